#include "auditor/inside.h"

#include "sys/going.h"

#define SOURCE "doc/book.md, the audit"

const Reason root_differs = { BROKEN, "root-differs", SOURCE,
    "The entries do not make the root that the log signed." };
const Reason checkpoint_outside = { BROKEN, "checkpoint-outside", SOURCE,
    "A checkpoint has a size that cannot be recomputed from this bundle." };
const Reason checkpoint_missing = { BROKEN, "checkpoint-missing", SOURCE,
    "The last checkpoint is not of the size that the bundle says." };
const Reason checkpoints_fall = { BROKEN, "checkpoints-fall", SOURCE,
    "The checkpoints do not go from the oldest to the latest." };
const Reason origin_differs = { BROKEN, "origin-differs", SOURCE,
    "A checkpoint is of another log than the bundle says." };
const Reason nth_repeated = { BROKEN, "nth-repeated", SOURCE,
    "Two entries of the log claim the same place in one procedure." };
const Reason nth_gap = { BROKEN, "nth-gap", SOURCE,
    "An entry of the log skips a place in its procedure." };
const Reason commit_differs = { BROKEN, "commit-differs", SOURCE,
    "The act is not the one that the log committed to." };
const Reason act_not_canonical = { INVALID, "act-not-canonical", SOURCE,
    "The act is not written in its one form." };
const Reason act_misplaced = { BROKEN, "act-misplaced", SOURCE,
    "The act says another procedure, or another place in it, than its entry." };
const Reason act_foreign = { BROKEN, "act-foreign", SOURCE,
    "The act belongs neither to this procedure nor to the office." };
const Reason act_hidden = { BROKEN, "act-hidden", SOURCE,
    "This edition must show the act at this entry, or say of which kind it is, and does not." };
const Reason withheld_foreign = { BROKEN, "withheld-foreign", SOURCE,
    "The bundle says of an entry that its act is withheld, which is shown or of something else." };
const Reason name_differs = { BROKEN, "name-differs", SOURCE,
    "The acts are of another procedure than the bundle names." };
const Reason office_incomplete = { BROKEN, "office-incomplete", SOURCE,
    "The bundle begins later than the last act of the office, so one could be left out unseen." };
const Reason first_differs = { BROKEN, "first-differs", SOURCE,
    "The bundle begins earlier than it must: with the last act of the office before the "
    "procedure's own first." };
const Reason at_falls = { BROKEN, "at-falls", SOURCE,
    "The act is entered at an earlier moment than one before it in the log." };
const Reason ticks_missing = { BROKEN, "ticks-missing", "doc/book.md, the box",
    "The box was open for days before this act, and there are fewer entries of it than ticks." };
const Reason policy_differs = { BROKEN, "policy-differs", SOURCE,
    "The tender was published under another policy than the one given here: one of the two names "
    "false keys, or is out of date." };
const Reason words_differ = { BROKEN, "words-differ", SOURCE,
    "Words or a paper are not what their hash says." };
const Reason words_foreign = { BROKEN, "words-foreign", SOURCE,
    "The bundle holds words or a paper that no act names." };
const Reason words_lost = { BROKEN, "words-lost", SOURCE,
    "This edition must hold words or a paper of this act; they are not there, and no act erased "
    "them." };
const Reason sealed_differ = { BROKEN, "sealed-differ", SOURCE,
    "A sealed file is not what its hash says." };
const Reason sealed_foreign = { BROKEN, "sealed-foreign", SOURCE,
    "The bundle holds a sealed file that no deposit names." };
const Reason sealed_lost = { BROKEN, "sealed-lost", SOURCE,
    "This edition must hold a sealed file of this deposit, and does not." };
const Reason keys_differ = { BROKEN, "keys-differ", SOURCE,
    "Two groups of padlocks that turned give two different keys for one envelope." };
const Reason paper_absent = { MISSING, "paper-absent", SOURCE,
    "A paper is not in this edition." };
const Reason sealed_absent = { MISSING, "sealed-absent", SOURCE,
    "A sealed file is not in this edition." };

/* ---- where we are ---------------------------------------------------------------- */

void at_entry(Auditing *w, int64_t leaf, Id nth, const char *what)
{
    w->out->found = (Found){ leaf, nth, what };
}

void at_act(Auditing *w, const Act *act)
{
    at_entry(w, act->leaf, act->nth, act_rows[act->kind]->name);
}

void at_part(Auditing *w, const char *part) { at_entry(w, -1, 0, part); }

/* One sealed file says nothing of the others: the fault is kept for the end. */
void lose(Auditing *w, Result r)
{
    w->out->counted.sealed_lost++;
    if (failed(w->lost))
        return;
    w->lost    = r;
    w->lost_at = w->out->found;
}

void warn(Auditing *w, const char *form, const Str *with, ptrdiff_t count)
{
    Text t = { 0 };
    text_put_all(&t, w->a, form, with, count);
    *list_add(&w->out->warnings, w->a) = text_str(&t);
}

Str who_is(const Auditing *w, Id id)
{
    Text t = { 0 };
    const Person *person = person_of(w->p, id);
    const ShelfItem *name = person ? bundle_words(&w->b, person->name) : NULL;
    text_number(&t, id, w->a);
    if (name && name->bytes.len)
        text_put(&t, w->a, " ({})", str_plain(name->bytes, SHOWN_MOST, w->a));
    return text_str(&t);
}

/* ---- papers ---------------------------------------------------------------------- */

bool is_erased(const Auditing *w, Hash hash)
{
    return index_find(&w->erased, hash) >= 0;
}

static Result paper_of_bundle(void *where, Hash hash, Str *bytes, Arena *a)
{
    const ShelfItem *item = bundle_words(&((Auditing *)where)->b, hash);
    (void)a;
    if (!item)
        return because(&paper_absent);
    *bytes = item->bytes;
    return DONE;
}

static Result sealed_of_bundle(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    const SealedItem *item = bundle_sealed(&((Auditing *)where)->b, hash);
    if (!item)
        return because(&sealed_absent);
    Str *rest = make(a, Str, 1);
    *rest   = item->bytes;
    *source = source_of_str(rest);
    *bytes  = item->bytes.len;
    return DONE;
}

static Result cosigned_of_bundle(void *where, NoteFn *each_one, void *with)
{
    const Bundle *b = &((Auditing *)where)->b;
    for (ptrdiff_t i = b->checkpoints.len - 1; i >= 0; i--)
        TRY(each_one(with, b->checkpoints.at[i]));
    return DONE;
}

Papers papers_of(Auditing *w)
{
    return (Papers){ paper_of_bundle, sealed_of_bundle, cosigned_of_bundle, w, &w->capsules };
}

/* ---- the way through ------------------------------------------------------------- */

static const char *part_of(Str member)
{
    static const char *const names[] = { "bundle", "frontier", "entries", "acts", "withheld",
                                         "checkpoints",
                                         "words", "sealed", "end" };
    for (int i = 0; i < (int)countof(names); i++)
        if (str_starts(member, names[i]))
            return names[i];
    return "bundle";
}

static Result read_all(Auditing *w, Str bytes, Str policy)
{
    at_part(w, "policy");
    w->out->unread = POLICY_UNREAD;
    TRY(policy_read(policy, &w->policy, w->a));
    w->out->unread = BUNDLE_UNREAD;
    w->out->quorum = w->policy.quorum > 0;
    Result r = bundle_of(bytes, &w->b, w->a);
    at_part(w, failed(r) ? part_of(r.detail) : "bundle");
    w->out->head = w->b.head;
    return r;
}

static Result audit_all(Auditing *w, Str bytes, Str policy, const AuditBeside *beside)
{
    TRY(read_all(w, bytes, policy));
    TRY(journals_read(w, &beside->journals));
    w->out->unread = ALL_READ;
    going_expect(w->b.words.len + w->b.sealed.len + w->b.entries.count);
    TRY(audit_shelf(w));
    TRY(audit_entries(w));
    TRY(audit_checkpoints(w));
    TRY(audit_acts(w));
    TRY(audit_after(w));
    at_part(w, "");
    w->whole = true;
    if (failed(w->lost))
        w->out->found = w->lost_at;
    return w->lost;
}

Result audit_with(Str bytes, Str policy, const AuditBeside *beside, Audit *out, Arena *a)
{
    Auditing *w = make(a, Auditing, 1);
    *out = (Audit){ 0 };
    *w   = (Auditing){ .out = out, .a = a, .last_leaf = -1 };
    w->lag = beside->witness_lag ? beside->witness_lag : WITNESS_LAG;
    w->capsules.a = a;
    w->office = procedure_new(NULL, (Name){ 0 });
    w->p  = out->procedure = make(a, Procedure, 1);
    *w->p = procedure_new(&w->office, (Name){ 0 });
    going_begin("Checking", "entries, words and files", 0);
    out->fault = audit_all(w, bytes, policy, beside);
    going_end();
    report_write(w);
    return out->fault;
}

Result audit(Str bytes, Str policy, Audit *out, Arena *a)
{
    return audit_with(bytes, policy, &(AuditBeside){ 0 }, out, a);
}
