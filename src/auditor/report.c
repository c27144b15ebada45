/* report.c - one page of plain words, and the same for programs. */
#include "auditor/inside.h"

#include "core/view/rank.h"
#include "core/view/standstill.h"
#include "core/view/stands.h"
#include "law/cites.h"
#include "sys/json.h"

/* ---- writing --------------------------------------------------------------------- */

typedef struct Page { Auditing *w; Text *t; Arena *a; } Page;

#define say(page, form, ...) text_put((page)->t, (page)->a, form, __VA_ARGS__)
static void say_our(Page *g, const char *words) { text_our(g->t, words, g->a); }

static Str n_of(Page *g, int64_t n)      { return str_of_number(n, g->a); }
static Str points_of(Page *g, Points n)  { return str_of_decimal(n, 3, g->a); }
static Str money_of(Page *g, Money m)    { return str_of_money(m, g->w->p->currency, g->a); }

static Str moment_of(Page *g, Instant at) { return str_of_moment_words(at, g->w->p->zone, g->a); }

/* "1 act", "3 acts" */
static Str count_of(Page *g, int64_t n, const char *one, const char *more)
{
    Text t = { 0 };
    text_put(&t, g->a, "{} {}", n_of(g, n), str(n == 1 ? one : more));
    return text_str(&t);
}

enum { DETAIL_MOST = 4000 };                     /* characters of what people wrote */

static Str words_of(Page *g, Hash hash)
{
    const ShelfItem *item = bundle_words(&g->w->b, hash);
    return item ? str_plain(item->bytes, SHOWN_MOST, g->a) : S("");
}

static Str who(Page *g, Id id) { return who_is(g->w, id); }

/* ---- head and verdict ------------------------------------------------------------ */

/* Each law once, with its lots where there are several. */
static void say_law(Page *g, Regime regime, bool several)
{
    int64_t count = 0;
    for (each(const Lot, lot, g->w->p->lots)) {
        if (lot->regime != regime)
            continue;
        if (!count++)
            say(g, "           {}", str(regime_titles[regime]));
        if (several)
            say(g, "{} {}", count == 1 ? S(": lot") : S(", lot"), n_of(g, lot->id));
    }
    if (count)
        say_our(g, "\n");
}

static void say_rule_book(Page *g)
{
    const Procedure *p = g->w->p;
    say(g, "Rule book  of {}\n", str_of_day_words(p->rules, g->a));
    for (Regime regime = 0; regime < REGIMES; regime++)
        say_law(g, regime, p->lots.len > 1);
}

static void say_title(Page *g)
{
    const Procedure *p = g->w->p;
    const BundleHead *h = &g->w->b.head;
    say_our(g, "TENDERBOX AUDIT\n\n");
    if (!h->size)
        return;
    say(g, "Log        {}, entries {} to {}\n", str_plain(h->origin, SHOWN_MOST, g->a),
        n_of(g, h->first), n_of(g, h->size - 1));
    if (p->began)
        say(g, "Procedure  {}-{} {}\nBuyer      {}\nAmounts    in {}, {}\n", n_of(g, p->year),
            str_after(n_of(g, 10000 + p->number % 10000), 1), words_of(g, p->title),
            words_of(g, p->buyer), str(currency_codes[p->currency]), str(vat_says(p->vat)));
    if (p->began)
        say_rule_book(g);
    say_our(g, "Name       ");
    text_name(g->t, h->procedure, g->a);
    say(g, "\nEdition    {}", str(edition_name(h->edition)));
    if (h->bidder)
        say(g, " {}", who(g, h->bidder));
    say_our(g, "\n");
}

/* As the law of the procedure has it. */
static Str source_of(const Audit *out, Arena *a)
{
    return source_under(out->fault.why->source, laws_of(out->procedure, 0), a);
}

static void say_fault(Page *g)
{
    const Audit *out = g->w->out;
    const Found *f = &out->found;
    say(g, "\nA FAULT WAS FOUND: {}\n  {}\n", str(out->fault.why->code), str(out->fault.why->says));
    if (out->fault.detail.len)
        say(g, "  It says: {}\n", str_plain(out->fault.detail, DETAIL_MOST, g->a));
    say_our(g, "  It lies in ");
    if (f->leaf >= 0)
        say(g, "entry {} of the log, ", n_of(g, f->leaf));
    if (f->nth)
        say(g, "act {} of its procedure, ", n_of(g, f->nth));
    say(g, "\"{}\".\n  The rule: {}\n", str(f->act), source_of(out, g->a));
    if (g->w->whole)
        say_our(g, "  The audit went on: what does not rest on that file is as it should be.\n");
    else if (out->counted.checkpoints)
        say_our(g, "  What stands below was checked before that and is fine.\n");
}

static void say_verdict(Page *g)
{
    const Audit *out = g->w->out;
    if (failed(out->fault))
        say_fault(g);
    else
        say_our(g, "\nGOOD: everything in this bundle is as it should be.\n");
}

/* ---- what was checked ------------------------------------------------------------ */

static void say_log(Page *g, const Counted *c)
{
    say(g, "  {} make the roots of {}", count_of(g, c->entries, "entry", "entries"),
        count_of(g, c->checkpoints, "checkpoint that the log signed",
                 "checkpoints that the log signed"));
    if (c->witnessed)
        say(g, ", {} of them seen by the witnesses' quorum", n_of(g, c->witnessed));
    say_our(g, ".\n");
    say(g, "  {} without gap or repeat, {} of the office: each is what the log\n"
           "    committed to, and lawful by the same rules as on the server.\n",
        count_of(g, c->acts, "act of the procedure", "acts of the procedure"),
        n_of(g, c->office_acts));
}

/* Whether what a witness did not sign was kept back, or was never asked of it, nobody can see. */
static void say_witness(Page *g, const WitnessFound *found)
{
    Str name = str_plain(found->name, SHOWN_MOST, g->a);
    if (found->unchecked)
        say(g, "  Witness {}: not checked, its key is of a kind unknown here;\n"
               "    it helps no quorum.\n", name);
    else if (found->cosigned)
        say(g, "  Witness {}: cosigned {},\n    between {} and {}.\n", name,
            count_of(g, found->cosigned, "checkpoint", "checkpoints"), moment_of(g, found->first),
            moment_of(g, found->last));
    else
        say(g, "  Witness {}: cosigned nothing that is here.\n", name);
}

static void say_points(Page *g)
{
    const Auditing *w = g->w;
    if (!w->points.len)
        return;
    say(g, "  The checkpoints are of {} to {} entries.\n",
        n_of(g, w->points.at[0].checkpoint.size),
        n_of(g, w->points.at[w->points.len - 1].checkpoint.size));
    for (each(const WitnessFound, found, w->out->witnesses))
        say_witness(g, found);
    if (w->out->counted.cosigned_by_others)
        say(g, "  {} of keys that your policy does not name: not looked at.\n",
            count_of(g, w->out->counted.cosigned_by_others, "signature", "signatures"));
}

static void say_box_entries(Page *g, const Counted *c)
{
    int64_t rest = c->box_entries - c->box_acts;
    say(g, "  {}: {} opened; ", count_of(g, c->box_entries, "box entry", "box entries"),
        n_of(g, c->box_acts));
    say(g, g->w->rounds.len ? "{} that this edition does not open: filler, or box acts of\n"
                              "    another procedure or of a box not yet listed.\n"
                            : "{} that this edition does not open: filler or box acts.\n",
        n_of(g, rest));
}

static void say_checked(Page *g)
{
    const Counted *c = &g->w->out->counted;
    say_our(g, "\nWHAT WAS CHECKED\n");
    say_log(g, c);
    say_points(g);
    say_box_entries(g, c);
    say(g, "  {}; {} on the clerk's word.\n",
        count_of(g, c->signatures, "signature verified", "signatures verified"),
        count_of(g, c->on_clerks_word, "act", "acts"));
    say(g, "  Padlocks, deposits, lists, turns and openings: {} proved in full, {} as far as their "
           "papers are here.\n", n_of(g, c->proved), n_of(g, c->proved_in_part));
    say(g, "  {} and {} are what their hashes say.\n",
        count_of(g, c->words, "text or paper", "texts and papers"),
        count_of(g, c->sealed, "sealed file", "sealed files"));
    if (c->subsets)
        say(g, "  {} tried: each opens its envelope with the same key as the others.\n",
            count_of(g, c->subsets, "group of padlocks", "groups of padlocks"));
    if (c->journal_turns)
        say(g, "  {} of the holders' journals compared with the locks of the marks.\n",
            count_of(g, c->journal_turns, "line", "lines"));
    if (c->shut)
        say(g, "  {} shut: nobody turned a padlock for them.\n",
            count_of(g, c->shut, "envelope stayed", "envelopes stayed"));
}

static void say_kinds_withheld(Page *g)
{
    const char *between = "  Of these kinds, as the log committed to them: ";
    for (ActKind kind = 1; kind < ACT_KINDS; kind++) {
        int64_t count = g->w->out->withheld[kind];
        if (!count)
            continue;
        say(g, "{}{} {}", str(between), n_of(g, count), str(act_rows[kind]->name));
        between = ", ";
    }
    say_our(g, ".\n  This edition may withhold acts of these kinds. Whether each of them had to be "
               "cannot\n  be seen here, and what rests on them was not judged again.\n");
}

static void say_withheld(Page *g)
{
    const Counted *c = &g->w->out->counted;
    say_our(g, "\nWITHHELD OR ERASED\n");
    say(g, "  {}, {} and {} are not shown in this edition.\n",
        count_of(g, c->acts_withheld, "act", "acts"),
        count_of(g, c->words_withheld, "text or paper", "texts or papers"),
        count_of(g, c->sealed_withheld, "sealed file", "sealed files"));
    if (c->acts_withheld)
        say_kinds_withheld(g);
    say(g, "  {} erased by an act that says so; what rests on them cannot be recomputed here.\n",
        count_of(g, c->words_erased, "text or paper was", "texts or papers were"));
    if (c->sealed_erased)
        say(g, "  {} gone, and an act says so: what was in cannot be recomputed here.\n",
            count_of(g, c->sealed_erased, "sealed file is", "sealed files are"));
}

/* ---- timeline -------------------------------------------------------------------- */

/* A line of the timeline, or none where the act is one of many; of a choice in it, the word. */
static const struct { ActKind kind; const char *says, *choice; } main_acts[] = {
    { ACT_BEGIN, "file opened", NULL },
    { ACT_APPROVAL, "decided at a gate", "decision" },
    { ACT_PUBLISH, "tender published", NULL },
    { ACT_AMEND, "tender amended", NULL },
    { ACT_OUTAGE, "outage recorded", NULL },
    { ACT_INVITE, "next round opened", NULL },
    { ACT_BOX_LIST, "box closed and listed", NULL },
    { ACT_ACCEPT_LATE, "late bid accepted", "ground" },
    { ACT_ADMIT, "bid admitted", NULL },
    { ACT_EXCLUDE, "bid excluded", "ground" },
    { ACT_REINSTATE, "bid reinstated", "ground" },
    { ACT_LAPSE, "bid lapsed", NULL },
    { ACT_EXTEND_VALIDITY, "longer validity asked", NULL },
    { ACT_TURNS, "padlock turned", "envelope" },
    { ACT_SCORE_LOCK, "scores locked", NULL },
    { ACT_REOPEN, "scores opened again", "panel" },
    { ACT_SELECT, "candidate decided on", "outcome" },
    { ACT_DIALOGUE_CLOSE, "dialogue closed", NULL },
    { ACT_JOIN, "buyer joined", "ruling" },
    { ACT_LEAVE, "buyer left", "ruling" },
    { ACT_RECUT, "value cut anew", NULL },
    { ACT_KEY_CHANGE, "key changed", NULL },
    { ACT_KEY_KEPT, "key kept", NULL },
    { ACT_ROLE, "role given", "role" },
    { ACT_REPLACE, "person replaced", NULL },
    { ACT_RULING, "ruled on an interest", "ruling" },
    { ACT_RETIRE, "officer left the office", NULL },
    { ACT_MEMBER_CHANGE, "consortium changed", NULL },
    { ACT_RETEST, "standing tested again", "outcome" },
    { ACT_AWARD, "award", NULL },
    { ACT_NOTICE_PUBLISHED, "notice published", "notice" },
    { ACT_STANDSTILL, "standstill declared", NULL },
    { ACT_COMPLAINT, "complaint", NULL },
    { ACT_CLAIM, "claim notified", NULL },
    { ACT_CLAIM_ENDED, "claim ended", NULL },
    { ACT_ORDER, "order of a court", NULL },
    { ACT_CONTRACT, "contract signed", NULL },
    { ACT_RECEIVED, "letter received", NULL },
    { ACT_REASONS_ASKED, "reasons asked for", NULL },
    { ACT_EXCLUSION_TOLD, "authority told of an exclusion", NULL },
    { ACT_CONTRACT_CHANGE, "contract changed", NULL },
    { ACT_SUSPEND, "suspended", NULL },
    { ACT_RESUME, "resumed", NULL },
    { ACT_ABANDON, "ended without award", NULL },
    { ACT_HOLD, "litigation hold", NULL },
    { ACT_ERASE, "erased", NULL },
};

/* Whom it is about, of those who decide; whether anything was open already. */
static bool say_persons(Page *g, const Act *act, int64_t listed)
{
    bool any = false;
    for (each_field(f, act_rows[act->kind])) {
        if (f->refers != A_PERSON)
            continue;
        Id person = act_number(act, f);
        say(g, any ? ", by {}" : ", {}", person ? who(g, person) : S("nobody"));
        any = true;
    }
    if (any && act->leaf > listed)
        say_our(g, ", after a box was opened");
    return any;
}

static void say_act(Page *g, const Act *act, const char *says, const char *choice, int64_t listed)
{
    say(g, "  {}  {}", str_of_moment(act->at, g->w->p->zone, g->a), str(says));
    if (act_round(act) && g->w->p->rounds.len > 1)
        say(g, ", round {}", n_of(g, act_round(act)));
    if (act_lot(act))
        say(g, ", lot {}", n_of(g, act_lot(act)));
    if (act_bidder(act))
        say(g, ", bidder {}", who(g, act_bidder(act)));
    if (choice) {
        say_our(g, ", ");
        field_write(g->t, act_field(act->kind, choice), act, g->a);
    }
    bool persons = say_persons(g, act, listed);
    if (act->kind == ACT_TURNS || act->kind == ACT_APPROVAL || act->kind == ACT_KEY_KEPT)
        say(g, ", by {}", who(g, act->actor));
    say(g, " (act {}", n_of(g, act->nth));
    if (persons)
        say(g, ", entry {}", n_of(g, act->leaf));
    say_our(g, ")\n");
}

static bool was_folded(Page *g, const Act *act)
{
    const Found *f = &g->w->out->found;
    return g->w->whole || (act->nth && act->nth <= g->w->p->acts) ||
           (!act->nth && f->leaf > act->leaf);
}

/* Who has which role when the tender is published stands in its documents. */
static bool is_main(const Page *g, const Act *act)
{
    const Procedure *p = g->w->p;
    return act->kind != ACT_ROLE || (p->published && act->at > p->published);
}

static int64_t first_listed(const Auditing *w)
{
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        if (w->acts[i].kind == ACT_BOX_LIST)
            return w->acts[i].leaf;
    return INT64_MAX;
}

static void say_timeline(Page *g)
{
    Auditing *w = g->w;
    int64_t listed = first_listed(w);
    say(g, "\nTIMELINE ({})\n", str(zone_name(w->p->zone)));
    for (ptrdiff_t i = 0; i < w->b.acts.len; i++)
        for (ptrdiff_t k = 0; k < countof(main_acts); k++)
            if (w->acts[i].kind == main_acts[k].kind && was_folded(g, &w->acts[i]) &&
                is_main(g, &w->acts[i]))
                say_act(g, &w->acts[i], main_acts[k].says, main_acts[k].choice, listed);
}

/* ---- the box --------------------------------------------------------------------- */

static void say_box(Page *g)
{
    for (each(const Punctual, r, g->w->rounds)) {
        say(g, "\nTHE BOX OF ROUND {}\n  Deadline {}; listed {}.\n", n_of(g, r->round),
            moment_of(g, r->deadline), moment_of(g, r->listed));
        say(g, "  {} in time as witnesses saw, {} on the operator's clock, {} late.\n"
               "  Of these {} withdrawn.\n",
            count_of(g, r->in_time, "deposit", "deposits"), n_of(g, r->on_clock),
            n_of(g, r->late), count_of(g, r->withdrawn, "was", "were"));
        if (r->lay_ready)
            say(g, "  {} signed beforehand and entered at the deadline, as the bidder had said.\n",
                count_of(g, r->lay_ready, "was", "were"));
    }
}

/* ---- ranking --------------------------------------------------------------------- */

static void say_padlocks(Page *g)
{
    Standings now = { 0 };
    padlocks_now(g->w->p, &now, g->a);
    if (now.len)
        say_our(g, "\nPADLOCKS\n");
    for (each(const Str, line, now))
        say(g, "  {}\n", *line);
}

/* Whoever saved one compares it, and needs no server for that. */
static void say_tools(Page *g)
{
    const Tools *tools = &g->w->p->tools;
    if (hash_none(tools->seal))
        return;
    say(g, "\nFILES FOR SEALING AND FOR PADLOCKS (SHA-256, entry {})\n", n_of(g, tools->leaf));
    say(g, "  tenderbox-seal.html    {}\n", str_of_hash(tools->seal, g->a));
    say(g, "  tenderbox-holder.html  {}\n", str_of_hash(tools->holder, g->a));
}

static void say_parts(Page *g, const RankLine *line)
{
    for (each(const RankPart, part, line->parts)) {
        if (!part->weight) {
            say(g, "       criterion {}: {}\n", n_of(g, part->criterion),
                part->mark ? S("passed") : S("failed"));
            continue;
        }
        say(g, "       criterion {}: {}", n_of(g, part->criterion), points_of(g, part->weight));
        if (part->top)
            say(g, " x {} / {}", points_of(g, part->mark), points_of(g, part->top));
        else
            say(g, " for the price {}", money_of(g, line->price));
        say(g, " gives {}\n", str_of_ratio(part->points, g->a));
    }
}

static void say_line(Page *g, const Lot *lot, const RankLine *line, int exact_places)
{
    if (line->out) {
        say(g, "    -  bidder {}: out", who(g, line->bid->bidder));
        if (line->failed)
            say(g, ", below the threshold of criterion {}", n_of(g, line->failed));
        say_our(g, line->failed       ? "\n"
                   : line->unmeasured ? ", no quality points to divide its price by\n"
                                      : ", an envelope is void\n");
    } else {
        say(g, "    {}  bidder {}: total {}, exactly {}, price {}{}\n", n_of(g, line->place),
            who(g, line->bid->bidder), total_says(g->w->p, lot, line->shown, g->a),
            str_of_fraction(line->total, exact_places, g->a), money_of(g, line->price),
            line->by_tie ? S(" (by the tie criterion)") : S(""));
        if (line->price == 0 && formula_rows[lot->price.formula].edge)
            say(g, "       the price is nothing: {}\n", str(formula_rows[lot->price.formula].edge));
    }
    say_parts(g, line);
}

static void say_ranking(Page *g, const Lot *lot)
{
    Ranking ranking;
    if (g->w->p->withheld) {
        say_our(g, "  The ranking rests on acts that this edition withholds.\n");
        return;
    }
    Result r = rank_lot(g->w->p, lot->award_round, lot->id, &ranking, g->a);
    if (failed(r)) {
        say(g, "  The ranking cannot be made again: {}\n", str(r.why->says));
        return;
    }
    say_our(g, "  The ranking, recomputed:\n");
    for (each(const RankLine, line, ranking.lines))
        say_line(g, lot, line, ranking.exact_places);
}

static void say_standstill(Page *g, const Lot *lot)
{
    Standstill s;
    Result r = standstill_of(g->w->p, lot, g->w->p->last_at, &s, g->a);
    if (failed(r) || s.assumed || !s.waits)
        return;
    say(g, "  Standstill to the end of {};\n  the contract could be signed from {}.\n",
        str_of_day_words(s.last, g->a), moment_of(g, s.signs));
}

static void say_claims(Page *g, const Lot *lot)
{
    Instant now = lot->signed_ ? lot->signed_at : g->w->p->last_at;
    for (each(const Claim, claim, lot->claims))
        say(g, "  Claim {}, notified {}:\n    {}.\n", n_of(g, claim->id),
            moment_of(g, claim->notified),
            str(claim_says[claim_state(g->w->p, lot, claim, now, g->a)]));
    if (lot->ordered)
        say(g, "  An order of a court, entered {}, blocks the signature.\n",
            moment_of(g, lot->ordered_at));
}

static const Act *act_last(Page *g, ActKind kind, Id lot)
{
    const Act *last = NULL;
    for (ptrdiff_t i = 0; i < g->w->b.acts.len; i++)
        if (g->w->acts[i].kind == kind && act_lot(&g->w->acts[i]) == lot &&
            was_folded(g, &g->w->acts[i]))
            last = &g->w->acts[i];
    return last;
}

/* What two officers said of a notice that left bidders too little time. */
static void say_despite(Page *g, const Lot *lot)
{
    const Act *award = act_last(g, ACT_AWARD, lot->id);
    const Act *contract = act_last(g, ACT_CONTRACT, lot->id);
    if (award && !hash_none(award->award.despite))
        say(g, "  In spite of too short a time for bids: {}\n", words_of(g, award->award.despite));
    if (contract && !hash_none(contract->contract.despite))
        say(g, "  In spite of too short a time for bids: {}\n",
            words_of(g, contract->contract.despite));
}

static void say_contract(Page *g, const Lot *lot)
{
    const Act *act = act_last(g, ACT_CONTRACT, lot->id);
    say_our(g, "  The contract is signed.\n");
    if (act && !hash_none(act->contract.beyond))
        say(g, "  It goes beyond what was published: {}\n", words_of(g, act->contract.beyond));
}

/* ---- facts ----------------------------------------------------------------------- */

static const Person *who_agreed(Page *g, const Act *act)
{
    for (each(const Person, person, g->w->p->people))
        if (act->is_agreed && key_with(person, act->agreed.key))
            return person;
    return NULL;
}

/* What shortened a period of this lot: which fact, why, and who said so. */
static void say_facts(Page *g, const Lot *lot)
{
    static const Limit limits[] = { LIMIT_PARTICIPATION, LIMIT_TENDERING, LIMIT_STANDSTILL };
    RuleCase c = case_of(g->w->p, lot);
    unsigned facts = 0;
    for (ptrdiff_t i = 0; i < countof(limits); i++) {
        const RuleRow *row = rule_limit(c.regime, c.kind, limits[i], c.facts, c.at);
        facts |= row ? row->needs : 0u;
    }
    for (ptrdiff_t i = 0; i < g->w->b.acts.len; i++) {
        const Act *act = &g->w->acts[i];
        if (act->kind != ACT_FACT || act->fact.value != YES || !was_folded(g, act) ||
            !(facts >> act->fact.fact & 1))
            continue;
        const Person *second = who_agreed(g, act);
        say(g, "  Relied on, {}: {}\n    said by {}", str(fact_names[act->fact.fact]),
            words_of(g, act->fact.reason), who(g, act->actor));
        if (second)
            say(g, " and {}", who(g, second->id));
        say(g, ", {} (act {})\n", moment_of(g, act->at), n_of(g, act->nth));
    }
}

static void say_lot(Page *g, const Lot *lot)
{
    Standings now = { 0 };
    say(g, "\nLOT {}\n", n_of(g, lot->id));
    stands_now(g->w->p, lot, &now, g->a);
    for (each(const Str, line, now))
        say(g, "  {}\n", *line);
    say_facts(g, lot);
    if (!lot->awarded) {
        say_our(g, lot->ended ? "  Ended without an award.\n" : "  Not awarded.\n");
        return;
    }
    say_ranking(g, lot);
    say_despite(g, lot);
    say(g, "  Awarded to bidder {}: total {}, price {}.\n", who(g, lot->winner),
        total_says(g->w->p, lot, lot->total, g->a), money_of(g, lot->price_awarded));
    say_standstill(g, lot);
    say_claims(g, lot);
    if (lot->signed_)
        say_contract(g, lot);
}

/* ---- the page -------------------------------------------------------------------- */

void report_write(Auditing *w)
{
    Page g = { w, &w->out->report, w->a };
    if (arena_left(w->a) < (8 << 20)) {
        text_our(g.t, "There is no room left for the report.\n", w->a);
        return;
    }
    say_title(&g);
    say_verdict(&g);
    if (w->out->counted.checkpoints) {
        say_checked(&g);
        say_withheld(&g);
    }
    if (w->p->began) {
        say_timeline(&g);
        say_box(&g);
        say_padlocks(&g);
        say_tools(&g);
        for (each(const Lot, lot, w->p->lots))
            say_lot(&g, lot);
    }
    if (w->out->warnings.len)
        say_our(&g, "\nTO BEAR IN MIND\n");
    for (each(const Str, line, w->out->warnings))
        say(&g, "  {}\n", *line);
}

/* ---- for programs ---------------------------------------------------------------- */

static const struct { const char *name; size_t at; } counts[] = {
#define COUNT(name, field) { name, offsetof(Counted, field) }
    COUNT("entries", entries), COUNT("box_entries", box_entries),
    COUNT("checkpoints", checkpoints), COUNT("witnessed", witnessed),
    COUNT("cosigned_by_others", cosigned_by_others), COUNT("acts", acts),
    COUNT("acts_withheld", acts_withheld), COUNT("office_acts", office_acts),
    COUNT("box_acts", box_acts), COUNT("signatures", signatures),
    COUNT("on_clerks_word", on_clerks_word), COUNT("words", words),
    COUNT("words_withheld", words_withheld), COUNT("words_erased", words_erased),
    COUNT("sealed", sealed), COUNT("sealed_withheld", sealed_withheld),
    COUNT("sealed_erased", sealed_erased), COUNT("sealed_lost", sealed_lost),
    COUNT("proved", proved),
    COUNT("proved_in_part", proved_in_part), COUNT("subsets", subsets), COUNT("shut", shut),
    COUNT("journal_turns", journal_turns),
#undef COUNT
};

void json_field(FILE *to, const char *name, Str value)
{
    fprintf(to, "\"%s\":", name);
    json_str(to, value);
    putc(',', to);
}

void json_verdict(FILE *to, Result fault, Str source)
{
    json_field(to, "verdict", failed(fault) ? S("fault") : S("good"));
    if (!failed(fault))
        return;
    json_field(to, "reason", str(fault.why->code));
    json_field(to, "says", str(fault.why->says));
    json_field(to, "source", source);
    json_field(to, "detail", fault.detail);
}

static void json_found(FILE *to, const Audit *out)
{
    json_field(to, "act", str(out->found.act));
    if (out->found.leaf >= 0)
        fprintf(to, "\"entry\":%lld,", (long long)out->found.leaf);
    if (out->found.nth)
        fprintf(to, "\"nth\":%lld,", (long long)out->found.nth);
}

static void json_witnesses(FILE *to, const Audit *out)
{
    fputs(",\"witnesses\":[", to);
    for (each(const WitnessFound, found, out->witnesses)) {
        fputs(found == out->witnesses.at ? "{" : ",{", to);
        json_field(to, "name", found->name);
        fprintf(to, "\"checked\":%s,\"cosigned\":%lld}", found->unchecked ? "false" : "true",
                (long long)found->cosigned);
    }
    putc(']', to);
}

static void json_withheld(FILE *to, const Audit *out)
{
    const char *between = "";
    fputs(",\"withheld\":{", to);
    for (ActKind kind = 1; kind < ACT_KINDS; kind++) {
        if (!out->withheld[kind])
            continue;
        fprintf(to, "%s\"%s\":%lld", between, act_rows[kind]->name,
                (long long)out->withheld[kind]);
        between = ",";
    }
    putc('}', to);
}

void audit_json(FILE *to, const Audit *out, Arena *a)
{
    Text name = { 0 };
    text_name(&name, out->head.procedure, a);
    fputs("{\"schema\":1,", to);
    json_verdict(to, out->fault, failed(out->fault) ? source_of(out, a) : (Str){ 0 });
    if (failed(out->fault))
        json_found(to, out);
    json_field(to, "edition", str(edition_name(out->head.edition)));
    json_field(to, "origin", out->head.origin);
    json_field(to, "procedure", text_str(&name));
    fprintf(to, "\"first\":%lld,\"size\":%lld", (long long)out->head.first,
            (long long)out->head.size);
    for (ptrdiff_t i = 0; i < countof(counts); i++) {
        int64_t n = *(const int64_t *)((const char *)&out->counted + counts[i].at);
        fprintf(to, ",\"%s\":%lld", counts[i].name, (long long)n);
    }
    json_witnesses(to, out);
    json_withheld(to, out);
    fputs(",\"warnings\":[", to);
    for (ptrdiff_t i = 0; i < out->warnings.len; i++) {
        if (i)
            putc(',', to);
        json_str(to, out->warnings.at[i]);
    }
    fprintf(to, "],\"done\":%s}\n", failed(out->fault) ? "false" : "true");
}
