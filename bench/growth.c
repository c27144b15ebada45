/* How what is done with a tender grows with its bids: each way at a few sizes, every time a
 * tender of its own. Prints one row a way: CPU seconds at each size, and the exponent between the
 * last two (1: twice the bids take twice the time); draws them all into the SVG file that is named.
 *
 * Core is fed acts as its judges see them, without signatures that anybody computes; what needs
 * sealed bids plays a story. */
#include "bench/opening.h"
#include "book/fold.h"
#include "core/view/duty.h"
#include "desk/export.h"
#include "desk/verify.h"
#include "desk/wording.h"
#include "proof/papers.h"

#include <math.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SIZES = 4 };

typedef struct Way {
    const char *what;
    int         sizes[SIZES];
    double    (*takes)(int count);
    double      took[SIZES];
} Way;

/* ---- a tender that was just published, in memory ------------------------------------ */

typedef struct Tender {
    Arena     a;
    Procedure office, p;
    Id        olga, bill;
    Instant   now;
    int64_t   leaf;
} Tender;

static Id officer_after(const Procedure *p, Id before)
{
    for (each(const Person, person, p->people))
        if (person->of_office && person->id != before)
            return person->id;
    abort();
}

static void tender_begin(Tender *t)
{
    Book *b;
    File  file;
    StoryEnd end;
    *t = (Tender){ .a = arena_begin((ptrdiff_t)4 << 30) };
    const char *folder = folder_fresh(&t->a), *book = path_in(folder, "book", &t->a);
    tender_open(book, 0, &end, &t->a);
    must(book_open(&b, book, true, 0, &t->a));
    must(fold_office(b, &t->office, &t->a));
    must(book_file(b, end.procedure, &file));
    must(fold_file(b, file.id, &t->office, &t->p, &t->a));
    folder_remove(folder);
    t->now  = end.now;
    t->olga = officer_after(&t->p, 0);
    t->bill = officer_after(&t->p, t->olga);
}

static Key key_number(int64_t n)
{
    Hash h = sha256((Str){ (const char *)&n, sizeof n });
    Key  key;
    memcpy(key.byte, h.byte, sizeof key.byte);
    return key;
}

static void agrees(const Tender *t, Act *act)
{
    const Person *other = person_of(&t->p, t->bill);
    Hash serial = sha256((Str){ (const char *)&t->p.acts, sizeof t->p.acts });
    act->is_agreed = true;
    act->agreed = (Agreement){ .key = key_id(other->key), .made = t->now, .until = t->now + 60,
                               .serial = serial };
}

/* What the clerk adds to an act, and then all that it asks the core. */
static void enters(Tender *t, Act act)
{
    Arena scratch = arena_begin(16 << 20);
    const Person *person = person_of(&t->p, act.actor);
    bool  box = act_is_box(&act);
    act.procedure = t->p.name;
    act.arrived = act.at = t->now;
    act.leaf    = ++t->leaf;
    act.mine    = (!person ? 0 : box ? person->mine_box : person->mine_open) + 1;
    act.nth     = box ? 0 : t->p.acts + 1;
    act.prev    = box ? (Hash){ 0 } : t->p.last;
    act.commit  = sha256((Str){ (const char *)&t->leaf, sizeof t->leaf });
    act.is_signed = true;
    act.expires = t->now + 60;
    act.signed_by.key = key_id(person ? person->key : act.interest.key);
    if (act_needs_two(&t->p, &act))
        agrees(t, &act);
    must(act_judge(&t->p, &act, &scratch));
    act_fold(&t->p, &act, &t->a);
    arena_end(&scratch);
}

enum { FIRST = 1000 };                 /* the number of the first bidder */

static void interests_enter(Tender *t, int count)
{
    for (int i = 0; i < count; i++)
        enters(t, (Act){ .kind = ACT_INTEREST, .actor = FIRST + i,
                         .interest = { .key = key_number(i), .name = sha256(S("B")) } });
}

static void deposits_enter(Tender *t, int bidders, int versions)
{
    for (int v = 1; v <= versions; v++)
        for (int i = 0; i < bidders; i++)
            enters(t, (Act){ .kind = ACT_DEPOSIT, .actor = FIRST + i,
                             .deposit = { 1, 1, v, sha256(S("heads")) } });
}

static void box_lists(Tender *t)
{
    Act act = { .kind = ACT_BOX_LIST, .actor = t->olga };
    t->now = round_of(&t->p, 1)->deadline + SETTLING;
    act.box_list.round  = 1;
    act.box_list.clock  = CLOCK_OPERATOR;
    act.box_list.reason = sha256(S("reason"));
    act.box_list.list = box_list_hash(&t->p, 1, &act.box_list.count, &t->a);
    enters(t, act);
}

static void admits(Tender *t, int count)
{
    for (int i = 0; i < count; i++)
        enters(t, (Act){ .kind = ACT_ADMIT, .actor = t->olga,
                         .admit = { .round = 1, .lot = 1, .bidder = FIRST + i,
                                    .reason = sha256(S("fits")) } });
}

/* ---- ways in memory ----------------------------------------------------------------- */

typedef void StepFn(Tender *, int count);

/* The last of the steps is what is timed. */
static double timed(StepFn *const *steps, int count)
{
    Tender *t = malloc(sizeof *t);
    double  begun = 0;
    tender_begin(t);
    for (; *steps; steps++) {
        begun = cpu_seconds();
        (*steps)(t, count);
    }
    double took = cpu_seconds() - begun;
    arena_end(&t->a);
    free(t);
    return took;
}

/* One bidder makes 10,000 deposits at most. */
enum { FEW = 8, EACH = 8000 };
static void few_interests(Tender *t, int count) { (void)count; interests_enter(t, FEW); }
static void deposit_each(Tender *t, int count)  { deposits_enter(t, count, 1); }
static void versions(Tender *t, int count)
{
    int bidders = (count + EACH - 1) / EACH;
    deposits_enter(t, bidders, count / bidders);
}
static void listed(Tender *t, int count)        { (void)count; box_lists(t); }

static void duties_read(Tender *t, int count)
{
    Duties d = { 0 };
    (void)count;
    duties_of(&t->p, t->now, &d, &t->a);
}

static void capsules_come(Tender *t, int count)
{
    Capsules all = { .a = &t->a };
    Heads   *heads = make(&t->a, Heads, 1);
    heads->count = 1;
    for (int i = 0; i < count; i++) {
        memcpy(heads->at[0].capsule.C[0].byte, key_number(i).byte, 32);
        must(capsules_take(&all, i, heads));
    }
}

#define WAY(name, ...)                                                                             \
    static double name(int count)                                                                  \
    {                                                                                              \
        static StepFn *const steps[] = { __VA_ARGS__, NULL };                                      \
        return timed(steps, count);                                                                \
    }
WAY(way_interests, interests_enter)
WAY(way_deposits, interests_enter, deposit_each)
WAY(way_versions, few_interests, versions)
WAY(way_list, interests_enter, deposit_each, listed)
WAY(way_list_versions, few_interests, versions, listed)
WAY(way_admits, interests_enter, deposit_each, listed, admits)
WAY(way_duties_pending, interests_enter, deposit_each, listed, duties_read)
WAY(way_duties, interests_enter, deposit_each, listed, admits, duties_read)
WAY(way_capsules, capsules_come)
#undef WAY

/* ---- ways with sealed bids ----------------------------------------------------------- */

typedef struct Played { double story, verified, capsules; } Played;

/* The capsules of two envelopes of each bid, and nothing else. */
static double capsules_checked(int count)
{
    PadlockSecret secret;
    Padlocks locks = { .k = 3, .n = 5 };
    Capsule  capsule;
    AgeKey   made;
    Deal     deal;
    Hash     ctx = sha256(S("head"));
    for (int i = 0; i < locks.n; i++)
        padlock_new(&secret, &locks.row[i].padlock);
    must(capsule_deal(&locks, &capsule, &deal, &made));
    must(capsule_prove(&locks, ctx, &deal, &capsule));
    double begun = cpu_seconds();
    for (int i = 0; i < 2 * count; i++)
        must(capsule_check(&locks, ctx, &capsule));
    return cpu_seconds() - begun;
}

static Played play(int count)
{
    Arena a = arena_begin((ptrdiff_t)16 << 30);
    Str   bundle;
    StoryEnd end;
    Played   out = { .capsules = capsules_checked(count) };
    Audit   *found = make(&a, Audit, 1);
    const char *folder = folder_fresh(&a), *book = path_in(folder, "book", &a);
    double begun = cpu_seconds();
    must(story_play(sealed_story(count, &a), book, NULL, &end, &a));
    out.story = cpu_seconds() - begun;
    court_edition(folder, book, end.procedure, &bundle, &a);
    begun = cpu_seconds();
    must(verify_bytes(bundle, end.policy, found, &a));
    out.verified = cpu_seconds() - begun;
    folder_remove(folder);
    arena_end(&a);
    return out;
}

/* Each size is played once, for all the ways that look at it. */
static Played played(int count)
{
    static struct { int count; Played of; } known[SIZES];
    int i = 0;
    while (known[i].count && known[i].count != count)
        i++;
    if (!known[i].count) {
        known[i].of    = play(count);
        known[i].count = count;
    }
    return known[i].of;
}

static double way_story(int count)  { return played(count).story; }
static double way_verify(int count) { return played(count).verified; }

static void verify_print(int count)
{
    Played p = played(count);
    printf("| verify %d bids, 3 of 5 padlocks, court edition | %.2f x (%.2f s CPU) | 1.3 x | their "
           "capsules alone, %.2f s |\n", count, p.verified / p.capsules, p.verified, p.capsules);
}

/* ---- all of them, and their picture --------------------------------------------------- */

#define IN_MEMORY { 1000, 4000, 16000, 64000 }
#define SEALED    { 125, 250, 500, 1000 }

static Way ways[] = {
    { "register bidders", IN_MEMORY, way_interests, { 0 } },
    { "deposits, one a bidder", IN_MEMORY, way_deposits, { 0 } },
    { "deposits, versions of few bids", IN_MEMORY, way_versions, { 0 } },
    { "list the box", IN_MEMORY, way_list, { 0 } },
    { "list the box, versions of few bids", IN_MEMORY, way_list_versions, { 0 } },
    { "admit bids", IN_MEMORY, way_admits, { 0 } },
    { "duties, bids undecided", IN_MEMORY, way_duties_pending, { 0 } },
    { "duties, bids admitted", IN_MEMORY, way_duties, { 0 } },
    { "capsules against earlier ones", IN_MEMORY, way_capsules, { 0 } },
    { "seal, hand in, tick and list", SEALED, way_story, { 0 } },
    { "verify the court edition", SEALED, way_verify, { 0 } },
};

static double exponent(const Way *w, int step)
{
    return log(w->took[step] / w->took[step - 1]) /
           log((double)w->sizes[step] / w->sizes[step - 1]);
}

static void row_print(const Way *w)
{
    printf("| %s |", w->what);
    for (int i = 0; i < SIZES; i++)
        printf(" %d: %.4f s |", w->sizes[i], w->took[i]);
    printf(" %.2f, %.2f |\n", exponent(w, SIZES - 2), exponent(w, SIZES - 1));
    fflush(stdout);
}

/* ---- drawing: bids to the right, seconds upwards, both in powers of ten ----------------- */

enum { LEFT = 60, TOP = 20, WIDE = 520, HIGH = 420, TEXT_WIDE = 300 };

static double x_of(double count)   { return LEFT + WIDE * (log10(count) - 1.5) / 3.5; }
static double y_of(double seconds) { return TOP + HIGH * (2.0 - log10(seconds)) / 7.0; }

static void axes_draw(FILE *to)
{
    for (int power = 2; power <= 5; power++)
        fprintf(to, "<path d='M%.0f %d V%d' stroke='#ddd'/><text x='%.0f' y='%d' "
                "text-anchor='middle'>10^%d</text>\n", x_of(pow(10, power)), TOP, TOP + HIGH,
                x_of(pow(10, power)), TOP + HIGH + 18, power);
    for (int power = -5; power <= 2; power++)
        fprintf(to, "<path d='M%d %.0f H%d' stroke='#ddd'/><text x='%d' y='%.0f' "
                "text-anchor='end'>10^%d s</text>\n", LEFT, y_of(pow(10, power)), LEFT + WIDE,
                LEFT - 6, y_of(pow(10, power)) + 4, power);
}

static void way_draw(FILE *to, const Way *w, int number)
{
    static const char *const colours[] = {
        "#1b6ca8", "#c0392b", "#1e8449", "#8e44ad", "#d68910", "#117a65", "#7b241c", "#2e4053",
        "#b03a77", "#566573", "#0b5345" };
    const char *colour = colours[number % countof(colours)];
    fprintf(to, "<polyline fill='none' stroke='%s' stroke-width='2' points='", colour);
    for (int i = 0; i < SIZES; i++)
        fprintf(to, "%.1f,%.1f ", x_of(w->sizes[i]), y_of(w->took[i]));
    fprintf(to, "'/>\n<text x='%d' y='%d' fill='%s'>%s: %.2f</text>\n", LEFT + WIDE + 20,
            TOP + 20 + 20 * number, colour, w->what, exponent(w, SIZES - 1));
}

static void draw(const char *path)
{
    FILE *to = fopen(path, "w");
    if (!to)
        abort();
    fprintf(to, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' "
            "font-family='sans-serif' font-size='12'>\n<rect width='100%%' height='100%%' "
            "fill='white'/>\n", LEFT + WIDE + TEXT_WIDE, TOP + HIGH + 40);
    axes_draw(to);
    for (int i = 0; i < (int)countof(ways); i++)
        way_draw(to, &ways[i], i);
    fprintf(to, "<text x='%d' y='%d'>CPU seconds over bids; the numbers are the exponents of the "
            "last step</text>\n</svg>\n", LEFT, TOP + HIGH + 36);
    fclose(to);
}

/* growth FILE.svg [first letters of a way] */
int main(int count, char **words)
{
    if (sodium_init() < 0 || count < 2)
        return 1;
    const char *only = count > 2 ? words[2] : "";
    for (Way *w = ways; w < ways + countof(ways); w++) {
        if (strncmp(w->what, only, strlen(only)))
            continue;
        for (int i = 0; i < SIZES; i++)
            w->took[i] = w->takes(w->sizes[i]);
        row_print(w);
    }
    if (*only)
        return 0;
    draw(words[1]);
    verify_print(1000);
    return 0;
}
