#include "test/through.h"

#include "test/later.h"

#include "accounts/invitation.h"
#include "accounts/keys.h"
#include "desk/form.h"
#include "desk/onlooker.h"
#include "desk/paper.h"
#include "desk/tools.h"
#include "http/kept.h"
#include "http/listing.h"
#include "http/reading.h"
#include "http/visitor.h"

#include <string.h>

/* ---- people ------------------------------------------------------------------------ */

const Walker *walker_of(const Through *t, Str name)
{
    for (const Walker *w = t->people; w < t->people + t->count; w++)
        if (str_same(w->name, name))
            return w;
    return NULL;
}

/* A story lasts for months, a session for twelve hours unseen. */
static void signs_in(Through *t, Walker *w)
{
    Token token;
    if (!failed(session_begin(t->server.people, w->account, S("127.0.0.1"), S("test"),
                              clerk_now(t->clerk), &token)))
        w->cookie = str_copy(token_str(&token), t->a);
}

static Str mail_of(Through *t, Str name)
{
    Text mail = { 0 };
    text_put(&mail, t->a, "{}@demonstration.invalid", name);
    return text_str(&mail);
}

static Walker *comes(Through *t, const Actor *actor)
{
    Walker *w = &t->people[t->count];
    Str mail = mail_of(t, actor->name);
    Account account;
    *w = (Walker){ .name = str_copy(actor->name, t->a), .actor = *actor };
    t->invented[t->count] = (Invented){ .id = w->name, .name = w->name, .actor = &w->actor };
    t->list = (InventedPeople){ t->invented, ++t->count, ROUND_MOST };
    if (!t->server.people)
        return w;
    w->joined = !failed(account_by_mail(t->server.people, mail, &account, t->a));
    if (w->joined)
        w->account = account.number;
    else
        (void)!failed(account_add(t->server.people, w->name, mail, S("en"), clerk_now(t->clerk),
                                  &w->account));
    return w;
}

/* A padlock, or another key, may have come meanwhile. */
static Walker *walks(Through *t, const Actor *actor)
{
    Walker *w = (Walker *)walker_of(t, actor->name);
    w = w ? w : comes(t, actor);
    w->actor = *actor;
    if (t->server.people)
        signs_in(t, w);
    return w;
}

static void begin(Through *t, Clerk *clerk)
{
    if (t->clerk == clerk)
        return;
    t->clerk = t->server.clerk = clerk;
    if (t->plainly || t->server.people)
        return;
    t->server = (Server){ .clerk = clerk, .folder = t->folder, .demonstration = &t->list,
                          .kept = kept_begin(t->a), .listing = listing_begin(t->a),
                          .readings = readings_begin(t->a) };
    if (failed(people_open(&t->server.people, t->folder, t->a)))
        text_our(&t->trouble, "no people.db\n", t->a);
}

static bool invited(Through *t, Str name, Token *link)
{
    Id number;
    return !failed(invitation_make(t->server.people, 0, mail_of(t, name), S("to take part"),
                                   clerk_now(t->clerk), &number, link));
}

Actor through_person(void *with, Clerk *clerk, Str name)
{
    Through *t = with;
    Token link;
    Actor actor = actor_new(name);
    begin(t, clerk);
    if (t->server.people && t->joins && invited(t, name, &link) && t->joins(t, name, &link, &actor))
        comes(t, &actor);
    return actor;
}

void through_signs_elsewhere(Through *t, bool elsewhere)
{
    for (ptrdiff_t i = 0; i < t->count; i++)
        if (t->people[i].joined)
            t->invented[i].id = elsewhere ? S("") : t->people[i].name;
}

const Walker *comes_along(Through *t, Str name)
{
    Actor actor = actor_new(name);
    return comes(t, &actor);
}

void all_sign_in(Through *t)
{
    for (Walker *w = t->people; w < t->people + t->count; w++)
        signs_in(t, w);
}

/* ---- asking ------------------------------------------------------------------------ */

Answer through_asks(Through *t, const Walker *who, Method method, const char *target, Str type,
                    Str body, Arena *a)
{
    Request r = { .method = method, .body = body, .body_bytes = body.len, .from = S("127.0.0.1"),
                  .number = ++t->requests };
    Answer  answer = { 0 };
    Text    cookie = { 0 };
    Pairs   headers = { 0 };
    if (target_read(str(target), &r, a).status)
        return (Answer){ .status = 400 };
    *list_add(&r.headers, a) = (Pair){ S("Host"), S("town.example") };
    if (who) {
        text_put(&cookie, a, "tenderbox={}", who->cookie);
        *list_add(&r.headers, a) = (Pair){ S("Cookie"), text_str(&cookie) };
    }
    if (type.len)
        *list_add(&r.headers, a) = (Pair){ S("Content-Type"), type };
    Arena life = arena_begin((ptrdiff_t)256 << 20);
    routes_answer(&t->server, &r, &answer, &life);
    wait_for_answer(&answer, &life);
    answer.body = str_copy(answer.body, a);
    for (each(const Pair, h, answer.headers))
        *list_add(&headers, a) = (Pair){ str_copy(h->name, a), str_copy(h->value, a) };
    answer.headers = headers;
    arena_end(&life);
    return answer;
}

const char *location_of(const Answer *answer, Arena *a)
{
    for (each(const Pair, h, answer->headers))
        if (str_is(h->name, "Location"))
            return str_terminated(h->value, a);
    return "";
}

/* What a page's "&..." at the beginning of this stands for. */
static char entity(Str *s)
{
    static const struct { const char *entity; char c; } entities[] = {
        { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' },
    };
    for (int i = 0; i < countof(entities); i++)
        if (str_starts(*s, entities[i].entity)) {
            *s = str_after(*s, str(entities[i].entity).len);
            return entities[i].c;
        }
    *s = str_after(*s, 1);
    return '&';
}

Str page_text(const Answer *answer, Arena *a)
{
    Str   s   = answer->body;
    char *out = make(a, char, s.len + 1), *to = out;
    while (s.len) {
        const char *next = memchr(s.at, '&', (size_t)s.len);
        ptrdiff_t   len  = next ? next - s.at : s.len;
        memcpy(to, s.at, (size_t)len);
        to += len;
        s   = str_after(s, len);
        if (s.len)
            *to++ = entity(&s);
    }
    return (Str){ out, to - out };
}

bool page_says(const Answer *answer, Str words, Arena *a)
{
    Str s = page_text(answer, a);
    return words.len && s.len &&
           memmem(s.at, (size_t)s.len, words.at, (size_t)words.len) != NULL;
}

/* ---- what is typed ----------------------------------------------------------------- */

static void typed_add(Pairs *typed, const Field *f, const char *part, Str value, Arena *a)
{
    Text name = { 0 };
    text_put(&name, a, "{}{}", str(f->name), str(part));
    *list_add(typed, a) = (Pair){ text_str(&name), value };
}

static Str words_of(const Shelf *shelf, Hash hash)
{
    for (each(const Shelved, words, *shelf))
        if (hash_same(words->hash, hash))
            return words->bytes;
    return (Str){ 0 };
}

/* As a person on that wall says it: "2026-02-10 12:00"; where seconds count, with them. */
static Str wall_words(Instant at, Zone zone, Arena *a)
{
    Str s = str_of_moment(at, zone, a);
    return (Str){ s.at, at % 60 ? 19 : 16 };
}

static void type_day(Pairs *typed, const Field *f, Str day, Arena *a)
{
    typed_add(typed, f, "-year", str_cut(&day, '-'), a);
    typed_add(typed, f, "-month", str_cut(&day, '-'), a);
    typed_add(typed, f, "-day", str_cut(&day, ' '), a);
    if (day.len)
        typed_add(typed, f, "-time", day, a);
}

static Str hex_of(const Act *act, const Field *f, Arena *a)
{
    Text t = { 0 };
    field_write(&t, f, act, a);
    Str line = text_str(&t);
    return line;
}

/* What a person types for this field; empty: nothing. */
static Str value_of(const Act *act, const Field *f, const Shelf *shelf, Zone zone, Arena *a)
{
    int64_t n = 0;
    switch (f->type) {
    case NUMBER:
        n = act_number(act, f);
        return n || (!f->refers && !f->optional) ? str_of_number(n, a) : (Str){ 0 };
    case MOMENT: n = act_number(act, f); return n ? wall_words(n, zone, a) : (Str){ 0 };
    case DATE:   n = act_number(act, f); return n ? str_of_day(n, a) : (Str){ 0 };
    case MONEY:  n = act_number(act, f); return n ? str_of_decimal(n, 2, a) : (Str){ 0 };
    case POINTS: return str_shortened(str_of_decimal(act_number(act, f), 3, a));
    case FIGURE: return str_shortened(str_of_figure(act_figure(act, f), a));
    case CHOICE: return str(f->choices->at[act_number(act, f)].word);
    case WORDS: case PAPER: return words_of(shelf, act_hash(act, f));
    case HASH:   return hash_none(act_hash(act, f)) ? (Str){ 0 } : hex_of(act, f, a);
    case KEY: case PROOF: return hex_of(act, f, a);
    }
    return (Str){ 0 };
}

/* Where no browser does it, a sealed bid goes up by the tools of bidders, padlocks turn and
 * envelopes open by those of holders: their papers name what those tools made. */
static bool is_of_tools(ActKind kind)
{
    return kind == ACT_DEPOSIT || kind == ACT_READY_DEPOSIT || kind == ACT_LATE_DEPOSIT ||
           kind == ACT_TURNS || kind == ACT_OPENED || kind == ACT_SHARE;
}

static bool is_hashed(const Field *f)
{
    return f->type == WORDS || f->type == PAPER || f->type == HASH;
}

static bool award_follows(const Act *act, const Procedure *p, Arena *a)
{
    Act follows = { .kind = ACT_AWARD };
    return !failed(award_act(p, act->award.round, act->award.lot, &follows, a)) &&
           follows.award.bidder == act->award.bidder &&
           decimal_same(follows.award.total, act->award.total) &&
           follows.award.price == act->award.price;
}

static bool contract_follows(const Act *act, const Procedure *p, Arena *a)
{
    Act follows = { .kind = ACT_CONTRACT };
    return !failed(contract_act(p, act->contract.lot, &follows, a)) &&
           follows.contract.bidder == act->contract.bidder &&
           follows.contract.value == act->contract.value;
}

/* An award or a contract that does not follow is one that somebody typed past the page; else the
 * page fills in what follows. */
static bool is_typed(const Act *act, const Field *f, const Procedure *p, Arena *a)
{
    if (!form_fills(act->kind, f))
        return true;
    return (act->kind == ACT_AWARD && !award_follows(act, p, a)) ||
           (act->kind == ACT_CONTRACT && !contract_follows(act, p, a));
}

static void type_fields(const Act *act, const Procedure *p, const Shelf *shelf, Pairs *typed,
                        Arena *a)
{
    Zone zone = p && p->began ? p->zone : LONDON;
    for (each_field(f, act_rows[act->kind])) {
        bool made = is_of_tools(act->kind) && is_hashed(f);
        Str value = !made && is_typed(act, f, p, a) ? value_of(act, f, shelf, zone, a) : (Str){ 0 };
        if (!value.len)
            continue;
        if (f->type == MOMENT || f->type == DATE)
            type_day(typed, f, value, a);
        else
            typed_add(typed, f, f->type == PAPER ? "-file" : "", value, a);
    }
}

/* As a line of a draft. */
static void line_of(const Act *act, const Procedure *p, const Shelf *shelf, Text *t, Arena *a)
{
    Zone zone = p && p->began ? p->zone : LONDON;
    text_our(t, act_rows[act->kind]->name, a);
    for (each_field(f, act_rows[act->kind])) {
        Str value = value_of(act, f, shelf, zone, a);
        if (value.len)
            text_put(t, a, " {}=\"{}\"", str(f->name), value);
    }
    text_byte(t, '\n', a);
}

static Str lines_of(const Deed *deed, const Procedure *p, Arena *a)
{
    Text t = { 0 };
    for (const Act *act = deed->acts; act < deed->acts + deed->count - 1; act++)
        line_of(act, p, deed->shelf, &t, a);
    return text_str(&t);
}

/* ---- sending ----------------------------------------------------------------------- */

static const char boundary[] = "----of-a-page-in-a-story";

static void part(Text *t, Str name, bool file, Str value, Arena *a)
{
    text_put(t, a, "--{}\r\nContent-Disposition: form-data; name=\"{}\"{}\r\n\r\n{}\r\n",
             str(boundary), name, str(file ? "; filename=\"paper\"" : ""), value);
}

static bool is_file(Str name)
{
    return name.len > 5 && str_is(str_after(name, name.len - 5), "-file");
}

static Answer sends(Through *t, const Walker *who, const char *target, const Pairs *typed,
                    Str lines, Arena *a)
{
    Text  body = { 0 }, type = { 0 };
    Token key = form_token(who->cookie);
    part(&body, S("form_key"), false, token_str(&key), a);
    for (each(const Pair, pair, *typed))
        part(&body, pair->name, is_file(pair->name), pair->value, a);
    if (lines.len)
        part(&body, S("definitions"), false, lines, a);
    text_put(&body, a, "--{}--\r\n", str(boundary));
    text_put(&type, a, "multipart/form-data; boundary={}", str(boundary));
    return through_asks(t, who, POST, target, text_str(&type), text_str(&body), a);
}

/* ---- one act ----------------------------------------------------------------------- */

typedef struct Step {
    Through      *t;
    const Deed   *deed;
    ActKind       kind;
    Str           at;                  /* "/t/NAME", "/t/office" */
    Answer        said;                /* last */
    Arena        *a;
} Step;

static void trouble(Step *s, const char *what)
{
    Text *t = &s->t->trouble;
    text_put(t, s->t->a, "{}: {} ({} {})\n", str(act_rows[s->kind]->name), str(what),
             str_of_number(s->said.status, s->a), str(location_of(&s->said, s->a)));
}

static const char *place(const Step *s, const char *word, const char *rest)
{
    Text t = { 0 };
    text_put(&t, s->a, "{}/{}{}{}", s->at, str(word), str(*rest ? "/" : ""), str(rest));
    return str_terminated(text_str(&t), s->a);
}

static bool looks(Step *s, const Walker *who, const char *target, int status)
{
    s->said = through_asks(s->t, who, GET, target, (Str){ 0 }, (Str){ 0 }, s->a);
    return s->said.status == status;
}

/* What stands behind these words in the page. */
static Str behind(const Step *s, const char *words, char end)
{
    Str rest = s->said.body, mark = str(words);
    char *at = memmem(rest.at, (size_t)rest.len, mark.at, (size_t)mark.len);
    if (!at)
        return (Str){ 0 };
    rest = str_after(rest, at - rest.at + mark.len);
    return str_cut(&rest, end);
}

/* Before the notice definitions are a text, which is saved and checked; then the form has them. */
static bool drafts(Step *s, const Walker *who, Str lines)
{
    Pairs typed = { 0 };
    Str   first = lines;
    if (!looks(s, who, place(s, "draft", ""), 200))
        return false;
    Str version = behind(s, "name=\"version\" value=\"", '"');
    *list_add(&typed, s->a) = (Pair){ S("version"), version };
    *list_add(&typed, s->a) = (Pair){ S("text"), lines };
    *list_add(&typed, s->a) = (Pair){ S("what"), S("check") };
    s->said = sends(s->t, who, place(s, "draft", ""), &typed, (Str){ 0 }, s->a);
    if (s->said.status != 200 && s->said.status != 422)
        return false;
    s->t->drafts++;
    return looks(s, who, place(s, "do", "publish?draft=saved"), 200) &&
           page_says(&s->said, str_cut(&first, '\n'), s->a);
}

static char *find(Str s, Str what)
{
    return memmem(s.at, (size_t)s.len, what.at, (size_t)what.len);
}

static Str up_to(Str s, const char *end)
{
    char *at = find(s, str(end));
    return at ? (Str){ s.at, at - s.at } : s;
}

/* Can it be typed in the form that was asked for last, or chosen there? */
static bool is_offered(const Step *s, const Pair *typed)
{
    Str name  = str_put(s->a, "name=\"{}\"", typed->name);
    Str value = str_put(s->a, "value=\"{}\"", typed->value);
    Str rest  = s->said.body;
    for (char *at; (at = find(rest, name)) != NULL;) {
        rest = str_after(rest, at - rest.at);
        Str  input = up_to(rest, ">");
        bool radio = find(input, S("type=\"radio\""));
        bool list  = str_starts(str_after(rest, input.len + 1), "\n<option");
        if ((!radio && !list) || find(list ? up_to(rest, "</select>") : input, value))
            return true;
        rest = str_after(rest, name.len);
    }
    return false;
}

static bool is_all_offered(const Step *s, const Pairs *typed)
{
    for (each(const Pair, pair, *typed))
        if (!is_offered(s, pair))
            return false;
    return true;
}

/* Typed, looked at, signed. False: something was wrong with it, as *said says. */
static bool types_and_signs(Step *s, const Walker *who, const Pairs *typed, Str lines)
{
    const char *form = place(s, "do", act_rows[s->kind]->name);
    if (s->kind == ACT_PUBLISH && !drafts(s, who, lines))
        return trouble(s, "nothing comes of the draft"), false;
    if (!looks(s, who, form, 200))
        return false;
    bool offered = is_all_offered(s, typed);
    s->said = sends(s->t, who, form, typed, lines, s->a);
    if (s->said.status != 303)
        return false;
    if (!offered)
        trouble(s, "the form offers less than it takes");
    const char *check = location_of(&s->said, s->a);
    if (!looks(s, who, check, 200) || !page_says(&s->said, S("Check before you sign"), s->a))
        return false;
    s->said = sends(s->t, who, check, &(Pairs){ 0 }, (Str){ 0 }, s->a);
    return s->said.status == 303;
}

/* Of what waits: others that were agreed to may never be entered. */
static Str last_agreement(const Step *s)
{
    static const char mark[] = "/agreements/";
    Id   last = 0, n;
    Str  rest = s->said.body;
    for (char *at; (at = memmem(rest.at, (size_t)rest.len, mark, strlen(mark))) != NULL;) {
        rest = str_after(rest, at - rest.at + str(mark).len);
        Str number = rest;
        last = str_number(str_cut(&number, '"'), &n) && n > last ? n : last;
    }
    return last ? str_of_number(last, s->a) : (Str){ 0 };
}

/* Addresses have the number of a tender or its name. */
static bool leads_to(const Step *s, Str number)
{
    Str end = str_put(s->a, "/agreements/{}\"", number);
    return memmem(s->said.body.at, (size_t)s->said.body.len, end.at, (size_t)end.len);
}

/* The other officer finds it among their own work, looks at it and enters it. Where it is not there
 * it is refused to whoever knows the address. */
static bool agrees_and_enters(Step *s, const Walker *first, const Walker *who)
{
    if (!looks(s, first, location_of(&s->said, s->a), 200))
        return false;
    Str number = last_agreement(s);
    const char *one = place(s, "agreements", str_terminated(number, s->a));
    if (!number.len || !looks(s, who, "/home", 200))
        return false;
    bool led = leads_to(s, number);
    if (!looks(s, who, one, 200))
        return false;
    s->said = sends(s->t, who, one, &(Pairs){ 0 }, (Str){ 0 }, s->a);
    if (s->said.status == 303 && !led)
        trouble(s, "nothing led to it");
    return s->said.status == 303;
}

static bool is_at(const Step *s, const char *word)
{
    return strstr(location_of(&s->said, s->a), word) != NULL;
}

/* The one who agreed types it; the deed's own officer enters it. */
static bool walks_through(Step *s, const Walker *by, const Walker *with, const Pairs *typed,
                          Str lines)
{
    if (!types_and_signs(s, with ? with : by, typed, lines))
        return false;
    if (with && !is_at(s, "/agreements"))
        return trouble(s, "one officer was enough"), false;
    if (with && !agrees_and_enters(s, with, by))
        return false;
    const char *end = location_of(&s->said, s->a);
    if (!is_at(s, "/entered/"))
        return trouble(s, "it leads elsewhere"), false;
    return looks(s, by, end, 200);
}

/* ---- what became of it ------------------------------------------------------------- */

/* The file of that draft or name; of all zeros the last one. */
static Result name_now(Clerk *clerk, Name was, Name *now)
{
    File file = { 0 };
    bool found;
    do {
        TRY(book_files(clerk_book(clerk), file.id, &file, &found));
        bool last = name_is_office(was);
        if (found && (last || name_same(file.draft, was) || name_same(file.name, was)))
            *now = name_is_office(file.name) ? file.draft : file.name;
    } while (found);
    return DONE;
}

static const Procedure *procedure_of(Through *t, const Deed *deed, ActKind kind)
{
    const Procedure *p;
    bool none = kind == ACT_BEGIN || act_rows[kind]->rules & IN_OFFICE;
    return none || failed(clerk_procedure(t->clerk, deed->procedure, &p)) ? NULL : p;
}

static Str at_of(const Deed *deed, ActKind kind, Arena *a)
{
    Text t = { 0 };
    bool office = kind == ACT_BEGIN || act_rows[kind]->rules & IN_OFFICE;
    text_our(&t, "/t/", a);
    text_name(&t, office ? (Name){ 0 } : deed->procedure, a);
    return text_str(&t);
}

/* A page takes no word of somebody who may not agree; a command line brings it along. */
static bool is_foreign(const Step *s, const Answer *page, const Reason *why)
{
    return s->deed->with && page->status == 422 && !strcmp(why->code, "agreement-foreign");
}

/* What pages refuse a command line must be refused, too, and for what the page says. */
static Result refused(Step *s, Proposal *proposal, Arena *life)
{
    Answer page = s->said;
    Result r = deed_propose(s->t->clerk, s->deed, proposal, life);
    if (!failed(r))
        return trouble(s, "pages refuse it, a command line does it"), r;
    bool said = page.status == 404 || page_says(&page, str(r.why->code), s->a) ||
                page_says(&page, str(r.why->says), s->a) || is_foreign(s, &page, r.why);
    if (!said)
        trouble(s, r.why->code);
    s->t->refused++;
    return r;
}

/* Alone a page lets nobody enter what takes two: it asks for the other one, and that is no refusal.
 * Who tries it all the same has a command line; so has who enters what was agreed to in a file. */
static bool is_tried_alone(Through *t, const Deed *deed, const Procedure *p, Arena *a)
{
    Proposal proposal;
    const Act *last = &deed->acts[deed->count - 1];
    if (last->is_agreed || deed->with || last->kind == ACT_ENROL || !act_needs_two(p, last))
        return last->is_agreed;
    Result r = deed_propose(t->clerk, deed, &proposal, a);
    return failed(r) && !strcmp(r.why->code, "agreement-missing");
}

static bool is_of_a_line(Through *t, const Deed *deed, const Procedure *p, const Walker *by,
                         Arena *a)
{
    ActKind kind = deed->acts[deed->count - 1].kind;
    return (kind == ACT_ENROL && !by->joined) || is_tried_alone(t, deed, p, a);
}

static Result walk(Through *t, const Deed *deed, Proposal *proposal, Arena *life, Arena *a)
{
    ActKind kind = deed->acts[deed->count - 1].kind;
    Step s = { .t = t, .deed = deed, .kind = kind, .at = at_of(deed, kind, a), .a = a };
    const Procedure *p = procedure_of(t, deed, kind);
    Pairs typed = { 0 };
    const Walker *by = walks(t, deed->by), *with = deed->with ? walks(t, deed->with) : NULL;
    if (is_of_a_line(t, deed, p, by, a))
        return t->by_line++, deed_propose(t->clerk, deed, proposal, life);
    type_fields(&deed->acts[deed->count - 1], p, deed->shelf, &typed, a);
    Str lines = lines_of(deed, p, a);
    Name was = kind == ACT_BEGIN ? (Name){ 0 } : deed->procedure;
    if (t->elsewhere && t->elsewhere(t, with ? with : by, s.at, kind, &typed, lines,
                                     with ? by : NULL))
        t->by_browser++;
    else if (is_of_tools(kind))
        return t->by_line++, deed_propose(t->clerk, deed, proposal, life);
    else if (walks_through(&s, by, with, &typed, lines))
        t->by_pages++;
    else
        return refused(&s, proposal, life);
    proposal->name = was;
    return act_rows[kind]->rules & IN_OFFICE ? DONE : name_now(t->clerk, was, &proposal->name);
}

Result through_pages(void *with, Clerk *clerk, const Deed *deed, Proposal *proposal, Arena *life)
{
    Through *t = with;
    begin(t, clerk);
    if (t->plainly) {
        (void)walks(t, deed->by);
        return deed_propose(clerk, deed, proposal, life);
    }
    Arena  a = arena_begin((ptrdiff_t)512 << 20);
    Result r = walk(t, deed, proposal, life, &a);
    r.detail = str_copy(r.detail, life);
    arena_end(&a);
    if (!failed(r) && t->after)
        t->after(t, deed->acts[deed->count - 1].kind, proposal->name);
    return r;
}

/* ---- two plays ------------------------------------------------------------------------ */

static Str name_of_number(const Through *t, Id number)
{
    for (const Walker *w = t->people; w < t->people + t->count; w++)
        if (number && (w->actor.number == number || w->actor.delegate == number))
            return w->name;
    return (Str){ 0 };
}

/* Who never does anything is no walker: by the name that was given. */
static Str name_of_person(const Through *t, Record *r, Id number)
{
    Str name = name_of_number(t, number);
    for (each(const Act, act, r->acts))
        if (!name.len && act->kind == ACT_PERSON && act->person.person == number)
            name = record_words(r, act->person.name);
    return name;
}

static Str name_of_key(const Through *t, Str hex, Arena *a)
{
    for (const Walker *w = t->people; w < t->people + t->count; w++) {
        Text own = { 0 };
        text_bytes(&own, w->actor.public.byte, sizeof(Key), a);
        if (str_same(text_str(&own), hex))
            return w->name;
    }
    return S("there");
}

/* The log's key is another one in each play. */
static bool names_log(const Act *act, const Field *f)
{
    return act->kind == ACT_PUBLISH && !strcmp(f->name, "policy");
}

static Str field_told(Through *t, Record *r, const Act *act, const Field *f, Arena *a)
{
    Text text = { 0 };
    bool hashed = is_hashed(f);
    Str  name = f->type == NUMBER ? name_of_person(t, r, act_number(act, f)) : (Str){ 0 };
    if (name.len)
        return name;
    if (hashed && hash_none(act_hash(act, f)))
        return S("-");
    if ((f->type == WORDS || f->type == PAPER) && !is_of_tools(act->kind) && !names_log(act, f))
        return record_words(r, act_hash(act, f));
    field_write(&text, f, act, a);
    if (f->type == KEY)
        return name_of_key(t, text_str(&text), a);
    return hashed || f->type == PROOF ? S("there") : text_str(&text);
}

static Str agreed_by(const Through *t, const Act *act)
{
    for (const Walker *w = t->people; w < t->people + t->count; w++) {
        KeyId id = key_id(w->actor.public);
        if (act->is_agreed && !memcmp(&id, &act->agreed.key, sizeof id))
            return w->name;
    }
    return S("nobody");
}

static void act_told(Through *t, Record *r, const Act *act, Text *text, Arena *a)
{
    text_put(text, a, "{} by {} with {}", str(act_rows[act->kind]->name),
             name_of_number(t, act->actor), agreed_by(t, act));
    for (each_field(f, act_rows[act->kind]))
        text_put(text, a, " {}={}", str(f->name), field_told(t, r, act, f, a));
    text_byte(text, '\n', a);
}

static Result told_of(Through *t, const Onlooker *o, const Procedure *p, Text *text, Arena *a)
{
    Record r;
    TRY(paper_record_marks(o->book, p, o->now, &r, a));
    for (each(const Act, act, r.acts))
        act_told(t, &r, act, text, a);
    return DONE;
}

/* The first file is the office. */
static Result told(Through *t, const char *folder, Text *text, Arena *a)
{
    Onlooker o;
    File     file = { .id = 1 };
    bool     found = true;
    TRY(onlooker_come(&o, folder, 0, a));
    TRY(told_of(t, &o, &o.office, text, a));
    for (;;) {
        Procedure *p = make(a, Procedure, 1);
        TRY(book_files(o.book, file.id, &file, &found));
        if (!found)
            return DONE;
        TRY(onlooker_procedure(&o, file.draft, p, a));
        TRY(told_of(t, &o, p, text, a));
    }
}

Str acts_told(Through *t, const char *folder, Arena *a)
{
    Text text = { 0 };
    Result r = told(t, folder, &text, a);
    if (failed(r))
        text_put(&text, a, "cannot be read: {} {}\n", str(r.why->code), r.detail);
    return text_str(&text);
}
