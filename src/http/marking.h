/* marking.h - who marks, at one place of one lot: what the pages of marks have in common. */
#ifndef HTTP_MARKING_H
#define HTTP_MARKING_H

#include "http/doing.h"
#include "page/marking.h"

/* rest: what stands behind "/t/2026-42/score/" and the like. */
typedef struct MarkDesk {
    Doing     d;
    Str       rest;
    bool      panel, undeclared;
    Str       barred;
    Rubric    rubric;
    Marking   m;
    MarkDraft which;                   /* whose, of which kind, round and lot */
} MarkDesk;

/* Somebody who marks in this procedure, or sees what its panel agrees on; the lot that the address
 * names, if it does. False: it is answered. *lot: there is one, and something of it may be
 * shown. */
bool marking_come(MarkDesk *, Server *, const Request *, Answer *, Arena *life, bool *lot);

/* Its drafts, with their words or without. Fails: as mark_draft_list(). */
Result marking_read(MarkDesk *, bool words);

/* All that is ready is kept to be looked at and signed: what is sent from the sheet. */
void sheet_sent(MarkDesk *);

#endif
