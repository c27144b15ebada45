/* act.c - the table of acts, and what every act must satisfy before its own judge is asked. */
#include "core/stage/judges.h"

const Reason act_unknown = { INVALID, "act-unknown", "doc/acts.md",
    "There is no such act." };
const Reason out_of_order = { CONFLICT, "out-of-order", "doc/book.md, order",
    "Another act of this procedure came first." };
const Reason wrong_name = { REFUSED, "wrong-name", "doc/book.md, names",
    "The act names another procedure than the one it is entered in." };
const Reason clock_back = { BROKEN, "clock-back", "doc/book.md, order",
    "The clock stands before the latest act." };
const Reason too_slow = { BROKEN, "too-slow", "doc/book.md, order",
    "The act waited too long between the door and the book." };
const Reason signature_expired = { REFUSED, "signature-expired", "doc/book.md, signatures",
    "The signature's time was over, or lies more than ten minutes ahead." };
const Reason counter_wrong = { CONFLICT, "counter-wrong", "doc/book.md, signatures",
    "The actor's own counter does not follow the last one." };
const Reason act_unsigned = { REFUSED, "act-unsigned", "doc/book.md, signatures",
    "This act needs the signature of the person who does it." };
const Reason second_signature_missing = { REFUSED, "second-signature-missing",
    "doc/book.md, signatures", "This act needs the signatures of two different officers." };
const Reason signature_foreign = { FORBIDDEN, "signature-foreign", "doc/book.md, signatures",
    "A signature is not by the key enrolled for this person." };
const Reason signature_superfluous = { INVALID, "signature-superfluous", "doc/book.md, signatures",
    "This act is signed once only." };
const Reason not_your_act = { FORBIDDEN, "not-your-act", "2014/24/EU Annex IV(c)-(f)",
    "Your role in this procedure does not include this act." };
const Reason not_declared = { REFUSED, "not-declared", "Procurement Act 2023 s.82",
    "Declare your interests first; a declared one waits for its ruling." };
const Reason not_now = { REFUSED, "not-now", "2014/24/EU art. 22(3), Annex IV",
    "This act is not possible at this stage of the procedure." };
const Reason suspended = { REFUSED, "suspended", "Procurement Act 2023 s.101",
    "This lot is suspended." };
const Reason batch_open = { REFUSED, "batch-open", "doc/book.md, batches",
    "A batch was begun and must be closed first." };
const Reason batch_only = { REFUSED, "batch-only", "doc/book.md, batches",
    "This act defines something and is entered only in a batch that publish, amend or invite "
    "closes." };
const Reason batch_differs = { REFUSED, "batch-differs", "doc/book.md, batches",
    "The closing act was signed over another batch." };

/* ---- lists of fixed words -------------------------------------------------------- */

#define LIST_OF(...)                                                                               \
    { (int)countof(((const char *const[]){ __VA_ARGS__ })), (const char *const[]){ __VA_ARGS__ } }

/* clang-format off */
static const Choices
    kinds      = LIST_OF("open", "restricted", "flexible", "dialogue"),
    zones      = LIST_OF("Etc/UTC", "Europe/London", "Europe/Brussels"),
    divisions  = LIST_OF(NULL, "england-wales", "scotland", NULL, "northern-ireland", NULL, NULL,
                         "united-kingdom", "eu-institutions"),
    role_names = LIST_OF("officer", "approver", "evaluator", "chair", "holder", "manager",
          "overseer"),
    findings   = LIST_OF("none", "interest"),
    rulings    = LIST_OF("may-stay", "must-leave"),
    befores    = LIST_OF("publish", "award", "contract"),
    decisions  = LIST_OF("approved", "rejected"),
    facts      = { FACTS, fact_names },
    answers    = LIST_OF("no", "yes"),
    regimes    = { REGIMES, regime_names },
    powers     = LIST_OF("open", "designated", "reserved"),
    criteria   = LIST_OF("quality", "price", "pass"),
    formulas   = LIST_OF(NULL, "lowest-ratio", "linear-range", "linear-from-lowest", "mean-centred",
                         "linear-benchmark", "budget-saving", "linear-discount-it", "bilinear-it",
                         "price-per-quality-point", "vfm-index", "monetised-quality"),
    wheres     = LIST_OF("criterion", "total"),
    hows       = LIST_OF("half-up", "half-even", "down", "up"),
    rounds     = LIST_OF("selection", "dialogue", "tender"),
    objectives = LIST_OF("published-order", "least-cost"),
    events     = LIST_OF("questions", "deadline", "validity"),
    lates      = LIST_OF("portal-fault", "sealed-in-time", "court-order"),
    exclusions = LIST_OF("mandatory-ground", "discretionary-ground", "not-compliant", "withdrawn",
                         "abnormally-low", "conflict"),
    clocks     = LIST_OF("witnessed", "operator"),
    envelopes  = LIST_OF("qualification", "quality", "price"),
    outcomes   = LIST_OF("read", "void"),
    prices     = LIST_OF("unknown", "known"),
    notices    = LIST_OF("tender", "award", "contract", "termination"),
    bases      = LIST_OF("mandatory", "voluntary"),
    effects    = LIST_OF("blocks", "lifts"),
    selected   = LIST_OF("selected", "declined"),
    fallbacks  = LIST_OF("lower-median", "lowest", "chair"),
    agreements = LIST_OF("agreed", "fallback"),
    reopenings = LIST_OF("error", "order", "complaint", "panel"),
    panels     = LIST_OF("same", "fresh"),
    abouts     = LIST_OF("clarification", "deviation", "low-price", "exclusion",
                         "price-schedule", "commitments", "confidentiality"),
    resolutions = LIST_OF("clarifies", "completes", "changes", "accepted", "rejected", "explained",
                         "unexplained", "upheld", "dropped", "cured", "replaced", "confirmed",
                         "unconfirmed", "kept", "overruled"),
    returns    = LIST_OF("order", "decision", "replacement"),
    parts      = LIST_OF("lead", "member"),
    tests      = LIST_OF("members", "finances"),
    passed     = LIST_OF("passes", "fails"),
    reservable = LIST_OF("sub-criteria", "reduction", "scored-events"),
    sessions   = LIST_OF("dialogue", "presentation", "visit", "reference", "workshop"),
    vettings   = LIST_OF("none", "basic", "counter-terrorist", "security", "developed"),
    causes     = LIST_OF("left-employer", "finished", "breach"),
    erasables  = LIST_OF("words", "paper", "key", "sealed"),
    buying_parts = LIST_OF("lead", "partner", "other"),
    materials  = LIST_OF("not-needed", "continue", "advertise", "end"),
    endings    = LIST_OF("left-employer", "revoked", "unfit"),
    blank_rules = LIST_OF("void", "zero", "ask");

/* ---- the table ------------------------------------------------------------------- */

#define AT(kind, name) offsetof(Act, kind.name)
#define N(kind, f)       { #f, NUMBER, AT(kind, f), NULL, false }
#define M(kind, f)       { #f, MONEY, AT(kind, f), NULL, false }
#define P(kind, f)       { #f, POINTS, AT(kind, f), NULL, false }
#define W(kind, f)       { #f, WORDS, AT(kind, f), NULL, false }
#define W_(kind, f)      { #f, WORDS, AT(kind, f), NULL, true }
#define PAPER_(kind, f)  { #f, PAPER, AT(kind, f), NULL, false }
#define MAYBE(kind, f)   { #f, PAPER, AT(kind, f), NULL, true }
#define H(kind, f)       { #f, HASH, AT(kind, f), NULL, false }
#define D(kind, f)       { #f, DATE, AT(kind, f), NULL, false }
#define T(kind, f)       { #f, MOMENT, AT(kind, f), NULL, false }
#define K(kind, f)       { #f, KEY, AT(kind, f), NULL, false }
#define C(kind, f, list) { #f, CHOICE, AT(kind, f), &list, false }
#define C_(kind, f, list) { #f, CHOICE, AT(kind, f), &list, true }    /* left out: the first */
#define DOES(name)       judge_##name, fold_##name

const ActRow act_rows[ACT_KINDS] = {
    /* ---- the office ---- */
    [ACT_ENROL] = { "enrol",
        "Enrol an officer of the buyer; from the third on two officers sign", OFFICER | NEWCOMER,
          ANY_PHASE,
        IN_OFFICE | CLERKS_WORD, PUBLIC, "2014/24/EU Annex IV(c)-(e)",
        { N(enrol, person), K(enrol, key), W(enrol, name) }, DOES(enrol) },
    [ACT_RETIRE] = { "retire", "End an officer's service", OFFICER, ANY_PHASE,
        IN_OFFICE | TWICE, PUBLIC, "2014/24/EU Annex IV(c)-(e)",
        { N(retire, person), W(retire, reason) }, DOES(retire) },

    /* ---- drafting ---- */
    [ACT_BEGIN] = { "begin", "Open the file of a procedure", NEWCOMER, DRAFT,
        TWICE, PUBLIC, "2014/24/EU art. 84; Procurement Act 2023 s.98",
        { N(begin, year), N(begin, number), C(begin, kind, kinds), D(begin, rules),
          C(begin, zone, zones),
          C(begin, division, divisions), W(begin, title), W(begin, buyer) }, DOES(begin) },
    [ACT_PERSON] = { "person", "Enrol a person in the procedure", OFFICER, ANY_PHASE,
        0, PUBLIC, "2014/24/EU Annex IV(d)",
        { N(person, person), K(person, key), W(person, name) }, DOES(person) },
    [ACT_ROLE] = { "role",
        "Give a person a role; two officers make an officer",
        OFFICER, ANY_PHASE,
        EVERY_LOT, PUBLIC, "2014/24/EU Annex IV(d), (e)",
        { N(role, person), C(role, role, role_names), N(role, lot) }, DOES(role) },
    [ACT_KEY_CHANGE] = { "key-change", "Replace a person's key; it counts after 24 hours",
          OFFICER, ANY_PHASE,
        TWICE | THOUGH_HALTED, PUBLIC, "doc/book.md, signatures",
        { N(key_change, person), K(key_change, key), W(key_change, reason) }, DOES(key_change) },
    [ACT_CONFLICT] = { "conflict", "Declare one's own interests",
        OFFICER | APPROVER | EVALUATOR | CHAIR | HOLDER | MANAGER | OVERSEER, ANY_PHASE,
        THOUGH_HALTED, PUBLIC, "Procurement Act 2023 s.81-83; 2014/24/EU art. 24",
        { C(conflict, finding, findings), W_(conflict, reason) }, DOES(conflict) },
    [ACT_RULING] = { "ruling", "Rule on a declared interest", OFFICER, ANY_PHASE,
        THOUGH_HALTED, PUBLIC, "Procurement Act 2023 s.82",
        { N(ruling, person), C(ruling, ruling, rulings), W(ruling, reason) }, DOES(ruling) },
    [ACT_GATE] = { "gate", "Name a body whose approval a step needs", OFFICER,
          DRAFT | RUNNING,
        0, PUBLIC, "standing orders of the buyer",
        { N(gate, gate), N(gate, buyer), N(gate, approver), C(gate, before, befores),
          N(gate, needed), M(gate, limit), W(gate, title) }, DOES(gate) },
    [ACT_APPROVAL] = { "approval", "Decide at a gate on a paper and its version", APPROVER,
          ANY_PHASE,
        0, PUBLIC, "standing orders of the buyer",
        { N(approval, gate), C(approval, decision, decisions), N(approval, version),
          PAPER_(approval, paper),
          W(approval, reason) }, DOES(approval) },
    [ACT_FACT] = { "fact", "Record a fact on which a time limit depends", OFFICER, ANY_PHASE,
        0, PUBLIC, "Procurement Act 2023 s.54",
        { C(fact, fact, facts), C(fact, value, answers), W(fact, reason) }, DOES(fact) },
    [ACT_HOLIDAY] = { "holiday", "Add a day that is not a working day", OFFICER, ANY_PHASE,
        0, PUBLIC, "Procurement Act 2023 s.123; Banking and Financial Dealings Act 1971",
        { D(holiday, day), W(holiday, reason) }, DOES(holiday) },
    [ACT_PADLOCK] = { "padlock", "Bring one's own padlock", HOLDER, DRAFT,
        0, PUBLIC, "2014/24/EU Annex IV(b), (e)",
        { N(padlock, index), K(padlock, h), { "possession", PROOF, AT(padlock, possession),
          NULL, false } },
        DOES(padlock) },

    /* ---- definitions ---- */
    [ACT_LOT] = { "lot", "Define a lot, its law and its range of value", OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 46; Procurement Act 2023 s.18",
        { N(lot, lot), C(lot, regime, regimes), W_(lot, law), M(lot, least), W(lot, least_basis),
          M(lot, most), W(lot, most_basis), N(lot, months), N(lot, group), W(lot, title) },
        DOES(lot) },
    [ACT_SERVICE] = { "service", "Define a service", OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 42", { N(service, service), W(service, title) },
          DOES(service) },
    [ACT_ACTIVITY] = { "activity", "Define an activity of a service and who may do it", OFFICER,
          DRAFT,
        DEFINES, PUBLIC, "Police Reform Act 2002 s.38-39",
        { N(activity, service), N(activity, activity), C(activity, power, powers),
          W(activity, title),
          W(activity, article) }, DOES(activity) },
    [ACT_INCLUDE] = { "include", "Put an activity into a lot", OFFICER, DRAFT,
        DEFINES, PUBLIC, "Police Reform Act 2002 s.38-39",
        { N(include, lot), N(include, service), N(include, activity) }, DOES(include) },
    [ACT_CRITERION] = { "criterion", "Define a criterion, its weight and its threshold", OFFICER,
          DRAFT | RUNNING,
        DEFINES, PUBLIC, "2014/24/EU art. 67(5); Procurement Act 2023 s.23",
        { N(criterion, lot), N(criterion, criterion), N(criterion, parent),
          N(criterion, stage), C(criterion, kind, criteria),
          P(criterion, weight), N(criterion, scale), P(criterion, least), W(criterion, title),
          W_(criterion, guide) }, DOES(criterion) },
    [ACT_MARK] = { "mark", "Define one mark of a scale", OFFICER, DRAFT | RUNNING,
        DEFINES, PUBLIC, "2014/24/EU art. 67(5)", { N(mark, scale), P(mark, mark),
          W(mark, says) }, DOES(mark) },
    [ACT_FORMULA] = { "formula", "Define how a lot's price counts, rounds and breaks ties",
          OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 67(5); Procurement Act 2023 s.23",
        { N(formula, lot), C(formula, formula, formulas), M(formula, a), M(formula, b),
          P(formula, n),
          C(formula, where, wheres), N(formula, places), C(formula, how, hows),
          N(formula, tie) }, DOES(formula) },
    [ACT_KEEP] = { "keep", "Say what it costs to leave a lot unawarded and keep it in house",
          OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 46(3); Procurement Act 2023 s.18",
        { N(keep, lot), M(keep, cost), W(keep, basis) }, DOES(keep) },
    [ACT_OBJECTIVE] = { "objective",
          "Say how several lots are awarded together and how many one bidder may win (0: any)",
          OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 46(2), (3)",
        { C(objective, how, objectives), N(objective, most), W_(objective, reason) },
          DOES(objective) },
    [ACT_COMBINATION] = { "combination", "Put a lot into a set that one bidder may win together",
          OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 46(3), recital 79",
        { N(combination, combination), N(combination, lot) }, DOES(combination) },
    [ACT_ROUND] = { "round", "Define a round and how many padlocks open it", OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU Annex IV", { N(round, round), C(round, kind, rounds),
          N(round, needed),
          N(round, padded) }, DOES(round) },
    [ACT_TIMETABLE] = { "timetable", "Set or lengthen a moment of a round", OFFICER,
          DRAFT | RUNNING,
        DEFINES, PUBLIC, "Procurement Act 2023 s.54; 2014/24/EU art. 47",
        { N(timetable, round), C(timetable, event, events), T(timetable, moment) },
          DOES(timetable) },
    [ACT_DOCUMENT] = { "document", "Add a version of a tender document", OFFICER, DRAFT | RUNNING,
        DEFINES, PUBLIC, "2014/24/EU art. 53",
        { N(document, document), N(document, version), PAPER_(document, paper),
          W(document, title) }, DOES(document) },
    [ACT_PUBLISH] = { "publish", "Publish the tender; freezes all its definitions", OFFICER, DRAFT,
        TWICE | CLOSES, PUBLIC, "2014/24/EU art. 49; Procurement Act 2023 s.21",
        { T(publish, retention), MAYBE(publish, policy), PAPER_(publish, notice),
          H(publish, batch) }, DOES(publish) },
    [ACT_AMEND] = { "amend", "Change what was published, for everybody", OFFICER, RUNNING,
        TWICE | CLOSES, PUBLIC, "Procurement Act 2023 s.31; 2014/24/EU art. 47(3)",
        { W(amend, reason), PAPER_(amend, notice), H(amend, batch) }, DOES(amend) },

    /* ---- talking and bidding ---- */
    [ACT_INTEREST] = { "interest", "Register as a bidder with one's own key", NEWCOMER, BIDDING,
        0, PUBLIC, "2014/24/EU art. 22; SI 2024/692 reg. 6",
        { K(interest, key), W(interest, name), W_(interest, identifier) }, DOES(interest) },
    [ACT_QUESTION] = { "question", "Ask about the tender", BIDDER, BIDDING,
        CLERKS_WORD, OVERSEER_EDITION, "2014/24/EU art. 53(2)",
        { W(question, text) }, DOES(question) },
    [ACT_ANSWER] = { "answer", "Answer to everybody, naming no asker", OFFICER, PUBLISHED,
        CLERKS_WORD, PUBLIC, "2014/24/EU art. 53(2)", { N(answer, answer), W(answer, text) },
          DOES(answer) },
    [ACT_DEPOSIT] = { "deposit", "Put a sealed bid into the box", BIDDER, BIDDING,
        BOX, PUBLIC, "2014/24/EU art. 22(3), Annex IV(a)",
        { N(deposit, round), N(deposit, lot), N(deposit, version), PAPER_(deposit, heads) },
          DOES(deposit) },
    [ACT_WITHDRAW] = { "withdraw", "Take a sealed bid out of the reckoning", BIDDER, BIDDING,
        BOX, PUBLIC, "2014/24/EU art. 22(3)",
        { N(withdraw, round), N(withdraw, lot), N(withdraw, version) }, DOES(withdraw) },
    [ACT_LATE_DEPOSIT] = { "late-deposit",
          "Hand in after the deadline; kept shut unless accepted", BIDDER,
          BIDDING | CLOSED,
        BOX, PUBLIC, "2014/24/EU Annex IV(a)",
        { N(late_deposit, round), N(late_deposit, lot), N(late_deposit, version),
          PAPER_(late_deposit, heads) },
        DOES(late_deposit) },
    [ACT_STANDING_DEPOSIT] = { "standing-deposit",
          "Have a sealed bid put into the box at the deadline, unless something is said till then",
          BIDDER, BIDDING,
        BOX, PUBLIC, "2014/24/EU art. 22(3), Annex IV(a)",
        { N(standing_deposit, round), N(standing_deposit, lot), N(standing_deposit, version),
          PAPER_(standing_deposit, heads) },
        DOES(standing_deposit) },
    [ACT_CALL_BACK] = { "call-back", "Call back the bid that lies ready for the deadline", BIDDER,
          BIDDING,
        BOX, PUBLIC, "2014/24/EU art. 22(3)",
        { N(call_back, round), N(call_back, lot) }, DOES(call_back) },

    /* ---- rounds after the first ---- */
    [ACT_INVITED] = { "invited", "Name a candidate whom a round is for", OFFICER, WAITING,
        DEFINES, PUBLIC, "2014/24/EU art. 65; Procurement Act 2023 s.20",
        { N(invited, round), N(invited, lot), N(invited, bidder) }, DOES(invited) },
    [ACT_INVITE] = { "invite", "Open the next round; freezes what it is judged by", OFFICER,
          WAITING,
        TWICE | CLOSES, PUBLIC, "2014/24/EU art. 54, 30(3)",
        { N(invite, round), W(invite, reason), PAPER_(invite, paper), H(invite, batch) },
          DOES(invite) },
    [ACT_SELECT] = { "select", "Decide whether a candidate goes on to the next round", OFFICER,
          LISTED | LOCKED,
        NEEDS_ALL, PUBLIC, "2014/24/EU art. 65, 66; Procurement Act 2023 s.20",
        { N(select, round), N(select, lot), N(select, bidder), C(select, outcome, selected),
          W(select, reason) }, DOES(select) },
    [ACT_CANDIDATES] = { "candidates", "Define how many candidates a round selects", OFFICER,
          DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 65(2); Procurement Act 2023 s.20(4)",
        { N(candidates, round), N(candidates, lot), N(candidates, least), N(candidates, most) },
          DOES(candidates) },
    [ACT_RESERVE] = { "reserve", "Say what a later round may still refine, leave out or mark",
          OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 30(4), 67(5); Procurement Act 2023 s.24",
        { N(reserve, lot), C(reserve, what, reservable), W(reserve, text) }, DOES(reserve) },
    [ACT_REFINEMENT] = { "refinement",
          "Answer whether another supplier would have come, had refined criteria been known",
          OFFICER, WAITING,
        DEFINES, PUBLIC, "Procurement Act 2023 s.24; 2014/24/EU art. 67(5)",
        { N(refinement, round), N(refinement, lot), C(refinement, progressed, answers),
          W(refinement, reason) }, DOES(refinement) },

    /* ---- dialogue ---- */
    [ACT_SESSION] = { "session", "Call a candidate to a session, scored or not", OFFICER,
          BIDDING | CLOSED | LISTED | LOCKED,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 30(3), (5)",
        { N(session, session), N(session, round), N(session, lot), N(session, bidder),
          C(session, kind, sessions), C(session, scored, answers), T(session, starts),
          PAPER_(session, agenda) }, DOES(session) },
    [ACT_MINUTE] = { "minute", "Bring the minutes of a session", OFFICER, RUNNING,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 84; Procurement Act 2023 s.98",
        { N(minute, session), W(minute, present), PAPER_(minute, paper) }, DOES(minute) },
    [ACT_AGREE] = { "agree", "Agree to the minutes of one's own session", BIDDER, RUNNING,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 30(3)",
        { N(agree, session) }, DOES(agree) },
    [ACT_ITEM] = { "item", "Name something a bidder disclosed in a session", OFFICER | BIDDER,
          RUNNING,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 30(3), 21",
        { N(item, item), N(item, session), W(item, text) }, DOES(item) },
    [ACT_CONSENT] = { "consent", "Let one's own item reach others, or not", BIDDER, RUNNING,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 30(3)",
        { N(consent, item), C(consent, decision, answers) }, DOES(consent) },
    [ACT_SOURCE] = { "source",
          "Say whose item a changed document comes from; 0 is the buyer's own thought",
          OFFICER, RUNNING,
        DEFINES, PUBLIC, "2014/24/EU art. 30(3)",
        { N(source, document), N(source, version), N(source, item), W(source, reason) },
          DOES(source) },
    [ACT_DIALOGUE_CLOSE] = { "dialogue-close", "Close the dialogue of a round", OFFICER,
          LISTED | LOCKED,
        TWICE | NEEDS_ALL, PUBLIC, "2014/24/EU art. 30(3), (5), (6)",
        { N(dialogue_close, round), N(dialogue_close, lot), W(dialogue_close, reason) },
          DOES(dialogue_close) },

    /* ---- the data room ---- */
    [ACT_READER] = { "reader", "Let a bidder's person into the data room", OFFICER, RUNNING,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 21(2)",
        { N(reader, reader), N(reader, bidder), C(reader, vetting, vettings),
          PAPER_(reader, agreement), W(reader, name) }, DOES(reader) },
    [ACT_READER_ENDED] = { "reader-ended", "End a reader's access", OFFICER, PUBLISHED,
        NEEDS_ALL | THOUGH_HALTED | THOUGH_ENDED, OVERSEER_EDITION, "2014/24/EU art. 21(2)",
        { N(reader_ended, reader), C(reader_ended, cause, causes), W(reader_ended, reason) },
          DOES(reader_ended) },
    [ACT_EXHIBIT] = { "exhibit", "Lay a document out in the data room", OFFICER, RUNNING,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 21(2), 53(1)",
        { N(exhibit, exhibit), C(exhibit, vetting, vettings), PAPER_(exhibit, paper),
          W(exhibit, title) }, DOES(exhibit) },
    [ACT_READING] = { "reading", "Record that a reader was shown an exhibit", OFFICER | BIDDER,
          RUNNING,
        CLERKS_WORD | NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 21(2)",
        { N(reading, reader), N(reading, exhibit) }, DOES(reading) },

    /* ---- opening ---- */
    [ACT_BOX_LIST] = { "box-list", "Close the box and list what lies in it", OFFICER, CLOSED,
        TWICE, PUBLIC, "2014/24/EU Annex IV(a), (b)",
        { N(box_list, round), N(box_list, count), H(box_list, list), C(box_list, clock, clocks),
          W_(box_list, reason) }, DOES(box_list) },
    [ACT_ACCEPT_LATE] = { "accept-late", "Accept a late bid under the published test", OFFICER,
          LISTED,
        TWICE, PUBLIC, "2014/24/EU art. 18(1)",
        { N(accept_late, round), N(accept_late, lot), N(accept_late, bidder),
          C(accept_late, ground, lates),
          W(accept_late, reason) }, DOES(accept_late) },
    [ACT_ADMIT] = { "admit", "Admit a bid to evaluation", OFFICER, LISTED,
        TWICE, PUBLIC, "2014/24/EU art. 56(1)",
        { N(admit, round), N(admit, lot), N(admit, bidder), W(admit, reason) }, DOES(admit) },
    [ACT_EXCLUDE] = { "exclude", "Exclude a bid on a ground, with reasons", OFFICER,
          LISTED | LOCKED | AWARDED,
        TWICE, PUBLIC, "Procurement Act 2023 s.57-58, 19; 2014/24/EU art. 57",
        { N(exclude, round), N(exclude, lot), N(exclude, bidder), C(exclude, ground, exclusions),
          W(exclude, reason) }, DOES(exclude) },
    [ACT_TURNS] = { "turns", "Turn one's padlock for every admitted bid", HOLDER, LISTED | LOCKED,
        0, PUBLIC, "2014/24/EU Annex IV(b), (e)",
        { N(turns, round), N(turns, lot), C(turns, envelope, envelopes), PAPER_(turns, paper) },
          DOES(turns) },
    [ACT_OPENED] = { "opened", "Record what an opened envelope holds", OFFICER, LISTED | LOCKED,
        0, OVERSEER_EDITION, "2014/24/EU Annex IV(f)",
        { N(opened, round), N(opened, lot), N(opened, bidder), C(opened, envelope, envelopes),
          C(opened, outcome, outcomes), { "manifest", HASH, AT(opened, manifest), NULL, true },
          W(opened, key),
          M(opened, total), N(opened, blanks), W_(opened, reason) }, DOES(opened) },
    [ACT_CONFIDENTIAL] = { "confidential",
        "Claim pages of one's own bid as confidential; others are told the reason instead",
        BIDDER, LISTED | LOCKED,
        0, OVERSEER_EDITION, "Procurement Act 2023 s.94; 2014/24/EU art. 21",
        { N(confidential, round), N(confidential, lot), N(confidential, file),
          N(confidential, page), N(confidential, until), W(confidential, reason) },
          DOES(confidential) },

    /* ---- evaluating ---- */
    [ACT_SCORE] = { "score", "Mark one bid on one criterion, with reason and evidence", EVALUATOR,
          LISTED,
        CLERKS_WORD, OVERSEER_EDITION, "2014/24/EU art. 67; Procurement Act 2023 s.23",
        { N(score, round), N(score, lot), N(score, bidder), N(score, criterion), P(score, mark),
          W(score, reason),
          N(score, file), N(score, page), N(score, clarification) }, DOES(score) },
    [ACT_SCORES_DONE] = { "scores-done", "Close one's own sheet of a lot", EVALUATOR, LISTED,
        0, OVERSEER_EDITION, "2014/24/EU art. 67", { N(scores_done, round),
          N(scores_done, lot) }, DOES(scores_done) },
    [ACT_CONSENSUS] = { "consensus", "Record the panel's mark, its reason and who was present",
          CHAIR, LISTED,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 67",
        { N(consensus, round), N(consensus, lot), N(consensus, bidder), N(consensus, criterion),
          P(consensus, mark), C_(consensus, how, agreements),
          W(consensus, reason), W(consensus, present) }, DOES(consensus) },
    [ACT_SCORE_LOCK] = { "score-lock", "Lock all marks of a lot before any price opens", OFFICER,
          LISTED,
        TWICE | NEEDS_ALL, PUBLIC, "2014/24/EU art. 67; doc/tour.md",
        { N(score_lock, round), N(score_lock, lot), H(score_lock, sheet) }, DOES(score_lock) },
    [ACT_REOPEN] = { "reopen", "Open locked marks again; both histories stay", OFFICER,
          LOCKED | AWARDED,
        TWICE | NEEDS_ALL, PUBLIC, "2014/24/EU art. 18(1)",
        { N(reopen, round), N(reopen, lot), C(reopen, prices, prices),
          C(reopen, ground, reopenings), C_(reopen, panel, panels), W(reopen, reason) },
          DOES(reopen) },
    [ACT_FALLBACK] = { "fallback", "Define what counts where the panel cannot agree", OFFICER,
          DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 67(4); Procurement Act 2023 s.23(3)",
        { N(fallback, lot), C(fallback, rule, fallbacks) }, DOES(fallback) },

    /* ---- asking one bidder ---- */
    [ACT_INQUIRE] = { "inquire", "Ask one bidder about its bid, with the time to reply", OFFICER,
          LISTED | LOCKED | AWARDED,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 56(3), 57(6), 69; Procurement Act 2023 s.19",
        { N(inquire, inquiry), N(inquire, round), N(inquire, lot), N(inquire, bidder),
          C(inquire, about, abouts), T(inquire, until), W(inquire, text), N(inquire, file),
          N(inquire, page) }, DOES(inquire) },
    [ACT_REPLY] = { "reply", "Reply to an inquiry about one's own bid", BIDDER, RUNNING | AWARDED,
        NEEDS_ALL, OVERSEER_EDITION, "2014/24/EU art. 56(3), 57(6), 69; Procurement Act 2023 s.58",
        { N(reply, inquiry), W(reply, text) }, DOES(reply) },
    [ACT_RESOLVE] = { "resolve", "Rule on an inquiry", OFFICER, RUNNING | AWARDED,
        TWICE | NEEDS_ALL, OVERSEER_EDITION,
        "2014/24/EU art. 56(3), 57(6), 69(3); Procurement Act 2023 s.19, 58",
        { N(resolve, inquiry), C(resolve, ruling, resolutions), W(resolve, reason) },
          DOES(resolve) },
    [ACT_REINSTATE] = { "reinstate", "Admit an excluded bid again", OFFICER,
          LISTED | LOCKED | AWARDED,
        TWICE, PUBLIC, "Procurement Act 2023 s.102; 89/665/EEC art. 2(1)(b)",
        { N(reinstate, round), N(reinstate, lot), N(reinstate, bidder),
          C(reinstate, ground, returns), W(reinstate, reason) }, DOES(reinstate) },

    /* ---- who stands behind a bid ---- */
    [ACT_MEMBER] = { "member", "Name a member of one's own consortium", BIDDER, BIDDING,
        0, OVERSEER_EDITION, "2014/24/EU art. 19(2); Procurement Act 2023 s.22(6)",
        { N(member, member), C(member, part, parts), W_(member, identifier), W(member, name) },
          DOES(member) },
    [ACT_MEMBER_CHANGE] = { "member-change",
          "Record that a consortium's member is replaced, or leaves (\"-\")", OFFICER,
          RUNNING | AWARDED,
        TWICE | NEEDS_ALL, OVERSEER_EDITION,
        "2014/24/EU art. 19(2), 63(1); Procurement Act 2023 s.22, 28",
        { N(member_change, bidder), N(member_change, member), W_(member_change, identifier),
          W_(member_change, name), W(member_change, reason) }, DOES(member_change) },
    [ACT_RETEST] = { "retest", "Test a bidder's standing again; who fails is out", OFFICER,
          RUNNING | AWARDED,
        TWICE, PUBLIC, "2014/24/EU art. 58, 63(1); Procurement Act 2023 s.22, 28",
        { N(retest, bidder), C(retest, what, tests), C(retest, outcome, passed),
          PAPER_(retest, paper), W(retest, reason) }, DOES(retest) },

    /* ---- how long bids bind ---- */
    [ACT_EXTEND_VALIDITY] = { "extend-validity", "Ask all bidders of a lot to be bound for longer",
          OFFICER, CLOSED | LISTED | LOCKED | AWARDED,
        0, PUBLIC, "2014/24/EU art. 18(1), Annex V part C(21)",
        { N(extend_validity, round), N(extend_validity, lot), T(extend_validity, until),
          W(extend_validity, reason) }, DOES(extend_validity) },
    [ACT_CONSENT_VALIDITY] = { "consent-validity", "Be bound by one's own bid for longer", BIDDER,
          LISTED | LOCKED | AWARDED,
        0, PUBLIC, "2014/24/EU art. 18(1)",
        { N(consent_validity, round), N(consent_validity, lot) }, DOES(consent_validity) },
    [ACT_LAPSE] = { "lapse", "Record that a bid no longer binds; it leaves the ranking", OFFICER,
          LISTED | LOCKED | AWARDED,
        0, PUBLIC, "2014/24/EU art. 18(1), Annex V part C(21)",
        { N(lapse, round), N(lapse, lot), N(lapse, bidder) }, DOES(lapse) },

    /* ---- awarding ---- */
    [ACT_AWARD] = { "award", "Award a lot to the bid that ranks first", OFFICER, LOCKED,
        TWICE | NEEDS_ALL, PUBLIC, "2014/24/EU art. 67(1); Procurement Act 2023 s.19",
        { N(award, round), N(award, lot), N(award, bidder),
          { "total", POINTS, AT(award, total), NULL, false, true }, M(award, price),
          PAPER_(award, report) }, DOES(award) },
    [ACT_SUMMARY] = { "summary",
          "Tell a bidder how it was assessed, why it does not go on, or why its lot ends", OFFICER,
          LISTED | LOCKED | AWARDED,
        THOUGH_ENDED, OVERSEER_EDITION,
        "Procurement Act 2023 s.50; SI 2024/692 reg. 31; 2014/24/EU art. 55",
        { N(summary, round), N(summary, lot), N(summary, bidder), PAPER_(summary, paper) },
          DOES(summary) },
    [ACT_NOTICE_PUBLISHED] = { "notice-published",
          "Enter the number and time of a statutory notice", OFFICER,
        ANY_PHASE, CLERKS_WORD | NEEDS_ALL | THOUGH_ENDED | EVERY_LOT, PUBLIC,
        "Procurement Act 2023 s.21, 50, 53, 55",
        { C(notice_published, notice, notices), N(notice_published, lot),
          T(notice_published, published),
          W(notice_published, reference) }, DOES(notice_published) },
    [ACT_STANDSTILL] = { "standstill", "Declare the last day of the standstill", OFFICER, AWARDED,
        0, PUBLIC, "Procurement Act 2023 s.51; 89/665/EEC art. 2a",
        { N(standstill, lot), C(standstill, basis, bases), D(standstill, last) },
          DOES(standstill) },
    [ACT_COMPLAINT] = { "complaint", "Record a complaint; it blocks nothing", OFFICER, PUBLISHED,
        THOUGH_HALTED | THOUGH_ENDED, PUBLIC, "Procurement Act 2023 s.100",
        { N(complaint, lot), T(complaint, received), W(complaint, text) }, DOES(complaint) },
    [ACT_CLAIM] = { "claim", "Record a notified claim; it blocks signature", OFFICER, PUBLISHED,
        THOUGH_HALTED | THOUGH_ENDED, PUBLIC, "Procurement Act 2023 s.101",
        { N(claim, lot), N(claim, claim), T(claim, notified), W(claim, reference) }, DOES(claim) },
    [ACT_CLAIM_ENDED] = { "claim-ended", "Record that a claim was withdrawn or decided", OFFICER,
          PUBLISHED,
        TWICE | THOUGH_HALTED | THOUGH_ENDED, PUBLIC, "Procurement Act 2023 s.101-102",
        { N(claim_ended, lot), N(claim_ended, claim), W(claim_ended, reference) },
          DOES(claim_ended) },
    [ACT_ORDER] = { "order", "Record an order of a court", OFFICER, PUBLISHED,
        TWICE | THOUGH_HALTED | THOUGH_ENDED, PUBLIC, "Procurement Act 2023 s.102",
        { N(order, lot), C(order, effect, effects), W(order, reference) }, DOES(order) },
    [ACT_CONTRACT] = { "contract", "Record the signed contract", OFFICER, AWARDED,
        TWICE, PUBLIC, "Procurement Act 2023 s.51, 53",
        { N(contract, lot), N(contract, bidder), M(contract, value), D(contract, from),
          D(contract, until),
          PAPER_(contract, paper) }, DOES(contract) },

    /* ---- halting and forgetting ---- */
    [ACT_SUSPEND] = { "suspend", "Suspend a lot, or all", OFFICER, PUBLISHED,
        THOUGH_HALTED | EVERY_LOT, PUBLIC, "Procurement Act 2023 s.101", { N(suspend, lot),
          W(suspend, reason) }, DOES(suspend) },
    [ACT_RESUME] = { "resume", "Go on with a suspended lot, or all", OFFICER, PUBLISHED,
        TWICE | THOUGH_HALTED | EVERY_LOT, PUBLIC, "Procurement Act 2023 s.101",
        { N(resume, lot), W(resume, reason) }, DOES(resume) },
    [ACT_ABANDON] = { "abandon", "End a lot, or all, without an award", OFFICER,
        RUNNING | AWARDED, TWICE | THOUGH_HALTED | EVERY_LOT, PUBLIC,
        "Procurement Act 2023 s.55; 2014/24/EU art. 55(1)", { N(abandon, lot),
          W(abandon, reason) }, DOES(abandon) },
    [ACT_HOLD] = { "hold", "Set or lift a litigation hold: nothing is erased under it", OFFICER,
          ANY_PHASE,
        THOUGH_HALTED | THOUGH_ENDED, PUBLIC, "Regulation (EU) 2016/679 art. 17(3)(e)",
        { C(hold, on, answers), W(hold, reason) }, DOES(hold) },
    [ACT_ERASE] = { "erase",
          "Erase words, a paper, a bid key or a sealed bid after the retention date",
          OFFICER, ANY_PHASE,
        TWICE | THOUGH_HALTED | THOUGH_ENDED, PUBLIC, "Regulation (EU) 2016/679 art. 17",
        { N(erase, nth), C(erase, what, erasables), { "hash", HASH, AT(erase, hash), NULL, false },
          W(erase, reason) }, DOES(erase) },

    /* ---- buying together ---- */
    [ACT_BUYER] = { "buyer", "Name one of those who buy together", OFFICER, DRAFT,
        0, PUBLIC, "2014/24/EU art. 38; Procurement Act 2023 s.11",
        { N(buyer, buyer), C(buyer, part, buying_parts), W(buyer, name) }, DOES(buyer) },
    [ACT_SEAT] = { "seat", "Name a further member of the body at a gate", OFFICER,
          DRAFT | RUNNING,
        0, PUBLIC, "standing orders of the buyer",
        { N(seat, gate), N(seat, approver) }, DOES(seat) },
    [ACT_BASELINE] = { "baseline", "Freeze what a service costs a buyer in a year", OFFICER,
          DRAFT | RUNNING,
        DEFINES, PUBLIC, "business case of the buyer",
        { N(baseline, buyer), N(baseline, service), N(baseline, year), M(baseline, amount),
          W(baseline, basis) }, DOES(baseline) },
    [ACT_TARGET] = { "target", "Freeze what a buyer must save, from one year to another", OFFICER,
          DRAFT | RUNNING,
        DEFINES, PUBLIC, "business case of the buyer",
        { N(target, buyer), M(target, amount), N(target, from), N(target, until),
          W(target, basis) }, DOES(target) },
    [ACT_TAKES] = { "takes", "Say that a buyer takes a service of a lot", OFFICER,
          DRAFT | RUNNING,
        DEFINES, PUBLIC, "2014/24/EU art. 38",
        { N(takes, lot), N(takes, buyer), N(takes, service) }, DOES(takes) },
    [ACT_JOIN] = { "join", "Let a buyer join, with the ruling whether it changes the tender",
          OFFICER, RUNNING,
        TWICE, PUBLIC, "2014/24/EU art. 18(1), 72(4); Procurement Act 2023 s.31",
        { N(join, buyer), C(join, part, buying_parts), C(join, ruling, materials), W(join, name),
          W(join, reason), PAPER_(join, notice) }, DOES(join) },
    [ACT_LEAVE] = { "leave", "Let a buyer leave, with the ruling whether it changes the tender",
          OFFICER, RUNNING,
        TWICE, PUBLIC, "2014/24/EU art. 18(1), 72(4); Procurement Act 2023 s.31",
        { N(leave, buyer), C(leave, ruling, materials), W(leave, reason),
          PAPER_(leave, notice) }, DOES(leave) },
    [ACT_RECUT] = { "recut", "Cut a lot's value anew after a buyer left or joined", OFFICER,
          RUNNING,
        TWICE, PUBLIC, "2014/24/EU art. 5, 18(1)",
        { N(recut, lot), M(recut, least), W(recut, least_basis), M(recut, most),
          W(recut, most_basis), W(recut, reason) }, DOES(recut) },
    [ACT_REPLACE] = { "replace", "Let somebody, or nobody, take over a person's roles", OFFICER,
          ANY_PHASE,
        TWICE | THOUGH_HALTED, PUBLIC, "2014/24/EU Annex IV(d); Procurement Act 2023 s.82",
        { N(replace, person), N(replace, by), W(replace, reason), PAPER_(replace, notice) },
          DOES(replace) },

    /* ---- the price schedule, and the rule for outages ---- */
    [ACT_CELL] = { "cell", "Ask for one figure of the price schedule", OFFICER, DRAFT | RUNNING,
        DEFINES, PUBLIC, "2014/24/EU art. 18(1), 67(4)",
        { N(cell, lot), N(cell, service), N(cell, year), N(cell, buyer), N(cell, volume),
          W(cell, unit) }, DOES(cell) },
    [ACT_BLANKS] = { "blanks", "Say what becomes of a price schedule with figures left out",
          OFFICER, DRAFT,
        DEFINES, PUBLIC, "2014/24/EU art. 56(3)",
        { N(blanks, lot), C(blanks, rule, blank_rules) }, DOES(blanks) },
    [ACT_OUTAGE_RULE] = { "outage-rule", "Say which outage of the box lengthens a deadline, in "
          "seconds", OFFICER, DRAFT | WAITING,
        DEFINES, PUBLIC, "2014/24/EU art. 22(3), Annex IV(a)",
        { N(outage_rule, round), N(outage_rule, least), N(outage_rule, within),
          N(outage_rule, margin) }, DOES(outage_rule) },
    [ACT_OUTAGE] = { "outage", "Record an outage; it lengthens the deadline by the published rule",
          OFFICER, BIDDING | CLOSED,
        TWICE | THOUGH_HALTED, PUBLIC, "2014/24/EU art. 18(1), Annex IV(a)",
        { N(outage, round), T(outage, from), T(outage, until), W(outage, reason) },
          DOES(outage) },

    /* ---- powers of a constable ---- */
    [ACT_DESIGNATE] = { "designate", "Give one person one power for work under a contract",
          OFFICER | APPROVER, SIGNED,
        0, PUBLIC, "Police Reform Act 2002 s.39",
        { N(designate, designation), N(designate, lot), N(designate, service),
          N(designate, activity), D(designate, from), D(designate, until), W(designate, name),
          W(designate, power), PAPER_(designate, evidence), W(designate, scope) },
          DOES(designate) },
    [ACT_DESIGNATION_ENDED] = { "designation-ended", "End a designation before its last day",
          OFFICER | APPROVER, SIGNED,
        0, PUBLIC, "Police Reform Act 2002 s.39, 42",
        { N(designation_ended, designation), C(designation_ended, cause, endings),
          D(designation_ended, on), W(designation_ended, reason) }, DOES(designation_ended) },
};
/* clang-format on */
#undef N
#undef M
#undef P
#undef W
#undef H
#undef D
#undef T
#undef K
#undef C

/* ---- what every act must satisfy ------------------------------------------------- */

/* A record that nobody can read would spoil the book: what a sum or a figure of ours came to may
 * have no place in the text. */
static Result judge_fields(const Act *act)
{
    const ActRow *row = &act_rows[act->kind];
    for (const Field *f = row->fields; f < row->fields + FIELDS && f->name; f++)
        if (!field_fits(f, act))
            return because_of(&field_unreadable, str(f->name));
    return DONE;
}

/* A standing deposit waits for the deadline, and only then for its tick. */
static Instant waits_from(const Procedure *p, const Act *act)
{
    const Round *r = act->kind == ACT_STANDING_DEPOSIT ? round_of(p, act_round(act)) : NULL;
    return r && r->deadline > act->arrived ? r->deadline : act->arrived;
}

static Result judge_place(const Procedure *p, const Act *act)
{
    if (!name_same(act->procedure, procedure_name(p)))
        return because(&wrong_name);
    if (act->at < p->last_at)
        return because(&clock_back);
    Instant longest = act_is_box(act) ? LONGEST_BOX_WAIT : LONGEST_WAIT;
    if (act->arrived > act->at || act->at - waits_from(p, act) > longest)
        return because(&too_slow);
    if (!act_is_box(act) && (act->nth != p->acts + 1 || !hash_same(act->prev, p->last)))
        return because(&out_of_order);
    return DONE;
}

/* Where an actor is new (begin, interest), the counter begins with 1. Who was not shown all
 * acts sees only that it grows. A standing deposit takes no place of its own: it says after which
 * of them it was signed, and its judge asks whether a later one speaks of the same bid. */
static Result judge_counter(const Procedure *p, const Act *act)
{
    const Person *person = person_of(p, act->actor);
    Id last = !person ? 0 : act_is_box(act) ? person->mine_box : person->mine_open;
    bool follows = p->withheld ? act->mine > last : act->mine == last + 1;
    if (act->kind == ACT_STANDING_DEPOSIT)
        follows = act->mine >= 1 && (p->withheld || act->mine <= last + 1);
    return follows ? DONE : because(&counter_wrong);
}

static Result judge_batch(const Procedure *p, const Act *act)
{
    const ActRow *row = &act_rows[act->kind];
    bool others = p->batch_acts && act->actor != p->batch_actor;
    if (act->in_batch != ((row->rules & DEFINES) != 0))
        return because(&batch_only);
    if (act_is_box(act))
        return DONE;
    if (others || (p->batch_acts && !act->in_batch && !(row->rules & CLOSES)))
        return because(&batch_open);
    if (act->in_batch)
        return p->batch_acts + 1 < BATCH_MOST ? DONE : because(&too_large);
    if (row->rules & CLOSES &&
        !hash_same(act_hash(act, act_field(act->kind, "batch")), batch_so_far(p)))
        return because(&batch_differs);
    return DONE;
}

/* ---- who ------------------------------------------------------------------------- */

/* Who came into the procedure as an officer of the buyer acts in it for as long as that. */
static bool retired(const Procedure *p, const Person *person, Instant at)
{
    return person->of_office && !officer_at(p->office, person->id, at);
}

/* Who acts here: in the office itself its officers of that moment; for begin, too. */
static const Person *person_at(const Procedure *p, Id id, Instant at)
{
    if (!p->office || !p->began)
        return officer_at(p->office ? p->office : p, id, at);
    const Person *person = person_of(p, id);
    return person && !retired(p, person, at) ? person : NULL;
}

/* From the notice on nobody decides anything who has not declared interests, or whose declared
 * interest waits for a ruling. People can still be named, declare and rule. */
static bool undeclared(const Procedure *p, const Person *person, const ActRow *row)
{
    bool decides = row->who & (OFFICER | APPROVER | EVALUATOR | CHAIR) && !person->bidder &&
                   row != &act_rows[ACT_PERSON] && row != &act_rows[ACT_ROLE] &&
                   row != &act_rows[ACT_CONFLICT] && row != &act_rows[ACT_RULING];
    return p->published && decides && (!person->declared || person->interest);
}

static Result judge_second(const Procedure *p, const Act *act)
{
    const Procedure *where = p->office && !p->began ? p->office : p;
    for (each(Person, other, where->people)) {
        if (other->id == act->actor || person_at(p, other->id, act->arrived) != other)
            continue;
        bool officer = (roles_in(other, act_lot(act)) & OFFICER) && !other->barred;
        if (officer && key_id_same(key_id(person_key(other, act->arrived)), act->signed_by[1].key))
            return undeclared(p, other, &act_rows[act->kind]) ? because(&not_declared) : DONE;
    }
    return because(&second_signature_missing);
}

/* The key that counts: the newcomer's own for interest, else the one enrolled. */
/* Who is new signs with the key that the act brings. */
static const Key *brought_key(const Act *act)
{
    if (act->kind == ACT_INTEREST)
        return &act->interest.key;
    return act->kind == ACT_ENROL && act->actor == act->enrol.person ? &act->enrol.key : NULL;
}

/* Else one officer could make a second one and sign for both: beyond the first two of the office,
 * two make another. */
bool act_needs_two(const Procedure *p, const Act *act)
{
    if (act->kind == ACT_ENROL)
        return p->people.len >= 2;
    if (act->kind == ACT_ROLE && 1 << act->role.role == OFFICER)
        return true;
    return act_rows[act->kind].rules & TWICE;
}

static Result judge_signatures(const Procedure *p, const Act *act)
{
    const ActRow *row = &act_rows[act->kind];
    if (act->in_batch)
        return act->expires ? because(&signature_expired) : DONE;
    if (!act->signatures)
        return row->rules & CLERKS_WORD && !act->expires ? DONE : because(&act_unsigned);
    if (act->expires < act->arrived || act->expires - act->arrived > LONGEST_SIGNATURE)
        return because(&signature_expired);
    const Person *person = person_at(p, act->actor, act->arrived);
    const Key    *own = brought_key(act);
    if (!person && !own)
        return because(&signature_foreign);
    Key key = person ? person_key(person, act->arrived) : *own;
    if (!key_id_same(key_id(key), act->signed_by[0].key))
        return because(&signature_foreign);
    if (!act_needs_two(p, act))
        return act->signatures == 1 ? DONE : because(&signature_superfluous);
    return act->signatures == 2 ? judge_second(p, act) : because(&second_signature_missing);
}

static Result judge_actor(const Procedure *p, const Act *act)
{
    const ActRow *row = &act_rows[act->kind];
    const Person *person = person_at(p, act->actor, act->arrived);
    if (p->office && (act->kind == ACT_BEGIN) == (p->began != 0))
        return because(&not_now);
    if (act->kind == ACT_BEGIN)
        return person ? DONE : because(&not_your_act);
    bool newcomer = p->office ? !person_of(p, act->actor) : !person;
    unsigned roles = newcomer ? (unsigned)NEWCOMER : person ? roles_in(person, act_lot(act)) : 0u;
    if (!(row->who & roles) || (person && person->barred && act->kind != ACT_CONFLICT))
        return because(&not_your_act);
    return person && undeclared(p, person, row) ? because(&not_declared) : DONE;
}

/* ---- when ------------------------------------------------------------------------ */

static Result judge_named(const Procedure *p, const Act *act)
{
    const ActRow *row = &act_rows[act->kind];
    Id lot = act_lot(act), round = act_round(act);
    if (act_field(act->kind, "round") && !(round && round_of(p, round)))
        return because(&no_such_round);
    bool every = !lot && row->rules & EVERY_LOT;
    return act_field(act->kind, "lot") && !every && !lot_of(p, lot) ? because(&no_such_lot) : DONE;
}

/* A draft is the whole procedure's; once it is published, each lot stands somewhere. An act
 * without a lot is possible while any lot stands so. */
static Result judge_phase(const Procedure *p, const Act *act)
{
    const ActRow *row = &act_rows[act->kind];
    Id lot = act_lot(act), round = act_round(act);
    unsigned when = row->when | (row->rules & THOUGH_ENDED ? (unsigned)(ENDED | SIGNED) : 0u);
    if (!p->published)
        return row->when & DRAFT ? DONE : because(&not_now);
    if (!(when & ~(unsigned)DRAFT))
        return because(&not_now);
    TRY(judge_named(p, act));
    for (each(Lot, l, p->lots))
        if ((!lot || l->id == lot) && when & phase_at(p, round, l->id, act->arrived))
            return DONE;
    return because(&not_now);
}

Result act_judge(const Procedure *p, const Act *act, Arena *a)
{
    if (act->kind <= ACT_NONE || act->kind >= ACT_KINDS)
        return because(&act_unknown);
    const ActRow *row = &act_rows[act->kind];
    if (((row->rules & IN_OFFICE) != 0) != (p->office == NULL))
        return because(&not_now);
    TRY(judge_place(p, act));
    TRY(judge_actor(p, act));
    TRY(judge_counter(p, act));
    TRY(judge_batch(p, act));
    TRY(judge_signatures(p, act));
    if (p->office)
        TRY(judge_phase(p, act));
    if (!(row->rules & THOUGH_HALTED) && halted(p, act_lot(act)))
        return because(&suspended);
    TRY(judge_fields(act));
    if (p->withheld && row->rules & NEEDS_ALL)
        return DONE;
    return row->judge(p, act, a);
}

/* ---- folding --------------------------------------------------------------------- */

/* The batch hash starts over with each batch: kind and own fields of every act, in order. */
static void batch_begin(Sha256 *running)
{
    sha256_begin(running);
    sha256_add(running, S("tenderbox/batch/v1\n"));
}

static void batch_add(Sha256 *running, const Act *act, Arena *a)
{
    Text own = { 0 };
    text_put(&own, a, "act {}\n", str(act_rows[act->kind].name));
    act_write_own(&own, act, a);
    sha256_add(running, text_str(&own));
}

Hash batch_hash(const Act *acts, ptrdiff_t count, Arena *a)
{
    Sha256 running;
    batch_begin(&running);
    for (ptrdiff_t i = 0; i < count; i++)
        batch_add(&running, &acts[i], a);
    return sha256_end(&running);
}

static void fold_batch(Procedure *p, const Act *act, Arena *a)
{
    if (!act->in_batch) {
        p->batch_acts = 0;
        return;
    }
    if (!p->batch_acts++)
        batch_begin(&p->batch);
    p->batch_actor = act->actor;
    batch_add(&p->batch, act, a);
}

Hash batch_so_far(const Procedure *p)
{
    Sha256 running = p->batch;
    if (!p->batch_acts)
        batch_begin(&running);
    return sha256_end(&running);
}

void act_fold(Procedure *p, const Act *act, Arena *a)
{
    act_rows[act->kind].fold(p, act, a);
    Person *person = person_of(p, act->actor);
    if (act_is_box(act)) {
        if (person && act->kind != ACT_STANDING_DEPOSIT)
            person->mine_box = act->mine;
    } else {
        if (person)
            person->mine_open = act->mine;
        p->acts = act->nth;
        p->last = act->commit;
        if (p->published)
            *list_add(&p->arrivals, a) = act->arrived;
        fold_batch(p, act, a);
    }
    p->last_at = act->at;
}

void act_fold_withheld(Procedure *p, Id nth, Hash commit)
{
    p->acts = nth;
    p->last = commit;
    p->withheld++;
}
