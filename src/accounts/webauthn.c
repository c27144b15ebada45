/* webauthn.c - reads what browsers and authenticators say, and checks what they signed.
 *
 * Only bytes in, what they say out: nothing here knows an account. Whatever is not as the standard
 * says is passkey-unreadable. Source: W3C Web Authentication Level 2, 5.8.1, 6.1, 6.5, 8.2, 8.7. */
#include "accounts/inside.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <jansson.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <string.h>

const Reason passkey_unreadable = { INVALID, "passkey-unreadable", "WebAuthn Level 2, 7",
    "What the browser sent is not what a passkey gives. Try again, or use another browser." };
const Reason passkey_attested = { REFUSED, "passkey-attested", "WebAuthn Level 2, 8",
    "This authenticator wants to say who made it, which we do not ask. Choose another one, or let "
    "the browser leave it out." };

/* ---- clientDataJSON ---------------------------------------------------------------- */

static bool words_of(const json_t *object, const char *name, Str *out, Arena *a)
{
    const json_t *value = json_object_get(object, name);
    if (!json_is_string(value))
        return false;
    *out = str_copy((Str){ json_string_value(value), (ptrdiff_t)json_string_length(value) }, a);
    return true;
}

/* Absent is false. */
static bool flag_of(const json_t *object, const char *name, bool *out)
{
    const json_t *value = json_object_get(object, name);
    *out = json_is_true(value);
    return !value || json_is_boolean(value);
}

Result client_data_read(Str json, ClientData *out, Arena *a)
{
    *out = (ClientData){ 0 };
    if (json.len > CLIENT_DATA_BYTES || arena_left(a) < 4 * CLIENT_DATA_BYTES)
        return because(&passkey_unreadable);
    json_t *root = json_loadb(json.at ? json.at : "", (size_t)json.len, JSON_REJECT_DUPLICATES,
                              NULL);
    bool right = json_is_object(root) && words_of(root, "type", &out->type, a) &&
                 words_of(root, "challenge", &out->challenge, a) &&
                 words_of(root, "origin", &out->origin, a) &&
                 flag_of(root, "crossOrigin", &out->within_another);
    json_decref(root);
    return right ? DONE : because(&passkey_unreadable);
}

/* ---- authenticator data ------------------------------------------------------------ */

enum { USER_PRESENT = 1, USER_VERIFIED = 4, HAS_CREDENTIAL = 64, HAS_MORE = 128 };

Result authenticator_read(Str bytes, Authenticator *out)
{
    *out = (Authenticator){ 0 };
    if (bytes.len < 37 || bytes.len > AUTHENTICATOR_BYTES)
        return because(&passkey_unreadable);
    const unsigned char *at = (const unsigned char *)bytes.at;
    if (bytes.len > 37 && !(at[32] & (HAS_CREDENTIAL | HAS_MORE)))
        return because(&passkey_unreadable);
    memcpy(out->rp.byte, at, 32);
    out->verified = (at[32] & USER_PRESENT) && (at[32] & USER_VERIFIED);
    out->credential_inside = at[32] & HAS_CREDENTIAL;
    out->count = (int64_t)at[33] << 24 | at[34] << 16 | at[35] << 8 | at[36];
    return DONE;
}

/* ---- attestationObject: a map in CBOR, RFC 8949 ------------------------------------- */

typedef struct Cbor { const unsigned char *at, *end; bool wrong; } Cbor;

enum { UNSIGNED = 0, NEGATIVE = 1, CBOR_BYTES = 2, CBOR_TEXT = 3, ARRAY = 4, MAP = 5 };

/* Lengths are definite, as CTAP2 has them. */
static uint64_t cbor_head(Cbor *c, int *major)
{
    if (c->wrong || c->at == c->end)
        return c->wrong = true, *major = -1, 0;
    unsigned char first = *c->at++;
    *major = first >> 5;
    int more = (first & 31) < 24 ? 0 : (first & 31) > 27 ? -1 : 1 << ((first & 31) - 24);
    if (more < 0 || c->end - c->at < more)
        return c->wrong = true, *major = -1, 0;
    uint64_t n = more ? 0 : first & 31;
    while (more--)
        n = n << 8 | *c->at++;
    return n;
}

static Str cbor_slice(Cbor *c, uint64_t bytes)
{
    if (c->wrong || bytes > (uint64_t)(c->end - c->at))
        return c->wrong = true, (Str){ 0 };
    Str s = { (const char *)c->at, (ptrdiff_t)bytes };
    c->at += bytes;
    return s;
}

static Str cbor_of(Cbor *c, int wanted)
{
    int      major;
    uint64_t bytes = cbor_head(c, &major);
    if (major != wanted)
        c->wrong = true;
    return cbor_slice(c, bytes);
}

/* -1 - n is written as n; what is no number of 32 bits is wrong. */
static int64_t cbor_number(Cbor *c)
{
    int      major;
    uint64_t n = cbor_head(c, &major);
    if ((major != UNSIGNED && major != NEGATIVE) || n > INT32_MAX)
        c->wrong = true;
    return c->wrong ? 0 : major == NEGATIVE ? -1 - (int64_t)n : (int64_t)n;
}

static int64_t cbor_map(Cbor *c)
{
    int      major;
    uint64_t pairs = cbor_head(c, &major);
    if (major != MAP || pairs > 16)
        c->wrong = true;
    return c->wrong ? 0 : (int64_t)pairs;
}

/* What was named twice is named wrong. */
static void once(Cbor *c, Str *seen, Str value)
{
    if (seen->at)
        c->wrong = true;
    *seen = value;
}

/* Goes past one thing of any kind. What it says of lengths must be there: libcbor makes room for
 * what is announced, before it looks whether it comes. */
static void cbor_skip(Cbor *c, int depth)
{
    int      major;
    uint64_t n = cbor_head(c, &major);
    if (c->wrong || major <= NEGATIVE || major > MAP + 1)        /* 7: true, null, numbers */
        return;
    if (major == CBOR_BYTES || major == CBOR_TEXT) {
        cbor_slice(c, n);
        return;
    }
    if (!depth || major > MAP || n > (uint64_t)(c->end - c->at))
        c->wrong = true;
    for (n = major == MAP ? 2 * n : n; n && !c->wrong; n--)
        cbor_skip(c, depth - 1);
}

/* alg and sig, or nothing at all; certificates (x5c, ecdaaKeyId) and whatever else are not ours. */
static bool statement_read(Cbor *c, Attestation *out)
{
    bool     strange = false;
    int64_t  pairs = cbor_map(c);
    for (out->said = pairs > 0; pairs > 0 && !c->wrong && !strange; pairs--) {
        Str name = cbor_of(c, CBOR_TEXT);
        if (str_is(name, "alg"))
            out->alg = cbor_number(c);
        else if (str_is(name, "sig"))
            once(c, &out->signature, cbor_of(c, CBOR_BYTES));
        else
            strange = true;
    }
    return strange;
}

static Result parts_read(Str bytes, Attestation *out)
{
    Cbor    c = { (const unsigned char *)bytes.at, (const unsigned char *)bytes.at + bytes.len,
                  !bytes.len };
    bool    strange = false, stated = false;
    int64_t pairs = cbor_map(&c);
    for (; pairs > 0 && !c.wrong && !strange; pairs--) {
        Str name = cbor_of(&c, CBOR_TEXT);
        if (str_is(name, "fmt"))
            once(&c, &out->format, cbor_of(&c, CBOR_TEXT));
        else if (str_is(name, "authData"))
            once(&c, &out->authenticator_data, cbor_of(&c, CBOR_BYTES));
        else if (str_is(name, "attStmt") && !stated)
            stated = true, strange = statement_read(&c, out);
        else
            c.wrong = true;
    }
    if (strange && !c.wrong)
        return because(&passkey_attested);
    return !c.wrong && stated && c.at == c.end ? DONE : because(&passkey_unreadable);
}

/* ---- keys ---------------------------------------------------------------------------- */

static const int algorithms[] = { COSE_ES256, COSE_EDDSA, COSE_RS256 };

static EVP_PKEY *evp_es256(Str raw)
{
    es256_pk_t *key = es256_pk_new();
    EVP_PKEY   *evp = key && !es256_pk_from_ptr(key, raw.at, (size_t)raw.len)
                          ? es256_pk_to_EVP_PKEY(key) : NULL;
    es256_pk_free(&key);
    return evp;
}

static EVP_PKEY *evp_eddsa(Str raw)
{
    eddsa_pk_t *key = eddsa_pk_new();
    EVP_PKEY   *evp = key && !eddsa_pk_from_ptr(key, raw.at, (size_t)raw.len)
                          ? eddsa_pk_to_EVP_PKEY(key) : NULL;
    eddsa_pk_free(&key);
    return evp;
}

static EVP_PKEY *evp_rs256(Str raw)
{
    rs256_pk_t *key = rs256_pk_new();
    EVP_PKEY   *evp = key && !rs256_pk_from_ptr(key, raw.at, (size_t)raw.len)
                          ? rs256_pk_to_EVP_PKEY(key) : NULL;
    rs256_pk_free(&key);
    return evp;
}

static EVP_PKEY *evp_of(int64_t alg, Str raw)
{
    return alg == COSE_ES256   ? evp_es256(raw)
           : alg == COSE_EDDSA ? evp_eddsa(raw)
           : alg == COSE_RS256 ? evp_rs256(raw) : NULL;
}

/* Over the authenticator's data and the hash of the browser's. */
bool signature_right(int64_t alg, Str public, Str authenticator_data, Str client_data,
                     Str signature)
{
    unsigned char said[AUTHENTICATOR_BYTES + 32];
    Hash          hash = sha256(client_data);
    if (authenticator_data.len > AUTHENTICATOR_BYTES || signature.len > SIGNATURE_BYTES ||
        !signature.len)
        return false;
    memcpy(said, authenticator_data.at, (size_t)authenticator_data.len);
    memcpy(said + authenticator_data.len, hash.byte, 32);
    EVP_PKEY   *key = evp_of(alg, public);
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    bool right = key && ctx &&
        EVP_DigestVerifyInit(ctx, NULL, alg == COSE_EDDSA ? NULL : EVP_sha256(), NULL, key) == 1 &&
        EVP_DigestVerify(ctx, (const unsigned char *)signature.at, (size_t)signature.len, said,
                         (size_t)authenticator_data.len + 32) == 1;
    EVP_MD_CTX_free(ctx);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return right;
}

static bool key_copied(const fido_cred_t *cred, Attestation *out, Arena *a)
{
    Str public = { (const char *)fido_cred_pubkey_ptr(cred),
                   (ptrdiff_t)fido_cred_pubkey_len(cred) };
    Str id = { (const char *)fido_cred_id_ptr(cred), (ptrdiff_t)fido_cred_id_len(cred) };
    if (!public.at || !id.at || !id.len || id.len > CREDENTIAL_BYTES)
        return false;
    out->public     = str_copy(public, a);
    out->credential = str_copy(id, a);
    EVP_PKEY *key = evp_of(out->key_alg, out->public);       /* is it one at all? */
    bool usable = key && (out->key_alg != COSE_RS256 || EVP_PKEY_get_bits(key) >= 2048);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return usable;
}

static bool key_of(int alg, Attestation *out, Arena *a)
{
    fido_cred_t *cred = fido_cred_new();
    const unsigned char *at = (const unsigned char *)out->authenticator_data.at;
    out->key_alg = alg;
    bool right = cred && fido_cred_set_type(cred, alg) == FIDO_OK &&
        fido_cred_set_authdata_raw(cred, at, (size_t)out->authenticator_data.len) == FIDO_OK &&
        key_copied(cred, out, a);
    fido_cred_free(&cred);
    return right;
}

/* The credential is what libfido2 reads: an id with its length, a key, and extensions if there are
 * any. Nothing else, and nothing behind. */
static bool credential_sound(Str said)
{
    const unsigned char *at = (const unsigned char *)said.at;
    if (said.len < 37 + 18)
        return false;
    ptrdiff_t id = at[53] << 8 | at[54];
    if (id > said.len - 37 - 18)
        return false;
    Cbor c = { at + 37 + 18 + id, at + said.len, false };
    cbor_skip(&c, 4);
    if (at[32] & HAS_MORE)
        cbor_skip(&c, 4);
    return !c.wrong && c.at == c.end;
}

/* The kind of key must be known before it is read, so each is tried. */
static Result key_read(Attestation *out, Arena *a)
{
    for (ptrdiff_t i = 0; i < countof(algorithms); i++)
        if (key_of(algorithms[i], out, a))
            return DONE;
    return because(&passkey_unreadable);
}

Result attestation_read(Str bytes, Attestation *out, Arena *a)
{
    *out = (Attestation){ 0 };
    if (bytes.len > ATTESTATION_BYTES)
        return because(&passkey_unreadable);
    TRY(parts_read(bytes, out));
    out->of_itself = str_is(out->format, "packed") && out->said && out->signature.at;
    if (!out->of_itself && !(str_is(out->format, "none") && !out->said))
        return because(&passkey_attested);
    TRY(authenticator_read(out->authenticator_data, &out->authenticator));
    if (!out->authenticator.credential_inside || !credential_sound(out->authenticator_data))
        return because(&passkey_unreadable);
    return key_read(out, a);
}
