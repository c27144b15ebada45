/* passphrase.c - where the passphrase of a key comes from: a file, or somebody at the terminal. It
 * stands in no argument, no variable of the environment and no log. */
#include "cli/inside.h"

#include "seal/secret.h"

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

const Reason passphrase_needed = { INVALID, "passphrase-needed", "doc/book.md, keys",
    "A key is kept under a passphrase: give --passphrase-file FILE, or --no-passphrase." };
const Reason passphrase_unfit = { INVALID, "passphrase-unfit", "doc/book.md, keys",
    "A passphrase has 8 bytes at least and 1,000 at most, and stands in one line." };
const Reason passphrase_differs = { INVALID, "passphrase-differs", "doc/book.md, keys",
    "What was typed the second time is not what was typed the first. Nothing was made: begin "
    "again." };

enum { LEAST = 8, MOST = 1000, AROUND = 5 };   /* a byte order mark before it, "\r\n" behind */

typedef struct Passphrase { char at[MOST + AROUND]; } Passphrase;

static Passphrase *room(Arena *a) { return secret_take(a, sizeof(Passphrase)); }

/* One line, without what ends it and what an editor put before it. */
static Str line_read(int fd, Passphrase *p)
{
    ptrdiff_t len = 0;
    while (len < MOST + AROUND && read(fd, p->at + len, 1) == 1 && p->at[len] != '\n')
        len++;
    if (len && p->at[len - 1] == '\r')
        len--;
    return str_unmarked((Str){ p->at, len });
}

static Result of_file(const Line *line, const char *path, Str *passphrase)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return file_trouble(path, line->life);
    *passphrase = line_read(fd, room(line->life));
    close(fd);
    bool fits = passphrase->len >= 1 && passphrase->len <= MOST;
    return fits ? DONE : because_of(&passphrase_unfit, str(path));
}

/* Nothing of what is typed is shown. */
static Str typed(const Line *line, int tty, const char *prompt, const char *path)
{
    struct termios shown, hidden;
    bool terminal = !tcgetattr(tty, &shown);
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    if (terminal)
        tcsetattr(tty, TCSAFLUSH, &hidden);
    fprintf(stderr, prompt, path);
    fflush(stderr);
    Str s = line_read(tty, room(line->life));
    if (terminal)
        tcsetattr(tty, TCSAFLUSH, &shown);
    fprintf(stderr, "\n");
    return s;
}

static Result ask(void *with, const char *path, Str *passphrase)
{
    const Line *line = with;
    if (line->option[OPT_PASSPHRASE])
        return of_file(line, line->option[OPT_PASSPHRASE], passphrase);
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (tty < 0)
        return because_of(&key_file_sealed, str(path));
    *passphrase = typed(line, tty, "Passphrase of %s: ", path);
    close(tty);
    return DONE;
}

PassphraseFrom passphrase_from(const Line *line)
{
    return (PassphraseFrom){ ask, (void *)(uintptr_t)line };
}

static Result passphrase_judge(Str s)
{
    return s.len >= LEAST && s.len <= MOST ? DONE : because(&passphrase_unfit);
}

static Result typed_twice(const Line *line, int tty, const char *path, Str *passphrase)
{
    *passphrase = typed(line, tty, "A passphrase for %s: ", path);
    TRY(passphrase_judge(*passphrase));
    Str again = typed(line, tty, "The same once more for %s: ", path);
    return str_same(*passphrase, again) ? DONE : because_of(&passphrase_differs, str(path));
}

Result passphrase_fresh(const Line *line, const char *path, Str *passphrase)
{
    *passphrase = (Str){ 0 };
    if (line->option[OPT_NO_PASSPHRASE])
        return line->option[OPT_PASSPHRASE]
                   ? because_of(&wrong_use, S("--passphrase-file or --no-passphrase"))
                   : DONE;
    if (line->option[OPT_PASSPHRASE])
        TRY(of_file(line, line->option[OPT_PASSPHRASE], passphrase));
    else {
        int tty = at_terminal() ? open("/dev/tty", O_RDWR | O_CLOEXEC) : -1;
        if (tty < 0)
            return because_of(&passphrase_needed, str(path));
        Result r = typed_twice(line, tty, path, passphrase);
        close(tty);
        TRY(r);
    }
    return passphrase_judge(*passphrase);
}

/* As if it were the only passphrase of this line. */
Result passphrase_other(const Line *line, const char *path, Str *passphrase)
{
    Line other = *line;
    other.option[OPT_PASSPHRASE] = line->option[OPT_NEW_PASSPHRASE];
    return passphrase_fresh(&other, path, passphrase);
}
