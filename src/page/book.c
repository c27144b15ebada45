#include "page/book.h"

#include "book/fold.h"
#include "page/show.h"

typedef struct Whom { ShownFn *is_shown; const void *with; } Whom;

static Result show_file(const Onlooker *o, const File *file, const Whom *whom, BookPage *page,
                        Arena *a, Arena *folding)
{
    Procedure *p = make(folding, Procedure, 1);
    Text name = { 0 };
    TRY(onlooker_procedure(o, file->draft, p, folding));
    if (whom && !whom->is_shown(whom->with, p))
        return DONE;
    text_name(&name, procedure_name(p), a);
    *list_add(&page->procedures, a) =
        (ProcedureShown){ .year = p->year, .number = p->number, .name = text_str(&name),
                          .title = str_copy(page_words(o, p->title, folding), a),
                          .published = p->published != 0 };
    return DONE;
}

typedef struct RowsTo { Rows *rows; Arena *a; } RowsTo;

static Result unread_one(void *with, const Waiting *w)
{
    RowsTo *to = with;
    *list_add(to->rows, to->a) = w->id;
    return DONE;
}

Result page_unread(Book *b, Rows *rows, Arena *a)
{
    RowsTo to = { rows, a };
    return book_waiting_unread(b, unread_one, &to);
}

/* The office is file 1, and no procedure. */
static Result files_show(const Onlooker *o, const Whom *whom, BookPage *page, Arena *a)
{
    File file = { .id = 1 };
    bool found;
    *page = (BookPage){ .entries = book_size(o->book) };
    for (;;) {
        TRY(book_files(o->book, file.id, &file, &found));
        if (!found)
            return DONE;
        Arena  folding = arena_begin(FOLD_BYTES);
        Result r = show_file(o, &file, whom, page, a, &folding);
        r.detail = (Str){ 0 };
        arena_end(&folding);
        TRY(r);
    }
}

Result page_book(const Onlooker *o, BookPage *page, Arena *a)
{
    TRY(files_show(o, NULL, page, a));
    return page_unread(o->book, &page->unread, a);
}

Result page_book_of(const Onlooker *o, ShownFn *is_shown, const void *with, BookPage *page,
                    Arena *a)
{
    return files_show(o, &(Whom){ is_shown, with }, page, a);
}
