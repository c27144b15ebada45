/* backing.h - a backup that an officer asks for on a page: a thread takes it into the folder that
 * the settings name, and what became of it is kept until the next one. */
#ifndef HTTP_BACKING_H
#define HTTP_BACKING_H

#include "http/routes.h"

typedef struct Backing Backing;

Backing *backing_begin(Server *, Arena *);

/* What is under way is waited for. */
void backing_end(Backing *);

/* Begins one, if none is under way. NULL, here and below: none ever is. False: no folder is named,
 * or there can be no thread. */
bool backing_ask(Backing *, Instant now);

/* since: of the one under way; 0: none is. ended: of the last; 0: none was asked for. says: what
 * became of that, in words that tell nothing of bids. */
typedef struct BackingSaid { Instant since, ended; bool failed; Str says; } BackingSaid;
BackingSaid backing_says(Backing *, Arena *);

#endif
