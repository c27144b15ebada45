/* score_bench.c - pages of marks where 500 bids are marked on 40 criteria, all drafts of one
 * evaluator: asked for a hundred times a second of one worker, as evaluators ask. The bids are made
 * up in memory; accounts, drafts and words are in files, as ever. Prints rows of the table in
 * bench/README.md. */
#include "bench/opening.h"
#include "accounts/marks.h"
#include "desk/onlooker.h"
#include "page/marking.h"

#include <stdlib.h>
#include <unistd.h>

enum { BIDS = 500, QUESTIONS = 40, ASKED = 1000, A_SECOND = 100, FIRST = 900000 };

typedef struct Bench {
    People   *people;
    Onlooker  o;
    Procedure p;
    Rubric    rubric;
    MarkDraft which;
    Id        evaluator;
} Bench;

/* ---- what is marked ---------------------------------------------------------------- */

static void criteria_add(Bench *b, Arena *a)
{
    for (Id id = 1; id <= QUESTIONS; id++) {
        *list_add(&b->p.criteria, a) = (Criterion){ .lot = 1, .id = 1000 + id, .scale = 77,
            .kind = CRITERION_QUALITY, .weight = 1000 };
        *list_add(&b->rubric.lines, a) = (RubricLine){ 1, 1000 + id,
            S("How will you reach a stranded vehicle in 30 minutes?"),
            S("Measured, not promised.") };
    }
    for (Points mark = 5; mark >= 0; mark--) {
        *list_add(&b->p.marks, a) = (Mark){ .scale = 77, .mark = mark * 1000 };
        *list_add(&b->rubric.marks, a) = (RubricMark){ 77, mark * 1000, S("Meets what is needed") };
    }
}

static void bids_add(Bench *b, Arena *a)
{
    for (each(Person, person, b->p.people))
        if (person->bidder) {
            Bid bid = { .bidder = person->id, .round = 1, .lot = 1, .standing = ADMITTED };
            bid.opened[QUALITY] = true;
            bid_add(&b->p, bid, a);
        }
}

static void evaluator_add(Bench *b, Arena *a)
{
    Person marks = { .id = FIRST, .declared = true, .name = b->p.people.at[0].name };
    *list_add(&marks.holdings, a) = (Holding){ EVALUATOR, 0, 0 };
    person_add(&b->p, marks, a);
    b->evaluator = FIRST;
}

static void drafts_add(Bench *b, Arena *a)
{
    Text name = { 0 };
    must(account_add(b->people, S("Eva"), S("eva@example.org"), S("en"), 1, &b->which.account));
    text_name(&name, procedure_name(&b->p), a);
    b->which.procedure = text_str(&name);
    b->which.kind  = S("score");
    b->which.round = b->which.lot = 1;
    for (each(const Bid, bid, b->p.bids))
        for (Id id = 1; id <= QUESTIONS; id++) {
            Arena one = arena_begin(1 << 20);
            MarkDraft saved, d = b->which;
            d.bidder    = bid->bidder;
            d.criterion = 1000 + id;
            d.mark      = S("3");
            d.reason    = S("Covers 93% of the area in 30 minutes with a model and past results, "
                            "as annex C shows. Weekend cover starts only in month 4.");
            must(mark_draft_save(b->people, &d, 1, &saved, &one));
            arena_end(&one);
        }
}

/* ---- what is asked ----------------------------------------------------------------- */

static bool marking_of(Bench *b, Marking *m, Id criterion, bool words, Arena *a)
{
    MarkDrafts drafts;
    MarkDraft  which = b->which;
    which.criterion = criterion;
    *m = (Marking){ .o = &b->o, .p = &b->p, .rubric = &b->rubric, .asker = b->evaluator,
                    .at = S("/t/2026-1"), .a = a };
    if (!marking_begin(m, 1))
        return false;
    must(words ? mark_draft_list(b->people, &which, &drafts, a)
               : mark_draft_states(b->people, &which, &drafts, a));
    marking_drafts(m, &drafts);
    return true;
}

static ptrdiff_t overview(Bench *b, int64_t nth, Arena *a)
{
    Marking   m;
    ScorePage page = { 0 };
    Text      html = { 0 };
    Frame     frame = { .style = "", .script = "", .icon = "" };
    if (!marking_of(b, &m, 0, false, a))
        return 0;
    page_score(&m, 0, nth * 7 % BIDS, (Str){ 0 }, &page);
    score_html(&frame, &page, &html, a);
    return html.len;
}

static ptrdiff_t one_mark(Bench *b, int64_t nth, Arena *a)
{
    Marking   m;
    MarkDraft draft, which = b->which;
    MarkPage  page = { 0 };
    Text      html = { 0 };
    Frame     frame = { .style = "", .script = "", .icon = "" };
    int64_t   question = nth % QUESTIONS, bid = nth * 7 % BIDS;
    which.criterion = 1001 + question;
    if (!marking_of(b, &m, which.criterion, true, a))
        return 0;
    which.bidder = m.bids[bid]->bidder;
    must(mark_draft_get(b->people, &which, &draft, a));
    page_mark(&m, m.question_count - QUESTIONS + question, bid, &draft, &page);
    mark_html(&frame, &page, &html, a);
    return html.len;
}

/* Saved, and on to the next. */
static ptrdiff_t saved(Bench *b, int64_t nth, Arena *a)
{
    Marking   m;
    MarkDraft d = b->which, out;
    int64_t   q, n;
    d.criterion = 1001 + nth % QUESTIONS;
    if (!marking_of(b, &m, d.criterion, true, a))
        return 0;
    d.bidder    = m.bids[nth * 7 % BIDS]->bidder;
    must(mark_draft_get(b->people, &d, &d, a));
    d.mark = nth % 2 ? S("4") : S("2");
    must(mark_draft_save(b->people, &d, 2 + nth, &out, a));
    marking_next(&m, 0, 0, &q, &n);
    return 1;
}

static int by_size(const void *x, const void *y)
{
    double one = *(const double *)x, other = *(const double *)y;
    return one < other ? -1 : one > other;
}

/* Each comes at its moment, whether those before it are answered or not: what waits is late.
 * Reckoned from the processor time of each, as if one core were the worker's own. */
static void measure(Bench *b, double *took)
{
    static ptrdiff_t (*const asked[])(Bench *, int64_t, Arena *) = {
        one_mark, saved, one_mark, saved, one_mark, saved, one_mark, saved, overview, one_mark };
    double free_from = 0;
    for (int64_t i = 0; i < ASKED; i++) {
        Arena  a = arena_begin((ptrdiff_t)512 << 20);
        double due = (double)i / A_SECOND, began = cpu_seconds();
        if (!asked[i % countof(asked)](b, i, &a))
            exit(1);
        arena_end(&a);
        free_from = (free_from > due ? free_from : due) + cpu_seconds() - began;
        took[i] = free_from - due;
    }
    qsort(took, ASKED, sizeof *took, by_size);
}

static double least_of(Bench *b, ptrdiff_t ask(Bench *, int64_t, Arena *))
{
    double best = 1e9;
    for (int i = 0; i < 5; i++) {
        Arena  a = arena_begin((ptrdiff_t)512 << 20);
        double began = cpu_seconds();
        ask(b, i, &a);
        double took = cpu_seconds() - began;
        best = took < best ? took : best;
        arena_end(&a);
    }
    return best * 1000;
}

int main(void)
{
    static double took[ASKED];
    Arena    a = arena_begin((ptrdiff_t)2 << 30);
    const char *folder = folder_fresh(&a), *book = path_in(folder, "book", &a);
    StoryEnd end;
    Bench    b = { 0 };
    tender_open(book, BIDS, &end, &a);
    must(onlooker_come(&b.o, book, 0, &a));
    must(onlooker_procedure(&b.o, end.procedure, &b.p, &a));
    b.p.rounds.at[0].listed = true;
    must(people_open(&b.people, folder, &a));
    criteria_add(&b, &a);
    bids_add(&b, &a);
    evaluator_add(&b, &a);
    drafts_add(&b, &a);
    printf("| %d bids of %d criteria, 20,000 drafts: their overview, one mark, one saved and the "
           "next found | %.1f, %.1f, %.1f ms CPU | - | - |\n", BIDS, QUESTIONS,
           least_of(&b, overview), least_of(&b, one_mark), least_of(&b, saved));
    measure(&b, took);
    printf("| the same, %d requests a second of a worker with a core of its own, 99 of 100 | "
           "%.2f x (%.1f ms; half within %.1f ms) | 1 x | 50 ms |\n", A_SECOND,
           took[ASKED * 99 / 100] / 0.05,
           took[ASKED * 99 / 100] * 1000, took[ASKED / 2] * 1000);
    char path[4096];
    snprintf(path, sizeof path, "%s", folder);
    arena_end(&a);
    folder_remove(path);
    return 0;
}
