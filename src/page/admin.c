#include "page/admin.h"

SHAPE_OF(HealthRow, HEALTH_ROW)
SHAPE_OF(AdminPage, ADMIN_PAGE)

static const char *const states[] = { [WELL] = "Good", [WEAK] = "Look at this",
                                      [UNWELL] = "Not well" };

/* "high water" is "High water". */
static Str capital(Str word, Arena *a)
{
    char *s = str_terminated(word, a);
    if (*s >= 'a' && *s <= 'z')
        *s = (char)(*s - 'a' + 'A');
    return str(s);
}

static int64_t rows_of(const Checkup *checkup, Health health, AdminPage *page, Arena *a)
{
    int64_t count = 0;
    for (each(const Checked, c, *checkup)) {
        if (c->health != health)
            continue;
        count++;
        *list_add(&page->health, a) = (HealthRow){
            .about = capital(str(c->about), a), .state = str(states[health]),
            .says = capital(text_str(&c->says), a), .weak = health == WEAK,
            .unwell = health == UNWELL };
    }
    return count;
}

void page_admin_health(const Checkup *checkup, AdminPage *page, Arena *a)
{
    int64_t unwell = rows_of(checkup, UNWELL, page, a), weak = rows_of(checkup, WEAK, page, a);
    Text    t = { 0 };
    rows_of(checkup, WELL, page, a);
    if (unwell)
        text_put(&t, a, "{} not well", str_counted(unwell, "thing is", "things are", a));
    else if (weak)
        text_put(&t, a, "All goes on; look at {}", str_counted(weak, "thing", "things", a));
    else
        text_our(&t, "All is well", a);
    page->heading = text_str(&t);
}
