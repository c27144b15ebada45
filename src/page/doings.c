#include "page/doings.h"

#include "desk/wording.h"
#include "law/cites.h"
#include "page/show.h"

#include <stdlib.h>
#include <string.h>

SHAPE_OF(DutyRow, DUTY_ROW)
SHAPE_OF(DoingRow, DOING_ROW)
SHAPE_OF(DoingChapter, DOING_CHAPTER)
SHAPE_OF(DoingsPage, DOINGS_PAGE)
SHAPE_OF(EnteredPage, ENTERED_PAGE)
SHAPE_OF(AgreementRow, AGREEMENT_ROW)
SHAPE_OF(AgreementsPage, AGREEMENTS_PAGE)
SHAPE_OF(HomeTender, HOME_TENDER)
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

/* "notice-published notice=tender; Procurement Act 2023 s.50": the act, and what is known of it. */
static Str duty_link(const Duty *duty, Str at, Arena *a)
{
    Str  rest = str(duty->why), words = str_cut(&rest, ';'), word = word_cut(&words);
    bool first = true;
    Text t = { 0 };
    if (word.len && word.at[word.len - 1] == ',')
        word.len--;
    ActKind kind = act_kind(word);
    if (!kind)
        return (Str){ 0 };
    text_put(&t, a, "{}/do/{}", at, word);
    link_with_number(&t, act_field_for(kind, A_LOT), duty->lot, &first, a);
    link_with_number(&t, act_field_for(kind, A_BIDDER), duty->about, &first, a);
    link_with_number(&t, act_field_for(kind, A_PERSON), duty->about, &first, a);
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

void page_duties(const Onlooker *o, const Procedure *p, Id asker, Str at, DutyRows *out, Arena *a)
{
    Duties duties = { 0 };
    Str title = p->office ? page_words(o, p->title, a) : (Str){ 0 };
    if (!asker)
        return;
    duties_of(p, o->now, &duties, a);
    for (each(const Duty, duty, duties)) {
        Text does = { 0 };
        if (!duty_is_of(p, duty, asker))
            continue;
        duty_write(&does, duty, called(o, p, asker, duty->about, a), p->zone, a);
        *list_add(out, a) =
            (DutyRow){ .does = text_str(&does), .link = duty_link(duty, at, a),
                       .procedure = title, .by = duty->by, .late = duty->by && duty->by < o->now,
                       .why = source_under(duty->why, laws_of(p, duty->lot), a) };
    }
}

static int by_moment(const void *x, const void *y)
{
    const DutyRow *one = x, *other = y;
    int64_t first = one->by ? one->by : INT64_MAX, second = other->by ? other->by : INT64_MAX;
    return first < second ? -1 : first > second;
}

void duties_sort(DutyRows *duties)
{
    if (duties->len)
        qsort(duties->at, (size_t)duties->len, sizeof *duties->at, by_moment);
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

bool is_ones_act(const Procedure *p, ActKind kind, Id asker, Instant now, Arena *a)
{
    Result r = open_to(p, kind, asker, now, a);
    return belongs(p, act_rows[kind]) && (!failed(r) || r.why->ground != FORBIDDEN);
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

static DoingRow row_of(const Listing *l, ActKind kind)
{
    const ActRow *row = act_rows[kind];
    Text link = { 0 };
    text_put(&link, l->a, "{}/do/{}", l->at, str(row->name));
    return (DoingRow){ .act = str(row->name), .says = str(row->says), .link = text_str(&link),
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
    Text t = { 0 };
    DoingRow *row = list_add(&l->page->later, l->a);
    *row = row_of(l, kind);
    text_put(&t, l->a, "{}{}{}", str(why.why->says), str(why.detail.len ? " " : ""), why.detail);
    row->why = text_str(&t);
}

/* Definitions are written as a draft, and entered with what closes it. */
static void add_doing(Listing *l, ActKind kind)
{
    Result r = open_to(l->p, kind, l->asker, l->o->now, l->a);
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

void page_doings(const Onlooker *o, const Procedure *p, Id asker, Str at, DoingsPage *page,
                 Arena *a)
{
    DutyRows duties = { 0 };
    *page = (DoingsPage){ .back = at };
    if (p->office)
        page->procedure = page_words(o, p->title, a);
    page_duties(o, p, asker, at, &duties, a);
    for (each(const DutyRow, duty, duties))
        *list_add(&page->duties, a) = *duty;
    Listing l = { o, p, asker, at, page, NULL, a };
    add_doings(&l);
}
