#include "proof/papers.h"

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

/* The value of the next line, which must begin with `key` and a space and end with a newline. */
static bool take(Str *rest, const char *key, Str *value)
{
    Str before = *rest;
    *value = str_cut(rest, '\n');
    return value->len < before.len && str_is(str_cut(value, ' '), key);
}

/* ---- heads ----------------------------------------------------------------------- */

static Result take_base64(Str *rest, const char *key, Str *out, Arena *a)
{
    Str value;
    if (!take(rest, key, &value) || value.len % 4)
        return because(&papers_unreadable);
    ptrdiff_t pad = 0;
    while (pad < 2 && pad < value.len && value.at[value.len - 1 - pad] == '=')
        pad++;
    ptrdiff_t bytes = value.len / 4 * 3 - pad;
    char *to = make(a, char, bytes);
    if (!str_base64(value, to, bytes))
        return because(&papers_unreadable);
    *out = (Str){ to, bytes };
    return DONE;
}

Result heads_read(Str text, Heads *out, Arena *a)
{
    *out = (Heads){ 0 };
    if (!str_is(str_cut(&text, '\n'), "tenderbox/heads/v1"))
        return because(&papers_unreadable);
    while (text.len) {
        if (out->count == ENVELOPES)
            return because(&papers_unreadable);
        HeadPair *pair = &out->at[out->count++];
        TRY(take_base64(&text, "head", &pair->text, a));
        TRY(take_base64(&text, "capsule", &pair->capsule_bytes, a));
        TRY(head_read(pair->text, &pair->head));
        TRY(capsule_read(pair->capsule_bytes, &pair->capsule));
    }
    return out->count ? DONE : because(&papers_unreadable);
}

void heads_write(Text *t, const Heads *heads, Arena *a)
{
    text_our(t, "tenderbox/heads/v1\n", a);
    for (int i = 0; i < heads->count; i++) {
        text_our(t, "head ", a);
        text_base64(t, heads->at[i].text.at, heads->at[i].text.len, a);
        text_our(t, "\ncapsule ", a);
        text_base64(t, heads->at[i].capsule_bytes.at, heads->at[i].capsule_bytes.len, a);
        text_byte(t, '\n', a);
    }
}

const HeadPair *heads_envelope(const Heads *heads, Envelope e)
{
    for (int i = 0; i < heads->count; i++)
        if (str_is(heads->at[i].head.envelope, envelope_names[e]))
            return &heads->at[i];
    return NULL;
}

/* ---- turns ----------------------------------------------------------------------- */

static bool take_turn(Str value, TurnLine *line)
{
    unsigned char bytes[TURN_BYTES];
    if (!str_number(str_cut(&value, ' '), &line->bidder) ||
        !str_hash(str_cut(&value, ' '), &line->ctx))
        return false;
    if (!str_bytes(value, bytes, TURN_BYTES))
        return false;
    return !failed(turn_read((Str){ (const char *)bytes, TURN_BYTES }, &line->turn));
}

Result turns_read(Str text, Turns *out, Arena *a)
{
    Str name, round, lot, envelope, list, value;
    *out = (Turns){ 0 };
    if (!str_is(str_cut(&text, '\n'), "tenderbox/turns/v1") || !take(&text, "procedure", &name) ||
        !take(&text, "round", &round) || !take(&text, "lot", &lot) ||
        !take(&text, "envelope", &envelope) || !take(&text, "list", &list))
        return because(&papers_unreadable);
    if (!str_name(name, &out->procedure) || !str_number(round, &out->round) ||
        !str_number(lot, &out->lot) || !str_envelope(envelope, &out->envelope) ||
        !str_hash(list, &out->list))
        return because(&papers_unreadable);
    while (text.len) {
        if (!take(&text, "bid", &value) || !take_turn(value, list_add(&out->lines, a)))
            return because(&papers_unreadable);
    }
    return DONE;
}

void turns_write(Text *t, const Turns *turns, Arena *a)
{
    text_our(t, "tenderbox/turns/v1\nprocedure ", a);
    text_name(t, turns->procedure, a);
    text_put(t, a, "\nround {}\nlot {}\nenvelope {}\nlist {}\n", str_of_number(turns->round, a),
             str_of_number(turns->lot, a), str(envelope_names[turns->envelope]),
             str_of_hash(turns->list, a));
    for (each(const TurnLine, line, turns->lines)) {
        Str turn = turn_write(&line->turn, a);
        text_put(t, a, "bid {} {} ", str_of_number(line->bidder, a), str_of_hash(line->ctx, a));
        text_bytes(t, turn.at, turn.len, a);
        text_byte(t, '\n', a);
    }
}

/* ---- padlocks -------------------------------------------------------------------- */

Result padlocks_of(const Procedure *p, Id round, Padlocks *out, Arena *a)
{
    Text t = { 0 };
    lockset_write(&t, p, round, a);
    return padlocks_read(text_str(&t), out);
}
