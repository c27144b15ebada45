/* preparing.c - the office, the file of a procedure, its people, gates, facts and padlocks. */
#include "core/stage/inside.h"
#include "core/stage/row.h"

const Reason fact_relied_on = { REFUSED, "fact-relied-on",
    "Procurement Act 2023 s.51, 54; 2014/24/EU art. 18(1); 89/665/EEC art. 2a",
    "A period that this fact would shorten has begun. Facts are entered before the notice, the "
    "invitation or the award that begins it." };
const Reason standstill_exempt = { REFUSED, "standstill-exempt",
    "Procurement Act 2023 s.51(3); 89/665/EEC art. 2b; PCR 2015 reg. 86(5)",
    "That no standstill is demanded follows from a case that the law names, and that is on "
    "record." };
const Reason number_taken = { CONFLICT, "number-taken", "doc/acts.md",
    "This number stands for something else already." };
const Reason number_missing = { INVALID, "number-missing", "doc/acts.md",
    "A number is missing: what is new is counted from 1." };
const Reason said_already = { CONFLICT, "said-already", "doc/acts.md",
    "This was said already, and is said once only." };
const Reason key_taken = { CONFLICT, "key-taken", "doc/book.md, signatures",
    "This key belongs to somebody already." };
const Reason officers_too_few = { REFUSED, "officers-too-few", "doc/book.md, signatures",
    "Two officers remain at least: what one agrees to, another one enters." };
const Reason no_such_person = { MISSING, "no-such-person", "doc/acts.md",
    "There is no such person in this procedure." };
const Reason key_too_early = { REFUSED, "key-too-early", "doc/book.md, signatures",
    "A changed key counts after 24 hours; until then no further change is possible." };
const Reason no_key_waits = { REFUSED, "no-key-waits", "doc/book.md, signatures",
    "No new key of yours waits for its day: none was entered, it counts already, or you have kept "
    "the old one." };
const Reason holiday_unkept = { REFUSED, "holiday-unkept", "doc/acts.md holiday",
    "Only a holiday of the rule book, in the procedure's division, is struck." };
const Reason roles_clash = { REFUSED, "roles-clash", "doc/tour.md; 2014/24/EU Annex IV(d)",
    "A padlock holder never evaluates, and an evaluator never holds a padlock." };
const Reason role_unexplained = { REFUSED, "role-unexplained", "2014/24/EU art. 18(1), 24",
    "Once a box was listed, an evaluator or chair is named for a reason, which everybody reads: "
    "give reason=\"...\"." };
const Reason rules_too_new = { REFUSED, "rules-too-new", "doc/book.md, rule book",
    "A procedure is judged by a rule book that was in force when it began." };
const Reason year_wrong = { INVALID, "year-wrong", "doc/acts.md begin",
    "A year has four digits, and lies within fifty years of the day on which the procedure "
    "begins." };
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

const Reason interest_waits = { REFUSED, "interest-waits", "Procurement Act 2023 s.82",
    "You declared an interest, and it waits for its ruling: another officer rules on it. You may "
    "declare a further interest, but not take one back." };

enum { KEY_WAIT = 24 * 60 * 60, PADLOCKS = 32 };

static bool officer_has(const Procedure *office, Key key)
{
    for (each(Person, officer, office->people))
        if (!officer->until && key_same(officer->key, key))
            return true;
    return false;
}

bool key_known(const Procedure *p, Key key)
{
    if (!p->office)
        return key_none(key) || officer_has(p, key);
    return key_none(key) || person_with(p, key_id(key));
}

/* By enrol and by person, whose fields are the same. */
static Result judge_new_person(const Procedure *p, const Act *act, Id id, Key key, Arena *a)
{
    const Person *same = p->office ? person_of(p, id) : officer_at(p, id, act->at);
    if (same)
        return because_value(&number_taken, p, act, "person", a);
    return key_known(p, key) ? because_value(&key_taken, p, act, "key", a) : DONE;
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
static Result judge_enrol(const Procedure *p, const Act *act, Arena *a)
{
    bool first = p->people.len < 2;
    if (first ? act->actor != act->enrol.person : !act->is_signed)
        return because(&act_unsigned);
    if (!first && !officer_at(p, act->actor, act->arrived))
        return because(&not_your_act);
    return judge_new_person(p, act, act->enrol.person, act->enrol.key, a);
}

static void fold_enrol(Procedure *p, const Act *act, Arena *a)
{
    Person *person = person_add(p, (Person){ .id = act->enrol.person, .key = act->enrol.key,
                                            .name = act->enrol.name }, a);
    *list_add(&person->holdings, a) = (Holding){ .role = OFFICER };
}

const ActRow row_enrol = {
    .name = "enrol",
    .says = "Enrol an officer of the buyer; from the third on it takes two officers",
    .who = OFFICER | NEWCOMER, .when = ANY_PHASE, .rules = IN_OFFICE | CLERKS_WORD,
    .shown = TO_ALL,
    UNSETTLED_BY(ACT_RETIRE),
    .source = "2014/24/EU Annex IV(c)-(e)",
    .fields = {
        NEW(enrol, person, A_PERSON, "Number of the officer"),
        SIGNS_WITH(enrol), NAME(enrol, TO_OVERSEERS)
    },
    .judge = judge_enrol, .fold = fold_enrol,
};

static Result judge_retire(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = officer_at(p, act->retire.person, act->at);
    if (!person || person->until)
        return because(&no_such_person);
    return officers(p) > 2 ? DONE : because(&officers_too_few);
}

static void fold_retire(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    officer_at(p, act->retire.person, act->at)->until = act->arrived;
}

const ActRow row_retire = {
    .name = "retire", .says = "End an officer's service",
    .who = OFFICER, .when = ANY_PHASE, .rules = IN_OFFICE | TWICE, .shown = TO_ALL,
    UNSETTLED_BY(ACT_ENROL, ACT_RETIRE),
    .source = "2014/24/EU Annex IV(c)-(e)",
    .fields = { OF_PERSON(retire), REASON(retire, TO_OVERSEERS) },
    .judge = judge_retire, .fold = fold_retire,
};

/* ---- the file -------------------------------------------------------------------- */

/* No law says so: nothing is bought by the figures of another age, and one digit slips easily. */
Result judge_year(const Procedure *p, const Act *act, const char *field, Arena *a)
{
    enum { YEARS_APART = 50 };
    int64_t year = act_number(act, act_field(act->kind, field));
    int     now = civil_of(day_at(p->began ? p->began : act->at, p->zone)).year;
    Text    t = { 0 };
    if (year >= now - YEARS_APART && year <= now + YEARS_APART)
        return DONE;
    text_put(&t, a, "{}; right is {} to {}", because_value(&year_wrong, p, act, field, a).detail,
             str_of_number(now - YEARS_APART, a), str_of_number(now + YEARS_APART, a));
    return because_of(&year_wrong, text_str(&t));
}

static Result judge_begin(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_year(p, act, "year", a));
    return act->begin.rules > day_at(act->at, LONDON) ? because(&rules_too_new) : DONE;
}

static void fold_begin(Procedure *p, const Act *act, Arena *a)
{
    p->began     = act->at;
    p->year      = act->begin.year;
    p->number    = act->begin.number;
    p->kind      = (RuleKind)(1 << act->begin.kind);
    p->rules     = act->begin.rules;
    p->zone      = (Zone)act->begin.zone;
    p->divisions = (unsigned)act->begin.division;
    p->currency  = (Currency)act->begin.currency;
    p->vat       = (Vat)act->begin.vat;
    p->title     = act->begin.title;
    p->buyer     = act->begin.buyer;
    for (each(Person, officer, p->office->people)) {
        KeyId id = key_id(officer->key);
        bool signs = key_id_same(id, act->signed_by.key) || key_id_same(id, act->agreed.key);
        if (!signs || officer_at(p->office, officer->id, act->arrived) != officer)
            continue;
        Person *person = person_add(p, (Person){ .id = officer->id, .key = officer->key,
                                                .name = officer->name }, a);
        person->of_office = true;
        *list_add(&person->holdings, a) = (Holding){ .role = OFFICER };
    }
}

#define KIND(name, label) { name, label },
static const ChoiceRow kind_choices[] = { KINDS_OF_RULE(KIND) };
#undef KIND
static const Choices kinds = { RULE_KINDS, kind_choices };
static const Choices zones = LIST_OF(
    { "Etc/UTC", "Coordinated Universal Time" }, { "Europe/London", "time of London" },
    { "Europe/Brussels", "time of Brussels" });
static const Choices divisions = LIST_OF(
    { 0 }, { "england-wales", "England and Wales" }, { "scotland", "Scotland" }, { 0 },
    { "northern-ireland", "Northern Ireland" }, { 0 }, { 0 },
    { "united-kingdom", "the whole United Kingdom" },
    { "eu-institutions", "institutions of the European Union" });
#define CODE(code, decimals) { #code, #code },
static const ChoiceRow currency_choices[] = { CURRENCIES(CODE) };
#undef CODE
static const Choices currencies = { CURRENCY_KINDS, currency_choices };
static const Choices vats = LIST_OF(
    { "excluding", "excluding VAT" }, { "including", "including VAT" },
    { "not-applicable", "VAT not applicable" });
const char *vat_says(Vat vat) { return vats.at[vat].label; }

const ActRow row_begin = {
    .name = "begin", .says = "Open the file of a procedure",
    .who = OFFICER, .when = DRAFT, .rules = TWICE, .shown = TO_ALL,
    .source = "2014/24/EU art. 84; Procurement Act 2023 s.98",
    .fields = {
        N(begin, year, .label = "Year", .hint = "Of the buyer's own number, like 2026."),
        N(begin, number, .label = "Number",
          .hint = "Together with the year, of no other procedure here; 0 for none."),
        C(begin, kind, kinds, .label = "Kind of procedure",
          .hint = "Other kinds than these are not done here."),
        D(begin, rules, .label = "Day of the rule book",
          .hint = "The law of this day judges the procedure; it is not after today."),
        C(begin, zone, zones, .label = "Time zone", .hint = "In it days begin and end."),
        C(begin, division, divisions, .label = "Whose holidays count"),
        C(begin, currency, currencies, .label = "Currency",
          .hint = "Of all amounts of the procedure, by its code in ISO 4217, like GBP."),
        C(begin, vat, vats, .optional = true, .label = "VAT",
          .hint = "Whether it is in all amounts of the procedure."),
        TITLE(begin, TO_ALL),
        LINE(begin, buyer, TO_ALL, .label = "Buyer", .hint = "Its name; everybody will read this.")
    },
    .judge = judge_begin, .fold = fold_begin,
};

static Result judge_person(const Procedure *p, const Act *act, Arena *a)
{
    return judge_new_person(p, act, act->person.person, act->person.key, a);
}

static void fold_person(Procedure *p, const Act *act, Arena *a)
{
    person_add(p, (Person){ .id = act->person.person, .key = act->person.key,
                          .name = act->person.name }, a);
}

const ActRow row_person = {
    .name = "person", .says = "Enrol a person in the procedure",
    .who = OFFICER, .when = ANY_PHASE, .rules = THOUGH_UNDECLARED, .shown = TO_ALL,
    .source = "2014/24/EU Annex IV(d)",
    .fields = {
        NEW(person, person, A_PERSON, "Number of the person"),
        SIGNS_WITH(person), NAME(person, TO_ALL_OF_HOLDER)
    },
    .judge = judge_person, .fold = fold_person,
};

/* Who comes to the panel when bids are known may be chosen for what is thought of them. */
bool joins_late(const Procedure *p, const Act *act)
{
    bool any = false;
    for (each(const Round, r, p->rounds))
        any = any || r->listed;
    return any && 1u << act->role.role & (EVALUATOR | CHAIR);
}

static Result judge_role(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = person_of(p, act->role.person);
    if (!person || person->bidder)
        return because(&no_such_person);
    unsigned has = roles_of(p, act->role.person, 0), gets = 1u << act->role.role;
    unsigned panel = EVALUATOR | CHAIR;
    if ((gets == HOLDER && has & panel) || (gets & panel && has & HOLDER))
        return because(&roles_clash);
    if (joins_late(p, act) && hash_none(act->role.reason))
        return because(&role_unexplained);
    return act->role.buyer && has_left(p, act->role.buyer) ? because(&no_such_buyer) : DONE;
}

static void fold_role(Procedure *p, const Act *act, Arena *a)
{
    Person *person = person_of(p, act->role.person);
    *list_add(&person->holdings, a) = (Holding){
        (Role)(1 << act->role.role), act->role.lot, act->role.buyer };
}

static const Choices role_names = LIST_OF(
    { "officer", "officer" }, { "approver", "approver" }, { "evaluator", "evaluator" },
    { "chair", "chair of the panel" }, { "holder", "padlock holder" }, { "manager", "manager" },
    { "overseer", "overseer" });
const ActRow row_role = {
    .name = "role",
    .says = "Give a person a role; it takes two officers to make an officer, or, once a box is "
            "listed, an evaluator or chair",
    .who = OFFICER, .when = ANY_PHASE,
    .rules = THOUGH_HALTED | EVERY_LOT | THOUGH_UNDECLARED, .shown = TO_ALL,
    UNSETTLED_BY(ACT_REPLACE, ACT_KEY_CHANGE, ACT_KEY_KEPT),
    .source = "2014/24/EU Annex IV(d), (e)",
    .fields = {
        OF_PERSON(role),
        C(role, role, role_names, .label = "Role",
          .hint = "Nobody holds a padlock and is evaluator or chair as well."),
        OF_LOTS(role),
        N(role, buyer, .refers = A_BUYER, .zero = "None in particular",
          .label = "Buyer whose person it is",
          .hint = "Where several buy together; 0 for none in particular."),
        W(role, reason, TO_ALL, .optional = true, .label = "Reasons",
          .hint = "Of evaluator or chair once a box is listed; everybody will read this.")
    },
    .judge = judge_role, .fold = fold_role,
};

static Result judge_key_change(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = person_of(p, act->key_change.person);
    if (!person)
        return because(&no_such_person);
    if (key_waits(person, act->at))
        return because(&key_too_early);
    return key_known(p, act->key_change.key) ? because(&key_taken) : DONE;
}

static void fold_key_change(Procedure *p, const Act *act, Arena *a)
{
    Person *person = person_of(p, act->key_change.person);
    key_add(p, person, act->key_change.key, a);
    *list_add(&person->keys, a) = (NewKey){ act->key_change.key, act->at + KEY_WAIT };
}

const ActRow row_key_change = {
    .name = "key-change", .says = "Replace a person's key; it counts after 24 hours",
    .who = OFFICER, .when = ANY_PHASE, .rules = TWICE | THOUGH_HALTED, .shown = TO_ALL,
    .news = "gets a new key, which counts after 24 hours",
    UNSETTLED_BY(ACT_KEY_CHANGE, ACT_KEY_KEPT, ACT_REPLACE),
    .source = "doc/book.md, signatures",
    .fields = {
        OF_PERSON(key_change), SIGNS_WITH(key_change), REASON(key_change, TO_ITS_BIDDER)
    },
    .judge = judge_key_change, .fold = fold_key_change,
};

bool may_keep_key(const Person *person) { return !(roles_in(person, 0) & OFFICER); }

static Result judge_key_kept(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = person_of(p, act->actor);
    if (!may_keep_key(person))
        return because(&not_your_act);
    if (delegate_of(p, act))
        return because(&registered_key_only);
    return key_uncounted(p, person, act->arrived) ? DONE : because(&no_key_waits);
}

/* From when it arrived, for the day of the new key may come before this is entered. */
static void fold_key_kept(Procedure *p, const Act *act, Arena *a)
{
    Person *person = person_of(p, act->actor);
    Key     kept = person_key(p, person, act->arrived);
    *list_add(&person->keys, a) = (NewKey){ kept, act->arrived };
}

const ActRow row_key_kept = {
    .name = "key-kept", .says = "Keep one's own key: a new one that officers entered never counts",
    .who = APPROVER | EVALUATOR | CHAIR | HOLDER | MANAGER | OVERSEER | BIDDER,
    .when = ANY_PHASE, .rules = THOUGH_HALTED | THOUGH_ENDED | THOUGH_UNDECLARED,
    .shown = TO_ALL, .most = 1000, .news = "keeps the old key",
    .source = "doc/book.md, signatures",
    .fields = { REASON(key_kept, TO_ITS_BIDDER) },
    .judge = judge_key_kept, .fold = fold_key_kept,
};

/* ---- interests ------------------------------------------------------------------- */

/* Else who has an interest would lift the wait alone. */
static Result judge_conflict(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    bool takes_back = act->conflict.finding == FINDING_NONE;
    return takes_back && person_of(p, act->actor)->interest ? because(&interest_waits) : DONE;
}

static void fold_conflict(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Person *person = person_of(p, act->actor);
    person->declared = true;
    person->interest = person->interest || act->conflict.finding == FINDING_INTEREST;
}

static const Choices findings = LIST_OF({ "none", "no interest" }, { "interest", "an interest" });
const ActRow row_conflict = {
    .name = "conflict", .says = "Declare one's own interests",
    .who = OFFICER | APPROVER | EVALUATOR | CHAIR | HOLDER | MANAGER | OVERSEER,
    .when = ANY_PHASE, .rules = THOUGH_HALTED | THOUGH_UNDECLARED, .shown = TO_ALL,
    .source = "Procurement Act 2023 s.81-83; 2014/24/EU art. 24",
    .fields = {
        C(conflict, finding, findings, .label = "Your finding",
          .hint = "Interest if you have one, actual, potential or perceived; else none."),
        W(conflict, reason, TO_OVERSEERS, .optional = true, .label = "What the interest is",
          .hint = "May be left out; only overseers and courts will read this.")
    },
    .judge = judge_conflict, .fold = fold_conflict,
};

static Result judge_ruling(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Person *person = person_of(p, act->ruling.person);
    if (!person)
        return because(&no_such_person);
    if (act->ruling.person == act->actor)
        return because(&not_your_act);
    return person->interest ? DONE : because(&no_interest_declared);
}

static void fold_ruling(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Person *person = person_of(p, act->ruling.person);
    person->barred   = act->ruling.ruling == MUST_LEAVE;
    person->ruled    = person->ruled || person->interest;
    person->interest = false;
}

static const Choices rulings = LIST_OF({ "may-stay", "may stay" }, { "must-leave", "must leave" });
const ActRow row_ruling = {
    .name = "ruling", .says = "Rule on a declared interest",
    .who = OFFICER, .when = ANY_PHASE, .rules = THOUGH_HALTED | THOUGH_UNDECLARED, .shown = TO_ALL,
    .source = "Procurement Act 2023 s.82",
    .fields = {
        OF_PERSON(ruling),
        C(ruling, ruling, rulings, .label = "Ruling",
          .hint = "Nobody rules on themselves; who must leave takes no further part."),
        REASON(ruling, TO_OVERSEERS)
    },
    .judge = judge_ruling, .fold = fold_ruling,
};

/* ---- gates ----------------------------------------------------------------------- */

/* After publication only a buyer who joined brings a gate. */
static bool brings_gates(const Procedure *p, Id buyer)
{
    const Buyer *of = buyer_of(p, buyer);
    return !p->published || (of && of->joined_nth);
}

static Result judge_gate(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (gate_of(p, act->gate.gate))
        return because_value(&number_taken, p, act, "gate", a);
    if (act->gate.buyer && !buyer_of(p, act->gate.buyer))
        return because(&no_such_buyer);
    if (!brings_gates(p, act->gate.buyer))
        return because(&never_now);
    return roles_of(p, act->gate.approver, 0) & APPROVER ? DONE : because(&no_such_person);
}

static void fold_gate(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&p->gates, a) = (Gate){ .id = act->gate.gate,
                                      .buyer = act->gate.buyer,
                                      .approver = act->gate.approver,
                                      .needed = act->gate.needed,
                                      .before = (Before)act->gate.before,
                                      .limit = act->gate.limit };
}

static const Choices befores = LIST_OF(
    { "publish", "publishing the tender" }, { "award", "the award" },
    { "contract", "signing the contract" });
const ActRow row_gate = {
    .name = "gate", .says = "Name a body whose approval a step needs",
    .who = OFFICER, .when = DRAFT | RUNNING, .shown = TO_ALL,
    .source = "standing orders of the buyer",
    .fields = {
        NEW(gate, gate, A_GATE, "Number of the gate"),
        N(gate, buyer, .refers = A_BUYER, .zero = "None in particular", .label = "Buyer",
          .hint = "Whose body it is, after the notice only of one that joined; 0 for none."),
        OF_APPROVER(gate),
        C(gate, before, befores, .label = "Step that waits for it"),
        N(gate, needed, .label = "Members who must agree",
          .hint = "Of the approver and all seats; 0 where the approver alone decides."),
        M(gate, limit, .label = "Greatest amount",
          .hint = "Beyond it the body cannot let a step pass; 0 for no limit."),
        TITLE(gate, TO_ALL)
    },
    .judge = judge_gate, .fold = fold_gate,
};

static bool is_member(const Gate *gate, Id person)
{
    for (each(Id, seat, gate->seats))
        if (*seat == person)
            return true;
    return gate->approver == person;
}

static Result judge_seat(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    const Gate *gate = gate_of(p, act->seat.gate);
    if (!gate)
        return because(&no_such_gate);
    if (!brings_gates(p, gate->buyer))
        return because(&never_now);
    if (is_member(gate, act->seat.approver))
        return because(&said_already);
    return roles_of(p, act->seat.approver, 0) & APPROVER ? DONE : because(&no_such_person);
}

static void fold_seat(Procedure *p, const Act *act, Arena *a)
{
    *list_add(&gate_of(p, act->seat.gate)->seats, a) = act->seat.approver;
}

const ActRow row_seat = {
    .name = "seat", .says = "Name a further member of the body at a gate",
    .who = OFFICER, .when = DRAFT | RUNNING, .shown = TO_ALL,
    .source = "standing orders of the buyer",
    .fields = { OF_GATE(seat), OF_APPROVER(seat) },
    .judge = judge_seat, .fold = fold_seat,
};

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

static Result judge_approval(const Procedure *p, const Act *act, Arena *a)
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

static void fold_approval(Procedure *p, const Act *act, Arena *a)
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

static const Choices decisions = LIST_OF({ "approved", "approved" }, { "rejected", "rejected" });
const ActRow row_approval = {
    .name = "approval", .says = "Decide at a gate on a paper and its version",
    .who = APPROVER, .when = ANY_PHASE, .shown = TO_ALL,
    .source = "standing orders of the buyer",
    .fields = {
        OF_GATE(approval), C(approval, decision, decisions, .label = "Decision"),
        N(approval, version, .label = "Version of the paper",
          .hint = "Later than the last one voted on, or that one while it is undecided."),
        PAPER_(approval, paper, TO_OVERSEERS, .label = "Paper",
               .hint = "The same for every vote on a version; overseers and courts will read it."),
        REASON(approval, TO_OVERSEERS)
    },
    .judge = judge_approval, .fold = fold_approval,
};

bool gate_waits_for(const Procedure *p, const Gate *gate, Id member, Id after)
{
    bool passed = gate->approved && gate->since >= p->changed && gate->since >= after;
    bool open = gate->version && gate->since >= after && !gate_decided(p, gate);
    bool decides = gate->needed ? is_member(gate, member) : gate->approver == member;
    return decides && !passed && !(open && has_voted(gate, member));
}

bool gate_stands(const Gate *gate, Before step) { return !gate->fallen && gate->before == step; }

/* The gate, and who decides there: one body, or so many of a board. */
static void text_gate(Text *t, const Gate *gate, Arena *a)
{
    text_put(t, a, "gate {}, where it takes ", str_of_number(gate->id, a));
    if (gate->needed)
        text_put(t, a, "{} of ", str_of_number(gate->needed, a));
    text_put(t, a, "person {}", str_of_number(gate->approver, a));
    for (each(const Id, seat, gate->seats))
        text_put(t, a, ", person {}", str_of_number(*seat, a));
    text_our(t, " (approval)", a);
}

static Result because_gate(const Reason *why, const Gate *gate, Arena *a)
{
    Text t = { 0 };
    text_gate(&t, gate, a);
    return because_of(why, text_str(&t));
}

static Result beyond_gate(const Gate *gate, Money figure, Currency c, Arena *a)
{
    Text t = { 0 };
    text_gate(&t, gate, a);
    text_put(&t, a, "; its limit is {}, and this is {}", str_of_money(gate->limit, c, a),
             str_of_money(figure, c, a));
    return because_of(&approval_beyond, text_str(&t));
}

Result gates_passed(const Procedure *p, Before step, Id after, Money figure, Arena *a)
{
    for (each(Gate, gate, p->gates)) {
        if (!gate_stands(gate, step))
            continue;
        if (!gate->approved)
            return because_gate(&approval_missing, gate, a);
        if (gate->since < p->changed || gate->since < after)
            return because_gate(&approval_lapsed, gate, a);
        if (gate->limit && figure > gate->limit)
            return beyond_gate(gate, figure, p->currency, a);
    }
    return DONE;
}

/* ---- facts and days -------------------------------------------------------------- */

static unsigned facts_after(const Procedure *p, const Act *act)
{
    unsigned bit = 1u << act->fact.fact;
    return act->fact.value == YES ? p->facts | bit : p->facts & ~bit;
}

/* What takes protection away is nobody's word alone, and from the notice on nothing is that a time
 * limit rests on. */
bool fact_needs_two(const Procedure *p, const Act *act)
{
    return p->published || act->fact.fact == NTH_URGENCY || act->fact.fact == NTH_NO_STANDSTILL;
}

static bool invited_under(const Procedure *p, const Lot *lot, Limit what)
{
    for (each(Round, r, p->rounds))
        if (r->invited && (limit_of_round(p, lot, r) == what || what == LIMIT_INFORMATION))
            return true;
    return false;
}

/* Of the standstill: its law is settled with the award, its length with the first letter. */
static bool standstill_settled(const Procedure *p, const Lot *lot, const RuleRow *then)
{
    for (each(Bid, bid, p->bids))
        if (lot->awarded && bid->lot == lot->id && bid->told_nth > lot->award_nth)
            return true;
    return lot->awarded && (!then || !then->length);
}

static bool has_begun(const Procedure *p, const Lot *lot, Limit what, const RuleRow *then)
{
    return what == LIMIT_STANDSTILL ? standstill_settled(p, lot, then)
                                    : invited_under(p, lot, what);
}

static Result because_shorter(const Lot *lot, const RuleRow *now, const RuleRow *then, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "lot {}, {}: {} by {}; with it {}, by {}", str_of_number(lot->id, a),
             str(limit_names[now->what]), str_counted(now->length, "day", "days", a),
             str(now->article),
             str_of_number(then->length, a), str(then->article));
    return because_of(&fact_relied_on, text_str(&t));
}

static Exempt exempt_after(const Procedure *p, const Act *act)
{
    return act->fact.fact == NTH_NO_STANDSTILL ? (Exempt)act->fact.exempt : p->exempt;
}

static Result judge_fact_of(const Procedure *p, const Lot *lot, const Act *act, Arena *a)
{
    RuleCase c = case_of(p, lot);
    unsigned facts = facts_for(p, lot, facts_after(p, act), exempt_after(p, act));
    for (Limit what = LIMIT_NONE + 1; what < LIMITS; what++) {
        const RuleRow *now  = rule_limit(c.regime, c.kind, what, c.facts, c.at);
        const RuleRow *then = rule_limit(c.regime, c.kind, what, facts, c.at);
        if (now && then && then->length < now->length && has_begun(p, lot, what, then))
            return because_shorter(lot, now, then, a);
    }
    return DONE;
}

/* A case of some lot; before there are lots one that can still be so. */
static bool is_exempt(const Procedure *p, Exempt exempt)
{
    for (each(const Lot, lot, p->lots))
        if (!lot->ended && !lot->signed_ && exempt_fits(p, lot, exempt, p->facts))
            return true;
    bool market = p->facts & FACT_DYNAMIC_MARKET &&
                  p->kind & (FOR_FLEXIBLE | FOR_RESTRICTED | FOR_OPEN);
    return !p->lots.len && (exempt == CASE_LIGHT || (exempt == CASE_DYNAMIC && market));
}

static Result because_exempt(const Procedure *p, const Act *act, Arena *a)
{
    bool of_it = act->fact.fact == NTH_NO_STANDSTILL && act->fact.value == YES;
    Text t = { 0 };
    text_put(&t, a, of_it ? "{}; a tender that is none of these has a standstill: leave the fact "
                            "out, and declare it after the award"
                          : "{}; it belongs to fact=no-standstill value=yes: leave exempt out",
             because_value(&standstill_exempt, p, act, "exempt", a).detail);
    return because_of(&standstill_exempt, text_str(&t));
}

static Result judge_exempt(const Procedure *p, const Act *act, Arena *a)
{
    if (act->fact.fact != NTH_NO_STANDSTILL || act->fact.value != YES)
        return act->fact.exempt == CASE_NONE ? DONE : because_exempt(p, act, a);
    return is_exempt(p, (Exempt)act->fact.exempt) ? DONE : because_exempt(p, act, a);
}

Result judge_exempt_here(const Procedure *p, Arena *a)
{
    Text t = { 0 };
    if (!(p->facts & FACT_NO_STANDSTILL) || is_exempt(p, p->exempt))
        return DONE;
    text_put(&t, a, "no-standstill, exempt={}: no lot of this tender is such a case; take it back "
             "by fact fact=no-standstill value=no",
             str(act_field(ACT_FACT, "exempt")->choices->at[p->exempt].word));
    return because_of(&standstill_exempt, text_str(&t));
}

/* What bidders were told of a period that runs stands; so does what it rests on. */
static Result judge_fact(const Procedure *p, const Act *act, Arena *a)
{
    TRY(judge_exempt(p, act, a));
    for (each(Lot, lot, p->lots))
        TRY(judge_fact_of(p, lot, act, a));
    return DONE;
}

static void fold_fact(Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    p->facts  = facts_after(p, act);
    p->exempt = exempt_after(p, act);
}

#define F(upper, name, label) { name, label },
static const ChoiceRow fact_choices[] = { FACTS_OF_LAW(F) };
#undef F
static const Choices facts = { FACTS, fact_choices };
static const Choices exempts = LIST_OF(
    { "none", "no case" }, { "light-touch", "a light contract of the Act" },
    { "dynamic-market", "awarded by a dynamic market or purchasing system" },
    { "sole-tenderer", "the only tenderer, and no candidate beside" });
const ActRow row_fact = {
    .name = "fact", .says = "Record a fact on which a time limit depends",
    .who = OFFICER, .when = ANY_PHASE, .shown = TO_ALL,
    UNSETTLED_BY(ACT_FACT, ACT_PUBLISH, ACT_INVITE, ACT_AWARD, ACT_SUMMARY),
    .source = "Procurement Act 2023 s.51, 54; 2014/24/EU art. 27; 89/665/EEC art. 2a",
    .fields = {
        C(fact, fact, facts, .label = "Fact",
          .hint = "Two officers say it after the notice; urgency and no-standstill always."),
        C(fact, value, answers, .label = "Is it so", .hint = "What was said last counts."),
        REASON(fact, TO_ALL),
        C(fact, exempt, exempts, .optional = true, .label = "Case of the law",
          .hint = "Of no-standstill: the Act's light touch, the fact dynamic-market, one sole bid.")
    },
    .judge = judge_fact, .fold = fold_fact,
};

static bool day_among(const Day *days, ptrdiff_t count, Day day)
{
    for (ptrdiff_t i = 0; i < count; i++)
        if (days[i] == day)
            return true;
    return false;
}

/* Struck is a day of the rule book that the place does not keep; never once the notice is out, for
 * what was promised would become shorter. */
static Result judge_struck(const Procedure *p, Day day)
{
    HolidaySet set = place_of(p).holidays;
    if (p->published)
        return because_of(&never_now, S("a holiday is struck before the tender is published"));
    return is_holiday(set, day) && !day_among(p->holidays.at, p->holidays.len, day)
               ? DONE : because(&holiday_unkept);
}

static Result judge_holiday(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    Day day = act->holiday.day;
    if (day_among(p->holidays.at, p->holidays.len, day) ||
        day_among(p->struck.at, p->struck.len, day))
        return because(&said_already);
    return act->holiday.kept == HOLIDAY_STRUCK ? judge_struck(p, day) : DONE;
}

static void fold_holiday(Procedure *p, const Act *act, Arena *a)
{
    if (act->holiday.kept == HOLIDAY_STRUCK)
        *list_add(&p->struck, a) = act->holiday.day;
    else
        *list_add(&p->holidays, a) = act->holiday.day;
}

static const Choices keeping = LIST_OF(
    { "kept", "a day off" }, { "struck", "a working day there" });
const ActRow row_holiday = {
    .name = "holiday", .says = "Add a day that is not a working day, or strike one not kept there",
    .who = OFFICER, .when = ANY_PHASE, .shown = TO_ALL,
    .source = "Procurement Act 2023 s.123; Regulation 1182/71 art. 2",
    .fields = {
        D(holiday, day, .label = "Day", .hint = "One that was not entered before."),
        C(holiday, kept, keeping, .optional = true, .label = "Is it kept",
          .hint = "Struck: a holiday of the rule book that the buyer's place does not keep."),
        REASON(holiday, TO_ALL)
    },
    .judge = judge_holiday, .fold = fold_holiday,
};

/* ---- padlocks -------------------------------------------------------------------- */

static Result judge_padlock(const Procedure *p, const Act *act, Arena *a)
{
    (void)a;
    if (act->padlock.index != p->locks.len + 1 || act->padlock.index > PADLOCKS)
        return because(&padlock_order);
    for (each(Lock, lock, p->locks))
        if (lock->holder == act->actor || point_same(lock->h, act->padlock.h))
            return because(&padlock_twice);
    return DONE;
}

static void fold_padlock(Procedure *p, const Act *act, Arena *a)
{
    const Person *holder = person_of(p, act->actor);
    *list_add(&p->locks, a) =
        (Lock){ act->padlock.index, act->actor, person_key(p, holder, act->arrived),
                act->padlock.h,
                act->padlock.possession };
}

const ActRow row_padlock = {
    .name = "padlock", .says = "Bring one's own padlock",
    .who = HOLDER, .when = DRAFT, .rules = PROVED, .shown = TO_ALL,
    .source = "2014/24/EU Annex IV(b), (e)",
    .fields = {
        N(padlock, index, .label = "Number of the padlock",
          .hint = "The next one, from 1 to 32; one padlock a holder."),
        POINT(padlock, h, .label = "Padlock",
          .hint = "Its public half, 64 hexadecimal digits; the secret half stays with its holder."),
        PROVES(padlock, possession, .label = "Proof of the secret half",
               .hint = "128 hexadecimal digits, made by the holder's own program.")
    },
    .judge = judge_padlock, .fold = fold_padlock,
};
