/* record.h - the log as people look at it: its latest checkpoint, one entry, one receipt. */
#ifndef PAGE_RECORD_H
#define PAGE_RECORD_H

#include "page/public.h"
#include "page/terms.h"
#include "page/frame.h"
#include "page/tool.h"

#define WITNESS_SHOWN(IS)                                                                          \
    IS(WitnessShown, TEXT, name, , "The name of its key.")                                         \
    IS(WitnessShown, NUMBER, entries, , "How many entries the latest covers that it cosigned.")    \
    IS(WitnessShown, TEXT, at, , "When it says that it did, in words.")
SHAPE(WitnessShown, WITNESS_SHOWN)

#define LOG_PAGE(IS)                                                                               \
    IS(LogPage, TEXT, origin, , "The name of the log.")                                            \
    IS(LogPage, TEXT, key, , "Its key, as a policy names it.")                                     \
    IS(LogPage, NUMBER, entries, , "How many entries the latest checkpoint covers.")               \
    IS(LogPage, TEXT, root, , "The fingerprint of all of them, as base64.")                        \
    IS(LogPage, TEXT, checkpoint, , "The checkpoint, as it was signed.")                           \
    IS(LogPage, TEXTS, witnesses, , "Names of the keys that cosigned the latest that was.")        \
    IS(LogPage, NUMBER, cosigned, , "How many entries that one covers; 0: none was cosigned.")     \
    IS(LogPage, LIST, looked, WitnessShown, "What each of the last witnesses saw.")
SHAPE(LogPage, LOG_PAGE)

/* note: the latest checkpoint; empty: there is none yet. Fails: as note_read(). */
Result page_log(const Onlooker *, Str note, LogPage *, Arena *);
void   log_html(const Frame *, const LogPage *, Text *, Arena *);

#define ENTRY_FACT(IS)                                                                             \
    IS(EntryFact, TEXT, name, , "What it is.")                                                     \
    IS(EntryFact, TEXT, value, , "What it is here.")                                               \
    IS(EntryFact, FLAG, written, , "Somebody wrote the value: it is in no language of ours.")
SHAPE(EntryFact, ENTRY_FACT)

#define ENTRY_PAGE(IS)                                                                             \
    IS(EntryPage, NUMBER, entry, , "Its number, from 0.")                                          \
    IS(EntryPage, TEXT, heading, , "The same in words.")                                           \
    IS(EntryPage, TEXT, line, , "The line of the log.")                                            \
    IS(EntryPage, TEXT, says, , "What it is, in a sentence.")                                      \
    IS(EntryPage, TEXT, act, , "The act's name.")                                                  \
    IS(EntryPage, TEXT, does, , "What the act does.")                                              \
    IS(EntryPage, TEXT, at, , "When it was entered, in words.")                                    \
    IS(EntryPage, TEXT, number, , "Of which tender.")                                              \
    IS(EntryPage, TEXT, title, , "What is bought in it.")                                          \
    IS(EntryPage, LIST, fields, EntryFact, "What it says, as far as everybody may know.")          \
    IS(EntryPage, TEXT, exactly, , "The act's text, as it was signed.")                            \
    IS(EntryPage, TEXT, before, , "The entry before; empty: there is none.")                       \
    IS(EntryPage, TEXT, after, , "The next entry; empty: there is none yet.")
SHAPE(EntryPage, ENTRY_PAGE)

/* line: of the log. p: the tender that it names, where everybody may see that; else NULL. Fails:
 * as entry_read(), public_look(). */
Result page_entry(const Onlooker *, const Procedure *p, int64_t leaf, int64_t size, Str line,
                  EntryPage *, Arena *);
void   entry_html(const Frame *, const EntryPage *, Text *, Arena *);
void   entry_cy_html(const Frame *, const EntryPage *, Text *, Arena *);

/* The act in it, if everybody may see it; NULL: not. */
const Act *entry_act(const Public *, int64_t leaf);

#define VERIFY_PAGE(IS)                                                                            \
    IS(VerifyPage, TEXT, heading, , "The title, or what came of it.")                              \
    IS(VerifyPage, FLAG, asked, , "A receipt was brought.")                                        \
    IS(VerifyPage, FLAG, good, , "The log holds its entry.")                                       \
    IS(VerifyPage, TEXT, says, , "What came of it, in a sentence.")                                \
    IS(VerifyPage, TEXT, detail, , "What was wrong.")                                              \
    IS(VerifyPage, NUMBER, entry, , "Which entry.")                                                \
    IS(VerifyPage, TEXT, report, , "What was looked at, line by line.")
SHAPE(VerifyPage, VERIFY_PAGE)

/* receipt: empty where none was brought. policy: whom to believe. */
void page_verify(Str receipt, Str policy, VerifyPage *, Arena *);
void verify_html(const Frame *, const VerifyPage *, Text *, Arena *);

#define WORDS_PAGE(IS)                                                                             \
    IS(WordsPage, TEXT, heading, , "The title.")                                                   \
    IS(WordsPage, LIST, tools, ToolShown, "Pages to be opened from one's own disk.")
SHAPE(WordsPage, WORDS_PAGE)
void help_html(const Frame *, const WordsPage *, Text *, Arena *);
void accessibility_html(const Frame *, const WordsPage *, Text *, Arena *);

#endif
