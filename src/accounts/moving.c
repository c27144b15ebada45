/* moving.c - another e-mail address, confirmed by whoever reads it. */
#include "accounts/diary.h"
#include "accounts/inside.h"
#include "accounts/moving.h"

#include <string.h>

const Reason move_over = { FORBIDDEN, "move-over", "doc/serve.md, another e-mail address",
    "This link was used or called back, or its day is over. The address stays as it was. Ask for a "
    "new link under your name." };
const Reason move_same = { INVALID, "move-same", "doc/serve.md, another e-mail address",
    "That is your address already. Type the new one." };
const Reason move_unproved = { FORBIDDEN, "move-unproved", "doc/serve.md, another e-mail address",
    "That is not the passphrase that you sign in with. Nothing was changed. Type it again." };

/* ---- asking ---------------------------------------------------------------------- */

typedef struct Asked {
    Str   key;                         /* of the new address */
    Tries tries;
    bool  has_passphrase, taken;
    char  hashed[HASHED_BYTES];        /* what is compared with */
} Asked;

static Result asked_read(People *p, Id account, Asked *as, const NewMail *n, Instant now, Arena *a)
{
    sqlite3_stmt *row;
    Str mine;
    TRY(db_row(p, &row, people_account_get, N(account)));
    if (!row)
        return because(&account_missing);
    TRY(mail_key(db_str(row, 3), &mine, a));
    if (str_same(mine, as->key))
        return because(&move_same);
    TRY(tries_of(p, mine, n->address, n->device, now, &as->tries));
    TRY(tries_count(p, &as->tries, now, a));
    TRY(db_row(p, &row, people_secrets_by_mail, W(mine)));
    Str hashed = row ? db_str(row, 1) : (Str){ 0 };
    as->has_passphrase = hashed.len > 0;
    if (hashed.len < HASHED_BYTES)
        memcpy(as->hashed, hashed.len ? hashed.at : "", (size_t)hashed.len);
    TRY(db_row(p, &row, people_account_by_mail, W(as->key)));
    as->taken = row != NULL;
    return DONE;
}

static Result asked_write(People *p, Id account, const Asked *as, Str mail, const char *fresh,
                          Hash link, Instant now)
{
    TRY(tries_right(p, &as->tries, now));
    TRY(diary_add(p, account, MOVE_WAS_ASKED, account, mail, now));
    if (as->taken)
        return DONE;
    return db_do(p, people_move_ask, N(account), W(mail), W(as->key), W(str(fresh)), N(now),
                 N(now + MOVE_SECONDS), B(hash_bytes(&link)));
}

/* Of who signs in by passkey alone nothing is compared. */
static Result shown_again(People *p, const Asked *as, Str old)
{
    bool right = true;
    if (as->has_passphrase)
        TRY(passphrase_compare(p, as->hashed, old, &right));
    return right ? DONE : because(&move_unproved);
}

Result move_ask(People *p, Id account, const NewMail *n, Instant now, Token *link, bool *free,
                Arena *a)
{
    Asked as = { 0 };
    char  fresh[HASHED_BYTES] = "";
    Token made = token_fresh();
    TRY(mail_key(n->mail, &as.key, a));
    people_begin(p);
    TRY(people_end(p, asked_read(p, account, &as, n, now, a)));
    TRY(shown_again(p, &as, n->old));
    if (as.has_passphrase) {
        TRY(passphrase_fit(n->fresh));
        TRY(passphrase_hash(p, n->fresh, fresh));
    }
    people_begin(p);
    TRY(people_end(p, asked_write(p, account, &as, str_trim(n->mail), fresh,
                                  token_hash(token_str(&made)), now)));
    *link = made;
    *free = !as.taken;
    return DONE;
}

/* ---- what waits ------------------------------------------------------------------ */

static Result move_of_row(sqlite3_stmt *row, Move *out, Arena *a)
{
    *out = (Move){ .account = db_number(row, 0), .asked = db_number(row, 4),
                   .until = db_number(row, 5) };
    return db_copy(row, 1, &out->mail, a);
}

static Result waits(People *p, Id account, Instant now, Move *out, bool *found, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_move_of_account, N(account), N(now)));
    *found = row != NULL;
    return row ? move_of_row(row, out, a) : DONE;
}

Result move_waits(People *p, Id account, Instant now, Move *out, bool *found, Arena *a)
{
    people_begin(p);
    return people_end(p, waits(p, account, now, out, found, a));
}

static Result look(People *p, Str link, Instant now, Move *out, Arena *a)
{
    sqlite3_stmt *row;
    Hash hash = token_hash(link);
    TRY(db_row(p, &row, people_move_linked, B(hash_bytes(&hash)), N(now)));
    return row ? move_of_row(row, out, a) : because(&move_over);
}

Result move_look(People *p, Str link, Instant now, Move *out, Arena *a)
{
    if (link.len != TOKEN_TEXT)
        return because(&move_over);
    people_begin(p);
    return people_end(p, look(p, link, now, out, a));
}

static Result moved(People *p, Str link, Instant now, Id *account, Str *old, Arena *a)
{
    sqlite3_stmt *row;
    Str mail, key, hashed;
    Hash hash = token_hash(link);
    TRY(db_row(p, &row, people_move_linked, B(hash_bytes(&hash)), N(now)));
    if (!row)
        return because(&move_over);
    *account = db_number(row, 0);
    TRY(db_copy(row, 1, &mail, a));
    TRY(db_copy(row, 2, &key, a));
    TRY(db_copy(row, 3, &hashed, a));
    TRY(db_row(p, &row, people_account_by_mail, W(key)));
    if (row)
        return because(&move_over);
    TRY(db_row(p, &row, people_account_get, N(*account)));
    if (!row)
        return because(&account_missing);
    TRY(db_copy(row, 3, old, a));
    TRY(db_do(p, people_account_move, N(*account), W(mail), W(key), W(hashed)));
    TRY(db_do(p, people_move_end, N(*account)));
    TRY(sessions_over(p, *account));
    return diary_add(p, *account, MAIL_WAS_CHANGED, 0, mail, now);
}

Result move_take(People *p, Str link, Instant now, Id *account, Str *old, Arena *a)
{
    if (link.len != TOKEN_TEXT)
        return because(&move_over);
    people_begin(p);
    return people_end(p, moved(p, link, now, account, old, a));
}

static Result stopped(People *p, Id account, Instant now)
{
    TRY(db_do(p, people_move_end, N(account)));
    return db_changed(p) ? diary_add(p, account, MOVE_WAS_ENDED, account, S(""), now) : DONE;
}

Result move_stop(People *p, Id account, Instant now)
{
    people_begin(p);
    return people_end(p, stopped(p, account, now));
}
