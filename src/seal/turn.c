#include "seal/capsule.h"
#include "seal/crypt.h"

#include <string.h>

#define SOURCE "doc/book.md, turns"

const Reason turn_unreadable = { INVALID, "turn-unreadable", SOURCE,
    "This is not a holder's turn." };
const Reason turn_identity = { REFUSED, "turn-identity", SOURCE,
    "The turn is empty." };
const Reason turn_unproved = { REFUSED, "turn-unproved", SOURCE,
    "The holder does not prove that this turn is the right one." };
const Reason turns_too_few = { REFUSED, "turns-too-few", SOURCE,
    "Opening takes one turn each of exactly as many holders as were agreed." };
const Reason padlock_not_yours = { REFUSED, "padlock-not-yours", SOURCE,
    "The key does not belong to the padlock with this index." };

static Result check_pieces(const Turn *t)
{
    if (t->index < 1 || t->index > LOCKS_MOST || !point_valid(t->S) || !scalar_valid(&t->e) ||
        !scalar_valid(&t->z))
        return because(&turn_unreadable);
    return point_none(t->S) ? because(&turn_identity) : DONE;
}

Result turn_read(Str bytes, Turn *t)
{
    if (bytes.len != TURN_BYTES)
        return because(&turn_unreadable);
    t->index = (unsigned char)bytes.at[0];
    memcpy(t->S.byte, bytes.at + 1, 32);
    memcpy(t->e.byte, bytes.at + 33, 32);
    memcpy(t->z.byte, bytes.at + 65, 32);
    return check_pieces(t);
}

Str turn_write(const Turn *t, Arena *a)
{
    Text text = { 0 };
    text_byte(&text, (char)t->index, a);
    text_add(&text, point_bytes(&t->S), a);
    text_add(&text, scalar_bytes(&t->e), a);
    text_add(&text, scalar_bytes(&t->z), a);
    return text_str(&text);
}

static Scalar turn_challenge(Hash ctx, const Turn *t, Point h, Point Y, Point A, Point B)
{
    char index = (char)t->index;
    return scalar_hashed((Str[]){ S("tenderbox/capsule/v1/turn"), S("\0"), hash_bytes(&ctx),
                                  { &index, 1 }, point_bytes(&h), point_bytes(&Y),
                                  point_bytes(&t->S), point_bytes(&A), point_bytes(&B) }, 9);
}

static Scalar turn_nonce(const PadlockSecret *secret, const unsigned char random[32], Hash ctx,
                         Point Y)
{
    return scalar_hashed((Str[]){ S("tenderbox/capsule/v1/nonce"), scalar_bytes(&secret->x),
                                  { (const char *)random, 32 }, hash_bytes(&ctx),
                                  point_bytes(&Y) }, 5);
}

/* Schoenmakers 1999, 3, decryption of the shares: S_i = Y_i / x_i, with its proof. */
Result capsule_turn_with(const unsigned char random[32], const Padlocks *p, Hash ctx,
                         const Capsule *c, const PadlockSecret *secret, int index, Turn *t)
{
    Padlock mine;
    TRY(padlock_of(secret, &mine));
    if (index < 1 || index > p->n || !padlock_same(mine, p->row[index - 1].padlock))
        return because(&padlock_not_yours);
    TRY(capsule_check(p, ctx, c));
    Point Y = c->Y[index - 1];
    Scalar inverse = scalar_inverse(secret->x), w = turn_nonce(secret, random, ctx, Y);
    t->index = index;
    t->S = point_times(Y, &inverse);
    t->e = turn_challenge(ctx, t, mine.h, Y, point_of_base(&w), point_times(t->S, &w));
    t->z = scalar_sub(w, scalar_mul(t->e, secret->x));
    wipe(&inverse, sizeof inverse);
    wipe(&w, sizeof w);
    return DONE;
}

Result capsule_turn(const Padlocks *p, Hash ctx, const Capsule *c, const PadlockSecret *secret,
                    int index, Turn *t)
{
    unsigned char random[32];
    random_fill(random, sizeof random);
    Result r = capsule_turn_with(random, p, ctx, c, secret, index, t);
    wipe(random, sizeof random);
    return r;
}

/* zG + e h = wG and zS + e Y = wS: the same w, hence the same x, on both sides. Schoenmakers 1999,
 * 3, decryption of the shares: DLEQ(G, h_i, S_i, Y_i). */
Result turn_check(const Padlocks *p, Hash ctx, const Capsule *c, const Turn *t)
{
    TRY(check_pieces(t));
    if (t->index > c->n || c->n != p->n || !point_valid(c->Y[t->index - 1]))
        return because(&turn_unreadable);
    Point h = p->row[t->index - 1].padlock.h, Y = c->Y[t->index - 1];
    Point A = point_add(point_of_base(&t->z), point_times(h, &t->e));
    Point B = point_sum(&t->z, t->S, &t->e, Y);
    Scalar e = turn_challenge(ctx, t, h, Y, A, B);
    return memcmp(&e, &t->e, sizeof e) ? because(&turn_unproved) : DONE;
}
