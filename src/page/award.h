/* award.h - how a tender was decided, and the contracts that came of it, as far as everybody may
 * know: what others offered and how they were marked is told to each of them alone. */
#ifndef PAGE_AWARD_H
#define PAGE_AWARD_H

#include "page/tender.h"

#define AWARDED_LOT(IS)                                                                            \
    IS(AwardedLot, NUMBER, lot, , "The lot's number.")                                             \
    IS(AwardedLot, TEXT, title, , "What it is called.")                                            \
    IS(AwardedLot, TEXT, status, , "Where it stands.")                                             \
    IS(AwardedLot, TEXT, tag, , "The class of the status's colour.")                               \
    IS(AwardedLot, TEXTS, stands, , "What must be known before all else.")                         \
    IS(AwardedLot, TEXT, winner, , "To whom it is awarded; empty: to nobody.")                     \
    IS(AwardedLot, TEXT, price, , "At what price.")                                                \
    IS(AwardedLot, TEXT, total, , "With what total.")                                              \
    IS(AwardedLot, TEXT, why, , "Why to this bidder.")                                             \
    IS(AwardedLot, TEXT, bids, , "How many bids there were, and how many were ranked.")            \
    IS(AwardedLot, TEXT, standstill, , "Until when the contract waits for whoever objects.")       \
    IS(AwardedLot, TEXT, ended, , "Why it ended without an award.")                                \
    IS(AwardedLot, NUMBER, entry, , "The entry of the log with the award, or the end.")
SHAPE(AwardedLot, AWARDED_LOT)

#define AWARD_PAGE(IS)                                                                             \
    IS(AwardPage, TEXT, number, , "Year and number, or its name.")                                 \
    IS(AwardPage, TEXT, title, , "What was tendered.")                                             \
    IS(AwardPage, TEXT, buyer, , "By whom.")                                                       \
    IS(AwardPage, TEXT, heading, , "What this page is about.")                                     \
    IS(AwardPage, LIST, lots, AwardedLot, "Those that are decided.")                               \
    IS(AwardPage, LIST, steps, StepShown, "What happened last, the latest first.")                 \
    IS(AwardPage, LIST, earlier, StepShown, "What happened before these, from the opening on.")
SHAPE(AwardPage, AWARD_PAGE)

/* Fails: not-public, while nothing is decided; as public_look(). */
Result page_award(const Onlooker *, const Procedure *, AwardPage *, Arena *);
void   award_html(const Frame *, const AwardPage *, Text *, Arena *);

#endif
