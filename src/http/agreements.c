#include "http/agreements.h"

#include "accounts/drafts.h"
#include "accounts/keys.h"
#include "desk/deed.h"
#include "desk/named.h"
#include "desk/paper.h"
#include "http/assets.h"
#include "http/own_keys.h"
#include "page/doings.h"
#include "page/problem.h"
#include "page/show.h"

const Reason agreement_gone = { MISSING, "agreement-gone", "doc/serve.md",
    "Nothing waits for you here: it was entered, declined or withdrawn, or its time is over." };
const Reason reason_missing = { INVALID, "reason-missing", "doc/serve.md",
    "Say why you decline, so that the other officer can do it better." };

/* ---- a page of what is to be signed ---------------------------------------------- */

/* The person's key as it is kept here: wrapped, for their browser alone. */
Str check_key(Doing *d)
{
    Text    t = { 0 };
    Wraps   wraps = { 0 };
    OwnKeys keys = { 0 };
    Id      number = 0;
    if (failed(own_key_list(d->server->people, d->visitor.account, &keys, d->a)) ||
        failed(wrapped_list(d->server->people, d->visitor.account, &wraps, d->a)))
        return (Str){ 0 };
    for (each(const OwnKey, key, keys))
        if (key_same(d->signer.actor->public, *(const Key *)key->public))
            number = key->number;
    text_byte(&t, '{', d->a);
    own_key_put(&t, d->signer.actor->public.byte, number, &wraps,
                own_site(d->server, d->request, d->a).rp_id, d->a);
    text_byte(&t, '}', d->a);
    return text_str(&t);
}

void check_answer(Doing *d, CheckPage *page, int status)
{
    Frame frame = doing_frame(d, page->heading);
    const Asset *script = asset_of(S("sign.js"));
    if (!d->office)
        page->procedure = page_words(d->onlooker, d->procedure->title, d->a);
    if (!page->key_here && d->signer.actor)
        page->key = check_key(d);
    if (!page->key_here && script)
        frame.script = script->address;
    doing_shown(d, status, &frame, check, CheckPage, page);
}

/* ---- agreeing -------------------------------------------------------------------- */

/* Where it is listed: what would begin, in the office. */
static Str place_words(const Doing *d)
{
    Text t = { 0 };
    text_name(&t, d->office ? (Name){ 0 } : procedure_name(d->procedure), d->a);
    return text_str(&t);
}

static bool agreement_sent(const Pairs *sent, Agreement *g)
{
    return str_number(pair_of(sent, "made"), &g->made) &&
           str_number(pair_of(sent, "until"), &g->until) &&
           str_hash(pair_of(sent, "serial"), &g->serial) && !hash_none(g->serial) &&
           str_bytes(pair_of(sent, "key"), g->key.byte, sizeof g->key.byte) &&
           str_bytes(pair_of(sent, "signature"), g->by.byte, sizeof g->by.byte);
}

/* Whatever else was entered while it was looked at, it was agreed to as things stood then: what
 * was shown is what is signed. */
static Result agreement_brought(Doing *d, Acts *acts, const Pairs *sent)
{
    Act *last = &acts->at[acts->len - 1];
    const Procedure *p = doing_procedure(d, last->kind);
    const Procedure *of = p ? p : &d->onlooker->office;
    Agreement g = { 0 };
    Instant now = d->onlooker->now;
    if (p) {
        g.seen   = p->acts;
        g.commit = p->last;
    }
    if (!agreement_sent(sent, &g) || g.until - g.made > LONGEST_AGREEMENT || g.until <= now)
        return because(&signature_unreadable);
    last->agreed    = g;
    last->is_agreed = true;
    Result r = proof_signatures(of, last, clerk_origin(d->server->clerk), d->a);
    if (failed(r))
        last->is_agreed = false;
    return r;
}

static Result agreement_here(Doing *d, Acts *acts, const Shelf *shelf)
{
    Parcel parcel;
    const Act *last = &acts->at[acts->len - 1];
    const Procedure *p = doing_procedure(d, last->kind);
    Deed deed = { .acts = acts->at, .count = acts->len, .shelf = shelf, .by = d->signer.actor,
                  .procedure = last->procedure, .now = d->onlooker->now };
    return deed_agree(&deed, p, clerk_origin(d->server->clerk),
                      d->onlooker->now + LONGEST_AGREEMENT, &parcel, d->a);
}

Result agreement_sign(Doing *d, Proposed *kept, const Pairs *sent)
{
    Text file = { 0 };
    Id   number;
    Act *last = &kept->acts.at[kept->acts.len - 1];
    if (!d->signer.actor)
        return because(&signing_key_missing);
    TRY(d->signer.key_here ? agreement_here(d, &kept->acts, &kept->shelf)
                           : agreement_brought(d, &kept->acts, sent));
    Parcel parcel = { .origin = clerk_origin(d->server->clerk), .acts = kept->acts,
                      .shelf = kept->shelf };
    parcel_write(&file, &parcel, d->a);
    TRY(pending_leave(d->server->people, d->visitor.account, place_words(d),
                      str(act_rows[last->kind]->says), text_str(&file), last->agreed.until,
                      d->onlooker->now, &number));
    kept->done = kept->waits_for_two = true;
    return DONE;
}

/* ---- whose it is ----------------------------------------------------------------- */

enum { PARCEL_ROOM = 256 << 20 };

bool agreement_is_for(People *people, const Person *person, const PendingAct *act, Instant now)
{
    PendingAct its;
    Parcel parcel;
    Str    bytes;
    if (roles_in_every(person) & OFFICER)
        return true;
    Arena  a = arena_begin(PARCEL_ROOM);
    Result r = pending_parcel(people, act->number, now, &its, &bytes, &a);
    if (!failed(r))
        r = parcel_read(bytes, &parcel, &a);
    bool may = !failed(r) && roles_for(person, &parcel.acts.at[parcel.acts.len - 1]) & OFFICER;
    arena_end(&a);
    return may;
}

/* ---- the list -------------------------------------------------------------------- */

static Str account_name(Doing *d, Id number)
{
    Account account;
    return failed(account_get(d->server->people, number, &account, d->a)) ? S("Another officer")
                                                                          : account.name;
}

static Str moment_words(const Doing *d, Instant at)
{
    Zone zone = d->procedure->office ? d->procedure->zone : LONDON;
    return str_of_moment_words(at, zone, d->a);
}

static AgreementRow row_of(Doing *d, const PendingAct *act)
{
    Text link = { 0 };
    AgreementRow row = { .act = act->says, .by = account_name(d, act->account),
                         .until = moment_words(d, act->until), .declined = act->reason };
    text_put(&link, d->a, "{}/agreements/{}", d->at, str_of_number(act->number, d->a));
    if (act->account != d->visitor.account)
        row.link = text_str(&link);
    else
        row.withdraw = text_str(&link);
    return row;
}

/* What binds the buyer is its officers' to agree to, be they so of one lot or of one buyer. */
static bool is_officer(const Doing *d)
{
    const Person *person = person_of(d->procedure, d->signer.number);
    return (person && roles_in(person, 0) & OFFICER) ||
           officer_at(&d->onlooker->office, d->signer.number, d->onlooker->now);
}

static bool is_theirs(const Doing *d, const PendingAct *act)
{
    const Person *person = person_of(d->procedure, d->signer.number);
    return officer_at(&d->onlooker->office, d->signer.number, d->onlooker->now) ||
           (person && agreement_is_for(d->server->people, person, act, d->onlooker->now));
}

static Result list_agreements(Doing *d, AgreementsPage *page)
{
    PendingActs acts = { 0 };
    TRY(pending_list(d->server->people, place_words(d), d->onlooker->now, &acts, d->a));
    for (each(const PendingAct, act, acts)) {
        bool waits = act->fate == FATE_PENDING && act->until > d->onlooker->now;
        if (act->account == d->visitor.account && (waits || act->fate == FATE_DECLINED))
            *list_add(&page->own, d->a) = row_of(d, act);
        else if (waits && act->account != d->visitor.account && is_theirs(d, act))
            *list_add(&page->others, d->a) = row_of(d, act);
    }
    return DONE;
}

static const char *done_words(const Request *r, Arena *a)
{
    return str_is(just_done(r, a), "declined") ? "You declined it. The other officer reads why."
                                               : "";
}

void agreements(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    AgreementsPage page = { .done = str(done_words(r, life)) };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    if (!is_officer(&d)) {
        doing_none(&d);
        return;
    }
    page.back = d.at;
    if (!d.office)
        page.procedure = page_words(d.onlooker, d.procedure->title, d.a);
    Result listed = list_agreements(&d, &page);
    if (failed(listed)) {
        doing_failed(&d, listed);
        return;
    }
    Frame frame = doing_frame(&d, S("Waits for your agreement"));
    doing_shown(&d, 200, &frame, agreements, AgreementsPage, &page);
}

/* ---- one of them ----------------------------------------------------------------- */

typedef struct Pledge { PendingAct pending; Parcel parcel; } Pledge;

/* Of this place and of another account's, or one's own. */
static Result agreed_read(Doing *d, Pledge *out)
{
    Str  bytes, number = d->rest;
    Id   which = 0;
    number = str_cut(&number, '/');
    if (!is_officer(d) || !str_number(number, &which))
        return because(&agreement_gone);
    Result r = pending_parcel(d->server->people, which, d->onlooker->now, &out->pending, &bytes,
                              d->a);
    if (r.why == &pending_over)
        return because(&agreement_gone);
    TRY(r);
    if (!str_same(out->pending.procedure, place_words(d)))
        return because(&agreement_gone);
    return parcel_read(bytes, &out->parcel, d->a);
}

/* What stands in the open chain since the agreement was made. */
static void add_since(Doing *d, const Act *agreed, CheckPage *page)
{
    Record r;
    if (agreed->kind == ACT_BEGIN ||
        failed(paper_record_marks(d->onlooker->book, d->procedure, d->onlooker->now, &r, d->a)))
        return;
    for (each(const Act, act, r.acts)) {
        Text t = { 0 };
        if (act->nth <= agreed->agreed.seen)
            continue;
        text_put(&t, d->a, "{}: {}", moment_words(d, act->at), str(act_rows[act->kind]->says));
        *list_add(&page->since, d->a) = text_str(&t);
    }
}

static Str words_of(Doing *d, Result why)
{
    return refusal_words(with_names(why, d->procedure, d->onlooker->book, d->a), d->a);
}

static void show_agreed(Doing *d, const Pledge *it, Result trouble, int status)
{
    Procedure *after;
    bool       two, own = it->pending.account == d->visitor.account;
    Text       action = { 0 };
    const Acts *acts = &it->parcel.acts;
    const Act *last = &acts->at[acts->len - 1];
    Looked    l = { d->onlooker, doing_procedure(d, last->kind), d->signer.number,
                    &it->parcel.shelf };
    CheckPage page = { .heading = S("Waits for your agreement"), .key_here = d->signer.key_here,
                       .act = str(act_rows[last->kind]->says), .declines = true,
                       .agreed_by = account_name(d, it->pending.account),
                       .agreed_at = moment_words(d, last->agreed.made),
                       .until = moment_words(d, last->agreed.until) };
    Result r = own ? DONE : doing_try(d, acts, &it->parcel.shelf, &two, &after);
    text_put(&action, d->a, "{}/agreements/{}", d->at, str_of_number(it->pending.number, d->a));
    page.action = text_str(&action);
    page.own    = own;
    if (own) {
        Text t = { 0 };
        text_put(&t, d->a, "{}/do/withdraw-agreement?serial={}", d->at,
                 str_of_hash(last->agreed.serial, d->a));
        page.withdraw = text_str(&t);
    }
    page.unsure = trouble.why == &book_uncertain;
    if (failed(trouble) || failed(r))
        page.trouble = words_of(d, failed(trouble) ? trouble : r);
    Result fields = check_fields(d, &l, acts, &page);
    if (failed(fields)) {
        doing_failed(d, fields);
        return;
    }
    add_since(d, last, &page);
    check_effects(d, acts, own || failed(r) ? d->procedure : after, &page);
    check_texts(d, acts, false, &page);
    check_script(d, &l, acts, false, &page);
    check_answer(d, &page, status);
}

void agreement_page(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing  d;
    Pledge it;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    Result read = agreed_read(&d, &it);
    if (failed(read))
        doing_failed(&d, read);
    else
        show_agreed(&d, &it, DONE, 200);
}

static void see_begun(Doing *d, const Proposal *proposal)
{
    Text at = { 0 };
    text_our(&at, "/t/", d->life);
    text_name(&at, proposal->name, d->life);
    if (proposal->acts[proposal->count - 1].kind == ACT_BEGIN)
        d->at = text_str(&at);
    doing_see(d, "entered", str_of_number(proposal->leaf, d->life));
}

/* The book has it: what waits here counts no more. */
static void agreed_entered(Doing *d, void *with, Result done, const Proposal *proposal)
{
    Pledge *it = with;
    if (!failed(done)) {
        (void)!failed(pending_entered(d->server->people, it->pending.number, d->visitor.account,
                                      clerk_now(d->server->clerk)));
        see_begun(d, proposal);
    } else if (d->procedure)
        show_agreed(d, it, done, 422);
    else
        doing_failed(d, done);
}

/* Of whose act it is not, the judge says so; one's own needs another. */
void agreement_enter(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing  *d    = make(life, Doing, 1);
    Pledge *it   = make(life, Pledge, 1);
    Pairs  *sent = make(life, Pairs, 1);
    (void)rest;
    if (!doing_sent(d, s, r, sent, answer, life))
        return;
    Result done = agreed_read(d, it);
    if (failed(done))
        doing_failed(d, done);
    else
        doing_enter(d, &it->parcel.acts, &it->parcel.shelf, sent, agreed_entered, it);
}

/* Somebody else declines, with a reason. Whoever agreed takes it back with an act, for what was
 * signed might lie elsewhere; what waits here is then of no use, and goes. */
static Result decline(Doing *d, const Pledge *it, const Pairs *sent)
{
    Str reason = str_trim(pair_of(sent, "reason"));
    if (!reason.len)
        return because(&reason_missing);
    return pending_decline(d->server->people, it->pending.number, d->visitor.account, reason,
                           d->onlooker->now);
}

void agreement_decline(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing  d;
    Pledge it;
    Pairs  sent = { 0 };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life))
        return;
    Result done = agreed_read(&d, &it);
    bool read = !failed(done);
    if (read)
        done = decline(&d, &it, &sent);
    if (failed(done) && read) {
        show_agreed(&d, &it, done, 422);
    } else if (failed(done)) {
        doing_failed(&d, done);
    } else {
        doing_see(&d, "agreements?done=declined", (Str){ 0 });
    }
}
