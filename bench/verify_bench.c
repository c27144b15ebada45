/* How fast a bundle is recomputed, against hashing the same bytes, in one run.
 *
 * A published tender gets N more acts, without signatures (answers on the clerk's word); its
 * court bundle is audited and hashed. Prints one row a size; signatures are reported apart. The
 * last row is a tender of the demo, against what of it cannot be spared. */
#include "bench/opening.h"
#include "desk/verify.h"
#include "desk/wording.h"
#include "proof/proof.h"

#include <sodium.h>
#include <stdlib.h>
#include <unistd.h>

static void measure(int64_t acts)
{
    Arena a = arena_begin((ptrdiff_t)4 << 30);
    Str   bundle;
    StoryEnd end;
    Audit *out = make(&a, Audit, 1);
    const char *folder = folder_fresh(&a), *book = path_in(folder, "book", &a);
    tender_open(book, 0, &end, &a);
    answers_grow(book, &end, acts);
    court_edition(folder, book, end.procedure, &bundle, &a);
    double begun = cpu_seconds();
    must(verify_bytes(bundle, end.policy, out, &a));
    double audited = cpu_seconds() - begun;
    begun = cpu_seconds();
    Hash hash = sha256(bundle);
    double hashed = cpu_seconds() - begun;
    printf("| verify %lld unsigned acts, %.1f MB, %lld signatures (%02x) | %.2f x (%.3f s CPU) | "
           "5 x | SHA-256 of the same bytes, %.3f s |\n", (long long)acts, (double)bundle.len / 1e6,
           (long long)out->counted.signatures, hash.byte[0], audited / hashed, audited, hashed);
    fflush(stdout);
    folder_remove(folder);
    arena_end(&a);
}

/* ---- a tender that was decided ---------------------------------------------------------- */

static double signatures_bare(int64_t count)
{
    static const char text[600];
    unsigned char point[32], secret[64], by[64];
    crypto_sign_ed25519_keypair(point, secret);
    crypto_sign_ed25519_detached(by, NULL, (const unsigned char *)text, sizeof text, secret);
    double begun = cpu_seconds();
    for (int64_t i = 0; i < count; i++)
        if (!note_verify_ed25519((Str){ text, sizeof text }, point, by))
            abort();
    return cpu_seconds() - begun;
}

static const Heads *heads_of(const Papers *papers, Hash hash, Arena *a)
{
    Heads *heads = make(a, Heads, 1);
    Str    text;
    must(papers->paper(papers->where, hash, &text, a));
    must(heads_read(text, heads, a));
    return heads;
}

static double capsules_bare(const Procedure *p, const Papers *papers, Arena *a)
{
    double took = 0;
    for (each(const Deposit, d, p->box)) {
        const Heads *heads = heads_of(papers, d->heads, a);
        Padlocks locks;
        must(padlocks_of(p, d->round, &locks, a));
        double begun = cpu_seconds();
        for (int i = 0; i < heads->count; i++)
            must(capsule_check(&locks, head_ctx(heads->at[i].text), &heads->at[i].capsule));
        took += cpu_seconds() - begun;
    }
    return took;
}

static double turns_bare(const Procedure *p, const Papers *papers, Arena *a)
{
    double took = 0;
    for (each(const Turned, t, p->turned)) {
        Padlocks locks;
        Turns    turns;
        Str      text;
        must(papers->paper(papers->where, t->paper, &text, a));
        must(turns_read(text, &turns, a));
        must(padlocks_of(p, t->round, &locks, a));
        for (each(const TurnLine, line, turns.lines)) {
            const Bid *bid = bid_of(p, t->round, t->lot, line->bidder);
            const HeadPair *pair = heads_envelope(heads_of(papers, bid->heads, a), t->envelope);
            double begun = cpu_seconds();
            must(turn_check(&locks, line->ctx, &pair->capsule, &line->turn));
            took += cpu_seconds() - begun;
        }
    }
    return took;
}

static double openings_bare(const Procedure *p, const Papers *papers, Arena *a)
{
    double took = 0;
    for (each(const Bid, bid, p->bids))
        for (Envelope e = 0; e < ENVELOPES; e++) {
            AgeKey  key;
            Opening opening;
            if (!bid->opened[e])
                continue;
            must(proof_key(p, bid, e, papers, &key, a));
            double begun = cpu_seconds();
            must(opening_read(p, bid, e, &key, papers, (Unpacker){ 0 }, &opening, a));
            took += cpu_seconds() - begun;
        }
    return took;
}

/* Against what cannot be spared however it is checked: each signature, capsule, turn and opened
 * envelope once, and nothing else. */
static void measure_story(const char *path, const char *called)
{
    Arena a = arena_begin((ptrdiff_t)8 << 30);
    Str   story, bundle;
    StoryEnd end;
    Audit *out = make(&a, Audit, 1);
    const char *folder = folder_fresh(&a), *book = path_in(folder, "book", &a);
    must(story_read(path, &story, &a));
    must(story_play(story, book, NULL, &end, &a));
    Book *b = court_edition(folder, book, end.procedure, &bundle, &a);
    double begun = cpu_seconds();
    must(verify_bytes(bundle, end.policy, out, &a));
    double audited = cpu_seconds() - begun;
    Papers papers = book_papers(b);
    double bare = signatures_bare(out->counted.signatures) +
                  capsules_bare(out->procedure, &papers, &a) +
                  turns_bare(out->procedure, &papers, &a) +
                  openings_bare(out->procedure, &papers, &a);
    printf("| verify %s, %.1f MB, court edition | %.2f x (%.2f s CPU) | 1.3 x | its signatures, "
           "capsules, turns and opened envelopes alone, %.2f s |\n", called,
           (double)bundle.len / 1e6, audited / bare, audited, bare);
    fflush(stdout);
    folder_remove(folder);
    arena_end(&a);
}

int main(void)
{
    measure(1000);
    measure(10000);
    measure(100000);
    measure_story("demo/business-partnering.story", "the tender of the demo");
    return 0;
}
