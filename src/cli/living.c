/* living.c - a book to play with: tenders that are over and some that are under way today, with the
 * keys of all their people, and its server's words on what to try. */
#include "cli/played.h"

#include "base/calendar.h"
#include "book/fold.h"
#include "http/own_disk.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Seconds from the first line of a story that lives to the day on which it is played, and some. */
enum { LIVING_FOR = 62 * DAY };

/* Somebody waits for a tick here, and nobody for months. */
static const Tier living_ticks[] = { { 6 * HOUR, 4, 0 },
                                     { 5 * MINUTE, 4, 26 * HOUR },
                                     { MINUTE, 4, 15 * MINUTE } };

/* A clock that lies before their end leaves out those that are over. */
static ptrdiff_t parts_of(const Carried *stories, ptrdiff_t count, Instant now, StoryPart *parts,
                          Arena *a)
{
    ptrdiff_t n = 0;
    for (const Carried *c = stories; c < stories + count; c++) {
        Instant over = 0;
        if (c->over && str_moment(str(c->over), UTC, &over) && now < over + LIVING_FOR)
            continue;
        parts[n++] = (StoryPart){ c->name, story_dated(str(c->text), now, a) };
    }
    return n;
}

/* A story in a file, whose people are "own-olga" ... */
static Result part_own(const char *path, Instant now, StoryPart *part, Arena *a)
{
    Str text;
    TRY(story_read(path, &text, a));
    *part = (StoryPart){ "own", story_dated(text, now, a) };
    return DONE;
}

static Result play_into(const StoryPart *parts, ptrdiff_t count, const char *keep, Instant now,
                        Arena *a)
{
    Arena life = arena_begin((ptrdiff_t)3 << 30);
    StoryEnd *ends = make(&life, StoryEnd, count);
    StoryBook book = { .folder = path_in(keep, "book", a), .people = path_in(keep, "people", a),
                       .ticks = living_ticks, .until = now, .tools = own_disk_tools(a) };
    Result r = stories_play(parts, count, &book, ends, &life);
    r.detail = str_copy(r.detail, a);
    arena_end(&life);
    return r;
}

static Result say_kept(const Line *line, const char *keep)
{
    Onlooker o;
    BookPage page;
    Arena   *a = line->life;
    const char *book = path_in(keep, "book", a);
    TRY(onlooker_come(&o, book, time(NULL), a));
    TRY(page_book(&o, &page, a));
    give(line, (Str){ 0 }, (Given[]){ { "book", str(book) },
                                      { "people", str(path_in(keep, "people", a)) } }, 2);
    say(line, "{} in one book:", str_counted(page.procedures.len, "tender", "tenders", a));
    for (each(const ProcedureShown, p, page.procedures)) {
        Text t = { 0 };
        text_put(&t, a, "{}-{}  {}", str_of_number(p->year, a), str_of_number(p->number, a),
                 p->title);
        say(line, "  {}", text_str(&t));
    }
    say(line, "The keys of their people lie in {}/people, for command lines.", str(keep));
    say(line, "Next: tenderbox serve {}/book --demonstration", shell_word(keep, a));
    return DONE;
}

Result living_play(const Line *line, const Carried *stories, ptrdiff_t count)
{
    Instant     now = time(NULL);
    const char *keep = line->option[OPT_KEEP];
    StoryPart  *parts = make(line->life, StoryPart, count);
    if (!keep)
        return because_of(&wrong_use, S("--living needs --keep DIR, where the book is to lie"));
    ptrdiff_t n = 1;
    if (line->arguments)
        TRY(part_own(line->argument[0], now, parts, line->life));
    else
        n = parts_of(stories, count, now, parts, line->life);
    if (mkdir(keep, 0700))
        return file_failed(&file_unwritable, keep, line->life);
    TRY(play_into(parts, n, keep, now, line->life));
    return say_kept(line, keep);
}

/* ---- served ---------------------------------------------------------------------- */

static const InventedPart *part_in(const Invented *person, const ProcedureShown *p)
{
    for (each(const InventedPart, part, person->parts))
        if (part->year == p->year && part->number == p->number)
            return part;
    return NULL;
}

static bool has_role(const InventedPart *part, Str role)
{
    return part && part->roles.len && memmem(part->roles.at, (size_t)part->roles.len, role.at,
                                             (size_t)role.len);
}

/* Whose duty that is: a person's, or of a role the last one's who has it. */
static const Invented *who_does(const InventedPeople *people, const ProcedureShown *p,
                                const DutyShown *duty)
{
    const Invented *found = NULL;
    Str role = str(duty->who);
    for (each(const Invented, it, *people)) {
        const InventedPart *part = part_in(it, p);
        bool is = duty->person ? it->actor->number == duty->person : has_role(part, role);
        if (part && is && (duty->person || !it->actor->delegate))
            found = it;
    }
    return found;
}

/* "list the box" where there is but one lot. */
static Str what_to_do(const ShowPage *page, const DutyShown *duty)
{
    return page->lots.len == 1 && str_starts(duty->does, "lot 1: ")
               ? str_after(duty->does, sizeof "lot 1: " - 1)
               : duty->does;
}

/* "Luca Marsh" of "Luca Marsh, harbour trust" */
static Str name_alone(Str name) { return str_cut(&name, ','); }

/* "  http://.../t/2026-102  Dredging of the inner harbour", "as Luca Marsh: list the box" */
static void say_tender(const Line *line, const Onlooker *o, const InventedPeople *people,
                       const ProcedureShown *p, Str url, Arena *a)
{
    Name       name;
    ShowPage   page;
    Text       t = { 0 };
    Procedure *folded = make(a, Procedure, 1);
    if (!str_name(p->name, &name) || failed(onlooker_procedure(o, name, folded, a)) ||
        failed(page_show(o, folded, 0, &page, a)))
        return;
    text_put(&t, a, "  {}t/{}-{}  {}", url, str_of_number(p->year, a),
             str_of_number(p->number, a), p->title);
    for (each(const DutyShown, duty, page.duties)) {
        const Invented *who = who_does(people, p, duty);
        if (!who)
            continue;
        text_put(&t, a, "\n      as {}: {}", name_alone(who->name), what_to_do(&page, duty));
        break;
    }
    say(line, "{}", text_str(&t));
}

static void say_tenders(const Line *line, const char *book, const InventedPeople *people, Str url,
                        Arena *a)
{
    Onlooker o;
    BookPage page;
    if (failed(onlooker_come(&o, book, time(NULL), a)) || failed(page_book(&o, &page, a)))
        return;
    for (ptrdiff_t i = page.procedures.len - 1; i >= 0; i--) {
        Arena own = arena_begin(FOLD_BYTES);
        say_tender(line, &o, people, &page.procedures.at[i], url, &own);
        arena_end(&own);
    }
}

/* Who watches has no duty, and so is named by none. */
static void say_overseer(const Line *line, const InventedPeople *people, Str url, Arena *a)
{
    for (each(const Invented, person, *people))
        for (each(const InventedPart, part, person->parts))
            if (has_role(part, S("overseer"))) {
                say(line, "  {}", str_put(a, "{}oversee  what to ask about\n      as {}", url,
                                           name_alone(person->name)));
                return;
            }
}

void living_say(const Line *line, const char *book, const InventedPeople *people, Str url)
{
    Arena a = arena_begin(FOLD_BYTES);
    say(line, "A DEMONSTRATION: people, firms and tenders are invented, and whoever reaches this "
              "server signs as\nany of them. What to try:{}", (Str){ 0 });
    say(line, "  {}  all tenders", url);
    say(line, "  {}demonstration  be whom you like", url);
    say_tenders(line, book, people, url, &a);
    say_overseer(line, people, url, &a);
    say(line, "  {}log/checkpoint  what the log signed last", url);
    say(line, "Beside it on a command line: tenderbox show --book {}", shell_word(book, &a));
    arena_end(&a);
}
