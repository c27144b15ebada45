/* What people write is kept, what waits for agreement waits, and nobody is mailed twice. */
#include "accounts/attempts.h"
#include "accounts/inside.h"
#include "accounts/drafts.h"
#include "accounts/invitation.h"
#include "accounts/marks.h"
#include "accounts/outbox.h"
#include "accounts/running.h"
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

static Result save(People *p, Id account, const char *procedure, Str bytes, int64_t from,
                   int64_t *version)
{
    KeptDraft d = { .account = account, .kind = S("publish"), .procedure = str(procedure),
                    .bytes = bytes, .version = from };
    return draft_save(p, &d, NOON + from, version);
}

static Str bytes_of(People *p, const char *procedure, int64_t version, Arena *a)
{
    KeptDraft d;
    expect_done(draft_get(p, str(procedure), S("publish"), version, &d, a));
    return d.bytes;
}

TEST(a_draft_is_its_procedures_and_every_version_is_kept)
{
    People *p = people(a);
    KeptDrafts all;
    KeptDraft d;
    int64_t version;
    expect_done(save(p, ADA, "2026-42", S("a\0b"), 0, &version));
    expect(version == 1 && str_same(bytes_of(p, "2026-42", 0, a), S("a\0b")));
    expect_done(save(p, BO, "2026-42", S("second"), 1, &version));
    expect_done(save(p, ADA, "2026-43", S("other"), 0, &version));
    expect(version == 1);
    expect_text(bytes_of(p, "2026-42", 0, a), "second");
    expect(str_same(bytes_of(p, "2026-42", 1, a), S("a\0b")));
    expect_because(draft_get(p, S("2026-44"), S("publish"), 0, &d, a), draft_missing);
    expect_because(draft_get(p, S("2026-42"), S("amend"), 0, &d, a), draft_missing);
    expect_because(draft_get(p, S("2026-42"), S("publish"), 3, &d, a), draft_missing);
    expect_done(draft_list(p, S("2026-42"), S("publish"), &all, a));
    expect(all.len == 2 && all.at[0].version == 2 && all.at[0].account == BO && !all.at[0].aside);
    expect(all.at[0].size == 6 && !all.at[0].bytes.at && all.at[0].at == NOON + 1);
}

TEST(saving_over_a_newer_draft_is_refused_and_both_are_kept)
{
    People *p = people(a);
    KeptDrafts all;
    KeptDraft d;
    int64_t version;
    expect_done(save(p, ADA, "x", S("one"), 0, &version));
    expect_done(save(p, ADA, "x", S("two"), 1, &version));
    expect_because(save(p, BO, "x", S("from another window"), 1, &version), draft_newer);
    expect(version == 2);
    expect_text(bytes_of(p, "x", 0, a), "two");
    expect_done(draft_list(p, S("x"), S("publish"), &all, a));
    expect(all.len == 3 && all.at[0].aside && all.at[0].version == 1 && all.at[0].account == BO);
    expect_done(draft_by_number(p, S("x"), all.at[0].number, &d, a));
    expect_text(d.bytes, "from another window");
    expect_because(draft_by_number(p, S("y"), all.at[0].number, &d, a), draft_missing);
    expect_because(save(p, ADA, "x", S("begun anew"), 0, &version), draft_newer);
    expect_done(save(p, ADA, "x", S("two"), 1, &version));        /* the same: no change */
    expect(version == 2);
    expect_done(save(p, ADA, "x", S("three"), 2, &version));
    expect(version == 3);
}

TEST(drafts_have_their_bounds)
{
    People *p = people(a);
    int64_t version;
    char *large = make(a, char, KEPT_DRAFT_BYTES + 1), *name = make(a, char, DRAFT_NAMES + 2);
    memset(name, 'x', DRAFT_NAMES + 1);
    expect_because(save(p, ADA, "x", (Str){ large, KEPT_DRAFT_BYTES + 1 }, 0, &version),
                   draft_wrong);
    expect_because(save(p, ADA, name, S("x"), 0, &version), draft_wrong);
    expect_because(save(p, ADA, "a\x1b", S("x"), 0, &version), draft_wrong);
    expect_because(save(p, ADA, "", S("x"), 0, &version), draft_wrong);
    expect_because(save(p, 99, "x", S("x"), 0, &version), account_missing);
}

TEST(the_oldest_versions_go_and_the_latest_never)
{
    People *p = people(a);
    KeptDrafts all;
    KeptDraft d;
    int64_t version = 0;
    for (int i = 0; i < KEPT_VERSIONS_MOST + 5; i++)
        expect_done(save(p, ADA, "x", str_of_number(i, a), version, &version));
    expect_done(draft_list(p, S("x"), S("publish"), &all, a));
    expect(all.len == KEPT_VERSIONS_MOST && version == KEPT_VERSIONS_MOST + 5);
    expect_because(draft_get(p, S("x"), S("publish"), 5, &d, a), draft_missing);
    for (int i = 0; i < KEPT_VERSIONS_MOST + 5; i++)
        expect_because(save(p, BO, "x", str_of_number(1000 + i, a), 1, &version), draft_newer);
    expect(str_same(bytes_of(p, "x", 0, a), str_of_number(KEPT_VERSIONS_MOST + 4, a)));
    char *large = make(a, char, KEPT_DRAFT_BYTES);
    version = 0;
    for (int i = 0; i < KEPT_VERSIONS_BYTES / KEPT_DRAFT_BYTES + 3; i++) {
        large[i] = 'x';
        expect_done(save(p, ADA, "y", (Str){ large, KEPT_DRAFT_BYTES }, version, &version));
    }
    expect_done(draft_list(p, S("y"), S("publish"), &all, a));
    expect(all.len == KEPT_VERSIONS_BYTES / KEPT_DRAFT_BYTES);
}

typedef struct Writer { People *p; int number, saved; } Writer;

static void *write_on(void *writer)
{
    Writer *w = writer;
    for (int64_t from = 0, version = 0; from < 40; from = version) {
        char text[32];
        snprintf(text, sizeof text, "%d after %d", w->number, (int)from);
        Result r = save(w->p, w->number, "x", str(text), from, &version);
        w->saved += !failed(r);
        if (failed(r) && r.why != &draft_newer)
            return NULL;
    }
    return w;
}

TEST(of_two_who_save_at_once_each_version_is_one_of_theirs)
{
    People *p = people(a);
    Writer writers[2] = { { p, ADA, 0 }, { p, BO, 0 } };
    pthread_t threads[2];
    void *done;
    for (int i = 0; i < 2; i++)
        expect(!pthread_create(&threads[i], NULL, write_on, &writers[i]));
    for (int i = 0; i < 2; i++)
        expect(!pthread_join(threads[i], &done) && done);
    expect(writers[0].saved + writers[1].saved >= 40);
    expect(bytes_of(p, "x", 0, a).len > 0);
}

/* ---- their files --------------------------------------------------------------------------- */

static Result bring(People *p, const char *name, Str bytes)
{
    DraftFile f = { .account = ADA, .name = str(name), .bytes = bytes };
    return draft_file_put(p, S("2026-42"), &f, NOON);
}

TEST(files_of_a_draft_are_kept_by_their_names)
{
    People *p = people(a);
    DraftFiles all;
    DraftFile  f;
    expect_done(bring(p, "spec.pdf", S("one")));
    expect_done(bring(p, "plan-2_b.odt", S("plan")));
    expect_done(bring(p, "spec.pdf", S("another")));
    expect_done(draft_file_list(p, S("2026-42"), &all, a));
    expect(all.len == 2 && all.at[1].size == 7 && all.at[1].account == ADA);
    expect_done(draft_file_get(p, S("2026-42"), S("spec.pdf"), &f, a));
    expect_text(f.bytes, "another");
    expect_because(draft_file_get(p, S("2026-43"), S("spec.pdf"), &f, a), draft_missing);
    expect_done(draft_file_drop(p, S("2026-42"), S("spec.pdf")));
    expect_because(draft_file_drop(p, S("2026-42"), S("spec.pdf")), draft_missing);
}

TEST(files_of_a_draft_have_their_bounds)
{
    People *p = people(a);
    char *large = make(a, char, DRAFT_FILE_BYTES + 1);
    static const char *const wrong[] = { "", "a b", "../a", "a/b", "\xC3\xA4", "a\n" };
    for (int i = 0; i < countof(wrong); i++)
        expect_because(bring(p, wrong[i], S("x")), draft_file_wrong);
    expect_because(bring(p, "a", S("")), draft_file_wrong);
    expect_because(bring(p, "a", (Str){ large, DRAFT_FILE_BYTES + 1 }), draft_file_wrong);
    for (int i = 0; i < DRAFT_FILES_BYTES / DRAFT_FILE_BYTES; i++)
        expect_done(bring(p, str_terminated(str_of_number(i, a), a),
                          (Str){ large, DRAFT_FILE_BYTES }));
    expect_because(bring(p, "more", S("x")), drafts_full);
    expect_done(bring(p, "1", S("smaller")));
    expect_done(bring(p, "more", S("x")));
    for (int i = 5; i < DRAFT_FILES_MOST; i++)
        expect_done(bring(p, str_terminated(str_of_number(i, a), a), S("x")));
    expect_because(bring(p, "one-too-many", S("x")), drafts_full);
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

TEST(what_was_due_long_ago_is_tried_as_well_before_it_is_given_up)
{
    People *p = people(a);
    bool given_up = false;
    int  tries = 0;
    put(p, "ada@town.example", "x", NOON - 2 * OUTBOX_GIVES_UP);
    for (Instant now = NOON; !given_up; now += OUTBOX_LONGEST, tries++)
        expect_done(outbox_put_off(p, next(p, now, a), S("451 later"), now, &given_up));
    expect(tries == OUTBOX_TRIES);
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

/* So many letters that are due, each taken. */
static int taken(People *p, Instant now, Arena *a)
{
    int count = 0;
    while (next(p, now, a))
        count++;
    return count;
}

TEST(a_link_is_mailed_only_while_it_can_be_taken)
{
    static const char *const others[] = { "move 1 1795964645 link", "move 1 1795964645",
                                          "recovery 1 link", "recovery 1 asked" };
    People *p = people(a);
    Id    back = 0;
    Token link;
    for (int i = 0; i < 2; i++) {
        expect_done(invitation_make(p, 0, S("cy@town.example"), S("x"), NOON, &back, &link));
        Str about = str_put(a, "invitation {}", str_of_number(back, a));
        put(p, "cy@town.example", str_terminated(about, a), NOON);
    }
    for (int i = 0; i < countof(others); i++)
        put(p, "cy@town.example", others[i], NOON);
    expect(taken(p, NOON, a) == 4);            /* nobody asked to move, nor was given back */
    expect_done(invitation_revoke(p, 0, back, NOON));
    expect(taken(p, NOON + OUTBOX_LEASE, a) == 3);
    expect(taken(p, NOON + INVITATION_SECONDS, a) == 2);
}

TEST(what_waits_for_agreement_is_mailed_only_while_it_waits)
{
    People *p = people(a);
    Id number = leave(p, "2026-42", "publish");
    Str about = str_put(a, "agreement {} account 2", str_of_number(number, a));
    put(p, "bo@town.example", str_terminated(about, a), NOON);
    expect(taken(p, NOON, a) == 1 && taken(p, NOON + WEEK - 1, a) == 1);
    expect(taken(p, NOON + WEEK + OUTBOX_LEASE, a) == 0);
}

static void due_list(People *p, int64_t day, Instant now, Arena *a)
{
    NewPosts posts = { 0 };
    *list_add(&posts, a) = (NewPost){ ADA, TOPIC_DAILY, S("ada@town.example"),
        .subject = S("What you need to do"), .text = S("x"), .due = now,
        .about = str_put(a, "day {} account 1", str_of_number(day, a)) };
    expect_done(outbox_told_day(p, &posts, S("UTC"), day, now));
}

TEST(of_what_somebody_must_do_only_the_newest_is_mailed_and_only_on_its_day)
{
    People *p = people(a);
    Post post;
    bool found;
    due_list(p, 1, NOON, a);
    due_list(p, 2, NOON + 80000, a);
    expect_done(outbox_next(p, NOON + 80000, &post, &found, a));
    expect(found);
    expect_text(post.about, "day 2 account 1");
    expect(!next(p, NOON + 80000 + 86400, a));
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
                          W(str_of_number(i, &life)), N(NOON), N(0), N(0), W(S(""))));
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

/* ---- what was tried, and how the server ran ---------------------------------------------- */

static Attempts tries(People *p, Id bidder, Arena *a)
{
    Attempts all;
    expect_done(tried_list(p, S("tender"), bidder, &all, a));
    return all;
}

TEST(what_a_bidder_tries_again_within_a_minute_is_one_line_and_nobody_elses)
{
    People *p = people(a);
    Attempt part = { .what = TRIED_PART, .about = S("ab"), .amount = 61 };
    Attempt other = { .what = TRIED_PART, .about = S("ab"), .amount = 61, .why = S("no room") };
    for (int i = 0; i < 3; i++)
        expect_done(tried_note(p, S("tender"), 7, &part, NOON + i));
    expect_done(tried_note(p, S("tender"), 7, &other, NOON + 4));
    expect_done(tried_note(p, S("tender"), 7, &part, NOON + 60));
    Attempts all = tries(p, 7, a);
    expect(all.len == 3 && all.at[0].last == NOON + 60 && all.at[0].times == 1);
    expect_text(all.at[1].why, "no room");
    expect(all.at[2].times == 3 && all.at[2].first == NOON && all.at[2].last == NOON + 2);
    expect(!tries(p, 8, a).len);
}

TEST(of_what_a_bidder_tried_the_oldest_go)
{
    People *p = people(a);
    Attempt part = { .what = TRIED_PART, .about = S("ab") };
    for (int i = 0; i < ATTEMPTS_EACH + 3; i++)
        expect_done(tried_note(p, S("tender"), 7, &part, NOON + 60 * i));
    Attempts all = tries(p, 7, a);
    expect(all.len == ATTEMPTS_EACH && all.at[all.len - 1].last == NOON + 60 * 3);
    expect_done(tried_note(p, S("tender"), 8, &part, NOON + 2 * ATTEMPTS_KEPT));
    expect(!tries(p, 7, a).len && tries(p, 8, a).len == 1);
}

TEST(a_reason_that_is_too_long_is_cut_between_characters)
{
    People *p = people(a);
    Text why = { 0 };
    text_our(&why, "x", a);
    while (why.len < ATTEMPT_WHY + 9)
        text_our(&why, "\xc3\xa9", a);
    Attempt it = { .what = TRIED_ACT, .about = S("deposit 1 1"), .why = text_str(&why) };
    expect_done(tried_note(p, S("tender"), 7, &it, NOON));
    Attempts all = tries(p, 7, a);
    expect(all.at[0].why.len == ATTEMPT_WHY - 1 && str_utf8(all.at[0].why));
}

TEST(how_the_server_ran_is_told_from_the_run_before_that_moment_on)
{
    People *p = people(a);
    Id run[3];
    RanForAll all;
    for (int i = 0; i < 3; i++) {
        expect_done(running_begin(p, NOON + 1000 * i, &run[i]));
        expect_done(running_on(p, run[i], NOON + 1000 * i + 500, i == 1));
    }
    expect_done(running_note(p, RAN_SHORT, NOON + 2100));
    expect_done(running_note(p, RAN_SHORT, NOON + 2160));
    expect_done(running_note(p, RAN_SHORT, NOON + 2460));
    expect_done(running_list(p, NOON + 1600, &all, a));
    expect(all.len == 4 && all.at[0].begun == NOON + 1000 && all.at[0].ended);
    expect(all.at[1].what == RAN && !all.at[1].ended && all.at[1].seen == NOON + 2500);
    expect(all.at[2].what == RAN_SHORT && all.at[2].seen == NOON + 2160);
    expect(all.at[3].begun == NOON + 2460);
}

/* ---- marks ------------------------------------------------------------------------------- */

static MarkDraft mark_of(Id account, const char *mark, const char *reason, int64_t version)
{
    return (MarkDraft){ .account = account, .procedure = S("x"), .kind = S("score"), .round = 1,
                        .lot = 1, .bidder = 301, .criterion = 2, .mark = str(mark),
                        .reason = str(reason), .version = version };
}

TEST(what_was_typed_last_of_a_mark_stands_and_the_text_that_it_replaced_is_kept_beside_it)
{
    People *p = people(a);
    MarkDraft saved, one = mark_of(ADA, "3", "first window", 0);
    expect_done(mark_draft_save(p, &one, NOON, &saved, a));
    expect(saved.version == 1 && !saved.other_reason.len);
    expect_done(mark_draft_save(p, &saved, NOON + 1, &saved, a));
    expect(saved.version == 1 && saved.at == NOON);
    MarkDraft other = mark_of(ADA, "4", "second window", 0);
    expect_because(mark_draft_save(p, &other, NOON + 2, &saved, a), mark_draft_newer);
    expect(saved.version == 2);
    expect_text(saved.reason, "second window");
    expect_text(saved.other_reason, "first window");
    expect_text(saved.other_mark, "3");
    MarkDraft both = mark_of(ADA, "4", "both", 2);
    expect_done(mark_draft_save(p, &both, NOON + 3, &saved, a));
    expect(saved.version == 3 && !saved.other_reason.len);
    both = saved, both.clarification = 2;
    expect_done(mark_draft_save(p, &both, NOON + 4, &saved, a));
    expect_done(mark_draft_get(p, &both, &saved, a));
    expect(saved.version == 4 && saved.clarification == 2);
}

TEST(a_mark_is_its_accounts_and_goes_once_that_version_is_signed)
{
    People *p = people(a);
    MarkDrafts all;
    MarkDraft saved, one = mark_of(ADA, "3", "Ada's", 0), bos = mark_of(BO, "1", "Bo's", 0);
    expect_done(mark_draft_save(p, &one, NOON, &saved, a));
    expect_done(mark_draft_save(p, &bos, NOON, &bos, a));
    expect_done(mark_draft_list(p, &one, &all, a));
    expect(all.len == 1 && str_is(all.at[0].reason, "Ada's"));
    expect_done(mark_draft_states(p, &one, &all, a));
    expect(all.len == 1 && str_is(all.at[0].reason, "+"));
    one = mark_of(ADA, "3", "typed since", 1);
    expect_done(mark_draft_save(p, &one, NOON, &one, a));
    expect_done(mark_draft_drop(p, &saved));
    expect_done(mark_draft_get(p, &one, &saved, a));
    expect(saved.version == 2);
    expect_done(mark_draft_drop(p, &one));
    expect_done(mark_draft_get(p, &one, &saved, a));
    expect(!saved.version && !saved.mark.len);
}

TEST(drafts_of_marks_have_their_bounds)
{
    People *p = people(a);
    MarkDraft saved, last, one = mark_of(ADA, "3", "", 0);
    char *long_one = make(a, char, MARK_DRAFT_WORDS + 1);
    memset(long_one, 'a', MARK_DRAFT_WORDS + 1);
    one.reason = (Str){ long_one, MARK_DRAFT_WORDS + 1 };
    expect_because(mark_draft_save(p, &one, NOON, &saved, a), mark_draft_wrong);
    one.reason.len--;
    for (; one.bidder < 301 + MARK_DRAFTS_BYTES / MARK_DRAFT_WORDS; one.bidder++)
        expect_done(mark_draft_save(p, &one, NOON, &last, a));
    expect_because(mark_draft_save(p, &one, NOON, &saved, a), mark_drafts_full);
    expect_done(mark_draft_drop(p, &last));
    expect_done(mark_draft_save(p, &one, NOON, &saved, a));
}

RUN("drafts",
    T(what_was_typed_last_of_a_mark_stands_and_the_text_that_it_replaced_is_kept_beside_it),
    T(a_mark_is_its_accounts_and_goes_once_that_version_is_signed),
    T(drafts_of_marks_have_their_bounds),
    T(a_draft_is_its_procedures_and_every_version_is_kept),
    T(saving_over_a_newer_draft_is_refused_and_both_are_kept),
    T(drafts_have_their_bounds),
    T(the_oldest_versions_go_and_the_latest_never),
    T(of_two_who_save_at_once_each_version_is_one_of_theirs),
    T(files_of_a_draft_are_kept_by_their_names),
    T(files_of_a_draft_have_their_bounds),
    T(what_waits_is_listed_by_procedure_and_taken_as_it_was_left),
    T(who_declines_says_why_and_what_was_decided_stays_decided),
    T(what_is_over_waits_no_more_and_its_parcel_goes),
    T(what_waits_has_its_bounds),
    T(nobody_is_mailed_twice_of_the_same),
    T(mail_is_taken_when_it_is_due_by_one_at_a_time),
    T(what_does_not_go_is_put_off_longer_and_longer_and_given_up_after_three_days),
    T(what_was_due_long_ago_is_tried_as_well_before_it_is_given_up),
    T(what_is_given_up_at_once_is_listed_with_what_is_put_off),
    T(a_link_is_mailed_only_while_it_can_be_taken),
    T(what_waits_for_agreement_is_mailed_only_while_it_waits),
    T(of_what_somebody_must_do_only_the_newest_is_mailed_and_only_on_its_day),
    T(a_mail_has_one_line_of_subject_and_no_more_than_fits),
    T(ten_thousand_mails_wait_and_what_was_sent_a_year_ago_is_forgotten),
    T(what_a_bidder_tries_again_within_a_minute_is_one_line_and_nobody_elses),
    T(of_what_a_bidder_tried_the_oldest_go),
    T(a_reason_that_is_too_long_is_cut_between_characters),
    T(how_the_server_ran_is_told_from_the_run_before_that_moment_on))
