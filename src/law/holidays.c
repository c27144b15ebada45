#include "law/rules.h"

enum { EVER = 9999, NI = NORTHERN_IRELAND, EW_NI = ENGLAND_WALES | NI, UK = UNITED_KINGDOM,
       EU = EU_INSTITUTIONS };

/* The calendar of gov.uk: what it lists for 2019 to 2028 was compared day by day; other years
 * follow the same rules and the one-off days known.
 * Sources: Banking and Financial Dealings Act 1971, Schedule 1, and proclamations under it;
 * St Andrew's Day Bank Holiday (Scotland) Act 2007. Good Friday and Christmas Day are bank
 * holidays under that Act in Scotland and common-law holidays elsewhere.
 * EU institutions: Commission decisions for 2014 (2013/C 39/03) and 2023 (2021/C 201 I/02);
 * what differs between such yearly lists is marked unchecked. */
const HolidayRow holiday_rows[] = {
    { "New Year's Day", EW_NI, 0, EVER, ON_DATE, 1, 1, TO_MONDAY, SECONDARY },
    { "New Year's Day", SCOTLAND, 0, EVER, ON_DATE, 1, 1, AS_A_PAIR, SECONDARY },
    { "2nd January", SCOTLAND, 0, EVER, ON_DATE, 1, 2, AS_A_PAIR, SECONDARY },
    { "St Patrick's Day", NI, 0, EVER, ON_DATE, 3, 17, TO_MONDAY, SECONDARY },
    { "Good Friday", UK, 0, EVER, EASTER_PLUS, 0, -2, NEVER_MOVES, SECONDARY },
    { "Easter Monday", EW_NI, 0, EVER, EASTER_PLUS, 0, 1, NEVER_MOVES, SECONDARY },
    { "Early May bank holiday", UK, 0, 2019, NTH_MONDAY, 5, 1, NEVER_MOVES, SECONDARY },
    { "Early May bank holiday (VE day)", UK, 2020, 2020, ON_DATE, 5, 8, NEVER_MOVES, SECONDARY },
    { "Early May bank holiday", UK, 2021, EVER, NTH_MONDAY, 5, 1, NEVER_MOVES, SECONDARY },
    { "Coronation of King Charles III", UK, 2023, 2023, ON_DATE, 5, 8, NEVER_MOVES, SECONDARY },
    { "Spring bank holiday", UK, 0, 2011, NTH_MONDAY, 5, -1, NEVER_MOVES, SECONDARY },
    { "Spring bank holiday", UK, 2012, 2012, ON_DATE, 6, 4, NEVER_MOVES, SECONDARY },
    { "Queen's Diamond Jubilee", UK, 2012, 2012, ON_DATE, 6, 5, NEVER_MOVES, SECONDARY },
    { "Spring bank holiday", UK, 2013, 2021, NTH_MONDAY, 5, -1, NEVER_MOVES, SECONDARY },
    { "Spring bank holiday", UK, 2022, 2022, ON_DATE, 6, 2, NEVER_MOVES, SECONDARY },
    { "Queen's Platinum Jubilee", UK, 2022, 2022, ON_DATE, 6, 3, NEVER_MOVES, SECONDARY },
    { "Spring bank holiday", UK, 2023, EVER, NTH_MONDAY, 5, -1, NEVER_MOVES, SECONDARY },
    { "World Cup bank holiday", SCOTLAND, 2026, 2026, ON_DATE, 6, 15, NEVER_MOVES, SECONDARY },
    { "Battle of the Boyne", NI, 0, EVER, ON_DATE, 7, 12, TO_MONDAY, SECONDARY },
    { "Summer bank holiday", SCOTLAND, 0, EVER, NTH_MONDAY, 8, 1, NEVER_MOVES, SECONDARY },
    { "Summer bank holiday", EW_NI, 0, EVER, NTH_MONDAY, 8, -1, NEVER_MOVES, SECONDARY },
    { "State funeral of Queen Elizabeth II", UK, 2022, 2022, ON_DATE, 9, 19, NEVER_MOVES,
      SECONDARY },
    { "St Andrew's Day", SCOTLAND, 0, EVER, ON_DATE, 11, 30, TO_MONDAY, SECONDARY },
    { "Christmas Day", UK, 0, EVER, ON_DATE, 12, 25, AS_A_PAIR, SECONDARY },
    { "Boxing Day", UK, 0, EVER, ON_DATE, 12, 26, AS_A_PAIR, SECONDARY },

    { "New Year's Day", EU, 0, EVER, ON_DATE, 1, 1, NEVER_MOVES, SECONDARY },
    { "Day after New Year's Day", EU, 0, EVER, ON_DATE, 1, 2, NEVER_MOVES, SECONDARY },
    { "Maundy Thursday", EU, 0, EVER, EASTER_PLUS, 0, -3, NEVER_MOVES, SECONDARY },
    { "Good Friday", EU, 0, EVER, EASTER_PLUS, 0, -2, NEVER_MOVES, SECONDARY },
    { "Easter Monday", EU, 0, EVER, EASTER_PLUS, 0, 1, NEVER_MOVES, SECONDARY },
    { "Labour Day", EU, 0, EVER, ON_DATE, 5, 1, NEVER_MOVES, SECONDARY },
    { "Schuman declaration", EU, 0, EVER, ON_DATE, 5, 9, NEVER_MOVES, SECONDARY },
    { "Ascension Day", EU, 0, EVER, EASTER_PLUS, 0, 39, NEVER_MOVES, SECONDARY },
    { "Day after Ascension Day", EU, 0, EVER, EASTER_PLUS, 0, 40, NEVER_MOVES, SECONDARY },
    { "Whit Monday", EU, 0, EVER, EASTER_PLUS, 0, 50, NEVER_MOVES, SECONDARY },
    { "Belgian National Day", EU, 0, EVER, ON_DATE, 7, 21, NEVER_MOVES, UNCHECKED },
    { "Assumption", EU, 0, EVER, ON_DATE, 8, 15, NEVER_MOVES, SECONDARY },
    { "All Saints' Day", EU, 0, EVER, ON_DATE, 11, 1, NEVER_MOVES, SECONDARY },
    { "All Souls' Day", EU, 0, EVER, ON_DATE, 11, 2, NEVER_MOVES, UNCHECKED },
    { "End of year", EU, 0, EVER, ON_DATE, 12, 24, NEVER_MOVES, UNCHECKED },
    { "Christmas Day", EU, 0, EVER, ON_DATE, 12, 25, NEVER_MOVES, SECONDARY },
    { "End of year", EU, 0, EVER, ON_DATE, 12, 26, NEVER_MOVES, SECONDARY },
    { "End of year", EU, 0, EVER, ON_DATE, 12, 27, NEVER_MOVES, SECONDARY },
    { "End of year", EU, 0, EVER, ON_DATE, 12, 28, NEVER_MOVES, SECONDARY },
    { "End of year", EU, 0, EVER, ON_DATE, 12, 29, NEVER_MOVES, SECONDARY },
    { "End of year", EU, 0, EVER, ON_DATE, 12, 30, NEVER_MOVES, UNCHECKED },
    { "End of year", EU, 0, EVER, ON_DATE, 12, 31, NEVER_MOVES, UNCHECKED },
};
const ptrdiff_t holiday_count = countof(holiday_rows);

/* Source: the anonymous computus of 1876 (Meeus, Astronomical Algorithms, chapter 8). */
Day easter(int year)
{
    int golden = year % 19, century = year / 100, of_century = year % 100;
    int lost = (8 * century + 13) / 25;      /* days by which the moon runs ahead */
    int epact = (19 * golden + century - century / 4 - lost + 15) % 30;
    int sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    int late = (golden + 11 * epact + 22 * sunday) / 451;
    int since = epact + sunday - 7 * late + 114;
    return day_of((Civil){ year, since / 31, since % 31 + 1 });
}

enum { SATURDAY = 6 };

static Day nth_monday(int year, int month, int nth)
{
    if (nth < 0) {
        Day next = nth_monday(month == 12 ? year + 1 : year, month % 12 + 1, 1);
        return next + 7 * nth;
    }
    Day first = day_of((Civil){ year, month, 1 });
    return first + (8 - weekday(first)) % 7 + 7 * (nth - 1);
}

static Day moved(Day day, Moves moves)
{
    if (weekday(day) < SATURDAY || moves == NEVER_MOVES)
        return day;
    return moves == AS_A_PAIR ? day + 2 : day + 8 - weekday(day);
}

static Day holiday_in(const HolidayRow *row, int year)
{
    switch (row->rule) {
    case ON_DATE:     return moved(day_of((Civil){ year, row->month, row->n }), row->moves);
    case NTH_MONDAY:  return nth_monday(year, row->month, row->n);
    case EASTER_PLUS: break;
    }
    return easter(year) + row->n;
}

const HolidayRow *holiday_row(unsigned divisions, Day day)
{
    int year = civil_of(day).year;
    for (ptrdiff_t i = 0; i < holiday_count; i++) {
        const HolidayRow *row = &holiday_rows[i];
        if (row->divisions & divisions && year >= row->from && year <= row->to &&
            holiday_in(row, year) == day)
            return row;
    }
    return NULL;
}

static bool among(Day day, const Day *days, ptrdiff_t count)
{
    for (ptrdiff_t i = 0; i < count; i++)
        if (days[i] == day)
            return true;
    return false;
}

bool is_holiday(HolidaySet set, Day day)
{
    return among(day, set.extra, set.extra_count) ||
           (!among(day, set.except, set.except_count) && holiday_row(set.divisions, day));
}

bool is_working_day(HolidaySet set, Day day)
{
    return weekday(day) < SATURDAY && !is_holiday(set, day);
}

Day working_day_from(HolidaySet set, Day day)
{
    while (!is_working_day(set, day))
        day++;
    return day;
}
