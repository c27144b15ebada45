#include "core/entry.h"

const Reason entry_unreadable = { INVALID, "entry-unreadable", "doc/book.md, entries",
    "An entry of the log is not written in its one form." };

void entry_write(Text *t, const EntryLine *e, Arena *a)
{
    text_our(t, "tbx1 ", a);
    if (e->box) {
        text_our(t, "box ", a);
    } else {
        text_name(t, e->procedure, a);
        text_put(t, a, " {} ", str_of_number(e->nth, a));
    }
    text_base64(t, e->commit.byte, sizeof e->commit.byte, a);
    text_byte(t, '\n', a);
}

Result entry_read(Str s, EntryLine *e)
{
    Str line;
    *e = (EntryLine){ 0 };
    if (!line_cut(&s, &line) || s.len || !str_is(str_cut(&line, ' '), "tbx1"))
        return because(&entry_unreadable);
    Str name = str_cut(&line, ' ');
    e->box = str_is(name, "box");
    if (!e->box &&
        (!str_name(name, &e->procedure) || !str_number(str_cut(&line, ' '), &e->nth) || !e->nth))
        return because(&entry_unreadable);
    return str_base64(line, e->commit.byte, sizeof e->commit.byte) ? DONE
                                                                   : because(&entry_unreadable);
}

bool entry_is_box(Str line) { return str_starts(line, "tbx1 box "); }
