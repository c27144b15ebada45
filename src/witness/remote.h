/* remote.h - a log by its tiles, wherever they come from: what somebody needs to prove to himself
 * that it only grew. Nothing that a tile says is believed but what leads to a signed root.
 * Source: c2sp.org/tlog-tiles. */
#ifndef WITNESS_REMOTE_H
#define WITNESS_REMOTE_H

#include "tree/policy.h"
#include "tree/tile.h"

/* Where tiles are got. */
typedef struct Tiles {
    Result (*tile)(void *where, Tile, Text *bytes, Arena *);
    void *where;
} Tiles;

/* Does the tree of `size` begin with that of `old`, a smaller one? The path that proves it to
 * whoever knows both roots; of `old` 0, or of the same size, it is empty. It takes some 16 tiles.
 * Fails: as tiles, tile_read(), tree_consistency(). */
Result tiles_consistency(const Tiles *, int64_t old, int64_t size, Path *, Arena *);

/* A log at an address, as "https://tender.example.org/log", without "/" at its end. */
typedef struct Remote { Str url; Arena *life; } Remote;

/* Its tiles, and its latest checkpoint, with the log's own signature by that key.
 * Fails: log-strange; as web_ask(), note_read(), checkpoint_read(), note_verify(). */
Tiles  remote_tiles(Remote *);
Result remote_checkpoint(Remote *, const Vkey *, Note *, Checkpoint *, Arena *);

extern const Reason log_strange;

#endif
