/* tries.c - whoever is wrong again and again waits longer and longer, and never for ever.
 *
 * By e-mail and by address, and of e-mails whether they have an account or not: so nobody learns
 * which do. A browser that is known for the account is counted apart. It lies in people.db, and a
 * restart forgives nothing. */
#include "accounts/inside.h"

#include <arpa/inet.h>
#include <sodium.h>
#include <string.h>

const Reason sign_in_later = { REFUSED, "sign-in-later", "NIST SP 800-63B-4, 3.2.2",
    "There were too many wrong tries, so nothing is tried for a while. Your account is safe. Wait, "
    "or "
    "sign in with a passkey." };

/* ---- who -------------------------------------------------------------------------- */

static Hash six_hash(const unsigned char six[16])
{
    return sha256_of(S("tenderbox/address-6/v1\n"), ((Str){ (const char *)six, 8 }));
}

Hash address_hash(Str address)
{
    char          text[ADDRESS_BYTES + 1];
    unsigned char six[16];
    static const unsigned char four[12] = { [10] = 0xff, [11] = 0xff };
    ptrdiff_t len = address.len > ADDRESS_BYTES ? ADDRESS_BYTES : address.len;
    memcpy(text, len ? address.at : "", (size_t)len);
    text[len] = '\0';
    if (inet_pton(AF_INET6, text, six) == 1)
        return memcmp(six, four, sizeof four)
                   ? six_hash(six)
                   : sha256_of(S("tenderbox/address-4/v1\n"), ((Str){ (char *)six + 12, 4 }));
    if (inet_pton(AF_INET, text, six) == 1)
        return sha256_of(S("tenderbox/address-4/v1\n"), ((Str){ (char *)six, 4 }));
    return sha256_of(S("tenderbox/address/v1\n"), ((Str){ text, len }));
}

Result tries_of(People *p, Str mail, Str address, Str device, Instant now, Tries *t)
{
    bool known;
    TRY(device_known(p, mail, device, now, &known));
    *t = known ? (Tries){ .whose = sha256_of(S("tenderbox/device/v1\n"), device) }
               : (Tries){ .whose = sha256_of(S("tenderbox/mail/v1\n"), mail),
                          .address = address_hash(address) };
    return DONE;
}

/* ---- how often -------------------------------------------------------------------- */

typedef struct Failures { int64_t count; Instant last, until; } Failures;
typedef struct Patience { int free; int64_t most, forgets; } Patience;

static const Patience of_account = { FAILURES_FREE, ACCOUNT_WAIT_MOST, 0 },
                      of_address = { ADDRESS_FREE, ADDRESS_WAIT_MOST, ADDRESS_FORGETS };

static int64_t wait_after(int64_t count, const Patience *patience)
{
    int64_t wait = FAILURE_WAIT;
    if (count < patience->free)
        return 0;
    for (int64_t i = patience->free; i < count && wait < patience->most; i++)
        wait *= 2;
    return wait < patience->most ? wait : patience->most;
}

/* A clock that went back must not keep anybody out longer than the longest wait. */
static Result failures_read(People *p, Hash who, const Patience *patience, Instant now, Failures *f)
{
    sqlite3_stmt *row;
    *f = (Failures){ 0 };
    TRY(db_row(p, &row, people_failure_get, B(hash_bytes(&who))));
    if (row)
        *f = (Failures){ db_number(row, 0), db_number(row, 1), db_number(row, 2) };
    if (patience->forgets && now - f->last >= patience->forgets)
        *f = (Failures){ 0 };
    if (f->until > now + patience->most)
        f->until = now + patience->most;
    return DONE;
}

static Result room_made(People *p, Instant now)
{
    sqlite3_stmt *row;
    TRY(db_row_all(p, &row, people_failure_count, NULL, 0));
    int64_t more = db_number(row, 0) - FAILURES_KEPT + 1;
    return more > 0 ? db_do(p, people_failure_trim, N(now), N(more)) : DONE;
}

static Result failures_write(People *p, Hash who, const Failures *f, Instant now)
{
    if (f->count <= 0)
        return db_do(p, people_failure_clear, B(hash_bytes(&who)));
    if (f->count == 1)
        TRY(room_made(p, now));
    return db_do(p, people_failure_set, B(hash_bytes(&who)), N(f->count), N(f->last), N(f->until));
}

static Result counted(People *p, Hash who, Failures f, const Patience *patience, Instant now)
{
    int64_t wait = wait_after(f.count + 1, patience);
    if (hash_none(who))
        return DONE;
    f = (Failures){ f.count + 1, now, wait ? now + wait : 0 };
    return failures_write(p, who, &f, now);
}

Result tries_count(People *p, const Tries *t, Instant now, Arena *a)
{
    Failures whose, address;
    TRY(failures_read(p, t->whose, &of_account, now, &whose));
    TRY(failures_read(p, t->address, &of_address, now, &address));
    Instant until = whose.until > address.until ? whose.until : address.until;
    if (until > now)
        return because_of(&sign_in_later, str_of_number(until - now, a));
    TRY(counted(p, t->whose, whose, &of_account, now));
    return counted(p, t->address, address, &of_address, now);
}

/* One less; who need not wait any more has no moment to wait for. */
static Result uncounted(People *p, Hash who, const Patience *patience, Instant now)
{
    Failures f;
    if (hash_none(who))
        return DONE;
    TRY(failures_read(p, who, patience, now, &f));
    f.count--;
    f.until = 0;
    return failures_write(p, who, &f, now);
}

Result tries_right(People *p, const Tries *t, Instant now)
{
    TRY(db_do(p, people_failure_clear, B(hash_bytes(&t->whose))));
    return uncounted(p, t->address, &of_address, now);
}

Result tries_unmade(People *p, const Tries *t, Instant now)
{
    TRY(uncounted(p, t->whose, &of_account, now));
    return uncounted(p, t->address, &of_address, now);
}

/* ---- rates ------------------------------------------------------------------------ */

/* Of four places, its own, or else the one that was silent longest. */
static Bucket *bucket_of(People *p, uint64_t who, Rate rate, Instant now)
{
    Bucket *way = p->buckets[who % (RATE_ADDRESSES / BUCKET_WAYS)], *oldest = way;
    for (int i = 0; i < BUCKET_WAYS; i++) {
        if (way[i].who == who && way[i].at)
            return &way[i];
        if (way[i].at < oldest->at)
            oldest = &way[i];
    }
    *oldest = (Bucket){ .who = who, .left = (int64_t)rate.burst * 60, .at = now };
    return oldest;
}

static bool bucket_take(Bucket *b, Rate rate, Instant now)
{
    int64_t gone = now - b->at, most = (int64_t)rate.burst * 60;
    if (gone < 0 || gone > 86400)
        gone = gone < 0 ? 0 : 86400;
    b->left += gone * rate.per_minute;
    b->left  = b->left > most ? most : b->left;
    b->at    = now;
    if (b->left < 60)
        return false;
    b->left -= 60;
    return true;
}

bool rate_take(People *p, Str address, Rate rate, Instant now)
{
    Hash     h = address_hash(address);
    uint64_t who;
    crypto_shorthash((unsigned char *)&who, h.byte, sizeof h.byte, p->rate_key);
    pthread_mutex_lock(&p->rate);
    bool may = bucket_take(bucket_of(p, who, rate, now), rate, now);
    pthread_mutex_unlock(&p->rate);
    return may;
}
