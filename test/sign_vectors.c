/* sign_vectors.c - what a browser must sign like us: of each kind of act one, as a page says it,
 * and the texts and the signature that this program makes of it.
 *
 *   sign_vectors                      an act a line, as JSON
 *   sign_vectors shown                values and the words of people for them, as JSON
 *   sign_vectors verify KEY SIGNATURE <text
 *
 * The values are of chance, but always the same; no judge was asked. */
#include "base/calendar.h"
#include "base/money.h"
#include "core/act.h"
#include "sys/json.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static Arena life, *const a = &life;
#define ORIGIN S("tender.example.org/log")

static Hash named(const char *what, int64_t i)
{
    return sha256_of(S("tenderbox sign "), str(what), S(" "), str_of_number(i, a));
}

static int64_t chance(const char *what, int64_t i, int64_t below)
{
    Hash     h = named(what, i);
    uint64_t n;
    memcpy(&n, h.byte, sizeof n);
    return (int64_t)(n % (uint64_t)below);
}

/* ---- an act with something in every field ---------------------------------------- */

#define MOST INT64_C(999999999999999999)

static Str words_of(int64_t i)
{
    static const char *const said[] = { "Lot 1: custody \"services\"", "Löschung, 20 % günstiger",
        "two\nlines\twith a tab", "\xf0\x9f\x94\x92 \\ </script>", "-" };
    return str(said[i % countof(said)]);
}

static Hash salt_of(const Field *f, int64_t i) { return named(f->name, i); }

static int64_t number_for(const Field *f, int64_t i)
{
    int64_t any = i % 3 == 0 ? 0 : i % 3 == 1 ? MOST : chance(f->name, i, MOST);
    switch (f->type) {
    case MOMENT: return chance(f->name, i, LAST_MOMENT);
    case DATE:   return 10000 + chance(f->name, i, 20000);
    case CHOICE: {
        int64_t n = chance(f->name, i, f->choices->count);
        while (!f->choices->at[n].word)
            n = (n + 1) % f->choices->count;
        return n;
    }
    case NUMBER: case MONEY: case POINTS: case FIGURE: case HASH: case WORDS: case PAPER: case KEY:
    case PROOF: break;
    }
    return any;
}

static Hash hash_for(const Field *f, int64_t i)
{
    if (f->optional && i % 2)
        return (Hash){ 0 };
    return f->type == WORDS ? words_hash(salt_of(f, i), words_of(i)) : named(f->name, i);
}

static void field_fill(Act *act, const Field *f, int64_t i)
{
    unsigned char bytes[64];
    Hash    hash = hash_for(f, i);
    Decimal d = decimal((i % 2 ? -1 : 1) * (Wide)chance(f->name, i, 1000000000), (int)(i % 7));
    memcpy(bytes, hash.byte, 32);
    memcpy(bytes + 32, hash.byte, 32);
    if (f->type == FIGURE)
        act_set_bytes(act, f, &d);
    else if (f->type == HASH || f->type == WORDS || f->type == PAPER || f->type == KEY ||
             f->type == PROOF)
        act_set_bytes(act, f, bytes);
    else
        act_set_number(act, f, number_for(f, i));
}

static Act act_filled(ActKind kind, int64_t i)
{
    Act act = { .kind = kind, .actor = 1 + chance("actor", i, MOST - 1), .mine = 1 + i,
                .expires = chance("expires", i, LAST_MOMENT) };
    Hash h = named("procedure", i);
    if (!(act_rows[kind]->rules & IN_OFFICE))
        memcpy(act.procedure.byte, h.byte, sizeof act.procedure.byte);
    for (each_field(f, act_rows[kind]))
        field_fill(&act, f, i + (f - act_rows[kind]->fields));
    return act;
}

/* ---- as a page says it ----------------------------------------------------------- */

static void say(const char *name, Str value)
{
    printf(",\"%s\":", name);
    json_str(stdout, value);
}

static void say_number(const char *name, int64_t n) { say(name, str_of_number(n, a)); }

static void field_say(const Act *act, const Field *f, int64_t i)
{
    static const char *const types[] = { "number", "moment", "date", "money", "points", "figure",
        "choice", "hash", "words", "paper", "key", "proof" };
    Text value = { 0 };
    field_write(&value, f, act, a);
    printf("{\"name\":\"%s\",\"type\":\"%s\"", f->name, types[f->type]);
    say("value", text_str(&value));
    if (f->type == WORDS && !str_is(text_str(&value), "-")) {
        say("salt", str_of_hash(salt_of(f, i), a));
        say("text", words_of(i));
    }
    printf("}");
}

static void fields_say(const Act *act, int64_t i)
{
    const ActRow *row = act_rows[act->kind];
    printf(",\"fields\":[");
    for (each_field(f, row)) {
        printf("%s", f == row->fields ? "" : ",");
        field_say(act, f, i + (f - row->fields));
    }
    printf("]");
}

static void batch_say(const Act *acts, int count)
{
    printf(",\"batch\":[");
    for (int i = 0; i < count; i++) {
        printf("%s{\"act\":\"%s\"", i ? "," : "", act_rows[acts[i].kind]->name);
        fields_say(&acts[i], i);
        printf("}");
    }
    printf("]");
}

static Str signature(Str text)
{
    unsigned char secret[64], public[32], by[64];
    Text hex = { 0 };
    crypto_sign_seed_keypair(public, secret, named("seed", 0).byte);
    crypto_sign_detached(by, NULL, (const unsigned char *)text.at, (size_t)text.len, secret);
    text_bytes(&hex, by, sizeof by, a);
    return text_str(&hex);
}

static void agreement_say(Act *act, int64_t i)
{
    Text text = { 0 }, id = { 0 };
    Hash key = named("key", i);
    act->is_agreed = true;
    act->agreed = (Agreement){ .made = chance("made", i, LAST_MOMENT), .seen = i % 4,
        .until = chance("until", i, LAST_MOMENT), .commit = named("commit", i),
        .serial = named("serial", i) };
    memcpy(act->agreed.key.byte, key.byte, sizeof act->agreed.key.byte);
    agreement_write(&text, act, ORIGIN, a);
    text_bytes(&id, act->agreed.key.byte, sizeof act->agreed.key.byte, a);
    say_number("made", act->agreed.made);
    say_number("until", act->agreed.until);
    say("serial", str_of_hash(act->agreed.serial, a));
    printf(",\"seen\":{\"nth\":\"%d\"", (int)act->agreed.seen);
    say("commit", act->agreed.seen ? str_of_hash(act->agreed.commit, a) : S("-"));
    printf("},\"agreed\":{\"key\":\"%.*s\"", (int)text_str(&id).len, text_str(&id).at);
    say("serial", str_of_hash(act->agreed.serial, a));
    printf("}");
    say("agreement", text_str(&text));
}

static void act_say(ActKind kind)
{
    enum { DEFINITIONS = 3 };
    static const ActKind defining[DEFINITIONS] = { ACT_LOT, ACT_CRITERION, ACT_TIMETABLE };
    Act  batch[DEFINITIONS], act = act_filled(kind, kind);
    Text name = { 0 }, text = { 0 };
    bool closes = act_rows[kind]->rules & CLOSES;
    int  count = kind == ACT_AMEND ? 0 : DEFINITIONS;
    for (int i = 0; i < DEFINITIONS; i++)
        batch[i] = act_filled(defining[i], i);
    Hash hash = batch_hash(batch, count, a);
    if (closes)
        act_set_bytes(&act, act_batch(kind), &hash);
    text_name(&name, act.procedure, a);
    printf("{\"act\":\"%s\"", act_rows[kind]->name);
    say("origin", ORIGIN);
    say("procedure", text_str(&name));
    say_number("actor", act.actor);
    say_number("mine", act.mine);
    say_number("expires", act.expires);
    fields_say(&act, kind);
    if (closes)
        batch_say(batch, count);
    if (act_rows[kind]->rules & TWICE)
        agreement_say(&act, kind);
    act_write_signed(&text, &act, ORIGIN, a);
    say("text", text_str(&text));
    say("seed", str_of_hash(named("seed", 0), a));
    say("signature", signature(text_str(&text)));
    printf("}\n");
}

/* ---- what a browser signed ------------------------------------------------------- */

static int verify(Str key_hex, Str by_hex)
{
    static unsigned char text[1 << 20];
    size_t len = fread(text, 1, sizeof text, stdin);
    unsigned char key[32], by[64];
    bool reads = str_bytes(key_hex, key, sizeof key) && str_bytes(by_hex, by, sizeof by);
    return reads && crypto_sign_verify_detached(by, text, len, key) == 0 ? 0 : 1;
}

/* ---- what a page shows for it ---------------------------------------------------- */

static void shown_say(const char *type, Str value, const char *zone, const char *currency,
                      int decimals, Str words)
{
    printf("{\"type\":\"%s\"", type);
    say("value", value);
    say("zone", str(zone));
    say("currency", str(currency));
    say_number("decimals", decimals);
    say("words", words);
    printf("}\n");
}

/* Around both turns of the clock of many years, with and without seconds; amounts of each size. */
static void all_shown(void)
{
    for (Zone zone = UTC; zone < ZONES; zone++)
        for (Instant at = 946684799; at < 2000000000; at += 3 * 604801 + 59)
            for (int quarter = 0; quarter < 2; quarter++)
                shown_say("moment", str_of_number(at - (quarter ? at % 3600 : 0), a),
                          zone_name(zone), "GBP", 2,
                          str_of_moment_words(at - (quarter ? at % 3600 : 0), zone, a));
    for (Day day = 10000; day < 25000; day += 97)
        shown_say("date", str_of_day(day, a), "UTC", "GBP", 2,
                  str_of_day_words(day, a));
    static const Currency currencies[] = { IN_GBP, IN_JPY, IN_KWD };
    for (int i = 0; i < countof(currencies); i++)
        for (Money m = 0; m < 100000000000000; m = m * 7 + 3)
            shown_say("money", str_of_number(m, a), "UTC", currency_codes[currencies[i]],
                      currency_decimals(currencies[i]), str_of_money(m, currencies[i], a));
}

int main(int argc, char **argv)
{
    if (argc == 4 && !strcmp(argv[1], "verify"))
        return verify(str(argv[2]), str(argv[3]));
    life = arena_begin(64 << 20);
    if (argc == 2 && !strcmp(argv[1], "shown")) {
        all_shown();
        arena_end(&life);
        return 0;
    }
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++)
        act_say(kind);
    arena_end(&life);
    return 0;
}
