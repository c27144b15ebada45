#include "desk/tools.h"

#include "core/flaws.h"
#include "core/view/award_due.h"
#include "sys/folder.h"
#include "sys/going.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SAVINGS_BYTES = 256 << 20 };        /* in which a price file is read, and forgotten */

static void close_file(void *file) { fclose(file); }

static Result of_file(Result r, const char *path, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", str(path), r.detail);
    return because_of(r.why, text_str(&t));
}

/* In a folder of ours, that its owner alone reads; over nothing. */
static FILE *file_new(const char *path)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return fd < 0 ? NULL : fdopen(fd, "w+b");
}

/* ---- bidder ---------------------------------------------------------------------- */

static Result seal_one(const Procedure *p, const Actor *actor, const SealedBid *bid, Envelope e,
                       const Padlocks *locks, const BidParts *parts, const char *path,
                       HeadPair *pair, Arena *a)
{
    Text name = { 0 }, file = { 0 };
    const SealedEnvelope *sealed;
    Enclosure prices = enclosure_of_str(S("price"), parts->price, a);
    text_name(&name, p->name, a);
    text_put(&file, a, "{}.age", str_of_number(bid->count + 1, a));
    SealOrder order = { .padlocks = locks, .files = e == PRICE ? &prices : parts->files,
        .count = e == PRICE ? 1 : parts->count,
        .padded = e == PRICE ? round_of(p, bid->round)->padded : 0,
        .head = { .procedure = text_str(&name), .round = bid->round, .lot = bid->lot,
                  .envelope = str(envelope_name(e)), .version = bid->version,
                  .file = text_str(&file) } };
    memcpy(order.head.bidder.byte, actor->public.byte, 32);
    FILE *out = file_new(path);
    if (!out)
        return file_failed(&file_unwritable, path, a);
    arena_defer(a, close_file, out);
    Result r = envelope_seal(&order, out, &sealed, a);
    if (r.why == &file_unwritable)
        return of_file(r, path, a);
    TRY(r);
    if (fflush(out) || fsync(fileno(out)))
        return file_failed(&file_unwritable, path, a);
    *pair = (HeadPair){ .text = sealed->head, .capsule_bytes = sealed->capsule };
    return DONE;
}

Result bid_forced(const Procedure *p, const Actor *actor, Id round, Id lot, Id version,
                  const BidParts *parts, const char *folder, SealedBid *bid, Arena *a)
{
    const Round *r = round_of(p, round);
    Padlocks locks;
    Heads   *heads = make(a, Heads, 1);
    Text     paper = { 0 };
    if (!r)
        return because_of(&field_missing, S("round"));
    *bid = (SealedBid){ .round = r->id, .lot = lot, .version = version };
    TRY(padlocks_of(p, r->id, &locks, a));
    for (Envelope e = 0; e < ENVELOPES; e++) {
        Text file = { 0 };
        if (!envelope_expected(r, e))
            continue;
        text_put(&file, a, "{}.age", str_of_number(bid->count + 1, a));
        const char *path = path_in(folder, str_terminated(text_str(&file), a), a);
        TRY(seal_one(p, actor, bid, e, &locks, parts, path, &heads->at[bid->count], a));
        bid->files[bid->count++] = path;
        heads->count = bid->count;
    }
    heads_write(&paper, heads, a);
    bid->heads = text_str(&paper);
    return DONE;
}

Result bid_seal(const Procedure *p, const Actor *actor, Id round, Id lot, Id version,
                const BidParts *parts, const char *folder, SealedBid *bid, Arena *a)
{
    const Round *r = round_of(p, round);
    const Lot   *of = lot_of(p, lot);
    Quote quote = { 0 };
    if (!of)
        return because_number(&no_such_lot, p, A_LOT, "lot", lot, a);
    if (r && envelope_expected(r, PRICE))
        TRY(quote_read(p, of, parts->price, &quote, a));
    TRY(bid_forced(p, actor, round, lot, version, parts, folder, bid, a));
    bid->quote = quote;
    return DONE;
}

static Result upload_one(Book *b, const char *path, const Head *head, Arena *a)
{
    Upload *upload;
    char   *part = make(a, char, 65536);
    if (!failed(sealed_check(b, head->sha256, a)))
        return DONE;
    FILE *in = fopen(path, "rbe");
    if (!in)
        return file_failed(&file_unreadable, path, a);
    arena_defer(a, close_file, in);
    TRY(sealed_begin(b, &upload, a));
    for (size_t got; (got = fread(part, 1, 65536, in)) > 0;) {
        TRY(sealed_add(upload, (Str){ part, (ptrdiff_t)got }));
        going_on((int64_t)got);
    }
    return sealed_keep(upload, head->sha256, head->size);
}

Result bid_upload(Book *b, const SealedBid *bid, Arena *a)
{
    Heads *heads = make(a, Heads, 1);
    TRY(heads_read(bid->heads, heads, a));
    int64_t all = 0;
    Result  r = DONE;
    for (int i = 0; i < heads->count; i++)
        all += heads->at[i].head.size;
    going_begin("Handing in", "bytes", all);
    for (int i = 0; i < heads->count && !failed(r); i++)
        r = upload_one(b, bid->files[i], &heads->at[i].head, a);
    going_end();
    return r;
}

/* ---- padlock holder -------------------------------------------------------------- */

const Reason padlock_file_sent = { FORBIDDEN, "padlock-file-sent", "doc/browser.md, own disk",
    "That is the file of your padlock, and it must not leave your own computer. It was not kept "
    "here; but it was sent, so make another padlock and tell the officers that its public half is "
    "another one." };
const Reason padlock_for_another = { INVALID, "padlock-for-another",
    "doc/browser.md, own disk",
    "This padlock was made ready for something else. Save the order of this page anew, make your "
    "padlock ready with it once more, and choose what that saves." };

/* The next one, of this actor; all of it but h. */
static PadlockHead head_due(const Procedure *p, Str origin, const Actor *actor, Arena *a)
{
    Text        name = { 0 };
    PadlockHead head = { .origin = origin, .index = p->locks.len + 1 };
    text_name(&name, p->draft, a);
    head.procedure = text_str(&name);
    memcpy(head.holder.byte, actor->public.byte, 32);
    return head;
}

static void fill_padlock(const PadlockHead *head, const Possession *possession, Act *act)
{
    act->kind = ACT_PADLOCK;
    act->padlock.index = head->index;
    act->padlock.h = head->h;
    memcpy(act->padlock.possession.byte, possession->e.byte, 32);
    memcpy(act->padlock.possession.byte + 32, possession->z.byte, 32);
}

Result padlock_act(const Procedure *p, Str origin, const Actor *actor, Act *act, Arena *a)
{
    Padlock     h;
    Possession  possession;
    PadlockHead head = head_due(p, origin, actor, a);
    if (!actor->has_lock)
        return because_of(&key_without_padlock, str_copy(actor->name, a));
    TRY(padlock_of(&actor->lock, &h));
    head.h = h.h;
    TRY(padlock_prove(&actor->lock, padlock_head_write(&head, a), &possession));
    fill_padlock(&head, &possession, act);
    return DONE;
}

Str padlock_order_text(const Procedure *p, Str origin, const Actor *actor, Arena *a)
{
    PadlockHead head = head_due(p, origin, actor, a);
    return padlock_order_write(&head, a);
}

static bool is_secret_file(Str text)
{
    return str_starts(text, "age-encryption.org/") || str_starts(text, "tenderbox/key/");
}

/* What differs, and what is right. */
static Str head_difference(const PadlockHead *is, const PadlockHead *due, Arena *a)
{
    Text t = { 0 };
    if (!str_same(is->origin, due->origin))
        text_put(&t, a, "Its log is {}, and here it is {}.", is->origin, due->origin);
    else if (!str_same(is->procedure, due->procedure))
        text_put(&t, a, "Its tender is {}, and here it is {}.", is->procedure, due->procedure);
    else if (!hash_same(is->holder, due->holder))
        text_put(&t, a, "Its holder's key is {}, and you sign with {}.", str_of_hash(is->holder, a),
                 str_of_hash(due->holder, a));
    else if (is->index != due->index)
        text_put(&t, a, "It is padlock {}, and the next one is {}: another one came meanwhile.",
                 str_of_number(is->index, a), str_of_number(due->index, a));
    return text_str(&t);
}

Result padlock_ready_act(const Procedure *p, Str origin, const Actor *actor, Str ready, Act *act,
                         Arena *a)
{
    PadlockHead head, due = head_due(p, origin, actor, a);
    Possession  possession;
    if (is_secret_file(ready))
        return because(&padlock_file_sent);
    TRY(padlock_ready_read(ready, &head, &possession));
    Str differs = head_difference(&head, &due, a);
    if (differs.len)
        return because_of(&padlock_for_another, differs);
    fill_padlock(&head, &possession, act);
    return DONE;
}

/* The law looks first, for what is turned is never turned back. Who signs, and when, is the
 * caller's; any hash stands here for the paper that is not made yet. */
static Result turns_judge(const Procedure *p, const Turns *turns, Id holder, Arena *a)
{
    const Person *person = person_of(p, holder);
    Act act = { .kind = ACT_TURNS, .procedure = p->name, .nth = p->acts + 1, .prev = p->last,
                .actor = holder, .mine = person ? person->mine_open + 1 : 1, .is_signed = true,
                .expires = p->last_at, .arrived = p->last_at, .at = p->last_at,
                .turns = { turns->round, turns->lot, turns->envelope,
                           sheets_locked(p, turns->round, turns->lot, turns->envelope, a),
                           p->last } };
    if (person)
        act.signed_by.key = key_id(person_key(p, person, p->last_at));
    return act_judge(p, &act, a);
}

Result turns_may(const Procedure *p, Id holder, Id round, Id lot, Envelope envelope, Arena *a)
{
    const Round *r = round_of(p, round);
    if (!r)
        return because_number(&no_such_round, p, A_ROUND, "round", round, a);
    if (!lot_of(p, lot))
        return because_number(&no_such_lot, p, A_LOT, "lot", lot, a);
    if (!lock_of_holder(p, holder))
        return because(&padlock_not_yours);
    Turns turns = { .procedure = p->name, .round = r->id, .lot = lot, .envelope = envelope,
                    .list = r->list };
    return turns_judge(p, &turns, holder, a);
}

Result turn_add(const Papers *papers, const Bid *bid, const Padlocks *locks, const Actor *actor,
                int index, Turns *turns, Arena *a)
{
    Str    text;
    Heads *heads = make(a, Heads, 1);
    TRY(papers->paper(papers->where, bid->heads, &text, a));
    TRY(heads_read(text, heads, a));
    const HeadPair *pair = heads_envelope(heads, turns->envelope);
    if (!pair)
        return because(&envelopes_differ);
    TurnLine *line = list_add(&turns->lines, a);
    *line = (TurnLine){ .bidder = bid->bidder, .ctx = head_ctx(pair->text) };
    return capsule_turn(locks, line->ctx, &pair->capsule, &actor->lock, index, &line->turn);
}

void turns_paper(const Procedure *p, const Turns *turns, Act *act, Shelf *shelf, Arena *a)
{
    Text     paper = { 0 };
    Shelved *s = list_add(shelf, a);
    turns_write(&paper, turns, a);
    *s = shelve(text_str(&paper));
    act->kind = ACT_TURNS;
    act->turns.round    = turns->round;
    act->turns.lot      = turns->lot;
    act->turns.envelope = turns->envelope;
    act->turns.sheets   = sheets_locked(p, turns->round, turns->lot, turns->envelope, a);
    act->turns.paper    = s->hash;
}

Result turns_act(const Procedure *p, const Papers *papers, const Actor *actor, Id round, Id lot,
                 Envelope envelope, Act *act, Shelf *shelf, Arena *a)
{
    Padlocks locks;
    TRY(turns_may(p, actor->number, round, lot, envelope, a));
    const Round *r = round_of(p, round);
    Turns turns = { .procedure = p->name, .round = r->id, .lot = lot, .envelope = envelope,
                    .list = r->list };
    TRY(padlocks_of(p, r->id, &locks, a));
    int index = (int)lock_of_holder(p, actor->number)->index;
    for (each(const Bid, bid, p->bids))
        if (bid->round == r->id && bid->lot == lot && bid->standing == ADMITTED)
            TRY(turn_add(papers, bid, &locks, actor, index, &turns, a));
    turns_paper(p, &turns, act, shelf, a);
    return DONE;
}

/* ---- approver -------------------------------------------------------------------- */

static Shelved *brought(const Shelf *shelf, Hash hash)
{
    for (each(Shelved, s, *shelf))
        if (hash_same(s->hash, hash))
            return s;
    return NULL;
}

Result paper_again(Book *b, const Procedure *p, Act *act, Shelf *shelf, Arena *a)
{
    if (act->kind != ACT_APPROVAL)
        return DONE;
    const Gate *gate = p ? gate_of(p, act->approval.gate) : NULL;
    Shelved *own = brought(shelf, act->approval.paper), lies = { .hash = act->approval.paper };
    if (own && (!gate || !gate->version || gate->version != act->approval.version))
        return DONE;
    lies.hash = own ? gate->paper : lies.hash;
    TRY(book_words(b, lies.hash, &lies.salt, &lies.bytes, a));
    if (own && !str_same(own->bytes, lies.bytes))
        return DONE;
    *(own ? own : list_add(shelf, a)) = lies;
    act->approval.paper = lies.hash;
    return DONE;
}

/* ---- officer --------------------------------------------------------------------- */

void box_list_act(const Procedure *p, Id round, Act *act, Arena *a)
{
    const Round *r = round_of(p, round);
    act->kind = ACT_BOX_LIST;
    act->box_list.round = r ? r->id : 0;
    act->box_list.list  = box_list_hash(p, act->box_list.round, &act->box_list.count, a);
}

void score_lock_act(const Procedure *p, Id round, Id lot, Act *act, Arena *a)
{
    const Round *r = round_of(p, round);
    Text t = { 0 };
    act->kind = ACT_SCORE_LOCK;
    act->score_lock.round = r ? r->id : 0;
    act->score_lock.lot   = lot;
    score_sheet_write(&t, p, act->score_lock.round, lot, a);
    act->score_lock.sheet = sha256(text_str(&t));
}

/* Puts the files of an envelope into a folder: "1-method.pdf". The number keeps them apart; a name
 * that a manifest takes is that of one file, and shows. */
typedef struct Keeping {
    const char *folder;
    FILE       *file;
    const Manifest *manifest;
    Arena      *life;
} Keeping;

static Result kept_not(const Keeping *k)
{
    return file_failed(&file_unwritable, k->folder, k->life);
}

static Result keep_end(Keeping *k)
{
    FILE *file = k->file;
    bool  well = !file || (!fflush(file) && !fsync(fileno(file)));
    Result r = well ? DONE : kept_not(k);
    k->file = NULL;
    return file && fclose(file) && well ? kept_not(k) : r;
}

const char *opened_name(int64_t number, Str name, Arena *a)
{
    Text t = { 0 };
    text_number(&t, number, a);
    if (t.len + 1 + name.len <= NAME_MOST)
        text_put(&t, a, "-{}", name);
    return str_terminated(text_str(&t), a);
}

static Result keep_file(void *self, const Manifest *m, int64_t number)
{
    Keeping *k = self;
    k->manifest = m;
    TRY(keep_end(k));
    if (!k->folder)
        return DONE;
    const char *name = opened_name(number, m->files.at[number - 1].name, k->life);
    k->file = file_new(path_in(k->folder, name, k->life));
    return k->file ? DONE : kept_not(k);
}

static Result keep_bytes(void *self, Str bytes)
{
    Keeping *k = self;
    bool well = !k->file ||
                fwrite(bytes.at, 1, (size_t)bytes.len, k->file) == (size_t)bytes.len;
    going_on(bytes.len);
    return well ? DONE : kept_not(k);
}

/* The prices lie there as what was read of them. */
static Result prices_kept(const Procedure *p, const Bid *bid, const char *files,
                          const Opening *opening, Manifest *inside, Arena *a)
{
    Text name = { 0 };
    Str  sheet = price_sheet_write(&opening->prices, p->currency, a);
    text_name(&name, p->name, a);
    *inside = (Manifest){ .procedure = text_str(&name), .round = bid->round, .lot = bid->lot,
                          .envelope = str(envelope_name(PRICE)), .version = bid->version };
    *list_add(&inside->files, a) = (Enclosed){ sheet.len, sha256(sheet), S("price") };
    return file_write(path_in(files, "1-price", a), sheet, a);
}

/* What the envelope holds, and of which its files are put there. */
static Result opening_kept(const Procedure *p, const Papers *papers, const Bid *bid,
                           Envelope envelope, const char *files, const AgeKey *key,
                           Opening *opening, Manifest *inside, Arena *a)
{
    Keeping  keeping = { files, NULL, NULL, a };
    Unpacker to = { keep_file, keep_bytes, &keeping };
    going_begin("Opening", "bytes of files", 0);
    Result r = opening_read(p, bid, envelope, key, papers, to, opening, a);
    going_end();
    Result kept = keep_end(&keeping);
    TRY(r);
    TRY(kept);
    *inside = keeping.manifest ? *keeping.manifest : (Manifest){ 0 };
    if (!files || envelope != PRICE || opening->void_)
        return DONE;
    return prices_kept(p, bid, files, opening, inside, a);
}

static Hash shelved(Shelf *shelf, Str bytes, Arena *a)
{
    Shelved *words = list_add(shelf, a);
    *words = shelve(bytes);
    return words->hash;
}

Result opened_act(const Procedure *p, const Papers *papers, const Bid *bid, Envelope envelope,
                  const char *files, Act *act, Shelf *shelf, Arena *a)
{
    Manifest inside;
    return opened_act_with(p, papers, bid, envelope, files, &inside, act, shelf, a);
}

Result opened_act_with(const Procedure *p, const Papers *papers, const Bid *bid, Envelope envelope,
                       const char *files, Manifest *inside, Act *act, Shelf *shelf, Arena *a)
{
    AgeKey   key;
    Opening  opening;
    TRY(proof_key(p, bid, envelope, papers, &key, a));
    TRY(opening_kept(p, papers, bid, envelope, files, &key, &opening, inside, a));
    act->kind = ACT_OPENED;
    act->opened.round    = bid->round;
    act->opened.lot      = bid->lot;
    act->opened.bidder   = bid->bidder;
    act->opened.envelope = envelope;
    act->opened.outcome  = opening.void_ ? OPENED_VOID : OPENED_READ;
    act->opened.manifest = opening.manifest;
    act->opened.key      = shelved(shelf, age_key_write(&key, a), a);
    act->opened.total    = opening.prices.total;
    act->opened.blanks   = opening.blanks;
    if (opening.void_)
        act->opened.reason = shelved(shelf, str(opening.void_->says), a);
    return DONE;
}

bool shares_due(const Procedure *p, const Bid *bid)
{
    for (each(Buyer, buyer, p->buyers))
        if (share_due(p, bid, buyer->id))
            return true;
    return false;
}

Result share_acts(const Procedure *p, const Papers *papers, const Bid *bid, Acts *acts, Arena *a)
{
    AgeKey  key;
    Opening opening;
    if (!shares_due(p, bid))
        return DONE;
    TRY(proof_key(p, bid, PRICE, papers, &key, a));
    TRY(opening_read(p, bid, PRICE, &key, papers, (Unpacker){ 0 }, &opening, a));
    for (each(Buyer, buyer, p->buyers))
        if (share_due(p, bid, buyer->id))
            *list_add(acts, a) = (Act){ .kind = ACT_SHARE,
                .share = { bid->round, bid->lot, bid->bidder, buyer->id,
                           share_of(&opening.prices, buyer->id) } };
    return DONE;
}

static Result savings_opened(const Procedure *p, const Papers *papers, const Bid *bid,
                             Savings *out, Arena *reading, Arena *a)
{
    AgeKey  key;
    Opening opening;
    LIST(Quoted) lines = { 0 };
    TRY(proof_key(p, bid, PRICE, papers, &key, reading));
    TRY(opening_read(p, bid, PRICE, &key, papers, (Unpacker){ 0 }, &opening, reading));
    for (each(PriceLine, line, opening.prices.lines))
        *list_add(&lines, reading) =
            (Quoted){ line->service, line->year, line->buyer, line->price };
    return savings_of(p, lines.at, lines.len, out, a);
}

Result savings_read(const Procedure *p, const Papers *papers, Id lot_id, Savings *out, Arena *a)
{
    const Lot *lot = lot_of(p, lot_id);
    const Bid *bid =
        lot && lot->awarded ? bid_of(p, lot->award_round, lot_id, lot->winner) : NULL;
    if (!bid || !bid->opened[PRICE] || bid->void_[PRICE])
        return because(&nobody_to_award);
    Arena  reading = arena_begin(SAVINGS_BYTES);
    Result read = savings_opened(p, papers, bid, out, &reading, a);
    read.detail = (Str){ 0 };
    arena_end(&reading);
    return read;
}

Result award_act(const Procedure *p, Id round, Id lot, Act *act, Arena *a)
{
    const Round *r = round_of(p, round);
    RankLine  due;
    BestAward best = { 0 };
    if (!r)
        return because_number(&no_such_round, p, A_ROUND, "round", round, a);
    if (!lot_of(p, lot))
        return because_number(&no_such_lot, p, A_LOT, "lot", lot, a);
    TRY(award_due(p, r->id, lot, &best, &due, a));
    act->kind = ACT_AWARD;
    act->award.round  = r->id;
    act->award.lot    = lot;
    act->award.bidder = due.bid->bidder;
    act->award.total  = due.shown;
    act->award.price  = due.price;
    return DONE;
}

Result contract_act(const Procedure *p, Id lot_id, Act *act, Arena *a)
{
    Text t = { 0 };
    const Lot *lot = lot_of(p, lot_id);
    if (!lot)
        return because_number(&no_such_lot, p, A_LOT, "lot", lot_id, a);
    text_put(&t, a, "lot {} is not awarded", str_of_number(lot->id, a));
    if (!lot->awarded)
        return because_of(lot->ended ? &never_now : &not_now, text_str(&t));
    act->kind = ACT_CONTRACT;
    act->contract.lot    = lot->id;
    act->contract.bidder = lot->winner;
    act->contract.value  = lot->price_awarded;
    return DONE;
}
