/* draft.c - what is to be published: begun, checked and looked at before anybody enters it. */
#include "cli/inside.h"

#include "core/flaws.h"
#include "core/view/warnings.h"
#include "desk/draft.h"
#include "desk/paper.h"
#include "http/own_disk.h"
#include "law/cites.h"
#include "page/timeline.h"
#include "example.h"

#include <string.h>
#include <time.h>

enum { COLUMNS = 100, PADLOCKS_ENOUGH = 255 };

const Reason draft_faulty = { REFUSED, "draft-faulty", "doc/draft.md",
    "The draft cannot be published as it is." };

/* ---- the procedure that it is for ------------------------------------------------ */

/* Where none is named: one as `begin` would make it today, with padlocks for every number. */
static void imagined(Procedure *p, Instant now, Arena *a)
{
    *p = procedure_new(NULL, (Name){ 0 });
    p->began     = now;
    p->kind      = FOR_OPEN;
    p->zone      = LONDON;
    p->divisions = UNITED_KINGDOM;
    p->currency  = currency_of(UNITED_KINGDOM);
    p->rules     = day_at(now, LONDON);
    for (int i = 0; i < PADLOCKS_ENOUGH; i++)
        *list_add(&p->locks, a) = (Lock){ .index = i + 1 };
}

/* A copy of its own, into which the draft is folded. */
static Result procedure_for(const Line *line, Visit *v, Procedure *p, Instant *now)
{
    *v = (Visit){ .line = line, .life = line->life };
    *now = time(NULL);
    if (!line->option[OPT_PROCEDURE])
        return imagined(p, *now, line->life), DONE;
    TRY(visit_look(v, line));
    *now = v->onlooker.now;
    TRY(onlooker_procedure(&v->onlooker, v->name, p, line->life));
    return p->published ? because_of(&never_now, S("it is published; what changes it is an amend"))
                        : DONE;
}

/* Where there is no book: one as `init` makes it. */
static Ticks ticks_for(const Visit *v)
{
    return v->procedure ? settings_ticks(book_settings(v->onlooker.book)) : ticks_usual;
}

static Result draft_of(const Line *line, const Visit *v, const Procedure *p, Draft *d)
{
    Str text;
    Wording w = { .procedure = p, .zone = p->zone, .tools = own_disk_tools(line->life),
                  .ticks = ticks_for(v) };
    TRY(file_read(line->argument[1], DRAFT_BYTES, &text, line->life));
    draft_read(text, &w, d, line->life);
    return DONE;
}

/* ---- new ------------------------------------------------------------------------- */

static Result draft_new(const Line *line)
{
    const char *path = line->argument[1];
    TRY(file_write(path, str(draft_example), line->life));
    give_file(line, path);
    say(line, "Change it to what you buy, and look whether all is well:{}", S(""));
    say(line, "  tenderbox draft check {} -p NUMBER", str(path));
    return DONE;
}

/* ---- check ----------------------------------------------------------------------- */

static void flaw_json(const char *file, const DraftFlaw *flaw, unsigned laws, Arena *a)
{
    printf("{\"file\": ");
    json_str(stdout, str(file));
    printf(", \"line\": %lld, \"field\": ", (long long)flaw->line);
    json_str(stdout, flaw->field);
    printf(", \"reason\": \"%s\", \"says\": ", flaw->why.why->code);
    json_str(stdout, str(flaw->why.why->says));
    printf(", \"detail\": ");
    json_str(stdout, flaw->why.detail);
    printf(", \"source\": ");
    json_str(stdout, source_under(flaw->why.why->source, laws, a));
    printf("}");
}

static void flaws_json(const char *file, const Draft *d, const Warnings *warnings, unsigned laws,
                       Arena *a)
{
    printf("{\"schema\": 1, \"done\": %s, \"acts\": %lld, \"faults\": [",
           d->flaws.len ? "false" : "true", (long long)d->acts.len);
    for (each(const DraftFlaw, flaw, d->flaws)) {
        printf("%s", flaw == d->flaws.at ? "" : ", ");
        flaw_json(file, flaw, laws, a);
    }
    printf("], \"warnings\": [");
    for (each(const Str, warning, *warnings)) {
        printf("%s", warning == warnings->at ? "" : ", ");
        json_str(stdout, *warning);
    }
    printf("], \"exit\": %d}\n", d->flaws.len ? 1 : 0);
}

/* "tender.draft:12: weight: ..."; of what stands in no line the file alone. */
static void say_flaw(const char *file, const DraftFlaw *flaw, unsigned laws, Arena *a)
{
    Text t = { 0 };
    text_our(&t, file, a);
    if (flaw->line)
        text_put(&t, a, ":{}", str_of_number(flaw->line, a));
    if (flaw->field.len)
        text_put(&t, a, ": {}", str_plain(flaw->field, COLUMNS, a));
    text_put(&t, a, ": {}", str(flaw->why.why->says));
    put("%.*s\n    ", text_str(&t));
    t = (Text){ 0 };
    text_put(&t, a, "{}{}{} ({})", str(flaw->why.why->code),
             flaw->why.detail.len ? S(": ") : S(""), str_plain(flaw->why.detail, DRAFT_BYTES, a),
             source_under(flaw->why.why->source, laws, a));
    wrap(stdout, text_str(&t), 4, COLUMNS);
}

static void say_checked(const Line *line, const Draft *d)
{
    if (!line->option[OPT_PROCEDURE])
        say(line, "No procedure was named with {}: it was looked at as an open one in the United "
                  "Kingdom that begins today, in GBP, with padlocks enough and no fact found.",
            S("--procedure"));
    if (!d->flaws.len)
        say(line, d->acts.len == 1 ? "{}, and nothing is wrong with it."
                                   : "{}, and nothing is wrong with them.",
            str_counted(d->acts.len, "definition", "definitions", line->life));
    if (line->arguments < 3)
        say(line, "What publish says itself was not looked at: type it behind the file, as {}",
            S("retention=\"2037-06-01 00:00\" notice=@FILE"));
}

/* What publish says itself, as far as it was typed behind the file; where nothing was, it is not
 * looked at. */
static Result publish_look(const Line *line, Draft *d, const Procedure *p, Instant now)
{
    Arena *a = line->life;
    Act    act = { .arrived = now };
    Pairs  pairs = { 0 };
    Wording w = { .procedure = p, .zone = p->zone };
    if (line->arguments < 3)
        return DONE;
    TRY(pairs_of(line, 2, &pairs));
    Result r = act_of_pairs(ACT_PUBLISH, &pairs, &w, &act, &d->shelf, a);
    act.arrived = now;
    if (!failed(r))
        r = publish_judge_own(p, &act, a);
    if (failed(r))
        *list_add(&d->flaws, a) = (DraftFlaw){ .why = r };
    return DONE;
}

/* What publication would bear in mind, too. */
static void say_warnings(const Line *line, const Warnings *warnings)
{
    for (each(const Str, warning, *warnings))
        say(line, "To bear in mind: {}", *warning);
}

static Result draft_check(const Line *line)
{
    Visit     v;
    Procedure p;
    Draft     d;
    Instant   now;
    TRY(procedure_for(line, &v, &p, &now));
    TRY(draft_of(line, &v, &p, &d));
    draft_try(&d, &p, now, line->life);
    TRY(publish_look(line, &d, &p, now));
    Warnings warnings = { 0 };
    warnings_of(&p, &warnings, line->life);
    if (line->option[OPT_JSON])
        flaws_json(line->argument[1], &d, &warnings, laws_of(&p, 0), line->life);
    else
        for (each(const DraftFlaw, flaw, d.flaws))
            say_flaw(line->argument[1], flaw, laws_of(&p, 0), line->life);
    say_checked(line, &d);
    say_warnings(line, &warnings);
    Text t = { 0 };
    text_put(&t, line->life, "{}; faults: {}", str(line->argument[1]),
             str_of_number(d.flaws.len, line->life));
    return d.flaws.len ? because_of(&draft_faulty, text_str(&t)) : DONE;
}

/* ---- show ------------------------------------------------------------------------ */

static Result draft_page(const Line *line, Doc *doc)
{
    Visit     v;
    Draft     d;
    Record    r;
    Instant   now;
    Procedure *p = make(line->life, Procedure, 1);
    TRY(procedure_for(line, &v, p, &now));
    TRY(draft_of(line, &v, p, &d));
    draft_try(&d, p, now, line->life);
    for (each(const DraftFlaw, flaw, d.flaws)) {
        Text t = { 0 };
        text_put(&t, line->life, "{}; tenderbox draft check {} lists what is wrong",
                 str(line->argument[1]), str(line->argument[1]));
        return because_of(&draft_faulty, text_str(&t));
    }
    Book *book = v.procedure ? v.onlooker.book : NULL;
    TRY(draft_record(&d, p, v.procedure, book, now, &r, line->life));
    return letter_tender(&r, doc);
}

static Result draft_show(const Line *line)
{
    Doc  doc;
    Text page = { 0 };
    TRY(draft_page(line, &doc));
    if (line->option[OPT_OUT]) {
        TRY(paper_file(&doc, line->option[OPT_PDF] != NULL, line->option[OPT_OUT], line->life));
        give_file(line, line->option[OPT_OUT]);
        return DONE;
    }
    document_text(&doc, COLUMNS, &page, line->life);
    give(line, text_str(&page), (Given[]){ { "text", text_str(&page) } }, 1);
    return DONE;
}

Result run_draft(const Line *line)
{
    static const struct { const char *word; Result (*run)(const Line *); } ways[] = {
        { "new", draft_new }, { "check", draft_check }, { "show", draft_show },
    };
    bool check = !strcmp(line->argument[0], "check");
    if (!check && line->arguments > 2)
        return because_of(&wrong_use, S("only draft check takes fields, those of publish"));
    for (ptrdiff_t i = 0; i < countof(ways); i++)
        if (!strcmp(line->argument[0], ways[i].word))
            return ways[i].run(line);
    return word_unknown(line, "draft", line->argument[0],
                        (const char *const[]){ "new", "check", "show", NULL });
}
