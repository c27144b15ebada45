#include "test/golden_tables.h"

#include "base/money.h"
#include "core/act.h"
#include "count/price.h"
#include "law/rules.h"

static const char *const types[] = { "number", "moment", "date", "money", "points", "figure",
                                     "choice",
                                     "hash", "words", "paper", "key", "proof" };
static const char *const roles[] = { "officer", "approver", "evaluator", "chair", "holder",
                                     "manager", "overseer", "bidder", "newcomer" };
static const char *const phases[] = { "draft", "bidding", "closed", "listed", "locked", "awarded",
                                      "signed", "ended", "waiting" };
static const char *const words_of_rules[] = { "two", "word", "defines", "closes", "box", "office",
                                              "halted", "all", "ended", "lot0", "bid",
                                              "ready", "proved", "weighs", "undeclared",
                                              "either" };
static const char *const audiences[] = { "", "all", "bidders", "own", "own, then all",
                                         "own+winner", "all of winner",
                                         "prices of winner", "all of holder", "overseers",
                                         "courts" };

static void bits(Text *t, unsigned set, const char *const *names, ptrdiff_t count, Arena *a)
{
    const char *between = "";
    for (ptrdiff_t i = 0; i < count; i++)
        if (set >> i & 1) {
            text_put(t, a, "{}{}", str(between), str(names[i]));
            between = ", ";
        }
}

static void act_row(Text *t, const ActRow *row, Arena *a)
{
    const unsigned ours = OFFICER | APPROVER | EVALUATOR | CHAIR | HOLDER | MANAGER | OVERSEER;
    const char *between = "";
    text_put(t, a, "| `{}` | ", str(row->name));
    if (row->who == ours)
        text_our(t, "all but bidders", a);
    else
        bits(t, row->who, roles, countof(roles), a);
    text_our(t, " | ", a);
    if (row->when == ANY_PHASE || row->when == PUBLISHED)
        text_our(t, row->when == ANY_PHASE ? "any" : "published", a);
    else if (row->when == RUNNING)
        text_our(t, "running", a);
    else
        bits(t, row->when, phases, countof(phases), a);
    text_our(t, " | ", a);
    bits(t, row->rules, words_of_rules, countof(words_of_rules), a);
    if (row->most)
        text_put(t, a, "{}most {}", str(row->rules ? ", " : ""), str_of_number(row->most, a));
    text_put(t, a, " | {} | ", str(audiences[row->shown]));
    for (each_field(f, row)) {
        text_put(t, a, "{}`{}` {}{}", str(between), str(f->name),
                 str(types[f->type]), str(f->optional ? "?" : ""));
        if (field_is_shelved(f))
            text_put(t, a, " ({})", str(audiences[f->shown]));
        between = ", ";
    }
    text_our(t, " |\n", a);
}

static void choices_of(Text *t, const ActRow *row, Arena *a)
{
    for (each_field(f, row)) {
        const char *between = "";
        if (!f->choices)
            continue;
        text_put(t, a, "| `{}` `{}` | ", str(row->name), str(f->name));
        for (int i = 0; i < f->choices->count; i++)
            if (f->choices->at[i].word) {
                text_put(t, a, "{}`{}`", str(between), str(f->choices->at[i].word));
                between = " ";
            }
        text_our(t, " |\n", a);
    }
}

static void unsettled_by(Text *t, const ActRow *row, Arena *a)
{
    if (!row->unsettled)
        return;
    text_put(t, a, "| `{}` |", str(row->name));
    for (const ActKind *kind = row->unsettled; *kind; kind++)
        text_put(t, a, " `{}`", str(act_rows[*kind]->name));
    text_our(t, " |\n", a);
}

static Str day(Civil c, Arena *a) { return str_of_day(day_of(c), a); }

static Str above(const RuleRow *row, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, ", above {}", str_of_decimal(row->above, 2, a));
    return text_str(&t);
}

static void rule_row(Text *t, const RuleRow *row, Arena *a)
{
    text_put(t, a, "| {} | ", str(regime_names[row->regime]));
    if (row->to.year)
        text_put(t, a, "{} to {}", day(row->from, a), day(row->to, a));
    else
        text_put(t, a, "from {}", day(row->from, a));
    text_our(t, " | ", a);
    if (row->kinds == FOR_ANY)
        text_our(t, "any", a);
    else
        bits(t, row->kinds, kind_names, RULE_KINDS, a);
    text_put(t, a, " | {} | ", str(limit_names[row->what]));
    bits(t, row->needs, fact_names, FACTS, a);
    for (int i = 0; i < FACTS; i++)
        if (row->unless >> i & 1) {
            bool first = t->at[t->len - 2] == '|';
            text_put(t, a, "{}not {}", str(first ? "" : ", "), str(fact_names[i]));
        }
    text_put(t, a, " | {}{}{}{} | {} | {} |\n", str_of_number(row->length, a),
             str(row->unit == WORKING_DAYS ? "w" : ""), str(row->promised ? " (8w)" : ""),
             row->above ? above(row, a) : S(""),
             str(row->what == LIMIT_INFORMATION     ? "backwards"
                 : row->rolling == MOVES_ON     ? "1182/71"
                 : row->ending == AT_MIDNIGHT   ? "whole days"
                 : row->first == BEGINNING_WITH ? "the day"
                                                : "day after"),
             str(row->article));
}

static Str or_nothing(const char *s) { return str(s ? s : ""); }

static void currencies_of(Text *t, int decimals, Arena *a)
{
    text_put(t, a, "| {} |", str_of_number(decimals, a));
    for (Currency c = 0; c < CURRENCY_KINDS; c++)
        if (currency_decimals(c) == decimals)
            text_put(t, a, " `{}`", str(currency_codes[c]));
    text_our(t, " |\n", a);
}

static void formula_row(Text *t, Formula f, Arena *a)
{
    const FormulaRow *row = &formula_rows[f];
    Text unit = { 0 };
    static const char *const gives[] = { "points", "figure, lowest first",
                                         "figure, highest first" };
    if (row->unit)
        text_put(&unit, a, row->unit, S("unit of currency"));
    text_put(t, a, "| `{}` | {} | {} | {} | {} | {} | {} |\n", str(formula_names[f]),
             or_nothing(row->a), or_nothing(row->b), or_nothing(row->n), str(gives[row->gives]),
             text_str(&unit), or_nothing(row->definition));
}

void tables_write(Text *t, Arena *a)
{
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        act_row(t, act_rows[kind], a);
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        choices_of(t, act_rows[kind], a);
    for (int kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        unsettled_by(t, act_rows[kind], a);
    for (ptrdiff_t i = 0; i < rule_count; i++)
        rule_row(t, &rule_rows[i], a);
    currencies_of(t, 0, a);
    currencies_of(t, 2, a);
    currencies_of(t, 3, a);
    for (int f = FORMULA_NONE + 1; f < FORMULA_KINDS; f++)
        formula_row(t, f, a);
}
