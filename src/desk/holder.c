#include "desk/holder.h"

#include "core/flaws.h"
#include "desk/verify.h"
#include "desk/wording.h"
#include "sys/given.h"

#define SOURCE "doc/book.md, the holder's checks"

const Reason policy_needed = { INVALID, "policy-needed", SOURCE,
    "Whom do you believe? --policy FILE says it: the log's key and its witnesses, as they reached "
    "you by another way than through this book, on the printed notice for example. It is kept "
    "beside your key. Who knows of nobody and turns on the operator's word alone says why: "
    "--no-policy WORDS." };
const Reason policy_of_the_book = { REFUSED, "policy-of-the-book", SOURCE,
    "This policy lies in the book's folder: whoever runs the log could have written it for you. "
    "Bring one that reached you by another way." };
const Reason policy_changed = { REFUSED, "policy-changed", SOURCE,
    "This is not the policy that you believed when you first looked, which is kept in this file. "
    "Who asks you to believe others now? If nobody does and you mean it yourself, move that file "
    "away; the next turn keeps the new one." };
const Reason log_forked = { BROKEN, "log-forked", SOURCE,
    "This log is not the one that you saw last time, or an older copy of it. Do not turn." };

const Reason seen_too_early = { REFUSED, "seen-too-early", SOURCE,
    "You saw this log last when it was shorter than where this file begins, so the file cannot "
    "show that it goes on from there. Turn with --book instead of --bundle, or with what was kept "
    "of your last look at this very tender." };
const Reason edition_short = { INVALID, "edition-short", SOURCE,
    "This edition withholds what a turn is checked by. Save the file that the page of the tender "
    "gives its padlock holders: \"What is to be turned\"." };

const Reason name_not_pinned = { REFUSED, "name-not-pinned", SOURCE,
    "Give the procedure's name of 32 letters, copied from the printed notice: a number or a "
    "draft's name could be made to mean another tender." };
const Reason deadline_ahead = { REFUSED, "deadline-ahead", SOURCE,
    "By the clock of this machine the deadline has not passed and settled. Do not turn." };
const Reason deadline_unseen = { REFUSED, "deadline-unseen", SOURCE,
    "The witnesses of your policy did not see this log after the deadline had passed and settled. "
    "Do not turn." };
const Reason turned_otherwise = { REFUSED, "turned-otherwise", SOURCE,
    "Your journal says that you turned for other bids at this stage, and not every one of those "
    "turns is in the log. Find out what became of them; then say why you turn again." };
const Reason marks_changed = { REFUSED, "marks-changed", SOURCE,
    "Your journal says that you turned for these prices when other marks were locked, and that "
    "turn is not in the log: whoever kept it back may know the prices. Find out what became of it; "
    "then say why you turn again." };

enum { POINT_MOST = 1 << 20 };

/* ---- whom the holder believes ---------------------------------------------------- */

/* Comments and spaces do not count. */
static bool policy_same(const Policy *one, const Policy *other, Arena *a)
{
    Text x = { 0 }, y = { 0 };
    policy_write(one, &x, a);
    policy_write(other, &y, a);
    return str_same(text_str(&x), text_str(&y));
}

static Result policy_from(Str text, const char *path, Policy *policy, Arena *a)
{
    Text   t = { 0 };
    Result r = policy_read(text, policy, a);
    if (!failed(r))
        return DONE;
    text_put(&t, a, "{}: {}", str(path), r.detail);
    return because_of(r.why, text_str(&t));
}

Result policy_believed(Str kept, const char *path, Str text, const char *brought, Str *believed,
                       Policy *policy, Arena *a)
{
    Policy first;
    if (!kept.len && !text.len)
        return because(&policy_needed);
    if (text.len)
        TRY(policy_from(text, brought, policy, a));
    if (kept.len)
        TRY(policy_from(kept, path, &first, a));
    if (kept.len && text.len && !policy_same(&first, policy, a))
        return because_of(&policy_changed, str(path));
    *believed = kept.len ? kept : text;
    *policy   = kept.len ? first : *policy;
    return DONE;
}

Result holder_believes(Holder *h, const char *path, const char *brought, Str text, Policy *policy,
                       Arena *a)
{
    Str  kept;
    bool there;
    TRY(file_read_if(path, POLICY_BYTES, &kept, &there, a));
    if (there && !kept.len)
        TRY(policy_from(kept, path, policy, a));
    TRY(policy_believed(kept, path, text, brought, &h->policy, policy, a));
    h->keeps = there ? NULL : path;
    return DONE;
}

Str policy_without(Str log_key, Str why, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "# no policy: {}\nlog {}\nquorum none\n", why, log_key);
    return text_str(&t);
}

static void witness_tell(const Voter *v, Text *t, Arena *a)
{
    Str strange = S("its key is of a kind that nobody here can check");
    text_put(t, a, "{} ({})", v->name, voter_strange(v) ? strange : v->key.name);
}

static void voter_tell(const Policy *p, int at, Text *t, Arena *a)
{
    const Voter *v = &p->voters.at[at];
    if (!v->need) {
        witness_tell(v, t, a);
        return;
    }
    text_put(t, a, "{} of [", str_of_number(v->need, a));
    for (each(int, member, v->members)) {
        if (member != v->members.at)
            text_our(t, ", ", a);
        voter_tell(p, *member, t, a);
    }
    text_our(t, "]", a);
}

void policy_tell(const Policy *p, Text *t, Arena *a)
{
    for (each(Log, log, p->logs)) {
        text_our(t, "  the log ", a);
        vkey_write(&log->key, t, a);
        text_our(t, "\n", a);
    }
    if (!p->quorum) {
        text_our(t, "  and no witnesses: that others are shown the same log, that it holds all "
                    "it ever held,\n  and when bids came, rests on the operator's word alone", a);
        return;
    }
    text_our(t, "  once it was seen, and after the deadline, by ", a);
    voter_tell(p, p->quorum - 1, t, a);
}

/* ---- the holder's look ----------------------------------------------------------- */

/* The bundle that is looked at lies in a file without a name: it may be larger than memory. */
typedef struct Spool { Given *file; Arena *life; } Spool;

static Result spool_failed(const Spool *s)
{
    return file_failed(&file_unwritable, s->file->path, s->life);
}

static void spool_end(void *file) { given_close(file); }

static Result spool_begin(Spool *s, Arena *a)
{
    *s = (Spool){ make(a, Given, 1), a };
    if (!given_fresh(s->file))
        return spool_failed(s);
    arena_defer(a, spool_end, s->file);
    return DONE;
}

static Result spool_write(void *self, Str bytes)
{
    const Spool *s = self;
    return given_add(s->file, bytes) ? DONE : spool_failed(s);
}

static Result spool_whole(const Spool *s) { return given_whole(s->file) ? DONE : spool_failed(s); }

/* What the log was the last time. */
typedef struct Seen { int64_t size; Hash root; } Seen;

static const LineRow seen_rows[] = {
    { NULL, &line_number, offsetof(Seen, size) },
    { NULL, &line_hash,   offsetof(Seen, root) },
};

/* A holder who never looked has none. */
static Result check_seen(Book *b, const char *path, bool *there, Arena *a)
{
    Str  text;
    Seen seen;
    Frontier then;
    TRY(file_read_if(path, SEEN_BYTES, &text, there, a));
    if (!*there)
        return DONE;
    if (!lines_whole(text, seen_rows, countof(seen_rows), &seen))
        return because_of(&log_forked, str(path));
    if (seen.size > book_size(b))
        return because(&log_forked);
    TRY(book_frontier_at(b, seen.size, &then));
    return hash_same(frontier_root(&then), seen.root) ? DONE : because(&log_forked);
}

void seen_write(Text *t, int64_t size, Hash root, Arena *a)
{
    lines_write(t, seen_rows, countof(seen_rows), &(Seen){ size, root }, a);
}

static Result keep_seen(Book *b, const char *path, Arena *a)
{
    Text t = { 0 };
    seen_write(&t, book_size(b), book_root(b), a);
    return file_write_again(path, text_str(&t), a);
}

/* The root of so many first entries, as far as a bundle has them. */
static Result root_at(const Bundle *b, int64_t size, Hash *root)
{
    Frontier f = b->before;
    Str rest = b->entries.lines, line;
    if (size < f.size)
        return because(&seen_too_early);
    while (f.size < size && entry_next(&rest, &line))
        frontier_add(&f, tree_leaf(line), NULL);
    *root = frontier_root(&f);
    return f.size == size ? DONE : because(&log_forked);
}

static Result goes_on(const Bundle *b, Str text, Text *now, Arena *a)
{
    Seen seen;
    Hash root;
    if (text.len && !lines_whole(text, seen_rows, countof(seen_rows), &seen))
        return because(&log_forked);
    if (text.len) {
        TRY(root_at(b, seen.size, &root));
        if (!hash_same(root, seen.root))
            return because(&log_forked);
    }
    TRY(root_at(b, b->head.size, &root));
    seen_write(now, b->head.size, root, a);
    return DONE;
}

Result turn_check_moment(const Audit *audited, const Holder *h, Arena *a)
{
    const Round *r = round_of(audited->procedure, h->round);
    if (!name_same(audited->procedure->name, h->pinned))
        return because(&name_not_pinned);
    if (!r)
        return because_number(&no_such_round, audited->procedure, A_ROUND, "--round", h->round, a);
    if (h->now < r->deadline + SETTLING)
        return because_of(&deadline_ahead,
                          str_of_moment_words(r->deadline, audited->procedure->zone, a));
    bool seen = !audited->quorum || audited->seen_since >= r->deadline + SETTLING;
    return seen ? DONE : because(&deadline_unseen);
}

/* What the witnesses signed the holder may bring, should the book not have it; that it is of this
 * size and root the audit says. */
static Result end_of_look(const Holder *h, const Policy *policy, BundleEnd *end, Arena *a)
{
    *end = (BundleEnd){ .policy = h->checkpoint ? NULL : policy };
    return h->checkpoint ? file_read(h->checkpoint, POINT_MOST, &end->note, a) : DONE;
}

/* What was brought from elsewhere ends with the log's latest checkpoint: the holder's own note
 * comes behind it here. */
static Result note_behind(Spool *s, Str note, Arena *a)
{
    Spool   longer;
    Bundle *b = make(a, Bundle, 1);
    TRY(spool_whole(s));
    TRY(bundle_of(s->file->bytes, b, a));
    *list_add(&b->checkpoints, a) = note;
    TRY(spool_begin(&longer, a));
    *s = longer;
    return bundle_write(b, (BundleOut){ spool_write, s }, a);
}

static Result bundle_bring(Book *b, const Holder *h, const BundleEnd *end, Spool *s, Arena *a)
{
    BundleOut out = { spool_write, s };
    if (!h->bring)
        return export_bundle(b, h->pinned, OVERSEER_EDITION, 0, *end, out, NULL, a);
    TRY(h->bring(h->with, h->pinned, end->policy ? h->policy : (Str){ 0 }, out, a));
    return end->note.len ? note_behind(s, end->note, a) : DONE;
}

Result turn_look(Book *b, Holder *h, Looked *out, Arena *a)
{
    AuditBeside beside = { .witness_lag = h->witness_lag };
    Policy    policy;
    BundleEnd end;
    Spool     s;
    TRY(policy_read(h->policy, &policy, a));
    TRY(check_seen(b, h->seen, &out->before, a));
    TRY(end_of_look(h, &policy, &end, a));
    TRY(spool_begin(&s, a));
    TRY(bundle_bring(b, h, &end, &s, a));
    TRY(spool_whole(&s));
    TRY(audit_with(s.file->bytes, h->policy, &beside, &out->audit, a));
    TRY(bundle_of(s.file->bytes, &out->bundle, a));
    if (h->keeps)
        TRY(file_write_again(h->keeps, h->policy, a));
    h->kept = h->keeps;
    TRY(keep_seen(b, h->seen, a));
    return turn_check_moment(&out->audit, h, a);
}

Result turn_look_at(Str bundle, Str seen, const Holder *h, Looked *out, Text *now, Arena *a)
{
    AuditBeside beside = { .witness_lag = h->witness_lag };
    TRY(bundle_of(bundle, &out->bundle, a));
    if (out->bundle.head.edition < OVERSEER_EDITION)
        return because_of(&edition_short, str(edition_name(out->bundle.head.edition)));
    TRY(audit_with(bundle, h->policy, &beside, &out->audit, a));
    out->before = seen.len > 0;
    return goes_on(&out->bundle, seen, now, a);
}

static Result paper_looked_at(void *where, Hash hash, Str *bytes, Arena *a)
{
    const ShelfItem *item = bundle_words(&((Looked *)where)->bundle, hash);
    (void)a;
    return item ? (*bytes = item->bytes, DONE) : because(&words_missing);
}

static Result sealed_looked_at(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    (void)where; (void)hash; (void)source; (void)bytes; (void)a;
    return because(&sealed_missing);
}

static Result cosigned_looked_at(void *where, NoteFn *each_one, void *with)
{
    const Bundle *b = &((Looked *)where)->bundle;
    for (ptrdiff_t i = b->checkpoints.len - 1; i >= 0; i--)
        TRY(each_one(with, b->checkpoints.at[i]));
    return DONE;
}

Papers looked_papers(Looked *l)
{
    return (Papers){ paper_looked_at, sealed_looked_at, cosigned_looked_at, l };
}

/* ---- the holder's journal -------------------------------------------------------- */

static Id turns_entered(const Procedure *p, const JournalLine *line)
{
    Id count = 0;
    for (each(const Turned, t, p->turned))
        count += t->holder == line->holder && t->round == line->round && t->lot == line->lot &&
                 t->envelope == line->envelope;
    return count;
}

/* Turns that stand in the log are known to everybody; of one that does not, nobody knows who has
 * it. */
static Result journal_allows(const Journal *journal, const JournalLine *next, const Procedure *p,
                             bool *written)
{
    const JournalLine *last = NULL;
    Id count = 0;
    for (each(const JournalLine, line, *journal))
        if (journal_same_stage(line, next)) {
            last = line;
            count++;
        }
    bool same_bids = last && hash_same(last->bids, next->bids);
    *written = same_bids && hash_same(last->sheets, next->sheets);
    if (*written || next->why.len || turns_entered(p, next) >= count)
        return DONE;
    return because(same_bids ? &marks_changed : &turned_otherwise);
}

Result journal_next(Str text, const Act *act, Str paper, const Procedure *p, Id holder, Str why,
                    Text *after, Arena *a)
{
    JournalLine next;
    Journal     journal = { 0 };
    bool        written;
    TRY(journal_line(act, paper, holder, why, &next, a));
    if (text.len)
        TRY(journal_read(text, &journal, a));
    TRY(journal_allows(&journal, &next, p, &written));
    if (written)
        return DONE;
    *list_add(&journal, a) = next;
    journal_write(after, &journal, a);
    return DONE;
}

Result turn_journal(const char *path, const Act *act, Str paper, const Procedure *p, Id holder,
                    Str why, Arena *a)
{
    Str  text;
    Text after = { 0 };
    bool there;
    TRY(file_read_if(path, JOURNAL_BYTES, &text, &there, a));
    Result r = journal_next(text, act, paper, p, holder, why, &after, a);
    if (r.why == &turned_otherwise || r.why == &marks_changed)
        return because_of(r.why, str(path));
    TRY(r);
    return after.len ? file_write_again(path, text_str(&after), a) : DONE;
}
