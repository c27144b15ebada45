#include "test/played.h"

#include "core/entry.h"
#include "desk/export.h"
#include "seal/price.h"
#include "test/test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ORIGIN "tender.example.org/log"

/* Lot 1: criterion 1 (60) is a group of 11 (40) and 12 (20), 2 is the price (40), 3 pass or fail.
 * bela 24 + 12 + 40 = 76; cora 32 + 20 + 40 * 1000/1250 = 84. */
static const char *const life[] = {
    "2026-10-01T09:00 olga enrol person=olga key=olga",
    "otto enrol person=otto key=otto",
    "olga+otto begin year=2026 number=42 kind=open rules=2026-01-01 zone=Europe/London "
    "division=england-wales currency=GBP title=Vehicle~recovery buyer=Arden~Constabulary",
    "olga person person=olaf key=olaf",
    "olga person person=anna key=anna", "olga person person=eva key=eva",
    "olga person person=emil key=emil", "olga person person=erin key=erin",
    "olga person person=carl key=carl", "olga person person=hans key=hans",
    "olga person person=hedi key=hedi", "olga person person=hugo key=hugo",
    "olga person person=hela key=hela", "olga person person=hiro key=hiro",
    "olga role person=anna role=approver", "olga role person=eva role=evaluator",
    "olga role person=emil role=evaluator", "olga role person=erin role=evaluator",
    "olga role person=carl role=chair", "olga role person=hans role=holder",
    "olga role person=hedi role=holder", "olga role person=hugo role=holder",
    "olga role person=hela role=holder", "olga role person=hiro role=holder",
    "olga+otto role person=olaf role=officer",
    "olga conflict finding=none", "otto conflict finding=none",
    "olaf conflict finding=none", "anna conflict finding=none",
    "eva conflict finding=none", "emil conflict finding=none", "erin conflict finding=none",
    "carl conflict finding=none",
    "hans padlock", "hedi padlock", "hugo padlock", "hela padlock", "hiro padlock",
    "olga fact fact=electronic value=yes", "olga fact fact=all-documents value=yes",
    "olga lot lot=1 regime=pa-2023 least=0 most=500000",
    "olga service service=1", "olga activity service=1 activity=1 power=open",
    "olga activity service=1 activity=2 power=reserved",
    "olga include lot=1 service=1 activity=1",
    "olga mark scale=1 mark=0.000", "olga mark scale=1 mark=3.000",
    "olga mark scale=1 mark=4.000", "olga mark scale=1 mark=5.000",
    "olga mark scale=2 mark=0.000", "olga mark scale=2 mark=1.000",
    "olga criterion lot=1 criterion=1 kind=quality weight=60.000",
    "olga criterion lot=1 criterion=11 parent=1 kind=quality weight=40.000 scale=1 least=3.000",
    "olga criterion lot=1 criterion=12 parent=1 kind=quality weight=20.000 scale=1",
    "olga criterion lot=1 criterion=2 kind=price weight=40.000",
    "olga criterion lot=1 criterion=3 kind=pass scale=2",
    "olga formula lot=1 formula=lowest-ratio where=total places=3 how=half-up tie=11",
    "olga round round=1 kind=tender needed=3 padded=4096",
    "olga timetable round=1 event=questions moment=2026-10-20T12:00",
    "olga timetable round=1 event=deadline moment=2026-10-30T12:00",
    "olga document document=1 version=1",
    "2026-10-05T09:00 olga+otto publish retention=2030-01-01T00:00",
    "bela interest key=bela name=Bela~Ltd", "cora interest key=cora name=Cora~plc",
    "dora interest key=dora name=Dora~Motors", "elsa interest key=elsa name=Elsa~Garages",
    "fina interest key=fina name=Fina~Bros",
    "2026-10-06T09:00 bela question", "olga answer answer=1",
    "2026-10-30T11:46 bela deposit round=1 lot=1 version=1",
    "2026-10-30T11:47 cora deposit round=1 lot=1 version=1",
    "2026-10-30T11:48 dora deposit round=1 lot=1 version=1",
    "2026-10-30T11:49 fina deposit round=1 lot=1 version=1",
    "2026-10-30T11:50 bela deposit round=1 lot=1 version=2",
    "2026-10-30T11:51 fina withdraw round=1 lot=1 version=1",
    "2026-10-30T12:01 elsa late-deposit round=1 lot=1 version=1",
    "2026-10-30T12:10 olga+otto box-list round=1 clock=operator",
    "olga+otto admit round=1 lot=1 bidder=bela", "olga+otto admit round=1 lot=1 bidder=cora",
    "olga+otto admit round=1 lot=1 bidder=dora",
    "hans turns round=1 lot=1 envelope=quality", "hedi turns round=1 lot=1 envelope=quality",
    "hugo turns round=1 lot=1 envelope=quality", "hela turns round=1 lot=1 envelope=quality",
    "olga opened round=1 lot=1 bidder=bela envelope=quality",
    "olga opened round=1 lot=1 bidder=cora envelope=quality",
    "olga opened round=1 lot=1 bidder=dora envelope=quality",
    "olga+otto exclude round=1 lot=1 bidder=dora ground=not-compliant",
    "2026-11-10T09:00 eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000",
    "eva score round=1 lot=1 bidder=bela criterion=12 mark=3.000",
    "eva score round=1 lot=1 bidder=bela criterion=3 mark=1.000",
    "eva score round=1 lot=1 bidder=cora criterion=11 mark=4.000",
    "eva score round=1 lot=1 bidder=cora criterion=12 mark=5.000",
    "eva score round=1 lot=1 bidder=cora criterion=3 mark=1.000",
    "emil score round=1 lot=1 bidder=bela criterion=11 mark=3.000",
    "emil score round=1 lot=1 bidder=bela criterion=12 mark=4.000",
    "emil score round=1 lot=1 bidder=bela criterion=3 mark=1.000",
    "emil score round=1 lot=1 bidder=cora criterion=11 mark=4.000",
    "emil score round=1 lot=1 bidder=cora criterion=12 mark=4.000",
    "emil score round=1 lot=1 bidder=cora criterion=3 mark=1.000",
    "erin score round=1 lot=1 bidder=bela criterion=11 mark=3.000",
    "erin score round=1 lot=1 bidder=bela criterion=12 mark=3.000",
    "erin score round=1 lot=1 bidder=bela criterion=3 mark=1.000",
    "erin score round=1 lot=1 bidder=cora criterion=11 mark=5.000",
    "erin score round=1 lot=1 bidder=cora criterion=12 mark=5.000",
    "erin score round=1 lot=1 bidder=cora criterion=3 mark=1.000",
    "eva scores-done round=1 lot=1", "emil scores-done round=1 lot=1",
    "erin scores-done round=1 lot=1",
    "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=3.000",
    "carl consensus round=1 lot=1 bidder=bela criterion=12 mark=3.000",
    "carl consensus round=1 lot=1 bidder=bela criterion=3 mark=1.000",
    "carl consensus round=1 lot=1 bidder=cora criterion=11 mark=4.000",
    "carl consensus round=1 lot=1 bidder=cora criterion=12 mark=5.000",
    "carl consensus round=1 lot=1 bidder=cora criterion=3 mark=1.000",
    "2026-12-01T09:00 olga+otto score-lock round=1 lot=1",
    "hans turns round=1 lot=1 envelope=price", "hugo turns round=1 lot=1 envelope=price",
    "hiro turns round=1 lot=1 envelope=price",
    "olga opened round=1 lot=1 bidder=bela envelope=price",
    "olga opened round=1 lot=1 bidder=cora envelope=price",
    "2026-12-18T09:00 olga+otto award round=1 lot=1",
    "olga summary round=1 lot=1 bidder=bela", "olga summary round=1 lot=1 bidder=cora",
    "olga summary round=1 lot=1 bidder=dora",
    "2026-12-21T09:00 olga notice-published notice=award lot=1 published=2026-12-21T09:00",
    "olga standstill lot=1 basis=mandatory last=2027-01-05",
    "2027-01-06T09:00 olga+otto contract lot=1 bidder=cora value=125000 from=2027-02-01 "
    "until=2029-01-31",
};

/* ---- people ---------------------------------------------------------------------- */

static Actor people[] = {
    { .name = { "olga", 4 }, .number = 1 },   { .name = { "otto", 4 }, .number = 2 },
    { .name = { "olaf", 4 }, .number = 3 },   { .name = { "anna", 4 }, .number = 11 },
    { .name = { "eva", 3 }, .number = 21 },
    { .name = { "emil", 4 }, .number = 22 },  { .name = { "erin", 4 }, .number = 23 },
    { .name = { "carl", 4 }, .number = 31 },  { .name = { "hans", 4 }, .number = 41 },
    { .name = { "hedi", 4 }, .number = 42 },  { .name = { "hugo", 4 }, .number = 43 },
    { .name = { "hela", 4 }, .number = 44 },  { .name = { "hiro", 4 }, .number = 45 },
    { .name = { "bela", 4 }, .number = 101 }, { .name = { "cora", 4 }, .number = 102 },
    { .name = { "dora", 4 }, .number = 103 }, { .name = { "elsa", 4 }, .number = 104 },
    { .name = { "fina", 4 }, .number = 105 }, { .name = { "dan", 3 }, .number = 300 },
    { .name = { "gero", 4 }, .number = 106 },
};

static void people_make(void)
{
    for (int i = 0; i < (int)countof(people) && !people[i].has_lock; i++) {
        Hash seed = sha256(people[i].name);
        people[i] = actor_of_seed(people[i].name, people[i].number, seed.byte);
        people[i].lock.x   = scalar_of((int)(people[i].number % 200 + 2));
        people[i].has_lock = true;
    }
}

const Actor *actor_of(Id id)
{
    for (int i = 0; i < (int)countof(people); i++)
        if (people[i].number == id)
            return &people[i];
    return NULL;
}

/* People of other lives have no name here, but a key. */
static const Actor *stranger_of(Id id)
{
    static Actor strangers[256];
    Actor *at = &strangers[id % 256];
    if (actor_of(id) || at->number == id)
        return actor_of(id) ? actor_of(id) : at;
    Hash seed = sha256((Str){ (const char *)&id, sizeof id });
    *at = actor_of_seed(S("somebody"), id, seed.byte);
    at->lock.x   = scalar_of((int)(id % 200 + 2));
    at->has_lock = true;
    return at;
}

static bool read_person(Str s, Id *id)
{
    for (int i = 0; i < (int)countof(people); i++)
        if (str_same(s, people[i].name))
            return *id = people[i].number, true;
    return str_number(s, id);
}

static bool read_moment(Str s, Instant *out)
{
    char spaced[20];
    if (str_starts(s, "@"))
        return str_number(str_after(s, 1), out);
    if (s.len < 16 || s.len > (ptrdiff_t)sizeof spaced || s.at[10] != 'T')
        return false;
    memcpy(spaced, s.at, (size_t)s.len);
    spaced[10] = ' ';
    return str_moment((Str){ spaced, s.len }, LONDON, out);
}

static void must(Result r)
{
    if (!failed(r))
        return;
    printf("    played: %s (%.*s)\n", r.why->code, (int)r.detail.len,
           r.detail.at ? r.detail.at : "");
    longjmp(test_stop, 1);
}

static Hash numbered(int64_t n) { return sha256((Str){ (const char *)&n, sizeof n }); }

/* ---- words, papers, files -------------------------------------------------------- */

Hash played_words(Played *w, Str bytes)
{
    Arena *a = w->a;
    Shelved *s = list_add(&w->shelf, a);
    int64_t n = ++w->salts;
    s->salt  = sha256((Str){ (const char *)&n, sizeof n });
    s->bytes = str_copy(bytes, a);
    s->hash  = words_hash(s->salt, s->bytes);
    return s->hash;
}

void played_file(Played *w, Str bytes)
{
    Hash hash = sha256(bytes);
    ptrdiff_t at = 0;
    while (at < w->b.sealed.len && memcmp(w->b.sealed.at[at].hash.byte, hash.byte, 32) < 0)
        at++;
    if (at < w->b.sealed.len && hash_same(w->b.sealed.at[at].hash, hash))
        return;
    list_add(&w->b.sealed, w->a);
    memmove(&w->b.sealed.at[at + 1], &w->b.sealed.at[at],
            sizeof(SealedItem) * (size_t)(w->b.sealed.len - 1 - at));
    w->b.sealed.at[at] = (SealedItem){ hash, bytes };
}

Str played_paper(const Played *w, Hash hash)
{
    for (each(const Shelved, s, w->shelf))
        if (hash_same(s->hash, hash))
            return s->bytes;
    const ShelfItem *item = bundle_words(&w->b, hash);
    return item ? item->bytes : (Str){ 0 };
}

static void words_add(Played *w, const Shelved *s)
{
    ptrdiff_t at = 0;
    while (at < w->b.words.len && memcmp(w->b.words.at[at].hash.byte, s->hash.byte, 32) < 0)
        at++;
    list_add(&w->b.words, w->a);
    memmove(&w->b.words.at[at + 1], &w->b.words.at[at],
            sizeof(ShelfItem) * (size_t)(w->b.words.len - 1 - at));
    w->b.words.at[at] = (ShelfItem){ s->hash, s->salt, s->bytes };
}

/* ---- the two clerks' views ------------------------------------------------------- */

static const Procedure *office_of(Played *w)
{
    const Procedure *p = &w->office;
    if (w->clerk)
        must(clerk_procedure(w->clerk, (Name){ 0 }, &p));
    return p;
}

static const Procedure *procedure_of(Played *w)
{
    const Procedure *p = &w->p;
    if (w->clerk && w->p.began)
        must(clerk_procedure(w->clerk, procedure_name(&w->p), &p));
    return p;
}

static Result crooked_paper(void *where, Hash hash, Str *bytes, Arena *a)
{
    const ShelfItem *item = bundle_words(&((Played *)where)->b, hash);
    (void)a;
    return item ? (*bytes = item->bytes, DONE) : because(&words_missing);
}

static Result crooked_sealed(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    const SealedItem *item = bundle_sealed(&((Played *)where)->b, hash);
    if (!item)
        return because(&sealed_missing);
    Str *rest = make(a, Str, 1);
    *rest   = item->bytes;
    *source = source_of_str(rest);
    *bytes  = item->bytes.len;
    return DONE;
}

static Result crooked_cosigned(void *where, NoteFn *each_one, void *with)
{
    (void)where; (void)each_one; (void)with;
    return DONE;
}

static Papers papers(Played *w)
{
    return w->clerk ? clerk_papers(w->clerk)
                    : (Papers){ crooked_paper, crooked_sealed, crooked_cosigned, w };
}

/* ---- what an act must be --------------------------------------------------------- */

static void fill_padlock(Played *w, Act *act, Id holder)
{
    const Procedure *p = procedure_of(w);
    const Actor *actor = stranger_of(holder);
    Scalar      nonce = scalar_of(7);
    Text        name = { 0 };
    Padlock     h;
    Possession  possession;
    PadlockHead head = { .origin = S(ORIGIN), .index = p->locks.len + 1 };
    must(padlock_of(&actor->lock, &h));
    text_name(&name, p->draft, w->a);
    head.procedure = text_str(&name);
    memcpy(head.holder.byte, actor->public.byte, 32);
    head.h = h.h;
    must(padlock_prove_with(&nonce, &actor->lock, padlock_head_write(&head, w->a), &possession));
    act->padlock.index = head.index;
    act->padlock.h = h.h;
    memcpy(act->padlock.possession.byte, possession.e.byte, 32);
    memcpy(act->padlock.possession.byte + 32, possession.z.byte, 32);
}

/* Sealing is slow and its result the same for a published name: kept while the program runs. */
typedef struct SealedOnce {
    Name  name;
    Id    bidder, round, lot, version;
    Money worth;
    Str   heads, files[ENVELOPES];
    int   count;
} SealedOnce;
static LIST(SealedOnce) sealed_once;
static Arena for_ever;

static Arena *kept(void)
{
    if (!for_ever.blocks)
        for_ever = arena_begin(1 << 30);
    return &for_ever;
}

static Money price_of(Id bidder)
{
    return bidder == 101 ? 100000 : bidder == 102 ? 125000 : 200000;
}

static int price_line_order(const void *x, const void *y)
{
    const PriceLine *one = x, *other = y;
    int64_t by = one->service != other->service ? one->service - other->service
               : one->year != other->year       ? one->year - other->year
                                                : one->buyer - other->buyer;
    return (by > 0) - (by < 0);
}

/* What the schedule of the lot asks for, if there is one; the same for each figure, and what is
 * left with the first. */
static PriceSheet sheet_worth(const Procedure *p, Id lot, Money worth, Arena *a)
{
    PriceSheet sheet = { 0 };
    for (each(const Cell, cell, p->cells))
        if (cell->lot == lot)
            *list_add(&sheet.lines, a) = (PriceLine){ cell->service, cell->year, cell->buyer };
    if (!sheet.lines.len)
        *list_add(&sheet.lines, a) = (PriceLine){ 1, 2027, 1 };
    qsort(sheet.lines.at, (size_t)sheet.lines.len, sizeof(PriceLine), price_line_order);
    for (each(PriceLine, line, sheet.lines))
        line->price = worth / sheet.lines.len;
    sheet.lines.at[0].price += worth % sheet.lines.len;
    return sheet;
}

/* Fails: as bid_seal(). */
static Result seal_bid(const Procedure *p, SealedOnce *once, Arena *a)
{
    char *folder = scratch("played-seal", a);
    PriceSheet sheet = sheet_worth(p, once->lot, once->worth, a);
    SealedBid bid = { 0 };
    Enclosure quality = enclosure_of_str(S("Method.txt"), S("How we shall do it."), a);
    BidParts parts = { &quality, 1, price_sheet_write(&sheet, p->currency, a) };
    if (!mkdtemp(folder))
        abort();
    Result r = bid_seal(p, stranger_of(once->bidder), once->round, once->lot, once->version,
                        &parts, folder, &bid, a);
    once->heads = bid.heads;
    once->count = bid.count;
    for (int i = 0; i < bid.count; i++) {
        once->files[i] = file_whole(bid.files[i], a);
        unlink(bid.files[i]);
    }
    rmdir(folder);
    return r;
}

static const SealedOnce *seal_once(const Procedure *p, SealedOnce of)
{
    for (each(SealedOnce, once, sealed_once))
        if (name_same(once->name, of.name) && once->bidder == of.bidder &&
            once->round == of.round && once->lot == of.lot && once->version == of.version &&
            once->worth == of.worth)
            return once;
    must(seal_bid(p, &of, kept()));
    SealedOnce *once = list_add(&sealed_once, kept());
    return *once = of, once;
}

static void upload(Played *w, Str bytes)
{
    Upload *upload;
    Arena   a = arena_begin(16 << 20);
    must(sealed_begin(clerk_book(w->clerk), &upload, &a));
    must(sealed_add(upload, bytes));
    must(sealed_keep(upload, sha256(bytes), bytes.len));
    arena_end(&a);
}

static void fill_deposit(Played *w, Act *act, Id bidder)
{
    const Procedure *p = procedure_of(w);
    const Field *heads = act_field(act->kind, "heads");
    const SealedOnce *sealed = seal_once(p, (SealedOnce){
        .name = p->name, .bidder = bidder, .round = act_round(act), .lot = act_lot(act),
        .version = act_number(act, act_field(act->kind, "version")),
        .worth = w->worth ? w->worth : price_of(bidder) });
    Hash paper = played_words(w, sealed->heads);
    act_set_bytes(act, heads, paper.byte);
    for (int i = 0; i < sealed->count; i++) {
        if (w->clerk)
            upload(w, sealed->files[i]);
        else
            played_file(w, sealed->files[i]);
    }
}

/* What holders and officers make is the same after the same acts: kept like the seals. */
typedef struct MadeOnce { Hash last; Act act; bool failed; int count; Str papers[2]; } MadeOnce;
static LIST(MadeOnce) made_once;

static Result make_paper(Played *w, const Act *act, Id actor, Act *full, Shelf *made)
{
    const Procedure *p = procedure_of(w);
    Papers from = papers(w);
    if (act->kind == ACT_TURNS)
        return turns_act(p, &from, stranger_of(actor), act->turns.round, act->turns.lot,
                         (Envelope)act->turns.envelope, full, made, w->a);
    const Bid *bid = bid_of(p, act->opened.round, act->opened.lot, act->opened.bidder);
    return bid ? opened_act(p, &from, bid, (Envelope)act->opened.envelope, NULL, full, made, w->a)
               : because(&words_missing);
}

static bool made_for(const MadeOnce *once, const Act *act, Id actor, Hash last)
{
    const Act *was = &once->act;
    return hash_same(once->last, last) && was->kind == act->kind && was->actor == actor &&
           act_bidder(was) == act_bidder(act) && act_round(was) == act_round(act) &&
           act_lot(was) == act_lot(act) &&
           act_number(was, act_field(act->kind, "envelope")) ==
               act_number(act, act_field(act->kind, "envelope"));
}

static const MadeOnce *make_once(Played *w, const Act *act, Id actor)
{
    Hash   last = procedure_of(w)->last;
    Shelf  made = { 0 };
    for (each(const MadeOnce, once, made_once))
        if (made_for(once, act, actor, last))
            return once;
    MadeOnce *once = list_add(&made_once, kept());
    Act full = *act;
    *once = (MadeOnce){ .last = last };
    Result r = make_paper(w, act, actor, &full, &made);
    once->failed = failed(r);
    if (once->failed && !w->lies)
        must(r);
    for (; once->count < made.len; once->count++)
        once->papers[once->count] = str_copy(made.at[once->count].bytes, kept());
    once->act = full;
    once->act.actor = actor;
    return once;
}

static Hash shelve_made(Played *w, const MadeOnce *once, int i)
{
    return i < once->count ? played_words(w, once->papers[i])
           : i == 0        ? played_words(w, S("invented"))
                           : (Hash){ 0 };
}

static void fill_turns(Played *w, Act *act, Id holder)
{
    act->turns.sheets = sheets_locked(procedure_of(w), act->turns.round, act->turns.lot,
                                      (Envelope)act->turns.envelope, w->a);
    act->turns.paper  = shelve_made(w, make_once(w, act, holder), 0);
}

static void fill_opened(Played *w, Act *act, Id officer)
{
    const MadeOnce *once = make_once(w, act, officer);
    act->opened.outcome  = once->act.opened.outcome;
    act->opened.manifest = once->failed ? sha256(S("invented")) : once->act.opened.manifest;
    act->opened.total    = once->act.opened.total;
    act->opened.blanks   = once->act.opened.blanks;
    act->opened.key      = shelve_made(w, once, 0);
    act->opened.reason   = shelve_made(w, once, 1);
}

/* A paper that nobody has: what rests on it is proved in part. */
static void fill_absent(Played *w, Act *act)
{
    for (each_field(f, act_rows[act->kind]))
        if (f->type == PAPER && !f->optional) {
            Hash none = numbered(++w->salts);
            act_set_bytes(act, f, none.byte);
        }
    if (act->kind == ACT_TURNS)
        act->turns.sheets = sheets_locked(&w->p, act->turns.round, act->turns.lot,
                                          (Envelope)act->turns.envelope, w->a);
}

static void fill_papers(Played *w, Act *act, Id actor)
{
    const Procedure *p = procedure_of(w);
    Act full = { 0 };
    if (w->bare && (act_is_bid(act) || act->kind == ACT_TURNS || act->kind == ACT_OPENED)) {
        fill_absent(w, act);
        return;
    }
    if (w->bare && act->kind == ACT_AWARD)
        return;
    switch ((int)act->kind) {
    case ACT_PADLOCK:      fill_padlock(w, act, actor); break;
    case ACT_DEPOSIT:
    case ACT_LATE_DEPOSIT:
    case ACT_READY_DEPOSIT: fill_deposit(w, act, actor); break;
    case ACT_TURNS:        fill_turns(w, act, actor); break;
    case ACT_OPENED:       fill_opened(w, act, actor); break;
    case ACT_BOX_LIST:
        box_list_act(p, act->box_list.round, &full, w->a);
        act->box_list.count = full.box_list.count;
        act->box_list.list  = full.box_list.list;
        act->box_list.reason = played_words(w, S("Two clocks were compared."));
        break;
    case ACT_SCORE_LOCK:
        score_lock_act(p, act->score_lock.round, act->score_lock.lot, &full, w->a);
        act->score_lock.sheet = full.score_lock.sheet;
        break;
    case ACT_AWARD:
        must(award_act(p, act->award.round, act->award.lot, &full, w->a));
        act->award.bidder = full.award.bidder;
        act->award.total  = full.award.total;
        act->award.price  = full.award.price;
        break;
    }
}

static void fill_words(Played *w, Act *act)
{
    const ActRow *row = act_rows[act->kind];
    for (each_field(f, row)) {
        Text t = { 0 };
        if ((f->type != WORDS && f->type != PAPER) || f->optional || !hash_none(act_hash(act, f)))
            continue;
        text_put(&t, w->a, "The {} of this {}.", str(f->name), str(row->name));
        Hash hash = played_words(w, text_str(&t));
        act_set_bytes(act, f, hash.byte);
    }
}

static bool read_value(Played *w, const Field *f, Str value, Act *act)
{
    int64_t n;
    Hash    hash;
    switch (f->type) {
    case NUMBER:
        return read_person(value, &n) && (act_set_number(act, f, n), true);
    case MOMENT:
        return read_moment(value, &n) && (act_set_number(act, f, n), true);
    case KEY:
        if (!read_person(value, &n))
            return false;
        act_set_bytes(act, f, stranger_of(n)->public.byte);
        return true;
    case WORDS: case PAPER:
        value = str_copy(value, w->a);
        for (ptrdiff_t i = 0; i < value.len; i++)
            if (value.at[i] == '~')
                ((char *)value.at)[i] = ' ';
        hash = played_words(w, value);
        act_set_bytes(act, f, hash.byte);
        return true;
    case HASH: case DATE: case MONEY: case POINTS: case FIGURE: case CHOICE: case PROOF: break;
    }
    return !failed(field_read(f, value, act));
}

static void read_fields(Played *w, Str line, Act *act)
{
    for (Str value = str_cut(&line, ' '); value.len; value = str_cut(&line, ' ')) {
        Str whole = value;
        Str name = str_cut(&value, '=');
        const Field *f = act_field_str(act->kind, name);
        if (act_is_bid(act) && str_is(name, "worth") && str_number(value, &w->worth))
            continue;
        if (f && read_value(w, f, value, act))
            continue;
        printf("    played: what is %.*s?\n", (int)whole.len, whole.at);
        longjmp(test_stop, 1);
    }
}

/* ---- entering -------------------------------------------------------------------- */

static void filler(Played *w)
{
    int64_t n = ++w->salts;
    EntryLine line = { .box = true, .commit = sha256((Str){ (const char *)&n, sizeof n }) };
    Text t = { 0 };
    entry_write(&t, &line, w->a);
    *list_add(&w->entries, w->a) = text_str(&t);
}

/* A tick a day while the box is open, besides those of box acts. */
static void ticks(Played *w)
{
    for (Instant at = w->p.last_at + DAY; box_open(&w->p) && at <= w->now; at += DAY)
        if (!w->lie || !w->lie->still)
            filler(w);
}

static bool signs_after(const Act *act)
{
    return act_is_box(act) || act->is_agreed;
}

static Procedure *side_of(Played *w, const Act *act)
{
    return act_rows[act->kind]->rules & IN_OFFICE ? &w->office : &w->p;
}

static void stamp(Played *w, Act *act)
{
    const Procedure *p = side_of(w, act);
    bool box = act_is_box(act);
    act->arrived = act->arrived ? act->arrived : w->now;
    act->at   = act->at ? act->at : act->arrived;
    act->nth  = box ? 0 : p->acts + 1;
    act->prev = box ? (Hash){ 0 } : p->last;
}

/* Of a life that is to be lawful: is the act against the law? */
static bool refused(Played *w, Act *act)
{
    Arena a = arena_begin(256 << 20);
    stamp(w, act);
    bool against = w->lawful && failed(act_judge(side_of(w, act), act, &a));
    arena_end(&a);
    return against;
}

static void crooked_enter(Played *w, Act *act, bool lie, bool last)
{
    Procedure *p = side_of(w, act);
    EntryLine  line = { .box = act_is_box(act), .procedure = act->procedure };
    Text       body = { 0 }, entry = { 0 };
    int64_t    n = ++w->salts;
    ShownAct   shown = { .salt = sha256((Str){ (const char *)&n, sizeof n }) };
    ticks(w);
    if (line.box)
        filler(w);
    stamp(w, act);
    line.nth = act->nth;
    act_write(&body, act, w->a);
    act->leaf = shown.leaf = w->entries.len;
    shown.body  = text_str(&body);
    act->commit = line.commit =
        w->lies && w->lie->mask ? act_commit_of(w->lie->mask, act_inner(shown.salt, shown.body))
                                : act_commit(shown.salt, shown.body);
    entry_write(&entry, &line, w->a);
    *list_add(&w->entries, w->a) = text_str(&entry);
    *list_add(&w->b.acts, w->a)    = shown;
    if (lie || last) {
        w->lie_leaf = act->leaf;
        w->lie_nth  = act->nth;
    }
    if (!last)
        act_fold(p, act, w->a);
    if (line.box)
        filler(w);
    if (signs_after(act))
        *list_add(&w->points, w->a) = (PlayedPoint){ w->entries.len, act->at };
}

static void enter_crooked(Played *w)
{
    if (w->batch.len == 1 && !w->dares && refused(w, &w->batch.at[0]))
        return;                        /* left out, with its words */
    for (each(const Shelved, s, w->shelf))
        if (!bundle_words(&w->b, s->hash))
            words_add(w, s);
    for (ptrdiff_t i = 0; i < w->batch.len && !w->over; i++) {
        w->over = refused(w, &w->batch.at[i]);
        crooked_enter(w, &w->batch.at[i], i + 1 == w->lie_in_batch,
                      w->over || (w->ends && i + 1 == w->batch.len));
    }
    w->lie_in_batch = 0;
}

Str played_cosigned(Played *w, Instant at, Arena *a)
{
    Str  text;
    Note note;
    Text out = { 0 };
    must(book_checkpoint(clerk_book(w->clerk), 0, &text, a));
    must(note_read(text, &note, a));
    must(note_cosign(&note, &w->witness, &w->witness_key, at, a));
    note_write(&note, &out, a);
    return text_str(&out);
}

static void watch(Played *w, Arena *a)
{
    Policy policy;
    Cosigners who;
    must(policy_read(w->policy_witnessed, &policy, a));
    must(clerk_witness(w->clerk, played_cosigned(w, w->now, a), &policy, false, &who, a));
}

/* The clock goes to the tick at which a box act is entered. */
static void enter_really(Played *w)
{
    Arena    a = arena_begin(64 << 20);
    Proposal proposal = { .acts = w->batch.at, .count = w->batch.len, .words = w->shelf.at,
                          .word_count = w->shelf.len };
    must(clerk_put(w->clerk, &proposal, &a));
    clerk_work(w->clerk);
    must(proposal.result);
    for (; proposal.due; must(clerk_knows(w->clerk, &proposal) ? DONE : because(&no_such_entry))) {
        w->now = clerk_next_tick(w->clerk);
        clerk_work(w->clerk);
    }
    const Act *last = &w->batch.at[w->batch.len - 1];
    if (last->kind == ACT_BEGIN)
        w->p.began = last->arrived, w->p.draft = last->procedure;
    if (last->kind == ACT_PUBLISH)
        w->p.published = last->arrived, w->p.name = proposal.name;
    if (w->watched)
        watch(w, &a);
    arena_end(&a);
}

static void sign(Played *w, Act *last, Id second)
{
    const ActRow *row = act_rows[last->kind];
    const Procedure *p = row->rules & IN_OFFICE ? office_of(w) : procedure_of(w);
    const Actor *by = stranger_of(last->actor);
    const Actor *with = act_needs_two(p, last) ? stranger_of(second) : NULL;
    if (row->rules & CLOSES)
        batch_close(w->batch.at, w->batch.len, w->a);
    if (with)
        act_agree_with(numbered(++w->salts).byte, last, with, p, S(ORIGIN), w->now,
                       w->now + LONGEST_SIGNATURE, w->a);
    if (row->rules & CLOSES)
        batch_sign(w->batch.at, w->batch.len, by, p, S(ORIGIN), w->now, w->a);
    else
        act_sign(last, by, p, 0, S(ORIGIN), w->now, w->a);
    if (last->kind == ACT_ENROL || last->kind == ACT_QUESTION)
        last->is_signed = false, last->expires = 0;
    if (w->lies && w->lie->forge)
        w->lie->forge(w, last);
}

static bool names(const Act *act, Hash hash)
{
    const ActRow *row = act_rows[act->kind];
    for (each_field(f, row))
        if ((f->type == WORDS || f->type == PAPER) && hash_same(act_hash(act, f), hash))
            return true;
    return false;
}

/* What was thought better of before the acts were signed stays away. */
static void words_prune(Played *w)
{
    ptrdiff_t kept_ = 0;
    for (ptrdiff_t i = 0; i < w->shelf.len; i++) {
        bool named = false;
        for (each(const Act, act, w->batch))
            named = named || names(act, w->shelf.at[i].hash);
        if (named)
            w->shelf.at[kept_++] = w->shelf.at[i];
    }
    w->shelf.len = kept_;
}

static void finish(Played *w, Id second)
{
    words_prune(w);
    sign(w, &w->batch.at[w->batch.len - 1], second);
    if (w->clerk)
        enter_really(w);
    else
        enter_crooked(w);
    w->batch = (Acts){ 0 };
    w->shelf = (Shelf){ 0 };
    w->now++;
}

/* Of some lists no word is the first. */
static bool chosen_of_lists(const Act *act)
{
    for (each_field(f, act_rows[act->kind]))
        if (f->type == CHOICE && !field_fits(f, act))
            return false;
    return true;
}

static void play(Played *w, Str line)
{
    Str     word = str_cut(&line, ' ');
    Instant at;
    Act     act = { 0 };
    Id      second = 2, actor = 0;
    if (read_moment(word, &at)) {
        w->now = at > w->now ? at : w->now;
        word = str_cut(&line, ' ');
    }
    Str who = str_cut(&word, '+');
    Str kind = str_cut(&line, ' ');
    if (!read_person(who, &actor) || !(act.kind = act_kind(kind)) ||
        (word.len && !read_person(word, &second))) {
        printf("    played: who does what? %.*s\n", (int)kind.len, kind.at);
        longjmp(test_stop, 1);
    }
    if (act.kind == ACT_FORMULA)
        act.formula.formula = 1;
    w->worth = 0;
    read_fields(w, line, &act);
    fill_papers(w, &act, actor);
    read_fields(w, line, &act);
    if (act.kind == ACT_PUBLISH && w->lie && w->lie->named)
        act.publish.policy = played_words(w, w->policy_witnessed);
    fill_words(w, &act);
    const Procedure *p = procedure_of(w);
    act.actor     = actor;
    act.procedure = act_rows[act.kind]->rules & IN_OFFICE ? (Name){ 0 } : procedure_name(p);
    if (w->lies && w->lie->twist)
        w->lie->twist(w, &act);
    if (w->ends && !w->lies && w->lie->end)
        w->lie->end(w, &act);
    if (w->lawful && !chosen_of_lists(&act))
        longjmp(test_stop, 1);
    *list_add(&w->batch, w->a) = act;
    if (!(act_rows[act.kind]->rules & DEFINES))
        finish(w, second);
    else if (w->lies)
        w->lie_in_batch = w->batch.len;
}

/* ---- a whole life ---------------------------------------------------------------- */

static void witness_new(Played *w, Str log)
{
    Hash seed = sha256(S("the witness's key"));
    Text vkey = { 0 }, policy = { 0 };
    w->witness_key = actor_of_seed(S("witness"), 0, seed.byte).key;
    must(vkey_of(S("union.example/witness"), KEY_COSIGNATURE, &w->witness_key, &w->witness));
    vkey_write(&w->witness, &vkey, w->a);
    text_put(&policy, w->a, "log {}\nwitness union {}\nquorum union\n", log, text_str(&vkey));
    w->policy_witnessed = text_str(&policy);
}

static Played *played_new(Arena *a)
{
    Played *w = make(a, Played, 1);
    Hash    seed = sha256(S("the log's key"));
    Text    vkey = { 0 }, policy = { 0 };
    people_make();
    *w = (Played){ .a = a, .lie_leaf = -1 };
    Actor log = actor_of_seed(S("log"), 0, seed.byte);
    w->log_key = log.key;
    must(vkey_of(S(ORIGIN), KEY_NOTE, &w->log_key, &w->log));
    vkey_write(&w->log, &vkey, a);
    text_put(&policy, a, "log {}\nquorum none\n", text_str(&vkey));
    w->policy = text_str(&policy);
    witness_new(w, text_str(&vkey));
    w->office = procedure_new(NULL, (Name){ 0 });
    w->p      = procedure_new(&w->office, (Name){ { 7 } });
    return w;
}

static void play_lie(Played *w, Str lines)
{
    while (lines.len) {
        Str line = str_cut(&lines, '\n');
        w->lies = !lines.len;
        w->ends = w->lies && !w->lie->until;
        play(w, line);
    }
    w->lies = false;
}

/* A lie in a batch ends with the batch. */
static void live(Played *w, const Lie *lie)
{
    bool lied = false;
    w->lie = lie;
    for (int i = 0; i < (int)countof(life); i++) {
        Str line = str(life[i]);
        if (lie && !lied && str_starts(line, lie->line)) {
            lied = true;
            play_lie(w, lie->instead ? str(lie->instead) : line);
            w->ends = w->ends && !w->batch.len;
            if (w->ends)
                return;
            continue;
        }
        bool last = lied && (lie->until ? str_starts(line, lie->until) : !w->batch.len);
        if (last && !lie->until)
            return;
        w->ends = last;
        play(w, line);
        if (last)
            return;
    }
}

static void remove_folder(void *folder)
{
    Text  t = { 0 };
    Arena a = arena_begin(1 << 16);
    text_put(&t, &a, "rm -rf '{}'", str(folder));
    FILE *shell = popen(str_terminated(text_str(&t), &a), "r");
    if (shell)
        pclose(shell);
    arena_end(&a);
}

static Played *play_really(const Lie *lie, bool watched, Arena *a)
{
    Played *w = played_new(a);
    char   *parent = scratch("played", a);
    Text    folder = { 0 }, vkey = { 0 };
    int64_t missed;
    must(mkdtemp(parent) ? DONE : because(&book_broken));
    text_put(&folder, a, "{}/book", str(parent));
    w->folder = str_terminated(text_str(&folder), a);
    arena_defer(a, remove_folder, parent);
    vkey_write(&w->log, &vkey, a);
    Settings settings = { .origin = S(ORIGIN), .log_key = text_str(&vkey), .tick = { DAY, 2, 0 },
                          .near = { HOUR, 2, 15 * MINUTE },
                          .rush = { MINUTE, 3, 15 * MINUTE } };
    w->now = 1790841000;
    must(book_create(w->folder, &settings, a));
    must(clerk_open(&w->clerk, w->folder, &w->log_key, wall_played(&w->now), 0, &missed, a));
    w->watched = watched;
    live(w, lie);
    return w;
}

Played *played_watched(const Lie *lie, bool watched, Arena *a)
{
    return play_really(lie, watched, a);
}

Played *played_begin(Arena *a)
{
    Played *w = played_new(a);
    w->b.head = (BundleHead){ .edition = COURT, .origin = S(ORIGIN) };
    return w;
}

void played_line(Played *w, Str line)
{
    w->dares = str_starts(line, "!");
    play(w, w->dares ? str_after(line, 1) : line);
}

void played_go_on(Played *w)
{
    w->batch = (Acts){ 0 };
    w->shelf = (Shelf){ 0 };
}

Played *played_end(Played *w)
{
    w->b.head.procedure = procedure_name(&w->p);
    played_seal(w);
    return w;
}

Played *played_crooked(const Lie *lie, Arena *a)
{
    Played *w = played_begin(a);
    live(w, lie);
    return played_end(w);
}

void played_life(Text *t, Arena *a)
{
    for (int i = 0; i < (int)countof(life); i++)
        text_put(t, a, "{}\n", str(life[i]));
}

void played_forget(void)
{
    arena_end(&for_ever);
    sealed_once.len = sealed_once.room = made_once.len = made_once.room = 0;
}

void played_edition(Played *w, Edition edition, Id bidder, ActKind mask)
{
    Bundle all = w->b;
    w->b.head.edition = edition;
    w->b.head.bidder  = bidder;
    w->b.acts.len = w->b.sealed.len = 0;
    w->b.acts.at  = make(w->a, ShownAct, all.acts.len);
    memset(&w->b.words, 0, sizeof w->b.words);
    for (each(const ShownAct, shown, all.acts)) {
        Act act;
        must(act_read(shown->body, &act));
        bool masked = act.kind == ACT_AWARD && mask;
        if (name_is_office(act.procedure) ||
            (!masked && shown_to(edition, bidder, &w->p, &act)))
            w->b.acts.at[w->b.acts.len++] = *shown;
        else if (!act_is_box(&act))
            *list_add(&w->b.withheld, w->a) = (WithheldAct){
                shown->leaf, masked ? mask : act.kind, act_inner(shown->salt, shown->body) };
    }
}

static void point_sign(Played *w, const Frontier *tree, Instant at)
{
    Checkpoint point = { S(ORIGIN), tree->size, frontier_root(tree) };
    Text text = { 0 }, note = { 0 };
    checkpoint_write(&point, &text, w->a);
    Note n = { .text = text_str(&text) };
    must(note_sign(&n, &w->log, &w->log_key, w->a));
    must(note_cosign(&n, &w->witness, &w->witness_key, at, w->a));
    note_write(&n, &note, w->a);
    *list_add(&w->b.checkpoints, w->a) = text_str(&note);
}

void played_seal(Played *w)
{
    Frontier tree = w->b.before;
    w->b.checkpoints.len = 0;
    w->b.head.size = w->b.head.first + w->entries.len;
    const PlayedPoint *next = w->points.at, *end = w->points.len ? next + w->points.len : next;
    for (each(const Str, line, w->entries)) {
        frontier_add(&tree, tree_leaf(*line), NULL);
        while (next < end && next->size < tree.size)
            next++;
        bool due = next < end && next->size == tree.size;
        if (due || tree.size == w->b.head.size)
            point_sign(w, &tree, due ? next->at : w->now);
    }
}

static Result gather(void *text, Str bytes)
{
    Gathered *to = text;
    text_add(&to->text, bytes, to->arena);
    return DONE;
}

LogLines lines_apart(const Bundle *b, Arena *a)
{
    LogLines lines = { 0 };
    Str rest = b->entries.lines, line;
    while (entry_next(&rest, &line))
        *list_add(&lines, a) = line;
    return lines;
}

void lines_join(Bundle *b, const LogLines *lines, Arena *a)
{
    Text t = { 0 };
    for (each(const Str, line, *lines))
        text_add(&t, *line, a);
    b->entries = (Entries){ text_str(&t), lines->len };
}

/* The entry of the office's last act before the procedure's own first. */
static int64_t first_of(const LogLines *entries)
{
    EntryLine line;
    int64_t   first = 0;
    for (int64_t i = 0; i < entries->len && !failed(entry_read(entries->at[i], &line)); i++) {
        if (!line.box && !name_is_office(line.procedure))
            return first;
        first = line.box ? first : i;
    }
    return 0;
}

/* What is held from leaf 0 on, as a bundle says it: a frontier, and paths of the acts before. */
static Bundle begun(const Played *w, Arena *a)
{
    Bundle   b = w->b;
    LogLines shown = w->entries;
    Leaves   leaves = { NULL, shown.len };
    Hash    *at = make(a, Hash, leaves.count + 1);
    Nodes    nodes = nodes_of_leaves(&leaves);
    leaves.at = at;
    for (int64_t i = 0; i < leaves.count; i++)
        at[i] = tree_leaf(shown.at[i]);
    b.head.first = first_of(&shown);
    must(tree_frontier(&nodes, b.head.first, &b.before));
    shown.at  += b.head.first;
    shown.len -= b.head.first;
    lines_join(&b, &shown, a);
    b.acts.at = make(a, ShownAct, w->b.acts.len + 1);
    memcpy(b.acts.at, w->b.acts.at, sizeof(ShownAct) * (size_t)w->b.acts.len);
    for (each(ShownAct, act, b.acts)) {
        if (act->leaf >= b.head.first)
            break;
        Path *path = make(a, Path, 1);
        must(tree_inclusion(&nodes, act->leaf, leaves.count, path));
        act->path  = path->at;
        act->steps = path->len;
    }
    return b;
}

Str played_bundle(const Played *w, Arena *a)
{
    Gathered to = { .arena = a };
    Bundle b = begun(w, a);
    must(bundle_write(&b, (BundleOut){ gather, &to }, a));
    return text_str(&to.text);
}

/* ---- the real one, once ---------------------------------------------------------- */

static Real real;

static Str export(Played *w, Edition e, Id bidder, Arena *scratch)
{
    Gathered to = { .arena = kept() };
    must(export_bundle(clerk_book(w->clerk), w->p.name, e, bidder, (BundleEnd){ 0 },
                       (BundleOut){ gather, &to }, NULL, scratch));
    return text_str(&to.text);
}

const Real *played_really(void)
{
    if (real.policy.len)
        return &real;
    Arena   a = arena_begin(1 << 28);
    Played *w = play_really(NULL, false, &a);
    real.log_key = w->log_key;
    real.policy  = str_copy(w->policy, kept());
    for (Edition e = PUBLIC; e <= COURT; e++)
        real.edition[e] = export(w, e, e == OWN_BIDDER ? 101 : 0, &a);
    Gathered none = { .arena = &a };
    real.for_a_holder =
        export_bundle(clerk_book(w->clerk), w->p.name, OWN_BIDDER, 41, (BundleEnd){ 0 },
                      (BundleOut){ gather, &none }, NULL, &a);
    real.for_a_holder.detail = (Str){ 0 };
    arena_end(&a);
    return &real;
}
