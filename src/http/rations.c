#include "http/rations.h"

#include <sodium.h>

static unsigned char key[crypto_shorthash_KEYBYTES];
static pthread_once_t key_there = PTHREAD_ONCE_INIT;

static void key_make(void) { randombytes_buf(key, sizeof key); }

void rations_begin(Rations *s, Ration ration)
{
    *s = (Rations){ .ration = ration };
    if (!s->ration.each)
        s->ration.each = ration.most;
    pthread_mutex_init(&s->lock, NULL);
    pthread_once(&key_there, key_make);
}

void rations_end(Rations *s) { pthread_mutex_destroy(&s->lock); }

/* Nobody but us can tell who falls on whose place. */
static unsigned place_of(Str who)
{
    uint64_t place = 0;
    crypto_shorthash((unsigned char *)&place, (const unsigned char *)who.at,
                     (unsigned long long)who.len, key);
    return (unsigned)(place % RATION_PLACES);
}

bool rations_take(Rations *s, Str who, bool known, int64_t amount, Taken *out)
{
    unsigned place = place_of(who);
    int64_t  most  = s->ration.most - (known ? 0 : s->ration.kept);
    pthread_mutex_lock(&s->lock);
    bool room = s->taken + amount <= most && s->of[place] + amount <= s->ration.each;
    if (room) {
        s->taken     += amount;
        s->of[place] += amount;
    }
    pthread_mutex_unlock(&s->lock);
    *out = (Taken){ room ? amount : 0, place };
    return room;
}

void rations_give_back(Rations *s, Taken *t)
{
    pthread_mutex_lock(&s->lock);
    s->taken         -= t->amount;
    s->of[t->place]  -= t->amount;
    pthread_mutex_unlock(&s->lock);
    *t = (Taken){ 0 };
}
