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

/* Reads the book anew, once something was entered since, or what was read is over. Fails: as
 * reading_own(), and there is no procedure then. */
Result doing_again(Doing *);

/* The procedure that this kind of act is of: NULL where it begins with it. */
const Procedure *doing_procedure(const Doing *, ActKind);

/* What the address says that was just signed (?signed=4), as far as it is true: of acts of these
 * kinds (ACT_NONE behind the last) that the asker entered here within ten minutes so many at
 * most. */
int64_t doing_just_signed(const Doing *, const ActKind *kinds);

/* A number like 2026-42 has its page there; a name without one, too. */
void  doing_see(Doing *, const char *word, Str rest);
void  doing_failed(Doing *, Result);
void  doing_none(Doing *);                                     /* 404 */
Frame doing_frame(Doing *, Str title);

/* name_html() writes the page. */
#define doing_page(d, status, frame, name, page)                                                   \
    do {                                                                                           \
        Text  html_ = { 0 };                                                                       \
        Frame frame_ = frame_of((frame), (status), (d)->a);                                        \
        name##_html(&frame_, (page), &html_, (d)->a);                                              \
        answer_html((d)->answer, (status), &html_);                                                \
    } while (0)

/* The same, and under /api/ the struct of this type as JSON. */
#define doing_shown(d, status, frame, name, Type, page)                                            \
    do {                                                                                           \
        const Type *shown_ = (page);                                                               \
        if (!shape_fits(&shape_##Type, shown_, (d)->a))                                            \
            doing_failed((d), because(&page_too_long));                                            \
        else if (is_of_api((d)->request))                                                          \
            answer_json((d)->answer, (status), &shape_##Type, shown_, (d)->a);                     \
        else                                                                                       \
            doing_page(d, status, frame, name, shown_);                                            \
    } while (0)

/* Would these acts be entered, by who asks, as far as it can be said without their keys? Folded on
 * a copy of its own, *after. two: they take two officers, and another one is imagined to agree;
 * agreed: one did. Fails: as deed_try(). */
Result doing_try(Doing *, const Acts *, const Shelf *, bool *two, Procedure **after);

/* The same; *refused: which of them was, where it stays the caller's if none was looked at. */
Result doing_try_at(Doing *, const Acts *, const Shelf *, bool *two, Procedure **after,
                    ptrdiff_t *refused);

/* Proposes these acts, signed with the key that is here; elsewhere with the signature of the last
 * that was sent. Nothing waits for the clerk's turn but the request's line: entered() is called
 * once it is known what became of them, before this returns or by another worker, with the book as
 * it is then; where that cannot be read there is no procedure. The Doing and all that is handed
 * over last as long as the request's life. Refused: signature-unreadable; as clerk_propose(). */
typedef void EnteredFn(Doing *, void *with, Result became, const Proposal *);
void doing_enter(Doing *, Acts *, const Shelf *, const Pairs *sent, EnteredFn *entered, void *with);

/* The same of what this server saw itself, on the clerk's word: one act without words, in the name
 * of the person whose number stands in it. */
void doing_enter_seen(Doing *, Acts *, EnteredFn *entered, void *with);

/* What is proposed at this address. Of who came from another place, or too late, nothing is told.
 * NULL: it is answered, or will be by handle() anew once another request gives it back. */
struct Proposed *doing_kept(Doing *, HandleFn *handle);

/* Who was signed out while they wrote is given back what they sent, in a page that page() writes,
 * to go on with once they are signed in (403). Anybody can send such a form: what is made of it
 * stands in the room of the request, by which the engine counts what a stranger holds. */
typedef void TypedPageFn(const Frame *, const Pairs *sent, Str path, Text *html, Arena *);
void doing_signed_out(Server *, const Request *, TypedPageFn *page, Answer *, Arena *life);

/* Such a page of any form: all that was typed goes back to where it was sent. */
TypedPageFn kept_form;

/* Of any form of who is signed in. Who was signed out meanwhile is given back what they sent; who
 * signed in anew since the form was shown is asked whether it is still what they want: what they
 * sent has no key of theirs, so nothing is done with it (403). False: neither is so, or what was
 * sent is no form. */
bool doing_given_back(Server *, const Request *, const Visitor *, Answer *, Arena *life);

/* As doing_sent(), of a form in which one writes: who was signed out is given it back. *again: it
 * came from that page, or from one that stems from before its owner signed in anew, and so without
 * the key of this session: it is shown, with the status 403, and nothing else is done with it. */
bool doing_sent_kept(Doing *, Server *, const Request *, Pairs *, bool *again, Answer *,
                     Arena *life);

/* What it holds. */
int64_t doing_bytes(const Doing *);

/* What was typed in the form of an act: kept to be looked at, or shown with what is wrong with it;
 * whoever's act it is not is told that there is no such page. */
void act_typed(Doing *, ActKind, const Pairs *sent);

/* The same where nothing is wrong with it. False: what is wrong is for the caller to show, or,
 * where troubles has nothing, it is answered. */
bool act_proposed(Doing *, ActKind, const Pairs *sent, Troubles *troubles);

/* The act of this procedure that this would be, typed into its form; what begins with "@" says
 * that. Fails: as act_of_form(). */
Result act_filled(Doing *, ActKind, const Pairs *typed, Act *, Shelf *);

/* What the program made of a page, `from` behind the procedure's place, of what was typed there
 * (both copied; typed: or NULL): kept to be looked at, signed and entered. */
void act_made(Doing *, const Act *, const Shelf *, const char *from, const Pairs *typed);

extern const Reason bid_of_nobody, bid_not_now;
extern const Reason signing_key_missing, signature_unreadable, proposal_over;

#endif
