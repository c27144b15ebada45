/* notice_inside.h - what the files of a notice's parts share; for the files of this room only. */
#ifndef PAGE_NOTICE_INSIDE_H
#define PAGE_NOTICE_INSIDE_H

#include "page/notice.h"

typedef struct NoticeLook {
    const NoticeAsked *asked;
    NoticePage        *page;
    Passages           passages;
    Titles             titles;
    Arena             *a;
} NoticeLook;

void notice_sums(NoticeLook *);
void notice_formulas(NoticeLook *);
void notice_dates(NoticeLook *);
void notice_people(NoticeLook *);

#endif
