/* What letters say, in both of their forms, about a tender that was really played. */
#include "desk/paper.h"
#include "letters/figures.h"
#include "story/story.h"
#include "test/folder.h"
#include "test/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Of the checking build only: what fontconfig keeps for itself to the end is not ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) { return "leak:libfontconfig\n"; }
const char *__lsan_default_options(void);
const char *__lsan_default_options(void) { return "print_suppressions=0"; }

static bool holds(Str s, const char *words)
{
    return memmem(s.at, (size_t)s.len, words, strlen(words)) != NULL;
}

static int64_t times(Str s, const char *words)
{
    int64_t count = 0;
    for (const char *at; (at = memmem(s.at, (size_t)s.len, words, strlen(words))); count++)
        s = str_after(s, at - s.at + (ptrdiff_t)strlen(words));
    return count;
}

/* ---- a played tender ------------------------------------------------------------- */

typedef struct Played { Record r; StoryEnd end; } Played;

#define DEMONSTRATION "demo/vehicle-recovery.story"

/* Plays into this folder: the story up to the line that begins with `until` (NULL: all of it),
 * `words` in it replaced, more lines added. */
static void play(const char *file, const char *book, const char *until, const char *words,
                 const char *instead, const char *more, StoryEnd *out, Arena *a)
{
    Text t = { 0 };
    Str  story;
    expect_done(story_read(file, &story, a));
    const char *end = until ? memmem(story.at, (size_t)story.len, until, strlen(until)) : NULL;
    expect(!until || end);
    if (end)
        story.len = end - story.at;
    const char *at = words ? memmem(story.at, (size_t)story.len, words, strlen(words)) : NULL;
    expect(!words || at);
    text_add(&t, at ? (Str){ story.at, at - story.at } : story, a);
    if (at)
        text_put(&t, a, "{}{}", str(instead),
                 str_after(story, at - story.at + (ptrdiff_t)strlen(words)));
    text_our(&t, more, a);
    Arena  life = arena_begin((ptrdiff_t)1 << 30);
    Result r = story_play(text_str(&t), book, NULL, out, &life);
    if (failed(r))
        printf("    %.*s\n", (int)out->trouble.len, out->trouble.at);
    arena_end(&life);                        /* lets go of the book */
    expect(!failed(r));
}

static Played *looked_at(const char *book, const StoryEnd *end, Arena *a)
{
    Played *w = make(a, Played, 1);
    Clerk  *clerk;
    int64_t missed;
    const Procedure *p;
    w->end = *end;
    expect_done(clerk_open(&clerk, book, &w->end.log_key, wall_played(&w->end.now), 0,
                           &missed, a));
    expect_done(clerk_procedure(clerk, w->end.procedure, &p));
    expect_done(paper_record(clerk_book(clerk), p, clerk_now(clerk), &w->r, a));
    return w;
}

static Played *played_with(const char *until, const char *words, const char *instead,
                           const char *more, Arena *a)
{
    StoryEnd end;
    const char *book = path_in(folder_new(a), "book", a);
    play(DEMONSTRATION, book, until, words, instead, more, &end, a);
    return looked_at(book, &end, a);
}

static Played *told_by_letters(const char *until, Arena *a)
{
    StoryEnd end;
    const char *book = path_in(folder_new(a), "book", a);
    play("test/story/letters-first.story", book, until, NULL, NULL, "", &end, a);
    return looked_at(book, &end, a);
}

static Played *played_story(const char *file, Arena *a)
{
    StoryEnd end;
    const char *book = path_in(folder_new(a), "book", a);
    play(file, book, NULL, NULL, NULL, "", &end, a);
    return looked_at(book, &end, a);
}

static Arena whole_life;

static void whole_end(void) { arena_end(&whole_life); }

/* Without `until` it is played once, and looked at by all. */
static Played *played(const char *until, Arena *a)
{
    static StoryEnd    end;
    static const char *book;
    if (until)
        return played_with(until, NULL, NULL, "", a);
    if (!book) {
        whole_life = arena_begin(1 << 20);
        atexit(whole_end);
        const char *folder = path_in(folder_new(&whole_life), "book", &whole_life);
        play(DEMONSTRATION, folder, NULL, NULL, NULL, "", &end, a);
        book = folder;
    }
    return looked_at(book, &end, a);
}

static Id bidder_of(Played *w, const char *name)
{
    Id id = 0;
    expect_done(letter_bidder(&w->r, str(name), &id));
    return id;
}

static Doc letter(Played *w, LetterKind kind, const char *bidder, Id gate)
{
    Doc d;
    Asked asked = { .kind = kind, .gate = gate, .bidder = bidder ? bidder_of(w, bidder) : 0 };
    expect_done(paper_letter(&w->r, asked, &d));
    return d;
}

static Str html_of(const Doc *d, Arena *a)
{
    Text t = { 0 };
    document_html(d, &t, a);
    return text_str(&t);
}

static bool lacks(const Doc *d, const char *words)
{
    for (each(const Task, task, d->tasks))
        if (holds(doc_task(d, task), words))
            return true;
    return false;
}

/* ---- forms ----------------------------------------------------------------------- */

#define WICKED "<script>x</script> & \"y\" 'z'"

static Doc wicked(Arena *a)
{
    Str s = S(WICKED);
    Doc d = doc_new(s, s, s, 1000000000, a);
    d.foot = s;
    doc_todo(&d, s, s, s);
    doc_heading(&d, 2, s);
    doc_heading(&d, 3, s);
    doc_says(&d, s);
    doc_put(&d, "{}", s);
    doc_item(&d, s);
    doc_fact(&d, "name", s);
    doc_table(&d, s, { s }, { s, true });
    doc_row(&d, s, s);
    return d;
}

TEST(words_are_escaped_wherever_they_stand)
{
    Doc d = wicked(a);
    Str page = html_of(&d, a);
    const char *escaped =
        "&lt;script&gt;x&lt;/script&gt; &amp; &quot;y&quot; &#39;z&#39;";
    expect(!holds(page, "<script") && !holds(page, "\"y\"") && !holds(page, "& "));
    /* from, title twice, about, foot, task three times, two headings, two sentences, an item, a
     * fact, and a table: label, caption, two columns, two cells with their columns */
    expect(times(page, escaped) == 22);
}

TEST(what_would_deceive_the_reader_is_replaced)
{
    Doc d = doc_new(S("x"), S("a\0b\x1b[31m"), S("no\xff utf-8"), 0, a);
    doc_says(&d, S("abc\xE2\x80\xAE" "cba"));
    doc_says(&d, S("two\nlines\tand a tab"));
    doc_says(&d, S("a\xD8\x9C" "b\xE2\x80\xA8" "c\xE2\x80\x8B" "d"));
    expect_text(d.title, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD[31m");
    expect_text(d.about, "no\xEF\xBF\xBD utf-8");
    expect_text(d.blocks.at[0].text, "abc\xEF\xBF\xBD" "cba");
    expect_text(d.blocks.at[1].text, "two\nlines and a tab");
    expect_text(d.blocks.at[2].text, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD" "d");
}

TEST(a_page_needs_nothing_but_itself_and_names_its_language)
{
    Played *w = played(NULL, a);
    Doc d = letter(w, AWARD_REPORT, NULL, 0);
    Str page = html_of(&d, a);
    expect(str_starts(page, "<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    expect(holds(page, "default-src 'none'") && holds(page, "<title>Award report: lot 1, "));
    expect(!holds(page, "http:") && !holds(page, "https:") && !holds(page, "src="));
    expect(times(page, "<table ") == times(page, "<caption>"));
    expect(times(page, "<tr ") == times(page, "<th scope=\"row\"") + times(page, "<thead "));
    expect(times(page, "<h1>") == 1);
}

static Str without_space(Str s, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] != ' ' && s.at[i] != '\n' && s.at[i] != '\f')
            text_byte(&t, s.at[i], a);
    return text_str(&t);
}

/* What stands in a PDF, in the order in which it was drawn; at NULL without pdftotext. Feet of
 * pages are left out. */
static Str pdf_text(Str pdf, Arena *a)
{
    const char *path = path_in(folder_new(a), "x.pdf", a);
    Text   command = { 0 }, t = { 0 };
    char  *line = make(a, char, 1 << 16);
    FILE  *to = fopen(path, "wb");
    if (system("command -v pdftotext >/dev/null"))
        return (Str){ 0 };
    expect(to && fwrite(pdf.at, 1, (size_t)pdf.len, to) == (size_t)pdf.len && !fclose(to));
    text_put(&command, a, "pdftotext -raw -enc UTF-8 {} -", str(path));
    FILE *from = popen(str_terminated(text_str(&command), a), "r");
    expect(from);
    while (fgets(line, 1 << 16, from))
        if (strncmp(line, "Page ", 5) != 0 || !strstr(line, " of "))
            text_our(&t, line, a);
    expect(pclose(from) == 0);
    return text_str(&t);
}

static Str pdf_words(Str pdf, Arena *a)
{
    Str text = pdf_text(pdf, a);
    return text.at ? without_space(text, a) : text;
}

static void expect_in(Str all, Str words, Arena *a)
{
    Str bare = without_space(words, a);
    if (bare.len && !memmem(all.at, (size_t)all.len, bare.at, (size_t)bare.len))
        printf("    not in the PDF: %.*s\n", (int)words.len, words.at);
    expect(!bare.len || memmem(all.at, (size_t)all.len, bare.at, (size_t)bare.len));
}

static void expect_same_words(const Doc *d, Arena *a)
{
    Text pdf = { 0 };
    expect_done(document_pdf(d, &pdf, a));
    Str all = pdf_words(text_str(&pdf), a);
    if (!all.at)
        skip("no pdftotext");
    expect_in(all, d->title, a);
    expect_in(all, d->from, a);
    expect_in(all, d->about, a);
    expect_in(all, d->foot, a);
    if (d->tasks.len)
        expect_in(all, doc_state(d), a);
    for (each(const Task, task, d->tasks))
        expect_in(all, doc_task(d, task), a);
    for (each(const Block, b, d->blocks)) {
        if (b->kind == TABLE_OF && !b->cells.len)
            continue;
        expect_in(all, b->text, a);
        for (each(const Column, c, b->columns))
            expect_in(all, c->title, a);
        for (each(const Str, cell, b->cells))
            expect_in(all, *cell, a);
    }
}

TEST(the_pdf_says_every_word_that_the_page_says)
{
    Played *w = played("2026-02-23 09:00 olga award-first", a);
    Doc report = letter(w, AWARD_REPORT, NULL, 0), summary = letter(w, SUMMARY_LETTER, "Bela", 0),
        opening = letter(w, OPENING_RECORD, NULL, 0), gate = letter(w, APPROVALS_PAPER, NULL, 2);
    expect_same_words(&report, a);
    expect_same_words(&summary, a);
    expect_same_words(&opening, a);
    expect_same_words(&gate, a);
}

/* A fraction that takes more than there is: it goes over two lines, and nothing else does. */
TEST(of_columns_that_have_no_room_the_widest_give_way)
{
    Text pdf = { 0 };
    Doc  d = doc_new(S("Buyer"), S("Title"), S("About"), 0, a);
    doc_table(&d, S("Caption"), { S("Place") }, { S("Bidder") }, { S("Price"), true },
              { S("Quality"), true }, { S("Exactly"), true }, { S("Counts"), true });
    doc_row(&d, S("1"), S("Wartungsgesellschaft"), S("GBP 11,050,631.09"), S("46.125"),
            S("44031075581440310755814/53099086053099086053, about 82.922"),
            S("GBP 1,496.00 per point of quality"));
    expect_done(document_pdf(&d, &pdf, a));
    Str all = pdf_text(text_str(&pdf), a);
    if (!all.at)
        skip("no pdftotext");
    expect(holds(all, "Place") && holds(all, "Quality") && holds(all, "46.125"));
    expect(holds(all, "Wartungsgesellschaft") && holds(all, "GBP 11,050,631.09"));
}

TEST(a_reason_longer_than_a_page_goes_on_over_the_next)
{
    Text long_ = { 0 }, pdf = { 0 };
    Doc  d = doc_new(S("Buyer"), S("Title"), S("About"), 0, a);
    for (int i = 0; i < 3000; i++)
        text_put(&long_, a, "word{} ", str_of_number(i, a));
    doc_table(&d, S("Caption"), { S("Name") }, { S("Reason") });
    doc_row(&d, S("First"), text_str(&long_));
    doc_row(&d, S("Second"), S("short"));
    doc_says(&d, text_str(&long_));
    expect_done(document_pdf(&d, &pdf, a));
    Str all = pdf_words(text_str(&pdf), a);
    if (!all.at)
        skip("no pdftotext");
    for (int i = 0; i < 3000; i++) {
        Text word = { 0 };
        text_put(&word, a, "word{}word", str_of_number(i, a));
        if (i < 2999)
            expect(times(all, str_terminated(text_str(&word), a)) >= 1);
    }
    expect(times(all, "word2999") == 2 && holds(all, "Secondshort"));
    expect(times(text_str(&pdf), "/Type /Page\n") + times(text_str(&pdf), "/Type /Page ") > 3 ||
           times(all, "NameReason") > 3);
}

TEST(the_same_record_gives_the_same_bytes)
{
    Played *w = played(NULL, a);
    Doc  x = letter(w, SUMMARY_LETTER, "Bela", 0), y = letter(w, SUMMARY_LETTER, "Bela", 0);
    Text one = { 0 }, two = { 0 };
    expect_done(document_pdf(&x, &one, a));
    expect_done(document_pdf(&y, &two, a));
    expect(str_same(text_str(&one), text_str(&two)));
    expect(str_same(html_of(&x, a), html_of(&y, a)));
}

/* ---- what is missing ------------------------------------------------------------- */

TEST(a_letter_begins_with_what_it_lacks_until_nothing_is_missing)
{
    Played *w = played("olga summary lot=1 bidder=bela", a);
    Doc d = letter(w, AWARD_REPORT, NULL, 0);
    expect(lacks(&d, "officer: give a bidder its assessment summary: Bela Recovery Ltd"));
    expect(!lacks(&d, "publish the award notice and enter its number")); /* first things first */
    expect(holds(html_of(&d, a), "<h2 id=\"todo\">Still to do: "));
    d = letter(w, SUMMARY_LETTER, "Bela Recovery Ltd", 0);
    expect(lacks(&d, "give this summary to Bela Recovery Ltd and enter it"));
    w = played(NULL, a);
    d = letter(w, AWARD_REPORT, NULL, 0);
    expect(!d.tasks.len && !holds(html_of(&d, a), "Nothing is missing."));
    expect(holds(html_of(&d, a), "3 things are to be added by hand: see the end."));
    d = letter(w, SUMMARY_LETTER, "Cora", 0);
    expect(!d.tasks.len);
}

#define CLAIM "reason=\"How we log evidence is our own method.\"\n"

TEST(what_was_heard_and_overruled_is_told_to_others)
{
    const char *asked = CLAIM
        "olga inquire inquiry=1 lot=1 bidder=cora about=confidentiality file=1 page=31 "
        "until=\"2026-02-13 18:00\" text=\"What harm would follow?\"\n";
    Text ruled = { 0 };
    text_put(&ruled, a, "{}2026-02-13 18:00 olga resolve inquiry=1 ruling=overruled "
                        "reason=\"None was shown.\" with=bill\n", str(asked));
    Played *w = played_with(NULL, CLAIM, str_terminated(text_str(&ruled), a), "", a);
    Doc d = letter(w, SUMMARY_LETTER, "Bela", 0);
    Str page = html_of(&d, a);
    expect(holds(page, "Evidence is bagged and logged car by car"));
    expect(!holds(page, "withheld") && !holds(page, "How we log evidence"));
    d = letter(w, SUMMARY_LETTER, "Cora", 0);
    page = html_of(&d, a);
    expect(holds(page, "Claimed as confidential: file 1, pages 30 to 32: How we log evidence is "
                       "our own method. Overruled: others may be told."));
    d = letter(w, AWARD_REPORT, NULL, 0);
    page = html_of(&d, a);
    expect(holds(page, ": the claim is overruled") && holds(page, "None was shown."));
}

TEST(before_the_box_is_listed_no_letter_knows_of_any_bid)
{
    Played *w = played("olga list round=1", a);
    Asked asked = { .kind = SUMMARY_LETTER, .bidder = bidder_of(w, "Bela") };
    Doc d = letter(w, OPENING_RECORD, NULL, 0), refused;
    expect(lacks(&d, "list the box after the deadline"));
    expect(!holds(html_of(&d, a), "Bela") && !holds(html_of(&d, a), "Dray"));
    d = letter(w, AWARD_REPORT, NULL, 0);
    expect(!holds(html_of(&d, a), "Bela Recovery Ltd, version"));
    expect(!holds(html_of(&d, a), "Elm Lane"));
    expect_because(letter_write(&w->r, asked, &refused), no_such_bid);
}

/* ---- what is said, and to whom --------------------------------------------------- */

TEST(the_report_has_the_ranking_to_the_last_digit_and_what_was_refused)
{
    Played *w = played_with(NULL, "Elm Lane Garages", "<b>Elm</b> & Sons", "", a);
    Doc d = letter(w, AWARD_REPORT, NULL, 0);
    Str page = html_of(&d, a);
    expect(holds(page, "17752/209, about 84.938") && holds(page, "W × lowest ÷ P"));
    expect(holds(page, "Totals are rounded to 2 decimal places, halves away from zero"));
    expect(holds(page, "Of equal totals the one with more points for 2 Response on the road"));
    expect(holds(page, "Dray Motor Group, version 1") && holds(page, "late; kept shut"));
    expect(holds(page, "&lt;b&gt;Elm&lt;/b&gt; &amp; Sons, version 1"));
    expect(holds(page, "withdrawn by the bidder") && !holds(page, "<b>Elm"));
    expect(holds(page, "Board paper 19") == false && holds(page, "As recommended."));
    expect(holds(page, "8 working days, the first Tuesday 24 February 2026 (the day itself)"));
}

TEST(others_are_not_told_a_reason_that_rests_on_a_page_claimed_as_confidential)
{
    const char *reason = "Evidence is bagged and logged car by car";
    Played *w = played(NULL, a);
    Doc d = letter(w, SUMMARY_LETTER, "Bela", 0);
    Str page = html_of(&d, a);
    expect(!holds(page, reason));
    expect(holds(page, "withheld: confidential (page 31 of file 1, the bidder&#39;s schedule; "
                       "How we log evidence is our own method.)"));
    expect(holds(page, "The far yard costs the fifth mark."));
    expect(!holds(page, "bids@cora.example") && holds(page, "tenders@bela.example"));
    expect(holds(page, "data-c=\"Mark\">4 of 5</td><td role=\"cell\" class=\"n\" "
                       "data-c=\"Points\">20</td><td role=\"cell\" "
                       "data-c=\"Reason of the panel\">withheld"));
    d = letter(w, SUMMARY_LETTER, "Cora", 0);
    expect(holds(html_of(&d, a), reason) && !holds(html_of(&d, a), "withheld"));
    expect(!holds(html_of(&d, a), "Bela"));
    d = letter(w, AWARD_REPORT, NULL, 0);
    expect(holds(html_of(&d, a), reason));
    expect(holds(html_of(&d, a), "[Confidential for others: page 31 of file 1"));
}

#define LAST_DAY "The standstill lasts to the end of Monday 20 July 2020: the contract is not " \
                 "signed before Tuesday 21 July 2020, 00:00 BST."

TEST(letters_that_start_the_standstill_tell_its_last_day_before_they_are_given)
{
    Played *w = told_by_letters("olga summary lot=1 bidder=bela", a);
    Doc d = letter(w, SUMMARY_LETTER, "Dray", 0);
    Str page = html_of(&d, a);
    expect(holds(page, "If the last of them goes out today, Wednesday 8 July 2020") &&
           holds(page, LAST_DAY) && holds(page, "10 days, the first Thursday 9 July 2020"));
    expect(holds(page, "It counts that all award letters were sent electronically: To the "
                       "addresses of the tenders.") &&
           !holds(page, "contract award notice"));
    d = letter(w, DISREGARD_LETTER, "Cora", 0);
    page = html_of(&d, a);
    expect(holds(page, "Form 7 is not signed.") && holds(page, "is to be awarded to Bela Ltd") &&
           holds(page, LAST_DAY));
    expect(lacks(&d, "give this letter to Cora Ltd and enter it"));
}

TEST(the_report_says_what_a_claim_blocked_and_who_said_what_the_dates_rest_on)
{
    Played *w = told_by_letters(NULL, a);
    Doc d = letter(w, AWARD_REPORT, NULL, 0);
    Str page = html_of(&d, a);
    expect(holds(page, "HT-2020-77. a court lifted what it blocked"));
    expect(holds(page, "Last letter to a bidder") &&
           holds(page, "standstill to the end of Monday 3 August 2020"));
    expect(holds(page, "It counts that all award letters were sent electronically: To the "
                       "addresses of the tenders. (act ") &&
           holds(page, "olga and bill)"));
}

TEST(an_excluded_bidder_is_told_ground_reasons_source_and_what_it_can_do)
{
    Asked asked = { .kind = DISREGARD_LETTER };
    Doc   other;
    Played *w = played_with("2026-02-12 14:00 hana turn", NULL, NULL,
        "2026-02-12 13:00 olga exclude lot=1 bidder=cora ground=not-compliant "
        "reason=\"The price schedule was not signed.\" with=bill\n", a);
    Doc d = letter(w, DISREGARD_LETTER, "Cora", 0);
    Str page = html_of(&d, a);
    expect(!d.tasks.len);
    expect(holds(page, "the bid does not comply with the tender"));
    expect(holds(page, "The price schedule was not signed."));
    expect(holds(page, "Procurement Act 2023 s.19") && holds(page, "What you can do"));
    expect(holds(page, "stays shut; nobody has read it"));
    asked.bidder = bidder_of(w, "Bela");
    expect_because(letter_write(&w->r, asked, &other), bid_not_excluded);
    asked = (Asked){ .kind = SUMMARY_LETTER, .bidder = bidder_of(w, "Cora") };
    expect_because(letter_write(&w->r, asked, &other), not_assessed);
}

TEST(the_opening_record_says_who_turned_when_and_what_opened)
{
    Played *w = played("2026-02-13 11:00 kemal turn", a);
    Doc d = letter(w, OPENING_RECORD, NULL, 0);
    Str page = html_of(&d, a);
    expect(holds(page, "Hana Lowe, for the buyer") && holds(page, "Thursday 12 February 2026"));
    expect(holds(page, "3 of 5 padlocks open this round"));
    expect(lacks(&d, "Kemal Aydin, Police Federation: turn for the quality envelopes, 3 are"));
    expect(!lacks(&d, "Hana Lowe, for the buyer: turn for the quality"));
    expect(lacks(&d, "lock the scores: prices stay shut until then"));
    w = played("> EVALUATION", a);
    d = letter(w, OPENING_RECORD, NULL, 0);
    expect(holds(html_of(&d, a), "replaced by a later version"));
    expect(times(html_of(&d, a), "\"Envelope\">quality</td><td role=\"cell\" "
                                 "data-c=\"Outcome\">read</td>") == 2);
}

TEST(the_paper_for_a_gate_has_the_figure_and_what_changed_since)
{
    Doc refused;
    Played *w = played("2026-03-06 09:00 ines approval", a);
    Doc d = letter(w, APPROVALS_PAPER, NULL, 2);
    Str page = html_of(&d, a);
    expect(holds(page, "For decision: Commissioner: may it be signed?"));
    expect(holds(page, "GBP 4,180,000.00") && holds(page, "Record a notified claim"));
    expect(lacks(&d, "decide on version 1 of the paper"));
    w = played(NULL, a);
    d = letter(w, APPROVALS_PAPER, NULL, 2);
    expect(!d.tasks.len && holds(html_of(&d, a), "1 was decided on last; the next is 2"));
    expect_because(letter_write(&w->r, (Asked){ .kind = APPROVALS_PAPER }, &refused), gate_unnamed);
    expect_because(letter_write(&w->r, (Asked){ .kind = APPROVALS_PAPER, .gate = 9 }, &refused),
                   no_such_gate);
}

/* ---- words that are gone --------------------------------------------------------- */

static const Reason gone = { MISSING, "gone", "", "gone" }, disk = { BROKEN, "disk", "", "disk" };

static Result no_paper(void *why, Hash h, Str *s, Arena *a)
{
    (void)h; (void)s; (void)a;
    return because(why);
}

TEST(erased_words_are_said_to_be_and_a_broken_shelf_is_no_erasure)
{
    Record r = { .papers = { .paper = no_paper, .where = (void *)&gone }, .a = a };
    Hash words = { { 7 } };
    expect_text(record_words(&r, words), "not on the shelf");
    expect(!record_says(&r, words));
    *list_add(&r.acts, a) = (Act){ .kind = ACT_ERASE, .nth = 93, .erase = { .hash = words } };
    expect_text(record_words(&r, words), "erased under act 93");
    expect(record_says(&r, words) && !failed(r.fault));
    r.papers.where = (void *)&disk;
    record_words(&r, words);
    expect(r.fault.why == &disk);
}

TEST(a_bidder_is_named_by_number_by_name_or_by_how_its_name_begins)
{
    Id id;
    Played *w = played("2026-01-20 10:00 cora question", a);
    Id bela = bidder_of(w, "Bela Recovery Ltd");
    expect(bidder_of(w, "Be") == bela);
    expect_text(record_name(&w->r, bela), "Bela Recovery Ltd");
    expect(bidder_of(w, str_terminated(str_of_number(bela, a), a)) == bela);
    expect_because(letter_bidder(&w->r, S("Olga Hart"), &id), bidder_unnamed);
    expect_because(letter_bidder(&w->r, S(""), &id), bidder_unnamed);
    expect_because(letter_bidder(&w->r, S("Zeta"), &id), bidder_unnamed);
}

TEST(a_name_that_two_bidders_have_names_neither)
{
    Id id;
    Played   *w = played("2026-01-20 10:00 cora question", a);
    Procedure two = *w->r.p;
    Record    r = w->r;
    Person    rival = *person_of(w->r.p, bidder_of(w, "Bela Recovery Ltd"));
    r.p = &two;
    two.people.at = make(a, Person, two.people.len + 1);
    memcpy(two.people.at, w->r.p->people.at, sizeof(Person) * (size_t)two.people.len);
    rival.id = 7;
    two.people.at[two.people.len++] = rival;
    expect_because(letter_bidder(&r, S("Bela Recovery Ltd"), &id), bidder_unnamed);
    expect_because(letter_bidder(&r, S("Bela"), &id), bidder_unnamed);
    expect_done(letter_bidder(&r, S("7"), &id));
    expect(id == 7);
}

TEST(a_file_is_never_written_over)
{
    const char *path = path_in(folder_new(a), "x.html", a);
    Doc d = wicked(a);
    expect_done(paper_file(&d, false, path, a));
    expect(paper_file(&d, false, path, a).why != NULL);
    expect(str_starts(file_whole(path, a), "<!DOCTYPE html>"));
}

/* ---- pictures -------------------------------------------------------------------- */

static Results *results(Played *w, Id lot, Arena *a)
{
    Results *r = make(a, Results, 1);
    expect_done(results_of(&w->r, lot, paper_savings(&w->r, lot), 0, r));
    return r;
}

static const Figure *figure(const Results *r, const char *word)
{
    for (each(const Figure, f, r->figures))
        if (!strcmp(f->word, word))
            return f;
    return NULL;
}

static Str cell(const Figure *f, ptrdiff_t row, ptrdiff_t column)
{
    ptrdiff_t at = row * f->columns.len;
    return f->cells.at[at + (column < 0 ? f->columns.len : 0) + column];
}

static bool holds_str(Str s, Str words)
{
    return memmem(s.at, (size_t)s.len, words.at, (size_t)words.len) != NULL;
}

static bool is_drawn(const Figure *f, Str words)
{
    for (each(const Stroke, m, f->drawing.marks))
        if (m->kind == MARK_WORDS && str_same(m->words, words))
            return true;
    return false;
}

TEST(a_sentence_and_its_picture_say_the_numbers_of_the_table)
{
    Played       *w = played(NULL, a);
    Results      *r = results(w, 1, a);
    const Figure *scores = figure(r, "scores"), *prices = figure(r, "prices");
    expect_text(cell(scores, 0, 0), "Cora Fleet Services plc");
    expect_text(cell(scores, 0, -1), "84.94");
    for (int row = 0; row < 2; row++) {
        expect(holds_str(scores->says, cell(scores, row, 0)));
        expect(holds_str(scores->says, cell(scores, row, -1)));
        expect(is_drawn(scores, cell(scores, row, -1)));
        for (ptrdiff_t i = 1; i < scores->columns.len - 1; i++)
            expect(is_drawn(scores, cell(scores, row, i)));
    }
    expect(holds_str(prices->says, cell(prices, 0, 2)));            /* Cora has the best quality */
    expect(holds_str(prices->says, cell(prices, 1, 1)));            /* Bela the lowest price */
    for (each(const Figure, f, r->figures)) {
        expect(f->cells.len && f->cells.len % f->columns.len == 0);
        expect(graphic_there(&f->drawing) && str_same(f->drawing.says, f->says));
    }
}

TEST(a_lead_is_said_in_points_and_what_would_turn_it)
{
    Results *r = results(played(NULL, a), 1, a);
    expect(holds(r->lead, "Cora Fleet Services plc leads Bela Recovery Ltd by 1.94 points."));
    expect(r->narrow && holds(r->advice, "That is narrow: "));
    expect(figure(r, "changes") && holds(figure(r, "changes")->says, "it ranks nothing"));
}

TEST(who_is_first_after_a_single_change_adds_up_to_all_that_are_tried)
{
    Results      *r = results(played(NULL, a), 1, a);
    const Figure *changes = figure(r, "changes"), *firsts = figure(r, "firsts");
    int64_t       tried = 0, sum = 0, count = 0;
    for (ptrdiff_t row = 0; row < changes->cells.len / changes->columns.len; row++)
        tried += !str_is(cell(changes, row, 2), "-") + !str_is(cell(changes, row, 3), "-");
    for (ptrdiff_t row = 0; row < firsts->cells.len / 2; row++) {
        expect(str_number(cell(firsts, row, 1), &count));
        sum += count;
    }
    expect(tried > 0 && sum == tried);
    expect(holds_str(firsts->says, cell(firsts, 0, 1)));
    expect(holds_str(firsts->says, str_of_number(tried, a)));
    expect(holds(firsts->says, "leave Cora Fleet Services plc first."));
    expect(holds(firsts->says, "it ranks nothing"));
}

TEST(before_there_is_a_ranking_it_is_said_why_and_nothing_of_it_is_drawn)
{
    Results *r = results(played("2026-02-19 09:00 hana turn lot=1 envelope=price", a), 1, a);
    expect(holds(r->unranked, "There is no ranking yet: "));
    expect(!r->lead.len && !figure(r, "scores") && !figure(r, "prices") && !figure(r, "changes"));
    expect(figure(r, "panel") && figure(r, "timetable"));
}

static void expect_row(const Figure *f, ptrdiff_t row, const char *const *cells)
{
    for (ptrdiff_t i = 0; i < f->columns.len; i++)
        expect_text(cell(f, row, i), cells[i]);
}

#define ROW(...) ((const char *const[]){ __VA_ARGS__ })

TEST(what_is_saved_is_shown_by_year_and_by_buyer_to_the_penny)
{
    Played       *w = played_story("test/story/buyer-leaves.story", a);
    Results      *r = results(w, 1, a);
    const Figure *years = figure(r, "savings"), *buyers = figure(r, "buyers");
    expect_row(years, 0, ROW("2027", "GBP 13,000,000.00", "GBP -100,000.00", "GBP 12,900,000.00"));
    expect_row(years, 1, ROW("2028", "GBP 9,000,000.00", "GBP 0.00", "GBP 9,000,000.00"));
    expect(holds(years->says, "save GBP 13,000,000.00 against the published baseline, "
                              "GBP 1,000,000.00 more than the target of GBP 12,000,000.00."));
    expect(!holds(years->says, "other lots"));
    expect_row(years, 2, ROW("All years", "GBP 22,000,000.00", "GBP -100,000.00",
                             "GBP 21,900,000.00"));
    expect_row(years, 3, ROW("Baseline", "GBP 91,000,000.00", "GBP 5,000,000.00",
                             "GBP 96,000,000.00"));
    expect_row(years, 4, ROW("Price against it", "GBP 69,000,000.00", "GBP 5,100,000.00",
                             "GBP 74,100,000.00"));
    expect_row(years, 5, ROW("Prices without a baseline", "GBP 1,000,000.00", "GBP 0.00",
                             "GBP 1,000,000.00"));
    expect_row(years, 7, ROW("Target", "GBP 12,000,000.00", "-", "GBP 12,000,000.00"));
    expect_row(years, 8, ROW("More than the target", "GBP 1,000,000.00", "-", "GBP 1,000,000.00"));
    expect(holds(years->says, "Prices of GBP 1,000,000.00 have no baseline, and save nothing."));
    expect(buyers->cells.len == 3 * buyers->columns.len);
    expect_row(buyers, 0, ROW("Arden Constabulary", "GBP 22,000,000.00", "GBP 13,000,000.00",
                              "GBP 12,000,000.00", "GBP 1,000,000.00"));
    expect_row(buyers, 1, ROW("Moor Police", "GBP -100,000.00", "-", "-", "-"));
    expect_row(years, 8, ROW("More than the target", "GBP 1,000,000.00", "-",
                             "GBP 1,000,000.00"));
    expect(holds(buyers->says, "Moor Police pays GBP 100,000.00 more than before."));
    expect(is_drawn(years, S("GBP 13m")) && is_drawn(buyers, S("GBP 13m, target GBP 12m")));
    expect(!is_drawn(buyers, S("Moor Police")));           /* it has no target */
}

/* Three more who saved nothing: two years and the seven sums of five buyers and of all. */
TEST(of_more_than_four_buyers_each_has_a_row_for_no_page_is_so_wide)
{
    Played  *w = played_story("test/story/buyer-leaves.story", a);
    Savings  many = *paper_savings(&w->r, 1);
    Results  r;
    for (int i = 0; i < 3; i++)
        *list_add(&many.buyers, a) = (Saving){ .buyer = 50 + i };
    expect_done(results_of(&w->r, 1, &many, 0, &r));
    const Figure *years = figure(&r, "savings");
    expect(years->columns.len == 3 && years->cells.len == 3 * 9 * 6);
    expect_row(years, 0, ROW("2027", "Arden Constabulary", "GBP 13,000,000.00"));
    expect_row(years, 1, ROW("2027", "Moor Police", "GBP -100,000.00"));
    expect_row(years, 5, ROW("2027", "All", "GBP 12,900,000.00"));
    expect_row(years, 53, ROW("More than the target", "All", "GBP 1,000,000.00"));
    expect_done(results_of(&w->r, 1, &many, 4, &r));
    expect_text(figure_left_out(figure(&r, "savings"), a), "The first 4 of 54 rows");
}

TEST(the_report_tells_what_is_saved_or_that_it_is_not_known)
{
    Played *w = played_story("test/story/buyer-leaves.story", a);
    Doc     d = letter(w, AWARD_REPORT, NULL, 0);
    Str     page = html_of(&d, a);
    expect(holds(page, "Savings by year against the target"));
    expect(holds(page, "Savings by buyer against its target"));
    expect(!holds(page, "is not known"));
    expect_done(letter_write(&w->r, (Asked){ .kind = AWARD_REPORT, .lot = 1 }, &d));
    page = html_of(&d, a);
    expect(holds(page, "What the award saves against the published baseline is not known"));
    expect(!holds(page, "Savings by"));
}

TEST(where_no_baseline_was_published_nothing_is_said_of_savings)
{
    Played *w = played(NULL, a);
    Doc     d = letter(w, AWARD_REPORT, NULL, 0);
    expect(!figure(results(w, 1, a), "savings") && !figure(results(w, 1, a), "buyers"));
    expect(!holds(html_of(&d, a), "baseline"));
}

TEST(the_report_shows_the_result_in_pictures_once_there_is_one)
{
    Doc d = letter(played(NULL, a), AWARD_REPORT, NULL, 0);
    Str page = html_of(&d, a);
    expect(times(page, "<svg ") == times(page, "</svg>") && times(page, "<svg ") >= 4);
    expect(holds(page, "The result in pictures") && !holds(page, "<svg style"));
    d = letter(played("2026-02-19 09:00 hana turn lot=1 envelope=price", a), AWARD_REPORT, NULL, 0);
    expect(!holds(html_of(&d, a), "<svg"));
}

TEST(a_table_of_a_picture_has_as_many_rows_as_were_asked_for_and_says_so)
{
    Played *w = played(NULL, a);
    Results all, few;
    expect_done(results_of(&w->r, 1, NULL, 0, &all));
    expect_done(results_of(&w->r, 1, NULL, 1, &few));
    const Figure *scores = figure(&few, "scores"), *panel = figure(&few, "panel");
    expect(!figure_left_out(figure(&all, "scores"), a).len);
    expect(scores->cells.len == scores->columns.len);
    expect_text(figure_left_out(scores, a), "The first 1 of 2 rows");
    expect(panel->rows == 4 && panel->cells.len == panel->columns.len);
    expect(str_same(panel->says, figure(&all, "panel")->says));      /* of all of them */
}

/* The same record, with Cora at a penny, and thirty bids like that of Bela behind it. */
static Record *of_many_bids(Played *w, Arena *a)
{
    Record    *r = make(a, Record, 1);
    Procedure *p = make(a, Procedure, 1);
    *r = w->r;
    *p = *w->r.p;
    r->p = p;
    r->ranked.len = r->ranked.room = 0;
    p->bids.at = NULL, p->bids.len = p->bids.room = 0;
    for (each(const Bid, bid, w->r.p->bids)) {
        *list_add(&p->bids, a) = *bid;
        p->bids.at[p->bids.len - 1].price = bid->bidder == p->lots.at[0].winner ? 1 : bid->price;
        for (int i = 0; i < 30 && bid->bidder != p->lots.at[0].winner; i++) {
            *list_add(&p->bids, a) = *bid;
            p->bids.at[p->bids.len - 1].bidder = 1000 + i;
        }
    }
    return r;
}

TEST(of_many_bids_it_is_said_whose_marks_would_turn_nothing)
{
    Results r;
    expect_done(results_of(of_many_bids(played(NULL, a), a), 1, NULL, 0, &r));
    expect(!r.narrow && holds(r.advice, "No single mark of the first 20 places one step of its "
                                        "scale higher or lower would turn it, and no weight"));
}

/* The same record, and so many marks of its first bid that no other has room beside it. */
static Record *of_many_marks(Played *w, Arena *a)
{
    Record    *r = make(a, Record, 1);
    Procedure *p = make(a, Procedure, 1);
    *r = w->r;
    *p = *w->r.p;
    r->p = p;
    r->a = a;
    r->ranked.len = r->ranked.room = 0;
    p->bids.at = make(a, Bid, p->bids.len);
    memcpy(p->bids.at, w->r.p->bids.at, (size_t)p->bids.len * sizeof(Bid));
    Bid  *first = &p->bids.at[0];
    Score score = first->scores.at[0];
    first->scores.len = first->scores.room = 0;
    for (int i = 0; i < 4000; i++)
        *list_add(&first->scores, a) = score;
    return r;
}

static Str report_part(Record *r, int64_t part, Arena *a)
{
    Doc d;
    expect_done(letter_write(r, (Asked){ .kind = AWARD_REPORT, .lot = 1, .part = part }, &d));
    return html_of(&d, a);
}

TEST(a_report_of_very_many_marks_has_parts_and_each_bid_stands_in_one)
{
    Doc     d;
    Record *r = of_many_marks(played(NULL, a), a);
    Str     one = report_part(r, 0, a), two = report_part(r, 2, a);
    expect(str_same(one, report_part(r, 1, a)));
    expect(holds(one, ", part 1 of 2") && holds(two, ", part 2 of 2"));
    expect(holds(one, "Ranking to the last digit") && !holds(two, "Ranking to the last digit"));
    expect(holds(one, "tenderbox paper award-report --part 2"));
    expect(times(one, "what each evaluator found</") == 1);
    expect(times(two, "what each evaluator found</") == 1);
    expect_because(letter_write(r, (Asked){ .kind = AWARD_REPORT, .lot = 1, .part = 3 }, &d),
                   no_such_part);
}

RUN("document_test", T(words_are_escaped_wherever_they_stand),
    T(what_would_deceive_the_reader_is_replaced),
    T(a_page_needs_nothing_but_itself_and_names_its_language),
    T(the_pdf_says_every_word_that_the_page_says),
    T(of_columns_that_have_no_room_the_widest_give_way),
    T(a_reason_longer_than_a_page_goes_on_over_the_next),
    T(the_same_record_gives_the_same_bytes),
    T(a_table_of_a_picture_has_as_many_rows_as_were_asked_for_and_says_so),
    T(a_report_of_very_many_marks_has_parts_and_each_bid_stands_in_one),
    T(a_letter_begins_with_what_it_lacks_until_nothing_is_missing),
    T(before_the_box_is_listed_no_letter_knows_of_any_bid),
    T(the_report_has_the_ranking_to_the_last_digit_and_what_was_refused),
    T(others_are_not_told_a_reason_that_rests_on_a_page_claimed_as_confidential),
    T(what_was_heard_and_overruled_is_told_to_others),
    T(letters_that_start_the_standstill_tell_its_last_day_before_they_are_given),
    T(the_report_says_what_a_claim_blocked_and_who_said_what_the_dates_rest_on),
    T(an_excluded_bidder_is_told_ground_reasons_source_and_what_it_can_do),
    T(the_opening_record_says_who_turned_when_and_what_opened),
    T(the_paper_for_a_gate_has_the_figure_and_what_changed_since),
    T(erased_words_are_said_to_be_and_a_broken_shelf_is_no_erasure),
    T(a_bidder_is_named_by_number_by_name_or_by_how_its_name_begins),
    T(a_name_that_two_bidders_have_names_neither),
    T(a_file_is_never_written_over),
    T(a_sentence_and_its_picture_say_the_numbers_of_the_table),
    T(a_lead_is_said_in_points_and_what_would_turn_it),
    T(of_many_bids_it_is_said_whose_marks_would_turn_nothing),
    T(who_is_first_after_a_single_change_adds_up_to_all_that_are_tried),
    T(before_there_is_a_ranking_it_is_said_why_and_nothing_of_it_is_drawn),
    T(what_is_saved_is_shown_by_year_and_by_buyer_to_the_penny),
    T(of_more_than_four_buyers_each_has_a_row_for_no_page_is_so_wide),
    T(the_report_tells_what_is_saved_or_that_it_is_not_known),
    T(where_no_baseline_was_published_nothing_is_said_of_savings),
    T(the_report_shows_the_result_in_pictures_once_there_is_one))
