#include "desk/paper.h"

#include "desk/wording.h"

static bool in_a_closed_box(const Procedure *p, const Act *act)
{
    const Round *r = round_of(p, act_round(act));
    return act_is_box(act) && !(r && r->listed);
}

static Result take(void *with, const Kept *kept)
{
    Record *r = with;
    Act act;
    TRY(act_read(kept->body, &act));
    act.commit = kept->commit;
    act.leaf   = kept->leaf;
    if (!in_a_closed_box(r->p, &act))
        *list_add(&r->acts, r->a) = act;
    return DONE;
}

Result paper_record(Clerk *c, const Procedure *p, Record *r, Arena *a)
{
    File file;
    *r = (Record){ .p = p, .papers = clerk_papers(c), .now = clerk_now(c), .a = a };
    TRY(book_file(clerk_book(c), p->draft, &file));
    return book_walk(clerk_book(c), file.id, 0, take, r);
}

Result paper_file(const Doc *d, bool pdf, const char *path, Arena *a)
{
    Text t = { 0 };
    if (pdf)
        TRY(document_pdf(d, &t, a));
    else
        document_html(d, &t, a);
    return file_write(path, text_str(&t));
}
