/* What a server shows of a procedure is read by whoever asked, who does not trust it: acts come by
 * rising leaf, and all that is shown lies within the bytes that came. */
#include "fuzz.h"
#include "page/extract.h"

static void within(Str piece, Str whole)
{
    law(!piece.len || (piece.at >= whole.at && piece.at + piece.len <= whole.at + whole.len));
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Extract e;
    Arena   a = arena_begin(64 << 20);
    Str     s = { (const char *)bytes, (ptrdiff_t)count };
    if (reads(extract_read(s, &e, &a))) {
        int64_t last = -1;
        for (each(const Kept, kept, e.acts)) {
            law(kept->leaf > last);
            last = kept->leaf;
            within(kept->body, s);
        }
        for (each(const Shelved, words, e.words))
            within(words->bytes, s);
        for (each(const WaitingShown, waits, e.waiting))
            within(waits->body, s);
        for (each(const LargeShown, large, e.large))
            law(large->bytes >= 0);
    }
    arena_end(&a);
}
