/* A header that passes the check of uploads has one X25519 stanza, and reading it is not
 * changed by what follows it. What opens has the size it must have. The input is also taken
 * as a key in Bech32: what reads is written back byte for byte. */
#include "fuzz.h"
#include "seal/age.h"
#include "seal/age_header.h"

#include <string.h>

static void shape_law(Str s, Arena *a)
{
    ptrdiff_t bytes = 0, again = 0;
    Text longer = { 0 };
    if (!reads(age_shape(s, &bytes)))
        return;
    law(bytes >= AGE_HEADER_BYTES && bytes <= s.len && s.at[bytes - 1] == '\n');
    text_add(&longer, (Str){ s.at, bytes }, a);
    text_our(&longer, "-> X25519 a\n\n--- a\n", a);
    law(!failed(age_shape(text_str(&longer), &again)) && again == bytes);
    law(failed(age_shape((Str){ s.at, bytes - 1 }, &again)));
}

/* Every stanza of a header that reads is read again when walked. */
static void walk_law(Str s)
{
    AgeHeader header;
    AgeStanza stanza;
    if (!reads(age_header_read(s, &header)))
        return;
    Str rest = header.stanzas;
    while (rest.len)
        law(age_stanza_next(&rest, &stanza) && stanza.type.len);
    law(header.covered.len < header.bytes && header.bytes <= s.len);
}

static void key_law(Str s, Arena *a)
{
    Recipient r;
    AgeKey key;
    if (reads(age_recipient_read(s, &r)))
        law(str_same(age_recipient_write(r, a), s));
    if (reads(age_key_read(s, &key)))
        law(str_same(age_key_write(&key, a), s));
}

static void open_law(Str s)
{
    static const AgeKey key = { { 1 } };
    int64_t bytes = 0;
    Str rest = s;
    ptrdiff_t header = 0;
    if (failed(age_unseal(&key, source_of_str(&rest), sink_of_nothing(), &bytes)))
        return;
    if (!failed(age_shape(s, &header)))
        law(s.len == age_size(bytes) + header - AGE_HEADER_BYTES);
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(1 << 20);
    Str s = { (const char *)bytes, (ptrdiff_t)count };
    shape_law(s, &a);
    walk_law(s);
    key_law(s, &a);
    if (count % 16 == 0)               /* opening takes a megabyte each time */
        open_law(s);
    arena_end(&a);
}
