/* frame.h - what surrounds every page: whose site it is, who is signed in, where one can go. */
#ifndef PAGE_FRAME_H
#define PAGE_FRAME_H

#include "page/shape.h"

typedef enum Section { IN_NONE, IN_HOME, IN_TENDERS, IN_CONTRACTS, IN_LOG, IN_SIGN_IN } Section;

typedef struct Frame {
    Str         site;                  /* who runs this: "Arden Valley Council" */
    Str         title;                 /* of this page */
    const char *style, *script, *icon; /* addresses; script "": none */
    Str         person;                /* who is signed in; empty: nobody */
    Str         form_key;              /* goes with everything that writes */
    int64_t     entries;               /* of the log, when this was made */
    bool        demonstration;         /* people and firms are invented; anybody may be any */
    bool        at_home, at_tenders, at_contracts, at_log, at_sign_in;
} Frame;

void frame_at(Frame *, Section);

#endif
