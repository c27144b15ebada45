/* team.h - who has a part in a tender and what they do in it; and to its officers the people who
 * sign on this server and have none, each to be given a role. */
#ifndef PAGE_TEAM_H
#define PAGE_TEAM_H

#include "desk/onlooker.h"
#include "page/frame.h"

#define TEAM_PERSON(IS)                                                                            \
    IS(TeamPerson, TEXT, name, , "Who.")                                                           \
    IS(TeamPerson, TEXT, roles, , "What they do here.")                                            \
    IS(TeamPerson, TEXT, interest, , "Whether they declared an interest.")                         \
    IS(TeamPerson, TEXT, padlock, , "The number of their padlock.")
SHAPE(TeamPerson, TEAM_PERSON)

#define TEAM_ROLE(IS)                                                                              \
    IS(TeamRole, TEXT, word, , "What is sent.")                                                    \
    IS(TeamRole, TEXT, label, , "What it is called.")                                              \
    IS(TeamRole, FLAG, chosen, , "Was it chosen?")
SHAPE(TeamRole, TEAM_ROLE)

#define TEAM_KNOWN(IS)                                                                             \
    IS(TeamKnown, TEXT, key, , "Their public key.")                                                \
    IS(TeamKnown, TEXT, name, , "Who.")                                                            \
    IS(TeamKnown, TEXT, mail, , "Their address.")                                                  \
    IS(TeamKnown, LIST, roles, TeamRole, "Roles that one officer gives.")
SHAPE(TeamKnown, TEAM_KNOWN)

#define TEAM_PAGE(IS)                                                                              \
    IS(TeamPage, TEXT, procedure, , "The title of the procedure.")                                 \
    IS(TeamPage, TEXT, number, , "Year and number, or its name.")                                  \
    IS(TeamPage, TEXT, back, , "Its page.")                                                        \
    IS(TeamPage, FLAG, may, , "May who asks add somebody now?")                                    \
    IS(TeamPage, FLAG, knows, , "And sees who signs on this server?")                              \
    IS(TeamPage, NUMBER, done, , "How many acts were just entered.")                               \
    IS(TeamPage, TEXT, trouble, , "Why what was sent does not do.")                                \
    IS(TeamPage, LIST, people, TeamPerson, "Who has a part in it.")                                \
    IS(TeamPage, LIST, known, TeamKnown, "Who signs on this server and has no part in it.")        \
    IS(TeamPage, TEXT, which, , "Which of the accounts they are from; empty: all.")                \
    IS(TeamPage, TEXT, before, , "Where those before are.")                                        \
    IS(TeamPage, TEXT, after, , "Where the others are.")
SHAPE(TeamPage, TEAM_PAGE)

typedef LIST(TeamPerson) TeamPeople;

/* "evaluator (lot 2), overseer"; empty: none but a bidder's. */
Str roles_say(const Person *, Arena *);

/* Who has a part in it, as far as who asks is shown their names. */
void page_team_people(const Onlooker *, const Procedure *, Id asker, TeamPeople *, Arena *);

/* All but whom the server knows. */
void page_team(const Onlooker *, const Procedure *, Id asker, Str at, TeamPage *, Arena *);

/* The roles from which one is chosen; word: which was. */
void team_roles(const Procedure *, Str word, TeamKnown *, Arena *);

/* Would one officer be enough to give that role now? */
bool team_gives(const Procedure *, int64_t role);

void team_html(const Frame *, const TeamPage *, Text *, Arena *);

#endif
