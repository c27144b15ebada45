/* saying.c - what a command gives to programs, says to people, and why it could make no file. */
#include "cli/inside.h"

#include <errno.h>
#include <string.h>

void give(const Line *line, Str plain, const Given *given, ptrdiff_t count)
{
    if (!line->option[OPT_JSON]) {
        fwrite(plain.at ? plain.at : "", 1, (size_t)plain.len, stdout);
        return;
    }
    printf("{\"schema\": 1, \"done\": true");
    for (ptrdiff_t i = 0; i < count; i++) {
        printf(", \"%s\": ", given[i].name);
        json_str(stdout, given[i].value);
    }
    printf("}\n");
}

void put(const char *form, Str s) { printf(form, (int)s.len, s.at); }

void say(const Line *line, const char *form, Str what)
{
    Text t = { 0 };
    if (line->option[OPT_QUIET])
        return;
    text_put(&t, line->life, form, what);
    fprintf(stderr, "%.*s\n", (int)t.len, t.at);
}

Result not_made(const Line *line, const char *path)
{
    Text t = { 0 };
    text_put(&t, line->life, "{}: {}", str(path), str(strerror(errno)));
    return because_of(&file_unwritable, text_str(&t));
}
