/* doings.h - what somebody may do in a procedure now and what not yet, what they must do next,
 * what waits for their agreement, and what became of what they did; each with the form of its
 * act. */
#ifndef PAGE_DOINGS_H
#define PAGE_DOINGS_H

#include "core/view/duty.h"
#include "page/frame.h"
#include "page/titles.h"

#define DUTY_ROW(IS)                                                                               \
    IS(DutyRow, TEXT, does, , "What is to be done, and by when.")                                  \
    IS(DutyRow, TEXT, link, , "Its form, filled in as far as it is known; empty: there is none.")  \
    IS(DutyRow, TEXT, procedure, , "The title of the procedure.")                                  \
    IS(DutyRow, TEXT, why, , "Which law or which act says so.")                                    \
    IS(DutyRow, NUMBER, by, , "Until when, in seconds UTC; 0: as soon as it can be.")              \
    IS(DutyRow, FLAG, late, , "Is that over?")
SHAPE(DutyRow, DUTY_ROW)

#define DOING_ROW(IS)                                                                              \
    IS(DoingRow, TEXT, act, , "The name of the act.")                                              \
    IS(DoingRow, TEXT, says, , "What it does, in a line.")                                         \
    IS(DoingRow, TEXT, link, , "Its form.")                                                        \
    IS(DoingRow, TEXT, why, , "Why it cannot be done now.")                                        \
    IS(DoingRow, FLAG, two, , "Does it take two officers?")
SHAPE(DoingRow, DOING_ROW)

#define DOING_CHAPTER(IS)                                                                          \
    IS(DoingChapter, TEXT, title, , "What these acts are about.")                                  \
    IS(DoingChapter, LIST, acts, DoingRow, "Those that may be done now.")
SHAPE(DoingChapter, DOING_CHAPTER)

#define DOINGS_PAGE(IS)                                                                            \
    IS(DoingsPage, TEXT, procedure, , "The title of the procedure.")                               \
    IS(DoingsPage, TEXT, back, , "Its address.")                                                   \
    IS(DoingsPage, LIST, duties, DutyRow, "What the person must do next.")                         \
    IS(DoingsPage, LIST, chapters, DoingChapter, "What they may do now.")                          \
    IS(DoingsPage, LIST, later, DoingRow, "What they may not do now, and why.")
SHAPE(DoingsPage, DOINGS_PAGE)

#define ENTERED_PAGE(IS)                                                                           \
    IS(EnteredPage, TEXT, heading, , "What happened.")                                             \
    IS(EnteredPage, TEXT, act, , "What was done, in a line.")                                      \
    IS(EnteredPage, TEXT, procedure, , "The title of the procedure.")                              \
    IS(EnteredPage, TEXT, back, , "Its address.")                                                  \
    IS(EnteredPage, NUMBER, leaf, , "The entry in the log, counted from 0; -1: not yet.")          \
    IS(EnteredPage, TEXT, receipt, , "The address of the receipt; empty: not yet.")                \
    IS(EnteredPage, TEXT, due, , "When it goes into the log, where it is not there yet.")          \
    IS(EnteredPage, LIST, next, DutyRow, "What the person must do next.")
SHAPE(EnteredPage, ENTERED_PAGE)

#define AGREEMENT_ROW(IS)                                                                          \
    IS(AgreementRow, TEXT, act, , "What would be entered, in a line.")                             \
    IS(AgreementRow, TEXT, procedure, , "In which procedure.")                                     \
    IS(AgreementRow, TEXT, by, , "Who agreed.")                                                    \
    IS(AgreementRow, TEXT, until, , "Until when that counts.")                                     \
    IS(AgreementRow, TEXT, link, , "Where it is looked at and entered; empty: one's own.")         \
    IS(AgreementRow, TEXT, withdraw, , "Where one's own is withdrawn.")                            \
    IS(AgreementRow, TEXT, declined, , "Why another officer declined it.")
SHAPE(AgreementRow, AGREEMENT_ROW)

#define AGREEMENTS_PAGE(IS)                                                                        \
    IS(AgreementsPage, TEXT, procedure, , "The title of the procedure.")                           \
    IS(AgreementsPage, TEXT, back, , "Its address.")                                               \
    IS(AgreementsPage, TEXT, done, , "What was just done.")                                        \
    IS(AgreementsPage, LIST, others, AgreementRow, "Those that wait for this officer.")            \
    IS(AgreementsPage, LIST, own, AgreementRow, "Those that this officer gave.")
SHAPE(AgreementsPage, AGREEMENTS_PAGE)

#define HOME_TENDER(IS)                                                                            \
    IS(HomeTender, TEXT, title, , "What it is called.")                                            \
    IS(HomeTender, TEXT, number, , "Like 2026-42.")                                                \
    IS(HomeTender, TEXT, link, , "Its address.")                                                   \
    IS(HomeTender, TEXT, doings, , "What can be done there.")
SHAPE(HomeTender, HOME_TENDER)

#define HOME_PAGE(IS)                                                                              \
    IS(HomePage, TEXT, name, , "Who this is.")                                                     \
    IS(HomePage, LIST, duties, DutyRow, "What they must do next, what is late first.")             \
    IS(HomePage, LIST, agreements, AgreementRow, "What waits for their agreement.")                \
    IS(HomePage, LIST, tenders, HomeTender, "The procedures in which they have a part.")           \
    IS(HomePage, FLAG, office, , "Are they an officer of the buyer?")
SHAPE(HomePage, HOME_PAGE)

void doings_html(const Frame *, const DoingsPage *, Text *, Arena *);
void entered_html(const Frame *, const EnteredPage *, Text *, Arena *);
void agreements_html(const Frame *, const AgreementsPage *, Text *, Arena *);
void home_html(const Frame *, const HomePage *, Text *, Arena *);

typedef LIST(DutyRow) DutyRows;

/* What this person must do next; at: "/t/2026-42". */
void page_duties(const Onlooker *, const Procedure *, Id asker, Str at, DutyRows *, Arena *);

/* Late ones first, then by their moment, those without one last. */
void duties_sort(DutyRows *);

/* asker: 0 is somebody who is nobody there yet. */
void page_doings(const Onlooker *, const Procedure *, Id asker, Str at, DoingsPage *, Arena *);

/* Is an act of that kind this person's to do, now or at another time? Who may do it follows from
 * the row and the procedure; what not, no page tells of. */
bool is_ones_act(const Procedure *, ActKind, Id asker, Instant, Arena *);

#endif
