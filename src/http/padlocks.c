/* padlocks.c - holders show that their padlocks are there, by a page or by a program. */
#include "http/api.h"
#include "http/own_disk.h"
#include "http/doing.h"

#include "accounts/there.h"
#include "desk/named.h"
#include "desk/there.h"
#include "http/multipart.h"
#include "page/padlocks.h"

const Reason no_such_padlock = { MISSING, "no-such-padlock", "doc/serve.md, padlocks",
    "This procedure has no such padlock." };
const Reason there_over = { REFUSED, "there-over", "doc/serve.md, padlocks",
    "This is no question that we asked within the last seven days about this padlock. Take the "
    "question anew, and answer that." };
SHAPE_OF(ThereAnswer, THERE_ANSWER)

/* ---- the question ------------------------------------------------------------------ */

static Str name_of(const Procedure *p, Arena *a)
{
    Text t = { 0 };
    text_name(&t, procedure_name(p), a);
    return text_str(&t);
}

/* Of this padlock and day: nobody foresees it, and nothing is kept of it. */
static Result asked_on(Server *s, const Procedure *p, int64_t padlock, Day day, ThereAsked *q,
                       Arena *a)
{
    Hash secret, of;
    Text both = { 0 };
    TRY(there_secret(s->people, &secret));
    *q = (ThereAsked){ .origin = clerk_origin(s->clerk), .procedure = name_of(p, a),
                       .padlock = padlock, .day = day };
    of = sha256(there_question(q, a));
    text_add(&both, hash_bytes(&secret), a);
    text_add(&both, hash_bytes(&of), a);
    q->challenge = sha256(text_str(&both));
    return DONE;
}

static const Lock *lock_numbered(const Procedure *p, int64_t padlock)
{
    for (each(const Lock, lock, p->locks))
        if (lock->index == padlock)
            return lock;
    return NULL;
}

/* ---- the answer -------------------------------------------------------------------- */

static Result judge(Server *s, const Procedure *p, Str answer, ThereAsked *q, Arena *a)
{
    Possession proof;
    ThereAsked ours;
    Day today = day_at(clerk_now(s->clerk), LONDON);
    TRY(there_answered(answer, q, &proof, a));
    const Lock *lock = lock_numbered(p, q->padlock);
    if (!lock)
        return because(&no_such_padlock);
    TRY(asked_on(s, p, q->padlock, q->day, &ours, a));
    bool asked = hash_same(q->challenge, ours.challenge) && str_same(q->origin, ours.origin) &&
                 str_same(q->procedure, ours.procedure);
    if (!asked || q->day > today || q->day < today - THERE_DAYS)
        return because(&there_over);
    return there_holds(q, &proof, lock, a);
}

/* Whoever brings it: only its holder can have made it. */
static Result take(Server *s, const Procedure *p, Str answer, ThereAsked *q, Arena *a)
{
    TRY(judge(s, p, answer, q, a));
    return there_note(s->people, name_of(p, a), q->padlock, clerk_now(s->clerk));
}

/* ---- the page ---------------------------------------------------------------------- */

static Result fill(Doing *d, PadlocksPage *page)
{
    ThereRows  rows;
    ThereAsked q;
    const Lock *own = lock_of_holder(d->procedure, d->signer.number);
    TRY(there_list(d->server->people, name_of(d->procedure, d->a), &rows, d->a));
    page_padlocks(d->onlooker, d->procedure, &rows, d->at, page, d->a);
    if (!own)
        return DONE;
    Day today = day_at(clerk_now(d->server->clerk), LONDON);
    TRY(asked_on(d->server, d->procedure, own->index, today, &q, d->a));
    page->own = own->index;
    page->question = there_question(&q, d->a);
    *list_add(&page->tools, d->a) = own_disk_shown(DISK_HOLDER, d->procedure, d->a);
    return DONE;
}

static void show(Doing *d, Result trouble, Str typed, Str done, int status)
{
    PadlocksPage page;
    Result made = fill(d, &page);
    if (failed(made)) {
        doing_failed(d, made);
        return;
    }
    page.done = done;
    if (failed(trouble)) {
        page.trouble = str(trouble.why->says);
        page.answer  = typed;
    }
    Frame frame = doing_frame(d, S("Are the padlocks still there?"));
    doing_page(d, status, &frame, padlocks, &page);
}

static void give_question(Doing *d)
{
    PadlocksPage page;
    Result made = fill(d, &page);
    if (failed(made) || !page.own) {
        doing_none(d);
        return;
    }
    *d->answer = (Answer){ .status = 200, .type = "text/plain; charset=utf-8",
                           .body = str_copy(page.question, d->life),
                           .headers = d->answer->headers };
}

void padlocks(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    if (!padlocks_are_for(d.procedure, d.signer.number))
        doing_none(&d);
    else if (query_of(r, "question").len)
        give_question(&d);
    else
        show(&d, DONE, (Str){ 0 }, (Str){ 0 }, 200);
}

void padlocks_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 };
    ThereAsked q;
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life))
        return;
    if (!padlocks_are_for(d.procedure, d.signer.number)) {
        doing_none(&d);
        return;
    }
    Str    typed = pair_of(&sent, "answer");
    Result done  = take(s, d.procedure, typed, &q, d.a);
    show(&d, done, typed, failed(done) ? (Str){ 0 } : S("Your padlock is there. The officers see "
         "when you showed it. Nothing was opened."), failed(done) ? 422 : 200);
}

/* ---- for programs ------------------------------------------------------------------ */

/* A draft is there for its own people. */
static Result see_procedure(Server *s, const Request *r, Str named, const Procedure **p, Arena *a)
{
    const Onlooker *o;
    Asker asker;
    TRY(asker_of(s, r, &asker, a));
    TRY(reading_procedure(s, named, &o, p, a));
    return (*p)->published || asker_person(*p, &asker) ? DONE
                                                       : because_of(&no_such_procedure, named);
}

static Result question_for(Server *s, const Request *r, Str rest, Str *question, Arena *a)
{
    int64_t    padlock;
    ThereAsked q;
    const Procedure *p;
    Str named = str_cut(&rest, '/');
    TRY(see_procedure(s, r, named, &p, a));
    if (!str_number(rest, &padlock) || !lock_numbered(p, padlock))
        return because(&no_such_padlock);
    TRY(asked_on(s, p, padlock, day_at(clerk_now(s->clerk), LONDON), &q, a));
    *question = there_question(&q, a);
    return DONE;
}

void api_padlock(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Str    question;
    Result made = question_for(s, r, rest, &question, a);
    if (failed(made)) {
        answer_failed(s, r, answer, made, a);
        return;
    }
    *answer = (Answer){ .status = 200, .type = "text/plain; charset=utf-8", .body = question };
}

static Result answered(Server *s, const Request *r, Str rest, ThereAnswer *page, Arena *a)
{
    ThereAsked q;
    const Procedure *p;
    TRY(see_procedure(s, r, str_cut(&rest, '/'), &p, a));
    TRY(take(s, p, r->body, &q, a));
    *page = (ThereAnswer){ .padlock = q.padlock, .at = clerk_now(s->clerk) };
    return DONE;
}

void api_padlock_there(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    ThereAnswer page;
    Result made = answered(s, r, rest, &page, a);
    if (failed(made))
        answer_failed(s, r, answer, made, a);
    else
        answer_json(answer, 200, &shape_ThereAnswer, &page, a);
}
