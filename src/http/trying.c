#include "http/trying.h"

#include "accounts/running.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

enum { SMALL = 1 << 16 };

/* ---- what bidders tried ------------------------------------------------------------ */

/* Parts of one file that came since it was written last. people NULL: nothing is here. */
enum { COMING_MOST = 64 };
typedef struct Coming {
    People *people;
    Name    procedure;
    Id      bidder;
    Hash    file;
    int64_t parts, times;
    Instant written, last;
} Coming;
static Coming coming[COMING_MOST];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static bool is_of(const Coming *c, const Coming *it)
{
    return c->people == it->people && c->bidder == it->bidder &&
           name_same(c->procedure, it->procedure) && hash_same(c->file, it->file);
}

/* With the lock. Where it is or may be: instead of the one that was written longest ago. */
static Coming *coming_at(const Coming *it)
{
    Coming *oldest = coming;
    for (int i = 0; i < COMING_MOST; i++) {
        if (coming[i].people && is_of(&coming[i], it))
            return &coming[i];
        if (!coming[i].people || (oldest->people && coming[i].written < oldest->written))
            oldest = &coming[i];
    }
    return oldest;
}

static void coming_write(const Coming *c)
{
    Arena a = arena_begin(SMALL);
    Text  name = { 0 };
    text_name(&name, c->procedure, &a);
    Attempt it = { .what = TRIED_PART, .about = str_of_hash(c->file, &a), .amount = c->parts,
                   .times = c->times };
    if (c->people && c->times)
        (void)!failed(tried_note(c->people, text_str(&name), c->bidder, &it, c->last));
    arena_end(&a);
}

void tried_part(Server *s, const Procedure *p, Id bidder, Hash file, int64_t parts)
{
    Instant now = clerk_now(s->clerk);
    Coming  fresh = { .people = s->people, .procedure = procedure_name(p), .bidder = bidder,
                      .file = file, .parts = parts, .times = 1, .written = now, .last = now };
    Coming  before = { 0 };
    pthread_mutex_lock(&lock);
    Coming *c = coming_at(&fresh);
    bool counted = is_of(c, &fresh) && c->written / MINUTE == now / MINUTE;
    if (counted) {
        c->times++;
        c->last = now;
    } else {
        before = *c;
        *c = fresh;
        c->times = 0;
    }
    pthread_mutex_unlock(&lock);
    coming_write(&before);
    if (!counted)
        coming_write(&fresh);
}

static void settle(const Coming *of)
{
    for (int i = 0; i < COMING_MOST; i++) {
        pthread_mutex_lock(&lock);
        Coming c = coming[i];
        bool its = c.people && c.people == of->people && (!of->bidder || is_of(&c, of));
        if (its)
            coming[i] = (Coming){ 0 };
        pthread_mutex_unlock(&lock);
        if (its)
            coming_write(&c);
    }
}

void tried_settle(Server *s) { settle(&(Coming){ .people = s->people }); }

void tried(Server *s, const Procedure *p, Id bidder, const Attempt *it, Result became)
{
    Coming of = { .people = s->people, .procedure = procedure_name(p), .bidder = bidder };
    if (it->what != TRIED_ACT && str_hash(it->about, &of.file))
        settle(&of);
    Arena   a = arena_begin(SMALL);
    Text    name = { 0 }, why = { 0 };
    Attempt now = *it;
    if (failed(became)) {
        Str detail = { became.detail.at, became.detail.len < ATTEMPT_WHY ? became.detail.len : 0 };
        text_put(&why, &a, "{}{}{}", str(became.why->says), str(detail.len ? " " : ""), detail);
        now.why = text_str(&why);
    }
    text_name(&name, procedure_name(p), &a);
    (void)!failed(tried_note(s->people, text_str(&name), bidder, &now, clerk_now(s->clerk)));
    arena_end(&a);
}

static bool is_about_bid(ActKind kind)
{
    return kind == ACT_DEPOSIT || kind == ACT_LATE_DEPOSIT || kind == ACT_READY_DEPOSIT ||
           kind == ACT_WITHDRAW || kind == ACT_CALL_BACK;
}

static Str about_of(const Act *act, Arena *a)
{
    Text t = { 0 };
    Id version = act->kind == ACT_CALL_BACK  ? 0
               : act->kind == ACT_WITHDRAW ? act->withdraw.version : act->deposit.version;
    text_put(&t, a, "{} {} {}", str(act_rows[act->kind]->name), str_of_number(act_lot(act), a),
             str_of_number(version, a));
    return text_str(&t);
}

void tried_act(Server *s, const Procedure *p, Id bidder, const Act *act, Result became)
{
    const Person *person = bidder ? person_of(p, bidder) : NULL;
    if (!person || !person->bidder || !p->published || !is_about_bid(act->kind))
        return;
    Arena a = arena_begin(SMALL);
    tried(s, p, person->id, &(Attempt){ .what = TRIED_ACT, .about = about_of(act, &a) }, became);
    arena_end(&a);
}

/* ---- how the server runs ------------------------------------------------------------ */

struct RunningWatch {
    Server *server;
    Id      run;
    int64_t no_room;
    pthread_t       thread;
    pthread_mutex_t lock;
    pthread_cond_t  ends;
    bool            ending;
};

void running_minute(Server *s, Id run, int64_t *no_room, int64_t now_no_room)
{
    Arena   a = arena_begin(SMALL);
    Instant now = clerk_now(s->clerk);
    (void)!failed(running_on(s->people, run, now, false));
    if (now_no_room > *no_room)
        (void)!failed(running_note(s->people, RAN_SHORT, now));
    if (failed(clerk_well(s->clerk, &a)))
        (void)!failed(running_note(s->people, RAN_UNWELL, now));
    tried_settle(s);
    *no_room = now_no_room;
    arena_end(&a);
}

/* Is it to go on after a minute? */
static bool wait_a_minute(RunningWatch *w)
{
    struct timespec until;
    int code = 0;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += RUNNING_EVERY;
    pthread_mutex_lock(&w->lock);
    while (!w->ending && code != ETIMEDOUT)
        code = pthread_cond_timedwait(&w->ends, &w->lock, &until);
    bool on = !w->ending;
    pthread_mutex_unlock(&w->lock);
    return on;
}

static void *watch(void *watching)
{
    RunningWatch *w = watching;
    while (wait_a_minute(w))
        running_minute(w->server, w->run, &w->no_room, engine_traffic(w->server->engine).no_room);
    return NULL;
}

RunningWatch *running_watch_begin(Server *s, Arena *a)
{
    RunningWatch *w = make(a, RunningWatch, 1);
    w->server = s;
    if (failed(running_begin(s->people, clerk_now(s->clerk), &w->run)))
        return NULL;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->ends, NULL);
    return pthread_create(&w->thread, NULL, watch, w) ? NULL : w;
}

void running_watch_end(RunningWatch *w)
{
    if (!w)
        return;
    pthread_mutex_lock(&w->lock);
    w->ending = true;
    pthread_cond_signal(&w->ends);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    Server *s = w->server;
    tried_settle(s);
    (void)!failed(running_on(s->people, w->run, clerk_now(s->clerk), true));
}
