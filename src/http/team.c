/* team.c - who has a part in a tender; and people who sign on this server get one: an act and a
 * signature for each that becomes known in it, and for each role (several.h). */
#include "http/several.h"

#include "accounts/keys.h"
#include "page/managing.h"
#include "page/portion.h"
#include "page/team.h"

#include <string.h>

static const Reason nobody_chosen = { INVALID, "nobody-chosen", "doc/serve.md",
    "Choose a role for somebody first." };
static const Reason nobody_known = { REFUSED, "nobody-known", "doc/serve.md",
    "One of those whom you chose does not sign here any more, or was added meanwhile. Below the "
    "list is as it is now." };

enum { PEOPLE_SHOWN = 100 };           /* accounts on a page: two acts each fit in one press */

static const char prefix[] = "role-";

/* Somebody who signs here. number: by which others know them, in the office or by their key. */
typedef struct Known { Str name, mail; Key key; Id number; } Known;

static bool come(Doing *d)
{
    bool theirs = !d->office && managing_is_for(d->procedure, d->signer.number);
    if (!theirs)
        doing_none(d);
    return theirs;
}

/* Who has an account is for officers of the office to know, as on the page of people. */
static bool knows_accounts(const Doing *d)
{
    return officer_at(&d->onlooker->office, d->signer.number, d->onlooker->now);
}

/* ---- who signs here ---------------------------------------------------------------- */

/* By the latest of their keys that counts. False: they have none, or are of a demonstration, whose
 * people are asked by themselves. */
static bool account_signs(Doing *d, const Account *account, Known *known)
{
    OwnKeys keys = { 0 };
    bool any = false;
    if (account->disabled || invented_with(d->server, account->number, d->a) ||
        failed(own_key_list(d->server->people, account->number, &keys, d->a)))
        return false;
    *known = (Known){ .name = account->name, .mail = account->mail };
    for (each(const OwnKey, key, keys))
        if (!key->ended) {
            memcpy(known->key.byte, key->public, sizeof known->key.byte);
            any = true;
        }
    known->number = number_of_key(known->key);
    return any;
}

/* Of a demonstration those who are not a bidder's. */
static bool invented_signs(const Invented *it, Known *known)
{
    for (each(const InventedPart, part, it->parts))
        if (part->firm.len)
            return false;
    *known = (Known){ .name = it->name, .mail = S("invented"), .key = it->actor->public,
                      .number = it->actor->number };
    return true;
}

/* Nobody is known by two numbers. False: they have a part in it, or sign for somebody there. */
static bool can_join(Doing *d, Known *known)
{
    const Procedure *p = d->procedure;
    KeyId id = key_id(known->key);
    const Person *officer = p->office ? person_with(p->office, id) : NULL;
    if (person_with(p, id) || delegate_of_any(p, id))
        return false;
    known->number = officer ? officer->id : known->number;
    return true;
}

static Str hex_of(Key key, Arena *a)
{
    Text t = { 0 };
    text_bytes(&t, key.byte, sizeof key.byte, a);
    return text_str(&t);
}

/* What was chosen before stays chosen. */
static void add_row(Doing *d, Known *known, const Pairs *sent, TeamPage *page)
{
    if (!can_join(d, known))
        return;
    Str key = hex_of(known->key, d->a), field = str_put(d->a, "{}{}", str(prefix), key);
    TeamKnown *row = list_add(&page->known, d->a);
    *row = (TeamKnown){ .key = key, .name = known->name, .mail = known->mail };
    team_roles(d->procedure, sent ? pair_of(sent, str_terminated(field, d->a)) : (Str){ 0 }, row,
               d->a);
}

static void add_invented(Doing *d, const Pairs *sent, TeamPage *page)
{
    Known known;
    const InventedPeople *all = d->server->demonstration;
    for (ptrdiff_t i = 0; all && i < all->len && page->known.len < PEOPLE_SHOWN; i++)
        if (invented_signs(&all->at[i], &known))
            add_row(d, &known, sent, page);
}

/* A demonstration's people come before those of the first page. */
static Result show_known(Doing *d, const Pairs *sent, TeamPage *page)
{
    Known    known;
    Accounts accounts = { 0 };
    Portion  shown = portion_of(query_number(d->request, "page"), PEOPLE_SHOWN);
    TRY(account_part(d->server->people, shown.from, shown.most, &accounts, &shown.all, d->a));
    if (!shown.from)
        add_invented(d, sent, page);
    for (each(const Account, account, accounts))
        if (account_signs(d, account, &known))
            add_row(d, &known, sent, page);
    portion_rows(page, &shown, "Accounts", str_put(d->a, "{}/team", d->at), "known", d->a);
    return DONE;
}

/* ---- the page ---------------------------------------------------------------------- */

static void show(Doing *d, const Pairs *sent, Result trouble, int status)
{
    TeamPage page;
    page_team(d->onlooker, d->procedure, d->signer.number, d->at, &page, d->a);
    page.knows = page.may && knows_accounts(d);
    Result known = page.knows ? show_known(d, sent, &page) : DONE;
    if (failed(known)) {
        doing_failed(d, known);
        return;
    }
    page.done = doing_just_signed(d, (const ActKind[]){ ACT_PERSON, ACT_ROLE, ACT_NONE });
    if (failed(trouble))
        page.trouble = str(trouble.why->says);
    Frame frame = doing_frame(d, S("People and their roles"));
    doing_shown(d, status, &frame, team, TeamPage, &page);
}

void team(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs before = { 0 };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !come(&d))
        return;
    (void)proposed_typed(query_of(r, "from"), d.visitor.account, d.onlooker->now, &before, d.a);
    show(&d, &before, DONE, 200);
}

/* ---- added --------------------------------------------------------------------------- */

static Result add_act(Doing *d, ActKind kind, const Pairs *typed, Str called, Proposed *kept)
{
    Act     act;
    Shelf   shelf = { 0 };
    TRY(act_filled(d, kind, typed, &act, &shelf));
    return several_add(kept, &act, &shelf, called) ? DONE : because(&clerk_busy);
}

static Result add_known(Doing *d, const Known *known, Str key, Str role, Proposed *kept)
{
    Arena *a = d->a;
    Pairs  person = { 0 }, gets = { 0 };
    Str    number = str_of_number(known->number, a), name = known->name;
    const Field *roles = act_field(ACT_ROLE, "role");
    Act act = { .kind = ACT_ROLE };
    TRY(field_read(roles, role, &act));
    if (!team_gives(d->procedure, act.role.role))
        return because(&nobody_known);
    pair_put(&person, "person", number, a);
    pair_put(&person, "key", key, a);
    pair_put(&person, "name", name, a);
    pair_put(&gets, "person", number, a);
    pair_put(&gets, "role", role, a);
    pair_put(&gets, "lot", S("0"), a);
    TRY(add_act(d, ACT_PERSON, &person, str_put(a, "{} becomes known in this tender", name), kept));
    return add_act(d, ACT_ROLE, &gets,
                   str_put(a, "{}: {}", name, str(choice_label(roles, act.role.role))), kept);
}

static bool invented_by(Doing *d, Key key, Known *known)
{
    const InventedPeople *all = d->server->demonstration;
    for (ptrdiff_t i = 0; all && i < all->len; i++)
        if (key_same(all->at[i].actor->public, key))
            return invented_signs(&all->at[i], known);
    return false;
}

static Result account_by(Doing *d, Key key, Known *known, bool *is)
{
    Id      number = 0;
    Account account;
    *is = false;
    TRY(account_with_key(d->server, key, &number, d->a));
    if (!number)
        return DONE;
    TRY(account_get(d->server->people, number, &account, d->a));
    *is = account_signs(d, &account, known) && key_same(known->key, key);
    return DONE;
}

static Result known_by(Doing *d, Str hex, Known *known)
{
    Key  key;
    bool is;
    if (!str_bytes(hex, key.byte, sizeof key.byte))
        return because(&nobody_known);
    is = invented_by(d, key, known);
    if (!is)
        TRY(account_by(d, key, known, &is));
    return is && can_join(d, known) ? DONE : because(&nobody_known);
}

/* Of each field "role-" and a public key its role. */
static Result add_all(Doing *d, const Pairs *sent, Proposed *kept)
{
    for (each(const Pair, pair, *sent)) {
        Known known = { 0 };
        if (!str_starts(pair->name, prefix) || !pair->value.len)
            continue;
        Str key = str_after(pair->name, (ptrdiff_t)sizeof prefix - 1);
        TRY(known_by(d, key, &known));
        TRY(add_known(d, &known, key, pair->value, kept));
    }
    return kept->several.len ? DONE : because(&nobody_chosen);
}

void team_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !come(&d))
        return;
    if (!knows_accounts(&d) ||
        !is_ones_act(d.procedure, ACT_PERSON, d.signer.number, d.onlooker->now, d.a)) {
        doing_none(&d);
        return;
    }
    Proposed *kept = several_new(&d, S("team"));
    if (!kept)
        return;
    Result made = add_all(&d, &sent, kept);
    if (!failed(made)) {
        pairs_copy(&sent, &kept->typed, &kept->life);
        several_see(&d, kept, DONE);
        return;
    }
    proposed_give_back(kept);
    show(&d, &sent, made, 422);
}
