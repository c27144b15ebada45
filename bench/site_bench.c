/* site_bench.c - the list of tenders, filtered and searched, with ten thousand of them: what a
 * request takes that finds nothing kept, what the first one takes after a start, and what one
 * tender takes to be drawn. Prints rows of the table in bench/README.md.
 *
 * site_bench FOLDER: makes such a book there, to be served, and measures nothing. */
#include "bench/opening.h"
#include "desk/onlooker.h"
#include "desk/wording.h"
#include "lists/lists.h"

#include <unistd.h>

enum { TENDERS = 10000, TIMES = 50, DRAWN = 20 };

static Str put(Arena *a, const char *before, int64_t number)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}", str(before), str_of_number(number, a));
    return text_str(&t);
}

static Listed one(int64_t i, Arena *a)
{
    static const char *const what[] = { "vehicle recovery", "bridge repair", "school meals",
                                        "custody services", "street lighting" };
    Text   title = { 0 };
    Listed t = { .file = i + 1000, .year = 2020 + i % 7, .address = S("/t/x"),
                 .number = put(a, i % 2 ? "2025-" : "2026-", i),
                 .buyer = put(a, "council ", i % 60),
                 .lots = S("Lot one\nLot two\n"), .deadline = 1800000000 + i * 3600 };
    text_put(&title, a, "{} for district {}", str(what[i % countof(what)]), str_of_number(i, a));
    t.title = text_str(&title);
    if (i % 3 == 0)
        *list_add(&t.spans, a) = (StatusSpan){ 0, t.deadline, { STATUS_OPEN, "Open to bids",
                                               "govuk-tag--green", t.deadline } };
    *list_add(&t.spans, a) = (StatusSpan){ i % 3 ? 0 : t.deadline, LAST_MOMENT,
        { STATUS_AWARDED, "Awarded", "govuk-tag--turquoise", 0 } };
    return t;
}

static int64_t page_of(Lists *l, const TendersAsked *asked)
{
    Frame frame = { .title = S("Tenders"), .style = "/s", .script = "/p", .icon = "/i" };
    TendersFound found;
    TendersPage  page;
    Text  html = { 0 };
    Arena a = arena_begin(64 << 20);
    must(lists_tenders(l, asked, 1790000000, &found, &a));
    page_tenders(&found, asked, &page, &a);
    tenders_html(&frame, &page, &html, &a);
    arena_end(&a);
    return found.count;
}

static void measure(Lists *l, const char *what, TendersAsked asked)
{
    int64_t found = 0;
    double  began = cpu_seconds();
    for (int i = 0; i < TIMES; i++)
        found = page_of(l, &asked);
    printf("| list of 10,000 tenders, %s | %.2f ms | 10 ms | %lld found |\n", what,
           (cpu_seconds() - began) * 1000 / TIMES, (long long)found);
}

static void draw(Lists *l, const char *book, Arena *a)
{
    Onlooker o;
    must(onlooker_come(&o, book, 0, a));
    must(lists_draw(l, &o, NULL, NULL, a));
}

/* A tender that was just published, each time into lists that know nothing. */
static void measure_drawing(const char *book)
{
    double began = cpu_seconds();
    for (int i = 0; i < DRAWN; i++) {
        Arena  a = arena_begin((ptrdiff_t)3 << 30);
        Lists *l;
        must(lists_open(&l, NULL, &a));
        draw(l, book, &a);
        arena_end(&a);
    }
    printf("| a tender drawn for the lists, with a look at the book | %.2f ms | 10 ms | - |\n",
           (cpu_seconds() - began) * 1000 / DRAWN);
}

static double hashed(const char *book, Arena *a)
{
    Str bytes;
    must(file_read(path_in(book, "shown.db", a), 256 << 20, &bytes, a));
    double began = cpu_seconds();
    volatile Hash hash = sha256(bytes);
    double took = cpu_seconds() - began;
    (void)hash;
    printf("| their file | %.1f MB | - | %d bytes a tender |\n", (double)bytes.len / 1e6,
           (int)(bytes.len / TENDERS));
    return took;
}

static void measure_start(const char *book)
{
    Arena  a = arena_begin((ptrdiff_t)2 << 30);
    Lists *l;
    double began = cpu_seconds();
    must(lists_open(&l, book, &a));
    draw(l, book, &a);
    page_of(l, &(TendersAsked){ .page = 1 });
    double took = cpu_seconds() - began, sum = hashed(book, &a);
    printf("| first list of them after a start | %.2f x (%.1f ms) | 10 x | SHA-256 of their file, "
           "%.1f ms |\n", took / sum, took * 1000, sum * 1000);
    arena_end(&a);
}

static void fill(Lists *l, Arena *a)
{
    for (int i = 0; i < TENDERS; i++)
        must(lists_put(l, &(Listed[]){ one(i, a) }[0]));
}

static int left_to_be_served(const char *folder)
{
    Arena    a = arena_begin((ptrdiff_t)1 << 30), life = arena_begin(1 << 20);
    StoryEnd end;
    Lists   *l;
    const char *book = path_in(folder, "book", &a);
    tender_open(book, 0, &end, &a);
    must(lists_open(&l, book, &life));
    draw(l, book, &a);
    fill(l, &a);
    arena_end(&life);
    arena_end(&a);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return left_to_be_served(argv[1]);
    Arena    a = arena_begin((ptrdiff_t)1 << 30), life = arena_begin(1 << 20);
    const char *folder = folder_fresh(&a), *book = path_in(folder, "book", &a);
    char     path[4096];
    StoryEnd end;
    Lists   *l;
    tender_open(book, 0, &end, &a);
    measure_drawing(book);
    must(lists_open(&l, book, &life));
    draw(l, book, &a);
    fill(l, &a);
    measure(l, "all of them, first page", (TendersAsked){ .page = 1 });
    measure(l, "two words", (TendersAsked){ .words = S("bridge council"), .page = 1 });
    measure(l, "one buyer, one year, open",
            (TendersAsked){ .status = S("open"), .year = S("2021"), .buyer = S("council 15"),
                            .page = 1 });
    arena_end(&life);
    measure_start(book);
    snprintf(path, sizeof path, "%s", folder);
    arena_end(&a);
    folder_remove(path);
    return 0;
}
