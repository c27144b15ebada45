#include "proof/papers.h"

#include "base/lines.h"

#include <string.h>

enum { PAPER_SPARE = 1 << 17 };        /* the blocks of an arena are not filled to their end */

const Reason capsule_seen = { REFUSED, "capsule-seen", "doc/book.md, capsules",
    "This capsule, or a part of it, came in another bid already." };

const Reason papers_unreadable = { INVALID, "papers-unreadable", "doc/book.md, heads and turns",
    "A paper of this act is not written in the canonical form." };

static const char *const envelope_names[ENVELOPES] = { "qualification", "quality", "price" };

const char *envelope_name(Envelope e) { return envelope_names[e]; }

bool str_envelope(Str s, Envelope *out)
{
    for (Envelope e = 0; e < ENVELOPES; e++)
        if (str_is(s, envelope_names[e]))
            return *out = e, true;
    return false;
}

/* ---- heads ----------------------------------------------------------------------- */

typedef struct PairLines { Str head, capsule; } PairLines;

static const LineRow heads_rows[] = { { "tenderbox/heads/v1" } };
static const LineRow pair_rows[] = {
    { "head",    &line_text, offsetof(PairLines, head) },
    { "capsule", &line_text, offsetof(PairLines, capsule) },
};

Result heads_glance(Str text, Heads *out, Arena *a)
{
    *out = (Heads){ 0 };
    if (text.len > HEADS_BYTES || arena_left(a) < 2 * text.len + PAPER_SPARE)
        return because(&too_large);
    if (!lines_read(&text, heads_rows, countof(heads_rows), NULL))
        return because(&papers_unreadable);
    while (text.len) {
        PairLines lines;
        if (out->count == ENVELOPES)
            return because(&papers_unreadable);
        HeadPair *pair = &out->at[out->count++];
        if (!lines_read(&text, pair_rows, countof(pair_rows), &lines) ||
            !str_base64_any(lines.head, &pair->text, a) ||
            !str_base64_any(lines.capsule, &pair->capsule_bytes, a))
            return because(&papers_unreadable);
        TRY(head_read(pair->text, &pair->head));
    }
    return out->count ? DONE : because(&papers_unreadable);
}

Result heads_read(Str text, Heads *out, Arena *a)
{
    TRY(heads_glance(text, out, a));
    for (int i = 0; i < out->count; i++)
        TRY(capsule_read(out->at[i].capsule_bytes, &out->at[i].capsule));
    return DONE;
}

Result heads_again(Str text, Envelope e, Heads *out, Arena *a)
{
    TRY(heads_glance(text, out, a));
    for (int i = 0; i < out->count; i++)
        if (str_is(out->at[i].head.envelope, envelope_names[e]))
            TRY(capsule_again(out->at[i].capsule_bytes, &out->at[i].capsule));
    return DONE;
}

static Str in_base64(Str bytes, Arena *a)
{
    Text t = { 0 };
    text_base64(&t, bytes.at, bytes.len, a);
    return text_str(&t);
}

void heads_write(Text *t, const Heads *heads, Arena *a)
{
    lines_write(t, heads_rows, countof(heads_rows), NULL, a);
    for (int i = 0; i < heads->count; i++) {
        PairLines lines = { in_base64(heads->at[i].text, a),
                            in_base64(heads->at[i].capsule_bytes, a) };
        lines_write(t, pair_rows, countof(pair_rows), &lines, a);
    }
}

const HeadPair *heads_envelope(const Heads *heads, Envelope e)
{
    for (int i = 0; i < heads->count; i++)
        if (str_is(heads->at[i].head.envelope, envelope_names[e]))
            return &heads->at[i];
    return NULL;
}

/* ---- capsules -------------------------------------------------------------------- */

static Hash pair_hash(const HeadPair *pair)
{
    Hash head = sha256(pair->text);
    return sha256_of(hash_bytes(&head), pair->capsule_bytes);
}

/* Its first point is the dealer's: who has copied a part has copied this. */
static Hash capsule_key(const HeadPair *pair)
{
    Hash key;
    memcpy(key.byte, pair->capsule.C[0].byte, sizeof key.byte);
    return key;
}

static bool is_new(const Capsules *all, const HeadPair *pair, Id bidder)
{
    ptrdiff_t at = index_find(&all->at, capsule_key(pair));
    const CapsuleSeen *seen = at < 0 ? NULL : &all->seen.at[at];
    return !seen || (seen->bidder == bidder && hash_same(seen->pair, pair_hash(pair)));
}

static bool repeats(const Heads *heads, int envelope)
{
    for (int i = 0; i < envelope; i++)
        if (hash_same(capsule_key(&heads->at[i]), capsule_key(&heads->at[envelope])))
            return true;
    return false;
}

Result capsules_take(Capsules *all, Id bidder, const Heads *heads)
{
    for (int i = 0; i < heads->count; i++)
        if (repeats(heads, i) || !is_new(all, &heads->at[i], bidder))
            return because(&capsule_seen);
    for (int i = 0; i < heads->count; i++) {
        index_put(&all->at, capsule_key(&heads->at[i]), all->seen.len, all->a);
        *list_add(&all->seen, all->a) = (CapsuleSeen){ bidder, pair_hash(&heads->at[i]) };
    }
    return DONE;
}

/* ---- turns ----------------------------------------------------------------------- */

static bool read_envelope(Str s, void *to) { return str_envelope(s, to); }

static void write_envelope(Text *t, const void *from, Arena *a)
{
    text_our(t, envelope_name(*(const Envelope *)from), a);
}

static const LineType line_envelope = { read_envelope, write_envelope };

static bool read_turn(Str s, void *to)
{
    char bytes[TURN_BYTES];
    return str_bytes(s, bytes, TURN_BYTES) && !failed(turn_read((Str){ bytes, TURN_BYTES }, to));
}

static void write_turn(Text *t, const void *from, Arena *a)
{
    Str turn = turn_write(from, a);
    text_bytes(t, turn.at, turn.len, a);
}

static const LineType line_turn = { read_turn, write_turn };

static const LineRow turns_rows[] = {
    { "tenderbox/turns/v1" },
    { "procedure", &line_name,     offsetof(Turns, procedure) },
    { "round",     &line_number,   offsetof(Turns, round) },
    { "lot",       &line_number,   offsetof(Turns, lot) },
    { "envelope",  &line_envelope, offsetof(Turns, envelope) },
    { "list",      &line_hash,     offsetof(Turns, list) },
};

static const LineRow bid_rows[] = {
    { "bid", &line_number, offsetof(TurnLine, bidder) },
    { NULL,  &line_hash,   offsetof(TurnLine, ctx) },
    { NULL,  &line_turn,   offsetof(TurnLine, turn) },
};

Result turns_read(Str text, Turns *out, Arena *a)
{
    *out = (Turns){ 0 };
    if (arena_left(a) < 4 * text.len + PAPER_SPARE)
        return because(&too_large);
    if (!lines_read(&text, turns_rows, countof(turns_rows), out))
        return because(&papers_unreadable);
    while (text.len)
        if (!lines_read(&text, bid_rows, countof(bid_rows), list_add(&out->lines, a)))
            return because(&papers_unreadable);
    return DONE;
}

static bool line_is_of(Str line, Id bidder)
{
    Id id;
    return str_is(str_cut(&line, ' '), "bid") && str_number(str_cut(&line, ' '), &id) &&
           id == bidder;
}

Result turns_find(Str text, Id bidder, TurnLine *out, bool *found)
{
    Turns head;
    *found = false;
    if (!lines_read(&text, turns_rows, countof(turns_rows), &head))
        return because(&papers_unreadable);
    while (text.len && !*found) {
        Str from = text, line = str_cut(&text, '\n');
        *found = line_is_of(line, bidder);
        if (*found && !lines_read(&from, bid_rows, countof(bid_rows), out))
            return because(&papers_unreadable);
    }
    return DONE;
}

void turns_write(Text *t, const Turns *turns, Arena *a)
{
    lines_write(t, turns_rows, countof(turns_rows), turns, a);
    for (each(const TurnLine, line, turns->lines))
        lines_write(t, bid_rows, countof(bid_rows), line, a);
}

/* ---- padlocks -------------------------------------------------------------------- */

Result padlocks_of(const Procedure *p, Id round, Padlocks *out, Arena *a)
{
    Text t = { 0 };
    lockset_write(&t, p, round, a);
    return padlocks_read(text_str(&t), out);
}
