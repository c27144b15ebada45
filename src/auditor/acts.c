/* acts.c - every act judged, proved and folded again, in the order of the log. */
#include "auditor/inside.h"

#include "sys/given.h"
#include "sys/going.h"

/* ---- the shelf ------------------------------------------------------------------- */

Result audit_shelf(Auditing *w)
{
    at_part(w, "words");
    for (each(const ShelfItem, item, w->b.words)) {
        if (!hash_same(words_hash(item->salt, item->bytes), item->hash))
            return because_of(&words_differ, str_of_hash(item->hash, w->a));
        w->out->counted.words++;
        going_on(1);
    }
    at_part(w, "sealed");
    ptrdiff_t whole = 0;
    for (each(const SealedItem, item, w->b.sealed)) {
        going_on(1);
        bool same = hash_same(sha256(item->bytes), item->hash);
        given_passed(item->bytes);
        if (same) {
            w->b.sealed.at[whole++] = *item;
            continue;
        }
        index_put(&w->spoilt, item->hash, 0, w->a);
        lose(w, because_of(&sealed_differ, str_of_hash(item->hash, w->a)));
    }
    w->out->counted.sealed = w->b.sealed.len = whole;
    return DONE;
}

/* ---- proving --------------------------------------------------------------------- */

static bool is_absent(Result r) { return r.why == &paper_absent || r.why == &sealed_absent; }

/* Where a sealed file is absent, all that can be proved without it. */
static Result prove_papers(Auditing *w, const Procedure *p, const Act *act, Arena *scratch)
{
    Papers papers = papers_of(w);
    Counted *counted = &w->out->counted;
    bool   files = w->b.sealed.len > 0;
    Result r = proof_check(p, act, w->b.head.origin, &papers, files, scratch);
    bool   needs = act_is_bid(act) || act->kind == ACT_OPENED || act->kind == ACT_SHARE;
    bool   absent = is_absent(r) || (needs && !files);
    if (r.why == &sealed_absent)
        r = proof_check(p, act, w->b.head.origin, &papers, false, scratch);
    if (failed(r) && !is_absent(r))
        return r;
    *(absent ? &counted->proved_in_part : &counted->proved) += 1;
    return DONE;
}

static Result prove(Auditing *w, const Procedure *p, const Act *act, Arena *scratch)
{
    TRY(proof_signatures(p, act, w->b.head.origin, scratch));
    w->out->counted.signatures += act->is_signed + act->is_agreed;
    w->out->counted.on_clerks_word += !act->is_signed && !act->in_batch;
    return act_rows[act->kind]->rules & PROVED ? prove_papers(w, p, act, scratch) : DONE;
}

/* ---- the clock of the box --------------------------------------------------------- */

enum { OWED_MOST = 10000 };            /* ticks that are made up for one by one */

/* How often the box ticks is no part of a bundle, but at least once a day it does, and each time
 * at least one entry comes. */
static Result ticks_check(const Auditing *w)
{
    const Moment *m = &w->moment;
    int64_t due = (m->at - m->before - SETTLING) / DAY;
    int64_t least = due < OWED_MOST ? due : OWED_MOST;
    bool missing = m->open && w->boxed - m->boxed_before < least;
    return missing ? because(&ticks_missing) : DONE;
}

/* Ticks that were owed are entered together with acts among their entries: all of them are there
 * when an open act comes, or another moment. */
static Result moment_follow(Auditing *w, const Act *act)
{
    Moment *m = &w->moment;
    if (act->at > m->at) {
        TRY(ticks_check(w));
        *m = (Moment){ act->at, m->at, m->boxed, m->boxed, box_open(w->p) };
    }
    return act_is_box(act) ? DONE : ticks_check(w);
}

/* No fault by itself: after a clock that ran ahead `at` stands still. box-list waits for bids. */
static void waited_note(Auditing *w, const Act *act)
{
    Instant waited = act->at - act->arrived;
    if (!act_is_box(act) && act->kind != ACT_BOX_LIST && waited > LONG_WAIT)
        longest_note(&w->waited, act, waited);
}

/* ---- one act --------------------------------------------------------------------- */

static Result act_check(Auditing *w, Procedure *p, const Act *act, Arena *scratch)
{
    Instant last = w->moment.at;
    if (act->at < last)
        return because(&at_falls);
    TRY(moment_follow(w, act));
    TRY(act_judge(p, act, scratch));
    TRY(stamps_check(w, p, act, last, scratch));
    return prove(w, p, act, scratch);
}

/* What was lawful in a publication and could still go wrong, once each. */
static void warnings_note(Auditing *w)
{
    Warnings found = { 0 };
    warnings_of(w->p, &found, w->a);
    for (each(const Str, it, found)) {
        bool known = false;
        for (each(const Str, before, w->warned))
            known = known || str_same(*before, *it);
        if (!known)
            *list_add(&w->warned, w->a) = *it;
    }
}

static Result act_enter(Auditing *w, Procedure *p, const Act *act)
{
    Arena  scratch = arena_begin(SCRATCH);
    at_act(w, act);
    Result r = arena_left(w->a) < (4 << 20) + fold_room(p, act) ? because(&too_large)
                                            : act_check(w, p, act, &scratch);
    if (failed(r))
        r.detail = str_copy(r.detail, w->a);
    arena_end(&scratch);
    TRY(r);
    if (p == w->p)
        ticks_follow(w, act), mind_follow(w, act);
    act_fold(p, act, w->a);
    waited_note(w, act);
    w->moment.boxed = w->boxed;
    if (p == &w->office)
        w->out->counted.office_acts++;
    else if (act_is_box(act))
        w->out->counted.box_acts++;
    else
        w->out->counted.acts++;
    if (p != w->p)
        return DONE;
    marks_follow(w, act);
    if (act_rows[act->kind]->rules & CLOSES)
        warnings_note(w);
    return DONE;
}

/* ---- in the order of the log ----------------------------------------------------- */

/* What the bundle says of the act at this entry, if it is the next that it withholds. */
static const WithheldAct *withheld_at(Auditing *w, int64_t leaf)
{
    if (w->next_withheld == w->b.withheld.len || w->b.withheld.at[w->next_withheld].leaf != leaf)
        return NULL;
    return &w->b.withheld.at[w->next_withheld++];
}

/* What was said of this entry was asked for. */
static Result withheld_followed(Auditing *w, int64_t leaf)
{
    const WithheldAct *said = withheld_at(w, leaf);
    if (said)
        at_entry(w, leaf, 0, act_rows[said->kind]->name);
    return said ? because(&withheld_foreign) : DONE;
}

/* An entry of our procedure whose act this edition does not show. Its kind is part of what the log
 * committed to, so nobody can withhold an act as something else than it is. */
static Result act_withhold(Auditing *w, const EntryLine *line, int64_t leaf)
{
    at_entry(w, leaf, line->nth, "entries");
    const WithheldAct *act = withheld_at(w, leaf);
    if (!act)
        return because(&act_hidden);
    if (w->p->batch_acts)
        return because(&batch_open);
    const ActRow *row = act_rows[act->kind];
    at_entry(w, leaf, line->nth, row->name);
    if (!hash_same(act_commit_of(act->kind, act->inner), line->commit))
        return because(&commit_differs);
    if (row->rules & (BOX | IN_OFFICE))
        return because(&act_misplaced);
    if (kind_shown_to(w->b.head.edition, act->kind))
        return because_of(&act_hidden, str(row->name));
    act_fold_withheld(w->p, line->nth, line->commit, w->a);
    w->out->counted.acts_withheld++;
    w->out->withheld[act->kind]++;
    return DONE;
}

static bool is_ours(const Auditing *w, Name name)
{
    return name_same(name, w->draft) || (w->p->published && name_same(name, w->p->name));
}

/* A batch is entered in one piece: nothing stands between its acts, be it of another chain, and it
 * is closed before the bundle ends. Of the acts of this chain their judge says so. */
static Result batch_follow(Auditing *w, const EntryLine *line, int64_t leaf)
{
    if (!w->p->batch_acts || (!line->box && is_ours(w, line->procedure)))
        return DONE;
    at_entry(w, leaf, line->nth, "entries");
    return because(&batch_open);
}

/* The office's last act before the procedure's first is the entry with which a bundle begins. */
static Result first_follow(Auditing *w, const EntryLine *line, int64_t leaf)
{
    bool before = !line->box && !w->p->acts;
    if (before && name_is_office(line->procedure) && leaf != w->b.head.first)
        w->early = true;
    if (!before || !w->early || !is_ours(w, line->procedure))
        return DONE;
    at_entry(w, w->b.head.first, 0, "entries");
    return because(&first_differs);
}

static Result entry_follow(Auditing *w, const EntryLine *line, int64_t leaf, const Act *act)
{
    TRY(first_follow(w, line, leaf));
    TRY(batch_follow(w, line, leaf));
    if (line->box)
        return !act ? DONE : is_ours(w, act->procedure) ? act_enter(w, w->p, act)
                                                        : because(&act_foreign);
    if (name_is_office(line->procedure))
        return act ? act_enter(w, &w->office, act)
                   : (at_entry(w, leaf, line->nth, "entries"), because(&act_hidden));
    if (!is_ours(w, line->procedure))
        return act ? because(&act_foreign) : DONE;
    return act ? act_enter(w, w->p, act) : act_withhold(w, line, leaf);
}

/* The draft's name is that of the first act that is not of the office. */
static Result draft_find(Auditing *w)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        if (!name_is_office(w->acts[i].procedure)) {
            w->draft = w->p->draft = w->acts[i].procedure;
            return DONE;
        }
    at_part(w, "acts");
    return because(&name_differs);
}

/* Nobody could leave out an act of the office after those: the first entry is the office's, or the
 * first of all. */
static Result office_whole(Auditing *w)
{
    Walk walk = entries_walk(w);
    at_entry(w, w->b.head.first, 0, "entries");
    if (!w->b.head.first || !walk_on(w, &walk))
        return DONE;
    EntryLine line = walk_line(&walk);
    return !line.box && name_is_office(line.procedure) ? DONE : because(&office_incomplete);
}

/* The office's acts before the first entry, without gap. */
static Result office_before(Auditing *w)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len && w->acts[i].leaf < w->b.head.first; i++) {
        const Act *act = &w->acts[i];
        at_act(w, act);
        if (!name_is_office(act->procedure) || act_is_box(act))
            return because(&act_foreign);
        TRY(act_enter(w, &w->office, act));
    }
    return office_whole(w);
}

static Result entries_follow(Auditing *w)
{
    for (Walk walk = entries_walk(w); walk_on(w, &walk);) {
        EntryLine line = walk_line(&walk);
        if (walk.act)
            at_act(w, walk.act);
        w->boxed += line.box;
        TRY(entry_follow(w, &line, walk.leaf, walk.act));
        TRY(withheld_followed(w, walk.leaf));
        going_on(1);
    }
    return DONE;
}

Result audit_acts(Auditing *w)
{
    stamps_begin(w);
    TRY(draft_find(w));
    TRY(office_before(w));
    TRY(entries_follow(w));
    TRY(ticks_check(w));
    at_part(w, "bundle");
    if (w->p->batch_acts)
        return because(&batch_open);
    Name name = procedure_name(w->p);
    return name_same(name, w->b.head.procedure) ? DONE : because(&name_differs);
}
