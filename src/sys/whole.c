#include "sys/whole.h"

#include <errno.h>
#include <unistd.h>

bool write_whole(int fd, Str s)
{
    while (s.len) {
        ssize_t did = write(fd, s.at, (size_t)s.len);
        if (did < 0 && errno == EINTR)
            continue;
        if (did <= 0)
            return false;
        s = str_after(s, did);
    }
    return true;
}

bool write_whole_at(int fd, Str s, int64_t at)
{
    while (s.len) {
        ssize_t did = pwrite(fd, s.at, (size_t)s.len, at);
        if (did < 0 && errno == EINTR)
            continue;
        if (did <= 0)
            return false;
        s   = str_after(s, did);
        at += did;
    }
    return true;
}
