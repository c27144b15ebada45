/* backup.c - a copy to go on from, and going on from it. */
#include "cli/inside.h"

#include "page/timeline.h"

#include <time.h>

/* Entry number and root, a line each: what somebody writes down. */
static Str in_lines(const Backup *b, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "entries {}\nroot {}\n", str_of_number(b->entries, a),
             str_of_hash(b->root, a));
    return text_str(&t);
}

static void give_backup(const Line *line, const char *folder, const Backup *b)
{
    Arena *a = line->life;
    give(line, in_lines(b, a),
         (Given[]){ { "folder", str(folder) }, { "at", iso_moment(b->at, a) },
                    { "entries", str_of_number(b->entries, a), true },
                    { "root", str_of_hash(b->root, a) },
                    { "sealed", str_of_number(b->sealed, a), true },
                    { "size", str_of_number(b->bytes, a), true },
                    { "written", str_of_number(b->copied, a), true },
                    { "sealed_lost", str_of_number(b->lost, a), true } }, 8);
}

static void say_files(const Line *line, const Backup *b)
{
    say(line, "Sealed files that the book names: {}.", str_of_number(b->sealed, line->life));
    say(line, b->people ? "Accounts are in it." : "There were no accounts (people.db).",
        (Str){ 0 });
}

/* ---- taking one ------------------------------------------------------------------ */

static void say_taken(const Line *line, const Backup *b)
{
    say(line, "The backup in {} is whole: it was looked at again.", str(line->argument[0]));
    say_files(line, b);
    say(line, "Copied just now: {}.", str_of_number(b->copied, line->life));
    say(line, b->key ? "The log's key is in it, too: whoever has the backup can sign as this log."
                     : "The log's key is not in it. Keep a copy of log.key apart, where nobody "
                       "else comes:\nwithout it this log cannot go on.", (Str){ 0 });
    say(line, "Try it before you need it:\n  tenderbox restore --drill {}",
        shell_word(line->argument[0], line->life));
}

Result run_backup(const Line *line)
{
    Backup b;
    BackupWanted wanted = { .to = line->argument[0], .at = time(NULL),
                            .with_key = line->option[OPT_WITH_KEY] };
    TRY(book_named(line, &wanted.book));
    TRY(backup_take(&wanted, &b, line->life));
    give_backup(line, wanted.to, &b);
    say_taken(line, &b);
    return DONE;
}

/* ---- bringing it back ------------------------------------------------------------ */

/* What the program cannot know, and whoever brought it back must. */
static void say_newer(const Line *line, const char *to, const Backup *b, Result opens)
{
    Arena *a = line->life;
    say(line, "Its last entry is number {}. Whatever was signed after it is not here.",
        str_of_number(b->entries - 1, a));
    if (!failed(opens))
        say(line, "Nothing was: the second high-water mark promised no more. It can be served.",
            (Str){ 0 });
    else if (opens.why == &book_restored)
        say(line, "Before it is served find out whether something was: ask bidders for receipts, "
                  "witnesses\nfor their latest checkpoint, and look on old disks. A log that goes "
                  "on twice would be two\nlogs. Where nothing newer is anywhere, say so, on "
                  "another disk than the book's:\n  tenderbox mark PATH --old-is-lost --book {}",
            shell_word(to, a));
    else if (opens.why == &mark_missing)
        say(line, "Its second high-water mark is not there ({}).\nConnect its disk: it says "
                  "whether anything newer was signed. Where it is lost for good, and\nnothing "
                  "newer is anywhere: tenderbox mark PATH --old-is-lost.", opens.detail);
    else
        say(line, "It cannot go on: {}.\nLook for a newer copy. Where there is none, begin another "
                  "log under another name\n(tenderbox init), and tell everybody which tenders end "
                  "here: receipts prove what was lost.", opens.detail);
}

/* As a server would open it. */
static Result would_open(const char *to, Arena *life)
{
    Arena  a = arena_begin(64 << 20);
    Book  *b;
    Result r = book_open(&b, to, false, 0, &a);
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    return r;
}

static Result bring_back(const Line *line, const char *from, const char *to)
{
    Backup b;
    TRY(backup_bring_back(from, to, line->option[OPT_LOG_KEY], &b, line->life));
    give_backup(line, to, &b);
    say(line, "The book is back in {}, and all of it was looked at.", str(to));
    say_files(line, &b);
    if (!b.key)
        say(line, "The log's key is not here: put it back as {}/log.key (chmod 600).", str(to));
    say_newer(line, to, &b, would_open(to, line->life));
    return DONE;
}

static Result drill(const Line *line, const char *from)
{
    Backup b;
    const char *book = NULL;
    if (*book_address(line))
        TRY(book_named(line, &book));
    TRY(backup_drill(from, book, &b, line->life));
    give_backup(line, from, &b);
    say(line, "The book was brought back, all of it looked at, and taken away again.", (Str){ 0 });
    say_files(line, &b);
    if (book)
        say(line, "It is {} as it was then.", str(book));
    return DONE;
}

Result run_restore(const Line *line)
{
    const char *folder;
    bool only_tried = line->option[OPT_DRILL];
    if (book_is_far(line))
        return book_named(line, &folder);
    if (only_tried != (line->arguments == 1))
        return because_of(&wrong_use, only_tried ? S("--drill needs no folder: it makes its own")
                                                 : S("the folder that is to hold the book"));
    return only_tried ? drill(line, line->argument[0])
                      : bring_back(line, line->argument[0], line->argument[1]);
}
