#include "page/extract.h"

#include "base/tar.h"
#include "core/view/marks.h"
#include "desk/parcel.h"
#include "page/things.h"

#include <stdlib.h>
#include <string.h>

const Reason extract_unreadable = { BROKEN, "extract-unreadable", "doc/serve.md, what is shown",
    "What the server said of this procedure cannot be read, or was changed on its way." };

bool procedure_is_shown(const Procedure *p, Id asker)
{
    bool of_office = asker && p->office && person_of(p->office, asker);
    return !p->office || p->published || of_office || (asker && person_of(p, asker));
}

/* ---- writing --------------------------------------------------------------------- */

typedef struct Writing {
    const Onlooker  *o;
    const Procedure *p;
    Id           asker;
    BundleWriter out;
    LIST(Hash)   words;
    int64_t      waiting;
    Hash         wanted;             /* a single paper is asked for */
    bool         found;
    Arena       *a;
} Writing;

static Result put_member(Writing *w, const char *folder, Str name, Str head, Str rest)
{
    Arena a = arena_begin(1 << 16);
    Text  t = { 0 };
    text_put(&t, &a, "{}{}", str(folder), name);
    Result r = bundle_member(&w->out, text_str(&t), head.len + rest.len);
    if (!failed(r))
        r = bundle_more(&w->out, head);
    if (!failed(r))
        r = bundle_more(&w->out, rest);
    arena_end(&a);
    return r;
}

static Result put_act(Writing *w, const Kept *kept)
{
    Arena  a = arena_begin(4096);
    Result r = put_member(w, "acts/", str_of_number(kept->leaf, &a), hash_bytes(&kept->salt),
                          kept->body);
    arena_end(&a);
    return r;
}

static Result put_withheld(Writing *w, const Kept *kept, ActKind kind)
{
    Arena a = arena_begin(8192);
    Text  t = { 0 };
    text_put(&t, &a, "{} {}\n", str(act_rows[kind]->name),
             str_of_hash(act_inner(kept->salt, kept->body), &a));
    Result r = put_member(w, "withheld/", str_of_number(kept->leaf, &a), (Str){ 0 }, text_str(&t));
    arena_end(&a);
    return r;
}

/* Whoever opens needs what the holders turned. */
static bool is_for_opening(const Writing *w, const Act *act)
{
    return act->kind == ACT_TURNS && roles_left(w->p, w->asker, 0) & OFFICER;
}

/* Officers list a box once its deadline has settled, and what they list they see: its acts, and no
 * word of them. */
static bool is_to_list(const Writing *w, const Act *act)
{
    const Round *r = act_is_box(act) ? round_of(w->p, act_round(act)) : NULL;
    return r && roles_left(w->p, w->asker, 0) & OFFICER && !lot_stopped(w->p, r) &&
           w->o->now >= r->deadline + SETTLING;
}

/* And marks once all are given and agreed on, for nobody can lock what they do not know. */
static bool is_to_lock(const Writing *w, const Act *act)
{
    return act->kind == ACT_SCORE && roles_left(w->p, w->asker, 0) & OFFICER &&
           marks_complete(w->p, act_round(act), act_lot(act));
}

static Result words_choose(Writing *w, const Act *act)
{
    for (each_field(f, act_rows[act->kind])) {
        Hash hash = act_hash(act, f);
        if (!field_is_shelved(f) || hash_none(hash) ||
            !(words_are_shown(w->p, w->asker, act, f) || is_for_opening(w, act)))
            continue;
        if (arena_left(w->a) < (1 << 20))
            return because(&too_large);
        w->found = w->found || hash_same(hash, w->wanted);
        *list_add(&w->words, w->a) = hash;
    }
    return DONE;
}

static Result act_choose(void *with, const Kept *kept, bool say)
{
    Writing *w = with;
    Act act;
    TRY(act_read(kept->body, &act));
    act.commit = kept->commit;
    act.leaf   = kept->leaf;
    bool shown = act_is_shown(w->p, w->asker, &act);
    if (shown)
        TRY(words_choose(w, &act));
    shown = shown || is_to_list(w, &act) || is_to_lock(w, &act);
    if (!say || (!shown && act_is_box(&act)))
        return DONE;
    return shown ? put_act(w, kept) : put_withheld(w, kept, act.kind);
}

static Result act_say(void *with, const Kept *kept)  { return act_choose(with, kept, true); }
static Result act_look(void *with, const Kept *kept) { return act_choose(with, kept, false); }

static Result put_words(Writing *w, Hash hash, Hash salt, Str bytes)
{
    Arena a = arena_begin(8192);
    Str   name = str_of_hash(hash, &a), count = str_of_number(bytes.len, &a);
    Result r = bytes.len > EXTRACT_WORDS ? put_member(w, "large/", name, (Str){ 0 }, count)
                                         : put_member(w, "words/", name, hash_bytes(&salt), bytes);
    arena_end(&a);
    return r;
}

/* Erased, or never brought: then the reader finds none. */
static Result words_give(Writing *w, Hash hash)
{
    Arena  a = arena_begin(2 * PAPER_BYTES_MAX + (1 << 20));
    Hash   salt;
    Str    bytes;
    Result r = book_words(w->o->book, hash, &salt, &bytes, &a);
    bool   missing = r.why == &words_missing;
    if (!failed(r))
        r = put_words(w, hash, salt, bytes);
    r.detail = (Str){ 0 };
    arena_end(&a);
    return missing ? DONE : r;
}

static int by_bytes(const void *x, const void *y) { return memcmp(x, y, sizeof(Hash)); }

static Result words_all(Writing *w)
{
    if (w->words.len)
        qsort(w->words.at, (size_t)w->words.len, sizeof(Hash), by_bytes);
    for (each(const Hash, hash, w->words))
        if (hash == w->words.at || !hash_same(hash[-1], *hash))
            TRY(words_give(w, *hash));
    return DONE;
}

static Result waiting_say(void *with, const Waiting *one)
{
    Writing *w = with;
    Arena  a = arena_begin(4096);
    Result r = put_member(w, "waiting/", str_of_number(w->waiting++, &a),
                          one->ready ? S("1\n") : S("0\n"), one->body);
    if (!failed(r) && !hash_none(one->hash))
        r = put_member(w, "words/", str_of_hash(one->hash, &a), hash_bytes(&one->salt), one->heads);
    arena_end(&a);
    return r;
}

static Result waiting_all(Writing *w, int64_t file)
{
    WaitingOf of = { .file = file, .bidder = w->asker, .what = FOR_TICK | FOR_DEADLINE };
    return w->asker ? book_waiting(w->o->book, &of, waiting_say, w) : DONE;
}

static const char *const head_names[] = { "asker ", "draft ", "name ", "year ", "number " };

static Str head_text(const Writing *w, Arena *a)
{
    Text t = { 0 }, draft = { 0 }, name = { 0 };
    text_name(&draft, w->p->draft, a);
    text_name(&name, w->p->published ? w->p->name : (Name){ 0 }, a);
    const Str values[] = { str_of_number(w->asker, a), text_str(&draft), text_str(&name),
                           str_of_number(w->p->year, a), str_of_number(w->p->number, a) };
    text_our(&t, "tenderbox/extract/v1\n", a);
    for (int i = 0; i < countof(values); i++)
        text_put(&t, a, "{}{}\n", str(head_names[i]), values[i]);
    return text_str(&t);
}

Result extract_write(const Onlooker *o, const Procedure *p, Id asker, BundleOut out, Arena *a)
{
    File    file;
    Writing w = { .o = o, .p = p, .asker = asker, .out = { .out = out }, .a = a };
    TRY(book_file(o->book, p->draft, &file));
    TRY(put_member(&w, "extract", (Str){ 0 }, head_text(&w, a), (Str){ 0 }));
    TRY(book_walk(o->book, file.id, 0, act_say, &w));
    TRY(waiting_all(&w, file.id));
    TRY(words_all(&w));
    return bundle_end(&w.out);
}

Result extract_paper(const Onlooker *o, const Procedure *p, Id asker, Hash hash, Hash *salt,
                     Str *bytes, Arena *a)
{
    File    file;
    Writing w = { .o = o, .p = p, .asker = asker, .wanted = hash, .a = a };
    TRY(book_file(o->book, p->draft, &file));
    TRY(book_walk(o->book, file.id, 0, act_look, &w));
    return w.found ? book_words(o->book, hash, salt, bytes, a)
                   : because_of(&words_missing, str_of_hash(hash, a));
}

/* ---- reading --------------------------------------------------------------------- */

static bool first_read(Str rest, Extract *e)
{
    Str values[countof(head_names)];
    if (!str_is(str_cut(&rest, '\n'), "tenderbox/extract/v1"))
        return false;
    for (int i = 0; i < countof(head_names); i++) {
        values[i] = str_cut(&rest, '\n');
        if (!str_starts(values[i], head_names[i]))
            return false;
        values[i] = str_after(values[i], (ptrdiff_t)strlen(head_names[i]));
    }
    return !rest.len && str_number(values[0], &e->asker) && str_name(values[1], &e->draft) &&
           str_name(values[2], &e->name) && str_number(values[3], &e->year) &&
           str_number(values[4], &e->number);
}

static bool shown_read(Str bytes, Kept *kept)
{
    if (bytes.len <= (ptrdiff_t)sizeof kept->salt.byte)
        return false;
    memcpy(kept->salt.byte, bytes.at, sizeof kept->salt.byte);
    kept->body = str_after(bytes, sizeof kept->salt.byte);
    return true;
}

static bool withheld_read(Str bytes, Kept *kept)
{
    Str hash = bytes, kind = str_cut(&hash, ' ');
    kept->withheld = act_kind(kind);
    return kept->withheld && str_hash(str_cut(&hash, '\n'), &kept->inner) && !hash.len;
}

static bool act_of(Str number, Str bytes, bool shown, Extract *e, Arena *a)
{
    int64_t last = e->acts.len ? e->acts.at[e->acts.len - 1].leaf : -1;
    Kept *kept = list_add(&e->acts, a);
    *kept = (Kept){ 0 };
    return str_number(number, &kept->leaf) && kept->leaf > last &&
           (shown ? shown_read(bytes, kept) : withheld_read(bytes, kept));
}

static bool waiting_of(Str bytes, Extract *e, Arena *a)
{
    bool ready = str_starts(bytes, "1\n");
    *list_add(&e->waiting, a) = (WaitingShown){ ready, str_after(bytes, 2) };
    return ready || str_starts(bytes, "0\n");
}

static bool large_of(Str name, Str bytes, Extract *e, Arena *a)
{
    LargeShown *large = list_add(&e->large, a);
    return str_hash(name, &large->hash) && str_number(bytes, &large->bytes);
}

static bool piece_read(Str whole, Str bytes, Extract *e, Arena *a)
{
    Str name = whole, folder = str_cut(&name, '/');
    return str_is(folder, "acts")       ? act_of(name, bytes, true, e, a)
           : str_is(folder, "withheld") ? act_of(name, bytes, false, e, a)
           : str_is(folder, "waiting")  ? waiting_of(bytes, e, a)
           : str_is(folder, "large")    ? large_of(name, bytes, e, a)
           : str_is(folder, "words")    ? shelved_read(whole, bytes, list_add(&e->words, a))
                                        : false;
}

Result extract_read(Str rest, Extract *e, Arena *a)
{
    Str name, bytes;
    *e = (Extract){ 0 };
    if (!tar_cut(&rest, &name, &bytes) || !str_is(name, "extract") || !first_read(bytes, e))
        return because_of(&extract_unreadable, S("extract"));
    while (rest.len > TAR_END && tar_cut(&rest, &name, &bytes)) {
        if (arena_left(a) < (1 << 20))
            return because(&too_large);
        if (!piece_read(name, bytes, e, a))
            return because_of(&extract_unreadable, str_copy(name, a));
    }
    return rest.len == TAR_END ? DONE : because_of(&extract_unreadable, S("its end"));
}
