/* bid.c - a bid is sealed, and handed in. */
#include "cli/inside.h"

#include "desk/named.h"
#include "desk/paper.h"
#include "page/enclosures.h"
#include "page/things.h"
#include "sys/going.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Seconds; a clerk takes what came up to ten minutes ago. */
enum { BID_WAIT_LEAST = MINUTE, BID_WAIT_MOST = 9 * MINUTE };

static Str base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str(slash ? slash + 1 : path);
}

/* A sheet, or a form that was filled in, of which the sheet is written; faults are told by the
 * lines of what the bidder wrote. */
static Result prices_of(const Line *line, const Procedure *p, const Lot *lot, Str *sheet)
{
    Str   text;
    Quote quote = { 0 };
    TRY(file_read(line->option[OPT_PRICE], 1 << 20, &text, line->life));
    TRY(price_form_read(text, p->currency, &quote.sheet, line->life));
    TRY(quote_judge(p, lot, &quote, line->life));
    *sheet = price_sheet_write(&quote.sheet, p->currency, line->life);
    return DONE;
}

/* The files are sealed from where they lie; the prices are read once, and looked at before. */
static Result parts_of(const Line *line, const Procedure *p, const Round *r, const Lot *lot,
                       BidParts *parts)
{
    Enclosure *files = make(line->life, Enclosure, line->several_count);
    for (int i = 0; i < line->several_count; i++) {
        const char *path = line->several[i];
        if (access(path, R_OK))
            return file_failed(&file_unreadable, path, line->life);
        files[i] = enclosure_watched(enclosure_of_path(base_name(path), path, line->life),
                                     line->life);
    }
    *parts = (BidParts){ .files = files, .count = line->several_count };
    return envelope_expected(r, PRICE) ? prices_of(line, p, lot, &parts->price) : DONE;
}

/* What a bidder fills in and seals. */
static Result price_form(Visit *v, Id lot)
{
    const Line *line = v->line;
    const char *path = line->option[OPT_PRICE_FORM];
    Record r;
    Text   form = { 0 };
    TRY(paper_record(v->onlooker.book, v->procedure, v->onlooker.now, &r, line->life));
    TRY(letter_price_form(&r, lot, &form));
    TRY(file_write(path, text_str(&form), line->life));
    give(line, (Str){ 0 }, (Given[]){ { "file", str(path) } }, 1);
    say(line, "Written: {}. Put a price in the place of each \"?\"; then seal it with --price.",
        str(path));
    return DONE;
}

static Result all_needed(const Line *line)
{
    TRY(option_needed(line, OPT_AS));
    return option_needed(line, OPT_OUT);
}

/* ---- before it is sealed --------------------------------------------------------- */

static Envelope files_envelope(const Round *r)
{
    return envelope_expected(r, QUALITY) ? QUALITY : QUALIFICATION;
}

/* Which of --quality and --price the round asks for follows from its kind. */
static Result judge_parts(const Line *line, const Round *r)
{
    bool price = envelope_expected(r, PRICE);
    if (!line->several_count)
        return because_of(&wrong_use, S("--quality FILE is needed: what the first envelope holds"));
    if (price && !line->option[OPT_PRICE])
        return because_of(&wrong_use, S("--price FILE is needed: this round asks for prices, one "
                                        "line like 1 2027 0 960000.00 for each figure"));
    if (!price && line->option[OPT_PRICE])
        return because_of(&wrong_use, S("this round asks for no prices: leave out --price"));
    return DONE;
}

static int64_t bytes_of(const char *path)
{
    struct stat about;
    return stat(path, &about) || !S_ISREG(about.st_mode) ? -1 : (int64_t)about.st_size;
}

static int64_t bytes_of_all(const Line *line)
{
    int64_t all = 0;
    for (int i = 0; i < line->several_count; i++)
        all += bytes_of(line->several[i]) > 0 ? bytes_of(line->several[i]) : 0;
    return all;
}

/* A file without a byte is seldom what its bidder means. */
static Result ask_empty(const Line *line)
{
    Text t = { 0 };
    for (int i = 0; i < line->several_count; i++)
        if (!bytes_of(line->several[i]))
            text_put(&t, line->life, t.len ? ", {}" : "Without a single byte: {}",
                     str(line->several[i]));
    return t.len ? confirm(line, text_str(&t)) : DONE;
}

/* What the notice expects, and what of it is here by name: told before anything is sealed. What is
 * required and not here is asked about, and left to the officers if it is sealed without. */
static void look_for(const Visit *v, const Round *r, Id lot, EnclosuresShown *files)
{
    const Line *line = v->line;
    page_enclosures(&v->onlooker, v->procedure, r, lot, files, v->life);
    for (int i = 0; i < line->several_count; i++)
        if (!enclosures_find(files, base_name(line->several[i])) && files->len)
            say(line, "  {}: the notice names no file like this", base_name(line->several[i]));
    for (each(const EnclosureShown, file, *files))
        say(line, file->here ? "  expected, and here: {}" : "  expected, and MISSING: {}",
            enclosure_words(file, v->life));
}

static Result ask_missing(const Line *line, const EnclosuresShown *files)
{
    Text t = { 0 };
    for (each(const EnclosureShown, file, *files))
        if (file->required && !file->here)
            text_put(&t, line->life,
                     t.len ? ", {}" : "Required by the notice and not among the files: {}",
                     file->name);
    if (!t.len)
        return DONE;
    text_our(&t, ". A file counts by its name: call it so if it is here under another. A bid "
                 "without it is not void by that alone, but officers may leave it out", line->life);
    return confirm(line, text_str(&t));
}

/* As the clerk would answer a deposit of it now: what could never be opened is not sealed, what is
 * too late for the box may still be handed in late. */
static Result judge_deposit(const Visit *v, const Round *r, Id lot, Id version)
{
    Procedure *p = make(v->life, Procedure, 1);
    Act act = { .kind = ACT_DEPOSIT,
                .deposit = { r->id, lot, version, sha256(S("not sealed yet")) } };
    Shelf shelf = { 0 };
    Deed deed = { .acts = &act, .count = 1, .shelf = &shelf, .by = v->actor,
                  .procedure = v->name, .now = v->onlooker.now };
    TRY(onlooker_procedure(&v->onlooker, v->name, p, v->life));
    Result judged = deed_try(v->onlooker.book, &deed, p, v->life);
    if (lot_stopped(v->procedure, r) && (judged.why == &suspended || judged.why == &not_now))
        return confirm(v->line, judged.detail);
    if (!failed(judged) || judged.why != &not_now)
        return judged;
    if (deed.now < r->deadline)
        return judged;
    Text t = { 0 };
    text_put(&t, v->life,
             "The deadline of this round was {}: a bid sealed now can only be handed in late "
             "(tenderbox deposit --late), and counts if two officers accept it.",
             str_of_moment_words(r->deadline, v->procedure->zone, v->life));
    return confirm(v->line, text_str(&t));
}

/* ---- what was sealed ------------------------------------------------------------- */

static void sealed_json(const Line *line, const Procedure *p, const Round *r, const SealedBid *bid,
                        const EnclosuresShown *files)
{
    const Quote *q = &bid->quote;
    Arena *a = line->life;
    printf("{\"schema\": 1, \"done\": true, \"folder\": ");
    json_str(stdout, str(line->option[OPT_OUT]));
    printf(", \"round\": %lld, \"lot\": %lld, \"version\": %lld, \"files\": [",
           (long long)bid->round, (long long)bid->lot, (long long)bid->version);
    for (int i = 0; i < line->several_count; i++) {
        printf("%s{\"envelope\": \"%s\", \"name\": ", i ? ", " : "",
               envelope_name(files_envelope(r)));
        json_str(stdout, base_name(line->several[i]));
        printf(", \"size\": %lld}", (long long)bytes_of(line->several[i]));
    }
    printf("]");
    enclosures_json(files, true);
    if (q->sheet.lines.len) {
        printf(", \"currency\": \"%s\", \"total\": \"", currency_codes[p->currency]);
        put("%.*s\"", str_of_decimal(q->sheet.total, currency_decimals(p->currency), a));
        give_parts((Given[]){ { "blanks", str_of_number(q->blanks, a), true },
                              { "left_out", q->left_out } }, 2);
    }
    printf("}\n");
}

static void say_files(const Line *line, const Round *r)
{
    Arena *a = line->life;
    for (int i = 0; i < line->several_count; i++) {
        Text t = { 0 };
        text_put(&t, a, "{}: {}, {} bytes", str(envelope_name(files_envelope(r))),
                 base_name(line->several[i]), str_of_number(bytes_of(line->several[i]), a));
        say(line, "  {}", text_str(&t));
    }
}

/* What the bidder is about to sign, while it can still be mended. */
static void say_sealed(const Line *line, const Procedure *p, const Round *r, const SealedBid *bid,
                       const EnclosuresShown *files)
{
    const char *out = line->option[OPT_OUT];
    const Quote *q = &bid->quote;
    Arena *a = line->life;
    if (line->option[OPT_JSON])
        sealed_json(line, p, r, bid, files);
    say(line, "Sealed in {}, for nobody but the padlock holders:", str(out));
    say_files(line, r);
    if (q->sheet.lines.len) {
        Text says = { 0 };
        text_put(&says, a, "{}. Total {}, {}",
                 str_counted(q->sheet.lines.len, "figure", "figures", a),
                 str_of_money(q->sheet.total, p->currency, a), str(vat_says(p->vat)));
        say(line, "  price: {}.", text_str(&says));
        say(line, q->blanks ? "Left out of the price schedule: {}."
                            : "No figure of the price schedule is left out.{}", q->left_out);
    }
    say(line, "Version {} of this bid. Nothing is submitted yet.", str_of_number(bid->version, a));
    Text next = { 0 };
    text_put(&next, a, "Next: tenderbox deposit {}", shell_word(out, a));
    say_next(line, text_str(&next));
}

/* All that is looked at, and asked, before anything is sealed. */
static Result looked_over(Visit *v, const Round *r, const Lot *lot, BidParts *parts,
                          EnclosuresShown *files, Id *version)
{
    const Line *line = v->line;
    Procedure ahead;
    TRY(all_needed(line));
    TRY(judge_parts(line, r));
    TRY(parts_of(line, v->procedure, r, lot, parts));
    TRY(ask_empty(line));
    look_for(v, r, lot->id, files);
    TRY(ask_missing(line, files));
    TRY(book_ahead(v->onlooker.book, v->procedure, v->actor->number, &ahead, line->life));
    *version = version_next(&ahead, v->actor->number, r->id, lot->id);
    return judge_deposit(v, r, lot->id, *version);
}

static Result seal_into(const Visit *v, const Round *r, Id lot, Id version, const BidParts *parts,
                        SealedBid *bid)
{
    const Line *line = v->line;
    const char *out = line->option[OPT_OUT];
    Fresh folder;
    if (!fresh_folder(&folder, out, line->life))
        return not_made(line, out);
    going_begin("Sealing", "bytes read", TIMES_READ * bytes_of_all(line));
    Result sealed = bid_seal(v->procedure, v->actor, r->id, lot, version, parts, folder.part, bid,
                             line->life);
    going_end();
    if (!failed(sealed))
        sealed = file_write_private(path_in(folder.part, "heads", line->life), bid->heads,
                                    line->life);
    return kept_whole(line, &folder, sealed);
}

Result run_seal(const Line *line)
{
    Visit v;
    SealedBid bid;
    BidParts  parts;
    Id version;
    const Round *r;
    const Lot   *lot;
    EnclosuresShown files;
    TRY(visit_look(&v, line));
    TRY(round_and_lot(&v, &r, &lot));
    if (line->option[OPT_PRICE_FORM])
        return price_form(&v, lot->id);
    TRY(looked_over(&v, r, lot, &parts, &files, &version));
    TRY(seal_into(&v, r, lot->id, version, &parts, &bid));
    say_sealed(line, v.procedure, r, &bid, &files);
    return DONE;
}

static Result sealed_bid_read(const Line *line, SealedBid *bid)
{
    const char *folder = line->argument[0];
    Heads *heads = make(line->life, Heads, 1);
    *bid = (SealedBid){ 0 };
    Result read = file_read(path_in(folder, "heads", line->life), 1 << 20, &bid->heads, line->life);
    if (read.why == &file_missing) {
        Text t = { 0 };
        text_put(&t, line->life, "{}; a bid is a folder that tenderbox seal made (--out DIR)",
                 read.detail);
        return because_of(read.why, text_str(&t));
    }
    TRY(read);
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

/* ---- again ----------------------------------------------------------------------- */

/* The bidder's latest of that round and lot, where it brought these very heads and was not taken
 * back; an older version does not rise again. NULL: none. */
static const Deposit *standing_in(Book *b, const Procedure *p, Id bidder, const SealedBid *bid,
                                  Arena *a)
{
    Hash salt;
    Str  heads;
    const Deposit *latest = NULL;
    for (each(const Deposit, d, p->box))
        if (d->bidder == bidder && d->round == bid->round && d->lot == bid->lot)
            latest = d;
    if (!latest || latest->withdrawn || failed(book_words(b, latest->heads, &salt, &heads, a)))
        return NULL;
    return str_same(heads, bid->heads) ? latest : NULL;
}

static void standing_json(const Visit *v, const Deposit *d)
{
    printf("{\"schema\": 1, \"done\": true, \"stands\": true, \"version\": %lld",
           (long long)d->version);
    if (d->leaf >= 0)
        printf(", \"leaf\": %lld", (long long)d->leaf);
    put(", \"arrived\": \"%.*s\"", iso_moment(d->arrived, v->life));
    printf(", \"late\": %s}\n", d->late ? "true" : "false");
}

/* Nothing is entered twice. What was handed in late stands there, too, but is no submitted bid. */
static void say_standing(const Visit *v, const Deposit *d)
{
    Arena *a = v->life;
    Text   t = { 0 };
    if (v->line->option[OPT_JSON]) {
        standing_json(v, d);
        return;
    }
    text_put(&t, a, "this very bid stands in the box: version {}, ", str_of_number(d->version, a));
    if (d->leaf >= 0)
        text_put(&t, a, "entry {}", str_of_number(d->leaf, a));
    else
        text_our(&t, "taken, in the log with one of the next ticks", a);
    text_put(&t, a, ", arrived {}", str_of_moment(d->arrived, v->procedure->zone, a));
    if (d->late)
        text_our(&t, d->accepted ? ", late and accepted"
                                 : ", late: it counts if two officers accept it", a);
    put("%.*s\n", text_str(&t));
}

/* Was this very bid entered, or taken for a tick (of which the leaf is -1)? Then that is told. */
static Result tell_standing(const Visit *v, const SealedBid *bid, bool *stands)
{
    Procedure ahead;
    Book *b = visit_book(v);
    TRY(book_ahead(b, v->procedure, v->actor->number, &ahead, v->life));
    const Deposit *d = standing_in(b, &ahead, v->actor->number, bid, v->life);
    *stands = d;
    if (d)
        say_standing(v, d);
    return DONE;
}

/* ---- too late -------------------------------------------------------------------- */

/* By how much, how to hand in all the same, and what shows when it came. */
static Result because_late(const Visit *v, Book *b, const Round *r, const SealedBid *bid,
                           const Act *act, Result refused)
{
    Arena *a = v->life;
    Text   t = { 0 };
    Zone   zone = v->procedure->zone;
    text_put(&t, a, "it arrived {}, {} after the deadline, {}.\n",
             str_of_moment(act->arrived, zone, a), str_of_span(act->arrived - r->deadline, a),
             str_of_moment_words(r->deadline, zone, a));
    if (lot_stopped(v->procedure, r))
        text_put(&t, a, "{}.\n", refused.detail);
    text_put(&t, a, "To hand it in late, kept shut unless two officers accept it:\n"
                    "tenderbox deposit {} --late{}\n",
             shell_word(v->line->argument[0], a), as_typed(v->line));
    text_put(&t, a,
             "Keep the folder as it is. The SHA-256 of its file heads is {} (sha256sum {}/heads), "
             "and a late deposit puts that very file into the log with the hour of its arrival; a "
             "receipt of the log's entry {} shows what it had come to by now.",
             str_of_hash(sha256(bid->heads), a), str(v->line->argument[0]),
             str_of_number(book_size(b) - 1, a));
    return because_of(refused.why, text_str(&t));
}

/* What was refused for its hour alone says so. */
static Result late_or(const Visit *v, Book *b, const SealedBid *bid, const Act *act, Result r)
{
    const Round *round = v->procedure ? round_of(v->procedure, bid->round) : NULL;
    bool late = r.why == &not_now && act->kind == ACT_DEPOSIT && round &&
                act->arrived >= round->deadline;
    return late ? because_late(v, b, round, bid, act, r) : r;
}

/* ---- handing in ------------------------------------------------------------------ */

static Result deposit_of(const Line *line, const SealedBid *bid, Act *act, Shelf *shelf)
{
    if (line->option[OPT_LATE] && line->option[OPT_READY])
        return because_of(&wrong_use, S("--late or --ready"));
    *list_add(shelf, line->life) = shelve(bid->heads);
    *act = (Act){ .kind = line->option[OPT_LATE]    ? ACT_LATE_DEPOSIT
                          : line->option[OPT_READY] ? ACT_READY_DEPOSIT
                                                    : ACT_DEPOSIT,
                  .deposit = { bid->round, bid->lot, bid->version, shelf->at[0].hash } };
    return DONE;
}

/* As the clerk would answer now: what it would not take is not copied into the book's folder. */
static Result judge_now(Visit *v, const SealedBid *bid, const Act *act, const Shelf *shelf)
{
    Act  tried = *act;
    Book *b = v->onlooker.book;
    Procedure *p = make(v->life, Procedure, 1);
    Deed deed = { .acts = &tried, .count = 1, .shelf = shelf, .by = v->actor,
                  .procedure = v->name, .now = v->onlooker.now };
    *p = *v->procedure;
    explained_by(v->line, p, act, 1);
    Result r = with_names(deed_try(b, &deed, p, v->life), v->procedure, b, v->life);
    return late_or(v, b, bid, &tried, r);
}

/* Without the book's lock: whoever hands in keeps nobody waiting, and waits for nobody. What stands
 * in the box already has its files there. */
static Result hand_in(Visit *v, const SealedBid *bid, const Act *act, const Shelf *shelf)
{
    Procedure ahead;
    TRY(visit_looks(v));
    Book *b = v->onlooker.book;
    TRY(book_ahead(b, v->procedure, v->actor->number, &ahead, v->life));
    bool stands = standing_in(b, &ahead, v->actor->number, bid, v->life);
    if (!stands)
        TRY(judge_now(v, bid, act, shelf));
    book_let_go(b);
    return stands   ? DONE
           : v->far ? far_bid_upload(v->door, str(v->line->option[OPT_PROCEDURE]), bid, v->life)
                    : bid_upload(b, bid, v->life);
}

static Result not_handed_in(const Line *line)
{
    Text t = { 0 };
    text_put(&t, line->life, "it was NOT handed in; type it again: tenderbox deposit {}{}",
             shell_word(line->argument[0], line->life), as_typed(line));
    return because_of(&book_locked, text_str(&t));
}

/* While it may still be entered as of its arrival others at the book are waited for: until the box
 * is listed, for a minute at the least, and no longer than a clerk takes for honest. */
static Instant waited_until(const Visit *v, const SealedBid *bid)
{
    const Round *r = v->procedure ? round_of(v->procedure, bid->round) : NULL;
    Instant least = v->arrived + BID_WAIT_LEAST, most = v->arrived + BID_WAIT_MOST;
    Instant until = r ? r->deadline + SETTLING : least;
    return until < least ? least : until < most ? until : most;
}

/* It has arrived once its last byte is there; from then on waiting does not make it late. */
static Result arrive(Visit *v, const SealedBid *bid)
{
    v->arrived = time(NULL);
    Instant until = waited_until(v, bid);
    say(v->line, "Its files are here{}. It is handed in once nobody else writes in the book.",
        S(""));
    Result r;
    do
        r = visit_enters(v, LOCK_WAIT_MS);
    while (r.why == &book_locked && time(NULL) < until);
    return r.why == &book_locked ? not_handed_in(v->line) : r;
}

Result run_deposit(const Line *line)
{
    Visit v;
    Act   act;
    Shelf shelf = { 0 };
    SealedBid bid;
    bool stands;
    TRY(visit_begins(&v, line));
    TRY(sealed_bid_read(line, &bid));
    TRY(deposit_of(line, &bid, &act, &shelf));
    TRY(hand_in(&v, &bid, &act, &shelf));
    TRY(arrive(&v, &bid));
    TRY(tell_standing(&v, &bid, &stands));
    if (stands)
        return DONE;
    Result r = enter(&v, &act, 1, &shelf);
    return visit_book(&v) ? late_or(&v, visit_book(&v), &bid, &act, r) : r;
}
