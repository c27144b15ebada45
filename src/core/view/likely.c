#include "core/view/likely.h"

#include "core/flaws.h"

#include <string.h>

enum { TRIES = 4000, PEOPLE_TRIED = 60, NEW_PERSON = 999999937 };

typedef struct Trying {
    const Procedure *p;
    Act      act;
    Instant  now;
    int      tries;
    bool     could;                    /* one would be entered, or what is typed decides */
    Result   first;                    /* why not */
    Arena   *a;
} Trying;

/* ---- what is typed -------------------------------------------------------------- */

static bool is_own(const Field *f, Thing thing) { return f->refers == thing && !f->aside; }

static void add_lots(const Trying *t, Ids *ids)
{
    if (act_rows[t->act.kind]->rules & EVERY_LOT)
        *list_add(ids, t->a) = 0;
    for (each(const Lot, lot, t->p->lots))
        *list_add(ids, t->a) = lot->id;
}

static void add_people(const Trying *t, const Field *f, Ids *ids)
{
    for (each(const Person, person, t->p->people))
        if (person->bidder == (f->refers == A_BIDDER))
            *list_add(ids, t->a) = person->id;
}

/* The latest round is the one that an act is about; of a thing that is new the next number. */
static void numbers(const Trying *t, const Field *f, Ids *ids)
{
    const Round *latest = round_of(t->p, 0);
    Id most = 0;
    if (is_own(f, A_LOT))
        add_lots(t, ids);
    else if (is_own(f, A_ROUND))
        *list_add(ids, t->a) = latest ? latest->id : 0;
    else if (f->refers == A_PERSON || f->refers == A_BIDDER)
        add_people(t, f, ids);
    else
        numbers_there_are(t->p, f->refers, act_lot(&t->act), ids, t->a);
    if (!f->fresh)
        return;
    for (each(const Id, id, *ids))
        most = *id > most ? *id : most;
    bool person = f->refers == A_PERSON || f->refers == A_DELEGATE;
    *ids = (Ids){ 0 };
    *list_add(ids, t->a) = person ? NEW_PERSON : most + 1;
}

/* Of words that may be left out both. */
static void set_words(Act *act, const Field *f, bool said)
{
    Hash hash = { { said } };
    act_set_bytes(act, f, &hash);
}

/* ---- what its judge says --------------------------------------------------------- */

/* "session=9 (Session: ...": so a detail about a field begins. */
static const Field *field_named(const Act *act, Str detail)
{
    for (each_field(f, act_rows[act->kind])) {
        ptrdiff_t len = (ptrdiff_t)strlen(f->name);
        if (str_starts(detail, f->name) &&
            (detail.len == len || memchr("= (;:,", detail.at[len], 6)))
            return f;
    }
    return NULL;
}

/* There is nothing of that kind that could be named. */
static bool is_none_there(const Trying *t, const Field *f)
{
    Ids ids = { 0 };
    if (f->type != NUMBER || !f->refers || f->fresh || f->refers == AN_ACT)
        return false;
    numbers(t, f, &ids);
    return !ids.len;
}

/* Of these the judge may want another value than any that is tried. */
static bool is_free(const Field *f)
{
    return (f->type == NUMBER && !f->refers) || f->type == MONEY || f->type == POINTS ||
           f->type == FIGURE || f->type == HASH || f->type == KEY || f->type == PROOF ||
           f->refers == AN_ACT || f->refers == A_DOCUMENT || f->refers == A_MEMBER ||
           f->refers == A_DELEGATE || f->refers == A_SCALE || f->refers == AN_ACTIVITY ||
           f->refers == A_COMBINATION;
}

static bool has_free(ActKind kind)
{
    for (each_field(f, act_rows[kind]))
        if (is_free(f))
            return true;
    return false;
}

static void try_one(Trying *t)
{
    const ActRow *row = act_rows[t->act.kind];
    Result r = act_fits(&t->act);
    if (!failed(r))
        r = act_open_as(t->p, &t->act, t->a);
    if (!failed(r))
        r = row->judge(t->p, &t->act, t->a);
    const Field *named = failed(r) ? field_named(&t->act, r.detail) : NULL;
    bool none = named && r.why->ground == MISSING && is_none_there(t, named);
    if (failed(r) && !failed(t->first))
        t->first = r;
    t->could = !failed(r) || (named ? !none : has_free(t->act.kind));
}

static void try_from(Trying *t, const Field *f);

static void try_number(Trying *t, const Field *f)
{
    Ids ids = { 0 };
    numbers(t, f, &ids);
    bool many = ids.len > PEOPLE_TRIED;
    t->could = t->could || many;
    bool may_be_none = !f->fresh && !is_own(f, A_LOT) && !is_own(f, A_ROUND);
    for (each(const Id, id, ids)) {
        act_set_number(&t->act, f, *id);
        try_from(t, f + 1);
    }
    act_set_number(&t->act, f, 0);
    if (may_be_none || !ids.len)
        try_from(t, f + 1);
}

static void try_choices(Trying *t, const Field *f)
{
    for (int i = 0; i < f->choices->count; i++) {
        act_set_number(&t->act, f, i);
        if (f->choices->at[i].word)
            try_from(t, f + 1);
    }
}

static void try_moments(Trying *t, const Field *f)
{
    static const int64_t away[] = { -86400, 3600, 40 * 86400, 1500 * 86400 };
    for (int i = 0; i < countof(away); i++) {
        Instant at = t->now + away[i];
        act_set_number(&t->act, f, f->type == DATE ? day_at(at, t->p->zone) : at);
        try_from(t, f + 1);
    }
}

/* Field by field, until one could. */
static void try_from(Trying *t, const Field *f)
{
    bool last = f >= act_rows[t->act.kind]->fields + FIELDS || !f->name;
    if (t->could || ++t->tries > TRIES) {
        t->could = true;
        return;
    }
    if (last)
        try_one(t);
    else if (f->type == NUMBER && f->refers && f->refers != AN_ACT)
        try_number(t, f);
    else if (f->type == CHOICE)
        try_choices(t, f);
    else if (f->type == MOMENT || f->type == DATE)
        try_moments(t, f);
    else if (field_is_shelved(f)) {
        set_words(&t->act, f, true);
        try_from(t, f + 1);
        set_words(&t->act, f, false);
        if (f->optional)
            try_from(t, f + 1);
    } else {
        if (f->type == NUMBER || f->type == MONEY || f->type == POINTS)
            act_set_number(&t->act, f, 1);
        try_from(t, f + 1);
    }
}

/* What closes a batch hangs on the batch, a bid on what is sealed. */
static bool is_asked(const Procedure *p, ActKind kind)
{
    Act act = { .kind = kind };
    unsigned rules = act_rows[kind]->rules;
    return p->office && kind != ACT_BEGIN && !(rules & (CLOSES | DEFINES | IN_OFFICE | WEIGHS)) &&
           !act_is_box(&act) && !p->withheld;
}

Result act_likely(const Procedure *p, ActKind kind, Id actor, Instant now, Arena *a)
{
    Trying t = { .p = p, .now = now, .a = a,
                 .act = { .kind = kind, .actor = actor, .arrived = now, .at = now,
                          .nth = p->acts + 1 } };
    TRY(act_open_to(p, kind, actor, now, a));
    if (!is_asked(p, kind))
        return DONE;
    try_from(&t, act_rows[kind]->fields);
    return t.could ? DONE : t.first;
}

/* A ground on which nobody is heard is open at any time, and says nothing. */
static bool rests_on_reply(int64_t ground)
{
    return ground != GROUND_NOT_COMPLIANT && ground != GROUND_WITHDRAWN;
}

const char *ground_likely(const Procedure *p, Id lot, Id bidder, Arena *a)
{
    const Choices *words = act_field(ACT_EXCLUDE, "ground")->choices;
    const Round *latest = round_of(p, 0);
    const Bid   *bid = latest ? bid_of(p, latest->id, lot, bidder) : NULL;
    const char  *only = NULL;
    int holding = 0;
    for (int64_t i = 0; bid && i < words->count; i++) {
        Act act = { .kind = ACT_EXCLUDE, .exclude = { latest->id, lot, bidder, .ground = i } };
        bool holds = rests_on_reply(i) ? !failed(row_exclude.judge(p, &act, a))
                                       : i == GROUND_NOT_COMPLIANT && bid_deviates(p, bid);
        holding += holds;
        only = holds ? words->at[i].word : only;
    }
    return holding == 1 ? only : NULL;
}
