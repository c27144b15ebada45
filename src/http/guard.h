/* guard.h - what is refused before anybody looks at a request: whatever two programs could read in
 * two ways, so that nothing can be smuggled past a proxy.
 *
 * The engine takes requests apart leniently; here their heads are judged again, strictly.
 * Source: RFC 9112, 3.2, 5.1, 6.1, 6.3, 11.2; RFC 9110, 5.6.2, 7.2. */
#ifndef HTTP_GUARD_H
#define HTTP_GUARD_H

#include "http/request.h"

/* What the head says of the body: that there is one, and how long; CHUNKED: it is not said. */
enum { CHUNKED = -1 };
typedef struct Framing { bool body; int64_t bytes; } Framing;

/* version: "HTTP/1.1". Refuses (400): a name that is no token, a value with control bytes, none or
 * two Hosts or one that is none, Content-Length twice, signed, or beside Transfer-Encoding; (501) a
 * transfer coding but "chunked"; (505) a version but 1.1 and 1.0, and 1.0 with Transfer-Encoding
 * (400); (431) too many headers. */
Refusal guard_head(const Request *, Str version, Framing *);

#endif
