#include "desk/verify.h"

#include "desk/wording.h"
#include "proof/journal.h"
#include "sys/fresh.h"
#include "sys/given.h"
#include "sys/going.h"

#include <stdio.h>
#include <string.h>

const Reason bundle_not_good = { REFUSED, "bundle-not-good", "doc/book.md, bundles",
    "This is not, or not only, what the log committed to." };

enum { DETAIL_MOST = 4000 };

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
    Result r = export_bundle(b, name, edition, bidder, (BundleEnd){ .policy = policy },
                             (BundleOut){ write_file, &w }, spoilt, a);
    going_end();
    if (failed(r))
        fresh_drop(&w.file);
    return failed(r) ? r : file_kept(&w.file, a);
}

/* ---- reading --------------------------------------------------------------------- */

static void close_given(void *given) { given_close(given); }

Result bundle_take(const char *path, BundleTaken *taken, Arena *a)
{
    Given *g = make(a, Given, 1);
    if (!given_open(g, path))
        return file_trouble(path, a);
    arena_defer(a, close_given, g);
    *taken = (BundleTaken){ g->bytes, g };
    return DONE;
}

Result bundle_unchanged(const BundleTaken *taken, Arena *a)
{
    const Given *g = taken->file;
    Text t = { 0 };
    if (given_same(g))
        return DONE;
    text_put(&t, a, "{}: changed while read", str(g->path));
    return because_of(&file_unreadable, text_str(&t));
}

Result policy_file(const char *path, Policy *policy, Arena *a)
{
    Str text;
    TRY(file_read(path, POLICY_BYTES, &text, a));
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
    BundleTaken  bundle;
    AuditBeside beside = { .witness_lag = v->witness_lag };
    TRY(file_read(v->policy, POLICY_BYTES, &policy, a));
    TRY(journals_of(v, &beside.journals, a));
    TRY(bundle_take(v->bundle, &bundle, a));
    Result r = audit_with(bundle.bytes, policy, &beside, out, a);
    TRY(bundle_unchanged(&bundle, a));
    if (failed(r) && out->unread)
        return unread_file(v, out, a);
    return failed(r) ? because_of(&bundle_not_good, str(r.why->code)) : DONE;
}

Result verify_receipt(const char *path, const char *policy_path, const char *bundle_path,
                      ReceiptAudit *out, Arena *a)
{
    Str    receipt, policy;
    BundleTaken  bundle = { 0 };
    TRY(file_read(policy_path, POLICY_BYTES, &policy, a));
    TRY(file_read(path, RECEIPT_BYTES, &receipt, a));
    if (bundle_path)
        TRY(bundle_take(bundle_path, &bundle, a));
    Result r = audit_receipt(receipt, policy, bundle.bytes, out, a);
    if (bundle_path)
        TRY(bundle_unchanged(&bundle, a));
    return failed(r) ? because_of(&bundle_not_good, str(r.why->code)) : DONE;
}
