/* A box that was open for long: what its filler costs whoever looks, at three sizes, each ten times
 * the one before.
 *
 * A tender that was just published gets N filler entries, a checkpoint every CHUNK of them; then a
 * process of its own does each thing that walks the log, and says its CPU seconds and the most
 * memory that it held. */
#include "bench/opening.h"
#include "desk/holder.h"
#include "desk/onlooker.h"
#include "desk/verify.h"
#include "desk/wording.h"

#include <sodium.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHUNK = 65536, SIZES = 3 };

typedef struct Long {
    StoryEnd    end;
    const char *folder, *book, *policy, *bundle, *seen;
} Long;

/* ---- making it --------------------------------------------------------------------- */

static void point_sign(Book *b, const StoryEnd *end, Arena *a)
{
    Vkey  key;
    Text  text = { 0 }, whole = { 0 };
    Checkpoint point = { book_settings(b)->origin, book_size(b), book_root(b) };
    checkpoint_write(&point, &text, a);
    Note note = { .text = text_str(&text) };
    must(vkey_of(point.origin, KEY_NOTE, &end->log_key, &key));
    must(note_sign(&note, &key, &end->log_key, a));
    note_write(&note, &whole, a);
    must(book_checkpoint_add(b, end->now, text_str(&whole)));
}

static void chunk_add(Book *b, const StoryEnd *end, int64_t count)
{
    Arena   a = arena_begin(1 << 20);
    Entry   e = { .line = { .box = true }, .filler = true };
    int64_t leaf;
    must(book_begin(b, &a));
    for (int64_t i = 0; i < count; i++) {
        randombytes_buf(e.line.commit.byte, sizeof e.line.commit.byte);
        must(book_enter(b, &e, &leaf));
    }
    point_sign(b, end, &a);
    must(book_commit(b));
    arena_end(&a);
    book_carry_over(b, true);
}

static void fill(const Long *l, int64_t count)
{
    Arena a = arena_begin(8 << 20);
    Book *b;
    must(book_open(&b, l->book, false, 0, &a));
    for (; count > 0; count -= CHUNK)
        chunk_add(b, &l->end, count < CHUNK ? count : CHUNK);
    arena_end(&a);
}

/* ---- looking at it ----------------------------------------------------------------- */

enum { LIFE = 1 << 30 };               /* of a command */

static void exports(const Long *l, Arena *a)
{
    Book *b;
    must(book_open(&b, l->book, true, 0, a));
    must(export_to_file(b, l->end.procedure, COURT, 0, NULL, l->bundle, NULL, a));
}

static void verifies(const Long *l, Arena *a)
{
    Audit *out = make(a, Audit, 1);
    must(verify_file(&(Verifying){ .bundle = l->bundle, .policy = l->policy }, out, a));
}

static void turns(const Long *l, Arena *a)
{
    Book   *b;
    Looked *looked = make(a, Looked, 1);
    Holder  h = { .pinned = l->end.procedure, .seen = l->seen, .now = l->end.now + 3650 * DAY };
    must(file_read(l->policy, 64 << 10, &h.policy, a));
    must(book_open(&b, l->book, true, 0, a));
    must(turn_look(b, &h, looked, a));
}

static void shows(const Long *l, Arena *a)
{
    Onlooker   o;
    Procedure *p = make(a, Procedure, 1);
    must(onlooker_come(&o, l->book, l->end.now, a));
    must(onlooker_procedure(&o, l->end.procedure, p, a));
}

static const struct { const char *what; void (*run)(const Long *, Arena *); } ways[] = {
    { "exported", exports },
    { "verified", verifies },
    { "looked at before a turn", turns },
    { "shown", shows },
};

/* In a process of its own. Of what it holds, pages of a file that is mapped count too. */
static void measure(const Long *l, int way, int64_t count)
{
    fflush(stdout);
    pid_t child = fork();
    int   code;
    if (!child) {
        Arena  a = arena_begin(LIFE);
        struct rusage used;
        double begun = cpu_seconds();
        ways[way].run(l, &a);
        double took = cpu_seconds() - begun;
        getrusage(RUSAGE_SELF, &used);
        printf("| %lld entries of a long box %s | %ld MB (%.2f s CPU) | 256 MB | %.2f microseconds "
               "an entry |\n", (long long)count, ways[way].what, used.ru_maxrss / 1024, took,
               took * 1e6 / (double)count);
        exit(0);
    }
    if (child < 0 || waitpid(child, &code, 0) != child || code)
        exit(1);
}

static void measure_all(int64_t count)
{
    Arena a = arena_begin(1 << 20);
    const char *folder = folder_fresh(&a);
    Long  l = { .folder = folder, .book = path_in(folder, "book", &a),
                .policy = path_in(folder, "policy", &a), .bundle = path_in(folder, "court.tbx", &a),
                .seen = path_in(folder, "seen", &a) };
    tender_open(l.book, 0, &l.end, &a);
    must(file_write(l.policy, l.end.policy, &a));
    fill(&l, count);
    for (int way = 0; way < (int)countof(ways); way++)
        measure(&l, way, count);
    folder_remove(folder);
    arena_end(&a);
}

/* long_bench [entries]: 200,000, 2 and 20 million; or so many. */
int main(int count, char **words)
{
    int64_t only, sizes[SIZES] = { 200000, 2000000, 20000000 };
    if (sodium_init() < 0)
        return 1;
    if (count > 1 && str_number(str(words[1]), &only))
        return measure_all(only), 0;
    for (int i = 0; i < SIZES; i++)
        measure_all(sizes[i]);
    return 0;
}
