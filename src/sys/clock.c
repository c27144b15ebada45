#include "sys/clock.h"

#include <stdio.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

static Instant machine_now(void *where)
{
    (void)where;
    return time(NULL);
}

static int64_t machine_steady(void *where)
{
    struct timespec t;
    (void)where;
    clock_gettime(CLOCK_BOOTTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void machine_rest(void *where, int64_t ms)
{
    (void)where;
    nanosleep(&(struct timespec){ ms / 1000, ms % 1000 * 1000000 }, NULL);
}

/* One line of the kernel's; without it every start counts as another run. */
static void boot_read(char boot[BOOT_BYTES])
{
    FILE *in = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (!in)
        return;
    if (fgets(boot, BOOT_BYTES, in))
        boot[strcspn(boot, "\n")] = 0;
    fclose(in);
}

Wall wall_of_the_machine(void)
{
    Wall wall = { .now = machine_now, .steady = machine_steady, .rest = machine_rest };
    struct timex asked = { 0 };
    boot_read(wall.boot);
    wall.synchronised = adjtimex(&asked) != TIME_ERROR && !(asked.status & STA_UNSYNC);
    return wall;
}

static Instant played_now(void *where)    { return *(const Instant *)where; }
static int64_t played_steady(void *where) { return *(const Instant *)where * 1000; }

Wall wall_played(Instant *now)
{
    return (Wall){ .now = played_now, .steady = played_steady, .where = now, .boot = "played" };
}
