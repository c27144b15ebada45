#include "far/said.h"

#include <jansson.h>
#include <stdlib.h>

static void value_over(void *value) { json_decref(value); }

/* Lives as long as the arena. NULL: it is none, or names something twice. */
static json_t *read(Str s, Arena *a)
{
    json_t *value = 16 * s.len < arena_left(a)
                        ? json_loadb(s.at, (size_t)s.len, JSON_REJECT_DUPLICATES, NULL) : NULL;
    if (value)
        arena_defer(a, value_over, value);
    return value;
}

static Str text_of(json_t *value, Arena *a)
{
    if (json_is_string(value))
        return (Str){ json_string_value(value), (ptrdiff_t)json_string_length(value) };
    char *dumped = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
    Str text = str_copy(str(dumped ? dumped : ""), a);
    free(dumped);
    return text;
}

bool said_object(Str s, Pairs *out, Arena *a)
{
    const char *name;
    json_t *member, *object = read(s, a);
    *out = (Pairs){ 0 };
    json_object_foreach(object, name, member)
        *list_add(out, a) = (Pair){ str(name), text_of(member, a) };
    return json_is_object(object);
}

bool said_list(Str s, SaidList *out, Arena *a)
{
    size_t i;
    json_t *one, *list = read(s, a);
    *out = (SaidList){ 0 };
    json_array_foreach(list, i, one)
        if (json_is_object(one))
            *list_add(out, a) = text_of(one, a);
    return json_is_array(list);
}

Str said_of(const Pairs *object, const char *name)
{
    for (each(const Pair, pair, *object))
        if (str_is(pair->name, name))
            return pair->value;
    return (Str){ 0 };
}
