/* golden_test.c - the files in test/golden read, written back and hashed again. Where this fails,
 * a format was changed: doc/book.md changes with it, and golden_make writes new files. */
#include "test/golden_tables.h"
#include "test/test.h"

#include "core/entry.h"
#include "proof/proof.h"
#include "seal/price.h"
#include "seal/sealer.h"
#include "tree/receipt.h"

#include <string.h>

#define ORIGIN S("tender.example.org/log")

static Str golden(const char *name, Arena *a)
{
    Text path = { 0 };
    text_put(&path, a, "test/golden/{}", str(name));
    Str whole = file_whole(str_terminated(text_str(&path), a), a);
    expect(whole.at);
    return whole;
}

/* A hash that golden_make wrote down. */
static Hash sum(const char *what, Arena *a)
{
    Str rest = golden("sums", a);
    Hash hash;
    while (rest.len) {
        Str line = str_cut(&rest, '\n');
        if (str_is(str_cut(&line, ' '), what) && str_hash(line, &hash))
            return hash;
    }
    printf("    no sum %s\n", what);
    expect(false);
    return (Hash){ 0 };
}

/* ---- acts ------------------------------------------------------------------------ */

typedef struct GoldenAct { int64_t leaf; Hash salt; Str body; Act act; } GoldenAct;
typedef LIST(GoldenAct) GoldenActs;

static GoldenActs acts_of(Arena *a)
{
    GoldenActs all = { 0 };
    Str rest = golden("acts", a);
    while (rest.len) {
        GoldenAct *g = list_add(&all, a);
        Str line = str_cut(&rest, '\n');
        int64_t bytes;
        expect(str_is(str_cut(&line, ' '), "act") && str_number(str_cut(&line, ' '), &g->leaf) &&
               str_hash(str_cut(&line, ' '), &g->salt) &&
               str_number(str_cut(&line, ' '), &bytes) && str_is(line, "0"));
        g->body = (Str){ rest.at, bytes };
        rest = str_after(rest, bytes);
        expect_done(act_read(g->body, &g->act));
        g->act.commit = act_commit(g->salt, g->body);
        g->act.leaf   = g->leaf;
    }
    return all;
}

static const GoldenAct *act_of_kind(const GoldenActs *all, ActKind kind)
{
    for (each(const GoldenAct, g, *all))
        if (g->act.kind == kind)
            return g;
    expect(false);
    return NULL;
}

typedef LIST(Str) Lines;

static Lines lines_of(Str rest, Arena *a)
{
    Lines lines = { 0 };
    while (rest.len) {
        const char *end = memchr(rest.at, '\n', (size_t)rest.len);
        expect(end);
        ptrdiff_t len = end - rest.at + 1;
        *list_add(&lines, a) = (Str){ rest.at, len };
        rest = str_after(rest, len);
    }
    return lines;
}

TEST(each_entry_is_written_as_it_was_read)
{
    Text again = { 0 };
    Lines lines = lines_of(golden("entries", a), a);
    for (each(Str, line, lines)) {
        EntryLine e;
        expect_done(entry_read(*line, &e));
        entry_write(&again, &e, a);
    }
    expect(str_same(text_str(&again), golden("entries", a)));
}

TEST(each_act_is_written_as_it_was_read_and_is_what_its_entry_commits_to)
{
    Lines      lines = lines_of(golden("entries", a), a);
    GoldenActs all = acts_of(a);
    Name       name = { 0 };
    for (each(GoldenAct, g, all)) {
        Text again = { 0 };
        EntryLine e;
        act_write(&again, &g->act, a);
        expect(str_same(text_str(&again), g->body));
        expect_done(entry_read(lines.at[g->leaf], &e));
        expect(hash_same(e.commit, g->act.commit) && e.box == act_is_box(&g->act));
        expect(e.box || (e.nth == g->act.nth && name_same(e.procedure, g->act.procedure)));
        if (g->act.kind == ACT_PUBLISH)
            name = name_of_commit(e.commit);
        if (g->act.kind > ACT_AMEND)
            expect(name_same(g->act.procedure, name));
    }
    expect(all.len + 2 == lines.len);            /* two are filler */
}

TEST(each_act_names_the_commit_of_the_one_before_it)
{
    GoldenActs all = acts_of(a);
    Hash office = { 0 }, other = { 0 };
    for (each(GoldenAct, g, all)) {
        Hash *last = name_is_office(g->act.procedure) ? &office : &other;
        if (act_is_box(&g->act))
            continue;
        expect(hash_same(g->act.prev, *last));
        *last = g->act.commit;
    }
}

TEST(signatures_are_over_the_signed_text)
{
    GoldenActs all = acts_of(a);
    const Act *publish = &act_of_kind(&all, ACT_PUBLISH)->act;
    Text text = { 0 }, agreed = { 0 };
    Procedure p = { 0 };
    Act  read;
    Str  origin;
    act_write_signed(&text, publish, ORIGIN, a);
    expect(str_same(text_str(&text), golden("signed", a)));
    agreement_write(&agreed, publish, ORIGIN, a);
    expect(str_same(text_str(&agreed), golden("agreed", a)));
    expect_done(agreement_read(golden("agreed", a), &read, &origin));
    expect(str_same(origin, ORIGIN) && hash_same(read.agreed.serial, publish->agreed.serial));
    for (each(GoldenAct, g, all)) {
        if (g->act.kind == ACT_ENROL)
            person_add(&p, (Person){ .key = g->act.enrol.key }, a);
        if (g->act.kind == ACT_PERSON)
            person_add(&p, (Person){ .key = g->act.person.key }, a);
        if (g->act.kind == ACT_INTEREST)
            person_add(&p, (Person){ .key = g->act.interest.key }, a);
        expect_done(proof_signatures(&p, &g->act, ORIGIN, a));
        Act altered = g->act;
        altered.mine++;
        expect(!altered.is_signed || failed(proof_signatures(&p, &altered, ORIGIN, a)));
    }
}

TEST(a_batch_has_the_hash_that_its_closing_act_carries)
{
    GoldenActs all = acts_of(a);
    Act batch[] = { act_of_kind(&all, ACT_LOT)->act, act_of_kind(&all, ACT_ROUND)->act };
    Hash hash = batch_hash(batch, 2, a);
    expect(hash_same(hash, sum("batch", a)));
    expect(hash_same(hash, act_of_kind(&all, ACT_PUBLISH)->act.publish.batch));
}

TEST(what_lies_on_the_shelf_has_its_salted_hash)
{
    Str rest = golden("shelf", a);
    while (rest.len) {
        Str  line = str_cut(&rest, '\n');
        Hash hash, salt;
        expect(str_hash(str_cut(&line, ' '), &hash) && str_hash(str_cut(&line, ' '), &salt));
        expect(hash_same(words_hash(salt, golden(str_terminated(line, a), a)), hash));
    }
}

/* ---- the log --------------------------------------------------------------------- */

static void check_point(const char *file, const char *root, int64_t size, Arena *a)
{
    Note   note;
    Policy policy;
    Witnessed seen;
    Text   again = { 0 };
    Frontier tree = { 0 };
    Lines  lines = lines_of(golden("entries", a), a);
    expect_done(policy_read(golden("policy", a), &policy, a));
    expect_done(note_read(golden(file, a), &note, a));
    note_write(&note, &again, a);
    expect(str_same(text_str(&again), golden(file, a)));
    expect_done(policy_check(&policy, &note, &seen, a));
    expect(seen.checkpoint.size == size && seen.by && str_same(seen.checkpoint.origin, ORIGIN));
    for (int64_t i = 0; i < size; i++)
        frontier_add(&tree, tree_leaf(lines.at[i]), NULL);
    expect(hash_same(frontier_root(&tree), seen.checkpoint.root));
    expect(hash_same(frontier_root(&tree), sum(root, a)));
}

TEST(the_checkpoints_sign_the_roots_of_the_entries)
{
    check_point("checkpoint-early", "root-early", 12, a);
    check_point("checkpoint", "root", 16, a);
}

TEST(the_receipt_proves_its_entry)
{
    Receipt r;
    Policy  policy;
    Witnessed seen;
    Text    again = { 0 };
    Lines   lines = lines_of(golden("entries", a), a);
    expect_done(policy_read(golden("policy", a), &policy, a));
    expect_done(receipt_read(golden("receipt", a), &r, a));
    receipt_write(&r, &again, a);
    expect(str_same(text_str(&again), golden("receipt", a)));
    expect_done(receipt_check(&r, &policy, lines.at[r.index], &seen, a));
    expect(hash_same(tree_leaf(lines.at[r.index]), sum("leaf-of-receipt", a)));
}

/* ---- sealing --------------------------------------------------------------------- */

static Padlocks padlocks(Arena *a)
{
    Padlocks locks;
    expect_done(padlocks_read(golden("lockset", a), &locks));
    expect(str_same(padlocks_write(&locks, a), golden("lockset", a)));
    expect(hash_same(padlocks_id(&locks), sum("lockset", a)));
    return locks;
}

TEST(the_padlocks_are_listed_and_possessed)
{
    Padlocks    locks = padlocks(a);
    Padlock     h;
    Str         text = golden("lock-head", a);
    PadlockHead head = { .origin = ORIGIN, .index = 1,
                         .holder = locks.row[0].holder, .h = locks.row[0].padlock.h };
    Text        draft = { 0 };
    GoldenActs  all = acts_of(a);
    text_name(&draft, act_of_kind(&all, ACT_PADLOCK)->act.procedure, a);
    head.procedure = text_str(&draft);
    expect(str_same(padlock_head_write(&head, a), text));
    expect_done(padlock_possessed(locks.row[0].padlock, text, &locks.row[0].possession));
    expect_done(padlock_read(golden("padlock", a), &h));
    expect(padlock_same(h, locks.row[0].padlock));
}

TEST(the_list_of_padlocks_that_acts_make_is_the_one_that_heads_name)
{
    Padlocks  locks = padlocks(a);
    Procedure p = { 0 };
    Text      t = { 0 };
    *list_add(&p.rounds, a) = (Round){ .id = 1, .needed = locks.k };
    for (int i = 0; i < locks.n; i++) {
        Lock *lock = list_add(&p.locks, a);
        *lock = (Lock){ .index = i + 1, .holder = locks.row[i].person };
        memcpy(lock->key.byte, locks.row[i].holder.byte, 32);
        lock->h = locks.row[i].padlock.h;
        memcpy(lock->possession.byte, &locks.row[i].possession, 64);
    }
    lockset_write(&t, &p, 1, a);
    expect(str_same(text_str(&t), golden("lockset", a)));
}

TEST(the_paper_of_heads_proves_its_capsule)
{
    Heads    heads;
    Text     again = { 0 };
    Padlocks locks = padlocks(a);
    expect_done(heads_read(golden("heads", a), &heads, a));
    heads_write(&again, &heads, a);
    expect(str_same(text_str(&again), golden("heads", a)) && heads.count == 1);
    const HeadPair *pair = &heads.at[0];
    expect(str_same(pair->text, golden("head", a)));
    expect(str_same(head_write(&pair->head, a), pair->text));
    expect(str_same(pair->capsule_bytes, golden("capsule", a)));
    expect(str_same(capsule_write(&pair->capsule, a), pair->capsule_bytes));
    expect(hash_same(head_ctx(pair->text), sum("ctx", a)));
    expect_done(capsule_check(&locks, head_ctx(pair->text), &pair->capsule));
    expect(hash_same(pair->head.lockset, sum("lockset", a)));
}

static Turn turn_in(const char *file, Arena *a)
{
    Turns turns;
    Text  again = { 0 };
    expect_done(turns_read(golden(file, a), &turns, a));
    turns_write(&again, &turns, a);
    expect(str_same(text_str(&again), golden(file, a)) && turns.lines.len == 1);
    expect(hash_same(turns.list, sum("box-list", a)));
    TurnLine one;
    bool     found;
    Id       bidder = turns.lines.at[0].bidder;
    expect_done(turns_find(golden(file, a), bidder, &one, &found));
    expect(found && one.turn.index == turns.lines.at[0].turn.index &&
           hash_same(one.ctx, turns.lines.at[0].ctx));
    expect_done(turns_find(golden(file, a), bidder + 1, &one, &found));
    expect(!found);
    return turns.lines.at[0].turn;
}

TEST(two_turns_open_the_envelope_and_its_price)
{
    Heads      heads;
    Padlocks   locks = padlocks(a);
    Turn       turns[] = { turn_in("turns", a), turn_in("turns-3", a) };
    Str        sealed = golden("1.age", a);
    PriceSheet sheet;
    Manifest   manifest;
    AgeKey     key;
    const OpenedEnvelope *opened;
    expect_done(heads_read(golden("heads", a), &heads, a));
    OpenOrder order = { .head = heads.at[0].text, .sealed = source_of_str(&sealed) };
    for (int i = 0; i < 2; i++)
        expect_done(turn_check(&locks, head_ctx(order.head), &heads.at[0].capsule, &turns[i]));
    expect_done(capsule_open(&heads.at[0].capsule, turns, 2, &key));
    expect_done(envelope_open(&key, &order, &opened, a));
    expect_done(age_key_read(golden("key", a), &key));
    expect(!memcmp(key.byte, opened->key.byte, sizeof key.byte));
    expect(hash_same(opened->manifest_hash, sum("manifest", a)));
    expect_done(manifest_read(golden("manifest", a), &manifest, a));
    expect(str_same(manifest_write(&manifest, a), golden("manifest", a)));
    expect_done(price_sheet_read(golden("price", a), IN_GBP, &sheet, a));
    expect(str_same(price_sheet_write(&sheet, IN_GBP, a), golden("price", a)));
    GoldenActs all = acts_of(a);
    const Act *act = &act_of_kind(&all, ACT_OPENED)->act;
    expect(act->opened.total == sheet.total && hash_same(act->opened.manifest, sum("manifest", a)));
}

/* ---- texts that follow from acts ------------------------------------------------- */

TEST(the_list_of_the_box_and_the_sheet_of_marks_have_their_hashes)
{
    GoldenActs all = acts_of(a);
    Hash list = sha256(golden("box-list", a)), sheet = sha256(golden("score-sheet", a));
    expect(hash_same(list, sum("box-list", a)) && hash_same(sheet, sum("score-sheet", a)));
    expect(hash_same(list, act_of_kind(&all, ACT_BOX_LIST)->act.box_list.list));
    expect(hash_same(sheet, act_of_kind(&all, ACT_SCORE_LOCK)->act.score_lock.sheet));
}

TEST(a_turn_for_prices_names_the_sheets_that_are_locked)
{
    GoldenActs all = acts_of(a);
    Procedure p = { 0 };
    Text t = { 0 };
    list_add(&p.lots, a)->id = 1;
    *list_add(&p.stands, a) =
        (Stand){ .round = 1, .lot = 1,
                 .sheet = act_of_kind(&all, ACT_SCORE_LOCK)->act.score_lock.sheet };
    sheets_write(&t, &p, 1, 1, a);
    expect(str_same(text_str(&t), golden("sheets", a)));
    expect(hash_same(sha256(text_str(&t)), sum("sheets", a)));
    expect(hash_same(sum("sheets", a), act_of_kind(&all, ACT_TURNS)->act.turns.sheets));
}

TEST(the_list_of_the_box_is_what_the_deposits_make)
{
    GoldenActs all = acts_of(a);
    const GoldenAct *deposit = act_of_kind(&all, ACT_DEPOSIT);
    Procedure p = { 0 };
    Text t = { 0 };
    deposit_add(&p, (Deposit){ .bidder = deposit->act.actor, .round = 1, .lot = 1, .version = 1,
                               .heads = deposit->act.deposit.heads, .leaf = deposit->leaf }, a);
    box_list_write(&t, &p, 1, a);
    expect(t.len < golden("box-list", a).len &&
           str_starts(golden("box-list", a), str_terminated(text_str(&t), a)));
}

/* A line, or all the lines of a document, with a newline on either side. */
static const char *in_newlines(Str s, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "\n{}\n", s);
    return str_terminated(text_str(&t), a);
}

/* Does each of the lines stand in the document? Those that do not are named, all at once. */
static bool all_stand_in(const char *document, Str lines, const char *called, Arena *a)
{
    bool well = true;
    while (lines.len) {
        Str line = str_cut(&lines, '\n');
        if (strstr(document, in_newlines(line, a)))
            continue;
        printf("    not in %s: %.*s\n", called, (int)line.len, line.at);
        well = false;
    }
    return well;
}

TEST(the_tables_of_the_program_are_those_of_the_document)
{
    Text t = { 0 };
    tables_write(&t, a);
    const char *tables = in_newlines(golden("tables", a), a);
    const char *book = in_newlines(file_whole("doc/book.md", a), a);
    bool kept = all_stand_in(tables, text_str(&t), "test/golden/tables", a);
    bool told = all_stand_in(book, text_str(&t), "doc/book.md", a);
    expect(kept && told);
}

/* The rows of a table that begins here. */
static Str rows_cut(Str *rest)
{
    Str rows = { rest->at, 0 };
    while (str_starts(*rest, "|"))
        rows.len += str_cut(rest, '\n').len + 1;
    return rows;
}

/* A table is the program's if its first row is. */
TEST(the_document_has_no_row_that_the_program_does_not_have)
{
    Text t = { 0 };
    Str  rest = file_whole("doc/book.md", a);
    bool well = true;
    tables_write(&t, a);
    const char *tables = in_newlines(text_str(&t), a);
    while (rest.len) {
        if (!str_starts(str_cut(&rest, '\n'), "|---"))
            continue;
        Str rows = rows_cut(&rest), first = rows;
        if (strstr(tables, in_newlines(str_cut(&first, '\n'), a)))
            well &= all_stand_in(tables, rows, "the program, but in doc/book.md", a);
    }
    expect(well);
    expect(str_same(text_str(&t), golden("tables", a)));
}

RUN("golden_test",
    T(each_entry_is_written_as_it_was_read),
    T(each_act_is_written_as_it_was_read_and_is_what_its_entry_commits_to),
    T(each_act_names_the_commit_of_the_one_before_it),
    T(signatures_are_over_the_signed_text),
    T(a_batch_has_the_hash_that_its_closing_act_carries),
    T(what_lies_on_the_shelf_has_its_salted_hash),
    T(the_checkpoints_sign_the_roots_of_the_entries),
    T(the_receipt_proves_its_entry),
    T(the_padlocks_are_listed_and_possessed),
    T(the_list_of_padlocks_that_acts_make_is_the_one_that_heads_name),
    T(the_paper_of_heads_proves_its_capsule),
    T(two_turns_open_the_envelope_and_its_price),
    T(the_list_of_the_box_and_the_sheet_of_marks_have_their_hashes),
    T(a_turn_for_prices_names_the_sheets_that_are_locked),
    T(the_list_of_the_box_is_what_the_deposits_make),
    T(the_tables_of_the_program_are_those_of_the_document),
    T(the_document_has_no_row_that_the_program_does_not_have))
