/* serve.c - the server, as it is started from a command line or by the machine. */
#include "cli/inside.h"

#include "http/serve.h"

/* With a line for each person who reads it: where it is, and what belongs in front. */
static void serve_started(void *line, const Engine *e)
{
    const Line *l  = line;
    Str         at = engine_address(e, l->life);
    Text        url = { 0 };
    text_put(&url, l->life, "http://{}/", at);
    give(l, (Str){ 0 }, (Given[]){ { "address", text_str(&url), false } }, 1);
    say(l, "Serving at {}. Ctrl-C ends it; what is under way is answered first.", text_str(&url));
    if (!engine_is_local(e))
        say(l, "Others can reach this address, and nothing on the way is secret: put a proxy that "
               "speaks TLS in front, and let this listen on 127.0.0.1.", (Str){ 0 });
    fflush(stdout);
}

Result run_serve(const Line *line)
{
    Visit v;
    Line  own = *line;
    if (line->arguments)
        own.option[OPT_BOOK] = line->argument[0];
    const char *folder, *listen = line->option[OPT_LISTEN];
    TRY(book_named(&own, &folder));
    TRY(visit_owns(&v, &own));
    return serve(v.clerk, folder, listen ? str(listen) : S("127.0.0.1:8080"), serve_started, &own,
                 line->life);
}
