/* acts.c - signed acts come in and are proposed, whoever brings them: it is the signatures under
 * them that count, not who asks. */
#include "http/api.h"

#include "desk/errand.h"
#include "http/reading.h"
#include "http/trying.h"

enum { ERRAND_ROOM = 512 << 20, PROVING_ROOM = 256 << 20 };

/* What is brought, until it is answered. */
typedef struct Bringing {
    Server        *server;
    const Request *request;
    Asker          asker;
    Errand         errand;
    Proposal       proposal;
    Arena          own;
} Bringing;

static void own_over(void *own) { arena_end(own); }

static void became(const Proposal *p, Answer *answer, Arena *a)
{
    Text name = { 0 };
    text_name(&name, p->name, a);
    const Act *last = &p->acts[p->count - 1];
    ActsAnswer page = { .act = str(act_rows[last->kind]->name), .procedure = text_str(&name),
                        .entered = !p->due, .leaf = p->due ? 0 : p->leaf, .due = p->due,
                        .arrived = last->arrived };
    answer_json(answer, 200, &shape_ActsAnswer, &page, a);
}

/* Its last byte was there when the request was whole: what waits afterwards makes it no later. */
static void arrived(Errand *e, const Request *r)
{
    for (each(Act, act, e->acts))
        act->arrived = r->arrived;
}

/* Kept for who asked, where their own bid is spoken of: who only brings another one's act may say
 * nothing in their name. */
static void note_try(Bringing *b, Result became)
{
    Text name = { 0 };
    const Onlooker  *o;
    const Procedure *p;
    ptrdiff_t  count = b->errand.acts.len;
    const Act *last  = count ? &b->errand.acts.at[count - 1] : NULL;
    if (!b->asker.known || !last || !act_is_box(last))
        return;
    text_name(&name, last->procedure, &b->own);
    if (failed(reading_own(b->server, text_str(&name), &o, &p, &b->own)))
        return;
    Id bidder = asker_person(p, &b->asker);
    if (bidder == last->actor)
        tried_act(b->server, p, bidder, last, became);
}

/* What counts on the clerk's word counts as theirs who have the book: from anybody else it would be
 * a stranger's word in the name of whoever they please. */
static Result signed_or_ours(const Errand *e, const Request *r)
{
    bool is_signed = e->acts.at[e->acts.len - 1].is_signed;
    return is_signed || str_is(r->from, "socket") ? DONE : because(&act_unsigned);
}

static Result put(Bringing *b)
{
    Str     bytes;
    Errand *e = &b->errand;
    TRY(asker_of(b->server, b->request, &b->asker, &b->own));
    TRY(body_bytes(b->request, &bytes, &b->own));
    TRY(errand_read(bytes, e, &b->own));
    TRY(signed_or_ours(e, b->request));
    arrived(e, b->request);
    b->proposal = (Proposal){ .acts = e->acts.at, .count = e->acts.len, .words = e->shelf.at,
                              .word_count = e->shelf.len };
    Arena  proving = arena_begin(PROVING_ROOM);
    Result done = clerk_put(b->server->clerk, &b->proposal, &proving);
    done.detail = str_copy(done.detail, &b->own);
    arena_end(&proving);
    return done;
}

static void tell(void *bringing, void (*told)(void *of), void *of)
{
    Bringing *b = bringing;
    clerk_tell(b->server->clerk, &b->proposal, told, of);
}

static void finish(void *bringing, Answer *answer, Arena *a)
{
    Bringing *b = bringing;
    note_try(b, b->proposal.result);
    if (failed(b->proposal.result))
        answer_failed(b->server, b->request, answer, b->proposal.result, a);
    else
        became(&b->proposal, answer, a);
    arena_end(&b->own);
}

void api_acts(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Bringing *b = make(a, Bringing, 1);
    (void)rest;
    *b = (Bringing){ .server = s, .request = r, .own = arena_begin(ERRAND_ROOM) };
    arena_defer(a, own_over, &b->own);
    Result done = put(b);
    if (!failed(done)) {
        answer->later = (Later){ tell, finish, b, ERRAND_ROOM - b->own.left };
        return;
    }
    note_try(b, done);
    answer_failed(s, r, answer, done, a);
    arena_end(&b->own);
}
