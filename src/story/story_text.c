/* story_text.c - a story from its file, with the lines of others that it includes. */
#include "story/story.h"
#include "desk/wording.h"
#include "sys/folder.h"

#include <string.h>

enum { STORY_BYTES = 1 << 20 };

/* "include NAME": a story in the same folder. */
static const char *included(const char *path, Str line, Arena *a)
{
    const char *slash = strrchr(path, '/');
    if (!str_is(str_cut(&line, ' '), "include"))
        return NULL;
    Str folder = slash ? (Str){ path, slash - path } : S(".");
    return path_in(str_terminated(folder, a), str_terminated(str_trim(line), a), a);
}

/* A mark says which line of the story the next one is, for whoever is told of it. */
Result story_read(const char *path, Str *text, Arena *a)
{
    Str  rest, other;
    Text t = { 0 };
    TRY(file_read(path, STORY_BYTES, &rest, a));
    for (int64_t n = 1; rest.len; n++) {
        Str line = str_cut(&rest, '\n');
        const char *name = included(path, line, a);
        if (!name) {
            text_put(&t, a, "{}\n", line);
            continue;
        }
        TRY(file_read(name, STORY_BYTES, &other, a));
        text_put(&t, a, STORY_MARK "1 of {}\n{}\n", str(name), other);
        text_put(&t, a, STORY_MARK "{}\n", str_of_number(n + 1, a));
    }
    *text = text_str(&t);
    return DONE;
}
