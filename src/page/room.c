#include "page/room.h"

#include "desk/paper.h"
#include "page/managing.h"
#include "page/portion.h"
#include "page/public.h"
#include "page/show.h"
#include "page/things.h"

SHAPE_OF(RoomReader, ROOM_READER)
SHAPE_OF(RoomExhibit, ROOM_EXHIBIT)
SHAPE_OF(RoomReading, ROOM_READING)
SHAPE_OF(RoomWaiting, ROOM_WAITING)
SHAPE_OF(RoomChoice, ROOM_CHOICE)
SHAPE_OF(RoomPage, ROOM_PAGE)

enum { ROWS_SHOWN = 100, NAMED_MOST = 20 };  /* of a list on a page; of who may read a document */

typedef struct Look {
    const Onlooker  *o;
    const Procedure *p;
    Id      asker;
    bool    all;                       /* looks after it; else a bidder, that sees its own */
    Str     at;
    Record  record;
    Portion longest;                   /* of the lists: one number turns them all */
    int64_t nth;
    Arena  *a;
} Look;

#define put(l, form, ...) str_put((l)->a, (form), __VA_ARGS__)

static Str n_of(const Look *l, int64_t n) { return str_of_number(n, l->a); }
static Str moment(const Look *l, Instant at) { return str_of_moment_words(at, l->p->zone, l->a); }

static Str name_of(const Look *l, Id id)
{
    return page_words(l->o, person_of(l->p, id)->name, l->a);
}

static bool may(const Look *l, ActKind kind)
{
    return is_open_act(l->p, kind, l->asker, l->o->now, l->a);
}

static Str vetting_of(Vetting v)
{
    return str(choice_label(act_field(ACT_READER, "vetting"), v));
}

bool reads_as_bidder(const Procedure *p, Id asker)
{
    for (each(const Reader, reader, p->readers))
        if (asker && reader->bidder == asker)
            return true;
    return false;
}

/* ---- readers ------------------------------------------------------------------------- */

static const Act *let_in(const Look *l, Id reader)
{
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_READER && act->reader.reader == reader)
            return act;
    return NULL;
}

static Str reader_name(const Look *l, Id reader)
{
    const Act *act = let_in(l, reader);
    return act ? page_words(l->o, act->reader.name, l->a) : n_of(l, reader);
}

static Str why_ended(const Look *l, Id reader)
{
    for (each(const Act, act, l->record.acts))
        if (act->kind == ACT_READER_ENDED && act->reader_ended.reader == reader)
            return put(l, "{}, {}: {}", moment(l, act->at),
                       str(choice_label(act_field(ACT_READER_ENDED, "cause"),
                                        act->reader_ended.cause)),
                       page_words(l->o, act->reader_ended.reason, l->a));
    return (Str){ 0 };
}

static int64_t shown_to_reader(const Look *l, Id reader)
{
    int64_t n = 0;
    for (each(const Reading, r, l->p->readings))
        n += r->reader == reader;
    return n;
}

static void add_reader(const Look *l, const Reader *r, bool ends, bool records, RoomPage *page)
{
    const Act  *act = let_in(l, r->id);
    RoomReader *row = list_add(&page->readers, l->a);
    *row = (RoomReader){ .reader = r->id, .name = reader_name(l, r->id),
                         .bidder = name_of(l, r->bidder), .vetting = vetting_of(r->vetting),
                         .shown = shown_to_reader(l, r->id),
                         .agreement = paper_address(l->at, act, "agreement", l->a),
                         .since = act ? moment(l, act->at) : (Str){ 0 },
                         .ended = r->ended ? why_ended(l, r->id) : (Str){ 0 },
                         .entry = act ? act->leaf : 0 };
    if (ends && !r->ended)
        row->end = put(l, "{}/do/reader-ended?reader={}", l->at, n_of(l, r->id));
    if (records && !r->ended)
        row->record = put(l, "{}/do/reading?reader={}", l->at, n_of(l, r->id));
}

static void add_readers(Look *l, RoomPage *page)
{
    Portion shown = portion_of(l->nth, ROWS_SHOWN);
    bool ends = may(l, ACT_READER_ENDED), records = may(l, ACT_READING);
    for (each(const Reader, r, l->p->readers))
        if ((l->all || r->bidder == l->asker) && portion_takes(&shown))
            add_reader(l, r, ends, records, page);
    portion_lengthen(&l->longest, &shown);
}

/* ---- what lies there ----------------------------------------------------------------- */

/* Some by name: all readers beside each document would make a page that is too long to be sent. */
static Str who_may(const Look *l, const Exhibit *e)
{
    Text    t = { 0 };
    int64_t all = 0;
    for (each(const Reader, r, l->p->readers))
        if (!r->ended && r->vetting >= e->vetting && all++ < NAMED_MOST)
            text_put(&t, l->a, t.len ? ", {} ({})" : "{} ({})", reader_name(l, r->id),
                     name_of(l, r->bidder));
    if (all > NAMED_MOST)
        text_put(&t, l->a, " and {} more, by their vetting", n_of(l, all - NAMED_MOST));
    return t.len ? text_str(&t) : S("nobody yet");
}

static bool has_exhibits(const Look *l)
{
    const Field *paper = act_field(ACT_EXHIBIT, "paper");
    return words_are_shown(l->p, l->asker, &(Act){ .kind = ACT_EXHIBIT }, paper);
}

static void add_exhibits(Look *l, RoomPage *page)
{
    Portion shown = portion_of(l->nth, ROWS_SHOWN);
    for (each(const Exhibit, e, l->p->exhibits)) {
        const Act *act = portion_takes(&shown) ? exhibit_laid_out(&l->record, e->id) : NULL;
        if (act)
            *list_add(&page->exhibits, l->a) =
                (RoomExhibit){ .exhibit = e->id, .vetting = vetting_of(e->vetting),
                               .title = page_words(l->o, act->exhibit.title, l->a),
                               .file = has_exhibits(l) ? paper_address(l->at, act, "paper", l->a)
                                                       : (Str){ 0 },
                               .who = who_may(l, e), .entry = act->leaf };
    }
    portion_lengthen(&l->longest, &shown);
}

/* A bidder is told the number alone: what it is called is not shown to it. */
static Str exhibit_name(const Look *l, Id exhibit)
{
    const Act *act = l->all ? exhibit_laid_out(&l->record, exhibit) : NULL;
    return act ? put(l, "{}. {}", n_of(l, exhibit), page_words(l->o, act->exhibit.title, l->a))
               : n_of(l, exhibit);
}

static void add_reading(const Look *l, const Act *act, const Reader *r, RoomPage *page)
{
    bool named = name_is_shown(l->p, l->asker, act->actor);
    *list_add(&page->readings, l->a) =
        (RoomReading){ .at = moment(l, act->at), .entry = act->leaf,
                       .reader = put(l, "{}, {}", reader_name(l, r->id), name_of(l, r->bidder)),
                       .exhibit = exhibit_name(l, act->reading.exhibit),
                       .by = !act->is_signed ? S("This server, as they opened it")
                             : named         ? name_of(l, act->actor)
                                             : S("An officer") };
}

static void add_readings(Look *l, RoomPage *page)
{
    Portion shown = portion_of(l->nth, ROWS_SHOWN);
    for (ptrdiff_t i = l->record.acts.len - 1; i >= 0; i--) {
        const Act    *act = &l->record.acts.at[i];
        const Reader *r = act->kind == ACT_READING ? reader_of(l->p, act->reading.reader) : NULL;
        if (r && (l->all || r->bidder == l->asker) && portion_takes(&shown))
            add_reading(l, act, r, page);
    }
    portion_lengthen(&l->longest, &shown);
}

static void show_part(const Look *l, RoomPage *page)
{
    Str at = put(l, "{}/room", l->at);
    portion_parts(page, &l->longest, at, l->a);
}

/* ---- who is to be let in -------------------------------------------------------------- */

static Str state_of(const Look *l, const NamedReader *n)
{
    return n->signed_.len ? put(l, "Signed the agreement on {}", moment(l, n->signed_at))
           : n->account   ? S("Came, and has not signed the agreement yet")
                          : put(l, "Named on {}. The link was not taken yet", moment(l, n->made));
}

static void add_waiting(const Look *l, const NamedReaders *named, RoomPage *page)
{
    bool admits = may(l, ACT_READER);
    for (each(const NamedReader, n, *named)) {
        bool theirs = n->bidder == l->asker;
        if ((l->all || theirs) && person_of(l->p, n->bidder) &&
            !reader_let_in(l->o, l->p, &l->record, n))
            *list_add(&page->waiting, l->a) =
                (RoomWaiting){ .number = n->number, .name = n->name, .mail = n->mail,
                               .bidder = name_of(l, n->bidder), .state = state_of(l, n),
                               .signed_ = n->signed_, .admits = admits && n->signed_.len,
                               .strikes = theirs || admits };
    }
}

/* A bidder names its own people once officers have said what they agree to. */
static void add_naming(const Look *l, const NamedReaders *named, RoomPage *page)
{
    const Field   *vetting = act_field(ACT_READER, "vetting");
    const Person  *asker = person_of(l->p, l->asker);
    page->writes = may(l, ACT_READER);
    page->action = put(l, "{}/room", l->at);
    if (named->len)
        page->agreement = named->at[named->len - 1].agreement;
    page->names = page->writes || (asker->bidder && !asker->barred && page->agreement.len);
    for (each(const Person, one, l->p->people))
        if (page->writes && one->bidder && !one->barred)
            *list_add(&page->bidders, l->a) =
                (RoomChoice){ n_of(l, one->id), name_of(l, one->id), false };
    for (int i = 0; page->writes && i < vetting->choices->count; i++)
        *list_add(&page->vettings, l->a) = (RoomChoice){ str(vetting->choices->at[i].word),
                                                         str(vetting->choices->at[i].label),
                                                         false };
}

Result page_room(const Onlooker *o, const Procedure *p, Id asker, Str at, const NamedReaders *named,
                 int64_t nth, RoomPage *page, Arena *a)
{
    Look l = { .o = o, .p = p, .asker = asker, .at = at, .all = managing_is_for(p, asker), .a = a,
               .nth = nth, .longest = portion_of(nth, ROWS_SHOWN) };
    *page = (RoomPage){ .procedure = page_words(o, p->title, a), .number = procedure_number(p, a),
                        .all = l.all };
    TRY(paper_record(o->book, p, o->now, &l.record, a));
    page->back = l.all ? put(&l, "{}/manage", at) : at;
    if (may(&l, ACT_READER))
        page->add_reader = put(&l, "{}/do/reader", at);
    if (may(&l, ACT_EXHIBIT))
        page->add_exhibit = put(&l, "{}/do/exhibit", at);
    add_readers(&l, page);
    if (l.all)
        add_exhibits(&l, page);
    add_readings(&l, page);
    show_part(&l, page);
    add_waiting(&l, named, page);
    add_naming(&l, named, page);
    return DONE;
}
