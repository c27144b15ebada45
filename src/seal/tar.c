#include "seal/tar.h"

#include <string.h>

enum {
    NAME_AT = 0, MODE_AT = 100, OWNER_AT = 108, GROUP_AT = 116, SIZE_AT = 124, TIME_AT = 136,
    SUM_AT = 148, TYPE_AT = 156, MAGIC_AT = 257, SIZE_DIGITS = 11, SUM_DIGITS = 6,
};

static void put(TarHeader *h, int at, const char *text)
{
    memcpy(h->byte + at, text, strlen(text));
}

static void put_octal(TarHeader *h, int at, int digits, int64_t n)
{
    for (int i = digits - 1; i >= 0; i--, n /= 8)
        h->byte[at + i] = (char)('0' + n % 8);
}

static void put_name(TarHeader *h, int64_t number)
{
    int digits = number > 99 ? 3 : number > 9 ? 2 : 1;
    if (!number)
        put(h, NAME_AT, "manifest");
    for (int i = digits - 1; i >= 0 && number; i--, number /= 10)
        h->byte[NAME_AT + i] = (char)('0' + number % 10);
}

/* The sum of all bytes, with spaces where the sum will stand. */
static void put_sum(TarHeader *h)
{
    int64_t sum = 0;
    put(h, SUM_AT, "        ");
    for (int i = 0; i < TAR_BLOCK; i++)
        sum += (unsigned char)h->byte[i];
    put_octal(h, SUM_AT, SUM_DIGITS, sum);
    h->byte[SUM_AT + SUM_DIGITS] = 0;
}

TarHeader tar_header(int64_t number, int64_t size)
{
    TarHeader h = { 0 };
    put_name(&h, number);
    put(&h, MODE_AT, "0000644");
    put(&h, OWNER_AT, "0000000");
    put(&h, GROUP_AT, "0000000");
    put_octal(&h, SIZE_AT, SIZE_DIGITS, size);
    put(&h, TIME_AT, "00000000000");
    put(&h, TYPE_AT, "0");
    put(&h, MAGIC_AT, "ustar");
    put(&h, MAGIC_AT + 6, "00");
    put_sum(&h);
    return h;
}

bool tar_size(const TarHeader *h, int64_t *size)
{
    int64_t n = 0;
    for (int i = 0; i < SIZE_DIGITS; i++) {
        char c = h->byte[SIZE_AT + i];
        if (c < '0' || c > '7')
            return false;
        n = n * 8 + (c - '0');
    }
    *size = n;
    return true;
}

int64_t tar_gap(int64_t size) { return -size & (TAR_BLOCK - 1); }
