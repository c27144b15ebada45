/* drafting.c - definitions before they are published: saved, checked, looked at. */
#include "http/doing.h"

#include "accounts/drafts.h"
#include "core/view/warnings.h"
#include "desk/draft.h"
#include "law/cites.h"
#include "letters/document.h"
#include "letters/letters.h"
#include "page/drafting.h"
#include "page/show.h"

enum { ROWS_LEAST = 12, ROWS_MOST = 40, QUOTED_MOST = 200, SAID_MOST = 500, COLUMNS = 90 };
static const char kind[] = "definitions";

/* ---- keeping --------------------------------------------------------------------- */

/* The draft's name stays the same until it is published. */
static Str subject(const Doing *d)
{
    Text t = { 0 };
    text_name(&t, d->procedure->draft, d->a);
    return text_str(&t);
}

Str doing_draft(Doing *d, int64_t *version)
{
    KeptDraft kept;
    Result r = draft_get(d->server->people, d->visitor.account, str(kind), subject(d), (Str){ 0 },
                         &kept, d->a);
    *version = failed(r) ? 0 : kept.version;
    return failed(r) ? (Str){ 0 } : kept.bytes;
}

Result doing_draft_add(Doing *d, Str line)
{
    int64_t version;
    Text    text = { 0 };
    Str     before = doing_draft(d, &version);
    bool    ends = !before.len || before.at[before.len - 1] == '\n';
    text_put(&text, d->a, "{}{}{}", before, str(ends ? "" : "\n"), line);
    KeptDraft draft = { .account = d->visitor.account, .kind = str(kind), .procedure = subject(d),
                        .bytes = text_str(&text), .version = version };
    return draft_save(d->server->people, &draft, d->onlooker->now, &version);
}

static Str without_returns(Str s, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] != '\r')
            text_byte(&t, s.at[i], a);
    return text_str(&t);
}

static void save(Doing *d, DraftingPage *page)
{
    int64_t version = 0;
    KeptDraft draft = { .account = d->visitor.account, .kind = str(kind), .procedure = subject(d),
                        .bytes = page->text, .version = page->version };
    Result r = draft_save(d->server->people, &draft, d->onlooker->now, &version);
    if (r.why == &draft_newer)
        page->newer = doing_draft(d, &version);
    if (!failed(r) || r.why == &draft_newer)
        page->version = version;
    if (failed(r))
        page->trouble = str(r.why->says);
    else
        page->done = S("Saved.");
}

/* ---- checking -------------------------------------------------------------------- */

static Str line_of(Str text, int64_t line, Arena *a)
{
    Str quoted = { 0 };
    while (line-- > 0)
        quoted = str_cut(&text, '\n');
    return str_plain(quoted, QUOTED_MOST, a);
}

static void add_fault(Doing *d, const DraftFlaw *flaw, DraftingPage *page)
{
    *list_add(&page->faults, d->a) = (DraftFault){
        .line = flaw->line, .field = str_plain(flaw->field, QUOTED_MOST, d->a),
        .quoted = line_of(page->text, flaw->line, d->a), .says = str(flaw->why.why->says),
        .detail = str_plain(flaw->why.detail, SAID_MOST, d->a),
        .source = source_under(flaw->why.why->source, laws_of(d->procedure, 0), d->a) };
}

static Result preview(Doing *d, const Draft *draft, const Procedure *p, DraftingPage *page)
{
    Record r;
    Doc    doc;
    Text   text = { 0 };
    TRY(draft_record(draft, p, d->procedure, d->onlooker->book, d->onlooker->now, &r, d->a));
    TRY(letter_tender(&r, &doc));
    document_text(&doc, COLUMNS, &text, d->a);
    page->preview = text_str(&text);
    return DONE;
}

static Result check(Doing *d, bool looked_at, DraftingPage *page)
{
    Draft      draft = { 0 };
    Warnings   found = { 0 };
    Procedure *p = make(d->a, Procedure, 1);
    TRY(onlooker_procedure(d->onlooker, d->procedure->draft, p, d->a));
    Wording w = { .procedure = p, .zone = p->zone, .as_typed = true };
    draft_read(page->text, &w, &draft, d->a);
    draft_try(&draft, p, d->onlooker->now, d->a);
    for (each(const DraftFlaw, flaw, draft.flaws))
        add_fault(d, flaw, page);
    warnings_of(p, &found, d->a);
    for (each(const Str, warning, found))
        *list_add(&page->warnings, d->a) = *warning;
    if (draft.flaws.len)
        return DONE;
    Text publish = { 0 };
    text_put(&publish, d->a, "{}/do/publish?draft=saved", d->at);
    page->publish = text_str(&publish);
    if (!page->trouble.len)
        page->done = S("Saved, and nothing is wrong with it.");
    return looked_at ? preview(d, &draft, p, page) : DONE;
}

/* ---- the page -------------------------------------------------------------------- */

static int64_t rows_for(Str text)
{
    int64_t rows = 3;
    for (ptrdiff_t i = 0; i < text.len; i++)
        rows += text.at[i] == '\n';
    return rows < ROWS_LEAST ? ROWS_LEAST : rows > ROWS_MOST ? ROWS_MOST : rows;
}

static void show(Doing *d, DraftingPage *page, int status)
{
    Text action = { 0 };
    text_put(&action, d->a, "{}/draft", d->at);
    page->back      = d->at;
    page->action    = text_str(&action);
    page->rows      = rows_for(page->text);
    page->procedure = page_words(d->onlooker, d->procedure->title, d->a);
    Frame frame = doing_frame(d, S("What is to be published"));
    doing_page(d, status, &frame, drafting, page);
}

/* Of who could publish it; once that is done there is none. */
static bool is_drafted(Doing *d)
{
    bool may = !d->procedure->published && d->signer.number &&
               roles_of(d->procedure, d->signer.number, 0) & OFFICER &&
               person_of(d->procedure, d->signer.number);
    if (!may)
        doing_none(d);
    return may;
}

void drafting(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    DraftingPage page = { 0 };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !is_drafted(&d))
        return;
    page.text = doing_draft(&d, &page.version);
    show(&d, &page, 200);
}

void drafting_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 };
    DraftingPage page = { 0 };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !is_drafted(&d))
        return;
    Str what = pair_of(&sent, "what");
    page.text = without_returns(pair_of(&sent, "text"), d.a);
    str_number(pair_of(&sent, "version"), &page.version);
    save(&d, &page);
    Result r_ = str_is(what, "save") ? DONE : check(&d, str_is(what, "preview"), &page);
    if (failed(r_))
        doing_failed(&d, r_);
    else
        show(&d, &page, page.trouble.len || page.faults.len ? 422 : 200);
}
