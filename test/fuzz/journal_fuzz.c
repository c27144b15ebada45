/* Whatever reads as a holder's journal is written back byte for byte, and without its last line it
 * is the beginning of that: a line more only makes the text longer. */
#include "fuzz.h"
#include "proof/journal.h"

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena   a = arena_begin(1 << 24);
    Str     s = { (const char *)bytes, (ptrdiff_t)count };
    Journal journal;
    if (reads(journal_read(s, &journal, &a))) {
        Text whole = { 0 }, part = { 0 };
        journal_write(&whole, &journal, &a);
        law(str_same(text_str(&whole), s));
        journal.len -= journal.len > 0;
        journal_write(&part, &journal, &a);
        law(str_starts(s, str_terminated(text_str(&part), &a)));
    }
    arena_end(&a);
}
