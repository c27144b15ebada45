/* show.c - what there is and where it stands, printed. */
#include "cli/inside.h"

#include "page/show.h"
#include "page/things.h"
#include "page/timeline.h"

/* ---- the book -------------------------------------------------------------------- */

static void say_book(const Line *line, const BookPage *page)
{
    for (each(const ProcedureShown, p, page->procedures)) {
        printf("%lld-%-6lld %-10s ", (long long)p->year, (long long)p->number,
               p->published ? "published" : "draft");
        put("%.*s\n", p->title);
        put("              %.*s\n", p->name);
    }
    if (!page->procedures.len)
        printf("No procedure yet. Next: tenderbox act begin ... (tenderbox help act)\n");
    say_unread(line, &page->unread);
}

static void book_json(const BookPage *page)
{
    printf("{\"schema\": 1, \"done\": true, \"entries\": %lld, \"procedures\": [",
           (long long)page->entries);
    for (each(const ProcedureShown, p, page->procedures)) {
        printf("%s{\"name\": ", p == page->procedures.at ? "" : ", ");
        json_str(stdout, p->name);
        printf(", \"year\": %lld, \"number\": %lld, \"title\": ", (long long)p->year,
               (long long)p->number);
        json_str(stdout, p->title);
        printf(", \"published\": %s}", p->published ? "true" : "false");
    }
    printf("], \"unread\": [");
    for (each(const int64_t, row, page->unread))
        printf("%s%lld", row == page->unread.at ? "" : ", ", (long long)*row);
    printf("]}\n");
}

static Result show_book(const Visit *v, const Line *line)
{
    BookPage page;
    TRY(v->far ? far_book(v->door, &page, line->life)
               : page_book(&v->onlooker, &page, line->life));
    if (line->option[OPT_JSON])
        book_json(&page);
    else
        say_book(line, &page);
    return DONE;
}

/* ---- one procedure, for people ---------------------------------------------------- */

static void put_called(Called called)
{
    put(called.name.len ? "%.*s " : "%.*s", called.name);
    printf(called.name.len ? "(%lld)" : "%lld", (long long)called.id);
}

static void say_enclosures(const LotShown *lot)
{
    if (lot->enclosures.len)
        printf("  expected of bids, by the name of the file\n");
    for (each(const EnclosureShown, file, lot->enclosures))
        put("    %.*s\n", enclosure_words(file, lot->life));
}

static void say_lot(const LotShown *lot)
{
    printf("\nLot %lld: %s%s\n", (long long)lot->id, lot->phase, lot->halted ? ", suspended" : "");
    for (each(const Str, line, lot->now))
        put("  %.*s\n", *line);
    printf("  law      %s\n", lot->law);
    if (lot->deadline.len)
        put("  deadline %.*s\n", lot->deadline);
    if (!lot->awarded)
        say_enclosures(lot);
    if (lot->awarded) {
        printf("  awarded  to ");
        put_called(lot->winner);
        put(" at %.*s", lot->price);
        put(", total %.*s\n", lot->total);
    }
    if (lot->standstill.len)
        put("  standstill %.*s\n", lot->standstill);
    for (each(const ClaimShown, claim, lot->claims))
        put("  %.*s\n", claim->says);
}

static void say_bid(const BidShown *bid)
{
    printf("  lot %lld  ", (long long)bid->lot);
    put_called(bid->bidder);
    printf(", version %lld: %s", (long long)bid->version, bid->standing);
    for (Envelope e = 0; e < ENVELOPES; e++)
        if (bid->open[e])
            printf(", %s %s", envelope_name(e), bid->void_[e] ? "void" : "open");
    printf("%s%s", *bid->choice ? ", " : "", bid->choice);
    if (bid->before_change)
        printf(", made before change %lld", (long long)bid->before_change);
    printf("\n");
}

static void say_own_bids(const ShowPage *page)
{
    for (each(const OwnBidShown, bid, page->own_bids)) {
        printf("  your bid of lot %lld, version %lld: ", (long long)bid->lot,
               (long long)bid->version);
        put("%.*s\n", bid->says);
    }
}

static void say_bids(const ShowPage *page)
{
    for (each(const RoundShown, round, page->rounds)) {
        printf("\nBids of round %lld\n", (long long)round->id);
        for (each(const BidShown, bid, round->bids))
            say_bid(bid);
    }
    for (each(const QuestionShown, q, page->questions)) {
        printf("  your question %lld: ", (long long)q->number);
        put("%.*s\n", q->words);
    }
    say_own_bids(page);
}

static void say_twins(const ShowPage *page)
{
    if (page->twins.len)
        printf("\nRegistered with the same identifier; anybody could, so it blocks nothing\n");
    for (each(const TwinsShown, pair, page->twins)) {
        printf("  ");
        put_called(pair->first);
        printf(" and ");
        put_called(pair->second);
        printf("\n");
    }
}

static void say_readings(const ShowPage *page)
{
    if (page->readings.len)
        printf("\nRead in the data room\n");
    for (each(const ReadingShown, reading, page->readings)) {
        printf("  reader %lld of ", (long long)reading->reader);
        put_called(reading->bidder);
        printf(": exhibit %lld", (long long)reading->exhibit);
        put(", %.*s\n", reading->at);
    }
}

static void say_news(const ShowPage *page)
{
    if (page->news.len)
        printf("\nWhat changed since the notice\n");
    for (each(const NewsShown, news, page->news)) {
        put("  %.*s: ", news->at);
        if (news->lot)
            printf("lot %lld: ", (long long)news->lot);
        put(news->about.len ? "%.*s " : "%.*s", news->about);
        printf("%s. ", news->says);
        put("%.*s\n", news->reason);
    }
}

static void say_ranking(const ShowPage *page)
{
    Id lot = 0;
    for (each(const RankShown, line, page->ranking)) {
        if (line->lot != lot)
            printf("\nRanking of lot %lld\n", (long long)line->lot);
        lot = line->lot;
        printf("  %s %lld  ", line->out ? "-" : "", (long long)line->place);
        put_called(line->bidder);
        put("  total %.*s", line->total);
        put("  price %.*s\n", line->price);
    }
}

static void say_saving(FILE *to, const SavingShown *row)
{
    if (!row->buyer.len)
        fprintf(to, "  in all");
    else if (row->year)
        fprintf(to, "    %lld", (long long)row->year);
    else
        put_to(to, "  %.*s", row->buyer);
    put_to(to, "  baseline %.*s", row->baseline);
    put_to(to, "  price %.*s", row->price);
    put_to(to, "  saved %.*s", row->saved);
    if (row->unmatched.len)
        put_to(to, "  beside it %.*s without a baseline", row->unmatched);
    if (row->target.len) {
        put_to(to, "\n    in the years of the target %.*s", row->in_target);
        put_to(to, ", target %.*s", row->target);
        put_to(to, row->missed ? ", missed by %.*s" : ", reached with %.*s to spare", row->beyond);
    }
    fprintf(to, "\n");
}

void say_savings(FILE *to, const SavingsShown *savings)
{
    Id lot = 0;
    for (each(const SavingShown, row, *savings)) {
        if (row->lot != lot)
            fprintf(to, "\nSavings of lot %lld\n", (long long)row->lot);
        lot = row->lot;
        if (row->unknown)
            fprintf(to, "  not known, %s\n", row->unknown);
        else
            say_saving(to, row);
    }
}

static void say_duties(const ShowPage *page)
{
    printf("\nNext\n");
    for (each(const DutyShown, duty, page->duties)) {
        put("  %.*s", duty->own ? S("you") : duty->name.len ? duty->name : str(duty->who));
        if (!duty->own && duty->name.len)
            printf(" (%s)", duty->who);
        put(": %.*s", duty->does);
        printf("  (%s)\n", duty->why);
    }
    if (!page->duties.len)
        printf("  nothing is waiting\n");
}

static void say_padlocks(const ShowPage *page)
{
    if (page->padlocks.len)
        printf("\nPadlocks\n");
    for (each(const Str, line, page->padlocks))
        put("  %.*s\n", *line);
}

static void say_warnings(const ShowPage *page)
{
    if (page->warnings.len)
        printf("\nTo bear in mind\n");
    for (each(const Str, line, page->warnings))
        put("  %.*s\n", *line);
}

static void say_procedure(const ShowPage *page, Arena *a)
{
    put("%.*s\n", page->title);
    put("%.*s, ", page->buyer);
    printf("%lld-%lld, ", (long long)page->year, (long long)page->number);
    put("%.*s\n", str_counted(page->acts, "act", "acts", a));
    put("%.*s\n", page->name);
    printf("Amounts in %s, %s\n", page->currency, page->vat);
    for (each(const LotShown, lot, page->lots))
        say_lot(lot);
    say_padlocks(page);
    say_warnings(page);
    say_bids(page);
    say_twins(page);
    say_readings(page);
    say_news(page);
    say_ranking(page);
    say_savings(stdout, &page->savings);
    say_duties(page);
}

/* ---- for programs ---------------------------------------------------------------- */

static void duty_json(const DutyShown *duty)
{
    printf("{\"who\": \"%s\", \"person\": %lld, \"lot\": %lld, \"does\": ", duty->who,
           (long long)duty->person, (long long)duty->lot);
    json_str(stdout, duty->does);
    if (duty->from.len)
        put(", \"from\": \"%.*s\"", duty->from);
    if (duty->by.len)
        put(", \"by\": \"%.*s\"", duty->by);
    printf(", \"why\": ");
    json_str(stdout, str(duty->why));
    printf("}");
}

static void ready_json(const ShowPage *page)
{
    const char *between = "";
    for (each(const OwnBidShown, bid, page->own_bids)) {
        if (!bid->ready)
            continue;
        printf("%s{\"round\": %lld, \"lot\": %lld, \"version\": %lld}", between,
               (long long)bid->round, (long long)bid->lot, (long long)bid->version);
        between = ", ";
    }
}

/* Amounts are decimals in the procedure's currency, as text: many readers of JSON spoil numbers. */
static void award_json(const LotShown *lot)
{
    give_parts((Given[]){ { "bidder", str_of_number(lot->winner.id, lot->life), true },
                          { "winner", lot->winner.name }, { "price", lot->amount },
                          { "total", lot->points } }, 4);
}

static void standstill_json(const LotShown *lot)
{
    printf(", \"standstill\": {");
    put("\"last\": \"%.*s\", ", lot->standstill_last);
    put("\"signs\": \"%.*s\"}", lot->standstill_signs);
}

static void claims_json(const LotShown *lot)
{
    printf(", \"claims\": [");
    for (each(const ClaimShown, claim, lot->claims)) {
        printf("%s{\"claim\": %lld", claim == lot->claims.at ? "" : ", ", (long long)claim->id);
        give_parts((Given[]){ { "notified", claim->notified }, { "says", claim->says } }, 2);
        printf("}");
    }
    printf("]");
}

void enclosures_json(const EnclosuresShown *files, bool looked_for)
{
    printf(", \"enclosures\": [");
    for (each(const EnclosureShown, file, *files)) {
        printf("%s{\"envelope\": \"%s\", \"name\": ", file == files->at ? "" : ", ",
               envelope_name(file->envelope));
        json_str(stdout, file->name);
        give_parts((Given[]){ { "title", file->title } }, 1);
        printf(", \"required\": %s", file->required ? "true" : "false");
        if (looked_for)
            printf(", \"here\": %s", file->here ? "true" : "false");
        printf("}");
    }
    printf("]");
}

static void lot_json(const LotShown *lot, bool first)
{
    printf("%s{\"lot\": %lld", first ? "" : ", ", (long long)lot->id);
    give_parts((Given[]){ { "title", lot->title }, { "regime", str(lot->regime) },
        { "law", str(lot->law) }, { "phase", str(lot->phase) },
        { "suspended", str(lot->halted ? "true" : "false"), true },
        { "awarded", str(lot->awarded ? "true" : "false"), true },
        { "now", json_list(lot->now.at, lot->now.len, lot->life), true } }, 7);
    if (lot->deadline_iso.len)
        put(", \"deadline\": \"%.*s\"", lot->deadline_iso);
    if (lot->awarded)
        award_json(lot);
    if (lot->standstill.len)
        standstill_json(lot);
    claims_json(lot);
    enclosures_json(&lot->enclosures, false);
    printf("}");
}

static void procedure_json(const ShowPage *page)
{
    put("{\"schema\": 1, \"done\": true, \"name\": \"%.*s\"", page->name);
    put(", \"now\": \"%.*s\"", page->now);
    printf(", \"year\": %lld, \"number\": %lld", (long long)page->year, (long long)page->number);
    give_parts((Given[]){ { "title", page->title }, { "buyer", page->buyer } }, 2);
    printf(", \"acts\": %lld, \"currency\": \"%s\", \"vat\": \"%s\", \"lots\": [",
           (long long)page->acts, page->currency, page->vat);
    for (each(const LotShown, lot, page->lots))
        lot_json(lot, lot == page->lots.at);
    printf("], \"duties\": [");
    for (each(const DutyShown, duty, page->duties)) {
        printf("%s", duty == page->duties.at ? "" : ", ");
        duty_json(duty);
    }
    printf("], \"ready\": [");
    ready_json(page);
    printf("], \"same_identifier\": [");
    for (each(const TwinsShown, pair, page->twins))
        printf("%s[%lld, %lld]", pair == page->twins.at ? "" : ", ", (long long)pair->first.id,
               (long long)pair->second.id);
    printf("]}\n");
}

/* ---- things of one kind ---------------------------------------------------------- */

enum { WIDTH = 80, INDENT = 4 };

/* Each line of what somebody wrote begins below the others. */
static void say_words(Str words)
{
    for (bool first = true; words.len; first = false) {
        Str line = str_cut(&words, '\n');
        if (!first)
            printf("%*s", INDENT, "");
        wrap(stdout, line, INDENT, WIDTH);
    }
}

static void say_field(const FieldShown *f, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "  {}: {}", str(f->field->label), f->words);
    say_words(text_str(&t));
}

static void say_thing(const ThingShown *thing, Arena *a)
{
    printf("%s", thing->row->name);
    if (thing->number)
        printf(" %lld", (long long)thing->number);
    printf(thing->nth ? "  (act %lld, " : "  (", (long long)thing->nth);
    put(thing->by.len ? "%.*s, by " : "%.*s", thing->at);
    put("%.*s)\n", thing->by);
    if (thing->replaced_by)
        printf("  REPLACED by act %lld: it does not count any more\n",
               (long long)thing->replaced_by);
    for (each(const FieldShown, f, thing->fields))
        say_field(f, a);
    printf("\n");
}

static void thing_json(const ThingShown *thing)
{
    printf("{\"act\": \"%s\", \"nth\": %lld", thing->row->name, (long long)thing->nth);
    put(", \"at\": \"%.*s\", \"by\": ", thing->iso);
    json_str(stdout, thing->by);
    if (thing->replaced_by)
        printf(", \"replaced_by\": %lld", (long long)thing->replaced_by);
    for (each(const FieldShown, f, thing->fields)) {
        printf(", \"%s\": ", f->field->name);
        if (f->field->type == NUMBER)
            put("%.*s", f->value);
        else
            json_str(stdout, f->value);
    }
    printf("}");
}

/* What an act is about comes last among its papers: a notice behind the policy for the log. */
static const FieldShown *paper_of(const ThingShown *thing)
{
    const FieldShown *paper = NULL;
    for (each(const FieldShown, f, thing->fields))
        if (f->field->type == PAPER && f->bytes.len)
            paper = f;
    return paper;
}

/* The paper of the latest of these things, as a file: of a document its newest version. Only who
 * wrote it reads that file, for some are not for everybody. */
static Result paper_out(const Things *things, const Line *line)
{
    const FieldShown *paper = NULL;
    for (each(const ThingShown, thing, *things)) {
        const FieldShown *its = paper_of(thing);
        paper = its ? its : paper;
    }
    if (!paper)
        return because_of(&wrong_use,
                          S("--out: there is no paper of that, or it is not shown to you"));
    TRY(file_write_private(line->option[OPT_OUT], paper->bytes, line->life));
    give_file(line, line->option[OPT_OUT]);
    return DONE;
}

static bool is_of_bids(Str word)
{
    ActKind kind = act_kind(word);
    return kind && act_is_bid(&(Act){ .kind = kind });
}

/* Of a bid that its bidder has handed in, where it lies: waiting for a tick, or the deadline. */
static Result own_bids(const Visit *v, Str word, ShowPage *page)
{
    *page = (ShowPage){ 0 };
    return is_of_bids(word)
               ? page_show(&v->onlooker, v->procedure, v->actor->number, page, v->life) : DONE;
}

static Result say_none(const Visit *v, Str word)
{
    ShowPage page;
    TRY(own_bids(v, word, &page));
    printf(page.own_bids.len ? "None in the log that is shown to you. But:\n"
                             : "None that is shown to you.\n");
    say_own_bids(&page);
    return DONE;
}

static void things_json(const Things *things)
{
    printf("{\"schema\": 1, \"done\": true, \"things\": [");
    for (each(const ThingShown, thing, *things)) {
        printf("%s", thing == things->at ? "" : ", ");
        thing_json(thing);
    }
}

static Result own_bids_json(const Visit *v, Str word)
{
    ShowPage page;
    TRY(own_bids(v, word, &page));
    if (is_of_bids(word))
        printf(", \"own\": [");
    for (each(const OwnBidShown, bid, page.own_bids)) {
        printf("%s{\"round\": %lld, \"lot\": %lld, \"version\": %lld, \"ready\": %s, \"says\": ",
               bid == page.own_bids.at ? "" : ", ", (long long)bid->round, (long long)bid->lot,
               (long long)bid->version, bid->ready ? "true" : "false");
        json_str(stdout, bid->says);
        printf("}");
    }
    printf(is_of_bids(word) ? "]" : "");
    return DONE;
}

/* Of the office, where no word is said, its officers. */
static Result show_things(const Visit *v, const Line *line)
{
    Things things;
    Id  number = 0;
    Str word = line->arguments ? str(line->argument[0]) : S("enrol");
    if (line->arguments > 1 && (!str_number(str(line->argument[1]), &number) || !number))
        return because_of(&wrong_use, S("show answer 3: behind the word comes a number from 1 on"));
    TRY(page_things(&v->onlooker, v->procedure, v->actor->number, word, number, &things, v->life));
    if (line->option[OPT_OUT])
        return paper_out(&things, line);
    if (line->option[OPT_JSON]) {
        things_json(&things);
        printf("]");
        TRY(own_bids_json(v, word));
        printf("}\n");
        return DONE;
    }
    for (each(const ThingShown, thing, things))
        say_thing(thing, v->life);
    return things.len ? DONE : say_none(v, word);
}

/* What else can be shown, with how many there are. */
static Result say_more(const Visit *v)
{
    static const struct { ActKind kind; const char *word; } words[] = {
        { ACT_DOCUMENT, "documents" }, { ACT_CRITERION, "criteria" }, { ACT_CELL, "schedule" },
        { ACT_ENCLOSURE, "enclosures" },
        { ACT_QUESTION, "questions" }, { ACT_ANSWER, "answers" },     { ACT_SCORE, "marks" },
    };
    int64_t counts[ACT_KINDS];
    const char *between = "\nMore: tenderbox show ";
    TRY(page_counts(&v->onlooker, v->procedure, v->actor->number, counts, v->life));
    for (ptrdiff_t i = 0; i < countof(words); i++) {
        if (!counts[words[i].kind])
            continue;
        printf("%s%s (%lld)", between, words[i].word, (long long)counts[words[i].kind]);
        between = ", ";
    }
    if (*between == ',')
        printf("\n");
    return DONE;
}

Result run_show(const Line *line)
{
    Visit v;
    ShowPage page;
    TRY(visit_look(&v, line));
    if (!v.procedure && line->arguments)
        return because_of(&wrong_use, S("--procedure NAME is needed: of which the things are"));
    if (!v.procedure)
        return show_book(&v, line);
    if (line->arguments || name_is_office(v.name))
        return show_things(&v, line);
    TRY(page_show(&v.onlooker, v.procedure, v.actor->number, &page, line->life));
    if (line->option[OPT_JSON])
        procedure_json(&page);
    else {
        say_procedure(&page, line->life);
        TRY(say_more(&v));
    }
    return DONE;
}
