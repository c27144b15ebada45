/* entered.c - what a receipt says in words: a bid as it was taken, and what happens to it next. */
#include "page/doings.h"

#include "page/show.h"
#include "page/words.h"
#include "proof/papers.h"

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    const Act   *act;
    EnteredPage *page;
    Arena       *a;
} Look;

#define put(k, form, ...) str_put((k)->a, words_in((k)->o->language, (form)), __VA_ARGS__)

static void fact_of(const Look *k, const char *name, Str value, bool written)
{
    if (value.len)
        *list_add(&k->page->facts, k->a) = (EntryFact){
            .name = said_in(k->o->language, name), .value = value, .written = written };
}

static void fact(const Look *k, const char *name, Str value) { fact_of(k, name, value, false); }
static void written(const Look *k, const char *name, Str value) { fact_of(k, name, value, true); }

static Str n_of(const Look *k, int64_t n) { return str_of_number(n, k->a); }

static Str moment_of(const Look *k, Instant at)
{
    return moment_in(k->o->language, at, k->p->zone, k->a);
}

static Str lot_title(const Look *k, Id lot)
{
    Titles titles = { 0 };
    (void)!failed(page_titles(k->o, k->p, k->act->actor, &titles, k->a));
    const Title *title = title_of(&titles, A_LOT, lot, 0);
    return title ? title_label(title, false, k->a) : n_of(k, lot);
}

/* "Thursday 26 January 2012, 11:58:31 GMT, 1 minute 29 seconds before the deadline" */
static Str received(const Look *k, Instant at, const Round *r)
{
    int64_t early = r->deadline - at;
    if (!at)
        return (Str){ 0 };
    return put(k, early > 0 ? "{}, {} before the deadline" : "{}, {} after the deadline",
               moment_of(k, at),
               span_in(k->o->language, early > 0 ? early : -early, k->a));
}

static Str contents(const Look *k)
{
    Hash    salt;
    Str     text;
    int64_t bytes = 0;
    Heads  *heads = make(k->a, Heads, 1);
    if (failed(book_words(k->o->book, k->act->deposit.heads, &salt, &text, k->a)) ||
        failed(heads_glance(text, heads, k->a)))
        return (Str){ 0 };
    for (int i = 0; i < heads->count; i++)
        bytes += heads->at[i].head.size;
    Language in = k->o->language;
    return put(k, "{}, {} together", counted_in(in, heads->count, "{} sealed envelope",
                                                "{} sealed envelopes", k->a),
               counted_in(in, bytes, "{} byte", "{} bytes", k->a));
}

/* As the box has it, where it is entered. */
static Instant arrived(const Look *k, int64_t leaf)
{
    for (each(const Deposit, d, k->p->box))
        if (leaf >= 0 && d->leaf == leaf)
            return d->arrived;
    return k->act->arrived;
}

static void show_next(const Look *k, const Round *r)
{
    k->page->sealed = put(k, "Your bid stays sealed until {}.", moment_of(k, r->deadline));
    if (r->validity)
        k->page->binds = put(k, "Your bid binds you until {}.", moment_of(k, r->validity));
    k->page->opens  = put(k, "After that {} of {} padlock holders open it, together: nobody with "
                          "fewer can.", n_of(k, r->needed), n_of(k, k->p->locks.len));
}

void page_handed_in(const Onlooker *o, const Procedure *p, const Act *act, int64_t leaf,
                    EnteredPage *page, Arena *a)
{
    Look k = { o, p, act, page, a };
    const Round  *r = round_of(p, act->deposit.round);
    const Person *bidder = person_of(p, act->actor);
    int64_t version = act->deposit.version;
    if (!r || !bidder)
        return;
    page->heading = said_in(o->language, leaf < 0 ? "Bid taken" : "Bid handed in");
    written(&k, "Bidder", page_words(o, bidder->name, a));
    written(&k, "Lot", lot_title(&k, act->deposit.lot));
    fact(&k, "Version", n_of(&k, version));
    if (version > 1)
        fact(&k, "Replaces", put(&k, "Version {}, which is not opened.", n_of(&k, version - 1)));
    fact(&k, "Received", received(&k, arrived(&k, leaf), r));
    fact(&k, "Contents", contents(&k));
    fact(&k, "Fingerprint", str_of_hash(act->deposit.heads, a));
    page->bid = o->now < r->deadline;
    show_next(&k, r);
}
