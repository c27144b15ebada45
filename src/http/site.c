#include "http/site.h"

#include "http/assets.h"
#include "http/visitor.h"
#include "page/problem.h"

Frame frame_for(Server *s, const Request *r, Str title, Section section, Arena *a)
{
    Visitor visitor;
    Frame frame = { .site = s->config.site, .title = title,
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

void answer_header(Answer *answer, const char *name, Str value, Arena *a)
{
    *list_add(&answer->headers, a) = (Pair){ str(name), value };
}

void answer_html(Answer *answer, int status, const Text *html)
{
    answer->status = status;
    answer->type   = "text/html; charset=utf-8";
    answer->body   = text_str(html);
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
