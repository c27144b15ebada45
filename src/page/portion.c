#include "page/portion.h"

static int64_t end_of(const Portion *p)
{
    return p->all < p->from + p->most ? p->all : p->from + p->most;
}

static Str page_link(int64_t page, Str at, const char *anchor, Arena *a)
{
    return str_put(a, "{}?page={}#{}", at, str_of_number(page, a), str(anchor));
}

Portion portion_of(int64_t page, int64_t most)
{
    return (Portion){ .from = page > 1 ? (page - 1) * most : 0, .most = most };
}

bool portion_takes(Portion *p)
{
    int64_t nth = p->all++;
    return nth >= p->from && nth < p->from + p->most;
}

Str portion_which(const Portion *p, const char *what, Arena *a)
{
    if (p->all <= p->most && !p->from)
        return (Str){ 0 };
    if (p->from >= p->all)
        return str_put(a, "{}: {} in all, none of them here", str(what), str_of_number(p->all, a));
    return str_put(a, "{} {} to {} of {}, the latest first", str(what),
                   str_of_number(p->from + 1, a), str_of_number(end_of(p), a),
                   str_of_number(p->all, a));
}

void portion_lengthen(Portion *longest, const Portion *p)
{
    longest->all = p->all > longest->all ? p->all : longest->all;
}

Str portion_part(const Portion *p, Arena *a)
{
    int64_t parts = (p->all + p->most - 1) / p->most;
    if (p->from && p->from >= p->all)
        return str_put(a, "Parts: {} in all, none of them here", str_of_number(parts, a));
    return parts > 1 ? str_put(a, "Part {} of {}", str_of_number(p->from / p->most + 1, a),
                               str_of_number(parts, a)) : (Str){ 0 };
}

Str portion_before(const Portion *p, Str at, const char *anchor, Arena *a)
{
    int64_t last = p->all ? (p->all - 1) / p->most + 1 : 0, before = p->from / p->most;
    before = before < last ? before : last > 1 ? last : 1;
    return p->from ? page_link(before, at, anchor, a) : (Str){ 0 };
}

Str portion_after(const Portion *p, Str at, const char *anchor, Arena *a)
{
    return end_of(p) < p->all ? page_link(p->from / p->most + 2, at, anchor, a) : (Str){ 0 };
}
