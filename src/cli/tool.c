/* tool.c - pages that are one file, to be opened from somebody's own disk without a network. */
#include "cli/inside.h"

#include "http/own_disk.h"

#include <string.h>

static const Reason tool_differs = { REFUSED, "tool-differs", "doc/browser.md",
    "The tender named another file than the one that this program brings: do not use this one "
    "before its buyer has told you why." };

static bool tool_named(const char *word, OwnDisk *which)
{
    for (OwnDisk it = 0; it < OWN_DISKS; it++)
        if (!strcmp(own_disk_word(it), word))
            return *which = it, true;
    return false;
}

static Str fingerprint(OwnDisk which, Arena *a)
{
    return str_of_hash(own_disk_fingerprint(which), a);
}

static Result tool_unknown(const Line *line)
{
    const char *known[OWN_DISKS + 1] = { NULL };
    for (OwnDisk it = 0; it < OWN_DISKS; it++)
        known[it] = own_disk_word(it);
    return word_unknown(line, "tool", line->argument[0], known);
}

/* What the tender published of it; empty: nothing. */
static Result published(const Line *line, OwnDisk which, Str *says)
{
    Visit v = { .line = line, .life = line->life };
    Text  t = { 0 };
    *says = (Str){ 0 };
    if (!line->option[OPT_PROCEDURE])
        return DONE;
    TRY(visit_look(&v, line));
    const Procedure *p = v.procedure;
    Hash named = own_disk_published(p, which);
    if (hash_none(named))
        return say(line, "The tender names no fingerprint of it.{}", S("")), DONE;
    *says = str_of_hash(named, line->life);
    if (hash_same(named, own_disk_fingerprint(which))) {
        say(line, "The tender names the same file, in entry {}.",
            str_of_number(p->tools.leaf, line->life));
        return DONE;
    }
    text_put(&t, line->life, "entry {}: {}; this program brings {}",
             str_of_number(p->tools.leaf, line->life), *says, fingerprint(which, line->life));
    return because_of(&tool_differs, text_str(&t));
}

/* Whoever has the file looks whether it is the one that this program brings, and that the tender
 * named. */
Result run_tool(const Line *line)
{
    OwnDisk which;
    if (!tool_named(line->argument[0], &which))
        return tool_unknown(line);
    const Asset *page = own_disk_page(which);
    Text plain = { 0 };
    Str  sum = fingerprint(which, line->life), file = str(page->name), named;
    TRY(published(line, which, &named));
    if (line->arguments > 1) {
        TRY(file_write(line->argument[1], page->bytes, line->life));
        file = str(line->argument[1]);
        say(line, "Written: {}. Open it in a browser, with the network off. Its fingerprint "
                  "(SHA-256), to be compared with what the notice prints:", file);
    }
    text_put(&plain, line->life, "{}\n", sum);
    give(line, text_str(&plain),
         (Given[]){ { "file", file }, { "fingerprint", sum }, { "named", named } }, 3);
    return DONE;
}

void tools_tell(bool json)
{
    Arena a = arena_begin(1 << 16);
    if (json)
        printf(", \"pages\": [");
    for (OwnDisk it = 0; it < OWN_DISKS; it++) {
        printf(json ? "%s{\"file\": \"%s\", \"fingerprint\": \"" : "%s%s  ",
               json && it ? ", " : "", own_disk_page(it)->name);
        put(json ? "%.*s\"}" : "%.*s\n", fingerprint(it, &a));
    }
    if (json)
        printf("]");
    arena_end(&a);
}
