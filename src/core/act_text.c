/* act_text.c - the canonical text of an act, driven by act_rows[]; doc/book.md, acts. */
#include "core/act.h"

#include <string.h>

const Reason act_unreadable = { INVALID, "act-unreadable", "doc/book.md, acts",
    "The record is not written in the canonical form." };
const Reason agreement_unreadable = { INVALID, "agreement-unreadable", "doc/book.md, agreements",
    "The agreement is not written in the canonical form." };
const Reason field_unreadable = { INVALID, "field-unreadable", "doc/book.md, acts",
    "A field of the act cannot be read." };

/* ---- names and keys -------------------------------------------------------------- */

static const char base32_letters[] = "abcdefghijklmnopqrstuvwxyz234567";
enum { NAME_LETTERS = 32 };

bool name_same(Name x, Name y)  { return !memcmp(x.byte, y.byte, sizeof x.byte); }
bool name_is_office(Name n)     { return name_same(n, (Name){ 0 }); }
bool key_same(Key x, Key y)     { return !memcmp(x.byte, y.byte, sizeof x.byte); }
bool key_none(Key k)            { return key_same(k, (Key){ 0 }); }
bool key_id_same(KeyId x, KeyId y) { return !memcmp(x.byte, y.byte, sizeof x.byte); }

Name name_of_commit(Hash commit)
{
    Name n;
    memcpy(n.byte, commit.byte, sizeof n.byte);
    return n;
}

KeyId key_id(Key key)
{
    Hash  whole = sha256((Str){ (const char *)key.byte, sizeof key.byte });
    KeyId id;
    memcpy(id.byte, whole.byte, sizeof id.byte);
    return id;
}

void text_name(Text *t, Name n, Arena *a)
{
    if (name_is_office(n)) {
        text_our(t, "office", a);
        return;
    }
    char letters[NAME_LETTERS];
    for (int i = 0; i < NAME_LETTERS; i++) {
        int bit = i * 5, at = bit / 8;
        unsigned two = (unsigned)n.byte[at] << 8 | (at + 1 < 20 ? n.byte[at + 1] : 0u);
        letters[i] = base32_letters[two >> (11 - bit % 8) & 31];
    }
    text_add(t, (Str){ letters, NAME_LETTERS }, a);
}

bool str_name(Str s, Name *out)
{
    Name n = { 0 };
    if (str_is(s, "office"))
        return *out = n, true;
    if (s.len != NAME_LETTERS)
        return false;
    for (int i = 0; i < NAME_LETTERS; i++) {
        const char *letter = memchr(base32_letters, s.at[i], 32);
        if (!letter)
            return false;
        unsigned bits = (unsigned)(letter - base32_letters) << 11 >> (i * 5 % 8);
        n.byte[i * 5 / 8] |= (unsigned char)(bits >> 8);
        if (i * 5 / 8 + 1 < 20)
            n.byte[i * 5 / 8 + 1] |= (unsigned char)bits;
    }
    return name_is_office(n) ? false : (*out = n, true);
}

static bool read_name(Str s, void *to) { return str_name(s, to); }

static void write_name_value(Text *t, const void *from, Arena *a)
{
    text_name(t, *(const Name *)from, a);
}

const LineType line_name = { read_name, write_name_value };

/* ---- what stands in a field ------------------------------------------------------ */

static ptrdiff_t field_bytes(FieldType type)
{
    switch (type) {
    case HASH: case WORDS: case PAPER:
        return sizeof(Hash);
    case KEY:    return sizeof(Key);
    case PROOF:  return sizeof(Proof64);
    case FIGURE: return sizeof(Decimal);
    case NUMBER: case MOMENT: case DATE: case MONEY: case POINTS: case CHOICE: break;
    }
    return sizeof(int64_t);
}

static const char *field_at(const Act *act, const Field *f)
{
    return (const char *)act + f->offset;
}

int64_t act_number(const Act *act, const Field *f)
{
    int64_t n;
    memcpy(&n, field_at(act, f), sizeof n);
    return n;
}

const char *choice_label(const Field *f, int64_t n)
{
    bool is_one = n >= 0 && n < f->choices->count && f->choices->at[n].word;
    return is_one ? f->choices->at[n].label : "";
}

Hash act_hash(const Act *act, const Field *f)
{
    Hash h;
    memcpy(&h, field_at(act, f), sizeof h);
    return h;
}

Decimal act_figure(const Act *act, const Field *f)
{
    Decimal d;
    memcpy(&d, field_at(act, f), sizeof d);
    return d;
}

void act_set_number(Act *act, const Field *f, int64_t n)
{
    memcpy((char *)act + f->offset, &n, sizeof n);
}

void act_set_bytes(Act *act, const Field *f, const void *bytes)
{
    memcpy((char *)act + f->offset, bytes, (size_t)field_bytes(f->type));
}

ActKind act_kind(Str name)
{
    for (int k = ACT_NONE + 1; k < ACT_KINDS; k++)
        if (name.len && name.at[0] == act_rows[k]->name[0] && str_is(name, act_rows[k]->name))
            return (ActKind)k;
    return ACT_NONE;
}

const Field *act_field_str(ActKind kind, Str name)
{
    for (each_field(f, act_rows[kind]))
        if (str_is(name, f->name))
            return f;
    return NULL;
}

const Field *act_field(ActKind kind, const char *name) { return act_field_str(kind, str(name)); }

const Field *act_field_for(ActKind kind, Thing thing)
{
    for (each_field(f, act_rows[kind]))
        if (f->refers == thing && !f->aside)
            return f;
    return NULL;
}

const Field *act_batch(ActKind kind)
{
    const Field *f = act_rows[kind]->fields;
    while (f->type != HASH)
        f++;
    return f;
}

Id act_names(const Act *act, Thing thing)
{
    const Field *f = act_field_for(act->kind, thing);
    return f ? act_number(act, f) : 0;
}

Id   act_lot(const Act *act)    { return act_names(act, A_LOT); }
Id   act_round(const Act *act)  { return act_names(act, A_ROUND); }
Id   act_bidder(const Act *act) { return act_names(act, A_BIDDER); }
bool act_is_box(const Act *act) { return act_rows[act->kind]->rules & BOX; }
bool act_is_bid(const Act *act) { return act_rows[act->kind]->rules & BID; }

int64_t shelved_most(FieldType type) { return type == WORDS ? WORDS_BYTES_MAX : PAPER_BYTES_MAX; }

bool field_is_shelved(const Field *f) { return f->type == WORDS || f->type == PAPER; }

/* ---- writing --------------------------------------------------------------------- */

void field_write(Text *t, const Field *f, const Act *act, Arena *a)
{
    ptrdiff_t bytes = field_bytes(f->type);
    if (bytes == sizeof(int64_t)) {
        int64_t n = act_number(act, f);
        switch (f->type) {
        case DATE:   text_add(t, str_of_day(n, a), a);       return;
        case POINTS: text_decimal(t, n, 3, a);               return;
        case CHOICE: text_our(t, f->choices->at[n].word, a); return;
        case NUMBER: case MOMENT: case MONEY: case FIGURE: case HASH: case WORDS: case PAPER:
        case KEY: case PROOF: break;
        }
        text_number(t, n, a);
    } else if (f->type == FIGURE) {
        text_add(t, str_of_figure(act_figure(act, f), a), a);
    } else if (f->optional && hash_none(act_hash(act, f))) {
        text_our(t, "-", a);
    } else {
        text_bytes(t, field_at(act, f), bytes, a);
    }
}

static void write_line(Text *t, const char *key, Str value, Arena *a)
{
    text_our(t, key, a);
    text_byte(t, ' ', a);
    text_add(t, value, a);
    text_byte(t, '\n', a);
}

static void write_number(Text *t, const char *key, int64_t n, Arena *a)
{
    text_our(t, key, a);
    text_byte(t, ' ', a);
    text_number(t, n, a);
    text_byte(t, '\n', a);
}

void act_write_own(Text *t, const Act *act, Arena *a)
{
    const ActRow *row = act_rows[act->kind];
    for (each_field(f, row)) {
        text_our(t, f->name, a);
        text_byte(t, ' ', a);
        field_write(t, f, act, a);
        text_byte(t, '\n', a);
    }
}

static void write_name(Text *t, Name n, Arena *a)
{
    text_our(t, "procedure ", a);
    text_name(t, n, a);
    text_byte(t, '\n', a);
}

static void write_agreed(Text *t, const Agreement *g, Arena *a)
{
    text_our(t, "agreed ", a);
    text_bytes(t, g->key.byte, sizeof g->key.byte, a);
    text_put(t, a, " {} {} {} {} {} ", str_of_number(g->made, a), str_of_number(g->until, a),
             str_of_number(g->seen, a), g->seen ? str_of_hash(g->commit, a) : S("-"),
             str_of_hash(g->serial, a));
    text_bytes(t, g->by.byte, sizeof g->by.byte, a);
    text_byte(t, '\n', a);
}

static void write_signature(Text *t, const Act *act, Arena *a)
{
    if (act->in_batch || !act->is_signed) {
        text_our(t, act->in_batch ? "signed batch\n" : "signed -\n", a);
        return;
    }
    text_our(t, "signed ", a);
    text_bytes(t, act->signed_by.key.byte, sizeof(KeyId), a);
    text_byte(t, ' ', a);
    text_bytes(t, act->signed_by.by.byte, sizeof(Proof64), a);
    text_byte(t, '\n', a);
    if (act->is_agreed)
        write_agreed(t, &act->agreed, a);
}

void act_write(Text *t, const Act *act, Arena *a)
{
    write_line(t, "act", str(act_rows[act->kind]->name), a);
    write_name(t, act->procedure, a);
    if (!act_is_box(act)) {
        write_number(t, "nth", act->nth, a);
        write_line(t, "prev", hash_none(act->prev) ? S("-") : str_of_hash(act->prev, a), a);
    }
    write_number(t, "actor", act->actor, a);
    write_number(t, "mine", act->mine, a);
    write_number(t, "expires", act->expires, a);
    write_number(t, "arrived", act->arrived, a);
    write_number(t, "at", act->at, a);
    act_write_own(t, act, a);
    write_signature(t, act, a);
}

void act_write_signed(Text *t, const Act *act, Str origin, Arena *a)
{
    text_our(t, "tenderbox/act/v1\n", a);
    write_line(t, "origin", origin, a);
    write_name(t, act->procedure, a);
    write_line(t, "act", str(act_rows[act->kind]->name), a);
    write_number(t, "actor", act->actor, a);
    write_number(t, "mine", act->mine, a);
    write_number(t, "expires", act->expires, a);
    act_write_own(t, act, a);
    if (!act->is_agreed)
        return;
    text_our(t, "agreed ", a);
    text_bytes(t, act->agreed.key.byte, sizeof(KeyId), a);
    text_put(t, a, " {}\n", str_of_hash(act->agreed.serial, a));
}

void agreement_write(Text *t, const Act *act, Str origin, Arena *a)
{
    const Agreement *g = &act->agreed;
    text_our(t, "tenderbox/agree/v1\n", a);
    write_line(t, "origin", origin, a);
    write_name(t, act->procedure, a);
    write_line(t, "act", str(act_rows[act->kind]->name), a);
    write_number(t, "made", g->made, a);
    write_number(t, "until", g->until, a);
    text_put(t, a, "seen {} {}\n", str_of_number(g->seen, a),
             g->seen ? str_of_hash(g->commit, a) : S("-"));
    write_line(t, "serial", str_of_hash(g->serial, a), a);
    act_write_own(t, act, a);
}

/* ---- what can be written so that it reads ---------------------------------------- */

#define NUMBER_MOST INT64_C(999999999999999999)

static bool moment_fits(Instant at) { return at >= 0 && at <= LAST_MOMENT; }
static bool count_fits(int64_t n)   { return n >= 0 && n <= NUMBER_MOST; }

static bool number_fits(const Field *f, int64_t n)
{
    switch (f->type) {
    case MOMENT: return moment_fits(n);
    case DATE:   return day_valid(n);
    case CHOICE: return n >= 0 && n < f->choices->count && f->choices->at[n].word;
    case NUMBER: case MONEY: case POINTS: case FIGURE: case HASH: case WORDS: case PAPER:
    case KEY: case PROOF: break;
    }
    return count_fits(n);
}

/* The one way to write its value. */
static bool figure_fits(Decimal d)
{
    bool fits = d.places >= 0 && d.places <= DECIMAL_PLACES && d.units >= -DECIMAL_MOST &&
                d.units <= DECIMAL_MOST;
    return fits && decimal_same(d, decimal(d.units, (int)d.places));
}

bool field_fits(const Field *f, const Act *act)
{
    switch (f->type) {
    case HASH: case WORDS: case PAPER:
        return f->optional || !hash_none(act_hash(act, f));
    case KEY: case PROOF:
        return true;
    case FIGURE:
        return figure_fits(act_figure(act, f));
    case NUMBER: case MOMENT: case DATE: case MONEY: case POINTS: case CHOICE: break;
    }
    return number_fits(f, act_number(act, f));
}

static Result because_unfit(const char *name) { return because_of(&field_unreadable, str(name)); }

static Result agreement_fits(const Agreement *g)
{
    if (!moment_fits(g->made) || !moment_fits(g->until))
        return because_unfit("until");
    if (!count_fits(g->seen) || (g->seen && hash_none(g->commit)))
        return because_unfit("seen");
    return hash_none(g->serial) ? because_unfit("serial") : DONE;
}

Result act_fits(const Act *act)
{
    if (!count_fits(act->actor) || !count_fits(act->mine) || !count_fits(act->nth))
        return because_unfit("actor");
    if (!moment_fits(act->expires) || !moment_fits(act->arrived) || !moment_fits(act->at))
        return because_unfit("expires");
    for (each_field(f, act_rows[act->kind]))
        if (!field_fits(f, act))
            return because_unfit(f->name);
    return act->is_agreed ? agreement_fits(&act->agreed) : DONE;
}

/* ---- reading --------------------------------------------------------------------- */

static bool read_choice(const Field *f, Str s, int64_t *n)
{
    for (int i = 0; i < f->choices->count; i++)
        if (f->choices->at[i].word && str_is(s, f->choices->at[i].word))
            return *n = i, true;
    return false;
}

/* Decimals have their places in full: one text for one value. */
static bool read_places(Str s, int places, int64_t *n)
{
    return s.len > places + 1 && s.at[s.len - places - 1] == '.' && str_decimal(s, places, n);
}

/* Three places, more only where the last is not 0; there is no "-0.000". */
static bool read_figure(Str s, Decimal *d)
{
    Str  fraction = s, whole = str_cut(&fraction, '.');
    ptrdiff_t sign = str_starts(s, "-");
    bool led = whole.len > sign + 1 && whole.at[sign] == '0';
    bool over = fraction.len > 3 && fraction.at[fraction.len - 1] == '0';
    return fraction.len >= 3 && !led && !over && str_figure(s, d) && !(sign && d->units == 0);
}

static bool read_instant(Str s, Instant *at) { return str_number(s, at) && *at <= LAST_MOMENT; }

static bool read_number(const Field *f, Str s, int64_t *n)
{
    switch (f->type) {
    case MOMENT: return read_instant(s, n);
    case DATE:   return str_day(s, n);
    case POINTS: return read_places(s, 3, n);
    case CHOICE: return read_choice(f, s, n);
    case NUMBER: case MONEY: case FIGURE: case HASH: case WORDS: case PAPER: case KEY:
    case PROOF: break;
    }
    return str_number(s, n);
}

Result field_read(const Field *f, Str s, Act *act)
{
    ptrdiff_t     bytes = field_bytes(f->type);
    unsigned char held[sizeof(Proof64)] = { 0 };
    int64_t       n;
    Decimal       d;
    if (f->type == FIGURE) {
        if (!read_figure(s, &d))
            return because_of(&field_unreadable, str(f->name));
        act_set_bytes(act, f, &d);
        return DONE;
    }
    if (bytes == sizeof(int64_t)) {
        if (!read_number(f, s, &n))
            return because_of(&field_unreadable, str(f->name));
        act_set_number(act, f, n);
        return DONE;
    }
    bool none = f->optional && str_is(s, "-");
    if (!none && !str_bytes(s, held, bytes))
        return because_of(&field_unreadable, str(f->name));
    act_set_bytes(act, f, held);
    bool is_hash = bytes == sizeof(Hash) && f->type != KEY;
    if (!none && is_hash && hash_none(act_hash(act, f)))
        return because_of(&field_unreadable, str(f->name));      /* none is written "-" */
    return DONE;
}

/* The value of the next line, which must be called `key`. No table of base/lines.h, for what an
 * act says hangs on its kind: its fields come with the row, some stand in some chains only. */
static bool take(Str *rest, const char *key, Str *value)
{
    return line_cut(rest, value) && str_is(str_cut(value, ' '), key);
}

static bool take_number(Str *rest, const char *key, int64_t *n)
{
    Str value;
    return take(rest, key, &value) && str_number(value, n);
}

static bool take_instant(Str *rest, const char *key, Instant *at)
{
    Str value;
    return take(rest, key, &value) && read_instant(value, at);
}

static bool read_head(Str *rest, Act *act)
{
    Str value;
    if (!take(rest, "procedure", &value) || !str_name(value, &act->procedure))
        return false;
    if (!act_is_box(act)) {
        if (!take_number(rest, "nth", &act->nth) || !take(rest, "prev", &value))
            return false;
        if (!str_is(value, "-") && (!str_hash(value, &act->prev) || hash_none(act->prev)))
            return false;
    }
    return take_number(rest, "actor", &act->actor) && take_number(rest, "mine", &act->mine) &&
           take_instant(rest, "expires", &act->expires) &&
           take_instant(rest, "arrived", &act->arrived) && take_instant(rest, "at", &act->at);
}

/* "17 <commit>", or "0 -" where there was no act yet. */
static bool read_seen(Str nth, Str commit, Agreement *g)
{
    if (str_is(nth, "0"))
        return str_is(commit, "-");
    return str_number(nth, &g->seen) && str_hash(commit, &g->commit) && !hash_none(g->commit);
}

static bool read_serial(Str s, Agreement *g)
{
    return str_hash(s, &g->serial) && !hash_none(g->serial);
}

static bool read_agreed(Str *rest, Agreement *g)
{
    Str value;
    if (!take(rest, "agreed", &value) ||
        !str_bytes(str_cut(&value, ' '), g->key.byte, sizeof g->key.byte) ||
        !read_instant(str_cut(&value, ' '), &g->made) ||
        !read_instant(str_cut(&value, ' '), &g->until))
        return false;
    Str nth = str_cut(&value, ' '), commit = str_cut(&value, ' ');
    return read_seen(nth, commit, g) && read_serial(str_cut(&value, ' '), g) &&
           str_bytes(value, g->by.byte, sizeof g->by.byte);
}

static bool read_signature(Str *rest, Act *act)
{
    Str value;
    if (!take(rest, "signed", &value))
        return false;
    act->in_batch  = str_is(value, "batch");
    act->is_signed = !act->in_batch && !str_is(value, "-");
    act->is_agreed = act->is_signed && rest->len;
    if (act->is_signed && (!str_bytes(str_cut(&value, ' '), act->signed_by.key.byte,
                                      sizeof act->signed_by.key.byte) ||
                           !str_bytes(value, act->signed_by.by.byte,
                                      sizeof act->signed_by.by.byte)))
        return false;
    return (!act->is_agreed || read_agreed(rest, &act->agreed)) && !rest->len;
}

Result act_read_own(Str *rest, Act *act)
{
    const ActRow *row = act_rows[act->kind];
    for (each_field(f, row)) {
        Str value;
        if (!take(rest, f->name, &value))
            return because_of(&act_unreadable, str(f->name));
        TRY(field_read(f, value, act));
    }
    return DONE;
}

ActKind act_kind_of(Str text)
{
    Str value;
    return take(&text, "act", &value) ? act_kind(value) : ACT_NONE;
}

Result act_read(Str text, Act *act)
{
    Str value;
    *act = (Act){ 0 };
    if (text.len > ACT_BYTES_MAX)
        return because(&too_large);
    if (!take(&text, "act", &value))
        return because(&act_unreadable);
    if (!(act->kind = act_kind(value)))
        return because_of(&act_unknown, value);
    if (!read_head(&text, act))
        return because(&act_unreadable);
    TRY(act_read_own(&text, act));
    return read_signature(&text, act) ? DONE : because(&act_unreadable);
}

/* An origin is a name as it stands in checkpoints: nothing in it ends a line. */
static bool read_agreement_head(Str *rest, Act *act, Str *origin)
{
    Agreement *g = &act->agreed;
    Str name, seen, serial;
    if (!take(rest, "origin", origin) || !origin->len || !take(rest, "procedure", &name) ||
        !str_name(name, &act->procedure) || !take(rest, "act", &name) ||
        !(act->kind = act_kind(name)) || !take_instant(rest, "made", &g->made) ||
        !take_instant(rest, "until", &g->until) || !take(rest, "seen", &seen) ||
        !take(rest, "serial", &serial))
        return false;
    Str nth = str_cut(&seen, ' ');
    return read_seen(nth, seen, g) && read_serial(serial, g);
}

Result agreement_read(Str text, Act *act, Str *origin)
{
    *act = (Act){ 0 };
    if (text.len > ACT_BYTES_MAX)
        return because(&too_large);
    bool ends = text.len && text.at[text.len - 1] == '\n';
    if (!ends || !str_is(str_cut(&text, '\n'), "tenderbox/agree/v1") ||
        !read_agreement_head(&text, act, origin))
        return because(&agreement_unreadable);
    TRY(act_read_own(&text, act));
    return text.len ? because(&agreement_unreadable) : DONE;
}

Hash act_inner(Hash salt, Str body)
{
    return sha256_of(S("tenderbox/body/v1\n"), hash_bytes(&salt), body);
}

static Hash commit_of(Str first_line, Hash inner)
{
    return sha256_of(S("tenderbox/leaf/v1\n"), first_line, S("\n"), hash_bytes(&inner));
}

Hash act_commit(Hash salt, Str body)
{
    Str rest = body;
    return commit_of(str_cut(&rest, '\n'), act_inner(salt, body));
}

Hash act_commit_of(ActKind kind, Hash inner)
{
    char line[64] = "act ";
    Str  name = str(act_rows[kind]->name);
    memcpy(line + 4, name.at, (size_t)name.len);
    return commit_of((Str){ line, 4 + name.len }, inner);
}

Hash words_hash(Hash salt, Str bytes)
{
    return sha256_of(S("tenderbox/words/v1\n"), hash_bytes(&salt), bytes);
}
