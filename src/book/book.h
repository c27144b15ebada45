/* book.h - the book of acts and the shelf beside it, in one folder.
 *
 *     book.db          entries, acts, words, tiles of the tree, checkpoints (SQLite, WAL)
 *     sealed/<sha256>  what bidders put up: age files, whole and hashed before they count
 *     high-water       size and root that were last promised to anybody; a second one may lie
 *                      outside of the folder
 *     lock             held by the one process that writes
 *     restored         this is a backup that was brought back: was anything newer promised?
 *
 * The entries are the truth; all else is made from them or hangs on them. One connection
 * writes and checkpoints, synchronous=FULL. This room knows bytes, hashes and places; it does
 * not judge, sign or look at a clock. Only fold.c knows what acts mean. */
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include "core/entry.h"
#include "core/view/ticks.h"
#include "tree/policy.h"
#include "tree/tile.h"

typedef struct Book Book;

/* What an installation was set up with; fixed by book_create(). */
typedef struct Settings {
    Str     origin;          /* "tender.example.org/log" */
    Str     log_key;         /* vkey of the log */
    Tier    tick;            /* while a box is open, whenever no other holds; within: none */
    Tier    near, rush;      /* rush within near */
} Settings;

/* Makes the folder and an empty book; what a crash left half made is made whole. Numbers: as
 * ticks_wrong_with(). Fails: book-exists, settings-wrong, book-broken. */
Result book_create(const char *folder, const Settings *, Arena *);

/* Is there a book in this folder, and may it be read? Fails: book-missing, book-broken. */
Result book_there(const char *folder, Arena *);

/* Opens for writing: takes the lock (waits up to `wait_ms`), checks that the database holds at
 * least what high-water promised, with the same root, builds the tree's right edge, and clears
 * away uploads that a crash left. The life `a` closes it. reading: takes no lock and
 * writes nothing, also while another process writes: all that is read is the book of one moment.
 * Fails: book-missing, book-locked, book-older (a restored copy: it would sign a fork),
 * book-other (made by a program with other tables), book-broken; for writing, mark-missing,
 * book-restored. */
Result book_open(Book **, const char *folder, bool reading, int wait_ms, Arena *);

/* A copy that is kept and never written in: it is read as book_open() reads, and no mark is asked,
 * for others went on since. Fails: book-missing, book-other, book-broken. */
Result book_open_spare(Book **, const char *folder, Arena *);

/* Makes a book of such a copy that was brought back: it promises what it has, and nothing is
 * entered until it is known that nothing newer was promised. Its second mark says so, or a person
 * with book_mark_set(). Fails: as book_open_spare(). */
Result book_brought_back(const char *folder, Arena *);

/* Of a book that is only read: the moment that it shows ends here, so that nobody waits for it to
 * erase something. What is asked after this is of any later moment. */
void book_let_go(Book *);

/* Of a book that is only read: it shows the moment of now, until it is let go. Fails: book-older
 * (that is an older one), book-broken. */
Result book_look_on(Book *);
const Settings *book_settings(const Book *);
Ticks settings_ticks(const Settings *);

/* A second high-water mark outside of the folder. It is made, then written down in the book, then
 * the one before is struck out, so that a copy which still names that one is seen to be older.
 * lost: the one before is not there any more; that this was said is kept with it. The book stays
 * closed. Fails: as book_open(); mark-inside, mark-taken, mark-unmade, book-uncertain. */
Result book_mark_set(const char *folder, const char *path, bool lost, Instant at, int wait_ms,
                     Arena *);

/* As it was when the book was opened. */
typedef struct SecondMark {
    const char *path;        /* NULL: the book has none */
    bool        there;       /* and can be read */
    bool        apart;       /* it lies on another file system than the folder */
    int64_t     size;        /* entries that it promised */
    Instant     set_at;
    bool        after_loss;  /* in place of one that was lost, as a person said */
} SecondMark;
SecondMark book_mark(const Book *);
int64_t    book_promised(const Book *);              /* entries, by all marks that were there */

/* Looks at every page of the database. Fails: book-broken, with what is wrong. */
Result book_integrity(Book *, Arena *);

/* ---- entries --------------------------------------------------------------------- */

typedef struct Entry {
    EntryLine line;
    bool    filler;
    int64_t file;            /* of the procedure, also for box acts */
    Hash    salt;
    Str     body;
    Hash    once;            /* of a signed act: its signed text and signatures; else none */
} Entry;

/* ---- the tree -------------------------------------------------------------------- */

int64_t book_size(const Book *);                     /* entries, committed and begun */
Hash    book_root(const Book *);                     /* of all of them */
Result  book_entry(Book *, int64_t leaf, Text *line, Arena *);   /* the entry's bytes */
Result  book_inclusion(Book *, int64_t leaf, int64_t size, Path *);
Result  book_frontier_at(Book *, int64_t size, Frontier *);      /* everything before `size` */

/* A tile as monitors fetch it: hashes, or a bundle of entries. Any width that the tree has or had.
 * Fails: no-such-entry (the tree has no such tile). */
Result  book_tile(Book *, Tile, Text *, Arena *);

/* The C2SP tlog-proof of an entry, with salt and body as `extra`; of filler with its line. policy:
 * under the latest checkpoint that satisfies it; NULL: the latest of all. Who may see it is the
 * caller's to ask. Fails: no-such-entry, quorum-missing, as book_inclusion(). */
Result  book_receipt(Book *, int64_t leaf, const Policy *, Text *, Arena *);

/* ---- writing --------------------------------------------------------------------- */

/* One write at a time. Unless book_commit() comes first, the life rolls back, tree included. */
Result book_begin(Book *, Arena *);

/* Adds the next entry: an act with its salt, text and file (book_file), or filler, whose
 * commit is 32 random bytes. Gives its leaf number. */
Result book_enter(Book *, const Entry *, int64_t *leaf);

/* A part of a transaction that can be undone by itself, tree included; not nested. */
Result book_savepoint(Book *);
Result book_release(Book *);
Result book_undo(Book *);

/* Keeps the signed checkpoint of the present size. */
Result book_checkpoint_add(Book *, Instant at, Str note);

/* Commits with full sync; where there are new entries, then raises and syncs high-water in the
 * folder, then the second mark. Only
 * after DONE may anything of this transaction be told to anybody. After book-uncertain, the only
 * way to fail, the process must end: nothing more can be written through this Book. */
Result book_commit(Book *);

/* What was erased goes from the files: words with the write-ahead log that held them, then sealed
 * files. Between transactions. Whoever reads an older state is waited for, up to `wait_ms`; what
 * fails is tried again by book_carry_over() and at the next opening. Fails: still-read,
 * book-broken. */
Result book_forget(Book *, int wait_ms);

/* Carries the write-ahead log over into the database, where it has grown: a little when nobody
 * waits, more when somebody may. To be called between transactions, once all are answered; what
 * fails is tried again the next time. */
void   book_carry_over(Book *, bool idle);

/* ---- procedures and their acts --------------------------------------------------- */

typedef struct File {        /* a procedure as the book finds it */
    int64_t id;              /* 1, 2, 3 ...; 1 is the office */
    Name    draft, name;     /* name all zero until published */
    int64_t year, number;    /* 0 until begun */
} File;

Result book_file(Book *, Name draft_or_name, File *);           /* no-such-procedure */
Result book_file_numbered(Book *, int64_t year, int64_t number, File *);
Result book_files(Book *, int64_t after, File *, bool *found);  /* the next one after id `after` */
Result book_files_back(Book *, int64_t before, File *, bool *found);    /* the one before it */
Result book_file_add(Book *, Name draft, int64_t *id);          /* inside a transaction */
Result book_file_named(Book *, int64_t id, Name name);          /* published */
Result book_file_begun(Book *, int64_t id, int64_t year, int64_t number);

/* Walks the acts of a file, or of the whole log (file 0) with filler left out, in the order of
 * their leaves, from `from` on. stop with a Result that is not done. What is handed out is what the
 * entry commits to, whoever wrote in the database meanwhile. */
typedef struct Kept {
    int64_t leaf, file;
    Hash    salt, commit;
    Str     body;
    ActKind withheld;        /* of a mirror: an act of this kind is not shown; no salt, no body */
    Hash    inner;           /* of that */
} Kept;
typedef Result KeptFn(void *with, const Kept *);
Result book_walk(Book *, int64_t file, int64_t from, KeptFn *, void *with);    /* book-altered */
Result book_last(Book *, Str *body, Arena *); /* of the last act; empty when there is none */

/* Where the act with this `once` was entered; leaf -1 when it was not. */
Result book_once(Book *, Hash once, int64_t *leaf, int64_t *file);

/* ---- shelf ----------------------------------------------------------------------- */

/* Words and papers by their salted hash. Adding the same again is no error. Inside or outside
 * a transaction of acts; durable after the next commit of either. Fails: too-large (more than
 * PAPER_BYTES_MAX). */
Result book_words_add(Book *, Hash hash, Hash salt, Str bytes);
Result book_words(Book *, Hash, Hash *salt, Str *bytes, Arena *);   /* words-missing */
Result book_words_size(Book *, Hash, int64_t *bytes);   /* of words that are not there: 0 */
Result book_words_erase(Book *, Hash);               /* for good with book_forget() */

/* Sealed files by the SHA-256 of their bytes: write in parts, then keep. What is kept is whole,
 * hashed, synced and in its place; what lies there and is whole no more is replaced. It takes no
 * lock: also through a book that is only read, while a clerk runs.
 * Fails: sealed-differs, book-broken (disk full). */
typedef struct Upload Upload;
Result sealed_begin(Book *, Upload **, Arena *);
Result sealed_add(Upload *, Str part);
Result sealed_keep(Upload *, Hash expected, int64_t expected_bytes);

/* The same of a file that is whole already: it is read once, and lies on the shelf as it is, under
 * a second name; nobody may write it from here on. fd: it, open at `path`. *adopted false, and
 * nothing was done: it cannot have one there, being on another disk or brought twice at once; its
 * bytes are to be added then. Fails: as sealed_keep(). */
Result sealed_adopt(Book *, int fd, const char *path, Hash expected, int64_t expected_bytes,
                    bool *adopted, Arena *);

/* Inside a transaction: after it, with book_forget(), the file goes for good, with its name in the
 * folder. It is no error when it is not there. */
Result sealed_erase(Book *, Hash);
Result sealed_erased(Book *, Hash, bool *is);        /* has an act erased it? */
bool   sealed_there(Book *, Hash, int64_t *bytes);
Result sealed_path(Book *, Hash, const char **path, Arena *);       /* sealed-missing */

/* Disks rot: are the bytes still those that were kept? Reads them all.
 * Fails: sealed-gone, sealed-missing. */
Result sealed_check(Book *, Hash, Arena *);

/* ---- beside the book ------------------------------------------------------------- */

/* A refused act leaves no trace in the book; here it does, with its time. */
Result book_attempt(Book *, Instant, Str procedure, Id actor, Str act, const char *reason);

/* The last tick that was paid; ticks follow the published clock (doc/book.md, the box). */
Result book_tick_paid(Book *, Instant *);
Result book_tick_pay(Book *, Instant);               /* inside a transaction */

/* What two clocks said together: the wall in seconds UTC, and the milliseconds of a run of the
 * machine. Kept so that a program that starts can compare. An empty run: nothing is kept yet. */
typedef struct Pulse { Str boot; Instant wall; int64_t steady; } Pulse;
Result book_pulse(Book *, Pulse *, Arena *);
Result book_pulse_keep(Book *, const Pulse *);       /* inside a transaction */

/* The rounds whose box is open, and their deadlines, LAST_MOMENT while a suspension makes them
 * unknown: what ticks depend on. Of them the book keeps the files only; the rest is said by their
 * acts. Setting replaces those of one file. */
typedef struct OpenRound { int64_t file; Id round; Instant deadline; } OpenRound;
typedef LIST(OpenRound) OpenRounds;
typedef LIST(int64_t) BoxFiles;
Result book_boxes(Book *, BoxFiles *, Arena *);
Result book_box_set(Book *, int64_t file, const OpenRound *, ptrdiff_t count);

/* Box acts that were taken and wait for their tick, or (ready) for the last one before the deadline
 * of their round. Those that lie ready for a round that is not open are gone. book_words() finds
 * their heads. Adding and ending: inside a transaction. */
typedef struct Waiting {
    int64_t id, file;        /* id: rises in the order they came; set by the book */
    Id      round, bidder;
    bool    ready;
    Instant arrived;
    Hash    once;
    Str     body;
    Act     act;             /* read from the body by who walks; `at` is not set yet */
    Hash    hash, salt;      /* of its heads; none where it brings none */
    Str     heads;
} Waiting;
Result book_waiting_add(Book *, const Waiting *);
Result book_waiting_end(Book *, int64_t id);

/* Walks what waits, in the order it came. Stops with a Result that is not done; nothing is kept
 * when it is over. What cannot be read, for other hands wrote in it, holds up nothing: it stays
 * where it is and is passed over, here and below. book_waiting_unread() walks just that, by id. */
enum { FOR_TICK = 1, FOR_DEADLINE = 2 };
typedef struct WaitingOf {
    int64_t  file;           /* 0, here and below: any */
    Id       round, bidder;
    unsigned what;           /* of FOR_TICK and FOR_DEADLINE */
    Instant  until;          /* arrived by then */
} WaitingOf;
typedef Result WaitingFn(void *with, const Waiting *);
Result book_waiting(Book *, const WaitingOf *, WaitingFn *, void *with);
Result book_waiting_unread(Book *, WaitingFn *, void *with);

/* The act with this `once`, if it waits: its file, round and ready; file 0 when it does not. */
Result book_waiting_once(Book *, Hash once, Waiting *);

Result book_checkpoint(Book *, int64_t size, Str *note, Arena *);   /* size 0: the latest */
Result book_checkpointed(Book *, Instant *at);          /* the latest; 0: there is none */
Result book_checkpoints(Book *, KeptFn *, void *with);  /* leaf: size, body: note; oldest first */

/* ---- what witnesses signed ------------------------------------------------------- */

/* Keeps a witness's line of the note of this size, without its newline, beside the log's own
 * signature; the same again is no error. Inside a transaction. Who signed it, and whether it is of
 * this checkpoint, is the caller's to ask. Fails: too-large (a note has no room for more). */
Result book_cosignature_add(Book *, int64_t size, Str line);

/* The notes of these sizes that witnesses cosigned, with all their lines; kept.leaf: size, body:
 * note, which lasts for the call. The smallest size first, or the latest of all. A key stands once
 * in a note: where one signed a size again, at another moment, there is a second note of that
 * size. Stops with a Result that is not done. */
Result book_cosigned(Book *, int64_t least, int64_t most, KeptFn *, void *with);
Result book_cosigned_back(Book *, KeptFn *, void *with);

/* The latest checkpoint that satisfies a policy and is not smaller than `least`: of a policy
 * without a quorum the latest of all. Fails: quorum-missing, as policy_check(). */
Result book_seen(Book *, const Policy *, int64_t least, Str *note, int64_t *size, Arena *);

/* Does errno say that there is no room? */
bool disk_is_full(int why);

extern const Reason book_exists, settings_wrong, book_missing, book_locked, book_older, book_other,
    book_broken, disk_full, book_altered, book_uncertain, no_such_entry, no_such_procedure,
    still_read, unsure_read, words_missing, sealed_missing, sealed_gone, sealed_differs,
    mark_missing, mark_damaged, mark_unmade, mark_taken, mark_inside, book_restored;

#endif
