/* The lists of tenders: drawn from the book, drawn on, thrown away, asked. */
#include "desk/wording.h"
#include "lists/lists.h"
#include "sys/folder.h"
#include "test/desk.h"
#include "test/test.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- helping hands --------------------------------------------------------------- */

static Lists *lists_at(const char *folder, Arena *a)
{
    Lists *l;
    expect_done(lists_open(&l, folder, a));
    return l;
}

/* Counts what had to be folded. */
typedef struct Folds { int count; const Onlooker *o; Arena *a; } Folds;

static Result fold_counted(void *with, const File *file, const Procedure **p)
{
    Folds *f = with;
    Procedure *folded = make(f->a, Procedure, 1);
    f->count++;
    *p = folded;
    return onlooker_procedure(f->o, file->draft, folded, f->a);
}

/* Draws what a reader of this moment sees. */
static int drawn(Lists *l, const Desk *d)
{
    Onlooker o;
    Arena a = arena_begin((ptrdiff_t)4 << 30);
    Folds f = { 0, &o, &a };
    expect_done(onlooker_come(&o, d->folder, d->now, &a));
    expect_done(lists_draw(l, &o, fold_counted, &f, &a));
    arena_end(&a);
    return f.count;
}

static int64_t found_at(Lists *l, TendersAsked asked, Instant now, Arena *a)
{
    TendersFound found;
    asked.page = 1;
    expect_done(lists_tenders(l, &asked, now, &found, a));
    expect(found.count == found.rows.len || found.count > TENDERS_EACH);
    return found.count;
}

static int64_t found(Lists *l, const char *words, Arena *a)
{
    return found_at(l, (TendersAsked){ .words = str(words) }, 1, a);
}

static Listed tender(int64_t file, const char *number, const char *title, const char *buyer,
                     StatusGroup group, Instant deadline, Arena *a)
{
    Listed t = { .file = file, .year = 2026, .number = str(number), .address = S("/t/x"),
                 .title = str(title), .buyer = str(buyer), .deadline = deadline };
    *list_add(&t.spans, a) = (StatusSpan){ 0, LAST_MOMENT, { group, "words", "tag", 0 } };
    return t;
}

static Lists *four_tenders(Arena *a)
{
    Lists *l = lists_at(NULL, a);
    const Listed rows[] = {
        tender(2, "2026-1", "Resurfacing of bridges", "Ardenne Café", STATUS_OPEN, 900, a),
        tender(3, "2026-2", "Vehicle recovery", "Arden Constabulary", STATUS_OPEN, 800, a),
        tender(4, "2026-3", "School meals", "Arden Council", STATUS_AWARDED, 100, a),
        tender(5, "2026-42", "School meals, and more", "Arden Council", STATUS_CLOSED, 200, a) };
    Onlooker o;
    Desk *d = desk_at(BEGUN, a);
    expect_done(onlooker_come(&o, d->folder, 0, a));
    expect_done(lists_draw(l, &o, NULL, NULL, a));
    for (int i = 0; i < countof(rows); i++)
        expect_done(lists_put(l, &rows[i]));
    return l;
}

/* ---- drawing --------------------------------------------------------------------- */

TEST(what_was_drawn_stays_and_only_what_grew_is_drawn_again)
{
    Desk  *d = desk_at(INTERESTED, a);
    Arena  life = arena_begin(1 << 20);
    NewsItems news;
    Lists *l = lists_at(d->folder, &life);
    expect(drawn(l, d) == 0 && found(l, "", a) == 1);
    arena_end(&life);
    l = lists_at(d->folder, a);
    expect(found(l, "", a) == 1 && drawn(l, d) == 0);
    expect_done(says(d, "olga answer answer=1 text=Nights_too"));
    expect(drawn(l, d) == 1 && drawn(l, d) == 0);
    expect_done(lists_news(l, &news, a));
    expect(news.len > 0 && news.at[0].step.at == d->now);
}

TEST(neither_bids_nor_ticks_draw_anything)
{
    Desk  *d = desk_at(INTERESTED, a);
    Lists *l = lists_at(NULL, a);
    expect(drawn(l, d) == 0);
    expect_done(clerk_propose(d->clerk, bid_of_two(d, BELA, 1, 0), a));
    time_to(d, d->now + 3 * 3600);
    expect(drawn(l, d) == 0);
}

TEST(a_draft_is_in_no_list)
{
    Desk  *d = desk_at(BEGUN, a);
    Lists *l = lists_at(NULL, a);
    drawn(l, d);
    expect(found(l, "", a) == 0);
}

TEST(where_a_tender_stands_follows_the_clock_and_no_row_grows_old)
{
    Desk   *d = desk_at(INTERESTED, a);
    Lists  *l = lists_at(NULL, a);
    Instant until, deadline = round_of(folded(d), 1)->deadline;
    ListedRows rows;
    TendersAsked open = { .status = S("open") }, closed = { .status = S("closed") };
    drawn(l, d);
    expect(found_at(l, open, d->now, a) == 1 && found_at(l, closed, d->now, a) == 0);
    expect_done(lists_until(l, d->now, &until));
    expect(until == deadline);
    expect(found_at(l, open, deadline - 1, a) == 1);
    expect(found_at(l, open, deadline, a) == 0 && found_at(l, closed, deadline, a) == 1);
    expect_done(lists_deadlines(l, deadline - 1, &rows, a));
    expect(rows.len == 1 && rows.at[0].closes == deadline);
    expect_done(lists_deadlines(l, deadline, &rows, a));
    expect(rows.len == 0);
}

static void spoil(const char *folder, const char *sql, Arena *a)
{
    sqlite3 *db;
    expect(!sqlite3_open(path_in(folder, "shown.db", a), &db));
    expect(!sqlite3_exec(db, sql, NULL, NULL, NULL));
    sqlite3_close(db);
}

TEST(what_another_program_or_book_drew_is_drawn_anew)
{
    static const char *const ways[] = {
        "UPDATE drawn SET version = version + 1", "UPDATE drawn SET next = 1000000",
        "UPDATE drawn SET root = 'another log'", "DROP TABLE drawn", "DELETE FROM drawn",
        "DROP TABLE tender" };
    Desk *d = desk_at(INTERESTED, a);
    for (int i = 0; i < countof(ways); i++) {
        Arena life = arena_begin(1 << 20);
        drawn(lists_at(d->folder, &life), d);
        arena_end(&life);
        spoil(d->folder, ways[i], a);
        spoil(d->folder, i < 5 ? "DELETE FROM tender" : "SELECT 1", a);
        Text line = { 0 };
        text_put(&line, a, "olga answer answer={} text=Nights_too", str_of_number(i + 1, a));
        expect_done(says(d, str_terminated(text_str(&line), a)));
        Lists *l = lists_at(d->folder, a);
        drawn(l, d);
        expect(found(l, "", a) == 1);
    }
}

TEST(a_drawing_that_was_broken_off_goes_on_where_it_was)
{
    Desk *d = desk_at(INTERESTED, a);
    Arena life = arena_begin(1 << 20);
    drawn(lists_at(d->folder, &life), d);
    arena_end(&life);
    spoil(d->folder, "DELETE FROM tender; DELETE FROM words; UPDATE drawn SET file = 1", a);
    Lists *l = lists_at(d->folder, a);
    expect(drawn(l, d) == 0 && found(l, "", a) == 1);
}

TEST(what_is_no_database_is_thrown_away_and_what_cannot_be_is_said)
{
    Desk *d = desk_at(INTERESTED, a);
    const char *path = path_in(d->folder, "shown.db", a);
    Lists *l;
    expect_done(file_write_private(path, S("These are no tables, whatever else they may be. "), a));
    l = lists_at(d->folder, a);
    drawn(l, d);
    expect(found(l, "", a) == 1);
    expect(!mkdir(path_in(d->folder, "x", a), 0700) &&
           !mkdir(path_in(d->folder, "x/shown.db", a), 0700));
    expect_because(lists_open(&l, path_in(d->folder, "x", a), a), lists_broken);
}

static bool stands_in(const char *folder, const char *name, const char *words, Arena *a)
{
    Str  bytes;
    bool there;
    expect_done(file_read_if(path_in(folder, name, a), 64 << 20, &bytes, &there, a));
    return there && bytes.len && memmem(bytes.at, (size_t)bytes.len, words, strlen(words));
}

static bool is_kept(const Desk *d, const char *words, Arena *a)
{
    return stands_in(d->folder, "shown.db", words, a) ||
           stands_in(d->folder, "shown.db-wal", words, a);
}

TEST(what_an_act_erased_is_not_in_the_file_any_more)
{
    Desk  *d = desk_at(INTERESTED, a);
    Lists *l = lists_at(d->folder, a);
    Shelved reason = shelve(S("Unmistakable"));
    Act suspend = line_act(d, "olga suspend lot=1 reason=r");
    suspend.suspend.reason = reason.hash;
    act_seal(d, &suspend);
    Proposal p = { .acts = &suspend, .count = 1, .words = &reason, .word_count = 1 };
    expect_done(clerk_propose(d->clerk, &p, a));
    drawn(l, d);
    expect(is_kept(d, "Unmistakable", a));
    Act act = line_act(d, "olga+otto erase nth=1 what=words ground=personal-data");
    act.erase.nth  = folded(d)->acts;
    act.erase.hash = reason.hash;
    act_seal(d, &act);
    expect_done(says_act(d, &act));
    expect(drawn(l, d) == 1);
    expect(!is_kept(d, "Unmistakable", a) && found(l, "", a) == 1);
}

/* ---- asking ---------------------------------------------------------------------- */

TEST(words_are_found_in_their_other_forms)
{
    Lists *l = four_tenders(a);
    expect(found(l, "", a) == 4 && found(l, "bridge", a) == 1 && found(l, "BRIDGES", a) == 1);
    expect(found(l, "cafe", a) == 1 && found(l, "caf\xc3\xa9", a) == 1);
    expect(found(l, "reco", a) == 1 && found(l, "meals council", a) == 2);
    expect(found(l, "meal more", a) == 1 && found(l, "meals bridge", a) == 0);
    expect(found(l, "2026-42", a) == 1 && found(l, "2026-4", a) == 1 && found(l, "2026", a) == 4);
    expect(found(l, "\"school meals\"", a) == 2 && found(l, "\"meals school\"", a) == 0);
    expect(found(l, "\"school me\"", a) == 0 && found(l, "school \"and more", a) == 1);
}

TEST(hostile_words_are_words)
{
    Lists *l = four_tenders(a);
    static const char *const nothing[] = {
        "\"", "\"\"", "*", "-", "^", "NEAR(", "title:school", "school OR bridge", "NOT",
        "school AND meals", "{title}: school", "a' OR 1=1 --", "%", "_", "\xff\xfe", "(", ")",
        "school)", "; DROP TABLE tender" };
    static const bool may_find[countof(nothing)] = { [9] = true, [17] = true };
    for (int i = 0; i < countof(nothing); i++)
        expect((found(l, nothing[i], a) > 0) == may_find[i]);
    expect(found(l, "school* (meals)", a) == 2);
    Text many = { 0 };
    for (int i = 0; i < 2000; i++)
        text_our(&many, "\"a b\" ", a);
    expect(found(l, str_terminated(text_str(&many), a), a) == 0 && found(l, "", a) == 4);
}

TEST(what_is_open_comes_first_by_deadline_then_the_latest)
{
    Lists *l = four_tenders(a);
    TendersFound f;
    static const char *const order[] = { "2026-2", "2026-1", "2026-42", "2026-3" };
    expect_done(lists_tenders(l, &(TendersAsked){ .page = 1 }, 1, &f, a));
    for (int i = 0; i < countof(order); i++)
        expect(str_is(f.rows.at[i].number, order[i]));
    expect(f.years.len == 1 && f.years.at[0] == 2026 && f.buyers.len == 3);
    TendersAsked both = { .buyer = S("Arden Council"), .status = S("closed"), .year = S("2026") };
    expect(found_at(l, both, 1, a) == 1);
    both.year = S("2025");
    expect(found_at(l, both, 1, a) == 0);
    both.year = S("x");
    expect(found_at(l, both, 1, a) == 0);
    expect(found_at(l, (TendersAsked){ .status = S("opened") }, 1, a) == 0);
}

RUN("lists",
    T(what_was_drawn_stays_and_only_what_grew_is_drawn_again),
    T(neither_bids_nor_ticks_draw_anything), T(a_draft_is_in_no_list),
    T(where_a_tender_stands_follows_the_clock_and_no_row_grows_old),
    T(what_another_program_or_book_drew_is_drawn_anew),
    T(a_drawing_that_was_broken_off_goes_on_where_it_was),
    T(what_is_no_database_is_thrown_away_and_what_cannot_be_is_said),
    T(what_an_act_erased_is_not_in_the_file_any_more),
    T(words_are_found_in_their_other_forms), T(hostile_words_are_words),
    T(what_is_open_comes_first_by_deadline_then_the_latest))
