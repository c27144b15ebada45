#include "http/proposed.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Proposed *first;                /* the newest; with `lock`, as all that follows */
static int     kept;
static int64_t kept_bytes;

static void unlink_it(Proposed **at)
{
    Proposed *p = *at;
    *at = p->next;
    kept--;
    kept_bytes -= p->bytes;
    Arena life = p->life;
    arena_end(&life);
}

static void forget_old(Instant now)
{
    for (Proposed **at = &first; *at;)
        if (!(*at)->held && now - (*at)->made > PROPOSED_SECONDS)
            unlink_it(at);
        else
            at = &(*at)->next;
}

/* The oldest of this account, or of any (0), that nobody holds. */
static bool forget_one(Id account)
{
    Proposed **oldest = NULL;
    for (Proposed **at = &first; *at; at = &(*at)->next)
        if (!(*at)->held && (!account || (*at)->account == account))
            oldest = at;
    if (oldest)
        unlink_it(oldest);
    return oldest != NULL;
}

static int of_account(Id account)
{
    int count = 0;
    for (const Proposed *p = first; p; p = p->next)
        count += p->account == account;
    return count;
}

/* Whoever types much loses their own first. */
static bool make_room(Id account, Instant now)
{
    forget_old(now);
    if (of_account(account) >= PROPOSED_OF_ONE && !forget_one(account))
        return false;
    while (kept >= PROPOSED_MOST || kept_bytes > PROPOSED_ALL_BYTES)
        if (!forget_one(0))
            return false;
    return true;
}

Proposed *proposed_new(Id account, Instant now)
{
    unsigned char chance[PROPOSED_ID / 2];
    Proposed *p = NULL;
    pthread_mutex_lock(&lock);
    if (make_room(account, now)) {
        Arena life = arena_begin(PROPOSED_BYTES);
        p = make(&life, Proposed, 1);
        p->account = account;
        p->made    = now;
        p->held    = true;
        p->life    = life;
        randombytes_buf(chance, sizeof chance);
        sodium_bin2hex(p->id, sizeof p->id, chance, sizeof chance);
        p->next = first;
        first   = p;
        kept++;
    }
    pthread_mutex_unlock(&lock);
    return p;
}

static Proposed *found(Str id, Id account, Instant now)
{
    for (Proposed *p = first; p; p = p->next)
        if (str_is(id, p->id) && p->account == account && now - p->made <= PROPOSED_SECONDS)
            return p;
    return NULL;
}

Proposed *proposed_take(Str id, Id account, Instant now, bool *held)
{
    pthread_mutex_lock(&lock);
    Proposed *p = found(id, account, now);
    *held = p && p->held;
    if (p && !*held)
        p->held = true;
    pthread_mutex_unlock(&lock);
    return *held ? NULL : p;
}

/* What is held is kept, however old it is. */
static Proposed *held_now(Str id, Id account)
{
    for (Proposed *p = first; p; p = p->next)
        if (p->held && str_is(id, p->id) && p->account == account)
            return p;
    return NULL;
}

void proposed_tell(Str id, Id account, ProposedWait *w, void (*told)(void *of), void *of)
{
    pthread_mutex_lock(&lock);
    Proposed *p = held_now(id, account);
    if (p) {
        *w = (ProposedWait){ p->waits, told, of };
        p->waits = w;
    }
    pthread_mutex_unlock(&lock);
    if (!p)
        told(of);
}

void pairs_copy(const Pairs *from, Pairs *to, Arena *a)
{
    for (each(const Pair, pair, *from))
        *list_add(to, a) = (Pair){ str_copy(pair->name, a), str_copy(pair->value, a) };
}

bool proposed_typed(Str id, Id account, Instant now, Pairs *out, Arena *a)
{
    pthread_mutex_lock(&lock);
    const Proposed *p = found(id, account, now);
    if (p)
        pairs_copy(&p->typed, out, a);
    pthread_mutex_unlock(&lock);
    return p;
}

Str proposed_change(const Proposed *p, Arena *a)
{
    const Act *last = p->acts.len ? &p->acts.at[p->acts.len - 1] : NULL;
    Str from = str_put(a, "?from={}", str(p->id));
    if (p->from.len)
        return str_put(a, "{}/{}{}", p->at, p->from, p->typed.len ? from : (Str){ 0 });
    return str_put(a, "{}/do/{}{}", p->at, str(act_rows[last->kind]->name), from);
}

/* What is held may be being made, or signed. */
static bool is_of(const Proposed *p, Id account, Str at, ActKind kind, Instant now)
{
    return p->account == account && !p->held && now - p->made <= PROPOSED_SECONDS &&
           p->typed.len && p->acts.len && p->acts.at[p->acts.len - 1].kind == kind &&
           str_same(p->at, at);
}

Str proposed_lately(Id account, Str at, ActKind kind, Instant now, Arena *a)
{
    Str address = { 0 };
    pthread_mutex_lock(&lock);
    const Proposed *p = first;
    while (p && !is_of(p, account, at, kind, now))
        p = p->next;
    if (p && !p->done)
        address = proposed_change(p, a);
    pthread_mutex_unlock(&lock);
    return address;
}

/* With the lock. Who are to be told once it is open: a wait is over when its request is told. */
static ProposedWait *release(Proposed *p)
{
    int64_t bytes = PROPOSED_BYTES - arena_left(&p->life);
    ProposedWait *waits = p->waits;
    p->held  = false;
    p->waits = NULL;
    kept_bytes += bytes - p->bytes;
    p->bytes = bytes;
    return waits;
}

static void tell_all(ProposedWait *waits)
{
    for (ProposedWait *w = waits, *next; w; w = next) {
        next = w->next;
        w->told(w->of);
    }
}

void proposed_give_back(Proposed *p)
{
    pthread_mutex_lock(&lock);
    ProposedWait *waits = release(p);
    pthread_mutex_unlock(&lock);
    tell_all(waits);
}
