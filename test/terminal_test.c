/* What strangers write steers no terminal, whichever command is given it: each is called as main.c
 * calls the one that was typed. */
#include "cli/inside.h"
#include "sys/screen.h"
#include "test/folder.h"
#include "test/test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 12, ALL_TYPED = 7 };

/* Red letters; the title of the window; a control of the second set; letters turned round; a byte
 * that is no character; the line once more from its begin. */
#define EVIL "\033[31mred\033]0;title\a \xc2\x9b" "2J \xe2\x80\xae" "gnp\xe2\x81\xa6 \x9b\r"

/* By the numbers of Unicode, not by what the guard goes by. */
static bool rune_steers(int32_t rune)
{
    bool control = (rune < ' ' && rune != '\n' && rune != '\t') || (rune >= 0x7f && rune < 0xa0);
    bool turns = (rune >= 0x200b && rune <= 0x200f) || (rune >= 0x202a && rune <= 0x202e) ||
                 (rune >= 0x2066 && rune <= 0x2069);
    return control || turns;
}

static bool steers(Str said)
{
    int32_t rune;
    while (said.len)
        if (!str_rune(&said, &rune) || rune_steers(rune))
            return true;
    return false;
}

/* ---- every command ----------------------------------------------------------------- */

/* The words, parted by spaces; and the rest, which are whole. */
static void typed(const char *command, const char *words, const char *option, const char *value)
{
    Arena a = arena_begin(1 << 16);
    char *argv[WORDS_MOST + 1] = { "tenderbox", str_terminated(str(command), &a) };
    int   count = 2;
    for (Str rest = str(words); rest.len;)
        argv[count++] = str_terminated(str_cut(&rest, ' '), &a);
    if (option)
        argv[count++] = str_terminated(str(option), &a);
    if (value)
        argv[count++] = str_terminated(str(value), &a);
    command_main(count, argv);
    arena_end(&a);
}

static void typed_with_each_option(const Command *c)
{
    for (Option o = 0; o < OPTIONS; o++) {
        char name[80];
        snprintf(name, sizeof name, "--%s", options[o].name);
        if (c->takes >> o & 1 || option_always(o))
            typed(c->name, "evil", name, EVIL);
    }
}

static void typed_all(const Command *c)
{
    static const char *const words[] = { EVIL, "new " EVIL, EVIL "=1", "check evil",
                                         "receipt evil", "evil" };
    for (ptrdiff_t i = 0; i < countof(words); i++) {
        typed(c->name, words[i], NULL, NULL);
        typed(c->name, words[i], "--json", NULL);
    }
    typed(c->name, "", EVIL, NULL);
    typed_with_each_option(c);
}

/* ---- who types ------------------------------------------------------------------------ */

static void stream_to(const char *path, int flags, int stream)
{
    int fd = open(path, flags | O_CLOEXEC, 0600);
    if (fd < 0 || dup2(fd, stream) < 0)
        abort();
    close(fd);
}

/* Nobody sits there, and what is said goes into a file. */
static void sit_in(const char *folder)
{
    if (chdir(folder) || setsid() < 0 || setenv("TENDERBOX_BOOK", "book", 1))
        abort();
    unsetenv("TENDERBOX_PROCEDURE");
    stream_to("evil", O_WRONLY | O_CREAT, STDOUT_FILENO);
    printf("%s\n", EVIL);
    fflush(stdout);
    stream_to("/dev/null", O_RDONLY, STDIN_FILENO);
    stream_to("said", O_WRONLY | O_CREAT | O_APPEND, STDOUT_FILENO);
    stream_to("said", O_WRONLY | O_APPEND, STDERR_FILENO);
    screen_guard();
}

static void type_everything(const char *folder)
{
    sit_in(folder);
    typed("init", "book", "--origin", "tender.example.org/log");
    for (ptrdiff_t i = 0; i < command_count; i++)
        typed_all(&commands[i]);
    fflush(stdout);
    exit(ALL_TYPED);
}

/* Another process, for its streams are the guard's from then on. */
static Str said_in(const char *folder, Arena *a)
{
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (!pid)
        type_everything(folder);
    expect(pid > 0 && waitpid(pid, &status, 0) == pid);
    Str said = file_whole(path_in(folder, "said", a), a);
    bool whole = WIFEXITED(status) && WEXITSTATUS(status) == ALL_TYPED;
    if (!whole)
        printf("    it ended with %#x, having said\n%.*s\n", status, (int)said.len, said.at);
    expect(whole);
    return said;
}

static int lines_with(Str said, const char *word)
{
    int count = 0;
    while (said.len) {
        Str line = str_cut(&said, '\n');
        count += memmem(line.at, (size_t)line.len, word, strlen(word)) != NULL;
    }
    return count;
}

TEST(what_strangers_write_is_printed_back_by_every_command_and_steers_no_terminal)
{
    expect(steers(S(EVIL)));
    Str said = said_in(folder_new(a), a);
    expect(lines_with(said, "red") > 20);
    expect(!steers(said));
}

RUN("terminal", T(what_strangers_write_is_printed_back_by_every_command_and_steers_no_terminal))
