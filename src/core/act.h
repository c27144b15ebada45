/* act.h - what people do in a procedure: the act, its row, its one text.
 *
 * An act is one formal step by one person: publish, deposit, score, award. The same struct
 * is a proposal before it is judged and a record after it is entered in the book. All there
 * is to know about a kind of act stands in its row, beside its judge in core/stage/: forms,
 * commands, help, rights, editions, the file format and doc/acts.md are read from there.
 *
 * This room is pure: same procedure and same act, same answer, on the server today and on a
 * verifier's laptop in thirty years. It never asks what time it is; an act carries its own
 * moments. */
#ifndef CORE_ACT_H
#define CORE_ACT_H

#include "base/base.h"
#include "base/calendar.h"
#include "base/exact.h"
#include "base/hash.h"
#include "base/lines.h"
#include "base/point.h"

typedef struct Procedure Procedure;

/* ---- names ----------------------------------------------------------------------- */

/* A procedure's name: the first 20 bytes of the commit of its publish act; before that 20
 * random bytes of the draft. All zero is the office, where officers are enrolled.
 * Source: doc/book.md, names. */
typedef struct Name { unsigned char byte[20]; } Name;

bool name_same(Name, Name);
bool name_is_office(Name);
Name name_of_commit(Hash);
void text_name(Text *, Name, Arena *);       /* "office" or 32 letters of Base32 */
bool str_name(Str, Name *);
extern const LineType line_name;

typedef struct Key { unsigned char byte[32]; } Key;             /* Ed25519, public */
typedef struct KeyId { unsigned char byte[8]; } KeyId;          /* start of SHA-256(key) */
typedef struct Proof64 { unsigned char byte[64]; } Proof64;       /* Ed25519 signature; e and z */

bool  key_same(Key, Key);
bool  key_none(Key);
KeyId key_id(Key);
bool  key_id_same(KeyId, KeyId);

/* ---- lists of fixed words -------------------------------------------------------- */

typedef enum { ROUND_SELECTION, ROUND_DIALOGUE, ROUND_TENDER } RoundKind;
typedef enum { QUALIFICATION, QUALITY, PRICE, ENVELOPES } Envelope;
typedef enum { POWER_OPEN, POWER_DESIGNATED, POWER_RESERVED } Power;
typedef enum { CRITERION_QUALITY, CRITERION_PRICE, CRITERION_PASS } CriterionKind;
typedef enum { EVENT_QUESTIONS, EVENT_DEADLINE, EVENT_VALIDITY } Event;
typedef enum { PUBLISHED_ORDER, LEAST_COST } Objective;
typedef enum { BEFORE_PUBLISH, BEFORE_AWARD, BEFORE_CONTRACT } Before;
typedef enum { APPROVED, REJECTED } Decision;
typedef enum { FINDING_NONE, FINDING_INTEREST } Finding;
typedef enum { MAY_STAY, MUST_LEAVE } Ruling;
typedef enum { NO, YES } Answered;
typedef enum { CLOCK_WITNESSED, CLOCK_OPERATOR } Clock;
typedef enum { OPENED_READ, OPENED_VOID } Opened;
typedef enum {
    NOTICE_TENDER, NOTICE_AWARD, NOTICE_CONTRACT, NOTICE_TERMINATION, NOTICE_CHANGE,
    NOTICE_CHANGE_COPY
} Notice;
typedef enum { STANDSTILL_MANDATORY, STANDSTILL_VOLUNTARY } StandstillBasis;
typedef enum { ORDER_BLOCKS, ORDER_LIFTS, ORDER_DIRECTS } Effect;
typedef enum { SELECTED, DECLINED } Selected;
typedef enum {
    GROUND_MANDATORY, GROUND_DISCRETIONARY, GROUND_NOT_COMPLIANT, GROUND_WITHDRAWN,
    GROUND_ABNORMALLY_LOW, GROUND_CONFLICT
} ExclusionGround;
typedef enum { LATE_PORTAL_FAULT, LATE_SEALED_IN_TIME, LATE_COURT_ORDER } LateGround;
typedef enum { BACK_BY_ORDER, BACK_BY_DECISION, BACK_BY_REPLACEMENT } Reinstated;
typedef enum {                                 /* of an inquiry about exclusion */
    GROUND_UNNAMED, MUST_EXCLUDE, MAY_EXCLUDE, CONFLICTED
} InquiryGround;
typedef enum { REOPEN_FOR_ERROR, REOPEN_BY_ORDER } Reopened;
typedef enum { LOWER_MEDIAN, LOWEST_MARK, CHAIR_DECIDES } FallbackRule;
typedef enum { BY_AGREEMENT, BY_FALLBACK } Agreed;
typedef enum { SAME_PANEL, FRESH_PANEL } Panel;
typedef enum {
    ABOUT_CLARIFICATION, ABOUT_DEVIATION, ABOUT_LOW_PRICE, ABOUT_EXCLUSION, ABOUT_SCHEDULE,
    ABOUT_COMMITMENTS, ABOUT_CONFIDENTIALITY, ABOUTS
} About;
typedef enum {
    RULED_CLARIFIES, RULED_COMPLETES, RULED_CHANGES, RULED_ACCEPTED, RULED_REJECTED,
    RULED_EXPLAINED, RULED_UNEXPLAINED, RULED_UPHELD, RULED_DROPPED, RULED_CURED, RULED_REPLACED,
    RULED_CONFIRMED, RULED_UNCONFIRMED, RULED_KEPT, RULED_OVERRULED
} Resolution;
typedef enum { PART_LEAD, PART_MEMBER } Part;
typedef enum { TEST_MEMBERS, TEST_FINANCES } Tested;
typedef enum { PASSES, FAILS } Outcome;
typedef enum { RESERVE_PARTS, RESERVE_REDUCTION, RESERVE_EVENTS } Reserved;
typedef enum {
    SESSION_DIALOGUE, SESSION_PRESENTATION, SESSION_VISIT, SESSION_REFERENCE, SESSION_WORKSHOP
} SessionKind;
typedef enum {
    VETTED_NONE, VETTED_BASIC, VETTED_COUNTER_TERRORIST, VETTED_SECURITY, VETTED_DEVELOPED
} Vetting;
typedef enum { HOLIDAY_KEPT, HOLIDAY_STRUCK } HolidayKept;
typedef enum { RETENTION_OVER, PERSONAL_DATA } ErasedFor;
typedef enum { ERASE_WORDS, ERASE_PAPER, ERASE_KEY, ERASE_SEALED } Erased;
typedef enum { LEAD_BUYER, PARTNER_BUYER, OTHER_BUYER } BuyerPart;
typedef enum { NOT_NEEDED, GO_ON, ADVERTISE_AGAIN, END_IT } Materiality;
typedef enum { LEFT_EMPLOYER, REVOKED, UNFIT } Ended;
typedef enum { CASE_NONE, CASE_LIGHT, CASE_DYNAMIC, CASE_SOLE } Exempt;   /* of a standstill */
typedef enum { BLANKS_VOID, BLANKS_ZERO, BLANKS_ASK } Blanks;
typedef enum { VAT_EXCLUDED, VAT_INCLUDED, VAT_NOT_APPLICABLE } Vat;

/* Roles of a person in a procedure; rows say who may. */
typedef enum Role {
    OFFICER = 1, APPROVER = 2, EVALUATOR = 4, CHAIR = 8, HOLDER = 16, MANAGER = 32,
    OVERSEER = 64, BIDDER = 128, NEWCOMER = 256   /* not enrolled yet */
} Role;

/* Where a lot stands in a round. It follows from the acts and the moment; it is derived,
 * never stored, so no timer has to fire for a box to close. */
typedef enum Phase {
    DRAFT = 1, BIDDING = 2, CLOSED = 4, LISTED = 8, LOCKED = 16, AWARDED = 32, SIGNED = 64,
    ENDED = 128, WAITING = 256               /* the round has not been invited to */
} Phase;
enum {
    RUNNING   = WAITING | BIDDING | CLOSED | LISTED | LOCKED,     /* published, not awarded */
    PUBLISHED = RUNNING | AWARDED | SIGNED,
    ANY_PHASE = 511
};

/* ---- the act --------------------------------------------------------------------- */

/* Every act, once, in the order of doc/acts.md: this list makes the enum, the index of rows and the
 * chapters. ACT(ENUM, row): a row of that name stands beside its judge in core/stage/. */
#define ACTS(ACT, CHAPTER)                                                                        \
    CHAPTER(office)                                                                               \
    ACT(ENROL, enrol) ACT(RETIRE, retire)                                                         \
    CHAPTER(agreeing)                                                                             \
    ACT(WITHDRAW_AGREEMENT, withdraw_agreement)                                                   \
    CHAPTER(drafting)                                                                             \
    ACT(BEGIN, begin) ACT(PERSON, person) ACT(ROLE, role) ACT(KEY_CHANGE, key_change)             \
    ACT(KEY_KEPT, key_kept)                                                                       \
    ACT(CONFLICT, conflict) ACT(RULING, ruling) ACT(GATE, gate) ACT(APPROVAL, approval)           \
    ACT(FACT, fact) ACT(HOLIDAY, holiday) ACT(PADLOCK, padlock)                                   \
    CHAPTER(definitions)                                                                          \
    ACT(LOT, lot) ACT(SERVICE, service) ACT(ACTIVITY, activity) ACT(INCLUDE, include)             \
    ACT(CRITERION, criterion) ACT(MARK, mark) ACT(FORMULA, formula) ACT(KEEP, keep)               \
    ACT(OBJECTIVE, objective) ACT(COMBINATION, combination) ACT(ROUND, round)                     \
    ACT(TIMETABLE, timetable) ACT(DOCUMENT, document) ACT(ENCLOSURE, enclosure)                   \
    ACT(TICKS, ticks) ACT(TOOLS, tools)                                                           \
    ACT(PUBLISH, publish) ACT(AMEND, amend)                                                       \
    CHAPTER(bidding)                                                                              \
    ACT(INTEREST, interest) ACT(DELEGATE, delegate) ACT(DELEGATE_ENDED, delegate_ended)           \
    ACT(QUESTION, question) ACT(ANSWER, answer) ACT(DEPOSIT, deposit)                             \
    ACT(WITHDRAW, withdraw) ACT(LATE_DEPOSIT, late_deposit)                                       \
    ACT(READY_DEPOSIT, ready_deposit) ACT(CALL_BACK, call_back)                             \
    CHAPTER(rounds)                                                                               \
    ACT(INVITED, invited) ACT(INVITE, invite) ACT(SELECT, select) ACT(CANDIDATES, candidates)     \
    ACT(RESERVE, reserve) ACT(REFINEMENT, refinement)                                             \
    CHAPTER(dialogue)                                                                             \
    ACT(SESSION, session) ACT(MINUTE, minute) ACT(AGREE, agree) ACT(ITEM, item)                   \
    ACT(CONSENT, consent) ACT(SOURCE, source) ACT(DIALOGUE_CLOSE, dialogue_close)                 \
    CHAPTER(data_room)                                                                            \
    ACT(READER, reader) ACT(READER_ENDED, reader_ended) ACT(EXHIBIT, exhibit)                     \
    ACT(READING, reading)                                                                         \
    CHAPTER(opening)                                                                              \
    ACT(ACCEPT_LATE, accept_late) ACT(BOX_LIST, box_list) ACT(ADMIT, admit)                       \
    ACT(EXCLUDE, exclude) ACT(TURNS, turns) ACT(OPENED, opened) ACT(SHARE, share)                 \
    ACT(CONFIDENTIAL, confidential)                                                               \
    CHAPTER(evaluating)                                                                           \
    ACT(SCORE, score) ACT(SCORES_DONE, scores_done) ACT(CONSENSUS, consensus)                     \
    ACT(SCORE_LOCK, score_lock) ACT(REOPEN, reopen) ACT(FALLBACK, fallback)                       \
    CHAPTER(asking)                                                                               \
    ACT(INQUIRE, inquire) ACT(REPLY, reply) ACT(RESOLVE, resolve) ACT(REINSTATE, reinstate)       \
    ACT(MEMBER, member) ACT(MEMBER_CHANGE, member_change) ACT(RETEST, retest)                     \
    CHAPTER(validity)                                                                             \
    ACT(EXTEND_VALIDITY, extend_validity) ACT(CONSENT_VALIDITY, consent_validity)                 \
    ACT(LAPSE, lapse)                                                                             \
    CHAPTER(awarding)                                                                             \
    ACT(AWARD, award) ACT(SUMMARY, summary) ACT(NOTICE_PUBLISHED, notice_published)               \
    ACT(STANDSTILL, standstill) ACT(COMPLAINT, complaint) ACT(CLAIM, claim)                       \
    ACT(CLAIM_ENDED, claim_ended) ACT(ORDER, order) ACT(CONTRACT, contract)                       \
    ACT(RECEIVED, received) ACT(REASONS_ASKED, reasons_asked)                                     \
    ACT(EXCLUSION_TOLD, exclusion_told) ACT(CONTRACT_CHANGE, contract_change)                     \
    CHAPTER(halting)                                                                              \
    ACT(SUSPEND, suspend) ACT(RESUME, resume) ACT(ABANDON, abandon) ACT(HOLD, hold)               \
    ACT(ERASE, erase)                                                                             \
    CHAPTER(buying)                                                                               \
    ACT(BUYER, buyer) ACT(SEAT, seat) ACT(BASELINE, baseline) ACT(TARGET, target)                 \
    ACT(TAKES, takes) ACT(JOIN, join) ACT(LEAVE, leave) ACT(RECUT, recut) ACT(REPLACE, replace)   \
    CHAPTER(scheduling)                                                                           \
    ACT(CELL, cell) ACT(BLANKS, blanks) ACT(OUTAGE_RULE, outage_rule) ACT(OUTAGE, outage)         \
    CHAPTER(powers)                                                                               \
    ACT(DESIGNATE, designate) ACT(DESIGNATION_ENDED, designation_ended)

#define ACT(upper, lower) ACT_##upper,
#define CHAPTER(title)
typedef enum ActKind { ACT_NONE, ACTS(ACT, CHAPTER) ACT_KINDS } ActKind;
#undef ACT
#undef CHAPTER

typedef struct Signed { KeyId key; Proof64 by; } Signed;

/* What another officer agreed to, beforehand or at the same moment.
 * Source: doc/book.md, agreements. */
typedef struct Agreement {
    KeyId   key;             /* of who agrees */
    Instant made, until;
    Id      seen;            /* nth of the last open act that was there, 0: none; its commit */
    Hash    commit;
    Hash    serial;          /* of chance: it is used once, and withdrawn by this */
    Proof64 by;
} Agreement;

typedef struct Act {
    ActKind kind;
    Name    procedure;
    Id      nth;             /* 1, 2, 3 ... of the open chain, no gaps; 0 for a box act */
    Hash    prev;            /* commit of the open act before; none at first and for box acts */
    Id      actor;
    Id      mine;            /* the actor's own counter here; open and box acts apart */
    Instant expires;         /* until when the signature counts; 0 when unsigned or in a batch */
    Instant arrived;         /* its last byte reached our door: deadlines look here */
    Instant at;              /* it was entered in the book: order looks here */
    bool    in_batch;        /* signed by the act that closes its batch */
    bool    is_signed, is_agreed;
    Signed  signed_by;
    Agreement agreed;        /* where two officers are needed */
    Hash    commit;          /* beside the text: what the log shows of it */
    int64_t leaf;            /* beside the text: its place in the log */
    union {
        struct { Id person; Key key; Hash name; } enrol, person, delegate;
        struct { Id person; Hash reason; } retire;
        struct {
            int64_t year, number, kind; Day rules; int64_t zone, division, currency, vat;
            Hash title, buyer;
        } begin;
        struct { Hash serial; } withdraw_agreement;
        struct { Id person; } delegate_ended;
        struct { Id person; int64_t role; Id lot, buyer; Hash reason; } role;
        struct { Id person; Key key; Hash reason; } key_change;
        struct { Hash reason; } key_kept;
        struct { int64_t finding; Hash reason; } conflict;
        struct { Id person; int64_t ruling; Hash reason; } ruling;
        struct {
            Id gate, buyer, approver; int64_t before, needed; Money limit; Hash title;
        } gate;
        struct { Id gate; int64_t decision, version; Hash paper, reason; } approval;
        struct { int64_t fact, value, exempt; Hash reason; } fact;
        struct { Day day; int64_t kept; Hash reason; } holiday;
        struct { int64_t index; Point h; Proof64 possession; } padlock;
        struct {
            Id lot; int64_t regime; Money least, most; int64_t months; Id group;
            Hash title, law, least_basis, most_basis;
        } lot;
        struct { Id service; Hash title; } service;
        struct { Id service, activity; int64_t power; Hash title, article; } activity;
        struct { Id lot, service, activity; } include;
        struct { Id lot; Money cost; Hash basis; } keep;
        struct { int64_t how, most; Hash reason; } objective;
        struct { Id combination, lot; } combination;
        struct {
            Id lot, criterion, parent, round; int64_t kind; Points weight; Id scale;
            Points least; Hash title, guide;
        } criterion;
        struct { Id scale; Points mark; Hash says; } mark;
        struct {
            Id lot; int64_t formula; Money a, b; Points n; int64_t where, places, how; Id tie;
        } formula;
        struct { Id round; int64_t kind, needed, padded; } round;
        struct { Id round; int64_t event; Instant moment; } timetable;
        struct { Id document, version; Hash paper, title; } document;
        struct { Id lot; int64_t envelope, required; Hash name, title; } enclosure;
        struct {
            int64_t seconds, entries, near_seconds, near_entries, near_within, rush_seconds,
                rush_entries, rush_within;
        } ticks;
        struct { Hash seal, holder; } tools;
        struct { Instant retention; Hash policy, notice, batch; } publish;
        struct { Hash reason, notice, batch, minor; } amend;
        struct { Key key; Hash name, identifier; } interest;
        struct { Hash text; } question;
        struct { Id answer; Hash text; Id corrects; } answer;
        struct { Id round, lot, version; Hash heads; } deposit, late_deposit, ready_deposit;
        struct { Id round, lot, version; } withdraw;
        struct { Id round, lot; } call_back;
        struct { Id round, lot, bidder; int64_t ground; Hash reason; } accept_late;
        struct { Id round, lot, bidder; int64_t ground; Hash reason, paper; } exclude;
        struct { Id round; int64_t count; Hash list; int64_t clock; Hash reason; } box_list;
        struct { Id round, lot, bidder; } invited;
        struct { Id round; Hash reason, paper, batch; } invite;
        struct { Id round, lot, bidder; int64_t outcome; Hash reason; } select;
        struct { Id round, lot; int64_t least, most; Id tie; } candidates;
        struct { Id lot; int64_t what; Hash text; } reserve;
        struct { Id round, lot; int64_t progressed; Hash reason; } refinement;
        struct {
            Id session, round, lot, bidder; int64_t kind, scored; Instant starts; Hash agenda;
        } session;
        struct { Id session; Hash present, paper; } minute;
        struct { Id session; } agree;
        struct { Id item, session; Hash text; } item;
        struct { Id item; int64_t decision; } consent;
        struct { Id document, version, item; Hash reason; } source;
        struct { Id round, lot; Hash reason; } dialogue_close;
        struct { Id reader, bidder; int64_t vetting; Hash agreement, name; } reader;
        struct { Id reader; int64_t cause; Hash reason; } reader_ended;
        struct { Id exhibit; int64_t vetting; Hash paper, title; } exhibit;
        struct { Id reader, exhibit; } reading;
        struct { Id round, lot, bidder; Hash reason; } admit;
        struct { Id round, lot; int64_t envelope; Hash sheets, paper; } turns;
        struct {
            Id round, lot, bidder; int64_t envelope, outcome; Hash manifest, key; Money total;
            Hash reason; int64_t blanks;
        } opened;
        struct { Id round, lot, bidder, buyer; Money amount; } share;
        struct { Id round, lot; int64_t file, page, until; Hash reason; } confidential;
        struct {
            Id round, lot, bidder, criterion; Points mark; Hash reason; int64_t file, page;
            Id clarification;
        } score;
        struct { Id round, lot; } scores_done;
        struct {
            Id round, lot, bidder, criterion; Points mark; int64_t how; Hash reason, present;
        } consensus;
        struct { Id round, lot; Hash sheet; } score_lock;
        struct {
            Id round, lot; int64_t prices, ground, panel; Id bidder, criterion; Hash reason;
        } reopen;
        struct { Id lot; int64_t rule; } fallback;
        struct {
            Id inquiry, round, lot, bidder; int64_t about; Instant until; Hash text;
            int64_t file, page, ground;
            Id again;
        } inquire;
        struct { Id inquiry; Hash text; } reply;
        struct { Id inquiry; int64_t ruling; Hash reason; } resolve;
        struct { Id round, lot, bidder; int64_t ground; Hash reason; } reinstate;
        struct { Id member; int64_t part; Hash identifier, name; } member;
        struct { Id bidder, member; Hash identifier, name, reason; } member_change;
        struct { Id bidder; int64_t what, outcome; Hash paper, reason; } retest;
        struct { Id round, lot; Instant until; Hash reason; } extend_validity;
        struct { Id round, lot; } consent_validity;
        struct { Id round, lot, bidder; } lapse;
        struct { Id round, lot, bidder; Decimal total; Money price; Hash report, despite; } award;
        struct { Id round, lot, bidder; Hash paper; } summary;
        struct { int64_t notice; Id lot; Instant published; Hash reference; } notice_published;
        struct { Id lot; int64_t basis; Day last; } standstill;
        struct { Id lot; Instant received; Hash text; } complaint;
        struct { Id lot, claim; Instant notified; Hash reference; } claim;
        struct { Id lot, claim; Hash reference; } claim_ended;
        struct { Id lot; int64_t effect; Hash reference; } order;
        struct {
            Id lot, bidder; Money value; Day from, until; Hash paper, beyond, despite;
        } contract;
        struct { Id round, lot, bidder; Instant moment; Hash proof; } received;
        struct { Id round, lot, bidder; Instant moment; Hash reference; } reasons_asked;
        struct { Id round, lot, bidder; Instant moment; Hash reference; } exclusion_told;
        struct { Id lot; Money value; Day until; Hash paper, reason; } contract_change;
        struct { Id lot; Hash reason; } suspend, resume, abandon;
        struct { int64_t on; Hash reason; } hold;
        struct { Id nth; int64_t what, ground; Hash hash, reason; } erase;
        struct { Id buyer; int64_t part; Hash name; } buyer;
        struct { Id gate, approver; } seat;
        struct { Id buyer, service; int64_t year; Money amount; Hash basis; } baseline;
        struct { Id buyer; Money amount; int64_t from, until; Hash basis; } target;
        struct { Id lot, buyer, service; } takes;
        struct { Id buyer; int64_t part, ruling; Hash name, reason, notice; } join;
        struct { Id buyer; int64_t ruling; Hash reason, notice; } leave;
        struct { Id lot; Money least, most; Hash least_basis, most_basis, reason; } recut;
        struct { Id person, by; Hash reason, notice; } replace;
        struct { Id lot, service; int64_t year; Id buyer; int64_t volume; Hash unit; } cell;
        struct { Id lot; int64_t rule; } blanks;
        struct { Id round; int64_t least, within, margin; } outage_rule;
        struct { Id round; Instant from, until; Hash reason, late; } outage;
        struct {
            Id designation, lot, service, activity; Day from, until;
            Hash name, power, evidence, scope;
        } designate;
        struct { Id designation; int64_t cause; Day on; Hash reason; } designation_ended;
    };
} Act;

/* ---- the row --------------------------------------------------------------------- */

typedef enum FieldType {
    NUMBER,                  /* 0 to 10^18 - 1 */
    MOMENT,                  /* seconds UTC */
    DATE,                    /* 2026-11-23 */
    MONEY,                   /* smallest units of the procedure's currency, written 1234 */
    POINTS,                  /* thousandths, written 41.500 */
    FIGURE,                  /* a Decimal, written -41.500 or 0.000667: three places or more */
    CHOICE,                  /* one of a list of fixed words */
    HASH,                    /* of a text that can be made again; "-" for none */
    WORDS,                   /* salted hash of words on the shelf; "-" for none */
    PAPER,                   /* salted hash of a paper on the shelf; "-" for none */
    KEY,                     /* 32 bytes, a public key or a point */
    PROOF,                   /* 64 bytes */
} FieldType;

enum { FIELDS = 12 };

/* A fixed word, and what it is called among people: 1 to 8 words that may stand in a sentence. The
 * number in the act is the place in the list; one without a word stands for nothing. */
typedef struct ChoiceRow { const char *word, *label; } ChoiceRow;
typedef struct Choices { int count; const ChoiceRow *at; } Choices;

/* Who is shown an act, and who the words and papers of an act that is shown. Nothing is shown to
 * anybody by default: a row or a field that leaves it out has no audience. Courts see all. */
typedef enum Audience {
    AUDIENCE_UNSAID,
    TO_ALL,
    TO_BIDDERS,              /* overseers, and every bidder */
    TO_ITS_BIDDER,           /* overseers, and the bidder that did it or that it is about */
    TO_ITS_BIDDER_THEN_ALL,  /* the same; to all once the box of its round is listed */
    TO_ITS_BIDDER_AND_WINNERS,  /* the same; the winner's to every bidder */
    TO_ALL_OF_WINNER,        /* the same; the winner's to all */
    TO_ALL_PRICES_OF_WINNER, /* the winner's to every bidder, its price envelope to all */
    TO_ALL_OF_HOLDER,        /* overseers; of who brought a padlock to all */
    TO_OVERSEERS,
    TO_COURTS,
} Audience;

/* What a number names. */
typedef enum Thing {
    NO_THING, A_LOT, A_ROUND, A_BIDDER, A_PERSON, A_GATE, A_BUYER, A_SERVICE, AN_ACTIVITY,
    A_CRITERION, A_SCALE, A_DOCUMENT, A_COMBINATION, AN_ANSWER, A_SESSION, AN_ITEM, A_READER,
    AN_EXHIBIT, AN_INQUIRY, A_MEMBER, A_CLAIM, A_DESIGNATION, AN_ACT, A_DELEGATE
} Thing;

/* label: the field in people's words, 1 to 6 of them, without a colon. hint: one sentence, at most
 * 120 characters: what is wanted, within which limits, and who will read it where that matters;
 * NULL where the label says all. Of what 0 stands for it says so behind ZERO_SAID, at its end.
 *
 * is_so, not_so: words that rule on something say nothing where that is not so, and are refused
 * there. is_so survives any act whose fields are of the right kind; not_so says what is not. */
#define ZERO_SAID "; 0 for "
typedef struct Field {
    const char    *name, *label, *hint;
    FieldType      type;
    ptrdiff_t      offset;
    const Choices *choices;  /* of a CHOICE */
    Audience       shown;    /* of WORDS, PAPER */
    Thing          refers;   /* of NUMBER: what it names ... */
    const char    *zero;     /* ... or what 0 stands for, as one chooses it: ZERO_SAID */
    bool           fresh;    /* ... for the first time: the act makes it */
    bool           aside;    /* ... beside what the act speaks of itself */
    bool           optional; /* of HASH, WORDS, PAPER: "-" is allowed; of CHOICE: else the first */
    bool           aloud;    /* of WORDS: the timeline says them */
    bool           one_line; /* of WORDS: a name or a title */
    bool           brief;    /* of WORDS: a form offers one line; more is taken */
    bool         (*is_so)(const Procedure *, const Act *, Arena *);    /* NULL: it is not asked */
    const char    *not_so;
} Field;

typedef enum Rule {
    TWICE        = 1,        /* one officer agrees, another one enters */
    CLERKS_WORD  = 2,        /* may come without a signature */
    DEFINES      = 4,        /* only inside a batch */
    CLOSES       = 8,        /* closes a batch; may come with an empty one if it says so */
    BOX          = 16,       /* of the box chain: hidden among filler until the box is listed */
    IN_OFFICE    = 32,       /* of procedure "office" */
    THOUGH_HALTED = 64,      /* possible while the lot is suspended */
    NEEDS_ALL    = 128,      /* its judge looks at acts that some editions withhold */
    THOUGH_ENDED = 256,      /* possible for a lot that was abandoned or signed */
    EVERY_LOT    = 512,      /* lot 0 stands for all lots; elsewhere there is no lot 0 */
    BID          = 1024,     /* brings a sealed bid: round, lot, version and heads */
    LIES_READY   = 2048,     /* waits beside the book until the deadline of its round */
    PROVED       = 4096,     /* what it carries is proved (proof/), not only its signatures */
    WEIGHS       = 8192,     /* a body that decided before it may want to decide anew */
    THOUGH_UNDECLARED = 16384,   /* possible before one's interests are declared and ruled on */
    OFFICE_TOO   = 32768,    /* of a procedure, and of the office as well */
    CHANGES      = 65536,    /* after publication it changes what bids are an answer to */
} Rule;

typedef struct ActRow {
    const char *name;
    const char *says;        /* one line for help, timeline and doc/acts.md */
    unsigned    who;         /* Roles that may */
    unsigned    when;        /* Phases in which it may */
    unsigned    rules;       /* of Rule */
    Audience    shown;
    const ActKind *unsettled;    /* acts after which an agreement to this one counts no more */
    int64_t     most;        /* of what a bidder may do: how often in one procedure */
    const char *news;        /* what everybody is told of since the notice; NULL: no news */
    const char *source;
    int         from, until; /* editions of the judges, both included; 0: the first, and still */
    Field       fields[FIELDS];
    Result    (*judge)(const Procedure *, const Act *, Arena *);
    void      (*fold)(Procedure *, const Act *, Arena *);
} ActRow;

extern const ActRow *const act_rows[ACT_KINDS];        /* of ACT_NONE: a row without fields */

/* for (each_field(f, row)) */
#define each_field(f, row)                                                                         \
    const Field *f = (row)->fields;                                                                \
    f < (row)->fields + FIELDS && f->name;                                                         \
    f++

#define ACT(upper, lower) extern const ActRow row_##lower;
#define CHAPTER(title)
ACTS(ACT, CHAPTER)
#undef ACT
#undef CHAPTER

ActKind      act_kind(Str name);                       /* ACT_NONE when there is no such act */
const Field *act_field(ActKind, const char *name);     /* NULL when the act has none */
const Field *act_field_str(ActKind, Str name);
bool         act_is_box(const Act *);
bool         act_is_bid(const Act *);     /* then round, lot, version, heads are as ->deposit's */
int64_t      act_number(const Act *, const Field *);   /* of the types that are one number */
Decimal      act_figure(const Act *, const Field *);    /* of FIGURE */
Hash         act_hash(const Act *, const Field *);     /* of HASH, WORDS, PAPER */
const char  *choice_label(const Field *, int64_t);     /* of a CHOICE: "" where it is none */
void         act_set_number(Act *, const Field *, int64_t);
void         act_set_bytes(Act *, const Field *, const void *);

/* Does it point at words or a paper on the shelf? How many bytes what is kept there under a hash of
 * such a field may have. Source: doc/book.md, limits. */
bool    field_is_shelved(const Field *);
int64_t shelved_most(FieldType);
enum { WORDS_BYTES_MAX = 64 * 1024, PAPER_BYTES_MAX = 16 * 1024 * 1024 };

/* What stands behind the hash of a field of words or of a paper says something; of a field that is
 * `one_line` it is a single line of at most NAME_BYTES bytes of UTF-8 that all can be seen. The
 * detail names the field, what stands there and the fault. Fails: words_unfit.
 * Source: doc/book.md, shelf. */
enum { NAME_BYTES = 200 };
Result words_judge(const Field *, Str, Arena *);

/* Of more than may stand in it: how much that is, and how much may. */
Result words_too_long(const Field *, int64_t bytes, Arena *);
bool   name_fits(Str);                       /* of such a line by itself */

/* The hash of the batch that this act closes. Only of a row that CLOSES. */
const Field *act_batch(ActKind);

/* The field by which acts of a kind name such a thing, and do not name it aside; NULL: none.
 * act_names() gives the number in it, 0 without one. */
const Field *act_field_for(ActKind, Thing);
Id act_names(const Act *, Thing);

/* The lot, round and bidder an act speaks of; 0 when its row has no such field. */
Id act_lot(const Act *);
Id act_round(const Act *);
Id act_bidder(const Act *);

/* ---- the one text ---------------------------------------------------------------- */

/* Exactly one way to write an act, readable by eye; whatever reads is written back byte for
 * byte. Limits: ACT_BYTES_MAX. Fails: act-unreadable, act-unknown.
 * Source: doc/book.md, acts. */
enum { ACT_BYTES_MAX = 4096 };
#define LAST_MOMENT INT64_C(253402300799)    /* 9999-12-31T23:59:59Z: no act names a later one */
void   act_write(Text *, const Act *, Arena *);
Result act_read(Str, Act *);

/* Of what kind the act of a text is, without reading it; ACT_NONE: it is none. */
ActKind act_kind_of(Str text);

/* The act's own fields only: what a batch's closing act hashes. */
void act_write_own(Text *, const Act *, Arena *);

/* What the act that closes a batch carries: SHA-256 of "tenderbox/batch/v1\n", then kind and own
 * fields of all acts before it, in order. Source: doc/book.md, batches. */
Hash batch_hash(const Act *, ptrdiff_t count, Arena *);

/* What who enters it signs. Source: doc/book.md, signatures. */
void act_write_signed(Text *, const Act *, Str origin, Arena *);

/* What who agrees signs, and the same read: procedure, kind, own fields and the agreement but for
 * key and signature. Whatever reads is written back byte for byte. Fails: agreement-unreadable,
 * act-unknown, too-large. Source: doc/book.md, agreements. */
void   agreement_write(Text *, const Act *, Str origin, Arena *);
Result agreement_read(Str, Act *, Str *origin);

/* Own fields as act_write_own() wrote them, cut off the front of a text that ends with a newline.
 * Fails: act-unreadable, field-unreadable. */
Result act_read_own(Str *rest, Act *);

/* One field from its text, e.g. "41.500" for POINTS. Fails: field-unreadable. */
Result field_read(const Field *, Str, Act *);
void   field_write(Text *, const Field *, const Act *, Arena *);

/* Would what field_write() and act_write() write be read again? Of a kind that is one. A record
 * that nobody can read would spoil the book, and what does not fit is no place in a list, no day
 * and no moment. Fails: field-unreadable (the detail is its name). */
bool   field_fits(const Field *, const Act *);
Result act_fits(const Act *);

/* An act's commit opens in two steps: whoever has the inner hash sees of which kind the act is, and
 * nothing else of it.
 *   inner  = SHA-256("tenderbox/body/v1\n" || salt[32] || body)
 *   commit = SHA-256("tenderbox/leaf/v1\n" || "act <kind>\n" || inner), the body's first line
 * Source: doc/book.md, entries. */
Hash act_inner(Hash salt, Str body);
Hash act_commit(Hash salt, Str body);
Hash act_commit_of(ActKind, Hash inner);

/* SHA-256("tenderbox/words/v1\n" || salt[32] || bytes). Source: doc/book.md, shelf. */
Hash words_hash(Hash salt, Str bytes);

/* ---- judging --------------------------------------------------------------------- */

enum {                                       /* seconds */
    LONGEST_SIGNATURE = 600,
    LONGEST_AGREEMENT = 30 * 24 * 3600,
    SETTLING          = 60,                  /* from a deadline to the list of its box */
};
enum { BATCH_MOST = 4096 };                  /* acts, the closing one among them */

/* Open acts of a procedure: all, those after which no bidder enters any more, and those after which
 * nobody registers. So newcomers never keep bidders from theirs, nor both the buyer's people from
 * ending what was begun. */
enum {
    OPEN_ACTS_MOST = 1 << 20,
    OPEN_ACTS_WITH_BIDDERS = OPEN_ACTS_MOST / 2,
    OPEN_ACTS_WITH_NEWCOMERS = OPEN_ACTS_MOST / 4,
};

/* Rows with a .most. */
enum { RATIONED = 17 };

/* Room for the arena of act_judge(): what a ranking, a sheet or a list of all bids may need. */
enum { JUDGING_BYTES = 1 << 30 };

/* The edition of the judges for what arrived then, from 1: the latest that had begun. When each
 * began stands in a table of ours; nobody who acts chooses among them. A row that must change after
 * it was published becomes a new act of the next edition, and the old one ends; a judge that must
 * decide otherwise than before asks here. Source: doc/why/009-editions-of-the-judges.md. */
int  judges_at(Instant arrived);
bool row_counts(const ActRow *, int edition);

/* Must one officer agree and another one enter it? The row says so; of some acts it depends. */
bool act_needs_two(const Procedure *, const Act *);

/* May this act be entered? DONE, or the reason it may not. Changes nothing; the detail of a
 * refusal may lie in the arena. */
Result act_judge(const Procedure *, const Act *, Arena *);

/* May this person do an act of that kind then, as far as it can be said before anything of it is
 * typed: who, how often, when and where, for one of the lots at least? What its own judge asks is
 * left to act_judge(). Of who is nobody there yet 0 stands for whoever comes. */
Result act_open_to(const Procedure *, ActKind, Id actor, Instant, Arena *);

/* The same of an act that says which lot, round and bidder it is about, in a procedure. */
Result act_open_as(const Procedure *, const Act *, Arena *);

/* Does the act that an erase names carry words, a paper or a bid key with the hash it says? A
 * procedure keeps no words; who has the acts at hand finds the named one. Fails: erase_foreign. */
Result erase_check(const Act *erase, const Act *named);

/* How much of an arena the fold of this act may take; and what must be left beside it where it is a
 * bidder's, and twice where it is a newcomer's, so that whatever the buyer's people do next still
 * fits, the list of all that lies in the box among it. In bytes. */
ptrdiff_t fold_room(const Procedure *, const Act *);
ptrdiff_t fold_kept(const Procedure *, const Act *);

/* What the procedure has become. Only for acts that act_judge() let pass. */
void act_fold(Procedure *, const Act *, Arena *);

/* An act that this edition does not show stood here: its place in the chain is known, its
 * content is not. From now on judges of rows with NEEDS_ALL are not run in full. */
void act_fold_withheld(Procedure *, Id nth, Hash commit, Arena *);

extern const Reason act_unknown, act_unreadable, act_unsigned, agreement_unreadable,
    agreement_superfluous, agreement_expired, field_unreadable, counter_wrong, out_of_order,
    not_now, never_now, batch_open, erase_foreign, field_superfluous, words_unfit, procedure_full,
    suspended, too_often;

#endif
