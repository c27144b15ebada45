/* turn_vectors.c - a turn from one file, with a chance that is always the same: what the page of a
 * holder must make byte for byte (test/browser/turner.test.mjs).
 *
 *   turn_vectors BUNDLE POLICY NAME KEY LOT ENVELOPE NOW [SEEN TURNED]
 *
 * gives the file of the turn on standard output, else the reason on standard error. What is asked
 * for the n-th time is the SHA-256 of "chance <n>", repeated. */
#include "desk/turner.h"
#include "desk/verify.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Arena life, *const a = &life;

/* ---- chance ---------------------------------------------------------------------- */

static int64_t asked;

static void chance(void *const to, const size_t bytes)
{
    Hash h = sha256_of(S("chance "), str_of_number(asked++, a));
    for (size_t i = 0; i < bytes; i++)
        ((unsigned char *)to)[i] = h.byte[i % sizeof h.byte];
}

static const char *called(void)   { return "always the same"; }
static uint32_t    none(void)     { abort(); }
static randombytes_implementation same = { called, none, NULL, NULL, chance, NULL };

/* ---- the turn -------------------------------------------------------------------- */

static Str text_of(const char *path)
{
    Str text;
    if (failed(file_read(path, 1 << 20, &text, a)))
        exit(2);
    return text;
}

static Result turn(char **word, Looked *looked, TurnMade *made)
{
    BundleTaken taken;
    Actor  by;
    Text   now = { 0 };
    Envelope e;
    Holder h = { .policy = text_of(word[2]) };
    if (!str_name(str(word[3]), &h.pinned) || !str_envelope(str(word[6]), &e) ||
        !str_number(str(word[7]), &h.now))
        exit(2);
    TRY(bundle_take(word[1], &taken, a));
    TRY(actor_parse(text_of(word[4]), &by, a));
    TRY(turn_look_at(taken.bytes, word[8] ? text_of(word[8]) : (Str){ 0 }, &h, looked, &now, a));
    TurnStage stage = { 0, strtol(word[5], NULL, 10), e };
    return turn_apart(looked, &h, &by, &stage, word[8] ? text_of(word[9]) : (Str){ 0 }, (Str){ 0 },
                      made, a);
}

int main(int count, char **word)
{
    Looked   looked = { 0 };
    TurnMade made;
    if (count != 8 && count != 10)
        return 64;
    life = arena_begin(INT64_C(1) << 30);
    if (randombytes_set_implementation(&same) || sodium_init() < 0)
        return 70;
    asked = 0;                             /* the library asks for some of its own at first */
    Result r = turn(word, &looked, &made);
    if (failed(r))
        fprintf(stderr, "%s\n", r.why->code);
    else
        fwrite(made.errand.at, 1, (size_t)made.errand.len, stdout);
    arena_end(&life);
    return failed(r);
}
