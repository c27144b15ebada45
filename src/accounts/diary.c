/* diary.c - what happened to an account. */
#include "accounts/diary.h"
#include "accounts/inside.h"

Result diary_add(People *p, Id account, int what, Id by, Str words, Instant now)
{
    TRY(db_do(p, people_diary_add, N(account), N(now), N(what), N(by), W(words)));
    return db_do(p, people_diary_trim, N(account), N(DIARY_KEPT));
}

static Result noted(People *p, Id account, Happened what, Id by, Str words, Instant now)
{
    TRY(account_there(p, account));
    return diary_add(p, account, what, by, words, now);
}

Result diary_note(People *p, Id account, Happened what, Id by, Str words, Instant now)
{
    if (words.len > DIARY_WORDS || !str_shows(words))
        words = S("");
    people_begin(p);
    return people_end(p, noted(p, account, what, by, words, now));
}

static Result lines(People *p, Id account, Diary *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_diary_list, N(account), N(DIARY_KEPT)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(DiaryLine))
            return because(&too_large);
        DiaryLine *line = list_add(out, a);
        *line = (DiaryLine){ .at = db_number(row, 0), .what = (Happened)db_number(row, 1),
                             .by = db_number(row, 2) };
        TRY(db_copy(row, 3, &line->words, a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result diary_list(People *p, Id account, Diary *out, Arena *a)
{
    *out = (Diary){ 0 };
    people_begin(p);
    return people_end(p, lines(p, account, out, a));
}
