/* public_pages.h - how a page that everybody may see is answered: made once, then given as bytes.
 *
 *     PAGE_OF_TENDER(award, AwardPage, heading, IN_TENDERS)
 *
 * makes `static const MadePage made_award` of page_award(), award_html(), shape_AwardPage. */
#ifndef HTTP_PUBLIC_PAGES_H
#define HTTP_PUBLIC_PAGES_H

#include "http/site.h"
#include "page/public.h"

/* read_part: instead of read(), of a page of which ?page= says the part. */
typedef struct MadePage {
    ptrdiff_t size;
    Result  (*read)(const Onlooker *, const Procedure *, void *page, Arena *);
    void    (*html)(const Frame *, const void *page, Text *, Arena *);
    const Shape *shape;
    Str     (*title)(const void *page);
    Section   section;
    Result  (*read_part)(const Onlooker *, const Procedure *, int64_t part, void *page, Arena *);
} MadePage;

#define PAGE_OF_TENDER(name, Type, heading, in)                                                    \
    static Result read_##name(const Onlooker *o, const Procedure *p, void *page, Arena *a)         \
    {                                                                                              \
        return page_##name(o, p, page, a);                                                         \
    }                                                                                              \
    static void html_##name(const Frame *frame, const void *page, Text *t, Arena *a)               \
    {                                                                                              \
        name##_html(frame, page, t, a);                                                            \
    }                                                                                              \
    static Str title_##name(const void *page) { return ((const Type *)page)->heading; }            \
    static const MadePage made_##name = { sizeof(Type), read_##name, html_##name, &shape_##Type,   \
                                          title_##name, in };

/* As HTML, or under /api/ as JSON. named: "2026-42". What is not public is not there (404). */
void answer_made(Server *, const Request *, const MadePage *, Str named, Answer *, Arena *);

/* A page of everything there is, whose state is a number: page: made by who calls. */
void answer_kept(Server *, const Request *, const MadePage *, const void *page, int64_t state,
                 Instant until, int64_t open, Answer *, Arena *);

/* A table for a spreadsheet; its bytes are copied. */
void answer_csv(Answer *, Str csv, const char *file_name, Arena *);

#endif
