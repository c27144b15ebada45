#include "cli/inside.h"

#include "base/near.h"
#include "clerk/clerk.h"
#include "core/act.h"
#include "desk/verify.h"
#include "desk/wording.h"
#include "far/door.h"
#include "law/cites.h"
#include "page/doctor.h"
#include "page/timeline.h"
#include "seal/envelope.h"
#include "sys/going.h"
#include "sys/guard.h"
#include "sys/json.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const Reason wrong_use = { INVALID, "wrong-use", "tenderbox help",
    "The command was not understood." };

#define LIFE_BYTES ((ptrdiff_t)4 << 30)

const OptionRow options[OPTIONS] = {
    [OPT_BOOK]      = { "book", "DIR|URL", "the book, or where it is served (else $TENDERBOX_BOOK)",
                        'C' },
    [OPT_CA]        = { "ca", "FILE", "of a served book: the certificates that you believe", 0 },
    [OPT_AS]        = { "as", "KEYFILE", "who you are", 0 },
    [OPT_WITH]      = { "with", "KEYFILE", "the other officer, who agrees", 0 },
    [OPT_PROCEDURE] = { "procedure", "NAME",
                        "name, draft or number, as 2026-42 (else $TENDERBOX_PROCEDURE)", 'p' },
    [OPT_OUT]       = { "out", "PATH", "where the result goes", 'o' },
    [OPT_POLICY]    = { "policy", "FILE", "whom you believe: the log's key and witnesses", 0 },
    [OPT_NO_POLICY] = { "no-policy", "WORDS", "you know of nobody: why you turn all the same", 0 },
    [OPT_BUNDLE]    = { "bundle", "FILE", "what a turn is checked by, or must hold an entry", 0 },
    [OPT_CHECKPOINT] = { "checkpoint", "FILE", "the latest one as your witnesses cosigned it", 0 },
    [OPT_BECAUSE]   = { "because", "WORDS", "why you turn again, or why a member comes late", 0 },
    [OPT_JOURNAL]   = { "journal", "FILE", "a holder's journal of turns; may come again", 0 },
    [OPT_LAG]       = { "witness-lag", "SECONDS", "how long a witness may take to sign (60)", 0 },
    [OPT_EDITION]   = { "edition", "NAME", "public, bidder, overseer or court", 0,
                        "public bidder overseer court" },
    [OPT_BIDDER]    = { "bidder", "BIDDER", "which bidder: a number; of a paper also a name", 0 },
    [OPT_LOT]       = { "lot", "NUMBER", "which lot", 0 },
    [OPT_GATE]      = { "gate", "NUMBER", "the gate that is to decide", 0 },
    [OPT_PART]      = { "part", "NUMBER", "which part of a report that has several (1)", 0 },
    [OPT_ROUND]     = { "round", "NUMBER", "which round (else the latest)", 0 },
    [OPT_ENVELOPE]  = { "envelope", "NAME", "quality, price or qualification", 0,
                        "quality price qualification" },
    [OPT_QUALITY]   = { "quality", "FILE", "a file for the quality envelope; may come again", 0 },
    [OPT_PRICE]     = { "price", "FILE", "the price sheet: lines like 1 2027 0 960000.00", 0 },
    [OPT_PRICE_FORM] = { "price-form", "FILE", "write the price schedule, to be filled in", 0 },
    [OPT_ORIGIN]    = { "origin", "NAME", "name of the log, as tender.example.org/log", 0 },
    [OPT_TICK]      = { "tick", "SECONDS:ENTRIES", "cadence of the box (60:4)", 0 },
    [OPT_NEAR]      = { "near", "SECONDS:ENTRIES:WITHIN", "near a deadline (10:4:86400)", 0 },
    [OPT_RUSH]      = { "rush", "SECONDS:ENTRIES:WITHIN", "close to a deadline (1:16:900)", 0 },
    [OPT_MARK]      = { "mark", "PATH", "a second high-water mark, on another disk", 0 },
    [OPT_LOST]      = { "old-is-lost", NULL, "the mark there was is gone, for good", 0 },
    [OPT_BATCH]     = { "batch", "FILE", "definitions that publish or amend closes", 0 },
    [OPT_DAYS]      = { "days", "NUMBER", "how long an agreement counts (30, and 30 at most)", 0 },
    [OPT_LATE]      = { "late", NULL, "hand in, or keep, what came too late", 0 },
    [OPT_READY]  = { "ready", NULL, "have it handed in at the deadline, not now", 0 },
    [OPT_WAIT]      = { "wait", NULL, "until it is in the log, not only taken", 0 },
    [OPT_PASSPHRASE] = { "passphrase-file", "FILE", "its first line is the key's passphrase", 0 },
    [OPT_NO_PASSPHRASE] = { "no-passphrase", NULL, "the new key lies open in its file", 0 },
    [OPT_NEW_PASSPHRASE] = { "new-passphrase-file", "FILE", "likewise of a copy that is made", 0 },
    [OPT_NO_WAIT]   = { "no-wait", NULL, "return as soon as it is taken", 0 },
    [OPT_DRY]       = { "dry-run", NULL, "only say whether it would be entered", 'n' },
    [OPT_YES]       = { "yes", NULL, "go on where you would be asked", 'y' },
    [OPT_CLOCK]     = { "clock-is-right", NULL, "go on though the machine's clock leapt", 0 },
    [OPT_CONFIG]    = { "config", "FILE", "settings of the server; doc/serve.md has them", 'C' },
    [OPT_LISTEN]    = { "listen", "HOST:PORT", "where to listen (127.0.0.1:8080)", 0 },
    [OPT_PULL]      = { "pull", "URL", "go to that log once, sign, and bring it there", 0 },
    [OPT_STATE]     = { "state", "DIR", "where what you were shown is kept", 0 },
    [OPT_COMPARE]   = { "compare", "FILE", "what a friend was shown: latest, of their folder", 0 },
    [OPT_DEMONSTRATION] = { "demonstration", NULL, "whoever comes signs as whom they like", 0 },
    [OPT_PDF]       = { "pdf", NULL, "as PDF, else as one page of HTML", 0 },
    [OPT_WITH_KEY]  = { "with-key", NULL, "the log's key, log.key, is copied, too", 0 },
    [OPT_LOG_KEY]   = { "log-key", "FILE", "the log's key, kept apart from the backup", 0 },
    [OPT_DRILL]     = { "drill", NULL, "only try it: what is brought back is compared, and goes",
                        0 },
    [OPT_KEEP]      = { "keep", "DIR", "keep the demonstration's book and bundles here", 0 },
    [OPT_LIVING]    = { "living", NULL, "all stories in one book, up to today, to be served", 0 },
    [OPT_FULL]      = { "full", NULL, "with all that the check looked at", 0 },
    [OPT_JSON]      = { "json", NULL, "one JSON object on standard output", 0 },
    [OPT_QUIET]     = { "quiet", NULL, "say nothing but results", 'q' },
    [OPT_HELP]      = { "help", NULL, "this help", 'h' },
    [OPT_VERSION]   = { "version", NULL, "the program's version", 'V' },
};

/* ---- failing --------------------------------------------------------------------- */

/* Somebody else was faster, or is just now at it: what was asked may do the next time. Whoever was
 * faster for good is no such case. */
static bool is_temporary(const Reason *why)
{
    static const Reason *const all[] = { &book_locked, &still_read, &unsure_read, &clerk_busy,
                                         &box_waiting, &file_changed, &out_of_order,
                                         &counter_wrong, &backup_busy,
                                         &server_unreachable };
    for (ptrdiff_t i = 0; i < countof(all); i++)
        if (why == all[i])
            return true;
    return false;
}

static int exit_code(const Reason *why)
{
    if (is_temporary(why))
        return EXIT_AGAIN;
    if (why == &book_broken || why == &file_unreadable || why == &file_unwritable ||
        why == &file_unsure || why == &backup_broken ||
        why == &mark_missing || why == &mark_damaged || why == &mark_unmade)
        return EXIT_DISK;
    if (why == &not_now)
        return EXIT_NOT_NOW;
    switch (why->ground) {
    case INVALID:   return EXIT_USE;
    case FORBIDDEN: return EXIT_FORBIDDEN;
    case REFUSED:   return EXIT_REFUSED;
    case MISSING:   return EXIT_MISSING;
    case CONFLICT:  return EXIT_REFUSED;
    case BROKEN:    break;
    }
    return EXIT_FAULT;
}

/* A line that a stranger wrote into a detail does not pass for one of ours. */
static void print_indented(Str detail)
{
    while (detail.len) {
        Str line = str_cut(&detail, '\n');
        fprintf(stderr, "%.*s%s", (int)line.len, line.at, detail.len ? "\n    " : "");
    }
}

static int explain_by(Result r, Str source, bool json)
{
    int code = exit_code(r.why);
    bool gave = r.why == &bundle_not_good || r.why == &book_unwell || r.why == &draft_faulty;
    if (json && !gave) {                             /* these gave their object */
        printf("{\"schema\": 1, \"done\": false, \"reason\": ");
        json_str(stdout, str(r.why->code));
        printf(", \"says\": ");
        json_str(stdout, str(r.why->says));
        printf(", \"source\": ");
        json_str(stdout, source);
        printf(", \"detail\": ");
        json_str(stdout, r.detail);
        printf(", \"exit\": %d}\n", code);
    }
    fprintf(stderr, "tenderbox: %s\n  %s%s", r.why->says, r.why->code, r.detail.len ? ": " : "");
    print_indented(r.detail);
    fprintf(stderr, "\n  (%.*s)\n", (int)source.len, source.at);
    return code;
}

int explain(Result r, bool json) { return explain_by(r, str(r.why->source), json); }

/* ---- help ------------------------------------------------------------------------ */

enum { HELP_WIDTH = 80 };                    /* columns, as a terminal has at least */

/* What each exit code means: the one table of them, for help, the manual and who reads it. */
const ExitRow exit_rows[] = {
    { EXIT_GOOD,      "good",       "good" },
    { EXIT_REFUSED,   "refused",    "refused by a rule, or a check that failed" },
    { EXIT_USE,       "wrong-use",
      "wrong use: the words, a field or a file cannot be understood" },
    { EXIT_FORBIDDEN, "forbidden",  "not allowed to you" },
    { EXIT_MISSING,   "missing",    "not found" },
    { EXIT_NOT_NOW,   "not-now",
      "not at this stage, and perhaps at another: too early, or it may come again" },
    { EXIT_FAULT,     "fault",      "a fault of ours, or somebody tampered" },
    { EXIT_DISK,      "disk",       "the disk, or a file, could not be read or written" },
    { EXIT_AGAIN,     "again",      "try again: somebody else was at it" },
};
const ptrdiff_t exit_count = countof(exit_rows);

static void help_all(FILE *to)
{
    fprintf(to, "tenderbox - sealed tendering that its own sceptics can check\n\nStart here:\n"
                "  tenderbox demo                      a whole tender, played before your eyes\n"
                "  tenderbox init town --origin tender.example.org/log\n\nCommands:\n");
    for (ptrdiff_t i = 0; i < command_count; i++)
        fprintf(to, "  %-11s %-28s %s\n", commands[i].name, commands[i].arguments,
                commands[i].says);
    fprintf(to,
            "\nHelp on one: tenderbox help act     On an act: tenderbox help act publish\n"
            "With --json: one object on standard output, whatever becomes of it (doc/json.md)\n"
            "\nExit codes:\n");
    for (const ExitRow *row = exit_rows; row < exit_rows + exit_count; row++)
        fprintf(to, "  %2d  %s\n", row->code, row->says);
}

/* "  -p, --procedure NAME             name, draft or number ..." */
static void help_option(Option o, bool needed, FILE *to)
{
    char letter[] = { '-', options[o].letter, ',', 0 };
    fprintf(to, "  %-3s --%-15s %-22s %s%s\n", options[o].letter ? letter : "", options[o].name,
            options[o].value ? options[o].value : "", options[o].says, needed ? " (needed)" : "");
}

static void help_one(const Command *c, FILE *to)
{
    fprintf(to, "%s\n\n  tenderbox %s %s\n\nExample:\n  %s\n\nOptions:\n", c->says, c->name,
            c->arguments, c->example);
    for (Option o = 0; o < OPTIONS; o++) {
        if (!(c->takes >> o & 1))
            continue;
        help_option(o, c->needs >> o & 1, to);
    }
    help_option(OPT_JSON, false, to);
    help_option(OPT_QUIET, false, to);
    help_option(OPT_HELP, false, to);
    if (c->here)
        fprintf(to, "\nOnly where the book lies: %s.\n", c->here);
}

enum { BELOW = 17, LABELS_AT = 42 };

static void help_below(FILE *to, Str words)
{
    fprintf(to, "%*s", BELOW, "");
    wrap(to, words, BELOW, HELP_WIDTH);
}

/* A line a word and its label; words that say it themselves, as codes do, share lines. */
static void help_choices(const Choices *choices, FILE *to, Arena *a)
{
    Text alone = { 0 };
    for (const ChoiceRow *c = choices->at; c < choices->at + choices->count; c++)
        if (c->word && !strcmp(c->word, c->label))
            text_put(&alone, a, alone.len ? " {}" : "{}", str(c->word));
        else if (c->word) {
            fprintf(to, "%*s%-*s", BELOW, "", LABELS_AT - BELOW, c->word);
            wrap(to, str(c->label), LABELS_AT, HELP_WIDTH);
        }
    if (alone.len)
        help_below(to, text_str(&alone));
}

/* Below the line with its name, the words to choose from and what is wanted. */
static void help_field(const Field *f, FILE *to, Arena *a)
{
    fprintf(to, "  %-14s %-40s %s\n", f->name, f->label, field_form(f));
    if (f->choices)
        help_choices(f->choices, to, a);
    if (f->hint)
        help_below(to, str(f->hint));
}

static void help_act(const ActRow *row, FILE *to, Arena *a)
{
    wrap(to, str(row->says), 0, HELP_WIDTH);
    fprintf(to, "\n  tenderbox act %s [FIELD=VALUE ...] --as KEYFILE%s\n\nFields:\n", row->name,
            row->rules & TWICE ? " --with KEYFILE" : "");
    for (each_field(f, row))
        help_field(f, to, a);
    fprintf(to, "\nSource: %s\nMore: doc/acts.md\n", row->source);
}

static Result unknown_command(const char *name, Arena *a)
{
    Near near = { .word = str(name) };
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < command_count; i++)
        near_try(&near, commands[i].name);
    text_put(&t, a, "there is no command \"{}\"", near.word);
    near_put(&t, &near, a);
    return because_of(&wrong_use, text_str(&t));
}

Result word_unknown(const Line *line, const char *command, const char *word,
                    const char *const *known)
{
    Near near = { .word = str(word) };
    Text t = { 0 };
    text_put(&t, line->life, "there is no {} \"{}\"; there {} ", str(command), near.word,
             str(known[1] ? "are" : "is"));
    for (const char *const *it = known; *it; it++) {
        near_try(&near, *it);
        text_put(&t, line->life, it > known ? ", {}" : "{}", str(*it));
    }
    near_put(&t, &near, line->life);
    return because_of(&wrong_use, text_str(&t));
}

bool option_always(Option o) { return o == OPT_JSON || o == OPT_QUIET || o == OPT_HELP; }

/* ---- taking a line apart --------------------------------------------------------- */

static Result wrong(Arena *a, const char *form, const char *what)
{
    Text t = { 0 };
    text_put(&t, a, form, str(what));
    return because_of(&wrong_use, text_str(&t));
}

static Option option_named(Str name)
{
    for (Option o = 0; o < OPTIONS; o++)
        if (str_is(name, options[o].name))
            return o;
    return OPTIONS;
}

static Option option_lettered(char letter)
{
    for (Option o = 0; o < OPTIONS; o++)
        if (letter && options[o].letter == letter)
            return o;
    return OPTIONS;
}

/* "--lot=1", "--lot 1", "-p2026-42", "-p 2026-42"; no value: at == NULL. */
typedef struct Typed { Option option; Str value; } Typed;

static Typed typed_of(const char *word)
{
    Str value = str(word);
    if (str_starts(value, "--")) {
        Str  rest = str_after(value, 2), name = str_cut(&rest, '=');
        bool joined = strchr(word, '=') != NULL;
        return (Typed){ option_named(name), joined ? rest : (Str){ 0 } };
    }
    Option o = option_lettered(word[1]);
    Str glued = str_after(value, 2);
    if (str_starts(glued, "="))
        return (Typed){ o, str_after(glued, 1) };
    return (Typed){ o, glued.len ? glued : (Str){ 0 } };
}

static Result unknown_option(const char *word, Arena *a)
{
    Str  rest = str(word), typed = str_cut(&rest, '=');
    Near near = { .word = str_starts(typed, "--") ? str_after(typed, 2) : str_after(typed, 1) };
    Text t = { 0 };
    text_put(&t, a, "there is no option {}", typed);
    for (Option o = 0; o < OPTIONS; o++)
        near_try(&near, options[o].name);
    if (near.best)
        text_put(&t, a, "; did you mean --{}?", str(near.best));
    return because_of(&wrong_use, text_str(&t));
}

/* "--lot NUMBER" */
static const char *option_shown(Option o, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, options[o].value ? "--{} {}" : "--{}{}", str(options[o].name),
             str(options[o].value ? options[o].value : ""));
    return str_terminated(text_str(&t), a);
}

/* No command has both. */
static bool may_come_again(Option o) { return o == OPT_QUALITY || o == OPT_JOURNAL; }

static Result take_option(Line *line, int argc, char **argv, int *i)
{
    Typed  typed = typed_of(argv[*i]);
    Option o = typed.option;
    bool joined = typed.value.at != NULL;
    if (o == OPTIONS)
        return unknown_option(argv[*i], line->life);
    if (line->option[o] && !may_come_again(o))
        return wrong(line->life, "--{} was given twice", options[o].name);
    if (!options[o].value) {
        line->option[o] = "";
        return joined ? wrong(line->life, "{} takes no value", argv[*i]) : DONE;
    }
    if (!joined && *i + 1 == argc)
        return wrong(line->life, "{} needs a value", option_shown(o, line->life));
    const char *given = joined ? str_terminated(typed.value, line->life) : argv[++*i];
    line->option[o] = given;
    if (!may_come_again(o))
        return DONE;
    if (line->several_count == ARGUMENTS)
        return wrong(line->life, "too many files: {}", given);
    line->several[line->several_count++] = given;
    return DONE;
}

static Result take_line(Line *line, int argc, char **argv)
{
    bool only_arguments = false;
    for (int i = 1; i < argc; i++) {
        if (!only_arguments && !strcmp(argv[i], "--"))
            only_arguments = true;
        else if (!only_arguments && argv[i][0] == '-' && argv[i][1])
            TRY(take_option(line, argc, argv, &i));
        else if (line->arguments == ARGUMENTS)
            return wrong(line->life, "too many words: {}", argv[i]);
        else
            line->argument[line->arguments++] = argv[i];
    }
    return DONE;
}

static bool readable(Option o, const char *given)
{
    int64_t n;
    return !options[o].value || strcmp(options[o].value, "NUMBER") || str_number(str(given), &n);
}

/* Who works on one procedure names it once. */
static void procedure_of_environment(const Command *c, Line *line)
{
    const char *named = getenv("TENDERBOX_PROCEDURE");
    if (named && *named && !line->option[OPT_PROCEDURE] && c->takes >> OPT_PROCEDURE & 1)
        line->option[OPT_PROCEDURE] = named;
}

/* What is wrong, and where it is said what is right. */
static Result wrong_for(const Command *c, const Line *line, const char *form, const char *what,
                        const char *more)
{
    Text t = { 0 };
    text_put(&t, line->life, "tenderbox {}: ", str(c->name));
    if (more)
        text_put(&t, line->life, form, str(what), str(more));
    else
        text_put(&t, line->life, form, str(what));
    text_put(&t, line->life, "\nexample: {}", str(c->example));
    return because_of(&wrong_use, text_str(&t));
}

Result option_needed(const Line *line, Option o)
{
    Text t = { 0 };
    text_put(&t, line->life, "{} is needed: {}", str(option_shown(o, line->life)),
             str(options[o].says));
    return line->option[o] ? DONE : because_of(&wrong_use, text_str(&t));
}

/* What follows from the act is no use to who misspelt it. */
static bool misnames_act(const Command *c, const Line *line)
{
    bool of_act = c->run == run_act || c->run == run_agree;
    return of_act && line->arguments && !act_kind(str(line->argument[0]));
}

static Result check_line(const Command *c, const Line *line)
{
    if (misnames_act(c, line))
        return act_unknown_of(str(line->argument[0]), line->life);
    for (Option o = 0; o < OPTIONS; o++) {
        if (line->option[o] && !(c->takes >> o & 1) && !option_always(o))
            return wrong_for(c, line, "has no --{}", options[o].name, NULL);
        if (!line->option[o] && c->needs >> o & 1)
            return wrong_for(c, line, "{} is needed: {}", option_shown(o, line->life),
                             options[o].says);
        if (line->option[o] && !readable(o, line->option[o]))
            return wrong_for(c, line, "--{} takes a number, not \"{}\"", options[o].name,
                             line->option[o]);
    }
    if (line->arguments < c->least)
        return wrong_for(c, line, "something is missing: {}", c->arguments, NULL);
    return line->arguments > c->most
               ? wrong_for(c, line, "too many words: {}", line->argument[c->most], NULL)
               : DONE;
}

static const Command *command_named(const char *name)
{
    for (ptrdiff_t i = 0; i < command_count; i++)
        if (!strcmp(commands[i].name, name))
            return &commands[i];
    return NULL;
}

static int help(const char *about, const char *act, bool json, Arena *a)
{
    const Command *c = about ? command_named(about) : NULL;
    ActKind kind = act ? act_kind(str(act)) : ACT_NONE;
    if (about && !c)
        return explain(unknown_command(about, a), json);
    if (act && !kind)
        return explain(act_unknown_of(str(act), a), json);
    if (json)
        help_json(c, kind);
    else if (kind)
        help_act(act_rows[kind], stdout, a);
    else if (c)
        help_one(c, stdout);
    else
        help_all(stdout);
    return 0;
}

/* Whoever reads what we say may not be able to read anything else. */
static bool asks_for_json(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
        if (!strcmp(argv[i], "--json"))
            return true;
    return false;
}

/* The command is the first word that is no option: the others move up. */
static const char *command_cut(Line *line)
{
    const char *name = line->argument[0];
    if (!line->arguments)
        return NULL;
    line->arguments--;
    memmove(line->argument, line->argument + 1, sizeof *line->argument * (size_t)line->arguments);
    line->argument[line->arguments] = NULL;
    return name;
}

static int version(bool json)
{
    printf(json ? "{\"schema\": 1, \"done\": true, \"program\": \"tenderbox\", \"release\": \""
                  TENDERBOX_VERSION "\""
                : "tenderbox " TENDERBOX_VERSION "\n");
    tools_tell(json);
    if (json)
        printf("}\n");
    return EXIT_GOOD;
}

/* As explain() would say it, where nothing can be called any more. */
static const char given_changed[] =
    "{\"schema\": 1, \"done\": false, \"reason\": \"file-unreadable\", \"says\": \"A file could "
    "not be read.\", \"source\": \"doc/book.md, bundles\", \"detail\": \"changed while read\", "
    "\"exit\": 74}\n";

static int run_command(const Command *c, Line *line, bool json)
{
    given_guard("tenderbox", json ? given_changed : NULL, EXIT_DISK);
    procedure_of_environment(c, line);
    if (!json && !line->option[OPT_QUIET])
        going_aloud();
    unsigned laws = 0;
    line->laws    = &laws;
    line->command = c;
    Result r = check_line(c, line);
    if (!failed(r))
        r = c->run(line);
    return failed(r) ? explain_by(r, source_under(r.why->source, laws, line->life), json) : 0;
}

static int run(int argc, char **argv, Line *line)
{
    bool   json = asks_for_json(argc, argv);
    Result r = take_line(line, argc, argv);
    if (failed(r))
        return explain(r, json);
    const char *name = command_cut(line);
    if (line->option[OPT_VERSION])
        return version(json);
    if (name && !strcmp(name, "help"))
        return help(line->argument[0], line->argument[1], json, line->life);
    if (line->option[OPT_HELP])
        return help(name, name ? line->argument[0] : NULL, json, line->life);
    if (!name && json)
        return explain(because_of(&wrong_use, S("no command is named")), json);
    if (!name) {
        help_all(stderr);
        return EXIT_USE;
    }
    const Command *c = command_named(name);
    return c ? run_command(c, line, json) : explain(unknown_command(name, line->life), json);
}

/* A stream that is closed would give its number to the next file that is opened, and what we
 * print would go into it: the book, for instance. */
static void streams_hold(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd ? O_RDONLY : O_WRONLY) != fd)
            abort();
}

/* What was done is done; but whoever asked was not told. */
static int told(int code)
{
    bool well = !fflush(stdout) && !ferror(stdout);
    return well || code ? code : explain(because_of(&file_unwritable, S("standard output")), false);
}

int command_main(int argc, char **argv)
{
    Arena a = arena_begin(LIFE_BYTES);
    Line *line = make(&a, Line, 1);
    line->life = &a;
    streams_hold();
    int code = told(run(argc, argv, line));
    arena_end(&a);
    return code;
}
