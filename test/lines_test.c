/* What was defined as the lines of a draft, and one text against another. */
#include "desk/draft.h"
#include "desk/lines.h"
#include "test/test.h"

#include <string.h>

enum { NOON = 1796040000 };

static Procedure *ours(Arena *a)
{
    Procedure *p = make(a, Procedure, 1);
    *p = procedure_new(NULL, (Name){ { 7 } });
    p->began = NOON;
    p->zone = LONDON;
    p->kind = FOR_OPEN;
    p->divisions = UNITED_KINGDOM;
    p->currency = IN_GBP;
    p->rules = day_at(NOON, LONDON);
    for (int i = 0; i < 3; i++)
        *list_add(&p->locks, a) = (Lock){ .index = i + 1 };
    return p;
}

static const Tools program = { .seal = { { 5 } }, .holder = { { 6 } } };

static Wording wording(const Procedure *p, FilesRead *files)
{
    return (Wording){ .procedure = p, .zone = LONDON, .as_typed = true, .files = files,
                      .ticks = { { 60, 4, 0 }, { 10, 4, 600 }, { 1, 16, 60 } },
                      .tools = &program };
}

/* All definitions of a draft, as lines. */
static Str lines_of(Str text, FilesRead *files, NamedPapers *papers, Arena *a)
{
    Procedure *p = ours(a);
    Wording w = wording(p, files);
    Draft  d;
    Record r;
    Text   t = { 0 };
    draft_read(text, &w, &d, a);
    expect(!d.flaws.len);
    expect_done(draft_record(&d, p, NULL, NULL, NOON, &r, a));
    for (each(const DraftAct, it, d.acts))
        line_of_definition(&it->act, &r, papers, &t, a);
    return text_str(&t);
}

static bool holds(Str text, const char *words)
{
    return text.len && memmem(text.at, (size_t)text.len, words, strlen(words));
}

TEST(a_text_to_begin_with_has_nothing_wrong_with_it_but_what_only_people_can_do)
{
    for (int lots = 1; lots <= 2; lots++) {
        Text  text = { 0 };
        Draft d;
        FilesRead  none = { 0 };
        Procedure *p = ours(a);
        Wording    w = wording(p, &none);
        draft_beginning(&text, lots, NOON, LONDON, a);
        expect(!holds(text_str(&text), "tenderbox draft") && !holds(text_str(&text), "2027-03-10"));
        draft_read(text_str(&text), &w, &d, a);
        expect(!d.flaws.len);
        draft_try(&d, p, NOON, a);
        for (each(const DraftFlaw, flaw, d.flaws))
            expect(!flaw->line);
        expect(p->lots.len == lots);
    }
}

TEST(lines_of_definitions_say_the_same_when_they_are_read_again)
{
    Text text = { 0 };
    FilesRead   none = { 0 };
    NamedPapers papers = { 0 };
    draft_beginning(&text, 2, NOON, LONDON, a);
    Str once = lines_of(text_str(&text), &none, &papers, a);
    expect(holds(once, "lot lot=1 regime=pa-2023 least=150,000.00 least_basis=\""));
    expect(holds(once, "timetable round=1 event=deadline moment=\"2027-01-14 12:00\"\n"));
    expect(!papers.len);
    Str twice = lines_of(once, &none, &papers, a);
    expect(str_same(once, twice));
}

TEST(files_that_nobody_names_are_those_of_the_program)
{
    FilesRead   none = { 0 };
    NamedPapers papers = { 0 };
    Text typed = { 0 }, both = { 0 };
    Draft d;
    Wording w = wording(ours(a), &none);
    text_put(&both, a, "tools seal={} holder={}\n", str_of_hash(program.seal, a),
             str_of_hash(program.holder, a));
    expect(str_same(lines_of(S("tools\n"), &none, &papers, a), text_str(&both)));
    text_put(&typed, a, "tools seal={} holder={}\n", str_of_hash(sha256(S("x")), a),
             str_of_hash(program.holder, a));
    expect(str_same(lines_of(text_str(&typed), &none, &papers, a), text_str(&typed)));
    w.tools = NULL;
    draft_read(S("tools\n"), &w, &d, a);
    expect(d.flaws.len == 2);
    expect_because(d.flaws.at[0].why, field_missing);
}

TEST(words_that_fit_on_no_line_are_files_by_a_name)
{
    FilesRead   files = { 0 };
    NamedPapers papers = { 0 };
    *list_add(&files, a) = (FileRead){ S("s.pdf"), S("%PDF-1.4\nline\n") };
    *list_add(&files, a) = (FileRead){ S("quoted"), S("Say \"yes\"") };
    Str lines = lines_of(S("document document=2 version=1 title=Plans paper=@s.pdf\n"
                           "mark scale=1 mark=5 says=@quoted\n"), &files, &papers, a);
    expect_text(lines, "document document=2 version=1 paper=@document-2-1.pdf title=\"Plans\"\n"
                       "mark scale=1 mark=5.000 says=@mark-1-says.txt\n");
    expect(papers.len == 2);
    expect_text(papers.at[1].bytes, "Say \"yes\"");
}

TEST(a_file_that_was_not_brought_is_not_taken_for_its_name)
{
    Draft d;
    FilesRead  files = { 0 };
    Wording    w = wording(ours(a), &files);
    *list_add(&files, a) = (FileRead){ S("s.pdf"), S("x") };
    draft_read(S("document document=1 version=1 title=Plans paper=@/etc/passwd\n"), &w, &d, a);
    expect(d.flaws.len == 1 && d.flaws.at[0].line == 1);
    expect_because(d.flaws.at[0].why, file_not_brought);
    expect(holds(d.flaws.at[0].why.detail, "@/etc/passwd; there are @s.pdf"));
}

TEST(what_a_file_says_lies_with_what_was_made_of_it_once)
{
    Acts acts = { 0 };
    Shelf shelf = { 0 };
    FilesRead files = { 0 };
    Wording w = wording(ours(a), &files);
    Arena request = arena_begin(1 << 20);
    w.as_typed = true;
    *list_add(&files, &request) = (FileRead){ S("s.pdf"), str_copy(S("%PDF-1.4"), &request) };
    expect_done(acts_of_lines(S("document document=1 version=1 title=Plans paper=@s.pdf\n"
                                "document document=2 version=1 title=Maps paper=@s.pdf\n"),
                              &w, &acts, &shelf, a));
    arena_end(&request);
    const char *at = NULL;
    for (each(const Shelved, s, shelf)) {
        expect(hash_same(words_hash(s->salt, s->bytes), s->hash));
        if (!str_is(s->bytes, "%PDF-1.4"))
            continue;
        expect(!at || at == s->bytes.at);
        at = s->bytes.at;
    }
    expect(at && acts.len == 2 && shelf.len == 4);
}

static const char *fates(Str before, Str after, int around, Arena *a)
{
    LineChanges all;
    Text t = { 0 };
    lines_compare(before, after, around, &all, a);
    for (each(const LineChange, c, all))
        text_put(&t, a, "{}{} ", c->fate == LINE_STAYS ? S("=") : c->fate == LINE_GOES ? S("-")
                                                                                         : S("+"),
                 c->text);
    return str_terminated(text_str(&t), a);
}

TEST(of_two_texts_it_is_told_which_lines_went_and_which_came)
{
    expect_text(str(fates(S("a\nb\nc\nd\n"), S("a\nx\nc\nd\ne\n"), 0, a)), "-b +x +e ");
    expect_text(str(fates(S("a\nb\nc\nd\n"), S("a\nx\nc\nd\ne\n"), 1, a)), "=a -b +x =c =d +e ");
    expect_text(str(fates(S(""), S("a\nb"), 2, a)), "+a +b ");
    expect_text(str(fates(S("a\nb"), S(""), 2, a)), "-a -b ");
    expect_text(str(fates(S("a\nb"), S("a\nb"), 2, a)), "");
    expect_text(str(fates(S("1\n2\n3\n4\n5"), S("3\n4\n1\n2\n5"), 0, a)), "-1 -2 +1 +2 ");
}

TEST(lines_are_counted_in_each_of_the_two)
{
    LineChanges all;
    lines_compare(S("a\nb\nc\n"), S("a\nc\nd\n"), 0, &all, a);
    expect(all.len == 2);
    expect(all.at[0].fate == LINE_GOES && all.at[0].before == 2 && !all.at[0].after);
    expect(all.at[1].fate == LINE_COMES && all.at[1].after == 3 && !all.at[1].before);
}

RUN("lines",
    T(a_text_to_begin_with_has_nothing_wrong_with_it_but_what_only_people_can_do),
    T(lines_of_definitions_say_the_same_when_they_are_read_again),
    T(files_that_nobody_names_are_those_of_the_program),
    T(words_that_fit_on_no_line_are_files_by_a_name),
    T(a_file_that_was_not_brought_is_not_taken_for_its_name),
    T(what_a_file_says_lies_with_what_was_made_of_it_once),
    T(of_two_texts_it_is_told_which_lines_went_and_which_came),
    T(lines_are_counted_in_each_of_the_two))
