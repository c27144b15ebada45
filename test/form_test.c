/* Every act as a form, from its row alone, over a tender that was played to its contract: titles
 * are chosen and not numbers, what was typed stays, and what is wrong is said beside its field. */
#include "desk/paper.h"
#include "desk/tools.h"
#include "page/form.h"
#include "page/titles.h"
#include "story/story.h"
#include "test/folder.h"
#include "test/test.h"

#include <string.h>

enum { LIFE = 1 << 30 };

typedef struct Played { Onlooker o; Procedure *p; StoryEnd end; } Played;

/* Played once, and looked at by all. */
static const Played *played(void)
{
    static Played played;
    static Arena  life, story;
    Str text;
    if (played.p)
        return &played;
    life  = arena_begin(LIFE);
    story = arena_begin(LIFE);
    const char *folder = folder_new(&life);
    expect_done(story_read("demo/vehicle-recovery.story", &text, &story));
    expect_done(story_play(text, folder, NULL, &played.end, &story));
    played.end.policy = (Str){ 0 };
    arena_end(&story);
    played.p = make(&life, Procedure, 1);
    expect_done(onlooker_come(&played.o, folder, played.end.now, &life));
    expect_done(onlooker_procedure(&played.o, played.end.procedure, played.p, &life));
    return &played;
}

static Id number_of(const Played *t, const char *name, Arena *a)
{
    for (each(const Person, person, t->p->people)) {
        Hash salt;
        Str  words;
        if (!failed(book_words(t->o.book, person->name, &salt, &words, a)) && str_is(words, name))
            return person->id;
    }
    bool somebody_of_this_name = false;
    expect(somebody_of_this_name);
    return 0;
}

static FormPage form_of(const char *act, const char *by, const Pairs *sent,
                        const Troubles *troubles, Arena *a)
{
    const Played *t = played();
    Pairs    none = { 0 };
    FormPage page;
    FormAsked asked = { .onlooker = &t->o, .procedure = t->p, .asker = number_of(t, by, a),
                        .kind = act_kind(str(act)), .sent = sent ? sent : &none,
                        .troubles = troubles, .at = S("/t/2026-42") };
    expect_done(page_form(&asked, &page, a));
    return page;
}

static const FormField *field_of(const FormPage *page, const char *name)
{
    for (each(const FormField, f, page->fields))
        if (str_is(f->name, name))
            return f;
    return NULL;
}

static bool offers(const FormField *f, const char *value, const char *label)
{
    for (each(const FormChoice, choice, f->choices))
        if (str_is(choice->value, value) && str_is(choice->label, label))
            return true;
    return false;
}

static Str html_of(const FormPage *page, Arena *a)
{
    Text  t = { 0 };
    Frame frame = { .title = page->heading, .style = "/s", .script = "/j" };
    form_html(&frame, page, &t, a);
    return text_str(&t);
}

static bool says(Str s, const char *what)
{
    return memmem(s.at, (size_t)s.len, what, strlen(what)) != NULL;
}

static void sent_add(Pairs *sent, const char *name, const char *value, Arena *a)
{
    *list_add(sent, a) = (Pair){ str(name), str(value) };
}

/* ---- what is asked --------------------------------------------------------------- */

TEST(every_act_has_a_form_that_asks_for_each_field_or_says_that_it_is_filled_in)
{
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        FormPage page = form_of(act_rows[kind]->name, "Olga Hart", NULL, NULL, a);
        ptrdiff_t fields = 0;
        for (each_field(f, act_rows[kind]))
            fields++;
        expect(page.fields.len + page.filled.len == fields);
        for (each(const FormField, f, page.fields)) {
            expect(f->label.len);
            expect(f->line + f->area + f->paper + f->radios + f->list + f->date == 1);
            expect(says(html_of(&page, a), str_terminated(f->name, a)));
        }
    }
}

TEST(a_lot_a_criterion_and_a_bidder_are_chosen_by_what_they_are_called)
{
    FormPage page = form_of("score", "Eva Marsh", NULL, NULL, a);
    expect(offers(field_of(&page, "lot"), "1", "1 Vehicle recovery and storage"));
    expect(offers(field_of(&page, "criterion"), "2", "2 Response on the road (lot 1)"));
    Text bela = { 0 };
    text_number(&bela, number_of(played(), "Bela Recovery Ltd", a), a);
    expect(offers(field_of(&page, "bidder"), str_terminated(text_str(&bela), a),
                  "Bela Recovery Ltd"));
}

TEST(activities_of_several_services_are_told_apart)
{
    Title patrol = { AN_ACTIVITY, 1, 2, S("Patrol on sight") };
    expect_text(title_label(&patrol, true, a), "1 Patrol on sight (service 2)");
    expect_text(title_label(&patrol, false, a), "1 Patrol on sight");
}

TEST(all_or_none_is_chosen_by_what_it_means)
{
    Pairs    typed = { 0 };
    Troubles all = { 0 };
    FormPage page = form_of("reopen", "Olga Hart", NULL, NULL, a);
    expect(offers(field_of(&page, "bidder"), "", "All bidders"));
    expect(offers(field_of(&page, "criterion"), "", "All criteria"));
    expect_text(field_of(&page, "criterion")->hint, "A group frees its parts.");
    form_unchosen(ACT_REOPEN, &typed, &all, a);
    expect(!all.len);
    form_unchosen(ACT_ADMIT, &typed, &all, a);
    expect(all.len == 1);
}

TEST(what_a_draft_defines_is_named_by_its_number_as_long_as_nothing_is_entered)
{
    Pairs none = { 0 };
    FormPage page;
    FormAsked asked = { .onlooker = &played()->o, .kind = ACT_CRITERION, .sent = &none,
                        .at = S("/t/2026-42") };
    expect_done(page_form(&asked, &page, a));
    expect(field_of(&page, "parent")->line && field_of(&page, "scale")->line);
}

TEST(the_number_of_what_is_new_is_proposed)
{
    FormPage page = form_of("gate", "Olga Hart", NULL, NULL, a);
    expect_text(field_of(&page, "gate")->value, "3");
}

TEST(what_follows_from_the_book_is_not_asked)
{
    FormPage page = form_of("award", "Olga Hart", NULL, NULL, a);
    expect(!field_of(&page, "bidder") && !field_of(&page, "total") && field_of(&page, "report"));
    expect(page.two);
}

TEST(who_bids_is_offered_no_other_bidder)
{
    FormPage page = form_of("exclude", "Bela Recovery Ltd", NULL, NULL, a);
    expect(field_of(&page, "bidder")->choices.len >= 1);
    FormPage public = page;
    const Played *t = played();
    Pairs none = { 0 };
    FormAsked asked = { .onlooker = &t->o, .procedure = t->p, .kind = ACT_ROLE, .sent = &none,
                        .at = S("/t/2026-42") };
    expect_done(page_form(&asked, &public, a));
    expect(!says(html_of(&public, a), "Eva Marsh"));
}

/* ---- what was typed -------------------------------------------------------------- */

TEST(a_day_comes_in_parts_and_is_put_together)
{
    Pairs sent = { 0 }, typed;
    sent_add(&sent, "form_key", "x", a);
    sent_add(&sent, "lot", " 1 ", a);
    sent_add(&sent, "until-day", "3", a);
    sent_add(&sent, "until-month", "12", a);
    sent_add(&sent, "until-year", "2026", a);
    sent_add(&sent, "until-time", "9:30", a);
    sent_add(&sent, "reason", "\r\nOne.\r\nTwo.\r\n", a);
    sent_add(&sent, "colour", "red", a);
    sent_add(&sent, "round", "", a);
    form_typed(ACT_EXTEND_VALIDITY, &sent, &typed, a);
    expect(typed.len == 4);
    expect_text(typed.at[0].value, "1");
    expect_text(typed.at[1].value, "One.\nTwo.");
    expect_text(typed.at[2].name, "colour");
    expect_text(typed.at[3].value, "2026-12-03 09:30");
}

static Troubles troubles_of(ActKind kind, const Pairs *sent, Act *act, Shelf *shelf, Arena *a)
{
    Pairs    typed;
    Troubles all = { 0 };
    Actor    by = { .number = 1 };
    Wording  w = { .zone = LONDON, .procedure = played()->p, .as_typed = true };
    form_typed(kind, sent, &typed, a);
    act_of_form_all(kind, &typed, w, &by, S("o"), act, shelf, &all, a);
    return all;
}

TEST(all_that_is_wrong_is_said_at_once_and_what_was_typed_stays)
{
    Act   act;
    Shelf shelf = { 0 };
    Pairs sent = { 0 };
    sent_add(&sent, "lot", "1", a);
    sent_add(&sent, "until-day", "31", a);
    sent_add(&sent, "until-month", "2", a);
    sent_add(&sent, "until-year", "2026", a);
    sent_add(&sent, "until-time", "noon", a);
    Troubles all = troubles_of(ACT_EXTEND_VALIDITY, &sent, &act, &shelf, a);
    FormPage page = form_of("extend-validity", "Olga Hart", &sent, &all, a);
    expect(page.faults.len == 2);
    expect(field_of(&page, "until")->error.len && field_of(&page, "reason")->error.len);
    expect(!field_of(&page, "lot")->error.len);
    expect_text(field_of(&page, "until")->day, "31");
    expect_text(field_of(&page, "until")->time, "noon");
    Str html = html_of(&page, a);
    expect(says(html, "href=\"#f-until\"") && says(html, "id=\"f-until\""));
}

TEST(a_field_that_the_act_lacks_is_refused)
{
    Act   act;
    Shelf shelf = { 0 };
    Pairs sent = { 0 };
    sent_add(&sent, "text", "A question?", a);
    sent_add(&sent, "actor", "7", a);
    Troubles all = troubles_of(ACT_QUESTION, &sent, &act, &shelf, a);
    expect(all.len == 1 && all.at[0].why.why == &field_unknown);
}

TEST(words_that_look_like_the_name_of_a_file_are_words)
{
    Act   act;
    Shelf shelf = { 0 };
    Pairs sent = { 0 };
    sent_add(&sent, "text", "@/etc/passwd", a);
    Troubles all = troubles_of(ACT_QUESTION, &sent, &act, &shelf, a);
    expect(!all.len && shelf.len == 1);
    expect_text(shelf.at[0].bytes, "@/etc/passwd");
}

TEST(a_refusal_stands_beside_the_field_that_it_names)
{
    (void)a;
    static const Reason why = { REFUSED, "some", "s", "No." };
    expect_text(form_trouble(ACT_CRITERION, because_of(&why, S("weight=120.000 (Weight: x"))).name,
                "weight");
    expect(!form_trouble(ACT_CRITERION, because_of(&why, S("weighty matters"))).name.len);
    expect(!form_trouble(ACT_AWARD, because_of(&why, S("total=1"))).name.len);
}

TEST(markup_that_was_typed_stays_words)
{
    Pairs sent = { 0 };
    sent_add(&sent, "text", "</textarea><b>&", a);
    FormPage page = form_of("question", "Bela Recovery Ltd", &sent, NULL, a);
    Str html = html_of(&page, a);
    expect(says(html, ">&lt;/textarea&gt;&lt;b&gt;&amp;</textarea>") && !says(html, "<b>"));
}

/* ---- what a story did, its forms give again -------------------------------------- */

static void sent_str(Pairs *sent, const Field *f, const char *part, Str value, Arena *a)
{
    Text name = { 0 };
    text_put(&name, a, "{}{}", str(f->name), str(part));
    *list_add(sent, a) = (Pair){ text_str(&name), value };
}

/* "2026-02-10" or "2026-02-10 12:00:00 GMT", as it is typed in its parts. */
static void sent_day(Pairs *sent, const Field *f, Str day, Arena *a)
{
    Str year = str_cut(&day, '-'), month = str_cut(&day, '-'), number = str_cut(&day, ' ');
    sent_str(sent, f, "-day", number, a);
    sent_str(sent, f, "-month", month, a);
    sent_str(sent, f, "-year", year, a);
    if (f->type == MOMENT)
        sent_str(sent, f, "-time", (Str){ day.at, 5 }, a);
}

/* As somebody fills the form in: nothing where nothing is meant. */
static void sent_field(Pairs *sent, const Played *t, const Act *act, const Field *f, Arena *a)
{
    Text text = { 0 };
    Hash salt;
    Str  words = { 0 };
    field_write(&text, f, act, a);
    switch (f->type) {
    case MOMENT:
        if (act_number(act, f))
            sent_day(sent, f, str_of_moment(act_number(act, f), t->p->zone, a), a);
        return;
    case DATE:
        sent_day(sent, f, str_of_day(act_number(act, f), a), a);
        return;
    case MONEY:
        sent_str(sent, f, "", str_of_amount(act_number(act, f), 2, a), a);
        return;
    case WORDS: case PAPER:
        if (hash_none(act_hash(act, f)))
            return;
        expect_done(book_words(t->o.book, act_hash(act, f), &salt, &words, a));
        sent_str(sent, f, f->type == PAPER ? "-file" : "", words, a);
        return;
    case NUMBER: case POINTS: case FIGURE: case CHOICE: case HASH: case KEY: case PROOF:
        sent_str(sent, f, "", act_number(act, f) || f->type != NUMBER ? text_str(&text) : S(""), a);
        return;
    }
}

static const Shelved *on_shelf(const Shelf *shelf, Hash hash)
{
    for (each(const Shelved, s, *shelf))
        if (hash_same(s->hash, hash))
            return s;
    return NULL;
}

static bool field_same(const Played *t, const Act *was, const Act *is, const Field *f,
                       const Shelf *shelf, Arena *a)
{
    Text one = { 0 }, other = { 0 };
    Hash salt;
    Str  words;
    if (field_is_shelved(f) && !hash_none(act_hash(was, f))) {
        const Shelved *s = on_shelf(shelf, act_hash(is, f));
        expect_done(book_words(t->o.book, act_hash(was, f), &salt, &words, a));
        return s && str_same(str_trim(s->bytes), str_trim(words));
    }
    field_write(&one, f, was, a);
    field_write(&other, f, is, a);
    return str_same(text_str(&one), text_str(&other));
}

static void same_by_form(const Played *t, const Act *was, Arena *a)
{
    Pairs    sent = { 0 }, typed;
    Troubles all = { 0 };
    Shelf    shelf = { 0 };
    Act      is = { 0 };
    Wording  w = { .zone = t->p->zone, .procedure = t->p, .as_typed = true };
    for (each_field(f, act_rows[was->kind]))
        if (!form_fills(was->kind, f))
            sent_field(&sent, t, was, f, a);
    form_typed(was->kind, &sent, &typed, a);
    act_of_pairs_all(was->kind, &typed, &w, &is, &shelf, &all, a);
    for (each_field(f, act_rows[was->kind])) {
        if (form_fills(was->kind, f) || field_same(t, was, &is, f, &shelf, a))
            continue;
        printf("    %s %s\n", act_rows[was->kind]->name, f->name);
        bool the_form_gives_the_same = false;
        expect(the_form_gives_the_same);
    }
}

TEST(what_a_story_did_its_forms_give_again_field_by_field)
{
    const Played *t = played();
    Record r;
    expect_done(paper_record(t->o.book, t->p, t->o.now, &r, a));
    expect(r.acts.len > 100);
    for (each(const Act, act, r.acts)) {
        Arena life = arena_begin(64 << 20);
        if (act->kind != ACT_BEGIN)
            same_by_form(t, act, &life);
        arena_end(&life);
    }
}

/* ---- a padlock that is elsewhere --------------------------------------------------- */

/* What its holder's own page makes of an order. */
static Str ready_of(Str order, const PadlockSecret *secret, Padlock h, Arena *a)
{
    Possession proof;
    Text head = { 0 };
    text_put(&head, a, "{}h ", order);
    text_bytes(&head, h.h.byte, sizeof h.h.byte, a);
    text_our(&head, "\n", a);
    expect_done(padlock_prove(secret, text_str(&head), &proof));
    text_our(&head, "possession ", a);
    text_bytes(&head, proof.e.byte, sizeof proof.e.byte, a);
    text_bytes(&head, proof.z.byte, sizeof proof.z.byte, a);
    text_our(&head, "\n", a);
    return text_str(&head);
}

static Result padlock_typed(const char *name, Str value, Act *act, Arena *a)
{
    static Actor by;
    Shelf   shelf = { 0 };
    Pairs   sent = { 0 }, typed;
    Wording w = { .zone = LONDON, .procedure = played()->p, .as_typed = true };
    by = (Actor){ .number = 7 };
    *list_add(&sent, a) = (Pair){ str(name), value };
    form_typed(ACT_PADLOCK, &sent, &typed, a);
    return act_of_form(ACT_PADLOCK, &typed, w, &by, S("tender.example.org/log"), act, &shelf, a);
}

static Str replaced(Str s, const char *what, const char *by, Arena *a)
{
    Text t = { 0 };
    const char *at = memmem(s.at, (size_t)s.len, what, strlen(what));
    expect(at != NULL);
    text_add(&t, (Str){ s.at, at - s.at }, a);
    text_our(&t, by, a);
    text_add(&t, str_after(s, at - s.at + (ptrdiff_t)strlen(what)), a);
    return text_str(&t);
}

TEST(a_padlock_that_is_elsewhere_comes_as_it_was_made_ready)
{
    Act     act;
    Padlock h;
    Actor   by = { .number = 7 };
    PadlockSecret secret;
    padlock_new(&secret, &h);
    Str order = padlock_order_text(played()->p, S("tender.example.org/log"), &by, a);
    Str ready = ready_of(order, &secret, h, a);
    expect_done(padlock_typed("padlock", ready, &act, a));
    expect(act.padlock.index == played()->p->locks.len + 1);
    expect(point_same(act.padlock.h, h.h));
    expect_because(padlock_typed("padlock", S(""), &act, a), padlock_not_ready);
    expect_because(padlock_typed("padlock", order, &act, a), padlock_not_ready);
    expect_because(padlock_typed("padlocks", ready, &act, a), key_without_padlock);
}

TEST(a_padlock_that_was_made_ready_for_another_tender_or_holder_is_refused)
{
    Act     act;
    Padlock h;
    Actor   by = { .number = 7 };
    PadlockSecret secret;
    padlock_new(&secret, &h);
    Str order = padlock_order_text(played()->p, S("tender.example.org/log"), &by, a);
    Str ready = ready_of(order, &secret, h, a);
    const char *const others[][2] = { { "origin tender.", "origin tenders." },
                                      { "index ", "index 1" }, { "holder 0", "holder 1" } };
    for (ptrdiff_t i = 0; i < countof(others); i++)
        expect_because(padlock_typed("padlock", replaced(ready, others[i][0], others[i][1], a),
                                     &act, a), padlock_for_another);
    Procedure other = *played()->p;
    memset(other.draft.byte, 1, sizeof other.draft.byte);
    order = padlock_order_text(&other, S("tender.example.org/log"), &by, a);
    expect_because(padlock_typed("padlock", ready_of(order, &secret, h, a), &act, a),
                   padlock_for_another);
}

TEST(the_file_of_a_padlock_is_not_taken)
{
    Act act;
    expect_because(padlock_typed("padlock", S("tenderbox/key/v1\nname Hana\n"), &act, a),
                   padlock_file_sent);
    expect_because(padlock_typed("padlock", S("age-encryption.org/v1\n-> scrypt"), &act, a),
                   padlock_file_sent);
}

RUN("form_test",
    { "every act has a form that asks for each field or says that it is filled in",
      every_act_has_a_form_that_asks_for_each_field_or_says_that_it_is_filled_in },
    { "a lot, a criterion and a bidder are chosen by what they are called",
      a_lot_a_criterion_and_a_bidder_are_chosen_by_what_they_are_called },
    { "activities of several services are told apart",
      activities_of_several_services_are_told_apart },
    { "all or none is chosen by what it means", all_or_none_is_chosen_by_what_it_means },
    { "what a draft defines is named by its number as long as nothing is entered",
      what_a_draft_defines_is_named_by_its_number_as_long_as_nothing_is_entered },
    { "the number of what is new is proposed", the_number_of_what_is_new_is_proposed },
    { "what follows from the book is not asked", what_follows_from_the_book_is_not_asked },
    { "who bids is offered no other bidder", who_bids_is_offered_no_other_bidder },
    { "a day comes in parts and is put together", a_day_comes_in_parts_and_is_put_together },
    { "all that is wrong is said at once and what was typed stays",
      all_that_is_wrong_is_said_at_once_and_what_was_typed_stays },
    { "a field that the act lacks is refused", a_field_that_the_act_lacks_is_refused },
    { "words that look like the name of a file are words",
      words_that_look_like_the_name_of_a_file_are_words },
    { "a refusal stands beside the field that it names",
      a_refusal_stands_beside_the_field_that_it_names },
    { "a padlock that is elsewhere comes as it was made ready",
      a_padlock_that_is_elsewhere_comes_as_it_was_made_ready },
    { "a padlock that was made ready for another tender or holder is refused",
      a_padlock_that_was_made_ready_for_another_tender_or_holder_is_refused },
    { "the file of a padlock is not taken", the_file_of_a_padlock_is_not_taken },
    { "markup that was typed stays words", markup_that_was_typed_stays_words },
    { "what a story did its forms give again field by field",
      what_a_story_did_its_forms_give_again_field_by_field })
