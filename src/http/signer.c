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

Id number_of_key(Key key)
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

/* ---- whose mail ------------------------------------------------------------------ */

Result account_with_key(Server *s, Key key, Id *account, Arena *a)
{
    *account = 0;
    TRY(invented_account(s, key, account, a));
    Result r = *account ? DONE : own_key_account(s->people, key.byte, account);
    return r.why == &own_key_missing ? DONE : r;
}

static Result add_account(Server *s, Key key, AccountIds *out, Arena *a)
{
    Id account;
    TRY(account_with_key(s, key, &account, a));
    for (each(const Id, there, *out))
        if (*there == account)
            return DONE;
    if (account)
        *list_add(out, a) = account;
    return DONE;
}

Result accounts_of(Server *s, const Procedure *p, const Person *person, Instant at, AccountIds *out,
                   Arena *a)
{
    TRY(add_account(s, person_key_by_day(person, at), out, a));
    for (each(const Delegate, d, p->delegates))
        if (d->bidder == person->id && (!d->until || at < d->until))
            TRY(add_account(s, d->key, out, a));
    return DONE;
}
