/* letters.h - what bidders are owed in writing: of each lot who is to have a letter, who has it,
 * each letter before it is signed and how it differs from another one, and how long the standstill
 * is that they begin. */
#ifndef PAGE_LETTERS_H
#define PAGE_LETTERS_H

#include "letters/letters.h"
#include "page/doings.h"
#include "page/drafting.h"

#define LETTER_ROW(IS)                                                                             \
    IS(LetterRow, TEXT, bidder, , "To whom.")                                                      \
    IS(LetterRow, TEXT, outcome, , "What became of its bid.")                                      \
    IS(LetterRow, TEXT, kind, , "Which letter it is.")                                             \
    IS(LetterRow, TEXT, state, , "Whether it has its letter, in a word or two.")                   \
    IS(LetterRow, TEXT, tag, , "The class of that word's colour.")                                 \
    IS(LetterRow, TEXT, says, , "When it was given, and when it came.")                            \
    IS(LetterRow, TEXTS, missing, , "What the letter still lacks.")                                \
    IS(LetterRow, TEXT, link, , "The letter, to be looked at; empty: none can be made.")           \
    IS(LetterRow, TEXT, given, , "That letter as a file, as it was given; empty: none was.")       \
    IS(LetterRow, NUMBER, entry, , "The entry of the letter that was given last; 0: none was.")
SHAPE(LetterRow, LETTER_ROW)

#define STANDSTILL_DAY(IS)                                                                         \
    IS(StandstillDay, TEXT, day, , "The day.")                                                     \
    IS(StandstillDay, TEXT, says, , "Why it is no working day; empty: it is one.")
SHAPE(StandstillDay, STANDSTILL_DAY)

#define LETTER_LOT(IS)                                                                             \
    IS(LetterLot, NUMBER, lot, , "Its number.")                                                    \
    IS(LetterLot, TEXT, title, , "What it is called.")                                             \
    IS(LetterLot, TEXT, state, , "Where it stands.")                                               \
    IS(LetterLot, TEXT, signs, , "From when the contract may be signed; empty: not known.")        \
    IS(LetterLot, TEXT, standstill, , "What the standstill counts from, in a sentence.")           \
    IS(LetterLot, TEXT, how, , "How it is counted, by which law; empty: the law asks for none.")   \
    IS(LetterLot, LIST, days, StandstillDay, "Its days.")                                          \
    IS(LetterLot, LIST, duties, DutyRow, "What must be done about it beside letters.")             \
    IS(LetterLot, NUMBER, ready, , "How many letters are due and lack nothing.")                   \
    IS(LetterLot, LIST, letters, LetterRow, "A bidder each.")
SHAPE(LetterLot, LETTER_LOT)

#define LETTERS_PAGE(IS)                                                                           \
    IS(LettersPage, TEXT, procedure, , "The title of the procedure.")                              \
    IS(LettersPage, TEXT, number, , "Year and number, or its name.")                               \
    IS(LettersPage, TEXT, back, , "Its page.")                                                     \
    IS(LettersPage, NUMBER, done, , "How many were just signed.")                                  \
    IS(LettersPage, FLAG, may, , "Does the asker sign them?")                                      \
    IS(LettersPage, LIST, lots, LetterLot, "Those with letters that are due or were given.")       \
    IS(LettersPage, TEXT, which, , "Which part of the letters is shown; empty: all of them.")      \
    IS(LettersPage, TEXT, before, , "Where the part before it is.")                                \
    IS(LettersPage, TEXT, after, , "Where the next one is.")                                       \
    IS(LettersPage, LIST, steps, DoingRow, "What else the asker may enter about letters now.")
SHAPE(LettersPage, LETTERS_PAGE)

#define LETTER_BESIDE(IS)                                                                          \
    IS(LetterBeside, TEXT, bidder, , "To whom another one goes.")                                  \
    IS(LetterBeside, TEXT, link, , "This letter beside it.")
SHAPE(LetterBeside, LETTER_BESIDE)

#define LETTER_PAGE(IS)                                                                            \
    IS(LetterPage, TEXT, procedure, , "The title of the procedure.")                               \
    IS(LetterPage, TEXT, number, , "Year and number, or its name.")                                \
    IS(LetterPage, TEXT, back, , "All letters of this tender.")                                    \
    IS(LetterPage, TEXT, title, , "What it is.")                                                   \
    IS(LetterPage, TEXT, about, , "Of which record.")                                              \
    IS(LetterPage, NUMBER, lot, , "The lot's number.")                                             \
    IS(LetterPage, NUMBER, bidder, , "The bidder's.")                                              \
    IS(LetterPage, TEXT, state, , "Whether it was given.")                                         \
    IS(LetterPage, FLAG, may, , "It is due, lacks nothing, and the asker signs it.")               \
    IS(LetterPage, TEXTS, missing, , "What it still lacks.")                                       \
    IS(LetterPage, LIST, terms, TermShown, "What it says.")                                        \
    IS(LetterPage, LIST, others, LetterBeside, "Other letters of the same kind.")                  \
    IS(LetterPage, TEXT, beside, , "With whose letter it is compared; empty: with none.")          \
    IS(LetterPage, LIST, changes, DraftChange, "How they differ, line by line.")
SHAPE(LetterPage, LETTER_PAGE)

/* A letter as it is signed. ready: it is due and lacks nothing. */
typedef struct LetterMade {
    const Bid *bid;
    bool due, ready, written;
    Str  called, text;                       /* "Dray Ltd, lot 1: assessment summary" */
    LIST(Str) missing;
    Doc  doc;
} LetterMade;

typedef struct LettersMade {
    Record record;
    LIST(LetterMade) all;
    Arena *a;
} LettersMade;

/* To everybody who is owed one or has one, by lots; none is written yet. Fails: as
 * paper_record(). */
Result letters_made(const Onlooker *, const Procedure *, LettersMade *, Arena *);

/* Writes it. A letter that cannot be made has no title. */
void letter_make(LettersMade *, LetterMade *);

/* Writes those that are due, as many as are signed in one press. */
void letters_make_due(LettersMade *);

/* For whom managing_is_for(). What is due is written before. at: "/t/2026-42"; part: of the
 * letters, by lots. */
void   page_letters(const Onlooker *, const Procedure *, Id asker, const LettersMade *, Str at,
                    int64_t part, LettersPage *, Arena *);
void   letters_html(const Frame *, const LettersPage *, Text *, Arena *);

/* Of one that is written. beside: the bidder of the letter it is compared with, which is written,
 * too; 0: of none. */
void page_letter(const Onlooker *, const Procedure *, Id asker, const LettersMade *,
                 const LetterMade *, Id beside, Str at, LetterPage *, Arena *);
void letter_html(const Frame *, const LetterPage *, Text *, Arena *);

LetterMade *letter_to(const LettersMade *, Id lot, Id bidder);      /* NULL: none */

#endif
