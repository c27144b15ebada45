#include "seal/head.h"
#include "seal/lines.h"

const Reason head_unreadable = { INVALID, "head-unreadable", "doc/book.md, heads",
    "This is not the head of an envelope." };

static const char first_line[] = "tenderbox/head/v1\n";

static const LineRow rows[] = {
    { "procedure", LINE_WORD,      offsetof(Head, procedure) },
    { "round",     LINE_NUMBER,    offsetof(Head, round) },
    { "lot",       LINE_NUMBER,    offsetof(Head, lot) },
    { "envelope",  LINE_WORD,      offsetof(Head, envelope) },
    { "bidder",    LINE_HASH,      offsetof(Head, bidder) },
    { "version",   LINE_NUMBER,    offsetof(Head, version) },
    { "recipient", LINE_RECIPIENT, offsetof(Head, recipient) },
    { "file",      LINE_WORD,      offsetof(Head, file) },
    { "size",      LINE_NUMBER,    offsetof(Head, size) },
    { "sha256",    LINE_HASH,      offsetof(Head, sha256) },
    { "lockset",   LINE_HASH,      offsetof(Head, lockset) },
    { "padded",    LINE_NUMBER,    offsetof(Head, padded) },
};

/* "1.age" to "99.age" */
static bool is_file_name(Str s)
{
    int64_t n;
    Str rest = s, number = str_cut(&rest, '.');
    return str_number(number, &n) && n >= 1 && n <= 99 && str_is(rest, "age");
}

/* Grease makes a file longer than we would, but by no more than a header. */
static bool is_size_of(int64_t size, int64_t padded)
{
    int64_t ours = age_size(padded);
    return padded > 0 && size >= ours && size <= ours + AGE_HEADER_MOST;
}

Result head_read(Str text, Head *h)
{
    Str rest = str_after(text, (ptrdiff_t)sizeof first_line - 1);
    if (!str_starts(text, first_line) || !lines_read(&rest, rows, countof(rows), h) || rest.len)
        return because(&head_unreadable);
    if (h->round < 1 || h->lot < 1 || h->version < 1 || !is_file_name(h->file))
        return because(&head_unreadable);
    return is_size_of(h->size, h->padded) ? DONE : because(&head_unreadable);
}

Str head_write(const Head *h, Arena *a)
{
    Text t = { 0 };
    text_our(&t, first_line, a);
    lines_write(&t, rows, countof(rows), h, a);
    return text_str(&t);
}

Hash head_ctx(Str text) { return sha256(text); }
