#include "tree/receipt.h"

const Reason receipt_unreadable = { INVALID, "receipt-unreadable", "c2sp.org/tlog-proof, format",
    "This is not a receipt of a log." };

#define FIRST_LINE "c2sp.org/tlog-proof@v1"

/* The rest of a line that begins with `name`; false where it does not. */
static bool line_of(Str line, const char *name, Str *value)
{
    *value = str_after(line, str(name).len);
    return str_starts(line, name);
}

static bool extra_read(Str *rest, Receipt *r, Arena *a)
{
    Str after = *rest, value;
    if (!line_of(str_cut(&after, '\n'), "extra ", &value))
        return true;
    *rest = after;
    return str_base64_any(value, &r->extra, a) && r->extra.len;
}

static bool path_read(Str *rest, Path *path)
{
    while (rest->len) {
        Str line = str_cut(rest, '\n');
        if (!line.len)
            return true;
        if (path->len == countof(path->at) ||
            !str_base64(line, path->at[path->len++].byte, sizeof path->at[0].byte))
            return false;
    }
    return false;
}

Result receipt_read(Str bytes, Receipt *receipt, Arena *a)
{
    Receipt r = { 0 };
    Str rest = bytes, number;
    Checkpoint c;
    if (bytes.len > RECEIPT_BYTES || arena_left(a) < 3 * bytes.len + NOTE_ROOM)
        return because(&too_large);
    if (!str_is(str_cut(&rest, '\n'), FIRST_LINE) || !extra_read(&rest, &r, a) ||
        !line_of(str_cut(&rest, '\n'), "index ", &number) || !str_number(number, &r.index) ||
        !path_read(&rest, &r.path))
        return because(&receipt_unreadable);
    TRY(note_read(rest, &r.checkpoint, a));
    TRY(checkpoint_read(r.checkpoint.text, &c));
    *receipt = r;
    return DONE;
}

void receipt_write(const Receipt *r, Text *t, Arena *a)
{
    text_our(t, FIRST_LINE "\n", a);
    if (r->extra.len) {
        text_our(t, "extra ", a);
        text_base64(t, r->extra.at, r->extra.len, a);
        text_byte(t, '\n', a);
    }
    text_put(t, a, "index {}\n", str_of_number(r->index, a));
    for (int i = 0; i < r->path.len; i++) {
        text_base64(t, r->path.at[i].byte, sizeof r->path.at[i].byte, a);
        text_byte(t, '\n', a);
    }
    text_byte(t, '\n', a);
    note_write(&r->checkpoint, t, a);
}

Result receipt_check(const Receipt *r, const Policy *p, Str entry, Witnessed *witnessed, Arena *a)
{
    Witnessed w;
    TRY(policy_check(p, &r->checkpoint, &w, a));
    TRY(tree_check_inclusion(&r->path, tree_leaf(entry), r->index, w.checkpoint.size,
                             w.checkpoint.root));
    *witnessed = w;
    return DONE;
}
