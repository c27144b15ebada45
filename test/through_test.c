/* A demonstration's story, done by its people through pages: the same acts as from command lines;
 * and what each of them sees on the way. */
#include "test/through.h"

#include "accounts/drafts.h"
#include "desk/onlooker.h"
#include "desk/paper.h"
#include "page/doings.h"
#include "page/titles.h"
#include "share/bundle.h"
#include "sys/folder.h"
#include "test/folder.h"
#include "test/test.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *demo(const char *name, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "demo/{}.story", str(name));
    return str_terminated(text_str(&t), a);
}

static void play(Through *t, Str text, StoryEnd *end, Arena *life)
{
    t->a = life;
    t->folder = path_in(folder_new(life), "book", life);
    StoryPart one = { .name = "story", .text = text };
    StoryBook book = { .folder = t->folder, .way = through_pages, .with = t };
    Result r = stories_play(&one, 1, &book, end, life);
    if (failed(r))
        printf("    %.*s\n", (int)end->trouble.len, end->trouble.at);
    expect_done(r);
}

static Str played(Through *t, const char *story, StoryEnd *end, Arena *life)
{
    Str text;
    expect_done(story_read(story, &text, life));
    play(t, text, end, life);
    return acts_told(t, t->folder, life);
}

static void same_lines(Str one, Str other)
{
    while (one.len || other.len) {
        Str a = str_cut(&one, '\n'), b = str_cut(&other, '\n');
        if (!str_same(a, b))
            printf("    by pages: %.*s\n    by line:  %.*s\n", (int)a.len, a.at, (int)b.len, b.at);
        expect(str_same(a, b));
    }
}

TEST(a_whole_tender_through_pages_gives_the_same_acts_as_from_command_lines)
{
    StoryEnd end, plain;
    Arena    one = arena_begin((ptrdiff_t)4 << 30), two = arena_begin((ptrdiff_t)4 << 30);
    Through *pages = make(a, Through, 1), *line = make(a, Through, 1);
    line->plainly = true;
    Str through = played(pages, demo("vehicle-recovery", a), &end, &one);
    if (pages->trouble.len)
        printf("%.*s", (int)pages->trouble.len, pages->trouble.at);
    printf("    %lld requests: %lld acts by pages, %lld by tools, %lld refused\n",
           (long long)pages->requests, (long long)pages->by_pages, (long long)pages->by_line,
           (long long)pages->refused);
    Str by_line = played(line, demo("vehicle-recovery", a), &plain, &two);
    expect(!pages->trouble.len && by_line.len > 10000 && pages->drafts == 4);
    same_lines(through, by_line);
    expect(end.acts == plain.acts && end.refusals == plain.refusals);
    arena_end(&two);
    arena_end(&one);
}

/* Those that showed a page which could less than a line; with TENDERBOX_THOROUGH set all. */
static const char *const telling[] = { "officer-of-a-lot", "exclusion" };

/* A prelude is what others begin with. */
static bool is_told(Str file)
{
    Str name = str_cut(&file, '.');
    for (ptrdiff_t i = 0; i < countof(telling); i++)
        if (str_is(name, telling[i]))
            return true;
    return getenv("TENDERBOX_THOROUGH") && str_is(file, "story") && !str_is(name, "prelude");
}

static bool is_same_through_pages(const char *story)
{
    StoryEnd end, plain;
    Arena    one = arena_begin((ptrdiff_t)4 << 30), two = arena_begin((ptrdiff_t)4 << 30);
    Through *pages = make(&one, Through, 1), *line = make(&two, Through, 1);
    line->plainly = true;
    Str through = played(pages, story, &end, &one), by_line = played(line, story, &plain, &two);
    bool same = !pages->trouble.len && str_same(through, by_line);
    if (!same)
        printf("    %s: %.*s\n", story, (int)pages->trouble.len, pages->trouble.at);
    arena_end(&two);
    arena_end(&one);
    return same;
}

TEST(stories_through_pages_give_the_same_acts_as_from_command_lines)
{
    bool well = true;
    int  count = 0;
    DIR *stories = opendir("test/story");
    expect(stories != NULL);
    for (struct dirent *e; (e = readdir(stories)) != NULL;) {
        Text t = { 0 };
        if (!is_told(str(e->d_name)))
            continue;
        text_put(&t, a, "test/story/{}", str(e->d_name));
        well &= is_same_through_pages(str_terminated(text_str(&t), a));
        count++;
    }
    closedir(stories);
    expect(well && count >= countof(telling));
}

static bool waits_for_agreement(const Through *t, Name name, Arena *a)
{
    Text place = { 0 };
    PendingActs acts = { 0 };
    text_name(&place, name, a);
    expect_done(pending_list(t->server.people, text_str(&place), 0, &acts, a));
    for (each(const PendingAct, act, acts))
        if (act->fate == FATE_PENDING)
            return true;
    return false;
}

TEST(nobody_is_asked_to_agree_to_a_list_that_no_witness_bears)
{
    StoryEnd end;
    Arena    life = arena_begin((ptrdiff_t)4 << 30);
    Through *t = make(a, Through, 1);
    (void)played(t, "test/story/unwitnessed.story", &end, &life);
    expect(end.refusals == 1 && !t->trouble.len && !waits_for_agreement(t, end.procedure, a));
    arena_end(&life);
}

/* ---- who sees what, and when -------------------------------------------------------- */

/* Who asks: the people of the story, somebody who has no part in it, nobody, and somebody with a
 * cookie that nobody gave them. */
typedef struct Looker {
    const Walker *walker;
    Id            number;
    Edition       edition;
    bool          known;
    unsigned      roles;
} Looker;

typedef struct House {
    Through         *t;
    const Procedure *p;                /* as it is now */
    const Onlooker  *o;
    Str              at;               /* "/t/NAME" */
    Record           record;
    int64_t          looked, forms, secrets;
    const char      *moment;           /* the act that was entered last */
    bool             acts;             /* every act is asked for, too */
    bool             seen[16];         /* moments that are over */
    ptrdiff_t        moments;          /* how many */
    Text             wrong;
    Arena           *a;
} House;

static void wrong(House *h, const Looker *who, const char *target, int status, const char *what)
{
    text_put(&h->wrong, h->t->a, "after {}, {}: {} gives {}: {}\n", str(h->moment),
             who->walker ? who->walker->name : S("nobody"), str(target),
             str_of_number(status, h->t->a), str(what));
}

/* The words of the record that this one may not read, unless the same stand where they may. */
static bool is_secret(House *h, const Looker *who, const Act *act, const Field *f)
{
    bool own = who->number && act->actor == who->number;
    Id   bidder = who->edition == OWN_BIDDER ? who->number : 0;
    return !own && !(shown_to(who->edition, bidder, h->p, act) &&
                     words_shown_to(who->edition, bidder, h->p, act, f));
}

static bool is_said(const Field *f) { return f->type == WORDS || f->type == PAPER; }

enum { TELLING = 9, LONG = 2000 };

static void words_apart(House *h, const Looker *who, Shelf *secret, Shelf *open)
{
    for (each(const Act, act, h->record.acts))
        for (each_field(f, act_rows[act->kind])) {
            if (!is_said(f) || hash_none(act_hash(act, f)))
                continue;
            Str words = record_words(&h->record, act_hash(act, f));
            if (words.len >= TELLING && words.len < LONG && str_utf8(words))
                *list_add(is_secret(h, who, act, f) ? secret : open, h->a) =
                    (Shelved){ .bytes = words };
        }
}

static bool holds_words(Str in, Str words)
{
    return in.len >= words.len && memmem(in.at, (size_t)in.len, words.at, (size_t)words.len);
}

static bool is_open(const Shelf *open, Str words)
{
    for (each(const Shelved, it, *open))
        if (holds_words(it->bytes, words))
            return true;
    return false;
}

static void secrets_of(House *h, const Looker *who, Shelf *out)
{
    Shelf secret = { 0 }, open = { 0 };
    words_apart(h, who, &secret, &open);
    for (each(const Shelved, it, secret))
        if (!is_open(&open, it->bytes))
            *list_add(out, h->a) = *it;
}

static void nothing_told(House *h, const Looker *who, const char *target, const Answer *answer,
                         const Shelf *secrets, Arena *a)
{
    Str text = page_text(answer, a);
    for (each(const Shelved, it, *secrets))
        if (holds_words(text, it->bytes))
            wrong(h, who, target, answer->status, str_terminated(it->bytes, h->t->a));
}

/* ---- what a row grants -------------------------------------------------------------- */

/* What an address gives whom; what is not named here follows from its row alone. */
typedef enum Grant { BY_ITS_ROW, ALWAYS, IF_PUBLISHED, NEVER, IF_PART, IF_OFFICER, IF_DRAFTING,
                     IF_OWN_OFFICE, IF_DOCUMENTED } Grant;
static const struct { const char *path, *asked; Grant grant; } grants[] = {
    { "/", "/", ALWAYS }, { "/contracts", "/contracts", ALWAYS }, { "/log", "/log", ALWAYS },
    { "/log/entry/*", "/log/entry/0", ALWAYS }, { "/verify", "/verify", ALWAYS },
    { "/help", "/help", ALWAYS }, { "/accessibility", "/accessibility", ALWAYS },
    { "/sign-in", "/sign-in", ALWAYS }, { "/demonstration", "/demonstration", ALWAYS },
    { "/log/checkpoint", "/log/checkpoint", ALWAYS }, { "/join/*", "/join/nobody", NEVER },
    { "/t/*", "{}", IF_PUBLISHED }, { "/cy/t/+", "/cy{}", IF_PUBLISHED },
    { "/t/*/answers", "{}/answers", IF_PUBLISHED },
    { "/t/*/bundle", "{}/bundle", IF_PUBLISHED }, { "/t/*/do", "{}/do", IF_PART },
    { "/t/*/documents/*", "{}/documents/1/1", IF_DOCUMENTED },
    { "/t/*/agreements", "{}/agreements", IF_OFFICER }, { "/t/*/draft", "{}/draft", IF_DRAFTING },
    { "/t/*/check/*", "{}/check/00000000000000000000000000000000", NEVER },
    { "/home", "/home", ALWAYS }, { "/me", "/me", ALWAYS }, { "/people", "/people", IF_OWN_OFFICE },
};

static bool is_granted(const House *h, const Looker *who, Grant grant)
{
    Instant now = h->o->now;
    bool officer = who->number && officer_at(&h->o->office, who->number, now);
    bool here = who->known && roles_of(h->p, who->number, 0) & OFFICER;
    switch (grant) {
    case BY_ITS_ROW: case ALWAYS: return true;
    case IF_PUBLISHED: return h->p->published;
    case NEVER: return false;
    case IF_PART: return h->p->published || who->known || officer;
    case IF_OFFICER: return here || officer;
    case IF_DRAFTING: return here && !h->p->published;
    case IF_OWN_OFFICE: return officer;
    case IF_DOCUMENTED: return h->p->published && record_last(&h->record, ACT_DOCUMENT, 0, 0);
    }
    return false;
}

static Str filled(Str pattern, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < pattern.len; i++)
        text_byte(&t, pattern.at[i] == '*' || pattern.at[i] == '+' ? '1' : pattern.at[i], a);
    return text_str(&t);
}

/* For programs the same page is granted as for people. */
static const char *page_of(const Route *route)
{
    static const char under[] = "/api/1";
    return route->gives && str_starts(str(route->path), under) ? route->path + sizeof under - 1
                                                               : route->path;
}

static const char *address(const House *h, const Route *route, Grant *grant, Arena *a)
{
    Text t = { 0 };
    const char *page = page_of(route);
    *grant = BY_ITS_ROW;
    if (page > route->path)
        text_our(&t, "/api/1", a);
    for (ptrdiff_t i = 0; i < countof(grants) && route->method == GET; i++)
        if (!strcmp(grants[i].path, page)) {
            *grant = grants[i].grant;
            if (!strstr(grants[i].asked, "{}"))
                text_our(&t, grants[i].asked, a);
            else
                text_put(&t, a, grants[i].asked, h->at);
            return str_terminated(text_str(&t), a);
        }
    Str path = str(page);
    if (str_starts(path, "/t/*"))
        text_put(&t, a, "{}{}", h->at, filled(str_after(path, 4), a));
    else
        text_add(&t, filled(path, a), a);
    return str_terminated(text_str(&t), a);
}

static bool is_signed_in(const Looker *who) { return who->walker && who->walker->account; }

static bool asks_to_sign_in(const Answer *answer, Arena *a)
{
    Str told = S("You were signed out");
    return answer->status == 401 || (answer->status == 403 && holds_words(answer->body, told)) ||
           (answer->status == 303 && !strncmp(location_of(answer, a), "/sign-in?after=", 15));
}

/* Some are asked with more than fits an address; they change nothing. */
static bool only_asks(const Route *route)
{
    static const char *const paths[] = { "/verify", "/api/1/receipt/*", "/api/1/bundle/*" };
    for (ptrdiff_t i = 0; i < countof(paths); i++)
        if (!strcmp(route->path, paths[i]))
            return true;
    return false;
}

static void judge(House *h, const Looker *who, const Route *route, Grant grant, const char *target,
                  const Answer *answer, Arena *a)
{
    int  status = answer->status;
    bool out = route->who == SIGNED_IN && !is_signed_in(who);
    if (out != asks_to_sign_in(answer, a))
        wrong(h, who, target, status, "who is asked to sign in");
    else if (status >= 500)
        wrong(h, who, target, status, "our fault");
    else if (!out && grant != BY_ITS_ROW && (status == 200) != is_granted(h, who, grant))
        wrong(h, who, target, status, "not as it is granted");
    else if (!out && grant != BY_ITS_ROW && status != 200 && status != 404)
        wrong(h, who, target, status, "there is such a page, it seems");
    else if (route->method != GET && status < 300 && !only_asks(route))
        wrong(h, who, target, status, "nobody gave this browser that form");
}

/* Whoever listens to events is not answered at once. */
static bool is_asked(const Route *route)
{
    return !strstr(route->path, "/events") && route->who != WATCHERS;
}

/* Pages are asked for at every moment. What changes something is so where acts are asked for, too,
 * for no browser was given the form, whatever the moment; what programs are given of the same pages
 * there, and by turns at the others. With TENDERBOX_THOROUGH set there are no turns. */
static bool has_its_turn(const House *h, const Route *route)
{
    bool of_a_page = page_of(route) != route->path;
    if (h->acts || getenv("TENDERBOX_THOROUGH"))
        return true;
    return route->method == GET && (!of_a_page || (route - routes + h->moments) % 2);
}

static void each_route(House *h, const Looker *who, const Shelf *secrets)
{
    for (const Route *route = routes; route < routes + route_count; route++) {
        Arena a = arena_begin((ptrdiff_t)64 << 20);
        Grant grant;
        const char *target = address(h, route, &grant, &a);
        if (is_asked(route) && has_its_turn(h, route)) {
            Answer answer = through_asks(h->t, who->walker, route->method, target, (Str){ 0 },
                                         (Str){ 0 }, &a);
            judge(h, who, route, grant, target, &answer, &a);
            nothing_told(h, who, target, &answer, secrets, &a);
            if (answer.fd)
                close(answer.fd);
            h->looked++;
        }
        arena_end(&a);
    }
}

/* ---- every act ---------------------------------------------------------------------- */

static void each_act(House *h, const Looker *who, const Shelf *secrets)
{
    for (ActKind kind = ACT_NONE + 1; kind < ACT_KINDS; kind++) {
        Arena a = arena_begin((ptrdiff_t)64 << 20);
        Text  at = { 0 };
        text_put(&at, &a, "{}/do/{}", h->at, str(act_rows[kind]->name));
        const char *target = str_terminated(text_str(&at), &a);
        Answer page = through_asks(h->t, who->walker, GET, target, (Str){ 0 }, (Str){ 0 }, &a);
        bool mine = is_granted(h, who, IF_PART) &&
                    is_ones_act(h->p, kind, who->number, h->o->now, &a);
        if (is_signed_in(who) ? page.status != (mine ? 200 : 404) : !asks_to_sign_in(&page, &a))
            wrong(h, who, target, page.status, mine ? "it is theirs" : "it is not theirs");
        nothing_told(h, who, target, &page, secrets, &a);
        h->forms++;
        arena_end(&a);
    }
}

/* What one entered oneself one is shown, and nobody else is. */
static void each_entered(House *h, const Looker *who)
{
    for (ptrdiff_t i = h->record.acts.len - 1; i >= 0 && i > h->record.acts.len - 5; i--) {
        Arena a = arena_begin((ptrdiff_t)64 << 20);
        Text  at = { 0 };
        const Act *act = &h->record.acts.at[i];
        text_put(&at, &a, "{}/entered/{}", h->at, str_of_number(act->leaf, &a));
        const char *target = str_terminated(text_str(&at), &a);
        Answer page = through_asks(h->t, who->walker, GET, target, (Str){ 0 }, (Str){ 0 }, &a);
        bool own = is_signed_in(who) && who->number && act->actor == who->number;
        if ((page.status == 200) != own)
            wrong(h, who, target, page.status, own ? "it is their own" : "it is not their own");
        h->looked++;
        arena_end(&a);
    }
}

static Looker looker(House *h, const Walker *w)
{
    const Person *person = w ? person_with(h->p, key_id(w->actor.public)) : NULL;
    const Person *office = w ? person_with(&h->o->office, key_id(w->actor.public)) : NULL;
    Id number = person ? person->id : office ? office->id : 0;
    return (Looker){ w, number, edition_for(h->p, number), person != NULL,
                     roles_of(person ? h->p : &h->o->office, number, 0) };
}

static void looks_round(House *h, const Walker *w, bool acts)
{
    Looker who = looker(h, w);
    Shelf  secrets = { 0 };
    secrets_of(h, &who, &secrets);
    h->secrets += secrets.len;
    each_route(h, &who, &secrets);
    each_entered(h, &who);
    if (acts)
        each_act(h, &who, &secrets);
}

static bool are_alike(const Looker *one, const Looker *other)
{
    return one->known == other->known && one->roles == other->roles && one->roles &&
           one->edition == other->edition && one->edition != OWN_BIDDER;
}

/* The nth of the people, who are as in a ring, counted from another one at each moment. */
static const Walker *nth(const House *h, ptrdiff_t i)
{
    return h->t->people + (h->moments + i) % h->t->count;
}

static bool is_like_one_before(House *h, ptrdiff_t i)
{
    Looker who = looker(h, nth(h, i));
    for (ptrdiff_t before = 0; before < i; before++) {
        Looker other = looker(h, nth(h, before));
        if (are_alike(&who, &other))
            return true;
    }
    return false;
}

/* Of holders, of evaluators, of officers one goes round, each time another one, and of bidders
 * everybody. What they entered themselves everybody asks for. */
static void all_look_round(House *h, bool acts)
{
    h->moments++;
    for (ptrdiff_t i = 0; i < h->t->count; i++) {
        Looker who = looker(h, nth(h, i));
        if (is_like_one_before(h, i))
            each_entered(h, &who);
        else
            looks_round(h, who.walker, acts);
    }
}

/* Moments of a tender, by the act that makes them; at some every act is asked for, too. */
static const struct { ActKind kind; bool acts; } moments[] = {
    { ACT_ROLE, true }, { ACT_PUBLISH, false }, { ACT_DEPOSIT, true }, { ACT_LATE_DEPOSIT, false },
    { ACT_BOX_LIST, false }, { ACT_OPENED, false }, { ACT_SCORE, true }, { ACT_SCORE_LOCK, false },
    { ACT_AWARD, false }, { ACT_STANDSTILL, true }, { ACT_CONTRACT, true }, { ACT_ABANDON, false },
};

static void walk_house(House *h, bool acts)
{
    Onlooker   o;
    Procedure *p = make(h->a, Procedure, 1);
    Token      chance = token_fresh();
    Walker     forged = { .name = S("forged"), .cookie = token_str(&chance) };
    Through   *t = h->t;
    expect_done(onlooker_come(&o, t->folder, clerk_now(t->clerk), h->a));
    Name name;
    expect(str_name(str_after(h->at, 3), &name));
    expect_done(onlooker_procedure(&o, name, p, h->a));
    expect_done(paper_record(o.book, p, o.now, &h->record, h->a));
    h->o = &o, h->p = p, h->acts = acts;
    all_sign_in(t);
    all_look_round(h, acts);
    looks_round(h, NULL, acts);
    looks_round(h, &forged, false);
}

static void looks_now(Through *t, ActKind kind, Name name)
{
    House *h = t->with;
    for (ptrdiff_t i = 0; i < countof(moments); i++) {
        Text at = { 0 };
        if (moments[i].kind != kind || h->seen[i])
            continue;
        Arena a = arena_begin((ptrdiff_t)1 << 30);
        h->seen[i] = true;
        text_our(&at, "/t/", &a);
        text_name(&at, name, &a);
        h->at = text_str(&at);
        h->a = &a;
        h->moment = act_rows[kind]->name;
        walk_house(h, moments[i].acts);
        arena_end(&a);
    }
}

/* With an overseer in it. */
static Str overseen(Str text, Arena *a)
{
    static const char before[] = "olga enlist eva evaluator";
    Text t = { 0 };
    const char *at = memmem(text.at, (size_t)text.len, before, strlen(before));
    expect(at != NULL);
    text_put(&t, a, "{}olga enlist odd overseer \"Odd Onlooker\"\n{}",
             (Str){ text.at, at - text.at }, str_after(text, at - text.at));
    return text_str(&t);
}

static void house_of(const char *story, int64_t addresses, int64_t secrets, Arena *a)
{
    StoryEnd end;
    Arena    life = arena_begin((ptrdiff_t)4 << 30);
    Through *t = make(a, Through, 1);
    House   *h = make(a, House, 1);
    Str text;
    *h = (House){ .t = t };
    t->with = h;
    t->after = looks_now;
    expect_done(story_read(story, &text, &life));
    play(t, overseen(text, &life), &end, &life);
    printf("    %lld addresses, %lld forms, %lld secrets\n", (long long)h->looked,
           (long long)h->forms, (long long)h->secrets);
    if (h->wrong.len)
        printf("%.*s", (int)(h->wrong.len < 6000 ? h->wrong.len : 6000), h->wrong.at);
    expect(!h->wrong.len && h->looked > addresses && h->secrets > secrets);
    arena_end(&life);
}

TEST(each_address_each_person_each_phase_gives_what_its_row_grants_and_tells_nothing_more)
{
    house_of(demo("vehicle-recovery", a), 10000, 1000, a);
}

TEST(so_it_is_of_what_is_abandoned)
{
    house_of("test/story/abandoned-lot.story", 5000, 100, a);
}

RUN("through",
    T(each_address_each_person_each_phase_gives_what_its_row_grants_and_tells_nothing_more),
    T(so_it_is_of_what_is_abandoned),
    T(stories_through_pages_give_the_same_acts_as_from_command_lines),
    T(nobody_is_asked_to_agree_to_a_list_that_no_witness_bears),
    T(a_whole_tender_through_pages_gives_the_same_acts_as_from_command_lines))
