/* curve.h - points and scalars of ristretto255, as they are written.
 *
 * Both are 32 bytes in their one canonical spelling. Unlike libsodium's functions these know
 * the identity (32 zero bytes) as the point it is; only points that point_valid() let pass
 * may be handed in, and anything else ends the process. Source: RFC 9496. */
#ifndef SEAL_CURVE_H
#define SEAL_CURVE_H

#include "base/point.h"

typedef struct Scalar { unsigned char byte[32]; } Scalar;     /* little end first, below l */

extern const Point base_point;          /* G: RFC 9496, A.1 */

/* g = the point of SHA-512("tenderbox/capsule/v1/generator"). Nobody knows its logarithm. */
extern const Point second_point;

bool  point_valid(Point);
bool  point_none(Point);                /* the identity */
Point point_of_base(const Scalar *);    /* s G */
Point point_times(Point, const Scalar *);
Point point_add(Point, Point);

/* a P + b Q */
Point point_sum(const Scalar *a, Point P, const Scalar *b, Point Q);

bool   scalar_valid(const Scalar *);
bool   scalar_none(const Scalar *);
Scalar scalar_of(int small);            /* 0 to 255 */
Scalar scalar_random(void);             /* never zero */
Scalar scalar_add(Scalar, Scalar);
Scalar scalar_sub(Scalar, Scalar);
Scalar scalar_mul(Scalar, Scalar);
Scalar scalar_inverse(Scalar);          /* of anything but zero */

/* SHA-512 of the parts one after another, reduced modulo l. */
Scalar scalar_hashed(const Str *parts, ptrdiff_t count);

Str    scalar_bytes(const Scalar *);    /* its 32 bytes as a slice */

#endif
