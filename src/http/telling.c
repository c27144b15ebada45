#include "http/telling.h"

#include "book/fold.h"
#include "http/agreements.h"
#include "http/mails.h"
#include "http/reading.h"
#include "http/signer.h"
#include "page/doings.h"
#include "page/public.h"
#include "page/reader.h"
#include "page/show.h"

#include <stdio.h>

enum { TELLING_BYTES = 1 << 30 };

/* ---- one mail -------------------------------------------------------------------- */

typedef struct Telling {
    Server   *server;
    Onlooker  onlooker;
    Instant   now;
    NewPosts  posts;
    Arena     life;
    Arena    *a;
} Telling;

static void begin(Telling *t, Server *s, Instant now)
{
    *t = (Telling){ .server = s, .now = now, .life = arena_begin(TELLING_BYTES) };
    t->a = &t->life;
}

static Str home_of(const Telling *t) { return t->server->config.address; }

/* "leaf 17 account 3". Who is disabled is told nothing. */
static Result post(Telling *t, Id account, Str what, NewPost it)
{
    Account to;
    Text about = { 0 };
    Result r = account_get(t->server->people, account, &to, t->a);
    if (r.why == &account_missing || (!failed(r) && to.disabled))
        return DONE;
    TRY(r);
    text_put(&about, t->a, "{} account {}", what, str_of_number(account, t->a));
    it.account = account;
    it.to      = to.mail;
    it.about   = text_str(&about);
    *list_add(&t->posts, t->a) = it;
    return arena_left(t->a) < (64 << 20) ? because(&too_large) : DONE;
}

/* ---- of the log ------------------------------------------------------------------ */

/* A procedure that something was entered in, from which entry on, and before which. */
typedef struct Drawing {
    Telling  *t;
    int64_t   from, to, count, most;
    LIST(int64_t) files;
    Procedure p;
    Arena     life;                    /* of the procedure */
} Drawing;

extern const Reason enough_drawn;
const Reason enough_drawn = { REFUSED, "enough-drawn", "", "" };     /* stops the walk */

static Result note_file(void *with, const Kept *kept)
{
    Drawing *d = with;
    d->to = kept->leaf;
    if (d->count++ == d->most)
        return because(&enough_drawn);
    for (each(const int64_t, file, d->files))
        if (*file == kept->file)
            return DONE;
    *list_add(&d->files, d->t->a) = kept->file;
    return DONE;
}

static Result receipt_of(Telling *t, const Act *act, Str *receipt)
{
    Text text = { 0 };
    TRY(book_receipt(t->onlooker.book, act->leaf, NULL, &text, t->a));
    *receipt = text_str(&text);
    return DONE;
}

static Result tell_person(Drawing *d, const Act *act, const Person *person, const MailRow *row)
{
    Telling *t = d->t;
    Text what = { 0 };
    AccountIds accounts = { 0 };
    NewPost it = { .topic = row->topic, .due = act->at };
    TRY(accounts_of(t->server, &d->p, person, act->at, &accounts, t->a));
    if (!accounts.len)
        return DONE;
    MailWords words = mail_words(&t->onlooker, &d->p, act, row, person->id, home_of(t), t->a);
    it.subject = words.subject;
    it.text    = words.text;
    if (act_is_box(act))
        TRY(receipt_of(t, act, &it.receipt));
    text_put(&what, t->a, "leaf {}", str_of_number(act->leaf, t->a));
    for (each(const Id, account, accounts))
        TRY(post(t, *account, text_str(&what), it));
    return DONE;
}

static Result write_to_reader(Drawing *d, const Act *act, Id account)
{
    Telling *t = d->t;
    const MailRow *row = mail_for_reader();
    MailWords words = mail_words(&t->onlooker, &d->p, act, row, act->reader.bidder, home_of(t),
                                 t->a);
    return post(t, account, str_put(t->a, "leaf {}", str_of_number(act->leaf, t->a)),
                (NewPost){ .topic = row->topic, .due = act->at, .subject = words.subject,
                           .text = words.text });
}

/* Is the account bound to the bidder? Then it is told of it as the bidder is. */
static Result is_of_bidder(Drawing *d, const Act *act, Id account, bool *is)
{
    AccountIds accounts = { 0 };
    const Person *bidder = person_of(&d->p, act->reader.bidder);
    *is = false;
    if (bidder)
        TRY(accounts_of(d->t->server, &d->p, bidder, act->at, &accounts, d->t->a));
    for (each(const Id, other, accounts))
        *is |= *other == account;
    return DONE;
}

/* Who reads in the data room is nobody in the procedure: the agreement says whom the act is of. */
static Result tell_reader(Drawing *d, const Act *act)
{
    Telling *t = d->t;
    Text  name = { 0 };
    bool  told = false;
    NamedReaders all;
    text_name(&name, procedure_name(&d->p), t->a);
    TRY(reader_list(t->server->people, text_str(&name), &all, t->a));
    for (each(const NamedReader, named, all)) {
        if (told || !named->account || !reader_let_in_by(&t->onlooker, act, named))
            continue;
        TRY(is_of_bidder(d, act, named->account, &told));
        if (!told)
            TRY(write_to_reader(d, act, named->account));
        told = true;
    }
    return DONE;
}

static Result tell_act(Drawing *d, const Act *act)
{
    if (act->kind == ACT_READER)
        TRY(tell_reader(d, act));
    d->t->onlooker.now = act->at;
    for (each(const Person, person, d->p.people)) {
        const MailRow *row = mail_for(&d->p, act, person->id);
        if (row)
            TRY(tell_person(d, act, person, row));
    }
    return DONE;
}

/* As the procedure was with this act, for what comes later must not change what is said of it. */
static Result fold_and_tell(void *with, const Kept *kept)
{
    Drawing *d = with;
    Act act;
    if (kept->leaf >= d->to)
        return DONE;
    TRY(kept_refold(&d->p, kept, &d->life));
    if (kept->leaf < d->from)
        return DONE;
    TRY(act_read(kept->body, &act));
    act.commit = kept->commit;
    act.leaf   = kept->leaf;
    return tell_act(d, &act);
}

static Result tell_file(Drawing *d, int64_t id)
{
    File file;
    bool found;
    Book *book = d->t->onlooker.book;
    TRY(book_files(book, id - 1, &file, &found));
    d->life = arena_begin(FOLD_BYTES);
    d->p    = procedure_new(id == 1 ? NULL : &d->t->onlooker.office, file.draft);
    Result r = book_walk(book, id, 0, fold_and_tell, d);
    arena_end(&d->life);
    return r;
}

static Result draw(Drawing *d, bool *more)
{
    Telling *t = d->t;
    Book *book = t->onlooker.book;
    int64_t size = book_size(book);
    Result walked = book_walk(book, 0, d->from, note_file, d);
    *more = walked.why == &enough_drawn;
    if (!*more) {
        TRY(walked);
        d->to = size;
    }
    for (each(const int64_t, file, d->files))
        TRY(tell_file(d, *file));
    return outbox_told_leaf(t->server->people, &t->posts, d->from, d->to, t->now);
}

static Result tell_from(Telling *t, int64_t most, bool *more)
{
    Reached reached;
    bool    room;
    Server *s = t->server;
    TRY(onlooker_come(&t->onlooker, s->folder, 0, t->a));
    Reached here = { book_size(t->onlooker.book), day_at(t->now, LONDON) };
    TRY(outbox_reached(s->people, here, &reached));
    TRY(outbox_room(s->people, &room));
    Drawing d = { .t = t, .from = reached.leaf, .most = most };
    if (!room)
        return because(&outbox_full);
    return reached.leaf < here.leaf ? draw(&d, more) : DONE;
}

static Result tell_some(Server *s, Instant now, int64_t most, bool *more)
{
    Telling t;
    begin(&t, s, now);
    *more = false;
    Result r = tell_from(&t, most, more);
    r.detail = (Str){ 0 };
    arena_end(&t.life);
    return r;
}

/* Of very many people one act fills what many acts of few would. */
Result tell_log(Server *s, Instant now, bool *more)
{
    Result r = tell_some(s, now, TOLD_AT_ONCE, more);
    return r.why == &too_large ? tell_some(s, now, 1, more) : r;
}

/* ---- of agreements --------------------------------------------------------------- */

/* What waits is of a procedure that is there, or of the office. */
static Result place_of_pending(Telling *t, const PendingAct *act, const Onlooker **o,
                               const Procedure **p)
{
    if (!str_is(act->procedure, "office"))
        return reading_procedure(t->server, act->procedure, o, p, t->a);
    TRY(reading_book(t->server, o, t->a));
    *p = &(*o)->office;
    return DONE;
}

static Str called(const Telling *t, Id account)
{
    Account by;
    return failed(account_get(t->server->people, account, &by, t->a)) ? S("Another officer")
                                                                      : by.name;
}

static Str pending_path(const Telling *t, const PendingAct *act, const Procedure *p)
{
    Text path = { 0 };
    text_put(&path, t->a, "{}/agreements/{}",
             p->office ? procedure_address(p, t->a) : S("/t/office"),
             str_of_number(act->number, t->a));
    return text_str(&path);
}

static NewPost pending_post(Telling *t, const PendingAct *act, const Procedure *p)
{
    Text subject = { 0 }, text = { 0 }, says = { 0 };
    Zone zone = p->office ? p->zone : LONDON;
    Str  until = str_of_moment_words(act->until, zone, t->a);
    Str  where = p->office ? procedure_number(p, t->a) : S("the office");
    text_put(&subject, t->a, "Waits for your agreement in {}: until {}", where, until);
    text_put(&says, t->a, "{} signed this first: {}. It counts once another officer agrees, until "
             "{}. Look at what would be entered, then enter it, or decline and say why.",
             str_plain(called(t, act->account), SHOWN_BYTES, t->a),
             str_plain(act->says, PENDING_SAYS, t->a), until);
    text_paragraph(&text, text_str(&says), t->a);
    text_address(&text, home_of(t), pending_path(t, act, p), t->a);
    text_foot(&text, home_of(t), TOPIC_AGREEMENTS, t->a);
    return (NewPost){ .topic = TOPIC_AGREEMENTS, .subject = text_str(&subject),
                      .text = text_str(&text), .due = t->now };
}

static NewPost declined_post(Telling *t, const PendingAct *act, const Procedure *p)
{
    Text subject = { 0 }, text = { 0 }, says = { 0 }, path = { 0 };
    Str  where = p->office ? procedure_number(p, t->a) : S("the office");
    text_put(&subject, t->a, "Declined in {}: what you had agreed to", where);
    text_put(&says, t->a, "{} declined this: {}. Nothing was entered. The reason: {}",
             str_plain(called(t, act->decided_by), SHOWN_BYTES, t->a),
             str_plain(act->says, PENDING_SAYS, t->a),
             str_plain(act->reason, PENDING_SAYS, t->a));
    text_put(&path, t->a, "{}/agreements",
             p->office ? procedure_address(p, t->a) : S("/t/office"));
    text_paragraph(&text, text_str(&says), t->a);
    text_address(&text, home_of(t), text_str(&path), t->a);
    text_foot(&text, home_of(t), TOPIC_AGREEMENTS, t->a);
    return (NewPost){ .topic = TOPIC_AGREEMENTS, .subject = text_str(&subject),
                      .text = text_str(&text), .due = t->now };
}

/* Everybody who may agree, but who did it first. */
static Result tell_officers(Telling *t, const PendingAct *act, const Procedure *p)
{
    char what[40];
    AccountIds accounts = { 0 };
    NewPost it = pending_post(t, act, p);
    snprintf(what, sizeof what, PENDING_ABOUT, (long long)act->number);
    for (each(const Person, person, p->people))
        if (roles_in(person, 0) & OFFICER && !person->barred && !person->until &&
            agreement_is_for(t->server->people, person, act, t->now))
            TRY(accounts_of(t->server, p, person, t->now, &accounts, t->a));
    for (each(const Id, account, accounts))
        if (*account != act->account)
            TRY(post(t, *account, (Str){ what, str(what).len - 1 }, it));
    return DONE;
}

static Result tell_pending(Telling *t, const PendingAct *act)
{
    const Onlooker  *o;
    const Procedure *p;
    Text what = { 0 };
    Result there = place_of_pending(t, act, &o, &p);
    text_put(&what, t->a, "declined {}", str_of_number(act->number, t->a));
    if (!failed(there) && act->fate == FATE_PENDING)
        TRY(tell_officers(t, act, p));
    else if (!failed(there))
        TRY(post(t, act->account, text_str(&what), declined_post(t, act, p)));
    return outbox_told_pending(t->server->people, &t->posts, act, t->now);
}

static Result tell_next_pending(Server *s, Instant now, bool *found)
{
    Telling t;
    PendingAct act;
    begin(&t, s, now);
    Result r = pending_untold(s->people, now, &act, found, t.a);
    if (!failed(r) && *found)
        r = tell_pending(&t, &act);
    r.detail = (Str){ 0 };
    arena_end(&t.life);
    return r;
}

Result tell_agreements(Server *s, Instant now)
{
    bool found = true;
    while (found)
        TRY(tell_next_pending(s, now, &found));
    return DONE;
}

/* ---- of duties ------------------------------------------------------------------- */

/* zone: of the account, or else of the latest tender in which it has a part. */
typedef struct Daily { Account account; bool wants; Zone zone; DutyRows duties; } Daily;
typedef LIST(Daily) Dailies;

static Result accounts_all(const Telling *t, Dailies *out)
{
    Id after = 0;
    for (;;) {
        Accounts some = { 0 };
        TRY(account_list(t->server->people, after, &some, t->a));
        if (!some.len)
            return DONE;
        for (each(const Account, account, some)) {
            bool wanted[TOPICS];
            TRY(mail_wanted(t->server->people, account->number, wanted));
            *list_add(out, t->a) = (Daily){ .account = *account, .zone = LONDON,
                                            .wants = wanted[TOPIC_DAILY] && !account->disabled };
            after = account->number;
        }
    }
}

static void add_duties(Telling *t, const Onlooker *o, const Procedure *p, Dailies *all)
{
    for (each(Daily, one, *all)) {
        Visitor visitor = { .account = one->account.number, .name = one->account.name };
        if (!one->wants)
            continue;
        Signer who = signer_of(t->server, &visitor, p, t->a);
        if (!who.number || !person_of(p, who.number))
            continue;
        one->zone = p->zone;
        page_duties(o, p, who.number, procedure_address(p, t->a), &one->duties, t->a);
    }
}

/* ---- of padlocks ----------------------------------------------------------------- */

/* Days before the deadline, and after it until the same again. */
enum { REMIND_EARLY = 7, REMIND_LAST = 1, REMIND_EVERY = 7 };

typedef struct Reminder { Str key, subject, says; const char *leads; } Reminder;

static bool turn_is_due(const Procedure *p, Id holder, Instant now, Arena *a)
{
    Duties duties = { 0 };
    duties_of(p, now, &duties, a);
    for (each(const Duty, duty, duties))
        if (str_starts(str(duty->why), "turn") && duty_is_of(p, duty, holder))
            return true;
    return false;
}

static Reminder before_opening(const Telling *t, const Procedure *p, const Round *r, int64_t left)
{
    bool last = left <= REMIND_LAST;
    Str  number = procedure_number(p, t->a);
    Str  when = str_of_moment_words(r->deadline, p->zone, t->a);
    return (Reminder){
        .key = last ? S("last") : S("early"), .leads = "padlocks",
        .subject = str_put(t->a,
                           last ? "Your padlock is needed at once after the deadline of {}: {}"
                                : "Is your padlock still there? The opening of {} begins {}",
                           number, when),
        .says = str_put(t->a, "Bids of {} are opened after {}. That takes your padlock: without "
                        "enough of them no bid can ever be opened. Try the file and its passphrase "
                        "now, and show that it is there; that opens nothing. If it is lost, tell "
                        "two officers at once: they may still have time.", number, when) };
}

static Reminder after_deadline(const Telling *t, const Procedure *p, int64_t weeks)
{
    Str number = procedure_number(p, t->a);
    return (Reminder){
        .key = str_put(t->a, "week {}", str_of_number(weeks, t->a)), .leads = "opening",
        .subject = str_put(t->a, "The opening of {} waits for your padlock", number),
        .says = str_put(t->a, "Your padlock has not turned for all bids of {}, and it is its turn. "
                        "Turn it with the program on your own machine; it checks the log first. If "
                        "you cannot, tell two officers, so that others turn in your place.",
                        number) };
}

/* So many days until the deadline. False: of this nobody is reminded today. */
static bool reminder_of(const Telling *t, const Procedure *p, const Round *r, Id holder,
                        int64_t left, Reminder *reminder)
{
    if (!r->listed && t->now < r->deadline && left <= REMIND_EARLY)
        *reminder = before_opening(t, p, r, left);
    else if (-left >= REMIND_EVERY && turn_is_due(p, holder, t->now, t->a))
        *reminder = after_deadline(t, p, -left / REMIND_EVERY);
    else
        return false;
    return true;
}

static Result remind(Telling *t, const Procedure *p, const Round *r, const Lock *lock,
                     const Reminder *reminder)
{
    Text text = { 0 }, what = { 0 }, path = { 0 };
    AccountIds accounts = { 0 };
    const Person *holder = person_of(p, lock->holder);
    if (!holder)
        return DONE;
    TRY(accounts_of(t->server, p, holder, t->now, &accounts, t->a));
    text_our(&what, "padlock ", t->a);
    text_name(&what, procedure_name(p), t->a);
    text_put(&what, t->a, " round {} {}", str_of_number(r->id, t->a), reminder->key);
    text_put(&path, t->a, "{}/{}", procedure_address(p, t->a), str(reminder->leads));
    text_paragraph(&text, reminder->says, t->a);
    text_address(&text, home_of(t), text_str(&path), t->a);
    text_foot(&text, home_of(t), TOPIC_MUST, t->a);
    for (each(const Id, account, accounts))
        TRY(post(t, *account, text_str(&what),
                 (NewPost){ .topic = TOPIC_MUST, .subject = reminder->subject,
                            .text = text_str(&text), .due = t->now }));
    return DONE;
}

/* Each once: what is told is known by its key, also where a day was missed. */
static Result remind_holders(Telling *t, const Procedure *p)
{
    const Round *r = p->published ? round_of(p, 0) : NULL;
    if (!r || !r->invited || !r->deadline || lot_stopped(p, r))
        return DONE;
    int64_t left = day_at(r->deadline, p->zone) - day_at(t->now, p->zone);
    for (each(const Lock, lock, p->locks)) {
        Reminder reminder;
        if (reminder_of(t, p, r, lock->holder, left, &reminder))
            TRY(remind(t, p, r, lock, &reminder));
    }
    return DONE;
}

/* ---- of all procedures ----------------------------------------------------------- */

typedef struct DutyLook { Telling *t; Dailies *all; Result reminded; } DutyLook;

static bool look_at(void *look, const Onlooker *o, const Procedure *p)
{
    DutyLook *l = look;
    add_duties(l->t, o, p, l->all);
    l->reminded = remind_holders(l->t, p);
    return !failed(l->reminded);
}

static Result duties_all(Telling *t, Dailies *all)
{
    DutyLook look = { t, all, DONE };
    TRY(reading_each(t->server, look_at, &look, t->a));
    return look.reminded;
}

static Result tell_daily(Telling *t, Daily *one, Day day)
{
    if (!one->duties.len)
        return DONE;
    duties_sort(&one->duties);
    MailWords words = mail_of_duties(&one->duties, home_of(t), t->a);
    return post(t, one->account.number, str_put(t->a, "day {}", str_of_day(day, t->a)),
                (NewPost){ .topic = TOPIC_DAILY, .subject = words.subject, .text = words.text,
                           .due = t->now });
}

static Zone zone_of(const Daily *one)
{
    for (Zone z = UTC; z < ZONES; z++)
        if (str_is(one->account.zone, zone_name(z)))
            return z;
    return one->zone;
}

static Result tell_day(Telling *t, Zone zone, Day day)
{
    Dailies all = { 0 };
    TRY(accounts_all(t, &all));
    TRY(duties_all(t, &all));
    for (each(Daily, one, all)) {
        one->zone = zone_of(one);
        if (one->zone == zone)
            TRY(tell_daily(t, one, day));
    }
    return outbox_told_day(t->server->people, &t->posts, str(zone_name(zone)), day, t->now);
}

/* On the wall, also on the days on which the clocks change. */
static bool is_morning(Instant now, Zone zone)
{
    Day day = day_at(now, zone);
    Instant begins = day_begins(day, zone);
    Instant seven = begins + DAILY_HOUR * HOUR;
    seven += zone_offset(begins, zone) - zone_offset(seven, zone);
    return now >= seven;
}

static Result tell_zone(Server *s, Zone zone, Instant now)
{
    Telling t;
    Reached begun;
    int64_t told;
    Day day = day_at(now, zone);
    if (!is_morning(now, zone))
        return DONE;
    TRY(outbox_reached(s->people, (Reached){ INT64_MAX, day }, &begun));
    TRY(outbox_reached_day(s->people, str(zone_name(zone)), begun.day, &told));
    if (told >= day)
        return DONE;
    begin(&t, s, now);
    Result r = tell_day(&t, zone, day);
    r.detail = (Str){ 0 };
    arena_end(&t.life);
    return r;
}

Result tell_duties(Server *s, Instant now)
{
    for (Zone zone = UTC; zone < ZONES; zone++)
        TRY(tell_zone(s, zone, now));
    return DONE;
}
