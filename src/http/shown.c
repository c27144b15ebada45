/* shown.c - what programs read: the log as it grows, and of procedures what the asker may see. */
#include "http/api.h"
#include "http/own.h"
#include "http/reading.h"
#include "http/signer.h"

#include "desk/export.h"
#include "desk/named.h"
#include "desk/verify.h"
#include "page/book.h"
#include "page/extract.h"
#include "page/things.h"
#include "proof/proof.h"
#include "sys/folder.h"
#include "sys/given.h"
#include "sys/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define SOURCE "doc/serve.md, what is shown"

const Reason edition_withheld = { FORBIDDEN, "edition-withheld", SOURCE,
    "This edition is not for you, or would show marks that are not locked yet." };
const Reason entry_withheld = { FORBIDDEN, "entry-withheld", SOURCE,
    "What is behind this entry, if anything is, is not shown to you." };

#define READING_BYTES ((ptrdiff_t)3 << 30)

/* ---- looking --------------------------------------------------------------------- */

/* Who asks, of what, and who that is there. */
typedef struct Look {
    Asker     asker;
    const Onlooker  *o;
    const Procedure *p;
    Id        person;
    Onlooker  own;                   /* of one moment, where a whole log is shown */
    Procedure folded;
} Look;

static Result shown_at_all(Look *l, Str words)
{
    l->person = asker_person(l->p, &l->asker);
    return procedure_is_shown(l->p, l->person) ? DONE : because_of(&no_such_procedure, words);
}

/* What is not shown is not there. */
static Result look_at(Server *s, const Request *r, Str words, Look *l, Arena *a)
{
    TRY(asker_of(s, r, &l->asker, a));
    if (str_is(words, "office")) {
        TRY(reading_book(s, &l->o, a));
        l->p = &l->o->office;
    } else {
        TRY(reading_own(s, words, &l->o, &l->p, a));
    }
    return shown_at_all(l, words);
}

/* The same for who exports: what it reads, it reads of one moment. */
static Result look_whole(Server *s, const Request *r, Look *l, Arena *a)
{
    TRY(asker_of(s, r, &l->asker, a));
    l->o = &l->own;
    l->p = &l->folded;
    return onlooker_come(&l->own, s->folder, l->asker.at, a);
}

static Result fold_whole(Look *l, Name name, Str words, Arena *a)
{
    TRY(onlooker_procedure(&l->own, name, &l->folded, a));
    return shown_at_all(l, words);
}

/* ---- long answers ---------------------------------------------------------------- */

/* They go into a file without a name first: a book is not held while a line is slow. */
typedef struct Long { int fd; int64_t bytes; Sha256 sum; } Long;

static Result long_begin(Long *l)
{
    *l = (Long){ .fd = file_nameless() };
    sha256_begin(&l->sum);
    return l->fd < 0 ? unkept() : DONE;
}

static Result long_write(void *self, Str bytes)
{
    Long *l = self;
    sha256_add(&l->sum, bytes);
    l->bytes += bytes.len;
    return write_whole(l->fd, bytes) ? DONE : unkept();
}

static void long_give(Answer *answer, Long *l)
{
    *answer = (Answer){ .status = 200, .type = "application/octet-stream", .fd = l->fd,
                        .file_bytes = l->bytes };
}

static void long_drop(const Long *l)
{
    if (l->fd >= 0)
        close(l->fd);
}

/* ---- one shape for all ------------------------------------------------------------ */

/* What a handler does with a life of its own, which ends with it. */
typedef Result ReadFn(Server *, const Request *, Str rest, Answer *, Arena *to, Arena *own);

static void read_with(ReadFn *read_it, Server *s, const Request *r, Str rest, Answer *answer,
                      Arena *a)
{
    Arena  own = arena_begin(READING_BYTES);
    Result done = read_it(s, r, rest, answer, a, &own);
    if (failed(done))
        answer_failed(s, r, answer, done, a);
    arena_end(&own);
}

/* ---- the log --------------------------------------------------------------------- */

static Result read_book(Server *s, const Request *r, Str rest, Answer *answer, Arena *to,
                        Arena *own)
{
    Book *b;
    (void)r; (void)rest;
    TRY(book_open(&b, s->folder, true, 0, own));
    const Settings *settings = book_settings(b);
    BookAnswer page = { .origin = settings->origin, .log_key = settings->log_key,
                        .entries = book_size(b), .now = clerk_now(s->clerk) };
    answer_json(answer, 200, &shape_BookAnswer, &page, to);
    return DONE;
}

enum { ENTRIES_MOST = 200000 };

static Result entries_write(Book *b, int64_t from, Long *out)
{
    int64_t size = book_size(b);
    int64_t until = size - from > ENTRIES_MOST ? from + ENTRIES_MOST : size;
    for (int64_t leaf = from; leaf < until; leaf++) {
        Arena  a = arena_begin(1 << 16);
        Text   line = { 0 };
        Result r = book_entry(b, leaf, &line, &a);
        if (!failed(r))
            r = long_write(out, text_str(&line));
        arena_end(&a);
        TRY(r);
    }
    return DONE;
}

static Result note_write_first(Book *b, Long *out, Arena *a)
{
    Str  note;
    Text t = { 0 };
    TRY(book_checkpoint(b, 0, &note, a));
    bundle_checkpoint_write(&t, note, a);
    return long_write(out, text_str(&t));
}

static Result read_entries(Server *s, const Request *r, Str rest, Answer *answer, Arena *to,
                           Arena *own)
{
    Book   *b;
    Long    out;
    int64_t from;
    (void)r; (void)to;
    TRY(book_open(&b, s->folder, true, 0, own));
    if (!str_number(rest, &from) || from > book_size(b))
        return because_of(&no_such_entry, rest);
    TRY(long_begin(&out));
    Result done = note_write_first(b, &out, own);
    if (!failed(done))
        done = entries_write(b, from, &out);
    if (failed(done))
        long_drop(&out);
    else
        long_give(answer, &out);
    return done;
}

/* ---- procedures ------------------------------------------------------------------- */

static bool is_listed(const void *asker, const Procedure *p)
{
    return procedure_is_shown(p, asker_person(p, asker));
}

static Result read_procedures(Server *s, const Request *r, Str rest, Answer *answer, Arena *to,
                              Arena *own)
{
    Asker asker;
    BookPage page;
    const Onlooker *o;
    ProceduresAnswer all = { 0 };
    (void)rest;
    TRY(asker_of(s, r, &asker, own));
    TRY(reading_book(s, &o, own));
    TRY(page_book_of(o, is_listed, &asker, &page, own));
    for (each(const ProcedureShown, p, page.procedures))
        *list_add(&all.procedures, own) = (ProcedureRow){ .year = p->year, .number = p->number,
            .name = p->name, .title = p->title, .published = p->published };
    all.entries = page.entries;
    answer_json(answer, 200, &shape_ProceduresAnswer, &all, to);
    return DONE;
}

static Result read_extract(Server *s, const Request *r, Str rest, Answer *answer, Arena *to,
                           Arena *own)
{
    Look l;
    Long out;
    Text etag = { 0 };
    TRY(look_at(s, r, rest, &l, own));
    TRY(long_begin(&out));
    Result done = extract_write(l.o, l.p, l.person, (BundleOut){ long_write, &out }, own);
    if (failed(done)) {
        long_drop(&out);
        return done;
    }
    text_put(&etag, to, "\"{}\"", str_of_hash(sha256_end(&out.sum), to));
    if (etag_is_had(r, text_str(&etag))) {
        long_drop(&out);
        *answer = (Answer){ .status = 304 };
    } else {
        long_give(answer, &out);
    }
    answer_header(answer, "ETag", text_str(&etag), to);
    return DONE;
}

static Result read_paper(Server *s, const Request *r, Str rest, Answer *answer, Arena *to,
                         Arena *own)
{
    Look l;
    Hash hash, salt;
    Str  bytes, name = str_cut(&rest, '/');
    Long out;
    (void)to;
    TRY(look_at(s, r, name, &l, own));
    if (!str_hash(rest, &hash))
        return because_of(&words_missing, rest);
    TRY(extract_paper(l.o, l.p, l.person, hash, &salt, &bytes, own));
    TRY(long_begin(&out));
    Result done = long_write(&out, hash_bytes(&salt));
    if (!failed(done))
        done = long_write(&out, bytes);
    if (failed(done))
        long_drop(&out);
    else
        long_give(answer, &out);
    return done;
}

/* ---- bundles and receipts ---------------------------------------------------------- */

static Result mark_open(void *with, const Kept *kept)
{
    const Look *l = with;
    Act act;
    TRY(act_read(kept->body, &act));
    const Stand *stand = act.kind == ACT_SCORE ? stand_of(l->p, act_round(&act), act_lot(&act))
                                               : NULL;
    bool open = act.kind == ACT_SCORE && !(stand && stand->locked);
    return open ? because(&edition_withheld) : DONE;
}

static Result marks_judge(Look *l)
{
    File file;
    TRY(book_file(l->o->book, l->p->draft, &file));
    return book_walk(l->o->book, file.id, 0, mark_open, l);
}

/* A bundle proves what it withholds by kinds, so an edition has all marks or none: who is not to
 * see those that may still change waits for them to be locked. So does whoever marks or chairs,
 * whatever else they are: an overseer who marks would else read what the others found. */
static Result edition_judge(Look *l, Edition edition)
{
    unsigned roles = roles_left(l->p, l->person, 0);
    bool looks_after = roles & (OFFICER | APPROVER | EVALUATOR | CHAIR | HOLDER | MANAGER);
    bool at_once = roles & OVERSEER || (edition == COURT && roles & OFFICER);
    if (edition == PUBLIC || (edition == OWN_BIDDER && roles & BIDDER))
        return DONE;
    if (at_once && !(roles & (EVALUATOR | CHAIR)))
        return DONE;
    return at_once || (edition == OVERSEER_EDITION && looks_after)
               ? marks_judge(l) : because(&edition_withheld);
}

static Result policy_sent(const Request *r, const Policy **policy, Arena *a)
{
    Policy *read = make(a, Policy, 1);
    *policy = NULL;
    if (!r->body.len)
        return DONE;
    TRY(policy_read(r->body, read, a));
    *policy = read;
    return DONE;
}

static Result bundle_give(const Look *l, Name name, Edition edition, const Policy *policy,
                          Answer *answer, Arena *own)
{
    Long out;
    TRY(long_begin(&out));
    Result done = export_bundle(l->o->book, name, edition, l->person,
                                (BundleEnd){ .policy = policy }, (BundleOut){ long_write, &out },
                                NULL, own);
    if (failed(done))
        long_drop(&out);
    else
        long_give(answer, &out);
    return done;
}

static Result read_bundle(Server *s, const Request *r, Str rest, Answer *answer, Arena *to,
                          Arena *own)
{
    Look    l;
    Edition edition;
    Name    name;
    const Policy *policy;
    Str     word = str_cut(&rest, '/');
    (void)to;
    TRY(look_whole(s, r, &l, own));
    TRY(procedure_found(l.o->book, str_terminated(rest, own), &name));
    TRY(fold_whole(&l, name, rest, own));
    TRY(str_edition(word, &edition) ? edition_judge(&l, edition) : because(&edition_withheld));
    TRY(policy_sent(r, &policy, own));
    return bundle_give(&l, name, edition, policy, answer, own);
}

/* ---- what is to be turned ---------------------------------------------------------- */

/* Whom the notice asks holders to believe, else whom this server does: NULL where neither asks for
 * witnesses. */
static const Policy *policy_of(const Server *s, const Look *l, Arena *a)
{
    Policy *policy = make(a, Policy, 1);
    Papers  papers = book_papers(l->o->book);
    if (!failed(proof_policy(l->p, &papers, policy, a)))
        return policy;
    Result r = policy_file(path_in(s->folder, "policy", a), policy, a);
    return !failed(r) && policy->quorum ? policy : NULL;
}

/* It ends where witnesses have seen the log, or where they never did with the latest. */
static Result to_be_turned(Server *s, Own *o, Str named, Arena *own)
{
    Look l = { .o = &l.own, .p = &l.folded };
    Name name;
    TRY(onlooker_come(&l.own, s->folder, o->now, own));
    TRY(procedure_found(l.o->book, str_terminated(named, own), &name));
    TRY(onlooker_procedure(&l.own, name, &l.folded, own));
    l.person = signer_of(s, &o->visitor, l.p, own).number;
    if (!l.p->published || !(roles_left(l.p, l.person, 0) & HOLDER))
        return because(&edition_withheld);
    TRY(edition_judge(&l, OVERSEER_EDITION));
    const Policy *policy = policy_of(s, &l, own);
    Result done = bundle_give(&l, name, OVERSEER_EDITION, policy, o->answer, own);
    if (policy && done.why == &quorum_missing)
        done = bundle_give(&l, name, OVERSEER_EDITION, NULL, o->answer, own);
    return done;
}

void turn_bundle(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own  o;
    Text called = { 0 };
    Str  named = str_cut(&rest, '/');
    if (!own_come(&o, s, r, answer, a))
        return;
    Arena  own = arena_begin(READING_BYTES);
    Result done = to_be_turned(s, &o, named, &own);
    done.detail = str_copy(done.detail, a);
    arena_end(&own);
    if (failed(done)) {
        own_failed(&o, done);
        return;
    }
    text_put(&called, a, "{}-to-turn.tbx", named);
    answer_saved(answer, text_str(&called), a);
}

typedef struct Behind { int64_t leaf, file; Act act; Str body; Arena *a; } Behind;

static const Reason looked = { MISSING, "looked", "", "" };          /* ends a walk, never shown */

static Result behind_of(void *with, const Kept *kept)
{
    Behind *b = with;
    if (kept->leaf == b->leaf) {
        b->file = kept->file;
        TRY(act_read(kept->body, &b->act));
    }
    return because(&looked);
}

/* Of an entry of the box nothing shows whether there is an act behind it, and so neither does the
 * refusal. */
static Result receipt_judge(Look *l, int64_t leaf, Arena *a)
{
    Behind b = { .leaf = leaf, .a = a };
    File   file;
    bool   found;
    Result r = book_walk(l->o->book, 0, leaf, behind_of, &b);
    if (failed(r) && r.why != &looked)
        return r;
    if (!b.file)
        return because(&entry_withheld);
    TRY(book_files(l->o->book, b.file - 1, &file, &found));
    r = fold_whole(l, file.draft, S("its procedure"), a);
    bool shown = !failed(r) && act_is_shown(l->p, l->person, &b.act);
    return shown ? DONE : because(&entry_withheld);
}

static Result read_receipt(Server *s, const Request *r, Str rest, Answer *answer, Arena *to,
                           Arena *own)
{
    Look    l;
    int64_t leaf;
    Text    t = { 0 };
    const Policy *policy;
    TRY(look_whole(s, r, &l, own));
    if (!str_number(rest, &leaf) || leaf >= book_size(l.o->book))
        return because_of(&no_such_entry, rest);
    TRY(receipt_judge(&l, leaf, own));
    TRY(policy_sent(r, &policy, own));
    TRY(book_receipt(l.o->book, leaf, policy, &t, own));
    *answer = (Answer){ .status = 200, .type = "application/octet-stream",
                        .body = str_copy(text_str(&t), to) };
    return DONE;
}

/* ---- sealed files -------------------------------------------------------------------- */

/* Of a listed round: is it of one of its bids? */
static Result sealed_of(const Look *l, Hash wanted, bool *its, Arena *a)
{
    *its = false;
    for (each(const Deposit, d, l->p->box)) {
        const Round *round = round_of(l->p, d->round);
        Heads *heads = make(a, Heads, 1);
        Hash   salt;
        Str    text;
        if (!round || !round->listed || failed(book_words(l->o->book, d->heads, &salt, &text, a)))
            continue;
        TRY(heads_glance(text, heads, a));
        for (int i = 0; i < heads->count; i++)
            *its = *its || hash_same(heads->at[i].head.sha256, wanted);
    }
    return DONE;
}

static Result read_sealed(Server *s, const Request *r, Str rest, Answer *answer, Arena *to,
                          Arena *own)
{
    Look l;
    Hash hash;
    bool its;
    int64_t bytes;
    const char *path;
    Str  name = str_cut(&rest, '/');
    (void)to;
    TRY(look_at(s, r, name, &l, own));
    bool may = roles_left(l.p, l.person, 0) & OFFICER;
    if (!may || !str_hash(rest, &hash))
        return because_of(&sealed_missing, rest);
    TRY(sealed_of(&l, hash, &its, own));
    if (!its || !sealed_there(l.o->book, hash, &bytes))
        return because_of(&sealed_missing, rest);
    TRY(sealed_path(l.o->book, hash, &path, own));
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return because_of(&sealed_missing, rest);
    *answer = (Answer){ .status = 200, .type = "application/octet-stream", .fd = fd,
                        .file_bytes = bytes };
    return DONE;
}

#define HANDLER(name, reader)                                                                      \
    void name(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)                     \
    {                                                                                              \
        read_with(reader, s, r, rest, answer, a);                                                  \
    }
HANDLER(api_book, read_book)
HANDLER(api_entries, read_entries)
HANDLER(api_procedures, read_procedures)
HANDLER(api_extract, read_extract)
HANDLER(api_paper, read_paper)
HANDLER(api_bundle, read_bundle)
HANDLER(api_receipt, read_receipt)
HANDLER(api_sealed, read_sealed)
