/* preparing.c - the office, the file of a procedure, its people, gates, facts and padlocks. */
#include "core/stage/judges.h"

const Reason number_taken = { CONFLICT, "number-taken", "doc/acts.md",
    "This number stands for something else already." };
const Reason key_taken = { CONFLICT, "key-taken", "doc/book.md, signatures",
    "This key belongs to somebody already." };
const Reason officers_too_few = { REFUSED, "officers-too-few", "doc/book.md, signatures",
    "Two officers remain at least: what needs two signatures needs two people." };
const Reason no_such_person = { MISSING, "no-such-person", "doc/acts.md",
    "There is no such person in this procedure." };
const Reason key_too_early = { REFUSED, "key-too-early", "doc/book.md, signatures",
    "A changed key counts after 24 hours; until then no further change is possible." };
const Reason roles_clash = { REFUSED, "roles-clash", "doc/tour.md; 2014/24/EU Annex IV(d)",
    "A padlock holder never evaluates, and an evaluator never holds a padlock." };
const Reason rules_too_new = { REFUSED, "rules-too-new", "doc/book.md, rule book",
    "A procedure is judged by a rule book that was in force when it began." };
const Reason no_such_gate = { MISSING, "no-such-gate", "doc/acts.md",
    "There is no such gate in this procedure." };
const Reason not_your_gate = { FORBIDDEN, "not-your-gate", "standing orders of the buyer",
    "Somebody else decides at this gate." };
const Reason paper_old = { REFUSED, "paper-old", "standing orders of the buyer",
    "A decision on this or a later version of the paper was entered already." };
const Reason paper_differs = { REFUSED, "paper-differs", "standing orders of the buyer",
    "The members of a body decide on one and the same paper of a version." };
const Reason approval_missing = { REFUSED, "approval-missing", "standing orders of the buyer",
    "A gate before this step has not approved." };
const Reason approval_lapsed = { REFUSED, "approval-lapsed", "standing orders of the buyer",
    "A figure changed after the approval, so it lapsed." };
const Reason approval_beyond = { REFUSED, "approval-beyond", "standing orders of the buyer",
    "The figure lies above what the body at a gate may approve." };
const Reason padlock_order = { REFUSED, "padlock-order", "doc/book.md, padlocks",
    "Padlocks are numbered 1, 2, 3 ... up to 32, one a holder." };
const Reason padlock_twice = { REFUSED, "padlock-twice", "doc/book.md, padlocks",
    "This padlock, or another of this holder, is here already." };
const Reason no_interest_declared = { REFUSED, "no-interest-declared", "Procurement Act 2023 s.82",
    "This person declared no interest to rule on." };

enum { KEY_WAIT = 24 * 60 * 60, PADLOCKS = 32 };

static bool key_known(const Procedure *p, Key key)
{
    for (each(Person, person, p->people))
        if (!person->until && (key_same(person->key, key) || key_same(person->key_before, key)))
            return true;
    return key_none(key);
}

static Person *person_add(Procedure *p, Id id, Key key, Hash name, Instant since, Arena *a)
{
    Person *person = list_add(&p->people, a);
    *person = (Person){ .id = id, .key = key, .name = name, .since = since };
    return person;
}

static Result judge_new_person(const Procedure *p, Id id, Key key, Instant at)
{
    const Person *same = p->office ? person_of(p, id) : officer_at(p, id, at);
    if (!id || same)
        return because(&number_taken);
    return key_known(p, key) ? because(&key_taken) : DONE;
}

/* ---- the office ------------------------------------------------------------------ */

static Id officers(const Procedure *office)
{
    Id count = 0;
    for (each(Person, person, office->people))
        count += !person->until;
    return count;
}

/* The first two enrol themselves; nobody is there to vouch for them. Everything else rests on
 * their keys: who doubts compares them with what the buyer has printed. */
Result judge_enrol(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bool first = p->people.len < 2;
    if (first ? act->actor != act->enrol.person : act->signatures == 0)
        return because(&act_unsigned);
    if (!first && !officer_at(p, act->actor, act->arrived))
        return because(&not_your_act);
    return judge_new_person(p, act->enrol.person, act->enrol.key, act->at);
}

void fold_enrol(Procedure *p, const Act *act, Arena *a)
{
    Person *person = person_add(p, act->enrol.person, act->enrol.key, act->enrol.name, act->at, a);
    *list_add(&person->holdings, a) = (Holding){ OFFICER, 0 };
}

Result judge_retire(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = officer_at(p, act->retire.person, act->at);
    if (!person || person->until)
        return because(&no_such_person);
    return officers(p) > 2 ? DONE : because(&officers_too_few);
}

void fold_retire(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    officer_at(p, act->retire.person, act->at)->until = act->at;
}

/* ---- the file -------------------------------------------------------------------- */

Result judge_begin(const Procedure *p, const Act *act, Arena *a)
{
    (void)p;
    (void)a;
    return act->begin.rules > day_at(act->at, LONDON) ? because(&rules_too_new) : DONE;
}

void fold_begin(Procedure *p, const Act *act, Arena *a)
{
    p->began     = act->at;
    p->year      = act->begin.year;
    p->number    = act->begin.number;
    p->kind      = (RuleKind)(1 << act->begin.kind);
    p->rules     = act->begin.rules;
    p->zone      = (Zone)act->begin.zone;
    p->divisions = (unsigned)act->begin.division;
    p->title     = act->begin.title;
    p->buyer     = act->begin.buyer;
    for (each(Person, officer, p->office->people)) {
        KeyId id = key_id(officer->key);
        bool signs =
            key_id_same(id, act->signed_by[0].key) || key_id_same(id, act->signed_by[1].key);
        if (!signs || officer_at(p->office, officer->id, act->arrived) != officer)
            continue;
        Person *person = person_add(p, officer->id, officer->key, officer->name, act->at, a);
        person->of_office = true;
        *list_add(&person->holdings, a) = (Holding){ OFFICER, 0 };
    }
}

Result judge_person(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    return judge_new_person(p, act->person.person, act->person.key, act->at);
}

void fold_person(Procedure *p, const Act *act, Arena *a)
{
    person_add(p, act->person.person, act->person.key, act->person.name, act->at, a);
}

Result judge_role(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = person_of(p, act->role.person);
    if (!person || person->bidder)
        return because(&no_such_person);
    unsigned has = roles_of(p, act->role.person, 0), gets = 1u << act->role.role;
    unsigned panel = EVALUATOR | CHAIR;
    if ((gets == HOLDER && has & panel) || (gets & panel && has & HOLDER))
        return because(&roles_clash);
    return DONE;
}

void fold_role(Procedure *p, const Act *act, Arena *a)
{
    Person *person = person_of(p, act->role.person);
    *list_add(&person->holdings, a) = (Holding){ (Role)(1 << act->role.role), act->role.lot };
}

Result judge_key_change(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = person_of(p, act->key_change.person);
    if (!person)
        return because(&no_such_person);
    if (act->at < person->key_from)
        return because(&key_too_early);
    return key_known(p, act->key_change.key) ? because(&key_taken) : DONE;
}

void fold_key_change(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Person *person = person_of(p, act->key_change.person);
    person->key_before = person->key;
    person->key        = act->key_change.key;
    person->key_from   = act->at + KEY_WAIT;
}

/* ---- interests ------------------------------------------------------------------- */

Result judge_conflict(const Procedure *p, const Act *act, Arena *a)
{
    (void)p; (void)act; (void)a;
    return DONE;
}

void fold_conflict(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Person *person = person_of(p, act->actor);
    person->declared = true;
    person->interest = act->conflict.finding == FINDING_INTEREST;
}

Result judge_ruling(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = person_of(p, act->ruling.person);
    if (!person)
        return because(&no_such_person);
    if (act->ruling.person == act->actor)
        return because(&not_your_act);
    return person->interest ? DONE : because(&no_interest_declared);
}

void fold_ruling(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Person *person = person_of(p, act->ruling.person);
    person->barred   = act->ruling.ruling == MUST_LEAVE;
    person->interest = false;                /* ruled on */
}

/* ---- gates ----------------------------------------------------------------------- */

/* After publication only a buyer who joined brings a gate. */
static bool brings_gates(const Procedure *p, Id buyer)
{
    const Buyer *of = buyer_of(p, buyer);
    return !p->published || (of && of->joined);
}

Result judge_gate(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (!act->gate.gate || gate_of(p, act->gate.gate))
        return because(&number_taken);
    if (act->gate.buyer && !buyer_of(p, act->gate.buyer))
        return because(&no_such_buyer);
    if (!brings_gates(p, act->gate.buyer))
        return because(&not_now);
    return roles_of(p, act->gate.approver, 0) & APPROVER ? DONE : because(&no_such_person);
}

void fold_gate(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->gates, a) = (Gate){ .id = act->gate.gate,
                                      .buyer = act->gate.buyer,
                                      .approver = act->gate.approver,
                                      .needed = act->gate.needed,
                                      .before = (Before)act->gate.before,
                                      .limit = act->gate.limit };
}

static bool is_member(const Gate *gate, Id person)
{
    for (each(Id, seat, gate->seats))
        if (*seat == person)
            return true;
    return gate->approver == person;
}

Result judge_seat(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Gate *gate = gate_of(p, act->seat.gate);
    if (!gate)
        return because(&no_such_gate);
    if (!brings_gates(p, gate->buyer))
        return because(&not_now);
    if (is_member(gate, act->seat.approver))
        return because(&number_taken);
    return roles_of(p, act->seat.approver, 0) & APPROVER ? DONE : because(&no_such_person);
}

void fold_seat(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&gate_of(p, act->seat.gate)->seats, a) = act->seat.approver;
}

static int64_t votes_for(const Gate *gate, Decision decision)
{
    int64_t count = 0;
    for (each(Vote, vote, gate->votes))
        count += vote->decision == decision;
    return count;
}

static int64_t votes_needed(const Gate *gate) { return gate->needed ? gate->needed : 1; }

bool gate_decided(const Procedure *p, const Gate *gate)
{
    int64_t members = gate->needed ? gate->seats.len + 1 : 1;
    return gate->approved || gate->since < p->changed ||
           votes_for(gate, REJECTED) > members - votes_needed(gate);
}

static bool has_voted(const Gate *gate, Id member)
{
    for (each(Vote, vote, gate->votes))
        if (vote->member == member)
            return true;
    return false;
}

Result judge_approval(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Gate *gate = gate_of(p, act->approval.gate);
    if (!gate || gate->fallen)
        return because(&no_such_gate);
    bool decides = gate->needed ? is_member(gate, act->actor) : gate->approver == act->actor;
    if (!decides)
        return because(&not_your_gate);
    if (act->approval.version > gate->version)
        return DONE;
    if (act->approval.version < gate->version || !gate->version || gate_decided(p, gate) ||
        has_voted(gate, act->actor))
        return because(&paper_old);
    return hash_same(act->approval.paper, gate->paper) ? DONE : because(&paper_differs);
}

void fold_approval(Procedure *p, const Act *act, Arena *a)
{
    Gate *gate = gate_of(p, act->approval.gate);
    if (act->approval.version > gate->version) {
        gate->version   = act->approval.version;
        gate->paper     = act->approval.paper;
        gate->since     = act->nth;
        gate->votes.len = 0;
    }
    *list_add(&gate->votes, a) = (Vote){ act->actor, (Decision)act->approval.decision };
    gate->approved = votes_for(gate, APPROVED) >= votes_needed(gate);
}

bool gate_waits_for(const Procedure *p, const Gate *gate, Id member, Id after)
{
    bool passed = gate->approved && gate->since >= p->changed && gate->since >= after;
    bool open = gate->version && gate->since >= after && !gate_decided(p, gate);
    bool decides = gate->needed ? is_member(gate, member) : gate->approver == member;
    return decides && !passed && !(open && has_voted(gate, member));
}

bool gate_stands(const Gate *gate, Before step) { return !gate->fallen && gate->before == step; }

Result gates_passed(const Procedure *p, Before step, Id after, Money figure)
{
    for (each(Gate, gate, p->gates)) {
        if (!gate_stands(gate, step))
            continue;
        if (!gate->approved)
            return because(&approval_missing);
        if (gate->since < p->changed || gate->since < after)
            return because(&approval_lapsed);
        if (gate->limit && figure > gate->limit)
            return because(&approval_beyond);
    }
    return DONE;
}

/* ---- facts and days -------------------------------------------------------------- */

Result judge_fact(const Procedure *p, const Act *act, Arena *a)
{
    (void)p; (void)act; (void)a;
    return DONE;
}

void fold_fact(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    unsigned bit = 1u << act->fact.fact;
    p->facts = act->fact.value == YES ? p->facts | bit : p->facts & ~bit;
}

Result judge_holiday(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    for (each(Day, day, p->holidays))
        if (*day == act->holiday.day)
            return because(&number_taken);
    return DONE;
}

void fold_holiday(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->holidays, a) = act->holiday.day;
}

/* ---- padlocks -------------------------------------------------------------------- */

Result judge_padlock(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (act->padlock.index != p->locks.len + 1 || act->padlock.index > PADLOCKS)
        return because(&padlock_order);
    for (each(Lock, lock, p->locks))
        if (lock->holder == act->actor || key_same(lock->h, act->padlock.h))
            return because(&padlock_twice);
    return DONE;
}

void fold_padlock(Procedure *p, const Act *act, Arena *a)
{
    const Person *holder = person_of(p, act->actor);
    *list_add(&p->locks, a) =
        (Lock){ act->padlock.index, act->actor, person_key(holder, act->arrived), act->padlock.h,
                act->padlock.possession };
}
