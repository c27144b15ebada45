/* People sign in, and nobody else; what a stranger hears is always the same. */
#include "accounts/inside.h"
#include "accounts/scans.h"
#include "test/cheap.h"
#include "test/faulty.h"
#include "test/folder.h"
#include "test/test.h"

#include <pthread.h>
#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOON = 1790000010 };            /* a moment at which a step of codes begins */

static People *people_at(const char *folder, Arena *a)
{
    People *p;
    expect_done(people_open(&p, folder, a));
    return p;
}

static People *people_new_folder(Arena *a) { return people_at(folder_new(a), a); }

static Id add(People *p, const char *name, const char *mail)
{
    Id number;
    expect_done(account_add(p, str(name), str(mail), S("en"), NOON, &number));
    return number;
}

static const char phrase[] = "four words by chance";

/* The secret of an account, read from the text for typing. */
typedef struct Phone { char bytes[TOTP_SECRET_BYTES]; } Phone;

static Phone phone_of(People *p, Id account)
{
    Phone phone;
    sqlite3_stmt *row;
    people_begin(p);
    expect_done(db_row(p, &row, "SELECT coalesce(totp_new, totp) FROM account WHERE id = ?1",
                       N(account)));
    expect(db_bytes(row, 0, phone.bytes, sizeof phone.bytes));
    expect_done(people_end(p, DONE));
    return phone;
}

static Str code_of(const Phone *phone, Instant now, Arena *a)
{
    char *text = make(a, char, 8);
    snprintf(text, 8, "%06lld", (long long)totp_code((Str){ phone->bytes, TOTP_SECRET_BYTES },
                                                     now / TOTP_SECONDS, TOTP_DIGITS));
    return str(text);
}

/* Somebody with passphrase and phone. */
static Id ada(People *p, Phone *phone, Arena *a)
{
    TotpSecret secret;
    Id number = add(p, "Ada Keller", "ada@town.example");
    expect_done(passphrase_set(p, number, str(phrase), NOON));
    expect_done(totp_begin(p, number, S("Town of Example"), &secret, a));
    *phone = phone_of(p, number);
    expect_done(totp_confirm(p, number, code_of(phone, NOON - 600, a), NOON - 600));
    return number;
}

static Result tried(People *p, const char *mail, const char *passphrase, Str code, const char *from,
                    Instant now, Id *who, Arena *a)
{
    SignIn s = { .mail = str(mail), .passphrase = str(passphrase), .code = code,
                 .address = str(from) };
    return sign_in(p, &s, now, who, a);
}

/* ---- the file ------------------------------------------------------------------------ */

TEST(the_file_is_its_owners_alone_and_one_process_has_it)
{
    const char *folder = folder_new(a);
    struct stat st;
    People *p = people_at(folder, a), *other;
    expect(p && !stat(path_in(folder, "people.db", a), &st) && (st.st_mode & 0777) == 0600);
    expect(!stat(path_in(folder, "people.db-wal", a), &st) && (st.st_mode & 0777) == 0600);
    expect_because(people_open(&other, folder, a), people_locked);
}

TEST(a_link_or_a_file_that_others_may_read_is_not_opened)
{
    const char *folder = folder_new(a), *elsewhere = folder_new(a);
    const char *path = path_in(folder, "people.db", a);
    Arena life = arena_begin(2 << 20);
    People *p = people_at(folder, &life);
    arena_end(&life);
    expect(!chmod(path, 0640));
    life = arena_begin(2 << 20);
    expect_because(people_open(&p, folder, &life), people_unguarded);
    arena_end(&life);
    expect(!chmod(path, 0600) && !rename(path, path_in(elsewhere, "people.db", a)));
    expect(!symlink(path_in(elsewhere, "people.db", a), path));
    life = arena_begin(2 << 20);
    expect_because(people_open(&p, folder, &life), people_unguarded);
    arena_end(&life);
}

static Result opened_after(const char *folder, const char *sql)
{
    Arena life = arena_begin(4 << 20);
    People *p = people_at(folder, &life);
    expect(!sqlite3_exec(p->db, sql, NULL, NULL, NULL));
    arena_end(&life);
    life = arena_begin(4 << 20);
    Result r = people_open(&p, folder, &life);
    arena_end(&life);
    return r;
}

TEST(tables_that_the_program_does_not_know_are_left_alone)
{
    expect_done(opened_after(folder_new(a), "SELECT 1"));
    expect_because(opened_after(folder_new(a),
        "INSERT INTO step SELECT max(number) + 1, hash FROM step"), people_newer);
    expect_because(opened_after(folder_new(a),
        "UPDATE step SET hash = zeroblob(32) WHERE number = 1"), people_other);
    expect_because(opened_after(folder_new(a), "DROP TABLE step"), people_other);
}

/* ---- accounts ------------------------------------------------------------------------ */

TEST(an_email_has_one_account_whatever_its_letters_and_spaces)
{
    People *p = people_new_folder(a);
    Account ada, same;
    Id number, again;
    expect_done(account_add(p, S(" Ada Keller "), S("  Ada@Town.Example\t"), S("en"), NOON,
                            &number));
    expect_because(account_add(p, S("Bo"), S("ADA@town.example"), S("en"), NOON, &again),
                   mail_taken);
    expect_done(account_get(p, number, &ada, a));
    expect_done(account_by_mail(p, S("aDA@TOWN.example "), &same, a));
    expect(same.number == number && ada.made == NOON && !ada.has_passphrase && !ada.has_totp);
    expect_text(ada.mail, "Ada@Town.Example");
    expect_text(ada.name, "Ada Keller");
    expect(!memcmp(ada.handle, same.handle, 32) && !sodium_is_zero(ada.handle, 32));
}

TEST(what_is_no_email_no_name_or_no_language_is_refused)
{
    People *p = people_new_folder(a);
    Id number;
    static const char *const wrong[] = { "", "ada", "@b", "a@", "a@b@c", "a b@c", "<a@b>",
                                         "a@b,c@d", "a@b\n", "a\x80@b", "a@b\xe2\x80\xae" };
    for (ptrdiff_t i = 0; i < countof(wrong); i++)
        expect_because(account_add(p, S("Ada"), str(wrong[i]), S("en"), NOON, &number), mail_wrong);
    char *longest = make(a, char, 300);
    memset(longest, 'a', 299);
    longest[1] = '@';
    expect(mail_like((Str){ longest, MAIL_BYTES }) && !mail_like((Str){ longest, MAIL_BYTES + 1 }));
    expect_because(account_add(p, S("  "), S("a@b"), S("en"), NOON, &number), name_wrong);
    expect_because(account_add(p, S("A\x1b[1m"), S("a@b"), S("en"), NOON, &number), name_wrong);
    expect_because(account_add(p, (Str){ longest, SHOWN_BYTES + 1 }, S("a@b"), S("en"), NOON,
                               &number), name_wrong);
    expect_because(account_add(p, S("Ada"), S("a@b"), S("e n"), NOON, &number), language_wrong);
    expect_because(account_add(p, S("Ada"), S("a@b"), S(""), NOON, &number), language_wrong);
}

TEST(a_person_may_be_called_otherwise_and_move_to_another_email)
{
    People *p = people_new_folder(a);
    Account ada;
    int64_t count;
    Accounts all;
    Id number = add(p, "Ada", "ada@town.example"), bo = add(p, "Bo", "bo@town.example");
    expect_done(account_describe(p, number, S("Ada Keller"), S("fr-CH")));
    expect_because(account_move(p, number, S("BO@town.example"), S("")), mail_taken);
    expect_done(account_move(p, number, S("ADA@town.example"), S("")));
    expect_done(account_move(p, number, S("keller@town.example"), S("")));
    expect_done(account_get(p, number, &ada, a));
    expect_text(ada.name, "Ada Keller");
    expect_text(ada.language, "fr-CH");
    expect_text(ada.mail, "keller@town.example");
    expect_because(account_by_mail(p, S("ada@town.example"), &ada, a), account_missing);
    expect_because(account_describe(p, 99, S("Ada"), S("en")), account_missing);
    expect_because(account_move(p, 99, S("x@y"), S("")), account_missing);
    expect_because(account_disable(p, 99, true), account_missing);
    expect_done(account_list(p, number, &all, a));
    expect(all.len == 1 && all.at[0].number == bo);
    expect_done(account_part(p, 0, 1, &all, &count, a));
    expect(all.len == 1 && all.at[0].number == bo && count == 2);
    expect_done(account_part(p, 2, 1, &all, &count, a));
    expect(!all.len && count == 2);
}

/* ---- passphrases and codes ------------------------------------------------------------ */

TEST(a_passphrase_is_long_enough_and_nothing_that_others_know)
{
    People *p = people_new_folder(a);
    Id number = add(p, "Adalbertina Keller", "ada@town.example");
    char *longest = make(a, char, PASSPHRASE_BYTES + 1);
    memset(longest, 'x', PASSPHRASE_BYTES + 1);
    expect_because(passphrase_set(p, number, S("eleven char"), NOON), passphrase_short);
    expect_because(passphrase_set(p, number, S("éééééééééé"), NOON), passphrase_short);
    expect_because(passphrase_set(p, number, (Str){ longest, PASSPHRASE_BYTES + 1 }, NOON),
                   passphrase_long);
    expect_because(passphrase_set(p, number, S("ADA@town.example "), NOON), passphrase_is_mail);
    expect_because(passphrase_set(p, number, S("adalbertina keller"), NOON), passphrase_is_mail);
    expect_because(passphrase_set(p, 99, str(phrase), NOON), account_missing);
    expect_done(passphrase_set(p, number, S("éééééééééééé"), NOON));
}

/* RFC 6238, appendix B, the rows of SHA1; RFC 4226, appendix D, the first. */
TEST(codes_are_those_of_the_standard)
{
    static const struct { Instant at; int64_t code; } rows[] = {
        { 59, 94287082 }, { 1111111109, 7081804 }, { 1111111111, 14050471 },
        { 1234567890, 89005924 }, { 2000000000, 69279037 }, { 20000000000, 65353130 },
    };
    (void)a;
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        expect(totp_code(S("12345678901234567890"), rows[i].at / 30, 8) == rows[i].code);
    expect(totp_code(S("12345678901234567890"), 0, 6) == 755224);
}

TEST(oathtool_reads_the_secret_and_shows_the_same_code)
{
    People *p = people_new_folder(a);
    TotpSecret secret;
    Text  command = { 0 };
    char  line[32] = "";
    Id    number = add(p, "Ada", "ada@town.example");
    if (system("command -v oathtool >/dev/null"))
        skip("no oathtool");
    expect_done(totp_begin(p, number, S("Town & Country"), &secret, a));
    text_put(&command, a, "oathtool --totp -b --now '@{}' '{}'", str_of_number(NOON, a),
             secret.secret);
    FILE *tool = popen(str_terminated(text_str(&command), a), "r");
    expect(tool && fgets(line, sizeof line, tool) && !pclose(tool));
    Phone phone = phone_of(p, number);
    expect(str_same((Str){ line, 6 }, code_of(&phone, NOON, a)));
    expect(str_starts(secret.uri, "otpauth://totp/Town%20%26%20Country:ada@town.example?secret="));
}

TEST(a_phone_counts_once_a_code_of_it_came_back)
{
    People *p = people_new_folder(a);
    TotpSecret secret;
    Account account;
    Id number = add(p, "Ada", "ada@town.example");
    expect_because(totp_confirm(p, number, S("000000"), NOON), totp_none);
    expect_done(totp_begin(p, number, S("Town"), &secret, a));
    Phone phone = phone_of(p, number);
    Str   far = code_of(&phone, NOON + 90, a);
    expect_because(totp_confirm(p, number, far, NOON), totp_wrong);
    expect_done(account_get(p, number, &account, a));
    expect(!account.has_totp);
    expect_done(totp_confirm(p, number, code_of(&phone, NOON, a), NOON));
    expect_done(account_get(p, number, &account, a));
    expect(account.has_totp);
    expect_because(totp_begin(p, 99, S("Town"), &secret, a), account_missing);
}

/* ---- signing in ------------------------------------------------------------------------ */

TEST(email_passphrase_and_code_together_sign_in_and_each_code_once)
{
    People *p = people_new_folder(a);
    Phone phone;
    Id number = ada(p, &phone, a), who = 0;
    Str code = code_of(&phone, NOON, a);
    expect_done(tried(p, " ADA@town.example", phrase, code, "192.0.2.1", NOON, &who, a));
    expect(who == number);
    expect_because(tried(p, "ada@town.example", phrase, code, "192.0.2.1", NOON + 1, &who, a),
                   sign_in_wrong);
    code = code_of(&phone, NOON + 30, a);
    expect_done(tried(p, "ada@town.example", phrase, code, "192.0.2.1", NOON, &who, a));
    code = code_of(&phone, NOON + 60, a);
    expect_because(tried(p, "ada@town.example", phrase, code, "192.0.2.1", NOON + 120, &who, a),
                   sign_in_wrong);
    SignIn again = { .passphrase = str(phrase), .code = code, .address = S("192.0.2.1") };
    expect_done(sign_in_again(p, number, &again, NOON + 61, a));
    code = code_of(&phone, NOON + 90, a);
    expect_done(tried(p, "ada@town.example", phrase, code, "192.0.2.1", NOON + 149, &who, a));
}

TEST(a_strangers_passphrase_is_as_much_work_as_any)
{
    (void)a;
    full_cost = true;
    expect(!crypto_pwhash_argon2id_str_needs_rehash(passphrase_dummy, ARGON_TIMES, ARGON_BYTES));
    full_cost = false;
}

TEST(who_has_no_phone_yet_does_not_sign_in_with_a_code_of_nothing)
{
    People *p = people_new_folder(a);
    char code[8];
    Id who, number = add(p, "Ada", "ada@town.example");
    expect_done(passphrase_set(p, number, str(phrase), NOON));
    snprintf(code, sizeof code, "%06lld", (long long)totp_code(S(""), NOON / 30, TOTP_DIGITS));
    expect_because(tried(p, "ada@town.example", phrase, str(code), "x", NOON, &who, a),
                   sign_in_wrong);
}

TEST(a_stranger_hears_the_same_whether_there_is_an_account_or_not)
{
    People *p = people_new_folder(a);
    Phone phone;
    Id who = 0, number = ada(p, &phone, a);
    Id bare = add(p, "Bo", "bo@town.example");
    Str code = code_of(&phone, NOON, a);
    expect_because(tried(p, "ada@town.example", "not her passphrase", code, "x", NOON, &who, a),
                   sign_in_wrong);
    expect_because(tried(p, "ada@town.example", phrase, S("12345"), "x", NOON, &who, a),
                   sign_in_wrong);
    expect_because(tried(p, "nobody@town.example", phrase, code, "x", NOON, &who, a),
                   sign_in_wrong);
    expect_because(tried(p, "bo@town.example", phrase, code, "x", NOON, &who, a), sign_in_wrong);
    expect_because(tried(p, "no mail", phrase, code, "x", NOON, &who, a), sign_in_wrong);
    expect_because(tried(p, "", "", S(""), "x", NOON, &who, a), sign_in_wrong);
    expect_done(passphrase_set(p, bare, str(phrase), NOON));        /* no phone: never */
    expect_because(tried(p, "bo@town.example", phrase, S(""), "x", NOON, &who, a), sign_in_wrong);
    expect_done(account_disable(p, number, true));
    expect_because(tried(p, "ada@town.example", "not her passphrase", code, "x", NOON, &who, a),
                   sign_in_wrong);
    expect_because(tried(p, "ada@town.example", phrase, code, "x", NOON, &who, a),
                   account_disabled);
}

static Result wrong_at(People *p, const char *mail, const char *from, Instant now, Arena *a)
{
    Id who;
    return tried(p, mail, "not the passphrase", S("000000"), from, now, &who, a);
}

/* Told the seconds that one waits. */
static void waits(People *p, const char *mail, Instant now, const char *seconds, Arena *a)
{
    Result r = wrong_at(p, mail, "192.0.2.9", now, a);
    expect(r.why == &sign_in_later);
    expect_text(r.detail, seconds);
}

static void five_wrong_and_longer_and_longer(People *p, const char *mail, Arena *a)
{
    for (int i = 0; i < 5; i++)
        expect_because(wrong_at(p, mail, "192.0.2.1", NOON + i, a), sign_in_wrong);
    waits(p, mail, NOON + 4, "30", a);
    waits(p, mail, NOON + 33, "1", a);
    expect_because(wrong_at(p, mail, "192.0.2.2", NOON + 34, a), sign_in_wrong);
    waits(p, mail, NOON + 34, "60", a);
}

TEST(who_is_wrong_again_and_again_waits_and_longer_though_the_server_began_anew)
{
    const char *folder = folder_new(a);
    Arena  life = arena_begin(8 << 20);
    Phone  phone;
    Id     who = 0;
    People *p = people_at(folder, &life);
    ada(p, &phone, &life);
    five_wrong_and_longer_and_longer(p, "ada@town.example", &life);
    arena_end(&life);
    p = people_at(folder, a);
    waits(p, "ADA@town.example", NOON + 34, "60", a);
    Str code = code_of(&phone, NOON + 120, a);
    expect_done(tried(p, "ada@town.example", phrase, code, "x", NOON + 120, &who, a));
    for (int i = 0; i < 4; i++)                              /* it was right: from the beginning */
        expect_because(wrong_at(p, "ada@town.example", "y", NOON + 150, a), sign_in_wrong);
}

TEST(who_has_no_account_waits_the_same)
{
    five_wrong_and_longer_and_longer(people_new_folder(a), "nobody@town.example", a);
}

static void failures_set(People *p, Hash who, int64_t count, Instant until)
{
    people_begin(p);
    expect_done(people_end(p, db_do(p, people_failure_set, B(hash_bytes(&who)), N(count), N(NOON),
                                    N(until))));
}

TEST(nobody_waits_for_ever)
{
    People *p = people_new_folder(a);
    Tries tries;
    people_begin(p);
    expect_done(people_end(p, tries_of(p, S("bo@town.example"), S("192.0.2.7"), S(""), NOON,
                                       &tries)));
    failures_set(p, tries.whose, 1000, NOON);
    expect_because(wrong_at(p, "bo@town.example", "192.0.2.1", NOON, a), sign_in_wrong);
    waits(p, "bo@town.example", NOON, "3600", a);
    waits(p, "bo@town.example", NOON - 86400, "3600", a);            /* a clock that went back */
    failures_set(p, tries.address, 1000, NOON);
    expect_because(wrong_at(p, "cy@town.example", "192.0.2.7", NOON + 1, a), sign_in_wrong);
    expect_because(wrong_at(p, "dy@town.example", "192.0.2.7", NOON + 900, a), sign_in_later);
    expect_because(wrong_at(p, "dy@town.example", "192.0.2.7", NOON + 901, a), sign_in_wrong);
    for (int i = 0; i < 4; i++)                              /* an hour of silence is forgotten */
        expect_because(wrong_at(p, "ey@town.example", "192.0.2.7", NOON + 4501, a), sign_in_wrong);
}

TEST(of_an_ipv6_address_the_network_is_counted)
{
    (void)a;
    expect(hash_same(address_hash(S("2001:db8:1:2::1")), address_hash(S("2001:db8:1:2:ffff::9"))));
    expect(!hash_same(address_hash(S("2001:db8:1:2::1")), address_hash(S("2001:db8:1:3::1"))));
    expect(hash_same(address_hash(S("::ffff:192.0.2.1")), address_hash(S("192.0.2.1"))));
    expect(!hash_same(address_hash(S("192.0.2.2")), address_hash(S("192.0.2.1"))));
    expect(!hash_same(address_hash(S("")), address_hash(S("192.0.2.1"))));
}

TEST(with_another_email_comes_another_secret_to_sign_in_with_or_none)
{
    People *p = people_new_folder(a);
    Phone phone;
    Account account;
    Id who, number = ada(p, &phone, a);
    add(p, "Bo", "bo@town.example");
    Str code = code_of(&phone, NOON, a);
    expect_because(account_move(p, number, S("new@town.example"), S("short")), passphrase_short);
    expect_because(account_move(p, number, S("bo@town.example"), S("other words by chance")),
                   mail_taken);
    expect_done(account_move(p, number, S("new@town.example"), S("other words by chance")));
    expect_because(tried(p, "new@town.example", phrase, code, "x", NOON, &who, a), sign_in_wrong);
    expect_done(tried(p, "new@town.example", "other words by chance", code, "x", NOON, &who, a));
    expect_done(account_move(p, number, S("newer@town.example"), S("")));
    expect_done(account_get(p, number, &account, a));
    expect(who == number && !account.has_passphrase);
}

TEST(too_many_at_once_are_refused_and_nothing_is_counted_against_them)
{
    People *p = people_new_folder(a);
    p->hashing = p->cores;
    p->waiting = HASHES_WAITING;
    for (int i = 0; i < 8; i++)
        expect_because(wrong_at(p, "ada@town.example", "192.0.2.1", NOON, a), busy_now);
    p->hashing = p->waiting = 0;
    expect_because(wrong_at(p, "ada@town.example", "192.0.2.1", NOON, a), sign_in_wrong);
}

TEST(a_passphrase_that_was_hashed_otherwise_is_hashed_anew)
{
    People *p = people_new_folder(a);
    Phone phone;
    full_cost = true;
    Id who, number = ada(p, &phone, a);
    char weak[HASHED_BYTES];
    expect(!crypto_pwhash_argon2id_str(weak, phrase, sizeof phrase - 1, 1, 8 << 20));
    people_begin(p);
    expect_done(people_end(p, db_do(p, people_passphrase_set, N(number), W(str(weak)), N(NOON))));
    Str code = code_of(&phone, NOON, a);
    expect_done(tried(p, "ada@town.example", phrase, code, "x", NOON, &who, a));
    sqlite3_stmt *row;
    people_begin(p);
    expect_done(db_row(p, &row, people_secrets_by_mail, W(S("ada@town.example"))));
    Str now = str_copy(db_str(row, 1), a);
    expect_done(people_end(p, DONE));
    expect(str_starts(now, "$argon2id$v=19$m=65536,t=2,p=1$"));
    code = code_of(&phone, NOON + 30, a);
    expect_done(tried(p, "ada@town.example", phrase, code, "x", NOON + 30, &who, a));
    full_cost = false;
}

/* ---- rates ------------------------------------------------------------------------------ */

TEST(an_address_asks_so_often_a_minute_and_others_are_not_hindered)
{
    People *p = people_new_folder(a);
    Rate rate = { .burst = 3, .per_minute = 6 };
    for (int i = 0; i < 3; i++)
        expect(rate_take(p, S("192.0.2.1"), rate, NOON));
    expect(!rate_take(p, S("192.0.2.1"), rate, NOON));
    expect(rate_take(p, S("192.0.2.2"), rate, NOON));
    expect(!rate_take(p, S("192.0.2.1"), rate, NOON + 9));
    expect(rate_take(p, S("192.0.2.1"), rate, NOON + 10));
    expect(!rate_take(p, S("192.0.2.1"), rate, NOON - 100));
    for (int i = 0; i < 3; i++)
        expect(rate_take(p, S("192.0.2.1"), rate, NOON + 864000));
    expect(!rate_take(p, S("192.0.2.1"), rate, NOON + 864000));
}

TEST(a_crowd_of_addresses_takes_no_more_memory)
{
    People *p = people_new_folder(a);
    Rate rate = { .burst = 1, .per_minute = 1 };
    for (int i = 0; i < 100000; i++) {
        char text[32];
        snprintf(text, sizeof text, "10.%d.%d.%d", i >> 16, i >> 8 & 255, i & 255);
        expect(rate_take(p, str(text), rate, NOON + 1));
    }
}

/* ---- sessions --------------------------------------------------------------------------- */

static Token begin_at(People *p, Id account, Instant now)
{
    Token token;
    expect_done(session_begin(p, account, S("192.0.2.1"), S("Firefox\x1b on \xff"), now, &token));
    return token;
}

TEST(a_session_is_found_by_its_token_and_only_its_fingerprint_is_kept)
{
    const char *folder = folder_new(a);
    Arena  life = arena_begin(8 << 20);
    BrowserSession s;
    People *p = people_at(folder, &life);
    Id     number = add(p, "Ada", "ada@town.example");
    Token  token = begin_at(p, number, NOON), other = begin_at(p, number, NOON);
    expect(!str_same(token_str(&token), token_str(&other)));
    arena_end(&life);                                    /* the server begins anew */
    Str bytes = file_whole(path_in(folder, "people.db", a), a);
    expect(bytes.len && !memmem(bytes.at, (size_t)bytes.len, token.text, TOKEN_TEXT));
    p = people_at(folder, a);
    expect_done(session_find(p, token_str(&token), NOON + 1, &s, a));
    expect(s.account == number && s.made == NOON && s.seen == NOON && s.proved == NOON);
    expect_text(s.address, "192.0.2.1");
    expect(str_shows(s.browser));
    token.text[0] ^= 1;
    expect_because(session_find(p, token_str(&token), NOON + 1, &s, a), session_over);
    expect_because(session_find(p, S("short"), NOON + 1, &s, a), session_over);
}

TEST(a_session_ends_when_it_was_idle_or_is_a_week_old)
{
    People *p = people_new_folder(a);
    Token token = begin_at(p, add(p, "Ada", "ada@town.example"), NOON);
    BrowserSession s;
    Instant at = NOON;
    expect_done(session_find(p, token_str(&token), NOON + SESSION_IDLE - 1, &s, a));
    for (; at < NOON + SESSION_LONGEST; at += SESSION_IDLE - 1)
        expect_done(session_find(p, token_str(&token), at, &s, a));
    expect_because(session_find(p, token_str(&token), NOON + SESSION_LONGEST, &s, a), session_over);
    token = begin_at(p, 1, NOON);
    expect_because(session_find(p, token_str(&token), NOON + SESSION_IDLE, &s, a), session_over);
}

TEST(when_it_was_last_seen_is_written_once_a_minute)
{
    People *p = people_new_folder(a);
    Token token = begin_at(p, add(p, "Ada", "ada@town.example"), NOON);
    BrowserSession s;
    expect_done(session_find(p, token_str(&token), NOON + 59, &s, a));
    expect(s.seen == NOON);
    expect_done(session_find(p, token_str(&token), NOON + 60, &s, a));
    expect_done(session_find(p, token_str(&token), NOON + 61, &s, a));
    expect(s.seen == NOON + 60);
}

TEST(the_owner_lists_sessions_and_ends_one_or_all_others)
{
    People *p = people_new_folder(a);
    Id number = add(p, "Ada", "ada@town.example"), bo = add(p, "Bo", "bo@town.example");
    Token one = begin_at(p, number, NOON), two = begin_at(p, number, NOON + 1),
          his = begin_at(p, bo, NOON);
    BrowserSessions all;
    BrowserSession s;
    begin_at(p, number, NOON + 2);
    expect_done(session_list(p, number, NOON + 2, &all, a));
    expect(all.len == 3 && all.at[0].made == NOON + 2 && all.at[2].made == NOON);
    expect_because(session_end(p, bo, all.at[2].number), session_over);
    expect_done(session_end(p, number, all.at[2].number));
    expect_done(session_end(p, number, all.at[2].number));
    expect_because(session_find(p, token_str(&one), NOON + 3, &s, a), session_over);
    expect_done(session_end_others(p, number, all.at[1].number, S("")));
    expect_done(session_list(p, number, NOON + 3, &all, a));
    expect(all.len == 1);
    expect_done(session_find(p, token_str(&two), NOON + 3, &s, a));
    expect_done(session_find(p, token_str(&his), NOON + 3, &s, a));
}

TEST(who_is_disabled_is_signed_out_and_comes_not_back)
{
    People *p = people_new_folder(a);
    Id number = add(p, "Ada", "ada@town.example");
    Token token = begin_at(p, number, NOON), old = token;
    BrowserSession s;
    expect_done(account_disable(p, number, true));
    expect_because(session_find(p, token_str(&token), NOON, &s, a), session_over);
    expect_because(session_begin(p, number, S(""), S(""), NOON, &token), account_disabled);
    expect_because(session_begin(p, 99, S(""), S(""), NOON, &token), account_missing);
    expect_done(account_disable(p, number, false));
    expect_because(session_find(p, token_str(&old), NOON, &s, a), session_over);
    begin_at(p, number, NOON);
}

TEST(an_account_has_so_many_sessions_and_the_longest_unseen_goes)
{
    People *p = people_new_folder(a);
    Id number = add(p, "Ada", "ada@town.example");
    BrowserSession s;
    BrowserSessions all;
    Token first = begin_at(p, number, NOON);
    for (int i = 1; i <= SESSIONS_MOST; i++)
        begin_at(p, number, NOON + i);
    expect_because(session_find(p, token_str(&first), NOON + 60, &s, a), session_over);
    expect_done(session_list(p, number, NOON + 60, &all, a));
    expect(all.len == SESSIONS_MOST);
}

TEST(a_form_is_of_the_session_that_it_was_made_for)
{
    (void)a;
    Token one = token_fresh(), two = token_fresh(), form = form_token(token_str(&one));
    expect(form_token_right(token_str(&one), token_str(&form)));
    expect(!form_token_right(token_str(&two), token_str(&form)));
    expect(!form_token_right(token_str(&one), token_str(&one)));
    expect(!form_token_right(token_str(&one), S("")));
}

TEST(for_risky_things_they_prove_once_more_who_they_are)
{
    People *p = people_new_folder(a);
    Token token = begin_at(p, add(p, "Ada", "ada@town.example"), NOON);
    BrowserSession s;
    expect_done(session_find(p, token_str(&token), NOON + 700, &s, a));
    expect(session_proved(&s, NOON + 599) && !session_proved(&s, NOON + 600));
    expect_done(session_prove(p, s.number, NOON + 700));
    expect_done(session_find(p, token_str(&token), NOON + 700, &s, a));
    expect(session_proved(&s, NOON + 1299));
}

/* ---- known browsers ---------------------------------------------------------------------- */

static Token known_at(People *p, Id account, Str before, Instant now)
{
    Token token;
    expect_done(device_remember(p, account, before, now, &token));
    return token;
}

static Result tried_there(People *p, const char *mail, const char *passphrase, Str code,
                          const Token *device, Instant now, Arena *a)
{
    Id     who;
    SignIn s = { .mail = str(mail), .passphrase = str(passphrase), .code = code,
                 .address = S("192.0.2.1"), .device = device ? token_str(device) : S("") };
    return sign_in(p, &s, now, &who, a);
}

static int guessed(People *p, const char *mail, const Token *device, Instant now, Arena *a)
{
    int heard = 0;
    while (tried_there(p, mail, "a guess of somebody", S("1"), device, now, a).why ==
           &sign_in_wrong)
        heard++;
    return heard;
}

TEST(who_keeps_guessing_locks_strangers_out_and_nobody_who_signed_in_there_before)
{
    People *p = people_new_folder(a);
    Phone phone;
    Id    number = ada(p, &phone, a), bo = add(p, "Bo", "bo@town.example");
    Token hers = known_at(p, number, S(""), NOON), his = known_at(p, bo, S(""), NOON);
    Str   code = code_of(&phone, NOON, a);
    expect(guessed(p, "ada@town.example", NULL, NOON, a) == FAILURES_FREE);
    expect_because(tried_there(p, "ada@town.example", phrase, code, NULL, NOON, a), sign_in_later);
    expect_because(tried_there(p, "ada@town.example", phrase, code, &his, NOON, a), sign_in_later);
    expect_done(tried_there(p, "ADA@town.example", phrase, code, &hers, NOON, a));
    expect_because(tried_there(p, "ada@town.example", phrase, code, NULL, NOON, a), sign_in_later);
}

TEST(in_a_known_browser_tries_are_counted_too_and_are_its_own)
{
    People *p = people_new_folder(a);
    Phone phone;
    Id    number = ada(p, &phone, a);
    Token one = known_at(p, number, S(""), NOON), other = known_at(p, number, S(""), NOON);
    Str   code = code_of(&phone, NOON, a);
    expect(guessed(p, "ada@town.example", &one, NOON, a) == FAILURES_FREE);
    expect_because(tried_there(p, "ada@town.example", phrase, code, &one, NOON, a), sign_in_later);
    expect_done(tried_there(p, "ada@town.example", phrase, code, &other, NOON, a));
    code = code_of(&phone, NOON + 30, a);
    expect_done(tried_there(p, "ada@town.example", phrase, code, &one, NOON + 30, a));
    expect(guessed(p, "ada@town.example", &one, NOON + 30, a) == FAILURES_FREE);
    expect(guessed(p, "nobody@town.example", &other, NOON, a) == FAILURES_FREE);
}

static bool is_known(People *p, const Token *device, Instant now)
{
    bool known;
    people_begin(p);
    expect_done(people_end(p, device_known(p, S("ada@town.example"), token_str(device), now,
                                           &known)));
    return known;
}

TEST(a_browser_is_known_for_half_a_year_and_only_so_many_are)
{
    People *p = people_new_folder(a);
    Id    number = add(p, "Ada", "ada@town.example");
    Token first = known_at(p, number, S(""), NOON), next = known_at(p, number, token_str(&first),
                                                                    NOON + 1);
    expect(!is_known(p, &first, NOON + 1) && is_known(p, &next, NOON + 1));
    expect(is_known(p, &next, NOON + DEVICE_LONGEST));
    expect(!is_known(p, &next, NOON + 1 + DEVICE_LONGEST));
    for (int i = 0; i < DEVICES_MOST; i++)
        first = known_at(p, number, S(""), NOON + 2 + i);
    int count;
    expect_done(device_count(p, number, NOON + 20, &count));
    expect(count == DEVICES_MOST && !is_known(p, &next, NOON + 20));
    expect(is_known(p, &first, NOON + 20));
    expect_because(device_remember(p, 99, S(""), NOON, &next), account_missing);
}

TEST(with_all_other_sessions_the_other_browsers_are_known_no_more)
{
    People *p = people_new_folder(a);
    Id    number = add(p, "Ada", "ada@town.example"), bo = add(p, "Bo", "bo@town.example");
    Token one = known_at(p, number, S(""), NOON), other = known_at(p, number, S(""), NOON);
    known_at(p, bo, S(""), NOON);
    expect_done(session_end_others(p, number, 0, token_str(&one)));
    expect(is_known(p, &one, NOON) && !is_known(p, &other, NOON));
    expect_done(session_end_others(p, number, 0, S("")));
    expect(!is_known(p, &one, NOON));
    one = known_at(p, number, S(""), NOON);
    expect_done(account_disable(p, number, true));
    int count;
    expect_done(device_count(p, number, NOON, &count));
    expect(!count);
    expect_done(device_count(p, bo, NOON, &count));
    expect(count == 1);
}

/* ---- at once, and killed ----------------------------------------------------------------- */

typedef struct Hand { People *p; Id account; int from; bool right; } Hand;

static void *begin_and_find(void *hand)
{
    Hand *h = hand;
    h->right = true;
    for (int i = 0; i < 20; i++) {
        Arena a = arena_begin(1 << 20);
        Token token;
        BrowserSession s;
        h->right = h->right &&
                   !failed(session_begin(h->p, h->account, S("x"), S("y"), NOON + i, &token)) &&
                   !failed(session_find(h->p, token_str(&token), NOON + 60 + i, &s, &a)) &&
                   s.account == h->account && rate_take(h->p, S("x"), (Rate){ 1000, 1 }, NOON);
        arena_end(&a);
    }
    return NULL;
}

TEST(two_at_once_find_each_their_own)
{
    People *p = people_new_folder(a);
    Hand hands[4];
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        char mail[16];
        snprintf(mail, sizeof mail, "a@%d", i);
        hands[i] = (Hand){ .p = p, .account = add(p, "Ada", mail) };
    }
    for (int i = 0; i < 4; i++)
        expect(!pthread_create(&threads[i], NULL, begin_and_find, &hands[i]));
    for (int i = 0; i < 4; i++)
        expect(!pthread_join(threads[i], NULL) && hands[i].right);
}

static void *wrong_in_a_thread(void *hand)
{
    Hand *h = hand;
    Arena a = arena_begin(1 << 20);
    Result r = wrong_at(h->p, "ada@town.example", "192.0.2.1", NOON, &a);
    h->right = r.why == &sign_in_wrong;
    arena_end(&a);
    return NULL;
}

TEST(many_tries_at_once_are_no_more_than_five)
{
    People *p = people_new_folder(a);
    Hand hands[12];
    pthread_t threads[12];
    int heard = 0;
    for (int i = 0; i < 12; i++) {
        hands[i] = (Hand){ .p = p };
        expect(!pthread_create(&threads[i], NULL, wrong_in_a_thread, &hands[i]));
    }
    for (int i = 0; i < 12; i++) {
        expect(!pthread_join(threads[i], NULL));
        heard += hands[i].right;
    }
    expect(heard == FAILURES_FREE);
}

/* Tells the number of every account once it was added, until somebody kills it. */
static void add_until_killed(const char *folder, int to)
{
    Arena a = arena_begin(4 << 20);
    People *p;
    Id number = 0;
    char mail[64];
    if (failed(people_open(&p, folder, &a)))
        _exit(2);
    do
        snprintf(mail, sizeof mail, "%d@%lld", (int)getpid(), (long long)number);
    while (!failed(account_add(p, S("Ada"), str(mail), S("en"), NOON, &number)) &&
           write(to, &number, sizeof number) == sizeof number);
    _exit(4);
}

/* The last number that a child told before it was killed, having told so many. */
static Id told_until_killed(const char *folder, int many)
{
    int   way[2], status;
    Id    number = 0;
    expect(!pipe(way));
    fflush(stdout);
    pid_t pid = fork();
    if (!pid)
        add_until_killed(folder, way[1]);
    close(way[1]);
    while (many-- && read(way[0], &number, sizeof number) == sizeof number)
        ;
    expect(!kill(pid, SIGKILL));
    while (read(way[0], &number, sizeof number) == sizeof number)
        ;
    expect(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status));
    close(way[0]);
    return number;
}

TEST(whatever_was_told_to_be_done_is_there_after_a_kill)
{
    const char *folder = folder_new(a);
    for (int many = 1; many < 20; many++) {
        Id     last = told_until_killed(folder, many);
        Arena  life = arena_begin(4 << 20);
        People *p = people_at(folder, &life);
        Account account;
        for (Id number = last - many + 1; number <= last; number++)
            expect_done(account_get(p, number, &account, &life));
        arena_end(&life);
    }
}

/* ---- a disk that fails -------------------------------------------------------------------- */

enum { ADDED = 4 };

/* What was told of each account: its number; 0 that it was not added. */
typedef struct Told { Id number[ADDED]; bool struck; } Told;

static Result add_nth(People *p, int nth, Id *number)
{
    char mail[16];
    snprintf(mail, sizeof mail, "ada@%d", nth);
    *number = 0;
    Result r = account_add(p, S("Ada"), str(mail), S("en"), NOON, number);
    if (failed(r))
        *number = 0;
    return r;
}

/* Once the disk is well again it goes on, unless what failed is there all the same. */
static Told told_by(const char *folder, int nth, Fault how, bool lasting)
{
    Arena  life = arena_begin(4 << 20);
    People *p = people_at(folder, &life);
    Told   told = { 0 };
    Id     more;
    faulty_arm(nth, how, lasting);
    for (int i = 0; i < ADDED; i++) {
        Result r = add_nth(p, i, &told.number[i]);
        expect(!failed(r) || r.why == &people_broken);
    }
    told.struck = faulty_struck();
    faulty_disarm();
    expect_done(add_nth(p, ADDED, &more));
    arena_end(&life);
    return told;
}

static void told_holds(const char *folder, const Told *told, bool maybe, Arena *a)
{
    People *p = people_at(folder, a);
    for (int i = 0; i < ADDED; i++) {
        char    mail[16];
        Account account = { 0 };
        snprintf(mail, sizeof mail, "ada@%d", i);
        Result r = account_by_mail(p, str(mail), &account, a);
        expect(told->number[i] ? account.number == told->number[i] : maybe || failed(r));
    }
}

/* A folder with nobody in it yet, whose tables are made: the faults come after that. */
static const char *nobody_in(Arena *a)
{
    const char *folder = folder_new(a);
    Arena life = arena_begin(4 << 20);
    people_at(folder, &life);
    arena_end(&life);
    return folder;
}

static const char *folder_like(const char *other, Arena *a)
{
    const char *folder = folder_new(a);
    folder_copy(other, folder);
    return folder;
}

TEST(what_was_told_is_so_whatever_the_disk_does)
{
    static const Fault hows[] = { FAULT_IO, FAULT_FULL, FAULT_SHORT, FAULT_DONE, FAULT_READ };
    faulty_register();
    const char *nobody = nobody_in(a);
    int struck = 0;
    for (ptrdiff_t i = 0; i < countof(hows) * 2; i++)
        for (int nth = 1;; nth++, struck++) {
            Arena life = arena_begin(8 << 20);
            const char *folder = folder_like(nobody, &life);
            Told told = told_by(folder, nth, hows[i / 2], i % 2);
            told_holds(folder, &told, hows[i / 2] == FAULT_DONE, &life);
            arena_end(&life);
            if (!told.struck)
                break;
        }
    printf("    %d faults\n", struck);
    expect(struck > 100);
}

static void add_until_dead(const char *folder, int to, int nth, Fault how)
{
    Arena  a = arena_begin(4 << 20);
    People *p;
    Id     number;
    if (failed(people_open(&p, folder, &a)))
        _exit(2);
    faulty_kill(nth, how);
    for (int i = 0; i < ADDED; i++)
        if (failed(add_nth(p, i, &number)) || send(to, &number, sizeof number, 0) < 0)
            _exit(3);
    _exit(0);
}

/* Dies in the middle of a write, a sync, before or after. False: it did not come to it. */
static bool killed_at(const char *folder, int nth, Fault how, Told *told)
{
    int way[2], status;
    expect(!socketpair(AF_UNIX, SOCK_STREAM, 0, way));
    fflush(stdout);
    pid_t pid = fork();
    if (!pid)
        add_until_dead(folder, way[1], nth, how);
    close(way[1]);
    for (int i = 0; i < ADDED; i++)
        if (read(way[0], &told->number[i], sizeof(Id)) != sizeof(Id))
            break;
    expect(waitpid(pid, &status, 0) == pid);
    close(way[0]);
    return WIFSIGNALED(status);
}

TEST(what_was_told_is_so_wherever_a_kill_comes_in_between)
{
    static const Fault hows[] = { FAULT_IO, FAULT_SHORT, FAULT_DONE };
    faulty_register();
    const char *nobody = nobody_in(a);
    int killed = 0;
    for (ptrdiff_t i = 0; i < countof(hows); i++)
        for (int nth = 1;; nth++, killed++) {
            Arena life = arena_begin(8 << 20);
            Told  told = { 0 };
            const char *folder = folder_like(nobody, &life);
            bool  dead = killed_at(folder, nth, hows[i], &told);
            told_holds(folder, &told, true, &life);
            arena_end(&life);
            if (!dead)
                break;
        }
    printf("    %d kills\n", killed);
    expect(killed > 50);
}

/* ---- what a scanner said --------------------------------------------------------------- */

static Scan known_of(People *p, Hash file, Arena *a)
{
    Scan s;
    bool known;
    expect_done(scan_get(p, file, &s, &known, a));
    expect(known);
    return s;
}

TEST(what_a_scanner_said_of_a_file_stays_until_it_says_something_else)
{
    People *p = people_new_folder(a);
    Hash file = sha256(S("a file"));
    Scan s = { .outcome = SCAN_FOUND, .name = S("Eicar"), .scanner = S("ClamAV 1/7/then") };
    Scan silent = { .outcome = SCAN_UNANSWERED, .scanner = S("ClamAV 1/8/now") };
    Scan clean = { .outcome = SCAN_NOTHING, .scanner = S("ClamAV 1/9/now") };
    bool known;
    expect_done(scan_get(p, file, &s, &known, a));
    expect(!known);
    s = (Scan){ .outcome = SCAN_FOUND, .name = S("Eicar"), .scanner = S("ClamAV 1/7/then") };
    expect_done(scan_keep(p, file, &s, NOON));
    expect_done(scan_keep(p, file, &silent, NOON + 9));
    s = known_of(p, file, a);
    expect(s.outcome == SCAN_FOUND && s.at == NOON && s.tried == NOON + 9);
    expect_text(s.name, "Eicar");
    expect_text(s.scanner, "ClamAV 1/7/then");
    expect_done(scan_keep(p, file, &clean, NOON + 20));
    s = known_of(p, file, a);
    expect(s.outcome == SCAN_NOTHING && s.first == NOON && s.at == NOON + 20);
}

TEST(a_file_is_scanned_again_by_whoever_knows_more_and_for_so_long)
{
    (void)a;
    Str  old = S("ClamAV 1/7/then"), newer = S("ClamAV 1/8/now");
    Scan s = { .outcome = SCAN_NOTHING, .scanner = old, .first = NOON, .at = NOON,
               .tried = NOON };
    Scan silent = { .outcome = SCAN_UNANSWERED, .tried = NOON };
    Scan large = { .outcome = SCAN_TOO_LARGE, .scanner = old, .tried = NOON };
    expect(!scan_due(&s, old, NOON + 5 * DAY) && !scan_due(&s, newer, NOON + DAY - 1));
    expect(scan_due(&s, newer, NOON + DAY));
    expect(!scan_due(&s, newer, NOON + SCAN_AGAIN_DAYS * DAY));
    expect(!scan_due(&silent, old, NOON + HOUR - 1) && scan_due(&silent, old, NOON + HOUR));
    expect(!scan_due(&large, old, NOON + DAY - 1) && scan_due(&large, old, NOON + DAY));
}

RUN("accounts",
    T(the_file_is_its_owners_alone_and_one_process_has_it),
    T(a_link_or_a_file_that_others_may_read_is_not_opened),
    T(tables_that_the_program_does_not_know_are_left_alone),
    T(an_email_has_one_account_whatever_its_letters_and_spaces),
    T(what_is_no_email_no_name_or_no_language_is_refused),
    T(a_person_may_be_called_otherwise_and_move_to_another_email),
    T(a_passphrase_is_long_enough_and_nothing_that_others_know),
    T(codes_are_those_of_the_standard),
    T(oathtool_reads_the_secret_and_shows_the_same_code),
    T(a_phone_counts_once_a_code_of_it_came_back),
    T(email_passphrase_and_code_together_sign_in_and_each_code_once),
    T(a_strangers_passphrase_is_as_much_work_as_any),
    T(who_has_no_phone_yet_does_not_sign_in_with_a_code_of_nothing),
    T(a_stranger_hears_the_same_whether_there_is_an_account_or_not),
    T(who_is_wrong_again_and_again_waits_and_longer_though_the_server_began_anew),
    T(who_has_no_account_waits_the_same),
    T(nobody_waits_for_ever),
    T(of_an_ipv6_address_the_network_is_counted),
    T(with_another_email_comes_another_secret_to_sign_in_with_or_none),
    T(too_many_at_once_are_refused_and_nothing_is_counted_against_them),
    T(a_passphrase_that_was_hashed_otherwise_is_hashed_anew),
    T(an_address_asks_so_often_a_minute_and_others_are_not_hindered),
    T(a_crowd_of_addresses_takes_no_more_memory),
    T(a_session_is_found_by_its_token_and_only_its_fingerprint_is_kept),
    T(a_session_ends_when_it_was_idle_or_is_a_week_old),
    T(when_it_was_last_seen_is_written_once_a_minute),
    T(the_owner_lists_sessions_and_ends_one_or_all_others),
    T(who_is_disabled_is_signed_out_and_comes_not_back),
    T(an_account_has_so_many_sessions_and_the_longest_unseen_goes),
    T(a_form_is_of_the_session_that_it_was_made_for),
    T(for_risky_things_they_prove_once_more_who_they_are),
    T(who_keeps_guessing_locks_strangers_out_and_nobody_who_signed_in_there_before),
    T(in_a_known_browser_tries_are_counted_too_and_are_its_own),
    T(a_browser_is_known_for_half_a_year_and_only_so_many_are),
    T(with_all_other_sessions_the_other_browsers_are_known_no_more),
    T(two_at_once_find_each_their_own),
    T(many_tries_at_once_are_no_more_than_five),
    T(whatever_was_told_to_be_done_is_there_after_a_kill),
    T(what_was_told_is_so_whatever_the_disk_does),
    T(what_was_told_is_so_wherever_a_kill_comes_in_between),
    T(what_a_scanner_said_of_a_file_stays_until_it_says_something_else),
    T(a_file_is_scanned_again_by_whoever_knows_more_and_for_so_long))
