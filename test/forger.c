/* forger.c - a bidder or a padlock holder whose own program lies: it forges one thing and brings it
 * to a server over HTTP, as the honest program does. What came of it is one line: a reason, or
 * "taken".
 *
 *     forger AHEAD ADDRESS BOOK PEOPLE        and on standard input, a line each
 *
 *     WHO TENDER bid WAY FOLDER [OTHER]       a bid is sealed into the folder, and handed in
 *     WHO TENDER turn WAY ENVELOPE [OTHER]    a padlock is turned
 *     WHO TENDER register honest NAME         a firm makes a key, and registers
 *     WHO TENDER ask METHOD TARGET [FILE]     whatever else is asked
 *
 * AHEAD: seconds by which everybody's clock is ahead of the machine's. BOOK is the folder that is
 * served; it is only read. PEOPLE holds WHO.key of each. OTHER: whose number, or which tender. */
#include "desk/named.h"
#include "desk/onlooker.h"
#include "far/send.h"
#include "far/upload.h"
#include "sys/folder.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t machine_is_behind;

/* Found before the one of the C library. */
time_t time(time_t *out)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    time_t moved = now.tv_sec + (time_t)machine_is_behind;
    if (out)
        *out = moved;
    return moved;
}

typedef struct Forger {
    Onlooker    onlooker;
    Procedure  *p;
    Actor       by;
    Door       *door;
    const char *way, *place, *other;
    Str         named;
    Arena      *a;
} Forger;

static bool goes(const Forger *f, const char *way) { return !strcmp(f->way, way); }

static Result theirs(const Forger *f, const char *named, Procedure *p)
{
    Name name;
    TRY(procedure_named(f->onlooker.book, named, &name, f->a));
    return onlooker_procedure(&f->onlooker, name, p, f->a);
}

/* ---- a bid ----------------------------------------------------------------------- */

enum { FILE_ROOM = 16 << 20 };

/* One envelope: what can be forged between the steps of an honest sealer. */
typedef struct Made {
    Head     head;
    Padlocks locks;
    Capsule  capsule;
    Deal     deal;
    AgeKey   key;
    Text     file;
} Made;

static Enclosure inside_of(const Forger *f, Envelope e)
{
    Text prices = { 0 };
    for (int64_t year = 1; year <= lot_of(f->p, 1)->months / 12; year++)
        text_put(&prices, f->a, "1 {} 1 51200000\n", str_of_number(f->p->year + year, f->a));
    return e == PRICE ? enclosure_of_str(S("price"), text_str(&prices), f->a)
                      : enclosure_of_str(S("Drivers.pdf"), S("Somebody drives."), f->a);
}

static Result file_add(void *self, Str bytes)
{
    Forger *f = ((void **)self)[0];
    text_add(((void **)self)[1], bytes, f->a);
    return DONE;
}

/* Sealed to the capsule's key, unless the bidder would rather that nobody opens it. */
static Result seal(Forger *f, Made *m, Envelope e)
{
    Source    inside;
    AgeSealed sealed;
    void     *with[2] = { f, &m->file };
    Enclosure file = inside_of(f, e);
    Head     *h = &m->head;
    Manifest  list = { .procedure = h->procedure, .round = h->round,
                       .lot = goes(f, "manifest") ? 2 : h->lot, .envelope = h->envelope,
                       .bidder = h->bidder, .version = h->version };
    AgeKey    key = m->key;
    bool      first = e != PRICE;
    if (goes(f, "sealed-for-another") && first)
        randombytes_buf(key.byte, sizeof key.byte);
    TRY(manifest_of(&file, 1, &list, f->a));
    h->padded = e == PRICE ? round_of(f->p, 1)->padded : padded_size(envelope_bytes(&list, f->a));
    if (goes(f, "price-longer") && e == PRICE)
        h->padded += 512;
    TRY(envelope_pack(&list, &file, h->padded, &inside, f->a));
    Str nothing = { make(f->a, char, h->padded), h->padded };
    if (goes(f, "inside") && first)
        inside = source_of_str(&nothing);
    TRY(age_seal(age_recipient(&key), inside, (Sink){ file_add, with }, true, &sealed));
    h->recipient = age_recipient(&m->key);
    return DONE;
}

static void file_forge(const Forger *f, Made *m)
{
    unsigned char *bytes = (unsigned char *)(uintptr_t)m->file.at;
    if (goes(f, "garbage"))
        randombytes_buf(bytes, (size_t)m->file.len);
    if (goes(f, "payload"))
        randombytes_buf(bytes + 400, (size_t)m->file.len - 400);
    if (goes(f, "stream"))
        randombytes_buf(bytes + m->file.len - 40, 40);
    if (goes(f, "cut"))
        m->file.len -= 1000;
}

static const Deposit *deposit_of(const Procedure *p, Id bidder)
{
    const Deposit *latest = NULL;
    for (each(const Deposit, d, p->box))
        latest = d->bidder == bidder ? d : latest;
    return latest;
}

/* The heads of somebody whose bid is in the box: whoever runs the server could see them. */
static Result heads_of_other(const Forger *f, Heads *heads, Str *text)
{
    Hash salt;
    Id   other;
    Procedure *ahead = make(f->a, Procedure, 1);
    if (!str_number(str(f->other), &other))
        return because(&head_unreadable);
    TRY(book_ahead(f->onlooker.book, f->p, other, ahead, f->a));
    TRY(book_words(f->onlooker.book, deposit_of(ahead, other)->heads, &salt, text, f->a));
    return heads_read(*text, heads, f->a);
}

static Result head_forge(const Forger *f, Made *m)
{
    Head  *h = &m->head;
    AgeKey key;
    Str    text;
    Heads *heads = make(f->a, Heads, 1);
    h->size   = m->file.len + (goes(f, "size") ? 1000 : 0);
    h->sha256 = sha256(text_str(&m->file));
    if (goes(f, "recipient")) {
        randombytes_buf(key.byte, sizeof key.byte);
        h->recipient = age_recipient(&key);
    }
    if (goes(f, "tender"))
        h->procedure = str(f->other);
    if (goes(f, "lot"))
        h->lot = 2;
    if (goes(f, "round"))
        h->round = 2;
    if (goes(f, "version"))
        h->version++;
    if (goes(f, "lockset"))
        h->lockset.byte[0] ^= 1;
    if (goes(f, "file-of-another")) {
        TRY(heads_of_other(f, heads, &text));
        h->size   = heads->at[0].head.size;
        h->sha256 = heads->at[0].head.sha256;
        h->padded = heads->at[0].head.padded;
    }
    return DONE;
}

static void text_keep(const Made *m, const char *path)
{
    FILE *out = fopen(path, "wbe");
    if (!out || fwrite(m->file.at, 1, (size_t)m->file.len, out) != (size_t)m->file.len ||
        fclose(out))
        abort();
}

static Result make_one(Forger *f, Made *m, Envelope e, const char *path, HeadPair *pair)
{
    TRY(padlocks_of(f->p, 1, &m->locks, f->a));
    TRY(capsule_deal(&m->locks, &m->capsule, &m->deal, &m->key));
    m->head.lockset = padlocks_id(&m->locks);
    TRY(seal(f, m, e));
    if (e != PRICE)
        file_forge(f, m);
    m->head.size   = m->file.len;
    m->head.sha256 = sha256(text_str(&m->file));
    if (e != PRICE)
        TRY(head_forge(f, m));
    text_keep(m, path);
    pair->text = head_write(&m->head, f->a);
    TRY(capsule_prove(&m->locks, head_ctx(pair->text), &m->deal, &m->capsule));
    if (goes(f, "misdealt"))
        m->capsule.Y[1] = m->capsule.C[0];
    pair->capsule_bytes = capsule_write(&m->capsule, f->a);
    return DONE;
}

/* Of another's bid nothing but whose it is was changed. */
static Result renamed(const Forger *f, Heads *heads)
{
    Str text;
    TRY(heads_of_other(f, heads, &text));
    for (int i = 0; i < heads->count; i++) {
        memcpy(heads->at[i].head.bidder.byte, f->by.public.byte, 32);
        heads->at[i].head.version = 1;
        heads->at[i].text = head_write(&heads->at[i].head, f->a);
    }
    return DONE;
}

static Result make_bid(Forger *f, Id version, SealedBid *bid)
{
    static const char *const files[] = { "1.age", "2.age" };
    Heads *heads = make(f->a, Heads, 1);
    Text   paper = { 0 }, name = { 0 };
    text_name(&name, f->p->name, f->a);
    *bid = (SealedBid){ .round = 1, .lot = 1, .version = version, .count = 2 };
    for (int i = 0; i < 2; i++) {
        Envelope e = i ? PRICE : QUALITY;
        Made *m = make(f->a, Made, 1);
        m->head = (Head){ .procedure = text_str(&name), .round = 1, .lot = 1,
                          .envelope = str(envelope_name(e)), .version = version,
                          .file = str(files[i]) };
        memcpy(m->head.bidder.byte, f->by.public.byte, 32);
        bid->files[i] = path_in(f->place, files[i], f->a);
        TRY(make_one(f, m, e, bid->files[i], &heads->at[i]));
        heads->at[i].head = m->head;
    }
    heads->count = 2;
    if (goes(f, "renamed"))
        TRY(renamed(f, heads));
    heads_write(&paper, heads, f->a);
    bid->heads = text_str(&paper);
    return goes(f, "copied") ? heads_of_other(f, heads, &bid->heads) : DONE;
}

static Result bring(Forger *f, Act *act, const Shelf *shelf, Proposal *proposal)
{
    Deed deed = { .acts = act, .count = 1, .shelf = shelf, .by = &f->by,
                  .procedure = f->p->name, .now = time(NULL) - 60 };
    TRY(deed_sign(f->onlooker.book, f->p, &deed, f->a));
    if (goes(f, "signed-for-another"))
        str_number(str(f->other), &act->actor);
    if (goes(f, "changed-on-its-way"))
        act->expires++;
    *proposal = (Proposal){ .acts = act, .count = 1, .words = shelf->at,
                            .word_count = shelf->len };
    return send_proposal(f->door, proposal, f->a);
}

/* The very same bytes once more are answered the same, and entered once. */
static Result again(Forger *f, Proposal *first)
{
    Proposal second = *first;
    Act      act = first->acts[0];
    second.acts = &act;
    act.arrived = 0;
    TRY(send_proposal(f->door, &second, f->a));
    bool same = second.due == first->due && second.leaf == first->leaf &&
                act.arrived == first->acts[0].arrived;
    return same ? DONE : because(&signature_false);
}

static bool is_uploaded(const Forger *f)
{
    return !goes(f, "copied") && !goes(f, "renamed") && !goes(f, "file-of-another") &&
           !goes(f, "missing") && !goes(f, "cut") && !goes(f, "size");
}

/* The head lies of the first file; the way up says what is true. */
static Result upload_as_it_is(Forger *f, const SealedBid *bid)
{
    for (int i = goes(f, "file-of-another"); i < bid->count; i++) {
        Str   bytes;
        Heard heard;
        Text  part = { 0 }, whole = { 0 };
        TRY(file_read(bid->files[i], FILE_ROOM, &bytes, f->a));
        Str hash = str_of_hash(sha256(bytes), f->a), size = str_of_number(bytes.len, f->a);
        text_put(&part, f->a, "/api/1/part/{}/{}/{}/0", f->named, hash, size);
        text_put(&whole, f->a, "/api/1/upload/{}/{}/{}", f->named, hash, size);
        TRY(door_ask(f->door, &(Asking){ .method = "PUT", .target = text_str(&part),
                                         .body = bytes }, &heard, f->a));
        TRY(door_ask(f->door, &(Asking){ .method = "POST", .target = text_str(&whole) }, &heard,
                     f->a));
    }
    return DONE;
}

static Result forge_bid(Forger *f)
{
    Procedure ahead;
    SealedBid bid;
    Shelf     shelf = { 0 };
    Proposal  proposal;
    TRY(book_ahead(f->onlooker.book, f->p, f->by.number, &ahead, f->a));
    TRY(make_bid(f, version_next(&ahead, f->by.number, 1, 1), &bid));
    if (is_uploaded(f))
        TRY(far_bid_upload(f->door, f->named, &bid, f->a));
    if (goes(f, "cut") || goes(f, "size") || goes(f, "file-of-another"))
        TRY(upload_as_it_is(f, &bid));
    *list_add(&shelf, f->a) = shelve(bid.heads);
    Act act = { .kind = ACT_DEPOSIT, .deposit = { 1, 1, bid.version, shelf.at[0].hash } };
    TRY(bring(f, &act, &shelf, &proposal));
    return goes(f, "replay") ? again(f, &proposal) : DONE;
}

/* ---- a turn ---------------------------------------------------------------------- */

static void turns_forge(const Forger *f, Turns *turns, const Procedure *of)
{
    TurnLine *last = turns->lines.len ? &turns->lines.at[turns->lines.len - 1] : NULL;
    if (goes(f, "wrong") && last)
        last->turn.z.byte[0] ^= 1;
    if (goes(f, "half") && last)
        turns->lines.len--;
    if (goes(f, "bid-twice") && last)
        *list_add(&turns->lines, f->a) = *last;
    if (goes(f, "of-another-tender"))
        turns->procedure = of->name;
    if (goes(f, "of-another-list"))
        turns->list.byte[0] ^= 1;
    if (goes(f, "envelope-of-another-bid") && turns->lines.len > 1)
        turns->lines.at[0].turn = last->turn;
}

/* By the padlock of whoever forges, in the place of another's. */
static int index_of(const Forger *f, const Lock *own)
{
    return !own ? 1 : goes(f, "padlock-of-another") ? (int)(own->index % 3) + 1 : (int)own->index;
}

static Result turn_all(Forger *f, const Lock *own, Padlocks *locks, Turns *turns)
{
    Papers papers = book_papers(f->onlooker.book);
    for (each(const Bid, bid, f->p->bids))
        if (own && bid->standing == ADMITTED)
            TRY(turn_add(&papers, bid, locks, &f->by, (int)own->index, turns, f->a));
    for (each(TurnLine, line, turns->lines))
        line->turn.index = index_of(f, own);
    return DONE;
}

static Result forge_turn(Forger *f)
{
    Envelope  e;
    Padlocks  locks;
    Proposal  proposal;
    Shelf     shelf = { 0 };
    Act       act = { 0 };
    Procedure *other = make(f->a, Procedure, 1);
    const Lock *own = lock_of_holder(f->p, f->by.number);
    if (!str_envelope(str(f->place), &e))
        return because(&head_unreadable);
    if (goes(f, "of-another-tender"))
        TRY(theirs(f, f->other, other));
    Turns turns = { .procedure = f->p->name, .round = 1, .lot = 1, .envelope = e,
                    .list = round_of(f->p, 1)->list };
    TRY(padlocks_of(f->p, 1, &locks, f->a));
    TRY(turn_all(f, own, &locks, &turns));
    turns_forge(f, &turns, other);
    turns_paper(f->p, &turns, &act, &shelf, f->a);
    return bring(f, &act, &shelf, &proposal);
}

/* ---- a firm ---------------------------------------------------------------------- */

/* Who registers has no key yet. */
static Result key_of(const char *path, const char *verb, const char *name, Actor *by, Arena *a)
{
    if (strcmp(verb, "register"))
        return actor_read(path, by, a);
    *by = actor_new(str(name));
    return actor_write(path, by, a);
}

static Result registers(Forger *f)
{
    Proposal proposal;
    Shelf    shelf = { 0 };
    *list_add(&shelf, f->a) = shelve(str(f->place));
    Act act = { .kind = ACT_INTEREST,
                .interest = { .key = f->by.public, .name = shelf.at[0].hash } };
    return bring(f, &act, &shelf, &proposal);
}

/* ---- whatever is asked ------------------------------------------------------------ */

static Result ask(Forger *f)
{
    Heard  heard;
    Asking asking = { .method = f->way, .target = str(f->place) };
    if (f->other)
        TRY(file_read(f->other, FILE_ROOM, &asking.body, f->a));
    return door_ask(f->door, &asking, &heard, f->a);
}

/* Where everybody is, and who they are. */
typedef struct Town { const char *address, *book, *people; } Town;

static Result begin(Forger *f, const Town *at, char **word)
{
    const char *who = word[0], *tender = word[1];
    Name name;
    Text key = { 0 };
    DoorPlace place = { .url = at->address };
    text_put(&key, f->a, "{}/{}.key", str(at->people), str(who));
    f->named = str(tender);
    f->p = make(f->a, Procedure, 1);
    TRY(key_of(str_terminated(text_str(&key), f->a), word[2], word[4], &f->by, f->a));
    TRY(onlooker_come(&f->onlooker, at->book, time(NULL), f->a));
    TRY(procedure_named(f->onlooker.book, tender, &name, f->a));
    TRY(onlooker_procedure(&f->onlooker, name, f->p, f->a));
    TRY(door_find(&f->door, &place, f->a));
    door_signs(f->door, &f->by, str_copy(book_settings(f->onlooker.book)->origin, f->a));
    return DONE;
}

static Result forge(Forger *f, const Town *at, char **word)
{
    TRY(begin(f, at, word));
    return !strcmp(word[2], "bid")        ? forge_bid(f)
           : !strcmp(word[2], "turn")     ? forge_turn(f)
           : !strcmp(word[2], "register") ? registers(f)
                                          : ask(f);
}

enum { WORDS_LEAST = 5, WORDS_MOST = 6 };

static void forge_line(const Town *at, char *line)
{
    char  *word[WORDS_MOST] = { 0 };
    int    count = 0;
    Arena  life = arena_begin((ptrdiff_t)1 << 30);
    Forger f = { .a = &life };
    for (char *w = strtok(line, " \n"); w && count < WORDS_MOST; w = strtok(NULL, " \n"))
        word[count++] = w;
    if (count < WORDS_LEAST)
        abort();
    f.way   = word[3];
    f.place = word[4];
    f.other = word[5];
    Result r = forge(&f, at, word);
    printf("%s %s: %s %.*s\n", word[0], word[3], failed(r) ? r.why->code : "taken",
           (int)r.detail.len, r.detail.at);
    fflush(stdout);
    arena_end(&life);
}

int main(int count, char **word)
{
    char line[1024];
    if (count != 5) {
        fprintf(stderr, "use: forger AHEAD ADDRESS BOOK PEOPLE <lines\n");
        return 2;
    }
    machine_is_behind = atoll(word[1]);
    Town at = { word[2], word[3], word[4] };
    while (fgets(line, sizeof line, stdin))
        forge_line(&at, line);
    return 0;
}
