/* dialogue.h - a round and what is said in it: who was invited, which sessions were called, whose
 * minutes are agreed, what was disclosed and whether others may have it, who goes on and why not.
 * Who looks after the tender sees all of it, a bidder what is its own and nothing of another. */
#ifndef PAGE_DIALOGUE_H
#define PAGE_DIALOGUE_H

#include "page/doings.h"

#define DISCLOSED_ROW(IS)                                                                          \
    IS(DisclosedRow, NUMBER, item, , "Its number.")                                                \
    IS(DisclosedRow, TEXT, text, , "What was disclosed.")                                          \
    IS(DisclosedRow, TEXT, state, , "What its owner says, in a word or two.")                      \
    IS(DisclosedRow, TEXT, tag, , "The class of that word's colour.")                              \
    IS(DisclosedRow, TEXTS, used, , "Which changes of documents come from it.")                    \
    IS(DisclosedRow, TEXT, decide, , "Where its owner says so; empty: not the asker.")             \
    IS(DisclosedRow, NUMBER, entry, , "Its entry of the log.")
SHAPE(DisclosedRow, DISCLOSED_ROW)

#define TALK_ROW(IS)                                                                            \
    IS(TalkRow, NUMBER, session, , "Its number.")                                               \
    IS(TalkRow, TEXT, title, , "With whom, and of which kind.")                              \
    IS(TalkRow, TEXT, starts, , "When it begins, in words.")                                    \
    IS(TalkRow, FLAG, scored, , "Is it scored?")                                                \
    IS(TalkRow, TEXT, state, , "How far it is, in a word or two.")                              \
    IS(TalkRow, TEXT, tag, , "The class of that word's colour.")                                \
    IS(TalkRow, TEXT, agenda, , "The agenda as a file.")                                        \
    IS(TalkRow, TEXT, present, , "Who was present; empty: there are no minutes.")               \
    IS(TalkRow, TEXT, minutes, , "The minutes as a file; empty: there are none.")               \
    IS(TalkRow, TEXT, agreed, , "When its bidder agreed to them; empty: it has not.")           \
    IS(TalkRow, TEXT, minute, , "Where minutes are brought; empty: not by the asker, or now.")  \
    IS(TalkRow, TEXT, agree, , "Where they are agreed to; empty: not by the asker, or now.")    \
    IS(TalkRow, TEXT, disclose, , "Where an item is named; empty: not by the asker, or now.")   \
    IS(TalkRow, NUMBER, entry, , "Its entry of the log.")                                       \
    IS(TalkRow, LIST, items, DisclosedRow, "What was disclosed in it.")
SHAPE(TalkRow, TALK_ROW)

#define TALKING_ROW(IS)                                                                            \
    IS(TalkingRow, TEXT, bidder, , "Who was invited.")                                             \
    IS(TalkingRow, TEXT, says, , "How many sessions, and whether it goes on.")                     \
    IS(TalkingRow, TEXT, reason, , "Why it goes on, or not; empty: that is not decided.")          \
    IS(TalkingRow, TEXT, call, , "Where it is called to a session; empty: not now.")               \
    IS(TalkingRow, TEXT, decide, , "Where it is decided whether it goes on; empty: not now.")      \
    IS(TalkingRow, NUMBER, entry, , "The entry of that decision; 0: there is none.")
SHAPE(TalkingRow, TALKING_ROW)

#define TALKING_LOT(IS)                                                                            \
    IS(TalkingLot, NUMBER, lot, , "Its number.")                                                   \
    IS(TalkingLot, TEXT, title, , "What it is called.")                                            \
    IS(TalkingLot, TEXT, state, , "Where it stands.")                                              \
    IS(TalkingLot, TEXT, closed, , "That its dialogue is closed, when and why; empty: it is not.") \
    IS(TalkingLot, NUMBER, closed_entry, , "The entry that says so.")                              \
    IS(TalkingLot, TEXT, reserved, , "What was published about leaving candidates out.")           \
    IS(TalkingLot, TEXT, close, , "Where it is closed; empty: not by the asker, or not now.")      \
    IS(TalkingLot, LIST, invited, TalkingRow, "Who was invited, as far as the asker may know.")    \
    IS(TalkingLot, LIST, sessions, TalkRow, "Its sessions, in their order.")
SHAPE(TalkingLot, TALKING_LOT)

#define ROUND_LINK(IS)                                                                             \
    IS(RoundLink, TEXT, title, , "Which round.")                                                   \
    IS(RoundLink, TEXT, link, , "Its page.")                                                       \
    IS(RoundLink, FLAG, here, , "It is this one.")
SHAPE(RoundLink, ROUND_LINK)

#define DIALOGUE_PAGE(IS)                                                                          \
    IS(DialoguePage, TEXT, procedure, , "The title of the procedure.")                             \
    IS(DialoguePage, TEXT, number, , "Year and number, or its name.")                              \
    IS(DialoguePage, TEXT, back, , "The page that leads here.")                                    \
    IS(DialoguePage, TEXT, at, , "The tender's own page.")                                         \
    IS(DialoguePage, TEXT, heading, , "Which round.")                                              \
    IS(DialoguePage, TEXT, invitation, , "When it was opened.")                                    \
    IS(DialoguePage, TEXT, invitation_file, , "The invitation as a file; empty: there is none.")   \
    IS(DialoguePage, NUMBER, entry, , "The entry that opened it.")                                 \
    IS(DialoguePage, TEXT, next, , "Where the next round is invited to; empty: not now.")          \
    IS(DialoguePage, LIST, rounds, RoundLink, "All that were opened.")                             \
    IS(DialoguePage, LIST, duties, DutyRow, "What the asker must do about it now.")                \
    IS(DialoguePage, NUMBER, more, , "How many more of these there are.")                          \
    IS(DialoguePage, LIST, lots, TalkingLot, "A lot each.")                                        \
    IS(DialoguePage, TEXT, which, , "Which part of the lists is shown; empty: all of them.")       \
    IS(DialoguePage, TEXT, before, , "Where the part before it is.")                               \
    IS(DialoguePage, TEXT, after, , "Where the next one is.")
SHAPE(DialoguePage, DIALOGUE_PAGE)

/* Who looks after it, and bidders. */
bool dialogue_is_for(const Procedure *, Id asker);

/* Of a bidder: was it invited to a round of dialogue, or called to a session? */
bool talks_as_bidder(const Procedure *, Id asker);

/* Of a round that was opened. at: "/t/2026-42"; nth: which part of its lists. Fails: as
 * paper_record(). */
Result page_dialogue(const Onlooker *, const Procedure *, Id asker, const Round *, Str at,
                     int64_t nth, DialoguePage *, Arena *);
void   dialogue_html(const Frame *, const DialoguePage *, Text *, Arena *);

#endif
