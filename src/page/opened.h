/* opened.h - what was opened: for officers what they open next, for whoever may read them the files
 * of each envelope.
 *
 * Who may read is said in one place, opened_is_for(). Nothing of a shut envelope is here but that
 * its padlocks turned or not, which everybody sees. */
#ifndef PAGE_OPENED_H
#define PAGE_OPENED_H

#include "desk/opened.h"
#include "page/frame.h"
#include "page/titles.h"

/* How a file can be read in a page; else it is only taken as it is. */
typedef enum Readable { NOT_IN_PAGE, AS_TEXT, AS_PICTURE, AS_PAGES } Readable;

enum { TEXT_READ = 256 << 10, PICTURE_MOST = 16 << 20, PAGES_MOST = 64 << 20 };      /* bytes */

#define OPENED_FILE(IS)                                                                            \
    IS(OpenedFile, NUMBER, number, , "Its place in the envelope.")                                 \
    IS(OpenedFile, TEXT, name, , "What its bidder called it.")                                     \
    IS(OpenedFile, TEXT, size, , "How long it is, in words.")                                      \
    IS(OpenedFile, TEXT, fingerprint, , "SHA-256, 64 digits.")                                     \
    IS(OpenedFile, TEXT, take, , "Where it is taken as it is; empty: it is not here.")             \
    IS(OpenedFile, TEXT, read, , "Where it is read in a page; empty: nowhere.")                    \
    IS(OpenedFile, TEXT, scanned, , "How it was scanned, or that it was not.")                     \
    IS(OpenedFile, TEXT, warning, , "What was found in it; empty: nothing was.")
SHAPE(OpenedFile, OPENED_FILE)

#define OPENED_ENVELOPE(IS)                                                                        \
    IS(OpenedEnvelopeRow, TEXT, heading, , "Whose, for which lot, and which envelope.")            \
    IS(OpenedEnvelopeRow, TEXT, word, , "By which it is named in addresses and forms.")            \
    IS(OpenedEnvelopeRow, TEXT, says, , "How it stands.")                                          \
    IS(OpenedEnvelopeRow, TEXT, why, , "Why it cannot be opened now.")                             \
    IS(OpenedEnvelopeRow, TEXT, button, , "What can be done with it; empty: nothing.")             \
    IS(OpenedEnvelopeRow, LIST, files, OpenedFile, "What lay in it.")                              \
    IS(OpenedEnvelopeRow, NUMBER, more, , "How many more files are not shown here.")               \
    IS(OpenedEnvelopeRow, TEXT, all, , "Where all of them are; empty: here.")
SHAPE(OpenedEnvelopeRow, OPENED_ENVELOPE)

#define OPENED_GROUP(IS)                                                                           \
    IS(OpenedGroup, TEXT, heading, , "Which lot, and which envelope.")                             \
    IS(OpenedGroup, TEXT, word, , "One of them, by which they are named in a form.")               \
    IS(OpenedGroup, NUMBER, count, , "How many can be opened now.")
SHAPE(OpenedGroup, OPENED_GROUP)

#define OPENED_PAGE(IS)                                                                            \
    IS(OpenedPage, TEXT, procedure, , "The title of the procedure.")                               \
    IS(OpenedPage, TEXT, back, , "Its address.")                                                   \
    IS(OpenedPage, TEXT, action, , "Where the form goes.")                                         \
    IS(OpenedPage, TEXT, beside, , "The other of the two pages; empty: it is not for the asker.")  \
    IS(OpenedPage, TEXT, done, , "What was just done.")                                            \
    IS(OpenedPage, FLAG, scans, , "What was opened is scanned here.")                              \
    IS(OpenedPage, LIST, groups, OpenedGroup, "Of them those that can be opened together.")        \
    IS(OpenedPage, LIST, ready, OpenedEnvelopeRow, "Those to be opened now.")                      \
    IS(OpenedPage, LIST, shut, OpenedEnvelopeRow, "Those that cannot be, and why.")                \
    IS(OpenedPage, LIST, open, OpenedEnvelopeRow, "Those that are open.")                          \
    IS(OpenedPage, TEXT, which, , "Which part of the envelopes is shown; empty: all of them.")     \
    IS(OpenedPage, TEXT, before, , "Where the part before it is.")                                 \
    IS(OpenedPage, TEXT, after, , "Where the next one is.")                                        \
    IS(OpenedPage, TEXT, whole, , "Of one alone with all its files: the list of all.")
SHAPE(OpenedPage, OPENED_PAGE)

#define READ_PAGE(IS)                                                                              \
    IS(ReadPage, TEXT, procedure, , "The title of the procedure.")                                 \
    IS(ReadPage, TEXT, back, , "The list of files.")                                               \
    IS(ReadPage, TEXT, name, , "What its bidder called it.")                                       \
    IS(ReadPage, TEXT, whose, , "Whose it is.")                                                    \
    IS(ReadPage, TEXT, take, , "Where it is taken as it is.")                                      \
    IS(ReadPage, TEXT, text, , "What it says, where it is text.")                                  \
    IS(ReadPage, FLAG, is_text, , "It is.")                                                        \
    IS(ReadPage, FLAG, cut, , "There is more than is shown.")                                      \
    IS(ReadPage, TEXT, picture, , "Where its picture is.")                                         \
    IS(ReadPage, TEXT, says, , "Which page of how many; or why it is not shown.")                  \
    IS(ReadPage, TEXT, before, , "Its page before.")                                               \
    IS(ReadPage, TEXT, after, , "Its page after.")                                                 \
    IS(ReadPage, TEXT, scanned, , "How it was scanned, or that it was not.")                       \
    IS(ReadPage, TEXT, warning, , "What was found in it; empty: nothing was.")
SHAPE(ReadPage, READ_PAGE)

/* May this person read what was in the envelope? Once it is on record as open and could be read:
 * its bidder; overseers; officers, evaluators and chairs of its lot who have declared that no
 * interest of theirs is in the way. Prices evaluators and chairs read only while the marks of the
 * lot are locked. */
bool opened_is_for(const Procedure *, Id asker, const Bid *, Envelope);

/* at: "/t/2026-42"; only: of one envelope alone, by its word, all files; empty: of all, a part. */
typedef struct OpenedAsked {
    Id          who;
    const char *book;
    Str         at, only;
    int64_t     part;
} OpenedAsked;

/* Officers: what of listed rounds can be opened, what not and why, what is open.
 * Fails: as page_titles(). */
Result page_open(const Onlooker *, const Procedure *, const OpenedAsked *, OpenedPage *, Arena *);
void   open_html(const Frame *, const OpenedPage *, Text *, Arena *);

/* Whoever may read something: what it is. Fails: as page_titles(). */
Result page_opened(const Onlooker *, const Procedure *, const OpenedAsked *, OpenedPage *, Arena *);
void   opened_html(const Frame *, const OpenedPage *, Text *, Arena *);

void   read_html(const Frame *, const ReadPage *, Text *, Arena *);

/* A picture by its first PICTURE_HEAD bytes: what it says of its size, which a browser would
 * believe. False: it is none that we give, or does not say it there. */
typedef struct Picture { const char *type; int64_t wide, high; } Picture;
enum { PICTURE_HEAD = 1 << 20, PICTURE_DOTS = 50000000 };
bool picture_read(Str first, Picture *);
bool picture_fits(const Picture *);                 /* no more than PICTURE_DOTS */

/* By its name; what is in it is looked at when it is shown. */
Readable readable_by_name(Str name);

/* The type under which a picture is given, by its first bytes; NULL: it is none that we give. */
const char *picture_type(Str first);

/* "812 bytes", "48.0 kB" */
Str size_shown(int64_t bytes, Arena *);

/* "Dray Ltd, lot 1 Recovery in the north: quality" */
Str opened_heading(const Titles *, const Bid *, Envelope, Arena *);

#endif
