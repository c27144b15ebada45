/* keys.h - one signing key of a person: what opens it, where it stands, what was signed with it. */
#ifndef PAGE_KEYS_H
#define PAGE_KEYS_H

#include "page/frame.h"

#define WAY_ROW(IS)                                                                                \
    IS(WayRow, NUMBER, number, , "Its number among the person's.")                                 \
    IS(WayRow, TEXT, says, , "What it is: a passphrase, a passkey and which.")                     \
    IS(WayRow, TEXT, since, , "Since when.")                                                       \
    IS(WayRow, FLAG, asked, , "It was asked to be taken away, and is the last one.")
SHAPE(WayRow, WAY_ROW)

#define STANDS_ROW(IS)                                                                             \
    IS(StandsRow, TEXT, title, , "The tender, or the office.")                                     \
    IS(StandsRow, TEXT, link, , "Where it is.")                                                    \
    IS(StandsRow, TEXT, as, , "As what: officer, bidder, somebody who signs for a bidder.")        \
    IS(StandsRow, FLAG, stands, , "It counts there now; else another one took its place.")         \
    IS(StandsRow, TEXT, change, , "Where two officers put another key in its place.")
SHAPE(StandsRow, STANDS_ROW)

#define SIGNED_ROW(IS)                                                                             \
    IS(SignedRow, TEXT, at, , "When it was entered.")                                              \
    IS(SignedRow, TEXT, act, , "What it does, in a line.")                                         \
    IS(SignedRow, TEXT, title, , "In which tender.")                                               \
    IS(SignedRow, NUMBER, entry, , "Its place in the log.")
SHAPE(SignedRow, SIGNED_ROW)

#define KEY_PAGE(IS)                                                                               \
    IS(KeyPage, NUMBER, number, , "Its number among the person's.")                                \
    IS(KeyPage, TEXT, label, , "What the person calls it.")                                        \
    IS(KeyPage, TEXT, key, , "The public key, in hex.")                                            \
    IS(KeyPage, TEXT, added, , "Since when.")                                                      \
    IS(KeyPage, TEXT, ended, , "When it ended; empty: it counts.")                                 \
    IS(KeyPage, TEXT, error, , "Why something was not done.")                                      \
    IS(KeyPage, TEXT, done, , "What was just done.")                                               \
    IS(KeyPage, FLAG, passkeys, , "Has the person a passkey?")                                     \
    IS(KeyPage, LIST, ways, WayRow, "What opens it here.")                                         \
    IS(KeyPage, LIST, stands, StandsRow, "Where it stands for whom.")                              \
    IS(KeyPage, LIST, signatures, SignedRow, "What was signed with it, the newest first.")         \
    IS(KeyPage, NUMBER, more, , "Signatures that are not listed any more.")
SHAPE(KeyPage, KEY_PAGE)

/* Of a page on which something is done with a key that is kept here. */
#define KEY_DOING(IS)                                                                              \
    IS(KeyDoing, NUMBER, number, , "Its number among the person's.")                               \
    IS(KeyDoing, TEXT, label, , "What the person calls it.")                                       \
    IS(KeyDoing, TEXT, kept, , "JSON: the key as it is kept here, wrapped.")                       \
    IS(KeyDoing, TEXT, error, , "Why it was not done.")                                            \
    IS(KeyDoing, FLAG, by_passphrase, , "A passphrase is made for it.")                            \
    IS(KeyDoing, FLAG, by_code, , "A code on paper is made for it.")                               \
    IS(KeyDoing, FLAG, by_passkey, , "A passkey is to open it.")                                   \
    IS(KeyDoing, FLAG, opens_by_passkey, , "Does one open it now?")                                \
    IS(KeyDoing, LIST, stands, StandsRow, "Where it stands for whom.")
SHAPE(KeyDoing, KEY_DOING)

void own_key_html(const Frame *, const KeyPage *, Text *, Arena *);
void key_rewrap_html(const Frame *, const KeyDoing *, Text *, Arena *);
void key_copy_html(const Frame *, const KeyDoing *, Text *, Arena *);
void key_end_html(const Frame *, const KeyDoing *, Text *, Arena *);

#endif
