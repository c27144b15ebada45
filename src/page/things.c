#include "page/things.h"

#include "base/near.h"
#include "core/view/marks.h"
#include "desk/paper.h"
#include "page/show.h"
#include "page/titles.h"
#include "proof/papers.h"
#include "share/bundle.h"

#include <stdlib.h>
#include <string.h>

const Reason thing_unknown = { INVALID, "thing-unknown", "doc/acts.md",
    "There is nothing of that name to show." };

const Reason thing_unfound = { MISSING, "thing-unfound", "tenderbox help show",
    "There is none of that number, or it is not shown to you." };

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Id       asker;
    Edition  edition;
    Arena   *a;
} Look;

/* ---- who may see what ------------------------------------------------------------ */

/* A mark moves nobody before it counts: a chair sees it when the panel does, on a page or not. */
static bool mark_shown(const Look *l, const Act *act)
{
    Id lot = act_lot(act), round = act_round(act);
    const Stand *stand = stand_of(l->p, round, lot);
    if ((stand && stand->locked) || act->actor == l->asker)
        return true;
    return roles_left(l->p, l->asker, lot) & CHAIR && panel_may_agree(l->p, round, lot) &&
           sheet_is_closed(l->p, act->actor, round, lot);
}

/* What a bidder has put into the box is shown to it before the box is listed, too. */
static bool is_shown(const Look *l, const Act *act)
{
    if (act_is_box(act) && l->asker && act->actor == l->asker)
        return true;
    if (!shown_to(l->edition, l->asker, l->p, act))
        return false;
    return act->kind != ACT_SCORE || mark_shown(l, act);
}

/* ---- one thing ------------------------------------------------------------------- */

/* By which people know it: of a mark its criterion, of a bid its version; else the field of its own
 * name, else its first, where that is a number. */
static const Field *number_field(const ActRow *row)
{
    ActKind kind = act_kind(str(row->name));
    if (row->rules & BID)
        return act_field(kind, "version");
    if (kind == ACT_SCORE || kind == ACT_CONSENSUS)
        return act_field_for(kind, A_CRITERION);
    for (each_field(f, row))
        if (!strcmp(f->name, row->name) && f->type == NUMBER)
            return f;
    return row->fields[0].name && row->fields[0].type == NUMBER ? &row->fields[0] : NULL;
}

static Str name_of(const Look *l, Id id)
{
    const Person *person = id ? person_of(l->p, id) : NULL;
    Text t = { 0 };
    if (!person || !name_is_shown(l->p, l->asker, id))
        return id ? str_of_number(id, l->a) : (Str){ 0 };
    text_put(&t, l->a, "{} ({})", page_words(l->o, person->name, l->a), str_of_number(id, l->a));
    return text_str(&t);
}

static Str number_words(const Look *l, const Field *f, int64_t n)
{
    bool person = f->refers == A_BIDDER || f->refers == A_PERSON || f->refers == A_DELEGATE ||
                  !strcmp(f->name, "approver");
    Str name = person ? name_of(l, n) : (Str){ 0 };
    return name.len ? name : str_of_number(n, l->a);
}

/* The person whom this field of the act names for the first time; 0: it does no such thing. */
static Id brought(const Act *act, const Field *f)
{
    if (strcmp(f->name, "name"))
        return 0;
    return act->kind == ACT_PERSON     ? act->person.person
           : act->kind == ACT_INTEREST ? act->actor
                                       : 0;
}

/* Of a bid what is sealed, and not the bytes that prove it. */
static Str heads_words(const Look *l, Str text)
{
    Text   t = { 0 };
    Heads *heads = make(l->a, Heads, 1);
    if (failed(heads_glance(text, heads, l->a)))
        return text;
    for (int i = 0; i < heads->count; i++)
        text_put(&t, l->a, i ? ", {} ({} bytes)" : "{} ({} bytes)", heads->at[i].head.envelope,
                 str_of_number(heads->at[i].head.size, l->a));
    return text_str(&t);
}

bool act_is_shown(const Procedure *p, Id asker, const Act *act)
{
    return is_shown(&(Look){ .p = p, .asker = asker, .edition = edition_for(p, asker) }, act);
}

/* What lies in the data room is for its readers, whom it names and vets, by a page of their own.
 * Besides them only who lays it out and who watches have it: whoever marks, decides or holds a
 * padlock was vetted for nothing there. */
static bool is_exhibit(const Act *act, const Field *f)
{
    return act->kind == ACT_EXHIBIT && f->type == PAPER;
}

/* What somebody has put in a box that is not listed is theirs to see. */
bool words_are_shown(const Procedure *p, Id asker, const Act *act, const Field *f)
{
    Id whose = brought(act, f);
    if (is_exhibit(act, f))
        return roles_left(p, asker, 0) & (OFFICER | OVERSEER);
    return (whose && name_is_told(p, asker, whose)) ||
           words_shown_to(edition_for(p, asker), asker, p, act, f);
}

/* ---- a paper as a file ------------------------------------------------------------ */

Str paper_address(Str at, const Act *act, const char *field, Arena *a)
{
    const Field *f = act ? act_field(act->kind, field) : NULL;
    return f && !hash_none(act_hash(act, f))
               ? str_put(a, "{}/papers/{}/{}", at, str_of_number(act->nth, a), str(field))
               : (Str){ 0 };
}

Result page_paper(const Onlooker *o, const Procedure *p, Id asker, Str rest, Str *title, Str *bytes,
                  Arena *a)
{
    Record r;
    Id     nth;
    Papers papers = book_papers(o->book);
    Str    number = str_cut(&rest, '/');
    TRY(paper_record(o->book, p, o->now, &r, a));
    const Act   *act = str_number(number, &nth) && nth ? record_act(&r, nth) : NULL;
    const Field *f = act ? act_field_str(act->kind, rest) : NULL;
    if (!f || f->type != PAPER || !act_is_shown(p, asker, act) ||
        !words_are_shown(p, asker, act, f))
        return because(&thing_unfound);
    *title = str_put(a, "{} {}", str(act_rows[act->kind]->name), number);
    return papers.paper(papers.where, act_hash(act, f), bytes, a);
}

/* As it is on the shelf, lines and all; a paper that is no text is a file of that size. */
static Str shelved(const Look *l, const Act *act, const Field *f, Str *bytes)
{
    Papers papers = book_papers(l->o->book);
    Text t = { 0 };
    Str  s;
    if (!words_are_shown(l->p, l->asker, act, f))
        return S("(not shown to you)");
    if (failed(papers.paper(papers.where, act_hash(act, f), &s, l->a)))
        return S("(erased, or not here)");
    *bytes = s;
    if (str_utf8(s))
        return str_trim(s);
    text_put(&t, l->a, "(a file of {} bytes)", str_of_number(s.len, l->a));
    return text_str(&t);
}

/* For people: with names, amounts with their currency, moments on the wall. */
static Str words_of(const Look *l, const Act *act, const Field *f, Str value)
{
    switch (f->type) {
    case NUMBER: return number_words(l, f, act_number(act, f));
    case MOMENT: return str_of_moment_words(act_number(act, f), l->p->zone, l->a);
    case DATE:   return str_of_day_words(act_number(act, f), l->a);
    case MONEY:  return str_of_money(act_number(act, f), l->p->currency, l->a);
    case POINTS: case FIGURE: return str_shortened(value);
    case WORDS: case PAPER:
        return act_is_bid(act) ? heads_words(l, value) : value;
    case CHOICE: case HASH: case KEY: case PROOF: break;
    }
    return value;
}

static Str value_of(const Look *l, const Act *act, const Field *f, Str *bytes)
{
    Text t = { 0 };
    if (field_is_shelved(f))
        return shelved(l, act, f, bytes);
    if (f->type == MOMENT)
        return iso_moment(act_number(act, f), l->a);
    if (f->type == MONEY)
        return str_of_decimal(act_number(act, f), currency_decimals(l->p->currency), l->a);
    field_write(&t, f, act, l->a);
    return text_str(&t);
}

/* Hashes and proofs are for programs that check, but for those of files that people compare.
 * Nothing said is nothing shown. */
static bool says_something(const Act *act, const Field *f)
{
    switch (f->type) {
    case WORDS: case PAPER:            return !hash_none(act_hash(act, f));
    case HASH:                         return act->kind == ACT_TOOLS;
    case KEY: case PROOF:              return false;
    case NUMBER: case MOMENT: case MONEY: return act_number(act, f) != 0;
    case DATE: case POINTS: case FIGURE: case CHOICE: break;
    }
    return true;
}

/* Does the later act take the place of the earlier one: another mark by the same hand, another
 * agreement of the panel, a newer version, an answer that corrects it? */
static bool replaces(const Act *later, const Act *earlier)
{
    bool same = later->kind == earlier->kind && later->nth > earlier->nth &&
                act_lot(later) == act_lot(earlier) && act_round(later) == act_round(earlier) &&
                act_bidder(later) == act_bidder(earlier) &&
                act_names(later, A_CRITERION) == act_names(earlier, A_CRITERION);
    switch (earlier->kind) {
    case ACT_SCORE:     return same && later->actor == earlier->actor;
    case ACT_CONSENSUS: return same;
    case ACT_DOCUMENT:
        return same && later->document.document == earlier->document.document;
    case ACT_ANSWER:
        return same && later->answer.corrects == earlier->answer.answer;
    default:            return false;
    }
}

static bool is_of_another(const Act *act, const Act *other)
{
    return act_lot(act) != act_lot(other) || act_bidder(act) != act_bidder(other) ||
           act_names(act, A_CRITERION) != act_names(other, A_CRITERION);
}

/* The act that took its place; 0: it counts. It stands behind it; where marks are in their order,
 * before those of another bid or criterion. */
static Id replaced_by(const Record *r, const Act *act, bool marks)
{
    for (const Act *later = act + 1; later < r->acts.at + r->acts.len; later++) {
        if (marks && is_of_another(act, later))
            break;
        if (replaces(later, act))
            return later->nth;
    }
    return 0;
}

static void thing_add(const Look *l, const Record *r, const Act *act, bool marks, Id number,
                      Things *out)
{
    ThingShown *thing = list_add(out, l->a);
    *thing = (ThingShown){ .row = act_rows[act->kind], .nth = act->nth, .number = number,
                           .replaced_by = replaced_by(r, act, marks),
                           .at = str_of_moment_words(act->at, l->p->zone, l->a),
                           .iso = iso_moment(act->at, l->a), .by = name_of(l, act->actor) };
    for (each_field(f, act_rows[act->kind])) {
        if (!says_something(act, f))
            continue;
        Str bytes = { 0 }, value = value_of(l, act, f, &bytes);
        *list_add(&thing->fields, l->a) =
            (FieldShown){ f, words_of(l, act, f, value), value, bytes };
    }
}

/* By lot, bidder and criterion, with what they agreed on behind what each gave. */
static int mark_order(const void *x, const void *y)
{
    const Act *one = x, *other = y;
    const Id of_one[] = { act_lot(one), act_bidder(one), act_names(one, A_CRITERION),
                          one->kind == ACT_CONSENSUS, one->nth };
    const Id of_other[] = { act_lot(other), act_bidder(other), act_names(other, A_CRITERION),
                            other->kind == ACT_CONSENSUS, other->nth };
    for (int i = 0; i < countof(of_one); i++)
        if (of_one[i] != of_other[i])
            return of_one[i] < of_other[i] ? -1 : 1;
    return 0;
}

static void keep_wanted(const Look *l, const bool wanted[ACT_KINDS], Record *r)
{
    ptrdiff_t kept = 0;
    for (each(const Act, act, r->acts))
        if (wanted[act->kind] && is_shown(l, act))
            r->acts.at[kept++] = *act;
    r->acts.len = kept;
}

/* ---- which things ---------------------------------------------------------------- */

/* What a word stands for that is not an act's own name, or is more than it. */
static const struct { const char *word; ActKind kinds[4]; } several[] = {
    { "criteria", { ACT_CRITERION, ACT_MARK, ACT_FORMULA } },
    { "schedule", { ACT_SERVICE, ACT_CELL } },
    { "marks",    { ACT_SCORE, ACT_CONSENSUS } },
    { "people",   { ACT_PERSON, ACT_ROLE } },
};

static ActKind kind_of_word(Str word)
{
    ActKind kind = act_kind(word);
    if (!kind && word.len && word.at[word.len - 1] == 's')
        kind = act_kind((Str){ word.at, word.len - 1 });
    return kind;
}

typedef struct Wanted { bool kind[ACT_KINDS]; } Wanted;

static Result wanted_of(Str word, Wanted *wanted, Arena *a)
{
    Near near = { .word = word };
    Text t = { 0 };
    *wanted = (Wanted){ 0 };
    for (ptrdiff_t i = 0; i < countof(several); i++) {
        near_try(&near, several[i].word);
        if (!str_is(word, several[i].word))
            continue;
        for (const ActKind *kind = several[i].kinds; kind < several[i].kinds + 4 && *kind; kind++)
            wanted->kind[*kind] = true;
        return DONE;
    }
    wanted->kind[kind_of_word(word)] = true;
    if (kind_of_word(word))
        return DONE;
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        near_try(&near, act_rows[kind]->name);
    text_put(&t, a,
             "{}; there are criteria, documents, questions, answers, marks, schedule, people, and "
             "every act of doc/acts.md", word);
    near_put(&t, &near, a);
    return because_of(&thing_unknown, text_str(&t));
}

/* A question has no number of its own: it is the asker's first, second ..., of those it may see. */
static Id number_of(const Act *act, int64_t counted)
{
    const Field *f = number_field(act_rows[act->kind]);
    return act->kind == ACT_QUESTION ? counted : f ? act_number(act, f) : 0;
}

enum { NUMBERS_MOST = 20 };

/* "answer 99; here: 1, 2, 3" */
static Result unfound(const Look *l, const Record *r, Str word, Id number)
{
    Text t = { 0 };
    int64_t counted = 0, told = 0, last = 0;
    text_put(&t, l->a, "{} {}; ", word, str_of_number(number, l->a));
    for (each(const Act, act, r->acts)) {
        Id own = number_of(act, ++counted);
        if (!own || own == last || ++told > NUMBERS_MOST)
            continue;
        text_put(&t, l->a, told == 1 ? "here: {}" : ", {}", str_of_number(own, l->a));
        last = own;
    }
    if (told > NUMBERS_MOST)
        text_our(&t, " ...", l->a);
    if (!told)
        text_put(&t, l->a, r->acts.len ? "these have no numbers: tenderbox show {}"
                                       : "there is no {} yet, or none that is shown to you", word);
    return because_of(&thing_unfound, text_str(&t));
}

Result page_things(const Onlooker *o, const Procedure *p, Id asker, Str word, Id number,
                   Things *out, Arena *a)
{
    Record r;
    Wanted wanted;
    Look l = { o, p, asker, edition_for(p, asker), a };
    int64_t counted = 0;
    *out = (Things){ 0 };
    TRY(wanted_of(word, &wanted, a));
    TRY(paper_record_marks(o->book, p, o->now, &r, a));
    keep_wanted(&l, wanted.kind, &r);
    if (wanted.kind[ACT_SCORE] && r.acts.len)
        qsort(r.acts.at, (size_t)r.acts.len, sizeof *r.acts.at, mark_order);
    for (each(const Act, act, r.acts)) {
        Id own = number_of(act, ++counted);
        if (arena_left(a) < 2 * PAPER_BYTES_MAX)
            return because_of(&too_large, S("what is asked for is more than can be shown at once; "
                                            "ask for one by its number"));
        if (!number || own == number)
            thing_add(&l, &r, act, wanted.kind[ACT_SCORE], own, out);
    }
    return number && !out->len ? unfound(&l, &r, word, number) : DONE;
}

Result page_counts(const Onlooker *o, const Procedure *p, Id asker, int64_t counts[ACT_KINDS],
                   Arena *a)
{
    Record r;
    Look l = { o, p, asker, edition_for(p, asker), a };
    memset(counts, 0, sizeof *counts * ACT_KINDS);
    TRY(paper_record_marks(o->book, p, o->now, &r, a));
    for (each(const Act, act, r.acts))
        counts[act->kind] += is_shown(&l, act);
    return DONE;
}
