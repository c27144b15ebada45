/* tile.h - the tree and its entries cut into files that never change.
 *
 * A hash tile is up to 256 hashes of one level out of eight, a bundle the up to 256 entries
 * under a tile of level 0. This room turns them into bytes and back and knows their names;
 * where the bytes lie is for others. Source: c2sp.org/tlog-tiles. */
#ifndef TREE_TILE_H
#define TREE_TILE_H

#include "tree/tree.h"

enum {
    TILE_WIDTH   = 256,
    TILE_ENTRIES = -1,             /* as a level: the bundle of entries */
    ENTRY_BYTES  = 65535,          /* the longest entry that a bundle can hold */
};

typedef struct Tile {
    int     level;                 /* TILE_ENTRIES or 0 to 63 */
    int64_t index;                 /* within the level */
    int     width;                 /* 1 to 256; below 256 it is partial */
} Tile;

/* "tile/0/x001/x234/067", "tile/entries/000.p/12": without prefix or leading slash, in one
 * spelling only. Fails: tile_unreadable. */
Result tile_path_read(Str, Tile *);
void   tile_path_write(Tile, Text *, Arena *);

/* How wide that tile is in a tree of that size: 0 (there is none) to 256. */
int tile_width(int64_t size, int level, int64_t index);

/* The hashes of a tile: 32 bytes each. Reading fails: tile_unreadable (other than exactly
 * `width` of them). Writing fails: tile_unreadable (no tree has that tile), the nodes' own. */
Result tile_read(Str bytes, int width, Hash *hashes);
Result tile_write(const Nodes *, Tile, Text *, Arena *);

/* The complete subtree of 2^level hashes of a tile, counted from its own bottom row.
 * level: 0 to 8. Fails: node_missing. */
Result tile_node(const Hash *hashes, int width, int level, int64_t index, Hash *);

/* The entries of a bundle, each behind its length as two bytes, the high one first. They point
 * into `bytes`. Fails: tile_unreadable (other than exactly `width` entries). */
Result bundle_read(Str bytes, int width, Str *entries);

/* Fails: entry_too_long. */
Result bundle_add(Text *, Str entry, Arena *);

extern const Reason tile_unreadable, entry_too_long;

#endif
