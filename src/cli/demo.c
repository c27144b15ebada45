/* demo.c - whole tenders played by the real program, then checked, then tampered with. */
#include "cli/inside.h"

#include "desk/paper.h"
#include "desk/verify.h"
#include "stories.h"
#include "story/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const Reason demo_unfound = { BROKEN, "demo-unfound", "doc/tour.md",
    "The changed digit was not found. This is a fault of ours." };

static Result export_editions(const char *book, Name name, const char *folder, Arena *a)
{
    Book *b;
    TRY(book_open(&b, book, true, 0, a));
    TRY(export_to_file(b, name, COURT, 0, NULL, path_in(folder, "court.tbx", a), NULL, a));
    return export_to_file(b, name, PUBLIC, 0, NULL, path_in(folder, "public.tbx", a), NULL, a);
}

/* The winner's total as it stands in the award act: its last digit but one becomes another. */
static char *digit_of_award(char *bytes, ptrdiff_t len)
{
    static const char award[] = "act award\n", total[] = "\ntotal ";
    char *act = memmem(bytes, (size_t)len, award, sizeof award - 1);
    char *at = act ? memmem(act, (size_t)(len - (act - bytes)), total, sizeof total - 1) : NULL;
    return at ? at + sizeof total : NULL;
}

static Result tamper(const char *path, Str policy, Arena *a)
{
    Str    bundle;
    Audit *out = make(a, Audit, 1);
    TRY(file_read(path, (ptrdiff_t)1 << 29, &bundle, a));
    char *bytes = make(a, char, bundle.len);
    memcpy(bytes, bundle.at, (size_t)bundle.len);
    char *digit = digit_of_award(bytes, bundle.len);
    if (!digit) {
        printf("\nNothing was awarded here, so there is no winner's total to change: all that "
               "there is was\nshown and checked.\n");
        return DONE;
    }
    printf("\nNow somebody changes one digit of the winner's total in the file: %.6s", digit - 1);
    *digit = *digit == '9' ? '8' : (char)(*digit + 1);
    printf(" becomes %.6s.\n\n", digit - 1);
    Result r = verify_bytes((Str){ bytes, bundle.len }, policy, out, a);
    if (!failed(r))
        return because(&demo_unfound);
    printf("  NOT GOOD: %s: %s\n  at entry %lld, act %s\n", r.why->code, r.why->says,
           (long long)out->found.leaf, out->found.act ? out->found.act : "-");
    return DONE;
}

static Result check(const char *folder, Str policy, Arena *a)
{
    FILE *out = fopen(path_in(folder, "policy", a), "wxe");
    if (!out || fwrite(policy.at, 1, (size_t)policy.len, out) != (size_t)policy.len || fclose(out))
        return because_of(&file_unwritable, str(folder));
    printf("\nTHE CHECK. One file holds it all; a program that knows neither database nor server\n"
           "recomputes it: tenderbox-verify court.tbx --policy policy\n\n");
    Verifying v = { .bundle = path_in(folder, "court.tbx", a),
                    .policy = path_in(folder, "policy", a) };
    return verify_told(&v, TOLD_PEOPLE, a);
}

/* ---- letters --------------------------------------------------------------------- */

static Result letter_both(Record *r, Asked asked, const char *folder, const char *name, Arena *a)
{
    Doc  doc;
    Text html = { 0 }, pdf = { 0 };
    TRY(letter_write(r, asked, &doc));
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
static Result letters(const Onlooker *o, const Procedure *p, const char *folder, Arena *a)
{
    Record r;
    TRY(paper_record(o->book, p, o->now, &r, a));
    Id lot = p->lots.at[0].id, loser = loser_of(p, &p->lots.at[0]);
    TRY(letter_both(&r, (Asked){ .kind = AWARD_REPORT, .lot = lot }, folder, "award-report", a));
    printf("\nWritten from the record: award-report.html and .pdf");
    if (loser) {
        TRY(letter_both(&r, (Asked){ .kind = SUMMARY_LETTER, .lot = lot, .bidder = loser }, folder,
                        "loser-summary", a));
        printf(", loser-summary.html and .pdf");
    }
    printf(".\n");
    return DONE;
}

/* What is saved, and where somebody keeps it, the letters. */
static Result after(StoryEnd *end, const char *book, const char *folder, bool kept, Arena *a)
{
    Onlooker o;
    SavingsShown savings = { 0 };
    Procedure *p = make(a, Procedure, 1);
    TRY(onlooker_come(&o, book, end->now, a));
    TRY(onlooker_procedure(&o, end->procedure, p, a));
    for (each(const Lot, lot, p->lots))
        page_savings(&o, p, lot, &savings, a);
    say_savings(&savings);
    return kept && p->lots.len ? letters(&o, p, folder, a) : DONE;
}

static Result play(Str text, const char *folder, bool kept, Arena *a)
{
    StoryEnd end;
    const char *book = path_in(folder, "book", a);
    Arena story_life = arena_begin((ptrdiff_t)1 << 30);
    Result r = story_play(text, book, stdout, &end, &story_life);
    Str policy = str_copy(end.policy, a);
    r.detail = str_copy(r.detail, a);
    arena_end(&story_life);
    TRY(r);
    printf("\n%lld acts were entered, %lld were refused, %lld entries stand in the log.\n",
           (long long)end.acts, (long long)end.refusals, (long long)end.entries);
    TRY(after(&end, book, folder, kept, a));
    TRY(export_editions(book, end.procedure, folder, a));
    TRY(check(folder, policy, a));
    return tamper(path_in(folder, "court.tbx", a), policy, a);
}

/* ---- the stories that the program carries ---------------------------------------- */

typedef struct Carried { const char *name; const char *text; } Carried;

static const Carried carried[] = {
    { "vehicle-recovery", story_vehicle_recovery },
    { "business-partnering", story_business_partnering },
};

static const Carried *carried_by_name(const char *name)
{
    for (const Carried *c = carried; c < carried + countof(carried); c++)
        if (!strcmp(c->name, name))
            return c;
    return NULL;
}

static Result play_one(const char *story, const char *folder, bool kept, Arena *a)
{
    const Carried *known = carried_by_name(story);
    Str text = { 0 };
    if (known)
        text = str(known->text);
    else
        TRY(story_read(story, &text, a));
    return play(text, folder, kept, a);
}

static Result play_all(const char *folder, bool kept, Arena *a)
{
    for (const Carried *c = carried; c < carried + countof(carried); c++) {
        Arena       life = arena_begin((ptrdiff_t)1 << 30);
        const char *own  = path_in(folder, c->name, &life);
        if (c > carried)
            printf("\n\n%s\n", "----------------------------------------------------------------");
        Result r = mkdir(own, 0700) ? because_of(&file_unwritable, str(own))
                                    : play_one(c->name, own, kept, &life);
        r.detail = str_copy(r.detail, a);
        arena_end(&life);
        TRY(r);
    }
    return DONE;
}

/* story: a file, the name of a story that the program carries, or NULL: all that it carries, one
 * after the other, each in a folder of its own. keep: a folder in which books, bundles and letters
 * stay, or NULL. Prints to standard output. Fails: as story_play() and the audit. */
static Result demo_play(const char *story, const char *keep, Arena *a)
{
    char temporary[] = "/tmp/tenderbox-demo-XXXXXX";
    if (keep ? mkdir(keep, 0700) != 0 : !mkdtemp(temporary))
        return because_of(&file_unwritable, str(keep ? keep : temporary));
    const char *folder = keep ? keep : temporary;
    Result r = story ? play_one(story, folder, keep, a) : play_all(folder, keep, a);
    if (keep)
        printf("\nEverything lies in %s.\n", keep);
    else
        folder_remove(temporary);
    return r;
}

Result run_demo(const Line *line)
{
    if (line->option[OPT_JSON])
        return because_of(&wrong_use, S("demo tells a story; it has no --json"));
    return demo_play(line->arguments ? line->argument[0] : NULL, line->option[OPT_KEEP],
                     line->life);
}
