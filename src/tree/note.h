/* note.h - text that carries signatures, and the keys that make and check them.
 *
 * A note is UTF-8 text, an empty line and one line a signature:
 *
 *     — tender.example.org/log M9e0luh4jTG+UMBqOUo9/q+y...
 *
 * Source: c2sp.org/signed-note, and for witnesses c2sp.org/tlog-cosignature (Ed25519). A note
 * proves nothing before one of its signatures has been verified with a key that is trusted for
 * other reasons. This room never keeps a secret: a signing key comes in as an argument and its
 * owner wipes it.
 *
 * Names and texts that were read point into the bytes they were read from. */
#ifndef TREE_NOTE_H
#define TREE_NOTE_H

#include "base/base.h"

enum {
    NOTE_BYTES      = 1 << 20,     /* the longest note that is read */
    NOTE_SIGNATURES = 128,         /* the most lines that are read; the standard asks for 16 */
    NOTE_ROOM       = 128 * 1024,  /* what reading or verifying may take from the arena on top of
                                      twice the size of the note; with less: too_large */
};

/* ---- keys ------------------------------------------------------------------------ */

typedef enum KeyKind { KEY_NOTE = 1, KEY_COSIGNATURE = 4 } KeyKind;

typedef struct Vkey {              /* public: what verifies */
    Str           name;
    KeyKind       kind;
    uint32_t      id;              /* first four bytes of SHA-256(name | 0A | kind | point) */
    unsigned char point[32];
} Vkey;

/* Seed and point, as libsodium has them. Secret. */
typedef struct SigningKey { unsigned char byte[64]; } SigningKey;

/* May it name a key? Not empty, UTF-8, without '+', any Unicode space or control character. */
bool key_name_valid(Str);

/* The public half. Fails: key_unreadable (the name). */
Result vkey_of(Str name, KeyKind, const SigningKey *, Vkey *);

/* "name+hex(id)+base64(kind | point)". Fails: key_unreadable (also for kinds other than the two
 * and for an id that does not follow from name and point). That the point is a good one is not
 * asked here: with a bad one nothing ever verifies. */
Result vkey_read(Str, Vkey *);
void   vkey_write(const Vkey *, Text *, Arena *);

/* Has it the form of a key, of a kind that is none of the two? ML-DSA-44 of
 * c2sp.org/tlog-cosignature (06) is one: nothing here can verify it. */
bool vkey_strange(Str, Arena *);

/* ---- notes ----------------------------------------------------------------------- */

typedef struct Signature {
    Str      name;
    uint32_t id;
    Str      bytes;                /* what follows the id */
} Signature;

typedef struct Note {
    Str text;                      /* with its last newline, without the empty line */
    LIST(Signature) signatures;
} Note;

/* Whatever reads is written back byte for byte.
 * Fails: note_unreadable, too_large. */
Result note_read(Str, Note *, Arena *);
void   note_write(const Note *, Text *, Arena *);
void   signature_write(const Signature *, Text *, Arena *);    /* its line */

/* Adds a signature line; begin with (Note){ .text = ... }. note_cosign is for a witness and says
 * when, in seconds UTC. Fails: note_unreadable (this text cannot stand in a note, or there are
 * signatures enough), key_unfitting (the halves or the kind do not belong together). */
Result note_sign(Note *, const Vkey *, const SigningKey *, Arena *);
Result note_cosign(Note *, const Vkey *, const SigningKey *, Instant, Arena *);

/* Was the note signed with this key? *when is the moment that a cosignature states, else 0; it
 * may be NULL. Lines of other keys are not looked at.
 * Fails: signature_missing, signature_wrong, signature_repeated (one key, two lines: nobody
 * could say which moment counts), too_large. */
Result note_verify(const Note *, const Vkey *, Instant *when, Arena *);

/* The one place where Ed25519 is verified, strictly: no cofactor, S below the group order, and
 * neither R nor the key of low order or in a second spelling. So it accepts a part of what
 * RFC 8032 allows; test/note_test.c counts the edge cases. */
bool note_verify_ed25519(Str message, const unsigned char point[32],
                         const unsigned char signature[64]);

extern const Reason note_unreadable, key_unreadable, key_unfitting, signature_missing,
    signature_wrong, signature_repeated;

#endif
