#include "base/point.h"

#include <string.h>

bool point_same(Point p, Point q) { return !memcmp(p.byte, q.byte, sizeof p.byte); }
Str  point_bytes(const Point *p)  { return (Str){ (const char *)p->byte, sizeof p->byte }; }

static bool read_point(Str s, void *to) { return str_bytes(s, to, sizeof(Point)); }

static void write_point(Text *t, const void *from, Arena *a)
{
    text_bytes(t, from, sizeof(Point), a);
}

const LineType line_point = { read_point, write_point };
