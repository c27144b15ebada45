/* tool.h - a page that is one file, for somebody's own disk, and what a tender published of it. */
#ifndef PAGE_TOOL_H
#define PAGE_TOOL_H

#include "core/procedure.h"
#include "page/shape.h"

#define TOOL_SHOWN(IS)                                                                             \
    IS(ToolShown, TEXT, file, , "What it is called when it is saved.")                             \
    IS(ToolShown, TEXT, address, , "Where it is.")                                                 \
    IS(ToolShown, TEXT, says, , "What it is for.")                                                 \
    IS(ToolShown, TEXT, fingerprint, , "Its SHA-256.")                                             \
    IS(ToolShown, TEXT, published, , "The one that this tender published; empty: none.")           \
    IS(ToolShown, NUMBER, entry, , "The entry of the log that says so.")                           \
    IS(ToolShown, FLAG, same, , "It is the file that was published.")                              \
    IS(ToolShown, FLAG, other, , "Another one was published.")
SHAPE(ToolShown, TOOL_SHOWN)

/* What the procedure published of this file: `published` is none where it names no files. */
void tool_compare(ToolShown *, Hash fingerprint, Hash published, int64_t leaf, Arena *);

#endif
