/* deciding.c - the bodies whose approval a step waits for, and the paper that lies before one of
 * them: read, compared with the one before, and decided on. */
#include "desk/tools.h"
#include "http/drafts.h"
#include "http/proposed.h"

#include "page/deciding.h"
#include "page/managing.h"
#include "page/problem.h"

static const Reason paper_moved = { REFUSED, "paper-moved", "doc/serve.md",
    "The paper is not the one that you read any more: something was entered meanwhile. Below it "
    "stands as it is now." };

typedef struct Deciding {
    Doing       *d;
    const Gate  *gate;
    GatePaper    paper;
    DecidingPage page;
} Deciding;

/* ---- the paper --------------------------------------------------------------------- */

/* The draft that was saved last, as it would be published. *is: there is one. */
static Result drafted(Doing *d, Record *draft, bool *is)
{
    KeptDraft kept;
    Draft *it = make(d->a, Draft, 1);
    Procedure *p = make(d->a, Procedure, 1);
    *is = false;
    if (d->procedure->published)
        return DONE;
    TRY(draft_latest(d, DRAFT_TO_PUBLISH, &kept));
    if (!kept.version)
        return DONE;
    TRY(onlooker_procedure(d->onlooker, d->procedure->draft, p, d->a));
    TRY(draft_read_here(d, DRAFT_TO_PUBLISH, kept.bytes, it));
    draft_try(it, p, d->onlooker->now, d->a);
    *is = true;
    return draft_record(it, p, d->procedure, d->onlooker->book, d->onlooker->now, draft, d->a);
}

static Result read_page(Deciding *k)
{
    Record draft = { 0 };
    bool   is = false;
    Doing *d = k->d;
    if (k->gate->before == BEFORE_PUBLISH)
        TRY(drafted(d, &draft, &is));
    TRY(gate_paper(d->onlooker, d->procedure, k->gate, is ? &draft : NULL, &k->paper, d->a));
    return page_deciding(d->onlooker, d->procedure, d->signer.number, k->gate, &k->paper, d->at,
                         &k->page, d->a);
}

static void show(Deciding *k, int status)
{
    Frame frame = doing_frame(k->d, k->page.title);
    doing_shown(k->d, status, &frame, deciding, DecidingPage, &k->page);
}

/* As it was sent. */
static void show_typed(Deciding *k, const Pairs *sent)
{
    Str decision = pair_of(sent, "decision");
    k->page.reason     = str_trim(pair_of(sent, "reason"));
    k->page.approves   = str_is(decision, "approved");
    k->page.conditions = str_is(decision, "condition");
    k->page.refuses    = str_is(decision, "rejected");
}

/* ?from=ID: what was typed before, to be changed. Else it is told where it is. */
static void show_before(Deciding *k)
{
    Doing  *d = k->d;
    Pairs   typed = { 0 };
    Instant now = d->onlooker->now;
    Str     from = query_of(d->request, "from");
    if (proposed_typed(from, d->visitor.account, now, &typed, d->a))
        show_typed(k, &typed);
    else
        k->page.kept = proposed_lately(d->visitor.account, d->at, ACT_APPROVAL, now, d->a);
    if (!str_starts(k->page.kept, str_terminated(k->page.action, d->a)))
        k->page.kept = (Str){ 0 };
}

/* ---- asked for --------------------------------------------------------------------- */

static void show_gates(Doing *d)
{
    GatesPage page;
    Result r = page_gates(d->onlooker, d->procedure, d->signer.number, d->at, &page, d->a);
    if (failed(r)) {
        doing_failed(d, r);
        return;
    }
    Frame frame = doing_frame(d, S("Who must approve"));
    doing_shown(d, 200, &frame, gates, GatesPage, &page);
}

/* Who looks after the tender sees what was decided on. False: it is answered. */
static bool come(Deciding *k)
{
    Id     number;
    Doing *d = k->d;
    bool   is = !d->office && managing_is_for(d->procedure, d->signer.number);
    k->gate = is && str_number(d->rest, &number) ? gate_of(d->procedure, number) : NULL;
    if (!is || (d->rest.len && !k->gate))
        doing_none(d);
    return is && (!d->rest.len || k->gate);
}

void deciding(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Deciding k = { .d = &d };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !come(&k))
        return;
    Result read = k.gate ? read_page(&k) : DONE;
    if (!k.gate)
        show_gates(&d);
    else if (failed(read))
        doing_failed(&d, read);
    else {
        show_before(&k);
        show(&k, 200);
    }
}

/* ---- sent -------------------------------------------------------------------------- */

/* "On condition that the depot stays open." is a reason as well: the act has no other place. */
static Str reason_of(const Deciding *k)
{
    return k->page.conditions ? str_put(k->d->a, "On this condition: {}", k->page.reason)
                              : k->page.reason;
}

static bool is_whole(Deciding *k, const Pairs *sent)
{
    show_typed(k, sent);
    if (!k->page.approves && !k->page.conditions && !k->page.refuses)
        k->page.decision_wrong = S("Choose what you decide.");
    if (!k->page.reason.len)
        k->page.reason_wrong = k->page.conditions ? S("Say on which condition.")
                                                  : S("Give your reasons.");
    if (!str_same(pair_of(sent, "seen"), k->page.seen))
        k->page.trouble = str(paper_moved.says);
    return !k->page.decision_wrong.len && !k->page.reason_wrong.len && !k->page.trouble.len;
}

/* What would be typed in the form of the act; the paper that lies there is taken again. */
static Result make_act(const Deciding *k, Act *act, Shelf *shelf)
{
    Doing *d = k->d;
    Pairs  typed = { 0 };
    pair_put(&typed, "gate", str_of_number(k->gate->id, d->a), d->a);
    pair_put(&typed, "decision", k->page.refuses ? S("rejected") : S("approved"), d->a);
    pair_put(&typed, "version", str_of_number(k->page.version, d->a), d->a);
    pair_put(&typed, "reason", reason_of(k), d->a);
    if (!k->page.lies)
        pair_put(&typed, "paper", k->paper.text, d->a);
    TRY(act_filled(d, ACT_APPROVAL, &typed, act, shelf));
    return paper_again(d->onlooker->book, d->procedure, act, shelf, d->a);
}

static void decide(Deciding *k, const Pairs *sent)
{
    Act   act;
    bool  two;
    Acts  acts = { 0 };
    Shelf shelf = { 0 };
    Procedure *after;
    Doing *d = k->d;
    Result r = make_act(k, &act, &shelf);
    *list_add(&acts, d->a) = act;
    if (!failed(r))
        r = doing_try(d, &acts, &shelf, &two, &after);
    if (failed(r)) {
        k->page.trouble = refusal_words(r, d->a);
        show(k, 422);
        return;
    }
    act_made(d, &act, &shelf, str_terminated(str_after(k->page.action, d->at.len + 1), d->a),
             sent);
}

/* Of who was signed out meanwhile. */
static void show_again(Deciding *k, const Pairs *sent)
{
    show_typed(k, sent);
    k->page.trouble = S("You signed in anew since you began. What you typed is here: look at the "
                        "paper and at it, and go on.");
    show(k, 403);
}

void deciding_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    bool  again;
    Pairs sent = { 0 };
    Deciding k = { .d = &d };
    (void)rest;
    if (!doing_sent_kept(&d, s, r, &sent, &again, answer, life) || !come(&k))
        return;
    Result read = k.gate ? read_page(&k) : because(&no_such_gate);
    if (failed(read))
        doing_failed(&d, read);
    else if (again)
        show_again(&k, &sent);
    else if (is_whole(&k, &sent))
        decide(&k, &sent);
    else
        show(&k, 422);
}
