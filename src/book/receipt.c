#include "book/book.h"
#include "tree/receipt.h"

const Reason no_such_entry = { MISSING, "no-such-entry", "doc/book.md, receipts",
    "The log has no entry of this number." };

static const Reason found_it = { MISSING, "found-it", "", "" };      /* ends a walk, never shown */

typedef struct Extra { int64_t leaf; Text *text; Arena *life; } Extra;

static Result extra_of(void *with, const Kept *kept)
{
    Extra *e = with;
    if (kept->leaf == e->leaf) {
        text_add(e->text, hash_bytes(&kept->salt), e->life);
        text_add(e->text, kept->body, e->life);
    }
    return because(&found_it);
}

/* Filler has no act; its line is all that there is. */
static Result extra_find(Book *b, int64_t leaf, Text *extra, Arena *a)
{
    Result r = book_walk(b, 0, leaf, extra_of, &(Extra){ leaf, extra, a });
    if (failed(r) && r.why != &found_it)
        return r;
    return extra->len ? DONE : book_entry(b, leaf, extra, a);
}

Result book_receipt(Book *b, int64_t leaf, const Policy *policy, Text *out, Arena *a)
{
    static const Policy of_the_log_alone;
    Receipt receipt = { .index = leaf };
    Text    extra = { 0 };
    Str     note;
    int64_t size;
    if (leaf < 0 || leaf >= book_size(b)) {
        Text t = { 0 };
        text_put(&t, a, "{}; entries are counted from 0, and the log has {}",
                 str_of_number(leaf, a), str_counted(book_size(b), "entry", "entries", a));
        return because_of(&no_such_entry, text_str(&t));
    }
    TRY(extra_find(b, leaf, &extra, a));
    TRY(book_seen(b, policy ? policy : &of_the_log_alone, leaf + 1, &note, &size, a));
    TRY(book_inclusion(b, leaf, size, &receipt.path));
    TRY(note_read(note, &receipt.checkpoint, a));
    receipt.extra = text_str(&extra);
    receipt_write(&receipt, out, a);
    return DONE;
}
