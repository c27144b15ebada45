#include "page/problem.h"

SHAPE_OF(ProblemPage, PROBLEM_PAGE)

typedef struct Words { int status; const char *heading, *says, *next; } Words;

static const Words words[] = {
    { 400, "This cannot be understood", "What was sent is not in order.",
      "Go back and look at what you entered." },
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
                         .next = str(w->next), .request = request };
    if (r.why) {
        page.reason = str(r.why->code);
        page.says   = str(r.why->says);
        page.source = str(r.why->source);
        page.detail = r.detail;
    }
    return page;
}
