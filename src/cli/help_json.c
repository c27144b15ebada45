/* help_json.c - what help says, for programs: commands with their options, and acts with their
 * fields. */
#include "cli/inside.h"

static void options_json(uint64_t takes, uint64_t needs)
{
    const char *between = "";
    printf(", \"options\": [");
    for (Option o = 0; o < OPTIONS; o++) {
        if (!(takes >> o & 1) && !option_always(o))
            continue;
        printf("%s{\"option\": \"--%s\", \"needed\": %s", between, options[o].name,
               needs >> o & 1 ? "true" : "false");
        if (options[o].value)
            give_parts((Given[]){ { "value", str(options[o].value) } }, 1);
        give_parts((Given[]){ { "says", str(options[o].says) } }, 1);
        printf("}");
        between = ", ";
    }
    printf("]");
}

static void command_json(const Command *c)
{
    printf("{\"command\": \"%s\"", c->name);
    give_parts((Given[]){ { "arguments", str(c->arguments) }, { "says", str(c->says) },
                          { "example", str(c->example) } }, 3);
    if (c->here)
        give_parts((Given[]){ { "here", str(c->here) } }, 1);
    options_json(c->takes, c->needs);
    printf("}");
}

static void exits_json(void)
{
    printf("], \"exits\": [");
    for (ptrdiff_t i = 0; i < exit_count; i++) {
        printf("%s{\"exit\": %d", i ? ", " : "", exit_rows[i].code);
        give_parts((Given[]){ { "name", str(exit_rows[i].name) },
                              { "says", str(exit_rows[i].says) } }, 2);
        printf("}");
    }
    printf("]");
}

static void choices_json(const Choices *choices)
{
    const char *between = "";
    printf(", \"choices\": [");
    for (const ChoiceRow *c = choices->at; c < choices->at + choices->count; c++) {
        if (!c->word)
            continue;
        printf("%s{\"word\": \"%s\"", between, c->word);
        give_parts((Given[]){ { "says", str(c->label) } }, 1);
        printf("}");
        between = ", ";
    }
    printf("]");
}

static void field_json(const Field *f)
{
    printf("{\"field\": \"%s\", \"type\": \"%s\"", f->name, field_json_type(f));
    give_parts((Given[]){ { "says", str(f->label) }, { "form", str(field_form(f)) } }, 2);
    if (f->choices)
        choices_json(f->choices);
    if (f->hint)
        give_parts((Given[]){ { "hint", str(f->hint) } }, 1);
    printf("}");
}

static void act_json(const ActRow *row)
{
    const char *between = "";
    printf("\"act\": \"%s\"", row->name);
    give_parts((Given[]){ { "says", str(row->says) }, { "source", str(row->source) },
        { "two_officers", row->rules & TWICE ? S("true") : S("false"), true } }, 3);
    printf(", \"fields\": [");
    for (each_field(f, row)) {
        printf("%s", between);
        field_json(f);
        between = ", ";
    }
    printf("]");
}

/* Its type in JSON: an amount is a decimal as text, for many readers of JSON spoil numbers. */
const char *field_json_type(const Field *f)
{
    switch (f->type) {
    case NUMBER: return "number";
    case MOMENT: return "moment";
    case DATE:   return "day";
    case MONEY: case POINTS: case FIGURE: return "decimal";
    case CHOICE: case HASH: case KEY: case PROOF: case WORDS: case PAPER: break;
    }
    return "text";
}

void help_json(const Command *c, ActKind kind)
{
    printf("{\"schema\": 1, \"done\": true, ");
    if (kind)
        act_json(act_rows[kind]);
    else {
        printf("\"commands\": [");
        for (ptrdiff_t i = 0; i < command_count; i++) {
            if (c && c != &commands[i])
                continue;
            printf("%s", !c && i ? ", " : "");
            command_json(&commands[i]);
        }
        exits_json();
    }
    printf("}\n");
}
