/* inside.h - what clerk.c (the write path), ticks.c (the box's clock) and recall.c (folded
 * procedures kept at hand) share. */
#ifndef CLERK_INSIDE_H
#define CLERK_INSIDE_H

#include "clerk/clerk.h"

#include <pthread.h>

enum { CACHED = 64, WAITING_MOST = 4096 };

typedef struct Cached {
    int64_t   file;              /* 0: free */
    Procedure procedure;
    Arena     life;
    int64_t   used;              /* rises with each use: the least goes first */
} Cached;

struct Clerk {
    Arena      *life;
    Book       *book;
    SigningKey  key;
    Vkey        vkey;
    Wall        wall;
    Instant     last_at, ticked;
    Cached      cached[CACHED];
    Procedure   office;
    Arena       office_life;
    int64_t     uses;
    LIST(int64_t) open_boxes;    /* files whose box is open */
    Proposal   *waiting, **waiting_end, *boxed, **boxed_end;
    int64_t     waiting_count;
    char        detail[DETAIL_BYTES];    /* of the last act that was refused */
    bool        dead;            /* the book is uncertain: nothing more is entered */
    bool        threaded, stopping;
    pthread_t       thread;
    pthread_mutex_t desk;        /* book and folded procedures */
    pthread_mutex_t tray;        /* what waits */
    pthread_cond_t  came, answered;
};

/* recall.c */
Result recall(Clerk *, int64_t file, Procedure **, Arena **life);
Result recall_fresh(Clerk *, Name draft, Procedure **, Arena **life);   /* before its begin */
void   forget(Clerk *, int64_t file);        /* 0: all */
void   adopt_fresh(Clerk *, int64_t file);
Result recall_office(Clerk *);

/* clerk.c */
Result enter_act(Clerk *, Procedure *, Arena *life, int64_t file, Act *);
Result words_keep(Clerk *, const Proposal *);
void   settle(Proposal *, Result);           /* the result, its detail kept */

/* ticks.c */
Result ticks_pay(Clerk *, Instant now, Proposal **entered);
bool   ticks_due(Clerk *, Instant now);
Instant tick_after(Clerk *, Instant);
Result boxes_find(Clerk *);
void   boxes_note(Clerk *, int64_t file, const Procedure *);

#endif
