/* opened_bench.c - bids of 1 MB are opened as an officer's tool opens them, to be put on record;
 * beside what cannot be spared: a key from three turns, the sealed bytes unsealed, their
 * fingerprint and the one of the file inside. Not in run.sh: a thousand bids take minutes to seal.
 * ninja -C build/release bench/opened_bench; prints rows of the table in README.md. */
#include "bench/opening.h"

#include "clerk/clerk.h"
#include "core/view/stands.h"
#include "desk/paper.h"
#include "desk/tools.h"
#include "proof/proof.h"
#include "seal/crypt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INSIDE = 1000000, CHUNK_BYTES = 65536 };

static Str opening_story(int bids, Arena *a)
{
    Text t = { 0 };
    Str  story = sealed_story(bids, a);
    const char *plain = "quality=\"Q.pdf 100\"";
    for (const char *at; (at = memmem(story.at, (size_t)story.len, plain, strlen(plain)));) {
        text_add(&t, (Str){ story.at, at - story.at }, a);
        text_our(&t, "quality=\"Q.pdf 1000000\"", a);
        story = str_after(story, at - story.at + (ptrdiff_t)strlen(plain));
    }
    text_add(&t, story, a);
    for (int i = 0; i < bids; i++)
        text_put(&t, a, "olga admit lot=1 bidder=b{} reason=\"In time.\" with=bill\n",
                 str_of_number(i, a));
    text_our(&t, "h1 turn lot=1 envelope=quality\nh2 turn lot=1 envelope=quality\n"
                 "h3 turn lot=1 envelope=quality\n", a);
    return text_str(&t);
}

/* Of so many bytes in chunks: unsealed and hashed; and twice hashed, sealed and plain. */
static double bare(const Procedure *p, const Papers *papers, int bids, Arena *a)
{
    static char plain[CHUNK_BYTES], sealed[CHUNK_BYTES + TAG_BYTES];
    unsigned char key[32] = { 1 }, nonce[NONCE_BYTES] = { 0 };
    AgeKey found;
    Cipher *to = cipher_begin(key, true, a), *from = cipher_begin(key, false, a);
    chunk_seal(to, nonce, (Str){ plain, sizeof plain }, sealed);
    double begun = cpu_seconds();
    for (each(const Bid, bid, p->bids)) {
        must(proof_key(p, bid, QUALITY, papers, &found, a));
        for (int at = 0; at < INSIDE; at += CHUNK_BYTES) {
            if (!chunk_unseal(from, nonce, (Str){ sealed, sizeof sealed }, plain))
                abort();
            (void)sha256((Str){ sealed, sizeof sealed });
            (void)sha256((Str){ plain, sizeof plain });
        }
    }
    return (cpu_seconds() - begun) / bids;
}

static void measure(int bids)
{
    Arena a = arena_begin((ptrdiff_t)8 << 30);
    const char *folder = folder_fresh(&a), *book = path_in(folder, "book", &a);
    const Procedure *p;
    StoryEnd end;
    must(story_play(opening_story(bids, &a), book, NULL, &end, &a));
    Clerk *c = tender_clerk(book, &end, &p, &a);
    Papers papers = clerk_papers(c);
    double begun = cpu_seconds(), wall = wall_seconds();
    int opened = 0;
    for (each(const Bid, bid, p->bids)) {
        Arena life = arena_begin(256 << 20);
        Act   act = { 0 };
        Shelf shelf = { 0 };
        must(opened_act(p, &papers, bid, QUALITY, NULL, &act, &shelf, &life));
        arena_end(&life);
        opened++;
    }
    double took = (cpu_seconds() - begun) / opened, waited = (wall_seconds() - wall) / opened;
    double least = bare(p, &papers, opened, &a);
    printf("| open %d bids of 1 MB, 3 of 5 padlocks | %.2f x (%.2f ms CPU a bid, "
           "%.2f ms by the wall) | 3 x | a key from turns, 1 MB unsealed and hashed twice, "
           "%.2f ms |\n", opened,
           took / least, took * 1e3, waited * 1e3, least * 1e3);
    fflush(stdout);
    folder_remove(folder);
    arena_end(&a);
}

int main(void)
{
    measure(10);
    measure(100);
    measure(1000);
    return 0;
}
