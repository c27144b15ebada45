/* keys.c - a person's key and a padlock's. */
#include "cli/inside.h"

#include "desk/there.h"
#include "seal/secret.h"

#include <string.h>

/* The public half of a key, and of the padlock where there is one. */
static Result key_give(const Line *line, const Actor *actor, Str padlock)
{
    Text plain = { 0 }, key = { 0 };
    Id   own = actor->delegate ? actor->delegate : actor->number;
    Str  number = str_of_number(own, line->life);
    text_bytes(&key, actor->public.byte, 32, line->life);
    if (padlock.len)
        text_put(&plain, line->life, "{}\n", padlock);
    text_put(&plain, line->life, "person={} key={}\n", number, text_str(&key));
    Given given[] = { { "person", number, true }, { "key", text_str(&key) },
                      { "padlock", padlock } };
    give(line, text_str(&plain), given, padlock.len ? 3 : 2);
    return DONE;
}

Result run_key(const Line *line)
{
    Actor *actor = secret_take(line->life, sizeof *actor);
    *actor = actor_new(str(line->arguments > 1 ? line->argument[1] : line->argument[0]));
    if (line->option[OPT_BIDDER]) {
        actor->delegate = actor->number;
        if (!str_number(str(line->option[OPT_BIDDER]), &actor->number) || !actor->number)
            return because_of(&wrong_use, S("--bidder takes a number here"));
    }
    Str passphrase;
    TRY(passphrase_fresh(line, line->argument[0], &passphrase));
    TRY(actor_write_under(line->argument[0], actor, passphrase, line->life));
    say(line,
        "Keep {} to yourself; nobody can make it again. Its public half, for whoever enrols you:",
        str(line->argument[0]));
    return key_give(line, actor, (Str){ 0 });
}

static Result padlock_new_key(const Line *line, const char *path)
{
    Padlock h;
    Actor  *actor = secret_take(line->life, sizeof *actor);
    *actor = actor_new(str(line->arguments > 2 ? line->argument[2] : path));
    padlock_new(&actor->lock, &h);
    actor->has_lock = true;
    Str passphrase;
    TRY(passphrase_fresh(line, path, &passphrase));
    TRY(actor_write_under(path, actor, passphrase, line->life));
    say(line, "The padlock in {} opens bids: keep a copy in a safe place, apart from this machine.",
        str(path));
    say(line, "Its fingerprint: {}", padlock_fingerprint(h, line->life));
    return key_give(line, actor, padlock_write(h, line->life));
}

/* Where a procedure is named: does it list this padlock as this holder's? */
static Result padlock_listed(const Line *line, const Actor *actor, Padlock h)
{
    Visit v;
    if (!line->option[OPT_PROCEDURE])
        return DONE;
    TRY(visit_look(&v, line));
    const Lock *lock = lock_of_holder(v.procedure, actor->number);
    return lock && point_same(lock->h, h.h) ? DONE : because(&padlock_not_yours);
}

/* ---- still there ------------------------------------------------------------------- */

/* Of a book that a server on this machine keeps: by the socket in its folder. */
static Result door_there(Visit *v)
{
    const char *folder;
    if (v->far)
        return DONE;
    TRY(book_named(v->line, &folder));
    TRY(door_find(&v->door, &(DoorPlace){ .folder = folder }, v->life));
    return door_open(v->door) ? DONE : because_of(&server_unreachable, str(folder));
}

/* What is asked is seen to be such a question before anything is proved. */
static Result ask_and_answer(Visit *v, const Lock *lock, const Actor *actor)
{
    Heard question, done;
    Text  to = { 0 }, of = { 0 };
    Str   answer;
    text_our(&to, "/api/1/padlock/", v->life);
    text_name(&to, v->name, v->life);
    text_put(&of, v->life, "{}/{}", text_str(&to), str_of_number(lock->index, v->life));
    Asking asks = { .method = "GET", .target = text_str(&of) };
    Asking says = { .method = "POST", .target = text_str(&to) };
    TRY(door_ask(v->door, &asks, &question, v->life));
    TRY(there_answer(question.body, &actor->lock, &answer, v->life));
    says.body = answer;
    return door_ask(v->door, &says, &done, v->life);
}

static Result padlock_there(const Line *line, const Actor *actor, Padlock h)
{
    Visit v;
    TRY(option_needed(line, OPT_PROCEDURE));
    TRY(visit_look(&v, line));
    const Lock *lock = lock_of_holder(v.procedure, actor->number);
    if (!lock || !point_same(lock->h, h.h))
        return because(&padlock_not_yours);
    TRY(door_there(&v));
    door_signs(v.door, actor, book_settings(v.onlooker.book)->origin);
    TRY(ask_and_answer(&v, lock, actor));
    Str number = str_of_number(lock->index, line->life);
    give(line, number, (Given[]){ { "padlock_number", number, true } }, 1);
    say(line, "\nYour padlock answered: the officers of the tender see that it is there. Nothing "
              "was opened.{}", S(""));
    return DONE;
}

/* ---- a second custodian ------------------------------------------------------------ */

static Result padlock_copy(const Line *line, const Actor *actor, Padlock h)
{
    Str passphrase;
    const char *copy = line->arguments > 2 ? line->argument[2] : NULL;
    if (!copy)
        return because_of(&wrong_use, S("padlock copy FILE COPY"));
    TRY(passphrase_other(line, copy, &passphrase));
    TRY(actor_write_under(copy, actor, passphrase, line->life));
    Given given[] = { { "file", str(copy) }, { "padlock", padlock_write(h, line->life) } };
    give(line, str(copy), given, 2);
    say(line, "\nIt opens all that your own file opens, under a passphrase of its own. Give file "
              "and passphrase on two ways to whoever keeps it, note on the sheet of each who keeps "
              "the other, and have them type: tenderbox padlock check {}",
        shell_word(copy, line->life));
    return DONE;
}

/* ---- which of them ----------------------------------------------------------------- */

static Result padlock_checked(const Line *line, const Actor *actor, Padlock h)
{
    TRY(padlock_listed(line, actor, h));
    Text plain = { 0 };
    Str  padlock = padlock_write(h, line->life);
    text_put(&plain, line->life, "{}\n", padlock);
    give(line, text_str(&plain), (Given[]){ { "padlock", padlock } }, 1);
    say(line, "The padlock in {} is whole.", str(line->argument[1]));
    say(line, "Its fingerprint: {}", padlock_fingerprint(h, line->life));
    return DONE;
}

typedef Result PadlockFn(const Line *, const Actor *, Padlock);

static PadlockFn *padlock_doing(const char *word)
{
    return !strcmp(word, "check")   ? padlock_checked
           : !strcmp(word, "there") ? padlock_there
           : !strcmp(word, "copy")  ? padlock_copy
                                    : NULL;
}

Result run_padlock(const Line *line)
{
    Actor  *actor = secret_take(line->life, sizeof *actor);
    Padlock h;
    if (!strcmp(line->argument[0], "new"))
        return padlock_new_key(line, line->argument[1]);
    PadlockFn *doing = padlock_doing(line->argument[0]);
    if (!doing)
        return word_unknown(line, "padlock", line->argument[0],
                            (const char *const[]){ "new", "check", "there", "copy", NULL });
    PassphraseFrom from = passphrase_from(line);
    TRY(actor_read_with(line->argument[1], &from, actor, line->life));
    if (!actor->has_lock)
        return because_of(&key_without_padlock, str(line->argument[1]));
    TRY(padlock_of(&actor->lock, &h));
    TRY(padlock_check(h));
    return doing(line, actor, h);
}
