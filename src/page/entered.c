/* entered.c - what a receipt says in words: a bid as it was taken, and what happens to it next. */
#include "page/doings.h"

#include "page/show.h"
#include "proof/papers.h"

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    const Act   *act;
    EnteredPage *page;
    Arena       *a;
} Look;

#define put(k, form, ...) str_put((k)->a, (form), __VA_ARGS__)

static void fact(const Look *k, Str name, Str value)
{
    if (value.len)
        *list_add(&k->page->facts, k->a) = (FactShown){ .name = name, .value = value };
}

static Str n_of(const Look *k, int64_t n) { return str_of_number(n, k->a); }

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
    Str words = str_of_moment_words(at, k->p->zone, k->a);
    return put(k, early > 0 ? "{}, {} before the deadline" : "{}, {} after the deadline", words,
               str_of_span(early > 0 ? early : -early, k->a));
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
    return put(k, "{}, {} together", str_counted(heads->count, "sealed envelope",
                                                 "sealed envelopes", k->a),
               str_counted(bytes, "byte", "bytes", k->a));
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
    k->page->sealed = put(k, "Your bid stays sealed until {}.",
                          str_of_moment_words(r->deadline, k->p->zone, k->a));
    if (r->validity)
        k->page->binds = put(k, "Your bid binds you until {}.",
                             str_of_moment_words(r->validity, k->p->zone, k->a));
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
    page->heading = leaf < 0 ? S("Bid taken") : S("Bid handed in");
    fact(&k, S("Bidder"), page_words(o, bidder->name, a));
    fact(&k, S("Lot"), lot_title(&k, act->deposit.lot));
    fact(&k, S("Version"), n_of(&k, version));
    if (version > 1)
        fact(&k, S("Replaces"), put(&k, "Version {}, which is not opened.",
                                    n_of(&k, version - 1)));
    fact(&k, S("Received"), received(&k, arrived(&k, leaf), r));
    fact(&k, S("Contents"), contents(&k));
    fact(&k, S("Fingerprint"), str_of_hash(act->deposit.heads, a));
    page->bid = o->now < r->deadline;
    show_next(&k, r);
}
