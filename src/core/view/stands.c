#include "core/view/stands.h"

#define say(form, ...)                                                                             \
    do {                                                                                           \
        Text t = { 0 };                                                                            \
        text_put(&t, a, form, __VA_ARGS__);                                                        \
        *list_add(out, a) = text_str(&t);                                                          \
    } while (0)

/* Its marks were locked once, and are not now. */
static bool is_open_again(const Procedure *p, const Lot *lot)
{
    for (each(Stand, stand, p->stands))
        if (stand->lot == lot->id && stand->locks && !stand->locked)
            return !lot->ended;
    return false;
}

#define leave_unsaid(...) (*list_add(out, a) = (Unsaid){ __VA_ARGS__ })

static void award_unsaid(const Lot *lot, Unsaids *out, Arena *a)
{
    if (lot->fallen_nth && lot->awarded)
        leave_unsaid("Its award, act {}, takes the place of that of act {}, which stands no more.",
                     lot->award_nth, lot->fallen_nth);
    else if (lot->fallen_nth)
        leave_unsaid("The award of act {} stands no more; the lot is not awarded.",
                     lot->fallen_nth);
}

bool buyer_left(const Procedure *p, const Buyer *buyer, const Lot *lot)
{
    for (each(Taking, taking, p->takings))
        if (buyer->left && taking->buyer == buyer->id && taking->lot == lot->id)
            return true;
    return false;
}

void stands_now(const Procedure *p, const Lot *lot, Standings *out, Arena *a)
{
    lot_stands_now(p, lot, out, a);
    for (each(Buyer, buyer, p->buyers))
        if (buyer_left(p, buyer, lot))
            say("Buyer {} has left: its figures count in no price of this lot.",
                str_of_number(buyer->id, a));
}

void lot_stands_unsaid(const Procedure *p, const Lot *lot, Unsaids *out, Arena *a)
{
    if (lot->ended)
        leave_unsaid("Lot {} was ended on {}, without a contract.", lot->id, 0, lot->ended_at);
    if (lot->halted)
        leave_unsaid("Lot {} is suspended since {}: nothing is decided until it goes on.", lot->id,
                     0, lot->halted_at);
    const Round *r = round_of(p, 0);
    if (r && stops_round(lot, r))
        leave_unsaid("Nothing is handed in for it until then, and the box of round {} waits; where "
                     "it lasts over the deadline, that moves by as long.", r->id);
    if (is_open_again(p, lot))
        leave_unsaid("Marks of lot {} that had been locked are open again: nothing rests on them "
                     "yet.", lot->id);
    award_unsaid(lot, out, a);
    if (lot->ordered && !lot->ended)
        leave_unsaid("A court's order blocks the signature of lot {}.", lot->id);
}

Str standing_said(const Unsaid *s, const char *says, Str moment, Arena *a)
{
    const Str with[] = { str_of_number(s->first, a),
                         s->at ? moment : str_of_number(s->second, a) };
    return str_put_all(a, says, with, s->at || s->second ? 2 : 1);
}

void lot_stands_now(const Procedure *p, const Lot *lot, Standings *out, Arena *a)
{
    Unsaids unsaid = { 0 };
    lot_stands_unsaid(p, lot, &unsaid, a);
    for (each(const Unsaid, s, unsaid))
        *list_add(out, a) = standing_said(s, s->says, str_of_moment_words(s->at, p->zone, a), a);
}

/* A secret cannot be taken back: who has left still turns, and can still refuse to. */
void padlocks_now(const Procedure *p, Standings *out, Arena *a)
{
    const Round *r = round_of(p, 0);
    int64_t left = 0;
    for (each(Lock, lock, p->locks)) {
        Id buyer = lock_left(p, lock);
        if (!buyer)
            continue;
        left++;
        say("Padlock {} is with a holder of buyer {}, which has left.",
            str_of_number(lock->index, a), str_of_number(buyer, a));
    }
    if (!left || !r)
        return;
    int64_t stay = p->locks.len - left;
    say("{} of the {} padlocks are with those who still buy, and {} open.",
        str_of_number(stay, a), str_of_number(p->locks.len, a), str_of_number(r->needed, a));
    if (stay < r->needed)
        say("Without holders of a buyer that has left nothing opens: {} of them must turn.",
            str_of_number(r->needed - stay, a));
}
