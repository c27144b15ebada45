/* agree.c - two officers, each on a machine of their own: one agrees, the other enters. */
#include "cli/inside.h"

#include "core/view/warnings.h"
#include "page/things.h"

enum { SHOWN_MOST = 4000 };                 /* characters of words or a paper */

/* ---- agreeing -------------------------------------------------------------------- */

static Result days_given(const Line *line, Instant now, Instant *until)
{
    Id days = line->option[OPT_DAYS] ? number_option(line, OPT_DAYS) : LONGEST_AGREEMENT / DAY;
    if (days < 1 || days > LONGEST_AGREEMENT / DAY)
        return because_of(&wrong_use, S("--days 1 to 30"));
    *until = now + days * DAY;
    return DONE;
}

/* What is agreed of the box is of all that was taken: what its clock owes goes in first, by a visit
 * of its own, which lets go of the book. */
static Result box_ticked(const Line *line, ActKind kind)
{
    Visit  v;
    Arena  own = arena_begin(1 << 28);
    Line   ticking = *line;
    ticking.life = &own;
    ticking.option[OPT_AS] = ticking.option[OPT_WITH] = NULL;
    Result r = kind == ACT_BOX_LIST ? visit_propose(&v, &ticking) : DONE;
    if (!failed(r) && kind == ACT_BOX_LIST)
        r = visit_tick(&v);
    r.detail = str_copy(r.detail, line->life);
    arena_end(&own);
    return r;
}

static void say_agreed(const Line *line, const Act *closing)
{
    const char *out = line->option[OPT_OUT];
    Str  serial = str_of_hash(closing->agreed.serial, line->life);
    Text plain = { 0 };
    text_put(&plain, line->life, "serial={}\n", serial);
    give(line, text_str(&plain), (Given[]){ { "file", str(out) }, { "serial", serial } }, 2);
    say(line, "Nothing is entered yet. The other officer looks at {}, and enters it:", str(out));
    say(line, "  tenderbox enter {} --as KEYFILE", str(out));
    say(line, "To withdraw it before that: tenderbox act withdraw-agreement serial={} --as KEYFILE",
        serial);
}

Result run_agree(const Line *line)
{
    Visit   v;
    Acts    acts = { 0 };
    Shelf   shelf = { 0 };
    Parcel  parcel;
    Text    file = { 0 };
    Typing   typing;
    Instant until;
    TRY(act_asked(line, &typing));
    TRY(box_ticked(line, typing.kind));
    TRY(visit_look(&v, line));
    TRY(days_given(line, v.onlooker.now, &until));
    TRY(acts_typed(&v, v.onlooker.book, &typing, &acts, &shelf));
    Deed deed = { .acts = acts.at, .count = acts.len, .shelf = &shelf, .by = v.actor,
                  .procedure = v.name, .now = v.onlooker.now };
    const Procedure *p = typing.kind == ACT_BEGIN ? NULL
                         : v.procedure             ? v.procedure
                                                   : &v.onlooker.office;
    TRY(deed_agree(&deed, p, book_settings(v.onlooker.book)->origin, until, &parcel, line->life));
    parcel_write(&file, &parcel, line->life);
    TRY(file_write_private(line->option[OPT_OUT], text_str(&file), line->life));
    say_agreed(line, &acts.at[acts.len - 1]);
    return DONE;
}

/* ---- entering -------------------------------------------------------------------- */

static const Shelved *words_in(const Parcel *p, Hash hash)
{
    for (each(const Shelved, s, p->shelf))
        if (hash_same(s->hash, hash))
            return s;
    return NULL;
}

static void act_put(Text *t, const Parcel *p, const Act *act, Arena *a)
{
    text_put(t, a, "{}\n", str(act_rows[act->kind]->name));
    for (each_field(f, act_rows[act->kind])) {
        const Shelved *words = field_is_shelved(f) ? words_in(p, act_hash(act, f)) : NULL;
        text_put(t, a, "  {}: ", str(f->label));
        if (f->type == CHOICE)
            text_our(t, choice_label(f, act_number(act, f)), a);
        else if (words)
            text_add(t, str_plain(words->bytes, SHOWN_MOST, a), a);
        else
            field_write(t, f, act, a);
        text_byte(t, '\n', a);
    }
}

/* Who agreed, by the name on the shelf; of who is not known here, the key. */
static Result agreed_by(Visit *v, const Act *act, Str *name)
{
    Text key = { 0 };
    Hash salt;
    Procedure own;
    const Procedure *p = &v->onlooker.office;
    text_bytes(&key, act->agreed.key.byte, sizeof act->agreed.key.byte, v->life);
    *name = text_str(&key);
    if (act->kind != ACT_BEGIN && !name_is_office(act->procedure)) {
        TRY(onlooker_procedure(&v->onlooker, act->procedure, &own, v->life));
        p = &own;
    }
    for (each(const Person, person, p->people))
        if (key_with(person, act->agreed.key) &&
            failed(book_words(v->onlooker.book, person->name, &salt, name, v->life)))
            *name = text_str(&key);
    return DONE;
}

/* What would be published with it, and could go wrong. */
static Result warnings_put(Visit *v, const Parcel *p, Text *t)
{
    const Act *last = &p->acts.at[p->acts.len - 1];
    Procedure  own;
    Warnings   found = { 0 };
    if (!(act_rows[last->kind]->rules & CLOSES))
        return DONE;
    TRY(onlooker_procedure(&v->onlooker, last->procedure, &own, v->life));
    warnings_with(&own, p->acts.at, p->acts.len - 1, &found, v->life);
    for (each(const Str, warning, found))
        text_put(t, v->life, "{}  {}\n", str(warning == found.at ? "\nTo bear in mind\n" : ""),
                 *warning);
    return DONE;
}

/* What the second officer is asked to sign, before anything is entered. */
static Result parcel_tell(Visit *v, const Parcel *p)
{
    const Act *last = &p->acts.at[p->acts.len - 1];
    Arena *a = v->life;
    Text   t = { 0 }, name = { 0 };
    Str    by;
    TRY(agreed_by(v, last, &by));
    text_name(&name, last->procedure, a);
    text_put(&t, a, "{} agreed {}, until {}, in {}:\n\n", str_plain(by, 200, a),
             str_of_moment(last->agreed.made, LONDON, a),
             str_of_moment(last->agreed.until, LONDON, a), text_str(&name));
    for (each(const Act, act, p->acts))
        act_put(&t, p, act, a);
    TRY(warnings_put(v, p, &t));
    give(v->line, text_str(&t), (Given[]){ { "act", str(act_rows[last->kind]->name) },
         { "procedure", text_str(&name) }, { "agreed_by", by },
         { "agreed", iso_moment(last->agreed.made, a) },
         { "until", iso_moment(last->agreed.until, a) },
         { "serial", str_of_hash(last->agreed.serial, a) }, { "says", text_str(&t) } }, 7);
    say(v->line, "Nothing is entered yet. To enter it: tenderbox enter {} --as KEYFILE",
        str(v->line->argument[0]));
    return DONE;
}

static Result judge_origin(const Parcel *p, Book *book)
{
    bool same = str_same(p->origin, book_settings(book)->origin);
    return same ? DONE : because_of(&agreement_false, p->origin);
}

/* Of a book that is elsewhere the procedure is brought that the act is of. */
static const Line *procedure_of(const Parcel *p, Line *line)
{
    const Act *last = &p->acts.at[p->acts.len - 1];
    Text name = { 0 };
    text_name(&name, last->procedure, line->life);
    if (book_is_far(line) && last->kind != ACT_BEGIN && !name_is_office(last->procedure))
        line->option[OPT_PROCEDURE] = str_terminated(text_str(&name), line->life);
    return line;
}

Result run_enter(const Line *line)
{
    Visit  v;
    Parcel parcel;
    Str    bytes;
    Line   own = *line;
    TRY(file_read(line->argument[0], PARCEL_BYTES, &bytes, line->life));
    TRY(parcel_read(bytes, &parcel, line->life));
    line = procedure_of(&parcel, &own);
    if (!line->option[OPT_AS]) {
        TRY(visit_look(&v, line));
        TRY(judge_origin(&parcel, v.onlooker.book));
        return parcel_tell(&v, &parcel);
    }
    if (line->option[OPT_DRY]) {
        TRY(visit_look(&v, line));
        TRY(judge_origin(&parcel, v.onlooker.book));
        v.name = parcel.acts.at[parcel.acts.len - 1].procedure;
        return try_acts(&v, &parcel.acts, &parcel.shelf);
    }
    TRY(visit_propose(&v, line));
    TRY(judge_origin(&parcel, visit_book(&v)));
    return enter(&v, parcel.acts.at, parcel.acts.len, &parcel.shelf);
}
