/* holder.c - a padlock turns once its holder's own look is content. */
#include "cli/inside.h"

#include "desk/errand.h"
#include "desk/turner.h"
#include "desk/verify.h"

#include "seal/secret.h"

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

/* It leaves this machine in a file of its holder's, who brings it; nothing is entered. */
static Result turn_kept(const Line *line, const Act *act, Str errand, Zone zone)
{
    Arena *a = line->life;
    const char *path = line->option[OPT_OUT];
    TRY(file_write_private(path, errand, a));
    give(line, (Str){ 0 }, (Given[]){ { "file", str(path) },
                                      { "until", iso_moment(act->expires, a) } }, 2);
    say(line, "Written: {}. Nothing is entered yet.", str(path));
    say(line, "Bring it to the page of this tender's opening, \"Bring a turn as a file\", before "
              "{}. After that it counts no more: type this again.",
        str_of_moment(act->expires, zone, a));
    return DONE;
}

static Result turn_written(Visit *v, Act *act, const Shelf *shelf)
{
    Text errand = { 0 };
    TRY(sign_only(v, act, shelf));
    errand_write(&errand, act, 1, shelf, v->life);
    return turn_kept(v->line, act, text_str(&errand), v->procedure->zone);
}

/* ---- from one file --------------------------------------------------------------- */

/* What goes with a book alone. */
static Result apart_asked(const Line *line)
{
    if (line->option[OPT_BOOK])
        return because_of(&wrong_use, S("--book or --bundle"));
    if (!line->option[OPT_OUT])
        return because_of(&wrong_use, S("--bundle goes with --out FILE, which you then bring"));
    if (line->option[OPT_NO_POLICY])
        return because_of(&wrong_use, S("--bundle goes with --policy FILE: the bundle cannot say "
                                        "itself which key its log has"));
    if (line->option[OPT_CHECKPOINT])
        return because_of(&wrong_use, S("--checkpoint goes with --book"));
    return DONE;
}

/* Whom this holder believes, and what was kept of the last look. */
static Result apart_known(const Line *line, Holder *h, Policy *policy, Str *seen)
{
    const char *path = line->option[OPT_POLICY];
    Str  text = { 0 };
    bool there;
    if (path)
        TRY(file_read(path, POLICY_BYTES, &text, line->life));
    TRY(holder_believes(h, beside_key(line, "policy"), path, text, policy, line->life));
    return file_read_if(h->seen, SEEN_BYTES, seen, &there, line->life);
}

static Result apart_look(const Line *line, Str bundle, Holder *h, Looked *looked)
{
    Policy policy;
    Str    seen;
    Text   now = { 0 };
    TRY(apart_known(line, h, &policy, &seen));
    TRY(turn_look_at(bundle, seen, h, looked, &now, line->life));
    if (h->keeps)
        TRY(file_write_again(h->keeps, h->policy, line->life));
    h->kept = h->keeps;
    TRY(file_write_again(h->seen, text_str(&now), line->life));
    say_believed(line, h, &policy);
    say_looked(line, looked, looked->bundle.head.size);
    return DONE;
}

static Result apart_turn(const Line *line, const BundleTaken *bundle, Holder *h, Looked *looked,
                         const TurnStage *stage)
{
    const char *kept = beside_key(line, "turned");
    TurnMade   *made = make(line->life, TurnMade, 1);
    Actor      *by = secret_take(line->life, sizeof *by);
    PassphraseFrom from = passphrase_from(line);
    Text  told = { 0 };
    Str   journal;
    bool  there;
    TRY(actor_read_with(line->option[OPT_AS], &from, by, line->life));
    TRY(file_read_if(kept, JOURNAL_BYTES, &journal, &there, line->life));
    TRY(turn_apart(looked, h, by, stage, journal, because_option(line), made, line->life));
    TRY(bundle_unchanged(bundle, line->life));
    if (made->journal.len)
        TRY(file_write_again(kept, text_str(&made->journal), line->life));
    turn_tell(looked, stage, &told, line->life);
    say(line, "{}", (Str){ told.at, told.len - 1 });
    return turn_kept(line, &made->act, text_str(&made->errand), looked->audit.procedure->zone);
}

/* No book and no net: the file is all there is. */
static Result run_apart(const Line *line, Envelope envelope)
{
    Holder  holder = { 0 };
    BundleTaken   bundle;
    Looked *looked = make(line->life, Looked, 1);
    TRY(apart_asked(line));
    TRY(holder_read(line, &holder));
    TRY(bundle_take(line->option[OPT_BUNDLE], &bundle, line->life));
    TRY(apart_look(line, bundle.bytes, &holder, looked));
    explained_by(line, looked->audit.procedure, NULL, 0);
    TurnStage stage = { holder.round, number_option(line, OPT_LOT), envelope };
    return apart_turn(line, &bundle, &holder, looked, &stage);
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
    if (line->option[OPT_BUNDLE])
        return run_apart(line, e);
    TRY(holder_read(line, &holder));
    Looking looking = { line, &holder, looked };
    TRY(book_is_far(line) ? look_far(&v, &looking) : book_read(line, look, &looking));
    TRY(line->option[OPT_OUT] ? visit_look(&v, line) : visit_propose(&v, line));
    say_looked(line, looked, book_size(visit_book(&v)));
    TRY(turns_act(looked->audit.procedure, &papers, v.actor, holder.round,
                  number_option(line, OPT_LOT), e, &act, &shelf, line->life));
    TRY(turn_journal(beside_key(line, "turned"), &act, shelf.at[0].bytes, looked->audit.procedure,
                     v.actor->number, because_option(line), line->life));
    return line->option[OPT_OUT] ? turn_written(&v, &act, &shelf) : enter(&v, &act, 1, &shelf);
}
