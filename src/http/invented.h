/* invented.h - the people of a demonstration, whose keys its server holds: who is who, and in which
 * tender. A book that a demonstration made has them in its folder `demonstration` (story/story.h);
 * nobody may rely on such a book, for whoever reaches its server can sign as any of them. */
#ifndef HTTP_INVENTED_H
#define HTTP_INVENTED_H

#include "desk/actor.h"

/* What somebody is in one tender. */
typedef struct InventedPart {
    int64_t year, number;            /* of the tender */
    Str     title, roles, firm;      /* "officer, chair of the panel"; empty: for no firm */
} InventedPart;

typedef struct Invented {
    Str          id;                 /* "living-wren": letters of a file's name, of nobody else */
    Str          name;
    const Actor *actor;              /* in secret memory */
    LIST(InventedPart) parts;        /* by when the tenders were begun; one at least */
} Invented;

typedef struct InventedPeople { Invented *at; ptrdiff_t len, room; } InventedPeople;

/* All of them, in the order in which stories name them, from the folder of a book.
 * Fails: book-not-invented; demonstration-unreadable, which says the line; as actor_read(). */
Result invented_read(const char *book, InventedPeople *, Arena *);

/* NULL: there is nobody of that id. */
const Invented *invented_of(const InventedPeople *, Str id);

extern const Reason book_not_invented, demonstration_unreadable;

#endif
