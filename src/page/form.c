#include "page/form.h"

#include "core/view/likely.h"
#include "law/cites.h"
#include "page/show.h"

#include <sodium.h>
#include <string.h>

SHAPE_OF(FormChoice, FORM_CHOICE)
SHAPE_OF(FormField, FORM_FIELD)
SHAPE_OF(FormFault, FORM_FAULT)
SHAPE_OF(KeptInput, KEPT_INPUT)
SHAPE_OF(KeptFormPage, KEPT_FORM_PAGE)
SHAPE_OF(FormPage, FORM_PAGE)

enum { RADIOS_MOST = 5, LINE_WIDTH = 0, NUMBER_WIDTH = 10, FIGURE_WIDTH = 20, SAID_MOST = 300 };

/* ---- what was sent --------------------------------------------------------------- */

static const char *const parts[] = { "-day", "-month", "-year", "-time", "-file" };

static Str part_name(const Field *f, const char *part, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}", str(f->name), str(part));
    return text_str(&t);
}

static const Pair *pair_of(const Pairs *pairs, Str name)
{
    for (each(const Pair, pair, *pairs))
        if (str_same(pair->name, name))
            return pair;
    return NULL;
}

static Str sent_of(const FormAsked *asked, Str name)
{
    const Pair *pair = pair_of(asked->sent, name);
    return pair ? pair->value : (Str){ 0 };
}

static Str part_of(const Pairs *sent, const Field *f, const char *part, Arena *a)
{
    const Pair *pair = pair_of(sent, part_name(f, part, a));
    return pair ? str_trim(pair->value) : (Str){ 0 };
}

static bool in_parts(const Field *f) { return f->type == DATE || f->type == MOMENT; }

static bool is_part(const Field *f, Str name, Arena *a)
{
    for (ptrdiff_t i = 0; i < countof(parts); i++)
        if ((in_parts(f) || f->type == PAPER) && str_same(name, part_name(f, parts[i], a)))
            return true;
    return false;
}

static bool is_part_of_any(ActKind kind, Str name, Arena *a)
{
    for (each_field(f, act_rows[kind]))
        if (is_part(f, name, a))
            return true;
    return false;
}

/* "3" of a day is "03". */
static void two_digits(Text *t, Str s, Arena *a)
{
    text_put(t, a, s.len == 1 ? "-0{}" : "-{}", s);
}

static Str day_typed(const Pairs *sent, const Field *f, Arena *a)
{
    Str day = part_of(sent, f, "-day", a), month = part_of(sent, f, "-month", a),
        year = part_of(sent, f, "-year", a), time = part_of(sent, f, "-time", a);
    Text t = { 0 };
    if (!day.len && !month.len && !year.len)
        return (Str){ 0 };
    text_add(&t, year, a);
    two_digits(&t, month, a);
    two_digits(&t, day, a);
    if (f->type == MOMENT)
        text_put(&t, a, time.len == 4 ? " 0{}" : " {}", time);
    return text_str(&t);
}

/* Browsers end lines as in mail; what is kept has them as everywhere. */
static Str lines_right(Str s, Arena *a)
{
    Text t = { 0 };
    while (s.len && strchr(" \t\r\n", s.at[0]))
        s = str_after(s, 1);
    while (s.len && strchr(" \t\r\n", s.at[s.len - 1]))
        s.len--;
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] != '\r' || i + 1 == s.len || s.at[i + 1] != '\n')
            text_byte(&t, s.at[i], a);
    return text_str(&t);
}

static Str value_typed(const Pairs *sent, const Field *f, Str value, Arena *a)
{
    Str file = f->type == PAPER ? part_of(sent, f, "-file", a) : (Str){ 0 };
    return file.len ? pair_of(sent, part_name(f, "-file", a))->value
                    : lines_right(value, a);
}

/* A day that came in parts, a paper that came as a file alone. */
static void add_from_parts(const Pairs *sent, const Field *f, Pairs *typed, Arena *a)
{
    Str value = in_parts(f)         ? day_typed(sent, f, a)
                : f->type == PAPER ? value_typed(sent, f, (Str){ 0 }, a)
                                   : (Str){ 0 };
    if (value.len && !pair_of(sent, str(f->name)))
        *list_add(typed, a) = (Pair){ str(f->name), value };
}

static bool is_pages_own(ActKind kind, Str name)
{
    return str_is(name, "form_key") ||
           (str_is(name, "definitions") && act_rows[kind]->rules & CLOSES);
}

void form_typed(ActKind kind, const Pairs *sent, Pairs *typed, Arena *a)
{
    *typed = (Pairs){ 0 };
    for (each(const Pair, pair, *sent)) {
        const Field *f = act_field_str(kind, pair->name);
        if (is_pages_own(kind, pair->name) || is_part_of_any(kind, pair->name, a))
            continue;
        Str value = f ? value_typed(sent, f, pair->value, a) : pair->value;
        if (value.len || !f)
            *list_add(typed, a) = (Pair){ pair->name, value };
    }
    for (each_field(f, act_rows[kind]))
        add_from_parts(sent, f, typed, a);
}

/* ---- what is wrong --------------------------------------------------------------- */

/* "weight=120.000 (Weight: ...": so a detail about a field begins. */
static bool begins_with(Str detail, const char *name)
{
    ptrdiff_t len = (ptrdiff_t)strlen(name);
    return str_starts(detail, name) &&
           (detail.len == len || strchr("= (;:,", detail.at[len]));
}

Trouble form_trouble(ActKind kind, Result why)
{
    for (each_field(f, act_rows[kind]))
        if (begins_with(why.detail, f->name) && !form_fills(kind, f))
            return (Trouble){ str(f->name), why };
    return (Trouble){ .why = why };
}

/* "a lot" of "Lot": labels are nouns. */
static Str as_noun(const char *label, Arena *a)
{
    Text t = { 0 };
    text_our(&t, label, a);
    bool name = label[0] && label[1] >= 'A' && label[1] <= 'Z';
    if (t.len && !name && t.at[0] >= 'A' && t.at[0] <= 'Z')
        t.at[0] = (char)(t.at[0] + 'a' - 'A');
    return text_str(&t);
}

static bool is_chosen(const Field *f)
{
    return f->type == CHOICE || (f->type == NUMBER && f->refers && !f->fresh);
}

static Str missing_says(const Field *f, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", as_noun(f->label, a),
             str(is_chosen(f) ? "choose one" : in_parts(f) ? "enter a day" : "enter it"));
    t.at[0] = f->label[0];
    return text_str(&t);
}

static bool is_amount(const Field *f)
{
    return f->type == MONEY || f->type == POINTS || f->type == FIGURE;
}

static Str unreadable_says(const Field *f, bool in_one, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: this cannot be read. ", str(f->label));
    if (in_one && in_parts(f))
        text_put(&t, a, "Enter a day that there is, like {}.", str(field_form(f)));
    else if (f->type == MOMENT)
        text_our(&t, "Enter a day that there is, and a time like 12:00.", a);
    else if (f->type == DATE)
        text_our(&t, "Enter a day that there is, like 27 3 2026.", a);
    else
        text_put(&t, a, is_amount(f) ? "Right would be like {}." : "Right would be {}.",
                 str(field_form(f)));
    return text_str(&t);
}

Str form_says(const Field *f, const Reason *why, bool in_one, Arena *a)
{
    return why == &field_missing ? missing_says(f, a)
           : why == &field_unreadable || why == &amount_unreadable
               ? unreadable_says(f, in_one, a)
               : (Str){ 0 };
}

static void add_fault(const FormAsked *asked, const Trouble *trouble, FormPage *page, Arena *a)
{
    const Field *f = act_field_str(asked->kind, trouble->name);
    Result why = trouble->why;
    unsigned laws = asked->procedure ? laws_of(asked->procedure, 0) : 0;
    FormFault fault = { .says = str(why.why->says), .detail = str_plain(why.detail, SAID_MOST, a),
                        .source = source_under(why.why->source, laws, a),
                        .reason = str(why.why->code) };
    if (f && !form_fills(asked->kind, f))
        fault.field = str(f->name);
    if (str_is(trouble->name, "definitions"))
        fault.field = trouble->name, page->definitions_wrong = fault.detail;
    Str says = f ? form_says(f, why.why, false, a) : (Str){ 0 };
    if (says.len)
        fault.says = says, fault.detail = fault.source = (Str){ 0 };
    *list_add(&page->faults, a) = fault;
}

static Str error_of(const FormPage *page, const Field *f, Arena *a)
{
    Text t = { 0 };
    for (each(const FormFault, fault, page->faults)) {
        if (!str_is(fault->field, f->name))
            continue;
        text_put(&t, a, t.len ? " {}" : "{}", fault->says);
        if (fault->detail.len)
            text_put(&t, a, " {}", fault->detail);
    }
    return text_str(&t);
}

/* ---- what there is to choose from ------------------------------------------------ */

static Str id_of(Str name, ptrdiff_t nth, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "f-{}", name);
    if (nth)
        text_put(&t, a, "-{}", str_of_number(nth + 1, a));
    return text_str(&t);
}

static void add_choice(FormField *shown, Str value, Str label, Arena *a)
{
    *list_add(&shown->choices, a) =
        (FormChoice){ .id = id_of(shown->name, shown->choices.len, a), .value = value,
                      .label = label, .chosen = str_same(value, shown->value) };
}

/* Of many none is chosen by being the first. */
static void choose_word(FormField *shown, const Field *f, Arena *a)
{
    int count = 0;
    for (int i = 0; i < f->choices->count; i++)
        count += f->choices->at[i].word != NULL;
    if (count > RADIOS_MOST)
        add_choice(shown, (Str){ 0 }, str(f->optional ? "Not said" : "Choose one"), a);
    for (int i = 0; i < f->choices->count; i++)
        if (f->choices->at[i].word)
            add_choice(shown, str(f->choices->at[i].word), str(f->choices->at[i].label), a);
}

static Id number_sent(const FormAsked *asked, const char *name)
{
    Id n = 0;
    str_number(str_trim(sent_of(asked, str(name))), &n);
    return n;
}

/* The lot, or service, that this form is about already; 0: it is not said. */
static Id within_of(const FormAsked *asked, Thing thing)
{
    const Field *f = thing == A_CRITERION   ? act_field_for(asked->kind, A_LOT)
                     : thing == AN_ACTIVITY ? act_field_for(asked->kind, A_SERVICE)
                                            : NULL;
    return f ? number_sent(asked, f->name) : 0;
}

static bool is_every_lot(ActKind kind, const Field *f)
{
    return f->refers == A_LOT && act_rows[kind]->rules & EVERY_LOT;
}

/* What of a reference means nothing in particular: all of them, or none. */
static const char *nothing_of(const FormAsked *asked, const Field *f)
{
    return is_every_lot(asked->kind, f) ? "All lots" : f->zero ? f->zero : "None";
}

/* What an act speaks of itself is there, unless 0 stands for something. */
static bool must_be_one(ActKind kind, const Field *f)
{
    return !f->aside && !is_every_lot(kind, f) && !f->zero;
}

void form_unchosen(ActKind kind, const Pairs *typed, Troubles *all, Arena *a)
{
    for (each_field(f, act_rows[kind])) {
        bool somebody = f->type == NUMBER && (f->refers == A_BIDDER || f->refers == A_PERSON);
        if (somebody && !f->fresh && !f->optional && !form_fills(kind, f) &&
            must_be_one(kind, f) && !pair_of(typed, str(f->name)))
            *list_add(all, a) = (Trouble){ str(f->name), because(&field_missing) };
    }
}

/* Who chooses among titles needs not know that 0 stands for all of them, or for none. */
static Str hint_of(const FormAsked *asked, const Field *f, Arena *a)
{
    Text t = { 0 };
    bool every = is_every_lot(asked->kind, f);
    const char *none = f->zero ? strstr(f->hint, ZERO_SAID) : NULL;
    if (every || !none)
        return str(f->hint && !every ? f->hint : "");
    text_put(&t, a, "{}.", (Str){ f->hint, none - f->hint });
    return text_str(&t);
}

static bool is_offered(const FormField *shown, Str value)
{
    for (each(const FormChoice, choice, shown->choices))
        if (str_same(choice->value, value))
            return true;
    return false;
}

/* What was typed stays, also where there is no such thing. */
static void choose_title(const FormAsked *asked, const Titles *titles, FormField *shown,
                         const Field *f, Arena *a)
{
    Id within = within_of(asked, f->refers);
    for (each(const Title, title, *titles))
        if (title->thing == f->refers && (!within || title->within == within))
            add_choice(shown, str_of_number(title->number, a), title_label(title, !within, a), a);
    if (shown->value.len && !is_offered(shown, shown->value))
        add_choice(shown, shown->value, shown->value, a);
    if (!must_be_one(asked->kind, f))
        add_choice(shown, (Str){ 0 }, str(nothing_of(asked, f)), a);
    else if (shown->choices.len == 1)
        shown->choices.at[0].chosen = true;
    else if (shown->choices.len > RADIOS_MOST || !shown->choices.len)
        add_choice(shown, (Str){ 0 }, S("Choose one"), a);
}

/* Before the notice lots stand in the draft alone. */
static bool is_in_draft(const FormAsked *asked, const Field *f)
{
    const Procedure *p = asked->procedure;
    return act_rows[asked->kind]->rules & DEFINES ||
           (f->refers == A_LOT && p && p->began && !p->published);
}

/* Who is shown none of them was told its number elsewhere: in the data room for instance. */
static bool is_typed(const FormAsked *asked, const Titles *titles, const Field *f)
{
    if (!f->refers || f->fresh || f->refers == AN_ACT)
        return true;
    for (each(const Title, title, *titles))
        if (title->thing == f->refers)
            return false;
    return must_be_one(asked->kind, f) || is_in_draft(asked, f);
}

/* ---- one field ------------------------------------------------------------------- */

static Id fresh_person(void)
{
    enum { LEAST = 100000000 };
    return LEAST + randombytes_uniform(9 * LEAST);
}

/* The one ground that what was asked of the bidder left. */
static Str ground_proposed(const FormAsked *asked, Arena *a)
{
    const char *word = ground_likely(asked->procedure, number_sent(asked, "lot"),
                                     number_sent(asked, "bidder"), a);
    return str(word ? word : "");
}

/* The next number that is free, the latest round; of all else nothing. */
static Str proposed(const FormAsked *asked, const Titles *titles, const Field *f, Arena *a)
{
    const Round *latest = asked->procedure ? round_of(asked->procedure, 0) : NULL;
    if (asked->kind == ACT_EXCLUDE && f->type == CHOICE)
        return ground_proposed(asked, a);
    if (f->type != NUMBER)
        return (Str){ 0 };
    if (f->fresh && (f->refers == A_PERSON || f->refers == A_DELEGATE))
        return str_of_number(fresh_person(), a);
    if (f->fresh)
        return str_of_number(title_next(titles, f->refers, within_of(asked, f->refers)), a);
    if (f->refers == A_ROUND && !f->aside && latest)
        return str_of_number(latest->id, a);
    return (Str){ 0 };
}

static Str words_kept(Str value) { return str_utf8(value) ? value : (Str){ 0 }; }

static void show_moment(const FormAsked *asked, FormField *shown, const Field *f, Arena *a)
{
    Str rest = shown->value;
    shown->day   = part_of(asked->sent, f, "-day", a);
    shown->month = part_of(asked->sent, f, "-month", a);
    shown->year  = part_of(asked->sent, f, "-year", a);
    shown->time  = part_of(asked->sent, f, "-time", a);
    if (!rest.len)
        return;
    shown->year  = str_cut(&rest, '-');
    shown->month = str_cut(&rest, '-');
    shown->day   = str_cut(&rest, ' ');
    shown->time  = rest;
}

static const char *currency_sign(const FormAsked *asked)
{
    Currency c = asked->procedure ? asked->procedure->currency : IN_GBP;
    return c == IN_GBP ? "\xC2\xA3" : c == IN_EUR ? "\xE2\x82\xAC" : currency_codes[c];
}

static void show_choice(FormField *shown)
{
    shown->radios = shown->choices.len && shown->choices.len <= RADIOS_MOST &&
                    shown->choices.at[0].value.len;
    shown->list   = !shown->radios;
}

static Str number_hint(const FormAsked *asked, const Field *f, Str hint, Arena *a)
{
    Str more = is_every_lot(asked->kind, f) ? S("Empty for all lots.") : hint;
    return str_trim(str_put(a, "Its number. {}", more));
}

static void show_input(const FormAsked *asked, const Titles *titles, FormField *shown,
                       const Field *f, Arena *a)
{
    switch (f->type) {
    case CHOICE:
        choose_word(shown, f, a);
        show_choice(shown);
        return;
    case NUMBER:
        shown->mode  = S("numeric");
        shown->width = NUMBER_WIDTH;
        shown->line  = is_typed(asked, titles, f);
        if (!shown->line)
            choose_title(asked, titles, shown, f, a), show_choice(shown);
        else if (is_chosen(f) && f->refers != AN_ACT)
            shown->hint = number_hint(asked, f, shown->hint, a);
        return;
    case MOMENT: case DATE:
        shown->date   = true;
        shown->moment = f->type == MOMENT;
        show_moment(asked, shown, f, a);
        return;
    case MONEY:
        shown->unit = str(currency_sign(asked));
        shown->mode = S("decimal"), shown->line = true, shown->width = FIGURE_WIDTH;
        return;
    case POINTS: case FIGURE:
        shown->mode = S("decimal"), shown->line = true, shown->width = NUMBER_WIDTH;
        return;
    case WORDS:
        shown->line = f->one_line || f->brief;
        shown->area = !shown->line;
        return;
    case PAPER:
        shown->paper = true;
        return;
    case HASH: case KEY: case PROOF:
        shown->line = true;
        return;
    }
}

static void add_field(const FormAsked *asked, const Titles *titles, const Field *f, FormPage *page,
                      Arena *a)
{
    const Pair *sent = pair_of(asked->sent, str(f->name));
    FormField *shown = list_add(&page->fields, a);
    *shown = (FormField){ .name = str(f->name), .label = str(f->label),
                          .hint = hint_of(asked, f, a), .optional = f->optional,
                          .value = sent ? words_kept(sent->value)
                                        : proposed(asked, titles, f, a),
                          .error = error_of(page, f, a) };
    show_input(asked, titles, shown, f, a);
    page->files |= shown->paper;
}

/* ---- the page -------------------------------------------------------------------- */

static Str address_of(const FormAsked *asked, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}/do/{}", asked->at, str(act_rows[asked->kind]->name));
    return text_str(&t);
}

/* The first two officers enrol themselves: of them number and key are known. */
static bool is_filled(const FormAsked *asked, const Field *f)
{
    bool own = asked->kind == ACT_ENROL && asked->procedure && asked->procedure->people.len < 2;
    return form_fills(asked->kind, f) || (own && (f->type == NUMBER || f->type == KEY));
}

static void add_all_fields(const FormAsked *asked, const Titles *titles, FormPage *page, Arena *a)
{
    for (each_field(f, act_rows[asked->kind]))
        if (is_filled(asked, f))
            *list_add(&page->filled, a) = str(f->label);
        else
            add_field(asked, titles, f, page, a);
}

Result page_form(const FormAsked *asked, FormPage *page, Arena *a)
{
    const ActRow *row = act_rows[asked->kind];
    Titles titles;
    *page = (FormPage){ .act = str(row->name), .heading = str(row->says), .back = asked->at,
                        .action = address_of(asked, a), .two = row->rules & TWICE,
                        .closes = row->rules & CLOSES,
                        .definitions = sent_of(asked, S("definitions")) };
    TRY(page_titles(asked->onlooker, asked->procedure, asked->asker, &titles, a));
    if (asked->procedure && asked->procedure->office)
        page->procedure = page_words(asked->onlooker, asked->procedure->title, a);
    if (asked->troubles)
        for (each(const Trouble, trouble, *asked->troubles))
            add_fault(asked, trouble, page, a);
    add_all_fields(asked, &titles, page, a);
    return DONE;
}
