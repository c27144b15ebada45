/* challenge.c - what is to be signed, made so that nothing needs to be kept of it.
 *
 * When it was made (8 bytes), chance (8), and a MAC over both and the asker (16), under a key that
 * only this process has. Kept is which were used: only whoever signs rightly uses one. */
#include "accounts/inside.h"

#include <sodium.h>
#include <string.h>

const Reason challenge_over = { REFUSED, "challenge-over", "doc/serve.md, passkeys",
    "This took longer than five minutes, or was done already, or in another window. Load the page "
    "anew and try again." };

typedef struct Challenge { unsigned char made[8], chance[8], mac[16]; } Challenge;
_Static_assert(sizeof(Challenge) == TOKEN_BYTES, "as long as the standard wants, and as a token");

static uint64_t number_of(const unsigned char bytes[8])
{
    uint64_t n = 0;
    for (int i = 0; i < 8; i++)
        n = n << 8 | bytes[i];
    return n;
}

static void put_number(unsigned char bytes[8], uint64_t n)
{
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)(n >> (56 - 8 * i));
}

static void mac_of(const People *p, const Challenged *asker, Challenge *c)
{
    crypto_auth_hmacsha256_state state;
    unsigned char mac[32], whom[16];
    put_number(whom, asker->purpose);
    put_number(whom + 8, (uint64_t)asker->account);
    crypto_auth_hmacsha256_init(&state, p->challenge_key, sizeof p->challenge_key);
    crypto_auth_hmacsha256_update(&state, c->made, sizeof c->made + sizeof c->chance);
    crypto_auth_hmacsha256_update(&state, whom, sizeof whom);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)asker->browser.at,
                                  (unsigned long long)asker->browser.len);
    crypto_auth_hmacsha256_final(&state, mac);
    memcpy(c->mac, mac, sizeof c->mac);
}

Token challenge_make(People *p, const Challenged *asker, Instant now)
{
    Challenge c;
    put_number(c.made, (uint64_t)now);
    randombytes_buf(c.chance, sizeof c.chance);
    mac_of(p, asker, &c);
    return token_of((const unsigned char *)&c);
}

static bool challenge_read(Str text, Challenge *c)
{
    size_t bytes;
    return text.len == TOKEN_TEXT &&
           !sodium_base642bin((unsigned char *)c, sizeof *c, text.at, (size_t)text.len, NULL,
                              &bytes, NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) &&
           bytes == sizeof *c;
}

/* Of the process: a clock that was put back a little makes none older than it is. */
static bool in_time(const Challenge *c, Instant now)
{
    Instant made = (Instant)number_of(c->made);
    return made <= now + 60 && now - made < CHALLENGE_SECONDS;
}

/* The row is a ring: the oldest is written over, unless it could still be used again. */
static Result spend(People *p, uint64_t chance, Instant now)
{
    for (int i = 0; i < CHALLENGES_USED; i++)
        if (p->used[i].until > now && p->used[i].chance == chance)
            return because(&challenge_over);
    Used *next = &p->used[p->next_used];
    if (next->until > now)
        return because(&busy_now);
    *next = (Used){ chance, now + CHALLENGE_SECONDS + 60 };
    p->next_used = (p->next_used + 1) % CHALLENGES_USED;
    return DONE;
}

Result challenge_check(const People *p, const Challenged *asker, Str text, Instant now)
{
    Challenge c, right;
    if (!challenge_read(text, &c))
        return because(&challenge_over);
    right = c;
    mac_of(p, asker, &right);
    bool good = !sodium_memcmp(&c, &right, sizeof c) && in_time(&c, now);
    return good ? DONE : because(&challenge_over);
}

Result challenge_spend(People *p, Str text, Instant now)
{
    Challenge c;
    return challenge_read(text, &c) ? spend(p, number_of(c.chance), now) : because(&challenge_over);
}
