/* problem.h - what could not be done: what happened, what is safe, what to do next. */
#ifndef PAGE_PROBLEM_H
#define PAGE_PROBLEM_H

#include "page/frame.h"

#define PROBLEM_PAGE(IS)                                                                           \
    IS(ProblemPage, NUMBER, status, , "The status of HTTP.")                                       \
    IS(ProblemPage, TEXT, heading, , "What happened, in a line.")                                  \
    IS(ProblemPage, TEXT, reason, , "Its stable name.")                                            \
    IS(ProblemPage, TEXT, says, , "What happened, in a sentence.")                                 \
    IS(ProblemPage, TEXT, detail, , "What was wrong, with its value.")                             \
    IS(ProblemPage, TEXT, source, , "Which law or which page says so.")                            \
    IS(ProblemPage, TEXT, next, , "What to do next.")                                              \
    IS(ProblemPage, FLAG, lost, , "Is nothing at this address?")                                   \
    IS(ProblemPage, NUMBER, request, , "The number under which we find it.")
SHAPE(ProblemPage, PROBLEM_PAGE)

void problem_html(const Frame *, const ProblemPage *, Text *, Arena *);

/* status: of HTTP; r: of a failure, or done where there is no more to say than the status. */
ProblemPage page_problem(int status, Result r, int64_t request);

/* What was refused and with which value, in sentences. A detail that is words begins and ends as a
 * sentence does; a value stays as it is. */
Str refusal_words(Result, Arena *);

#endif
