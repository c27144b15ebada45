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

static void say_award(const Lot *lot, Standings *out, Arena *a)
{
    Str fell = str_of_number(lot->fallen_nth, a);
    if (lot->fallen_nth && lot->awarded)
        say("Its award, act {}, takes the place of that of act {}, which stands no more.",
            str_of_number(lot->award_nth, a), fell);
    else if (lot->fallen_nth)
        say("The award of act {} stands no more; the lot is not awarded.", fell);
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

void lot_stands_now(const Procedure *p, const Lot *lot, Standings *out, Arena *a)
{
    if (lot->ended)
        say("Lot {} was ended on {}, without a contract.", str_of_number(lot->id, a),
            str_of_moment_words(lot->ended_at, p->zone, a));
    if (lot->halted)
        say("Lot {} is suspended since {}: nothing is decided until it goes on.",
            str_of_number(lot->id, a), str_of_moment_words(lot->halted_at, p->zone, a));
    const Round *r = round_of(p, 0);
    if (r && stops_round(lot, r))
        say("Nothing is handed in for it until then, and the box of round {} waits; where it lasts "
            "over the deadline, that moves by as long.", str_of_number(r->id, a));
    if (is_open_again(p, lot))
        say("Marks of lot {} that had been locked are open again: nothing rests on them yet.",
            str_of_number(lot->id, a));
    say_award(lot, out, a);
    if (lot->ordered && !lot->ended)
        say("A court's order blocks the signature of lot {}.", str_of_number(lot->id, a));
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
