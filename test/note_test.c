#include "test/test.h"
#include "tree/note.h"
#include "tree/policy.h"
#include "tree/receipt.h"

#include <jansson.h>
#include <sodium.h>
#include <string.h>

/* Keys of seeds 01 01 ... and 02 02 ...; the signatures were made with OpenSSL. */
#define LOG_VKEY     "tender.example.org/log+d2df3470+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
#define WITNESS_VKEY "union.example/witness+4de05df4+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"
#define TEXT         "tender.example.org/log\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
#define DASH         "\342\200\224 "
#define LOG_LINE                                                                                   \
    DASH "tender.example.org/log 0t80cHK9+Qo4/z55bvYJEVELebqqZ26oHDKDdbGseumXaevLYWKVpagPkL/lqpmz" \
         "c1kj0T7vR2WxW7WM69BE6d7zYQI=\n"
#define WITNESS_LINE                                                                               \
    DASH "union.example/witness TeBd9AAAAABPIUBAukSrs5WkGaoCZI3NJ7M9jv84PV0+kcoYAQNDXTKlIoXrRq+7n" \
         "TmOeR6qh74G/RPQPtHoGMXa4pq1lEKxxj/IDA==\n"
#define NOTE TEXT "\n" LOG_LINE WITNESS_LINE

enum { COSIGNED_AT = 1327579200 };

typedef struct Signer {
    Vkey vkey;
    SigningKey key;
} Signer;

static Signer signer(const char *name, KeyKind kind, int seed)
{
    Signer s;
    unsigned char seeds[32], point[32];
    memset(seeds, seed, sizeof seeds);
    crypto_sign_ed25519_seed_keypair(point, s.key.byte, seeds);
    expect_done(vkey_of(str(name), kind, &s.key, &s.vkey));
    return s;
}

static Str vkey_text(const Vkey *key, Arena *a)
{
    Text t = { 0 };
    vkey_write(key, &t, a);
    return text_str(&t);
}

static Str note_text(const Note *n, Arena *a)
{
    Text t = { 0 };
    note_write(n, &t, a);
    return text_str(&t);
}

static Note note_of(Str bytes, Arena *a)
{
    Note n = { 0 };
    expect_done(note_read(bytes, &n, a));
    return n;
}

static Vkey vkey_in(Str text)
{
    Vkey key = { 0 };
    expect_done(vkey_read(text, &key));
    return key;
}

/* ---- keys ------------------------------------------------------------------------ */

TEST(a_key_has_one_text)
{
    Signer log = signer("tender.example.org/log", KEY_NOTE, 1);
    Signer witness = signer("union.example/witness", KEY_COSIGNATURE, 2);
    expect_text(vkey_text(&log.vkey, a), LOG_VKEY);
    expect_text(vkey_text(&witness.vkey, a), WITNESS_VKEY);
    Vkey read = vkey_in(S(LOG_VKEY));
    expect_text(vkey_text(&read, a), LOG_VKEY);
    static const char *const bad[] = {
        "",
        "+",
        "tender.example.org/log",
        "tender.example.org/log+d2df3470",
        "x" LOG_VKEY,
        LOG_VKEY "=",
        LOG_VKEY "\n",
        "+d2df3470+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c",
        "tender.example.org/log+D2DF3470+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c",
        "tender.example.org/log+d2df3471+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c",
        "tender.example.org/log+d2df3470+BIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
    };
    for (ptrdiff_t i = 0; i < countof(bad); i++)
        expect_because(vkey_read(str(bad[i]), &read), key_unreadable);
}

TEST(a_key_of_another_kind_is_not_read)
{
    Signer odd = signer("a", (KeyKind)2, 1);
    Vkey read;
    expect_because(vkey_read(vkey_text(&odd.vkey, a), &read), key_unreadable);
}

TEST(a_name_of_a_key_has_no_space_and_no_plus)
{
    (void)a;
    expect(key_name_valid(S("a")) && key_name_valid(S("m\303\251tro.example/log")));
    expect(!key_name_valid(S("")) && !key_name_valid(S("a b")) && !key_name_valid(S("a+b")));
    expect(!key_name_valid(S("a\n")) && !key_name_valid(S("a\tb")) && !key_name_valid(S("\377")));
    expect(!key_name_valid(S("a\302\240b")) && !key_name_valid(S("a\342\200\203b")));
    expect(!key_name_valid(S("a\343\200\200b")) && !key_name_valid(S("\302\205")));
}

/* ---- notes ----------------------------------------------------------------------- */

TEST(a_note_of_others_verifies)
{
    Note n = note_of(S(NOTE), a);
    Vkey log = vkey_in(S(LOG_VKEY)), witness = vkey_in(S(WITNESS_VKEY));
    Instant when = 7;
    expect_done(note_verify(&n, &log, &when, a));
    expect(when == 0);
    expect_done(note_verify(&n, &witness, &when, a));
    expect(when == COSIGNED_AT);
    expect_text(n.text, TEXT);
    expect_text(note_text(&n, a), NOTE);
}

TEST(we_sign_as_others_do)
{
    Signer log = signer("tender.example.org/log", KEY_NOTE, 1);
    Signer witness = signer("union.example/witness", KEY_COSIGNATURE, 2);
    Note n = { .text = S(TEXT) };
    expect_done(note_sign(&n, &log.vkey, &log.key, a));
    expect_done(note_cosign(&n, &witness.vkey, &witness.key, COSIGNED_AT, a));
    expect_text(note_text(&n, a), NOTE);
}

TEST(nobody_signs_with_a_key_that_is_not_theirs)
{
    Signer log = signer("a", KEY_NOTE, 1), witness = signer("b", KEY_COSIGNATURE, 2);
    Note n = { .text = S(TEXT) };
    expect_because(note_sign(&n, &log.vkey, &witness.key, a), key_unfitting);
    expect_because(note_sign(&n, &witness.vkey, &witness.key, a), key_unfitting);
    expect_because(note_cosign(&n, &log.vkey, &log.key, 1, a), key_unfitting);
    expect_because(note_cosign(&n, &witness.vkey, &witness.key, -1, a), key_unfitting);
    expect(n.signatures.len == 0);
}

TEST(what_could_not_be_read_is_not_signed)
{
    Signer log = signer("a", KEY_NOTE, 1);
    static const char *const bad[] = { "", "no newline", "tab\t\n", "cr\r\n", "\377\n" };
    for (ptrdiff_t i = 0; i < countof(bad); i++) {
        Note n = { .text = str(bad[i]) };
        expect_because(note_sign(&n, &log.vkey, &log.key, a), note_unreadable);
    }
}

TEST(a_note_that_is_not_exactly_one_is_refused)
{
    static const char *const bad[] = { "",
                                       "\n",
                                       "\n\n",
                                       TEXT,
                                       TEXT "\n",
                                       TEXT LOG_LINE,
                                       "\n" LOG_LINE,
                                       TEXT "\n" LOG_LINE "\n",
                                       TEXT "\n" DASH "a\n",
                                       TEXT "\n" DASH "a \n",
                                       TEXT "\n" DASH "a AAAAAA==\n",
                                       TEXT "\n" DASH " AAAAAAA=\n",
                                       TEXT "\n" DASH "a  AAAAAAA=\n",
                                       TEXT "\n" DASH "a AAAAAAB=\n",
                                       TEXT "\n" DASH "a AAAAAAA\n",
                                       TEXT "\n- a AAAAAAA=\n",
                                       TEXT "\n" DASH "a AAAAAAA= \n",
                                       TEXT "\n" DASH "a+b AAAAAAA=\n",
                                       TEXT "\n" DASH "a AAAAAAA=",
                                       "a\r\n\n" DASH "a AAAAAAA=\n",
                                       "\377\n\n" DASH "a AAAAAAA=\n",
                                       TEXT "\nx\n" LOG_LINE };
    Note n;
    for (ptrdiff_t i = 0; i < countof(bad); i++)
        expect_because(note_read(str(bad[i]), &n, a), note_unreadable);
    expect_done(note_read(S("\n\n" DASH "a AAAAAAA=\n"), &n, a));
    expect_done(note_read(S("a\n\nb\n\n" DASH "a AAAAAAA=\n"), &n, a));
    expect_text(n.text, "a\n\nb\n");
}

TEST(a_note_may_be_too_large)
{
    Text t = { 0 };
    Note n;
    Arena small = arena_begin(NOTE_ROOM);
    text_our(&t, TEXT "\n", a);
    for (int i = 0; i < NOTE_SIGNATURES; i++)
        text_our(&t, DASH "a AAAAAAA=\n", a);
    expect_done(note_read(text_str(&t), &n, a));
    expect_because(note_read(text_str(&t), &n, &small), too_large);
    text_our(&t, DASH "a AAAAAAA=\n", a);
    expect_because(note_read(text_str(&t), &n, a), too_large);
    expect_because(note_read((Str){ make(a, char, NOTE_BYTES + 1), NOTE_BYTES + 1 }, &n, a),
                   too_large);
    arena_end(&small);
}

TEST(a_changed_letter_breaks_the_signature)
{
    Note n = note_of(S(NOTE), a), bad = n;
    Vkey log = vkey_in(S(LOG_VKEY)), witness = vkey_in(S(WITNESS_VKEY));
    bad.text = S("tender.example.org/log\n9\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n");
    expect_because(note_verify(&bad, &log, NULL, a), signature_wrong);
    expect_because(note_verify(&bad, &witness, NULL, a), signature_wrong);
    char bytes[72];
    memcpy(bytes, n.signatures.at[1].bytes.at, sizeof bytes);
    n.signatures.at[1].bytes.at = bytes;
    bytes[7] ^= 1; /* the moment */
    expect_because(note_verify(&n, &witness, NULL, a), signature_wrong);
    bytes[0] = (char)0x80; /* past what a moment may be */
    expect_because(note_verify(&n, &witness, NULL, a), signature_wrong);
    n.signatures.at[1].bytes.len--;
    expect_because(note_verify(&n, &witness, NULL, a), signature_wrong);
}

TEST(a_name_or_an_id_alone_is_another_key)
{
    Note n = note_of(S(NOTE), a);
    Vkey log = vkey_in(S(LOG_VKEY));
    log.id ^= 1;
    expect_because(note_verify(&n, &log, NULL, a), signature_missing);
    log.id ^= 1;
    log.name = S("tender.example.org/lob");
    expect_because(note_verify(&n, &log, NULL, a), signature_missing);
    log = vkey_in(S(LOG_VKEY));
    n = note_of(S(NOTE LOG_LINE), a);
    expect_because(note_verify(&n, &log, NULL, a), signature_repeated);
}

/* ---- checkpoints ----------------------------------------------------------------- */

TEST(a_checkpoint_has_one_text)
{
    Checkpoint c;
    Text t = { 0 };
    expect_done(checkpoint_read(S(TEXT), &c));
    expect_text(c.origin, "tender.example.org/log");
    expect(c.size == 8);
    checkpoint_write(&c, &t, a);
    expect_text(text_str(&t), TEXT);
#define ROOT "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="
    static const char *const bad[] = { "",
                                       "\n",
                                       "o\n8\n",
                                       "o\n8\n" ROOT,
                                       "\n8\n" ROOT "\n",
                                       "o\n08\n" ROOT "\n",
                                       "o\n-1\n" ROOT "\n",
                                       "o\n\n" ROOT "\n",
                                       "o\n8\n" ROOT "\nextension\n",
                                       "o\n8\n" ROOT "\n\n",
                                       "o\n8\n" ROOT " \n",
                                       "o\n8 \n" ROOT "\n",
                                       "o\n1000000000000000000\n" ROOT "\n",
                                       "o\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=\n",
                                       "\377\n8\n" ROOT "\n",
                                       "a\t\n8\n" ROOT "\n" };
    for (ptrdiff_t i = 0; i < countof(bad); i++)
        expect_because(checkpoint_read(str(bad[i]), &c), checkpoint_unreadable);
}

/* ---- policies -------------------------------------------------------------------- */

enum { WITNESSES = 6 };

/* One log and the example of c2sp.org/tlog-policy: two of X1 X2 X3 and one of Y1 Y2 Y3. */
typedef struct World {
    Signer log, witness[WITNESSES];
    Policy policy;
    Str text;
} World;

static const char *const names[WITNESSES] = { "X1", "X2", "X3", "Y1", "Y2", "Y3" };
#define GROUPS "group X 2 X1 X2 X3\ngroup Y 1 Y1 Y2 Y3\ngroup X-and-Y 2 X Y\n"

static World *world(const char *groups, Arena *a)
{
    World *w = make(a, World, 1);
    Text t = { 0 };
    w->log = signer("tender.example.org/log", KEY_NOTE, 1);
    text_put(&t, a, "log {} https://tender.example.org/log/\n", vkey_text(&w->log.vkey, a));
    for (int i = 0; i < WITNESSES; i++) {
        w->witness[i] = signer(names[i], KEY_COSIGNATURE, 2 + i);
        text_put(&t, a, "witness {} {}\n", str(names[i]), vkey_text(&w->witness[i].vkey, a));
    }
    text_our(&t, groups, a);
    w->text = text_str(&t);
    expect_done(policy_read(w->text, &w->policy, a));
    return w;
}

/* A checkpoint that witness i cosigned at at[i]; 0: not at all. */
static Note seen_at(World *w, Str text, const Instant at[WITNESSES], Arena *a)
{
    Note n = { .text = text };
    expect_done(note_sign(&n, &w->log.vkey, &w->log.key, a));
    for (int i = 0; i < WITNESSES; i++)
        if (at[i])
            expect_done(note_cosign(&n, &w->witness[i].vkey, &w->witness[i].key, at[i], a));
    return n;
}

static Result seen_by(World *w, const Instant at[WITNESSES], Witnessed *seen, Arena *a)
{
    Note n = seen_at(w, S(TEXT), at, a);
    return policy_check(&w->policy, &n, seen, a);
}

TEST(a_policy_in_plain_form_is_written_as_it_was_read)
{
    World *w = world(GROUPS "quorum X-and-Y\n", a);
    Text t = { 0 };
    policy_write(&w->policy, &t, a);
    expect(str_same(text_str(&t), w->text));
    expect(w->policy.logs.len == 1 && w->policy.voters.len == 9 && w->policy.quorum == 9);
    expect_text(w->policy.logs.at[0].url, "https://tender.example.org/log/");
}

TEST(a_policy_may_have_comments_and_space)
{
    Policy p;
    Text t = { 0 };
    expect_done(
        policy_read(S("# ours\n\n \t\n\tlog  " LOG_VKEY "\t\n  # more\nwitness u " WITNESS_VKEY
                      " https://union.example/\ngroup g all u\nquorum g \n"),
                    &p, a));
    policy_write(&p, &t, a);
    expect_text(text_str(&t),
                "log " LOG_VKEY "\nwitness u " WITNESS_VKEY " https://union.example/\n"
                "group g 1 u\nquorum g\n");
}

TEST(a_line_that_breaks_the_rules_of_policies_is_refused)
{
#define WITNESS "witness u " WITNESS_VKEY "\n"
    static const char *const bad[] = { "quorum none",
                                       "quorum\n",
                                       "quorum u\n",
                                       "quorum none none\n",
                                       "quorum none\nquorum none\n",
                                       "log\nquorum none\n",
                                       "log " WITNESS_VKEY "\nquorum none\n",
                                       "log " LOG_VKEY " a b\nquorum none\n",
                                       "log " LOG_VKEY "\nlog " LOG_VKEY "\nquorum none\n",
                                       "witness u\nquorum u\n",
                                       "witness u " LOG_VKEY "\nquorum u\n",
                                       "witness none " WITNESS_VKEY "\nquorum none\n",
                                       "witness u a+00000000+Bg==\nquorum none\n",
                                       "witness u a+0000000+BgE=\nquorum none\n",
                                       "witness u a+00000000+Bg1=\nquorum none\n",
                                       "witness u a+00000000+BgE=\n"
                                       "witness v a+00000000+BgE=\nquorum none\n",
                                       WITNESS WITNESS "quorum u\n",
                                       WITNESS "witness v " WITNESS_VKEY "\nquorum u\n",
                                       WITNESS "group\nquorum u\n",
                                       WITNESS "group g any\nquorum g\n",
                                       WITNESS "group g 0 u\nquorum g\n",
                                       WITNESS "group g 2 u\nquorum g\n",
                                       WITNESS "group g 01 u\nquorum g\n",
                                       WITNESS "group g most u\nquorum g\n",
                                       WITNESS "group g 1 u u\nquorum g\n",
                                       WITNESS "group u 1 u\nquorum u\n",
                                       WITNESS "group g 1 v\nquorum g\n",
                                       WITNESS "group g 1 g\nquorum g\n",
                                       WITNESS "group g 1 none\nquorum g\n",
                                       WITNESS "group none 1 u\nquorum none\n",
                                       WITNESS "group g 1 u\ngroup h 1 u\nquorum g\n",
                                       "quorum g\n" WITNESS "group g 1 u\n",
                                       "Quorum none\n",
                                       "quorum\fnone\n",
                                       "quorum none\r\n",
                                       "quorum none #\n",
                                       "# \1\nquorum none\n" };
    Policy p;
    for (ptrdiff_t i = 0; i < countof(bad); i++)
        expect_because(policy_read(str(bad[i]), &p, a), policy_unreadable);
    expect_because(policy_read(S(""), &p, a), policy_has_no_quorum);
    expect_because(policy_read(S(WITNESS), &p, a), policy_has_no_quorum);
    expect_because(policy_read((Str){ make(a, char, 65537), 65537 }, &p, a), too_large);
}

TEST(the_largest_policy_fits_where_it_is_said_to)
{
    Text t = { 0 };
    Policy p;
    Arena least = arena_begin(POLICY_ROOM), less = arena_begin(POLICY_ROOM - 1);
    for (int i = 0; i < POLICY_LOGS; i++) {
        Signer log = signer("l", KEY_NOTE, i);
        text_put(&t, a, "log {}\n", vkey_text(&log.vkey, a));
    }
    for (int i = 0; i < POLICY_VOTERS / 2; i++) {
        Signer witness = signer("w", KEY_COSIGNATURE, POLICY_LOGS + i);
        Str n = str_of_number(i, a);
        text_put(&t, a, "witness {} {}\ngroup g{} 1 {}\n", n, vkey_text(&witness.vkey, a), n, n);
    }
    text_our(&t, "quorum g7\n", a);
    Str most = text_str(&t);
    expect_because(policy_read(most, &p, &less), too_large);
    expect_done(policy_read(most, &p, &least));
    expect(p.voters.len == POLICY_VOTERS && p.logs.len == POLICY_LOGS);
    arena_end(&less);
    arena_end(&least);
    text_our(&t, "group one-too-many 1 g0\n", a);
    expect_because(policy_read(text_str(&t), &p, a), policy_unreadable);
}

TEST(a_quorum_counts_as_its_groups_say)
{
    World *w = world(GROUPS "quorum X-and-Y\n", a);
    Witnessed seen;
    expect_because(seen_by(w, (Instant[WITNESSES]){ 0 }, &seen, a), quorum_missing);
    expect_because(seen_by(w, (Instant[WITNESSES]){ 1, 2, 3 }, &seen, a), quorum_missing);
    expect_because(seen_by(w, (Instant[WITNESSES]){ 1, 0, 0, 2, 3, 4 }, &seen, a), quorum_missing);
    expect_done(seen_by(w, (Instant[WITNESSES]){ 1, 0, 5, 0, 3, 0 }, &seen, a));
    expect(seen.cosigned.len == 3 && seen.log == &w->policy.logs.at[0]);
    expect_text(seen.cosigned.at[1].witness, "Y2");
    expect(seen.checkpoint.size == 8);
}

TEST(a_quorum_without_witnesses_needs_the_log_alone)
{
    World *w = world(GROUPS "quorum none\n", a);
    Witnessed seen;
    expect_done(seen_by(w, (Instant[WITNESSES]){ 0 }, &seen, a));
    expect_done(seen_by(w, (Instant[WITNESSES]){ 9 }, &seen, a));
    expect(seen.cosigned.len == 1 && seen.median == 0 && seen.by == 0);
    w = world(GROUPS "quorum Y2\n", a);
    expect_because(seen_by(w, (Instant[WITNESSES]){ 1, 2, 3, 4 }, &seen, a), quorum_missing);
    expect_done(seen_by(w, (Instant[WITNESSES]){ 0, 0, 0, 0, 5 }, &seen, a));
    expect(seen.median == 5 && seen.by == 5 && seen.since == 5);
}

TEST(a_quorum_has_a_moment_by_which_and_one_since_which_it_saw)
{
    World *w = world(GROUPS "quorum X-and-Y\n", a);
    Witnessed seen;
    expect_done(seen_by(w, (Instant[WITNESSES]){ 50, 10, 30, 20, 60, 0 }, &seen, a));
    expect(seen.by == 30);    /* 10 and 30 of X, 20 of Y */
    expect(seen.since == 30); /* 30 and 50 of X, 60 of Y */
    expect(seen.median == 30);
    expect_done(seen_by(w, (Instant[WITNESSES]){ 10, 10, 90, 90, 0, 0 }, &seen, a));
    expect(seen.by == 90 && seen.since == 10 && seen.median == 90);
}

/* The operator signs with the log's seed what only a witness may say. */
TEST(no_log_is_its_own_witness_whatever_name_it_takes)
{
    Signer log = signer("tender.example.org/log", KEY_NOTE, 1);
    Signer other = signer("other.example.org/log", KEY_NOTE, 3);
    Signer self = signer("witness.example.com", KEY_COSIGNATURE, 1);
    Signer twin = signer("twin.example.com", KEY_COSIGNATURE, 2);
    Signer met = signer("met.example.com", KEY_COSIGNATURE, 2);
    const struct { const char *form; const Signer *first, *second; } bad[] = {
        { "log {}\nlog {}\nwitness v {}\nquorum none\n", &log, &self },
        { "log {}\nwitness u {}\nlog {}\nquorum none\n", &self, &log },
        { "log {}\nwitness u {}\nwitness v {}\nquorum none\n", &twin, &met } };
    Policy p;
    for (ptrdiff_t i = 0; i < countof(bad); i++) {
        Text t = { 0 };
        text_put(&t, a, bad[i].form, vkey_text(&other.vkey, a),
                 vkey_text(&bad[i].first->vkey, a), vkey_text(&bad[i].second->vkey, a));
        Result r = policy_read(text_str(&t), &p, a);
        expect_because(r, policy_unreadable);
        Str key = vkey_text(&bad[i].second->vkey, a), line = r.detail;
        expect(line.len > key.len && str_same(str_after(line, line.len - key.len), key));
    }
}

/* Of kind 06, as of ML-DSA-44, whose keys have 1,312 bytes. */
TEST(a_witness_with_a_key_of_a_kind_to_come_stands_in_the_policy_and_helps_no_quorum)
{
    World *w = world(GROUPS "quorum X1\n", a);
    Witnessed seen;
    Policy p;
    Text t = { 0 }, again = { 0 };
    unsigned char packed[1 + 1312] = { 6 };
    text_put(&t, a, "log {}\nwitness u {}\nwitness m example.com/m+0badcafe+", S(LOG_VKEY),
             vkey_text(&w->witness[0].vkey, a));
    text_base64(&t, packed, sizeof packed, a);
    text_our(&t, " https://m.example/\ngroup both 2 u m\n", a);
    ptrdiff_t common = t.len;
    text_our(&t, "quorum u\n", a);
    expect_done(policy_read(text_str(&t), &p, a));
    policy_write(&p, &again, a);
    expect(str_same(text_str(&again), text_str(&t)));
    expect(!voter_strange(&p.voters.at[0]) && voter_strange(&p.voters.at[1]));
    Note n = seen_at(w, S(TEXT), (Instant[WITNESSES]){ 7 }, a);
    *list_add(&n.signatures, a) = (Signature){ S("example.com/m"), 0x0badcafe, S("of a kind") };
    expect_done(policy_check(&p, &n, &seen, a));
    expect(seen.cosigned.len == 1);
    t.len = common;
    text_our(&t, "quorum both\n", a);
    expect_done(policy_read(text_str(&t), &p, a));
    expect_because(policy_check(&p, &n, &seen, a), quorum_missing);
}

TEST(a_stranger_among_the_signers_changes_nothing)
{
    World *w = world(GROUPS "quorum X1\n", a);
    Signer stranger = signer("stranger", KEY_COSIGNATURE, 99);
    Witnessed seen;
    Note n = seen_at(w, S(TEXT), (Instant[WITNESSES]){ 7 }, a);
    expect_done(note_cosign(&n, &stranger.vkey, &stranger.key, 8, a));
    n.signatures.at[n.signatures.len - 1].bytes.len = 1;
    expect_done(policy_check(&w->policy, &n, &seen, a));
    expect(seen.cosigned.len == 1 && seen.median == 7);
}

TEST(a_bad_line_of_a_known_key_spoils_the_note)
{
    World *w = world(GROUPS "quorum X1\n", a);
    Witnessed seen;
    Note n = seen_at(w, S(TEXT), (Instant[WITNESSES]){ 7, 8 }, a);
    n.signatures.at[2].bytes.len--;
    expect_because(policy_check(&w->policy, &n, &seen, a), signature_wrong);
    n = seen_at(w, S(TEXT), (Instant[WITNESSES]){ 7 }, a);
    expect_done(note_cosign(&n, &w->witness[0].vkey, &w->witness[0].key, 5, a));
    expect_because(policy_check(&w->policy, &n, &seen, a), signature_repeated);
}

TEST(a_checkpoint_counts_only_with_a_known_log_of_its_name)
{
    World *w = world(GROUPS "quorum none\n", a);
    Witnessed seen;
    Note n = { .text = S(TEXT) };
    Signer other = signer("other.example/log", KEY_NOTE, 50);
    expect_done(note_sign(&n, &other.vkey, &other.key, a));
    expect_because(policy_check(&w->policy, &n, &seen, a), log_signature_missing);
    n = (Note){ .text = S("other.example/log\n8\n" ROOT "\n") };
    expect_done(note_sign(&n, &w->log.vkey, &w->log.key, a));
    expect_because(policy_check(&w->policy, &n, &seen, a), log_signature_missing);
    n = (Note){ .text = S("no checkpoint\n") };
    expect_done(note_sign(&n, &w->log.vkey, &w->log.key, a));
    expect_because(policy_check(&w->policy, &n, &seen, a), checkpoint_unreadable);
}

/* ---- receipts -------------------------------------------------------------------- */

static const char *const entries[] = { "tbx1 one\n", "tbx1 two\n", "tbx1 three\n" };

static Receipt receipt_for(World *w, int index, const Instant at[WITNESSES], Arena *a)
{
    Receipt r = { .extra = S("salt and body"), .index = index };
    Hash leaf[3];
    for (int i = 0; i < 3; i++)
        leaf[i] = tree_leaf(str(entries[i]));
    Leaves leaves = { leaf, 3 };
    Nodes nodes = nodes_of_leaves(&leaves);
    Checkpoint c = { .origin = w->log.vkey.name, .size = 3 };
    Text text = { 0 };
    expect_done(tree_root(&nodes, 3, &c.root));
    expect_done(tree_inclusion(&nodes, index, 3, &r.path));
    checkpoint_write(&c, &text, a);
    r.checkpoint = seen_at(w, text_str(&text), at, a);
    return r;
}

static Str receipt_text(const Receipt *r, Arena *a)
{
    Text t = { 0 };
    receipt_write(r, &t, a);
    return text_str(&t);
}

TEST(a_receipt_proves_its_entry_and_no_other)
{
    World *w = world(GROUPS "quorum X-and-Y\n", a);
    Witnessed seen;
    for (int i = 0; i < 3; i++) {
        Receipt r = receipt_for(w, i, (Instant[WITNESSES]){ 1, 2, 0, 3 }, a), read;
        Str text = receipt_text(&r, a);
        expect_done(receipt_read(text, &read, a));
        expect(str_same(receipt_text(&read, a), text));
        expect_text(read.extra, "salt and body");
        expect_done(receipt_check(&read, &w->policy, str(entries[i]), &seen, a));
        expect(seen.by == 3);
        expect_because(receipt_check(&read, &w->policy, str(entries[(i + 1) % 3]), &seen, a),
                       proof_wrong);
        read.index = 3;
        expect_because(receipt_check(&read, &w->policy, str(entries[i]), &seen, a),
                       proof_unfitting);
        r = receipt_for(w, i, (Instant[WITNESSES]){ 1, 2 }, a);
        expect_because(receipt_check(&r, &w->policy, str(entries[i]), &seen, a), quorum_missing);
    }
}

TEST(a_receipt_has_one_text)
{
#define HEAD "c2sp.org/tlog-proof@v1\n"
    Receipt r;
    expect_done(receipt_read(S(HEAD "index 0\n\n" NOTE), &r, a));
    expect(r.extra.len == 0 && r.path.len == 0);
    expect_text(receipt_text(&r, a), HEAD "index 0\n\n" NOTE);
    expect_done(receipt_read(S(HEAD "extra AA==\nindex 7\n" ROOT "\n\n" NOTE), &r, a));
    expect_text(receipt_text(&r, a), HEAD "extra AA==\nindex 7\n" ROOT "\n\n" NOTE);
    static const char *const bad[] = { "",
                                       HEAD,
                                       "c2sp.org/tlog-proof@v2\nindex 0\n\n" NOTE,
                                       HEAD "index 00\n\n" NOTE,
                                       HEAD "index -1\n\n" NOTE,
                                       HEAD "index\n\n" NOTE,
                                       HEAD "\n" NOTE,
                                       HEAD "extra \nindex 0\n\n" NOTE,
                                       HEAD "extra AB==\nindex 0\n\n" NOTE,
                                       HEAD "index 0\nextra AA==\n\n" NOTE,
                                       HEAD "extra AA==\nextra AA==\nindex 0\n\n" NOTE,
                                       HEAD "index 0\nAA==\n\n" NOTE,
                                       HEAD "index 0\n" ROOT " \n\n" NOTE,
                                       HEAD "index 0",
                                       HEAD "index 0\n",
                                       HEAD "index 0\n" ROOT,
                                       HEAD "index 0\r\n\n" NOTE,
                                       HEAD "index 0\n" NOTE };
    for (ptrdiff_t i = 0; i < countof(bad); i++)
        expect_because(receipt_read(str(bad[i]), &r, a), receipt_unreadable);
    expect_because(receipt_read(S(HEAD "index 0\n\n"), &r, a), note_unreadable);
    expect_because(receipt_read(S(HEAD "index 0\n\n\n" NOTE), &r, a), checkpoint_unreadable);
    expect_because(receipt_read(S(HEAD "index 0\n\nx\n\n" LOG_LINE), &r, a), checkpoint_unreadable);
}

TEST(a_receipt_has_no_more_hashes_than_a_tree_has_levels)
{
    Receipt r;
    Text t = { 0 };
    text_our(&t, HEAD "index 0\n", a);
    for (int i = 0; i < 65; i++)
        text_our(&t, ROOT "\n", a);
    text_our(&t, "\n" NOTE, a);
    expect_because(receipt_read(text_str(&t), &r, a), receipt_unreadable);
}

/* ---- Ed25519 --------------------------------------------------------------------- */

TEST(ed25519_is_that_of_rfc8032)
{
    (void)a;
    unsigned char point[32], signature[64]; /* section 7.1, test 1 */
    expect(str_bytes(S("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), point,
                     32));
    expect(str_bytes(S("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb88215"
                       "90a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
                     signature, 64));
    expect(note_verify_ed25519(S(""), point, signature));
    expect(!note_verify_ed25519(S("x"), point, signature));
    memset(point, 0, sizeof point); /* a point of order 4 */
    memset(signature, 0, sizeof signature);
    expect(!note_verify_ed25519(S("ed25519vectors 11"), point, signature));
}

static json_t *json_shared(const char *path, Arena *a)
{
    Str bytes = shared(a, path);
    if (!bytes.at)
        skip("no shared data");
    json_t *all = json_loadb(bytes.at, (size_t)bytes.len, 0, NULL);
    expect(all != NULL);
    return all;
}

static Str text_in(const json_t *object, const char *name)
{
    return str(json_string_value(json_object_get(object, name)));
}

static bool has_flag(const json_t *vector, const char *beginning)
{
    size_t i;
    json_t *flag;
    json_array_foreach(json_object_get(vector, "flags"), i,
                       flag) if (str_starts(str(json_string_value(flag)), beginning)) return true;
    return false;
}

/* Of all the edges only points with a part of low order beside a large one may pass, and only
 * where those parts cancel out without the cofactor. */
TEST(no_edge_of_ed25519_passes_but_mixed_points_that_cancel_out)
{
    json_t *all = json_shared("ed25519/ed25519vectors.json", a), *v;
    int passed = 0, refused = 0, unexpected = 0;
    size_t i;
    json_array_foreach(all, i, v)
    {
        unsigned char point[32], signature[64];
        bool refuse = has_flag(v, "low_order_A") || has_flag(v, "low_order_R") ||
                      has_flag(v, "non_canonical") || has_flag(v, "low_order_residue") ||
                      has_flag(v, "reencoded_k");
        expect(str_bytes(text_in(v, "key"), point, 32) &&
               str_bytes(text_in(v, "sig"), signature, 64));
        bool did = note_verify_ed25519(text_in(v, "msg"), point, signature);
        passed += did;
        refused += !did;
        unexpected += did == refuse;
    }
    json_decref(all);
    printf("    edges: %d passed, %d refused\n", passed, refused);
    expect(unexpected == 0 && passed > 0 && refused > 0);
}

TEST(the_ed25519_vectors_of_wycheproof_do_as_they_say)
{
    json_t *all = json_shared("wycheproof/ed25519_test.json", a), *group, *v;
    int passed = 0, refused = 0, unexpected = 0;
    size_t i, j;
    json_array_foreach(json_object_get(all, "testGroups"), i, group)
    {
        unsigned char point[32], signature[64];
        expect(str_bytes(text_in(json_object_get(group, "publicKey"), "pk"), point, 32));
        json_array_foreach(json_object_get(group, "tests"), j, v)
        {
            Str hex = text_in(v, "msg");
            unsigned char *message = make(a, unsigned char, hex.len / 2);
            expect(str_bytes(hex, message, hex.len / 2));
            bool did = str_bytes(text_in(v, "sig"), signature, 64) &&
                       note_verify_ed25519((Str){ (char *)message, hex.len / 2 }, point, signature);
            passed += did;
            refused += !did;
            unexpected += did != str_is(text_in(v, "result"), "valid");
        }
    }
    json_decref(all);
    printf("    wycheproof: %d passed, %d refused\n", passed, refused);
    expect(unexpected == 0 && passed > 0 && refused > 0);
}

RUN("note", T(a_key_has_one_text), T(a_key_of_another_kind_is_not_read),
    T(a_name_of_a_key_has_no_space_and_no_plus), T(a_note_of_others_verifies),
    T(we_sign_as_others_do), T(nobody_signs_with_a_key_that_is_not_theirs),
    T(what_could_not_be_read_is_not_signed), T(a_note_that_is_not_exactly_one_is_refused),
    T(a_note_may_be_too_large), T(a_changed_letter_breaks_the_signature),
    T(a_name_or_an_id_alone_is_another_key), T(a_checkpoint_has_one_text),
    T(a_policy_in_plain_form_is_written_as_it_was_read), T(a_policy_may_have_comments_and_space),
    T(a_line_that_breaks_the_rules_of_policies_is_refused),
    T(the_largest_policy_fits_where_it_is_said_to),
    T(a_quorum_counts_as_its_groups_say),
    T(a_quorum_without_witnesses_needs_the_log_alone),
    T(a_quorum_has_a_moment_by_which_and_one_since_which_it_saw),
    T(no_log_is_its_own_witness_whatever_name_it_takes),
    T(a_witness_with_a_key_of_a_kind_to_come_stands_in_the_policy_and_helps_no_quorum),
    T(a_stranger_among_the_signers_changes_nothing), T(a_bad_line_of_a_known_key_spoils_the_note),
    T(a_checkpoint_counts_only_with_a_known_log_of_its_name),
    T(a_receipt_proves_its_entry_and_no_other), T(a_receipt_has_one_text),
    T(a_receipt_has_no_more_hashes_than_a_tree_has_levels), T(ed25519_is_that_of_rfc8032),
    T(no_edge_of_ed25519_passes_but_mixed_points_that_cancel_out),
    T(the_ed25519_vectors_of_wycheproof_do_as_they_say))
