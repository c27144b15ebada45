/* What people write is kept, what waits for agreement waits, and nobody is mailed twice. */
#include "accounts/inside.h"
#include "accounts/drafts.h"
#include "accounts/outbox.h"
#include "test/folder.h"
#include "test/test.h"

#include <pthread.h>
#include <string.h>

enum { NOON = 1790000010, ADA = 1, BO = 2 };

static People *people(Arena *a)
{
    People *p;
    Id      number;
    expect_done(people_open(&p, folder_new(a), a));
    expect_done(account_add(p, S("Ada"), S("ada@town.example"), S("en"), NOON, &number));
    expect_done(account_add(p, S("Bo"), S("bo@town.example"), S("en"), NOON, &number));
    return p;
}

/* ---- drafts ------------------------------------------------------------------------------ */

static Result save(People *p, Id account, const char *subject, Str bytes, int64_t from,
                   int64_t *version)
{
    KeptDraft d = { .account = account, .kind = S("publish"), .procedure = S("2026-42"),
                    .subject = str(subject), .bytes = bytes, .version = from };
    return draft_save(p, &d, NOON + from, version);
}

static Str bytes_of(People *p, Id account, const char *subject, Arena *a)
{
    KeptDraft d;
    expect_done(draft_get(p, account, S("publish"), S("2026-42"), str(subject), &d, a));
    return d.bytes;
}

TEST(a_draft_is_kept_by_its_name_and_has_versions)
{
    People *p = people(a);
    KeptDraft d;
    int64_t version;
    expect_done(save(p, ADA, "lot 1", S("a\0b"), 0, &version));
    expect(version == 1 && str_same(bytes_of(p, ADA, "lot 1", a), S("a\0b")));
    expect_done(save(p, ADA, "lot 1", S("second"), 1, &version));
    expect_done(save(p, ADA, "lot 2", S("other"), 0, &version));
    expect(version == 1);
    expect_done(save(p, BO, "lot 1", S("his"), 0, &version));
    expect_text(bytes_of(p, ADA, "lot 1", a), "second");
    expect_because(draft_get(p, ADA, S("publish"), S("2026-43"), S("lot 1"), &d, a), draft_missing);
    expect_because(draft_get(p, ADA, S("award"), S("2026-42"), S("lot 1"), &d, a), draft_missing);
}

TEST(saving_over_a_newer_draft_is_refused_and_both_are_kept)
{
    People *p = people(a);
    KeptDrafts all;
    KeptDraft d;
    int64_t version;
    expect_done(save(p, ADA, "", S("one"), 0, &version));
    expect_done(save(p, ADA, "", S("two"), 1, &version));
    expect_because(save(p, ADA, "", S("from another window"), 1, &version), draft_newer);
    expect(version == 2);
    expect_text(bytes_of(p, ADA, "", a), "two");
    expect_done(draft_list(p, ADA, &all, a));
    expect(all.len == 2);
    KeptDraft *aside = all.at[0].aside ? &all.at[0] : &all.at[1];
    expect(aside->aside && aside->version == 1 && aside->size == 19 && !aside->bytes.at);
    expect_done(draft_by_number(p, ADA, aside->number, &d, a));
    expect_text(d.bytes, "from another window");
    expect_because(save(p, ADA, "", S("begun anew"), 0, &version), draft_newer);
    expect_done(save(p, ADA, "", S("two"), 1, &version));        /* the same: no change */
    expect(version == 2);
    expect_done(save(p, ADA, "", S("three"), 2, &version));
    expect_done(draft_list(p, ADA, &all, a));
    expect(version == 3 && all.len == 3);
}

TEST(a_draft_is_its_writers_alone_and_goes_when_it_was_sent)
{
    People *p = people(a);
    KeptDrafts all;
    KeptDraft d;
    int64_t version;
    expect_done(save(p, ADA, "", S("one"), 0, &version));
    expect_done(draft_list(p, ADA, &all, a));
    Id number = all.at[0].number;
    expect_because(draft_by_number(p, BO, number, &d, a), draft_missing);
    expect_because(draft_drop(p, BO, number), draft_missing);
    expect_done(draft_drop(p, ADA, number));
    expect_because(draft_drop(p, ADA, number), draft_missing);
    expect_done(save(p, ADA, "", S("typed on meanwhile"), 1, &version));
    expect(version == 1);
}

TEST(drafts_have_their_bounds)
{
    People *p = people(a);
    int64_t version;
    char *large = make(a, char, KEPT_DRAFT_BYTES + 1), *name = make(a, char, DRAFT_NAMES + 2);
    memset(name, 'x', DRAFT_NAMES + 1);
    expect_because(save(p, ADA, "", (Str){ large, KEPT_DRAFT_BYTES + 1 }, 0, &version),
                   draft_wrong);
    expect_because(save(p, ADA, name, S("x"), 0, &version), draft_wrong);
    expect_because(save(p, ADA, "a\x1b", S("x"), 0, &version), draft_wrong);
    expect_because(save(p, 99, "", S("x"), 0, &version), account_missing);
    KeptDraft d = { .account = ADA, .bytes = S("x") };
    expect_because(draft_save(p, &d, NOON, &version), draft_wrong);
    for (int i = 0; i < KEPT_DRAFTS_BYTES / KEPT_DRAFT_BYTES; i++)
        expect_done(save(p, ADA, str_terminated(str_of_number(i, a), a),
                         (Str){ large, KEPT_DRAFT_BYTES }, 0, &version));
    expect_because(save(p, ADA, "more", S("x"), 0, &version), drafts_full);
    expect_done(save(p, ADA, "7", S("smaller"), 1, &version));
    expect_done(save(p, ADA, "more", S("x"), 0, &version));
}

TEST(two_hundred_drafts_are_enough_for_one)
{
    People *p = people(a);
    int64_t version;
    for (int i = 0; i < KEPT_DRAFTS_MOST; i++)
        expect_done(save(p, ADA, str_terminated(str_of_number(i, a), a), S("x"), 0, &version));
    expect_because(save(p, ADA, "more", S("x"), 0, &version), drafts_full);
    expect_because(save(p, ADA, "7", S("aside"), 0, &version), drafts_full);
    expect_done(save(p, ADA, "7", S("y"), 1, &version));
    expect_done(save(p, BO, "7", S("y"), 0, &version));
}

typedef struct Writer { People *p; int number, saved; } Writer;

static void *write_on(void *writer)
{
    Writer *w = writer;
    for (int64_t from = 0, version = 0; from < 40; from = version) {
        char text[32];
        snprintf(text, sizeof text, "%d after %d", w->number, (int)from);
        Result r = save(w->p, ADA, "", str(text), from, &version);
        w->saved += !failed(r);
        if (failed(r) && r.why != &draft_newer)
            return NULL;
    }
    return w;
}

TEST(of_two_who_save_at_once_no_word_is_lost)
{
    People *p = people(a);
    Writer writers[2] = { { p, 1, 0 }, { p, 2, 0 } };
    pthread_t threads[2];
    KeptDrafts all;
    void *done;
    for (int i = 0; i < 2; i++)
        expect(!pthread_create(&threads[i], NULL, write_on, &writers[i]));
    for (int i = 0; i < 2; i++)
        expect(!pthread_join(threads[i], &done) && done);
    expect_done(draft_list(p, ADA, &all, a));
    expect(writers[0].saved + writers[1].saved >= 40);
    expect(all.len >= 1 && bytes_of(p, ADA, "", a).len > 0);
}

/* ---- agreements --------------------------------------------------------------------------- */

enum { WEEK = 7 * 86400 };

static Id leave(People *p, const char *procedure, const char *says)
{
    Id number;
    expect_done(pending_leave(p, ADA, str(procedure), str(says), S("parcel"), NOON + WEEK, NOON,
                              &number));
    return number;
}

TEST(what_waits_is_listed_by_procedure_and_taken_as_it_was_left)
{
    People *p = people(a);
    PendingActs all;
    PendingAct  it;
    Str parcel;
    Id  one = leave(p, "2026-42", "publish\nwith 3 lots"), two = leave(p, "2026-42", "award");
    leave(p, "2026-43", "publish");
    expect_done(pending_list(p, S("2026-42"), NOON, &all, a));
    expect(all.len == 2 && all.at[0].number == two && all.at[1].number == one);
    expect(all.at[1].account == ADA && all.at[1].size == 6 && all.at[1].fate == FATE_PENDING);
    expect_text(all.at[1].says, "publish\nwith 3 lots");
    expect_done(pending_parcel(p, one, NOON, &it, &parcel, a));
    expect_text(parcel, "parcel");
    expect_text(it.says, "publish\nwith 3 lots");
}

TEST(who_declines_says_why_and_what_was_decided_stays_decided)
{
    People *p = people(a);
    PendingActs all;
    PendingAct it;
    Str parcel;
    Id one = leave(p, "2026-42", "publish"), two = leave(p, "2026-42", "award");
    expect_because(pending_decline(p, one, BO, S(" \n"), NOON), pending_wrong);
    expect_because(pending_decline(p, one, 99, S("no"), NOON), account_missing);
    expect_done(pending_decline(p, one, BO, S("Lot 2 has no weight."), NOON + 1));
    expect_because(pending_decline(p, one, BO, S("again"), NOON + 1), pending_over);
    expect_because(pending_entered(p, one, BO, NOON + 1), pending_over);
    expect_because(pending_parcel(p, one, NOON + 1, &it, &parcel, a), pending_over);
    expect_done(pending_entered(p, two, BO, NOON + 2));
    leave(p, "2026-42", "a third");
    expect_done(pending_list(p, S("2026-42"), NOON + 2, &all, a));
    expect(all.len == 3 && all.at[0].fate == FATE_PENDING && all.at[1].fate == FATE_ENTERED);
    expect(all.at[2].fate == FATE_DECLINED && all.at[2].decided_by == BO && !all.at[2].size);
    expect_text(all.at[2].reason, "Lot 2 has no weight.");
    expect_done(pending_list(p, S("2026-42"), NOON + WEEK + PENDING_SHOWN, &all, a));
    expect(!all.len);
    expect_done(pending_leave(p, ADA, S("2026-43"), S("x"), S("y"), NOON + 60 * 86400,
                              NOON + WEEK + PENDING_SHOWN, &one));
    people_begin(p);                                     /* what is not told any more is gone */
    sqlite3_stmt *row;
    expect_done(db_row_all(p, &row, "SELECT count(*) FROM pending", NULL, 0));
    expect(db_number(row, 0) == 1);
    expect_done(people_end(p, DONE));
}

TEST(what_is_over_waits_no_more_and_its_parcel_goes)
{
    People *p = people(a);
    PendingActs all;
    PendingAct it;
    Str parcel;
    Id one = leave(p, "2026-42", "publish"), number;
    expect_because(pending_parcel(p, one, NOON + WEEK, &it, &parcel, a), pending_over);
    expect_because(pending_entered(p, one, BO, NOON + WEEK), pending_over);
    expect_done(pending_leave(p, ADA, S("2026-43"), S("x"), S("y"), NOON + 2 * WEEK, NOON + WEEK,
                              &number));
    expect_done(pending_list(p, S("2026-42"), NOON + WEEK, &all, a));
    expect(all.len == 1 && all.at[0].fate == FATE_PENDING && !all.at[0].size);
    expect(all.at[0].until == NOON + WEEK);
}

TEST(what_waits_has_its_bounds)
{
    People *p = people(a);
    Id number;
    char *large = make(a, char, PENDING_SAYS + 2);
    memset(large, 'x', PENDING_SAYS + 1);
    Instant end = NOON + WEEK;
    expect_because(pending_leave(p, ADA, S("x"), S(""), S("y"), end, NOON, &number), pending_wrong);
    expect_because(pending_leave(p, ADA, S("x"), S("x"), S(""), end, NOON, &number), pending_wrong);
    expect_because(pending_leave(p, ADA, S("x"), S("x"), S("y"), NOON, NOON, &number),
                   pending_wrong);
    expect_because(pending_leave(p, ADA, S("x"), str(large), S("y"), end, NOON, &number),
                   pending_wrong);
    expect_because(pending_leave(p, ADA, S("x"), S("a\x1b"), S("y"), end, NOON, &number),
                   pending_wrong);
    expect_because(pending_leave(p, ADA, S("x"), S("x"), (Str){ large, PENDING_BYTES + 1 }, end,
                                 NOON, &number), pending_wrong);
    expect_because(pending_leave(p, 99, S("x"), S("x"), S("y"), end, NOON, &number),
                   account_missing);
    for (int i = 0; i < PENDING_MOST; i++)
        leave(p, "2026-42", "publish");
    expect_because(pending_leave(p, ADA, S("2026-42"), S("x"), S("y"), end, NOON, &number),
                   pending_full);
    expect_done(pending_decline(p, number = leave(p, "2026-43", "x"), BO, S("no"), NOON));
    expect_done(pending_decline(p, 1, BO, S("no"), NOON));
    leave(p, "2026-42", "publish");
}

/* ---- mail ---------------------------------------------------------------------------------- */

static bool put(People *p, const char *to, const char *about, Instant due)
{
    bool anew;
    expect_done(outbox_put(p, str(to), S("Questions end on Friday"), S("Dear Ada,\n\n..."),
                           str(about), due, NOON, &anew));
    return anew;
}

static Id next(People *p, Instant now, Arena *a)
{
    Post post;
    bool found;
    expect_done(outbox_next(p, now, &post, &found, a));
    return found ? post.number : 0;
}

TEST(nobody_is_mailed_twice_of_the_same)
{
    People *p = people(a);
    expect(put(p, "ada@town.example", "2026-42 questions", NOON));
    expect(!put(p, " ADA@town.example", "2026-42 questions", NOON));
    expect(put(p, "bo@town.example", "2026-42 questions", NOON));
    expect(put(p, "ada@town.example", "2026-42 deadline", NOON));
    Id one = next(p, NOON, a);
    expect_done(outbox_sent(p, one, NOON));
    expect(!put(p, "ada@town.example", "2026-42 questions", NOON + 100));
}

TEST(mail_is_taken_when_it_is_due_by_one_at_a_time)
{
    People *p = people(a);
    Post post;
    bool found;
    Instant when;
    expect_done(outbox_when(p, &when));
    expect(!when);
    put(p, "ada@town.example", "later", NOON + 100);
    put(p, "ada@town.example", "now", NOON);
    expect_done(outbox_when(p, &when));
    expect(when == NOON && !next(p, NOON - 1, a));
    expect_done(outbox_next(p, NOON, &post, &found, a));
    expect(found && !post.tries && post.due == NOON);
    expect_text(post.about, "now");
    expect_text(post.to, "ada@town.example");
    expect_text(post.subject, "Questions end on Friday");
    expect_text(post.text, "Dear Ada,\n\n...");
    expect(!next(p, NOON + 99, a));
    Id later = next(p, NOON + 100, a);
    expect(later && later != post.number && !next(p, NOON + 100, a));
    expect(next(p, NOON + OUTBOX_LEASE, a) == post.number);      /* who took it first died */
    expect_done(outbox_sent(p, later, NOON));
    expect_because(outbox_sent(p, later, NOON), post_missing);
    expect_done(outbox_sent(p, post.number, NOON));
    expect_done(outbox_when(p, &when));
    expect(!when);
}

TEST(what_does_not_go_is_put_off_longer_and_longer_and_given_up_after_three_days)
{
    People *p = people(a);
    Posts all;
    Instant now = NOON, when = 0, waited = 0;
    bool given_up = false;
    int tries = 0;
    put(p, "ada@town.example", "x", NOON);
    for (; !given_up && tries < 100; tries++, now = given_up ? now : when) {
        Id post = next(p, now, a);
        expect(post);
        expect_done(outbox_put_off(p, post, S("451 later\x1b"), now, &given_up));
        expect_done(outbox_when(p, &when));
        expect(given_up || (when - now >= waited && when - now <= OUTBOX_LONGEST));
        waited = when - now;
        expect(tries || waited == OUTBOX_FIRST);
    }
    expect(given_up && now - NOON <= OUTBOX_GIVES_UP);
    expect(now - NOON + OUTBOX_LONGEST > OUTBOX_GIVES_UP);
    expect(tries > 20 && tries < 40 && !when);
    expect_done(outbox_failures(p, &all, a));
    expect(all.len == 1 && all.at[0].state == POST_GIVEN_UP && str_shows(all.at[0].trouble));
    expect(str_starts(all.at[0].trouble, "451 later") && !put(p, "ada@town.example", "x", now));
}

TEST(what_is_given_up_at_once_is_listed_with_what_is_put_off)
{
    People *p = people(a);
    Posts all;
    bool given_up;
    put(p, "ada@town.example", "x", NOON);
    put(p, "bo@town.example", "x", NOON);
    put(p, "cy@town.example", "x", NOON + 5);
    Id one = next(p, NOON, a), two = next(p, NOON, a);
    expect_done(outbox_give_up(p, one, S("550 no such address"), NOON));
    expect_because(outbox_put_off(p, one, S("x"), NOON, &given_up), post_missing);
    expect_done(outbox_put_off(p, two, S("451 later"), NOON, &given_up));
    expect_done(outbox_failures(p, &all, a));
    expect(!given_up && all.len == 2 && all.at[0].number == two && all.at[0].tries == 1);
    expect_text(all.at[1].trouble, "550 no such address");
}

TEST(a_mail_has_one_line_of_subject_and_no_more_than_fits)
{
    People *p = people(a);
    bool anew;
    char *large = make(a, char, LETTER_BYTES + 1);
    memset(large, 'x', LETTER_BYTES + 1);
    static const char *const wrong[] = { "", "two\nlines", "a\rb", "esc\x1b" };
    for (ptrdiff_t i = 0; i < countof(wrong); i++)
        expect_because(outbox_put(p, S("a@b"), str(wrong[i]), S("x"), S("x"), NOON, NOON, &anew),
                       post_wrong);
    expect_because(outbox_put(p, S("a@b\r\nBcc: c@d"), S("x"), S("x"), S("x"), NOON, NOON, &anew),
                   mail_wrong);
    expect_because(outbox_put(p, S("a@b"), S("x"), (Str){ large, LETTER_BYTES + 1 }, S("x"), NOON,
                              NOON, &anew), post_wrong);
    expect_because(outbox_put(p, S("a@b"), S("x"), S("a\r\nb"), S("x"), NOON, NOON, &anew),
                   post_wrong);
    expect_because(outbox_put(p, S("a@b"), S("x"), S("x"), S(""), NOON, NOON, &anew), post_wrong);
}

TEST(ten_thousand_mails_wait_and_what_was_sent_a_year_ago_is_forgotten)
{
    People *p = people(a);
    bool anew;
    people_begin(p);
    for (int i = 0; i < OUTBOX_MOST; i++) {
        Arena life = arena_begin(1 << 20);
        expect_done(db_do(p, people_post_add, W(S("a@b")), W(S("a@b")), W(S("x")), W(S("x")),
                          W(str_of_number(i, &life)), N(NOON)));
        arena_end(&life);
    }
    expect_done(people_end(p, DONE));
    expect_because(outbox_put(p, S("a@b"), S("x"), S("x"), S("x"), NOON, NOON, &anew), outbox_full);
    expect(!put(p, "a@b", "7", NOON));
    expect_done(outbox_sent(p, next(p, NOON, a), NOON));
    expect(put(p, "a@b", "x", NOON) && !put(p, "a@b", "0", NOON));
    expect_done(outbox_sent(p, next(p, NOON, a), NOON));
    expect_done(outbox_put(p, S("a@b"), S("x"), S("x"), S("y"), NOON, NOON + OUTBOX_KEPT, &anew));
    expect_done(outbox_sent(p, next(p, NOON, a), NOON + OUTBOX_KEPT));
    expect(put(p, "a@b", "0", NOON));
}

RUN("drafts",
    T(a_draft_is_kept_by_its_name_and_has_versions),
    T(saving_over_a_newer_draft_is_refused_and_both_are_kept),
    T(a_draft_is_its_writers_alone_and_goes_when_it_was_sent),
    T(drafts_have_their_bounds),
    T(two_hundred_drafts_are_enough_for_one),
    T(of_two_who_save_at_once_no_word_is_lost),
    T(what_waits_is_listed_by_procedure_and_taken_as_it_was_left),
    T(who_declines_says_why_and_what_was_decided_stays_decided),
    T(what_is_over_waits_no_more_and_its_parcel_goes),
    T(what_waits_has_its_bounds),
    T(nobody_is_mailed_twice_of_the_same),
    T(mail_is_taken_when_it_is_due_by_one_at_a_time),
    T(what_does_not_go_is_put_off_longer_and_longer_and_given_up_after_three_days),
    T(what_is_given_up_at_once_is_listed_with_what_is_put_off),
    T(a_mail_has_one_line_of_subject_and_no_more_than_fits),
    T(ten_thousand_mails_wait_and_what_was_sent_a_year_ago_is_forgotten))
