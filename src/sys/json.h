/* json.h - text for programs that read JSON. */
#ifndef SYS_JSON_H
#define SYS_JSON_H

#include "base/base.h"

#include <stdio.h>

/* One string with its quotes. UTF-8 goes out as it is where it shows, else by its number; of what
 * is not UTF-8 each byte above 7F becomes the character of its number, so that whatever comes in is
 * JSON and steers no terminal. Source: RFC 8259, 7. */
void json_str(FILE *, Str);

/* ---- reading --------------------------------------------------------------------- */

/* The members of an object, each with its value: of a string what it says, of a number or word as
 * it stands, of a list or an object its text. False: it is no JSON object, or it is too long for
 * the arena. Source: RFC 8259. */
bool json_object(Str, Pairs *, Arena *);

/* The objects of a list, each as its text; others in it are no objects. */
typedef LIST(Str) JsonList;
bool json_list_of(Str, JsonList *, Arena *);

/* The value of that name; empty where there is none. */
Str  json_of(const Pairs *, const char *name);

#endif
