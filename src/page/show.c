#include "page/show.h"

#include "core/view/duty.h"
#include "core/view/rank.h"
#include "core/view/standstill.h"
#include "core/view/stands.h"
#include "core/view/warnings.h"
#include "desk/paper.h"
#include "desk/tools.h"
#include "law/cites.h"
#include "page/things.h"

enum { SHOWN_MOST = 1000 };      /* characters of what somebody wrote */

/* What is looked at, by whom, and what it becomes. */
typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Id        asker;
    ShowPage *page;
    Arena    *a;
} Look;

/* ---- words ----------------------------------------------------------------------- */

Str page_words(const Onlooker *o, Hash hash, Arena *a)
{
    Papers papers = book_papers(o->book);
    Arena  reading = arena_begin(PAPER_BYTES_MAX + (1 << 16));
    Str    s;
    bool   here = !hash_none(hash) && !failed(papers.paper(papers.where, hash, &s, &reading));
    Str    shown = here ? str_plain(s, SHOWN_MOST, a) : S("(erased, or not here)");
    arena_end(&reading);
    return shown;
}

static Str words_of(const Look *l, Hash hash) { return page_words(l->o, hash, l->a); }

static Str moment_of(const Look *l, Instant at)
{
    return at ? str_of_moment_words(at, l->p->zone, l->a) : (Str){ 0 };
}

static Str money_of(const Procedure *p, Money m, Arena *a)
{
    return str_of_money(m, p->currency, a);
}

bool name_is_told(const Procedure *p, Id asker, Id person)
{
    unsigned within = OFFICER | APPROVER | EVALUATOR | CHAIR | HOLDER | MANAGER | OVERSEER;
    return asker && (asker == person || roles_left(p, asker, 0) & within);
}

bool name_is_shown(const Procedure *p, Id asker, Id person)
{
    if (name_is_told(p, asker, person) || lock_of_holder(p, person))
        return true;
    for (each(const Bid, bid, p->bids))      /* none before the box is listed */
        if (bid->bidder == person)
            return true;
    return false;
}

static Called called(const Look *l, Id id)
{
    const Person *person = id ? person_of(l->p, id) : NULL;
    bool named = person && name_is_shown(l->p, l->asker, id);
    return (Called){ id, named ? words_of(l, person->name) : (Str){ 0 } };
}

/* Who is not named is a number. */
static Str name_or_number(const Look *l, Id id)
{
    Called it = called(l, id);
    return it.name.len || !id ? it.name : str_of_number(id, l->a);
}

/* ---- lots and bids --------------------------------------------------------------- */

/* "to the end of Thursday 26 February 2026; signature from Friday 27 February 2026, 00:00 GMT" */
static void show_standstill(const Look *l, const Lot *lot, LotShown *shown)
{
    Standstill s;
    Text t = { 0 };
    if (failed(standstill_of(l->p, lot, l->o->now, &s, l->a)) || s.assumed || !s.waits)
        return;
    text_put(&t, l->a, "to the end of {}; signature from {}", str_of_day_words(s.last, l->a),
             str_of_moment_words(s.signs, l->p->zone, l->a));
    shown->standstill       = text_str(&t);
    shown->standstill_last  = str_of_day(s.last, l->a);
    shown->standstill_signs = iso_moment(s.signs, l->a);
}

static void show_claims(const Look *l, const Lot *lot, LotShown *shown)
{
    Instant now = lot->signed_ ? lot->signed_at : l->o->now;
    for (each(const Claim, claim, lot->claims)) {
        Text t = { 0 };
        text_put(&t, l->a, "claim {}, notified {}: {}", str_of_number(claim->id, l->a),
                 str_of_moment_words(claim->notified, l->p->zone, l->a),
                 str(claim_says[claim_state(l->p, lot, claim, now, l->a)]));
        *list_add(&shown->claims, l->a) =
            (ClaimShown){ claim->id, iso_moment(claim->notified, l->a), text_str(&t) };
    }
    if (!lot->ordered)
        return;
    Text t = { 0 };
    text_put(&t, l->a, "an order of a court, entered {}: blocks the signature",
             str_of_moment_words(lot->ordered_at, l->p->zone, l->a));
    *list_add(&shown->claims, l->a) =
        (ClaimShown){ 0, iso_moment(lot->ordered_at, l->a), text_str(&t) };
}

static void show_lot(Look *l, const Lot *lot)
{
    const Round *r = round_of(l->p, 0);
    LotShown *shown = list_add(&l->page->lots, l->a);
    *shown = (LotShown){ .id = lot->id, .law = regime_titles[lot->regime],
                         .regime = regime_names[lot->regime],
                         .life = l->a, .halted = lot->halted,
                         .phase = phase_name(phase_at(l->p, 0, lot->id, l->o->now)),
                         .deadline = moment_of(l, r ? r->deadline : 0), .awarded = lot->awarded };
    if (r && r->deadline)
        shown->deadline_iso = iso_moment(r->deadline, l->a);
    show_claims(l, lot, shown);
    page_enclosures(l->o, l->p, NULL, lot->id, &shown->enclosures, l->a);
    stands_now(l->p, lot, &shown->now, l->a);
    if (!lot->awarded)
        return;
    show_standstill(l, lot, shown);
    shown->winner = called(l, lot->winner);
    shown->price  = money_of(l->p, lot->price_awarded, l->a);
    shown->total  = total_says(l->p, lot, lot->total, l->a);
    shown->amount = str_of_decimal(lot->price_awarded, currency_decimals(l->p->currency), l->a);
    shown->points = str_of_figure(lot->total, l->a);
}

static void show_bid(Look *l, RoundShown *round, const Bid *bid)
{
    static const char *const standings[] = { "waits for a decision", "admitted", "excluded" };
    static const char *const choices[]   = { "", "goes on", "left out" };
    BidShown *shown = list_add(&round->bids, l->a);
    *shown = (BidShown){ .lot = bid->lot, .version = bid->version,
                         .bidder = called(l, bid->bidder), .standing = standings[bid->standing],
                         .choice = choices[bid->choice],
                         .before_change = bid_changed(l->p, bid) };
    for (Envelope e = 0; e < ENVELOPES; e++) {
        shown->open[e]  = bid->opened[e];
        shown->void_[e] = bid->void_[e];
    }
}

/* Before the box is listed there is nothing to say of bids. */
static void show_rounds(Look *l)
{
    for (each(const Round, round, l->p->rounds)) {
        if (!round->listed)
            continue;
        RoundShown *shown = list_add(&l->page->rounds, l->a);
        *shown = (RoundShown){ .id = round->id };
        for (each(const Bid, bid, l->p->bids))
            if (bid->round == round->id)
                show_bid(l, shown, bid);
    }
}

static Str points_shown(const Look *l, Fraction points)
{
    Decimal d = { 0 };
    return fraction_decimal(points, 3, HALF_UP, &d) ? str_of_figure(d, l->a) : (Str){ 0 };
}

static void show_ranking(Look *l, const Lot *lot)
{
    Ranking ranking;
    const Round *r = round_of(l->p, 0);
    if (!r || failed(rank_lot(l->p, r->id, lot->id, &ranking, l->a)))
        return;
    for (each(const RankLine, line, ranking.lines))
        *list_add(&l->page->ranking, l->a) =
            (RankShown){ .lot = lot->id, .place = line->place, .out = line->out,
                         .bidder = called(l, line->bid->bidder),
                         .total = line->out ? (Str){ 0 }
                                            : total_says(l->p, lot, line->shown, l->a),
                         .quality = points_shown(l, line->quality),
                         .price = money_of(l->p, line->price, l->a) };
}

/* ---- savings --------------------------------------------------------------------- */

static void show_saving(const Onlooker *o, const Procedure *p, Id lot, const Saving *row,
                        SavingsShown *out, Arena *a)
{
    const Buyer *buyer = row->buyer ? buyer_of(p, row->buyer) : NULL;
    SavingShown *shown = list_add(out, a);
    *shown = (SavingShown){ .lot = lot, .year = row->year, .missed = row->beyond < 0,
                            .baseline = money_of(p, row->baseline, a),
                            .price = money_of(p, row->price, a),
                            .saved = money_of(p, row->saved, a) };
    if (row->buyer)
        shown->buyer = buyer ? page_words(o, buyer->name, a) : S("the buyer");
    if (row->unmatched)
        shown->unmatched = money_of(p, row->unmatched, a);
    if (!row->aimed)
        return;
    shown->in_target = money_of(p, row->in_target, a);
    shown->target    = money_of(p, row->target, a);
    shown->beyond    = money_of(p, row->beyond < 0 ? -row->beyond : row->beyond, a);
}

void page_savings(const Onlooker *o, const Procedure *p, const Lot *lot, SavingsShown *out,
                  Arena *a)
{
    Papers  papers = book_papers(o->book);
    Savings savings = { 0 };
    Result  r = p->baselines.len ? savings_read(p, &papers, lot->id, &savings, a)
                                 : because(&nobody_to_award);
    if (failed(r))
        savings = (Savings){ 0 };
    if (failed(r) && r.why != &nobody_to_award)
        *list_add(out, a) = (SavingShown){ .lot = lot->id, .unknown = r.why->code };
    for (each(const Saving, buyer, savings.buyers)) {
        show_saving(o, p, lot->id, buyer, out, a);
        for (each(const Saving, year, savings.years))
            if (year->buyer == buyer->buyer)
                show_saving(o, p, lot->id, year, out, a);
    }
    if (savings.buyers.len > 1)
        show_saving(o, p, lot->id, &savings.all, out, a);
}

/* ---- the asker's own ------------------------------------------------------------- */

/* By its own numbers: the answers' numbers are everybody's. */
static void show_questions(Look *l)
{
    for (each(const Question, q, l->p->questions))
        if (q->bidder == l->asker)
            *list_add(&l->page->questions, l->a) =
                (QuestionShown){ question_number(l->p, q), words_of(l, q->text) };
}

static Str how_it_waits(const Look *l, const Act *act, bool ready)
{
    Text t = { 0 };
    if (ready)
        text_put(&t, l->a, "lies ready, not submitted; into the box at the deadline, {}",
                 moment_of(l, round_of(l->p, act_round(act))->deadline));
    else
        text_put(&t, l->a, "{} taken, goes into the log with one of the next ticks",
                 str(act_rows[act->kind]->name));
    return text_str(&t);
}

static void taken_back(Look *l, const Act *withdraw)
{
    for (each(OwnBidShown, bid, l->page->own_bids))
        if (bid->round == act_round(withdraw) && bid->lot == act_lot(withdraw))
            bid->handed = NULL;
}

/* A call-back has done what it is for: nothing lies ready any more. */
static Result show_waiting(void *with, const Act *act)
{
    Look *l = with;
    bool  ready = act_rows[act->kind]->rules & LIES_READY;
    Id    version = act->kind == ACT_WITHDRAW ? act->withdraw.version : act->deposit.version;
    if (act->kind == ACT_CALL_BACK || !round_of(l->p, act_round(act)))
        return DONE;
    if (act->kind == ACT_WITHDRAW)
        taken_back(l, act);
    *list_add(&l->page->own_bids, l->a) =
        (OwnBidShown){ .round = act_round(act), .lot = act_lot(act), .ready = ready,
                       .version = version, .says = how_it_waits(l, act, ready),
                       .handed = ready ? "your bid lies ready for the deadline"
                                 : act->kind == ACT_DEPOSIT
                                     ? "your bid is handed in and waits for its tick" : NULL };
    return DONE;
}

static const char *how_far(const Deposit *d, Id change)
{
    return d->withdrawn || d->late ? NULL
           : change ? "your bid was handed in before a change: see whether it is still right"
                    : "your bid is handed in";
}

static void show_deposit(Look *l, const Deposit *d)
{
    Text says = { 0 };
    Id change = change_after(l->p, d->round, d->arrived);
    text_put(&says, l->a, "{} in the box, entry {}", str(deposit_fate(l->p, d)),
             str_of_number(d->leaf, l->a));
    if (change)
        text_put(&says, l->a, "; made before change {}: see whether it still is what you offer",
                 str_of_number(change, l->a));
    *list_add(&l->page->own_bids, l->a) = (OwnBidShown){ .round = d->round, .lot = d->lot,
                                                         .version = d->version,
                                                         .says = text_str(&says),
                                                         .handed = how_far(d, change) };
}

/* In rounds whose box is not listed: nobody else is told of them. */
static Result show_own_bids(Look *l)
{
    if (!l->asker)
        return DONE;
    for (each(const Deposit, d, l->p->box))
        if (d->bidder == l->asker && !round_of(l->p, d->round)->listed)
            show_deposit(l, d);
    return book_waits(l->o->book, procedure_name(l->p), l->asker, show_waiting, l);
}

/* ---- what happened --------------------------------------------------------------- */

/* The answers before this one, or after it, of which each corrects an earlier one: "1 and 2";
 * empty: there is none. */
static Str corrections_of(const Look *l, Id answer, bool after)
{
    Text t = { 0 };
    Id   first = answer_first(l->p, answer);
    for (Id other = 1; other <= l->p->answers; other++)
        if (other != answer && after == (other > answer) && answer_first(l->p, other) == first)
            text_put(&t, l->a, "{}{}", str(t.len ? " and " : ""), str_of_number(other, l->a));
    return text_str(&t);
}

/* "answer 3, which corrects answer 1 and 2,": nothing of them is lost, and the last one counts. */
static void put_answer(const Look *l, Text *t, Id answer)
{
    Str before = corrections_of(l, answer, false), after = corrections_of(l, answer, true);
    text_put(t, l->a, "answer {}", str_of_number(answer, l->a));
    if (before.len)
        text_put(t, l->a, ", which corrects answer {},", before);
    if (after.len)
        text_put(t, l->a, ", corrected since by answer {} (the last counts),", after);
}

/* "change 2:" of what bids answer to, "answer 3, which corrects answer 1,". */
static Str numbered(const Look *l, const Act *act)
{
    Text t = { 0 };
    if (act->kind == ACT_ANSWER)
        put_answer(l, &t, act->answer.answer);
    for (each(const Change, change, l->p->changes))
        if (change->nth == act->nth)
            text_put(&t, l->a, "change {}:", str_of_number(change - l->p->changes.at + 1, l->a));
    return text_str(&t);
}

/* Who came, left or was replaced; which answer or change. */
static Str news_about(const Look *l, const Act *act)
{
    const Buyer *buyer = act->kind == ACT_LEAVE ? buyer_of(l->p, act->leave.buyer) : NULL;
    return buyer                      ? words_of(l, buyer->name)
           : act->kind == ACT_JOIN    ? words_of(l, act->join.name)
           : act->kind == ACT_REPLACE ? name_or_number(l, act->replace.person)
           : act->kind == ACT_KEY_CHANGE ? name_or_number(l, act->key_change.person)
           : act->kind == ACT_KEY_KEPT   ? name_or_number(l, act->actor)
                                      : numbered(l, act);
}

static Str news_reason(const Look *l, const Act *act)
{
    Text t = { 0 };
    const Field *reason = act_field(act->kind, "reason");
    text_put(&t, l->a, "{}", words_of(l, reason ? act_hash(act, reason) : act->answer.text));
    if (act->kind == ACT_AMEND && !hash_none(act->amend.minor))
        text_put(&t, l->a, " Not material: {}", words_of(l, act->amend.minor));
    return text_str(&t);
}

static void show_news(Look *l)
{
    Record r;
    if (failed(paper_record(l->o->book, l->p, l->o->now, &r, l->a)))
        return;
    for (each(const Act, act, r.acts))
        if (act_rows[act->kind]->news)
            *list_add(&l->page->news, l->a) =
                (NewsShown){ .lot = act_lot(act), .at = moment_of(l, act->at),
                             .about = news_about(l, act), .says = act_rows[act->kind]->news,
                             .reason = news_reason(l, act) };
}

/* As the latest definition of each lot has it. */
static void show_titles(Look *l)
{
    Record r;
    if (failed(paper_record(l->o->book, l->p, l->o->now, &r, l->a)))
        return;
    for (each(const Act, act, r.acts))
        for (each(LotShown, lot, l->page->lots))
            if (act->kind == ACT_LOT && act->lot.lot == lot->id)
                lot->title = words_of(l, act->lot.title);
}

static void show_readings(Look *l)
{
    for (each(const Reading, reading, l->p->readings)) {
        const Reader *reader = reader_of(l->p, reading->reader);
        *list_add(&l->page->readings, l->a) =
            (ReadingShown){ .reader = reading->reader, .exhibit = reading->exhibit,
                            .bidder = called(l, reader ? reader->bidder : 0),
                            .at = moment_of(l, reading->at) };
    }
}

/* ---- what is next ---------------------------------------------------------------- */

/* Who has handed in need not, and still may: how far it is, until when another version counts. */
static const char *handed_in(const Look *l, const Duty *duty)
{
    const char *what = duty->what;
    for (each(const OwnBidShown, bid, l->page->own_bids)) {
        Text t = { 0 };
        if (bid->lot != duty->lot || !bid->handed)
            continue;
        text_put(&t, l->a, "{}; another version may still take its place", str(bid->handed));
        what = str_terminated(text_str(&t), l->a);
    }
    return what;
}

static void show_duty(Look *l, const Duty *of, bool own)
{
    Text t = { 0 };
    Duty it = *of, *duty = &it;
    if (own && of->hands_in)
        it.what = handed_in(l, of);
    DutyShown *shown = list_add(&l->page->duties, l->a);
    Str why = source_under(duty->why, laws_of(l->p, duty->lot), l->a);
    duty_write(&t, duty, name_or_number(l, duty->about), l->p->zone, l->a);
    *shown = (DutyShown){ .person = duty->person, .lot = duty->lot, .own = own,
                          .name = called(l, duty->person).name, .does = text_str(&t),
                          .who = duty_who(duty),
                          .why = str_terminated(why, l->a) };
    if (duty->from)
        shown->from = iso_moment(duty->from, l->a);
    if (duty->by)
        shown->by = iso_moment(duty->by, l->a);
}

/* Without a key nobody is the asker. */
static void show_duties(Look *l)
{
    Duties duties = { 0 };
    duties_of(l->p, l->o->now, &duties, l->a);
    for (int own = 1; own >= 0; own--)
        for (each(const Duty, duty, duties))
            if (own == (l->asker && duty_is_of(l->p, duty, l->asker)))
                show_duty(l, duty, own);
}

static void show_twins(Look *l)
{
    TwinsFound found = { 0 };
    Papers  papers = book_papers(l->o->book);
    int64_t erased;
    if (!(roles_left(l->p, l->asker, 0) & OFFICER))
        return;
    proof_identifiers(l->p, &papers, &found, &erased, l->a);
    for (each(const Twins, pair, found))
        *list_add(&l->page->twins, l->a) =
            (TwinsShown){ called(l, pair->first), called(l, pair->second) };
}

Result page_show(const Onlooker *o, const Procedure *p, Id asker, ShowPage *page, Arena *a)
{
    Look l = { o, p, asker, page, a };
    Text name = { 0 };
    text_name(&name, procedure_name(p), a);
    *page = (ShowPage){ .title = words_of(&l, p->title), .buyer = words_of(&l, p->buyer),
                        .name = text_str(&name), .year = p->year, .number = p->number,
                        .currency = currency_codes[p->currency], .vat = vat_says(p->vat),
                        .acts = p->acts, .now = iso_moment(o->now, a) };
    padlocks_now(p, &page->padlocks, a);
    if (!p->published || box_open(p))
        warnings_of(p, &page->warnings, a);
    for (each(const Lot, lot, p->lots)) {
        show_lot(&l, lot);
        show_ranking(&l, lot);
        page_savings(o, p, lot, &page->savings, a);
    }
    show_titles(&l);
    show_rounds(&l);
    show_questions(&l);
    show_twins(&l);
    show_readings(&l);
    show_news(&l);
    TRY(show_own_bids(&l));
    show_duties(&l);
    return DONE;
}
