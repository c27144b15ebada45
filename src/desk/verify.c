#include "desk/verify.h"

#include "core/flaws.h"
#include "desk/wording.h"
#include "sys/fresh.h"
#include "sys/given.h"
#include "sys/going.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

const Reason log_forked = { BROKEN, "log-forked", "doc/book.md, the holder's checks",
    "This log is not the one that you saw last time, or an older copy of it. Do not turn." };

const Reason name_not_pinned = { REFUSED, "name-not-pinned", "doc/book.md, the holder's checks",
    "Give the procedure's name of 32 letters, copied from the printed notice: a number or a "
    "draft's name could be made to mean another tender." };
const Reason deadline_ahead = { REFUSED, "deadline-ahead", "doc/book.md, the holder's checks",
    "By the clock of this machine the deadline has not passed and settled. Do not turn." };
const Reason deadline_unseen = { REFUSED, "deadline-unseen", "doc/book.md, the holder's checks",
    "The witnesses of your policy did not see this log after the deadline had passed and settled. "
    "Do not turn." };
const Reason turned_otherwise = { REFUSED, "turned-otherwise", "doc/book.md, the holder's checks",
    "Your journal says that you turned for other bids at this stage, and not every one of those "
    "turns is in the log. Find out what became of them; then say why you turn again." };
const Reason marks_changed = { REFUSED, "marks-changed", "doc/book.md, the holder's checks",
    "Your journal says that you turned for these prices when other marks were locked, and that "
    "turn is not in the log: whoever kept it back may know the prices. Find out what became of it; "
    "then say why you turn again." };

const Reason bundle_not_good = { REFUSED, "bundle-not-good", "doc/book.md, bundles",
    "This is not, or not only, what the log committed to." };

enum { POLICY_MOST = 64 * 1024, POINT_MOST = 1 << 20, DETAIL_MOST = 4000, IO = 74 };

/* ---- writing --------------------------------------------------------------------- */

typedef struct Writing { Fresh file; Arena *life; } Writing;

static Result write_file(void *self, Str bytes)
{
    Writing *w = self;
    size_t len = (size_t)bytes.len;
    going_on(bytes.len);
    bool well = !bytes.len || fwrite(bytes.at, 1, len, w->file.file) == len;
    return well ? DONE : file_failed(&file_unwritable, w->file.place, w->life);
}

Result export_to_file(Book *b, Name name, Edition edition, Id bidder, const Policy *policy,
                      const char *path, Spoilt *spoilt, Arena *a)
{
    Writing w = { .life = a };
    if (!fresh_file(&w.file, path, edition == PUBLIC ? AS_UMASK : OWNER_ALONE, a))
        return file_failed(&file_unwritable, path, a);
    going_begin("Exporting", "bytes written", 0);
    Result r = export_bundle(b, name, edition, bidder, policy, (BundleOut){ write_file, &w },
                             spoilt, a);
    going_end();
    if (failed(r))
        fresh_drop(&w.file);
    else if (!fresh_keep(&w.file))
        return file_failed(&file_unwritable, path, a);
    return r;
}

/* ---- reading --------------------------------------------------------------------- */

static void close_given(void *given) { given_close(given); }

/* A bundle: mapped, or from a pipe. */
static Result take_file(const char *path, Given **given, Arena *a)
{
    Given *g = *given = make(a, Given, 1);
    given_guard("tenderbox", IO);
    if (!given_open(g, path))
        return file_trouble(path, a);
    arena_defer(a, close_given, g);
    return DONE;
}

/* Who changes a file while it is looked at gets no verdict on it. */
static Result unchanged(const Given *g, Arena *a)
{
    Text t = { 0 };
    if (given_same(g))
        return DONE;
    text_put(&t, a, "{}: changed while read", str(g->path));
    return because_of(&file_unreadable, text_str(&t));
}

Result policy_file(const char *path, Policy *policy, Arena *a)
{
    Str text;
    TRY(file_read(path, POLICY_MOST, &text, a));
    return policy_read(text, policy, a);
}

Result verify_bytes(Str bundle, Str policy, Audit *out, Arena *a)
{
    return audit(bundle, policy, out, a);
}

static Result journals_of(const Verifying *v, JournalTexts *out, Arena *a)
{
    for (int i = 0; i < v->journal_count; i++)
        TRY(file_read(v->journals[i], JOURNAL_BYTES, list_add(out, a), a));
    return DONE;
}

/* The file's own reason, with its name before what the reason says of it. */
static Result unread_file(const Verifying *v, const Audit *out, Arena *a)
{
    const char *path = out->unread == POLICY_UNREAD    ? v->policy
                       : out->unread == JOURNAL_UNREAD ? v->journals[out->unread_journal]
                                                       : v->bundle;
    Str  detail = str_plain(out->fault.detail, DETAIL_MOST, a);
    Text t = { 0 };
    text_put(&t, a, "{}{}{}", str(path), str(detail.len ? ": " : ""), detail);
    return because_of(out->fault.why, text_str(&t));
}

Result verify_file(const Verifying *v, Audit *out, Arena *a)
{
    Str    policy;
    Given *bundle;
    AuditBeside beside = { .witness_lag = v->witness_lag };
    TRY(file_read(v->policy, POLICY_MOST, &policy, a));
    TRY(journals_of(v, &beside.journals, a));
    TRY(take_file(v->bundle, &bundle, a));
    Result r = audit_with(bundle->bytes, policy, &beside, out, a);
    TRY(unchanged(bundle, a));
    if (failed(r) && out->unread)
        return unread_file(v, out, a);
    return failed(r) ? because_of(&bundle_not_good, str(r.why->code)) : DONE;
}

Result verify_receipt(const char *path, const char *policy_path, const char *bundle_path,
                      ReceiptAudit *out, Arena *a)
{
    Str    receipt, policy;
    Given *bundle = NULL;
    TRY(file_read(policy_path, POLICY_MOST, &policy, a));
    TRY(file_read(path, RECEIPT_BYTES, &receipt, a));
    if (bundle_path)
        TRY(take_file(bundle_path, &bundle, a));
    Result r = audit_receipt(receipt, policy, bundle ? bundle->bytes : (Str){ 0 }, out, a);
    if (bundle)
        TRY(unchanged(bundle, a));
    return failed(r) ? because_of(&bundle_not_good, str(r.why->code)) : DONE;
}

/* ---- the holder's look ----------------------------------------------------------- */

typedef struct InMemory { Text text; Arena *life; } InMemory;

static Result write_memory(void *self, Str bytes)
{
    InMemory *m = self;
    text_add(&m->text, bytes, m->life);
    return DONE;
}

/* What the log was the last time. */
typedef struct Seen { int64_t size; Hash root; } Seen;

static const LineRow seen_rows[] = {
    { NULL, &line_number, offsetof(Seen, size) },
    { NULL, &line_hash,   offsetof(Seen, root) },
};

/* A holder who never looked has none. */
static Result check_seen(Book *b, const char *path, Arena *a)
{
    Str  text;
    Seen seen;
    Frontier then;
    if (failed(file_read(path, 4096, &text, a)))
        return DONE;
    if (!lines_whole(text, seen_rows, countof(seen_rows), &seen))
        return because_of(&log_forked, str(path));
    if (seen.size > book_size(b))
        return because(&log_forked);
    TRY(book_frontier_at(b, seen.size, &then));
    return hash_same(frontier_root(&then), seen.root) ? DONE : because(&log_forked);
}

static Result keep_seen(Book *b, const char *path, Arena *a)
{
    Text t = { 0 };
    lines_write(&t, seen_rows, countof(seen_rows), &(Seen){ book_size(b), book_root(b) }, a);
    return file_write_again(path, text_str(&t), a);
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
static Result point_bring(InMemory *m, const char *path)
{
    Bundle   b;
    Str      note;
    InMemory with = { .life = m->life };
    TRY(file_read(path, POINT_MOST, &note, m->life));
    TRY(bundle_of(text_str(&m->text), &b, m->life));
    *list_add(&b.checkpoints, m->life) = note;
    TRY(bundle_write(&b, (BundleOut){ write_memory, &with }, m->life));
    *m = with;
    return DONE;
}

Result turn_look(Book *b, const Holder *h, Looked *out, Arena *a)
{
    Str      text;
    Policy   policy;
    InMemory m = { .life = a };
    TRY(file_read(h->policy, POLICY_MOST, &text, a));
    TRY(policy_read(text, &policy, a));
    TRY(check_seen(b, h->seen, a));
    TRY(export_bundle(b, h->pinned, OVERSEER_EDITION, 0, h->checkpoint ? NULL : &policy,
                      (BundleOut){ write_memory, &m }, NULL, a));
    if (h->checkpoint)
        TRY(point_bring(&m, h->checkpoint));
    TRY(audit(text_str(&m.text), text, &out->audit, a));
    TRY(bundle_of(text_str(&m.text), &out->bundle, a));
    TRY(keep_seen(b, h->seen, a));
    return turn_check_moment(&out->audit, h, a);
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

/* A journal that was made and never written in is an empty file. */
static Result journal_of(const char *path, Journal *journal, Arena *a)
{
    Str text = { 0 };
    *journal = (Journal){ 0 };
    if (!access(path, F_OK))
        TRY(file_read(path, JOURNAL_BYTES, &text, a));
    return text.len ? journal_read(text, journal, a) : DONE;
}

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

Result turn_journal(const char *path, const Act *act, Str paper, const Procedure *p, Id holder,
                    Str why, Arena *a)
{
    JournalLine next;
    Journal     journal;
    Text        after = { 0 };
    bool        written;
    TRY(journal_line(act, paper, holder, why, &next, a));
    TRY(journal_of(path, &journal, a));
    Result r = journal_allows(&journal, &next, p, &written);
    if (failed(r))
        return because_of(r.why, str(path));
    if (written)
        return DONE;
    *list_add(&journal, a) = next;
    journal_write(&after, &journal, a);
    return file_write_again(path, text_str(&after), a);
}
