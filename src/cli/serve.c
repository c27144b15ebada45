/* serve.c - the server, as it is started from a command line or by the machine. */
#include "cli/played.h"

#include "desk/wording.h"
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

Result config_of_file(const char *path, Config *config, Arena *a)
{
    Str text;
    TRY(file_read(path, CONFIG_BYTES, &text, a));
    return config_read(text, config, a);
}

/* What the line says counts more than what the file says. */
static Result settings(const Line *line, Config *config)
{
    *config = (Config){ .listen = S("127.0.0.1:8080") };
    if (line->option[OPT_CONFIG])
        TRY(config_of_file(line->option[OPT_CONFIG], config, line->life));
    if (line->option[OPT_LISTEN])
        config->listen = str(line->option[OPT_LISTEN]);
    return config_whole(config);
}

Result run_serve(const Line *line)
{
    Visit v;
    Line  own = *line;
    Starting starting = { .line = &own };
    if (line->arguments)
        own.option[OPT_BOOK] = line->argument[0];
    Config config;
    TRY(settings(&own, &config));
    TRY(book_named(&own, &starting.folder));
    TRY(invented_come(&starting));
    TRY(visit_owns(&v, &own));
    return serve(v.clerk, starting.folder, &config, starting.demonstration, serve_started,
                 &starting, line->life);
}
