/* practice.c - holders try their padlocks on bids that are nobody's. */
#include "cli/inside.h"

#include "desk/practice.h"
#include "seal/secret.h"

#include <string.h>
#include <sys/stat.h>

const Reason practice_short = { REFUSED, "practice-short", "doc/why/023-practice.md",
    "Too few padlocks have turned to open the practice bids. Gather the files turn-1, turn-2 and "
    "so on of more holders in this folder, and open again." };
const Reason practice_wrong = { REFUSED, "practice-wrong", "doc/why/023-practice.md",
    "Enough padlocks turned, and still a practice bid does not open. Seal a new folder and try "
    "again; if it stays so, make the padlocks anew before anything is published." };

/* ---- sealing ----------------------------------------------------------------------- */

/* As many as the latest round asks for; where that is not said yet, more than half. */
static Result locks_of(const Visit *v, Padlocks *locks)
{
    const Procedure *p = v->procedure;
    const Round     *r = round_of(p, 0);
    *locks = (Padlocks){ .n = (int)p->locks.len };
    locks->k = r && r->needed ? (int)r->needed : locks->n / 2 + 1;
    for (each(const Lock, lock, p->locks)) {
        PadlockRow *row = &locks->row[lock - p->locks.at];
        row->person = lock->holder;
        memcpy(row->holder.byte, lock->key.byte, 32);
        row->padlock = (Padlock){ lock->h };
        memcpy(row->possession.e.byte, lock->possession.byte, 32);
        memcpy(row->possession.z.byte, lock->possession.byte + 32, 32);
    }
    return padlocks_check(locks);
}

static Result practice_begin(const Line *line)
{
    Visit v;
    Padlocks *locks = make(line->life, Padlocks, 1);
    const char *folder = line->argument[1];
    TRY(option_needed(line, OPT_PROCEDURE));
    TRY(visit_look(&v, line));
    TRY(locks_of(&v, locks));
    if (mkdir(folder, 0700))
        return not_made(line, folder);
    TRY(practice_seal(locks, folder, line->life));
    Str made = str_of_number(PRACTICE_BIDS, line->life), k = str_of_number(locks->k, line->life);
    give(line, str(folder), (Given[]){ { "folder", str(folder) }, { "practice_bids", made, true },
                                       { "padlocks_needed", k, true } }, 3);
    say(line, "\n{} practice bids lie there. Give the folder to each holder, who types", made);
    say(line, "  tenderbox practice turn {} --as THEIR.key", shell_word(folder, line->life));
    say(line, "and gives back the file turn-1, turn-2 ... No tender is touched, and nothing is "
              "entered anywhere.{}", S(""));
    return DONE;
}

/* ---- turning ----------------------------------------------------------------------- */

static Result practice_turned(const Line *line)
{
    int    index;
    Text   file = { 0 };
    Actor *actor = secret_take(line->life, sizeof *actor);
    PassphraseFrom from = passphrase_from(line);
    TRY(option_needed(line, OPT_AS));
    TRY(actor_read_with(line->option[OPT_AS], &from, actor, line->life));
    if (!actor->has_lock)
        return because_of(&key_without_padlock, str(line->option[OPT_AS]));
    TRY(practice_turn(line->argument[1], actor, &index, line->life));
    text_put(&file, line->life, "{}/turn-{}", str(line->argument[1]),
             str_of_number(index, line->life));
    Given given[] = { { "file", text_str(&file) },
                      { "padlock_number", str_of_number(index, line->life), true } };
    give(line, text_str(&file), given, 2);
    say(line, "\nYour padlock turns. Give the file {} to whoever practises with you.",
        text_str(&file));
    return DONE;
}

/* ---- opening ----------------------------------------------------------------------- */

static void say_holder(const Line *line, const Practice *page, int i)
{
    static const char *const says[] = { "padlock {}: MISSING, nothing of it is here",
                                        "padlock {}: turned well",
                                        "padlock {}: what it turned is WRONG" };
    Text who = { 0 };
    text_put(&who, line->life, "{}, holder {}", str_of_number(i + 1, line->life),
             str_of_number(page->padlocks.row[i].person, line->life));
    say(line, says[page->by[i]], text_str(&who));
}

static Str numbers_of(const Practice *page, Practised what, Arena *a)
{
    Text t = { 0 };
    text_byte(&t, '[', a);
    for (int i = 0; i < page->padlocks.n; i++)
        if (page->by[i] == what)
            text_put(&t, a, t.len > 1 ? ", {}" : "{}", str_of_number(i + 1, a));
    text_byte(&t, ']', a);
    return text_str(&t);
}

static Result practice_opened(const Line *line)
{
    Practice *page = make(line->life, Practice, 1);
    Arena    *a = line->life;
    Text      plain = { 0 };
    TRY(practice_open(line->argument[1], page, a));
    for (int i = 0; i < page->padlocks.n; i++)
        say_holder(line, page, i);
    if (page->turned < page->padlocks.k) {
        text_put(&plain, a, "{} of the {} that are needed turned", str_of_number(page->turned, a),
                 str_of_number(page->padlocks.k, a));
        return because_of(&practice_short, text_str(&plain));
    }
    if (page->opened < PRACTICE_BIDS)
        return because_of(&practice_wrong, str(page->trouble.why->code));
    text_put(&plain, a, "{} practice bids open, with {} of {} padlocks, of which {} are needed\n",
             str_of_number(page->opened, a), str_of_number(page->turned, a),
             str_of_number(page->padlocks.n, a), str_of_number(page->padlocks.k, a));
    give(line, text_str(&plain), (Given[]){
        { "practice_bids", str_of_number(page->opened, a), true },
        { "padlocks_needed", str_of_number(page->padlocks.k, a), true },
        { "padlocks_turned", numbers_of(page, PRACTISED_WELL, a), true },
        { "padlocks_missing", numbers_of(page, PRACTISED_NOT, a), true },
        { "padlocks_wrong", numbers_of(page, PRACTISED_WRONG, a), true } }, 5);
    return DONE;
}

Result run_practice(const Line *line)
{
    const char *what = line->argument[0];
    if (!strcmp(what, "seal"))
        return practice_begin(line);
    if (!strcmp(what, "turn"))
        return practice_turned(line);
    if (!strcmp(what, "open"))
        return practice_opened(line);
    return word_unknown(line, "practice", what,
                        (const char *const[]){ "seal", "turn", "open", NULL });
}
