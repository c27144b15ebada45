#include "proof/proof.h"

#include "seal/age.h"
#include "seal/price.h"
#include "seal/sealer.h"
#include "tree/note.h"

#include <string.h>

const Reason signature_false = { INVALID, "signature-false", "doc/book.md, signatures",
    "A signature does not fit the act it stands under." };
const Reason agreement_false = { INVALID, "agreement-false", "doc/book.md, agreements",
    "What was agreed to is not this act, in this procedure and as it stands." };
const Reason signer_unknown = { FORBIDDEN, "signer-unknown", "doc/book.md, signatures",
    "A signature names a key that nobody here has." };
const Reason head_differs = { REFUSED, "head-differs", "doc/book.md, heads",
    "What stands on an envelope is not what the act, the procedure or its padlocks say; "
    "its bidder would have to seal it again." };
const Reason envelopes_differ = { REFUSED, "envelopes-differ", "doc/book.md, heads",
    "A bid has exactly the envelopes of its round, in their order." };
const Reason turns_differ = { REFUSED, "turns-differ", "doc/book.md, turns",
    "A holder turns once for every admitted bid of this box, and for nothing else." };
const Reason key_differs = { REFUSED, "key-differs", "doc/book.md, opening",
    "The padlocks that turned do not give this key." };
const Reason opening_differs = { REFUSED, "opening-differs", "doc/book.md, opening",
    "The opened envelope does not hold what the act says." };

/* ---- signatures ------------------------------------------------------------------ */

/* A replaced key still counts for a day; which of the two does, the judge has said. */
static bool key_named(const Procedure *p, KeyId id, Key *key)
{
    const Person   *person = person_with(p, id);
    const Delegate *d = delegate_of_any(p, id);
    const Key      *known = person ? key_with(person, id) : d ? &d->key : NULL;
    return known ? (*key = *known, true) : false;
}

/* begin is signed by officers who are enrolled in the office only; interest by its own key. */
static bool find_key(const Procedure *p, const Act *act, KeyId id, Key *key)
{
    *key = act->interest.key;
    if (act->kind == ACT_INTEREST && key_id_same(key_id(*key), id))
        return true;
    *key = act->enrol.key;
    if (act->kind == ACT_ENROL && key_id_same(key_id(*key), id))
        return true;
    return key_named(p, id, key) || (p->office && key_named(p->office, id, key));
}

Result signer_strange(KeyId id, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "key ", a);
    text_bytes(&t, id.byte, sizeof id.byte, a);
    text_our(&t, " (the beginning of its SHA-256): take the key that was named here; else an "
             "officer names its holder (tenderbox enlist FILE NAME ROLE), and a bidder registers "
             "first (tenderbox act interest)", a);
    return because_of(&signer_unknown, text_str(&t));
}

static Result check_signed(const Procedure *p, const Act *act, KeyId id, const Text *text,
                           Proof64 by, const Reason *otherwise, Arena *a)
{
    Key key;
    if (!find_key(p, act, id, &key))
        return signer_strange(id, a);
    return note_verify_ed25519(text_str(text), key.byte, by.byte) ? DONE : because(otherwise);
}

Result proof_signatures(const Procedure *p, const Act *act, Str origin, Arena *a)
{
    Text text = { 0 }, agreed = { 0 };
    if (!act->is_signed)
        return DONE;
    act_write_signed(&text, act, origin, a);
    TRY(check_signed(p, act, act->signed_by.key, &text, act->signed_by.by, &signature_false,
                     a));
    if (!act->is_agreed)
        return DONE;
    agreement_write(&agreed, act, origin, a);
    return check_signed(p, act, act->agreed.key, &agreed, act->agreed.by, &agreement_false, a);
}

/* ---- identifiers ----------------------------------------------------------------- */

/* "GB 12-345" and "gb12345" are the same to who reads them. */
static Str identifier_plain(Str s, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        bool capital = c >= 'A' && c <= 'Z';
        if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80)
            text_byte(&t, (char)(capital ? c - 'A' + 'a' : c), a);
    }
    return text_str(&t);
}

void proof_identifiers(const Procedure *p, const Papers *papers, TwinsFound *found,
                       int64_t *unread, Arena *a)
{
    typedef struct Known { Id bidder; Str plain; } Known;
    LIST(Known) known = { 0 };
    *unread = 0;
    for (each(const Person, person, p->people)) {
        Str words;
        if (!person->bidder || hash_none(person->identifier))
            continue;
        if (failed(papers->paper(papers->where, person->identifier, &words, a))) {
            ++*unread;
            continue;
        }
        Known mine = { person->id, identifier_plain(words, a) };
        for (each(const Known, other, known))
            if (mine.plain.len && str_same(other->plain, mine.plain))
                *list_add(found, a) = (Twins){ other->bidder, mine.bidder };
        *list_add(&known, a) = mine;
    }
}

/* ---- padlock --------------------------------------------------------------------- */

static Result check_padlock(const Procedure *p, const Act *act, Str origin, Arena *a)
{
    const Person *holder = person_of(p, act->actor);
    PadlockHead head = { .origin = origin, .index = act->padlock.index };
    Padlock     h;
    Possession  possession;
    Text        name = { 0 };
    if (!holder)
        return signer_strange(act->signed_by.key, a);
    text_name(&name, p->draft, a);
    head.procedure = text_str(&name);
    Key key = person_key(p, holder, act->arrived);
    memcpy(head.holder.byte, key.byte, sizeof head.holder.byte);
    head.h = h.h = act->padlock.h;
    memcpy(possession.e.byte, act->padlock.possession.byte, 32);
    memcpy(possession.z.byte, act->padlock.possession.byte + 32, 32);
    TRY(padlock_check(h));
    return padlock_possessed(h, padlock_head_write(&head, a), &possession);
}

/* ---- deposits -------------------------------------------------------------------- */

static bool sealed_by(const Procedure *p, const Act *act, const Head *h)
{
    const Person *bidder = person_of(p, act->actor);
    Key key;
    memcpy(key.byte, h->bidder.byte, sizeof key.byte);
    return bidder && key_is_of(p, bidder, key, act->arrived);
}

/* What a head says otherwise, or NULL. */
static const char *head_otherwise(const Procedure *p, const Act *act, const Head *h, Envelope e,
                                  const Padlocks *locks, Arena *a)
{
    Text name = { 0 };
    text_name(&name, p->name, a);
    return !str_same(h->procedure, text_str(&name))         ? "it is sealed for another procedure"
           : h->round != act_round(act)                     ? "it is sealed for another round"
           : h->lot != act_lot(act)                         ? "it is sealed for another lot"
           : !str_is(h->envelope, envelope_name(e))         ? "it is another envelope"
           : !sealed_by(p, act, h)                          ? "its key does not sign for the bidder"
           : h->version != act->deposit.version             ? "it is another version"
           : !hash_same(h->lockset, padlocks_id(locks))     ? "it is closed with other padlocks"
           : e == PRICE && h->padded != round_of(p, act_round(act))->padded
               ? "it is not as long as was published"
               : NULL;
}

static Result check_head(const Procedure *p, const Act *act, const HeadPair *pair, Envelope e,
                         const Padlocks *locks, Arena *a)
{
    const char *otherwise = head_otherwise(p, act, &pair->head, e, locks, a);
    Text t = { 0 };
    if (!otherwise)
        return DONE;
    text_put(&t, a, "{}: {}", str(envelope_name(e)), str(otherwise));
    return because_of(&head_differs, text_str(&t));
}

/* The file is there, has its size, and begins like one that the committee can open. Its hash
 * was taken when it was put on the shelf. */
static Result check_sealed(const Head *h, const Papers *papers, Arena *a)
{
    Source  source;
    int64_t bytes;
    char   *head = make(a, char, AGE_HEADER_MOST);
    ptrdiff_t got;
    TRY(papers->sealed(papers->where, h->sha256, &source, &bytes, a));
    if (bytes != h->size)
        return because_of(&head_differs, S("size"));
    TRY(source_fill(source, head, AGE_HEADER_MOST, &got));
    return age_shape((Str){ head, got }, NULL);
}

typedef enum Asked { HEADS_ONLY = ENVELOPES, ALL_CAPSULES } Asked;    /* or one envelope */

static Result read_heads(Hash paper, int asked, const Papers *papers, Heads *heads, Arena *a)
{
    Str text;
    TRY(papers->paper(papers->where, paper, &text, a));
    return asked == ALL_CAPSULES ? heads_read(text, heads, a)
         : asked == HEADS_ONLY   ? heads_glance(text, heads, a)
                                 : heads_again(text, (Envelope)asked, heads, a);
}

static Result check_heads(const Procedure *p, const Act *act, const Heads *heads,
                          const Padlocks *locks, Arena *a)
{
    const Round *r = round_of(p, act_round(act));
    int next = 0;
    for (Envelope e = 0; e < ENVELOPES; e++) {
        if (!envelope_expected(r, e))
            continue;
        if (next == heads->count)
            return because(&envelopes_differ);
        TRY(check_head(p, act, &heads->at[next++], e, locks, a));
    }
    return next == heads->count ? DONE : because(&envelopes_differ);
}

/* What the procedure must be for this bid; the padlocks of its capsules are those of its heads. */
static Result check_deposit_fits(const Procedure *p, const Act *act, const Papers *papers,
                                 Heads *heads, Padlocks *locks, Arena *a)
{
    const Round *r = round_of(p, act_round(act));
    if (!r)
        return because(&head_differs);
    TRY(read_heads(act->deposit.heads, ALL_CAPSULES, papers, heads, a));
    TRY(padlocks_of(p, r->id, locks, a));
    return check_heads(p, act, heads, locks, a);
}

static Result check_deposit(const Procedure *p, const Act *act, const Papers *papers, bool files,
                            Arena *a)
{
    Heads   *heads = make(a, Heads, 1);
    Padlocks locks;
    TRY(check_deposit_fits(p, act, papers, heads, &locks, a));
    for (int i = 0; i < heads->count; i++) {
        const HeadPair *pair = &heads->at[i];
        TRY(capsule_check(&locks, head_ctx(pair->text), &pair->capsule));
        if (files)
            TRY(check_sealed(&pair->head, papers, a));
    }
    return papers->capsules ? capsules_take(papers->capsules, act->actor, heads) : DONE;
}

static Result check_deposit_still(const Procedure *p, const Act *act, const Papers *papers,
                                  Arena *a)
{
    Heads   *heads = make(a, Heads, 1);
    Padlocks locks;
    TRY(check_deposit_fits(p, act, papers, heads, &locks, a));
    return papers->capsules ? capsules_take(papers->capsules, act->actor, heads) : DONE;
}

/* ---- turns ----------------------------------------------------------------------- */

static Result check_turn_line(const Procedure *p, const Turns *turns, const TurnLine *line,
                              int index, const Padlocks *locks, const Papers *papers)
{
    const Bid *bid = bid_of(p, turns->round, turns->lot, line->bidder);
    if (!bid || bid->standing != ADMITTED || line->turn.index != index)
        return because(&turns_differ);
    Arena  a = arena_begin(1 << 20);
    Heads *heads = make(&a, Heads, 1);
    Result r = read_heads(bid->heads, (int)turns->envelope, papers, heads, &a);
    const HeadPair *pair = failed(r) ? NULL : heads_envelope(heads, turns->envelope);
    if (!failed(r) && (!pair || !hash_same(head_ctx(pair->text), line->ctx)))
        r = because(&turns_differ);
    if (!failed(r))
        r = turn_check(locks, line->ctx, &pair->capsule, &line->turn);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return r;
}

static Result check_turns(const Procedure *p, const Act *act, const Papers *papers, Arena *a)
{
    const Lock  *lock = lock_of_holder(p, act->actor);
    const Round *r = round_of(p, act->turns.round);
    Padlocks locks;
    Turns    turns;
    Str      text;
    Id       admitted = 0;
    if (!lock)
        return because(&no_padlock);
    if (!r)
        return because(&turns_differ);
    TRY(papers->paper(papers->where, act->turns.paper, &text, a));
    TRY(turns_read(text, &turns, a));
    TRY(padlocks_of(p, r->id, &locks, a));
    if (!name_same(turns.procedure, p->name) || turns.round != r->id ||
        turns.lot != act->turns.lot || turns.envelope != (Envelope)act->turns.envelope ||
        !hash_same(turns.list, r->list))
        return because(&turns_differ);
    for (each(TurnLine, line, turns.lines)) {
        for (const TurnLine *before = turns.lines.at; before < line; before++)
            if (before->bidder == line->bidder)
                return because(&turns_differ);
        TRY(check_turn_line(p, &turns, line, (int)lock->index, &locks, papers));
    }
    for (each(Bid, bid, p->bids))
        admitted += bid->round == r->id && bid->lot == turns.lot && bid->standing == ADMITTED;
    return admitted == turns.lines.len ? DONE : because(&turns_differ);
}

/* ---- opened ---------------------------------------------------------------------- */

/* Who turned again, for a bid that was reinstated meanwhile, is counted once for the others. */
static bool is_counted(const Turn *turns, int count, int index)
{
    for (int i = 0; i < count; i++)
        if (turns[i].index == index)
            return true;
    return false;
}

Result proof_turns(const Procedure *p, const Bid *bid, Envelope e, const Papers *papers, Turn *out,
                   int most, int *count, Arena *a)
{
    *count = 0;
    for (each(Turned, t, p->turned)) {
        TurnLine line;
        Str  text;
        bool found;
        if (!covers(t, bid, e) || *count == most)
            continue;
        TRY(papers->paper(papers->where, t->paper, &text, a));
        TRY(turns_find(text, bid->bidder, &line, &found));
        if (found && !is_counted(out, *count, line.turn.index))
            out[(*count)++] = line.turn;
    }
    return DONE;
}

Result proof_key(const Procedure *p, const Bid *bid, Envelope e, const Papers *papers, AgeKey *key,
                 Arena *a)
{
    const Round *r = round_of(p, bid->round);
    Turn   turns[LOCKS_MOST];
    int    count;
    Heads *heads = make(a, Heads, 1);
    TRY(proof_turns(p, bid, e, papers, turns, (int)r->needed, &count, a));
    if (count < r->needed)
        return because(&padlocks_shut);
    TRY(read_heads(bid->heads, (int)e, papers, heads, a));
    const HeadPair *pair = heads_envelope(heads, e);
    return pair ? capsule_open(&pair->capsule, turns, count, key) : because(&envelopes_differ);
}

/* The price sheet is the one file "price" of its envelope. */
typedef struct PriceCatch { Gathered text; bool catching, caught; } PriceCatch;

static Result price_file(void *self, const Manifest *m, int64_t number)
{
    PriceCatch *c = self;
    c->catching = str_is(m->files.at[number - 1].name, "price");
    c->caught   = c->caught || c->catching;
    return DONE;
}

static Result price_bytes(void *self, Str bytes)
{
    PriceCatch *c = self;
    return c->catching ? sink_of_text(&c->text).write(&c->text, bytes) : DONE;
}

static Result price_read(const Procedure *p, const Bid *bid, const PriceCatch *c, Opening *out,
                         Arena *a)
{
    Quote quote;
    if (!c->caught)
        return because(&void_inside);
    TRY(quote_read(p, lot_of(p, bid->lot), text_str(&c->text.text), &quote, a));
    out->prices = quote.sheet;
    out->blanks = quote.blanks;
    return DONE;
}

static bool price_is_void(const Reason *why)
{
    return why == &price_sheet_unreadable || why == &price_sheet_unordered ||
           why == &price_sheet_overflow || why == &void_inside || why == &price_line_unknown ||
           why == &blanks_void;
}

Result opening_read(const Procedure *p, const Bid *bid, Envelope e, const AgeKey *key,
                    const Papers *papers, Unpacker to, Opening *out, Arena *a)
{
    Heads     *heads = make(a, Heads, 1);
    int64_t    bytes;
    PriceCatch price = { .text = { .most = 1 << 20, .arena = a } };
    *out = (Opening){ 0 };
    TRY(read_heads(bid->heads, HEADS_ONLY, papers, heads, a));
    const HeadPair *pair = heads_envelope(heads, e);
    if (!pair)
        return because(&envelopes_differ);
    Unpacker  prices = { price_file, price_bytes, &price };
    OpenOrder order = { .head = pair->text, .unpacker = e == PRICE ? prices : to };
    TRY(papers->sealed(papers->where, pair->head.sha256, &order.sealed, &bytes, a));
    const OpenedEnvelope *opened;
    Result r = envelope_open(key, &order, &opened, a);
    if (!failed(r) && e == PRICE)
        r = price_read(p, bid, &price, out, a);
    if (failed(r) && !bid_is_void(r.why) && !price_is_void(r.why))
        return r;
    out->void_ = r.why;
    if (!failed(r))
        out->manifest = opened->manifest_hash;
    return DONE;
}

static Result check_opened(const Procedure *p, const Act *act, const Papers *papers, bool files,
                           Arena *a)
{
    Envelope   e = (Envelope)act->opened.envelope;
    const Bid *bid = bid_of(p, act->opened.round, act->opened.lot, act->opened.bidder);
    AgeKey     mine, theirs;
    Opening    opening;
    Str        text;
    if (!bid)
        return because(&opening_differs);
    TRY(proof_key(p, bid, e, papers, &mine, a));
    TRY(papers->paper(papers->where, act->opened.key, &text, a));
    TRY(age_key_read(text, &theirs));
    if (memcmp(mine.byte, theirs.byte, sizeof mine.byte))
        return because(&key_differs);
    if (!files)
        return DONE;
    TRY(opening_read(p, bid, e, &mine, papers, (Unpacker){ 0 }, &opening, a));
    bool same = (opening.void_ != NULL) == (act->opened.outcome == OPENED_VOID) &&
                hash_same(opening.manifest, act->opened.manifest) &&
                opening.prices.total == act->opened.total &&
                opening.blanks == act->opened.blanks;
    return same ? DONE : because(&opening_differs);
}

/* ---- share ----------------------------------------------------------------------- */

Money share_of(const PriceSheet *sheet, Id buyer)
{
    Money sum = 0;
    for (each(PriceLine, line, sheet->lines))
        if (line->buyer == buyer)
            sum += line->price;
    return sum;
}

static Result check_share(const Procedure *p, const Act *act, const Papers *papers, bool files,
                          Arena *a)
{
    const Bid *bid = bid_of(p, act->share.round, act->share.lot, act->share.bidder);
    AgeKey  key;
    Opening opening;
    if (!files)
        return DONE;
    if (!bid)
        return because(&opening_differs);
    TRY(proof_key(p, bid, PRICE, papers, &key, a));
    TRY(opening_read(p, bid, PRICE, &key, papers, (Unpacker){ 0 }, &opening, a));
    bool same = !opening.void_ &&
                share_of(&opening.prices, act->share.buyer) == act->share.amount;
    return same ? DONE : because(&opening_differs);
}

/* ---- all ------------------------------------------------------------------------- */

Result proof_check(const Procedure *p, const Act *act, Str origin, const Papers *papers, bool files,
                   Arena *a)
{
    if (act->kind == ACT_PADLOCK)
        return check_padlock(p, act, origin, a);
    if (act_is_bid(act))
        return check_deposit(p, act, papers, files, a);
    if (act->kind == ACT_BOX_LIST)
        return proof_box_list(p, act, papers, a);
    if (act->kind == ACT_TURNS)
        return check_turns(p, act, papers, a);
    if (act->kind == ACT_OPENED)
        return check_opened(p, act, papers, files, a);
    if (act->kind == ACT_SHARE)
        return check_share(p, act, papers, files, a);
    return DONE;
}

Result proof_still(const Procedure *p, const Act *act, Str origin, const Papers *papers, Arena *a)
{
    if (act_is_bid(act))
        return check_deposit_still(p, act, papers, a);
    bool schedule = act->kind == ACT_OPENED && act->opened.envelope == PRICE;
    return proof_check(p, act, origin, papers, schedule, a);
}
