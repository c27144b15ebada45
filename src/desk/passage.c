#include "desk/passage.h"

#include <string.h>

/* ---- lines ----------------------------------------------------------------------- */

static void blank(char *from, const char *to) { memset(from, ' ', (size_t)(to - from)); }

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

/* Where the comment of a line begins; its end where there is none. */
static char *comment_of(char *line, char *end)
{
    bool quoted = false;
    for (char *c = line; c < end; c++) {
        quoted ^= *c == '"';
        if (*c == '#' && !quoted && (c == line || is_blank(c[-1])))
            return c;
    }
    return end;
}

static char *last_of(char *line, char *end)
{
    while (end > line && is_blank(end[-1]))
        end--;
    return end;
}

static bool in_quotes(const char *line, const char *end)
{
    bool quoted = false;
    for (; line < end; line++)
        quoted ^= *line == '"';
    return quoted;
}

bool quote_is_open(Str line) { return in_quotes(line.at, line.at + line.len); }

/* Does the next line belong to this one? What says nothing but a comment ends no line. */
static bool goes_on(char *line, char *end, bool before)
{
    char *comment = comment_of(line, end);
    bool  said = comment < end;
    blank(comment, end);
    char *last = last_of(line, end);
    if (last == line)
        return before && said;
    if (last[-1] != '\\' || in_quotes(line, last))
        return false;
    last[-1] = ' ';
    return true;
}

Cleaned text_cleaned(Str text, Arena *a)
{
    char   *at = str_terminated(text, a), *stop = at + text.len;
    Cleaned c = { .at = at, .len = text.len, .text = text };
    bool    on = false;
    if (str_starts(text, "\xEF\xBB\xBF"))
        blank(at, at + 3);
    for (char *line = at; line < stop;) {
        char *end = memchr(line, '\n', (size_t)(stop - line));
        end = end ? end : stop;
        *list_add(&c.ends, a) = end - at;
        if (end > line && end[-1] == '\r')
            end[-1] = ' ';
        on = goes_on(line, end, on);
        if (on && end < stop)
            *end = ' ';
        line = end + 1;
    }
    return c;
}

/* A long text has many lines, and many places are asked for: each line that ends before is not
 * counted anew. */
int64_t line_of_place(const Cleaned *c, const char *at)
{
    uintptr_t from = (uintptr_t)c->at, place = (uintptr_t)at;
    ptrdiff_t before = 0, behind = c->ends.len;
    if (place < from || place >= from + (uintptr_t)c->len)
        return 0;
    while (before < behind) {
        ptrdiff_t middle = before + (behind - before) / 2;
        bool ended = (uintptr_t)c->ends.at[middle] < place - from;
        *(ended ? &before : &behind) = ended ? middle + 1 : middle;
    }
    return before + 1;
}

/* ---- definitions where they stand ------------------------------------------------ */

static ptrdiff_t spot_of(const Cleaned *c, const char *at) { return at - c->at; }

/* Behind the newline of the line in which a place lies. */
static ptrdiff_t line_end(Str text, ptrdiff_t at)
{
    while (at < text.len && text.at[at] != '\n')
        at++;
    return at < text.len ? at + 1 : at;
}

static ptrdiff_t line_start(Str text, ptrdiff_t at)
{
    while (at > 0 && text.at[at - 1] != '\n')
        at--;
    return at;
}

static void field_add(const Cleaned *c, Str word, Passage *passage, Arena *a)
{
    Str name, value;
    if (!pair_cut(word, &name, &value) || !name.len)
        return;
    ptrdiff_t from = spot_of(c, word.at);
    *list_add(&passage->fields, a) =
        (PassageField){ .name = name, .value = value, .from = from, .to = from + word.len };
}

static void passage_read(const Cleaned *c, Str line, Passages *out, Arena *a)
{
    Str     words = line, name = word_cut(&words);
    ActKind kind = act_kind(name);
    if (!kind || !(act_rows[kind]->rules & DEFINES) || quote_is_open(line))
        return;
    Passage  *passage = list_add(out, a);
    ptrdiff_t end = spot_of(c, line.at) + line.len;
    *passage = (Passage){ .kind = kind, .from = spot_of(c, line.at),
                          .to = line_end(c->text, end) };
    passage->line = line_of_place(c, line.at);
    passage->last = line_of_place(c, line.at + line.len - 1);
    while (words.len)
        field_add(c, word_cut(&words), passage, a);
}

void passages_read(Str text, Passages *out, Arena *a)
{
    Cleaned c = text_cleaned(text, a);
    Str rest = { c.at, c.len };
    *out = (Passages){ 0 };
    while (rest.len && out->len < DEFINITIONS_MOST) {
        Str line = str_trim(str_cut(&rest, '\n'));
        if (line.len)
            passage_read(&c, line, out, a);
    }
}

static const PassageField *field_of(const Passage *p, const char *name)
{
    for (each(const PassageField, f, p->fields))
        if (str_is(f->name, name))
            return f;
    return NULL;
}

Str passage_value(const Passage *p, const char *name)
{
    const PassageField *f = field_of(p, name);
    return f ? f->value : (Str){ 0 };
}

Id passage_number(const Passage *p, const char *name)
{
    Id n = 0;
    str_number(passage_value(p, name), &n);
    return n;
}

/* ---- changing them --------------------------------------------------------------- */

bool passage_fits(Str value)
{
    for (ptrdiff_t i = 0; i < value.len; i++)
        if (value.at[i] == '"' || value.at[i] == '\n' || value.at[i] == '\r')
            return false;
    return str_utf8(value);
}

/* Numbers, words of a list and "@NAME" stand without quotes, as people write them. */
static bool is_plain(Str value)
{
    for (ptrdiff_t i = 0; i < value.len; i++)
        if (!is_unreserved(value.at[i]) && !memchr("@,:", value.at[i], 3))
            return false;
    return value.len;
}

static Str pair_written(const char *name, Str value, Arena *a)
{
    return is_plain(value) ? str_put(a, "{}={}", str(name), value)
                           : str_put(a, "{}=\"{}\"", str(name), value);
}

static void rewrite_add(Rewrites *all, ptrdiff_t from, ptrdiff_t to, Str with, Arena *a)
{
    *list_add(all, a) = (Rewrite){ from, to, with };
}

/* With the blanks before it; a line that then says nothing but that it goes on still does. */
static ptrdiff_t blanks_before(Str text, ptrdiff_t at)
{
    while (at > 0 && is_blank(text.at[at - 1]))
        at--;
    return at;
}

/* Where another field of it goes: behind the last one, else behind its name. */
static ptrdiff_t behind_fields(Str text, const Passage *p)
{
    ptrdiff_t end = p->from;
    while (end < text.len && !is_blank(text.at[end]) && !memchr("\r\n", text.at[end], 2))
        end++;
    return p->fields.len ? p->fields.at[p->fields.len - 1].to : end;
}

void passage_set(Str text, const Passage *p, const char *name, Str value, Rewrites *all, Arena *a)
{
    const PassageField *f = field_of(p, name);
    Str pair = pair_written(name, value, a);
    ptrdiff_t behind = behind_fields(text, p);
    if (f && value.len)
        rewrite_add(all, f->from, f->to, pair, a);
    else if (f)
        rewrite_add(all, blanks_before(text, f->from), f->to, (Str){ 0 }, a);
    else if (value.len)
        rewrite_add(all, behind, behind, str_put(a, " {}", pair), a);
}

void passage_drop(Str text, const Passage *p, Rewrites *all, Arena *a)
{
    rewrite_add(all, line_start(text, p->from), p->to, (Str){ 0 }, a);
}

/* Of what is written first, as the example has it. */
static int turn_of(ActKind kind)
{
    static const ActKind turns[] = {
        ACT_LOT, ACT_SERVICE, ACT_ACTIVITY, ACT_INCLUDE, ACT_KEEP, ACT_OBJECTIVE, ACT_COMBINATION,
        ACT_MARK, ACT_CRITERION, ACT_FORMULA, ACT_FALLBACK, ACT_CELL, ACT_BLANKS, ACT_ENCLOSURE,
        ACT_TOOLS, ACT_TICKS, ACT_ROUND, ACT_TIMETABLE, ACT_DOCUMENT,
    };
    for (int i = 0; i < countof(turns); i++)
        if (turns[i] == kind)
            return i;
    return countof(turns);
}

static ptrdiff_t place_for(Str text, const Passages *all, ActKind kind)
{
    const Passage *same = NULL, *before = NULL;
    for (each(const Passage, p, *all)) {
        same   = p->kind == kind ? p : same;
        before = turn_of(p->kind) <= turn_of(kind) ? p : before;
    }
    if (same || before)
        return (same ? same : before)->to;
    return all->len ? line_start(text, all->at[0].from) : text.len;
}

void passage_add(Str text, const Passages *passages, ActKind kind, Str line, Rewrites *all,
                 Arena *a)
{
    ptrdiff_t at = place_for(text, passages, kind);
    bool      begins = !at || text.at[at - 1] == '\n';
    rewrite_add(all, at, at, begins ? line : str_put(a, "\n{}", line), a);
}

static const Rewrite *next_rewrite(const Rewrites *all, const bool *made)
{
    const Rewrite *next = NULL;
    for (each(const Rewrite, c, *all))
        if (!made[c - all->at] && (!next || c->from < next->from))
            next = c;
    return next;
}

Str text_changed(Str text, const Rewrites *all, Arena *a)
{
    Text  t = { 0 };
    bool *made = make(a, bool, all->len + 1);
    ptrdiff_t at = 0;
    for (const Rewrite *c = next_rewrite(all, made); c; c = next_rewrite(all, made)) {
        made[c - all->at] = true;
        if (c->from > at)
            text_add(&t, (Str){ text.at + at, c->from - at }, a);
        text_add(&t, c->with, a);
        at = c->to > at ? c->to : at;
    }
    text_add(&t, str_after(text, at), a);
    return text_str(&t);
}
