/* actor.h - a person at this machine: number, keys, and how an act gets signed.
 *
 * A key file is a text that only its owner can read, or that text as an age file under a
 * passphrase, as `age -p` makes it:
 *
 *     tenderbox/key/v1
 *     name Olga Hart
 *     number 301455120
 *     seed <64 hex>
 *     lock TBX-LOCK-SECRET-1...        of a padlock holder only
 *     delegate 300111222               of a bidder's delegate only; the number is the bidder's
 *
 * Source: doc/book.md, keys. */
#ifndef DESK_ACTOR_H
#define DESK_ACTOR_H

#include "core/procedure.h"
#include "seal/lock.h"
#include "tree/note.h"

typedef struct Actor {
    Str           name;
    Id            number;            /* random: tells nothing; of a delegate its bidder's */
    Id            delegate;          /* its own, 0: it is none */
    SigningKey    key;               /* secret */
    Key           public;
    bool          has_lock;
    PadlockSecret lock;              /* secret */
} Actor;

/* Fresh keys and a random number of nine digits. */
Actor actor_new(Str name);
Actor actor_of_seed(Str name, Id number, const unsigned char seed[32]);

/* Whoever can be asked for the passphrase of the file at this path. */
typedef struct PassphraseFrom {
    Result (*ask)(void *with, const char *path, Str *passphrase);
    void *with;
} PassphraseFrom;

/* Reading refuses a file that others may read; lines may end as on any machine. Writing refuses
 * one that is there; an empty passphrase is none, and the text lies open. from: NULL where nobody
 * can be asked. Fails: key-file-unreadable, key-file-open, file-missing, key-file-sealed,
 * passphrase-wrong, and as whoever is asked; key-name-unfit, key-file-exists, file-unwritable. */
Result actor_read(const char *path, Actor *, Arena *);
Result actor_read_with(const char *path, const PassphraseFrom *, Actor *, Arena *);
Result actor_write(const char *path, const Actor *, Arena *);
Result actor_write_under(const char *path, const Actor *, Str passphrase, Arena *);

/* The text itself, as it lies in no file. Fails: key-file-unreadable. */
Result actor_parse(Str text, Actor *, Arena *);

/* Is the key in this file the one by which the log of that name is known?
 * Fails: log-key-foreign, as actor_read(). */
Result log_key_check(const char *path, Str origin, Str log_key, Arena *);

/* Agrees that somebody else enters the act, from `now` until then: thirty days at most. kind,
 * procedure and own fields must be set. procedure: NULL where it has not begun. */
void act_agree(Act *, const Actor *, const Procedure *, Str origin, Instant now, Instant until,
               Arena *);

/* The same without chance, for tests. */
void act_agree_with(const unsigned char chance[32], Act *, const Actor *, const Procedure *,
                    Str origin, Instant now, Instant until, Arena *);

/* Signs for ten minutes from `now`. kind, procedure and own fields must be set, and the agreement
 * where there is one; actor, mine and expires are set here. In the procedure (NULL: it has not
 * begun) the counter is the one after the last; `pending` more of this actor's acts wait to be
 * entered. */
void act_sign(Act *, const Actor *, const Procedure *, Id pending, Str origin, Instant now,
              Arena *);

/* A batch: every act but the last is a definition; the last closes it and is signed. To agree to
 * one it is closed first. */
void batch_close(Act *, ptrdiff_t count, Arena *);
void batch_sign(Act *, ptrdiff_t count, const Actor *, const Procedure *, Str origin, Instant now,
                Arena *);

enum { NAME_SHOWN = 80 };    /* characters of a name that somebody wrote, in a refusal */

extern const Reason key_file_unreadable, key_file_exists, key_name_unfit, key_file_open,
    key_file_sealed, key_without_padlock, passphrase_wrong;

#endif
