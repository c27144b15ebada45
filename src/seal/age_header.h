/* age_header.h - the text in front of an age file, by its grammar and nothing looser.
 *
 * Read once as a whole, then walked stanza by stanza. Shared by opening and by the check of
 * uploads; nobody outside the room reads headers. Source: C2SP age.md, "Header". */
#ifndef SEAL_AGE_HEADER_H
#define SEAL_AGE_HEADER_H

#include "seal/age.h"

enum { STANZA_LINE = 64, STANZA_BODY = 32, SCRYPT_SALT = 16, FILE_KEY_BYTES = 16 };

typedef struct AgeHeader {
    Str           stanzas;     /* their lines */
    Str           covered;     /* what the MAC is over: all up to and with "---" */
    unsigned char mac[32];
    ptrdiff_t     bytes;       /* up to the payload's nonce */
} AgeHeader;

typedef struct AgeStanza {
    Str           type;
    Str           argument, second;    /* after the type; empty when there are none */
    int           arguments;   /* after the type */
    ptrdiff_t     body_bytes;
    unsigned char body[STANZA_BODY];   /* the first bytes of it */
} AgeStanza;

/* Fails: age_armored, age_not_a_file, age_header_malformed, age_header_long. */
Result age_header_read(Str head, AgeHeader *);

/* The next stanza of header.stanzas; false at the end. */
bool   age_stanza_next(Str *rest, AgeStanza *);

bool   stanza_is_x25519(const AgeStanza *);

/* The share of an X25519 stanza. Fails: age_stanza_malformed. */
Result stanza_share(const AgeStanza *, unsigned char share[32]);

/* Salt and work factor of a scrypt stanza, which stands alone. Fails: age_scrypt_malformed. */
Result stanza_scrypt(const AgeStanza *, unsigned char salt[SCRYPT_SALT], int64_t *work);

/* The header of a file under a passphrase. */
Str    age_header_scrypt(const unsigned char salt[SCRYPT_SALT], int work,
                         const unsigned char body[STANZA_BODY],
                         const unsigned char file_key[FILE_KEY_BYTES], Arena *);

/* The header of a file with one X25519 stanza, AGE_HEADER_BYTES long. */
Str    age_header_write(const unsigned char share[32],
                        const unsigned char body[STANZA_BODY],
                        const unsigned char file_key[FILE_KEY_BYTES], Arena *);

/* HMAC over header.covered under the key that HKDF makes of the file key. */
Hash   age_header_mac(Str covered, const unsigned char file_key[FILE_KEY_BYTES]);

#endif
