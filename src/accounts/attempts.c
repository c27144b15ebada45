/* attempts.c - what bidders tried. */
#include "accounts/attempts.h"
#include "accounts/inside.h"

/* Not within a character. */
static Str cut(Str s, ptrdiff_t most)
{
    if (s.len <= most)
        return s;
    while (most && ((unsigned char)s.at[most] & 0xC0) == 0x80)
        most--;
    return (Str){ s.at, most };
}

static Result noted(People *p, Str name, Id bidder, const Attempt *it, Instant now)
{
    TRY(db_do(p, people_attempt_add, W(name), N(bidder), N(now), N(it->what),
              W(cut(it->about, ATTEMPT_ABOUT)), W(cut(it->why, ATTEMPT_WHY)), N(it->amount),
              N(it->times ? it->times : 1)));
    TRY(db_do(p, people_attempt_trim, W(name), N(bidder), N(ATTEMPTS_EACH)));
    return db_do(p, people_attempt_forget, N(ATTEMPTS_ALL), N(now - ATTEMPTS_KEPT));
}

Result tried_note(People *p, Str procedure, Id bidder, const Attempt *it, Instant now)
{
    people_begin(p);
    return people_end(p, noted(p, procedure, bidder, it, now));
}

static Result listed(People *p, Str name, Id bidder, Attempts *out, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_attempt_list, W(name), N(bidder), N(ATTEMPTS_EACH)));
    while (row) {
        if (arena_left(a) < (ptrdiff_t)sizeof(Attempt))
            return because(&too_large);
        Attempt *it = list_add(out, a);
        *it = (Attempt){ .what = (Attempted)db_number(row, 0), .amount = db_number(row, 3),
                         .first = db_number(row, 4), .last = db_number(row, 5),
                         .times = db_number(row, 6) };
        TRY(db_copy(row, 1, &it->about, a));
        TRY(db_copy(row, 2, &it->why, a));
        TRY(db_more(p, &row));
    }
    return DONE;
}

Result tried_list(People *p, Str procedure, Id bidder, Attempts *out, Arena *a)
{
    *out = (Attempts){ 0 };
    people_begin(p);
    return people_end(p, listed(p, procedure, bidder, out, a));
}
