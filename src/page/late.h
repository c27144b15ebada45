/* late.h - for who came when a deadline had passed, or nearly: what is held of theirs, whether it
 * was our doing, what they tried, how to hand in late and how to complain.
 *
 * It shows a bidder their own and nobody else's; whoever is none sees what concerns everybody. */
#ifndef PAGE_LATE_H
#define PAGE_LATE_H

#include "accounts/attempts.h"
#include "accounts/running.h"
#include "page/frame.h"
#include "page/titles.h"

#define LATE_LOT(IS)                                                                               \
    IS(LateLot, TEXT, title, , "Its number and title.")                                            \
    IS(LateLot, TEXT, says, , "What of theirs is their bid.")                                      \
    IS(LateLot, TEXT, receipt, , "Its receipt; empty: it has none yet.")                           \
    IS(LateLot, FLAG, has, , "They have a bid.")                                                   \
    IS(LateLot, TEXTS, others, , "Other versions, and what became of each.")                       \
    IS(LateLot, TEXT, hand_in, , "Where it is handed in late; empty: it cannot be.")
SHAPE(LateLot, LATE_LOT)

#define LATE_TRY(IS)                                                                               \
    IS(LateTry, TEXT, at, , "When, by the server's clock.")                                        \
    IS(LateTry, TEXT, says, , "What was tried, and what became of it.")
SHAPE(LateTry, LATE_TRY)

#define LATE_PAGE(IS)                                                                              \
    IS(LatePage, TEXT, heading, , "When bids closed, or close.")                                   \
    IS(LatePage, TEXT, procedure, , "The title of the procedure.")                                 \
    IS(LatePage, TEXT, back, , "Its address.")                                                     \
    IS(LatePage, TEXT, now, , "What the server's clock says.")                                     \
    IS(LatePage, TEXT, says, , "How it stands, in a sentence.")                                    \
    IS(LatePage, FLAG, passed, , "The deadline is over.")                                          \
    IS(LatePage, FLAG, bidder, , "Who asks is a bidder here.")                                     \
    IS(LatePage, FLAG, sealed, , "Nothing of it can have been opened.")                            \
    IS(LatePage, LIST, lots, LateLot, "Lots for which they may bid, and what is held.")            \
    IS(LatePage, TEXTS, pieces, , "What came and was not handed in.")                              \
    IS(LatePage, TEXTS, faults, , "Of the server: when it was out of reach, and the like.")        \
    IS(LatePage, TEXT, watched, , "From when to when that was looked for.")                        \
    IS(LatePage, TEXT, late, , "Whether and how something is handed in late.")                     \
    IS(LatePage, TEXT, court, , "Until when a court is asked, in general.")                        \
    IS(LatePage, LIST, tries, LateTry, "What they tried, the latest first.")
SHAPE(LatePage, LATE_PAGE)

/* From when faults are told: for a day before the deadline, or before now where that lies ahead. */
Instant late_since(Instant deadline, Instant now);

/* A file of which parts came. */
typedef struct LatePiece { int64_t parts, bytes; Instant last; } LatePiece;
typedef LIST(LatePiece) LatePieces;

/* ahead: as their next act finds it. seen: moments at which they signed in. goes: how long parts
 * stay after they came, and after the deadline; whole files after both. */
typedef struct LateAsked {
    const Onlooker  *onlooker;
    const Procedure *procedure, *ahead;
    Id   bidder;                       /* 0: none */
    Str  at;                           /* "/t/2026-42" */
    Attempts   attempts;
    RanForAll  runs;
    LatePieces pieces;
    LIST(Instant) signed_in;
    int64_t parts_stay, parts_stay_after, whole_stays;
} LateAsked;

/* A round was begun. Fails: as page_titles(). */
Result page_late(const LateAsked *, LatePage *, Arena *);
void   late_html(const Frame *, const LatePage *, Text *, Arena *);

#endif
