/* life_make.c - writes seeds of life_fuzz: the acts of a bundle as lines, or with no bundle the
 * tender of test/played.c.
 *
 *     ninja -C build/check test/life_make
 *     build/check/test/life_make public bare <court.tbx >seed
 *     build/check/test/life_make court full <court.tbx >seed      bids with papers of their worth
 *     build/check/test/life_make court >seed */
#include "test/played.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

/* Whose key it is, for a seed has its own; people get short numbers, in their order. */
typedef struct Known { KeyId key; Id person; } Known;
typedef struct Knowns {
    LIST(Known) keys;
    LIST(Id)    people;
    LIST(Act)   opened;
    Instant     now;
    bool        full;
} Knowns;

enum { FIRST_NUMBER = 400 };

static Id named_by(const Knowns *known, KeyId key)
{
    for (each(const Known, k, known->keys))
        if (key_id_same(k->key, key))
            return k->person;
    return 2;
}

static Id short_number(const Knowns *known, Id person)
{
    for (ptrdiff_t i = 0; i < known->people.len; i++)
        if (known->people.at[i] == person)
            return FIRST_NUMBER + i;
    return person;
}

static void meet(Knowns *known, Id person, Arena *a)
{
    if (short_number(known, person) == person)
        *list_add(&known->people, a) = person;
}

static Id owner_of(const Act *act)
{
    const Field *person = act_field(act->kind, "person");
    return person ? act_number(act, person) : act->actor;
}

static void key_put(Text *t, const Act *act, Knowns *known, Arena *a)
{
    const Field *f = act_field(act->kind, "key");
    if (!f || f->type != KEY)
        return;
    Key key;
    Hash bytes = act_hash(act, f);
    memcpy(key.byte, bytes.byte, sizeof key.byte);
    *list_add(&known->keys, a) = (Known){ key_id(key), owner_of(act) };
    text_put(t, a, " key={}", str_of_number(short_number(known, owner_of(act)), a));
}

static void field_put(Text *t, const Act *act, const Field *f, const Knowns *known, Arena *a)
{
    Text value = { 0 };
    Id   number = f->type == NUMBER ? short_number(known, act_number(act, f)) : 0;
    field_write(&value, f, act, a);
    switch (f->type) {
    case WORDS: case PAPER:
        if (f->optional && !hash_none(act_hash(act, f)))
            text_put(t, a, " {}=x", str(f->name));
        return;
    case KEY: case PROOF: case HASH:
        return;
    case NUMBER:
        if (number)
            text_put(t, a, " {}={}", str(f->name), str_of_number(number, a));
        return;
    case MOMENT:
        text_put(t, a, " {}=@{}", str(f->name), text_str(&value));
        return;
    default:
        if (!str_is(text_str(&value), "0") && !str_is(text_str(&value), "0.000"))
            text_put(t, a, " {}={}", str(f->name), text_str(&value));
    }
}

/* What the bid's price was, when it was opened; 0: it was not. */
static Money worth_of(const Knowns *known, const Act *bid)
{
    for (each(const Act, act, known->opened))
        if (act->opened.bidder == bid->actor && act->opened.round == act_round(bid) &&
            act->opened.lot == act_lot(bid) && act->opened.envelope == PRICE)
            return act->opened.total;
    return 0;
}

/* Of what papers show nothing is said but what they are of. */
static bool is_shown(const Act *act, const Field *f)
{
    return act->kind == ACT_OPENED && !str_is(str(f->name), "round") &&
           !str_is(str(f->name), "lot") && !str_is(str(f->name), "bidder") &&
           !str_is(str(f->name), "envelope");
}

static void act_put(Text *t, const Act *act, Knowns *known, Arena *a)
{
    meet(known, act->actor, a);
    if (act_field(act->kind, "person"))
        meet(known, owner_of(act), a);
    if (act->arrived > known->now + MINUTE)
        text_put(t, a, "@{} ", str_of_number(act->arrived, a));
    known->now = act->arrived;
    text_number(t, short_number(known, act->actor), a);
    if (act->is_agreed)
        text_put(t, a, "+{}", str_of_number(short_number(known, named_by(known, act->agreed.key)),
                                            a));
    text_put(t, a, " {}", str(act_rows[act->kind]->name));
    if (act->kind != ACT_PADLOCK) {
        key_put(t, act, known, a);
        for (each_field(f, act_rows[act->kind]))
            if (!known->full || !is_shown(act, f))
                field_put(t, act, f, known, a);
        if (known->full && act_is_bid(act) && worth_of(known, act))
            text_put(t, a, " worth={}", str_of_number(worth_of(known, act), a));
    }
    text_byte(t, '\n', a);
}

static bool bundle_put(Text *t, FILE *from, bool full, Arena *a)
{
    Text   bytes = { 0 };
    char   part[4096];
    Bundle b;
    Knowns known = { .full = full };
    Act    opened;
    for (size_t got; (got = fread(part, 1, sizeof part, from)) > 0;)
        text_add(&bytes, (Str){ part, (ptrdiff_t)got }, a);
    if (failed(bundle_of(text_str(&bytes), &b, a)))
        return false;
    for (each(const ShownAct, shown, b.acts))
        if (!failed(act_read(shown->body, &opened)) && opened.kind == ACT_OPENED)
            *list_add(&known.opened, a) = opened;
    for (each(const ShownAct, shown, b.acts)) {
        Act act;
        if (failed(act_read(shown->body, &act)))
            return false;
        act_put(t, &act, &known, a);
    }
    return true;
}

int main(int argc, char **argv)
{
    Arena a = arena_begin(1 << 30);
    Text  t = { 0 };
    bool  bare = argc == 3 && !strcmp(argv[2], "bare"), well = true;
    bool  full = argc == 3 && !strcmp(argv[2], "full");
    Edition edition;
    if (argc < 2 || argc > 3 || !str_edition(str(argv[1]), &edition) || sodium_init() < 0)
        return 2;
    text_put(&t, &a, "{}{}{}\n", str(argv[1]), str(bare ? " bare" : ""),
             str(edition == OWN_BIDDER ? " 101" : ""));
    if (bare || full)
        well = bundle_put(&t, stdin, full, &a);
    else
        played_life(&t, &a);
    Str all = text_str(&t);
    well = well && fwrite(all.at, 1, (size_t)all.len, stdout) == (size_t)all.len;
    arena_end(&a);
    return well && !fflush(stdout) ? 0 : 1;
}
