#include "seal/hasher.h"

#include <pthread.h>

enum { SLOTS = 4 };

typedef struct Slot { char *at; ptrdiff_t bytes; } Slot;

struct Hasher {
    bool            hashed, threaded, ended;
    Slot            slot[SLOTS];
    int64_t         passed, finished;       /* slots so far; guarded, as is `ended` */
    pthread_mutex_t guard;
    pthread_cond_t  moved;
    pthread_t       thread;
    Sha256          sha;
};

static Slot *slot_nth(Hasher *h, int64_t nth) { return &h->slot[nth % SLOTS]; }

/* The next slot to hash, or NULL when no more will come. */
static Slot *await_passed(Hasher *h)
{
    pthread_mutex_lock(&h->guard);
    while (h->finished == h->passed && !h->ended)
        pthread_cond_wait(&h->moved, &h->guard);
    Slot *s = h->finished < h->passed ? slot_nth(h, h->finished) : NULL;
    pthread_mutex_unlock(&h->guard);
    return s;
}

static void finish(Hasher *h)
{
    pthread_mutex_lock(&h->guard);
    h->finished++;
    pthread_cond_broadcast(&h->moved);
    pthread_mutex_unlock(&h->guard);
}

static void *hash_all(void *hasher)
{
    Hasher *h = hasher;
    for (Slot *s; (s = await_passed(h)); finish(h))
        sha256_add(&h->sha, (Str){ s->at, s->bytes });
    return NULL;
}

static void stop(void *hasher)
{
    Hasher *h = hasher;
    if (!h->threaded)
        return;
    pthread_mutex_lock(&h->guard);
    h->ended = true;
    pthread_cond_broadcast(&h->moved);
    pthread_mutex_unlock(&h->guard);
    pthread_join(h->thread, NULL);
    pthread_cond_destroy(&h->moved);
    pthread_mutex_destroy(&h->guard);
    h->threaded = false;
}

Hasher *hasher_begin(ptrdiff_t slot_bytes, bool hashed, Arena *a)
{
    Hasher *h = make(a, Hasher, 1);
    h->hashed = hashed;
    sha256_begin(&h->sha);
    for (int i = 0; i < (hashed ? SLOTS : 1); i++)
        h->slot[i].at = make(a, char, slot_bytes);
    if (!hashed)
        return h;
    pthread_mutex_init(&h->guard, NULL);
    pthread_cond_init(&h->moved, NULL);
    h->threaded = !pthread_create(&h->thread, NULL, hash_all, h);
    arena_defer(a, stop, h);
    return h;
}

char *hasher_slot(Hasher *h)
{
    if (!h->threaded)
        return h->slot[0].at;
    pthread_mutex_lock(&h->guard);
    while (h->passed - h->finished == SLOTS)
        pthread_cond_wait(&h->moved, &h->guard);
    Slot *s = slot_nth(h, h->passed);
    pthread_mutex_unlock(&h->guard);
    return s->at;
}

void hasher_pass(Hasher *h, ptrdiff_t bytes)
{
    if (!h->hashed)
        return;
    if (!h->threaded) {
        sha256_add(&h->sha, (Str){ h->slot[0].at, bytes });
        return;
    }
    pthread_mutex_lock(&h->guard);
    slot_nth(h, h->passed)->bytes = bytes;
    h->passed++;
    pthread_cond_broadcast(&h->moved);
    pthread_mutex_unlock(&h->guard);
}

Hash hasher_end(Hasher *h)
{
    stop(h);
    return h->hashed ? sha256_end(&h->sha) : (Hash){ 0 };
}
