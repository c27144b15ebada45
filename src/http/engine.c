#include "http/engine.h"

#include "http/guard.h"
#include "http/rations.h"
#include "http/streams.h"
#include "sys/clock.h"
#include "sys/given.h"
#include "sys/whole.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <microhttpd.h>
#include <netdb.h>
#include <pthread.h>
#include <semaphore.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

const Reason address_wrong = { INVALID, "address-wrong", "doc/serve.md",
    "This is no address to listen on: say HOST:PORT, as 127.0.0.1:8080 or [::1]:8080." };
const Reason address_taken = { CONFLICT, "address-taken", "doc/serve.md",
    "Nobody can listen on this address now. Name another port, or stop what listens there." };

/* A line that is kept open holds CONNECTION_BYTES, and no head can be longer. */
enum { REQUEST_BYTES = 24 << 20, CONNECTION_BYTES = 15 << 10, WATCH_MS = 250 };

/* A body goes into a file by so many bytes: the library hands it on by CONNECTION_BYTES at most,
 * and a write that begins and ends within pages costs the system four times as much a byte. */
enum { PIECE_BYTES = 256 << 10 };

const Limits usual_limits = {
    .threads = 4, .connections = 12288, .of_one_address = 256, .body_bytes = 1 << 20,
    .small = 64 << 10,
    .head_ms = 10 * 1000, .idle_ms = 60 * 1000, .slow_ms = 30 * 1000, .slowest = 16 << 10,
    .workers = 8, .workers_kept = 2, .queued = { 256, 64, 64 }, .files = { 64, 16, 16 },
    .memory = { 256 << 20, 64 << 20, 32 << 20 }, .streams = 10000, .streams_each = 32,
};

/* One connection. due: by then what is under way there must be over, or enough of it have moved
 * since it was looked at last: then `moved` bytes had. waits: for a request, since then; 0: one is
 * under way. */
typedef struct Wire {
    struct Wire *next, *before;
    int     fd;
    int64_t due, moved, waits;
    bool    paced;
} Wire;

typedef struct Call Call;
typedef struct Line { Call *first, **end; } Line;

struct Engine {
    struct MHD_Daemon *daemon;
    int         folder;                /* of a socket of this machine; else -1 */
    char        name[64];              /* of that */
    bool        bound;                 /* it is ours */
    pthread_t  *workers;
    pthread_mutex_t desk;
    pthread_cond_t  came;
    Line        known, strangers;      /* who wait for a worker, with `desk` */
    int         working, for_strangers;
    bool        closing;               /* with `desk` */
    Rations      queued, files, memory;
    Streams     streams;
    Limits      limits;
    AnswerFn   *answer;
    void       *with;
    Wall        wall;
    struct sockaddr_storage at;
    pthread_t       watch;
    pthread_mutex_t wires;
    pthread_cond_t  ending;
    Wire       *first;                 /* with `wires`, and each one's due */
    bool        stopping;              /* with `wires` */
    atomic_llong requests, refused, no_room, cut_off, connected, busy;
};

/* One request, from its first line to its last byte. */
struct Call {
    struct Call *next;                 /* of those that wait for a worker */
    struct MHD_Connection *line;
    Arena    life;
    Engine  *engine;
    Wire    *wire;
    Request  request;
    Refusal  refusal;
    Framing  framing;
    Load     load;
    Taken    place, file, memory, answer_memory;
    Text     body;                     /* of a body in a file, the piece that is not there yet */
    Sha256   body_sum;
    int64_t  left;                     /* of its life, when its body was there */
    const char *below;                 /* where the next line of its head must lie */
    bool     torn;                     /* it does not */
    Answer   answer;
    bool     begun;                    /* its head was there */
    bool     answered;                 /* by a worker, or to be finished */
    bool     told;                     /* what it waits for is done; a worker finishes it */
};

/* ---- who takes too long ---------------------------------------------------------- */

static int64_t steady(const Engine *e) { return e->wall.steady(e->wall.where); }

/* What went over this line both ways, as the other side saw it; -1: the system does not say, of a
 * socket of this machine. */
static int64_t moved_on(int fd)
{
    struct tcp_info is = { 0 };
    socklen_t bytes = sizeof is;
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &is, &bytes) ||
        bytes < offsetof(struct tcp_info, tcpi_bytes_received) + sizeof is.tcpi_bytes_received)
        return -1;
    return (int64_t)(is.tcpi_bytes_acked + is.tcpi_bytes_received);
}

/* ms 0: whenever it is. */
static void due_in(Engine *e, Wire *w, int64_t ms)
{
    pthread_mutex_lock(&e->wires);
    w->due   = ms ? steady(e) + ms : 0;
    w->waits = 0;
    w->paced = false;
    pthread_mutex_unlock(&e->wires);
}

/* A body or an answer is on its way, and may be for as long as it goes on fast enough. */
static void paced(Engine *e, Wire *w)
{
    pthread_mutex_lock(&e->wires);
    w->due   = steady(e) + e->limits.slow_ms;
    w->waits = 0;
    w->paced = true;
    w->moved = moved_on(w->fd);
    pthread_mutex_unlock(&e->wires);
}

/* Nothing is under way. */
static void waits_for_more(Engine *e, Wire *w)
{
    pthread_mutex_lock(&e->wires);
    w->waits = steady(e);
    w->due   = w->waits + e->limits.idle_ms;
    w->paced = false;
    pthread_mutex_unlock(&e->wires);
}

/* With `wires`. Have as many bytes moved since then as a line moves that is just fast enough? */
static bool goes_on(Engine *e, Wire *w, int64_t now)
{
    int64_t moved = w->paced ? moved_on(w->fd) : 0;
    int64_t least = e->limits.slow_ms * e->limits.slowest / 1000;
    if (!w->paced || (moved >= 0 && moved - w->moved < least))
        return false;
    w->moved = moved;
    w->due   = now + e->limits.slow_ms;
    return true;
}

/* With `wires`. */
static void cut(Engine *e, Wire *w)
{
    w->due = w->waits = 0;
    shutdown(w->fd, SHUT_RDWR);
    e->cut_off++;
}

/* With `wires`. Where there are nearly as many as there may be, whoever waited longest without
 * asking for anything makes room for who comes. */
static void room_for_one(Engine *e)
{
    Wire *longest = NULL;
    if (e->connected < e->limits.connections - e->limits.connections / 16)
        return;
    for (Wire *w = e->first; w; w = w->next)
        if (w->waits && (!longest || w->waits <= longest->waits))
            longest = w;
    if (longest)
        cut(e, longest);
}

/* The library's own timeout begins anew with every byte that drips. */
static void *watch_run(void *engine)
{
    Engine *e = engine;
    pthread_mutex_lock(&e->wires);
    while (!e->stopping) {
        int64_t now = steady(e);
        for (Wire *w = e->first; w; w = w->next)
            if (w->due && w->due < now && !goes_on(e, w, now))
                cut(e, w);
        pthread_mutex_unlock(&e->wires);
        streams_look(&e->streams, now);
        pthread_mutex_lock(&e->wires);
        if (e->stopping)
            break;
        struct timespec again;
        clock_gettime(CLOCK_REALTIME, &again);
        again.tv_nsec += WATCH_MS * 1000 * 1000;
        again.tv_sec  += again.tv_nsec / 1000000000;
        again.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&e->ending, &e->wires, &again);
    }
    pthread_mutex_unlock(&e->wires);
    return NULL;
}

static void wire_add(Engine *e, Wire *w)
{
    pthread_mutex_lock(&e->wires);
    room_for_one(e);
    w->next = e->first;
    if (e->first)
        e->first->before = w;
    e->first = w;
    w->waits = steady(e);
    w->due   = w->waits + e->limits.head_ms;
    pthread_mutex_unlock(&e->wires);
    e->connected++;
}

static void wire_take_off(Engine *e, Wire *w)
{
    pthread_mutex_lock(&e->wires);
    if (w->next)
        w->next->before = w->before;
    if (w->before)
        w->before->next = w->next;
    else
        e->first = w->next;
    pthread_mutex_unlock(&e->wires);
    e->connected--;
}

static void connection_changed(void *engine, struct MHD_Connection *c, void **wire,
                               enum MHD_ConnectionNotificationCode what)
{
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        Wire *w = *wire = calloc(1, sizeof *w);
        if (!w)
            abort();
        w->fd = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
        wire_add(engine, w);
    } else {
        wire_take_off(engine, *wire);
        free(*wire);
    }
}

/* ---- reading --------------------------------------------------------------------- */

static Str address_words(const struct sockaddr *at, socklen_t bytes, bool port, Arena *a)
{
    char host[NI_MAXHOST], service[NI_MAXSERV];
    Text t = { 0 };
    if (at->sa_family != AF_INET && at->sa_family != AF_INET6)
        return S("socket");
    if (getnameinfo(at, bytes, host, sizeof host, service, sizeof service,
                    NI_NUMERICHOST | NI_NUMERICSERV))
        return (Str){ 0 };
    bool six = at->sa_family == AF_INET6 && port;
    text_put(&t, a, six ? "[{}]" : "{}", str(host));
    if (port)
        text_put(&t, a, ":{}", str(service));
    return text_str(&t);
}

/* Nine digits by chance: whoever asks now and then must not read from it how much others asked in
 * between, which in the last hour before a deadline would be how many hand in. */
static int64_t number_new(void)
{
    enum { LEAST = 100000000, MOST = 999999999 };
    return LEAST + (int64_t)randombytes_uniform(MOST - LEAST + 1);
}

/* The first line is there. What is kept of the request begins here. */
static void *line_read(void *engine, const char *target, struct MHD_Connection *c)
{
    Engine *e    = engine;
    Call   *call = calloc(1, sizeof *call);
    if (!call)
        abort();
    const struct sockaddr *from =
        MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
    call->life   = arena_begin(REQUEST_BYTES);
    call->engine = e;
    call->wire   = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
    call->line   = c;
    call->request.number = number_new();
    sha256_begin(&call->body_sum);
    call->request.from = address_words(from, from->sa_family == AF_INET6
                                                 ? sizeof(struct sockaddr_in6)
                                                 : sizeof(struct sockaddr_in), false, &call->life);
    call->refusal = target_read(str_copy(str(target), &call->life), &call->request, &call->life);
    e->busy++;
    return call;
}

/* Before its version 1 the library joins a folded line to the name before it, ends a value at a
 * byte of nothing, and the head at a line that begins with a colon: then what it hands out is not
 * what was sent. It leaves lines where they came, with zeros for the colon and for both bytes of
 * each end; so what is in order lies line behind line, and two more zeros at the end. */
static bool is_old(void) { return !strncmp(MHD_get_version(), "0.", 2); }

static bool zeros(const char *at) { return !at[0] && !at[1]; }

static bool lies_there(const Call *c, Str name, Str value)
{
    const char *colon = name.at + name.len;
    if (!value.at || value.at <= colon || *colon || (c->below && c->below != name.at))
        return false;
    for (const char *space = colon + 1; space < value.at; space++)
        if (*space != ' ' && *space != '\t')
            return false;
    return zeros(value.at + value.len);
}

static enum MHD_Result header_read(void *call, enum MHD_ValueKind kind, const char *name,
                                   size_t name_bytes, const char *value, size_t value_bytes)
{
    (void)kind;
    Call *c = call;
    if (c->request.headers.len > HEADERS_MOST)
        return MHD_NO;
    if (!lies_there(c, (Str){ name, (ptrdiff_t)name_bytes },
                    (Str){ value, (ptrdiff_t)value_bytes })) {
        c->torn = true;
        if (is_old())
            return MHD_NO;
    }
    c->below = value ? value + value_bytes + 2 : NULL;
    *list_add(&c->request.headers, &c->life) =
        (Pair){ { name, (ptrdiff_t)name_bytes }, { value, value ? (ptrdiff_t)value_bytes : 0 } };
    return MHD_YES;
}

/* The library hands out names and values as it decoded them; we decode for ourselves. */
static size_t as_it_is(void *engine, struct MHD_Connection *c, char *s)
{
    (void)engine; (void)c;
    return strlen(s);
}

static const Refusal too_much   = { 413, "What was sent is too large." };
static const Refusal too_many   = { 503, "Too many ask for such things just now. Try again." };
static const Refusal no_room    = { 507, "There is no room here to keep what was sent." };
static const Refusal bad_lines  = { 400, "The lines of this request's head are not in order." };
static const Refusal bad_method = { 400, "What is asked for has a name that is none." };

/* Whose share is taken. */
static Str who_of(const Call *call)
{
    return call->load.who.len ? call->load.who : call->request.from;
}

/* Whoever sends into a file has it before a byte of it comes. */
static Refusal file_take(Call *call)
{
    Engine *e = call->engine;
    if (!rations_take(&e->files, who_of(call), call->load.known, 1, &call->file))
        return too_many;
    int fd = call->load.fd ? call->load.fd : file_nameless();
    if (fd < 0)
        return no_room;
    call->request.body_fd = fd;
    call->request.body_at = call->load.at;
    call->request.body_placed = call->load.fd > 0;
    call->body = (Text){ .at = make(&call->life, char, PIECE_BYTES), .room = PIECE_BYTES };
    return (Refusal){ 0 };
}

/* Whoever sends into memory likewise. */
static Refusal memory_take(Call *call)
{
    int64_t bytes = call->framing.bytes == CHUNKED ? call->load.body_bytes : call->framing.bytes;
    bool room = rations_take(&call->engine->memory, who_of(call), call->load.known, bytes,
                            &call->memory);
    return room ? (Refusal){ 0 } : too_many;
}

static Refusal body_expect(Call *call)
{
    const Limits *l = &call->engine->limits;
    call->load = l->load ? l->load(call->engine->with, &call->request, &call->life)
                           : (Load){ .body_bytes = l->body_bytes };
    if (call->framing.bytes > call->load.body_bytes)
        return too_much;
    if (!call->framing.body)
        return (Refusal){ 0 };
    bool small = call->framing.bytes != CHUNKED && call->framing.bytes <= l->small;
    return call->load.file && !small ? file_take(call) : memory_take(call);
}

/* As they are spelled; what is not known here its address answers (405). Source: RFC 9110, 9.1. */
static bool method_sound(const char *name)
{
    return *name && !name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_")];
}

static void head_judge(Call *call, struct MHD_Connection *c, const char *method,
                       const char *version)
{
    Request *r = &call->request;
    call->begun = true;
    r->method   = method_of(str(method));
    MHD_get_connection_values_n(c, MHD_HEADER_KIND, header_read, call);
    bool whole = r->headers.len <= HEADERS_MOST && call->below;
    bool torn  = is_old() && (call->torn || (whole && !zeros(call->below)));
    Refusal no = torn ? bad_lines : guard_head(r, str(version), &call->framing);
    if (no.status)
        call->refusal = no;
    else if (!call->refusal.status && !method_sound(method))
        call->refusal = bad_method;
    else if (!call->refusal.status)
        call->refusal = body_expect(call);
    paced(call->engine, call->wire);
}

static void piece_write(Call *call)
{
    const Request *r = &call->request;
    Str piece = text_str(&call->body);
    if (!write_whole_at(r->body_fd, piece, r->body_at + r->body_bytes - piece.len))
        call->refusal = no_room;
    call->body.len = 0;
}

static void file_add(Call *call, Str come)
{
    while (come.len && !call->refusal.status) {
        ptrdiff_t room = PIECE_BYTES - call->body.len, bytes = come.len < room ? come.len : room;
        text_add(&call->body, (Str){ come.at, bytes }, &call->life);
        call->request.body_bytes += bytes;
        come = str_after(come, bytes);
        if (bytes == room)
            piece_write(call);
    }
}

static void body_add(Call *call, const char *bytes, size_t count)
{
    Str come = { bytes, (ptrdiff_t)count };
    if (call->refusal.status)
        return;
    if (call->request.body_bytes + come.len > call->load.body_bytes) {
        call->refusal = too_much;
        return;
    }
    sha256_add(&call->body_sum, come);
    if (call->request.body_fd) {
        file_add(call, come);
        return;
    }
    call->request.body_bytes += come.len;
    text_add(&call->body, come, &call->life);
}

/* ---- answering ------------------------------------------------------------------- */

/* Every answer has these; a page that needs more says so itself. Whoever listens has no page, and
 * the library keeps a copy for each for as long as they stay: they get what is not for pages. */
static const struct { const char *name, *value; bool of_pages; } always[] = {
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "same-origin" },
    { "Cross-Origin-Opener-Policy", "same-origin", true },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "X-Frame-Options", "DENY", true },
    { "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      true },
    { "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
      "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
      "frame-ancestors 'none'" },
};

static bool says(const Answer *answer, const char *name)
{
    for (each(const Pair, h, answer->headers))
        if (str_alike(h->name, str(name)))
            return true;
    return false;
}

static struct MHD_Response *response_of(Call *call, struct MHD_Connection *c,
                                        const Answer *answer)
{
    if (answer->stream.pulse)
        return stream_open(&call->engine->streams, c, &answer->stream, who_of(call),
                           steady(call->engine));
    if (answer->fd)
        return MHD_create_response_from_fd64((uint64_t)answer->file_bytes, answer->fd);
    return MHD_create_response_from_buffer((size_t)answer->body.len,
                                           (void *)(uintptr_t)answer->body.at,
                                           MHD_RESPMEM_PERSISTENT);
}

/* Whoever listens stays for long: what was asked is not needed any more. */
static void request_forget(Call *call)
{
    arena_end(&call->life);
    call->request  = (Request){ .body_fd = call->request.body_fd };
    call->load.who = (Str){ 0 };
}

static enum MHD_Result refuse_stream(Call *call, struct MHD_Connection *c);

static enum MHD_Result send_out(Call *call, struct MHD_Connection *c, const Answer *answer)
{
    struct MHD_Response *response = response_of(call, c, answer);
    if (!response && answer->stream.pulse)
        return refuse_stream(call, c);
    if (!response)
        return MHD_NO;
    if (answer->type)
        MHD_add_response_header(response, "Content-Type", answer->type);
    for (each(const Pair, h, answer->headers))
        MHD_add_response_header(response, str_terminated(h->name, &call->life),
                                str_terminated(h->value, &call->life));
    bool stream = answer->stream.pulse;
    for (int i = 0; i < countof(always); i++)
        if (!says(answer, always[i].name) && !(stream && always[i].of_pages))
            MHD_add_response_header(response, always[i].name, always[i].value);
    if (stream)
        due_in(call->engine, call->wire, 0);
    else
        paced(call->engine, call->wire);
    call->engine->requests++;
    enum MHD_Result sent = MHD_queue_response(c, (unsigned)answer->status, response);
    MHD_destroy_response(response);
    if (stream)
        request_forget(call);
    return sent;
}

static const Refusal listeners = { 503, "Too many listen already. The page itself is there." };

/* In plain words, and with a number by which it is found again. Whoever was refused may have more
 * to say that nobody wants to read: the connection ends. */
static enum MHD_Result refuse(Call *call, struct MHD_Connection *c)
{
    Text   t = { 0 };
    Arena *a = &call->life;
    text_put(&t, a, "{}\nRequest number {}.\n", str(call->refusal.says),
             str_of_number(call->request.number, a));
    Answer answer = { .status = call->refusal.status, .type = "text/plain; charset=utf-8",
                      .body = text_str(&t) };
    *list_add(&answer.headers, a) = (Pair){ S("Connection"), S("close") };
    call->engine->refused++;
    call->engine->no_room += call->refusal.status == 503 && call->refusal.says != listeners.says;
    return send_out(call, c, &answer);
}

static enum MHD_Result refuse_stream(Call *call, struct MHD_Connection *c)
{
    call->refusal = listeners;
    return refuse(call, c);
}

static const Refusal nothing_here = { 404, "There is nothing at this address." };

static void answer_find(Call *call)
{
    call->engine->answer(call->engine->with, &call->request, &call->answer, &call->life);
    call->answered = true;
}

/* What it waited for is done. */
static void answer_finish(Call *call)
{
    Later later = call->answer.later;
    if (!later.tell)
        return;
    call->told   = false;
    call->answer = (Answer){ 0 };
    later.finish(later.with, &call->answer, &call->life);
    rations_give_back(&call->engine->queued, &call->place);
    rations_give_back(&call->engine->memory, &call->answer_memory);
}

static void body_whole(Call *call)
{
    const Wall *wall = &call->engine->wall;
    call->request.arrived = wall->now(wall->where);
    call->request.body = text_str(&call->body);
    call->left = call->life.left;
    call->request.body_hash = sha256_end(&call->body_sum);
    if (call->request.body_fd)
        lseek(call->request.body_fd, call->request.body_at, SEEK_SET);
}

/* A long answer that was made for this one alone stays for as long as it is read. */
static bool answer_kept(Call *call)
{
    enum { SHORT = 256 << 10 };
    int64_t bytes = call->left - call->life.left;
    return bytes <= SHORT || rations_take(&call->engine->memory, who_of(call), call->load.known,
                                         bytes, &call->answer_memory);
}

static enum MHD_Result answer_it(Call *call, struct MHD_Connection *c)
{
    answer_finish(call);
    if (call->answer.status && answer_kept(call))
        return send_out(call, c, &call->answer);
    call->refusal = call->answer.status ? too_many : nothing_here;
    if (call->answer.fd)
        close(call->answer.fd);
    return refuse(call, c);
}

/* ---- those who take their time --------------------------------------------------- */

static void line_join(Line *line, Call *call)
{
    call->next = NULL;
    *line->end = call;
    line->end  = &call->next;
}

static Call *line_next(Line *line)
{
    Call *next = line->first;
    if (next) {
        line->first = next->next;
        line->end   = line->first ? line->end : &line->first;
    }
    return next;
}

static bool queue_join(Engine *e, Call *call)
{
    pthread_mutex_lock(&e->desk);
    bool room = !e->closing && rations_take(&e->queued, who_of(call), call->load.known, 1,
                                           &call->place);
    if (room) {
        line_join(call->load.known ? &e->known : &e->strangers, call);
        due_in(e, call->wire, 0);
        MHD_suspend_connection(call->line);
        pthread_cond_signal(&e->came);
    }
    pthread_mutex_unlock(&e->desk);
    return room;
}

/* With `desk`. Whoever is known first; and strangers never have all who work. */
static Call *queue_first(Engine *e)
{
    Call *next = line_next(&e->known);
    if (!next && e->for_strangers < e->limits.workers - e->limits.workers_kept &&
        (next = line_next(&e->strangers)))
        e->for_strangers++;
    return next;
}

/* With `desk`. NULL: the engine closes, and nobody waits any more. */
static Call *queue_next(Engine *e)
{
    Call *next;
    while (!(next = queue_first(e)) && !(e->closing && !e->strangers.first))
        pthread_cond_wait(&e->came, &e->desk);
    if (next && !next->told)
        rations_give_back(&e->queued, &next->place);
    return next;
}

/* May it wait without any thread? What it took is given back when it is finished. */
static bool may_wait(Call *call)
{
    Engine *e = call->engine;
    Str  who = who_of(call);
    bool known = call->load.known;
    return rations_take(&e->queued, who, known, 1, &call->place) &&
           rations_take(&e->memory, who, known, call->answer.later.held, &call->answer_memory);
}

static void ring(void *bell) { sem_post(bell); }

static void wait_here(const Later *later)
{
    sem_t bell;
    sem_init(&bell, 0, 0);
    later->tell(later->with, ring, &bell);
    while (sem_wait(&bell))
        ;
    sem_destroy(&bell);
}

/* Its line is suspended; from here on its own thread has it again. */
static void go_on(void *call) { MHD_resume_connection(((Call *)call)->line); }

/* It has its place already. */
static void to_a_worker(void *of)
{
    Call   *call = of;
    Engine *e = call->engine;
    pthread_mutex_lock(&e->desk);
    call->told = true;
    line_join(call->load.known ? &e->known : &e->strangers, call);
    pthread_cond_signal(&e->came);
    pthread_mutex_unlock(&e->desk);
}

/* Once it goes on, or another may finish it, it may be gone. */
static void answer_slowly(Call *call)
{
    if (call->told)
        answer_finish(call);
    else
        answer_find(call);
    for (Later later; (later = call->answer.later).tell;) {
        if (may_wait(call)) {
            later.tell(later.with, later.slow ? to_a_worker : go_on, call);
            return;
        }
        wait_here(&later);
        answer_finish(call);
    }
    go_on(call);
}

static void *worker_run(void *engine)
{
    Engine *e = engine;
    pthread_mutex_lock(&e->desk);
    for (Call *call; (call = queue_next(e));) {
        bool stranger = !call->load.known;
        pthread_mutex_unlock(&e->desk);
        answer_slowly(call);
        pthread_mutex_lock(&e->desk);
        e->for_strangers -= stranger;
        pthread_cond_signal(&e->came);
    }
    pthread_cond_broadcast(&e->came);
    pthread_mutex_unlock(&e->desk);
    return NULL;
}

static void workers_begin(Engine *e, Arena *a)
{
    pthread_mutex_init(&e->desk, NULL);
    pthread_cond_init(&e->came, NULL);
    e->known.end     = &e->known.first;
    e->strangers.end = &e->strangers.first;
    e->workers = make(a, pthread_t, e->limits.workers + 1);
    while (e->working < e->limits.workers)
        if (pthread_create(&e->workers[e->working++], NULL, worker_run, e))
            abort();
}

/* Requests may come until the library stops: from now on they find nobody who waits for them. */
static void workers_end(Engine *e)
{
    pthread_mutex_lock(&e->desk);
    e->closing = true;
    pthread_cond_broadcast(&e->came);
    pthread_mutex_unlock(&e->desk);
    while (e->working)
        pthread_join(e->workers[--e->working], NULL);
}

static enum MHD_Result body_over(Call *call, struct MHD_Connection *c)
{
    if (call->request.body_fd && call->body.len && !call->refusal.status)
        piece_write(call);
    if (call->refusal.status)
        return refuse(call, c);
    if (call->answered)
        return answer_it(call, c);
    body_whole(call);
    if (call->load.slow && call->engine->limits.workers) {
        if (queue_join(call->engine, call))
            return MHD_YES;
        call->refusal = too_many;
        return refuse(call, c);
    }
    answer_find(call);
    while (call->answer.later.tell) {
        wait_here(&call->answer.later);
        answer_finish(call);
    }
    return answer_it(call, c);
}

/* Called when the head is there, for each piece of the body, and when that is over. */
static enum MHD_Result request_come(void *engine, struct MHD_Connection *c, const char *target,
                                    const char *method, const char *version, const char *bytes,
                                    size_t *count, void **call_of)
{
    (void)engine; (void)target;
    Call *call = *call_of;
    if (!call->begun) {
        head_judge(call, c, method, version);
        return call->refusal.status ? refuse(call, c) : MHD_YES;
    }
    if (*count) {
        body_add(call, bytes, *count);
        *count = 0;
        return MHD_YES;
    }
    return body_over(call, c);
}

static void request_over(void *engine, struct MHD_Connection *c, void **call_of,
                         enum MHD_RequestTerminationCode how)
{
    (void)c; (void)how;
    Engine *e    = engine;
    Call   *call = *call_of;
    if (!call)
        return;
    waits_for_more(e, call->wire);
    if (call->request.body_fd)
        close(call->request.body_fd);
    else if (call->load.fd)
        close(call->load.fd);
    arena_end(&call->life);
    rations_give_back(&e->queued, &call->place);
    rations_give_back(&e->files, &call->file);
    rations_give_back(&e->memory, &call->memory);
    rations_give_back(&e->memory, &call->answer_memory);
    free(call);
    e->busy--;
}

/* ---- beginning and ending -------------------------------------------------------- */

/* "[::1]:80" and "127.0.0.1:80"; a port is always said. */
static bool address_split(Str address, Str *host, Str *port)
{
    if (str_starts(address, "[")) {
        *port = str_after(address, 1);
        *host = str_cut(port, ']');
        if (!str_starts(*port, ":"))
            return false;
        *port = str_after(*port, 1);
    } else {
        *port = address;
        *host = str_cut(port, ':');
    }
    int64_t n;
    return host->len && str_number(*port, &n) && n < 65536;
}

static Result address_read(Engine *e, Str address, socklen_t *bytes, Arena *a)
{
    Str host, port;
    struct addrinfo *found, how = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM,
                                    .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE };
    if (!address_split(address, &host, &port) ||
        getaddrinfo(str_terminated(str_is(host, "localhost") ? S("127.0.0.1") : host, a),
                    str_terminated(port, a), &how, &found))
        return because_of(&address_wrong, address);
    memcpy(&e->at, found->ai_addr, found->ai_addrlen);
    *bytes = found->ai_addrlen;
    freeaddrinfo(found);
    return DONE;
}

static Result taken(Str address, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", address, str(strerror(errno)));
    return because_of(&address_taken, text_str(&t));
}

/* Its folder is opened first: the place of a socket has few bytes, and the name is looked at where
 * it lies. What is no socket is left alone, a link among it. */
static bool socket_place(Engine *e, Str address, Arena *a)
{
    char  *path = str_terminated(address, a), *slash = strrchr(path, '/');
    struct sockaddr_un *at = (void *)&e->at;
    struct stat there;
    *slash = 0;
    e->folder = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (e->folder < 0 || strlen(slash + 1) >= sizeof e->name)
        return false;
    memcpy(e->name, slash + 1, strlen(slash + 1) + 1);
    if (!fstatat(e->folder, e->name, &there, AT_SYMLINK_NOFOLLOW)) {
        errno = EEXIST;
        if (!S_ISSOCK(there.st_mode) || unlinkat(e->folder, e->name, 0))
            return false;
    }
    *at = (struct sockaddr_un){ .sun_family = AF_UNIX };
    snprintf(at->sun_path, sizeof at->sun_path, "/proc/self/fd/%d/%s", e->folder, e->name);
    return true;
}

/* Nobody can come before it listens, and by then it is its owner's alone. */
static Result socket_listen(Engine *e, Str address, int *fd, Arena *a)
{
    *fd = -1;
    if (!socket_place(e, address, a))
        return taken(address, a);
    *fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    e->bound = *fd >= 0 && !bind(*fd, (struct sockaddr *)&e->at, sizeof(struct sockaddr_un));
    bool up = e->bound && !fchmodat(e->folder, e->name, 0600, 0) && !listen(*fd, SOMAXCONN);
    if (up)
        return DONE;
    Result r = taken(address, a);
    if (*fd >= 0)
        close(*fd);
    return r;
}

static void socket_leave(Engine *e)
{
    if (e->folder < 0)
        return;
    if (e->bound)
        unlinkat(e->folder, e->name, 0);
    close(e->folder);
    e->folder = -1;
}

/* Our own socket, so that what the system says of it can be told. */
static Result listen_at(Engine *e, Str address, int *fd, Arena *a)
{
    socklen_t bytes;
    if (str_starts(address, "/"))
        return socket_listen(e, address, fd, a);
    TRY(address_read(e, address, &bytes, a));
    *fd = socket(e->at.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (*fd < 0)
        return taken(address, a);
    setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int));
    bool up = !bind(*fd, (struct sockaddr *)&e->at, bytes) && !listen(*fd, SOMAXCONN) &&
              !getsockname(*fd, (struct sockaddr *)&e->at, &(socklen_t){ sizeof e->at });
    if (up)
        return DONE;
    Result r = taken(address, a);
    close(*fd);
    return r;
}

static void quiet(void *nobody, const char *form, va_list said)
{
    (void)nobody; (void)form; (void)said;
}

static struct MHD_Daemon *daemon_of(Engine *e, int fd)
{
    const Limits *l = &e->limits;
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG |
        MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
        request_come, e, MHD_OPTION_EXTERNAL_LOGGER, quiet, NULL, MHD_OPTION_LISTEN_SOCKET, fd,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)l->threads,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)l->connections,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, (unsigned)l->of_one_address,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)(l->idle_ms / 1000 + 1),
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_UNESCAPE_CALLBACK, as_it_is, NULL,
        MHD_OPTION_URI_LOG_CALLBACK, line_read, e, MHD_OPTION_NOTIFY_COMPLETED, request_over, e,
        MHD_OPTION_NOTIFY_CONNECTION, connection_changed, e, MHD_OPTION_END);
}

Result engine_start(Engine **out, Str address, const Limits *limits, AnswerFn *answer, void *with,
                    Arena *a)
{
    int     fd;
    Engine *e = *out = make(a, Engine, 1);
    e->limits = *limits;
    e->folder = -1;
    e->answer = answer;
    e->with   = with;
    e->wall   = wall_of_the_machine();
    pthread_mutex_init(&e->wires, NULL);
    pthread_cond_init(&e->ending, NULL);
    streams_begin(&e->streams, limits->streams, limits->streams_each);
    rations_begin(&e->queued, limits->queued);
    rations_begin(&e->files, limits->files);
    rations_begin(&e->memory, limits->memory);
    Result r = listen_at(e, address, &fd, a);
    if (!failed(r)) {
        workers_begin(e, a);
        e->daemon = daemon_of(e, fd);
        if (!e->daemon) {
            r = taken(address, a);
            workers_end(e);
            close(fd);
        }
    }
    if (failed(r)) {
        socket_leave(e);
        return r;
    }
    if (pthread_create(&e->watch, NULL, watch_run, e))
        abort();
    return DONE;
}

Str engine_address(const Engine *e, Arena *a)
{
    return address_words((const struct sockaddr *)&e->at, sizeof e->at, true, a);
}

bool engine_is_local(const Engine *e)
{
    const struct sockaddr_in  *four = (const void *)&e->at;
    const struct sockaddr_in6 *six  = (const void *)&e->at;
    return e->at.ss_family == AF_UNIX  ? true
         : e->at.ss_family == AF_INET6 ? IN6_IS_ADDR_LOOPBACK(&six->sin6_addr)
                                       : ntohl(four->sin_addr.s_addr) >> 24 == 127;
}

Traffic engine_traffic(Engine *e)
{
    return (Traffic){ e->requests, e->refused, e->no_room, e->cut_off, e->connected };
}

void engine_quiet(Engine *e, int64_t within_ms)
{
    int64_t until = steady(e) + within_ms;
    int fd = MHD_quiesce_daemon(e->daemon);
    if (fd >= 0)
        close(fd);
    socket_leave(e);
    streams_over(&e->streams);
    while (e->busy && steady(e) < until)
        usleep(5 * 1000);
}

void engine_stop(Engine *e, int64_t within_ms)
{
    engine_quiet(e, within_ms);
    workers_end(e);
    MHD_stop_daemon(e->daemon);
    pthread_mutex_lock(&e->wires);
    e->stopping = true;
    pthread_cond_signal(&e->ending);
    pthread_mutex_unlock(&e->wires);
    pthread_join(e->watch, NULL);
    pthread_cond_destroy(&e->came);
    pthread_mutex_destroy(&e->desk);
    streams_end(&e->streams);
    rations_end(&e->queued);
    rations_end(&e->files);
    rations_end(&e->memory);
    pthread_cond_destroy(&e->ending);
    pthread_mutex_destroy(&e->wires);
}
