#include "seal/head.h"

const Reason head_unreadable = { INVALID, "head-unreadable", "doc/book.md, heads",
    "This is not the head of an envelope." };

static const LineRow rows[] = {
    { "tenderbox/head/v1" },
    { "procedure", &line_word,      offsetof(Head, procedure) },
    { "round",     &line_number,    offsetof(Head, round) },
    { "lot",       &line_number,    offsetof(Head, lot) },
    { "envelope",  &line_word,      offsetof(Head, envelope) },
    { "bidder",    &line_hash,      offsetof(Head, bidder) },
    { "version",   &line_number,    offsetof(Head, version) },
    { "recipient", &line_recipient, offsetof(Head, recipient) },
    { "file",      &line_word,      offsetof(Head, file) },
    { "size",      &line_number,    offsetof(Head, size) },
    { "sha256",    &line_hash,      offsetof(Head, sha256) },
    { "lockset",   &line_hash,      offsetof(Head, lockset) },
    { "padded",    &line_number,    offsetof(Head, padded) },
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
    if (!lines_whole(text, rows, countof(rows), h))
        return because(&head_unreadable);
    if (h->round < 1 || h->lot < 1 || h->version < 1 || !is_file_name(h->file))
        return because(&head_unreadable);
    return is_size_of(h->size, h->padded) ? DONE : because(&head_unreadable);
}

Str head_write(const Head *h, Arena *a)
{
    Text t = { 0 };
    lines_write(&t, rows, countof(rows), h, a);
    return text_str(&t);
}

Hash head_ctx(Str text) { return sha256(text); }
