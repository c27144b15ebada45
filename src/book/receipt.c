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

Result book_receipt(Book *b, int64_t leaf, Text *out, Arena *a)
{
    Receipt receipt = { .index = leaf };
    Text    extra = { 0 };
    Str     note;
    if (leaf < 0 || leaf >= book_size(b))
        return because(&no_such_entry);
    Result  r = book_walk(b, 0, leaf, extra_of, &(Extra){ leaf, &extra, a });
    if (failed(r) && r.why != &found_it)
        return r;
    TRY(book_inclusion(b, leaf, book_size(b), &receipt.path));
    TRY(book_checkpoint(b, book_size(b), &note, a));
    TRY(note_read(note, &receipt.checkpoint, a));
    receipt.extra = text_str(&extra);
    receipt_write(&receipt, out, a);
    return DONE;
}
