/* inside.h - what the files of this room share and no other room sees. */
#ifndef BOOK_INSIDE_H
#define BOOK_INSIDE_H

#include "book/book.h"
#include "sql.h"
#include "tree/tile.h"

#include <sqlite3.h>

enum { STATEMENTS = 64, TILE_ROWS = (TREE_LEVELS + 7) / 8 };

/* Witnesses' lines that a note takes beside the log's own; bytes to make one of them. */
enum { COSIGNATURES_MOST = NOTE_SIGNATURES - 1, POINT_ROOM = 8 << 20 };

/* What was last promised to anybody. */
typedef struct HighWater { int64_t size; Hash root; bool there; } HighWater;

/* The file that says it, in two slots. */
typedef struct Watermark {
    int       fd;                  /* -1: none */
    int       slot;                /* where the next one goes: 0 or 1 */
    HighWater found;               /* when it was opened */
} Watermark;

struct Book {
    Arena      *life;
    const char *folder;
    sqlite3    *db;
    struct { const char *sql; sqlite3_stmt *stmt; } statements[STATEMENTS];
    int         kept;
    int         lock;              /* a descriptor; -1: none */
    Watermark        high_water;        /* in the folder */
    Watermark        second;            /* elsewhere */
    const char *second_path;       /* NULL: the book names none */
    Instant     second_at;         /* when it was named */
    bool        second_after_loss; /* instead of one that was not there any more */
    bool        second_lost;       /* a person says that it is not there any more */
    bool        forgetting;        /* what was erased may still be in the files */
    bool        reading;           /* nothing is ever written through this one */
    bool        spare;             /* nor does it promise anything: a copy that is kept */
    bool        restored;          /* of a backup; nothing newer is known of, nor ruled out */
    bool        writing, lost;     /* lost: memory and disk may differ, nothing more is written */
    int64_t     promised;          /* size that both marks hold */
    char        altered[32];       /* which entry is not what it was: a failure's detail */
    int         pages_ahead;       /* in the write-ahead log, not carried over */
    Settings    settings;
    Frontier    tree;
    Hash        tail[TILE_ROWS][TILE_WIDTH];     /* of each row, after its last complete tile */
    Frontier    saved_tree;        /* at the savepoint */
    Hash        saved_tail[TILE_ROWS][TILE_WIDTH];
};

Result broken(Book *);
Result query(Book *, const char *sql, sqlite3_stmt **);
void   bind_str(sqlite3_stmt *, int at, Str);
void   bind_blob(sqlite3_stmt *, int at, const void *, ptrdiff_t len);
Result finish(Book *, sqlite3_stmt *);
Str    column(sqlite3_stmt *, int at);
bool   column_bytes(sqlite3_stmt *, int at, void *to, ptrdiff_t bytes);

/* The row that opens an entry, or of a mirror says of which kind it is. */
#define WITHHELD "withheld "
Result act_row_add(Book *, const Entry *, int64_t leaf);

Result settings_write(Book *, const Settings *);
Result settings_read(Book *, Arena *);

/* For writing. second_lost: though its second mark is not there. */
Result book_come(Book **, const char *folder, bool second_lost, int wait_ms, Arena *);

/* Size and root that were last promised, in two slots written by turns and synced. */
Result high_water_create(Book *, Arena *);
Result high_water_open(Book *, Arena *);
Result high_water_raise(Book *, int64_t size, Hash root);
Result high_water_check(Book *);

/* Of a backup that was brought back: may it go on? That question is over. */
Result restored_check(Book *);
Result restored_over(Book *);

Result disk_trouble(void);                                /* what errno says */
Result folder_sync(Book *, const char *name, Arena *);    /* "": the book's own */
Result parts_clear(Book *, Arena *);                      /* uploads that a crash left */
Result gone_clear(Book *);                                /* sealed files that acts erased */

#endif
