/* story_told.c - what the reader of a story is told of each act. */
#include "story/inside.h"

#include <string.h>

void tell(Story *s, const Actor *who, const char *what, Str detail, const Reason *refused)
{
    if (refused)
        *list_add(&s->end->refused, s->life) = (Refused){ s->now, who->name, str(what), refused };
    timeline_tell(&s->timeline, s->now, who->name, str(what), detail, refused);
}

/* Nothing is told until ->timeline.to is what this gives back. */
FILE *silence(Story *s)
{
    FILE *aloud = s->timeline.to;
    s->timeline.to = NULL;
    return aloud;
}

const char *name_of_number(const Story *s, Id number, Arena *a)
{
    for (each(ActorAt, it, s->people))
        if ((*it)->number == number)
            return str_terminated((*it)->name, a);
    return NULL;
}

static Str points_told(Points n, Arena *a) { return str_shortened(str_of_decimal(n, 3, a)); }

static Str figure_told(Decimal d, Arena *a) { return str_shortened(str_of_figure(d, a)); }

/* People know these by their number. A lot only where there are several. */
static bool is_told(const Field *f, bool lots)
{
    switch (f->refers) {
    case A_BUYER: case A_GATE: case A_CRITERION: case A_SESSION: case AN_ITEM: case A_READER:
    case AN_EXHIBIT: case A_CLAIM: case A_DESIGNATION: return true;
    case A_LOT:                                        return lots;
    default:                                           return false;
    }
}

/* Questions, answers, replies. Reasons stand in the record. */
static void gist_words(Text *t, const Act *act, const Field *f, const Shelf *shelf, Arena *a)
{
    for (each(const Shelved, words, *shelf))
        if (hash_same(words->hash, act_hash(act, f)))
            text_put(t, a, ", \"{}\"", words->bytes);
}

/* "criterion 2, Response on the road" */
static void gist_criterion(const Story *s, Text *t, const Act *act, int64_t n, Arena *a)
{
    for (each(const Titled, it, s->criteria))
        if (it->id == n && it->lot == act_lot(act) && name_same(it->procedure, s->name))
            text_put(t, a, ", {}", it->title);
}

/* Who holds the padlock, and for whom. */
static void gist_holder(const Story *s, Text *t, const Procedure *p, Id holder, Arena *a)
{
    Hash salt;
    Str  name;
    const Person *person = p ? person_of(p, holder) : NULL;
    if (person && !failed(book_words(clerk_book(s->clerk), person->name, &salt, &name, a)))
        text_put(t, a, ", held by {}", name);
}

/* What a reader wants to know of a field; nothing of hashes, versions and what is always 1. */
static void gist_field(const Story *s, Text *t, const Act *act, const Field *f,
                       const Procedure *p, Arena *a)
{
    int64_t n = f->type == WORDS || f->type == PAPER || f->type == HASH || f->type == KEY ||
                f->type == PROOF || f->type == FIGURE ? 0 : act_number(act, f);
    const char *who = f->type == NUMBER ? name_of_number(s, n, a) : NULL;
    if (who)
        text_put(t, a, ", {}", str(who));
    else if (f->type == CHOICE)
        text_put(t, a, ", {}", str(choice_label(f, n)));
    else if (f->type == DATE)
        text_put(t, a, ", {} {}", str(f->name), str_of_day(n, a));
    else if (f->type == MONEY && n && p)
        text_put(t, a, ", {}", str_of_money(n, p->currency, a));
    else if (f->type == FIGURE)
        text_put(t, a, ", {} {}", str(f->name), figure_told(act_figure(act, f), a));
    else if (f->type == POINTS)
        text_put(t, a, ", {} {}", str(f->name), points_told(n, a));
    else if (n && is_told(f, p && p->lots.len > 1))
        text_put(t, a, ", {} {}", str(f->name), str_of_number(n, a));
    if (n && f->type == NUMBER && f->refers == A_CRITERION && !f->fresh)
        gist_criterion(s, t, act, n, a);
}

void titles_keep(Story *s, const Act *acts, ptrdiff_t count, const Shelf *shelf)
{
    for (const Act *act = acts; act < acts + count; act++)
        for (each(const Shelved, words, *shelf))
            if (act->kind == ACT_CRITERION && hash_same(words->hash, act->criterion.title))
                *list_add(&s->criteria, s->life) = (Titled){ s->name, act->criterion.lot,
                                                             act->criterion.criterion,
                                                             words->bytes };
}

Str gist(Story *s, Id who, const Act *act, const Shelf *shelf, Arena *a)
{
    Text t = { 0 };
    const Procedure *p = NULL;
    const ActRow *row = act_rows[act->kind];
    if (failed(here(s, &p)))
        p = NULL;
    for (each_field(f, row)) {
        gist_field(s, &t, act, f, p, a);
        if (f->aloud)
            gist_words(&t, act, f, shelf, a);
    }
    if (act->kind == ACT_PADLOCK)
        gist_holder(s, &t, p, who, a);
    return str_after(text_str(&t), 2);
}
