/* sheet.c - the marks of a sheet, from drafts to acts that are signed together (several.h). */
#include "http/marking.h"

#include "http/several.h"
#include "page/rubric.h"
#include "page/show.h"

static void put_number(Pairs *to, const char *name, int64_t n, Arena *a)
{
    pair_put(to, name, str_of_number(n, a), a);
}

/* What would be typed in the form of the act. */
static Pairs typed_for(const MarkDraft *d, bool panel, Arena *a)
{
    Pairs typed = { 0 };
    put_number(&typed, "round", d->round, a);
    put_number(&typed, "lot", d->lot, a);
    put_number(&typed, "bidder", d->bidder, a);
    put_number(&typed, "criterion", d->criterion, a);
    pair_put(&typed, "mark", str_copy(d->mark, a), a);
    pair_put(&typed, "reason", str_copy(d->reason, a), a);
    if (!panel) {
        put_number(&typed, "file", d->file, a);
        put_number(&typed, "page", d->page, a);
        put_number(&typed, "clarification", d->clarification, a);
        return typed;
    }
    pair_put(&typed, "how", str_is(d->how, "fallback") ? S("fallback") : S("agreed"), a);
    pair_put(&typed, "present", str_copy(d->present, a), a);
    return typed;
}

static Str name_in(const Doing *d, Id person)
{
    return page_words(d->onlooker, person_of(d->procedure, person)->name, d->a);
}

/* What two chairs agreed on at the same time is in the log twice, and the last one counts. */
static const Score *in_place_of(const Doing *d, const Act *act)
{
    const Bid *bid = bid_of(d->procedure, act_round(act), act_lot(act), act_bidder(act));
    return bid && act->kind == ACT_CONSENSUS ? consensus_of(bid, act->consensus.criterion) : NULL;
}

/* "Dray Ltd, criterion 11: 3, in place of 2, which Carl Ash signed" */
static Str act_called(const Doing *d, const Act *act, const MarkDraft *draft)
{
    Text t = { 0 };
    if (!draft)
        return str(act_rows[act->kind]->says);
    text_put(&t, d->a, "{}, criterion {}: {}", name_in(d, draft->bidder),
             str_of_number(draft->criterion, d->a), draft->mark);
    const Score *before = in_place_of(d, act);
    if (before)
        text_put(&t, d->a, ", in place of {}, which {} signed", mark_words(before->mark, d->a),
                 name_in(d, before->evaluator));
    return text_str(&t);
}

/* draft: NULL: of none. *fits: none is left out. */
static Result act_add(Doing *d, ActKind kind, const Pairs *typed, const MarkDraft *draft,
                      Proposed *kept, bool *fits)
{
    Act     act;
    Shelf   shelf = { 0 };
    TRY(act_filled(d, kind, typed, &act, &shelf));
    Several *one = several_add(kept, &act, &shelf, act_called(d, &act, draft));
    *fits = *fits && one;
    if (one && draft)
        one->version = draft->version;
    else if (one)
        one->closes = true;
    return DONE;
}

static bool is_whole(const MarkDraft *d, bool panel)
{
    return d && d->mark.len && d->reason.len && (!panel || d->present.len);
}

_Static_assert((int)SIGNED_AT_ONCE == (int)SEVERAL_MOST, "the button says how many are signed");

/* All that is ready, as many as fit; with the last of them the sheet is closed. */
static Result acts_make(MarkDesk *k, Proposed *kept)
{
    const Marking *m = &k->m;
    bool    fits = true;
    int64_t all, left, ready, done;
    marking_count(m, &all, &left, &ready, &done);
    for (int64_t i = 0; fits && i < m->question_count * m->bid_count; i++) {
        const MarkDraft *draft = m->drafts[i];
        if (!is_whole(draft, k->panel) ||
            marking_state(m, i / m->bid_count, i % m->bid_count) != MARK_READY)
            continue;
        Pairs typed = typed_for(draft, k->panel, k->d.a);
        TRY(act_add(&k->d, k->panel ? ACT_CONSENSUS : ACT_SCORE, &typed, draft, kept, &fits));
    }
    if (k->panel || left || ready > kept->several.len)
        return DONE;
    Pairs closing = { 0 };
    put_number(&closing, "round", m->round->id, k->d.a);
    put_number(&closing, "lot", m->lot->id, k->d.a);
    return act_add(&k->d, ACT_SCORES_DONE, &closing, NULL, kept, &fits);
}

static void draft_over(Doing *d, const Several *one)
{
    Text name = { 0 };
    const Act *act = &one->act;
    bool panel = act->kind == ACT_CONSENSUS;
    text_name(&name, act->procedure, d->a);
    MarkDraft which = { .account = d->visitor.account, .procedure = text_str(&name),
                        .kind = str(panel ? "consensus" : "score"),
                        .round = act_round(act), .lot = act_lot(act),
                        .bidder = act_bidder(act), .criterion =
                            panel ? act->consensus.criterion : act->score.criterion,
                        .version = one->version };
    if (act->kind != ACT_SCORES_DONE)
        (void)!failed(mark_draft_drop(d->server->people, &which));    /* a draft of it is moot */
}

void sheet_sent(MarkDesk *k)
{
    Doing *d = &k->d;
    Result r = marking_read(k, true);
    if (failed(r) || !k->m.open) {
        doing_failed(d, failed(r) ? r : because(&not_now));
        return;
    }
    Proposed *kept = several_new(d, str_after(marking_lot_link(&k->m, "/sheet"), d->at.len + 1));
    if (!kept)
        return;
    kept->entered = draft_over;
    r = acts_make(k, kept);
    if (failed(r)) {
        doing_failed(d, r);
        proposed_give_back(kept);
        return;
    }
    several_see(d, kept, DONE);
}
