#include "bench/opening.h"
#include "growth_story.h"
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

/* ---- a tender that grows ------------------------------------------------------------ */

enum { TURN = 250 };

static Id officer_of(const Procedure *p, Id *mine)
{
    for (each(Person, person, p->people))
        if (roles_of(p, person->id, 0) & OFFICER) {
            *mine = person->mine_open;
            return person->id;
        }
    abort();
}

/* TURN answers at once: one commit. */
static void answers_add(Clerk *c, Name name, int64_t from, Id officer, Id mine)
{
    Arena     a = arena_begin(64 << 20);
    Proposal *proposals = make(&a, Proposal, TURN);
    Act      *acts = make(&a, Act, TURN);
    Shelved  *words = make(&a, Shelved, TURN);
    for (int i = 0; i < TURN; i++) {
        words[i] = shelve(S("An answer to everybody."));
        acts[i]  = (Act){ .kind = ACT_ANSWER, .procedure = name, .actor = officer,
                          .mine = mine + i + 1, .answer = { from + i + 1, words[i].hash } };
        proposals[i] = (Proposal){ .acts = &acts[i], .count = 1, .words = &words[i],
                                   .word_count = 1 };
        must(clerk_put(c, &proposals[i], &a));
    }
    clerk_work(c);
    for (int i = 0; i < TURN; i++)
        must(clerk_wait(c, &proposals[i]));
    arena_end(&a);
}

void answers_more(Clerk *c, const StoryEnd *end, const Procedure *p, int64_t acts)
{
    Id mine, officer = officer_of(p, &mine);
    for (int64_t done = 0; done < acts; done += TURN)
        answers_add(c, end->procedure, p->answers, officer, mine + done);
}

void answers_grow(const char *book, StoryEnd *end, int64_t acts)
{
    Arena a = arena_begin(1 << 30);
    const Procedure *p;
    Clerk *c = tender_clerk(book, end, &p, &a);
    answers_more(c, end, p, acts);
    arena_end(&a);
}

enum { ENTRIES_A_DAY = 8 };            /* of a box in a story, far from a deadline */

Str sealed_story(int count, Arena *a)
{
    Text t = { 0 };
    text_our(&t, story_growth, a);
    for (int i = 0; i < count; i++)
        text_put(&t, a, "b{} interest name=\"B\"\nb{} seal lot=1 quality=\"Q.pdf 100\" "
                 "price=\"1 2027 1 100.00\"\nb{} deposit lot=1\n", str_of_number(i, a),
                 str_of_number(i, a), str_of_number(i, a));
    Day listed_on = day_of((Civil){ 2026, 2, 14 }) + count / ENTRIES_A_DAY;
    text_put(&t, a, "{} 12:00 olga list round=1 clock=operator reason=\"R\" with=bill\n",
             str_of_day(listed_on, a));
    return text_str(&t);
}
