/* recovery.c - printed codes, and what two officers agree on. */
#include "accounts/diary.h"
#include "accounts/inside.h"
#include "accounts/recovery.h"

#include <sodium.h>
#include <string.h>

const Reason recovery_wrong = { FORBIDDEN, "recovery-wrong", "doc/serve.md, recovery",
    "E-mail and printed code do not fit together, or the code was used. Try the next one on the "
    "page." };
const Reason recovery_own = { FORBIDDEN, "recovery-own", "doc/serve.md, recovery",
    "Nobody gives themselves an account back. Ask two other officers." };
const Reason recovery_same = { FORBIDDEN, "recovery-same", "doc/serve.md, recovery",
    "You asked for this yourself. Another officer must agree." };
const Reason recovery_asked = { CONFLICT, "recovery-asked", "doc/serve.md, recovery",
    "Somebody asked for this account already. Another officer can agree to it." };
const Reason recovery_missing = { MISSING, "recovery-missing", "doc/serve.md, recovery",
    "Nothing waits here: it was agreed to or withdrawn, or seven days are over. Ask anew." };
const Reason recovery_over = { FORBIDDEN, "recovery-over", "doc/serve.md, recovery",
    "This link was used, or its day is over. Ask two officers again. Your tenders are safe." };
const Reason plea_wrong = { INVALID, "plea-wrong", "doc/serve.md, recovery",
    "Say in one line, of 1,000 bytes at most, how an officer reaches you." };
const Reason why_wrong = { INVALID, "why-wrong", "doc/serve.md, recovery",
    "Say in one line, of 1,000 bytes at most, how you know that it is them." };

/* ---- printed codes ----------------------------------------------------------------- */

/* As they are compared: capital letters alone. False: it cannot be one. */
static bool code_bare(Str text, char bare[CODE_LETTERS])
{
    int letters = 0;
    for (ptrdiff_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == ' ' || c == '-' || c == '\t')
            continue;
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        c = c == '0' ? 'O' : c == '1' ? 'I' : c == '8' ? 'B' : c;
        if (letters == CODE_LETTERS || !((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7')))
            return false;
        bare[letters++] = c;
    }
    return letters == CODE_LETTERS;
}

static Hash code_hash(const char bare[CODE_LETTERS])
{
    return sha256_of(S("tenderbox/printed-code/v1\n"), ((Str){ bare, CODE_LETTERS }));
}

static void code_fresh(char text[CODE_TEXT + 1], char bare[CODE_LETTERS])
{
    unsigned char bytes[CODE_LETTERS];
    char *to = text;
    randombytes_buf(bytes, sizeof bytes);
    for (int i = 0; i < CODE_LETTERS; i++) {
        if (i && i % 5 == 0)
            *to++ = '-';
        *to++ = bare[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bytes[i] & 31];
    }
    *to = '\0';
}

static Result codes_written(People *p, Id account, char bare[PRINTED_CODES][CODE_LETTERS])
{
    TRY(account_there(p, account));
    TRY(db_do(p, people_code_clear, N(account)));
    for (int i = 0; i < PRINTED_CODES; i++) {
        Hash hash = code_hash(bare[i]);
        TRY(db_do(p, people_code_add, B(hash_bytes(&hash)), N(account)));
    }
    return DONE;
}

Result codes_make(People *p, Id account, PrintedCodes *out)
{
    char bare[PRINTED_CODES][CODE_LETTERS];
    for (int i = 0; i < PRINTED_CODES; i++)
        code_fresh(out->text[i], bare[i]);
    people_begin(p);
    Result r = people_end(p, codes_written(p, account, bare));
    sodium_memzero(bare, sizeof bare);
    return r;
}

static Result left_of(People *p, Id account, int *left)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_code_count, N(account)));
    *left = row ? (int)db_number(row, 0) : 0;
    return DONE;
}

Result codes_left(People *p, Id account, int *left)
{
    people_begin(p);
    return people_end(p, left_of(p, account, left));
}

static Result used(People *p, Str key, Hash code, const Tries *tries, Instant now, Id *account,
                   Arena *a)
{
    sqlite3_stmt *row;
    TRY(tries_count(p, tries, now, a));
    TRY(db_row(p, &row, people_code_find, B(hash_bytes(&code)), W(key)));
    if (!row)
        return because(&recovery_wrong);
    *account = db_number(row, 0);
    bool disabled = db_number(row, 1);
    TRY(tries_right(p, tries, now));
    if (disabled)
        return because(&account_disabled);
    TRY(diary_add(p, *account, CODE_WAS_USED, 0, S(""), now));
    return db_do(p, people_code_used, B(hash_bytes(&code)));
}

Result code_use(People *p, Str mail, Str code, Str address, Instant now, Id *account, Arena *a)
{
    char  bare[CODE_LETTERS] = { 0 };
    Str   key = mail_key_anyway(mail, a);
    Tries tries = { .address = address_hash(address) };
    if (!code_bare(code, bare))
        memset(bare, 0, sizeof bare);
    people_begin(p);
    return people_settle(p, used(p, key, code_hash(bare), &tries, now, account, a));
}

/* ---- asking for help ---------------------------------------------------------------- */

static Result pleaded(People *p, Str key, Str words, Str address, Instant now)
{
    TRY(db_do(p, people_plea_trim, N(now - PLEA_KEPT)));
    TRY(db_do(p, people_plea_room, N(PLEAS_MOST - 1)));
    return db_do(p, people_plea_add, W(key), W(words), N(now), W(address), N(now - PLEA_WAITS));
}

Result plea_make(People *p, Str mail, Str words, Str address, Instant now)
{
    Arena a = arena_begin(4096);
    Str   key;
    bool  shows = address.len <= ADDRESS_BYTES && str_shows(address);
    Result r = mail_key(mail, &key, &a);
    if (!failed(r))
        r = shown_fit(words, RECOVERY_WHY, &plea_wrong, &words);
    if (!failed(r)) {
        people_begin(p);
        r = people_end(p, pleaded(p, key, words, shows ? address : S(""), now));
    }
    arena_end(&a);
    return r;
}

static Result pleas(People *p, const char *sql, int64_t of, Pleas *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, sql, N(of), N(PEOPLE_LISTED)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(Plea))
            return because(&too_large);
        Plea *plea = list_add(out, a);
        *plea = (Plea){ .number = db_number(row, 0), .account = db_number(row, 1),
                        .at = db_number(row, 3) };
        TRY(db_copy(row, 2, &plea->words, a));
        TRY(db_copy(row, 4, &plea->address, a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result plea_list(People *p, Instant now, Pleas *out, Arena *a)
{
    *out = (Pleas){ 0 };
    people_begin(p);
    return people_end(p, pleas(p, people_plea_list, now - PLEA_WAITS, out, a));
}

Result plea_of_account(People *p, Id account, Pleas *out, Arena *a)
{
    *out = (Pleas){ 0 };
    people_begin(p);
    return people_end(p, pleas(p, people_plea_of_account, account, out, a));
}

static Result dismissed(People *p, Id account, Id officer, Instant now)
{
    TRY(db_do(p, people_plea_over, N(account)));
    return db_changed(p) ? diary_add(p, account, RECOVERY_WAS_ENDED, officer, S(""), now) : DONE;
}

Result plea_dismiss(People *p, Id account, Id officer, Instant now)
{
    people_begin(p);
    return people_end(p, dismissed(p, account, officer, now));
}

/* ---- two officers ------------------------------------------------------------------- */

static Result officer_may(People *p, Id account, Id officer)
{
    sqlite3_stmt *row;
    if (account == officer)
        return because(&recovery_own);
    TRY(db_row(p, &row, people_account_get, N(officer)));
    if (!row)
        return because(&account_missing);
    return db_number(row, 5) ? because(&account_disabled) : DONE;
}

static Result asked(People *p, Id account, Id officer, Str why, Instant now, Id *number)
{
    sqlite3_stmt *row;
    TRY(account_there(p, account));
    TRY(officer_may(p, account, officer));
    TRY(db_row(p, &row, people_recovery_of_account, N(account), N(now)));
    if (row)
        return because(&recovery_asked);
    TRY(db_do(p, people_recovery_trim, N(now - 365 * 86400)));
    TRY(db_do(p, people_recovery_add, N(account), N(officer), W(why), N(now),
              N(now + RECOVERY_ASKED)));
    *number = db_last(p);
    return diary_add(p, account, RECOVERY_WAS_ASKED, officer, S(""), now);
}

Result recovery_ask(People *p, Id account, Id officer, Str why, Instant now, Id *number)
{
    TRY(shown_fit(why, RECOVERY_WHY, &why_wrong, &why));
    people_begin(p);
    return people_end(p, asked(p, account, officer, why, now, number));
}

static Result agreed(People *p, Id recovery, Id officer, Instant now, Hash link)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_recovery_get, N(recovery), N(now)));
    if (!row)
        return because(&recovery_missing);
    Id account = db_number(row, 1), first = db_number(row, 2);
    TRY(officer_may(p, account, officer));
    if (first == officer)
        return because(&recovery_same);
    TRY(diary_add(p, account, RECOVERY_WAS_AGREED, officer, S(""), now));
    return db_do(p, people_recovery_agree, N(recovery), N(officer), N(now), B(hash_bytes(&link)),
                 N(now + RECOVERY_LINK));
}

Result recovery_agree(People *p, Id recovery, Id officer, Instant now, Token *link)
{
    Token fresh = token_fresh();
    people_begin(p);
    TRY(people_end(p, agreed(p, recovery, officer, now, token_hash(token_str(&fresh)))));
    *link = fresh;
    return DONE;
}

static Result withdrawn(People *p, Id recovery, Id by, Instant now)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_recovery_open, N(recovery), N(now)));
    if (!row)
        return because(&recovery_missing);
    TRY(diary_add(p, db_number(row, 1), RECOVERY_WAS_ENDED, by, S(""), now));
    return db_do(p, people_recovery_withdraw, N(recovery), N(now));
}

Result recovery_withdraw(People *p, Id recovery, Id by, Instant now)
{
    people_begin(p);
    return people_end(p, withdrawn(p, recovery, by, now));
}

static Result list(People *p, Instant now, Recoveries *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_recovery_list, N(now), N(PEOPLE_LISTED)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(Recovery))
            return because(&too_large);
        Recovery *r = list_add(out, a);
        *r = (Recovery){ .number = db_number(row, 0), .account = db_number(row, 1),
                         .asked_by = db_number(row, 2), .asked = db_number(row, 4),
                         .until = db_number(row, 5), .agreed_by = db_number(row, 6),
                         .agreed = db_number(row, 7) };
        TRY(db_copy(row, 3, &r->why, a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result recovery_list(People *p, Instant now, Recoveries *out, Arena *a)
{
    *out = (Recoveries){ 0 };
    people_begin(p);
    return people_end(p, list(p, now, out, a));
}

static Result looked(People *p, Hash link, Instant now, Id *account)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_recovery_linked, B(hash_bytes(&link)), N(now)));
    if (!row)
        return because(&recovery_over);
    *account = db_number(row, 1);
    return DONE;
}

Result recovery_look(People *p, Str link, Instant now, Id *account)
{
    if (link.len != TOKEN_TEXT)
        return because(&recovery_over);
    people_begin(p);
    return people_end(p, looked(p, token_hash(link), now, account));
}

static Result taken(People *p, Hash link, Instant now, Id *account)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_recovery_linked, B(hash_bytes(&link)), N(now)));
    if (!row)
        return because(&recovery_over);
    *account = db_number(row, 1);
    TRY(db_do(p, people_recovery_taken, N(db_number(row, 0))));
    TRY(db_do(p, people_account_bare, N(*account)));
    TRY(db_do(p, people_code_clear, N(*account)));
    TRY(db_do(p, people_passkey_clear, N(*account)));
    TRY(db_do(p, people_move_end, N(*account)));
    TRY(db_do(p, people_plea_over, N(*account)));
    TRY(diary_add(p, *account, RECOVERY_WAS_TAKEN, 0, S(""), now));
    return sessions_over(p, *account);
}

Result recovery_take(People *p, Str link, Instant now, Id *account)
{
    if (link.len != TOKEN_TEXT)
        return because(&recovery_over);
    people_begin(p);
    return people_end(p, taken(p, token_hash(link), now, account));
}
