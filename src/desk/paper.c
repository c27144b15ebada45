#include "desk/paper.h"

#include "desk/tools.h"
#include "desk/wording.h"

static bool in_a_closed_box(const Procedure *p, const Act *act)
{
    const Round *r = round_of(p, act_round(act));
    return act_is_box(act) && !(r && r->listed);
}

/* A tender of 500 bids has twenty times as many marks as other acts. */
typedef struct Gathering {
    Record *r;
    bool    marks, reopened;           /* marks: they are wanted */
} Gathering;

/* A mark, of which the entry alone is noted. */
static bool passed_over(Record *r, const Kept *kept)
{
    ActKind kind = act_kind_of(kept->body);
    if (kind == ACT_SCORE)
        r->scored = kept->leaf;
    if (kind == ACT_CONSENSUS)
        r->agreed = kept->leaf;
    return kind == ACT_SCORE || kind == ACT_CONSENSUS;
}

static Result take(void *with, const Kept *kept)
{
    Gathering *gathering = with;
    Record  *r = gathering->r;
    Act act;
    if (kept->withheld || (!gathering->marks && passed_over(r, kept)))
        return DONE;
    if (arena_left(r->a) < (1 << 20))
        return because(&too_large);
    TRY(act_read(kept->body, &act));
    act.commit = kept->commit;
    act.leaf   = kept->leaf;
    gathering->reopened = gathering->reopened || act.kind == ACT_REOPEN;
    if (!in_a_closed_box(r->p, &act))
        *list_add(&r->acts, r->a) = act;
    return DONE;
}

static Result record_read(Book *b, const Procedure *p, Instant now, Gathering *gathering, Arena *a)
{
    File file;
    *gathering->r = (Record){ .p = p, .papers = book_papers(b), .now = now, .a = a };
    TRY(book_file(b, p->draft, &file));
    return book_walk(b, file.id, 0, take, gathering);
}

Result paper_record(Book *b, const Procedure *p, Instant now, Record *r, Arena *a)
{
    Gathering gathering = { .r = r };
    TRY(record_read(b, p, now, &gathering, a));
    return gathering.reopened ? paper_record_marks(b, p, now, r, a) : DONE;
}

Result paper_record_marks(Book *b, const Procedure *p, Instant now, Record *r, Arena *a)
{
    return record_read(b, p, now, &(Gathering){ .r = r, .marks = true }, a);
}

const Savings *paper_savings(const Record *r, Id lot)
{
    const Procedure *p = r->p;
    Savings *savings = make(r->a, Savings, 1);
    if (!lot && p->lots.len == 1)
        lot = p->lots.at[0].id;
    bool there = p->baselines.len && !failed(savings_read(p, &r->papers, lot, savings, r->a));
    return there ? savings : NULL;
}

Result paper_letter(Record *r, Asked asked, Doc *d)
{
    if (asked.kind == AWARD_REPORT)
        asked.savings = paper_savings(r, asked.lot);
    return letter_write(r, asked, d);
}

Result paper_file(const Doc *d, bool pdf, const char *path, Arena *a)
{
    Text t = { 0 };
    if (pdf)
        TRY(document_pdf(d, &t, a));
    else
        document_html(d, &t, a);
    return file_write_private(path, text_str(&t), a);
}
