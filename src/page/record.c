#include "page/record.h"

#include "auditor/auditor.h"
#include "core/entry.h"
#include "page/words.h"

SHAPE_OF(WitnessShown, WITNESS_SHOWN)
SHAPE_OF(LogPage, LOG_PAGE)
SHAPE_OF(EntryFact, ENTRY_FACT)
SHAPE_OF(EntryPage, ENTRY_PAGE)
SHAPE_OF(VerifyPage, VERIFY_PAGE)
SHAPE_OF(WordsPage, WORDS_PAGE)

/* ---- the log --------------------------------------------------------------------- */

/* A witness that has not signed for so many cosigned notes is not looked for any further. */
enum { NOTES_LOOKED = 64, WITNESSES_SHOWN = 32 };

typedef struct Cosigning { LogPage *page; Str origin; int notes; Arena *a; } Cosigning;

static const Reason enough = { MISSING, "enough", "", "" };

/* What it says, in the 8 bytes before its signature. Source: c2sp.org/tlog-cosignature. */
static Instant stated(const Signature *s)
{
    uint64_t at = 0;
    if (s->bytes.len != 8 + 64)
        return 0;
    for (int i = 0; i < 8; i++)
        at = at << 8 | (unsigned char)s->bytes.at[i];
    return at < INT32_MAX * INT64_C(8) ? (Instant)at : 0;
}

static bool is_shown(const LogPage *page, Str name)
{
    for (each(const WitnessShown, w, page->looked))
        if (str_same(w->name, name))
            return true;
    return false;
}

/* The latest note names the witnesses; of who signed an older one that is the latest. */
static Result note_witnesses(void *with, const Kept *kept)
{
    Cosigning *c = with;
    LogPage *page = c->page;
    Note note;
    TRY(note_read(str_copy(kept->body, c->a), &note, c->a));
    for (each(const Signature, s, note.signatures)) {
        if (str_same(s->name, c->origin))
            continue;
        if (!c->notes)
            *list_add(&page->witnesses, c->a) = s->name;
        if (!is_shown(page, s->name))
            *list_add(&page->looked, c->a) = (WitnessShown){
                s->name, kept->leaf, str_of_moment_words(stated(s), UTC, c->a) };
    }
    page->cosigned = c->notes ? page->cosigned : kept->leaf;
    bool more = ++c->notes < NOTES_LOOKED && page->looked.len < WITNESSES_SHOWN;
    return more ? DONE : because(&enough);
}

Result page_log(const Onlooker *o, Str text, LogPage *page, Arena *a)
{
    Note note;
    Checkpoint point;
    Text root = { 0 };
    const Settings *settings = book_settings(o->book);
    Cosigning c = { page, settings->origin, 0, a };
    *page = (LogPage){ .origin = settings->origin, .key = settings->log_key, .checkpoint = text };
    if (!text.len)
        return DONE;
    TRY(note_read(text, &note, a));
    TRY(checkpoint_read(note.text, &point));
    text_base64(&root, &point.root, sizeof point.root, a);
    page->entries = point.size;
    page->root    = text_str(&root);
    Result r = book_cosigned_back(o->book, note_witnesses, &c);
    return r.why == &enough ? DONE : r;
}

/* ---- one entry ------------------------------------------------------------------- */

const Act *entry_act(const Public *l, int64_t leaf)
{
    for (each(const Act, act, l->record.acts))
        if (act->leaf == leaf)
            return act;
    return NULL;
}

static bool names_person(const Field *f)
{
    return f->refers == A_BIDDER || f->refers == A_PERSON || f->refers == A_DELEGATE;
}

/* Empty: nothing to say, or not for everybody. */
static Str field_words(const Public *l, const Act *act, const Field *f)
{
    Text    t = { 0 };
    int64_t n;
    if (field_is_shelved(f)) {
        Str words = public_words(l, act, f->name);
        return words.len || hash_none(act_hash(act, f))
                   ? words : said_in(l->o->language, "Not shown to everybody.");
    }
    switch (f->type) {
    case HASH: case KEY: case PROOF: return (Str){ 0 };
    case MONEY:
        n = act_number(act, f);
        return n ? str_of_money(n, l->p->currency, l->a) : (Str){ 0 };
    case MOMENT:
        n = act_number(act, f);
        return moment_in(l->o->language, n, l->p->zone, l->a);
    case DATE:
        return day_in(l->o->language, act_number(act, f), l->a);
    case NUMBER:
        n = act_number(act, f);
        return !n ? (Str){ 0 } : names_person(f) ? public_name(l, n) : str_of_number(n, l->a);
    case CHOICE:
        return said_in(l->o->language, choice_label(f, act_number(act, f)));
    default:
        field_write(&t, f, act, l->a);
        return str_shortened(text_str(&t));
    }
}

static void show_act(const Public *l, const Act *act, EntryPage *page)
{
    Text exactly = { 0 };
    const ActRow *row = act_rows[act->kind];
    Language in = l->o->language;
    page->act  = str(row->name);
    page->does = said_in(in, row->says);
    page->says = said_in(in, "An act that everybody may see.");
    page->at   = moment_in(in, act->at, l->p->zone, l->a);
    *list_add(&page->fields, l->a) = (EntryFact){ .name = said_in(in, "By"),
                                                    .value = public_name(l, act->actor) };
    for (each_field(f, row)) {
        Str words = field_words(l, act, f);
        if (words.len)
            *list_add(&page->fields, l->a) = (EntryFact){
                .name = said_in(in, f->label), .value = words,
                .written = field_is_shelved(f) && public_words(l, act, f->name).len };
    }
    act_write(&exactly, act, l->a);
    page->exactly = text_str(&exactly);
}

static Str neighbour(int64_t leaf, int64_t size, Arena *a)
{
    return leaf < 0 || leaf >= size ? (Str){ 0 } : str_of_number(leaf, a);
}

static const char *kind_of_line(const EntryLine *e)
{
    if (e->box)
        return "An entry of the box: a sealed bid, the withdrawal of one, or nothing at all. At "
               "every tick of the clock as many of them are added, so that nobody can tell whether "
               "there is a bid behind one, or how many there are.";
    if (name_is_office(e->procedure))
        return "An act of the office, where the buyer's officers are named.";
    return "An act that is not shown to everybody, or not yet. Its fingerprint stands here all the "
           "same: nobody can change it or leave it out unseen.";
}

static Result show_tender(const Onlooker *o, const Procedure *p, EntryPage *page, Arena *a)
{
    Public l;
    TRY(public_look(o, p, &l, a));
    const Act *begin = record_last(&l.record, ACT_BEGIN, 0, 0);
    const Act *act = entry_act(&l, page->entry);
    page->number = procedure_number(p, a);
    page->title  = begin ? public_words(&l, begin, "title") : (Str){ 0 };
    if (act)
        show_act(&l, act, page);
    return DONE;
}

Result page_entry(const Onlooker *o, const Procedure *p, int64_t leaf, int64_t size, Str line,
                  EntryPage *page, Arena *a)
{
    EntryLine e;
    Text heading = { 0 };
    TRY(entry_read(line, &e));
    text_put(&heading, a, words_in(o->language, "Entry {} of the log"), str_of_number(leaf, a));
    *page = (EntryPage){ .entry = leaf, .line = line, .heading = text_str(&heading),
                         .says = said_in(o->language, kind_of_line(&e)),
                         .before = neighbour(leaf - 1, size, a),
                         .after = neighbour(leaf + 1, size, a) };
    return p ? show_tender(o, p, page, a) : DONE;
}

/* ---- a receipt ------------------------------------------------------------------- */

void page_verify(Str receipt, Str policy, VerifyPage *page, Arena *a)
{
    ReceiptAudit *audit = make(a, ReceiptAudit, 1);
    *page = (VerifyPage){ .heading = S("Check a receipt"), .asked = receipt.len > 0 };
    if (!receipt.len)
        return;
    Result r = audit_receipt(receipt, policy, (Str){ 0 }, audit, a);
    page->good   = !failed(r);
    page->entry  = audit->leaf;
    page->report = text_str(&audit->report);
    page->detail = str_plain(r.detail, 200, a);
    page->says   = failed(r) ? str(r.why->says)
                             : S("The log holds this entry, as the receipt says.");
    page->heading = failed(r) ? S("This receipt proves nothing") : S("This receipt is good");
}
