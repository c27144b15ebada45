#include "tree/tree.h"

#include <string.h>

const Reason node_missing = { MISSING, "node-missing", "RFC 6962 section 2.1",
    "A part of the tree that this needs is not at hand." };
const Reason proof_unfitting = { INVALID, "proof-unfitting", "RFC 9162 sections 2.1.3, 2.1.4",
    "The proof does not have the shape that a tree of this size asks for." };
const Reason proof_wrong = { REFUSED, "proof-wrong", "RFC 9162 sections 2.1.3, 2.1.4",
    "The proof does not lead to the root that was signed." };

/* RFC 6962, 2.1: MTH({d(0)}). */
Hash tree_leaf(Str entry) { return sha256_of(S("\0"), entry); }

/* RFC 6962, 2.1: the step of MTH(D[n]). */
Hash tree_node(Hash left, Hash right)
{
    char both[65] = { 1 };
    memcpy(both + 1, left.byte, sizeof left.byte);
    memcpy(both + 33, right.byte, sizeof right.byte);
    return sha256((Str){ both, sizeof both });
}

static bool has_bit(int64_t number, int bit) { return number >> bit & 1; }

/* ---- frontier -------------------------------------------------------------------- */

/* RFC 9162, 2.1.2, step 2 of one entry; the stack is kept by level. */
int frontier_add(Frontier *f, Hash leaf, Hash finished[TREE_LEVELS])
{
    int  level = 0;
    Hash node  = leaf;
    if (finished)
        finished[0] = leaf;
    while (has_bit(f->size, level)) {
        node = tree_node(f->node[level++], node);
        if (finished)
            finished[level] = node;
    }
    f->node[level] = node;
    f->size++;
    return level + 1;
}

/* RFC 9162, 2.1.2, step 3; of the empty tree RFC 6962, 2.1: MTH({}). */
Hash frontier_root(const Frontier *f)
{
    Hash root = sha256(S(""));
    bool some = false;
    for (int level = 0; level < TREE_LEVELS; level++)
        if (has_bit(f->size, level)) {
            root = some ? tree_node(f->node[level], root) : f->node[level];
            some = true;
        }
    return root;
}

int frontier_write(const Frontier *f, Hash peaks[TREE_LEVELS])
{
    int count = 0;
    for (int level = TREE_LEVELS - 1; level >= 0; level--)
        if (has_bit(f->size, level))
            peaks[count++] = f->node[level];
    return count;
}

Result frontier_read(int64_t size, const Hash *peaks, ptrdiff_t count, Frontier *f)
{
    Frontier read = { .size = size };
    ptrdiff_t used = 0;
    if (size < 0)
        return because(&proof_unfitting);
    for (int level = TREE_LEVELS - 1; level >= 0; level--)
        if (has_bit(size, level)) {
            if (used == count)
                return because(&proof_unfitting);
            read.node[level] = peaks[used++];
        }
    if (used != count)
        return because(&proof_unfitting);
    *f = read;
    return DONE;
}

/* ---- making ---------------------------------------------------------------------- */

static Result leaves_node(void *where, int level, int64_t index, Hash *node)
{
    const Leaves *leaves = where;
    Frontier f = { 0 };
    if (level < 0 || level >= TREE_LEVELS || index < 0 || index >= leaves->count >> level)
        return because(&node_missing);
    for (int64_t i = index << level; i < (index + 1) << level; i++)
        frontier_add(&f, leaves->at[i], NULL);
    *node = frontier_root(&f);
    return DONE;
}

Nodes nodes_of_leaves(Leaves *leaves) { return (Nodes){ leaves_node, leaves }; }

/* The largest power of two below n. n: at least 2. */
static int64_t split(int64_t n)
{
    int64_t k = 1;
    while (k < n - k)
        k *= 2;
    return k;
}

/* The complete subtrees of the leaves from `start` on, `size` of them. `start` is a multiple of
 * a power of two that is not below `size`, as in every recursion of RFC 6962. */
static Result range(const Nodes *nodes, int64_t start, int64_t size, Frontier *f)
{
    f->size = size;
    for (int level = 0; level < TREE_LEVELS; level++)
        if (has_bit(size, level))
            TRY(nodes->node(nodes->where, level, (start >> level) + (size >> level) - 1,
                            &f->node[level]));
    return DONE;
}

static Result path_add(Path *path, const Nodes *nodes, int64_t start, int64_t end)
{
    Frontier f = { 0 };
    TRY(range(nodes, start, end - start, &f));
    path->at[path->len++] = frontier_root(&f);
    return DONE;
}

/* The recursions of RFC 6962 come down from the root; a path goes up to it. */
static void path_turn(Path *path)
{
    for (int i = 0, j = path->len - 1; i < j; i++, j--) {
        Hash held   = path->at[i];
        path->at[i] = path->at[j];
        path->at[j] = held;
    }
}

Result tree_frontier(const Nodes *nodes, int64_t size, Frontier *f)
{
    Frontier made = { 0 };
    if (size < 0)
        return because(&proof_unfitting);
    TRY(range(nodes, 0, size, &made));
    *f = made;
    return DONE;
}

/* RFC 6962, 2.1: MTH(D[n]). */
Result tree_root(const Nodes *nodes, int64_t size, Hash *root)
{
    Frontier f = { 0 };
    TRY(tree_frontier(nodes, size, &f));
    *root = frontier_root(&f);
    return DONE;
}

/* RFC 6962, 2.1.1: PATH(m, D[n]). */
Result tree_inclusion(const Nodes *nodes, int64_t index, int64_t size, Path *path)
{
    int64_t start = 0, end = size;
    path->len = 0;
    if (index < 0 || index >= size)
        return because(&proof_unfitting);
    while (end - start > 1) {
        int64_t middle = start + split(end - start);
        if (index < middle) {
            TRY(path_add(path, nodes, middle, end));
            end = middle;
        } else {
            TRY(path_add(path, nodes, start, middle));
            start = middle;
        }
    }
    path_turn(path);
    return DONE;
}

/* RFC 6962, 2.1.2: SUBPROOF(m, D[n], b); b is start == 0, for the old tree is known
 * to the one who checks as long as the walk has not left the first leaf. */
Result tree_consistency(const Nodes *nodes, int64_t old_size, int64_t size, Path *path)
{
    int64_t start = 0, end = size;
    path->len = 0;
    if (old_size < 1 || old_size > size)
        return because(&proof_unfitting);
    while (end != old_size) {
        int64_t middle = start + split(end - start);
        if (old_size <= middle) {
            TRY(path_add(path, nodes, middle, end));
            end = middle;
        } else {
            TRY(path_add(path, nodes, start, middle));
            start = middle;
        }
    }
    if (start > 0)
        TRY(path_add(path, nodes, start, end));
    path_turn(path);
    return DONE;
}

/* ---- checking -------------------------------------------------------------------- */

/* Where a walk from a leaf to the root has come to: the number of our node on this level and
 * of the last one. */
typedef struct Walk { int64_t at, last; } Walk;

static void up(Walk *w)
{
    w->at   >>= 1;
    w->last >>= 1;
}

/* Does the next hash of the path stand left of our node? */
static bool from_left(const Walk *w) { return has_bit(w->at, 0) || w->at == w->last; }

/* Levels on which the last node has no sibling are not in the path. */
static void up_past_lone_levels(Walk *w)
{
    while (!has_bit(w->at, 0) && w->at)
        up(w);
}

/* RFC 9162, 2.1.3.2. */
Result tree_check_inclusion(const Path *path, Hash leaf, int64_t index, int64_t size, Hash root)
{
    if (index < 0 || index >= size || path->len < 0 || path->len > countof(path->at))
        return because(&proof_unfitting);
    Walk w = { index, size - 1 };
    Hash node = leaf;
    for (int i = 0; i < path->len; i++) {
        if (!w.last)
            return because(&proof_unfitting);
        if (from_left(&w)) {
            node = tree_node(path->at[i], node);
            up_past_lone_levels(&w);
        } else {
            node = tree_node(node, path->at[i]);
        }
        up(&w);
    }
    if (w.last)
        return because(&proof_unfitting);
    return hash_same(node, root) ? DONE : because(&proof_wrong);
}

/* RFC 9162, 2.1.4.2. */
Result tree_check_consistency(const Path *path, int64_t old_size, Hash old_root, int64_t size,
                              Hash root)
{
    if (old_size < 1 || old_size > size || path->len < 0 || path->len > countof(path->at) ||
        (path->len > 0) != (old_size < size))
        return because(&proof_unfitting);
    if (old_size == size)
        return hash_same(old_root, root) ? DONE : because(&proof_wrong);
    Walk w = { old_size - 1, size - 1 };
    while (has_bit(w.at, 0))
        up(&w);
    /* Where the old tree is one complete subtree, its root is left out of the path. */
    int  next    = w.at ? 1 : 0;
    Hash old_top = w.at ? path->at[0] : old_root, top = old_top;
    for (; next < path->len; next++) {
        if (!w.last)
            return because(&proof_unfitting);
        if (from_left(&w)) {
            old_top = tree_node(path->at[next], old_top);
            top     = tree_node(path->at[next], top);
            up_past_lone_levels(&w);
        } else {
            top = tree_node(top, path->at[next]);
        }
        up(&w);
    }
    if (w.last)
        return because(&proof_unfitting);
    return hash_same(old_top, old_root) && hash_same(top, root) ? DONE : because(&proof_wrong);
}
