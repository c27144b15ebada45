/* notice_dates.c - the dates of a draft: what the law sets, how it is counted, what would shorten
 * it, and the days between as a calendar. */
#include "page/notice_inside.h"

#include "page/dates.h"

enum { MONTHS_MOST = 6, WEEK = 7, DAYS_MOST = 31 };

/* ---- derived --------------------------------------------------------------------- */

static Str facts_say(unsigned facts, Arena *a)
{
    Text t = { 0 };
    const Field *f = act_field(ACT_FACT, "fact");
    for (int i = 0; i < FACTS; i++)
        if (facts & 1u << i)
            text_put(&t, a, "{}{}", t.len ? S("; ") : S(""), str(choice_label(f, i)));
    return text_str(&t);
}

static bool is_in_force(const RuleRow *row, Day at)
{
    return (!row->from.year || day_of(row->from) <= at) && (!row->to.year || at <= day_of(row->to));
}

/* Rows of the same law for the same limit that are shorter, by facts that are not entered. */
static void shorter_of(const NoticeLook *l, const LawDate *date, NoticeDate *shown)
{
    const Procedure *p = l->asked->drafted;
    RuleCase law = case_of(p, lot_of(p, date->lot));
    for (ptrdiff_t i = 0; i < rule_count; i++) {
        const RuleRow *row = &rule_rows[i];
        unsigned lacks = row->needs & ~law.facts, excluded = row->unless & law.facts;
        bool same = row->regime == law.regime && row->kinds & law.kind && row->what == date->what;
        if (!same || !is_in_force(row, law.at) || !lacks || excluded ||
            row->length >= date->period.length)
            continue;
        *list_add(&shown->shorter, l->a) =
            str_put(l->a, "{}: {} ({})", str_counted(row->length, "day", "days", l->a),
                    facts_say(lacks, l->a), str(row->article));
    }
}

static Str title_of_date(const NoticeLook *l, const LawDate *date)
{
    return str_put(l->a, "Lot {}, round {}: {}", str_of_number(date->lot, l->a),
                   str_of_number(date->round, l->a), str(limit_says[date->what]));
}

static void date_add(NoticeLook *l, const LawDate *date)
{
    Zone zone = l->asked->drafted->zone;
    NoticeDate *shown = list_add(&l->page->dates, l->a);
    *shown = (NoticeDate){ .title = title_of_date(l, date) };
    if (date->published)
        shown->published = str_of_moment_words(date->published, zone, l->a);
    if (failed(date->counted)) {
        shown->derivation = str(date->counted.why->says);
        return;
    }
    shown->earliest   = date->period.length ? first_deadline_words(&date->period, zone, l->a)
                                            : S("no least time is set");
    shown->derivation = date->period.words;
    shown->short_     = date_is_short(l->asked->drafted, date);
    shorter_of(l, date, shown);
}

/* ---- as a calendar --------------------------------------------------------------- */

typedef struct Calendar { NoticeLook *l; const LawDates *dates; Day today; } Calendar;

static void say_if(const Calendar *c, Day day, Day that, Str says, Text *t)
{
    if (day == that)
        text_put(t, c->l->a, "{}{}", t->len ? S("; ") : S(""), says);
}

static void say_moment(const Calendar *c, Day day, Instant at, const char *what, Id round, Text *t)
{
    if (at)
        say_if(c, day, day_at(at, c->l->asked->drafted->zone),
               str_put(c->l->a, "{}, round {}", str(what), str_of_number(round, c->l->a)), t);
}

static Str day_says(const Calendar *c, Day day)
{
    Text t = { 0 };
    const Procedure *p = c->l->asked->drafted;
    say_if(c, day, c->today, S("today"), &t);
    for (each(const Round, r, p->rounds)) {
        say_moment(c, day, r->questions_until, "questions end", r->id, &t);
        say_moment(c, day, r->deadline, "deadline", r->id, &t);
        say_moment(c, day, r->validity, "bids bind until then", r->id, &t);
    }
    for (each(const LawDate, date, *c->dates))
        if (!failed(date->counted) && date->period.length && date->round)
            say_if(c, day, day_at(first_deadline(&date->period, p->zone), p->zone),
                   str_put(c->l->a, "earliest for lot {}, round {}",
                           str_of_number(date->lot, c->l->a), str_of_number(date->round, c->l->a)),
                   &t);
    return text_str(&t);
}

static void day_add(const Calendar *c, NoticeMonth *month, NoticeWeek *week, Day day, int number)
{
    Arena *a = c->l->a;
    NoticeDay *shown = list_add(&week->days, a);
    *shown = (NoticeDay){ 0 };
    if (!number)
        return;
    shown->number = str_of_number(number, a);
    shown->off    = !is_working_day(place_of(c->l->asked->drafted).holidays, day);
    Str says = day_says(c, day);
    shown->marked = says.len;
    if (says.len)
        *list_add(&month->says, a) = str_put(a, "{}: {}", str_of_day_words(day, a), says);
}

static void month_add(const Calendar *c, int year, int month)
{
    static const char *const names[] = { "January", "February", "March", "April", "May", "June",
                                         "July", "August", "September", "October", "November",
                                         "December" };
    Arena *a = c->l->a;
    Day first = day_of((Civil){ year, month, 1 });
    Day next = day_of((Civil){ month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1 });
    NoticeMonth *shown = list_add(&c->l->page->months, a);
    *shown = (NoticeMonth){ .title = str_put(a, "{} {}", str(names[month - 1]),
                                             str_of_number(year, a)) };
    for (Day day = first - (weekday(first) - 1); day < next; day += WEEK) {
        NoticeWeek *week = list_add(&shown->weeks, a);
        *week = (NoticeWeek){ 0 };
        for (int i = 0; i < WEEK; i++) {
            bool within = day + i >= first && day + i < next;
            day_add(c, shown, week, day + i, within ? (int)(day + i - first + 1) : 0);
        }
    }
}

/* To the last deadline, and no further than half a year. */
static void show_months(const Calendar *c)
{
    const Procedure *p = c->l->asked->drafted;
    Day last = c->today;
    for (each(const Round, r, p->rounds))
        if (r->deadline && day_at(r->deadline, p->zone) > last)
            last = day_at(r->deadline, p->zone);
    for (each(const LawDate, date, *c->dates))
        if (!failed(date->counted) && date->round && date->period.last > last)
            last = date->period.last;
    Civil from = civil_of(c->today), to = civil_of(last);
    for (int i = 0; i < MONTHS_MOST; i++) {
        int month = (from.month - 1 + i) % 12 + 1, year = from.year + (from.month - 1 + i) / 12;
        if (year * 12 + month > to.year * 12 + to.month)
            return;
        month_add(c, year, month);
    }
}

void notice_dates(NoticeLook *l)
{
    const Procedure *p = l->asked->drafted;
    LawDates dates = { 0 };
    Instant  now = l->asked->onlooker->now;
    dates_of(p, now, &dates, l->a);
    for (each(const LawDate, date, dates))
        if (date->round)
            date_add(l, date);
    show_months(&(Calendar){ l, &dates, day_at(now, p->zone) });
}
