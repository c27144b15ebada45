/* document.h - a document: what is to be said, once, whatever form it is then given.
 *
 * A title, what is still missing, and then headings, sentences, facts and tables in their order.
 * The page for browsers and the one for printers are both made from this, so they say the same.
 * Nothing here knows what a tender is.
 *
 * Words may be anybody's. What would break a page or deceive its reader is replaced when they
 * are added: bytes that are no UTF-8, and what does not show. Line breaks stay. */
#ifndef LETTERS_DOCUMENT_H
#define LETTERS_DOCUMENT_H

#include "base/base.h"

typedef struct Column { Str title; bool number; } Column;

typedef struct Graphic Graphic;                 /* draw/draw.h */

typedef enum BlockKind { HEADING, SENTENCE, ITEM, FACTS_OF, TABLE_OF, PICTURE_OF } BlockKind;

/* FACTS_OF: cells are name, value, name, value. TABLE_OF: row after row; the first cell of a row
 * names it. PICTURE_OF: what is to be seen is its text, which stands below it. */
typedef struct Block {
    BlockKind kind;
    int       level;                   /* of a heading: 2 or 3; the title is 1 */
    Str       text;                    /* of a table: its caption */
    LIST(Column) columns;
    LIST(Str) cells;
    const Graphic *graphic;
} Block;

/* Something without which the document is not whole. */
typedef struct Task { Str who, what, why; } Task;

typedef struct Doc {
    Str     from, title, about;        /* whose; what; of which procedure and state */
    Str     foot;
    Instant at;                        /* the state of the record that it shows */
    LIST(Task)  tasks;
    LIST(Block) blocks;
    Arena  *a;
} Doc;

Doc doc_new(Str from, Str title, Str about, Instant at, Arena *);

void doc_todo(Doc *, Str who, Str what, Str why);
void doc_heading(Doc *, int level, Str);
void doc_says(Doc *, Str);
void doc_item(Doc *, Str);
void doc_fact(Doc *, const char *name, Str value);     /* facts that follow are one block */

/* A table and its rows: doc_table(d, caption, { S("Bidder") }, { S("Price"), true }); as many
 * cells in doc_row(d, name, price) as there are columns. */
#define doc_table(d, caption, ...)                                                                 \
    doc_table_all((d), (caption), (const Column[]){ __VA_ARGS__ },                                 \
                  countof(((const Column[]){ __VA_ARGS__ })))
void doc_table_all(Doc *, Str caption, const Column *, ptrdiff_t count);
#define doc_row(d, ...)                                                                            \
    doc_row_all((d), (const Str[]){ __VA_ARGS__ }, countof(((const Str[]){ __VA_ARGS__ })))
void doc_row_all(Doc *, const Str *, ptrdiff_t count);

/* What it shows stands in a table beside it, for there is no other way to hear it exactly. */
void doc_picture(Doc *, const Graphic *);

/* Columns in which no row says anything but "-" are left out. Once, when all is said. */
void doc_prune(Doc *);

/* "{}" in `form` stands for the next Str, as in text_put(). */
#define doc_put(d, form, ...)                                                                      \
    doc_put_all((d), (form), (const Str[]){ __VA_ARGS__ },                                         \
                countof(((const Str[]){ __VA_ARGS__ })))
void doc_put_all(Doc *, const char *form, const Str *, ptrdiff_t count);

/* "Still to do: 2", or that nothing is missing, which no document says of itself. */
Str doc_state(const Doc *);
Str doc_task(const Doc *, const Task *);       /* "officer: give a bidder ... (act, law)" */

/* ---- forms ----------------------------------------------------------------------- */

/* The world's words, in text and in values of attributes. What shows nothing or turns the direction
 * of writing becomes U+FFFD; line breaks stay. */
void html_str(Text *, Str, Arena *);

/* One file that needs no other: no script, nothing fetched. Source: WCAG 2.2 AA. */
void document_html(const Doc *, Text *, Arena *);

/* For a terminal, in lines of so many columns. */
void document_text(const Doc *, ptrdiff_t width, Text *, Arena *);

/* A4 with page numbers, bookmarks, structure tags, the title in its properties. The date in it
 * is doc->at, so the same record gives the same document. Fails: pdf-unmade. */
Result document_pdf(const Doc *, Text *, Arena *);

extern const Reason pdf_unmade;

#endif
