#include "page/shape.h"

#include <string.h>

/* Some things are for the page alone. */
static bool is_told(const ShapeField *m)
{
    return m->kind != SHAPED_SCRIPT && m->kind != SHAPED_DRAWN;
}

/* ---- a page as JSON -------------------------------------------------------------- */

typedef LIST(unsigned char) Things;          /* of whatever size */

static void list_json(Text *t, const ShapeField *m, const void *list, Arena *a)
{
    const Things *things = list;
    ptrdiff_t size = m->of ? m->of->size : (ptrdiff_t)sizeof(Str);
    text_byte(t, '[', a);
    for (ptrdiff_t i = 0; i < things->len; i++) {
        const void *thing = things->at + i * size;
        text_our(t, i ? ", " : "", a);
        if (m->of)
            shape_json(t, m->of, thing, a);
        else
            text_json(t, *(const Str *)thing, a);
    }
    text_byte(t, ']', a);
}

static void member_json(Text *t, const ShapeField *m, const void *page, Arena *a)
{
    const void *at = (const char *)page + m->offset;
    switch (m->kind) {
    case SHAPED_TEXT:   text_json(t, *(const Str *)at, a); break;
    case SHAPED_NUMBER: text_number(t, *(const int64_t *)at, a); break;
    case SHAPED_FLAG:   text_our(t, *(const bool *)at ? "true" : "false", a); break;
    case SHAPED_PART:   shape_json(t, m->of, at, a); break;
    case SHAPED_LIST:
    case SHAPED_TEXTS:  list_json(t, m, at, a); break;
    case SHAPED_SCRIPT:
    case SHAPED_DRAWN:  break;
    }
}

void shape_json(Text *t, const Shape *shape, const void *page, Arena *a)
{
    const char *between = "";
    text_byte(t, '{', a);
    for (const ShapeField *m = shape->at; m < shape->at + shape->count; m++) {
        if (!is_told(m))
            continue;
        text_put(t, a, "{}\"{}\": ", str(between), str(m->name));
        member_json(t, m, page, a);
        between = ", ";
    }
    text_byte(t, '}', a);
}

/* ---- is there room for it? ------------------------------------------------------- */

const Reason page_too_long = { REFUSED, "page-too-long", "doc/why/041-a-page-that-does-not-fit.md",
    "This page would be longer than can be shown at once. What it says stands in the record of the "
    "tender, which can be downloaded." };

/* MARKUP: round one thing; AROUND: round the page; GROWN: what a text took when it was written. */
enum { MARKUP = 1 << 10, AROUND = 1 << 18, GROWN = 4, LONGEST_ESCAPE = 6 };

static int64_t escaped_bytes(Str s)
{
    int64_t bytes = s.len;
    for (ptrdiff_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] < ' ' || strchr("&<>\"'\\", s.at[i]))
            bytes += LONGEST_ESCAPE - 1;
    return bytes;
}

static int64_t shape_bytes(const Shape *, const void *page);

static int64_t list_bytes(const ShapeField *m, const void *list)
{
    const Things *things = list;
    ptrdiff_t size = m->of ? m->of->size : (ptrdiff_t)sizeof(Str);
    int64_t bytes = 0;
    for (ptrdiff_t i = 0; i < things->len; i++) {
        const void *thing = things->at + i * size;
        bytes += MARKUP + (m->of ? shape_bytes(m->of, thing)
                                 : escaped_bytes(*(const Str *)thing));
    }
    return bytes;
}

static int64_t member_bytes(const ShapeField *m, const void *at)
{
    switch (m->kind) {
    case SHAPED_TEXT:
    case SHAPED_SCRIPT: return escaped_bytes(*(const Str *)at);
    case SHAPED_PART:   return shape_bytes(m->of, at);
    case SHAPED_LIST:
    case SHAPED_TEXTS:  return list_bytes(m, at);
    case SHAPED_DRAWN:  return AROUND;
    case SHAPED_NUMBER:
    case SHAPED_FLAG:   break;
    }
    return 0;
}

static int64_t shape_bytes(const Shape *shape, const void *page)
{
    int64_t bytes = MARKUP;
    for (const ShapeField *m = shape->at; m < shape->at + shape->count; m++)
        bytes += member_bytes(m, (const char *)page + m->offset);
    return bytes;
}

bool shape_fits(const Shape *shape, const void *page, const Arena *a)
{
    return AROUND + shape_bytes(shape, page) <= arena_left(a) / GROWN;
}

/* ---- its schema ------------------------------------------------------------------ */

static void member_schema(Text *t, const ShapeField *m, Arena *a)
{
    text_put(t, a, "\"{}\": {\"description\": ", str(m->name));
    text_json(t, str(m->says), a);
    switch (m->kind) {
    case SHAPED_TEXT:   text_our(t, ", \"type\": \"string\"}", a); break;
    case SHAPED_NUMBER: text_our(t, ", \"type\": \"integer\"}", a); break;
    case SHAPED_FLAG:   text_our(t, ", \"type\": \"boolean\"}", a); break;
    case SHAPED_TEXTS:
        text_our(t, ", \"type\": \"array\", \"items\": {\"type\": \"string\"}}", a);
        break;
    case SHAPED_PART:
        text_put(t, a, ", \"$ref\": \"#/components/schemas/{}\"}", str(m->of->name));
        break;
    case SHAPED_LIST:
        text_put(t, a, ", \"type\": \"array\", \"items\": {\"$ref\": \"#/components/schemas/{}\"}}",
                 str(m->of->name));
        break;
    case SHAPED_SCRIPT:
    case SHAPED_DRAWN:  break;
    }
}

static void names_of(Text *t, const Shape *shape, Arena *a)
{
    const char *between = "";
    for (const ShapeField *m = shape->at; m < shape->at + shape->count; m++) {
        if (!is_told(m))
            continue;
        text_put(t, a, "{}\"{}\"", str(between), str(m->name));
        between = ", ";
    }
}

static void schema(Text *t, const Shape *shape, Arena *a)
{
    text_put(t, a, "\"{}\": {\"type\": \"object\", \"additionalProperties\": false, "
                   "\"required\": [", str(shape->name));
    names_of(t, shape, a);
    text_our(t, "], \"properties\": {", a);
    const char *between = "";
    for (const ShapeField *m = shape->at; m < shape->at + shape->count; m++) {
        if (!is_told(m))
            continue;
        text_our(t, between, a);
        member_schema(t, m, a);
        between = ", ";
    }
    text_our(t, "}}", a);
}

static bool is_said(const Shapes *said, const Shape *shape)
{
    for (ptrdiff_t i = 0; i < said->len; i++)
        if (said->at[i] == shape)
            return true;
    return false;
}

void shape_schemas(Text *t, const Shape *shape, Shapes *said, Arena *a)
{
    if (is_said(said, shape))
        return;
    text_our(t, said->len ? ", " : "", a);
    *list_add(said, a) = shape;
    schema(t, shape, a);
    for (int i = 0; i < shape->count; i++)
        if (shape->at[i].of)
            shape_schemas(t, shape->at[i].of, said, a);
}
