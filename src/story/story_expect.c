/* story_expect.c - what a story says must have come out. */
#include "core/view/duty.h"
#include "core/view/rank.h"
#include "desk/paper.h"
#include "story/inside.h"

#include <string.h>

/* 0 before there is one. */
static Id last_round(const Procedure *p)
{
    const Round *r = round_of(p, 0);
    return r ? r->id : 0;
}

/* As many places as it is written with count, and three at least. */
static bool is_total(const RankLine *line, Str written)
{
    Str  fraction = written;
    Decimal is, due;
    str_cut(&fraction, '.');
    int places = fraction.len > 3 ? (int)fraction.len : 3;
    return str_figure(written, &due) && fraction_decimal(line->counts, places, HALF_UP, &is) &&
           decimal_same(is, due);
}

static Result expect_rank(Story *s, Str line)
{
    const Procedure *p;
    Ranking ranking;
    Str rest = line, pair = word_cut(&rest), name, value;
    Id  lot = 0;
    ptrdiff_t i = 0;
    TRY(here(s, &p));
    if (!pair_cut(pair, &name, &value) || !str_number(value, &lot))
        return wrong(s, S("expect rank lot=N names ... totals figures ..."));
    TRY(rank_lot(p, last_round(p), lot, &ranking, s->life));
    while (rest.len) {
        Str word = word_cut(&rest);
        if (str_is(word, "totals"))
            break;
        if (i >= ranking.lines.len || ranking.lines.at[i].out ||
            ranking.lines.at[i].bid->bidder != actor(s, word)->number)
            return wrong(s, S("the order is another"));
        i++;
    }
    if (i < ranking.lines.len && !ranking.lines.at[i].out)
        return wrong(s, S("there are more bids in the ranking"));
    for (i = 0; rest.len; i++) {
        Str total = word_cut(&rest);
        if (i >= ranking.lines.len || !is_total(&ranking.lines.at[i], total))
            return wrong(s, i < ranking.lines.len
                                      ? str_of_figure(ranking.lines.at[i].shown, s->life)
                                      : S("there are fewer bids in the ranking"));
    }
    return DONE;
}

static Result expect_phase(Story *s, Str line)
{
    const Procedure *p;
    TRY(here(s, &p));
    Id lot = number_of(line, "lot");
    Str rest = line;
    word_cut(&rest);
    const char *is = phase_name(phase_at(p, 0, lot, s->now));
    return str_starts(str(is), str_terminated(word_cut(&rest), s->life)) ? DONE
                                                                         : wrong(s, str(is));
}

/* readings reader=1 2 7: the exhibits that the reader was shown, in their order. */
static Result expect_readings(Story *s, Str line)
{
    const Procedure *p;
    Text  is = { 0 };
    Id    reader = number_of(line, "reader");
    Str   rest = line;
    TRY(here(s, &p));
    word_cut(&rest);
    for (each(Reading, reading, p->readings))
        if (reading->reader == reader)
            text_put(&is, s->life, "{}{}", S(" "), str_of_number(reading->exhibit, s->life));
    Str got = str_trim(text_str(&is));
    return str_same(got, str_trim(rest)) ? DONE : wrong(s, got);
}

/* box lot=2 bela replaced stands: what the list of the box says of a bidder's versions. */
static Result expect_box(Story *s, Str line)
{
    const Procedure *p;
    Text list = { 0 }, is = { 0 };
    Str  rest = line;
    TRY(here(s, &p));
    word_cut(&rest);
    const Actor *bidder = actor(s, word_cut(&rest));
    box_list_write(&list, p, last_round(p), s->life);
    Str all = text_str(&list);
    str_cut(&all, '\n');
    while (all.len) {
        Str of = str_cut(&all, '\n');
        Str leaf = str_cut(&of, ' '), who = str_cut(&of, ' '), lot = str_cut(&of, ' ');
        Str version = str_cut(&of, ' ');
        (void)leaf;
        (void)version;
        if (str_same(who, str_of_number(bidder->number, s->life)) &&
            str_same(lot, str_of_number(number_of(line, "lot"), s->life)))
            text_put(&is, s->life, "{}{}", S(" "), str_cut(&of, ' '));
    }
    Str got = str_trim(text_str(&is));
    return str_same(got, str_trim(rest)) ? DONE : wrong(s, got);
}

typedef struct ReadyVersions { Text text; Id lot; Arena *a; } ReadyVersions;

static Result ready_version(void *with, const Act *act)
{
    ReadyVersions *v = with;
    if (act->kind == ACT_READY_DEPOSIT && act_lot(act) == v->lot)
        text_put(&v->text, v->a, "{}", str_of_number(act->ready_deposit.version, v->a));
    return DONE;
}

/* ready lot=1 bela 2: the version that lies ready for the deadline; nothing. */
static Result expect_ready(Story *s, Str line)
{
    ReadyVersions is = { .lot = number_of(line, "lot"), .a = s->life };
    Str rest = line;
    word_cut(&rest);
    const Actor *bidder = actor(s, word_cut(&rest));
    TRY(book_waits(clerk_book(s->clerk), s->name, bidder->number, ready_version, &is));
    Str got = is.text.len ? text_str(&is.text) : S("nothing");
    return str_same(got, str_trim(rest)) ? DONE : wrong(s, got);
}

/* "-1,250.00" */
static bool read_amount(Str s, Currency c, Money *out)
{
    bool below = str_starts(s, "-");
    if (!str_amount(str_after(s, below), currency_decimals(c), out))
        return false;
    return *out = below ? -*out : *out, true;
}

/* savings lot=1 [buyer=1 [year=2027]] 126,000,000.00 [beyond 0.00]: saved, and beyond the target */
static Result expect_savings(Story *s, Str line)
{
    const Procedure *p;
    Papers  papers = clerk_papers(s->clerk);
    Savings savings;
    Money   saved, beyond;
    Str     rest = line, word = word_cut(&rest), name, value;
    TRY(here(s, &p));
    while (pair_cut(word, &name, &value))
        word = word_cut(&rest);
    Result r = savings_read(p, &papers, number_of(line, "lot"), &savings, s->life);
    if (failed(r))
        return wrong_refusal(s, r);
    const Saving *row = saving_in(&savings, number_of(line, "buyer"), number_of(line, "year"));
    bool target = str_is(word_cut(&rest), "beyond");
    if (!row || !read_amount(word, p->currency, &saved) ||
        (target && !read_amount(rest, p->currency, &beyond)))
        return wrong(s, S("expect savings lot=N [buyer=N [year=N]] saved [beyond more]"));
    if (row->saved != saved)
        return wrong(s, str_of_money(row->saved, p->currency, s->life));
    return !target || row->beyond == beyond
               ? DONE
               : wrong(s, str_of_money(row->beyond, p->currency, s->life));
}

/* designation=1 on=2027-01-01 yes */
static Result expect_designation(Story *s, Str line)
{
    const Procedure *p;
    Day day;
    Str rest = line, answer = { 0 };
    TRY(here(s, &p));
    while (rest.len)
        answer = word_cut(&rest);
    if (!str_day(pair_value(line, "on"), &day))
        return wrong(s, S("expect designated designation=N on=DATE yes|no"));
    bool holds = designation_holds(p, number_of(line, "designation"), day);
    return str_is(answer, holds ? "yes" : "no") ? DONE : wrong(s, S("it is the other way"));
}

/* told hana nothing; told olga "lot 1: award: cora" ...: all that a person is told to do next. */
static Result expect_told(Story *s, Str line)
{
    const Procedure *p;
    Duties duties = { 0 };
    Text   is = { 0 }, due = { 0 };
    Str    rest = line;
    TRY(here(s, &p));
    const Actor *who = actor(s, word_cut(&rest));
    duties_of(p, s->now, &duties, s->life);
    for (each(Duty, duty, duties))
        if (duty_is_of(p, duty, who->number)) {
            const char *about = name_of_number(s, duty->about, s->life);
            text_our(&is, "\n        ", s->life);
            duty_write(&is, duty, about ? str(about) : (Str){ 0 }, s->zone, s->life);
        }
    while (rest.len && !str_is(rest, "nothing"))
        text_put(&due, s->life, "\n        {}", word_cut(&rest));
    return str_same(text_str(&is), text_str(&due)) ? DONE : wrong(s, text_str(&is));
}

/* void lot=1 envelope=price cora price-line-unknown: read once more with the turns in the book. */
static Result expect_void(Story *s, Str line)
{
    const Procedure *p;
    AgeKey  key;
    Opening opening;
    Papers  papers = clerk_papers(s->clerk);
    Str     rest = line, word;
    TRY(here(s, &p));
    do
        word = word_cut(&rest);
    while (word.len && (str_starts(word, "lot=") || str_starts(word, "envelope=")));
    const Bid *bid = bid_of(p, last_round(p), number_of(line, "lot"), actor(s, word)->number);
    if (!bid || !bid->void_[envelope_of(line)])
        return wrong(s, S("it is not on record as void"));
    TRY(proof_key(p, bid, envelope_of(line), &papers, &key, s->life));
    TRY(opening_read(p, bid, envelope_of(line), &key, &papers, (Unpacker){ 0 }, &opening,
                     s->life));
    if (!opening.void_)
        return wrong(s, S("it is not void"));
    return str_is(str_trim(rest), opening.void_->code) ? DONE
                                                       : wrong(s, str(opening.void_->code));
}

/* deadline round=1 2026-02-10 12:36 */
static Result expect_deadline(Story *s, Str line)
{
    const Procedure *p;
    Instant at;
    Str rest = line;
    TRY(here(s, &p));
    const Round *r = round_of(p, number_of(line, "round"));
    word_cut(&rest);
    if (!r || !str_moment(str_trim(rest), s->zone, &at))
        return wrong(s, S("expect deadline round=N MOMENT"));
    return r->deadline == at ? DONE
                             : wrong(s, str_of_moment(r->deadline, s->zone, s->life));
}

static bool holds_words(Str text, Str words)
{
    for (ptrdiff_t i = 0; i + words.len <= text.len; i++)
        if (!memcmp(text.at + i, words.at, (size_t)words.len))
            return true;
    return false;
}

/* paper summary lot=1 bidder=bela "words": stands in what is then written from the record. */
static Result expect_paper(Story *s, Str line)
{
    const Procedure *p;
    Record record;
    Doc    doc;
    Text   page = { 0 };
    Str    rest = line, name, value, word;
    Asked  asked = { .lot = number_of(line, "lot"), .gate = number_of(line, "gate") };
    TRY(here(s, &p));
    if (!str_letter(word_cut(&rest), &asked.kind))
        return wrong(s, S("expect paper KIND lot=N [bidder=NAME] \"words\""));
    while ((word = word_cut(&rest)).len && rest.len)
        if (pair_cut(word, &name, &value) && str_is(name, "bidder"))
            asked.bidder = actor(s, value)->number;
    TRY(paper_record(clerk_book(s->clerk), p, s->now, &record, s->life));
    TRY(paper_letter(&record, asked, &doc));
    document_html(&doc, &page, s->life);
    return holds_words(text_str(&page), word) ? DONE : wrong(s, S("it does not say so"));
}

static const struct { const char *name; Result (*holds)(Story *, Str line);
} expectations[] = {
    { "rank", expect_rank },
    { "phase", expect_phase },
    { "readings", expect_readings },
    { "box", expect_box },
    { "savings", expect_savings },
    { "designated", expect_designation },
    { "told", expect_told },
    { "deadline", expect_deadline },
    { "void", expect_void },
    { "ready", expect_ready },
    { "paper", expect_paper },
};

Result story_expects(Story *s, Str line)
{
    Str what = word_cut(&line);
    for (ptrdiff_t i = 0; i < countof(expectations); i++)
        if (str_is(what, expectations[i].name))
            return expectations[i].holds(s, line);
    return wrong(s, S("there is no such expectation"));
}
