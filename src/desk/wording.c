#include "desk/wording.h"

#include "base/near.h"
#include "seal/stream.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

const Reason file_not_brought = { MISSING, "file-not-brought", "doc/draft.md",
    "The text names a file that was not brought with this draft. Bring it, or write what it is "
    "called here." };
const Reason field_unknown = { INVALID, "field-unknown", "doc/acts.md",
    "This act has no such field." };
const Reason field_twice = { INVALID, "field-twice", "doc/acts.md",
    "A field of this act is given twice." };
const Reason amount_unreadable = { INVALID, "amount-unreadable", "doc/book.md, spelling",
    "An amount is digits with a point before decimals; a comma only parts groups of three." };
const Reason file_missing = { MISSING, "file-missing", "tenderbox help",
    "There is no such file." };
const Reason file_unsure = { BROKEN, "file-unsure", "doc/book.md, limits",
    "It is there, but perhaps not after a power cut: the disk did not say that it keeps its name. "
    "See to the disk, and look for it again." };
const Reason field_missing = { INVALID, "field-missing", "doc/acts.md",
    "A field of this act is missing." };

/* ---- words ----------------------------------------------------------------------- */

Str word_cut(Str *line)
{
    *line = str_trim(*line);
    ptrdiff_t len = 0;
    bool quoted = false;
    while (len < line->len && (quoted || (line->at[len] != ' ' && line->at[len] != '\t'))) {
        quoted ^= line->at[len] == '"';
        len++;
    }
    Str word = { line->at, len };
    *line = str_trim(str_after(*line, len));
    if (word.len >= 2 && word.at[0] == '"' && word.at[word.len - 1] == '"')
        return (Str){ word.at + 1, word.len - 2 };
    return word;
}

bool pair_cut(Str word, Str *name, Str *value)
{
    *value = word;
    *name  = str_cut(value, '=');
    if (name->len == word.len)
        return false;
    if (value->len >= 2 && value->at[0] == '"' && value->at[value->len - 1] == '"')
        *value = (Str){ value->at + 1, value->len - 2 };
    return true;
}

Str pair_value(Str line, const char *wanted)
{
    Str name, value;
    while (line.len)
        if (pair_cut(word_cut(&line), &name, &value) && str_is(name, wanted))
            return value;
    return (Str){ 0 };
}

Result file_failed(const Reason *why, const char *path, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", str(path), str(strerror(errno)));
    return because_of(why, text_str(&t));
}

Result file_trouble(const char *path, Arena *a)
{
    return errno == ENOENT ? because_of(&file_missing, str_copy(str(path), a))
                           : file_failed(&file_unreadable, path, a);
}

Result file_read(const char *path, ptrdiff_t most, Str *bytes, Arena *a)
{
    FILE *in = fopen(path, "rbe");
    if (!in)
        return file_trouble(path, a);
    Text   t = { 0 };
    char   part[65536];
    size_t got;
    while ((got = fread(part, 1, sizeof part, in)) > 0 && t.len + (ptrdiff_t)got <= most)
        text_add(&t, (Str){ part, (ptrdiff_t)got }, a);
    Result read = ferror(in) ? file_failed(&file_unreadable, path, a) : DONE;
    fclose(in);
    TRY(read);
    *bytes = text_str(&t);
    return got ? because_of(&too_large, str_copy(str(path), a)) : DONE;
}

Result file_read_if(const char *path, ptrdiff_t most, Str *bytes, bool *there, Arena *a)
{
    struct stat about;
    *bytes = (Str){ 0 };
    Result r = file_read(path, most, bytes, a);
    *there = r.why != &file_missing || !lstat(path, &about);
    return *there ? r : DONE;
}

Result file_kept(Fresh *f, Arena *a)
{
    if (fresh_keep(f))
        return DONE;
    return file_failed(f->there ? &file_unsure : &file_unwritable, f->place, a);
}

/* begun: whether its file could be made. */
static Result text_kept(bool begun, Fresh *f, Str text, Arena *a)
{
    if (begun && fwrite(text.at ? text.at : "", 1, (size_t)text.len, f->file) != (size_t)text.len) {
        fresh_drop(f);
        begun = false;
    }
    return begun ? file_kept(f, a) : file_failed(&file_unwritable, f->place, a);
}

Result file_write(const char *path, Str text, Arena *a)
{
    Fresh f;
    return text_kept(fresh_file(&f, path, AS_UMASK, a), &f, text, a);
}

Result file_write_private(const char *path, Str text, Arena *a)
{
    Fresh f;
    return text_kept(fresh_file(&f, path, OWNER_ALONE, a), &f, text, a);
}

Result file_write_again(const char *path, Str text, Arena *a)
{
    Fresh f;
    return text_kept(fresh_file_again(&f, path, a), &f, text, a);
}

/* ---- one field ------------------------------------------------------------------- */

const char *field_form(const Field *f)
{
    static const char *const forms[] = {
        [NUMBER] = "a number",      [MOMENT] = "2026-02-10 12:00", [DATE] = "2026-02-10",
        [MONEY] = "1,250.00",       [POINTS] = "41.500",           [CHOICE] = "one of:",
        [FIGURE] = "41.500",
        [HASH] = "64 letters, hex", [WORDS] = "words",             [PAPER] = "words, or @FILE",
        [KEY] = "64 letters, hex",  [PROOF] = "128 letters, hex",
    };
    return f->one_line ? "words, on one line" : forms[f->type];
}

/* Money in units of the procedure's currency, points in points, as people write them. */
static Result set_amount(const Field *f, Str value, const Wording *w, Act *act, Arena *a)
{
    static const char *const right[] = { "1,250", "1,250.5", "1,250.50", "1,250.500" };
    enum { OF_POINTS = 3 };
    Currency c = w->procedure ? w->procedure->currency : 0;
    int      decimals = f->type == POINTS ? OF_POINTS : currency_decimals(c);
    int64_t  n;
    Text     t = { 0 };
    if (str_amount(value, decimals, &n))
        return act_set_number(act, f, n), DONE;
    text_put(&t, a, "{}={}; right would be {}", str(f->name), value, str(right[decimals]));
    if (f->type == MONEY)
        text_put(&t, a, ", in {}", str(currency_codes[c]));
    return because_of(&amount_unreadable, text_str(&t));
}

static Result unreadable(const Field *f) { return because_of(&field_unreadable, str(f->name)); }

/* "96.381", "96.38": the same as it would be with zeros at its end. */
static Result set_figure(const Field *f, Str value, Act *act, Arena *a)
{
    Decimal d;
    Text    t = { 0 };
    if (str_figure(value, &d))
        return act_set_bytes(act, f, &d), DONE;
    text_put(&t, a, "{}={}; right would be 96.381", str(f->name), value);
    return because_of(&amount_unreadable, text_str(&t));
}

static Result file_named(FilesRead *files, Str path, FieldType type, Str *bytes, Arena *a)
{
    FilesRead none = { 0 };
    files = files ? files : &none;
    for (each(const FileRead, there, *files))
        if (str_same(there->path, path) && there->bytes.len <= shelved_most(type))
            return *bytes = there->bytes, DONE;
    TRY(file_read(str_terminated(path, a), shelved_most(type), bytes, a));
    *list_add(files, a) = (FileRead){ path, *bytes };
    return DONE;
}

enum { ROOM_BESIDE = 16 << 20 };       /* of a file: for all else that is made of a batch */

/* What is made of it outlives the request that brought it. */
static Result file_taken_over(FileRead *file, Str *bytes, Arena *a)
{
    if (!file->named && arena_left(a) < file->bytes.len + ROOM_BESIDE)
        return because_of(&too_large, file->path);
    if (!file->named)
        file->bytes = str_copy(file->bytes, a);
    file->named = true;
    *bytes = file->bytes;
    return DONE;
}

/* Of those that came with a draft, and of no others. */
static Result file_brought(FilesRead *files, Str name, Str *bytes, Arena *a)
{
    Text t = { 0 };
    for (each(FileRead, there, *files))
        if (str_same(there->path, name))
            return file_taken_over(there, bytes, a);
    text_put(&t, a, "@{}", name);
    for (each(const FileRead, there, *files))
        text_put(&t, a, "{} @{}", str(there == files->at ? "; there are" : ","), there->path);
    return because_of(&file_not_brought, text_str(&t));
}

Result pairs_read_ahead(ActKind kind, const Pairs *pairs, FilesRead *files, Arena *a)
{
    Str bytes;
    for (each(const Pair, pair, *pairs)) {
        const Field *f = act_field_str(kind, pair->name);
        if (f && field_is_shelved(f) && str_starts(pair->value, "@"))
            TRY(file_named(files, str_after(pair->value, 1), f->type, &bytes, a));
    }
    return DONE;
}

/* A file is read for words as well: who names one that is not there did not mean its name. */
static Result shelve_value(const Field *f, Str value, const Wording *w, Act *act, Shelf *shelf,
                           Arena *a)
{
    Str bytes = str_copy(value, a);
    if (str_starts(value, "@") && w->as_typed && w->files)
        TRY(file_brought(w->files, str_after(value, 1), &bytes, a));
    else if (str_starts(value, "@") && !w->as_typed)
        TRY(file_named(w->files, str_after(value, 1), f->type, &bytes, a));
    if (bytes.len > shelved_most(f->type))
        return words_too_long(f, bytes.len, a);
    if (!bytes.len || (f->type == WORDS && !str_utf8(bytes)))
        return unreadable(f);
    TRY(words_judge(f, bytes, a));
    Shelved *s = list_add(shelf, a);
    *s = shelve(bytes);
    act_set_bytes(act, f, &s->hash);
    return DONE;
}

/* What is said by a name as well. */
static bool is_somebody(const Field *f)
{
    return f->type == KEY || f->refers == A_PERSON || f->refers == A_BIDDER ||
           f->refers == A_DELEGATE;
}

static const Actor *actor_named(const Wording *w, Str name)
{
    return w->actor ? w->actor(w->people, name) : NULL;
}

static Result set_field(const Field *f, Str value, const Wording *w, Act *act, Shelf *shelf,
                        Arena *a)
{
    const Actor *person = is_somebody(f) ? actor_named(w, value) : NULL;
    int64_t n;
    switch (f->type) {
    case NUMBER:
        if (person)
            return act_set_number(act, f, f->refers == A_DELEGATE ? person->delegate
                                                                  : person->number), DONE;
        return str_number(value, &n) ? act_set_number(act, f, n), DONE : unreadable(f);
    case MOMENT:
        return str_moment(value, w->zone, &n) ? act_set_number(act, f, n), DONE : unreadable(f);
    case FIGURE:
        return set_figure(f, value, act, a);
    case MONEY: case POINTS:
        return set_amount(f, value, w, act, a);
    case WORDS: case PAPER:
        return str_is(value, "-") ? field_read(f, value, act)
                                  : shelve_value(f, value, w, act, shelf, a);
    case KEY:
        if (person)
            return act_set_bytes(act, f, person->public.byte), DONE;
        break;
    case DATE: case CHOICE: case HASH: case PROOF: break;
    }
    return field_read(f, value, act);
}

static bool may_be_left_out(const Field *f)
{
    return f->optional || f->type == NUMBER || f->type == MONEY || f->type == POINTS ||
           f->type == FIGURE || !strcmp(f->name, "batch");
}

/* Filled in by the caller: a hash when it is one, a choice never. Somebody makes it. */
/* No day is ever filled in: one that stands there was typed. */
static bool is_set(const Field *f, const Act *act)
{
    bool hash = f->type == HASH || f->type == WORDS || f->type == PAPER;
    if (f->type == DATE)
        return false;
    return hash ? !hash_none(act_hash(act, f)) : f->type != CHOICE;
}

static void set_defaults(ActKind kind, const Wording *w, Act *act)
{
    const Field *f = act_field_for(kind, A_ROUND);
    const Round *latest = w->procedure ? round_of(w->procedure, 0) : NULL;
    if (f && latest && !f->fresh)
        act_set_number(act, f, latest->id);
}

/* Who votes second on a version of a paper votes on the same one, without naming it. */
static void fill_paper(const Wording *w, Act *act)
{
    if (act->kind != ACT_APPROVAL || !w->procedure || !hash_none(act->approval.paper))
        return;
    const Gate *gate = gate_of(w->procedure, act->approval.gate);
    if (gate && gate->version && gate->version == act->approval.version)
        act->approval.paper = gate->paper;
}

static bool is_callers(const Wording *w, Str name)
{
    for (const char *const *own = w->callers; own && *own; own++)
        if (str_is(name, *own))
            return true;
    return false;
}

static bool is_shared(const Act *act, const Field *f)
{
    return act->kind == ACT_APPROVAL && f->type == PAPER && !hash_none(act->approval.paper);
}

static bool is_currency(const Act *act, const Field *f)
{
    return act->kind == ACT_BEGIN && f->offset == offsetof(Act, begin.currency);
}

/* Whoever does not say the currency means that of the place. */
static bool fill_currency(Act *act, const Field *f)
{
    if (!is_currency(act, f))
        return false;
    act->begin.currency = currency_of((unsigned)act->begin.division);
    return true;
}

/* Whoever promises a box that ticks, and not how often, promises what the book keeps. */
static void fill_ticks(const Wording *w, Act *act)
{
    if (act->kind == ACT_TICKS && !act->ticks.seconds)
        ticks_into(act, &w->ticks);
}

/* Whoever names no files means those that come with the program. */
static bool fill_tool(const Wording *w, Act *act, const Field *f)
{
    if (act->kind != ACT_TOOLS || !w->tools)
        return false;
    bool seals = f->offset == offsetof(Act, tools.seal);
    act_set_bytes(act, f, seals ? &w->tools->seal : &w->tools->holder);
    return true;
}

/* What may stand in a field: a form, or of a choice every word that is one. */
static void text_right(Text *t, const Field *f, Arena *a)
{
    const char *between = "";
    bool like = f->type == MOMENT || f->type == DATE || f->type == MONEY || f->type == POINTS;
    text_put(t, a, like ? "like {}" : "{}", str(field_form(f)));
    if (f->type == NUMBER && is_somebody(f))
        text_our(t, ", or a name that only one has here", a);
    for (int i = 0; f->choices && i < f->choices->count; i++) {
        if (!f->choices->at[i].word)
            continue;
        text_put(t, a, "{} {}", str(between), str(f->choices->at[i].word));
        between = ",";
    }
}

/* Whoever typed it, or did not, is told what is wanted in people's words. */
static Result because_field(const Reason *why, const Field *f, Str value, Arena *a)
{
    Text t = { 0 };
    text_our(&t, f->name, a);
    if (value.at)
        text_put(&t, a, "={}", value);
    text_put(&t, a, " ({}{}{}); right is ", str(f->label), str(f->hint ? ": " : ""),
             str(f->hint ? f->hint : ""));
    text_right(&t, f, a);
    Near near = { .word = value };
    for (int i = 0; f->choices && i < f->choices->count; i++)
        if (f->choices->at[i].word)
            near_try(&near, f->choices->at[i].word);
    near_put(&t, &near, a);
    return because_of(why, text_str(&t));
}

/* "colour; lot has the fields lot, regime, ..." */
static Result because_unknown(ActKind kind, Str name, Arena *a)
{
    Text t = { 0 };
    const ActRow *row = act_rows[kind];
    text_put(&t, a, "{}; {} has the fields", name, str(row->name));
    for (each_field(f, row))
        text_put(&t, a, "{} {}", f > row->fields ? S(",") : S(""), str(f->name));
    Near near = { .word = name };
    for (each_field(f, row))
        near_try(&near, f->name);
    near_put(&t, &near, a);
    return because_of(&field_unknown, text_str(&t));
}

Result act_unknown_of(Str name, Arena *a)
{
    Near near = { .word = name };
    Text t = { 0 };
    text_add(&t, name, a);
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        near_try(&near, act_rows[kind]->name);
    near_put(&t, &near, a);
    return because_of(&act_unknown, text_str(&t));
}

/* ---- one act --------------------------------------------------------------------- */

/* What is wrong is kept, and all goes on; where nothing is kept, it is given back. */
static Result keep(Troubles *all, Str name, Result r, Arena *a)
{
    if (!all || !failed(r))
        return r;
    *list_add(all, a) = (Trouble){ name, r };
    return DONE;
}

static Result words_cut(Str line, Pairs *pairs, Troubles *all, Arena *a)
{
    while (line.len) {
        Str  word = word_cut(&line);
        Pair pair;
        Text t = { 0 };
        if (pair_cut(word, &pair.name, &pair.value)) {
            *list_add(pairs, a) = pair;
            continue;
        }
        text_put(&t, a, "{}; a field is name=value, and several words stand in quotes", word);
        TRY(keep(all, word, because_of(&field_unknown, text_str(&t)), a));
    }
    return DONE;
}

Result pairs_of_words(Str line, Pairs *pairs, Arena *a) { return words_cut(line, pairs, NULL, a); }

Result act_of_words(ActKind kind, Str line, const Wording *w, Act *act, Shelf *shelf, Arena *a)
{
    Pairs pairs = { 0 };
    TRY(pairs_of_words(line, &pairs, a));
    return act_of_pairs(kind, &pairs, w, act, shelf, a);
}

static Result read_pair(const Pair *pair, const Wording *w, bool *given, Act *act, Shelf *shelf,
                        Arena *a)
{
    const Field *f = act_field_str(act->kind, pair->name);
    if (!f)
        return because_unknown(act->kind, pair->name, a);
    bool *its = &given[f - act_rows[act->kind]->fields];
    if (*its)
        return because_of(&field_twice, pair->name);
    *its = true;
    Result r = set_field(f, pair->value, w, act, shelf, a);
    return r.why == &field_unreadable ? because_field(r.why, f, pair->value, a) : r;
}

/* Must it be typed, where it was not? */
static bool is_missing(const Field *f, const Wording *w, Act *act)
{
    return !may_be_left_out(f) && !(w->filled && is_set(f, act)) && !is_shared(act, f) &&
           !fill_currency(act, f) && !fill_tool(w, act, f);
}

static Result read_pairs(ActKind kind, const Pairs *pairs, const Wording *w, Act *act,
                         Shelf *shelf, Troubles *all, Arena *a)
{
    bool given[FIELDS] = { false };
    act->kind = kind;
    set_defaults(kind, w, act);
    for (each(const Pair, pair, *pairs))
        if (!is_callers(w, pair->name))
            TRY(keep(all, pair->name, read_pair(pair, w, given, act, shelf, a), a));
    fill_paper(w, act);
    fill_ticks(w, act);
    for (each_field(f, act_rows[kind]))
        if (!given[f - act_rows[kind]->fields] && is_missing(f, w, act))
            TRY(keep(all, str(f->name), because_field(&field_missing, f, (Str){ 0 }, a), a));
    return DONE;
}

Result act_of_pairs(ActKind kind, const Pairs *pairs, const Wording *w, Act *act, Shelf *shelf,
                    Arena *a)
{
    return read_pairs(kind, pairs, w, act, shelf, NULL, a);
}

/* All of them are kept, so it does not fail. */
void act_of_pairs_all(ActKind kind, const Pairs *pairs, const Wording *w, Act *act, Shelf *shelf,
                      Troubles *all, Arena *a)
{
    Result read = read_pairs(kind, pairs, w, act, shelf, all, a);
    (void)read;
}

/* All of them are kept, so neither fails. */
void act_of_words_all(ActKind kind, Str line, const Wording *w, Act *act, Shelf *shelf,
                      Troubles *all, Arena *a)
{
    Pairs  pairs = { 0 };
    Result cut = words_cut(line, &pairs, all, a);
    Result read = read_pairs(kind, &pairs, w, act, shelf, all, a);
    (void)cut;
    (void)read;
}
