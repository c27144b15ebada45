/* played.c STORY FOLDER - plays a story into FOLDER/book, with the keys of its people, so that it can be served as a
 * demonstration: `tenderbox serve FOLDER/book --demonstration`. */
#include "bench/opening.h"

int main(int argc, char **argv)
{
    Arena    a = arena_begin((ptrdiff_t)8 << 30);
    Str      text;
    StoryEnd end;
    if (argc != 3)
        return 64;
    must(story_read(argv[1], &text, &a));
    StoryPart part = { .name = "story", .text = text };
    StoryBook book = { .folder = path_in(argv[2], "book", &a),
                       .people = path_in(argv[2], "people", &a) };
    Result r = stories_play(&part, 1, &book, &end, &a);
    if (failed(r))
        fprintf(stderr, "%.*s\n", (int)end.trouble.len, end.trouble.at);
    must(r);
    arena_end(&a);
    return 0;
}
