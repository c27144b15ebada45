/* opening_record.c - the record of the opening as a document for everybody, to be read or printed:
 * made of the public edition alone, from the moment on at which the box is listed. */
#include "http/reading.h"
#include "http/site.h"

#include "letters/letters.h"
#include "page/public.h"

enum { PAPER_BYTES = 1 << 29 };

/* Whose name it is, by number: so that two who are not named are two. */
static Str instead_of(const Public *l, Hash hash)
{
    for (each(const Person, person, l->p->people))
        if (hash_same(person->name, hash))
            return public_name(l, person->id);
    return S("not for everybody");
}

/* What is not for everybody is said to be there, and nothing of it. */
static Result paper_or_not(void *public, Hash hash, Str *bytes, Arena *a)
{
    const Public *l = public;
    Result r = l->record.papers.paper(l->record.papers.where, hash, bytes, a);
    bool   hidden = failed(r) && r.why->ground == MISSING &&
                    !failed(l->papers.paper(l->papers.where, hash, bytes, a));
    if (!hidden)
        return r;
    *bytes = instead_of(l, hash);
    return DONE;
}

/* ?lot=2; else the first one. */
static const Lot *lot_asked(const Request *r, const Procedure *p)
{
    Id lot;
    if (str_number(query_of(r, "lot"), &lot))
        return lot_of(p, lot);
    return p->lots.len ? &p->lots.at[0] : NULL;
}

static bool anything_listed(const Procedure *p)
{
    for (each(const Round, round, p->rounds))
        if (round->listed)
            return true;
    return false;
}

static Result document_of(const Onlooker *o, const Procedure *p, Id lot, Doc *doc, Arena *a)
{
    Public *l = make(a, Public, 1);
    TRY(public_look(o, p, l, a));
    Record record = l->record;
    record.papers = (Papers){ .paper = paper_or_not, .where = l };
    return letter_write(&record, (Asked){ .kind = OPENING_RECORD, .lot = lot }, doc);
}

static Str style_policy(Str html, Arena *a)
{
    Text t = { 0 };
    Str  from = html, to;
    while (from.len && !str_starts(from, "default-src 'none'"))
        from = str_after(from, 1);
    to = from;
    while (to.len && to.at[0] != '"')
        to = str_after(to, 1);
    text_put(&t, a, "{}; frame-ancestors 'none'", (Str){ from.at, from.len - to.len });
    return text_str(&t);
}

static void give_html(const Doc *doc, Answer *answer, Arena *making, Arena *a)
{
    Text html = { 0 };
    document_html(doc, &html, making);
    answer->status = 200;
    answer->type   = "text/html; charset=utf-8";
    answer->body   = body_kept(text_str(&html), a);
    answer_header(answer, "Content-Security-Policy", style_policy(answer->body, a), a);
}

static Result give_pdf(const Doc *doc, Answer *answer, Arena *making, Arena *a)
{
    Text pdf = { 0 };
    TRY(document_pdf(doc, &pdf, making));
    answer->status = 200;
    answer->type   = "application/pdf";
    answer->body   = body_kept(text_str(&pdf), a);
    answer_saved(answer, S("opening.pdf"), a);
    return DONE;
}

void public_opening_record(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Doc doc;
    const Onlooker  *o;
    const Procedure *p;
    Str    named = str_cut(&rest, '/');
    Result result = reading_procedure(s, named, &o, &p, a);
    const Lot *lot = failed(result) ? NULL : lot_asked(r, p);
    if (!lot || !p->published || !anything_listed(p))
        return;                              /* 404 */
    Arena making = arena_begin(PAPER_BYTES);
    result = document_of(o, p, lot->id, &doc, &making);
    if (!failed(result) && str_is(query_of(r, "form"), "pdf"))
        result = give_pdf(&doc, answer, &making, a);
    else if (!failed(result))
        give_html(&doc, answer, &making, a);
    result.detail = str_copy(result.detail, a);
    arena_end(&making);
    if (failed(result))
        answer_failed(s, r, answer, result, a);
}
