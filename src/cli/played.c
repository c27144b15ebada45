/* played.c - what came of a story, on one page. */
#include "cli/played.h"

#include "page/timeline.h"

enum { WIDTH = 80, INDENT = 4 };

static void line_of(FILE *to, ptrdiff_t indent, const Text *t)
{
    fprintf(to, "%*s", (int)indent, "");
    wrap(to, text_str(t), indent, WIDTH);
}

/* ---- who won, and why ------------------------------------------------------------ */

static const RankShown *rank_of(const ShowPage *page, const LotShown *lot)
{
    for (each(const RankShown, line, page->ranking))
        if (line->lot == lot->id && line->bidder.id == lot->winner.id)
            return line;
    return NULL;
}

static const char *why_won(const Procedure *p, const RankShown *line)
{
    if (p->objective_set && p->objective == LEAST_COST)
        return "it belongs to the best award over all lots";
    return !line || line->place == 1 ? "it ranks first"
                                     : "it ranks first among those who may still win a lot";
}

/* Is a total a figure with its unit, and not points? */
static bool figure_of_lot(const Procedure *p, Id lot)
{
    return formula_rows[lot_of(p, lot)->price.formula].gives != POINTS_FOR_PRICE;
}

static void say_won(FILE *to, const Procedure *p, const ShowPage *page, const LotShown *lot,
                    Arena *a)
{
    Text t = { 0 };
    const RankShown *line = rank_of(page, lot);
    text_put(&t, a, "{} won, at {}, because {} by the criteria that were published",
             lot->winner.name, lot->price, str(why_won(p, line)));
    if (line && figure_of_lot(p, lot->id))
        text_put(&t, a, ": {}, with {} points for quality", lot->total, line->quality);
    else if (line)
        text_put(&t, a, ": {} points, {} of them for quality", lot->total, line->quality);
    text_our(&t, ".", a);
    line_of(to, 2, &t);
}

static void say_lot_played(FILE *to, const Procedure *p, const ShowPage *page, const LotShown *lot,
                           Arena *a)
{
    Text t = { 0 };
    fprintf(to, "\nLot %lld: %s%s\n", (long long)lot->id, lot->phase,
            lot->halted ? ", suspended" : "");
    if (lot->awarded)
        say_won(to, p, page, lot, a);
    for (each(const RankShown, line, page->ranking)) {
        if (line->lot != lot->id)
            continue;
        t.len = 0;
        text_put(&t, a, "{}  {}, {}{}, {}",
                 line->out ? S("-") : str_of_number(line->place, a), line->bidder.name,
                 line->out ? S("not in the ranking") : line->total,
                 str(line->out || figure_of_lot(p, lot->id) ? "" : " points"), line->price);
        line_of(to, INDENT, &t);
    }
}

/* ---- who could open -------------------------------------------------------------- */

static void say_locks(FILE *to, const Onlooker *o, const Procedure *p, Arena *a)
{
    Text t = { 0 };
    const Round *r = round_of(p, 0);
    if (!p->locks.len)
        return;
    fprintf(to, "\nWho could open\n");
    if (r)
        text_put(&t, a, "Any {} of these {} padlocks together, and nobody with fewer; not who runs "
                        "the book either:", str_of_number(r->needed, a),
                 str_of_number(p->locks.len, a));
    else
        text_put(&t, a, "{} padlocks were brought, and nothing is sealed for them yet:",
                 str_of_number(p->locks.len, a));
    line_of(to, 2, &t);
    for (each(const Lock, lock, p->locks)) {
        const Person *holder = person_of(p, lock->holder);
        t.len = 0;
        text_put(&t, a, "{}", holder ? page_words(o, holder->name, a) : S("nobody known"));
        line_of(to, INDENT, &t);
    }
}

/* ---- what was refused ------------------------------------------------------------ */

static bool came_before(const StoryEnd *end, const Refused *it)
{
    for (const Refused *r = end->refused.at; r < it; r++)
        if (r->why == it->why)
            return true;
    return false;
}

static int64_t times(const StoryEnd *end, const Reason *why)
{
    int64_t count = 0;
    for (each(const Refused, r, end->refused))
        count += r->why == why;
    return count;
}

/* One line a reason: who met it first, and how often it came. */
static void say_refused(FILE *to, const StoryEnd *end, Zone zone, Arena *a)
{
    if (end->refused.len)
        fprintf(to, "\nWhat was refused\n");
    for (each(const Refused, r, end->refused)) {
        Text t = { 0 };
        int64_t count = times(end, r->why);
        if (came_before(end, r))
            continue;
        text_put(&t, a, "{}, {}: {} ({}", str_of_day(day_at(r->at, zone), a), r->who,
                 str(r->why->says), str(r->why->code));
        if (count > 1)
            text_put(&t, a, ", {} times", str_of_number(count, a));
        text_our(&t, ")", a);
        line_of(to, 2, &t);
    }
}

/* ---- the page -------------------------------------------------------------------- */

void played_tell(FILE *to, const StoryEnd *end, const Onlooker *o, const Procedure *p,
                 const ShowPage *page, Arena *a)
{
    bool won = false;
    put_to(to, "WHAT HAPPENED: %.*s\n", page->title);
    put_to(to, "%.*s, ", page->buyer);
    fprintf(to, "%lld-%lld\n\n", (long long)page->year, (long long)page->number);
    put_to(to, "Entered: %.*s; ", str_counted(end->acts, "act", "acts", a));
    put_to(to, "refused: %.*s; ", str_counted(end->refusals, "act", "acts", a));
    put_to(to, "in the log: %.*s.\n", str_counted(end->entries, "entry", "entries", a));
    for (each(const LotShown, lot, page->lots)) {
        say_lot_played(to, p, page, lot, a);
        won = won || lot->awarded;
    }
    if (!won)
        fprintf(to, "\nNothing is awarded: the story ends before that, or without it.\n");
    say_savings(to, &page->savings);
    say_locks(to, o, p, a);
    say_refused(to, end, p->zone, a);
}
