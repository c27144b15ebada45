/* opening.h - the opening of a tender, for everybody who looks on: which padlocks are needed, who
 * turned when and who has not, what opened and what stays shut, and whose doing that was.
 *
 * Before the box is listed it says nothing of bids; afterwards no more than the public edition of
 * the record proves (page/public.h). */
#ifndef PAGE_OPENING_H
#define PAGE_OPENING_H

#include "page/frame.h"
#include "page/public.h"

enum { OPENING_LINES = 40, OPENING_REFRESH = 30 };      /* of one list on a page; seconds */

#define OPENING_PADLOCK(IS)                                                                        \
    IS(OpeningPadlock, NUMBER, padlock, , "Its number.")                                           \
    IS(OpeningPadlock, TEXT, holder, , "Who holds it.")                                            \
    IS(OpeningPadlock, TEXT, whose, , "For which buyer.")                                          \
    IS(OpeningPadlock, FLAG, turned, , "It has turned for these envelopes.")                       \
    IS(OpeningPadlock, TEXT, at, , "When, in words.")                                              \
    IS(OpeningPadlock, TEXT, iso, , "When, as in ISO 8601.")                                       \
    IS(OpeningPadlock, NUMBER, entry, , "The entry of the log with its turn.")
SHAPE(OpeningPadlock, OPENING_PADLOCK)

#define OPENING_GROUP(IS)                                                                          \
    IS(OpeningGroup, NUMBER, lot, , "The lot's number.")                                           \
    IS(OpeningGroup, TEXT, envelope, , "qualification, quality or price.")                         \
    IS(OpeningGroup, TEXT, heading, , "What is opened together.")                                  \
    IS(OpeningGroup, TEXT, status, , "Sealed, waits, open, or nothing to open.")                   \
    IS(OpeningGroup, TEXT, tag, , "The class of the status's colour.")                             \
    IS(OpeningGroup, TEXT, says, , "How far it is, and what comes next.")                          \
    IS(OpeningGroup, NUMBER, needed, , "Padlocks that open it.")                                   \
    IS(OpeningGroup, NUMBER, turned, , "Padlocks that have turned for all that may be opened.")    \
    IS(OpeningGroup, FLAG, open, , "Enough have.")                                                 \
    IS(OpeningGroup, FLAG, soon, , "What it waits for can come at any moment.")                    \
    IS(OpeningGroup, LIST, padlocks, OpeningPadlock, "All of them.")
SHAPE(OpeningGroup, OPENING_GROUP)

#define OPENING_BID(IS)                                                                            \
    IS(OpeningBid, NUMBER, lot, , "For which lot.")                                                \
    IS(OpeningBid, TEXT, bidder, , "Whose; by number where the name is not for everybody.")        \
    IS(OpeningBid, NUMBER, version, , "Its version.")                                              \
    IS(OpeningBid, TEXT, came, , "When it arrived, in words.")                                     \
    IS(OpeningBid, TEXT, fate, , "What became of it.")                                             \
    IS(OpeningBid, TEXT, by, , "Whose doing that was.")                                            \
    IS(OpeningBid, NUMBER, entry, , "Its entry of the log.")
SHAPE(OpeningBid, OPENING_BID)

#define OPENING_ROUND(IS)                                                                          \
    IS(OpeningRound, NUMBER, round, , "Its number.")                                               \
    IS(OpeningRound, TEXT, title, , "What is handed in.")                                          \
    IS(OpeningRound, TEXT, deadline, , "Until when, in words.")                                    \
    IS(OpeningRound, FLAG, now, , "It is the one under way.")                                      \
    IS(OpeningRound, TEXT, listed, , "When the box was listed, and what was in it.")               \
    IS(OpeningRound, TEXT, opened, , "How many envelopes were opened.")                            \
    IS(OpeningRound, LIST, groups, OpeningGroup, "What opens together.")                           \
    IS(OpeningRound, LIST, bids, OpeningBid, "What lay in the box; empty before it is listed.")
SHAPE(OpeningRound, OPENING_ROUND)

#define OPENING_STEP(IS)                                                                           \
    IS(OpeningStep, TEXT, at, , "When, in words; empty: not for everybody.")                       \
    IS(OpeningStep, TEXT, says, , "What happened.")                                                \
    IS(OpeningStep, TEXT, by, , "Who did it.")                                                     \
    IS(OpeningStep, NUMBER, entry, , "Its entry of the log.")
SHAPE(OpeningStep, OPENING_STEP)

#define OPENING_LOT(IS)                                                                            \
    IS(OpeningLot, NUMBER, lot, , "Its number.")                                                   \
    IS(OpeningLot, TEXT, title, , "Number and title.")
SHAPE(OpeningLot, OPENING_LOT)

#define OPENING_PAGE(IS)                                                                           \
    IS(OpeningPage, TEXT, number, , "Year and number, or its name.")                               \
    IS(OpeningPage, TEXT, title, , "What is tendered.")                                            \
    IS(OpeningPage, TEXT, buyer, , "By whom.")                                                     \
    IS(OpeningPage, TEXT, heading, , "What this page is about.")                                   \
    IS(OpeningPage, TEXT, says, , "Where the opening stands.")                                     \
    IS(OpeningPage, NUMBER, closes_at, , "The deadline ahead, in seconds UTC since 1970; 0: none.")\
    IS(OpeningPage, FLAG, waits, , "Something is awaited that can come at any moment.")            \
    IS(OpeningPage, LIST, rounds, OpeningRound, "The one under way first.")                        \
    IS(OpeningPage, LIST, steps, OpeningStep, "The record, the latest first.")                     \
    IS(OpeningPage, LIST, records, OpeningLot, "Of several lots: each has a record of its own.")   \
    IS(OpeningPage, TEXT, which, , "Which part of long lists is shown; empty: all.")               \
    IS(OpeningPage, TEXT, before, , "Where the part before it is.")                                \
    IS(OpeningPage, TEXT, after, , "Where the part after it is.")                                  \
    IS(OpeningPage, NUMBER, acts, , "Open acts so far: the state that is shown.")
SHAPE(OpeningPage, OPENING_PAGE)

/* Where a turn that was made elsewhere is brought as a file. */
#define TURN_PAGE(IS)                                                                              \
    IS(TurnPage, TEXT, number, , "The tender's number, or its name.")                              \
    IS(TurnPage, TEXT, title, , "What is tendered.")                                               \
    IS(TurnPage, TEXT, error, , "Why what was brought was not entered.")                           \
    IS(TurnPage, TEXT, holder, , "Whose turn was entered just now; empty: none was.")              \
    IS(TurnPage, NUMBER, entry, , "As which entry of the log.")
SHAPE(TurnPage, TURN_PAGE)

void turn_html(const Frame *, const TurnPage *, Text *, Arena *);

/* part: of what is longer than a page, bids and steps alike. Fails: as public_look(). */
Result page_opening(const Onlooker *, const Procedure *, int64_t part, OpeningPage *, Arena *);

/* Of a frame that refreshes, it tells how that is stopped. */
void opening_html(const Frame *, const OpeningPage *, Text *, Arena *);

#endif
