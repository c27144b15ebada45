/* Whatever reads as a head, a list of padlocks, a manifest or a price sheet is written back byte
 * for byte; a price form, as the sheet that says the same. */
#include "fuzz.h"
#include "seal/envelope.h"
#include "seal/head.h"
#include "seal/lock.h"
#include "seal/price.h"

static void head_law(Str s, Arena *a)
{
    Head h;
    if (reads(head_read(s, &h)))
        law(str_same(head_write(&h, a), s));
}

static void padlocks_law(Str s, Arena *a)
{
    Padlocks p;
    if (!reads(padlocks_read(s, &p)))
        return;
    law(p.k >= 1 && p.k <= p.n && p.n <= LOCKS_MOST);
    law(str_same(padlocks_write(&p, a), s));
}

static void manifest_law(Str s, Arena *a)
{
    Manifest m;
    if (!reads(manifest_read(s, &m, a)))
        return;
    law(m.files.len >= 1 && m.files.len <= ENCLOSED_MOST);
    law(str_same(manifest_write(&m, a), s));
}

static void price_law(Str s, Currency currency, Arena *a)
{
    PriceSheet sheet;
    if (!reads(price_sheet_read(s, currency, &sheet, a)))
        return;
    law(sheet.total >= 0);
    law(str_same(price_sheet_write(&sheet, currency, a), s));
}

static void form_law(Str s, Currency currency, Arena *a)
{
    PriceSheet form, sheet;
    if (!reads(price_form_read(s, currency, &form, a)))
        return;
    law(!failed(price_sheet_read(price_sheet_write(&form, currency, a), currency, &sheet, a)));
    law(sheet.total == form.total && sheet.lines.len == form.lines.len);
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(1 << 24);
    Str s = { (const char *)bytes, (ptrdiff_t)count };
    head_law(s, &a);
    padlocks_law(s, &a);
    manifest_law(s, &a);
    price_law(s, IN_GBP, &a);
    price_law(s, IN_JPY, &a);
    price_law(s, IN_KWD, &a);
    form_law(s, IN_GBP, &a);
    form_law(s, IN_JPY, &a);
    arena_end(&a);
}
