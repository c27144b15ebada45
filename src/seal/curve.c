#include "seal/curve.h"
#include "seal/crypt.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

const Point base_point = { {
    0xe2, 0xf2, 0xae, 0x0a, 0x6a, 0xbc, 0x4e, 0x71,
    0xa8, 0x84, 0xa9, 0x61, 0xc5, 0x00, 0x51, 0x5f,
    0x58, 0xe3, 0x0b, 0x6a, 0xa5, 0x82, 0xdd, 0x8d,
    0xb6, 0xa6, 0x59, 0x45, 0xe0, 0x8d, 0x2d, 0x76 } };
const Point second_point = { {
    0xf0, 0x44, 0xc8, 0xf8, 0xe1, 0xf4, 0xbb, 0x89,
    0x6f, 0x0f, 0xb5, 0x3d, 0xf5, 0x07, 0x32, 0x59,
    0xd6, 0xc5, 0x41, 0xe9, 0x99, 0x36, 0x89, 0x51,
    0x17, 0x2a, 0x91, 0x54, 0x19, 0x10, 0x60, 0x18 } };

/* RFC 9496, 4.3.1. libsodium 1.0.18 overlooks the highest bit, and so a second spelling of each
 * point, the identity among them. */
bool point_valid(Point p)
{
    return p.byte[31] < 0x80 && crypto_core_ristretto255_is_valid_point(p.byte) == 1;
}

bool point_none(Point p)           { return sodium_is_zero(p.byte, sizeof p.byte); }
Str  scalar_bytes(const Scalar *s) { return (Str){ (const char *)s->byte, sizeof s->byte }; }

/* RFC 9496, 4.1: the generator. */
Point point_of_base(const Scalar *s)
{
    Point p = { 0 };
    if (!scalar_none(s) && crypto_scalarmult_ristretto255_base(p.byte, s->byte))
        abort();
    return p;
}

/* The order is prime: a product is the identity only where a factor is nothing. */
Point point_times(Point p, const Scalar *s)
{
    Point product = { 0 };
    if (scalar_none(s) || point_none(p))
        return product;
    if (crypto_scalarmult_ristretto255(product.byte, s->byte, p.byte))
        abort();
    return product;
}

/* RFC 9496, 4: the operation of the group. */
Point point_add(Point p, Point q)
{
    Point sum;
    if (crypto_core_ristretto255_add(sum.byte, p.byte, q.byte))
        abort();
    return sum;
}

Point point_sum(const Scalar *a, Point p, const Scalar *b, Point q)
{
    return point_add(point_times(p, a), point_times(q, b));
}

/* RFC 9496, 4.4: 64 bytes modulo l. */
static Scalar reduced(const unsigned char wide[64])
{
    Scalar s;
    crypto_core_ristretto255_scalar_reduce(s.byte, wide);
    return s;
}

/* RFC 9496, 4.4: below l, little end first. */
bool scalar_valid(const Scalar *s)
{
    unsigned char wide[64] = { 0 };
    memcpy(wide, s->byte, sizeof s->byte);
    Scalar same = reduced(wide);
    bool valid = same_secret(&same, s, sizeof same);
    wipe(wide, sizeof wide);
    wipe(&same, sizeof same);
    return valid;
}

bool scalar_none(const Scalar *s) { return sodium_is_zero(s->byte, sizeof s->byte); }

Scalar scalar_of(int small) { return (Scalar){ { (unsigned char)small } }; }

Scalar scalar_random(void)
{
    unsigned char wide[64];
    Scalar s;
    do {
        random_fill(wide, sizeof wide);
        s = reduced(wide);
    } while (scalar_none(&s));
    wipe(wide, sizeof wide);
    return s;
}

Scalar scalar_add(Scalar x, Scalar y)
{
    crypto_core_ristretto255_scalar_add(x.byte, x.byte, y.byte);
    return x;
}

Scalar scalar_sub(Scalar x, Scalar y)
{
    crypto_core_ristretto255_scalar_sub(x.byte, x.byte, y.byte);
    return x;
}

Scalar scalar_mul(Scalar x, Scalar y)
{
    crypto_core_ristretto255_scalar_mul(x.byte, x.byte, y.byte);
    return x;
}

Scalar scalar_inverse(Scalar s)
{
    Scalar inverse;
    if (crypto_core_ristretto255_scalar_invert(inverse.byte, s.byte))
        abort();
    return inverse;
}

Scalar scalar_hashed(const Str *parts, ptrdiff_t count)
{
    crypto_hash_sha512_state state;
    unsigned char wide[64];
    crypto_hash_sha512_init(&state);
    for (ptrdiff_t i = 0; i < count; i++)
        crypto_hash_sha512_update(&state, (const unsigned char *)parts[i].at, (size_t)parts[i].len);
    crypto_hash_sha512_final(&state, wide);
    Scalar s = reduced(wide);
    wipe(wide, sizeof wide);
    wipe(&state, sizeof state);
    return s;
}
