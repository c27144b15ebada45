#include "test/desk.h"

#include "book/inside.h"
#include "seal/sealer.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const Settings desk_settings = { .origin = { "tender.example.org/log", 22 },
                                 .tick = { 3600, 4, 0 },
                                 .near = { 3600, 4, 900 }, .rush = { 60, 16, 900 } };

/* Impossible in a test that is right: no sentence can be said about it. */
static void must(Result r, const char *what)
{
    if (!failed(r))
        return;
    fprintf(stderr, "desk: %s: %s (%.*s)\n", what, r.why->code, (int)r.detail.len, r.detail.at);
    abort();
}

/* ---- keys ------------------------------------------------------------------------ */

static void seed_of(const char *what, Id id, unsigned char seed[32])
{
    Hash h = sha256_of(str(what), (Str){ (const char *)&id, sizeof id });
    memcpy(seed, h.byte, 32);
}

SigningKey desk_key(Id id, Key *public)
{
    unsigned char seed[32];
    SigningKey key;
    seed_of("person", id, seed);
    crypto_sign_seed_keypair(public->byte, key.byte, seed);
    return key;
}

static SigningKey secret_of(Id id, Key *public) { return desk_key(id, public); }

static Key public_of(Id id)
{
    Key key;
    secret_of(id, &key);
    return key;
}

SigningKey desk_log_key(void)
{
    unsigned char seed[32], point[32];
    SigningKey key;
    seed_of("log", 0, seed);
    crypto_sign_seed_keypair(point, key.byte, seed);
    return key;
}

Str desk_log_vkey(const Settings *settings, Arena *a)
{
    SigningKey key = desk_log_key();
    Vkey vkey;
    Text text = { 0 };
    must(vkey_of(settings->origin, KEY_NOTE, &key, &vkey), "vkey");
    vkey_write(&vkey, &text, a);
    return text_str(&text);
}

static PadlockSecret lock_of(Id id, Padlock *h)
{
    PadlockSecret secret = { 0 };
    seed_of("lock", id, secret.x.byte);
    secret.x.byte[31] &= 0x0f;               /* below the group's order */
    must(padlock_of(&secret, h), "padlock");
    return secret;
}

PadlockSecret desk_padlock(Id holder)
{
    Padlock h;
    return lock_of(holder, &h);
}

/* ---- opening --------------------------------------------------------------------- */

static Instant desk_now(void *desk) { return ((Desk *)desk)->now; }

static int64_t desk_steady(void *desk)
{
    const Desk *d = desk;
    return (d->now - d->leapt) * 1000;
}

Result desk_open(Desk *d)
{
    SigningKey key = desk_log_key();
    d->life = arena_begin(256 << 20);
    Result r = clerk_open(&d->clerk, d->folder, &key, d->wall, 0, &d->missed, &d->life);
    r.detail = str_copy(r.detail, d->a);
    if (failed(r))
        arena_end(&d->life);
    return r;
}

void desk_close(Desk *d) { arena_end(&d->life); }

const char *desk_mark(Desk *d)
{
    const char *path = path_in(folder_new(d->a), "mark", d->a);
    desk_close(d);
    must(book_mark_set(d->folder, path, false, d->now, 0, d->a), "mark");
    must(desk_open(d), "open");
    return path;
}

static void desk_end(void *desk) { desk_close(desk); }

Desk *desk_in(const char *folder, const Settings *settings, Arena *a)
{
    Desk *d = make(a, Desk, 1);
    *d = (Desk){ .a = a, .folder = folder, .settings = *settings, .play = *play_new(a),
                 .now = moment("2026-10-01T09:00") };
    d->wall = (Wall){ .now = desk_now, .steady = desk_steady, .where = d, .boot = "desk" };
    d->settings.log_key = desk_log_vkey(settings, a);
    d->name = d->play.p.draft;
    arena_defer(a, desk_end, d);
    return d;
}

/* ---- acts ------------------------------------------------------------------------ */

const Procedure *folded(Desk *d)
{
    const Procedure *p = NULL;
    Result r = clerk_procedure(d->clerk, d->name, &p);
    return failed(r) ? NULL : p;
}

static void play_follow(Desk *d)
{
    const Procedure *office, *p = folded(d);
    must(clerk_procedure(d->clerk, (Name){ 0 }, &office), "office");
    d->play.office = *office;
    d->play.p      = p ? *p : procedure_new(&d->play.office, d->name);
    d->play.now    = d->now;
}

static void real_keys(Act *act)
{
    if (act->kind == ACT_ENROL)
        act->enrol.key = public_of(act->enrol.person);
    if (act->kind == ACT_PERSON)
        act->person.key = public_of(act->person.person);
    if (act->kind == ACT_INTEREST)
        act->interest.key = public_of(act->actor);
}

static void real_padlock(Desk *d, Act *act)
{
    Padlock       h;
    PadlockSecret secret = lock_of(act->actor, &h);
    Possession    proof;
    Text          name = { 0 };
    Key           key = public_of(act->actor);
    text_name(&name, d->name, d->a);
    PadlockHead head = { .origin = d->settings.origin, .procedure = text_str(&name),
                         .index = act->padlock.index };
    memcpy(head.holder.byte, key.byte, 32);
    head.h = h.h;
    must(padlock_prove(&secret, padlock_head_write(&head, d->a), &proof), "possession");
    act->padlock.h = h.h;
    memcpy(act->padlock.possession.byte, proof.e.byte, 32);
    memcpy(act->padlock.possession.byte + 32, proof.z.byte, 32);
}

static void sign_as(Signed *to, Id who, Str text)
{
    Key public;
    SigningKey key = secret_of(who, &public);
    to->key = key_id(public);
    crypto_sign_detached(to->by.byte, NULL, (const unsigned char *)text.at,
                         (unsigned long long)text.len, key.byte);
}

static void agree_as(Desk *d, Act *act, Id who, Arena *a)
{
    Text   text = { 0 };
    Signed by;
    act->agreed.serial = shelve(S("chance")).salt;
    agreement_write(&text, act, d->settings.origin, a);
    sign_as(&by, who, text_str(&text));
    act->agreed.key = by.key;
    act->agreed.by  = by.by;
}

void act_seal(Desk *d, Act *act)
{
    Text  text = { 0 };
    Arena a = arena_begin(1 << 20);
    if (act->is_agreed)
        agree_as(d, act, act->actor == OLGA ? OTTO : OLGA, &a);
    act_write_signed(&text, act, d->settings.origin, &a);
    if (act->is_signed)
        sign_as(&act->signed_by, act->actor, text_str(&text));
    arena_end(&a);
}

/* Every act brings its own words. */
static void real_words(Desk *d, Act *act)
{
    const ActRow *row = act_rows[act->kind];
    for (each_field(f, row)) {
        if ((f->type != WORDS && f->type != PAPER) || hash_none(act_hash(act, f)))
            continue;
        Shelved *words = list_add(&d->words, d->a);
        *words = shelve(f->type == PAPER && d->paper.len ? d->paper : S("words"));
        act_set_bytes(act, f, words->hash.byte);
    }
}

static void bring_one(Desk *d, Proposal *proposal, Shelved *mine, Hash hash, ptrdiff_t *at)
{
    for (ptrdiff_t i = 0; i < d->words.len; i++, ++*at) {
        *at = *at < d->words.len ? *at : 0;
        if (hash_same(d->words.at[*at].hash, hash)) {
            mine[proposal->word_count++] = d->words.at[*at];
            return;
        }
    }
}

/* Lines were read in the order of their acts, so each search begins where the last one ended. */
static void bring_words(Desk *d, Proposal *proposal)
{
    Shelved  *mine = make(d->a, Shelved, proposal->count * FIELDS + 1);
    ptrdiff_t at = 0;
    proposal->words = mine;
    for (const Act *act = proposal->acts; act < proposal->acts + proposal->count; act++) {
        bool known = act->kind > ACT_NONE && act->kind < ACT_KINDS;
        const Field *f = act_rows[known ? act->kind : ACT_NONE]->fields;
        for (const Field *end = f + FIELDS; f < end && f->name; f++)
            if ((f->type == WORDS || f->type == PAPER) && !hash_none(act_hash(act, f)))
                bring_one(d, proposal, mine, act_hash(act, f), &at);
    }
}

Act line_act(Desk *d, const char *line)
{
    Act act;
    play_follow(d);
    if (!play_act(&d->play, str(line), &act)) {
        fprintf(stderr, "desk: cannot read \"%s\"\n", line);
        abort();
    }
    if (d->play.now > d->now)
        time_to(d, d->play.now);
    act.arrived = act.at = 0;
    real_keys(&act);
    if (act.kind == ACT_PADLOCK)
        real_padlock(d, &act);
    real_words(d, &act);
    act_seal(d, &act);
    return act;
}

Proposal *proposal_of(Desk *d, Act *acts, ptrdiff_t count)
{
    Proposal *proposal = make(d->a, Proposal, 1);
    *proposal = (Proposal){ .acts = acts, .count = count };
    bring_words(d, proposal);
    return proposal;
}

static Result proposes(Desk *d, Act *acts, ptrdiff_t count)
{
    Arena  a = arena_begin(64 << 20);
    Proposal *proposal = proposal_of(d, acts, count);
    Result r = clerk_propose(d->clerk, proposal, &a);
    r.detail = str_copy(r.detail, d->a);
    arena_end(&a);
    if (!failed(r) && !name_is_office(proposal->name))
        d->name = proposal->name;
    return r;
}

Result says_act(Desk *d, Act *act) { return proposes(d, act, 1); }

Result says(Desk *d, const char *line)
{
    Act *act = make(d->a, Act, 1);
    *act = line_act(d, line);
    return proposes(d, act, 1);
}

ptrdiff_t batch_acts(Desk *d, const char *lines, Act **out)
{
    LIST(Act) acts = { 0 };
    for (Str rest = str(lines); rest.len;) {
        Act *act = list_add(&acts, d->a);
        *act = line_act(d, str_terminated(str_cut(&rest, '\n'), d->a));
        act->mine += acts.len - 1;
    }
    Act *last = &acts.at[acts.len - 1];
    Hash hash = batch_hash(acts.at, acts.len - 1, d->a);
    act_set_bytes(last, act_field(last->kind, "batch"), hash.byte);
    act_seal(d, last);
    *out = acts.at;
    return acts.len;
}

Result says_batch(Desk *d, const char *lines)
{
    Act *acts;
    ptrdiff_t count = batch_acts(d, lines, &acts);
    return proposes(d, acts, count);
}

void time_to(Desk *d, Instant to)
{
    for (Instant tick; (tick = clerk_next_tick(d->clerk)) && tick <= to;) {
        d->now = tick > d->now ? tick : d->now;
        clerk_work(d->clerk);
    }
    d->now = to > d->now ? to : d->now;
}

/* ---- stories that are played once --------------------------------------------------- */

void desk_play(Desk *d, Stage until)
{
    Text life = { 0 }, batch = { 0 };
    life_write(&life, until, d->a);
    for (Str rest = text_str(&life); rest.len;) {
        Str line = str_cut(&rest, '\n'), word = line;
        Str first = str_cut(&word, ' ');
        if (first.len == 16 && first.at[10] == 'T')
            str_cut(&word, ' ');
        const ActRow *row = act_rows[act_kind(str_cut(&word, ' '))];
        const char *text = str_terminated(line, d->a);
        if (row->rules & (DEFINES | CLOSES))
            text_put(&batch, d->a, "{}\n", line);
        if (row->rules & CLOSES)
            must(says_batch(d, str_terminated(text_str(&batch), d->a)), text);
        else if (!(row->rules & DEFINES))
            must(says(d, text), text);
    }
}

typedef struct Template { Settings settings; Stage stage; Arena life; const char *folder;
                          Instant now; Name name; } Template;
static Template templates[12];

static void templates_end(void)
{
    for (Template *t = templates; t < templates + countof(templates); t++)
        arena_end(&t->life);
}

static bool same_ticks(const Settings *x, const Settings *y)
{
    return !memcmp(&x->tick, &y->tick, sizeof x->tick) &&
           !memcmp(&x->near, &y->near, sizeof x->near) &&
           !memcmp(&x->rush, &y->rush, sizeof x->rush);
}

static void template_make(Template *t, const Settings *settings, Stage stage)
{
    static bool registered;
    if (!registered)
        atexit(templates_end);
    registered = true;
    t->life  = arena_begin(64 << 20);
    t->stage = stage;
    t->settings = *settings;
    t->folder = folder_new(&t->life);
    Arena a = arena_begin(512 << 20);
    Desk *d = desk_in(t->folder, settings, &a);
    must(book_create(t->folder, &d->settings, &a), "book_create");
    must(desk_open(d), "desk_open");
    desk_play(d, stage);
    t->now  = d->now;
    t->name = d->name;
    arena_end(&a);
}

static Template *template_for(const Settings *settings, Stage stage)
{
    Template *t = templates;
    for (; t->folder; t++)
        if (t->stage == stage && same_ticks(&t->settings, settings))
            return t;
    if (t == templates + countof(templates) - 1)
        abort();
    template_make(t, settings, stage);
    return t;
}

Desk *desk_with(const Settings *settings, Stage stage, Arena *a)
{
    Template *t = template_for(settings, stage);
    const char *folder = folder_new(a);
    folder_copy(t->folder, folder);
    Desk *d = desk_in(folder, settings, a);
    d->now  = t->now;
    d->name = t->name;
    must(desk_open(d), "desk_open");
    return d;
}

Desk *desk_at(Stage stage, Arena *a) { return desk_with(&desk_settings, stage, a); }

/* ---- bids ------------------------------------------------------------------------ */

static void put_up(Desk *d, FILE *in, const Head *head)
{
    Arena   a = arena_begin(1 << 20);
    Upload *upload;
    char    part[4096];
    rewind(in);
    must(sealed_begin(clerk_book(d->clerk), &upload, &a), "sealed_begin");
    for (size_t got; (got = fread(part, 1, sizeof part, in)) > 0;)
        must(sealed_add(upload, (Str){ part, (ptrdiff_t)got }), "sealed_add");
    must(sealed_keep(upload, head->sha256, head->size), "sealed_keep");
    arena_end(&a);
}

static HeadPair seal_one(Desk *d, const Procedure *p, Id bidder, Id version, Envelope e,
                         const Padlocks *locks)
{
    Text  name = { 0 };
    Head  head;
    FILE *out = tmpfile();
    const SealedEnvelope *sealed;
    Enclosure file = enclosure_of_str(S("price"), S("1 2026 1 100000\n"), d->a);
    Key   key = public_of(bidder);
    text_name(&name, p->name, d->a);
    bool  own = d->files && e == QUALITY;
    SealOrder order = { .padlocks = locks, .files = own ? d->files : &file,
        .count = own ? d->file_count : 1, .padded = own ? 0 : 4096,
        .head = { .procedure = text_str(&name), .round = 1, .lot = 1,
                  .envelope = str(envelope_name(e)), .version = version,
                  .file = e == PRICE ? S("2.age") : S("1.age") } };
    memcpy(order.head.bidder.byte, key.byte, 32);
    must(envelope_seal(&order, out, &sealed, d->a), "envelope_seal");
    must(head_read(sealed->head, &head), "head");
    put_up(d, out, &head);
    fclose(out);
    return (HeadPair){ .text = sealed->head, .capsule_bytes = sealed->capsule };
}

static Proposal *boxed(Desk *d, Act *act, Id bidder, Id mine)
{
    Procedure ahead;
    must(book_ahead(clerk_book(d->clerk), folded(d), bidder, &ahead, d->a), "ahead");
    const Person *person = person_of(&ahead, bidder);
    act->procedure = d->name;
    act->actor   = bidder;
    act->mine    = mine ? mine : person->mine_box + 1;
    act->expires = d->now + 300;
    act->is_signed = true;
    act_seal(d, act);
    return proposal_of(d, act, 1);
}

Proposal *bid_of_two(Desk *d, Id bidder, Id version, Id mine)
{
    Padlocks locks;
    Text     paper = { 0 };
    const Procedure *p = folded(d);
    Heads   *heads = make(d->a, Heads, 1);
    must(padlocks_of(p, 1, &locks, d->a), "padlocks");
    for (Envelope e = QUALITY; e <= PRICE; e++)
        heads->at[heads->count++] = seal_one(d, p, bidder, version, e, &locks);
    heads_write(&paper, heads, d->a);
    Shelved *shelf = make(d->a, Shelved, 1);
    *shelf = shelve(text_str(&paper));
    Act *act = make(d->a, Act, 1);
    *act = (Act){ .kind = ACT_DEPOSIT, .deposit = { 1, 1, version, shelf->hash } };
    Proposal *proposal = boxed(d, act, bidder, mine);
    proposal->words = shelf;
    proposal->word_count = 1;
    return proposal;
}

Proposal *ready_bid(Desk *d, Id bidder, Id version)
{
    Proposal *proposal = bid_of_two(d, bidder, version, 0);
    proposal->acts->kind = ACT_READY_DEPOSIT;
    act_seal(d, proposal->acts);
    return proposal;
}

Proposal *call_back(Desk *d, Id bidder)
{
    Act *act = make(d->a, Act, 1);
    *act = (Act){ .kind = ACT_CALL_BACK, .call_back = { 1, 1 } };
    return boxed(d, act, bidder, 0);
}

Proposal *withdrawal(Desk *d, Id bidder, Id version, Id mine)
{
    Act *act = make(d->a, Act, 1);
    *act = (Act){ .kind = ACT_WITHDRAW, .withdraw = { 1, 1, version } };
    return boxed(d, act, bidder, mine);
}

static void turn_one(Desk *d, const Bid *bid, const Padlocks *locks, const Lock *lock, Turns *turns)
{
    Padlock  h;
    Hash     salt;
    Str      text;
    Heads   *heads = make(d->a, Heads, 1);
    PadlockSecret secret = lock_of(lock->holder, &h);
    must(book_words(clerk_book(d->clerk), bid->heads, &salt, &text, d->a), "heads");
    must(heads_read(text, heads, d->a), "heads");
    const HeadPair *pair = heads_envelope(heads, turns->envelope);
    TurnLine *line = list_add(&turns->lines, d->a);
    *line = (TurnLine){ .bidder = bid->bidder, .ctx = head_ctx(pair->text) };
    must(capsule_turn(locks, line->ctx, &pair->capsule, &secret, (int)lock->index, &line->turn),
         "turn");
}

Proposal *turning(Desk *d, Id holder)
{
    Text     line = { 0 }, paper = { 0 };
    Act     *act = make(d->a, Act, 1);
    Shelved *shelf = make(d->a, Shelved, 1);
    Padlocks locks;
    text_put(&line, d->a, "{} turns round=1 lot=1 envelope=quality",
             str_of_number(holder, d->a));
    *act = line_act(d, str_terminated(text_str(&line), d->a));
    const Procedure *p = folded(d);
    Turns turns = { .procedure = p->name, .round = 1, .lot = 1, .envelope = QUALITY,
                    .list = p->rounds.at[0].list };
    must(padlocks_of(p, 1, &locks, d->a), "padlocks");
    for (each(const Bid, bid, p->bids))
        if (bid->standing == ADMITTED)
            turn_one(d, bid, &locks, lock_of_holder(p, holder), &turns);
    turns_write(&paper, &turns, d->a);
    *shelf = shelve(text_str(&paper));
    act->turns.paper = shelf->hash;
    act_seal(d, act);
    Proposal *proposal = make(d->a, Proposal, 1);
    *proposal = (Proposal){ .acts = act, .count = 1, .words = shelf, .word_count = 1 };
    return proposal;
}

/* ---- what the book shows --------------------------------------------------------- */

Hash root_of_lines(Book *b, int64_t size)
{
    Frontier f = { 0 };
    Arena a = arena_begin(256 << 20);
    for (int64_t leaf = 0; leaf < size; leaf++) {
        Text line = { 0 };
        must(book_entry(b, leaf, &line, &a), "entry");
        frontier_add(&f, tree_leaf(text_str(&line)), NULL);
    }
    arena_end(&a);
    return frontier_root(&f);
}

int64_t attempts(Desk *d)
{
    sqlite3_stmt *q;
    int64_t n = -1;
    sqlite3_prepare_v2(clerk_book(d->clerk)->db, "SELECT count(*) FROM attempt", -1, &q, NULL);
    if (sqlite3_step(q) == SQLITE_ROW)
        n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return n;
}

Str public_lines(Desk *d, int64_t from, Arena *a)
{
    Text all = { 0 };
    for (int64_t leaf = from; leaf < book_size(clerk_book(d->clerk)); leaf++) {
        EntryLine e;
        Text line = { 0 };
        must(book_entry(clerk_book(d->clerk), leaf, &line, a), "entry");
        must(entry_read(text_str(&line), &e), "line");
        e.commit = (Hash){ 0 };
        entry_write(&all, &e, a);
    }
    return text_str(&all);
}
