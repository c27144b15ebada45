/* dates.c - the dates of a procedure, printed. */
#include "cli/inside.h"

#include "core/view/stands.h"
#include "page/dates.h"

/* ---- for people ------------------------------------------------------------------ */

static void say_date(const DateShown *date)
{
    if (date->round)
        printf("  round %lld: ", (long long)date->round);
    else
        printf("  ");
    printf("%s", date->what);
    if (date->unknown)
        printf(": not known\n      %s\n", date->unknown->says);
    else if (!date->last.len)
        printf(": the law sets none\n");
    else
        put(": %.*s\n", date->last_words);
    if (!date->unknown)
        put("      %.*s\n", date->derivation);
    if (date->clock.len)
        put("      %.*s\n", date->clock);
    if (date->expected)
        printf("      counted as if the round opened now\n");
    if (date->published.len) {
        printf("      %s", date->published_as);
        put(" %.*s\n", date->published_words);
    }
}

static void say_stands(const Visit *v, Id lot, Arena *a)
{
    Standings now = { 0 };
    stands_now(v->procedure, lot_of(v->procedure, lot), &now, a);
    for (each(const Str, line, now))
        put("  %.*s\n", *line);
}

static void say_dates(const Visit *v, const DatesPage *dates, Arena *a)
{
    Id lot = 0;
    for (each(const DateShown, date, *dates)) {
        if (date->lot != lot) {
            printf("%sLot %lld\n", lot ? "\n" : "", (long long)date->lot);
            say_stands(v, date->lot, a);
        }
        lot = date->lot;
        say_date(date);
    }
    if (!dates->len)
        printf("No lot and round is defined yet, so no date follows from the law.\n");
}

/* ---- for programs ---------------------------------------------------------------- */

static void date_json(const DateShown *date)
{
    printf("{\"lot\": %lld, \"round\": %lld, \"what\": \"%s\", \"bound\": \"%s\"",
           (long long)date->lot, (long long)date->round, date->kind,
           date->latest ? "latest" : "earliest");
    put(", \"event\": \"%.*s\"", date->event);
    printf(", \"expected\": %s", date->expected ? "true" : "false");
    if (date->unknown)
        printf(", \"reason\": \"%s\"", date->unknown->code);
    else {
        if (date->last.len)
            put(", \"last\": \"%.*s\"", date->last);
        printf(", \"law\": \"%s\", \"article\": ", date->law);
        json_str(stdout, str(date->article));
        printf(", \"certainty\": \"%s\", \"words\": ", date->certainty);
        json_str(stdout, date->derivation);
    }
    if (date->clock.len) {
        printf(", \"clock\": ");
        json_str(stdout, date->clock);
    }
    if (date->published.len)
        put(", \"published\": \"%.*s\"", date->published);
    printf("}");
}

static void dates_json(const Visit *v, const DatesPage *dates)
{
    Text name = { 0 };
    text_name(&name, procedure_name(v->procedure), v->life);
    put("{\"schema\": 1, \"done\": true, \"procedure\": \"%.*s\"", text_str(&name));
    put(", \"now\": \"%.*s\", \"dates\": [", iso_moment(v->onlooker.now, v->life));
    for (each(const DateShown, date, *dates)) {
        printf("%s", date == dates->at ? "" : ", ");
        date_json(date);
    }
    printf("]}\n");
}

Result run_dates(const Line *line)
{
    Visit v;
    DatesPage dates = { 0 };
    TRY(visit_look(&v, line));
    page_dates(v.procedure, v.onlooker.now, &dates, line->life);
    if (line->option[OPT_JSON])
        dates_json(&v, &dates);
    else
        say_dates(&v, &dates, line->life);
    return DONE;
}
