/* opening_page.c - the opening, for everybody who looks on. Whose browser runs no scripts has it
 * fetched anew by itself while something is awaited, and can stop that: it is at another address
 * then. Source: WCAG 2.2, 2.2.1 and 2.2.2. */
#include "http/public_pages.h"
#include "page/opening.h"

static Result read_opening(const Onlooker *o, const Procedure *p, int64_t part, void *page,
                           Arena *a)
{
    return page_opening(o, p, part, page, a);
}

static Str title_opening(const void *page) { return ((const OpeningPage *)page)->heading; }

static void html_still(const Frame *frame, const void *page, Text *t, Arena *a)
{
    opening_html(frame, page, t, a);
}

static void html_moving(const Frame *frame, const void *page, Text *t, Arena *a)
{
    Frame moving = *frame;
    moving.refresh = ((const OpeningPage *)page)->waits ? OPENING_REFRESH : 0;
    opening_html(&moving, page, t, a);
}

static const MadePage moving = { sizeof(OpeningPage), NULL, html_moving, &shape_OpeningPage,
                                 title_opening, IN_TENDERS, read_opening };
static const MadePage still = { sizeof(OpeningPage), NULL, html_still, &shape_OpeningPage,
                                title_opening, IN_TENDERS, read_opening };

void public_opening(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    answer_made(s, r, &moving, str_cut(&rest, '/'), answer, a);
}

void public_opening_still(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    answer_made(s, r, &still, str_cut(&rest, '/'), answer, a);
}
