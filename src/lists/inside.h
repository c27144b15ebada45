/* inside.h - what the files of this room share: lists.c (the file and its rows), draw.c (what is
 * drawn when) and find.c (what is asked for). */
#ifndef LISTS_INSIDE_H
#define LISTS_INSIDE_H

#include "lists/lists.h"
#include "lists_sql.h"

#include <sqlite3.h>

enum { LISTS_STATEMENTS = 32 };

struct Lists {
    Arena      *life;
    const char *path;                  /* NULL: in memory */
    sqlite3    *db;
    struct { const char *sql; sqlite3_stmt *stmt; } statements[LISTS_STATEMENTS];
    int         kept;
};

/* What is bound to ?1, ?2 ...; it must stay until the statement has run. */
typedef struct Bound { bool text; int64_t number; Str words; } Bound;
#define N(n) ((Bound){ .number = (n) })
#define W(s) ((Bound){ .text = true, .words = (s) })
#define BOUND(...) (const Bound[]){ __VA_ARGS__ }, countof(((const Bound[]){ __VA_ARGS__ }))

Result rows_broken(const Lists *);

/* Runs a statement that is kept, known by the address of its text. */
#define rows_do(l, sql, ...) rows_do_all((l), (sql), BOUND(__VA_ARGS__))
Result rows_do_all(Lists *, const char *sql, const Bound *, ptrdiff_t count);

/* The first row, NULL where there is none, and the next: the statement is free after its last. */
#define rows_of(l, row, sql, ...) rows_of_all((l), (row), (sql), BOUND(__VA_ARGS__))
Result rows_of_all(Lists *, sqlite3_stmt **row, const char *sql, const Bound *, ptrdiff_t count);
Result rows_bind(Lists *, sqlite3_stmt *, const Bound *, ptrdiff_t count);
Result rows_next(Lists *, sqlite3_stmt **row);
Str    row_words(sqlite3_stmt *, int at, Arena *);

Result rows_begin(Lists *);
Result rows_end(Lists *, Result);      /* all or nothing */

/* What was dropped goes from the log that SQLite writes ahead, too. */
Result rows_forget(Lists *);

/* Throws all away and begins with an empty file. */
Result lists_anew(Lists *);
Result rows_drop(Lists *, int64_t file);

#endif
