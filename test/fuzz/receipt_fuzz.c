/* Whatever reads as a receipt, a bundle or a tile of hashes is written back byte for byte, no path
 * falls a check over or proves what it should not, and whatever a receipt brings as its entry is
 * told in text. The first byte chooses which. */
#include "auditor/auditor.h"
#include "fuzz.h"
#include "tree/receipt.h"
#include "tree/tile.h"

#include <sodium.h>
#include <string.h>

static void receipt_law(Str s, Arena *a)
{
    Receipt r;
    Text t = { 0 };
    if (!reads(receipt_read(s, &r, a)))
        return;
    receipt_write(&r, &t, a);
    law(str_same(text_str(&t), s));
}

static void bundle_law(Str s, int width, Arena *a)
{
    Str entry[TILE_WIDTH];
    Text t = { 0 };
    if (!reads(bundle_read(s, width, entry)))
        return;
    for (int i = 0; i < width; i++)
        law(!failed(bundle_add(&t, entry[i], a)));
    law(str_same(text_str(&t), s));
}

static void tile_law(Str s, int width, Arena *a)
{
    Hash hash[TILE_WIDTH];
    Text t = { 0 };
    Leaves leaves = { hash, width };
    Nodes nodes = nodes_of_leaves(&leaves);
    if (!reads(tile_read(s, width, hash)))
        return;
    law(!failed(tile_write(&nodes, (Tile){ 0, 0, width }, &t, a)));
    law(str_same(text_str(&t), s));
}

/* 8 bytes of size, 8 of index, the rest hashes: nobody finds a path to a root of zeros. */
static void proof_law(Str s)
{
    Path p = { 0 };
    int64_t number[2];
    Hash root = { 0 }, leaf = { { 1 } };
    if (s.len < (ptrdiff_t)sizeof number)
        return;
    memcpy(number, s.at, sizeof number);
    s = str_after(s, sizeof number);
    for (; s.len >= (ptrdiff_t)sizeof root && p.len < countof(p.at); s = str_after(s, sizeof root))
        memcpy(&p.at[p.len++], s.at, sizeof root);
    was_read = p.len > 0;
    Result r = tree_check_inclusion(&p, leaf, number[1], number[0], root);
    law(failed(r) && (r.why == &proof_unfitting || r.why == &proof_wrong));
    r = tree_check_consistency(&p, number[1], leaf, number[0], root);
    law(failed(r) && (r.why == &proof_unfitting || r.why == &proof_wrong));
}

/* The log of one entry, which is what the receipt brings. */
static void brought_law(Str s, Arena *a)
{
    static const unsigned char seed[32] = { 7 };
    unsigned char point[32];
    SigningKey key;
    Vkey vkey;
    Text line = { 0 }, text = { 0 }, policy = { 0 }, receipt = { 0 };
    char  *json;
    size_t count;
    Act  act;
    Hash salt = { 0 };
    Receipt r = { .extra = s };
    ReceiptAudit out;
    bool body = s.len > 32 && !failed(act_read(str_after(s, 32), &act));
    if (body) {
        memcpy(salt.byte, s.at, sizeof salt.byte);
        entry_write(&line, &(EntryLine){ act_is_box(&act), act.procedure, act.nth,
                                         act_commit(salt, str_after(s, 32)) }, a);
    }
    crypto_sign_seed_keypair(point, key.byte, seed);
    law(!failed(vkey_of(S("l"), KEY_NOTE, &key, &vkey)));
    text_our(&policy, "log ", a);
    vkey_write(&vkey, &policy, a);
    text_our(&policy, "\nquorum none\n", a);
    checkpoint_write(&(Checkpoint){ S("l"), 1, tree_leaf(body ? text_str(&line) : s) }, &text, a);
    r.checkpoint.text = text_str(&text);
    law(!failed(note_sign(&r.checkpoint, &vkey, &key, a)));
    receipt_write(&r, &receipt, a);
    Result fault = audit_receipt(text_str(&receipt), text_str(&policy), (Str){ 0 }, &out, a);
    FILE  *to = open_memstream(&json, &count);
    receipt_json(to, &out);
    fclose(to);
    was_read = body || reads(fault);
    law(failed(fault) || (body == (out.body.len > 0)));
    law(str_utf8(text_str(&out.report)) && str_utf8((Str){ json, (ptrdiff_t)count }));
    free(json);
}

static void one_input(const uint8_t *bytes, size_t count)
{
    if (count < 2)
        return;
    Arena a = arena_begin(64 << 20);
    Str s = { (const char *)bytes + 2, (ptrdiff_t)count - 2 };
    int width = bytes[1] + 1;
    switch ((unsigned char)(bytes[0] - '0') % 5) {
    case 0: receipt_law(s, &a); break;
    case 1: bundle_law(s, width, &a); break;
    case 2: tile_law(s, width, &a); break;
    case 3: proof_law(s); break;
    default: brought_law(s, &a); break;
    }
    arena_end(&a);
}
