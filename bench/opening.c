#include "bench/opening.h"
#include "opening_story.h"

#include "desk/verify.h"
#include "desk/wording.h"

#include <stdlib.h>
#include <time.h>

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

const char *folder_fresh(Arena *a)
{
    const char *place = getenv("TMPDIR");
    char *folder = path_in(place ? place : "/var/tmp", "tenderbox-bench-XXXXXX", a);
    if (!mkdtemp(folder))
        abort();
    return folder;
}

Book *court_edition(const char *folder, const char *book, Name name, Str *bundle, Arena *a)
{
    const char *to = path_in(folder, "court.tbx", a);
    Book *b;
    must(book_open(&b, book, true, 0, a));
    must(export_to_file(b, name, COURT, 0, NULL, to, NULL, a));
    must(file_read(to, (ptrdiff_t)4 << 30, bundle, a));
    return b;
}

void tender_open(const char *book, int bidders, StoryEnd *end, Arena *a)
{
    Arena story = arena_begin(1 << 30);
    Text  text = { 0 };
    text_our(&text, story_opening, &story);
    for (int i = 1; i <= bidders; i++)
        text_put(&text, &story, "bidder-{} interest name=\"B\"\n", str_of_number(i, &story));
    must(story_play(text_str(&text), book, NULL, end, &story));
    end->policy = str_copy(end->policy, a);
    arena_end(&story);                       /* its clerk lets go of the book */
}

Clerk *tender_clerk(const char *book, StoryEnd *end, const Procedure **p, Arena *a)
{
    Clerk  *c;
    int64_t missed;
    must(clerk_open(&c, book, &end->log_key, wall_played(&end->now), 0, &missed, a));
    must(clerk_procedure(c, end->procedure, p));
    return c;
}
