/* record_pages.c - the log, one entry, one receipt, and words that stand still. */
#include "http/multipart.h"
#include "http/own_disk.h"
#include "http/kept.h"
#include "http/public_pages.h"
#include "http/reading.h"
#include "http/visitor.h"
#include "http/witnessing.h"
#include "page/record.h"

enum { LOOKING_BYTES = 1 << 29 };

static bool is_for_programs(const Request *r) { return str_starts(r->path, "/api/"); }

/* ---- the log --------------------------------------------------------------------- */

static Result look_at_log(Server *s, LogPage *page, Arena *a)
{
    const Onlooker *o;
    Text note = { 0 };
    TRY(clerk_checkpoint(s->clerk, &note, a));
    TRY(reading_book(s, &o, a));
    return page_log(o, text_str(&note), page, a);
}

void public_log(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    LogPage page;
    Result  result = look_at_log(s, &page, a);
    Frame   frame = frame_for(s, r, S("The log"), IN_LOG, a);
    if (failed(result))
        answer_failed(s, r, answer, result, a);
    else if (is_for_programs(r))
        answer_json(answer, 200, &shape_LogPage, &page, a);
    else
        answer_page(answer, &frame, log, &page, a);
}

/* ---- one entry ------------------------------------------------------------------- */

/* The tender that an entry names, where everybody may see that. */
static const Procedure *tender_named(Server *s, Str line, const Onlooker **o, Arena *a)
{
    EntryLine e;
    Text      name = { 0 };
    const Procedure *p;
    if (failed(entry_read(line, &e)) || e.box)
        return NULL;
    text_name(&name, e.procedure, a);
    Result r = reading_procedure(s, text_str(&name), o, &p, a);
    return failed(r) || !p->published ? NULL : p;
}

/* As far as the latest checkpoint goes: nothing after it was promised to anybody. */
static Result entry_line(Server *s, int64_t leaf, int64_t *size, Text *line, const Onlooker **o,
                         Arena *a)
{
    Text  note_text = { 0 };
    Note  note;
    Checkpoint point = { 0 };
    TRY(clerk_checkpoint(s->clerk, &note_text, a));
    if (note_text.len) {
        TRY(note_read(text_str(&note_text), &note, a));
        TRY(checkpoint_read(note.text, &point));
    }
    *size = point.size;
    if (leaf >= point.size)
        return because(&no_such_entry);
    TRY(reading_book(s, o, a));
    return book_entry((*o)->book, leaf, line, a);
}

static void give_receipt(Server *s, const Request *r, int64_t leaf, Answer *answer, Arena *a)
{
    Text receipt = { 0 };
    Result result = witnessed_receipt(s, leaf, &receipt, a);
    if (failed(result)) {
        answer_failed(s, r, answer, result, a);
        return;
    }
    answer->status = 200;
    answer->type   = "text/plain; charset=utf-8";
    answer->body   = text_str(&receipt);
    answer_receipt_file(answer, leaf, a);
}

/* Only of what everybody may see: it brings the act. */
static void entry_receipt(Server *s, const Request *r, const Onlooker *o, const Procedure *p,
                          int64_t leaf, Answer *answer, Arena *a)
{
    Public l;
    Arena  looking = arena_begin(LOOKING_BYTES);
    bool   shown = p && !failed(public_look(o, p, &l, &looking)) && entry_act(&l, leaf);
    arena_end(&looking);
    if (shown)
        give_receipt(s, r, leaf, answer, a);
}

static void answer_entry(Server *s, const Request *r, const EntryPage *page, Answer *answer,
                         Arena *a)
{
    Frame frame = frame_for(s, r, page->heading, IN_LOG, a);
    Text  html = { 0 };
    if (!shape_fits(&shape_EntryPage, page, a)) {
        answer_failed(s, r, answer, because(&page_too_long), a);
        return;
    }
    if (is_for_programs(r)) {
        answer_json(answer, 200, &shape_EntryPage, page, a);
        return;
    }
    frame_in_both(&frame, r, a);
    (language_of(r) == WELSH ? entry_cy_html : entry_html)(&frame, page, &html, a);
    answer_html(answer, 200, &html);
}

static Result read_entry(const Request *r, const Onlooker *o, const Procedure *p, int64_t leaf,
                         int64_t size, Str line, EntryPage *page, Arena *a)
{
    Onlooker reader = *o;
    reader.language = language_of(r);
    return page_entry(&reader, p, leaf, size, line, page, a);
}

void public_entry(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    int64_t leaf, size;
    Text    line = { 0 };
    EntryPage page;
    const Onlooker  *o;
    bool receipt = false;
    Str  number = str_cut(&rest, '/');
    if (rest.len)
        receipt = str_is(rest, "receipt");
    if (!str_number(number, &leaf) || (rest.len && !receipt))
        return;
    Result result = entry_line(s, leaf, &size, &line, &o, a);
    if (result.why == &no_such_entry)
        return;
    const Procedure *p = failed(result) ? NULL : tender_named(s, text_str(&line), &o, a);
    if (receipt) {
        entry_receipt(s, r, o, p, leaf, answer, a);
        return;
    }
    Arena looking = arena_begin(LOOKING_BYTES);
    if (!failed(result))
        result = read_entry(r, o, p, leaf, size, text_str(&line), &page, &looking);
    if (failed(result)) {
        answer_failed(s, r, answer, result, a);
    } else {
        answer_entry(s, r, &page, answer, &looking);
        answer->body = body_kept(answer->body, a);
    }
    arena_end(&looking);
}

/* "/log/entry?entry=61" leads where it lies; whether there is one is said there. */
void public_entry_asked(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    int64_t leaf;
    if (str_number(str_trim(query_of(r, "entry")), &leaf))
        answer_see(answer, str_put(a, "/log/entry/{}", str_of_number(leaf, a)), a);
    else
        answer_failed(s, r, answer, because(&no_such_entry), a);
}

/* ---- a receipt ------------------------------------------------------------------- */

static Str own_policy(const Onlooker *o, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "log {}\nquorum none\n", book_settings(o->book)->log_key);
    return text_str(&t);
}

static void answer_verify(Server *s, const Request *r, Str receipt, Answer *answer, Arena *a)
{
    const Onlooker *o;
    VerifyPage page;
    Arena  looking = arena_begin(LOOKING_BYTES);
    Result result = reading_book(s, &o, a);
    if (failed(result)) {
        answer_failed(s, r, answer, result, a);
    } else {
        page_verify(receipt, own_policy(o, &looking), &page, &looking);
        Frame frame = frame_for(s, r, page.heading, IN_NONE, a);
        answer_page(answer, &frame, verify, &page, &looking);
        answer->body = body_kept(answer->body, a);
    }
    arena_end(&looking);
}

void public_verify(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    answer_verify(s, r, (Str){ 0 }, answer, a);
}

/* Browsers send lines of a form with CR LF; a receipt has LF alone. */
static Str lines_of_form(Str s, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] != '\r')
            text_byte(&t, s.at[i], a);
    if (t.len && t.at[t.len - 1] != '\n')
        text_byte(&t, '\n', a);
    return text_str(&t);
}

static const Reason verify_too_much = { INVALID, "verify-too-much", "doc/serve.md",
    "Too much was sent: a receipt is one field." };

/* It writes nothing, so anybody may send it from anywhere. */
void public_verify_asked(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Pairs   pairs = { 0 };
    Str     receipt = { 0 };
    Refusal no = pairs_read(r->body, FORM_FIELDS_MOST, &pairs, a);
    if (no.status) {
        answer_failed(s, r, answer, because(no.status == 414 ? &verify_too_much : &form_unreadable),
                      a);
        return;
    }
    for (each(const Pair, pair, pairs))
        if (str_is(pair->name, "receipt"))
            receipt = lines_of_form(pair->value, a);
    answer_verify(s, r, str_trim(receipt).len ? receipt : (Str){ 0 }, answer, a);
}

/* ---- words ----------------------------------------------------------------------- */

static Str title_words(const void *page) { return ((const WordsPage *)page)->heading; }

static void html_help(const Frame *frame, const void *page, Text *t, Arena *a)
{
    help_html(frame, page, t, a);
}
static void html_accessibility(const Frame *frame, const void *page, Text *t, Arena *a)
{
    accessibility_html(frame, page, t, a);
}
static const MadePage made_help = { sizeof(WordsPage), NULL, html_help, &shape_WordsPage,
                                    title_words, IN_NONE };
static const MadePage made_accessibility = { sizeof(WordsPage), NULL, html_accessibility,
                                             &shape_WordsPage, title_words, IN_NONE };

static void tools_of(WordsPage *page, Arena *a)
{
    for (OwnDisk which = 0; which < OWN_DISKS; which++)
        *list_add(&page->tools, a) = own_disk_shown(which, NULL, a);
}

static void answer_words(Server *s, const Request *r, const MadePage *of, Str heading,
                         Answer *answer, Arena *a)
{
    WordsPage page = { .heading = heading };
    int64_t open = clerk_commits(s->clerk).open;
    tools_of(&page, a);
    answer_kept(s, r, of, &page, 0, LAST_MOMENT, open, answer, a);
}

void public_help(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    answer_words(s, r, &made_help, S("Help"), answer, a);
}

void public_accessibility(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    answer_words(s, r, &made_accessibility, S("Accessibility"), answer, a);
}
