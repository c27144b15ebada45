/* story_doings.c - what people in a story do beside plain acts. */
#include "desk/opened.h"
#include "desk/paper.h"
#include "story/inside.h"
#include "story/invented.h"
#include "desk/holder.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The first two enrol themselves, and those who come later, of whatever story. */
static Result do_office(Story *s, const Actor *who, Str line, Str expected)
{
    Act   act = { .kind = ACT_ENROL, .enrol = { .person = who->number, .key = who->public } };
    Shelf shelf = { 0 };
    Str   name = word_cut(&line);
    *list_add(&shelf, s->life) = shelve(name.len ? name : who->name);
    act.enrol.name = shelf.at[0].hash;
    ActorAt *officers = s->officers.at;
    if (s->officers.len >= 2)
        return propose_with(s, officers[0], officers[1], &act, 1, &shelf, expected);
    for (each(ActorAt, it, s->people))
        if (*it == who)
            *list_add(&s->officers, s->life) = *it;
    return propose(s, who, &act, 1, &shelf, line, expected);
}

/* Two officers, and why, where the role asks for it. */
static Result give_role(Story *s, const Actor *who, Act *act, Str line, Str expected)
{
    const Procedure *p;
    Str   reason = pair_value(line, "reason");
    Shelf why = { 0 };
    TRY(here(s, &p));
    if (reason.len) {
        *list_add(&why, s->life) = shelve(reason);
        act->role.reason = why.at[0].hash;
    }
    return propose(s, who, act, 1, &why, act_needs_two(p, act) ? line : (Str){ 0 }, expected);
}

/* enlist NAME ROLE[,ROLE] "Full name" */
static Result do_enlist(Story *s, const Actor *who, Str line, Str expected)
{
    Str name = word_cut(&line), roles = word_cut(&line), full = word_cut(&line), none = { 0 };
    const Actor *fresh = actor(s, name);
    const Procedure *p;
    Shelf shelf = { 0 };
    *list_add(&shelf, s->life) = shelve(full.len ? full : name);
    Act act = { .kind = ACT_PERSON, .person = { fresh->number, fresh->public, shelf.at[0].hash } };
    TRY(here(s, &p));
    FILE *aloud = roles.len ? silence(s) : s->timeline.to;
    if (!person_of(p, fresh->number))
        TRY(propose(s, who, &act, 1, &shelf, none, none));
    s->timeline.to = aloud;                  /* the role says that somebody is enrolled */
    while (roles.len) {
        Str role = str_cut(&roles, ',');
        act = (Act){ .kind = ACT_ROLE, .role = { .person = fresh->number } };
        TRY(field_read(act_field(ACT_ROLE, "role"), role, &act));
        act.role.buyer = number_of(line, "buyer");
        TRY(give_role(s, who, &act, line, roles.len ? none : expected));
    }
    return DONE;
}

/* delegate NAME "Full name": whoever that is signs for the bidder from now on. */
static Result do_delegate(Story *s, const Actor *who, Str line, Str expected)
{
    Str name = word_cut(&line), full = word_cut(&line);
    const Actor *fresh = actor(s, name);
    Id    own = fresh->delegate ? fresh->delegate : fresh->number;
    Shelf shelf = { 0 };
    *list_add(&shelf, s->life) = shelve(full.len ? full : name);
    Act act = { .kind = ACT_DELEGATE, .delegate = { own, fresh->public, shelf.at[0].hash } };
    TRY(propose(s, who, &act, 1, &shelf, line, expected));
    for (each(ActorAt, it, s->people))
        if (*it == fresh && !expected.at)
            (*it)->delegate = own, (*it)->number = who->number;
    return DONE;
}

static Result do_lock(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Padlock h;
    Act act = { 0 };
    TRY(here(s, &p));
    for (each(ActorAt, it, s->people))
        if (*it == who && !who->has_lock) {
            padlock_new(&(*it)->lock, &h);
            (*it)->has_lock = true;
        }
    TRY(padlock_act(p, clerk_origin(s->clerk), who, &act, s->life));
    return propose(s, who, &act, 1, &(Shelf){ 0 }, line, expected);
}

/* "1 2027 1 950000.00; 1 2028 1 950000.00": the lines of a price sheet. */
static Str price_text(Str list, Arena *a)
{
    Text t = { 0 };
    while (list.len) {
        text_add(&t, str_trim(str_cut(&list, ';')), a);
        text_byte(&t, '\n', a);
    }
    return text_str(&t);
}

/* "Method statement.pdf 120000": the last word is its size where it is a number. */
static Str file_named(Str said, int64_t *bytes)
{
    ptrdiff_t space = said.len;
    while (space > 0 && said.at[space - 1] != ' ')
        space--;
    return space && str_number(str_after(said, space), bytes) ? str_trim((Str){ said.at, space })
                                                              : said;
}

/* quality="Method statement.pdf 120000; Team.pdf 40000" price="1 2027 1 950000.00" */
static BidParts parts_of(Str line, Arena *a)
{
    LIST(Enclosure) files = { 0 };
    Str list = pair_value(line, "quality");
    while (list.len) {
        int64_t bytes = 1000;
        Str name = file_named(str_trim(str_cut(&list, ';')), &bytes);
        *list_add(&files, a) = enclosure_of_str(name, invented_file(name, bytes, a), a);
    }
    return (BidParts){ files.at, files.len, price_text(pair_value(line, "price"), a) };
}

Id number_of(Str line, const char *name)
{
    Id n = 0;
    str_number(pair_value(line, name), &n);
    return n;
}

typedef Result Sealing(const Procedure *, const Actor *, Id round, Id lot, Id version,
                       const BidParts *, const char *folder, SealedBid *, Arena *);

static Str quote_told(const Procedure *p, const Quote *q, Arena *a)
{
    Text t = { 0 };
    if (q->sheet.lines.len)
        text_put(&t, a, "total {}", str_of_money(q->sheet.total, p->currency, a));
    if (q->blanks)
        text_put(&t, a, ", left out: {}", q->left_out);
    return text_str(&t);
}

/* Which version the next bid is, with what waits for its tick; a copy of the procedure is folded
 * for that, and not kept. */
static Result version_ahead(Story *s, const Procedure *p, Id bidder, Id round, Id lot, Id *version)
{
    Arena     a = arena_begin((ptrdiff_t)1 << 30);
    Procedure ahead;
    Result r = book_ahead(clerk_book(s->clerk), p, bidder, &ahead, &a);
    if (!failed(r))
        *version = version_next(&ahead, bidder, round, lot);
    r.detail = str_copy(r.detail, s->life);
    arena_end(&a);
    return r;
}

static Result seal_with(Sealing *sealing, Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Text folder = { 0 };
    Id lot = number_of(line, "lot"), round = number_of(line, "round");
    Ready *ready = make(s->life, Ready, 1);
    TRY(here(s, &p));
    const Round *r = round_of(p, round);
    Id of = r ? r->id : 0, version;
    TRY(version_ahead(s, p, who->number, of, lot, &version));
    BidParts parts = parts_of(line, s->life);
    text_put(&folder, s->life, "{}/{}-{}", str(s->keeps), who->name,
             str_of_number(++s->folders, s->life));
    const char *path = str_terminated(text_str(&folder), s->life);
    if (mkdir(path, 0700))
        return wrong(s, S("no folder for the sealed files"));
    ready->actor = who;
    ready->procedure = p->name;
    Result res = sealing(p, who, of, lot, version, &parts, path, &ready->bid, s->life);
    if (!failed(res) && s->keeps != s->folder)
        TRY(file_write_private(path_in(path, "heads", s->life), ready->bid.heads, s->life));
    if (!failed(res))
        *list_add(&s->ready, s->life) = ready;
    tell(s, who, "Seal a bid on one's own machine",
         failed(res) ? res.detail : quote_told(p, &ready->bid.quote, s->life), res.why);
    return as_expected(s, expected, res);
}

static Result do_seal(Story *s, const Actor *who, Str line, Str expected)
{
    return seal_with(bid_seal, s, who, line, expected);
}

/* A tool of others looks at nothing; the opening does. */
static Result do_seals_blindly(Story *s, const Actor *who, Str line, Str expected)
{
    return seal_with(bid_forced, s, who, line, expected);
}

static Ready *ready_of(Story *s, const Actor *who, Id lot)
{
    Ready *found = NULL;
    for (each(ReadyAt, ready, s->ready))
        if ((*ready)->actor->number == who->number && (*ready)->bid.lot == lot &&
            name_same((*ready)->procedure, s->name) && !(*ready)->sent)
            found = *ready;
    return found;
}

/* The sealed files go up; the act has their heads. */
static Result bid_bring(Story *s, const Ready *ready, ActKind kind, Act *act, Shelf *shelf)
{
    Arena  a = arena_begin(64 << 20);
    Result r = bid_upload(clerk_book(s->clerk), &ready->bid, &a);
    r.detail = str_copy(r.detail, s->life);
    arena_end(&a);
    TRY(r);
    *list_add(shelf, s->life) = shelve(ready->bid.heads);
    *act = (Act){ .kind = kind, .deposit = { ready->bid.round, ready->bid.lot, ready->bid.version,
                                             shelf->at[0].hash } };
    return DONE;
}

static Result put_bid(Story *s, const Actor *who, ActKind kind, Str line, Str expected)
{
    Ready *ready = ready_of(s, who, number_of(line, "lot"));
    Shelf  shelf = { 0 };
    Act    act;
    if (!ready)
        return wrong(s, S("nothing was sealed for this lot"));
    TRY(bid_bring(s, ready, kind, &act, &shelf));
    ready->sent = !expected.at;
    return propose(s, who, &act, 1, &shelf, line, expected);
}

static Result do_deposit(Story *s, const Actor *who, Str line, Str expected)
{
    return put_bid(s, who, ACT_DEPOSIT, line, expected);
}

static Result do_late_deposit(Story *s, const Actor *who, Str line, Str expected)
{
    return put_bid(s, who, ACT_LATE_DEPOSIT, line, expected);
}

static Result do_ready_deposit(Story *s, const Actor *who, Str line, Str expected)
{
    return put_bid(s, who, ACT_READY_DEPOSIT, line, expected);
}

/* call-back lot=1 [round=1] */
static Result do_call_back(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    TRY(here(s, &p));
    const Round *r = round_of(p, number_of(line, "round"));
    Act act = { .kind = ACT_CALL_BACK, .call_back = { r ? r->id : 0, number_of(line, "lot") } };
    return propose(s, who, &act, 1, &(Shelf){ 0 }, line, expected);
}

static Result do_withdraw(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Procedure ahead;
    TRY(here(s, &p));
    TRY(book_ahead(clerk_book(s->clerk), p, who->number, &ahead, s->life));
    const Round *r = round_of(p, number_of(line, "round"));
    Id round = r ? r->id : 0, lot = number_of(line, "lot");
    Id version = version_next(&ahead, who->number, round, lot) - 1;
    Act act = { .kind = ACT_WITHDRAW, .withdraw = { round, lot, version } };
    return propose(s, who, &act, 1, &(Shelf){ 0 }, line, expected);
}

static Result waits_for_tick(void *with, const Act *act)
{
    *(bool *)with = *(bool *)with || act->kind != ACT_READY_DEPOSIT;
    return DONE;
}

static Result somebody_waits(Story *s, bool *waits)
{
    *waits = false;
    for (each(const ActorAt, who, s->people))
        TRY(book_waits(clerk_book(s->clerk), s->name, (*who)->number, waits_for_tick, waits));
    return DONE;
}

/* The list would wait for what waits, and no tick comes while a story waits. */
static Result do_list(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Act   act = { 0 };
    Shelf shelf = { 0 };
    Str   reason = pair_value(line, "reason");
    bool  waits;
    TRY(somebody_waits(s, &waits));
    if (!expected.at && waits)
        return wrong(s, S("a box act waits for its tick"));
    TRY(here(s, &p));
    box_list_act(p, number_of(line, "round"), &act, s->life);
    act.box_list.clock =
        str_is(pair_value(line, "clock"), "witnessed") ? CLOCK_WITNESSED : CLOCK_OPERATOR;
    if (reason.at) {
        *list_add(&shelf, s->life) = shelve(reason);
        act.box_list.reason = shelf.at[0].hash;
    }
    return propose(s, who, &act, 1, &shelf, line, expected);
}

Envelope envelope_of(Str line)
{
    Str name = pair_value(line, "envelope");
    return str_is(name, "price") ? PRICE : str_is(name, "qualification") ? QUALIFICATION : QUALITY;
}

const char *path_of(Story *s, Str name, const char *what)
{
    Text t = { 0 };
    text_put(&t, s->life, "{}/{}.{}", str(s->keeps), name, str(what));
    return str_terminated(text_str(&t), s->life);
}

/* The holder's own tool: it exports the log, audits it under the holder's policy, compares it with
 * what it saw last time, and asks the law. */
static Result turn_by_tool(Story *s, const Actor *who, Str line, Act *act, Shelf *shelf, Arena *a)
{
    const Procedure *p;
    Looked *looked = make(a, Looked, 1);
    Papers  papers = looked_papers(looked);
    Str     policy;
    TRY(here(s, &p));
    TRY(file_read(s->policy, POLICY_BYTES, &policy, a));
    Holder holder = { .pinned = p->name, .round = number_of(line, "round"), .policy = policy,
                      .seen = path_of(s, who->name, "key.seen"), .now = s->now };
    TRY(turn_look(clerk_book(s->clerk), &holder, looked, a));
    return turns_act(looked->audit.procedure, &papers, who, holder.round,
                     number_of(line, "lot"), envelope_of(line), act, shelf, s->life);
}

static Result try_tool(Story *s, const Actor *who, Str line, Act *act, Shelf *shelf)
{
    Arena  a = arena_begin((ptrdiff_t)1 << 30);
    Result r = turn_by_tool(s, who, line, act, shelf, &a);
    r.detail = str_copy(r.detail, s->life);
    arena_end(&a);
    return r;
}

/* A holder looks through the whole of the log for the first turn, and for each that is to be
 * refused. So that a long story stays short, the others ask the law only. */
static Result turn_shortly(Story *s, const Actor *who, Str line, Act *act, Shelf *shelf)
{
    const Procedure *p;
    Papers papers = clerk_papers(s->clerk);
    TRY(here(s, &p));
    return turns_act(p, &papers, who, number_of(line, "round"), number_of(line, "lot"),
                     envelope_of(line), act, shelf, s->life);
}

/* The tool's whole part, up to the journal: because="..." is what the holder says there. */
static Result turn_made(Story *s, const Actor *who, Str line, Str expected, Act *act, Shelf *shelf)
{
    const Procedure *p;
    bool looked = !access(path_of(s, who->name, "key.seen"), F_OK);
    TRY(looked && !expected.at ? turn_shortly(s, who, line, act, shelf)
                               : try_tool(s, who, line, act, shelf));
    TRY(here(s, &p));
    return turn_journal(path_of(s, who->name, "key.turned"), act, shelf->at[0].bytes, p,
                        who->number, pair_value(line, "because"), s->life);
}

static Result do_turn(Story *s, const Actor *who, Str line, Str expected)
{
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Result r = turn_made(s, who, line, expected, &act, &shelf);
    if (failed(r)) {
        tell(s, who, act_rows[ACT_TURNS]->says, str(envelope_name(envelope_of(line))), r.why);
        return as_expected(s, expected, r);
    }
    return propose(s, who, &act, 1, &shelf, line, expected);
}

/* Turned and signed, and kept back by whoever runs the server: nothing of it is entered. */
static Result do_turn_kept_back(Story *s, const Actor *who, Str line, Str expected)
{
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Result r = turn_made(s, who, line, expected, &act, &shelf);
    tell(s, who, "Turn one's padlock; the operator keeps it back",
         str(envelope_name(envelope_of(line))), r.why);
    return failed(r) || expected.at ? as_expected(s, expected, r) : DONE;
}

/* The tool alone: would it turn? Nothing leaves the machine. */
static Result do_looks(Story *s, const Actor *who, Str line, Str expected)
{
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Result r = try_tool(s, who, line, &act, &shelf);
    tell(s, who, "Ask one's own tool whether it would turn", (Str){ 0 }, r.why);
    return as_expected(s, expected, r);
}

/* A tool that was tampered with asks nobody. */
static Result turns_forced(Story *s, const Procedure *p, const Actor *who, Str line, Act *act,
                           Shelf *shelf)
{
    const Round *r = round_of(p, number_of(line, "round"));
    const Lock  *lock = lock_of_holder(p, who->number);
    Papers   papers = clerk_papers(s->clerk);
    Padlocks locks;
    if (!r || !lock)
        return because(&padlock_not_yours);
    Turns turns = { .procedure = p->name, .round = r->id, .lot = number_of(line, "lot"),
                    .envelope = envelope_of(line), .list = r->list };
    TRY(padlocks_of(p, r->id, &locks, s->life));
    for (each(const Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == turns.lot && bid->standing == ADMITTED)
            TRY(turn_add(&papers, bid, &locks, who, (int)lock->index, &turns, s->life));
    turns_paper(p, &turns, act, shelf, s->life);
    return DONE;
}

/* The clerk asks. */
static Result do_forces(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    TRY(here(s, &p));
    TRY(turns_forced(s, p, who, line, &act, &shelf));
    return propose(s, who, &act, 1, &shelf, line, expected);
}

/* Who reads the story is told of the price, not of its shares. */
static Result propose_shares(Story *s, const Actor *who, const Bid *bid, Str line)
{
    const Procedure *p;
    Papers papers = clerk_papers(s->clerk);
    Acts   acts = { 0 };
    Arena  a = arena_begin(64 << 20);
    Str    none = { 0 };
    TRY(here(s, &p));
    Result r = share_acts(p, &papers, bid, &acts, &a);
    FILE *aloud = silence(s);
    for (ptrdiff_t i = 0; !failed(r) && i < acts.len; i++)
        r = propose(s, who, &acts.at[i], 1, &(Shelf){ 0 }, line, none);
    s->timeline.to = aloud;
    arena_end(&a);
    return r;
}

/* A demonstration's server shows what lay in envelopes, so its files are kept beside the book. */
static Result opened_now(Story *s, const Procedure *p, const Bid *bid, Envelope e, Act *act,
                         Shelf *shelf, Arena *a)
{
    Papers papers = clerk_papers(s->clerk);
    return s->book->people ? opened_keep(s->book->folder, p, &papers, bid, e, act, shelf, a)
                           : opened_act(p, &papers, bid, e, NULL, act, shelf, a);
}

/* Opens every admitted bid of the lot that is not open yet. */
static Result do_open(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Id lot = number_of(line, "lot");
    Envelope envelope = envelope_of(line);
    TRY(here(s, &p));
    const Round *r = round_of(p, number_of(line, "round"));
    for (ptrdiff_t i = 0; i < p->bids.len; i++) {
        const Bid *bid = &p->bids.at[i];
        Act   act = { 0 };
        Shelf shelf = { 0 };
        if (bid->round != r->id || bid->lot != lot || bid->standing != ADMITTED ||
            bid->opened[envelope])
            continue;
        Arena  a = arena_begin(64 << 20);
        Result res = opened_now(s, p, bid, envelope, &act, &shelf, &a);
        res = failed(res) ? as_expected(s, expected, res)
                          : propose(s, who, &act, 1, &shelf, line, expected);
        arena_end(&a);
        TRY(res);
        if (expected.at)
            break;
        TRY(here(s, &p));
        if (envelope == PRICE)
            TRY(propose_shares(s, who, &p->bids.at[i], line));
        TRY(here(s, &p));
    }
    return DONE;
}

static Result do_lock_scores(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Act act = { 0 };
    TRY(here(s, &p));
    score_lock_act(p, number_of(line, "round"), number_of(line, "lot"), &act, s->life);
    return propose(s, who, &act, 1, &(Shelf){ 0 }, line, expected);
}

static Result do_award_first(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Act   act = { 0 };
    Shelf shelf = { 0 };
    Str   report = pair_value(line, "report"), despite = pair_value(line, "despite");
    TRY(here(s, &p));
    Result r = award_act(p, number_of(line, "round"), number_of(line, "lot"), &act, s->life);
    if (failed(r))
        return as_expected(s, expected, r);
    *list_add(&shelf, s->life) = shelve(report.at ? report : S("award report"));
    act.award.report = shelf.at[0].hash;
    if (despite.at) {
        *list_add(&shelf, s->life) = shelve(despite);
        act.award.despite = shelf.at[1].hash;
    }
    return propose(s, who, &act, 1, &shelf, line, expected);
}

/* interests count=256 name="Interested firm": so many firms register and are heard of no more. */
static Result do_interests(Story *s, const Actor *who, Str line, Str expected)
{
    Id  count = number_of(line, "count");
    Str name = pair_value(line, "name"), none = { 0 };
    tell(s, who, "Register as bidders with their own keys", str_of_number(count, s->life), NULL);
    FILE *aloud = silence(s);                /* one line of the timeline is enough */
    ptrdiff_t known = s->people.len;
    for (Id i = 1; i <= count; i++) {
        Text full = { 0 }, nick = { 0 };
        Shelf shelf = { 0 };
        text_put(&full, s->life, "{} {}", name, str_of_number(i, s->life));
        text_put(&nick, s->life, "{}-{}", who->name, str_of_number(i, s->life));
        const Actor *firm = actor(s, text_str(&nick));
        *list_add(&shelf, s->life) = shelve(text_str(&full));
        Act act = { .kind = ACT_INTEREST, .interest.key = firm->public,
                    .interest.name = shelf.at[0].hash };
        TRY(propose(s, firm, &act, 1, &shelf, none, expected));
    }
    s->people.len = known;                   /* nobody hears of them, and they keep nothing */
    s->timeline.to = aloud;
    return DONE;
}

/* A second custodian has a copy of the padlock's file, and nobody else's key to sign with: the
 * holder's number gets a fresh key here, which counts once two officers have changed it. */
static Result do_takes_over(Story *s, const Actor *who, Str line, Str expected)
{
    Str name = word_cut(&line);
    (void)expected;
    for (each(ActorAt, it, s->people))
        if (str_same((*it)->name, name)) {
            Actor fresh = actor_new(name);
            (*it)->key    = fresh.key;
            (*it)->public = fresh.public;
            tell(s, who, "Take over a padlock from its second copy", name, NULL);
            return DONE;
        }
    return wrong(s, S("there is nobody of this name"));
}

/* poses-as NAME: signs as somebody else from now on, with the key of one's own. */
static Result do_poses_as(Story *s, const Actor *who, Str line, Str expected)
{
    const Actor *posed = actor(s, word_cut(&line));
    (void)expected;
    for (each(ActorAt, it, s->people))
        if (*it == who)
            (*it)->number = posed->number;
    tell(s, who, "Pose as somebody else", posed->name, NULL);
    return DONE;
}

/* Nobody waits for an answer: what was taken lies on the disk. */
static Result do_stops(Story *s, const Actor *who, Str line, Str expected)
{
    (void)expected, (void)line;
    tell(s, who, "The server is out of reach", (Str){ 0 }, NULL);
    story_clerk_end(s);
    return DONE;
}

/* The clerk pays the ticks that it owes before it does anything else. */
static Result do_starts(Story *s, const Actor *who, Str line, Str expected)
{
    (void)expected, (void)line;
    if (s->clerk)
        return wrong(s, S("the server is running"));
    tell(s, who, "The server is back", (Str){ 0 }, NULL);
    TRY(story_clerk_begin(s));
    clerk_work(s->clerk);                    /* a server pays at once what it owes */
    return DONE;
}

/* ---- forgetting ------------------------------------------------------------------ */

/* By that person or about its bid, of that lot and envelope where the line names them. */
static bool is_meant(Story *s, const Act *act, Str line)
{
    Str of = pair_value(line, "of"), envelope = pair_value(line, "envelope");
    Id  lot = number_of(line, "lot"), person = of.len ? actor(s, of)->number : 0;
    if (act->kind != act_kind(pair_value(line, "act")) || (lot && act_lot(act) != lot))
        return false;
    if (act->kind == ACT_OPENED && envelope.len &&
        !str_is(envelope, envelope_name((Envelope)act->opened.envelope)))
        return false;
    return !person || act->actor == person || act_bidder(act) == person;
}

/* erases act=interest field=name of=cora reason="..." with=bill: what the last such act carries.
 * What a deposit carries is the sealed bid, and goes by the list of its box. */
static Result do_erases(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Record r;
    Shelf  shelf = { 0 };
    Act    act = { .kind = ACT_ERASE }, of = { 0 };
    TRY(here(s, &p));
    TRY(paper_record_marks(clerk_book(s->clerk), p, s->now, &r, s->life));
    for (each(const Act, one, r.acts))
        if (is_meant(s, one, line))
            of = *one;
    const Field *f = act_field_str(of.kind, pair_value(line, "field"));
    if (!f)
        return wrong(s, S("no such act carries this"));
    bool sealed = of.kind == ACT_DEPOSIT;
    bool key = of.kind == ACT_OPENED && str_is(str(f->name), "key");
    act.erase.nth  = sealed ? round_of(p, of.deposit.round)->listed_nth : of.nth;
    act.erase.what = sealed ? ERASE_SEALED : key ? ERASE_KEY
                   : f->type == PAPER ? ERASE_PAPER : ERASE_WORDS;
    act.erase.hash = act_hash(&of, f);
    if (pair_value(line, "ground").at)
        TRY(field_read(act_field(ACT_ERASE, "ground"), pair_value(line, "ground"), &act));
    *list_add(&shelf, s->life) = shelve(pair_value(line, "reason"));
    act.erase.reason = shelf.at[0].hash;
    return propose(s, who, &act, 1, &shelf, line, expected);
}

/* ---- two officers on two days ---------------------------------------------------- */

static Result parcel_of(Story *s, Str file, Parcel *parcel)
{
    Str bytes;
    TRY(file_read(path_of(s, file, "parcel"), PARCEL_BYTES, &bytes, s->life));
    return parcel_read(bytes, parcel, s->life);
}

/* enters FILE: what another officer agreed to. */
static Result do_enters(Story *s, const Actor *who, Str line, Str expected)
{
    Parcel parcel;
    Str    rest = line;
    TRY(parcel_of(s, word_cut(&rest), &parcel));
    return propose(s, who, parcel.acts.at, parcel.acts.len, &parcel.shelf, line, expected);
}

/* takes-back FILE: an agreement to begin lies with the office, and so do those to its own acts. */
static Result do_takes_back(Story *s, const Actor *who, Str line, Str expected)
{
    Parcel parcel;
    Str    rest = line;
    Name   here = s->name;
    TRY(parcel_of(s, word_cut(&rest), &parcel));
    const Act *last = &parcel.acts.at[parcel.acts.len - 1];
    Act act = { .kind = ACT_WITHDRAW_AGREEMENT,
                .withdraw_agreement.serial = last->agreed.serial };
    s->name = last->kind == ACT_BEGIN ? (Name){ 0 } : last->procedure;
    Result r = propose(s, who, &act, 1, &(Shelf){ 0 }, line, expected);
    s->name = name_is_office(s->name) ? here : s->name;
    return r;
}

/* ---- witnesses --------------------------------------------------------------------- */

static Result witness_key(Story *s, const Actor *who, Vkey *vkey)
{
    Text name = { 0 };
    text_put(&name, s->life, "{}.example/witness", who->name);
    return vkey_of(text_str(&name), KEY_COSIGNATURE, &who->key, vkey);
}

/* From now on nobody believes a checkpoint that this one has not signed. */
static Result do_witness(Story *s, const Actor *who, Str line, Str expected)
{
    Vkey vkey;
    Text policy = { 0 };
    Str  rest = s->end->policy, log = str_cut(&rest, '\n');
    (void)expected, (void)line;
    if (!str_is(rest, "quorum none\n"))
        return wrong(s, S("there is a witness already"));
    TRY(witness_key(s, who, &vkey));
    text_put(&policy, s->life, "{}\nwitness {} ", log, who->name);
    vkey_write(&vkey, &policy, s->life);
    text_put(&policy, s->life, "\nquorum {}\n", who->name);
    tell(s, who, "Follow the log as a witness, with a key of one's own", (Str){ 0 }, NULL);
    return story_believes(s, text_str(&policy));
}

/* What the log signed last, with one line more. */
static Result cosigned(Story *s, const Actor *who, Str *note)
{
    Vkey vkey;
    Str  text;
    Note n;
    Text t = { 0 };
    TRY(witness_key(s, who, &vkey));
    TRY(book_checkpoint(clerk_book(s->clerk), 0, &text, s->life));
    TRY(note_read(text, &n, s->life));
    TRY(note_cosign(&n, &vkey, &who->key, s->now, s->life));
    note_write(&n, &t, s->life);
    *note = text_str(&t);
    return DONE;
}

static Result do_cosigns(Story *s, const Actor *who, Str line, Str expected)
{
    Str       note;
    Policy    policy;
    Cosigners signers;
    (void)line;
    TRY(policy_read(s->end->policy, &policy, s->life));
    TRY(cosigned(s, who, &note));
    Result r = clerk_witness(s->clerk, note, &policy, false, &signers, s->life);
    tell(s, who, "Sign what the log has come to", str_of_number(signers.size, s->life), r.why);
    return as_expected(s, expected, r);
}

static Result do_wait(Story *s, const Actor *who, Str line, Str expected)
{
    (void)s; (void)who; (void)line; (void)expected;
    return DONE;
}

static const struct { const char *name; Doing *does;
} doings[] = {
    { "office", do_office },
    { "enlist", do_enlist },
    { "delegate", do_delegate },
    { "lock", do_lock },
    { "seal", do_seal },
    { "seals-blindly", do_seals_blindly },
    { "deposit", do_deposit },
    { "late-deposit", do_late_deposit },
    { "withdraw", do_withdraw },
    { "ready-deposit", do_ready_deposit },
    { "call-back", do_call_back },
    { "list", do_list },
    { "turn", do_turn },
    { "turn-kept-back", do_turn_kept_back },
    { "looks", do_looks },
    { "forces", do_forces },
    { "open", do_open },
    { "lock-scores", do_lock_scores },
    { "award-first", do_award_first },
    { "interests", do_interests },
    { "takes-over", do_takes_over },
    { "poses-as", do_poses_as },
    { "erases", do_erases },
    { "enters", do_enters },
    { "takes-back", do_takes_back },
    { "witness", do_witness },
    { "cosigns", do_cosigns },
    { "stops", do_stops },
    { "starts", do_starts },
    { "wait", do_wait },
};

Doing *story_doing(Str word)
{
    for (ptrdiff_t i = 0; i < countof(doings); i++)
        if (str_is(word, doings[i].name))
            return doings[i].does;
    return NULL;
}
