/* door_bench.c - signed acts that come over HTTP, against the same acts brought to the clerk
 * without it: ready-sealed bids, and questions.
 *
 * Whatever is handed in was signed, and sealed files lie on the shelf, before anything is measured.
 * Before it, the page of an officer of many tenders.
 * Each way has a process of its own, with a copy of the book, so that its processor time is known.
 * Prints rows of the table in bench/README.md. */
#include "bench/opening.h"
#include "door_story.h"

#include "desk/actor.h"
#include "desk/deed.h"
#include "desk/errand.h"
#include "desk/tools.h"
#include "http/serve.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CLIENTS = 32, PAGE = 4096, SYNCS = 400 };

/* What one client brings, one after the other. */
typedef LIST(Str) Brought;
typedef struct Goods { Brought of[CLIENTS]; int64_t count; } Goods;

typedef struct Bench {
    Arena       life;
    const char *folder, *book, *people;
    StoryEnd    end;
    int         bidders;
} Bench;

static const char *path_of(Bench *b, const char *before, int64_t number)
{
    Text t = { 0 };
    text_put(&t, &b->life, "{}/{}{}", str(b->folder), str(before), str_of_number(number, &b->life));
    return str_terminated(text_str(&t), &b->life);
}

static void copy(const char *from, const char *to)
{
    pid_t child = fork();
    int   status;
    if (!child) {
        execlp("cp", "cp", "-r", from, to, (char *)NULL);
        _exit(1);
    }
    if (waitpid(child, &status, 0) != child || status)
        abort();
}

/* ---- a tender, bidders, and what they bring --------------------------------------------- */

static void bench_begin(Bench *b, int bidders)
{
    *b = (Bench){ .life = arena_begin((ptrdiff_t)4 << 30), .bidders = bidders };
    b->folder = folder_fresh(&b->life);
    b->book   = path_in(b->folder, "book", &b->life);
    b->people = path_in(b->folder, "people", &b->life);
    Text t = { 0 };
    text_our(&t, story_door, &b->life);
    for (int i = 0; i < bidders; i++)
        text_put(&t, &b->life, "b{} interest name=\"B\"\n", str_of_number(i, &b->life));
    StoryPart part = { "door", story_dated(text_str(&t), (Instant)time(NULL), &b->life) };
    StoryBook book = { .folder = b->book, .people = b->people, .until = (Instant)time(NULL) };
    Result r = stories_play(&part, 1, &book, &b->end, &b->life);
    if (failed(r))
        fprintf(stderr, "%.*s\n", (int)b->end.trouble.len, b->end.trouble.at);
    must(r);
}

static void bench_end(Bench *b)
{
    char path[PAGE];
    snprintf(path, sizeof path, "%s", b->folder);
    arena_end(&b->life);
    folder_remove(path);
}

static Actor bidder(Bench *b, int64_t number)
{
    Actor actor;
    Text  t = { 0 };
    text_put(&t, &b->life, "{}/door/b{}.key", str(b->people), str_of_number(number, &b->life));
    must(actor_read(str_terminated(text_str(&t), &b->life), &actor, &b->life));
    return actor;
}

static Clerk *clerk_on(Bench *b, const char *book, Arena *a)
{
    Clerk  *c;
    int64_t missed;
    Wall    wall = wall_of_the_machine();
    wall.trusted = true;
    must(clerk_open(&c, book, &b->end.log_key, wall, 0, &missed, a));
    return c;
}

static Str packed(Bench *b, Act *act, const Shelf *shelf)
{
    Text t = { 0 };
    errand_write(&t, act, 1, shelf, &b->life);
    return text_str(&t);
}

static void seal_one(Bench *b, Clerk *c, const Procedure *p, int64_t number, Str *out)
{
    Arena     a = arena_begin(256 << 20);
    Actor     actor = bidder(b, number);
    SealedBid bid;
    Shelf     shelf = { 0 };
    const char *folder = path_of(b, "sealed-", number);
    Enclosure file = enclosure_of_str(S("Q.pdf"), S("A page of an invented bid."), &a);
    BidParts  parts = { &file, 1, S("1 2027 1 100.00\n") };
    if (mkdir(folder, 0700))
        abort();
    must(bid_seal(p, &actor, 1, 1, 1, &parts, folder, &bid, &a));
    must(bid_upload(clerk_book(c), &bid, &a));
    *list_add(&shelf, &a) = shelve(bid.heads);
    Act act = { .kind = ACT_DEPOSIT, .procedure = procedure_name(p),
                .deposit = { 1, 1, 1, shelf.at->hash } };
    act_sign(&act, &actor, p, 0, clerk_origin(c), (Instant)time(NULL), &a);
    *out = packed(b, &act, &shelf);
    arena_end(&a);
    folder_remove(folder);
}

static void goods_add(Bench *b, Goods *g, Str one)
{
    *list_add(&g->of[g->count % CLIENTS], &b->life) = one;
    g->count++;
}

/* From this bidder on; the milliseconds that their capsules alone take to read and check. */
static double deposits(Bench *b, Clerk *c, int from, int count, Goods *g)
{
    const Procedure *p;
    Padlocks locks;
    double   took = 0;
    must(clerk_procedure(c, b->end.procedure, &p));
    must(padlocks_of(p, 1, &locks, &b->life));
    for (int i = 0; i < count; i++) {
        Arena  a = arena_begin(256 << 20);
        Errand e;
        Heads *heads = make(&a, Heads, 1);
        Str    one;
        seal_one(b, c, p, from + i, &one);
        goods_add(b, g, one);
        must(errand_read(one, &e, &a));
        double began = cpu_seconds();
        must(heads_read(e.shelf.at->bytes, heads, &a));
        for (int h = 0; h < heads->count; h++)
            must(capsule_check(&locks, head_ctx(heads->at[h].text), &heads->at[h].capsule));
        took += cpu_seconds() - began;
        arena_end(&a);
    }
    return took * 1e3 / count;
}

static void questions(Bench *b, Clerk *c, int64_t count, Goods *g)
{
    const Procedure *p;
    must(clerk_procedure(c, b->end.procedure, &p));
    for (int64_t i = 0; i < count; i++) {
        Arena a = arena_begin(1 << 20);
        Actor actor = bidder(b, i % CLIENTS);
        Shelf shelf = { 0 };
        *list_add(&shelf, &a) = shelve(S("May vehicles be stored in two yards?"));
        Act act = { .kind = ACT_QUESTION, .procedure = b->end.procedure,
                    .question = { shelf.at->hash } };
        act_sign(&act, &actor, p, i / CLIENTS, clerk_origin(c), (Instant)time(NULL), &a);
        goods_add(b, g, packed(b, &act, &shelf));
        arena_end(&a);
    }
}

/* ---- bringing it ------------------------------------------------------------------------- */

/* One client. every_ns: each has its moment; 0: one after the other. */
typedef struct Lap {
    const Goods *goods;
    int     number, port;
    Clerk  *clerk;                   /* NULL: over HTTP */
    int64_t every_ns;
    struct timespec begun;
    double *waited;
} Lap;

static void refused(Str said)
{
    fprintf(stderr, "not taken: %.*s\n", (int)(said.len < 600 ? said.len : 600), said.at);
    exit(1);
}

/* As what api_acts() does with it. */
static void bring_to(Clerk *c, Str bytes)
{
    Arena  own = arena_begin(512 << 20), proving = arena_begin(256 << 20);
    Errand e;
    must(errand_read(bytes, &e, &own));
    Proposal p = { .acts = e.acts.at, .count = e.acts.len, .words = e.shelf.at,
                   .word_count = e.shelf.len };
    must(clerk_propose(c, &p, &proving));
    arena_end(&proving);
    arena_end(&own);
}

/* Each client has an address of its own, as people do. */
static int line_to(int port, int client)
{
    struct sockaddr_in from = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(
                                    INADDR_LOOPBACK + 1 + (uint32_t)client) };
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&from, sizeof from) ||
        connect(fd, (struct sockaddr *)&to, sizeof to))
        abort();
    return fd;
}

static void send_all(int fd, Str bytes)
{
    while (bytes.len) {
        ssize_t n = send(fd, bytes.at, (size_t)bytes.len, MSG_NOSIGNAL);
        if (n <= 0)
            abort();
        bytes = str_after(bytes, n);
    }
}

/* Answers say how long they are. */
static const char *answer_await(int fd, const char *status, Arena *a)
{
    enum { ANSWER_BYTES = 1 << 20 };
    char   *answer = make(a, char, ANSWER_BYTES);
    ssize_t have = 0;
    for (;;) {
        ssize_t n = recv(fd, answer + have, ANSWER_BYTES - 1 - (size_t)have, 0);
        if (n <= 0)
            refused(S("the line was cut"));
        answer[have += n] = 0;
        char *end = strstr(answer, "\r\n\r\n"), *says = strcasestr(answer, "\r\ncontent-length:");
        if (end && says && have >= end + 4 - answer + atoi(says + 17))
            break;
    }
    if (!strstr(answer, status))
        refused((Str){ answer, have });
    return answer;
}

static void bring_over(int fd, Str bytes, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "POST /api/1/acts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {}\r\n\r\n",
             str_of_number(bytes.len, a));
    text_add(&t, bytes, a);
    send_all(fd, text_str(&t));
    answer_await(fd, "HTTP/1.1 200", a);
}

static double seconds_since(struct timespec at)
{
    return wall_seconds() - (double)at.tv_sec - (double)at.tv_nsec / 1e9;
}

static void *lap_run(void *lap)
{
    Lap *l = lap;
    int  fd = l->clerk ? -1 : line_to(l->port, l->number);
    for (ptrdiff_t i = 0; i < l->goods->of[l->number].len; i++) {
        Arena   a = arena_begin(4 << 20);
        int64_t place = i * CLIENTS + l->number, ns = l->begun.tv_nsec + place * l->every_ns;
        struct timespec at = { l->begun.tv_sec + ns / 1000000000, ns % 1000000000 };
        if (l->every_ns)
            clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
        else
            clock_gettime(CLOCK_MONOTONIC, &at);
        if (l->clerk)
            bring_to(l->clerk, l->goods->of[l->number].at[i]);
        else
            bring_over(fd, l->goods->of[l->number].at[i], &a);
        l->waited[place] = seconds_since(at);
        arena_end(&a);
    }
    if (fd >= 0)
        close(fd);
    return NULL;
}

static double laps(Lap lap)
{
    pthread_t threads[CLIENTS];
    Lap       all[CLIENTS];
    double    began = wall_seconds();
    clock_gettime(CLOCK_MONOTONIC, &lap.begun);
    for (int i = 0; i < CLIENTS; i++) {
        all[i] = lap;
        all[i].number = i;
        if (pthread_create(&threads[i], NULL, lap_run, &all[i]))
            abort();
    }
    for (int i = 0; i < CLIENTS; i++)
        pthread_join(threads[i], NULL);
    return wall_seconds() - began;
}

/* ---- the two ways ------------------------------------------------------------------------ */

/* What a way took: by the wall, and of the processor in the process of the clerk. */
typedef struct Took { double wall, cpu, p50, p99; } Took;

static int number_order(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static void percentiles(Took *t, double *waited, int64_t count)
{
    qsort(waited, (size_t)count, sizeof *waited, number_order);
    t->p50 = waited[(count - 1) / 2];
    t->p99 = waited[(count - 1) * 99 / 100];
}

static Took without(Bench *b, const char *book, const Goods *g)
{
    int  ways[2];
    Took took = { 0 };
    if (pipe(ways))
        abort();
    pid_t child = fork();
    if (!child) {
        Arena   a = arena_begin((ptrdiff_t)2 << 30);
        double *waited = make(&a, double, g->count);
        Clerk  *c = clerk_on(b, book, &a);
        must(clerk_tick(c));
        must(clerk_start(c));
        double cpu = cpu_seconds();
        took.wall = laps((Lap){ .goods = g, .clerk = c, .waited = waited });
        took.cpu  = cpu_seconds() - cpu;
        percentiles(&took, waited, g->count);
        clerk_stop(c);
        _exit(write(ways[1], &took, sizeof took) != sizeof took);
    }
    close(ways[1]);
    if (read(ways[0], &took, sizeof took) != sizeof took)
        exit(1);
    close(ways[0]);
    waitpid(child, NULL, 0);
    return took;
}

static void started(void *pipe, const Engine *e)
{
    Arena a = arena_begin(4096);
    Str   address = engine_address(e, &a), host = str_cut(&address, ':');
    int64_t port = 0;
    (void)host;
    str_number(address, &port);
    if (write(*(int *)pipe, &port, sizeof port) != sizeof port)
        _exit(1);
    arena_end(&a);
}

static double cpu_of(pid_t pid)
{
    clockid_t clock;
    struct timespec t;
    if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &t))
        abort();
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* people: of a demonstration; NULL: it is none. */
static pid_t server_on(Bench *b, const char *book, const InventedPeople *people, int64_t *port)
{
    int ways[2];
    if (pipe(ways))
        abort();
    pid_t child = fork();
    if (!child) {
        Arena  a = arena_begin((ptrdiff_t)2 << 30);
        Config config = { .site = S("Bench"), .listen = S("127.0.0.1:0") };
        must(serve(clerk_on(b, book, &a), book, &config, people, started, &ways[1], &a));
        arena_end(&a);
        _exit(0);
    }
    close(ways[1]);
    if (read(ways[0], port, sizeof *port) != sizeof *port)
        exit(1);
    close(ways[0]);
    return child;
}

static Took over_http(Bench *b, const char *book, const Goods *g, int64_t every_ns)
{
    int64_t port;
    Arena   a = arena_begin(64 << 20);
    Took    took = { 0 };
    double *waited = make(&a, double, g->count);
    pid_t   server = server_on(b, book, NULL, &port);
    double  cpu = cpu_of(server);
    took.wall = laps((Lap){ .goods = g, .port = (int)port, .every_ns = every_ns,
                            .waited = waited });
    took.cpu  = cpu_of(server) - cpu;
    percentiles(&took, waited, g->count);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    arena_end(&a);
    return took;
}

/* ---- rows -------------------------------------------------------------------------------- */

static double slowest_sync(Bench *b)
{
    static char page[PAGE];
    double took[SYNCS];
    Took   t = { 0 };
    int fd = open(path_in(b->folder, "page", &b->life), O_RDWR | O_CREAT, 0600);
    for (int i = 0; i < SYNCS; i++) {
        double began = wall_seconds();
        randombytes_buf(page, PAGE);
        if (pwrite(fd, page, PAGE, 0) != PAGE || fdatasync(fd))
            abort();
        took[i] = wall_seconds() - began;
    }
    close(fd);
    percentiles(&t, took, SYNCS);
    return t.p99;
}

static void both(Bench *b, Goods *g, int64_t step, Took *http, Took *bare)
{
    const char *one = path_of(b, "http-", step), *other = path_of(b, "bare-", step);
    copy(b->book, one);
    copy(b->book, other);
    *bare = without(b, other, g);
    *http = over_http(b, one, g, 0);
}

static void rows_of_deposits(Bench *b, int from, int count)
{
    Took   http, bare;
    Arena  a = arena_begin((ptrdiff_t)2 << 30);
    Goods *g = make(&b->life, Goods, 1);
    Clerk *c = clerk_on(b, b->book, &a);
    double capsules = deposits(b, c, from, count, g);
    arena_end(&a);
    both(b, g, count, &http, &bare);
    printf("| %d sealed bids handed in over HTTP, %d at once | %.2f x (%.0f/s; %.2f ms CPU each) | "
           "0.5 x, 250/s | the clerk without HTTP, %.0f/s, %.2f ms CPU; their capsules alone, "
           "%.2f ms CPU |\n", count, CLIENTS, bare.wall / http.wall, count / http.wall,
           http.cpu * 1e3 / count, count / bare.wall, bare.cpu * 1e3 / count, capsules);
    fflush(stdout);
}

static void row_of_arrivals(Bench *b, int from, int count)
{
    Arena  a = arena_begin((ptrdiff_t)2 << 30);
    Goods *g = make(&b->life, Goods, 1);
    Clerk *c = clerk_on(b, b->book, &a);
    deposits(b, c, from, count, g);
    arena_end(&a);
    const char *book = path_of(b, "paced-", count);
    copy(b->book, book);
    double sync = slowest_sync(b);
    Took   t = over_http(b, book, g, 10000000);
    printf("| %d sealed bids at 100 a second, 99 of 100 taken | %.0f x (%.1f ms; half within "
           "%.1f ms) | 150 ms | `fdatasync` of 4 KiB, %.2f ms |\n", count, t.p99 / sync,
           t.p99 * 1e3, t.p50 * 1e3, sync * 1e3);
    fflush(stdout);
}

static void row_of_questions(Bench *b, int64_t count)
{
    Took   http, bare;
    Arena  a = arena_begin((ptrdiff_t)2 << 30);
    Goods *g = make(&b->life, Goods, 1);
    Clerk *c = clerk_on(b, b->book, &a);
    questions(b, c, count, g);
    arena_end(&a);
    both(b, g, count, &http, &bare);
    printf("| %lld signed questions over HTTP, %d at once | %.2f x (%.0f/s; %.2f ms CPU each) | "
           "0.5 x | the clerk without HTTP, %.0f/s, %.2f ms CPU |\n", (long long)count, CLIENTS,
           bare.wall / http.wall, (double)count / http.wall, http.cpu * 1e3 / (double)count,
           (double)count / bare.wall, bare.cpu * 1e3 / (double)count);
    fflush(stdout);
}

/* ---- an officer of many tenders ---------------------------------------------------------- */

static const char office_story[] = "{-40} 09:00 olga office\nbill office\n";
static const char tender_story[] =
    "olga begin year={year} number=N kind=open rules={-40} zone=Europe/London "
    "division=united-kingdom title=\"Tender N\" buyer=\"B\" with=bill\n"
    "olga enlist hana holder\nolga conflict finding=none\nbill conflict finding=none\nhana lock\n"
    "olga publish retention=\"{year+10}-01-01 00:00\" notice=\"N\" with=bill {\n"
    "  lot lot=1 regime=pa-2023-light least=1 least_basis=\"B\" most=2 most_basis=\"B\" months=1 "
    "title=\"L\"\n"
    "  mark scale=1 mark=0 says=\"0\"\n  mark scale=1 mark=5 says=\"5\"\n"
    "  criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title=\"Q\"\n"
    "  criterion lot=1 criterion=2 kind=price weight=40 title=\"P\"\n"
    "  formula lot=1 formula=lowest-ratio where=total places=2 how=half-up\n"
    "  round round=1 kind=tender needed=1 padded=65536\n"
    "  timetable round=1 event=deadline moment=\"{+40} 12:00\"\n}\n";

/* A book of so many tenders; folder NULL: in a fresh one. */
static void tenders_play(Bench *b, const char *folder, int count)
{
    Text t = { 0 };
    *b = (Bench){ .life = arena_begin((ptrdiff_t)16 << 30) };
    b->folder = folder ? folder : folder_fresh(&b->life);
    b->book   = path_in(b->folder, "book", &b->life);
    text_our(&t, office_story, &b->life);
    for (int i = 1; i <= count; i++)
        for (const char *s = tender_story; *s; s++)
            if (*s == 'N' && s[-1] != '"')
                text_add(&t, str_of_number(i, &b->life), &b->life);
            else
                text_byte(&t, *s, &b->life);
    text_our(&t, "{-1} 11:00 olga wait\n", &b->life);
    StoryPart part = { "home", story_dated(text_str(&t), (Instant)time(NULL), &b->life) };
    StoryBook book = { .folder = b->book, .people = path_in(b->folder, "people", &b->life),
                       .until = (Instant)time(NULL) };
    Result r = stories_play(&part, 1, &book, &b->end, &b->life);
    if (failed(r))
        fprintf(stderr, "%.*s\n", (int)b->end.trouble.len, b->end.trouble.at);
    must(r);
}

static Str between(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from), *end = at ? strstr(at + strlen(from), to) : NULL;
    if (!end)
        refused(str(text));
    at += strlen(from);
    return (Str){ at, end - at };
}

/* What a browser sends of itself when somebody becomes Olga. */
static Str signed_in(int fd, Arena *a)
{
    Text t = { 0 }, form = { 0 };
    send_all(fd, S("GET /demonstration HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
    const char *page = answer_await(fd, "HTTP/1.1 200", a);
    Str cookie = between(page, "Set-Cookie: ", ";");
    text_put(&form, a, "form_key={}&id=home-olga",
             between(page, "name=\"form_key\" value=\"", "\""));
    text_put(&t, a, "POST /demonstration HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {}\r\n"
             "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
             "Content-Length: {}\r\n\r\n{}", cookie, str_of_number(form.len, a), text_str(&form));
    send_all(fd, text_str(&t));
    return between(answer_await(fd, "HTTP/1.1 303", a), "Set-Cookie: ", ";");
}

static void row_of_home(int count)
{
    enum { TIMES = 20 };
    Bench   b;
    int64_t port;
    double  took[TIMES];
    Took    t = { 0 };
    Text    asks = { 0 };
    InventedPeople people = { 0 };
    tenders_play(&b, NULL, count);
    must(invented_read(b.book, &people, &b.life));
    pid_t server = server_on(&b, b.book, &people, &port);
    int   fd = line_to((int)port, 0);
    text_put(&asks, &b.life, "GET /home HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {}\r\n\r\n",
             signed_in(fd, &b.life));
    double first = wall_seconds();
    send_all(fd, text_str(&asks));
    answer_await(fd, "HTTP/1.1 200", &b.life);
    first = wall_seconds() - first;
    double cpu = cpu_of(server);
    for (int i = 0; i < TIMES; i++) {
        double began = wall_seconds();
        send_all(fd, text_str(&asks));
        answer_await(fd, "HTTP/1.1 200", &b.life);
        took[i] = wall_seconds() - began;
    }
    cpu = (cpu_of(server) - cpu) / TIMES;
    percentiles(&t, took, TIMES);
    printf("| work of an officer of %d tenders, the page again | %.1f ms CPU (half within %.1f ms; "
           "the first one %.1f ms) | 50 ms | - |\n", count, cpu * 1e3, t.p50 * 1e3, first * 1e3);
    fflush(stdout);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    bench_end(&b);
}

static void rows_of_questions(Bench *b)
{
    for (int64_t count = 640; count <= 6400; count *= 10)
        row_of_questions(b, count);
}

static int questions_alone(void)
{
    Bench b;
    bench_begin(&b, CLIENTS);
    rows_of_questions(&b);
    bench_end(&b);
    return 0;
}

static int tenders_alone(const char *folder, int count)
{
    Bench b;
    if (mkdir(folder, 0700))
        abort();
    tenders_play(&b, folder, count);
    return 0;
}

/* door_bench [BIDS]: of the larger step; the smaller one is a tenth. 0: officers' pages alone.
 * door_bench questions: these alone. door_bench tenders FOLDER COUNT: makes a book of so many
 * there, to be served, and measures nothing. */
int main(int argc, char **argv)
{
    Bench b;
    if (argc > 1 && !strcmp(argv[1], "questions"))
        return questions_alone();
    if (argc > 3 && !strcmp(argv[1], "tenders"))
        return tenders_alone(argv[2], atoi(argv[3]));
    int   bids = argc > 1 ? atoi(argv[1]) : 1000;
    for (int count = 20; count <= 200; count *= 10)
        row_of_home(count);
    if (!bids)
        return 0;
    bench_begin(&b, bids + bids / 10 + bids / 2 + CLIENTS);
    rows_of_deposits(&b, 0, bids / 10);
    rows_of_deposits(&b, bids / 10, bids);
    row_of_arrivals(&b, bids + bids / 10, bids / 2);
    rows_of_questions(&b);
    bench_end(&b);
    return 0;
}
