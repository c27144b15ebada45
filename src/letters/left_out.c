/* left_out.c - what a candidate is told who does not go on to the next round.
 *
 * Its own marks and reasons, and what was needed; of the others nothing but how many went on.
 * Source: 2004/18/EC art. 41(2); 2014/24/EU art. 55(2)(a); Procurement Act 2023 s.20(3)-(5). */
#include "letters/inside.h"

static int64_t went_on(const Letter *l)
{
    int64_t count = 0;
    for (each(const Bid, bid, l->p->bids))
        count += is_here(l, bid) && bid->choice == GOES_ON;
    return count;
}

/* How many were to go on, as was published. */
static void quota(Letter *l)
{
    for (each(const Quota, q, l->p->quotas))
        if (q->round == l->round->id && q->lot == l->lot->id)
            doc_fact(l->d, "Published",
                     put(l, "at least {} go on{}", n_of(l, q->least),
                         q->most ? put(l, ", at most {}", n_of(l, q->most)) : S("")));
}

static void outcome(Letter *l, const Act *act)
{
    doc_heading(l->d, 2, S("Outcome"));
    says(l, "You do not go on to the next round for {}. How many do: {}.", lot_title(l),
         n_of(l, went_on(l)));
    if (act) {
        doc_fact(l->d, "Reasons", words_of(l, act->select.reason));
        doc_fact(l->d, "Decided", put(l, "{}, by {} (act {})", moment_of(l, act->at),
                                      signers(l, act), n_of(l, act->nth)));
    }
    quota(l);
    doc_fact(l->d, "Source", law_of(l, "Procurement Act 2023 s.20", "Directive 2014/24/EU art. 65, "
                                    "66", "Public Contracts Regulations 2015 reg. 65, 66",
                                    "Directive 2004/18/EC art. 44"));
}

void left_out_letter(Letter *l)
{
    const Bid *bid = bid_at(l, l->bidder);
    const Act *act = selection_of(l, l->round->id, l->bidder);
    if (!act || !record_says(l->r, act->select.reason))
        todo(l, "officer", put(l, "give {} the reason why it does not go on: there is none",
                               who_of(l, l->bidder)), "select");
    if (!bid->summarised)
        todo(l, "officer", put(l, "give this letter to {} and enter it", who_of(l, l->bidder)),
             "summary");
    todo_reasons(l, bid);
    outcome(l, act);
    part_supplier(l);
    doc_heading(l->d, 2, S("The assessment of what you handed in"));
    part_assessment(l, bid, l->bidder);
    doc_heading(l->d, 2, S("How candidates were assessed"));
    part_criteria(l);
    part_remedies(l);
}
