/* record.h - what letters are written from: a procedure folded to its end, its acts, its words.
 *
 * It only reads. Words that were erased are said to be, with the act that erased them; what
 * cannot be read for another cause is kept in `fault` and the letter fails. */
#ifndef LETTERS_RECORD_H
#define LETTERS_RECORD_H

#include "base/index.h"
#include "core/view/rank.h"
#include "proof/papers.h"

/* A ranking that was asked for, and why there is none. */
typedef struct Ranked { Id round, lot; Ranking ranking; Result result; } Ranked;

typedef struct Record {
    const Procedure *p;
    LIST(Act) acts;                    /* of the procedure, by rising leaf; of the box only what
                                          is listed */
    int64_t   scored, agreed;          /* entry of the last mark of an evaluator, of the panel,
                                          where marks are not among the acts; 0: none */
    Papers    papers;
    Instant   now;
    Result    fault;
    LIST(Ranked) ranked;
    LIST(Str) words;                   /* that were read, and where by their hash */
    Index     words_at;
    Arena    *a;
} Record;

/* The words of an act; "-" for none; "erased under act 93"; "not on the shelf". */
Str  record_words(Record *, Hash);

/* Are there words, and do they say anything? Erased ones did. */
bool record_says(Record *, Hash);

const Act *record_act(const Record *, Id nth);                        /* NULL: none */
const Act *record_last(const Record *, ActKind, Id lot, Id bidder);   /* bidder 0: any */

/* The definitions of things: NULL where an act is missing. */
const Act *record_lot(const Record *, Id lot);
const Act *record_criterion(const Record *, Id lot, Id criterion);
const Act *record_gate(const Record *, Id gate);
const Act *record_mark(const Record *, Id scale, Points mark);

/* As rank_lot(), which is asked once, however many letters tell of it. */
Result record_rank(Record *, Id round, Id lot, Ranking *);

Str record_name(Record *, Id person);                                 /* or "number 17" */

#endif
