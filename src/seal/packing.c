#include "seal/envelope.h"

#include "base/tar.h"

#include <string.h>

#define SOURCE "doc/book.md, envelopes"

const Reason file_changed = { CONFLICT, "file-changed", SOURCE,
    "A file changed while it was being sealed." };
const Reason envelope_too_full = { REFUSED, "envelope-too-full", SOURCE,
    "The files are larger than the size that was published for this envelope." };

/* ---- sizes ----------------------------------------------------------------------- */

static int64_t member_bytes(int64_t size) { return TAR_BLOCK + size + tar_gap(size); }

int64_t envelope_bytes(const Manifest *m, Arena *a)
{
    int64_t bytes = member_bytes(manifest_write(m, a).len) + TAR_END;
    for (ptrdiff_t i = 0; i < m->files.len; i++)
        bytes += member_bytes(m->files.at[i].size);
    return bytes;
}

static int log2_of(int64_t n)
{
    int log = 0;
    while (n >>= 1)
        log++;
    return log;
}

int64_t padded_size(int64_t bytes)
{
    int exponent = log2_of(bytes < 2 ? 2 : bytes), kept = log2_of(exponent) + 1;
    int64_t step = (int64_t)1 << (exponent > kept ? exponent - kept : 0);
    if (step < TAR_BLOCK)
        step = TAR_BLOCK;
    return (bytes + step - 1) / step * step;
}

Str envelope_member(int64_t number, Arena *a)
{
    return number ? str_of_number(number, a) : S("manifest");
}

/* ---- packing --------------------------------------------------------------------- */

typedef struct Packing {
    const Manifest  *manifest;
    const Enclosure *files;
    Arena    *arena;
    Str       text, text_rest;   /* of the manifest, and what is left of it to write */
    ptrdiff_t next;              /* member to begin next; 0 is the manifest */
    TarHeader header;
    Str       header_rest;
    bool      in_body;
    Metered   body;
    int64_t   body_left;
    int64_t   zeros;             /* to write before the next member */
    int64_t   left;              /* of the padded size, for what is not begun yet */
} Packing;

static Result begin_member(Packing *p)
{
    bool    first = p->next == 0;
    int64_t size  = first ? p->text.len : p->manifest->files.at[p->next - 1].size;
    Source  body  = source_of_str(&p->text_rest);
    if (!first) {
        const Enclosure *file = &p->files[p->next - 1];
        TRY(file->begin(file->self, &body));
    }
    p->header      = tar_header(envelope_member(p->next, p->arena), size);
    p->header_rest = (Str){ p->header.byte, TAR_BLOCK };
    p->body        = metered(body);
    p->body_left   = size;
    p->in_body     = true;
    p->zeros       = tar_gap(size);
    p->left       -= member_bytes(size);
    p->next++;
    return DONE;
}

/* The file must end where it ended when it was listed, and be the same. */
static Result end_body(Packing *p)
{
    char more;
    ptrdiff_t got;
    Source rest = source_of_metered(&p->body);
    TRY(rest.read(rest.self, &more, 1, &got));
    Hash hash = sha256_end(&p->body.sha);
    p->in_body = false;
    if (got)
        return because(&file_changed);
    if (p->next > 1 && !hash_same(hash, p->manifest->files.at[p->next - 2].sha256))
        return because(&file_changed);
    return DONE;
}

static Result read_body(Packing *p, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    Source body = source_of_metered(&p->body);
    TRY(body.read(body.self, to, p->body_left < room ? (ptrdiff_t)p->body_left : room, got));
    p->body_left -= *got;
    return *got ? DONE : because(&file_changed);
}

static ptrdiff_t copy_some(Str *rest, char *to, ptrdiff_t room)
{
    ptrdiff_t some = rest->len < room ? rest->len : room;
    memcpy(to, rest->at, (size_t)some);
    *rest = str_after(*rest, some);
    return some;
}

/* What is next: a header, a body, zeros; then another member or the padding; then nothing. */
static Result read_packed(void *self, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    Packing *p = self;
    *got = 0;
    for (;;) {
        if (p->header_rest.len) {
            *got = copy_some(&p->header_rest, to, room);
            return DONE;
        }
        if (p->in_body && p->body_left)
            return read_body(p, to, room, got);
        if (p->in_body)
            TRY(end_body(p));
        if (p->zeros) {
            *got = p->zeros < room ? (ptrdiff_t)p->zeros : room;
            memset(to, 0, (size_t)*got);
            p->zeros -= *got;
            return DONE;
        }
        if (p->next <= p->manifest->files.len) {
            TRY(begin_member(p));
        } else if (p->left) {
            p->zeros = p->left;
            p->left  = 0;
        } else {
            return DONE;
        }
    }
}

Result envelope_pack(const Manifest *m, const Enclosure *files, int64_t padded, Source *out,
                     Arena *a)
{
    Packing *p = make(a, Packing, 1);
    if (envelope_bytes(m, a) > padded)
        return because(&envelope_too_full);
    *p = (Packing){ .manifest = m, .files = files, .arena = a,
                    .text = manifest_write(m, a), .left = padded };
    p->text_rest = p->text;
    *out = (Source){ read_packed, p };
    return DONE;
}
