#include "page/marking.h"

#include "core/view/marks.h"
#include "desk/paper.h"
#include "page/show.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

SHAPE_OF(MarkLot, MARK_LOT)
SHAPE_OF(MarkCell, MARK_CELL)
SHAPE_OF(MarkRow, MARK_ROW)
SHAPE_OF(ScorePage, SCORE_PAGE)
SHAPE_OF(AnswerFile, ANSWER_FILE)
SHAPE_OF(MarkChoice, MARK_CHOICE)
SHAPE_OF(MarkEvidence, MARK_EVIDENCE)
SHAPE_OF(MarkShown, MARK_SHOWN)
SHAPE_OF(MarkPage, MARK_PAGE)
SHAPE_OF(MarkSaved, MARK_SAVED)
SHAPE_OF(KeptMarkPage, KEPT_MARK_PAGE)
SHAPE_OF(SheetLine, SHEET_LINE)
SHAPE_OF(SheetPage, SHEET_PAGE)
SHAPE_OF(PanelSeat, PANEL_SEAT)
SHAPE_OF(PanelRow, PANEL_ROW)
SHAPE_OF(PanelPage, PANEL_PAGE)

/* ---- who ------------------------------------------------------------------------- */

bool marking_barred(const Procedure *p, Id asker, bool *undeclared, Str *says)
{
    const Person *person = person_of(p, asker);
    *undeclared = person && !person->declared && !person->barred;
    *says = (Str){ 0 };
    if (person && person->barred)
        *says = S("It was ruled that an interest of yours is in the way, so you take no part in "
                  "this tender any more.");
    else if (person && person->interest)
        *says = S("You declared an interest. Until an officer has ruled on it nothing of any bid "
                  "is shown to you. What you wrote is kept.");
    return !person || *undeclared || says->len;
}

bool marks_lot(const Procedure *p, Id asker, Id lot)
{
    const Person *person = asker ? person_of(p, asker) : NULL;
    return person && is_heard(p, person, lot);
}

bool sees_panel(const Procedure *p, Id asker, Id lot)
{
    const Person *person = asker ? person_of(p, asker) : NULL;
    return person && roles_in(person, lot) & (CHAIR | EVALUATOR | OFFICER | OVERSEER);
}

/* ---- what ------------------------------------------------------------------------ */

/* By chance, but each time the same: who could choose a number for a bidder or themselves before
 * knowing the name of a published procedure could not choose their place. */
typedef struct Placed { Hash at; const Bid *bid; } Placed;

static Hash place_for(const Marking *m, const Bid *bid)
{
    Text t = { 0 };
    text_our(&t, "tenderbox/order/v1\n", m->a);
    text_name(&t, procedure_name(m->p), m->a);
    text_put(&t, m->a, "\n{}\n{}\n{}\n", str_of_number(m->panel ? 0 : m->asker, m->a),
             str_of_number(bid->lot, m->a), str_of_number(bid->bidder, m->a));
    return sha256(text_str(&t));
}

static int by_place(const void *x, const void *y)
{
    return memcmp(((const Placed *)x)->at.byte, ((const Placed *)y)->at.byte, sizeof(Hash));
}

static void bids_find(Marking *m)
{
    LIST(Placed) placed = { 0 };
    for (each(const Bid, bid, m->p->bids))
        if (bid->round == m->round->id && bid->lot == m->lot->id && bid_is_scorable(bid))
            *list_add(&placed, m->a) = (Placed){ place_for(m, bid), bid };
    if (placed.len)
        qsort(placed.at, (size_t)placed.len, sizeof *placed.at, by_place);
    m->bid_count = placed.len;
    m->bids = make(m->a, const Bid *, placed.len ? placed.len : 1);
    for (ptrdiff_t i = 0; i < placed.len; i++)
        m->bids[i] = placed.at[i].bid;
}

static void questions_find(Marking *m)
{
    m->questions = make(m->a, const Criterion *, m->p->criteria.len ? m->p->criteria.len : 1);
    for (each(const Criterion, c, m->p->criteria))
        if (is_marked_in(m->p, c, m->round->id, m->lot->id))
            m->questions[m->question_count++] = c;
}

bool marking_begin(Marking *m, Id lot)
{
    m->lot   = lot_of(m->p, lot);
    m->round = round_of(m->p, 0);
    bool theirs = m->panel ? sees_panel(m->p, m->asker, lot) : marks_lot(m->p, m->asker, lot);
    if (!m->lot || !m->round || !theirs || !m->round->listed)
        return false;
    Id round = m->round->id;
    bids_find(m);
    questions_find(m);
    bool ready = m->panel ? panel_may_agree(m->p, round, lot)
                          : !sheet_is_closed(m->p, m->asker, round, lot);
    bool theirs_to_do = !m->panel || roles_in(person_of(m->p, m->asker), lot) & CHAIR;
    m->open = ready && theirs_to_do && phase_at(m->p, round, lot, m->o->now) == LISTED &&
              !halted(m->p, lot);
    return true;
}

/* ---- drafts ---------------------------------------------------------------------- */

typedef struct BidPlace { Id bidder; int64_t place; } BidPlace;

static int by_bidder(const void *x, const void *y)
{
    Id one = ((const BidPlace *)x)->bidder, other = ((const BidPlace *)y)->bidder;
    return one < other ? -1 : one > other;
}

static int64_t question_place(const Marking *m, Id criterion)
{
    for (int64_t i = 0; i < m->question_count; i++)
        if (m->questions[i]->id == criterion)
            return i;
    return -1;
}

void marking_drafts(Marking *m, const MarkDrafts *drafts)
{
    int64_t cells = m->question_count * m->bid_count;
    BidPlace *places = make(m->a, BidPlace, m->bid_count + 1);
    m->drafts = make(m->a, const MarkDraft *, cells ? cells : 1);
    for (int64_t i = 0; i < m->bid_count; i++)
        places[i] = (BidPlace){ m->bids[i]->bidder, i };
    qsort(places, (size_t)m->bid_count, sizeof *places, by_bidder);
    for (each(const MarkDraft, d, *drafts)) {
        BidPlace wanted = { .bidder = d->bidder };
        const BidPlace *found = bsearch(&wanted, places, (size_t)m->bid_count, sizeof *places,
                                        by_bidder);
        int64_t question = question_place(m, d->criterion);
        if (found && question >= 0)
            m->drafts[question * m->bid_count + found->place] = d;
    }
}

static const MarkDraft *draft_at(const Marking *m, int64_t question, int64_t bid)
{
    return m->drafts ? m->drafts[question * m->bid_count + bid] : NULL;
}

bool marking_find(const Marking *m, Id criterion, Id bidder, int64_t *question, int64_t *bid)
{
    *question = question_place(m, criterion);
    for (*bid = 0; *bid < m->bid_count; ++*bid)
        if (m->bids[*bid]->bidder == bidder)
            return *question >= 0;
    return false;
}

/* ---- how far --------------------------------------------------------------------- */

static const Score *own_mark(const Marking *m, const Bid *bid, Id criterion)
{
    for (each(const Score, s, bid->scores))
        if (s->evaluator == m->asker && s->criterion == criterion)
            return s;
    return NULL;
}

/* The panel's, as long as nobody changed a mark afterwards. */
static const Score *panel_mark(const Bid *bid, Id criterion)
{
    const Score *agreed = consensus_of(bid, criterion);
    for (each(const Score, s, bid->scores))
        if (agreed && s->criterion == criterion && s->nth > agreed->nth)
            return NULL;
    return agreed;
}

static const Score *signed_at(const Marking *m, int64_t question, int64_t bid)
{
    Id criterion = m->questions[question]->id;
    return m->panel ? panel_mark(m->bids[bid], criterion)
                    : own_mark(m, m->bids[bid], criterion);
}

static bool is_whole(const Marking *m, const MarkDraft *d)
{
    return d->mark.len && d->reason.len && (!m->panel || d->present.len);
}

/* What is written since it was signed is to be signed again. */
MarkState marking_state(const Marking *m, int64_t question, int64_t bid)
{
    const MarkDraft *draft = draft_at(m, question, bid);
    const Score *done = signed_at(m, question, bid);
    if (!mark_is_free(m->p, m->bids[bid], m->questions[question]->id))
        return MARK_FIXED;
    if (draft && m->open)
        return is_whole(m, draft) ? MARK_READY : done ? MARK_SIGNED : MARK_PART;
    return done ? MARK_SIGNED : MARK_NONE;
}

static bool is_left(const Marking *m, int64_t question, int64_t bid)
{
    MarkState state = marking_state(m, question, bid);
    return state == MARK_NONE || state == MARK_PART;
}

static Points spread_of(const Bid *bid, Id criterion, const Procedure *p, int64_t *marks)
{
    Points least = 0, most = 0;
    *marks = 0;
    for (each(const Score, s, bid->scores)) {
        if (s->criterion != criterion || !is_heard(p, person_of(p, s->evaluator), bid->lot))
            continue;
        least = !*marks || s->mark < least ? s->mark : least;
        most  = !*marks || s->mark > most ? s->mark : most;
        ++*marks;
    }
    return most - least;
}

/* Of what is not agreed what lies furthest apart. */
static bool panel_next(const Marking *m, int64_t question, int64_t bid, int64_t *q, int64_t *b)
{
    Points  most = -1;
    int64_t marks;
    for (int64_t i = 0; i < m->question_count; i++)
        for (int64_t k = 0; k < m->bid_count; k++) {
            if (!is_left(m, i, k) || (i == question && k == bid))
                continue;
            Points spread = spread_of(m->bids[k], m->questions[i]->id, m->p, &marks);
            if (spread <= most)
                continue;
            most = spread;
            *q = i;
            *b = k;
        }
    return most >= 0;
}

/* From this one on, in the order in which this person goes; the last is followed by the first. */
bool marking_next(const Marking *m, int64_t question, int64_t bid, int64_t *q, int64_t *b)
{
    if (m->panel)
        return panel_next(m, question, bid, q, b);
    int64_t cells = m->question_count * m->bid_count;
    int64_t from = m->by_bidder ? bid * m->question_count + question
                                : question * m->bid_count + bid;
    for (int64_t i = 1; i <= cells; i++) {
        int64_t at = (from + i) % cells;
        *q = m->by_bidder ? at % m->question_count : at / m->bid_count;
        *b = m->by_bidder ? at / m->question_count : at % m->bid_count;
        if (is_left(m, *q, *b) && (*q != question || *b != bid))
            return true;
    }
    return false;
}

void marking_count(const Marking *m, int64_t *all, int64_t *left, int64_t *ready,
                   int64_t *signed_)
{
    *all = *left = *ready = *signed_ = 0;
    for (int64_t q = 0; q < m->question_count; q++)
        for (int64_t b = 0; b < m->bid_count; b++) {
            MarkState state = marking_state(m, q, b);
            *all     += state != MARK_FIXED;
            *left    += state == MARK_NONE || state == MARK_PART;
            *ready   += state == MARK_READY;
            *signed_ += state == MARK_SIGNED;
        }
}

/* ---- where ----------------------------------------------------------------------- */

Str marking_lot_link(const Marking *m, const char *more)
{
    Text t = { 0 };
    text_put(&t, m->a, "{}/{}/{}{}", m->at, str(m->panel ? "moderation" : "score"),
             str_of_number(m->lot->id, m->a), str(more));
    return text_str(&t);
}

Str marking_link(const Marking *m, int64_t question, int64_t bid)
{
    Text t = { 0 };
    text_put(&t, m->a, "{}/{}/{}{}", marking_lot_link(m, ""),
             str_of_number(m->questions[question]->id, m->a),
             str_of_number(m->bids[bid]->bidder, m->a), str(m->by_bidder ? "?by=bidder" : ""));
    return text_str(&t);
}

static Str paged(const Marking *m, const char *first, int64_t one, const char *second,
                 int64_t other)
{
    Text t = { 0 };
    text_put(&t, m->a, "{}?{}={}", marking_lot_link(m, ""), str(first), str_of_number(one, m->a));
    if (second)
        text_put(&t, m->a, "&{}={}", str(second), str_of_number(other, m->a));
    if (m->by_bidder)
        text_our(&t, "&by=bidder", m->a);
    return text_str(&t);
}

/* ---- in words -------------------------------------------------------------------- */

static Str called(const Marking *m, Id id)
{
    const Person *person = person_of(m->p, id);
    return person ? page_words(m->o, person->name, m->a) : str_of_number(id, m->a);
}

static Str lot_title(const Marking *m)
{
    Text t = { 0 };
    text_put(&t, m->a, "Lot {}", str_of_number(m->lot->id, m->a));
    Str title = rubric_line(m->rubric, m->lot->id, 0).title;
    if (title.len && !str_same(title, page_words(m->o, m->p->title, m->a)))
        text_put(&t, m->a, ", {}", title);
    return text_str(&t);
}

static Str question_title(const Marking *m, const Criterion *c)
{
    Str title = rubric_line(m->rubric, c->lot, c->id).title;
    Text t = { 0 };
    text_put(&t, m->a, "Criterion {}", str_of_number(c->id, m->a));
    return title.len ? title : text_str(&t);
}

static Str of_all(const Marking *m, const char *what, int64_t from, int64_t shown, int64_t all)
{
    Text t = { 0 };
    text_put(&t, m->a, "{} {} to {} of {}", str(what), str_of_number(shown ? from + 1 : 0, m->a),
             str_of_number(from + shown, m->a), str_of_number(all, m->a));
    return text_str(&t);
}

static Str by_words(const Marking *m)
{
    Instant by = binding_until(m->p, m->round, m->lot->id);
    return by ? str_of_moment_words(by, m->p->zone, m->a) : (Str){ 0 };
}

/* "File 1, page 6, clarification 2" */
static Str seen_words(const Marking *m, int64_t file, int64_t page, Id clarification)
{
    Text t = { 0 };
    if (file)
        text_put(&t, m->a, "File {}", str_of_number(file, m->a));
    if (page)
        text_put(&t, m->a, file ? ", page {}" : "Page {}", str_of_number(page, m->a));
    if (clarification)
        text_put(&t, m->a, t.len ? ", clarification {}" : "Clarification {}",
                 str_of_number(clarification, m->a));
    return text_str(&t);
}

/* ---- one's own, over a lot --------------------------------------------------------- */

static Str progress_words(const Marking *m)
{
    int64_t all, left, ready, done;
    Text t = { 0 };
    Str by = by_words(m);
    marking_count(m, &all, &left, &ready, &done);
    if (!m->open) {
        return sheet_is_closed(m->p, m->asker, m->round->id, m->lot->id)
                   ? S("You have closed your sheet. What you signed stands, and the panel talks "
                       "about it next.")
                   : S("Nothing can be marked in this lot now.");
    }
    text_put(&t, m->a, "{} of {} left.", str_of_number(left, m->a), str_of_number(all, m->a));
    if (ready)
        text_put(&t, m->a, ready == 1 ? " {} not signed yet: it counts once you sign it."
                                      : " {} not signed yet: they count once you sign them.",
                 str_counted(ready, "draft is", "drafts are", m->a));
    if (by.len)
        text_put(&t, m->a, " Close your sheet by {}.", by);
    return text_str(&t);
}

static void lots_add(const Marking *m, bool theirs(const Procedure *, Id, Id), Id here,
                     MarkLot **lots, ptrdiff_t *len)
{
    LIST(MarkLot) list = { 0 };
    for (each(const Lot, lot, m->p->lots)) {
        Marking one = { .o = m->o, .p = m->p, .rubric = m->rubric, .asker = m->asker, .at = m->at,
                        .panel = m->panel, .lot = lot, .a = m->a };
        if (!theirs(m->p, m->asker, lot->id))
            continue;
        bool listed = round_of(m->p, 0) && round_of(m->p, 0)->listed;
        *list_add(&list, m->a) = (MarkLot){
            .title = lot_title(&one), .here = lot->id == here,
            .link = listed ? marking_lot_link(&one, "") : (Str){ 0 },
            .says = listed ? str(phase_name(phase_at(m->p, 0, lot->id, m->o->now)))
                           : S("Bids are not open yet.") };
    }
    *lots = list.at;
    *len  = here && list.len == 1 ? 0 : list.len;     /* who has one is in it */
}

void page_score_lots(const Marking *m, ScorePage *page)
{
    page->procedure = page_words(m->o, m->p->title, m->a);
    page->back = m->at;
    marking_barred(m->p, m->asker, &page->undeclared, &page->barred);
    lots_add(m, marks_lot, m->lot ? m->lot->id : 0, &page->lots.at, &page->lots.len);
}

static Str mark_of(const Marking *m, int64_t q, int64_t b, MarkState state)
{
    const MarkDraft *draft = draft_at(m, q, b);
    const Score *done = signed_at(m, q, b);
    if (draft && (state == MARK_READY || state == MARK_PART))
        return draft->mark;
    return done ? mark_words(done->mark, m->a) : (Str){ 0 };
}

static MarkCell cell_of_mark(const Marking *m, int64_t q, int64_t b, Str bidder)
{
    MarkState state = marking_state(m, q, b);
    return (MarkCell){ .link = marking_link(m, q, b), .mark = mark_of(m, q, b, state),
                       .bidder = bidder, .draft = state == MARK_READY, .part = state == MARK_PART,
                       .signed_ = state == MARK_SIGNED, .fixed = state == MARK_FIXED };
}

static void row_add(const Marking *m, int64_t q, int64_t from, ScorePage *page)
{
    int64_t left = 0, first = -1;
    MarkRow *row = list_add(&page->rows, m->a);
    *row = (MarkRow){ .number = q + 1, .title = question_title(m, m->questions[q]) };
    for (int64_t b = 0; b < m->bid_count; b++)
        if (is_left(m, q, b) && !left++)
            first = b;
    for (ptrdiff_t i = 0; i < page->bidders.len; i++)
        *list_add(&row->cells, m->a) = cell_of_mark(m, q, from + i, page->bidders.at[i]);
    row->left = left ? str_counted(left, "left", "left", m->a) : S("Done");
    row->next = left && m->open ? marking_link(m, q, first) : (Str){ 0 };
}

static void which_words(const Marking *m, int64_t question, int64_t bid, ScorePage *page)
{
    Text t = { 0 };
    if (m->bid_count > MARK_COLUMNS)
        text_put(&t, m->a, "{}.", of_all(m, "Bidders", bid, page->bidders.len, m->bid_count));
    if (m->question_count > MARK_ROWS)
        text_put(&t, m->a, "{}{}.", str(t.len ? " " : ""),
                 of_all(m, "Questions", question, page->rows.len, m->question_count));
    page->which = text_str(&t);
}

static void around(const Marking *m, int64_t question, int64_t bid, ScorePage *page)
{
    if (bid)
        page->left = paged(m, "bidder", bid < MARK_COLUMNS ? 0 : bid - MARK_COLUMNS, "question",
                           question);
    if (bid + MARK_COLUMNS < m->bid_count)
        page->right = paged(m, "bidder", bid + MARK_COLUMNS, "question", question);
    if (question)
        page->up = paged(m, "bidder", bid, "question",
                         question < MARK_ROWS ? 0 : question - MARK_ROWS);
    if (question + MARK_ROWS < m->question_count)
        page->down = paged(m, "bidder", bid, "question", question + MARK_ROWS);
}

static bool holds_words(Str name, Str words)
{
    for (; name.len >= words.len; name = str_after(name, 1))
        if (!strncasecmp(name.at, words.at, (size_t)words.len))
            return true;
    return false;
}

int64_t marking_named(const Marking *m, Str words)
{
    for (int64_t i = 0; i < m->bid_count; i++)
        if (holds_words(called(m, m->bids[i]->bidder), words))
            return i;
    return -1;
}

static int64_t look_for(const Marking *m, Str find, int64_t bid, ScorePage *page)
{
    int64_t found = find.len ? marking_named(m, find) : bid;
    page->several = m->bid_count > MARK_COLUMNS;
    page->find    = find;
    page->unfound = found < 0;
    return found < 0 ? bid : found;
}

void page_score(const Marking *m, int64_t question, int64_t bid, Str find, ScorePage *page)
{
    int64_t ready, done, left, q, b;
    page_score_lots(m, page);
    bid = look_for(m, find, bid, page);
    page->title    = lot_title(m);
    page->progress = progress_words(m);
    page->closed   = sheet_is_closed(m->p, m->asker, m->round->id, m->lot->id);
    page->sheet    = marking_lot_link(m, "/sheet");
    page->by_bidder = m->by_bidder;
    page->other_way = marking_lot_link(m, m->by_bidder ? "" : "?by=bidder");
    marking_count(m, &page->all, &left, &ready, &done);
    page->marked = page->all - left;
    bool any = m->question_count && m->bid_count;
    if (any && m->open && marking_next(m, m->question_count - 1, m->bid_count - 1, &q, &b))
        page->next = marking_link(m, q, b);
    else if (any && m->open && is_left(m, m->question_count - 1, m->bid_count - 1))
        page->next = marking_link(m, m->question_count - 1, m->bid_count - 1);
    for (int64_t i = bid; i < m->bid_count && i < bid + MARK_COLUMNS; i++)
        *list_add(&page->bidders, m->a) = called(m, m->bids[i]->bidder);
    for (int64_t i = question; i < m->question_count && i < question + MARK_ROWS; i++)
        row_add(m, i, bid, page);
    which_words(m, question, bid, page);
    around(m, question, bid, page);
}

/* ---- one mark --------------------------------------------------------------------- */

static void scale_add(const Marking *m, const Criterion *c, MarkPage *page)
{
    for (each(const RubricMark, mark, m->rubric->marks)) {
        Str words = mark_words(mark->mark, m->a);
        if (mark->scale == c->scale)
            *list_add(&page->marks, m->a) =
                (MarkChoice){ words, mark->says, str_same(words, page->mark) };
    }
}

/* The nearest before and after it that are marked. */
static void own_others(const Marking *m, int64_t question, int64_t bid, MarkPage *page)
{
    Id criterion = m->questions[question]->id;
    for (int64_t b = 0; b < m->bid_count && page->others.len < OWN_OTHERS; b++) {
        const MarkDraft *draft = draft_at(m, question, b);
        const Score *done = own_mark(m, m->bids[b], criterion);
        if (b == bid || (!done && !(draft && draft->mark.len)))
            continue;
        bool written = draft && draft->mark.len && m->open;
        *list_add(&page->others, m->a) = (MarkShown){
            .whose = called(m, m->bids[b]->bidder), .draft = written,
            .mark = written ? draft->mark : mark_words(done->mark, m->a),
            .reason = written ? draft->reason : page_words(m->o, done->reason, m->a),
            .seen = written ? seen_words(m, draft->file, draft->page, draft->clarification)
                            : seen_words(m, done->file, done->page, done->clarification),
            .link = marking_link(m, question, b) };
    }
}

static Str spread_words(const Marking *m, Points spread, int64_t marks)
{
    Text t = { 0 };
    if (marks < 2)
        return S("One mark only.");
    if (!spread)
        return S("All gave the same mark.");
    text_put(&t, m->a, "{} apart.", mark_words(spread, m->a));
    return text_str(&t);
}

static void panel_others(const Marking *m, int64_t question, int64_t bid, MarkPage *page)
{
    int64_t marks;
    const Bid *of = m->bids[bid];
    Id criterion = m->questions[question]->id;
    for (each(const Person, person, m->p->people))
        for (each(const Score, s, of->scores))
            if (s->evaluator == person->id && s->criterion == criterion &&
                is_heard(m->p, person, of->lot))
                *list_add(&page->others, m->a) = (MarkShown){
                    .whose = called(m, s->evaluator), .mark = mark_words(s->mark, m->a),
                    .reason = page_words(m->o, s->reason, m->a),
                    .seen = seen_words(m, s->file, s->page, s->clarification) };
    Points spread = spread_of(of, criterion, m->p, &marks);
    page->spread = spread_words(m, spread, marks);
}

static void fallback_say(const Marking *m, int64_t question, int64_t bid, MarkPage *page)
{
    Points mark;
    Text t = { 0 };
    if (m->lot->falls_back && m->lot->fallback == CHAIR_DECIDES)
        page->fallback = S("As was published, the chair then gives the mark. Choose it above, and "
                           "say in the reasons what each of the panel thought.");
    else if (fallback_mark(m->p, m->bids[bid], m->questions[question]->id, &mark))
        text_put(&t, m->a, "As was published, the mark is then {}: {}. Choose it above, and say in "
                 "the reasons what each of the panel thought.", mark_words(mark, m->a),
                 str(m->lot->fallback == LOWER_MEDIAN ? "the middle one, of two the lower"
                                                     : "the lowest"));
    if (t.len)
        page->fallback = text_str(&t);
}

static void stays_say(const Marking *m, int64_t question, int64_t bid, MarkPage *page)
{
    bool closed = sheet_is_closed(m->p, m->asker, m->round->id, m->lot->id);
    if (!mark_is_free(m->p, m->bids[bid], m->questions[question]->id))
        page->stays = S("This mark was locked, and stays as it is.");
    else if (!m->open && !m->panel && closed)
        page->stays = S("You have closed your sheet, so your marks stay as you signed them.");
    else if (!m->open && m->panel && panel_may_agree(m->p, m->round->id, m->lot->id))
        page->stays = S("The chair of this lot records what the panel agrees on.");
    else if (!m->open)
        page->stays = S("Nothing can be marked in this lot now.");
}

static Str where_words(const Marking *m, int64_t question, int64_t bid)
{
    Text t = { 0 };
    text_put(&t, m->a, "{}: question {} of {}, bidder {} of {}", lot_title(m),
             str_of_number(question + 1, m->a), str_of_number(m->question_count, m->a),
             str_of_number(bid + 1, m->a), str_of_number(m->bid_count, m->a));
    return text_str(&t);
}

static Str saved_words(const Marking *m, const MarkDraft *d)
{
    Text t = { 0 };
    if (!d->version)
        return (Str){ 0 };
    text_put(&t, m->a, "Saved {}. Not signed yet.", str_of_moment_words(d->at, m->p->zone, m->a));
    return text_str(&t);
}

/* Bidders one after the other of a question, or questions of a bidder. */
static void neighbours(const Marking *m, int64_t question, int64_t bid, MarkPage *page)
{
    int64_t cells = m->question_count * m->bid_count, q, b;
    int64_t at = m->by_bidder ? bid * m->question_count + question
                              : question * m->bid_count + bid;
    for (int step = -1; step <= 1; step += 2) {
        int64_t other = at + step;
        if (other < 0 || other >= cells)
            continue;
        q = m->by_bidder ? other % m->question_count : other / m->bid_count;
        b = m->by_bidder ? other / m->question_count : other % m->bid_count;
        *(step < 0 ? &page->before : &page->after) = marking_link(m, q, b);
    }
    if (!marking_next(m, question, bid, &q, &b))
        page->next = S("Save and see what is ready");
    else if (m->panel)
        page->next = S("Save and talk about the next one");
    else if (q == question && !m->by_bidder)
        page->next = S("Save and next bidder");
    else
        page->next = b == bid && m->by_bidder ? S("Save and next question")
                     : m->by_bidder           ? S("Save and next bidder")
                                              : S("Save and next question");
}

static Str number_or_none(const Marking *m, int64_t number)
{
    return number ? str_of_number(number, m->a) : (Str){ 0 };
}

static void signed_say(const Marking *m, int64_t question, int64_t bid, MarkPage *page)
{
    const Score *done = signed_at(m, question, bid);
    if (!done)
        return;
    page->signed_mark   = mark_words(done->mark, m->a);
    page->signed_reason = page_words(m->o, done->reason, m->a);
}

/* What changes a bid never reaches the panel. */
static bool is_evidence(const Inquiry *i, const Bid *bid)
{
    return i->about == ABOUT_CLARIFICATION && i->resolved && i->ruling != RULED_CHANGES &&
           i->round == bid->round && i->lot == bid->lot;
}

/* The question, or the reply; empty: none. */
static Str words_on(const Marking *m, const Record *r, ActKind kind, Id inquiry)
{
    Str words = { 0 };
    for (each(const Act, act, r->acts))
        if (act->kind == kind && act_names(act, AN_INQUIRY) == inquiry)
            words = page_words(m->o, kind == ACT_REPLY ? act->reply.text : act->inquire.text,
                               m->a);
    return words;
}

static Result evidence_add(const Marking *m, const Bid *bid, const MarkDraft *d, MarkPage *page)
{
    Record r = { 0 };
    page->unrested = true;
    for (const Inquiry *i = inquiry_to(m->p, bid->bidder); i; i = inquiry_before(m->p, i)) {
        if (!is_evidence(i, bid))
            continue;
        if (!r.acts.len)
            TRY(paper_record(m->o->book, m->p, m->o->now, &r, m->a));
        *list_add(&page->evidence, m->a) = (MarkEvidence){
            .number = str_of_number(i->id, m->a), .chosen = d->clarification == i->id,
            .question = words_on(m, &r, ACT_INQUIRE, i->id),
            .reply = words_on(m, &r, ACT_REPLY, i->id) };
        page->unrested = page->unrested && d->clarification != i->id;
    }
    return DONE;
}

Result page_mark(const Marking *m, int64_t question, int64_t bid, const MarkDraft *d,
                 MarkPage *page)
{
    const Criterion *c = m->questions[question];
    RubricLine line = rubric_line(m->rubric, c->lot, c->id);
    Text weight = { 0 }, conflict = { 0 };
    page->procedure = page_words(m->o, m->p->title, m->a);
    page->back   = marking_lot_link(m, m->by_bidder ? "?by=bidder" : "");
    page->at     = marking_link(m, question, bid);
    page->panel  = m->panel;
    page->where  = where_words(m, question, bid);
    page->bidder = called(m, m->bids[bid]->bidder);
    page->question = question_title(m, c);
    page->guide    = str_is(line.guide, "-") ? (Str){ 0 } : line.guide;
    if (c->weight)
        text_put(&weight, m->a, "Weight {}%.", mark_words(c->weight, m->a));
    page->weight = text_str(&weight);
    page->mark   = d->mark;
    page->reason = d->reason;
    page->file   = number_or_none(m, d->file);
    page->page   = number_or_none(m, d->page);
    page->present = d->present;
    page->falls_back = str_is(d->how, "fallback");
    page->version = d->version;
    page->saved   = saved_words(m, d);
    page->other_mark   = d->other_mark;
    page->other_reason = d->other_reason;
    text_put(&conflict, m->a, "{}/do/conflict?finding=interest", m->at);
    page->conflict = text_str(&conflict);
    stays_say(m, question, bid, page);
    signed_say(m, question, bid, page);
    scale_add(m, c, page);
    neighbours(m, question, bid, page);
    (m->panel ? panel_others : own_others)(m, question, bid, page);
    if (m->panel)
        fallback_say(m, question, bid, page);
    return m->panel ? DONE : evidence_add(m, m->bids[bid], d, page);
}

/* ---- all that is ready -------------------------------------------------------------- */

static const char *lacks(const Marking *m, int64_t q, int64_t b)
{
    const MarkDraft *draft = draft_at(m, q, b);
    if (!draft)
        return "Nothing is written.";
    if (!draft->mark.len)
        return "It lacks the mark.";
    return draft->reason.len ? "It lacks who was present." : "It lacks the reasons.";
}

static SheetLine line_for(const Marking *m, int64_t q, int64_t b, MarkState state)
{
    const MarkDraft *draft = draft_at(m, q, b);
    const Score *done = signed_at(m, q, b);
    SheetLine line = { .bidder = called(m, m->bids[b]->bidder),
                       .question = question_title(m, m->questions[q]),
                       .link = marking_link(m, q, b), .signed_ = state == MARK_SIGNED };
    line.mark = mark_of(m, q, b, state);
    if (state == MARK_NONE || state == MARK_PART)
        line.lacks = str(lacks(m, q, b));
    if (state == MARK_SIGNED && done) {
        line.reason = page_words(m->o, done->reason, m->a);
        line.seen   = seen_words(m, done->file, done->page, done->clarification);
    } else if (draft) {
        line.reason = draft->reason;
        line.seen   = m->panel ? draft->present
                               : seen_words(m, draft->file, draft->page, draft->clarification);
    }
    return line;
}

static void lines_add(const Marking *m, int64_t from, SheetPage *page)
{
    int64_t nth = 0;
    for (int64_t q = 0; q < m->question_count; q++)
        for (int64_t b = 0; b < m->bid_count; b++) {
            MarkState state = marking_state(m, q, b);
            bool waits = state == MARK_NONE || state == MARK_PART;
            if (waits && page->waiting.len < SHEET_LINES)
                *list_add(&page->waiting, m->a) = line_for(m, q, b, state);
            if (waits || state == MARK_FIXED)
                continue;
            if (nth >= from && nth < from + SHEET_LINES)
                *list_add(&page->lines, m->a) = line_for(m, q, b, state);
            nth++;
        }
    if (nth > SHEET_LINES)
        page->which = of_all(m, "Marks", from, page->lines.len, nth);
    if (from)
        page->before = paged(m, "from", from < SHEET_LINES ? 0 : from - SHEET_LINES, NULL, 0);
    if (from + SHEET_LINES < nth)
        page->after = paged(m, "from", from + SHEET_LINES, NULL, 0);
}

static Str lock_link(const Marking *m)
{
    Text t = { 0 };
    bool officer = roles_left(m->p, m->asker, 0) & OFFICER;
    if (!officer || !marks_complete(m->p, m->round->id, m->lot->id) ||
        !panel_may_agree(m->p, m->round->id, m->lot->id) ||
        phase_at(m->p, m->round->id, m->lot->id, m->o->now) != LISTED)
        return (Str){ 0 };
    text_put(&t, m->a, "{}/do/score-lock?lot={}", m->at, str_of_number(m->lot->id, m->a));
    return text_str(&t);
}

static Str button_words(const Marking *m, const SheetPage *page)
{
    Text t = { 0 };
    if (!m->open || (!page->ready && !page->closes))
        return (Str){ 0 };
    if (!page->ready)
        return S("Look through and close your sheet");
    if (page->ready > SIGNED_AT_ONCE)
        text_put(&t, m->a, "Look through and sign the next {} of {} marks",
                 str_of_number(SIGNED_AT_ONCE, m->a), str_of_number(page->ready, m->a));
    else
        text_put(&t, m->a, "Look through and sign {}{}",
                 str_counted(page->ready, "mark", "marks", m->a),
                 str(page->closes ? ", and close your sheet" : ""));
    return text_str(&t);
}

void page_sheet(const Marking *m, int64_t from, SheetPage *page)
{
    int64_t all, done;
    Text t = { 0 };
    marking_count(m, &all, &page->missing, &page->ready, &done);
    page->procedure = page_words(m->o, m->p->title, m->a);
    page->back   = marking_lot_link(m, m->by_bidder ? "?by=bidder" : "");
    page->at     = marking_lot_link(m, "/sheet");
    page->title  = lot_title(m);
    page->panel  = m->panel;
    page->closed = !m->panel && sheet_is_closed(m->p, m->asker, m->round->id, m->lot->id);
    page->closes = !m->panel && m->open && !page->missing && m->bid_count &&
                   page->ready < SIGNED_AT_ONCE;
    page->lock   = m->panel ? lock_link(m) : (Str){ 0 };
    text_put(&t, m->a, "{} signed, {} ready to be signed, {} missing.", str_of_number(done, m->a),
             str_of_number(page->ready, m->a), str_of_number(page->missing, m->a));
    page->says   = text_str(&t);
    page->button = button_words(m, page);
    lines_add(m, from, page);
}

/* ---- the panel -------------------------------------------------------------------- */

void page_panel_lots(const Marking *m, PanelPage *page)
{
    page->procedure = page_words(m->o, m->p->title, m->a);
    page->back = m->at;
    marking_barred(m->p, m->asker, &page->undeclared, &page->barred);
    lots_add(m, sees_panel, m->lot ? m->lot->id : 0, &page->lots.at, &page->lots.len);
}

static void seats_add(const Marking *m, PanelPage *page)
{
    for (each(const Person, person, m->p->people))
        if (is_heard(m->p, person, m->lot->id))
            *list_add(&page->seats, m->a) = (PanelSeat){
                called(m, person->id),
                sheet_is_closed(m->p, person->id, m->round->id, m->lot->id) };
}

typedef struct Apart { Points spread; int64_t q, b, marks; bool done; } Apart;

/* What is agreed comes after all that is not. */
static int furthest_first(const void *x, const void *y)
{
    const Apart *one = x, *other = y;
    if (one->done != other->done)
        return one->done ? 1 : -1;
    if (one->spread != other->spread)
        return one->spread > other->spread ? -1 : 1;
    return one->q != other->q ? (one->q > other->q) - (one->q < other->q)
                              : (one->b > other->b) - (one->b < other->b);
}

static void panel_row_add(const Marking *m, const Apart *at, PanelPage *page)
{
    MarkState state = marking_state(m, at->q, at->b);
    const Bid *bid = m->bids[at->b];
    Id criterion = m->questions[at->q]->id;
    PanelRow *row = list_add(&page->rows, m->a);
    *row = (PanelRow){ .bidder = called(m, bid->bidder),
                       .question = question_title(m, m->questions[at->q]),
                       .link = marking_link(m, at->q, at->b),
                       .spread = mark_words(at->spread, m->a),
                       .agreed = mark_of(m, at->q, at->b, state),
                       .draft = state == MARK_READY || state == MARK_PART,
                       .signed_ = state == MARK_SIGNED || state == MARK_FIXED };
    for (each(const Person, person, m->p->people)) {
        Str words = S("–");
        if (!is_heard(m->p, person, m->lot->id))
            continue;
        for (each(const Score, s, bid->scores))
            if (s->evaluator == person->id && s->criterion == criterion)
                words = mark_words(s->mark, m->a);
        *list_add(&row->marks, m->a) = words;
    }
}

static void panel_rows(const Marking *m, int64_t from, PanelPage *page)
{
    LIST(Apart) all = { 0 };
    for (int64_t q = 0; q < m->question_count; q++)
        for (int64_t b = 0; b < m->bid_count; b++) {
            Apart one = { .q = q, .b = b, .done = !is_left(m, q, b) };
            one.spread = spread_of(m->bids[b], m->questions[q]->id, m->p, &one.marks);
            *list_add(&all, m->a) = one;
        }
    if (all.len)
        qsort(all.at, (size_t)all.len, sizeof *all.at, furthest_first);
    for (int64_t i = from; i < all.len && i < from + PANEL_ROWS; i++)
        panel_row_add(m, &all.at[i], page);
    if (all.len && !all.at[0].done && m->open)
        page->next = marking_link(m, all.at[0].q, all.at[0].b);
    if (all.len > PANEL_ROWS)
        page->which = of_all(m, "Marks", from, page->rows.len, all.len);
    if (from)
        page->before = paged(m, "from", from < PANEL_ROWS ? 0 : from - PANEL_ROWS, NULL, 0);
    if (from + PANEL_ROWS < all.len)
        page->after = paged(m, "from", from + PANEL_ROWS, NULL, 0);
}

static Str panel_progress(const Marking *m)
{
    int64_t all, left, ready, done;
    Text t = { 0 };
    Str by = by_words(m);
    marking_count(m, &all, &left, &ready, &done);
    if (!all && m->question_count && m->bid_count)
        return S("The marks of this lot are locked, and stay as they are.");
    text_put(&t, m->a, "{} of {} left to agree.", str_of_number(left, m->a),
             str_of_number(all, m->a));
    if (ready)
        text_put(&t, m->a, " {} not signed yet.",
                 str_counted(ready, "agreed mark is", "agreed marks are", m->a));
    if (!left && !ready)
        text_our(&t, " All are signed: two officers lock the marks next.", m->a);
    else if (by.len)
        text_put(&t, m->a, " Bids bind until {}.", by);
    return text_str(&t);
}

static Str panel_waits(const Marking *m)
{
    Text t = { 0 };
    Str  by = by_words(m);
    text_our(&t, "Marks are shown here once everybody has closed their sheet. Until then each "
             "marks alone.", m->a);
    if (by.len)
        text_put(&t, m->a, " Sheets are to be closed by {}.", by);
    return text_str(&t);
}

void page_panel(const Marking *m, int64_t from, PanelPage *page)
{
    page_panel_lots(m, page);
    page->title  = lot_title(m);
    page->chairs = roles_in(person_of(m->p, m->asker), m->lot->id) & CHAIR;
    page->open   = panel_may_agree(m->p, m->round->id, m->lot->id);
    seats_add(m, page);
    if (!page->open) {
        page->progress = panel_waits(m);
        return;
    }
    page->progress = panel_progress(m);
    page->sheet = page->chairs ? marking_lot_link(m, "/sheet") : (Str){ 0 };
    page->lock  = lock_link(m);
    panel_rows(m, from, page);
}
