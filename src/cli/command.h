/* command.h - the command line: one row a command, one row an option.
 *
 * Help, completion of what is missing and the exit code come from the rows. What a command
 * says for people goes to standard error, what it gives to standard output; with --json one
 * object with "schema": 1. Never a secret in an argument: keys are files.
 * Source: clig.dev; doc/tour.md. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/base.h"

#include <stdio.h>

typedef enum Option {
    OPT_BOOK,
    OPT_CA,
    OPT_AS,
    OPT_WITH,
    OPT_PROCEDURE,
    OPT_OUT,
    OPT_POLICY,
    OPT_NO_POLICY,
    OPT_BUNDLE,
    OPT_CHECKPOINT,
    OPT_BECAUSE,
    OPT_JOURNAL,
    OPT_LAG,
    OPT_EDITION,
    OPT_BIDDER,
    OPT_LOT,
    OPT_GATE,
    OPT_PART,
    OPT_ROUND,
    OPT_ENVELOPE,
    OPT_QUALITY,
    OPT_PRICE,
    OPT_PRICE_FORM,
    OPT_ORIGIN,
    OPT_TICK,
    OPT_NEAR,
    OPT_RUSH,
    OPT_MARK,
    OPT_LOST,
    OPT_BATCH,
    OPT_DAYS,
    OPT_LATE,
    OPT_READY,
    OPT_PASSPHRASE,
    OPT_NO_PASSPHRASE,
    OPT_NEW_PASSPHRASE,
    OPT_WAIT,
    OPT_NO_WAIT,
    OPT_DRY,
    OPT_YES,
    OPT_CLOCK,
    OPT_LISTEN,
    OPT_PULL,
    OPT_STATE,
    OPT_COMPARE,
    OPT_DEMONSTRATION,
    OPT_CONFIG,
    OPT_PDF,
    OPT_WITH_KEY,
    OPT_LOG_KEY,
    OPT_DRILL,
    OPT_KEEP,
    OPT_LIVING,
    OPT_FULL,
    OPT_JSON,
    OPT_QUIET,
    OPT_HELP,
    OPT_VERSION,
    OPTIONS
} Option;

_Static_assert(OPTIONS <= 64, "a command says in 64 bits which options it takes");

/* value NULL: a switch. words: those that a shell offers; else it offers files, or what the book
 * has. */
typedef struct OptionRow {
    const char *name, *value, *says;
    char        letter;
    const char *words;
} OptionRow;
extern const OptionRow options[OPTIONS];

/* Options that every command has: json, quiet and help. */
bool option_always(Option);

enum { ARGUMENTS = 256 };

typedef struct Line {                /* a command line, taken apart */
    const struct Command *command;
    const char *option[OPTIONS];     /* value; "" for a switch that was given; NULL: not given */
    const char *several[ARGUMENTS];  /* of --quality or --journal, which may come again */
    int         several_count;
    const char *argument[ARGUMENTS];
    int         arguments;
    Arena      *life;
    unsigned   *laws;                /* by which a refusal is explained, as laws_of(); 0: unknown */
} Line;

typedef struct Command {
    const char *name, *arguments, *says, *example;
    uint64_t    takes;               /* bits of Option */
    uint64_t    needs;               /* of those, what cannot be left out */
    int         least, most;         /* plain arguments */
    Result    (*run)(const Line *);
    const char *here;                /* why it is done only where the book lies; NULL: it has none,
                                      * or an address will do */
} Command;

extern const Command commands[];
extern const ptrdiff_t command_count;

/* How it ends. 70, 74 and 75 are those of sysexits.h. */
enum {
    EXIT_GOOD = 0, EXIT_REFUSED = 1, EXIT_USE = 2, EXIT_FORBIDDEN = 3, EXIT_MISSING = 4,
    EXIT_NOT_NOW = 5, EXIT_FAULT = 70, EXIT_DISK = 74, EXIT_AGAIN = 75,
};
typedef struct ExitRow { int code; const char *name, *says; } ExitRow;
extern const ExitRow exit_rows[];
extern const ptrdiff_t exit_count;

/* Runs what the words say and gives the exit code. */
int command_main(int argc, char **argv);

/* For what is needed only sometimes. Fails: wrong-use. */
/* Of the words that a command knows, NULL behind the last, this is none: "there is no draft "chek";
 * there are new, check, show; did you mean "check"?" */
Result word_unknown(const Line *, const char *command, const char *word, const char *const *known);
Result option_needed(const Line *, Option);

/* The one place that turns a failure into words. */
int explain(Result, bool json);

extern const Reason wrong_use, draft_faulty;

#endif
