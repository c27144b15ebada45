/* holder.c - a padlock turns once its holder's own look is content. */
#include "cli/inside.h"

#include "desk/holder.h"

#include <time.h>

Result envelope_option(const Line *line, Envelope *e)
{
    for (*e = 0; *e < ENVELOPES; (*e)++)
        if (str_is(str(line->option[OPT_ENVELOPE]), envelope_name(*e)))
            return DONE;
    return because_of(&wrong_use, S("--envelope quality, price or qualification"));
}

/* A file of the holder's own, beside the key. */
static const char *beside_key(const Line *line, const char *what)
{
    Text t = { 0 };
    text_put(&t, line->life, "{}.{}", str(line->option[OPT_AS]), str(what));
    return str_terminated(text_str(&t), line->life);
}

/* What the witnesses have not seen is not there for who asks for them: acts may then seem to be
 * missing. */
static void say_looked(const Line *line, const Looked *looked, int64_t size)
{
    const Audit *audited = &looked->audit;
    int64_t seen = looked->bundle.head.size;
    if (!audited->quorum)
        fprintf(stderr, "WARNING: %s asks for no witnesses. That this is the only log, and that "
                        "its bids came in time,\n  rests on the operator's clock and word alone.\n",
                beside_key(line, "policy"));
    say(line, looked->before ? "The log is whole and goes on from where you saw it last{}"
                             : "The log is whole; from here on you will see whether it goes on{}",
        S("."));
    if (audited->quorum && seen < size)
        say(line, "Your witnesses saw its first {}; what came later is not looked at before "
                  "they have signed it.", str_counted(seen, "entry", "entries", line->life));
}

static Result holder_read(const Line *line, Holder *h)
{
    if (!str_name(str(line->option[OPT_PROCEDURE]), &h->pinned))
        return because_of(&name_not_pinned, str(line->option[OPT_PROCEDURE]));
    if (line->option[OPT_POLICY] && line->option[OPT_NO_POLICY])
        return because_of(&wrong_use, S("--policy or --no-policy"));
    h->round  = number_option(line, OPT_ROUND);
    h->checkpoint = line->option[OPT_CHECKPOINT];
    h->seen   = beside_key(line, "seen");
    h->now    = time(NULL);
    return lag_given(line, &h->witness_lag);
}

static Result no_policy_unfit(Str why, Arena *a)
{
    Text t = { 0 };
    if (!why.len)
        return because_of(&why_unfit, S("--no-policy is given without a word"));
    text_put(&t, a, "--no-policy {}", str_plain(why, 40, a));
    return because_of(&why_unfit, text_str(&t));
}

/* The policy that was brought; of who has none that which says so. Of the book's folder it is never
 * read. */
static Result policy_brought(const Line *line, const Book *b, const char *folder, Str *text)
{
    const char *path = line->option[OPT_POLICY], *why = line->option[OPT_NO_POLICY];
    if (why && (!*why || !why_fits(str(why))))
        return no_policy_unfit(str(why), line->life);
    if (why)
        *text = policy_without(book_settings(b)->log_key, str(why), line->life);
    if (path && *folder && folder_holds(folder, path))
        return because_of(&policy_of_the_book, str(path));
    return path ? file_read(path, POLICY_BYTES, text, line->life) : DONE;
}

/* Shown once, and as believed only when it is kept. */
static void say_believed(const Line *line, const Holder *h, const Policy *policy)
{
    Text t = { 0 };
    policy_tell(policy, &t, line->life);
    if (h->kept) {
        say(line, "From now on you believe, as {} keeps it,", str(h->keeps));
        say(line, "{}.", text_str(&t));
    }
}

typedef struct Looking { const Line *line; Holder *holder; Looked *looked; } Looking;

static Result bring_far(void *door, Name name, Str policy, BundleOut out, Arena *a)
{
    Text named = { 0 };
    text_name(&named, name, a);
    return far_bundle(door, OVERSEER_EDITION, text_str(&named), policy, out, a);
}

static Result look(void *with, Book *b, const char *folder, Arena *a);

/* Of a book that is elsewhere its mirror is looked at, whose log goes on from what was seen. */
static Result look_far(Visit *v, Looking *l)
{
    TRY(visit_look(v, l->line));
    l->holder->bring = bring_far;
    l->holder->with  = v->door;
    return look(l, v->onlooker.book, "", v->life);
}

static Result look(void *with, Book *b, const char *folder, Arena *a)
{
    const Looking *l = with;
    const Line    *line = l->line;
    Str    text = { 0 };
    Policy policy;
    (void)a;
    TRY(policy_brought(line, b, folder, &text));
    TRY(holder_believes(l->holder, beside_key(line, "policy"), line->option[OPT_POLICY], text,
                        &policy, line->life));
    Result r = turn_look(b, l->holder, l->looked, line->life);
    say_believed(line, l->holder, &policy);
    return r;
}

static Str because_option(const Line *line)
{
    return line->option[OPT_BECAUSE] ? str(line->option[OPT_BECAUSE]) : (Str){ 0 };
}

Result run_turn(const Line *line)
{
    Visit   v;
    Act    act = { 0 };
    Shelf  shelf = { 0 };
    Holder holder = { 0 };
    Looked *looked = make(line->life, Looked, 1);
    Papers papers = looked_papers(looked);
    Envelope e;
    TRY(envelope_option(line, &e));
    TRY(holder_read(line, &holder));
    Looking looking = { line, &holder, looked };
    TRY(book_is_far(line) ? look_far(&v, &looking) : book_read(line, look, &looking));
    TRY(visit_propose(&v, line));
    say_looked(line, looked, book_size(visit_book(&v)));
    TRY(turns_act(looked->audit.procedure, &papers, v.actor, holder.round,
                  number_option(line, OPT_LOT), e, &act, &shelf, line->life));
    TRY(turn_journal(beside_key(line, "turned"), &act, shelf.at[0].bytes, looked->audit.procedure,
                     v.actor->number, because_option(line), line->life));
    return enter(&v, &act, 1, &shelf);
}
