#include "accounts/theme.h"

#include "accounts/inside.h"

static Result get(People *p, Theme *theme, Arena *a)
{
    sqlite3_stmt *row;
    *theme = (Theme){ 0 };
    TRY(db_row_all(p, &row, people_theme_get, NULL, 0));
    if (!row)
        return DONE;
    *theme = (Theme){ .edition = db_number(row, 0), .by = db_number(row, 5),
                      .at = db_number(row, 6) };
    TRY(db_copy(row, 1, &theme->name, a));
    TRY(db_copy(row, 2, &theme->colour, a));
    TRY(db_copy(row, 3, &theme->logo, a));
    return db_copy(row, 4, &theme->says, a);
}

Result theme_get(People *p, Theme *theme, Arena *a)
{
    people_begin(p);
    return people_end(p, get(p, theme, a));
}

Result theme_put(People *p, const Theme *t)
{
    people_begin(p);
    return people_end(p, db_do(p, people_theme_put, W(t->name), W(t->colour), B(t->logo),
                               W(t->says), N(t->by), N(t->at)));
}
