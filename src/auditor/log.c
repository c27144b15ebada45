/* log.c - the log as such: lines, places, commits, roots, signatures. */
#include "auditor/inside.h"

#include <string.h>

/* ---- places ---------------------------------------------------------------------- */

/* The acts of one name: of a draft up to its notice, of a tender from there on. */
typedef struct Chain {
    Id        last;                    /* nth of the last of its entries; 0: none yet */
    bool      went_on;                 /* a draft that was published and has a new name */
    Id        notice;                  /* nth of the entry that begins with the name; 0: none */
    ptrdiff_t draft;                   /* the chain in which that stands */
} Chain;

typedef struct Chains { Index at; LIST(Chain) all; int64_t first; } Chains;

static Hash key_of_name(Name name)
{
    Hash key = { 0 };
    memcpy(key.byte, name.byte, sizeof name.byte);
    return key;
}

static Chain *chain_named(const Chains *c, Name name)
{
    ptrdiff_t at = index_find(&c->at, key_of_name(name));
    return at < 0 ? NULL : &c->all.at[at];
}

static Result name_note(Chains *c, Name name, Arena *a)
{
    Hash key = key_of_name(name);
    if (index_find(&c->at, key) >= 0)
        return DONE;
    if (arena_left(a) < (1 << 20) + 2 * c->all.len * (ptrdiff_t)sizeof(Chain))
        return because(&too_large);
    index_put(&c->at, key, c->all.len, a);
    *list_add(&c->all, a) = (Chain){ 0 };
    return DONE;
}

static Result follows(Id last, Id nth)
{
    return nth == last + 1 ? DONE : because(nth <= last ? &nth_repeated : &nth_gap);
}

/* A name comes up for the first time: as a draft with its first act, or as the name of a notice
 * whose entry begins with these bytes. Where the log is seen from the middle on, what came
 * before cannot be known. */
static Result new_name(Chains *c, const Chain *chain, Id nth)
{
    if (!chain->notice)
        return c->first ? DONE : follows(0, nth);
    Chain *draft = &c->all.at[chain->draft];
    if (draft->went_on || draft->last != chain->notice)
        return because(&nth_repeated);
    draft->went_on = true;
    return follows(chain->notice, nth);
}

static Result place_check(Chains *c, const EntryLine *line)
{
    if (line->box)
        return DONE;
    Chain *chain = chain_named(c, line->procedure);
    if (chain->went_on)
        return because(&nth_repeated);
    TRY(chain->last ? follows(chain->last, line->nth) : new_name(c, chain, line->nth));
    chain->last = line->nth;
    Chain *named = chain_named(c, name_of_commit(line->commit));
    if (named) {
        named->notice = line->nth;
        named->draft  = chain - c->all.at;
    }
    return DONE;
}

/* ---- acts against their entries -------------------------------------------------- */

static Result act_take(Auditing *w, ptrdiff_t i, Arena *scratch)
{
    const ShownAct *shown = &w->b.acts.at[i];
    Act *act = &w->acts[i];
    Text again = { 0 };
    at_entry(w, shown->leaf, 0, "acts");
    Result r = act_read(shown->body, act);
    if (failed(r))
        return because_of(r.why, str_copy(r.detail, w->a));
    act->leaf   = shown->leaf;
    act->commit = act_commit(shown->salt, shown->body);
    at_act(w, act);
    act_write(&again, act, scratch);
    return str_same(text_str(&again), shown->body) ? DONE : because(&act_not_canonical);
}

static Result act_at_entry(const Act *act, const EntryLine *line)
{
    if (act_is_box(act) != line->box ||
        (!line->box && (!name_same(act->procedure, line->procedure) || act->nth != line->nth)))
        return because(&act_misplaced);
    return hash_same(act->commit, line->commit) ? DONE : because(&commit_differs);
}

/* As its entry must say of it. */
static EntryLine line_of(const Act *act)
{
    EntryLine line = { .box = act_is_box(act), .commit = act->commit };
    if (!line.box) {
        line.procedure = act->procedure;
        line.nth       = act->nth;
    }
    return line;
}

/* The office's acts before the first entry are proved one by one; the root is signed later. */
static Result earlier_check(Auditing *w, ptrdiff_t i, Hash root)
{
    const ShownAct *shown = &w->b.acts.at[i];
    const Act *act = &w->acts[i];
    EntryLine line = line_of(act);
    Arena scratch = arena_begin(1 << 16);
    Path  path = { .len = (int)shown->steps };
    Text  text = { 0 };
    if (shown->steps)
        memcpy(path.at, shown->path, sizeof(Hash) * (size_t)shown->steps);
    entry_write(&text, &line, &scratch);
    Result r = tree_check_inclusion(&path, tree_leaf(text_str(&text)), shown->leaf,
                                    w->b.head.size, root);
    arena_end(&scratch);
    return failed(r) ? because(&commit_differs) : DONE;
}

static Result acts_read(Auditing *w)
{
    if (w->b.acts.len * (ptrdiff_t)sizeof(Act) > arena_left(w->a))
        return because(&too_large);
    w->acts = make(w->a, Act, w->b.acts.len + 1);
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++) {
        Arena scratch = arena_begin(1 << 20);
        Result r = act_take(w, i, &scratch);
        arena_end(&scratch);
        TRY(r);
    }
    return DONE;
}

/* ---- entries --------------------------------------------------------------------- */

Walk entries_walk(const Auditing *w)
{
    Walk walk = { .rest = w->b.entries.lines, .leaf = w->b.head.first - 1 };
    while (walk.next < w->b.acts.len && w->acts[walk.next].leaf < w->b.head.first)
        walk.next++;
    return walk;
}

bool walk_on(const Auditing *w, Walk *walk)
{
    if (!entry_next(&walk->rest, &walk->text))
        return false;
    walk->leaf++;
    bool shown = walk->next < w->b.acts.len && w->acts[walk->next].leaf == walk->leaf;
    walk->act = shown ? &w->acts[walk->next++] : NULL;
    return true;
}

/* Every line was read when its act was held against it: so it can be read again, the act says it,
 * and of a box entry without one nothing more is asked. */
EntryLine walk_line(const Walk *walk)
{
    EntryLine line = { .box = true };
    if (walk->act)
        return line_of(walk->act);
    if (!entry_is_box(walk->text))
        (void)!failed(entry_read(walk->text, &line));
    return line;
}

static Result entry_check(Auditing *w, const Walk *walk, EntryLine *line)
{
    at_entry(w, walk->leaf, 0, "entries");
    TRY(entry_read(walk->text, line));
    w->out->counted.entries++;
    w->out->counted.box_entries += line->box;
    if (!walk->act)
        return DONE;
    at_act(w, walk->act);
    return act_at_entry(walk->act, line);
}

/* Which names there are is known before the first is asked for: nobody else's commits are kept. */
static Result entries_read(Auditing *w, Chains *chains)
{
    EntryLine line;
    Name last = { 0 };
    for (Walk walk = entries_walk(w); walk_on(w, &walk);) {
        TRY(entry_check(w, &walk, &line));
        if (line.box || (chains->all.len && name_same(last, line.procedure)))
            continue;
        TRY(name_note(chains, line.procedure, w->a));
        last = line.procedure;
    }
    return DONE;
}

static Result places_check(Auditing *w, Chains *chains)
{
    for (Walk walk = entries_walk(w); walk_on(w, &walk);) {
        EntryLine line = walk_line(&walk);
        at_entry(w, walk.leaf, line.nth, "entries");
        if (walk.act)
            at_act(w, walk.act);
        TRY(place_check(chains, &line));
    }
    return DONE;
}

Result audit_entries(Auditing *w)
{
    Chains chains = { .first = w->b.head.first };
    TRY(acts_read(w));
    TRY(entries_read(w, &chains));
    return places_check(w, &chains);
}

/* ---- checkpoints ----------------------------------------------------------------- */

static void witnesses_list(Auditing *w)
{
    for (each(const Voter, v, w->policy.voters))
        if (!v->need)
            *list_add(&w->out->witnesses, w->a) =
                (WitnessFound){ .name = v->name, .unchecked = voter_strange(v) };
}

static void witness_count(WitnessFound *found, const Witnessed *point)
{
    for (each(const Cosigned, c, point->cosigned)) {
        if (!str_same(c->witness, found->name))
            continue;
        found->first = found->cosigned && found->first < c->at ? found->first : c->at;
        found->last  = found->last > c->at ? found->last : c->at;
        found->cosigned++;
    }
}

static void point_count(Auditing *w, const Note *note, const Witnessed *point)
{
    for (each(WitnessFound, found, w->out->witnesses))
        witness_count(found, point);
    w->out->counted.cosigned_by_others += note->signatures.len - point->cosigned.len - 1;
}

/* Where no quorum cosigned, the log alone says something, and nothing of a moment. */
static Result note_check(Auditing *w, Str text, Witnessed *point, Arena *scratch)
{
    Note note;
    TRY(note_read(text, &note, scratch));
    Result r = policy_check(&w->policy, &note, point, scratch);
    bool seen = !failed(r) && w->policy.quorum;
    if (r.why == &quorum_missing) {
        Policy without = w->policy;
        without.quorum = 0;
        r = policy_check(&without, &note, point, scratch);
    }
    TRY(r);
    w->out->counted.witnessed += seen;
    point_count(w, &note, point);
    return DONE;
}

/* Of a note there may be one a minute: what is kept of it is who cosigned it, and when. */
static Result point_check(Auditing *w, Str text, Witnessed *point)
{
    Arena  scratch = arena_begin(2 * NOTE_ROOM + 4 * text.len);
    Result r = note_check(w, text, point, &scratch);
    ptrdiff_t count = point->cosigned.len;
    r.detail = str_copy(r.detail, w->a);
    if (count) {
        const Cosigned *found = point->cosigned.at;
        point->cosigned.at   = make(w->a, Cosigned, count);
        point->cosigned.room = count;
        memcpy(point->cosigned.at, found, sizeof(Cosigned) * (size_t)count);
    }
    arena_end(&scratch);
    return r;
}

static Result point_place(const Auditing *w, const Checkpoint *point, int64_t size)
{
    if (!str_same(point->origin, w->b.head.origin))
        return because(&origin_differs);
    if (point->size < size)
        return because(&checkpoints_fall);
    bool inside = point->size >= w->b.head.first && point->size <= w->b.head.size;
    return inside ? DONE : because(&checkpoint_outside);
}

/* One of the whole size must have the quorum: it stands for all before it. Of the others a quorum
 * says when they were seen. */
static Result end_seen(Auditing *w)
{
    for (each(const Witnessed, point, w->points))
        if (point->checkpoint.size == w->b.head.size && point->since > w->out->seen_since)
            w->out->seen_since = point->since;
    bool seen = !w->policy.quorum || w->out->seen_since;
    return seen ? DONE : because_of(&quorum_missing, w->b.head.origin);
}

static Result points_read(Auditing *w)
{
    int64_t size = 0;
    witnesses_list(w);
    for (each(const Str, note, w->b.checkpoints)) {
        if (arena_left(w->a) < (1 << 20) + 2 * w->points.len * (ptrdiff_t)sizeof(Witnessed))
            return because(&too_large);
        Witnessed *point = list_add(&w->points, w->a);
        TRY(point_check(w, *note, point));
        TRY(point_place(w, &point->checkpoint, size));
        size = point->checkpoint.size;
        w->out->counted.checkpoints++;
    }
    return size == w->b.head.size ? end_seen(w) : because(&checkpoint_missing);
}

/* Every root that was signed, from what was before and the entries since. */
static Result roots_check(Auditing *w)
{
    Frontier tree = w->b.before;
    Str      rest = w->b.entries.lines, line;
    for (each(const Witnessed, point, w->points)) {
        while (tree.size < point->checkpoint.size && entry_next(&rest, &line))
            frontier_add(&tree, tree_leaf(line), NULL);
        if (!hash_same(frontier_root(&tree), point->checkpoint.root))
            return because_of(&root_differs, str_of_number(tree.size, w->a));
    }
    return DONE;
}

Result audit_checkpoints(Auditing *w)
{
    at_part(w, "checkpoints");
    TRY(points_read(w));
    TRY(roots_check(w));
    for (ptrdiff_t i = 0; i < w->b.acts.len && w->acts[i].leaf < w->b.head.first; i++) {
        at_act(w, &w->acts[i]);
        TRY(earlier_check(w, i, w->points.at[w->points.len - 1].checkpoint.root));
    }
    return DONE;
}
