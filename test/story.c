/* story.c - plays every story it is given through the real clerk, each in a book of its own. */
#include "door/folder.h"
#include "door/story.h"
#include "test/test.h"

#include <stdlib.h>
#include <string.h>

/* "include NAME" stands for the lines of a story in the same folder. */
static Str expand(const char *path, Arena *a)
{
    Str  rest = file_whole(path, a);
    Text t = { 0 };
    const char *slash = strrchr(path, '/');
    while (rest.len) {
        Str line = str_cut(&rest, '\n'), name = line;
        if (!str_is(str_cut(&name, ' '), "include")) {
            text_put(&t, a, "{}\n", line);
            continue;
        }
        Text other = { 0 };
        text_put(&other, a, "{}{}", (Str){ path, slash ? slash - path + 1 : 0 }, name);
        text_add(&t, file_whole(str_terminated(text_str(&other), a), a), a);
    }
    return text_str(&t);
}

static bool play_one(const char *path, bool aloud)
{
    Arena a = arena_begin((ptrdiff_t)1 << 30);
    char  folder[] = "/tmp/tenderbox-story-XXXXXX";
    StoryEnd end;
    bool well = false;
    if (mkdtemp(folder)) {
        Result r = story_play(expand(path, &a), folder, aloud ? stdout : NULL, &end, &a);
        well = !failed(r);
        if (!well)
            printf("FAILED %s\n  %s: %.*s\n", path, r.why->code, (int)r.detail.len, r.detail.at);
        else
            printf("%s: %lld acts, %lld refusals, %lld entries\n", path, (long long)end.acts,
                   (long long)end.refusals, (long long)end.entries);
    }
    arena_end(&a);
    folder_remove(folder);
    return well;
}

int main(int argc, char **argv)
{
    int passed = 0, bad = 0, aloud = 0;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "-v")) {
            aloud = 1;
            continue;
        }
        if (strstr(argv[i], "prelude"))      /* only ever included */
            continue;
        if (play_one(argv[i], aloud))
            passed++;
        else
            bad++;
    }
    printf("stories: %d passed, %d failed, 0 skipped\n", passed, bad);
    return bad != 0;
}
