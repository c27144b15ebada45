/* letters.c - letters to bidders: who is to have one, each of them looked at, and all of a lot
 * signed in one press, an act and a signature each (several.h). */
#include "http/several.h"

#include "page/letters.h"
#include "page/managing.h"

typedef struct Writing {
    Doing      *d;
    LettersMade all;
} Writing;

/* False: it is answered. */
static bool come(Writing *w)
{
    Doing *d = w->d;
    if (d->office || !managing_is_for(d->procedure, d->signer.number)) {
        doing_none(d);
        return false;
    }
    Result made = letters_made(d->onlooker, d->procedure, &w->all, d->a);
    if (failed(made))
        doing_failed(d, made);
    return !failed(made);
}

static void show_all(Writing *w)
{
    LettersPage page;
    Doing *d = w->d;
    letters_make_due(&w->all);
    page_letters(d->onlooker, d->procedure, d->signer.number, &w->all, d->at,
                 query_number(d->request, "page"), &page, d->a);
    page.done = doing_just_signed(d, (const ActKind[]){ ACT_SUMMARY, ACT_NONE });
    Frame frame = doing_frame(d, S("Letters to bidders"));
    doing_shown(d, 200, &frame, letters, LettersPage, &page);
}

static const LetterMade *written_to(Writing *w, Id lot, Id bidder)
{
    LetterMade *one = letter_to(&w->all, lot, bidder);
    if (one && !one->written)
        letter_make(&w->all, one);
    return one;
}

/* "1/784303626"; ?beside=: whose letter it is compared with. */
static void show_one(Writing *w)
{
    LetterPage page;
    Doing *d = w->d;
    Str    bidder = d->rest, lot = str_cut(&bidder, '/');
    Id     of = 0, to = 0, beside = 0;
    bool   named = str_number(lot, &of) && str_number(bidder, &to);
    const LetterMade *one = named ? written_to(w, of, to) : NULL;
    if (!one || !one->doc.title.len) {
        doing_none(d);
        return;
    }
    if (str_number(query_of(d->request, "beside"), &beside))
        written_to(w, of, beside);
    page_letter(d->onlooker, d->procedure, d->signer.number, &w->all, one, beside, d->at, &page,
                d->a);
    Frame frame = doing_frame(d, page.title);
    doing_shown(d, 200, &frame, letter, LetterPage, &page);
}

void bid_letters(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Writing w = { .d = &d };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !come(&w))
        return;
    if (d.rest.len)
        show_one(&w);
    else
        show_all(&w);
}

/* ---- signed ------------------------------------------------------------------------ */

static void put_number(Pairs *to, const char *name, int64_t n, Arena *a)
{
    pair_put(to, name, str_of_number(n, a), a);
}

/* *fits: none is left out. */
static Result add_act(Writing *w, const LetterMade *one, Proposed *kept, bool *fits)
{
    Act     act;
    Doing  *d = w->d;
    Shelf   shelf = { 0 };
    Pairs   typed = { 0 };
    put_number(&typed, "round", one->bid->round, d->a);
    put_number(&typed, "lot", one->bid->lot, d->a);
    put_number(&typed, "bidder", one->bid->bidder, d->a);
    pair_put(&typed, "paper", one->text, d->a);
    TRY(act_filled(d, ACT_SUMMARY, &typed, &act, &shelf));
    *fits = several_add(kept, &act, &shelf, one->called) != NULL;
    return DONE;
}

/* Of this lot all that are ready, or the one to this bidder. */
static void add_acts(Writing *w, Id lot, Id bidder, Proposed *kept)
{
    bool fits = true;
    for (each(LetterMade, one, w->all.all)) {
        bool meant = fits && one->due && one->bid->lot == lot &&
                     (!bidder || one->bid->bidder == bidder);
        if (meant)
            letter_make(&w->all, one);
        Result r = meant && one->ready ? add_act(w, one, kept, &fits) : DONE;
        if (failed(r))
            several_failed(w->d, kept, one->called, r);
    }
}

void bid_letters_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 };
    Id    lot = 0, bidder = 0;
    Writing w = { .d = &d };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !come(&w))
        return;
    str_number(pair_of(&sent, "lot"), &lot);
    str_number(pair_of(&sent, "bidder"), &bidder);
    if (!(roles_left(d.procedure, d.signer.number, lot) & OFFICER)) {
        doing_none(&d);
        return;
    }
    Proposed *kept = several_new(&d, S("letters"));
    if (!kept)
        return;
    add_acts(&w, lot, bidder, kept);
    several_see(&d, kept, DONE);
}
