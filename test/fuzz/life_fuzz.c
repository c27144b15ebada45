/* No life falls judges, folds, proofs and the auditor over. The input is a life as test/played.h
 * writes it, a line an act, after a first line that says who is shown it, and whether its bids have
 * papers:
 *
 *     court
 *     @1790841600 olga enrol person=olga key=olga
 *
 *     public bare
 *     bidder 101
 *
 * Place, link, batch and signatures are made to fit, so that only the law itself is left to object;
 * what is against it is left out, but for a line with "!" before it, which a crooked clerk enters
 * and ends with. life_make.c writes lives from bundles. */
#include "audited.h"
#include "test/played.h"
#include "test/test.h"

#include <string.h>

enum { LINES_MOST = 400, FORGET = 64 };

static Arena life_arena;                 /* outlives a jump */

static bool edition_of(Str line, Edition *edition, Id *bidder, bool *bare)
{
    Str word = str_cut(&line, ' ');
    if (!str_edition(word, edition))
        return false;
    word  = str_cut(&line, ' ');
    *bare = str_is(word, "bare");
    if (*edition != OWN_BIDDER)
        return true;
    return str_number(*bare ? str_cut(&line, ' ') : word, bidder) && *bidder;
}

static void play_lines(Played *w, Str lines)
{
    static Str rest;
    static int i;
    rest = lines;
    for (i = 0; rest.len && !w->over && i < LINES_MOST; i++) {
        Str line = str_cut(&rest, '\n');
        if (setjmp(test_stop))
            played_go_on(w);
        else
            played_line(w, line);
    }
}

static void show(Played *w, Edition edition, Id bidder)
{
    if (setjmp(test_stop) || !w->b.acts.len)
        return;
    played_end(w);
    if (edition != COURT) {
        Bundle all = w->b;
        played_edition(w, edition, bidder, ACT_NONE);
        w->b.words = all.words;
    }
    Str bundle = played_bundle(w, &life_arena);
    Result r = audit_law(bundle, w->policy);
    if (getenv("FUZZ_TELL"))
        printf("%td acts, %s\n", w->b.acts.len, failed(r) ? r.why->code : "good");
    (void)!failed(audit_law(bundle, w->policy_witnessed));
    was_read = true;
}

static void one_input(const uint8_t *bytes, size_t count)
{
    static int lives;
    Str     lines = { (const char *)bytes, (ptrdiff_t)count };
    Edition edition;
    Id      bidder = 0;
    bool    bare;
    if (!edition_of(str_cut(&lines, '\n'), &edition, &bidder, &bare))
        return;
    if (lives++ % FORGET == 0)
        played_forget();
    life_arena = arena_begin(1 << 28);
    Played *w = played_begin(&life_arena);
    w->bare   = bare;
    w->lawful = true;
    play_lines(w, lines);
    show(w, edition, bidder);
    arena_end(&life_arena);
}
