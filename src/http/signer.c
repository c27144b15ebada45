#include "http/signer.h"

#include "accounts/keys.h"

#include <string.h>

/* As the procedure knows it, or else its office. */
static Id number_in(const Procedure *p, const Actor *actor)
{
    KeyId id = key_id(actor->public);
    const Delegate *d = delegate_of_any(p, id);
    const Person   *person = person_with(p, id);
    if (d || person)
        return d ? d->bidder : person->id;
    person = p->office ? person_with(p->office, id) : NULL;
    return person ? person->id : 0;
}

/* Of who is new: the same each time, and it tells no more than the key does. */
static Id number_of_key(Key key)
{
    enum { LEAST = 100000000 };
    KeyId id = key_id(key);
    Id    n = 0;
    for (int i = 0; i < 7; i++)
        n = n << 8 | id.byte[i];
    return LEAST + n % (9 * (Id)LEAST);
}

/* Of several keys the one that somebody here has; else the last that was added. */
static Signer by_own_keys(Server *s, const Visitor *visitor, const Procedure *p, Arena *a)
{
    OwnKeys keys = { 0 };
    Signer  signer = { 0 };
    if (!s->people || failed(own_key_list(s->people, visitor->account, &keys, a)))
        return signer;
    for (each(const OwnKey, key, keys)) {
        Actor *actor = make(a, Actor, 1);
        actor->name = visitor->name;
        memcpy(actor->public.byte, key->public, sizeof actor->public.byte);
        Id number = number_in(p, actor);
        actor->number = number ? number : number_of_key(actor->public);
        if (!key->ended && (number || !signer.number))
            signer = (Signer){ .number = number, .actor = actor };
    }
    return signer;
}

Signer signer_of(Server *s, const Visitor *visitor, const Procedure *p, Arena *a)
{
    if (!visitor->account)
        return (Signer){ 0 };
    const Invented *it = invented_with(s, visitor->account, a);
    if (!it)
        return by_own_keys(s, visitor, p, a);
    return (Signer){ .number = number_in(p, it->actor), .actor = it->actor, .key_here = true };
}
