/* demo.c - whole tenders played by the real program, then checked, then tampered with. */
#include "cli/played.h"

#include "base/near.h"
#include "desk/paper.h"
#include "desk/verify.h"
#include "stories.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const Reason demo_unfound = { BROKEN, "demo-unfound", "doc/tour.md",
    "The changed digit was not found. This is a fault of ours." };

/* What came of a story, for programs. */
typedef struct Came { Str name, title, folder; int64_t acts, refusals, entries; } Came;

typedef struct Playing {
    bool  kept, full;
    FILE *out;                       /* what is told to people */
    Arena *life;                     /* of what came of it */
    int    told;                     /* stories */
    LIST(Came) came;
} Playing;

static Result export_editions(const char *book, Name name, const char *folder, Arena *a)
{
    Book *b;
    TRY(book_open(&b, book, true, 0, a));
    TRY(export_to_file(b, name, COURT, 0, NULL, path_in(folder, "court.tbx", a), NULL, a));
    return export_to_file(b, name, PUBLIC, 0, NULL, path_in(folder, "public.tbx", a), NULL, a);
}

/* ---- the check ------------------------------------------------------------------- */

/* Figures that stand in every tender, or in most: what one of them was, changed by one digit. */
static const struct { const char *act, *field, *says; } figures[] = {
    { "act award\n",   "\ntotal ",     "the winner's total" },
    { "act publish\n", "\nretention ", "the moment until which all is kept" },
    { "act begin\n",   "\nyear ",      "the year of the procedure" },
};

/* Where the value of the first of these figures begins; says what it is. */
static char *figure_of(char *bytes, ptrdiff_t len, const char **says)
{
    for (ptrdiff_t i = 0; i < countof(figures); i++) {
        const char *act = figures[i].act, *field = figures[i].field;
        char *from = memmem(bytes, (size_t)len, act, strlen(act));
        char *at = from ? memmem(from, (size_t)(len - (from - bytes)), field, strlen(field)) : NULL;
        *says = figures[i].says;
        if (at)
            return at + strlen(field);
    }
    return NULL;
}

/* What the audit must say of a file in which one digit is another. */
static Result tamper(const Playing *how, const char *path, Str policy, Arena *a)
{
    Str    bundle;
    Audit *out = make(a, Audit, 1);
    const char *says;
    TRY(file_read(path, (ptrdiff_t)1 << 29, &bundle, a));
    char *bytes = make(a, char, bundle.len);
    memcpy(bytes, bundle.at, (size_t)bundle.len);
    char *value = figure_of(bytes, bundle.len, &says);
    if (!value)
        return because(&demo_unfound);
    int   len = (int)strcspn(value, "\n");
    char *digit = value[1] == '.' ? value : value + 1;
    fprintf(how->out, "\nNow somebody changes one digit of %s in the file: %.*s", says, len, value);
    *digit = *digit == '9' ? '8' : (char)(*digit + 1);
    fprintf(how->out, " becomes %.*s.\n\n", len, value);
    Result r = verify_bytes((Str){ bytes, bundle.len }, policy, out, a);
    if (!failed(r))
        return because(&demo_unfound);
    fprintf(how->out, "  NOT GOOD: %s: %s\n  at entry %lld, act %s\n", r.why->code, r.why->says,
            (long long)out->found.leaf, out->found.act ? out->found.act : "-");
    return DONE;
}

static Result check(const Playing *how, const char *folder, Str policy, Arena *a)
{
    TRY(file_write(path_in(folder, "policy", a), policy, a));
    fprintf(how->out, "\nTHE CHECK. One file holds it all; a program that knows neither database "
                      "nor server\nrecomputes it: tenderbox-verify court.tbx --policy policy\n\n");
    Verifying v = { .bundle = path_in(folder, "court.tbx", a),
                    .policy = path_in(folder, "policy", a) };
    TRY(verify_told(how->out, &v, how->full ? TOLD_PEOPLE : TOLD_NOBODY, a));
    if (!how->full)
        fprintf(how->out, "  GOOD: everything in it is as it should be. With --full, all that was "
                          "checked.\n");
    return DONE;
}

/* ---- letters --------------------------------------------------------------------- */

static Result letter_both(Record *r, Asked asked, const char *folder, const char *name, Arena *a)
{
    Doc  doc;
    Text html = { 0 }, pdf = { 0 };
    TRY(paper_letter(r, asked, &doc));
    text_put(&html, a, "{}.html", str(name));
    text_put(&pdf, a, "{}.pdf", str(name));
    TRY(paper_file(&doc, false, path_in(folder, str_terminated(text_str(&html), a), a), a));
    return paper_file(&doc, true, path_in(folder, str_terminated(text_str(&pdf), a), a), a);
}

static Id loser_of(const Procedure *p, const Lot *lot)
{
    for (each(const Bid, bid, p->bids))
        if (lot->awarded && bid->lot == lot->id && bid->round == lot->award_round &&
            bid->standing == ADMITTED && bid->bidder != lot->winner)
            return bid->bidder;
    return 0;
}

/* The award report of the first lot, and what its first loser is told. */
static Result letters(const Playing *how, const Onlooker *o, const Procedure *p, const char *folder,
                      Arena *a)
{
    Record r;
    TRY(paper_record(o->book, p, o->now, &r, a));
    Id lot = p->lots.at[0].id, loser = loser_of(p, &p->lots.at[0]);
    TRY(letter_both(&r, (Asked){ .kind = AWARD_REPORT, .lot = lot }, folder, "award-report", a));
    fprintf(how->out, "\nWritten from the record: award-report.html and .pdf");
    if (loser) {
        TRY(letter_both(&r, (Asked){ .kind = SUMMARY_LETTER, .lot = lot, .bidder = loser }, folder,
                        "loser-summary", a));
        fprintf(how->out, ", loser-summary.html and .pdf");
    }
    fprintf(how->out, ".\n");
    return DONE;
}

/* ---- the whole ------------------------------------------------------------------- */

static void keep_came(Playing *how, const StoryEnd *end, const ShowPage *page, const char *folder)
{
    *list_add(&how->came, how->life) =
        (Came){ .name = str_copy(page->name, how->life), .title = str_copy(page->title, how->life),
                .folder = str_copy(str(folder), how->life), .acts = end->acts,
                .refusals = end->refusals, .entries = end->entries };
}

/* What is looked at once the story is over, and where somebody keeps it, the letters. */
static Result after(const StoryEnd *end, const char *book, const char *folder, Playing *how,
                    Str timeline, Arena *a)
{
    Onlooker o;
    ShowPage page;
    Procedure *p = make(a, Procedure, 1);
    TRY(onlooker_come(&o, book, end->now, a));
    TRY(onlooker_procedure(&o, end->procedure, p, a));
    TRY(page_show(&o, p, 0, &page, a));
    keep_came(how, end, &page, folder);
    played_tell(how->out, end, &o, p, &page, a);
    fprintf(how->out, "\n\nHOW IT WENT\n");
    fwrite(timeline.at, 1, (size_t)timeline.len, how->out);
    return how->kept && p->lots.len ? letters(how, &o, p, folder, a) : DONE;
}

/* The story's own memory, with its clerk, is let go before its book is read again. */
static Result story_told(Str text, const char *book, StoryEnd *end, Str *timeline, Arena *a)
{
    char  *bytes = NULL;
    size_t len = 0;
    FILE  *to = open_memstream(&bytes, &len);
    if (!to)
        return because(&too_large);
    Result r = story_play(text, book, to, end, a);
    fclose(to);
    *timeline = str_copy((Str){ bytes, (ptrdiff_t)len }, a);
    free(bytes);
    return r;
}

static Result play_in(Str text, const char *folder, Playing *how, Arena *life, Arena *a)
{
    StoryEnd end;
    Str timeline = { 0 };
    const char *book = path_in(folder, "book", a);
    Result r = story_told(text, book, &end, &timeline, life);
    if (failed(r)) {
        fwrite(timeline.at, 1, (size_t)timeline.len, how->out);
        return r;
    }
    if (name_same(end.procedure, (Name){ 0 })) {
        fwrite(timeline.at, 1, (size_t)timeline.len, how->out);
        fprintf(how->out, "\nNo procedure was begun, so there is nothing more to show.\n");
        return DONE;
    }
    TRY(after(&end, book, folder, how, timeline, a));
    TRY(export_editions(book, end.procedure, folder, a));
    TRY(check(how, folder, end.policy, a));
    return tamper(how, path_in(folder, "court.tbx", a), end.policy, a);
}

static Result play(Str text, const char *folder, Playing *how, Arena *a)
{
    Arena  life = arena_begin((ptrdiff_t)1 << 30);
    Result r = play_in(text, folder, how, &life, a);
    r.detail = str_copy(r.detail, a);
    arena_end(&life);
    return r;
}

/* ---- the stories that the program carries ---------------------------------------- */

/* In the order in which they happen; the last ones live. */
static const Carried carried[] = {
    { "business-partnering", story_business_partnering, "2014-02-18 00:00" },
    { "vehicle-recovery", story_vehicle_recovery, "2026-03-24 00:00" },
    { "living", story_living, NULL },
};

static const Carried *carried_by_name(const char *name)
{
    for (const Carried *c = carried; c < carried + countof(carried); c++)
        if (!strcmp(c->name, name))
            return c;
    return NULL;
}

/* A story that is in no file and that the program does not carry. */
static Result story_unknown(const char *story, Result r, Arena *a)
{
    Near near = { .word = str(story) };
    Text t = { 0 };
    text_put(&t, a, "{}; the program carries", r.detail);
    for (const Carried *c = carried; c < carried + countof(carried); c++) {
        near_try(&near, c->name);
        text_put(&t, a, c > carried ? ", {}" : " {}", str(c->name));
    }
    near_put(&t, &near, a);
    return because_of(r.why, text_str(&t));
}

static Result play_one(const char *story, const char *folder, Playing *how, Arena *a)
{
    const Carried *known = carried_by_name(story);
    Str text = { 0 };
    Result read = DONE;
    if (known)
        text = str(known->text);
    else
        read = story_read(story, &text, a);
    if (read.why == &file_missing && str_is(read.detail, story))
        return story_unknown(story, read, a);
    TRY(read);
    return play(story_dated(text, time(NULL), a), folder, how, a);
}

/* The short one first; those that live are not over yet, and have a book of their own kind. */
static Result play_all(const char *folder, Playing *how, Arena *a)
{
    for (ptrdiff_t i = countof(carried) - 1; i >= 0; i--) {
        const Carried *c = &carried[i];
        if (!c->over)
            continue;
        Arena       life = arena_begin((ptrdiff_t)1 << 30);
        const char *own  = path_in(folder, c->name, &life);
        if (how->told++)
            fprintf(how->out, "\n\n%s\n",
                    "----------------------------------------------------------------");
        Result r = mkdir(own, 0700) ? file_failed(&file_unwritable, own, &life)
                                    : play_one(c->name, own, how, &life);
        r.detail = str_copy(r.detail, a);
        arena_end(&life);
        TRY(r);
    }
    return DONE;
}

static void what_next(FILE *out)
{
    fputs("\nWHAT TO TRY NEXT\n"
          "  tenderbox demo vehicle-recovery --full       all that the check looks at\n"
          "  tenderbox demo --keep DIR                    keeps book, bundles and letters:\n"
          "                                               open the letters, change a byte\n"
          "  tenderbox demo --living --keep DIR           tenders under way today, to be served\n"
          "  tenderbox demo my.story                      a story of yours; README.md says how\n"
          "  tenderbox help                               a tender of your own\n", out);
}

/* story: a file, the name of a story that the program carries, or NULL: all that it carries, one
 * after the other, each in a folder of its own. keep: a folder in which books, bundles and letters
 * stay, or NULL. Fails: as story_play() and the audit. */
static Result demo_play(const char *story, const char *keep, Playing *how, Arena *a)
{
    const char *given = getenv("TMPDIR");
    Text place = { 0 };
    text_put(&place, a, "{}/tenderbox-demo-XXXXXX", str(given && *given ? given : "/tmp"));
    char *temporary = str_terminated(text_str(&place), a);
    if (keep ? mkdir(keep, 0700) != 0 : !mkdtemp(temporary))
        return file_failed(&file_unwritable, keep ? keep : temporary, a);
    const char *folder = keep ? keep : temporary;
    Result r = story ? play_one(story, folder, how, a) : play_all(folder, how, a);
    if (keep)
        fprintf(how->out, "\nEverything lies in %s.\n", keep);
    else
        folder_remove(temporary);
    if (!failed(r))
        what_next(how->out);
    return r;
}

/* What is told to people goes nowhere; what came of each story is one object. */
static Result demo_json(const char *story, const char *keep, Playing *how, Arena *a)
{
    how->out = fopen("/dev/null", "we");
    if (!how->out)
        return file_failed(&file_unwritable, "/dev/null", a);
    Result r = demo_play(story, keep, how, a);
    fclose(how->out);
    TRY(r);
    printf("{\"schema\": 1, \"done\": true, \"stories\": [");
    for (each(const Came, came, how->came)) {
        printf("%s{", came == how->came.at ? "" : ", ");
        printf("\"acts\": %lld, \"refusals\": %lld, \"entries\": %lld",
               (long long)came->acts, (long long)came->refusals, (long long)came->entries);
        give_parts((Given[]){ { "procedure", came->name }, { "title", came->title },
                              { "folder", came->folder } }, keep ? 3 : 2);
        printf("}");
    }
    printf("]}\n");
    return DONE;
}

Result run_demo(const Line *line)
{
    Playing how = { .life = line->life, .kept = line->option[OPT_KEEP],
                    .full = line->option[OPT_FULL], .out = stdout };
    const char *story = line->arguments ? line->argument[0] : NULL;
    if (line->option[OPT_LIVING])
        return living_play(line, carried, countof(carried));
    if (line->option[OPT_JSON])
        return demo_json(story, line->option[OPT_KEEP], &how, line->life);
    return demo_play(story, line->option[OPT_KEEP], &how, line->life);
}
