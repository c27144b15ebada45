/* form.h - an act as a form, from its row alone: a label, a hint and an input for each field,
 * titles where numbers are meant, and beside a field what is wrong with it.
 *
 * What follows from the book is not asked for (desk/form.h). Names of fields are those of the act,
 * but that of a day and a moment come in parts ("until-day", "until-month", "until-year",
 * "until-time"), and a paper as words or as a file ("notice-file"). */
#ifndef PAGE_FORM_H
#define PAGE_FORM_H

#include "desk/form.h"
#include "page/frame.h"
#include "page/tool.h"
#include "page/titles.h"

#define FORM_CHOICE(IS)                                                                            \
    IS(FormChoice, TEXT, id, , "Where it stands in the page.")                                     \
    IS(FormChoice, TEXT, value, , "What is sent.")                                                 \
    IS(FormChoice, TEXT, label, , "What it means.")                                                \
    IS(FormChoice, FLAG, chosen, , "Is it the one?")
SHAPE(FormChoice, FORM_CHOICE)

#define FORM_FIELD(IS)                                                                             \
    IS(FormField, TEXT, name, , "The field of the act.")                                           \
    IS(FormField, TEXT, label, , "What it is called.")                                             \
    IS(FormField, TEXT, hint, , "What is wanted, and who will read it.")                           \
    IS(FormField, TEXT, error, , "What is wrong with what was typed.")                             \
    IS(FormField, TEXT, value, , "What was typed, or is proposed.")                                \
    IS(FormField, TEXT, unit, , "Before the amount.")                                              \
    IS(FormField, TEXT, mode, , "Which keys a telephone shows.")                                   \
    IS(FormField, NUMBER, width, , "Characters that there is room for.")                           \
    IS(FormField, FLAG, optional, , "May it be left out?")                                         \
    IS(FormField, FLAG, line, , "One line.")                                                       \
    IS(FormField, FLAG, area, , "Several lines.")                                                  \
    IS(FormField, FLAG, paper, , "A file, or several lines.")                                      \
    IS(FormField, FLAG, radios, , "One of a few.")                                                 \
    IS(FormField, FLAG, list, , "One of many, or of none.")                                        \
    IS(FormField, FLAG, date, , "A day.")                                                          \
    IS(FormField, FLAG, moment, , "A day, and when on it.")                                        \
    IS(FormField, TEXT, day, , "Of a day and a moment: its parts.")                                \
    IS(FormField, TEXT, month, , "1 to 12.")                                                       \
    IS(FormField, TEXT, year, , "Four digits.")                                                    \
    IS(FormField, TEXT, time, , "Like 12:00.")                                                     \
    IS(FormField, LIST, choices, FormChoice, "What there is to choose from.")
SHAPE(FormField, FORM_FIELD)

#define FORM_FAULT(IS)                                                                             \
    IS(FormFault, TEXT, field, , "The field that is wrong; empty: none by itself.")                \
    IS(FormFault, TEXT, says, , "What is wrong.")                                                  \
    IS(FormFault, TEXT, detail, , "With which value, and what is right.")                          \
    IS(FormFault, TEXT, source, , "Which law or which page says so.")                              \
    IS(FormFault, TEXT, reason, , "Its stable name.")
SHAPE(FormFault, FORM_FAULT)

/* What was sent by who was signed out while they typed. */
#define KEPT_INPUT(IS)                                                                             \
    IS(KeptInput, TEXT, name, , "Of which field.")                                                 \
    IS(KeptInput, TEXT, value, , "What was typed in it.")                                          \
    IS(KeptInput, TEXT, called, , "Its field in words; empty: nobody typed it.")
SHAPE(KeptInput, KEPT_INPUT)

#define KEPT_FORM_PAGE(IS)                                                                         \
    IS(KeptFormPage, TEXT, action, , "Where it goes on.")                                          \
    IS(KeptFormPage, LIST, inputs, KeptInput, "All that was sent, but files.")                     \
    IS(KeptFormPage, FLAG, less, , "A file is not among it, or what is too long to be kept.")
SHAPE(KeptFormPage, KEPT_FORM_PAGE)

void kept_form_html(const Frame *, const KeptFormPage *, Text *, Arena *);
void kept_again_html(const Frame *, const KeptFormPage *, Text *, Arena *);

#define FORM_PAGE(IS)                                                                              \
    IS(FormPage, TEXT, act, , "The name of the act.")                                              \
    IS(FormPage, TEXT, heading, , "What it does, in a line.")                                      \
    IS(FormPage, TEXT, procedure, , "The title of the procedure.")                                 \
    IS(FormPage, TEXT, back, , "Its address.")                                                     \
    IS(FormPage, TEXT, action, , "Where the form goes.")                                           \
    IS(FormPage, TEXT, kept, , "Where what was typed and not signed is shown; empty: nothing is.") \
    IS(FormPage, FLAG, again, , "It was typed before who typed it signed in anew.")                \
    IS(FormPage, TEXT, not_now, , "Why it cannot be entered at this moment.")                      \
    IS(FormPage, FLAG, two, , "Does it take two officers?")                                        \
    IS(FormPage, FLAG, closes, , "Does it close definitions?")                                     \
    IS(FormPage, TEXT, definitions, , "Those, a line each, as in a draft.")                        \
    IS(FormPage, TEXT, definitions_wrong, , "What is wrong with them.")                            \
    IS(FormPage, FLAG, files, , "Is there a file among what is asked?")                            \
    IS(FormPage, TEXT, padlock_order, , "Of a padlock elsewhere: what it is made ready by.")       \
    IS(FormPage, TEXT, padlock_link, , "Where the same is a file.")                                \
    IS(FormPage, LIST, tools, ToolShown, "The page in which it is made ready.")                    \
    IS(FormPage, TEXTS, filled, , "What the program fills in by itself.")                          \
    IS(FormPage, LIST, fields, FormField, "What is asked.")                                        \
    IS(FormPage, LIST, faults, FormFault, "All that is wrong.")
SHAPE(FormPage, FORM_PAGE)

void form_html(const Frame *, const FormPage *, Text *, Arena *);

/* Of an act: for whom, and what was typed so far (as it was sent). */
typedef struct FormAsked {
    const Onlooker  *onlooker;
    const Procedure *procedure;        /* of the office for its acts; NULL: it begins with this */
    Id               asker;
    ActKind          kind;
    const Pairs     *sent;
    const Troubles  *troubles;         /* with the name of the field, or with none */
    Str              at;               /* "/t/2026-42", "/t/office" */
} FormAsked;

/* Fails: as paper_record(). */
Result page_form(const FormAsked *, FormPage *, Arena *);

/* What was sent, as fields of the act are typed: parts of days put together, line ends and spaces
 * at both ends put right, empty ones left out. What is no field stays, for the act to refuse it;
 * "form_key" goes, and of an act that closes a batch "definitions". */
void form_typed(ActKind, const Pairs *sent, Pairs *typed, Arena *);

/* Of whom the act is and nobody was chosen: nobody has the number 0. */
void form_unchosen(ActKind, const Pairs *typed, Troubles *, Arena *);

/* That a field is missing or cannot be read, to who types it; empty: it is something else. in_one:
 * a day is typed in one input, as in a draft. */
Str form_says(const Field *, const Reason *, bool in_one, Arena *);

/* What a judge refused, with the field of the act that its detail names. */
Trouble form_trouble(ActKind, Result);

#endif
