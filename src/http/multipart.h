/* multipart.h - what a form with files sends, and nothing that could be read in two ways: no words
 * before the first part or behind the last, no encodings, no folded lines, each name once spelled.
 * Source: RFC 7578; RFC 2046, 5.1; names as browsers escape them (WHATWG HTML, 4.10.21.8). */
#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

#include "http/request.h"

/* FORM_PARTS_MOST: with files; FORM_FIELDS_MOST: without. */
enum { FORM_PARTS_MOST = 64, FORM_FIELDS_MOST = 3000, FORM_FILE_BYTES = 16 << 20,
       FORM_TEXT_BYTES = 1 << 20, FORM_BYTES = 4 * FORM_FILE_BYTES };

/* Fields and files in their order; a file's value is its bytes, what it was called is forgotten.
 * type: the value of Content-Type. The values lie in the body. Limits: those above. */
Refusal multipart_read(Str type, Str body, Pairs *, Arena *);

/* Whatever a form sends: the above, or application/x-www-form-urlencoded. Anything else is 415. */
Refusal form_read(Str type, Str body, Pairs *, Arena *);

#endif
