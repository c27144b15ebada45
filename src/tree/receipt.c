#include "tree/receipt.h"

#include "base/lines.h"

const Reason receipt_unreadable = { INVALID, "receipt-unreadable", "c2sp.org/tlog-proof, format",
    "This is not a receipt of a log." };

static const LineRow first_rows[] = { { "c2sp.org/tlog-proof@v1" } };
static const LineRow extra_rows[] = { { "extra", &line_text, offsetof(Receipt, extra) } };
static const LineRow index_rows[] = { { "index", &line_number, offsetof(Receipt, index) } };

static bool extra_read(Str *rest, Receipt *r, Arena *a)
{
    if (!str_starts(*rest, "extra "))
        return true;
    return lines_read(rest, extra_rows, countof(extra_rows), r) &&
           str_base64_any(r->extra, &r->extra, a);
}

static bool path_read(Str *rest, Path *path)
{
    Str line;
    while (line_cut(rest, &line)) {
        if (!line.len)
            return true;
        if (path->len == countof(path->at) ||
            !str_base64(line, path->at[path->len++].byte, sizeof path->at[0].byte))
            return false;
    }
    return false;
}

/* c2sp.org/tlog-proof, Format. */
Result receipt_read(Str bytes, Receipt *receipt, Arena *a)
{
    Receipt r = { 0 };
    Checkpoint c;
    if (bytes.len > RECEIPT_BYTES || arena_left(a) < 3 * bytes.len + NOTE_ROOM)
        return because(&too_large);
    if (!lines_read(&bytes, first_rows, countof(first_rows), &r) || !extra_read(&bytes, &r, a) ||
        !lines_read(&bytes, index_rows, countof(index_rows), &r) || !path_read(&bytes, &r.path))
        return because(&receipt_unreadable);
    TRY(note_read(bytes, &r.checkpoint, a));
    TRY(checkpoint_read(r.checkpoint.text, &c));
    *receipt = r;
    return DONE;
}

void receipt_write(const Receipt *r, Text *t, Arena *a)
{
    lines_write(t, first_rows, countof(first_rows), r, a);
    if (r->extra.len) {
        text_our(t, "extra ", a);
        text_base64(t, r->extra.at, r->extra.len, a);
        text_byte(t, '\n', a);
    }
    lines_write(t, index_rows, countof(index_rows), r, a);
    for (int i = 0; i < r->path.len; i++) {
        text_base64(t, r->path.at[i].byte, sizeof r->path.at[i].byte, a);
        text_byte(t, '\n', a);
    }
    text_byte(t, '\n', a);
    note_write(&r->checkpoint, t, a);
}

/* c2sp.org/tlog-proof, Verifying a tlog proof. */
Result receipt_check(const Receipt *r, const Policy *p, Str entry, Witnessed *witnessed, Arena *a)
{
    Witnessed w;
    TRY(policy_check(p, &r->checkpoint, &w, a));
    TRY(tree_check_inclusion(&r->path, tree_leaf(entry), r->index, w.checkpoint.size,
                             w.checkpoint.root));
    *witnessed = w;
    return DONE;
}
