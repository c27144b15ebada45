/* opening.c - envelopes open for which enough padlocks have turned. */
#include "cli/inside.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason nothing_to_open = { REFUSED, "nothing-to-open", "doc/acts.md opened",
    "There is no admitted bid of this lot whose envelope is still shut. What is open is written "
    "once more with --out." };

typedef LIST(Id) Bidders;

/* again: also those that are open, whose files are written once more. */
static void bids_to_open(const Procedure *p, Id round, Id lot, Envelope e, bool again, Bidders *to,
                         Arena *a)
{
    for (each(const Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot && bid->standing == ADMITTED &&
            (again || !bid->opened[e] || (e == PRICE && shares_due(p, bid))))
            *list_add(to, a) = bid->bidder;
}

static const char *files_place(const Line *line, Envelope e, Id bidder)
{
    const char *own = str_terminated(str_of_number(bidder, line->life), line->life);
    const char *above = path_in(line->option[OPT_OUT], envelope_name(e), line->life);
    return path_in(above, own, line->life);
}

/* --out/quality/NUMBER: a folder for each bidder's files, in two that may be there. */
typedef struct Spot { const char *above[2]; bool made[2]; Fresh folder; } Spot;

/* Which of them were made here is taken away again where nothing came into them. */
static void spot_leave(const Spot *spot)
{
    for (int i = countof(spot->above) - 1; i >= 0; i--)
        if (spot->made[i])
            rmdir(spot->above[i]);
}

static Result spot_take(const Line *line, Envelope e, Id bidder, Spot *spot)
{
    *spot = (Spot){ .above[0] = line->option[OPT_OUT] };
    spot->above[1] = path_in(spot->above[0], envelope_name(e), line->life);
    bool there = true;
    for (int i = 0; i < countof(spot->above) && there; i++) {
        spot->made[i] = !mkdir(spot->above[i], 0700);
        there = spot->made[i] || errno == EEXIST;
    }
    if (there && fresh_folder_again(&spot->folder, files_place(line, e, bidder), line->life))
        return DONE;
    Result r = not_made(line, spot->above[1]);
    spot_leave(spot);
    return r;
}

static Result files_put(Visit *v, const Bid *bid, Envelope e, Spot *spot, Act *act, Shelf *shelf)
{
    Papers papers = visit_papers(v);
    TRY(spot_take(v->line, e, bid->bidder, spot));
    return kept_whole(v->line, &spot->folder,
                      opened_act(v->procedure, &papers, bid, e, spot->folder.part, act, shelf,
                                 v->life));
}

/* No file came out, and why, as it stands on record. */
static Result enter_opened(Visit *v, Act *act, const Shelf *shelf)
{
    TRY(enter(v, act, 1, shelf));
    Text t = { 0 };
    text_put(&t, v->life, "No file came out of the envelope of bidder {}. {}",
             str_of_number(act->opened.bidder, v->life), shelf->at[shelf->len - 1].bytes);
    if (act->opened.outcome == OPENED_VOID)
        say(v->line, "{}", text_str(&t));
    return DONE;
}

/* Files first, then the act: after a kill between them the same files are found again. Where nobody
 * knows whether the act stands they stay, too. */
static Result open_into(Visit *v, const Bid *bid, Envelope e)
{
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Spot   spot = { 0 };
    struct stat about;
    if (bid->opened[e] && !lstat(files_place(v->line, e, bid->bidder), &about))
        return DONE;                         /* written before; what became of it is its owner's */
    Result r = files_put(v, bid, e, &spot, &act, &shelf);
    if (!failed(r) && !bid->opened[e])
        r = enter_opened(v, &act, &shelf);
    if (!failed(r) || r.why == &book_uncertain)
        return r;
    if (spot.folder.moved)
        folder_remove(spot.folder.place);
    spot_leave(&spot);
    return r;
}

static Result open_one(Visit *v, const Bid *bid, Envelope e)
{
    Papers papers = visit_papers(v);
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    if (v->line->option[OPT_OUT])
        return open_into(v, bid, e);
    if (bid->opened[e])
        return DONE;
    TRY(opened_act(v->procedure, &papers, bid, e, NULL, &act, &shelf, v->life));
    return enter_opened(v, &act, &shelf);
}

/* What each buyer's share of it is, where one of them may leave. */
static Result enter_shares(Visit *v, Id round, Id lot, Id bidder)
{
    Papers papers = visit_papers(v);
    Acts   acts = { 0 };
    TRY(share_acts(v->procedure, &papers, bid_of(v->procedure, round, lot, bidder), &acts,
                   v->life));
    for (each(Act, act, acts)) {
        TRY(enter(v, act, 1, &(Shelf){ 0 }));
        TRY(visit_again(v));
    }
    return DONE;
}

/* Of one bid only: the others open all the same. */
static bool is_of_one_file(Result r)
{
    return r.why == &sealed_missing || r.why == &sealed_gone || r.why == &sealed_file_differs;
}

/* "lot 1: 2 bids admitted, 1 bid not decided on" */
static Str how_bids_stand(const Procedure *p, const Round *r, Id lot, Arena *a)
{
    int64_t admitted = 0, pending = 0;
    Text t = { 0 };
    for (each(const Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot) {
            admitted += bid->standing == ADMITTED;
            pending += bid->standing == PENDING;
        }
    text_put(&t, a, "lot {}: {} admitted, {} that nobody has decided on", str_of_number(lot, a),
             str_counted(admitted, "bid", "bids", a), str_counted(pending, "bid", "bids", a));
    if (pending)
        text_our(&t, "; two officers admit or exclude them first (tenderbox act admit)", a);
    if (!r->listed)
        text_our(&t, "; the box is not listed yet (tenderbox act box-list)", a);
    return text_str(&t);
}

/* One after the other: an envelope that stays shut keeps no other one shut. */
static Result open_each(Visit *v, const Bidders *due, Id round, Id lot, Envelope e)
{
    Result shut = DONE;
    for (each(const Id, bidder, *due)) {
        Result opened = open_one(v, bid_of(v->procedure, round, lot, *bidder), e);
        if (failed(opened) && !is_of_one_file(opened))
            return opened;
        if (failed(opened)) {
            say(v->line, "The envelope of bidder {} stays shut; the others are opened.",
                str_of_number(*bidder, v->life));
            shut = opened;
        }
        TRY(visit_again(v));
        if (e == PRICE && !failed(opened))
            TRY(enter_shares(v, round, lot, *bidder));
    }
    return shut;
}

Result run_open(const Line *line)
{
    Visit    v;
    Envelope e;
    Bidders  due = { 0 };
    const Round *r;
    const Lot   *of;
    TRY(envelope_option(line, &e));
    TRY(visit_propose(&v, line));
    v.together = true;
    TRY(round_and_lot(&v, &r, &of));
    Id lot = of->id, round = r->id;
    bids_to_open(v.procedure, round, lot, e, line->option[OPT_OUT], &due, line->life);
    if (!due.len)
        return because_of(&nothing_to_open, how_bids_stand(v.procedure, r, lot, line->life));
    TRY(open_each(&v, &due, round, lot, e));
    if (!v.entered.len && line->option[OPT_OUT])
        say(line, "They are open already: their files are in {}, and nothing is entered.",
            str(line->option[OPT_OUT]));
    tell_together(&v, "opened");
    return DONE;
}
