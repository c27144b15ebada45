/* reopened.c - how the lot stands now; marks that were opened again: before, after, and who knew
 * which prices. */
#include "core/view/stands.h"
#include "letters/inside.h"

void part_stands(Letter *l)
{
    Standings now = { 0 };
    if (l->lot)
        lot_stands_now(l->p, l->lot, &now, l->a);
    if (!now.len)
        return;
    doc_heading(l->d, 2, S("How it stands now"));
    for (each(const Str, line, now))
        doc_item(l->d, *line);
}

/* ---- marks opened again ---------------------------------------------------------- */

static bool is_reopening(const Letter *l, const Act *act)
{
    return act->kind == ACT_REOPEN && act->reopen.lot == l->lot->id && l->round &&
           act->reopen.round == l->round->id;
}

/* "the mark of Cora Ltd on 1 Method", "all marks of Cora Ltd", "all marks on 1 Method" */
static Str freed_of(const Letter *l, const Act *act)
{
    Id bidder = act->reopen.bidder, criterion = act->reopen.criterion;
    if (bidder && criterion)
        return put(l, "the mark of {} on {}", who_of(l, bidder), criterion_title(l, criterion));
    if (bidder)
        return put(l, "all marks of {}", who_of(l, bidder));
    if (criterion)
        return put(l, "all marks on {}", criterion_title(l, criterion));
    return act->reopen.prices == YES && act->reopen.panel == SAME_PANEL
               ? S("what was never agreed on") : S("all marks");
}

static void reopenings(Letter *l)
{
    for (each(const Act, act, l->r->acts))
        if (is_reopening(l, act))
            doc_item(l->d, put(l, "{}: {}, on the ground of {}, prices {}{}. {} (act {}, {})",
                               moment_of(l, act->at), freed_of(l, act), choice_of(act, "ground"),
                               str(act->reopen.prices == YES ? "known" : "not known"),
                               str(act->reopen.panel == FRESH_PANEL ? ", by a fresh panel" : ""),
                               words_of(l, act->reopen.reason), n_of(l, act->nth),
                               signers(l, act)));
}

/* Marks of one evaluator, or of the panel, are one kind. */
static bool is_mark_here(const Letter *l, const Act *act)
{
    return (act->kind == ACT_SCORE || act->kind == ACT_CONSENSUS) && l->round &&
           act_lot(act) == l->lot->id && act_round(act) == l->round->id;
}

static Id     criterion_of_mark(const Act *act) { return act_names(act, A_CRITERION); }
static Points mark_in(const Act *act)
{
    return act->kind == ACT_SCORE ? act->score.mark : act->consensus.mark;
}

static Hash reason_in(const Act *act)
{
    return act->kind == ACT_SCORE ? act->score.reason : act->consensus.reason;
}

/* The mark that this one took the place of; NULL: it is the first. */
static const Act *mark_before(const Letter *l, const Act *of)
{
    const Act *before = NULL;
    for (each(const Act, act, l->r->acts)) {
        if (act->nth >= of->nth)
            break;
        if (act->kind == of->kind && is_mark_here(l, act) &&
            act_bidder(act) == act_bidder(of) &&
            criterion_of_mark(act) == criterion_of_mark(of) &&
            (act->kind == ACT_CONSENSUS || act->actor == of->actor))
            before = act;
    }
    return before;
}

/* "knowing the prices of Bela Ltd (GBP 150,000.00), Cora Ltd (GBP 120,000.00)" */
static Str known_to(const Letter *l, const Act *of)
{
    Text t = { 0 };
    for (each(const Act, act, l->r->acts)) {
        const Lot *lot = act->kind == ACT_OPENED ? lot_of(l->p, act->opened.lot) : NULL;
        if (!lot || act->nth >= of->nth || act->opened.envelope != PRICE ||
            act->opened.outcome != OPENED_READ || !same_group(lot, l->lot))
            continue;
        text_put(&t, l->a, "{}{} ({})", str(t.len ? ", " : "knowing the prices of "),
                 who_of(l, act->opened.bidder), money_of(l, act->opened.total));
    }
    return t.len ? text_str(&t) : S("no price was open");
}

static void changed(Letter *l, const Act *act)
{
    const Act *before = mark_before(l, act);
    doc_row(l->d, put(l, "{}, {}", who_of(l, act_bidder(act)),
                      criterion_title(l, criterion_of_mark(act))),
            act->kind == ACT_SCORE ? who_of(l, act->actor) : S("the panel"),
            before ? put(l, "{}: {}", points_of(l, mark_in(before)), words_of(l, reason_in(before)))
                   : S("none"),
            put(l, "{}: {}", points_of(l, mark_in(act)), words_of(l, reason_in(act))),
            put(l, "{}, {}", moment_of(l, act->at), known_to(l, act)));
}

void part_reopened(Letter *l)
{
    const Act *first = NULL;
    for (each(const Act, act, l->r->acts))
        if (!first && is_reopening(l, act))
            first = act;
    if (!first)
        return;
    doc_heading(l->d, 2, S("Marks that were opened again"));
    reopenings(l);
    doc_table(l->d, S("Marks given since"), { S("Bid and criterion") }, { S("By") },
              { S("Before") }, { S("Now") }, { S("When, and knowing what") });
    for (each(const Act, act, l->r->acts))
        if (is_mark_here(l, act) && act->nth > first->nth)
            changed(l, act);
}
