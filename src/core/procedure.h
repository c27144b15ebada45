/* procedure.h - what a procedure has become after its acts.
 *
 * Everything here is folded from acts and can be made again from them. Lists keep the order
 * of the acts. Lookups return NULL when there is no such thing. */
#ifndef CORE_PROCEDURE_H
#define CORE_PROCEDURE_H

#include "base/exact.h"
#include "base/index.h"
#include "base/money.h"
#include "core/act.h"
#include "count/price.h"
#include "law/rules.h"

/* lot 0: all lots; buyer 0: of none in particular. */
typedef struct Holding { Role role; Id lot, buyer; } Holding;

/* An act of the open chain: what an agreement saw, and what unsettles one. */
typedef struct Past {
    Hash    commit;
    ActKind kind;            /* ACT_NONE: not shown to this reader */
    Id      lot, inquiry;    /* that it speaks of; 0: of none, so of all */
    Id      before;          /* nth of the one of its kind before it; 0: none */
} Past;

typedef struct Withdrawn { Hash serial; Id by; Instant at, arrived; } Withdrawn;

/* A key that a person did not come with, and from when it counts. The last one that counts beats
 * all before it: who keeps the old one has it here again, and the new one never came to count. */
typedef struct NewKey { Key key; Instant from; } NewKey;

typedef struct Person {
    Id      id;
    Key     key;             /* that was brought by who registered, or enrolled */
    Hash    name;            /* words */
    Hash    identifier;      /* of a bidder, words: by what it is known, and where it is found */
    Instant until;           /* of the office, when the retire arrived; 0: still */
    Id      mine_open, mine_box;
    bool    bidder, declared, barred;
    bool    interest, ruled; /* declared, and not ruled on yet; declared, and ruled on */
    bool    retest_pending;  /* of a bidder: its consortium changed and was not tested again */
    Id      finances_nth;    /* of the last test of its finances that it passed */
    bool    of_office;       /* came in with begin, as an officer of the buyer */
    Id      bidding, inquiry;    /* of a bidder: where its last ones stand, from 1; 0: none */
    uint16_t did[RATIONED];  /* of a bidder: how often each that a row rations, in their order */
    LIST(Holding) holdings;
    LIST(NewKey)  keys;      /* beside the first */
} Person;

/* Who signs for a bidder beside the key that it registered with. It counts for what arrived before
 * its end, also where that is entered later. */
typedef struct Delegate {
    Id      bidder, person;
    Key     key;
    Hash    name;            /* words */
    Instant since, until;    /* until 0: still */
    Id      nth;
} Delegate;

typedef struct Vote { Id member; Decision decision; } Vote;

typedef struct Gate {
    Id      id, buyer, approver;
    int64_t needed;          /* members who must approve; 0: the approver alone */
    Before  before;
    Money   limit;
    bool    fallen;          /* its buyer left */
    LIST(Id) seats;          /* members beside the approver */
    int64_t version;         /* of the paper last voted on */
    Hash    paper;
    Id      since;           /* nth of the first vote on this version */
    LIST(Vote) votes;        /* on this version */
    bool    approved;
} Gate;

/* key: the holder's when the padlock came; a later change does not touch the list. */
typedef struct Lock { int64_t index; Id holder; Key key; Point h; Proof64 possession; } Lock;

typedef struct Service  { Id id; } Service;
typedef struct Activity { Id service, id; Power power; } Activity;
typedef struct Include { Id lot, service, activity; } Include;
typedef struct Together { Id combination, lot; } Together;   /* may be won by one bidder */

typedef struct Criterion {
    Id     lot, id, parent;
    Id     round;            /* the round whose bids it judges; 0: the final tenders */
    CriterionKind kind;
    Points weight;           /* of 100.000 for the whole lot */
    Id     scale;
    Points least;            /* a lower consensus mark fails the bid; 0: none */
    Id     after;            /* the latest round when it came: a refinement; 0: published */
} Criterion;

typedef struct Mark { Id scale; Points mark; Id after; } Mark;     /* after: as of a criterion */

typedef struct PriceRule {
    Formula      formula;
    PriceParams  params;
    RoundingRule rounding;
    Id           tie;        /* criterion that decides a tie; 0: none */
} PriceRule;

/* award_nth: of the award that stood when it was entered; 0: none did. lifted: by a later order of
 * a court. */
typedef struct Claim { Id id; Instant notified; Id award_nth; bool ended, lifted; } Claim;

/* A change of the contract whose notice was published: its copy is owed where the whole contract is
 * then worth enough. copied: when that was published; 0: not yet. */
typedef struct Modification { Instant at; Money value; Instant copied; } Modification;

typedef struct Lot {
    Id        id;
    Regime    regime;
    Money     least, most;
    Money     most_published;            /* as the lot was defined; no cut changes it */
    int64_t   months;        /* of the contract, as published; 0: not said */
    Id        group;         /* lots whose prices could influence each other; 0: alone */
    bool      has_formula;
    PriceRule price;
    bool      keepable;      /* the buyer can keep it; at `keep`, which a price competes with */
    Money     keep;
    bool      halted, ended, signed_;
    Instant   halted_at, ended_at;       /* moments of entry */
    bool      awarded;
    Id        award_round, winner, award_nth;
    Id        fallen_nth;    /* of the last award that fell; 0: none did */
    Decimal   total;
    Money     price_awarded;
    Instant   awarded_at;    /* of the last award, also of one that fell; 0: none */
    Instant   award_notice;  /* published; 0: not yet */
    Instant   tender_notice; /* the contract notice, as it was sent; 0: not entered yet */
    bool      despite;       /* two ruled that it stands though that left bidders too little time */
    bool      standstill;    /* was declared */
    Day       standstill_last;
    Instant   sign_from;
    bool      ordered;       /* a court blocks */
    Instant   ordered_at;    /* since the entry of its order */
    Instant   heard_at;      /* of the latest order of a court, whatever it says; 0: none */
    Instant   signed_at;     /* of the contract's act */
    Day       contract_from, contract_until;
    Instant   change_notice; /* of the change that is to come, published; 0: none was */
    bool      change_stands; /* that notice promised a standstill, ... */
    Day       change_last;   /* ... to the end of this day */
    LIST(Modification) modified;   /* of its contract: those that had a notice */
    LIST(Claim) claims;
    unsigned  notices;       /* bits, 1 << Notice: those entered for it */
    bool      falls_back;    /* published what counts where the panel cannot agree */
    FallbackRule fallback;
    unsigned  reserved;      /* bits, 1 << Reserved */
    Id        refined_for;   /* round for which "would another have come?" was answered */
    bool      uncut;         /* a buyer left or joined: its value waits to be cut anew */
    Id        cut_nth;       /* when it was, last; 0: never */
    bool      has_blanks;
    Blanks    blanks;        /* what becomes of a price schedule with figures left out */
} Lot;

/* ---- buying together, price schedule, powers ------------------------------------- */

/* joined_nth: by the act that let it join after publication; 0: it was there before. */
typedef struct Buyer { Id id; BuyerPart part; Hash name; Id joined_nth; bool left; } Buyer;

typedef struct Taking   { Id lot, buyer, service; } Taking;
typedef struct Baseline { Id buyer, service; int64_t year; Money amount; } Baseline;
typedef struct Target   { Id buyer; Money amount; int64_t from, until; } Target;
typedef struct Cell     { Id lot, service; int64_t year; Id buyer; } Cell;

/* What a round's outage must be to lengthen its deadline; least 0: nothing was published. */
typedef struct OutageRule { int64_t least, within, margin; } OutageRule;

typedef struct Designation {
    Id   id, lot, service, activity;
    Day  from, until;
    bool ended;
    Day  ended_on;           /* the first day without it */
} Designation;

typedef struct Round {
    Id        id;
    RoundKind kind;
    int64_t   needed;        /* padlocks that open: k */
    int64_t   padded;        /* bytes of a price envelope's inside */
    Instant   invited;       /* opened by publish or invite; 0: not yet */
    Id        invited_nth;
    Instant   questions_until, deadline;
    Instant   validity;      /* until then tenders bind; 0: not said */
    OutageRule outage;
    Instant   typed;         /* the deadline before an outage lengthened it; 0: none did */
    Instant   before;        /* that before the batch under way moved it; 0: it did not */
    Instant   outage_until;  /* the end of the latest outage that counted */
    Instant   stopped_until; /* until then what suspensions took was given back */
    bool      listed;
    Id        listed_nth;
    Instant   listed_at;     /* entry of its list; 0: not yet */
    Hash      list;
} Round;

typedef struct Document { Id id, version; bool source_due; } Document;

/* A file that a bid is expected to hold. A bid without it is not void by that: officers decide. */
typedef struct ExpectedFile {
    Id       lot;
    Envelope envelope;
    bool     required;
    Hash     name, title;
} ExpectedFile;

/* SHA-256 of the single files that people use away from any server, and the entry that says so. */
typedef struct Tools { Hash seal, holder; int64_t leaf; } Tools;

/* How often a box ticks, and with how many entries of the log; `within` so many seconds before and
 * after a deadline. Of the usual ticks `within` is none. Source: doc/book.md, the box. */
typedef struct Tier { int64_t seconds, entries, within; } Tier;
typedef struct Ticks { Tier usual, near, rush; } Ticks;
typedef LIST(Instant) Deadlines;

/* What was published was changed while a round was open. */
typedef struct Change { Id round, nth; Instant at; } Change;

/* Who was invited to a round after the first. */
typedef struct Candidate { Id round, lot, bidder; } Candidate;

/* How many are selected out of a round; most 0: not limited. tie: the criterion that parts equal
 * ones at the cut; 0: nothing does, and all of them go on. */
typedef struct Quota { Id round, lot; int64_t least, most; Id tie; } Quota;

/* agreed: the bidder agrees to the minutes. */
typedef struct Session {
    Id          id, round, lot, bidder;
    SessionKind kind;
    bool        scored, minuted, agreed;
    Instant     starts;
} Session;

typedef struct Item { Id id, bidder; bool decided, consented; } Item;
typedef struct DocumentSource { Id document, version, item; } DocumentSource;
typedef struct Talked { Id round, lot; } Talked;                   /* its dialogue is closed */

typedef struct Reader { Id id, bidder; Vetting vetting; bool ended; } Reader;
typedef struct Exhibit { Id id; Vetting vetting; } Exhibit;        /* in the data room */
typedef struct Reading { Id reader, exhibit; Instant at; } Reading;

/* An answer that corrects an earlier one. */
typedef struct Correction { Id answer, of; } Correction;

typedef struct Question { Id bidder; Hash text; } Question;

/* locked_at: for the first time. */
typedef struct Stand { Id round, lot; bool locked; Id locks; Instant locked_at; Hash sheet; } Stand;

/* The longer validity that was asked of all bidders of a lot last. */
typedef struct Extension { Id round, lot; Instant until, asked; } Extension;

/* One question to one bidder about one bid, and what became of it. */
typedef struct Inquiry {
    Id         id, round, lot, bidder;
    About      about;
    int64_t    file, page;   /* of the bid, that it is about; 0: of none by itself */
    Instant    until;        /* a reply comes before it */
    bool       replied, resolved;
    Resolution ruling;
    Id         nth, ruled_nth;
    InquiryGround ground;    /* about exclusion */
    Id         again;        /* the inquiry whose ruling is looked at again; 0: none */
    Id         before;       /* where the bidder's one before it stands, from 1; 0: none */
} Inquiry;

typedef struct Member { Id bidder, id; Part part; bool left; } Member;   /* of a consortium */

/* Locked marks that a reopening frees; bidder 0: of every bid, criterion 0: on all of them. */
typedef struct Freed { Id round, lot, bidder, criterion; } Freed;

/* An evaluator whom a fresh panel replaced. */
typedef struct Dismissed { Id person, lot; } Dismissed;

typedef struct Deposit {
    Id      bidder, round, lot, version;
    Hash    heads;
    Instant arrived;
    int64_t leaf;
    bool    late, accepted, withdrawn;
    Id      before;          /* where the version before it stands in the box, from 1; 0: none */
} Deposit;

/* All of one bidder in one round and lot. Places are counted from 1; 0: there is none. */
typedef struct Bidding {
    Id bidder, round, lot;
    Id mine;                 /* of its last word, by its own counter of box acts */
    Id latest, stands, late; /* in the box: the last version, and the last in time and the last late
                                one that were not withdrawn */
    Id bid;                  /* in the bids, from box-list on */
    Id before;               /* the bidder's one before this */
} Bidding;

typedef struct Score {
    Id     evaluator, criterion;
    Points mark;
    Hash   reason;
    int64_t file, page;
    Id     nth;
    Id     clarification;    /* evidence besides file and page; 0: none */
} Score;

/* Pages of a bid that its bidder claims as confidential, both named ones among them. */
typedef struct Claimed {
    int64_t file, page, until;
    Hash    reason;
    Id      nth;
    bool    overruled;       /* the buyer may tell others all the same */
} Claimed;

typedef enum Standing { PENDING, ADMITTED, EXCLUDED } Standing;
typedef enum Choice { UNDECIDED, GOES_ON, LEFT_OUT } Choice;   /* for the next round */

/* What of an opened price is for one of those who buy together. */
typedef struct Share { Id buyer; Money amount; } Share;

typedef struct Bid {
    Id       bidder, round, lot, version;
    Hash     heads;
    int64_t  leaf;
    bool     late;
    Standing standing;
    Id       admitted_nth;   /* of admit, or of the last reinstate */
    Id       excluded_nth;   /* of whatever excluded it last; 0: nothing did */
    Instant  bound_until;    /* longer than the round's validity, by consent; 0: not */
    Choice   choice;
    bool     opened[ENVELOPES], void_[ENVELOPES];
    Hash     manifest[ENVELOPES];
    Money    price;          /* without the shares of buyers that have left */
    LIST(Share) shares;
    bool     summarised;
    Instant  told;           /* of its latest letter; 0: none ... */
    Id       told_nth;       /* ... and its act, which an award may have followed */
    Instant  received;       /* that letter, by its bidder; 0: not on record */
    Instant  asked;          /* for its reasons, in writing; 0: never ... */
    Instant  answered;       /* ... and by a letter since; 0: not */
    bool     drew_back;      /* excluded because its bidder withdrew it */
    Instant  excluded_at;    /* by whatever excluded it last; 0: nothing did */
    bool     on_ground;      /* an officer did, ... */
    ExclusionGround excluded_for;    /* ... for this ... */
    Instant  authority_told; /* ... and the authority was told; 0: not on record */
    Id       cleared_nth;    /* a court brought it back; no older ruling binds ... */
    ExclusionGround cleared_for;     /* ... on the ground that it was out for */
    Id       kept_nth;       /* the buyer did; no older discretionary one binds */
    int64_t  blanks;         /* published figures that its price schedule leaves out */
    bool     schedule_confirmed;   /* its price schedule, blanks and all, by its bidder */
    LIST(Score) scores;      /* the latest of each evaluator and criterion */
    Id       marked_nth;     /* the last act that gave it one */
    LIST(Score) consensus;   /* evaluator is the chair */
    LIST(Claimed) claimed;   /* the bidder's schedule */
} Bid;

typedef struct Turned {
    Id       holder, round, lot;
    Envelope envelope;
    Hash     sheets, paper;
    Id       nth;
} Turned;

typedef struct Done { Id evaluator, round, lot; } Done;      /* scores-done */

struct Procedure {
    const Procedure *office; /* NULL for the office itself */
    Name      draft, name;   /* name: all zero until published */
    Instant   began, published;
    int64_t   year, number;
    RuleKind  kind;
    Zone      zone;
    Currency  currency;      /* of all money in it ... */
    Vat       vat;           /* ... and whether VAT is in it */
    unsigned  divisions;
    Day       rules;         /* the rule book of this day */
    Hash      title, buyer;
    unsigned  facts;         /* Fact bits that were found so */
    Exempt    exempt;        /* by which case of the law there is no standstill, if there is none */
    Instant   retention;
    Hash      policy;
    bool      held;          /* litigation hold: nothing is erased */

    Id        acts;          /* open acts so far */
    Hash      last;          /* commit of the latest open act */
    Instant   last_at;       /* of the latest act of either chain */
    Id        withheld;      /* acts of the open chain that this reader was not shown */
    Id changed; /* nth of the last act that changed a figure: approvals before it lapse */
    Sha256    batch;         /* own fields of the batch under way */
    Id        batch_acts, batch_actor;
    bool      batch_changes; /* it holds more than moments */
    Instant   batch_at, batch_arrived;

    LIST(Past)      past;    /* past.at[nth - 1] */
    Id              latest[ACT_KINDS];   /* nth of the last of each kind */
    LIST(Hash)      agreed;  /* serials of the agreements that were used */
    Index           agreed_at;
    LIST(Withdrawn) withdrawn;

    LIST(Person)    people;
    Index           people_at, keys_at;  /* by number; by the keys that they have or had */
    LIST(Delegate)  delegates;
    Index           delegates_at, delegate_keys_at;
    LIST(Gate)      gates;
    LIST(Day)       holidays, struck;    /* entered; of the rule book and not kept here */
    LIST(Lock)      locks;
    LIST(Lot)       lots;
    LIST(Service)   services;
    LIST(Activity)  activities;
    LIST(Criterion) criteria;
    LIST(Mark)      marks;
    LIST(Round)     rounds;
    LIST(Document)  documents;
    LIST(ExpectedFile) expected;  /* expected of bids */
    Ticks           ticks;   /* that were promised; 0 seconds: the notice promises none */
    Tools           tools;   /* that were published last; none: the notice names none */
    LIST(Change)    changes;
    LIST(Candidate) candidates;
    Index           candidates_at;
    LIST(Quota)     quotas;
    LIST(Session)   sessions;
    LIST(Item)      items;
    LIST(DocumentSource) sources;
    LIST(Talked)    talked;
    LIST(Reader)    readers;
    LIST(Exhibit)   exhibits;
    LIST(Reading)   readings;
    LIST(Question)  questions;
    LIST(Correction) corrections;
    LIST(Stand)     stands;
    LIST(Deposit)   box;     /* read by judges of box acts and of box-list, by nobody else */
    LIST(Bidding)   biddings;    /* likewise, but for the places of bids */
    Index           biddings_at;
    LIST(Bid)       bids;    /* from box-list on */
    LIST(Turned)    turned;
    LIST(Done)      done;
    LIST(Inquiry)   inquiries;
    Index           inquiries_at;
    LIST(Member)    members;
    LIST(Freed)     freed;       /* since the last lock of their lot */
    LIST(Dismissed) dismissed;
    LIST(Extension) extensions;
    Id              answers;
    Id              questioned, answered;   /* nth of the last question and answer */
    LIST(Include)   includes;
    LIST(Together)  together;
    bool            objective_set;
    Objective       objective;
    int64_t         most_lots;   /* that one bidder may win; 0: any number */

    LIST(Buyer)     buyers;
    LIST(Taking)    takings;
    LIST(Baseline)  baselines;
    LIST(Target)    targets;
    LIST(Cell)      cells;
    LIST(Designation) designations;
    LIST(Instant)   arrivals;    /* of open acts, from publication on */
    bool            remade;      /* a change of buyers was ruled to make another tender of it */
};

/* A procedure before its first act. office: NULL for the office itself. */
Procedure procedure_new(const Procedure *office, Name draft);

/* The name acts must carry now: the draft's until published. */
Name  procedure_name(const Procedure *);

/* Where an agreement to the procedure's next act is withdrawn: the office as long as it has not
 * begun. */
const Procedure *chain_of(const Procedure *);

/* Round 0: the latest invited to. A lot that is not there is in DRAFT. */
Phase phase_at(const Procedure *, Id round, Id lot, Instant);
const char *phase_name(Phase);

unsigned  roles_of(const Procedure *, Id person, Id lot);   /* Role bits; lot 0: any lot */
bool      holds_role(const Person *, Role, Id lot, Id buyer);       /* this very one */
unsigned  roles_in(const Person *, Id lot);
unsigned  roles_left(const Procedure *, Id person, Id lot);  /* but BIDDER none of who must leave */
bool      influences(const Person *);      /* takes part in decisions, and so declares interests */
unsigned  roles_in_every(const Person *);                   /* for all lots, also later ones */

/* The roles that count for an act: those for the lot that it names, those for every lot where its
 * lot 0 names every lot, and all of them where it names none. */
unsigned  roles_for(const Person *, const Act *);

Place     place_of(const Procedure *);
const char *vat_says(Vat);                   /* "excluding VAT" */
/* Bits, 1 << main_law(), of the lot; of all lots where it is 0 or there is none of that number. */
unsigned  laws_of(const Procedure *, Id lot);
RuleCase  case_of(const Procedure *, const Lot *);          /* by which law a lot is judged */

/* Does what is on record fit a case in which the law of the lot demands no standstill? Light touch:
 * Procurement Act 2023 s.51(3). Awarded by a dynamic market or purchasing system: the same;
 * 89/665/EEC art. 2b(c), PCR 2015 reg. 86(5)(c). A sole tenderer, and no candidate beside it:
 * 89/665/EEC art. 2b(b), PCR 2015 reg. 86(5)(b). What else the laws free of it is no tender: awards
 * without a notice, and call-offs under a framework. Systems run by the restricted procedure
 * (2014/24/EU art. 34(2)), by the open one under 2004/18/EC (art. 33(2)), by the flexible one under
 * the Act (s.34). */
bool      exempt_fits(const Procedure *, const Lot *, Exempt, unsigned facts);

/* Of these facts those that are so for the lot: without no-standstill where its case is not. */
unsigned  facts_for(const Procedure *, const Lot *, unsigned facts, Exempt);
bool      halted(const Procedure *, Id lot);

/* The same of what had arrived by then and waited to be entered: a lot that was suspended or ended
 * since was neither. Within one second the act that waited came first. */
Phase phase_then(const Procedure *, Id round, Id lot, Instant arrived);
bool  halted_then(const Procedure *, Id lot, Instant arrived);

bool box_open(const Procedure *); /* published and a round is not listed */

/* The lot that was suspended while bids for this round could come, and still is; NULL: none. Until
 * it goes on, and the deadline moves by as long, that deadline is none. */
const Lot *lot_stopped(const Procedure *, const Round *);
bool       stops_round(const Lot *, const Round *);         /* this lot does */

/* A copy on which box acts of one bidder can be judged and folded, and nothing else, without the
 * procedure's knowing: of people and box it has this bidder, and the last version of each bid. */
Procedure box_copy(const Procedure *, Id bidder, Arena *);

/* The number that a bidder's next version of a bid must have. */
Id version_next(const Procedure *, Id bidder, Id round, Id lot);

/* What strangers make many of is entered here, so that nobody walks lists for it. Of the same
 * number the first person is found; a bid stands in the place of the one before. */
Person    *person_add(Procedure *, Person, Arena *);
void       key_add(Procedure *, const Person *, Key, Arena *);
Bidding   *bidding_add(Procedure *, Id round, Id lot, Id bidder, Arena *);    /* or the one there */
void       delegate_add(Procedure *, Delegate, Arena *);
void       inquiry_add(Procedure *, Inquiry, Arena *);
void       deposit_add(Procedure *, Deposit, Arena *);
Bid       *bid_add(Procedure *, Bid, Arena *);

Person    *person_of(const Procedure *, Id);
Person    *person_with(const Procedure *, KeyId);           /* who has or had this key */
Bidding   *bidding_of(const Procedure *, Id round, Id lot, Id bidder);
void       box_sorted_anew(Procedure *, Id round);          /* which are late was changed */
Hash       id_key(Id, KeyId);                               /* for an index */

/* The key that counts for what arrives then. While a box is open it is a bidder's that counted when
 * its round was opened: what officers changed since hands nothing in. */
Key        person_key(const Procedure *, const Person *, Instant arrived);
Key        person_key_by_day(const Person *, Instant);      /* as if no box were open */
Instant    key_waits(const Person *, Instant now);   /* until when a new key does; 0: none does */
bool       key_uncounted(const Procedure *, const Person *, Instant now);   /* or a box is open */
const Key *key_with(const Person *, KeyId);          /* that the person has or had; NULL: none */
Person    *officer_at(const Procedure *office, Id, Instant);

/* Who signed this act for its bidder; NULL: nobody but the bidder's registered key, or a key that
 * does not count for it. */
const Delegate *delegate_of(const Procedure *, const Act *);

/* Somebody who signs or signed with this key, for whichever bidder. */
const Delegate *delegate_of_any(const Procedure *, KeyId);

/* Is it one of the person's keys at that moment: the registered one, or a delegate's? */
bool       key_is_of(const Procedure *, const Person *, Key, Instant);
Lot       *lot_of(const Procedure *, Id);
Round     *round_of(const Procedure *, Id);                 /* 0: the latest invited to */
Stand     *stand_of(const Procedure *, Id round, Id lot);
Criterion *criterion_of(const Procedure *, Id lot, Id criterion);
Bid       *bid_of(const Procedure *, Id round, Id lot, Id bidder);
Lock      *lock_of_holder(const Procedure *, Id holder);
Gate      *gate_of(const Procedure *, Id);
Service   *service_of(const Procedure *, Id);
Activity  *activity_of(const Procedure *, Id service, Id activity);
Inquiry   *inquiry_of(const Procedure *, Id);
Inquiry   *inquiry_last(const Procedure *, const Bid *, About);
bool       bid_deviates(const Procedure *, const Bid *);    /* a deviation of it was rejected */

/* Of one bidder, the latest first. */
Inquiry   *inquiry_to(const Procedure *, Id bidder);
Inquiry   *inquiry_before(const Procedure *, const Inquiry *);
Member    *member_of(const Procedure *, Id bidder, Id member);
Extension *extension_of(const Procedure *, Id round, Id lot);
const Score *consensus_of(const Bid *, Id criterion);

/* The claim that keeps a page from others; NULL: none, or it was overruled. */
const Claimed *claim_on(const Bid *, int64_t file, int64_t page);
Points     top_mark(const Procedure *, Id scale);           /* 0: no such scale */
bool       is_leaf(const Procedure *, const Criterion *);

/* Is this criterion the other one, or a part of it? */
bool       is_part_of(const Procedure *, Id lot, Id criterion, Id other);

/* May this mark be given or changed? Before the first lock any may, and so may what was never
 * agreed on; what was locked is free only where a reopening names it.
 * Source: doc/book.md, reopening. */
bool       mark_is_free(const Procedure *, const Bid *, Id criterion);
bool       judges_round(const Criterion *, const Round *);
bool       has_criteria(const Procedure *, const Round *, Id lot);

/* A version is approved when enough members did; it is rejected when too few are left who still
 * could. Either way, or when figures changed meanwhile, the next vote is on a later version. */
bool gate_decided(const Procedure *, const Gate *);

bool       reserves(const Lot *, Reserved);
Session   *session_of(const Procedure *, Id);
Reader    *reader_of(const Procedure *, Id);
bool       talks_over(const Procedure *, Id round, Id lot);  /* its dialogue is closed */

/* An asker's questions are numbered 1, 2, 3 ... of its own; answers have their public numbers, and
 * nothing links the two. */
Id         question_number(const Procedure *, const Question *);

/* The first answer of those of which each corrects an earlier one; the last of them counts. */
Id         answer_first(const Procedure *, Id answer);

/* An evaluator of the lot who is heard: neither barred nor replaced by a fresh panel. */
bool       is_heard(const Procedure *, const Person *, Id lot);

/* A turn counts for a bid that was admitted before it; how many padlocks have turned for it. */
bool       covers(const Turned *, const Bid *, Envelope);
bool       has_turned_for(const Procedure *, Id holder, const Bid *, Envelope);
int64_t    turned_for(const Procedure *, const Bid *, Envelope);

/* Does the bid bind its bidder then? Without a published validity it always does. */
bool       bid_binds(const Procedure *, const Bid *, Instant);

/* More than a tenth below the mean of the opened prices of its lot: for information, nothing
 * follows from it. Source: HM Government, Bid evaluation guidance note (2021), 7.5. */
typedef struct OpenedPrices { Wide sum, count; } OpenedPrices;
OpenedPrices prices_opened(const Procedure *, Id round, Id lot);
bool       price_is_low(const Bid *, OpenedPrices of_its_lot);

/* Was the bidder asked to bid in this round for this lot? Everybody is in the first. */
bool       is_candidate(const Procedure *, Id round, Id lot, Id bidder);
bool       envelope_expected(const Round *, Envelope);
bool       enclosure_expected(const ExpectedFile *, const Round *, Id lot);   /* in a bid of it? */

/* Every lot whose prices open together with this one, itself included. */
bool same_group(const Lot *, const Lot *);

/* Enough padlocks have turned, or a price is on record, for a lot of this group: whoever has the
 * shares knows the prices. */
bool prices_known(const Procedure *, Id round, const Lot *);

/* The latest change, counted from 1, of what a bid that came then is an answer to; 0: none came
 * after it. */
Id         change_after(const Procedure *, Id round, Instant arrived);

/* Of the deposit that a bid is. */
Id         bid_changed(const Procedure *, const Bid *);

/* What became of a bid in the box: "stands", "replaced", "withdrawn", "late", "late-accepted". */
const char *deposit_fate(const Procedure *, const Deposit *);
Buyer       *buyer_of(const Procedure *, Id);
bool         has_left(const Procedure *, Id buyer);          /* or never was there */

/* May a price of the lot be for this buyer? Who has a figure in its price schedule; without one who
 * takes a service of it; where nobody is said to take anything, every buyer. */
bool         lot_concerns(const Procedure *, Id lot, Id buyer);

/* Is the share of this buyer, who may leave, of the opened price of a bid not on record yet? The
 * lead cannot leave. Source: doc/book.md, opening. */
bool         share_due(const Procedure *, const Bid *, Id buyer);

/* Of the padlock's holder: the buyer that has left and whose body it is; 0: none. */
Id           lock_left(const Procedure *, const Lock *);
Designation *designation_of(const Procedure *, Id);
bool lot_holds(const Procedure *, Id lot, Id service, Id activity);   /* activity 0: any */

/* The figure of the price schedule that a line of a price file answers; NULL: not asked for. */
const Cell *cell_of(const Procedure *, Id lot, Id service, int64_t year, Id buyer);

/* Does the person have the power on that day? It lapses by itself with its last day, with the
 * contract, and with its end on record. Source: Police Reform Act 2002 s.39, 42. */
bool designation_holds(const Procedure *, Id designation, Day);

/* ---- papers that the law itself writes ------------------------------------------- */

/* The list of a round's box: one line a deposit, in the order of their leaves, and what
 * becomes of it. box-list carries its SHA-256. Source: doc/book.md, box list. */
void box_list_write(Text *, const Procedure *, Id round, Arena *);
Hash box_list_hash(const Procedure *, Id round, int64_t *deposits, Arena *);

/* All marks and reasons of a lot, in fixed order; score-lock carries its SHA-256.
 * Source: doc/book.md, score sheet. */
void score_sheet_write(Text *, const Procedure *, Id round, Id lot, Arena *);

/* The locked sheets of every lot whose prices open together with this one, by rising place of the
 * lots; and what a turn of this envelope carries of them: their SHA-256, or none where it is not
 * the price. A lot that ended keeps the sheet that it had. Source: doc/book.md, turns. */
void sheets_write(Text *, const Procedure *, Id round, Id lot, Arena *);
Hash sheets_locked(const Procedure *, Id round, Id lot, Envelope, Arena *);

/* The canonical list of padlocks; its SHA-256 is the lockset's id, which heads name.
 * Source: doc/book.md, padlocks. */
void lockset_write(Text *, const Procedure *, Id round, Arena *);

extern const Reason padlocks_shut, no_such_lot, no_such_round, no_such_bid,
    no_such_gate, blanks_void, no_padlock;

#endif
