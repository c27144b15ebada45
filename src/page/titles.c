#include "page/titles.h"

#include "desk/paper.h"
#include "page/show.h"

#include <string.h>

enum { TITLE_MOST = 80 };

Edition edition_for(const Procedure *p, Id asker)
{
    unsigned roles = roles_left(p, asker, 0);
    return roles & (OFFICER | APPROVER | EVALUATOR | CHAIR | HOLDER | MANAGER | OVERSEER)
               ? OVERSEER_EDITION
           : roles & BIDDER ? OWN_BIDDER
                            : PUBLIC;
}

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Id       asker;
    Edition  edition;
    Titles  *out;
    Arena   *a;
} Look;

/* ---- what an act makes ----------------------------------------------------------- */

/* People come by another way than by their acts. */
static const Field *makes(const ActRow *row)
{
    for (each_field(f, row)) {
        bool person = f->refers == A_PERSON || f->refers == A_DELEGATE;
        if (f->refers && !person && (f->fresh || !strcmp(f->name, row->name)))
            return f;
        if (f->refers == A_SCALE && row == act_rows[ACT_MARK])
            return f;
    }
    return NULL;
}

static Id within_of(const Act *act, Thing thing)
{
    return thing == A_CRITERION    ? act_lot(act)
           : thing == AN_ACTIVITY  ? act_names(act, A_SERVICE)
           : thing == A_MEMBER     ? act->actor
                                   : 0;
}

/* Its title or name; else the first words that say something; else what it is of a list. */
static Str title_words(const Look *l, const Act *act)
{
    const Field *best = NULL, *kind = NULL;
    for (each_field(f, act_rows[act->kind])) {
        if (f->type == CHOICE && !kind)
            kind = f;
        if (f->type != WORDS || hash_none(act_hash(act, f)) ||
            !words_shown_to(l->edition, l->asker, l->p, act, f))
            continue;
        if (!best || (f->one_line && !best->one_line))
            best = f;
    }
    if (best)
        return str_plain(page_words(l->o, act_hash(act, best), l->a), TITLE_MOST, l->a);
    return str(kind ? choice_label(kind, act_number(act, kind)) : "");
}

static Title *place_of_title(const Look *l, Title title)
{
    for (each(Title, t, *l->out))
        if (t->thing == title.thing && t->number == title.number && t->within == title.within)
            return t;
    Title *t = list_add(l->out, l->a);
    *t = title;
    return t;
}

/* "0, 1, 3 and 5": what may be given of a scale. */
static void add_mark(const Look *l, const Act *act)
{
    Text   t = { 0 };
    Title *title = place_of_title(l, (Title){ A_SCALE, act->mark.scale, 0, { 0 } });
    Str    mark = str_shortened(str_of_decimal(act->mark.mark, 3, l->a));
    text_put(&t, l->a, title->words.len ? "{}, {}" : "{}marks {}", title->words, mark);
    title->words = text_str(&t);
}

static void add_title(const Look *l, const Act *act)
{
    const Field *f = makes(act_rows[act->kind]);
    if (!f || !shown_to(l->edition, l->asker, l->p, act))
        return;
    if (f->refers == A_SCALE)
        add_mark(l, act);
    else
        place_of_title(l, (Title){ f->refers, act_number(act, f), within_of(act, f->refers),
                                   { 0 } })->words = title_words(l, act);
}

/* ---- people ---------------------------------------------------------------------- */

static bool alone(const Look *l, Str name)
{
    int named = 0;
    for (each(const Title, t, *l->out))
        named += t->thing == A_PERSON && str_same(t->words, name);
    return named < 2;
}

/* Names are not unique, numbers are. */
static void tell_apart(const Look *l)
{
    for (each(Title, t, *l->out)) {
        Text words = { 0 };
        if (t->thing != A_PERSON || alone(l, t->words))
            continue;
        text_put(&words, l->a, "{} ({})", t->words, str_of_number(t->number, l->a));
        t->words = text_str(&words);
    }
}

static void add_people(const Look *l)
{
    for (each(const Person, person, l->p->people))
        if (name_is_shown(l->p, l->asker, person->id))
            *list_add(l->out, l->a) = (Title){ A_PERSON, person->id, 0,
                str_plain(page_words(l->o, person->name, l->a), TITLE_MOST, l->a) };
    tell_apart(l);
    for (ptrdiff_t i = 0, all = l->out->len; i < all; i++) {
        Title t = l->out->at[i];
        const Person *person = t.thing == A_PERSON ? person_of(l->p, t.number) : NULL;
        t.thing = A_BIDDER;
        if (person && person->bidder)
            *list_add(l->out, l->a) = t;
    }
    for (each(const Delegate, d, l->p->delegates))
        if (!d->until && name_is_shown(l->p, l->asker, d->bidder))
            *list_add(l->out, l->a) = (Title){ A_DELEGATE, d->person, d->bidder,
                str_plain(page_words(l->o, d->name, l->a), TITLE_MOST, l->a) };
}

Result page_titles(const Onlooker *o, const Procedure *p, Id asker, Titles *out, Arena *a)
{
    Record r;
    *out = (Titles){ 0 };
    if (!p)
        return DONE;
    Look l = { o, p, asker, edition_for(p, asker), out, a };
    TRY(paper_record(o->book, p, o->now, &r, a));
    for (each(const Act, act, r.acts))
        add_title(&l, act);
    add_people(&l);
    return DONE;
}

const Title *title_of(const Titles *titles, Thing thing, Id number, Id within)
{
    for (each(const Title, t, *titles))
        if (t->thing == thing && t->number == number && (!within || t->within == within))
            return t;
    return NULL;
}

Str title_label(const Title *title, bool of_lots, Arena *a)
{
    Text t = { 0 };
    bool person = title->thing == A_PERSON || title->thing == A_BIDDER ||
                  title->thing == A_DELEGATE;
    if (!person)
        text_put(&t, a, title->thing == A_ROUND ? "Round {}, " : "{} ",
                 str_of_number(title->number, a));
    text_add(&t, title->words, a);
    if (of_lots && (title->thing == A_CRITERION || title->thing == AN_ACTIVITY))
        text_put(&t, a, title->thing == A_CRITERION ? " (lot {})" : " (service {})",
                 str_of_number(title->within, a));
    return text_str(&t);
}

Id title_next(const Titles *titles, Thing thing, Id within)
{
    Id next = 1;
    for (each(const Title, t, *titles))
        if (t->thing == thing && (!within || t->within == within) && t->number >= next)
            next = t->number + 1;
    return next;
}
