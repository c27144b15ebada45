#include "page/notice.h"

#include "core/view/dry_run.h"
#include "law/cites.h"
#include "page/dates.h"
#include "page/notice_inside.h"
#include "page/show.h"

#include <string.h>

SHAPE_OF(NoticeField, NOTICE_FIELD)
SHAPE_OF(NoticeRow, NOTICE_ROW)
SHAPE_OF(NoticeHint, NOTICE_HINT)
SHAPE_OF(NoticeGroup, NOTICE_GROUP)
SHAPE_OF(NoticePart, NOTICE_PART)
SHAPE_OF(NoticeFault, NOTICE_FAULT)
SHAPE_OF(NoticeSum, NOTICE_SUM)
SHAPE_OF(NoticeDryLine, NOTICE_DRY_LINE)
SHAPE_OF(NoticeDryCase, NOTICE_DRY_CASE)
SHAPE_OF(NoticeFormula, NOTICE_FORMULA)
SHAPE_OF(NoticeDate, NOTICE_DATE)
SHAPE_OF(NoticeDay, NOTICE_DAY)
SHAPE_OF(NoticeWeek, NOTICE_WEEK)
SHAPE_OF(NoticeMonth, NOTICE_MONTH)
SHAPE_OF(NoticePage, NOTICE_PAGE)

enum { ROWS_MOST = 250, FAULTS_MOST = 200, TITLES_MOST = 1000, CHOICES_MOST = 100, SAID_MOST = 300,
       TITLE_MOST = 60 };

/* ---- what the text calls its things ---------------------------------------------- */

/* Which definitions make such a thing, and what they call it. */
static const struct { Thing thing; ActKind kind; const char *number, *within, *title; } makers[] = {
    { A_LOT, ACT_LOT, "lot", NULL, "title" }, { A_SERVICE, ACT_SERVICE, "service", NULL, "title" },
    { AN_ACTIVITY, ACT_ACTIVITY, "activity", "service", "title" },
    { A_CRITERION, ACT_CRITERION, "criterion", "lot", "title" },
    { A_ROUND, ACT_ROUND, "round", NULL, "kind" }, { A_SCALE, ACT_MARK, "scale", NULL, NULL },
};

static Title *title_place(Titles *out, Title title, Arena *a)
{
    for (each(Title, t, *out))
        if (t->thing == title.thing && t->number == title.number && t->within == title.within)
            return t;
    if (out->len >= TITLES_MOST)
        return NULL;
    Title *t = list_add(out, a);
    *t = title;
    return t;
}

/* "marks 0, 3, 5": of a scale what can be given; of all else what it is called. */
static void title_says(Title *t, ptrdiff_t maker, const Passage *p, Arena *a)
{
    Str mark = passage_value(p, "mark");
    if (makers[maker].title)
        t->words = str_plain(passage_value(p, makers[maker].title), TITLE_MOST, a);
    else if (t->words.len < TITLE_MOST)
        t->words = str_put(a, t->words.len ? "{}, {}" : "{}marks {}", t->words,
                           str_plain(mark, TITLE_MOST, a));
}

static void titles_of(const Passages *all, Titles *out, Arena *a)
{
    for (each(const Passage, p, *all))
        for (ptrdiff_t i = 0; i < countof(makers); i++) {
            if (makers[i].kind != p->kind)
                continue;
            Title *t = title_place(out, (Title){ makers[i].thing,
                passage_number(p, makers[i].number),
                makers[i].within ? passage_number(p, makers[i].within) : 0, { 0 } }, a);
            if (t)
                title_says(t, i, p, a);
        }
}

/* "deadline for bids" of the word of a list; of all else what stands there. */
static Str value_says(const Field *f, Str value, Arena *a)
{
    for (int i = 0; f->type == CHOICE && i < f->choices->count; i++)
        if (f->choices->at[i].word && str_is(value, f->choices->at[i].word))
            return str(f->choices->at[i].label);
    return str_plain(value, TITLE_MOST, a);
}

/* What it makes is named by its kind: "Criterion 2". */
static Str noun_of(const PartKind *of, const Field *f, Arena *a)
{
    Text t = { 0 };
    text_our(&t, f->fresh ? act_rows[of->kind]->name : f->label, a);
    if (t.at[0] >= 'a' && t.at[0] <= 'z')
        t.at[0] = (char)(t.at[0] - 'a' + 'A');
    return text_str(&t);
}

/* "Lot 1, Criterion 2: Method" */
static Str legend_of(const NoticeLook *l, const PartKind *of, const Passage *p)
{
    Text t = { 0 };
    for (const char *const *name = of->key; *name; name++) {
        const Field *f = act_field(of->kind, *name);
        Str  value = passage_value(p, *name);
        bool numbered = f->type == NUMBER || f->type == POINTS;
        if (value.len)
            text_put(&t, l->a, numbered ? "{}{} {}" : "{}{}{}", t.len ? S(", ") : S(""),
                     numbered ? noun_of(of, f, l->a) : S(""), value_says(f, value, l->a));
    }
    Str title = passage_value(p, "title");
    if (title.len)
        text_put(&t, l->a, ": {}", str_plain(title, TITLE_MOST, l->a));
    return text_str(&t);
}

/* ---- inputs ---------------------------------------------------------------------- */

static void choice_add(NoticeField *shown, Str value, Str label, Arena *a)
{
    *list_add(&shown->choices, a) = (FormChoice){ .value = value, .label = label,
                                                  .chosen = str_same(value, shown->value) };
}

static bool is_offered(const NoticeField *shown)
{
    for (each(const FormChoice, c, shown->choices))
        if (c->chosen)
            return true;
    return false;
}

/* What stands there stays, also where there is no such thing. */
static void choices_end(NoticeField *shown, Arena *a)
{
    if (!is_offered(shown))
        choice_add(shown, shown->value, shown->value, a);
    shown->list = true;
}

static void choose_word(NoticeField *shown, const Field *f, Arena *a)
{
    choice_add(shown, (Str){ 0 }, S("Not said"), a);
    for (int i = 0; i < f->choices->count; i++)
        if (f->choices->at[i].word)
            choice_add(shown, str(f->choices->at[i].word), str(f->choices->at[i].label), a);
    choices_end(shown, a);
}

static bool are_few(const Titles *titles, const Field *f)
{
    ptrdiff_t n = 0;
    for (each(const Title, t, *titles))
        n += t->thing == f->refers;
    return n <= CHOICES_MOST;
}

/* within: a lot or a service of which alone; 0: of all. Of very many the number is typed. */
static void choose_title(const NoticeLook *l, NoticeField *shown, const Field *f, Id within)
{
    if (!are_few(&l->titles, f))
        return;
    choice_add(shown, (Str){ 0 }, S("None"), l->a);
    for (each(const Title, t, l->titles))
        if (t->thing == f->refers && (!within || t->within == within))
            choice_add(shown, str_of_number(t->number, l->a), title_label(t, !within, l->a), l->a);
    if (str_is(shown->value, "0"))
        shown->value = (Str){ 0 }, shown->choices.at[0].chosen = true;
    choices_end(shown, l->a);
}

static bool is_chosen_by_title(const Field *f, bool fresh_scale)
{
    return f->type == NUMBER && f->refers && f->refers != A_DOCUMENT && f->refers != A_BUYER &&
           !(f->refers == A_SCALE && fresh_scale);
}

static void show_input(const NoticeLook *l, NoticeField *shown, const PartKind *of, const Field *f,
                       const Passage *p)
{
    Id within = f->refers == A_CRITERION && p   ? passage_number(p, "lot")
                : f->refers == AN_ACTIVITY && p ? passage_number(p, "service")
                                                : 0;
    if (f->type == CHOICE)
        choose_word(shown, f, l->a);
    else if (is_chosen_by_title(f, of->kind == ACT_MARK))
        choose_title(l, shown, f, within);
    shown->mode = f->type == NUMBER                      ? S("numeric")
                  : f->type == MONEY || f->type == POINTS ? S("decimal")
                                                          : (Str){ 0 };
    shown->wide = f->type == WORDS || f->type == PAPER;
}

static const Pair *typed_as(const NoticeLook *l, Str name)
{
    if (l->asked->typed)
        for (each(const Pair, pair, *l->asked->typed))
            if (str_same(pair->name, name))
                return pair;
    return NULL;
}

static Str theirs_of(const NoticeLook *l, Str name)
{
    if (l->asked->written)
        for (each(const Clash, clash, l->asked->written->clashes))
            if (str_same(clash->name, name))
                return clash->theirs.len ? str_put(l->a, "{} saved here: {}", l->asked->by,
                                                   str_plain(clash->theirs, SAID_MOST, l->a))
                                         : str_put(l->a, "{} took this away.", l->asked->by);
    return (Str){ 0 };
}

static bool fits_not(const NoticeLook *l, Str name)
{
    if (l->asked->written)
        for (each(const Str, misfit, l->asked->written->misfits))
            if (str_same(*misfit, name))
                return true;
    return false;
}

/* What was typed is not in the text. */
static bool is_kept(const NoticeLook *l)
{
    const PartWritten *w = l->asked->written;
    return w && (l->asked->resumed || w->misfits.len + w->clashes.len);
}

static Str flaw_says(const NoticeLook *l, const Field *f, const DraftFlaw *flaw)
{
    Str plainly = form_says(f, flaw->why.why, true, l->a);
    if (plainly.len)
        return plainly;
    Str detail = str_plain(flaw->why.detail, SAID_MOST, l->a);
    return detail.len ? str_put(l->a, "{} {}", str(flaw->why.why->says), detail)
                      : str(flaw->why.why->says);
}

static const DraftFlaw *flaw_at(const NoticeLook *l, const Passage *p, const char *field)
{
    if (p)
        for (each(const DraftFlaw, flaw, l->asked->draft->flaws))
            if (flaw->line >= p->line && flaw->line <= p->last && str_is(flaw->field, field))
                return flaw;
    return NULL;
}

static void field_add(NoticeLook *l, NoticeRow *row, const PartKind *of, const char *name, Str key,
                      const Passage *p)
{
    const Field *f = act_field(of->kind, name);
    NoticeField *shown = list_add(&row->fields, l->a);
    Str sent = str_put(l->a, "{}.{}", key, str(name));
    const Pair *typed = typed_as(l, sent);
    const DraftFlaw *flaw = flaw_at(l, p, name);
    *shown = (NoticeField){ .id = str_put(l->a, "{}-{}", row->id, str(name)), .name = sent,
                            .label = str(f->label), .theirs = theirs_of(l, sent) };
    Str stands = p ? passage_value(p, name) : (Str){ 0 };
    bool keeps = typed && (shown->theirs.len || fits_not(l, sent) || (!p && is_kept(l)));
    shown->value = keeps && str_utf8(typed->value) ? str_trim(typed->value) : stands;
    if (fits_not(l, sent))
        shown->error = S("Words of a definition stand on one line, without double quotes.");
    else if (flaw)
        shown->error = flaw_says(l, f, flaw);
    show_input(l, shown, of, f, p);
}

static void hint_add(NoticeLook *l, NoticeGroup *group, const PartKind *of, const char *name)
{
    const Field *f = act_field(of->kind, name);
    if (f->hint)
        *list_add(&group->hints, l->a) = (NoticeHint){ str(f->label), str(f->hint) };
}

/* ---- rows ------------------------------------------------------------------------ */

static Str id_of_row(const NoticeLook *l, const NoticeGroup *group)
{
    return str_put(l->a, "{}-{}", group->id, str_of_number(group->rows.len + 1, l->a));
}

static NoticeRow *row_add(NoticeLook *l, NoticeGroup *group, const PartKind *of, const Passage *p,
                          Str key)
{
    Str id = id_of_row(l, group);
    NoticeRow *row = list_add(&group->rows, l->a);
    *row = (NoticeRow){ .id = id, .legend = legend_of(l, of, p),
                        .drop = of->adds ? str_put(l->a, "{}.drop", key) : (Str){ 0 },
                        .dropped = is_kept(l) && typed_as(l, str_put(l->a, "{}.drop", key)),
                        .within = of->kind == ACT_CRITERION && passage_number(p, "parent") };
    for (const char *const *name = of->asked; *name; name++)
        field_add(l, row, of, *name, key, p);
    return row;
}

/* What the program numbers is not asked. */
static void fresh_row(NoticeLook *l, NoticeGroup *group, const PartKind *of)
{
    Str id = id_of_row(l, group);
    NoticeRow *row = list_add(&group->rows, l->a);
    *row = (NoticeRow){ .id = id, .legend = str_put(l->a, "Add one to: {}", group->title),
                        .fresh = true };
    for (const char *const *name = of->key; *name; name++) {
        const Field *f = act_field(of->kind, *name);
        bool asked = false;
        for (const char *const *other = of->asked; *other; other++)
            asked = asked || !strcmp(*other, *name);
        if (!part_numbers(of, f) && !asked && f->refers != A_BUYER)
            field_add(l, row, of, *name, part_added(of, l->a), NULL);
    }
    for (const char *const *name = of->asked; *name; name++)
        field_add(l, row, of, *name, part_added(of, l->a), NULL);
}

static void group_add(NoticeLook *l, const PartKind *of)
{
    PartKeys keys;
    ptrdiff_t n = 0;
    NoticeGroup *group = list_add(&l->page->groups, l->a);
    *group = (NoticeGroup){ .id = str_put(l->a, "g-{}", str(act_rows[of->kind]->name)),
                            .title = str(of->title) };
    part_keys(of, &l->passages, &keys, l->a);
    for (each(const Passage, p, l->passages)) {
        if (p->kind != of->kind)
            continue;
        Str key = keys.at[n++];
        if (n <= ROWS_MOST)
            row_add(l, group, of, p, key);
    }
    if (n > ROWS_MOST)
        group->more = str_put(l->a, "{} more stand in the text, and are changed there.",
                              str_of_number(n - ROWS_MOST, l->a));
    if (of->adds)
        fresh_row(l, group, of);
    for (const char *const *name = of->asked; *name; name++)
        hint_add(l, group, of, *name);
}

/* ---- what is wrong --------------------------------------------------------------- */

static bool asks_for(const DraftPart *part, ActKind kind, Str field)
{
    for (const PartKind *of = part->kinds; of->kind; of++)
        for (const char *const *name = of->asked; of->kind == kind && *name; name++)
            if (str_is(field, *name))
                return true;
    return false;
}

static bool adds(const DraftPart *part, ActKind kind)
{
    for (const PartKind *of = part->kinds; of->kind; of++)
        if (of->kind == kind && of->adds)
            return true;
    return false;
}

static const Passage *passage_at(const NoticeLook *l, int64_t line)
{
    for (each(const Passage, p, l->passages))
        if (line >= p->line && line <= p->last)
            return p;
    return NULL;
}

/* That which asks for the field; where none does, that in which such definitions are added. NULL:
 * it stands in no part. */
static const DraftPart *part_of(const Passage *p, const DraftFlaw *flaw)
{
    const DraftPart *added = NULL;
    for (ptrdiff_t i = 0; p && i < draft_part_count; i++) {
        if (asks_for(&draft_parts[i], p->kind, flaw->field))
            return &draft_parts[i];
        added = adds(&draft_parts[i], p->kind) ? &draft_parts[i] : added;
    }
    return added;
}

/* The input, where there is one; else its definition. */
static void place_of_fault(const NoticeLook *l, const Passage *p, Str field, NoticeFault *fault)
{
    for (each(const NoticeGroup, group, l->page->groups)) {
        ptrdiff_t n = 0;
        bool ours = p && str_same(group->id, str_put(l->a, "g-{}", str(act_rows[p->kind]->name)));
        for (each(const Passage, other, l->passages)) {
            if (!ours || other->kind != p->kind)
                continue;
            if (other == p && n < group->rows.len) {
                const NoticeRow *row = &group->rows.at[n];
                fault->of = row->legend;
                fault->id = row->id;
                for (each(const NoticeField, f, row->fields))
                    if (str_same(f->id, str_put(l->a, "{}-{}", row->id, field)))
                        fault->id = f->id;
            }
            n++;
        }
    }
}

static void fault_add(NoticeLook *l, const Passage *p, const DraftFlaw *flaw)
{
    NoticeFault *fault = list_add(&l->page->faults, l->a);
    *fault = (NoticeFault){ .says = str(flaw->why.why->says),
                            .detail = str_plain(flaw->why.detail, SAID_MOST, l->a),
                            .source = source_under(flaw->why.why->source,
                                                   laws_of(l->asked->drafted, 0), l->a) };
    const Field *f = p ? act_field_str(p->kind, flaw->field) : NULL;
    Str says = f ? form_says(f, flaw->why.why, true, l->a) : (Str){ 0 };
    if (says.len)
        fault->says = says, fault->detail = fault->source = (Str){ 0 };
    place_of_fault(l, p, flaw->field, fault);
}

static void misfit_add(NoticeLook *l, Str name)
{
    for (each(const NoticeGroup, group, l->page->groups))
        for (each(const NoticeRow, row, group->rows))
            for (each(const NoticeField, f, row->fields))
                if (str_same(f->name, name))
                    *list_add(&l->page->faults, l->a) =
                        (NoticeFault){ .id = f->id, .of = row->legend, .says = f->error };
}

/* wrong: how many faults each part has. */
static void show_faults(NoticeLook *l, int64_t *wrong)
{
    for (each(const DraftFlaw, flaw, l->asked->draft->flaws)) {
        const Passage   *p = passage_at(l, flaw->line);
        const DraftPart *part = part_of(p, flaw);
        if (part)
            wrong[part - draft_parts]++;
        if (part == l->asked->part && l->page->faults.len < FAULTS_MOST)
            fault_add(l, p, flaw);
    }
    if (l->asked->written)
        for (each(const Str, name, l->asked->written->misfits))
            misfit_add(l, *name);
}

static void show_parts(NoticeLook *l, const int64_t *wrong)
{
    bool behind = false;
    for (ptrdiff_t i = 0; i < draft_part_count; i++) {
        const DraftPart *part = &draft_parts[i];
        NoticePart shown = { .title = str(part->title), .here = part == l->asked->part,
                             .link = str_put(l->a, "{}/draft/part/{}", l->asked->at,
                                             str(part->word)) };
        if (wrong[i])
            shown.says = str_counted(wrong[i], "fault", "faults", l->a);
        if (behind)
            l->page->next = shown.link, l->page->next_title = shown.title;
        behind = shown.here;
        *list_add(&l->page->parts, l->a) = shown;
    }
}

/* ---- the page -------------------------------------------------------------------- */

void page_notice(const NoticeAsked *asked, NoticePage *page, Arena *a)
{
    NoticeLook l = { .asked = asked, .page = page, .a = a };
    page->heading = str(asked->part->title);
    page->intro   = str(asked->part->says);
    page->at      = asked->at;
    page->back    = str_put(a, "{}/draft", asked->at);
    page->action  = str_put(a, "{}/draft/part/{}", asked->at, str(asked->part->word));
    page->procedure = page_words(asked->onlooker, asked->begun->title, a);
    passages_read(asked->text, &l.passages, a);
    titles_of(&l.passages, &l.titles, a);
    for (const PartKind *of = asked->part->kinds; of->kind; of++)
        group_add(&l, of);
    int64_t *wrong = make(a, int64_t, draft_part_count);
    show_faults(&l, wrong);
    show_parts(&l, wrong);
    if (str_is(str(asked->part->word), "criteria"))
        notice_sums(&l);
    if (str_is(str(asked->part->word), "formula"))
        notice_formulas(&l);
    if (str_is(str(asked->part->word), "dates"))
        notice_dates(&l);
    if (str_is(str(asked->part->word), "padlocks"))
        notice_people(&l);
}
