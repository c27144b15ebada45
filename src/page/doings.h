/* doings.h - what somebody may do in a procedure now and what not yet, what they must do next,
 * what waits for their agreement, and what became of what they did; each with the form of its
 * act. */
#ifndef PAGE_DOINGS_H
#define PAGE_DOINGS_H

#include "core/view/duty.h"
#include "page/frame.h"
#include "page/record.h"
#include "page/titles.h"

#define DUTY_ROW(IS)                                                                               \
    IS(DutyRow, TEXT, does, , "What is to be done, and by when.")                                  \
    IS(DutyRow, TEXT, link, , "Its form, filled in as far as it is known; empty: there is none.")  \
    IS(DutyRow, TEXT, watch, , "Where one can look on while it is done; empty: nowhere.")          \
    IS(DutyRow, TEXT, procedure, , "The title of the procedure.")                                  \
    IS(DutyRow, TEXT, why, , "Which law or which act says so.")                                    \
    IS(DutyRow, NUMBER, by, , "Until when, in seconds UTC; 0: as soon as it can be.")              \
    IS(DutyRow, TEXT, heading, , "Of the first of its kind: Overdue, Today ...; else empty.")      \
    IS(DutyRow, TEXT, others, , "Who else can do it; empty: nobody.")                             \
    IS(DutyRow, TEXT, who, , "Whose it is: \"Officer\", or a name.")                              \
    IS(DutyRow, FLAG, own, , "Is it the asker's?")                                                 \
    IS(DutyRow, FLAG, late, , "Is that over?")
SHAPE(DutyRow, DUTY_ROW)

#define DUTY_KIND(IS)                                                                              \
    IS(DutyKind, TEXT, heading, , "Overdue, Today, In the next 14 days ...")                       \
    IS(DutyKind, LIST, duties, DutyRow, "Those of that kind.")
SHAPE(DutyKind, DUTY_KIND)

#define DOING_ROW(IS)                                                                              \
    IS(DoingRow, TEXT, act, , "The name of the act.")                                              \
    IS(DoingRow, TEXT, says, , "What it does, in a line.")                                         \
    IS(DoingRow, TEXT, link, , "Its form.")                                                        \
    IS(DoingRow, TEXT, when, , "When it is possible, in a line.")                                  \
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
    IS(DoingsPage, NUMBER, more, , "How many more of that there are.")                             \
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
    IS(EnteredPage, TEXT, file, , "The name under which the receipt is saved.")                    \
    IS(EnteredPage, FLAG, bid, , "It is a bid.")                                                   \
    IS(EnteredPage, LIST, facts, EntryFact, "What it was, as it was taken.")                       \
    IS(EnteredPage, TEXT, proof, , "The receipt itself; empty: not yet.")                          \
    IS(EnteredPage, TEXT, binds, , "Of a bid: until when it binds.")                               \
    IS(EnteredPage, TEXT, sealed, , "Of a bid: until when it stays sealed.")                       \
    IS(EnteredPage, TEXT, opens, , "Of a bid: who can open it then.")                              \
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
    IS(HomeTender, TEXT, roles, , "What they are there: \"evaluator\"; empty: a bidder.")          \
    IS(HomeTender, TEXT, interest, , "That one of theirs waits for its ruling, or is in the way.") \
    IS(HomeTender, TEXT, work, , "Of those who look after it: how far it is; empty: of others.")   \
    IS(HomeTender, TEXT, watch, , "Of its overseers: what to ask about; empty: of others.")        \
    IS(HomeTender, TEXT, contract, , "Of who looks after it, once one is signed; else empty.") \
    IS(HomeTender, TEXT, marks, , "Of an evaluator: where they mark; empty: of others.")           \
    IS(HomeTender, TEXT, panel, , "Of who marks or chairs: what the panel agrees on; else empty.") \
    IS(HomeTender, TEXT, padlock, , "Of who holds a padlock: is it there? Empty: of others.")      \
    IS(HomeTender, TEXT, opening, , "Of who holds a padlock: where it turns; empty: of others.")   \
    IS(HomeTender, TEXT, bids, , "Of a bidder: its own, until they are listed; empty: of others.") \
    IS(HomeTender, TEXT, dialogue, , "Of a candidate: what is said with it; empty: of others.")    \
    IS(HomeTender, TEXT, room, , "Of who has readers in the data room: that; empty: of others.")   \
    IS(HomeTender, TEXT, doings, , "What can be done there.")                                      \
    IS(HomeTender, TEXT, results, , "Where its results are; empty: not for them, or not yet.")
SHAPE(HomeTender, HOME_TENDER)

#define HOME_ROOM(IS)                                                                              \
    IS(HomeRoom, TEXT, title, , "Of which procedure.")                                             \
    IS(HomeRoom, TEXT, link, , "Where they read.")                                                 \
    IS(HomeRoom, FLAG, signs, , "Is the agreement to be signed yet?")
SHAPE(HomeRoom, HOME_ROOM)

#define HOME_PAGE(IS)                                                                              \
    IS(HomePage, TEXT, lost, , "Of officers: that somebody cannot sign in; empty: nobody.")        \
    IS(HomePage, TEXT, name, , "Who this is.")                                                     \
    IS(HomePage, TEXT, overdue, , "That something is overdue, and since when; empty: nothing.")    \
    IS(HomePage, LIST, kinds, DutyKind, "What they must do next, what is late first.")             \
    IS(HomePage, LIST, waiting, DutyRow, "What others must do before the buyer's people go on.")   \
    IS(HomePage, LIST, agreements, AgreementRow, "What waits for their agreement.")                \
    IS(HomePage, NUMBER, later, , "How many more duties there are, which are less urgent.")        \
    IS(HomePage, LIST, tenders, HomeTender, "The procedures in which they have a part.")           \
    IS(HomePage, TEXT, which, , "Which of them are shown; empty: all.")                            \
    IS(HomePage, TEXT, before, , "Where those before them are.")                                   \
    IS(HomePage, TEXT, after, , "Where more are.")                                                 \
    IS(HomePage, LIST, rooms, HomeRoom, "Data rooms in which they are to read.")                   \
    IS(HomePage, FLAG, first, , "Has the buyer fewer than two officers?")                          \
    IS(HomePage, FLAG, watches, , "Is there a tender that they look after?")                       \
    IS(HomePage, FLAG, office, , "Are they an officer of the buyer?")
SHAPE(HomePage, HOME_PAGE)

void doings_html(const Frame *, const DoingsPage *, Text *, Arena *);
void entered_html(const Frame *, const EnteredPage *, Text *, Arena *);
void entered_cy_html(const Frame *, const EnteredPage *, Text *, Arena *);
void agreements_html(const Frame *, const AgreementsPage *, Text *, Arena *);
void home_html(const Frame *, const HomePage *, Text *, Arena *);

/* Of a bid that was handed in, what a receipt says in words. leaf: -1 as long as it waits for its
 * tick. */
void page_handed_in(const Onlooker *, const Procedure *, const Act *, int64_t leaf, EnteredPage *,
                    Arena *);

typedef LIST(DutyRow) DutyRows;

/* When an act is possible: "While a lot is: open for bids or closed, sealed." */
Str page_when(ActKind, Arena *);

/* The act that its source begins with; ACT_NONE: a law alone. */
ActKind duty_act(const Duty *);

/* One of them in words. Its form is linked for who can fill it in. */
DutyRow page_duty(const Onlooker *, const Procedure *, const Duty *, Id asker, Str at, Arena *);

/* What this person must do next; at: "/t/2026-42". */
void page_duties(const Onlooker *, const Procedure *, Id asker, Str at, DutyRows *, Arena *);

/* Those of them from there on that are of an opening say where that is watched; at: as above. */
void duties_watched(DutyRows *, ptrdiff_t from, Str at, Arena *);

/* The same, and what others of the buyer must do next, where this person is an officer, or who
 * still marks, where they chair: .others says who, .link where one sees how far it is. */
void page_duties_all(const Onlooker *, const Procedure *, Id asker, Str at, DutyRows *own,
                     DutyRows *others, Arena *);

/* Late ones first, then by their moment, those without one last. */
void duties_sort(DutyRows *);

/* Of more than so many only the first of that order stay. Gives how many are left out. */
int64_t duties_foremost(DutyRows *, ptrdiff_t most);

/* Of duties in that order: the first of each kind gets its heading. */
void duties_headed(DutyRows *, Instant now, Zone);

/* "2 things are overdue, the oldest since Tuesday 10 March 2026, 12:00 GMT"; empty: none is. */
Str duties_overdue(const DutyRows *, Zone, Arena *);

/* asker: 0 is somebody who is nobody there yet. */
void page_doings(const Onlooker *, const Procedure *, Id asker, Str at, DoingsPage *, Arena *);

/* Is an act of that kind this person's to do, now or at another time? Who may do it follows from
 * the row and the procedure; what not, no page tells of. */
bool is_ones_act(const Procedure *, ActKind, Id asker, Instant, Arena *);

/* The same, and not refused now whatever is typed. */
bool is_open_act(const Procedure *, ActKind, Id asker, Instant, Arena *);

#endif
