#include "http/proposed.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t  back = PTHREAD_COND_INITIALIZER;
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

Proposed *proposed_take(Str id, Id account, Instant now)
{
    Proposed *p;
    pthread_mutex_lock(&lock);
    while ((p = found(id, account, now)) && p->held)
        pthread_cond_wait(&back, &lock);
    if (p)
        p->held = true;
    pthread_mutex_unlock(&lock);
    return p;
}

static void release(Proposed *p)
{
    int64_t bytes = PROPOSED_BYTES - arena_left(&p->life);
    p->held = false;
    kept_bytes += bytes - p->bytes;
    p->bytes = bytes;
    pthread_cond_broadcast(&back);
}

void proposed_give_back(Proposed *p)
{
    pthread_mutex_lock(&lock);
    release(p);
    pthread_mutex_unlock(&lock);
}

void proposed_drop(Proposed *p)
{
    pthread_mutex_lock(&lock);
    release(p);
    for (Proposed **at = &first; *at; at = &(*at)->next)
        if (*at == p) {
            unlink_it(at);
            break;
        }
    pthread_mutex_unlock(&lock);
}
