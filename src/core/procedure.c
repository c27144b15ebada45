#include "core/procedure.h"

Procedure procedure_new(const Procedure *office, Name draft)
{
    return (Procedure){ .office = office, .draft = draft };
}

Name procedure_name(const Procedure *p) { return p->published ? p->name : p->draft; }

/* ---- by their keys --------------------------------------------------------------- */

Hash id_key(Id id, KeyId key)
{
    int64_t number = 0;
    for (int i = 0; i < (int)sizeof key.byte; i++)
        number = (int64_t)((uint64_t)number << 8 | key.byte[i]);
    return numbers_key(number, id, 0, 0);
}

void key_add(Procedure *p, const Person *person, Key key, Arena *a)
{
    index_put(&p->keys_at, id_key(0, key_id(key)), person - p->people.at, a);
}

Person *person_add(Procedure *p, Person person, Arena *a)
{
    Person *added = list_add(&p->people, a);
    *added = person;
    index_put(&p->people_at, numbers_key(person.id, 0, 0, 0), p->people.len - 1, a);
    key_add(p, added, person.key, a);
    for (each(const NewKey, it, person.keys))
        key_add(p, added, it->key, a);
    return added;
}

static Person *person_found(const Procedure *p, ptrdiff_t at)
{
    return at < 0 ? NULL : &p->people.at[at];
}

Person *person_of(const Procedure *p, Id id)
{
    return person_found(p, index_find(&p->people_at, numbers_key(id, 0, 0, 0)));
}

Person *person_with(const Procedure *p, KeyId key)
{
    return person_found(p, index_find(&p->keys_at, id_key(0, key)));
}

/* ---- what a bidder has in a round and lot ------------------------------------------ */

static Hash bidding_key(Id round, Id lot, Id bidder) { return numbers_key(bidder, lot, round, 0); }

Bidding *bidding_of(const Procedure *p, Id round, Id lot, Id bidder)
{
    ptrdiff_t at = index_find(&p->biddings_at, bidding_key(round, lot, bidder));
    return at < 0 ? NULL : &p->biddings.at[at];
}

Bidding *bidding_add(Procedure *p, Id round, Id lot, Id bidder, Arena *a)
{
    Bidding *there = bidding_of(p, round, lot, bidder);
    Person  *person = person_of(p, bidder);
    if (there)
        return there;
    Bidding *b = list_add(&p->biddings, a);
    *b = (Bidding){ .bidder = bidder, .round = round, .lot = lot,
                    .before = person ? person->bidding : 0 };
    index_put(&p->biddings_at, bidding_key(round, lot, bidder), p->biddings.len - 1, a);
    if (person)
        person->bidding = p->biddings.len;
    return b;
}

static void stands_at(Bidding *b, const Deposit *d, Id place)
{
    if (!d->withdrawn)
        *(d->late ? &b->late : &b->stands) = place;
}

void deposit_add(Procedure *p, Deposit deposit, Arena *a)
{
    Bidding *b = bidding_add(p, deposit.round, deposit.lot, deposit.bidder, a);
    Deposit *d = list_add(&p->box, a);
    *d = deposit;
    d->before = b->latest;
    b->latest = p->box.len;
    stands_at(b, d, p->box.len);
}

void box_sorted_anew(Procedure *p, Id round)
{
    for (each(Bidding, b, p->biddings))
        if (b->round == round)
            b->stands = b->late = 0;
    for (each(Deposit, d, p->box))
        if (d->round == round)
            stands_at(bidding_of(p, round, d->lot, d->bidder), d, d - p->box.at + 1);
}

Bid *bid_add(Procedure *p, Bid bid, Arena *a)
{
    Bidding *b = bidding_add(p, bid.round, bid.lot, bid.bidder, a);
    if (!b->bid) {
        list_add(&p->bids, a);
        b->bid = p->bids.len;
    }
    p->bids.at[b->bid - 1] = bid;
    return &p->bids.at[b->bid - 1];
}

/* ---- looking things up ----------------------------------------------------------- */

#define FIND(T, list, truth)                                                                       \
    do {                                                                                           \
        for (each(T, it, list))                                                                    \
            if (truth)                                                                             \
                return it;                                                                         \
        return NULL;                                                                               \
    } while (0)

Lot *lot_of(const Procedure *p, Id id)         { FIND(Lot, p->lots, it->id == id); }
Gate *gate_of(const Procedure *p, Id id)       { FIND(Gate, p->gates, it->id == id); }
Service *service_of(const Procedure *p, Id id) { FIND(Service, p->services, it->id == id); }

Lock *lock_of_holder(const Procedure *p, Id holder)
{
    FIND(Lock, p->locks, it->holder == holder);
}

Activity *activity_of(const Procedure *p, Id service, Id activity)
{
    FIND(Activity, p->activities, it->service == service && it->id == activity);
}

Criterion *criterion_of(const Procedure *p, Id lot, Id criterion)
{
    FIND(Criterion, p->criteria, it->lot == lot && it->id == criterion);
}

Stand *stand_of(const Procedure *p, Id round, Id lot)
{
    FIND(Stand, p->stands, it->round == round && it->lot == lot);
}

Bid *bid_of(const Procedure *p, Id round, Id lot, Id bidder)
{
    const Bidding *b = bidding_of(p, round, lot, bidder);
    return b && b->bid ? &p->bids.at[b->bid - 1] : NULL;
}

void inquiry_add(Procedure *p, Inquiry inquiry, Arena *a)
{
    Person *bidder = person_of(p, inquiry.bidder);
    index_put(&p->inquiries_at, numbers_key(inquiry.id, 0, 0, 0), p->inquiries.len, a);
    *list_add(&p->inquiries, a) = inquiry;
    p->inquiries.at[p->inquiries.len - 1].before = bidder ? bidder->inquiry : 0;
    if (bidder)
        bidder->inquiry = p->inquiries.len;
}

Inquiry *inquiry_of(const Procedure *p, Id id)
{
    ptrdiff_t at = index_find(&p->inquiries_at, numbers_key(id, 0, 0, 0));
    return at < 0 ? NULL : &p->inquiries.at[at];
}

static Inquiry *inquiry_at(const Procedure *p, Id place)
{
    return place ? &p->inquiries.at[place - 1] : NULL;
}

Inquiry *inquiry_to(const Procedure *p, Id id)
{
    const Person *bidder = person_of(p, id);
    return bidder ? inquiry_at(p, bidder->inquiry) : NULL;
}

Inquiry *inquiry_before(const Procedure *p, const Inquiry *i) { return inquiry_at(p, i->before); }

/* A ground of exclusion lies in the bidder, in whichever round it was asked about. */
Inquiry *inquiry_last(const Procedure *p, const Bid *bid, About about)
{
    for (Inquiry *i = inquiry_to(p, bid->bidder); i; i = inquiry_before(p, i))
        if (i->about == about && i->lot == bid->lot &&
            (i->round == bid->round || about == ABOUT_EXCLUSION))
            return i;
    return NULL;
}

bool bid_deviates(const Procedure *p, const Bid *bid)
{
    for (const Inquiry *i = inquiry_to(p, bid->bidder); i; i = inquiry_before(p, i))
        if (i->about == ABOUT_DEVIATION && i->round == bid->round && i->lot == bid->lot &&
            i->resolved && i->ruling == RULED_REJECTED)
            return true;
    return false;
}

Member *member_of(const Procedure *p, Id bidder, Id member)
{
    FIND(Member, p->members, it->bidder == bidder && it->id == member);
}

Extension *extension_of(const Procedure *p, Id round, Id lot)
{
    FIND(Extension, p->extensions, it->round == round && it->lot == lot);
}
Session *session_of(const Procedure *p, Id id) { FIND(Session, p->sessions, it->id == id); }
Reader *reader_of(const Procedure *p, Id id)   { FIND(Reader, p->readers, it->id == id); }

const Score *consensus_of(const Bid *bid, Id criterion)
{
    FIND(Score, bid->consensus, it->criterion == criterion);
}

const Claimed *claim_on(const Bid *bid, int64_t file, int64_t page)
{
    FIND(Claimed, bid->claimed, it->file == file && it->page <= page && page <= it->until &&
                                !it->overruled);
}

Key person_key_by_day(const Person *person, Instant at)
{
    for (ptrdiff_t i = person->keys.len; i > 0; i--)
        if (person->keys.at[i - 1].from <= at)
            return person->keys.at[i - 1].key;
    return person->key;
}

Key person_key(const Procedure *p, const Person *person, Instant arrived)
{
    const Round *r = person->bidder ? round_of(p, 0) : NULL;
    bool open = r && !r->listed && r->invited < arrived;
    return person_key_by_day(person, open ? r->invited : arrived);
}

Instant key_waits(const Person *person, Instant now)
{
    Instant from = person->keys.len ? person->keys.at[person->keys.len - 1].from : 0;
    return now < from ? from : 0;
}

bool key_uncounted(const Procedure *p, const Person *person, Instant now)
{
    return person->keys.len && !key_same(person->keys.at[person->keys.len - 1].key,
                                         person_key(p, person, now));
}

const Key *key_with(const Person *person, KeyId id)
{
    for (each(const NewKey, it, person->keys))
        if (key_id_same(key_id(it->key), id))
            return &it->key;
    return key_id_same(key_id(person->key), id) ? &person->key : NULL;
}

/* A retired officer may be enrolled again: the row that held at that moment counts. What was
 * judged in the very second of the retirement is judged alike when it is read again. */
Person *officer_at(const Procedure *office, Id id, Instant at)
{
    FIND(Person, office->people, it->id == id && (!it->until || at <= it->until));
}

Round *round_of(const Procedure *p, Id id)
{
    Round *latest = NULL;
    for (each(Round, r, p->rounds)) {
        if (id && r->id == id)
            return r;
        if (r->invited)
            latest = r;
    }
    return id ? NULL : latest;
}

bool has_left(const Procedure *p, Id buyer)
{
    const Buyer *of = buyer_of(p, buyer);
    return !of || of->left;
}

bool lot_concerns(const Procedure *p, Id lot, Id buyer)
{
    bool priced = false, taken = false;
    for (each(Cell, cell, p->cells)) {
        if (cell->lot == lot && cell->buyer == buyer)
            return true;
        priced = priced || cell->lot == lot;
    }
    for (each(Taking, t, p->takings))
        taken = taken || (t->lot == lot && t->buyer == buyer);
    return !priced && (taken || !p->takings.len);
}

bool share_due(const Procedure *p, const Bid *bid, Id buyer)
{
    const Buyer *of = buyer_of(p, buyer);
    for (each(Share, share, bid->shares))
        if (share->buyer == buyer)
            return false;
    return of && of->part != LEAD_BUYER && bid->opened[PRICE] && !bid->void_[PRICE] &&
           lot_concerns(p, bid->lot, buyer);
}

Id lock_left(const Procedure *p, const Lock *lock)
{
    const Person *holder = person_of(p, lock->holder);
    for (each(Holding, held, holder->holdings))
        if (held->role == HOLDER && held->buyer && has_left(p, held->buyer))
            return held->buyer;
    return 0;
}

bool is_part_of(const Procedure *p, Id lot, Id criterion, Id other)
{
    for (const Criterion *c; criterion != other; criterion = c->parent)
        if (!(c = criterion_of(p, lot, criterion)) || !c->parent)
            return false;
    return true;
}

bool mark_is_free(const Procedure *p, const Bid *bid, Id criterion)
{
    if (!stand_of(p, bid->round, bid->lot) || !consensus_of(bid, criterion))
        return true;
    for (each(Freed, f, p->freed))
        if (f->round == bid->round && f->lot == bid->lot &&
            (!f->bidder || f->bidder == bid->bidder) &&
            (!f->criterion || is_part_of(p, bid->lot, criterion, f->criterion)))
            return true;
    return false;
}

bool judges_round(const Criterion *c, const Round *r)
{
    return c->round ? c->round == r->id : r->kind == ROUND_TENDER;
}

bool has_criteria(const Procedure *p, const Round *r, Id lot)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == lot && judges_round(c, r))
            return true;
    return false;
}

bool reserves(const Lot *lot, Reserved what) { return lot->reserved >> what & 1; }

bool talks_over(const Procedure *p, Id round, Id lot)
{
    for (each(Talked, t, p->talked))
        if (t->round == round && t->lot == lot)
            return true;
    return false;
}

Id answer_first(const Procedure *p, Id answer)
{
    for (ptrdiff_t i = p->corrections.len; i-- > 0;)
        if (p->corrections.at[i].answer == answer)
            answer = p->corrections.at[i].of;
    return answer;
}

Id question_number(const Procedure *p, const Question *of)
{
    Id number = 0;
    for (const Question *q = p->questions.at; q <= of; q++)
        number += q->bidder == of->bidder;
    return number;
}

bool is_candidate(const Procedure *p, Id round, Id lot, Id bidder)
{
    return round == 1 || index_find(&p->candidates_at, numbers_key(bidder, lot, round, 0)) >= 0;
}

Points top_mark(const Procedure *p, Id scale)
{
    Points top = 0;
    for (each(Mark, m, p->marks))
        if (m->scale == scale && m->mark > top)
            top = m->mark;
    return top;
}

bool is_leaf(const Procedure *p, const Criterion *of)
{
    for (each(Criterion, c, p->criteria))
        if (c->lot == of->lot && c->parent == of->id)
            return false;
    return true;
}

bool envelope_expected(const Round *r, Envelope e)
{
    switch (r->kind) {
    case ROUND_SELECTION: return e == QUALIFICATION;
    case ROUND_DIALOGUE:  return e == QUALITY;
    case ROUND_TENDER:    return e == QUALITY || e == PRICE;
    }
    return false;
}

bool enclosure_expected(const ExpectedFile *file, const Round *r, Id lot)
{
    return file->lot == lot && envelope_expected(r, file->envelope);
}

bool same_group(const Lot *x, const Lot *y)
{
    return x == y || (x->group && x->group == y->group);
}

bool is_heard(const Procedure *p, const Person *person, Id lot)
{
    for (each(Dismissed, d, p->dismissed))
        if (d->person == person->id && d->lot == lot)
            return false;
    return roles_in(person, lot) & EVALUATOR && !person->barred;
}

bool covers(const Turned *t, const Bid *bid, Envelope envelope)
{
    return t->round == bid->round && t->lot == bid->lot && t->envelope == envelope &&
           t->nth > bid->admitted_nth;
}

bool has_turned_for(const Procedure *p, Id holder, const Bid *bid, Envelope envelope)
{
    for (each(Turned, t, p->turned))
        if (t->holder == holder && covers(t, bid, envelope))
            return true;
    return false;
}

int64_t turned_for(const Procedure *p, const Bid *bid, Envelope envelope)
{
    int64_t count = 0;
    for (each(Lock, lock, p->locks))
        count += has_turned_for(p, lock->holder, bid, envelope);
    return count;
}

bool bid_binds(const Procedure *p, const Bid *bid, Instant moment)
{
    const Round *r = round_of(p, bid->round);
    Instant until = bid->bound_until ? bid->bound_until : r ? r->validity : 0;
    return !until || moment < until;
}

Buyer *buyer_of(const Procedure *p, Id id) { FIND(Buyer, p->buyers, it->id == id); }

Designation *designation_of(const Procedure *p, Id id)
{
    FIND(Designation, p->designations, it->id == id);
}

const Cell *cell_of(const Procedure *p, Id lot, Id service, int64_t year, Id buyer)
{
    FIND(Cell, p->cells, it->lot == lot && it->service == service && it->year == year &&
                             it->buyer == buyer);
}

bool lot_holds(const Procedure *p, Id lot, Id service, Id activity)
{
    for (each(Include, it, p->includes))
        if (it->lot == lot && it->service == service && (!activity || it->activity == activity))
            return true;
    return false;
}

bool designation_holds(const Procedure *p, Id id, Day day)
{
    const Designation *d = designation_of(p, id);
    if (!d || day < d->from || day > d->until || (d->ended && day >= d->ended_on))
        return false;
    const Lot *lot = lot_of(p, d->lot);
    return lot->signed_ && day >= lot->contract_from && day <= lot->contract_until;
}

const Procedure *chain_of(const Procedure *p) { return p->office && !p->began ? p->office : p; }

/* ---- deriving -------------------------------------------------------------------- */

/* Of a lot that has not ended. */
static Phase phase_alive(const Procedure *p, const Round *r, const Lot *lot, Instant now)
{
    const Stand *stand = stand_of(p, r->id, lot->id);
    if (lot->signed_)
        return SIGNED;
    if (lot->awarded)
        return AWARDED;
    if (!r->invited)
        return WAITING;
    if (stand && stand->locked)
        return LOCKED;
    if (r->listed)
        return LISTED;
    return now < r->deadline ? BIDDING : CLOSED;
}

static Phase phase_if(bool ended, const Procedure *p, Id round, const Lot *lot, Instant now)
{
    const Round *r = round_of(p, round);
    if (!p->published || !lot || !r)
        return DRAFT;
    return ended ? ENDED : phase_alive(p, r, lot, now);
}

Phase phase_at(const Procedure *p, Id round, Id lot_id, Instant now)
{
    const Lot *lot = lot_of(p, lot_id);
    return phase_if(lot && lot->ended, p, round, lot, now);
}

Phase phase_then(const Procedure *p, Id round, Id lot_id, Instant arrived)
{
    const Lot *lot = lot_of(p, lot_id);
    return phase_if(lot && lot->ended && arrived > lot->ended_at, p, round, lot, arrived);
}

const char *phase_name(Phase phase)
{
    switch (phase) {
    case DRAFT:   return "draft";
    case WAITING: return "not invited yet";
    case BIDDING: return "open for bids";
    case CLOSED:  return "closed, sealed";
    case LISTED:  return "box listed, being evaluated";
    case LOCKED:  return "scores locked";
    case AWARDED: return "awarded";
    case SIGNED:  return "contract signed";
    case ENDED:   return "ended without award";
    }
    return "";
}

unsigned roles_of(const Procedure *p, Id id, Id lot)
{
    const Person *person = person_of(p, id);
    return person ? roles_in(person, lot) : (unsigned)NEWCOMER;
}

unsigned roles_left(const Procedure *p, Id id, Id lot)
{
    const Person *person = id ? person_of(p, id) : NULL;
    unsigned roles = person ? roles_in(person, lot) : 0;
    return person && person->barred ? roles & BIDDER : roles;
}

bool influences(const Person *person)
{
    return roles_in(person, 0) & (OFFICER | APPROVER | EVALUATOR | CHAIR) && !person->barred;
}

unsigned roles_in_every(const Person *person)
{
    unsigned roles = person->bidder ? BIDDER : 0;
    for (each(Holding, h, person->holdings))
        roles |= h->lot ? 0u : (unsigned)h->role;
    return roles;
}

bool holds_role(const Person *person, Role role, Id lot, Id buyer)
{
    for (each(Holding, h, person->holdings))
        if (h->role == role && h->lot == lot && h->buyer == buyer)
            return true;
    return false;
}

unsigned roles_in(const Person *person, Id lot)
{
    unsigned roles = person->bidder ? BIDDER : 0;
    for (each(Holding, h, person->holdings))
        if (!h->lot || !lot || h->lot == lot)
            roles |= h->role;
    return roles;
}

Place place_of(const Procedure *p)
{
    return (Place){ p->zone, { .divisions = p->divisions, .extra = p->holidays.at,
                               .extra_count = p->holidays.len, .except = p->struck.at,
                               .except_count = p->struck.len } };
}

/* One bidder alone handed in for the lot, in whatever round, and did not take it back; that it was
 * late or is excluded makes no other bidder. */
static bool has_sole_bid(const Procedure *p, Id lot)
{
    Id bidder = 0;
    for (each(Deposit, d, p->box)) {
        if (d->lot != lot || d->withdrawn || (bidder && d->bidder == bidder))
            continue;
        if (bidder)
            return false;
        bidder = d->bidder;
    }
    const Round *r = round_of(p, 0);
    return bidder && r && r->listed;
}

bool exempt_fits(const Procedure *p, const Lot *lot, Exempt exempt, unsigned facts)
{
    Regime law = main_law(lot->regime);
    bool act = law == PA_2023;
    RuleKind system = act ? FOR_FLEXIBLE : law == EC_2004_18 ? FOR_OPEN : FOR_RESTRICTED;
    switch (exempt) {
    case CASE_NONE:    break;
    case CASE_LIGHT:   return lot->regime == PA_2023_LIGHT;
    case CASE_DYNAMIC: return facts & FACT_DYNAMIC_MARKET && p->kind == system;
    case CASE_SOLE:    return !act && has_sole_bid(p, lot->id);
    }
    return false;
}

unsigned facts_for(const Procedure *p, const Lot *lot, unsigned facts, Exempt exempt)
{
    bool free = exempt_fits(p, lot, exempt, facts);
    return free ? facts : facts & ~(unsigned)FACT_NO_STANDSTILL;
}

unsigned laws_of(const Procedure *p, Id lot)
{
    unsigned laws = 0;
    for (each(const Lot, it, p->lots))
        if (!lot || it->id == lot || !lot_of(p, lot))
            laws |= 1u << main_law(it->regime);
    return laws;
}

/* A working day of the Procurement Act is a bank holiday in no part of the United Kingdom,
 * wherever the buyer is (s.123(1)): a day that is not kept at one place still is none. */
RuleCase case_of(const Procedure *p, const Lot *lot)
{
    RuleCase law = { lot->regime, p->kind, facts_for(p, lot, p->facts, p->exempt), p->rules,
                     place_of(p) };
    if (main_law(lot->regime) == PA_2023) {
        law.place.holidays.divisions |= UNITED_KINGDOM;
        law.place.holidays.except_count = 0;
    }
    return law;
}

bool halted(const Procedure *p, Id lot_id)
{
    const Lot *lot = lot_of(p, lot_id);
    return lot && lot->halted;
}

bool stops_round(const Lot *lot, const Round *r)
{
    return lot->halted && lot->halted_at < r->deadline && r->invited && !r->listed;
}

bool halted_then(const Procedure *p, Id lot_id, Instant arrived)
{
    const Lot *lot = lot_of(p, lot_id);
    return lot && lot->halted && arrived > lot->halted_at;
}

bool box_open(const Procedure *p)
{
    bool alive = false;
    for (each(Lot, lot, p->lots))
        alive = alive || !lot->ended;
    for (each(Round, r, p->rounds))
        if (p->published && alive && r->invited && !r->listed)
            return true;
    return false;
}

/* ---- papers that the law itself writes ------------------------------------------- */

/* A later version of the same bidder, round and lot, in time itself, replaces this one. */
static bool superseded(const Procedure *p, const Deposit *of)
{
    return bidding_of(p, of->round, of->lot, of->bidder)->stands > of - p->box.at + 1;
}

const char *deposit_fate(const Procedure *p, const Deposit *d)
{
    if (d->withdrawn)
        return "withdrawn";
    if (d->late)
        return d->accepted ? "late-accepted" : "late";
    return superseded(p, d) ? "replaced" : "stands";
}

#define BOX_LIST "tenderbox/box-list/v1\n"

static void box_line_write(Text *t, const Procedure *p, const Deposit *d, Arena *a)
{
    const int64_t numbers[] = { d->leaf, d->bidder, d->lot, d->version };
    for (int i = 0; i < countof(numbers); i++) {
        text_number(t, numbers[i], a);
        text_byte(t, ' ', a);
    }
    text_our(t, deposit_fate(p, d), a);
    text_byte(t, ' ', a);
    text_hash(t, d->heads, a);
    text_byte(t, '\n', a);
}

void box_list_write(Text *t, const Procedure *p, Id round, Arena *a)
{
    text_our(t, BOX_LIST, a);
    for (each(Deposit, d, p->box))
        if (d->round == round)
            box_line_write(t, p, d, a);
}

/* Line by line, for there is no end to how many strangers hand in. */
Hash box_list_hash(const Procedure *p, Id round, int64_t *count, Arena *a)
{
    Sha256 running;
    Text   line = { 0 };
    *count = 0;
    sha256_begin(&running);
    sha256_add(&running, S(BOX_LIST));
    for (each(Deposit, d, p->box)) {
        if (d->round != round)
            continue;
        line.len = 0;
        box_line_write(&line, p, d, a);
        sha256_add(&running, text_str(&line));
        ++*count;
    }
    return sha256_end(&running);
}

Id change_after(const Procedure *p, Id round, Instant arrived)
{
    for (ptrdiff_t i = p->changes.len; i > 0; i--) {
        const Change *change = &p->changes.at[i - 1];
        if (change->round == round && change->at > arrived)
            return i;
    }
    return 0;
}

Id bid_changed(const Procedure *p, const Bid *bid)
{
    const Bidding *b = bidding_of(p, bid->round, bid->lot, bid->bidder);
    for (Id place = b ? b->latest : 0; place; place = p->box.at[place - 1].before)
        if (p->box.at[place - 1].leaf == bid->leaf)
            return change_after(p, bid->round, p->box.at[place - 1].arrived);
    return 0;
}

static void score_write(Text *t, const char *what, const Bid *bid, const Score *s, Arena *a)
{
    text_put(t, a, "{} {} {} {} {} {} {} {} {}\n", str(what), str_of_number(bid->bidder, a),
             str_of_number(s->criterion, a), str_of_number(s->evaluator, a),
             str_of_decimal(s->mark, 3, a), str_of_number(s->file, a), str_of_number(s->page, a),
             str_of_number(s->clarification, a), str_of_hash(s->reason, a));
}

void score_sheet_write(Text *t, const Procedure *p, Id round, Id lot, Arena *a)
{
    text_our(t, "tenderbox/score-sheet/v1\n", a);
    for (each(Bid, bid, p->bids)) {
        if (bid->round != round || bid->lot != lot)
            continue;
        for (each(Score, s, bid->scores))
            score_write(t, "score", bid, s, a);
        for (each(Score, c, bid->consensus))
            score_write(t, "consensus", bid, c, a);
    }
}

void sheets_write(Text *t, const Procedure *p, Id round, Id lot, Arena *a)
{
    const Lot *of = lot_of(p, lot);
    text_our(t, "tenderbox/sheets/v1\n", a);
    for (each(Lot, other, p->lots)) {
        const Stand *stand = of && same_group(other, of) ? stand_of(p, round, other->id) : NULL;
        if (stand)
            text_put(t, a, "sheet {} {}\n", str_of_number(other->id, a),
                     str_of_hash(stand->sheet, a));
    }
}

Hash sheets_locked(const Procedure *p, Id round, Id lot, Envelope envelope, Arena *a)
{
    Text t = { 0 };
    if (envelope != PRICE)
        return (Hash){ 0 };
    sheets_write(&t, p, round, lot, a);
    return sha256(text_str(&t));
}

void lockset_write(Text *t, const Procedure *p, Id round, Arena *a)
{
    const Round *r = round_of(p, round);
    text_put(t, a, "tenderbox/lockset/v1\nk {}\nn {}\n", str_of_number(r ? r->needed : 0, a),
             str_of_number(p->locks.len, a));
    for (each(Lock, l, p->locks)) {
        text_put(t, a, "lock {} {} ", str_of_number(l->index, a), str_of_number(l->holder, a));
        text_bytes(t, l->key.byte, 32, a);
        text_byte(t, ' ', a);
        text_bytes(t, l->h.byte, 32, a);
        text_byte(t, ' ', a);
        text_bytes(t, l->possession.byte, 64, a);
        text_byte(t, '\n', a);
    }
}
