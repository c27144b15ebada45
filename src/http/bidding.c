/* bidding.c - a bidder's own bids: what is in the box, and the page in which another version is
 * sealed. */
#include "http/assets.h"
#include "http/doing.h"
#include "http/own_disk.h"

#include "desk/named.h"
#include "page/bid.h"

#include <string.h>

const Reason bid_of_nobody = { FORBIDDEN, "bid-of-nobody", "doc/serve.md",
    "Only who is registered as a bidder of this procedure, or signs for one, has bids here. Say "
    "that you are interested first; then come back." };
const Reason bid_not_now = { CONFLICT, "bid-not-now", "doc/serve.md",
    "No round is open in which bids are handed in." };

/* Once the box is listed there is nothing to hand in: what is held is on a page of its own. */
static void led_or_failed(Doing *d, Result why)
{
    const Round *r = why.why == &bid_not_now ? round_of(d->procedure, 0) : NULL;
    if (r && r->listed && d->procedure->published)
        doing_see(d, "late", (Str){ 0 });
    else
        doing_failed(d, why);
}

/* What lies ready for the deadline is in no entry and not folded. */
typedef struct Ready { Id round, lot; bool lies; } Ready;

static Result look_ready(void *with, const Act *act)
{
    Ready *ready = with;
    if (act->kind == ACT_READY_DEPOSIT)
        ready->lies |= act->deposit.round == ready->round && act->deposit.lot == ready->lot;
    return DONE;
}

/* Whoever asks is a bidder's, with a key that is known here. */
static Result bidder_of(Doing *d, BidAsked *asked, Procedure *ahead)
{
    const Procedure *p = d->procedure;
    const Person *person = d->signer.number ? person_of(p, d->signer.number) : NULL;
    const Round  *r = round_of(p, 0);
    if (!person || !person->bidder || !d->signer.actor)
        return because(&bid_of_nobody);
    if (!p->published || !r || r->listed)
        return because(&bid_not_now);
    TRY(book_ahead(d->onlooker->book, p, person->id, ahead, d->a));
    *asked = (BidAsked){ .onlooker = d->onlooker, .procedure = p, .ahead = ahead,
                         .bidder = person->id, .at = d->at,
                         .worker = asset_of(S("sealer.js"))->address,
                         .sealing = own_disk_shown(DISK_SEAL, p, d->a) };
    memcpy(asked->key.byte, d->signer.actor->public.byte, sizeof asked->key.byte);
    return DONE;
}

void bids(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing     d;
    BidAsked  asked;
    BidsPage  page;
    Procedure ahead;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    Result made = bidder_of(&d, &asked, &ahead);
    if (!failed(made))
        made = page_bids(&asked, &page, d.a);
    if (failed(made)) {
        led_or_failed(&d, made);
        return;
    }
    Frame frame = doing_frame(&d, S("Your bids"));
    doing_shown(&d, 200, &frame, bids, BidsPage, &page);
}

static Result see_bid(Doing *d, BidAsked *asked, BidPage *page, Procedure *ahead)
{
    TRY(bidder_of(d, asked, ahead));
    if (!str_number(d->rest, &asked->lot))
        return because_of(&no_such_lot, str_plain(d->rest, 40, d->a));
    TRY(page_bid(asked, page, d->a));
    Ready ready = { page->round, page->lot, false };
    TRY(book_waits(d->onlooker->book, procedure_name(d->procedure), asked->bidder, look_ready,
                   &ready));
    page->lies_ready = ready.lies;
    return DONE;
}

void bid(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing     d;
    BidAsked  asked;
    BidPage   page;
    Procedure ahead;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    Result made = see_bid(&d, &asked, &page, &ahead);
    if (failed(made)) {
        led_or_failed(&d, made);
        return;
    }
    Frame frame = doing_frame(&d, S("Your bid"));
    frame.script = asset_of(S("bid.js"))->address;
    doing_shown(&d, 200, &frame, bid, BidPage, &page);
}
