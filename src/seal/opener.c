#include "seal/crypt.h"
#include "seal/sealer.h"
#include "seal/secret.h"

#define SOURCE "doc/book.md, opening"

const Reason sealed_file_differs = { BROKEN, "sealed-file-differs", SOURCE,
    "The stored file is not the one that was deposited." };
const Reason void_recipient = { REFUSED, "void-recipient", SOURCE,
    "The bid is void: its capsule holds another key than its file was sealed with." };
const Reason void_header = { REFUSED, "void-header", SOURCE,
    "The bid is void: the header of its file does not open with its key." };
const Reason void_payload = { REFUSED, "void-payload", SOURCE,
    "The bid is void: its file is cut short, altered, or not of the published size." };
const Reason void_inside = { REFUSED, "void-inside", SOURCE,
    "The bid is void: the inside of its envelope is not laid out as published." };
const Reason void_manifest = { REFUSED, "void-manifest", SOURCE,
    "The bid is void: the list of contents is another procedure's, lot's or bidder's." };

/* What was found inside, and what it means for the bid. */
static const struct { const Reason *found, *means; } meanings[] = {
    { &age_armored, &void_header },          { &age_not_a_file, &void_header },
    { &age_header_malformed, &void_header }, { &age_header_long, &void_header },
    { &age_by_passphrase, &void_header },    { &age_hybrid, &void_header },
    { &age_stanza_malformed, &void_header }, { &age_low_order, &void_header },
    { &age_key_unfitting, &void_header },    { &age_mac_wrong, &void_header },
    { &age_stanza_missing, &void_header },   { &age_stanza_twice, &void_header },
    { &age_stanza_foreign, &void_header },   { &age_cut_short, &void_payload },
    { &age_chunk_altered, &void_payload },   { &age_chunk_empty, &void_payload },
    { &manifest_unreadable, &void_inside },  { &name_unfit, &void_inside },
    { &name_twice, &void_inside },           { &envelope_malformed, &void_inside },
    { &enclosed_altered, &void_inside },
};

static Result meaning_of(Result found)
{
    for (ptrdiff_t i = 0; i < countof(meanings); i++)
        if (found.why == meanings[i].found)
            return because_of(meanings[i].means, str(found.why->code));
    return found;
}

bool bid_is_void(const Reason *why)
{
    return why == &void_recipient || why == &void_header || why == &void_payload ||
           why == &void_inside || why == &void_manifest;
}

/* The rest of the file is read too, so that its hash is known whatever was found in it. */
static Result drain(Metered *sealed, Arena *a)
{
    enum { PIECE = 65536 };
    char *piece = make(a, char, PIECE);
    Source from = source_of_metered(sealed);
    ptrdiff_t got;
    do {
        TRY(from.read(from.self, piece, PIECE, &got));
    } while (got);
    return DONE;
}

/* The beginning of the file is looked at before anything is opened: one recipient only. */
typedef struct Replayed { Str head; Source rest; } Replayed;

static Result read_replayed(void *self, char *to, ptrdiff_t room, ptrdiff_t *got)
{
    Replayed *r = self;
    if (!r->head.len)
        return r->rest.read(r->rest.self, to, room, got);
    Source head = source_of_str(&r->head);
    return head.read(head.self, to, room, got);
}

static Result unseal_envelope(const AgeKey *key, Source sealed, const Head *head, Unpacking *u,
                              Arena *a)
{
    char *first = make(a, char, AGE_HEADER_MOST);
    Replayed all = { .head.at = first, .rest = sealed };
    int64_t bytes = 0;
    TRY(source_fill(sealed, first, AGE_HEADER_MOST, &all.head.len));
    TRY(age_shape(all.head, NULL));
    TRY(age_unseal(key, (Source){ read_replayed, &all }, sink_of_unpacking(u), &bytes));
    if (bytes != head->padded)
        return because(&void_payload);
    TRY(envelope_done(u, head->padded));
    return manifest_fits(unpacked_manifest(u), head) ? DONE : because(&void_manifest);
}

Result envelope_open(const AgeKey *key, const OpenOrder *order, const OpenedEnvelope **out,
                          Arena *a)
{
    Head head;
    OpenedEnvelope *opened = secret_take(a, sizeof *opened);
    Metered sealed = metered(order->sealed);
    TRY(head_read(order->head, &head));
    if (!recipient_same(age_recipient(key), head.recipient))
        return because(&void_recipient);
    Unpacking *u = envelope_unpack(order->unpacker, a);
    Result r = unseal_envelope(key, source_of_metered(&sealed), &head, u, a);
    TRY(drain(&sealed, a));
    if (sealed.bytes != head.size || !hash_same(sha256_end(&sealed.sha), head.sha256))
        return because(&sealed_file_differs);
    TRY(meaning_of(r));
    *opened = (OpenedEnvelope){ *key, unpacked_manifest(u), unpacked_manifest_hash(u) };
    *out = opened;
    return DONE;
}
