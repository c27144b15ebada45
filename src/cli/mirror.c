/* mirror.c - all public pages as files, for any web server. */
#include "cli/inside.h"

#include "far/copy.h"
#include "http/config.h"

static const Reason not_served = { CONFLICT, "not-served",
    "doc/serve.md, a copy for any web server",
    "Nobody serves this book at this moment: the server makes the pages. Start it with tenderbox "
    "serve, and try again." };

/* Where who looks at the copy finds the server itself. */
static Result server_of(const Line *line, const Door *door, Str *server)
{
    Config config = { 0 };
    *server = book_is_far(line) ? door_says(door) : (Str){ 0 };
    if (!line->option[OPT_CONFIG])
        return DONE;
    TRY(config_of_file(line->option[OPT_CONFIG], &config, line->life));
    *server = config.address.len ? config.address : *server;
    return DONE;
}

static Result door_of(const Line *line, Door **door)
{
    const char *folder;
    if (book_is_far(line))
        return door_find(door, &(DoorPlace){ .url = line->option[OPT_BOOK],
                                             .ca = line->option[OPT_CA] }, line->life);
    TRY(book_named(line, &folder));
    TRY(book_there(folder, line->life));
    TRY(door_find(door, &(DoorPlace){ .folder = folder }, line->life));
    return door_open(*door) ? DONE : because_of(&not_served, str(folder));
}

Result run_mirror(const Line *line)
{
    Door  *door;
    Str    server;
    Copied copied;
    Arena *a = line->life;
    TRY(door_of(line, &door));
    TRY(server_of(line, door, &server));
    TRY(pages_copy(door, line->argument[0], server, &copied, a));
    Str files = str_of_number(copied.files, a), written = str_of_number(copied.written, a);
    give(line, (Str){ 0 }, (Given[]){ { "copied", files, true }, { "written", written, true },
                                      { "gone", str_of_number(copied.gone, a), true } }, 3);
    say(line, "The copy has {}.", str_counted(copied.files, "file", "files", a));
    say(line, "New or changed: {}.", written);
    if (copied.gone)
        say(line, "Taken away, for the server has them no more: {}.",
            str_of_number(copied.gone, a));
    return DONE;
}
