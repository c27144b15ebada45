#include "test/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Reason line_unreadable = { INVALID, "line-unreadable", "test/fixture.h",
    "This line is no act." };

/* Lot 1: criterion 1 (60) is a group of 11 (40) and 12 (20), 2 is the price (40), 3 pass or fail.
 * Scale 1 goes from 0 to 5, scale 2 is 0 or 1. */
static const struct { Stage stage; const char *line; } life[] = {
    { OFFICE, "2026-10-01T09:00 olga enrol person=olga key=olga" },
    { OFFICE, "otto enrol person=otto key=otto" },
    { BEGUN, "olga begin year=2026 number=42 kind=open rules=2026-01-01 zone=Europe/London "
             "division=england-wales" },
    { PREPARED, "olga person person=anna key=anna" },
    { PREPARED, "olga person person=eva key=eva" },
    { PREPARED, "olga person person=emil key=emil" },
    { PREPARED, "olga person person=erin key=erin" },
    { PREPARED, "olga person person=carl key=carl" },
    { PREPARED, "olga person person=hans key=hans" },
    { PREPARED, "olga person person=hedi key=hedi" },
    { PREPARED, "olga person person=hugo key=hugo" },
    { PREPARED, "olga role person=anna role=approver" },
    { PREPARED, "olga role person=eva role=evaluator" },
    { PREPARED, "olga role person=emil role=evaluator" },
    { PREPARED, "olga role person=erin role=evaluator" },
    { PREPARED, "olga role person=carl role=chair" },
    { PREPARED, "olga role person=hans role=holder" },
    { PREPARED, "olga role person=hedi role=holder" },
    { PREPARED, "olga role person=hugo role=holder" },
    { PREPARED, "olga conflict finding=none" },
    { PREPARED, "otto conflict finding=none" },
    { PREPARED, "anna conflict finding=none" },
    { PREPARED, "eva conflict finding=none" },
    { PREPARED, "emil conflict finding=none" },
    { PREPARED, "erin conflict finding=none" },
    { PREPARED, "carl conflict finding=none" },
    { PREPARED, "hans padlock index=1 h=1001" },
    { PREPARED, "hedi padlock index=2 h=1002" },
    { PREPARED, "hugo padlock index=3 h=1003" },
    { PREPARED, "olga fact fact=electronic value=yes" },
    { PREPARED, "olga fact fact=all-documents value=yes" },
    { DEFINED, "olga lot lot=1 regime=pa-2023 least=0 most=500000" },
    { DEFINED, "olga service service=1" },
    { DEFINED, "olga activity service=1 activity=1 power=open" },
    { DEFINED, "olga include lot=1 service=1 activity=1" },
    { DEFINED, "olga mark scale=1 mark=0.000" },
    { DEFINED, "olga mark scale=1 mark=1.000" },
    { DEFINED, "olga mark scale=1 mark=2.000" },
    { DEFINED, "olga mark scale=1 mark=3.000" },
    { DEFINED, "olga mark scale=1 mark=4.000" },
    { DEFINED, "olga mark scale=1 mark=5.000" },
    { DEFINED, "olga mark scale=2 mark=0.000" },
    { DEFINED, "olga mark scale=2 mark=1.000" },
    { DEFINED, "olga criterion lot=1 criterion=1 kind=quality weight=60.000" },
    { DEFINED, "olga criterion lot=1 criterion=11 parent=1 kind=quality weight=40.000 scale=1 "
               "least=2.000" },
    { DEFINED, "olga criterion lot=1 criterion=12 parent=1 kind=quality weight=20.000 scale=1" },
    { DEFINED, "olga criterion lot=1 criterion=2 kind=price weight=40.000" },
    { DEFINED, "olga criterion lot=1 criterion=3 kind=pass scale=2" },
    { DEFINED, "olga formula lot=1 formula=lowest-ratio where=total places=3 how=half-up tie=11" },
    { DEFINED, "olga round round=1 kind=tender needed=2 padded=4096" },
    { DEFINED, "olga timetable round=1 event=questions moment=2026-10-20T12:00" },
    { DEFINED, "olga timetable round=1 event=deadline moment=2026-10-30T12:00" },
    { DEFINED, "olga document document=1 version=1" },
    { OUT, "2026-10-05T09:00 olga publish retention=2030-01-01T00:00" },
    { INTERESTED, "bela interest key=bela" },
    { INTERESTED, "cora interest key=cora" },
    { INTERESTED, "dora interest key=dora" },
    { DEPOSITED, "2026-10-29T09:00 bela deposit round=1 lot=1 version=1 heads=b1" },
    { DEPOSITED, "cora deposit round=1 lot=1 version=1 heads=c1" },
    { DEPOSITED, "dora deposit round=1 lot=1 version=1 heads=d1" },
    { BOXED, "2026-10-30T12:01 olga box-list round=1 clock=operator reason=signed" },
    { LET_IN, "olga admit round=1 lot=1 bidder=bela" },
    { LET_IN, "olga admit round=1 lot=1 bidder=cora" },
    { LET_IN, "olga admit round=1 lot=1 bidder=dora" },
    { READ, "hans turns round=1 lot=1 envelope=quality" },
    { READ, "hedi turns round=1 lot=1 envelope=quality" },
    { READ, "olga opened round=1 lot=1 bidder=bela envelope=quality outcome=read" },
    { READ, "olga opened round=1 lot=1 bidder=cora envelope=quality outcome=read" },
    { READ, "olga opened round=1 lot=1 bidder=dora envelope=quality outcome=read" },
    { MARKED, "2026-11-10T09:00 eva score round=1 lot=1 bidder=bela criterion=11 mark=3.000" },
    { MARKED, "eva score round=1 lot=1 bidder=bela criterion=12 mark=3.000" },
    { MARKED, "eva score round=1 lot=1 bidder=bela criterion=3 mark=1.000" },
    { MARKED, "eva score round=1 lot=1 bidder=cora criterion=11 mark=4.000" },
    { MARKED, "eva score round=1 lot=1 bidder=cora criterion=12 mark=5.000" },
    { MARKED, "eva score round=1 lot=1 bidder=cora criterion=3 mark=1.000" },
    { MARKED, "eva score round=1 lot=1 bidder=dora criterion=11 mark=5.000" },
    { MARKED, "eva score round=1 lot=1 bidder=dora criterion=12 mark=5.000" },
    { MARKED, "eva score round=1 lot=1 bidder=dora criterion=3 mark=1.000" },
    { MARKED, "emil score round=1 lot=1 bidder=bela criterion=11 mark=2.000" },
    { MARKED, "emil score round=1 lot=1 bidder=bela criterion=12 mark=3.000" },
    { MARKED, "emil score round=1 lot=1 bidder=bela criterion=3 mark=1.000" },
    { MARKED, "emil score round=1 lot=1 bidder=cora criterion=11 mark=4.000" },
    { MARKED, "emil score round=1 lot=1 bidder=cora criterion=12 mark=4.000" },
    { MARKED, "emil score round=1 lot=1 bidder=cora criterion=3 mark=1.000" },
    { MARKED, "emil score round=1 lot=1 bidder=dora criterion=11 mark=5.000" },
    { MARKED, "emil score round=1 lot=1 bidder=dora criterion=12 mark=4.000" },
    { MARKED, "emil score round=1 lot=1 bidder=dora criterion=3 mark=1.000" },
    { MARKED, "erin score round=1 lot=1 bidder=bela criterion=11 mark=3.000" },
    { MARKED, "erin score round=1 lot=1 bidder=bela criterion=12 mark=2.000" },
    { MARKED, "erin score round=1 lot=1 bidder=bela criterion=3 mark=1.000" },
    { MARKED, "erin score round=1 lot=1 bidder=cora criterion=11 mark=5.000" },
    { MARKED, "erin score round=1 lot=1 bidder=cora criterion=12 mark=5.000" },
    { MARKED, "erin score round=1 lot=1 bidder=cora criterion=3 mark=1.000" },
    { MARKED, "erin score round=1 lot=1 bidder=dora criterion=11 mark=4.000" },
    { MARKED, "erin score round=1 lot=1 bidder=dora criterion=12 mark=5.000" },
    { MARKED, "erin score round=1 lot=1 bidder=dora criterion=3 mark=1.000" },
    { CLOSED_SHEETS, "eva scores-done round=1 lot=1" },
    { CLOSED_SHEETS, "emil scores-done round=1 lot=1" },
    { CLOSED_SHEETS, "erin scores-done round=1 lot=1" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=bela criterion=11 mark=3.000" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=bela criterion=12 mark=3.000" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=bela criterion=3 mark=1.000" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=cora criterion=11 mark=4.000" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=cora criterion=12 mark=5.000" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=cora criterion=3 mark=1.000" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=dora criterion=11 mark=5.000" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=dora criterion=12 mark=5.000" },
    { AGREED_ON, "carl consensus round=1 lot=1 bidder=dora criterion=3 mark=1.000" },
    { LOCKED_UP, "2026-12-01T09:00 olga score-lock round=1 lot=1" },
    { TURNED, "hans turns round=1 lot=1 envelope=price" },
    { TURNED, "hedi turns round=1 lot=1 envelope=price" },
    { PRICED, "olga opened round=1 lot=1 bidder=bela envelope=price outcome=read total=100000" },
    { PRICED, "olga opened round=1 lot=1 bidder=cora envelope=price outcome=read total=125000" },
    { PRICED, "olga opened round=1 lot=1 bidder=dora envelope=price outcome=read total=200000" },
    /* bela 24 + 12 + 40 = 76; cora 32 + 20 + 40 * 1000/1250 = 84; dora 40 + 20 + 20 = 80 */
    { WON, "2026-12-18T09:00 olga award round=1 lot=1 bidder=cora total=84.000 price=125000" },
    { TOLD, "olga summary round=1 lot=1 bidder=bela" },
    { TOLD, "olga summary round=1 lot=1 bidder=cora" },
    { TOLD, "olga summary round=1 lot=1 bidder=dora" },
    { NOTICED, "2026-12-21T09:00 olga notice-published notice=award lot=1 "
               "published=2026-12-21T09:00" },
    { STANDING, "olga standstill lot=1 basis=mandatory last=2027-01-05" },
    { BOUGHT, "2027-01-06T09:00 olga contract lot=1 bidder=cora value=125000 from=2027-02-01 "
              "until=2029-01-31" },
};

static const struct { const char *name; Id id; } people[] = {
    { "olga", OLGA }, { "otto", OTTO }, { "anna", ANNA }, { "eva", EVA },   { "emil", EMIL },
    { "erin", ERIN }, { "carl", CARL }, { "hans", HANS }, { "hedi", HEDI }, { "hugo", HUGO },
    { "bela", BELA }, { "cora", CORA }, { "dora", DORA },
};

Key key_of(Id person)
{
    Key  key;
    Hash h = sha256((Str){ (const char *)&person, sizeof person });
    memcpy(key.byte, h.byte, sizeof key.byte);
    return key;
}

static bool read_person(Str s, int64_t *id)
{
    for (ptrdiff_t i = 0; i < countof(people); i++)
        if (str_is(s, people[i].name))
            return *id = people[i].id, true;
    return str_number(s, id);
}

static bool read_moment(Str s, Instant *out)
{
    char spaced[20];
    if (s.len < 16 || s.len > (ptrdiff_t)sizeof spaced || s.at[10] != 'T')
        return false;
    memcpy(spaced, s.at, (size_t)s.len);
    spaced[10] = ' ';
    return str_moment((Str){ spaced, s.len }, LONDON, out);
}

Instant moment(const char *text)
{
    Instant at = 0;
    if (!read_moment(str(text), &at))
        abort();
    return at;
}

/* ---- one line -------------------------------------------------------------------- */

static bool read_value(const Field *f, Str value, Act *act)
{
    int64_t n;
    Hash    h = sha256(value);
    switch (f->type) {
    case NUMBER:
        return read_person(value, &n) && (act_set_number(act, f, n), true);
    case MOMENT:
        if (read_moment(value, &n))
            return act_set_number(act, f, n), true;
        break;
    case KEY:
        return read_person(value, &n) && (act_set_bytes(act, f, key_of(n).byte), true);
    case HASH: case WORDS: case PAPER:
        act_set_bytes(act, f, str_is(value, "-") ? (Hash){ 0 }.byte : h.byte);
        return true;
    case DATE: case MONEY: case POINTS: case FIGURE: case CHOICE: case PROOF: break;
    }
    return !failed(field_read(f, value, act));
}

/* What a line leaves out: a hash that is none only where none is allowed and usual. */
static void fill(Act *act)
{
    const ActRow *row = act_rows[act->kind];
    Hash h = sha256(S("words"));
    for (each_field(f, row))
        if (f->type == HASH || f->type == WORDS || f->type == PAPER)
            act_set_bytes(act, f, h.byte);
        else if (f->type == DATE)
            act_set_number(act, f, day_of((Civil){ 2012, 1, 1 }));
    if (act->kind == ACT_LOT)
        act->lot.regime = PA_2023;
    if (act->kind == ACT_FORMULA)
        act->formula.formula = LOWEST_RATIO;
    if (act->kind == ACT_BEGIN)
        act->begin.year = 2026, act->begin.division = ENGLAND_WALES,
        act->begin.currency = IN_GBP;
}

/* What the outcome does not allow a line need not leave out. */
static void fill_opened(Act *act)
{
    Hash  h = sha256(S("words"));
    Hash *none = act->opened.outcome == OPENED_READ ? &act->opened.reason : &act->opened.manifest;
    if (act->kind == ACT_OPENED && hash_same(*none, h))
        *none = (Hash){ 0 };
}

/* Nor what rules on something that is not so. */
static void leave_out(const Play *w, Act *act)
{
    const Procedure *p = act_rows[act->kind]->rules & IN_OFFICE ? &w->office : &w->p;
    for (each_field(f, act_rows[act->kind]))
        if (f->is_so && hash_same(act_hash(act, f), sha256(S("words"))) &&
            !f->is_so(p, act, w->a))
            act_set_bytes(act, f, &(Hash){ 0 });
}

static void fill_papers(Play *w, Act *act)
{
    Text list = { 0 };
    const Procedure *p = &w->p;
    if (act->kind == ACT_PUBLISH)
        act->publish.batch = batch_so_far(p);
    if (act->kind == ACT_AMEND)
        act->amend.batch = batch_so_far(p);
    if (act->kind == ACT_INVITE)
        act->invite.batch = batch_so_far(p);
    if (act->kind == ACT_SCORE_LOCK) {
        score_sheet_write(&list, p, act->score_lock.round, act->score_lock.lot, w->a);
        act->score_lock.sheet = sha256(text_str(&list));
    }
    if (act->kind == ACT_TURNS)
        act->turns.sheets = sheets_locked(p, act->turns.round, act->turns.lot,
                                          (Envelope)act->turns.envelope, w->a);
    if (act->kind == ACT_BOX_LIST) {
        for (each(Deposit, d, p->box))
            act->box_list.count += d->round == act->box_list.round;
        box_list_write(&list, p, act->box_list.round, w->a);
        act->box_list.list = sha256(text_str(&list));
    }
}

Procedure *place_of_act(Play *w, ActKind kind)
{
    return act_rows[kind]->rules & IN_OFFICE ? &w->office : &w->p;
}

static KeyId key_id_now(const Procedure *p, Id id, Instant at)
{
    const Person *person = person_of(p, id);
    return key_id(person ? person_key(p, person, at) : key_of(id));
}

static Agreement agreement_now(const Play *w, const Procedure *p, Id who)
{
    return (Agreement){ .key = key_id_now(p, who, w->now), .made = w->now, .until = w->now + 300,
                        .seen = p->acts, .commit = p->last,
                        .serial = sha256_of(S("serial"), (Str){ (const char *)&w->leaf,
                                                                sizeof w->leaf }) };
}

/* Lines are played one a second, and a batch comes at the moment of the line that closes it. */
static void batch_at_once(Procedure *p, Instant now) { p->batch_at = p->batch_arrived = now; }

static void stamp(Play *w, Act *act, Id second)
{
    const ActRow *row = act_rows[act->kind];
    Procedure *p = place_of_act(w, act->kind);
    const Person *person = person_of(p, act->actor);
    batch_at_once(p, w->now);
    act->procedure = procedure_name(p);
    if (!act_is_box(act)) {
        act->nth  = p->acts + 1;
        act->prev = p->last;
    }
    act->mine = 1 + (!person ? 0 : act_is_box(act) ? person->mine_box : person->mine_open);
    act->arrived = act->at = w->now;
    act->leaf = w->leaf;
    act->in_batch = (row->rules & DEFINES) != 0;
    bool first_officers = act->kind == ACT_ENROL && p->people.len < 2;
    if (act->in_batch || first_officers)
        return;
    act->expires = w->now + 300;
    act->is_signed = true;
    act->signed_by.key = act->kind == ACT_INTEREST ? key_id(act->interest.key)
                                                   : key_id_now(p, act->actor, w->now);
    act->is_agreed = act_needs_two(p, act);
    if (act->is_agreed)
        act->agreed = agreement_now(w, p, second);
}

/* Hashes what will stand in the book; kept beside the text, as the clerk does. */
static void commit(Play *w, Act *act)
{
    Text t = { 0 };
    act_write(&t, act, w->a);
    act->commit = act_commit((Hash){ 0 }, text_str(&t));
}

bool play_act(Play *w, Str line, Act *act)
{
    Str     word = str_cut(&line, ' ');
    Instant at;
    *act = (Act){ 0 };
    if (read_moment(word, &at)) {
        w->now = at;
        word = str_cut(&line, ' ');
    }
    Str first = str_cut(&word, '+');
    if (!read_person(first, &act->actor) || !(act->kind = act_kind(str_cut(&line, ' '))))
        return false;
    Id second = act->actor == OLGA ? OTTO : OLGA;
    if (word.len && !read_person(word, &second))
        return false;
    fill(act);
    fill_papers(w, act);
    for (Str value = str_cut(&line, ' '); value.len; value = str_cut(&line, ' ')) {
        const Field *f = act_field_str(act->kind, str_cut(&value, '='));
        if (!f || !read_value(f, value, act))
            return false;
        if (act->kind == ACT_BOX_LIST && f->type == NUMBER && act->box_list.count == 0)
            fill_papers(w, act);
        bool of_lot = f->type == NUMBER || f->type == CHOICE;
        if ((act->kind == ACT_SCORE_LOCK || act->kind == ACT_TURNS) && of_lot)
            fill_papers(w, act);
    }
    fill_opened(act);
    stamp(w, act, second);
    leave_out(w, act);
    commit(w, act);
    return true;
}

/* ---- playing --------------------------------------------------------------------- */

Result would_act(Play *w, const Act *act)
{
    return act_judge(place_of_act(w, act->kind), act, w->a);
}

Result does_act(Play *w, const Act *act)
{
    Procedure *p = place_of_act(w, act->kind);
    batch_at_once(p, act->at);
    TRY(would_act(w, act));
    act_fold(p, act, w->a);
    w->now  = act->at + 1;
    w->leaf = w->leaf + 1;
    return DONE;
}

Result does_line(Play *w, Str line)
{
    Act act;
    return play_act(w, line, &act) ? does_act(w, &act) : because_of(&line_unreadable, line);
}

Result does(Play *w, const char *line)  { return does_line(w, str(line)); }

Result would(Play *w, const char *line)
{
    Act act;
    Instant now = w->now;
    Result r = play_act(w, str(line), &act) ? would_act(w, &act) : because(&line_unreadable);
    w->now = now;
    return r;
}

Act act_of(Play *w, const char *line)
{
    Act act;
    if (!play_act(w, str(line), &act))
        abort();
    return act;
}

Result does_all(Play *w, const char *lines)
{
    for (Str rest = str(lines); rest.len;)
        TRY(does_line(w, str_cut(&rest, '\n')));
    return DONE;
}

static void must(Play *w, const char *lines)
{
    Result r = does_all(w, lines);
    if (!failed(r))
        return;
    fprintf(stderr, "fixture: \"%s\": %s (%.*s)\n", lines, r.why->code, (int)r.detail.len,
            r.detail.at);
    abort();
}

Play *play_new(Arena *a)
{
    Play *w = make(a, Play, 1);
    *w = (Play){ .a = a };
    w->office = procedure_new(NULL, (Name){ 0 });
    w->p = procedure_new(&w->office, (Name){ { 7 } });
    return w;
}

static const char *swapped(const char *line, const Swap *swaps, ptrdiff_t count)
{
    for (ptrdiff_t i = 0; i < count; i++)
        if (str_starts(str(line), swaps[i].line))
            return swaps[i].instead;
    return line;
}

Play *play_swapped(Stage until, const Swap *swaps, ptrdiff_t count, Arena *a)
{
    Play *w = play_new(a);
    for (ptrdiff_t i = 0; i < countof(life) && life[i].stage <= until; i++)
        must(w, swapped(life[i].line, swaps, count));
    return w;
}

Play *play_to(Stage until, Arena *a) { return play_swapped(until, NULL, 0, a); }

void life_write(Text *t, Stage until, Arena *a)
{
    for (ptrdiff_t i = 0; i < countof(life) && life[i].stage <= until; i++)
        text_put(t, a, "{}\n", str(life[i].line));
}
