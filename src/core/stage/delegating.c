/* delegating.c - several people of one bidder: each signs for it with a key of their own.
 *
 * They are the bidder's: no judge of anybody else asks for them, and what is refused to one bidder
 * tells nothing of another's. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason registered_key_only = { FORBIDDEN, "registered-key-only", "doc/book.md, delegates",
    "Only the key with which the bidder registered names its delegates. A delegate ends itself and "
    "nobody else, and keeps no key for the bidder." };
const Reason no_such_delegate = { MISSING, "no-such-delegate", "doc/book.md, delegates",
    "You have no such delegate, or it was ended already." };

static Delegate *delegate_found(const Procedure *p, ptrdiff_t at)
{
    return at < 0 ? NULL : &p->delegates.at[at];
}

static Delegate *delegate_with(const Procedure *p, Id bidder, KeyId key)
{
    return delegate_found(p, index_find(&p->delegate_keys_at, id_key(bidder, key)));
}

const Delegate *delegate_of_any(const Procedure *p, KeyId key) { return delegate_with(p, 0, key); }

void delegate_add(Procedure *p, Delegate d, Arena *a)
{
    ptrdiff_t at = p->delegates.len;
    KeyId key = key_id(d.key);
    *list_add(&p->delegates, a) = d;
    index_put(&p->delegates_at, numbers_key(d.person, d.bidder, 0, 0), at, a);
    index_put(&p->delegate_keys_at, id_key(d.bidder, key), at, a);
    index_put(&p->delegate_keys_at, id_key(0, key), at, a);
}

static bool counts(const Delegate *d, Id bidder, Instant at)
{
    return d->bidder == bidder && d->since <= at && (!d->until || at < d->until);
}

const Delegate *delegate_of(const Procedure *p, const Act *act)
{
    const Delegate *d = delegate_with(p, act->actor, act->signed_by.key);
    return act->is_signed && d && counts(d, act->actor, act->arrived) ? d : NULL;
}

bool key_is_of(const Procedure *p, const Person *person, Key key, Instant at)
{
    const Delegate *d = delegate_with(p, person->id, key_id(key));
    return key_same(person_key(p, person, at), key) ||
           (d && counts(d, person->id, at) && key_same(d->key, key));
}

static Delegate *delegate_named(const Procedure *p, Id bidder, Id person)
{
    return delegate_found(p, index_find(&p->delegates_at, numbers_key(person, bidder, 0, 0)));
}

static Result judge_delegate(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    /* Not one that officers entered: who it names would be neither told of nor to be stopped. */
    if (!key_id_same(key_id(person_of(p, act->actor)->key), act->signed_by.key))
        return because(&registered_key_only);
    if (person_of(p, act->delegate.person) || delegate_named(p, act->actor, act->delegate.person))
        return because_value(&number_taken, p, act, "person", a);
    /* One key stands for one person: that of an ended delegate would sign for another one now. */
    bool taken = key_known(p, act->delegate.key) ||
                 delegate_with(p, act->actor, key_id(act->delegate.key));
    return taken ? because(&key_taken) : DONE;
}

static void fold_delegate(Procedure *p, const Act *act, Arena *a)
{
    delegate_add(p, (Delegate){ .bidder = act->actor, .person = act->delegate.person,
        .key = act->delegate.key, .name = act->delegate.name, .since = act->at,
        .nth = act->nth }, a);
}

const ActRow row_delegate = {
    .name = "delegate", .says = "Name a person who signs for the bidder with a key of their own",
    .who = BIDDER, .when = PUBLISHED, .rules = THOUGH_HALTED, .shown = TO_ITS_BIDDER_THEN_ALL,
    .most = 100,
    .source = "doc/book.md, delegates",
    .fields = {
        NEW(delegate, person, A_DELEGATE, "Number of the delegate"), SIGNS_WITH(delegate),
        NAME(delegate, TO_ITS_BIDDER)
    },
    .judge = judge_delegate, .fold = fold_delegate,
};

static Result judge_delegate_ended(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Delegate *signs = delegate_of(p, act);
    const Delegate *ends = delegate_named(p, act->actor, act->delegate_ended.person);
    if (signs && signs != ends)
        return because(&registered_key_only);
    return ends && !ends->until ? DONE : because(&no_such_delegate);
}

static void fold_delegate_ended(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    delegate_named(p, act->actor, act->delegate_ended.person)->until = act->at;
}

const ActRow row_delegate_ended = {
    .name = "delegate-ended", .says = "End that a person signs for the bidder",
    .who = BIDDER, .when = ANY_PHASE, .rules = THOUGH_HALTED | THOUGH_ENDED,
    .shown = TO_ITS_BIDDER_THEN_ALL,
    .most = 100,
    .source = "doc/book.md, delegates",
    .fields = { N(delegate_ended, person, .refers = A_DELEGATE, .label = "Delegate") },
    .judge = judge_delegate_ended, .fold = fold_delegate_ended,
};
