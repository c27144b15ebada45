#include "seal/age_header.h"
#include "seal/crypt.h"

#include <sodium.h>

#define SOURCE "C2SP age.md"

const Reason age_armored = { INVALID, "age-armored", SOURCE ", ASCII armor",
    "The file is in ASCII armor; only the binary form is accepted." };
const Reason age_not_a_file = { INVALID, "age-not-a-file", SOURCE ", version line",
    "This is not an age v1 file." };
const Reason age_header_malformed = { INVALID, "age-header-malformed", SOURCE ", header",
    "The header of the age file is not by the grammar, or cut short." };
const Reason age_header_long = { INVALID, "age-header-long", "doc/book.md, limits",
    "The header of the age file is longer than we read." };
const Reason age_by_passphrase = { INVALID, "age-by-passphrase", SOURCE ", scrypt",
    "The file is sealed under a passphrase, not for a recipient." };
const Reason age_scrypt_malformed = { INVALID, "age-scrypt-malformed", SOURCE ", scrypt",
    "The scrypt stanza of the age file is malformed, or does not stand alone." };
const Reason age_stanza_malformed = { INVALID, "age-stanza-malformed", SOURCE ", X25519",
    "The X25519 stanza of the age file is malformed." };
const Reason age_stanza_missing = { INVALID, "age-stanza-missing", "doc/book.md, envelopes",
    "The file is not sealed for an X25519 recipient." };
const Reason age_stanza_twice = { INVALID, "age-stanza-twice", "doc/book.md, envelopes",
    "The file is sealed for more than one recipient." };
const Reason age_stanza_foreign = { INVALID, "age-stanza-foreign", "doc/book.md, envelopes",
    "The file is sealed in a second way that is not accepted here." };

static const char version_line[] = "age-encryption.org/v1";
static const char armor_line[]   = "-----BEGIN AGE ENCRYPTED FILE-----";

/* ---- reading --------------------------------------------------------------------- */

/* Canonical base64 without padding, of exactly so many bytes. */
static bool base64_read(Str s, unsigned char *out, ptrdiff_t bytes)
{
    size_t got = 0;
    return s.len == (bytes * 8 + 5) / 6 &&
           !sodium_base642bin(out, (size_t)bytes, s.at, (size_t)s.len, NULL, &got, NULL,
                              sodium_base64_VARIANT_ORIGINAL_NO_PADDING) &&
           (ptrdiff_t)got == bytes;
}

static bool is_argument(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] < 33 || s.at[i] > 126)
            return false;
    return s.len > 0;
}

/* "-> " and words with single spaces between them; the first is the type. */
static bool read_opening(Str line, AgeStanza *stanza)
{
    if (!str_starts(line, "-> ") || line.at[line.len - 1] == ' ')
        return false;
    Str words = str_after(line, 3);
    for (int nth = 0; words.len; nth++) {
        Str word = str_cut(&words, ' ');
        if (!is_argument(word))
            return false;
        if (nth == 0)
            stanza->type = word;
        if (nth == 1)
            stanza->argument = word;
        if (nth == 2)
            stanza->second = word;
        stanza->arguments = nth;
    }
    return stanza->type.len > 0;
}

/* One line of the body: at most 64 letters; what fits is kept. */
static bool read_body_line(Str line, AgeStanza *stanza)
{
    unsigned char bytes[STANZA_LINE * 6 / 8];
    ptrdiff_t count = line.len * 6 / 8;
    if (line.len > STANZA_LINE || !base64_read(line, bytes, count))
        return false;
    for (ptrdiff_t i = 0; i < count && stanza->body_bytes + i < STANZA_BODY; i++)
        stanza->body[stanza->body_bytes + i] = bytes[i];
    stanza->body_bytes += count;
    return true;
}

/* C2SP age.md, Recipient stanza. */
bool age_stanza_next(Str *rest, AgeStanza *stanza)
{
    Str line;
    *stanza = (AgeStanza){ 0 };
    if (!line_cut(rest, &line) || !read_opening(line, stanza))
        return false;
    do {
        if (!line_cut(rest, &line) || !read_body_line(line, stanza))
            return false;
    } while (line.len == STANZA_LINE);         /* a short line, if only an empty one, ends it */
    return true;
}

/* C2SP age.md, ABNF definition of file header. */
Result age_header_read(Str head, AgeHeader *header)
{
    Str rest = head.len > AGE_HEADER_MOST ? (Str){ head.at, AGE_HEADER_MOST } : head, line;
    const Reason *cut = head.len >= AGE_HEADER_MOST ? &age_header_long : &age_header_malformed;
    if (str_starts(rest, armor_line))
        return because(&age_armored);
    if (!line_cut(&rest, &line) || !str_is(line, version_line))
        return because(&age_not_a_file);
    header->stanzas = rest;
    while (!str_starts(rest, "---")) {
        AgeStanza stanza;
        if (!age_stanza_next(&rest, &stanza))
            return because(rest.len ? &age_header_malformed : cut);
    }
    header->stanzas.len = rest.at - header->stanzas.at;
    header->covered     = (Str){ head.at, rest.at + 3 - head.at };
    if (!line_cut(&rest, &line))
        return because(cut);
    if (!header->stanzas.len || !str_starts(line, "--- ") ||
        !base64_read(str_after(line, 4), header->mac, sizeof header->mac))
        return because(&age_header_malformed);
    header->bytes = rest.at - head.at;
    return DONE;
}

bool stanza_is_x25519(const AgeStanza *s) { return str_is(s->type, "X25519"); }

/* C2SP age.md, X25519 recipient stanza. */
Result stanza_share(const AgeStanza *s, unsigned char share[32])
{
    if (s->arguments != 1 || s->body_bytes != STANZA_BODY || !base64_read(s->argument, share, 32))
        return because(&age_stanza_malformed);
    return DONE;
}

/* C2SP age.md, scrypt recipient stanza: the work factor is decimal, without sign or leading 0. */
Result stanza_scrypt(const AgeStanza *s, unsigned char salt[SCRYPT_SALT], int64_t *work)
{
    bool well = s->arguments == 2 && s->body_bytes == STANZA_BODY &&
                base64_read(s->argument, salt, SCRYPT_SALT) && str_number(s->second, work) && *work;
    return well ? DONE : because(&age_scrypt_malformed);
}

static bool is_grease(Str type)
{
    const Str tail = S("-grease");
    return type.len >= tail.len && str_same(str_after(type, type.len - tail.len), tail);
}

Result age_shape(Str head, ptrdiff_t *header_bytes)
{
    AgeHeader header;
    AgeStanza stanza;
    unsigned char share[32];
    int ours = 0;
    TRY(age_header_read(head, &header));
    for (Str rest = header.stanzas; rest.len && age_stanza_next(&rest, &stanza);) {
        if (str_is(stanza.type, "scrypt"))
            return because(&age_by_passphrase);
        if (!stanza_is_x25519(&stanza) && !is_grease(stanza.type))
            return because_of(&age_stanza_foreign, stanza.type);
        if (!stanza_is_x25519(&stanza))
            continue;
        TRY(stanza_share(&stanza, share));
        if (ours++)
            return because(&age_stanza_twice);
    }
    if (!ours)
        return because(&age_stanza_missing);
    if (header_bytes)
        *header_bytes = header.bytes;
    return DONE;
}

/* ---- writing --------------------------------------------------------------------- */

static void add_base64(Text *t, const void *bytes, ptrdiff_t count, Arena *a)
{
    char letters[64];
    sodium_bin2base64(letters, sizeof letters, bytes, (size_t)count,
                      sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
    text_our(t, letters, a);
}

/* C2SP age.md, Header MAC. */
Hash age_header_mac(Str covered, const unsigned char file_key[FILE_KEY_BYTES])
{
    unsigned char key[32];
    Str ikm = { (const char *)file_key, FILE_KEY_BYTES };
    hkdf_sha256(ikm, S(""), S("header"), key, sizeof key);
    Hash mac = hmac_sha256((Str){ (const char *)key, sizeof key }, &covered, 1);
    wipe(key, sizeof key);
    return mac;
}

static Str header_end(Text *t, const unsigned char file_key[FILE_KEY_BYTES], Arena *a)
{
    text_our(t, "\n---", a);
    Hash mac = age_header_mac(text_str(t), file_key);
    text_byte(t, ' ', a);
    add_base64(t, mac.byte, sizeof mac.byte, a);
    text_byte(t, '\n', a);
    return text_str(t);
}

Str age_header_write(const unsigned char share[32],
                     const unsigned char body[STANZA_BODY],
                     const unsigned char file_key[FILE_KEY_BYTES], Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}\n-> X25519 ", str(version_line));
    add_base64(&t, share, 32, a);
    text_byte(&t, '\n', a);
    add_base64(&t, body, STANZA_BODY, a);
    return header_end(&t, file_key, a);
}

Str age_header_scrypt(const unsigned char salt[SCRYPT_SALT], int work,
                      const unsigned char body[STANZA_BODY],
                      const unsigned char file_key[FILE_KEY_BYTES], Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}\n-> scrypt ", str(version_line));
    add_base64(&t, salt, SCRYPT_SALT, a);
    text_put(&t, a, " {}\n", str_of_number(work, a));
    add_base64(&t, body, STANZA_BODY, a);
    return header_end(&t, file_key, a);
}
