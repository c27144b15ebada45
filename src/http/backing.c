#include "http/backing.h"

#include "desk/backup.h"

#include <pthread.h>
#include <string.h>

enum { SAYS_BYTES = 1000 };

struct Backing {
    Server         *server;
    pthread_mutex_t lock;              /* of all below */
    pthread_t       thread;
    bool            begun;             /* there is a thread to be waited for */
    Instant         since, ended;
    bool            failed;
    char            says[SAYS_BYTES];
};

static void took(Backing *b, Result r, const Backup *backup, Arena *a)
{
    Text t = { 0 };
    if (failed(r))
        text_put(&t, a, "{} {}", str(r.why->says), str_plain(r.detail, 400, a));
    else
        text_put(&t, a, "It holds all up to entry {} of the log, and was looked at again.",
                 str_of_number(backup->entries - 1, a));
    pthread_mutex_lock(&b->lock);
    b->failed = failed(r);
    b->ended  = clerk_now(b->server->clerk);
    b->since  = 0;
    t.len = t.len < SAYS_BYTES ? t.len : SAYS_BYTES - 1;
    memcpy(b->says, t.at, (size_t)t.len);
    b->says[t.len] = 0;
    pthread_mutex_unlock(&b->lock);
}

static void *take(void *backing)
{
    Backing *b = backing;
    Arena    a = arena_begin(1 << 20);
    Backup   backup;
    BackupWanted wanted = { .book = b->server->folder, .at = b->since,
                            .to = str_terminated(b->server->config.backup, &a) };
    took(b, backup_take(&wanted, &backup, &a), &backup, &a);
    arena_end(&a);
    return NULL;
}

Backing *backing_begin(Server *s, Arena *a)
{
    Backing *b = make(a, Backing, 1);
    b->server = s;
    pthread_mutex_init(&b->lock, NULL);
    return b;
}

static bool begin(Backing *b, Instant now)
{
    if (b->since)
        return true;
    if (b->begun)
        pthread_join(b->thread, NULL);
    b->since = now;
    b->begun = !pthread_create(&b->thread, NULL, take, b);
    if (!b->begun)
        b->since = 0;
    return b->begun;
}

bool backing_ask(Backing *b, Instant now)
{
    if (!b || !b->server->config.backup.len)
        return false;
    pthread_mutex_lock(&b->lock);
    bool going = begin(b, now);
    pthread_mutex_unlock(&b->lock);
    return going;
}

void backing_end(Backing *b)
{
    if (b->begun)
        pthread_join(b->thread, NULL);
    pthread_mutex_destroy(&b->lock);
}

BackingSaid backing_says(Backing *b, Arena *a)
{
    if (!b)
        return (BackingSaid){ 0 };
    pthread_mutex_lock(&b->lock);
    BackingSaid said = { b->since, b->ended, b->failed, str_copy(str(b->says), a) };
    pthread_mutex_unlock(&b->lock);
    return said;
}
