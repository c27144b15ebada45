#include "base/calendar.h"

/* Counting days from 1 March makes the leap day the last of the year. */
Day day_of(Civil c)
{
    int64_t year  = c.year - (c.month <= 2);
    int64_t era   = year / 400, of_era = year % 400;
    int64_t month = (c.month + 9) % 12;
    int64_t of_year = (153 * month + 2) / 5 + c.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Civil civil_of(Day day)
{
    int64_t z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era  = z - era * 146097;
    int64_t year    = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month   = (5 * of_year + 2) / 153;
    Civil c = { .day = (int)(of_year - (153 * month + 2) / 5 + 1),
                .month = (int)(month < 10 ? month + 3 : month - 9) };
    c.year = (int)(year + era * 400 + (c.month <= 2));
    return c;
}

bool civil_valid(Civil c)
{
    if (c.year < 1996 || c.year > 9999 || c.month < 1 || c.month > 12 || c.day < 1 || c.day > 31)
        return false;
    Civil back = civil_of(day_of(c));
    return back.month == c.month && back.day == c.day;
}

bool day_valid(Day day)
{
    return day >= day_of((Civil){ 1996, 1, 1 }) && day <= day_of((Civil){ 9999, 12, 31 });
}

int weekday(Day day) { return (int)(((day + 3) % 7 + 7) % 7) + 1; }

static const struct { const char *name, *winter, *summer; int offset; bool saves; } zones[ZONES] = {
    [UTC]      = { "UTC", "UTC", "UTC", 0, false },
    [LONDON]   = { "Europe/London", "GMT", "BST", 0, true },
    [BRUSSELS] = { "Europe/Brussels", "CET", "CEST", HOUR, true },
};

static Instant last_sunday_at_one(int year, int month)
{
    Day last = day_of((Civil){ year, month, 31 });
    return (last - weekday(last) % 7) * DAY + HOUR;
}

static bool is_summer(Instant at, Zone zone)
{
    int year = civil_of(at / DAY).year;
    return zones[zone].saves && at >= last_sunday_at_one(year, 3) &&
           at < last_sunday_at_one(year, 10);
}

int zone_offset(Instant at, Zone zone)
{
    return zones[zone].offset + (is_summer(at, zone) ? HOUR : 0);
}

const char *zone_name(Zone zone) { return zones[zone].name; }

Day day_at(Instant at, Zone zone) { return (at + zone_offset(at, zone)) / DAY; }

static bool from_wall(int64_t wall, Zone zone, Instant *out)
{
    for (int saved = HOUR; saved >= 0; saved -= HOUR) {
        Instant at = wall - zones[zone].offset - saved;
        if (at + zone_offset(at, zone) == wall)
            return *out = at, true;
    }
    return false;
}

Instant day_begins(Day day, Zone zone)
{
    Instant at = 0;
    from_wall(day * DAY, zone, &at);         /* no zone here changes its clock at midnight */
    return at;
}

static bool two_digits(Str s, int most, int *out)
{
    if (s.len != 2 || s.at[0] < '0' || s.at[0] > '9' || s.at[1] < '0' || s.at[1] > '9')
        return false;
    *out = (s.at[0] - '0') * 10 + (s.at[1] - '0');
    return *out <= most;
}

bool str_day(Str s, Day *out)
{
    int64_t year;
    Civil c;
    if (s.len != 10 || !str_number(str_cut(&s, '-'), &year) || year > 9999 ||
        !two_digits(str_cut(&s, '-'), 12, &c.month) || !two_digits(s, 31, &c.day))
        return false;
    c.year = (int)year;
    return civil_valid(c) ? *out = day_of(c), true : false;
}

bool str_moment(Str s, Zone zone, Instant *out)
{
    Day day;
    int hour, minute, second = 0;
    if (!str_day(str_cut(&s, ' '), &day) || (s.len != 5 && s.len != 8))
        return false;
    bool seconds = s.len == 8;
    if (!two_digits(str_cut(&s, ':'), 23, &hour) || !two_digits(str_cut(&s, ':'), 59, &minute) ||
        (seconds && !two_digits(s, 59, &second)))
        return false;
    return from_wall(day * DAY + hour * HOUR + minute * MINUTE + second, zone, out);
}

static void add_two(Text *t, int64_t n, Arena *a)
{
    text_byte(t, (char)('0' + n / 10), a);
    text_byte(t, (char)('0' + n % 10), a);
}

Str str_of_day(Day day, Arena *a)
{
    Text t = { 0 };
    Civil c = civil_of(day);
    text_number(&t, c.year, a);
    text_byte(&t, '-', a);
    add_two(&t, c.month, a);
    text_byte(&t, '-', a);
    add_two(&t, c.day, a);
    return text_str(&t);
}

static const char *letters(Instant at, Zone zone)
{
    return is_summer(at, zone) ? zones[zone].summer : zones[zone].winter;
}

static void add_clock(Text *t, Instant at, Zone zone, bool seconds, Arena *a)
{
    int64_t wall = (at + zone_offset(at, zone)) % DAY;
    add_two(t, wall / HOUR, a);
    text_byte(t, ':', a);
    add_two(t, wall / MINUTE % 60, a);
    if (seconds) {
        text_byte(t, ':', a);
        add_two(t, wall % MINUTE, a);
    }
    text_byte(t, ' ', a);
    text_our(t, letters(at, zone), a);
}

Str str_of_moment(Instant at, Zone zone, Arena *a)
{
    Text t = { 0 };
    text_add(&t, str_of_day(day_at(at, zone), a), a);
    text_byte(&t, ' ', a);
    add_clock(&t, at, zone, true, a);
    return text_str(&t);
}

static const char *const weekdays[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
                                        "Saturday", "Sunday" };
static const char *const months[] = { "January", "February", "March", "April", "May", "June",
                                      "July", "August", "September", "October", "November",
                                      "December" };

Str str_of_day_words(Day day, Arena *a)
{
    Text t = { 0 };
    Civil c = civil_of(day);
    text_put(&t, a, "{} {} {} {}", str(weekdays[weekday(day) - 1]), str_of_number(c.day, a),
             str(months[c.month - 1]), str_of_number(c.year, a));
    return text_str(&t);
}

Str iso_moment(Instant at, Arena *a)
{
    Text t = { 0 };
    Str s = str_of_moment(at, UTC, a);       /* "2012-01-26 12:00:00 UTC" */
    text_put(&t, a, "{}T{}Z", (Str){ s.at, 10 }, (Str){ s.at + 11, 8 });
    return text_str(&t);
}

Str str_of_moment_words(Instant at, Zone zone, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}, ", str_of_day_words(day_at(at, zone), a));
    add_clock(&t, at, zone, at % MINUTE != 0, a);
    return text_str(&t);
}

int span_parts(int64_t seconds, SpanPart part[SPAN_PARTS])
{
    static const struct { int64_t length; const char *one, *many; } units[] = {
        { DAY, "{} day", "{} days" }, { HOUR, "{} hour", "{} hours" },
        { MINUTE, "{} minute", "{} minutes" }, { 1, "{} second", "{} seconds" },
    };
    int largest = 0, count = 0;
    while (largest + 1 < countof(units) && seconds < units[largest].length)
        largest++;
    for (int i = largest; i < countof(units) && i < largest + SPAN_PARTS; i++) {
        int64_t n = seconds / units[i].length;
        if (n || (!count && i + 1 == countof(units)))
            part[count++] = (SpanPart){ n, units[i].one, units[i].many };
        seconds %= units[i].length;
    }
    return count;
}

Str str_of_span(int64_t seconds, Arena *a)
{
    Text     t = { 0 };
    SpanPart part[SPAN_PARTS];
    int      count = span_parts(seconds, part);
    for (int i = 0; i < count; i++) {
        text_our(&t, i ? " " : "", a);
        text_put(&t, a, part[i].n == 1 ? part[i].one : part[i].many, str_of_number(part[i].n, a));
    }
    return text_str(&t);
}
