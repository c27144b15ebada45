/* fuzz.h - what every fuzz target begins with: a law, what is meant to be read, and the door that
 * libFuzzer knocks at. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "base/base.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* The target's own part. */
static void one_input(const uint8_t *bytes, size_t count);

/* What must hold for every input. It ends the process, so that libFuzzer keeps the input. */
#define law(truth)                                                                                 \
    do {                                                                                           \
        if (!(truth)) {                                                                            \
            fprintf(stderr, "%s:%d: the law is broken: %s\n", __FILE__, __LINE__, #truth);         \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* Was the input something that the target reads, so that more than refusing it was tried? */
static bool was_read;

static inline bool reads(Result r)
{
    was_read = was_read || !failed(r);
    return !failed(r);
}

/* A seed that is refused, since formats went on, is worth nothing: with FUZZ_SEEDS every input must
 * be read. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    was_read = false;
    one_input(bytes, count);
    if (getenv("FUZZ_SEEDS"))
        law(was_read);
    return 0;
}

#endif
