/* Acts in any order never break a judge or a fold, and judging changes nothing.
 *
 * The first letter of the input says how far the life of test/fixture.c has gone, A for nothing;
 * each line after the first is an act as the fixture reads it, "~" before it one that is not
 * shown. The target itself puts right what only chance would: nth, prev, mine, commit, the
 * moments, key ids, and the hashes of batches, lists and sheets. */
#include "fuzz.h"
#include "test/fixture.h"

static uint64_t mixed(uint64_t sum, const void *bytes, ptrdiff_t count)
{
    const unsigned char *at = bytes;
    for (ptrdiff_t i = 0; i < count; i++)
        sum = (sum ^ at[i]) * 1099511628211u;
    return sum;
}
#define MIX(sum, list) mixed((sum), (list).at, (list).len * (ptrdiff_t)sizeof *(list).at)

/* Of all that is behind a procedure: a judge must leave every byte. */
static uint64_t fingerprint(const Procedure *p)
{
    uint64_t sum = mixed(14695981039346656037u, p, sizeof *p);
    sum = MIX(sum, p->people), sum = MIX(sum, p->gates), sum = MIX(sum, p->holidays);
    sum = MIX(sum, p->locks), sum = MIX(sum, p->lots), sum = MIX(sum, p->services);
    sum = MIX(sum, p->activities), sum = MIX(sum, p->criteria), sum = MIX(sum, p->marks);
    sum = MIX(sum, p->rounds), sum = MIX(sum, p->documents), sum = MIX(sum, p->stands);
    sum = MIX(sum, p->box), sum = MIX(sum, p->bids), sum = MIX(sum, p->turned);
    sum = MIX(sum, p->done), sum = MIX(sum, p->inquiries), sum = MIX(sum, p->members);
    sum = MIX(sum, p->dismissed), sum = MIX(sum, p->extensions);
    sum = MIX(sum, p->delegates), sum = MIX(sum, p->biddings);
    sum = MIX(sum, p->past), sum = MIX(sum, p->agreed), sum = MIX(sum, p->withdrawn);
    for (each(Person, person, p->people))
        sum = MIX(sum, person->holdings);
    for (each(Lot, lot, p->lots))
        sum = MIX(sum, lot->claims);
    for (each(Bid, bid, p->bids))
        sum = MIX(sum, bid->scores), sum = MIX(sum, bid->consensus);
    return sum;
}

/* What pages and auditors ask of any procedure. */
static void look_around(const Procedure *p, Instant now, Arena *a)
{
    for (Id round = 0; round <= p->rounds.len && round < 3; round++) {
        Text t = { 0 };
        box_list_write(&t, p, round, a);
        lockset_write(&t, p, round, a);
        for (each(Lot, lot, p->lots)) {
            Ranking r;
            score_sheet_write(&t, p, round, lot->id, a);
            law(phase_name(phase_at(p, round, lot->id, now))[0]);
            if (!failed(rank_lot(p, round, lot->id, &r, a)))
                for (each(RankLine, line, r.lines))
                    law(line->out ? line->place == 0 : line->place >= 1);
        }
    }
}

/* True when it was let pass. */
static bool play(Play *w, Str line)
{
    Act  act;
    bool hidden = str_starts(line, "~");
    bool readable = play_act(w, hidden ? str_after(line, 1) : line, &act);
    was_read = was_read && readable;
    if (!readable)
        return false;
    Procedure *p = place_of_act(w, act.kind);
    if (hidden && !act_is_box(&act) && p != &w->office) {
        act_fold_withheld(p, act.nth, act.commit, w->a);
        return true;
    }
    uint64_t before = fingerprint(p);
    Result   r = act_judge(p, &act, w->a);
    law(fingerprint(p) == before);
    if (failed(r))
        return false;
    act_fold(p, &act, w->a);
    w->now++;
    w->leaf++;
    return true;
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(256 << 20);
    Str   rest = { (const char *)bytes, (ptrdiff_t)count };
    Str   first = str_cut(&rest, '\n');
    int   stage = first.len ? first.at[0] - 'A' : -1;
    if (stage >= NOTHING && stage <= BOUGHT) {
        Play *w = play_to((Stage)stage, &a);
        was_read = true;                     /* until a line is none */
        while (rest.len)
            play(w, str_cut(&rest, '\n'));
        look_around(&w->p, w->now, &a);
        look_around(&w->office, w->now, &a);
    }
    arena_end(&a);
}
