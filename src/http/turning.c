/* turning.c - a turn that its holder made and signed elsewhere comes in as a file. Whoever brings
 * it: it is the signature under it that counts. */
#include "http/own.h"

#include "desk/errand.h"
#include "desk/named.h"
#include "http/reading.h"
#include "page/opening.h"
#include "page/show.h"

const Reason turn_file_missing = { INVALID, "turn-file-missing", "doc/serve.md, the opening",
    "No file was chosen. Choose the one that tenderbox-holder.html or tenderbox turn --out "
    "wrote." };
const Reason turn_file_unfit = { INVALID, "turn-file-unfit", "doc/serve.md, the opening",
    "This is no turn for this tender, and nothing of it was kept. Choose the file that "
    "tenderbox-holder.html or tenderbox turn --out wrote, as it was written." };
const Reason turn_file_is_key = { INVALID, "turn-file-is-key", "doc/serve.md, the opening",
    "That is a key file. Nothing of it was kept here, but it has left your machine: whoever saw it "
    "on its way can turn your padlock unless a passphrase closes it. Tell the officers and the "
    "auditor now. Then choose the file that tenderbox-holder.html or tenderbox turn --out wrote." };

enum { FILE_ROOM = 128 << 20, PROVING_ROOM = 256 << 20 };

/* ---- the page -------------------------------------------------------------------- */

typedef struct Turning { Own o; const Onlooker *onlooker; const Procedure *p; } Turning;

static Str number_of(const Request *r)
{
    Str rest = str_after(r->path, (ptrdiff_t)sizeof "/t/" - 1);
    return str_cut(&rest, '/');
}

static bool come(Turning *t, Str named)
{
    Result seen = reading_procedure(t->o.server, named, &t->onlooker, &t->p, t->o.a);
    if (!failed(seen) && !t->p->published)
        seen = because(&no_such_procedure);
    if (failed(seen))
        own_failed(&t->o, seen);
    return !failed(seen);
}

static void turn_page(Turning *t, TurnPage *page, int status)
{
    Text  html = { 0 };
    Str   title = page->holder.len ? S("The padlock has turned") : S("Bring a turn as a file");
    Frame frame = frame_for(t->o.server, t->o.request, title, IN_TENDERS, t->o.a);
    frame.form_key = t->o.visitor.form_key;
    page->number = number_of(t->o.request);
    page->title  = page_words(t->onlooker, t->p->title, t->o.a);
    turn_html(&frame, page, &html, t->o.a);
    answer_html(t->o.answer, status, &html);
}

void turn_form(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Turning  t;
    TurnPage page = { 0 };
    (void)rest;
    if (own_stranger(&t.o, s, r, answer, a) && come(&t, number_of(r)))
        turn_page(&t, &page, 200);
}

/* ---- what was brought ------------------------------------------------------------ */

static Result errand_of_turn(const Turning *t, Str file, Errand *e, Arena *a)
{
    if (!file.len)
        return because(&turn_file_missing);
    if (str_starts(file, "tenderbox/key/v1") || str_starts(file, "age-encryption.org/v1"))
        return because(&turn_file_is_key);
    Result read = errand_read(file, e, a);
    bool is_turn = !failed(read) && e->acts.len == 1 && e->acts.at[0].kind == ACT_TURNS &&
                   name_same(e->acts.at[0].procedure, procedure_name(t->p));
    return is_turn ? DONE : because(&turn_file_unfit);
}

/* A file, until it is answered. */
typedef struct Bringing {
    Turning  t;
    Pairs    sent;
    Errand   errand;
    Proposal proposal;
    Arena    own;
} Bringing;

static void own_over(void *own) { arena_end(own); }

/* It has arrived when its last byte was there; brought once more it is answered the same. */
static Result put(Bringing *b)
{
    Errand *e = &b->errand;
    TRY(errand_of_turn(&b->t, pair_of(&b->sent, "turn"), e, &b->own));
    e->acts.at[0].arrived = b->t.o.request->arrived;
    b->proposal = (Proposal){ .acts = e->acts.at, .count = 1, .words = e->shelf.at,
                              .word_count = e->shelf.len };
    Arena  proving = arena_begin(PROVING_ROOM);
    Result done = clerk_put(b->t.o.server->clerk, &b->proposal, &proving);
    done.detail = str_copy(done.detail, b->t.o.a);
    arena_end(&proving);
    return done;
}

static void tell_entered(const Turning *t, const Proposal *entered, TurnPage *page)
{
    const Person *holder = person_of(t->p, entered->acts[0].actor);
    page->entry  = entered->leaf;
    page->holder = holder ? page_words(t->onlooker, holder->name, t->o.a) : (Str){ 0 };
}

static Str refused(const Turning *t, Result why)
{
    Text text = { 0 };
    why = with_names(why, t->p, t->onlooker->book, t->o.a);
    text_put(&text, t->o.a, "{}{}{}", str(why.why->says), str(why.detail.len ? " " : ""),
             why.detail);
    return text_str(&text);
}

static void answered(Bringing *b, Result done)
{
    TurnPage page = { 0 };
    if (failed(done))
        page.error = refused(&b->t, done);
    else
        tell_entered(&b->t, &b->proposal, &page);
    turn_page(&b->t, &page, failed(done) ? 422 : 200);
}

static void tell(void *bringing, void (*told)(void *of), void *of)
{
    Bringing *b = bringing;
    clerk_tell(b->t.o.server->clerk, &b->proposal, told, of);
}

/* What was read before is over. */
static void finish(void *bringing, Answer *answer, Arena *a)
{
    Bringing *b = bringing;
    (void)a;
    b->t.o.answer = answer;
    if (come(&b->t, number_of(b->t.o.request)))
        answered(b, b->proposal.result);
}

void turn_form_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Bringing *b = make(a, Bringing, 1);
    (void)rest;
    if (!own_stranger_sent(&b->t.o, s, r, &b->sent, answer, a) || !come(&b->t, number_of(r)))
        return;
    b->own = arena_begin(FILE_ROOM);
    arena_defer(a, own_over, &b->own);
    Result done = put(b);
    if (failed(done))
        answered(b, done);
    else
        answer->later = (Later){ tell, finish, b, FILE_ROOM - b->own.left, true };
}
