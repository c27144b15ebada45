/* said.h - the JSON in which a server answers. */
#ifndef FAR_SAID_H
#define FAR_SAID_H

#include "base/base.h"

/* The members of an object, each with its value: of a string what it says, of a number, a word, a
 * list or an object its JSON. False: it is no JSON object, or it is too long for the arena. */
bool said_object(Str, Pairs *, Arena *);

/* The objects of a list, each as its JSON; others in it are left out. */
typedef LIST(Str) SaidList;
bool said_list(Str, SaidList *, Arena *);

/* The value of that name; empty where there is none. */
Str  said_of(const Pairs *, const char *name);

#endif
