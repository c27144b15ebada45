/* stories_test.c - several stories in one book, and those that live on the day they are played. */
#include "desk/onlooker.h"
#include "story/story.h"
#include "test/folder.h"
#include "test/test.h"

#include <limits.h>
#include <stdlib.h>

/* ---- days ------------------------------------------------------------------------ */

static Instant london(const char *moment)
{
    Instant at = 0;
    expect(str_moment(str(moment), LONDON, &at));
    return at;
}

static Str on(const char *moment, const char *text, Arena *a)
{
    return story_dated(str(text), london(moment), a);
}

TEST(days_are_reckoned_from_the_one_of_playing)
{
    expect_text(on("2026-11-29 15:00", "{-40} 09:00 olga {0}, {+1}", a),
                "2026-10-20 09:00 olga 2026-11-29, 2026-11-30");
    expect_text(on("2028-02-29 12:00", "moment=\"{+1} 12:00\" {-1}", a),
                "moment=\"2028-03-01 12:00\" 2028-02-28");
    expect_text(on("2026-12-31 23:59", "{0} {+1} {year} {year+1} {year-2}", a),
                "2026-12-31 2027-01-01 2026 2027 2024");
}

TEST(a_day_begins_once_its_morning_is_over)
{
    expect_text(on("2027-01-01 09:29", "{0} {year}", a), "2026-12-31 2026");
    expect_text(on("2027-01-01 09:30", "{0} {year}", a), "2027-01-01 2027");
    expect_text(on("2026-03-29 09:29", "{0}", a), "2026-03-28");     /* clocks go forward, ... */
    expect_text(on("2026-03-29 09:30", "{0}", a), "2026-03-29");
    expect_text(on("2026-10-25 09:29", "{0}", a), "2026-10-24");     /* ... and back */
    expect_text(on("2026-10-25 09:30", "{0}", a), "2026-10-25");
}

TEST(nothing_else_in_a_story_changes)
{
    const char *text = "olga publish {\n  lot lot=1\n}\n{} {x} {-} {+} {- 1} {years} {year+} {-1";
    expect_text(on("2026-11-29 15:00", text, a), text);
    expect_text(on("2026-11-29 15:00", "{{0}}", a), "{2026-11-29}");
    expect_text(on("2026-11-29 15:00", "{99999}", a), "{99999}");
    expect_text(on("2026-11-29 15:00", "", a), "");
}

/* ---- several in one book --------------------------------------------------------- */

#define BEGINS(year, number)                                                                       \
    "olga begin year=" year " number=" number " kind=open rules=" year "-01-05 "                   \
    "zone=Europe/London division=united-kingdom title=\"Lamps\" buyer=\"Arden\" with=bill\n"
#define OFFICERS "olga office \"Olga Hart\"\nbill office \"Bill Okafor\"\n"

static char folder[PATH_MAX];

static const char *book(Arena *a)
{
    static int count;
    Text t = { 0 };
    if (!count) {
        snprintf(folder, sizeof folder, "%s", scratch("tenderbox-stories", a));
        expect(mkdtemp(folder));
    }
    text_put(&t, a, "{}/{}", str(folder), str_of_number(++count, a));
    return str_terminated(text_str(&t), a);
}

static Result play(const char *path, const char *one, const char *two, StoryEnd ends[2], Arena *a)
{
    StoryPart parts[] = { { "one", str(one) }, { "two", str(two) } };
    StoryBook to = { .folder = path };
    return stories_play(parts, 2, &to, ends, a);
}

TEST(two_olgas_of_two_stories_are_two_officers_of_one_office)
{
    StoryEnd ends[2];
    Onlooker o;
    const char *path = book(a);
    expect_done(play(path, "2026-01-06 09:00 " OFFICERS BEGINS("2026", "1"),
                     "2027-01-06 09:00 " OFFICERS BEGINS("2027", "1"), ends, a));
    expect(!name_same(ends[0].procedure, ends[1].procedure));
    expect(ends[0].acts == 3 && ends[1].acts == 3 && ends[1].entries == 6);
    expect_done(onlooker_come(&o, path, ends[1].now, a));
    expect(o.office.people.len == 4);
}

TEST(time_never_goes_back_from_story_to_story)
{
    StoryEnd ends[2];
    expect_because(play(book(a), "2026-01-06 09:00 " OFFICERS, "2026-01-06 08:59 " OFFICERS, ends,
                        a),
                   story_wrong);
    expect(!ends[0].trouble.len && ends[1].trouble.len);
}

TEST(nobody_of_an_earlier_story_is_known_to_a_later_one)
{
    StoryEnd ends[2];
    expect_because(play(book(a), "2026-01-06 09:00 " OFFICERS BEGINS("2026", "1"),
                        "2026-01-07 09:00 olga conflict finding=none\n", ends, a),
                   story_wrong);
}

TEST(a_story_goes_from_tender_to_tender)
{
    StoryEnd end;
    Onlooker o;
    const char *path = book(a);
    Procedure *p = make(a, Procedure, 1);
    const char *text = "2026-01-06 09:00 " OFFICERS BEGINS("2026", "1") BEGINS("2026", "2")
                       "tender 2026-1\nolga conflict finding=none\n";
    expect_done(story_play(str(text), path, NULL, &end, a));
    expect_done(onlooker_come(&o, path, end.now, a));
    expect_done(onlooker_procedure(&o, end.procedure, p, a));
    expect(p->number == 1 && p->acts == 2);
    expect_because(story_play(S("2026-01-06 09:00 " OFFICERS "tender 2026-3\n"), book(a), NULL,
                              &end, a),
                   story_wrong);
}

TEST(a_book_ticks_as_often_as_it_is_told)
{
    StoryEnd  end;
    Book     *b;
    Tier      ticks[] = { { 6 * HOUR, 4, 0 }, { 300, 4, DAY }, { 60, 4, 900 } };
    StoryPart part = { .text = S("2026-01-06 09:00 " OFFICERS) };
    StoryBook to = { .folder = book(a), .ticks = ticks };
    expect_done(stories_play(&part, 1, &to, &end, a));
    expect_done(book_open(&b, to.folder, true, 0, a));
    expect(book_settings(b)->tick.seconds == 6 * HOUR && book_settings(b)->rush.seconds == 60);
}

static int run(int argc, char **argv)
{
    static const Test tests[] = {
        T(days_are_reckoned_from_the_one_of_playing),
        T(a_day_begins_once_its_morning_is_over),
        T(nothing_else_in_a_story_changes),
        T(two_olgas_of_two_stories_are_two_officers_of_one_office),
        T(time_never_goes_back_from_story_to_story),
        T(nobody_of_an_earlier_story_is_known_to_a_later_one),
        T(a_story_goes_from_tender_to_tender),
        T(a_book_ticks_as_often_as_it_is_told),
    };
    return run_tests("stories_test", tests, countof(tests), argc, argv);
}

int main(int argc, char **argv)
{
    int code = run(argc, argv);
    folder_remove(folder);
    return code;
}
