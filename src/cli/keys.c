/* keys.c - a person's key and a padlock's. */
#include "cli/inside.h"

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

Result run_padlock(const Line *line)
{
    Actor  *actor = secret_take(line->life, sizeof *actor);
    Padlock h;
    if (!strcmp(line->argument[0], "new"))
        return padlock_new_key(line, line->argument[1]);
    if (strcmp(line->argument[0], "check"))
        return word_unknown(line, "padlock", line->argument[0],
                            (const char *const[]){ "new", "check", NULL });
    PassphraseFrom from = passphrase_from(line);
    TRY(actor_read_with(line->argument[1], &from, actor, line->life));
    if (!actor->has_lock)
        return because_of(&key_without_padlock, str(line->argument[1]));
    TRY(padlock_of(&actor->lock, &h));
    TRY(padlock_check(h));
    TRY(padlock_listed(line, actor, h));
    Text plain = { 0 };
    Str  padlock = padlock_write(h, line->life);
    text_put(&plain, line->life, "{}\n", padlock);
    give(line, text_str(&plain), (Given[]){ { "padlock", padlock } }, 1);
    say(line, "The padlock in {} is whole.", str(line->argument[1]));
    return DONE;
}
