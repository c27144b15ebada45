#include "tree/note.h"

#include "base/hash.h"
#include "base/lines.h"

#include <sodium.h>
#include <string.h>

const Reason note_unreadable = { INVALID, "note-unreadable", "c2sp.org/signed-note, format",
    "This is not a signed note." };
const Reason key_unreadable = { INVALID, "key-unreadable", "c2sp.org/signed-note, vkeys",
    "This is not a verification key that we know how to use." };
const Reason key_unfitting = { REFUSED, "key-unfitting", "c2sp.org/signed-note, vkeys",
    "The signing key and the verification key do not belong together." };
const Reason signature_missing = { MISSING, "signature-missing", "c2sp.org/signed-note",
    "The note is not signed with this key." };
const Reason signature_wrong = { REFUSED, "signature-wrong", "c2sp.org/signed-note",
    "A signature does not fit the text." };
const Reason signature_repeated = { REFUSED, "signature-repeated", "c2sp.org/signed-note",
    "The same key has signed the note twice." };

enum { POINT = 32, ED25519 = 64, MOMENT = 8, ID = 4 };   /* bytes */

/* ---- words ----------------------------------------------------------------------- */

/* White_Space of Unicode, but for the control characters. */
static bool is_space(int32_t rune)
{
    static const int32_t spaces[] = { 0x20,   0x85,   0xa0,   0x1680, 0x2028,
                                      0x2029, 0x202f, 0x205f, 0x3000 };
    for (ptrdiff_t i = 0; i < countof(spaces); i++)
        if (rune == spaces[i])
            return true;
    return rune >= 0x2000 && rune <= 0x200a;
}

/* c2sp.org/signed-note, Signatures: the key name. */
bool key_name_valid(Str name)
{
    int32_t rune;
    if (!name.len)
        return false;
    while (name.len)
        if (!str_rune(&name, &rune) || rune < 0x20 || rune == '+' || is_space(rune))
            return false;
    return true;
}

/* UTF-8 without control characters other than newline. */
static bool is_plain(Str s)
{
    int32_t rune;
    while (s.len)
        if (!str_rune(&s, &rune) || (rune < 0x20 && rune != '\n'))
            return false;
    return true;
}

static bool ends_line(Str s) { return s.len && s.at[s.len - 1] == '\n'; }

static void number_pack(uint64_t n, unsigned char *to, int bytes)
{
    for (int i = bytes - 1; i >= 0; i--, n >>= 8)
        to[i] = (unsigned char)n;
}

static uint64_t number_unpack(const char *from, int bytes)
{
    uint64_t n = 0;
    for (int i = 0; i < bytes; i++)
        n = n << 8 | (unsigned char)from[i];
    return n;
}

/* ---- keys ------------------------------------------------------------------------ */

/* c2sp.org/signed-note, Signature types: how key IDs are made. */
static uint32_t key_id(Str name, KeyKind kind, const unsigned char *point)
{
    char byte = (char)kind;
    Hash h = sha256_of(name, S("\n"), { &byte, 1 }, { (const char *)point, POINT });
    return (uint32_t)number_unpack((const char *)h.byte, ID);
}

Result vkey_of(Str name, KeyKind kind, const SigningKey *key, Vkey *vkey)
{
    Vkey v = { .name = name, .kind = kind };
    if (!key_name_valid(name))
        return because_of(&key_unreadable, name);
    memcpy(v.point, key->byte + POINT, POINT);
    v.id  = key_id(name, kind, v.point);
    *vkey = v;
    return DONE;
}

/* c2sp.org/signed-note, Verifier keys. */
Result vkey_read(Str text, Vkey *vkey)
{
    Str rest = text, name = str_cut(&rest, '+'), hex = str_cut(&rest, '+');
    unsigned char id[ID], packed[1 + POINT];
    Vkey v = { .name = name };
    if (!key_name_valid(name) || !str_bytes(hex, id, ID) ||
        !str_base64(rest, packed, sizeof packed))
        return because_of(&key_unreadable, text);
    v.kind = packed[0];
    v.id   = (uint32_t)number_unpack((const char *)id, ID);
    memcpy(v.point, packed + 1, POINT);
    if ((v.kind != KEY_NOTE && v.kind != KEY_COSIGNATURE) ||
        v.id != key_id(name, v.kind, v.point))
        return because_of(&key_unreadable, text);
    *vkey = v;
    return DONE;
}

void vkey_write(const Vkey *v, Text *t, Arena *a)
{
    unsigned char id[ID], packed[1 + POINT] = { (unsigned char)v->kind };
    number_pack(v->id, id, ID);
    memcpy(packed + 1, v->point, POINT);
    text_put(t, a, "{}+", v->name);
    text_bytes(t, id, ID, a);
    text_byte(t, '+', a);
    text_base64(t, packed, sizeof packed, a);
}

bool vkey_strange(Str text, Arena *a)
{
    Str rest = text, name = str_cut(&rest, '+'), hex = str_cut(&rest, '+'), packed;
    unsigned char id[ID];
    return key_name_valid(name) && str_bytes(hex, id, ID) && str_base64_any(rest, &packed, a) &&
           packed.len > 1 && packed.at[0] != KEY_NOTE && packed.at[0] != KEY_COSIGNATURE;
}

/* ---- reading and writing --------------------------------------------------------- */

#define DASH "\342\200\224 "       /* U+2014 and a space */

/* c2sp.org/signed-note, Signatures: one line. */
static Result signature_read(Str line, Note *n, Arena *a)
{
    Str rest = line, bytes, name;
    if (n->signatures.len == NOTE_SIGNATURES)
        return because(&too_large);
    if (!str_starts(line, DASH))
        return because_of(&note_unreadable, line);
    rest = str_after(rest, str(DASH).len);
    name = str_cut(&rest, ' ');
    if (!key_name_valid(name) || !str_base64_any(rest, &bytes, a) || bytes.len <= ID)
        return because_of(&note_unreadable, line);
    *list_add(&n->signatures, a) =
        (Signature){ name, (uint32_t)number_unpack(bytes.at, ID), str_after(bytes, ID) };
    return DONE;
}

/* Where the last empty line ends the text; below 1 where there is none. */
static ptrdiff_t text_length(Str s)
{
    ptrdiff_t i = s.len - 1;
    while (i > 0 && !(s.at[i] == '\n' && s.at[i - 1] == '\n'))
        i--;
    return i;
}

static bool has_room(ptrdiff_t bytes, const Arena *a)
{
    return bytes <= NOTE_BYTES && arena_left(a) >= 2 * bytes + NOTE_ROOM;
}

/* c2sp.org/signed-note, Format. */
Result note_read(Str bytes, Note *note, Arena *a)
{
    if (!has_room(bytes.len, a))
        return because(&too_large);
    ptrdiff_t length = text_length(bytes);
    if (length < 1 || !is_plain(bytes))
        return because(&note_unreadable);
    Note n   = { .text = { bytes.at, length } };
    Str rest = str_after(bytes, length + 1), line;
    if (!rest.len)
        return because(&note_unreadable);
    while (rest.len) {
        if (!line_cut(&rest, &line))
            return because_of(&note_unreadable, line);
        TRY(signature_read(line, &n, a));
    }
    *note = n;
    return DONE;
}

void signature_write(const Signature *s, Text *t, Arena *a)
{
    Text packed = { 0 };
    unsigned char id[ID];
    number_pack(s->id, id, ID);
    text_add(&packed, (Str){ (const char *)id, ID }, a);
    text_add(&packed, s->bytes, a);
    text_put(t, a, DASH "{} ", s->name);
    text_base64(t, packed.at, packed.len, a);
    text_byte(t, '\n', a);
}

void note_write(const Note *n, Text *t, Arena *a)
{
    text_put(t, a, "{}\n", n->text);
    for (each(Signature, s, n->signatures))
        signature_write(s, t, a);
}

/* ---- signing and verifying ------------------------------------------------------- */

/* What a witness signs. Source: c2sp.org/tlog-cosignature, Ed25519 signed message. */
static Str cosigned(Str text, Instant at, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "cosignature/v1\ntime {}\n{}", str_of_number(at, a), text);
    return text_str(&t);
}

static Result sign(Note *n, const Vkey *v, const SigningKey *key, Str moment, Str message, Arena *a)
{
    unsigned char signature[ED25519];
    Text bytes = { 0 };
    if (memcmp(key->byte + POINT, v->point, POINT))
        return because(&key_unfitting);
    if (!ends_line(n->text) || !is_plain(n->text) || n->signatures.len >= NOTE_SIGNATURES)
        return because(&note_unreadable);
    crypto_sign_ed25519_detached(signature, NULL, (const unsigned char *)message.at,
                                 (unsigned long long)message.len, key->byte);
    text_add(&bytes, moment, a);
    text_add(&bytes, (Str){ (const char *)signature, ED25519 }, a);
    *list_add(&n->signatures, a) = (Signature){ v->name, v->id, text_str(&bytes) };
    return DONE;
}

/* c2sp.org/signed-note, Ed25519 signatures. */
Result note_sign(Note *n, const Vkey *v, const SigningKey *key, Arena *a)
{
    if (v->kind != KEY_NOTE)
        return because(&key_unfitting);
    return sign(n, v, key, S(""), n->text, a);
}

/* c2sp.org/tlog-cosignature, Format: the moment, then the signature. */
Result note_cosign(Note *n, const Vkey *v, const SigningKey *key, Instant at, Arena *a)
{
    unsigned char moment[MOMENT];
    if (v->kind != KEY_COSIGNATURE || at < 0)
        return because(&key_unfitting);
    number_pack((uint64_t)at, moment, MOMENT);
    return sign(n, v, key, (Str){ (const char *)moment, MOMENT }, cosigned(n->text, at, a), a);
}

bool note_verify_ed25519(Str message, const unsigned char point[32],
                         const unsigned char signature[64])
{
    return !crypto_sign_ed25519_verify_detached(signature, (const unsigned char *)message.at,
                                                (unsigned long long)message.len, point);
}

static Result signature_find(const Note *n, const Vkey *v, Str *bytes)
{
    int found = 0;
    for (each(Signature, s, n->signatures))
        if (s->id == v->id && str_same(s->name, v->name)) {
            *bytes = s->bytes;
            found++;
        }
    if (found > 1)
        return because_of(&signature_repeated, v->name);
    return found ? DONE : because_of(&signature_missing, v->name);
}

/* c2sp.org/signed-note, Signatures; c2sp.org/tlog-cosignature, Format. */
Result note_verify(const Note *n, const Vkey *v, Instant *when, Arena *a)
{
    Str bytes = { 0 }, message = n->text;
    uint64_t at = 0;
    int head = v->kind == KEY_COSIGNATURE ? MOMENT : 0;
    TRY(signature_find(n, v, &bytes));
    if (bytes.len != head + ED25519)
        return because_of(&signature_wrong, v->name);
    if (head) {
        at = number_unpack(bytes.at, MOMENT);
        if (at > INT64_MAX)
            return because_of(&signature_wrong, v->name);
        if (!has_room(message.len, a))
            return because(&too_large);
        message = cosigned(message, (Instant)at, a);
    }
    if (!note_verify_ed25519(message, v->point, (const unsigned char *)bytes.at + head))
        return because_of(&signature_wrong, v->name);
    if (when)
        *when = (Instant)at;
    return DONE;
}
