/* age.h - closing and opening age v1 files for one X25519 recipient, or under a passphrase.
 *
 * What is made here opens with any age tool, and what any age tool made for one recipient or
 * under a passphrase opens here. Files in armor or for hybrid recipients are refused by name,
 * and where a key is asked for those under a passphrase, too. Everything streams: a file of any
 * size takes less than 16 MB, beside what a passphrase costs.
 *
 * Nothing is known here of tenders, and nothing of who may open what, and when.
 * Source: C2SP age.md (age-encryption.org/v1). */
#ifndef SEAL_AGE_H
#define SEAL_AGE_H

#include "base/base.h"
#include "base/hash.h"
#include "base/lines.h"
#include "seal/stream.h"

typedef struct AgeKey    { unsigned char byte[32]; } AgeKey;      /* secret */
typedef struct Recipient { unsigned char byte[32]; } Recipient;   /* X25519(key, 9) */

enum {
    AGE_CHUNK_BYTES  = 65536,
    AGE_HEADER_BYTES = 168,      /* of a header with one X25519 stanza */
    AGE_HEADER_MOST  = 65536,    /* bytes of header we read */
};

Recipient age_recipient(const AgeKey *);
bool      recipient_same(Recipient, Recipient);

/* "age1..." and "AGE-SECRET-KEY-1...". Fails: bech32_unreadable. */
Result age_recipient_read(Str, Recipient *);
Str    age_recipient_write(Recipient, Arena *);
Result age_key_read(Str, AgeKey *);
Str    age_key_write(const AgeKey *, Arena *);

extern const LineType line_recipient;      /* Recipient: age1... */

/* Size of the sealed file with one X25519 stanza: 184 bytes, the plain ones and 16 for each
 * started chunk of 64 KiB, at least one. plain_bytes: 0 to 2^62. */
int64_t age_size(int64_t plain_bytes);

/* All that is random in a file. Handed in only to make test vectors: the same secrets twice
 * give both plain texts away. */
typedef struct AgeSecrets {
    unsigned char file_key[16], ephemeral[32], nonce[16];
} AgeSecrets;

/* What was written. hash: SHA-256 of the sealed bytes, all zero unless asked for. */
typedef struct AgeSealed { int64_t bytes; Hash hash; } AgeSealed;

/* Closes `plain` for the recipient. hashed: also take SHA-256 of what is written, in a
 * second thread. Fails: age_low_order (no such recipient), and what source and sink say. */
Result age_seal(Recipient, Source plain, Sink sealed, bool hashed, AgeSealed *);
Result age_seal_with(const AgeSecrets *, Recipient, Source plain, Sink sealed, bool hashed,
                     AgeSealed *);

/* Opens a file. The sink sees plain bytes before the last chunk is known to be whole: let it
 * write to a temporary place and use nothing of that unless this call was done.
 * plain_bytes may be NULL. Fails: all reasons below but the last three, and what source and
 * sink say. */
Result age_unseal(const AgeKey *, Source sealed, Sink plain, int64_t *plain_bytes);

/* The same under a passphrase: each try costs whoever guesses 2^work KiB of memory. Opening takes
 * AGE_WORK_MOST at most, so that no file makes us fetch all there is.
 * Fails, beside the others: age_scrypt_malformed, age_scrypt_heavy, age_key_unfitting (another
 * passphrase, or none), too_large (no memory for it). */
enum { AGE_WORK = 18, AGE_WORK_MOST = 21 };
Result age_seal_passphrase(Str passphrase, int work, Source plain, Sink sealed);
Result age_unseal_passphrase(Str passphrase, Source sealed, Sink plain, int64_t *plain_bytes);

/* Is this the beginning of a file that the committee can open: a well-formed header with
 * exactly one X25519 stanza, none else but grease? Asks for no key; the header's MAC is
 * checked at opening. head: the first bytes of a file, AGE_HEADER_MOST are always enough.
 * *header_bytes: how long the header is; may be NULL. */
Result age_shape(Str head, ptrdiff_t *header_bytes);

extern const Reason
    age_armored,            /* "-----BEGIN AGE ENCRYPTED FILE-----" */
    age_not_a_file,         /* does not begin with age-encryption.org/v1 */
    age_header_malformed,   /* not by the grammar, or cut short */
    age_header_long,
    age_by_passphrase,      /* a scrypt stanza */
    age_scrypt_malformed,   /* or not alone */
    age_scrypt_heavy,       /* its work factor is above AGE_WORK_MOST */
    age_hybrid,             /* only a stanza mlkem768x25519 is left to try */
    age_stanza_malformed,   /* X25519, but not with one share and one body of 32 bytes */
    age_low_order,
    age_key_unfitting,      /* no stanza for this key */
    age_mac_wrong,
    age_cut_short,          /* ends before its last chunk */
    age_chunk_altered,
    age_chunk_empty,        /* a last chunk with nothing in it after others */
    age_stanza_missing,     /* no X25519 stanza */
    age_stanza_twice,       /* more than one */
    age_stanza_foreign;     /* neither X25519 nor grease */

#endif
