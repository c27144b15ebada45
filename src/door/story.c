#include "door/story.h"

#include "core/duty.h"
#include "core/rank.h"
#include "door/paper.h"
#include "door/timeline.h"
#include "door/tools.h"
#include "door/verify.h"

#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason story_wrong = { REFUSED, "story-wrong", "src/door/story.h",
    "The story did not go as it is written." };

/* A bid that was sealed and waits to be deposited. */
typedef struct Ready { const Actor *actor; SealedBid bid; bool sent; } Ready;

/* A box act between the door and its tick. */
typedef struct Pending { const Actor *actor; Proposal proposal; Act act; Str line; } Pending;

/* Their places must not move while a proposal waits: lists of pointers. */
typedef Actor   *ActorAt;
typedef Ready   *ReadyAt;
typedef Pending *PendingAt;

typedef struct Story {
    Arena      *life;
    Clerk      *clerk;               /* NULL while the server is down */
    Arena       clerk_life;
    SigningKey  log_key;
    const char *folder;
    const char *policy;              /* the file of what every holder believes */
    Timeline    timeline;
    StoryEnd   *end;
    Zone        zone;
    Instant     now;
    Name        name;                /* of the procedure under way */
    LIST(ActorAt)   people;
    LIST(ReadyAt)   ready;
    LIST(PendingAt) pending;
    int64_t     line;
    Str         rest;                /* of the text */
    int64_t     folders;
} Story;

static Instant story_now(void *story) { return ((Story *)story)->now; }

/* ---- trouble --------------------------------------------------------------------- */

static Result wrong(Story *s, Str line, Str what)
{
    Text t = { 0 };
    text_put(&t, s->life, "line {}: {}\n    {}", str_of_number(s->line, s->life), what, line);
    s->end->trouble = text_str(&t);
    return because_of(&story_wrong, s->end->trouble);
}

static Result wrong_refusal(Story *s, Str line, Result r)
{
    Text t = { 0 };
    text_put(&t, s->life, "refused: {} ({}) {}", str(r.why->code), str(r.why->says), r.detail);
    return wrong(s, line, text_str(&t));
}

/* ---- people ---------------------------------------------------------------------- */

static const Actor *find_actor(void *story, Str name)
{
    Story *s = story;
    for (each(ActorAt, actor, s->people))
        if (str_same((*actor)->name, name))
            return *actor;
    return NULL;
}

/* Whoever is named for the first time gets keys. */
static const Actor *actor(Story *s, Str name)
{
    const Actor *known = find_actor(s, name);
    if (known)
        return known;
    Actor *fresh = make(s->life, Actor, 1);
    *fresh = actor_new(str_copy(name, s->life));
    *list_add(&s->people, s->life) = fresh;
    return fresh;
}

static Result here(Story *s, const Procedure **p) { return clerk_procedure(s->clerk, s->name, p); }

/* ---- telling --------------------------------------------------------------------- */

static void tell(Story *s, const Actor *who, const char *what, Str detail, const Reason *refused)
{
    timeline_tell(&s->timeline, s->now, who->name, str(what), detail, refused);
}

/* Nothing is told until ->timeline.to is what this gives back. */
static FILE *silence(Story *s)
{
    FILE *aloud = s->timeline.to;
    s->timeline.to = NULL;
    return aloud;
}

static const char *name_of_number(const Story *s, Id number, Arena *a)
{
    for (each(ActorAt, it, s->people))
        if ((*it)->number == number)
            return str_terminated((*it)->name, a);
    return NULL;
}

/* 41.500 is 41.5, 4.000 is 4. */
static Str points_told(Points n, Arena *a)
{
    Str told = str_of_decimal(n, 3, a);
    while (told.at[told.len - 1] == '0')
        told.len--;
    if (told.at[told.len - 1] == '.')
        told.len--;
    return told;
}

static bool is_told(const char *field)
{
    static const char *const names[] = { "buyer", "gate", "criterion", "session", "item", "reader",
                                         "exhibit", "claim", "designation" };
    for (ptrdiff_t i = 0; i < countof(names); i++)
        if (!strcmp(field, names[i]))
            return true;
    return false;
}

/* What is said aloud: questions, answers, replies. Reasons stand in the record. */
static void gist_words(Text *t, const Act *act, const Field *f, const Shelf *shelf, Arena *a)
{
    if (strcmp(f->name, "text") != 0)
        return;
    for (each(const Shelved, words, *shelf))
        if (hash_same(words->hash, act_hash(act, f)))
            text_put(t, a, ", \"{}\"", words->bytes);
}

/* What a reader wants to know of a field; nothing of hashes, versions and what is always 1. */
static void gist_field(const Story *s, Text *t, const Act *act, const Field *f, bool lots,
                       Arena *a)
{
    int64_t n = f->type == WORDS || f->type == PAPER || f->type == HASH || f->type == KEY ||
                f->type == PROOF ? 0 : act_number(act, f);
    const char *who = f->type == NUMBER ? name_of_number(s, n, a) : NULL;
    if (who)
        text_put(t, a, ", {}", str(who));
    else if (f->type == CHOICE)
        text_put(t, a, ", {}", str(f->choices->names[n]));
    else if (f->type == DATE)
        text_put(t, a, ", {} {}", str(f->name), str_of_day(n, a));
    else if (f->type == MONEY && n)
        text_put(t, a, ", £{}", str_of_money(n, a));
    else if (f->type == POINTS)
        text_put(t, a, ", {} {}", str(f->name), points_told(n, a));
    else if (n && (is_told(f->name) || (lots && !strcmp(f->name, "lot"))))
        text_put(t, a, ", {} {}", str(f->name), str_of_number(n, a));
}

static Str gist(Story *s, const Act *act, const Shelf *shelf, Arena *a)
{
    Text t = { 0 };
    const Procedure *p = NULL;
    const ActRow *row = &act_rows[act->kind];
    bool lots = !failed(here(s, &p)) && p->lots.len > 1;
    for (const Field *f = row->fields; f < row->fields + FIELDS && f->name; f++) {
        gist_field(s, &t, act, f, lots, a);
        if (f->type == WORDS)
            gist_words(&t, act, f, shelf, a);
    }
    return str_after(text_str(&t), 2);
}

/* ---- proposing ------------------------------------------------------------------- */

/* The expected reason of a line, cut off its end: "... ! not-now". */
static Str expected_of(Str *line)
{
    for (ptrdiff_t i = line->len - 1; i > 0; i--)
        if (line->at[i] == '!' && line->at[i - 1] == ' ') {
            Str reason = str_trim(str_after(*line, i + 1));
            line->len = i;
            *line = str_trim(*line);
            return reason;
        }
    return (Str){ 0 };
}

static Result as_expected(Story *s, Str line, Str expected, Result r)
{
    if (!failed(r) && !expected.at)
        return s->end->acts++, DONE;
    if (!failed(r))
        return wrong(s, line, S("was entered, though it should have been refused"));
    if (!expected.at || !str_is(expected, r.why->code))
        return wrong_refusal(s, line, r);
    return s->end->refusals++, DONE;
}

static Id pending_of(const Story *s, const Actor *who)
{
    Id count = 0;
    for (each(PendingAt, pending, s->pending))
        count += (*pending)->actor == who && !(*pending)->proposal.answered;
    return count;
}

static const Actor *second_of(Story *s, Str line)
{
    Str with = pair_value(line, "with");
    return with.at ? actor(s, with) : NULL;
}

/* A box act is put into the tray; what becomes of it shows at its tick. */
static Result put_box(Story *s, const Actor *who, const Act *act, const Shelf *shelf, Str line,
                      Str expected)
{
    const Procedure *p;
    Pending *pending = make(s->life, Pending, 1);
    *pending = (Pending){ .actor = who, .act = *act, .line = line };
    pending->act.procedure = s->name;
    pending->proposal = (Proposal){ .acts = &pending->act, .count = 1, .words = shelf->at,
                                    .word_count = shelf->len };
    TRY(here(s, &p));
    act_sign(&pending->act, who, NULL, p, pending_of(s, who), clerk_origin(s->clerk), s->now,
             s->life);
    Arena  a = arena_begin(64 << 20);
    Result r = clerk_put(s->clerk, &pending->proposal, &a);
    r.detail = str_copy(r.detail, s->life);
    arena_end(&a);
    if (!failed(r))
        *list_add(&s->pending, s->life) = pending;
    tell(s, who, act_rows[act->kind].says, gist(s, act, shelf, s->life), failed(r) ? r.why : NULL);
    return as_expected(s, line, expected, r);
}

static Result propose(Story *s, const Actor *who, Act *acts, ptrdiff_t count, const Shelf *shelf,
                      Str line, Str expected)
{
    const Procedure *p = NULL;
    Proposal proposal = {
        .acts = acts, .count = count, .words = shelf->at, .word_count = shelf->len
    };
    const Actor *second = second_of(s, line);
    Act *last = &acts[count - 1];
    bool begins = last->kind == ACT_BEGIN, office = act_rows[last->kind].rules & IN_OFFICE;
    if (begins)
        randombytes_buf(s->name.byte, sizeof s->name.byte);
    for (ptrdiff_t i = 0; i < count; i++)
        acts[i].procedure = office ? (Name){ 0 } : s->name;
    if (!begins)
        TRY(clerk_procedure(s->clerk, last->procedure, &p));
    if (count > 1 || act_rows[last->kind].rules & CLOSES)
        batch_sign(acts, count, who, second, p, clerk_origin(s->clerk), s->now, s->life);
    else
        act_sign(last, who, second, p, 0, clerk_origin(s->clerk), s->now, s->life);
    Arena  a = arena_begin(64 << 20);
    Result r = clerk_propose(s->clerk, &proposal, &a);
    r.detail = str_copy(r.detail, s->life);
    arena_end(&a);
    Str detail = gist(s, last, shelf, s->life);
    tell(s, who, act_rows[last->kind].says, detail, failed(r) ? r.why : NULL);
    if (!failed(r) && !office)
        s->name = s->end->procedure = proposal.name;
    return as_expected(s, line, expected, r);
}

/* ---- acts from words ------------------------------------------------------------- */

static Wording wording(Story *s)
{
    const Procedure *p = NULL;
    if (failed(here(s, &p)))
        p = NULL;
    return (Wording){ s->zone, p, find_actor, s };
}

static Result line_next(Story *s, Str *line)
{
    *line = str_trim(str_cut(&s->rest, '\n'));
    s->line++;
    return DONE;
}

/* The lines of a batch up to "}". *read: the first of them that cannot be read, and why. */
static Result read_batch(Story *s, Acts *acts, Shelf *shelf, Result *read)
{
    Str line;
    for (*read = DONE;;) {
        if (!s->rest.len)
            return wrong(s, S("{"), S("the batch has no end"));
        TRY(line_next(s, &line));
        if (str_is(line, "}"))
            return DONE;
        if (!line.len || line.at[0] == '#')
            continue;
        Str whole = line, name = word_cut(&line);
        ActKind kind = act_kind(name);
        Wording w = wording(s);
        Act *act = list_add(acts, s->life);
        *act = (Act){ 0 };
        if (!kind)
            return wrong(s, whole, S("there is no such act"));
        Result r = act_of_words(kind, line, &w, act, shelf, s->life);
        if (!failed(*read))
            *read = r;
    }
}

static Result do_act(Story *s, const Actor *who, ActKind kind, Str line)
{
    Str    whole = line;
    Acts   acts = { 0 };
    Shelf  shelf = { 0 };
    Act    act = { 0 };
    Result batch = DONE;
    if (line.len && line.at[line.len - 1] == '{') {
        line.len--;
        line = str_trim(line);
        TRY(read_batch(s, &acts, &shelf, &batch));
    }
    Str expected = expected_of(&line);
    if (failed(batch))
        return as_expected(s, whole, expected, batch);
    if (kind == ACT_INTEREST)
        act.interest.key = who->public;
    Wording w = wording(s);
    Text    own_key = { 0 };
    text_add(&own_key, line, s->life);
    if (kind == ACT_INTEREST)
        text_put(&own_key, s->life, " key={}", who->name);
    Result r = act_of_words(kind, text_str(&own_key), &w, &act, &shelf, s->life);
    if (failed(r))
        return as_expected(s, whole, expected, r);
    if (act_is_box(&act))
        return put_box(s, who, &act, &shelf, line, expected);
    TRY(paper_again(clerk_book(s->clerk), &act, &shelf, s->life));
    *list_add(&acts, s->life) = act;
    return propose(s, who, acts.at, acts.len, &shelf, line, expected);
}

/* ---- doings ---------------------------------------------------------------------- */

typedef Result Doing(Story *, const Actor *, Str line, Str expected);

static Result do_office(Story *s, const Actor *who, Str line, Str expected)
{
    Act   act = { .kind = ACT_ENROL, .enrol = { .person = who->number, .key = who->public } };
    Shelf shelf = { 0 };
    Str   name = word_cut(&line);
    *list_add(&shelf, s->life) = shelve(name.len ? name : who->name);
    act.enrol.name = shelf.at[0].hash;
    return propose(s, who, &act, 1, &shelf, line, expected);
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
        TRY(propose(s, who, &act, 1, &(Shelf){ 0 }, str_is(role, "officer") ? line : none,
                    roles.len ? none : expected));
    }
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

/* Made-up pages: a text that says what it is, repeated to its size. */
static Str invented(Str name, int64_t bytes, Arena *a)
{
    Text t = { 0 };
    while (t.len < bytes)
        text_put(&t, a, "{}: a page of an invented bid. ", name);
    return (Str){ t.at, bytes };
}

/* "Method.pdf 120000; Team.pdf 40000" */
static BidFiles quality_files(Str list, Arena *a)
{
    LIST(Enclosure) files = { 0 };
    while (list.len) {
        Str file = str_trim(str_cut(&list, ';')), name = word_cut(&file);
        int64_t bytes = 1000;
        str_number(file, &bytes);
        *list_add(&files, a) = enclosure_of_str(name, invented(name, bytes, a), a);
    }
    return (BidFiles){ files.at, files.len };
}

/* "1 2027 1 95000000; 1 2028 1 95000000": service, year, buyer, pence. */
static BidFiles price_file(Str list, Arena *a)
{
    Text t = { 0 };
    Enclosure *file = make(a, Enclosure, 1);
    while (list.len) {
        text_add(&t, str_trim(str_cut(&list, ';')), a);
        text_byte(&t, '\n', a);
    }
    *file = enclosure_of_str(S("price"), text_str(&t), a);
    return (BidFiles){ file, 1 };
}

static Id number_of(Str line, const char *name)
{
    Id n = 0;
    str_number(pair_value(line, name), &n);
    return n;
}

static Id version_next(const Procedure *p, const Story *s, const Actor *who, Id round, Id lot)
{
    Id version = 1;
    for (each(Deposit, d, p->box))
        if (d->bidder == who->number && d->round == round && d->lot == lot && d->version >= version)
            version = d->version + 1;
    for (each(PendingAt, pending, s->pending)) {
        const Act *act = &(*pending)->act;
        if ((*pending)->actor == who && !(*pending)->proposal.answered && act_round(act) == round &&
            act_lot(act) == lot && act_is_bid(act))
            version++;
    }
    return version;
}

static Result do_seal(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Text folder = { 0 };
    Id lot = number_of(line, "lot"), round = number_of(line, "round");
    Ready *ready = make(s->life, Ready, 1);
    TRY(here(s, &p));
    const Round *r = round_of(p, round);
    text_put(&folder, s->life, "{}/{}-{}", str(s->folder), who->name,
             str_of_number(++s->folders, s->life));
    const char *path = str_terminated(text_str(&folder), s->life);
    if (mkdir(path, 0700))
        return wrong(s, line, S("no folder for the sealed files"));
    BidFiles files[ENVELOPES] = {
        [QUALIFICATION] = quality_files(pair_value(line, "quality"), s->life),
        [QUALITY]       = quality_files(pair_value(line, "quality"), s->life),
        [PRICE]         = price_file(pair_value(line, "price"), s->life) };
    ready->actor = who;
    Result res = bid_seal(p, who, r ? r->id : 0, lot, version_next(p, s, who, r ? r->id : 0, lot),
                          files, path, &ready->bid, s->life);
    if (!failed(res))
        *list_add(&s->ready, s->life) = ready;
    tell(s, who, "Seal a bid on one's own machine", (Str){ 0 }, failed(res) ? res.why : NULL);
    return as_expected(s, line, expected, res);
}

static Ready *ready_of(Story *s, const Actor *who, Id lot)
{
    Ready *found = NULL;
    for (each(ReadyAt, ready, s->ready))
        if ((*ready)->actor == who && (*ready)->bid.lot == lot && !(*ready)->sent)
            found = *ready;
    return found;
}

static Result put_bid(Story *s, const Actor *who, ActKind kind, Str line, Str expected)
{
    Ready *ready = ready_of(s, who, number_of(line, "lot"));
    Shelf  shelf = { 0 };
    Arena  a = arena_begin(64 << 20);
    if (!ready)
        return wrong(s, line, S("nothing was sealed for this lot"));
    Result r = bid_upload(clerk_book(s->clerk), &ready->bid, &a);
    arena_end(&a);
    TRY(r);
    *list_add(&shelf, s->life) = shelve(ready->bid.heads);
    Act act = { .kind = kind, .deposit = { ready->bid.round, ready->bid.lot, ready->bid.version,
                                           shelf.at[0].hash } };
    ready->sent = !expected.at;
    return put_box(s, who, &act, &shelf, line, expected);
}

static Result do_deposit(Story *s, const Actor *who, Str line, Str expected)
{
    return put_bid(s, who, ACT_DEPOSIT, line, expected);
}

static Result do_late_deposit(Story *s, const Actor *who, Str line, Str expected)
{
    return put_bid(s, who, ACT_LATE_DEPOSIT, line, expected);
}

/* It is kept at once; no tick is waited for. */
static Result do_standing_deposit(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Ready *ready = ready_of(s, who, number_of(line, "lot"));
    Shelf  shelf = { 0 };
    Arena  a = arena_begin(64 << 20);
    if (!ready)
        return wrong(s, line, S("nothing was sealed for this lot"));
    TRY(bid_upload(clerk_book(s->clerk), &ready->bid, s->life));
    *list_add(&shelf, s->life) = shelve(ready->bid.heads);
    Act act = { .kind = ACT_STANDING_DEPOSIT, .procedure = s->name,
                .standing_deposit = { ready->bid.round, ready->bid.lot, ready->bid.version,
                                      shelf.at[0].hash } };
    Proposal proposal = { .acts = &act, .count = 1, .words = shelf.at, .word_count = 1 };
    TRY(here(s, &p));
    act_sign(&act, who, NULL, p, pending_of(s, who), clerk_origin(s->clerk), s->now, s->life);
    Result r = clerk_propose(s->clerk, &proposal, &a);
    r.detail = str_copy(r.detail, s->life);
    arena_end(&a);
    ready->sent = !failed(r);
    tell(s, who, act_rows[act.kind].says, gist(s, &act, &shelf, s->life), r.why);
    return as_expected(s, line, expected, r);
}

/* call-back lot=1 [round=1] */
static Result do_call_back(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    TRY(here(s, &p));
    const Round *r = round_of(p, number_of(line, "round"));
    Act act = { .kind = ACT_CALL_BACK, .call_back = { r ? r->id : 0, number_of(line, "lot") } };
    return put_box(s, who, &act, &(Shelf){ 0 }, line, expected);
}

static Result do_withdraw(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    TRY(here(s, &p));
    const Round *r = round_of(p, number_of(line, "round"));
    Id lot = number_of(line, "lot");
    Act act = { .kind = ACT_WITHDRAW, .withdraw = { r ? r->id : 0, lot,
        version_next(p, s, who, r ? r->id : 0, lot) - 1 } };
    return put_box(s, who, &act, &(Shelf){ 0 }, line, expected);
}

static bool somebody_waits(const Story *s)
{
    for (each(PendingAt, pending, s->pending))
        if (!(*pending)->proposal.answered)
            return true;
    return false;
}

/* The list would wait for what is in the tray, and no tick comes while a story waits. */
static Result do_list(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Act   act = { 0 };
    Shelf shelf = { 0 };
    Str   reason = pair_value(line, "reason");
    if (!expected.at && somebody_waits(s))
        return wrong(s, line, S("a box act waits for its tick"));
    TRY(here(s, &p));
    box_list_act(p, number_of(line, "round"), &act, s->life);
    act.box_list.clock = CLOCK_OPERATOR;
    if (reason.at) {
        *list_add(&shelf, s->life) = shelve(reason);
        act.box_list.reason = shelf.at[0].hash;
    }
    return propose(s, who, &act, 1, &shelf, line, expected);
}

static Envelope envelope_of(Str line)
{
    Str name = pair_value(line, "envelope");
    return str_is(name, "price") ? PRICE : str_is(name, "qualification") ? QUALIFICATION : QUALITY;
}

static const char *path_of(Story *s, Str name, const char *what)
{
    Text t = { 0 };
    text_put(&t, s->life, "{}/{}.{}", str(s->folder), name, str(what));
    return str_terminated(text_str(&t), s->life);
}

/* The holder's own tool: it exports the log, audits it under the holder's policy, compares it with
 * what it saw last time, and asks the law. */
static Result turn_by_tool(Story *s, const Actor *who, Str line, Act *act, Shelf *shelf, Arena *a)
{
    const Procedure *p;
    Looked *looked = make(a, Looked, 1);
    Papers  papers = looked_papers(looked);
    TRY(here(s, &p));
    Holder holder = { .pinned = p->name, .round = number_of(line, "round"), .policy = s->policy,
                      .seen = path_of(s, who->name, "seen"), .now = s->now };
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

static Result do_turn(Story *s, const Actor *who, Str line, Str expected)
{
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    bool   looked = !access(path_of(s, who->name, "seen"), F_OK);
    Result r = looked && !expected.at ? turn_shortly(s, who, line, &act, &shelf)
                                      : try_tool(s, who, line, &act, &shelf);
    if (failed(r)) {
        tell(s, who, act_rows[ACT_TURNS].says, str(envelope_name(envelope_of(line))), r.why);
        return as_expected(s, line, expected, r);
    }
    return propose(s, who, &act, 1, &shelf, line, expected);
}

/* The tool alone: would it turn? Nothing leaves the machine. */
static Result do_looks(Story *s, const Actor *who, Str line, Str expected)
{
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Result r = try_tool(s, who, line, &act, &shelf);
    tell(s, who, "Ask one's own tool whether it would turn", (Str){ 0 }, r.why);
    return as_expected(s, line, expected, r);
}

/* A tool that was tampered with asks nobody; the clerk does. */
static Result do_forces(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Papers papers = clerk_papers(s->clerk);
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    TRY(here(s, &p));
    TRY(turns_forced(p, &papers, who, number_of(line, "round"), number_of(line, "lot"),
                     envelope_of(line), &act, &shelf, s->life));
    return propose(s, who, &act, 1, &shelf, line, expected);
}

/* Opens every admitted bid of the lot that is not open yet. */
static Result do_open(Story *s, const Actor *who, Str line, Str expected)
{
    const Procedure *p;
    Papers papers = clerk_papers(s->clerk);
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
        Result res = opened_act(p, &papers, bid, envelope, NULL, &act, &shelf, &a);
        res = failed(res) ? as_expected(s, line, expected, res)
                          : propose(s, who, &act, 1, &shelf, line, expected);
        arena_end(&a);
        TRY(res);
        if (expected.at)
            break;
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
    Str   report = pair_value(line, "report");
    TRY(here(s, &p));
    Result r = award_act(p, number_of(line, "round"), number_of(line, "lot"), &act, s->life);
    if (failed(r))
        return as_expected(s, line, expected, r);
    *list_add(&shelf, s->life) = shelve(report.at ? report : S("award report"));
    act.award.report = shelf.at[0].hash;
    return propose(s, who, &act, 1, &shelf, line, expected);
}

/* interests count=256 name="Interested firm": so many firms register and are heard of no more. */
static Result do_interests(Story *s, const Actor *who, Str line, Str expected)
{
    Id  count = number_of(line, "count");
    Str name = pair_value(line, "name"), none = { 0 };
    tell(s, who, "Register as bidders with their own keys", str_of_number(count, s->life), NULL);
    FILE *aloud = silence(s);                /* one line of the timeline is enough */
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
    return wrong(s, line, S("there is nobody of this name"));
}

static Result clerk_begin(Story *s)
{
    int64_t missed;
    s->clerk_life = arena_begin((ptrdiff_t)1 << 30);
    return clerk_open(&s->clerk, s->folder, &s->log_key, (Wall){ story_now, s }, 0, &missed,
                      &s->clerk_life);
}

static void clerk_end(Story *s)
{
    arena_end(&s->clerk_life);
    s->clerk = NULL;
}

/* Only when nobody waits for an answer: who got none deposited nothing. */
static Result do_stops(Story *s, const Actor *who, Str line, Str expected)
{
    (void)expected;
    if (somebody_waits(s))
        return wrong(s, line, S("somebody waits for an answer"));
    tell(s, who, "The server is out of reach", (Str){ 0 }, NULL);
    clerk_end(s);
    return DONE;
}

/* The clerk pays the ticks that it owes before it does anything else. */
static Result do_starts(Story *s, const Actor *who, Str line, Str expected)
{
    (void)expected;
    if (s->clerk)
        return wrong(s, line, S("the server is running"));
    tell(s, who, "The server is back", (Str){ 0 }, NULL);
    return clerk_begin(s);
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
    TRY(paper_record(s->clerk, p, &r, s->life));
    for (each(const Act, one, r.acts))
        if (is_meant(s, one, line))
            of = *one;
    const Field *f = act_field_str(of.kind, pair_value(line, "field"));
    if (!f)
        return wrong(s, line, S("no such act carries this"));
    bool sealed = of.kind == ACT_DEPOSIT;
    bool key = of.kind == ACT_OPENED && str_is(str(f->name), "key");
    act.erase.nth  = sealed ? round_of(p, of.deposit.round)->listed_nth : of.nth;
    act.erase.what = sealed ? ERASE_SEALED : key ? ERASE_KEY
                   : f->type == PAPER ? ERASE_PAPER : ERASE_WORDS;
    act.erase.hash = act_hash(&of, f);
    *list_add(&shelf, s->life) = shelve(pair_value(line, "reason"));
    act.erase.reason = shelf.at[0].hash;
    return propose(s, who, &act, 1, &shelf, line, expected);
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
    { "lock", do_lock },
    { "seal", do_seal },
    { "deposit", do_deposit },
    { "late-deposit", do_late_deposit },
    { "withdraw", do_withdraw },
    { "standing-deposit", do_standing_deposit },
    { "call-back", do_call_back },
    { "list", do_list },
    { "turn", do_turn },
    { "looks", do_looks },
    { "forces", do_forces },
    { "open", do_open },
    { "lock-scores", do_lock_scores },
    { "award-first", do_award_first },
    { "interests", do_interests },
    { "takes-over", do_takes_over },
    { "erases", do_erases },
    { "stops", do_stops },
    { "starts", do_starts },
    { "wait", do_wait },
};

/* ---- expectations ---------------------------------------------------------------- */

static Result expect_rank(Story *s, Str line)
{
    const Procedure *p;
    Ranking ranking;
    Str rest = line, pair = word_cut(&rest), name, value;
    Id  lot = 0;
    ptrdiff_t i = 0;
    TRY(here(s, &p));
    if (!pair_cut(pair, &name, &value) || !str_number(value, &lot))
        return wrong(s, line, S("expect rank lot=N names ... totals figures ..."));
    TRY(rank_lot(p, round_of(p, 0)->id, lot, &ranking, s->life));
    while (rest.len) {
        Str word = word_cut(&rest);
        if (str_is(word, "totals"))
            break;
        if (i >= ranking.lines.len || ranking.lines.at[i].out ||
            ranking.lines.at[i].bid->bidder != actor(s, word)->number)
            return wrong(s, line, S("the order is another"));
        i++;
    }
    if (i < ranking.lines.len && !ranking.lines.at[i].out)
        return wrong(s, line, S("there are more bids in the ranking"));
    for (i = 0; rest.len; i++) {
        Points total;
        if (!str_decimal(word_cut(&rest), 3, &total) || i >= ranking.lines.len ||
            ranking.lines.at[i].shown != total)
            return wrong(
                s, line,
                str_of_decimal(i < ranking.lines.len ? ranking.lines.at[i].shown : 0, 3, s->life));
    }
    return DONE;
}

static Result expect_phase(Story *s, Str line)
{
    const Procedure *p;
    TRY(here(s, &p));
    Id lot = number_of(line, "lot");
    Str rest = line;
    word_cut(&rest);
    const char *is = phase_name(phase_at(p, 0, lot, s->now));
    return str_starts(str(is), str_terminated(word_cut(&rest), s->life)) ? DONE
                                                                         : wrong(s, line, str(is));
}

/* readings reader=1 2 7: the exhibits that the reader was shown, in their order. */
static Result expect_readings(Story *s, Str line)
{
    const Procedure *p;
    Text  is = { 0 };
    Id    reader = number_of(line, "reader");
    Str   rest = line;
    TRY(here(s, &p));
    word_cut(&rest);
    for (each(Reading, reading, p->readings))
        if (reading->reader == reader)
            text_put(&is, s->life, "{}{}", S(" "), str_of_number(reading->exhibit, s->life));
    Str got = str_trim(text_str(&is));
    return str_same(got, str_trim(rest)) ? DONE : wrong(s, line, got);
}

/* box lot=2 bela replaced stands: what the list of the box says of a bidder's versions. */
static Result expect_box(Story *s, Str line)
{
    const Procedure *p;
    Text list = { 0 }, is = { 0 };
    Str  rest = line;
    TRY(here(s, &p));
    word_cut(&rest);
    const Actor *bidder = actor(s, word_cut(&rest));
    box_list_write(&list, p, round_of(p, 0)->id, s->life);
    Str all = text_str(&list);
    str_cut(&all, '\n');
    while (all.len) {
        Str of = str_cut(&all, '\n');
        Str leaf = str_cut(&of, ' '), who = str_cut(&of, ' '), lot = str_cut(&of, ' ');
        Str version = str_cut(&of, ' ');
        (void)leaf;
        (void)version;
        if (str_same(who, str_of_number(bidder->number, s->life)) &&
            str_same(lot, str_of_number(number_of(line, "lot"), s->life)))
            text_put(&is, s->life, "{}{}", S(" "), str_cut(&of, ' '));
    }
    Str got = str_trim(text_str(&is));
    return str_same(got, str_trim(rest)) ? DONE : wrong(s, line, got);
}

typedef struct ReadyVersions { Text text; Id lot; Arena *a; } ReadyVersions;

static Result ready_version(void *with, const Act *act, const Shelved *heads)
{
    ReadyVersions *v = with;
    (void)heads;
    if (act_lot(act) == v->lot)
        text_put(&v->text, v->a, "{}", str_of_number(act->standing_deposit.version, v->a));
    return DONE;
}

/* ready lot=1 bela 2: the version that lies ready for the deadline; nothing. */
static Result expect_ready(Story *s, Str line)
{
    ReadyVersions is = { .lot = number_of(line, "lot"), .a = s->life };
    Str rest = line;
    word_cut(&rest);
    const Actor *bidder = actor(s, word_cut(&rest));
    TRY(clerk_ready(s->clerk, s->name, bidder->number, ready_version, &is));
    Str got = is.text.len ? text_str(&is.text) : S("nothing");
    return str_same(got, str_trim(rest)) ? DONE : wrong(s, line, got);
}

/* "-1,250.00" */
static bool read_amount(Str s, Money *out, Arena *a)
{
    Text t = { 0 };
    bool below = str_starts(s, "-");
    for (ptrdiff_t i = below; i < s.len; i++)
        if (s.at[i] != ',')
            text_byte(&t, s.at[i], a);
    if (!str_decimal(text_str(&t), 2, out))
        return false;
    return *out = below ? -*out : *out, true;
}

/* savings lot=1 [buyer=1 [year=2027]] 126,000,000.00 [beyond 0.00]: saved, and beyond the target */
static Result expect_savings(Story *s, Str line)
{
    const Procedure *p;
    Papers  papers = clerk_papers(s->clerk);
    Savings savings;
    Money   saved, beyond;
    Str     rest = line, word = word_cut(&rest), name, value;
    TRY(here(s, &p));
    while (pair_cut(word, &name, &value))
        word = word_cut(&rest);
    Result r = savings_read(p, &papers, number_of(line, "lot"), &savings, s->life);
    if (failed(r))
        return wrong_refusal(s, line, r);
    const Saving *row = saving_in(&savings, number_of(line, "buyer"), number_of(line, "year"));
    bool target = str_is(word_cut(&rest), "beyond");
    if (!row || !read_amount(word, &saved, s->life) ||
        (target && !read_amount(rest, &beyond, s->life)))
        return wrong(s, line, S("expect savings lot=N [buyer=N [year=N]] saved [beyond more]"));
    if (row->saved != saved)
        return wrong(s, line, str_of_decimal(row->saved, 2, s->life));
    return !target || row->beyond == beyond
               ? DONE
               : wrong(s, line, str_of_decimal(row->beyond, 2, s->life));
}

/* designation=1 on=2027-01-01 yes */
static Result expect_designation(Story *s, Str line)
{
    const Procedure *p;
    Day day;
    Str rest = line, answer = { 0 };
    TRY(here(s, &p));
    while (rest.len)
        answer = word_cut(&rest);
    if (!str_day(pair_value(line, "on"), &day))
        return wrong(s, line, S("expect designated designation=N on=DATE yes|no"));
    bool holds = designation_holds(p, number_of(line, "designation"), day);
    return str_is(answer, holds ? "yes" : "no") ? DONE : wrong(s, line, S("it is the other way"));
}

/* told hana nothing; told olga "lot 1: award: cora" ...: all that a person is told to do next. */
static Result expect_told(Story *s, Str line)
{
    const Procedure *p;
    Duties duties = { 0 };
    Text   is = { 0 }, due = { 0 };
    Str    rest = line;
    TRY(here(s, &p));
    const Actor *who = actor(s, word_cut(&rest));
    duties_of(p, s->now, &duties, s->life);
    for (each(Duty, duty, duties))
        if (duty_is_of(p, duty, who->number)) {
            const char *about = name_of_number(s, duty->about, s->life);
            text_our(&is, "\n        ", s->life);
            duty_write(&is, duty, about ? str(about) : (Str){ 0 }, s->zone, s->life);
        }
    while (rest.len && !str_is(rest, "nothing"))
        text_put(&due, s->life, "\n        {}", word_cut(&rest));
    return str_same(text_str(&is), text_str(&due)) ? DONE : wrong(s, line, text_str(&is));
}

/* void lot=1 envelope=price cora price-line-unknown: read once more with the turns in the book. */
static Result expect_void(Story *s, Str line)
{
    const Procedure *p;
    AgeKey  key;
    Opening opening;
    Papers  papers = clerk_papers(s->clerk);
    Str     rest = line, word;
    TRY(here(s, &p));
    do
        word = word_cut(&rest);
    while (word.len && (str_starts(word, "lot=") || str_starts(word, "envelope=")));
    const Bid *bid = bid_of(p, round_of(p, 0)->id, number_of(line, "lot"), actor(s, word)->number);
    if (!bid || !bid->void_[envelope_of(line)])
        return wrong(s, line, S("it is not on record as void"));
    TRY(proof_key(p, bid, envelope_of(line), &papers, &key, s->life));
    TRY(opening_read(p, bid, envelope_of(line), &key, &papers, (Unpacker){ 0 }, &opening,
                     s->life));
    if (!opening.void_)
        return wrong(s, line, S("it is not void"));
    return str_is(str_trim(rest), opening.void_->code) ? DONE
                                                       : wrong(s, line, str(opening.void_->code));
}

/* deadline round=1 2026-02-10 12:36 */
static Result expect_deadline(Story *s, Str line)
{
    const Procedure *p;
    Instant at;
    Str rest = line;
    TRY(here(s, &p));
    const Round *r = round_of(p, number_of(line, "round"));
    word_cut(&rest);
    if (!r || !str_moment(str_trim(rest), s->zone, &at))
        return wrong(s, line, S("expect deadline round=N MOMENT"));
    return r->deadline == at ? DONE
                             : wrong(s, line, str_of_moment(r->deadline, s->zone, s->life));
}

static const struct { const char *name; Result (*holds)(Story *, Str line);
} expectations[] = {
    { "rank", expect_rank },
    { "phase", expect_phase },
    { "readings", expect_readings },
    { "box", expect_box },
    { "savings", expect_savings },
    { "designated", expect_designation },
    { "told", expect_told },
    { "deadline", expect_deadline },
    { "void", expect_void },
    { "ready", expect_ready },
};

static Result expect(Story *s, Str line)
{
    Str what = word_cut(&line);
    for (ptrdiff_t i = 0; i < countof(expectations); i++)
        if (str_is(what, expectations[i].name))
            return expectations[i].holds(s, line);
    return wrong(s, line, S("there is no such expectation"));
}

/* ---- lines ----------------------------------------------------------------------- */

/* Ticks come when they are due, one after the other, before the story's next moment. */
static Result move_to(Story *s, Instant to, Str line)
{
    if (to < s->now)
        return wrong(s, line, S("time goes backwards"));
    for (Instant tick; s->clerk && (tick = clerk_next_tick(s->clerk)) && tick <= to;) {
        s->now = tick > s->now ? tick : s->now;
        clerk_work(s->clerk);
    }
    s->now = to;
    for (each(PendingAt, pending, s->pending)) {
        Pending *it = *pending;
        if (it->proposal.answered && failed(it->proposal.result))
            return wrong_refusal(s, it->line, it->proposal.result);
    }
    return DONE;
}

static bool is_moment(Str line) { return line.len > 15 && line.at[4] == '-' && line.at[10] == ' '; }

static Result play_line(Story *s, Str line)
{
    Str whole = line;
    if (is_moment(line)) {
        ptrdiff_t len = line.len > 18 && line.at[16] == ':' ? 19 : 16;
        Instant at;
        if (!str_moment((Str){ line.at, len }, s->zone, &at))
            return wrong(s, whole, S("this moment cannot be read"));
        TRY(move_to(s, at, whole));
        line = str_trim(str_after(line, len));
    }
    Str first = word_cut(&line);
    if (str_is(first, "expect"))
        return expect(s, line);
    const Actor *who = actor(s, first);
    Str word = word_cut(&line);
    ActKind kind = act_kind(word);
    if (!s->clerk && !str_is(word, "starts"))
        return wrong(s, whole, S("the server is out of reach"));
    for (ptrdiff_t i = 0; i < countof(doings); i++)
        if (str_is(word, doings[i].name)) {
            Str expected = expected_of(&line);
            return doings[i].does(s, who, line, expected);
        }
    return kind ? do_act(s, who, kind, line) : wrong(s, whole, S("there is no such act or doing"));
}

static Result play(Story *s)
{
    Str line;
    while (s->rest.len) {
        TRY(line_next(s, &line));
        if (line.len && line.at[0] == '>')
            timeline_aloud(&s->timeline, str_after(line, 1));
        if (!line.len || line.at[0] == '#' || line.at[0] == '>')
            continue;
        TRY(play_line(s, line));
    }
    return DONE;
}

static Result keep_policy(Story *s, Str text)
{
    s->policy = path_of(s, S("holders"), "policy");
    FILE *out = fopen(s->policy, "we");
    bool  well = out && fwrite(text.at, 1, (size_t)text.len, out) == (size_t)text.len;
    if (out)
        well = !fclose(out) && well;
    return well ? DONE : wrong(s, text, S("the policy cannot be written"));
}

/* The log's key lies in the book, as init leaves it: the book can be gone on with. */
static Result book_make(Story *s, StoryEnd *end)
{
    Vkey vkey;
    Text text = { 0 }, policy = { 0 }, key = { 0 };
    /* One tick a day keeps a story of months short; near a deadline one a minute. */
    Settings settings = { .origin = S("tender.example.org/log"),
                          .tick_seconds = DAY,
                          .tick_entries = 8,
                          .rush_seconds = MINUTE,
                          .rush_entries = 4,
                          .rush_within = 15 * MINUTE };
    Actor log = actor_new(settings.origin);
    TRY(vkey_of(settings.origin, KEY_NOTE, &log.key, &vkey));
    vkey_write(&vkey, &text, s->life);
    settings.log_key = text_str(&text);
    text_put(&policy, s->life, "log {}\nquorum none\n", settings.log_key);
    text_put(&key, s->life, "{}/log.key", str(s->folder));
    s->log_key   = log.key;
    end->policy  = text_str(&policy);
    end->log_key = log.key;
    TRY(book_create(s->folder, &settings, s->life));
    TRY(actor_write(str_terminated(text_str(&key), s->life), &log, s->life));
    return keep_policy(s, end->policy);
}

Result story_play(Str text, const char *folder, FILE *tell_to, StoryEnd *end, Arena *a)
{
    Story *s = make(a, Story, 1);
    *end = (StoryEnd){ 0 };
    *s = (Story){
        .life = a, .folder = folder, .end = end, .zone = LONDON, .rest = text,
        .timeline = { .to = tell_to, .zone = LONDON, .life = a },
    };
    TRY(book_make(s, end));
    Result r = clerk_begin(s);
    if (!failed(r))
        r = play(s);
    timeline_flush(&s->timeline);
    end->entries = s->clerk ? book_size(clerk_book(s->clerk)) : 0;
    end->now     = s->now;
    clerk_end(s);
    return r;
}
