/* page_bench.c - a tender's page after an act, where thousands were entered before: read on from
 * where it was read before, against read from its start. Prints rows of the table in
 * bench/README.md. */
#include "bench/opening.h"
#include "http/reading.h"

#include <unistd.h>

enum { ACTS = 10000, MORE = 250, TIMES = 5 };

static double reads(Server *s, Str named, Id *acts)
{
    Arena  a = arena_begin(1 << 20);
    double began = cpu_seconds();
    const Onlooker  *o;
    const Procedure *p;
    must(reading_procedure(s, named, &o, &p, &a));
    *acts = p->acts;
    arena_end(&a);
    return cpu_seconds() - began;
}

static double least(double x, double y) { return x < y ? x : y; }

int main(void)
{
    Arena  a = arena_begin((ptrdiff_t)2 << 30);
    const char *folder = folder_fresh(&a), *book = path_in(folder, "book", &a);
    char     path[4096];
    StoryEnd end;
    Text     name = { 0 };
    double   on = 1e9, anew = 1e9;
    Id       acts = 0;
    const Procedure *p;
    tender_open(book, 0, &end, &a);
    answers_grow(book, &end, ACTS);
    text_name(&name, end.procedure, &a);
    for (int i = 0; i < TIMES; i++) {
        Arena  life = arena_begin(1 << 30);
        Server s = { .folder = book, .readings = readings_begin(&life) };
        s.clerk = tender_clerk(book, &end, &p, &life);
        anew = least(anew, reads(&s, text_str(&name), &acts));
        Id before = acts;
        answers_more(s.clerk, &end, p, MORE);
        on = least(on, reads(&s, text_str(&name), &acts));
        if (acts != before + MORE)
            return 1;
        arena_end(&life);
    }
    printf("| a tender of %d acts read for a page after %d more | %.2f ms | 2 ms | "
           "from its start, %.2f ms |\n", ACTS, MORE, on * 1000, anew * 1000);
    snprintf(path, sizeof path, "%s", folder);
    arena_end(&a);
    folder_remove(path);
    return 0;
}
