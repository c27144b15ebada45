/* asker.h - who asks: whoever signed the request with a key (desk/ask.h), else the public.
 *
 * Who that is in a procedure the procedure says, and nobody else: so what somebody may see follows
 * from the book alone, by whichever way they came. */
#ifndef HTTP_ASKER_H
#define HTTP_ASKER_H

#include "http/routes.h"

typedef struct Asker { bool known; Key key; Instant at; } Asker;

/* Fails: as ask_read(); ask-false where the body is another one than was signed. */
Result asker_of(const Server *, const Request *, Asker *, Arena *);

/* The person of the procedure, or of its office, whose key it is now; 0: nobody in particular. Of a
 * bidder's delegate its bidder. */
Id     asker_person(const Procedure *, const Asker *);

/* Told from the head alone, before a body comes: did this key count in any procedure since the
 * server was started? Some 16,000 keys are remembered. */
bool   asker_is_known(const Server *, const Request *, Key *, Arena *);

#endif
