/* registering.h - how a firm becomes a bidder, on one page: who it is, who signs for it, with whom
 * it bids, and what to do next; what is done, and what is missing. */
#ifndef PAGE_REGISTERING_H
#define PAGE_REGISTERING_H

#include "page/frame.h"

#define REGISTER_CHOICE(IS)                                                                        \
    IS(RegisterChoice, TEXT, value, , "What is sent.")                                             \
    IS(RegisterChoice, TEXT, label, , "What it means.")
SHAPE(RegisterChoice, REGISTER_CHOICE)

#define REGISTER_NAMED(IS)                                                                         \
    IS(RegisterNamed, TEXT, name, , "Who.")                                                        \
    IS(RegisterNamed, TEXT, about, , "Which part they have, or since when they sign.")
SHAPE(RegisterNamed, REGISTER_NAMED)

#define REGISTERING_PAGE(IS)                                                                       \
    IS(RegisteringPage, TEXT, procedure, , "The title of the tender.")                             \
    IS(RegisteringPage, TEXT, back, , "Its address.")                                              \
    IS(RegisteringPage, TEXT, action, , "Where the forms go.")                                     \
    IS(RegisteringPage, TEXT, closes, , "Until when bids come in.")                                \
    IS(RegisteringPage, TEXT, not_now, , "Why nobody registers now; empty: they do.")              \
    IS(RegisteringPage, FLAG, key, , "Has the account a signing key?")                             \
    IS(RegisteringPage, FLAG, registered, , "Is the firm registered?")                             \
    IS(RegisteringPage, TEXT, name, , "As which it is.")                                           \
    IS(RegisteringPage, TEXT, identifier, , "And what it said of itself.")                         \
    IS(RegisteringPage, FLAG, first, , "Does this person sign with the firm's first key?")         \
    IS(RegisteringPage, LIST, schemes, RegisterChoice, "Registers in which firms have numbers.")   \
    IS(RegisteringPage, LIST, people, RegisterNamed, "Who else signs for it.")                     \
    IS(RegisteringPage, LIST, members, RegisterNamed, "With whom it bids.")                        \
    IS(RegisteringPage, LIST, parts, RegisterChoice, "Which parts there are in a consortium.")     \
    IS(RegisteringPage, TEXT, questions, , "Until when one may ask; empty: no more.")              \
    IS(RegisteringPage, TEXT, ask, , "Where one asks.")                                            \
    IS(RegisteringPage, TEXTS, commands, , "How an envelope is made ready.")
SHAPE(RegisteringPage, REGISTERING_PAGE)

void registering_html(const Frame *, const RegisteringPage *, Text *, Arena *);

#endif
