/* managing.c - the work on a tender, for those who look after it, and what to ask about it, for
 * those who watch. */
#include "http/doing.h"
#include "http/proposed.h"

#include "page/dialogue.h"
#include "page/managing.h"
#include "page/oversight.h"
#include "page/portion.h"
#include "page/public.h"
#include "page/questions.h"
#include "page/running.h"
#include "page/things.h"

typedef bool ForFn(const Procedure *, Id asker);

/* Who asks has this page of a procedure. False: it is answered. */
static bool come(Doing *d, Server *s, const Request *r, ForFn *is_for, Answer *answer, Arena *life)
{
    if (!doing_come(d, s, r, answer, life))
        return false;
    if (!d->office && is_for(d->procedure, d->signer.number))
        return true;
    doing_none(d);
    return false;
}

/* False: it is answered. */
static bool is_made(Doing *d, Result made)
{
    if (failed(made))
        doing_failed(d, made);
    return !failed(made);
}

void managing(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    ManagingPage page;
    (void)rest;
    if (!come(&d, s, r, managing_is_for, answer, life) ||
        !is_made(&d, page_managing(d.onlooker, d.procedure, d.signer.number, d.at, &page, d.a)))
        return;
    Frame frame = doing_frame(&d, S("The work on this tender"));
    doing_shown(&d, 200, &frame, managing, ManagingPage, &page);
}

void questions(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    QuestionsPage page;
    (void)rest;
    if (!come(&d, s, r, managing_is_for, answer, life) ||
        !is_made(&d, page_questions(d.onlooker, d.procedure, d.signer.number, d.at,
                                    query_number(r, "page"), &page, d.a)))
        return;
    page.kept = proposed_lately(d.visitor.account, d.at, ACT_ANSWER, d.onlooker->now, d.a);
    Frame frame = doing_frame(&d, S("Questions and answers"));
    doing_shown(&d, 200, &frame, questions, QuestionsPage, &page);
}

void oversight(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    OversightPage page;
    (void)rest;
    if (!come(&d, s, r, oversight_is_for, answer, life) ||
        !is_made(&d, page_oversight(d.onlooker, d.procedure, d.signer.number, d.at, &page, d.a)))
        return;
    Frame frame = doing_frame(&d, S("What to ask about"));
    doing_shown(&d, 200, &frame, oversight, OversightPage, &page);
}

/* "/t/2026-42/dialogue/2"; without a number the latest that was opened. */
void dialogue(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Id    number = 0;
    DialoguePage page;
    (void)rest;
    if (!come(&d, s, r, dialogue_is_for, answer, life))
        return;
    bool named = !d.rest.len || (str_number(d.rest, &number) && number);
    const Round *round = named ? round_of(d.procedure, number) : NULL;
    if (!round || !round->invited) {
        doing_none(&d);
        return;
    }
    if (!is_made(&d, page_dialogue(d.onlooker, d.procedure, d.signer.number, round, d.at,
                                   query_number(r, "page"), &page, d.a)))
        return;
    Frame frame = doing_frame(&d, page.heading);
    doing_shown(&d, 200, &frame, dialogue, DialoguePage, &page);
}

void running_contract(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    RunningPage page;
    (void)rest;
    if (!come(&d, s, r, managing_is_for, answer, life) ||
        !is_made(&d, page_running(d.onlooker, d.procedure, d.signer.number, d.at,
                                  query_number(r, "page"), &page, d.a)))
        return;
    Frame frame = doing_frame(&d, S("Looking after the contract"));
    doing_shown(&d, 200, &frame, running, RunningPage, &page);
}

/* "/t/2026-42/papers/93/agenda": to whom it is shown. */
void paper_given(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Str   title, bytes;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    Result found = page_paper(d.onlooker, d.procedure, d.signer.number, d.rest, &title, &bytes,
                              d.a);
    if (d.office || found.why == &thing_unfound)
        doing_none(&d);
    else if (is_made(&d, found))
        answer_file(answer, str_copy(bytes, life), title, life);
}

/* ---- all of somebody's tenders -------------------------------------------------------- */

typedef struct Overseeing {
    Doing        *d;
    OverseenPage *page;
    Portion       tenders;
    Result        made;
} Overseeing;

enum { OVERSEEN_SHOWN = 50 };                /* on a page: each is read through for it */

static bool add_overseen(void *with, const Onlooker *o, const Procedure *p)
{
    Overseeing *all = with;
    Doing *d   = all->d;
    Id     who = signer_of(d->server, &d->visitor, p, d->a).number;
    if (!oversight_is_for(p, who) || !portion_takes(&all->tenders))
        return true;
    all->made = page_overseen(o, p, who, procedure_address(p, d->a),
                              list_add(&all->page->tenders, d->a), d->a);
    return !failed(all->made);
}

void overseen_tenders(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    OverseenPage page = { 0 };
    Overseeing all = { &d, &page, portion_of(query_number(r, "page"), OVERSEEN_SHOWN), DONE };
    (void)rest;
    if (!doing_come_office(&d, s, r, answer, life) ||
        !is_made(&d, reading_back(s, add_overseen, &all, life)) || !is_made(&d, all.made))
        return;
    portion_rows(&page, &all.tenders, "Tenders", S("/oversee"), "tenders", d.a);
    Frame frame = doing_frame(&d, S("Tenders that you look after"));
    doing_shown(&d, 200, &frame, overseen, OverseenPage, &page);
}
