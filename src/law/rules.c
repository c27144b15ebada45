#include "law/rules.h"

const Reason rule_missing = { MISSING, "rule-missing", "doc/book.md, rule book",
    "The rule book has no such time limit for this law, procedure and day." };
const Reason day_unknown = { MISSING, "day-unknown", "doc/book.md, rule book",
    "The holidays of that year are not in the rule book; acts must give them." };
const Reason deadline_too_near = { REFUSED, "deadline-too-near",
    "2004/18/EC art. 38; 2014/24/EU art. 27 to 30; Procurement Act 2023 s.54",
    "The time limit is shorter than the law allows." };
const Reason voluntary_too_short = { REFUSED, "voluntary-too-short",
    "Procurement Act 2023 s.51(5)",
    "A voluntary standstill is shorter than the eight working days that the law demands of one." };

const char *const regime_names[REGIMES] = { "none", "ec-2004-18", "eu-2014-24", "pcr-2015",
                                            "pa-2023", "pa-2023-light" };
const char *const regime_titles[REGIMES] = {
    "no law", "Directive 2004/18/EC", "Directive 2014/24/EU", "Public Contracts Regulations 2015",
    "Procurement Act 2023", "Procurement Act 2023, light touch",
};
const char *const limit_names[LIMITS] = { "none", "participation", "tendering", "standstill",
                                          "contract-details", "contract-copy",
                                          "termination-notice" };
#define F(upper, name) name,
const char *const fact_names[FACTS] = { FACTS_OF_LAW(F) };
#undef F
const char *const certainty_says[] = {
    [PRIMARY]   = "read in the law itself",
    [SECONDARY] = "read in a secondary source",
    [UNCHECKED] = "not yet checked against the law",
};

Currency currency_of(unsigned divisions)
{
    return divisions & EU_INSTITUTIONS ? IN_EUR : IN_GBP;
}

/* ---- the book -------------------------------------------------------------------- */

/* Editions. A procedure ends under the law it began with. */
#define IN_2004  { 2006, 1, 31 }, { 2016, 4, 17 }
#define REMEDIES { 2009, 12, 20 }, { 2016, 4, 17 }
#define IN_2014  { 2014, 4, 17 }, { 0 }
#define IN_2015  { 2015, 2, 26 }, { 2025, 2, 23 }
#define IN_2023  { 2025, 2, 24 }, { 0 }

/* How the laws count. 1182/71: Regulation (EEC, Euratom) 1182/71 art. 3, whose rules the UK
 * regulations repeat; the Act says of each period where it begins. */
#define BY_1182_71     CALENDAR_DAYS, DAY_AFTER, MOVES_ON
#define FROM_DAY_AFTER CALENDAR_DAYS, DAY_AFTER, STAYS
#define FROM_THE_DAY   CALENDAR_DAYS, BEGINNING_WITH, STAYS
#define WORKING        WORKING_DAYS, BEGINNING_WITH, STAYS

enum {
    TWO_STAGES = FOR_RESTRICTED | FOR_FLEXIBLE, REQUESTED = TWO_STAGES | FOR_DIALOGUE,
    EITHER = FOR_OPEN | FOR_FLEXIBLE,
    NONE = 0,
    URGENT = FACT_URGENCY, ONLINE = FACT_ELECTRONIC, PAPERS = FACT_ALL_DOCUMENTS,
    PRIOR = FACT_PRIOR_NOTICE, NOTICE = FACT_NOTICE_ELECTRONIC, SENT = FACT_SENT_ELECTRONIC,
    LOCAL = FACT_NOT_CENTRAL, CHOSEN = FACT_ONLY_PRESELECTED, FREE = FACT_NO_STANDSTILL,
};

const RuleRow rule_rows[] = {
    /* Directive 2004/18/EC, and Directive 89/665/EEC as amended by 2007/66/EC */
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, NONE, NONE, 52, 0, BY_1182_71,
      "art. 38(2)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, PAPERS, NONE, 47, 0, BY_1182_71,
      "art. 38(2) and (6)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, NOTICE, NONE, 45, 0, BY_1182_71,
      "art. 38(2) and (5)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, NOTICE | PAPERS, NONE, 40, 0, BY_1182_71,
      "art. 38(2), (5) and (6)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, PRIOR, NONE, 22, 0, BY_1182_71,
      "art. 38(4): as a rule 36, never under 22", UNCHECKED },
    { EC_2004_18, IN_2004, REQUESTED, LIMIT_PARTICIPATION, NONE, NONE, 37, 0, BY_1182_71,
      "art. 38(3)(a)", SECONDARY },
    { EC_2004_18, IN_2004, REQUESTED, LIMIT_PARTICIPATION, NOTICE, NONE, 30, 0, BY_1182_71,
      "art. 38(3)(a) and (5)", SECONDARY },
    { EC_2004_18, IN_2004, TWO_STAGES, LIMIT_PARTICIPATION, URGENT, NONE, 15, 0, BY_1182_71,
      "art. 38(8)(a)", UNCHECKED },
    { EC_2004_18, IN_2004, TWO_STAGES, LIMIT_PARTICIPATION, URGENT | NOTICE, NONE, 10, 0,
      BY_1182_71, "art. 38(8)(a)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, NONE, NONE, 40, 0, BY_1182_71,
      "art. 38(3)(b)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, PAPERS, NONE, 35, 0, BY_1182_71,
      "art. 38(3)(b) and (6)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, PRIOR, NONE, 22, 0, BY_1182_71,
      "art. 38(4): as a rule 36, never under 22", UNCHECKED },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, URGENT, NONE, 10, 0, BY_1182_71,
      "art. 38(8)(b)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_FLEXIBLE | FOR_DIALOGUE, LIMIT_TENDERING, NONE, NONE, 0, 0,
      BY_1182_71, "art. 38(3)(b), which binds restricted procedures only", SECONDARY },
    { EC_2004_18, REMEDIES, FOR_ANY, LIMIT_STANDSTILL, SENT, NONE, 10, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", SECONDARY },
    { EC_2004_18, REMEDIES, FOR_ANY, LIMIT_STANDSTILL, NONE, SENT, 15, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", UNCHECKED },
    { EC_2004_18, REMEDIES, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2b", UNCHECKED },
    { EC_2004_18, IN_2004, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 48, 0, BY_1182_71,
      "art. 35(4), the contract award notice", SECONDARY },

    /* Directive 2014/24/EU */
    { EU_2014_24, IN_2014, FOR_OPEN, LIMIT_TENDERING, NONE, NONE, 35, 0, BY_1182_71,
      "art. 27(1)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_OPEN, LIMIT_TENDERING, ONLINE, NONE, 30, 0, BY_1182_71,
      "art. 27(4)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_OPEN, LIMIT_TENDERING, PRIOR, NONE, 15, 0, BY_1182_71,
      "art. 27(2)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_OPEN, LIMIT_TENDERING, URGENT, NONE, 15, 0, BY_1182_71,
      "art. 27(3)", SECONDARY },
    { EU_2014_24, IN_2014, REQUESTED, LIMIT_PARTICIPATION, NONE, NONE, 30, 0, BY_1182_71,
      "art. 28(1), 29(1), 30(1)", PRIMARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_PARTICIPATION, URGENT, NONE, 15, 0, BY_1182_71,
      "art. 28(6)(a), 29(1)", SECONDARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, NONE, NONE, 30, 0, BY_1182_71,
      "art. 28(2), 29(1)", PRIMARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, ONLINE, NONE, 25, 0, BY_1182_71,
      "art. 28(5), 29(1)", SECONDARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, PRIOR, NONE, 10, 0, BY_1182_71,
      "art. 28(3), 29(1)", PRIMARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, URGENT, NONE, 10, 0, BY_1182_71,
      "art. 28(6)(b), 29(1)", SECONDARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, LOCAL | FACT_AGREEMENT_FAILED, NONE, 10, 0,
      BY_1182_71, "art. 28(4), 29(1), where the state provides so", SECONDARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, LOCAL | FACT_AGREED, NONE, 0, 0, BY_1182_71,
      "art. 28(4), 29(1), where the state provides so", SECONDARY },
    { EU_2014_24, IN_2014, FOR_DIALOGUE, LIMIT_TENDERING, NONE, NONE, 0, 0, BY_1182_71,
      "art. 30, which sets none", UNCHECKED },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_STANDSTILL, SENT, NONE, 10, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_STANDSTILL, NONE, SENT, 15, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", UNCHECKED },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2b", UNCHECKED },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 30, 0, BY_1182_71,
      "art. 50(1), the contract award notice", SECONDARY },

    /* Public Contracts Regulations 2015, SI 2015/102 */
    { PCR_2015, IN_2015, FOR_OPEN, LIMIT_TENDERING, NONE, NONE, 35, 0, BY_1182_71,
      "reg. 27(2)", PRIMARY },
    { PCR_2015, IN_2015, FOR_OPEN, LIMIT_TENDERING, ONLINE, NONE, 30, 0, BY_1182_71,
      "reg. 27(6)", PRIMARY },
    { PCR_2015, IN_2015, FOR_OPEN, LIMIT_TENDERING, PRIOR, NONE, 15, 0, BY_1182_71,
      "reg. 27(4)", PRIMARY },
    { PCR_2015, IN_2015, FOR_OPEN, LIMIT_TENDERING, URGENT, NONE, 15, 0, BY_1182_71,
      "reg. 27(5)", PRIMARY },
    { PCR_2015, IN_2015, REQUESTED, LIMIT_PARTICIPATION, NONE, NONE, 30, 0, BY_1182_71,
      "reg. 28, 29, 30", SECONDARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_PARTICIPATION, URGENT, NONE, 15, 0, BY_1182_71,
      "reg. 28, 29", SECONDARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, NONE, NONE, 30, 0, BY_1182_71,
      "reg. 28, 29", SECONDARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, ONLINE, NONE, 25, 0, BY_1182_71,
      "reg. 28(9), 29", SECONDARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, PRIOR, NONE, 10, 0, BY_1182_71,
      "reg. 28, 29", SECONDARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, URGENT, NONE, 10, 0, BY_1182_71,
      "reg. 28, 29", SECONDARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, LOCAL | FACT_AGREEMENT_FAILED, NONE, 10, 0,
      BY_1182_71, "reg. 28, 29", SECONDARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, LOCAL | FACT_AGREED, NONE, 0, 0, BY_1182_71,
      "reg. 28, 29", SECONDARY },
    { PCR_2015, IN_2015, FOR_DIALOGUE, LIMIT_TENDERING, NONE, NONE, 0, 0, BY_1182_71,
      "reg. 30, which sets none", UNCHECKED },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_STANDSTILL, SENT, NONE, 10, 0, BY_1182_71,
      "reg. 87", SECONDARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_STANDSTILL, NONE, SENT, 15, 0, BY_1182_71,
      "reg. 87", SECONDARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 0, BY_1182_71,
      "reg. 86(5)", SECONDARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 30, 0, BY_1182_71,
      "reg. 50(1), the contract award notice", PRIMARY },

    /* Procurement Act 2023: the text as of 12 March 2024, in force from 24 February 2025 */
    { PA_2023, IN_2023, FOR_FLEXIBLE, LIMIT_PARTICIPATION, URGENT, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(3) row 2", PRIMARY },
    { PA_2023, IN_2023, FOR_FLEXIBLE, LIMIT_PARTICIPATION, NONE, URGENT, 25, 0, FROM_DAY_AFTER,
      "s.54(3) row 3", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, LOCAL | FACT_AGREED | CHOSEN, NONE, 0, 0,
      FROM_DAY_AFTER, "s.54(4) row 2", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, LOCAL | CHOSEN, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(4) row 3", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, FACT_PLANNED_NOTICE, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(4) row 4", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, URGENT, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(4) row 5", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, FACT_DYNAMIC_MARKET, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(4) row 6", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, ONLINE | PAPERS, NONE, 25, 0, FROM_DAY_AFTER,
      "s.54(4) row 7", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, ONLINE, PAPERS, 30, 0, FROM_DAY_AFTER,
      "s.54(4) row 8", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, PAPERS, ONLINE, 30, 0, FROM_DAY_AFTER,
      "s.54(4) row 9", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, NONE, ONLINE | PAPERS, 35, 0, FROM_DAY_AFTER,
      "s.54(4) row 10", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_STANDSTILL, NONE, FREE, 8, 8, WORKING, "s.51(2)", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 8, WORKING, "s.51(3) and (5)",
      PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 30, 0, FROM_THE_DAY,
      "s.53(1)(b)", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_CONTRACT_COPY, NONE, NONE, 90, 0, FROM_THE_DAY,
      "s.53(3)(b)", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_TERMINATION_NOTICE, NONE, NONE, 30, 0, FROM_THE_DAY,
      "s.80", PRIMARY },

    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_PARTICIPATION, NONE, NONE, 0, 0, FROM_DAY_AFTER,
      "s.54(3) row 1", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_TENDERING, NONE, NONE, 0, 0, FROM_DAY_AFTER,
      "s.54(4) row 1", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_STANDSTILL, NONE, NONE, 0, 8, WORKING,
      "s.51(3)(f) and (5)", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 120, 0, FROM_THE_DAY,
      "s.53(1)(a)", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_CONTRACT_COPY, NONE, NONE, 180, 0, FROM_THE_DAY,
      "s.53(3)(a)", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_TERMINATION_NOTICE, NONE, NONE, 30, 0, FROM_THE_DAY,
      "s.80", PRIMARY },
};
const ptrdiff_t rule_count = countof(rule_rows);

static bool applies(const RuleRow *row, unsigned facts, Day at)
{
    return (facts & row->needs) == row->needs && !(facts & row->unless) &&
           at >= day_of(row->from) && (row->to.year == 0 || at <= day_of(row->to));
}

const RuleRow *rule_limit(Regime regime, RuleKind kind, Limit what, unsigned facts, Day at)
{
    const RuleRow *best = NULL;
    for (const RuleRow *row = rule_rows; row < rule_rows + rule_count; row++)
        if (row->regime == regime && row->kinds & kind && row->what == what &&
            applies(row, facts, at) && (!best || row->length < best->length))
            best = row;
    return best;
}

/* ---- counting -------------------------------------------------------------------- */

static Day last_counted(const RuleRow *row, Day first, int length, HolidaySet holidays)
{
    if (row->unit == CALENDAR_DAYS)
        return first + length - 1;
    Day last = working_day_from(holidays, first);
    for (int i = 1; i < length; i++)
        last = working_day_from(holidays, last + 1);
    return last;
}

/* Regulation 1182/71 art. 3(4) and (5): no end on a day off, and two working days in all. */
static Day moved_on(Day first, Day last, int length, HolidaySet holidays)
{
    int working = 0;
    last = working_day_from(holidays, last);
    for (Day day = first; day <= last && working < 2; day++)
        working += is_working_day(holidays, day);
    return length >= 2 && working < 2 ? working_day_from(holidays, last + 1) : last;
}

static bool year_known(Day day)
{
    int year = civil_of(day).year;
    return year >= HOLIDAYS_FROM && year <= HOLIDAYS_TO;
}

/* ---- the derivation -------------------------------------------------------------- */

static void say_day_off(Text *t, Day day, HolidaySet holidays, Arena *a)
{
    const HolidayRow *row = holiday_row(holidays.divisions, day);
    const char *name = is_holiday(holidays, day) ? "a holiday entered" : "no working day";
    text_put(t, a, "{}, {}", str_of_day_words(day, a), str(row ? row->name : name));
}

static void say_holidays(Text *t, const Period *p, HolidaySet holidays, Arena *a)
{
    const char *between = "; not counted, beside weekends: ";
    for (Day day = p->first; day <= p->last; day++) {
        if (weekday(day) > 5 || !is_holiday(holidays, day))
            continue;
        text_our(t, between, a);
        say_day_off(t, day, holidays, a);
        between = "; ";
    }
}

static void say_source(Text *t, const RuleRow *row, Arena *a)
{
    text_put(t, a, "; {}, {} ({})", str(regime_titles[row->regime]), str(row->article),
             str(certainty_says[row->certainty]));
}

static Str derivation(const Period *p, Day counted, Place place, Arena *a)
{
    const RuleRow *row = p->row;
    Text t = { 0 };
    text_put(&t, a, "{} {}, the first {} ({}), the last ", str_of_number(p->length, a),
             str(row->unit == WORKING_DAYS ? "working days" : "days"),
             str_of_day_words(p->first, a),
             str(row->first == DAY_AFTER ? "the day after" : "the day itself"));
    if (counted != p->last) {
        say_day_off(&t, counted, place.holidays, a);
        text_our(&t, ", moved to ", a);
    }
    text_put(&t, a, "{}, to midnight {}", str_of_day_words(p->last, a), str(zone_name(place.zone)));
    if (row->unit == WORKING_DAYS)
        say_holidays(&t, p, place.holidays, a);
    say_source(&t, row, a);
    return text_str(&t);
}

static Str no_least(const RuleRow *row, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "no least period", a);
    say_source(&t, row, a);
    return text_str(&t);
}

/* ---- periods --------------------------------------------------------------------- */

static Result period_of(const RuleRow *row, int length, Instant event, Place place, Period *out,
                        Arena *a)
{
    Day day = day_at(event, place.zone);
    if (!row)
        return because(&rule_missing);
    *out = (Period){ .row = row, .length = length, .first = day, .last = day, .ends = event };
    if (length == 0) {
        out->words = no_least(row, a);
        return DONE;
    }
    HolidaySet holidays = place.holidays;
    out->first = day + (row->first == DAY_AFTER);
    Day counted = out->last = last_counted(row, out->first, length, holidays);
    if (row->rolling == MOVES_ON)
        out->last = moved_on(out->first, counted, length, holidays);
    if (holidays.divisions && (row->rolling == MOVES_ON || row->unit == WORKING_DAYS) &&
        !(year_known(out->first) && year_known(out->last)))
        return because_of(&day_unknown, str_of_day(out->last, a));
    out->ends  = day_begins(out->last + 1, place.zone);
    out->words = derivation(out, counted, place, a);
    return DONE;
}

Result rule_period(const RuleRow *row, Instant event, Place place, Period *out, Arena *a)
{
    return period_of(row, row ? row->length : 0, event, place, out, a);
}

static const RuleRow *row_for(const RuleCase *c, Limit what)
{
    return rule_limit(c->regime, c->kind, what, c->facts, c->at);
}

Result rule_earliest(const RuleCase *c, Limit what, Instant event, Period *out, Arena *a)
{
    return rule_period(row_for(c, what), event, c->place, out, a);
}

Result rule_judge_deadline(const RuleCase *c, Limit what, Instant event, Instant deadline, Arena *a)
{
    Period p;
    TRY(rule_earliest(c, what, event, &p, a));
    bool early = deadline <= event || day_at(deadline - 1, c->place.zone) < p.last;
    return early ? because_of(&deadline_too_near, p.words) : DONE;
}

Result standstill_ends(const RuleCase *c, Instant event, int promised, Period *out, Arena *a)
{
    const RuleRow *row = row_for(c, LIMIT_STANDSTILL);
    if (!row)
        return because(&rule_missing);
    if (row->length == 0 && promised > 0 && promised < row->promised)
        return because(&voluntary_too_short);
    return period_of(row, promised > row->length ? promised : row->length, event, c->place, out, a);
}
