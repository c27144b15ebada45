/* dates.c - the dates of a procedure at the terminal: derived, published, and by which law. */
#include "cli/inside.h"

#include "core/view/dates.h"

#include <stdio.h>

static void put(const char *form, Str s) { printf(form, (int)s.len, s.at); }

static const char *const certainties[] = {
    [PRIMARY] = "primary", [SECONDARY] = "secondary", [UNCHECKED] = "unchecked"
};

static const char *what_of(const LawDate *date)
{
    switch (date->what) {
    case LIMIT_NONE:               break;
    case LIMIT_PARTICIPATION:      return "last day for requests, at the earliest";
    case LIMIT_TENDERING:          return "last day for tenders, at the earliest";
    case LIMIT_STANDSTILL:         return "last day of standstill, at the earliest";
    case LIMIT_CONTRACT_DETAILS:   return "notice of the contract, at the latest";
    case LIMIT_CONTRACT_COPY:      return "copy of the contract published, at the latest";
    case LIMIT_TERMINATION_NOTICE: return "notice of the contract's end, at the latest";
    case LIMITS:                   break;
    }
    return "";
}

static bool is_expected(const Procedure *p, const LawDate *date)
{
    const Round *r = date->round ? round_of(p, date->round) : NULL;
    return r && !r->invited;
}

/* ---- for people ------------------------------------------------------------------ */

static void say_date(const Procedure *p, const LawDate *date, Arena *a)
{
    if (date->round)
        printf("  round %lld: ", (long long)date->round);
    else
        printf("  ");
    printf("%s", what_of(date));
    if (failed(date->counted))
        printf(": not known\n      %s\n", date->counted.why->says);
    else if (!date->period.length)
        printf(": the law sets none\n");
    else
        put(": %.*s\n", str_of_day_words(date->period.last, a));
    if (!failed(date->counted))
        put("      %.*s\n", date->period.words);
    if (is_expected(p, date))
        printf("      counted as if the round opened now\n");
    if (date->published)
        put(date->what == LIMIT_STANDSTILL ? "      declared: may be signed from %.*s\n"
                                           : "      published: %.*s\n",
            str_of_moment_words(date->published, p->zone, a));
}

static void say_dates(const Procedure *p, const LawDates *dates, Arena *a)
{
    Id lot = 0;
    for (each(const LawDate, date, *dates)) {
        if (date->lot != lot)
            printf("%sLot %lld\n", lot ? "\n" : "", (long long)date->lot);
        lot = date->lot;
        say_date(p, date, a);
    }
    if (!dates->len)
        printf("No lot and round is defined yet, so no date follows from the law.\n");
}

/* ---- for programs ---------------------------------------------------------------- */

static void date_json(const Procedure *p, const LawDate *date, Arena *a)
{
    printf("{\"lot\": %lld, \"round\": %lld, \"what\": \"%s\", \"bound\": \"%s\"",
           (long long)date->lot, (long long)date->round, limit_names[date->what],
           date->latest ? "latest" : "earliest");
    put(", \"event\": \"%.*s\"", str_of_moment(date->event, p->zone, a));
    printf(", \"expected\": %s", is_expected(p, date) ? "true" : "false");
    if (failed(date->counted))
        printf(", \"reason\": \"%s\"", date->counted.why->code);
    else {
        const RuleRow *row = date->period.row;
        if (date->period.length)
            put(", \"last\": \"%.*s\"", str_of_day(date->period.last, a));
        printf(", \"law\": \"%s\", \"article\": ", regime_names[row->regime]);
        json_str(stdout, str(row->article));
        printf(", \"certainty\": \"%s\", \"words\": ", certainties[row->certainty]);
        json_str(stdout, date->period.words);
    }
    if (date->published)
        put(", \"published\": \"%.*s\"", str_of_moment(date->published, p->zone, a));
    printf("}");
}

/* What dates_of() gives, with each derivation in words; with --json a list of objects. */
static Result show_dates(Instant now, const Procedure *p, const Line *line)
{
    Arena   *a = line->life;
    LawDates dates = { 0 };
    dates_of(p, now, &dates, a);
    if (!line->option[OPT_JSON]) {
        say_dates(p, &dates, a);
        return DONE;
    }
    printf("{\"schema\": 1, \"dates\": [");
    for (each(const LawDate, date, dates)) {
        printf("%s", date == dates.at ? "" : ", ");
        date_json(p, date, a);
    }
    printf("]}\n");
    return DONE;
}

Result run_dates(const Line *line)
{
    Visit v;
    TRY(visit_look(&v, line));
    return show_dates(v.onlooker.now, v.procedure, line);
}
