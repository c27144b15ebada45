/* room.h - the data room: who may read what lies there, by which vetting and agreement, and who was
 * shown what. Who looks after the tender sees all of it; a bidder its own readers, and what they
 * were shown. */
#ifndef PAGE_ROOM_H
#define PAGE_ROOM_H

#include "page/doings.h"
#include "page/reader.h"

#define ROOM_READER(IS)                                                                            \
    IS(RoomReader, NUMBER, reader, , "Their number.")                                              \
    IS(RoomReader, TEXT, name, , "Who it is.")                                                     \
    IS(RoomReader, TEXT, bidder, , "Whose person.")                                                \
    IS(RoomReader, TEXT, vetting, , "The highest vetting they hold.")                              \
    IS(RoomReader, TEXT, since, , "Since when, in words.")                                         \
    IS(RoomReader, TEXT, agreement, , "Their confidentiality agreement as a file.")                \
    IS(RoomReader, TEXT, ended, , "Why their access ended, and when; empty: it has not.")          \
    IS(RoomReader, NUMBER, shown, , "How often they were shown something.")                        \
    IS(RoomReader, TEXT, end, , "Where their access is ended; empty: not by the asker, or now.")   \
    IS(RoomReader, TEXT, record, , "Where it is recorded that they were shown something.")         \
    IS(RoomReader, NUMBER, entry, , "The entry that let them in.")
SHAPE(RoomReader, ROOM_READER)

#define ROOM_EXHIBIT(IS)                                                                           \
    IS(RoomExhibit, NUMBER, exhibit, , "Its number.")                                              \
    IS(RoomExhibit, TEXT, title, , "What it is called.")                                           \
    IS(RoomExhibit, TEXT, vetting, , "The lowest vetting that may read it.")                       \
    IS(RoomExhibit, TEXT, file, , "The document, for who may have it without being a reader.")     \
    IS(RoomExhibit, TEXT, who, , "Who may read it now, by name.")                                  \
    IS(RoomExhibit, NUMBER, entry, , "The entry that laid it out.")
SHAPE(RoomExhibit, ROOM_EXHIBIT)

#define ROOM_READING(IS)                                                                           \
    IS(RoomReading, TEXT, at, , "When, in words.")                                                 \
    IS(RoomReading, TEXT, reader, , "Who was shown something.")                                    \
    IS(RoomReading, TEXT, exhibit, , "What.")                                                      \
    IS(RoomReading, TEXT, by, , "Who recorded it, by name to whom it is shown.")                   \
    IS(RoomReading, NUMBER, entry, , "Its entry of the log.")
SHAPE(RoomReading, ROOM_READING)

#define ROOM_WAITING(IS)                                                                           \
    IS(RoomWaiting, NUMBER, number, , "Its number here, which is not that of a reader.")           \
    IS(RoomWaiting, TEXT, name, , "Who it is.")                                                    \
    IS(RoomWaiting, TEXT, bidder, , "Whose person.")                                               \
    IS(RoomWaiting, TEXT, mail, , "For which address the link is; empty: whoever has it.")         \
    IS(RoomWaiting, TEXT, state, , "How far they are, in words.")                                  \
    IS(RoomWaiting, TEXT, signed_, , "The agreement as they signed it; empty: they did not yet.")  \
    IS(RoomWaiting, FLAG, admits, , "May the asker let them in now?")                              \
    IS(RoomWaiting, FLAG, strikes, , "May the asker strike them?")
SHAPE(RoomWaiting, ROOM_WAITING)

#define ROOM_CHOICE(IS)                                                                            \
    IS(RoomChoice, TEXT, value, , "What is sent.")                                                 \
    IS(RoomChoice, TEXT, label, , "What it means.")                                                \
    IS(RoomChoice, FLAG, chosen, , "Is it the one?")
SHAPE(RoomChoice, ROOM_CHOICE)

#define ROOM_PAGE(IS)                                                                              \
    IS(RoomPage, TEXT, procedure, , "The title of the procedure.")                                 \
    IS(RoomPage, TEXT, number, , "Year and number, or its name.")                                  \
    IS(RoomPage, TEXT, back, , "The page that leads here.")                                        \
    IS(RoomPage, FLAG, all, , "Does the asker see all of it?")                                     \
    IS(RoomPage, TEXT, add_reader, , "Where somebody is let in; empty: not by the asker, or now.") \
    IS(RoomPage, TEXT, add_exhibit, , "Where something is laid out; empty: likewise.")             \
    IS(RoomPage, LIST, readers, RoomReader, "Who was let in, as far as the asker may know.")       \
    IS(RoomPage, LIST, exhibits, RoomExhibit, "What lies there; to bidders none of it is told.")   \
    IS(RoomPage, LIST, readings, RoomReading, "Who was shown what, the latest first.")             \
    IS(RoomPage, TEXT, action, , "Where somebody is named, and behind it let in or struck.")       \
    IS(RoomPage, LIST, waiting, RoomWaiting, "Who was named and is not let in yet.")               \
    IS(RoomPage, FLAG, names, , "May the asker name somebody?")                                    \
    IS(RoomPage, FLAG, writes, , "Does the asker say what is agreed to? Else the officers did.")   \
    IS(RoomPage, LIST, bidders, RoomChoice, "Of whom they can be; empty: of the asker.")           \
    IS(RoomPage, LIST, vettings, RoomChoice, "The vettings that there are.")                       \
    IS(RoomPage, TEXT, name, , "What was typed as their name.")                                    \
    IS(RoomPage, TEXT, mail, , "As their e-mail address.")                                         \
    IS(RoomPage, TEXT, agreement, , "What is agreed to: as typed, or as it was last.")             \
    IS(RoomPage, TEXT, error, , "Why nobody was named.")                                           \
    IS(RoomPage, TEXT, link, , "Where who was just named comes in, shown once.")                   \
    IS(RoomPage, FLAG, by_mail, , "A mail with it is on its way.")                                 \
    IS(RoomPage, TEXT, which, , "Which part of the three lists is shown; empty: all of them.")     \
    IS(RoomPage, TEXT, before, , "Where the part before it is.")                                   \
    IS(RoomPage, TEXT, after, , "Where the next one is.")
SHAPE(RoomPage, ROOM_PAGE)

/* Of a bidder: was one of its people let in? */
bool reads_as_bidder(const Procedure *, Id asker);

/* For whom dialogue_is_for(). at: "/t/2026-42"; named: all who were named in this procedure;
 * nth: which part of the lists of what is in the book. Fails: as paper_record(). */
Result page_room(const Onlooker *, const Procedure *, Id asker, Str at, const NamedReaders *named,
                 int64_t nth, RoomPage *, Arena *);
void   room_html(const Frame *, const RoomPage *, Text *, Arena *);

#endif
