/* doing.h - who does which act where: what the pages of acts have in common. */
#ifndef HTTP_DOING_H
#define HTTP_DOING_H

#include "http/reading.h"
#include "http/signer.h"
#include "http/site.h"
#include "page/form.h"

/* One request. Whatever is made for it lies in its own life, which is larger than a request's and
 * ends with it. */
typedef struct Doing {
    Server          *server;
    const Request   *request;
    Answer          *answer;
    Arena           *a;                /* its own */
    Arena           *life;             /* the request's */
    Visitor          visitor;
    bool             office;
    Str              at;               /* "/t/2026-42", "/t/office" */
    Str              rest;             /* behind "/do/" and the like */
    const Onlooker  *onlooker;
    const Procedure *procedure;        /* the office's, or another */
    Signer           signer;
} Doing;

/* Who asks is signed in and has a part in this procedure, or it is public; and it is there. False:
 * it is answered. */
bool doing_come(Doing *, Server *, const Request *, Answer *, Arena *life);

/* The same wherever it is asked: as if of the office. */
bool doing_come_office(Doing *, Server *, const Request *, Answer *, Arena *life);

/* The same of who sends a form. */
bool doing_sent(Doing *, Server *, const Request *, Pairs *, Answer *, Arena *life);

/* Reads the book anew, once something was entered since. Fails: as reading_own(). */
Result doing_again(Doing *);

/* The procedure that this kind of act is of: NULL where it begins with it. */
const Procedure *doing_procedure(const Doing *, ActKind);

/* A number like 2026-42 has its page there; a name without one, too. */
void  doing_see(Doing *, const char *word, Str rest);
void  doing_failed(Doing *, Result);
void  doing_none(Doing *);                                     /* 404 */
Frame doing_frame(Doing *, Str title);

/* name_html() writes the page. */
#define doing_page(d, status, frame, name, page)                                                   \
    do {                                                                                           \
        Text html_ = { 0 };                                                                        \
        name##_html((frame), (page), &html_, (d)->a);                                              \
        answer_html((d)->answer, (status), &html_);                                                \
    } while (0)

/* Would these acts be entered, by who asks, as far as it can be said without their keys? Folded on
 * a copy of its own, *after. two: they take two officers, and another one is imagined to agree;
 * agreed: one did. Fails: as deed_try(). */
Result doing_try(Doing *, const Acts *, const Shelf *, bool *two, Procedure **after);

/* Signs with the key that is here, and proposes. Fails: signing-key-missing; as clerk_propose(). */
Result doing_enter(Doing *, Acts *, const Shelf *, Proposal *);

/* What a signature in a form brings to the last of these acts, which are then proposed.
 * Fails: signature-unreadable; as clerk_propose(). */
Result doing_enter_signed(Doing *, Acts *, const Shelf *, const Pairs *, Proposal *);

/* The definitions that this person saved for this procedure; *version 0: none. */
Str doing_draft(Doing *, int64_t *version);

/* One line more of them. Fails: as draft_save(). */
Result doing_draft_add(Doing *, Str line);

extern const Reason signing_key_missing, signature_unreadable, proposal_over;

#endif
