#include "desk/part.h"

#include <string.h>

const DraftPart draft_parts[] = {
    { "lots", "Lots and what is in them",
      "What is bought, by which law, and which powers the work needs.",
      { { ACT_LOT, { "lot" }, { "title", "regime", "law", "months", "group" }, true, "Lots" },
        { ACT_SERVICE, { "service" }, { "title" }, true, "Services" },
        { ACT_ACTIVITY, { "service", "activity" }, { "title", "power", "article" }, true,
          "Activities of these services" },
        { ACT_INCLUDE, { "lot", "service", "activity" }, { NULL }, true,
          "Which activities are in which lot" } } },
    { "value", "Value and its basis",
      "What all years and options may cost, at the least and at the most, and how it was reckoned.",
      { { ACT_LOT, { "lot" }, { "least", "least_basis", "most", "most_basis" }, false, "Lots" },
        { ACT_KEEP, { "lot" }, { "cost", "basis" }, true, "Kept in house" } } },
    { "criteria", "Criteria, weights and scales",
      "The weights of a lot make 100, those of the parts of a criterion the weight of the whole.",
      { { ACT_CRITERION, { "lot", "criterion" },
          { "title", "kind", "parent", "weight", "scale", "least", "round", "guide" }, true,
          "Criteria" },
        { ACT_MARK, { "scale", "mark" }, { "mark", "says" }, true, "Marks of the scales" },
        { ACT_FALLBACK, { "lot" }, { "rule" }, true, "Where the panel cannot agree" } } },
    { "formula", "Price: formula and schedule",
      "How a price counts, tried on made-up bids by what will rank the real ones.",
      { { ACT_FORMULA, { "lot" }, { "formula", "a", "b", "n", "where", "places", "how", "tie" },
          true, "Formula" },
        { ACT_CELL, { "lot", "service", "year", "buyer" }, { "year", "volume", "unit" }, true,
          "Figures of the price schedule" },
        { ACT_BLANKS, { "lot" }, { "rule" }, true, "Figures that are left out" } } },
    { "dates", "Rounds and dates",
      "What the law sets is derived below; what is published may be later, never earlier.",
      { { ACT_ROUND, { "round" }, { "kind" }, true, "Rounds" },
        { ACT_TIMETABLE, { "round", "event" }, { "moment" }, true, "Dates" } } },
    { "padlocks", "Team, conflicts and padlocks",
      "Who decides, whose interests are declared, and how many padlocks open the bids.",
      { { ACT_ROUND, { "round" }, { "needed", "padded" }, false, "Padlocks that are needed" } } },
    { "documents", "Documents, and what a bid holds",
      "What bidders read, and which files every bid is expected to hold.",
      { { ACT_DOCUMENT, { "document", "version" }, { "title", "paper" }, true, "Documents" },
        { ACT_ENCLOSURE, { "lot", "envelope", "name" }, { "name", "title", "required" }, true,
          "Files of a bid" } } },
};
const ptrdiff_t draft_part_count = countof(draft_parts);

const DraftPart *draft_part(Str word)
{
    for (ptrdiff_t i = 0; i < draft_part_count; i++)
        if (str_is(word, draft_parts[i].word))
            return &draft_parts[i];
    return NULL;
}

/* ---- names ----------------------------------------------------------------------- */

Str part_key(const PartKind *of, const Passage *p, Arena *a)
{
    Text t = { 0 };
    text_our(&t, act_rows[of->kind]->name, a);
    for (const char *const *name = of->key; *name; name++)
        if (passage_value(p, *name).len)
            text_put(&t, a, "-{}", passage_value(p, *name));
    return text_str(&t);
}

Str part_added(const PartKind *of, Arena *a)
{
    return str_put(a, "+{}", str(act_rows[of->kind]->name));
}

static int64_t times_before(const PartKeys *keys, Str key)
{
    enum { LOOKED_AT = 2000 };         /* beyond, two of one key are not told apart */
    int64_t times = 0;
    for (ptrdiff_t i = 0; i < keys->len && keys->len < LOOKED_AT; i++)
        times += str_same(keys->at[i], key);
    return times;
}

void part_keys(const PartKind *of, const Passages *all, PartKeys *keys, Arena *a)
{
    PartKeys plain = { 0 };
    *keys = (PartKeys){ 0 };
    for (each(const Passage, p, *all)) {
        if (p->kind != of->kind)
            continue;
        Str     key = part_key(of, p, a);
        int64_t times = times_before(&plain, key);
        *list_add(&plain, a) = key;
        *list_add(keys, a) = times ? str_put(a, "{}~{}", key, str_of_number(times + 1, a)) : key;
    }
}

static const Passage *passage_of(const PartKind *of, const Passages *all, const PartKeys *keys,
                                 Str key)
{
    ptrdiff_t i = 0;
    for (each(const Passage, p, *all))
        if (p->kind == of->kind && str_same(keys->at[i++], key))
            return p;
    return NULL;
}

static bool in_list(const char *const *list, Str name)
{
    for (; *list; list++)
        if (str_is(name, *list))
            return true;
    return false;
}

/* The field stands behind the last point: names of files have points, too. */
static bool name_cut(Str name, Str *key, Str *field)
{
    const char *point = name.len ? memrchr(name.at, '.', (size_t)name.len) : NULL;
    if (!point)
        return false;
    *key   = (Str){ name.at, point - name.at };
    *field = str_after(name, key->len + 1);
    return true;
}

/* "criterion-1-2" of "criterion". */
static bool is_key_of(const PartKind *of, Str key)
{
    Str kind = str(act_rows[of->kind]->name);
    return key.len > kind.len && key.at[kind.len] == '-' &&
           str_same((Str){ key.at, kind.len }, kind);
}

bool part_names(const DraftPart *part, Str name, const PartKind **of, Str *key, Str *field,
                Arena *a)
{
    if (!name_cut(name, key, field))
        return false;
    for (*of = part->kinds; (*of)->kind; ++*of) {
        bool added = (*of)->adds && str_same(*key, part_added(*of, a));
        bool asked = in_list((*of)->asked, *field);
        if (added && (asked || in_list((*of)->key, *field)))
            return true;
        if (is_key_of(*of, *key) && (asked || ((*of)->adds && str_is(*field, "drop"))))
            return true;
    }
    return false;
}

/* ---- what is changed ------------------------------------------------------------- */

typedef struct Writing {
    const DraftPart  *part;
    Str          before, now;
    Passages     was, is;
    const Pairs *typed;
    PartKeys     was_keys[PART_KINDS], is_keys[PART_KINDS];
    Rewrites     rewrites;
    PartWritten *out;
    Arena       *a;
} Writing;

static Str typed_of(const Writing *w, Str key, const char *field)
{
    for (each(const Pair, pair, *w->typed)) {
        Str k, f;
        if (name_cut(pair->name, &k, &f) && str_same(k, key) && str_is(f, field))
            return str_trim(pair->value);
    }
    return (Str){ 0 };
}

/* What stands there now is not what was looked at, and not what was typed either. */
static bool clashes(Writing *w, const Passage *was, const Passage *is, const Pair *pair,
                    const char *field, Str typed)
{
    Str theirs = is ? passage_value(is, field) : (Str){ 0 };
    if (is && (str_same(theirs, passage_value(was, field)) || str_same(theirs, typed)))
        return false;
    *list_add(&w->out->clashes, w->a) = (Clash){ pair->name, theirs };
    return true;
}

static void write_field(Writing *w, const PartKind *of, const Pair *pair, Str key,
                        const char *field)
{
    ptrdiff_t kind = of - w->part->kinds;
    const Passage *was = passage_of(of, &w->was, &w->was_keys[kind], key);
    const Passage *is = passage_of(of, &w->is, &w->is_keys[kind], key);
    Str typed = str_trim(pair->value);
    if (!was || str_same(typed, passage_value(was, field)) || typed_of(w, key, "drop").len ||
        clashes(w, was, is, pair, field, typed))
        return;
    passage_set(w->now, is, field, typed, &w->rewrites, w->a);
    w->out->changes++;
}

static void write_drop(Writing *w, const PartKind *of, Str key)
{
    const Passage *is = passage_of(of, &w->is, &w->is_keys[of - w->part->kinds], key);
    if (!is)
        return;
    passage_drop(w->now, is, &w->rewrites, w->a);
    w->out->changes++;
}

/* ---- what is added --------------------------------------------------------------- */

bool part_numbers(const PartKind *of, const Field *f)
{
    bool document = of->kind == ACT_DOCUMENT && f->type == NUMBER;
    return f->fresh || document;
}

/* In the lot or service that was typed beside it; versions begin with the first. */
static Id next_number(const Writing *w, const PartKind *of, const char *name, Str within)
{
    Id next = 1;
    const char *outer = of->key[1] && strcmp(of->key[0], name) ? of->key[0] : NULL;
    for (each(const Passage, p, w->is)) {
        bool here = !outer || of->kind == ACT_DOCUMENT ||
                    str_same(passage_value(p, outer), within);
        if (p->kind == of->kind && here && passage_number(p, name) >= next)
            next = passage_number(p, name) + 1;
    }
    return next;
}

/* Of one lot, round or service there is nothing to choose. */
static Str only_one(const Writing *w, const Field *f)
{
    ActKind makes = f->refers == A_LOT       ? ACT_LOT
                    : f->refers == A_ROUND   ? ACT_ROUND
                    : f->refers == A_SERVICE ? ACT_SERVICE
                                             : ACT_NONE;
    const Passage *one = NULL;
    for (each(const Passage, p, w->is))
        if (makes && p->kind == makes) {
            if (one)
                return (Str){ 0 };
            one = p;
        }
    return one ? passage_value(one, f->name) : (Str){ 0 };
}

static Str key_value(const Writing *w, const PartKind *of, const char *name, Str outer)
{
    const Field *f = act_field(of->kind, name);
    Str typed = typed_of(w, part_added(of, w->a), name);
    if (typed.len)
        return typed;
    if (of->kind == ACT_DOCUMENT && !strcmp(name, "version"))
        return S("1");
    if (part_numbers(of, f))
        return str_of_number(next_number(w, of, name, outer), w->a);
    return only_one(w, f);
}

static void put_pair(Writing *w, Text *line, const char *name, Str value)
{
    Passage  none = { 0 };
    Rewrites rewrites = { 0 };
    passage_set((Str){ 0 }, &none, name, value, &rewrites, w->a);
    for (each(const Rewrite, pair, rewrites))
        text_add(line, pair->with, w->a);
}

static Str line_added(Writing *w, const PartKind *of)
{
    Text line = { 0 };
    Str  added = part_added(of, w->a), outer = { 0 };
    text_our(&line, act_rows[of->kind]->name, w->a);
    for (const char *const *name = of->key; *name; name++) {
        Str value = key_value(w, of, *name, outer);
        outer = outer.len ? outer : value;
        put_pair(w, &line, *name, value);
    }
    for (const char *const *name = of->asked; *name; name++)
        if (!in_list(of->key, str(*name)))
            put_pair(w, &line, *name, typed_of(w, added, *name));
    text_our(&line, "\n", w->a);
    return text_str(&line);
}

static bool is_filled(const Writing *w, const PartKind *of)
{
    Str key, field, added = part_added(of, w->a);
    for (each(const Pair, pair, *w->typed))
        if (name_cut(pair->name, &key, &field) && str_same(key, added) &&
            str_trim(pair->value).len)
            return true;
    return false;
}

/* ---- all ------------------------------------------------------------------------- */

static const char *field_of_kind(ActKind kind, Str name)
{
    const Field *f = act_field_str(kind, name);
    return f ? f->name : NULL;
}

static void write_pair(Writing *w, const Pair *pair)
{
    const PartKind *of;
    Str key, field;
    if (!part_names(w->part, pair->name, &of, &key, &field, w->a))
        return;
    if (!passage_fits(str_trim(pair->value)))
        *list_add(&w->out->misfits, w->a) = pair->name;
    else if (str_is(field, "drop"))
        return;
    else if (key.at[0] != '+' && field_of_kind(of->kind, field))
        write_field(w, of, pair, key, field_of_kind(of->kind, field));
}

/* Nothing goes and nothing comes while a field is still to be looked at. */
static void write_whole(Writing *w)
{
    const PartKind *of;
    Str key, field;
    if (w->out->misfits.len || w->out->clashes.len)
        return;
    for (each(const Pair, pair, *w->typed))
        if (part_names(w->part, pair->name, &of, &key, &field, w->a) && str_is(field, "drop"))
            write_drop(w, of, key);
    for (of = w->part->kinds; of->kind; of++)
        if (of->adds && is_filled(w, of)) {
            passage_add(w->now, &w->is, of->kind, line_added(w, of), &w->rewrites, w->a);
            w->out->changes++;
        }
}

static void write_typed(const DraftPart *part, Str before, Str now, const Pairs *typed, bool values,
                  PartWritten *out, Arena *a)
{
    Writing w = { .part = part, .before = before, .now = now, .typed = typed, .out = out, .a = a };
    *out = (PartWritten){ 0 };
    passages_read(before, &w.was, a);
    passages_read(now, &w.is, a);
    for (int i = 0; i < PART_KINDS && part->kinds[i].kind; i++) {
        part_keys(&part->kinds[i], &w.was, &w.was_keys[i], a);
        part_keys(&part->kinds[i], &w.is, &w.is_keys[i], a);
    }
    for (each(const Pair, pair, *typed))
        write_pair(&w, pair);
    if (!values)
        write_whole(&w);
    out->text = text_changed(now, &w.rewrites, a);
}

void part_write(const DraftPart *part, Str before, Str now, const Pairs *typed, PartWritten *out,
                Arena *a)
{
    write_typed(part, before, now, typed, false, out, a);
}

void part_write_values(const DraftPart *part, Str before, Str now, const Pairs *typed,
                       PartWritten *out, Arena *a)
{
    write_typed(part, before, now, typed, true, out, a);
}
