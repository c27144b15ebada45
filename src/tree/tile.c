#include "tree/tile.h"

#include <string.h>

const Reason tile_unreadable = { INVALID, "tile-unreadable", "c2sp.org/tlog-tiles",
    "This is not a tile of the log." };
const Reason entry_too_long = { INVALID, "entry-too-long", "c2sp.org/tlog-tiles, log entries",
    "An entry may have at most 65,535 bytes." };

/* ---- names ----------------------------------------------------------------------- */

enum { GROUPS_MOST = 6, LEVEL_MOST = 63 };

static bool three_digits(Str s, int *out)
{
    int n = 0;
    if (s.len != 3)
        return false;
    for (int i = 0; i < 3; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        n = n * 10 + (s.at[i] - '0');
    }
    *out = n;
    return true;
}

static bool cut_end(Str *s, const char *end)
{
    ptrdiff_t len = s->len - str(end).len;
    if (len < 0 || !str_is(str_after(*s, len), end))
        return false;
    s->len = len;
    return true;
}

/* x001/x234/067, with ".p" behind the last group of a partial tile. */
static bool index_read(Str *rest, int64_t *index, bool *partial)
{
    int64_t n = 0;
    for (int i = 0; i < GROUPS_MOST; i++) {
        Str  group = str_cut(rest, '/');
        bool more  = str_starts(group, "x");
        int  value = 0;
        if (more)
            group = str_after(group, 1);
        else
            *partial = cut_end(&group, ".p");
        if (!three_digits(group, &value) || (more && !i && !value))
            return false;
        n = n * 1000 + value;
        if (!more) {
            *index = n;
            return true;
        }
    }
    return false;
}

static bool level_read(Str s, int *level)
{
    int64_t n = TILE_ENTRIES;
    if (!str_is(s, "entries") && (!str_number(s, &n) || n > LEVEL_MOST))
        return false;
    *level = (int)n;
    return true;
}

/* c2sp.org/tlog-tiles, Merkle Tree; of the last part, Partial Tiles. */
Result tile_path_read(Str path, Tile *tile)
{
    Tile t = { .width = TILE_WIDTH };
    bool partial = false;
    int64_t width = TILE_WIDTH;
    Str rest = path;
    if (path.len && path.at[path.len - 1] == '/')
        return because_of(&tile_unreadable, path);
    if (!str_is(str_cut(&rest, '/'), "tile") || !level_read(str_cut(&rest, '/'), &t.level) ||
        !index_read(&rest, &t.index, &partial))
        return because_of(&tile_unreadable, path);
    if (partial ? !str_number(rest, &width) || width < 1 || width >= TILE_WIDTH : rest.len > 0)
        return because_of(&tile_unreadable, path);
    t.width = (int)width;
    *tile = t;
    return DONE;
}

static void group_write(int64_t n, bool more, Text *t, Arena *a)
{
    if (n >= 1000) {
        group_write(n / 1000, true, t, a);
        text_byte(t, '/', a);
    }
    if (more)
        text_byte(t, 'x', a);
    for (int unit = 100; unit; unit /= 10)
        text_byte(t, (char)('0' + n / unit % 10), a);
}

void tile_path_write(Tile tile, Text *t, Arena *a)
{
    text_our(t, "tile/", a);
    if (tile.level == TILE_ENTRIES)
        text_our(t, "entries", a);
    else
        text_number(t, tile.level, a);
    text_byte(t, '/', a);
    group_write(tile.index, false, t, a);
    if (tile.width < TILE_WIDTH) {
        text_our(t, ".p/", a);
        text_number(t, tile.width, a);
    }
}

/* c2sp.org/tlog-tiles, Partial Tiles. */
int tile_width(int64_t size, int level, int64_t index)
{
    int shift = level == TILE_ENTRIES ? 0 : 8 * level;
    if (size < 0 || index < 0 || shift < 0 || shift >= TREE_LEVELS)
        return 0;
    int64_t hashes = size >> shift;
    if (index > hashes / TILE_WIDTH)
        return 0;
    int64_t width = hashes - index * TILE_WIDTH;
    return width < TILE_WIDTH ? (int)width : TILE_WIDTH;
}

/* ---- hashes ---------------------------------------------------------------------- */

/* c2sp.org/tlog-tiles, Merkle Tree: the hashes one after another. */
Result tile_read(Str bytes, int width, Hash *hashes)
{
    if (width < 1 || width > TILE_WIDTH || bytes.len != width * (ptrdiff_t)sizeof *hashes)
        return because(&tile_unreadable);
    memcpy(hashes, bytes.at, (size_t)bytes.len);
    return DONE;
}

Result tile_write(const Nodes *nodes, Tile tile, Text *t, Arena *a)
{
    if (tile.level < 0 || 8 * tile.level >= TREE_LEVELS || tile.width < 1 ||
        tile.width > TILE_WIDTH || tile.index < 0 || tile.index >= INT64_MAX / TILE_WIDTH)
        return because(&tile_unreadable);
    for (int i = 0; i < tile.width; i++) {
        Hash h;
        TRY(nodes->node(nodes->where, 8 * tile.level, tile.index * TILE_WIDTH + i, &h));
        text_add(t, hash_bytes(&h), a);
    }
    return DONE;
}

Result tile_node(const Hash *hashes, int width, int level, int64_t index, Hash *node)
{
    Leaves row  = { hashes, width };
    Nodes nodes = nodes_of_leaves(&row);
    return nodes.node(nodes.where, level, index, node);
}

/* ---- entries --------------------------------------------------------------------- */

/* c2sp.org/tlog-tiles, Log entries. */
Result bundle_read(Str bytes, int width, Str *entries)
{
    if (width < 1 || width > TILE_WIDTH)
        return because(&tile_unreadable);
    for (int i = 0; i < width; i++) {
        const unsigned char *head = (const unsigned char *)bytes.at;
        if (bytes.len < 2 || bytes.len - 2 < (head[0] << 8 | head[1]))
            return because(&tile_unreadable);
        entries[i] = (Str){ bytes.at + 2, head[0] << 8 | head[1] };
        bytes = str_after(bytes, 2 + entries[i].len);
    }
    return bytes.len ? because(&tile_unreadable) : DONE;
}

Result bundle_add(Text *t, Str entry, Arena *a)
{
    if (entry.len > ENTRY_BYTES)
        return because(&entry_too_long);
    text_byte(t, (char)(entry.len >> 8), a);
    text_byte(t, (char)(entry.len & 255), a);
    text_add(t, entry, a);
    return DONE;
}
