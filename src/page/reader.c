#include "page/reader.h"

#include "desk/paper.h"
#include "page/doings.h"
#include "page/portion.h"
#include "page/public.h"
#include "page/show.h"

SHAPE_OF(ReaderExhibit, READER_EXHIBIT)
SHAPE_OF(ReaderReading, READER_READING)
SHAPE_OF(ReaderPage, READER_PAGE)

enum { ROWS_SHOWN = 50 };                    /* of a list on a page */

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    const Reader    *reader;
    Record  record;
    Str     at;
    Arena  *a;
} Look;

/* Is this the paper of that hash? */
static bool is_paper(const Onlooker *o, Hash hash, Str paper)
{
    Str    bytes;
    Papers papers = book_papers(o->book);
    Arena  reading = arena_begin(PAPER_BYTES_MAX + (1 << 16));
    bool   is = !failed(papers.paper(papers.where, hash, &bytes, &reading)) &&
                str_same(bytes, paper);
    arena_end(&reading);
    return is;
}

bool reader_let_in_by(const Onlooker *o, const Act *act, const NamedReader *named)
{
    return named->signed_.len && act->kind == ACT_READER && act->reader.bidder == named->bidder &&
           is_paper(o, act->reader.agreement, named->signed_);
}

const Reader *reader_let_in(const Onlooker *o, const Procedure *p, const Record *record,
                            const NamedReader *named)
{
    for (each(const Act, act, record->acts))
        if (reader_let_in_by(o, act, named))
            return reader_of(p, act->reader.reader);
    return NULL;
}

const Act *exhibit_laid_out(const Record *record, Id exhibit)
{
    for (each(const Act, act, record->acts))
        if (act->kind == ACT_EXHIBIT && act->exhibit.exhibit == exhibit)
            return act;
    return NULL;
}

static Str exhibit_title(const Look *l, Id exhibit)
{
    const Act *act = exhibit_laid_out(&l->record, exhibit);
    return act ? page_words(l->o, act->exhibit.title, l->a) : str_of_number(exhibit, l->a);
}

static Str vetting_of(Vetting v)
{
    return str(choice_label(act_field(ACT_READER, "vetting"), v));
}

/* What needs a higher vetting is not even told of. */
static void add_exhibits(const Look *l, Portion *shown, ReaderPage *page)
{
    for (each(const Exhibit, e, l->p->exhibits))
        if (e->vetting <= l->reader->vetting && portion_takes(shown))
            *list_add(&page->exhibits, l->a) =
                (ReaderExhibit){ .exhibit = e->id, .title = exhibit_title(l, e->id),
                                 .vetting = vetting_of(e->vetting) };
}

static void add_readings(const Look *l, Portion *shown, ReaderPage *page)
{
    for (ptrdiff_t i = l->record.acts.len - 1; i >= 0; i--) {
        const Act *act = &l->record.acts.at[i];
        if (act->kind != ACT_READING || act->reading.reader != l->reader->id ||
            !portion_takes(shown))
            continue;
        *list_add(&page->readings, l->a) =
            (ReaderReading){ .at = str_of_moment_words(act->at, l->p->zone, l->a),
                             .exhibit = exhibit_title(l, act->reading.exhibit),
                             .entry = act->leaf };
    }
}

/* Whatever is shown goes on record as done by whose person reads; so it is shown only while that
 * can be. */
static void show_let_in(const Look *l, const NamedReader *named, int64_t nth,
                        ReaderPage *page)
{
    Portion shown = portion_of(nth, ROWS_SHOWN), exhibits = shown;
    page->reader  = l->reader->id;
    page->vetting = vetting_of(l->reader->vetting);
    page->ended   = l->reader->ended;
    page->shut    = !is_open_act(l->p, ACT_READING, named->bidder, l->o->now, l->a);
    if (!page->ended)
        add_exhibits(l, &exhibits, page);
    add_readings(l, &shown, page);
    portion_lengthen(&shown, &exhibits);
    portion_parts(page, &shown, page->action, l->a);
}

Result page_reader(const Onlooker *o, const Procedure *p, const NamedReader *named, Str at,
                   int64_t nth, ReaderPage *page, Arena *a)
{
    Look l = { .o = o, .p = p, .at = at, .a = a };
    const Person *bidder = person_of(p, named->bidder);
    *page = (ReaderPage){ .procedure = page_words(o, p->title, a), .name = named->name,
                          .number = procedure_number(p, a), .back = at,
                          .action = str_put(a, "{}/reading", at), .exactly = named->signed_,
                          .bidder = bidder ? page_words(o, bidder->name, a) : (Str){ 0 } };
    TRY(paper_record(o->book, p, o->now, &l.record, a));
    if (named->signed_.len)
        page->signed_at = str_of_moment_words(named->signed_at, p->zone, a);
    l.reader = reader_let_in(o, p, &l.record, named);
    page->signs = !named->signed_.len;
    page->waits = !page->signs && !l.reader;
    if (l.reader)
        show_let_in(&l, named, nth, page);
    return DONE;
}
