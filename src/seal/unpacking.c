#include "seal/envelope.h"

#include "base/tar.h"

#include <string.h>

#define SOURCE "doc/book.md, envelopes"

const Reason envelope_malformed = { INVALID, "envelope-malformed", SOURCE,
    "The inside of the envelope is not laid out as it must be." };
const Reason enclosed_altered = { INVALID, "enclosed-altered", SOURCE,
    "A file in the envelope is not the one that the list of contents names." };

typedef enum Stage { IN_HEADER, IN_BODY, IN_GAP, IN_TAIL } Stage;

struct Unpacking {
    Unpacker  unpacker;
    Arena    *arena;
    Stage     stage;
    ptrdiff_t member;            /* 0 is the manifest */
    TarHeader header;
    ptrdiff_t header_bytes;      /* so far */
    int64_t   body_left, gap_left;
    Sha256    sha;               /* of the body so far */
    Text      text;              /* of the manifest so far */
    bool      listed;            /* the manifest was read */
    Manifest  manifest;
    Hash      manifest_hash;
    int64_t   bytes, tail;       /* so far: of all, and of the zeros at the end */
};

Unpacking *envelope_unpack(Unpacker unpacker, Arena *a)
{
    Unpacking *u = make(a, Unpacking, 1);
    u->unpacker = unpacker;
    u->arena    = a;
    return u;
}

const Manifest *unpacked_manifest(const Unpacking *u) { return u->listed ? &u->manifest : NULL; }
Hash unpacked_manifest_hash(const Unpacking *u)       { return u->manifest_hash; }

static Result end_body(Unpacking *u)
{
    Hash hash = sha256_end(&u->sha);
    u->stage = IN_GAP;
    if (u->member)
        return hash_same(hash, u->manifest.files.at[u->member - 1].sha256)
                   ? DONE
                   : because_of(&enclosed_altered, u->manifest.files.at[u->member - 1].name);
    u->manifest_hash = hash;
    TRY(manifest_read(text_str(&u->text), &u->manifest, u->arena));
    u->listed = true;
    return DONE;
}

static void end_gap(Unpacking *u)
{
    bool last = u->member == u->manifest.files.len;
    u->member++;
    u->header_bytes = 0;
    u->stage = last ? IN_TAIL : IN_HEADER;
}

static Result begin_body(Unpacking *u)
{
    Str name;
    int64_t size;
    if (!tar_read((Str){ u->header.byte, TAR_BLOCK }, &name, &size) ||
        !str_same(name, envelope_member(u->member, u->arena)) ||
        (u->member ? size != u->manifest.files.at[u->member - 1].size : size > MANIFEST_MOST))
        return because(&envelope_malformed);
    u->body_left = size;
    u->gap_left  = tar_gap(size);
    u->stage     = IN_BODY;
    sha256_begin(&u->sha);
    if (!u->member && arena_left(u->arena) < 4 * size + (1 << 20))
        return because(&too_large);
    return u->member && u->unpacker.file
               ? u->unpacker.file(u->unpacker.self, &u->manifest, u->member)
               : DONE;
}

static Result take_body(Unpacking *u, Str some)
{
    sha256_add(&u->sha, some);
    u->body_left -= some.len;
    if (!u->member)
        text_add(&u->text, some, u->arena);
    else if (u->unpacker.bytes)
        TRY(u->unpacker.bytes(u->unpacker.self, some));
    return DONE;
}

static bool all_zero(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i])
            return false;
    return true;
}

/* As many of the bytes as still belong to where we are. */
static Str cut_some(Str *rest, int64_t most)
{
    Str some = { rest->at, rest->len < most ? rest->len : (ptrdiff_t)most };
    *rest = str_after(*rest, some.len);
    return some;
}

static Result take_some(Unpacking *u, Str *rest)
{
    Str some;
    switch (u->stage) {
    case IN_HEADER:
        some = cut_some(rest, TAR_BLOCK - u->header_bytes);
        memcpy(u->header.byte + u->header_bytes, some.at, (size_t)some.len);
        u->header_bytes += some.len;
        return u->header_bytes == TAR_BLOCK ? begin_body(u) : DONE;
    case IN_BODY:
        return take_body(u, cut_some(rest, u->body_left));
    case IN_GAP:
        some = cut_some(rest, u->gap_left);
        u->gap_left -= some.len;
        return all_zero(some) ? DONE : because(&envelope_malformed);
    case IN_TAIL:
        some = cut_some(rest, rest->len);
        u->tail += some.len;
        return all_zero(some) ? DONE : because(&envelope_malformed);
    }
    return DONE;
}

/* A body or a gap may be over before it began. */
static Result move_on(Unpacking *u)
{
    if (u->stage == IN_BODY && !u->body_left)
        TRY(end_body(u));
    if (u->stage == IN_GAP && !u->gap_left)
        end_gap(u);
    return DONE;
}

static Result write_unpacking(void *self, Str bytes)
{
    Unpacking *u = self;
    u->bytes += bytes.len;
    while (bytes.len) {
        TRY(take_some(u, &bytes));
        TRY(move_on(u));
    }
    return DONE;
}

Sink sink_of_unpacking(Unpacking *u) { return (Sink){ write_unpacking, u }; }

Result envelope_done(Unpacking *u, int64_t padded)
{
    return u->stage == IN_TAIL && u->tail >= TAR_END && u->bytes == padded
               ? DONE
               : because(&envelope_malformed);
}
