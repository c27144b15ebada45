/* invented.h - files of invented bids, of a size that a story says. */
#ifndef STORY_INVENTED_H
#define STORY_INVENTED_H

#include "base/base.h"

/* What is called *.pdf is a PDF of one to 24 pages: a title, its contents, and on each page which
 * it is; any PDF reader reads it. All else is text. Of exactly so many bytes, but that a PDF
 * takes some 900 at least. Source: ISO 32000-1, 7.5. */
Str invented_file(Str name, int64_t bytes, Arena *);

#endif
