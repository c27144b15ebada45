/* request.h - what somebody asks for over HTTP, as read: names decoded once, in one spelling.
 *
 * A path that could be written in two ways is refused, not put right: "//", "/./", "/../", "%2F",
 * control bytes, what is not UTF-8. So a proxy in front and we never see two things in one request.
 * Source: RFC 9110, RFC 9112, RFC 3986. */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "base/hash.h"

/* HEAD is GET without its body; the rest is OTHER and answered 405. */
typedef enum Method { GET, HEAD, POST, PUT, DELETE, OTHER } Method;

typedef struct Request {
    Method method;
    Str    target;                     /* as it was sent */
    Str    path;                       /* decoded, from "/" on */
    Pairs  query;                      /* decoded, in their order */
    Pairs  headers;                    /* in their order; names as they were sent */
    Str    body;                       /* empty where it lies in a file: */
    int    body_fd;                    /* 0: none */
    int64_t body_at;                   /* from this byte on */
    bool   body_placed;                /* which is where its reader said (Load) */
    int64_t body_bytes;
    Hash   body_hash;                  /* SHA-256 of the body, wherever it lies */
    Instant arrived;                   /* its last byte */
    Str    from;                       /* address of who is connected; "socket": by the one in the
                                        * book's folder */
    int64_t number;                    /* by chance; to be named in answers and the journal */
} Request;

/* Where a request is refused before anybody looks at it: the status, and a sentence. {0}: it is
 * not. */
typedef struct Refusal { int status; const char *says; } Refusal;

enum { HEADERS_MOST = 100, TARGET_BYTES = 4 << 10, QUERY_MOST = 100 };

Method method_of(Str name);

/* Splits and decodes. Limits: TARGET_BYTES, QUERY_MOST. */
Refusal target_read(Str target, Request *, Arena *);

/* "a=b&c=d" as forms are sent: "+" is a space. most: how many. */
Refusal pairs_read(Str text, int most, Pairs *, Arena *);

/* The first of a name, capital and small letters alike; empty where there is none. */
Str  header_of(const Request *, const char *name);
Str  query_of(const Request *, const char *name);

/* 0: none, or nothing like a number below a thousand million. */
int64_t query_number(const Request *, const char *name);
bool header_there(const Request *, const char *name);

/* Is what the asker has, by If-None-Match, this? */
bool etag_is_had(const Request *, Str etag);

#endif
