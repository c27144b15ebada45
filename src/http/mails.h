/* mails.h - who is told of which act by mail, and in which words: one table.
 *
 * Nobody is told of an act that pages do not show them (page/things.h). Of a bid before its box is
 * listed nobody hears but its bidder. Words are from the record as it was when the act was entered,
 * so they are the same whenever they are made. */
#ifndef HTTP_MAILS_H
#define HTTP_MAILS_H

#include "accounts/outbox.h"
#include "desk/onlooker.h"
#include "page/doings.h"

/* Beside the bits of Role: who did it; the person or bidder that it names; bidders that the round
 * is for; who reads in the data room, and is nobody in the procedure. */
enum { WHO_DID_IT = 1 << 16, WHOM_IT_NAMES = 1 << 17, CANDIDATES = 1 << 18, WHO_READS = 1 << 19 };

/* In subject and text {tender} is its number, {lot} ", lot 2" where there are several, {bids} ":
 * bids until Friday 4 December 2026, 12:00 GMT" while they can come, {number} the act's own,
 * {change} that of the change, {moment} its moment or day, {day after} a day after it was entered,
 * {role} the role that it gives. */
typedef struct MailRow {
    ActKind     kind;
    unsigned    to;
    Topic       topic;
    const char *subject, *text;
    const char *leads;                 /* behind the tender's address: "/do"; "": to the tender */
    bool      (*is)(const Act *);      /* NULL: always */
} MailRow;

extern const MailRow mail_rows[];
extern const ptrdiff_t mail_row_count;

/* Kinds of which nobody is mailed. */
extern const ActKind mail_silent[];
extern const ptrdiff_t mail_silent_count;

/* "officers, bidders" */
Str mail_row_whom(const MailRow *, Arena *);

/* The row by which this person is told of an act; NULL: not told. p: as the act made it. */
const MailRow *mail_for(const Procedure *p, const Act *, Id person);

/* The row by which somebody is told that they may read in the data room. */
const MailRow *mail_for_reader(void);

/* Its subject and its text, in lines of 72 columns. home: "https://tender.example.org". topic: how
 * this mail can be ended. */
typedef struct MailWords { Str subject, text; } MailWords;
MailWords mail_words(const Onlooker *, const Procedure *, const Act *, const MailRow *, Id person,
                     Str home, Arena *);

/* What somebody must do, which is something, the most urgent first: a hundred of it, or as much as
 * a letter takes. */
MailWords mail_of_duties(const DutyRows *, Str home, Arena *);

/* A paragraph, broken at spaces; and an address, on a line of its own. */
void text_paragraph(Text *, Str words, Arena *);
void text_address(Text *, Str home, Str path, Arena *);

/* What stands below each: who it is from, and where to choose which mails come. */
void text_foot(Text *, Str home, Topic, Arena *);

/* What a topic is called, and what it is; for pages. */
typedef struct TopicWords { const char *label, *says; } TopicWords;
extern const TopicWords topic_words[TOPICS];

#endif
