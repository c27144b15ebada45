#include "page/shape.h"

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
    }
}

void shape_json(Text *t, const Shape *shape, const void *page, Arena *a)
{
    text_byte(t, '{', a);
    for (int i = 0; i < shape->count; i++) {
        text_put(t, a, i ? ", \"{}\": " : "\"{}\": ", str(shape->at[i].name));
        member_json(t, &shape->at[i], page, a);
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
    }
}

static void names_of(Text *t, const Shape *shape, Arena *a)
{
    for (int i = 0; i < shape->count; i++)
        text_put(t, a, i ? ", \"{}\"" : "\"{}\"", str(shape->at[i].name));
}

static void schema(Text *t, const Shape *shape, Arena *a)
{
    text_put(t, a, "\"{}\": {\"type\": \"object\", \"additionalProperties\": false, "
                   "\"required\": [", str(shape->name));
    names_of(t, shape, a);
    text_our(t, "], \"properties\": {", a);
    for (int i = 0; i < shape->count; i++) {
        text_our(t, i ? ", " : "", a);
        member_schema(t, &shape->at[i], a);
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
