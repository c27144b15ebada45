/* rations.h - who may take how much of what there is little of, so that a stranger who takes all
 * that strangers may have leaves room for those who must act. */
#ifndef HTTP_RATIONS_H
#define HTTP_RATIONS_H

#include "base/base.h"

#include <pthread.h>

/* Of `most`, strangers leave `kept` to those whom the server knows; `each` of one of either. Who is
 * never more than one need not be counted: each 0 is all that there is. */
typedef struct Ration { int64_t most, kept, each; } Ration;

enum { RATION_PLACES = 4096 };

/* Of what is taken now. Several may fall on one place, which nobody can choose: then they share
 * what one may take. */
typedef struct Rations {
    pthread_mutex_t lock;
    Ration   ration;
    int64_t taken, of[RATION_PLACES];
} Rations;

/* What somebody has of it. */
typedef struct Taken { int64_t amount; unsigned place; } Taken;

void rations_begin(Rations *, Ration);
void rations_end(Rations *);

/* who: an address, or whoever is known. False: there is no room for this one now, and *out is
 * nothing. */
bool rations_take(Rations *, Str who, bool known, int64_t amount, Taken *out);
void rations_give_back(Rations *, Taken *);       /* nothing: nothing happens */

#endif
