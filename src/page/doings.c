#include "page/doings.h"

#include "core/view/likely.h"
#include "desk/wording.h"
#include "law/cites.h"
#include "page/problem.h"
#include "page/show.h"

#include <stdlib.h>
#include <string.h>

SHAPE_OF(DutyRow, DUTY_ROW)
SHAPE_OF(DutyKind, DUTY_KIND)
SHAPE_OF(DoingRow, DOING_ROW)
SHAPE_OF(DoingChapter, DOING_CHAPTER)
SHAPE_OF(DoingsPage, DOINGS_PAGE)
SHAPE_OF(EnteredPage, ENTERED_PAGE)
SHAPE_OF(AgreementRow, AGREEMENT_ROW)
SHAPE_OF(AgreementsPage, AGREEMENTS_PAGE)
SHAPE_OF(HomeTender, HOME_TENDER)
SHAPE_OF(HomeRoom, HOME_ROOM)
SHAPE_OF(HomePage, HOME_PAGE)

/* ---- what must be done ----------------------------------------------------------- */

static void link_with(Text *t, const char *name, Str value, bool *first, Arena *a)
{
    text_put(t, a, *first ? "?{}={}" : "&{}={}", str(name), value);
    *first = false;
}

static void link_with_number(Text *t, const Field *f, Id number, bool *first, Arena *a)
{
    if (f && number && !f->fresh)
        link_with(t, f->name, str_of_number(number, a), first, a);
}

/* Where an act is done that has a page made for it; all others are done in their forms. made: what
 * it names is made there, and nobody could type it, or should. */
static const struct { ActKind kind; const char *place; bool of_lot, made; } places[] = {
    { ACT_PUBLISH, "draft" }, { ACT_AMEND, "draft/amend" }, { ACT_INVITE, "draft/invite" },
    { ACT_ANSWER, "questions" }, { ACT_PERSON, "team" }, { ACT_ROLE, "team" },
    { ACT_DEPOSIT, "bid", true, true }, { ACT_READY_DEPOSIT, "bid", true, true },
    { ACT_LATE_DEPOSIT, "bid", true, true }, { ACT_TURNS, "turn", .made = true },
    { ACT_OPENED, "open", .made = true }, { ACT_SHARE, "open", .made = true },
    { ACT_SCORE, "score", true, true }, { ACT_SCORES_DONE, "score", true, true },
    { ACT_CONSENSUS, "moderation", true, true }, { ACT_SUMMARY, "letters" },
    { ACT_SESSION, "dialogue" }, { ACT_MINUTE, "dialogue" }, { ACT_AGREE, "dialogue" },
    { ACT_CONSENT, "dialogue" }, { ACT_DIALOGUE_CLOSE, "dialogue" },
};

static bool is_made_in_place(ActKind kind)
{
    for (ptrdiff_t i = 0; i < countof(places); i++)
        if (places[i].kind == kind)
            return places[i].made;
    return false;
}

/* Empty: there is none. */
static Str place_link(ActKind kind, Id lot, Str at, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < countof(places); i++) {
        if (places[i].kind != kind)
            continue;
        text_put(&t, a, "{}/{}", at, str(places[i].place));
        if (places[i].of_lot && lot)
            text_put(&t, a, "/{}", str_of_number(lot, a));
    }
    return text_str(&t);
}

/* The word that a source begins with, where it is an act, and the words behind it. */
static ActKind act_of(const Duty *duty, Str *word, Str *words)
{
    Str rest = str(duty->why);
    *words = str_cut(&rest, ';');
    *word  = word_cut(words);
    if (word->len && word->at[word->len - 1] == ',')
        word->len--;
    return act_kind(*word);
}

ActKind duty_act(const Duty *duty)
{
    Str word, words;
    return act_of(duty, &word, &words);
}

/* The paper that lies before a body; words: "gate=2". */
static Str gate_link(Str words, Str at, Arena *a)
{
    Text t = { 0 };
    str_cut(&words, '=');
    text_put(&t, a, "{}/decide/{}", at, words);
    return text_str(&t);
}

/* "notice-published notice=tender; Procurement Act 2023 s.50": the act, and what is known of it. */
static Str duty_link(const Duty *duty, Str at, Arena *a)
{
    Str  word, words;
    bool first = true;
    Text t = { 0 };
    ActKind kind = act_of(duty, &word, &words);
    if (!kind)
        return (Str){ 0 };
    if (kind == ACT_APPROVAL)
        return gate_link(words, at, a);
    Str place = place_link(kind, duty->lot, at, a);
    if (place.len)
        return place;
    text_put(&t, a, "{}/do/{}", at, word);
    link_with_number(&t, act_field_for(kind, A_LOT), duty->lot, &first, a);
    link_with_number(&t, act_field_for(kind, A_BIDDER), duty->about, &first, a);
    link_with_number(&t, act_field_for(kind, A_PERSON), duty->about, &first, a);
    link_with_number(&t, act_field_for(kind, AN_INQUIRY), duty->inquiry, &first, a);
    while (words.len) {
        Str value = word_cut(&words), name = str_cut(&value, '=');
        const Field *f = act_field_str(kind, name);
        if (f)
            link_with(&t, f->name, value, &first, a);
    }
    return text_str(&t);
}

static Str called(const Onlooker *o, const Procedure *p, Id asker, Id id, Arena *a)
{
    const Person *person = id ? person_of(p, id) : NULL;
    if (!person)
        return (Str){ 0 };
    return name_is_shown(p, asker, id) ? page_words(o, person->name, a) : str_of_number(id, a);
}

/* Those of the buyer's people who hold the role: bidders are not told of each other. */
static Str others_who_can(const Onlooker *o, const Procedure *p, const Duty *duty, Id asker,
                          Arena *a)
{
    enum { NAMED = 3 };
    int64_t more = -NAMED;
    Text t = { 0 };
    for (each(const Person, person, p->people)) {
        bool can = !duty->person && roles_in(person, duty->lot) & duty->who & ~(unsigned)BIDDER;
        if (!can || person->id == asker || person->barred || person->until)
            continue;
        if (++more <= 0)
            text_put(&t, a, t.len ? ", {}" : "{}", called(o, p, asker, person->id, a));
    }
    if (more > 0)
        text_put(&t, a, " and {} more", str_of_number(more, a));
    return text_str(&t);
}

/* "Lot 1: mark every bid" */
static Str as_sentence(Text *t)
{
    if (t->len && t->at[0] >= 'a' && t->at[0] <= 'z')
        t->at[0] = (char)(t->at[0] + 'A' - 'a');
    return text_str(t);
}

/* The law that asks for it: an article has a number. By which acts it is done says nothing more. */
static Str law_of(const Procedure *p, const Duty *duty, Arena *a)
{
    const char *acts_end = strchr(duty->why, ';'), *law = acts_end ? acts_end + 2 : duty->why;
    return strpbrk(law, "0123456789") ? source_under(law, laws_of(p, duty->lot), a) : (Str){ 0 };
}

/* "Lot 1: award, overdue since Tuesday 10 March 2026, 12:00 GMT" */
static Str duty_words(const Onlooker *o, const Procedure *p, const Duty *duty, Id asker, Arena *a)
{
    Text t = { 0 };
    duty_write(&t, duty, called(o, p, asker, duty->about, a), p->zone, a);
    if (duty->missed)
        text_put(&t, a, ", overdue since {}", str_of_moment_words(duty->missed, p->zone, a));
    else if (duty->hands_in)                   /* by no mail can be counted who has */
        text_our(&t, ", unless it is in the box already", a);
    return as_sentence(&t);
}

/* "Officer", or who it is by name. */
static Str whose(const Onlooker *o, const Procedure *p, const Duty *duty, Id asker, Arena *a)
{
    Text t = { 0 };
    if (duty->person)
        return called(o, p, asker, duty->person, a);
    text_our(&t, duty_who(duty), a);
    return as_sentence(&t);
}

DutyRow page_duty(const Onlooker *o, const Procedure *p, const Duty *duty, Id asker, Str at,
                  Arena *a)
{
    bool own = duty_is_of(p, duty, asker);
    return (DutyRow){ .does = duty_words(o, p, duty, asker, a), .own = own,
                      .link = own ? duty_link(duty, at, a) : (Str){ 0 },
                      .who = whose(o, p, duty, asker, a), .procedure = page_words(o, p->title, a),
                      .by = duty->missed ? duty->missed : duty->by, .late = duty->missed != 0,
                      .others = others_who_can(o, p, duty, asker, a), .why = law_of(p, duty, a) };
}

/* By name, or those of the buyer who can. What bidders must do they hear themselves. */
static Str who_must(const Onlooker *o, const Procedure *p, const Duty *duty, Id asker, Arena *a)
{
    bool buyers = duty->who & ~(unsigned)BIDDER;
    if (duty->person && buyers)
        return called(o, p, asker, duty->person, a);
    return buyers ? others_who_can(o, p, duty, asker, a) : (Str){ 0 };
}

/* What others must do before this person can go on: officers wait for everybody, a chair for who
 * still marks. */
static bool waits_for(const Procedure *p, const Duty *duty, Id asker)
{
    return roles_left(p, asker, 0) & OFFICER ||
           (duty->who == EVALUATOR && roles_left(p, asker, duty->lot) & CHAIR);
}

/* Where it is seen how far they are. */
static Str seen_at(const Procedure *p, const Duty *duty, Id asker, Str at, Arena *a)
{
    bool chairs = duty->who == EVALUATOR && roles_left(p, asker, duty->lot) & CHAIR;
    return chairs ? str_put(a, "{}/moderation/{}", at, str_of_number(duty->lot, a))
                  : str_put(a, "{}/manage", at);
}

/* Once for both: what follows from the marks is gathered with them. */
void page_duties_all(const Onlooker *o, const Procedure *p, Id asker, Str at, DutyRows *own,
                     DutyRows *others, Arena *a)
{
    Duties duties = { 0 };
    if (!asker || !p->office)
        return;
    duties_of(p, o->now, &duties, a);
    for (each(const Duty, duty, duties)) {
        bool    mine = duty_is_of(p, duty, asker);
        Str     who  = mine ? others_who_can(o, p, duty, asker, a)
                            : others && waits_for(p, duty, asker)
                                  ? who_must(o, p, duty, asker, a) : (Str){ 0 };
        if (!mine && !who.len)
            continue;
        DutyRow row = page_duty(o, p, duty, asker, at, a);
        row.others  = who;
        row.link    = mine ? row.link : seen_at(p, duty, asker, at, a);
        *list_add(mine ? own : others, a) = row;
    }
}

void page_duties(const Onlooker *o, const Procedure *p, Id asker, Str at, DutyRows *out, Arena *a)
{
    page_duties_all(o, p, asker, at, out, NULL, a);
}

static int by_moment(const void *x, const void *y)
{
    const DutyRow *one = x, *other = y;
    int64_t first = one->by ? one->by : INT64_MAX, second = other->by ? other->by : INT64_MAX;
    return first < second ? -1 : first > second;
}

/* Its form is that of a step which everybody watches. */
static bool is_watched(const DutyRow *duty, Str at)
{
    static const char *const steps[] = { "do/box-list", "do/admit", "turn" };
    if (!duty->link.len)
        return false;
    Str form = str_after(duty->link, at.len + 1);
    Str step = str_cut(&form, '?');
    for (int i = 0; i < countof(steps); i++)
        if (str_is(step, steps[i]))
            return true;
    return false;
}

void duties_watched(DutyRows *duties, ptrdiff_t from, Str at, Arena *a)
{
    for (ptrdiff_t i = from; i < duties->len; i++) {
        Text t = { 0 };
        if (is_watched(&duties->at[i], at))
            text_put(&t, a, "{}/opening", at);
        duties->at[i].watch = text_str(&t);
    }
}

void duties_sort(DutyRows *duties)
{
    if (duties->len)
        qsort(duties->at, (size_t)duties->len, sizeof *duties->at, by_moment);
}

int64_t duties_foremost(DutyRows *duties, ptrdiff_t most)
{
    ptrdiff_t all = duties->len;
    if (all <= most)
        return 0;
    duties_sort(duties);
    duties->len = most;
    return all - most;
}

enum { SOON_DAYS = 14 };

static const char *heading_of(const DutyRow *duty, Day today, Zone zone)
{
    Day day = duty->by ? day_at(duty->by - 1, zone) : 0;     /* midnight ends the day before it */
    return duty->late                 ? "Overdue"
           : !duty->by                ? "As soon as you can"
           : day <= today             ? "Today"
           : day <= today + SOON_DAYS ? "In the next 14 days"
                                      : "Later";
}

void duties_headed(DutyRows *duties, Instant now, Zone zone)
{
    const char *last = "";
    for (each(DutyRow, duty, *duties)) {
        const char *heading = heading_of(duty, day_at(now, zone), zone);
        duty->heading = strcmp(heading, last) ? str(heading) : (Str){ 0 };
        last = heading;
    }
}

Str duties_overdue(const DutyRows *duties, Zone zone, Arena *a)
{
    int64_t late = 0;
    Text t = { 0 };
    for (each(const DutyRow, duty, *duties))
        late += duty->late;
    if (late == 1)
        text_put(&t, a, "1 thing is overdue, since {}",
                 str_of_moment_words(duties->at[0].by, zone, a));
    else if (late)
        text_put(&t, a, "{} things are overdue, the oldest since {}", str_of_number(late, a),
                 str_of_moment_words(duties->at[0].by, zone, a));
    return text_str(&t);
}

/* ---- what may be done ------------------------------------------------------------ */

static const struct { const char *word, *title; } chapters[] = {
    { "office", "The office" }, { "agreeing", "Two officers" },
    { "drafting", "People, gates, facts and padlocks" },
    { "definitions", "What is tendered, and publishing it" },
    { "bidding", "Questions, answers and bids" }, { "rounds", "The next round" },
    { "dialogue", "Dialogue" }, { "data_room", "The data room" }, { "opening", "Opening" },
    { "evaluating", "Marking" }, { "asking", "Asking one bidder" },
    { "validity", "How long bids bind" }, { "awarding", "Award and contract" },
    { "halting", "Stopping, and forgetting" }, { "buying", "Buying together" },
    { "scheduling", "Price schedule and outages" }, { "powers", "Powers of a constable" },
};

static const char *chapter_title(const char *word)
{
    for (ptrdiff_t i = 0; i < countof(chapters); i++)
        if (!strcmp(chapters[i].word, word))
            return chapters[i].title;
    return word;
}

/* The office's acts are done there, and `begin`; all others in a procedure. */
static bool belongs(const Procedure *p, const ActRow *row)
{
    bool of_office = row->rules & IN_OFFICE || row == act_rows[ACT_BEGIN];
    return row->rules & OFFICE_TOO || of_office == !p->office;
}

static Result open_to(const Procedure *p, ActKind kind, Id asker, Instant now, Arena *a)
{
    Procedure fresh = procedure_new(p, (Name){ 0 });
    bool begins = kind == ACT_BEGIN && !p->office;
    return act_open_to(begins ? &fresh : p, kind, asker, now, a);
}

/* What its judge would refuse whatever is typed is not offered. */
static Result likely_to(const Procedure *p, ActKind kind, Id asker, Instant now, Arena *a)
{
    TRY(open_to(p, kind, asker, now, a));
    return kind == ACT_BEGIN ? DONE : act_likely(p, kind, asker, now, a);
}

bool is_ones_act(const Procedure *p, ActKind kind, Id asker, Instant now, Arena *a)
{
    Result r = open_to(p, kind, asker, now, a);
    return belongs(p, act_rows[kind]) && (!failed(r) || r.why->ground != FORBIDDEN);
}

bool is_open_act(const Procedure *p, ActKind kind, Id asker, Instant now, Arena *a)
{
    return is_ones_act(p, kind, asker, now, a) && !failed(likely_to(p, kind, asker, now, a));
}

typedef struct Listing {
    const Onlooker  *o;
    const Procedure *p;
    Id          asker;
    Str         at;
    DoingsPage *page;
    const char *chapter;               /* which nothing stands under yet; NULL: something does */
    Arena      *a;
} Listing;

Str page_when(ActKind kind, Arena *a)
{
    const ActRow *row = act_rows[kind];
    Text t = { 0 };
    const char *between = "While a lot is: ";
    unsigned when = row->when & ~(unsigned)DRAFT;
    if (row->rules & IN_OFFICE || row == act_rows[ACT_BEGIN] || row->when == ANY_PHASE)
        return S("At any time.");
    if (!when)
        return S("Before the tender is published.");
    if (when == PUBLISHED || when == RUNNING)
        return when == PUBLISHED ? S("Once the tender is published.") : S("While the tender runs.");
    for (unsigned phase = DRAFT; phase <= WAITING; phase <<= 1)
        if (when & phase) {
            text_put(&t, a, "{}{}", str(between), str(phase_name((Phase)phase)));
            between = " or ";
        }
    text_our(&t, ".", a);
    return text_str(&t);
}

static DoingRow row_of(const Listing *l, ActKind kind)
{
    const ActRow *row = act_rows[kind];
    Text link = { 0 };
    if (row->rules & CLOSES)
        text_put(&link, l->a, "{}/draft{}{}", l->at, str(kind == ACT_PUBLISH ? "" : "/"),
                 str(kind == ACT_PUBLISH ? "" : row->name));
    else if (is_made_in_place(kind))
        text_add(&link, place_link(kind, 0, l->at, l->a), l->a);
    else
        text_put(&link, l->a, "{}/do/{}", l->at, str(row->name));
    return (DoingRow){ .when = page_when(kind, l->a),
                       .act = str(row->name), .says = str(row->says), .link = text_str(&link),
                       .two = row->rules & TWICE };
}

static void add_now(Listing *l, ActKind kind)
{
    if (l->chapter)
        *list_add(&l->page->chapters, l->a) =
            (DoingChapter){ .title = str(chapter_title(l->chapter)) };
    l->chapter = NULL;
    *list_add(&l->page->chapters.at[l->page->chapters.len - 1].acts, l->a) = row_of(l, kind);
}

static void add_later(Listing *l, ActKind kind, Result why)
{
    DoingRow *row = list_add(&l->page->later, l->a);
    *row = row_of(l, kind);
    row->why = refusal_words(why, l->a);
}

/* Definitions are written as a draft, and entered with what closes it. */
static void add_doing(Listing *l, ActKind kind)
{
    Result r = likely_to(l->p, kind, l->asker, l->o->now, l->a);
    if (act_rows[kind]->rules & DEFINES || !is_ones_act(l->p, kind, l->asker, l->o->now, l->a))
        return;
    if (failed(r))
        add_later(l, kind, r);
    else
        add_now(l, kind);
}

static void add_doings(Listing *l)
{
#define CHAPTER(word) l->chapter = #word;
#define ACT(upper, lower) add_doing(l, ACT_##upper);
    ACTS(ACT, CHAPTER)
#undef ACT
#undef CHAPTER
}

enum { DUTIES_SHOWN = 40 };                  /* of a tender, the most urgent */

void page_doings(const Onlooker *o, const Procedure *p, Id asker, Str at, DoingsPage *page,
                 Arena *a)
{
    DutyRows duties = { 0 };
    *page = (DoingsPage){ .back = at };
    if (p->office)
        page->procedure = page_words(o, p->title, a);
    page_duties(o, p, asker, at, &duties, a);
    page->more = duties_foremost(&duties, DUTIES_SHOWN);
    for (each(const DutyRow, duty, duties))
        *list_add(&page->duties, a) = *duty;
    Listing l = { o, p, asker, at, page, NULL, a };
    add_doings(&l);
}
