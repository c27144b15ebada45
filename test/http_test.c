/* What comes over a socket: whatever two programs could read in two ways is refused, whoever drips
 * is cut off, and the rest is answered. */
#include "http/engine.h"
#include "http/guard.h"
#include "test/test.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* ---- a server, and somebody who types ------------------------------------------------ */

static void echo(void *with, const Request *r, Answer *answer, Arena *a)
{
    (void)with;
    if (str_is(r->path, "/nothing"))
        return;
    Text t = { 0 };
    text_put(&t, a, "path={} body={}", r->path, r->body);
    for (each(const Pair, p, r->query))
        text_put(&t, a, " {}={}", p->name, p->value);
    *answer = (Answer){ .status = 200, .type = "text/plain", .body = text_str(&t) };
}

enum { LONG_ANSWER = 64 << 20 };

/* A file of so many zeros. */
static void a_file(void *with, const Request *r, Answer *answer, Arena *a)
{
    (void)r; (void)a;
    *answer = (Answer){ .status = 200, .type = "application/octet-stream",
                        .fd = open((const char *)with, O_RDONLY | O_CLOEXEC),
                        .file_bytes = LONG_ANSWER };
}

/* What came in a file, and from whom. */
static void weigh(void *with, const Request *r, Answer *answer, Arena *a)
{
    char  first[8] = { 0 };
    Text  t = { 0 };
    (void)with;
    ptrdiff_t got = r->body_fd ? read(r->body_fd, first, sizeof first - 1) : 0;
    text_put(&t, a, "{} bytes, {} here, {}, begins {}, from {}", str_of_number(r->body_bytes, a),
             str_of_number(r->body.len, a), str_of_hash(r->body_hash, a),
             (Str){ first, got < 0 ? 0 : got }, r->from);
    *answer = (Answer){ .status = 200, .type = "text/plain", .body = text_str(&t) };
}

static Load into_a_file(void *with, const Request *r)
{
    (void)with; (void)r;
    return (Load){ .body_bytes = 100000, .file = true };
}

/* Waits until somebody asks for "/go". */
typedef struct Gate { pthread_mutex_t lock; pthread_cond_t opened; bool open; } Gate;

static void at_the_gate(void *with, const Request *r, Answer *answer, Arena *a)
{
    Gate *gate = with;
    (void)a;
    pthread_mutex_lock(&gate->lock);
    gate->open = gate->open || str_is(r->path, "/go");
    pthread_cond_broadcast(&gate->opened);
    while (!gate->open)
        pthread_cond_wait(&gate->opened, &gate->lock);
    pthread_mutex_unlock(&gate->lock);
    *answer = (Answer){ .status = 200, .type = "text/plain", .body = S("through") };
}

static Load slow_but_go(void *with, const Request *r)
{
    (void)with;
    return (Load){ .body_bytes = 10, .slow = !str_is(r->path, "/go") };
}

static const Limits hurried = { .threads = 2, .connections = 64, .of_one_address = 8,
    .body_bytes = 1000, .head_ms = 600, .idle_ms = 1500, .slow_ms = 600, .slowest = 1 << 10,
    .streams = 8, .streams_each = 8 };

static Engine *server_with(const Limits *limits, AnswerFn *answer, void *with, Arena *a)
{
    Engine *e;
    expect_done(engine_start(&e, S("127.0.0.1:0"), limits, answer, with, a));
    return e;
}

static Engine *server(AnswerFn *answer, void *with, Arena *a)
{
    return server_with(&hurried, answer, with, a);
}

static int connected(const Engine *e, Arena *a)
{
    int64_t port = 0;
    Str at = engine_address(e, a);
    str_cut(&at, ':');
    expect(str_number(at, &port));
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    expect(fd >= 0 && !connect(fd, (struct sockaddr *)&to, sizeof to));
    return fd;
}

static void typed(int fd, Str bytes)
{
    while (bytes.len) {
        ssize_t sent = send(fd, bytes.at, (size_t)bytes.len, MSG_NOSIGNAL);
        if (sent <= 0)
            return;                      /* it was refused already */
        bytes = str_after(bytes, sent);
    }
}

/* All that comes until the other side ends, or says nothing for so many ms. */
static Str heard(int fd, int ms, bool *ended, Arena *a)
{
    Text t = { 0 };
    char part[65536];
    struct pollfd wait = { .fd = fd, .events = POLLIN };
    *ended = false;
    while (poll(&wait, 1, ms) > 0) {
        ssize_t got = recv(fd, part, sizeof part, 0);
        if (got <= 0) {
            *ended = true;
            break;
        }
        text_add(&t, (Str){ part, got }, a);
    }
    return text_str(&t);
}

static bool contains(Str s, const char *piece)
{
    return s.len && memmem(s.at, (size_t)s.len, piece, strlen(piece));
}

/* The status of what is answered to these bytes; 0: nothing. */
static int status_of(Str bytes, Arena *a)
{
    Engine *e  = server(echo, NULL, a);
    int     fd = connected(e, a);
    bool    ended;
    typed(fd, bytes);
    Str said = heard(fd, 400, &ended, a);
    close(fd);
    engine_stop(e, 1000);
    return str_starts(said, "HTTP/1.1 ") ? atoi(said.at + 9) : 0;
}

#define GETS "GET / HTTP/1.1\r\n"
#define HOST "Host: tender.example.org\r\n"
#define POSTS "POST / HTTP/1.1\r\n" HOST

/* ---- what is in order ----------------------------------------------------------------- */

TEST(what_is_in_order_is_answered)
{
    expect(status_of(S(GETS HOST "\r\n"), a) == 200);
    expect(status_of(S("HEAD / HTTP/1.1\r\n" HOST "\r\n"), a) == 200);
    expect(status_of(S("GET / HTTP/1.0\r\n\r\n"), a) == 200);
    expect(status_of(S(GETS "Host: [::1]:8080\r\n\r\n"), a) == 200);
    expect(status_of(S(POSTS "Content-Length: 5\r\n\r\nhello"), a) == 200);
    expect(status_of(S(POSTS "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"), a) ==
           200);
    expect(status_of(S("GET /nothing HTTP/1.1\r\n" HOST "\r\n"), a) == 404);
}

TEST(a_path_and_what_is_asked_are_decoded_once)
{
    Engine *e  = server(echo, NULL, a);
    int     fd = connected(e, a);
    bool    ended;
    typed(fd, S("GET /t/caf%C3%A9/%2525?a=1+2&b=%26&c HTTP/1.1\r\n" HOST "\r\n"));
    Str said = heard(fd, 300, &ended, a);
    expect(contains(said, "path=/t/caf\xc3\xa9/%25 body= a=1 2 b=& c=") && !ended);
    typed(fd, S(POSTS "Content-Length: 5\r\n\r\nhello"));
    expect(contains(heard(fd, 300, &ended, a), "path=/ body=hello") && !ended);
    close(fd);
    engine_stop(e, 1000);
}

/* ---- what takes room or time ------------------------------------------------------------ */

TEST(a_body_may_go_into_a_file_and_its_fingerprint_is_known)
{
    Limits  limits = hurried;
    limits.load  = into_a_file;
    limits.files = 1;
    Engine *e  = server_with(&limits, weigh, NULL, a);
    int     fd = connected(e, a), other = connected(e, a);
    bool    ended;
    typed(fd, S(POSTS "Content-Length: 5\r\n\r\nhe"));
    heard(fd, 200, &ended, a);
    typed(other, S(POSTS "Content-Length: 5\r\n\r\nhello"));
    expect(contains(heard(other, 200, &ended, a), "HTTP/1.1 503 ") && ended);
    typed(fd, S("llo"));
    expect(contains(heard(fd, 300, &ended, a),
                    "5 bytes, 0 here, 2cf24dba5fb0a30e26e83b2ac5b9e29e"
                    "1b161e5c1fa7425e73043362938b9824, begins hello, from 127.0.0.1"));
    typed(fd, S(POSTS "Content-Length: 100001\r\n\r\n"));
    expect(contains(heard(fd, 300, &ended, a), "HTTP/1.1 413 "));
    close(fd);
    close(other);
    engine_stop(e, 1000);
}

TEST(whoever_waits_for_something_slow_holds_up_nobody_else)
{
    Gate   gate = { .lock = PTHREAD_MUTEX_INITIALIZER, .opened = PTHREAD_COND_INITIALIZER };
    Limits limits = hurried;
    limits.threads = 1;
    limits.load    = slow_but_go;
    limits.workers = limits.queued = 1;
    Engine *e = server_with(&limits, at_the_gate, &gate, a);
    int     fd[3];
    bool    ended;
    for (int i = 0; i < 3; i++) {
        fd[i] = connected(e, a);
        typed(fd[i], S("GET /slow HTTP/1.1\r\n" HOST "\r\n"));
        Str said = heard(fd[i], 200, &ended, a);
        expect(i < 2 ? !said.len : contains(said, "HTTP/1.1 503 "));
    }
    int quick = connected(e, a);
    typed(quick, S("GET /go HTTP/1.1\r\n" HOST "\r\n"));
    expect(contains(heard(quick, 300, &ended, a), "through"));
    for (int i = 0; i < 2; i++)
        expect(contains(heard(fd[i], 300, &ended, a), "through"));
    for (int i = 0; i < 3; i++)
        close(fd[i]);
    close(quick);
    engine_stop(e, 1000);
}

/* ---- what is not ----------------------------------------------------------------------- */

TEST(what_two_programs_could_read_in_two_ways_is_refused)
{
    static const char *const bad[] = {
        POSTS "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        POSTS "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        POSTS "Content-Length: 5, 5\r\n\r\nhello",
        POSTS "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        POSTS "Content-Length: +5\r\n\r\nhello",
        POSTS "Content-Length: 0x5\r\n\r\nhello",
        POSTS "Content-Length: -1\r\n\r\nhello",
        POSTS "Content-Length:\r\n\r\n",
        POSTS "Content-Length : 5\r\n\r\nhello",
        POSTS "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        GETS "\r\n",
        GETS HOST HOST "\r\n",
        GETS "Host: a b\r\n\r\n",
        GETS "Host: a/b\r\n\r\n",
        GETS "Host:\r\n\r\n",
        GETS "Host : a\r\n\r\n",
        GETS HOST "X-\x01: y\r\n\r\n",
        GETS HOST "X: a\x01y\r\n\r\n",
        "GET //t HTTP/1.1\r\n" HOST "\r\n",
        "GET /../etc/passwd HTTP/1.1\r\n" HOST "\r\n",
        "GET /t/./x HTTP/1.1\r\n" HOST "\r\n",
        "GET /t/%2e%2e/x HTTP/1.1\r\n" HOST "\r\n",
        "GET /t%2Fx HTTP/1.1\r\n" HOST "\r\n",
        "GET /t%5Cx HTTP/1.1\r\n" HOST "\r\n",
        "GET /t%00x HTTP/1.1\r\n" HOST "\r\n",
        "GET /t%0d%0aSet-Cookie:x HTTP/1.1\r\n" HOST "\r\n",
        "GET /t%E2%80%AEx HTTP/1.1\r\n" HOST "\r\n",
        "GET /t%C0%AFx HTTP/1.1\r\n" HOST "\r\n",
        "GET /t%4 HTTP/1.1\r\n" HOST "\r\n",
        "GET /t%zz HTTP/1.1\r\n" HOST "\r\n",
        "GET /t?a=%ff HTTP/1.1\r\n" HOST "\r\n",
        "GET /t\x80 HTTP/1.1\r\n" HOST "\r\n",
        "GET /t#x HTTP/1.1\r\n" HOST "\r\n",
        "GET http://other.example/ HTTP/1.1\r\n" HOST "\r\n",
    };
    for (int i = 0; i < countof(bad); i++) {
        int status = status_of(str(bad[i]), a);
        if (status != 400)
            printf("    answered with %d: %s\n", status, bad[i]);
        expect(status == 400);
    }
}

/* What this engine refuses by itself another one may let pass. */
TEST(lengths_and_addresses_are_judged_whatever_the_engine_lets_pass)
{
    static const char *const lengths[] = { "", "+5", "-1", "0x5", "5, 5", " 5", "5a",
                                           "1234567890123456" };
    static const char *const targets[] = { "/caf\xc3\xa9", "/a b", "/a\tb", "/a\x7f", "*", "" };
    for (int i = 0; i < countof(lengths); i++) {
        Request r = { 0 };
        Framing framing;
        *list_add(&r.headers, a) = (Pair){ S("Host"), S("tender.example.org") };
        *list_add(&r.headers, a) = (Pair){ S("content-length"), str(lengths[i]) };
        expect(guard_head(&r, S("HTTP/1.1"), &framing).status == 400);
        r.headers.at[1].value = S("5");
        expect(!guard_head(&r, S("HTTP/1.1"), &framing).status && framing.bytes == 5);
    }
    for (int i = 0; i < countof(targets); i++)
        expect(target_read(str(targets[i]), &(Request){ 0 }, a).status == 400);
}

/* Newer engines refuse it themselves, before they ask the guard. */
static bool is_no_coding(Str bytes, Arena *a)
{
    int status = status_of(bytes, a);
    return status == 501 || status == 400;
}

TEST(what_is_not_known_here_is_said_to_be)
{
    expect(is_no_coding(S(POSTS "Transfer-Encoding: gzip\r\n\r\n"), a));
    expect(is_no_coding(S(POSTS "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), a));
    expect(status_of(S("TRACE / HTTP/1.1\r\n" HOST "\r\n"), a) == 501);
    expect(status_of(S("get / HTTP/1.1\r\n" HOST "\r\n"), a) == 501);
    expect(status_of(S("GET / HTTP/2.0\r\n" HOST "\r\n"), a) == 505);
    expect(status_of(S("GET / HTTP/1.2\r\n" HOST "\r\n"), a) == 505);
}

static Str long_of(const char *before, char c, int count, const char *after, Arena *a)
{
    Text t = { 0 };
    text_our(&t, before, a);
    for (int i = 0; i < count; i++)
        text_byte(&t, c, a);
    text_our(&t, after, a);
    return text_str(&t);
}

TEST(what_is_too_long_is_refused)
{
    expect(status_of(long_of(GETS HOST "X: ", 'x', 200 << 10, "\r\n\r\n", a), a) == 431);
    expect(status_of(long_of("GET /", 'x', TARGET_BYTES, " HTTP/1.1\r\n" HOST "\r\n", a), a) ==
           414);
    expect(status_of(S(POSTS "Content-Length: 1001\r\n\r\n"), a) == 413);
    expect(status_of(long_of(POSTS "Transfer-Encoding: chunked\r\n\r\n3e9\r\n", 'x', 1001,
                             "\r\n0\r\n\r\n", a), a) == 413);
    Text many = { 0 };
    text_our(&many, GETS HOST, a);
    for (int i = 0; i < HEADERS_MOST; i++)
        text_our(&many, "X: y\r\n", a);
    text_our(&many, "\r\n", a);
    expect(status_of(text_str(&many), a) == 431);
}

TEST(what_is_refused_has_a_number_and_ends_the_connection)
{
    Engine *e  = server(echo, NULL, a);
    int     fd = connected(e, a);
    bool    ended;
    typed(fd, S("GET // HTTP/1.1\r\n" HOST "\r\n" GETS HOST "\r\n"));
    Str said = heard(fd, 400, &ended, a);
    expect(ended && contains(said, "Request number 1.") && !contains(said, "200 OK"));
    expect(contains(said, "Content-Security-Policy: default-src 'none'"));
    close(fd);
    Traffic t = engine_traffic(e);
    expect(t.requests == 1 && t.refused == 1);
    engine_stop(e, 1000);
}

/* ---- who takes too long ----------------------------------------------------------------- */

/* One byte every 50 ms; true: the other side had enough. */
static bool dripped_off(int fd, Str first, Str drops)
{
    typed(fd, first);
    for (ptrdiff_t i = 0; i < drops.len; i++) {
        char c;
        if (send(fd, drops.at + i, 1, MSG_NOSIGNAL) < 0 ||
            recv(fd, &c, 1, MSG_DONTWAIT) == 0)
            return true;
        usleep(50 * 1000);
    }
    return false;
}

TEST(whoever_drips_a_head_or_a_body_is_cut_off)
{
    Engine *e  = server(echo, NULL, a);
    int     fd = connected(e, a);
    expect(dripped_off(fd, S(GETS), S(HOST "X-Slowly-Comes-The-Rest: yyyyyyyyyyyyyy\r\n\r\n")));
    close(fd);
    fd = connected(e, a);
    expect(dripped_off(fd, S(POSTS "Content-Length: 60\r\n\r\n"),
                       S("sixty bytes that come one by one, much more slowly than is all")));
    close(fd);
    expect(engine_traffic(e).cut_off == 2);
    engine_stop(e, 1000);
}

TEST(whoever_says_nothing_is_let_go)
{
    Engine *e = server(echo, NULL, a);
    int silent = connected(e, a), idle = connected(e, a);
    bool ended;
    typed(idle, S(GETS HOST "\r\n"));
    expect(!heard(silent, 1200, &ended, a).len && ended);
    expect(contains(heard(idle, 300, &ended, a), "200 OK") && !ended);
    heard(idle, 3000, &ended, a);
    expect(ended);
    close(silent);
    close(idle);
    engine_stop(e, 1000);
}

static Str file_of_zeros(Arena *a)
{
    char path[] = "/tmp/http_test.XXXXXX";
    int  file = mkstemp(path);
    expect(file >= 0 && !ftruncate(file, LONG_ANSWER));
    close(file);
    return str_copy(str(path), a);
}

/* How many bytes of a long answer come to somebody who begins to read it after so many ms. */
static ptrdiff_t heard_after(int ms, bool *ended, Arena *a)
{
    Limits limits = hurried;
    limits.slowest = LONG_ANSWER;
    char   *path = str_terminated(file_of_zeros(a), a);
    Engine *e  = server_with(&limits, a_file, path, a);
    int     fd = connected(e, a);
    typed(fd, S(GETS HOST "\r\n"));
    usleep((useconds_t)ms * 1000);
    Str said = heard(fd, 300, ended, a);
    close(fd);
    engine_stop(e, 1000);
    unlink(path);
    return said.len;
}

TEST(a_long_answer_comes_whole_to_who_listens_and_ends_for_who_does_not)
{
    bool ended;
    expect(heard_after(0, &ended, a) > LONG_ANSWER);
    ptrdiff_t came = heard_after(2500, &ended, a);
    expect(came < LONG_ANSWER && ended);
}

TEST(of_one_address_only_so_many_are_let_in)
{
    Engine *e = server(echo, NULL, a);
    int     fds[12], answered = 0;
    bool    ended;
    for (int i = 0; i < countof(fds); i++)
        fds[i] = connected(e, a);
    for (int i = 0; i < countof(fds); i++)
        typed(fds[i], S(GETS HOST "\r\n"));
    for (int i = 0; i < countof(fds); i++)
        answered += contains(heard(fds[i], 300, &ended, a), "200 OK");
    expect(answered == 8);
    for (int i = 0; i < countof(fds); i++)
        close(fds[i]);
    engine_stop(e, 1000);
}

/* ---- beginning and ending ----------------------------------------------------------------- */

static void slowly(void *with, const Request *r, Answer *answer, Arena *a)
{
    usleep(300 * 1000);
    echo(with, r, answer, a);
}

static void *stops(void *engine)
{
    usleep(100 * 1000);
    engine_stop(engine, 2000);
    return NULL;
}

TEST(what_is_under_way_is_answered_before_the_end)
{
    Engine   *e  = server(slowly, NULL, a);
    int       fd = connected(e, a);
    pthread_t stopper;
    bool      ended;
    pthread_create(&stopper, NULL, stops, e);
    typed(fd, S(GETS HOST "\r\n"));
    expect(contains(heard(fd, 1000, &ended, a), "path=/ body=") && ended);
    pthread_join(stopper, NULL);
    close(fd);
}

TEST(an_address_is_one_and_free)
{
    Engine *e = server(echo, NULL, a), *other;
    expect(engine_is_local(e));
    expect_because(engine_start(&other, engine_address(e, a), &hurried, echo, NULL, a),
                   address_taken);
    static const char *const bad[] = { "", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
                                       ":8080", "[::1]", "[::1:80", "tender.example.org:80",
                                       "::1:80" };
    for (int i = 0; i < countof(bad); i++)
        expect_because(engine_start(&other, str(bad[i]), &hurried, echo, NULL, a), address_wrong);
    engine_stop(e, 1000);
}

/* ---- who listens ---------------------------------------------------------------------- */

typedef struct Happening { atomic_llong so_far; } Happening;

static int64_t pulse_of(void *happening) { return ((Happening *)happening)->so_far; }

static void told(void *happening, const char *about, int64_t *after, Text *t, Arena *a)
{
    Happening *h = happening;
    if (h->so_far > *after)
        text_put(t, a, "id: {}\ndata: {}\n\n", str_of_number(h->so_far, a), str(about));
    *after = h->so_far;
}

static void listen_to(void *happening, const Request *r, Answer *answer, Arena *a)
{
    (void)r;
    *answer = (Answer){ .status = 200, .type = "text/event-stream",
                        .stream = { pulse_of, told, happening,
                                    str_terminated(S("the log"), a), 3 } };
}

TEST(who_listens_hears_what_happens_and_what_was_missed)
{
    Happening h = { 3 };
    bool ended;
    Engine *e = server(listen_to, &h, a);
    int one = connected(e, a), two = connected(e, a);
    typed(one, S(GETS HOST "\r\n"));
    Str begun = heard(one, 600, &ended, a);
    expect(contains(begun, "text/event-stream") && contains(begun, "retry: 3000") && !ended);
    expect(!contains(begun, "data:"));
    h.so_far = 5;
    typed(two, S(GETS HOST "\r\n"));
    expect(contains(heard(one, 900, &ended, a), "id: 5\ndata: the log") && !ended);
    expect(contains(heard(two, 900, &ended, a), "id: 5\ndata: the log") && !ended);
    expect(!heard(one, 600, &ended, a).len && !ended);
    close(two);
    int64_t until_end = 5000;
    engine_stop(e, until_end);
    heard(one, 1000, &ended, a);
    expect(ended);
    close(one);
}

TEST(only_so_many_listen_and_all_others_are_answered)
{
    Happening h = { 3 };
    bool   ended;
    Limits limits = hurried;
    limits.streams_each = 2;
    Engine *e = server_with(&limits, listen_to, &h, a);
    int fd[3];
    for (int i = 0; i < 3; i++) {
        fd[i] = connected(e, a);
        typed(fd[i], S(GETS HOST "\r\n"));
        Str said = heard(fd[i], 600, &ended, a);
        expect(contains(said, i < 2 ? " 200 " : " 503 ") && ended == (i == 2));
    }
    for (int i = 0; i < 3; i++)
        close(fd[i]);
    engine_stop(e, 1000);
}

RUN("http_test",
    T(who_listens_hears_what_happens_and_what_was_missed),
    T(only_so_many_listen_and_all_others_are_answered),
    T(what_is_in_order_is_answered),
    T(a_path_and_what_is_asked_are_decoded_once),
    T(a_body_may_go_into_a_file_and_its_fingerprint_is_known),
    T(whoever_waits_for_something_slow_holds_up_nobody_else),
    T(what_two_programs_could_read_in_two_ways_is_refused),
    T(lengths_and_addresses_are_judged_whatever_the_engine_lets_pass),
    T(what_is_not_known_here_is_said_to_be),
    T(what_is_too_long_is_refused),
    T(what_is_refused_has_a_number_and_ends_the_connection),
    T(whoever_drips_a_head_or_a_body_is_cut_off),
    T(whoever_says_nothing_is_let_go),
    T(a_long_answer_comes_whole_to_who_listens_and_ends_for_who_does_not),
    T(of_one_address_only_so_many_are_let_in),
    T(what_is_under_way_is_answered_before_the_end),
    T(an_address_is_one_and_free),
)
