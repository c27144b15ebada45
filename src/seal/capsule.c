#include "seal/capsule.h"
#include "seal/crypt.h"

#include <string.h>

#define SOURCE "doc/book.md, capsules"

const Reason capsule_unreadable = { INVALID, "capsule-unreadable", SOURCE,
    "This is not a capsule." };
const Reason capsule_identity = { REFUSED, "capsule-identity", SOURCE,
    "A part of the capsule is empty, so it would open too easily or not at all." };
const Reason capsule_mismatched = { REFUSED, "capsule-mismatched", SOURCE,
    "The capsule was made for another number of padlocks." };
const Reason capsule_unproved = { REFUSED, "capsule-unproved", SOURCE,
    "The capsule does not prove that every sufficient group of holders gets the same key." };

static const char magic[] = "tenderbox/capsule/v1\n";
enum { MAGIC_BYTES = sizeof magic - 1, PIECE = 32 };

/* ---- bytes ----------------------------------------------------------------------- */

int capsule_bytes(int k, int n) { return CAPSULE_FIXED + PIECE * (k + 2 * n + 1); }

static const char *take_points(const char *from, Point *to, int count)
{
    memcpy(to, from, (size_t)(PIECE * count));
    return from + PIECE * count;
}

static const char *take_scalars(const char *from, Scalar *to, int count)
{
    memcpy(to, from, (size_t)(PIECE * count));
    return from + PIECE * count;
}

static Result check_points(const Point *p, int count)
{
    for (int i = 0; i < count; i++) {
        if (!point_valid(p[i]))
            return because(&capsule_unreadable);
        if (point_none(p[i]))
            return because(&capsule_identity);
    }
    return DONE;
}

static Result check_scalars(const Scalar *s, int count)
{
    for (int i = 0; i < count; i++)
        if (!scalar_valid(&s[i]))
            return because(&capsule_unreadable);
    return DONE;
}

Result capsule_again(Str bytes, Capsule *c)
{
    if (bytes.len < CAPSULE_FIXED || !str_starts(bytes, magic))
        return because(&capsule_unreadable);
    int k = (unsigned char)bytes.at[MAGIC_BYTES], n = (unsigned char)bytes.at[MAGIC_BYTES + 1];
    if (k < 1 || k > n || n > LOCKS_MOST || bytes.len != capsule_bytes(k, n))
        return because(&capsule_unreadable);
    *c = (Capsule){ .k = k, .n = n };
    const char *from = bytes.at + CAPSULE_FIXED;
    from = take_points(from, c->C, k);
    from = take_points(from, c->Y, n);
    from = take_scalars(from, &c->c, 1);
    take_scalars(from, c->r, n);
    return DONE;
}

Result capsule_read(Str bytes, Capsule *c)
{
    TRY(capsule_again(bytes, c));
    TRY(check_points(c->C, c->k));
    TRY(check_points(c->Y, c->n));
    TRY(check_scalars(&c->c, 1));
    return check_scalars(c->r, c->n);
}

static Str points_bytes(const Point *p, int count)
{
    return (Str){ (const char *)p, (ptrdiff_t)sizeof *p * count };
}

static Str scalars_bytes(const Scalar *s, int count)
{
    return (Str){ (const char *)s, (ptrdiff_t)sizeof *s * count };
}

Str capsule_write(const Capsule *c, Arena *a)
{
    Text t = { 0 };
    text_our(&t, magic, a);
    text_byte(&t, (char)c->k, a);
    text_byte(&t, (char)c->n, a);
    text_add(&t, points_bytes(c->C, c->k), a);
    text_add(&t, points_bytes(c->Y, c->n), a);
    text_add(&t, scalars_bytes(&c->c, 1), a);
    text_add(&t, scalars_bytes(c->r, c->n), a);
    return text_str(&t);
}

/* ---- dealing --------------------------------------------------------------------- */

/* p(i) for the polynomial with the coefficients alpha. */
static Scalar share_of(const Deal *d, int k, int i)
{
    Scalar p = d->alpha[k - 1], x = scalar_of(i);
    for (int j = k - 2; j >= 0; j--)
        p = scalar_add(scalar_mul(p, x), d->alpha[j]);
    return p;
}

/* The envelope's key, of the shared secret point and the capsule's C and Y. */
static void key_of_point(const Capsule *c, const Point *secret, AgeKey *key)
{
    Hash salt = sha256_of(points_bytes(c->C, c->k), points_bytes(c->Y, c->n));
    hkdf_sha256(point_bytes(secret), hash_bytes(&salt), S("tenderbox/capsule/v1/age-identity"),
                key->byte, sizeof key->byte);
}

Result capsule_key_of_dealer(const Capsule *c, const Scalar *alpha0, AgeKey *key)
{
    if (!scalar_valid(alpha0))
        return because(&capsule_unreadable);
    if (scalar_none(alpha0))
        return because(&capsule_identity);
    Point secret = point_of_base(alpha0);
    key_of_point(c, &secret, key);
    wipe(&secret, sizeof secret);
    return DONE;
}

/* Schoenmakers 1999, 3, distribution of the shares: C_j = alpha_j g, Y_i = p(i) h_i. */
Result capsule_deal_with(const Padlocks *p, const Deal *d, Capsule *c, AgeKey *key)
{
    TRY(padlocks_check(p));
    TRY(check_scalars(d->alpha, p->k));
    *c = (Capsule){ .k = p->k, .n = p->n };
    for (int j = 0; j < c->k; j++)
        c->C[j] = point_times(second_point, &d->alpha[j]);
    for (int i = 1; i <= c->n; i++) {
        Scalar share = share_of(d, c->k, i);
        c->Y[i - 1] = point_times(p->row[i - 1].padlock.h, &share);
        wipe(&share, sizeof share);
    }
    TRY(check_points(c->C, c->k));
    TRY(check_points(c->Y, c->n));
    return capsule_key_of_dealer(c, &d->alpha[0], key);
}

Result capsule_deal(const Padlocks *p, Capsule *c, Deal *d, AgeKey *key)
{
    for (int j = 0; j < LOCKS_MOST; j++)
        d->alpha[j] = scalar_random();
    return capsule_deal_with(p, d, c, key);
}

/* ---- the dealer's proof ---------------------------------------------------------- */

/* A_i and B_i of each holder, to which the challenge commits. */
typedef struct Commitments { Point A[LOCKS_MOST], B[LOCKS_MOST]; } Commitments;

/* Schoenmakers 1999, 3: the challenge of DLEQ for all i at once, over all that is public. */
static Scalar deal_challenge(const Padlocks *p, Hash ctx, const Capsule *c, const Commitments *to)
{
    Point h[LOCKS_MOST];
    char counts[2] = { (char)c->k, (char)c->n };
    for (int i = 0; i < c->n; i++)
        h[i] = p->row[i].padlock.h;
    return scalar_hashed((Str[]){ S("tenderbox/capsule/v1/deal"), S("\0"), hash_bytes(&ctx),
                                  { counts, 2 }, points_bytes(h, c->n), points_bytes(c->C, c->k),
                                  points_bytes(c->Y, c->n), points_bytes(to->A, c->n),
                                  points_bytes(to->B, c->n) }, 9);
}

/* A nonce can be repeated only where everything it serves for is repeated. */
static Scalar deal_nonce(const Deal *d, int k, const unsigned char random[32], Hash ctx, int i)
{
    char index = (char)i;
    return scalar_hashed((Str[]){ S("tenderbox/capsule/v1/deal-nonce"), S("\0"),
                                  scalars_bytes(d->alpha, k), { (const char *)random, 32 },
                                  hash_bytes(&ctx), { &index, 1 } }, 6);
}

Result capsule_prove_with(const unsigned char random[32], const Padlocks *p, Hash ctx,
                          const Deal *d, Capsule *c)
{
    Commitments to;
    Scalar w[LOCKS_MOST];
    if (c->k != p->k || c->n != p->n)
        return because(&capsule_mismatched);
    for (int i = 0; i < c->n; i++) {
        w[i] = deal_nonce(d, c->k, random, ctx, i + 1);
        to.A[i] = point_times(second_point, &w[i]);
        to.B[i] = point_times(p->row[i].padlock.h, &w[i]);
    }
    c->c = deal_challenge(p, ctx, c, &to);
    for (int i = 0; i < c->n; i++) {
        Scalar share = share_of(d, c->k, i + 1);
        c->r[i] = scalar_sub(w[i], scalar_mul(c->c, share));
        wipe(&share, sizeof share);
    }
    wipe(w, sizeof w);
    return DONE;
}

Result capsule_prove(const Padlocks *p, Hash ctx, const Deal *d, Capsule *c)
{
    unsigned char random[32];
    random_fill(random, sizeof random);
    Result r = capsule_prove_with(random, p, ctx, d, c);
    wipe(random, sizeof random);
    return r;
}

/* ---- checking -------------------------------------------------------------------- */

/* X_i = sum of i^j C_j for i = 1 .. n: the polynomial with the coefficients C_j, at i.
 *
 * By forward differences, so that each further value costs k - 1 additions and not k - 1
 * multiplications: powers are first turned into falling factorials (division by x - 1,
 * x - 2, ...), of which the j-th coefficient times j! is the j-th difference at 0. Any of
 * them may be the identity on the way. */
static void commitments_at_each(const Capsule *c, Point X[LOCKS_MOST])
{
    Point difference[LOCKS_MOST];
    Scalar factorial = scalar_of(1);
    memcpy(difference, c->C, sizeof difference);
    for (int m = 1; m < c->k - 1; m++) {
        Scalar times = scalar_of(m);
        for (int j = c->k - 2; j >= m; j--) {
            Point more = m == 1 ? difference[j + 1] : point_times(difference[j + 1], &times);
            difference[j] = point_add(difference[j], more);
        }
    }
    for (int j = 2; j < c->k; j++) {
        factorial = scalar_mul(factorial, scalar_of(j));
        difference[j] = point_times(difference[j], &factorial);
    }
    for (int i = 0; i < c->n; i++) {
        for (int j = 0; j < c->k - 1; j++)
            difference[j] = point_add(difference[j], difference[j + 1]);
        X[i] = difference[0];
    }
}

/* Schoenmakers 1999, 3, verification of the shares. */
Result capsule_check(const Padlocks *p, Hash ctx, const Capsule *c)
{
    Point X[LOCKS_MOST];
    Commitments to;
    TRY(padlocks_check(p));
    if (c->k != p->k || c->n != p->n)
        return because(&capsule_mismatched);
    commitments_at_each(c, X);
    for (int i = 0; i < c->n; i++) {
        if (point_none(X[i]))
            return because(&capsule_identity);
        to.A[i] = point_sum(&c->r[i], second_point, &c->c, X[i]);
        to.B[i] = point_sum(&c->r[i], p->row[i].padlock.h, &c->c, c->Y[i]);
    }
    Scalar challenge = deal_challenge(p, ctx, c, &to);
    return memcmp(&challenge, &c->c, sizeof challenge) ? because(&capsule_unproved) : DONE;
}

/* ---- opening --------------------------------------------------------------------- */

/* The product of what the weight of a turn at 0 is divided by: its own index, and its distance from
 * the others'. */
static Scalar divisor_of(const Turn *turns, int count, int nth)
{
    Scalar own = scalar_of(turns[nth].index), divisor = own;
    for (int i = 0; i < count; i++)
        if (i != nth)
            divisor = scalar_mul(divisor, scalar_sub(scalar_of(turns[i].index), own));
    return divisor;
}

/* What each turn counts at 0, by Lagrange: the product of all indices by its divisor. To invert
 * costs a third of a point's multiplication, so all are inverted as one product, and each is had by
 * taking the others out again. */
static void weights_at_zero(const Turn *turns, int count, Scalar *weight)
{
    Scalar divisor[LOCKS_MOST], before[LOCKS_MOST], all = scalar_of(1), indices = all;
    for (int i = 0; i < count; i++) {
        divisor[i] = divisor_of(turns, count, i);
        before[i]  = all;
        all        = scalar_mul(all, divisor[i]);
        indices    = scalar_mul(indices, scalar_of(turns[i].index));
    }
    Scalar rest = scalar_mul(indices, scalar_inverse(all));
    for (int i = count - 1; i >= 0; i--) {
        weight[i] = scalar_mul(rest, before[i]);
        rest      = scalar_mul(rest, divisor[i]);
    }
}

/* Schoenmakers 1999, 3, pooling the shares. */
Result capsule_open(const Capsule *c, const Turn *turns, int count, AgeKey *key)
{
    bool seen[LOCKS_MOST + 1] = { 0 };
    Point secret = { 0 };
    Scalar weight[LOCKS_MOST];
    if (count != c->k)
        return because(&turns_too_few);
    for (int i = 0; i < count; i++) {
        int index = turns[i].index;
        if (index < 1 || index > c->n || seen[index])
            return because(&turns_too_few);
        seen[index] = true;
    }
    weights_at_zero(turns, count, weight);
    for (int i = 0; i < count; i++)
        secret = point_add(secret, point_times(turns[i].S, &weight[i]));
    key_of_point(c, &secret, key);
    wipe(&secret, sizeof secret);
    return DONE;
}
