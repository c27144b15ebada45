#include "seal/lock.h"
#include "seal/bech32.h"
#include "seal/crypt.h"

#include <string.h>

#define SOURCE "doc/book.md, padlocks"

const Reason padlock_unreadable = { INVALID, "padlock-unreadable", "RFC 9496, 4.3.1",
    "This is not a padlock: not the canonical spelling of a point." };
const Reason padlock_weak = { REFUSED, "padlock-weak", SOURCE,
    "This padlock would open for everybody." };
const Reason padlock_repeated = { REFUSED, "padlock-repeated", SOURCE,
    "The same padlock stands in the list twice." };
const Reason possession_unproved = { REFUSED, "possession-unproved", SOURCE,
    "It is not proved that the holder has the key of this padlock." };
const Reason padlocks_unreadable = { INVALID, "padlocks-unreadable", SOURCE,
    "This is not a list of padlocks." };
const Reason padlock_not_ready = { INVALID, "padlock-not-ready", "doc/browser.md, own disk",
    "This is not a padlock that was made ready. Save the order of this page, make your padlock "
    "ready with it in tenderbox-holder.html, and choose what that saves." };
const Reason padlocks_count = { REFUSED, "padlocks-count", SOURCE,
    "Between one and all of at most 32 padlocks must be enough to open." };

/* ---- one padlock ----------------------------------------------------------------- */

void padlock_new(PadlockSecret *secret, Padlock *p)
{
    secret->x = scalar_random();
    p->h = point_of_base(&secret->x);
}

Result padlock_of(const PadlockSecret *secret, Padlock *p)
{
    p->h = point_of_base(&secret->x);
    return padlock_check(*p);
}

Result padlock_check(Padlock p)
{
    if (!point_valid(p.h))
        return because(&padlock_unreadable);
    if (point_none(p.h) || point_same(p.h, base_point) || point_same(p.h, second_point))
        return because(&padlock_weak);
    return DONE;
}

bool padlock_same(Padlock x, Padlock y) { return point_same(x.h, y.h); }

Result padlock_read(Str text, Padlock *p)
{
    TRY(bech32_read(text, "tbxlock", p->h.byte));
    return padlock_check(*p);
}

Str padlock_write(Padlock p, Arena *a) { return bech32_write("tbxlock", p.h.byte, a); }

Result padlock_secret_read(Str text, PadlockSecret *secret)
{
    Padlock p;
    TRY(bech32_read(text, "TBX-LOCK-SECRET-", secret->x.byte));
    if (!scalar_valid(&secret->x))
        return because(&padlock_unreadable);
    return padlock_of(secret, &p);
}

Str padlock_fingerprint(Padlock p, Arena *a)
{
    Hash hash = sha256((Str){ (const char *)p.h.byte, sizeof p.h.byte });
    Text t = { 0 };
    for (int i = 0; i < 16; i += 2) {
        text_our(&t, i ? " " : "", a);
        text_bytes(&t, hash.byte + i, 2, a);
    }
    return text_str(&t);
}

Str padlock_secret_write(const PadlockSecret *secret, Arena *a)
{
    return bech32_write("TBX-LOCK-SECRET-", secret->x.byte, a);
}

/* ---- proof of possession --------------------------------------------------------- */

static const LineRow head_rows[] = {
    { "tenderbox/lock/v1" },
    { "origin",    &line_text,   offsetof(PadlockHead, origin) },
    { "procedure", &line_word,   offsetof(PadlockHead, procedure) },
    { "index",     &line_number, offsetof(PadlockHead, index) },
    { "holder",    &line_hash,   offsetof(PadlockHead, holder) },
    { "h",         &line_point,  offsetof(PadlockHead, h) },
};

Str padlock_head_write(const PadlockHead *h, Arena *a)
{
    Text t = { 0 };
    lines_write(&t, head_rows, countof(head_rows), h, a);
    return text_str(&t);
}

static Scalar possession_challenge(Str head, Padlock p, Point commitment)
{
    Hash hash = sha256(head);
    return scalar_hashed((Str[]){ S("tenderbox/lock/v1/pop"), S("\0"), hash_bytes(&hash),
                                  point_bytes(&p.h), point_bytes(&commitment) }, 5);
}

Result padlock_prove_with(const Scalar *w, const PadlockSecret *secret, Str head, Possession *proof)
{
    Padlock p;
    TRY(padlock_of(secret, &p));
    proof->e = possession_challenge(head, p, point_of_base(w));
    proof->z = scalar_sub(*w, scalar_mul(proof->e, secret->x));
    return DONE;
}

Result padlock_prove(const PadlockSecret *secret, Str head, Possession *proof)
{
    Scalar w = scalar_random();
    Result r = padlock_prove_with(&w, secret, head, proof);
    wipe(&w, sizeof w);
    return r;
}

Result padlock_possessed(Padlock p, Str head, const Possession *proof)
{
    TRY(padlock_check(p));
    if (!scalar_valid(&proof->e) || !scalar_valid(&proof->z))
        return because(&possession_unproved);
    Point commitment = point_add(point_of_base(&proof->z), point_times(p.h, &proof->e));
    Scalar e = possession_challenge(head, p, commitment);
    return memcmp(&e, &proof->e, sizeof e) ? because(&possession_unproved) : DONE;
}

/* ---- the list -------------------------------------------------------------------- */

typedef struct Counts { int64_t k, n; } Counts;

static const LineRow count_rows[] = {
    { "tenderbox/lockset/v1" },
    { "k", &line_number, offsetof(Counts, k) },
    { "n", &line_number, offsetof(Counts, n) },
};

static bool read_possession(Str s, void *to) { return str_bytes(s, to, sizeof(Possession)); }

static void write_possession(Text *t, const void *from, Arena *a)
{
    text_bytes(t, from, sizeof(Possession), a);
}

static const LineType line_possession = { read_possession, write_possession };

static const LineRow possession_rows[] = { { "possession", &line_possession, 0 } };

Result padlock_ready_read(Str text, PadlockHead *head, Possession *proof)
{
    bool ready = lines_read(&text, head_rows, countof(head_rows), head) &&
                 lines_whole(text, possession_rows, 1, proof);
    return ready ? DONE : because(&padlock_not_ready);
}

Str padlock_order_write(const PadlockHead *head, Arena *a)
{
    Text t = { 0 };
    lines_write(&t, head_rows, countof(head_rows) - 1, head, a);
    return text_str(&t);
}

typedef struct LockLine { int64_t index; PadlockRow row; } LockLine;

static const LineRow lock_rows[] = {
    { "lock", &line_number,     offsetof(LockLine, index) },
    { NULL,   &line_number,     offsetof(LockLine, row.person) },
    { NULL,   &line_hash,       offsetof(LockLine, row.holder) },
    { NULL,   &line_point,      offsetof(LockLine, row.padlock.h) },
    { NULL,   &line_possession, offsetof(LockLine, row.possession) },
};

static bool counts_fit(int64_t k, int64_t n) { return k >= 1 && k <= n && n <= LOCKS_MOST; }

Result padlocks_read(Str text, Padlocks *p)
{
    Counts count;
    LockLine line;
    if (!lines_read(&text, count_rows, countof(count_rows), &count))
        return because(&padlocks_unreadable);
    if (!counts_fit(count.k, count.n))
        return because(&padlocks_count);
    *p = (Padlocks){ .k = (int)count.k, .n = (int)count.n };
    for (int i = 0; i < p->n; i++) {
        if (!lines_read(&text, lock_rows, countof(lock_rows), &line) || line.index != i + 1)
            return because(&padlocks_unreadable);
        p->row[i] = line.row;
    }
    return text.len ? because(&padlocks_unreadable) : padlocks_check(p);
}

Result padlocks_check(const Padlocks *p)
{
    if (!counts_fit(p->k, p->n))
        return because(&padlocks_count);
    for (int i = 0; i < p->n; i++) {
        TRY(padlock_check(p->row[i].padlock));
        for (int j = 0; j < i; j++)
            if (padlock_same(p->row[i].padlock, p->row[j].padlock))
                return because(&padlock_repeated);
    }
    return DONE;
}

Str padlocks_write(const Padlocks *p, Arena *a)
{
    Text t = { 0 };
    lines_write(&t, count_rows, countof(count_rows), &(Counts){ p->k, p->n }, a);
    for (int i = 0; i < p->n; i++)
        lines_write(&t, lock_rows, countof(lock_rows), &(LockLine){ i + 1, p->row[i] }, a);
    return text_str(&t);
}

Hash padlocks_id(const Padlocks *p)
{
    Arena life = arena_begin(1 << 20);
    Hash id = sha256(padlocks_write(p, &life));
    arena_end(&life);
    return id;
}
