#include "page/shape.h"

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
