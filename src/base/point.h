/* point.h - an element of a group, as it is written: 32 bytes. Which group that is, and whether it
 * is an element, seal/curve.h knows. */
#ifndef BASE_POINT_H
#define BASE_POINT_H

#include "base/lines.h"

typedef struct Point { unsigned char byte[32]; } Point;

bool point_same(Point, Point);
Str  point_bytes(const Point *);        /* its 32 bytes as a slice */

extern const LineType line_point;       /* Point: lower-case hex */

#endif
