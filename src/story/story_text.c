/* story_text.c - a story from its file, with the lines of others that it includes, and as it is on
 * the day on which it is played. */
#include "story/story.h"
#include "base/calendar.h"
#include "desk/wording.h"
#include "sys/folder.h"

#include <string.h>

enum { STORY_BYTES = 1 << 20, DEEPEST = 8 };

/* "include NAME": another story, by its way from the folder of the one that includes it. */
static const char *included(const char *path, Str line, Arena *a)
{
    const char *slash = strrchr(path, '/');
    if (!str_is(str_cut(&line, ' '), "include"))
        return NULL;
    Str folder = slash ? (Str){ path, slash - path } : S(".");
    return path_in(str_terminated(folder, a), str_terminated(str_trim(line), a), a);
}

/* A mark says which line of which story the next one is, for whoever is told of it. */
static void mark(Text *t, int64_t line, const char *path, int depth, Arena *a)
{
    text_put(t, a, STORY_MARK "{}", str_of_number(line, a));
    if (depth)
        text_put(t, a, " of {}", str(path));
    text_byte(t, '\n', a);
}

static Result too_deep(const char *path, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "stories include each other {} deep at most, and here comes {}",
             str_of_number(DEEPEST, a), str(path));
    return because_of(&story_wrong, text_str(&t));
}

static Result add(Text *t, const char *path, int depth, Arena *a)
{
    Str rest;
    if (depth > DEEPEST)
        return too_deep(path, a);
    TRY(file_read(path, STORY_BYTES, &rest, a));
    for (int64_t n = 1; rest.len; n++) {
        Str line = str_cut(&rest, '\n');
        const char *name = included(path, line, a);
        if (!name) {
            text_put(t, a, "{}\n", line);
            continue;
        }
        if (t->len > STORY_BYTES * DEEPEST)
            return because_of(&too_large, str(path));
        mark(t, 1, name, depth + 1, a);
        TRY(add(t, name, depth + 1, a));
        mark(t, n + 1, path, depth, a);
    }
    return DONE;
}

Result story_read(const char *path, Str *text, Arena *a)
{
    Text t = { 0 };
    TRY(add(&t, path, 0, a));
    *text = text_str(&t);
    return DONE;
}

/* ---- the day on which it is played ----------------------------------------------- */

static Day story_day(Instant now)
{
    Day     day  = day_at(now, LONDON);
    int64_t wall = now + zone_offset(now, LONDON) - day * DAY;
    return wall < STORY_MORNING ? day - 1 : day;
}

/* "-40", "0", "+1": no story goes on for longer than a life. */
static bool read_shift(Str s, int64_t *days)
{
    enum { DAYS_APART = 40000 };
    bool before = str_starts(s, "-"), after = str_starts(s, "+");
    if (!str_number(str_after(s, before || after), days) || *days > DAYS_APART)
        return false;
    *days = before ? -*days : *days;
    return true;
}

/* What stands for the word between two braces. */
static bool dated(Str word, Day day, Str *out, Arena *a)
{
    int64_t shift;
    if (str_is(word, "year"))
        return *out = str_of_number(civil_of(day).year, a), true;
    if (str_starts(word, "year") && read_shift(str_after(word, 4), &shift))
        return *out = str_of_number(civil_of(day).year + shift, a), true;
    return read_shift(word, &shift) && (*out = str_of_day(day + shift, a), true);
}

Str story_dated(Str text, Instant now, Arena *a)
{
    Text t = { 0 };
    Day  day = story_day(now);
    for (Str rest = text, instead; rest.len;) {
        Str  after = rest, before = str_cut(&after, '{'), behind = after;
        Str  word = str_cut(&behind, '}');
        bool lives = word.len < after.len && dated(word, day, &instead, a);
        text_add(&t, before, a);
        if (before.len < rest.len)
            text_add(&t, lives ? instead : S("{"), a);
        rest = lives ? behind : after;
    }
    return text_str(&t);
}
