/* bid.c - a bid is sealed, and handed in. */
#include "cli/inside.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Str base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str(slash ? slash + 1 : path);
}

/* What stopped half-way has no heads yet: nothing of it was ever submitted. */
static bool left_unsealed(const Line *line, const char *folder)
{
    return errno == EEXIST && !access(path_in(folder, "1.age", line->life), F_OK) &&
           access(path_in(folder, "heads", line->life), F_OK);
}

/* The files are sealed from where they lie; the prices are read once, and looked at before. */
static Result parts_of(const Line *line, const Round *r, BidParts *parts)
{
    Enclosure *files = make(line->life, Enclosure, line->several_count);
    for (int i = 0; i < line->several_count; i++)
        files[i] = enclosure_of_path(base_name(line->several[i]), line->several[i], line->life);
    *parts = (BidParts){ .files = files, .count = line->several_count };
    return envelope_expected(r, PRICE)
               ? file_read(line->option[OPT_PRICE], 1 << 20, &parts->price, line->life) : DONE;
}

/* What the bidder is about to sign, while it can still be mended. */
static void say_sealed(const Line *line, const Procedure *p, const SealedBid *bid)
{
    const char *out = line->option[OPT_OUT];
    const Quote *q = &bid->quote;
    Arena *a = line->life;
    Str total = str_of_decimal(q->sheet.total, currency_decimals(p->currency), a);
    Given given[] = { { "folder", str(out) }, { "currency", str(currency_codes[p->currency]) },
                      { "total", total }, { "blanks", str_of_number(q->blanks, a) },
                      { "left_out", q->left_out } };
    give(line, (Str){ 0 }, given, q->sheet.lines.len ? countof(given) : 1);
    if (q->sheet.lines.len) {
        Text says = { 0 };
        text_put(&says, a, "{}, {}", str_of_money(q->sheet.total, p->currency, a),
                 str(vat_says(p->vat)));
        say(line, "Total {}.", text_str(&says));
        say(line, q->blanks ? "Left out of the price schedule: {}."
                            : "No figure of the price schedule is left out.{}", q->left_out);
    }
    say(line, "Sealed in {}. Nothing is submitted yet.", str(out));
    say(line, "Next: tenderbox deposit {} --as KEYFILE --procedure NAME", str(out));
}

Result run_seal(const Line *line)
{
    Visit v;
    SealedBid bid;
    BidParts  parts;
    Procedure ahead;
    TRY(visit_look(&v, line));
    const Round *r = round_of(v.procedure, number_option(line, OPT_ROUND));
    if (!r)
        return because_of(&wrong_use, S("the tender is not published"));
    const char *out = line->option[OPT_OUT];
    Id lot = number_option(line, OPT_LOT);
    if (!lot_of(v.procedure, lot))
        return because(&no_such_lot);
    TRY(parts_of(line, r, &parts));
    TRY(book_ahead(v.onlooker.book, v.procedure, v.actor.number, &ahead, line->life));
    if (mkdir(out, 0700) && !left_unsealed(line, out))
        return not_made(line, out);
    Id version = version_next(&ahead, v.actor.number, r->id, lot);
    Result sealed = bid_seal(v.procedure, &v.actor, r->id, lot, version, &parts, out, &bid,
                             line->life);
    if (!failed(sealed))
        sealed = file_write(path_in(out, "heads", line->life), bid.heads);
    if (failed(sealed))
        folder_remove(out);
    TRY(sealed);
    say_sealed(line, v.procedure, &bid);
    return DONE;
}

static Result sealed_bid_read(const Line *line, SealedBid *bid)
{
    const char *folder = line->argument[0];
    Heads *heads = make(line->life, Heads, 1);
    *bid = (SealedBid){ 0 };
    TRY(file_read(path_in(folder, "heads", line->life), 1 << 20, &bid->heads, line->life));
    TRY(heads_read(bid->heads, heads, line->life));
    for (int i = 0; i < heads->count; i++) {
        const Head *h = &heads->at[i].head;
        bid->round = h->round;
        bid->lot = h->lot;
        bid->version = h->version;
        bid->files[bid->count++] = path_in(folder, str_terminated(h->file, line->life), line->life);
    }
    return DONE;
}

Result run_deposit(const Line *line)
{
    Visit  v;
    Shelf shelf = { 0 };
    SealedBid bid;
    TRY(visit_propose(&v, line));
    TRY(sealed_bid_read(line, &bid));
    TRY(bid_upload(clerk_book(v.clerk), &bid, line->life));
    *list_add(&shelf, line->life) = shelve(bid.heads);
    if (line->option[OPT_LATE] && line->option[OPT_READY])
        return because_of(&wrong_use, S("--late or --ready"));
    Act act = { .kind = line->option[OPT_LATE]       ? ACT_LATE_DEPOSIT
                        : line->option[OPT_READY] ? ACT_READY_DEPOSIT
                                                     : ACT_DEPOSIT,
                .deposit = { bid.round, bid.lot, bid.version, shelf.at[0].hash } };
    return enter(&v, &act, 1, &shelf);
}
