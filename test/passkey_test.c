/* Passkeys, used by an authenticator that is written here: what it says is believed only where
 * everything is as it must be. */
#include "accounts/inside.h"
#include "test/folder.h"
#include "test/test.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <string.h>

enum { NOON = 1790000010, ES256 = -7, EDDSA = -8, RS256 = -257 };

static const Str origins[] = {
    { "https://tenders.town.example", 28 }, { "http://localhost:8080", 21 },
};
static const Site site = { { "tenders.town.example", 20 }, origins, 2 };

/* ---- an authenticator ------------------------------------------------------------------ */

/* What it says; each test spoils one thing. */
typedef struct Soft {
    EVP_PKEY   *key;
    int         alg, alg_off;          /* off: the statement says another one */
    Str         id;
    uint32_t    count;
    unsigned char flags;               /* of a use; of an addition 64 comes on top */
    const char *rp_id, *origin, *extra;
    const char *format;                /* none, packed ... */
    bool        certificates, wrong_signature;
    Str         behind;                /* an addition: more, after the key */
} Soft;

static void key_free(void *key) { EVP_PKEY_free(key); }

static EVP_PKEY *key_new(int alg, Arena *a)
{
    EVP_PKEY *key = alg == ES256   ? EVP_EC_gen("P-256")
                    : alg == EDDSA ? EVP_PKEY_Q_keygen(NULL, NULL, "ED25519")
                                   : EVP_RSA_gen(2048);
    expect(key);
    arena_defer(a, key_free, key);
    return key;
}

static Soft soft_new(int alg, const char *id, Arena *a)
{
    return (Soft){ .key = key_new(alg, a), .alg = alg, .id = str(id), .count = 1, .flags = 1 | 4,
                   .rp_id = "tenders.town.example", .origin = "https://tenders.town.example",
                   .extra = "", .format = "none" };
}

static void head(Text *t, int major, uint64_t n, Arena *a)
{
    if (n < 24) {
        text_byte(t, (char)(major << 5 | (int)n), a);
    } else if (n < 256) {
        text_byte(t, (char)(major << 5 | 24), a);
        text_byte(t, (char)n, a);
    } else {
        text_byte(t, (char)(major << 5 | 25), a);
        text_byte(t, (char)(n >> 8), a);
        text_byte(t, (char)n, a);
    }
}

static void number(Text *t, int64_t n, Arena *a)
{
    head(t, n < 0, (uint64_t)(n < 0 ? -1 - n : n), a);
}

static void slice(Text *t, int major, Str s, Arena *a)
{
    head(t, major, (uint64_t)s.len, a);
    text_add(t, s, a);
}

static Str number_of(EVP_PKEY *key, const char *name, int bytes, Arena *a)
{
    BIGNUM        *n = NULL;
    unsigned char *out = make(a, unsigned char, bytes);
    expect(EVP_PKEY_get_bn_param(key, name, &n) == 1 && BN_bn2binpad(n, out, bytes) == bytes);
    BN_free(n);
    return (Str){ (char *)out, bytes };
}

/* RFC 8152, 13; RFC 8230, 4. */
static void cose(Text *t, const Soft *s, Arena *a)
{
    unsigned char raw[32];
    size_t        len = sizeof raw;
    head(t, 5, s->alg == ES256 ? 5 : 4, a);
    number(t, 1, a), number(t, s->alg == ES256 ? 2 : s->alg == EDDSA ? 1 : 3, a);
    number(t, 3, a), number(t, s->alg, a);
    if (s->alg == RS256) {
        number(t, -1, a), slice(t, 2, number_of(s->key, "n", 256, a), a);
        number(t, -2, a), slice(t, 2, number_of(s->key, "e", 3, a), a);
        return;
    }
    number(t, -1, a), number(t, s->alg == ES256 ? 1 : 6, a);
    if (s->alg == EDDSA) {
        expect(EVP_PKEY_get_raw_public_key(s->key, raw, &len) == 1);
        number(t, -2, a), slice(t, 2, (Str){ (char *)raw, 32 }, a);
    } else {
        number(t, -2, a), slice(t, 2, number_of(s->key, "qx", 32, a), a);
        number(t, -3, a), slice(t, 2, number_of(s->key, "qy", 32, a), a);
    }
}

static Str authenticator_data(const Soft *s, bool adding, Arena *a)
{
    static const char aaguid[16];
    Text t = { 0 };
    Hash rp = sha256(str(s->rp_id));
    text_add(&t, hash_bytes(&rp), a);
    text_byte(&t, (char)(s->flags | (adding ? 64 : 0)), a);
    for (int shift = 24; shift >= 0; shift -= 8)
        text_byte(&t, (char)(s->count >> shift), a);
    if (adding) {
        text_add(&t, (Str){ aaguid, 16 }, a);
        text_byte(&t, (char)(s->id.len >> 8), a);
        text_byte(&t, (char)s->id.len, a);
        text_add(&t, s->id, a);
        cose(&t, s, a);
    }
    if (s->flags & 128) {                        /* what hmac-secret gives */
        head(&t, 5, 1, a);
        slice(&t, 3, S("hmac-secret"), a);
        if (adding)
            text_byte(&t, (char)0xf5, a);
        else
            slice(&t, 2, (Str){ aaguid, 16 }, a);
    }
    if (adding)
        text_add(&t, s->behind, a);
    return text_str(&t);
}

static Str client_data(const Soft *s, const char *type, Str challenge, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{\"type\":\"{}\",\"challenge\":\"{}\",\"origin\":\"{}\"{}}", str(type),
             challenge, str(s->origin), str(s->extra));
    return text_str(&t);
}

static Str signed_by(const Soft *s, Str said, Str client, Arena *a)
{
    unsigned char *out = make(a, unsigned char, 1024);
    size_t         len = 1024;
    Text           t = { 0 };
    Hash           hash = sha256(client);
    EVP_MD_CTX    *ctx = EVP_MD_CTX_new();
    text_add(&t, said, a);
    text_add(&t, hash_bytes(&hash), a);
    expect(EVP_DigestSignInit(ctx, NULL, s->alg == EDDSA ? NULL : EVP_sha256(), NULL, s->key) == 1);
    expect(EVP_DigestSign(ctx, out, &len, (unsigned char *)t.at, (size_t)t.len) == 1);
    EVP_MD_CTX_free(ctx);
    if (s->wrong_signature)
        out[len - 1] ^= 1;
    return (Str){ (char *)out, (ptrdiff_t)len };
}

static Str attestation(const Soft *s, Str client, Arena *a)
{
    Text t = { 0 };
    Str  said = authenticator_data(s, true, a);
    bool packed = str_is(str(s->format), "packed");
    head(&t, 5, 3, a);
    slice(&t, 3, S("fmt"), a), slice(&t, 3, str(s->format), a);
    slice(&t, 3, S("attStmt"), a);
    head(&t, 5, packed ? s->certificates ? 3 : 2 : 0, a);
    if (packed) {
        slice(&t, 3, S("alg"), a), number(&t, s->alg + s->alg_off, a);
        slice(&t, 3, S("sig"), a), slice(&t, 2, signed_by(s, said, client, a), a);
        if (s->certificates)
            slice(&t, 3, S("x5c"), a), head(&t, 4, 0, a);
    }
    slice(&t, 3, S("authData"), a), slice(&t, 2, said, a);
    return text_str(&t);
}

static Assertion assertion(Soft *s, Str challenge, Arena *a)
{
    Assertion it = { .credential = s->id };
    it.client_data        = client_data(s, "webauthn.get", challenge, a);
    it.authenticator_data = authenticator_data(s, false, a);
    it.signature          = signed_by(s, it.authenticator_data, it.client_data, a);
    return it;
}

/* ---- people ----------------------------------------------------------------------------- */

static People *people(Arena *a)
{
    People *p;
    Id      number;
    expect_done(people_open(&p, folder_new(a), a));
    expect_done(account_add(p, S("Ada"), S("ada@town.example"), S("en"), NOON, &number));
    expect_done(account_add(p, S("Bo"), S("bo@town.example"), S("en"), NOON, &number));
    return p;
}

enum { ADA = 1, BO = 2 };

static Str challenge_for(People *p, Purpose purpose, Id account, const char *browser, Instant now,
                         Arena *a)
{
    Challenged asker = { purpose, account, str(browser) };
    Token *t = make(a, Token, 1);
    *t = challenge_make(p, &asker, now);
    return token_str(t);
}

static Result add_with(People *p, const Soft *s, Str challenge, Instant now, Id *number, Arena *a)
{
    Str client = client_data(s, "webauthn.create", challenge, a);
    return passkey_add(p, &site, ADA, S("her browser"), S("Laptop"), client,
                       attestation(s, client, a), now, number);
}

static Result add(People *p, const Soft *s, Id *number, Arena *a)
{
    return add_with(p, s, challenge_for(p, TO_ADD_PASSKEY, ADA, "her browser", NOON, a), NOON,
                    number, a);
}

static Result sign(People *p, Soft *s, Id *who, Arena *a)
{
    Assertion it = assertion(s, challenge_for(p, TO_SIGN_IN, 0, "cookie", NOON, a), a);
    return passkey_sign_in(p, &site, S("cookie"), &it, NOON, who);
}

/* ---- adding ------------------------------------------------------------------------------ */

TEST(a_passkey_of_each_kind_is_added_and_signs_in)
{
    static const int algs[] = { ES256, EDDSA, RS256 };
    static const char *const formats[] = { "none", "packed" };
    People *p = people(a);
    for (int i = 0; i < 6; i++) {
        char id[16];
        Id number, who = 0;
        snprintf(id, sizeof id, "id %d", i);
        Soft s = soft_new(algs[i / 2], id, a);
        s.format = formats[i % 2];
        expect_done(add(p, &s, &number, a));
        s.count++;
        expect_done(sign(p, &s, &who, a));
        expect(who == ADA && number == i + 1);
    }
}

TEST(a_passkey_that_gives_secrets_for_wrapping_keys_is_added_and_signs_in)
{
    People *p = people(a);
    Id number, who;
    Soft s = soft_new(ES256, "id", a);
    s.flags |= 128;
    s.format = "packed";
    expect_done(add(p, &s, &number, a));
    s.count++;
    expect_done(sign(p, &s, &who, a));
}

TEST(what_a_passkey_says_of_itself_must_be_signed_by_it)
{
    People *p = people(a);
    Id number;
    Soft s = soft_new(ES256, "id", a);
    s.format = "packed";
    s.wrong_signature = true;
    expect_because(add(p, &s, &number, a), passkey_wrong);
    s.wrong_signature = false;
    s.alg_off = 1;
    expect_because(add(p, &s, &number, a), passkey_wrong);
    s.alg_off = 0;
    s.certificates = true;
    expect_because(add(p, &s, &number, a), passkey_attested);
    s.certificates = false;
    s.format = "fido-u2f";
    expect_because(add(p, &s, &number, a), passkey_attested);
    s.format = "packed";
    expect_done(add(p, &s, &number, a));
}

TEST(a_passkey_is_added_once_and_an_account_has_twenty)
{
    People *p = people(a);
    Id number;
    Soft s = soft_new(EDDSA, "id", a);
    expect_done(add(p, &s, &number, a));
    expect_because(add(p, &s, &number, a), passkey_known);
    for (int i = 1; i < PASSKEYS_MOST; i++) {
        char id[16];
        snprintf(id, sizeof id, "id %d", i);
        s.id = str(id);
        expect_done(add(p, &s, &number, a));
    }
    s.id = S("one more");
    expect_because(add(p, &s, &number, a), passkeys_full);
}

static const Reason *added_with(People *p, const Soft *s, Arena *a)
{
    Id number;
    return add(p, s, &number, a).why;
}

TEST(on_another_page_or_without_the_person_nothing_is_added)
{
    People *p = people(a);
    Soft good = soft_new(ES256, "id", a), s = good;
    s.origin = "https://tenders.town.example.evil.example";
    expect(added_with(p, &s, a) == &passkey_foreign);
    s.origin = "http://tenders.town.example";
    expect(added_with(p, &s, a) == &passkey_foreign);
    s = good, s.rp_id = "town.example";
    expect(added_with(p, &s, a) == &passkey_foreign);
    s = good, s.extra = ",\"crossOrigin\":true";
    expect(added_with(p, &s, a) == &passkey_foreign);
    s = good, s.flags = 1;
    expect(added_with(p, &s, a) == &passkey_unverified);
    s.flags = 4;
    expect(added_with(p, &s, a) == &passkey_unverified);
    s = good, s.extra = ",\"type\":\"webauthn.create\"";
    expect(added_with(p, &s, a) == &passkey_unreadable);
    s = good, s.extra = ",\"crossOrigin\":false,\"new\":[1,{\"x\":null}]";
    s.origin = "http://localhost:8080";
    expect(!added_with(p, &s, a));
}

/* ---- challenges --------------------------------------------------------------------------- */

TEST(a_challenge_is_for_one_thing_one_account_one_browser_and_five_minutes)
{
    People *p = people(a);
    Id number;
    Soft s = soft_new(ES256, "id", a);
    static const Purpose others[] = { TO_SIGN_IN, TO_PROVE, TO_ADD_KEY };
    for (ptrdiff_t i = 0; i < countof(others); i++)
        expect_because(add_with(p, &s, challenge_for(p, others[i], ADA, "her browser", NOON, a),
                                NOON, &number, a), challenge_over);
    expect_because(add_with(p, &s, challenge_for(p, TO_ADD_PASSKEY, BO, "her browser", NOON, a),
                            NOON, &number, a), challenge_over);
    expect_because(add_with(p, &s, challenge_for(p, TO_ADD_PASSKEY, ADA, "another", NOON, a),
                            NOON, &number, a), challenge_over);
    Str c = challenge_for(p, TO_ADD_PASSKEY, ADA, "her browser", NOON, a);
    expect_because(add_with(p, &s, c, NOON + 300, &number, a), challenge_over);
    expect_because(add_with(p, &s, c, NOON - 61, &number, a), challenge_over);
    expect_because(add_with(p, &s, str_after(c, 1), NOON, &number, a), challenge_over);
    expect_done(add_with(p, &s, c, NOON + 299, &number, a));
}

TEST(a_challenge_is_used_once)
{
    People *p = people(a);
    Id number, who;
    Soft s = soft_new(ES256, "id", a);
    expect_done(add(p, &s, &number, a));
    Str c = challenge_for(p, TO_SIGN_IN, 0, "cookie", NOON, a);
    s.count++;
    Assertion it = assertion(&s, c, a);
    expect_done(passkey_sign_in(p, &site, S("cookie"), &it, NOON, &who));
    expect_because(passkey_sign_in(p, &site, S("cookie"), &it, NOON, &who), challenge_over);
    s.count++;
    it = assertion(&s, c, a);
    expect_because(passkey_sign_in(p, &site, S("cookie"), &it, NOON + 299, &who), challenge_over);
}

TEST(so_many_used_challenges_are_remembered_and_none_is_forgotten_too_soon)
{
    People *p = people(a);
    Id number, who;
    Soft s = soft_new(ES256, "id", a);
    s.count = 0;
    expect_done(add(p, &s, &number, a));
    for (int i = 0; i < CHALLENGES_USED; i++)
        p->used[i] = (Used){ (uint64_t)i, NOON + 1 };
    expect_because(sign(p, &s, &who, a), busy_now);
    p->used[p->next_used].until = NOON;
    expect_done(sign(p, &s, &who, a));
}

/* ---- using --------------------------------------------------------------------------------- */

TEST(only_what_the_passkey_itself_signed_signs_in)
{
    People *p = people(a);
    Id number, who;
    Soft s = soft_new(ES256, "id", a), other = soft_new(ES256, "id", a);
    expect_done(add(p, &s, &number, a));
    s.count = other.count = 2;
    expect_because(sign(p, &other, &who, a), passkey_wrong);
    s.wrong_signature = true;
    expect_because(sign(p, &s, &who, a), passkey_wrong);
    s.wrong_signature = false;
    s.id = S("nobody's");
    expect_because(sign(p, &s, &who, a), passkey_wrong);
    s.id = S("id");
    Str c = challenge_for(p, TO_SIGN_IN, 0, "cookie", NOON, a);
    Assertion it = assertion(&s, c, a);
    it.signature = (Str){ 0 };
    expect_because(passkey_sign_in(p, &site, S("cookie"), &it, NOON, &who), passkey_wrong);
    it = assertion(&s, c, a);
    it.client_data = client_data(&s, "webauthn.create", c, a);
    expect_because(passkey_sign_in(p, &site, S("cookie"), &it, NOON, &who), passkey_unreadable);
    it = assertion(&s, c, a);
    it.authenticator_data.len--;
    expect_because(passkey_sign_in(p, &site, S("cookie"), &it, NOON, &who), passkey_unreadable);
    it = assertion(&s, c, a);
    it.user_handle = S("somebody else");
    expect_because(passkey_sign_in(p, &site, S("cookie"), &it, NOON, &who), passkey_wrong);
    Account ada;
    expect_done(account_get(p, ADA, &ada, a));
    it.user_handle = (Str){ (char *)ada.handle, 32 };
    expect_done(passkey_sign_in(p, &site, S("cookie"), &it, NOON, &who));
}

static const Reason *signed_with(People *p, Soft s, Arena *a)
{
    Id who;
    return sign(p, &s, &who, a).why;
}

TEST(on_another_page_or_without_the_person_nobody_is_signed_in)
{
    People *p = people(a);
    Id number;
    Soft good = soft_new(EDDSA, "id", a), s;
    expect_done(add(p, &good, &number, a));
    good.count = 2;
    s = good, s.origin = "https://evil.example";
    expect(signed_with(p, s, a) == &passkey_foreign);
    s = good, s.rp_id = "evil.example";
    expect(signed_with(p, s, a) == &passkey_foreign);
    s = good, s.extra = ",\"crossOrigin\":true";
    expect(signed_with(p, s, a) == &passkey_foreign);
    s = good, s.flags = 1;
    expect(signed_with(p, s, a) == &passkey_unverified);
    expect(!signed_with(p, good, a));
}

TEST(a_counter_that_does_not_grow_is_a_copy_unless_it_never_counted)
{
    People *p = people(a);
    Passkeys all;
    Id number;
    Soft s = soft_new(ES256, "id", a), still = soft_new(ES256, "id 2", a);
    s.count = 5;
    expect_done(add(p, &s, &number, a));
    expect(signed_with(p, s, a) == &passkey_copied);
    s.count = 0;
    expect(signed_with(p, s, a) == &passkey_copied);
    expect_done(passkey_list(p, ADA, &all, a));
    expect(all.at[0].copied == NOON && !all.at[0].used);
    s.count = 6;
    expect(!signed_with(p, s, a));
    s.count = 4000000000;
    expect(!signed_with(p, s, a));
    still.count = 0;
    expect_done(add(p, &still, &number, a));
    expect(!signed_with(p, still, a) && !signed_with(p, still, a));
    still.count = 1;
    expect(!signed_with(p, still, a));
}

TEST(a_passkey_proves_only_its_own_account)
{
    People *p = people(a);
    Id number;
    Soft s = soft_new(ES256, "id", a);
    expect_done(add(p, &s, &number, a));
    s.count++;
    Assertion it = assertion(&s, challenge_for(p, TO_PROVE, BO, "his", NOON, a), a);
    expect_because(passkey_prove(p, &site, BO, S("his"), &it, NOON), passkey_wrong);
    it = assertion(&s, challenge_for(p, TO_SIGN_IN, 0, "hers", NOON, a), a);
    expect_because(passkey_prove(p, &site, ADA, S("hers"), &it, NOON), challenge_over);
    it = assertion(&s, challenge_for(p, TO_PROVE, ADA, "hers", NOON, a), a);
    expect_done(passkey_prove(p, &site, ADA, S("hers"), &it, NOON));
    expect_because(passkey_prove(p, &site, 0, S("hers"), &it, NOON), account_missing);
}

TEST(who_is_disabled_does_not_sign_in_with_a_passkey_either)
{
    People *p = people(a);
    Id number, who;
    Soft s = soft_new(ES256, "id", a);
    expect_done(add(p, &s, &number, a));
    expect_done(account_disable(p, ADA, true));
    s.count++;
    expect_because(sign(p, &s, &who, a), account_disabled);
}

TEST(the_owner_lists_passkeys_calls_them_otherwise_and_removes_them)
{
    People *p = people(a);
    Passkeys all;
    Id number;
    Soft s = soft_new(ES256, "id", a);
    expect_done(add(p, &s, &number, a));
    expect_because(passkey_relabel(p, BO, number, S("Mine")), passkey_missing);
    expect_because(passkey_relabel(p, ADA, number, S("")), name_wrong);
    expect_done(passkey_relabel(p, ADA, number, S("Old laptop")));
    expect_done(passkey_list(p, ADA, &all, a));
    expect(all.len == 1 && all.at[0].made == NOON && str_is(all.at[0].credential, "id"));
    expect_text(all.at[0].label, "Old laptop");
    expect_because(passkey_remove(p, BO, number), passkey_missing);
    expect_done(passkey_remove(p, ADA, number));
    expect_done(passkey_list(p, ADA, &all, a));
    s.count++;
    expect(!all.len && signed_with(p, s, a) == &passkey_wrong);
}

/* ---- pieces ---------------------------------------------------------------------------------- */

TEST(what_is_no_such_object_is_not_read)
{
    static const char *const wrong[] = {
        "", "null", "[]", "{}", "{\"type\":1,\"challenge\":\"x\",\"origin\":\"y\"}",
        "{\"type\":\"x\",\"challenge\":\"x\"}",
        "{\"type\":\"x\",\"challenge\":\"x\",\"origin\":\"y\"",
        "{\"type\":\"x\",\"challenge\":\"x\",\"origin\":\"y\"}}",
        "{\"type\":\"x\",\"challenge\":\"x\",\"origin\":\"y\",\"crossOrigin\":1}",
        "{\"type\":\"x\",\"challenge\":\"x\",\"origin\":\"y\",\"origin\":\"y\"}",
        "{\"type\":\"x\\u0000\",\"challenge\":\"x\",\"origin\":\"y\"}",
    };
    ClientData c;
    for (ptrdiff_t i = 0; i < countof(wrong); i++)
        expect_because(client_data_read(str(wrong[i]), &c, a), passkey_unreadable);
    Str good = S(" {\"type\":\"x\",\"challenge\":\"z\",\"origin\":\"y\"} ");
    expect_done(client_data_read(good, &c, a));
    expect(str_is(c.challenge, "z") && !c.within_another);
}

TEST(an_attestation_cut_anywhere_or_with_more_behind_is_not_read)
{
    Soft s = soft_new(ES256, "id", a);
    Attestation it;
    s.format = "packed";
    Str whole = attestation(&s, S("{}"), a);
    expect_done(attestation_read(whole, &it, a));
    for (ptrdiff_t len = 0; len < whole.len; len++)
        expect(failed(attestation_read((Str){ whole.at, len }, &it, a)));
    Text more = { 0 };
    text_add(&more, whole, a);
    text_byte(&more, 0, a);
    expect_because(attestation_read(text_str(&more), &it, a), passkey_unreadable);
}

TEST(a_point_that_is_not_on_the_curve_is_no_key)
{
    Soft s = soft_new(ES256, "id", a);
    Attestation it;
    Str whole = attestation(&s, S("{}"), a);
    ((char *)whole.at)[whole.len - 1] ^= 1;
    expect_because(attestation_read(whole, &it, a), passkey_unreadable);
}

TEST(behind_the_key_come_sound_extensions_where_they_are_announced_and_nothing_else)
{
    Soft s = soft_new(ES256, "id", a);
    Attestation it;
    s.behind = S("\xa0");
    expect_because(attestation_read(attestation(&s, S("{}"), a), &it, a), passkey_unreadable);
    s.flags |= 128;                              /* two maps: one too many */
    expect_because(attestation_read(attestation(&s, S("{}"), a), &it, a), passkey_unreadable);
    s.behind = S("");
    expect_done(attestation_read(attestation(&s, S("{}"), a), &it, a));
}

/* Who makes room for what is announced runs out of memory. */
TEST(what_announces_more_than_comes_is_not_read)
{
    Soft s = soft_new(EDDSA, "id", a);
    Attestation it;
    s.flags |= 128;
    Str whole = attestation(&s, S("{}"), a);
    char *last = (char *)whole.at + whole.len - 14;              /* of {"hmac-secret": true} */
    memcpy(last, "\xa1\x61x\x9b\0\xff\xff\xff\xff\xff\xff\xff\xf6\xf6", 14);
    expect_because(attestation_read(whole, &it, a), passkey_unreadable);
}

RUN("passkey",
    T(a_passkey_of_each_kind_is_added_and_signs_in),
    T(a_passkey_that_gives_secrets_for_wrapping_keys_is_added_and_signs_in),
    T(what_a_passkey_says_of_itself_must_be_signed_by_it),
    T(a_passkey_is_added_once_and_an_account_has_twenty),
    T(on_another_page_or_without_the_person_nothing_is_added),
    T(a_challenge_is_for_one_thing_one_account_one_browser_and_five_minutes),
    T(a_challenge_is_used_once),
    T(so_many_used_challenges_are_remembered_and_none_is_forgotten_too_soon),
    T(only_what_the_passkey_itself_signed_signs_in),
    T(on_another_page_or_without_the_person_nobody_is_signed_in),
    T(a_counter_that_does_not_grow_is_a_copy_unless_it_never_counted),
    T(a_passkey_proves_only_its_own_account),
    T(who_is_disabled_does_not_sign_in_with_a_passkey_either),
    T(the_owner_lists_passkeys_calls_them_otherwise_and_removes_them),
    T(what_is_no_such_object_is_not_read),
    T(an_attestation_cut_anywhere_or_with_more_behind_is_not_read),
    T(behind_the_key_come_sound_extensions_where_they_are_announced_and_nothing_else),
    T(what_announces_more_than_comes_is_not_read),
    T(a_point_that_is_not_on_the_curve_is_no_key))
