/* walker.c FOLDER STORY - plays a story in that folder behind a server whose clock is the story's,
 * and asks a browser to do the first act of each kind: a line of JSON for each on its output,
 * "done" or "refused" on its input; the rest goes through pages without one. Then the same story is
 * played as from command lines, and the last line says whether the acts are the same.
 * test/browser/walk.test.mjs is that browser. */
#include "test/through.h"

#include "sys/folder.h"

#include <stdio.h>
#include <string.h>

typedef struct Walking { Through t; Engine *engine; bool seen[ACT_KINDS]; } Walking;

static const Limits *limits(void)
{
    static Limits l;
    l = usual_limits;
    l.load = routes_load;
    return &l;
}

static void member(Text *t, const char *name, Str value, Arena *a)
{
    text_put(t, a, ", \"{}\": ", str(name));
    text_json(t, value, a);
}

static void fields(Text *t, const Pairs *typed, Arena *a)
{
    const char *between = "";
    text_our(t, ", \"fields\": {", a);
    for (each(const Pair, pair, *typed)) {
        text_our(t, between, a);
        text_json(t, pair->name, a);
        text_our(t, ": ", a);
        text_json(t, pair->value, a);
        between = ", ";
    }
    text_our(t, "}", a);
}

static Result engine_there(Walking *w)
{
    if (w->engine)
        return DONE;
    TRY(engine_start(&w->engine, S("127.0.0.1:0"), limits(), routes_answer, &w->t.server, w->t.a));
    Str at = engine_address(w->engine, w->t.a);
    printf("{\"address\": \"%.*s\"}\n", (int)at.len, at.at);
    return DONE;
}

static bool by_browser(Through *t, const Walker *who, Str at, ActKind kind, const Pairs *typed,
                       Str lines, const Walker *other)
{
    Walking *w = t->with;
    Text line = { 0 };
    char said[64];
    if (w->seen[kind] || failed(engine_there(w)))
        return false;
    text_put(&line, t->a, "{\"act\": \"{}\"", str(act_rows[kind]->name));
    member(&line, "at", at, t->a);
    member(&line, "cookie", who->cookie, t->a);
    member(&line, "other", other ? other->cookie : (Str){ 0 }, t->a);
    member(&line, "definitions", lines, t->a);
    fields(&line, typed, t->a);
    printf("%.*s}\n", (int)line.len, line.at);
    fflush(stdout);
    w->seen[kind] = fgets(said, sizeof said, stdin) && !strcmp(said, "done\n");
    return w->seen[kind];
}

static Result play(Through *t, Str text, StoryEnd *end, Arena *a)
{
    StoryPart part = { .name = "story", .text = text };
    StoryBook book = { .folder = t->folder, .way = through_pages, .with = t };
    return stories_play(&part, 1, &book, end, a);
}

static Str told(Through *t, const char *folder, Str text, Arena *a)
{
    StoryEnd end;
    t->a = a;
    t->folder = folder;
    Result r = play(t, text, &end, a);
    if (failed(r))
        fprintf(stderr, "%.*s\n", (int)end.trouble.len, end.trouble.at);
    return failed(r) ? (Str){ 0 } : acts_told(t, folder, end.procedure, a);
}

int main(int argc, char **argv)
{
    Str      text;
    Walking  browser = { .t = { .elsewhere = by_browser } };
    Through  line = { .plainly = true };
    Arena    one = arena_begin((ptrdiff_t)4 << 30), two = arena_begin((ptrdiff_t)4 << 30);
    if (argc != 3 || failed(story_read(argv[2], &text, &one)))
        return 64;
    browser.t.with = &browser;
    Str here = told(&browser.t, path_in(argv[1], "pages", &one), text, &one);
    Str there = told(&line, path_in(argv[1], "line", &two), text, &two);
    if (browser.engine)
        engine_stop(browser.engine, 0);
    printf("{\"browser\": %lld, \"pages\": %lld, \"tools\": %lld, \"refused\": %lld, "
           "\"same\": %s, \"trouble\": %s}\n",
           (long long)browser.t.by_browser, (long long)browser.t.by_pages,
           (long long)browser.t.by_line, (long long)browser.t.refused,
           here.len > 1000 && str_same(here, there) ? "true" : "false",
           browser.t.trouble.len ? "true" : "false");
    fprintf(stderr, "%.*s", (int)browser.t.trouble.len, browser.t.trouble.at);
    arena_end(&two);
    arena_end(&one);
    return 0;
}
