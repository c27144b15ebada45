/* room.h - the data room: who may read what lies there, by which vetting and agreement, and who was
 * shown what. Who looks after the tender sees all of it; a bidder its own readers, and what they
 * were shown. */
#ifndef PAGE_ROOM_H
#define PAGE_ROOM_H

#include "page/doings.h"

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

#define ROOM_PAGE(IS)                                                                              \
    IS(RoomPage, TEXT, procedure, , "The title of the procedure.")                                 \
    IS(RoomPage, TEXT, number, , "Year and number, or its name.")                                  \
    IS(RoomPage, TEXT, back, , "The page that leads here.")                                        \
    IS(RoomPage, FLAG, all, , "Does the asker see all of it?")                                     \
    IS(RoomPage, TEXT, add_reader, , "Where somebody is let in; empty: not by the asker, or now.") \
    IS(RoomPage, TEXT, add_exhibit, , "Where something is laid out; empty: likewise.")             \
    IS(RoomPage, LIST, readers, RoomReader, "Who was let in, as far as the asker may know.")       \
    IS(RoomPage, LIST, exhibits, RoomExhibit, "What lies there; to bidders none of it is told.")   \
    IS(RoomPage, LIST, readings, RoomReading, "Who was shown what, the latest first.")
SHAPE(RoomPage, ROOM_PAGE)

/* Of a bidder: was one of its people let in? */
bool reads_as_bidder(const Procedure *, Id asker);

/* For whom dialogue_is_for(). at: "/t/2026-42". Fails: as paper_record(). */
Result page_room(const Onlooker *, const Procedure *, Id asker, Str at, RoomPage *, Arena *);
void   room_html(const Frame *, const RoomPage *, Text *, Arena *);

#endif
