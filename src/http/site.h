/* site.h - answers that are pages: for people as HTML, under /api/ the same struct as JSON. */
#ifndef HTTP_SITE_H
#define HTTP_SITE_H

#include "base/language.h"
#include "http/routes.h"
#include "page/frame.h"

/* What surrounds a page for whoever asks. title: lasts as long as the request. */
Frame frame_for(Server *, const Request *, Str title, Section, Arena *);

/* answer_page(answer, &frame, tender, &page, arena): tender_html() writes it. */
#define answer_page(answer, frame, name, page, arena)                                              \
    do {                                                                                           \
        Text html_ = { 0 };                                                                        \
        name##_html((frame), (page), &html_, (arena));                                             \
        answer_html((answer), 200, &html_);                                                        \
    } while (0)

/* In which language a page is asked for, by its address; and of a page that is there in both, where
 * it is in the other. */
Language language_of(const Request *);
void     frame_in_both(Frame *, const Request *, Arena *);

void answer_html(Answer *, int status, const Text *);

/* A body that lasts as long as the request and takes nothing of the room that a request has: what
 * people wrote may be longer. */
Str body_kept(Str, Arena *life);

/* Is it asked for by a program, under /api/1/? Its path without that, and without the language:
 * "/t/2026-42/do". */
bool is_of_api(const Request *);
Str  path_of_page(const Request *);

/* The same struct for programs. */
void answer_json(Answer *, int status, const Shape *, const void *page, Arena *);

/* Go there and look (303). */
void answer_see(Answer *, Str path, Arena *);

/* A status that says all, or what a refusal of the house below becomes, in the form in which was
 * asked: a page, JSON under /api/, plain text under /log/ and for watchers. */
void answer_problem(Server *, const Request *, Answer *, int status, Result, Arena *);
void answer_failed(Server *, const Request *, Answer *, Result, Arena *);

/* A browser keeps it as a file of this name, in UTF-8. Source: RFC 6266, 4.3. */
void answer_saved(Answer *, Str name, Arena *);

/* A document that somebody brought, under a name made of its title: whatever it holds, a browser
 * keeps it and runs nothing of it. */
void answer_file(Answer *, Str bytes, Str title, Arena *);

void answer_header(Answer *, const char *name, Str value, Arena *);

/* A receipt is saved under the name of its entry, so that one is not taken for another. */
Str  receipt_file(int64_t leaf, Arena *);                        /* "entry-61.tlog-proof" */
void answer_receipt_file(Answer *, int64_t leaf, Arena *);

#endif
