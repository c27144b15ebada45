/* Makes test/golden: one example of every text in doc/book.md, of a small tender that is nobody's.
 *
 *   build/check/test/golden_make test/golden
 *
 * Every secret follows from its name, so the same program makes the same bytes. The files are
 * kept; this runs only by hand, where a format was changed on purpose. The acts hang together as
 * the book wants it, but no judge was asked: too few are there to make a lawful tender. */
#include "core/entry.h"
#include "proof/papers.h"
#include "seal/price.h"
#include "seal/sealer.h"
#include "test/golden_tables.h"
#include "tree/receipt.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Arena life, *const a = &life;
static const char *folder;
#define ORIGIN S("tender.example.org/log")

enum { OLGA = 301455120, OTTO = 554120987, HANS = 710032554, BELA = 918273645, PADDED = 4096 };
#define BEGAN INT64_C(1795600800)            /* 2026-11-25T10:00:00Z */

/* ---- fixed secrets --------------------------------------------------------------- */

static void must(Result r)
{
    if (failed(r)) {
        fprintf(stderr, "%s %.*s\n", r.why->code, (int)r.detail.len, r.detail.at);
        exit(1);
    }
}

static Hash named(const char *what) { return sha256_of(S("tenderbox golden "), str(what)); }

static Hash numbered(const char *what, int64_t i)
{
    return sha256_of(S("tenderbox golden "), str(what), S(" "), str_of_number(i, a));
}

static Scalar named_scalar(const char *what, int64_t i)
{
    Hash h = numbered(what, i);
    return scalar_hashed((Str[]){ hash_bytes(&h) }, 1);
}

static SigningKey key_named(const char *who)
{
    SigningKey key;
    Key        public;
    crypto_sign_seed_keypair(public.byte, key.byte, named(who).byte);
    return key;
}

static Key public_of(SigningKey key)
{
    Key public;
    memcpy(public.byte, key.byte + 32, 32);
    return public;
}

static Hash as_hash(Key key)
{
    Hash h;
    memcpy(h.byte, key.byte, 32);
    return h;
}

/* ---- files ----------------------------------------------------------------------- */

static void put(const char *name, Str bytes)
{
    Text path = { 0 };
    text_put(&path, a, "{}/{}", str(folder), str(name));
    FILE *out = fopen(str_terminated(text_str(&path), a), "wb");
    if (!out || fwrite(bytes.at, 1, (size_t)bytes.len, out) != (size_t)bytes.len || fclose(out)) {
        perror(name);
        exit(1);
    }
}

static Text sums, shelf;

static void sum(const char *what, Hash hash)
{
    text_put(&sums, a, "{} {}\n", str(what), str_of_hash(hash, a));
}

/* A file, under the salted hash that an act carries. */
static Hash shelved(const char *name, Str bytes)
{
    Hash salt = sha256_of(S("tenderbox golden salt of "), str(name));
    Hash hash = words_hash(salt, bytes);
    text_put(&shelf, a, "{} {} {}\n", str_of_hash(hash, a), str_of_hash(salt, a), str(name));
    put(name, bytes);
    return hash;
}

static Hash words(const char *name, const char *text) { return shelved(name, str(text)); }

/* ---- the log --------------------------------------------------------------------- */

static Text     entries, shown;
static Frontier tree;
static Hash     leaves[32];
static Name     name;                        /* of the procedure now */
static Id       office_nth, nth;
static Hash     office_prev, prev;
static Id       seen_nth;                    /* the last act that is in no batch */
static Hash     seen;
static Instant  moment;                      /* of what is entered now; a batch has one */
static bool     batch_goes_on;

static void line_add(const EntryLine *line)
{
    Text t = { 0 };
    entry_write(&t, line, a);
    text_add(&entries, text_str(&t), a);
    leaves[tree.size] = tree_leaf(text_str(&t));
    frontier_add(&tree, leaves[tree.size], NULL);
}

static void filler(void)
{
    line_add(&(EntryLine){ .box = true, .commit = numbered("filler", tree.size) });
}

static Proof64 signature(const char *who, const Text *text)
{
    SigningKey key = key_named(who);
    Proof64 by;
    crypto_sign_detached(by.byte, NULL, (const unsigned char *)text->at,
                         (unsigned long long)text->len, key.byte);
    return by;
}

/* Shortly before, for a week, on what was there before the batch. */
static void agree(Act *act, const char *who)
{
    Text text = { 0 };
    Instant made = moment - 45;
    act->is_agreed = true;
    act->agreed = (Agreement){ .key = key_id(public_of(key_named(who))), .made = made,
                               .until = made + 7 * DAY, .seen = seen_nth, .commit = seen,
                               .serial = numbered("serial", tree.size) };
    agreement_write(&text, act, ORIGIN, a);
    act->agreed.by = signature(who, &text);
    if (act->kind == ACT_PUBLISH)
        put("agreed", text_str(&text));
}

static void sign(Act *act, const char *first, const char *second)
{
    Text text = { 0 };
    if (second)
        agree(act, second);
    act->expires = moment + 300;
    act_write_signed(&text, act, ORIGIN, a);
    act->is_signed = true;
    act->signed_by = (Signed){ key_id(public_of(key_named(first))), signature(first, &text) };
}

static Hash enter(Act *act, const char *first, const char *second)
{
    Text body = { 0 };
    Hash salt = numbered("salt", tree.size);
    bool office = act_rows[act->kind]->rules & IN_OFFICE;
    Id   *last_nth = office ? &office_nth : &nth;
    Hash *last = office ? &office_prev : &prev;
    if (!batch_goes_on)
        moment = BEGAN + 60 * tree.size;
    batch_goes_on = act->in_batch;
    act->procedure = office ? (Name){ 0 } : name;
    if (first)
        sign(act, first, second);
    act->arrived = moment;
    act->at      = act->arrived + 1;
    act->leaf    = tree.size;
    if (!act_is_box(act)) {
        act->nth  = ++*last_nth;
        act->prev = *last;
    }
    act_write(&body, act, a);
    act->commit = act_commit(salt, text_str(&body));
    if (!act_is_box(act))
        *last = act->commit;
    if (!office && !act->in_batch)
        seen_nth = nth, seen = prev;
    text_put(&shown, a, "act {} {} {} 0\n", str_of_number(act->leaf, a), str_of_hash(salt, a),
             str_of_number(body.len, a));
    text_add(&shown, text_str(&body), a);
    line_add(&(EntryLine){ act_is_box(act), act->procedure, act->nth, act->commit });
    return act->commit;
}

/* ---- checkpoints and receipts ---------------------------------------------------- */

static Note checkpoint(const char *file, Instant at)
{
    Checkpoint point = { ORIGIN, tree.size, frontier_root(&tree) };
    Text   text = { 0 }, out = { 0 };
    SigningKey log = key_named("log"), witness = key_named("witness");
    Vkey   vkey;
    checkpoint_write(&point, &text, a);
    Note note = { .text = text_str(&text) };
    must(vkey_of(ORIGIN, KEY_NOTE, &log, &vkey));
    must(note_sign(&note, &vkey, &log, a));
    must(vkey_of(S("union.example/witness"), KEY_COSIGNATURE, &witness, &vkey));
    must(note_cosign(&note, &vkey, &witness, at, a));
    note_write(&note, &out, a);
    put(file, text_str(&out));
    return note;
}

static void policy(void)
{
    SigningKey log = key_named("log"), witness = key_named("witness");
    Vkey vkey;
    Text t = { 0 };
    must(vkey_of(ORIGIN, KEY_NOTE, &log, &vkey));
    text_our(&t, "log ", a);
    vkey_write(&vkey, &t, a);
    must(vkey_of(S("union.example/witness"), KEY_COSIGNATURE, &witness, &vkey));
    text_our(&t, "\nwitness union ", a);
    vkey_write(&vkey, &t, a);
    text_our(&t, "\nquorum union\n", a);
    put("policy", text_str(&t));
}

/* As the clerk gives it: salt and body stand in `extra`. */
static void receipt(const Act *act, const Note *note)
{
    int64_t leaf = act->leaf;
    Leaves  all = { leaves, tree.size };
    Nodes   nodes = nodes_of_leaves(&all);
    Receipt r = { .index = leaf, .checkpoint = *note };
    Text    t = { 0 }, extra = { 0 };
    Hash    salt = numbered("salt", leaf);
    text_add(&extra, hash_bytes(&salt), a);
    act_write(&extra, act, a);
    r.extra = text_str(&extra);
    must(tree_inclusion(&nodes, leaf, tree.size, &r.path));
    receipt_write(&r, &t, a);
    put("receipt", text_str(&t));
}

/* ---- padlocks -------------------------------------------------------------------- */

static PadlockSecret lock_secret[3];
static Padlocks      locks;

static void hang_padlocks(void)
{
    const char *holder[] = { "hans", "hedi", "hugo" };
    const Id    person[] = { HANS, 710032555, 710032556 };
    Text draft = { 0 };
    text_name(&draft, name, a);
    locks = (Padlocks){ .k = 2, .n = 3 };
    for (int i = 0; i < 3; i++) {
        PadlockRow *row = &locks.row[i];
        Scalar w = named_scalar("possession", i);
        lock_secret[i].x = named_scalar("padlock", i);
        must(padlock_of(&lock_secret[i], &row->padlock));
        row->person = person[i];
        row->holder = as_hash(public_of(key_named(holder[i])));
        PadlockHead head = { ORIGIN, text_str(&draft), i + 1, row->holder, row->padlock.h };
        Str text = padlock_head_write(&head, a);
        must(padlock_prove_with(&w, &lock_secret[i], text, &row->possession));
        if (i == 0)
            put("lock-head", text);
    }
    put("lockset", padlocks_write(&locks, a));
    put("padlock", padlock_write(locks.row[0].padlock, a));
    sum("lockset", padlocks_id(&locks));
}

/* ---- one sealed envelope --------------------------------------------------------- */

static Heads    heads;
static AgeKey   bid_key;
static Manifest manifest;

static Str sealed(const Enclosure *file)
{
    Source   plain;
    Gathered out = { .most = 1 << 20, .arena = a };
    AgeSealed done;
    AgeSecrets secrets;
    memcpy(secrets.file_key, named("file key").byte, 16);
    memcpy(secrets.ephemeral, named("ephemeral").byte, 32);
    memcpy(secrets.nonce, named("nonce").byte, 16);
    must(envelope_pack(&manifest, file, PADDED, &plain, a));
    must(age_seal_with(&secrets, age_recipient(&bid_key), plain, sink_of_text(&out), false, &done));
    return text_str(&out.text);
}

static void seal_price(void)
{
    const Str sheet = S("1 1 1 416.50\n1 2 1 420.00\n2 1 1 0.00\n2 1 2 9.99\n");
    HeadPair *pair = &heads.at[0];
    Deal deal;
    Text word = { 0 };
    Hash bidder = as_hash(public_of(key_named("bela")));
    for (int j = 0; j < LOCKS_MOST; j++)
        deal.alpha[j] = named_scalar("alpha", j);
    must(capsule_deal_with(&locks, &deal, &pair->capsule, &bid_key));
    text_name(&word, name, a);
    Enclosure files[] = { enclosure_of_str(S("price"), sheet, a),
                          enclosure_of_str(S("M\303\251thode.txt"), S("by hand\n"), a) };
    manifest = (Manifest){ .procedure = text_str(&word), .round = 1, .lot = 1,
                           .envelope = S("price"), .bidder = bidder, .version = 1 };
    must(manifest_of(files, 2, &manifest, a));
    Str age = sealed(files);
    pair->head = (Head){ .procedure = manifest.procedure, .round = 1, .lot = 1,
                         .envelope = S("price"), .bidder = bidder, .version = 1,
                         .recipient = age_recipient(&bid_key), .file = S("1.age"),
                         .size = age.len, .sha256 = sha256(age), .lockset = padlocks_id(&locks),
                         .padded = PADDED };
    pair->text = head_write(&pair->head, a);
    must(capsule_prove_with(named("dealing").byte, &locks, head_ctx(pair->text), &deal,
                            &pair->capsule));
    pair->capsule_bytes = capsule_write(&pair->capsule, a);
    heads.count = 1;
    put("1.age", age);
    put("price", sheet);
    put("head", pair->text);
    put("capsule", pair->capsule_bytes);
    put("manifest", manifest_write(&manifest, a));
    sum("ctx", head_ctx(pair->text));
    sum("manifest", sha256(manifest_write(&manifest, a)));
}

static Str turns_of(int index, Hash list)
{
    Turns turns = { .procedure = name, .round = 1, .lot = 1, .envelope = PRICE, .list = list };
    TurnLine *line = list_add(&turns.lines, a);
    Hash ctx = head_ctx(heads.at[0].text);
    Text t = { 0 };
    *line = (TurnLine){ .bidder = BELA, .ctx = ctx };
    must(capsule_turn_with(numbered("turning", index).byte, &locks, ctx, &heads.at[0].capsule,
                           &lock_secret[index - 1], index, &line->turn));
    turns_write(&t, &turns, a);
    return text_str(&t);
}

/* ---- papers that follow from acts ------------------------------------------------ */

static Hash box_list(Hash heads_hash, int64_t leaf)
{
    Procedure p = { .name = name };
    Text t = { 0 };
    deposit_add(&p, (Deposit){ .bidder = BELA, .round = 1, .lot = 1, .version = 1,
                               .heads = heads_hash, .leaf = leaf }, a);
    deposit_add(&p, (Deposit){ .bidder = 44, .round = 1, .lot = 1, .version = 1,
                               .heads = named("other heads"), .leaf = leaf + 7,
                               .late = true }, a);
    deposit_add(&p, (Deposit){ .bidder = BELA, .round = 2, .lot = 1, .version = 1,
                               .heads = named("other round"), .leaf = leaf + 8 }, a);
    box_list_write(&t, &p, 1, a);
    put("box-list", text_str(&t));
    sum("box-list", sha256(text_str(&t)));
    return sha256(text_str(&t));
}

static Hash score_sheet(void)
{
    Procedure p = { .name = name };
    Text t = { 0 };
    Bid *bid = bid_add(&p, (Bid){ .bidder = BELA, .round = 1, .lot = 1 }, a);
    *list_add(&bid->scores, a) = (Score){ 21, 1, 7500, named("reason 1"), 2, 14, 1 };
    *list_add(&bid->scores, a) = (Score){ 22, 1, 8000, named("reason 2"), 2, 15, 2 };
    *list_add(&bid->consensus, a) = (Score){ 31, 1, 8000, named("reason 3"), 0, 0, 3 };
    score_sheet_write(&t, &p, 1, 1, a);
    put("score-sheet", text_str(&t));
    sum("score-sheet", sha256(text_str(&t)));
    return sha256(text_str(&t));
}

static Hash sheets(Hash sheet)
{
    Procedure p = { .name = name };
    Text t = { 0 };
    list_add(&p.lots, a)->id = 1;
    *list_add(&p.stands, a) = (Stand){ .round = 1, .lot = 1, .sheet = sheet };
    sheets_write(&t, &p, 1, 1, a);
    put("sheets", text_str(&t));
    sum("sheets", sha256(text_str(&t)));
    return sha256(text_str(&t));
}

/* ---- all ------------------------------------------------------------------------- */

static void before_publication(void)
{
    Key olga = public_of(key_named("olga")), otto = public_of(key_named("otto"));
    enter(&(Act){ .kind = ACT_ENROL, .actor = OLGA, .mine = 1,
                  .enrol = { OLGA, olga, words("name-olga", "Olga Hart") } }, NULL, NULL);
    enter(&(Act){ .kind = ACT_ENROL, .actor = OTTO, .mine = 1,
                  .enrol = { OTTO, otto, words("name-otto", "Otto Berg") } }, NULL, NULL);
    name = name_of_commit(named("draft"));
    enter(&(Act){ .kind = ACT_BEGIN, .actor = OLGA, .mine = 1,
                  .begin = { 2026, 42, 0, day_of((Civil){ 2026, 11, 25 }), 1, 7, IN_GBP,
                             VAT_EXCLUDED,
                             words("title", "Recovery of vehicles\n"),
                             words("buyer", "Avon Constabulary\n") } }, "olga", "otto");
    filler();
    enter(&(Act){ .kind = ACT_PERSON, .actor = OLGA, .mine = 2,
                  .person = { HANS, public_of(key_named("hans")),
                              words("name-hans", "Hans Meer") } }, "olga", NULL);
    hang_padlocks();
    Act padlock = { .kind = ACT_PADLOCK, .actor = HANS, .mine = 1, .padlock = { .index = 1 } };
    padlock.padlock.h = locks.row[0].padlock.h;
    memcpy(padlock.padlock.possession.byte, &locks.row[0].possession, 64);
    enter(&padlock, "hans", NULL);
}

static void publication(void)
{
    Text signed_text = { 0 };
    Act batch[] = {
        { .kind = ACT_LOT, .actor = OLGA, .mine = 3, .in_batch = true,
          .lot = { 1, PA_2023, 0, 12500000, 48, 0, words("lot-title", "North\n"), { { 0 } },
                   words("lot-least", "Ninety vehicles a month\n"),
                   words("lot-most", "A hundred and ten vehicles a month\n") } },
        { .kind = ACT_ROUND, .actor = OLGA, .mine = 4, .in_batch = true,
          .round = { 1, ROUND_TENDER, 2, PADDED } },
        { .kind = ACT_PUBLISH, .actor = OLGA, .mine = 5,
          .publish = { BEGAN + INT64_C(200000000), { { 0 } },
                       words("notice", "Tender 2026-0042\n"), { { 0 } } } },
    };
    batch[2].publish.batch = batch_hash(batch, 2, a);
    sum("batch", batch[2].publish.batch);
    enter(&batch[0], NULL, NULL);
    enter(&batch[1], NULL, NULL);
    Name draft = name;
    name = name_of_commit(enter(&batch[2], "olga", "otto"));
    batch[2].procedure = draft;
    act_write_signed(&signed_text, &batch[2], ORIGIN, a);
    put("signed", text_str(&signed_text));
}

static void after_publication(void)
{
    Text paper = { 0 }, key = { 0 };
    enter(&(Act){ .kind = ACT_INTEREST, .actor = BELA, .mine = 1,
                  .interest = { public_of(key_named("bela")),
                                words("name-bela", "Bela & Sons") } }, "bela", NULL);
    filler();
    seal_price();
    heads_write(&paper, &heads, a);
    Hash hash = shelved("heads", text_str(&paper));
    Act deposit = { .kind = ACT_DEPOSIT, .actor = BELA, .mine = 1, .deposit = { 1, 1, 1, hash } };
    enter(&deposit, "bela", NULL);
    checkpoint("checkpoint-early", BEGAN + 60 * tree.size);
    sum("root-early", frontier_root(&tree));
    Hash list = box_list(hash, deposit.leaf);
    enter(&(Act){ .kind = ACT_BOX_LIST, .actor = OLGA, .mine = 6,
                  .box_list = { 1, 2, list, CLOCK_OPERATOR,
                                words("clock", "The clock was set by radio an hour before.") } },
          "olga", "otto");
    Hash sheet = score_sheet();
    enter(&(Act){ .kind = ACT_SCORE_LOCK, .actor = OLGA, .mine = 7,
                  .score_lock = { 1, 1, sheet } }, "olga", "otto");
    put("turns-3", turns_of(3, list));
    enter(&(Act){ .kind = ACT_TURNS, .actor = HANS, .mine = 2,
                  .turns = { 1, 1, PRICE, sheets(sheet), shelved("turns", turns_of(1, list)) } },
          "hans", NULL);
    text_add(&key, age_key_write(&bid_key, a), a);
    enter(&(Act){ .kind = ACT_OPENED, .actor = OTTO, .mine = 1,
                  .opened = { 1, 1, BELA, PRICE, OPENED_READ, sha256(manifest_write(&manifest, a)),
                              shelved("key", text_str(&key)), 84649, { { 0 } } } }, "otto", NULL);
    Note note = checkpoint("checkpoint", BEGAN + 60 * tree.size);
    sum("root", frontier_root(&tree));
    sum("leaf-of-receipt", leaves[deposit.leaf]);
    receipt(&deposit, &note);
}

int main(int argc, char **argv)
{
    Text tables = { 0 };
    if (argc != 2 || sodium_init() < 0)
        return 2;
    folder = argv[1];
    life   = arena_begin(256 << 20);
    before_publication();
    publication();
    after_publication();
    policy();
    put("entries", text_str(&entries));
    put("acts", text_str(&shown));
    put("shelf", text_str(&shelf));
    put("sums", text_str(&sums));
    tables_write(&tables, a);
    put("tables", text_str(&tables));
    arena_end(&life);
    return 0;
}
