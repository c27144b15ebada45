/* notice.c - a draft by parts: each a page of inputs, which changes the text and nothing else. */
#include "http/drafts.h"

#include "http/assets.h"
#include "http/multipart.h"
#include "page/notice.h"

typedef struct Noticing {
    Doing      *d;
    const DraftPart *part;
    KeptDraft   latest;
    NoticePage  page;
    NoticeAsked asked;
} Noticing;

/* "part/criteria" */
static bool is_there(Noticing *n)
{
    Doing *d = n->d;
    Str rest = d->rest;
    str_cut(&rest, '/');
    n->part = draft_part(rest);
    bool may = n->part && draft_is_theirs(d, DRAFT_TO_PUBLISH);
    if (!may)
        doing_none(d);
    return may;
}

static Str saver_of(Noticing *n, const KeptDraft *kept)
{
    return kept->version ? draft_saver(n->d, kept->account) : S("Nobody");
}

static Str saved_words(Noticing *n)
{
    Doing *d = n->d;
    return n->latest.version
               ? str_put(d->a, "Saved last by {}, {}.", saver_of(n, &n->latest),
                         str_of_moment_words(n->latest.at, d->procedure->zone, d->a))
               : (Str){ 0 };
}

/* As the text says it, or as it would with what was typed. */
static Result fill(Noticing *n, Str text)
{
    Doing *d = n->d;
    Draft *draft = make(d->a, Draft, 1);
    Procedure *p = make(d->a, Procedure, 1);
    TRY(draft_tried(d, text, draft, p));
    n->asked.onlooker = d->onlooker;
    n->asked.begun    = d->procedure;
    n->asked.asker    = d->signer.number;
    n->asked.drafted  = p;
    n->asked.draft    = draft;
    n->asked.part     = n->part;
    n->asked.at       = d->at;
    n->asked.text     = text;
    n->asked.by       = saver_of(n, &n->latest);
    n->page.saved     = saved_words(n);
    n->page.version   = n->latest.version;
    page_notice(&n->asked, &n->page, d->a);
    return DONE;
}

static void show(Noticing *n, Str text, int status)
{
    Doing *d = n->d;
    Result filled = fill(n, text);
    if (failed(filled)) {
        doing_failed(d, filled);
        return;
    }
    Frame frame = doing_frame(d, n->page.heading);
    frame.script = asset_of(S("notice.js"))->address;
    doing_shown(d, status, &frame, notice, NoticePage, &n->page);
}

void notice(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Noticing n = { .d = &d };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !is_there(&n))
        return;
    Result kept = draft_latest(&d, DRAFT_TO_PUBLISH, &n.latest);
    if (failed(kept))
        doing_failed(&d, kept);
    else
        show(&n, n.latest.bytes, 200);
}

/* ---- sent ------------------------------------------------------------------------ */

/* The text that was looked at: what lies too far back is taken for the latest. */
static Result before_of(Noticing *n, const Pairs *sent, Str *text)
{
    Doing    *d = n->d;
    KeptDraft before;
    int64_t   version = 0;
    *text = n->latest.bytes;
    if (!str_number(pair_of(sent, "version"), &version) || version == n->latest.version)
        return DONE;
    *text = (Str){ 0 };
    if (!version)
        return DONE;
    Result r = draft_get(d->server->people, draft_place(d), str(draft_word(DRAFT_TO_PUBLISH)),
                         version, &before, d->a);
    if (!failed(r))
        *text = before.bytes;
    else if (r.why == &draft_missing)
        *text = n->latest.bytes, r = DONE;
    return r;
}

static Str kept_words(Noticing *n, bool others)
{
    return others ? str_put(n->d->a, "Saved. {} saved meanwhile, too: both are in the text.",
                            saver_of(n, &n->latest))
                  : S("Saved.");
}

static Result save(Noticing *n, Str text)
{
    Doing *d = n->d;
    KeptDraft draft = { .account = d->visitor.account, .procedure = draft_place(d),
                        .kind = str(draft_word(DRAFT_TO_PUBLISH)), .bytes = text,
                        .version = n->latest.version };
    return draft_save(d->server->people, &draft, d->onlooker->now, &draft.version);
}

static void tell_kept(Noticing *n, const PartWritten *w)
{
    n->page.trouble = w->misfits.len
                          ? S("Something that you typed fits on no line of the text: look below.")
                          : str_put(n->d->a, "{} changed what you changed as well: their words "
                                    "stand beside yours below. Save once more to have yours.",
                                    saver_of(n, &n->latest));
}

static void show_kept(Noticing *n, const Pairs *sent, const PartWritten *w)
{
    n->asked.typed   = sent;
    n->asked.written = w;
    tell_kept(n, w);
    show(n, w->text, w->clashes.len ? 409 : 422);
}

static void show_saved(Noticing *n, const PartWritten *w, bool others)
{
    Str    says = w->changes ? kept_words(n, others) : S("Nothing was changed.");
    Result r = draft_latest(n->d, DRAFT_TO_PUBLISH, &n->latest);
    n->page.done = says;
    if (failed(r))
        doing_failed(n->d, r);
    else
        show(n, n->latest.bytes, 200);
}

/* Who saves in the same moment is first: draft-newer, and it is tried once more. */
static Result write_once(Noticing *n, const Pairs *sent)
{
    Str before;
    PartWritten w;
    TRY(draft_latest(n->d, DRAFT_TO_PUBLISH, &n->latest));
    TRY(before_of(n, sent, &before));
    part_write(n->part, before, n->latest.bytes, sent, &w, n->d->a);
    bool kept = !w.misfits.len && !w.clashes.len;
    if (kept && w.changes)
        TRY(save(n, w.text));
    if (kept)
        show_saved(n, &w, !str_same(before, n->latest.bytes));
    else
        show_kept(n, sent, &w);
    return DONE;
}

/* There where nothing is wrong. */
static bool goes_on(const Noticing *n, const Pairs *sent)
{
    return str_is(pair_of(sent, "what"), "next") && n->page.done.len && n->page.next.len &&
           !n->page.faults.len;
}

/* ---- who was signed out ---------------------------------------------------------- */

static void kept_part(const Frame *frame, const Pairs *sent, Str path, Text *html, Arena *a)
{
    Pairs kept = { 0 };
    for (each(const Pair, pair, *sent))
        if (!str_is(pair->name, "what"))
            *list_add(&kept, a) = *pair;
    pair_put(&kept, "what", S("resume"), a);
    kept_form(frame, &kept, path, html, a);
}

/* What comes back from that page is shown, and saves nothing. */
static Result resume(Noticing *n, const Pairs *sent)
{
    Str before;
    PartWritten w;
    TRY(draft_latest(n->d, DRAFT_TO_PUBLISH, &n->latest));
    TRY(before_of(n, sent, &before));
    part_write_values(n->part, before, n->latest.bytes, sent, &w, n->d->a);
    n->asked.typed   = sent;
    n->asked.written = &w;
    n->asked.resumed = true;
    show(n, w.text, 200);
    return DONE;
}

/* False: it is answered. */
static bool come(Noticing *n, Server *s, const Request *r, Pairs *sent, Answer *answer, Arena *life)
{
    Visitor visitor;
    Result who = visitor_of(s, r, &visitor, life);
    if (!failed(who) && !visitor.account) {
        doing_signed_out(s, r, kept_part, answer, life);
        return false;
    }
    if (!doing_come(n->d, s, r, answer, life) || !is_there(n))
        return false;
    return draft_posted(n->d, sent);
}

void notice_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    enum { TRIES = 3 };
    Doing d;
    Pairs sent = { 0 };
    Noticing n = { .d = &d };
    (void)rest;
    if (!come(&n, s, r, &sent, answer, life))
        return;
    bool   resumes = str_is(pair_of(&sent, "what"), "resume");
    Result done = resumes ? resume(&n, &sent) : write_once(&n, &sent);
    for (int i = 1; i < TRIES && done.why == &draft_newer; i++)
        done = write_once(&n, &sent);
    if (failed(done))
        doing_failed(&d, done);
    else if (goes_on(&n, &sent))
        answer_see(answer, str_copy(n.page.next, life), life);
}
