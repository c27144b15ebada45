/* delegating.c - several people of one bidder: each signs for it with a key of their own.
 *
 * They are the bidder's: no judge of anybody else asks for them, and what is refused to one bidder
 * tells nothing of another's. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason registered_key_only = { FORBIDDEN, "registered-key-only", "doc/book.md, delegates",
    "Only the key with which the bidder registered names its delegates and ends them; a delegate "
    "ends itself." };
const Reason no_such_delegate = { MISSING, "no-such-delegate", "doc/book.md, delegates",
    "You have no such delegate, or it was ended already." };

static bool counts(const Delegate *d, Id bidder, Instant at)
{
    return d->bidder == bidder && d->since <= at && (!d->until || at < d->until);
}

const Delegate *delegate_of(const Procedure *p, const Act *act)
{
    for (each(const Delegate, d, p->delegates))
        if (act->is_signed && counts(d, act->actor, act->arrived) &&
            key_id_same(key_id(d->key), act->signed_by.key))
            return d;
    return NULL;
}

bool key_is_of(const Procedure *p, const Person *person, Key key, Instant at)
{
    for (each(const Delegate, d, p->delegates))
        if (counts(d, person->id, at) && key_same(d->key, key))
            return true;
    return key_same(person_key(person, at), key);
}

static Delegate *delegate_named(const Procedure *p, Id bidder, Id person)
{
    for (each(Delegate, d, p->delegates))
        if (d->bidder == bidder && d->person == person)
            return d;
    return NULL;
}

/* One key stands for one person: that of an ended delegate would sign for another one now. */
static bool own_key(const Procedure *p, Id bidder, Key key)
{
    for (each(const Delegate, d, p->delegates))
        if (d->bidder == bidder && key_same(d->key, key))
            return true;
    return false;
}

static Result judge_delegate(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (delegate_of(p, act))
        return because(&registered_key_only);
    if (person_of(p, act->delegate.person) || delegate_named(p, act->actor, act->delegate.person))
        return because(&number_taken);
    bool taken = key_known(p, act->delegate.key) || own_key(p, act->actor, act->delegate.key);
    return taken ? because(&key_taken) : DONE;
}

static void fold_delegate(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->delegates, a) = (Delegate){ .bidder = act->actor,
        .person = act->delegate.person, .key = act->delegate.key, .name = act->delegate.name,
        .since = act->at, .nth = act->nth };
}

const ActRow row_delegate = {
    .name = "delegate", .says = "Name a person who signs for the bidder with a key of their own",
    .who = BIDDER, .when = PUBLISHED, .rules = THOUGH_HALTED, .shown = TO_ITS_BIDDER_THEN_ALL,
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
    .source = "doc/book.md, delegates",
    .fields = { N(delegate_ended, person, .refers = A_DELEGATE, .label = "Delegate") },
    .judge = judge_delegate_ended, .fold = fold_delegate_ended,
};
