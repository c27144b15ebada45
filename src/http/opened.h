/* opened.h - what lay in an envelope, as part of another page. */
#ifndef HTTP_OPENED_H
#define HTTP_OPENED_H

#include "http/doing.h"
#include "page/opened.h"

/* The list of its files, and the one of that number as it can be read in a page: where there is no
 * such number the first. Of a PDF the page that the address asks for (?page=3); .before and .after
 * lead to the page of the file by itself. Fails: opened-missing, also where it is not for who asks;
 * opened-changed. */
Result opened_read(Doing *, const Bid *, Envelope, int64_t *number, Manifest *inside, ReadPage *);

#endif
