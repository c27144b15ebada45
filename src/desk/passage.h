/* passage.h - the text of a draft, one definition at a time: where it stands, what its fields say,
 * and the same text with one of them changed.
 *
 * What is not changed stays byte for byte: comments, the order of lines, how one is broken, how a
 * field is spelt. Nothing here knows what a definition means. Source: doc/draft.md, the text. */
#ifndef DESK_PASSAGE_H
#define DESK_PASSAGE_H

#include "desk/wording.h"

/* The text with spaces for what says nothing: comments, the ends of lines that go on, and the
 * carriage returns of other systems. Every byte stays where it was, so that its line is known; a
 * definition is one line. */
typedef struct Cleaned { char *at; ptrdiff_t len; Str text; LIST(ptrdiff_t) ends; } Cleaned;
Cleaned text_cleaned(Str text, Arena *);

/* Of a place in it, from 1; 0: it lies elsewhere. */
int64_t line_of_place(const Cleaned *, const char *at);

/* So many definitions of a text are read, and no more: four times what one batch can enter, for an
 * amendment begins with all that counts. */
enum { DEFINITIONS_MOST = 4 * BATCH_MOST };

/* A word that begins with a quote does not end with one. */
bool quote_is_open(Str line);

/* from, to: of "name=value", with its quotes. */
typedef struct PassageField { Str name, value; ptrdiff_t from, to; } PassageField;

/* One definition: from its name to the newline of its last line, that included. line, last: those
 * on which it begins and ends. */
typedef struct Passage {
    ActKind   kind;
    int64_t   line, last;
    ptrdiff_t from, to;
    LIST(PassageField) fields;
} Passage;
typedef LIST(Passage) Passages;

/* Those that can be told: what is no definition, or has an open quote, is none. */
void passages_read(Str text, Passages *, Arena *);

/* What a field says; .at NULL: it is not there. */
Str  passage_value(const Passage *, const char *name);

/* 0 where it is not there, or no number. */
Id   passage_number(const Passage *, const char *name);

/* Does this fit between two quotes? */
bool passage_fits(Str value);

/* Changes of one text, which are made all at once: where they stand, and what takes their place. */
typedef struct Rewrite { ptrdiff_t from, to; Str with; } Rewrite;
typedef LIST(Rewrite) Rewrites;

/* A field gets another value, which fits; an empty one takes it away. */
void passage_set(Str text, const Passage *, const char *name, Str value, Rewrites *, Arena *);

/* The whole definition goes; a comment above it stays. */
void passage_drop(Str text, const Passage *, Rewrites *, Arena *);

/* A line more, with its newline: behind the last definition of its kind, else behind those that
 * are written before such ones. */
void passage_add(Str text, const Passages *, ActKind, Str line, Rewrites *, Arena *);

/* Changes that meet are made in the order in which they came. */
Str  text_changed(Str text, const Rewrites *, Arena *);

#endif
