/* standing.c - laid before a server: time() is what the file STANDING says, in seconds since 1970,
 * and goes on when somebody writes another moment there. All other clocks go as they do. */
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

time_t time(time_t *out)
{
    char    digits[24] = { 0 };
    int     fd = open(getenv("STANDING"), O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : read(fd, digits, sizeof digits - 1);
    if (fd >= 0)
        close(fd);
    time_t now = got > 0 ? (time_t)strtoll(digits, NULL, 10) : (time_t)-1;
    if (out)
        *out = now;
    return now;
}
