#include "http/streams.h"

#include <stdlib.h>
#include <string.h>

enum { MORE_BYTES = 1 << 20, ADDRESS_BYTES = 96 };

/* One who listens. asleep: nobody looks after it until it is woken. */
struct Listener {
    Listener *next, *before;
    Streams  *of;
    struct MHD_Connection *line;
    Stream    stream;
    int64_t   pulse, said_at;          /* what it knows; when something was last said */
    bool      asleep, quiet_long;
    char      from[ADDRESS_BYTES];
    Arena     life;                    /* of what is being said */
    Str       left;                    /* of that */
};

void streams_begin(Streams *s, int most, int each)
{
    *s = (Streams){ .most = most, .each = each };
    pthread_mutex_init(&s->lock, NULL);
}

void streams_end(Streams *s) { pthread_mutex_destroy(&s->lock); }

/* ---- saying ---------------------------------------------------------------------- */

/* With the lock. What is new, else that we are still there. Whatever was read for it is let go at
 * once, by the thread that read it: who listens for hours holds no moment of the book. */
static void say_more(Listener *l)
{
    Text  t = { 0 };
    Arena making = arena_begin(MORE_BYTES);
    l->pulse = l->stream.pulse(l->stream.with);
    pthread_mutex_unlock(&l->of->lock);
    l->stream.more(l->stream.with, l->stream.about, &l->stream.after, &t, &making);
    if (!t.len && l->quiet_long)
        text_our(&t, ":\n\n", &making);
    l->life = arena_begin(MORE_BYTES);
    if (t.len)
        l->left = str_copy(text_str(&t), &l->life);
    arena_end(&making);
    pthread_mutex_lock(&l->of->lock);
    l->quiet_long = false;
}

/* Who has heard all of it keeps none of it. */
static ssize_t hand_over(Listener *l, char *to, size_t room)
{
    size_t bytes = (size_t)l->left.len < room ? (size_t)l->left.len : room;
    memcpy(to, l->left.at, bytes);
    l->left = str_after(l->left, (ptrdiff_t)bytes);
    if (!l->left.len)
        arena_end(&l->life);
    return (ssize_t)bytes;
}

static ssize_t read_on(void *listener, uint64_t at, char *to, size_t room)
{
    (void)at;
    Listener *l = listener;
    Streams  *s = l->of;
    ssize_t   bytes = 0;
    pthread_mutex_lock(&s->lock);
    if (!l->left.len && !s->over &&
        (l->quiet_long || l->pulse != l->stream.pulse(l->stream.with)))
        say_more(l);
    if (s->over)
        bytes = MHD_CONTENT_READER_END_OF_STREAM;
    else if (l->left.len)
        bytes = hand_over(l, to, room);
    else {
        l->asleep = true;
        MHD_suspend_connection(l->line);
    }
    pthread_mutex_unlock(&s->lock);
    return bytes;
}

/* ---- coming and going ------------------------------------------------------------ */

static void leave(void *listener)
{
    Listener *l = listener;
    Streams  *s = l->of;
    pthread_mutex_lock(&s->lock);
    *(l->before ? &l->before->next : &s->first) = l->next;
    if (l->next)
        l->next->before = l->before;
    s->count--;
    pthread_mutex_unlock(&s->lock);
    arena_end(&l->life);
    free(l->stream.about);
    free(l);
}

/* With the lock. */
static bool has_room(const Streams *s, Str from)
{
    int here = 0;
    for (const Listener *l = s->first; l; l = l->next)
        here += str_is(from, l->from);
    return !s->over && s->count < s->most && here < s->each;
}

static Listener *listener_new(Streams *s, struct MHD_Connection *c, const Stream *stream, Str from,
                              int64_t now)
{
    Listener *l = calloc(1, sizeof *l);
    size_t    bytes = (size_t)from.len < ADDRESS_BYTES ? (size_t)from.len : ADDRESS_BYTES - 1;
    if (!l)
        abort();
    l->of      = s;
    l->line    = c;
    l->stream  = *stream;
    l->stream.about = strdup(stream->about);
    l->pulse   = -1;
    l->said_at = now;
    l->left    = S("retry: 3000\n\n");
    memcpy(l->from, from.at, bytes);
    return l;
}

struct MHD_Response *stream_open(Streams *s, struct MHD_Connection *c, const Stream *stream,
                                 Str from, int64_t now)
{
    enum { BLOCK = 64 };
    Listener *l = NULL;
    pthread_mutex_lock(&s->lock);
    if (has_room(s, from)) {
        l = listener_new(s, c, stream, from, now);
        l->next = s->first;
        if (s->first)
            s->first->before = l;
        s->first = l;
        s->count++;
    }
    pthread_mutex_unlock(&s->lock);
    return l ? MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, read_on, l, leave)
             : NULL;
}

/* ---- waking ---------------------------------------------------------------------- */

static void wake(Listener *l)
{
    l->asleep = false;
    MHD_resume_connection(l->line);
}

void streams_look(Streams *s, int64_t now)
{
    pthread_mutex_lock(&s->lock);
    for (Listener *l = s->first; l; l = l->next) {
        if (!l->asleep)
            continue;
        l->quiet_long = now - l->said_at >= STREAM_QUIET_MS;
        if (!l->quiet_long && l->pulse == l->stream.pulse(l->stream.with))
            continue;
        l->said_at = now;
        wake(l);
    }
    pthread_mutex_unlock(&s->lock);
}

void streams_over(Streams *s)
{
    pthread_mutex_lock(&s->lock);
    s->over = true;
    for (Listener *l = s->first; l; l = l->next)
        if (l->asleep)
            wake(l);
    pthread_mutex_unlock(&s->lock);
}
