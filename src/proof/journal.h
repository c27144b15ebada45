/* journal.h - a padlock holder's own record of what was turned for; no server ever has it.
 *
 *     tenderbox/journal/v1
 *     turned <name> <holder> <round> <lot> <envelope> <bids> <sheets>
 *     turned <name> <holder> <round> <lot> <envelope> <bids> <sheets> <why, in words>
 *
 * One line for each set of bids and marks that a turn was made for. Whatever reads is written back
 * byte for byte, and a line more only makes the text longer.
 *
 * Source: doc/book.md, the holder's journal. */
#ifndef PROOF_JOURNAL_H
#define PROOF_JOURNAL_H

#include "proof/papers.h"

enum { JOURNAL_BYTES = 1 << 20, WHY_BYTES = 1000 };

typedef struct JournalLine {
    Name     procedure;
    Id       holder, round, lot;
    Envelope envelope;
    Hash     bids;                 /* of the paper of turns, without the turns */
    Hash     sheets;               /* of the act; none unless the envelope is the price */
    Str      why;                  /* the holder's words for turning once more; mostly empty */
} JournalLine;

typedef LIST(JournalLine) Journal;

/* Fails: journal-unreadable, whose detail is the line; too-large. */
Result journal_read(Str, Journal *, Arena *);
void   journal_write(Text *, const Journal *, Arena *);

/* The line of a turn: from its act, its paper and who turns. Fails: papers-unreadable; why-unfit
 * (not one line of text of at most WHY_BYTES). */
Result journal_line(const Act *, Str paper, Id holder, Str why, JournalLine *, Arena *);

/* The same holder, procedure, round, lot and envelope. */
bool journal_same_stage(const JournalLine *, const JournalLine *);

/* One line of text of 1 to WHY_BYTES bytes, or nothing? */
bool why_fits(Str);

extern const Reason journal_unreadable, why_unfit;

#endif
