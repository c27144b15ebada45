#include "sys/screen.h"

#include "sys/whole.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PART = 4096, RUNE_MOST = 4 };

/* kept: the beginning of a character whose other bytes are still to come. */
typedef struct Screen { int fd; char kept[RUNE_MOST]; ptrdiff_t len; } Screen;

static Screen screens[] = { { .fd = STDOUT_FILENO }, { .fd = STDERR_FILENO } };

/* How many bytes a character has that begins with this one. */
static ptrdiff_t rune_bytes(char first)
{
    unsigned char c = (unsigned char)first;
    return c < 0x80 ? 1 : c >= 0xf0 && c < 0xf8 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
}

static bool may_go_on(Str s)
{
    for (ptrdiff_t i = 1; i < s.len; i++)
        if ((s.at[i] & 0xc0) != 0x80)
            return false;
    return s.len < rune_bytes(s.at[0]);
}

/* Cuts one character and gives what is shown of it. */
static Str shown_cut(Str *rest)
{
    Str before = *rest;
    int32_t rune;
    if (!str_rune(rest, &rune)) {
        *rest = str_after(before, 1);
        return S("?");
    }
    bool shows = rune == '\n' || rune == '\t' || rune_shows(rune);
    return shows ? (Str){ before.at, before.len - rest->len } : S("?");
}

/* Of a part of at most PART bytes with what was kept before it. */
static bool screen_part(Screen *screen, Str part)
{
    char in[PART + RUNE_MOST], out[PART + RUNE_MOST];
    ptrdiff_t len = 0;
    memcpy(in, screen->kept, (size_t)screen->len);
    memcpy(in + screen->len, part.at, (size_t)part.len);
    Str rest = { in, screen->len + part.len };
    while (rest.len && !may_go_on(rest)) {
        Str shown = shown_cut(&rest);
        memcpy(out + len, shown.at, (size_t)shown.len);
        len += shown.len;
    }
    memcpy(screen->kept, rest.at, (size_t)rest.len);
    screen->len = rest.len;
    return write_whole(screen->fd, (Str){ out, len });
}

static ssize_t screen_write(void *to, const char *bytes, size_t len)
{
    Str rest = { bytes, (ptrdiff_t)len };
    while (rest.len) {
        Str part = { rest.at, rest.len < PART ? rest.len : PART };
        if (!screen_part(to, part))
            return 0;
        rest = str_after(rest, part.len);
    }
    return (ssize_t)len;
}

static FILE *screen_open(Screen *screen, int buffering)
{
    FILE *stream = fopencookie(screen, "w", (cookie_io_functions_t){ .write = screen_write });
    if (!stream || setvbuf(stream, NULL, buffering, BUFSIZ))
        abort();
    return stream;
}

void screen_guard(void)
{
    stdout = screen_open(&screens[0], isatty(STDOUT_FILENO) ? _IOLBF : _IOFBF);
    stderr = screen_open(&screens[1], _IOLBF);
}
