/* summary.c - what one bidder is told of its own assessment, and of the winner's.
 *
 * Source: Procurement Act 2023 s.50; SI 2024/692 reg. 31: each tender is assessed by itself, and
 * both assessments are given. Elsewhere the winner's relative advantages are told as well:
 * 2004/18/EC art. 41(2); 2014/24/EU art. 55(2)(c); Public Contracts Regulations 2015 reg. 86(2). */
#include "letters/inside.h"

static void lost(Letter *l, const RankLine *line)
{
    if (!line)
        doc_says(l->d, S("Your tender is not in the ranking."));
    else if (line->out)
        says(l, "Your tender was not awarded the contract because it is not in the ranking: {}.",
             why_out(l, line));
    else
        says(l, l->lot->signed_
                    ? "Your tender was not awarded the contract. It has place {} with a total of "
                      "{}. The tender of {}, with a total of {}, was awarded it because {}."
                    : "Your tender was not awarded the contract. It has place {} with a total of "
                      "{}. The tender of {}, with a total of {}, is awarded because {}.",
             n_of(l, line->place), total_of(l, line->shown), who_of(l, l->lot->winner),
             total_of(l, l->lot->total), why_awarded(l));
}

static void outcome(Letter *l)
{
    doc_heading(l->d, 2, S("Outcome"));
    const Act *ended = l->lot->ended ? signed_act(l, ACT_ABANDON, 0) : NULL;
    if (ended)
        says(l, "This lot ended on {} without an award: {}", moment_of(l, ended->at),
             words_of(l, ended->abandon.reason));
    else if (!l->lot->awarded)
        doc_says(l->d, S("The contract is not awarded yet. What follows is a draft."));
    else if (l->lot->winner == l->bidder)
        says(l, l->lot->signed_
                    ? "The contract was awarded to you at {}: your tender has a total of {}, and "
                      "{}."
                    : "The contract is to be awarded to you at {}: your tender has a total of {}, "
                      "and {}.",
             money_of(l, l->lot->price_awarded), total_of(l, l->lot->total), why_awarded(l));
    else
        lost(l, line_of(l, l->bidder));
}

static Str mark_of(const Letter *l, const Bid *bid, const Criterion *c)
{
    const Score *agreed = consensus_of(bid, c->id);
    return agreed ? put(l, "{} of {}", points_of(l, agreed->mark),
                        points_of(l, top_mark(l->p, c->scale)))
                  : S("-");
}

static bool ahead(const Bid *bid, const Bid *of, Id criterion)
{
    const Score *x = consensus_of(bid, criterion), *y = consensus_of(of, criterion);
    return x && y && x->mark > y->mark;
}

/* By the panel's marks, criterion by criterion; the price is no characteristic. */
static void advantages(Letter *l, const Bid *own, const Bid *first)
{
    if (main_law(l->lot->regime) == PA_2023)
        return;
    doc_heading(l->d, 3, S("Its characteristics and advantages over yours"));
    doc_table(l->d, S("The two tenders side by side"), { S("Criterion") }, { S("Winner"), true },
              { S("You"), true }, { S("Which is ahead") });
    for (each(const Criterion, c, l->p->criteria))
        if (judged_by(l, c) && is_leaf(l->p, c) && c->kind == CRITERION_QUALITY)
            doc_row(l->d, criterion_title(l, c->id), mark_of(l, first, c), mark_of(l, own, c),
                    ahead(first, own, c->id)   ? S("the winner")
                    : ahead(own, first, c->id) ? S("you")
                                               : S("neither"));
    doc_says(l->d, S("What spoke for each stands in the reasons of the panel above."));
}

static bool withholds(const Bid *bid)
{
    for (each(const Score, s, bid->scores))
        if (claim_on(bid, s->file, s->page))
            return true;
    return false;
}

static void winner(Letter *l)
{
    const Bid *bid = bid_at(l, l->lot->winner);
    if (!l->lot->awarded || l->lot->winner == l->bidder || !bid)
        return;
    doc_heading(l->d, 2, S("The assessment of the winning tender"));
    part_assessment(l, bid, l->bidder);
    if (withholds(bid))
        doc_says(l->d, S("Reasons that rest on pages which the winner claims as confidential are "
                         "withheld; marks and points are not."));
    advantages(l, bid_at(l, l->bidder), bid);
}

static void missing(Letter *l, const Bid *bid)
{
    const Bid *first = l->lot->awarded ? bid_at(l, l->lot->winner) : NULL;
    if (!l->lot->awarded && !l->lot->ended)
        todo(l, "officer", S("award the lot, or say that it is not awarded"),
             "award; two officers sign");
    for (each(const Criterion, c, l->p->criteria))
        if (judged_by(l, c) && c->kind != CRITERION_PRICE && is_leaf(l->p, c) &&
            !consensus_of(bid, c->id) && !bid->void_[QUALITY])
            todo(l, "chair", put(l, "record the mark on {} and its reason",
                                 criterion_title(l, c->id)), "consensus");
    todo_reasons(l, bid);
    if (first && first != bid)
        todo_reasons(l, first);
    if ((l->lot->awarded || l->lot->ended) && !bid->summarised)
        todo(l, "officer", put(l, "give this summary to {} and enter it",
                               who_of(l, l->bidder)), "summary");
    if (l->lot->awarded && !l->lot->award_notice && !counts_from_letters(l->lot))
        todo(l, "officer", S("publish the award notice and enter its number"),
             "notice-published; Procurement Act 2023 s.50");
    else if (l->lot->awarded && !l->lot->standstill && !standstill_unasked(l))
        todo(l, "officer", S("declare the standstill"),
             counts_from_letters(l->lot) ? "standstill; 89/665/EEC art. 2a"
                                         : "standstill; Procurement Act 2023 s.51");
}

void summary_letter(Letter *l)
{
    const Bid *bid = bid_at(l, l->bidder);
    missing(l, bid);
    outcome(l);
    part_left(l);
    part_supplier(l);
    doc_heading(l->d, 2, S("The assessment of your tender"));
    part_assessment(l, bid, l->bidder);
    part_claims(l, bid);
    winner(l);
    doc_heading(l->d, 2, S("How tenders were assessed"));
    part_criteria(l);
    part_formula(l);
    part_standstill(l);
    part_remedies(l);
}
