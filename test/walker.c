/* walker.c FOLDER STORY [whole] - plays a story in that folder behind a server whose clock is the
 * story's, and asks a browser to let the first person join by an invitation, and to do the first
 * act of each kind, and each bid and opening: a line of JSON for each on its output; on its input
 * "done 1", or of several that were done at one press how many, or "refused". whole: everybody
 * joins, brings their padlock and turns it there. The rest goes through pages without one, or by
 * tools. Then the same story is played as from command lines, and the last line says whether the
 * acts are the same.
 * test/browser/walk.test.mjs is that browser. */
#include "test/through.h"

#include "sys/folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Walking {
    Through t;
    Engine *engine;
    bool    whole, joined, seen[ACT_KINDS], refused[ACT_KINDS], left[ACT_KINDS];
} Walking;

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

/* A padlock lies on its holder's own disk. */
static Str key_of(Through *t, const Walker *who)
{
    Text path = { 0 };
    text_put(&path, t->a, "{}/{}.key", str(t->folder), who->name);
    const char *file = str_terminated(text_str(&path), t->a);
    Result r = actor_write(file, &who->actor, t->a);
    return !failed(r) || r.why == &key_file_exists ? text_str(&path) : (Str){ 0 };
}

/* Which bids are sealed in a page, and how much is opened at one press, the browser says. */
static bool every_one_is_asked_for(const Walking *w, ActKind kind)
{
    return kind == ACT_DEPOSIT || kind == ACT_LATE_DEPOSIT || kind == ACT_OPENED ||
           kind == ACT_SHARE || kind == ACT_ENROL ||
           (w->whole && (kind == ACT_TURNS || kind == ACT_READY_DEPOSIT || kind == ACT_PADLOCK));
}

/* How many acts it did; 0: none, for it was refused. */
static long long told_back(void)
{
    char said[64];
    return fgets(said, sizeof said, stdin) && !strncmp(said, "done ", 5) ? atoll(said + 5) : 0;
}

static bool by_browser(Through *t, const Walker *who, Str at, ActKind kind, const Pairs *typed,
                       Str lines, const Walker *other)
{
    Walking *w = t->with;
    Text line = { 0 };
    if ((w->seen[kind] && !every_one_is_asked_for(w, kind)) || failed(engine_there(w)))
        return false;
    text_put(&line, t->a, "{\"act\": \"{}\"", str(act_rows[kind]->name));
    text_put(&line, t->a, ", \"now\": {}", str_of_number(clerk_now(t->clerk), t->a));
    member(&line, "who", who->name, t->a);
    if (kind == ACT_TURNS || kind == ACT_PADLOCK)
        member(&line, "key", key_of(t, who), t->a);
    member(&line, "at", at, t->a);
    member(&line, "cookie", who->cookie, t->a);
    member(&line, "other", other ? other->cookie : (Str){ 0 }, t->a);
    member(&line, "definitions", lines, t->a);
    fields(&line, typed, t->a);
    printf("%.*s}\n", (int)line.len, line.at);
    fflush(stdout);
    through_signs_elsewhere(t, true);
    long long done = told_back();
    through_signs_elsewhere(t, false);
    w->seen[kind] = w->seen[kind] || done;
    w->refused[kind] = !done;
    t->by_browser += done ? done - 1 : 0;
    return done;
}

/* A copy of the key that a page made, under a passphrase. */
static const char copied_words[] = "words of the copied file";

static Result words_of_copy(void *with, const char *path, Str *words)
{
    (void)with, (void)path;
    *words = str(copied_words);
    return DONE;
}

static bool joins(Through *t, Str name, const Token *link, Actor *made)
{
    Walking *w = t->with;
    Text line = { 0 }, path = { 0 };
    PassphraseFrom from = { words_of_copy, NULL };
    if ((w->joined && !w->whole) || failed(engine_there(w)))
        return false;
    text_put(&path, t->a, "{}/{}.copy.key", str(t->folder), name);
    text_put(&line, t->a, "{\"link\": \"/join/{}\"", token_str(link));
    text_put(&line, t->a, ", \"now\": {}", str_of_number(clerk_now(t->clerk), t->a));
    member(&line, "joins", name, t->a);
    member(&line, "file", text_str(&path), t->a);
    member(&line, "words", str(copied_words), t->a);
    printf("%.*s}\n", (int)line.len, line.at);
    fflush(stdout);
    w->joined = told_back() &&
        !failed(actor_read_with(str_terminated(text_str(&path), t->a), &from, made, t->a));
    made->name = name;
    return w->joined;
}

/* What the browser would not do, and was done all the same. */
static void done_after_all(Through *t, ActKind kind, Name name)
{
    Walking *w = t->with;
    (void)name;
    w->left[kind] = w->left[kind] || w->refused[kind];
    w->refused[kind] = false;
}

static void tell_left(const Walking *w)
{
    const char *between = "";
    printf("\"left\": [");
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        if (w->left[kind] && !w->seen[kind]) {
            printf("%s\"%s\"", between, act_rows[kind]->name);
            between = ", ";
        }
    printf("]");
}

static Result play(Through *t, Str text, StoryEnd *end, Arena *a)
{
    StoryPart part = { .name = "story", .text = text };
    StoryBook book = { .folder = t->folder, .way = through_pages, .person = through_person,
                       .with = t };
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
    return failed(r) ? (Str){ 0 } : acts_told(t, folder, a);
}

/* The first act that is another one, as either has it. */
static void tell_apart(Str here, Str there)
{
    while (here.len && there.len) {
        Str one = str_cut(&here, '\n'), other = str_cut(&there, '\n');
        if (str_same(one, other))
            continue;
        fprintf(stderr, "pages: %.*s\nline:  %.*s\n", (int)one.len, one.at, (int)other.len,
                other.at);
        return;
    }
}

int main(int argc, char **argv)
{
    Str      text;
    Walking  browser = { .t = { .elsewhere = by_browser, .joins = joins,
                               .after = done_after_all } };
    Through  line = { .plainly = true };
    Arena    one = arena_begin((ptrdiff_t)4 << 30), two = arena_begin((ptrdiff_t)4 << 30);
    browser.whole = argc == 4 && !strcmp(argv[3], "whole");
    if (argc != 3 + browser.whole || failed(story_read(argv[2], &text, &one)))
        return 64;
    text = story_dated(text, time(NULL), &one);
    if (failed(file_write_private(path_in(argv[1], "story", &one), text, &one)))
        return 74;
    browser.t.with = &browser;
    Str here = told(&browser.t, path_in(argv[1], "pages", &one), text, &one);
    Str there = told(&line, path_in(argv[1], "line", &two), text, &two);
    tell_apart(here, there);
    if (browser.engine)
        engine_stop(browser.engine, 0);
    printf("{\"browser\": %lld, \"pages\": %lld, \"tools\": %lld, \"refused\": %lld, "
           "\"same\": %s, \"trouble\": %s, ",
           (long long)browser.t.by_browser, (long long)browser.t.by_pages,
           (long long)browser.t.by_line, (long long)browser.t.refused,
           here.len && str_same(here, there) ? "true" : "false",
           browser.t.trouble.len ? "true" : "false");
    tell_left(&browser);
    printf("}\n");
    fprintf(stderr, "%.*s", (int)browser.t.trouble.len, browser.t.trouble.at);
    arena_end(&two);
    arena_end(&one);
    return 0;
}
