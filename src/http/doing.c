#include "http/doing.h"

#include "book/fold.h"
#include "desk/deed.h"
#include "desk/form.h"
#include "desk/named.h"
#include "desk/paper.h"
#include "http/multipart.h"

#include <ctype.h>
#include <string.h>

const Reason signing_key_missing = { FORBIDDEN, "signing-key-missing", "doc/serve.md",
    "Your account has no signing key here yet. Make one on your own page, then come back: what is "
    "entered is signed." };
const Reason signature_unreadable = { INVALID, "signature-unreadable", "doc/serve.md",
    "The signature that this browser sent cannot be read. Nothing was entered; reload the page and "
    "sign again." };
const Reason proposal_over = { MISSING, "proposal-over", "doc/serve.md",
    "What you typed is not here any more: it is kept for half an hour, or until the server is "
    "started anew. Nothing was entered; type it once more." };

enum { OWN_ROOM = 512 << 20, PROVING_ROOM = 256 << 20 };

/* ---- coming ---------------------------------------------------------------------- */

static void own_over(void *own) { arena_end(own); }

static void begin(Doing *d, Server *s, const Request *r, Answer *answer, Arena *life)
{
    Arena *own = make(life, Arena, 1);
    *own = arena_begin(OWN_ROOM);
    arena_defer(life, own_over, own);
    *d = (Doing){ .server = s, .request = r, .answer = answer, .a = own, .life = life };
}

/* "/t/2026-42/do/award" in its parts: what is named, and what stands behind "/do/". */
static Str place_cut(Doing *d)
{
    Str path = path_of_page(d->request);
    Str rest = str_after(path, (ptrdiff_t)sizeof "/t/" - 1);
    Str named = str_cut(&rest, '/');
    d->office = str_is(named, "office");
    d->at = (Str){ path.at, named.at + named.len - path.at };
    str_cut(&rest, '/');
    d->rest = rest;
    return named;
}

static Result see_place(Doing *d, Str named)
{
    if (!d->office)
        return reading_own(d->server, named, &d->onlooker, &d->procedure, d->life);
    TRY(reading_book(d->server, &d->onlooker, d->life));
    d->procedure = &d->onlooker->office;
    return DONE;
}

/* A draft is there for those who have a part in it, the office for its officers. */
static bool is_there_for(const Doing *d)
{
    const Procedure *p = d->procedure;
    bool known = d->signer.number && (person_of(p, d->signer.number) ||
                                      officer_at(&d->onlooker->office, d->signer.number,
                                                 d->onlooker->now));
    return d->office || p->published || known;
}

static bool come(Doing *d, Str named)
{
    Server *s = d->server;
    const Request *r = d->request;
    Arena *life = d->life;
    Result who = visitor_of(s, r, &d->visitor, life);
    if (failed(who))
        return doing_failed(d, who), false;
    Result seen = see_place(d, named);
    if (failed(seen))
        return doing_failed(d, seen), false;
    d->signer = signer_of(s, &d->visitor, d->procedure, d->a);
    if (!is_there_for(d))
        return doing_none(d), false;
    return true;
}

static void give_back(Server *s, const Request *r, const char *title, TypedPageFn *page,
                      const Pairs *sent, Answer *answer, Arena *making, Arena *life)
{
    Text  html = { 0 };
    Frame frame = frame_for(s, r, str(title), IN_NONE, making);
    page(&frame, sent, r->path, &html, making);
    answer_html(answer, 403, &html);
    answer->body = body_kept(answer->body, life);
}

void doing_signed_out(Server *s, const Request *r, TypedPageFn *page, Answer *answer, Arena *life)
{
    Pairs  sent = { 0 };
    Arena  making = arena_begin(OWN_ROOM);
    Result read = posted_unkeyed(r, &sent, &making);
    if (failed(read))
        answer_failed(s, r, answer, read, life);
    else
        give_back(s, r, "You were signed out", page, &sent, answer, &making, life);
    arena_end(&making);
}

enum { KEPT_VALUES = 512 << 10 };            /* of all fields: whoever sends them may be anybody */

static bool is_kept(const Pair *pair, int64_t left)
{
    Str word = str_after(pair->name, pair->name.len < 5 ? 0 : pair->name.len - 5);
    return !str_is(word, "-file") && pair->value.len <= left && str_utf8(pair->value);
}

/* "Buyer name" of "buyer-name"; empty: of what a page says by itself. */
static Str called(Str name, Arena *a)
{
    static const char *const own[] = { "what", "version", "seen" };
    Text words = { 0 };
    for (int i = 0; i < countof(own); i++)
        if (str_is(name, own[i]))
            return (Str){ 0 };
    for (ptrdiff_t i = 0; i < name.len; i++)
        text_byte(&words, name.at[i] == '-' ? ' ' : i ? name.at[i] : (char)toupper(name.at[i]), a);
    return text_str(&words);
}

static KeptFormPage kept_of(const Pairs *sent, Str path, Arena *a)
{
    KeptFormPage page = { .action = path };
    int64_t left = KEPT_VALUES;
    for (each(const Pair, pair, *sent)) {
        if (str_is(pair->name, "form_key"))
            continue;
        bool kept = is_kept(pair, left);
        page.less |= pair->value.len && !kept;
        if (!kept)
            continue;
        *list_add(&page.inputs, a) = (KeptInput){
            pair->name, pair->value, pair->value.len ? called(pair->name, a) : (Str){ 0 } };
        left -= pair->value.len;
    }
    return page;
}

void kept_form(const Frame *frame, const Pairs *sent, Str path, Text *html, Arena *a)
{
    KeptFormPage page = kept_of(sent, path, a);
    kept_form_html(frame, &page, html, a);
}

static void kept_again(const Frame *frame, const Pairs *sent, Str path, Text *html, Arena *a)
{
    KeptFormPage page = kept_of(sent, path, a);
    kept_again_html(frame, &page, html, a);
}

bool doing_given_back(Server *s, const Request *r, const Visitor *visitor, Answer *answer,
                      Arena *life)
{
    Pairs sent = { 0 };
    Arena making = arena_begin(OWN_ROOM);
    bool  out = !visitor->account, readable = !failed(posted_unkeyed(r, &sent, &making));
    bool  back = readable && (out || !is_keyed(visitor, &sent));
    if (back)
        give_back(s, r, out ? "You were signed out" : "Is this what you want to send?",
                  out ? kept_form : kept_again, &sent, answer, &making, life);
    arena_end(&making);
    return back;
}

bool doing_come(Doing *d, Server *s, const Request *r, Answer *answer, Arena *life)
{
    begin(d, s, r, answer, life);
    Str named = place_cut(d);
    return come(d, named);
}

bool doing_come_office(Doing *d, Server *s, const Request *r, Answer *answer, Arena *life)
{
    begin(d, s, r, answer, life);
    d->office = true;
    d->at = S("/t/office");
    return come(d, S("office"));
}

bool doing_sent(Doing *d, Server *s, const Request *r, Pairs *sent, Answer *answer, Arena *life)
{
    if (!doing_come(d, s, r, answer, life))
        return false;
    Result read = posted(&d->visitor, r, sent, d->a);
    if (failed(read))
        return doing_failed(d, read), false;
    return true;
}

static Result posted_again(const Doing *d, Pairs *sent, bool *again)
{
    Result read = posted(&d->visitor, d->request, sent, d->a);
    *again = read.why == &form_foreign;
    if (!*again)
        return read;
    *sent = (Pairs){ 0 };
    return posted_unkeyed(d->request, sent, d->a);
}

bool doing_sent_kept(Doing *d, Server *s, const Request *r, Pairs *sent, bool *again,
                     Answer *answer, Arena *life)
{
    Visitor visitor;
    Result who = visitor_of(s, r, &visitor, life);
    if (!failed(who) && !visitor.account) {
        doing_signed_out(s, r, kept_form, answer, life);
        return false;
    }
    if (!doing_come(d, s, r, answer, life))
        return false;
    Result read = posted_again(d, sent, again);
    if (failed(read))
        doing_failed(d, read);
    return !failed(read);
}

Result doing_again(Doing *d)
{
    Str named = place_cut(d);
    d->onlooker  = NULL;
    d->procedure = NULL;
    TRY(see_place(d, named));
    d->signer = signer_of(d->server, &d->visitor, d->procedure, d->a);
    return DONE;
}

const Procedure *doing_procedure(const Doing *d, ActKind kind)
{
    return kind == ACT_BEGIN ? NULL : d->procedure;
}

/* ---- what was just done ---------------------------------------------------------- */

enum { LATELY = 600 };

static bool is_of(const ActKind *kinds, ActKind kind)
{
    while (*kinds && *kinds != kind)
        kinds++;
    return *kinds == kind;
}

int64_t doing_just_signed(const Doing *d, const ActKind *kinds)
{
    Record  record;
    int64_t said = query_number(d->request, "signed"), n = 0;
    if (!said || !d->signer.number ||
        failed(paper_record_marks(d->onlooker->book, d->procedure, d->onlooker->now, &record,
                                  d->a)))
        return 0;
    for (each(const Act, act, record.acts))
        n += is_of(kinds, act->kind) && act->actor == d->signer.number &&
             act->at >= d->onlooker->now - LATELY;
    return said < n ? said : n;
}

/* ---- answering ------------------------------------------------------------------- */

void doing_see(Doing *d, const char *word, Str rest)
{
    Text to = { 0 };
    text_put(&to, d->life, "{}/{}{}{}", d->at, str(word), str(rest.len ? "/" : ""), rest);
    answer_done(d->request, d->answer, text_str(&to), d->life);
}

void doing_failed(Doing *d, Result why)
{
    Book *book = d->onlooker ? d->onlooker->book : NULL;
    answer_failed(d->server, d->request, d->answer,
                  book ? with_names(why, d->procedure, book, d->life) : why, d->life);
}

void doing_none(Doing *d)
{
    answer_problem(d->server, d->request, d->answer, 404, DONE, d->life);
}

Frame doing_frame(Doing *d, Str title)
{
    return frame_for(d->server, d->request, title, IN_TENDERS, d->a);
}

/* ---- trying ---------------------------------------------------------------------- */

/* Somebody who could agree: another officer, who has declared where that counts. */
static bool other_officer(const Procedure *p, const Act *act, Id but, Actor *other)
{
    for (each(const Person, person, p->people)) {
        bool may = roles_for(person, act) & OFFICER && !person->barred && !person->until;
        bool declared = !p->published || (person->declared && !person->interest);
        if (person->id == but || !may || !declared)
            continue;
        *other = (Actor){ .number = person->id, .public = person_key_by_day(person, p->last_at) };
        return true;
    }
    return false;
}

/* A copy that may be spoilt; of what begins an empty one. */
static Result fold_for(Doing *d, ActKind kind, Procedure **p)
{
    *p = make(d->a, Procedure, 1);
    if (kind == ACT_BEGIN) {
        **p = procedure_new(&d->onlooker->office, (Name){ 0 });
        return DONE;
    }
    Name name = d->office ? (Name){ 0 } : d->procedure->draft;
    return onlooker_procedure(d->onlooker, name, *p, d->a);
}

static Acts acts_copy(const Acts *acts, Arena *a)
{
    Acts copy = { 0 };
    for (each(const Act, act, *acts))
        *list_add(&copy, a) = *act;
    return copy;
}

Result act_filled(Doing *d, ActKind kind, const Pairs *typed, Act *act, Shelf *shelf)
{
    Actor   nobody = { 0 };
    Wording w = { .procedure = d->procedure, .zone = d->procedure->zone, .as_typed = true };
    return act_of_form(kind, typed, w, d->signer.actor ? d->signer.actor : &nobody,
                       clerk_origin(d->server->clerk), act, shelf, d->a);
}

Result doing_try(Doing *d, const Acts *acts, const Shelf *shelf, bool *two, Procedure **after)
{
    return doing_try_at(d, acts, shelf, two, after, NULL);
}

Result doing_try_at(Doing *d, const Acts *acts, const Shelf *shelf, bool *two, Procedure **after,
                    ptrdiff_t *refused)
{
    Acts copy = acts_copy(acts, d->a);
    Act *last = &copy.at[copy.len - 1];
    Actor other, by = { 0 };
    if (!d->signer.actor)
        return because(&signing_key_missing);
    by.number = d->signer.actor->number;
    by.public = d->signer.actor->public;
    TRY(fold_for(d, last->kind, after));
    const Procedure *of = last->kind == ACT_BEGIN ? &d->onlooker->office : *after;
    *two = !last->is_agreed && act_needs_two(last->kind == ACT_BEGIN ? *after : of, last);
    Deed deed = { .acts = copy.at, .count = copy.len, .shelf = shelf, .by = &by, .keyless = true,
                  .procedure = procedure_name(d->procedure), .now = d->onlooker->now,
                  .refused = refused };
    if (*two && other_officer(of, last, by.number, &other))
        deed.with = &other;
    return deed_try(d->onlooker->book, &deed, *after, d->a);
}

/* ---- entering -------------------------------------------------------------------- */

typedef struct Entering {
    Doing       *d;
    Acts        *acts;
    const Shelf *shelf;
    const Pairs *sent;
    EnteredFn   *entered;
    void        *with;
    Proposal     proposal;
    bool         seen, again;          /* seen: on the clerk's word */
} Entering;

int64_t doing_bytes(const Doing *d) { return OWN_ROOM - d->a->left; }

static Result sign_here(Entering *e)
{
    const Doing *d = e->d;
    const Act *last = &e->acts->at[e->acts->len - 1];
    Instant came = last->arrived ? last->arrived : clerk_now(d->server->clerk);
    Deed deed = { .acts = e->acts->at, .count = e->acts->len, .shelf = e->shelf,
                  .by = d->signer.actor, .procedure = procedure_name(d->procedure), .now = came };
    return deed_sign(d->onlooker->book, doing_procedure(d, last->kind), &deed, d->a);
}

static bool signed_read(const Pairs *sent, Act *act)
{
    return str_number(pair_of(sent, "mine"), &act->mine) &&
           str_number(pair_of(sent, "expires"), &act->expires) &&
           str_bytes(pair_of(sent, "key"), act->signed_by.key.byte, sizeof(KeyId)) &&
           str_bytes(pair_of(sent, "signature"), act->signed_by.by.byte, sizeof(Proof64));
}

static Result signed_there(Entering *e)
{
    const Doing *d = e->d;
    Act *last = &e->acts->at[e->acts->len - 1];
    if (!d->signer.actor || !signed_read(e->sent, last) || last->mine < e->acts->len)
        return because(&signature_unreadable);
    last->is_signed = true;
    for (Act *act = e->acts->at; act <= last; act++) {
        act->actor = d->signer.actor->number;
        act->mine  = last->mine - (last - act);
        act->in_batch = act < last;
        if (!last->is_agreed && last->kind != ACT_BEGIN)
            last->procedure = d->office ? (Name){ 0 } : procedure_name(d->procedure);
        act->procedure = last->procedure;
    }
    return DONE;
}

static Result on_the_clerks_word(Entering *e)
{
    Act *act = &e->acts->at[0];
    const Person *person = person_of(e->d->procedure, act->actor);
    act->procedure = procedure_name(e->d->procedure);
    act->mine = person ? person->mine_open + 1 : 1;
    return DONE;
}

static Result put(Entering *e)
{
    TRY(e->seen                  ? on_the_clerks_word(e)
        : e->d->signer.key_here ? sign_here(e)
                                 : signed_there(e));
    e->proposal = (Proposal){ .acts = e->acts->at, .count = e->acts->len,
                              .words = e->shelf->at, .word_count = e->shelf->len };
    Arena  proving = arena_begin(PROVING_ROOM);
    Result r = clerk_put(e->d->server->clerk, &e->proposal, &proving);
    r.detail = str_copy(r.detail, e->d->life);
    arena_end(&proving);
    return r;
}

static void enter(Entering *);

/* Somebody, perhaps the same person elsewhere, may have entered something meanwhile. It came when
 * it came first, and is signed as of then: else its signature would count for longer than one
 * may. */
static void became(Entering *e, Result r)
{
    Doing *d = e->d;
    bool overtaken = r.why == &counter_wrong || r.why == &out_of_order;
    bool here = e->seen || d->signer.key_here;
    if (!overtaken || e->again || !here || failed(doing_again(d))) {
        e->entered(d, e->with, r, &e->proposal);
        return;
    }
    e->again = true;
    enter(e);
}

static void enter_tell(void *entering, void (*told)(void *of), void *of)
{
    Entering *e = entering;
    clerk_tell(e->d->server->clerk, &e->proposal, told, of);
}

/* What was read before is over. */
static void enter_finish(void *entering, Answer *answer, Arena *a)
{
    Entering *e = entering;
    (void)a;
    e->d->answer = answer;
    (void)!failed(doing_again(e->d));
    became(e, e->proposal.result);
}

static void enter(Entering *e)
{
    Result r = put(e);
    if (failed(r))
        became(e, r);
    else
        e->d->answer->later = (Later){ enter_tell, enter_finish, e, doing_bytes(e->d), true };
}

void doing_enter(Doing *d, Acts *acts, const Shelf *shelf, const Pairs *sent, EnteredFn *entered,
                 void *with)
{
    Entering *e = make(d->life, Entering, 1);
    *e = (Entering){ .d = d, .acts = acts, .shelf = shelf, .sent = sent, .entered = entered,
                     .with = with };
    enter(e);
}

void doing_enter_seen(Doing *d, Acts *acts, EnteredFn *entered, void *with)
{
    static const Shelf no_words;
    Entering *e = make(d->life, Entering, 1);
    *e = (Entering){ .d = d, .acts = acts, .shelf = &no_words, .entered = entered, .with = with,
                     .seen = true };
    enter(e);
}
