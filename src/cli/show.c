/* show.c - what people see of a book and of a procedure at the terminal. */
#include "cli/inside.h"

#include "book/fold.h"
#include "core/view/duty.h"
#include "core/view/rank.h"
#include "desk/paper.h"
#include "desk/tools.h"

#include <stdio.h>

enum { SHOWN_MOST = 1000 };                 /* characters of what somebody wrote */

static Str words_of(const Onlooker *o, Hash hash, Arena *a)
{
    Papers papers = book_papers(o->book);
    Str s;
    return hash_none(hash) || failed(papers.paper(papers.where, hash, &s, a))
               ? S("(erased, or not here)")
               : str_plain(s, SHOWN_MOST, a);
}

static void put(const char *form, Str s) { printf(form, (int)s.len, s.at); }

/* ---- the book -------------------------------------------------------------------- */

typedef struct Row { const Onlooker *onlooker; const Line *line; int64_t count; } Row;

static Result show_one(Row *row, const File *file)
{
    Arena a = arena_begin(FOLD_BYTES);
    Procedure *p = make(&a, Procedure, 1);
    Text  name = { 0 };
    Result r = onlooker_procedure(row->onlooker, file->draft, p, &a);
    r.detail = (Str){ 0 };
    if (!failed(r)) {
        text_name(&name, procedure_name(p), &a);
        Str title = words_of(row->onlooker, p->title, &a);
        if (row->line->option[OPT_JSON])
            printf("%s{\"name\": \"%.*s\", \"year\": %lld, \"number\": %lld, \"published\": %s}",
                   row->count ? ", " : "", (int)name.len, name.at, (long long)p->year,
                   (long long)p->number, p->published ? "true" : "false");
        else
            printf("%lld-%-6lld %-10s %.*s\n              %.*s\n", (long long)p->year,
                   (long long)p->number, p->published ? "published" : "draft", (int)title.len,
                   title.at, (int)name.len, name.at);
        row->count++;
    }
    arena_end(&a);
    return r;
}

static Result show_book(const Onlooker *o, const Line *line)
{
    Row  row = { o, line, 0 };
    File file = { .id = 1 };
    bool found = true, json = line->option[OPT_JSON];
    if (json)
        printf("{\"schema\": 1, \"entries\": %lld, \"procedures\": [",
               (long long)book_size(o->book));
    while (found) {
        TRY(book_files(o->book, file.id, &file, &found));
        if (found)
            TRY(show_one(&row, &file));
    }
    if (json)
        printf("]}\n");
    else if (!row.count)
        printf("No procedure yet. Next: tenderbox act begin ... (tenderbox help act)\n");
    return DONE;
}

/* ---- one procedure --------------------------------------------------------------- */

static Str called(const Onlooker *o, const Procedure *p, Id id, Arena *a)
{
    const Person *person = id ? person_of(p, id) : NULL;
    return person ? words_of(o, person->name, a) : (Str){ 0 };
}

/* "Bela Recovery Ltd (784303626)": names are not unique, numbers are. */
static void put_bidder(const Onlooker *o, const Procedure *p, Id id, Arena *a)
{
    put("%.*s", called(o, p, id, a));
    printf(" (%lld)", (long long)id);
}

static void show_lot(const Onlooker *o, const Procedure *p, const Lot *lot, Arena *a)
{
    Instant now = o->now;
    const Round *r = round_of(p, 0);
    printf("\nLot %lld: %s%s\n", (long long)lot->id, phase_name(phase_at(p, 0, lot->id, now)),
           lot->halted ? ", suspended" : "");
    printf("  law      %s\n", regime_titles[lot->regime]);
    if (r && r->deadline)
        put("  deadline %.*s\n", str_of_moment_words(r->deadline, p->zone, a));
    if (lot->awarded) {
        printf("  awarded  to ");
        put_bidder(o, p, lot->winner, a);
        put(" at £%.*s", str_of_money(lot->price_awarded, a));
        put(", total %.*s\n", str_of_decimal(lot->total, 3, a));
    }
    if (lot->standstill)
        put("  standstill ends %.*s\n", str_of_moment_words(lot->sign_from, p->zone, a));
}

/* Before the box is listed there is nothing to say of bids. */
static void show_bids(const Onlooker *o, const Procedure *p, const Round *round, Arena *a)
{
    static const char *const standings[] = { "waits for a decision", "admitted", "excluded" };
    static const char *const choices[]   = { "", ", goes on", ", left out" };
    for (each(const Bid, bid, p->bids)) {
        if (bid->round != round->id)
            continue;
        printf("  lot %lld  ", (long long)bid->lot);
        put_bidder(o, p, bid->bidder, a);
        printf(", version %lld: %s", (long long)bid->version, standings[bid->standing]);
        for (Envelope e = 0; e < ENVELOPES; e++)
            if (bid->opened[e])
                printf(", %s open", envelope_name(e));
        printf("%s\n", choices[bid->choice]);
    }
}

static void show_rounds(const Onlooker *o, const Procedure *p, Arena *a)
{
    for (each(const Round, round, p->rounds))
        if (round->listed) {
            printf("\nBids of round %lld\n", (long long)round->id);
            show_bids(o, p, round, a);
        }
}

static void show_ranking(const Onlooker *o, const Procedure *p, const Lot *lot, Arena *a)
{
    Ranking ranking;
    const Round *r = round_of(p, 0);
    if (!r || failed(rank_lot(p, r->id, lot->id, &ranking, a)) || !ranking.lines.len)
        return;
    printf("\nRanking of lot %lld\n", (long long)lot->id);
    for (each(RankLine, line, ranking.lines)) {
        printf("  %s %lld  ", line->out ? "-" : "", (long long)line->place);
        put_bidder(o, p, line->bid->bidder, a);
        put("  total %.*s", str_of_decimal(line->shown, 3, a));
        put("  price £%.*s\n", str_of_money(line->price, a));
    }
}

static void show_saving(const Onlooker *o, const Procedure *p, const Saving *row, Arena *a)
{
    const Buyer *buyer = row->buyer ? buyer_of(p, row->buyer) : NULL;
    if (!row->buyer)
        printf("  in all");
    else if (row->year)
        printf("    %lld", (long long)row->year);
    else
        put("  %.*s", buyer ? words_of(o, buyer->name, a) : S("the buyer"));
    put("  baseline £%.*s", str_of_money(row->baseline, a));
    put("  price £%.*s", str_of_money(row->price, a));
    put("  saved £%.*s", str_of_money(row->saved, a));
    if (row->unmatched)
        put("  beside it £%.*s without a baseline", str_of_money(row->unmatched, a));
    if (row->aimed) {
        put("\n    in the years of the target £%.*s", str_of_money(row->in_target, a));
        put(", target £%.*s", str_of_money(row->target, a));
        put(row->beyond < 0 ? ", missed by £%.*s" : ", reached with £%.*s to spare",
            str_of_money(row->beyond < 0 ? -row->beyond : row->beyond, a));
    }
    printf("\n");
}

void show_savings(const Onlooker *o, const Procedure *p, const Lot *lot)
{
    Papers  papers = book_papers(o->book);
    Savings savings;
    Arena   a = arena_begin(256 << 20);
    if (p->baselines.len && !failed(savings_read(p, &papers, lot->id, &savings, &a))) {
        printf("\nSavings of lot %lld\n", (long long)lot->id);
        for (each(Saving, buyer, savings.buyers)) {
            show_saving(o, p, buyer, &a);
            for (each(Saving, year, savings.years))
                if (year->buyer == buyer->buyer)
                    show_saving(o, p, year, &a);
        }
        if (savings.buyers.len > 1)
            show_saving(o, p, &savings.all, &a);
    }
    arena_end(&a);
}

/* The questions of one asker, by its own numbers: the answers' numbers are everybody's. */
static void show_questions(const Onlooker *o, const Procedure *p, Id asker, Arena *a)
{
    for (each(const Question, q, p->questions))
        if (q->bidder == asker) {
            printf("  your question %lld: ", (long long)question_number(p, q));
            put("%.*s\n", words_of(o, q->text, a));
        }
}

typedef struct Own { const Procedure *p; Arena *a; } Own;

static Result show_ready(void *with, const Act *act, const Shelved *heads)
{
    Own *own = with;
    (void)heads;
    const Round *r = round_of(own->p, act_round(act));
    printf("  your bid of lot %lld, version %lld: lies ready", (long long)act_lot(act),
           (long long)act->standing_deposit.version);
    const Lot *lot = lot_of(own->p, act_lot(act));
    if (lot->ended || lot->halted)
        printf(", not submitted; %s\n", lot->ended
               ? "the lot has ended, so it will not go into the box"
               : "the lot is suspended: unless it goes on, it will not go into the box");
    else
        put(", not submitted; into the box at the deadline, %.*s\n",
            str_of_moment_words(r->deadline, own->p->zone, own->a));
    return DONE;
}

static Result ready_json(void *with, const Act *act, const Shelved *heads)
{
    bool *later = with;
    (void)heads;
    printf("%s{\"round\": %lld, \"lot\": %lld, \"version\": %lld}", *later ? ", " : "",
           (long long)act_round(act), (long long)act_lot(act),
           (long long)act->standing_deposit.version);
    *later = true;
    return DONE;
}

/* Its own bids in a round whose box is open: nobody else is told of them. */
static Result show_own_bids(const Onlooker *o, const Procedure *p, Id asker, Arena *a)
{
    Own own = { p, a };
    for (each(const Deposit, d, p->box))
        if (asker && d->bidder == asker && !round_of(p, d->round)->listed)
            printf("  your bid of lot %lld, version %lld: %s in the box, entry %lld\n",
                   (long long)d->lot, (long long)d->version, deposit_fate(p, d),
                   (long long)d->leaf);
    return asker ? book_ready(o->book, procedure_name(p), asker, show_ready, &own) : DONE;
}

/* Who came, left or was replaced. */
static Str news_about(const Onlooker *o, const Procedure *p, const Act *act, Arena *a)
{
    const Buyer *buyer = act->kind == ACT_LEAVE ? buyer_of(p, act->leave.buyer) : NULL;
    return buyer                      ? words_of(o, buyer->name, a)
           : act->kind == ACT_JOIN    ? words_of(o, act->join.name, a)
           : act->kind == ACT_REPLACE ? called(o, p, act->replace.person, a)
                                      : (Str){ 0 };
}

static void show_news_of(const Onlooker *o, const Procedure *p, const Act *act, const char *says,
                         Arena *a)
{
    put("  %.*s: ", str_of_moment_words(act->at, p->zone, a));
    if (act_lot(act))
        printf("lot %lld: ", (long long)act_lot(act));
    Str about = news_about(o, p, act, a);
    put(about.len ? "%.*s " : "%.*s", about);
    printf("%s. ", says);
    put("%.*s\n", words_of(o, act_hash(act, act_field(act->kind, "reason")), a));
}

static void show_news(const Onlooker *o, const Procedure *p, Arena *a)
{
    Record r;
    bool   any = false;
    if (failed(paper_record(o->book, p, o->now, &r, a)))
        return;
    for (each(const Act, act, r.acts)) {
        const char *says = act_rows[act->kind]->news;
        if (!says)
            continue;
        printf("%s", any ? "" : "\nWhat changed since the notice\n");
        any = true;
        show_news_of(o, p, act, says, a);
    }
}

static void show_readings(const Onlooker *o, const Procedure *p, Arena *a)
{
    if (p->readings.len)
        printf("\nRead in the data room\n");
    for (each(const Reading, reading, p->readings)) {
        const Reader *reader = reader_of(p, reading->reader);
        printf("  reader %lld of ", (long long)reading->reader);
        put_bidder(o, p, reader ? reader->bidder : 0, a);
        printf(": exhibit %lld", (long long)reading->exhibit);
        put(", %.*s\n", str_of_moment_words(reading->at, p->zone, a));
    }
}

/* ---- what is next ---------------------------------------------------------------- */

static void show_duty(const Onlooker *o, const Procedure *p, const Duty *duty, bool own, Arena *a)
{
    Text t = { 0 };
    Str  name = called(o, p, duty->person, a);
    duty_write(&t, duty, called(o, p, duty->about, a), p->zone, a);
    put("  %.*s", own ? S("you") : name.len ? name : str(duty_who(duty)));
    if (!own && name.len)
        printf(" (%s)", duty_who(duty));
    put(": %.*s", text_str(&t));
    printf("  (%s)\n", duty->why);
}

/* The asker's own come first; without a key nobody is the asker. */
static void show_duties(const Onlooker *o, const Procedure *p, Id asker, const Duties *duties,
                        Arena *a)
{
    printf("\nNext\n");
    for (each(const Duty, duty, *duties))
        if (asker && duty_is_of(p, duty, asker))
            show_duty(o, p, duty, true, a);
    for (each(const Duty, duty, *duties))
        if (!asker || !duty_is_of(p, duty, asker))
            show_duty(o, p, duty, false, a);
    if (!duties->len)
        printf("  nothing is waiting\n");
}

static void duties_json(const Onlooker *o, const Procedure *p, const Duties *duties, Arena *a)
{
    for (each(const Duty, duty, *duties)) {
        Text t = { 0 };
        duty_write(&t, duty, called(o, p, duty->about, a), p->zone, a);
        printf("%s{\"who\": \"%s\", \"person\": %lld, \"lot\": %lld, \"does\": ",
               duty == duties->at ? "" : ", ", duty_who(duty), (long long)duty->person,
               (long long)duty->lot);
        json_str(stdout, text_str(&t));
        if (duty->from)
            put(", \"from\": \"%.*s\"", str_of_moment(duty->from, p->zone, a));
        if (duty->by)
            put(", \"by\": \"%.*s\"", str_of_moment(duty->by, p->zone, a));
        printf(", \"why\": ");
        json_str(stdout, str(duty->why));
        printf("}");
    }
}

/* Where each lot stands, until when, what comes next and for whom. How many bids there are is
 * not said before the box is listed. asker: whose questions are shown; 0: nobody's. */
static Result show_procedure(const Onlooker *o, const Procedure *p, Id asker, const Line *line)
{
    Arena *a = line->life;
    Text   name = { 0 };
    Duties duties = { 0 };
    text_name(&name, procedure_name(p), a);
    duties_of(p, o->now, &duties, a);
    if (line->option[OPT_JSON]) {
        printf("{\"schema\": 1, \"name\": \"%.*s\", \"acts\": %lld, \"lots\": [", (int)name.len,
               name.at, (long long)p->acts);
        for (each(Lot, lot, p->lots))
            printf("%s{\"lot\": %lld, \"phase\": \"%s\"}", lot == p->lots.at ? "" : ", ",
                   (long long)lot->id, phase_name(phase_at(p, 0, lot->id, o->now)));
        printf("], \"duties\": [");
        duties_json(o, p, &duties, a);
        printf("], \"ready\": [");
        bool later = false;
        if (asker)
            TRY(book_ready(o->book, procedure_name(p), asker, ready_json, &later));
        printf("]}\n");
        return DONE;
    }
    put("%.*s\n", words_of(o, p->title, a));
    put("%.*s, ", words_of(o, p->buyer, a));
    printf("%lld-%lld, %lld acts\n", (long long)p->year, (long long)p->number, (long long)p->acts);
    put("%.*s\n", text_str(&name));
    for (each(Lot, lot, p->lots))
        show_lot(o, p, lot, a);
    show_rounds(o, p, a);
    show_questions(o, p, asker, a);
    TRY(show_own_bids(o, p, asker, a));
    show_readings(o, p, a);
    show_news(o, p, a);
    for (each(Lot, lot, p->lots))
        show_ranking(o, p, lot, a);
    for (each(Lot, lot, p->lots))
        show_savings(o, p, lot);
    show_duties(o, p, asker, &duties, a);
    return DONE;
}

Result run_show(const Line *line)
{
    Visit v;
    TRY(visit_look(&v, line));
    return v.procedure ? show_procedure(&v.onlooker, v.procedure, v.actor.number, line)
                       : show_book(&v.onlooker, line);
}
