/* html.c - a document as one page for browsers. */
#include "base/hash.h"
#include "draw/draw.h"
#include "letters/document.h"

/* Names of rooms in the sheet: todo, scroll, n (a number), none (a cell that says nothing). Nothing
 * else has a class. */
static const char sheet[] =
    "*{box-sizing:border-box}"
    "html{font:100%/1.5 'Liberation Sans',Arial,Helvetica,sans-serif;color:#14181d;"
    "background:#fff;-webkit-text-size-adjust:100%}"
    "body{margin:0;padding:1.5rem 1rem 3rem}"
    "main,footer{max-width:50rem;margin:0 auto}"
    "h1{font-size:2rem;line-height:1.15;margin:.1em 0 .35em}"
    "h2{font-size:1.35rem;line-height:1.25;margin:2.2em 0 .5em;padding-top:.55em;"
    "border-top:2px solid #12436d}"
    "h3{font-size:1.08rem;line-height:1.3;margin:1.7em 0 .4em}"
    "p,ul,dl{margin:.55em 0;white-space:pre-line}"
    "h1,h2,h3,p,li,dd,dt{overflow-wrap:break-word}"
    "header p,footer p{color:#4a5560;margin:.2em 0}"
    "ul{padding-left:1.2em;white-space:normal}li{margin:.25em 0;white-space:pre-line}"
    "dl{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr;gap:.35em 1.2em;"
    "white-space:normal}"
    "dt{color:#4a5560}dd{margin:0;min-width:0;white-space:pre-line}"
    ".todo{border:1px solid #c9ced3;border-left:.4rem solid #b5500b;padding:.6rem 1.1rem .7rem;"
    "margin:1.4rem 0}"
    ".todo h2{border:0;padding:0;margin:.1em 0 .3em;font-size:1.15rem}"
    ".scroll{overflow-x:auto;margin:1em 0 1.4em}"
    ".scroll:focus-visible{outline:3px solid #12436d;outline-offset:3px}"
    "table{border-collapse:collapse;width:100%;font-size:.94rem;line-height:1.4}"
    "caption{text-align:left;font-weight:bold;padding-bottom:.45em}"
    "th,td{text-align:left;vertical-align:top;padding:.45em 1em .45em 0;white-space:pre-line;"
    "border-bottom:1px solid #d5dade}"
    "th:last-child,td:last-child{padding-right:0}"
    "thead th{color:#4a5560;font-weight:normal;vertical-align:bottom;"
    "border-bottom:2px solid #14181d;padding-top:0}"
    "tbody th{font-weight:bold}"
    ".n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}"
    "figure{margin:1em 0}figure p{margin:.4em 0}svg{display:block;width:100%;min-width:36rem;"
    "max-width:45rem;height:auto}"
    "footer{margin-top:3rem;border-top:1px solid #c9ced3;padding-top:.6rem;font-size:.9rem}"
    "@media screen and (max-width:36rem){h1{font-size:1.6rem}dl{display:block}"
    "dd{margin:0 0 .6em}table,caption,tbody,tr,th,td{display:block}"
    "thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    "tr{padding:.45em 0;border-bottom:1px solid #d5dade}th,td{border:0;padding:.05em 0}"
    "th,td{overflow-wrap:anywhere}"
    "td::before,tbody th::before{content:attr(data-c) \": \";color:#4a5560;font-weight:normal}"
    ".none{display:none}"
    "td.n{text-align:left;white-space:normal}}"
    "@page{size:A4;margin:18mm 18mm 20mm;@bottom-right{content:counter(page) \" of \" "
    "counter(pages);font:9pt 'Liberation Sans',Arial,sans-serif}}"
    "@media print{html{font-size:10pt}body{padding:0}main,footer{max-width:none}"
    "h1{font-size:20pt}h2{font-size:13.5pt;margin-top:1.6em}h2,h3,caption{break-after:avoid}"
    "h3{font-size:11pt}.scroll{overflow:visible}tr,li,dd,.todo,figure"
    "{break-inside:avoid}svg{min-width:0}"
    "table{font-size:9pt}thead{display:table-header-group}"
    "dl{grid-template-columns:11rem 1fr}footer{font-size:8.5pt}}";

/* ---- escaping -------------------------------------------------------------------- */

static const char *entity_of(char c)
{
    switch (c) {
    case '&':  return "&amp;";
    case '<':  return "&lt;";
    case '>':  return "&gt;";
    case '"':  return "&quot;";
    case '\'': return "&#39;";
    }
    return NULL;
}

static bool is_plain(char c) { return c >= ' ' && c < 0x7f && !entity_of(c); }

/* One character, or one byte that is none. */
static Str character(Str s, Text *t, Arena *a)
{
    Str rest = s;
    int32_t rune = 0;
    const char *entity = entity_of(*s.at);
    bool sound = str_rune(&rest, &rune);
    if (entity)
        text_our(t, entity, a);
    else if (sound && (rune == '\n' || rune_shows(rune)))
        text_add(t, (Str){ s.at, s.len - rest.len }, a);
    else if (rune == '\r' && rest.len && *rest.at == '\n')
        return rest;                         /* browsers end lines with both */
    else if (sound && (rune == '\t' || rune == '\r'))
        text_byte(t, ' ', a);
    else
        text_our(t, "\xEF\xBF\xBD", a);
    return sound ? rest : str_after(s, 1);
}

void html_str(Text *t, Str s, Arena *a)
{
    while (s.len) {
        ptrdiff_t plain = 0;
        while (plain < s.len && is_plain(s.at[plain]))
            plain++;
        text_add(t, (Str){ s.at, plain }, a);
        s = str_after(s, plain);
        if (s.len)
            s = character(s, t, a);
    }
}

static void element(Text *t, const char *open, Str s, const char *close, Arena *a)
{
    text_our(t, open, a);
    html_str(t, s, a);
    text_our(t, close, a);
}

/* ---- blocks ---------------------------------------------------------------------- */

static void cell(Text *t, const Column *c, Str value, Arena *a)
{
    bool none = !value.len || str_is(value, "-");
    text_our(t, "<td role=\"cell\"", a);
    if (none || c->number)
        text_our(t, none && c->number ? " class=\"n none\"" : none ? " class=\"none\""
                                                                  : " class=\"n\"", a);
    element(t, " data-c=\"", c->title, "\">", a);
    element(t, "", value, "</td>", a);
}

/* On a narrow screen a row is a block and each cell begins with its column's title; the roles keep
 * it a table for those who hear it. Source: WCAG 2.2, 1.4.10. */
static void table(const Block *b, Text *t, Arena *a)
{
    element(t, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"", b->text,
            "\">\n", a);
    element(t, "<table role=\"table\">\n<caption>", b->text,
            "</caption>\n<thead role=\"rowgroup\">\n<tr role=\"row\">", a);
    for (each(const Column, c, b->columns))
        element(t, c->number ? "<th scope=\"col\" role=\"columnheader\" class=\"n\">"
                             : "<th scope=\"col\" role=\"columnheader\">", c->title, "</th>", a);
    text_our(t, "</tr>\n</thead>\n<tbody role=\"rowgroup\">\n", a);
    for (ptrdiff_t i = 0; i < b->cells.len; i++) {
        ptrdiff_t at = i % b->columns.len;
        if (!at) {
            element(t, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\" data-c=\"",
                    b->columns.at[0].title, "\">", a);
            element(t, "", b->cells.at[i], "</th>", a);
        } else
            cell(t, &b->columns.at[at], b->cells.at[i], a);
        if (at == b->columns.len - 1)
            text_our(t, "</tr>\n", a);
    }
    text_our(t, "</tbody>\n</table>\n</div>\n", a);
}

static void facts(const Block *b, Text *t, Arena *a)
{
    text_our(t, "<dl>\n", a);
    for (ptrdiff_t i = 0; i + 1 < b->cells.len; i += 2) {
        element(t, "<dt>", b->cells.at[i], "</dt>", a);
        element(t, "<dd>", b->cells.at[i + 1], "</dd>\n", a);
    }
    text_our(t, "</dl>\n", a);
}

/* The sentence says what there is to see; the numbers stand in the table that follows. */
static void picture(const Block *b, Text *t, Arena *a)
{
    element(t, "<figure>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"",
            b->graphic->title, "\">\n", a);
    graphic_svg(t, b->graphic, a);
    element(t, "</div>\n<figcaption>", b->text, "</figcaption>\n</figure>\n", a);
}

static void block(const Doc *d, const Block *b, Text *t, Arena *a)
{
    bool first = b == d->blocks.at || b[-1].kind != ITEM;
    bool last = b + 1 == d->blocks.at + d->blocks.len || b[1].kind != ITEM;
    switch (b->kind) {
    case HEADING:
        element(t, b->level == 2 ? "<h2>" : "<h3>", b->text, b->level == 2 ? "</h2>\n" : "</h3>\n",
                a);
        break;
    case SENTENCE: element(t, "<p>", b->text, "</p>\n", a); break;
    case ITEM:
        element(t, first ? "<ul>\n<li>" : "<li>", b->text, last ? "</li>\n</ul>\n" : "</li>\n", a);
        break;
    case FACTS_OF: facts(b, t, a); break;
    case PICTURE_OF: picture(b, t, a); break;
    case TABLE_OF:
        if (b->cells.len)
            table(b, t, a);
        break;
    }
}

static void todo(const Doc *d, Text *t, Arena *a)
{
    if (!d->tasks.len)
        return;
    text_our(t, "<section class=\"todo\" aria-labelledby=\"todo\">\n", a);
    element(t, "<h2 id=\"todo\">", doc_state(d), "</h2>\n<ul>\n", a);
    for (each(const Task, task, d->tasks))
        element(t, "<li>", doc_task(d, task), "</li>\n", a);
    text_our(t, "</ul>\n</section>\n", a);
}

/* ---- the page -------------------------------------------------------------------- */

/* Nothing but our own sheet may act on the page, whatever slipped into it. */
static void head(const Doc *d, Text *t, Arena *a)
{
    Hash hash = sha256(str(sheet));
    text_our(t, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "base-uri 'none'; form-action 'none'; style-src 'sha256-", a);
    text_base64(t, hash.byte, sizeof hash.byte, a);
    text_our(t, "'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"generator\" content=\"tenderbox " TENDERBOX_VERSION "\">\n", a);
    element(t, "<title>", d->title, "</title>\n<style>", a);
    text_our(t, sheet, a);
    text_our(t, "</style>\n</head>\n", a);
}

void document_html(const Doc *d, Text *t, Arena *a)
{
    head(d, t, a);
    element(t, "<body>\n<main>\n<header>\n<p>", d->from, "</p>\n", a);
    element(t, "<h1>", d->title, "</h1>\n", a);
    element(t, "<p>", d->about, "</p>\n</header>\n", a);
    todo(d, t, a);
    for (each(const Block, b, d->blocks))
        block(d, b, t, a);
    element(t, "</main>\n<footer>\n<p>", d->foot, "</p>\n</footer>\n</body>\n</html>\n", a);
}
