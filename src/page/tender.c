#include "page/tender.h"

#include "desk/draft.h"
#include "letters/letters.h"
#include "page/portion.h"
#include "page/words.h"

SHAPE_OF(LotCard, LOT_CARD)
SHAPE_OF(PowerShown, POWER_SHOWN)
SHAPE_OF(RoundCard, ROUND_CARD)
SHAPE_OF(PadlockShown, PADLOCK_SHOWN)
SHAPE_OF(VersionShown, VERSION_SHOWN)
SHAPE_OF(DocumentCard, DOCUMENT_CARD)
SHAPE_OF(AnswerShown, ANSWER_SHOWN)
SHAPE_OF(TenderPage, TENDER_PAGE)
SHAPE_OF(AnswersPage, ANSWERS_PAGE)

/* What is looked at, and what it becomes. */
typedef struct Look {
    Public          *l;
    const Procedure *p;
    Instant     now;
    TenderPage *page;
    Arena      *a;
} Look;

static Str moment_of(const Look *k, Instant at)
{
    return moment_in(k->l->o->language, at, k->p->zone, k->a);
}

static const char *words(const Look *k, const char *english)
{
    return words_in(k->l->o->language, english);
}

static Str said(const Look *k, const char *english) { return str(words(k, english)); }

static Str counted(const Look *k, int64_t n, const char *one, const char *many)
{
    return counted_in(k->l->o->language, n, one, many, k->a);
}

static Str money_of(const Look *k, Money m) { return str_of_money(m, k->p->currency, k->a); }
static Str n_of(const Look *k, int64_t n) { return str_of_number(n, k->a); }

/* ---- lots ------------------------------------------------------------------------ */

static Str value_of(const Look *k, const Lot *lot)
{
    Text t = { 0 };
    if (lot->least == lot->most)
        text_put(&t, k->a, "{}", money_of(k, lot->most));
    else
        text_put(&t, k->a, words(k, "{} to {}"), money_of(k, lot->least), money_of(k, lot->most));
    if (lot->months)
        text_put(&t, k->a, ", {}", counted(k, lot->months, "{} month", "{} months"));
    return text_str(&t);
}

static Str lot_title(const Look *k, Id lot)
{
    const Act *act = record_lot(&k->l->record, lot);
    return act ? public_words(k->l, act, "title") : (Str){ 0 };
}

static void show_lot(const Look *k, const Lot *lot)
{
    Status    s = status_of(k->p, lot->id, k->now);
    Standings stands = { 0 };
    LotCard  *card = list_add(&k->page->lots, k->a);
    *card = (LotCard){ .lot = lot->id, .title = lot_title(k, lot->id),
                       .law = said(k, regime_titles[lot->regime]), .value = value_of(k, lot),
                       .status = said(k, s.words), .tag = str(s.tag) };
    public_stands(k->l, lot, &stands);
    for (each(const Str, says, stands))
        *list_add(&card->stands, k->a) = *says;
    if (!lot->awarded)
        return;
    card->winner = public_name(k->l, lot->winner);
    card->price  = money_of(k, lot->price_awarded);
}

/* ---- rounds and padlocks --------------------------------------------------------- */

/* Before the box is listed nobody knows, and no page can tell; then it is for everybody. */
static Str bids_of(const Look *k, const Round *r)
{
    int64_t count = 0;
    if (!r->listed)
        return said(k, "How many bids there are, and from whom, stays secret until the opening.");
    for (each(const Bid, bid, k->p->bids))
        count += bid->round == r->id;
    if (!count)
        return said(k, "No bid was in the box when it was listed.");
    return counted(k, count, "{} bid was in the box when it was listed.",
                   "{} bids were in the box when it was listed.");
}

/* The first that was published, where another one counts now. */
static Instant deadline_before(const Look *k, const Round *r)
{
    for (each(const Act, act, k->l->record.acts))
        if (act->kind == ACT_TIMETABLE && act->timetable.round == r->id &&
            act->timetable.event == EVENT_DEADLINE)
            return act->timetable.moment == r->deadline ? 0 : act->timetable.moment;
    return 0;
}

static void show_round(const Look *k, const Round *r)
{
    bool known = r->deadline && !lot_stopped(k->p, r);
    *list_add(&k->page->rounds, k->a) = (RoundCard){
        .round = r->id, .title = said(k, round_name(r->kind)),
        .deadline = known ? moment_of(k, r->deadline) : said(k, "Not known yet"),
        .deadline_at = known ? iso_moment(r->deadline, k->a) : (Str){ 0 },
        .deadline_before = known ? moment_of(k, deadline_before(k, r)) : (Str){ 0 },
        .questions = moment_of(k, r->questions_until), .bids = bids_of(k, r) };
}

/* Bids name it, so whoever has it from elsewhere knows that these padlocks are meant. */
static Str lockset_fingerprint(const Look *k, const Round *r)
{
    Text list = { 0 };
    lockset_write(&list, k->p, r->id, k->a);
    return str_of_hash(sha256(text_str(&list)), k->a);
}

static void show_padlocks(const Look *k)
{
    const Round *r = round_of(k->p, 0);
    Text t = { 0 };
    for (each(const Act, act, k->l->record.acts)) {
        if (act->kind != ACT_PADLOCK)
            continue;
        Str whose = public_held_for(k->l, act->actor);
        k->page->for_buyers = k->page->for_buyers || whose.len;
        *list_add(&k->page->padlocks, k->a) = (PadlockShown){
            .padlock = act->padlock.index, .holder = public_name(k->l, act->actor),
            .whose = whose, .entry = act->leaf };
    }
    if (r && k->page->padlocks.len)
        text_put(&t, k->a, words(k, "Any {} of {} padlocks together open a bid, and nobody with "
                                    "fewer: not the buyer, and not who runs this site."),
                 n_of(k, r->needed), n_of(k, k->page->padlocks.len));
    k->page->opens = text_str(&t);
    if (t.len)
        k->page->lockset = lockset_fingerprint(k, r);
}

/* ---- what only officers do ------------------------------------------------------- */

static Str service_title(const Look *k, Id service)
{
    for (each(const Act, act, k->l->record.acts))
        if (act->kind == ACT_SERVICE && act->service.service == service)
            return public_words(k->l, act, "title");
    return (Str){ 0 };
}

static void show_power(const Look *k, const Act *act)
{
    bool kept = act->activity.power == POWER_RESERVED;
    *list_add(&k->page->powers, k->a) = (PowerShown){
        .title = public_words(k->l, act, "title"),
        .service = service_title(k, act->activity.service),
        .says = said(k, kept ? "Stays with officers who have the power; no bid can include it."
                             : "Only people who are each given this power by name."),
        .article = public_words(k->l, act, "article") };
}

static void show_powers(const Look *k)
{
    for (each(const Act, act, k->l->record.acts))
        if (act->kind == ACT_ACTIVITY && act->activity.power != POWER_OPEN)
            show_power(k, act);
}

/* ---- documents ------------------------------------------------------------------- */

static Str size_words(const Look *k, int64_t bytes)
{
    Text t = { 0 };
    Arena *a = k->a;
    if (bytes < 1000)
        text_put(&t, a, "{}", counted(k, bytes, "{} byte", "{} bytes"));
    else if (bytes < 1000 * 1000)
        text_put(&t, a, "{} KB", str_of_number((bytes + 500) / 1000, a));
    else
        text_put(&t, a, "{} MB", str_of_decimal((bytes + 50000) / 100000, 1, a));
    return text_str(&t);
}

/* The act that closes the batch in which this one stands. */
static const Act *closing(const Look *k, const Act *in)
{
    for (each(const Act, act, k->l->record.acts))
        if (act->nth > in->nth && (act_rows[act->kind]->rules & CLOSES))
            return act;
    return NULL;
}

static void version_add(const Look *k, const Act *act, const Document *of, DocumentCard *card)
{
    Text    at = { 0 };
    Str     drafted;
    int64_t bytes = 0;
    const Act *closed = closing(k, act);
    VersionShown *v = list_add(&card->versions, k->a);
    for (VersionShown *other = v; other > card->versions.at; other--)
        *other = other[-1];                  /* the latest first */
    v = card->versions.at;
    (void)failed(book_words_size(k->l->o->book, act->document.paper, &bytes));
    if (!bytes && !act->leaf && !failed(public_paper(k->l, act->document.paper, &drafted)))
        bytes = drafted.len;
    text_put(&at, k->a, "{}/documents/{}/{}", k->page->address, n_of(k, of->id),
             n_of(k, act->document.version));
    *v = (VersionShown){ .version = act->document.version, .at = moment_of(k, act->at),
                         .size = bytes ? size_words(k, bytes) : said(k, "erased"),
                         .address = bytes ? text_str(&at) : (Str){ 0 },
                         .counts = act->document.version == of->version };
    if (closed && closed->kind != ACT_PUBLISH)
        v->change = public_words(k->l, closed, "reason");
    card->title = public_words(k->l, act, "title");
}

/* The procedure names each version; a card is of the latest. */
static bool is_latest(const Look *k, const Document *of)
{
    for (each(const Document, other, k->p->documents))
        if (other->id == of->id && other->version > of->version)
            return false;
    return true;
}

static void show_documents(const Look *k)
{
    for (each(const Document, of, k->p->documents)) {
        if (!is_latest(k, of))
            continue;
        DocumentCard *card = list_add(&k->page->documents, k->a);
        *card = (DocumentCard){ .document = of->id };
        for (each(const Act, act, k->l->record.acts))
            if (act->kind == ACT_DOCUMENT && act->document.document == of->id)
                version_add(k, act, of, card);
    }
}

Result page_document(const Onlooker *o, const Procedure *p, Id document, Id version, Str *bytes,
                     Str *title, Arena *a)
{
    Public l;
    TRY(public_look(o, p, &l, a));
    for (each(const Act, act, l.record.acts))
        if (act->kind == ACT_DOCUMENT && act->document.document == document &&
            act->document.version == version) {
            *title = public_words(&l, act, "title");
            return public_paper(&l, act->document.paper, bytes);
        }
    return because(&not_public);
}

/* ---- answers and what changed ---------------------------------------------------- */

enum { ANSWERS_BESIDE = 20, ANSWERS_SHOWN = 50 };      /* on the tender's page, on a page of them */

Id answer_corrected(const Procedure *p, Id answer)
{
    for (each(const Correction, c, p->corrections))
        if (c->of == answer)
            return c->answer;
    return 0;
}

typedef LIST(AnswerShown) Answers;

static Answers answers_of(const Public *l, Portion *shown, Arena *a)
{
    Answers answers = { 0 };
    for (ptrdiff_t i = l->record.acts.len - 1; i >= 0; i--) {
        const Act *act = &l->record.acts.at[i];
        if (act->kind == ACT_ANSWER && portion_takes(shown))
            *list_add(&answers, a) = (AnswerShown){
                .answer = act->answer.answer,
                .at = moment_in(l->o->language, act->at, l->p->zone, a),
                .text = public_words(l, act, "text"), .corrects = act->answer.corrects,
                .corrected = answer_corrected(l->p, act->answer.answer), .entry = act->leaf };
    }
    return answers;
}

static void show_answers(const Look *k)
{
    Portion shown = portion_of(1, ANSWERS_BESIDE);
    Answers answers = answers_of(k->l, &shown, k->a);
    for (each(const AnswerShown, answer, answers))
        *list_add(&k->page->answers, k->a) = *answer;
    k->page->answered = shown.all > answers.len ? shown.all : 0;
}

Result page_answers(const Onlooker *o, const Procedure *p, int64_t nth, AnswersPage *page, Arena *a)
{
    Public  l;
    Portion shown = portion_of(nth, ANSWERS_SHOWN);
    TRY(public_look(o, p, &l, a));
    const Act *begin = record_last(&l.record, ACT_BEGIN, 0, 0);
    Answers answers = answers_of(&l, &shown, a);
    *page = (AnswersPage){ .number = procedure_number(p, a), .address = procedure_address(p, a) };
    if (begin) {
        page->title = public_words(&l, begin, "title");
        page->buyer = public_words(&l, begin, "buyer");
    }
    for (each(const AnswerShown, answer, answers))
        *list_add(&page->answers, a) = *answer;
    Str at = str_put(a, "{}/answers", page->address);
    portion_rows(page, &shown, "Answers", at, "main-content", a);
    return DONE;
}

static void show_steps(const Look *k)
{
    Steps steps;
    public_steps(k->l, &steps, k->a);
    for (each(const StepShown, step, steps)) {
        if (step_folds(step - steps.at, steps.len))
            *list_add(&k->page->earlier, k->a) = *step;
        else
            *list_add(&k->page->steps, k->a) = *step;
        if (step->changes)
            *list_add(&k->page->news, k->a) = *step;
    }
}

/* ---- the page -------------------------------------------------------------------- */

static const char *kind_of(const Procedure *p)
{
    switch (p->kind) {
    case FOR_OPEN:       return "Open: anybody may hand in a tender";
    case FOR_RESTRICTED: return "Restricted: anybody may ask to take part, and some are invited";
    case FOR_FLEXIBLE:   return "Competitive flexible, in the rounds below";
    case FOR_DIALOGUE:   return "Competitive dialogue, in the rounds below";
    case FOR_ANY:        break;
    }
    return "-";
}

static void show_head(const Look *k)
{
    Text name = { 0 }, amounts = { 0 };
    Status s = status_of(k->p, 0, k->now);
    const Act *begin = record_last(&k->l->record, ACT_BEGIN, 0, 0);
    text_name(&name, procedure_name(k->p), k->a);
    text_put(&amounts, k->a, words(k, "in {}, {}"), str(currency_codes[k->p->currency]),
             said(k, vat_says(k->p->vat)));
    *k->page = (TenderPage){
        .number = procedure_number(k->p, k->a), .address = procedure_address(k->p, k->a),
        .name = text_str(&name), .amounts = text_str(&amounts), .kind = said(k, kind_of(k->p)),
        .status = said(k, s.words), .tag = str(s.tag), .closes = moment_of(k, s.closes),
        .closes_at = s.closes, .acts = k->p->acts };
    const Round *latest = round_of(k->p, 0);
    k->page->registers = s.group == STATUS_OPEN && latest && latest->id == 1;
    if (begin) {
        k->page->title = public_words(k->l, begin, "title");
        k->page->buyer = public_words(k->l, begin, "buyer");
    }
    for (each(const Buyer, buyer, k->p->buyers))
        if (!buyer->left)
            *list_add(&k->page->buyers, k->a) = public_buyer(k->l, buyer->id);
}

static Result show(const Look *k)
{
    Doc   terms;
    Terms shown;
    const Round *latest = round_of(k->p, 0);
    show_head(k);
    for (each(const Lot, lot, k->p->lots)) {
        show_lot(k, lot);
        k->page->awarded = k->page->awarded || lot->awarded || lot->ended;
        k->page->signed_ = k->page->signed_ || lot->signed_;
    }
    for (each(const Round, r, k->p->rounds))
        show_round(k, r);
    k->page->bids = latest ? bids_of(k, latest) : (Str){ 0 };
    show_padlocks(k);
    show_powers(k);
    show_documents(k);
    show_answers(k);
    show_steps(k);
    TRY(letter_terms(&k->l->record, &terms));
    terms_of(&terms, &shown, k->a);
    for (each(const TermShown, term, shown))
        *list_add(&k->page->terms, k->a) = *term;
    return DONE;
}

Result page_tender(const Onlooker *o, const Procedure *p, TenderPage *page, Arena *a)
{
    Public l;
    TRY(public_look(o, p, &l, a));
    return show(&(Look){ &l, p, o->now, page, a });
}

/* Nothing of it is in the log: there are no files of it to fetch. */
Result page_tender_drafted(const Onlooker *o, const Draft *draft, Procedure *p,
                           const Procedure *before, Str at, TenderPage *page, Arena *a)
{
    Public l;
    TRY(public_of_draft(o, draft, p, before, &l, a));
    TRY(show(&(Look){ &l, p, o->now, page, a }));
    page->draft = at;
    for (each(DocumentCard, card, page->documents))
        for (each(VersionShown, v, card->versions))
            v->address = (Str){ 0 };
    return DONE;
}
