/* A server's JSON, read by a command line that does not trust it: of an object each name once, what
 * stands in a list reads as an object again, and nothing is both. */
#include "far/said.h"
#include "fuzz.h"

static void one_input(const uint8_t *bytes, size_t count)
{
    Pairs    object, inner;
    SaidList list, inside;
    Arena    a = arena_begin(32 << 20);
    Str      s = { (const char *)bytes, (ptrdiff_t)count };
    bool     is_object = said_object(s, &object, &a), is_list = said_list(s, &list, &a);
    law(!is_object || !is_list);
    was_read = is_object || is_list;
    for (each(const Pair, p, object)) {
        law(is_object && p->name.at && (p->value.at || !p->value.len));
        law(str_same(said_of(&object, p->name.at), p->value));
    }
    for (each(const Str, one, list))
        law(is_list && said_object(*one, &inner, &a) && !said_list(*one, &inside, &a));
    arena_end(&a);
}
