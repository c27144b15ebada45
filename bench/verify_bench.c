/* How fast a bundle is recomputed, against hashing the same bytes, in one run.
 *
 * A published tender gets N more acts, without signatures (answers on the clerk's word); its
 * court bundle is audited and hashed. Prints one row a size; signatures are reported apart. */
#include "door/folder.h"
#include "door/story.h"
#include "door/verify.h"
#include "door/wording.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const char opening[] =
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

enum { TURN = 250 };

static void must(Result r)
{
    if (failed(r)) {
        fprintf(stderr, "%s %.*s\n", r.why->code, (int)r.detail.len, r.detail.at);
        exit(1);
    }
}

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static Instant fixed_now(void *now) { return *(Instant *)now; }

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
        acts[i]  = (Act){ .kind = ACT_ANSWER, .procedure = name, .actor = officer, .mine = mine + i + 1,
                          .answer = { from + i + 1, words[i].hash } };
        proposals[i] = (Proposal){ .acts = &acts[i], .count = 1, .words = &words[i], .word_count = 1 };
        must(clerk_put(c, &proposals[i], &a));
    }
    clerk_work(c);
    for (int i = 0; i < TURN; i++)
        must(clerk_wait(c, &proposals[i]));
    arena_end(&a);
}

static void grow(const char *book, const StoryEnd *end, int64_t acts)
{
    Arena   a = arena_begin(1 << 30);
    Clerk  *c;
    int64_t missed;
    Instant now = end->now;
    Id      mine;
    const Procedure *p;
    must(clerk_open(&c, book, &end->log_key, (Wall){ fixed_now, &now }, 0, &missed, &a));
    must(clerk_procedure(c, end->procedure, &p));
    Id officer = officer_of(p, &mine);
    for (int64_t done = 0; done < acts; done += TURN)
        answers_add(c, end->procedure, done, officer, mine + done);
    arena_end(&a);
}

static void measure(int64_t acts)
{
    char  folder[] = "/tmp/tenderbox-bench-XXXXXX";
    Arena a = arena_begin((ptrdiff_t)4 << 30);
    Text  path = { 0 }, file = { 0 };
    Book *b;
    Str   bundle;
    StoryEnd end;
    Audit *out = make(&a, Audit, 1);
    if (!mkdtemp(folder))
        abort();
    text_put(&path, &a, "{}/book", str(folder));
    text_put(&file, &a, "{}/court.tbx", str(folder));
    const char *book = str_terminated(text_str(&path), &a), *to = str_terminated(text_str(&file), &a);
    Arena story = arena_begin(1 << 30);
    must(story_play(str(opening), book, NULL, &end, &story));
    Str policy = str_copy(end.policy, &a);
    arena_end(&story);                       /* its clerk lets go of the book */
    grow(book, &end, acts);
    must(book_open(&b, book, true, 0, &a));
    must(export_to_file(b, end.procedure, COURT, 0, to, &a));
    must(file_read(to, (ptrdiff_t)2 << 30, &bundle, &a));
    double begun = cpu_seconds();
    must(verify_bytes(bundle, policy, out, &a));
    double audited = cpu_seconds() - begun;
    begun = cpu_seconds();
    Hash hash = sha256(bundle);
    double hashed = cpu_seconds() - begun;
    printf("| verify %lld unsigned acts, %.1f MB, %lld signatures (%02x) | %.2f x (%.3f s CPU) | 5 x | "
           "SHA-256 of the same bytes, %.3f s |\n", (long long)acts, (double)bundle.len / 1e6,
           (long long)out->counted.signatures, hash.byte[0], audited / hashed, audited, hashed);
    fflush(stdout);
    arena_end(&a);
    folder_remove(folder);
}

int main(void)
{
    measure(1000);
    measure(10000);
    measure(100000);
    return 0;
}
