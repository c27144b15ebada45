/* scans.c - what a scanner said of opened files. */
#include "accounts/inside.h"
#include "accounts/scans.h"

static bool says_something(ScanOutcome o) { return o == SCAN_NOTHING || o == SCAN_FOUND; }

static Result scan_of(sqlite3_stmt *row, Scan *s, Arena *a)
{
    *s = (Scan){ .outcome = (ScanOutcome)db_number(row, 0), .first = db_number(row, 3),
                 .at = db_number(row, 4), .tried = db_number(row, 5) };
    TRY(db_copy(row, 1, &s->name, a));
    return db_copy(row, 2, &s->scanner, a);
}

static Result keep(People *p, Hash file, const Scan *s, Instant now)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_scan_get, B(hash_bytes(&file))));
    bool said = row && says_something((ScanOutcome)db_number(row, 0));
    if (said && !says_something(s->outcome))
        return db_do(p, people_scan_tried, B(hash_bytes(&file)), N(now));
    TRY(db_do(p, people_scan_put, B(hash_bytes(&file)), N(s->outcome), W(s->name), W(s->scanner),
              N(now)));
    return db_do(p, people_scan_trim, N(SCANS_MOST));
}

Result scan_keep(People *p, Hash file, const Scan *s, Instant now)
{
    people_begin(p);
    return people_end(p, keep(p, file, s, now));
}

static Result get(People *p, Hash file, Scan *s, bool *known, Arena *a)
{
    sqlite3_stmt *row;
    TRY(db_row(p, &row, people_scan_get, B(hash_bytes(&file))));
    *known = row;
    return row ? scan_of(row, s, a) : DONE;
}

Result scan_get(People *p, Hash file, Scan *s, bool *known, Arena *a)
{
    *s = (Scan){ 0 };
    *known = false;
    people_begin(p);
    return people_end(p, get(p, file, s, known, a));
}

bool scan_due(const Scan *s, Str scanner, Instant now)
{
    switch (s->outcome) {
    case SCAN_UNANSWERED: return s->tried + HOUR <= now;
    case SCAN_TOO_LARGE:  return s->tried + DAY <= now;
    case SCAN_NOTHING:
    case SCAN_FOUND:      return !str_same(s->scanner, scanner) && s->tried + DAY <= now &&
                                 now < s->first + SCAN_AGAIN_DAYS * DAY;
    }
    return true;
}
