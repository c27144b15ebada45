#include "witness/remote.h"

#include "witness/web.h"

const Reason log_strange = { BROKEN, "log-strange", "doc/witness.md",
    "What answers there is no log of this name, or something on the way changed its answer." };

enum { TILE_BYTES = TILE_WIDTH * 32, SECONDS = 20 };

/* ---- nodes of tiles -------------------------------------------------------------- */

/* The last one that was got lies here: a path asks for neighbours. */
typedef struct Reading {
    const Tiles *tiles;
    int64_t size;
    Tile    tile;
    Hash    hashes[TILE_WIDTH];
    Arena  *life;
} Reading;

static Result tile_get(Reading *r, Tile tile)
{
    Text bytes = { 0 };
    if (r->tile.width == tile.width && r->tile.level == tile.level &&
        r->tile.index == tile.index)
        return DONE;
    r->tile = (Tile){ 0 };
    TRY(r->tiles->tile(r->tiles->where, tile, &bytes, r->life));
    TRY(tile_read(text_str(&bytes), tile.width, r->hashes));
    r->tile = tile;
    return DONE;
}

static Result node(void *where, int level, int64_t index, Hash *hash)
{
    Reading *r = where;
    int  within = level % 8, up = 8 - within;
    Tile tile = { .level = level / 8, .index = index >> up };
    tile.width = tile_width(r->size, tile.level, tile.index);
    TRY(tile_get(r, tile));
    return tile_node(r->hashes, tile.width, within, index - (tile.index << up), hash);
}

Result tiles_consistency(const Tiles *tiles, int64_t old, int64_t size, Path *path, Arena *a)
{
    *path = (Path){ 0 };
    if (!old || old == size)
        return DONE;
    Reading *r = make(a, Reading, 1);
    *r = (Reading){ .tiles = tiles, .size = size, .life = a };
    return tree_consistency(&(Nodes){ node, r }, old, size, path);
}

/* ---- at an address --------------------------------------------------------------- */

static Result get(const Remote *remote, Str path, ptrdiff_t most, WebAnswer *answer, Arena *a)
{
    Text url = { 0 }, t = { 0 };
    text_put(&url, a, "{}/{}", remote->url, path);
    TRY(web_ask(text_str(&url), (Str){ 0 }, (WebLimits){ most, SECONDS }, answer, a));
    if (answer->status == 200)
        return DONE;
    text_put(&t, a, "{}: status {}", text_str(&url), str_of_number(answer->status, a));
    return because_of(answer->status >= 500 ? &web_unreachable : &log_strange, text_str(&t));
}

static Result tile_at(void *where, Tile tile, Text *bytes, Arena *a)
{
    WebAnswer answer;
    Text path = { 0 };
    tile_path_write(tile, &path, a);
    TRY(get(where, text_str(&path), TILE_BYTES, &answer, a));
    text_add(bytes, answer.body, a);
    return DONE;
}

Tiles remote_tiles(Remote *remote) { return (Tiles){ tile_at, remote }; }

Result remote_checkpoint(Remote *remote, const Vkey *key, Note *note, Checkpoint *point, Arena *a)
{
    WebAnswer answer;
    TRY(get(remote, S("checkpoint"), 64 << 10, &answer, a));
    TRY(note_read(answer.body, note, a));
    TRY(checkpoint_read(note->text, point));
    if (!str_same(point->origin, key->name))
        return because_of(&log_strange, str_plain(point->origin, 80, a));
    return note_verify(note, key, NULL, a);
}
