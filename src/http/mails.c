#include "http/mails.h"

#include "page/public.h"
#include "page/show.h"
#include "page/things.h"

#include <string.h>

enum { COLUMNS = 72, QUOTED_MOST = 2000, SUBJECT_MOST = 250 };

#define TEAM (OFFICER | APPROVER | EVALUATOR | CHAIR | HOLDER | MANAGER | OVERSEER)
#define BUYERS (OFFICER | APPROVER | MANAGER | OVERSEER)

/* ---- who is told what ------------------------------------------------------------ */

static bool is_interest(const Act *act) { return act->conflict.finding == FINDING_INTEREST; }

static const char safe[] = "What was handed in stays sealed and stays valid.";
static const char look[] = "Read it on its page.";

const MailRow mail_rows[] = {
    /* the office */
    { ACT_ENROL, WHOM_IT_NAMES, TOPIC_MUST, "You are an officer of the buyer now",
      "You were enrolled as an officer of the buyer. Should that surprise you, tell the others.",
      "" },
    { ACT_ENROL, OFFICER, TOPIC_NEWS, "Somebody was enrolled as an officer of the buyer",
      "Should you not know why, ask the officers who did it.", "" },
    { ACT_RETIRE, OFFICER | WHOM_IT_NAMES, TOPIC_MUST, "An officer's service ended",
      "From now on they can enter nothing for the buyer. Should that surprise you, ask the "
      "officers who did it.", "" },

    /* people of a tender */
    { ACT_ROLE, WHOM_IT_NAMES, TOPIC_MUST, "Your role in {tender}: {role}",
      "Before anything else declare your interests, also where you have none.", "/do" },
    { ACT_KEY_CHANGE, WHOM_IT_NAMES, TOPIC_MUST,
      "Your key in {tender} is replaced: say by {day after} if that is wrong",
      "Two officers entered another signing key for you. If you asked for it, do nothing. If you "
      "did not, keep your old key, with that key, in time: the new one then never counts.",
      "/do/key-kept" },
    { ACT_KEY_KEPT, OFFICER, TOPIC_MUST, "Somebody keeps their key in {tender}",
      "The new key that officers had entered for them never counts. Ask them what happened: it may "
      "be that somebody pretended to be them.", "" },
    { ACT_CONFLICT, OFFICER, TOPIC_NEWS, "An interest was declared in {tender}: rule on it",
      "Until it is ruled on that person can do nothing there.", "/do/ruling", is_interest },
    { ACT_RULING, WHOM_IT_NAMES, TOPIC_MUST, "Your declared interest in {tender}: it is ruled on",
      look, "" },
    { ACT_APPROVAL, OFFICER, TOPIC_NEWS, "A decision was made at a gate of {tender}", look,
      "/decide" },
    { ACT_REPLACE, WHOM_IT_NAMES, TOPIC_MUST, "Your roles in {tender} go to somebody else",
      look, "" },
    { ACT_REPLACE, BUYERS | CHAIR, TOPIC_NEWS, "Somebody was replaced in {tender}", look, "" },

    /* while bids can come */
    { ACT_PUBLISH, TEAM, TOPIC_NEWS, "{tender} is published{bids}",
      "What was published counts from now on. Until the deadline nobody can read a bid, nor learn "
      "how many there are.", "" },
    { ACT_AMEND, BIDDER, TOPIC_MUST, "Change {change} to {tender}{bids}",
      "What was published was changed. What you handed in before is safe and still sealed. Look "
      "whether it still answers what is asked now; you can replace it until the deadline.", "" },
    { ACT_AMEND, TEAM, TOPIC_NEWS, "Change {change} to {tender}{bids}",
      "What was published was changed, for everybody.", "" },
    { ACT_OUTAGE, BIDDER | OFFICER, TOPIC_MUST, "The service was out of reach for {tender}{bids}",
      "The time that was lost is given back by the published rule.", "" },
    { ACT_INTEREST, WHO_DID_IT, TOPIC_OWN, "You are registered as a bidder in {tender}{bids}",
      "You will be told of every change and of every answer. Seal and hand in early: you can "
      "replace a bid until the deadline, and nobody can read it before.", "/do" },
    { ACT_DELEGATE, WHO_DID_IT, TOPIC_OWN, "Somebody more signs for you in {tender}",
      "If nobody of yours entered this, end it at once.", "/do/delegate-ended" },
    { ACT_DELEGATE_ENDED, WHO_DID_IT, TOPIC_OWN, "Somebody signs for you in {tender} no more",
      "If nobody of yours entered this, name them again.", "/do/delegate" },
    { ACT_QUESTION, OFFICER, TOPIC_ASKED, "A question about {tender} waits for an answer{bids}",
      "Answer it to everybody, in time for all of them to use the answer.", "/questions" },
    { ACT_ANSWER, BIDDER, TOPIC_MUST, "Answer {number} about {tender}{bids}",
      "Everybody who is registered gets this answer at the same time.", "" },
    { ACT_DEPOSIT, WHO_DID_IT, TOPIC_OWN,
      "Receipt: your sealed bid for {tender}{lot} is in the log",
      "It is sealed: nobody can read it before the opening. Keep the attached receipt. It proves "
      "that your bid is in the log, to anybody, without us.", "" },
    { ACT_LATE_DEPOSIT, WHO_DID_IT, TOPIC_OWN,
      "Receipt: what you handed in late for {tender}{lot} is in the log",
      "It came after the deadline and stays shut, unless it is accepted under the published test. "
      "The attached receipt proves that it came.", "" },
    { ACT_READY_DEPOSIT, WHO_DID_IT, TOPIC_OWN,
      "Receipt: your bid that lay ready for {tender}{lot} is in the log",
      "It was put into the box at the deadline, as you had signed it. Keep the attached "
      "receipt.", "" },
    { ACT_WITHDRAW, WHO_DID_IT, TOPIC_OWN,
      "Receipt: your bid for {tender}{lot} is out of the reckoning",
      "It counts no more. Until the deadline you can hand in another.", "" },
    { ACT_CALL_BACK, WHO_DID_IT, TOPIC_OWN,
      "Receipt: your bid that lay ready for {tender}{lot} is called back",
      "It will not be handed in. Until the deadline you can hand in another.", "" },

    /* halting */
    { ACT_SUSPEND, BIDDER | TEAM, TOPIC_MUST, "{tender}{lot} is suspended", safe, "" },
    { ACT_RESUME, BIDDER | TEAM, TOPIC_MUST, "{tender}{lot} goes on{bids}", safe, "" },
    { ACT_ABANDON, BIDDER | TEAM, TOPIC_MUST, "{tender}{lot} ends without an award",
      "What was not opened is never opened.", "" },

    /* opening and rounds */
    { ACT_BOX_LIST, BIDDER | TEAM, TOPIC_NEWS, "Opening of {tender}: the box is closed and listed",
      "Everybody can see now how many bids lie in it. None is open: that takes the padlocks of "
      "several people.", "" },
    { ACT_ACCEPT_LATE, WHOM_IT_NAMES, TOPIC_MUST, "Your late bid for {tender}{lot} is accepted",
      look,
      "" },
    { ACT_ADMIT, WHOM_IT_NAMES, TOPIC_MUST, "Your bid for {tender}{lot} is admitted",
      "It will be opened and assessed.", "" },
    { ACT_EXCLUDE, WHOM_IT_NAMES, TOPIC_MUST, "Your bid for {tender}{lot} is excluded",
      "The reasons stand on its page.", "" },
    { ACT_REINSTATE, WHOM_IT_NAMES, TOPIC_MUST, "Your bid for {tender}{lot} is admitted again",
      "It is assessed as if it had not been excluded.", "" },
    { ACT_SELECT, WHOM_IT_NAMES, TOPIC_MUST, "{tender}{lot}: whether you go on to the next round",
      look, "" },
    { ACT_INVITE, CANDIDATES, TOPIC_MUST, "The next round of {tender} is open{bids}",
      "You are invited to it.", "/do" },
    { ACT_INVITE, TEAM, TOPIC_NEWS, "The next round of {tender} is open{bids}",
      "What it is judged by is frozen.", "" },
    { ACT_SESSION, BIDDER, TOPIC_MUST, "A session with you about {tender}: {moment}", look,
      "/dialogue" },
    { ACT_MINUTE, BIDDER, TOPIC_MUST, "Minutes of your session about {tender}: do you agree?",
      "Read them; if they are right, agree.", "/dialogue" },
    { ACT_DIALOGUE_CLOSE, BIDDER, TOPIC_NEWS, "The dialogue of {tender}{lot} is closed", look, "" },
    { ACT_READER, BIDDER, TOPIC_MUST, "Somebody of yours may enter the data room of {tender}", look,
      "/room" },
    { ACT_READER, WHO_READS, TOPIC_MUST, "You may read in the data room of {tender}",
      "You see what your vetting allows, each time after you say so: it goes on record that you "
      "were shown it.", "/reading" },
    { ACT_READER_ENDED, BIDDER, TOPIC_MUST, "Somebody of yours left the data room of {tender}",
      look, "/room" },

    /* assessing */
    { ACT_INQUIRE, BIDDER, TOPIC_MUST, "A question to you about {tender}{lot}: reply by {moment}",
      "It is about your own bid. No reply may count against you.", "/do/reply" },
    { ACT_REPLY, OFFICER, TOPIC_ASKED, "A reply to your question about {tender} came",
      "Rule on it.", "/do/resolve" },
    { ACT_RESOLVE, BIDDER, TOPIC_MUST, "Your reply about {tender}: it is ruled on", look, "" },
    { ACT_MEMBER_CHANGE, BIDDER, TOPIC_MUST, "The members of your consortium in {tender} changed",
      look, "" },
    { ACT_RETEST, WHOM_IT_NAMES, TOPIC_MUST, "Your standing in {tender} was tested again",
      look, "" },
    { ACT_SCORE_LOCK, OFFICER | CHAIR | HOLDER, TOPIC_NEWS, "The marks of {tender}{lot} are locked",
      "No mark can be changed by what prices say. Padlocks may turn for the prices once all marks "
      "are locked that they could influence.", "" },
    { ACT_REOPEN, OFFICER | CHAIR | EVALUATOR, TOPIC_MUST,
      "Locked marks of {tender}{lot} are open again", "Only the marks that are named may "
      "change.", "" },
    { ACT_EXTEND_VALIDITY, BIDDER, TOPIC_MUST,
      "{tender}{lot}: will you be bound by your bid until {moment}?",
      "Say so if you will; without that your bid binds no longer than was published.",
      "/do/consent-validity" },
    { ACT_LAPSE, WHOM_IT_NAMES, TOPIC_MUST, "Your bid for {tender}{lot} binds you no more",
      look, "" },

    /* deciding */
    { ACT_AWARD, BIDDER, TOPIC_MUST, "{tender}{lot} is awarded",
      "How it was decided stands on its page. Nothing is signed yet.", "/award" },
    { ACT_AWARD, TEAM, TOPIC_NEWS, "{tender}{lot} is awarded", "Nothing is signed yet.", "/award" },
    { ACT_SUMMARY, BIDDER, TOPIC_MUST, "How your bid for {tender}{lot} was assessed",
      "Your summary is there.", "" },
    { ACT_STANDSTILL, BIDDER | BUYERS, TOPIC_MUST,
      "Standstill of {tender}{lot}: to the end of {moment}",
      "Until then no contract is signed. Who doubts the decision says so in that time.", "/award" },
    { ACT_COMPLAINT, BUYERS, TOPIC_NEWS, "A complaint about {tender}{lot} was received",
      "It blocks nothing by itself.", "" },
    { ACT_CLAIM, BIDDER | BUYERS, TOPIC_MUST, "A claim before a court about {tender}{lot}",
      "Whether it stops the signing follows from the law of the lot; its page says so.", "" },
    { ACT_CLAIM_ENDED, BIDDER | BUYERS, TOPIC_MUST, "A claim about {tender}{lot} ended", look, "" },
    { ACT_ORDER, BIDDER | BUYERS, TOPIC_MUST, "A court made an order about {tender}{lot}",
      look, "" },
    { ACT_CONTRACT, BIDDER | TEAM, TOPIC_NEWS, "The contract of {tender}{lot} is signed", look,
      "/contract" },
    { ACT_CONTRACT_CHANGE, BIDDER | BUYERS, TOPIC_NEWS, "The contract of {tender}{lot} was changed",
      look, "/contract" },

    /* buying together */
    { ACT_JOIN, BIDDER | BUYERS, TOPIC_MUST, "A buyer joined {tender}", safe, "" },
    { ACT_LEAVE, BIDDER | BUYERS, TOPIC_MUST, "A buyer left {tender}", safe, "" },
    { ACT_RECUT, BIDDER | BUYERS, TOPIC_MUST, "The value of {tender}{lot} was cut anew", safe, "" },
};
const ptrdiff_t mail_row_count = countof(mail_rows);

/* Definitions come with what closes their batch; duties tell of what must be done next. */
const ActKind mail_silent[] = {
    ACT_WITHDRAW_AGREEMENT, ACT_BEGIN, ACT_PERSON, ACT_GATE, ACT_FACT, ACT_HOLIDAY, ACT_PADLOCK,
    ACT_LOT, ACT_SERVICE, ACT_ACTIVITY, ACT_INCLUDE, ACT_CRITERION, ACT_MARK, ACT_FORMULA, ACT_KEEP,
    ACT_OBJECTIVE, ACT_COMBINATION, ACT_ROUND, ACT_TIMETABLE, ACT_DOCUMENT, ACT_ENCLOSURE,
    ACT_TICKS, ACT_TOOLS,
    ACT_INVITED, ACT_CANDIDATES, ACT_RESERVE, ACT_REFINEMENT, ACT_AGREE, ACT_ITEM, ACT_CONSENT,
    ACT_SOURCE, ACT_EXHIBIT, ACT_READING, ACT_TURNS, ACT_OPENED, ACT_SHARE, ACT_CONFIDENTIAL,
    ACT_SCORE, ACT_SCORES_DONE, ACT_CONSENSUS, ACT_FALLBACK, ACT_MEMBER, ACT_CONSENT_VALIDITY,
    ACT_NOTICE_PUBLISHED, ACT_RECEIVED, ACT_REASONS_ASKED, ACT_EXCLUSION_TOLD, ACT_HOLD, ACT_ERASE,
    ACT_BUYER, ACT_SEAT, ACT_BASELINE, ACT_TARGET, ACT_TAKES, ACT_CELL, ACT_BLANKS,
    ACT_OUTAGE_RULE, ACT_DESIGNATE, ACT_DESIGNATION_ENDED,
};
const ptrdiff_t mail_silent_count = countof(mail_silent);

const TopicWords topic_words[TOPICS] = {
    [TOPIC_MUST]  = { "What concerns you", "Changes, answers, decisions, your keys" },
    [TOPIC_OWN]   = { "Receipts", "Of what you did yourself" },
    [TOPIC_NEWS]  = { "News", "What happens in your tenders, though you need do nothing" },
    [TOPIC_ASKED] = { "Questions and replies", "What bidders ask, and what they reply" },
    [TOPIC_AGREEMENTS] = { "Agreements", "What waits for you as the second officer, and what the "
                                         "other one declined" },
    [TOPIC_DAILY] = { "What you need to do", "Every morning at 7, if there is anything" },
};

/* ---- to whom --------------------------------------------------------------------- */

static const struct { unsigned to; const char *word; } whoms[] = {
    { WHO_DID_IT, "who did it" }, { WHOM_IT_NAMES, "whom it names" },
    { CANDIDATES, "bidders invited to it" }, { WHO_READS, "who is let in" },
    { BIDDER, "bidders" }, { OFFICER, "officers" },
    { APPROVER, "approvers" }, { EVALUATOR, "evaluators" }, { CHAIR, "chairs" },
    { HOLDER, "padlock holders" }, { MANAGER, "contract managers" }, { OVERSEER, "overseers" },
};

Str mail_row_whom(const MailRow *row, Arena *a)
{
    Text t = { 0 };
    for (int i = 0; i < countof(whoms); i++)
        if (row->to & whoms[i].to)
            text_put(&t, a, t.len ? ", {}" : "{}", str(whoms[i].word));
    return text_str(&t);
}

/* The person, or the bidder, that an act speaks of. */
static Id named_by(const Act *act)
{
    Id person = act_names(act, A_PERSON);
    return act->kind == ACT_REPLACE ? act->replace.person : person ? person : act_bidder(act);
}

static bool is_invited(const Procedure *p, const Act *act, Id person)
{
    for (each(const Lot, lot, p->lots))
        if (is_candidate(p, act_round(act), lot->id, person))
            return true;
    return false;
}

static bool is_told(const MailRow *row, const Procedure *p, const Act *act, const Person *person)
{
    unsigned roles = roles_in(person, act_lot(act)) & row->to;
    bool bidder = roles_in(person, 0) & BIDDER;
    if (row->is && !row->is(act))
        return false;
    return roles || (row->to & WHOM_IT_NAMES && named_by(act) == person->id) ||
           (row->to & CANDIDATES && bidder && is_invited(p, act, person->id));
}

static bool agreed_to_it(const Act *act, const Person *person)
{
    return act->is_agreed && key_with(person, act->agreed.key);
}

/* Whoever did something needs no news of it, but for a receipt. */
const MailRow *mail_for(const Procedure *p, const Act *act, Id id)
{
    const Person *person = person_of(p, id);
    bool own = act->actor == id;
    if (!person || person->barred || !act_is_shown(p, id, act))
        return NULL;
    for (const MailRow *row = mail_rows; row < mail_rows + mail_row_count; row++) {
        if (row->kind != act->kind)
            continue;
        if (own ? row->to & WHO_DID_IT : !agreed_to_it(act, person) && is_told(row, p, act, person))
            return row;
    }
    return NULL;
}

const MailRow *mail_for_reader(void)
{
    const MailRow *row = mail_rows;
    while (!(row->to & WHO_READS))
        row++;
    return row;
}

/* ---- lines ----------------------------------------------------------------------- */

/* A space at the end of a line says that it goes on. Source: RFC 3676, 4.1. */
void text_paragraph(Text *t, Str words, Arena *a)
{
    ptrdiff_t column = 0;
    while (words.len) {
        Str word = str_cut(&words, ' ');
        if (!word.len)
            continue;
        if (column && column + 1 + word.len > COLUMNS) {
            text_our(t, " \n", a);
            column = 0;
        } else if (column) {
            text_byte(t, ' ', a);
            column++;
        }
        text_add(t, word, a);
        column += word.len;
    }
    text_our(t, "\n\n", a);
}

void text_address(Text *t, Str home, Str path, Arena *a)
{
    text_put(t, a, "{}{}\n\n", home, path);
}

void text_foot(Text *t, Str home, Topic topic, Arena *a)
{
    text_our(t, "-- \n", a);
    if (topic_can_end(topic)) {
        Text why = { 0 };
        text_put(&why, a, "This is one of the mails \"{}\". You choose which of them you get:",
                 str(topic_words[topic].label));
        text_paragraph(t, text_str(&why), a);
    } else {
        text_paragraph(t, S("This mail is sent to everybody whom it concerns. Your own page:"), a);
    }
    text_put(t, a, "{}/me\n", home);
}

/* ---- words ----------------------------------------------------------------------- */

typedef struct Wording {
    const Onlooker  *o;
    const Procedure *p;
    const Act       *act;
    Id     person;
    Arena *a;
} Wording;

static void put_bids(const Wording *w, Text *t)
{
    const Round *r = w->p->rounds.len ? round_of(w->p, 0) : NULL;
    if (r && r->invited && !r->listed && w->act->at < r->deadline && !lot_stopped(w->p, r))
        text_put(t, w->a, ": bids until {}",
                 str_of_moment_words(r->deadline, w->p->zone, w->a));
}

static void put_lot(const Wording *w, Text *t)
{
    if (act_lot(w->act) && w->p->lots.len > 1)
        text_put(t, w->a, ", lot {}", str_of_number(act_lot(w->act), w->a));
}

static void put_moment(const Wording *w, Text *t)
{
    for (each_field(f, act_rows[w->act->kind])) {
        int64_t at = f->type == MOMENT || f->type == DATE ? act_number(w->act, f) : 0;
        if (f->type == MOMENT)
            text_add(t, str_of_moment_words(at, w->p->zone, w->a), w->a);
        else if (f->type == DATE)
            text_add(t, str_of_day_words(at, w->a), w->a);
        if (at)
            return;
    }
}

static void put_role(const Wording *w, Text *t)
{
    const Field *f = act_field(ACT_ROLE, "role");
    if (w->act->kind == ACT_ROLE)
        text_our(t, choice_label(f, act_number(w->act, f)), w->a);
}

static void put_word(const Wording *w, Str word, Text *t)
{
    Zone zone = w->p->office ? w->p->zone : LONDON;
    if (str_is(word, "tender"))
        text_add(t, procedure_number(w->p, w->a), w->a);
    else if (str_is(word, "lot"))
        put_lot(w, t);
    else if (str_is(word, "bids"))
        put_bids(w, t);
    else if (str_is(word, "number"))
        text_add(t, str_of_number(act_number(w->act, act_rows[w->act->kind]->fields), w->a), w->a);
    else if (str_is(word, "change"))
        text_add(t, str_of_number(w->p->changes.len, w->a), w->a);
    else if (str_is(word, "moment"))
        put_moment(w, t);
    else if (str_is(word, "day after"))
        text_add(t, str_of_moment_words(w->act->at + DAY, zone, w->a), w->a);
    else
        put_role(w, t);
}

static Str expanded(const Wording *w, const char *form)
{
    Text t = { 0 };
    Str  rest = str(form);
    while (rest.len) {
        text_add(&t, str_cut(&rest, '{'), w->a);
        if (rest.len)
            put_word(w, str_cut(&rest, '}'), &t);
    }
    return text_str(&t);
}

/* Of acts that everybody is shown, and of what a person is asked: what was said. */
static void put_said(const Wording *w, Text *t)
{
    bool aloud = act_rows[w->act->kind]->shown == TO_ALL || w->act->kind == ACT_INQUIRE ||
                 w->act->kind == ACT_QUESTION;
    for (each_field(f, act_rows[w->act->kind])) {
        Hash hash = f->type == WORDS ? act_hash(w->act, f) : (Hash){ 0 };
        Text line = { 0 };
        if (!aloud || hash_none(hash) || f->one_line ||
            !words_are_shown(w->p, w->person, w->act, f))
            continue;
        text_put(&line, w->a, "{}: {}", str(f->label),
                 str_plain(page_words(w->o, hash, w->a), QUOTED_MOST, w->a));
        text_paragraph(t, text_str(&line), w->a);
    }
}

MailWords mail_words(const Onlooker *o, const Procedure *p, const Act *act, const MailRow *row,
                     Id person, Str home, Arena *a)
{
    Wording w = { o, p, act, person, a };
    Text t = { 0 }, path = { 0 }, title = { 0 };
    Str  subject = expanded(&w, row->subject);
    text_paragraph(&t, subject, a);
    if (p->office) {
        text_put(&title, a, "\"{}\", tendered by {}.", page_words(o, p->title, a),
                 page_words(o, p->buyer, a));
        text_paragraph(&t, text_str(&title), a);
    }
    text_paragraph(&t, expanded(&w, row->text), a);
    put_said(&w, &t);
    if (act_is_box(act)) {
        text_paragraph(&t, S("Check the receipt here, or on your own machine with "
                             "\"tenderbox verify receipt\":"), a);
        text_address(&t, home, S("/verify"), a);
    }
    if (p->office)
        text_put(&path, a, "{}{}", procedure_address(p, a), str(row->leads));
    else
        text_our(&path, "/home", a);
    text_address(&t, home, text_str(&path), a);
    text_foot(&t, home, row->topic, a);
    return (MailWords){ str_plain(subject, SUBJECT_MOST, a), text_str(&t) };
}

/* ---- of duties ------------------------------------------------------------------- */

static void put_duty(const DutyRow *duty, Str home, Text *t, Arena *a)
{
    text_paragraph(t, str_put(a, "{}{}.{}{}", str(duty->late ? "OVERDUE: " : ""), duty->does,
                              str(duty->why.len ? " Why: " : ""), duty->why), a);
    text_paragraph(t, str_put(a, "In \"{}\".{}{}{}", duty->procedure,
                              str(duty->others.len ? " Who else can: " : ""), duty->others,
                              str(duty->others.len ? "." : "")), a);
    if (duty->link.len)
        text_address(t, home, duty->link, a);
}

static int64_t late_among(const DutyRows *duties)
{
    int64_t late = 0;
    for (each(const DutyRow, duty, *duties))
        late += duty->late;
    return late;
}

/* A name of a firm may be long in every script. */
static Str beginning(Str s, ptrdiff_t bytes, Arena *a)
{
    if (s.len <= bytes)
        return s;
    while (bytes && ((unsigned char)s.at[bytes] & 0xc0) == 0x80)
        bytes--;
    return str_put(a, "{}...", (Str){ s.at, bytes });
}

/* The first of them with its moment, and how many more: what a telephone shows of it unopened. */
static Str subject_of_duties(const DutyRows *duties, Arena *a)
{
    enum { FIRST_BYTES = 200 };
    Text s = { 0 };
    int64_t late = late_among(duties);
    text_put(&s, a, "What you need to do: {}", beginning(duties->at[0].does, FIRST_BYTES, a));
    if (duties->len > 1)
        text_put(&s, a, ", and {} more", str_of_number(duties->len - 1, a));
    if (late)
        text_put(&s, a, "; {} overdue", str_of_number(late, a));
    return text_str(&s);
}

MailWords mail_of_duties(const DutyRows *duties, Str home, Arena *a)
{
    enum { MOST = 100, ROOM = LETTER_BYTES - (4 << 10) };    /* for what stands below them */
    Text t = { 0 };
    ptrdiff_t said = 0;
    for (; said < duties->len && said < MOST; said++) {
        Text one = { 0 };
        put_duty(&duties->at[said], home, &one, a);
        if (t.len + one.len > ROOM)
            break;
        text_add(&t, text_str(&one), a);
    }
    text_paragraph(&t, said == duties->len
                           ? S("All of it, and what waits for your agreement:")
                           : str_put(a, "All of it, {} more than here, and what waits for your "
                                        "agreement:", str_of_number(duties->len - said, a)), a);
    text_address(&t, home, S("/home"), a);
    text_foot(&t, home, TOPIC_DAILY, a);
    return (MailWords){ subject_of_duties(duties, a), text_str(&t) };
}
