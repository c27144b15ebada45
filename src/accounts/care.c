#include "accounts/care.h"

#include "accounts/inside.h"

static Result care(People *p, Care *c)
{
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_kept_care, NULL, 0));
    if (!row)
        return db_broken(p);
    *c = (Care){ db_number(row, 0), db_number(row, 1), db_number(row, 2), db_number(row, 3) };
    return DONE;
}

Result care_of(People *p, Care *c)
{
    *c = (Care){ 0 };
    people_begin(p);
    return people_end(p, care(p, c));
}
