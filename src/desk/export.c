#include "desk/export.h"

#include "book/fold.h"
#include "proof/papers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Reason bidder_unknown = { MISSING, "bidder-unknown", "doc/book.md, bundles",
    "There is no such bidder in this procedure." };
const Reason nothing_signed = { MISSING, "nothing-signed", "doc/book.md, bundles",
    "The log has signed nothing yet." };

/* What is kept of an act of the procedure or of the office; the act itself is read from the book
 * each time that it is asked for, for there may be a million. */
typedef struct Held { int64_t leaf; ActKind kind; bool office, visible, point; } Held;

typedef struct Export {
    Book      *book;
    Arena     *a;
    int64_t    file;
    BundleHead head;
    Procedure  office, p;
    LIST(Kept) of_office;
    LIST(Held) held;                   /* by rising leaf */
    LIST(Hash) words, sealed;          /* by rising hash */
    Spoilt     spoilt;
    LIST(int64_t) cosigned, points;    /* sizes of checkpoints; points: those to bring */
    Str        note;                   /* of the last checkpoint, that somebody brought */
    BundleWriter out;
} Export;

/* ---- acts ------------------------------------------------------------------------ */

/* An act and what is held of it; NULL: it is met for the first time. */
typedef Result ActFn(void *with, Export *, const Kept *, Held *);
typedef struct Passing { Export *x; ActFn *each_one; void *with; ptrdiff_t held, office; } Passing;

static Result pass_one(Passing *now, const Kept *kept)
{
    Held *h = now->held < now->x->held.len ? &now->x->held.at[now->held] : NULL;
    now->held++;
    return now->each_one(now->with, now->x, kept, h);
}

static Result office_until(Passing *now, int64_t leaf)
{
    const Export *x = now->x;
    while (now->office < x->of_office.len && x->of_office.at[now->office].leaf < leaf)
        TRY(pass_one(now, &x->of_office.at[now->office++]));
    return DONE;
}

static Result pass_next(void *with, const Kept *kept)
{
    Passing *now = with;
    if (kept->leaf >= now->x->head.size)
        return DONE;
    TRY(office_until(now, kept->leaf));
    return pass_one(now, kept);
}

/* All acts of the procedure and the office, by rising leaf. */
static Result each_act(Export *x, ActFn *each_one, void *with)
{
    Passing now = { .x = x, .each_one = each_one, .with = with };
    TRY(book_walk(x->book, x->file, 0, pass_next, &now));
    return office_until(&now, x->head.size);
}

static Result read_kept(const Kept *kept, Act *act)
{
    TRY(act_read(kept->body, act));
    act->commit = kept->commit;
    act->leaf   = kept->leaf;
    return DONE;
}

static bool is_full(const Export *x) { return arena_left(x->a) < (4 << 20); }

static Result hold_office(void *with, const Kept *kept)
{
    Export *x = with;
    if (kept->leaf >= x->head.size)
        return DONE;
    if (is_full(x))
        return because(&too_large);
    Kept *k = list_add(&x->of_office, x->a);
    *k = *kept;
    k->body = str_copy(kept->body, x->a);
    return DONE;
}

/* A bundle begins with the last act of the office before the procedure's own first. */
static Result hold(void *with, Export *x, const Kept *kept, Held *none)
{
    Act act;
    (void)with, (void)none;
    TRY(read_kept(kept, &act));
    bool office = name_is_office(act.procedure);
    if (office && !x->p.acts)
        x->head.first = kept->leaf;
    if (is_full(x) || arena_left(x->a) < fold_room(&x->p, &act))
        return because(&too_large);
    *list_add(&x->held, x->a) = (Held){ .leaf = kept->leaf, .kind = act.kind, .office = office };
    return act_refold(office ? &x->office : &x->p, &act, x->a);
}

static Result acts_hold(Export *x, const File *file)
{
    x->file   = file->id;
    x->office = procedure_new(NULL, (Name){ 0 });
    x->p      = procedure_new(&x->office, file->draft);
    TRY(book_walk(x->book, 1, 0, hold_office, x));
    TRY(each_act(x, hold, NULL));
    x->head.procedure = procedure_name(&x->p);
    return x->p.began ? DONE : because(&no_such_procedure);
}

/* ---- what goes in ---------------------------------------------------------------- */

static Result path_to_root(Export *x, ShownAct *shown, Path *path)
{
    TRY(book_inclusion(x->book, shown->leaf, x->head.size, path));
    shown->path  = path->at;
    shown->steps = path->len;
    return DONE;
}

static Result sealed_choose(Export *x, Hash heads)
{
    Heads *read = make(x->a, Heads, 1);
    Hash   salt;
    Str    bytes;
    Result r = book_words(x->book, heads, &salt, &bytes, x->a);
    if (r.why == &words_missing)
        return DONE;
    TRY(r);
    TRY(heads_glance(bytes, read, x->a));
    for (int i = 0; i < read->count; i++) {
        Hash   sealed = read->at[i].head.sha256;
        Result whole = sealed_check(x->book, sealed, x->a);
        if (whole.why == &sealed_missing)
            *list_add(&x->spoilt, x->a) = sealed;
        else if (whole.why != &sealed_gone) {
            TRY(whole);
            *list_add(&x->sealed, x->a) = sealed;
        }
    }
    return DONE;
}

static Result papers_choose(Export *x, const Act *act)
{
    const ActRow *row = act_rows[act->kind];
    for (each_field(f, row)) {
        if (field_is_shelved(f) && !hash_none(act_hash(act, f)) &&
            words_shown_to(x->head.edition, x->head.bidder, &x->p, act, f))
            *list_add(&x->words, x->a) = act_hash(act, f);
    }
    if (x->head.edition == COURT && act_is_bid(act))
        TRY(sealed_choose(x, act->deposit.heads));
    return DONE;
}

static int by_bytes(const void *x, const void *y) { return memcmp(x, y, sizeof(Hash)); }

static ptrdiff_t sort_once(Hash *at, ptrdiff_t count)
{
    ptrdiff_t kept = 0;
    if (count)
        qsort(at, (size_t)count, sizeof *at, by_bytes);
    for (ptrdiff_t i = 0; i < count; i++)
        if (!kept || !hash_same(at[kept - 1], at[i]))
            at[kept++] = at[i];
    return kept;
}

/* What somebody may want to see signed early: every box act that is shown, and every act that two
 * officers signed, though its row asks for two of them only sometimes. The first checkpoint that
 * holds it is brought. */
static Result choose_one(void *with, Export *x, const Kept *kept, Held *h)
{
    Act act;
    (void)with;
    TRY(read_kept(kept, &act));
    h->visible = h->office || shown_to(x->head.edition, x->head.bidder, &x->p, &act);
    h->point   = h->visible && h->leaf >= x->head.first && (act_is_box(&act) || act.is_agreed);
    if (is_full(x))
        return because(&too_large);
    return h->visible ? papers_choose(x, &act) : DONE;
}

static Result choose(Export *x)
{
    TRY(each_act(x, choose_one, NULL));
    x->words.len  = sort_once(x->words.at, x->words.len);
    x->sealed.len = sort_once(x->sealed.at, x->sealed.len);
    return DONE;
}

/* ---- checkpoints ----------------------------------------------------------------- */

typedef struct Choosing { Export *x; ptrdiff_t next, cosigned; } Choosing;

/* And every one that a witness cosigned: whom to believe is the reader's to say. */
static Result cosigned_choose(void *with, const Kept *kept)
{
    Export *x = with;
    if (is_full(x))
        return because(&too_large);
    *list_add(&x->cosigned, x->a) = kept->leaf;
    return DONE;
}

static bool is_cosigned(Choosing *c, int64_t size)
{
    const Export *x = c->x;
    while (c->cosigned < x->cosigned.len && x->cosigned.at[c->cosigned] < size)
        c->cosigned++;
    return c->cosigned < x->cosigned.len && x->cosigned.at[c->cosigned] == size;
}

static Result point_choose(void *with, const Kept *kept)
{
    Choosing *c = with;
    Export   *x = c->x;
    int64_t   size = kept->leaf;
    bool wanted = size == x->head.size || is_cosigned(c, size);
    if (size > x->head.size || size <= x->head.first)
        return DONE;
    for (; c->next < x->held.len && x->held.at[c->next].leaf < size; c->next++)
        wanted = wanted || x->held.at[c->next].point;
    if (is_full(x))
        return because(&too_large);
    if (wanted)
        *list_add(&x->points, x->a) = size;
    return DONE;
}

/* ---- members --------------------------------------------------------------------- */

/* A member whose size is known only when it was made is made twice: once to be measured. */
typedef struct Making { Export *x; bool measuring; int64_t bytes; } Making;
typedef Result MakeFn(Making *);

static Result give(Making *m, Str bytes)
{
    m->bytes += bytes.len;
    return m->measuring ? DONE : bundle_more(&m->x->out, bytes);
}

static Result member(Export *x, const char *name, MakeFn *make_it)
{
    Making measured = { x, true, 0 }, real = { x, false, 0 };
    TRY(make_it(&measured));
    TRY(bundle_member(&x->out, str(name), measured.bytes));
    return make_it(&real);
}

static Result make_head(Making *m)
{
    Text t = { 0 };
    bundle_head_write(&t, &m->x->head, m->x->a);
    return give(m, text_str(&t));
}

static Result make_frontier(Making *m)
{
    Frontier before;
    Text t = { 0 };
    TRY(book_frontier_at(m->x->book, m->x->head.first, &before));
    bundle_frontier_write(&t, &before, m->x->a);
    return give(m, text_str(&t));
}

static Result make_entries(Making *m)
{
    for (int64_t leaf = m->x->head.first; leaf < m->x->head.size; leaf++) {
        Arena a = arena_begin(1 << 16);
        Text  line = { 0 };
        Result r = book_entry(m->x->book, leaf, &line, &a);
        if (!failed(r))
            r = give(m, text_str(&line));
        arena_end(&a);
        TRY(r);
    }
    return DONE;
}

/* Whether a box entry is an act at all is nobody's to know. */
static bool says_withheld(const Held *h)
{
    return !h->visible && !(act_rows[h->kind]->rules & BOX);
}

static Result withheld_give(void *with, Export *x, const Kept *kept, Held *h)
{
    Arena a = arena_begin(1 << 16);
    Text  t = { 0 };
    (void)x;
    if (says_withheld(h))
        bundle_withheld_write(&t, &(WithheldAct){ h->leaf, h->kind,
                                  act_inner(kept->salt, kept->body) }, &a);
    Result r = give(with, text_str(&t));
    arena_end(&a);
    return r;
}

static Result make_withheld(Making *m) { return each_act(m->x, withheld_give, m); }

static Result act_give(void *with, Export *x, const Kept *kept, Held *h)
{
    Arena  a = arena_begin(1 << 20);
    Path   path;
    Text   t = { 0 };
    Result r = DONE;
    ShownAct shown = { .leaf = kept->leaf, .salt = kept->salt, .body = kept->body };
    if (h->visible && h->leaf < x->head.first)
        r = path_to_root(x, &shown, &path);
    if (h->visible && !failed(r))
        bundle_act_write(&t, &shown, &a);
    if (!failed(r))
        r = give(with, text_str(&t));
    arena_end(&a);
    return r;
}

static Result make_acts(Making *m) { return each_act(m->x, act_give, m); }

typedef struct Noting { Making *making; bool given; } Noting;

static Result note_give(void *with, const Kept *kept)
{
    Noting *n = with;
    Arena a = arena_begin(4 << 20);
    Text  t = { 0 };
    bundle_checkpoint_write(&t, kept->body, &a);
    Result r = give(n->making, text_str(&t));
    arena_end(&a);
    n->given = true;
    return r;
}

/* With what witnesses signed, else with the log's own signature. */
static Result make_checkpoint(Making *m, int64_t size)
{
    Noting n = { .making = m };
    Kept   plain = { .leaf = size };
    Arena  a = arena_begin(4 << 20);
    Result r = book_cosigned(m->x->book, size, size, note_give, &n);
    if (!failed(r) && !n.given) {
        r = book_checkpoint(m->x->book, size, &plain.body, &a);
        if (!failed(r))
            r = note_give(&n, &plain);
    }
    arena_end(&a);
    return r;
}

static Result make_checkpoints(Making *m)
{
    for (each(const int64_t, size, m->x->points))
        TRY(make_checkpoint(m, *size));
    Noting n = { .making = m };
    return m->x->note.len ? note_give(&n, &(Kept){ .body = m->x->note }) : DONE;
}

/* ---- the shelf ------------------------------------------------------------------- */

static Result words_give(Export *x, Hash hash)
{
    Arena a = arena_begin(2 * PAPER_BYTES_MAX + (1 << 20));
    Hash  salt;
    Str   bytes;
    Result r = book_words(x->book, hash, &salt, &bytes, &a);
    bool missing = r.why == &words_missing;      /* erased, or never brought: the auditor says */
    if (!failed(r))
        r = bundle_member(&x->out, bundle_words_name(hash, &a),
                          (int64_t)sizeof salt.byte + bytes.len);
    if (!failed(r))
        r = bundle_more(&x->out, hash_bytes(&salt));
    if (!failed(r))
        r = bundle_more(&x->out, bytes);
    arena_end(&a);
    return missing ? DONE : r;
}

static Result file_give(Export *x, FILE *in)
{
    char   part[65536];
    size_t got;
    while ((got = fread(part, 1, sizeof part, in)) > 0)
        TRY(bundle_more(&x->out, (Str){ part, (ptrdiff_t)got }));
    return ferror(in) ? because(&sealed_missing) : DONE;
}

static Result sealed_give(Export *x, Hash hash)
{
    const char *path;
    int64_t size;
    TRY(sealed_path(x->book, hash, &path, x->a));
    if (!sealed_there(x->book, hash, &size))
        return because(&sealed_missing);
    TRY(bundle_member(&x->out, bundle_sealed_name(hash, x->a), size));
    FILE *in = fopen(path, "rbe");
    if (!in)
        return because(&sealed_missing);
    Result r = file_give(x, in);
    fclose(in);
    return r;
}

static Result write_all(Export *x)
{
    TRY(member(x, "bundle", make_head));
    TRY(member(x, "frontier", make_frontier));
    TRY(member(x, "entries", make_entries));
    TRY(member(x, "acts", make_acts));
    TRY(member(x, "withheld", make_withheld));
    TRY(member(x, "checkpoints", make_checkpoints));
    for (each(const Hash, hash, x->words))
        TRY(words_give(x, *hash));
    for (each(const Hash, hash, x->sealed))
        TRY(sealed_give(x, *hash));
    return bundle_end(&x->out);
}

/* ---- all ------------------------------------------------------------------------- */

/* Where it ends: at an entry up to which the log was signed, and seen as the policy asks. */
static Result end_find(Export *x, const Policy *policy)
{
    static const Policy of_the_log_alone;
    Str note = { 0 };
    TRY(book_seen(x->book, policy ? policy : &of_the_log_alone, 0, &note, &x->head.size, x->a));
    return note.len ? DONE : because(&nothing_signed);
}

static Result points_choose(Export *x)
{
    TRY(book_cosigned(x->book, x->head.first + 1, x->head.size, cosigned_choose, x));
    return book_checkpoints(x->book, point_choose, &(Choosing){ .x = x });
}

Result export_bundle(Book *book, Name name, Edition edition, Id bidder, BundleEnd end,
                     BundleOut out, Spoilt *spoilt, Arena *a)
{
    Export *x = make(a, Export, 1);
    File    file;
    *x = (Export){ .book = book, .a = a, .note = end.note, .out = { .out = out } };
    x->head = (BundleHead){ .edition = edition, .bidder = edition == OWN_BIDDER ? bidder : 0,
                            .origin = book_settings(book)->origin };
    if (name_is_office(name))
        return because_of(&no_such_procedure, S("office; a bundle is of a procedure, with what "
                                                "it rests on of the office"));
    TRY(book_file(book, name, &file));
    TRY(end_find(x, end.policy));
    TRY(acts_hold(x, &file));
    const Person *person = person_of(&x->p, bidder);
    if (edition == OWN_BIDDER && !(person && person->bidder))
        return because_of(&bidder_unknown, str_of_number(bidder, a));
    TRY(choose(x));
    if (spoilt)
        *spoilt = x->spoilt;
    TRY(points_choose(x));
    return write_all(x);
}
