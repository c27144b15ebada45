#include "bench/opening.h"

#include <stdlib.h>
#include <time.h>

static const char published[] =
    "2026-01-05 09:00 olga office\n"
    "bill office\n"
    "olga begin year=2026 number=1 kind=open rules=2026-01-05 zone=Europe/London "
    "division=united-kingdom title=\"T\" buyer=\"B\" with=bill\n"
    "olga enlist hana holder\n"
    "olga conflict finding=none\n"
    "bill conflict finding=none\n"
    "hana lock\n"
    "2026-01-12 12:00 olga publish retention=\"2036-01-01 00:00\" notice=\"N\" with=bill {\n"
    "lot lot=1 regime=pa-2023-light least=1 most=2 months=1 title=\"L\" basis=\"B\"\n"
    "mark scale=1 mark=0 says=\"0\"\n"
    "mark scale=1 mark=5 says=\"5\"\n"
    "criterion lot=1 criterion=1 kind=quality weight=60 scale=1 title=\"Q\"\n"
    "criterion lot=1 criterion=2 kind=price weight=40 title=\"P\"\n"
    "formula lot=1 formula=lowest-ratio where=total places=2 how=half-up\n"
    "round round=1 kind=tender needed=1 padded=65536\n"
    "timetable round=1 event=deadline moment=\"2026-02-12 12:00\"\n"
    "}\n";

void must(Result r)
{
    if (!failed(r))
        return;
    fprintf(stderr, "%s %.*s\n", r.why->code, (int)r.detail.len, r.detail.at);
    exit(1);
}

static double seconds_of(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

double cpu_seconds(void)  { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }
double wall_seconds(void) { return seconds_of(CLOCK_MONOTONIC); }

void tender_open(const char *book, int bidders, StoryEnd *end, Arena *a)
{
    Arena story = arena_begin(1 << 30);
    Text  text = { 0 };
    text_our(&text, published, &story);
    for (int i = 1; i <= bidders; i++)
        text_put(&text, &story, "bidder-{} interest name=\"B\"\n", str_of_number(i, &story));
    must(story_play(text_str(&text), book, NULL, end, &story));
    end->policy = str_copy(end->policy, a);
    arena_end(&story);                       /* its clerk lets go of the book */
}

static Instant standing(void *now) { return *(Instant *)now; }

Clerk *tender_clerk(const char *book, StoryEnd *end, const Procedure **p, Arena *a)
{
    Clerk  *c;
    int64_t missed;
    must(clerk_open(&c, book, &end->log_key, (Wall){ standing, &end->now }, 0, &missed, a));
    must(clerk_procedure(c, end->procedure, p));
    return c;
}
