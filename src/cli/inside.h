/* inside.h - what the files of this room share; for them only.
 *
 * command.c takes a line apart and finds its row in commands.c; the other files do what the rows
 * say, one subject each. */
#ifndef CLI_INSIDE_H
#define CLI_INSIDE_H

#include "cli/command.h"
#include "desk/backup.h"
#include "desk/deed.h"
#include "desk/onlooker.h"
#include "desk/tools.h"
#include "desk/verify.h"
#include "far/mirror.h"
#include "far/send.h"
#include "far/upload.h"
#include "page/book.h"
#include "page/show.h"
#include "sys/folder.h"
#include "sys/fresh.h"
#include "sys/json.h"

/* ---- saying ---------------------------------------------------------------------- */

/* What a command gives: as it is, or each part of it by name. bare: no text, but JSON already, as a
 * number is. doc/json.md says of every name what it is. */
typedef struct Given { const char *name; Str value; bool bare; } Given;
void give(const Line *, Str plain, const Given *, ptrdiff_t count);

/* The parts themselves, behind others. */
void give_parts(const Given *, ptrdiff_t count);
Str  json_list(const Str *, ptrdiff_t count, Arena *);

/* A file that was written, or a text to say: what the command gives in JSON or to people. */
void give_file(const Line *, const char *path);

/* A text where the form has "%.*s". */
void put(const char *form, Str);
void put_to(FILE *, const char *form, Str);

/* Does somebody sit there who reads what we say and can answer? */
bool at_terminal(void);

/* Goes on after a yes: an answer at a terminal, or --yes. Fails: unconfirmed. */
Result confirm(const Line *, Str what);

/* To people, unless they asked for quiet: `what` where the form has "{}", if it has. */
void say(const Line *, const char *form, Str what);

/* What is done next, as it can be typed: the command, and behind it the book, key and procedure
 * that were named on this line. as_typed() is these alone. */
void say_next(const Line *, Str command);
Str  as_typed(const Line *);

/* One word for a shell, in quotes where it needs them. */
Str  shell_word(const char *, Arena *);

/* Recomputes a bundle and gives its page, also of one that is not good. Fails: as verify_file(). */
typedef enum Told { TOLD_NOBODY, TOLD_PEOPLE, TOLD_PROGRAMS } Told;
Result verify_told(FILE *, const Verifying *, Told, Arena *);

/* What waits for the box and cannot be read: how much, and where it lies. */
void say_unread(const Line *, const Rows *);

/* A file that is sealed, which tells sys/going.h how much of it was read. */
enum { TIMES_READ = 2 };
Enclosure enclosure_watched(Enclosure, Arena *);

/* Why the file at this path could not be made. */
Result not_made(const Line *, const char *path);

/* What was to come into this file or folder went so: it is kept, or nothing of it is. What failed
 * is told by the name of its place. */
Result kept_whole(const Line *, Fresh *, Result);

/* How often a box ticks, where `init` is told nothing else. */
extern const Ticks ticks_usual;

/* The pages of run_tool() and their fingerprints, a line each; in JSON a member behind others. */
void tools_tell(bool json);

/* Help for programs: on all commands or one, or on an act. */
void help_json(const Command *, ActKind);
const char *field_json_type(const Field *);

/* ---- passphrases ----------------------------------------------------------------- */

/* Of a key that is there: from --passphrase-file, else asked for at the terminal. */
PassphraseFrom passphrase_from(const Line *);

/* Of a new one, asked for twice; empty with --no-passphrase. Fails: passphrase-needed (nobody can
 * be asked), passphrase-unfit, passphrase-differs; as file_read(). */
Result passphrase_fresh(const Line *, const char *path, Str *);

/* The same of a copy, which may have another than the key: from --new-passphrase-file. */
Result passphrase_other(const Line *, const char *path, Str *);

/* ---- a visit: the book, the procedure, and for who proposes the clerk ------------ */

typedef struct Visit {
    const Line *line;
    Arena      *life;
    Onlooker    onlooker;            /* of who only looks, or whose acts go to a server's clerk */
    Arena      *look_life;           /* of that, until it looks again */
    Door       *door;                /* to that clerk; NULL: nobody serves the book */
    bool        alone;               /* no server will do */
    bool        far;                 /* the book is elsewhere: what is looked at is its mirror */
    Clerk      *clerk;               /* of who proposes; nobody else writes while it is there */
    Arena      *clerk_life;
    Actor      *log;                 /* the log's key, likewise in secret memory */
    Instant     came;                /* before others at the book were waited for */
    Instant     arrived;             /* of what is entered: its last byte was there; 0: it is when
                                        it is proposed */
    int64_t     missed;              /* ticks, that the first act pays */
    Name        name;
    const Procedure *procedure;
    Actor      *actor, *second;      /* in secret memory */
    const Actor *with;               /* who agrees to what is entered; NULL: nobody */
    bool        together;            /* what is entered is told in one object, at the end */
    LIST(int64_t) entered;           /* leaves */
} Visit;

Result visit_look(Visit *, const Line *);

Result visit_propose(Visit *, const Line *);

/* The same where it must be the clerk of this process. Fails: book-locked also where a server would
 * take acts. */
Result visit_owns(Visit *, const Line *);

/* From now on a refusal is explained by the laws of these acts in that procedure, or of --lot. */
void explained_by(const Line *, const Procedure *, const Act *acts, ptrdiff_t count);
/* The same in two steps: who proposes; and, with the book's lock, the clerk and the procedure. What
 * takes long, a person or bytes on their way, is waited for between them. Between them one may look
 * as who does not propose. */
Result visit_begins(Visit *, const Line *);
Result visit_looks(Visit *);
Result visit_enters(Visit *, int wait_ms);
Result book_named(const Line *, const char **folder);

/* Is it an address? Then what can be done only where the book lies fails: book-elsewhere. */
bool   book_is_far(const Line *);
const char *book_address(const Line *);
extern const Reason book_elsewhere;

/* Of a visit that proposes, by itself or through a server: the book to read, until something is
 * entered; papers and sealed files; the procedure as it is now; and with what the box's clock owes
 * entered, which a server does by itself. */
Book  *visit_book(const Visit *);
Papers visit_papers(Visit *);
Result visit_again(Visit *);
Result visit_tick(Visit *);

/* Reads the book as anybody may, without its lock, and lets it go again: nobody waits for who
 * reads, and the clerk may be asked to write afterwards. Fails: as book_open() and the reader. */
typedef Result BookFn(void *with, Book *, const char *folder, Arena *);
Result book_read(const Line *, BookFn *, void *with);
enum { LOCK_WAIT_MS = 10000 };
Id     number_option(const Line *, Option);
Result envelope_option(const Line *, Envelope *);

/* What --round (else the latest) and --lot name, of a tender that is published. Fails: not-now,
 * no-such-round, no-such-lot, with those that there are. */
Result round_and_lot(const Visit *, const Round **, const Lot **);

/* The act that a line asks for, with all the bytes that come with it: read before the book is held,
 * for nobody knows how long a pipe takes. And with the book at hand all that it says: behind the
 * acts of its batch the act itself. */
typedef struct Typing { ActKind kind; Pairs pairs; Str batch; FilesRead files; } Typing;
Result act_asked(const Line *, Typing *);
Result acts_typed(const Visit *, Book *, Typing *, Acts *, Shelf *);

/* The words of the line from that place on, each FIELD=VALUE. Fails: field-unknown. */
Result pairs_of(const Line *, int from, Pairs *);

/* Seconds, of --witness-lag; else WITNESS_LAG. Fails: wrong-use. */
Result lag_given(const Line *, Id *);

/* What is lawful in what would be published and can still go wrong, said to people. */
void warn_of(const Line *, const Procedure *, const Act *acts, ptrdiff_t count, Arena *);

/* Signs, proposes and says what came of it; the last of several acts closes their batch. */
Result enter(Visit *, Act *, ptrdiff_t count, const Shelf *);

/* Signs as enter() does what somebody will bring, of a visit that only looks. Fails: as
 * onlooker_procedure() and deed_sign(). */
Result sign_only(Visit *, Act *, const Shelf *);

/* All that was entered, as one object for programs. */
void tell_together(const Visit *, const char *act);

/* Would they be entered? Of a visit that only looks; says so, and enters nothing. */
Result try_acts(Visit *, Acts *, const Shelf *);

/* Nothing where nothing is saved. */
/* looked_for: with whether each is here. */
void enclosures_json(const EnclosuresShown *, bool looked_for);
void say_savings(FILE *, const SavingsShown *);

/* The settings in a file. Fails: as file_read(), config_read(). */
typedef struct Config Config;
Result config_of_file(const char *path, Config *, Arena *);

/* ---- what each command does ------------------------------------------------------- */

Result run_demo(const Line *);
Result run_init(const Line *);
Result run_mark(const Line *);
Result run_doctor(const Line *);
Result run_backup(const Line *);
Result run_restore(const Line *);
Result run_key(const Line *);
Result run_padlock(const Line *);
Result run_practice(const Line *);
Result run_tool(const Line *);
Result run_act(const Line *);
Result run_draft(const Line *);
Result run_enlist(const Line *);
Result run_agree(const Line *);
Result run_enter(const Line *);
Result run_seal(const Line *);
Result run_deposit(const Line *);
Result run_turn(const Line *);
Result run_open(const Line *);
Result run_show(const Line *);
Result run_todo(const Line *);
Result run_dates(const Line *);
Result run_receipt(const Line *);
Result run_tick(const Line *);
Result run_serve(const Line *);
Result run_invite(const Line *);
Result run_mirror(const Line *);
Result run_witness_add(const Line *);
Result run_witness(const Line *);
Result run_watch(const Line *);
Result run_paper(const Line *);
Result run_export(const Line *);
Result run_verify(const Line *);

#endif
