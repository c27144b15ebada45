/* drafting.c - what is to be entered as a batch, as a text: begun, saved, checked, compared, looked
 * at as bidders will see it. */
#include "http/drafts.h"

#include "core/view/warnings.h"
#include "desk/deed.h"
#include "desk/named.h"
#include "http/assets.h"
#include "http/multipart.h"
#include "law/cites.h"
#include "page/drafting.h"
#include "page/show.h"
#include "page/tender.h"

enum { ROWS_LEAST = 15, ROWS_MORE = 12, NUMBERED_MOST = 3000, QUOTED_MOST = 200, SAID_MOST = 500,
       AROUND = 2, TRIES_MOST = 30, EARLIER_MOST = 200 };

extern const Reason change_unlengthened;

static const Reason draft_unused = { REFUSED, "draft-unused", "doc/draft.md",
    "Nothing in this text differs from what counts now: there is nothing to enter." };

typedef struct Drafting {
    Doing       *d;
    DraftKind    kind;
    DraftingPage page;
} Drafting;

/* ---- who may --------------------------------------------------------------------- */

/* "/t/N/draft" is what is to be published; what changes it later has its word behind. */
static bool is_drafted(Drafting *k)
{
    Doing *d = k->d;
    bool known = !d->rest.len || draft_kind(d->rest, &k->kind);
    if (!d->rest.len)
        k->kind = DRAFT_TO_PUBLISH;
    bool may = known && draft_is_theirs(d, k->kind);
    if (!may)
        doing_none(d);
    return may;
}

static Str address(Drafting *k, const char *more)
{
    Text t = { 0 };
    text_put(&t, k->d->a, "{}/draft{}{}{}", k->d->at,
             str(k->kind == DRAFT_TO_PUBLISH ? "" : "/"),
             str(k->kind == DRAFT_TO_PUBLISH ? "" : draft_word(k->kind)), str(more));
    return text_str(&t);
}

/* ---- saving ---------------------------------------------------------------------- */

static Str without_returns(Str s, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] != '\r')
            text_byte(&t, s.at[i], a);
    return text_str(&t);
}

static Str moment_of(Doing *d, Instant at)
{
    return str_of_moment_words(at, d->procedure->zone, d->a);
}

static void add_changes(Doing *d, Str before, Str after, DraftChange **at, ptrdiff_t *len)
{
    LineChanges all;
    lines_compare(before, after, AROUND, &all, d->a);
    *at  = make(d->a, DraftChange, all.len);
    *len = all.len;
    for (ptrdiff_t i = 0; i < all.len; i++) {
        const LineChange *c = &all.at[i];
        (*at)[i] = (DraftChange){ c->before, c->after, c->fate == LINE_COMES,
                                  c->fate == LINE_GOES, str_plain(c->text, SAID_MOST, d->a) };
    }
}

/* Theirs stays, and the next save goes on from it. */
static void show_newer(Drafting *k)
{
    KeptDraft theirs;
    Text by = { 0 };
    if (failed(draft_latest(k->d, k->kind, &theirs)))
        return;
    text_put(&by, k->d->a, "{}, {},", draft_saver(k->d, theirs.account),
             moment_of(k->d, theirs.at));
    k->page.newer_by = text_str(&by);
    add_changes(k->d, theirs.bytes, k->page.text, &k->page.newer.at, &k->page.newer.len);
}

static void save(Drafting *k)
{
    Doing *d = k->d;
    int64_t version = 0;
    KeptDraft draft = { .account = d->visitor.account, .procedure = draft_place(d),
                        .kind = str(draft_word(k->kind)), .bytes = k->page.text,
                        .version = k->page.version };
    Result r = draft_save(d->server->people, &draft, d->onlooker->now, &version);
    if (r.why == &draft_newer)
        show_newer(k);
    if (!failed(r) || r.why == &draft_newer)
        k->page.version = version;
    if (failed(r))
        k->page.trouble = str(r.why->says);
    else
        k->page.done = S("Saved.");
}

/* ---- what is wrong --------------------------------------------------------------- */

static Str line_of(Str text, int64_t line, Arena *a)
{
    Str quoted = { 0 };
    while (line-- > 0)
        quoted = str_cut(&text, '\n');
    return str_plain(quoted, QUOTED_MOST, a);
}

static void add_fault(Drafting *k, int64_t line, Str field, Result why)
{
    Arena *a = k->d->a;
    why = with_names(why, k->d->procedure, k->d->onlooker->book, a);
    *list_add(&k->page.faults, a) = (DraftFault){
        .line = line, .field = str_plain(field, QUOTED_MOST, a),
        .quoted = line ? line_of(k->page.text, line, a) : (Str){ 0 }, .says = str(why.why->says),
        .detail = str_plain(why.detail, SAID_MOST, a),
        .source = source_under(why.why->source, laws_of(k->d->procedure, 0), a) };
}

static void add_effect(Drafting *k, Str effect) { *list_add(&k->page.effects, k->d->a) = effect; }

static void add_warning(Drafting *k, Str says)
{
    *list_add(&k->page.warnings, k->d->a) = says;
}

static Result check_to_publish(Drafting *k, Draft *draft, Procedure *p)
{
    Doing   *d = k->d;
    Warnings found = { 0 };
    TRY(draft_tried(d, k->page.text, draft, p));
    for (each(const DraftFlaw, flaw, draft->flaws))
        add_fault(k, flaw->line, flaw->field, flaw->why);
    warnings_of(p, &found, d->a);
    for (each(const Str, warning, found))
        add_warning(k, *warning);
    return DONE;
}

/* ---- what changes what was published ---------------------------------------------- */

/* What closes the batch, with words that will be typed when it is proposed. */
static Act closing(Drafting *k, Shelf *shelf)
{
    Act act = { .kind = draft_closes(k->kind) };
    const Field *round = act_field_for(act.kind, A_ROUND);
    const Round *latest = round_of(k->d->procedure, 0);
    for (each_field(f, act_rows[act.kind])) {
        if (!field_is_shelved(f) || f->optional)
            continue;
        Shelved *s = list_add(shelf, k->d->a);
        *s = shelve(S("Said when it is proposed."));
        act_set_bytes(&act, f, &s->hash);
    }
    if (round && latest)
        act_set_number(&act, round, latest->id + 1);
    return act;
}

static void fill_minor(Drafting *k, Act *last, Shelf *shelf)
{
    Shelved *s = list_add(shelf, k->d->a);
    *s = shelve(S("Said when it is proposed."));
    last->amend.minor = s->hash;
}

static void say_unlengthened(Drafting *k, Result r)
{
    Text t = { 0 };
    r = with_names(r, k->d->procedure, k->d->onlooker->book, k->d->a);
    text_put(&t, k->d->a, "{} {}", str(r.why->says), r.detail);
    add_warning(k, text_str(&t));
}

/* Each fault by its line, with the rest tried again without it. */
static Result try_batch(Drafting *k, const Draft *draft, Procedure **after)
{
    bool  two, minor = false;
    Acts  acts = { 0 };
    LIST(int64_t) lines = { 0 };
    Shelf shelf = draft->shelf;
    for (each(const DraftAct, it, draft->acts)) {
        *list_add(&acts, k->d->a) = it->act;
        *list_add(&lines, k->d->a) = it->line;
    }
    Act last = closing(k, &shelf);
    *list_add(&acts, k->d->a) = last;
    for (int i = 0; i < TRIES_MOST; i++) {
        ptrdiff_t refused = acts.len - 1;
        Result r = doing_try_at(k->d, &acts, &shelf, &two, after, &refused);
        if (!failed(r))
            return DONE;
        r = with_names(r, k->d->procedure, k->d->onlooker->book, k->d->a);
        if (r.why == &change_unlengthened && !minor) {
            say_unlengthened(k, r);
            fill_minor(k, &acts.at[acts.len - 1], &shelf);
            minor = true;
            continue;
        }
        bool of_line = refused < acts.len - 1;
        add_fault(k, of_line ? lines.at[refused] : 0, (Str){ 0 }, r);
        if (!of_line)
            return DONE;
        for (ptrdiff_t j = refused; j + 1 < acts.len; j++)
            acts.at[j] = acts.at[j + 1], lines.at[j] = j + 1 < lines.len ? lines.at[j + 1] : 0;
        acts.len--, lines.len--;
    }
    return DONE;
}

static void say_deadline(Drafting *k, const Round *before, const Round *then)
{
    Text t = { 0 };
    Arena  *a = k->d->a;
    Str     n = str_of_number(then->id, a);
    Instant was = before ? before->deadline : 0;
    bool    later = was < then->deadline;
    if (!before || before->deadline == then->deadline)
        text_put(&t, a, before ? "The deadline of round {} stays {}."
                               : "Round {} closes {}.", n, moment_of(k->d, then->deadline));
    else
        text_put(&t, a, "The deadline of round {} moves from {} to {}, {} {}.", n,
                 moment_of(k->d, was), moment_of(k->d, then->deadline),
                 str_of_span(later ? then->deadline - was : was - then->deadline, a),
                 str(later ? "later" : "earlier"));
    add_effect(k, text_str(&t));
}

/* Who wants to ask what a change means can only until then. */
static const char *questions_say(Instant was, Instant until, Instant now)
{
    return was != until ? "Questions of round {} end {}."
           : until > now ? "Questions of round {} end {}, as before."
                         : "Nobody can ask about it: questions of round {} ended {}, and this "
                           "changes nothing there.";
}

static void say_questions(Drafting *k, const Round *before, const Round *then)
{
    Text t = { 0 };
    text_put(&t, k->d->a,
             questions_say(before ? before->questions_until : 0, then->questions_until,
                           k->d->onlooker->now),
             str_of_number(then->id, k->d->a), moment_of(k->d, then->questions_until));
    add_effect(k, text_str(&t));
}

static void say_effects(Drafting *k, const Draft *batch, const Procedure *after)
{
    const Round *latest = round_of(after, 0);
    for (each(const DraftAct, it, batch->acts)) {
        Text t = { 0 };
        text_put(&t, k->d->a, "Line {}: {}", str_of_number(it->line, k->d->a),
                 line_of(k->page.text, it->line, k->d->a));
        add_effect(k, text_str(&t));
    }
    const Round *before = latest ? round_of(k->d->procedure, latest->id) : NULL;
    if (latest && latest->deadline)
        say_deadline(k, before, latest);
    if (latest && latest->questions_until)
        say_questions(k, before, latest);
}

/* *after: as it is entered; NULL where something is wrong with it. */
static Result check_batch(Drafting *k, Draft *draft, Procedure **after)
{
    *after = NULL;
    TRY(draft_read_here(k->d, k->kind, k->page.text, draft));
    for (each(const DraftFlaw, flaw, draft->flaws))
        add_fault(k, flaw->line, flaw->field, flaw->why);
    if (!draft->flaws.len && !draft->acts.len)
        add_fault(k, 0, (Str){ 0 }, because(&draft_unused));
    if (k->page.faults.len)
        return DONE;
    TRY(try_batch(k, draft, after));
    if (k->page.faults.len)
        *after = NULL;
    if (*after)
        say_effects(k, draft, *after);
    return DONE;
}

static Result check(Drafting *k, Draft *draft, Procedure *p)
{
    Procedure *after;
    TRY(k->kind == DRAFT_TO_PUBLISH ? check_to_publish(k, draft, p)
                                    : check_batch(k, draft, &after));
    k->page.right = !k->page.faults.len;
    k->page.done = (Str){ 0 };
    if (k->page.right && !k->page.trouble.len)
        k->page.done = S("Saved, and nothing is wrong with it.");
    return DONE;
}

/* ---- versions, files, beginnings -------------------------------------------------- */

static Result show_compared(Drafting *k, Id number)
{
    Doing *d = k->d;
    KeptDraft that, before = { 0 };
    Text says = { 0 }, take = { 0 };
    TRY(draft_by_number(d->server->people, draft_place(d), number, &that, d->a));
    int64_t from = that.aside ? that.version : that.version - 1;
    Result r = from ? draft_get(d->server->people, draft_place(d), str(draft_word(k->kind)), from,
                                &before, d->a) : DONE;
    if (failed(r) && r.why != &draft_missing)
        return r;
    text_put(&says, d->a, "{}, against {}{}", that.aside ? S("What lies aside") : S("This version"),
             from ? S("version ") : S("nothing"),
             from ? str_of_number(from, d->a) : (Str){ 0 });
    k->page.compared = text_str(&says);
    add_changes(d, before.bytes, that.bytes, &k->page.changes.at, &k->page.changes.len);
    text_put(&take, d->a, "{}?from={}", k->page.action, str_of_number(number, d->a));
    k->page.take = text_str(&take);
    return DONE;
}

static Result list_versions(Drafting *k)
{
    Doing *d = k->d;
    KeptDrafts all;
    Text saved = { 0 };
    bool latest = true;
    TRY(draft_list(d->server->people, draft_place(d), str(draft_word(k->kind)), &all, d->a));
    for (each(const KeptDraft, v, all)) {
        Str by = draft_saver(d, v->account), at = moment_of(d, v->at);
        *list_add(&k->page.versions, d->a) = (DraftVersion){ v->number, v->version, by, at,
                                                             v->aside, latest && !v->aside };
        if (latest && !v->aside)
            text_put(&saved, d->a, "Saved last by {}, {}.", by, at);
        latest = latest && v->aside;
    }
    k->page.saved = text_str(&saved);
    return DONE;
}

static bool names(Str text, Str name)
{
    for (ptrdiff_t i = 1; i + name.len <= text.len; i++)
        if (text.at[i - 1] == '@' && str_same((Str){ text.at + i, name.len }, name))
            return true;
    return false;
}

static Str size_words(int64_t bytes, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} {}", str_of_number(bytes < 10000 ? bytes : bytes / 1000, a),
             str(bytes < 10000 ? "bytes" : "kB"));
    return text_str(&t);
}

static Result list_papers(Drafting *k)
{
    Doing *d = k->d;
    DraftFiles all;
    TRY(draft_file_list(d->server->people, draft_place(d), &all, d->a));
    for (each(const DraftFile, f, all))
        *list_add(&k->page.papers, d->a) = (DraftPaper){
            f->name, size_words(f->size, d->a), draft_saver(d, f->account), moment_of(d, f->at),
            names(k->page.text, f->name) };
    return DONE;
}

static bool add_earlier(void *drafting, const Onlooker *o, const Procedure *p)
{
    Drafting *k = drafting;
    Arena    *a = k->d->a;
    if (p->published)
        *list_add(&k->page.earlier, a) =
            (DraftEarlier){ procedure_number(p, a), page_words(o, p->title, a) };
    return k->page.earlier.len < EARLIER_MOST;
}

/* What was published here, the latest first: not this one; or what was asked for when this one was
 * begun, unless something else is wanted. */
static Result list_earlier(Drafting *k)
{
    bool documents = false;
    if (k->kind == DRAFT_TO_PUBLISH && !query_of(k->d->request, "with").len)
        TRY(copy_ordered(k->d, &k->page.ordered, &documents));
    k->page.ordered_documents = documents;
    return k->kind == DRAFT_TO_PUBLISH
               ? reading_back(k->d->server, add_earlier, k, k->d->life) : DONE;
}

/* ---- the page -------------------------------------------------------------------- */

static void number_lines(Drafting *k)
{
    int64_t lines = 1;
    for (ptrdiff_t i = 0; i < k->page.text.len; i++)
        lines += k->page.text.at[i] == '\n';
    int64_t rows = lines + ROWS_MORE < ROWS_LEAST ? ROWS_LEAST : lines + ROWS_MORE;
    k->page.rows = rows > NUMBERED_MOST ? NUMBERED_MOST / 60 : rows;
    for (int64_t i = 1; rows <= NUMBERED_MOST && i <= rows; i++)
        *list_add(&k->page.lines, k->d->a) = (DraftLine){ .number = i };
    for (each(const DraftFault, fault, k->page.faults))
        if (fault->line && fault->line <= k->page.lines.len)
            k->page.lines.at[fault->line - 1].wrong = true;
}

static const char *const headings[] = { "What is to be published", "Change what was published",
                                        "Invite to the next round" };
static const char *const proposes[] = { "Propose for publication", "Propose the change",
                                        "Propose the invitation" };

static Result fill(Drafting *k)
{
    Doing *d = k->d;
    int64_t number;
    TRY(list_versions(k));
    TRY(list_papers(k));
    if (str_number(query_of(d->request, "version"), &number))
        TRY(show_compared(k, number));
    return k->page.begun ? DONE : list_earlier(k);
}

static void list_parts(Drafting *k)
{
    Arena *a = k->d->a;
    for (const DraftPart *p = draft_parts; p < draft_parts + draft_part_count; p++)
        *list_add(&k->page.parts, a) =
            (NoticePart){ .title = str(p->title),
                          .link = str_put(a, "{}/part/{}", k->page.action, str(p->word)) };
}

static void show(Drafting *k, int status)
{
    Doing *d = k->d;
    DraftingPage *page = &k->page;
    page->back    = d->at;
    page->action  = address(k, "");
    page->heading = str(headings[k->kind]);
    page->propose = str(proposes[k->kind]);
    page->preview = k->kind != DRAFT_TO_INVITE ? address(k, "/preview") : (Str){ 0 };
    page->procedure = page_words(d->onlooker, d->procedure->title, d->a);
    if (k->kind == DRAFT_TO_PUBLISH)
        list_parts(k);
    page->begun   = page->begun || page->version || page->text.len;
    Result filled = fill(k);
    if (failed(filled)) {
        doing_failed(d, filled);
        return;
    }
    number_lines(k);
    Frame frame = doing_frame(d, page->heading);
    frame.script = asset_of(S("draft.js"))->address;
    doing_shown(d, status, &frame, drafting, DraftingPage, page);
}

/* What changes a notice begins with what there is: nothing is chosen first, and nothing saved. */
static Result begin_unasked(Drafting *k)
{
    Copied copied;
    TRY(draft_begun(k->d, k->kind, (Str){ 0 }, false, &copied));
    k->page.text = copied.text;
    return DONE;
}

/* The one that is saved; ?from=ID: another version, to go on from. */
static Result read_kept(Drafting *k)
{
    KeptDraft latest, other;
    int64_t   number;
    TRY(draft_latest(k->d, k->kind, &latest));
    k->page.text    = latest.bytes;
    k->page.version = latest.version;
    if (!latest.version && k->kind != DRAFT_TO_PUBLISH)
        TRY(begin_unasked(k));
    if (!str_number(query_of(k->d->request, "from"), &number))
        return DONE;
    TRY(draft_by_number(k->d->server->people, draft_place(k->d), number, &other, k->d->a));
    k->page.text = other.bytes;
    return DONE;
}

/* ---- as bidders will see it ------------------------------------------------------- */

/* What is wrong changes nothing: the tender is shown as it stands. */
static Result change_previewed(Drafting *k, Draft *draft, Procedure **p)
{
    Procedure *after;
    TRY(check_batch(k, draft, &after));
    if (after) {
        *p = after;
        return DONE;
    }
    draft->acts.len = 0;
    return onlooker_procedure(k->d->onlooker, k->d->procedure->draft, *p, k->d->a);
}

static Result preview(Drafting *k, TenderPage *page)
{
    Doing *d = k->d;
    Draft  draft = { 0 };
    Procedure *p = make(d->a, Procedure, 1);
    TRY(read_kept(k));
    if (k->kind == DRAFT_TO_PUBLISH)
        TRY(check_to_publish(k, &draft, p));
    else
        TRY(change_previewed(k, &draft, &p));
    return page_tender_drafted(d->onlooker, &draft, p, d->procedure, address(k, ""), page, d->a);
}

static void show_preview(Drafting *k)
{
    Doing *d = k->d;
    TenderPage page;
    Text title = { 0 };
    Result r = preview(k, &page);
    if (failed(r)) {
        doing_failed(d, r);
        return;
    }
    page.draft_wrong = k->page.faults.len;
    page.draft_changes = k->kind != DRAFT_TO_PUBLISH;
    text_put(&title, d->a, "{}: {}", str(page.draft_changes ? "Changed" : "Draft"), page.title);
    Frame frame = doing_frame(d, text_str(&title));
    doing_shown(d, 200, &frame, tender, TenderPage, &page);
}

/* ---- asked and sent --------------------------------------------------------------- */

void drafting(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Drafting k = { .d = &d };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    bool previewed = str_is(d.rest, "preview") || str_is(d.rest, "amend/preview");
    if (previewed)
        d.rest.len = d.rest.len > (ptrdiff_t)sizeof "preview" ? (ptrdiff_t)sizeof "amend" - 1 : 0;
    if (!is_drafted(&k))
        return;
    if (previewed) {
        show_preview(&k);
        return;
    }
    Result kept = read_kept(&k);
    if (failed(kept))
        doing_failed(&d, kept);
    else
        show(&k, 200);
}

static Result begin_text(Drafting *k, const Pairs *sent)
{
    Copied copied;
    Str from = pair_of(sent, "from");
    if (str_is(from, "earlier"))
        from = pair_of(sent, "earlier");
    TRY(draft_begun(k->d, k->kind, from, pair_of(sent, "documents").len, &copied));
    for (each(const Str, says, copied.kept))
        *list_add(&k->page.kept, k->d->a) = *says;
    for (each(const Str, says, copied.anew))
        *list_add(&k->page.anew, k->d->a) = *says;
    k->page.text  = copied.text;
    k->page.begun = true;
    if (k->page.text.len)
        save(k);
    k->page.done = (Str){ 0 };
    return DONE;
}

/* What is wrong before anybody looks at the name; NULL: nothing. */
static const char *file_lacks(const DraftFile *f)
{
    return !f->bytes.len                    ? "Choose a file that has something in it."
           : f->bytes.len > DRAFT_FILE_BYTES ? "This file is larger than 16 MB."
           : !f->name.len                    ? "Say what the text is to call the file."
                                             : NULL;
}

static Result change_files(Drafting *k, const Pairs *sent, Str what)
{
    Doing *d = k->d;
    Str name = str_trim(pair_of(sent, "name"));
    DraftFile f = { .account = d->visitor.account, .name = name, .bytes = pair_of(sent, "file") };
    if (str_is(what, "remove-file"))
        TRY(draft_file_drop(d->server->people, draft_place(d), name));
    else
        TRY(draft_file_put(d->server->people, draft_place(d), &f, d->onlooker->now));
    return DONE;
}

/* The text that is saved goes on; what was typed in the other form is not in this one. */
static void files_sent(Drafting *k, const Pairs *sent, Str what)
{
    Result kept = read_kept(k);
    Result r = failed(kept) ? kept : change_files(k, sent, what);
    if (failed(kept)) {
        doing_failed(k->d, kept);
        return;
    }
    if (failed(r)) {
        DraftFile f = { .name = str_trim(pair_of(sent, "name")), .bytes = pair_of(sent, "file") };
        const char *lacks = str_is(what, "file") ? file_lacks(&f) : NULL;
        k->page.trouble = str(lacks ? lacks : r.why->says);
        k->page.called  = f.name;
    } else
        k->page.done = str_is(what, "file") ? S("The file is here.") : S("The file is removed.");
    show(k, failed(r) ? 422 : 200);
}

static void text_sent(Drafting *k, const Pairs *sent, Str what)
{
    Doing *d = k->d;
    Draft  draft = { 0 };
    bool   resumes = str_is(what, "resume"), looks = str_is(what, "save") || resumes;
    k->page.text  = without_returns(pair_of(sent, "text"), d->a);
    k->page.begun = true;
    str_number(pair_of(sent, "version"), &k->page.version);
    if (!resumes)
        save(k);
    bool kept = !k->page.trouble.len;
    if (str_is(what, "preview") && kept) {
        answer_see(d->answer, str_copy(address(k, "/preview"), d->life), d->life);
        return;
    }
    Result r = looks || !kept ? DONE : check(k, &draft, make(d->a, Procedure, 1));
    if (failed(r)) {
        doing_failed(d, r);
        return;
    }
    if (str_is(what, "propose") && k->page.right) {
        Text to = { 0 };
        text_put(&to, d->life, "{}/do/{}?draft=saved", d->at, str(draft_word(k->kind)));
        answer_see(d->answer, text_str(&to), d->life);
        return;
    }
    show(k, k->page.trouble.len || k->page.faults.len ? 422 : 200);
}

/* What comes back from that page is only shown again. */
static void kept_text(const Frame *frame, const Pairs *sent, Str path, Text *html, Arena *a)
{
    KeptTextPage page = { .action = path, .text = without_returns(pair_of(sent, "text"), a) };
    str_number(pair_of(sent, "version"), &page.version);
    kept_text_html(frame, &page, html, a);
}

static bool draft_come(Drafting *k, Server *s, const Request *r, Pairs *sent, Answer *answer,
                       Arena *life)
{
    Visitor visitor;
    Result who = visitor_of(s, r, &visitor, life);
    if (!failed(who) && !visitor.account) {
        doing_signed_out(s, r, kept_text, answer, life);
        return false;
    }
    if (!doing_come(k->d, s, r, answer, life) || !is_drafted(k))
        return false;
    return draft_posted(k->d, sent);
}

void drafting_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 };
    Drafting k = { .d = &d };
    (void)rest;
    if (!draft_come(&k, s, r, &sent, answer, life))
        return;
    Str what = pair_of(&sent, "what");
    if (str_is(what, "file") || str_is(what, "remove-file")) {
        files_sent(&k, &sent, what);
        return;
    }
    if (!str_is(what, "begin")) {
        text_sent(&k, &sent, what);
        return;
    }
    str_number(pair_of(&sent, "version"), &k.page.version);
    Result begun = begin_text(&k, &sent);
    if (failed(begun))
        doing_failed(&d, begun);
    else
        show(&k, 200);
}
