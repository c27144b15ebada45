/* What a very large tender takes: a million acts, a hundred thousand who register, a thousand
 * sealed bids. Each is entered, exported as the court's edition and verified, every step in a
 * process of its own, which says its CPU seconds and the most memory that it held, mapped pages
 * among it. */
#include "bench/opening.h"
#include "desk/actor.h"
#include "desk/verify.h"
#include "desk/wording.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Large {
    const char *book, *policy, *name, *bundle;
} Large;

static void end_keep(const Large *l, const StoryEnd *end, Arena *a)
{
    Text name = { 0 };
    text_name(&name, end->procedure, a);
    must(file_write(l->policy, end->policy, a));
    must(file_write(l->name, text_str(&name), a));
}

/* ---- the three --------------------------------------------------------------------- */

static void acts_enter(const Large *l, int64_t count, Arena *a)
{
    StoryEnd end;
    tender_open(l->book, 0, &end, a);
    answers_grow(l->book, &end, count);
    end_keep(l, &end, a);
}

enum { TURN = 250, FIRST = 1000 };

/* Each with a key of its own, and signed by it. */
static void some_register(Clerk *c, const Procedure *p, Instant now, int64_t from)
{
    Arena     a = arena_begin(64 << 20);
    Proposal *proposals = make(&a, Proposal, TURN);
    Act      *acts = make(&a, Act, TURN);
    Shelved  *words = make(&a, Shelved, TURN);
    for (int64_t i = 0; i < TURN; i++) {
        unsigned char seed[32];
        randombytes_buf(seed, sizeof seed);
        Actor who = actor_of_seed(S("B"), FIRST + from + i, seed);
        words[i] = shelve(S("A firm"));
        acts[i]  = (Act){ .kind = ACT_INTEREST, .procedure = p->name,
                          .interest = { .key = who.public, .name = words[i].hash } };
        act_sign(&acts[i], &who, p, 0, clerk_origin(c), now, &a);
        proposals[i] = (Proposal){ .acts = &acts[i], .count = 1, .words = &words[i],
                                   .word_count = 1 };
        must(clerk_put(c, &proposals[i], &a));
    }
    clerk_work(c);
    for (int i = 0; i < TURN; i++)
        must(clerk_wait(c, &proposals[i]));
    arena_end(&a);
}

static void bidders_enter(const Large *l, int64_t count, Arena *a)
{
    StoryEnd end;
    const Procedure *p;
    tender_open(l->book, 0, &end, a);
    Clerk *c = tender_clerk(l->book, &end, &p, a);
    for (int64_t done = 0; done < count; done += TURN) {
        must(clerk_procedure(c, end.procedure, &p));
        some_register(c, p, end.now, done);
    }
    end_keep(l, &end, a);
}

static void bids_enter(const Large *l, int64_t count, Arena *a)
{
    StoryEnd end;
    must(story_play(sealed_story((int)count, a), l->book, NULL, &end, a));
    end_keep(l, &end, a);
}

/* ---- what is done with them ---------------------------------------------------------- */

static void exports(const Large *l, int64_t count, Arena *a)
{
    Book *b;
    Str   text;
    Name  name;
    (void)count;
    must(file_read(l->name, 100, &text, a));
    if (!str_name(str_trim(text), &name))
        abort();
    must(book_open(&b, l->book, true, 0, a));
    must(export_to_file(b, name, COURT, 0, NULL, l->bundle, NULL, a));
}

static void verifies(const Large *l, int64_t count, Arena *a)
{
    Audit *out = make(a, Audit, 1);
    (void)count;
    must(verify_file(&(Verifying){ .bundle = l->bundle, .policy = l->policy }, out, a));
}

typedef void StepFn(const Large *, int64_t count, Arena *);

static void measure(const Large *l, const char *what, const char *done, StepFn *step, int64_t count)
{
    fflush(stdout);
    pid_t child = fork();
    int   code;
    if (!child) {
        Arena  a = arena_begin((ptrdiff_t)16 << 30);
        struct rusage used;
        double begun = cpu_seconds();
        step(l, count, &a);
        double took = cpu_seconds() - begun;
        getrusage(RUSAGE_SELF, &used);
        printf("| %lld %s %s | %ld MB (%.1f s CPU) | - | %.1f microseconds each |\n",
               (long long)count, what, done, used.ru_maxrss / 1024, took,
               took * 1e6 / (double)count);
        exit(0);
    }
    if (child < 0 || waitpid(child, &code, 0) != child || code)
        exit(1);
}

static void measure_all(const char *what, StepFn *enter, int64_t count)
{
    Arena a = arena_begin(1 << 20);
    const char *folder = folder_fresh(&a);
    Large l = { .book = path_in(folder, "book", &a), .policy = path_in(folder, "policy", &a),
                .name = path_in(folder, "name", &a), .bundle = path_in(folder, "court.tbx", &a) };
    measure(&l, what, "entered", enter, count);
    measure(&l, what, "exported", exports, count);
    measure(&l, what, "verified", verifies, count);
    folder_remove(folder);
    arena_end(&a);
}

static const struct { const char *what; StepFn *enter; int64_t most; } ways[] = {
    { "unsigned acts", acts_enter, 1000000 },
    { "who register", bidders_enter, 100000 },
    { "sealed bids, listed,", bids_enter, 1000 },
};

/* large_bench [way]: at a tenth, and in full; or only that one (1 to 3). */
int main(int count, char **words)
{
    int only = count > 1 ? atoi(words[1]) : 0;
    if (sodium_init() < 0)
        return 1;
    for (int i = 0; i < (int)countof(ways); i++)
        if (!only || only == i + 1)
            for (int part = 10; part; part /= 10)
                measure_all(ways[i].what, ways[i].enter, ways[i].most / part);
    return 0;
}
