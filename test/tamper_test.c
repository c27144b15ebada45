/* Ways of lying about a tender, and what the auditor says to each: which reason, at which act or
 * part, at which entry. First by people who only have a bundle, then by an operator who holds the
 * log's key, last by an operator whom everybody who signs obeys. */
#include "test/played.h"
#include "test/test.h"

#include "base/tar.h"
#include "core/entry.h"
#include "desk/holder.h"
#include "proof/journal.h"
#include "seal/age_header.h"
#include "seal/price.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ORIGIN "tender.example.org/log"

enum { ANYWHERE = -2 };

extern const Reason prices_shut, turned_twice, no_such_lot;

/* ---- what is expected ------------------------------------------------------------ */

typedef struct Expected { const char *reason, *at; int64_t leaf; } Expected;

static bool found_so(const char *name, const Audit *out, Expected e)
{
    const char *got = out->fault.why ? out->fault.why->code : "good";
    bool same = !strcmp(got, e.reason) && (!e.at || !strcmp(out->found.act, e.at)) &&
                (e.leaf == ANYWHERE || out->found.leaf == e.leaf);
    if (!same)
        printf("    %s: %s at %s, entry %lld; expected %s at %s, entry %lld\n", name, got,
               out->found.act, (long long)out->found.leaf, e.reason, e.at ? e.at : "any",
               (long long)e.leaf);
    return same;
}

/* ---- what others look at as well ------------------------------------------------- */

static void keep(const char *folder, int number, const char *kind, Str bytes, Arena *a)
{
    Text path = { 0 };
    text_put(&path, a, "{}/{}.{}", str(folder), str_of_number(number, a), str(kind));
    expect_done(file_write(str_terminated(text_str(&path), a), bytes, a));
}

/* With TAMPERED=FOLDER all that is looked at is kept there by its number: the bundle, the policy,
 * the reason ("good") and the report. So another auditor is given the very same. */
static Result audited(Str bundle, Str policy, Audit *out, Arena *a)
{
    static int  number;
    const char *folder = getenv("TAMPERED");
    Result r = audit(bundle, policy, out, a);
    if (!folder)
        return r;
    keep(folder, ++number, "tbx", bundle, a);
    keep(folder, number, "policy", policy, a);
    keep(folder, number, "reason", failed(r) ? str(r.why->code) : S("good"), a);
    keep(folder, number, "report", text_str(&out->report), a);
    return r;
}

/* ---- by people who only have a bundle -------------------------------------------- */

typedef struct Copy {
    Bundle     b;
    LogLines   entries;
    Text       raw;
    Arena     *a;
    int64_t    leaf;                   /* where it is to be found */
} Copy;

static Result copy_open(Copy *c, Edition e)
{
    TRY(bundle_of(played_really()->edition[e], &c->b, c->a));
    c->entries = lines_apart(&c->b, c->a);
    return DONE;
}

static Str text_copy(Str s, Arena *a) { return str_copy(s, a); }

static char *at_of(Str s, ptrdiff_t i) { return (char *)s.at + i; }

/* The n-th act of this kind, from 0. */
static ShownAct *act_named(Copy *c, ActKind kind, int n)
{
    for (each(ShownAct, shown, c->b.acts)) {
        Act act;
        if (!failed(act_read(shown->body, &act)) && act.kind == kind && !n--)
            return shown;
    }
    return NULL;
}

static Str *entry_of(Copy *c, int64_t leaf) { return &c->entries.at[leaf - c->b.head.first]; }

static int64_t filler_of(const Copy *c, int n)
{
    ptrdiff_t next = 0;
    for (int64_t i = 0; i < c->entries.len; i++) {
        int64_t leaf = c->b.head.first + i;
        while (next < c->b.acts.len && c->b.acts.at[next].leaf < leaf)
            next++;
        bool shown = next < c->b.acts.len && c->b.acts.at[next].leaf == leaf;
        if (!shown && !n--)
            return leaf;
    }
    return -1;
}

static ptrdiff_t paper_of(const Copy *c, const char *begins)
{
    for (ptrdiff_t i = 0; i < c->b.words.len; i++)
        if (str_starts(c->b.words.at[i].bytes, begins))
            return i;
    return 0;
}

static void flip_in(Copy *c, Str *s, ptrdiff_t i)
{
    *s = text_copy(*s, c->a);
    *at_of(*s, i) ^= 1;
}

/* Another letter of Base64 in its place. */
static void other_letter(Copy *c, Str *s, ptrdiff_t i)
{
    *s = text_copy(*s, c->a);
    *at_of(*s, i) = *at_of(*s, i) == 'A' ? 'B' : 'A';
}

static void flip_frontier(Copy *c)   { c->b.before.node[0].byte[5] ^= 1; }
static void flip_filler(Copy *c)     { other_letter(c, entry_of(c, filler_of(c, 9)), 12); }
static void flip_entry(Copy *c)
{
    c->leaf = act_named(c, ACT_AWARD, 0)->leaf;
    other_letter(c, entry_of(c, c->leaf), 60);
}
static void flip_body(Copy *c)
{
    ShownAct *shown = act_named(c, ACT_SCORE, 0);
    const char *mark = memmem(shown->body.at, (size_t)shown->body.len, "mark 3", 6);
    c->leaf = shown->leaf;
    flip_in(c, &shown->body, mark - shown->body.at + 5);
}
static void flip_salt(Copy *c)
{
    ShownAct *shown = act_named(c, ACT_PUBLISH, 0);
    c->leaf = shown->leaf;
    shown->salt.byte[31] ^= 0x80;
}
static void flip_deposit_salt(Copy *c)
{
    ShownAct *shown = act_named(c, ACT_DEPOSIT, 2);
    c->leaf = shown->leaf;
    shown->salt.byte[0] ^= 1;
}
static void flip_early_path(Copy *c)
{
    Hash *path = make(c->a, Hash, c->b.acts.at[0].steps);
    memcpy(path, c->b.acts.at[0].path, sizeof(Hash) * (size_t)c->b.acts.at[0].steps);
    path[1].byte[0] ^= 1;
    c->b.acts.at[0].path = path;
    c->leaf = 0;
}
static void flip_early_body(Copy *c)
{
    flip_in(c, &c->b.acts.at[0].body, c->b.acts.at[0].body.len - 70);
    c->leaf = 0;
}
static void flip_root(Copy *c)
{
    Str *note = &c->b.checkpoints.at[2], lines = *note;
    str_cut(&lines, '\n');
    str_cut(&lines, '\n');
    other_letter(c, note, lines.at - note->at + 3);
}
static void flip_log_signature(Copy *c)
{
    Str *note = &c->b.checkpoints.at[c->b.checkpoints.len - 1];
    other_letter(c, note, note->len - 20);
}
static void drop_log_signature(Copy *c)
{
    Str *note = &c->b.checkpoints.at[0];
    const char *end = memmem(note->at, (size_t)note->len, "\n\n", 2);
    note->len = end - note->at + 1;
}
static void reorder_checkpoints(Copy *c)
{
    Str held = c->b.checkpoints.at[0];
    c->b.checkpoints.at[0] = c->b.checkpoints.at[1];
    c->b.checkpoints.at[1] = held;
}
static void drop_last_checkpoint(Copy *c) { c->b.checkpoints.len--; }
static void flip_words(Copy *c)      { flip_in(c, &c->b.words.at[7].bytes, 2); }
static void flip_words_salt(Copy *c) { c->b.words.at[7].salt.byte[9] ^= 4; }
static void flip_heads(Copy *c)
{
    flip_in(c, &c->b.words.at[paper_of(c, "tenderbox/heads/v1")].bytes, 40);
}
static void flip_capsule(Copy *c)
{
    Str *paper = &c->b.words.at[paper_of(c, "tenderbox/heads/v1")].bytes;
    flip_in(c, paper, paper->len - 60);
}
static void flip_turns(Copy *c)
{
    Str *paper = &c->b.words.at[paper_of(c, "tenderbox/turns/v1")].bytes;
    flip_in(c, paper, paper->len - 10);
}
static void flip_bid_key(Copy *c)
{
    flip_in(c, &c->b.words.at[paper_of(c, "AGE-SECRET-KEY-1")].bytes, 30);
}
static void swap_words(Copy *c)
{
    ShelfItem held = c->b.words.at[3];
    c->b.words.at[3].salt = c->b.words.at[4].salt;
    c->b.words.at[3].bytes = c->b.words.at[4].bytes;
    c->b.words.at[4].salt = held.salt;
    c->b.words.at[4].bytes = held.bytes;
}
static void drop_words(Copy *c)
{
    ptrdiff_t at = paper_of(c, "tenderbox/turns/v1");
    memmove(&c->b.words.at[at], &c->b.words.at[at + 1],
            sizeof(ShelfItem) * (size_t)(c->b.words.len - at - 1));
    c->b.words.len--;
}
static void drop_first_words(Copy *c)
{
    c->b.words.at++;
    c->b.words.len--;
}
static void drop_last_words(Copy *c) { c->b.words.len--; }
static void add_words(Copy *c)
{
    ShelfItem item = { .bytes = S("What nobody said.") };
    int64_t   n = 0;
    do {
        n++;
        memcpy(item.salt.byte, &n, sizeof n);
        item.hash = words_hash(item.salt, item.bytes);
    } while (memcmp(item.hash.byte, c->b.words.at[c->b.words.len - 1].hash.byte, 32) < 0);
    *list_add(&c->b.words, c->a) = item;
}
static void add_words_of(Copy *c, ptrdiff_t bytes)
{
    ShelfItem item = { .bytes = { make(c->a, char, bytes), bytes } };
    c->b.words.len = 0;
    item.hash = words_hash(item.salt, item.bytes);
    *list_add(&c->b.words, c->a) = item;
}
static void add_longest_words(Copy *c)  { add_words_of(c, PAPER_BYTES_MAX); }
static void add_too_long_words(Copy *c) { add_words_of(c, PAPER_BYTES_MAX + 1); }
static void flip_sealed(Copy *c)     { flip_in(c, &c->b.sealed.at[3].bytes, 1000); }
static void flip_price(Copy *c)
{
    for (each(SealedItem, item, c->b.sealed))
        if (item->bytes.len > 4096) {
            flip_in(c, &item->bytes, item->bytes.len - 1);
            return;
        }
}
static void drop_sealed(Copy *c)     { c->b.sealed.len--; }
static void add_sealed(Copy *c)
{
    char  *bytes = make(c->a, char, 4);
    SealedItem item = { .bytes = { bytes, 4 } };
    do {
        (*(int32_t *)(void *)bytes)++;
        item.hash = sha256(item.bytes);
    } while (memcmp(item.hash.byte, c->b.sealed.at[c->b.sealed.len - 1].hash.byte, 32) < 0);
    *list_add(&c->b.sealed, c->a) = item;
}
static void hide(Copy *c, ShownAct *shown)
{
    ptrdiff_t at = shown - c->b.acts.at;
    c->leaf = shown->leaf;
    memmove(shown, shown + 1, sizeof *shown * (size_t)(c->b.acts.len - at - 1));
    c->b.acts.len--;
}
static void hide_exclusion(Copy *c)  { hide(c, act_named(c, ACT_EXCLUDE, 0)); }
static void hide_office(Copy *c)     { hide(c, act_named(c, ACT_ENROL, 1)); }
static void hide_early_office(Copy *c)
{
    hide(c, act_named(c, ACT_ENROL, 0));
    c->leaf = c->b.acts.at[0].leaf;              /* the next of the office has no predecessor */
}
static void hide_deposit(Copy *c)
{
    hide(c, act_named(c, ACT_DEPOSIT, 1));
    c->leaf = act_named(c, ACT_BOX_LIST, 0)->leaf;
}
static void open_filler(Copy *c)
{
    ShownAct forged = *act_named(c, ACT_DEPOSIT, 0);
    ptrdiff_t at = 0;
    forged.leaf = c->leaf = filler_of(c, 40);
    while (at < c->b.acts.len && c->b.acts.at[at].leaf < forged.leaf)
        at++;
    list_add(&c->b.acts, c->a);
    memmove(&c->b.acts.at[at + 1], &c->b.acts.at[at],
            sizeof forged * (size_t)(c->b.acts.len - 1 - at));
    c->b.acts.at[at] = forged;
}
static void drop_entry(Copy *c)
{
    int64_t at = filler_of(c, 5) - c->b.head.first;
    memmove(&c->entries.at[at], &c->entries.at[at + 1],
            sizeof(Str) * (size_t)(c->entries.len - at - 1));
    c->entries.len--;
    c->b.head.size--;
    for (each(ShownAct, shown, c->b.acts))
        shown->leaf -= shown->leaf > at;
}
static void truncate_log(Copy *c)
{
    c->entries.len -= 3;
    c->b.acts.len    -= 3;
    c->b.head.size   -= 3;
}
static void truncate_all(Copy *c)
{
    truncate_log(c);
    c->b.checkpoints.len--;
}
static void swap_fillers(Copy *c)
{
    Str *x = entry_of(c, filler_of(c, 20)), *y = entry_of(c, filler_of(c, 21)), held = *x;
    *x = *y;
    *y = held;
}
static void swap_entries(Copy *c)
{
    c->leaf = act_named(c, ACT_ADMIT, 0)->leaf;
    Str *x = entry_of(c, c->leaf), held = *x;
    *x = x[1];
    x[1] = held;
}
static void double_entry(Copy *c)
{
    Str *x = entry_of(c, filler_of(c, 20));
    x[0] = x[1];
}
static void other_procedure(Copy *c)
{
    c->b.head.procedure.byte[4] ^= 1;
}
static void other_origin(Copy *c)    { c->b.head.origin = S("tender.example.com/log"); }
static void begin_later(Copy *c)
{
    Frontier tree = c->b.before;
    frontier_add(&tree, tree_leaf(c->entries.at[0]), NULL);
    c->b.before = tree;
    c->entries.at++;
    c->entries.len--;
    c->b.head.first++;
    c->b.acts.at += 2;
    c->b.acts.len -= 2;
    c->leaf = c->b.head.first;
}
/* Its own entry, and one that everybody can write who has its act. */
static void begin_earlier(Copy *c)
{
    const ShownAct *early = &c->b.acts.at[0];
    EntryLine line = { .nth = 1, .commit = act_commit(early->salt, early->body) };
    Text t = { 0 };
    entry_write(&t, &line, c->a);
    list_add(&c->entries, c->a);
    memmove(c->entries.at + 1, c->entries.at, sizeof(Str) * (size_t)(c->entries.len - 1));
    c->entries.at[0] = text_str(&t);
    c->b.before     = (Frontier){ 0 };
    c->b.head.first = c->leaf = 0;
    c->b.acts.at[0].steps = 0;
}
static void call_public_court(Copy *c)
{
    expect_done(copy_open(c, PUBLIC));
    c->b.head.edition = COURT;
    c->leaf = -2;
}

static const struct {
    const char *name;
    void      (*how)(Copy *);
    const char *reason, *at;
} changes[] = {
    { "a bit of the hashes before the first entry", flip_frontier, "root-differs", "checkpoints" },
    { "a letter of a filler entry", flip_filler, "root-differs", "checkpoints" },
    { "a letter of an act's entry", flip_entry, "commit-differs", "award" },
    { "a bit of an act", flip_body, "commit-differs", "score" },
    { "a bit of an act's salt", flip_salt, "commit-differs", "publish" },
    { "a bit of a deposit's salt", flip_deposit_salt, "commit-differs", "deposit" },
    { "the path of an act before the first entry", flip_early_path, "commit-differs", "enrol" },
    { "an act before the first entry", flip_early_body, "commit-differs", "enrol" },
    { "a bit of a signed root", flip_root, "signature-wrong", "checkpoints" },
    { "a bit of the log's signature", flip_log_signature, "signature-wrong", "checkpoints" },
    { "a checkpoint unsigned", drop_log_signature, "note-unreadable", "checkpoints" },
    { "checkpoints in another order", reorder_checkpoints, "checkpoints-fall", "checkpoints" },
    { "the last checkpoint left out", drop_last_checkpoint, "checkpoint-missing", "checkpoints" },
    { "a bit of words", flip_words, "words-differ", "words" },
    { "a bit of the words' salt", flip_words_salt, "words-differ", "words" },
    { "a bit of the heads", flip_heads, "words-differ", "words" },
    { "a bit of a capsule", flip_capsule, "words-differ", "words" },
    { "a bit of a turn", flip_turns, "words-differ", "words" },
    { "a bit of a bid's key", flip_bid_key, "words-differ", "words" },
    { "words of two acts exchanged", swap_words, "words-differ", "words" },
    { "a holder's turns left out", drop_words, "words-lost", "turns" },
    { "the first words left out", drop_first_words, "words-lost", NULL },
    { "the last words left out", drop_last_words, "words-lost", NULL },
    { "words that nobody said", add_words, "words-foreign", "words" },
    { "the longest words, and nobody said them", add_longest_words, "words-foreign", "words" },
    { "a byte more", add_too_long_words, "too-large", "words" },
    { "a bit of a sealed file", flip_sealed, "sealed-differ", "sealed" },
    { "a bit of a price envelope", flip_price, "sealed-differ", "sealed" },
    { "a sealed file left out", drop_sealed, "sealed-lost", NULL },
    { "a sealed file of nobody", add_sealed, "sealed-foreign", "sealed" },
    { "an exclusion hidden", hide_exclusion, "act-hidden", "entries" },
    { "an act of the office hidden", hide_office, "act-hidden", "entries" },
    { "an early act of the office hidden", hide_early_office, "out-of-order", "enrol" },
    { "a deposit hidden", hide_deposit, "box-list-differs", "box-list" },
    { "filler opened as a deposit", open_filler, "commit-differs", "deposit" },
    { "an entry dropped", drop_entry, "checkpoint-outside", "checkpoints" },
    { "the end of the log cut off", truncate_log, "checkpoint-outside", "checkpoints" },
    { "the end cut off with its checkpoint", truncate_all, "checkpoint-missing", "checkpoints" },
    { "two filler entries exchanged", swap_fillers, "root-differs", "checkpoints" },
    { "two acts' entries exchanged", swap_entries, "act-misplaced", "admit" },
    { "an entry twice", double_entry, "root-differs", "checkpoints" },
    { "the name of another procedure", other_procedure, "name-differs", "bundle" },
    { "the name of another log", other_origin, "origin-differs", "checkpoints" },
    { "the office's acts left out in front", begin_later, "office-incomplete", "entries" },
    { "a bundle that begins earlier than it must", begin_earlier, "first-differs", "entries" },
    { "the public's edition called the court's", call_public_court, "act-hidden", "question" },
};

/* ---- by who makes an edition ----------------------------------------------------- */

static void says_withheld(Copy *c, WithheldAct act)
{
    ptrdiff_t at = 0;
    while (at < c->b.withheld.len && c->b.withheld.at[at].leaf < act.leaf)
        at++;
    list_add(&c->b.withheld, c->a);
    memmove(&c->b.withheld.at[at + 1], &c->b.withheld.at[at],
            sizeof act * (size_t)(c->b.withheld.len - 1 - at));
    c->b.withheld.at[at] = act;
}

static void hide_as(Copy *c, ShownAct *shown, ActKind as)
{
    Hash inner = act_inner(shown->salt, shown->body);
    hide(c, shown);
    says_withheld(c, (WithheldAct){ c->leaf, as, inner });
}

static void hide_award(Copy *c)            { hide(c, act_named(c, ACT_AWARD, 0)); }
static void withhold_award(Copy *c)        { hide_as(c, act_named(c, ACT_AWARD, 0), ACT_AWARD); }
static void withhold_award_as_score(Copy *c) { hide_as(c, act_named(c, ACT_AWARD, 0), ACT_SCORE); }
static void withhold_begin(Copy *c)        { hide_as(c, act_named(c, ACT_BEGIN, 0), ACT_BEGIN); }
static void withhold_winner_s_price(Copy *c)   /* the last that is opened */
{
    int n = 0;
    while (act_named(c, ACT_OPENED, n + 1))
        n++;
    hide_as(c, act_named(c, ACT_OPENED, n), ACT_OPENED);
    c->leaf = -1;
}
static void say_nothing(Copy *c)
{
    c->leaf = c->b.withheld.at[c->b.withheld.len - 1].leaf;
    c->b.withheld.len--;
}
static void say_another_kind(Copy *c)
{
    WithheldAct *act = &c->b.withheld.at[0];
    c->leaf   = act->leaf;
    act->kind = act->kind == ACT_SUMMARY ? ACT_SCORE : ACT_SUMMARY;
}
static void say_of_what_is_shown(Copy *c)
{
    ShownAct *shown = act_named(c, ACT_AWARD, 0);
    says_withheld(c, (WithheldAct){ shown->leaf, ACT_AWARD, act_inner(shown->salt, shown->body) });
    c->leaf = shown->leaf;
}

static const struct {
    const char *name;
    void      (*how)(Copy *);
    const char *reason, *at;
} omissions[] = {
    { "an award not shown", hide_award, "act-hidden", "entries" },
    { "an award withheld", withhold_award, "act-hidden", "award" },
    { "an award withheld as a score", withhold_award_as_score, "commit-differs", "score" },
    { "the winner's price withheld", withhold_winner_s_price, "act-hidden", "opened" },
    { "a withheld act of no kind", say_nothing, "act-hidden", "entries" },
    { "a withheld act of another kind", say_another_kind, "commit-differs", NULL },
    { "an act shown and said to be withheld", say_of_what_is_shown, "withheld-foreign",
      "award" },
};

static Result gather(void *text, Str bytes)
{
    Gathered *to = text;
    text_add(&to->text, bytes, to->arena);
    return DONE;
}

static Str written(const Bundle *b, Arena *a)
{
    Gathered to = { .arena = a };
    expect_done(bundle_write(b, (BundleOut){ gather, &to }, a));
    return text_str(&to.text);
}

static Str copy_written(Copy *c, Arena *a)
{
    lines_join(&c->b, &c->entries, a);
    return written(&c->b, a);
}

TEST(every_change_of_a_bundle_is_found_and_named)
{
    int wrong = 0;
    for (int i = 0; i < (int)countof(changes); i++) {
        Arena life = arena_begin(1 << 28);
        Copy  c = { .a = &life, .leaf = ANYWHERE };
        Audit out;
        Result r = copy_open(&c, COURT);
        if (!failed(r)) {
            changes[i].how(&c);
            r = audited(copy_written(&c, &life), played_really()->policy, &out, &life);
        }
        Expected e = { changes[i].reason, changes[i].at, c.leaf };
        wrong += !failed(r) || !found_so(changes[i].name, &out, e);
        arena_end(&life);
    }
    (void)a;
    expect(wrong == 0);
}

static bool omission_found(Edition e, int i)
{
    Arena life = arena_begin(1 << 28);
    Copy  c = { .a = &life, .leaf = ANYWHERE };
    Audit out;
    Result r = copy_open(&c, e);
    if (!failed(r)) {
        omissions[i].how(&c);
        r = audited(copy_written(&c, &life), played_really()->policy, &out, &life);
    }
    Expected expected = { omissions[i].reason, omissions[i].at, c.leaf };
    bool found = failed(r) && found_so(omissions[i].name, &out, expected);
    arena_end(&life);
    return found;
}

TEST(an_edition_withholds_nothing_that_it_must_show_and_calls_nothing_what_it_is_not)
{
    int wrong = 0;
    (void)a;
    for (int i = 0; i < (int)countof(omissions); i++)
        wrong += !omission_found(PUBLIC, i) + !omission_found(OWN_BIDDER, i);
    expect(wrong == 0);
}

TEST(the_court_is_withheld_nothing)
{
    Audit out;
    Copy  c = { .a = a };
    expect_done(copy_open(&c, COURT));
    expect(c.b.withheld.len == 0);
    hide_as(&c, act_named(&c, ACT_SCORE, 0), ACT_SCORE);
    expect_because(audited(copy_written(&c, a), played_really()->policy, &out, a), act_hidden);
    expect_text(str(out.found.act), "score");
    withhold_begin(&c);
    expect_because(audited(copy_written(&c, a), played_really()->policy, &out, a), act_hidden);
    expect_text(str(out.found.act), "begin");
}

/* ---- the file itself ------------------------------------------------------------- */

static Result read_raw(Str bytes, Arena *a)
{
    Audit out;
    return audited(bytes, played_really()->policy, &out, a);
}

/* The place of a member's header, from the front. */
static ptrdiff_t member_at(Str bytes, const char *name)
{
    for (ptrdiff_t at = 0; at + TAR_BLOCK <= bytes.len; at += TAR_BLOCK)
        if (str_starts(str_after(bytes, at), name) &&
            !memcmp(bytes.at + at + 257, "ustar", 5))
            return at;
    return -1;
}

TEST(a_bundle_that_ends_too_early_is_called_short)
{
    Str whole = played_really()->edition[COURT];
    ptrdiff_t cuts[] = { 0, 1, 511, 512, 700, member_at(whole, "entries") + 600,
                         member_at(whole, "acts") + 512, member_at(whole, "words/") + 300,
                         whole.len - 2048, whole.len - 1024, whole.len - 512, whole.len - 1 };
    for (int i = 0; i < (int)countof(cuts); i++)
        expect_because(read_raw((Str){ whole.at, cuts[i] }, a), bundle_short);
}

TEST(nothing_may_follow_a_bundle)
{
    Str  whole = played_really()->edition[COURT];
    Text t = { 0 };
    text_add(&t, whole, a);
    text_byte(&t, 0, a);
    expect_because(read_raw(text_str(&t), a), bundle_trailing);
}

static void rename_member(char *header, const char *name)
{
    Str old;
    int64_t size;
    if (!tar_read((Str){ header, TAR_BLOCK }, &old, &size))
        return;
    TarHeader h = tar_header(str(name), size);
    memcpy(header, h.byte, TAR_BLOCK);
}

TEST(an_unknown_member_is_refused)
{
    Str whole = str_copy(played_really()->edition[COURT], a);
    rename_member((char *)whole.at + member_at(whole, "words/"), "notes");
    expect_because(read_raw(whole, a), bundle_member_unknown);
}

TEST(members_stand_in_one_order)
{
    Str whole = str_copy(played_really()->edition[COURT], a);
    rename_member((char *)whole.at + member_at(whole, "acts"), "checkpoints");
    expect_because(read_raw(whole, a), bundle_order_wrong);
    whole = str_copy(played_really()->edition[COURT], a);
    rename_member((char *)whole.at + member_at(whole, "words/"), "entries");
    expect_because(read_raw(whole, a), bundle_order_wrong);
}

TEST(words_stand_by_rising_hash_and_once)
{
    Bundle b;
    expect_done(bundle_of(played_really()->edition[COURT], &b, a));
    b.words.at[5] = b.words.at[4];
    expect_because(read_raw(written(&b, a), a), bundle_order_wrong);
}

TEST(a_header_has_one_spelling)
{
    Str whole = str_copy(played_really()->edition[COURT], a);
    char *header = (char *)whole.at + member_at(whole, "acts");
    header[103] = '7';                           /* the mode, and its checksum put right */
    header[153]++;
    expect_because(read_raw(whole, a), bundle_header_wrong);
}

TEST(nothing_hides_between_members)
{
    Str whole = str_copy(played_really()->edition[COURT], a);
    *at_of(whole, member_at(whole, "frontier") - 1) = 'x';
    expect_because(read_raw(whole, a), bundle_gap_wrong);
}

TEST(what_a_bundle_says_of_itself_is_canonical)
{
    Str whole = str_copy(played_really()->edition[COURT], a);
    *at_of(whole, 512 + 30) ^= 1;
    expect_because(read_raw(whole, a), bundle_head_unreadable);
}

/* Each is audited wholly; with TENDERBOX_THOROUGH set there are more of them. */
enum { FLIPS = 250, FLIPS_THOROUGH = 4000 };

TEST(a_bit_flipped_anywhere_is_found)
{
    Str  whole = played_really()->edition[COURT];
    unsigned char seed[32] = { 42 };
    int flips = getenv("TENDERBOX_THOROUGH") ? FLIPS_THOROUGH : FLIPS;
    uint32_t *places = make(a, uint32_t, flips);
    randombytes_buf_deterministic(places, (size_t)flips * sizeof *places, seed);
    char *copy = (char *)str_copy(whole, a).at;
    if (getenv("TAMPERED"))
        skip("so many are not kept");
    for (int i = 0; i < flips; i++) {
        ptrdiff_t at = (ptrdiff_t)(places[i] / 8 % (uint32_t)whole.len);
        Arena life = arena_begin(1 << 27);
        Audit out;
        copy[at] = (char)(copy[at] ^ 1 << places[i] % 8);
        Result r = audit((Str){ copy, whole.len }, played_really()->policy, &out, &life);
        copy[at] = whole.at[at];
        arena_end(&life);
        if (!failed(r))
            printf("    unseen: bit %u of byte %td\n", places[i] % 8, at);
        expect(failed(r));
    }
}

/* ---- the policy ------------------------------------------------------------------ */

TEST(a_log_with_another_key_is_not_believed)
{
    unsigned char point[32];
    SigningKey key;
    Vkey vkey;
    Text text = { 0 };
    Audit out;
    crypto_sign_keypair(point, key.byte);
    expect_done(vkey_of(S("tender.example.org/log"), KEY_NOTE, &key, &vkey));
    text_our(&text, "log ", a);
    vkey_write(&vkey, &text, a);
    text_our(&text, "\nquorum none\n", a);
    expect_because(audited(played_really()->edition[COURT], text_str(&text), &out, a),
                   log_signature_missing);
    expect_text(str(out.found.act), "checkpoints");
}

TEST(a_quorum_that_is_asked_for_must_have_signed)
{
    Played *w = played_crooked(&(Lie){ .line = "2026-10-05" }, a);
    Audit out;
    expect_because(audited(played_really()->edition[COURT], w->policy_witnessed, &out, a),
                   quorum_missing);
    for (each(Str, note, w->b.checkpoints)) {
        const char *end = note->at + note->len - 1;
        while (end[-1] != '\n')
            end--;
        note->len = end - note->at;              /* without the witness's line */
    }
    expect_because(audited(played_bundle(w, a), w->policy_witnessed, &out, a), quorum_missing);
}

TEST(a_policy_that_cannot_be_read_is_no_policy)
{
    Audit out;
    expect_because(audited(played_really()->edition[COURT], S("believe everybody\n"), &out, a),
                   policy_unreadable);
    expect_text(str(out.found.act), "policy");
}

/* ---- by an operator with the log's key ------------------------------------------- */

static Played *honest(Arena *a) { return played_crooked(NULL, a); }

static void judged(Played *w, const char *name, Expected e, Arena *a)
{
    Audit out;
    played_seal(w);
    expect(failed(audited(played_bundle(w, a), w->policy, &out, a)));
    expect(found_so(name, &out, e));
}

static EntryLine line_at(const Played *w, int64_t leaf)
{
    EntryLine line = { 0 };
    expect_done(entry_read(w->entries.at[leaf], &line));
    return line;
}

static Str line_of(const EntryLine *line, Arena *a)
{
    Text t = { 0 };
    entry_write(&t, line, a);
    return text_str(&t);
}

TEST(a_rival_act_at_the_same_place_is_seen)
{
    Played *w = honest(a);
    EntryLine rival = line_at(w, w->b.acts.at[80].leaf);
    rival.commit.byte[0] ^= 1;
    *list_add(&w->entries, a) = line_of(&rival, a);
    judged(w, "rival", (Expected){ "nth-repeated", "entries", w->entries.len - 1 }, a);
}

TEST(a_rival_continuation_of_the_draft_is_seen)
{
    Played *w = honest(a);
    EntryLine rival = line_at(w, 2);             /* begin, under the draft's name */
    rival.nth = 58;
    *list_add(&w->entries, a) = line_of(&rival, a);
    judged(w, "draft", (Expected){ "nth-repeated", "entries", w->entries.len - 1 }, a);
}

TEST(an_act_taken_out_of_the_log_leaves_a_gap)
{
    Played *w = honest(a);
    ptrdiff_t act = 90;
    int64_t leaf = w->b.acts.at[act].leaf;
    memmove(&w->entries.at[leaf], &w->entries.at[leaf + 1],
            sizeof(Str) * (size_t)(w->entries.len - leaf - 1));
    w->entries.len--;
    memmove(&w->b.acts.at[act], &w->b.acts.at[act + 1],
            sizeof(ShownAct) * (size_t)(w->b.acts.len - act - 1));
    w->b.acts.len--;
    for (each(ShownAct, shown, w->b.acts))
        shown->leaf -= shown->leaf > leaf;
    judged(w, "gap", (Expected){ "nth-gap", NULL, leaf }, a);
}

TEST(an_act_that_stands_alone_lacks_those_of_the_office)
{
    Played *w = honest(a);
    w->b.acts.at[0] = w->b.acts.at[2];
    w->b.acts.len = 1;
    judged(w, "alone", (Expected){ "act-hidden", "entries", 1 }, a);
}

TEST(the_office_alone_is_no_procedure)
{
    Played *w = honest(a);
    w->b.acts.len = 2;
    judged(w, "office", (Expected){ "name-differs", "acts", -1 }, a);
}

TEST(an_act_entered_twice_is_seen)
{
    Played *w = honest(a);
    Str last = w->entries.at[w->entries.len - 1];
    *list_add(&w->entries, a) = last;
    judged(w, "double", (Expected){ "nth-repeated", "entries", w->entries.len - 1 }, a);
}

/* Puts an act at the end of the log as it is. */
static void append(Played *w, Act *act, Name name, Id nth, Arena *a)
{
    Text     body = { 0 };
    ShownAct shown = { .leaf = w->entries.len };
    act_write(&body, act, a);
    shown.body = text_str(&body);
    EntryLine line = { .procedure = name, .nth = nth,
                       .commit = act_commit(shown.salt, shown.body) };
    *list_add(&w->entries, a) = line_of(&line, a);
    *list_add(&w->b.acts, a) = shown;
}

static Act act_at(const Played *w, ptrdiff_t i)
{
    Act act;
    expect_done(act_read(w->b.acts.at[i].body, &act));
    return act;
}

TEST(the_words_of_the_first_act_are_missed_like_those_of_any_other)
{
    Played *w = honest(a);
    Hash name = act_at(w, 0).enrol.name;
    ptrdiff_t kept = 0;
    for (each(const ShelfItem, item, w->b.words))
        if (!hash_same(item->hash, name))
            w->b.words.at[kept++] = *item;
    expect(kept == w->b.words.len - 1);
    w->b.words.len = kept;
    judged(w, "words", (Expected){ "words-lost", "enrol", w->b.acts.at[0].leaf }, a);
}

TEST(a_batch_that_nobody_closed_is_no_publication)
{
    Lie lie = { "2026-10-05T09:00" };
    Played *w = played_crooked(&lie, a);
    w->entries.len--;                          /* the notice */
    w->b.acts.len--;
    judged(w, "unclosed", (Expected){ "batch-open", "bundle", -1 }, a);
}

/* Between the last definition and the notice. */
static void put_between(const char *name, const EntryLine *line, Arena *a)
{
    Lie lie = { "2026-10-05T09:00" };
    Played *w = played_crooked(&lie, a);
    Str notice = w->entries.at[w->entries.len - 1];
    int64_t leaf = w->entries.len - 1;
    w->entries.at[leaf] = line_of(line, a);
    *list_add(&w->entries, a) = notice;
    w->b.acts.at[w->b.acts.len - 1].leaf++;
    judged(w, name, (Expected){ "batch-open", "entries", leaf }, a);
}

TEST(nothing_stands_between_the_acts_of_a_batch)
{
    put_between("filler", &(EntryLine){ .box = true, .commit = { { 5 } } }, a);
    put_between("office", &(EntryLine){ .nth = 3, .commit = { { 5 } } }, a);
    put_between("another", &(EntryLine){ .procedure = { { 9 } }, .nth = 1 }, a);
}

TEST(an_act_of_another_procedure_does_not_belong_here)
{
    Played *w = honest(a);
    Act act = act_at(w, 2);
    act.procedure.byte[0] ^= 1;
    append(w, &act, act.procedure, act.nth, a);
    judged(w, "foreign", (Expected){ "act-foreign", "begin", w->entries.len - 1 }, a);
}

TEST(an_act_stands_where_its_entry_says)
{
    Played *w = honest(a);
    Act act = act_at(w, w->b.acts.len - 1);
    append(w, &act, act.procedure, act.nth + 1, a);
    judged(w, "misplaced", (Expected){ "act-misplaced", "contract", w->entries.len - 1 }, a);
}

TEST(an_act_is_written_in_its_one_form)
{
    Played *w = honest(a);
    ShownAct *last = &w->b.acts.at[w->b.acts.len - 1];
    EntryLine line = line_at(w, last->leaf);
    Text t = { 0 };
    text_add(&t, (Str){ last->body.at, 4 }, a);
    text_byte(&t, ' ', a);
    text_add(&t, str_after(last->body, 4), a);
    last->body  = text_str(&t);
    line.commit = act_commit(last->salt, last->body);
    w->entries.at[last->leaf] = line_of(&line, a);
    judged(w, "form", (Expected){ "act-unknown", "acts", last->leaf }, a);
}

TEST(a_fork_of_the_log_is_seen)
{
    Played *w = honest(a), *fork = honest(a);
    fork->entries.at[90] = fork->entries.at[80];     /* another history of that size */
    played_seal(fork);
    Audit out;
    w->b.checkpoints.at[w->b.checkpoints.len - 2] =
        fork->b.checkpoints.at[w->b.checkpoints.len - 2];
    expect_because(audited(played_bundle(w, a), w->policy, &out, a), root_differs);
    expect_text(str(out.found.act), "checkpoints");
}

/* ---- by an operator whom everybody obeys ----------------------------------------- */

static void backdate(Played *w, Act *act)       { act->arrived = act->at = w->now - DAY; }
static void arrive_before(Played *w, Act *act)
{
    act->arrived = w->now - 2 * HOUR;
    act->at      = w->now;
}
static void arrive_apart(Played *w, Act *act)
{
    act->arrived = w->now - 1;
    act->at      = w->now;
}
static void enter_apart(Played *w, Act *act)     { act->at = w->now + 1; }
static void wait_long(Played *w, Act *act)      { act->at = w->now + 105; }
static void say_witnessed(Played *w, Act *act)  { (void)w; act->box_list.clock = CLOCK_WITNESSED; }
static void count_one_less(Played *w, Act *act) { (void)w; act->box_list.count--; }
static void say_withdrawn_stands(Played *w, Act *act)
{
    Text list = { 0 };
    Arena *a = w->a;
    for (each(Deposit, d, w->p.box))
        d->withdrawn = false;
    box_list_write(&list, &w->p, 1, a);
    act->box_list.list = sha256(text_str(&list));
    for (each(Deposit, d, w->p.box))
        d->withdrawn = d->bidder == 105;
}
static void leave_out_of_list(Played *w, Act *act)
{
    Text list = { 0 };
    w->p.box.len--;
    box_list_write(&list, &w->p, 1, w->a);
    w->p.box.len++;
    act->box_list.list = sha256(text_str(&list));
    act->box_list.count--;
}
static void flip_possession(Played *w, Act *act) { (void)w; act->padlock.possession.byte[40] ^= 1; }
static void take_padlock_of_hans(Played *w, Act *act)
{
    act->padlock.h = w->p.locks.at[0].h;
}
static void flip_sheet(Played *w, Act *act)     { (void)w; act->score_lock.sheet.byte[0] ^= 1; }
static void invent_key(Played *w, Act *act)
{
    AgeKey key = { { 1, 2, 3 } };
    act->opened.key = played_words(w, age_key_write(&key, w->a));
}
static void flip_manifest(Played *w, Act *act)  { (void)w; act->opened.manifest.byte[0] ^= 1; }
static void call_it_read(Played *w, Act *act)
{
    (void)w;
    act->opened.outcome  = OPENED_READ;
    act->opened.manifest = sha256(S("as it should be"));
    act->opened.reason   = (Hash){ 0 };
}
static void give_a_reason(Played *w, Act *act)
{
    act->opened.reason = played_words(w, S("It was hard to open."));
}
static void call_it_void(Played *w, Act *act)
{
    act->opened.outcome  = OPENED_VOID;
    act->opened.manifest = (Hash){ 0 };
    act->opened.total    = 0;
    act->opened.reason   = played_words(w, S("It would not open."));
}

static void erase_title(Played *w, Act *act)    { act->erase.hash = w->p.title; }

/* ---- papers forged ---- */

static Heads *heads_of(Played *w, Hash paper)
{
    Heads *heads = make(w->a, Heads, 1);
    expect_done(heads_read(played_paper(w, paper), heads, w->a));
    return heads;
}

static Hash heads_shelved(Played *w, const Heads *heads)
{
    Text t = { 0 };
    heads_write(&t, heads, w->a);
    return played_words(w, text_str(&t));
}

static const Heads *deposited(Played *w, Id bidder)
{
    for (each(Deposit, d, w->p.box))
        if (d->bidder == bidder)
            return heads_of(w, d->heads);
    return NULL;
}

static void copy_capsule(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    mine->at[1].capsule_bytes = deposited(w, 101)->at[1].capsule_bytes;
    act->deposit.heads = heads_shelved(w, mine);
}
static void lengthen_heads(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    mine->at[1].capsule_bytes = (Str){ make(w->a, char, HEADS_BYTES), HEADS_BYTES };
    act->deposit.heads = heads_shelved(w, mine);
}
static void copy_envelope(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    mine->at[1] = deposited(w, 101)->at[1];
    act->deposit.heads = heads_shelved(w, mine);
}
static void leave_out_price(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    mine->count = 1;
    act->deposit.heads = heads_shelved(w, mine);
}
static void add_envelope(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    mine->at[mine->count++] = mine->at[1];
    act->deposit.heads = heads_shelved(w, mine);
}
static void other_head(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    Head   head = mine->at[0].head;
    head.lot = 2;
    mine->at[0].text = head_write(&head, w->a);
    act->deposit.heads = heads_shelved(w, mine);
}

static Turns turns_of(Played *w, const Act *act)
{
    Turns turns;
    expect_done(turns_read(played_paper(w, act->turns.paper), &turns, w->a));
    return turns;
}

static void turns_shelve(Played *w, Act *act, const Turns *turns)
{
    Text t = { 0 };
    turns_write(&t, turns, w->a);
    act->turns.paper = played_words(w, text_str(&t));
}

static void leave_out_turn(Played *w, Act *act)
{
    Turns turns = turns_of(w, act);
    turns.lines.len--;
    turns_shelve(w, act, &turns);
}
static void flip_turn(Played *w, Act *act)
{
    Turns turns = turns_of(w, act);
    turns.lines.at[0].turn.z = scalar_add(turns.lines.at[0].turn.z, scalar_of(1));
    turns_shelve(w, act, &turns);
}
static void turn_of_other(Played *w, Act *act)
{
    Turns turns = turns_of(w, act);
    turns.lines.at[0].turn = turns.lines.at[1].turn;
    turns_shelve(w, act, &turns);
}
static void turns_of_other_list(Played *w, Act *act)
{
    Turns turns = turns_of(w, act);
    turns.list.byte[0] ^= 1;
    turns_shelve(w, act, &turns);
}

static void turn_on_other_marks(Played *w, Act *act)
{
    (void)w;
    act->turns.sheets = sha256(S("as it was locked before"));
}

/* The holder turns for one more bid: that of an excluded or replaced envelope. */
static void turn_also(Played *w, Act *act, Id bidder)
{
    Turns    turns = turns_of(w, act);
    Padlocks locks;
    const HeadPair *pair = &deposited(w, bidder)->at[1];
    TurnLine *line = list_add(&turns.lines, w->a);
    *line = (TurnLine){ .bidder = bidder, .ctx = head_ctx(pair->text) };
    expect_done(padlocks_of(&w->p, 1, &locks, w->a));
    const Lock *lock = lock_of_holder(&w->p, 41);
    expect_done(capsule_turn(&locks, line->ctx, &pair->capsule, &actor_of(41)->lock,
                             (int)lock->index, &line->turn));
    turns_shelve(w, act, &turns);
}
static void turn_excluded(Played *w, Act *act)  { turn_also(w, act, 103); }
static void turn_late(Played *w, Act *act)      { turn_also(w, act, 104); }
static void turn_withdrawn(Played *w, Act *act) { turn_also(w, act, 105); }
static void turn_replaced(Played *w, Act *act)
{
    Turns turns = turns_of(w, act);
    turns.lines.at[0].ctx = head_ctx(deposited(w, 101)->at[1].text);     /* of version 1 */
    turns_shelve(w, act, &turns);
}

/* Dealt by hand, so that it can be dealt again. */
typedef struct Dealt { Padlocks locks; Capsule capsule; Deal deal; AgeKey key; } Dealt;

static Dealt *deal(Played *w)
{
    Dealt *d = make(w->a, Dealt, 1);
    expect_done(padlocks_of(&w->p, 1, &d->locks, w->a));
    expect_done(capsule_deal(&d->locks, &d->capsule, &d->deal, &d->key));
    return d;
}

/* Another head for this pair, with the capsule that belongs to it. */
static void head_again(Played *w, Dealt *d, HeadPair *pair)
{
    pair->head.recipient = age_recipient(&d->key);
    pair->text = head_write(&pair->head, w->a);
    expect_done(capsule_prove(&d->locks, head_ctx(pair->text), &d->deal, &d->capsule));
    pair->capsule_bytes = capsule_write(&d->capsule, w->a);
}

static const AgeSecrets no_secrets = { .file_key = { 1 }, .ephemeral = { 2 }, .nonce = { 3 } };

/* An age file, as the head asks for it but for the procedure that its manifest names. */
static Str enclosed(const Dealt *d, const Head *head, Str procedure, Arena *a)
{
    Manifest   manifest = { 0 };
    Source     plain;
    Gathered   sealed = { .most = 1 << 20, .arena = a };
    AgeSealed  about;
    Enclosure  file = enclosure_of_str(S("Method.txt"), S("Of some tender."), a);
    expect_done(manifest_of(&file, 1, &manifest, a));
    manifest.procedure = procedure;
    manifest.round     = head->round;
    manifest.lot       = head->lot;
    manifest.envelope  = head->envelope;
    manifest.bidder    = head->bidder;
    manifest.version   = head->version;
    expect_done(envelope_pack(&manifest, &file, head->padded, &plain, a));
    expect_done(age_seal_with(&no_secrets, age_recipient(&d->key), plain, sink_of_text(&sealed),
                              false, &about));
    return text_str(&sealed.text);
}

/* What is handed in instead is nobody's. */
static void file_forget(Bundle *b, Hash hash)
{
    ptrdiff_t kept = 0;
    for (each(const SealedItem, item, b->sealed))
        if (!hash_same(item->hash, hash))
            b->sealed.at[kept++] = *item;
    b->sealed.len = kept;
}

static void hand_in(Played *w, Act *act, Dealt *d, Heads *mine, Str file)
{
    file_forget(&w->b, mine->at[0].head.sha256);
    mine->at[0].head.size   = file.len;
    mine->at[0].head.sha256 = sha256(file);
    head_again(w, d, &mine->at[0]);
    played_file(w, file);
    act->deposit.heads = heads_shelved(w, mine);
}

/* An envelope in order outside, whose inside says another procedure. */
static void enclose_foreign(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    Dealt *d = deal(w);
    Str    other = S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    hand_in(w, act, d, mine, enclosed(d, &mine->at[0].head, other, w->a));
}

/* Grease after the first line of the header, as much as is read. */
static Str greased(Str file, Arena *a)
{
    Text t = { 0 }, mac = { 0 };
    Str  rest = file, first = str_cut(&rest, '\n');
    text_put(&t, a, "{}\n-> large-grease\n\n", first);
    while (t.len < AGE_HEADER_MOST - AGE_HEADER_BYTES + first.len)
        text_our(&t, "-> x-grease\n\n", a);
    const char *dashes = memmem(rest.at, (size_t)rest.len, "---", 3);
    text_add(&t, (Str){ rest.at, dashes + 3 - rest.at }, a);
    Hash covered = age_header_mac(text_str(&t), no_secrets.file_key);
    text_base64(&mac, covered.byte, sizeof covered.byte, a);
    text_put(&t, a, " {}\n", (Str){ mac.at, mac.len - 1 });
    expect(t.len == AGE_HEADER_MOST);
    text_add(&t, str_after(file, AGE_HEADER_BYTES), a);
    return text_str(&t);
}

static void grease(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    Head  *head = &mine->at[0].head;
    Dealt *d = deal(w);
    hand_in(w, act, d, mine, greased(enclosed(d, head, head->procedure, w->a), w->a));
}

/* The same secret for both envelopes, each properly proved. */
static void deal_again(Played *w, Act *act)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    Dealt *d = deal(w);
    head_again(w, d, &mine->at[0]);
    head_again(w, d, &mine->at[1]);
    act->deposit.heads = heads_shelved(w, mine);
}

/* Sealed for another list of padlocks, its first and second holder exchanged, and properly proved
 * for that; the head names it, or the one of the tender all the same. */
static void seal_for_others(Played *w, Act *act, bool named)
{
    Heads *mine = heads_of(w, act->deposit.heads);
    Dealt *d = deal(w);
    PadlockRow first = d->locks.row[0];
    Hash   list = padlocks_id(&d->locks);
    d->locks.row[0] = d->locks.row[1];
    d->locks.row[1] = first;
    expect_done(capsule_deal(&d->locks, &d->capsule, &d->deal, &d->key));
    mine->at[1].head.lockset = named ? padlocks_id(&d->locks) : list;
    head_again(w, d, &mine->at[1]);
    act->deposit.heads = heads_shelved(w, mine);
}
static void name_other_padlocks(Played *w, Act *act) { seal_for_others(w, act, true); }
static void mean_other_padlocks(Played *w, Act *act) { seal_for_others(w, act, false); }

/* ---- signatures forged ---- */

static void sign_by(Proof64 *by, Id who, const Text *t)
{
    crypto_sign_detached(by->byte, NULL, (const unsigned char *)t->at, (unsigned long long)t->len,
                         actor_of(who)->key.byte);
}

static void resign(Played *w, Act *act)
{
    Text t = { 0 }, agreed = { 0 };
    agreement_write(&agreed, act, S(ORIGIN), w->a);
    if (act->is_agreed)
        sign_by(&act->agreed.by, 2, &agreed);
    act_write_signed(&t, act, S(ORIGIN), w->a);
    sign_by(&act->signed_by.by, act->actor, &t);
}
static void forge_agreement(Played *w, Act *act) { (void)w; act->agreed.by.byte[10] ^= 1; }
static void forge_first(Played *w, Act *act)     { (void)w; act->signed_by.by.byte[40] ^= 1; }
static void sign_as_other(Played *w, Act *act)
{
    Text t = { 0 };
    act_write_signed(&t, act, S(ORIGIN), w->a);
    act->signed_by.key = key_id(actor_of(22)->public);
    sign_by(&act->signed_by.by, 22, &t);
}
static void sign_as_dan(Played *w, Act *act)
{
    Text t = { 0 };
    act_write_signed(&t, act, S(ORIGIN), w->a);
    act->signed_by.key = key_id(actor_of(300)->public);
    sign_by(&act->signed_by.by, 300, &t);
}
static void sign_as_gero(Played *w, Act *act)
{
    Text t = { 0 };
    act->signed_by.key = key_id(actor_of(106)->public);
    act_write_signed(&t, act, S(ORIGIN), w->a);
    sign_by(&act->signed_by.by, 106, &t);
}
static void name_no_reason(Played *w, Act *act) { (void)w; act->role.reason = (Hash){ 0 }; }
static void unsign(Played *w, Act *act)
{
    (void)w;
    act->is_signed = act->is_agreed = false;
    act->expires   = 0;
}
static void sign_for_an_hour(Played *w, Act *act)
{
    act->expires += HOUR;
    resign(w, act);
}
static void sign_for_less(Played *w, Act *act)
{
    act->expires -= MINUTE;
    resign(w, act);
}
static void skip_counter(Played *w, Act *act)
{
    act->mine++;
    resign(w, act);
}
static void other_batch(Played *w, Act *act)
{
    act->publish.batch.byte[0] ^= 1;
    resign(w, act);
}
static void alone(Played *w, Act *act)           { act->is_agreed = false, resign(w, act); }
static void agree_for_long(Played *w, Act *act)
{
    act->agreed.until = act->agreed.made + LONGEST_AGREEMENT + 1;
    resign(w, act);
}
static void agree_later(Played *w, Act *act)     { act->agreed.made++, resign(w, act); }
static void see_other(Played *w, Act *act)
{
    act->agreed.commit.byte[3] ^= 1;
    resign(w, act);
}
static void see_less(Played *w, Act *act)
{
    act->agreed.seen   = 1;
    act->agreed.commit = w->p.past.at[0].commit;
    resign(w, act);
}

/* The last agreement that was used, under another act of the same officer. */
static void agree_again(Played *w, Act *act)
{
    act->agreed.serial = w->p.agreed.at[w->p.agreed.len - 1];
    resign(w, act);
}

/* What was agreed for one bidder, under the act for another; signed anew by who enters alone. */
static void other_act(Played *w, Act *act)
{
    Text t = { 0 };
    act->admit.bidder = act->admit.bidder == 102 ? 103 : 102;
    act_write_signed(&t, act, S(ORIGIN), w->a);
    sign_by(&act->signed_by.by, act->actor, &t);
}
static void longer_than_agreed(Played *w, Act *act)
{
    Text t = { 0 };
    act->agreed.until += DAY;
    act_write_signed(&t, act, S(ORIGIN), w->a);
    sign_by(&act->signed_by.by, act->actor, &t);
}

/* leaf: the lie's own entry, or `back` entries before what was looked at. */
static const struct {
    const char *name;
    Lie         lie;
    const char *reason, *at;
    int         back;
    bool        witnessed;
} lies[] = {
    { "entered at an earlier moment",
      { "olga+otto admit round=1 lot=1 bidder=cora", .twist = backdate }, "at-falls", "admit" },
    { "an act of the minute is said to have come two hours before",
      { "olga+otto exclude", .twist = arrive_before }, "signature-expired", "exclude" },
    { "a late deposit moved into time",
      { "2026-10-30T12:01", "2026-10-30T11:59:55 elsa deposit round=1 lot=1 version=1",
        "2026-10-30T12:10", wait_long, .end = say_witnessed, .named = true }, "not-witnessed",
      "box-list", .witnessed = true },
    { "a list that rests on witnesses whom the notice does not name",
      { "2026-10-30T12:10", .twist = say_witnessed }, "witnesses-unnamed", "box-list" },
    { "the same to a reader who asks for witnesses",
      { "2026-10-30T12:10", .twist = say_witnessed }, "witnesses-unnamed", "box-list",
      .witnessed = true },
    { "the clock of the box stands still for three weeks",
      { "2026-10-30T11:46", .still = true }, "ticks-missing", "deposit" },
    { "a deposit after the deadline",
      { "2026-10-30T12:01", "2026-10-30T12:01 elsa deposit round=1 lot=1 version=1" },
      "not-now", "deposit" },
    { "an undeclared interest", { "emil conflict", "", "2026-10-05" }, "conflict-missing",
      "publish" },
    { "the same officer twice",
      { "2026-10-05T09:00", "2026-10-05T09:00 olga+olga publish retention=2030-01-01T00:00" },
      "agreement-foreign", "publish" },
    { "one officer alone", { "olga+otto admit", .forge = alone },
      "agreement-missing", "admit" },
    { "an agreement used twice", { "olga+otto admit", .forge = agree_again }, "agreement-used",
      "admit" },
    { "an agreement to another act", { "olga+otto admit", .forge = other_act }, "agreement-false",
      "admit" },
    { "an agreement that was made longer", { "olga+otto admit", .forge = longer_than_agreed },
      "agreement-false", "admit" },
    { "an agreement for more than thirty days", { "olga+otto admit", .forge = agree_for_long },
      "agreement-expired", "admit" },
    { "an agreement that was not made yet", { "olga+otto admit", .forge = agree_later },
      "agreement-expired", "admit" },
    { "an agreement made on another log", { "olga+otto admit", .forge = see_other },
      "agreement-strange", "admit" },
    { "an agreement from before a change of roles", { "2026-10-05T09:00", .forge = see_less },
      "agreement-unsettled", "publish" },
    { "an agreement of an officer who had to leave", { "olga+otto admit",
      "otto conflict finding=interest\nolga ruling person=otto ruling=must-leave\n"
      "olga+otto admit round=1 lot=1 bidder=bela" }, "agreement-foreign", "admit" },
    { "a declared interest taken back by who declared it", { "olga+otto admit",
      "otto conflict finding=interest\notto conflict finding=none" }, "interest-waits",
      "conflict" },
    { "an act while one's own interest waits", { "olga+otto admit",
      "otto conflict finding=interest\notto answer answer=2" }, "not-declared", "answer" },
    { "a deadline too near", { "olga timetable round=1 event=deadline",
      "olga timetable round=1 event=deadline moment=2026-10-20T12:00", "2026-10-05" },
      "deadline-too-near", "publish" },
    { "weights that do not add up", { "olga criterion lot=1 criterion=2",
      "olga criterion lot=1 criterion=2 kind=price weight=39.000", "2026-10-05" },
      "weights-do-not-add", "publish" },
    { "an activity reserved to a constable in a lot", { "olga include",
      "olga include lot=1 service=1 activity=2" }, "activity-reserved", "include" },
    { "the formula changed after publication", { "2026-10-06",
      "olga formula lot=1 formula=linear-range\nolga+otto amend" }, "never-now", "formula", 1 },
    { "a deadline shortened after publication", { "2026-10-06",
      "olga timetable round=1 event=deadline moment=2026-10-29T12:00\nolga+otto amend" },
      "deadline-backwards", "timetable", 1 },
    { "a batch whose definitions arrived at another moment than its close", { "2026-10-06",
      "olga timetable round=1 event=deadline moment=2026-11-06T12:00\nolga+otto amend",
      .twist = arrive_apart, .forge = sign_for_less }, "batch-moment", "amend" },
    { "a batch whose definitions were entered at another moment than its close", { "2026-10-06",
      "olga timetable round=1 event=deadline moment=2026-11-06T12:00\nolga+otto amend",
      .twist = enter_apart }, "batch-moment", "amend" },
    { "a notice over another batch", { "2026-10-05T09:00", .forge = other_batch },
      "batch-differs", "publish" },
    { "a proof of possession that proves nothing", { "hugo padlock", .twist = flip_possession },
      "possession-unproved", "padlock" },
    { "a padlock that is another holder's", { "hugo padlock", .twist = take_padlock_of_hans },
      "padlock-twice", "padlock" },
    { "an evaluator who holds a padlock", { "olga role person=hiro",
      "olga role person=hiro role=holder\nolga role person=hiro role=evaluator" }, "roles-clash",
      "role" },
    { "a capsule copied from a rival", { "2026-10-30T11:47", .twist = copy_capsule },
      "capsule-unproved", "deposit" },
    { "heads that are longer than any can be", { "2026-10-30T11:47", .twist = lengthen_heads },
      "too-large", "deposit" },
    { "an envelope copied from a rival", { "2026-10-30T11:47", .twist = copy_envelope },
      "head-differs", "deposit" },
    { "a capsule dealt for two envelopes", { "2026-10-30T11:47", .twist = deal_again },
      "capsule-seen", "deposit" },
    { "a bid sealed for another list of padlocks", { "2026-10-30T11:47",
      .twist = name_other_padlocks }, "head-differs", "deposit" },
    { "a bid sealed for another list than it names", { "2026-10-30T11:47",
      .twist = mean_other_padlocks }, "capsule-unproved", "deposit" },
    { "a bid without its price envelope", { "2026-10-30T11:47", .twist = leave_out_price },
      "envelopes-differ", "deposit" },
    { "an envelope more than its round has", { "2026-10-30T11:47", .twist = add_envelope },
      "envelopes-differ", "deposit" },
    { "an envelope for another lot", { "2026-10-30T11:47", .twist = other_head },
      "head-differs", "deposit" },
    { "a version skipped", { "2026-10-30T11:50",
      "2026-10-30T11:50 bela deposit round=1 lot=1 version=3" }, "version-wrong", "deposit" },
    { "another's bid withdrawn", { "2026-10-30T11:51",
      "2026-10-30T11:51 elsa withdraw round=1 lot=1 version=1" }, "nothing-to-withdraw",
      "withdraw" },
    { "the box listed before its time", { "2026-10-30T12:01",
      "2026-10-30T12:00 olga+otto box-list round=1 clock=operator" }, "box-too-early", "box-list" },
    { "a deposit left out of the list", { "2026-10-30T12:10", .twist = leave_out_of_list },
      "box-list-differs", "box-list" },
    { "a list with another count", { "2026-10-30T12:10", .twist = count_one_less },
      "box-list-differs", "box-list" },
    { "a withdrawn bid listed as standing", { "2026-10-30T12:10", .twist = say_withdrawn_stands },
      "box-list-differs", "box-list" },
    { "a withdrawn bid admitted", { "olga+otto admit round=1 lot=1 bidder=dora",
      "olga+otto admit round=1 lot=1 bidder=fina" }, "no-such-bid", "admit" },
    { "a late bid admitted without a decision", { "olga+otto admit round=1 lot=1 bidder=dora",
      "olga+otto admit round=1 lot=1 bidder=elsa" }, "no-such-bid", "admit" },
    { "a bid of nobody admitted", { "olga+otto admit round=1 lot=1 bidder=dora",
      "olga+otto admit round=1 lot=1 bidder=gero" }, "no-such-bid", "admit" },
    { "a late bid accepted when padlocks have turned",
      { "hedi turns round=1 lot=1 envelope=quality",
      "olga+otto accept-late round=1 lot=1 bidder=elsa ground=sealed-in-time" }, "opening-begun",
      "accept-late" },
    { "a turn left out", { "hugo turns round=1 lot=1 envelope=quality", .twist = leave_out_turn },
      "turns-differ", "turns" },
    { "a turn that is not proved", { "hugo turns round=1 lot=1 envelope=quality",
      .twist = flip_turn }, "turn-unproved", "turns" },
    { "a turn of another envelope", { "hugo turns round=1 lot=1 envelope=quality",
      .twist = turn_of_other }, "turn-unproved", "turns" },
    { "turns for another list of the box", { "hugo turns round=1 lot=1 envelope=quality",
      .twist = turns_of_other_list }, "turns-differ", "turns" },
    { "a turn for prices that was made when other marks were locked",
      { "hans turns round=1 lot=1 envelope=price", .twist = turn_on_other_marks }, "marks-differ",
      "turns" },
    { "a turn for a quality that names marks", { "hugo turns round=1 lot=1 envelope=quality",
      .twist = turn_on_other_marks }, "marks-differ", "turns" },
    { "an excluded bid's price turned", { "hans turns round=1 lot=1 envelope=price",
      .twist = turn_excluded }, "turns-differ", "turns" },
    { "a late bid's price turned", { "hans turns round=1 lot=1 envelope=price",
      .twist = turn_late }, "turns-differ", "turns" },
    { "a withdrawn bid's price turned", { "hans turns round=1 lot=1 envelope=price",
      .twist = turn_withdrawn }, "turns-differ", "turns" },
    { "a replaced bid's price turned", { "hans turns round=1 lot=1 envelope=price",
      .twist = turn_replaced }, "turns-differ", "turns" },
    { "a price padlock turned before the scores are locked", { "2026-12-01",
      "2026-12-01T09:00 hans turns round=1 lot=1 envelope=price" }, "prices-shut", "turns" },
    { "a padlock turned by somebody who holds none", { "hugo turns round=1 lot=1 envelope=quality",
      "eva turns round=1 lot=1 envelope=quality" }, "not-your-act", "turns" },
    { "an envelope opened with two of three padlocks",
      { "hugo turns round=1 lot=1 envelope=quality",
      "olga opened round=1 lot=1 bidder=bela envelope=quality" }, "padlocks-shut", "opened" },
    { "a key that is not the turns'", { "olga opened round=1 lot=1 bidder=cora envelope=quality",
      .twist = invent_key }, "key-differs", "opened" },
    { "another manifest than the envelope's",
      { "olga opened round=1 lot=1 bidder=cora envelope=quality", .twist = flip_manifest },
      "opening-differs", "opened" },
    { "a good envelope opened with a reason",
      { "olga opened round=1 lot=1 bidder=cora envelope=quality", .twist = give_a_reason },
      "reason-misplaced", "opened" },
    { "a good envelope called void",
      { "olga opened round=1 lot=1 bidder=cora envelope=quality", .twist = call_it_void },
      "opening-differs", "opened" },
    { "a price changed at its opening", { "olga opened round=1 lot=1 bidder=bela envelope=price",
      "olga opened round=1 lot=1 bidder=bela envelope=price total=150000" }, "opening-differs",
      "opened" },
    { "a share that the price sheet does not give",
      { "olga opened round=1 lot=1 bidder=cora envelope=price",
        "olga+otto join buyer=2 part=other ruling=continue\n"
        "olga opened round=1 lot=1 bidder=cora envelope=price\n"
        "olga share round=1 lot=1 bidder=bela buyer=2 amount=5" }, "opening-differs", "share" },
    { "a manifest of another tender read as if it were of this one",
      { "2026-10-30T11:47", NULL, "olga opened round=1 lot=1 bidder=cora", enclose_foreign,
        .end = call_it_read }, "opening-differs", "opened" },
    { "a shut bid opened", { "olga opened round=1 lot=1 bidder=cora envelope=price",
      "olga opened round=1 lot=1 bidder=dora envelope=price" }, "bid-shut", "opened" },
    { "a score after the sheet was closed",
      { "carl consensus round=1 lot=1 bidder=bela criterion=11",
      "eva score round=1 lot=1 bidder=bela criterion=11 mark=5.000" }, "sheet-closed", "score" },
    { "a mark that is not on the scale", { "2026-11-10",
      "2026-11-10T09:00 eva score round=1 lot=1 bidder=bela criterion=11 mark=2.000" },
      "mark-unpublished", "score" },
    { "a score by somebody who is no evaluator", { "2026-11-10",
      "2026-11-10T09:00 hans score round=1 lot=1 bidder=bela criterion=11 mark=3.000" },
      "not-your-act", "score" },
    { "a sheet closed with a mark missing",
      { "erin score round=1 lot=1 bidder=cora criterion=3", "",
      "erin scores-done" }, "sheet-incomplete", "scores-done" },
    { "consensus before all sheets are closed", { "erin scores-done", "",
      "carl consensus round=1 lot=1 bidder=bela criterion=11" }, "sheets-open", "consensus" },
    { "a lock over other marks", { "2026-12-01", .twist = flip_sheet }, "sheet-differs",
      "score-lock" },
    { "an award to the second", { "2026-12-18",
      "2026-12-18T09:00 olga+otto award round=1 lot=1 bidder=bela total=76.000 price=100000" },
      "award-not-first", "award" },
    { "an award with another total", { "2026-12-18",
      "2026-12-18T09:00 olga+otto award round=1 lot=1 total=84.500" }, "award-figures-differ",
      "award" },
    { "an award to a bid of nobody", { "2026-12-18",
      "2026-12-18T09:00 olga+otto award round=1 lot=1 bidder=gero" }, "award-not-first", "award" },
    { "a summary left out", { "olga summary round=1 lot=1 bidder=cora", "", "2026-12-21" },
      "summary-missing", "notice-published" },
    { "a standstill of a day less", { "olga standstill",
      "olga standstill lot=1 basis=mandatory last=2027-01-04" }, "standstill-too-short",
      "standstill" },
    { "a contract in the standstill", { "2027-01-06", "2027-01-05T23:59 olga+otto contract lot=1 "
      "bidder=cora value=125000 from=2027-02-01 until=2029-01-31" }, "standstill-running",
      "contract" },
    { "a contract under a claim", { "2027-01-06", "2026-12-29T09:00 olga claim lot=1 claim=1 "
      "notified=2026-12-29T09:00\n2027-01-06T09:00 olga+otto contract lot=1 bidder=cora "
      "value=125000 from=2027-02-01 until=2029-01-31" }, "claim-blocks", "contract" },
    { "a contract at another price", { "2027-01-06", "2027-01-06T09:00 olga+otto contract lot=1 "
      "bidder=cora value=130000 from=2027-02-01 until=2029-01-31" }, "contract-not-winner",
      "contract" },
    { "words erased before the retention date", { "2027-01-06", "2027-01-06T09:00 olga+otto erase "
      "nth=3 what=words "
      "hash=1111111111111111111111111111111111111111111111111111111111111111" },
      "retention-running", "erase" },
    { "words erased that the act never had", { "2027-01-06", "2027-01-06T09:00 olga+otto contract "
      "lot=1 bidder=cora value=125000 from=2027-02-01 until=2029-01-31\n2030-01-07T09:00 "
      "olga+otto erase nth=3 what=words "
      "hash=1111111111111111111111111111111111111111111111111111111111111111" },
      "erase-foreign", "erase" },
    { "words of one act erased as another's", { "2027-01-06", "2030-01-07T09:00 olga+otto erase "
      "nth=2 what=words "
      "hash=1111111111111111111111111111111111111111111111111111111111111111",
      .twist = erase_title }, "erase-foreign", "erase" },
    { "words erased as a paper", { "2027-01-06", "2030-01-07T09:00 olga+otto erase nth=1 "
      "what=paper hash=1111111111111111111111111111111111111111111111111111111111111111",
      .twist = erase_title }, "erase-foreign", "erase" },
    { "an agreement forged", { "olga+otto exclude", .forge = forge_agreement },
      "agreement-false", "exclude" },
    { "a delegate of another bidder signs", { "2026-10-06T09:00",
      "2026-10-06T09:00 cora delegate person=dan key=dan\nbela agree session=1",
      .forge = sign_as_dan }, "signature-foreign", "agree" },
    { "a delegate who was ended signs", { "2026-10-06T09:00",
      "2026-10-06T09:00 bela delegate person=dan key=dan\nbela delegate-ended person=dan\n"
      "bela agree session=1", .forge = sign_as_dan }, "signature-foreign", "agree" },
    { "a delegate names a delegate", { "2026-10-06T09:00",
      "2026-10-06T09:00 bela delegate person=dan key=dan\nbela delegate person=301 key=eva",
      .forge = sign_as_dan }, "registered-key-only", "delegate" },
    { "the key of a delegate who was ended named again", { "2026-10-06T09:00",
      "2026-10-06T09:00 bela delegate person=dan key=dan\nbela delegate-ended person=dan\n"
      "bela delegate person=301 key=dan" }, "key-taken", "delegate" },
    { "two officers change a bidder's key and hand in for it", { "2026-10-06T09:00",
      "2026-10-06T09:00 olga+otto key-change person=cora key=gero\n"
      "2026-10-30T11:47 cora deposit round=1 lot=1 version=1", .forge = sign_as_gero },
      "key-changed-since", "deposit" },
    { "they change it twice, so that the first is forgotten", { "2026-10-06T09:00",
      "2026-10-06T09:00 olga+otto key-change person=cora key=dan\n"
      "2026-10-07T10:00 olga+otto key-change person=cora key=gero\n"
      "2026-10-30T11:47 cora deposit round=1 lot=1 version=1", .forge = sign_as_gero },
      "key-changed-since", "deposit" },
    { "they withdraw a bid", { "2026-10-06T09:00",
      "2026-10-06T09:00 olga+otto key-change person=bela key=gero\n"
      "2026-10-30T11:46 bela deposit round=1 lot=1 version=1\n"
      "2026-10-30T11:51 bela withdraw round=1 lot=1 version=1", .forge = sign_as_gero },
      "key-changed-since", "withdraw" },
    { "they name a delegate, who would hand in", { "2026-10-06T09:00",
      "2026-10-06T09:00 olga+otto key-change person=cora key=gero\n"
      "2026-10-08T09:00 cora delegate person=dan key=dan", .forge = sign_as_gero },
      "key-changed-since", "delegate" },
    { "they name one when the box was listed, for the next", { "2026-11-10",
      "2026-11-01T09:00 olga+otto key-change person=cora key=gero\n"
      "2026-11-03T09:00 cora delegate person=dan key=dan", .forge = sign_as_gero },
      "registered-key-only", "delegate" },
    { "an evaluator's new key signs before its day", { "2026-11-10",
      "2026-11-09T12:00 olga+otto key-change person=eva key=gero\n"
      "2026-11-10T09:00 eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000",
      .forge = sign_as_gero }, "signature-foreign", "score" },
    { "an evaluator's new key signs though she kept the old one", { "2026-11-10",
      "2026-11-01T09:00 olga+otto key-change person=eva key=gero\neva key-kept\n"
      "2026-11-10T09:00 eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000",
      .forge = sign_as_gero }, "signature-foreign", "score" },
    { "the old key kept when its day was over", { "2026-11-10",
      "2026-11-01T09:00 olga+otto key-change person=eva key=gero\n"
      "2026-11-02T10:00 eva key-kept", .forge = sign_as_gero }, "no-key-waits", "key-kept" },
    { "one officer sends an evaluator when the bids are open", { "2026-11-10",
      "2026-11-10T09:00 olga+otto role person=anna role=evaluator", .forge = alone },
      "agreement-missing", "role" },
    { "two send a chair, and say not why", { "2026-11-10",
      "2026-11-10T09:00 olga+otto role person=anna role=chair", .twist = name_no_reason },
      "role-unexplained", "role" },
    { "a reason that says nothing", { "2026-11-10",
      "2026-11-10T09:00 olga suspend lot=1 reason=~" }, "words-unfit", "suspend" },
    { "a bidder's signature forged", { "2026-10-30T11:47", .forge = forge_first },
      "signature-false", "deposit" },
    { "a signature by another person's key", { "2026-11-10", .forge = sign_as_other },
      "signature-foreign", "score" },
    { "an act that must be signed and is not", { "hugo turns round=1 lot=1 envelope=quality",
      .forge = unsign }, "act-unsigned", "turns" },
    { "a signature that lasts an hour", { "olga+otto exclude", .forge = sign_for_an_hour },
      "signature-expired", "exclude" },
    { "a counter skipped", { "olga+otto exclude", .forge = skip_counter }, "counter-wrong",
      "exclude" },
};

static bool lie_found(int i)
{
    Arena   life = arena_begin(1 << 28);
    Played *w = played_crooked(&lies[i].lie, &life);
    Audit   out;
    Str     policy = lies[i].witnessed ? w->policy_witnessed : w->policy;
    Result  r = audited(played_bundle(w, &life), policy, &out, &life);
    Expected e = { lies[i].reason, lies[i].at, w->lie_leaf - lies[i].back };
    bool found = found_so(lies[i].name, &out, e) && failed(r);
    arena_end(&life);
    return found;
}

TEST(every_lie_that_everybody_signs_is_found_and_named)
{
    int wrong = 0;
    (void)a;
    for (int i = 0; i < (int)countof(lies); i++)
        wrong += !lie_found(i);
    expect(wrong == 0);
}

TEST(a_header_of_any_length_that_is_read_is_taken_and_opened)
{
    Lie     lie = { "2026-10-30T11:47", .twist = grease,
                    .until = "olga opened round=1 lot=1 bidder=cora envelope=quality" };
    Played *w = played_crooked(&lie, a);
    Audit   out;
    expect_done(audited(played_bundle(w, a), w->policy, &out, a));
    expect(out.counted.proved > 0 && !out.counted.sealed_withheld);
}

/* ---- by an operator who entered an award as something else ------------------------ */

static void make_public(Played *w, ActKind mask) { played_edition(w, PUBLIC, 0, mask); }

TEST(an_award_entered_as_something_else_can_be_shown_to_nobody_and_leaves_a_hole)
{
    Lie masked = { .line = "2026-12-18", .mask = ACT_SCORE, .until = "2027-01-06" };
    Played *w = played_crooked(&masked, a);
    Audit out;
    expect_because(audited(played_bundle(w, a), w->policy, &out, a), commit_differs);
    expect_text(str(out.found.act), "award");
    make_public(w, ACT_SCORE);
    expect(failed(audited(played_bundle(w, a), w->policy, &out, a)));
    expect_text(str(out.found.act), "standstill");   /* of a lot that was never awarded */
}

/* ---- what two readers compare ---------------------------------------------------- */

TEST(no_act_is_withheld_inside_a_batch)
{
    Lie lie = { "2026-10-05T09:00" };
    Played *w = played_crooked(&lie, a);
    int64_t leaf = w->entries.len - 1;
    WithheldAct session = { leaf, ACT_SESSION, { { 5 } } };      /* in the notice's place */
    EntryLine   line = line_at(w, leaf);
    make_public(w, ACT_NONE);
    w->b.acts.len--;
    line.commit = act_commit_of(session.kind, session.inner);
    w->entries.at[leaf] = line_of(&line, a);
    *list_add(&w->b.withheld, a) = session;
    judged(w, "withheld", (Expected){ "batch-open", "entries", leaf }, a);
}

static void name_policy(Played *w, Act *act, Str policy)
{
    Text t = { 0 };
    text_put(&t, w->a, "# whom to believe\n\n  {}", policy);
    act->publish.policy = played_words(w, text_str(&t));
    resign(w, act);
}
static void name_none(Played *w, Act *act)      { name_policy(w, act, w->policy); }
static void name_witnesses(Played *w, Act *act) { name_policy(w, act, w->policy_witnessed); }
static void name_nonsense(Played *w, Act *act)  { name_policy(w, act, S("everybody\n")); }

static Audit *under(Played *w, Str policy, Arena *a)
{
    Audit *out = make(a, Audit, 1);
    (void)!failed(audited(played_bundle(w, a), policy, out, a));
    return out;
}

TEST(the_policy_that_the_notice_names_is_the_reader_s_but_for_comments)
{
    Lie named = { .line = "2026-10-05T09:00", .forge = name_witnesses, .until = "2026-10-06" };
    Played *w = played_crooked(&named, a);
    expect_done(under(w, w->policy_witnessed, a)->fault);
    Audit *other = under(w, w->policy, a);
    expect_because(other->fault, policy_differs);
    expect_text(str(other->found.act), "publish");
    named.forge = name_nonsense;
    w = played_crooked(&named, a);
    expect_because(under(w, w->policy, a)->fault, policy_differs);
}

TEST(where_the_notice_names_no_witnesses_a_reader_may_ask_for_some)
{
    Lie named = { .line = "2026-10-05T09:00", .forge = name_none, .until = "2026-10-06" };
    Played *w = played_crooked(&named, a);
    Text two = { 0 };
    expect_done(under(w, w->policy, a)->fault);
    expect_done(under(w, w->policy_witnessed, a)->fault);
    SigningKey key = actor_of(41)->key;
    Vkey vkey;
    expect_done(vkey_of(S("other.example.org/log"), KEY_NOTE, &key, &vkey));
    text_our(&two, "log ", a);
    vkey_write(&vkey, &two, a);
    text_put(&two, a, "\n{}", w->policy);
    expect_because(under(w, text_str(&two), a)->fault, policy_differs);
}

TEST(a_list_of_the_box_that_witnesses_saw_before_the_deadline_is_a_lie)
{
    Played *w = honest(a);
    Audit out;
    Instant deadline = round_of(&w->p, 1)->deadline;
    for (each(PlayedPoint, point, w->points))
        if (point->at >= deadline + 10 * MINUTE && point->at < deadline + DAY)
            point->at = deadline - 1;
    played_seal(w);
    expect_because(audited(played_bundle(w, a), w->policy_witnessed, &out, a), stamped_late);
    expect_text(str(out.found.act), "box-list");
    expect_done(audited(played_bundle(w, a), w->policy, &out, a));
}

/* ---- moments against witnesses --------------------------------------------------- */

/* What the witness signed of entries before this one, and when; what came since it saw later. */
static void seen_without(Played *w, int64_t leaf, Instant at)
{
    ptrdiff_t i = 0;
    while (i < w->points.len && w->points.at[i].size < leaf)
        i++;
    if (i == w->points.len || w->points.at[i].size != leaf) {
        list_add(&w->points, w->a);
        memmove(&w->points.at[i + 1], &w->points.at[i],
                sizeof(PlayedPoint) * (size_t)(w->points.len - 1 - i));
    }
    w->points.at[i] = (PlayedPoint){ leaf, at };
    for (each(PlayedPoint, point, w->points))
        if (point->size > leaf && point->at < at)
            point->at = at;
    w->now = w->now > at ? w->now : at;
    played_seal(w);
}

/* And of this one: it had been there by then. */
static void seen_with(Played *w, int64_t leaf, Instant at)
{
    for (each(PlayedPoint, point, w->points))
        if (point->size > leaf)
            point->at = at;
    w->now = at;
    played_seal(w);
}

static Act act_of_lie(const Played *w)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        if (w->b.acts.at[i].leaf == w->lie_leaf)
            return act_at(w, i);
    return (Act){ 0 };
}

static void erase_the_title(Played *w, Act *act)
{
    act->erase.nth  = 1;
    act->erase.hash = w->p.title;
}
static void unsigned_before(Played *w, Act *act)
{
    act->at      = w->now;
    act->arrived = w->now - 11 * MINUTE - 1;
}

#define LENGTHENED "2026-10-30T11:59 olga timetable round=1 event=deadline " \
                   "moment=2026-11-30T12:00\nolga+otto amend"
#define CONTRACT   "olga+otto contract lot=1 bidder=cora value=125000 from=2027-02-01 " \
                   "until=2029-01-31"

/* seen: seconds after what the act says, of the log without it (else with it). back: of the entries
 * before it that belong to it. */
static const struct {
    const char *name;
    Lie         lie;
    const char *reason;                /* NULL: good */
    const char *says;                  /* the fault's detail; or a warning */
    Instant     seen;
    int         back;
    bool        without;
} moments[] = {
    { "a deadline that had passed lengthened", { "2026-10-30T11:49", LENGTHENED },
      "stamped-early", "2026-10-30 11:59:00", HOUR, 1, true },
    { "the same before it passed", { "2026-10-30T11:49", LENGTHENED }, NULL, NULL, MINUTE, 1,
      true },
    { "a publication that left six days", { "2026-10-05T09:00", .until = "bela interest" },
      "stamped-early", NULL, 19 * DAY, 22, true },
    { "an admission a second too early", { "olga+otto admit round=1 lot=1 bidder=cora" },
      "stamped-early", "a quorum cosigned the log without it 2026-10-30", MINUTE + 1, 0, true },
    { "an admission while the witness is slow", { "olga+otto admit round=1 lot=1 bidder=cora" },
      NULL, NULL, MINUTE, 0, true },
    { "a letter dated back by a day", { "olga summary round=1 lot=1 bidder=cora" },
      "stamped-early", NULL, DAY, 0, true },
    { "an agreed act of a box's hours dated back", { "olga+otto exclude" }, "stamped-early", NULL,
      DAY, 0, true },
    { "a deposit at a tick that had not come", { "2026-10-30T11:47" }, "stamped-early", NULL,
      MINUTE + 1, 0, true },
    { "a withdrawal dated back", { "2026-10-30T11:51" }, "stamped-early", NULL, HOUR, 0, true },
    { "a question that came in time by its word alone",
      { "2026-10-06T09:00 bela", NULL, .twist = unsigned_before }, "stamped-early", NULL, 0, 0,
      true },
    { "a contract in the standstill", { "2027-01-06" }, "stamped-late",
      "a quorum cosigned the log with it 2026-12-28", -9 * DAY, 0, false },
    { "a contract twenty minutes before the standstill ended",
      { "2027-01-06", "2027-01-06T00:10 " CONTRACT }, "stamped-late",
      "when it was not possible yet: standstill-running", -30 * MINUTE, 0, false },
    { "the same when it had ended", { "2027-01-06", "2027-01-06T00:40 " CONTRACT }, NULL,
      "Said to be later than witnesses saw them in the log: 1 act, by up to 30 minutes",
      -30 * MINUTE, 0, false },
    { "an erasure in 2030", { "2027-01-06", "2030-01-07T09:00 olga+otto erase nth=3 what=words "
      "hash=1111111111111111111111111111111111111111111111111111111111111111",
      .twist = erase_the_title }, "stamped-late", NULL, -3 * 365 * DAY, 0, false },
    { "a bid called late that the witness saw before the deadline", { "2026-10-30T12:01" },
      "stamped-late", "not possible yet", -3 * MINUTE, 0, false },
    { "an answer by a clock that is an hour ahead", { "olga answer" }, NULL,
      "by up to 1 hour 1 minute", -HOUR - MINUTE, 0, false },
    { "an answer by a clock that is more than that ahead", { "olga answer" }, "stamped-late", NULL,
      -HOUR - MINUTE - 1, 0, false },
};

static bool audit_says(const Audit *out, const char *words)
{
    Str detail = out->fault.detail;
    if (!words || (detail.len && memmem(detail.at, (size_t)detail.len, words, strlen(words))))
        return true;
    for (each(const Str, line, out->warnings))
        if (memmem(line->at, (size_t)line->len, words, strlen(words)))
            return true;
    return false;
}

/* To a reader without witnesses all of it is good. */
static bool moment_told(int i)
{
    Arena   life = arena_begin(1 << 28);
    Played *w = played_crooked(&moments[i].lie, &life);
    Audit   out;
    Act     act = act_of_lie(w);
    int64_t leaf = w->lie_leaf - moments[i].back;
    if (moments[i].without)
        seen_without(w, leaf, act.at + moments[i].seen);
    else
        seen_with(w, leaf, act.at + moments[i].seen);
    Result r = audited(played_bundle(w, &life), w->policy, &out, &life);
    bool told = found_so(moments[i].name, &out, (Expected){ "good", NULL, ANYWHERE });
    r = audited(played_bundle(w, &life), w->policy_witnessed, &out, &life);
    Expected e = { moments[i].reason ? moments[i].reason : "good", NULL,
                   moments[i].reason ? leaf : ANYWHERE };
    told = told && found_so(moments[i].name, &out, e) && failed(r) == !!moments[i].reason;
    if (told && !audit_says(&out, moments[i].says))
        printf("    %s: %.*s\n", moments[i].name, (int)out.fault.detail.len, out.fault.detail.at);
    told = told && audit_says(&out, moments[i].says);
    arena_end(&life);
    return told;
}

TEST(no_act_says_another_moment_than_the_witnesses_leave)
{
    int wrong = 0;
    (void)a;
    for (int i = 0; i < (int)countof(moments); i++)
        wrong += !moment_told(i);
    expect(wrong == 0);
}

/* ---- before a padlock turns ------------------------------------------------------ */

/* The audit of what was played, its last checkpoint cosigned at this moment. */
static Audit *looked_at(Played *w, Str policy, Instant cosigned, Arena *a)
{
    Audit *out = make(a, Audit, 1);
    w->points.at[w->points.len - 1].at = w->now = cosigned;
    played_seal(w);
    expect_done(audited(played_bundle(w, a), policy, out, a));
    return out;
}

static Instant deadline_of(const Played *w) { return round_of(&w->p, 1)->deadline; }

TEST(a_holder_turns_only_when_the_witnesses_saw_the_deadline_pass)
{
    Lie     closed = { .line = "2026-10-30T12:01" };
    Played *w = played_crooked(&closed, a);
    Instant settled = deadline_of(w) + SETTLING;
    Holder  hans = { .pinned = w->p.name, .round = 1, .now = settled + DAY };
    Str     policy = w->policy_witnessed;
    expect_because(turn_check_moment(looked_at(w, policy, settled - 1, a), &hans, a),
                   deadline_unseen);
    expect_done(turn_check_moment(looked_at(w, policy, settled, a), &hans, a));
    expect_done(turn_check_moment(looked_at(w, w->policy, settled - 1, a), &hans, a));
}

TEST(a_holder_s_own_clock_must_be_past_the_deadline_too)
{
    Played *w = honest(a);
    Instant settled = deadline_of(w) + SETTLING;
    Holder  hans = { .pinned = w->p.name, .round = 1, .now = settled - 1 };
    expect_because(turn_check_moment(looked_at(w, w->policy, settled, a), &hans, a),
                   deadline_ahead);
    hans.now = settled;
    expect_done(turn_check_moment(looked_at(w, w->policy, settled, a), &hans, a));
}

TEST(a_deadline_that_two_officers_lengthened_is_the_one_that_counts)
{
    Lie longer = { .line = "2026-10-06", .instead = "2026-10-06T09:00 olga timetable round=1 "
                   "event=deadline moment=2026-10-31T12:00\nolga+otto amend" };
    Played *w = played_crooked(&longer, a);
    Instant settled = deadline_of(honest(a)) + DAY + SETTLING;
    Holder  hans = { .pinned = w->p.name, .round = 1, .now = settled };
    Str     policy = w->policy_witnessed;
    expect_because(turn_check_moment(looked_at(w, policy, settled - 1, a), &hans, a),
                   deadline_unseen);
    expect_done(turn_check_moment(looked_at(w, policy, settled, a), &hans, a));
    hans.now = settled - 1;
    expect_because(turn_check_moment(looked_at(w, policy, settled, a), &hans, a),
                   deadline_ahead);
}

TEST(a_holder_turns_only_for_the_name_in_the_notice)
{
    Played *w = honest(a);
    Holder  hans = { .pinned = w->p.draft, .round = 1, .now = w->now };
    Audit  *out = looked_at(w, w->policy, w->now, a);
    expect_because(turn_check_moment(out, &hans, a), name_not_pinned);
    hans.pinned = w->p.name;
    hans.pinned.byte[19] ^= 1;
    expect_because(turn_check_moment(out, &hans, a), name_not_pinned);
}

/* The papers are never asked for: nothing was turned. */
TEST(the_law_looks_before_a_padlock_turns)
{
    Lie early = { .line = "2026-12-01", .instead = "2026-12-01T09:00 olga complaint lot=1" };
    Played *w = played_crooked(&early, a);
    Act     act = { 0 };
    Shelf   shelf = { 0 };
    Papers  none = { 0 };
    expect_because(turns_act(&w->p, &none, actor_of(41), 1, 1, PRICE, &act, &shelf, a),
                   prices_shut);
    expect_because(turns_act(&w->p, &none, actor_of(41), 1, 1, QUALITY, &act, &shelf, a),
                   turned_twice);
    expect_because(turns_act(&w->p, &none, actor_of(41), 1, 2, PRICE, &act, &shelf, a),
                   no_such_lot);
}

/* ---- the holder's journal -------------------------------------------------------- */

static Str turns_written(const Turns *turns, Arena *a)
{
    Text t = { 0 };
    turns_write(&t, turns, a);
    return text_str(&t);
}

/* A journal in a file of its own. */
typedef struct Notebook { char *path; Arena *a; } Notebook;

static Notebook *notebook(Arena *a)
{
    Notebook *k = make(a, Notebook, 1);
    *k = (Notebook){ .path = scratch("journal", a), .a = a };
    int fd = mkstemp(k->path);
    expect(fd >= 0 && !close(fd) && !unlink(k->path));
    return k;
}

static Str kept_text(const Notebook *k)
{
    Str text;
    expect_done(file_read(k->path, JOURNAL_BYTES, &text, k->a));
    return text;
}

/* Of Hans, who holds the first padlock. */
static Result notes(const Notebook *k, const Act *act, const Turns *turns, const Procedure *p,
                    Str why)
{
    return turn_journal(k->path, act, turns_written(turns, k->a), p, 41, why, k->a);
}

TEST(a_holder_s_journal_knows_for_which_bids_was_turned)
{
    Played *w = honest(a);
    Copy    c = { .b = w->b, .a = a };
    Notebook   *k = notebook(a);
    Act     act = { .kind = ACT_TURNS };
    Turns   turns, again;
    Procedure before = w->p;                 /* no turn is entered in it */
    before.turned.len = 0;
    expect_done(turns_read(w->b.words.at[paper_of(&c, "tenderbox/turns/v1")].bytes, &turns, a));
    turns.envelope = QUALITY;
    expect_done(notes(k, &act, &turns, &before, S("")));
    again = turns;
    again.lines.at[0].turn = turns.lines.at[1].turn;
    expect_done(notes(k, &act, &again, &before, S("")));
    again.lines.len--;
    expect_because(notes(k, &act, &again, &before, S("")), turned_otherwise);
    expect_done(notes(k, &act, &again, &w->p, S("")));                /* it is known */
    expect_done(notes(k, &act, &again, &w->p, S("")));
    expect_because(notes(k, &act, &turns, &w->p, S("")), turned_otherwise);
    again.round = 2;
    expect_done(notes(k, &act, &again, &before, S("")));
    expect_because(turn_journal(k->path, &act, S("turns\n"), &before, 41, S(""), a),
                   papers_unreadable);
    expect(!unlink(k->path));
}

TEST(a_journal_that_cannot_be_read_is_no_reason_to_turn)
{
    Played *w = honest(a);
    Notebook   *k = notebook(a);
    Act     act = { .kind = ACT_TURNS };
    Turns   turns = { .procedure = w->p.name, .round = 1, .lot = 1, .envelope = QUALITY };
    expect_done(file_write(k->path, S("tenderbox/journal/v1\nturned"), k->a));      /* torn */
    expect_because(notes(k, &act, &turns, &w->p, S("")), journal_unreadable);
    expect(!unlink(k->path));
    expect_because(notes(k, &act, &turns, &w->p, S("two\nlines")), why_unfit);
    Str large = { make(a, char, JOURNAL_BYTES + 1), JOURNAL_BYTES + 1 };
    Journal none;
    expect_because(journal_read(large, &none, a), too_large);
    expect_done(file_write(k->path, S(""), k->a));             /* made, and never written in */
    expect_done(notes(k, &act, &turns, &w->p, S("")));
    expect(str_starts(kept_text(k), "tenderbox/journal/v1\nturned "));
    expect(!unlink(k->path));
}

/* ---- a price turn that is kept back ---------------------------------------------- */

static Result paper_played(void *w, Hash hash, Str *bytes, Arena *a)
{
    (void)a;
    return *bytes = played_paper(w, hash), DONE;
}

typedef struct TurnMade { Act act; Turns turns; } TurnMade;

/* What a holder's own tool makes for the prices, as the log stands. */
static TurnMade price_turn(Played *w, Id holder, Arena *a)
{
    TurnMade made = { .act = { .kind = ACT_TURNS } };
    Shelf    shelf = { 0 };
    Papers   papers = { .paper = paper_played, .where = w };
    expect_done(turns_act(&w->p, &papers, actor_of(holder), 1, 1, PRICE, &made.act, &shelf, a));
    expect_done(turns_read(shelf.at[0].bytes, &made.turns, a));
    return made;
}

/* Does the operator, with two holders who hide behind nobody, read Bela's price from it? */
static bool price_readable(Played *w, const TurnMade *of_hans, Arena *a)
{
    TurnMade hugo = price_turn(w, 43, a), hiro = price_turn(w, 45, a);
    const HeadPair *pair = heads_envelope(heads_of(w, bid_of(&w->p, 1, 1, 101)->heads), PRICE);
    Turn   turns[] = { of_hans->turns.lines.at[0].turn, hugo.turns.lines.at[0].turn,
                       hiro.turns.lines.at[0].turn };
    AgeKey key;
    expect(of_hans->turns.lines.at[0].bidder == 101);
    expect_done(capsule_open(&pair->capsule, turns, 3, &key));
    Recipient is = age_recipient(&key);
    return !memcmp(is.byte, pair->head.recipient.byte, sizeof is.byte);
}

/* The lots' marks are opened again "with prices unknown", one of them is changed, and locked. */
static const char changed_marks[] =
    "2026-12-02T09:00 olga+otto reopen round=1 lot=1 prices=unknown ground=error\n"
    "eva score round=1 lot=1 bidder=bela criterion=12 mark=5.000\n"
    "eva scores-done round=1 lot=1\nemil scores-done round=1 lot=1\n"
    "erin scores-done round=1 lot=1\n"
    "carl consensus round=1 lot=1 bidder=bela criterion=12 mark=5.000\n"
    "olga+otto score-lock round=1 lot=1\nolga complaint lot=1";

static bool warned(Played *w, Str journal, const char *of, Arena *a)
{
    Audit out;
    AuditBeside beside = { .journals = { .at = &journal, .len = journal.len > 0 } };
    expect_done(audit_with(played_bundle(w, a), w->policy, &beside, &out, a));
    for (each(const Str, line, out.warnings))
        if (memmem(line->at, (size_t)line->len, of, strlen(of)))
            return true;
    return false;
}

static Played *locked_once(Arena *a)
{
    Lie once = { .line = "2026-12-01", .instead = "2026-12-01T09:00 olga+otto score-lock round=1 "
                 "lot=1\nolga complaint lot=1" };
    return played_crooked(&once, a);
}

static Played *locked_twice(Arena *a)
{
    Lie again = { .line = "hans turns round=1 lot=1 envelope=price", .instead = changed_marks };
    return played_crooked(&again, a);
}

TEST(whose_price_turn_was_kept_back_turns_on_other_marks_only_with_a_word)
{
    Played  *before = locked_once(a), *after = locked_twice(a);
    Notebook    *k = notebook(a);
    TurnMade first = price_turn(before, 41, a), second = price_turn(after, 41, a);
    expect_done(notes(k, &first.act, &first.turns, &before->p, S("")));
    expect(price_readable(before, &first, a));           /* and the log shows no turn */
    expect(after->p.turned.len == before->p.turned.len);
    expect_done(notes(k, &first.act, &first.turns, &after->p, S("")));       /* the same marks */
    expect_because(notes(k, &second.act, &second.turns, &after->p, S("")), marks_changed);
    expect_done(notes(k, &second.act, &second.turns, &after->p, S("Olga says: lost.")));
    expect_done(notes(k, &second.act, &second.turns, &after->p, S("")));
    Journal journal;
    expect_done(journal_read(kept_text(k), &journal, a));
    expect(journal.len == 2 && !journal.at[0].why.len);
    expect_text(journal.at[1].why, "Olga says: lost.");
    expect(!unlink(k->path));
}

static Str journal_line_text(const JournalLine *line, Arena *a)
{
    Journal journal = { 0 };
    Text    t = { 0 };
    *list_add(&journal, a) = *line;
    journal_write(&t, &journal, a);
    return text_str(&t);
}

TEST(the_journal_of_whose_turn_was_kept_back_shows_it_to_every_auditor)
{
    Played     *before = locked_once(a), *after = locked_twice(a);
    TurnMade    made = price_turn(before, 41, a);
    JournalLine line;
    const char *says = "as if no price could be known, and locked anew. Of the 3 padlocks that "
                       "open its prices 1 had turned before: 0 by this log, 1 by";
    expect_done(journal_line(&made.act, turns_written(&made.turns, a), 41, S(""), &line, a));
    expect(!warned(after, S(""), "locked anew", a));
    expect(warned(after, journal_line_text(&line, a), says, a));
    expect(!warned(before, journal_line_text(&line, a), "journal", a));
    line.round = 2;                                      /* which is not that of the marks */
    expect(!warned(after, journal_line_text(&line, a), says, a));
    line.round = 1;
    line.holder = 21;                                    /* Eva holds none */
    expect(warned(after, journal_line_text(&line, a), "that this log does not show", a));
    line.holder = 41;
    line.sheets = sha256(S("another log's"));
    expect(warned(after, journal_line_text(&line, a), "that this log does not show", a));
    line.procedure.byte[3] ^= 1;
    expect(!warned(after, journal_line_text(&line, a), "journal", a));
}

TEST(marks_opened_again_after_a_turn_in_the_log_are_warned_of_without_a_journal)
{
    Lie again = { .line = "hugo turns round=1 lot=1 envelope=price", .instead = changed_marks };
    Played     *w = played_crooked(&again, a);
    JournalLine line = { .procedure = w->p.name, .holder = 41, .round = 1, .lot = 1,
                         .envelope = PRICE, .sheets = w->p.turned.at[w->p.turned.len - 1].sheets };
    const char *says = "1 had turned before: 1 by this log, 0 by";
    expect(warned(w, S(""), says, a));
    expect(warned(w, journal_line_text(&line, a), says, a));    /* the same turn */
}

TEST(a_journal_that_cannot_be_read_is_no_evidence)
{
    Played *w = locked_once(a);
    Audit   out;
    Str     torn = S("tenderbox/journal/v1\nturned");
    AuditBeside beside = { .journals = { .at = &torn, .len = 1 } };
    expect_because(audit_with(played_bundle(w, a), w->policy, &beside, &out, a),
                   journal_unreadable);
    expect_text(str(out.found.act), "journal");
}

TEST(a_turn_that_stands_in_the_log_needs_no_word_on_other_marks)
{
    Played  *w = locked_once(a);
    Notebook    *k = notebook(a);
    TurnMade made = price_turn(w, 41, a);
    expect_done(notes(k, &made.act, &made.turns, &w->p, S("")));
    made.act.turns.sheets = sha256(S("locked again"));
    expect_because(notes(k, &made.act, &made.turns, &w->p, S("")), marks_changed);
    *list_add(&w->p.turned, a) = (Turned){ .holder = 41, .round = 1, .lot = 1, .envelope = PRICE };
    expect_done(notes(k, &made.act, &made.turns, &w->p, S("")));
    expect(!unlink(k->path));
}

static bool everybody_reads(const Played *w, Hash words)
{
    for (each(const ShownAct, shown, w->b.acts)) {
        Act act;
        expect_done(act_read(shown->body, &act));
        const ActRow *row = act_rows[act.kind];
        for (each_field(f, row))
            if (field_is_shelved(f) && hash_same(act_hash(&act, f), words) &&
                words_shown_to(PUBLIC, 0, &w->p, &act, f))
                return true;
    }
    return false;
}

TEST(where_acts_with_two_officers_are_withheld_reuse_is_said_not_to_be_checked)
{
    Lie asked = { .line = "olga+otto exclude", .instead =
        "olga inquire inquiry=1 round=1 lot=1 bidder=bela about=deviation until=2026-11-09T12:00\n"
        "olga+otto resolve inquiry=1 ruling=accepted" };
    const char *says = "1 of the acts withheld were agreed to by a second officer: reuse of "
                       "agreements not checked.";
    Played *w = played_crooked(&asked, a);
    Bundle  all = w->b;
    expect(!warned(w, S(""), "reuse of agreements", a));
    make_public(w, ACT_NONE);
    for (each(const ShelfItem, item, all.words))
        if (everybody_reads(w, item->hash))
            *list_add(&w->b.words, a) = *item;
    expect(warned(w, S(""), says, a));
}

RUN("tamper_test", T(every_change_of_a_bundle_is_found_and_named),
    T(an_edition_withholds_nothing_that_it_must_show_and_calls_nothing_what_it_is_not),
    T(the_court_is_withheld_nothing),
    T(an_award_entered_as_something_else_can_be_shown_to_nobody_and_leaves_a_hole),
    T(no_act_is_withheld_inside_a_batch),
    T(where_acts_with_two_officers_are_withheld_reuse_is_said_not_to_be_checked),
    T(a_bundle_that_ends_too_early_is_called_short), T(nothing_may_follow_a_bundle),
    T(an_unknown_member_is_refused), T(members_stand_in_one_order),
    T(words_stand_by_rising_hash_and_once), T(a_header_has_one_spelling),
    T(nothing_hides_between_members), T(what_a_bundle_says_of_itself_is_canonical),
    T(a_bit_flipped_anywhere_is_found), T(a_log_with_another_key_is_not_believed),
    T(a_quorum_that_is_asked_for_must_have_signed), T(a_policy_that_cannot_be_read_is_no_policy),
    T(a_rival_act_at_the_same_place_is_seen), T(a_rival_continuation_of_the_draft_is_seen),
    T(an_act_taken_out_of_the_log_leaves_a_gap),
    T(an_act_that_stands_alone_lacks_those_of_the_office), T(the_office_alone_is_no_procedure),
    T(the_words_of_the_first_act_are_missed_like_those_of_any_other),
    T(an_act_entered_twice_is_seen),
    T(a_batch_that_nobody_closed_is_no_publication),
    T(nothing_stands_between_the_acts_of_a_batch),
    T(an_act_of_another_procedure_does_not_belong_here), T(an_act_stands_where_its_entry_says),
    T(an_act_is_written_in_its_one_form), T(a_fork_of_the_log_is_seen),
    T(every_lie_that_everybody_signs_is_found_and_named),
    T(a_header_of_any_length_that_is_read_is_taken_and_opened),
    T(a_holder_turns_only_when_the_witnesses_saw_the_deadline_pass),
    T(a_holder_s_own_clock_must_be_past_the_deadline_too),
    T(a_deadline_that_two_officers_lengthened_is_the_one_that_counts),
    T(a_holder_turns_only_for_the_name_in_the_notice), T(the_law_looks_before_a_padlock_turns),
    T(a_holder_s_journal_knows_for_which_bids_was_turned),
    T(a_journal_that_cannot_be_read_is_no_reason_to_turn),
    T(whose_price_turn_was_kept_back_turns_on_other_marks_only_with_a_word),
    T(the_journal_of_whose_turn_was_kept_back_shows_it_to_every_auditor),
    T(marks_opened_again_after_a_turn_in_the_log_are_warned_of_without_a_journal),
    T(a_journal_that_cannot_be_read_is_no_evidence),
    T(a_turn_that_stands_in_the_log_needs_no_word_on_other_marks),
    T(the_policy_that_the_notice_names_is_the_reader_s_but_for_comments),
    T(where_the_notice_names_no_witnesses_a_reader_may_ask_for_some),
    T(a_list_of_the_box_that_witnesses_saw_before_the_deadline_is_a_lie),
    T(no_act_says_another_moment_than_the_witnesses_leave))
