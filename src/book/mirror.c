/* mirror.c - a book that somebody else writes, as far as it is shown. */
#include "book/mirror.h"

#include "book/inside.h"

static Result with_number(Book *b, const char *sql, int64_t number)
{
    sqlite3_stmt *q;
    TRY(query(b, sql, &q));
    sqlite3_bind_int64(q, 1, number);
    return finish(b, q);
}

static Result words_clear(void *book, const Kept *kept)
{
    Act act;
    if (kept->withheld || failed(act_read(kept->body, &act)))
        return DONE;
    for (each_field(f, act_rows[act.kind]))
        if (field_is_shelved(f) && !hash_none(act_hash(&act, f)))
            TRY(book_words_erase(book, act_hash(&act, f)));
    return DONE;
}

Result mirror_clear(Book *b, int64_t file)
{
    TRY(book_walk(b, file, 0, words_clear, b));
    TRY(with_number(b, sql_act_clear, file));
    return with_number(b, sql_waiting_clear, file);
}

Result mirror_show(Book *b, const Kept *kept)
{
    Arena  a = arena_begin(4096);
    Text   body = { 0 };
    Entry  e = { .file = kept->file, .salt = kept->withheld ? kept->inner : kept->salt,
                 .body = kept->body };
    if (kept->withheld) {
        text_put(&body, &a, "{}{}", str(WITHHELD), str(act_rows[kept->withheld]->name));
        e.body = text_str(&body);
    }
    Result r = act_row_add(b, &e, kept->leaf);
    arena_end(&a);
    return r;
}

Result mirror_count(Book *b, Name name, int64_t *entries)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_entry_named, &q));
    bind_blob(q, 1, name.byte, sizeof name.byte);
    int code = sqlite3_step(q);
    *entries = code == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    return code == SQLITE_ROW ? DONE : broken(b);
}

Result mirror_keep(Book *b, const char *name, Str value)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_setting_put, &q));
    bind_str(q, 1, str(name));
    bind_str(q, 2, value);
    return finish(b, q);
}

Result mirror_kept(Book *b, const char *name, Str *value, Arena *a)
{
    sqlite3_stmt *q;
    TRY(query(b, sql_setting_get, &q));
    bind_str(q, 1, str(name));
    int code = sqlite3_step(q);
    *value = code == SQLITE_ROW ? str_copy(column(q, 0), a) : (Str){ 0 };
    sqlite3_reset(q);
    return code == SQLITE_ROW || code == SQLITE_DONE ? DONE : broken(b);
}
