/* shape.h - what a page shows, written once: from the list of its fields come its struct, its JSON
 * and its place in the document of the API.
 *
 *     #define LOT_CARD(IS)                                              \
 *         IS(LotCard, NUMBER, lot,   , "The lot's number.")             \
 *         IS(LotCard, TEXT,   title, , "What it is called.")            \
 *         IS(LotCard, LIST,   bids,  BidRow, "Those that are listed.")
 *     SHAPE(LotCard, LOT_CARD)                 in the header: the struct
 *     SHAPE_OF(LotCard, LOT_CARD)              in the .c file: shape_LotCard
 *
 * TEXT is a Str, NUMBER an int64_t, FLAG a bool, PART another shape, LIST many of one, TEXTS many
 * texts. SCRIPT is a Str for the script of the page alone, such as a wrapped key, and DRAWN a
 * picture (draw/draw.h), whose numbers stand in a table beside it: no JSON has these.
 * A page is in words already: its struct, its JSON and its HTML say the same. */
#ifndef PAGE_SHAPE_H
#define PAGE_SHAPE_H

#include "sys/json.h"

typedef enum ShapeKind { SHAPED_TEXT, SHAPED_NUMBER, SHAPED_FLAG, SHAPED_PART, SHAPED_LIST,
                          SHAPED_TEXTS, SHAPED_SCRIPT, SHAPED_DRAWN } ShapeKind;

typedef struct Shape Shape;
typedef struct Graphic Graphic;

typedef struct ShapeField {
    const char  *name, *says;
    ShapeKind   kind;
    ptrdiff_t    offset;
    const Shape *of;                   /* of a PART or a LIST */
} ShapeField;

struct Shape {
    const char   *name;
    ptrdiff_t     size;
    const ShapeField *at;
    int           count;
};

/* The page as one JSON object. Names are those of the struct. */
void shape_json(Text *, const Shape *, const void *page, Arena *);

/* Is there room for the page as HTML or JSON, whatever its words are escaped to and though a text
 * takes as much again each time it grows? Asked before it is written, for a page says what people
 * wrote, and nobody knows how much that is (doc/why/041-a-page-that-does-not-fit.md). */
bool shape_fits(const Shape *, const void *page, const Arena *);
extern const Reason page_too_long;

/* The schema of its JSON, and of each shape within it, as members of one object:
 * "LotCard": {"type": "object", ...}, ... Those of `said` are left out, and added to it.
 * Source: JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
typedef LIST(const Shape *) Shapes;
void shape_schemas(Text *, const Shape *, Shapes *said, Arena *);

/* ---- how the macros are made ------------------------------------------------------ */

#define SHAPE(Type, FIELDS)                                                                        \
    typedef struct Type { FIELDS(SHAPE_DECLARE) } Type;                                            \
    extern const Shape shape_##Type;

#define SHAPE_OF(Type, FIELDS)                                                                     \
    static const ShapeField members_##Type[] = { FIELDS(SHAPE_DESCRIBE) };                         \
    const Shape shape_##Type = { #Type, sizeof(Type), members_##Type, countof(members_##Type) };

#define SHAPE_DECLARE(Type, KIND, name, Of, says) SHAPE_DECLARE_##KIND(name, Of)
#define SHAPE_DECLARE_TEXT(name, Of)   Str name;
#define SHAPE_DECLARE_SCRIPT(name, Of) Str name;
#define SHAPE_DECLARE_DRAWN(name, Of)  const Graphic *name;
#define SHAPE_DECLARE_NUMBER(name, Of) int64_t name;
#define SHAPE_DECLARE_FLAG(name, Of)   bool name;
#define SHAPE_DECLARE_PART(name, Of)   Of name;
#define SHAPE_DECLARE_LIST(name, Of)   LIST(Of) name;
#define SHAPE_DECLARE_TEXTS(name, Of)  LIST(Str) name;

#define SHAPE_DESCRIBE(Type, KIND, name, Of, says)                                                 \
    { #name, says, SHAPED_##KIND, offsetof(Type, name), SHAPE_WITHIN_##KIND(Of) },
#define SHAPE_WITHIN_TEXT(Of)   NULL
#define SHAPE_WITHIN_SCRIPT(Of) NULL
#define SHAPE_WITHIN_DRAWN(Of)  NULL
#define SHAPE_WITHIN_NUMBER(Of) NULL
#define SHAPE_WITHIN_FLAG(Of)   NULL
#define SHAPE_WITHIN_PART(Of)   &shape_##Of
#define SHAPE_WITHIN_LIST(Of)   &shape_##Of
#define SHAPE_WITHIN_TEXTS(Of)  NULL

#endif
