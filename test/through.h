/* through.h - a story whose people do what they do through pages: forms are asked for, filled in,
 * looked at and signed, and where it takes two officers another one finds it and enters it. No
 * sockets: requests go where the engine's go. The server's clock is the story's.
 *
 * What is typed is made of the deed that a command line would have proposed, in people's own words
 * and days; what follows from the book is left to the pages. */
#ifndef TEST_THROUGH_H
#define TEST_THROUGH_H

#include "http/routes.h"
#include "story/story.h"

enum { ROUND_MOST = 512 };

/* Somebody of the story, as the server knows them. joined: by an invitation, with a key of their
 * own that was made in a page and is kept there. */
typedef struct Walker { Str name, cookie; Id account; Actor actor; bool joined; } Walker;

/* Who else than this program may do an act: a browser. done: whether it did. */
typedef struct Through Through;
typedef bool Elsewhere(Through *, const Walker *, Str at, ActKind, const Pairs *typed, Str lines,
                       const Walker *other);
typedef void Looking(Through *, ActKind, Name);

/* Who comes by an invitation, whose link this is, and makes a key in a page: that key. false: they
 * have an account and a key as everybody of a demonstration. */
typedef bool Joining(Through *, Str name, const Token *link, Actor *made);

struct Through {
    Arena      *a;                     /* as long as the story */
    const char *folder;
    bool        plainly;               /* all goes as from a command line */
    Elsewhere  *elsewhere;             /* NULL: nobody else */
    Joining    *joins;                 /* NULL: nobody does */
    Looking    *after;                 /* called after each deed; NULL: nobody looks */
    void       *with;
    Server      server;
    Clerk      *clerk;
    Walker      people[ROUND_MOST];
    ptrdiff_t   count;
    Invented       invented[ROUND_MOST];
    InventedPeople list;
    int64_t     requests, drafts, by_pages, by_line, by_browser, refused;
    Text        trouble;               /* what pages did otherwise than a command line */
};

/* The way of a StoryBook; with: a Through of which a, folder, plainly and elsewhere are set. */
StoryWay through_pages;
StoryPerson through_person;

/* While a browser acts the server knows nobody who joined as invented: they sign in the page. */
void through_signs_elsewhere(Through *, bool);

/* One request of somebody's browser; NULL: of nobody's. Headers and body last as long as `a`. */
Answer through_asks(Through *, const Walker *, Method, const char *target, Str type, Str body,
                    Arena *);
const char *location_of(const Answer *, Arena *);
Str    page_text(const Answer *, Arena *);            /* unescaped */
bool   page_says(const Answer *, Str, Arena *);       /* in words, whatever is escaped */
const Walker *walker_of(const Through *, Str name);

/* Somebody who has no part in anything; and everybody is signed in again, for twelve hours unseen
 * end a session. */
const Walker *comes_along(Through *, Str name);
void all_sign_in(Through *);

/* The own fields of every act of the office and of each procedure, in order and with who did it, a
 * line each: what two plays of one story have in common. Numbers and keys of people are told by
 * name, words by themselves; what follows from keys and chance is told only to be there. */
Str acts_told(Through *, const char *folder, Arena *);

#endif
