/* show.h - a procedure as whoever may read the book sees it, in words: where each lot stands, until
 * when, what comes next and for whom.
 *
 * How many bids there are is not said before the box is listed. What is of one asker only is shown
 * to nobody else. Words are clean for a terminal and a page; what was erased is said to be. */
#ifndef PAGE_SHOW_H
#define PAGE_SHOW_H

#include "core/view/stands.h"
#include "core/view/warnings.h"
#include "desk/onlooker.h"
#include "page/enclosures.h"

/* "Bela Recovery Ltd (784303626)": names are not unique, numbers are. A name that is not for
 * the asker is empty. */
typedef struct Called { Id id; Str name; } Called;

/* Is this asker told the name of that person whatever the person does? Officers and all who look
 * after the procedure are told every name, and each their own. asker 0: nobody in particular. */
bool name_is_told(const Procedure *, Id asker, Id person);

/* Where the name is there: is it shown? Besides, those who lie in a listed box or hold a padlock:
 * whoever has the book's folder has them, and to others none is given that is not theirs
 * (words_are_shown()). */
bool name_is_shown(const Procedure *, Id asker, Id person);

/* With what it blocks. An order of a court has no number. */
typedef struct ClaimShown { Id id; Str notified, says; } ClaimShown;   /* notified: iso_moment() */

typedef struct LotShown {
    Id          id;
    const char *phase, *law, *regime;            /* regime: as a lot's definition spells its law */
    Str         title;
    bool        halted, awarded;
    Standings   now;                             /* what must be said before all else */
    Str         deadline, standstill;            /* empty: none */
    Str         deadline_iso;                    /* iso_moment() */
    Str         standstill_last, standstill_signs;   /* a day, and iso_moment() */
    LIST(ClaimShown) claims;
    EnclosuresShown enclosures;                  /* expected of its bids */
    Called      winner;                          /* where it is awarded, with: */
    Str         price, total;
    Str         amount, points;                  /* the same as plain decimals */
    Arena      *life;
} LotShown;

typedef struct BidShown {
    Id          lot, version;
    Called      bidder;
    const char *standing, *choice;               /* choice "": none was made */
    Id          before_change;                   /* the change that came after it; 0: none did */
    bool        open[ENVELOPES], void_[ENVELOPES];
} BidShown;

typedef struct RoundShown { Id id; LIST(BidShown) bids; } RoundShown;       /* its box is listed */

/* Of the asker alone. A bid lies in a box that is not listed, waits for its tick, or is ready for
 * its deadline. */
typedef struct QuestionShown { Id number; Str words; } QuestionShown;
typedef struct OwnBidShown {
    Id          round, lot, version;
    bool        ready;
    Str         says;
    const char *handed;              /* how far it is; NULL: it was taken back, or came late */
} OwnBidShown;

/* Registered with the same identifier; told to officers. It blocks nothing. */
typedef struct TwinsShown { Called first, second; } TwinsShown;

typedef struct ReadingShown { Id reader, exhibit; Called bidder; Str at; } ReadingShown;
typedef struct NewsShown { Id lot; Str at, about, reason; const char *says; } NewsShown;
typedef struct RankShown {
    Id     lot, place;
    bool   out;
    Called bidder;
    Str    total, quality, price;
} RankShown;

/* Of a buyer, of a buyer in one year, or of all: year 0, and then no buyer either. */
typedef struct SavingShown {
    Id   lot;
    int64_t year;
    Str  buyer, baseline, price, saved;
    Str  unmatched;                              /* empty: everything has a baseline */
    Str  in_target, target, beyond;              /* empty: no target */
    bool missed;
    const char *unknown;                         /* why the lot has no figures; else NULL */
} SavingShown;

typedef struct DutyShown {
    Id          person, lot;
    bool        own;                             /* the asker's */
    Str         name, does;                      /* name empty: of nobody in particular */
    Str         from, by;                        /* as in ISO 8601; empty: at any time */
    const char *who, *why;
} DutyShown;

typedef LIST(SavingShown) SavingsShown;

typedef struct ShowPage {
    Str title, buyer, name, now;                 /* now: iso_moment() */
    int64_t year, number;
    const char *currency, *vat;                  /* "GBP", "excluding VAT" */
    Id  acts;
    Warnings  warnings;                          /* what is lawful and can still go wrong */
    Standings padlocks;                          /* of buyers that have left */
    LIST(LotShown)      lots;
    LIST(RoundShown)    rounds;
    LIST(QuestionShown) questions;
    LIST(OwnBidShown)   own_bids;
    LIST(TwinsShown)    twins;
    LIST(ReadingShown)  readings;
    LIST(NewsShown)     news;
    LIST(RankShown)     ranking;                 /* by lots */
    SavingsShown        savings;                 /* by lots */
    LIST(DutyShown)     duties;                  /* the asker's own come first */
} ShowPage;

/* asker: 0 where nobody in particular asks. Fails: as book_waits(). */
Result page_show(const Onlooker *, const Procedure *, Id asker, ShowPage *, Arena *);

/* What the winner's prices save in a lot by buyer and year, where a baseline was frozen and a price
 * of the winner is open; nothing otherwise. */
void page_savings(const Onlooker *, const Procedure *, const Lot *, SavingsShown *, Arena *);

/* What somebody wrote, as a terminal may show it. */
Str page_words(const Onlooker *, Hash, Arena *);

#endif
