#include "page/dates.h"

#include "page/things.h"

static const char *const certainties[] = {
    [PRIMARY] = "primary", [SECONDARY] = "secondary", [UNCHECKED] = "unchecked"
};

static bool is_expected(const Procedure *p, const LawDate *date)
{
    const Round *r = date->round ? round_of(p, date->round) : NULL;
    return r && !r->invited;
}

/* Both moments, and the later of them counts. */
static Str clock_of(const Procedure *p, const LawDate *date, Arena *a)
{
    Text t = { 0 };
    if (!date->opened)
        return text_str(&t);
    text_put(&t, a, "published here {}; ", str_of_moment_words(date->opened, p->zone, a));
    if (date->sent)
        text_put(&t, a, "the contract notice was sent {}; the later of both counts",
                 str_of_moment_words(date->sent, p->zone, a));
    else
        text_our(&t, "when the contract notice was sent is not entered yet, so that this may move",
                 a);
    return text_str(&t);
}

static void show_counted(const LawDate *date, DateShown *shown, Arena *a)
{
    const RuleRow *row = date->period.row;
    shown->law        = regime_names[row->regime];
    shown->article    = row->article;
    shown->certainty  = certainties[row->certainty];
    shown->derivation = date->period.words;
    if (!date->period.length)
        return;
    shown->last       = str_of_day(date->period.last, a);
    shown->last_words = str_of_day_words(date->period.last, a);
}

static void show_date(const Procedure *p, const LawDate *date, DateShown *shown, Arena *a)
{
    *shown = (DateShown){ .lot = date->lot, .round = date->round, .latest = date->latest,
                          .kind = limit_names[date->what], .what = limit_says[date->what],
                          .expected = is_expected(p, date), .unknown = date->counted.why,
                          .clock = clock_of(p, date, a),
                          .event = iso_moment(date->event, a) };
    if (!shown->unknown)
        show_counted(date, shown, a);
    if (!date->published)
        return;
    shown->published_as    = date->what == LIMIT_STANDSTILL ? "declared: may be signed from"
                             : date_is_short(p, date)       ? "published, and too near:"
                                                            : "published:";
    shown->published       = iso_moment(date->published, a);
    shown->published_words = str_of_moment_words(date->published, p->zone, a);
}

void page_dates(const Procedure *p, Instant now, DatesPage *page, Arena *a)
{
    LawDates dates = { 0 };
    dates_of(p, now, &dates, a);
    for (each(const LawDate, date, dates))
        show_date(p, date, list_add(page, a), a);
}
