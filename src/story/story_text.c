/* story_text.c - a story from its file, with the lines of others that it includes. */
#include "story/story.h"
#include "desk/wording.h"
#include "sys/folder.h"

#include <string.h>

enum { STORY_BYTES = 1 << 20, DEEPEST = 8 };

/* "include NAME": another story, by its way from the folder of the one that includes it. */
static const char *included(const char *path, Str line, Arena *a)
{
    const char *slash = strrchr(path, '/');
    if (!str_is(str_cut(&line, ' '), "include"))
        return NULL;
    Str folder = slash ? (Str){ path, slash - path } : S(".");
    return path_in(str_terminated(folder, a), str_terminated(str_trim(line), a), a);
}

/* A mark says which line of which story the next one is, for whoever is told of it. */
static void mark(Text *t, int64_t line, const char *path, int depth, Arena *a)
{
    text_put(t, a, STORY_MARK "{}", str_of_number(line, a));
    if (depth)
        text_put(t, a, " of {}", str(path));
    text_byte(t, '\n', a);
}

static Result too_deep(const char *path, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "stories include each other {} deep at most, and here comes {}",
             str_of_number(DEEPEST, a), str(path));
    return because_of(&story_wrong, text_str(&t));
}

static Result add(Text *t, const char *path, int depth, Arena *a)
{
    Str rest;
    if (depth > DEEPEST)
        return too_deep(path, a);
    TRY(file_read(path, STORY_BYTES, &rest, a));
    for (int64_t n = 1; rest.len; n++) {
        Str line = str_cut(&rest, '\n');
        const char *name = included(path, line, a);
        if (!name) {
            text_put(t, a, "{}\n", line);
            continue;
        }
        if (t->len > STORY_BYTES * DEEPEST)
            return because_of(&too_large, str(path));
        mark(t, 1, name, depth + 1, a);
        TRY(add(t, name, depth + 1, a));
        mark(t, n + 1, path, depth, a);
    }
    return DONE;
}

Result story_read(const char *path, Str *text, Arena *a)
{
    Text t = { 0 };
    TRY(add(&t, path, 0, a));
    *text = text_str(&t);
    return DONE;
}
