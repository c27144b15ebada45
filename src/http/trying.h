/* trying.h - what is kept for who could not hand in: what each bidder tried, and how the server
 * ran. Who missed a deadline sees both (page/late.h). Nothing of it decides anything, so what
 * cannot be written down is left out. */
#ifndef HTTP_TRYING_H
#define HTTP_TRYING_H

#include "accounts/attempts.h"
#include "core/procedure.h"
#include "http/routes.h"

/* became: done, or why it was refused. .why of the attempt is made of that. */
void tried(Server *, const Procedure *, Id bidder, const Attempt *, Result became);

/* A part of a file came and was kept. The first of each file and minute is written at once; those
 * that follow are counted here, and written with the next that is, with what is said of the file
 * by tried(), by tried_settle(), or never where the process is killed: nothing but their number is
 * lost. parts: of the file. */
void tried_part(Server *, const Procedure *, Id bidder, Hash file, int64_t parts);
void tried_settle(Server *);

/* An act about a bid of whoever asks; of other acts and of who is no bidder nothing is kept. */
void tried_act(Server *, const Procedure *, Id bidder, const Act *, Result became);

/* A thread that says every minute that the server runs, and whether it could do all that it is for.
 * *watch NULL where none can be made. */
typedef struct RunningWatch RunningWatch;
RunningWatch *running_watch_begin(Server *, Arena *);
void          running_watch_end(RunningWatch *);

/* One minute of it, for tests: how many had been told that there is no room, then and now. */
void running_minute(Server *, Id run, int64_t *no_room, int64_t now_no_room);

#endif
