/* How fast bids are ranked exactly, against GMP's fractions doing the same sums, in one run.
 *
 * Same marks, same weights, same prices: a total is the sum of weight * mark / top over the
 * criteria and W * lowest / price, and the bids are put in order. Prints one row a size. */
#include "core/view/award_due.h"

#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PRICE_PART = 1000000, RUNS = 5 };

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Greatest marks of the scales: one for all, a few, or another one for each criterion. */
typedef enum Tops { ONE_TOP, FEW_TOPS, EACH_ITS_TOP, TOPS } Tops;
static const char *const tops_say[TOPS] = { "one scale", "five scales", "a scale each" };

static Points top_of(Tops tops, int scale)
{
    static const Points few[] = { 3000, 5000, 7000, 10000, 100000 };
    return tops == ONE_TOP ? 5000 : tops == FEW_TOPS ? few[scale % countof(few)]
                                                     : 1000 * (Points)(scale + 2);
}

static Procedure tender(int bids, int criteria, Formula formula, Tops tops, Arena *a)
{
    Procedure p = { .currency = IN_GBP };
    bool points = formula_rows[formula].gives == POINTS_FOR_PRICE;
    Points each_ = (points ? 60000 : 100000) / criteria;
    *list_add(&p.rounds, a) = (Round){ .id = 1, .kind = ROUND_TENDER, .invited = 1 };
    *list_add(&p.lots, a) = (Lot){ .id = 1, .has_formula = true,
        .price = { .formula = formula, .rounding = { .where = NOWHERE },
                   .params = { .n = formula == MEAN_CENTRED ? 1000 : 0 } } };
    for (int i = 0; i < criteria; i++) {
        *list_add(&p.marks, a) = (Mark){ i + 1, top_of(tops, i), 0 };
        *list_add(&p.criteria, a) = (Criterion){ .lot = 1, .id = i + 1, .scale = i + 1,
            .kind = CRITERION_QUALITY, .weight = each_ };
    }
    if (points)
        *list_add(&p.criteria, a) = (Criterion){ .lot = 1, .id = PRICE_PART,
            .kind = CRITERION_PRICE, .weight = 100000 - each_ * criteria };
    for (int b = 0; b < bids; b++) {
        Bid *bid = bid_add(&p, (Bid){ .bidder = b + 1, .lot = 1, .round = 1,
            .standing = ADMITTED, .price = 100000000 + rand() % 50000000 }, a);
        bid->opened[PRICE] = true;
        for (int i = 0; i < criteria; i++)
            *list_add(&bid->consensus, a) = (Score){ .criterion = i + 1,
                .mark = rand() % (int)(top_of(tops, i) / 1000 + 1) * 1000 };
    }
    return p;
}

static double ours(const Procedure *p)
{
    double least = 1e9;
    for (int run = 0; run < RUNS; run++) {
        Arena   a = arena_begin(INT64_C(1) << 32);
        Ranking r;
        double  begun = cpu_seconds();
        if (failed(rank_lot(p, 1, 1, &r, &a)))
            abort();
        double took = cpu_seconds() - begun;
        least = took < least ? took : least;
        arena_end(&a);
    }
    return least;
}

/* ---- the same in GMP's fractions ------------------------------------------------- */

static int greater_first(const void *x, const void *y)
{
    return mpq_cmp(*(const mpq_t *)y, *(const mpq_t *)x);
}

static void add_part(mpq_t sum, Points weight, Points mark, Points top)
{
    mpq_t part;
    mpq_init(part);
    mpq_set_si(part, weight * (mark / 1000), (unsigned long)(1000 * (top / 1000)));
    mpq_canonicalize(part);
    mpq_add(sum, sum, part);
    mpq_clear(part);
}

static double theirs(const Procedure *p, Tops tops)
{
    double least = 1e9;
    const Criterion *last = &p->criteria.at[p->criteria.len - 1];
    for (int run = 0; run < RUNS; run++) {
        double begun = cpu_seconds();
        mpq_t *totals = malloc((size_t)p->bids.len * sizeof *totals);
        Money  lowest = INT64_MAX;
        for (each(const Bid, bid, p->bids))
            lowest = bid->price < lowest ? bid->price : lowest;
        for (ptrdiff_t b = 0; b < p->bids.len; b++) {
            const Bid *bid = &p->bids.at[b];
            mpq_init(totals[b]);
            for (ptrdiff_t i = 0; i < bid->consensus.len; i++)
                add_part(totals[b], p->criteria.at[i].weight, bid->consensus.at[i].mark,
                         top_of(tops, (int)i));
            if (last->kind != CRITERION_PRICE)
                continue;
            mpq_t price;
            mpq_init(price);
            mpq_set_si(price, last->weight * lowest, (unsigned long)(1000 * bid->price));
            mpq_canonicalize(price);
            mpq_add(totals[b], totals[b], price);
            mpq_clear(price);
        }
        qsort(totals, (size_t)p->bids.len, sizeof *totals, greater_first);
        double took = cpu_seconds() - begun;
        least = took < least ? took : least;
        for (ptrdiff_t b = 0; b < p->bids.len; b++)
            mpq_clear(totals[b]);
        free(totals);
    }
    return least;
}

static void against_gmp(int bids, int criteria, Tops tops)
{
    Arena a = arena_begin(INT64_C(1) << 30);
    Procedure p = tender(bids, criteria, LOWEST_RATIO, tops, &a);
    double own = ours(&p), peer = theirs(&p, tops);
    printf("| rank %d bids x %d criteria, %s | %.2f x (%.1f ms) | 1.5 x | "
           "GMP fractions, %.1f ms |\n", bids, criteria, tops_say[tops],
           own / peer, own * 1e3, peer * 1e3);
    arena_end(&a);
}

static double per_bid(int bids, Formula formula)
{
    Arena a = arena_begin(INT64_C(1) << 32);
    Procedure p = tender(bids, 10, formula, FEW_TOPS, &a);
    double each_ = ours(&p) / bids * 1e6;
    arena_end(&a);
    return each_;
}

static void over_steps(Formula formula)
{
    double few = per_bid(200, formula), more = per_bid(2000, formula);
    double most = per_bid(20000, formula);
    printf("| rank 200, 2,000, 20,000 bids, %s | %.1f, %.1f, %.1f microseconds a bid | %s | - |\n",
           formula_names[formula], few, more, most, "level");
}

/* ---- the award over all lots ----------------------------------------------------- */

static void least_cost(int lots, int bidders, int most)
{
    Arena     a = arena_begin(INT64_C(1) << 32);
    Procedure p = { .currency = IN_GBP, .objective = LEAST_COST, .most_lots = most };
    *list_add(&p.rounds, &a) = (Round){ .id = 1, .kind = ROUND_TENDER, .invited = 1 };
    for (int lot = 1; lot <= lots; lot++) {
        *list_add(&p.lots, &a) = (Lot){ .id = lot, .group = 1, .has_formula = true, .price = {
            .formula = BUDGET_SAVING, .params = { .a = 1000000 } } };
        *list_add(&p.criteria, &a) = (Criterion){ .lot = lot, .id = 1, .kind = CRITERION_PRICE,
            .weight = 100000 };
        for (int bidder = 1; bidder <= bidders; bidder++) {
            Bid *bid = bid_add(&p, (Bid){ .bidder = bidder, .lot = lot, .round = 1,
                .standing = ADMITTED, .price = 500000 + rand() % 100000 }, &a);
            bid->opened[PRICE] = true;
        }
    }
    BestAward best = { 0 };
    double begun = cpu_seconds();
    for (int lot = 1; lot <= lots; lot++) {
        RankLine due;
        award_due(&p, 1, lot, &best, &due, &a);
    }
    printf("| best award of %d lots, %d bidders, %d a bidder | %.1f ms for all lots | "
           "100 ms | - |\n", lots, bidders, most ? most : lots, (cpu_seconds() - begun) * 1e3);
    arena_end(&a);
}

int main(void)
{
    srand(1);
    for (Tops tops = ONE_TOP; tops < TOPS; tops++)
        against_gmp(500, 300, tops);
    for (int bids = 50; bids <= 5000; bids *= 10)
        against_gmp(bids, 30, FEW_TOPS);
    over_steps(MEAN_CENTRED);
    over_steps(LOWEST_RATIO);
    over_steps(PRICE_PER_QUALITY_POINT);
    least_cost(20, 26, 0);
    least_cost(20, 26, 3);
    least_cost(16, 26, 4);
    return 0;
}
