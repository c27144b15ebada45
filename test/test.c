#include "test/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

jmp_buf test_stop;

enum { TEST_BYTES = 1 << 30 };

static bool wanted(const char *name, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strstr(name, argv[i]))
            return true;
    return argc < 2;
}

/* 0 passed, 1 failed, 2 skipped. The arena is static: it must outlive the jump. */
static int run_one(const Test *test)
{
    static Arena life;
    life = arena_begin(TEST_BYTES);
    int how = setjmp(test_stop);
    if (how == 0)
        test->run(&life);
    arena_end(&life);
    return how;
}

int run_tests(const char *program, const Test *tests, ptrdiff_t count, int argc, char **argv)
{
    int outcome[3] = { 0 };
    for (ptrdiff_t i = 0; i < count; i++) {
        if (!wanted(tests[i].name, argc, argv))
            continue;
        int how = run_one(&tests[i]);
        if (how != 0)
            printf("%s %s: %s\n", how == 1 ? "FAILED" : "skipped", program, tests[i].name);
        outcome[how]++;
        fflush(stdout);
    }
    printf("%s: %d passed, %d failed, %d skipped\n", program, outcome[0], outcome[1], outcome[2]);
    return outcome[1] != 0;
}

char *scratch(const char *name, Arena *a)
{
    const char *given = getenv("TMPDIR"), *place = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
    Text t = { 0 };
    text_put(&t, a, "{}/{}-XXXXXX", str(given ? given : place), str(name));
    return str_terminated(text_str(&t), a);
}

Str file_whole(const char *path, Arena *a)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        return (Str){ 0 };
    fseek(in, 0, SEEK_END);
    long size = ftell(in);
    rewind(in);
    char *at = make(a, char, size + 1);
    size_t got = fread(at, 1, (size_t)size, in);
    fclose(in);
    return (Str){ at, (ptrdiff_t)got };
}

const char *shared_path(Arena *a, const char *path)
{
    const char *place = getenv("TENDERBOX_SHARED");
    Text t = { 0 };
    text_put(&t, a, "{}/{}", str(place ? place : "../shared/data"), str(path));
    const char *whole = str_terminated(text_str(&t), a);
    return access(whole, R_OK) ? NULL : whole;
}

Str shared(Arena *a, const char *path)
{
    const char *whole = shared_path(a, path);
    return whole ? file_whole(whole, a) : (Str){ 0 };
}
