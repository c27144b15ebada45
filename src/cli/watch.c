/* watch.c - somebody who believes nobody looks at a log again and again. */
#include "cli/inside.h"

#include "witness/watch.h"
#include "witness/web.h"

static void tell(const Line *line, const Watched *w)
{
    Arena *a = line->life;
    give(line, (Str){ 0 }, (Given[]){ { "size", str_of_number(w->size, a), true },
                                      { "before", str_of_number(w->before, a), true } }, 2);
    say(line, "The log has {}, signed by its key.", str_counted(w->size, "entry", "entries", a));
    if (w->before)
        say(line, "It begins with all {} that you saw before: nothing was taken out or changed.",
            str_counted(w->before, "entry", "entries", a));
    else
        say(line, "You look at it for the first time. From now on each look is compared with this.",
            (Str){ 0 });
    if (w->friends)
        say(line, "Your friend was shown the same log, when it had {}.",
            str_counted(w->friends, "entry", "entries", a));
}

Result run_watch(const Line *line)
{
    Watched  out;
    Watching w = { .url = str(line->argument[0]), .folder = line->option[OPT_STATE],
                   .policy = line->option[OPT_POLICY], .compare = line->option[OPT_COMPARE] };
    while (w.url.len && w.url.at[w.url.len - 1] == '/')
        w.url.len--;
    if (!web_url_fits(w.url))
        return because_of(&wrong_use, S("watch https://tender.example.org/log --state DIR"));
    TRY(watch(&w, &out, line->life));
    tell(line, &out);
    return DONE;
}
