#include "proof/journal.h"

#define SOURCE "doc/book.md, the holder's journal"

const Reason journal_unreadable = { INVALID, "journal-unreadable", SOURCE,
    "This journal of turns has a line that is not in its one form. Do not turn before you know "
    "what stood there." };
const Reason why_unfit = { INVALID, "why-unfit", SOURCE,
    "Why is said in one line of text, of at most 1000 bytes." };

static const char head[] = "tenderbox/journal/v1";

bool why_fits(Str s)
{
    bool fits = s.len <= WHY_BYTES && str_utf8(s);
    for (ptrdiff_t i = 0; i < s.len; i++)
        fits = fits && (unsigned char)s.at[i] >= ' ' && s.at[i] != 127;
    return fits;
}

/* ---- reading and writing --------------------------------------------------------- */

/* A turn for prices names marks, another names none. */
static bool sheets_of(Str word, JournalLine *line)
{
    return line->envelope == PRICE ? str_hash(word, &line->sheets) && !hash_none(line->sheets)
                                   : str_is(word, "-");
}

static bool line_of(Str s, JournalLine *line)
{
    *line = (JournalLine){ 0 };
    if (!str_is(str_cut(&s, ' '), "turned") || !str_name(str_cut(&s, ' '), &line->procedure) ||
        !str_number(str_cut(&s, ' '), &line->holder) ||
        !str_number(str_cut(&s, ' '), &line->round) || !str_number(str_cut(&s, ' '), &line->lot) ||
        !str_envelope(str_cut(&s, ' '), &line->envelope) ||
        !str_hash(str_cut(&s, ' '), &line->bids))
        return false;
    Str sheets = str_cut(&s, ' ');
    bool ends = s.at == sheets.at + sheets.len;          /* nothing follows, not even a space */
    line->why = s;
    return sheets_of(sheets, line) && (ends || s.len) && why_fits(s);
}

enum { LINE_ROOM = 64 << 10 };

Result journal_read(Str text, Journal *out, Arena *a)
{
    *out = (Journal){ 0 };
    if (text.len > JOURNAL_BYTES)
        return because(&too_large);
    for (bool first = true; first || text.len; first = false) {
        Str before = text, line = str_cut(&text, '\n');
        bool whole = line.len < before.len;
        if (arena_left(a) < LINE_ROOM)
            return because(&too_large);
        if (!whole || !(first ? str_is(line, head) : line_of(line, list_add(out, a))))
            return because_of(&journal_unreadable, line);
    }
    return DONE;
}

static void line_write(Text *t, const JournalLine *line, Arena *a)
{
    text_our(t, "turned ", a);
    text_name(t, line->procedure, a);
    text_put(t, a, " {} {} {} {} {} {}{}{}\n", str_of_number(line->holder, a),
             str_of_number(line->round, a), str_of_number(line->lot, a),
             str(envelope_name(line->envelope)), str_of_hash(line->bids, a),
             line->envelope == PRICE ? str_of_hash(line->sheets, a) : S("-"),
             line->why.len ? S(" ") : S(""), line->why);
}

void journal_write(Text *t, const Journal *journal, Arena *a)
{
    text_put(t, a, "{}\n", str(head));
    for (each(const JournalLine, line, *journal))
        line_write(t, line, a);
}

/* ---- a turn's line --------------------------------------------------------------- */

/* The turns themselves are other ones each time. */
static Hash bids_of(const Turns *turns, Arena *a)
{
    Text t = { 0 };
    for (each(const TurnLine, line, turns->lines))
        text_put(&t, a, "bid {} {}\n", str_of_number(line->bidder, a), str_of_hash(line->ctx, a));
    return sha256(text_str(&t));
}

Result journal_line(const Act *act, Str paper, Id holder, Str why, JournalLine *out, Arena *a)
{
    Turns turns;
    if (!why_fits(why))
        return because_of(&why_unfit, str_plain(why, 40, a));
    TRY(turns_read(paper, &turns, a));
    *out = (JournalLine){ .procedure = turns.procedure, .holder = holder, .round = turns.round,
                          .lot = turns.lot, .envelope = turns.envelope,
                          .bids = bids_of(&turns, a), .sheets = act->turns.sheets, .why = why };
    return DONE;
}

bool journal_same_stage(const JournalLine *x, const JournalLine *y)
{
    return name_same(x->procedure, y->procedure) && x->holder == y->holder &&
           x->round == y->round && x->lot == y->lot && x->envelope == y->envelope;
}
