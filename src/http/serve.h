/* serve.h - the server: one process, the clerk's thread and those that answer. */
#ifndef HTTP_SERVE_H
#define HTTP_SERVE_H

#include "http/routes.h"

/* Beside the address it listens at door.sock in the book's folder, for who may read that. Answers
 * until the process is asked to end (SIGTERM, SIGINT), then what is under way, then ends.
 * folder: the book's, with people.db in it. demonstration: as in Server. started() is called once
 * it can be reached. The clerk has no thread yet; the life of whoever opened it ends it.
 * Fails: as people_open(), witnessing_begin(), engine_start(), clerk_start(). */
typedef void StartedFn(void *with, const Engine *);
Result serve(Clerk *, const char *folder, const Config *, const InventedPeople *demonstration,
             StartedFn *started, void *with, Arena *);

#endif
