/* bundle_make.c - writes the seeds of bundle_fuzz: a small tender to its end, of which an audit
 * finds nothing wrong, as a court sees it and as the public does.
 *
 *     ninja -C build/check test/bundle_make
 *     build/check/test/bundle_make test/fuzz/corpus/bundle */
#include "test/played.h"

#include <sodium.h>
#include <stdio.h>

static bool keep(const char *folder, const char *name, Str bytes)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *to = fopen(path, "wb");
    bool  kept = to && fwrite(bytes.at, 1, (size_t)bytes.len, to) == (size_t)bytes.len;
    return to && !fclose(to) && kept;
}

int main(int argc, char **argv)
{
    Arena a = arena_begin(256 << 20);
    if (argc != 2 || sodium_init() < 0)
        return 2;
    bool kept = keep(argv[1], "court", played_bundle(played_crooked(NULL, &a), &a)) &&
                keep(argv[1], "public", played_really()->edition[PUBLIC]);
    arena_end(&a);
    return kept ? 0 : 1;
}
