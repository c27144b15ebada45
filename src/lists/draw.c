/* draw.c - which rows are drawn when. */
#include "lists/inside.h"

#include "base/index.h"
#include "book/fold.h"

/* DRAWING: raised whenever a row says something else of the same book than before. CHUNK: so many
 * procedures are drawn in one transaction. AT_HAND: of no more is asked what is folded. */
enum { DRAWING = 1, CHUNK = 256, AT_HAND = 16, DRAWN_BYTES = 1 << 28, TOUCHED_BYTES = 64 << 20 };

typedef struct Drawn { int64_t version, next, file; Str root; } Drawn;

/* ---- how far --------------------------------------------------------------------- */

static Result drawn_get(Lists *l, Drawn *d, Arena *a)
{
    sqlite3_stmt *row;
    *d = (Drawn){ 0 };
    TRY(rows_of_all(l, &row, lists_drawn_get, NULL, 0));
    if (!row)
        return DONE;
    *d = (Drawn){ sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1),
                  sqlite3_column_int64(row, 3), row_words(row, 2, a) };
    sqlite3_reset(row);
    return DONE;
}

static Result drawn_set(Lists *l, const Drawn *d)
{
    return rows_do(l, lists_drawn_set, N(d->version), N(d->next), W(d->root), N(d->file));
}

/* What the log was when it had so many entries. */
static Result root_at(const Onlooker *o, int64_t size, Str *root, Arena *a)
{
    Frontier f;
    Text t = { 0 };
    TRY(book_frontier_at(o->book, size, &f));
    Hash hash = frontier_root(&f);
    text_bytes(&t, hash.byte, sizeof hash, a);
    *root = text_str(&t);
    return DONE;
}

static bool is_of(const Drawn *d, const Onlooker *o, Arena *a)
{
    Str root;
    return d->version == DRAWING && d->next > 0 && d->next <= book_size(o->book) &&
           !failed(root_at(o, d->next, &root, a)) && str_same(root, d->root);
}

/* Entries from here on are looked at one by one; all procedures are looked at first. */
static Result draw_anew(Lists *l, const Onlooker *o, Drawn *d, Arena *a)
{
    *d = (Drawn){ DRAWING, book_size(o->book), 1, { 0 } };
    TRY(root_at(o, d->next, &d->root, a));
    TRY(lists_anew(l));
    return drawn_set(l, d);
}

/* ---- one of them ----------------------------------------------------------------- */

static Result draw_procedure(Lists *l, const Onlooker *o, int64_t file, const Procedure *p)
{
    Listed row;
    Arena  a = arena_begin(DRAWN_BYTES);
    Result r = listed_of(o, p, file, &row, &a);
    r = failed(r) ? r.why == &book_broken ? because(r.why) : rows_drop(l, file)
                  : lists_put(l, &row);
    arena_end(&a);
    return r;
}

static Result draw_folded(Lists *l, const Onlooker *o, int64_t file)
{
    Arena      life = arena_begin(FOLD_BYTES);
    Procedure *p = make(&life, Procedure, 1);
    Result r = fold_file(o->book, file, &o->office, p, &life);
    r = failed(r) ? r.why == &book_broken ? because(r.why) : rows_drop(l, file)
                  : draw_procedure(l, o, file, p);
    arena_end(&life);
    return r;
}

/* ---- those that were never looked at ------------------------------------------------ */

static Result draw_chunk(Lists *l, const Onlooker *o, Drawn *d, bool *more)
{
    File file;
    for (int i = 0; i < CHUNK; i++) {
        TRY(book_files(o->book, d->file, &file, more));
        if (!*more)
            break;
        TRY(draw_folded(l, o, file.id));
        d->file = file.id;
    }
    return drawn_set(l, d);
}

static Result draw_files(Lists *l, const Onlooker *o, Drawn *d)
{
    File file;
    bool more;
    TRY(book_files(o->book, d->file, &file, &more));
    while (more) {
        TRY(rows_begin(l));
        TRY(rows_end(l, draw_chunk(l, o, d, &more)));
    }
    return DONE;
}

/* ---- those in which something was entered ------------------------------------------- */

typedef struct Touched { LIST(int64_t) files; Index at; bool erased; Arena *a; } Touched;

static void touch(Touched *t, int64_t file)
{
    Hash key = numbers_key(file, 0, 0, 0);
    if (index_find(&t->at, key) >= 0)
        return;
    index_put(&t->at, key, t->files.len, t->a);
    *list_add(&t->files, t->a) = file;
}

/* What lies in boxes is shown to nobody: it touches nothing. */
static Result touch_by(void *with, const Kept *kept)
{
    Touched *t = with;
    Act act;
    TRY(act_read(kept->body, &act));
    if (!act_is_box(&act) && kept->file > 1)
        touch(t, kept->file);
    t->erased = t->erased || act.kind == ACT_ERASE;
    return DONE;
}

static Result draw_touched(Lists *l, const Onlooker *o, const Touched *t, FoldedFn *folded,
                           void *with)
{
    for (each(const int64_t, file, t->files)) {
        File found;
        bool any;
        const Procedure *p;
        TRY(book_files(o->book, *file - 1, &found, &any));
        if (folded && t->files.len <= AT_HAND && any && found.id == *file &&
            !failed(folded(with, &found, &p)))
            TRY(draw_procedure(l, o, *file, p));
        else
            TRY(draw_folded(l, o, *file));
    }
    return t->erased ? rows_do_all(l, lists_words_merge, NULL, 0) : DONE;
}

static Result draw_on(Lists *l, const Onlooker *o, Drawn *d, FoldedFn *folded, void *with,
                      Arena *a)
{
    Touched t = { .a = a };
    int64_t size = book_size(o->book);
    if (d->next == size)
        return DONE;
    TRY(book_walk(o->book, 0, d->next, touch_by, &t));
    d->next = size;
    TRY(root_at(o, size, &d->root, a));
    TRY(rows_begin(l));
    Result r = draw_touched(l, o, &t, folded, with);
    TRY(rows_end(l, failed(r) ? r : drawn_set(l, d)));
    return t.erased ? rows_forget(l) : DONE;
}

/* ---- all of it ------------------------------------------------------------------- */

static Result draw(Lists *l, const Onlooker *o, FoldedFn *folded, void *with, Arena *a)
{
    Drawn d;
    TRY(drawn_get(l, &d, a));
    if (!is_of(&d, o, a))
        TRY(draw_anew(l, o, &d, a));
    TRY(draw_files(l, o, &d));
    return draw_on(l, o, &d, folded, with, a);
}

/* A file that cannot be used is made anew, once. */
Result lists_draw(Lists *l, const Onlooker *o, FoldedFn *folded, void *with, Arena *life)
{
    Arena  a = arena_begin(TOUCHED_BYTES);
    Result r = draw(l, o, folded, with, &a);
    if (r.why == &lists_broken) {
        r = lists_anew(l);
        r = failed(r) ? r : draw(l, o, folded, with, &a);
    }
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    return r;
}
