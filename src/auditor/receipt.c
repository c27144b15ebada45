/* receipt.c - one entry alone: is it in the log, and is it in a bundle? */
#include "auditor/inside.h"
#include "base/calendar.h"
#include "sys/json.h"

#include <string.h>

const Reason receipt_bare = { MISSING, "receipt-bare", "doc/book.md, receipts",
    "The receipt does not bring its entry, so nobody can say what it proves." };
const Reason receipt_outside = { REFUSED, "receipt-outside", "doc/book.md, receipts",
    "The bundle does not reach the entry of this receipt." };
const Reason receipt_elsewhere = { BROKEN, "receipt-elsewhere", "doc/book.md, receipts",
    "The receipt and the bundle are of two different logs, and the same log's key signed both. "
    "Keep them: together they are the proof." };

typedef struct Look {
    ReceiptAudit *out;
    Arena  *a;
    Policy  policy;
    Receipt receipt;
    Str     entry;                     /* the line in the log */
} Look;

/* ---- the entry ------------------------------------------------------------------- */

/* salt | body, as of every act. */
static bool act_brought(Look *l)
{
    Act  act;
    Text again = { 0 };
    Hash salt;
    Str  extra = l->receipt.extra, body = str_after(extra, sizeof salt);
    if (extra.len <= (ptrdiff_t)sizeof salt || failed(act_read(body, &act)))
        return false;
    act_write(&again, &act, l->a);
    memcpy(salt.byte, extra.at, sizeof salt.byte);
    l->out->body = body;
    l->out->line = (EntryLine){ .box = act_is_box(&act), .procedure = act.procedure,
                                .nth = act.nth, .commit = act_commit(salt, body) };
    return str_same(text_str(&again), body);
}

static Result entry_brought(Look *l)
{
    Text line = { 0 };
    if (!l->receipt.extra.len)
        return because(&receipt_bare);
    if (!act_brought(l))
        TRY(entry_read(l->receipt.extra, &l->out->line));
    entry_write(&line, &l->out->line, l->a);
    l->entry = text_str(&line);
    return DONE;
}

/* ---- the bundle ------------------------------------------------------------------ */

/* Where the bundle reaches the receipt's checkpoint, both have one root there. */
static Result one_log(Look *l, const Bundle *b)
{
    const Checkpoint *point = &l->out->seen.checkpoint;
    Frontier tree = b->before;
    Str rest = b->entries.lines, line;
    if (!str_same(point->origin, b->head.origin))
        return because_of(&origin_differs, b->head.origin);
    l->out->later = point->size > b->head.size;
    if (l->out->later || point->size < b->head.first)
        return DONE;
    while (tree.size < point->size && entry_next(&rest, &line))
        frontier_add(&tree, tree_leaf(line), NULL);
    bool same = hash_same(frontier_root(&tree), point->root);
    return same ? DONE : because_of(&receipt_elsewhere, str_of_number(point->size, l->a));
}

static bool act_shown(const Bundle *b, int64_t leaf)
{
    for (each(const ShownAct, shown, b->acts))
        if (shown->leaf == leaf)
            return true;
    return false;
}

static Str entry_numbered(const Bundle *b, int64_t at)
{
    Str rest = b->entries.lines, line = { 0 };
    while (at-- >= 0 && entry_next(&rest, &line))
        ;
    return line;
}

/* What lies before the first entry of a bundle is in it only as an act of the office. */
static Result entry_held(Look *l, const Bundle *b)
{
    int64_t at = l->out->leaf - b->head.first;
    l->out->shown = act_shown(b, l->out->leaf);
    if (at >= b->entries.count || (at < 0 && !l->out->shown))
        return because_of(&receipt_outside, str_of_number(l->out->leaf, l->a));
    l->out->held = at < 0 || str_same(entry_numbered(b, at), l->entry);
    return l->out->held ? DONE : because_of(&receipt_elsewhere, str_of_number(l->out->leaf, l->a));
}

static Result in_bundle(Look *l, Str bundle, Str policy)
{
    Bundle *b = make(l->a, Bundle, 1);
    l->out->bundle = make(l->a, Audit, 1);
    TRY(audit(bundle, policy, l->out->bundle, l->a));
    TRY(bundle_of(bundle, b, l->a));
    TRY(one_log(l, b));
    return entry_held(l, b);
}

/* ---- the page -------------------------------------------------------------------- */

#define say(look, form, ...) text_put(&(look)->out->report, (look)->a, form, __VA_ARGS__)

static void say_our(Look *l, const char *words) { text_our(&l->out->report, words, l->a); }

static Str moment(Look *l, Instant at) { return str_of_moment_words(at, UTC, l->a); }

static void say_act(Look *l)
{
    Act act;
    Str rest = l->out->body;
    if (failed(act_read(rest, &act)))
        return;
    say(l, "It is an act: {}.\n  Arrived {}, entered {}, as the operator says.\n\n",
        str(act_rows[act.kind]->says), moment(l, act.arrived), moment(l, act.at));
    while (rest.len)
        say(l, "  {}\n", str_cut(&rest, '\n'));
}

static void say_entry(Look *l)
{
    say(l, "Log        {}\nEntry      {}\n", str_plain(l->out->seen.checkpoint.origin, 120, l->a),
        str_of_number(l->out->leaf, l->a));
    if (l->out->body.len)
        say_act(l);
    else
        say(l, "What stands in it the receipt does not say{}.\n",
            l->out->line.box ? S(": a box act, or filler") : S(""));
}

static void say_witnesses(Look *l)
{
    const Witnessed *seen = &l->out->seen;
    say(l, "\nProved under the checkpoint of {}, which the log signed.\n",
        str_counted(seen->checkpoint.size, "entry", "entries", l->a));
    for (each(const Cosigned, c, seen->cosigned))
        say(l, "  Witness {} cosigned it at {}.\n", str_plain(c->witness, 120, l->a),
            moment(l, c->at));
    for (each(const Voter, v, l->policy.voters))
        if (voter_strange(v))
            say(l, "  Witness {}: not checked, its key is of a kind unknown here.\n",
                str_plain(v->name, 120, l->a));
    if (l->out->quorum)
        say(l, "  The quorum of your policy had seen it by {}.\n", moment(l, seen->by));
    else
        say_our(l, "  Your policy asks for no witnesses: that everybody was shown this same log\n"
                   "  rests on the operator.\n");
}

static void say_bundle(Look *l)
{
    if (!l->out->held)
        return;
    say(l, "\nThe bundle is good and holds this very entry; its act it {}.\n",
        l->out->shown ? S("shows") : S("does not show"));
    if (l->out->later)
        say_our(l, "  The receipt's checkpoint is later than the bundle's last: that both are of\n"
                   "  one log only this entry shows.\n");
}

static void say_fault(Look *l)
{
    const Result *r = &l->out->fault;
    say(l, "A FAULT WAS FOUND: {}\n  {}\n", str(r->why->code), str(r->why->says));
    if (r->detail.len)
        say(l, "  It says: {}\n", str_plain(r->detail, 4000, l->a));
    say(l, "  The rule: {}\n", str(r->why->source));
    if (l->out->bundle)
        say_our(l, "  The receipt by itself is good: the fault lies in the bundle, or between the\n"
                   "  two.\n\n");
}

static void receipt_report(Look *l)
{
    say_our(l, "TENDERBOX RECEIPT\n\n");
    if (failed(l->out->fault))
        say_fault(l);
    else
        say_our(l, "GOOD: the log holds this entry.\n\n");
    if (!l->out->seen.checkpoint.size)
        return;
    say_entry(l);
    say_witnesses(l);
    say_bundle(l);
}

/* ---- all ------------------------------------------------------------------------- */

static Result look(Look *l, Str receipt, Str policy, Str bundle)
{
    TRY(policy_read(policy, &l->policy, l->a));
    l->out->quorum = l->policy.quorum > 0;
    TRY(receipt_read(receipt, &l->receipt, l->a));
    l->out->leaf = l->receipt.index;
    TRY(entry_brought(l));
    TRY(receipt_check(&l->receipt, &l->policy, l->entry, &l->out->seen, l->a));
    return bundle.len ? in_bundle(l, bundle, policy) : DONE;
}

Result audit_receipt(Str receipt, Str policy, Str bundle, ReceiptAudit *out, Arena *a)
{
    Look l = { .out = out, .a = a };
    *out = (ReceiptAudit){ 0 };
    out->fault = look(&l, receipt, policy, bundle);
    receipt_report(&l);
    return out->fault;
}

void receipt_json(FILE *to, const ReceiptAudit *out)
{
    const Witnessed *seen = &out->seen;
    fputs("{\"schema\":1,", to);
    json_verdict(to, out->fault, failed(out->fault) ? str(out->fault.why->source) : (Str){ 0 });
    json_field(to, "origin", seen->checkpoint.origin);
    json_field(to, "act", out->body);
    fprintf(to, "\"entry\":%lld,\"size\":%lld,\"held\":%s,\"witnesses\":[", (long long)out->leaf,
            (long long)seen->checkpoint.size, out->held ? "true" : "false");
    for (each(const Cosigned, c, seen->cosigned)) {
        fputs(c == seen->cosigned.at ? "{" : ",{", to);
        json_field(to, "name", c->witness);
        Arena a = arena_begin(1 << 12);
        fputs("\"at\":", to);
        json_str(to, iso_moment(c->at, &a));
        putc('}', to);
        arena_end(&a);
    }
    fprintf(to, "],\"done\":%s}\n", failed(out->fault) ? "false" : "true");
}
