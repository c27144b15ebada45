/* Ways in for who is new or has lost something, and keys that are theirs alone. */
#include "accounts/care.h"
#include "accounts/diary.h"
#include "accounts/inside.h"
#include "accounts/invitation.h"
#include "accounts/keys.h"
#include "accounts/moving.h"
#include "accounts/outbox.h"
#include "accounts/readers.h"
#include "accounts/recovery.h"
#include "test/folder.h"
#include "test/test.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

enum { NOON = 1790000010, ADA = 1, BO = 2, CY = 3 };

static People *people_of(const char *folder, Arena *a)
{
    People *p;
    expect_done(people_open(&p, folder, a));
    return p;
}

static People *three(Arena *a)
{
    static const char *const names[] = { "Ada", "Bo", "Cy" };
    People *p = people_of(folder_new(a), a);
    for (int i = 0; i < 3; i++) {
        Id   number;
        Text mail = { 0 };
        text_put(&mail, a, "{}@town.example", str(names[i]));
        expect_done(account_add(p, str(names[i]), text_str(&mail), S("en"), NOON, &number));
    }
    return p;
}

/* ---- printed codes --------------------------------------------------------------------- */

static Result used(People *p, const char *mail, Str code, Id *who, Arena *a)
{
    return code_use(p, str(mail), code, S("192.0.2.1"), NOON, who, a);
}

TEST(each_printed_code_counts_once_however_it_is_typed)
{
    People *p = three(a);
    PrintedCodes codes;
    Id  who = 0;
    int left;
    expect_done(codes_make(p, ADA, &codes));
    expect_done(codes_left(p, ADA, &left));
    expect(left == 10 && strlen(codes.text[0]) == CODE_TEXT && codes.text[0][5] == '-');
    expect_done(used(p, "ADA@town.example", str(codes.text[3]), &who, a));
    expect(who == ADA);
    expect_because(used(p, "ada@town.example", str(codes.text[3]), &who, a), recovery_wrong);
    char typed[64];
    ptrdiff_t n = 0;
    for (const char *c = codes.text[4]; *c; c++)
        if (*c != '-') {
            typed[n++] = *c == 'O' ? '0' : *c == 'I' ? '1' : *c == 'B' ? '8'
                         : *c >= 'A' ? (char)(*c + 32) : *c;
            typed[n++] = ' ';
        }
    expect_done(used(p, "ada@town.example", (Str){ typed, n }, &who, a));
    expect_done(codes_left(p, ADA, &left));
    expect(left == 8);
}

TEST(a_code_is_of_its_account_and_older_ones_count_no_more)
{
    People *p = three(a);
    PrintedCodes codes, newer;
    Id who;
    expect_done(codes_make(p, ADA, &codes));
    expect_because(used(p, "bo@town.example", str(codes.text[0]), &who, a), recovery_wrong);
    expect_because(used(p, "nobody@town.example", str(codes.text[0]), &who, a), recovery_wrong);
    expect_because(used(p, "ada@town.example", S("ABCDE-FGHIJ-KLMNO-PQRS9"), &who, a),
                   recovery_wrong);
    expect_because(used(p, "ada@town.example", S(""), &who, a), recovery_wrong);
    expect_done(codes_make(p, ADA, &newer));
    expect_because(used(p, "ada@town.example", str(codes.text[0]), &who, a), recovery_wrong);
    expect_done(account_disable(p, ADA, true));
    expect_because(used(p, "ada@town.example", str(newer.text[0]), &who, a), account_disabled);
    expect_done(account_disable(p, ADA, false));
    expect_done(used(p, "ada@town.example", str(newer.text[0]), &who, a));
    expect_because(codes_make(p, 99, &codes), account_missing);
}

TEST(who_guesses_codes_waits_and_locks_nobody_else_out)
{
    People *p = three(a);
    PrintedCodes codes;
    Id who;
    expect_done(codes_make(p, ADA, &codes));
    for (int i = 0; i < ADDRESS_FREE; i++)
        expect_because(used(p, "ada@town.example", S("x"), &who, a), recovery_wrong);
    expect_because(used(p, "ada@town.example", str(codes.text[0]), &who, a), sign_in_later);
    expect_done(code_use(p, S("ada@town.example"), str(codes.text[0]), S("192.0.2.2"), NOON, &who,
                         a));
}

TEST(only_fingerprints_of_codes_and_links_are_kept)
{
    const char *folder = folder_new(a);
    Arena  life = arena_begin(8 << 20);
    People *p = people_of(folder, &life);
    PrintedCodes codes;
    Token link;
    Id    number;
    expect_done(account_add(p, S("Ada"), S("ada@town.example"), S("en"), NOON, &number));
    expect_done(codes_make(p, ADA, &codes));
    expect_done(invitation_make(p, ADA, S(""), S("evaluator"), NOON, &number, &link));
    arena_end(&life);
    Str bytes = file_whole(path_in(folder, "people.db", a), a);
    expect(bytes.len && !memmem(bytes.at, (size_t)bytes.len, link.text, TOKEN_TEXT));
    expect(!memmem(bytes.at, (size_t)bytes.len, codes.text[0], 5));
}

/* ---- two officers ------------------------------------------------------------------------ */



TEST(two_officers_give_an_account_back_and_what_signed_in_before_does_not_any_more)
{
    People *p = three(a);
    Token link, session;
    Account ada;
    BrowserSession s;
    Recoveries all;
    PrintedCodes codes;
    Passkeys keys;
    int left;
    Id  number, who = 0;
    expect_done(passphrase_set(p, ADA, S("four words by chance"), NOON));
    expect_done(codes_make(p, ADA, &codes));
    expect_done(session_begin(p, ADA, S(""), S(""), NOON, &session));
    people_begin(p);
    expect_done(people_end(p, db_do(p, people_passkey_add, N(ADA), B(S("id")), N(-7), B(S("key")),
                                    N(0), W(S("Laptop")), N(NOON))));
    expect_done(device_remember(p, ADA, S(""), NOON, &link));
    expect_done(recovery_ask(p, ADA, BO, S("She came to my desk."), NOON, &number));
    expect_done(recovery_list(p, NOON, &all, a));
    expect(all.len == 1 && all.at[0].account == ADA && all.at[0].asked_by == BO);
    expect_text(all.at[0].why, "She came to my desk.");
    expect_done(recovery_agree(p, number, CY, NOON + 1, &link));
    expect_done(account_get(p, ADA, &ada, a));
    expect(ada.has_passphrase);                          /* nothing changes before she comes */
    expect_done(recovery_take(p, token_str(&link), NOON + 2, &who));
    expect(who == ADA);
    expect_done(account_get(p, ADA, &ada, a));
    expect_done(codes_left(p, ADA, &left));
    expect_done(passkey_list(p, ADA, &keys, a));
    expect(!ada.has_passphrase && !ada.has_totp && !left && !keys.len);
    expect_because(session_find(p, token_str(&session), NOON + 2, &s, a), session_over);
    expect_done(device_count(p, ADA, NOON + 2, &left));
    expect(!left);
    expect_because(recovery_take(p, token_str(&link), NOON + 3, &who), recovery_over);
}

TEST(nobody_gives_an_account_back_alone_or_to_themselves)
{
    People *p = three(a);
    Token link;
    Id number, other;
    expect_because(recovery_ask(p, ADA, ADA, S("me"), NOON, &number), recovery_own);
    expect_because(recovery_ask(p, 99, BO, S("who"), NOON, &number), account_missing);
    expect_because(recovery_ask(p, ADA, 99, S("who"), NOON, &number), account_missing);
    expect_because(recovery_ask(p, ADA, BO, S(" "), NOON, &number), why_wrong);
    expect_done(recovery_ask(p, ADA, BO, S("at my desk"), NOON, &number));
    expect_because(recovery_ask(p, ADA, CY, S("mine too"), NOON, &other), recovery_asked);
    expect_because(recovery_agree(p, number, BO, NOON, &link), recovery_same);
    expect_because(recovery_agree(p, number, ADA, NOON, &link), recovery_own);
    expect_done(account_disable(p, CY, true));
    expect_because(recovery_agree(p, number, CY, NOON, &link), account_disabled);
    expect_done(account_disable(p, CY, false));
    expect_done(recovery_agree(p, number, CY, NOON, &link));
    expect_because(recovery_agree(p, number, CY, NOON, &link), recovery_missing);
}

TEST(a_recovery_has_its_time_and_can_be_withdrawn)
{
    People *p = three(a);
    Token link;
    Recoveries all;
    Id number, who;
    expect_done(recovery_ask(p, ADA, BO, S("at my desk"), NOON, &number));
    expect_because(recovery_agree(p, number, CY, NOON + RECOVERY_ASKED, &link), recovery_missing);
    expect_done(recovery_list(p, NOON + RECOVERY_ASKED, &all, a));
    expect(!all.len);
    expect_done(recovery_agree(p, number, CY, NOON + RECOVERY_ASKED - 1, &link));
    Instant then = NOON + RECOVERY_ASKED - 1 + RECOVERY_LINK;
    expect_because(recovery_take(p, token_str(&link), then, &who), recovery_over);
    expect_done(recovery_withdraw(p, number, BO, then - 1));
    expect_because(recovery_take(p, token_str(&link), then - 1, &who), recovery_over);
    expect_because(recovery_withdraw(p, number, BO, then - 1), recovery_missing);
    expect_because(recovery_take(p, S("short"), NOON, &who), recovery_over);
    expect_done(recovery_ask(p, ADA, BO, S("again"), NOON, &number));
    expect_done(recovery_withdraw(p, number, BO, NOON));
    expect_because(recovery_agree(p, number, CY, NOON, &link), recovery_missing);
}

/* ---- asking for help ---------------------------------------------------------------------- */

static int64_t rows_of(People *p, const char *sql, const char *mail)
{
    sqlite3_stmt *row;
    people_begin(p);
    expect_done(db_row(p, &row, sql, W(str(mail))));
    int64_t count = db_number(row, 0);
    expect_done(people_end(p, DONE));
    return count;
}

static int64_t pleas_of(People *p, const char *mail)
{
    return rows_of(p, "SELECT count(*) FROM plea WHERE mail_key = ?1", mail);
}

TEST(a_plea_is_kept_alike_whether_there_is_an_account_or_not)
{
    People *p = three(a);
    Pleas all;
    expect_done(plea_make(p, S(" ADA@town.example"), S("call me"), S("192.0.2.1"), NOON));
    expect_done(plea_make(p, S("eve@town.example"), S("call me"), S("192.0.2.1"), NOON));
    expect(pleas_of(p, "ada@town.example") == 1 && pleas_of(p, "eve@town.example") == 1);
    expect_done(plea_list(p, NOON + 1, &all, a));
    expect(all.len == 1 && all.at[0].account == ADA);
    expect_text(all.at[0].words, "call me");
    expect_text(all.at[0].address, "192.0.2.1");
    expect_done(plea_list(p, NOON + PLEA_WAITS, &all, a));
    expect(!all.len);
    expect_done(plea_of_account(p, ADA, &all, a));
    expect(all.len == 1);
    expect_because(plea_make(p, S("no address"), S("call me"), S(""), NOON), mail_wrong);
    expect_because(plea_make(p, S("ada@town.example"), S("two\nlines"), S(""), NOON), plea_wrong);
}

TEST(pleas_of_one_address_are_three_and_strangers_push_nobody_out)
{
    People *p = three(a);
    for (int i = 0; i < PLEAS_OF_ONE + 2; i++)
        expect_done(plea_make(p, S("ada@town.example"), S("call me"), S(""), NOON + i));
    expect(pleas_of(p, "ada@town.example") == PLEAS_OF_ONE);
    for (int i = 0; i < PLEAS_MOST + 5; i++) {
        Text mail = { 0 };
        text_put(&mail, a, "x{}@town.example", str_of_number(i, a));
        expect_done(plea_make(p, text_str(&mail), S("call me"), S(""), NOON + 10));
    }
    expect(pleas_of(p, "ada@town.example") == PLEAS_OF_ONE);
    expect(rows_of(p, "SELECT count(*) FROM plea WHERE ?1 <> ''", "any") == PLEAS_MOST);
    expect_done(plea_dismiss(p, ADA, BO, NOON + 20));
    expect_done(plea_make(p, S("ada@town.example"), S("call me"), S(""), NOON + 21));
    expect(pleas_of(p, "ada@town.example") == PLEAS_OF_ONE + 1);
}

static bool happened(People *p, Id account, Happened what, Id by, Arena *a)
{
    Diary diary;
    expect_done(diary_list(p, account, &diary, a));
    for (each(const DiaryLine, line, diary))
        if (line->what == what && line->by == by)
            return true;
    return false;
}

TEST(whose_account_it_is_reads_who_gave_it_back_and_can_stop_it)
{
    People *p = three(a);
    Token link;
    Recoveries all;
    Id number, who = 0;
    expect_done(plea_make(p, S("ada@town.example"), S("call me"), S(""), NOON));
    expect_done(recovery_ask(p, ADA, BO, S("at my desk"), NOON, &number));
    expect_done(recovery_agree(p, number, CY, NOON, &link));
    expect_done(recovery_list(p, NOON, &all, a));
    expect(all.len == 1 && all.at[0].agreed_by == CY && all.at[0].until == NOON + RECOVERY_LINK);
    expect_done(recovery_look(p, token_str(&link), NOON, &who));
    expect(who == ADA);
    expect_done(recovery_withdraw(p, number, ADA, NOON));
    expect_because(recovery_look(p, token_str(&link), NOON, &who), recovery_over);
    expect_because(recovery_take(p, token_str(&link), NOON, &who), recovery_over);
    expect(happened(p, ADA, RECOVERY_WAS_ASKED, BO, a));
    expect(happened(p, ADA, RECOVERY_WAS_AGREED, CY, a));
    expect(happened(p, ADA, RECOVERY_WAS_ENDED, ADA, a));
    expect_done(recovery_ask(p, ADA, BO, S("at my desk"), NOON, &number));
    expect_done(recovery_agree(p, number, CY, NOON, &link));
    expect_done(recovery_take(p, token_str(&link), NOON, &who));
    expect(happened(p, ADA, RECOVERY_WAS_TAKEN, 0, a));
    expect(!happened(p, BO, RECOVERY_WAS_TAKEN, 0, a));
    Pleas pleas;
    expect_done(plea_list(p, NOON, &pleas, a));
    expect(!pleas.len);
}

TEST(of_an_account_two_hundred_lines_are_remembered)
{
    People *p = three(a);
    Diary diary;
    for (int i = 0; i < DIARY_KEPT + 3; i++)
        expect_done(diary_note(p, ADA, PHONE_WAS_SET, ADA, S("which"), NOON + i));
    expect_done(diary_note(p, BO, PHONE_WAS_SET, BO, S("two\nlines"), NOON));
    expect_done(diary_list(p, ADA, &diary, a));
    expect(diary.len == DIARY_KEPT && diary.at[0].at == NOON + DIARY_KEPT + 2);
    expect_text(diary.at[0].words, "which");
    expect_done(diary_list(p, BO, &diary, a));
    expect(diary.len == 1 && !diary.at[0].words.len);
    expect_because(diary_note(p, 99, PHONE_WAS_SET, 0, S(""), NOON), account_missing);
}

/* ---- another e-mail address ----------------------------------------------------------------- */

static Result asks_to_move(People *p, const char *mail, const char *old, Token *link, bool *free,
                           Arena *a)
{
    NewMail n = { .mail = str(mail), .old = str(old), .fresh = S("words for the new address"),
                  .address = S("192.0.2.1") };
    return move_ask(p, ADA, &n, NOON, link, free, a);
}

TEST(another_address_counts_once_who_reads_it_says_so)
{
    People *p = three(a);
    Token link, session, newer;
    Account ada;
    Move move;
    bool free, found;
    Id   who = 0;
    Str  old;
    BrowserSession s;
    int  devices;
    expect_done(passphrase_set(p, ADA, S("four words by chance"), NOON));
    expect_done(session_begin(p, ADA, S(""), S(""), NOON, &session));
    expect_done(device_remember(p, ADA, S(""), NOON, &newer));
    expect_done(asks_to_move(p, "ada@firm.example", "four words by chance", &link, &free, a));
    expect(free);
    expect_done(move_waits(p, ADA, NOON, &move, &found, a));
    expect(found && move.until == NOON + MOVE_SECONDS);
    expect_text(move.mail, "ada@firm.example");
    expect_done(account_get(p, ADA, &ada, a));
    expect_text(ada.mail, "Ada@town.example");
    expect_done(asks_to_move(p, "ada@firm.example", "four words by chance", &newer, &free, a));
    expect_because(move_look(p, token_str(&link), NOON, &move, a), move_over);
    expect_because(move_look(p, token_str(&newer), NOON + MOVE_SECONDS, &move, a), move_over);
    expect_done(move_look(p, token_str(&newer), NOON, &move, a));
    expect_done(move_take(p, token_str(&newer), NOON, &who, &old, a));
    expect(who == ADA);
    expect_text(old, "Ada@town.example");
    expect_because(move_take(p, token_str(&newer), NOON, &who, &old, a), move_over);
    expect_because(session_find(p, token_str(&session), NOON, &s, a), session_over);
    expect_done(device_count(p, ADA, NOON, &devices));
    expect(!devices);
    expect_done(account_by_mail(p, S("ada@firm.example"), &ada, a));
    expect(ada.number == ADA && ada.has_passphrase);
    expect(happened(p, ADA, MAIL_WAS_CHANGED, 0, a));
}

TEST(an_address_is_asked_for_with_the_passphrase_and_guesses_are_counted)
{
    People *p = three(a);
    Token link;
    bool free;
    expect_done(passphrase_set(p, ADA, S("four words by chance"), NOON));
    for (int i = 0; i < FAILURES_FREE; i++)
        expect_because(asks_to_move(p, "ada@firm.example", "a guess of somebody", &link, &free, a),
                       move_unproved);
    expect_because(asks_to_move(p, "ada@firm.example", "four words by chance", &link, &free, a),
                   sign_in_later);
    expect_because(move_ask(p, ADA, &(NewMail){ .mail = S("ADA@town.example") }, NOON, &link, &free,
                            a), move_same);
}

TEST(an_address_that_somebody_has_is_not_told_and_not_given)
{
    People *p = three(a);
    Token link;
    Move move;
    bool free, found;
    Id   who, eve;
    Str  old;
    expect_done(asks_to_move(p, "bo@town.example", "", &link, &free, a));
    expect(!free);
    expect_because(move_look(p, token_str(&link), NOON, &move, a), move_over);
    expect_done(asks_to_move(p, "eve@town.example", "", &link, &free, a));
    expect_done(account_add(p, S("Eve"), S("eve@town.example"), S("en"), NOON, &eve));
    expect_because(move_take(p, token_str(&link), NOON, &who, &old, a), move_over);
    expect_done(asks_to_move(p, "ada@firm.example", "", &link, &free, a));
    expect_done(move_stop(p, ADA, NOON));
    expect_done(move_waits(p, ADA, NOON, &move, &found, a));
    expect(!found);
    expect_because(move_take(p, token_str(&link), NOON, &who, &old, a), move_over);
    expect_because(move_take(p, S("short"), NOON, &who, &old, a), move_over);
}

/* ---- invitations -------------------------------------------------------------------------- */

TEST(an_invitation_brings_one_person_with_that_email)
{
    People *p = three(a);
    Token link;
    Invitation it;
    Id number, dee = 0;
    expect_done(invitation_make(p, ADA, S(" Dee@town.example"), S("evaluator of 2026-42"), NOON,
                                &number, &link));
    expect_done(invitation_look(p, token_str(&link), NOON, &it, a));
    expect(it.number == number && it.by == ADA && it.until == NOON + INVITATION_SECONDS);
    expect_text(it.mail, "Dee@town.example");
    expect_because(invitation_join(p, token_str(&link), S("Eve"), S("eve@town.example"), S("en"),
                                   NOON, &dee, &it, a), invitation_other);
    Account eve;
    expect_because(account_by_mail(p, S("eve@town.example"), &eve, a), account_missing);
    expect_because(invitation_take(p, token_str(&link), BO, NOON, &it, a), invitation_other);
    expect_because(invitation_join(p, token_str(&link), S(""), S("dee@town.example"), S("en"), NOON,
                                   &dee, &it, a), name_wrong);
    expect_done(invitation_join(p, token_str(&link), S("Dee"), S("dee@TOWN.example"), S("en"), NOON,
                                &dee, &it, a));
    expect(it.taken_by == dee && dee > CY);
    expect_text(it.purpose, "evaluator of 2026-42");
    expect_because(invitation_look(p, token_str(&link), NOON, &it, a), invitation_over);
    expect_because(invitation_take(p, token_str(&link), dee, NOON, &it, a), invitation_over);
}

TEST(an_invitation_for_whoever_has_the_link_is_taken_once_within_seven_days)
{
    People *p = three(a);
    Token link;
    Invitation it;
    Id number, who;
    expect_done(invitation_make(p, ADA, S(""), S("bidder"), NOON, &number, &link));
    Instant end = NOON + INVITATION_SECONDS;
    expect_because(invitation_take(p, token_str(&link), BO, end, &it, a), invitation_over);
    expect_because(invitation_take(p, token_str(&link), 99, NOON, &it, a), account_missing);
    expect_because(invitation_join(p, token_str(&link), S("Bo"), S("bo@town.example"), S("en"),
                                   NOON, &who, &it, a), mail_taken);
    expect_done(invitation_take(p, token_str(&link), BO, end - 1, &it, a));
    expect_because(invitation_take(p, token_str(&link), CY, end - 1, &it, a), invitation_over);
}

/* ---- readers of a data room ---------------------------------------------------------- */

#define CELLS S("abcdefghijklmnopqrstuvwxyz234567")

static Result named_at(People *p, Instant now, const char *agreement, Id bidder, Token *link,
                       Id *invitation)
{
    NamedReader n = { .procedure = CELLS, .bidder = bidder, .name = S("Rhys"),
                      .agreement = str(agreement), .by = ADA };
    return reader_name_one(p, &n, S(""), S("to read"), now, invitation, link);
}

static Result named(People *p, const char *agreement, Id bidder, Token *link, Id *invitation)
{
    return named_at(p, NOON, agreement, bidder, link, invitation);
}

static NamedReader only(People *p, Arena *a)
{
    NamedReaders all;
    expect_done(reader_list(p, CELLS, &all, a));
    expect(all.len == 1);
    return all.at[0];
}

TEST(a_reader_is_who_took_the_link_and_signs_once)
{
    People *p = three(a);
    Id    number;
    Token link;
    Invitation it;
    NamedReaders own;
    expect_because(named(p, " ", 7, &link, &number), agreement_wrong);
    expect_done(named(p, "I keep it to myself.", 7, &link, &number));
    Id one = only(p, a).number;
    expect(!only(p, a).account);
    expect_because(reader_sign(p, one, BO, S("paper"), NOON), reader_gone);
    expect_done(invitation_take(p, token_str(&link), BO, NOON, &it, a));
    expect(only(p, a).account == BO);
    expect_because(reader_sign(p, one, CY, S("paper"), NOON), reader_gone);
    expect_done(reader_of_account(p, CY, &own, a));
    expect(!own.len);
    expect_done(reader_sign(p, one, BO, S("paper"), NOON));
    expect_because(reader_sign(p, one, BO, S("another"), NOON), reader_gone);
    expect_done(reader_of_account(p, BO, &own, a));
    expect(own.len == 1);
    expect_text(own.at[0].signed_, "paper");
}

TEST(a_bidder_strikes_its_own_readers_and_no_others)
{
    People *p = three(a);
    Id    number;
    Token link;
    expect_done(named(p, "I keep it to myself.", 7, &link, &number));
    Id one = only(p, a).number;
    expect_because(reader_drop(p, CELLS, 8, one, NOON), reader_gone);
    expect_because(reader_drop(p, S("another"), 0, one, NOON), reader_gone);
    expect_done(reader_drop(p, CELLS, 7, one, NOON));
    expect_because(reader_drop(p, CELLS, 0, one, NOON), reader_gone);
}

/* Each naming is a mail to whom the bidder likes, in the buyer's name. */
TEST(who_is_struck_has_no_link_any_more_and_makes_room_after_seven_days)
{
    People *p = three(a);
    Id    number;
    Token link;
    Invitation it;
    NamedReaders all;
    for (int i = 0; i < READERS_OF_ONE; i++) {
        expect_done(named(p, "I keep it to myself.", 7, &link, &number));
        expect_done(reader_drop(p, CELLS, 7, only(p, a).number, NOON));
        expect_because(invitation_look(p, token_str(&link), NOON, &it, a), invitation_over);
    }
    expect_because(named(p, "I keep it to myself.", 7, &link, &number), readers_full);
    expect_done(reader_list(p, CELLS, &all, a));
    expect(!all.len);
    Instant later = NOON + INVITATION_SECONDS;
    expect_because(named_at(p, later - 1, "I keep it.", 7, &link, &number), readers_full);
    expect_done(named_at(p, later, "I keep it.", 7, &link, &number));
}

TEST(who_took_the_link_and_is_struck_signs_nothing)
{
    People *p = three(a);
    Id    number;
    Token link;
    Invitation it;
    NamedReaders own;
    expect_done(named(p, "I keep it to myself.", 7, &link, &number));
    Id one = only(p, a).number;
    expect_done(invitation_take(p, token_str(&link), BO, NOON, &it, a));
    expect_done(reader_drop(p, CELLS, 7, one, NOON));
    expect_because(reader_sign(p, one, BO, S("paper"), NOON), reader_gone);
    expect_done(reader_of_account(p, BO, &own, a));
    expect(!own.len);
}

TEST(a_bidder_has_forty_readers_and_whose_link_is_over_makes_room)
{
    People *p = three(a);
    Id    number;
    Token link;
    for (int i = 0; i < READERS_OF_ONE; i++)
        expect_done(named(p, "I keep it to myself.", 7, &link, &number));
    expect_because(named(p, "I keep it to myself.", 7, &link, &number), readers_full);
    expect_done(named(p, "I keep it to myself.", 8, &link, &number));
    expect_done(invitation_revoke(p, ADA, number, NOON));
    expect_done(invitation_revoke(p, ADA, number - 1, NOON));
    expect_done(named(p, "I keep it to myself.", 7, &link, &number));
}

TEST(who_made_an_invitation_lists_it_and_calls_it_back)
{
    People *p = three(a);
    Token link;
    Invitation it;
    Invitations all;
    int64_t n;
    Id first, second;
    expect_because(invitation_make(p, 99, S(""), S("x"), NOON, &first, &link), account_missing);
    expect_because(invitation_make(p, ADA, S("x"), S("x"), NOON, &first, &link), mail_wrong);
    expect_because(invitation_make(p, ADA, S(""), S(""), NOON, &first, &link), purpose_wrong);
    expect_done(invitation_make(p, ADA, S(""), S("one"), NOON, &first, &link));
    expect_done(invitation_make(p, BO, S(""), S("two"), NOON, &second, &link));
    expect_because(invitation_revoke(p, ADA, second, NOON), invitation_over);
    expect_done(invitation_list(p, ADA, NOON, 0, 9, &all, &n, a));
    expect(all.len == 1 && all.at[0].number == first);
    expect_done(invitation_list(p, 0, NOON, 0, 9, &all, &n, a));
    expect(all.len == 2 && all.at[0].number == second && n == 2);
    expect_done(invitation_list(p, 0, NOON, 1, 1, &all, &n, a));
    expect(all.len == 1 && all.at[0].number == first && n == 2);
    expect_done(invitation_list(p, 0, NOON, 2, 2, &all, &n, a));
    expect(!all.len && n == 2);
    expect_done(invitation_revoke(p, BO, second, NOON));
    expect_because(invitation_look(p, token_str(&link), NOON, &it, a), invitation_over);
    expect_because(invitation_revoke(p, 0, second, NOON), invitation_over);
    expect_done(invitation_revoke(p, 0, first, NOON));
}

TEST(a_maker_has_five_hundred_invitations_that_wait)
{
    People *p = three(a);
    Token link;
    Id number;
    people_begin(p);
    for (int i = 0; i < INVITATIONS_MOST; i++) {
        Hash hash = sha256(str_of_number(i, a));
        expect_done(db_do(p, people_invitation_add, N(ADA), W(S("")), W(S("x")), N(NOON),
                          N(NOON + 100), B(hash_bytes(&hash))));
    }
    expect_done(people_end(p, DONE));
    expect_because(invitation_make(p, ADA, S(""), S("x"), NOON, &number, &link), invitations_full);
    expect_done(invitation_make(p, BO, S(""), S("x"), NOON, &number, &link));
    expect_done(invitation_make(p, ADA, S(""), S("x"), NOON + 100, &number, &link));
}

typedef struct Taker { People *p; Str link; Id account; bool had; } Taker;

static void *take(void *taker)
{
    Taker *t = taker;
    Arena  a = arena_begin(1 << 20);
    Invitation it;
    t->had = !failed(invitation_take(t->p, t->link, t->account, NOON, &it, &a));
    arena_end(&a);
    return NULL;
}

TEST(of_two_who_take_an_invitation_at_once_one_has_it)
{
    People *p = three(a);
    for (int round = 0; round < 20; round++) {
        Token link;
        Id number;
        pthread_t threads[2];
        Taker takers[2];
        expect_done(invitation_make(p, ADA, S(""), S("x"), NOON, &number, &link));
        for (int i = 0; i < 2; i++) {
            takers[i] = (Taker){ p, token_str(&link), BO + i, false };
            expect(!pthread_create(&threads[i], NULL, take, &takers[i]));
        }
        for (int i = 0; i < 2; i++)
            expect(!pthread_join(threads[i], NULL));
        expect(takers[0].had != takers[1].had);
    }
}

/* ---- keys ----------------------------------------------------------------------------------- */

typedef struct Pair25519 { unsigned char public[32], secret[64]; } Pair25519;

static Pair25519 pair_new(void)
{
    Pair25519 pair;
    crypto_sign_keypair(pair.public, pair.secret);
    return pair;
}

/* Signs that it is `claimed`'s, and is added for `account`. */
static Result key_added(People *p, const Pair25519 *pair, Id account, Id claimed, Id *number,
                        Arena *a)
{
    Challenged asker = { TO_ADD_KEY, account, S("browser") };
    Token challenge = challenge_make(p, &asker, NOON);
    unsigned char signature[64];
    Str claim = own_key_claim(claimed, pair->public, token_str(&challenge), a);
    crypto_sign_detached(signature, NULL, (const unsigned char *)claim.at,
                         (unsigned long long)claim.len, pair->secret);
    return own_key_add(p, account, S("browser"), pair->public, S("Laptop"), token_str(&challenge),
                       signature, NOON, number);
}

TEST(a_key_is_whose_it_says_and_nobody_elses)
{
    People *p = three(a);
    Pair25519 pair = pair_new(), other = pair_new();
    OwnKeys all;
    Id number, who = 0;
    expect_because(key_added(p, &pair, ADA, BO, &number, a), own_key_unproved);
    expect_because(key_added(p, &pair, 99, 99, &number, a), account_missing);
    expect_because(own_key_account(p, pair.public, &who), own_key_missing);
    expect_done(key_added(p, &pair, ADA, ADA, &number, a));
    expect_because(key_added(p, &pair, BO, BO, &number, a), own_key_known);
    expect_done(own_key_account(p, pair.public, &who));
    expect(who == ADA);
    expect_because(own_key_account(p, other.public, &who), own_key_missing);
    expect_done(own_key_list(p, ADA, &all, a));
    expect(all.len == 1 && !memcmp(all.at[0].public, pair.public, 32) && !all.at[0].ended);
    expect_text(all.at[0].label, "Laptop");
}

TEST(what_signs_that_it_is_theirs_is_made_for_them_now)
{
    People *p = three(a);
    Pair25519 pair = pair_new();
    Challenged asker = { TO_PROVE, ADA, S("browser") };
    Token challenge = challenge_make(p, &asker, NOON);
    unsigned char signature[64];
    Id number;
    Str claim = own_key_claim(ADA, pair.public, token_str(&challenge), a);
    crypto_sign_detached(signature, NULL, (const unsigned char *)claim.at,
                         (unsigned long long)claim.len, pair.secret);
    expect_because(own_key_add(p, ADA, S("browser"), pair.public, S("x"), token_str(&challenge),
                               signature, NOON, &number), challenge_over);
    asker.purpose = TO_ADD_KEY;
    challenge = challenge_make(p, &asker, NOON);
    expect_because(own_key_add(p, ADA, S("browser"), pair.public, S("x"), token_str(&challenge),
                               signature, NOON, &number), own_key_unproved);
    claim = own_key_claim(ADA, pair.public, token_str(&challenge), a);
    crypto_sign_detached(signature, NULL, (const unsigned char *)claim.at,
                         (unsigned long long)claim.len, pair.secret);
    expect_done(own_key_add(p, ADA, S("browser"), pair.public, S("x"), token_str(&challenge),
                            signature, NOON, &number));
    expect_done(own_key_end(p, ADA, number, NOON));
    expect_because(own_key_add(p, ADA, S("browser"), pair.public, S("x"), token_str(&challenge),
                               signature, NOON, &number), challenge_over);
    const unsigned char *public = (const unsigned char *)"01234567890123456789012345678901";
    expect_text(own_key_claim(7, public, S("C"), a),
        "tenderbox/own-key/v1\n7\n"
        "3031323334353637383930313233343536373839303132333435363738393031\nC\n");
}

TEST(a_key_comes_with_its_copies_or_not_at_all)
{
    People *p = three(a);
    Pair25519 pair = pair_new();
    Challenged asker = { TO_ADD_KEY, ADA, S("browser") };
    Token challenge = challenge_make(p, &asker, NOON);
    unsigned char signature[64];
    Wraps all;
    OwnKeys keys;
    Id number;
    NewCopy copies[] = { { BY_PASSPHRASE, S(""), S("one") }, { BY_CODE, S(""), S("") } };
    Str claim = own_key_claim(ADA, pair.public, token_str(&challenge), a);
    crypto_sign_detached(signature, NULL, (const unsigned char *)claim.at,
                         (unsigned long long)claim.len, pair.secret);
    expect_because(own_key_add_wrapped(p, ADA, S("browser"), pair.public, S("x"),
                                       token_str(&challenge), signature, copies, 2, NOON, &number),
                   wrapped_wrong);
    expect_done(own_key_list(p, ADA, &keys, a));
    copies[1].bytes = S("two");
    expect_done(own_key_add_wrapped(p, ADA, S("browser"), pair.public, S("x"),
                                    token_str(&challenge), signature, copies, 2, NOON, &number));
    expect_done(wrapped_list(p, ADA, &all, a));
    expect(!keys.len && all.len == 2 && all.at[0].key == number && all.at[1].method == BY_CODE);
    expect(str_is(all.at[0].bytes, "one") && str_is(all.at[1].bytes, "two"));
}

TEST(a_key_that_ended_is_nobodys_and_its_copies_are_gone)
{
    People *p = three(a);
    Pair25519 pair = pair_new();
    OwnKeys all;
    Wraps wraps;
    Id number, who = 0;
    expect_done(key_added(p, &pair, ADA, ADA, &number, a));
    expect_done(wrapped_put(p, ADA, number, BY_PASSKEY, S("id"), S("secret"), NOON));
    expect_because(own_key_end(p, BO, number, NOON), own_key_missing);
    expect_done(own_key_end(p, ADA, number, NOON + 5));
    expect_because(own_key_end(p, ADA, number, NOON + 5), own_key_missing);
    expect_because(own_key_account(p, pair.public, &who), own_key_missing);
    expect_done(own_key_list(p, ADA, &all, a));
    expect_done(wrapped_list(p, ADA, &wraps, a));
    expect(all.len == 1 && all.at[0].ended == NOON + 5 && !wraps.len);
    expect_because(wrapped_put(p, ADA, number, BY_PASSKEY, S("id"), S("x"), NOON), own_key_missing);
    expect_done(key_added(p, &pair, BO, BO, &number, a));
    expect_done(own_key_account(p, pair.public, &who));
    expect(who == BO);
}

TEST(an_account_has_twenty_keys)
{
    People *p = three(a);
    Id number;
    for (int i = 0; i < OWN_KEYS_MOST; i++) {
        Pair25519 pair = pair_new();
        expect_done(key_added(p, &pair, ADA, ADA, &number, a));
    }
    Pair25519 pair = pair_new();
    expect_because(key_added(p, &pair, ADA, ADA, &number, a), own_keys_full);
    expect_done(own_key_end(p, ADA, number, NOON));
    expect_done(key_added(p, &pair, ADA, ADA, &number, a));
}

TEST(each_way_to_open_a_key_has_one_copy_of_it)
{
    People *p = three(a);
    Pair25519 pair = pair_new();
    Wraps all;
    Id number;
    char large[WRAPPED_BYTES + 1] = { 0 };
    expect_done(key_added(p, &pair, ADA, ADA, &number, a));
    expect_done(wrapped_put(p, ADA, number, BY_PASSKEY, S("one"), S("first"), NOON));
    expect_done(wrapped_put(p, ADA, number, BY_PASSKEY, S("two"), S("second"), NOON));
    expect_done(wrapped_put(p, ADA, number, BY_CODE, S("two"), S("third"), NOON));
    expect_done(wrapped_put(p, ADA, number, BY_PASSKEY, S("one"), (Str){ large, WRAPPED_BYTES },
                            NOON + 1));
    expect_done(wrapped_list(p, ADA, &all, a));
    expect(all.len == 3 && all.at[2].bytes.len == WRAPPED_BYTES && all.at[2].made == NOON + 1);
    expect(str_is(all.at[0].which, "two") && str_is(all.at[0].bytes, "second"));
    expect_because(wrapped_put(p, ADA, number, BY_PASSKEY, S("x"), (Str){ large, sizeof large },
                               NOON), wrapped_wrong);
    expect_because(wrapped_put(p, ADA, number, BY_PASSKEY, S("x"), S(""), NOON), wrapped_wrong);
    expect_because(wrapped_put(p, ADA, number, (WrapMethod)4, S("x"), S("x"), NOON), wrapped_wrong);
    expect_because(wrapped_put(p, BO, number, BY_PASSKEY, S("x"), S("x"), NOON), own_key_missing);
    expect_because(wrapped_remove(p, BO, all.at[0].number), wrapped_missing);
    expect_done(wrapped_remove(p, ADA, all.at[0].number));
    expect_done(wrapped_list(p, ADA, &all, a));
    expect(all.len == 2);
}

TEST(a_changed_passphrase_wraps_keys_anew_and_says_which_copies_are_older)
{
    People *p = three(a);
    Pair25519 one = pair_new(), two = pair_new();
    Account ada;
    Wraps all;
    Id first, second;
    expect_done(passphrase_set(p, ADA, S("four words by chance"), NOON));
    expect_done(key_added(p, &one, ADA, ADA, &first, a));
    expect_done(key_added(p, &two, ADA, ADA, &second, a));
    expect_done(wrapped_put(p, ADA, first, BY_PASSPHRASE, S(""), S("old 1"), NOON));
    expect_done(wrapped_put(p, ADA, second, BY_PASSPHRASE, S(""), S("old 2"), NOON));
    expect_done(wrapped_put(p, ADA, second, BY_CODE, S(""), S("printed"), NOON));
    Rewrapped anew[] = { { first, S("new 1") }, { 99, S("nobody's") } };
    expect_because(passphrase_change(p, ADA, S("other words by chance"), anew, 2, NOON + 9),
                   own_key_missing);
    expect_done(account_get(p, ADA, &ada, a));
    expect(ada.passphrase_at == NOON);
    expect_done(passphrase_change(p, ADA, S("other words by chance"), anew, 1, NOON + 9));
    expect_done(wrapped_list(p, ADA, &all, a));
    expect(all.len == 3 && all.at[0].key == second && all.at[0].older && !all.at[1].older);
    expect(all.at[2].key == first && str_is(all.at[2].bytes, "new 1") && !all.at[2].older);
}

TEST(an_account_has_so_many_wrapped_copies)
{
    People *p = three(a);
    Pair25519 pair = pair_new();
    Id number;
    expect_done(key_added(p, &pair, ADA, ADA, &number, a));
    for (int i = 0; i < WRAPPED_MOST; i++)
        expect_done(wrapped_put(p, ADA, number, BY_PASSKEY, str_of_number(i, a), S("x"), NOON));
    expect_because(wrapped_put(p, ADA, number, BY_CODE, S(""), S("x"), NOON), wrapped_full);
    expect_done(wrapped_put(p, ADA, number, BY_PASSKEY, S("7"), S("y"), NOON));
}

/* ---- kept ------------------------------------------------------------------------------ */

TEST(who_only_looks_sees_people_while_another_has_them_and_writes_nothing)
{
    const char *folder = folder_new(a);
    People *p, *look;
    Care    care;
    Id      number;
    expect_done(people_look(&look, folder, a));
    expect(!look);
    p = people_of(folder, a);
    expect_done(account_add(p, S("Ada"), S("ada@town.example"), S("en"), NOON, &number));
    expect_done(people_look(&look, folder, a));
    expect_done(care_of(look, &care));
    expect(care.accounts == 1 && !care.one_way && !care.mail_waiting && !care.mail_back);
    expect_because(account_add(look, S("Bo"), S("bo@town.example"), S("en"), NOON, &number),
                   people_broken);
    expect_done(account_disable(p, ADA, true));
    expect_done(care_of(look, &care));
    expect(!care.accounts);
}

TEST(whose_key_only_one_way_opens_is_counted)
{
    People *p = three(a);
    Care    care;
    Id      key;
    Pair25519 pair = pair_new();
    expect_done(key_added(p, &pair, ADA, ADA, &key, a));
    expect_done(wrapped_put(p, ADA, key, BY_PASSPHRASE, (Str){ 0 }, S("wrapped"), NOON));
    expect_done(care_of(p, &care));
    expect(care.accounts == 3 && care.one_way == 1);
    expect_done(wrapped_put(p, ADA, key, BY_CODE, S("1"), S("wrapped"), NOON));
    expect_done(care_of(p, &care));
    expect(!care.one_way);
}

TEST(mail_that_was_put_off_is_tried_at_once_and_what_was_given_up_is_counted)
{
    People *p = three(a);
    Post    post;
    Care    care;
    bool    anew, found, over;
    expect_done(outbox_put(p, S("x@y.example"), S("Hello"), S("x"), S("test 1"), NOON, NOON,
                           &anew));
    expect_done(outbox_next(p, NOON, &post, &found, a));
    expect_done(outbox_put_off(p, post.number, S("451 later"), NOON, &over));
    expect_done(outbox_next(p, NOON + 1, &post, &found, a));
    expect(!found);
    expect_done(outbox_try_now(p, NOON + 1));
    expect_done(outbox_next(p, NOON + 1, &post, &found, a));
    expect(found);
    expect_done(care_of(p, &care));
    expect(care.mail_waiting == 1 && !care.mail_back);
    expect_done(outbox_give_up(p, post.number, S("550 no such"), NOON + 2));
    expect_done(care_of(p, &care));
    expect(!care.mail_waiting && care.mail_back == 1);
}

static bool is_mailed(People *p, Str about, Instant now, Arena *a)
{
    Post post;
    bool anew, found;
    expect_done(outbox_put(p, S("ada@town.example"), S("x"), S("x"), about, now, now, &anew));
    expect_done(outbox_next(p, now, &post, &found, a));
    if (found)
        expect_done(outbox_sent(p, post.number, now));
    return found && str_same(post.about, about);
}

TEST(the_link_to_another_address_or_to_ones_account_is_mailed_only_while_it_can_be_taken)
{
    People *p = three(a);
    Token link;
    Id    number;
    bool  free;
    Str   moving = str_put(a, "move 1 {} link", str_of_number(NOON, a));
    expect(!is_mailed(p, moving, NOON, a));
    expect_done(asks_to_move(p, "new@town.example", "", &link, &free, a));
    expect(is_mailed(p, moving, NOON + MOVE_SECONDS - 1, a));
    expect(!is_mailed(p, S("move 1 1 link"), NOON, a));      /* an earlier one */
    expect_done(recovery_ask(p, ADA, BO, S("She came to my desk."), NOON, &number));
    expect_done(recovery_agree(p, number, CY, NOON, &link));
    Str back = str_put(a, "recovery {} link", str_of_number(number, a));
    expect(is_mailed(p, back, NOON + 1, a));
    expect(!is_mailed(p, S("recovery 77 link"), NOON + 1, a));
}

RUN("ways",
    T(each_printed_code_counts_once_however_it_is_typed),
    T(a_code_is_of_its_account_and_older_ones_count_no_more),
    T(who_guesses_codes_waits_and_locks_nobody_else_out),
    T(only_fingerprints_of_codes_and_links_are_kept),
    T(two_officers_give_an_account_back_and_what_signed_in_before_does_not_any_more),
    T(nobody_gives_an_account_back_alone_or_to_themselves),
    T(a_recovery_has_its_time_and_can_be_withdrawn),
    T(a_plea_is_kept_alike_whether_there_is_an_account_or_not),
    T(pleas_of_one_address_are_three_and_strangers_push_nobody_out),
    T(whose_account_it_is_reads_who_gave_it_back_and_can_stop_it),
    T(of_an_account_two_hundred_lines_are_remembered),
    T(another_address_counts_once_who_reads_it_says_so),
    T(an_address_is_asked_for_with_the_passphrase_and_guesses_are_counted),
    T(an_address_that_somebody_has_is_not_told_and_not_given),
    T(an_invitation_brings_one_person_with_that_email),
    T(an_invitation_for_whoever_has_the_link_is_taken_once_within_seven_days),
    T(a_reader_is_who_took_the_link_and_signs_once),
    T(a_bidder_strikes_its_own_readers_and_no_others),
    T(who_is_struck_has_no_link_any_more_and_makes_room_after_seven_days),
    T(who_took_the_link_and_is_struck_signs_nothing),
    T(a_bidder_has_forty_readers_and_whose_link_is_over_makes_room),
    T(who_made_an_invitation_lists_it_and_calls_it_back),
    T(a_maker_has_five_hundred_invitations_that_wait),
    T(of_two_who_take_an_invitation_at_once_one_has_it),
    T(a_key_is_whose_it_says_and_nobody_elses),
    T(what_signs_that_it_is_theirs_is_made_for_them_now),
    T(a_key_comes_with_its_copies_or_not_at_all),
    T(a_key_that_ended_is_nobodys_and_its_copies_are_gone),
    T(an_account_has_twenty_keys),
    T(each_way_to_open_a_key_has_one_copy_of_it),
    T(a_changed_passphrase_wraps_keys_anew_and_says_which_copies_are_older),
    T(an_account_has_so_many_wrapped_copies),
    T(who_only_looks_sees_people_while_another_has_them_and_writes_nothing),
    T(whose_key_only_one_way_opens_is_counted),
    T(the_link_to_another_address_or_to_ones_account_is_mailed_only_while_it_can_be_taken),
    T(mail_that_was_put_off_is_tried_at_once_and_what_was_given_up_is_counted))
