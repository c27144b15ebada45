#include "desk/draft.h"

#include "desk/paper.h"
#include "desk/passage.h"
#include "example.h"

#include <string.h>

const Reason quote_open = { INVALID, "quote-open", "doc/draft.md",
    "Words that begin with a quote end with one, on the same line." };

const Reason enclosure_twice = { INVALID, "enclosure-twice", "doc/draft.md",
    "Two lines name the same file of a bid: whoever seals could not tell which of the two it is." };

const Reason draft_long = { INVALID, "draft-long", "doc/draft.md",
    "What stands from here on was not looked at: a draft is read up to its 16,384th definition, "
    "and no further than a thousand faults. Mend those that are told; what is longer is published "
    "in parts." };

enum { FLAWS_MOST = 1000 };

/* ---- reading --------------------------------------------------------------------- */

typedef struct Pen { const Cleaned *from; const Wording *wording; Draft *draft; Arena *a; } Pen;

static bool same_flaw(const DraftFlaw *f, int64_t line, Str field, Result why)
{
    return f->line == line && f->why.why == why.why && str_same(f->why.detail, why.detail) &&
           str_same(f->field, field);
}

/* Who has a thousand things to mend is told no more of them. */
static void flaw_add(Draft *d, int64_t line, Str field, Result why, Arena *a)
{
    if (d->flaws.len >= FLAWS_MOST)
        return;
    for (each(const DraftFlaw, f, d->flaws))
        if (same_flaw(f, line, field, why))
            return;
    *list_add(&d->flaws, a) = (DraftFlaw){ line, field, why };
}

/* "lott; a draft defines lot, service, ..." */
static Result no_such_act(Str name, Arena *a)
{
    Text t = { 0 };
    const char *between = "";
    text_put(&t, a, "{}; a draft is made of ", name);
    for (int k = ACT_NONE + 1; k < ACT_KINDS; k++)
        if (act_rows[k]->rules & DEFINES && act_rows[k]->when & DRAFT) {
            text_put(&t, a, "{}{}", str(between), str(act_rows[k]->name));
            between = ", ";
        }
    return because_of(&act_unknown, text_str(&t));
}

/* What is missing would make the judge speak of it again. */
static void fill_missing(Act *act)
{
    const Hash something = { { 1 } };
    for (each_field(f, act_rows[act->kind]))
        if (field_is_shelved(f) && !f->optional && hash_none(act_hash(act, f)))
            act_set_bytes(act, f, &something);
}

/* No judge reads words, nor what is no field. */
static bool decides(const Trouble *trouble, ActKind kind)
{
    const Field *f = act_field_str(kind, trouble->name);
    return f && !field_is_shelved(f) && trouble->why.why != &field_twice;
}

/* Of what its line put on the shelf. */
static Str enclosure_name(const Draft *d, const Act *act, ptrdiff_t from)
{
    for (ptrdiff_t i = from; act->kind == ACT_ENCLOSURE && i < d->shelf.len; i++)
        if (hash_same(d->shelf.at[i].hash, act->enclosure.name))
            return d->shelf.at[i].bytes;
    return (Str){ 0 };
}

static void read_act(const Pen *pen, int64_t at, ActKind kind, Str words)
{
    ptrdiff_t shelved = pen->draft->shelf.len;
    DraftAct *it = list_add(&pen->draft->acts, pen->a);
    Troubles  troubles = { 0 };
    *it = (DraftAct){ .line = at };
    act_of_words_all(kind, words, pen->wording, &it->act, &pen->draft->shelf, &troubles, pen->a);
    it->read = true;
    it->name = enclosure_name(pen->draft, &it->act, shelved);
    for (each(const Trouble, trouble, troubles)) {
        int64_t line = line_of_place(pen->from, trouble->name.at);
        it->read = it->read && !decides(trouble, kind);
        flaw_add(pen->draft, line ? line : at, trouble->name, trouble->why, pen->a);
    }
    fill_missing(&it->act);
}

static void read_line(const Pen *pen, Str line)
{
    int64_t at = line_of_place(pen->from, line.at);
    bool    open = quote_is_open(line);
    Str     words = line, name = word_cut(&words);
    ActKind kind = act_kind(name);
    if (open)
        flaw_add(pen->draft, at, (Str){ 0 }, because_of(&quote_open, line), pen->a);
    else if (!kind)
        flaw_add(pen->draft, at, (Str){ 0 }, no_such_act(name, pen->a), pen->a);
    else if (!(act_rows[kind]->rules & DEFINES))
        flaw_add(pen->draft, at, (Str){ 0 }, because_of(&no_definition, name), pen->a);
    else
        read_act(pen, at, kind, words);
}

/* Without what stands behind the last point. */
static Str stem_of(Str name)
{
    const char *point = name.len ? memrchr(name.at, '.', (size_t)name.len) : NULL;
    return point && point > name.at ? (Str){ name.at, point - name.at } : name;
}

bool enclosure_is(Str expected, Str name)
{
    bool any_kind = expected.len && !memchr(expected.at, '.', (size_t)expected.len);
    return str_alike(expected, name) || (any_kind && str_alike(expected, stem_of(name)));
}

/* Names are salted, so no judge can see that two of them are one. */
static bool is_same_file(const DraftAct *x, const DraftAct *y)
{
    return x->name.len && y->name.len && x->act.enclosure.lot == y->act.enclosure.lot &&
           x->act.enclosure.envelope == y->act.enclosure.envelope &&
           (enclosure_is(x->name, y->name) || enclosure_is(y->name, x->name));
}

static void twins_tell(Draft *d, const DraftAct *it, Arena *a)
{
    for (const DraftAct *before = d->acts.at; it->name.len && before < it; before++) {
        Text t = { 0 };
        if (!is_same_file(before, it))
            continue;
        text_put(&t, a, "name={}: lot {}; line {} names {}", it->name,
                 str_of_number(it->act.enclosure.lot, a), str_of_number(before->line, a),
                 before->name);
        flaw_add(d, it->line, S("name"), because_of(&enclosure_twice, text_str(&t)), a);
        return;
    }
}

static bool is_read_on(const Draft *d)
{
    return d->flaws.len < FLAWS_MOST && d->acts.len < DEFINITIONS_MOST;
}

void draft_read(Str text, const Wording *w, Draft *d, Arena *a)
{
    Cleaned from = text_cleaned(text, a);
    Pen pen = { &from, w, d, a };
    Str rest = { from.at, from.len };
    *d = (Draft){ 0 };
    while (rest.len && is_read_on(d)) {
        Str line = str_trim(str_cut(&rest, '\n'));
        if (line.len)
            read_line(&pen, line);
    }
    if (str_trim(rest).len)
        *list_add(&d->flaws, a) = (DraftFlaw){ .line = line_of_place(&from, rest.at),
                                               .why = because(&draft_long) };
    for (each(const DraftAct, it, d->acts))
        twins_tell(d, it, a);
}

Result acts_of_lines(Str lines, const Wording *w, Acts *acts, Shelf *shelf, Arena *a)
{
    Draft d;
    draft_read(lines, w, &d, a);
    for (each(const DraftFlaw, f, d.flaws)) {
        Text t = { 0 };
        text_put(&t, a, "line {}: {}", str_of_number(f->line, a), f->why.detail);
        return because_of(f->why.why, text_str(&t));
    }
    for (each(const DraftAct, it, d.acts))
        *list_add(acts, a) = it->act;
    for (each(const Shelved, s, d.shelf))
        *list_add(shelf, a) = *s;
    return DONE;
}

/* ---- trying ---------------------------------------------------------------------- */

static bool is_of_lot(const Act *act, Id lot)
{
    return !lot || !act_lot(act) || act_lot(act) == lot;
}

/* Does this line bring the thing of that number? One whose number cannot be read might. */
static bool brings(const Act *act, Thing thing, Id number, Id lot)
{
    for (each_field(f, act_rows[act->kind]))
        if (f->refers == thing && (f->fresh || act->kind == ACT_MARK) && is_of_lot(act, lot) &&
            (act_number(act, f) == number || !act_number(act, f)))
            return true;
    return false;
}

/* The field that a detail begins with; NULL: it begins with none. */
static const Field *field_in(const Act *act, Str detail)
{
    ptrdiff_t len = 0;
    while (len < detail.len && ((detail.at[len] >= 'a' && detail.at[len] <= 'z') ||
                                detail.at[len] == '_'))
        len++;
    return act ? act_field_str(act->kind, (Str){ detail.at, len }) : NULL;
}

/* It is missed only because the line that brings it is wrong itself. */
static bool brought_wrongly(const Draft *d, const DraftAct *by, Result r)
{
    const Field *f = by ? field_in(&by->act, r.detail) : NULL;
    if (!f || !f->refers || r.why->ground != MISSING)
        return false;
    for (each(const DraftAct, it, d->acts))
        if (!it->stands && it != by &&
            brings(&it->act, f->refers, act_number(&by->act, f),
                   f->refers == A_CRITERION ? act_lot(&by->act) : 0))
            return true;
    return false;
}

/* A line that is wrong counts all the same, so that those which rest on it can be looked at; unless
 * there is such a thing already, or not what it speaks of. */
static bool counts_though(const Procedure *p, const Act *act, Result r)
{
    bool lot = !act_field_for(act->kind, A_LOT) || lot_of(p, act_lot(act));
    bool round = !act_field_for(act->kind, A_ROUND) || round_of(p, act_round(act));
    bool fresh = act->kind == ACT_LOT || act->kind == ACT_ROUND;
    return r.why->ground != MISSING && r.why != &number_taken && r.why != &said_already &&
           r.why != &no_definition && r.why != &not_now && r.why != &never_now &&
           (fresh || (lot && round));
}

static void judge_one(Draft *d, DraftAct *it, Procedure *p, Arena *a)
{
    Result r = definition_judge(p, &it->act, a);
    it->stands = !failed(r);
    if (it->stands || counts_though(p, &it->act, r))
        act_rows[it->act.kind]->fold(p, &it->act, a);
    if (it->stands || !it->read || brought_wrongly(d, it, r))
        return;
    const Field *f = field_in(&it->act, r.detail);
    flaw_add(d, it->line, f ? str(f->name) : (Str){ 0 }, r, a);
}

/* Is this the act at which a flaw would be mended? */
static bool is_place(const Act *act, ActKind kind, Id lot, Id number)
{
    bool same = act->kind == kind && is_of_lot(act, lot);
    if (kind == ACT_CRITERION)
        return same && (!number || act->criterion.criterion == number);
    if (kind == ACT_TIMETABLE)
        return same && act->timetable.round == number && act->timetable.event == EVENT_DEADLINE;
    if (kind == ACT_ENCLOSURE)
        return same && act->enclosure.envelope == number;
    return same && (kind != ACT_ROUND || !number || act->round.round == number);
}

static const DraftAct *act_at(const Draft *d, ActKind kind, Id lot, Id number)
{
    for (each(const DraftAct, it, d->acts))
        if (is_place(&it->act, kind, lot, number))
            return it;
    return NULL;
}

/* Where there is no such line yet, that of its round or lot. */
static const DraftAct *place_of_flaw(const Draft *d, const Flaw *flaw)
{
    const DraftAct *it = flaw->kind ? act_at(d, flaw->kind, flaw->lot, flaw->number) : NULL;
    if (!it && flaw->kind == ACT_TIMETABLE)
        it = act_at(d, ACT_ROUND, 0, flaw->number);
    return it || !flaw->lot ? it : act_at(d, ACT_LOT, flaw->lot, 0);
}

/* A line of the kind that would count here is wrong itself, and told already. */
static bool counted_wrongly(const Draft *d, const Flaw *flaw)
{
    for (each(const DraftAct, it, d->acts)) {
        bool group = it->act.kind != ACT_CRITERION || it->act.criterion.parent == flaw->number;
        bool same = it->act.kind == flaw->kind && is_of_lot(&it->act, flaw->lot) && group;
        if (same && !(it->stands && it->read))
            return true;
    }
    return false;
}

/* By a law that nobody can read no time is too short. */
static bool lawless(const Draft *d, const Flaw *flaw)
{
    for (each(const DraftAct, it, d->acts))
        if (it->act.kind == ACT_LOT && !it->stands && flaw->why.why == &rule_missing)
            return true;
    return false;
}

static void tell(Draft *d, const Flaw *flaw, Arena *a)
{
    const DraftAct *at = place_of_flaw(d, flaw);
    const Field *f = at ? field_in(&at->act, flaw->why.detail) : NULL;
    if (!counted_wrongly(d, flaw) && !lawless(d, flaw) && !brought_wrongly(d, at, flaw->why))
        flaw_add(d, at ? at->line : 0, f ? str(f->name) : (Str){ 0 }, flaw->why, a);
}

/* What is in no line comes last. */
static bool goes_before(const DraftFlaw *x, const DraftFlaw *y)
{
    return x->line && (!y->line || x->line < y->line);
}

static void sort_by_line(Draft *d)
{
    for (ptrdiff_t i = 1; i < d->flaws.len; i++)
        for (ptrdiff_t j = i; j && goes_before(&d->flaws.at[j], &d->flaws.at[j - 1]); j--) {
            DraftFlaw swap = d->flaws.at[j];
            d->flaws.at[j] = d->flaws.at[j - 1];
            d->flaws.at[j - 1] = swap;
        }
}

void draft_try(Draft *d, Procedure *p, Instant now, Arena *a)
{
    Flaws all = { .a = a };
    for (each(DraftAct, it, d->acts))
        judge_one(d, it, p, a);
    publish_flaws(p, now, &all);
    for (each(const Flaw, flaw, all.all))
        tell(d, flaw, a);
    sort_by_line(d);
}

/* ---- as bidders will see it ------------------------------------------------------ */

/* The words of the draft, and behind them those of the book where there is one. */
typedef struct Words { const Shelf *shelf; Papers book; } Words;

static Result paper_of_draft(void *where, Hash hash, Str *bytes, Arena *a)
{
    const Words *words = where;
    for (each(const Shelved, s, *words->shelf))
        if (hash_same(s->hash, hash))
            return *bytes = s->bytes, DONE;
    return words->book.paper ? words->book.paper(words->book.where, hash, bytes, a)
                             : because(&words_missing);
}

Result draft_record(const Draft *d, const Procedure *p, const Procedure *before, Book *book,
                    Instant now, Record *r, Arena *a)
{
    Words *words = make(a, Words, 1);
    *r = (Record){ .a = a };
    words->shelf = &d->shelf;
    if (before) {
        TRY(paper_record(book, before, now, r, a));
        words->book = book_papers(book);
    }
    r->p = p;
    r->now = now;
    r->papers = (Papers){ .paper = paper_of_draft, .where = words };
    for (each(const DraftAct, it, d->acts))
        *list_add(&r->acts, a) = it->act;
    return DONE;
}

/* ---- beginning ------------------------------------------------------------------- */

enum { TO_QUESTIONS = 38, TO_DEADLINE = 45, TO_VALIDITY = 230, MOMENT_TYPED = 16 };

/* Whole days from now, at an hour of the zone. */
static Str day_from(Instant now, int days, const char *clock, Zone zone, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} {}", str_of_day(day_at(now, zone) + days, a), str(clock));
    return text_str(&t);
}

typedef struct Swap { const char *from; Str to; } Swap;

static void put_swapped(Text *t, Str s, const Swap *swaps, ptrdiff_t count, Arena *a)
{
    while (s.len) {
        const Swap *found = NULL;
        for (ptrdiff_t i = 0; i < count && !found; i++)
            if (str_starts(s, swaps[i].from))
                found = &swaps[i];
        if (found)
            text_add(t, found->to, a);
        else
            text_byte(t, s.at[0], a);
        s = str_after(s, found ? (ptrdiff_t)strlen(found->from) : 1);
    }
}

/* One definition with the lines in which it goes on. */
static Str definition_cut(Str *rest)
{
    Str whole = *rest, line;
    do
        line = str_cut(rest, '\n');
    while (line.len && line.at[line.len - 1] == '\\' && rest->len);
    whole.len -= rest->len;
    return whole;
}

/* And of what is bought in it. */
static bool is_of_first_lot(Str definition)
{
    Str words = definition;
    word_cut(&words);
    words = str_trim(words);
    return definition.at[0] != '#' &&
           (str_starts(words, "lot=1 ") || str_starts(words, "service=1 "));
}

/* What the example says of the command line is said by the page itself. */
static Str example_body(void)
{
    Str s = str(draft_example);
    while (s.len && !str_starts(s, "# ----"))
        str_cut(&s, '\n');
    return s;
}

void draft_beginning(Text *t, int lots, Instant now, Zone zone, Arena *a)
{
    const Swap second[] = {
        { "lot=1", S("lot=2") }, { "service=1", S("service=2") },
        { "Cleaning of police stations", S("Cleaning of vehicles") },
        { "Daily cleaning", S("Weekly cleaning") }, { "Square metres\"", S("Vehicles\"") },
    };
    const Swap days[] = {
        { "How the price counts: tenderbox help act formula lists the formulas. Totals",
          S("How the price counts. Totals") },
        { ", looked for where you are.", S(", brought below.") },
        { "2027-03-03 17:00", day_from(now, TO_QUESTIONS, "17:00", zone, a) },
        { "2027-03-10 12:00", day_from(now, TO_DEADLINE, "12:00", zone, a) },
        { "2027-09-10 12:00", day_from(now, TO_VALIDITY, "12:00", zone, a) },
    };
    Str rest = example_body();
    text_our(t, "# An example. Lines that begin with # are for you. Change what you need, throw\n"
                "# away the rest, and let it be checked as often as you like.\n\n", a);
    while (rest.len) {
        Str definition = definition_cut(&rest);
        put_swapped(t, definition, days, countof(days), a);
        if (lots > 1 && definition.len && is_of_first_lot(definition))
            put_swapped(t, definition, second, countof(second), a);
    }
}
