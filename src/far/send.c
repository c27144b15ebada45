#include "far/send.h"

#include "desk/errand.h"
#include "far/said.h"

static bool became(Str body, Proposal *p, Arena *a)
{
    Pairs   said;
    int64_t arrived;
    if (!said_object(body, &said, a) || !str_number(said_of(&said, "leaf"), &p->leaf) ||
        !str_number(said_of(&said, "due"), &p->due) ||
        !str_number(said_of(&said, "arrived"), &arrived) ||
        !str_name(said_of(&said, "procedure"), &p->name))
        return false;
    p->leaf = str_is(said_of(&said, "entered"), "true") ? p->leaf : -1;
    for (ptrdiff_t i = 0; i < p->count; i++)
        p->acts[i].arrived = arrived;
    return true;
}

Result send_proposal(Door *d, Proposal *p, Arena *a)
{
    Heard heard;
    Text  errand = { 0 };
    Shelf shelf = { 0 };
    for (ptrdiff_t i = 0; i < p->word_count; i++)
        *list_add(&shelf, a) = p->words[i];
    errand_write(&errand, p->acts, p->count, &shelf, a);
    Asking asking = { .method = "POST", .target = S("/api/1/acts"), .body = text_str(&errand) };
    TRY(door_ask(d, &asking, &heard, a));
    return became(heard.body, p, a) ? DONE : because_of(&server_strange, door_says(d));
}

static bool cosigned(Str body, Cosigners *who, int64_t *kept, Arena *a)
{
    Pairs    said, one;
    SaidList known;
    *who = (Cosigners){ 0 };
    if (!said_object(body, &said, a) || !str_number(said_of(&said, "size"), &who->size) ||
        !str_number(said_of(&said, "kept"), kept) ||
        !said_list(said_of(&said, "known"), &known, a))
        return false;
    for (each(const Str, row, known))
        if (said_object(*row, &one, a))
            *list_add(&who->known, a) = said_of(&one, "name");
    return true;
}

Result send_cosigned(Door *d, Str note, Cosigners *who, int64_t *kept, Arena *a)
{
    Heard  heard;
    Asking asking = { .method = "POST", .target = S("/api/1/cosignatures"), .body = note };
    TRY(door_ask(d, &asking, &heard, a));
    return cosigned(heard.body, who, kept, a) ? DONE : because_of(&server_strange, door_says(d));
}
