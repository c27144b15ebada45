/* test.h - all the test framework there is. A test is a sentence; its name is that sentence. */
#ifndef TEST_TEST_H
#define TEST_TEST_H

#include "base/base.h"

#include <setjmp.h>
#include <stdio.h>

/* What the running test jumps back to when something is not so. */
extern jmp_buf test_stop;

#define TEST(name) static void name(Arena *a)
#define expect(truth)                                                                              \
    do {                                                                                           \
        if (!(truth)) {                                                                            \
            printf("    %s:%d: not so: %s\n", __FILE__, __LINE__, #truth);                         \
            longjmp(test_stop, 1);                                                                 \
        }                                                                                          \
    } while (0)
#define expect_done(step)                                                                          \
    do {                                                                                           \
        Result r_ = (step);                                                                        \
        if (failed(r_)) {                                                                          \
            printf("    %s:%d: %s refused: %s (%.*s)\n", __FILE__, __LINE__, #step, r_.why->code,  \
                   (int)r_.detail.len, r_.detail.at);                                              \
            longjmp(test_stop, 1);                                                                 \
        }                                                                                          \
    } while (0)
#define expect_because(step, reason)                                                               \
    do {                                                                                           \
        Result r_ = (step);                                                                        \
        if (r_.why != &(reason)) {                                                                 \
            printf("    %s:%d: %s: %s, not %s\n", __FILE__, __LINE__, #step,                       \
                   r_.why ? r_.why->code : "done", (reason).code);                                 \
            longjmp(test_stop, 1);                                                                 \
        }                                                                                          \
    } while (0)
#define skip(why)                                                                                  \
    do {                                                                                           \
        printf("    skipped: %s\n", why);                                                          \
        longjmp(test_stop, 2);                                                                     \
    } while (0)
#define expect_text(got, wanted)                                                                   \
    do {                                                                                           \
        Str got_ = (got);                                                                          \
        if (!str_is(got_, wanted)) {                                                               \
            printf("    %s:%d: %s is \"%.*s\", not \"%s\"\n", __FILE__, __LINE__, #got,            \
                   (int)got_.len, got_.at, wanted);                                                \
            longjmp(test_stop, 1);                                                                 \
        }                                                                                          \
    } while (0)

typedef struct Test { const char *name; void (*run)(Arena *); } Test;

/* Runs them, prints each failure and at the end "<program>: N passed, N failed, N skipped".
 * With words after the program's name, only tests whose names contain one of them. */
int run_tests(const char *program, const Test *, ptrdiff_t count, int argc, char **argv);
#define RUN(program, ...)                                                                          \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        static const Test tests[] = { __VA_ARGS__ };                                               \
        return run_tests(program, tests, countof(tests), argc, argv);                              \
    }
#define T(name) { #name, name }

/* Where something for the time of a test may lie, as mkstemp and mkdtemp want it: "NAME-XXXXXX" in
 * TMPDIR, else in memory, for what is synced a hundred times need not wait for a disk, or /tmp. */
char *scratch(const char *name, Arena *);

/* The whole file, or an empty slice with at == NULL where it is absent. */
Str file_whole(const char *path, Arena *);

/* A file of the shared test data, e.g. shared(a, "capsule/v1-3of5.json"); at == NULL when the
 * set is absent (then say skip("no shared data")). TENDERBOX_SHARED names another place. */
Str shared(Arena *, const char *path);
const char *shared_path(Arena *, const char *path);   /* NULL when absent */

#endif
