/* savings.h - what the winner's prices save against the frozen baseline and the target.
 *
 * A pure function of the acts and of the lines of a price file. Only what was bought counts: a
 * figure of the price schedule is held against the baseline of the same buyer, service and year;
 * a price without a baseline saves nothing and is said apart, a baseline without a price is of
 * something that this lot does not buy. Exact; a saving may be below zero. */
#ifndef CORE_VIEW_SAVINGS_H
#define CORE_VIEW_SAVINGS_H

#include "core/procedure.h"

/* One line of a price file. */
typedef struct Quoted { Id service; int64_t year; Id buyer; Money price; } Quoted;

/* Of one buyer in one year; of a buyer in all, year 0; of everybody, buyer 0 as well. */
typedef struct Saving {
    Id      buyer;
    int64_t year;
    Money   baseline, price;     /* of what has both */
    Money   saved;               /* baseline less price */
    Money   unmatched;           /* prices without a baseline */
    bool    aimed;               /* the buyer has a target */
    Money   target;
    Money   in_target;           /* saved in the years of the target */
    Money   beyond;              /* in_target less target: below zero, it is missed */
} Saving;

typedef struct Savings {
    LIST(Saving) years;          /* in the order of the lines */
    LIST(Saving) buyers;         /* in that in which they were named */
    Saving       all;            /* target: the sum of the buyers' */
} Savings;

/* Fails: does_not_fit (a sum is greater than can be counted).
 * Source: doc/book.md, savings. */
Result savings_of(const Procedure *, const Quoted *, ptrdiff_t count, Savings *, Arena *);

/* The row of a buyer in a year, year 0 for all its years, buyer 0 for all; NULL: nothing. */
const Saving *saving_in(const Savings *, Id buyer, int64_t year);

#endif
