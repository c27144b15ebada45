/* rules.h - the dated rule book: how long the law makes people wait, and from when to when.
 *
 * One row is one sentence of a law: where it applies, which facts it needs, how long, in which
 * days, whether the day of the event counts. A length is never added to a date without its
 * row: the Procurement Act 2023 counts tendering from the day after (s.54(5)) and standstill
 * beginning with the day itself (s.51), and Regulation 1182/71 moves a last day that is no
 * working day while the Act does not.
 *
 * This room asks no clock and knows no notice: events, facts and holidays are handed in. */
#ifndef LAW_RULES_H
#define LAW_RULES_H

#include "base/base.h"
#include "base/calendar.h"
#include "base/money.h"

/* ---- holidays -------------------------------------------------------------------- */

/* Bits: a holiday set may join several divisions. */
typedef enum Division {
    ENGLAND_WALES = 1, SCOTLAND = 2, NORTHERN_IRELAND = 4, EU_INSTITUTIONS = 8,
    UNITED_KINGDOM = ENGLAND_WALES | SCOTLAND | NORTHERN_IRELAND,
} Division;

/* What is paid with there: euro where EU institutions buy, else sterling.
 * Source: Regulation (EU, Euratom) 2024/2509 art. 19; Currency Act 1971 s.1. */
Currency currency_of(unsigned divisions);

/* Which days are holidays, recorded with the procedure: a computed date is worth nothing
 * without it. `extra` are days that acts add (a proclamation, a local day); `except` are days
 * of ours that a proclamation moved away. Saturdays and Sundays need not be among them. */
typedef struct HolidaySet {
    unsigned   divisions;          /* Division bits */
    const Day *extra;
    ptrdiff_t  extra_count;
    const Day *except;
    ptrdiff_t  except_count;
} HolidaySet;

/* "Working day" of the Procurement Act 2023: neither weekend nor a bank holiday in any part of
 * the United Kingdom (s.123(1)), hence UNITED_KINGDOM; Regulation 1182/71 art. 2: the holidays
 * of the state or institution where the step is taken. */
enum { HOLIDAYS_FROM = 2012, HOLIDAYS_TO = 2032 };   /* years whose one-off days are rows */

/* A row says it; one that leaves it out is none. */
typedef enum Certainty {
    CERTAINTY_UNSAID,
    PRIMARY, SECONDARY, UNCHECKED    /* read in the text; in a secondary source; in neither */
} Certainty;

/* What moves when a holiday falls on a weekend. A pair are two days in a row: each moves two
 * days on, so that both become working days off. */
typedef enum Moves { NEVER_MOVES, TO_MONDAY, AS_A_PAIR } Moves;

typedef enum HolidayRule { ON_DATE, NTH_MONDAY, EASTER_PLUS } HolidayRule;

/* ON_DATE: month and day. NTH_MONDAY: of month, 1 the first, -1 the last. EASTER_PLUS: so many
 * days after Easter Sunday. */
typedef struct HolidayRow {
    const char *name;
    unsigned    divisions;
    int         from, to;          /* years, both included */
    HolidayRule rule;
    int         month, n;
    Moves       moves;
    Certainty   certainty;
} HolidayRow;

extern const HolidayRow holiday_rows[];
extern const ptrdiff_t holiday_count;

Day easter(int year);                                /* Sunday, Gregorian; 1583 to 9999 */

/* The row that makes a day a holiday in one of the divisions, or NULL. */
const HolidayRow *holiday_row(unsigned divisions, Day);

bool is_holiday(HolidaySet, Day);
bool is_working_day(HolidaySet, Day);                /* neither that nor Saturday or Sunday */
Day  working_day_from(HolidaySet, Day);              /* that day or the next working one */

/* ---- rows ------------------------------------------------------------------------ */

/* Every law, once. EC_2004_18 with 89/665/EEC, in the UK SI 2006/5; PCR_2015 is SI 2015/102. Light:
 * of the Act the contracts of s.9, of the others social and other services, reg. and art. 74-77. */
#define LAWS(R)                                                                                    \
    R(REGIME_NONE, "none", "no law")                                                               \
    R(EC_2004_18, "ec-2004-18", "Directive 2004/18/EC")                                            \
    R(EU_2014_24, "eu-2014-24", "Directive 2014/24/EU")                                            \
    R(PCR_2015, "pcr-2015", "Public Contracts Regulations 2015")                                   \
    R(PA_2023, "pa-2023", "Procurement Act 2023")                                                  \
    R(PA_2023_LIGHT, "pa-2023-light", "Procurement Act 2023, light touch")                         \
    R(PCR_2015_LIGHT, "pcr-2015-light", "Public Contracts Regulations 2015, light touch")          \
    R(EU_2014_24_LIGHT, "eu-2014-24-light", "Directive 2014/24/EU, light regime")

#define R(upper, name, title) upper,
typedef enum Regime { LAWS(R) REGIMES } Regime;
#undef R

/* The law that a lighter one is a part of; of any other, that law itself. */
Regime main_law(Regime);

/* Bits: a row may serve several. Each is 1 << the kind of the procedure's `begin`. */
typedef enum RuleKind {
    FOR_OPEN = 1, FOR_RESTRICTED = 2,
    FOR_FLEXIBLE = 4,        /* competitive flexible; with negotiation; negotiated with a notice */
    FOR_DIALOGUE = 8,
    FOR_ANY = 15,
} RuleKind;

typedef enum Limit {
    LIMIT_NONE,
    LIMIT_PARTICIPATION,     /* from the notice to the last day for requests */
    LIMIT_TENDERING,         /* from notice or invitation to the last day for tenders */
    LIMIT_STANDSTILL,        /* from award notice or letters to the last day of waiting */
    LIMIT_CONTRACT_DETAILS,  /* from the contract to its notice: a latest day */
    LIMIT_CONTRACT_COPY,     /* from the contract to its copy: a latest day */
    LIMIT_TERMINATION_NOTICE,/* from the end of the contract: a latest day */
    LIMIT_INFORMATION,       /* from an answer or a change to the deadline: the least between */
    LIMIT_PROLONGED,         /* days added to a tendering period that is not none */
    LIMIT_REASONS,           /* from a bidder's request to its reasons: a latest day */
    LIMIT_EXCLUSION_TOLD,    /* from an exclusion to the authority's being told: a latest day */
    LIMIT_CHANGE_STANDSTILL, /* from the notice of a contract's change to the last day of waiting */
    LIMIT_CHANGE_COPY,       /* from a contract's change to its copy: a latest day */
    LIMIT_HEARING,           /* from a question that can put a bid out to the end of its reply */
    LIMIT_RECEIVED,          /* from the last receipt of a letter to the last day of waiting */
    LIMITS
} Limit;

/* What is so in this procedure; each entered by an act with its reason. Every fact, once: this list
 * makes the bits, the words that a `fact` act may choose from, and what they are among people.
 * Devolved: Welsh, or transferred Northern Ireland. */
#define FACTS_OF_LAW(F)                                                                            \
    F(URGENCY, "urgency", "urgency makes the usual limit impracticable")                           \
    F(ELECTRONIC, "electronic", "tenders may come electronically")                                 \
    F(ALL_DOCUMENTS, "all-documents", "all documents come with the notice")                        \
    F(PLANNED_NOTICE, "planned-notice", "a qualifying planned procurement notice")                 \
    F(DYNAMIC_MARKET, "dynamic-market", "awarded by membership of a dynamic market")               \
    F(NOT_CENTRAL, "not-central", "not central government, or a utilities contract")               \
    F(AGREED, "agreed", "the period is agreed with all pre-selected suppliers")                    \
    F(AGREEMENT_FAILED, "agreement-failed", "agreement was sought and not found")                  \
    F(ONLY_PRESELECTED, "only-preselected", "only pre-selected suppliers may tender")              \
    F(PRIOR_NOTICE, "prior-notice", "a prior information notice that shortens")                    \
    F(NOTICE_ELECTRONIC, "notice-electronic", "the notice was sent electronically")                \
    F(SENT_ELECTRONIC, "sent-electronic", "all award letters were sent electronically")            \
    F(NO_STANDSTILL, "no-standstill", "the law demands no standstill here")                        \
    F(DOCUMENTS_ELSEWHERE, "documents-elsewhere", "some documents cannot be had by the internet")  \
    F(PRIOR_FLOOR, "prior-notice-floor", "fewer days than a prior notice gives as a rule")         \
    F(DEVOLVED, "devolved", "a devolved authority or arrangement, nothing reserved")

#define F(upper, name, label) NTH_##upper,
enum { FACTS_OF_LAW(F) FACTS };
#undef F
#define F(upper, name, label) FACT_##upper = 1 << NTH_##upper,
typedef enum Fact { FACTS_OF_LAW(F) } Fact;
#undef F

typedef enum Unit       { CALENDAR_DAYS, WORKING_DAYS } Unit;
typedef enum FirstDay   { DAY_AFTER, BEGINNING_WITH } FirstDay;   /* is the event's day day 1? */
typedef enum Rolling    { STAYS, MOVES_ON } Rolling;   /* a last day that is no working day */
typedef enum Ending     { WITH_THE_DAY, AT_MIDNIGHT } Ending;   /* may its last day be cut short? */

/* length 0: the law sets no least. promised: what is promised all the same may not be shorter.
 * above: only where the estimated value is higher, in smallest units. */
typedef struct RuleRow {
    Regime      regime;
    Civil       from, to;          /* edition: first and last day in force; year 0: open */
    unsigned    kinds;             /* RuleKind bits */
    Limit       what;
    unsigned    needs, unless;     /* Fact bits: all of these, none of those */
    int         length, promised;
    Unit        unit;
    FirstDay    first;
    Rolling     rolling;           /* MOVES_ON also: it holds at least two working days */
    Ending      ending;            /* AT_MIDNIGHT: the last hour of the last day is part of it */
    const char *article;
    Certainty   certainty;
    Money       above;
} RuleRow;

extern const RuleRow rule_rows[];
extern const ptrdiff_t rule_count;

/* The row that binds: in force on the day `at`, its facts all given, and of several the
 * shortest (Procurement Act 2023 s.54(3) and (4): the shortest that applies). `at` is the day
 * that chose the law: the first notice, for a procedure ends under the law it began with.
 * NULL: the book has no such rule, which is not the same as a row of length 0. */
const RuleRow *rule_limit(Regime, RuleKind, Limit, unsigned facts, Day at);

/* Was the law in force on that day, and does it know procedures of that kind? */
bool law_knows(Regime, RuleKind, Day);

/* Which days and which kinds a law is for, in words: "pcr-2015 is for open, restricted, flexible
 * and dialogue, from 26 February 2015 to 23 February 2025". */
Str law_words(Regime, Arena *);

extern const char *const regime_names[REGIMES];      /* "pa-2023-light" */
extern const char *const regime_titles[REGIMES];     /* "Procurement Act 2023, light touch" */
extern const char *const limit_names[LIMITS];        /* "tendering" */
extern const char *const limit_says[LIMITS];         /* "last day for tenders, at the earliest" */
extern const char *const fact_names[FACTS];          /* of bit i: "all-documents" */
#define KINDS_OF_RULE(K)                                                                           \
    K("open", "open") K("restricted", "restricted")                                                \
    K("flexible", "competitive flexible or negotiated") K("dialogue", "competitive dialogue")
enum { RULE_KINDS = 4 };
extern const char *const kind_names[RULE_KINDS];     /* of bit i: "flexible" */
extern const char *const certainty_says[];           /* "read in the statute" */

/* ---- counting -------------------------------------------------------------------- */

/* The zone and the holidays by which a period is counted. */
typedef struct Place { Zone zone; HolidaySet holidays; } Place;

typedef struct Period {
    const RuleRow *row;
    int     length;          /* days counted: the row's, or more where more was promised */
    Day     first, last;     /* both counted; last after moving on */
    Instant ends;            /* midnight at the end of `last`: the first instant after it */
    Str     words;           /* the derivation, for people and for the record */
} Period;

/* What an event at `event` starts under `row`: the earliest lawful last day and its end. Where
 * the law sets no least, it ends with the event itself.
 * Fails: rule_missing (row NULL); day_unknown (holidays matter and the last day lies outside
 * HOLIDAYS_FROM to HOLIDAYS_TO: one-off days are then not known; an empty set of divisions
 * with days from acts is never unknown). */
Result rule_period(const RuleRow *, Instant event, Place, Period *, Arena *);

/* The same after asking the book, by the law of the day `at`. */
typedef struct RuleCase {
    Regime   regime;
    RuleKind kind;
    unsigned facts;
    Day      at;
    Place    place;
} RuleCase;
Result rule_earliest(const RuleCase *, Limit, Instant event, Period *, Arena *);

/* The first lawful deadline after `event`, as rule_judge_deadline() asks it, without the words of
 * its derivation. Fails: as rule_period(). */
Result rule_first_deadline(const RuleCase *, Limit, Instant event, Instant *first, Arena *);

/* Is `deadline` late enough after `event`? What arrives at the deadline is late, so its day is
 * the one in which the second before it lies. Where the law lets the period end *with the day by
 * which* tenders must be in (Procurement Act 2023 s.54(5)), that day must be Period.last or later,
 * at any hour; where the last hour of the last day is part of the period (Regulation 1182/71
 * art. 3(2)(b)), the deadline is Period.ends or later: whoever hands in on the last day before
 * midnight is in time for that law.
 * Fails: deadline_too_near (the earliest deadline and the derivation are the detail), and as
 * rule_period(). */
Result rule_judge_deadline(const RuleCase *, Limit, Instant event, Instant deadline, Arena *);

/* The earliest deadline after such a period: Period.ends, or the first second of its last day that
 * is not that day's beginning. In words: "not before Friday 27 March 2026". */
Instant first_deadline(const Period *, Zone);
Str     first_deadline_words(const Period *, Zone, Arena *);

/* The last day on which an answer or a change still leaves the days of LIMIT_INFORMATION before
 * `deadline`: counted backwards, the day of the deadline and the day of the answer not among them
 * (Regulation 1182/71 art. 3(1); by its art. 3(4) such a day never moves).
 * Fails: rule_missing. */
Result last_information_day(const RuleCase *, Instant deadline, Day *, const RuleRow **);

/* The standstill that the award notice (Procurement Act 2023 s.51) or the last of the award
 * letters (the others) starts. promised: days that the notice promises, in the row's unit, 0
 * for none; fewer than the mandatory ones change nothing.
 * Fails: voluntary_too_short (s.51(5)), and as rule_period(). */
Result standstill_ends(const RuleCase *, Instant event, int promised, Period *, Arena *);

extern const Reason rule_missing, day_unknown, deadline_too_near, voluntary_too_short;

#endif
