/* Parts of a sealed file: each at its place in one file, counted once it is there and never by
 * bytes that nobody judged, whoever else writes meanwhile. */
#include "http/parts.h"
#include "sys/folder.h"
#include "test/folder.h"
#include "test/test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Three parts; the last one has three bytes. */
static Parts three(Arena *a)
{
    const char *folder = path_in(folder_new(a), "way", a);
    expect(!mkdir(folder, 0700));
    return (Parts){ .folder = folder, .size = 2 * PART_BYTES + 3, .count = 3, .a = a };
}

static Request body_of(Str bytes)
{
    return (Request){ .body = bytes, .body_bytes = bytes.len };
}

static Str filled(char with, Arena *a)
{
    char *bytes = make(a, char, PART_BYTES);
    memset(bytes, with, PART_BYTES);
    return (Str){ bytes, PART_BYTES };
}

static bool keeps(const Parts *p, int64_t n, Str bytes)
{
    Request r = body_of(bytes);
    return parts_keep(p, &r, n);
}

static char first_of(const Parts *p, int64_t n)
{
    char byte = 0;
    int  fd = parts_open(p, n);
    expect(fd >= 0 && read(fd, &byte, 1) == 1);
    close(fd);
    return byte;
}

static char byte_at(int fd, int64_t at)
{
    char byte = 0;
    expect(pread(fd, &byte, 1, at) == 1);
    return byte;
}

/* Who writes there without more; the request's life closes it. */
static Request received(const Parts *p, int64_t n, Str bytes)
{
    int fd = parts_receive(p, n);
    expect(fd > 0 && pwrite(fd, bytes.at, (size_t)bytes.len, n * PART_BYTES) == bytes.len);
    return (Request){ .body_fd = fd, .body_at = n * PART_BYTES, .body_bytes = bytes.len,
                      .body_placed = true };
}

TEST(parts_come_in_any_order_and_are_one_file_then)
{
    Parts p = three(a);
    const char *path;
    expect(keeps(&p, 2, S("end")) && parts_there(&p, 2) && !parts_there(&p, 0));
    expect(parts_gather(&p, &path) < 0);
    Request r = received(&p, 1, filled('b', a));
    expect(parts_keep(&p, &r, 1));
    expect(keeps(&p, 0, filled('a', a)));
    close(r.body_fd);
    int fd = parts_gather(&p, &path);
    expect(fd >= 0 && lseek(fd, 0, SEEK_END) == p.size);
    expect(byte_at(fd, 0) == 'a' && byte_at(fd, PART_BYTES) == 'b');
    expect(byte_at(fd, p.size - 1) == 'd');
    close(fd);
    parts_remove(&p);
    expect(access(p.folder, F_OK));
}

TEST(bytes_at_a_place_are_no_part_until_they_are_kept)
{
    Parts p = three(a);
    expect(parts_receive(&p, 0) < 0);
    expect(keeps(&p, 2, S("end")));
    Request r = received(&p, 0, filled('x', a));
    close(r.body_fd);
    expect(!parts_there(&p, 0) && parts_open(&p, 0) < 0);
    expect(keeps(&p, 0, filled('a', a)) && first_of(&p, 0) == 'a');
    expect(parts_receive(&p, 0) < 0);
    parts_remove(&p);
}

TEST(a_line_that_was_cut_and_holds_its_place_spoils_nothing)
{
    Parts p = three(a);
    const char *path;
    expect(keeps(&p, 2, S("end")) && keeps(&p, 1, filled('b', a)));
    Request slow = received(&p, 0, S("xx"));
    expect(parts_receive(&p, 0) < 0);
    expect(keeps(&p, 0, filled('a', a)) && first_of(&p, 0) == 'a');
    expect(parts_gather(&p, &path) < 0);
    expect(pwrite(slow.body_fd, "yy", 2, 2) == 2 && first_of(&p, 0) == 'a');
    close(slow.body_fd);
    int fd = parts_gather(&p, &path);
    expect(fd >= 0 && byte_at(fd, 0) == 'a' && byte_at(fd, 2) == 'a');
    close(fd);
    parts_remove(&p);
}

TEST(a_part_that_comes_again_is_the_one_that_counts)
{
    Parts p = three(a);
    const char *path;
    expect(keeps(&p, 0, filled('a', a)) && keeps(&p, 1, filled('b', a)) && keeps(&p, 2, S("end")));
    expect(keeps(&p, 1, filled('c', a)) && first_of(&p, 1) == 'c');
    int fd = parts_gather(&p, &path);
    expect(fd >= 0 && byte_at(fd, PART_BYTES) == 'c');
    close(fd);
    parts_remove(&p);
}

TEST(what_is_on_the_shelf_is_not_written_again)
{
    Parts p = three(a);
    const char *path;
    const char *shelf = path_in(p.folder, ".shelf", a);
    expect(keeps(&p, 0, filled('a', a)));
    expect(!link(path_in(p.folder, ".bytes", a), shelf));
    expect(parts_receive(&p, 1) < 0 && keeps(&p, 1, filled('b', a)) && first_of(&p, 1) == 'b');
    struct stat is;
    expect(!stat(shelf, &is) && is.st_size == PART_BYTES);
    expect(keeps(&p, 2, S("end")) && parts_gather(&p, &path) < 0);
    parts_remove(&p);
}

TEST(marks_that_were_left_say_nothing_of_the_next_file)
{
    Parts p = three(a);
    expect(keeps(&p, 0, filled('a', a)) && keeps(&p, 1, filled('b', a)));
    expect(!unlink(path_in(p.folder, ".bytes", a)) && !parts_there(&p, 0));
    expect(keeps(&p, 2, S("end")) && !parts_there(&p, 0) && !parts_there(&p, 1));
    expect(parts_there(&p, 2));
    parts_remove(&p);
}

TEST(a_mark_takes_no_room)
{
    Parts p = three(a);
    struct stat is;
    expect(keeps(&p, 0, filled('a', a)));
    expect(!stat(path_in(p.folder, "0", a), &is) && is.st_size == PART_BYTES && !is.st_blocks);
    expect(!parts_takes_room("0") && parts_takes_room(".bytes") && parts_takes_room("0.apart"));
    parts_remove(&p);
}

RUN("parts",
    T(parts_come_in_any_order_and_are_one_file_then),
    T(bytes_at_a_place_are_no_part_until_they_are_kept),
    T(a_line_that_was_cut_and_holds_its_place_spoils_nothing),
    T(a_part_that_comes_again_is_the_one_that_counts),
    T(what_is_on_the_shelf_is_not_written_again),
    T(marks_that_were_left_say_nothing_of_the_next_file),
    T(a_mark_takes_no_room))
