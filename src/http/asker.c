#include "http/asker.h"

#include "desk/ask.h"

static const char *const methods[] = { "GET", "HEAD", "POST", "PUT", "DELETE" };

Result asker_of(const Server *s, const Request *r, Asker *asker, Arena *a)
{
    Str header = header_of(r, "Authorization");
    Ask ask = { .origin = clerk_origin(s->clerk), .target = r->target };
    *asker = (Asker){ .at = clerk_now(s->clerk) };
    if (!header.len)
        return DONE;
    ask.method = str(r->method == OTHER ? "" : methods[r->method]);
    TRY(ask_read(header, &ask, &asker->key, asker->at, a));
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
    return found || !asker->known || !p->office ? found : person_in(p->office, asker);
}
