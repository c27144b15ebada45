/* age files, and what they stand on, against vectors that others made and the real commands. */
#include "seal/age.h"
#include "seal/bech32.h"
#include "seal/crypt.h"
#include "test/test.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#define KEY "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0"

static AgeKey testkit_key(void)
{
    AgeKey key;
    expect_done(age_key_read(str(KEY), &key));
    return key;
}

static Str sealed_text(const AgeKey *key, Str plain, bool hashed, AgeSealed *sealed, Arena *a)
{
    Gathered out = { .most = 1 << 24, .arena = a };
    expect_done(age_seal(age_recipient(key), source_of_str(&plain), sink_of_text(&out), hashed,
                         sealed));
    return text_str(&out.text);
}

static Result unsealed(const AgeKey *key, Str sealed, Str *plain, Arena *a)
{
    Gathered out = { .most = 1 << 26, .arena = a };
    Result r = age_unseal(key, source_of_str(&sealed), sink_of_text(&out), NULL);
    *plain = text_str(&out.text);
    return r;
}

/* Bytes that look like none of ours. */
static Str noise(ptrdiff_t bytes, Arena *a)
{
    char *at = make(a, char, bytes + 1);
    uint32_t n = 1;
    for (ptrdiff_t i = 0; i < bytes; i++)
        at[i] = (char)((n = n * 1664525 + 1013904223) >> 24);
    return (Str){ at, bytes };
}

/* ---- spelling -------------------------------------------------------------------- */

TEST(a_key_has_one_spelling)
{
    AgeKey key = testkit_key();
    Recipient r = age_recipient(&key), again;
    Str text = age_recipient_write(r, a);
    expect_text(age_key_write(&key, a), KEY);
    expect(str_starts(text, "age1") && text.len == 62);
    expect_done(age_recipient_read(text, &again));
    expect(recipient_same(r, again));
    expect_because(age_key_read(text, &key), bech32_unreadable);
    expect_because(age_recipient_read(S("age1"), &again), bech32_unreadable);
    expect_because(age_recipient_read((Str){ 0 }, &again), bech32_unreadable);
}

TEST(one_wrong_letter_of_a_key_is_seen)
{
    static const char letters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7lAGE1b";
    AgeKey key = testkit_key();
    Recipient r;
    Str text = age_recipient_write(age_recipient(&key), a);
    for (ptrdiff_t i = 0; i < text.len; i++)
        for (const char *c = letters; *c; c++) {
            Str wrong = str_copy(text, a);
            ((char *)wrong.at)[i] = *c;
            if (!str_same(wrong, text))
                expect_because(age_recipient_read(wrong, &r), bech32_unreadable);
        }
}

/* ---- wycheproof ------------------------------------------------------------------ */

static Str hex_member(json_t *of, const char *name, Arena *a)
{
    const char *hex = json_string_value(json_object_get(of, name));
    Str text = str(hex ? hex : "");
    char *bytes = make(a, char, text.len / 2 + 1);
    expect(str_bytes(text, bytes, text.len / 2));
    return (Str){ bytes, text.len / 2 };
}

static void forget(void *json) { json_decref(json); }

typedef int (*TryCase)(json_t *group, json_t *test, bool valid, Arena *);

/* Runs every case of a file; each says whether it could be applied. */
static int try_all(const char *path, TryCase run, Arena *a)
{
    Str text = shared(a, path);
    if (!text.at)
        skip("no shared data");
    json_t *all = json_loadb(text.at, (size_t)text.len, 0, NULL), *group, *test;
    size_t g, t;
    int count = 0;
    expect(all != NULL);
    arena_defer(a, forget, all);
    json_array_foreach (json_object_get(all, "testGroups"), g, group)
        json_array_foreach (json_object_get(group, "tests"), t, test) {
            const char *result = json_string_value(json_object_get(test, "result"));
            count += run(group, test, strcmp(result, "invalid") != 0, a);
        }
    printf("    %s: %d cases\n", path, count);
    return count;
}

static const unsigned char *bytes_of(Str s) { return (const unsigned char *)s.at; }

static int x25519_case(json_t *group, json_t *test, bool valid, Arena *a)
{
    static const unsigned char zero[32];
    Str public = hex_member(test, "public", a), private = hex_member(test, "private", a);
    Str shared_secret = hex_member(test, "shared", a);
    unsigned char out[32];
    (void)group, (void)valid;
    bool done = x25519(out, bytes_of(private), bytes_of(public));
    expect(done == (memcmp(shared_secret.at, zero, 32) != 0));
    expect(!done || !memcmp(out, shared_secret.at, 32));
    return 1;
}

static int chunk_case(json_t *group, json_t *test, bool valid, Arena *a)
{
    Str key = hex_member(test, "key", a), iv = hex_member(test, "iv", a);
    Str msg = hex_member(test, "msg", a), ct = hex_member(test, "ct", a);
    Str tag = hex_member(test, "tag", a);
    (void)group;
    if (iv.len != NONCE_BYTES || hex_member(test, "aad", a).len)
        return 0;                      /* nonces of another length, and data beside: never used */
    Text sealed = { 0 };
    text_add(&sealed, ct, a);
    text_add(&sealed, tag, a);
    char *plain = make(a, char, sealed.len), *again = make(a, char, msg.len + TAG_BYTES);
    Cipher *opening = cipher_begin(bytes_of(key), false, a);
    expect(chunk_unseal(opening, bytes_of(iv), text_str(&sealed), plain) == valid);
    if (!valid)
        return 1;
    chunk_seal(cipher_begin(bytes_of(key), true, a), bytes_of(iv), msg, again);
    expect(!memcmp(plain, msg.at, (size_t)msg.len));
    expect(str_same((Str){ again, msg.len + TAG_BYTES }, text_str(&sealed)));
    return 1;
}

static int hkdf_case(json_t *group, json_t *test, bool valid, Arena *a)
{
    Str okm = hex_member(test, "okm", a);
    int64_t size = json_integer_value(json_object_get(test, "size"));
    (void)group;
    if (!valid) {
        expect(size > 255 * 32);       /* more than HKDF can give, which nobody here asks for */
        return 0;
    }
    unsigned char *out = make(a, unsigned char, size + 1);
    Str ikm = hex_member(test, "ikm", a), salt = hex_member(test, "salt", a);
    hkdf_sha256(ikm, salt, hex_member(test, "info", a), out, size);
    expect(okm.len == size && !memcmp(out, okm.at, (size_t)size));
    return 1;
}

static int hmac_case(json_t *group, json_t *test, bool valid, Arena *a)
{
    Str msg = hex_member(test, "msg", a), tag = hex_member(test, "tag", a);
    int64_t bytes = json_integer_value(json_object_get(group, "tagSize")) / 8;
    Hash mac = hmac_sha256(hex_member(test, "key", a), &msg, 1);
    expect((tag.len == bytes && !memcmp(mac.byte, tag.at, (size_t)bytes)) == valid);
    return 1;
}

TEST(x25519_agrees_with_wycheproof)
{
    expect(try_all("wycheproof/x25519_test.json", x25519_case, a) == 518);
}

TEST(chunks_agree_with_wycheproof)
{
    expect(try_all("wycheproof/chacha20_poly1305_test.json", chunk_case, a) > 10);
}

TEST(hkdf_agrees_with_wycheproof)
{
    expect(try_all("wycheproof/hkdf_sha256_test.json", hkdf_case, a) > 80);
}

TEST(hmac_agrees_with_wycheproof)
{
    expect(try_all("wycheproof/hmac_sha256_test.json", hmac_case, a) == 174);
}

/* ---- the community's test kit ---------------------------------------------------- */

typedef struct Kit {
    Str  wanted, payload, file, identity[4], passphrase;
    int  identities;
    bool packed;
} Kit;

static Str unpacked(Str packed, Arena *a)
{
    enum { ROOM = 1 << 25 };
    char *room = make(a, char, ROOM);
    uLongf bytes = ROOM;
    expect(uncompress((Bytef *)room, &bytes, (const Bytef *)packed.at, (uLong)packed.len) == Z_OK);
    return (Str){ room, (ptrdiff_t)bytes };
}

static Kit kit_read(Str text, Arena *a)
{
    Kit kit = { 0 };
    for (Str line; (line = str_cut(&text, '\n')).len;) {
        Str key = str_cut(&line, ':'), value = str_trim(line);
        if (str_is(key, "expect"))
            kit.wanted = value;
        if (str_is(key, "payload"))
            kit.payload = value;
        if (str_is(key, "identity") && kit.identities < countof(kit.identity))
            kit.identity[kit.identities++] = value;
        if (str_is(key, "passphrase"))
            kit.passphrase = value;
        if (str_is(key, "compressed"))
            kit.packed = true;
    }
    kit.file = kit.packed ? unpacked(text, a) : text;
    return kit;
}

static Result unsealed_under(Str passphrase, Str sealed, Str *plain, Arena *a)
{
    Gathered out = { .most = 1 << 20, .arena = a };
    Result r = age_unseal_passphrase(passphrase, source_of_str(&sealed), sink_of_text(&out), NULL);
    *plain = text_str(&out.text);
    return r;
}

static Result kit_open(const Kit *kit, Str *plain, Arena *a)
{
    if (kit->passphrase.len)
        return unsealed_under(kit->passphrase, kit->file, plain, a);
    AgeKey key = testkit_key();
    Result r = because(&age_key_unfitting);
    for (int i = 0; i < kit->identities && r.why == &age_key_unfitting; i++) {
        expect_done(age_key_read(kit->identity[i], &key));
        r = unsealed(&key, kit->file, plain, a);
    }
    return kit->identities ? r : unsealed(&key, kit->file, plain, a);
}

static bool is_header_failure(const Reason *why)
{
    return why == &age_not_a_file || why == &age_header_malformed || why == &age_stanza_malformed ||
           why == &age_low_order || why == &age_scrypt_malformed || why == &age_scrypt_heavy;
}

static bool is_payload_failure(const Reason *why)
{
    return why == &age_cut_short || why == &age_chunk_altered || why == &age_chunk_empty;
}

static bool as_expected(const Kit *kit, Result r, Str plain)
{
    Hash payload;
    if (str_is(kit->wanted, "success"))
        return !failed(r) && str_hash(kit->payload, &payload) && hash_same(sha256(plain), payload);
    if (str_is(kit->wanted, "no match"))
        return r.why == &age_key_unfitting;
    if (str_is(kit->wanted, "HMAC failure"))
        return r.why == &age_mac_wrong;
    if (str_is(kit->wanted, "header failure"))
        return is_header_failure(r.why);
    return str_is(kit->wanted, "payload failure") && is_payload_failure(r.why);
}

static const char *const kit_x25519[] = {
    "empty", "header_crlf", "hmac_bad", "hmac_extra_space", "hmac_garbage", "hmac_missing",
    "hmac_no_space", "hmac_not_canonical", "hmac_trailing_space", "hmac_truncated",
    "stanza_bad_start", "stanza_base64_padding", "stanza_empty_argument", "stanza_empty_body",
    "stanza_empty_last_line", "stanza_invalid_character", "stanza_long_line", "stanza_missing_body",
    "stanza_missing_final_line", "stanza_multiple_short_lines", "stanza_no_arguments",
    "stanza_not_canonical", "stanza_spurious_cr", "stanza_valid_characters", "stream_257_chunks",
    "stream_257_chunks_full", "stream_258_chunks", "stream_bad_tag", "stream_bad_tag_second_chunk",
    "stream_bad_tag_second_chunk_full", "stream_empty_payload", "stream_last_chunk_empty",
    "stream_last_chunk_full", "stream_last_chunk_full_second", "stream_missing_tag",
    "stream_no_chunks", "stream_no_final", "stream_no_final_full", "stream_no_final_two_chunks",
    "stream_no_final_two_chunks_full", "stream_no_nonce", "stream_short_chunk",
    "stream_short_nonce", "stream_short_second_chunk", "stream_three_chunks",
    "stream_trailing_garbage_long", "stream_trailing_garbage_short", "stream_two_chunks",
    "stream_two_final_chunks", "stream_two_final_chunks_full", "stream_two_final_chunks_second",
    "stream_two_final_chunks_short", "version_unsupported", "x25519", "x25519_bad_tag",
    "x25519_extra_argument", "x25519_grease", "x25519_identity", "x25519_long_file_key",
    "x25519_long_share", "x25519_low_order", "x25519_lowercase", "x25519_multiple_recipients",
    "x25519_no_match", "x25519_not_canonical_body", "x25519_not_canonical_share",
    "x25519_short_share",
};

TEST(every_binary_x25519_file_of_the_test_kit_ends_as_it_says)
{
    if (!shared_path(a, "age-testkit/testdata/x25519"))
        skip("no shared data");
    for (int i = 0; i < countof(kit_x25519); i++) {
        Text path = { 0 };
        Str plain = { 0 };
        Arena life = arena_begin(1 << 28);
        text_put(&path, a, "age-testkit/testdata/{}", str(kit_x25519[i]));
        Kit kit = kit_read(shared(&life, str_terminated(text_str(&path), a)), &life);
        Result r = kit_open(&kit, &plain, &life);
        bool right = as_expected(&kit, r, plain);
        if (!right)
            printf("    %s: %s\n", kit_x25519[i], r.why ? r.why->code : "done");
        arena_end(&life);
        expect(right);
    }
    printf("    test kit: %d files\n", (int)countof(kit_x25519));
}

TEST(every_file_of_the_test_kit_under_a_passphrase_ends_as_it_says)
{
    static const char *const names[] = {
        "", "_and_x25519", "_bad_tag", "_double", "_extra_argument", "_long_file_key", "_no_match",
        "_not_canonical_body", "_not_canonical_salt", "_salt_long", "_salt_missing", "_salt_short",
        "_uppercase", "_work_factor_23", "_work_factor_hex", "_work_factor_leading_garbage",
        "_work_factor_leading_plus", "_work_factor_leading_zero_decimal",
        "_work_factor_leading_zero_octal", "_work_factor_missing", "_work_factor_negative",
        "_work_factor_overflow", "_work_factor_trailing_garbage", "_work_factor_wrong",
        "_work_factor_zero",
    };
    if (!shared_path(a, "age-testkit/testdata/scrypt"))
        skip("no shared data");
    for (int i = 0; i < countof(names); i++) {
        Text path = { 0 };
        Str  plain = { 0 };
        text_put(&path, a, "age-testkit/testdata/scrypt{}", str(names[i]));
        Kit  kit = kit_read(shared(a, str_terminated(text_str(&path), a)), a);
        bool right = as_expected(&kit, kit_open(&kit, &plain, a), plain);
        if (!right)
            printf("    scrypt%s\n", names[i]);
        expect(right);
    }
}

TEST(what_is_closed_under_a_passphrase_opens_with_it_and_no_other)
{
    Gathered out = { .most = 1 << 20, .arena = a };
    Str plain = S("tenderbox/key/v1\n"), left = plain, back;
    AgeKey key = testkit_key();
    expect_done(age_seal_passphrase(S("correct horse"), 8, source_of_str(&left),
                                    sink_of_text(&out)));
    Str sealed = text_str(&out.text);
    expect_done(unsealed_under(S("correct horse"), sealed, &back, a));
    expect(str_same(plain, back));
    expect_because(unsealed_under(S("correct house"), sealed, &back, a), age_key_unfitting);
    expect_because(unsealed_under(S(""), sealed, &back, a), age_key_unfitting);
    expect_because(unsealed(&key, sealed, &back, a), age_by_passphrase);
}

/* Passphrases, armor and hybrid recipients are left out; their good files are refused by name. */
TEST(what_is_left_out_of_age_is_refused_by_name)
{
    static const struct { const char *path; const Reason *why; } left_out[] = {
        { "scrypt", &age_by_passphrase },       { "scrypt_and_x25519", &age_by_passphrase },
        { "scrypt_double", &age_by_passphrase }, { "scrypt_bad_tag", &age_by_passphrase },
        { "hybrid", &age_hybrid },              { "hybrid_grease", &age_hybrid },
        { "armor_x25519", &age_armored },       { "armor_scrypt", &age_armored },
        { "armor_full_last_line", &age_armored },
    };
    if (!shared_path(a, "age-testkit/testdata/x25519"))
        skip("no shared data");
    for (int i = 0; i < countof(left_out); i++) {
        Text path = { 0 };
        Str plain;
        AgeKey key = testkit_key();
        text_put(&path, a, "age-testkit/testdata/{}", str(left_out[i].path));
        Kit kit = kit_read(shared(a, str_terminated(text_str(&path), a)), a);
        expect_because(unsealed(&key, kit.file, &plain, a), *left_out[i].why);
        expect(failed(age_shape(kit.file, NULL)));
    }
}

/* ---- shape ----------------------------------------------------------------------- */

static Str x25519_stanza(void)
{
    return S("-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n"
             "hjabGXwSLQ9c3S6Lw2i+S2Tu2fiwQHHslbBN6B41FLE\n");
}

static Result shape_with(const char *before, Str stanza, const char *after, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "age-encryption.org/v1\n{}{}{}--- {}\n", str(before), stanza, str(after),
             S("WyJp9F/9FOZh7gJdheq2WIJcwHgYc8NIVh3ddwhrcNg"));
    return age_shape(text_str(&t), NULL);
}

TEST(an_upload_must_be_for_one_recipient_and_nothing_else)
{
    Str one = x25519_stanza(), none = { 0 };
    Str two = S("-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n"
                "hjabGXwSLQ9c3S6Lw2i+S2Tu2fiwQHHslbBN6B41FLE\n"
                "-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n"
                "hjabGXwSLQ9c3S6Lw2i+S2Tu2fiwQHHslbBN6B41FLE\n");
    expect_done(shape_with("", one, "", a));
    expect_done(shape_with("-> x-grease a b\nAAAA\n", one, "", a));
    expect_done(shape_with("", one, "-> -grease\n\n", a));
    expect_because(shape_with("", one, "-> grease\n\n", a), age_stanza_foreign);
    expect_because(shape_with("-> ssh-ed25519 a b\n\n", one, "", a), age_stanza_foreign);
    expect_because(shape_with("-> scrypt a 10\n\n", one, "", a), age_by_passphrase);
    expect_because(shape_with("", two, "", a), age_stanza_twice);
    expect_because(shape_with("-> x-grease\n\n", none, "", a), age_stanza_missing);
    expect_because(shape_with("", none, "", a), age_header_malformed);
    expect_because(shape_with("-> X25519\n\n", none, "", a), age_stanza_malformed);
    expect_because(shape_with("x", one, "", a), age_header_malformed);
    expect_because(age_shape(S("-----BEGIN AGE ENCRYPTED FILE-----\n"), NULL), age_armored);
    expect_because(age_shape(S("age-encryption.org/v2\n"), NULL), age_not_a_file);
    expect_because(age_shape((Str){ 0 }, NULL), age_not_a_file);
}

TEST(a_header_without_end_is_not_read_for_ever)
{
    Text t = { 0 };
    text_our(&t, "age-encryption.org/v1\n", a);
    while (t.len < 2 * AGE_HEADER_MOST)
        text_our(&t, "-> x-grease\n\n", a);
    expect_because(age_shape(text_str(&t), NULL), age_header_long);
    expect_because(age_shape((Str){ t.at, 1000 }, NULL), age_header_malformed);
}

TEST(the_longest_header_that_is_read_has_as_many_bytes_as_we_say)
{
    Str tail = x25519_stanza(), mac = S("--- WyJp9F/9FOZh7gJdheq2WIJcwHgYc8NIVh3ddwhrcNg\n");
    for (int more = 0; more < 2; more++) {
        Text t = { 0 };
        text_our(&t, "age-encryption.org/v1\n-> ", a);
        while (t.len < AGE_HEADER_MOST + more - 9 - tail.len - mac.len)
            text_byte(&t, 'x', a);
        text_put(&t, a, "-grease\n\n{}{}and what follows", tail, mac);
        Result r = age_shape(text_str(&t), NULL);
        expect(r.why == (more ? &age_header_long : NULL));
    }
}

/* ---- our own files --------------------------------------------------------------- */

static const ptrdiff_t sizes[] = { 0, 1, 65535, 65536, 65537, 131072, (1 << 20) + 1 };

TEST(what_is_sealed_opens_and_has_the_size_and_hash_that_were_told)
{
    AgeKey key = testkit_key();
    for (int i = 0; i < countof(sizes); i++) {
        AgeSealed told, unhashed;
        Str plain = noise(sizes[i], a), back;
        Str sealed = sealed_text(&key, plain, true, &told, a);
        ptrdiff_t header;
        expect(told.bytes == sealed.len && sealed.len == age_size(plain.len));
        expect(hash_same(told.hash, sha256(sealed)));
        expect_done(age_shape(sealed, &header));
        expect(header == AGE_HEADER_BYTES);
        expect_done(unsealed(&key, sealed, &back, a));
        expect(str_same(plain, back));
        sealed_text(&key, plain, false, &unhashed, a);
        expect(hash_none(unhashed.hash) && unhashed.bytes == told.bytes);
    }
}

TEST(the_same_secrets_give_the_same_file)
{
    AgeKey key = testkit_key();
    AgeSecrets secrets;
    AgeSealed told;
    memset(&secrets, 7, sizeof secrets);
    Hash hash[2];
    for (int i = 0; i < 2; i++) {
        Str plain = noise(100000, a);
        expect_done(age_seal_with(&secrets, age_recipient(&key), source_of_str(&plain),
                                  sink_of_nothing(), true, &told));
        hash[i] = told.hash;
    }
    expect(hash_same(hash[0], hash[1]));
}

TEST(a_file_cut_anywhere_does_not_open)
{
    AgeKey key = testkit_key();
    AgeSealed told;
    Str back, sealed = sealed_text(&key, noise(65536 + 100, a), true, &told, a);
    ptrdiff_t near_end = sealed.len - 150;
    for (ptrdiff_t len = 0; len < sealed.len; len += len < 250 || len > near_end ? 1 : 997) {
        Arena life = arena_begin(1 << 24);
        bool opens = !failed(unsealed(&key, (Str){ sealed.at, len }, &back, &life));
        arena_end(&life);
        expect(!opens);
    }
    expect_because(unsealed(&key, (Str){ sealed.at, 184 + 65552 }, &back, a), age_cut_short);
}

TEST(a_file_with_any_byte_changed_does_not_open)
{
    AgeKey key = testkit_key();
    AgeSealed told;
    Str back, sealed = sealed_text(&key, S("one hundred pounds"), true, &told, a);
    for (ptrdiff_t i = 0; i < sealed.len; i++) {
        Str wrong = str_copy(sealed, a);
        ((char *)wrong.at)[i] ^= 1;
        expect(failed(unsealed(&key, wrong, &back, a)));
    }
}

TEST(nobody_can_seal_for_a_recipient_of_low_order)
{
    AgeSealed told;
    Recipient nothing = { { 0 } }, one = { { 1 } };
    Str plain = S("x");
    (void)a;
    expect_because(age_seal(nothing, source_of_str(&plain), sink_of_nothing(), true, &told),
                   age_low_order);
    expect_because(age_seal(one, source_of_str(&plain), sink_of_nothing(), false, &told),
                   age_low_order);
}

static const Reason full = { BROKEN, "full", "this test", "The disk is full." };

typedef struct Disk { int64_t left; } Disk;

static Result write_disk(void *self, Str bytes)
{
    Disk *d = self;
    d->left -= bytes.len;
    return d->left < 0 ? because(&full) : DONE;
}

TEST(a_disk_that_fills_up_ends_the_sealing_at_once)
{
    AgeKey key = testkit_key();
    AgeSealed told;
    for (int64_t room = 0; room < 6000000; room += 700000) {
        Disk disk = { room };
        Str plain = noise(6000000, a);
        expect_because(age_seal(age_recipient(&key), source_of_str(&plain),
                                (Sink){ write_disk, &disk }, true, &told), full);
    }
}

/* ---- the real commands ----------------------------------------------------------- */

static void remove_place(void *place)
{
    static const char *const names[] = { "key", "plain", "sealed", "back", "recipient" };
    Arena life = arena_begin(1 << 16);
    for (int i = 0; i < countof(names); i++) {
        Text t = { 0 };
        text_put(&t, &life, "{}/{}", str(place), str(names[i]));
        unlink(str_terminated(text_str(&t), &life));
    }
    rmdir(place);
    arena_end(&life);
}

static char *new_place(Arena *a)
{
    char *place = scratch("tenderbox-age", a);
    expect(mkdtemp(place) != NULL);
    arena_defer(a, remove_place, place);
    return place;
}

static char *path_in(const char *place, const char *name, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}/{}", str(place), str(name));
    return str_terminated(text_str(&t), a);
}

/* 127: no such command. */
static int run_command(char *const words[])
{
    pid_t child = fork();
    if (!child) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, 2);
        execvp(words[0], words);
        _exit(127);
    }
    int status = -1;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void write_whole(const char *path, Str bytes)
{
    FILE *f = fopen(path, "wb");
    expect(f != NULL);
    fwrite(bytes.at, 1, (size_t)bytes.len, f);
    fclose(f);
}

/* The line of the key file that is the secret. */
static AgeKey key_of_command(const char *path, Arena *a)
{
    AgeKey key = { { 0 } };
    Str text = file_whole(path, a);
    while (text.len) {
        Str line = str_cut(&text, '\n');
        if (str_starts(line, "AGE-SECRET-KEY-"))
            expect_done(age_key_read(line, &key));
    }
    return key;
}

/* `other` opens what we seal, and we what it seals; false: it is not here. */
static bool opened_both_ways(char *other, char *keygen, Arena *a)
{
    const char *place = new_place(a);
    char *key_file = path_in(place, "key", a), *plain_file = path_in(place, "plain", a);
    char *sealed_file = path_in(place, "sealed", a), *back_file = path_in(place, "back", a);
    if (run_command((char *[]){ keygen, "-o", key_file, NULL }) == 127)
        return false;
    AgeKey key = key_of_command(key_file, a);
    char *recipient = str_terminated(age_recipient_write(age_recipient(&key), a), a);
    for (int i = 0; i < countof(sizes); i++) {
        AgeSealed told;
        Str plain = noise(sizes[i], a), back;
        write_whole(sealed_file, sealed_text(&key, plain, true, &told, a));
        char *const opening[] = { other, "-d", "-i", key_file, "-o", back_file, sealed_file, NULL };
        expect(run_command(opening) == 0);
        expect(str_same(file_whole(back_file, a), plain));
        write_whole(plain_file, plain);
        char *const sealing[] = { other, "-r", recipient, "-o", sealed_file, plain_file, NULL };
        expect(run_command(sealing) == 0);
        expect_done(unsealed(&key, file_whole(sealed_file, a), &back, a));
        expect(str_same(plain, back));
        expect_done(age_shape(file_whole(sealed_file, a), NULL));
    }
    return true;
}

TEST(debian_age_opens_our_files_and_we_open_its)
{
    if (!opened_both_ways("age", "age-keygen", a))
        skip("no age-keygen here");
}

TEST(rage_opens_our_files_and_we_open_its)
{
    if (!opened_both_ways("rage", "rage-keygen", a))
        skip("no rage here");
}

TEST(debian_age_keygen_names_the_same_recipient)
{
    const char *place = new_place(a);
    char *key_file = path_in(place, "key", a), *told_file = path_in(place, "recipient", a);
    if (run_command((char *[]){ "age-keygen", "-o", key_file, NULL }) == 127)
        skip("no age-keygen here");
    expect(run_command((char *[]){ "age-keygen", "-y", "-o", told_file, key_file, NULL }) == 0);
    AgeKey key = key_of_command(key_file, a);
    Str told = file_whole(told_file, a);
    expect(str_same(str_cut(&told, '\n'), age_recipient_write(age_recipient(&key), a)));
}

RUN("age_test",
    T(a_key_has_one_spelling),
    T(one_wrong_letter_of_a_key_is_seen),
    T(x25519_agrees_with_wycheproof),
    T(chunks_agree_with_wycheproof),
    T(hkdf_agrees_with_wycheproof),
    T(hmac_agrees_with_wycheproof),
    T(every_binary_x25519_file_of_the_test_kit_ends_as_it_says),
    T(every_file_of_the_test_kit_under_a_passphrase_ends_as_it_says),
    T(what_is_closed_under_a_passphrase_opens_with_it_and_no_other),
    T(what_is_left_out_of_age_is_refused_by_name),
    T(an_upload_must_be_for_one_recipient_and_nothing_else),
    T(a_header_without_end_is_not_read_for_ever),
    T(the_longest_header_that_is_read_has_as_many_bytes_as_we_say),
    T(what_is_sealed_opens_and_has_the_size_and_hash_that_were_told),
    T(the_same_secrets_give_the_same_file),
    T(a_file_cut_anywhere_does_not_open),
    T(a_file_with_any_byte_changed_does_not_open),
    T(nobody_can_seal_for_a_recipient_of_low_order),
    T(a_disk_that_fills_up_ends_the_sealing_at_once),
    T(debian_age_opens_our_files_and_we_open_its),
    T(rage_opens_our_files_and_we_open_its),
    T(debian_age_keygen_names_the_same_recipient))
