#include "http/drawing.h"

#include "page/opened.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FAILURE_SECONDS = 600 };

/* ---- what was drawn last ---------------------------------------------------------- */

/* page 0: how many there are, as pdfinfo said it. */
typedef struct Drawn {
    Hash     file;
    int64_t  page, used, at;           /* at: seconds of a clock that only goes on */
    ChildEnd end;
    char    *bytes;
    int64_t  len;
} Drawn;

static struct { pthread_mutex_t lock; Drawn at[DRAWINGS_KEPT]; int64_t turn; } drawn = {
    .lock = PTHREAD_MUTEX_INITIALIZER };

static int64_t seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

/* What could not be drawn may have met a busy hour. */
static bool counts(const Drawn *d)
{
    return d->used && (d->end == CHILD_WELL || d->at + FAILURE_SECONDS > seconds_now());
}

static Drawn *known(Hash file, int64_t page)
{
    for (Drawn *d = drawn.at; d < drawn.at + DRAWINGS_KEPT; d++)
        if (d->page == page && hash_same(d->file, file) && counts(d))
            return d;
    return NULL;
}

static Drawn *oldest(void)
{
    Drawn *old = drawn.at;
    for (Drawn *d = drawn.at; d < drawn.at + DRAWINGS_KEPT; d++)
        if (d->used < old->used)
            old = d;
    return old;
}

/* Where memory is short it is drawn again. */
static void keep(Hash file, int64_t page, ChildEnd end, Str said)
{
    Drawn *d = oldest();
    int64_t len = end == CHILD_WELL ? said.len : 0;
    char *bytes = len > DRAWING_KEPT_BYTES || end == CHILD_MISSING
                ? NULL : malloc((size_t)len + 1);
    if (!bytes)
        return;
    if (len)
        memcpy(bytes, said.at, (size_t)len);
    free(d->bytes);
    *d = (Drawn){ file, page, ++drawn.turn, seconds_now(), end, bytes, len };
}

/* ---- drawing ---------------------------------------------------------------------- */

static ChildEnd run(const Drawing *d, int64_t page, const char *const *argv, int64_t most,
                    Str *said, Arena *a)
{
    Child c = { .argv = argv, .in = d->fd, .memory = DRAWING_MEMORY, .most = most,
                .seconds = d->seconds ? d->seconds : DRAWING_SECONDS };
    pthread_mutex_lock(&drawn.lock);
    Drawn   *before = known(d->file, page);
    ChildEnd end = before ? before->end : child_run(&c, said, a);
    if (before) {
        *said = str_copy((Str){ before->bytes, before->len }, a);
        before->used = ++drawn.turn;
    } else {
        keep(d->file, page, end, *said);
    }
    pthread_mutex_unlock(&drawn.lock);
    return end;
}

ChildEnd drawing_count(const Drawing *d, int64_t *pages, Arena *a)
{
    static const char *const argv[] = { "/usr/bin/pdfinfo", "-", NULL };
    Str said;
    ChildEnd end = run(d, 0, argv, 1 << 16, &said, a);
    *pages = 0;
    while (end == CHILD_WELL && said.len) {
        Str line = str_cut(&said, '\n');
        if (str_starts(line, "Pages:"))
            str_number(str_trim(str_after(line, 6)), pages);
    }
    return end == CHILD_WELL && *pages < 1 ? CHILD_FAILED : end;
}

ChildEnd drawing_page(const Drawing *d, int64_t page, Str *png, Arena *a)
{
    const char *of = str_terminated(str_of_number(page, a), a);
    const char *const argv[] = { "/usr/bin/pdftoppm", "-png", "-scale-to", "1600", "-f", of, "-l",
                                 of, "-", NULL };
    ChildEnd end = run(d, page, argv, DRAWING_BYTES, png, a);
    return end == CHILD_WELL && !picture_type(*png) ? CHILD_FAILED : end;
}
