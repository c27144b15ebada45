/* bid.h - a bidder's own bid for a lot: what of it is in the box, what the notice expects, and what
 * the page needs to seal another version of it in the browser.
 *
 * It shows its bidder's own deposits and nobody else's. What is typed in it and chosen for it is
 * sealed where it is typed: none of it comes here (doc/browser.md, sealing). */
#ifndef PAGE_BID_H
#define PAGE_BID_H

#include "page/frame.h"
#include "page/tool.h"
#include "page/titles.h"

#define BID_FILE(IS)                                                                               \
    IS(BidFile, TEXT, name, , "What it is to be called; without a point: of whatever kind.")       \
    IS(BidFile, TEXT, title, , "What it is to say.")                                               \
    IS(BidFile, FLAG, required, , "A bid without it may be left out.")
SHAPE(BidFile, BID_FILE)

#define BID_CELL(IS)                                                                               \
    IS(BidCell, NUMBER, service, , "The service.")                                                 \
    IS(BidCell, NUMBER, year, , "The year.")                                                       \
    IS(BidCell, NUMBER, buyer, , "The buyer; 0: there is one only.")                               \
    IS(BidCell, TEXT, title, , "What the service is called.")                                      \
    IS(BidCell, TEXT, of, , "For how many of what, and for whom.")
SHAPE(BidCell, BID_CELL)

#define BID_LOT(IS)                                                                                \
    IS(BidLot, TEXT, title, , "Its number and title.")                                             \
    IS(BidLot, TEXT, link, , "The page of one's bid for it.")                                      \
    IS(BidLot, TEXT, state, , "What of that bid is in the box.")
SHAPE(BidLot, BID_LOT)

#define BIDS_PAGE(IS)                                                                              \
    IS(BidsPage, TEXT, procedure, , "The title of the procedure.")                                 \
    IS(BidsPage, TEXT, back, , "Its address.")                                                     \
    IS(BidsPage, TEXT, closes, , "The deadline, in words.")                                        \
    IS(BidsPage, NUMBER, until, , "The same, in seconds UTC; 0: it is over, or stopped.")          \
    IS(BidsPage, TEXT, left, , "How long that is, when the page was made.")                        \
    IS(BidsPage, LIST, lots, BidLot, "The lots for which one may bid.")
SHAPE(BidsPage, BIDS_PAGE)

#define BID_PAGE(IS)                                                                               \
    IS(BidPage, TEXT, procedure, , "The title of the procedure.")                                  \
    IS(BidPage, TEXT, at, , "Its address.")                                                        \
    IS(BidPage, TEXT, lot_title, , "The lot's number and title.")                                  \
    IS(BidPage, NUMBER, lot, , "Its number.")                                                      \
    IS(BidPage, NUMBER, round, , "The round that is open.")                                        \
    IS(BidPage, TEXT, closes, , "The deadline, in words.")                                         \
    IS(BidPage, NUMBER, until, , "The same, in seconds UTC; 0: it is over, or stopped.")           \
    IS(BidPage, TEXT, left, , "How long that is, when the page was made.")                         \
    IS(BidPage, FLAG, late, , "The deadline is over: what comes now stays shut unless accepted.")  \
    IS(BidPage, NUMBER, submitted, , "The version that is in the box; 0: none is.")                \
    IS(BidPage, TEXT, submitted_at, , "When it came, in words.")                                   \
    IS(BidPage, TEXT, receipt, , "Its receipt; empty: it waits for its place in the log.")         \
    IS(BidPage, TEXT, gone, , "What became of the last version, where none is submitted.")         \
    IS(BidPage, NUMBER, change, , "The change of the tender that came after it; 0: none did.")     \
    IS(BidPage, FLAG, lies_ready, , "A version lies ready, to be lodged at the deadline.")         \
    IS(BidPage, NUMBER, version, , "The version that is made next.")                               \
    IS(BidPage, LIST, expected, BidFile, "The files that the notice expects.")                     \
    IS(BidPage, FLAG, priced, , "Prices are asked for.")                                           \
    IS(BidPage, LIST, cells, BidCell, "Those that are asked for; none: of one's own.")             \
    IS(BidPage, TEXT, amounts, , "Currency and VAT of all prices.")                                \
    IS(BidPage, TEXT, example, , "A price with all its decimals.")                                 \
    IS(BidPage, TEXT, opens, , "How many padlocks of how many open it.")                           \
    IS(BidPage, TEXT, lockset, , "The fingerprint of the list of padlocks.")                       \
    IS(BidPage, TEXT, not_now, , "Why nothing can be handed in now; empty: it can.")               \
    IS(BidPage, LIST, tools, ToolShown, "The page that seals from one's own disk.")                \
    IS(BidPage, TEXT, order, , "For the script: doc/browser.md, sealing.")
SHAPE(BidPage, BID_PAGE)

/* Whose bid it is: the procedure as its bidder's next act finds it (book_ahead()), the key that
 * signs, and where the page is. */
typedef struct BidAsked {
    const Onlooker  *onlooker;
    const Procedure *procedure, *ahead;
    Id   bidder, lot;
    Hash key;                          /* public */
    Str  at;                           /* "/t/2026-42" */
    const char *worker;                /* the address of the script that seals */
    ToolShown   sealing;               /* the page that seals from one's own disk */
} BidAsked;

/* lot is not looked at. Fails: as page_titles(). */
Result page_bids(const BidAsked *, BidsPage *, Arena *);
void   bids_html(const Frame *, const BidsPage *, Text *, Arena *);

/* Fails: no-such-lot; as page_titles(), letter_price_cells(), padlocks_of(). */
Result page_bid(const BidAsked *, BidPage *, Arena *);
void   bid_html(const Frame *, const BidPage *, Text *, Arena *);

#endif
