#include "page/tool.h"

SHAPE_OF(ToolShown, TOOL_SHOWN)

void tool_compare(ToolShown *tool, Hash fingerprint, Hash published, int64_t leaf, Arena *a)
{
    tool->fingerprint = str_of_hash(fingerprint, a);
    if (hash_none(published))
        return;
    tool->published = str_of_hash(published, a);
    tool->entry = leaf;
    tool->same  = hash_same(fingerprint, published);
    tool->other = !tool->same;
}
