/* mark.c - high-water: what was last promised to anybody. */
#include "book/inside.h"

#include "sys/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* One slot: "<size> <root> <sha256 of the two>\n", filled with zeros. Two slots, far enough
 * apart for any disk, are written by turns: a torn write leaves the other whole. */
enum { SLOT_BYTES = 256, SLOT_APART = 4096 };

static void slot_write(char slot[SLOT_BYTES], int64_t size, Hash root)
{
    Arena a = arena_begin(4096);
    Text  t = { 0 };
    text_put(&t, &a, "{} {}", str_of_number(size, &a), str_of_hash(root, &a));
    text_put(&t, &a, " {}\n", str_of_hash(sha256(text_str(&t)), &a));
    memset(slot, 0, SLOT_BYTES);
    memcpy(slot, t.at, (size_t)t.len);
    arena_end(&a);
}

static HighWater slot_read(int fd, int slot)
{
    char bytes[SLOT_BYTES + 1] = { 0 }, again[SLOT_BYTES];
    HighWater w = { 0 };
    if (pread(fd, bytes, SLOT_BYTES, slot * SLOT_APART) != SLOT_BYTES)
        return w;
    Str rest = str(bytes), size = str_cut(&rest, ' '), root = str_cut(&rest, ' ');
    if (!str_number(size, &w.size) || !str_hash(root, &w.root))
        return (HighWater){ 0 };
    slot_write(again, w.size, w.root);
    w.there = !memcmp(bytes, again, SLOT_BYTES);
    return w.there ? w : (HighWater){ 0 };
}

/* Both slots get their room at once: a full disk must not stop the second one later. */
Result high_water_create(Book *b, Arena *a)
{
    static const char nothing[2 * SLOT_APART];
    b->high_water =
        open(path_in(b->folder, "high-water", a), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (b->high_water < 0 || pwrite(b->high_water, nothing, sizeof nothing, 0) != sizeof nothing)
        return disk_trouble();
    return high_water_raise(b, 0, frontier_root(&(Frontier){ 0 }));
}

/* Before the database is looked at: while another process writes, its promises only grow. */
Result high_water_open(Book *b, Arena *a)
{
    int flags = (b->reading ? O_RDONLY : O_RDWR) | O_CLOEXEC;
    b->high_water = open(path_in(b->folder, "high-water", a), flags);
    if (b->high_water < 0)
        return errno == ENOENT ? DONE : disk_trouble();
    HighWater x = slot_read(b->high_water, 0), y = slot_read(b->high_water, 1);
    bool first = x.there && (!y.there || x.size >= y.size);
    b->found     = first ? x : y;
    b->high_slot = first ? 1 : 0;
    return DONE;
}

Result high_water_raise(Book *b, int64_t size, Hash root)
{
    char slot[SLOT_BYTES];
    slot_write(slot, size, root);
    if (pwrite(b->high_water, slot, SLOT_BYTES, b->high_slot * SLOT_APART) != SLOT_BYTES ||
        fdatasync(b->high_water))
        return disk_trouble();
    b->high_slot = !b->high_slot;
    b->promised  = size;
    return DONE;
}

/* The database may be ahead: it died after COMMIT and before anything was told to anybody. It
 * may not be behind, nor have another root at that size. */
Result high_water_check(Book *b)
{
    HighWater w = b->found;
    Frontier then;
    if (!w.there)
        return because_of(&book_older, S("high-water is missing or damaged"));
    if (w.size > b->tree.size)
        return because(&book_older);
    TRY(book_frontier_at(b, w.size, &then));
    if (!hash_same(frontier_root(&then), w.root))
        return because(&book_older);
    b->promised = w.size;
    return b->reading || w.size == b->tree.size
               ? DONE : high_water_raise(b, b->tree.size, book_root(b));
}
