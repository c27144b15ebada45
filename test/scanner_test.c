/* A scanner is believed in what it says of a file, and in nothing that is no answer; and whoever
 * speaks to it gets away from it. */
#include "sys/given.h"
#include "sys/scanner.h"
#include "test/test.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SAID(words) ((Str){ words, sizeof words - 1 })

TEST(what_it_says_of_a_file_is_read)
{
    Str name;
    expect(scanner_answer(SAID("stream: OK\0"), &name, a) == SCAN_NOTHING && !name.len);
    expect(scanner_answer(SAID("stream: Win.Test.EICAR_HDB-1 FOUND\0"), &name, a) == SCAN_FOUND);
    expect_text(name, "Win.Test.EICAR_HDB-1");
    expect(scanner_answer(SAID("INSTREAM size limit exceeded. ERROR\0"), &name, a) ==
           SCAN_TOO_LARGE);
    expect(scanner_answer(SAID("stream: Can't allocate memory ERROR\0"), &name, a) ==
           SCAN_UNANSWERED);
}

TEST(what_is_no_answer_never_says_that_nothing_was_found)
{
    const Str hostile[] = {
        { "", 0 }, SAID("\0"), SAID("stream: OK"), SAID("stream: O\0"), SAID("stream: OK \0"),
        SAID("stream: OK\n\0"), SAID("stream:  OK\0"), SAID("OK\0"), SAID("stream: \0"),
        SAID("other: OK\0"), SAID("stream: OK\0\0"), SAID("stream: OK\0stream: X FOUND\0"),
        SAID("stream: NOT OK\0"), SAID("\0stream: OK\0"), SAID("stream: FOUND\0"),
        SAID("stream: ok\0"), SAID("STREAM: OK\0"), SAID("stream: X FOUND"),
    };
    for (int i = 0; i < countof(hostile); i++) {
        Str name;
        expect(scanner_answer(hostile[i], &name, a) == SCAN_UNANSWERED && !name.len);
    }
}

TEST(a_name_of_a_find_shows_whatever_it_is)
{
    char long_one[900];
    Str  name;
    expect(scanner_answer(SAID("stream: \x1b[2J\xE2\x80\xAE\n<b> FOUND\0"), &name, a) ==
           SCAN_FOUND);
    expect(str_shows(name) && name.len);
    expect(scanner_answer(SAID("stream: \xff\xfe FOUND\0"), &name, a) == SCAN_FOUND);
    expect(str_shows(name) && name.len);
    memset(long_one, 'a', sizeof long_one);
    memcpy(long_one, "stream: ", 8);
    memcpy(long_one + sizeof long_one - 7, " FOUND", 7);
    expect(scanner_answer((Str){ long_one, sizeof long_one }, &name, a) == SCAN_FOUND);
    expect(name.len <= SCANNER_NAMES + 3);
}

/* ---- somebody at the other end -------------------------------------------------------- */

/* Reads this much of what comes, says these words, and goes. */
typedef struct Peer {
    int       door;
    int64_t   reads;
    Str       says;
    pthread_t thread;
    char      place[64];
} Peer;

static void *answer(void *peer)
{
    Peer *p = peer;
    char  bytes[4096];
    int   fd = accept(p->door, NULL, NULL);
    for (int64_t left = p->reads; left > 0;) {
        ssize_t got = recv(fd, bytes, left < 4096 ? (size_t)left : 4096, 0);
        if (got <= 0)
            break;
        left -= got;
    }
    for (Str rest = p->says; rest.len;) {
        ssize_t sent = send(fd, rest.at, (size_t)rest.len, MSG_NOSIGNAL);
        if (sent <= 0)
            break;
        rest = str_after(rest, sent);
    }
    close(fd);
    return NULL;
}

static void peer_begin(Peer *p, int64_t reads, Str says)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    *p = (Peer){ .reads = reads, .says = says };
    snprintf(p->place, sizeof p->place, "/tmp/scanner-%ld", (long)getpid());
    snprintf(at.sun_path, sizeof at.sun_path, "%s", p->place);
    unlink(p->place);
    p->door = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    expect(!bind(p->door, (struct sockaddr *)&at, sizeof at) && !listen(p->door, 4));
    expect(!pthread_create(&p->thread, NULL, answer, p));
}

static void peer_end(Peer *p)
{
    pthread_join(p->thread, NULL);
    close(p->door);
    unlink(p->place);
}

static int file_of(int64_t bytes)
{
    int fd = file_nameless();
    expect(fd >= 0 && !ftruncate(fd, bytes));
    return fd;
}

static ScanOutcome scans(int64_t bytes, int64_t reads, Str says, Scanned *out, Arena *a)
{
    Peer peer;
    peer_begin(&peer, reads, says);
    Scanner s = { peer.place, -1 };
    int  fd = file_of(bytes);
    bool there = scanner_scan(&s, fd, out, a);
    close(fd);
    peer_end(&peer);
    expect(there);
    return out->outcome;
}

/* "zINSTREAM\0", a length and the bytes, a length of nothing. */
enum { AROUND = 10 + 4 + 4 };

TEST(a_file_goes_whole_and_its_fingerprint_comes_home)
{
    Scanned s;
    expect(scans(100, AROUND + 100, SAID("stream: OK\0"), &s, a) == SCAN_NOTHING);
    char nothing[100] = { 0 };
    expect(hash_same(s.hash, sha256((Str){ nothing, 100 })));
    expect(scans(0, 14, SAID("stream: OK\0"), &s, a) == SCAN_NOTHING);
}

TEST(who_says_ok_before_the_file_was_there_is_not_believed)
{
    Scanned s;
    expect(scans(64 << 20, 10, SAID("stream: OK\0"), &s, a) == SCAN_UNANSWERED);
    expect(scans(64 << 20, 10, SAID("stream: X FOUND\0"), &s, a) == SCAN_FOUND);
    expect(scans(64 << 20, 10, SAID("INSTREAM size limit exceeded. ERROR\0"), &s, a) ==
           SCAN_TOO_LARGE);
}

TEST(who_says_nothing_or_too_much_says_nothing)
{
    static char much[4 << 20];
    Scanned s;
    memset(much, 'a', sizeof much);
    expect(scans(100, AROUND + 100, (Str){ 0 }, &s, a) == SCAN_UNANSWERED);
    expect(scans(100, 0, (Str){ 0 }, &s, a) == SCAN_UNANSWERED);
    expect(scans(100, AROUND + 100, (Str){ much, sizeof much }, &s, a) == SCAN_UNANSWERED);
}

/* It would wait for minutes. */
TEST(whoever_waits_for_it_can_be_told_to_end)
{
    Scanned s;
    int  told[2], fd = file_of(100);
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    snprintf(at.sun_path, sizeof at.sun_path, "/tmp/scanner-%ld", (long)getpid());
    unlink(at.sun_path);
    int door = socket(AF_UNIX, SOCK_STREAM, 0);
    expect(!bind(door, (struct sockaddr *)&at, sizeof at) && !listen(door, 4) && !pipe(told));
    expect(write(told[1], "x", 1) == 1);
    expect(scanner_scan(&(Scanner){ at.sun_path, told[0] }, fd, &s, a));
    expect(s.outcome == SCAN_UNANSWERED);
    close(door);
    close(fd);
    close(told[0]);
    close(told[1]);
    unlink(at.sun_path);
}

TEST(its_version_is_one_line_that_shows)
{
    const struct { Str says; bool well; } rows[] = {
        { SAID("ClamAV 1.4.3/27123/Tue Nov  3 09:11:00 2026\0"), true }, { SAID("ClamAV\0"), true },
        { SAID("ClamAV"), false }, { SAID("\0"), false }, { SAID("a\x1b[2J\0"), false },
        { SAID("a\0b\0"), false }, { { "", 0 }, false },
    };
    for (int i = 0; i < countof(rows); i++) {
        Peer peer;
        Str  version;
        peer_begin(&peer, 9, rows[i].says);
        bool well = scanner_version(&(Scanner){ peer.place, -1 }, &version, a);
        peer_end(&peer);
        expect(well == rows[i].well);
    }
    Str version;
    expect(!scanner_version(&(Scanner){ "/tmp/no/such/socket", -1 }, &version, a));
    expect(!scanner_version(&(Scanner){ "127.0.0.1:1", -1 }, &version, a));
    expect(!scanner_version(&(Scanner){ "nowhere", -1 }, &version, a));
}

#define T(name) { #name, name }
RUN("scanner",
    T(what_it_says_of_a_file_is_read), T(what_is_no_answer_never_says_that_nothing_was_found),
    T(a_name_of_a_find_shows_whatever_it_is), T(a_file_goes_whole_and_its_fingerprint_comes_home),
    T(who_says_ok_before_the_file_was_there_is_not_believed),
    T(who_says_nothing_or_too_much_says_nothing), T(whoever_waits_for_it_can_be_told_to_end),
    T(its_version_is_one_line_that_shows))
