/* reader.h - the data room for one who reads there: the agreement that they sign, and once they are
 * let in what their vetting allows, and what they were shown. */
#ifndef PAGE_READER_H
#define PAGE_READER_H

#include "accounts/readers.h"
#include "desk/onlooker.h"
#include "letters/record.h"
#include "page/frame.h"

#define READER_EXHIBIT(IS)                                                                         \
    IS(ReaderExhibit, NUMBER, exhibit, , "Its number.")                                            \
    IS(ReaderExhibit, TEXT, title, , "What it is called.")                                         \
    IS(ReaderExhibit, TEXT, vetting, , "The lowest vetting that may read it.")
SHAPE(ReaderExhibit, READER_EXHIBIT)

#define READER_READING(IS)                                                                         \
    IS(ReaderReading, TEXT, at, , "When, in words.")                                               \
    IS(ReaderReading, TEXT, exhibit, , "What they were shown.")                                    \
    IS(ReaderReading, NUMBER, entry, , "Its entry of the log.")
SHAPE(ReaderReading, READER_READING)

#define READER_PAGE(IS)                                                                            \
    IS(ReaderPage, TEXT, procedure, , "The title of the procedure.")                               \
    IS(ReaderPage, TEXT, number, , "Year and number, or its name.")                                \
    IS(ReaderPage, TEXT, back, , "The page that leads here.")                                      \
    IS(ReaderPage, TEXT, action, , "Where the agreement is signed; behind it a document opened.")  \
    IS(ReaderPage, TEXT, trouble, , "Why something was not done.")                                 \
    IS(ReaderPage, TEXT, name, , "Who reads.")                                                     \
    IS(ReaderPage, TEXT, bidder, , "Whose person.")                                                \
    IS(ReaderPage, FLAG, signs, , "Is the agreement to be signed?")                                \
    IS(ReaderPage, FLAG, keyless, , "Have they no key to sign with yet?")                          \
    IS(ReaderPage, FLAG, waits, , "It is signed, and officers have not let them in yet.")          \
    IS(ReaderPage, TEXT, signed_at, , "When they signed.")                                         \
    IS(ReaderPage, TEXT, exactly, , "The agreement as it is signed, or was.")                      \
    IS(ReaderPage, TEXT, matter, , "The same for the script that signs, as JSON.")                 \
    IS(ReaderPage, SCRIPT, key, , "The person's key as it is kept here, wrapped, as JSON.")        \
    IS(ReaderPage, FLAG, key_here, , "Is the key on the server, as in a demonstration?")           \
    IS(ReaderPage, NUMBER, made, , "The moment that stands in the text.")                          \
    IS(ReaderPage, NUMBER, reader, , "Their number in the data room; 0: not let in.")              \
    IS(ReaderPage, TEXT, vetting, , "The vetting by which they were let in.")                      \
    IS(ReaderPage, FLAG, ended, , "Their access ended.")                                           \
    IS(ReaderPage, FLAG, shut, , "Nothing can be opened there now.")                               \
    IS(ReaderPage, LIST, exhibits, ReaderExhibit, "What their vetting allows.")                    \
    IS(ReaderPage, LIST, readings, ReaderReading, "What they were shown, the latest first.")       \
    IS(ReaderPage, TEXT, which, , "Which part of both lists is shown; empty: all of them.")        \
    IS(ReaderPage, TEXT, before, , "Where the part before it is.")                                 \
    IS(ReaderPage, TEXT, after, , "Where the next one is.")
SHAPE(ReaderPage, READER_PAGE)

/* Does the act let this person in: is its agreement word for word what they signed? And the reader
 * that such an act made of them; NULL: they are not let in. */
bool reader_let_in_by(const Onlooker *, const Act *, const NamedReader *);
const Reader *reader_let_in(const Onlooker *, const Procedure *, const Record *,
                            const NamedReader *);

/* What was laid out under this number and is not shown to everybody: its act; NULL: nothing. */
const Act *exhibit_laid_out(const Record *, Id exhibit);

/* at: "/t/2026-42"; nth: which part of its lists. What is signed, and how, is for the caller to
 * say. Fails: as paper_record(). */
Result page_reader(const Onlooker *, const Procedure *, const NamedReader *, Str at,
                   int64_t nth, ReaderPage *, Arena *);
void   reader_html(const Frame *, const ReaderPage *, Text *, Arena *);

#endif
