#include "tree/policy.h"
#include "tree/tile.h"
#include "tree/tree.h"
#include "test/test.h"

#include <glob.h>
#include <jansson.h>
#include <string.h>

/* ---- own trees ------------------------------------------------------------------- */

/* The leaves that every RFC 6962 program is tried with, and the roots of the first n of them. */
static const Str classic[] = { { "", 0 }, { "\0", 1 }, { "\x10", 1 }, { "\x20\x21", 2 },
    { "\x30\x31", 2 }, { "\x40\x41\x42\x43", 4 }, { "\x50\x51\x52\x53\x54\x55\x56\x57", 8 },
    { "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16 } };
static const char *const classic_roots[] = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

enum { SIZE = 70 };                /* of the tree in which everything is tried */

typedef struct Small {
    Hash   leaf[SIZE], root[SIZE + 1];
    Leaves leaves;
    Nodes  nodes;
} Small;

static Small *small_tree(Arena *a)
{
    Small *s = make(a, Small, 1);
    Frontier f = { 0 };
    s->root[0] = frontier_root(&f);
    for (int i = 0; i < SIZE; i++) {
        char name[2] = { (char)i, 'x' };
        s->leaf[i] = tree_leaf((Str){ name, 2 });
        frontier_add(&f, s->leaf[i], NULL);
        s->root[i + 1] = frontier_root(&f);
    }
    s->leaves = (Leaves){ s->leaf, SIZE };
    s->nodes  = nodes_of_leaves(&s->leaves);
    return s;
}

TEST(the_classic_leaves_have_the_classic_roots)
{
    Frontier f = { 0 };
    Hash leaf[8];
    for (int i = 0; i < 8; i++)
        leaf[i] = tree_leaf(classic[i]);
    Leaves leaves = { leaf, 8 };
    Nodes nodes = nodes_of_leaves(&leaves);
    for (int n = 0; n <= 8; n++) {
        Hash root;
        expect_text(str_of_hash(frontier_root(&f), a), classic_roots[n]);
        expect_done(tree_root(&nodes, n, &root));
        expect_text(str_of_hash(root, a), classic_roots[n]);
        if (n < 8)
            frontier_add(&f, leaf[n], NULL);
    }
}

/* MTH as the first lines of RFC 6962 section 2.1 say it. */
static Hash said_by_the_rfc(const Hash *leaf, int n)
{
    int k = 1;
    if (n == 1)
        return leaf[0];
    while (2 * k < n)
        k *= 2;
    return tree_node(said_by_the_rfc(leaf, k), said_by_the_rfc(leaf + k, n - k));
}

TEST(a_frontier_has_the_root_of_the_definition)
{
    Small *s = small_tree(a);
    for (int n = 1; n <= SIZE; n++)
        expect(hash_same(s->root[n], said_by_the_rfc(s->leaf, n)));
}

TEST(an_auditor_may_begin_at_any_frontier)
{
    Small *s = small_tree(a);
    for (int n = 0; n <= SIZE; n++) {
        Frontier f, again;
        Hash peaks[TREE_LEVELS];
        expect_done(tree_frontier(&s->nodes, n, &f));
        int count = frontier_write(&f, peaks);
        expect_done(frontier_read(n, peaks, count, &again));
        expect_because(frontier_read(n, peaks, count + 1, &again), proof_unfitting);
        expect(hash_same(frontier_root(&again), s->root[n]));
        for (int i = n; i < SIZE; i++)
            frontier_add(&again, s->leaf[i], NULL);
        expect(hash_same(frontier_root(&again), s->root[SIZE]));
    }
    Frontier f;
    expect_because(frontier_read(-1, s->leaf, 1, &f), proof_unfitting);
    expect_because(frontier_read(3, s->leaf, 1, &f), proof_unfitting);
}

/* A store of finished nodes, and a count of the questions it was asked. */
typedef struct Store { Hash node[8][SIZE]; int asked; } Store;

static Result stored(void *where, int level, int64_t index, Hash *h)
{
    Store *store = where;
    store->asked++;
    *h = store->node[level][index];
    return hash_none(*h) ? because(&node_missing) : DONE;
}

TEST(what_a_frontier_finishes_is_all_that_proofs_need)
{
    Small *s = small_tree(a);
    Store *store = make(a, Store, 1);
    Nodes nodes = { stored, store };
    Frontier f = { 0 };
    for (int n = 0; n < SIZE; n++) {
        Hash finished[TREE_LEVELS];
        Path path, same;
        int count = frontier_add(&f, s->leaf[n], finished);
        for (int level = 0; level < count; level++)
            store->node[level][n >> level] = finished[level];
        for (int i = 0; i <= n; i++) {
            expect_done(tree_inclusion(&nodes, i, n + 1, &path));
            expect_done(tree_inclusion(&s->nodes, i, n + 1, &same));
            expect(path.len == same.len &&
                   !memcmp(path.at, same.at, (size_t)path.len * sizeof *path.at));
            expect_done(tree_consistency(&nodes, i + 1, n + 1, &path));
        }
    }
}

static Result counted(void *asked, int level, int64_t index, Hash *h)
{
    *h = (Hash){ { (unsigned char)level, (unsigned char)index } };
    ++*(int *)asked;
    return DONE;
}

TEST(a_proof_on_a_million_entries_asks_for_few_nodes)
{
    (void)a;
    int asked = 0;
    Nodes nodes = { counted, &asked };
    Path path;
    expect_done(tree_inclusion(&nodes, 12345, 1000003, &path));
    expect(path.len == 20 && asked <= 40);
    expect_done(tree_consistency(&nodes, 999999, 1000003, &path));
    expect(asked <= 80);
    asked = 0;
    expect_done(tree_inclusion(&nodes, 1, INT64_MAX, &path));
    expect_done(tree_inclusion(&nodes, INT64_MAX - 1, INT64_MAX, &path));
    expect(path.len == 62 && asked <= 4 * 63);
}

/* ---- what must not pass ---------------------------------------------------------- */

static Path without_last(Path p) { return p.len--, p; }
static Path with_one_more(Path p) { return p.at[p.len++] = (Hash){ { 1 } }, p; }
static Path changed(Path p, int at) { return p.at[at].byte[31] ^= 1, p; }

TEST(every_inclusion_is_proved_and_no_other)
{
    Small *s = small_tree(a);
    for (int n = 1; n <= SIZE; n++)
        for (int i = 0; i < n; i++) {
            Path p, bad;
            expect_done(tree_inclusion(&s->nodes, i, n, &p));
            expect_done(tree_check_inclusion(&p, s->leaf[i], i, n, s->root[n]));
            expect_because(tree_check_inclusion(&p, s->leaf[i], i, n, s->root[n - 1]), proof_wrong);
            expect_because(tree_check_inclusion(&p, s->root[0], i, n, s->root[n]), proof_wrong);
            bad = with_one_more(p);
            expect_because(tree_check_inclusion(&bad, s->leaf[i], i, n, s->root[n]),
                           proof_unfitting);
            if (!p.len)
                continue;
            bad = without_last(p);
            expect_because(tree_check_inclusion(&bad, s->leaf[i], i, n, s->root[n]),
                           proof_unfitting);
            for (int at = 0; at < p.len; at++) {
                bad = changed(p, at);
                expect_because(tree_check_inclusion(&bad, s->leaf[i], i, n, s->root[n]),
                               proof_wrong);
            }
            expect(failed(tree_check_inclusion(&p, s->leaf[i], (i + 1) % n, n, s->root[n])));
        }
}

TEST(every_consistency_is_proved_and_no_other)
{
    Small *s = small_tree(a);
    for (int n = 1; n <= SIZE; n++)
        for (int m = 1; m <= n; m++) {
            Path p, bad;
            expect_done(tree_consistency(&s->nodes, m, n, &p));
            expect_done(tree_check_consistency(&p, m, s->root[m], n, s->root[n]));
            expect_because(tree_check_consistency(&p, m, (Hash){ 0 }, n, s->root[n]), proof_wrong);
            bad = with_one_more(p);
            expect_because(tree_check_consistency(&bad, m, s->root[m], n, s->root[n]),
                           proof_unfitting);
            if (!p.len)
                continue;
            expect_because(tree_check_consistency(&p, m, s->root[m], n, (Hash){ 0 }), proof_wrong);
            bad = without_last(p);
            expect_because(tree_check_consistency(&bad, m, s->root[m], n, s->root[n]),
                           proof_unfitting);
            for (int at = 0; at < p.len; at++) {
                bad = changed(p, at);
                expect_because(tree_check_consistency(&bad, m, s->root[m], n, s->root[n]),
                               proof_wrong);
            }
        }
}

TEST(a_number_outside_the_tree_fits_no_proof)
{
    Small *s = small_tree(a);
    Path p = { 0 }, long_one = { .len = 65 };
    Hash h = s->leaf[0];
    expect_because(tree_inclusion(&s->nodes, 1, 1, &p), proof_unfitting);
    expect_because(tree_inclusion(&s->nodes, -1, 1, &p), proof_unfitting);
    expect_because(tree_consistency(&s->nodes, 2, 1, &p), proof_unfitting);
    expect_because(tree_consistency(&s->nodes, -1, 1, &p), proof_unfitting);
    expect_because(tree_inclusion(&s->nodes, 0, SIZE + 1, &p), node_missing);
    p.len = 0;
    expect_because(tree_check_inclusion(&p, h, 0, 0, h), proof_unfitting);
    expect_because(tree_check_inclusion(&p, h, 1, 1, h), proof_unfitting);
    expect_because(tree_check_inclusion(&p, h, -1, 1, h), proof_unfitting);
    expect_because(tree_check_inclusion(&p, h, 0, INT64_MIN, h), proof_unfitting);
    expect_because(tree_check_consistency(&p, 2, h, 1, h), proof_unfitting);
    expect_because(tree_check_consistency(&p, -1, h, 1, h), proof_unfitting);
    expect_because(tree_check_inclusion(&long_one, h, 0, INT64_MAX, h), proof_unfitting);
    expect_because(tree_check_consistency(&long_one, 1, h, INT64_MAX, h), proof_unfitting);
    expect_because(tree_check_consistency(&p, 0, s->root[0], 0, s->root[0]), proof_unfitting);
    expect_because(tree_check_consistency(&p, 0, s->root[0], 1, s->root[1]), proof_unfitting);
    expect_because(tree_consistency(&s->nodes, 0, 1, &p), proof_unfitting);
}

/* ---- other people's proofs ------------------------------------------------------- */

static bool hash_in(const json_t *text, Hash *h)
{
    const char *s = json_string_value(text);
    return s && str_base64(str(s), h->byte, sizeof h->byte);
}

/* One vector asks only whether two roots are equal and has words there: each word has a hash. */
static bool root_in(const json_t *text, Hash *h)
{
    if (!hash_in(text, h))
        *h = sha256(str(json_string_value(text)));
    return true;
}

static bool path_in(const json_t *list, Path *path)
{
    path->len = (int)json_array_size(list);
    if (path->len > countof(path->at))
        return false;
    for (int i = 0; i < path->len; i++)
        if (!hash_in(json_array_get(list, (size_t)i), &path->at[i]))
            return false;
    return true;
}

/* Numbers from 2^63 on make the whole file come in reals, and there is no such entry here. */
static int64_t number_in(const json_t *file, const char *name)
{
    const json_t *n = json_object_get(file, name);
    return json_is_integer(n) ? json_integer_value(n) : -1;
}

static bool inclusion_passes(const json_t *file)
{
    Path p;
    Hash root, leaf;
    return root_in(json_object_get(file, "root"), &root) &&
           hash_in(json_object_get(file, "leafHash"), &leaf) &&
           path_in(json_object_get(file, "proof"), &p) &&
           !failed(tree_check_inclusion(&p, leaf, number_in(file, "leafIdx"),
                                        number_in(file, "treeSize"), root));
}

static bool consistency_passes(const json_t *file)
{
    Path p;
    Hash old_root, root;
    return root_in(json_object_get(file, "root1"), &old_root) &&
           root_in(json_object_get(file, "root2"), &root) &&
           path_in(json_object_get(file, "proof"), &p) &&
           !failed(tree_check_consistency(&p, number_in(file, "size1"), old_root,
                                          number_in(file, "size2"), root));
}

/* Gives how many files there are; passed and refused count those that did as they say. */
static int try_files(const char *pattern, bool (*passes)(const json_t *), int *passed, int *refused)
{
    glob_t found = { 0 };
    int count = glob(pattern, 0, NULL, &found) ? 0 : (int)found.gl_pathc;
    for (int i = 0; i < count; i++) {
        json_t *file = json_load_file(found.gl_pathv[i], 0, NULL);
        if (!file)
            file = json_load_file(found.gl_pathv[i], JSON_DECODE_INT_AS_REAL, NULL);
        bool wrong = json_is_true(json_object_get(file, "wantErr")), did_pass = passes(file);
        json_decref(file);
        *passed += did_pass && !wrong;
        *refused += !did_pass && wrong;
        if (did_pass == wrong)
            printf("    %s\n", found.gl_pathv[i]);
    }
    globfree(&found);
    return count;
}

static const char *shared_pattern(Arena *a, const char *folder, const char *pattern)
{
    const char *path = shared_path(a, folder);
    Text t = { 0 };
    if (!path)
        skip("no shared data");
    text_put(&t, a, "{}/{}", str(path), str(pattern));
    return str_terminated(text_str(&t), a);
}

TEST(the_inclusion_vectors_of_rfc6962_do_as_they_say)
{
    int passed = 0, refused = 0, count = 0;
    count += try_files(shared_pattern(a, "rfc6962/testdata/inclusion", "*/*.json"),
                       inclusion_passes, &passed, &refused);
    count += try_files(shared_pattern(a, "rfc6962/testdata/inclusion", "*/*/*.json"),
                       inclusion_passes, &passed, &refused);
    printf("    inclusion: %d passed, %d refused of %d\n", passed, refused, count);
    expect(count > 0 && passed + refused == count && passed > 0 && refused > 0);
}

TEST(the_consistency_vectors_of_rfc6962_do_as_they_say)
{
    int passed = 0, refused = 0, count = 0;
    count += try_files(shared_pattern(a, "rfc6962/testdata/consistency", "*/*.json"),
                       consistency_passes, &passed, &refused);
    count += try_files(shared_pattern(a, "rfc6962/testdata/consistency", "*/*/*.json"),
                       consistency_passes, &passed, &refused);
    printf("    consistency: %d passed, %d refused of %d\n", passed, refused, count);
    expect(count > 0 && passed + refused == count && passed > 0 && refused > 0);
}

/* ---- tiles ----------------------------------------------------------------------- */

TEST(a_tile_has_one_name)
{
    static const struct { const char *path; Tile tile; } named[] = {
        { "tile/0/000",                    { 0, 0, 256 }                  },
        { "tile/0/x001/x234/067",          { 0, 1234067, 256 }            },
        { "tile/63/001.p/5",               { 63, 1, 5 }                   },
        { "tile/entries/x273/000.p/112",   { TILE_ENTRIES, 273000, 112 }  },
        { "tile/1/x999/x999/x999/x999/x999/999", { 1, 999999999999999999, 256 } },
    };
    for (ptrdiff_t i = 0; i < countof(named); i++) {
        Tile t;
        Text path = { 0 };
        expect_done(tile_path_read(str(named[i].path), &t));
        expect(t.level == named[i].tile.level && t.index == named[i].tile.index &&
               t.width == named[i].tile.width);
        tile_path_write(t, &path, a);
        expect_text(text_str(&path), named[i].path);
    }
    static const char *const bad[] = { "", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0",
        "tile/0/0000", "tile/0/000/", "tile/0/000/1", "tile/0/x000/000", "tile/0/x001",
        "tile/00/000",
        "tile/64/000", "tile/-1/000", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0",
        "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/1/", "tile/0/001/234", "tile//000",
        "tile/0/X001/000", "/tile/0/000", "tile/0/x001.p/001", "tile/entry/000", "tile/0/00a",
        "tile/0/x001/x000/x000/x000/x000/x000/000", "checkpoint" };
    for (ptrdiff_t i = 0; i < countof(bad); i++) {
        Tile t;
        expect_because(tile_path_read(str(bad[i]), &t), tile_unreadable);
    }
}

TEST(a_tree_of_seventy_thousand_has_the_tiles_of_the_standard)
{
    (void)a;
    expect(tile_width(70000, 0, 272) == 256 && tile_width(70000, 0, 273) == 112);
    expect(tile_width(70000, 0, 274) == 0 && tile_width(70000, 1, 0) == 256);
    expect(tile_width(70000, 1, 1) == 17 && tile_width(70000, 2, 0) == 1);
    expect(tile_width(70000, 3, 0) == 0 && tile_width(70000, TILE_ENTRIES, 273) == 112);
    expect(tile_width(256, 0, 0) == 256 && tile_width(256, 0, 1) == 0);
    expect(tile_width(256, 1, 0) == 1 && tile_width(0, 0, 0) == 0 && tile_width(-1, 0, 0) == 0);
    expect(tile_width(INT64_MAX, 63, 0) == 0 && tile_width(INT64_MAX, 0, INT64_MAX) == 0);
    expect(tile_width(INT64_MAX, 7, 0) == 127 && tile_width(INT64_MAX, 0, -1) == 0);
}

TEST(tiles_give_back_the_nodes_they_were_made_of)
{
    Small *s = small_tree(a);
    Text bytes = { 0 };
    Hash hashes[TILE_WIDTH], node, same;
    expect_done(tile_write(&s->nodes, (Tile){ 0, 0, SIZE }, &bytes, a));
    expect_done(tile_read(text_str(&bytes), SIZE, hashes));
    expect(!memcmp(hashes, s->leaf, sizeof s->leaf));
    for (int level = 0; level <= 8; level++)
        for (int i = 0; i < SIZE >> level; i++) {
            expect_done(tile_node(hashes, SIZE, level, i, &node));
            expect_done(s->nodes.node(s->nodes.where, level, i, &same));
            expect(hash_same(node, same));
        }
    expect_because(tile_node(hashes, SIZE, 6, 1, &node), node_missing);
    expect_because(tile_read(text_str(&bytes), SIZE - 1, hashes), tile_unreadable);
    expect_because(tile_read(text_str(&bytes), SIZE + 1, hashes), tile_unreadable);
    expect_because(tile_read(S(""), 0, hashes), tile_unreadable);
    expect_because(tile_write(&s->nodes, (Tile){ 8, 0, 1 }, &bytes, a), tile_unreadable);
    expect_because(tile_write(&s->nodes, (Tile){ 1, 0, 1 }, &bytes, a), node_missing);
}

TEST(a_bundle_holds_exactly_the_entries_it_should)
{
    Text t = { 0 };
    Str entry[TILE_WIDTH], longest = { make(a, char, ENTRY_BYTES + 1), ENTRY_BYTES };
    expect_done(bundle_add(&t, S("one"), a));
    expect_done(bundle_add(&t, S(""), a));
    expect_done(bundle_add(&t, longest, a));
    expect_done(bundle_read(text_str(&t), 3, entry));
    expect_text(entry[0], "one");
    expect(entry[1].len == 0 && str_same(entry[2], longest));
    expect_because(bundle_read(text_str(&t), 2, entry), tile_unreadable);
    expect_because(bundle_read(text_str(&t), 4, entry), tile_unreadable);
    expect_because(bundle_read((Str){ t.at, t.len - 1 }, 3, entry), tile_unreadable);
    expect_because(bundle_read(S(""), 0, entry), tile_unreadable);
    expect_because(bundle_read(S("\0"), 1, entry), tile_unreadable);
    longest.len++;
    expect_because(bundle_add(&t, longest, a), entry_too_long);
}

/* ---- a log that others have written ---------------------------------------------- */

enum { REAL = 15 };

static Checkpoint real_checkpoint(int size, Arena *a)
{
    Text path = { 0 };
    Note note;
    Vkey key;
    Checkpoint c;
    text_put(&path, a, "tlog-tiles/checkpoint.{}", str_of_number(size, a));
    Str bytes = shared(a, str_terminated(text_str(&path), a));
    if (!bytes.at)
        skip("no shared data");
    expect_done(vkey_read(
        S("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"), &key));
    expect_done(note_read(bytes, &note, a));
    expect_done(note_verify(&note, &key, NULL, a));
    expect_done(checkpoint_read(note.text, &c));
    expect_text(c.origin, "example.com/log/testdata");
    expect(c.size == size);
    return c;
}

static Str real_tile(int level, int width, Arena *a)
{
    Text path = { 0 };
    text_our(&path, "tlog-tiles/", a);
    tile_path_write((Tile){ level, 0, width }, &path, a);
    return shared(a, str_terminated(text_str(&path), a));
}

TEST(every_checkpoint_of_a_real_log_follows_from_its_entries)
{
    Checkpoint last = real_checkpoint(REAL, a);
    Hash leaf[REAL];
    Leaves leaves = { leaf, REAL };
    Nodes nodes = nodes_of_leaves(&leaves);
    Frontier f = { 0 };
    expect(hash_same(real_checkpoint(0, a).root, frontier_root(&f)));
    for (int n = 1; n <= REAL; n++) {
        Str entry[TILE_WIDTH];
        Text tile = { 0 }, bundle = { 0 };
        Path path;
        expect_done(bundle_read(real_tile(TILE_ENTRIES, n, a), n, entry));
        leaf[n - 1] = tree_leaf(entry[n - 1]);
        frontier_add(&f, leaf[n - 1], NULL);
        Checkpoint c = real_checkpoint(n, a);
        expect(hash_same(c.root, frontier_root(&f)));
        for (int i = 0; i < n; i++)
            expect_done(bundle_add(&bundle, entry[i], a));
        expect(str_same(text_str(&bundle), real_tile(TILE_ENTRIES, n, a)));
        expect_done(tile_write(&nodes, (Tile){ 0, 0, n }, &tile, a));
        expect(str_same(text_str(&tile), real_tile(0, n, a)));
        for (int i = 0; i < n; i++) {
            expect_done(tree_inclusion(&nodes, i, n, &path));
            expect_done(tree_check_inclusion(&path, leaf[i], i, n, c.root));
        }
    }
    for (int n = 1; n <= REAL; n++) {
        Path path;
        expect_done(tree_consistency(&nodes, n, REAL, &path));
        expect_done(tree_check_consistency(&path, n, real_checkpoint(n, a).root, REAL, last.root));
    }
}

RUN("tree", T(the_classic_leaves_have_the_classic_roots),
    T(a_frontier_has_the_root_of_the_definition), T(an_auditor_may_begin_at_any_frontier),
    T(what_a_frontier_finishes_is_all_that_proofs_need),
    T(a_proof_on_a_million_entries_asks_for_few_nodes), T(every_inclusion_is_proved_and_no_other),
    T(every_consistency_is_proved_and_no_other), T(a_number_outside_the_tree_fits_no_proof),
    T(the_inclusion_vectors_of_rfc6962_do_as_they_say),
    T(the_consistency_vectors_of_rfc6962_do_as_they_say), T(a_tile_has_one_name),
    T(a_tree_of_seventy_thousand_has_the_tiles_of_the_standard),
    T(tiles_give_back_the_nodes_they_were_made_of), T(a_bundle_holds_exactly_the_entries_it_should),
    T(every_checkpoint_of_a_real_log_follows_from_its_entries))
