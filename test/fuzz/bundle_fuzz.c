/* Whatever reads as a bundle is written back byte for byte, and no bundle falls the auditor over:
 * neither as it is, nor when its log has been made to fit its acts, with a key of ours, so that
 * judges, folds and proofs get to see what somebody invented. A seed is one of which an audit then
 * finds nothing wrong; bundle_make.c writes them. */
#include "audited.h"
#include "core/entry.h"

#include <sodium.h>
#include <string.h>

static Result compare(void *rest, Str bytes)
{
    Str *left = rest;
    law(bytes.len <= left->len && !memcmp(bytes.at, left->at, (size_t)bytes.len));
    *left = str_after(*left, bytes.len);
    return DONE;
}

static Result gather(void *text, Str bytes)
{
    Text *t = text;
    if (bytes.len) {
        t->at = realloc(t->at, (size_t)(t->len + bytes.len));
        law(t->at != NULL);
        memcpy(t->at + t->len, bytes.at, (size_t)bytes.len);
        t->len += bytes.len;
    }
    return DONE;
}

typedef struct Reseal { const Bundle *b; ptrdiff_t act, withheld; } Reseal;

/* The line as what is said of its act makes it. */
static void line_fit(Reseal *w, int64_t leaf, Str line, Text *again, Arena *a)
{
    const Bundle *b = w->b;
    EntryLine e;
    Act act;
    while (w->act < b->acts.len && b->acts.at[w->act].leaf < leaf)
        w->act++;
    while (w->withheld < b->withheld.len && b->withheld.at[w->withheld].leaf < leaf)
        w->withheld++;
    const ShownAct    *shown = w->act < b->acts.len ? &b->acts.at[w->act] : NULL;
    const WithheldAct *kept = w->withheld < b->withheld.len ? &b->withheld.at[w->withheld] : NULL;
    bool known = !failed(entry_read(line, &e));
    if (shown && shown->leaf == leaf && !failed(act_read(shown->body, &act))) {
        e = (EntryLine){ act_is_box(&act), act.procedure, act.nth,
                         act_commit(shown->salt, shown->body) };
        known = true;
    }
    if (known && kept && kept->leaf == leaf)
        e.commit = act_commit_of(kept->kind, kept->inner);
    if (known)
        entry_write(again, &e, a);
    else
        text_add(again, line, a);
}

/* Entries that commit to the acts as they are, and a checkpoint over them. */
static bool reseal(Bundle *b, Text *policy, Arena *a)
{
    static const unsigned char seed[32] = { 7 };
    unsigned char point[32];
    SigningKey key;
    Vkey  vkey;
    Note  note;
    Text  checkpoint = { 0 }, signed_ = { 0 };
    Frontier tree = b->before;
    crypto_sign_seed_keypair(point, key.byte, seed);
    if (failed(vkey_of(b->head.origin, KEY_NOTE, &key, &vkey)))
        return false;
    Reseal  anew = { .b = b };
    Str     rest = b->entries.lines, line;
    Text    lines = { 0 };
    for (int64_t leaf = b->head.first; entry_next(&rest, &line); leaf++) {
        Text again = { 0 };
        line_fit(&anew, leaf, line, &again, a);
        frontier_add(&tree, tree_leaf(text_str(&again)), NULL);
        text_add(&lines, text_str(&again), a);
    }
    b->entries.lines = text_str(&lines);
    checkpoint_write(&(Checkpoint){ b->head.origin, tree.size, frontier_root(&tree) }, &checkpoint,
                     a);
    note = (Note){ .text = text_str(&checkpoint) };
    if (failed(note_sign(&note, &vkey, &key, a)))
        return false;
    note_write(&note, &signed_, a);
    b->checkpoints.len   = 1;
    b->checkpoints.at[0] = text_str(&signed_);
    text_our(policy, "log ", a);
    vkey_write(&vkey, policy, a);
    text_our(policy, "\nquorum none\n", a);
    return true;
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena  a = arena_begin(1 << 28);
    Str    s = { (const char *)bytes, (ptrdiff_t)count }, rest = s;
    Text   policy = { 0 }, again = { 0 };
    Bundle b;
    if (!failed(bundle_of(s, &b, &a))) {
        law(!failed(bundle_write(&b, (BundleOut){ compare, &rest }, &a)) && rest.len == 0);
        if (reseal(&b, &policy, &a)) {
            (void)!failed(audit_law(s, text_str(&policy)));
            law(!failed(bundle_write(&b, (BundleOut){ gather, &again }, &a)));
            (void)reads(audit_law(text_str(&again), text_str(&policy)));
        }
    }
    free(again.at);
    arena_end(&a);
}
