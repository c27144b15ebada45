/* holder.c - a padlock turns once its holder's own look is content. */
#include "cli/inside.h"

#include "desk/holder.h"

#include <time.h>

enum { READING_BYTES = 8 << 20 };

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
static void say_looked(const Line *line, const Looked *looked, int64_t size, const char *policy)
{
    const Audit *audited = &looked->audit;
    int64_t seen = looked->bundle.head.size;
    if (!audited->quorum)
        fprintf(stderr, "WARNING: %s asks for no witnesses. That this is the only log, and that "
                        "its bids came in time,\n  rests on the operator's clock and word alone.\n",
                policy);
    say(line, "The log is whole and goes on from where you saw it last{}", S("."));
    if (audited->quorum && seen < size)
        say(line, "Your witnesses saw its first {}; what came later is not looked at before "
                  "they have signed it.", str_counted(seen, "entry", "entries", line->life));
}

static Result holder_read(const Line *line, Holder *h)
{
    const char *folder;
    if (!str_name(str(line->option[OPT_PROCEDURE]), &h->pinned))
        return because_of(&name_not_pinned, str(line->option[OPT_PROCEDURE]));
    TRY(book_named(line, &folder));
    h->round  = number_option(line, OPT_ROUND);
    h->policy = line->option[OPT_POLICY] ? line->option[OPT_POLICY]
                                         : path_in(folder, "policy", line->life);
    h->checkpoint = line->option[OPT_CHECKPOINT];
    h->seen   = beside_key(line, "seen");
    h->now    = time(NULL);
    return DONE;
}

/* The book is let go before the clerk is asked to write in it. */
static Result look(const Line *line, const Holder *h, Looked *looked)
{
    const char *folder;
    Book  *b;
    Arena  reading = arena_begin(READING_BYTES);
    Result r = book_named(line, &folder);
    if (!failed(r))
        r = book_open(&b, folder, true, 0, &reading);
    if (!failed(r))
        r = turn_look(b, h, looked, line->life);
    r.detail = str_copy(r.detail, line->life);
    arena_end(&reading);
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
    TRY(look(line, &holder, looked));
    TRY(visit_propose(&v, line));
    say_looked(line, looked, book_size(clerk_book(v.clerk)), holder.policy);
    TRY(turns_act(looked->audit.procedure, &papers, v.actor, holder.round,
                  number_option(line, OPT_LOT), e, &act, &shelf, line->life));
    TRY(turn_journal(beside_key(line, "turned"), &act, shelf.at[0].bytes, looked->audit.procedure,
                     v.actor->number, because_option(line), line->life));
    return enter(&v, &act, 1, &shelf);
}
