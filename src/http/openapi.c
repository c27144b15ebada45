/* openapi.c - the document of what is under /api/: made of the rows of routes.c and of the lists of
 * fields of pages, so it says what is there. Source: OpenAPI Specification 3.1.0. */
#include "http/site.h"
#include "page/problem.h"

static const char under[] = "/api/1/";

/* What a star stands for, by the part before it; the last of a path may stand for several. */
static const struct { const char *before, *parts; } stars[] = {
    { "t", "tender" },             { "do", "act" },                  { "check", "draft" },
    { "entered", "entry" },        { "bid", "lot" },                 { "agreements", "agreement" },
    { "draft", "kind" },           { "keys", "key" },                { "recover", "account" },
    { "entry", "entry" },          { "entries", "entry" },           { "receipt", "entry" },
    { "extract", "tender" },       { "paper", "tender fingerprint" },
    { "bundle", "edition tender" },                                  { "padlock", "tender" },
    { "sealed", "tender fingerprint" },    { "upload", "tender fingerprint bytes" },
    { "part", "tender fingerprint bytes part" },                     { "*", "number" },
};
typedef LIST(Str) Names;

static Str parts_after(Str before)
{
    for (int i = 0; i < countof(stars); i++)
        if (str_is(before, stars[i].before))
            return str(stars[i].parts);
    return S("part");
}

/* "/api/1/paper/ *" is "/api/1/paper/{tender}/{fingerprint}". names: "tender", "fingerprint". */
static Str path_words(const char *path, Names *names, Arena *a)
{
    Text t = { 0 };
    Str  rest = str(path), before = { 0 };
    str_cut(&rest, '/');
    while (rest.len) {
        Str part = str_cut(&rest, '/');
        bool star = str_is(part, "*") || str_is(part, "+");
        Str parts = star ? parts_after(before) : (Str){ 0 };
        if (!parts.len)
            text_put(&t, a, "/{}", part);
        while (parts.len) {
            Str name = *list_add(names, a) = str_cut(&parts, ' ');
            text_our(&t, "/{", a);
            text_add(&t, name, a);
            text_byte(&t, '}', a);
        }
        before = part;
    }
    return text_str(&t);
}

/* ---- what is asked --------------------------------------------------------------- */

static void parameter(Text *t, const char *in, Str name, bool first, Arena *a)
{
    bool path = *in == 'p';
    text_put(t, a, "{}{\"name\": \"{}\", \"in\": \"{}\", \"required\": {}, \"schema\": {\"type\": "
                   "\"string\"{}}}",
             str(first ? "" : ", "), name, str(in), str(path ? "true" : "false"),
             str(path ? ", \"pattern\": \"^[0-9A-Za-z-]{1,64}$\"" : ""));
}

static void parameters(Text *t, const Route *route, Arena *a)
{
    Names names = { 0 };
    bool  first = true;
    path_words(route->path, &names, a);
    text_our(t, "\"parameters\": [", a);
    for (each(const Str, name, names)) {
        parameter(t, "path", *name, first, a);
        first = false;
    }
    for (Str rest = str(route->asks ? route->asks : ""); rest.len; first = false)
        parameter(t, "query", str_cut(&rest, ' '), first, a);
    text_our(t, "], ", a);
}

/* ---- what is answered ------------------------------------------------------------- */

static void answers(Text *t, const Route *route, Arena *a)
{
    static const char problem[] =
        "{\"description\": \"It was not done, and why.\", \"content\": {\"application/json\": "
        "{\"schema\": {\"$ref\": \"#/components/schemas/ProblemPage\"}}, \"text/plain\": {}}}";
    text_our(t, "\"responses\": {\"200\": {\"description\": ", a);
    text_json(t, str(route->says), a);
    if (route->gives)
        text_put(t, a, ", \"content\": {\"application/json\": {\"schema\": {\"$ref\": "
                       "\"#/components/schemas/{}\"}}}", str(route->gives->name));
    else
        text_our(t, ", \"content\": {\"*/*\": {}}", a);
    text_put(t, a, "}, \"4XX\": {}, \"5XX\": {}}", str(problem), str(problem));
}

static const char *method_name(Method m)
{
    return m == GET ? "get" : m == POST ? "post" : m == PUT ? "put" : "delete";
}

static void operation(Text *t, const Route *route, Arena *a)
{
    text_put(t, a, "\"{}\": {\"operationId\": \"{}{}\", \"summary\": ",
             str(method_name(route->method)), str(method_name(route->method)),
             str_of_number(route - routes, a));
    text_json(t, str(route->says), a);
    text_our(t, ", ", a);
    parameters(t, route, a);
    if (route->who == SIGNED_IN)
        text_our(t, "\"security\": [{\"session\": []}, {\"signed\": []}], ", a);
    if (route->method == POST || route->method == PUT)
        text_our(t, "\"requestBody\": {\"required\": true, \"content\": "
                    "{\"application/octet-stream\": {}}}, ", a);
    answers(t, route, a);
    text_byte(t, '}', a);
}

/* ---- the document ---------------------------------------------------------------- */

static bool is_for_programs(const Route *route) { return str_starts(str(route->path), under); }

static bool is_first(const Route *route)
{
    for (const Route *before = routes; before < route; before++)
        if (str_same(str(before->path), str(route->path)))
            return false;
    return true;
}

static void path_item(Text *t, const Route *first, Arena *a)
{
    const char *between = "";
    Names names = { 0 };
    text_put(t, a, "\"{}\": ", path_words(first->path, &names, a));
    text_byte(t, '{', a);
    for (const Route *r = first; r < routes + route_count; r++)
        if (str_same(str(r->path), str(first->path))) {
            text_our(t, between, a);
            operation(t, r, a);
            between = ", ";
        }
    text_byte(t, '}', a);
}

static void paths(Text *t, Arena *a)
{
    const char *between = "";
    text_our(t, "\"paths\": {", a);
    for (const Route *r = routes; r < routes + route_count; r++)
        if (is_for_programs(r) && is_first(r)) {
            text_our(t, between, a);
            path_item(t, r, a);
            between = ", ";
        }
    text_our(t, "}, ", a);
}

static void schemas(Text *t, Arena *a)
{
    Shapes said = { 0 };
    text_our(t, "\"components\": {\"securitySchemes\": {\"session\": {\"type\": \"apiKey\", "
                "\"in\": \"cookie\", \"name\": \"__Host-tenderbox\", \"description\": "
                "\"Who is signed in in a browser.\"}, \"signed\": {\"type\": \"apiKey\", \"in\": "
                "\"header\", \"name\": \"Authorization\", \"description\": \"Tenderbox key=..., "
                "at=..., body=..., sign=...: the request is signed with a key of an account.\"}}, "
                "\"schemas\": {", a);
    shape_schemas(t, &shape_ProblemPage, &said, a);
    for (const Route *r = routes; r < routes + route_count; r++)
        if (r->gives)
            shape_schemas(t, r->gives, &said, a);
    text_our(t, "}}", a);
}

void api_document(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)s, (void)r, (void)rest;
    Text t = { 0 };
    text_our(&t, "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"tenderbox\", \"version\": \""
                 TENDERBOX_VERSION "\", \"description\": \"Tenders, their record and their log. "
                 "Whoever signs a request sees what they may.\", \"license\": {\"name\": "
                 "\"Apache-2.0\", \"identifier\": \"Apache-2.0\"}}, "
                 "\"servers\": [{\"url\": \"/\"}], \"security\": [{}], ", a);
    paths(&t, a);
    schemas(&t, a);
    text_our(&t, "}\n", a);
    *answer = (Answer){ .status = 200, .type = "application/json", .body = text_str(&t) };
}
