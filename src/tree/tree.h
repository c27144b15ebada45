/* tree.h - the tamper-evident tree over entries: roots, and proofs that others can check.
 *
 * Knows bytes and hashes, not acts. leaf = SHA-256(00 | entry), node = SHA-256(01 | left |
 * right), the empty tree is SHA-256 of nothing. Source: RFC 6962 section 2.1; making and
 * checking of proofs as RFC 9162 sections 2.1.3 and 2.1.4 spell them out.
 *
 * Nothing is stored here. Sizes and indices are whole numbers from 0; whatever is negative is
 * refused like any other number that does not fit. */
#ifndef TREE_TREE_H
#define TREE_TREE_H

#include "base/hash.h"

enum { TREE_LEVELS = 63 };         /* of a tree with less than 2^63 leaves */

Hash tree_leaf(Str entry);
Hash tree_node(Hash left, Hash right);

/* Everything before entry number `size`, in as many hashes as `size` has bits set: all that is
 * needed to go on appending, and to have the root of what there is. All-zero is the empty tree.
 * An auditor who starts in the middle of the log begins with the frontier before the first
 * entry at hand and compares its root with a checkpoint of that size. */
typedef struct Frontier {
    int64_t size;
    Hash    node[TREE_LEVELS];     /* [i]: the complete subtree of 2^i leaves, where bit i of
                                      size is set; else of no meaning */
} Frontier;

/* Appends one leaf, in two hashes on average. `finished` may be NULL; else finished[0] is the
 * leaf and finished[i] the complete subtree of 2^i leaves that it ended, which stands at
 * (level i, index old size >> i). Gives how many there are: these are the nodes to store. */
int  frontier_add(Frontier *, Hash leaf, Hash finished[TREE_LEVELS]);
Hash frontier_root(const Frontier *);

/* The hashes of a frontier, the largest subtree first; gives how many.
 * Reading fails: proof_unfitting (another number than `size` has bits set). */
int    frontier_write(const Frontier *, Hash peaks[TREE_LEVELS]);
Result frontier_read(int64_t size, const Hash *peaks, ptrdiff_t count, Frontier *);

/* Where complete subtrees come from: node(where, level, index) is the root over the leaves
 * index * 2^level up to (index + 1) * 2^level. It is never asked for one that the tree of the
 * given size does not have. What it refuses is handed on as it is. */
typedef struct Nodes {
    Result (*node)(void *where, int level, int64_t index, Hash *);
    void *where;
} Nodes;

/* Nodes of leaf hashes that lie in memory: each is computed when asked for.
 * The node function fails: node_missing. */
typedef struct Leaves { const Hash *at; int64_t count; } Leaves;
Nodes nodes_of_leaves(Leaves *);

/* Hashes from the bottom up. Longer ones belong to no tree of ours. */
typedef struct Path {
    int  len;
    Hash at[TREE_LEVELS + 1];
} Path;

/* Each asks for at most some 2 * 63 nodes, however large the tree.
 * Fail: proof_unfitting (unless 0 <= index < size, 0 < old_size <= size), and the nodes' own.
 * The consistency path between equal sizes is empty. */
Result tree_root(const Nodes *, int64_t size, Hash *);
Result tree_frontier(const Nodes *, int64_t size, Frontier *);
Result tree_inclusion(const Nodes *, int64_t index, int64_t size, Path *);
Result tree_consistency(const Nodes *, int64_t old_size, int64_t size, Path *);

/* Is `leaf` the one at `index` under `root`? Source: RFC 9162 section 2.1.3.2.
 * Fails: proof_unfitting (index outside, too few or too many hashes), proof_wrong. */
Result tree_check_inclusion(const Path *, Hash leaf, int64_t index, int64_t size, Hash root);

/* Is the tree under `old_root` the beginning of the one under `root`? Source: RFC 9162 section
 * 2.1.4.2. Every tree begins with the empty one, so from size 0 there is nothing to prove and
 * this is refused; who holds such a checkpoint compares its root with that of an empty frontier.
 * Fails: proof_unfitting, proof_wrong. */
Result tree_check_consistency(const Path *, int64_t old_size, Hash old_root, int64_t size,
                              Hash root);

extern const Reason node_missing, proof_unfitting, proof_wrong;

#endif
