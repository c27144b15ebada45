/* marking.h - who marks bids, and what the panel agrees on: the overview of a lot, one mark beside
 * what the bidder wrote, all that is ready to be signed, and the meeting of the panel.
 *
 * What somebody sees is decided here and in opened_is_for(): who has not declared their interests
 * sees the name of no bidder and nothing of a bid; marks of others are shown to nobody before all
 * sheets of the lot are closed; a price is in none of these pages. */
#ifndef PAGE_MARKING_H
#define PAGE_MARKING_H

#include "accounts/marks.h"
#include "page/check.h"
#include "page/opened.h"
#include "page/rubric.h"

/* ---- one lot ---------------------------------------------------------------------- */

#define MARK_LOT(IS)                                                                               \
    IS(MarkLot, TEXT, title, , "What it is called.")                                               \
    IS(MarkLot, TEXT, link, , "Its page; empty: there is nothing to do in it.")                    \
    IS(MarkLot, TEXT, says, , "How far it is.")                                                    \
    IS(MarkLot, FLAG, here, , "It is the one that is shown.")
SHAPE(MarkLot, MARK_LOT)

#define MARK_CELL(IS)                                                                              \
    IS(MarkCell, TEXT, link, , "Where it is marked; empty: it is not.")                            \
    IS(MarkCell, TEXT, mark, , "The mark; empty: none yet.")                                       \
    IS(MarkCell, TEXT, bidder, , "Whose bid.")                                                     \
    IS(MarkCell, FLAG, draft, , "It is written and not signed.")                                   \
    IS(MarkCell, FLAG, part, , "It lacks a mark or its reason.")                                   \
    IS(MarkCell, FLAG, signed_, , "It is signed.")                                                 \
    IS(MarkCell, FLAG, fixed, , "It was locked and stays.")
SHAPE(MarkCell, MARK_CELL)

#define MARK_ROW(IS)                                                                               \
    IS(MarkRow, NUMBER, number, , "1, 2, 3 ...")                                                   \
    IS(MarkRow, TEXT, title, , "The question: a criterion that is marked.")                        \
    IS(MarkRow, TEXT, left, , "How many of its bids are left to mark.")                            \
    IS(MarkRow, TEXT, next, , "The next of them; empty: none is left.")                            \
    IS(MarkRow, LIST, cells, MarkCell, "Of the bidders that are shown.")
SHAPE(MarkRow, MARK_ROW)

#define SCORE_PAGE(IS)                                                                             \
    IS(ScorePage, TEXT, procedure, , "The title of the procedure.")                                \
    IS(ScorePage, TEXT, back, , "Its address.")                                                    \
    IS(ScorePage, FLAG, undeclared, , "Interests must be declared before anything is shown.")      \
    IS(ScorePage, TEXT, barred, , "Why nothing is shown.")                                         \
    IS(ScorePage, LIST, lots, MarkLot, "The lots that this person marks.")                         \
    IS(ScorePage, TEXT, title, , "The lot that is shown; empty: none is.")                         \
    IS(ScorePage, TEXT, progress, , "How much is left, and by when.")                              \
    IS(ScorePage, NUMBER, marked, , "How many marks are written or signed.")                       \
    IS(ScorePage, NUMBER, all, , "Of how many.")                                                   \
    IS(ScorePage, FLAG, closed, , "The sheet is closed.")                                          \
    IS(ScorePage, TEXT, next, , "The next mark; empty: none is left.")                             \
    IS(ScorePage, TEXT, sheet, , "Where marks are looked through and signed.")                     \
    IS(ScorePage, FLAG, by_bidder, , "One goes bidder by bidder.")                                 \
    IS(ScorePage, TEXT, other_way, , "The same page for the other way.")                           \
    IS(ScorePage, TEXTS, bidders, , "The columns of the table.")                                   \
    IS(ScorePage, LIST, rows, MarkRow, "Its rows.")                                                \
    IS(ScorePage, TEXT, which, , "Which bidders and questions of how many are shown.")             \
    IS(ScorePage, FLAG, several, , "More bidders than columns: one looks for a name.")             \
    IS(ScorePage, TEXT, find, , "The name that was looked for.")                                   \
    IS(ScorePage, FLAG, unfound, , "No bidder has it.")                                            \
    IS(ScorePage, TEXT, left, , "The bidders before these.")                                       \
    IS(ScorePage, TEXT, right, , "The bidders after these.")                                       \
    IS(ScorePage, TEXT, up, , "The questions before these.")                                       \
    IS(ScorePage, TEXT, down, , "The questions after these.")
SHAPE(ScorePage, SCORE_PAGE)

/* ---- one mark --------------------------------------------------------------------- */

#define ANSWER_FILE(IS)                                                                            \
    IS(AnswerFile, NUMBER, number, , "Its place in the envelope.")                                 \
    IS(AnswerFile, TEXT, name, , "What its bidder called it.")                                     \
    IS(AnswerFile, TEXT, size, , "How long it is.")                                                \
    IS(AnswerFile, TEXT, link, , "This page with it.")                                             \
    IS(AnswerFile, FLAG, here, , "It is the one that is shown.")
SHAPE(AnswerFile, ANSWER_FILE)

#define MARK_CHOICE(IS)                                                                            \
    IS(MarkChoice, TEXT, mark, , "The mark.")                                                      \
    IS(MarkChoice, TEXT, says, , "What it stands for.")                                            \
    IS(MarkChoice, FLAG, chosen, , "It is the one.")
SHAPE(MarkChoice, MARK_CHOICE)

/* What a bidder was asked about its bid and replied, as far as a mark may rest on it. */
#define MARK_EVIDENCE(IS)                                                                          \
    IS(MarkEvidence, TEXT, number, , "The number of the inquiry.")                                 \
    IS(MarkEvidence, TEXT, question, , "What was asked.")                                          \
    IS(MarkEvidence, TEXT, reply, , "What was replied; empty: nothing.")                           \
    IS(MarkEvidence, FLAG, chosen, , "The mark rests on it.")
SHAPE(MarkEvidence, MARK_EVIDENCE)

/* By an evaluator: one's own of another bid, or in the panel another's of this one. */
#define MARK_SHOWN(IS)                                                                             \
    IS(MarkShown, TEXT, whose, , "Whose bid, or who marked.")                                      \
    IS(MarkShown, TEXT, mark, , "The mark; empty: none.")                                          \
    IS(MarkShown, TEXT, reason, , "Why.")                                                          \
    IS(MarkShown, TEXT, seen, , "In which file, on which page.")                                   \
    IS(MarkShown, TEXT, link, , "Its page.")                                                       \
    IS(MarkShown, FLAG, draft, , "It is not signed yet.")
SHAPE(MarkShown, MARK_SHOWN)

#define MARK_PAGE(IS)                                                                              \
    IS(MarkPage, TEXT, procedure, , "The title of the procedure.")                                 \
    IS(MarkPage, TEXT, back, , "The overview of the lot.")                                         \
    IS(MarkPage, TEXT, at, , "The address of this page.")                                          \
    IS(MarkPage, FLAG, panel, , "It is what the panel agrees on, else an evaluator's own.")        \
    IS(MarkPage, TEXT, where, , "Which lot, which question, which bidder of how many.")            \
    IS(MarkPage, TEXT, bidder, , "Whose bid.")                                                     \
    IS(MarkPage, TEXT, question, , "The criterion.")                                               \
    IS(MarkPage, TEXT, guide, , "How it is marked.")                                               \
    IS(MarkPage, TEXT, weight, , "What it weighs.")                                                \
    IS(MarkPage, LIST, files, AnswerFile, "What the bidder sent.")                                 \
    IS(MarkPage, PART, shown, ReadPage, "The file that is shown.")                                 \
    IS(MarkPage, TEXT, unread, , "Why there is none.")                                             \
    IS(MarkPage, TEXT, stays, , "Why nothing can be written; empty: it can.")                      \
    IS(MarkPage, TEXT, signed_mark, , "The mark that is signed; empty: none.")                     \
    IS(MarkPage, TEXT, signed_reason, , "Its reason.")                                             \
    IS(MarkPage, LIST, marks, MarkChoice, "The scale, the highest first.")                         \
    IS(MarkPage, TEXT, mark, , "The mark as it is written.")                                       \
    IS(MarkPage, TEXT, reason, , "Why, as it is written.")                                         \
    IS(MarkPage, TEXT, file, , "In which file.")                                                   \
    IS(MarkPage, TEXT, page, , "On which page.")                                                   \
    IS(MarkPage, LIST, evidence, MarkEvidence, "Clarifications of this bid; empty: none.")         \
    IS(MarkPage, FLAG, unrested, , "The mark rests on none of them.")                              \
    IS(MarkPage, FLAG, falls_back, , "The panel cannot agree: the published fallback is taken.")   \
    IS(MarkPage, TEXT, fallback, , "What the fallback gives; empty: none was published.")          \
    IS(MarkPage, TEXT, present, , "Who was present.")                                              \
    IS(MarkPage, NUMBER, version, , "The draft that this was made from; 0: none.")                 \
    IS(MarkPage, TEXT, saved, , "When it was saved.")                                              \
    IS(MarkPage, TEXT, trouble, , "Why it was not saved, or what of it must be looked at.")        \
    IS(MarkPage, FLAG, wrong_place, , "What was typed as file or page is no number.")              \
    IS(MarkPage, TEXT, other_mark, , "What another window saved: the mark.")                       \
    IS(MarkPage, TEXT, other_reason, , "The same: the reason.")                                    \
    IS(MarkPage, LIST, others, MarkShown, "One's own marks of other bids, or the panel's.")        \
    IS(MarkPage, TEXT, spread, , "Of the panel, how far its marks lie apart.")                     \
    IS(MarkPage, TEXT, before, , "The one before.")                                                \
    IS(MarkPage, TEXT, after, , "The one after.")                                                  \
    IS(MarkPage, TEXT, next, , "What the button leads to.")                                        \
    IS(MarkPage, TEXT, conflict, , "Where an interest is declared.")                               \
    IS(MarkPage, SCRIPT, kept, , "By what a browser keeps what could not be sent.")
SHAPE(MarkPage, MARK_PAGE)

/* What the script that saves is told. */
#define MARK_SAVED(IS)                                                                             \
    IS(MarkSaved, NUMBER, version, , "The draft as it is now.")                                    \
    IS(MarkSaved, TEXT, saved, , "When it was saved.")                                             \
    IS(MarkSaved, TEXT, trouble, , "Another window saved meanwhile: what to do.")                  \
    IS(MarkSaved, TEXT, other_mark, , "What that one saved: the mark.")                            \
    IS(MarkSaved, TEXT, other_reason, , "The same: the reason.")
SHAPE(MarkSaved, MARK_SAVED)

/* Who is not signed in any more keeps what was typed. */
#define KEPT_MARK_PAGE(IS)                                                                         \
    IS(KeptMarkPage, TEXT, action, , "Where it goes on.")                                          \
    IS(KeptMarkPage, TEXT, mark, , "The mark.")                                                    \
    IS(KeptMarkPage, TEXT, reason, , "Why.")                                                       \
    IS(KeptMarkPage, TEXT, file, , "In which file.")                                               \
    IS(KeptMarkPage, TEXT, page, , "On which page.")                                               \
    IS(KeptMarkPage, TEXT, clarification, , "On which clarification it rests.")                    \
    IS(KeptMarkPage, TEXT, how, , "Is the fallback taken?")                                        \
    IS(KeptMarkPage, TEXT, present, , "Who was present.")                                          \
    IS(KeptMarkPage, TEXT, version, , "What it was begun from.")
SHAPE(KeptMarkPage, KEPT_MARK_PAGE)

/* ---- signing ---------------------------------------------------------------------- */

#define SHEET_LINE(IS)                                                                             \
    IS(SheetLine, TEXT, bidder, , "Whose bid.")                                                    \
    IS(SheetLine, TEXT, question, , "The criterion.")                                              \
    IS(SheetLine, TEXT, mark, , "The mark.")                                                       \
    IS(SheetLine, TEXT, reason, , "Why.")                                                          \
    IS(SheetLine, TEXT, seen, , "In which file, on which page; or who was present.")               \
    IS(SheetLine, TEXT, link, , "Where it is changed.")                                            \
    IS(SheetLine, TEXT, lacks, , "What it lacks; empty: nothing.")                                 \
    IS(SheetLine, FLAG, signed_, , "It is signed.")
SHAPE(SheetLine, SHEET_LINE)

#define SHEET_PAGE(IS)                                                                             \
    IS(SheetPage, TEXT, procedure, , "The title of the procedure.")                                \
    IS(SheetPage, TEXT, back, , "The overview of the lot.")                                        \
    IS(SheetPage, TEXT, at, , "The address of this page.")                                         \
    IS(SheetPage, TEXT, title, , "The lot.")                                                       \
    IS(SheetPage, FLAG, panel, , "It is the panel's, else an evaluator's.")                        \
    IS(SheetPage, TEXT, says, , "How many are signed, ready and missing.")                         \
    IS(SheetPage, TEXT, done, , "What was just done.")                                             \
    IS(SheetPage, TEXT, trouble, , "What was refused.")                                            \
    IS(SheetPage, NUMBER, ready, , "How many can be signed now.")                                  \
    IS(SheetPage, NUMBER, missing, , "How many are not ready.")                                    \
    IS(SheetPage, FLAG, closes, , "With the next press the sheet is closed.")                      \
    IS(SheetPage, FLAG, closed, , "It is closed.")                                                 \
    IS(SheetPage, TEXT, lock, , "Where officers lock the marks; empty: not yet.")                  \
    IS(SheetPage, TEXT, button, , "What the button does; empty: nothing can be done.")             \
    IS(SheetPage, LIST, waiting, SheetLine, "Those that are missing or lack something.")           \
    IS(SheetPage, LIST, lines, SheetLine, "Those that are written or signed.")                     \
    IS(SheetPage, TEXT, which, , "Which of how many are listed.")                                  \
    IS(SheetPage, TEXT, before, , "Those before.")                                                 \
    IS(SheetPage, TEXT, after, , "Those after.")
SHAPE(SheetPage, SHEET_PAGE)

/* ---- the panel -------------------------------------------------------------------- */

#define PANEL_SEAT(IS)                                                                             \
    IS(PanelSeat, TEXT, name, , "Who marks this lot.")                                             \
    IS(PanelSeat, FLAG, closed, , "Their sheet is closed.")
SHAPE(PanelSeat, PANEL_SEAT)

#define PANEL_ROW(IS)                                                                              \
    IS(PanelRow, TEXT, bidder, , "Whose bid.")                                                     \
    IS(PanelRow, TEXT, question, , "The criterion.")                                               \
    IS(PanelRow, TEXT, link, , "Its page.")                                                        \
    IS(PanelRow, TEXTS, marks, , "The marks, in the order of the panel.")                          \
    IS(PanelRow, TEXT, spread, , "How far the marks lie apart.")                                   \
    IS(PanelRow, TEXT, agreed, , "What the panel agreed on; empty: nothing yet.")                  \
    IS(PanelRow, FLAG, draft, , "That is written and not signed.")                                 \
    IS(PanelRow, FLAG, signed_, , "It is signed.")
SHAPE(PanelRow, PANEL_ROW)

#define PANEL_PAGE(IS)                                                                             \
    IS(PanelPage, TEXT, procedure, , "The title of the procedure.")                                \
    IS(PanelPage, TEXT, back, , "Its address.")                                                    \
    IS(PanelPage, TEXT, barred, , "Why nothing is shown.")                                         \
    IS(PanelPage, FLAG, undeclared, , "Interests must be declared before anything is shown.")      \
    IS(PanelPage, LIST, lots, MarkLot, "The lots of which marks are agreed.")                      \
    IS(PanelPage, TEXT, title, , "The lot that is shown; empty: none is.")                         \
    IS(PanelPage, TEXT, progress, , "How much is agreed, and what comes next.")                    \
    IS(PanelPage, FLAG, chairs, , "This person records what is agreed.")                           \
    IS(PanelPage, FLAG, open, , "The sheets are closed, so marks are shown.")                      \
    IS(PanelPage, LIST, seats, PanelSeat, "Who marks.")                                            \
    IS(PanelPage, TEXT, next, , "The next to talk about; empty: none.")                            \
    IS(PanelPage, TEXT, sheet, , "Where agreed marks are signed; empty: not by this person.")      \
    IS(PanelPage, TEXT, lock, , "Where the marks are locked; empty: not yet.")                     \
    IS(PanelPage, LIST, rows, PanelRow, "Those that lie furthest apart first.")                    \
    IS(PanelPage, TEXT, which, , "Which of how many are listed.")                                  \
    IS(PanelPage, TEXT, before, , "Those before.")                                                 \
    IS(PanelPage, TEXT, after, , "Those after.")
SHAPE(PanelPage, PANEL_PAGE)

void score_html(const Frame *, const ScorePage *, Text *, Arena *);
void mark_html(const Frame *, const MarkPage *, Text *, Arena *);
void kept_mark_html(const Frame *, const KeptMarkPage *, Text *, Arena *);
void sheet_html(const Frame *, const SheetPage *, Text *, Arena *);
void panel_html(const Frame *, const PanelPage *, Text *, Arena *);

/* ---- how they are made ------------------------------------------------------------- */

enum { MARK_COLUMNS = 8, MARK_ROWS = 40, PANEL_ROWS = 40, SHEET_LINES = 50, OWN_OTHERS = 12,
       SIGNED_AT_ONCE = 200 };                               /* as many as http/proposed.h keeps */

/* A lot with what is marked in it, as one person goes through it: criteria by bids, each bid at
 * its place in an order of that person's own, so that no bid comes first for all. */
typedef struct Marking {
    const Onlooker  *o;
    const Procedure *p;
    const Rubric    *rubric;
    Id   asker;
    Str  at;                           /* "/t/2026-42" */
    bool panel;                        /* what the panel agrees on, else one's own */
    const Round *round;
    const Lot   *lot;
    const Criterion **questions;
    int64_t question_count;
    const Bid **bids;
    int64_t bid_count;
    const MarkDraft **drafts;          /* a row for each question; NULL: nothing is written */
    bool by_bidder;
    bool open;                         /* something can be written */
    Arena *a;
} Marking;

typedef enum MarkState { MARK_NONE, MARK_PART, MARK_READY, MARK_SIGNED, MARK_FIXED } MarkState;

/* Why this person sees nothing of bids of these pages; false: they do. */
bool marking_barred(const Procedure *, Id asker, bool *undeclared, Str *says);

/* Is the lot one in which this person marks, or of which they see what the panel agrees on? */
bool marks_lot(const Procedure *, Id asker, Id lot);
bool sees_panel(const Procedure *, Id asker, Id lot);

/* o, p, rubric, asker, at, panel, by_bidder and a are the caller's. False: no such lot, or it is
 * not theirs. */
bool marking_begin(Marking *, Id lot);

/* Those of its round and lot. */
void marking_drafts(Marking *, const MarkDrafts *);

/* Places, from 0; false: there is none. */
bool marking_find(const Marking *, Id criterion, Id bidder, int64_t *question, int64_t *bid);

MarkState marking_state(const Marking *, int64_t question, int64_t bid);
bool      marking_next(const Marking *, int64_t question, int64_t bid, int64_t *q, int64_t *b);
Str       marking_link(const Marking *, int64_t question, int64_t bid);
Str       marking_lot_link(const Marking *, const char *more);
void      marking_count(const Marking *, int64_t *all, int64_t *left, int64_t *ready,
                        int64_t *signed_);

/* The place of the first bidder in whose name these words stand; -1: there is none. */
int64_t marking_named(const Marking *, Str words);

/* The page's first question and bidder, from 0; a name that is looked for goes before. */
void page_score(const Marking *, int64_t question, int64_t bid, Str find, ScorePage *);
void page_score_lots(const Marking *, ScorePage *);

/* draft: as it is kept, or was typed. What the bidder sent is the caller's to show.
 * Fails: as paper_record(). */
Result page_mark(const Marking *, int64_t question, int64_t bid, const MarkDraft *, MarkPage *);

/* from: the first line that is listed; the marking's drafts have their words. */
void page_sheet(const Marking *, int64_t from, SheetPage *);

void page_panel(const Marking *, int64_t from, PanelPage *);
void page_panel_lots(const Marking *, PanelPage *);

#endif
