/* disregard.c - what a bidder is told whose bid is not considered. */
#include "letters/inside.h"

/* By the ground's place in the list of `exclude`; then what puts a bid out without it. */
static const struct { const char *says, *act, *eu, *pcr, *old; } grounds[] = {
    { "A mandatory exclusion ground applies to you, or to somebody connected with you.",
      "Procurement Act 2023 s.57-58", "Directive 2014/24/EU art. 57(1), (2)",
      "Public Contracts Regulations 2015 reg. 57(1)", "Directive 2004/18/EC art. 45(1)" },
    { "A discretionary exclusion ground applies to you, or to somebody connected with you, and the "
      "buyer decided to exclude you on it.",
      "Procurement Act 2023 s.57-58", "Directive 2014/24/EU art. 57(4)",
      "Public Contracts Regulations 2015 reg. 57(8)", "Directive 2004/18/EC art. 45(2)" },
    { "The bid does not comply with the conditions or the procedure that were published.",
      "Procurement Act 2023 s.19", "Directive 2014/24/EU art. 56(1)",
      "Public Contracts Regulations 2015 reg. 56(1)", "Directive 2004/18/EC art. 44(1)" },
    { "You withdrew the bid.",
      "Procurement Act 2023 s.19", "Directive 2014/24/EU art. 56(1)",
      "Public Contracts Regulations 2015 reg. 56(1)", "Directive 2004/18/EC art. 44(1)" },
    { "The price is abnormally low, and it was not shown that the contract can be performed for "
      "it.",
      "Procurement Act 2023 s.19", "Directive 2014/24/EU art. 69",
      "Public Contracts Regulations 2015 reg. 69", "Directive 2004/18/EC art. 55" },
    { "A conflict of interest puts you at an unfair advantage that cannot be avoided otherwise.",
      "Procurement Act 2023 s.82", "Directive 2014/24/EU art. 57(4)(e)",
      "Public Contracts Regulations 2015 reg. 57(8)(e)", "Directive 2004/18/EC art. 2" },
    { "The time for which the bid binds you ended, and you did not agree to a longer one.",
      "Procurement Act 2023 s.19", "Directive 2014/24/EU art. 18(1), Annex V part C(21)",
      "Public Contracts Regulations 2015 reg. 18(1)", "Directive 2004/18/EC art. 2" },
    { "Your standing, or that of a member of your consortium, was tested again and fails.",
      "Procurement Act 2023 s.22, 28", "Directive 2014/24/EU art. 58, 63(1)",
      "Public Contracts Regulations 2015 reg. 58, 63", "Directive 2004/18/EC art. 44, 47" },
};
enum { LAPSED = 6, RETESTED = 7 };

static int64_t row_of(const Act *act)
{
    return act->kind == ACT_LAPSE    ? (int64_t)LAPSED
           : act->kind == ACT_RETEST ? (int64_t)RETESTED
                                     : act->exclude.ground;
}

static void decision(Letter *l, const Act *act)
{
    int64_t ground = row_of(act);
    doc_heading(l->d, 2, S("The decision"));
    says(l, "Your bid for {} is not considered.", lot_title(l));
    doc_fact(l->d, "Ground", ground_of(act));
    if (ground < countof(grounds)) {
        doc_fact(l->d, "That means", str(grounds[ground].says));
        doc_fact(l->d, "Source", law_of(l, grounds[ground].act, grounds[ground].eu,
                                        grounds[ground].pcr, grounds[ground].old));
    }
    if (act->kind != ACT_LAPSE)
        doc_fact(l->d, "Reasons", words_of(l, exclusion_reason(act)));
    doc_fact(l->d, "Decided", put(l, "{}, by {} (act {})", moment_of(l, act->at), signers(l, act),
                                  n_of(l, act->nth)));
}

/* Nobody is told of an award by its silence: who was excluded can still go to court over it. */
static void awarded(Letter *l)
{
    if (!l->lot->awarded || l->lot->winner == l->bidder)
        return;
    doc_heading(l->d, 2, S("The award"));
    says(l, l->lot->signed_ ? "The contract for {} was awarded to {} because {}."
                            : "The contract for {} is to be awarded to {} because {}.",
         lot_title(l), who_of(l, l->lot->winner), why_awarded(l));
}

static void envelopes(Letter *l, const Bid *bid)
{
    const Deposit *d = deposit_of(l, bid);
    doc_heading(l->d, 2, S("Your bid"));
    doc_fact(l->d, "Version", n_of(l, bid->version));
    doc_fact(l->d, "Received", d ? moment_of(l, d->arrived) : S("-"));
    for (Envelope e = 0; e < ENVELOPES; e++)
        if (envelope_expected(l->round, e))
            doc_fact(l->d, e == PRICE ? "Price envelope"
                           : e == QUALITY ? "Quality envelope" : "Qualification envelope",
                     str(bid->opened[e] ? "was opened" : "stays shut; nobody has read it"));
}

static void heard(Letter *l)
{
    ptrdiff_t before;
    doc_heading(l->d, 2, S("What you were asked, and what you said"));
    before = l->d->blocks.len;
    part_heard(l, l->bidder);
    if (l->d->blocks.len == before)
        doc_says(l->d, S("The record has no inquiry to you about this bid."));
}

void disregard_letter(Letter *l)
{
    const Bid *bid = bid_at(l, l->bidder);
    const Act *act = exclusion_of(l, l->bidder);
    if (act && act->kind != ACT_LAPSE && !record_says(l->r, exclusion_reason(act)))
        todo(l, "officer", put(l, "give {} the reason for the exclusion: there is none",
                               who_of(l, l->bidder)), "exclude; Procurement Act 2023 s.57-58");
    if (act)
        decision(l, act);
    if (letter_due(l->p, l->lot, bid))
        todo(l, "officer", put(l, "give this letter to {} and enter it", who_of(l, l->bidder)),
             "summary");
    awarded(l);
    part_left(l);
    part_supplier(l);
    envelopes(l, bid);
    heard(l);
    part_standstill(l);
    part_remedies(l);
}
