/* Another program that reads what nobody vouches for gives bytes back, and can do little else. */
#include "sys/child.h"
#include "sys/given.h"
#include "test/test.h"

#include <arpa/inet.h>
#include <linux/landlock.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A file with these bytes, without a name. */
static int file_with(const char *words)
{
    int fd = file_nameless();
    expect(fd >= 0 && write(fd, words, strlen(words)) == (ssize_t)strlen(words));
    return fd;
}

static ChildEnd ends(const char *program, const char *what, const char *given, int64_t most,
                     int seconds, Str *said, Arena *a)
{
    const char *const argv[] = { program, what ? "-c" : NULL, what, NULL };
    Child c = { .argv = argv, .in = file_with(given), .memory = (int64_t)1 << 30, .most = most,
                .seconds = seconds };
    ChildEnd end = child_run(&c, said, a);
    close(c.in);
    return end;
}

static bool runs(const char *program, const char *what, const char *given, int64_t most,
                 int seconds, Str *said, Arena *a)
{
    return ends(program, what, given, most, seconds, said, a) == CHILD_WELL;
}

TEST(it_gets_bytes_from_their_begin_and_gives_others_back)
{
    Str said;
    expect(runs("/bin/cat", NULL, "some bytes", 1000, 20, &said, a));
    expect(str_is(said, "some bytes"));
    expect(!runs("/bin/false", NULL, "", 1000, 20, &said, a));
    expect(!runs("/no/such/program", NULL, "", 1000, 20, &said, a));
}

TEST(who_says_more_or_takes_longer_than_may_be_is_ended)
{
    Str said;
    expect(runs("/bin/cat", NULL, "some bytes", 10, 20, &said, a));
    expect(ends("/bin/cat", NULL, "some bytes", 9, 20, &said, a) == CHILD_MUCH);
    expect(ends("/bin/sh", "while :; do :; done", "", 1000, 1, &said, a) == CHILD_LONG);
    expect(ends("/bin/sh", "exec >&-; while :; do :; done", "", 1000, 1, &said, a) == CHILD_LONG);
    expect(ends("/bin/sleep", NULL, "", 1000, 20, &said, a) == CHILD_FAILED);
    expect(ends("/no/such/program", NULL, "", 1000, 20, &said, a) == CHILD_MISSING);
}

TEST(it_knows_nothing_of_our_environment)
{
    Str said;
    setenv("TENDERBOX_SECRET", "something", 1);
    expect(runs("/usr/bin/env", NULL, "", 10000, 20, &said, a));
    expect(said.len && !memmem(said.at, (size_t)said.len, "SECRET", 6));
}

/* Somebody listens, whom it would reach. */
TEST(it_has_no_network)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t size = sizeof at;
    char words[200];
    Str  said;
    int  door = socket(AF_INET, SOCK_STREAM, 0);
    if (access("/bin/bash", X_OK))
        skip("no bash here");
    expect(!bind(door, (struct sockaddr *)&at, sizeof at) && !listen(door, 4) &&
           !getsockname(door, (struct sockaddr *)&at, &size));
    snprintf(words, sizeof words, "exec 3<>/dev/tcp/127.0.0.1/%d && echo in || echo out",
             ntohs(at.sin_port));
    runs("/bin/bash", words, "", 1000, 20, &said, a);
    expect(!str_is(said, "in\n"));
    close(door);
}

TEST(it_makes_no_file)
{
    char place[] = "/tmp/child-XXXXXX", words[200];
    struct stat about;
    Str  said;
    expect(mkdtemp(place));
    snprintf(words, sizeof words, "echo something > %s/file", place);
    runs("/bin/sh", words, "", 1000, 20, &said, a);
    snprintf(words, sizeof words, "%s/file", place);
    expect(stat(words, &about) || !about.st_size);
    unlink(words);
    rmdir(place);
}

TEST(it_reads_nothing_of_ours)
{
    char place[] = "/tmp/child-XXXXXX", words[200];
    Str  said;
    if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1)
        skip("no Landlock here");
    int fd = mkstemp(place);
    expect(fd >= 0 && write(fd, "secret", 6) == 6);
    snprintf(words, sizeof words, "cat < %s", place);
    expect(!runs("/bin/sh", words, "", 1000, 20, &said, a) && !said.len);
    close(fd);
    unlink(place);
}

#define T(name) { #name, name }
RUN("child_test",
    T(it_gets_bytes_from_their_begin_and_gives_others_back),
    T(who_says_more_or_takes_longer_than_may_be_is_ended),
    T(it_knows_nothing_of_our_environment),
    T(it_has_no_network), T(it_makes_no_file), T(it_reads_nothing_of_ours))
