#include "http/drafts.h"

#include "core/view/dates.h"
#include "desk/paper.h"
#include "page/copy.h"
#include "page/doings.h"
#include "page/public.h"
#include "page/show.h"

#include <string.h>

enum { SIGNING_DAYS = 7, SAID_MOST = 300 };

/* ---- dates ----------------------------------------------------------------------- */

/* As if nothing of it had begun, today and without facts. */
static Procedure begun_today(const Procedure *p, Instant now, Arena *a)
{
    Procedure fresh = *p;
    fresh.facts = 0;
    fresh.rules = day_at(now, p->zone);
    fresh.rounds.at = make(a, Round, p->rounds.len + 1);
    for (ptrdiff_t i = 0; i < p->rounds.len; i++) {
        fresh.rounds.at[i] = p->rounds.at[i];
        fresh.rounds.at[i].invited = 0;
    }
    return fresh;
}

/* The day of the earliest lawful deadline of a round, of whichever lot it is latest. */
static Day earliest_day(const Procedure *p, Id round, Instant now, Str *derived, Arena *a)
{
    LawDates dates = { 0 };
    Day day = day_at(now, p->zone);
    dates_of(p, now, &dates, a);
    for (each(const LawDate, date, dates)) {
        if (date->round != round || failed(date->counted) || !date->period.length)
            continue;
        Day first = day_at(first_deadline(&date->period, p->zone), p->zone);
        if (first > day)
            day = first, *derived = date->period.words;
    }
    return day;
}

static Day move_to_work(const Procedure *p, Day day)
{
    return working_day_from(place_of(p).holidays, day);
}

Day draft_deadline(const Procedure *p, Id round, Instant now, Arena *a)
{
    Str derived = { 0 };
    return move_to_work(p, earliest_day(p, round, now, &derived, a) + SIGNING_DAYS);
}

/* By how many days the first deadline moves. */
static int64_t days_to_move(const Procedure *p, Instant now, Str *derived, Arena *a)
{
    const Round *first = round_of(p, 1);
    Day today = day_at(now, p->zone);
    if (!first || !first->deadline)
        return today - day_at(p->published, p->zone);
    Day was = day_at(first->deadline, p->zone);
    Day given = today + (was - day_at(p->published, p->zone));
    Procedure fresh = begun_today(p, now, a);
    Day least = earliest_day(&fresh, 1, now, derived, a);
    return move_to_work(p, (given > least ? given : least) + SIGNING_DAYS) - was;
}

/* At the same hour on the wall, also from a day on which the clocks were changed. */
static Instant moved(const Procedure *p, Instant at, int64_t days)
{
    Day     day = day_at(at, p->zone);
    Instant morning = day_begins(day, p->zone);
    int64_t changed = zone_offset(at, p->zone) - zone_offset(morning, p->zone);
    return day_begins(move_to_work(p, day + days), p->zone) + (at - morning) + changed;
}

/* ---- what is copied -------------------------------------------------------------- */

static const struct { ActKind kind; const char *one, *more; } counted[] = {
    { ACT_LOT, "lot", "lots" }, { ACT_SERVICE, "service", "services" },
    { ACT_ACTIVITY, "activity", "activities" },
    { ACT_TAKES, "service that a buyer takes", "services that buyers take" },
    { ACT_BASELINE, "baseline", "baselines" }, { ACT_TARGET, "target", "targets" },
    { ACT_CRITERION, "criterion", "criteria" },
    { ACT_MARK, "mark of a scale", "marks of scales" },
    { ACT_FORMULA, "price formula", "price formulas" },
    { ACT_CELL, "figure of the price schedule", "figures of the price schedule" },
    { ACT_ROUND, "round", "rounds" }, { ACT_TIMETABLE, "date", "dates" },
    { ACT_DOCUMENT, "document", "documents" },
    { ACT_ENCLOSURE, "expected file of a bid", "expected files of a bid" },
};

static void count_kept(const int64_t counts[ACT_KINDS], Copied *out, Arena *a)
{
    int64_t others = 0;
    for (int i = 0; i < ACT_KINDS; i++)
        others += counts[i];
    for (ptrdiff_t i = 0; i < countof(counted); i++) {
        int64_t n = counts[counted[i].kind];
        others -= n;
        if (n)
            *list_add(&out->kept, a) = str_counted(n, counted[i].one, counted[i].more, a);
    }
    if (others)
        *list_add(&out->kept, a) = str_counted(others, "other definition", "other definitions", a);
}

static int64_t with_role(const Procedure *p, Role role)
{
    int64_t n = 0;
    for (each(const Person, person, p->people))
        n += (roles_of(p, person->id, 0) & role) != 0;
    return n;
}

static void name_anew(Copied *out, int64_t n, const char *one, const char *more, Arena *a)
{
    if (n)
        *list_add(&out->anew, a) = str_counted(n, one, more, a);
}

/* Definitions name buyers by number, so that each is to have the one that it had. */
static void buyers_anew(const Onlooker *o, const Procedure *p, Copied *out, Arena *a)
{
    for (each(const Buyer, buyer, p->buyers))
        if (!buyer->left)
            *list_add(&out->anew, a) = str_put(a, "buyer {}, {}, with this number",
                                               str_of_number(buyer->id, a),
                                               page_words(o, buyer->name, a));
}

static void count_anew(const Procedure *p, bool documents, int64_t left_out, Copied *out, Arena *a)
{
    const Field *fact = act_field(ACT_FACT, "fact");
    buyers_anew(out->onlooker, p, out, a);
    name_anew(out, p->locks.len, "padlock, which its holder brings",
              "padlocks, which their holders bring", a);
    name_anew(out, with_role(p, EVALUATOR), "evaluator", "evaluators", a);
    name_anew(out, with_role(p, CHAIR), "chair of the panel", "chairs of the panel", a);
    name_anew(out, with_role(p, APPROVER), "approver", "approvers", a);
    name_anew(out, p->gates.len, "gate of approval", "gates of approval", a);
    for (int i = 0; i < FACTS; i++)
        if (p->facts & 1u << i)
            *list_add(&out->anew, a) = str_put(a, "the fact that {}, if it is so again",
                                               str(choice_label(fact, i)));
    name_anew(out, documents ? 0 : left_out, "document", "documents", a);
}

/* A person, or a buyer that has left. */
static bool names_somebody(const Procedure *p, const Act *act)
{
    for (each_field(f, act_rows[act->kind])) {
        Id number = f->refers == A_PERSON || f->refers == A_BUYER ? act_number(act, f) : 0;
        if (number && (f->refers == A_PERSON || has_left(p, number)))
            return true;
    }
    return false;
}

/* A moment that was moved, and all versions of a document but the last. */
static bool is_replaced(const Record *r, const Act *act)
{
    for (const Act *later = act + 1; later < r->acts.at + r->acts.len; later++) {
        bool moment = act->kind == ACT_TIMETABLE && later->kind == ACT_TIMETABLE &&
                      later->timetable.round == act->timetable.round &&
                      later->timetable.event == act->timetable.event;
        bool document = act->kind == ACT_DOCUMENT && later->kind == ACT_DOCUMENT &&
                        later->document.document == act->document.document;
        if (moment || document || (act->kind == ACT_TOOLS && later->kind == ACT_TOOLS))
            return true;
    }
    return false;
}

static bool is_copied(const Record *r, const Procedure *p, const Act *act)
{
    const ActRow *row = act_rows[act->kind];
    return row->rules & DEFINES && row->when & DRAFT && !is_replaced(r, act) &&
           !names_somebody(p, act);
}

static int64_t years_moved(const Procedure *p, const Copied *out)
{
    const Round *first = round_of(p, 1);
    Day was = day_at(first && first->deadline ? first->deadline : p->published, p->zone);
    return civil_of(was + out->days).year - civil_of(was).year;
}

/* What it is worth since it was cut anew. */
static void cut_as_it_is(const Record *r, Act *lot)
{
    const Act *cut = record_last(r, ACT_RECUT, lot->lot.lot, 0);
    if (!cut)
        return;
    lot->lot.least = cut->recut.least, lot->lot.least_basis = cut->recut.least_basis;
    lot->lot.most  = cut->recut.most,  lot->lot.most_basis  = cut->recut.most_basis;
}

static void move_act(const Record *r, const Procedure *p, Act *act, Copied *out, Arena *a)
{
    int64_t years = years_moved(p, out);
    if (act->kind == ACT_LOT)
        cut_as_it_is(r, act);
    if (act->kind == ACT_DOCUMENT)
        act->document.version = 1;
    if (act->kind == ACT_CELL)
        act->cell.year += years;
    if (act->kind == ACT_BASELINE)
        act->baseline.year += years;
    if (act->kind == ACT_TARGET)
        act->target.from += years, act->target.until += years;
    if (act->kind != ACT_TIMETABLE)
        return;
    Instant was = act->timetable.moment;
    act->timetable.moment = moved(p, was, out->days);
    *list_add(&out->dates, a) = (CopiedDate){ act->timetable.round, (Event)act->timetable.event,
                                              was, act->timetable.moment };
}

static void copy_acts(Record *r, const Procedure *p, bool documents, Copied *out, Text *t, Arena *a)
{
    int64_t counts[ACT_KINDS] = { 0 }, left_out = 0;
    for (each(const Act, it, r->acts)) {
        Act act = *it;
        if (!is_copied(r, p, it))
            continue;
        if (act.kind == ACT_DOCUMENT && !documents) {
            left_out++;
            continue;
        }
        counts[act.kind]++;
        move_act(r, p, &act, out, a);
        if (act.kind == ACT_TOOLS)
            text_our(t, "tools\n", a);
        else
            line_of_definition(&act, r, &out->papers, t, a);
    }
    count_kept(counts, out, a);
    count_anew(p, documents, left_out, out, a);
}

Result copy_of(Doing *d, Str number, bool documents, Copied *out)
{
    Record r;
    Text   t = { 0 };
    *out = (Copied){ 0 };
    TRY(reading_procedure(d->server, number, &out->onlooker, &out->from, d->life));
    const Procedure *p = out->from;
    if (!p->published)
        return because_of(&no_such_procedure, number);
    TRY(paper_record(out->onlooker->book, p, out->onlooker->now, &r, d->a));
    out->days = days_to_move(p, out->onlooker->now, &out->derived, d->a);
    text_put(&t, d->a, "# As {} was last, with its dates {} later. Amounts may be out of date."
             "\n\n", number, str_counted(out->days, "day", "days", d->a));
    copy_acts(&r, p, documents, out, &t, d->a);
    out->text = text_str(&t);
    return r.fault;
}

/* ---- what is typed to begin one ------------------------------------------------- */

/* Numbers of this year that nobody has used yet, and the tender that was begun last. */
typedef struct Numbers {
    int64_t          year, next;
    const Onlooker  *onlooker;
    const Procedure *last;
} Numbers;

static bool number_seen(void *with, const Onlooker *o, const Procedure *p)
{
    Numbers *n = with;
    n->onlooker = o;
    n->last     = p;
    if (p->year == n->year && p->number >= n->next)
        n->next = p->number + 1;
    return true;
}

static Result numbers_now(Doing *d, Zone zone, Numbers *n)
{
    *n = (Numbers){ .year = civil_of(day_at(d->onlooker->now, zone)).year, .next = 1 };
    return reading_each(d->server, number_seen, n, d->life);
}

static Str word_of(const char *field, int64_t n)
{
    const Field *f = act_field(ACT_BEGIN, field);
    return n >= 0 && n < f->choices->count && f->choices->at[n].word
               ? str(f->choices->at[n].word) : (Str){ 0 };
}

static int64_t kind_number(const Procedure *p)
{
    int64_t n = 0;
    while (1 << n < (int)p->kind)
        n++;
    return n;
}

/* What stays as it was; the law is that of today. */
static void pairs_as_before(const Doing *d, const Procedure *p, Pairs *to)
{
    Arena *a = d->a;
    pair_put(to, "rules", str_of_day(day_at(d->onlooker->now, p->zone), a), a);
    pair_put(to, "zone", word_of("zone", p->zone), a);
    pair_put(to, "division", word_of("division", p->divisions), a);
    pair_put(to, "currency", word_of("currency", p->currency), a);
    pair_put(to, "vat", word_of("vat", p->vat), a);
}

Result begin_usual(Doing *d, Pairs *to)
{
    Numbers n;
    Arena  *a = d->a;
    TRY(numbers_now(d, LONDON, &n));
    pair_put(to, "year", str_of_number(n.year, a), a);
    pair_put(to, "number", str_of_number(n.next, a), a);
    if (n.last) {
        pairs_as_before(d, n.last, to);
        pair_put(to, "buyer", page_words(n.onlooker, n.last->buyer, a), a);
    } else
        pair_put(to, "rules", str_of_day(day_at(d->onlooker->now, LONDON), a), a);
    return DONE;
}

/* ---- the page -------------------------------------------------------------------- */

typedef struct Copying {
    Doing   *d;
    Str      number;
    Copied   copied;
    CopyPage page;
} Copying;

/* Of the office, for its officers: "copy/2026-42". */
static bool come(Copying *c)
{
    Doing *d = c->d;
    bool may = d->office && d->rest.len &&
               is_ones_act(d->procedure, ACT_BEGIN, d->signer.number, d->onlooker->now, d->a);
    c->number = d->rest;
    if (!may)
        doing_none(d);
    return may;
}

static const char *event_says(Event event)
{
    return event == EVENT_QUESTIONS  ? "questions end"
           : event == EVENT_DEADLINE ? "deadline"
                                     : "bids bind until";
}

static void show_dates(Copying *c)
{
    Arena *a = c->d->a;
    Zone   zone = c->copied.from->zone;
    for (each(const CopiedDate, date, c->copied.dates))
        *list_add(&c->page.dates, a) = (CopyDate){
            .what = str_put(a, "Round {}: {}", str_of_number(date->round, a),
                            str(event_says(date->event))),
            .was = str_of_moment_words(date->was, zone, a),
            .is = str_of_moment_words(date->is, zone, a) };
    c->page.derived = c->copied.derived;
}

static void show_kept(Copying *c)
{
    for (each(const Str, says, c->copied.kept))
        *list_add(&c->page.kept, c->d->a) = *says;
    for (each(const Str, says, c->copied.anew))
        *list_add(&c->page.anew, c->d->a) = *says;
}

static Result fill_in(Copying *c, const Pairs *sent)
{
    Doing    *d = c->d;
    const Onlooker *o = c->copied.onlooker;
    const Procedure *p = c->copied.from;
    Numbers numbers;
    c->page.documents = !sent || str_is(pair_of(sent, "documents"), "yes");
    if (sent) {
        c->page.title  = pair_of(sent, "title");
        c->page.buyer  = pair_of(sent, "buyer");
        c->page.year   = pair_of(sent, "year");
        c->page.number = pair_of(sent, "number");
        return DONE;
    }
    TRY(numbers_now(d, p->zone, &numbers));
    c->page.title  = page_words(o, p->title, d->a);
    c->page.buyer  = page_words(o, p->buyer, d->a);
    c->page.year   = str_of_number(numbers.year, d->a);
    c->page.number = str_of_number(numbers.next, d->a);
    return DONE;
}

static void show_troubles(Copying *c, const Troubles *troubles)
{
    for (each(const Trouble, trouble, *troubles)) {
        Str says = trouble->why.detail.len
                       ? str_put(c->d->a, "{} {}", str(trouble->why.why->says),
                                 str_plain(trouble->why.detail, SAID_MOST, c->d->a))
                       : str(trouble->why.why->says);
        bool known = str_is(trouble->name, "title") || str_is(trouble->name, "buyer") ||
                     str_is(trouble->name, "year") || str_is(trouble->name, "number");
        *list_add(&c->page.faults, c->d->a) =
            (CopyFault){ known ? trouble->name : (Str){ 0 }, says };
    }
}

static void show(Copying *c, const Pairs *sent, int status)
{
    Doing *d = c->d;
    Result made = fill_in(c, sent);
    if (failed(made)) {
        doing_failed(d, made);
        return;
    }
    c->page.from = c->number;
    c->page.from_title = page_words(c->copied.onlooker, c->copied.from->title, d->a);
    c->page.back = str_put(d->a, "/t/{}", c->number);
    c->page.action = str_put(d->a, "/t/office/copy/{}", c->number);
    show_kept(c);
    show_dates(c);
    Frame frame = doing_frame(d, S("A new tender from an earlier one"));
    doing_shown(d, status, &frame, copy, CopyPage, &c->page);
}

void copying(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Copying c = { .d = &d };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !come(&c))
        return;
    Result read = copy_of(&d, c.number, true, &c.copied);
    if (failed(read))
        doing_failed(&d, read);
    else
        show(&c, NULL, 200);
}

/* ---- begun ----------------------------------------------------------------------- */

static void begin_pairs(const Copying *c, const Pairs *sent, Pairs *to)
{
    static const char *const typed[] = { "year", "number", "title", "buyer" };
    *to = (Pairs){ 0 };
    for (int i = 0; i < countof(typed); i++)
        pair_put(to, typed[i], pair_of(sent, typed[i]), c->d->a);
    pair_put(to, "kind", word_of("kind", kind_number(c->copied.from)), c->d->a);
    pairs_as_before(c->d, c->copied.from, to);
}

/* What the draft is to begin with, kept by the number that the tender will have: a number and a
 * word, for whoever begins it. Without a number of its own it is asked then. */
static Result order_save_once(Copying *c, const Pairs *sent, bool documents)
{
    Arena  *a = c->d->a;
    People *people = c->d->server->people;
    KeptDraft before = { 0 };
    Str place = str_put(a, "{}-{}", str_trim(pair_of(sent, "year")),
                        str_trim(pair_of(sent, "number")));
    Result r = draft_get(people, place, S("copy"), 0, &before, a);
    if (failed(r) && r.why != &draft_missing)
        return r;
    KeptDraft order = { .account = c->d->visitor.account, .procedure = place, .kind = S("copy"),
                        .bytes = str_put(a, "{}{}", c->number, documents ? S(" documents") : S("")),
                        .version = before.version };
    return draft_save(people, &order, c->d->onlooker->now, &before.version);
}

/* Of two who begin with one number in one moment the later one is asked last. */
static Result order_save(Copying *c, const Pairs *sent, bool documents)
{
    enum { TRIES = 10 };
    Result r = order_save_once(c, sent, documents);
    for (int i = 1; i < TRIES && r.why == &draft_newer; i++)
        r = order_save_once(c, sent, documents);
    return r;
}

void copying_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 }, typed;
    Copying c = { .d = &d };
    Troubles troubles = { 0 };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !come(&c))
        return;
    bool documents = str_is(pair_of(&sent, "documents"), "yes");
    Result read = copy_of(&d, c.number, documents, &c.copied);
    if (failed(read)) {
        doing_failed(&d, read);
        return;
    }
    begin_pairs(&c, &sent, &typed);
    if (!act_proposed(&d, ACT_BEGIN, &typed, &troubles)) {
        show_troubles(&c, &troubles);
        if (troubles.len)
            show(&c, &sent, 422);
        return;
    }
    Result kept = order_save(&c, &sent, documents);
    if (failed(kept))
        doing_failed(&d, kept);
}

Result copy_ordered(Doing *d, Str *number, bool *documents)
{
    KeptDraft order;
    *number = (Str){ 0 };
    Result r = draft_get(d->server->people, procedure_number(d->procedure, d->a), S("copy"), 0,
                         &order, d->a);
    if (failed(r))
        return r.why == &draft_missing ? DONE : r;
    Str rest = order.bytes;
    *number = str_cut(&rest, ' ');
    *documents = str_is(rest, "documents");
    return DONE;
}
