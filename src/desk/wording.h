/* wording.h - an act from what a person typed: field=value field="several words" ...
 *
 * What a value may be follows from the field's type in act_rows[]; words and papers are put
 * on the shelf with fresh salt, and the act gets their hash. Fields that are plain numbers
 * may be left out and are then 0; the round is then the latest, the currency of a procedure that of
 * its division. */
#ifndef DESK_WORDING_H
#define DESK_WORDING_H

#include "clerk/clerk.h"
#include "core/view/ticks.h"
#include "desk/actor.h"
#include "sys/fresh.h"

typedef LIST(Shelved) Shelf;
typedef LIST(Act)     Acts;

/* Files that values name ("@path"), each read once: a pipe has no second time. named: one did, and
 * its bytes lie in the life of what was made of it, once. */
typedef struct FileRead { Str path, bytes; bool named; } FileRead;
typedef LIST(FileRead)   FilesRead;

/* How names and moments are to be understood. */
typedef struct Wording {
    Zone             zone;
    const Procedure *procedure;                         /* NULL: none yet */
    const Actor   *(*actor)(void *people, Str name);    /* may be NULL: numbers only */
    void            *people;
    const char *const *callers;     /* pairs that are no field's, up to NULL; may be NULL */
    bool             filled;        /* what is not typed is in the act already */
    FilesRead       *files;         /* may be NULL: they are read when it comes to them */
    Ticks            ticks;         /* for an act `ticks` that says nothing: those of the book */
    const Tools     *tools;         /* for an act `tools` that names none: the program's; or NULL */
    bool             as_typed;      /* nothing on this machine is read: what begins with "@" says
                                     * that, or where there are .files one of them */
} Wording;

/* The next word of a line; "..." is one word, and so is key="...". Quotes are taken off a
 * word that begins with one. Empty at the end. */
Str word_cut(Str *line);

/* "name=value" in two; the value without its quotes. False when there is no '='. */
bool pair_cut(Str word, Str *name, Str *value);

/* The value of one pair in a line, or an empty slice with at == NULL. */
Str pair_value(Str line, const char *name);

/* Reads all pairs into the act, from a line or as the shell took them apart; those that belong to
 * the caller are passed over. A value "@path" of a paper is the file's content.
 * Fails: field-unknown, field-twice, field-missing, field-unreadable, amount-unreadable,
 * as file_read(). */
Result pairs_of_words(Str line, Pairs *, Arena *);           /* fails: field-unknown */
Result act_of_words(ActKind, Str line, const Wording *, Act *, Shelf *, Arena *);
Result act_of_pairs(ActKind, const Pairs *, const Wording *, Act *, Shelf *, Arena *);

/* Reads the files that these pairs name, so that nothing is waited for once it comes to them.
 * Fails: as file_read(). */
Result pairs_read_ahead(ActKind, const Pairs *, FilesRead *, Arena *);

/* The same for a whole draft: what can be read is, and all that is wrong is kept, with the word, or
 * the name of the field that is missing. */
typedef struct Trouble { Str name; Result why; } Trouble;
typedef LIST(Trouble) Troubles;
void act_of_words_all(ActKind, Str line, const Wording *, Act *, Shelf *, Troubles *, Arena *);
void act_of_pairs_all(ActKind, const Pairs *, const Wording *, Act *, Shelf *, Troubles *, Arena *);

/* What its value looks like: "2026-02-10 12:00". */
const char *field_form(const Field *);

/* There is no act of this name; perhaps one that is spelt like it. */
Result act_unknown_of(Str name, Arena *);

/* The whole of a file. Fails: file-missing, file-unreadable, too-large. */
Result file_read(const char *path, ptrdiff_t most, Str *bytes, Arena *);

/* The same of one that may never have been made: only where nothing has this name *bytes is empty,
 * *there says so, and nothing fails. */
Result file_read_if(const char *path, ptrdiff_t most, Str *bytes, bool *there, Arena *);

/* A new file, whole and synced, as sys/fresh.h makes it; never over another; or one that its owner
 * alone can read; or such a one in the place of an older one of ours.
 * Fails: file-unwritable. */
Result file_write(const char *path, Str bytes, Arena *);
Result file_write_private(const char *path, Str bytes, Arena *);
Result file_write_again(const char *path, Str bytes, Arena *);

/* For that reason, with what errno says: "notes/a.txt: Permission denied". */
Result file_failed(const Reason *, const char *path, Arena *);

/* Why the file at this path could not be opened for reading. */
Result file_trouble(const char *path, Arena *);

/* What was made comes to its place. Fails: file-unwritable, and nothing is there; file-unsure. */
Result file_kept(Fresh *, Arena *);

extern const Reason field_unknown, field_twice, field_missing, amount_unreadable, file_missing,
    file_unsure, file_not_brought;

#endif
