#include "page/check.h"

#include "desk/form.h"
#include "page/show.h"

#include <string.h>

SHAPE_OF(CheckRow, CHECK_ROW)
SHAPE_OF(CheckAct, CHECK_ACT)
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

/* Short enough to be read in a page? */
static bool is_words(const Shelved *s)
{
    return s->bytes.len <= WORDS_BYTES_MAX && str_utf8(s->bytes);
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

/* A paper that is no text has no words to show: its fingerprint is signed. */
static void field_matter(const Looked *l, const Act *act, const Field *f, Text *t, Arena *a)
{
    const Shelved *s = field_is_shelved(f) ? shelved_of(l->shelf, act_hash(act, f)) : NULL;
    text_our(t, "{\"name\": ", a);
    text_json(t, str(f->name), a);
    member(t, "type", str(type_word(f->type)), a);
    member(t, "label", str(f->label), a);
    member(t, "value", spelled(act, f, a), a);
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

void check_matter(const Looked *l, const Acts *acts, Str origin, Text *t, Arena *a)
{
    const Act *last = &acts->at[acts->len - 1];
    Text name = { 0 };
    text_name(&name, last->procedure, a);
    text_our(t, "\"contract\": \"tenderbox/sign/v1\"", a);
    member(t, "origin", origin, a);
    member(t, "procedure", text_str(&name), a);
    member(t, "act", str(act_rows[last->kind]->name), a);
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
