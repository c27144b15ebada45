/* acts.c - signed acts come in and are proposed, whoever brings them: it is the signatures under
 * them that count, not who asks. */
#include "http/api.h"

#include "desk/errand.h"

enum { ERRAND_ROOM = 512 << 20, PROVING_ROOM = 256 << 20 };

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

static Result propose(Server *s, const Request *r, Proposal *p, Errand *e, Arena *own)
{
    Asker asker;
    Str   bytes;
    TRY(asker_of(s, r, &asker, own));
    TRY(body_bytes(r, &bytes, own));
    TRY(errand_read(bytes, e, own));
    arrived(e, r);
    *p = (Proposal){ .acts = e->acts.at, .count = e->acts.len, .words = e->shelf.at,
                     .word_count = e->shelf.len };
    Arena  proving = arena_begin(PROVING_ROOM);
    Result done = clerk_propose(s->clerk, p, &proving);
    done.detail = str_copy(done.detail, own);
    arena_end(&proving);
    return done;
}

void api_acts(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Errand   e;
    Proposal p;
    Arena    own = arena_begin(ERRAND_ROOM);
    (void)rest;
    Result done = propose(s, r, &p, &e, &own);
    if (failed(done))
        answer_failed(s, r, answer, done, a);
    else
        became(&p, answer, a);
    arena_end(&own);
}
