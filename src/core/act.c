/* act.c - the index of acts, and what every act must satisfy before its own judge is asked. */
#include "core/flaws.h"
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason act_unknown = { INVALID, "act-unknown", "doc/acts.md",
    "There is no such act." };
const Reason out_of_order = { CONFLICT, "out-of-order", "doc/book.md, order",
    "Another act of this procedure came first." };
const Reason wrong_name = { REFUSED, "wrong-name", "doc/book.md, names",
    "The act names another procedure than the one it is entered in." };
const Reason clock_back = { BROKEN, "clock-back", "doc/book.md, order",
    "An act is entered neither before the latest one nor before it arrived." };
const Reason signature_expired = { REFUSED, "signature-expired", "doc/book.md, signatures",
    "The signature's time was over, or lies more than ten minutes ahead." };
const Reason counter_wrong = { CONFLICT, "counter-wrong", "doc/book.md, signatures",
    "The actor's own counter does not follow the last one." };
const Reason act_unsigned = { REFUSED, "act-unsigned", "doc/book.md, signatures",
    "This act needs the signature of the person who does it." };
const Reason signature_foreign = { FORBIDDEN, "signature-foreign", "doc/book.md, signatures",
    "A signature is not by the key enrolled for this person." };
const Reason key_changed_since = { FORBIDDEN, "key-changed-since", "doc/book.md, signatures",
    "While a box is open, a bidder signs with the key that counted when its round was opened. The "
    "one that officers entered since counts once the box is listed." };
const Reason not_your_act = { FORBIDDEN, "not-your-act", "2014/24/EU Annex IV(c)-(f)",
    "Your role in this procedure does not include this act." };
const Reason not_every_lot = { FORBIDDEN, "not-every-lot", "2014/24/EU Annex IV(c)-(f)",
    "Lot 0 names every lot, and takes somebody whose role is for every lot: name the lot that "
    "yours is for." };
const Reason not_declared = { REFUSED, "not-declared", "Procurement Act 2023 s.82",
    "Declare your interests first; a declared one waits for its ruling." };
const Reason not_now = { REFUSED, "not-now", "2014/24/EU art. 22(3), Annex IV",
    "This act is not possible at this stage of the procedure." };
const Reason never_now = { REFUSED, "never-now", "2014/24/EU art. 22(3), Annex IV",
    "This act is not possible at this stage of the procedure, nor at one that can still come." };
const Reason procedure_full = { REFUSED, "procedure-full", "doc/book.md, limits",
    "This procedure has more acts than can be kept at hand." };
const Reason too_often = { REFUSED, "too-often", "doc/book.md, limits",
    "A bidder may do this only so many times in one procedure." };
const Reason suspended = { REFUSED, "suspended", "Procurement Act 2023 s.101",
    "This lot is suspended." };
const Reason field_superfluous = { INVALID, "field-superfluous", "doc/acts.md",
    "These words rule on something that is not so here, and would seem to say that it is: leave "
    "the field out." };
const Reason batch_open = { REFUSED, "batch-open", "doc/book.md, batches",
    "A batch was begun and must be closed first." };
const Reason batch_only = { REFUSED, "batch-only", "doc/book.md, batches",
    "This act defines something and is entered only in a batch that publish, amend or invite "
    "closes." };
const Reason batch_moment = { REFUSED, "batch-moment", "doc/book.md, batches",
    "The acts of a batch arrive and are entered at one moment, that of the act that closes it: "
    "enter the batch as one proposal." };
const Reason batch_differs = { REFUSED, "batch-differs", "doc/book.md, batches",
    "The closing act was signed over another batch." };

const Reason no_definition = { INVALID, "no-definition", "doc/draft.md",
    "This act is no definition: it is done by itself, and stands in no draft." };

/* ---- the index ------------------------------------------------------------------- */

const Choices answers = LIST_OF({ "no", "no" }, { "yes", "yes" });

static const ActRow row_none;

#define ACT(upper, lower) [ACT_##upper] = &row_##lower,
#define CHAPTER(title)
const ActRow *const act_rows[ACT_KINDS] = { &row_none, ACTS(ACT, CHAPTER) };
#undef ACT
#undef CHAPTER

/* ---- editions of the judges ------------------------------------------------------ */

/* The first moment of each. */
static const Instant editions[] = { 0 };

int judges_at(Instant arrived)
{
    int edition = 1;
    while (edition < countof(editions) && editions[edition] <= arrived)
        edition++;
    return edition;
}

bool row_counts(const ActRow *row, int edition)
{
    return edition >= row->from && (!row->until || edition <= row->until);
}

/* ---- what every act must satisfy ------------------------------------------------- */

/* What an act makes anew is counted from 1. */
static Result judge_fresh(const Act *act)
{
    for (each_field(f, act_rows[act->kind]))
        if (f->fresh && !act_number(act, f))
            return because_of(&number_missing, str(f->name));
    return DONE;
}

static bool lies_ready(const Act *act) { return act_rows[act->kind]->rules & LIES_READY; }

/* How long an act waited is not asked here: after a clock that ran ahead `at` stands still, and the
 * log of one procedure does not show for how long. */
static Result judge_place(const Procedure *p, const Act *act)
{
    if (!name_same(act->procedure, procedure_name(p)))
        return because(&wrong_name);
    if (act->at < p->last_at || act->at < act->arrived)
        return because(&clock_back);
    if (!act_is_box(act) && (act->nth != p->acts + 1 || !hash_same(act->prev, p->last)))
        return because(&out_of_order);
    return DONE;
}

/* Where an actor is new (begin, interest), the counter begins with 1. Who was not shown all
 * acts sees only that it grows. What lies ready takes no place of its own: it says after which
 * of them it was signed, and its judge asks whether a later one speaks of the same bid. */
static Result judge_counter(const Procedure *p, const Act *act)
{
    const Person *person = person_of(p, act->actor);
    Id last = !person ? 0 : act_is_box(act) ? person->mine_box : person->mine_open;
    bool follows = p->withheld ? act->mine > last : act->mine == last + 1;
    if (lies_ready(act))
        follows = act->mine >= 1 && (p->withheld || act->mine <= last + 1);
    return follows ? DONE : because(&counter_wrong);
}

/* Else a definition could be said to have come before a deadline by which its batch was not there:
 * the closing act's signature bounds its own moments only. */
static bool other_moment(const Procedure *p, const Act *act)
{
    return p->batch_acts && (act->at != p->batch_at || act->arrived != p->batch_arrived);
}

static Result judge_batch(const Procedure *p, const Act *act)
{
    const ActRow *row = act_rows[act->kind];
    bool others = p->batch_acts && act->actor != p->batch_actor;
    if (act->in_batch != ((row->rules & DEFINES) != 0))
        return because(&batch_only);
    if (act_is_box(act))
        return p->batch_acts ? because(&batch_open) : DONE;
    if (others || (p->batch_acts && !act->in_batch && !(row->rules & CLOSES)))
        return because(&batch_open);
    if (other_moment(p, act))
        return because(&batch_moment);
    if (act->in_batch)
        return p->batch_acts + 1 < BATCH_MOST
                   ? DONE : because_of(&too_large, S("a batch: 4096 acts at most, the one that "
                                                     "closes it among them"));
    if (row->rules & CLOSES &&
        !hash_same(act_hash(act, act_batch(act->kind)), batch_so_far(p)))
        return because(&batch_differs);
    return DONE;
}

/* ---- who ------------------------------------------------------------------------- */

/* Who came into the procedure as an officer of the buyer acts in it for as long as that. */
static bool retired(const Procedure *p, const Person *person, Instant at)
{
    return person->of_office && !officer_at(p->office, person->id, at);
}

/* In the office itself its officers of that moment; for begin, too. */
const Person *person_at(const Procedure *p, Id id, Instant at)
{
    const Procedure *chain = chain_of(p);
    if (!chain->office)
        return officer_at(chain, id, at);
    const Person *person = person_of(p, id);
    return person && !retired(p, person, at) ? person : NULL;
}

/* From the notice on nobody decides anything who has not declared interests, or whose declared
 * interest waits for a ruling. People can still be named, declare and rule. */
bool undeclared(const Procedure *p, const Person *person, const ActRow *row)
{
    bool decides = row->who & (OFFICER | APPROVER | EVALUATOR | CHAIR) && !person->bidder &&
                   !(row->rules & THOUGH_UNDECLARED);
    return p->published && decides && (!person->declared || person->interest);
}

/* Who is new signs with the key that the act brings. */
static const Key *brought_key(const Act *act)
{
    if (act->kind == ACT_INTEREST)
        return &act->interest.key;
    return act->kind == ACT_ENROL && act->actor == act->enrol.person ? &act->enrol.key : NULL;
}

/* Else one officer could make a second one and sign for both: beyond the first two of the office,
 * two make another. Of a fact and a role it depends on which, and when; of a
 * suspension on whether a box is open. */
bool act_needs_two(const Procedure *p, const Act *act)
{
    if (act->kind == ACT_ENROL)
        return p->people.len >= 2;
    if (act->kind == ACT_ROLE && joins_late(p, act))
        return true;
    if (act->kind == ACT_FACT)
        return fact_needs_two(p, act);
    if (act->kind == ACT_ROLE && 1 << act->role.role == OFFICER)
        return true;
    if (act->kind == ACT_NOTICE_PUBLISHED && notice_put_back(p, act))
        return true;
    if (act->kind == ACT_SUSPEND && stops_a_box(p, act))
        return true;
    return act_rows[act->kind]->rules & TWICE;
}

static bool signed_with(const Act *act, Key key)
{
    return key_id_same(key_id(key), act->signed_by.key);
}

static Result judge_key(const Procedure *p, const Act *act, const Person *person)
{
    if (signed_with(act, person_key(p, person, act->arrived)) || delegate_of(p, act))
        return DONE;
    bool later = signed_with(act, person_key_by_day(person, act->arrived));
    return because(later ? &key_changed_since : &signature_foreign);
}

static Result judge_signatures(const Procedure *p, const Act *act)
{
    const ActRow *row = act_rows[act->kind];
    if (act->in_batch)
        return act->expires ? because(&signature_expired) : DONE;
    if (!act->is_signed)
        return row->rules & CLERKS_WORD && !act->expires ? DONE : because(&act_unsigned);
    if (act->expires < act->arrived || act->expires - act->arrived > LONGEST_SIGNATURE)
        return because(&signature_expired);
    const Person *person = person_at(p, act->actor, act->arrived);
    const Key    *own = brought_key(act);
    if (person)
        return judge_key(p, act, person);
    return own && signed_with(act, *own) ? DONE : because(&signature_foreign);
}

unsigned roles_for(const Person *person, const Act *act)
{
    Id lot = act_lot(act);
    bool every = !lot && act_rows[act->kind]->rules & EVERY_LOT;
    return every ? roles_in_every(person) : roles_in(person, lot);
}

static Result judge_actor(const Procedure *p, const Act *act)
{
    const ActRow *row = act_rows[act->kind];
    const Person *person = person_at(p, act->actor, act->arrived);
    if (p->office && (act->kind == ACT_BEGIN) == (p->began != 0))
        return because(p->began ? &never_now : &not_now);
    if (act->kind == ACT_BEGIN)
        return person ? DONE : because(&not_your_act);
    bool newcomer = p->office ? !person_of(p, act->actor) : !person;
    unsigned roles = newcomer ? (unsigned)NEWCOMER : person ? roles_in(person, act_lot(act)) : 0u;
    if (!(row->who & roles) || (person && person->barred && act->kind != ACT_CONFLICT))
        return because(&not_your_act);
    if (person && !(row->who & roles_for(person, act)))
        return because(&not_every_lot);
    return person && undeclared(p, person, row) ? because(&not_declared) : DONE;
}

/* ---- how often ------------------------------------------------------------------- */

/* From the notice on whoever is nobody yet is a stranger. */
static bool is_newcomers(const Procedure *p, const Act *act)
{
    return p->published && !person_of(p, act->actor);
}

static bool is_bidders(const Procedure *p, const Act *act)
{
    const Person *person = person_of(p, act->actor);
    return person && person->bidder;
}

/* Its place among the rows that are rationed. */
static int ration_of(ActKind kind)
{
    int place = 0;
    for (ActKind before = ACT_NONE; before < kind; before++)
        place += act_rows[before]->most != 0;
    return place;
}

static Result judge_often(const Procedure *p, const Act *act, Arena *a)
{
    const Person *person = person_of(p, act->actor);
    int64_t most = act_rows[act->kind]->most;
    if (!most || !person || !person->bidder || person->did[ration_of(act->kind)] < most)
        return DONE;
    return because_of(&too_often, str_of_number(most, a));
}

/* Box acts stand in no chain; of them each bidder has its ration. */
static Result judge_full(const Procedure *p, const Act *act)
{
    Id most = is_newcomers(p, act) ? OPEN_ACTS_WITH_NEWCOMERS
              : is_bidders(p, act) ? OPEN_ACTS_WITH_BIDDERS
                                   : OPEN_ACTS_MOST;
    return act_is_box(act) || act->nth <= most ? DONE : because(&procedure_full);
}

static void did_once(Person *person, const Act *act)
{
    int place = ration_of(act->kind);
    if (person->bidder && act_rows[act->kind]->most && person->did[place] < UINT16_MAX)
        person->did[place]++;
}

enum { FOLD_ONE = 1 << 20, KEPT_BYTES = 256 << 20 };

/* All but the list of a box add a handful of things, and lists have set aside what they grow by. */
ptrdiff_t fold_room(const Procedure *p, const Act *act)
{
    ptrdiff_t listed = act->kind == ACT_BOX_LIST ? p->biddings.len : 0;
    return FOLD_ONE + 4 * listed * (ptrdiff_t)sizeof(Bid);
}

ptrdiff_t fold_kept(const Procedure *p, const Act *act)
{
    ptrdiff_t times = is_newcomers(p, act) ? 2 : is_bidders(p, act) ? 1 : 0;
    return times * (KEPT_BYTES + 4 * p->biddings.len * (ptrdiff_t)sizeof(Bid));
}

/* ---- when ------------------------------------------------------------------------ */

/* The office's acts are apart from those of a procedure. */
static bool belongs(const Procedure *p, const ActRow *row)
{
    return row->rules & OFFICE_TOO || ((row->rules & IN_OFFICE) != 0) == (p->office == NULL);
}

static Result judge_named(const Procedure *p, const Act *act, Arena *a)
{
    const ActRow *row = act_rows[act->kind];
    Id lot = act_lot(act), round = act_round(act);
    const Field *names_round = act_field_for(act->kind, A_ROUND);
    const Field *names_lot = act_field_for(act->kind, A_LOT);
    if (names_round && !(round && round_of(p, round)))
        return because_value(&no_such_round, p, act, names_round->name, a);
    bool every = !lot && row->rules & EVERY_LOT;
    return names_lot && !every && !lot_of(p, lot)
               ? because_value(&no_such_lot, p, act, names_lot->name, a) : DONE;
}

/* A box act waits for its tick, and is judged as of the moment it came: what was taken is not
 * refused for what happened since. */
static Phase phase_for(const Procedure *p, const Act *act, Id lot)
{
    return act_is_box(act) ? phase_then(p, act_round(act), lot, act->arrived)
                           : phase_at(p, act_round(act), lot, act->arrived);
}

static bool halted_for(const Procedure *p, const Act *act)
{
    return act_is_box(act) ? halted_then(p, act_lot(act), act->arrived) : halted(p, act_lot(act));
}

/* Where each lot that is meant stands. */
static void say_where(const Procedure *p, const Act *act, Text *t, Arena *a)
{
    Id lot = act_lot(act);
    if (!p->published)
        text_our(t, "the tender is a draft", a);
    for (each(Lot, l, p->lots))
        if (p->published && (!lot || l->id == lot))
            text_put(t, a, "{}lot {} stands at \"{}\"", str(t->len ? "; " : ""),
                     str_of_number(l->id, a), str(phase_name(phase_for(p, act, l->id))));
}

/* Where a lot that stands so can still come to stand, for an act that names this round; 0: the
 * latest at its time. A box that is listed is not opened again, and what has ended or is signed
 * stays so. */
static unsigned phases_ahead(const Procedure *p, Id round, Phase now)
{
    const Round *latest = round_of(p, 0);
    bool     another = !round && latest && latest->id < p->rounds.len;
    unsigned listed  = LISTED | LOCKED | AWARDED | SIGNED | ENDED |
                      (another ? (unsigned)(WAITING | BIDDING | CLOSED) : 0u);
    switch (now) {
    case DRAFT:                             return ANY_PHASE;
    case WAITING:                           return PUBLISHED | ENDED;
    case BIDDING: case CLOSED:              return listed | BIDDING | CLOSED;
    case LISTED: case LOCKED: case AWARDED: return listed;
    case SIGNED: case ENDED:                break;
    }
    return now;
}

static bool can_come(const Procedure *p, const Act *act, unsigned when)
{
    Id   lot = act_lot(act);
    bool comes = !p->published;
    for (each(Lot, l, p->lots))
        if (!lot || l->id == lot)
            comes |= (phases_ahead(p, act_round(act), phase_for(p, act, l->id)) & when) != 0;
    return comes;
}

/* "lot 1 stands at "open for bids"; this act is possible at "awarded" or "contract signed"" */
static Result out_of_phase(const Procedure *p, const Act *act, unsigned when, Arena *a)
{
    Text t = { 0 };
    const char *between = "; this act is possible at ";
    say_where(p, act, &t, a);
    for (unsigned phase = DRAFT; phase <= WAITING; phase <<= 1)
        if (when & phase) {
            text_put(&t, a, "{}\"{}\"", str(between), str(phase_name((Phase)phase)));
            between = " or ";
        }
    return because_of(can_come(p, act, when) ? &not_now : &never_now, text_str(&t));
}

/* A draft is the whole procedure's; once it is published, each lot stands somewhere. An act
 * without a lot is possible while any lot stands so. */
static Result judge_phase(const Procedure *p, const Act *act, Arena *a)
{
    const ActRow *row = act_rows[act->kind];
    Id lot = act_lot(act);
    unsigned when = row->when | (row->rules & THOUGH_ENDED ? (unsigned)(ENDED | SIGNED) : 0u);
    if (!p->published)
        return row->when & DRAFT ? DONE : out_of_phase(p, act, when, a);
    if (!(when & ~(unsigned)DRAFT))
        return out_of_phase(p, act, when, a);
    TRY(judge_named(p, act, a));
    for (each(Lot, l, p->lots))
        if ((!lot || l->id == lot) && when & phase_for(p, act, l->id))
            return DONE;
    return out_of_phase(p, act, when, a);
}

static Result because_superfluous(const Field *f, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", str(f->name), str(f->not_so));
    return because_of(&field_superfluous, text_str(&t));
}

/* Last of all: what is refused for something else is refused for that. */
static Result judge_superfluous(const Procedure *p, const Act *act, Arena *a)
{
    for (each_field(f, act_rows[act->kind]))
        if (f->is_so && !hash_none(act_hash(act, f)) && !f->is_so(p, act, a))
            return because_superfluous(f, a);
    return DONE;
}

Result act_judge(const Procedure *p, const Act *act, Arena *a)
{
    if (act->kind <= ACT_NONE || act->kind >= ACT_KINDS)
        return because(&act_unknown);
    TRY(act_fits(act));
    const ActRow *row = act_rows[act->kind];
    if (!row_counts(row, judges_at(act->arrived)))
        return because(&act_unknown);
    if (!belongs(p, row))
        return because(&never_now);
    TRY(judge_place(p, act));
    TRY(judge_actor(p, act));
    TRY(judge_counter(p, act));
    TRY(judge_full(p, act));
    TRY(judge_often(p, act, a));
    TRY(judge_batch(p, act));
    TRY(judge_signatures(p, act));
    TRY(judge_agreement(p, act, a));
    if (act_is_bid(act))
        TRY(judge_stopped(p, act, a));
    if (p->office)
        TRY(judge_phase(p, act, a));
    if (!(row->rules & THOUGH_HALTED) && halted_for(p, act))
        return because(&suspended);
    TRY(judge_fresh(act));
    if (p->withheld && row->rules & NEEDS_ALL)
        return DONE;
    TRY(row->judge(p, act, a));
    return judge_superfluous(p, act, a);
}

/* As far as it can be said of that lot. */
static Result open_for_lot(const Procedure *p, Act *act, Id lot, Arena *a)
{
    const Field *f = act_field_for(act->kind, A_LOT);
    if (f && !f->fresh)
        act_set_number(act, f, lot);
    TRY(judge_actor(p, act));
    TRY(judge_often(p, act, a));
    if (p->office && act->kind != ACT_BEGIN)
        TRY(judge_phase(p, act, a));
    bool halts = !(act_rows[act->kind]->rules & THOUGH_HALTED);
    return halts && halted_for(p, act) ? because(&suspended) : DONE;
}

Result act_open_as(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_actor(p, act));
    TRY(judge_often(p, act, a));
    TRY(judge_phase(p, act, a));
    if (!(act_rows[act->kind]->rules & THOUGH_HALTED) && halted_for(p, act))
        return because(&suspended);
    return judge_fresh(act);
}

/* The refusal of the lot that comes nearest: what can still come beats what cannot. */
Result act_open_to(const Procedure *p, ActKind kind, Id actor, Instant at, Arena *a)
{
    const ActRow *row = act_rows[kind];
    const Field  *round = act_field_for(kind, A_ROUND), *lot = act_field_for(kind, A_LOT);
    const Round  *latest = round_of(p, 0);
    Act act = { .kind = kind, .actor = actor, .arrived = at, .at = at };
    if (!row_counts(row, judges_at(at)) || !belongs(p, row))
        return because(&never_now);
    if (round && !round->fresh && latest)
        act_set_number(&act, round, latest->id);
    bool every = !lot || lot->fresh || row->rules & EVERY_LOT || !p->lots.len;
    Result best = every ? open_for_lot(p, &act, 0, a) : DONE;
    if (!lot || lot->fresh || (every && !failed(best)))
        return best;
    for (each(const Lot, l, p->lots)) {
        Result r = open_for_lot(p, &act, l->id, a);
        if (!failed(r))
            return DONE;
        if (!failed(best) || r.why == &not_now)
            best = r;
    }
    return best;
}

Result definition_judge(const Procedure *p, const Act *act, Arena *a)
{
    const ActRow *row = act_rows[act->kind];
    if (!(row->rules & DEFINES))
        return because_of(&no_definition, str(row->name));
    if (!(row->when & DRAFT))
        return because_of(&not_now, str(row->name));
    TRY(act_fits(act));
    TRY(judge_fresh(act));
    return row->judge(p, act, a);
}

/* ---- folding --------------------------------------------------------------------- */

/* The batch hash starts over with each batch: kind and own fields of every act, in order. */
static void batch_begin(Sha256 *running)
{
    sha256_begin(running);
    sha256_add(running, S("tenderbox/batch/v1\n"));
}

static void batch_add(Sha256 *running, const Act *act, Arena *a)
{
    Text own = { 0 };
    text_put(&own, a, "act {}\n", str(act_rows[act->kind]->name));
    act_write_own(&own, act, a);
    sha256_add(running, text_str(&own));
}

Hash batch_hash(const Act *acts, ptrdiff_t count, Arena *a)
{
    Sha256 running;
    batch_begin(&running);
    for (ptrdiff_t i = 0; i < count; i++)
        batch_add(&running, &acts[i], a);
    return sha256_end(&running);
}

static void fold_batch(Procedure *p, const Act *act, Arena *a)
{
    if (!act->in_batch) {
        p->batch_acts = 0;
        p->batch_changes = false;
        for (each(Round, r, p->rounds))
            r->before = 0;
        return;
    }
    p->batch_changes |= (act_rows[act->kind]->rules & CHANGES) != 0;
    if (!p->batch_acts++)
        batch_begin(&p->batch);
    p->batch_actor   = act->actor;
    p->batch_at      = act->at;
    p->batch_arrived = act->arrived;
    batch_add(&p->batch, act, a);
}

Hash batch_so_far(const Procedure *p)
{
    Sha256 running = p->batch;
    if (!p->batch_acts)
        batch_begin(&running);
    return sha256_end(&running);
}

void act_fold(Procedure *p, const Act *act, Arena *a)
{
    act_rows[act->kind]->fold(p, act, a);
    Person *person = person_of(p, act->actor);
    if (person)
        did_once(person, act);
    if (act_is_box(act)) {
        if (person && !lies_ready(act))
            person->mine_box = act->mine;
    } else {
        if (person)
            person->mine_open = act->mine;
        p->acts = act->nth;
        p->last = act->commit;
        past_add(p, act, a);
        if (p->published)
            *list_add(&p->arrivals, a) = act->arrived;
        fold_batch(p, act, a);
    }
    p->last_at = act->at;
}

void act_fold_withheld(Procedure *p, Id nth, Hash commit, Arena *a)
{
    *list_add(&p->past, a) = (Past){ .commit = commit };
    p->acts = nth;
    p->last = commit;
    p->withheld++;
}
