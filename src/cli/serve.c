/* serve.c - the server, as it is started from a command line or by the machine. */
#include "cli/played.h"

#include "http/serve.h"

/* Who started it, and what is told once it can be reached. */
typedef struct Starting {
    const Line *line;
    const char *folder;
    const InventedPeople *demonstration;
} Starting;

/* With a line for each person who reads it: where it is, and what belongs in front. */
static void serve_started(void *with, const Engine *e)
{
    const Starting *s = with;
    const Line *l  = s->line;
    Str         at = engine_address(e, l->life);
    Text        url = { 0 };
    text_put(&url, l->life, "http://{}/", at);
    give(l, (Str){ 0 }, (Given[]){ { "address", text_str(&url), false } }, 1);
    say(l, "Serving at {}. Ctrl-C ends it; what is under way is answered first.", text_str(&url));
    if (!engine_is_local(e))
        say(l, "Others can reach this address, and nothing on the way is secret: put a proxy that "
               "speaks TLS in front, and let this listen on 127.0.0.1.", (Str){ 0 });
    if (!engine_is_local(e) && s->demonstration)
        say(l, "WARNING: whoever reaches it signs as anybody in it, and reads all of it.",
            (Str){ 0 });
    if (s->demonstration)
        living_say(l, s->folder, s->demonstration, text_str(&url));
    fflush(stdout);
}

/* Before anything is opened: is it a book that nobody relies on? */
static Result invented_come(Starting *s)
{
    InventedPeople *people = make(s->line->life, InventedPeople, 1);
    if (!s->line->option[OPT_DEMONSTRATION])
        return DONE;
    s->demonstration = people;
    return invented_read(s->folder, people, s->line->life);
}

Result run_serve(const Line *line)
{
    Visit v;
    Line  own = *line;
    Starting starting = { .line = &own };
    if (line->arguments)
        own.option[OPT_BOOK] = line->argument[0];
    const char *listen = line->option[OPT_LISTEN];
    TRY(book_named(&own, &starting.folder));
    TRY(invented_come(&starting));
    TRY(visit_owns(&v, &own));
    return serve(v.clerk, starting.folder, listen ? str(listen) : S("127.0.0.1:8080"),
                 starting.demonstration, serve_started, &starting, line->life);
}
