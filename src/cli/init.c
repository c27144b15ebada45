/* init.c - an empty book, and its second high-water mark. */
#include "cli/inside.h"

#include "seal/secret.h"

#include <errno.h>
#include <time.h>

const Reason folder_taken = { CONFLICT, "folder-taken", "doc/book.md, the folder",
    "Something lies in this folder already. A book begins in one that is empty or not there yet." };

static bool cadence(const char *words, int64_t *numbers, int count)
{
    Str rest = str(words);
    for (int i = 0; i < count; i++)
        if (!str_number(str_cut(&rest, ':'), &numbers[i]) || numbers[i] < 1 || numbers[i] > DAY)
            return false;
    return !rest.len;
}

/* ---- the second mark ------------------------------------------------------------- */

static Result mark_set(const Line *line, const char *folder, const char *path, SecondMark *mark)
{
    Book *b;
    bool  lost = line->option[OPT_LOST] != NULL;
    TRY(book_mark_set(folder, path, lost, time(NULL), LOCK_WAIT_MS, line->life));
    TRY(book_open(&b, folder, true, 0, line->life));
    *mark = book_mark(b);
    return DONE;
}

static void say_mark(const Line *line, const SecondMark *mark)
{
    say(line, "The second high-water mark lies in {}.\n"
              "An older copy of the whole folder, put back, is refused. The mark must be there\n"
              "whenever something is entered.", str(mark->path));
    if (!mark->apart)
        say(line, "{} lies on the same file system as the book: a copy of all of it brings both.",
            str(mark->path));
}

Result run_mark(const Line *line)
{
    const char *folder;
    SecondMark  mark;
    TRY(book_named(line, &folder));
    TRY(mark_set(line, folder, line->argument[0], &mark));
    give(line, (Str){ 0 }, (Given[]){ { "mark", str(mark.path) },
                                      { "apart", mark.apart ? S("true") : S("false"), true } }, 2);
    say_mark(line, &mark);
    return DONE;
}

/* ---- an empty book --------------------------------------------------------------- */

/* The book is made by now; the mark can still be set later. */
static Result say_copies(const Line *line, const char *folder)
{
    SecondMark mark;
    if (line->option[OPT_MARK]) {
        TRY(mark_set(line, folder, line->option[OPT_MARK], &mark));
        say_mark(line, &mark);
        return DONE;
    }
    say(line, "An older copy of the whole folder, put back, is not noticed here: witnesses see\n"
              "it, whoever kept a later checkpoint, and a second mark on another disk:\n"
              "  tenderbox mark PATH --book {}", str(folder));
    return DONE;
}

/* The book, its key, and whom to believe about it. */
static Result book_fill(const char *folder, const Settings *settings, const Actor *log, Arena *a)
{
    Text policy = { 0 };
    TRY(book_create(folder, settings, a));
    TRY(actor_write(path_in(folder, "log.key", a), log, a));
    text_put(&policy, a,
             "# Whom to believe about this log. Give it to everybody, by more than one way.\n"
             "log {}\nquorum none\n",
             settings->log_key);
    return file_write(path_in(folder, "policy", a), text_str(&policy), a);
}

const Ticks ticks_usual = { { MINUTE, 4, 0 }, { 10, 4, DAY }, { 1, 16, 900 } };

/* Seconds, entries, and within which time before a deadline. */
static Result cadences(const Line *line, Settings *to)
{
    const Ticks *t = &ticks_usual;
    int64_t tick[3] = { t->usual.seconds, t->usual.entries };
    int64_t near[3] = { t->near.seconds, t->near.entries, t->near.within };
    int64_t rush[3] = { t->rush.seconds, t->rush.entries, t->rush.within };
    if (line->option[OPT_TICK] && !cadence(line->option[OPT_TICK], tick, 2))
        return because_of(&wrong_use, S("--tick SECONDS:ENTRIES"));
    if (line->option[OPT_NEAR] && !cadence(line->option[OPT_NEAR], near, 3))
        return because_of(&wrong_use, S("--near SECONDS:ENTRIES:WITHIN"));
    if (line->option[OPT_RUSH] && !cadence(line->option[OPT_RUSH], rush, 3))
        return because_of(&wrong_use, S("--rush SECONDS:ENTRIES:WITHIN"));
    to->tick = (Tier){ tick[0], tick[1], 0 };
    to->near = (Tier){ near[0], near[1], near[2] };
    to->rush = (Tier){ rush[0], rush[1], rush[2] };
    return DONE;
}

/* A new key for the log, in secret memory, and its public half. */
static Result log_key_made(Settings *settings, Actor **log, Arena *a)
{
    Vkey vkey;
    Text text = { 0 };
    *log = secret_take(a, sizeof **log);
    **log = actor_new(settings->origin);
    if (!name_fits(settings->origin))
        return because_of(&key_name_unfit, S("--origin"));
    TRY(vkey_of(settings->origin, KEY_NOTE, &(*log)->key, &vkey));
    vkey_write(&vkey, &text, a);
    settings->log_key = text_str(&text);
    return DONE;
}

static Result book_made(const Line *line, const char *folder, const Settings *settings,
                        const Actor *log)
{
    Arena *a = line->life;
    Fresh  fresh;
    if (!failed(book_there(folder, a)))
        return because_of(&book_exists, str(folder));
    if (!fresh_folder(&fresh, folder, a))
        return errno == EEXIST ? because_of(&folder_taken, str(folder)) : not_made(line, folder);
    return kept_whole(line, &fresh, book_fill(fresh.part, settings, log, a));
}

Result run_init(const Line *line)
{
    const char *folder = line->argument[0];
    Settings settings = { .origin = str(line->option[OPT_ORIGIN]) };
    Actor   *log;
    Text     key = { 0 };
    TRY(cadences(line, &settings));
    TRY(log_key_made(&settings, &log, line->life));
    TRY(book_made(line, folder, &settings, log));
    text_put(&key, line->life, "{}\n", settings.log_key);
    give(line, text_str(&key), (Given[]){ { "log_key", settings.log_key },
                                          { "book", str(folder) } }, 2);
    say(line, "A new book lies in {}.", str(folder));
    TRY(say_copies(line, folder));
    say(line, "Next: two officers enrol, each with a key of their own:\n"
              "  tenderbox key olga.key \"Olga Hart\"\n"
              "  tenderbox act enrol name=\"Olga Hart\" --as olga.key --book {}", str(folder));
    return DONE;
}
