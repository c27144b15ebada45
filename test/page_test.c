/* What strangers wrote stays words wherever in a page it stands, and a page is the same as HTML and
 * as JSON. */
#include "page/feeds.h"
#include "page/html.h"
#include "page/own.h"
#include "page/portion.h"
#include "page/problem.h"
#include "test/test.h"

#include <string.h>

static Str written(void (*write)(Text *, Str, Arena *), Str s, Arena *a)
{
    Text t = { 0 };
    write(&t, s, a);
    return text_str(&t);
}

TEST(markup_in_words_is_words)
{
    expect_text(written(html_str, S("<b>\"O'Hara & Sons\"</b>"), a),
                "&lt;b&gt;&quot;O&#39;Hara &amp; Sons&quot;&lt;/b&gt;");
}

TEST(letters_of_any_script_stay)
{
    expect_text(written(html_str, S("Stra\xC3\x9F" "e \xE2\x82\xAC 5\nnext"), a),
                "Stra\xC3\x9F" "e \xE2\x82\xAC 5\nnext");
}

TEST(a_line_that_a_browser_ended_gains_nothing_at_its_end_when_it_is_shown_again)
{
    expect_text(written(html_str, S("one\r\n\r\ntwo\r"), a), "one\n\ntwo ");
}

TEST(what_turns_the_direction_or_is_no_text_is_seen)
{
    expect_text(written(html_str, S("a\xE2\x80\xAE" "b\x01\xFF" "c\t"), a),
                "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD" "c ");
}

TEST(a_part_of_an_address_ends_neither_the_address_nor_the_value)
{
    expect_text(written(html_part_str, S("a b/c?d=\"&#\xC3\xA9"), a),
                "a%20b/c%3Fd%3D%22%26%23%C3%A9");
}

TEST(an_address_leads_nowhere_but_here)
{
    static const char *const elsewhere[] = {
        "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "",
        " /x", "data:text/html,x", "evil",
    };
    for (int i = 0; i < countof(elsewhere); i++)
        expect_text(written(html_link_str, str(elsewhere[i]), a), "#");
    expect_text(written(html_link_str, S("/t/2026-42?a=1&b=\"2"), a),
                "/t/2026-42?a=1&amp;b=&quot;2");
    expect_text(written(html_link_str, S("#lot-1"), a), "#lot-1");
    expect_text(written(html_link_str, S("/"), a), "/");
}

TEST(json_in_a_page_does_not_end_its_script)
{
    expect_text(written(html_json, S("{\"a\": \"</script><!--&\"}"), a),
                "{\"a\": \"\\u003c/script\\u003e\\u003c!--\\u0026\"}");
}

TEST(strings_of_json_are_json_whatever_comes)
{
    expect_text(written(text_json, S("\"\\\n\x01 \xC3\xA9 \xF0\x9F\x94\x92\xE2\x80\xAE"), a),
                "\"\\\"\\\\\\u000a\\u0001 \xC3\xA9 \xF0\x9F\x94\x92\\u202e\"");
    expect_text(written(text_json, S("\xC3\xA9 \xFF"), a), "\"\\u00c3\\u00a9 \\u00ff\"");
}

/* ---- shapes ---------------------------------------------------------------------- */

#define TEST_BID(IS)                                                                               \
    IS(TestBid, TEXT, who, , "Whose it is.")                                                       \
    IS(TestBid, FLAG, late, , "Did it come late?")
SHAPE(TestBid, TEST_BID)
SHAPE_OF(TestBid, TEST_BID)

#define TEST_LOT(IS)                                                                               \
    IS(TestLot, NUMBER, lot, , "Its number.")                                                      \
    IS(TestLot, TEXTS, notes, , "What is to be known.")                                            \
    IS(TestLot, PART, first, TestBid, "The first one.")                                            \
    IS(TestLot, LIST, bids, TestBid, "All of them.")
SHAPE(TestLot, TEST_LOT)
SHAPE_OF(TestLot, TEST_LOT)

TEST(a_struct_is_its_json)
{
    Text json = { 0 };
    TestLot lot = { .lot = 7, .first = { S("Bela"), true } };
    *list_add(&lot.notes, a) = S("one");
    *list_add(&lot.notes, a) = S("\"two\"");
    *list_add(&lot.bids, a) = (TestBid){ S("Cara"), false };
    *list_add(&lot.bids, a) = (TestBid){ S("Dan"), true };
    shape_json(&json, &shape_TestLot, &lot, a);
    expect_text(text_str(&json),
                "{\"lot\": 7, \"notes\": [\"one\", \"\\\"two\\\"\"], "
                "\"first\": {\"who\": \"Bela\", \"late\": true}, "
                "\"bids\": [{\"who\": \"Cara\", \"late\": false}, "
                "{\"who\": \"Dan\", \"late\": true}]}");
}

TEST(an_empty_list_is_a_list)
{
    Text json = { 0 };
    shape_json(&json, &shape_TestLot, &(TestLot){ 0 }, a);
    expect_text(text_str(&json), "{\"lot\": 0, \"notes\": [], \"first\": {\"who\": \"\", "
                                 "\"late\": false}, \"bids\": []}");
}

TEST(each_shape_is_described_once)
{
    Text json = { 0 };
    Shapes said = { 0 };
    shape_schemas(&json, &shape_TestLot, &said, a);
    shape_schemas(&json, &shape_TestBid, &said, a);
    expect(said.len == 2);
    expect(str_starts(text_str(&json), "\"TestLot\": {\"type\": \"object\", "));
    expect(memmem(json.at, (size_t)json.len, "\"TestBid\": {", 12) != NULL);
}

/* ---- a page ---------------------------------------------------------------------- */

TEST(a_page_says_what_was_wrong_in_the_words_of_who_typed_it)
{
    static const Reason too_long = { INVALID, "too-long", "doc", "It is too long." };
    Text html = { 0 };
    Frame frame = { .title = S("<x>"), .style = "/assets/a.css" };
    ProblemPage page = page_problem(400, (Result){ &too_long, S("<script>") }, 12);
    problem_html(&frame, &page, &html, a);
    text_byte(&html, 0, a);
    expect(strstr(html.at, "<title>&lt;x&gt;</title>"));
    expect(strstr(html.at, "It is too long."));
    expect(strstr(html.at, "&lt;script&gt;") && !strstr(html.at, "<script>"));
    expect(strstr(html.at, "Number of this request: 12"));
    expect(!strstr(html.at, "{") && !strstr(html.at, "Your work"));
}

/* ---- which browser it is ----------------------------------------------------------- */

TEST(a_browser_is_called_as_people_call_it)
{
    static const struct { const char *says, *words; } rows[] = {
        { "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "Firefox on Windows" },
        { "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
          "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Edge on Windows" },
        { "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like "
          "Gecko) Version/17.5 Safari/605.1.15", "Safari on a Mac" },
        { "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
          "like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1", "Chrome on an iPhone" },
        { "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) "
          "SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36", "Samsung Internet on Android" },
        { "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
          "Chrome/126.0.0.0 Safari/537.36", "Chrome on Linux" },
        { "curl/8.5.0", "curl" },
        { "A program of our own make, with a name that is much too long", "A program of our own "
          "make, with a name t..." },
        { "odd\nlines", "odd?lines" },
        { "", "A browser that does not say which" },
    };
    for (int i = 0; i < countof(rows); i++)
        expect_text(browser_words(str(rows[i].says), a), rows[i].words);
}

TEST(what_was_refused_is_said_in_sentences_and_a_value_stays_as_it_is)
{
    static const Reason no = { REFUSED, "no", "nowhere", "Not now." };
    expect_text(refusal_words(because(&no), a), "Not now.");
    expect_text(refusal_words(because_of(&no, S("lot 1 stands at \"awarded\"")), a),
                "Not now. Lot 1 stands at \"awarded\".");
    expect_text(refusal_words(because_of(&no, S("hana.public")), a), "Not now. hana.public");
}

/* "before | which | after | how many are shown" */
static Str portion_told(int64_t page, int64_t count, Arena *a)
{
    Portion p = portion_of(page, 100);
    int64_t shown = 0;
    for (int64_t i = 0; i < count; i++)
        shown += portion_takes(&p);
    return str_put(a, "{}|{}|{}|{}", portion_before(&p, S("/home"), "t", a),
                   portion_which(&p, "Rows", a), portion_after(&p, S("/home"), "t", a),
                   str_of_number(shown, a));
}

TEST(a_long_list_is_shown_in_pages_and_each_says_which_it_is)
{
    static const struct { int64_t page, count; const char *told; } rows[] = {
        { 0, 0, "|||0" }, { 0, 1, "|||1" }, { 1, 100, "|||100" },
        { 0, 101, "|Rows 1 to 100 of 101, the latest first|/home?page=2#t|100" },
        { 2, 101, "/home?page=1#t|Rows 101 to 101 of 101, the latest first||1" },
        { 5, 1000, "/home?page=4#t|Rows 401 to 500 of 1000, the latest first|/home?page=6#t|100" },
        { 10, 1000, "/home?page=9#t|Rows 901 to 1000 of 1000, the latest first||100" },
        { 11, 1000, "/home?page=10#t|Rows: 1000 in all, none of them here||0" },
        { 2, 0, "/home?page=1#t|Rows: 0 in all, none of them here||0" },
        { 999999999, 1, "/home?page=1#t|Rows: 1 in all, none of them here||0" },
        { 2, 200, "/home?page=1#t|Rows 101 to 200 of 200, the latest first||100" },
        { 9, 200, "/home?page=2#t|Rows: 200 in all, none of them here||0" },
    };
    for (int i = 0; i < countof(rows); i++)
        expect_text(portion_told(rows[i].page, rows[i].count, a), rows[i].told);
}

TEST(a_page_of_several_lists_says_which_part_of_them_it_shows_by_the_longest)
{
    static const struct { int64_t part, one, other; const char *told; } rows[] = {
        { 0, 0, 0, "||" }, { 1, 100, 3, "||" }, { 0, 3, 101, "|Part 1 of 2|/t?page=2#x" },
        { 2, 250, 3, "/t?page=1#x|Part 2 of 3|/t?page=3#x" },
        { 9, 250, 3, "/t?page=3#x|Parts: 3 in all, none of them here|" },
    };
    for (int i = 0; i < countof(rows); i++) {
        Portion longest = portion_of(rows[i].part, 100), one = longest, other = longest;
        one.all   = rows[i].one;
        other.all = rows[i].other;
        portion_lengthen(&longest, &one);
        portion_lengthen(&longest, &other);
        expect_text(str_put(a, "{}|{}|{}", portion_before(&longest, S("/t"), "x", a),
                            portion_part(&longest, a), portion_after(&longest, S("/t"), "x", a)),
                    rows[i].told);
    }
}

/* ---- calendars --------------------------------------------------------------------- */

/* The value of a property as who reads the calendar has it: folded lines are one, what is escaped
 * is itself. Each line has 75 bytes at most and cuts no character. Source: RFC 5545, 3.1. */
static Str property(Str calendar, const char *name, Arena *a)
{
    Text whole = { 0 }, value = { 0 };
    bool in = false;
    while (calendar.len) {
        Str line = str_cut(&calendar, '\n');
        expect(line.len && line.len <= 76 && line.at[line.len - 1] == '\r');
        line.len--;
        expect(str_shows(line));
        in = str_starts(line, " ") ? in : str_starts(line, name);
        if (in)
            text_add(&whole, str_starts(line, " ") ? str_after(line, 1) : line, a);
    }
    for (Str rest = str_after(text_str(&whole), str(name).len + 1); rest.len;) {
        bool escaped = rest.at[0] == '\\' && rest.len > 1;
        char c = rest.at[escaped];
        expect(escaped || !strchr(";,\n", c));
        text_byte(&value, escaped && c == 'n' ? '\n' : c, a);
        rest = str_after(rest, 1 + escaped);
    }
    return text_str(&value);
}

TEST(whatever_a_title_holds_a_calendar_is_one_and_says_it)
{
    static const char *const titles[] = {
        "a, b; c\\d: \"e\"", "two\nlines", "END:VEVENT\nBEGIN:VEVENT", "\\n is no line",
        "\xf0\x9f\x94\x92\xf0\x9f\x97\x9d\xe2\x82\xac ",
        "in \xc3\x96tz, " };
    for (int i = 0; i < countof(titles); i++) {
        CalendarDates dates = { 0 };
        Text t = { 0 }, long_title = { 0 };
        while (long_title.len < 400) {
            text_our(&long_title, titles[i], a);
            *list_add(&dates, a) = (CalendarDate){ .number = S("2026-42"), .word = "closes",
                .summary = text_str(&long_title), .says = S("x"), .stamped = 1, .at = 2 };
            t = (Text){ 0 };
            dates_ics(&(CalendarDates){ .at = &dates.at[dates.len - 1], .len = 1 }, S("Yours"),
                      S("https://a.example"), S("a.example/log"), &t, a);
            expect(str_same(property(text_str(&t), "SUMMARY", a), text_str(&long_title)));
            expect_text(property(text_str(&t), "UID", a), "2026-42.closes@a.example");
        }
    }
}

TEST(a_calendar_of_nothing_holds_something_and_one_of_what_is_off_says_so)
{
    CalendarDates none = { 0 };
    CalendarDate  off  = { .number = S("1"), .word = "x", .off = true };
    Text nothing = { 0 }, one = { 0 };
    dates_ics(&none, S("Yours"), S(""), S("a.example"), &nothing, a);
    dates_ics(&(CalendarDates){ .at = &off, .len = 1 }, S("Yours"), S(""), S("a.example"), &one, a);
    expect_text(property(text_str(&nothing), "TZID", a), "UTC");
    expect_text(property(text_str(&one), "STATUS", a), "CANCELLED");
    expect_text(property(text_str(&one), "TZID", a), "");
}

RUN("page",
    { "a long list is shown in pages, and each says which it is",
      a_long_list_is_shown_in_pages_and_each_says_which_it_is },
    { "a page of several lists says which part of them it shows, by the longest",
      a_page_of_several_lists_says_which_part_of_them_it_shows_by_the_longest },
    { "a browser is called as people call it", a_browser_is_called_as_people_call_it },
    { "what was refused is said in sentences, and a value stays as it is",
      what_was_refused_is_said_in_sentences_and_a_value_stays_as_it_is },
    { "markup in words is words", markup_in_words_is_words },
    { "a line that a browser ended gains nothing at its end when it is shown again",
      a_line_that_a_browser_ended_gains_nothing_at_its_end_when_it_is_shown_again },
    { "letters of any script stay", letters_of_any_script_stay },
    { "what turns the direction, or is no text, is seen",
      what_turns_the_direction_or_is_no_text_is_seen },
    { "a part of an address ends neither the address nor the value",
      a_part_of_an_address_ends_neither_the_address_nor_the_value },
    { "an address leads nowhere but here", an_address_leads_nowhere_but_here },
    { "JSON in a page does not end its script", json_in_a_page_does_not_end_its_script },
    { "strings of JSON are JSON, whatever comes", strings_of_json_are_json_whatever_comes },
    { "a struct is its JSON", a_struct_is_its_json },
    { "an empty list is a list", an_empty_list_is_a_list },
    { "each shape is described once", each_shape_is_described_once },
    { "whatever a title holds, a calendar is one and says it",
      whatever_a_title_holds_a_calendar_is_one_and_says_it },
    { "a calendar of nothing holds something, and one of what is off says so",
      a_calendar_of_nothing_holds_something_and_one_of_what_is_off_says_so },
    { "a page says what was wrong, in the words of who typed it",
      a_page_says_what_was_wrong_in_the_words_of_who_typed_it })
