/* clock.c - is the wall to be believed? What it says decides who is late.
 *
 * Both clocks are looked at in every turn, and kept with it. Small steps are followed; a leap is
 * not. Source: doc/book.md, order. */
#include "clerk/inside.h"

#include <string.h>

const Reason clock_leapt = { BROKEN, "clock-leapt", "doc/book.md, order",
    "The machine's clock leapt, so nothing is entered. Set it right; or, if it is right now, start "
    "again with --clock-is-right." };
const Reason clock_doubted = { BROKEN, "clock-doubted", "doc/book.md, order",
    "The machine started anew, its clock is not synchronised, and it says that more than 30 days "
    "have passed since the last entry. Let it be synchronised; or bring what a witness signed in "
    "the last hour (witness-add); or, if it is right, start with --clock-is-right." };

enum { LEAP = 5 * MINUTE, LONG_AWAY = 30 * DAY, SEEN_AGO = HOUR, SEEN_AHEAD = MINUTE };

static Pulse pulse_now(const Wall *w)
{
    return (Pulse){ str(w->boot), w->now(w->where), w->steady(w->where) };
}

/* What the wall should say. */
static Instant expected(const Pulse *then, const Pulse *now)
{
    return then->wall + (now->steady - then->steady) / 1000;
}

static Result leapt(Instant says, Instant should, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "it says {}; by the time that has passed it is {}",
             str_of_moment(says, UTC, a), str_of_moment(should, UTC, a));
    return because_of(&clock_leapt, text_str(&t));
}

static Result agree(const Pulse *then, const Pulse *now, Arena *a)
{
    Instant should = expected(then, now);
    return now->wall > should + LEAP || now->wall < should - LEAP ? leapt(now->wall, should, a)
                                                                  : DONE;
}

Result clock_check(Clerk *c, Arena *a)
{
    Pulse now = pulse_now(&c->wall);
    if (c->doubted)
        return because(&clock_doubted);
    TRY(agree(&c->pulse, &now, a));
    c->pulse = now;
    return DONE;
}

static bool same_run(const Pulse *one, const Pulse *other)
{
    return one->boot.len && str_same(one->boot, other->boot);
}

Result book_clock(Book *b, const Wall *wall, Arena *a)
{
    Pulse now = pulse_now(wall), kept;
    TRY(book_pulse(b, &kept, a));
    return same_run(&now, &kept) ? agree(&kept, &now, a) : DONE;
}

/* In the same run of the machine the pair that was kept counts. In another one a clock that
 * somebody keeps right is believed, and any that does not say that long has passed. */
Result clock_begin(Clerk *c)
{
    Pulse now = pulse_now(&c->wall), kept;
    TRY(book_pulse(c->book, &kept, c->life));
    bool same = same_run(&now, &kept);
    c->pulse   = same && !c->wall.trusted ? kept : now;
    c->doubted = !same && !c->wall.trusted && !c->wall.synchronised && c->last_at &&
                 now.wall > c->last_at + LONG_AWAY;
    return DONE;
}

/* Nobody can make a witness sign tomorrow's date: a clock that runs ahead by more than an hour
 * finds no cosignature that agrees. */
Result clerk_clock_seen(Clerk *c, const Policy *policy)
{
    LastSeen last;
    if (!c->doubted)
        return DONE;
    TRY(book_last_seen(c->book, policy, &last));
    Instant now = clerk_now(c);
    c->doubted = last.at < now - SEEN_AGO || last.at > now + SEEN_AHEAD;
    return DONE;
}
