#include "page/problem.h"

SHAPE_OF(ProblemPage, PROBLEM_PAGE)

typedef struct Words { int status; const char *heading, *says, *next; } Words;

static const Words words[] = {
    { 400, "This cannot be understood", "What was sent is not in order.",
      "Go back and look at what you entered." },
    { 401, "This is somebody's own", "Nobody is signed in with this request.",
      "Sign in, or sign the request with a key of your account." },
    { 403, "This is not yours to do", "Nothing was changed.",
      "Sign in as somebody who may, or go back." },
    { 404, "There is no such page", "Nothing is at this address.",
      "Check the address, or begin with the list of tenders." },
    { 405, "This cannot be done here", "The address is right, what was asked of it is not.",
      "Go back and use the page's own buttons." },
    { 409, "Somebody was faster", "Nothing of yours was entered.",
      "Look at what is there now, and do it again." },
    { 422, "This cannot be done now", "Nothing was changed.", "Go back and look at the reason." },
    { 429, "That was too often", "Nothing was changed.", "Wait a minute, then try again." },
    { 503, "Too much is going on", "Nothing was changed, and nothing is lost.",
      "Try again in a minute." },
    { 500, "Something went wrong here", "It is our fault, not yours. What was entered is safe.",
      "Try again in a minute. If it happens again, tell us the number below." },
};

static const Words *words_of(int status)
{
    const Words *last = &words[countof(words) - 1];
    for (const Words *w = words; w < last; w++)
        if (w->status == status)
            return w;
    return last;
}

ProblemPage page_problem(int status, Result r, int64_t request)
{
    const Words *w = words_of(status);
    ProblemPage page = { .status = status, .heading = str(w->heading), .says = str(w->says),
                         .next = str(w->next), .lost = status == 404,
                         .request = request };
    if (r.why) {
        page.reason = str(r.why->code);
        page.says   = str(r.why->says);
        page.source = str(r.why->source);
        page.detail = r.detail;
    }
    return page;
}

static bool is_clause(Str detail)
{
    static const char *const first[] = { "lot ", "the ", "it ", "this ", "no ", "by ", "until " };
    for (int i = 0; i < countof(first); i++)
        if (str_starts(detail, first[i]))
            return true;
    return false;
}

Str refusal_words(Result why, Arena *a)
{
    Text t = { 0 };
    Str  detail = why.detail;
    bool clause = is_clause(detail);
    text_put(&t, a, "{}{}", str(why.why->says), str(detail.len ? " " : ""));
    if (clause) {
        text_byte(&t, (char)(detail.at[0] - 'a' + 'A'), a);
        detail = str_after(detail, 1);
    }
    text_add(&t, detail, a);
    if (clause && t.at[t.len - 1] != '.')
        text_byte(&t, '.', a);
    return text_str(&t);
}
