#include "desk/practice.h"

#include "desk/wording.h"
#include "sys/folder.h"

#include <stdio.h>
#include <string.h>

const Reason practice_foreign = { REFUSED, "practice-foreign", "doc/why/023-practice.md",
    "This was not made for practice. Nothing was turned. Ask whoever gave it to you, and tell two "
    "officers: a real bid may have been brought to you under another name." };

/* Of no tender: a tender's name is the first 20 bytes of a hash. */
#define PRACTICE_NAME "practicepracticepracticepractice"

enum { SMALL_BYTES = 1 << 16 };

static const char inside[] = "This bid was sealed for practice. Nobody made it, and it bids for "
                             "nothing.\n";

static const char *file_of(const char *folder, int number, const char *what, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}{}", str_of_number(number, a), str(what));
    return path_in(folder, str_terminated(text_str(&t), a), a);
}

static const char *turn_file(const char *folder, int index, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "turn-{}", str_of_number(index, a));
    return path_in(folder, str_terminated(text_str(&t), a), a);
}

/* ---- sealing ----------------------------------------------------------------------- */

static Result seal_one(const Padlocks *locks, const char *folder, int number, Arena *a)
{
    const SealedEnvelope *sealed;
    Enclosure file = enclosure_of_str(S("practice.txt"), str(inside), a);
    SealOrder order = { .padlocks = locks, .files = &file, .count = 1 };
    FILE *out = fopen(file_of(folder, number, ".age", a), "w+bxe");
    if (!out)
        return file_failed(&file_unwritable, file_of(folder, number, ".age", a), a);
    order.head = (Head){ .procedure = S(PRACTICE_NAME), .round = 1, .lot = 1,
                         .envelope = S("quality"), .version = number, .file = S("1.age"),
                         .bidder = sha256(S("tenderbox/practice/v1")) };
    Result r = envelope_seal(&order, out, &sealed, a);
    if (fclose(out) && !failed(r))
        r = file_failed(&file_unwritable, file_of(folder, number, ".age", a), a);
    TRY(r);
    TRY(file_write(file_of(folder, number, ".head", a), sealed->head, a));
    return file_write(file_of(folder, number, ".capsule", a), sealed->capsule, a);
}

Result practice_seal(const Padlocks *locks, const char *folder, Arena *a)
{
    TRY(padlocks_check(locks));
    TRY(file_write(path_in(folder, "lockset", a), padlocks_write(locks, a), a));
    for (int n = 1; n <= PRACTICE_BIDS; n++)
        TRY(seal_one(locks, folder, n, a));
    return DONE;
}

/* ---- what was sealed --------------------------------------------------------------- */

typedef struct Sealed { Str head; Capsule capsule; } Sealed;

static Result locks_read(const char *folder, Padlocks *locks, Arena *a)
{
    Str text;
    TRY(file_read(path_in(folder, "lockset", a), SMALL_BYTES, &text, a));
    return padlocks_read(text, locks);
}

static Result sealed_read(const char *folder, int number, const Padlocks *locks, Sealed *it,
                          Arena *a)
{
    Head head;
    Str  bytes;
    TRY(file_read(file_of(folder, number, ".head", a), SMALL_BYTES, &it->head, a));
    TRY(head_read(it->head, &head));
    if (!str_is(head.procedure, PRACTICE_NAME))
        return because(&practice_foreign);
    TRY(file_read(file_of(folder, number, ".capsule", a), SMALL_BYTES, &bytes, a));
    TRY(capsule_read(bytes, &it->capsule));
    return capsule_check(locks, head_ctx(it->head), &it->capsule);
}

/* ---- turning ----------------------------------------------------------------------- */

static int index_of(const Padlocks *locks, Padlock own)
{
    for (int i = 0; i < locks->n; i++)
        if (padlock_same(locks->row[i].padlock, own))
            return i + 1;
    return 0;
}

Result practice_turn(const char *folder, const Actor *by, int *index, Arena *a)
{
    Padlock  own;
    Padlocks locks;
    Text     paper = { 0 };
    TRY(locks_read(folder, &locks, a));
    TRY(padlock_of(&by->lock, &own));
    *index = index_of(&locks, own);
    if (!*index)
        return because(&padlock_not_yours);
    text_our(&paper, "tenderbox/practice-turn/v1\n", a);
    for (int n = 1; n <= PRACTICE_BIDS; n++) {
        Sealed it;
        Turn   turn;
        TRY(sealed_read(folder, n, &locks, &it, a));
        TRY(capsule_turn(&locks, head_ctx(it.head), &it.capsule, &by->lock, *index, &turn));
        Str bytes = turn_write(&turn, a);
        text_bytes(&paper, (const unsigned char *)bytes.at, bytes.len, a);
        text_byte(&paper, '\n', a);
    }
    return file_write(turn_file(folder, *index, a), text_str(&paper), a);
}

/* ---- opening ----------------------------------------------------------------------- */

typedef struct PracticeTurns { Turn of[PRACTICE_BIDS][LOCKS_MOST]; } PracticeTurns;

static Result turn_line(Str *rest, const Padlocks *locks, int index, const Sealed *it, Turn *turn)
{
    unsigned char bytes[TURN_BYTES];
    if (!str_bytes(str_cut(rest, '\n'), bytes, sizeof bytes))
        return because(&turn_unreadable);
    TRY(turn_read((Str){ (const char *)bytes, sizeof bytes }, turn));
    if (turn->index != index)
        return because(&turn_unproved);
    return turn_check(locks, head_ctx(it->head), &it->capsule, turn);
}

/* turned: behind those that did well before. */
static Practised turn_of(const char *folder, int index, const Padlocks *locks, const Sealed *all,
                         PracticeTurns *turned, int before, Arena *a)
{
    Str text;
    if (failed(file_read(turn_file(folder, index, a), SMALL_BYTES, &text, a)))
        return PRACTISED_NOT;
    if (!str_is(str_cut(&text, '\n'), "tenderbox/practice-turn/v1"))
        return PRACTISED_WRONG;
    for (int n = 0; n < PRACTICE_BIDS; n++)
        if (failed(turn_line(&text, locks, index, &all[n], &turned->of[n][before])))
            return PRACTISED_WRONG;
    return PRACTISED_WELL;
}

static Result open_one(const char *folder, int number, const Sealed *it, const Turn *turns, int k,
                       Arena *a)
{
    AgeKey key;
    const OpenedEnvelope *opened;
    TRY(capsule_open(&it->capsule, turns, k, &key));
    FILE *in = fopen(file_of(folder, number, ".age", a), "rbe");
    if (!in)
        return file_failed(&file_unreadable, file_of(folder, number, ".age", a), a);
    OpenOrder order = { .head = it->head, .sealed = source_of_file(in) };
    Result r = envelope_open(&key, &order, &opened, a);
    fclose(in);
    return r;
}

Result practice_open(const char *folder, Practice *page, Arena *a)
{
    Sealed *all = make(a, Sealed, PRACTICE_BIDS);
    PracticeTurns *turned = make(a, PracticeTurns, 1);
    *page = (Practice){ .trouble = DONE };
    TRY(locks_read(folder, &page->padlocks, a));
    for (int n = 0; n < PRACTICE_BIDS; n++)
        TRY(sealed_read(folder, n + 1, &page->padlocks, &all[n], a));
    for (int i = 0; i < page->padlocks.n; i++) {
        page->by[i] = turn_of(folder, i + 1, &page->padlocks, all, turned, page->turned, a);
        page->turned += page->by[i] == PRACTISED_WELL;
    }
    if (page->turned < page->padlocks.k)
        return DONE;
    for (int n = 0; n < PRACTICE_BIDS; n++) {
        Result r = open_one(folder, n + 1, &all[n], turned->of[n], page->padlocks.k, a);
        page->opened += !failed(r);
        if (failed(r) && !failed(page->trouble))
            page->trouble = r;
    }
    return DONE;
}
