/* witness.c - what witnesses signed of our checkpoints comes home. */
#include "clerk/inside.h"

const Reason origin_foreign = { REFUSED, "origin-foreign", "doc/book.md, cosignatures",
    "This is a checkpoint of another log." };
const Reason checkpoint_ahead = { BROKEN, "checkpoint-ahead", "doc/book.md, cosignatures",
    "The log signed more entries than this book holds: it is an older copy. Bring back the newest "
    "one before anything is entered." };
const Reason checkpoint_forked = { BROKEN, "checkpoint-forked", "doc/book.md, cosignatures",
    "The log's key signed another root of this size than this book has: there are two logs. Keep "
    "the file, it is the proof." };
const Reason nothing_cosigned = { REFUSED, "nothing-cosigned", "doc/book.md, cosignatures",
    "Nobody but the log has signed this checkpoint." };
const Reason cosigned_too_late = { REFUSED, "cosigned-late", "doc/book.md, cosignatures",
    "The witness signed when the log had gone on already. Nothing of it is kept, for readers would "
    "take what was entered before it signed for dated back. Have the newest checkpoint signed, and "
    "bring that; or keep this with --late, and tell readers the --witness-lag that it needs." };

/* ---- is it one of ours ----------------------------------------------------------- */

static Result ahead(const Clerk *c, int64_t size, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "it is of {}, the book has {}", str_counted(size, "entry", "entries", a),
             str_of_number(book_size(c->book), a));
    return because_of(&checkpoint_ahead, text_str(&t));
}

/* What was signed here is told only once it is in the book: another text of the same size, or
 * none here, was signed over another book. */
static Result point_is_ours(Clerk *c, const Note *n, int64_t *size, Arena *a)
{
    Checkpoint point;
    Note ours;
    Str  text = { 0 };
    TRY(checkpoint_read(n->text, &point));
    if (!str_same(point.origin, clerk_origin(c)))
        return because_of(&origin_foreign, point.origin);
    TRY(note_verify(n, &c->vkey, NULL, a));
    *size = point.size;
    if (point.size > book_size(c->book))
        return ahead(c, point.size, a);
    if (point.size)
        TRY(book_checkpoint(c->book, point.size, &text, a));
    if (!text.len)
        return because_of(&checkpoint_forked, str_of_number(point.size, a));
    TRY(note_read(text, &ours, a));
    return str_same(ours.text, n->text) ? DONE
                                        : because_of(&checkpoint_forked, str_of_number(*size, a));
}

/* ---- whose lines ----------------------------------------------------------------- */

static bool is_of(const Signature *s, const Vkey *key)
{
    return s->id == key->id && str_same(s->name, key->name);
}

static Result signer_sort(const Note *n, const Signature *s, const Policy *policy, Cosigners *out,
                          Arena *a)
{
    for (each(const Voter, v, policy->voters)) {
        if (v->need || voter_strange(v) || !is_of(s, &v->key))
            continue;
        Instant at;
        *list_add(&out->known, a) = v->name;
        TRY(note_verify(n, &v->key, &at, a));
        if (at > out->signed_at) {
            out->signed_at = at;
            out->slowest = v->name;
        }
        return DONE;
    }
    *list_add(&out->unknown, a) = s->name;
    return DONE;
}

static Result lines_sort(Clerk *c, const Note *n, const Policy *policy, Cosigners *out, Arena *a)
{
    for (each(const Signature, s, n->signatures))
        if (!is_of(s, &c->vkey))
            TRY(signer_sort(n, s, policy, out, a));
    return out->known.len + out->unknown.len ? DONE : because(&nothing_cosigned);
}

/* ---- in time --------------------------------------------------------------------- */

static const Reason it_is_read = { MISSING, "it-is-read", "", "" };      /* ends a walk */

static Result at_read(void *with, const Kept *kept)
{
    Act act;
    TRY(act_read(kept->body, &act));
    *(Instant *)with = act.at;
    return because(&it_is_read);
}

bool cosigned_late(const Cosigners *who)
{
    return who->next_at && who->signed_at > who->next_at + WITNESS_LAG;
}

/* Who signs an old checkpoint says of what came after it that it was not there. */
static Result in_time(Clerk *c, bool late, Cosigners *out, Arena *a)
{
    Text t = { 0 };
    Result r = book_walk(c->book, 0, out->size, at_read, &out->next_at);
    if (r.why != &it_is_read)
        TRY(r);
    if (late || !cosigned_late(out))
        return DONE;
    text_put(&t, a, "{} signed the {} at {}; ", str_plain(out->slowest, 80, a),
             str_counted(out->size, "entry", "entries", a), str_of_moment(out->signed_at, UTC, a));
    text_put(&t, a, "the next act was entered at {}, {} sooner",
             str_of_moment(out->next_at, UTC, a), str_of_span(out->signed_at - out->next_at, a));
    return because_of(&cosigned_too_late, text_str(&t));
}

/* ---- keeping --------------------------------------------------------------------- */

static Result lines_keep(Clerk *c, const Note *n, int64_t size, Arena *a)
{
    TRY(book_begin(c->book, a));
    for (each(const Signature, s, n->signatures)) {
        Text line = { 0 };
        if (is_of(s, &c->vkey))
            continue;
        signature_write(s, &line, a);
        line.len--;                              /* without its newline */
        TRY(book_cosignature_add(c->book, size, text_str(&line)));
    }
    return book_commit(c->book);
}

static Result witness(Clerk *c, const Note *n, const Policy *policy, bool late, Cosigners *out,
                      Arena *a)
{
    if (c->dead)
        return because(&book_uncertain);
    TRY(point_is_ours(c, n, &out->size, a));
    TRY(lines_sort(c, n, policy, out, a));
    TRY(in_time(c, late, out, a));
    Arena  life = arena_begin(16 << 20);
    Result r = lines_keep(c, n, out->size, &life);
    r.detail = str_copy(r.detail, a);
    arena_end(&life);                            /* rolls back what was not committed */
    c->dead = c->dead || r.why == &book_uncertain;
    return r;
}

Result clerk_witness(Clerk *c, Str bytes, const Policy *policy, bool late, Cosigners *out,
                     Arena *a)
{
    Note n;
    *out = (Cosigners){ 0 };
    TRY(note_read(bytes, &n, a));
    pthread_mutex_lock(&c->pen);
    Result r = witness(c, &n, policy, late, out, a);
    pthread_mutex_unlock(&c->pen);
    return r;
}

/* ---- when they signed last ------------------------------------------------------- */

static const Reason seen_it = { MISSING, "seen-it", "", "" };        /* ends a walk, never shown */

typedef struct Seeing { const Policy *policy; LastSeen *last; } Seeing;

/* 0: nobody who counts signed. */
static Instant counts_from(const Policy *policy, const Witnessed *seen)
{
    if (policy->quorum)
        return seen->since;
    return seen->cosigned.len ? seen->cosigned.at[seen->cosigned.len - 1].at : 0;
}

static Result note_weigh(const Policy *policy, Str text, Instant *at, Arena *a)
{
    Note      note;
    Witnessed seen;
    TRY(note_read(text, &note, a));
    TRY(policy_check(policy, &note, &seen, a));
    *at = counts_from(policy, &seen);
    return DONE;
}

/* A size may have several notes. */
static Result note_see(void *with, const Kept *kept)
{
    Seeing *s = with;
    Instant at = 0;
    if (kept->leaf < s->last->size)
        return because(&seen_it);
    Arena  a = arena_begin(8 << 20);
    Result r = note_weigh(s->policy, kept->body, &at, &a);
    arena_end(&a);
    if (at)
        *s->last = (LastSeen){ kept->leaf, at > s->last->at ? at : s->last->at };
    return r.why == &quorum_missing || r.why == &signature_wrong || !failed(r) ? DONE
                                                                               : because(r.why);
}

Result book_last_seen(Book *b, const Policy *policy, LastSeen *last)
{
    Seeing s = { policy, last };
    *last = (LastSeen){ 0 };
    Result r = book_cosigned_back(b, note_see, &s);
    return r.why == &seen_it ? DONE : r;
}
