#include "law/rules.h"

const Reason rule_missing = { MISSING, "rule-missing", "doc/book.md, rule book",
    "The rule book has no such time limit for this law, procedure and day." };
const Reason day_unknown = { MISSING, "day-unknown", "doc/book.md, rule book",
    "The holidays of that year are not in the rule book; acts must give them." };
const Reason deadline_too_near = { REFUSED, "deadline-too-near",
    "2004/18/EC art. 38; 2014/24/EU art. 27 to 30; Procurement Act 2023 s.54",
    "The time limit is shorter than the law allows." };
const Reason voluntary_too_short = { REFUSED, "voluntary-too-short",
    "Procurement Act 2023 s.51(5)",
    "A voluntary standstill is shorter than the eight working days that the law demands of one." };

#define R(upper, name, title) name,
const char *const regime_names[REGIMES] = { LAWS(R) };
#undef R
#define R(upper, name, title) title,
const char *const regime_titles[REGIMES] = { LAWS(R) };
#undef R
const char *const limit_names[LIMITS] = { "none", "participation", "tendering", "standstill",
                                          "contract-details", "contract-copy",
                                          "termination-notice", "information", "prolonged",
                                          "reasons", "exclusion-told", "change-standstill",
                                          "change-copy", "hearing",
                                          "standstill-received" };
const char *const limit_says[LIMITS] = {
    [LIMIT_NONE]               = "",
    [LIMIT_PARTICIPATION]      = "last day for requests, at the earliest",
    [LIMIT_TENDERING]          = "last day for tenders, at the earliest",
    [LIMIT_STANDSTILL]         = "last day of standstill, at the earliest",
    [LIMIT_CONTRACT_DETAILS]   = "notice of the contract, at the latest",
    [LIMIT_CONTRACT_COPY]      = "copy of the contract published, at the latest",
    [LIMIT_TERMINATION_NOTICE] = "notice of the contract's end, at the latest",
    [LIMIT_INFORMATION]        = "last day for answers and changes without a later deadline",
    [LIMIT_PROLONGED]          = "days more for tenders",
    [LIMIT_REASONS]            = "reasons for who asked for them, at the latest",
    [LIMIT_EXCLUSION_TOLD]     = "authority told of an exclusion, at the latest",
    [LIMIT_CHANGE_STANDSTILL]  = "last day of standstill of a contract's change, at the earliest",
    [LIMIT_CHANGE_COPY]        = "copy of a contract's change published, at the latest",
    [LIMIT_HEARING]            = "reply to what can put a bid out, at the earliest",
    [LIMIT_RECEIVED]           = "last day of standstill by letters received, at the earliest",
};
#define K(name, label) name,
const char *const kind_names[RULE_KINDS] = { KINDS_OF_RULE(K) };
#undef K
#define F(upper, name, label) name,
const char *const fact_names[FACTS] = { FACTS_OF_LAW(F) };
#undef F
const char *const certainty_says[] = {
    [PRIMARY]   = "read in the law itself",
    [SECONDARY] = "read in a secondary source",
    [UNCHECKED] = "not yet checked against the law",
};

Currency currency_of(unsigned divisions)
{
    return divisions & EU_INSTITUTIONS ? IN_EUR : IN_GBP;
}

/* ---- the book -------------------------------------------------------------------- */

/* Editions. A procedure ends under the law it began with. */
#define IN_2004  { 2006, 1, 31 }, { 2016, 4, 17 }
#define REMEDIES { 2009, 12, 20 }, { 2016, 4, 17 }
#define IN_2014  { 2014, 4, 17 }, { 0 }
#define IN_2015  { 2015, 2, 26 }, { 2025, 2, 23 }
#define IN_2016  { 2016, 4, 18 }, { 2025, 2, 23 }     /* as SI 2016/275 amended it */
#define IN_2023  { 2025, 2, 24 }, { 0 }

/* How the laws count. 1182/71: Regulation (EEC, Euratom) 1182/71 art. 3, whose rules the UK
 * regulations repeat; the Act says of each period where it begins and that one for bids ends with
 * the day of the deadline. A period counted backwards never moves (1182/71 art. 3(4)). */
#define BY_1182_71     CALENDAR_DAYS, DAY_AFTER, MOVES_ON, AT_MIDNIGHT
#define BACKWARDS      CALENDAR_DAYS, DAY_AFTER, STAYS, AT_MIDNIGHT
#define WHOLE_DAYS     CALENDAR_DAYS, DAY_AFTER, STAYS, AT_MIDNIGHT
#define FROM_DAY_AFTER CALENDAR_DAYS, DAY_AFTER, STAYS, WITH_THE_DAY
#define FROM_THE_DAY   CALENDAR_DAYS, BEGINNING_WITH, STAYS, WITH_THE_DAY
#define WORKING        WORKING_DAYS, BEGINNING_WITH, STAYS, WITH_THE_DAY

enum {
    TWO_STAGES = FOR_RESTRICTED | FOR_FLEXIBLE, REQUESTED = TWO_STAGES | FOR_DIALOGUE,
    EITHER = FOR_OPEN | FOR_FLEXIBLE,
    NONE = 0,
    URGENT = FACT_URGENCY, ONLINE = FACT_ELECTRONIC, PAPERS = FACT_ALL_DOCUMENTS,
    PRIOR = FACT_PRIOR_NOTICE, NOTICE = FACT_NOTICE_ELECTRONIC, SENT = FACT_SENT_ELECTRONIC,
    LOCAL = FACT_NOT_CENTRAL, CHOSEN = FACT_ONLY_PRESELECTED, FREE = FACT_NO_STANDSTILL,
    ELSEWHERE = FACT_DOCUMENTS_ELSEWHERE, LESS = FACT_PRIOR_FLOOR, DEVOLVED = FACT_DEVOLVED,
    FIVE_MILLION = 5 * 1000 * 1000 * 100,    /* pounds, in pence */
};

const RuleRow rule_rows[] = {
    /* Directive 2004/18/EC, and Directive 89/665/EEC as amended by 2007/66/EC */
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, NONE, NONE, 52, 0, BY_1182_71,
      "art. 38(2)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, PAPERS, NONE, 47, 0, BY_1182_71,
      "art. 38(2) and (6)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, NOTICE, NONE, 45, 0, BY_1182_71,
      "art. 38(2) and (5)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, NOTICE | PAPERS, NONE, 40, 0, BY_1182_71,
      "art. 38(2), (5) and (6)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, PRIOR, NONE, 36, 0, BY_1182_71,
      "art. 38(4), as a general rule", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, PRIOR | NOTICE, NONE, 29, 0, BY_1182_71,
      "art. 38(4) and (5)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_OPEN, LIMIT_TENDERING, PRIOR | LESS, NONE, 22, 0, BY_1182_71,
      "art. 38(4), the floor, for a reason on record", SECONDARY },
    { EC_2004_18, IN_2004, REQUESTED, LIMIT_PARTICIPATION, NONE, NONE, 37, 0, BY_1182_71,
      "art. 38(3)(a)", SECONDARY },
    { EC_2004_18, IN_2004, REQUESTED, LIMIT_PARTICIPATION, NOTICE, NONE, 30, 0, BY_1182_71,
      "art. 38(3)(a) and (5)", SECONDARY },
    { EC_2004_18, IN_2004, TWO_STAGES, LIMIT_PARTICIPATION, URGENT, NONE, 15, 0, BY_1182_71,
      "art. 38(8)(a)", UNCHECKED },
    { EC_2004_18, IN_2004, TWO_STAGES, LIMIT_PARTICIPATION, URGENT | NOTICE, NONE, 10, 0,
      BY_1182_71, "art. 38(8)(a)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, NONE, NONE, 40, 0, BY_1182_71,
      "art. 38(3)(b)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, PAPERS, NONE, 35, 0, BY_1182_71,
      "art. 38(3)(b) and (6)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, PRIOR, NONE, 36, 0, BY_1182_71,
      "art. 38(4), as a general rule", SECONDARY },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, PRIOR | LESS, NONE, 22, 0, BY_1182_71,
      "art. 38(4), the floor, for a reason on record", SECONDARY },
    { EC_2004_18, IN_2004, FOR_RESTRICTED, LIMIT_TENDERING, URGENT, NONE, 10, 0, BY_1182_71,
      "art. 38(8)(b)", SECONDARY },
    { EC_2004_18, IN_2004, FOR_FLEXIBLE | FOR_DIALOGUE, LIMIT_TENDERING, NONE, NONE, 0, 0,
      BY_1182_71, "art. 38(3)(b), which binds restricted procedures only", SECONDARY },
    { EC_2004_18, REMEDIES, FOR_ANY, LIMIT_STANDSTILL, SENT, NONE, 10, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", SECONDARY },
    { EC_2004_18, REMEDIES, FOR_ANY, LIMIT_STANDSTILL, NONE, SENT, 15, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", UNCHECKED },
    { EC_2004_18, REMEDIES, FOR_ANY, LIMIT_RECEIVED, NONE, SENT, 10, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2), by receipt", SECONDARY },
    { EC_2004_18, REMEDIES, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2b", UNCHECKED },
    { EC_2004_18, IN_2004, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 48, 0, BY_1182_71,
      "art. 35(4), the contract award notice", SECONDARY },
    { EC_2004_18, IN_2004, FOR_ANY, LIMIT_INFORMATION, NONE, NONE, 6, 0, BACKWARDS, "art. 39(2)",
      SECONDARY },
    { EC_2004_18, IN_2004, TWO_STAGES, LIMIT_INFORMATION, URGENT, NONE, 4, 0, BACKWARDS,
      "art. 38(8) and 39(2)", UNCHECKED },
    { EC_2004_18, IN_2004, FOR_ANY, LIMIT_REASONS, NONE, NONE, 15, 0, BY_1182_71, "art. 41(2)",
      UNCHECKED },
    { EC_2004_18, IN_2004, FOR_ANY, LIMIT_HEARING, NONE, NONE, 1, 0, WHOLE_DAYS,
      "art. 45 and 55, which set none: one is a rule of this box", UNCHECKED },

    /* Directive 2014/24/EU */
    { EU_2014_24, IN_2014, FOR_OPEN, LIMIT_TENDERING, NONE, NONE, 35, 0, BY_1182_71,
      "art. 27(1)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_OPEN, LIMIT_TENDERING, ONLINE, NONE, 30, 0, BY_1182_71,
      "art. 27(4)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_OPEN, LIMIT_TENDERING, PRIOR, NONE, 15, 0, BY_1182_71,
      "art. 27(2)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_OPEN, LIMIT_TENDERING, URGENT, NONE, 15, 0, BY_1182_71,
      "art. 27(3)", SECONDARY },
    { EU_2014_24, IN_2014, REQUESTED, LIMIT_PARTICIPATION, NONE, NONE, 30, 0, BY_1182_71,
      "art. 28(1), 29(1), 30(1)", PRIMARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_PARTICIPATION, URGENT, NONE, 15, 0, BY_1182_71,
      "art. 28(6)(a), 29(1)", SECONDARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, NONE, NONE, 30, 0, BY_1182_71,
      "art. 28(2), 29(1)", PRIMARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, ONLINE, NONE, 25, 0, BY_1182_71,
      "art. 28(5), 29(1)", SECONDARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, PRIOR, NONE, 10, 0, BY_1182_71,
      "art. 28(3), 29(1)", PRIMARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, URGENT, NONE, 10, 0, BY_1182_71,
      "art. 28(6)(b), 29(1)", SECONDARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, LOCAL | FACT_AGREEMENT_FAILED, NONE, 10, 0,
      BY_1182_71, "art. 28(4), 29(1), where the state provides so", SECONDARY },
    { EU_2014_24, IN_2014, TWO_STAGES, LIMIT_TENDERING, LOCAL | FACT_AGREED, NONE, 0, 0, BY_1182_71,
      "art. 28(4), 29(1), where the state provides so", SECONDARY },
    { EU_2014_24, IN_2014, FOR_DIALOGUE, LIMIT_TENDERING, NONE, NONE, 0, 0, BY_1182_71,
      "art. 30, which sets none", UNCHECKED },
    { EU_2014_24, IN_2014, FOR_OPEN | TWO_STAGES, LIMIT_PROLONGED, ELSEWHERE, URGENT, 5, 0,
      BY_1182_71, "art. 53(1)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_INFORMATION, NONE, NONE, 6, 0, BACKWARDS,
      "art. 47(3) and 53(2)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_OPEN | TWO_STAGES, LIMIT_INFORMATION, URGENT, NONE, 4, 0, BACKWARDS,
      "art. 47(3) and 53(2), an accelerated procedure", SECONDARY },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_REASONS, NONE, NONE, 15, 0, BY_1182_71, "art. 55(2)",
      SECONDARY },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_STANDSTILL, SENT, NONE, 10, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", SECONDARY },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_STANDSTILL, NONE, SENT, 15, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", UNCHECKED },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_RECEIVED, NONE, SENT, 10, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2), by receipt", SECONDARY },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2b", UNCHECKED },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 30, 0, BY_1182_71,
      "art. 50(1), the contract award notice", SECONDARY },
    { EU_2014_24, IN_2014, FOR_ANY, LIMIT_HEARING, NONE, NONE, 1, 0, WHOLE_DAYS,
      "art. 57(6) and 69(1), which set none: one is a rule of this box", SECONDARY },

    /* The light regime of the Directive: what its art. 74 to 77 leave to the states has no row. */
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_PARTICIPATION, NONE, NONE, 0, 0, BY_1182_71,
      "art. 76(1), which sets none", SECONDARY },
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_TENDERING, NONE, NONE, 0, 0, BY_1182_71,
      "art. 76(1), which sets none", SECONDARY },
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_INFORMATION, NONE, NONE, 6, 0, BACKWARDS,
      "art. 76(1), which sets none: a rule of this box", SECONDARY },
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_STANDSTILL, SENT, NONE, 10, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", SECONDARY },
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_STANDSTILL, NONE, SENT, 15, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2)", UNCHECKED },
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_RECEIVED, NONE, SENT, 10, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2a(2), by receipt", SECONDARY },
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 0, BY_1182_71,
      "with Directive 89/665/EEC art. 2b", UNCHECKED },
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 30, 0, BY_1182_71,
      "art. 75(2), the contract award notice", UNCHECKED },
    { EU_2014_24_LIGHT, IN_2014, FOR_ANY, LIMIT_HEARING, NONE, NONE, 1, 0, WHOLE_DAYS,
      "art. 76(1), which sets none: one is a rule of this box", SECONDARY },

    /* Public Contracts Regulations 2015, SI 2015/102 */
    { PCR_2015, IN_2015, FOR_OPEN, LIMIT_TENDERING, NONE, NONE, 35, 0, BY_1182_71,
      "reg. 27(2)", PRIMARY },
    { PCR_2015, IN_2015, FOR_OPEN, LIMIT_TENDERING, ONLINE, NONE, 30, 0, BY_1182_71,
      "reg. 27(6)", PRIMARY },
    { PCR_2015, IN_2015, FOR_OPEN, LIMIT_TENDERING, PRIOR, NONE, 15, 0, BY_1182_71,
      "reg. 27(4)", PRIMARY },
    { PCR_2015, IN_2015, FOR_OPEN, LIMIT_TENDERING, URGENT, NONE, 15, 0, BY_1182_71,
      "reg. 27(5)", PRIMARY },
    { PCR_2015, IN_2015, REQUESTED, LIMIT_PARTICIPATION, NONE, NONE, 30, 0, BY_1182_71,
      "reg. 28(2), 29(4), 30(2)", PRIMARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_PARTICIPATION, URGENT, NONE, 15, 0, BY_1182_71,
      "reg. 28(10)(a), 29(10)(a)", PRIMARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, NONE, NONE, 30, 0, BY_1182_71,
      "reg. 28(5), 29(5)", PRIMARY },
    { PCR_2015, IN_2015, FOR_RESTRICTED, LIMIT_TENDERING, ONLINE, NONE, 25, 0, BY_1182_71,
      "reg. 28(9)", PRIMARY },
    { PCR_2015, IN_2016, FOR_FLEXIBLE, LIMIT_TENDERING, ONLINE, NONE, 25, 0, BY_1182_71,
      "reg. 29(9), which reg. 1(3)(aa) lets begin on 18 April 2016", PRIMARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, PRIOR, NONE, 10, 0, BY_1182_71,
      "reg. 28(6), 29(6)", PRIMARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, URGENT, NONE, 10, 0, BY_1182_71,
      "reg. 28(10)(b), 29(10)(b)", PRIMARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, LOCAL | FACT_AGREEMENT_FAILED, NONE, 10, 0,
      BY_1182_71, "reg. 28(8), 29(8)", PRIMARY },
    { PCR_2015, IN_2015, TWO_STAGES, LIMIT_TENDERING, LOCAL | FACT_AGREED, NONE, 0, 0, BY_1182_71,
      "reg. 28(7), 29(7)", PRIMARY },
    { PCR_2015, IN_2015, FOR_DIALOGUE, LIMIT_TENDERING, NONE, NONE, 0, 0, BY_1182_71,
      "reg. 30(15), which sets none", PRIMARY },
    { PCR_2015, IN_2015, FOR_OPEN | TWO_STAGES, LIMIT_PROLONGED, ELSEWHERE, URGENT, 5, 0,
      BY_1182_71, "reg. 53(5)", PRIMARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_INFORMATION, NONE, NONE, 6, 0, BACKWARDS,
      "reg. 47(3) and 53(6)", PRIMARY },
    { PCR_2015, IN_2015, FOR_OPEN | TWO_STAGES, LIMIT_INFORMATION, URGENT, NONE, 4, 0, BACKWARDS,
      "reg. 47(5) and 53(7), an accelerated procedure", PRIMARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_REASONS, NONE, NONE, 15, 0, BY_1182_71, "reg. 55(2)",
      SECONDARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_STANDSTILL, SENT, NONE, 10, 0, BY_1182_71,
      "reg. 87", SECONDARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_STANDSTILL, NONE, SENT, 15, 0, BY_1182_71,
      "reg. 87", SECONDARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_RECEIVED, NONE, SENT, 10, 0, BY_1182_71,
      "reg. 87(3)(b)", SECONDARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 0, BY_1182_71,
      "reg. 86(5)", SECONDARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 30, 0, BY_1182_71,
      "reg. 50(1), the contract award notice", PRIMARY },
    { PCR_2015, IN_2015, FOR_ANY, LIMIT_HEARING, NONE, NONE, 1, 0, WHOLE_DAYS,
      "reg. 57(13) and 69(1), which set none: one is a rule of this box", SECONDARY },

    /* The light regime of the Regulations */
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_PARTICIPATION, NONE, NONE, 0, 0, BY_1182_71,
      "reg. 76, by which a time limit is reasonable and proportionate", SECONDARY },
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_TENDERING, NONE, NONE, 0, 0, BY_1182_71,
      "reg. 76, by which a time limit is reasonable and proportionate", SECONDARY },
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_INFORMATION, NONE, NONE, 6, 0, BACKWARDS,
      "reg. 76, which sets none: a rule of this box", SECONDARY },
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_STANDSTILL, SENT, NONE, 10, 0, BY_1182_71,
      "reg. 87", SECONDARY },
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_STANDSTILL, NONE, SENT, 15, 0, BY_1182_71,
      "reg. 87", SECONDARY },
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_RECEIVED, NONE, SENT, 10, 0, BY_1182_71,
      "reg. 87(3)(b)", SECONDARY },
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 0, BY_1182_71,
      "reg. 86(5)", SECONDARY },
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 30, 0, BY_1182_71,
      "reg. 75(3), the contract award notice", UNCHECKED },
    { PCR_2015_LIGHT, IN_2015, FOR_ANY, LIMIT_HEARING, NONE, NONE, 1, 0, WHOLE_DAYS,
      "reg. 76, which sets none: one is a rule of this box", SECONDARY },

    /* Procurement Act 2023: the text as of 12 March 2024, in force from 24 February 2025 */
    { PA_2023, IN_2023, FOR_FLEXIBLE, LIMIT_PARTICIPATION, URGENT, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(3) row 2", PRIMARY },
    { PA_2023, IN_2023, FOR_FLEXIBLE, LIMIT_PARTICIPATION, NONE, URGENT, 25, 0, FROM_DAY_AFTER,
      "s.54(3) row 3", PRIMARY },
    /* Pre-selected suppliers and a dynamic market are of the flexible procedure: s.54(5), 34 */
    { PA_2023, IN_2023, FOR_FLEXIBLE, LIMIT_TENDERING, LOCAL | FACT_AGREED | CHOSEN, NONE, 0, 0,
      FROM_DAY_AFTER, "s.54(4) row 2", PRIMARY },
    { PA_2023, IN_2023, FOR_FLEXIBLE, LIMIT_TENDERING, LOCAL | CHOSEN, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(4) row 3", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, FACT_PLANNED_NOTICE, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(4) row 4", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, URGENT, NONE, 10, 0, FROM_DAY_AFTER,
      "s.54(4) row 5", PRIMARY },
    { PA_2023, IN_2023, FOR_FLEXIBLE, LIMIT_TENDERING, FACT_DYNAMIC_MARKET, NONE, 10, 0,
      FROM_DAY_AFTER, "s.54(4) row 6", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, ONLINE | PAPERS, NONE, 25, 0, FROM_DAY_AFTER,
      "s.54(4) row 7", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, ONLINE, PAPERS, 30, 0, FROM_DAY_AFTER,
      "s.54(4) row 8", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, PAPERS, ONLINE, 30, 0, FROM_DAY_AFTER,
      "s.54(4) row 9", PRIMARY },
    { PA_2023, IN_2023, EITHER, LIMIT_TENDERING, NONE, ONLINE | PAPERS, 35, 0, FROM_DAY_AFTER,
      "s.54(4) row 10", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_STANDSTILL, NONE, FREE, 8, 8, WORKING, "s.51(2)", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_STANDSTILL, FREE, NONE, 0, 8, WORKING, "s.51(3) and (5)",
      PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 30, 0, FROM_THE_DAY,
      "s.53(1)(b)", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_CONTRACT_COPY, NONE, DEVOLVED, 90, 0, FROM_THE_DAY,
      "s.53(3)(b) and (4)", PRIMARY, .above = FIVE_MILLION },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_TERMINATION_NOTICE, NONE, NONE, 30, 0, FROM_THE_DAY,
      "s.80", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_INFORMATION, NONE, NONE, 6, 0, FROM_DAY_AFTER,
      "s.31(4), which names no number: six are a rule of this box", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_EXCLUSION_TOLD, NONE, NONE, 30, 0, FROM_THE_DAY,
      "s.59(2)", PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_CHANGE_STANDSTILL, NONE, NONE, 0, 8, WORKING, "s.76(2)",
      PRIMARY },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_CHANGE_COPY, NONE, DEVOLVED, 90, 0, FROM_THE_DAY,
      "s.77(1) to (3)", PRIMARY, .above = FIVE_MILLION },
    { PA_2023, IN_2023, FOR_ANY, LIMIT_HEARING, NONE, NONE, 1, 0, WHOLE_DAYS,
      "s.58 and 19(4), a reasonable opportunity: one is a rule of this box", SECONDARY },

    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_PARTICIPATION, NONE, NONE, 0, 0, FROM_DAY_AFTER,
      "s.54(3) row 1", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_TENDERING, NONE, NONE, 0, 0, FROM_DAY_AFTER,
      "s.54(4) row 1", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_STANDSTILL, NONE, NONE, 0, 8, WORKING,
      "s.51(3)(f) and (5)", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_CONTRACT_DETAILS, NONE, NONE, 120, 0, FROM_THE_DAY,
      "s.53(1)(a)", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_CONTRACT_COPY, NONE, DEVOLVED, 180, 0, FROM_THE_DAY,
      "s.53(3)(a) and (4)", PRIMARY, .above = FIVE_MILLION },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_TERMINATION_NOTICE, NONE, NONE, 30, 0, FROM_THE_DAY,
      "s.80", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_INFORMATION, NONE, NONE, 6, 0, FROM_DAY_AFTER,
      "s.31(4), which names no number: six are a rule of this box", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_EXCLUSION_TOLD, NONE, NONE, 30, 0, FROM_THE_DAY,
      "s.59(2)", PRIMARY },
    { PA_2023_LIGHT, IN_2023, FOR_ANY, LIMIT_HEARING, NONE, NONE, 1, 0, WHOLE_DAYS,
      "s.58 and 19(4), a reasonable opportunity: one is a rule of this box", SECONDARY },
};
const ptrdiff_t rule_count = countof(rule_rows);

Regime main_law(Regime regime)
{
    switch (regime) {
    case PA_2023_LIGHT:    return PA_2023;
    case PCR_2015_LIGHT:   return PCR_2015;
    case EU_2014_24_LIGHT: return EU_2014_24;
    case REGIME_NONE: case EC_2004_18: case EU_2014_24: case PCR_2015: case PA_2023: case REGIMES:
        break;
    }
    return regime;
}

static bool in_force(const RuleRow *row, Day at)
{
    return at >= day_of(row->from) && (row->to.year == 0 || at <= day_of(row->to));
}

static bool applies(const RuleRow *row, unsigned facts, Day at)
{
    return (facts & row->needs) == row->needs && !(facts & row->unless) && in_force(row, at);
}

const RuleRow *rule_limit(Regime regime, RuleKind kind, Limit what, unsigned facts, Day at)
{
    const RuleRow *best = NULL;
    for (const RuleRow *row = rule_rows; row < rule_rows + rule_count; row++)
        if (row->regime == regime && row->kinds & kind && row->what == what &&
            applies(row, facts, at) && (!best || row->length < best->length))
            best = row;
    return best;
}

/* Every law that knows a procedure says how long its tenders take, if only that it sets none. */
static bool is_of(const RuleRow *row, Regime regime)
{
    return row->regime == regime && row->what == LIMIT_TENDERING;
}

bool law_knows(Regime regime, RuleKind kind, Day at)
{
    for (const RuleRow *row = rule_rows; row < rule_rows + rule_count; row++)
        if (is_of(row, regime) && row->kinds & kind && in_force(row, at))
            return true;
    return false;
}

static void say_kinds(Text *t, unsigned kinds, Arena *a)
{
    const char *between = " is for ";
    for (int i = 0; i < RULE_KINDS; i++) {
        unsigned rest = kinds >> (i + 1);
        if (!(kinds >> i & 1))
            continue;
        text_put(t, a, "{}{}", str(between), str(kind_names[i]));
        between = rest & (rest - 1) ? ", " : " and ";
    }
}

Str law_words(Regime regime, Arena *a)
{
    Text t = { 0 };
    unsigned kinds = 0;
    const RuleRow *first = NULL;
    for (const RuleRow *row = rule_rows; row < rule_rows + rule_count; row++)
        if (is_of(row, regime)) {
            kinds |= row->kinds;
            first = first ? first : row;
        }
    text_our(&t, regime_names[regime], a);
    if (!first)
        return text_str(&t);
    say_kinds(&t, kinds, a);
    text_put(&t, a, ", from {}", str_of_day(day_of(first->from), a));
    if (first->to.year)
        text_put(&t, a, " to {}", str_of_day(day_of(first->to), a));
    return text_str(&t);
}

/* ---- counting -------------------------------------------------------------------- */

static Day last_counted(const RuleRow *row, Day first, int length, HolidaySet holidays)
{
    if (row->unit == CALENDAR_DAYS)
        return first + length - 1;
    Day last = working_day_from(holidays, first);
    for (int i = 1; i < length; i++)
        last = working_day_from(holidays, last + 1);
    return last;
}

/* Regulation 1182/71 art. 3(4) and (5): no end on a day off, and two working days in all. */
static Day moved_on(Day first, Day last, int length, HolidaySet holidays)
{
    int working = 0;
    last = working_day_from(holidays, last);
    for (Day day = first; day <= last && working < 2; day++)
        working += is_working_day(holidays, day);
    return length >= 2 && working < 2 ? working_day_from(holidays, last + 1) : last;
}

static bool year_known(Day day)
{
    int year = civil_of(day).year;
    return year >= HOLIDAYS_FROM && year <= HOLIDAYS_TO;
}

/* ---- the derivation -------------------------------------------------------------- */

static void say_day_off(Text *t, Day day, HolidaySet holidays, Arena *a)
{
    const HolidayRow *row = holiday_row(holidays.divisions, day);
    const char *name = is_holiday(holidays, day) ? "a holiday entered" : "no working day";
    text_put(t, a, "{}, {}", str_of_day_words(day, a), str(row ? row->name : name));
}

static void say_holidays(Text *t, const Period *p, HolidaySet holidays, Arena *a)
{
    const char *between = "; not counted, beside weekends: ";
    for (Day day = p->first; day <= p->last; day++) {
        if (weekday(day) > 5 || !is_holiday(holidays, day))
            continue;
        text_our(t, between, a);
        say_day_off(t, day, holidays, a);
        between = "; ";
    }
}

static void say_source(Text *t, const RuleRow *row, Arena *a)
{
    text_put(t, a, "; {}, {} ({})", str(regime_titles[row->regime]), str(row->article),
             str(certainty_says[row->certainty]));
}

static Str derivation(const Period *p, Day counted, Place place, Arena *a)
{
    const RuleRow *row = p->row;
    Text t = { 0 };
    bool working = row->unit == WORKING_DAYS;
    text_put(&t, a, "{}, the first {} ({}), the last ",
             str_counted(p->length, working ? "working day" : "day",
                         working ? "working days" : "days", a),
             str_of_day_words(p->first, a),
             str(row->first == DAY_AFTER ? "the day after" : "the day itself"));
    if (counted != p->last) {
        say_day_off(&t, counted, place.holidays, a);
        text_our(&t, ", moved to ", a);
    }
    text_put(&t, a, "{}, to midnight {}", str_of_day_words(p->last, a), str(zone_name(place.zone)));
    if (working)
        say_holidays(&t, p, place.holidays, a);
    say_source(&t, row, a);
    return text_str(&t);
}

static Str no_least(const RuleRow *row, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "no least period", a);
    say_source(&t, row, a);
    return text_str(&t);
}

/* ---- periods --------------------------------------------------------------------- */

/* The days alone; counted: the last one before it moved. Words take longer than the days. */
static Result days_of(const RuleRow *row, int length, Instant event, Place place, Period *out,
                      Day *counted, Arena *a)
{
    Day day = day_at(event, place.zone);
    if (!row)
        return because(&rule_missing);
    *out = (Period){ .row = row, .length = length, .first = day, .last = day, .ends = event };
    if (length == 0)
        return DONE;
    HolidaySet holidays = place.holidays;
    out->first = day + (row->first == DAY_AFTER);
    *counted = out->last = last_counted(row, out->first, length, holidays);
    if (row->rolling == MOVES_ON)
        out->last = moved_on(out->first, *counted, length, holidays);
    if (holidays.divisions && (row->rolling == MOVES_ON || row->unit == WORKING_DAYS) &&
        !(year_known(out->first) && year_known(out->last)))
        return because_of(&day_unknown, str_of_day(out->last, a));
    out->ends = day_begins(out->last + 1, place.zone);
    return DONE;
}

static Result period_of(const RuleRow *row, int length, Instant event, Place place, Period *out,
                        Arena *a)
{
    Day counted;
    TRY(days_of(row, length, event, place, out, &counted, a));
    out->words = length ? derivation(out, counted, place, a) : no_least(row, a);
    return DONE;
}

Result rule_period(const RuleRow *row, Instant event, Place place, Period *out, Arena *a)
{
    return period_of(row, row ? row->length : 0, event, place, out, a);
}

static const RuleRow *row_for(const RuleCase *c, Limit what)
{
    return rule_limit(c->regime, c->kind, what, c->facts, c->at);
}

/* What a law adds to whatever least it sets for tenders, none excepted. */
static const RuleRow *prolonged_by(const RuleCase *c, Limit what, const RuleRow *row)
{
    bool may = what == LIMIT_TENDERING && row && row->length > 0;
    return may ? row_for(c, LIMIT_PROLONGED) : NULL;
}

Result rule_earliest(const RuleCase *c, Limit what, Instant event, Period *out, Arena *a)
{
    const RuleRow *row = row_for(c, what), *more = prolonged_by(c, what, row);
    if (!more)
        return rule_period(row, event, c->place, out, a);
    TRY(period_of(row, row->length + more->length, event, c->place, out, a));
    Text t = { 0 };
    text_put(&t, a, "{}; {} days of them by {}", out->words, str_of_number(more->length, a),
             str(more->article));
    out->words = text_str(&t);
    return DONE;
}

static bool ends_at_midnight(const Period *p)
{
    return p->length > 0 && p->row->ending == AT_MIDNIGHT;
}

Instant first_deadline(const Period *p, Zone zone)
{
    if (p->length == 0)
        return p->ends + 1;
    return ends_at_midnight(p) ? p->ends : day_begins(p->last, zone) + 1;
}

Str first_deadline_words(const Period *p, Zone zone, Arena *a)
{
    Text t = { 0 };
    if (p->length == 0)
        text_put(&t, a, "after {}", str_of_moment_words(p->ends, zone, a));
    else if (ends_at_midnight(p))
        text_put(&t, a, "not before the midnight with which {} ends",
                 str_of_day_words(p->last, a));
    else
        text_put(&t, a, "not before {}", str_of_day_words(p->last, a));
    return text_str(&t);
}

Result rule_first_deadline(const RuleCase *c, Limit what, Instant event, Instant *first, Arena *a)
{
    const RuleRow *row = row_for(c, what), *more = prolonged_by(c, what, row);
    int    length = row ? row->length + (more ? more->length : 0) : 0;
    Period p;
    Day    counted;
    TRY(days_of(row, length, event, c->place, &p, &counted, a));
    *first = first_deadline(&p, c->place.zone);
    return DONE;
}

Result rule_judge_deadline(const RuleCase *c, Limit what, Instant event, Instant deadline, Arena *a)
{
    Period p;
    Zone   zone = c->place.zone;
    TRY(rule_earliest(c, what, event, &p, a));
    if (deadline >= first_deadline(&p, zone))
        return DONE;
    Text t = { 0 };
    text_put(&t, a, "a deadline of {} is too near, a lawful one is {}: {}",
             str_of_moment_words(deadline, zone, a), first_deadline_words(&p, zone, a), p.words);
    return because_of(&deadline_too_near, text_str(&t));
}

Result last_information_day(const RuleCase *c, Instant deadline, Day *last, const RuleRow **row)
{
    *row = row_for(c, LIMIT_INFORMATION);
    if (!*row)
        return because(&rule_missing);
    *last = day_at(deadline - 1, c->place.zone) - (*row)->length;
    if ((*row)->ending == AT_MIDNIGHT && deadline != day_begins(day_at(deadline, c->place.zone),
                                                                c->place.zone))
        *last -= 1;
    return DONE;
}

Result standstill_ends(const RuleCase *c, Instant event, int promised, Period *out, Arena *a)
{
    const RuleRow *row = row_for(c, LIMIT_STANDSTILL);
    if (!row)
        return because(&rule_missing);
    if (row->length == 0 && promised > 0 && promised < row->promised)
        return because(&voluntary_too_short);
    return period_of(row, promised > row->length ? promised : row->length, event, c->place, out, a);
}
