/* streams.h - answers that go on as things happen, as server-sent events: no thread waits for any
 * of them. For engine.c. Source: HTML, 9.2; libmicrohttpd, suspended connections. */
#ifndef HTTP_STREAMS_H
#define HTTP_STREAMS_H

#include "http/engine.h"

#include <microhttpd.h>
#include <pthread.h>

typedef struct Listener Listener;
typedef struct Streams {
    pthread_mutex_t lock;
    Listener *first;                   /* with the lock */
    int       count, most, each;       /* `each`: of one address */
    bool      over;
} Streams;

void streams_begin(Streams *, int most, int each);

/* NULL: there are too many already, of all or of this address. */
struct MHD_Response *stream_open(Streams *, struct MHD_Connection *, const Stream *, Str from,
                                 int64_t now);

/* Wakes those for whom there is news, and those to whom nothing was said for STREAM_QUIET_MS. now:
 * in ms, by the steady clock; to be called several times a second. */
void streams_look(Streams *, int64_t now);

/* All of them end; nobody new comes. */
void streams_over(Streams *);
void streams_end(Streams *);           /* when all are gone */

enum { STREAM_QUIET_MS = 15 * 1000 };

#endif
