/* check.h - an act before it is signed: all of it in people's words, what can go wrong with it,
 * what it does, and exactly what is signed. */
#ifndef PAGE_CHECK_H
#define PAGE_CHECK_H

#include "desk/wording.h"
#include "page/frame.h"
#include "page/titles.h"

/* said: "" or, of an act of a batch, its place and "/": sign.js finds what is signed in the page by
 * both (doc/browser.md). */
#define CHECK_ROW(IS)                                                                              \
    IS(CheckRow, TEXT, said, , "The act of the batch that it belongs to.")                         \
    IS(CheckRow, TEXT, name, , "The field of the act.")                                            \
    IS(CheckRow, TEXT, label, , "What it is called.")                                              \
    IS(CheckRow, TEXT, words, , "What stands in it.")                                              \
    IS(CheckRow, FLAG, long_, , "Does it have several lines?")                                     \
    IS(CheckRow, FLAG, filled, , "Did the program fill it in?")
SHAPE(CheckRow, CHECK_ROW)

#define CHECK_ACT(IS)                                                                              \
    IS(CheckAct, TEXT, heading, , "What it does, in a line.")                                      \
    IS(CheckAct, LIST, rows, CheckRow, "Its fields.")
SHAPE(CheckAct, CHECK_ACT)

#define CHECK_FOLD(IS)                                                                             \
    IS(CheckFold, TEXT, summary, , "How many definitions of which kind lie in it, and of what.")   \
    IS(CheckFold, LIST, acts, CheckAct, "All of them.")
SHAPE(CheckFold, CHECK_FOLD)

#define CHECK_PAGE(IS)                                                                             \
    IS(CheckPage, TEXT, heading, , "What this page is for.")                                       \
    IS(CheckPage, TEXT, act, , "What the act does, in a line.")                                    \
    IS(CheckPage, TEXT, procedure, , "The title of the procedure.")                                \
    IS(CheckPage, TEXT, change, , "Where it is changed.")                                          \
    IS(CheckPage, TEXT, action, , "Where it goes once it is signed.")                              \
    IS(CheckPage, TEXT, trouble, , "What was wrong when it was tried.")                            \
    IS(CheckPage, FLAG, unsure, , "Is it unknown whether that entered it?")                        \
    IS(CheckPage, TEXT, agreed_by, , "The other officer, who agreed.")                             \
    IS(CheckPage, TEXT, agreed_at, , "When.")                                                      \
    IS(CheckPage, TEXT, until, , "Until when the agreement counts.")                               \
    IS(CheckPage, TEXTS, since, , "What was entered since.")                                       \
    IS(CheckPage, FLAG, two, , "Is an agreement signed, for another officer to enter it?")         \
    IS(CheckPage, FLAG, own, , "Is it this person's own agreement, that waits for another?")       \
    IS(CheckPage, TEXT, withdraw, , "Where one's own agreement is withdrawn.")                     \
    IS(CheckPage, FLAG, declines, , "May it be declined?")                                         \
    IS(CheckPage, FLAG, key_here, , "Is the key on the server, as in a demonstration?")            \
    IS(CheckPage, FLAG, box, , "Does it go into the box?")                                         \
    IS(CheckPage, NUMBER, several, , "How many acts are each signed by itself; 0: it is one.")     \
    IS(CheckPage, FLAG, last, , "Of several: is one left?")                                        \
    IS(CheckPage, TEXTS, entered, , "Of several: those that are entered by now.")                  \
    IS(CheckPage, TEXTS, refused, , "Of several: those that were refused, and why.")               \
    IS(CheckPage, LIST, folds, CheckFold, "Of a long batch its definitions, folded by their kind.")\
    IS(CheckPage, LIST, acts, CheckAct, "The act; of a batch that is short, all of it.")           \
    IS(CheckPage, TEXTS, warnings, , "What is lawful and can still go wrong.")                     \
    IS(CheckPage, TEXTS, effects, , "What it does at once.")                                       \
    IS(CheckPage, TEXT, exactly, , "The text that is signed, as far as it stands fast.")           \
    IS(CheckPage, TEXT, matter, , "The same for the script that signs, as JSON.")                  \
    IS(CheckPage, SCRIPT, key, , "The person's key as it is kept here, wrapped, as JSON.")
SHAPE(CheckPage, CHECK_PAGE)

/* script: sign.js */
void check_html(const Frame *, const CheckPage *, Text *, Arena *);

/* Whose act, and which words come with it. procedure: NULL: it begins with this. */
typedef struct Looked {
    const Onlooker  *onlooker;
    const Procedure *procedure;
    Id               asker;
    const Shelf     *shelf;
} Looked;

/* The act in people's words; said: as above. */
void check_act(const Looked *, const Titles *, const Act *, Str said, CheckAct *, Arena *);

/* The act in its place: with others of its kind, of which a fold stands for some of a batch that is
 * longer than a page; else by itself. */
CheckAct *check_place(CheckPage *, const Acts *, const Act *, Arena *);

/* Once they are in their places: what each fold says of what lies in it. */
void check_summaries(CheckPage *, Arena *);

/* The JSON for sign.js of one act or a batch that is closed by its last, with what is the same
 * whoever signs: origin, procedure, act, fields, batch. Without its outer braces. */
void check_matter(const Looked *, const Acts *, Str origin, Text *, Arena *);

#endif
