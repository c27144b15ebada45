/* brought.c - how much one bidder brings to a procedure: the bytes of all words and papers that its
 * open acts carry and that are on the shelf. Acts have hashes only, so no judge can ask it.
 *
 * It is counted from the acts when somebody brings words to a procedure that was read anew, and
 * from then on kept with it. What lies in the box has its own ration, and sealed files are no
 * papers. */
#include "clerk/inside.h"

enum { BROUGHT_ROOM = 64 << 20 };            /* 8 bytes a person */

const Reason brought_too_much = { REFUSED, "brought-too-much", "doc/book.md, limits",
    "All words and papers that one bidder brings to a procedure are 64 MiB at most; bids are not "
    "counted. Enter the act with less: shorter words, or a smaller paper that names what the buyer "
    "is given by another way." };

static bool is_strangers(const Procedure *p, const Act *act)
{
    const Person *person = person_of(p, act->actor);
    return p->published && !act_is_box(act) && (!person || person->bidder);
}

/* Of who is nobody yet nothing is kept. */
static void add(Brought *brought, const Procedure *p, Id actor, int64_t bytes)
{
    const Person *person = person_of(p, actor);
    if (!person)
        return;
    ptrdiff_t place = person - p->people.at;
    while (brought->of_person.len <= place)
        *list_add(&brought->of_person, &brought->life) = 0;
    brought->of_person.at[place] += bytes;
}

static int64_t brought_by(const Brought *brought, const Procedure *p, Id actor)
{
    const Person *person = person_of(p, actor);
    ptrdiff_t place = person ? person - p->people.at : 0;
    return person && place < brought->of_person.len ? brought->of_person.at[place] : 0;
}

/* ---- counting ---------------------------------------------------------------------- */

typedef struct Counting { Book *book; const Procedure *p; Brought *brought; } Counting;

static Result count_act(void *with, const Kept *kept)
{
    const Counting *counting = with;
    Act act;
    if (kept->withheld)
        return DONE;
    TRY(act_read(kept->body, &act));
    if (!is_strangers(counting->p, &act))
        return DONE;
    for (each_field(f, act_rows[act.kind])) {
        int64_t bytes = 0;
        if (field_is_shelved(f))
            TRY(book_words_size(counting->book, act_hash(&act, f), &bytes));
        add(counting->brought, counting->p, act.actor, bytes);
    }
    return DONE;
}

static Result count(Book *b, int64_t file, const Procedure *p, Brought *brought)
{
    *brought = (Brought){ .life = arena_begin(BROUGHT_ROOM), .counted = true };
    return book_walk(b, file, 0, count_act, &(Counting){ b, p, brought });
}

void brought_end(Brought *brought)
{
    arena_end(&brought->life);
    *brought = (Brought){ 0 };
}

/* ---- judging ----------------------------------------------------------------------- */

static int64_t comes(const Proposal *proposal)
{
    int64_t bytes = 0;
    for (ptrdiff_t i = 0; i < proposal->word_count; i++)
        bytes += proposal->words[i].bytes.len;
    return bytes;
}

static Result judge(const Brought *brought, const Procedure *p, const Proposal *proposal, Arena *a)
{
    Text t = { 0 };
    int64_t there = brought_by(brought, p, proposal->acts->actor), more = comes(proposal);
    if (there + more <= BROUGHT_BYTES)
        return DONE;
    text_put(&t, a, "this act brings {}, and {} are there; together {} is the most",
             str_counted(more, "byte", "bytes", a), str_of_number(there, a),
             str_of_number(BROUGHT_BYTES, a));
    return because_of(&brought_too_much, text_str(&t));
}

Result brought_judge(Clerk *c, const Procedure *p, const Proposal *proposal, Brought *brought)
{
    Arena  a = arena_begin(1 << 16);
    Result r = DONE;
    if (proposal->word_count && is_strangers(p, proposal->acts)) {
        if (!brought->counted)
            r = count(c->book, proposal->file, p, brought);
        if (!failed(r))
            r = judge(brought, p, proposal, &a);
    }
    r.detail = detail_keep(c->detail, r.detail);
    arena_end(&a);
    return r;
}

void brought_note(const Procedure *p, const Proposal *proposal, Brought *brought)
{
    if (brought->counted && is_strangers(p, proposal->acts))
        add(brought, p, proposal->acts->actor, comes(proposal));
}

Result book_brings(Book *b, const Procedure *p, const Proposal *proposal, Arena *a)
{
    File    file;
    Brought brought;
    if (!proposal->word_count || !is_strangers(p, proposal->acts))
        return DONE;
    TRY(book_file(b, procedure_name(p), &file));
    Result r = count(b, file.id, p, &brought);
    if (!failed(r))
        r = judge(&brought, p, proposal, a);
    arena_end(&brought.life);
    return r;
}
