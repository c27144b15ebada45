#include "http/engine.h"

#include "http/guard.h"
#include "http/streams.h"
#include "sys/clock.h"
#include "sys/given.h"
#include "sys/whole.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <netdb.h>
#include <pthread.h>
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

enum { REQUEST_BYTES = 24 << 20, CONNECTION_BYTES = 24 << 10, WATCH_MS = 250 };

const Limits usual_limits = {
    .threads = 4, .connections = 12288, .of_one_address = 256, .body_bytes = 1 << 20,
    .head_ms = 10 * 1000, .idle_ms = 60 * 1000, .slow_ms = 30 * 1000, .slowest = 16 << 10,
    .workers = 8, .queued = 256, .files = 64, .streams = 10000, .streams_each = 32,
};

/* One connection. due: by then what is under way there must be over. */
typedef struct Wire { struct Wire *next, *before; int fd; int64_t due; } Wire;

typedef struct Call Call;

struct Engine {
    struct MHD_Daemon *daemon;
    int         folder;                /* of a socket of this machine; else -1 */
    char        name[64];              /* of that */
    bool        bound;                 /* it is ours */
    pthread_t  *workers;
    pthread_mutex_t desk;
    pthread_cond_t  came;
    Call       *queue, **queue_end;    /* with `desk`, and how many */
    int         queued, working;
    bool        closing;               /* with `desk` */
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
    atomic_llong number, requests, refused, cut_off, connected, busy, files;
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
    Text     body;
    Sha256   body_sum;
    Answer   answer;
    bool     begun;                    /* its head was there */
    bool     asked, answered;          /* by a worker */
};

/* ---- who takes too long ---------------------------------------------------------- */

static int64_t steady(const Engine *e) { return e->wall.steady(e->wall.where); }

/* ms 0: whenever it is. */
static void due_in(Engine *e, Wire *w, int64_t ms)
{
    pthread_mutex_lock(&e->wires);
    w->due = ms ? steady(e) + ms : 0;
    pthread_mutex_unlock(&e->wires);
}

/* A slow line has a second for each `slowest` bytes, and no more. */
static int64_t time_for(const Engine *e, int64_t bytes)
{
    return e->limits.slow_ms + bytes * 1000 / e->limits.slowest;
}

/* The library's own timeout begins anew with every byte that drips. */
static void *watch_run(void *engine)
{
    Engine *e = engine;
    pthread_mutex_lock(&e->wires);
    while (!e->stopping) {
        int64_t now = steady(e);
        for (Wire *w = e->first; w; w = w->next)
            if (w->due && w->due < now) {
                w->due = 0;
                shutdown(w->fd, SHUT_RDWR);
                e->cut_off++;
            }
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
    w->next = e->first;
    if (e->first)
        e->first->before = w;
    e->first = w;
    w->due   = steady(e) + e->limits.head_ms;
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
    call->request.number = ++e->number;
    sha256_begin(&call->body_sum);
    call->request.from = address_words(from, from->sa_family == AF_INET6
                                                 ? sizeof(struct sockaddr_in6)
                                                 : sizeof(struct sockaddr_in), false, &call->life);
    call->refusal = target_read(str_copy(str(target), &call->life), &call->request, &call->life);
    e->busy++;
    return call;
}

static enum MHD_Result header_read(void *call, enum MHD_ValueKind kind, const char *name,
                                   size_t name_bytes, const char *value, size_t value_bytes)
{
    (void)kind;
    Call *c = call;
    if (c->request.headers.len > HEADERS_MOST)
        return MHD_NO;
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
static const Refusal bad_method = { 501, "This is not something that can be asked for here." };

/* Whoever sends into a file has it before a byte of it comes. */
static Refusal file_take(Call *call)
{
    Engine *e = call->engine;
    if (!call->load.file || !call->framing.body)
        return (Refusal){ 0 };
    if (++e->files > e->limits.files) {
        e->files--;
        return too_many;
    }
    int fd = file_nameless();
    if (fd < 0) {
        e->files--;
        return no_room;
    }
    call->request.body_fd = fd;
    return (Refusal){ 0 };
}

static Refusal body_expect(Call *call)
{
    const Limits *l = &call->engine->limits;
    call->load = l->load ? l->load(call->engine->with, &call->request)
                           : (Load){ .body_bytes = l->body_bytes };
    return call->framing.bytes > call->load.body_bytes ? too_much : file_take(call);
}

static void head_judge(Call *call, struct MHD_Connection *c, const char *method,
                       const char *version)
{
    Request *r = &call->request;
    call->begun = true;
    r->method   = method_of(str(method));
    MHD_get_connection_values_n(c, MHD_HEADER_KIND, header_read, call);
    Refusal no = guard_head(r, str(version), &call->framing);
    if (no.status)
        call->refusal = no;
    else if (!call->refusal.status && r->method == OTHER)
        call->refusal = bad_method;
    else if (!call->refusal.status)
        call->refusal = body_expect(call);
    int64_t bytes = call->framing.bytes > 0 ? call->framing.bytes : 0;
    due_in(call->engine, call->wire, time_for(call->engine, bytes));
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
    call->request.body_bytes += come.len;
    sha256_add(&call->body_sum, come);
    if (!call->request.body_fd)
        text_add(&call->body, come, &call->life);
    else if (!write_whole(call->request.body_fd, come))
        call->refusal = no_room;
}

/* ---- answering ------------------------------------------------------------------- */

/* Every answer has these; a page that needs more says so itself. */
static const struct { const char *name, *value; } always[] = {
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "same-origin" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "X-Frame-Options", "DENY" },
    { "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
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
        return stream_open(&call->engine->streams, c, &answer->stream, call->request.from,
                           steady(call->engine));
    if (answer->fd)
        return MHD_create_response_from_fd64((uint64_t)answer->file_bytes, answer->fd);
    return MHD_create_response_from_buffer((size_t)answer->body.len,
                                           (void *)(uintptr_t)answer->body.at,
                                           MHD_RESPMEM_PERSISTENT);
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
    for (int i = 0; i < countof(always); i++)
        if (!says(answer, always[i].name))
            MHD_add_response_header(response, always[i].name, always[i].value);
    int64_t bytes = answer->fd ? answer->file_bytes : answer->body.len;
    due_in(call->engine, call->wire,
           answer->stream.pulse ? 0 : time_for(call->engine, bytes));
    call->engine->requests++;
    enum MHD_Result sent = MHD_queue_response(c, (unsigned)answer->status, response);
    MHD_destroy_response(response);
    return sent;
}

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
    return send_out(call, c, &answer);
}

static const Refusal listeners = { 503, "Too many listen already. The page itself is there." };

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

static void body_whole(Call *call)
{
    const Wall *wall = &call->engine->wall;
    call->request.arrived = wall->now(wall->where);
    call->request.body = text_str(&call->body);
    call->request.body_hash = sha256_end(&call->body_sum);
    if (call->request.body_fd)
        lseek(call->request.body_fd, 0, SEEK_SET);
}

static enum MHD_Result answer_it(Call *call, struct MHD_Connection *c)
{
    if (call->answer.status)
        return send_out(call, c, &call->answer);
    call->refusal = nothing_here;
    return refuse(call, c);
}

/* ---- those who take their time --------------------------------------------------- */

static bool queue_join(Engine *e, Call *call)
{
    pthread_mutex_lock(&e->desk);
    bool room = !e->closing && e->queued < e->limits.queued;
    if (room) {
        *e->queue_end = call;
        e->queue_end  = &call->next;
        e->queued++;
        due_in(e, call->wire, 0);
        MHD_suspend_connection(call->line);
        pthread_cond_signal(&e->came);
    }
    pthread_mutex_unlock(&e->desk);
    return room;
}

/* With `desk`. NULL: the engine closes, and nobody waits any more. */
static Call *queue_next(Engine *e)
{
    while (!e->queue && !e->closing)
        pthread_cond_wait(&e->came, &e->desk);
    Call *next = e->queue;
    if (!next)
        return NULL;
    e->queue = next->next;
    e->queue_end = e->queue ? e->queue_end : &e->queue;
    e->queued--;
    return next;
}

static void *worker_run(void *engine)
{
    Engine *e = engine;
    pthread_mutex_lock(&e->desk);
    for (Call *call; (call = queue_next(e));) {
        pthread_mutex_unlock(&e->desk);
        answer_find(call);
        MHD_resume_connection(call->line);
        pthread_mutex_lock(&e->desk);
    }
    pthread_mutex_unlock(&e->desk);
    return NULL;
}

static void workers_begin(Engine *e, Arena *a)
{
    pthread_mutex_init(&e->desk, NULL);
    pthread_cond_init(&e->came, NULL);
    e->queue_end = &e->queue;
    e->workers = make(a, pthread_t, e->limits.workers + 1);
    while (e->working < e->limits.workers)
        if (pthread_create(&e->workers[e->working++], NULL, worker_run, e))
            abort();
}

static void workers_end(Engine *e)
{
    pthread_mutex_lock(&e->desk);
    e->closing = true;
    pthread_cond_broadcast(&e->came);
    pthread_mutex_unlock(&e->desk);
    while (e->working)
        pthread_join(e->workers[--e->working], NULL);
    pthread_cond_destroy(&e->came);
    pthread_mutex_destroy(&e->desk);
}

static enum MHD_Result body_over(Call *call, struct MHD_Connection *c)
{
    if (call->refusal.status)
        return refuse(call, c);
    if (call->answered)
        return answer_it(call, c);
    body_whole(call);
    if (call->load.slow && call->engine->working) {
        if (queue_join(call->engine, call))
            return MHD_YES;
        call->refusal = too_many;
        return refuse(call, c);
    }
    answer_find(call);
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
    due_in(e, call->wire, e->limits.idle_ms);
    if (call->request.body_fd) {
        close(call->request.body_fd);
        e->files--;
    }
    arena_end(&call->life);
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
    return (Traffic){ e->requests, e->refused, e->cut_off, e->connected };
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
    streams_end(&e->streams);
    pthread_cond_destroy(&e->ending);
    pthread_mutex_destroy(&e->wires);
}
