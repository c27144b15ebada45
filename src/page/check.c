#include "page/check.h"

#include "desk/form.h"
#include "page/show.h"
#include "proof/papers.h"

#include <string.h>

SHAPE_OF(CheckRow, CHECK_ROW)
SHAPE_OF(CheckAct, CHECK_ACT)
SHAPE_OF(CheckFold, CHECK_FOLD)
SHAPE_OF(CheckPage, CHECK_PAGE)

static const Shelved *shelved_of(const Shelf *shelf, Hash hash)
{
    for (each(const Shelved, s, *shelf))
        if (hash_same(s->hash, hash))
            return s;
    return NULL;
}

/* ---- in words -------------------------------------------------------------------- */

/* What a number names, by what it is called. */
static Str named(const Titles *titles, const Act *act, const Field *f, Id number, Arena *a)
{
    Id   within = f->refers == A_CRITERION   ? act_lot(act)
                  : f->refers == AN_ACTIVITY ? act_names(act, A_SERVICE)
                                             : 0;
    const Title *title = f->refers && !f->fresh ? title_of(titles, f->refers, number, within)
                                                : NULL;
    return title ? title_label(title, false, a) : str_of_number(number, a);
}

static Str number_words(const Titles *titles, const Act *act, const Field *f, Arena *a)
{
    Id n = act_number(act, f);
    if (n || !f->refers)
        return named(titles, act, f, n, a);
    return f->refers == A_LOT && act_rows[act->kind]->rules & EVERY_LOT ? S("All lots")
                                                                        : S("None");
}

static bool is_heads(Str bytes) { return str_starts(bytes, "tenderbox/heads/v1\n"); }

/* Short enough to be read in a page, and for people? */
static bool is_words(const Shelved *s)
{
    return s->bytes.len <= WORDS_BYTES_MAX && str_utf8(s->bytes) && !is_heads(s->bytes);
}

/* What is sealed nobody can read; which files they are is signed. */
static Str heads_words(Str paper, Arena *a)
{
    Heads *heads = make(a, Heads, 1);
    Text   t = { 0 };
    if (failed(heads_glance(paper, heads, a)))
        return S("Sealed files, of which the heads cannot be read");
    for (int i = 0; i < heads->count; i++) {
        const Head *head = &heads->at[i].head;
        text_put(&t, a, "{}{}: {} bytes, fingerprint {}", str(i ? "\n" : ""), head->envelope,
                 str_of_number(head->size, a), str_of_hash(head->sha256, a));
    }
    return text_str(&t);
}

/* A key or a proof by its letters; of a fingerprint the same. */
static Str spelled(const Act *act, const Field *f, Arena *a)
{
    Text t = { 0 };
    field_write(&t, f, act, a);
    return text_str(&t);
}

static Str paper_words(const Looked *l, const Act *act, const Field *f, Arena *a)
{
    const Shelved *s = shelved_of(l->shelf, act_hash(act, f));
    Text t = { 0 };
    if (hash_none(act_hash(act, f)))
        return S("None");
    if (!s)
        return page_words(l->onlooker, act_hash(act, f), a);
    if (is_words(s))
        return s->bytes;
    if (is_heads(s->bytes))
        return heads_words(s->bytes, a);
    text_put(&t, a, "A file of {} bytes", str_of_number(s->bytes.len, a));
    return text_str(&t);
}

static Str field_words(const Looked *l, const Titles *titles, const Act *act, const Field *f,
                       Arena *a)
{
    const Procedure *p = l->procedure;
    Zone     zone = p && p->began ? p->zone : LONDON;
    Currency currency = p && p->began ? p->currency : IN_GBP;
    switch (f->type) {
    case NUMBER: return number_words(titles, act, f, a);
    case MOMENT: return str_of_moment_words(act_number(act, f), zone, a);
    case DATE:   return str_of_day_words(act_number(act, f), a);
    case MONEY:  return str_of_money(act_number(act, f), currency, a);
    case CHOICE: return str(choice_label(f, act_number(act, f)));
    case POINTS: case FIGURE: return str_shortened(spelled(act, f, a));
    case WORDS: case PAPER:   return paper_words(l, act, f, a);
    case HASH: case KEY: case PROOF: break;
    }
    return spelled(act, f, a);
}

static bool has_lines(Str words) { return words.len && memchr(words.at, '\n', (size_t)words.len); }

void check_act(const Looked *l, const Titles *titles, const Act *act, Str said, CheckAct *out,
               Arena *a)
{
    *out = (CheckAct){ .heading = str(act_rows[act->kind]->says) };
    for (each_field(f, act_rows[act->kind])) {
        Str words = field_words(l, titles, act, f, a);
        *list_add(&out->rows, a) =
            (CheckRow){ .said = said, .name = str(f->name), .label = str(f->label),
                        .words = words, .long_ = has_lines(words),
                        .filled = form_fills(act->kind, f) };
    }
}

/* ---- folded -------------------------------------------------------------------------- */

enum { UNFOLDED_MOST = 6, CALLED_SHOWN = 40, CALLED_ALL = 160 };

CheckAct *check_place(CheckPage *page, const Acts *acts, const Act *act, Arena *a)
{
    CheckFold *fold = page->folds.len ? &page->folds.at[page->folds.len - 1] : NULL;
    Str says = str(act_rows[act->kind]->says);
    if (acts->len <= UNFOLDED_MOST || act == &acts->at[acts->len - 1])
        return list_add(&page->acts, a);
    if (!fold || !str_same(fold->summary, says)) {
        fold = list_add(&page->folds, a);
        *fold = (CheckFold){ .summary = says };
    }
    return list_add(&fold->acts, a);
}

/* What people call it: its title, or what else says most of it; empty: nothing does. */
static Str called(const CheckAct *act)
{
    static const char *const names[] = { "title", "name", "label", "says", "event", "formula" };
    for (int i = 0; i < countof(names); i++)
        for (each(const CheckRow, row, act->rows))
            if (str_is(row->name, names[i]) && row->words.len && !row->long_)
                return row->words;
    return (Str){ 0 };
}

static Str all_called(const CheckFold *fold, Arena *a)
{
    Text t = { 0 };
    for (each(const CheckAct, act, fold->acts)) {
        Str name = called(act);
        if (t.len > CALLED_ALL) {
            text_our(&t, "; and more", a);
            break;
        }
        if (name.len)
            text_put(&t, a, t.len ? "; {}" : "{}", str_plain(name, CALLED_SHOWN, a));
    }
    return text_str(&t);
}

/* "Define a lot (3): Recovery in the north; Recovery in the south; Storage" */
void check_summaries(CheckPage *page, Arena *a)
{
    for (each(CheckFold, fold, page->folds)) {
        Text t = { 0 };
        Str  all = all_called(fold, a);
        text_add(&t, fold->summary, a);
        if (fold->acts.len > 1)
            text_put(&t, a, " ({})", str_of_number(fold->acts.len, a));
        text_put(&t, a, "{}{}", str(all.len ? ": " : ""), all);
        fold->summary = text_str(&t);
    }
}

/* ---- for the script -------------------------------------------------------------- */

static const char *type_word(FieldType type)
{
    static const char *const words[] = {
        [NUMBER] = "number", [MOMENT] = "moment", [DATE] = "date", [MONEY] = "money",
        [POINTS] = "points", [FIGURE] = "figure", [CHOICE] = "choice", [HASH] = "hash",
        [WORDS] = "words", [PAPER] = "paper", [KEY] = "key", [PROOF] = "proof",
    };
    return words[type];
}

static void member(Text *t, const char *name, Str value, Arena *a)
{
    text_put(t, a, ", \"{}\": ", str(name));
    text_json(t, value, a);
}

/* Of people the name alone is shown (page/titles.h). */
static bool person_is_meant(const Field *f)
{
    return f->refers == A_PERSON || f->refers == A_BIDDER || f->refers == A_DELEGATE;
}

/* A paper that is no text has no words to show: its fingerprint is signed. */
static void field_matter(const Looked *l, const Act *act, const Field *f, Text *t, Arena *a)
{
    const Shelved *s = field_is_shelved(f) ? shelved_of(l->shelf, act_hash(act, f)) : NULL;
    text_our(t, "{\"name\": ", a);
    text_json(t, str(f->name), a);
    member(t, "type", str(type_word(f->type)), a);
    member(t, "label", str(f->label), a);
    member(t, "value", spelled(act, f, a), a);
    if (f->refers && !f->fresh)
        member(t, "refers", person_is_meant(f) ? S("person") : S("thing"), a);
    if (s && is_words(s)) {
        member(t, "salt", str_of_hash(s->salt, a), a);
        member(t, "text", s->bytes, a);
    }
    text_our(t, "}", a);
}

static void fields_matter(const Looked *l, const Act *act, Text *t, Arena *a)
{
    text_our(t, ", \"fields\": [", a);
    for (each_field(f, act_rows[act->kind])) {
        text_our(t, f > act_rows[act->kind]->fields ? ", " : "", a);
        field_matter(l, act, f, t, a);
    }
    text_our(t, "]", a);
}

/* How its moments and amounts are written. */
static void place_matter(const Looked *l, Text *t, Arena *a)
{
    const Procedure *p = l->procedure;
    bool     began = p && p->began;
    Currency currency = began ? p->currency : IN_GBP;
    text_our(t, ", \"place\": {\"zone\": ", a);
    text_json(t, str(zone_name(began ? p->zone : LONDON)), a);
    member(t, "currency", str(currency_codes[currency]), a);
    member(t, "decimals", str_of_number(currency_decimals(currency), a), a);
    text_our(t, "}", a);
}

void check_matter(const Looked *l, const Acts *acts, Str origin, Text *t, Arena *a)
{
    const Act *last = &acts->at[acts->len - 1];
    Text name = { 0 };
    text_name(&name, last->procedure, a);
    text_our(t, "\"contract\": \"tenderbox/sign/v1\"", a);
    member(t, "origin", origin, a);
    member(t, "procedure", text_str(&name), a);
    member(t, "act", str(act_rows[last->kind]->name), a);
    place_matter(l, t, a);
    fields_matter(l, last, t, a);
    if (!(act_rows[last->kind]->rules & CLOSES))
        return;
    text_our(t, ", \"batch\": [", a);
    for (const Act *act = acts->at; act < last; act++) {
        text_our(t, act > acts->at ? ", {\"act\": " : "{\"act\": ", a);
        text_json(t, str(act_rows[act->kind]->name), a);
        fields_matter(l, act, t, a);
        text_our(t, "}", a);
    }
    text_our(t, "]", a);
}
