/* opening.c - envelopes open for which enough padlocks have turned. */
#include "cli/inside.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

const Reason nothing_to_open = { REFUSED, "nothing-to-open", "doc/acts.md opened",
    "There is no admitted bid of this lot whose envelope is still shut." };

typedef LIST(Id) Bidders;

static void bids_to_open(const Procedure *p, Id round, Id lot, Envelope e, Bidders *to, Arena *a)
{
    for (each(const Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot && bid->standing == ADMITTED &&
            (!bid->opened[e] || (e == PRICE && shares_due(p, bid))))
            *list_add(to, a) = bid->bidder;
}

/* --out/quality/NUMBER: a folder for each bidder's files. */
static Result opened_folder(const Line *line, Envelope e, Id bidder, const char **out)
{
    *out = NULL;
    if (!line->option[OPT_OUT])
        return DONE;
    const char *stage = path_in(line->option[OPT_OUT], envelope_name(e), line->life);
    *out = path_in(stage, str_terminated(str_of_number(bidder, line->life), line->life),
                   line->life);
    bool there = (!mkdir(line->option[OPT_OUT], 0700) || errno == EEXIST) &&
                 (!mkdir(stage, 0700) || errno == EEXIST) && !mkdir(*out, 0700);
    return there ? DONE : not_made(line, *out);
}

static Result open_one(Visit *v, const Bid *bid, Envelope e)
{
    Papers papers = clerk_papers(v->clerk);
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    const char *out;
    TRY(opened_folder(v->line, e, bid->bidder, &out));
    Result r = opened_act(v->procedure, &papers, bid, e, out, &act, &shelf, v->life);
    if (!failed(r))
        r = enter(v, &act, 1, &shelf);
    if (failed(r) && out)
        folder_remove(out);
    return r;
}

/* What each buyer's share of it is, where one of them may leave. */
static Result enter_shares(Visit *v, Id round, Id lot, Id bidder)
{
    Papers papers = clerk_papers(v->clerk);
    Acts   acts = { 0 };
    TRY(share_acts(v->procedure, &papers, bid_of(v->procedure, round, lot, bidder), &acts,
                   v->life));
    for (each(Act, act, acts)) {
        TRY(enter(v, act, 1, &(Shelf){ 0 }));
        TRY(clerk_procedure(v->clerk, v->name, &v->procedure));
    }
    return DONE;
}

static void tell_opened(const Visit *v)
{
    const char *between = "";
    if (!v->line->option[OPT_JSON])
        return;
    printf("{\"schema\": 1, \"done\": true, \"act\": \"opened\", \"leaves\": [");
    for (each(const int64_t, leaf, v->opened)) {
        printf("%s%lld", between, (long long)*leaf);
        between = ", ";
    }
    printf("]}\n");
}

/* Of one bid only: the others open all the same. */
static bool is_of_one_file(Result r)
{
    return r.why == &sealed_missing || r.why == &sealed_gone || r.why == &sealed_file_differs;
}

Result run_open(const Line *line)
{
    Visit    v;
    Envelope e;
    Bidders  due = { 0 };
    Result   shut = DONE;
    TRY(envelope_option(line, &e));
    TRY(visit_propose(&v, line));
    const Round *r = round_of(v.procedure, number_option(line, OPT_ROUND));
    Id  lot = number_option(line, OPT_LOT), round = r ? r->id : 0;
    bids_to_open(v.procedure, round, lot, e, &due, line->life);
    if (!due.len)
        return because(&nothing_to_open);
    for (each(const Id, bidder, due)) {
        const Bid *bid = bid_of(v.procedure, round, lot, *bidder);
        Result opened = bid->opened[e] ? DONE : open_one(&v, bid, e);
        if (failed(opened) && !is_of_one_file(opened))
            return opened;
        if (failed(opened)) {
            say(line, "The envelope of bidder {} stays shut; the others are opened.",
                str_of_number(*bidder, line->life));
            shut = opened;
        }
        TRY(clerk_procedure(v.clerk, v.name, &v.procedure));
        if (e == PRICE && !failed(opened))
            TRY(enter_shares(&v, round, lot, *bidder));
    }
    if (!failed(shut))
        tell_opened(&v);
    return shut;
}
