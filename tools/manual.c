/* manual.c - the manual page and the completions of shells, from the tables of commands, options and
 * acts.
 *
 *     manual man|bash|zsh|fish */
#include "cli/command.h"
#include "core/act.h"

#include <string.h>

static bool takes(const Command *c, Option o) { return c->takes >> o & 1 || option_always(o); }

static bool names_act(const Command *c) { return !strncmp(c->arguments, "NAME [FIELD", 11); }

#define each_command(c) const Command *c = commands; c < commands + command_count; c++
#define each_option(o) Option o = 0; o < OPTIONS; o++

/* ---- the manual page ------------------------------------------------------------- */

/* roff takes "\" and a leading "." or "'" for orders, and "-" for a hyphen. */
static void roff(const char *s)
{
    if (*s == '.' || *s == '\'')
        printf("\\&");
    for (; *s; s++) {
        if (*s == '\\')
            printf("\\e");
        else if (*s == '-')
            printf("\\-");
        else
            putchar(*s);
        if (*s == '\n' && (s[1] == '.' || s[1] == '\''))
            printf("\\&");
    }
}

static void man_option(const Command *c, Option o)
{
    printf(".TP\n\\fB\\-\\-");
    roff(options[o].name);
    printf("\\fR");
    if (options[o].letter)
        printf(", \\fB\\-%c\\fR", options[o].letter);
    if (options[o].value)
        printf(" \\fI%s\\fR", options[o].value);
    printf("\n");
    roff(options[o].says);
    printf("%s\n", c->needs >> o & 1 ? " (needed)" : "");
}

static void man_command(const Command *c)
{
    printf(".SS tenderbox %s ", c->name);
    roff(c->arguments);
    printf("\n");
    roff(c->says);
    printf(".\n");
    for (each_option(o))
        if (c->takes >> o & 1)
            man_option(c, o);
    printf(".PP\n.nf\n");
    roff(c->example);
    printf("\n.fi\n");
}

static void man(void)
{
    printf(".TH TENDERBOX 1\n.SH NAME\ntenderbox \\- sealed tendering that its own sceptics can "
           "check\n.SH SYNOPSIS\n\\fBtenderbox\\fR \\fICOMMAND\\fR [\\fIARGUMENT\\fR ...] "
           "[\\fIOPTION\\fR ...]\n.SH DESCRIPTION\n"
           "Options stand anywhere; \\fB\\-\\-lot 1\\fR and \\fB\\-\\-lot=1\\fR, \\fB\\-p 2026\\-42"
           "\\fR and \\fB\\-p2026\\-42\\fR are the same. \\fBtenderbox help act publish\\fR says "
           "what an act takes. Every command has:\n");
    for (each_option(o))
        if (option_always(o))
            man_option(commands, o);
    printf(".SH COMMANDS\n");
    for (each_command(c))
        man_command(c);
    printf(".SH EXIT STATUS\n");
    for (const ExitRow *row = exit_rows; row < exit_rows + exit_count; row++)
        printf(".TP\n%d\n%s\n", row->code, row->says);
    printf(".SH ENVIRONMENT\n.TP\n\\fBTENDERBOX_BOOK\\fR\nthe folder of the book, where "
           "\\fB\\-\\-book\\fR does not say it\n.TP\n\\fBTENDERBOX_PROCEDURE\\fR\nthe "
           "procedure, where \\fB\\-\\-procedure\\fR does not say it\n.SH FILES\nGuides lie in "
           "\\fI/usr/local/share/doc/tenderbox\\fR, or where it was installed: walk.md begins, "
           "json.md says what programs read.\n.SH SEE ALSO\n"
           "\\fBtenderbox\\-verify\\fR(1)\n");
}

/* ---- what a shell offers --------------------------------------------------------- */

/* Of a field the words to choose from, of which there are some. */
static void choices_listed(const Field *f)
{
    for (const ChoiceRow *c = f->choices->at; c < f->choices->at + f->choices->count; c++)
        if (c->word)
            printf("%s ", c->word);
}

/* Of a command the words that its first argument may be: "new|check|show FILE". */
static void words_listed(const Command *c)
{
    static const char things[] = "criteria documents questions answers marks schedule people";
    if (!strcmp(c->name, "show"))
        printf("%s ", things);
    if (!strcmp(c->name, "verify"))
        printf("receipt ");
    for (const char *s = c->arguments; (*s >= 'a' && *s <= 'z') || *s == '-' || *s == '|'; s++)
        putchar(*s == '|' ? ' ' : *s);
}

static bool has_words(const Command *c)
{
    return (*c->arguments >= 'a' && *c->arguments <= 'z') || !strcmp(c->name, "show") ||
           !strcmp(c->name, "verify");
}

/* What the book has, asked of the program: numbers of procedures, and of the lots of one. */
static const char asked[] =
    "_tenderbox_procedures() {\n"
    "    tenderbox show --json 2>/dev/null | grep -o '\"year\": [0-9]*, \"number\": [0-9]*' |\n"
    "        sed 's/[^0-9]*\\([0-9]*\\)[^0-9]*/\\1-/'\n}\n"
    "_tenderbox_lots() {\n"
    "    tenderbox show ${1:+-p \"$1\"} --json 2>/dev/null | grep -o '\"lot\": [0-9]*, \"title\"' |\n"
    "        tr -dc '0-9\\n'\n}\n";

/* ---- bash ------------------------------------------------------------------------ */

static void bash_words(void)
{
    for (each_command(c)) {
        printf("        %s) echo '", c->name);
        for (each_option(o))
            if (takes(c, o))
                printf("--%s ", options[o].name);
        printf("' ;;\n");
    }
}

static void bash_fields(void)
{
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        printf("        %s) echo '", act_rows[kind]->name);
        for (each_field(f, act_rows[kind]))
            printf("%s= ", f->name);
        printf("' ;;\n");
    }
}

static void names(void)
{
    for (each_command(c))
        printf("%s ", c->name);
    printf("help");
}

static void acts_listed(void)
{
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        printf("%s%s", kind > ACT_NONE + 1 ? " " : "", act_rows[kind]->name);
}

/* A word behind an option that wants a value is a file, or nobody's guess. */
static void bash_valued(void)
{
    const char *between = "";
    for (each_option(o))
        if (options[o].value) {
            printf("%s--%s", between, options[o].name);
            between = "|";
        }
}

/* "begin.kind": the same field may have other words in another act. */
static void bash_choices(void)
{
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        for (each_field(f, act_rows[kind])) {
            if (!f->choices)
                continue;
            printf("        %s.%s) echo '", act_rows[kind]->name, f->name);
            choices_listed(f);
            printf("' ;;\n");
        }
    printf("        *.lot) _tenderbox_lots \"$2\" ;;\n");
}

static void bash_arguments(void)
{
    for (each_command(c)) {
        if (!has_words(c))
            continue;
        printf("        %s) echo '", c->name);
        words_listed(c);
        printf("' ;;\n");
    }
}

static void bash_option_words(void)
{
    for (each_option(o))
        if (options[o].words)
            printf("        --%s) words='%s' ;;\n", options[o].name, options[o].words);
    printf("        --procedure|-p) words=$(_tenderbox_procedures) ;;\n"
           "        --lot) words=$(_tenderbox_lots \"$named\") ;;\n");
}

/* What each command, act and field takes: functions that the last one asks. */
static void bash_tables(void)
{
    printf("# bash completion for tenderbox\n%s_tenderbox_options() {\n    case $1 in\n", asked);
    bash_words();
    printf("    esac\n}\n_tenderbox_fields() {\n    case $1 in\n");
    bash_fields();
    printf("    esac\n}\n_tenderbox_choices() {\n    case $1 in\n");
    bash_choices();
    printf("    esac\n}\n_tenderbox_arguments() {\n    case $1 in\n");
    bash_arguments();
    printf("    esac\n}\n");
}

/* What stands before the cursor: plain words, the procedure that is named, the field of an act. */
static void bash_line(void)
{
    printf("_tenderbox() {\n"
           "    local cur=$2 prev=$3 i plain=() named=$TENDERBOX_PROCEDURE field= words=\n"
           "    COMPREPLY=()\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        case ${COMP_WORDS[i]} in -*|=) ;; *) plain+=(\"${COMP_WORDS[i]}\") ;; esac\n"
           "        case ${COMP_WORDS[i]} in -p|--procedure) named=${COMP_WORDS[i + 1]} ;; esac\n"
           "    done\n"
           "    case $cur in =) field=$prev cur= ;; *=*) field=${cur%%%%=*} cur=${cur#*=} ;; esac\n"
           "    [ \"$prev\" != = ] || field=${COMP_WORDS[COMP_CWORD - 2]}\n"
           "    if [ -n \"$field\" ]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$(_tenderbox_choices \"${plain[1]}.$field\" "
           "\"$named\")\" -- \"$cur\")\n        return\n    fi\n");
}

static void bash_values(void)
{
    printf("    case $prev in\n");
    bash_option_words();
    printf("    esac\n    if [ -n \"$words\" ]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\"); return; fi\n"
           "    case $prev in ");
    bash_valued();
    printf("|-p|-o|-C)\n        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); return ;;\n    esac\n");
}

static void bash_words_next(void)
{
    printf("    if [[ $cur == -* ]]; then words=$(_tenderbox_options \"${plain[0]}\")\n"
           "    elif [ ${#plain[@]} = 0 ]; then words='");
    names();
    printf("'\n    elif [[ ${plain[0]} == act || ${plain[0]} == agree ]]; then\n"
           "        if [ ${#plain[@]} = 1 ]; then words='");
    acts_listed();
    printf("'\n        else words=$(_tenderbox_fields \"${plain[1]}\"); compopt -o nospace; fi\n"
           "    elif [[ ${plain[0]} == help && ${#plain[@]} = 1 ]]; then words='");
    names();
    printf("'\n    elif [[ ${plain[0]} == help ]]; then words='");
    acts_listed();
    printf("'\n    elif [ ${#plain[@]} = 1 ]; then words=$(_tenderbox_arguments \"${plain[0]}\"); fi\n");
}

static void bash(void)
{
    bash_tables();
    bash_line();
    bash_values();
    bash_words_next();
    printf("    if [ -z \"$words\" ]; then mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); return; fi\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n}\n"
           "complete -o filenames -F _tenderbox tenderbox\n");
}

static void verify_bash(void)
{
    printf("# bash completion for tenderbox-verify\n_tenderbox_verify() {\n"
           "    local words='receipt'\n"
           "    case $2 in -*) words='--policy --journal --bundle --json --quiet --version --help' ;; "
           "esac\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$2\"; case $2 in -*) ;; "
           "*) compgen -f -- \"$2\" ;; esac)\n}\n"
           "complete -o filenames -F _tenderbox_verify tenderbox-verify\n");
}

/* ---- zsh ------------------------------------------------------------------------- */

/* In single quotes; what zsh gives a meaning to in descriptions is left out of ours. */
static void quoted(const char *s, const char *odd)
{
    for (; *s; s++) {
        if (*s == '\'')
            printf("'\\''");
        else if (strchr(odd, *s))
            printf("\\%c", *s);
        else
            putchar(*s);
    }
}

static void zsh_command(const Command *c)
{
    printf("    %s) _arguments", c->name);
    for (each_option(o)) {
        if (!takes(c, o))
            continue;
        printf(" \\\n        '--%s[", options[o].name);
        quoted(options[o].says, "[]:\\");
        printf("]%s%s%s", options[o].value ? ":" : "", options[o].value ? "value" : "",
               options[o].value ? ":" : "");
        if (options[o].words)
            printf("(%s)", options[o].words);
        else if (o == OPT_PROCEDURE)
            printf("{compadd -- ${(f)\"$(_tenderbox_procedures)\"}}");
        else if (o == OPT_LOT)
            printf("{compadd -- ${(f)\"$(_tenderbox_lots ${opt_args[--procedure]})\"}}");
        else if (options[o].value)
            printf("_files");
        printf("'");
    }
    if (names_act(c))
        printf(" \\\n        '1:act:(($acts))' '*:field:{compadd -S \"\" -- "
               "${(z)fields[$words[2]]}}'");
    else if (has_words(c)) {
        printf(" \\\n        '1:word:(");
        words_listed(c);
        printf(")' '*:file:_files'");
    } else
        printf(" \\\n        '*:file:_files'");
    printf(" ;;\n");
}

static void zsh(void)
{
    printf("#compdef tenderbox tenderbox-verify\n%s", asked);
    printf("if [[ $service == tenderbox-verify ]]; then\n"
           "    _arguments '--policy[whom you believe]:file:_files' '*--journal[of a holder]:file:_files' "
           "'--bundle[that holds the entry]:file:_files' --json --quiet --version --help "
           "'*:file or receipt:_files'\n    return\nfi\n"
           "local -a acts commands\nlocal -A fields\nacts=(");
    acts_listed();
    printf(")\nfields=(\n");
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        printf("    %s '", act_rows[kind]->name);
        for (each_field(f, act_rows[kind])) {
            printf("%s= ", f->name);
            for (int i = 0; f->choices && i < f->choices->count; i++)
                if (f->choices->at[i].word)
                    printf("%s=%s ", f->name, f->choices->at[i].word);
        }
        printf("'\n");
    }
    printf(")\ncommands=(\n");
    for (each_command(c)) {
        printf("    '%s:", c->name);
        quoted(c->says, ":\\");
        printf("'\n");
    }
    printf("    'help:help on a command or an act'\n)\n"
           "if ((CURRENT == 2)); then _describe command commands; return; fi\n"
           "shift words; ((CURRENT--))\ncase $words[1] in\n");
    for (each_command(c))
        zsh_command(c);
    printf("esac\n");
}

/* ---- fish ------------------------------------------------------------------------ */

static void fish_text(const char *s)
{
    putchar('\'');
    for (; *s; s++)
        printf(*s == '\'' || *s == '\\' ? "\\%c" : "%c", *s);
    putchar('\'');
}

static void fish_options(const Command *c)
{
    for (each_option(o)) {
        if (!takes(c, o))
            continue;
        printf("complete -c tenderbox -n '__fish_seen_subcommand_from %s' -l %s", c->name,
               options[o].name);
        if (options[o].letter)
            printf(" -s %c", options[o].letter);
        if (options[o].words)
            printf(" -x -a '%s'", options[o].words);
        else if (o == OPT_PROCEDURE)
            printf(" -x -a '(_tenderbox_procedures)'");
        else if (o == OPT_LOT)
            printf(" -x -a '(_tenderbox_lots)'");
        printf("%s -d ", options[o].value ? " -r" : "");
        fish_text(options[o].says);
        printf("\n");
    }
}

/* "kind=open", behind its act; and the words that a command begins with. */
static void fish_words(void)
{
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        for (each_field(f, act_rows[kind])) {
            printf("complete -c tenderbox -f -n '__fish_seen_subcommand_from %s' -a '%s=",
                   act_rows[kind]->name, f->name);
            for (int i = 0; f->choices && i < f->choices->count; i++)
                if (f->choices->at[i].word)
                    printf(" %s=%s", f->name, f->choices->at[i].word);
            printf("'\n");
        }
    for (each_command(c)) {
        if (!has_words(c))
            continue;
        printf("complete -c tenderbox -n '__fish_seen_subcommand_from %s' -a '", c->name);
        words_listed(c);
        printf("'\n");
    }
}

static const char fish_asked[] =
    "function _tenderbox_procedures\n"
    "    tenderbox show --json 2>/dev/null | string match -ra '\"year\": \\d+, \"number\": \\d+' |\n"
    "        string replace -r '\\D*(\\d+)\\D*(\\d+)' '$1-$2'\nend\n"
    "function _tenderbox_lots\n"
    "    tenderbox show --json 2>/dev/null | string match -ra '\"lot\": \\d+, \"title\"' |\n"
    "        string replace -ra '\\D' ''\nend\n";

static void fish(void)
{
    printf("# fish completion for tenderbox\n%s", fish_asked);
    fish_words();
    printf("complete -c tenderbox-verify -l policy -r\ncomplete -c tenderbox-verify -l journal -r\n"
           "complete -c tenderbox-verify -l bundle -r\ncomplete -c tenderbox-verify -a receipt\n"
           "complete -c tenderbox-verify -l json -l quiet -l version -l help\n");
    for (each_command(c)) {
        printf("complete -c tenderbox -f -n __fish_use_subcommand -a %s -d ", c->name);
        fish_text(c->says);
        printf("\n");
        fish_options(c);
    }
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        printf("complete -c tenderbox -f -n '__fish_seen_subcommand_from act agree' -a %s -d ",
               act_rows[kind]->name);
        fish_text(act_rows[kind]->says);
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    static const struct { const char *name; void (*write)(void); } all[] = {
        { "man", man }, { "bash", bash }, { "zsh", zsh }, { "fish", fish },
        { "verify-bash", verify_bash },
    };
    for (ptrdiff_t i = 0; i < countof(all); i++)
        if (argc == 2 && !strcmp(argv[1], all[i].name)) {
            all[i].write();
            return fflush(stdout) ? 1 : 0;
        }
    fprintf(stderr, "manual man|bash|zsh|fish\n");
    return 64;
}
