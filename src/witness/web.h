/* web.h - one request over HTTP and what came back, for logs and witnesses anywhere: who they are
 * shows in what they signed, so nobody's word on the way counts. */
#ifndef WITNESS_WEB_H
#define WITNESS_WEB_H

#include "base/base.h"

typedef struct WebAnswer { int status; Str type, body; } WebAnswer;

/* How many bytes may come, and within how many seconds it is over. */
typedef struct WebLimits { ptrdiff_t bytes; int seconds; } WebLimits;

/* "http://..." or "https://...", nothing behind the path, and no name of a user? */
bool web_url_fits(Str);

/* Over https the certificates count that the system believes, or those in the file that the
 * environment names as SSL_CERT_FILE. GET, or POST of a text where there is a body. No redirect is
 * followed, no cookie kept. Any status is an answer. In any thread. Fails: web-unreachable. */
Result web_ask(Str url, Str body, WebLimits, WebAnswer *, Arena *);

extern const Reason web_unreachable;

#endif
