/* Prints the capsule vectors beside this file; all secrets follow from their names.
 *
 *   capsule_make 3 5 0 > test/vectors/capsule-3of5.txt
 *
 * The third number bends the polynomial so that the identity comes up on the way: 1 makes
 * alpha_1 = -alpha_2, 2 makes alpha_1 = -2 alpha_2. */
#include "seal/capsule.h"
#include "seal/head.h"

#include <stdio.h>
#include <stdlib.h>

static Scalar named_scalar(const char *what, int i)
{
    char name[64];
    int len = snprintf(name, sizeof name, "tenderbox test vector %s %d", what, i);
    return scalar_hashed((Str[]){ { name, len } }, 1);
}

static Hash named_hash(const char *what, int i)
{
    char name[64];
    int len = snprintf(name, sizeof name, "tenderbox test vector %s %d", what, i);
    return sha256((Str){ name, len });
}

static void must(Result r)
{
    if (failed(r)) {
        fprintf(stderr, "%s\n", r.why->code);
        exit(1);
    }
}

static void print_hex(const char *what, int i, const void *bytes, ptrdiff_t count)
{
    const unsigned char *b = bytes;
    printf(i < 0 ? "%s " : "%s %d ", what, i);
    for (ptrdiff_t n = 0; n < count; n++)
        printf("%02x", b[n]);
    putchar('\n');
}

static void print_text(const char *what, Str text)
{
    int lines = 0;
    for (ptrdiff_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    printf("%s %d\n%.*s", what, lines, (int)text.len, text.at);
}

static Padlocks make_padlocks(int k, int n, PadlockSecret *secret, Arena *a)
{
    Padlocks p = { .k = k, .n = n };
    for (int i = 0; i < n; i++) {
        PadlockRow *row = &p.row[i];
        Scalar w = named_scalar("possession", i + 1);
        secret[i].x = named_scalar("holder", i + 1);
        must(padlock_of(&secret[i], &row->padlock));
        row->person = 100 + i;
        row->holder = named_hash("signing key", i + 1);
        PadlockHead head = { S("tender.example.org/log"), S("draft-1"), i + 1, row->holder,
                             row->padlock.h };
        must(padlock_prove_with(&w, &secret[i], padlock_head_write(&head, a), &row->possession));
    }
    return p;
}

static Deal make_deal(int k, int bend)
{
    Deal d = { 0 };
    for (int j = 0; j < k; j++)
        d.alpha[j] = named_scalar("alpha", j);
    if (bend)
        d.alpha[1] = scalar_sub(scalar_of(0), scalar_mul(scalar_of(bend), d.alpha[2]));
    return d;
}

static Str make_head(const Padlocks *p, const AgeKey *key, Arena *a)
{
    Head h = { .procedure = S("mzxw6ytboi4dsmjrgezdgnbvgy3tqojq"), .round = 1, .lot = 1,
               .envelope = S("price"), .bidder = named_hash("bidder", 1), .version = 1,
               .recipient = age_recipient(key), .file = S("2.age"), .size = age_size(65536),
               .sha256 = named_hash("age file", 1), .lockset = padlocks_id(p), .padded = 65536 };
    return head_write(&h, a);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 64;
    int k = (int)strtol(argv[1], NULL, 10), n = (int)strtol(argv[2], NULL, 10);
    Arena a = arena_begin(1 << 24);
    PadlockSecret secret[LOCKS_MOST];
    Padlocks p = make_padlocks(k, n, secret, &a);
    Deal deal = make_deal(k, (int)strtol(argv[3], NULL, 10));
    Capsule c;
    AgeKey key;
    must(capsule_deal_with(&p, &deal, &c, &key));
    Str head = make_head(&p, &key, &a);
    Hash ctx = head_ctx(head), random = named_hash("deal random", 1);
    must(capsule_prove_with(random.byte, &p, ctx, &deal, &c));
    must(capsule_check(&p, ctx, &c));

    printf("tenderbox/capsule-vector/v1\n");
    print_text("lockset", padlocks_write(&p, &a));
    print_text("head", head);
    print_hex("ctx", -1, ctx.byte, 32);
    for (int i = 0; i < n; i++)
        print_hex("x", i + 1, secret[i].x.byte, 32);
    for (int j = 0; j < k; j++)
        print_hex("alpha", j, deal.alpha[j].byte, 32);
    print_hex("random", -1, random.byte, 32);
    Str bytes = capsule_write(&c, &a), text = age_key_write(&key, &a);
    print_hex("capsule", -1, bytes.at, bytes.len);
    printf("key %.*s\n", (int)text.len, text.at);
    for (int i = 0; i < n; i++) {
        Turn turn;
        Hash chance = named_hash("turn random", i + 1);
        must(capsule_turn_with(chance.byte, &p, ctx, &c, &secret[i], i + 1, &turn));
        print_hex("turn-random", i + 1, chance.byte, 32);
        bytes = turn_write(&turn, &a);
        print_hex("turn", i + 1, bytes.at, bytes.len);
    }
    arena_end(&a);
    return 0;
}
