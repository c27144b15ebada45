/* commands.c - what each command does. */
#include "cli/command.h"

#include "core/view/rank.h"
#include "cli/dates.h"
#include "cli/demo.h"
#include "desk/export.h"
#include "sys/folder.h"
#include "desk/paper.h"
#include "cli/show.h"
#include "desk/tools.h"
#include "desk/verify.h"
#include "seal/price.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

const Reason no_book_named = { INVALID, "no-book-named", "tenderbox help",
    "Say which book: --book DIR, or set TENDERBOX_BOOK." };
const Reason nothing_to_open = { REFUSED, "nothing-to-open", "doc/acts.md opened",
    "There is no admitted bid of this lot whose envelope is still shut." };

enum { LOCK_WAIT_MS = 10000, PROVING_BYTES = 256 << 20 };

/* ---- saying ---------------------------------------------------------------------- */

/* What a command gives: as it is, or each part of it by name. */
typedef struct Given { const char *name; Str value; } Given;

static void give(const Line *line, Str plain, const Given *given, ptrdiff_t count)
{
    if (!line->option[OPT_JSON]) {
        fwrite(plain.at, 1, (size_t)plain.len, stdout);
        return;
    }
    printf("{\"schema\": 1, \"done\": true");
    for (ptrdiff_t i = 0; i < count; i++) {
        printf(", \"%s\": ", given[i].name);
        json_str(stdout, given[i].value);
    }
    printf("}\n");
}

static void say(const Line *line, const char *form, Str what)
{
    Text t = { 0 };
    if (line->option[OPT_QUIET])
        return;
    text_put(&t, line->life, form, what);
    fprintf(stderr, "%.*s\n", (int)t.len, t.at);
}

static Result not_made(const Line *line, const char *path)
{
    Text t = { 0 };
    text_put(&t, line->life, "{}: {}", str(path), str(strerror(errno)));
    return because_of(&file_unwritable, text_str(&t));
}

/* ---- a desk: the book, the clerk, the procedure ---------------------------------- */

typedef struct Desk {
    const Line *line;
    Arena      *life;
    Clerk      *clerk;
    Name        name;
    const Procedure *procedure;
    Actor       actor, second;
    LIST(int64_t) opened;            /* leaves; told together */
} Desk;

static const char *path_in(const char *folder, const char *name, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}/{}", str(folder), str(name));
    return str_terminated(text_str(&t), a);
}

static Result book_named(const Line *line, const char **folder)
{
    *folder = line->option[OPT_BOOK] ? line->option[OPT_BOOK] : getenv("TENDERBOX_BOOK");
    if (!*folder || !**folder)
        return because(&no_book_named);
    return access(path_in(*folder, "book.db", line->life), F_OK) ? because(&book_missing) : DONE;
}

/* "2026-42", a name, or a draft. */
static Result procedure_named(Book *b, const char *words, Name *name)
{
    Str s = str(words);
    File file;
    if (str_name(s, name))
        return DONE;
    int64_t year, number;
    if (!str_number(str_cut(&s, '-'), &year) || !str_number(s, &number))
        return because_of(&no_such_procedure, str(words));
    TRY(book_file_numbered(b, year, number, &file));
    *name = name_same(file.name, (Name){ 0 }) ? file.draft : file.name;
    return DONE;
}

static Result desk_open(Desk *d, const Line *line)
{
    const char *folder;
    Actor   log;
    int64_t missed;
    *d = (Desk){ .line = line, .life = line->life };
    TRY(book_named(line, &folder));
    TRY(actor_read(path_in(folder, "log.key", d->life), &log, d->life));
    TRY(clerk_open(&d->clerk, folder, &log.key, wall_of_the_machine(), LOCK_WAIT_MS, &missed,
                   d->life));
    if (missed)
        say(line, "The box's clock stood still; {} ticks were made up for.",
            str_of_number(missed, d->life));
    if (line->option[OPT_AS])
        TRY(actor_read(line->option[OPT_AS], &d->actor, d->life));
    if (line->option[OPT_WITH])
        TRY(actor_read(line->option[OPT_WITH], &d->second, d->life));
    if (!line->option[OPT_PROCEDURE])
        return DONE;
    TRY(procedure_named(clerk_book(d->clerk), line->option[OPT_PROCEDURE], &d->name));
    return clerk_procedure(d->clerk, d->name, &d->procedure);
}

/* check_line() saw to it that it is one. */
static Id number_option(const Line *line, Option o)
{
    Id n = 0;
    if (line->option[o])
        str_number(str(line->option[o]), &n);
    return n;
}

/* ---- entering -------------------------------------------------------------------- */

/* Kept, and in no entry yet. */
static void kept(const Desk *d, const Act *act)
{
    const Round *r = round_of(d->procedure, act_round(act));
    if (d->line->option[OPT_JSON])
        printf("{\"schema\": 1, \"done\": true, \"act\": \"%s\", \"version\": %lld}\n",
               act_rows[act->kind]->name, (long long)act->standing_deposit.version);
    else
        printf("version %lld lies ready for lot %lld\n", (long long)act->standing_deposit.version,
               (long long)act_lot(act));
    say(d->line,
        "It is not submitted yet. It goes into the box at the deadline as that stands then: {}.",
        str_of_moment_words(r->deadline, d->procedure->zone, d->life));
    say(d->line, "To call it back: tenderbox act call-back lot={} --as KEYFILE --procedure NAME",
        str_of_number(act_lot(act), d->life));
}

static void entered(Desk *d, const Proposal *done, const char *act)
{
    Text name = { 0 };
    bool json = d->line->option[OPT_JSON];
    text_name(&name, done->name, d->life);
    if (done->acts->kind == ACT_OPENED)
        *list_add(&d->opened, d->life) = done->leaf;
    if (json && done->acts->kind == ACT_OPENED)
        return;
    if (json)
        printf("{\"schema\": 1, \"done\": true, \"act\": \"%s\", \"leaf\": %lld, \"procedure\": "
               "\"%.*s\"}\n",
               act, (long long)done->leaf, (int)name.len, name.at);
    else
        printf("%s entered as entry %lld of procedure %.*s\n", act, (long long)done->leaf,
               (int)name.len, name.at);
}

static Result enter(Desk *d, Act *acts, ptrdiff_t count, const Shelf *shelf)
{
    Act *last = &acts[count - 1];
    const Actor *second = d->line->option[OPT_WITH] ? &d->second : NULL;
    bool begins = last->kind == ACT_BEGIN, office = act_rows[last->kind]->rules & IN_OFFICE;
    const Procedure *p = NULL;
    Instant now = time(NULL);
    Arena proving = arena_begin(PROVING_BYTES);
    if (begins)
        randombytes_buf(d->name.byte, sizeof d->name.byte);
    for (ptrdiff_t i = 0; i < count; i++)
        acts[i].procedure = office ? (Name){ 0 } : d->name;
    if (!begins)
        TRY(clerk_procedure(d->clerk, last->procedure, &p));
    if (count > 1 || act_rows[last->kind]->rules & CLOSES)
        batch_sign(acts, count, &d->actor, second, p, clerk_origin(d->clerk), now, d->life);
    else
        act_sign(last, &d->actor, second, p, 0, clerk_origin(d->clerk), now, d->life);
    Proposal proposal = {
        .acts = acts, .count = count, .words = shelf->at, .word_count = shelf->len
    };
    bool later = last->kind == ACT_STANDING_DEPOSIT;
    if (act_is_box(last) && !later)
        say(d->line, "Waiting for the next tick of the box{}", S(" ..."));
    Result r = clerk_propose(d->clerk, &proposal, &proving);
    r.detail = str_copy(r.detail, d->life);
    arena_end(&proving);
    if (!failed(r) && later)
        kept(d, last);
    else if (!failed(r))
        entered(d, &proposal, act_rows[last->kind]->name);
    return r;
}

static Result batch_read(Desk *d, Acts *acts, Shelf *shelf, const Wording *w)
{
    Str rest;
    TRY(file_read(d->line->option[OPT_BATCH], 1 << 20, &rest, d->life));
    while (rest.len) {
        Str line = str_trim(str_cut(&rest, '\n'));
        if (!line.len || line.at[0] == '#')
            continue;
        Str name = word_cut(&line);
        ActKind kind = act_kind(name);
        if (!kind)
            return because_of(&act_unknown, name);
        Act *act = list_add(acts, d->life);
        *act = (Act){ 0 };
        TRY(act_of_words(kind, line, w, act, shelf, d->life));
    }
    return DONE;
}

/* The shell took the quotes off: each argument is one pair, whatever stands in it. */
static Result pairs_of(const Line *line, Pairs *pairs)
{
    for (int i = 1; i < line->arguments; i++) {
        Str value = str(line->argument[i]), name = str_cut(&value, '=');
        if (!strchr(line->argument[i], '='))
            return because_of(&field_unknown, name);
        *list_add(pairs, line->life) = (Pair){ name, value };
    }
    return DONE;
}

static const Str *typed(const Pairs *pairs, const char *name)
{
    for (each(const Pair, pair, *pairs))
        if (str_is(pair->name, name))
            return &pair->value;
    return NULL;
}

static Id typed_number(const Pairs *pairs, const char *name)
{
    Id n = 0;
    const Str *value = typed(pairs, name);
    if (value)
        str_number(*value, &n);
    return n;
}

/* What follows from the book is filled in; what is typed still counts. */
static Result fill_in(Desk *d, ActKind kind, const Pairs *pairs, Act *act)
{
    const Procedure *p = d->procedure;
    Id lot = typed_number(pairs, "lot"), round = typed_number(pairs, "round");
    if (kind == ACT_BOX_LIST)
        box_list_act(p, round, act, d->life);
    if (kind == ACT_SCORE_LOCK)
        score_lock_act(p, round, lot, act, d->life);
    if (kind == ACT_AWARD && !typed(pairs, "bidder"))
        TRY(award_act(p, round, lot, act, d->life));
    if (kind == ACT_PADLOCK)
        TRY(padlock_act(p, clerk_origin(d->clerk), &d->actor, act, d->life));
    return DONE;
}

static bool is_filled(ActKind kind)
{
    return kind == ACT_BOX_LIST || kind == ACT_SCORE_LOCK || kind == ACT_AWARD ||
           kind == ACT_PADLOCK;
}

static Result run_act(const Line *line)
{
    Desk    d;
    Acts    acts = { 0 };
    Shelf   shelf = { 0 };
    Pairs   pairs = { 0 };
    Act     act = { 0 };
    ActKind kind = act_kind(str(line->argument[0]));
    if (!kind)
        return because_of(&act_unknown, str(line->argument[0]));
    if (line->option[OPT_BATCH] && !(act_rows[kind]->rules & CLOSES))
        return because_of(&wrong_use, S("this act closes no --batch; publish, amend, invite do"));
    TRY(pairs_of(line, &pairs));
    TRY(desk_open(&d, line));
    bool office = act_rows[kind]->rules & IN_OFFICE;
    if (!office && kind != ACT_BEGIN && !d.procedure)
        return because_of(&wrong_use, S("--procedure is needed"));
    Wording w = { d.procedure && d.procedure->began ? d.procedure->zone : LONDON, d.procedure, NULL,
                  NULL };
    if (line->option[OPT_BATCH])
        TRY(batch_read(&d, &acts, &shelf, &w));
    if (d.procedure && is_filled(kind))
        TRY(fill_in(&d, kind, &pairs, &act));
    if (kind == ACT_INTEREST)
        act.interest.key = d.actor.public;
    if (kind == ACT_ENROL && !typed(&pairs, "person"))
        act.enrol.person = d.actor.number, act.enrol.key = d.actor.public;
    w.filled = is_filled(kind) || kind == ACT_INTEREST || kind == ACT_ENROL;
    TRY(act_of_pairs(kind, &pairs, &w, &act, &shelf, line->life));
    TRY(paper_again(clerk_book(d.clerk), &act, &shelf, line->life));
    *list_add(&acts, line->life) = act;
    return enter(&d, acts.at, acts.len, &shelf);
}

/* ---- init ------------------------------------------------------------------------ */

static bool cadence(const char *words, int64_t *numbers, int count)
{
    Str rest = str(words);
    for (int i = 0; i < count; i++)
        if (!str_number(str_cut(&rest, ':'), &numbers[i]) || numbers[i] < 1 || numbers[i] > DAY)
            return false;
    return !rest.len;
}

static Result run_init(const Line *line)
{
    Arena      *a = line->life;
    const char *folder = line->argument[0];
    int64_t     tick[2] = { 10, 4 }, rush[3] = { 1, 16, 900 };
    Vkey vkey;
    Text text = { 0 }, policy = { 0 };
    if (line->option[OPT_TICK] && !cadence(line->option[OPT_TICK], tick, 2))
        return because_of(&wrong_use, S("--tick SECONDS:ENTRIES"));
    if (line->option[OPT_RUSH] && !cadence(line->option[OPT_RUSH], rush, 3))
        return because_of(&wrong_use, S("--rush SECONDS:ENTRIES:WITHIN"));
    Settings settings = { .origin = str(line->option[OPT_ORIGIN]),
                          .tick_seconds = tick[0],
                          .tick_entries = tick[1],
                          .rush_seconds = rush[0],
                          .rush_entries = rush[1],
                          .rush_within = rush[2] };
    Actor log = actor_new(settings.origin);
    if (!key_name_fits(settings.origin))
        return because_of(&key_name_unfit, S("--origin"));
    TRY(vkey_of(settings.origin, KEY_NOTE, &log.key, &vkey));
    vkey_write(&vkey, &text, a);
    settings.log_key = text_str(&text);
    TRY(book_create(folder, &settings, a));
    TRY(actor_write(path_in(folder, "log.key", a), &log, a));
    text_put(&policy, a,
             "# Whom to believe about this log. Give it to everybody, by more than one way.\n"
             "log {}\nquorum none\n",
             settings.log_key);
    TRY(file_write(path_in(folder, "policy", a), text_str(&policy)));
    text_byte(&text, '\n', a);
    give(line, text_str(&text), (Given[]){ { "log_key", settings.log_key } }, 1);
    say(line, "A new book lies in {}.", str(folder));
    say(line, "Next: two officers enrol, each with a key of their own:\n"
              "  tenderbox key olga.key \"Olga Hart\"\n"
              "  tenderbox act enrol name=\"Olga Hart\" --as olga.key --book {}", str(folder));
    return DONE;
}

/* ---- keys and padlocks ----------------------------------------------------------- */

/* The public half of a key, and of the padlock where there is one. */
static Result key_give(const Line *line, const Actor *actor, Str padlock)
{
    Text plain = { 0 }, key = { 0 };
    Str  number = str_of_number(actor->number, line->life);
    text_bytes(&key, actor->public.byte, 32, line->life);
    if (padlock.len)
        text_put(&plain, line->life, "{}\n", padlock);
    text_put(&plain, line->life, "person={} key={}\n", number, text_str(&key));
    Given given[] = { { "person", number }, { "key", text_str(&key) }, { "padlock", padlock } };
    give(line, text_str(&plain), given, padlock.len ? 3 : 2);
    return DONE;
}

static Result run_key(const Line *line)
{
    Actor actor = actor_new(str(line->arguments > 1 ? line->argument[1] : line->argument[0]));
    TRY(actor_write(line->argument[0], &actor, line->life));
    say(line,
        "Keep {} to yourself; nobody can make it again. Its public half, for whoever enrols you:",
        str(line->argument[0]));
    return key_give(line, &actor, (Str){ 0 });
}

static Result padlock_new_key(const Line *line, const char *path)
{
    Padlock h;
    Actor actor = actor_new(str(line->arguments > 2 ? line->argument[2] : path));
    padlock_new(&actor.lock, &h);
    actor.has_lock = true;
    TRY(actor_write(path, &actor, line->life));
    say(line, "The padlock in {} opens bids: keep a copy in a safe place, apart from this machine.",
        str(path));
    return key_give(line, &actor, padlock_write(h, line->life));
}

/* Where a procedure is named: does it list this padlock as this holder's? */
static Result padlock_listed(const Line *line, const Actor *actor, Padlock h)
{
    Desk d;
    if (!line->option[OPT_PROCEDURE])
        return DONE;
    TRY(desk_open(&d, line));
    const Lock *lock = lock_of_holder(d.procedure, actor->number);
    return lock && !memcmp(lock->h.byte, h.h.byte, sizeof lock->h.byte)
               ? DONE : because(&padlock_not_yours);
}

static Result run_padlock(const Line *line)
{
    Actor   actor;
    Padlock h;
    if (!strcmp(line->argument[0], "new"))
        return padlock_new_key(line, line->argument[1]);
    if (strcmp(line->argument[0], "check"))
        return because_of(&wrong_use, S("padlock new FILE, or padlock check FILE"));
    TRY(actor_read(line->argument[1], &actor, line->life));
    if (!actor.has_lock)
        return because_of(&key_file_unreadable, S("no padlock in it"));
    TRY(padlock_of(&actor.lock, &h));
    TRY(padlock_check(h));
    TRY(padlock_listed(line, &actor, h));
    Text plain = { 0 };
    Str  padlock = padlock_write(h, line->life);
    text_put(&plain, line->life, "{}\n", padlock);
    give(line, text_str(&plain), (Given[]){ { "padlock", padlock } }, 1);
    say(line, "The padlock in {} is whole.", str(line->argument[1]));
    return DONE;
}

/* ---- bids ------------------------------------------------------------------------ */

static Str base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str(slash ? slash + 1 : path);
}

static Id version_next(const Desk *d, Id round, Id lot)
{
    Id version = 1;
    for (each(Deposit, dep, d->procedure->box))
        if (dep->bidder == d->actor.number && dep->round == round && dep->lot == lot)
            version = dep->version + 1;
    return version;
}

/* What stopped half-way has no heads yet: nothing of it was ever submitted. */
static bool left_unsealed(const Line *line, const char *folder)
{
    return errno == EEXIST && !access(path_in(folder, "1.age", line->life), F_OK) &&
           access(path_in(folder, "heads", line->life), F_OK);
}

/* A sheet that nobody could read would make the bid void, and that only when it is opened. */
static Result price_look(const Line *line, const Round *r)
{
    Str    sheet;
    PriceSheet read;
    if (!envelope_expected(r, PRICE))
        return DONE;
    TRY(file_read(line->option[OPT_PRICE], 1 << 20, &sheet, line->life));
    return price_sheet_read(sheet, &read, line->life);
}

static Result run_seal(const Line *line)
{
    Desk d;
    SealedBid bid;
    TRY(desk_open(&d, line));
    const Round *r = round_of(d.procedure, number_option(line, OPT_ROUND));
    if (!r)
        return because_of(&wrong_use, S("the tender is not published"));
    Enclosure *quality = make(line->life, Enclosure, line->qualities);
    for (int i = 0; i < line->qualities; i++)
        quality[i] = enclosure_of_path(base_name(line->quality[i]), line->quality[i], line->life);
    Enclosure price = enclosure_of_path(S("price"), line->option[OPT_PRICE], line->life);
    BidFiles files[ENVELOPES] = { [QUALIFICATION] = { quality, line->qualities },
                                  [QUALITY] = { quality, line->qualities },
                                  [PRICE] = { &price, 1 } };
    const char *out = line->option[OPT_OUT];
    Id lot = number_option(line, OPT_LOT);
    if (!lot_of(d.procedure, lot))
        return because(&no_such_lot);
    TRY(price_look(line, r));
    if (mkdir(out, 0700) && !left_unsealed(line, out))
        return not_made(line, out);
    Result sealed = bid_seal(d.procedure, &d.actor, r->id, lot, version_next(&d, r->id, lot),
                             files, out, &bid, line->life);
    if (!failed(sealed))
        sealed = file_write(path_in(out, "heads", line->life), bid.heads);
    if (failed(sealed))
        folder_remove(out);
    TRY(sealed);
    give(line, (Str){ 0 }, (Given[]){ { "folder", str(out) } }, 1);
    say(line, "Sealed in {}. Nothing is submitted yet.", str(out));
    say(line, "Next: tenderbox deposit {} --as KEYFILE --procedure NAME", str(out));
    return DONE;
}

static Result sealed_bid_read(const Line *line, SealedBid *bid)
{
    const char *folder = line->argument[0];
    Heads *heads = make(line->life, Heads, 1);
    *bid = (SealedBid){ 0 };
    TRY(file_read(path_in(folder, "heads", line->life), 1 << 20, &bid->heads, line->life));
    TRY(heads_read(bid->heads, heads, line->life));
    for (int i = 0; i < heads->count; i++) {
        const Head *h = &heads->at[i].head;
        bid->round = h->round;
        bid->lot = h->lot;
        bid->version = h->version;
        bid->files[bid->count++] = path_in(folder, str_terminated(h->file, line->life), line->life);
    }
    return DONE;
}

static Result run_deposit(const Line *line)
{
    Desk  d;
    Shelf shelf = { 0 };
    SealedBid bid;
    TRY(desk_open(&d, line));
    TRY(sealed_bid_read(line, &bid));
    TRY(bid_upload(clerk_book(d.clerk), &bid, line->life));
    *list_add(&shelf, line->life) = shelve(bid.heads);
    if (line->option[OPT_LATE] && line->option[OPT_STANDING])
        return because_of(&wrong_use, S("--late or --standing"));
    Act act = { .kind = line->option[OPT_LATE]       ? ACT_LATE_DEPOSIT
                        : line->option[OPT_STANDING] ? ACT_STANDING_DEPOSIT
                                                     : ACT_DEPOSIT,
                .deposit = { bid.round, bid.lot, bid.version, shelf.at[0].hash } };
    return enter(&d, &act, 1, &shelf);
}

/* ---- turning and opening --------------------------------------------------------- */

static Result envelope_option(const Line *line, Envelope *e)
{
    for (*e = 0; *e < ENVELOPES; (*e)++)
        if (str_is(str(line->option[OPT_ENVELOPE]), envelope_name(*e)))
            return DONE;
    return because_of(&wrong_use, S("--envelope quality, price or qualification"));
}

/* A file of the holder's own, beside the key. */
static const char *beside_key(const Line *line, const char *what)
{
    Text t = { 0 };
    text_put(&t, line->life, "{}.{}", str(line->option[OPT_AS]), str(what));
    return str_terminated(text_str(&t), line->life);
}

static void say_looked(const Line *line, const Audit *audited, const char *policy)
{
    if (!audited->quorum)
        fprintf(stderr, "WARNING: %s asks for no witnesses. That this is the only log, and that "
                        "its bids came in time,\n  rests on the operator's clock and word alone.\n",
                policy);
    say(line, "The log is whole and goes on from where you saw it last{}", S("."));
}

static Result holder_read(const Line *line, Holder *h)
{
    const char *folder;
    if (!str_name(str(line->option[OPT_PROCEDURE]), &h->pinned))
        return because(&name_not_pinned);
    TRY(book_named(line, &folder));
    h->round  = number_option(line, OPT_ROUND);
    h->policy = line->option[OPT_POLICY] ? line->option[OPT_POLICY]
                                         : path_in(folder, "policy", line->life);
    h->checkpoint = line->option[OPT_CHECKPOINT];
    h->seen   = beside_key(line, "seen");
    h->now    = time(NULL);
    return DONE;
}

static Result run_turn(const Line *line)
{
    Desk   d;
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Holder holder = { 0 };
    Looked *looked = make(line->life, Looked, 1);
    Papers papers = looked_papers(looked);
    Envelope e;
    TRY(envelope_option(line, &e));
    TRY(holder_read(line, &holder));
    TRY(desk_open(&d, line));
    TRY(turn_look(clerk_book(d.clerk), &holder, looked, line->life));
    say_looked(line, &looked->audit, holder.policy);
    TRY(turns_act(looked->audit.procedure, &papers, &d.actor, holder.round,
                  number_option(line, OPT_LOT), e, &act, &shelf, line->life));
    TRY(turn_journal(beside_key(line, "turned"), shelf.at[0].bytes, looked->audit.procedure,
                     d.actor.number, line->life));
    return enter(&d, &act, 1, &shelf);
}

static const Bid *bid_to_open(const Procedure *p, Id round, Id lot, Envelope e)
{
    for (each(Bid, bid, p->bids))
        if (bid->round == round && bid->lot == lot && bid->standing == ADMITTED && !bid->opened[e])
            return bid;
    return NULL;
}

/* --out/quality/NUMBER: a folder for each bidder's files. */
static Result opened_folder(const Line *line, Envelope e, Id bidder, const char **out)
{
    *out = NULL;
    if (!line->option[OPT_OUT])
        return DONE;
    const char *stage = path_in(line->option[OPT_OUT], envelope_name(e), line->life);
    *out = path_in(stage, str_terminated(str_of_number(bidder, line->life), line->life),
                   line->life);
    bool there = (!mkdir(line->option[OPT_OUT], 0700) || errno == EEXIST) &&
                 (!mkdir(stage, 0700) || errno == EEXIST) && !mkdir(*out, 0700);
    return there ? DONE : not_made(line, *out);
}

static Result open_one(Desk *d, const Bid *bid, Envelope e)
{
    Papers papers = clerk_papers(d->clerk);
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    const char *out;
    TRY(opened_folder(d->line, e, bid->bidder, &out));
    Result r = opened_act(d->procedure, &papers, bid, e, out, &act, &shelf, d->life);
    if (!failed(r))
        r = enter(d, &act, 1, &shelf);
    if (failed(r) && out)
        folder_remove(out);
    return r;
}

static void tell_opened(const Desk *d)
{
    const char *between = "";
    if (!d->line->option[OPT_JSON])
        return;
    printf("{\"schema\": 1, \"done\": true, \"act\": \"opened\", \"leaves\": [");
    for (each(const int64_t, leaf, d->opened)) {
        printf("%s%lld", between, (long long)*leaf);
        between = ", ";
    }
    printf("]}\n");
}

static Result run_open(const Line *line)
{
    Desk d;
    Envelope e;
    TRY(envelope_option(line, &e));
    TRY(desk_open(&d, line));
    const Round *r = round_of(d.procedure, number_option(line, OPT_ROUND));
    Id  lot = number_option(line, OPT_LOT);
    const Bid *bid = r ? bid_to_open(d.procedure, r->id, lot, e) : NULL;
    if (!bid)
        return because(&nothing_to_open);
    for (; bid; bid = bid_to_open(d.procedure, r->id, lot, e)) {
        TRY(open_one(&d, bid, e));
        TRY(clerk_procedure(d.clerk, d.name, &d.procedure));
        r = round_of(d.procedure, number_option(line, OPT_ROUND));
    }
    tell_opened(&d);
    return DONE;
}

/* ---- looking, exporting, verifying ----------------------------------------------- */

static Result run_show(const Line *line)
{
    Desk d;
    TRY(desk_open(&d, line));
    return d.procedure ? show_procedure(d.clerk, d.procedure, d.actor.number, line)
                       : show_book(d.clerk, line);
}

static Result run_dates(const Line *line)
{
    Desk d;
    TRY(desk_open(&d, line));
    return show_dates(d.clerk, d.procedure, line);
}

static Result run_export(const Line *line)
{
    Desk d;
    Id   bidder = 0;
    Edition edition = PUBLIC;
    if (strcmp(line->argument[0], "bundle"))
        return because_of(&wrong_use, S("export bundle"));
    if (line->option[OPT_EDITION] && !str_edition(str(line->option[OPT_EDITION]), &edition))
        return because_of(&wrong_use, S("--edition public, bidder, overseer or court"));
    if (line->option[OPT_BIDDER] && !str_number(str(line->option[OPT_BIDDER]), &bidder))
        return because_of(&wrong_use, S("--bidder takes a number here"));
    if ((edition == OWN_BIDDER) != (line->option[OPT_BIDDER] != NULL))
        return because_of(&wrong_use, S("--edition bidder goes with --bidder"));
    TRY(desk_open(&d, line));
    TRY(export_to_file(clerk_book(d.clerk), d.name, edition, bidder, line->option[OPT_OUT],
                       line->life));
    give(line, (Str){ 0 }, (Given[]){ { "file", str(line->option[OPT_OUT]) } }, 1);
    say(line, "Written: {}", str(line->option[OPT_OUT]));
    say(line, "Anybody can check it: tenderbox-verify {} --policy POLICY",
        str(line->option[OPT_OUT]));
    return DONE;
}

/* What the document still lacks, for people or as JSON. */
static void tell_missing(const Line *line, const Doc *doc)
{
    const char *between = "";
    if (!line->option[OPT_JSON]) {
        say(line, "{}", doc_state(doc));
        for (each(const Task, task, doc->tasks))
            say(line, "  {}", doc_task(doc, task));
        return;
    }
    printf("{\"schema\": 1, \"done\": true, \"paper\": ");
    json_str(stdout, str(line->argument[0]));
    printf(", \"file\": ");
    json_str(stdout, str(line->option[OPT_OUT]));
    printf(", \"missing\": [");
    for (each(const Task, task, doc->tasks)) {
        printf("%s{\"who\": ", between);
        json_str(stdout, task->who);
        printf(", \"what\": ");
        json_str(stdout, task->what);
        printf(", \"why\": ");
        json_str(stdout, task->why);
        printf("}");
        between = ", ";
    }
    printf("]}\n");
}

static Result run_paper(const Line *line)
{
    Desk   d;
    Record record;
    Doc    doc;
    Asked  asked = { .lot = number_option(line, OPT_LOT), .gate = number_option(line, OPT_GATE) };
    if (!str_letter(str(line->argument[0]), &asked.kind))
        return because_of(&wrong_use,
                          S("paper award-report, summary, disregard, opening or approvals"));
    TRY(desk_open(&d, line));
    TRY(paper_record(d.clerk, d.procedure, &record, line->life));
    if (line->option[OPT_BIDDER])
        TRY(letter_bidder(&record, str(line->option[OPT_BIDDER]), &asked.bidder));
    TRY(letter_write(&record, asked, &doc));
    TRY(paper_file(&doc, line->option[OPT_PDF] != NULL, line->option[OPT_OUT], line->life));
    say(line, "Written: {}", str(line->option[OPT_OUT]));
    tell_missing(line, &doc);
    return DONE;
}

static Result run_receipt(const Line *line)
{
    Desk d;
    Text t = { 0 };
    Id   leaf;
    if (!str_number(str(line->argument[0]), &leaf))
        return because_of(&wrong_use, S("the number of an entry"));
    TRY(desk_open(&d, line));
    TRY(clerk_receipt(d.clerk, leaf, &t, line->life));
    if (line->option[OPT_OUT])
        TRY(file_write(line->option[OPT_OUT], text_str(&t)));
    give(line, line->option[OPT_OUT] ? (Str){ 0 } : text_str(&t),
         (Given[]){ { "receipt", text_str(&t) } }, 1);
    return DONE;
}

static Result run_verify(const Line *line)
{
    return verify_file(line->argument[0], line->option[OPT_POLICY], line->option[OPT_JSON] != NULL,
                       line->option[OPT_QUIET] != NULL, line->life);
}

static Result run_demo(const Line *line)
{
    if (line->option[OPT_JSON])
        return because_of(&wrong_use, S("demo tells a story; it has no --json"));
    return demo_play(line->arguments ? line->argument[0] : NULL, line->option[OPT_KEEP],
                     line->life);
}

/* ---- the table ------------------------------------------------------------------- */

#define O(name) (1u << OPT_##name)
#define WHO     (O(BOOK) | O(PROCEDURE) | O(AS))

const Command commands[] = {
    { "demo", "[STORY]", "play whole tenders before your eyes, then check and tamper with them",
      "tenderbox demo --keep /tmp/tender", O(KEEP), 0, 0, 1, run_demo },
    { "init", "DIR", "make an empty book", "tenderbox init town --origin tender.example.org/log",
      O(ORIGIN) | O(TICK) | O(RUSH), O(ORIGIN), 1, 1, run_init },
    { "key", "FILE [NAME]", "make a person's key on their own machine",
      "tenderbox key olga.key \"Olga Hart\"", 0, 0, 1, 2, run_key },
    { "padlock", "new|check FILE [NAME]", "make a padlock holder's key, or check one",
      "tenderbox padlock new hana.key \"Hana Lowe\"", O(BOOK) | O(PROCEDURE), 0, 2, 3,
      run_padlock },
    { "act", "NAME [FIELD=VALUE ...]", "do a formal act; doc/acts.md has them all",
      "tenderbox act begin year=2026 number=42 kind=open rules=2026-01-05 zone=Europe/London \\\n"
      "    division=united-kingdom title=\"Vehicle recovery\" buyer=\"Arden\" --as olga.key --with "
      "bill.key",
      WHO | O(WITH) | O(BATCH), O(AS), 1, ARGUMENTS, run_act },
    { "seal", "", "close a bid on this machine: nobody here can look inside",
      "tenderbox seal --lot 1 --quality method.pdf --price price.txt --out bid --as bela.key -p "
      "2026-42",
      WHO | O(LOT) | O(ROUND) | O(QUALITY) | O(PRICE) | O(OUT),
      O(PROCEDURE) | O(AS) | O(LOT) | O(QUALITY) | O(PRICE) | O(OUT), 0, 0, run_seal },
    { "deposit", "DIR", "submit a sealed bid; it is in when an entry's number comes back",
      "tenderbox deposit bid --as bela.key -p 2026-42", WHO | O(LATE) | O(STANDING),
      O(PROCEDURE) | O(AS), 1, 1, run_deposit },
    { "turn", "", "check the log, then turn your padlock for every admitted bid of a lot",
      "tenderbox turn --lot 1 --envelope quality --as hana.key -p 6raew6q3csfuwwleoqhnlilmx5hbaaqq",
      WHO | O(LOT) | O(ROUND) | O(ENVELOPE) | O(POLICY) | O(CHECKPOINT),
      O(PROCEDURE) | O(AS) | O(LOT) | O(ENVELOPE), 0, 0, run_turn },
    { "open", "", "open the envelopes for which enough padlocks have turned",
      "tenderbox open --lot 1 --envelope quality --out opened --as olga.key -p 2026-42",
      WHO | O(LOT) | O(ROUND) | O(ENVELOPE) | O(OUT), O(PROCEDURE) | O(AS) | O(LOT) | O(ENVELOPE),
      0, 0, run_open },
    { "show", "", "what there is, where it stands and what comes next", "tenderbox show -p 2026-42",
      O(BOOK) | O(PROCEDURE) | O(AS), 0, 0, 0, run_show },
    { "dates", "", "the dates that the law derives, from which article, and those published",
      "tenderbox dates -p 2026-42", O(BOOK) | O(PROCEDURE), O(PROCEDURE), 0, 0, run_dates },
    { "receipt", "ENTRY", "the proof that an entry is in the log, checkable without us",
      "tenderbox receipt 1234 --out my.tlog-proof", O(BOOK) | O(OUT), 0, 1, 1, run_receipt },
    { "paper", "award-report|summary|disregard|opening|approvals",
      "write a document made from the record, and say what it still lacks",
      "tenderbox paper award-report --lot 1 -p 2026-42 -o report.html\n"
      "  tenderbox paper summary --lot 1 --bidder \"Bela Recovery\" --pdf -p 2026-42 -o bela.pdf\n"
      "  tenderbox paper approvals --gate 2 -p 2026-42 -o board.html --json",
      O(BOOK) | O(PROCEDURE) | O(LOT) | O(BIDDER) | O(GATE) | O(PDF) | O(OUT),
      O(PROCEDURE) | O(OUT), 1, 1, run_paper },
    { "export", "bundle", "write one file from which everything can be checked again",
      "tenderbox export bundle --edition court -p 2026-42 --out court.tbx",
      O(BOOK) | O(PROCEDURE) | O(EDITION) | O(BIDDER) | O(OUT), O(PROCEDURE) | O(OUT), 1, 1,
      run_export },
    { "verify", "BUNDLE", "recompute a bundle; needs no book and no server",
      "tenderbox verify court.tbx --policy policy", O(POLICY), O(POLICY), 1, 1, run_verify },
};
const ptrdiff_t command_count = countof(commands);
