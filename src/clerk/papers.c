/* papers.c - papers and sealed files of the shelf, and before them those that come with a proposal.
 */
#include "clerk/inside.h"

static Result paper_of_book(void *where, Hash hash, Str *bytes, Arena *a)
{
    Hash salt;
    return book_words(where, hash, &salt, bytes, a);
}

static void close_file(void *file) { fclose(file); }

static Result sealed_of_book(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    const char *path;
    TRY(sealed_path(where, hash, &path, a));
    FILE *in = sealed_there(where, hash, bytes) ? fopen(path, "rbe") : NULL;
    if (!in)
        return because(&sealed_missing);
    arena_defer(a, close_file, in);
    *source = source_of_file(in);
    return DONE;
}

typedef struct Telling { NoteFn *each_one; void *with; } Telling;

static Result note_tell(void *with, const Kept *kept)
{
    Telling *telling = with;
    return telling->each_one(telling->with, kept->body);
}

static Result cosigned_of_book(void *where, NoteFn *each_one, void *with)
{
    return book_cosigned_back(where, note_tell, &(Telling){ each_one, with });
}

Papers book_papers(Book *b)
{
    return (Papers){ paper_of_book, sealed_of_book, cosigned_of_book, b };
}

Papers clerk_papers(Clerk *c) { return book_papers(c->book); }

/* The papers that come with a proposal lie before those on the shelf. */
typedef struct WithWords { Papers book; const Proposal *proposal; } WithWords;

static Result paper_of_proposal(void *where, Hash hash, Str *bytes, Arena *a)
{
    WithWords *w = where;
    for (ptrdiff_t i = 0; i < w->proposal->word_count; i++)
        if (hash_same(w->proposal->words[i].hash, hash))
            return *bytes = w->proposal->words[i].bytes, DONE;
    return w->book.paper(w->book.where, hash, bytes, a);
}

static Result sealed_of_proposal(void *where, Hash hash, Source *source, int64_t *bytes, Arena *a)
{
    WithWords *w = where;
    return w->book.sealed(w->book.where, hash, source, bytes, a);
}

static Result cosigned_of_proposal(void *where, NoteFn *each_one, void *with)
{
    WithWords *w = where;
    return w->book.cosigned(w->book.where, each_one, with);
}

Papers papers_with(Clerk *c, const Proposal *proposal, Arena *a)
{
    WithWords *w = make(a, WithWords, 1);
    *w = (WithWords){ clerk_papers(c), proposal };
    return (Papers){ paper_of_proposal, sealed_of_proposal, cosigned_of_proposal, w };
}
