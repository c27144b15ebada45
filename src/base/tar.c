#include "base/tar.h"

#include <string.h>

enum {
    MODE_AT = 100, OWNER_AT = 108, GROUP_AT = 116, SIZE_AT = 124, TIME_AT = 136, SUM_AT = 148,
    TYPE_AT = 156, MAGIC_AT = 257, SIZE_DIGITS = 11, SUM_DIGITS = 6,
    IN_BYTES = (char)0x80,
};

static void put(TarHeader *h, int at, Str text)
{
    memcpy(h->byte + at, text.at, (size_t)text.len);
}

static void put_octal(TarHeader *h, int at, int digits, int64_t n)
{
    for (int i = digits - 1; i >= 0; i--, n /= 8)
        h->byte[at + i] = (char)('0' + n % 8);
}

/* What eleven digits do not hold is eleven bytes, the highest first, behind a byte that says so. */
static void put_size(TarHeader *h, int64_t size)
{
    if (size <= TAR_OCTAL_MOST) {
        put_octal(h, SIZE_AT, SIZE_DIGITS, size);
        return;
    }
    h->byte[SIZE_AT] = IN_BYTES;
    for (int i = SIZE_DIGITS; i > 0; i--, size >>= 8)
        h->byte[SIZE_AT + i] = (char)(size & 0xff);
}

static bool size_in_bytes(const char *at, int64_t *size)
{
    *size = 0;
    for (int i = 1; i <= SIZE_DIGITS; i++) {
        if (*size > TAR_BYTES_MOST >> 8)
            return false;
        *size = *size << 8 | (unsigned char)at[i];
    }
    return *size <= TAR_BYTES_MOST;
}

static bool size_in_digits(const char *at, int64_t *size)
{
    *size = 0;
    for (int i = 0; i < SIZE_DIGITS; i++) {
        if (at[i] < '0' || at[i] > '7')
            return false;
        *size = *size * 8 + (at[i] - '0');
    }
    return true;
}

/* The sum of all bytes, with spaces where the sum will stand. */
static void put_sum(TarHeader *h)
{
    int64_t sum = 0;
    put(h, SUM_AT, S("        "));
    for (int i = 0; i < TAR_BLOCK; i++)
        sum += (unsigned char)h->byte[i];
    put_octal(h, SUM_AT, SUM_DIGITS, sum);
    h->byte[SUM_AT + SUM_DIGITS] = 0;
}

TarHeader tar_header(Str name, int64_t size)
{
    TarHeader h = { 0 };
    put(&h, 0, name);
    put(&h, MODE_AT, S("0000644"));
    put(&h, OWNER_AT, S("0000000"));
    put(&h, GROUP_AT, S("0000000"));
    put_size(&h, size);
    put(&h, TIME_AT, S("00000000000"));
    put(&h, TYPE_AT, S("0"));
    put(&h, MAGIC_AT, S("ustar"));
    put(&h, MAGIC_AT + 6, S("00"));
    put_sum(&h);
    return h;
}

bool tar_read(Str block, Str *name, int64_t *size)
{
    if (block.len < TAR_BLOCK || !block.at[0])
        return false;
    const char *end = memchr(block.at, 0, TAR_NAME);
    *name = (Str){ block.at, end ? end - block.at : TAR_NAME };
    const char *at = block.at + SIZE_AT;
    if (!(at[0] == IN_BYTES ? size_in_bytes : size_in_digits)(at, size))
        return false;
    TarHeader again = tar_header(*name, *size);
    return !memcmp(again.byte, block.at, TAR_BLOCK);
}

int64_t tar_gap(int64_t size) { return -size & (TAR_BLOCK - 1); }

static void zeros(Text *t, int64_t count, Arena *a)
{
    while (count-- > 0)
        text_byte(t, 0, a);
}

void tar_add(Text *t, Str name, Str bytes, Arena *a)
{
    TarHeader h = tar_header(name, bytes.len);
    text_add(t, (Str){ h.byte, TAR_BLOCK }, a);
    text_add(t, bytes, a);
    zeros(t, tar_gap(bytes.len), a);
}

void tar_end(Text *t, Arena *a) { zeros(t, TAR_END, a); }

bool tar_cut(Str *rest, Str *name, Str *bytes)
{
    int64_t size;
    if (!tar_read(*rest, name, &size))
        return false;
    *rest = str_after(*rest, TAR_BLOCK);
    if (size > rest->len || tar_gap(size) > rest->len - size)
        return false;
    *bytes = (Str){ rest->at, size };
    *rest  = str_after(*rest, size + tar_gap(size));
    return true;
}
