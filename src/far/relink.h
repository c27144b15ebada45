/* relink.h - a page of the server as a file among files. */
#ifndef FAR_RELINK_H
#define FAR_RELINK_H

#include "base/base.h"

/* Where a link leads now, of where it led; empty: nowhere. Both as they stand in HTML. */
typedef Result LinkFn(void *with, Str link, Str *to, Arena *);

/* Writes the page with each of its links as `link` says. Scripts, forms, and what is marked as the
 * server's to do (a div with data-server, and no other div in it) are left out; notice: HTML that
 * stands behind the page's header. Knows the pages that this program makes (tools/template.c), not
 * all of HTML. Fails: as link(). */
Result page_relink(Str html, Str notice, LinkFn *link, void *with, Text *out, Arena *);

#endif
