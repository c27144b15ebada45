/* How fast a bundle is recomputed, against hashing the same bytes, in one run.
 *
 * A published tender gets N more acts, without signatures (answers on the clerk's word); its
 * court bundle is audited and hashed. Prints one row a size; signatures are reported apart. */
#include "bench/opening.h"
#include "sys/folder.h"
#include "desk/verify.h"
#include "desk/wording.h"

#include <stdlib.h>
#include <unistd.h>

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

static void grow(const char *book, StoryEnd *end, int64_t acts)
{
    Arena   a = arena_begin(1 << 30);
    Id      mine;
    const Procedure *p;
    Clerk  *c = tender_clerk(book, end, &p, &a);
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
    const char *book = str_terminated(text_str(&path), &a);
    const char *to   = str_terminated(text_str(&file), &a);
    tender_open(book, 0, &end, &a);
    grow(book, &end, acts);
    must(book_open(&b, book, true, 0, &a));
    must(export_to_file(b, end.procedure, COURT, 0, NULL, to, NULL, &a));
    must(file_read(to, (ptrdiff_t)2 << 30, &bundle, &a));
    double begun = cpu_seconds();
    must(verify_bytes(bundle, end.policy, out, &a));
    double audited = cpu_seconds() - begun;
    begun = cpu_seconds();
    Hash hash = sha256(bundle);
    double hashed = cpu_seconds() - begun;
    printf("| verify %lld unsigned acts, %.1f MB, %lld signatures (%02x) | %.2f x (%.3f s CPU) | "
           "5 x | SHA-256 of the same bytes, %.3f s |\n", (long long)acts, (double)bundle.len / 1e6,
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
