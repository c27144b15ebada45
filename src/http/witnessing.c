#include "http/witnessing.h"

#include "desk/verify.h"
#include "desk/wording.h"
#include "sys/folder.h"
#include "witness/push.h"
#include "witness/remote.h"
#include "witness/web.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

const Reason policy_names_nobody = { REFUSED, "policy-names-nobody", "doc/witness.md",
    "The policy of this book names no witness that can be checked, so nothing of what was brought "
    "was kept. Whoever runs the server writes a line for each witness into the file policy in the "
    "book's folder, and starts it anew; then bring this once more." };

enum { ASKING_ROOM = 16 << 20 };

/* One of the policy. With the lock: all that follows `thread`. */
typedef struct Asked {
    Witnessing  *of;
    const Voter *voter;
    pthread_t    thread;
    bool         threaded;
    bool         answered;           /* once, whatever it said */
    int64_t      saw;                /* what a proof for it must begin with */
    int64_t      kept;               /* of the largest checkpoint of ours that it signed */
    Instant      behind;             /* since when there is a larger one; 0: there is none */
    int          pause;              /* seconds until it is asked again */
    PushEnd      last;
} Asked;

struct Witnessing {
    Server         *server;
    Policy          policy;
    Vkey            log;
    Asked           asked[WITNESSES_ASKED];
    int             count;
    pthread_mutex_t lock;
    pthread_cond_t  changed;
    bool            ending;
};

/* ---- what is shown --------------------------------------------------------------- */

typedef struct Latest { Note note; Checkpoint point; } Latest;

static Result latest_read(Server *s, Latest *latest, Arena *a)
{
    Text text = { 0 };
    *latest = (Latest){ 0 };
    TRY(clerk_checkpoint(s->clerk, &text, a));
    if (!text.len)
        return DONE;
    TRY(note_read(text_str(&text), &latest->note, a));
    return checkpoint_read(latest->note.text, &latest->point);
}

static Result tile_here(void *clerk, Tile tile, Text *bytes, Arena *a)
{
    return clerk_tile(clerk, tile, bytes, a);
}

static Result show(Asked *w, const Latest *latest, int64_t old, Pushed *p, Arena *a)
{
    Server *s = w->of->server;
    Path path;
    TRY(tiles_consistency(&(Tiles){ tile_here, s->clerk }, old, latest->point.size, &path, a));
    Str body = push_body(old, &path, &latest->note, &w->of->log, a);
    push(w->voter, body, &latest->note, &w->of->log, clerk_now(s->clerk), p, a);
    return DONE;
}

/* ---- what is made of the answer -------------------------------------------------- */

static void journal(const Asked *w, const char *says, Str more, Arena *a)
{
    Str name = str_plain(w->voter->name, 80, a), rest = str_plain(more, 300, a);
    fprintf(stderr, "witness %.*s: %s%.*s\n", (int)name.len, name.at, says, (int)rest.len, rest.at);
}

static void bar(Asked *w, const char *form, int64_t saw, int64_t size, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, form, w->voter->name, str_of_number(saw, a), str_of_number(size, a));
    journal(w, "start-would-fork: ", text_str(&t), a);
    clerk_bar(w->of->server->clerk, text_str(&t));
}

/* It may have seen a newer one than we showed it: fetched, or from somebody else. */
static bool is_ahead(Asked *w, int64_t saw, int64_t *size, Arena *a)
{
    Latest latest;
    *size = failed(latest_read(w->of->server, &latest, a)) ? INT64_MAX : latest.point.size;
    return saw > *size;
}

static Result keep(Asked *w, const Pushed *p, int64_t size, Arena *a)
{
    Cosigners who;
    Text text = { 0 };
    note_write(&p->note, &text, a);
    TRY(clerk_witness(w->of->server->clerk, text_str(&text), &w->of->policy, false, &who, a));
    pthread_mutex_lock(&w->of->lock);
    w->saw  = size;
    w->kept = size > w->kept ? size : w->kept;
    pthread_mutex_unlock(&w->of->lock);
    return DONE;
}

/* What it says of a size counts only for where the proof begins; but in its first answer a larger
 * one says that we are not the newest. */
static Result show_again(Asked *w, const Latest *latest, Pushed *p, bool first, Arena *a)
{
    int64_t saw = p->size, size;
    if (is_ahead(w, saw, &size, a)) {
        if (first)
            bar(w, "{} signed a checkpoint of {} entries; here are {}", saw, size, a);
        else
            journal(w, "says that it saw more entries than there are", (Str){ 0 }, a);
        p->end = DIFFERS;
        return DONE;
    }
    if (saw > latest->point.size)
        return DONE;                                 /* it saw the next one already */
    TRY(show(w, latest, saw, p, a));
    if (first && (p->end == DIFFERS || p->end == KNOWS))
        bar(w, "{} saw {} entries that are not those with which the {} here begin", saw,
            latest->point.size, a);
    p->end = p->end == KNOWS ? DIFFERS : p->end;
    return DONE;
}

static Result ask(Asked *w, const Latest *latest, Pushed *p, Arena *a)
{
    bool first = !w->answered;
    TRY(show(w, latest, w->saw, p, a));
    if (p->end == KNOWS)
        TRY(show_again(w, latest, p, first, a));
    if (p->end == COSIGNED)
        TRY(keep(w, p, latest->point.size, a));
    return DONE;
}

/* ---- again and again ------------------------------------------------------------- */

static int pause_next(int pause)
{
    return pause * 2 < PAUSE_MOST ? pause * 2 : PAUSE_MOST;
}

static void told(const Asked *w, PushEnd end, Str says, Arena *a)
{
    static const char *const words[] = {
        [COSIGNED] = "signs", [KNOWS] = "saw the next one", [UNKNOWN_THERE] =
        "does not know this log: give it the log's key", [DIFFERS] = "saw another log", [SILENT] =
        "no answer: " };
    journal(w, words[end], end == SILENT ? says : (Str){ 0 }, a);
}

/* Nobody who did not answer has said yet what it saw. */
static void answered(Asked *w, const Pushed *p, Result r, Arena *a)
{
    PushEnd end = failed(r) ? SILENT : p->end;
    Str says = failed(r) ? str(r.why->code) : p->says;
    if (end != w->last || !w->answered)
        told(w, end, says, a);
    pthread_mutex_lock(&w->of->lock);
    w->answered = w->answered || end != SILENT;
    w->last  = end;
    w->pause = end == COSIGNED || end == KNOWS ? 1 : pause_next(w->pause);
    pthread_cond_broadcast(&w->of->changed);
    pthread_mutex_unlock(&w->of->lock);
}

/* Has the log grown since it signed? */
static bool is_due(Asked *w, int64_t size, Instant now)
{
    pthread_mutex_lock(&w->of->lock);
    bool due = size > w->kept || !w->answered;
    w->behind = size <= w->kept ? 0 : w->behind ? w->behind : now;
    pthread_mutex_unlock(&w->of->lock);
    return size && due;
}

static void look(Asked *w)
{
    Arena  a = arena_begin(ASKING_ROOM);
    Latest latest;
    Pushed p = { 0 };
    Result r = latest_read(w->of->server, &latest, &a);
    if (!failed(r) && is_due(w, latest.point.size, clerk_now(w->of->server->clerk))) {
        r = ask(w, &latest, &p, &a);
        answered(w, &p, r, &a);
    }
    arena_end(&a);
}

/* With the lock. */
static bool waited(Witnessing *g, int64_t ms)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += ms % 1000 * 1000000;
    until.tv_sec  += ms / 1000 + until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    return pthread_cond_timedwait(&g->changed, &g->lock, &until) == ETIMEDOUT;
}

static bool is_over(Asked *w)
{
    Witnessing *g = w->of;
    pthread_mutex_lock(&g->lock);
    struct timespec from, now;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (int64_t left = w->pause; left > 0 && !g->ending;) {
        waited(g, left * 1000);
        clock_gettime(CLOCK_MONOTONIC, &now);
        left = w->pause - (now.tv_sec - from.tv_sec);
    }
    bool over = g->ending;
    pthread_mutex_unlock(&g->lock);
    return over;
}

static void *asking(void *asked)
{
    do
        look(asked);
    while (!is_over(asked));
    return NULL;
}

/* ---- beginning and ending -------------------------------------------------------- */

static Result asked_begin(Witnessing *g)
{
    for (int i = 0; i < g->count; i++) {
        Asked *w = &g->asked[i];
        if (!w->voter->url.len)
            continue;
        if (pthread_create(&w->thread, NULL, asking, w))
            return because(&too_large);
        w->threaded = true;
    }
    return DONE;
}

static Result asked_list(Witnessing *g)
{
    for (each(const Voter, v, g->policy.voters)) {
        if (v->need || voter_strange(v))
            continue;
        if (v->url.len && !web_url_fits(v->url))
            return because_of(&setting_wrong, v->url);
        if (g->count == WITNESSES_ASKED)
            return because_of(&setting_wrong, S("policy: at most 32 witnesses"));
        g->asked[g->count++] = (Asked){ .of = g, .voter = v, .pause = 1 };
    }
    return DONE;
}

static bool all_answered(const Witnessing *g)
{
    for (int i = 0; i < g->count; i++)
        if (g->asked[i].threaded && !g->asked[i].answered && g->asked[i].pause == 1)
            return false;
    return true;
}

/* An empty log was never signed, so there is nothing to wait for. Who gave no answer has a longer
 * pause by now and is waited for no more. */
static void first_answers(Witnessing *g)
{
    pthread_mutex_lock(&g->lock);
    while (!all_answered(g) && !waited(g, FIRST_ANSWER_MS))
        continue;
    pthread_mutex_unlock(&g->lock);
}

static Result policy_of(Server *s, Policy *policy, bool *there, Arena *a)
{
    Str text;
    TRY(file_read_if(path_in(s->folder, "policy", a), POLICY_BYTES, &text, there, a));
    return *there ? policy_read(text, policy, a) : DONE;
}

Result witnessing_begin(Server *s, Arena *a)
{
    bool there;
    Text note = { 0 };
    Witnessing *g = make(a, Witnessing, 1);
    g->server = s;
    TRY(policy_of(s, &g->policy, &there, a));
    TRY(vkey_read(book_settings(clerk_book(s->clerk))->log_key, &g->log));
    TRY(asked_list(g));
    pthread_mutex_init(&g->lock, NULL);
    pthread_cond_init(&g->changed, NULL);
    s->witnessing = g;
    Result r = asked_begin(g);
    if (failed(r))
        witnessing_end(g);
    else if (!failed(clerk_checkpoint(s->clerk, &note, a)) && note.len)
        first_answers(g);
    return r;
}

void witnessing_end(Witnessing *g)
{
    if (!g)
        return;
    pthread_mutex_lock(&g->lock);
    g->ending = true;
    pthread_cond_broadcast(&g->changed);
    pthread_mutex_unlock(&g->lock);
    for (int i = 0; i < g->count; i++)
        if (g->asked[i].threaded)
            pthread_join(g->asked[i].thread, NULL);
}

/* ---- what is brought ------------------------------------------------------------- */

static bool is_of(const Signature *s, const Vkey *key)
{
    return s->id == key->id && str_same(s->name, key->name);
}

/* Whose line it is, if it is new. */
static Asked *new_of(Witnessing *g, const Signature *s, int64_t size)
{
    for (int i = 0; i < g->count; i++)
        if (is_of(s, &g->asked[i].voter->key))
            return size > g->asked[i].kept ? &g->asked[i] : NULL;
    return NULL;
}

/* The note with the log's line and what is new. */
static Note new_lines(Witnessing *g, const Note *note, int64_t size, int64_t *count, Arena *a)
{
    Note n = { .text = note->text };
    *count = 0;
    pthread_mutex_lock(&g->lock);
    for (each(const Signature, s, note->signatures)) {
        bool new = new_of(g, s, size) != NULL;
        if (new || is_of(s, &g->log))
            *list_add(&n.signatures, a) = *s;
        *count += new;
    }
    pthread_mutex_unlock(&g->lock);
    return n;
}

static void lines_kept(Witnessing *g, const Note *note, int64_t size)
{
    pthread_mutex_lock(&g->lock);
    for (each(const Signature, s, note->signatures)) {
        Asked *w = new_of(g, s, size);
        if (w)
            w->kept = size;
    }
    pthread_mutex_unlock(&g->lock);
}

Result witnessing_take(Server *s, Str bytes, int64_t *kept, Cosigners *who, Arena *a)
{
    Note note;
    Checkpoint point;
    Text text = { 0 };
    *kept = 0;
    *who  = (Cosigners){ 0 };
    if (!s->witnessing || !s->witnessing->count)
        return because(&policy_names_nobody);
    TRY(note_read(bytes, &note, a));
    TRY(checkpoint_read(note.text, &point));
    who->size = point.size;
    note = new_lines(s->witnessing, &note, point.size, kept, a);
    if (!*kept)
        return DONE;
    note_write(&note, &text, a);
    Result r = clerk_witness(s->clerk, text_str(&text), &s->witnessing->policy, false, who, a);
    if (failed(r))
        *kept = 0;
    else
        lines_kept(s->witnessing, &note, point.size);
    return r;
}

/* ---- receipts -------------------------------------------------------------------- */

Result witnessed_receipt(Server *s, int64_t leaf, Text *receipt, Arena *a)
{
    const Witnessing *g = s->witnessing;
    if (g && g->policy.quorum && !failed(clerk_receipt(s->clerk, leaf, &g->policy, receipt, a)))
        return DONE;
    receipt->len = 0;
    return clerk_receipt(s->clerk, leaf, NULL, receipt, a);
}

/* ---- for whoever watches --------------------------------------------------------- */

/* Source: Prometheus, text exposition format 0.0.4: a label has no quote, backslash or line. */
static Str label_of(Str name, Arena *a)
{
    char *safe = str_terminated(str_plain(name, 80, a), a);
    for (char *c = safe; *c; c++)
        if (*c == '"' || *c == '\\')
            *c = '_';
    return str(safe);
}

void witnessing_figures(Server *s, Text *t, Arena *a)
{
    Witnessing *g = s->witnessing;
    Instant now = clerk_now(s->clerk);
    if (!g || !g->count)
        return;
    text_our(t, "# HELP tenderbox_witness_lag_seconds For how long the log is ahead of what this "
                "witness signed.\n# TYPE tenderbox_witness_lag_seconds gauge\n", a);
    pthread_mutex_lock(&g->lock);
    for (int i = 0; i < g->count; i++) {
        const Asked *w = &g->asked[i];
        text_put(t, a, "tenderbox_witness_lag_seconds{witness=\"{}\"} {}\n",
                 label_of(w->voter->name, a), str_of_number(w->behind ? now - w->behind : 0, a));
    }
    pthread_mutex_unlock(&g->lock);
}
