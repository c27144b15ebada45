/* site_bench.c - the list of tenders, filtered and searched, with ten thousand of them: what a request
 * takes that finds nothing kept. Prints rows of the table in bench/README.md. */
#include "page/tenders.h"

#include <stdio.h>
#include <time.h>

enum { TENDERS = 10000, TIMES = 50 };

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static Listed one(int64_t i, Arena *a)
{
    static const char *const what[] = { "vehicle recovery", "bridge repair", "school meals",
                                        "custody services", "street lighting" };
    Text title = { 0 }, number = { 0 }, buyer = { 0 }, search = { 0 };
    text_put(&title, a, "{} for district {}", str(what[i % countof(what)]), str_of_number(i, a));
    text_put(&number, a, "{}-{}", str_of_number(2020 + i % 7, a), str_of_number(i, a));
    text_put(&buyer, a, "council {}", str_of_number(i % 60, a));
    text_put(&search, a, "{}\n{}\n{}", text_str(&number), text_str(&title), text_str(&buyer));
    return (Listed){ .file = i + 2, .year = 2020 + i % 7, .number = text_str(&number),
                     .address = S("/t/x"), .title = text_str(&title), .buyer = text_str(&buyer),
                     .search = text_str(&search), .deadline = 1800000000 + i * 3600,
                     .status = { i % 3 ? STATUS_AWARDED : STATUS_OPEN, "Open to bids",
                                 "govuk-tag--green", i % 3 ? 0 : 1800000000 + i * 3600 } };
}

static void measure(const ListedAll *all, const char *what, TendersAsked asked)
{
    Frame   frame = { .title = S("Tenders"), .style = "/s", .script = "/p", .icon = "/i" };
    int64_t found = 0;
    double  began = seconds();
    for (int i = 0; i < TIMES; i++) {
        TendersPage page;
        Text  html = { 0 };
        Arena a = arena_begin(64 << 20);
        page_tenders(all, &asked, &page, &a);
        tenders_html(&frame, &page, &html, &a);
        found = page.count;
        arena_end(&a);
    }
    printf("| list of 10,000 tenders, %s | %.2f ms | 10 ms | %lld found |\n", what,
           (seconds() - began) * 1000 / TIMES, (long long)found);
}

int main(void)
{
    Arena     a = arena_begin(256 << 20);
    Listed   *tenders = make(&a, Listed, TENDERS);
    ListedAll all = { 0 };
    for (int i = 0; i < TENDERS; i++) {
        tenders[i] = one(i, &a);
        *list_add(&all, &a) = &tenders[i];
    }
    measure(&all, "all of them, first page", (TendersAsked){ .page = 1 });
    measure(&all, "two words", (TendersAsked){ .words = S("bridge council"), .page = 1 });
    measure(&all, "one buyer, one year, open",
            (TendersAsked){ .status = S("open"), .year = S("2021"), .buyer = S("council 7"),
                            .page = 1 });
    arena_end(&a);
    return 0;
}
