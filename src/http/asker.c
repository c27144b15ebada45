#include "http/asker.h"

#include "desk/ask.h"

#include <pthread.h>
#include <string.h>

static const char *const methods[] = { "GET", "HEAD", "POST", "PUT", "DELETE" };

/* ---- whose keys have counted ------------------------------------------------------- */

/* In places by their id; in each the one that came longest ago goes. Zero is nobody's key. */
enum { PLACES = 2048, IN_PLACE = 8 };
static struct { uint64_t keys[IN_PLACE]; unsigned next; } seen[PLACES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static uint64_t number_of(Key key)
{
    uint64_t number;
    KeyId    id = key_id(key);
    memcpy(&number, id.byte, sizeof number);
    return number;
}

/* With the lock. */
static bool is_seen(uint64_t key)
{
    for (int i = 0; i < IN_PLACE; i++)
        if (seen[key % PLACES].keys[i] == key)
            return key != 0;
    return false;
}

static void remember(uint64_t key)
{
    pthread_mutex_lock(&lock);
    if (!is_seen(key))
        seen[key % PLACES].keys[seen[key % PLACES].next++ % IN_PLACE] = key;
    pthread_mutex_unlock(&lock);
}

/* ---- who asks ---------------------------------------------------------------------- */

static Result header_judge(const Server *s, const Request *r, Ask *ask, Asker *asker, Arena *a)
{
    *ask   = (Ask){ .origin = clerk_origin(s->clerk), .target = r->target,
                    .method = str(r->method == OTHER ? "" : methods[r->method]) };
    *asker = (Asker){ .at = clerk_now(s->clerk) };
    return ask_read(header_of(r, "Authorization"), ask, &asker->key, asker->at, a);
}

bool asker_is_known(const Server *s, const Request *r, Key *key, Arena *a)
{
    Ask   ask;
    Asker asker;
    if (!header_there(r, "Authorization") || failed(header_judge(s, r, &ask, &asker, a)))
        return false;
    *key = asker.key;
    pthread_mutex_lock(&lock);
    bool known = is_seen(number_of(asker.key));
    pthread_mutex_unlock(&lock);
    return known;
}

Result asker_of(const Server *s, const Request *r, Asker *asker, Arena *a)
{
    Ask ask;
    *asker = (Asker){ .at = clerk_now(s->clerk) };
    if (!header_of(r, "Authorization").len)
        return DONE;
    TRY(header_judge(s, r, &ask, asker, a));
    if (!hash_same(ask.body, r->body_hash))
        return because(&ask_false);
    asker->known = true;
    return DONE;
}

static Id person_in(const Procedure *p, const Asker *asker)
{
    KeyId id = key_id(asker->key);
    const Delegate *d = delegate_of_any(p, id);
    const Person   *person = person_with(p, id);
    if (person && key_is_of(p, person, asker->key, asker->at))
        return person->id;
    person = d ? person_of(p, d->bidder) : NULL;
    return person && key_is_of(p, person, asker->key, asker->at) ? person->id : 0;
}

Id asker_person(const Procedure *p, const Asker *asker)
{
    Id found = asker->known ? person_in(p, asker) : 0;
    if (!found && asker->known && p->office)
        found = person_in(p->office, asker);
    if (found)
        remember(number_of(asker->key));
    return found;
}
