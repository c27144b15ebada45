/* bundle.c - the form of a bundle, read and written; who sees what stands in editions.c. */
#include "share/bundle.h"

#include "base/tar.h"
#include "core/entry.h"
#include "sys/given.h"

#include <stdlib.h>
#include <string.h>

#define SOURCE "doc/book.md, bundles"

const Reason bundle_short = { INVALID, "bundle-short", SOURCE,
    "The bundle ends before its end." };
const Reason bundle_trailing = { INVALID, "bundle-trailing", SOURCE,
    "The bundle goes on after its end." };
const Reason bundle_header_wrong = { INVALID, "bundle-header-wrong", SOURCE,
    "What should be the header of a member is none, or is not in its one spelling." };
const Reason bundle_gap_wrong = { INVALID, "bundle-gap-wrong", SOURCE,
    "Something lies in the bundle where nothing may lie." };
const Reason bundle_member_unknown = { INVALID, "bundle-member-unknown", SOURCE,
    "The bundle has a member that does not belong in any." };
const Reason bundle_order_wrong = { INVALID, "bundle-order-wrong", SOURCE,
    "A member of the bundle is missing, comes twice or stands at another place." };
const Reason bundle_head_unreadable = { INVALID, "bundle-head-unreadable", SOURCE,
    "What the bundle says of itself is not in the canonical form." };
const Reason bundle_frontier_unreadable = { INVALID, "bundle-frontier-unreadable", SOURCE,
    "The hashes of what came before are not as many as they must be." };
const Reason bundle_entries_unreadable = { INVALID, "bundle-entries-unreadable", SOURCE,
    "The entries are not whole lines, or not as many as the bundle says." };
const Reason bundle_acts_unreadable = { INVALID, "bundle-acts-unreadable", SOURCE,
    "The acts are not in the canonical form and order." };
const Reason bundle_withheld_unreadable = { INVALID, "bundle-withheld-unreadable", SOURCE,
    "What the bundle says of the acts that it withholds is not in the canonical form and order." };
const Reason bundle_checkpoints_unreadable = { INVALID, "bundle-checkpoints-unreadable", SOURCE,
    "The checkpoints are not in the canonical form." };
const Reason bundle_words_unreadable = { INVALID, "bundle-words-unreadable", SOURCE,
    "Words, a paper or a sealed file have no proper name, or no salt." };
const Reason bundle_overrun = { BROKEN, "bundle-overrun", SOURCE,
    "A member of the bundle was not written with the size that was announced." };

static const char *const edition_names[] = { "public", "bidder", "overseer", "court" };

const char *edition_name(Edition e) { return edition_names[e]; }

bool str_edition(Str s, Edition *out)
{
    for (int i = 0; i < (int)countof(edition_names); i++)
        if (str_is(s, edition_names[i]))
            return *out = (Edition)i, true;
    return false;
}

/* ---- the head -------------------------------------------------------------------- */

static bool read_edition(Str s, void *to) { return str_edition(s, to); }

static void write_edition(Text *t, const void *from, Arena *a)
{
    text_our(t, edition_name(*(const Edition *)from), a);
}

static const LineType line_edition = { read_edition, write_edition };

static const LineRow head_rows[] = {
    { "tenderbox/bundle/v1" },
    { "edition",   &line_edition, offsetof(BundleHead, edition) },
    { "bidder",    &line_number,  offsetof(BundleHead, bidder) },
    { "origin",    &line_text,    offsetof(BundleHead, origin) },
    { "procedure", &line_name,    offsetof(BundleHead, procedure) },
    { "first",     &line_number,  offsetof(BundleHead, first) },
    { "size",      &line_number,  offsetof(BundleHead, size) },
};

void bundle_head_write(Text *t, const BundleHead *h, Arena *a)
{
    lines_write(t, head_rows, countof(head_rows), h, a);
}

static Result head_of(Str bytes, Bundle *b, Arena *a)
{
    BundleHead *h = &b->head;
    (void)a;
    if (!lines_whole(bytes, head_rows, countof(head_rows), h) || h->first >= h->size ||
        (h->bidder != 0) != (h->edition == OWN_BIDDER))
        return because(&bundle_head_unreadable);
    return DONE;
}

/* ---- the parts that are always there --------------------------------------------- */

void bundle_frontier_write(Text *t, const Frontier *before, Arena *a)
{
    Hash peaks[TREE_LEVELS];
    int  count = frontier_write(before, peaks);
    for (int i = 0; i < count; i++)
        text_add(t, hash_bytes(&peaks[i]), a);
}

static Result frontier_of(Str bytes, Bundle *b, Arena *a)
{
    Hash peaks[TREE_LEVELS];
    ptrdiff_t count = bytes.len / (ptrdiff_t)sizeof(Hash);
    (void)a;
    if (bytes.len % (ptrdiff_t)sizeof(Hash) || count > TREE_LEVELS)
        return because(&bundle_frontier_unreadable);
    if (count)
        memcpy(peaks, bytes.at, (size_t)bytes.len);
    return failed(frontier_read(b->head.first, peaks, count, &b->before))
               ? because(&bundle_frontier_unreadable) : DONE;
}

/* A log may be longer than memory: a stretch that was read need not stay there. */
enum { STRETCH = 8 << 20 };

static void stretch_passed(const char *before, const char *after)
{
    uintptr_t end = (uintptr_t)after / STRETCH * STRETCH;
    if ((uintptr_t)before < end)
        given_passed((Str){ (const char *)end - STRETCH, STRETCH });
}

bool entry_next(Str *rest, Str *line)
{
    Str whole = *rest, after = *rest;
    if (!line_cut(&after, line))
        return false;
    *line = (Str){ whole.at, line->len + 1 };
    *rest = after;
    stretch_passed(whole.at, after.at);
    return true;
}

static Result entries_of(Str bytes, Bundle *b, Arena *a)
{
    Str rest = bytes, line;
    (void)a;
    b->entries = (Entries){ .lines = bytes };
    while (entry_next(&rest, &line))
        b->entries.count++;
    bool all = !rest.len && b->entries.count == b->head.size - b->head.first;
    return all ? DONE : because(&bundle_entries_unreadable);
}

/* The line in front of an act. */
typedef struct ActLine { int64_t leaf; Hash salt; int64_t bytes, steps; } ActLine;

static const LineRow act_line[] = {
    { "act", &line_number, offsetof(ActLine, leaf) },
    { NULL,  &line_hash,   offsetof(ActLine, salt) },
    { NULL,  &line_number, offsetof(ActLine, bytes) },
    { NULL,  &line_number, offsetof(ActLine, steps) },
};
static const LineRow step_row[] = { { NULL, &line_hash, 0 } };

void bundle_act_write(Text *t, const ShownAct *act, Arena *a)
{
    ActLine line = { act->leaf, act->salt, act->body.len, act->steps };
    lines_write(t, act_line, countof(act_line), &line, a);
    for (int64_t i = 0; i < act->steps; i++)
        lines_write(t, step_row, countof(step_row), &act->path[i], a);
    text_add(t, act->body, a);
}

static bool take_path(Str *rest, ShownAct *act, Arena *a)
{
    if (act->steps > TREE_LEVELS)
        return false;
    Hash *path = act->steps ? make(a, Hash, act->steps) : NULL;
    for (int64_t i = 0; i < act->steps; i++)
        if (!lines_read(rest, step_row, countof(step_row), &path[i]))
            return false;
    act->path = path;
    return true;
}

static bool take_act(Str *rest, ShownAct *act, Arena *a)
{
    ActLine line;
    if (!lines_read(rest, act_line, countof(act_line), &line))
        return false;
    *act = (ShownAct){ .leaf = line.leaf, .salt = line.salt, .steps = line.steps };
    if (!take_path(rest, act, a) || line.bytes < 1 || line.bytes > ACT_BYTES_MAX ||
        line.bytes > rest->len)
        return false;
    act->body = (Str){ rest->at, line.bytes };
    *rest     = str_after(*rest, line.bytes);
    return true;
}

static Result acts_of(Str bytes, Bundle *b, Arena *a)
{
    int64_t last = -1;
    while (bytes.len) {
        ShownAct act = { 0 };
        if (arena_left(a) < (1 << 20))
            return because(&too_large);
        if (!take_act(&bytes, &act, a) || act.leaf <= last || act.leaf >= b->head.size ||
            (act.steps && act.leaf >= b->head.first))
            return because(&bundle_acts_unreadable);
        *list_add(&b->acts, a) = act;
        last = act.leaf;
    }
    return DONE;
}

static bool read_kind(Str s, void *to) { return (*(ActKind *)to = act_kind(s)) != ACT_NONE; }

static void write_kind(Text *t, const void *from, Arena *a)
{
    text_our(t, act_rows[*(const ActKind *)from]->name, a);
}

static const LineType line_kind = { read_kind, write_kind };

static const LineRow withheld_row[] = {
    { "withheld", &line_number, offsetof(WithheldAct, leaf) },
    { NULL,       &line_kind,   offsetof(WithheldAct, kind) },
    { NULL,       &line_hash,   offsetof(WithheldAct, inner) },
};

void bundle_withheld_write(Text *t, const WithheldAct *act, Arena *a)
{
    lines_write(t, withheld_row, countof(withheld_row), act, a);
}

static Result withheld_of(Str bytes, Bundle *b, Arena *a)
{
    int64_t last = b->head.first - 1;
    while (bytes.len) {
        WithheldAct act = { 0 };
        if (arena_left(a) < (1 << 20))
            return because(&too_large);
        if (!lines_read(&bytes, withheld_row, countof(withheld_row), &act) || act.leaf <= last ||
            act.leaf >= b->head.size)
            return because(&bundle_withheld_unreadable);
        *list_add(&b->withheld, a) = act;
        last = act.leaf;
    }
    return DONE;
}

static const LineRow checkpoint_row[] = { { "checkpoint", &line_number, 0 } };

void bundle_checkpoint_write(Text *t, Str note, Arena *a)
{
    lines_write(t, checkpoint_row, countof(checkpoint_row), &(int64_t){ note.len }, a);
    text_add(t, note, a);
}

static Result checkpoints_of(Str bytes, Bundle *b, Arena *a)
{
    while (bytes.len) {
        int64_t len;
        if (arena_left(a) < (1 << 20))
            return because(&too_large);
        if (!lines_read(&bytes, checkpoint_row, countof(checkpoint_row), &len) || len < 1 ||
            len > bytes.len)
            return because(&bundle_checkpoints_unreadable);
        *list_add(&b->checkpoints, a) = (Str){ bytes.at, len };
        bytes = str_after(bytes, len);
    }
    return b->checkpoints.len ? DONE : because(&bundle_checkpoints_unreadable);
}

static const struct {
    const char *name;
    Result    (*read)(Str, Bundle *, Arena *);
} parts[] = {
    { "bundle", head_of },   { "frontier", frontier_of },       { "entries", entries_of },
    { "acts", acts_of },     { "withheld", withheld_of },       { "checkpoints", checkpoints_of },
};

/* ---- the shelf ------------------------------------------------------------------- */

static Str name_with(const char *folder, Hash hash, Arena *a)
{
    Text t = { 0 };
    text_our(&t, folder, a);
    text_hash(&t, hash, a);
    return text_str(&t);
}

Str bundle_words_name(Hash hash, Arena *a)  { return name_with("words/", hash, a); }
Str bundle_sealed_name(Hash hash, Arena *a) { return name_with("sealed/", hash, a); }

static bool rises(Hash before, Hash now) { return memcmp(before.byte, now.byte, 32) < 0; }

static Result words_of(Hash hash, Str bytes, Bundle *b, Arena *a)
{
    ptrdiff_t count = b->words.len;
    if (bytes.len < (ptrdiff_t)sizeof(Hash))
        return because(&bundle_words_unreadable);
    if (bytes.len - (ptrdiff_t)sizeof(Hash) > PAPER_BYTES_MAX)
        return because(&too_large);
    if (b->sealed.len || (count && !rises(b->words.at[count - 1].hash, hash)))
        return because(&bundle_order_wrong);
    ShelfItem *item = list_add(&b->words, a);
    *item = (ShelfItem){ .hash = hash, .bytes = str_after(bytes, sizeof(Hash)) };
    memcpy(item->salt.byte, bytes.at, sizeof item->salt.byte);
    return DONE;
}

static Result sealed_of(Hash hash, Str bytes, Bundle *b, Arena *a)
{
    ptrdiff_t count = b->sealed.len;
    if (count && !rises(b->sealed.at[count - 1].hash, hash))
        return because(&bundle_order_wrong);
    *list_add(&b->sealed, a) = (SealedItem){ hash, bytes };
    return DONE;
}

static bool part_named(Str name)
{
    for (int i = 0; i < (int)countof(parts); i++)
        if (str_is(name, parts[i].name))
            return true;
    return false;
}

static Result shelf_of(Str name, Str bytes, Bundle *b, Arena *a)
{
    Hash hash;
    Str  rest = name, folder = str_cut(&rest, '/');
    bool words = str_is(folder, "words"), sealed = str_is(folder, "sealed");
    if (folder.len == name.len || !(words || sealed))
        return because(part_named(name) ? &bundle_order_wrong : &bundle_member_unknown);
    if (arena_left(a) < (1 << 20))
        return because(&too_large);
    if (!str_hash(rest, &hash))
        return because(&bundle_words_unreadable);
    return words ? words_of(hash, bytes, b, a) : sealed_of(hash, bytes, b, a);
}

_Static_assert(!offsetof(ShelfItem, hash) && !offsetof(SealedItem, hash), "found by their hash");

static int by_hash(const void *key, const void *item) { return memcmp(key, item, sizeof(Hash)); }

const ShelfItem *bundle_words(const Bundle *b, Hash hash)
{
    size_t count = (size_t)b->words.len;
    return count ? bsearch(&hash, b->words.at, count, sizeof(ShelfItem), by_hash) : NULL;
}

const SealedItem *bundle_sealed(const Bundle *b, Hash hash)
{
    size_t count = (size_t)b->sealed.len;
    return count ? bsearch(&hash, b->sealed.at, count, sizeof(SealedItem), by_hash) : NULL;
}

/* ---- members --------------------------------------------------------------------- */

static const char zeros[TAR_END];

/* No more bytes than the end has. */
static bool all_zero(Str s) { return !memcmp(s.at, zeros, (size_t)s.len); }

static Result end_of(Str rest)
{
    if (rest.len < TAR_END)
        return because_of(&bundle_short, S("end"));
    if (!all_zero((Str){ rest.at, TAR_END }))
        return because_of(&bundle_gap_wrong, S("end"));
    return rest.len > TAR_END ? because(&bundle_trailing) : DONE;
}

/* Cuts the next member off. The end is no member. */
static Result member_cut(Str *rest, Str *name, Str *bytes)
{
    int64_t size;
    if (rest->len < TAR_BLOCK)
        return because(&bundle_short);
    if (!tar_read(*rest, name, &size))
        return because(&bundle_header_wrong);
    *rest = str_after(*rest, TAR_BLOCK);
    if (size > rest->len || tar_gap(size) > rest->len - size)
        return because_of(&bundle_short, *name);
    *bytes = (Str){ rest->at, size };
    *rest  = str_after(*rest, size);
    if (!all_zero((Str){ rest->at, tar_gap(size) }))
        return because_of(&bundle_gap_wrong, *name);
    *rest = str_after(*rest, tar_gap(size));
    return DONE;
}

static Result named(Result r, Str member)
{
    return failed(r) && !r.detail.len ? because_of(r.why, member) : r;
}

Result bundle_of(Str rest, Bundle *b, Arena *a)
{
    Str name, bytes;
    *b = (Bundle){ 0 };
    for (int i = 0; i < (int)countof(parts); i++) {
        TRY(named(member_cut(&rest, &name, &bytes), str(parts[i].name)));
        if (!str_is(name, parts[i].name))
            return because_of(part_named(name) || str_starts(name, "words/") ||
                              str_starts(name, "sealed/") ? &bundle_order_wrong
                                                          : &bundle_member_unknown, name);
        TRY(named(parts[i].read(bytes, b, a), name));
    }
    while (rest.len >= TAR_BLOCK && rest.at[0]) {
        TRY(named(member_cut(&rest, &name, &bytes), S("words")));
        TRY(named(shelf_of(name, bytes, b, a), name));
    }
    return end_of(rest);
}

/* ---- writing --------------------------------------------------------------------- */

static Result gap_fill(BundleWriter *w)
{
    int64_t gap = w->gap;
    if (w->left)
        return because(&bundle_overrun);
    w->gap = 0;
    return gap ? w->out.write(w->out.self, (Str){ zeros, gap }) : DONE;
}

Result bundle_member(BundleWriter *w, Str name, int64_t size)
{
    TRY(gap_fill(w));
    if (size < 0 || size > TAR_BYTES_MOST)
        return because_of(&too_large, name);
    TarHeader h = tar_header(name, size);
    w->left = size;
    w->gap  = tar_gap(size);
    return w->out.write(w->out.self, (Str){ h.byte, TAR_BLOCK });
}

Result bundle_more(BundleWriter *w, Str bytes)
{
    if (bytes.len > w->left)
        return because(&bundle_overrun);
    w->left -= bytes.len;
    return bytes.len ? w->out.write(w->out.self, bytes) : DONE;
}

Result bundle_end(BundleWriter *w)
{
    TRY(gap_fill(w));
    return w->out.write(w->out.self, (Str){ zeros, TAR_END });
}

static Result member_whole(BundleWriter *w, Str name, Str bytes)
{
    TRY(bundle_member(w, name, bytes.len));
    return bundle_more(w, bytes);
}

static Result shelf_write(const Bundle *b, BundleWriter *w, Arena *a)
{
    for (each(const ShelfItem, item, b->words)) {
        TRY(bundle_member(w, bundle_words_name(item->hash, a), 32 + item->bytes.len));
        TRY(bundle_more(w, hash_bytes(&item->salt)));
        TRY(bundle_more(w, item->bytes));
    }
    for (each(const SealedItem, item, b->sealed))
        TRY(member_whole(w, bundle_sealed_name(item->hash, a), item->bytes));
    return bundle_end(w);
}

Result bundle_write(const Bundle *b, BundleOut out, Arena *a)
{
    BundleWriter w = { .out = out };
    Text head = { 0 }, before = { 0 }, acts = { 0 }, checkpoints = { 0 }, withheld = { 0 };
    bundle_head_write(&head, &b->head, a);
    bundle_frontier_write(&before, &b->before, a);
    for (each(const ShownAct, act, b->acts))
        bundle_act_write(&acts, act, a);
    for (each(const WithheldAct, act, b->withheld))
        bundle_withheld_write(&withheld, act, a);
    for (each(const Str, note, b->checkpoints))
        bundle_checkpoint_write(&checkpoints, *note, a);
    TRY(member_whole(&w, S("bundle"), text_str(&head)));
    TRY(member_whole(&w, S("frontier"), text_str(&before)));
    TRY(member_whole(&w, S("entries"), b->entries.lines));
    TRY(member_whole(&w, S("acts"), text_str(&acts)));
    TRY(member_whole(&w, S("withheld"), text_str(&withheld)));
    TRY(member_whole(&w, S("checkpoints"), text_str(&checkpoints)));
    return shelf_write(b, &w, a);
}
