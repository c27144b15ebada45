/* Whatever unpacks is packed again byte for byte, and unpacks the same in other pieces.
 *
 * The input is a tar as it is, or, where its first byte says so, the beginning of one that is
 * made right: manifest and headers written here, so that the fuzzer reaches what is behind. */
#include "fuzz.h"
#include "seal/envelope.h"

#include <string.h>

enum { MEMBERS_MOST = 64, ROOM = 1 << 24 };

typedef struct Out { Text text[MEMBERS_MOST + 1]; int64_t number; Arena *arena; } Out;

static Result begin_file(void *self, const Manifest *m, int64_t number)
{
    Out *out = self;
    out->number = number;
    return m->files.len > MEMBERS_MOST ? because(&too_large) : DONE;
}

static Result add_bytes(void *self, Str bytes)
{
    Out *out = self;
    text_add(&out->text[out->number], bytes, out->arena);
    return DONE;
}

static Result unpack(Str tar, ptrdiff_t piece, Out *out, const Manifest **m, Arena *a)
{
    Unpacking *u = envelope_unpack((Unpacker){ begin_file, add_bytes, out }, a);
    Sink to = sink_of_unpacking(u);
    ptrdiff_t whole = tar.len;
    while (tar.len) {
        Str some = { tar.at, tar.len < piece ? tar.len : piece };
        tar = str_after(tar, some.len);
        TRY(to.write(to.self, some));
    }
    *m = unpacked_manifest(u);
    return envelope_done(u, whole);
}

static void pack_law(Str tar, const Manifest *m, Out *out, Arena *a)
{
    Enclosure files[MEMBERS_MOST];
    Source again;
    char *bytes = make(a, char, tar.len + 1);
    ptrdiff_t got = 0;
    for (ptrdiff_t i = 0; i < m->files.len; i++)
        files[i] = enclosure_of_str(m->files.at[i].name, text_str(&out->text[i + 1]), a);
    law(!failed(envelope_pack(m, files, tar.len, &again, a)));
    law(!failed(source_fill(again, bytes, tar.len + 1, &got)));
    law(str_same((Str){ bytes, got }, tar));
}

static void tar_law(Str tar, Arena *a)
{
    Out *one = make(a, Out, 1), *two = make(a, Out, 1);
    const Manifest *m = NULL, *n = NULL;
    one->arena = two->arena = a;
    Result whole = unpack(tar, PTRDIFF_MAX, one, &m, a), pieces = unpack(tar, 61, two, &n, a);
    law(whole.why == pieces.why);
    if (reads(whole))
        pack_law(tar, m, one, a);
}

/* A tar around the input: two files that share it, then some of it over the end. */
static Str made_right(Str s, Arena *a)
{
    Text t = { 0 };
    Manifest m = { .procedure = S("p"), .round = 1, .lot = 1, .envelope = S("e"), .version = 1 };
    ptrdiff_t half = s.len / 2;
    Enclosure files[] = { enclosure_of_str(S("a"), (Str){ s.at, half }, a),
                          enclosure_of_str(S("b"), str_after(s, half), a) };
    Source inside;
    law(!failed(manifest_of(files, 2, &m, a)));
    int64_t bytes = envelope_bytes(&m, a) + s.len % 3;
    law(!failed(envelope_pack(&m, files, bytes, &inside, a)));
    char *to = make(a, char, bytes);
    ptrdiff_t got = 0;
    law(!failed(source_fill(inside, to, (ptrdiff_t)bytes, &got)) && got == bytes);
    if (s.len > 4) {
        unsigned at = ((unsigned char)s.at[0] | (unsigned char)s.at[1] << 8) % (unsigned)bytes;
        to[at] = s.at[2];
    }
    text_add(&t, (Str){ to, got }, a);
    return text_str(&t);
}

static void one_input(const uint8_t *bytes, size_t count)
{
    if (!count || count > 1 << 16)
        return;
    Arena a = arena_begin(ROOM);
    Str s = { (const char *)bytes + 1, (ptrdiff_t)count - 1 };
    tar_law(bytes[0] & 1 ? made_right(s, &a) : s, &a);
    arena_end(&a);
}
