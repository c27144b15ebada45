#include "seal/sealer.h"
#include "seal/crypt.h"
#include "seal/secret.h"

#include <errno.h>
#include <string.h>

#define SOURCE "doc/book.md, sealing"

const Reason sealer_disagrees = { BROKEN, "sealer-disagrees", SOURCE,
    "The sealed file could not be opened again as it was sealed. Nothing was handed in." };

/* All that lives during one sealing and is wiped after it. */
typedef struct Sealer {
    Manifest manifest;
    Head     head;
    Capsule  capsule;
    Deal     deal;
    AgeKey   key;
    SealedEnvelope made;
} Sealer;

static Result list_files(const SealOrder *order, Manifest *m, Arena *a)
{
    const Head *h = &order->head;
    *m = (Manifest){ .procedure = h->procedure, .round = h->round, .lot = h->lot,
                     .envelope = h->envelope, .bidder = h->bidder, .version = h->version };
    return manifest_of(order->files, order->count, m, a);
}

/* The age file, and with it the rest of the head. */
static Result write_file(const SealOrder *order, Sealer *s, FILE *out, Arena *a)
{
    Source inside;
    AgeSealed sealed;
    int64_t padded = order->padded ? order->padded : padded_size(envelope_bytes(&s->manifest, a));
    Recipient recipient = age_recipient(&s->key);
    TRY(envelope_pack(&s->manifest, order->files, padded, &inside, a));
    TRY(age_seal(recipient, inside, sink_of_file(out), true, &sealed));
    if (fflush(out))
        return because_of(&file_unwritable, str(strerror(errno)));
    s->head = order->head;
    s->head.recipient = recipient;
    s->head.size      = sealed.bytes;
    s->head.sha256    = sealed.hash;
    s->head.lockset   = padlocks_id(order->padlocks);
    s->head.padded    = padded;
    return DONE;
}

/* Everything again, from the bytes alone and the dealer's secret, as a stranger would. */
static Result read_back(const SealOrder *order, const SealedEnvelope *made, FILE *out, Arena *a)
{
    Capsule capsule;
    AgeKey key;
    const OpenedEnvelope *opened;
    OpenOrder again = { .head = made->head, .sealed = source_of_file(out) };
    rewind(out);
    TRY(capsule_read(made->capsule, &capsule));
    TRY(capsule_check(order->padlocks, head_ctx(made->head), &capsule));
    TRY(capsule_key_of_dealer(&capsule, &made->alpha0, &key));
    Result r = envelope_open(&key, &again, &opened, a);
    wipe(&key, sizeof key);
    TRY(r);
    return hash_same(opened->manifest_hash, made->manifest) ? DONE : because(&sealer_disagrees);
}

Result envelope_seal(const SealOrder *order, FILE *out, const SealedEnvelope **result,
                     Arena *a)
{
    Sealer *s = secret_take(a, sizeof *s);
    SealedEnvelope *made = &s->made;
    Head again;
    TRY(padlocks_check(order->padlocks));
    TRY(list_files(order, &s->manifest, a));
    TRY(capsule_deal(order->padlocks, &s->capsule, &s->deal, &s->key));
    TRY(write_file(order, s, out, a));
    made->head     = head_write(&s->head, a);
    made->manifest = sha256(manifest_write(&s->manifest, a));
    made->alpha0   = s->deal.alpha[0];
    TRY(head_read(made->head, &again));
    TRY(capsule_prove(order->padlocks, head_ctx(made->head), &s->deal, &s->capsule));
    made->capsule = capsule_write(&s->capsule, a);
    Result r = read_back(order, made, out, a);
    if (failed(r))
        return because_of(&sealer_disagrees, str(r.why->code));
    *result = made;
    return DONE;
}
