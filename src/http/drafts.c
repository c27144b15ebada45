#include "http/drafts.h"

#include "desk/paper.h"
#include "http/multipart.h"
#include "http/own_disk.h"
#include "page/show.h"

static const struct { const char *word; ActKind closes; } kinds[] = {
    [DRAFT_TO_PUBLISH] = { "publish", ACT_PUBLISH },
    [DRAFT_TO_AMEND]   = { "amend", ACT_AMEND },
    [DRAFT_TO_INVITE]  = { "invite", ACT_INVITE },
};

const char *draft_word(DraftKind kind)  { return kinds[kind].word; }
ActKind     draft_closes(DraftKind kind) { return kinds[kind].closes; }

bool draft_kind(Str word, DraftKind *kind)
{
    for (int i = 0; i < countof(kinds); i++)
        if (str_is(word, kinds[i].word))
            return *kind = (DraftKind)i, true;
    return false;
}

bool draft_is_theirs(const Doing *d, DraftKind kind)
{
    bool officer = roles_left(d->procedure, d->signer.number, 0) & OFFICER;
    return !d->office && officer && (kind == DRAFT_TO_PUBLISH) == !d->procedure->published;
}

Str draft_saver(Doing *d, Id account)
{
    Account by;
    return failed(account_get(d->server->people, account, &by, d->a)) ? S("Somebody") : by.name;
}

bool draft_posted(Doing *d, Pairs *sent)
{
    Result read = posted(&d->visitor, d->request, sent, d->a);
    if (failed(read)) {
        *sent = (Pairs){ 0 };
        read = posted_unkeyed(d->request, sent, d->a);
        if (!failed(read) && !str_is(pair_of(sent, "what"), "resume"))
            read = because(&form_foreign);
    }
    if (failed(read))
        doing_failed(d, read);
    return !failed(read);
}

Str draft_place(const Doing *d)
{
    Text t = { 0 };
    text_name(&t, d->procedure->draft, d->a);
    return text_str(&t);
}

/* ---- keeping --------------------------------------------------------------------- */

Result draft_latest(Doing *d, DraftKind kind, KeptDraft *kept)
{
    *kept = (KeptDraft){ 0 };
    Result r = draft_get(d->server->people, draft_place(d), str(draft_word(kind)), 0, kept, d->a);
    return r.why == &draft_missing ? DONE : r;
}

static Result line_add_once(Doing *d, Str line)
{
    KeptDraft before;
    Text      text = { 0 };
    TRY(draft_latest(d, DRAFT_TO_PUBLISH, &before));
    bool ends = !before.bytes.len || before.bytes.at[before.bytes.len - 1] == '\n';
    text_put(&text, d->a, "{}{}{}", before.bytes, str(ends ? "" : "\n"), line);
    KeptDraft draft = { .account = d->visitor.account, .procedure = draft_place(d),
                        .kind = str(draft_word(DRAFT_TO_PUBLISH)), .bytes = text_str(&text),
                        .version = before.version };
    return draft_save(d->server->people, &draft, d->onlooker->now, &before.version);
}

/* Of two who add a line in one moment the second adds theirs behind the first's. */
Result draft_line_add(Doing *d, Str line)
{
    enum { TRIES = 10 };
    Result r = line_add_once(d, line);
    for (int i = 1; i < TRIES && r.why == &draft_newer; i++)
        r = line_add_once(d, line);
    return r;
}

/* ---- what it names as @NAME ------------------------------------------------------ */

static bool is_of_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '.' || c == '-' || c == '_';
}

static bool is_known(const FilesRead *files, Str name)
{
    for (each(const FileRead, f, *files))
        if (str_same(f->path, name))
            return true;
    return false;
}

static Str name_at(Str text, ptrdiff_t from)
{
    ptrdiff_t end = from;
    while (end < text.len && is_of_name(text.at[end]))
        end++;
    return (Str){ text.at + from, end - from };
}

static Result brought(Doing *d, Str text, FilesRead *files)
{
    Str place = draft_place(d);
    for (ptrdiff_t i = 1; i < text.len; i++) {
        DraftFile f;
        bool begins = text.at[i] == '@' && (text.at[i - 1] == '=' || text.at[i - 1] == '"');
        Str  name = begins ? name_at(text, i + 1) : (Str){ 0 };
        if (!name.len || is_known(files, name))
            continue;
        Result r = draft_file_get(d->server->people, place, name, &f, d->a);
        if (failed(r) && r.why != &draft_missing)
            return r;
        if (!failed(r))
            *list_add(files, d->a) = (FileRead){ name, f.bytes };
    }
    return DONE;
}

Result draft_files_named(Doing *d, Str text, FilesRead *files)
{
    NamedPapers papers = { 0 };
    Text now = { 0 };
    *files = (FilesRead){ 0 };
    TRY(brought(d, text, files));
    if (!d->procedure->published)
        return DONE;
    TRY(draft_current(d, false, &now, &papers));
    for (each(const NamedPaper, paper, papers))
        if (!is_known(files, paper->name))
            *list_add(files, d->a) = (FileRead){ paper->name, paper->bytes };
    return DONE;
}

/* ---- what counts now ------------------------------------------------------------- */

static bool same_moment(const Act *x, const Act *y)
{
    return x->timetable.round == y->timetable.round && x->timetable.event == y->timetable.event;
}

/* A moment that was moved, files of another program. */
static bool is_replaced(const Record *r, ptrdiff_t i)
{
    const Act *act = &r->acts.at[i];
    for (const Act *later = act + 1; later < r->acts.at + r->acts.len; later++) {
        if (later->kind == act->kind && act->kind == ACT_TIMETABLE && same_moment(later, act))
            return true;
        if (later->kind == act->kind && act->kind == ACT_TOOLS)
            return true;
    }
    return false;
}

static bool is_definition(const Act *act) { return act_rows[act->kind]->rules & DEFINES; }

static bool may_be_amended(const Act *act)
{
    return act_rows[act->kind]->when & ~(unsigned)DRAFT;
}

static void put_definitions(Record *r, bool amended, const char *before, Text *t,
                            NamedPapers *papers, Arena *a)
{
    for (ptrdiff_t i = 0; i < r->acts.len; i++) {
        const Act *act = &r->acts.at[i];
        if (!is_definition(act) || may_be_amended(act) != amended || is_replaced(r, i))
            continue;
        text_our(t, before, a);
        line_of_definition(act, r, papers, t, a);
    }
}

Result draft_current(Doing *d, bool all, Text *t, NamedPapers *papers)
{
    Record r;
    TRY(paper_record(d->onlooker->book, d->procedure, d->onlooker->now, &r, d->a));
    put_definitions(&r, true, "", t, papers, d->a);
    if (!all)
        return r.fault;
    text_our(t, "\n# ---- as it was published, and stays: to be read only\n\n", d->a);
    put_definitions(&r, false, "# ", t, papers, d->a);
    return r.fault;
}

/* ---- what of an amendment is entered --------------------------------------------- */

static bool has_line(Str text, Str line)
{
    while (text.len)
        if (str_same(str_cut(&text, '\n'), line))
            return true;
    return false;
}

/* From one line to before another. */
static Str lines_between(Str text, int64_t from, int64_t to)
{
    while (--from > 0 && to-- > 0)
        str_cut(&text, '\n');
    Str rest = text;
    while (to-- > 1 && rest.len)
        str_cut(&rest, '\n');
    return (Str){ text.at, text.len - rest.len };
}

/* Those that count already go. */
static Result keep_changes(Doing *d, Draft *draft)
{
    Text        now = { 0 };
    NamedPapers papers = { 0 };
    Record      r;
    ptrdiff_t   kept = 0;
    TRY(draft_current(d, false, &now, &papers));
    TRY(draft_record(draft, d->procedure, NULL, d->onlooker->book, d->onlooker->now, &r, d->a));
    for (each(const DraftAct, it, draft->acts)) {
        Text line = { 0 };
        line_of_definition(&it->act, &r, &papers, &line, d->a);
        if (!has_line(text_str(&now), (Str){ line.at, line.len - 1 }))
            draft->acts.at[kept++] = *it;
    }
    draft->acts.len = kept;
    return DONE;
}

Result draft_read_here(Doing *d, DraftKind kind, Str text, Draft *draft)
{
    FilesRead files;
    TRY(draft_files_named(d, text, &files));
    Wording w = { .procedure = d->procedure, .zone = d->procedure->zone, .as_typed = true,
                  .files = &files, .tools = own_disk_tools(d->a),
                  .ticks = settings_ticks(book_settings(d->onlooker->book)) };
    draft_read(text, &w, draft, d->a);
    return kind == DRAFT_TO_AMEND && !draft->flaws.len ? keep_changes(d, draft) : DONE;
}

Result draft_tried(Doing *d, Str text, Draft *draft, Procedure *p)
{
    TRY(onlooker_procedure(d->onlooker, d->procedure->draft, p, d->a));
    TRY(draft_read_here(d, DRAFT_TO_PUBLISH, text, draft));
    draft_try(draft, p, d->onlooker->now, d->a);
    return DONE;
}

Result draft_batch(Doing *d, DraftKind kind, Str text, Str *batch)
{
    Draft draft, all;
    Text  out = { 0 };
    *batch = text;
    if (kind != DRAFT_TO_AMEND)
        return DONE;
    TRY(draft_read_here(d, DRAFT_TO_INVITE, text, &all));
    TRY(draft_read_here(d, kind, text, &draft));
    for (each(const DraftAct, it, draft.acts)) {
        int64_t next = INT64_MAX;
        for (each(const DraftAct, other, all.acts))
            if (other->line > it->line && other->line < next)
                next = other->line;
        text_add(&out, lines_between(text, it->line, next), d->a);
    }
    *batch = text_str(&out);
    return DONE;
}

/* ---- beginning ------------------------------------------------------------------- */

static Result keep_papers(Doing *d, const NamedPapers *papers)
{
    for (each(const NamedPaper, paper, *papers)) {
        DraftFile f = { .account = d->visitor.account, .name = paper->name,
                        .bytes = paper->bytes };
        TRY(draft_file_put(d->server->people, draft_place(d), &f, d->onlooker->now));
    }
    return DONE;
}

/* Who it is stands above the number, as a comment that no name can lead on into the next line. */
static void candidate(Doing *d, const Bid *bid, Id round, Text *t)
{
    Str name = page_words(d->onlooker, person_of(d->procedure, bid->bidder)->name, d->a);
    text_put(t, d->a, "# {}:\ninvited round={} lot={} bidder={}\n",
             str_plain(name, NAME_SHOWN, d->a), str_of_number(round, d->a),
             str_of_number(bid->lot, d->a), str_of_number(bid->bidder, d->a));
}

static void candidates(Doing *d, Id round, Text *t)
{
    for (each(const Bid, bid, d->procedure->bids))
        if (bid->round == round - 1 && bid->standing == ADMITTED && bid->choice == GOES_ON)
            candidate(d, bid, round, t);
}

/* A moment of the round as a comment, until somebody wants it. */
static void proposed_moment(Doing *d, Str round, const char *event, Day day, const char *clock,
                            Text *t)
{
    text_put(t, d->a, "# timetable round={} event={} moment=\"{} {}\"\n", round, str(event),
             str_of_day(day, d->a), str(clock));
}

enum { TO_ANSWER = 7, TO_AWARD = 180 };

static void begin_invitation(Doing *d, Text *t)
{
    const Round *latest = round_of(d->procedure, 0);
    Id  round = (latest ? latest->id : 0) + 1;
    Str n = str_of_number(round, d->a);
    text_put(t, d->a, "# The next round, {}: who is invited, and until when. Set the moments.\n\n"
             "# All who go on are named here, and nobody else.\n", n);
    candidates(d, round, t);
    text_our(t, "\n# The deadline is a week later than the earliest that the law lets it be.\n",
             d->a);
    Day day = draft_deadline(d->procedure, round, d->onlooker->now, d->a);
    proposed_moment(d, n, "questions", day - TO_ANSWER, "17:00", t);
    proposed_moment(d, n, "deadline", day, "12:00", t);
    proposed_moment(d, n, "validity", day + TO_AWARD, "12:00", t);
}

static Result begin_amendment(Doing *d, Text *t)
{
    NamedPapers papers = { 0 };
    text_our(t, "# What counts now. Change a line, or add one; what stays is not entered again.\n"
             "# A later deadline is a later moment here. A document gets a new version by a new\n"
             "# line, like\n"
             "#     document document=1 version=2 title=\"Specification\" paper=\"Or @NAME\"\n\n",
             d->a);
    return draft_current(d, true, t, &papers);
}

Result draft_begun(Doing *d, DraftKind kind, Str from, bool documents, Copied *out)
{
    Text t = { 0 };
    Result r = DONE;
    *out = (Copied){ 0 };
    if (kind == DRAFT_TO_AMEND)
        r = begin_amendment(d, &t);
    else if (kind == DRAFT_TO_INVITE)
        begin_invitation(d, &t);
    else if (str_is(from, "one") || str_is(from, "two"))
        draft_beginning(&t, str_is(from, "two") ? 2 : 1, d->onlooker->now, d->procedure->zone,
                        d->a);
    else if (!str_is(from, "empty")) {
        TRY(copy_of(d, from, documents, out));
        return keep_papers(d, &out->papers);
    }
    out->text = text_str(&t);
    return r;
}
