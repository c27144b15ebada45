/* Whatever reads as a note, a key, a checkpoint or the name of a tile is written back byte for
 * byte. A policy has many texts but one plain form, and that reads as itself. Nothing that was
 * read makes a check fall over. The first byte of the input chooses which. */
#include "fuzz.h"
#include "tree/policy.h"
#include "tree/tile.h"

static void note_law(Str s, Arena *a)
{
    Note n;
    Text t = { 0 };
    if (!reads(note_read(s, &n, a)))
        return;
    note_write(&n, &t, a);
    law(str_same(text_str(&t), s));
    law(n.signatures.len > 0 && n.signatures.len <= NOTE_SIGNATURES);
}

static void checkpoint_law(Str s, Arena *a)
{
    Checkpoint c;
    Text t = { 0 };
    if (!reads(checkpoint_read(s, &c)))
        return;
    checkpoint_write(&c, &t, a);
    law(str_same(text_str(&t), s));
}

static void vkey_law(Str s, Arena *a)
{
    Vkey key;
    Text t = { 0 };
    if (!reads(vkey_read(s, &key)))
        return;
    vkey_write(&key, &t, a);
    law(str_same(text_str(&t), s));
}

static void policy_law(Str s, Arena *a)
{
    Policy p, again;
    Text plain = { 0 }, same = { 0 };
    if (!reads(policy_read(s, &p, a)))
        return;
    policy_write(&p, &plain, a);
    if (plain.len > POLICY_BYTES)
        return;                        /* "any" and "all" may grow to numbers */
    law(!failed(policy_read(text_str(&plain), &again, a)));
    policy_write(&again, &same, a);
    law(str_same(text_str(&plain), text_str(&same)));
}

/* A policy, a zero byte and a note that it judges. */
static void check_law(Str s, Arena *a)
{
    Policy p;
    Note n;
    Witnessed w;
    if (failed(policy_read(str_cut(&s, '\0'), &p, a)) || !reads(note_read(s, &n, a)))
        return;
    if (!failed(policy_check(&p, &n, &w, a)))
        law(w.log && w.cosigned.len <= p.voters.len && (!p.quorum || w.cosigned.len));
}

static void path_law(Str s, Arena *a)
{
    Tile tile;
    Text t = { 0 };
    if (!reads(tile_path_read(s, &tile)))
        return;
    tile_path_write(tile, &t, a);
    law(str_same(text_str(&t), s));
}

static void one_input(const uint8_t *bytes, size_t count)
{
    if (!count)
        return;
    Arena a = arena_begin(4 << 20);
    Str s = { (const char *)bytes + 1, (ptrdiff_t)count - 1 };
    switch (bytes[0] % 6) {
    case 0: note_law(s, &a); break;
    case 1: checkpoint_law(s, &a); break;
    case 2: vkey_law(s, &a); break;
    case 3: policy_law(s, &a); break;
    case 4: check_law(s, &a); break;
    default: path_law(s, &a); break;
    }
    arena_end(&a);
}
