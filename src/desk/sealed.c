#include "desk/sealed.h"

typedef struct Naming { Book *book; SealedFn *told; void *with; } Naming;

static Result heads_named(Naming *n, Str text, Arena *a)
{
    Heads *heads = make(a, Heads, 1);
    TRY(heads_glance(text, heads, a));
    for (int i = 0; i < heads->count; i++)
        TRY(n->told(n->with, &heads->at[i].head));
    return DONE;
}

static Result bid_named(Naming *n, const Act *act, Arena *a)
{
    Hash   salt;
    Str    text;
    Result r = book_words(n->book, act->deposit.heads, &salt, &text, a);
    return r.why == &words_missing ? DONE : failed(r) ? r : heads_named(n, text, a);
}

static Result act_named(void *naming, const Kept *kept)
{
    Arena  a = arena_begin(16 << 20);
    Act    act;
    Result r = act_read(kept->body, &act);
    if (!failed(r) && act_is_bid(&act))
        r = bid_named(naming, &act, &a);
    arena_end(&a);
    return failed(r) ? because(r.why) : DONE;
}

static Result waiting_named(void *naming, const Waiting *w)
{
    Arena  a = arena_begin(16 << 20);
    Result r = w->heads.len ? heads_named(naming, w->heads, &a) : DONE;
    arena_end(&a);
    return failed(r) ? because(r.why) : DONE;
}

Result sealed_named(Book *b, SealedFn *told, void *with)
{
    Naming    n = { b, told, with };
    WaitingOf all = { .what = FOR_TICK | FOR_DEADLINE, .until = INT64_MAX };
    TRY(book_walk(b, 0, 0, act_named, &n));
    return book_waiting(b, &all, waiting_named, &n);
}
