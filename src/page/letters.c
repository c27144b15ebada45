#include "page/letters.h"

#include "core/view/rank.h"
#include "core/view/standstill.h"
#include "desk/lines.h"
#include "desk/paper.h"
#include "page/portion.h"
#include "page/public.h"
#include "page/show.h"
#include "page/things.h"

SHAPE_OF(LetterRow, LETTER_ROW)
SHAPE_OF(StandstillDay, STANDSTILL_DAY)
SHAPE_OF(LetterLot, LETTER_LOT)
SHAPE_OF(LettersPage, LETTERS_PAGE)
SHAPE_OF(LetterBeside, LETTER_BESIDE)
SHAPE_OF(LetterPage, LETTER_PAGE)

/* So many can be signed in one press (http/proposed.h); those behind them come next. */
enum { WIDTH = 78, AROUND = 1, MADE_MOST = 200, BESIDE_MOST = 200, CHANGES_MOST = 2000,
       DAYS_MOST = 40, ROWS_SHOWN = 100 };

#define put(a, form, ...) str_put((a), (form), __VA_ARGS__)

/* ---- made -------------------------------------------------------------------------- */

static bool is_last(const Procedure *p, const Bid *bid)
{
    for (each(const Bid, other, p->bids))
        if (other->lot == bid->lot && other->bidder == bid->bidder && other->round > bid->round)
            return false;
    return true;
}

static bool is_due(const Duties *duties, const Bid *bid)
{
    for (each(const Duty, duty, *duties))
        if (duty_act(duty) == ACT_SUMMARY && duty->lot == bid->lot && duty->about == bid->bidder)
            return true;
    return false;
}

/* That it is to be given, and what follows from its being given, it does not lack. */
static bool is_lacking(const Task *task)
{
    return !str_starts(task->why, "summary") && !str_starts(task->why, "notice-published") &&
           !str_starts(task->why, "standstill");
}

static const char *kind_of(const Bid *bid)
{
    return bid->standing == EXCLUDED ? "why it is not considered"
           : bid->choice == LEFT_OUT ? "why it does not go on"
                                     : "assessment summary";
}

/* What is still to do stands on our page, not in the bidder's letter. */
void letter_make(LettersMade *m, LetterMade *one)
{
    Text  t = { 0 };
    Asked asked = { .lot = one->bid->lot, .bidder = one->bid->bidder,
                    .kind = one->bid->standing == EXCLUDED ? DISREGARD_LETTER : SUMMARY_LETTER };
    one->written = true;
    if (failed(letter_write(&m->record, asked, &one->doc))) {
        one->doc = (Doc){ 0 };
        return;
    }
    for (each(const Task, task, one->doc.tasks))
        if (is_lacking(task))
            *list_add(&one->missing, m->a) = doc_task(&one->doc, task);
    one->doc.tasks.len = 0;
    one->ready = one->due && !one->missing.len;
    document_text(&one->doc, WIDTH, &t, m->a);
    one->text = text_str(&t);
}

void letters_make_due(LettersMade *m)
{
    int64_t made = 0;
    for (each(LetterMade, one, m->all)) {
        if (one->due && made < MADE_MOST)
            letter_make(m, one);
        made += one->due;
    }
}

static void add_letter(LettersMade *m, const Bid *bid, bool due)
{
    *list_add(&m->all, m->a) = (LetterMade){
        .bid = bid, .due = due,
        .called = put(m->a, "{}, lot {}: {}", record_name(&m->record, bid->bidder),
                      str_of_number(bid->lot, m->a), str(kind_of(bid))) };
}

Result letters_made(const Onlooker *o, const Procedure *p, LettersMade *out, Arena *a)
{
    Duties duties = { 0 };
    *out = (LettersMade){ .a = a };
    TRY(paper_record(o->book, p, o->now, &out->record, a));
    duties_of(p, o->now, &duties, a);
    for (each(const Lot, lot, p->lots))
        for (each(const Bid, bid, p->bids)) {
            bool due = bid->lot == lot->id && is_due(&duties, bid);
            if (bid->lot == lot->id && is_last(p, bid) && (bid->told || due))
                add_letter(out, bid, due);
        }
    return DONE;
}

LetterMade *letter_to(const LettersMade *all, Id lot, Id bidder)
{
    for (each(LetterMade, one, all->all))
        if (one->bid->lot == lot && one->bid->bidder == bidder)
            return one;
    return NULL;
}

/* ---- all of them ------------------------------------------------------------------- */

typedef struct Look {
    const Onlooker    *o;
    const Procedure   *p;
    const LettersMade *all;
    Id      asker;
    Str     at;
    Record  record;
    Ranking ranking;                   /* of the lot that is looked at */
    bool    ranked;
    Portion shown;                     /* letters of all lots together */
    Arena  *a;
} Look;

static Str words(const Look *l, Instant at) { return str_of_moment_words(at, l->p->zone, l->a); }

static Str name_of(const Look *l, Id id)
{
    return page_words(l->o, person_of(l->p, id)->name, l->a);
}

static Str in_ranking(const Look *l, const Lot *lot, const Bid *bid)
{
    for (each(const RankLine, line, l->ranking.lines))
        if (l->ranked && line->bid == bid)
            return line->out ? S("not in the ranking")
                             : put(l->a, "place {}, {}", str_of_number(line->place, l->a),
                                   total_says(l->p, lot, line->shown, l->a));
    return S("assessed");
}

static Str outcome(const Look *l, const Lot *lot, const Bid *bid)
{
    if (bid->standing == EXCLUDED)
        return S("excluded");
    if (bid->choice == LEFT_OUT)
        return S("does not go on");
    if (lot->ended)
        return S("the lot ended");
    Str place = in_ranking(l, lot, bid);
    return lot->awarded && lot->winner == bid->bidder ? put(l->a, "the winner, {}", place) : place;
}

static void state(const LetterMade *one, LetterRow *row)
{
    const char *words = one->ready                     ? "Ready"
                        : one->due && one->missing.len ? "Lacks something"
                        : one->due                     ? "To do"
                                                       : "Has it";
    const char *tag = one->ready ? "govuk-tag--blue" : one->due ? "govuk-tag--yellow"
                                                                : "govuk-tag--green";
    row->state = str(words);
    row->tag   = str(tag);
}

/* "Given Monday ...; received Tuesday ...; asked for its reasons Friday ..." */
static Str told(const Look *l, const Bid *bid)
{
    Text t = { 0 };
    if (bid->told)
        text_put(&t, l->a, "Given {}", words(l, bid->told));
    if (bid->received)
        text_put(&t, l->a, "; received {}", words(l, bid->received));
    if (bid->asked && !bid->answered)
        text_put(&t, l->a, "{}Asked for its reasons {}", str(t.len ? "; " : ""),
                 words(l, bid->asked));
    return text_str(&t);
}

static Str link_of(const Look *l, const Bid *bid)
{
    return put(l->a, "{}/letters/{}/{}", l->at, str_of_number(bid->lot, l->a),
               str_of_number(bid->bidder, l->a));
}

static void add_row(const Look *l, const Lot *lot, const LetterMade *one, LetterLot *shown)
{
    const Act *last = record_last(&l->record, ACT_SUMMARY, lot->id, one->bid->bidder);
    LetterRow *row = list_add(&shown->letters, l->a);
    *row = (LetterRow){ .bidder = name_of(l, one->bid->bidder),
                        .outcome = outcome(l, lot, one->bid),
                        .kind = str(kind_of(one->bid)), .says = told(l, one->bid),
                        .link = one->written && !one->doc.title.len ? (Str){ 0 }
                                                                    : link_of(l, one->bid),
                        .given = paper_address(l->at, last, "paper", l->a),
                        .entry = last ? last->leaf : 0 };
    for (each(const Str, missing, one->missing))
        *list_add(&row->missing, l->a) = *missing;
    state(one, row);
}

/* ---- the standstill ---------------------------------------------------------------- */

/* By the law of the lot, which may keep more days than the buyer's place. */
static Str why_no_working_day(const Look *l, const Lot *lot, Day day)
{
    Place place = case_of(l->p, lot).place;
    if (is_working_day(place.holidays, day))
        return (Str){ 0 };
    const HolidayRow *row = holiday_row(place.holidays.divisions, day);
    return !is_holiday(place.holidays, day) ? S("weekend")
           : row                            ? str(row->name)
                                            : S("no working day here");
}

static void add_days(const Look *l, const Lot *lot, const Standstill *s, LetterLot *shown)
{
    for (Day day = s->period.first; day <= s->last && shown->days.len < DAYS_MOST; day++)
        *list_add(&shown->days, l->a) =
            (StandstillDay){ str_of_day_words(day, l->a), why_no_working_day(l, lot, day) };
}

/* If what it counts from is still to come, these are its days if that came now. */
static Str counts_from(const Look *l, const Lot *lot, const Standstill *s)
{
    bool letters = counts_from_letters(lot);
    if (!s->waits)
        return S("The law asks for no standstill before this contract, and none was declared.");
    if (s->assumed)
        return letters ? S("It counts from the last of these letters. If that goes out today, "
                           "these are its days; if later, they move with it.")
                       : S("It counts from the contract award notice, which follows these letters. "
                           "If that is published today, these are its days; if later, they move "
                           "with it.");
    return put(l->a, letters ? "It counts from the last of the letters, {}."
                             : "It counts from the contract award notice, {}.",
               words(l, s->event));
}

static void add_standstill(const Look *l, const Lot *lot, LetterLot *shown)
{
    Standstill s;
    if (!lot->awarded || lot->signed_ || failed(standstill_of(l->p, lot, l->o->now, &s, l->a)))
        return;
    shown->standstill = counts_from(l, lot, &s);
    if (!s.waits)
        return;
    shown->signs = words(l, s.signs);
    shown->how   = s.period.length ? s.period.words : (Str){ 0 };
    if (s.period.length)
        add_days(l, lot, &s, shown);
}

/* ---- a lot -------------------------------------------------------------------------- */

static void add_duties(const Look *l, const Duties *duties, const Lot *lot, LetterLot *shown)
{
    for (each(const Duty, duty, *duties)) {
        ActKind kind = duty_act(duty);
        bool next = kind == ACT_NOTICE_PUBLISHED || kind == ACT_STANDSTILL ||
                    kind == ACT_CONTRACT || kind == ACT_EXCLUSION_TOLD;
        if (next && duty->lot == lot->id)
            *list_add(&shown->duties, l->a) = page_duty(l->o, l->p, duty, l->asker, l->at, l->a);
    }
}

static void add_lot(Look *l, const Duties *duties, const Lot *lot, LettersPage *page)
{
    LetterLot shown = { .lot = lot->id, .state = str(status_of(l->p, lot->id, l->o->now).words) };
    const Act   *act = record_lot(&l->record, lot->id);
    const Round *r = round_of(l->p, lot->awarded ? lot->award_round : 0);
    l->ranked = r && !failed(record_rank(&l->record, r->id, lot->id, &l->ranking));
    for (each(const LetterMade, one, l->all->all)) {
        bool here = one->bid->lot == lot->id;
        shown.ready += here && one->ready;
        if (here && portion_takes(&l->shown))
            add_row(l, lot, one, &shown);
    }
    if (!shown.letters.len)
        return;
    shown.title = act ? page_words(l->o, act->lot.title, l->a) : (Str){ 0 };
    add_standstill(l, lot, &shown);
    add_duties(l, duties, lot, &shown);
    *list_add(&page->lots, l->a) = shown;
}

static void add_steps(const Look *l, LettersPage *page)
{
    static const ActKind kinds[] = { ACT_RECEIVED, ACT_REASONS_ASKED, ACT_SUMMARY };
    for (int i = 0; i < countof(kinds); i++)
        if (is_open_act(l->p, kinds[i], l->asker, l->o->now, l->a))
            *list_add(&page->steps, l->a) =
                (DoingRow){ .act = str(act_rows[kinds[i]]->name),
                            .says = str(act_rows[kinds[i]]->says),
                            .link = put(l->a, "{}/do/{}", l->at, str(act_rows[kinds[i]]->name)) };
}

static bool signs(const Procedure *p, Id asker) { return roles_left(p, asker, 0) & OFFICER; }

static void show_part(const Look *l, LettersPage *page)
{
    Str at = put(l->a, "{}/letters", l->at);
    portion_parts(page, &l->shown, at, l->a);
}

void page_letters(const Onlooker *o, const Procedure *p, Id asker, const LettersMade *all, Str at,
                    int64_t part, LettersPage *page, Arena *a)
{
    Look   l = { .o = o, .p = p, .all = all, .asker = asker, .at = at, .a = a,
                 .record = all->record, .shown = portion_of(part, ROWS_SHOWN) };
    Duties duties = { 0 };
    *page = (LettersPage){ .procedure = page_words(o, p->title, a), .back = at,
                           .number = procedure_number(p, a), .may = signs(p, asker) };
    duties_of(p, o->now, &duties, a);
    for (each(const Lot, lot, p->lots))
        add_lot(&l, &duties, lot, page);
    show_part(&l, page);
    add_steps(&l, page);
}

/* ---- one of them -------------------------------------------------------------------- */

static void add_beside(const Look *l, const LetterMade *one, Id beside, LetterPage *page)
{
    LineChanges all;
    for (each(const LetterMade, other, l->all->all)) {
        bool alike = other != one && other->bid->lot == one->bid->lot &&
                     other->bid->standing == one->bid->standing;
        if (!alike || page->others.len == BESIDE_MOST)
            continue;
        *list_add(&page->others, l->a) =
            (LetterBeside){ name_of(l, other->bid->bidder),
                            put(l->a, "{}?beside={}#beside", link_of(l, one->bid),
                                str_of_number(other->bid->bidder, l->a)) };
        if (other->bid->bidder != beside || !other->doc.title.len)
            continue;
        page->beside = name_of(l, beside);
        lines_compare(other->text, one->text, AROUND, &all, l->a);
        for (ptrdiff_t i = 0; i < all.len && i < CHANGES_MOST; i++)
            *list_add(&page->changes, l->a) =
                (DraftChange){ all.at[i].before, all.at[i].after, all.at[i].fate == LINE_COMES,
                               all.at[i].fate == LINE_GOES,
                               str_plain(all.at[i].text, WIDTH * 4, l->a) };
    }
}

void page_letter(const Onlooker *o, const Procedure *p, Id asker, const LettersMade *all,
                 const LetterMade *one, Id beside, Str at, LetterPage *page, Arena *a)
{
    Look  l = { .o = o, .p = p, .all = all, .asker = asker, .at = at, .a = a };
    Terms terms;
    Str   given = told(&l, one->bid);
    *page = (LetterPage){ .procedure = page_words(o, p->title, a), .number = procedure_number(p, a),
                          .title = one->doc.title, .about = one->doc.about,
                          .lot = one->bid->lot, .bidder = one->bid->bidder,
                          .may = one->ready && signs(p, asker) };
    page->back  = put(a, "{}/letters", at);
    page->state = given.len ? given : S("Not given yet");
    for (each(const Str, missing, one->missing))
        *list_add(&page->missing, a) = *missing;
    terms_of(&one->doc, &terms, a);
    for (each(const TermShown, term, terms))
        *list_add(&page->terms, a) = *term;
    add_beside(&l, one, beside, page);
}
