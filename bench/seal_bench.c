/* How fast sealing is. By hand:
 *
 *   seal_bench seal|hash|unseal < file > file     CPU seconds and peak memory, on stderr
 *   seal_bench capsule                            a 3-of-5 check against 30 multiplications */
#include "seal/capsule.h"
#include "seal/crypt.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const AgeKey key = { { 1, 2, 3 } };

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void must(Result r)
{
    if (failed(r)) {
        fprintf(stderr, "%s\n", r.why->code);
        exit(1);
    }
}

static void report(const char *what, int64_t bytes)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    fprintf(stderr, "%s: %lld bytes, %.3f CPU s, peak %ld KiB\n", what, (long long)bytes,
            cpu_seconds(), used.ru_maxrss);
}

static void stream(const char *what)
{
    AgeSealed told = { 0 };
    if (!strcmp(what, "unseal"))
        must(age_unseal(&key, source_of_file(stdin), sink_of_file(stdout), &told.bytes));
    else
        must(age_seal(age_recipient(&key), source_of_file(stdin), sink_of_file(stdout),
                      !strcmp(what, "hash"), &told));
    report(what, told.bytes);
}

enum { ROUNDS = 1000 };

static double multiply_seconds(void)
{
    unsigned char p[32], s[32];
    crypto_core_ristretto255_random(p);
    crypto_core_ristretto255_scalar_random(s);
    double begun = cpu_seconds();
    for (int i = 0; i < ROUNDS * 30; i++)
        if (crypto_scalarmult_ristretto255(p, s, p))
            abort();
    return (cpu_seconds() - begun) / ROUNDS;
}

typedef struct Dealt {
    Padlocks      padlocks;
    PadlockSecret secret[LOCKS_MOST];
    Capsule       capsule;
} Dealt;

static void deal(Dealt *d, int k, int n, Hash ctx)
{
    Deal secret;
    AgeKey dealt;
    d->padlocks = (Padlocks){ .k = k, .n = n };
    for (int i = 0; i < n; i++)
        padlock_new(&d->secret[i], &d->padlocks.row[i].padlock);
    must(capsule_deal(&d->padlocks, &d->capsule, &secret, &dealt));
    must(capsule_prove(&d->padlocks, ctx, &secret, &d->capsule));
}

static void time_capsule(int k, int n, double thirty)
{
    static Dealt d;
    Hash ctx = sha256(S("head"));
    Turn turn;
    deal(&d, k, n, ctx);
    double begun = cpu_seconds();
    for (int i = 0; i < ROUNDS; i++)
        must(capsule_check(&d.padlocks, ctx, &d.capsule));
    double check = (cpu_seconds() - begun) / ROUNDS;
    must(capsule_turn(&d.padlocks, ctx, &d.capsule, &d.secret[0], 1, &turn));
    begun = cpu_seconds();
    for (int i = 0; i < ROUNDS; i++)
        must(turn_check(&d.padlocks, ctx, &d.capsule, &turn));
    double turned = (cpu_seconds() - begun) / ROUNDS;
    begun = cpu_seconds();
    for (int i = 0; i < ROUNDS / 10; i++)
        deal(&d, k, n, ctx);
    printf("%d of %d: check %.3f ms (%.2f of 30 multiplications, %.3f ms), turn check %.3f ms, "
           "deal with new padlocks %.3f ms\n", k, n, check * 1e3, check / thirty, thirty * 1e3,
           turned * 1e3, (cpu_seconds() - begun) * 1e4 / ROUNDS);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 64;
    if (strcmp(argv[1], "capsule")) {
        stream(argv[1]);
        return 0;
    }
    double thirty = multiply_seconds();
    time_capsule(2, 3, thirty);
    time_capsule(3, 5, thirty);
    time_capsule(5, 9, thirty);
    time_capsule(11, 20, thirty);
    return 0;
}
