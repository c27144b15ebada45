#include "http/several.h"

#include "desk/named.h"
#include "http/agreements.h"
#include "page/problem.h"

const Reason others_missing = { REFUSED, "others-missing", "doc/serve.md",
    "One of those before it was not entered. Sign that first, or write it anew; then this." };
enum { LEFT_OVER = 4 << 20 };          /* bytes, for what is said of them */

/* ---- made ------------------------------------------------------------------------ */

Proposed *several_new(Doing *d, Str from)
{
    Proposed *kept = proposed_new(d->visitor.account, d->onlooker->now);
    if (!kept) {
        doing_failed(d, because(&clerk_busy));
        return NULL;
    }
    kept->at = str_copy(d->at, &kept->life);
    kept->from = str_copy(from, &kept->life);
    kept->procedure = procedure_name(d->procedure);
    return kept;
}

Several *several_add(Proposed *kept, const Act *act, const Shelf *shelf, Str called)
{
    ptrdiff_t bytes = 0;
    for (each(const Shelved, words, *shelf))
        bytes += words->bytes.len;
    if (kept->several.len >= SEVERAL_MOST || arena_left(&kept->life) < LEFT_OVER + 2 * bytes)
        return NULL;
    Several *one = list_add(&kept->several, &kept->life);
    *one = (Several){ .act = *act, .called = str_copy(called, &kept->life) };
    one->act.procedure = kept->procedure;
    for (each(const Shelved, words, *shelf))
        *list_add(&one->shelf, &kept->life) =
            (Shelved){ .hash = words->hash, .salt = words->salt,
                       .bytes = str_copy(words->bytes, &kept->life) };
    return one;
}

/* "Dray Ltd, lot 1 Recovery: quality. The key that ..." The book may be out of reach by now. */
static Str refused_words(Doing *d, Proposed *kept, Str called, Result why)
{
    Text t = { 0 };
    if (d->procedure)
        why = with_names(why, d->procedure, d->onlooker->book, d->a);
    text_put(&t, d->a, "{}. {}", called, refusal_words(why, d->a));
    return arena_left(&kept->life) < LEFT_OVER / 2 ? (Str){ 0 }
                                                   : str_copy(text_str(&t), &kept->life);
}

void several_failed(Doing *d, Proposed *kept, Str called, Result why)
{
    Str words = refused_words(d, kept, called, why);
    if (words.len)
        *list_add(&kept->unmade, &kept->life) = words;
}

void several_see(Doing *d, Proposed *kept, Result why)
{
    if (kept->several.len) {
        doing_see(d, "check", str(kept->id));
        proposed_give_back(kept);
        return;
    }
    if (failed(why))
        doing_failed(d, why);
    else
        doing_see(d, str_terminated(kept->from, d->a), (Str){ 0 });
    proposed_give_back(kept);
}

/* ---- looked at ------------------------------------------------------------------- */

static Acts alone(const Several *one, Arena *a)
{
    Acts acts = { 0 };
    *list_add(&acts, a) = one->act;
    return acts;
}

static ptrdiff_t left_of(const Proposed *kept)
{
    ptrdiff_t left = 0;
    for (each(const Several, one, kept->several))
        left += !one->done;
    return left;
}

/* Each under what it is called. */
static void act_add(Doing *d, const Proposed *kept, const Several *one, const Titles *titles,
                    CheckPage *page)
{
    Text      said = { 0 };
    Looked    l = { d->onlooker, d->procedure, d->signer.number, &one->shelf };
    CheckAct *shown = list_add(&page->acts, d->a);
    text_put(&said, d->a, "{}/", str_of_number(one - kept->several.at + 1, d->a));
    check_act(&l, titles, &one->act, text_str(&said), shown, d->a);
    shown->heading = one->called;
}

/* For sign.js: of each all that it needs by itself, and which it is. */
static void matter_add(Doing *d, const Proposed *kept, const Several *one, Text *t)
{
    CheckPage part = { 0 };
    Acts      acts = alone(one, d->a);
    Looked    l = { d->onlooker, d->procedure, d->signer.number, &one->shelf };
    check_script(d, &l, &acts, false, &part);
    text_put(t, d->a, "{}{\"which\": \"{}\", \"called\": ", str(t->len ? ", " : ""),
             str_of_number(one - kept->several.at + 1, d->a));
    text_json(t, one->called, d->a);
    text_put(t, d->a, ", \"matter\": {}}", part.matter);
}

static void exactly_add(Doing *d, const Several *one, Text *t)
{
    CheckPage part = { 0 };
    Acts      acts = alone(one, d->a);
    check_texts(d, &acts, false, &part);
    text_put(t, d->a, "{}{}", str(t->len ? "\n" : ""), part.exactly);
}

static void told(Doing *d, const Proposed *kept, CheckPage *page)
{
    for (each(const Several, one, kept->several))
        if (one->done)
            *list_add(&page->entered, d->a) = one->called;
        else if (one->refused.len)
            *list_add(&page->refused, d->a) = one->refused;
    for (each(const Str, words, kept->unmade))
        *list_add(&page->refused, d->a) = *words;
}

static Result show(Doing *d, const Proposed *kept, CheckPage *page)
{
    Titles titles;
    Id     which = 0;
    Text   matter = { 0 }, exactly = { 0 }, whole = { 0 };
    TRY(page_titles(d->onlooker, d->procedure, d->signer.number, &titles, d->a));
    str_number(query_of(d->request, "which"), &which);
    for (each(const Several, one, kept->several)) {
        if (one->done || (which && one - kept->several.at + 1 != which))
            continue;
        act_add(d, kept, one, &titles, page);
        matter_add(d, kept, one, &matter);
        exactly_add(d, one, &exactly);
    }
    text_put(&whole, d->a, "{\"contract\": \"tenderbox/sign/v1\", \"what\": \"each\", "
                           "\"now\": \"{}\", \"each\": [{}]}",
             str_of_number(d->onlooker->now, d->a), text_str(&matter));
    page->matter  = text_str(&whole);
    page->exactly = text_str(&exactly);
    return DONE;
}

static void show_left(Doing *d, const Proposed *kept, Result trouble, int status)
{
    Text      heading = { 0 }, action = { 0 };
    CheckPage page = { .key_here = d->signer.key_here, .several = left_of(kept),
                       .last = left_of(kept) == 1,
                       .act = str(act_rows[kept->several.at[0].act.kind]->says) };
    text_put(&heading, d->a, "Check {} before you sign",
             str_counted(page.several, "act", "acts", d->a));
    text_put(&action, d->a, "{}/check/{}", d->at, str(kept->id));
    page.heading = text_str(&heading);
    page.change  = proposed_change(kept, d->a);
    page.action  = text_str(&action);
    page.unsure = trouble.why == &book_uncertain;
    if (failed(trouble))
        page.trouble = refusal_words(with_names(trouble, d->procedure, d->onlooker->book, d->a),
                                     d->a);
    Result shown = show(d, kept, &page);
    if (failed(shown)) {
        doing_failed(d, shown);
        return;
    }
    told(d, kept, &page);
    for (each(const Several, one, kept->several)) {
        Acts acts = alone(one, d->a);
        if (!one->done)
            check_effects(d, &acts, d->procedure, &page);
    }
    check_answer(d, &page, status);
}

void several_check(Doing *d, Proposed *kept, Result trouble, int status)
{
    Text done = { 0 };
    if (left_of(kept)) {
        show_left(d, kept, trouble, status);
        return;
    }
    text_put(&done, d->a, "{}?signed={}", kept->from, str_of_number(kept->several.len, d->a));
    doing_see(d, str_terminated(text_str(&done), d->a), (Str){ 0 });
}

/* ---- signed ---------------------------------------------------------------------- */

typedef struct Going { Proposed *kept; Several *one; Acts acts; const Pairs *sent; } Going;

static void enter_from(Doing *, Going *, Several *from);

/* The next is signed behind the one before: it is read anew in between. */
static void entered(Doing *d, void *with, Result r, const Proposal *proposal)
{
    Going   *g = with;
    Several *one = g->one;
    (void)proposal;
    one->done = !failed(r);
    one->refused = one->done ? (Str){ 0 } : refused_words(d, g->kept, one->called, r);
    if (one->done && g->kept->entered)
        g->kept->entered(d, one);
    enter_from(d, g, d->procedure && d->signer.key_here ? one + 1 : NULL);
}

static bool may_close(Doing *d, Proposed *kept, Several *one)
{
    bool may = !one->closes || left_of(kept) == 1;
    if (!may)
        one->refused = refused_words(d, kept, one->called, because(&others_missing));
    return may;
}

/* NULL: no more. Held until it is known what became of it. */
static void enter_from(Doing *d, Going *g, Several *from)
{
    Several *end = g->kept->several.at + g->kept->several.len;
    while (from && from < end && from->done)
        from++;
    if (!from || from == end || !may_close(d, g->kept, from)) {
        doing_see(d, "check", str(g->kept->id));
        proposed_give_back(g->kept);
        return;
    }
    g->one  = from;
    g->acts = alone(from, d->a);
    doing_enter(d, &g->acts, &from->shelf, g->sent, entered, g);
}

static Several *which_sent(Proposed *kept, const Pairs *sent)
{
    Id which;
    bool read = str_number(pair_of(sent, "which"), &which) && which >= 1 &&
                which <= kept->several.len;
    return read ? &kept->several.at[which - 1] : NULL;
}

void several_sent(Doing *d, Proposed *kept, const Pairs *sent)
{
    bool     here = d->signer.key_here;
    Several *one = here ? kept->several.at : which_sent(kept, sent);
    Going   *g = make(d->life, Going, 1);
    *g = (Going){ .kept = kept, .sent = sent };
    if (one) {
        enter_from(d, g, here || !one->done ? one : NULL);
        return;
    }
    several_check(d, kept, because(&signature_unreadable), 422);
    proposed_give_back(kept);
}
