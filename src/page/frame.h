/* frame.h - what surrounds every page: whose site it is, who is signed in, where one can go. */
#ifndef PAGE_FRAME_H
#define PAGE_FRAME_H

#include "page/shape.h"

typedef enum Section { IN_NONE, IN_HOME, IN_TENDERS, IN_CONTRACTS, IN_LOG, IN_SIGN_IN } Section;

typedef struct Frame {
    Str         site;                  /* who runs this: "Arden Valley Council" */
    Str         title;                 /* of this page */
    const char *style, *script, *icon; /* addresses; script "": none */
    Str         theme;                 /* a sheet of this buyer's own; empty: there is none */
    Str         logo, logo_says;       /* its address and what it shows; empty: there is none */
    int64_t     logo_wide, logo_high;  /* in dots */
    int64_t     edition;               /* of how it looks: another one with each change */
    Str         person;                /* who is signed in; empty: nobody */
    Str         form_key;              /* goes with everything that writes */
    Str         doings;                /* on a tender's page: what the person can do there; empty:
                                          nothing, or nobody is signed in */
    Str         work;                  /* there, for those who look after it; empty: for others */
    Str         copy;                  /* there, for officers: where a new one is begun from it */
    Str         bids;                  /* there, for its bidders; empty: for others */
    Str         in_english, in_welsh;  /* where this page is in the other language; empty: it is the
                                          one, or there is no other */
    int64_t     entries;               /* of the log, when this was made */
    int64_t     refresh;               /* without scripts it is fetched anew so often, in seconds;
                                          0: never. Such a page says how that is stopped. */
    bool        demonstration;         /* people and firms are invented; anybody may be any */
    bool        at_home, at_tenders, at_contracts, at_log, at_sign_in;
} Frame;

void frame_at(Frame *, Section);

/* The frame of a page of that status: whose form has something wrong says so in its title first,
 * for that is what is heard when it comes. */
Frame frame_of(const Frame *, int status, Arena *);

#endif
