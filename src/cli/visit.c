/* visit.c - whose book, which procedure, who asks; and entering what that person signs. */
#include "cli/inside.h"

#include "core/flaws.h"
#include "desk/named.h"
#include "page/things.h"
#include "seal/secret.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { CLERK_BYTES = 256 << 20, READING_BYTES = 64 << 20 };

#define LOOK_BYTES ((ptrdiff_t)3 << 30)

const Reason no_book_named = { INVALID, "no-book-named", "tenderbox help",
    "Say which book: --book DIR or --book https://..., or set TENDERBOX_BOOK." };
const Reason book_elsewhere = { INVALID, "book-elsewhere", "doc/serve.md, from elsewhere",
    "This is done on the machine where the book lies, with --book DIR there." };

static const char *named_as(const Line *line)
{
    const char *named = line->option[OPT_BOOK] ? line->option[OPT_BOOK] : getenv("TENDERBOX_BOOK");
    return named ? named : "";
}

bool book_is_far(const Line *line) { return door_is_url(named_as(line)); }

const char *book_address(const Line *line) { return named_as(line); }

/* "it looks at the files and disks of the book; not at https://tender.example.org" */
static Result elsewhere(const Line *line)
{
    Text t = { 0 };
    const char *here = line->command ? line->command->here : NULL;
    text_put(&t, line->life, "{}{}{}", str(here ? here : ""), str(here ? "; not at " : ""),
             str(named_as(line)));
    return because_of(&book_elsewhere, text_str(&t));
}

Result book_named(const Line *line, const char **folder)
{
    *folder = named_as(line);
    if (!**folder)
        return because(&no_book_named);
    if (book_is_far(line))
        return elsewhere(line);
    return book_there(*folder, line->life);
}

Result book_read(const Line *line, BookFn *reader, void *with)
{
    const char *folder;
    Book  *b;
    Arena  reading = arena_begin(READING_BYTES);
    Result r = book_named(line, &folder);
    if (!failed(r))
        r = book_open(&b, folder, true, 0, &reading);
    if (!failed(r))
        r = reader(with, b, folder, &reading);
    r.detail = str_copy(r.detail, line->life);
    arena_end(&reading);
    return r;
}

static Result keys_read(Visit *v)
{
    PassphraseFrom from = passphrase_from(v->line);
    if (v->line->option[OPT_AS])
        TRY(actor_read_with(v->line->option[OPT_AS], &from, v->actor, v->life));
    if (v->line->option[OPT_WITH])
        TRY(actor_read_with(v->line->option[OPT_WITH], &from, v->second, v->life));
    return DONE;
}

/* By the law of the lot that is spoken of, and of those which the acts define. */
void explained_by(const Line *line, const Procedure *p, const Act *acts, ptrdiff_t count)
{
    Id lot = count ? act_lot(&acts[count - 1]) : number_option(line, OPT_LOT);
    *line->laws = p ? laws_of(p, lot) : 0;
    for (ptrdiff_t i = 0; i < count; i++)
        if (acts[i].kind == ACT_LOT)
            *line->laws |= 1u << main_law((Regime)acts[i].lot.regime);
}

static void life_end(void *life) { arena_end(life); }

/* Who is there, before anything of the book is held: a passphrase takes the time that it takes. */
static Result visit_begin(Visit *v, const Line *line, const char **folder)
{
    *v = (Visit){ .line = line, .life = line->life,
                  .actor = secret_take(line->life, sizeof(Actor)),
                  .second = secret_take(line->life, sizeof(Actor)) };
    v->with = line->option[OPT_WITH] ? v->second : NULL;
    v->look_life = make(v->life, Arena, 1);
    arena_defer(v->life, life_end, v->look_life);
    v->far = book_is_far(line);
    if (v->far)
        TRY(door_find(&v->door, &(DoorPlace){ .url = named_as(line), .ca = line->option[OPT_CA] },
                      v->life));
    else
        TRY(book_named(line, folder));
    return keys_read(v);
}

static const Actor *who_asks(const Visit *v)
{
    return v->line->option[OPT_AS] ? v->actor : NULL;
}

/* The folder, or the mirror of what is there now. */
static Result folder_of(Visit *v, const char **folder)
{
    return v->far ? mirror_bring(v->door, who_asks(v), v->line->option[OPT_PROCEDURE], folder,
                                 v->life)
                  : book_named(v->line, folder);
}

/* What was seen before is gone. */
Result visit_looks(Visit *v)
{
    const char *folder, *named = v->line->option[OPT_PROCEDURE];
    Procedure  *p = make(v->life, Procedure, 1);
    arena_end(v->look_life);
    *v->look_life = arena_begin(LOOK_BYTES);
    TRY(folder_of(v, &folder));
    TRY(onlooker_come(&v->onlooker, folder, time(NULL), v->look_life));
    if (!named)
        return DONE;
    TRY(procedure_named(v->onlooker.book, named, &v->name, v->life));
    TRY(onlooker_procedure(&v->onlooker, v->name, p, v->look_life));
    v->procedure = p;
    explained_by(v->line, p, NULL, 0);
    return DONE;
}

Result visit_look(Visit *v, const Line *line)
{
    const char *folder;
    TRY(visit_begin(v, line, &folder));
    return visit_looks(v);
}

/* Witnesses whom the folder's policy names may say that the clock is right. Where they cannot be
 * asked, it stays in doubt. */
static void clock_asked(Visit *v, const char *folder)
{
    Policy policy;
    if (!failed(policy_file(path_in(folder, "policy", v->life), &policy, v->life)))
        (void)!failed(clerk_clock_seen(v->clerk, &policy));
}

/* The book is somebody else's again. */
static void clerk_leave(Visit *v)
{
    arena_end(v->clerk_life);
    v->clerk = NULL;
    v->procedure = NULL;
}

static Result log_key_read(Visit *v, const char *folder)
{
    if (v->log)
        return DONE;
    v->log = secret_take(v->life, sizeof *v->log);
    return actor_read(path_in(folder, "log.key", v->life), v->log, v->life);
}

static Result clerk_comes(Visit *v, const char *folder, int wait_ms)
{
    Wall wall = wall_of_the_machine();
    wall.trusted = v->line->option[OPT_CLOCK] != NULL;
    *v->clerk_life = arena_begin(CLERK_BYTES);
    Result r = clerk_open(&v->clerk, folder, &v->log->key, wall, wait_ms, &v->missed,
                          v->clerk_life);
    r.detail = str_copy(r.detail, v->life);
    if (failed(r))
        clerk_leave(v);
    return r;
}

/* For as long as the clerk is there nobody else writes in the book. Who waits for another for more
 * than a moment is told. */
static Result clerk_come(Visit *v, int wait_ms)
{
    enum { MOMENT_MS = 800 };
    int moment = wait_ms < MOMENT_MS ? wait_ms : MOMENT_MS;
    const char *folder;
    TRY(book_named(v->line, &folder));
    TRY(log_key_read(v, folder));
    Result r = clerk_comes(v, folder, moment);
    if (r.why == &book_locked && wait_ms > moment) {
        say(v->line, "Another process is writing in this book. Waiting for it, {} seconds at most "
                     "...", str_of_number(wait_ms / 1000, v->life));
        r = clerk_comes(v, folder, wait_ms - moment);
    }
    if (!failed(r))
        clock_asked(v, folder);
    return r;
}

Result visit_begins(Visit *v, const Line *line)
{
    const char *folder;
    TRY(visit_begin(v, line, &folder));
    v->clerk_life = make(v->life, Arena, 1);
    arena_defer(v->life, life_end, v->clerk_life);
    return DONE;
}

/* Who holds the book may be a server, and takes acts for us. */
static Result clerk_or_door(Visit *v, int wait_ms)
{
    const char *folder;
    Door *door;
    if (v->far && v->alone)
        return book_named(v->line, &folder);
    if (v->far)
        return DONE;
    TRY(book_named(v->line, &folder));
    TRY(door_find(&door, &(DoorPlace){ .folder = folder }, v->life));
    if (!v->alone && door_open(door)) {
        v->door = door;
        return DONE;
    }
    return clerk_come(v, wait_ms);
}

Result visit_enters(Visit *v, int wait_ms)
{
    const char *named = v->line->option[OPT_PROCEDURE];
    TRY(clerk_or_door(v, wait_ms));
    if (v->door) {
        TRY(visit_looks(v));
        door_signs(v->door, who_asks(v), str_copy(book_settings(v->onlooker.book)->origin,
                                                 v->life));
        return DONE;
    }
    if (!named)
        return DONE;
    TRY(procedure_named(clerk_book(v->clerk), named, &v->name, v->life));
    TRY(clerk_procedure(v->clerk, v->name, &v->procedure));
    explained_by(v->line, v->procedure, NULL, 0);
    return DONE;
}

Result visit_propose(Visit *v, const Line *line)
{
    TRY(visit_begins(v, line));
    v->came = time(NULL);
    return visit_enters(v, LOCK_WAIT_MS);
}

Result visit_owns(Visit *v, const Line *line)
{
    TRY(visit_begins(v, line));
    v->alone = true;
    v->came  = time(NULL);
    return visit_enters(v, LOCK_WAIT_MS);
}

Book *visit_book(const Visit *v) { return v->clerk ? clerk_book(v->clerk) : v->onlooker.book; }

Papers visit_papers(Visit *v)
{
    FarPapers *far = make(v->life, FarPapers, 1);
    *far = (FarPapers){ v->door, v->onlooker.book, { 0 }, v->life };
    if (v->far)
        far->named = str(v->line->option[OPT_PROCEDURE]);
    return v->clerk ? clerk_papers(v->clerk)
           : v->far ? far_papers(far)
                    : book_papers(v->onlooker.book);
}

Result visit_again(Visit *v)
{
    return v->door ? visit_looks(v) : clerk_procedure(v->clerk, v->name, &v->procedure);
}

Result visit_tick(Visit *v) { return v->door ? DONE : clerk_tick(v->clerk); }

/* check_line() saw to it that it is one. */
Id number_option(const Line *line, Option o)
{
    Id n = 0;
    if (line->option[o])
        str_number(str(line->option[o]), &n);
    return n;
}

Result round_and_lot(const Visit *v, const Round **r, const Lot **lot)
{
    const Line *line = v->line;
    const Procedure *p = v->procedure;
    Id round = number_option(line, OPT_ROUND), id = number_option(line, OPT_LOT);
    if (!p->published)
        return because_of(&not_now, S("the tender is not published yet"));
    *r = round_of(p, round);
    *lot = lot_of(p, id);
    if (!*r)
        return because_number(&no_such_round, p, A_ROUND, "--round", round, line->life);
    return *lot ? DONE : because_number(&no_such_lot, p, A_LOT, "--lot", id, line->life);
}

/* ---- entering -------------------------------------------------------------------- */

/* How long until its tick, in seconds. */
static int64_t wait_of(const Proposal *done)
{
    Instant now = time(NULL);
    return done->due > now ? done->due - now : 0;
}

/* While a lot of its round is suspended nobody knows when what lies ready goes in. */
static bool due_known(const Proposal *done) { return done->due != LAST_MOMENT; }

/* Taken, and in no entry yet. */
static void taken(const Visit *v, const Proposal *done, Zone zone)
{
    const Act *act = done->acts;
    const char *name = act_rows[act->kind]->name;
    bool known = due_known(done);
    Str due = str_of_moment_words(done->due, zone, v->life);
    if (v->line->option[OPT_JSON]) {
        printf("{\"schema\": 1, \"done\": true");
        give_parts((Given[]){ { "act", str(name) },
                              { "arrived", iso_moment(act->arrived, v->life) },
                              { "due", iso_moment(done->due, v->life) } }, known ? 3 : 2);
        printf("}\n");
    } else {
        printf("%s taken, arrived %s\n", name,
               str_terminated(str_of_moment(act->arrived, zone, v->life), v->life));
    }
    if (act->kind != ACT_READY_DEPOSIT) {
        say(v->line, "It goes into the log with the tick of {}, or with a later one where many "
                     "wait: when it arrived is what counts.", due);
        say(v->line, "That is in {}.", str_of_span(wait_of(done), v->life));
        say_next(v->line, S("To see it there: tenderbox show"));
        return;
    }
    say(v->line, known ? "It is not submitted yet. It goes into the box at the deadline as that "
                         "stands then: {}."
                       : "It is not submitted yet. A lot of this round is suspended: your bid "
                         "waits until that goes on, and goes into the box at the deadline as it "
                         "stands then{}",
        known ? due : S("."));
    Text back = { 0 };
    text_put(&back, v->life, "To call it back: tenderbox act call-back lot={}",
             str_of_number(act_lot(act), v->life));
    say_next(v->line, text_str(&back));
}

/* Whoever sits at a terminal sees a bid into the log, unless it lies ready for another day. */
static bool is_waited_for(const Visit *v, const Proposal *done)
{
    const Act *act = done->acts;
    if (v->line->option[OPT_NO_WAIT])
        return false;
    return v->line->option[OPT_WAIT] ||
           (act_is_bid(act) && act->kind != ACT_READY_DEPOSIT && at_terminal());
}

static Result look_for(void *with, Book *b, const char *folder, Arena *a)
{
    Became    became;
    Proposal *proposal = with;
    (void)folder, (void)a;
    TRY(book_became(b, proposal->acts, &became));
    proposal->leaf = became.leaf;
    proposal->due  = became.leaf < 0 ? proposal->due : 0;
    return became.leaf >= 0 || became.waits.file ? DONE : because(&box_shut);
}

/* A tick that is due is paid here where nobody else does; who is at it just now does. */
static Result tick_pay(Visit *v, Instant *due)
{
    Result r = clerk_come(v, 0);
    if (!failed(r))
        r = clerk_tick(v->clerk);
    if (!failed(r))
        *due = clerk_next_tick(v->clerk);
    r.detail = str_copy(r.detail, v->life);
    clerk_leave(v);
    return r.why == &book_locked ? DONE : r;
}

/* The same act again is answered with what has become of it. */
static Result until_told(Visit *v, Proposal *proposal)
{
    const struct timespec nap = { 1, 0 };
    while (proposal->due) {
        nanosleep(&nap, NULL);
        TRY(send_proposal(v->door, proposal, v->life));
    }
    return DONE;
}

/* Until it is in the log. Waiting is not locking: the clerk goes, and all others may come. */
static Result until_entered(Visit *v, Proposal *proposal)
{
    const struct timespec nap = { 0, 100 * 1000 * 1000 };
    if (v->door)
        return until_told(v, proposal);
    Instant due = due_known(proposal) ? proposal->due : clerk_next_tick(v->clerk);
    clerk_leave(v);
    for (;;) {
        TRY(book_read(v->line, look_for, proposal));
        if (!proposal->due)
            return DONE;
        if (time(NULL) >= due)
            TRY(tick_pay(v, &due));
        nanosleep(&nap, NULL);
    }
}

/* It is taken, whatever becomes of the waiting. */
static Result wait_for_entry(Visit *v, Proposal *proposal)
{
    if (!is_waited_for(v, proposal) || !proposal->due)
        return DONE;
    say(v->line, due_known(proposal) ? "It is taken, and in the log within about {}."
                                     : "It is taken, and in the log at the deadline, once all lots "
                                       "of its round go on{}",
        due_known(proposal) ? str_of_span(wait_of(proposal), v->life) : S("."));
    say(v->line, "Whoever does not wait (Ctrl-C, or {}) loses nothing.", S("--no-wait"));
    Result r = until_entered(v, proposal);
    if (failed(r) && r.why != &box_shut)
        say(v->line, "It is taken, and not waited for any longer: {}", str(r.why->says));
    return r.why == &box_shut ? r : DONE;
}

static void entered(Visit *v, const Proposal *done, const char *act)
{
    Text name = { 0 };
    bool json = v->line->option[OPT_JSON];
    text_name(&name, done->name, v->life);
    *list_add(&v->entered, v->life) = done->leaf;
    if (json && v->together)
        return;
    if (json)
        printf("{\"schema\": 1, \"done\": true, \"act\": \"%s\", \"leaf\": %lld, \"procedure\": "
               "\"%.*s\"}\n",
               act, (long long)done->leaf, (int)name.len, name.at);
    else
        printf("%s entered as entry %lld of procedure %.*s\n", act, (long long)done->leaf,
               (int)name.len, name.at);
}

void tell_together(const Visit *v, const char *act)
{
    if (!v->line->option[OPT_JSON])
        return;
    printf("{\"schema\": 1, \"done\": true, \"act\": \"%s\", \"leaves\": [", act);
    for (each(const int64_t, leaf, v->entered))
        printf("%s%lld", leaf == v->entered.at ? "" : ", ", (long long)*leaf);
    printf("]}\n");
}

/* The office, or the procedure that the act is of; NULL: it begins with it. */
static Result procedure_for(Visit *v, const Deed *deed, const Procedure **p)
{
    const Act *last = &deed->acts[deed->count - 1];
    Procedure *own = make(v->life, Procedure, 1);
    Name name = last->is_agreed ? last->procedure : v->name;
    *p = NULL;
    if (last->kind == ACT_BEGIN)
        return DONE;
    if (act_rows[last->kind]->rules & IN_OFFICE)
        name = (Name){ 0 };
    *p = own;
    return onlooker_procedure(&v->onlooker, name, own, v->look_life);
}

Result sign_only(Visit *v, Act *act, const Shelf *shelf)
{
    const Procedure *p;
    Deed deed = { .acts = act, .count = 1, .shelf = shelf, .by = v->actor,
                  .procedure = v->name, .now = time(NULL) - ASK_COUNTS };
    TRY(procedure_for(v, &deed, &p));
    return deed_sign(v->onlooker.book, p, &deed, v->life);
}

/* A signature counts for ten minutes at most by the server's clock, and this machine's may be ahead
 * of that by as much as who asks may be. */
static Result sign_and_send(Visit *v, const Deed *given, Proposal *proposal)
{
    const Procedure *p;
    Deed own = *given, *deed = &own;
    own.now -= ASK_COUNTS;
    TRY(procedure_for(v, deed, &p));
    TRY(deed_sign(v->onlooker.book, p, deed, v->life));
    *proposal = (Proposal){ .acts = deed->acts, .count = deed->count, .words = deed->shelf->at,
                            .word_count = deed->shelf->len };
    return send_proposal(v->door, proposal, v->life);
}

/* Somebody may have been faster since we looked: then it is signed once more, for what is there
 * now. */
static Result propose_there(Visit *v, const Deed *deed, Proposal *proposal)
{
    Result r = sign_and_send(v, deed, proposal);
    if (r.why != &counter_wrong && r.why != &out_of_order)
        return r;
    TRY(visit_looks(v));
    return sign_and_send(v, deed, proposal);
}

static Result propose(Visit *v, const Deed *deed, Proposal *proposal)
{
    return v->door ? propose_there(v, deed, proposal)
                   : deed_propose(v->clerk, deed, proposal, v->life);
}

Result enter(Visit *v, Act *acts, ptrdiff_t count, const Shelf *shelf)
{
    Proposal proposal;
    Rows unread = { 0 };
    const Act *last = &acts[count - 1];
    Zone zone = v->procedure ? v->procedure->zone : UTC;
    Deed deed = { .acts = acts, .count = count, .shelf = shelf, .by = v->actor,
                  .with = v->with, .procedure = v->name,
                  .now = v->arrived ? v->arrived : time(NULL) };
    for (Act *act = acts; act < acts + count; act++)
        act->arrived = v->arrived;
    if (v->missed)
        say(v->line, "The box's clock stood still; made up for: {}.",
            str_counted(v->missed, "tick", "ticks", v->life));
    explained_by(v->line, v->procedure, acts, count);
    TRY(page_unread(visit_book(v), &unread, v->life));
    say_unread(v->line, &unread);
    TRY(with_names(propose(v, &deed, &proposal), v->procedure, visit_book(v), v->life));
    TRY(wait_for_entry(v, &proposal));
    if (proposal.due)
        taken(v, &proposal, zone);
    else
        entered(v, &proposal, act_rows[last->kind]->name);
    return DONE;
}
