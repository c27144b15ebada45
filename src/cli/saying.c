/* saying.c - what a command gives to programs, says to people, and why it could make no file. */
#include "cli/inside.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const Reason unconfirmed = { REFUSED, "unconfirmed", "tenderbox help",
    "This wants a yes: answer it at a terminal, or give --yes." };

void give(const Line *line, Str plain, const Given *given, ptrdiff_t count)
{
    if (!line->option[OPT_JSON]) {
        fwrite(plain.at ? plain.at : "", 1, (size_t)plain.len, stdout);
        return;
    }
    printf("{\"schema\": 1, \"done\": true");
    give_parts(given, count);
    printf("}\n");
}

void give_parts(const Given *given, ptrdiff_t count)
{
    for (ptrdiff_t i = 0; i < count; i++) {
        printf(", \"%s\": ", given[i].name);
        if (given[i].bare)
            put("%.*s", given[i].value);
        else
            json_str(stdout, given[i].value);
    }
}

Str json_list(const Str *texts, ptrdiff_t count, Arena *a)
{
    char  *bytes = NULL;
    size_t len = 0;
    FILE  *to = open_memstream(&bytes, &len);
    if (!to)
        return S("[]");
    for (ptrdiff_t i = 0; i < count; i++) {
        fputs(i ? ", " : "[", to);
        json_str(to, texts[i]);
    }
    fputs(count ? "]" : "[]", to);
    fclose(to);
    Str list = str_copy((Str){ bytes, (ptrdiff_t)len }, a);
    free(bytes);
    return list;
}

void give_file(const Line *line, const char *path)
{
    give(line, (Str){ 0 }, (Given[]){ { "file", str(path) } }, 1);
    say(line, "Written: {}", str(path));
}

void put_to(FILE *to, const char *form, Str s) { fprintf(to, form, (int)s.len, s.at); }
void put(const char *form, Str s) { put_to(stdout, form, s); }

void say(const Line *line, const char *form, Str what)
{
    Text t = { 0 };
    if (line->option[OPT_QUIET])
        return;
    text_put_all(&t, line->life, form, &what, strstr(form, "{}") ? 1 : 0);
    fprintf(stderr, "%.*s\n", (int)t.len, t.at);
}

Str shell_word(const char *word, Arena *a)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_./=@:+,-";
    Text t = { 0 };
    if (*word && strspn(word, plain) == strlen(word))
        return str(word);
    text_byte(&t, '\'', a);
    for (; *word; word++)
        if (*word == '\'')
            text_our(&t, "'\\''", a);
        else
            text_byte(&t, *word, a);
    text_byte(&t, '\'', a);
    return text_str(&t);
}

Str as_typed(const Line *line)
{
    static const Option who[] = { OPT_BOOK, OPT_CA, OPT_AS, OPT_PASSPHRASE };
    const char *named = line->option[OPT_PROCEDURE], *known = getenv("TENDERBOX_PROCEDURE");
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < countof(who); i++)
        if (line->option[who[i]])
            text_put(&t, line->life, " --{} {}", str(options[who[i]].name),
                     shell_word(line->option[who[i]], line->life));
    if (named && !(known && !strcmp(named, known)))
        text_put(&t, line->life, " -p {}", shell_word(named, line->life));
    return text_str(&t);
}

void say_next(const Line *line, Str command)
{
    Text t = { 0 };
    text_put(&t, line->life, "{}{}", command, as_typed(line));
    say(line, "{}", text_str(&t));
}

void say_unread(const Line *line, const Rows *rows)
{
    Text ids = { 0 };
    for (each(const int64_t, row, *rows))
        text_put(&ids, line->life, ids.len ? ", {}" : "{}", str_of_number(*row, line->life));
    if (!rows->len)
        return;
    say(line, "Of what waits for the box {} cannot be read, for somebody wrote in the book's file. "
              "The rest goes on.", str_of_number(rows->len, line->life));
    say(line, "It stays where it is, in table waiting of book.db, id {}, and is not entered. Ask "
              "its bidder to send it again.", text_str(&ids));
}

bool at_terminal(void) { return isatty(STDIN_FILENO) && isatty(STDERR_FILENO); }

Result confirm(const Line *line, Str what)
{
    char answer[8] = { 0 };
    if (line->option[OPT_YES])
        return DONE;
    if (at_terminal()) {
        fprintf(stderr, "%.*s\nGo on all the same? [y/N] ", (int)what.len, what.at);
        fflush(stderr);
        if (fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y'))
            return DONE;
    }
    return because_of(&unconfirmed, what);
}

Result not_made(const Line *line, const char *path)
{
    return file_failed(&file_unwritable, path, line->life);
}

/* The name of a part means nothing to who reads it. */
static Str by_its_place(const Fresh *f, Str detail, Arena *a)
{
    const char *at = detail.len ? memmem(detail.at, (size_t)detail.len, f->part, strlen(f->part))
                                : NULL;
    Text t = { 0 };
    if (!at)
        return detail;
    text_add(&t, (Str){ detail.at, at - detail.at }, a);
    text_our(&t, f->place, a);
    text_add(&t, str_after(detail, at - detail.at + (ptrdiff_t)strlen(f->part)), a);
    return text_str(&t);
}

Result kept_whole(const Line *line, Fresh *f, Result r)
{
    if (!failed(r))
        return file_kept(f, line->life);
    fresh_drop(f);
    return because_of(r.why, by_its_place(f, r.detail, line->life));
}
