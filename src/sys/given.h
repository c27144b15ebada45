/* given.h - a file that somebody gave us, whole, as it lies: a bundle may be larger than memory.
 *
 * A regular file is mapped. Whatever else can be read, a pipe or a device, goes first into a file
 * without a name in TMPDIR, so far as it fits. */
#ifndef SYS_GIVEN_H
#define SYS_GIVEN_H

#include "base/base.h"

#include <sys/stat.h>

enum { GIVEN_GIB = 16 };                 /* what is no regular file has no more than so many GiB */

typedef struct Given {
    Str         bytes;
    const char *path;
    int         fd;
    struct stat then;                    /* to see whether it went on while we read */
    struct Given *other;
} Given;

/* False says errno: EISDIR, EFBIG (no regular file, and longer), and what the system says. */
bool given_open(Given *, const char *path);

/* The same of what we write ourselves, bytes after bytes: into such a file without a name, which is
 * mapped at its end. It is closed also where one of these failed. */
bool given_fresh(Given *);
bool given_add(Given *, Str);
bool given_whole(Given *);

/* A file without a name in TMPDIR, for writing and reading: nobody else can open it, and it is gone
 * when it is closed. Under 0: there is none, and errno says why. */
int file_nameless(void);

/* Is it as it was when we began, also by the moment that nobody can set back? Who reads what is
 * mapped may have read a bit of both. */
bool given_same(const Given *);
void given_close(Given *);

/* Who has read this will not soon come back to it: whole pages of a mapped file leave memory, and
 * are read again if they are asked for after all. What is of no such file is left alone. */
void given_passed(Str);

#endif
