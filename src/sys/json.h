/* json.h - text for programs that read JSON. */
#ifndef SYS_JSON_H
#define SYS_JSON_H

#include "base/base.h"

#include <stdio.h>

/* One string with its quotes. UTF-8 goes out as it is where it shows, else by its number; of what
 * is not UTF-8 each byte above 7F becomes the character of its number, so that whatever comes in is
 * JSON and steers no terminal. Source: RFC 8259, 7. */
void json_str(FILE *, Str);
void text_json(Text *, Str, Arena *);

#endif
