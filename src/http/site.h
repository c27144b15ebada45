/* site.h - answers that are pages: for people as HTML, under /api/ the same struct as JSON. */
#ifndef HTTP_SITE_H
#define HTTP_SITE_H

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
void answer_html(Answer *, int status, const Text *);

/* The same struct for programs. */
void answer_json(Answer *, int status, const Shape *, const void *page, Arena *);

/* Go there and look (303). */
void answer_see(Answer *, Str path, Arena *);

/* A status that says all, or what a refusal of the house below becomes, in the form in which was
 * asked: a page, JSON under /api/, plain text under /log/ and for watchers. */
void answer_problem(Server *, const Request *, Answer *, int status, Result, Arena *);
void answer_failed(Server *, const Request *, Answer *, Result, Arena *);

void answer_header(Answer *, const char *name, Str value, Arena *);

#endif
