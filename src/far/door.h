/* door.h - the way to a book that a server keeps: over https from anywhere, over http and by the
 * socket in its folder on the same machine.
 *
 * What is asked is signed with the asker's key (desk/ask.h); keys stay where they are. Certificates
 * are verified always. What may be asked again without harm is, where the line fails. */
#ifndef FAR_DOOR_H
#define FAR_DOOR_H

#include "desk/ask.h"

typedef struct Door Door;

/* url: "https://tender.example.org", "http://127.0.0.1:8080"; or folder: of a book on this machine,
 * whose server listens at its door.sock. ca: a file of certificates to believe instead of the
 * system's; NULL: those. */
typedef struct DoorPlace { const char *url, *folder, *ca; } DoorPlace;

/* Is it an address, and no folder? */
bool door_is_url(const char *book);

/* Nothing is asked yet. The life ends it. Fails: address-unfit (http to another machine). */
Result door_find(Door **, const DoorPlace *, Arena *);

/* Who asks from now on, of which log; NULL: the public. */
void   door_signs(Door *, const Actor *, Str origin);
Str    door_says(const Door *);              /* where it is, for people */

/* Does somebody listen there? Asks nothing. */
bool   door_open(Door *);

/* into: where the answer goes if it is long; else to memory, up to 4 MiB. */
typedef struct Asking {
    const char *method;
    Str         target, body;
    Str         had;                 /* ETag of what is here already */
    int         into;                /* a descriptor; 0: none */
} Asking;
/* name: of the file that it is, as the server calls it; empty: it says none. */
typedef struct Heard { int status; Str body, etag, name; } Heard;

/* DONE: 200, or 304 where `had` still holds. Fails: with the reason that the server gave, whose
 * detail it brings; server-unreachable, server-strange (it is no such server), server-untrusted
 * (its certificate), too-large. */
Result door_ask(Door *, const Asking *, Heard *, Arena *);

extern const Reason address_unfit, server_unreachable, server_strange, server_untrusted;

#endif
