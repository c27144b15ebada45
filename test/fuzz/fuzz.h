/* fuzz.h - the two lines every fuzz target begins with. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* What must hold for every input. It ends the process, so that libFuzzer keeps the input. */
#define law(truth)                                                                                 \
    do {                                                                                           \
        if (!(truth)) {                                                                            \
            fprintf(stderr, "%s:%d: the law is broken: %s\n", __FILE__, __LINE__, #truth);         \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
