#include "http/site.h"

#include "http/assets.h"
#include "http/theming.h"
#include "http/visitor.h"
#include "page/problem.h"

Frame frame_for(Server *s, const Request *r, Str title, Section section, Arena *a)
{
    Visitor visitor;
    Themed themed = theming_now(s->theming, a);
    Frame frame = { .site = themed.is.name.len ? themed.is.name : s->config.site, .title = title,
                    .theme = themed.is.colour.len ? S("/theme.css") : (Str){ 0 },
                    .logo = themed.etag.len ? S("/theme/logo.png") : (Str){ 0 },
                    .logo_says = themed.is.says, .logo_wide = themed.wide,
                    .logo_high = themed.high, .edition = themed.is.edition,
                    .style = asset_of(S("tenderbox.css"))->address,
                    .script = asset_of(S("page.js"))->address,
                    .icon = asset_of(S("icon.svg"))->address };
    frame.demonstration = s->demonstration;
    frame_at(&frame, section);
    if (!failed(visitor_of(s, r, &visitor, a)) && visitor.account) {
        frame.person   = visitor.name;
        frame.form_key = visitor.form_key;
    }
    return frame;
}

static const char of_welsh[] = "/cy";

Language language_of(const Request *r)
{
    return str_starts(r->path, "/cy/") ? WELSH : ENGLISH;
}

void frame_in_both(Frame *frame, const Request *r, Arena *a)
{
    Text welsh = { 0 };
    if (language_of(r) == WELSH) {
        frame->in_english = str_after(r->path, sizeof of_welsh - 1);
        return;
    }
    text_put(&welsh, a, "{}{}", str(of_welsh), r->path);
    frame->in_welsh = text_str(&welsh);
}

void answer_header(Answer *answer, const char *name, Str value, Arena *a)
{
    *list_add(&answer->headers, a) = (Pair){ str(name), value };
}

/* For every browser, and with all its letters for those that know how they are said. */
void answer_saved(Answer *answer, Str name, Arena *a)
{
    Text how = { 0 };
    bool plain = true;
    text_our(&how, "attachment; filename=\"", a);
    for (ptrdiff_t i = 0; i < name.len; i++) {
        bool stays = is_unreserved(name.at[i]);
        text_byte(&how, stays ? name.at[i] : '_', a);
        plain &= stays;
    }
    text_byte(&how, '"', a);
    if (!plain) {
        text_our(&how, "; filename*=UTF-8''", a);
        text_percent(&how, name, 0, a);
    }
    answer_header(answer, "Content-Disposition", text_str(&how), a);
}

/* "Memorandum of information" as a name that every machine takes: "memorandum-of-information". */
static Str file_name(Str title, Str bytes, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < title.len && t.len < 80; i++) {
        char c = title.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain)
            text_byte(&t, c, a);
        else if (t.len && t.at[t.len - 1] != '-')
            text_byte(&t, '-', a);
    }
    while (t.len && t.at[t.len - 1] == '-')
        t.len--;
    text_our(&t, !t.len ? "document" : "", a);
    text_our(&t, str_starts(bytes, "%PDF-") ? ".pdf" : str_utf8(bytes) ? ".txt" : ".bin", a);
    return text_str(&t);
}

void answer_file(Answer *answer, Str bytes, Str title, Arena *a)
{
    answer->status = 200;
    answer->type   = "application/octet-stream";
    answer->body   = bytes;
    answer_saved(answer, file_name(title, bytes, a), a);
    answer_header(answer, "Content-Security-Policy", S("default-src 'none'; sandbox"), a);
}

Str receipt_file(int64_t leaf, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "entry-{}.tlog-proof", str_of_number(leaf, a));
    return text_str(&t);
}

void answer_receipt_file(Answer *answer, int64_t leaf, Arena *a)
{
    answer_saved(answer, receipt_file(leaf, a), a);
}

void answer_html(Answer *answer, int status, const Text *html)
{
    answer->status = status;
    answer->type   = "text/html; charset=utf-8";
    answer->body   = text_str(html);
}

static void end_body(void *own) { arena_end(own); }

Str body_kept(Str body, Arena *life)
{
    enum { BESIDE = 64 };
    Arena *own = make(life, Arena, 1);
    *own = arena_begin(body.len + BESIDE);
    arena_defer(life, end_body, own);
    return str_copy(body, own);
}

static const char of_api[] = "/api/1";

bool is_of_api(const Request *r)
{
    return str_starts(r->path, of_api) && str_starts(str_after(r->path, sizeof of_api - 1), "/");
}

Str path_of_page(const Request *r)
{
    if (is_of_api(r))
        return str_after(r->path, sizeof of_api - 1);
    return language_of(r) == WELSH ? str_after(r->path, sizeof of_welsh - 1) : r->path;
}

void answer_json(Answer *answer, int status, const Shape *shape, const void *page, Arena *a)
{
    Text json = { 0 };
    shape_json(&json, shape, page, a);
    text_byte(&json, '\n', a);
    answer->status = status;
    answer->type   = "application/json";
    answer->body   = text_str(&json);
}

void answer_see(Answer *answer, Str path, Arena *a)
{
    answer->status = 303;
    answer->type   = "text/plain; charset=utf-8";
    answer->body   = S("");
    answer_header(answer, "Location", path, a);
}

/* ---- what could not be done ------------------------------------------------------ */

static int status_of(Ground ground)
{
    switch (ground) {
    case INVALID:   return 400;
    case FORBIDDEN: return 403;
    case MISSING:   return 404;
    case REFUSED:   return 422;
    case CONFLICT:  return 409;
    case BROKEN:    break;
    }
    return 500;
}

static bool is_plain(const Request *r)
{
    return (str_starts(r->path, "/log/") && !str_starts(r->path, "/log/entry/")) ||
           str_is(r->path, "/healthz") ||
           str_is(r->path, "/readyz") || str_is(r->path, "/metrics");
}

static void problem_plain(Answer *answer, const ProblemPage *page, Arena *a)
{
    Text t = { 0 };
    if (page->reason.len)
        text_put(&t, a, "{}: {}\n{}\n", page->reason, page->says, page->detail);
    else
        text_put(&t, a, "{}. {}\n", page->heading, page->says);
    answer->type = "text/plain; charset=utf-8";
    answer->body = text_str(&t);
}

void answer_problem(Server *s, const Request *r, Answer *answer, int status, Result why,
                    Arena *a)
{
    ProblemPage page = page_problem(status, why, r->number);
    Frame frame = frame_for(s, r, page.heading, IN_NONE, a);
    Text html = { 0 };
    answer->status = status;
    if (is_plain(r))
        problem_plain(answer, &page, a);
    else if (str_starts(r->path, "/api/"))
        answer_json(answer, status, &shape_ProblemPage, &page, a);
    else {
        problem_html(&frame, &page, &html, a);
        answer_html(answer, status, &html);
    }
}

void answer_failed(Server *s, const Request *r, Answer *answer, Result why, Arena *a)
{
    answer_problem(s, r, answer, status_of(why.why->ground), why, a);
}
