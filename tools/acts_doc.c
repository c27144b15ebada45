/* acts_doc.c - prints doc/acts.md: the table of acts and all reasons, for people.
 *
 *     build/release/tools/acts_doc > doc/acts.md */
#include "core/act.h"
#include "reasons.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One for each CHAPTER of the list of acts. */
typedef struct Chapter { const char *title, *says; } Chapter;

static const Chapter
    agreeing = { "Two officers",
        "What binds the buyer needs two officers: one agrees, another one enters it, at the same moment "
        "or up to thirty days later. An agreement counts once, until it is withdrawn, and only while "
        "nothing was entered that unsettles it." },
    office = { "The office",
        "Done in the procedure called `office`, before and beside all others." },
    drafting = { "Drafting",
        "The file of a procedure, its people, gates, facts and padlocks." },
    definitions = { "Definitions",
        "What is tendered and by which rules. They are entered together, in one batch of up to "
        "4,096 acts of one officer, and count from the act that closes it: `publish` or `amend`. "
        "All of a batch is entered or nothing of it." },
    bidding = { "Talking and bidding",
        "Box acts lie among random filler, so that nobody can count the bids before the box is "
        "listed." },
    rounds = { "Rounds after the first",
        "Who goes on to the next round, and what a later round may still refine." },
    dialogue = { "Dialogue", "Sessions with candidates, their minutes, and whose thought is whose." },
    data_room = { "The data room", "Who may read what, and who read it." },
    opening = { "Opening",
        "From the closed box to open envelopes, and what in them a bidder wants kept from "
        "others." },
    evaluating = { "Evaluating", "Marks of each evaluator, marks of the panel, and the lock." },
    asking = { "Asking one bidder",
        "Clarification, low prices, exclusion; who stands behind a bid, and tests of its standing." },
    validity = { "How long bids bind", "Validity, and what becomes of a bid that no longer binds." },
    awarding = { "Awarding", "From the ranking to the contract." },
    halting = { "Halting and forgetting",
        "Acts themselves are never erased; words, papers and bid keys are, when the law wants it." },
    buying = { "Buying together",
        "Those who buy together, what they pay today and what they must save." },
    scheduling = { "The price schedule and outages",
        "Which figures are asked for, and what an outage of the box does to a deadline." },
    powers = { "Powers of a constable", "Designations, person by person." };

typedef struct Word { unsigned bit; const char *says; } Word;

static const Word roles[] = {
    { OFFICER, "an officer" },     { APPROVER, "an approver" }, { EVALUATOR, "an evaluator" },
    { CHAIR, "the chair" },        { HOLDER, "a padlock holder" }, { MANAGER, "a manager" },
    { OVERSEER, "an overseer" },   { BIDDER, "a bidder" },      { NEWCOMER, "somebody new" },
};

static const Word phases[] = {
    { DRAFT, "before the notice" }, { BIDDING, "open for bids" }, { CLOSED, "closed, sealed" },
    { LISTED, "box listed" },       { LOCKED, "scores locked" },  { AWARDED, "awarded" },
    { SIGNED, "contract signed" },  { ENDED, "ended without award" },
    { WAITING, "before the round" },
};

static const char *const grounds[] = {
    [INVALID]  = "cannot be understood",
    [FORBIDDEN] = "not by you",
    [REFUSED]  = "against the rules",
    [MISSING]  = "no such thing",
    [CONFLICT] = "somebody was faster",
    [BROKEN]   = "our fault",
};

static void say_bits(unsigned bits, const Word *words, ptrdiff_t count, const char *last)
{
    int left = 0;
    for (ptrdiff_t i = 0; i < count; i++)
        left += (bits & words[i].bit) != 0;
    for (ptrdiff_t i = 0; i < count; i++)
        if (bits & words[i].bit)
            printf("%s%s", words[i].says, --left > 1 ? ", " : left ? last : "");
}

static void say_when(const ActRow *row)
{
    unsigned when = row->when | (row->rules & THOUGH_ENDED ? (unsigned)(SIGNED | ENDED) : 0u);
    if (row->rules & IN_OFFICE || when == ANY_PHASE)
        printf("at any time");
    else
        say_bits(when, phases, countof(phases), " or ");
    if (row->rules & THOUGH_HALTED)
        printf("; also while the lot is suspended");
}

static const char *signatures(const ActRow *row)
{
    if (row->rules & DEFINES)
        return "by the act that closes its batch";
    if (row->rules & TWICE)
        return "one, and the agreement of another officer";
    return row->rules & CLERKS_WORD ? "one, or none: then on the clerk's word" : "one";
}

/* What a word is called, where it does not say it itself. */
static void say_choice(const ChoiceRow *c)
{
    if (strcmp(c->word, c->label))
        printf(" `%s` (%s)", c->word, c->label);
    else
        printf(" `%s`", c->word);
}

static const char *audience(Audience to)
{
    switch (to) {
    case TO_ALL:                    return "everybody";
    case TO_BIDDERS:                return "bidders, overseers and courts";
    case TO_ITS_BIDDER:             return "its bidder, overseers and courts";
    case TO_ITS_BIDDER_THEN_ALL:    return "its bidder, overseers and courts; to everybody once the "
                                           "box of its round is listed";
    case TO_ITS_BIDDER_AND_WINNERS: return "its bidder, overseers and courts; the winner's to "
                                           "every bidder";
    case TO_ALL_OF_WINNER:          return "its bidder, overseers and courts; the winner's to "
                                           "everybody";
    case TO_ALL_PRICES_OF_WINNER:   return "its bidder, overseers and courts; the winner's to "
                                           "every bidder, its price to everybody";
    case TO_ALL_OF_HOLDER:          return "overseers and courts; a padlock holder's to "
                                           "everybody";
    case TO_OVERSEERS:              return "overseers and courts";
    case TO_COURTS:                 return "courts";
    case AUDIENCE_UNSAID:           break;
    }
    return "";
}

static void say_type(const Field *f)
{
    switch (f->type) {
    case NUMBER: printf("a whole number, up to 18 digits");                          break;
    case MOMENT: printf("a moment, in seconds UTC");                                 break;
    case DATE:   printf("a day, like 2026-11-23");                                   break;
    case MONEY:  printf("an amount, in the smallest unit of the currency");          break;
    case POINTS: printf("points, like 41.500");                                      break;
    case FIGURE: printf("a total, like 41.500, -3.000 or 0.000667");                 break;
    case HASH:   printf("the hash of a text that can be made again");                break;
    case WORDS:  printf("the salted hash of words on the shelf");                    break;
    case PAPER:  printf("the salted hash of a paper on the shelf");                  break;
    case KEY:    printf("32 bytes: a public key or a padlock");                      break;
    case PROOF:  printf("64 bytes: a proof");                                        break;
    case CHOICE:
        printf("one of");
        for (int i = 0; i < f->choices->count; i++)
            if (f->choices->at[i].word)
                say_choice(&f->choices->at[i]);
        break;
    }
    if (f->optional && f->type != CHOICE)
        printf("; `-` for none");
    if (field_is_shelved(f))
        printf("; shown to %s", audience(f->shown));
}

static void say_unsettled(const ActRow *row)
{
    printf("- **An agreement to it falls with:**");
    for (const ActKind *kind = row->unsettled; *kind; kind++)
        printf("%s `%s`", kind == row->unsettled ? "" : ",", act_rows[*kind]->name);
    printf("\n");
}

static void say_act(const ActRow *row)
{
    printf("\n### %s\n\n%s.\n\n- **Who:** ", row->name, row->says);
    if (row == &row_begin)
        printf("an officer of the office");
    else
        say_bits(row->who, roles, countof(roles), " or ");
    printf("\n- **When:** ");
    say_when(row);
    printf("\n- **Signatures:** %s\n", signatures(row));
    if (row->unsettled)
        say_unsettled(row);
    if (row->rules & CLOSES)
        printf("- **Batch:** closes one\n");
    if (row->rules & EVERY_LOT)
        printf("- **Lot 0:** stands for all lots\n");
    if (row->most)
        printf("- **At most:** %lld times by one bidder\n", (long long)row->most);
    printf("- **Chain:** %s\n- **Shown to:** %s\n- **Source:** %s\n",
           row->rules & BOX ? "box" : "open",
           row->rules & BOX ? "everybody, once the box is listed" : audience(row->shown),
           row->source);
    printf("\n| Field | Label | What stands in it |\n|---|---|---|\n");
    for (each_field(f, row)) {
        printf("| `%s` | %s | ", f->name, f->label);
        say_type(f);
        printf("%s%s |\n", f->hint ? ". " : "", f->hint ? f->hint : "");
    }
}

static const char intro[] =
    "# Acts\n\n"
    "Every formal step of a procedure is an act: one line of the table below says what it does, "
    "who may do it and when, how it is signed, who is shown it, and from which law it comes. "
    "What is not in the table cannot be done.\n\n"
    "This page is printed from the table itself (`tools/acts_doc.c`); a check holds it to the "
    "program. How an act is written, signed and entered stands in [book.md](book.md).\n\n"
    "Before an act's own rules, each act must name its procedure and the act before it, follow "
    "its actor's own counter, come from somebody whose role includes it, at a stage that allows "
    "it, with the signature and the agreement it needs. After the notice, who decides has declared interests, and "
    "a declared one has been ruled on. An act that names a lot or a round names one that is "
    "there.\n\n"
    "Names and reasons never stand in an act. They lie on the shelf as *words* or *papers*; the "
    "act carries their salted hash, so that they can be erased when the law wants it and the act "
    "stays.\n";

static int by_code(const void *x, const void *y)
{
    const Reason *const *a = x, *const *b = y;
    int order = strcmp((*a)->code, (*b)->code);
    return order ? order : strcmp((*a)->says, (*b)->says);
}

static void say_reasons(void)
{
    const Reason **sorted = calloc((size_t)reason_count, sizeof *sorted);
    if (!sorted)
        abort();
    memcpy(sorted, reasons, (size_t)reason_count * sizeof *sorted);
    qsort(sorted, (size_t)reason_count, sizeof *sorted, by_code);
    printf("\n## Reasons\n\nWhy an act is not entered. The code stays the same for ever.\n\n"
           "| Code | Ground | What it says | Source |\n|---|---|---|---|\n");
    for (ptrdiff_t i = 0; i < reason_count; i++)
        printf("| `%s` | %s | %s | %s |\n", sorted[i]->code, grounds[sorted[i]->ground],
               sorted[i]->says, sorted[i]->source);
    free(sorted);
}

int main(void)
{
    fputs(intro, stdout);
#define CHAPTER(chapter) printf("\n## %s\n\n%s\n", chapter.title, chapter.says);
#define ACT(upper, row)  say_act(&row_##row);
    ACTS(ACT, CHAPTER)
    say_reasons();
    return fflush(stdout) ? 1 : 0;
}
