#include "page/late.h"

#include "core/view/stands.h"
#include "page/show.h"
#include "proof/papers.h"

#include <stdlib.h>

SHAPE_OF(LateLot, LATE_LOT)
SHAPE_OF(LateTry, LATE_TRY)
SHAPE_OF(LatePage, LATE_PAGE)

/* named: fingerprints of the sealed files that their deposits name. */
typedef struct Look {
    const LateAsked *k;
    const Round     *r;
    Titles           titles;
    LIST(Hash)       named;
    Zone             zone;
    LatePage        *page;
    Arena           *a;
} Look;

#define put(l, form, ...) str_put((l)->a, (form), __VA_ARGS__)

static Str n_of(const Look *l, int64_t n) { return str_of_number(n, l->a); }
static Str words(const Look *l, Instant at) { return str_of_moment_words(at, l->zone, l->a); }
static Str exact(const Look *l, Instant at) { return str_of_moment(at, l->zone, l->a); }
static Instant later(Instant one, Instant other) { return one > other ? one : other; }

static bool passed(const Look *l)
{
    return l->r->deadline && l->k->onlooker->now >= l->r->deadline;
}

/* ---- what is held ----------------------------------------------------------------- */

/* "2 sealed envelopes, 65,800 bytes together"; empty where that is not known here. */
static Str contents(Look *l, const Deposit *d)
{
    Hash    salt;
    Str     text;
    int64_t bytes = 0;
    Heads  *heads = make(l->a, Heads, 1);
    if (failed(book_words(l->k->onlooker->book, d->heads, &salt, &text, l->a)) ||
        failed(heads_glance(text, heads, l->a)))
        return (Str){ 0 };
    for (int i = 0; i < heads->count; i++) {
        bytes += heads->at[i].head.size;
        *list_add(&l->named, l->a) = heads->at[i].head.sha256;
    }
    return put(l, ": {}, {} together",
               str_counted(heads->count, "sealed envelope", "sealed envelopes", l->a),
               str_counted(bytes, "byte", "bytes", l->a));
}

static Str fate(const Deposit *d, const Deposit *bid)
{
    if (d->withdrawn)
        return S("withdrawn, so it stays shut");
    if (d->late && !d->accepted)
        return S("late, so it stays shut unless it is accepted");
    if (d->late)
        return S("late, and accepted");
    return bid ? S("replaced, so it stays shut") : S("in the box");
}

/* As it was handed in: one that was accepted late takes the place of another one. */
static const Deposit *bid_among(const Look *l, Id lot)
{
    const Procedure *p = l->k->ahead;
    const Bidding   *b = bidding_of(p, l->r->id, lot, l->k->bidder);
    const Deposit   *late = b && b->late ? &p->box.at[b->late - 1] : NULL;
    if (late && late->accepted)
        return late;
    return b && b->stands ? &p->box.at[b->stands - 1] : NULL;
}

static void show_bid(Look *l, const Deposit *bid, LateLot *lot)
{
    lot->has  = true;
    lot->says = put(l, "We hold all of it{}. It came on {}, {}.", contents(l, bid),
                    words(l, bid->arrived),
                    bid->late ? S("late, and is accepted") : S("in time"));
    if (bid->leaf >= 0)
        lot->receipt = put(l, "{}/receipt/{}", l->k->at, n_of(l, bid->leaf));
}

static void show_others(Look *l, Id id, const Deposit *bid, LateLot *lot)
{
    for (each(const Deposit, d, l->k->ahead->box))
        if (d->bidder == l->k->bidder && d->round == l->r->id && d->lot == id && d != bid)
            *list_add(&lot->others, l->a) = put(l, "Version {}{}. It came on {}: {}.",
                n_of(l, d->version), contents(l, d), words(l, d->arrived), fate(d, bid));
}

static void show_lot(Look *l, const Lot *of)
{
    const Title   *title = title_of(&l->titles, A_LOT, of->id, 0);
    const Deposit *bid   = bid_among(l, of->id);
    LateLot *lot = list_add(&l->page->lots, l->a);
    *lot = (LateLot){ .title = title ? title_label(title, false, l->a) : n_of(l, of->id) };
    if (bid)
        show_bid(l, bid, lot);
    show_others(l, of->id, bid, lot);
    Str version = bid ? put(l, "Version {} is your bid. ", n_of(l, bid->version)) : (Str){ 0 };
    lot->says = bid ? put(l, "{}{}", version, lot->says)
              : lot->others.len ? S("You have no bid that counts for this lot.")
                                : S("Nothing of yours was handed in for this lot.");
    if (!l->r->listed)
        lot->hand_in = put(l, "{}/bid/{}", l->k->at, n_of(l, of->id));
}

/* ---- what came and was not handed in ----------------------------------------------- */

static void show_parts(Look *l)
{
    const LateAsked *k = l->k;
    for (each(const LatePiece, piece, k->pieces)) {
        Instant one = piece->last + k->parts_stay;
        Instant other = later(l->r->deadline, piece->last) + k->parts_stay_after;
        *list_add(&l->page->pieces, l->a) = put(l,
            "A sealed file of which {} came, {} together, the last at {}. It is not whole, so it "
            "was not handed in. Nobody can read it; it is cleared after {}.",
            str_counted(piece->parts, "part", "parts", l->a),
            str_counted(piece->bytes, "byte", "bytes", l->a), exact(l, piece->last),
            words(l, one < other ? one : other));
    }
}

static bool is_named(const Look *l, Hash hash)
{
    for (each(const Hash, named, l->named))
        if (hash_same(*named, hash))
            return true;
    return false;
}

static void show_whole(Look *l, const Attempt *it)
{
    Hash    hash;
    Instant goes = later(l->r->deadline, it->last) + l->k->whole_stays;
    if (it->what != TRIED_WHOLE || it->why.len || !str_hash(it->about, &hash) ||
        is_named(l, hash) || goes < l->k->onlooker->now)
        return;
    *list_add(&l->named, l->a) = hash;
    *list_add(&l->page->pieces, l->a) = put(l,
        "A sealed file of {}, which was whole at {}, with the fingerprint {}. No bid that you "
        "handed in names it. Nobody can read it; it is cleared after {}.",
        str_counted(it->amount, "byte", "bytes", l->a), exact(l, it->last), it->about,
        words(l, goes));
}

/* ---- our own faults ---------------------------------------------------------------- */

static void fault(Look *l, Str says) { *list_add(&l->page->faults, l->a) = says; }

static void show_gap(Look *l, const RanFor *before, const RanFor *after)
{
    fault(l, put(l, before->ended ? "Our service was stopped from {} to {}, {}."
                                  : "Our service was down from {} (a minute later at most) to {}, "
                                    "{}.",
                 exact(l, before->seen), exact(l, after->begun),
                 str_of_span(after->begun - before->seen, l->a)));
}

static void show_other_fault(Look *l, const RanFor *it)
{
    Str from = exact(l, it->begun - RUNNING_EVERY), until = exact(l, it->seen);
    if (it->what == RAN_SHORT)
        fault(l, put(l, "Between {} and {} our service had no room for some who asked, and told "
                        "them to try again.", from, until));
    if (it->what == RAN_UNWELL)
        fault(l, put(l, "Between {} and {} nothing could be entered in our book.", from, until));
}

static bool within(Instant from, Instant until, Instant begun, Instant ended)
{
    return begun < until && ended > from;
}

/* Two runs with a gap that is longer than our own minute. */
static void show_runs(Look *l, Instant from, Instant until)
{
    const RanFor *before = NULL;
    for (each(const RanFor, it, l->k->runs)) {
        if (it->what != RAN) {
            if (within(from, until, it->begun - RUNNING_EVERY, it->seen))
                show_other_fault(l, it);
            continue;
        }
        if (before && within(from, until, before->seen, it->begun))
            show_gap(l, before, it);
        before = it;
    }
}

static Instant record_begins(const Look *l)
{
    for (each(const RanFor, it, l->k->runs))
        if (it->what == RAN)
            return it->begun;
    return l->k->onlooker->now;
}

static Instant told_until(Instant deadline, Instant now)
{
    return deadline && deadline < now ? deadline : now;
}

Instant late_since(Instant deadline, Instant now)
{
    return told_until(deadline, now) - 24 * 3600;
}

static void show_faults(Look *l)
{
    Instant now = l->k->onlooker->now, until = told_until(l->r->deadline, now);
    Instant from = late_since(l->r->deadline, now), begins = record_begins(l);
    from = begins > from ? begins : from;
    if (from < until)
        show_runs(l, from, until);
    if (l->r->typed)
        fault(l, put(l, "An outage is on record. It moved the deadline from {} to {}.",
                     words(l, l->r->typed), words(l, l->r->deadline)));
    l->page->watched = from < until ? put(l, "from {} to {}", exact(l, from), exact(l, until))
                                    : (Str){ 0 };
}

/* ---- what they tried --------------------------------------------------------------- */

typedef struct Tried { Instant at; Str says; } Tried;
typedef LIST(Tried) TriedAll;

static Str of_act(const Look *l, Str about)
{
    Str kind = str_cut(&about, ' '), lot = str_cut(&about, ' ');
    ActKind is = act_kind(kind);
    Str says = is ? str(act_rows[is]->says) : kind;
    return about.len && !str_is(about, "0")
               ? put(l, "{}: lot {}, version {}", says, lot, about)
               : put(l, "{}: lot {}", says, lot);
}

static Str of_file(const Look *l, const Attempt *it)
{
    Str name = { it->about.at, it->about.len < 8 ? it->about.len : 8 };
    if (it->what == TRIED_PART && it->why.len)
        return put(l, "A part of a sealed file ({}…)", name);
    if (it->what == TRIED_PART)
        return put(l, "{} of a sealed file of {} ({}…)",
                   str_counted(it->times, "part", "parts", l->a), n_of(l, it->amount), name);
    return put(l, "A sealed file of {} put together ({}…)",
               str_counted(it->amount, "byte", "bytes", l->a), name);
}

static Str try_says(const Look *l, const Attempt *it)
{
    Str what  = it->what == TRIED_ACT ? of_act(l, it->about) : of_file(l, it);
    Str times = it->times > 1 && (it->what == TRIED_ACT || it->why.len)
                    ? put(l, ", {} times", n_of(l, it->times)) : (Str){ 0 };
    if (it->why.len)
        return put(l, "{}{}. Refused: {}", what, times, it->why);
    return put(l, "{}{}. {}.", what, times,
               it->what == TRIED_ACT ? S("Taken") : S("It arrived"));
}

static int latest_first(const void *x, const void *y)
{
    const Tried *one = x, *other = y;
    return (one->at < other->at) - (one->at > other->at);
}

static void show_tries(Look *l)
{
    TriedAll all = { 0 };
    for (each(const Attempt, it, l->k->attempts))
        *list_add(&all, l->a) = (Tried){ it->last, try_says(l, it) };
    for (each(const Instant, at, l->k->signed_in))
        *list_add(&all, l->a) = (Tried){ *at, S("You signed in.") };
    if (all.len)
        qsort(all.at, (size_t)all.len, sizeof(Tried), latest_first);
    for (each(const Tried, it, all))
        *list_add(&l->page->tries, l->a) = (LateTry){ exact(l, it->at), it->says };
}

/* ---- all of it --------------------------------------------------------------------- */

static Str late_says(const Look *l)
{
    if (l->r->listed)
        return put(l, "The box was closed for good on {}, so nothing can be handed in any more. "
                      "What was handed in late by then stays shut unless two officers accept it, "
                      "or a court orders it.", words(l, l->r->listed_at));
    return S("You can still hand in until two officers list what is in the box, which they may do "
             "from a minute after the deadline on. What comes late is marked as late and stays "
             "sealed. It is opened only if two officers accept it, for one of two published "
             "reasons: our service failed, or it was sealed in time and only sent late. They "
             "decide before anything is opened. Later only a court can order it.");
}

static Str how_it_stands(const Look *l)
{
    if (!passed(l))
        return S("You are not late: you can hand in, replace and withdraw until then.");
    return l->r->listed ? S("Nothing more can be handed in.")
                        : S("You can no longer hand in or change a bid in time.");
}

enum { COURT_DAYS = 30 };

Result page_late(const LateAsked *k, LatePage *page, Arena *a)
{
    const Procedure *p = k->procedure;
    Look l = { .k = k, .r = round_of(p, 0), .zone = p->zone, .page = page, .a = a };
    *page = (LatePage){ .procedure = page_words(k->onlooker, p->title, a), .back = k->at,
                        .now = exact(&l, k->onlooker->now), .passed = passed(&l),
                        .bidder = k->bidder != 0 };
    page->heading = put(&l, page->passed ? "Bids closed on {}" : "Bids close on {}",
                        words(&l, l.r->deadline));
    page->says = how_it_stands(&l);
    show_faults(&l);
    page->sealed = !l.r->listed;
    page->late  = late_says(&l);
    page->court = str_of_day_words(day_at(l.r->deadline + COURT_DAYS * DAY, l.zone), a);
    if (!k->bidder)
        return DONE;
    TRY(page_titles(k->onlooker, p, k->bidder, &l.titles, a));
    for (each(const Lot, lot, p->lots))
        if (is_candidate(p, l.r->id, lot->id, k->bidder))
            show_lot(&l, lot);
    show_parts(&l);
    for (each(const Attempt, it, k->attempts))
        show_whole(&l, it);
    show_tries(&l);
    return DONE;
}
