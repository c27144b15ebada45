/* find.c - what is asked for. */
#include "lists/inside.h"

enum { SQL_BYTES = 1 << 16, BUYERS_MOST = 200, WORDS_MOST = 32 };

/* ---- words, never syntax --------------------------------------------------------- */

static bool is_gap(char c) { return (unsigned char)c <= ' ' || c == '"'; }

/* What stands within double quotes, or up to the next gap. */
static Str word_cut(Str *rest, bool *phrase)
{
    while (rest->len && is_gap(rest->at[0]) && rest->at[0] != '"')
        *rest = str_after(*rest, 1);
    *phrase = rest->len && rest->at[0] == '"';
    if (*phrase) {
        *rest = str_after(*rest, 1);
        return str_cut(rest, '"');
    }
    Str word = { rest->at, 0 };
    while (word.len < rest->len && !is_gap(rest->at[word.len]))
        word.len++;
    *rest = str_after(*rest, word.len);
    return word;
}

/* Each as a string of FTS5, in which only a double quote means something, and there is none. */
static void put_word(Text *t, Str word, bool phrase, Arena *a)
{
    text_our(t, t->len ? " \"" : "\"", a);
    for (ptrdiff_t i = 0; i < word.len; i++)
        text_byte(t, is_gap(word.at[i]) ? ' ' : word.at[i], a);
    text_our(t, phrase ? "\"" : "\"*", a);
}

static Str match_of(Str words, Arena *a)
{
    Text t = { 0 };
    bool phrase;
    for (int i = 0; i < WORDS_MOST && words.len; i++) {
        Str word = word_cut(&words, &phrase);
        if (word.len)
            put_word(&t, word, phrase, a);
    }
    return text_str(&t);
}

/* ---- tenders --------------------------------------------------------------------- */

/* What was asked, as a statement goes on and what is bound to it: ?1 is the moment. */
typedef struct Asked { Text where; Bound bound[8]; int count; } Asked;

static void wants(Asked *q, const char *sql, Bound bound, Arena *a)
{
    text_our(&q->where, " ", a);
    text_our(&q->where, sql, a);
    q->bound[q->count++] = bound;
}

static int64_t kind_of(Str status)
{
    for (int i = 0; i < STATUS_GROUPS; i++)
        if (str_is(status, status_groups[i]))
            return i;
    return -1;
}

/* ?2 and on by their places, whichever are asked for. */
static void ask(Asked *q, const TendersAsked *asked, Instant now, Arena *a)
{
    int64_t year = -1;
    *q = (Asked){ .bound = { N(now) }, .count = 1 };
    if (asked->words.len)
        wants(q, "AND t.file IN (SELECT rowid FROM words WHERE words MATCH ?)",
              W(match_of(asked->words, a)), a);
    if (asked->year.len)
        wants(q, "AND t.year = ?", N(str_number(asked->year, &year) ? year : -1), a);
    if (asked->buyer.len)
        wants(q, "AND t.buyer = ?", W(asked->buyer), a);
    if (asked->status.len)
        wants(q, "AND s.kind = ?", N(kind_of(asked->status)), a);
}

typedef Result RowFn(void *with, sqlite3_stmt *row, Arena *);

/* A statement that is put together; each of its rows is given to `each_row`. */
static Result rows_asked(Lists *l, const char *sql, const Asked *q, const char *order,
                         RowFn *each_row, void *with, Arena *a)
{
    Arena own = arena_begin(SQL_BYTES);
    Text  t = { 0 };
    sqlite3_stmt *row = NULL;
    text_our(&t, sql, &own);
    text_add(&t, text_str(&q->where), &own);
    text_our(&t, order, &own);
    Result r = sqlite3_prepare_v2(l->db, t.at, (int)t.len, &row, NULL) ? rows_broken(l) : DONE;
    sqlite3_stmt *made = row;
    if (!failed(r)) r = rows_bind(l, row, q->bound, q->count);
    if (!failed(r)) r = rows_next(l, &row);
    while (!failed(r) && row) {
        r = each_row(with, row, a);
        r = failed(r) ? r : rows_next(l, &row);
    }
    sqlite3_finalize(made);
    arena_end(&own);
    return r;
}

static ListedRow row_read(sqlite3_stmt *row, Arena *a)
{
    return (ListedRow){ .year = sqlite3_column_int64(row, 0), .number = row_words(row, 1, a),
                        .address = row_words(row, 2, a), .title = row_words(row, 3, a),
                        .buyer = row_words(row, 4, a) };
}

static Result take_row(void *with, sqlite3_stmt *row, Arena *a)
{
    ListedRows *rows = with;
    int64_t kind = sqlite3_column_int64(row, 8), zone = sqlite3_column_int64(row, 5);
    ListedRow *r = list_add(rows, a);
    *r = row_read(row, a);
    r->zone     = zone >= 0 && zone < ZONES ? (Zone)zone : UTC;
    r->deadline = sqlite3_column_int64(row, 6);
    r->changed  = sqlite3_column_int64(row, 7);
    r->group    = kind >= 0 && kind < STATUS_GROUPS ? (StatusGroup)kind : STATUS_CLOSED;
    r->status   = row_words(row, 9, a);
    r->tag      = row_words(row, 10, a);
    r->closes   = sqlite3_column_int64(row, 11);
    return DONE;
}

static Result take_count(void *with, sqlite3_stmt *row, Arena *a)
{
    (void)a;
    *(int64_t *)with = sqlite3_column_int64(row, 0);
    return DONE;
}

static Result choices(Lists *l, TendersFound *found, Arena *a)
{
    sqlite3_stmt *row;
    TRY(rows_of_all(l, &row, lists_year_list, NULL, 0));
    while (row) {
        *list_add(&found->years, a) = sqlite3_column_int64(row, 0);
        TRY(rows_next(l, &row));
    }
    TRY(rows_of(l, &row, lists_buyer_list, N(BUYERS_MOST)));
    while (row) {
        *list_add(&found->buyers, a) = row_words(row, 0, a);
        TRY(rows_next(l, &row));
    }
    return DONE;
}

/* Nothing but gaps is no word at all. */
static bool says_nothing(const TendersAsked *asked, Arena *a)
{
    return asked->words.len && !match_of(asked->words, a).len;
}

static const char in_order[] =
    " ORDER BY s.kind <> 0, CASE s.kind WHEN 0 THEN t.deadline ELSE -t.deadline END, t.number";

Result lists_tenders(Lists *l, const TendersAsked *asked, Instant now, TendersFound *found,
                     Arena *a)
{
    Asked q;
    *found = (TendersFound){ 0 };
    TRY(choices(l, found, a));
    if (says_nothing(asked, a))
        return DONE;
    ask(&q, asked, now, a);
    TRY(rows_asked(l, lists_tender_count, &q, "", take_count, &found->count, a));
    Text order = { 0 };
    text_our(&order, in_order, a);
    if (asked->page)
        text_put(&order, a, " LIMIT {} OFFSET {}", str_of_number(TENDERS_EACH, a),
                 str_of_number((asked->page - 1) * TENDERS_EACH, a));
    return rows_asked(l, lists_tender_list, &q, str_terminated(text_str(&order), a), take_row,
                      &found->rows, a);
}

Result lists_deadlines(Lists *l, Instant now, ListedRows *rows, Arena *a)
{
    Asked q = { .bound = { N(now) }, .count = 1 };
    *rows = (ListedRows){ 0 };
    text_our(&q.where, " AND s.closes > 0", a);
    return rows_asked(l, lists_tender_list, &q, in_order, take_row, rows, a);
}

Result lists_until(Lists *l, Instant now, Instant *until)
{
    sqlite3_stmt *row;
    TRY(rows_of(l, &row, lists_until_get, N(now)));
    bool any = row && sqlite3_column_type(row, 0) != SQLITE_NULL;
    *until = any ? sqlite3_column_int64(row, 0) : LAST_MOMENT;
    if (row)
        sqlite3_reset(row);
    return DONE;
}

/* ---- news and contracts ------------------------------------------------------------ */

Result lists_news(Lists *l, NewsItems *items, Arena *a)
{
    sqlite3_stmt *row;
    *items = (NewsItems){ 0 };
    TRY(rows_of(l, &row, lists_news_list, N(FEED_MOST)));
    while (row) {
        *list_add(items, a) = (News){ row_read(row, a),
            { sqlite3_column_int64(row, 5), sqlite3_column_int64(row, 6), row_words(row, 7, a),
              row_words(row, 8, a) } };
        TRY(rows_next(l, &row));
    }
    return DONE;
}

static Result changes_of(Lists *l, ContractRow *c, Arena *a)
{
    sqlite3_stmt *row;
    TRY(rows_of(l, &row, lists_change_list, N(c->entry)));
    while (row) {
        *list_add(&c->changes, a) = (ChangeShown){
            .at = row_words(row, 0, a), .value = row_words(row, 1, a),
            .until = row_words(row, 2, a), .reason = row_words(row, 3, a),
            .entry = sqlite3_column_int64(row, 4) };
        TRY(rows_next(l, &row));
    }
    return DONE;
}

static ContractRow contract_read(sqlite3_stmt *row, Arena *a)
{
    return (ContractRow){
        .entry = sqlite3_column_int64(row, 0), .number = row_words(row, 1, a),
        .title = row_words(row, 2, a), .buyer = row_words(row, 3, a),
        .lot = sqlite3_column_int64(row, 4), .lot_title = row_words(row, 5, a),
        .supplier = row_words(row, 6, a), .value = row_words(row, 7, a),
        .signed_at = row_words(row, 8, a), .signed_iso = row_words(row, 9, a),
        .begins = row_words(row, 10, a), .ends = row_words(row, 11, a),
        .beyond = row_words(row, 12, a) };
}

Result lists_contracts(Lists *l, ContractRows *rows, Arena *a)
{
    sqlite3_stmt *row;
    *rows = (ContractRows){ 0 };
    TRY(rows_of_all(l, &row, lists_contract_list, NULL, 0));
    while (row) {
        *list_add(rows, a) = contract_read(row, a);
        TRY(rows_next(l, &row));
    }
    for (each(ContractRow, c, *rows))
        TRY(changes_of(l, c, a));
    return DONE;
}
