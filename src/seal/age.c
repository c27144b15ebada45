#include "seal/age.h"
#include "seal/age_header.h"
#include "seal/bech32.h"
#include "seal/crypt.h"
#include "seal/hasher.h"

#include <string.h>

#define SOURCE "C2SP age.md"

const Reason age_hybrid = { INVALID, "age-hybrid", SOURCE ", hybrid recipients",
    "The file is sealed for a hybrid recipient, which is not known here." };
const Reason age_low_order = { INVALID, "age-low-order", SOURCE ", X25519",
    "An X25519 share or recipient of low order would seal for everybody." };
const Reason age_key_unfitting = { INVALID, "age-key-unfitting", SOURCE ", X25519",
    "The key does not fit the file." };
const Reason age_scrypt_heavy = { INVALID, "age-scrypt-heavy", "doc/book.md, limits",
    "The file asks for more work to be opened than we do." };
const Reason age_mac_wrong = { INVALID, "age-mac-wrong", SOURCE ", header MAC",
    "The header of the age file was altered." };
const Reason age_cut_short = { INVALID, "age-cut-short", SOURCE ", payload",
    "The age file ends before its end." };
const Reason age_chunk_altered = { INVALID, "age-chunk-altered", SOURCE ", payload",
    "The age file was altered." };
const Reason age_chunk_empty = { INVALID, "age-chunk-empty", SOURCE ", payload",
    "The age file has an empty last chunk." };

enum {
    CHUNK = AGE_CHUNK_BYTES, SEALED_CHUNK = CHUNK + TAG_BYTES, BATCH = 8,   /* chunks */
    PLAIN_BATCH = BATCH * CHUNK, SEALED_BATCH = BATCH * SEALED_CHUNK,
    NONCE = 16, WORKING_ROOM = 8 << 20,                                     /* bytes */
};
_Static_assert(SEALED_BATCH > AGE_HEADER_MOST + NONCE, "a header is read in one go");

/* ---- keys ------------------------------------------------------------------------ */

Recipient age_recipient(const AgeKey *key)
{
    Recipient r;
    x25519_public(r.byte, key->byte);
    return r;
}

bool recipient_same(Recipient x, Recipient y) { return !memcmp(x.byte, y.byte, sizeof x.byte); }

static const char public_prefix[] = "age", secret_prefix[] = "AGE-SECRET-KEY-";

/* C2SP age.md, The X25519 recipient type. */
Result age_recipient_read(Str s, Recipient *r)    { return bech32_read(s, public_prefix, r->byte); }
Str    age_recipient_write(Recipient r, Arena *a) { return bech32_write(public_prefix, r.byte, a); }
Result age_key_read(Str s, AgeKey *k)             { return bech32_read(s, secret_prefix, k->byte); }
Str age_key_write(const AgeKey *k, Arena *a) { return bech32_write(secret_prefix, k->byte, a); }

static bool read_recipient(Str s, void *to) { return !failed(age_recipient_read(s, to)); }

static void write_recipient(Text *t, const void *from, Arena *a)
{
    text_add(t, age_recipient_write(*(const Recipient *)from, a), a);
}

const LineType line_recipient = { read_recipient, write_recipient };

int64_t age_size(int64_t plain_bytes)
{
    int64_t chunks = plain_bytes ? (plain_bytes - 1) / CHUNK + 1 : 1;
    return AGE_HEADER_BYTES + NONCE + plain_bytes + TAG_BYTES * chunks;
}

/* C2SP age.md, X25519 recipient stanza: the key that a share wraps a file key under.
 * Fails: age_low_order. */
static Result wrapping_key(const unsigned char ours[32], const unsigned char theirs[32],
                           const unsigned char share[32], Recipient to, unsigned char key[32])
{
    unsigned char shared[32];
    char salt[64];
    if (!x25519(shared, ours, theirs))
        return because(&age_low_order);
    memcpy(salt, share, 32);
    memcpy(salt + 32, to.byte, 32);
    hkdf_sha256((Str){ (char *)shared, 32 }, (Str){ salt, 64 }, S("age-encryption.org/v1/X25519"),
                key, 32);
    wipe(shared, sizeof shared);
    return DONE;
}

/* C2SP age.md, Payload: the key. */
static Cipher *payload_cipher(const unsigned char file_key[FILE_KEY_BYTES], Str nonce, bool sealing,
                              Arena *a)
{
    unsigned char key[32];
    Str ikm = { (const char *)file_key, FILE_KEY_BYTES };
    hkdf_sha256(ikm, nonce, S("payload"), key, sizeof key);
    Cipher *c = cipher_begin(key, sealing, a);
    wipe(key, sizeof key);
    return c;
}

/* C2SP age.md, Payload: of a chunk its number in eleven bytes, big end first, and whether it is
 * last. */
static void chunk_nonce(unsigned char nonce[NONCE_BYTES], int64_t nth, bool last)
{
    memset(nonce, 0, NONCE_BYTES);
    for (int i = 0; i < 8; i++)
        nonce[10 - i] = (unsigned char)((uint64_t)nth >> 8 * i);
    nonce[11] = last;
}

/* Room for plain text, wiped when the life ends. */
typedef struct Secret { char *at; ptrdiff_t bytes; } Secret;

static void wipe_secret(void *secret) { wipe(((Secret *)secret)->at, ((Secret *)secret)->bytes); }

static char *secret_room(ptrdiff_t bytes, Arena *a)
{
    Secret *s = make(a, Secret, 1);
    *s = (Secret){ make(a, char, bytes), bytes };
    arena_defer(a, wipe_secret, s);
    return s->at;
}

/* ---- sealing --------------------------------------------------------------------- */

typedef struct Sealing {
    Sink    to;
    Hasher *hasher;
    Cipher *cipher;
    int64_t chunks, bytes;       /* so far */
} Sealing;

/* What lies at the beginning of the slot goes out and is hashed. */
static Result put_out(Sealing *s, const char *slot, ptrdiff_t bytes)
{
    hasher_pass(s->hasher, bytes);
    s->bytes += bytes;
    return s->to.write(s->to.self, (Str){ slot, bytes });
}

/* C2SP age.md, X25519 recipient stanza. */
static Result put_header(Sealing *s, const AgeSecrets *secrets, Recipient to, Arena *life)
{
    static const unsigned char zero[NONCE_BYTES];
    unsigned char share[32], key[32];
    char body[STANZA_BODY];
    x25519_public(share, secrets->ephemeral);
    TRY(wrapping_key(secrets->ephemeral, to.byte, share, to, key));
    chunk_seal(cipher_begin(key, true, life), zero,
               (Str){ (const char *)secrets->file_key, FILE_KEY_BYTES }, body);
    wipe(key, sizeof key);
    Str header = age_header_write(share, (unsigned char *)body, secrets->file_key, life);
    char *slot = hasher_slot(s->hasher);
    memcpy(slot, header.at, (size_t)header.len);
    memcpy(slot + header.len, secrets->nonce, NONCE);
    return put_out(s, slot, header.len + NONCE);
}

/* Up to BATCH chunks. Of the last batch the last chunk is marked, be it empty. */
static Result put_batch(Sealing *s, Str plain, bool last)
{
    char *slot = hasher_slot(s->hasher), *to = slot;
    unsigned char nonce[NONCE_BYTES];
    do {
        Str chunk = { plain.at, plain.len < CHUNK ? plain.len : CHUNK };
        plain = str_after(plain, chunk.len);
        chunk_nonce(nonce, s->chunks++, last && !plain.len);
        chunk_seal(s->cipher, nonce, chunk, to);
        to += chunk.len + TAG_BYTES;
    } while (plain.len);
    return put_out(s, slot, to - slot);
}

/* One byte more than a batch is read, to know whether the batch is the last. */
static Result put_payload(Sealing *s, Source plain, Arena *life)
{
    char *in = secret_room(PLAIN_BATCH + 1, life);
    ptrdiff_t held = 0;
    TRY(source_fill(plain, in, PLAIN_BATCH + 1, &held));
    while (held > PLAIN_BATCH) {
        TRY(put_batch(s, (Str){ in, PLAIN_BATCH }, false));
        in[0] = in[PLAIN_BATCH];
        TRY(source_fill(plain, in + 1, PLAIN_BATCH, &held));
        held++;
    }
    return put_batch(s, (Str){ in, held }, true);
}

/* C2SP age.md, scrypt recipient stanza: the key that a passphrase wraps a file key under. */
static Result passphrase_key(Str passphrase, const unsigned char salt[SCRYPT_SALT], int64_t work,
                             unsigned char key[32], Arena *a)
{
    Text salted = { 0 };
    if (work > AGE_WORK_MOST)
        return because_of(&age_scrypt_heavy, str_of_number(work, a));
    text_our(&salted, "age-encryption.org/v1/scrypt", a);
    text_add(&salted, (Str){ (const char *)salt, SCRYPT_SALT }, a);
    return scrypt(passphrase, text_str(&salted), (int)work, key) ? DONE : because(&too_large);
}

static Result put_header_scrypt(Sealing *s, const AgeSecrets *secrets, Str passphrase, int work,
                                Arena *life)
{
    static const unsigned char zero[NONCE_BYTES];
    unsigned char key[32];
    char body[STANZA_BODY];
    TRY(passphrase_key(passphrase, secrets->ephemeral, work, key, life));
    chunk_seal(cipher_begin(key, true, life), zero,
               (Str){ (const char *)secrets->file_key, FILE_KEY_BYTES }, body);
    wipe(key, sizeof key);
    Str header = age_header_scrypt(secrets->ephemeral, work, (unsigned char *)body,
                                   secrets->file_key, life);
    char *slot = hasher_slot(s->hasher);
    memcpy(slot, header.at, (size_t)header.len);
    memcpy(slot + header.len, secrets->nonce, NONCE);
    return put_out(s, slot, header.len + NONCE);
}

static Result seal_under(const AgeSecrets *secrets, Str passphrase, int work, Source plain,
                         Sink sealed, Arena *life)
{
    Sealing s = { .to = sealed, .hasher = hasher_begin(SEALED_BATCH, false, life) };
    s.cipher = payload_cipher(secrets->file_key, (Str){ (const char *)secrets->nonce, NONCE }, true,
                              life);
    TRY(put_header_scrypt(&s, secrets, passphrase, work, life));
    TRY(put_payload(&s, plain, life));
    (void)hasher_end(s.hasher);
    return DONE;
}

Result age_seal_passphrase(Str passphrase, int work, Source plain, Sink sealed)
{
    AgeSecrets secrets;
    Arena life = arena_begin(WORKING_ROOM);
    random_fill(&secrets, sizeof secrets);
    Result r = seal_under(&secrets, passphrase, work, plain, sealed, &life);
    r.detail = (Str){ 0 };
    wipe(&secrets, sizeof secrets);
    arena_end(&life);
    return r;
}

static Result seal_all(const AgeSecrets *secrets, Recipient to, Source plain, Sink sealed,
                       bool hashed, AgeSealed *out, Arena *life)
{
    Sealing s = { .to = sealed, .hasher = hasher_begin(SEALED_BATCH, hashed, life) };
    s.cipher = payload_cipher(secrets->file_key, (Str){ (const char *)secrets->nonce, NONCE }, true,
                              life);
    TRY(put_header(&s, secrets, to, life));
    TRY(put_payload(&s, plain, life));
    *out = (AgeSealed){ s.bytes, hasher_end(s.hasher) };
    return DONE;
}

Result age_seal_with(const AgeSecrets *secrets, Recipient to, Source plain, Sink sealed,
                     bool hashed, AgeSealed *out)
{
    Arena life = arena_begin(WORKING_ROOM);
    Result r = seal_all(secrets, to, plain, sealed, hashed, out, &life);
    arena_end(&life);
    return r;
}

Result age_seal(Recipient to, Source plain, Sink sealed, bool hashed, AgeSealed *out)
{
    AgeSecrets secrets;
    random_fill(&secrets, sizeof secrets);
    Result r = age_seal_with(&secrets, to, plain, sealed, hashed, out);
    wipe(&secrets, sizeof secrets);
    return r;
}

/* ---- opening --------------------------------------------------------------------- */

/* The file key, if this stanza is for us. *found says so. */
static Result try_stanza(const AgeKey *key, const AgeStanza *stanza,
                         unsigned char file_key[FILE_KEY_BYTES], bool *found, Arena *life)
{
    static const unsigned char zero[NONCE_BYTES];
    unsigned char share[32], wrapping[32];
    char plain[FILE_KEY_BYTES];
    TRY(stanza_share(stanza, share));
    TRY(wrapping_key(key->byte, share, share, age_recipient(key), wrapping));
    *found = chunk_unseal(cipher_begin(wrapping, false, life), zero,
                          (Str){ (const char *)stanza->body, STANZA_BODY }, plain);
    if (*found)
        memcpy(file_key, plain, FILE_KEY_BYTES);
    wipe(wrapping, sizeof wrapping);
    wipe(plain, sizeof plain);
    return DONE;
}

static Result find_file_key(const AgeKey *key, Str stanzas, unsigned char file_key[FILE_KEY_BYTES],
                            Arena *life)
{
    AgeStanza stanza;
    bool found = false, hybrid = false;
    for (Str rest = stanzas; rest.len && age_stanza_next(&rest, &stanza);)
        if (str_is(stanza.type, "scrypt"))
            return because(&age_by_passphrase);
    for (Str rest = stanzas; rest.len && !found && age_stanza_next(&rest, &stanza);) {
        hybrid |= str_is(stanza.type, "mlkem768x25519");
        if (stanza_is_x25519(&stanza))
            TRY(try_stanza(key, &stanza, file_key, &found, life));
    }
    return found ? DONE : because(hybrid ? &age_hybrid : &age_key_unfitting);
}

/* The file key of the only stanza, which is under a passphrase. */
static Result file_key_under(Str passphrase, Str stanzas, unsigned char file_key[FILE_KEY_BYTES],
                             Arena *life)
{
    static const unsigned char zero[NONCE_BYTES];
    unsigned char salt[SCRYPT_SALT], key[32];
    char    plain[FILE_KEY_BYTES];
    int64_t work;
    AgeStanza stanza;
    bool ours = false;
    for (Str rest = stanzas; rest.len && age_stanza_next(&rest, &stanza);)
        ours = ours || str_is(stanza.type, "scrypt");
    Str rest = stanzas;
    if (!ours || !age_stanza_next(&rest, &stanza))
        return because(&age_key_unfitting);
    if (rest.len || !str_is(stanza.type, "scrypt"))
        return because(&age_scrypt_malformed);
    TRY(stanza_scrypt(&stanza, salt, &work));
    TRY(passphrase_key(passphrase, salt, work, key, life));
    bool fits = chunk_unseal(cipher_begin(key, false, life), zero,
                             (Str){ (const char *)stanza.body, STANZA_BODY }, plain);
    if (fits)
        memcpy(file_key, plain, FILE_KEY_BYTES);
    wipe(key, sizeof key);
    wipe(plain, sizeof plain);
    return fits ? DONE : because(&age_key_unfitting);
}

/* key NULL: under the passphrase. */
typedef struct Opener { const AgeKey *key; Str passphrase; } Opener;

typedef struct Unsealing {
    Sink    to;
    Cipher *cipher;
    char   *plain;               /* room for a batch */
    int64_t chunks, bytes;       /* so far */
} Unsealing;

/* A last chunk that does not open as one: was something cut off behind it? */
static Result why_shut(const Unsealing *u, Str chunk, int64_t nth, bool last)
{
    unsigned char nonce[NONCE_BYTES];
    chunk_nonce(nonce, nth, false);
    bool more_was_meant = last && chunk_unseal(u->cipher, nonce, chunk, u->plain);
    return because(more_was_meant ? &age_cut_short : &age_chunk_altered);
}

static Result take_batch(Unsealing *u, Str sealed, bool last)
{
    char *to = u->plain;
    unsigned char nonce[NONCE_BYTES];
    do {
        Str chunk = { sealed.at, sealed.len < SEALED_CHUNK ? sealed.len : SEALED_CHUNK };
        sealed = str_after(sealed, chunk.len);
        bool final = last && !sealed.len;
        chunk_nonce(nonce, u->chunks, final);
        if (chunk.len < TAG_BYTES)
            return because(&age_cut_short);
        if (!chunk_unseal(u->cipher, nonce, chunk, to))
            return why_shut(u, chunk, u->chunks, final);
        if (chunk.len == TAG_BYTES && u->chunks)
            return because(&age_chunk_empty);
        u->chunks++;
        to += chunk.len - TAG_BYTES;
    } while (sealed.len);
    u->bytes += to - u->plain;
    return u->to.write(u->to.self, (Str){ u->plain, to - u->plain });
}

/* in: `held` bytes of payload, room for a batch and one byte more. */
static Result take_payload(Unsealing *u, Source sealed, char *in, ptrdiff_t held)
{
    ptrdiff_t more = 0;
    TRY(source_fill(sealed, in + held, SEALED_BATCH + 1 - held, &more));
    held += more;
    while (held > SEALED_BATCH) {
        TRY(take_batch(u, (Str){ in, SEALED_BATCH }, false));
        in[0] = in[SEALED_BATCH];
        TRY(source_fill(sealed, in + 1, SEALED_BATCH, &more));
        held = more + 1;
    }
    return take_batch(u, (Str){ in, held }, true);
}

/* Opens the header that `in` begins with: the payload's cipher, and how long all that was. */
static Result take_header(const Opener *by, Str in, Cipher **cipher, ptrdiff_t *bytes, Arena *life)
{
    AgeHeader header;
    unsigned char file_key[FILE_KEY_BYTES];
    TRY(age_header_read(in, &header));
    TRY(by->key ? find_file_key(by->key, header.stanzas, file_key, life)
                : file_key_under(by->passphrase, header.stanzas, file_key, life));
    Hash mac = age_header_mac(header.covered, file_key);
    bool same = same_secret(mac.byte, header.mac, sizeof header.mac);
    Str nonce = str_after(in, header.bytes);
    if (same && nonce.len >= NONCE)
        *cipher = payload_cipher(file_key, (Str){ nonce.at, NONCE }, false, life);
    wipe(file_key, sizeof file_key);
    *bytes = header.bytes + NONCE;
    if (!same)
        return because(&age_mac_wrong);
    return nonce.len < NONCE ? because(&age_header_malformed) : DONE;
}

static Result unseal_all(const Opener *by, Source sealed, Sink plain, int64_t *plain_bytes,
                         Arena *life)
{
    Unsealing u = { .to = plain, .plain = secret_room(PLAIN_BATCH, life) };
    char *in = make(life, char, SEALED_BATCH + 1);
    ptrdiff_t held = 0, header = 0;
    TRY(source_fill(sealed, in, AGE_HEADER_MOST + NONCE, &held));
    TRY(take_header(by, (Str){ in, held }, &u.cipher, &header, life));
    memmove(in, in + header, (size_t)(held - header));
    TRY(take_payload(&u, sealed, in, held - header));
    if (plain_bytes)
        *plain_bytes = u.bytes;
    return DONE;
}

Result age_unseal(const AgeKey *key, Source sealed, Sink plain, int64_t *plain_bytes)
{
    Arena life = arena_begin(WORKING_ROOM);
    Result r = unseal_all(&(Opener){ .key = key }, sealed, plain, plain_bytes, &life);
    arena_end(&life);
    return r;
}

Result age_unseal_passphrase(Str passphrase, Source sealed, Sink plain, int64_t *plain_bytes)
{
    Arena life = arena_begin(WORKING_ROOM);
    Result r = unseal_all(&(Opener){ .passphrase = passphrase }, sealed, plain, plain_bytes, &life);
    r.detail = (Str){ 0 };
    arena_end(&life);
    return r;
}
