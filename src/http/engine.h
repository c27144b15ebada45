/* engine.h - HTTP/1.1 on a socket: requests in, answers out. Nobody above knows which library takes
 * the bytes apart (libmicrohttpd, doc/why/006-libraries.md): another can stand behind this.
 *
 * Whatever is not in order is answered here and never seen above: heads that the guard refuses,
 * bodies that are too long, whoever drips. Behind a proxy that speaks TLS, or on loopback. */
#ifndef HTTP_ENGINE_H
#define HTTP_ENGINE_H

#include "http/request.h"
#include "http/rations.h"

typedef struct Engine Engine;

/* An answer that goes on as things happen (text/event-stream). Whenever pulse() differs, and when
 * nothing was said for a while, more() adds what is new behind `after` and says how far that goes.
 * about: a text that the engine keeps; with: lasts as long as the engine. Both are called in any of
 * its threads. Source: HTML, 9.2, server-sent events. */
typedef struct Stream {
    int64_t (*pulse)(void *with);
    void    (*more)(void *with, const char *about, int64_t *after, Text *, Arena *);
    void     *with;
    char     *about;
    int64_t   after;
} Stream;

typedef struct Answer Answer;

/* An answer that comes when something else was done, for which no thread waits. tell() has told(of)
 * called once, when that is done: in any thread, perhaps before tell() returns. Then finish() makes
 * the answer, in a thread that serves many lines and that it must not hold up; or, where it is
 * slow, in a worker, and what it makes may come later once more. with: lasts as long as the
 * request's life; held: the bytes that it keeps meanwhile. */
typedef struct Later {
    void  (*tell)(void *with, void (*told)(void *of), void *of);
    void  (*finish)(void *with, Answer *, Arena *);
    void   *with;
    int64_t held;
    bool    slow;
} Later;

/* What is answered. Bytes and words last as long as the request's life, or for ever. */
struct Answer {
    int         status;                /* 0: nobody had an answer, 404 is given */
    const char *type;                  /* "text/html; charset=utf-8" */
    Pairs       headers;
    Str         body;
    int         fd;                    /* instead of a body: this file, from its begin, to be
                                        * closed; 0: none */
    int64_t     file_bytes;
    Stream      stream;                /* instead of a body, where it has a pulse */
    Later       later;                 /* instead of all of that, where it has a tell */
};

/* Asked in one of several threads, each request once, with its body whole. */
typedef void AnswerFn(void *with, const Request *, Answer *, Arena *);

/* What a request may bring and take, told from its head. */
typedef struct Load {
    int64_t body_bytes;                /* more is 413 */
    bool    file;                      /* its body goes into a file without a name, not memory,
                                        * where it is longer than the limit `small` */
    int     fd;                        /* that file instead, open, where the reader has one: the
                                        * engine closes it when the request is over. 0: none */
    int64_t at;                        /* in that the body begins here */
    bool    slow;                      /* it is answered by one of the workers, while its line
                                        * holds up no other; `slow_ms` counts from the answer on */
    bool    known;                     /* somebody who may have what is kept from strangers */
    Str     who;                       /* whose share it takes; empty: the address's. It lasts as
                                        * long as the request's life */
} Load;
typedef Load LoadFn(void *with, const Request *, Arena *life);

/* Bounds on what a stranger can make grow or hold; times in ms. */
typedef struct Limits {
    int      threads, connections, of_one_address;
    int64_t  body_bytes;               /* of a form; more is 413 */
    int64_t  small;                    /* a body that is said to be no longer needs no file: to make
                                        * one costs more than all else about it */
    int64_t  head_ms;                  /* from connecting until the head is there */
    int64_t  idle_ms;                  /* from an answer until the next head is there */
    int64_t  slow_ms;                  /* in each such time a body or an answer that is not over */
    int64_t  slowest;                  /* goes on by so many bytes a second, or the line is cut */
    LoadFn  *load;                     /* NULL: `body_bytes` in memory, answered at once */
    int      workers, workers_kept;    /* who answer slowly; of those so many never for strangers */
    Ration   queued;                   /* who may wait for them: more is 503, as of all rations;
                                        * and, in turn, what they began and others finish */
    Ration   files;                    /* bodies in files at once */
    Ration   memory;                   /* bytes of bodies, of what is finished later, and of long
                                        * answers that were made for one */
    int      streams, streams_each;    /* of all and of one address; more is 503 */
} Limits;

extern const Limits usual_limits;

/* address: "127.0.0.1:8080", "[::1]:8080"; port 0: any that is free. "/folder/name": a socket of
 * this machine in that folder, its owner's alone; one that nobody listens at any more is replaced,
 * and at the end it is gone. From here on requests come.
 * Fails: address-wrong (it is none), address-taken (with what the system says). */
Result engine_start(Engine **, Str address, const Limits *, AnswerFn *, void *with, Arena *);
Str    engine_address(const Engine *, Arena *);            /* where it listens */
bool   engine_is_local(const Engine *);                    /* nobody else can reach it */

/* Nobody new is let in, what is under way is answered, for so many ms at most. */
void   engine_quiet(Engine *, int64_t within_ms);

/* The same, then all is shut. Workers are waited for, however long their answer takes. */
void   engine_stop(Engine *, int64_t within_ms);

/* What has been, for whoever watches. */
typedef struct Traffic { int64_t requests, refused, no_room, cut_off, connected; } Traffic;
Traffic engine_traffic(Engine *);

extern const Reason address_wrong, address_taken;

#endif
