/* forms.c - every act by its form: typed, looked at, signed, entered. */
#include "http/doing.h"

#include "core/view/stands.h"
#include "core/view/warnings.h"
#include "desk/deed.h"
#include "desk/draft.h"
#include "desk/named.h"
#include "desk/tools.h"
#include "http/agreements.h"
#include "http/proposed.h"
#include "page/check.h"
#include "page/doings.h"
#include "page/show.h"

#include <sodium.h>
#include <string.h>

/* ---- the form -------------------------------------------------------------------- */

/* What is no act of this person's, here, has no page. */
static bool kind_of(Doing *d, ActKind *kind)
{
    Id number = d->signer.number;
    *kind = act_kind(d->rest);
    if (*kind && is_ones_act(d->procedure, *kind, number, d->onlooker->now, d->a))
        return true;
    doing_none(d);
    return false;
}

static Str not_now_words(Doing *d, ActKind kind)
{
    Text t = { 0 };
    Procedure fresh = procedure_new(&d->onlooker->office, (Name){ 0 });
    const Procedure *p = kind == ACT_BEGIN ? &fresh : d->procedure;
    Result r = act_open_to(p, kind, d->signer.number, d->onlooker->now, d->a);
    if (failed(r))
        text_put(&t, d->a, "{}{}{}", str(r.why->says), str(r.detail.len ? " " : ""), r.detail);
    return text_str(&t);
}

static void show_form(Doing *d, ActKind kind, const Pairs *sent, const Troubles *troubles,
                      int status)
{
    FormPage page;
    FormAsked asked = { .onlooker = d->onlooker, .procedure = doing_procedure(d, kind),
                        .asker = d->signer.number, .kind = kind, .sent = sent,
                        .troubles = troubles, .at = d->at };
    Result made = page_form(&asked, &page, d->a);
    if (failed(made)) {
        doing_failed(d, made);
        return;
    }
    if (!troubles || !troubles->len)
        page.not_now = not_now_words(d, kind);
    Frame frame = doing_frame(d, page.heading);
    doing_page(d, status, &frame, form, &page);
}

static void pairs_copy(const Pairs *from, Pairs *to, Arena *a)
{
    for (each(const Pair, pair, *from))
        *list_add(to, a) = (Pair){ str_copy(pair->name, a), str_copy(pair->value, a) };
}

/* ?from=ID: what was typed before. ?draft=saved: with the definitions that were saved. */
static Pairs typed_before(Doing *d)
{
    Pairs typed = { 0 };
    int64_t version;
    if (query_of(d->request, "draft").len) {
        *list_add(&typed, d->a) = (Pair){ S("definitions"), doing_draft(d, &version) };
        return typed;
    }
    Proposed *kept = proposed_take(query_of(d->request, "from"), d->visitor.account,
                                   d->onlooker->now);
    if (!kept)
        return d->request->query;
    pairs_copy(&kept->typed, &typed, d->a);
    proposed_give_back(kept);
    return typed;
}

void act_form(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing   d;
    ActKind kind;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !kind_of(&d, &kind))
        return;
    Pairs sent = typed_before(&d);
    show_form(&d, kind, &sent, NULL, 200);
}

/* ---- what was typed -------------------------------------------------------------- */

static Str definitions_of(const Pairs *sent, ActKind kind)
{
    return act_rows[kind]->rules & CLOSES ? pair_of(sent, "definitions") : (Str){ 0 };
}

static void read_definitions(Str lines, const Wording *w, Acts *acts, Shelf *shelf, Troubles *all,
                             Arena *a)
{
    Result r = acts_of_lines(lines, w, acts, shelf, a);
    if (failed(r))
        *list_add(all, a) = (Trouble){ S("definitions"), r };
}

/* The act, behind the definitions that it closes; all that is wrong with it is kept. */
static void read_acts(Doing *d, ActKind kind, const Pairs *sent, Acts *acts, Shelf *shelf,
                      Troubles *all, Arena *a)
{
    Act   act;
    Pairs typed;
    Actor nobody = { 0 };
    const Procedure *p = doing_procedure(d, kind);
    Wording w = { .procedure = p, .zone = p && p->began ? p->zone : LONDON, .as_typed = true };
    const Actor *by = d->signer.actor ? d->signer.actor : &nobody;
    *acts  = (Acts){ 0 };
    *shelf = (Shelf){ 0 };
    form_typed(kind, sent, &typed, a);
    read_definitions(definitions_of(sent, kind), &w, acts, shelf, all, a);
    act_of_form_all(kind, &typed, w, by, clerk_origin(d->server->clerk), &act, shelf, all, a);
    Result again = all->len ? DONE : paper_again(d->onlooker->book, &act, shelf, a);
    if (failed(again))
        *list_add(all, a) = (Trouble){ .why = again };
    *list_add(acts, a) = act;
}

/* It is named now: what is signed in a browser is what is kept here. */
static void name_acts(const Doing *d, Acts *acts)
{
    const Act *last = &acts->at[acts->len - 1];
    bool office = act_rows[last->kind]->rules & IN_OFFICE;
    Name name = office ? (Name){ 0 } : procedure_name(d->procedure);
    if (last->kind == ACT_BEGIN)
        randombytes_buf(name.byte, sizeof name.byte);
    for (each(Act, act, *acts))
        act->procedure = name;
}

/* Salted anew, for what was tried is gone. */
static void keep(Doing *d, ActKind kind, const Pairs *sent)
{
    Troubles none = { 0 };
    Proposed *kept = proposed_new(d->visitor.account, d->onlooker->now);
    if (!kept) {
        doing_failed(d, because(&clerk_busy));
        return;
    }
    kept->at = str_copy(d->at, &kept->life);
    pairs_copy(sent, &kept->typed, &kept->life);
    read_acts(d, kind, &kept->typed, &kept->acts, &kept->shelf, &none, &kept->life);
    name_acts(d, &kept->acts);
    kept->procedure = kept->acts.at[kept->acts.len - 1].procedure;
    if (act_rows[kind]->rules & CLOSES)
        batch_close(kept->acts.at, kept->acts.len, &kept->life);
    doing_see(d, "check", str(kept->id));
    proposed_give_back(kept);
}

/* ---- a line of the draft --------------------------------------------------------- */

static const Reason not_on_a_line = { INVALID, "not-on-a-line", "doc/draft.md",
    "Words of a definition stand on one line, without double quotes." };

static bool fits_a_line(Str value)
{
    for (ptrdiff_t i = 0; i < value.len; i++)
        if (value.at[i] == '"' || value.at[i] == '\n')
            return false;
    return true;
}

/* lot lot=1 regime=pa-2023 title="Recovery in the north" */
static void line_of(ActKind kind, const Pairs *sent, Text *t, Troubles *all, Arena *a)
{
    Pairs typed;
    form_typed(kind, sent, &typed, a);
    text_our(t, act_rows[kind]->name, a);
    for (each(const Pair, pair, typed)) {
        text_put(t, a, " {}=\"{}\"", pair->name, pair->value);
        if (!fits_a_line(pair->value))
            *list_add(all, a) = (Trouble){ pair->name, because(&not_on_a_line) };
    }
    text_our(t, "\n", a);
}

/* Nothing is defined by itself: it comes into the draft, and is entered with what closes it. */
static void add_line(Doing *d, ActKind kind, const Pairs *sent)
{
    Acts     acts;
    Shelf    shelf;
    Troubles troubles = { 0 };
    Text     line = { 0 };
    read_acts(d, kind, sent, &acts, &shelf, &troubles, d->a);
    line_of(kind, sent, &line, &troubles, d->a);
    Result added = troubles.len ? DONE : doing_draft_add(d, text_str(&line));
    if (failed(added))
        *list_add(&troubles, d->a) = (Trouble){ .why = added };
    if (troubles.len)
        show_form(d, kind, sent, &troubles, 422);
    else
        doing_see(d, "draft", (Str){ 0 });
}

void act_form_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing      d;
    ActKind    kind;
    Pairs      sent = { 0 };
    Acts       acts;
    Shelf      shelf;
    Troubles   troubles = { 0 };
    bool       two;
    Procedure *after;
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life) || !kind_of(&d, &kind))
        return;
    if (act_rows[kind]->rules & DEFINES && !d.procedure->published) {
        add_line(&d, kind, &sent);
        return;
    }
    read_acts(&d, kind, &sent, &acts, &shelf, &troubles, d.a);
    Result r_ = troubles.len ? DONE : doing_try(&d, &acts, &shelf, &two, &after);
    if (failed(r_)) {
        Trouble named = form_trouble(kind, r_);
        named.why = with_names(named.why, d.procedure, d.onlooker->book, d.a);
        *list_add(&troubles, d.a) = named;
    }
    if (troubles.len)
        show_form(&d, kind, &sent, &troubles, 422);
    else
        keep(&d, kind, &sent);
}

/* ---- looked at ------------------------------------------------------------------- */

void check_texts(Doing *d, const Acts *acts, bool agreeing, CheckPage *page)
{
    Acts  copy = { 0 };
    Text  exactly = { 0 };
    const Procedure *p = doing_procedure(d, acts->at[acts->len - 1].kind);
    Str origin = clerk_origin(d->server->clerk);
    for (each(const Act, act, *acts))
        *list_add(&copy, d->a) = *act;
    Act *last = &copy.at[copy.len - 1];
    const Person *person = p && d->signer.actor ? person_of(p, d->signer.actor->number) : NULL;
    Id  before = !person ? 0 : act_is_box(last) ? person->mine_box : person->mine_open;
    last->actor   = d->signer.actor ? d->signer.actor->number : 0;
    last->mine    = before + copy.len;
    last->expires = d->onlooker->now + LONGEST_SIGNATURE;
    if (agreeing) {
        last->agreed.made  = d->onlooker->now;
        last->agreed.until = d->onlooker->now + LONGEST_AGREEMENT;
        last->agreed.seen  = p ? p->acts : 0;
        last->agreed.commit = p ? p->last : (Hash){ 0 };
    }
    if (agreeing)
        agreement_write(&exactly, last, origin, d->a);
    else
        act_write_signed(&exactly, last, origin, d->a);
    page->exactly = text_str(&exactly);
}

static void text_member(Text *t, const char *name, Str value, Arena *a)
{
    text_put(t, a, ", \"{}\": ", str(name));
    text_json(t, value, a);
}

/* What sign.js needs beside the fields: doc/browser.md, signing. */
void check_script(Doing *d, const Looked *l, const Acts *acts, bool agreeing, CheckPage *page)
{
    Text t = { 0 };
    const Act *last = &acts->at[acts->len - 1];
    const Procedure *p = l->procedure;
    const Person *person = p && d->signer.actor ? person_of(p, d->signer.actor->number) : NULL;
    Id mine = (!person ? 0 : act_is_box(last) ? person->mine_box : person->mine_open) + acts->len;
    text_our(&t, "{", d->a);
    check_matter(l, acts, clerk_origin(d->server->clerk), &t, d->a);
    text_member(&t, "what", str(agreeing ? "agree" : "act"), d->a);
    text_member(&t, "now", str_of_number(d->onlooker->now, d->a), d->a);
    if (agreeing) {
        text_member(&t, "until", str_of_number(d->onlooker->now + LONGEST_AGREEMENT, d->a), d->a);
        text_put(&t, d->a, ", \"seen\": {\"nth\": \"{}\", \"commit\": \"{}\"}",
                 str_of_number(p ? p->acts : 0, d->a),
                 p && p->acts ? str_of_hash(p->last, d->a) : S("-"));
    } else {
        text_member(&t, "actor", str_of_number(d->signer.actor ? d->signer.actor->number : 0,
                                               d->a), d->a);
        text_member(&t, "mine", str_of_number(mine, d->a), d->a);
    }
    if (last->is_agreed && !agreeing) {
        Text key = { 0 };
        text_bytes(&key, last->agreed.key.byte, sizeof last->agreed.key.byte, d->a);
        text_put(&t, d->a, ", \"agreed\": {\"key\": \"{}\", \"serial\": \"{}\"}", text_str(&key),
                 str_of_hash(last->agreed.serial, d->a));
    }
    text_our(&t, "}", d->a);
    page->matter = text_str(&t);
}

/* Who will read it, what becomes of the lots, and that everybody hears of it. */
static const char *read_by(const ActRow *row)
{
    switch (row->shown) {
    case TO_ALL:       return "Everybody can read that this was done.";
    case TO_BIDDERS:   return "Every bidder can read that this was done.";
    case TO_OVERSEERS: return "Only overseers and courts can read that this was done.";
    case TO_COURTS:    return "Only courts can read that this was done.";
    case TO_ITS_BIDDER_THEN_ALL:
        return "Its bidder can read it now, everybody once the box is listed.";
    case TO_ITS_BIDDER: case TO_ITS_BIDDER_AND_WINNERS: case TO_ALL_OF_WINNER:
    case TO_ALL_PRICES_OF_WINNER: case AUDIENCE_UNSAID: break;
    }
    return "The bidder that it is about, overseers and courts can read it; more of the winner's.";
}

static void add_effect(CheckPage *page, Str effect, Arena *a)
{
    *list_add(&page->effects, a) = effect;
}

static void lots_change(Doing *d, const Procedure *after, CheckPage *page)
{
    Instant now = d->onlooker->now;
    for (each(const Lot, lot, d->procedure->lots)) {
        const char *before = phase_name(phase_at(d->procedure, 0, lot->id, now));
        const char *then = phase_name(phase_at(after, 0, lot->id, now));
        Text t = { 0 };
        text_put(&t, d->a, "Lot {}: {} now, then {}.", str_of_number(lot->id, d->a), str(before),
                 str(then));
        if (strcmp(before, then))
            add_effect(page, text_str(&t), d->a);
    }
}

void check_effects(Doing *d, const Acts *acts, const Procedure *after, CheckPage *page)
{
    const ActRow *row = act_rows[acts->at[acts->len - 1].kind];
    Warnings found = { 0 };
    Text     news = { 0 };
    if (doing_procedure(d, acts->at[acts->len - 1].kind))
        lots_change(d, after, page);
    if (row->news)
        text_put(&news, d->a, "All bidders are told: {}.", str(row->news));
    if (row->news)
        add_effect(page, text_str(&news), d->a);
    add_effect(page, str(read_by(row)), d->a);
    add_effect(page, S("It cannot be taken out of the log again."), d->a);
    if (!(row->rules & CLOSES))
        return;
    warnings_with(d->procedure, acts->at, acts->len - 1, &found, d->a);
    for (each(const Str, warning, found))
        *list_add(&page->warnings, d->a) = *warning;
}

Result check_fields(Doing *d, const Looked *l, const Acts *acts, CheckPage *page)
{
    Titles titles;
    TRY(page_titles(d->onlooker, l->procedure, d->signer.number, &titles, d->a));
    for (each(const Act, act, *acts)) {
        Text said = { 0 };
        bool last = act == &acts->at[acts->len - 1];
        if (!last)
            text_put(&said, d->a, "{}/", str_of_number(act - acts->at + 1, d->a));
        check_act(l, &titles, act, text_str(&said), list_add(&page->acts, d->a), d->a);
    }
    return DONE;
}

static void show_check(Doing *d, const Proposed *kept, Result trouble, int status)
{
    Procedure *after;
    bool       two = false;
    Text       change = { 0 }, action = { 0 };
    const Act *last = &kept->acts.at[kept->acts.len - 1];
    Looked     l = { d->onlooker, doing_procedure(d, last->kind), d->signer.number, &kept->shelf };
    CheckPage  page = { .heading = S("Check before you sign"),
                        .act = str(act_rows[last->kind]->says), .key_here = d->signer.key_here,
                        .box = act_is_box(last) };
    Result r = doing_try(d, &kept->acts, &kept->shelf, &two, &after);
    if (!failed(trouble))
        trouble = r;
    text_put(&change, d->a, "{}/do/{}?from={}", d->at, str(act_rows[last->kind]->name),
             str(kept->id));
    text_put(&action, d->a, "{}/check/{}", d->at, str(kept->id));
    page.change = text_str(&change);
    page.action = text_str(&action);
    page.two    = two;
    if (failed(trouble)) {
        Text t = { 0 };
        trouble = with_names(trouble, d->procedure, d->onlooker->book, d->a);
        text_put(&t, d->a, "{}{}{}", str(trouble.why->says), str(trouble.detail.len ? " " : ""),
                 trouble.detail);
        page.trouble = text_str(&t);
    }
    Result fields = check_fields(d, &l, &kept->acts, &page);
    if (failed(fields)) {
        doing_failed(d, fields);
        return;
    }
    check_effects(d, &kept->acts, failed(r) ? d->procedure : after, &page);
    check_texts(d, &kept->acts, two, &page);
    check_script(d, &l, &kept->acts, two, &page);
    check_answer(d, &page, status);
}

/* Of who came from another place, or too late, nothing is told. */
static Proposed *kept_of(Doing *d)
{
    Proposed *kept = proposed_take(d->rest, d->visitor.account, d->onlooker->now);
    if (kept && str_same(kept->at, d->at))
        return kept;
    if (kept)
        proposed_give_back(kept);
    doing_failed(d, because(&proposal_over));
    return NULL;
}

/* A number where it is entered; else the name under which it is kept here. */
static void see_entered(Doing *d, const Proposed *kept)
{
    Str which = kept->leaf < 0 ? str(kept->id) : str_of_number(kept->leaf, d->life);
    if (kept->waits_for_two)
        doing_see(d, "agreements", (Str){ 0 });
    else
        doing_see(d, "entered", which);
}

void act_check(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    Proposed *kept = kept_of(&d);
    if (!kept)
        return;
    if (kept->done)
        see_entered(&d, kept);
    else
        show_check(&d, kept, DONE, 200);
    proposed_give_back(kept);
}

/* ---- signed ---------------------------------------------------------------------- */

/* What begins is at a place of its own from now on. */
static void keep_outcome(Doing *d, Proposed *kept, const Proposal *proposal)
{
    Text at = { 0 };
    kept->done = true;
    kept->leaf = proposal->due ? -1 : proposal->leaf;
    kept->due  = proposal->due;
    kept->name = proposal->name;
    if (kept->acts.at[kept->acts.len - 1].kind != ACT_BEGIN)
        return;
    text_our(&at, "/t/", d->life);
    text_name(&at, proposal->name, d->life);
    d->at = text_str(&at);
    kept->at = str_copy(d->at, &kept->life);
}

static Result sign_kept(Doing *d, Proposed *kept, const Pairs *sent)
{
    bool       two;
    Procedure *after;
    Proposal   proposal = { 0 };
    TRY(doing_try(d, &kept->acts, &kept->shelf, &two, &after));
    if (two)
        return agreement_sign(d, kept, sent);
    Result r = d->signer.key_here
                   ? doing_enter(d, &kept->acts, &kept->shelf, &proposal)
                   : doing_enter_signed(d, &kept->acts, &kept->shelf, sent, &proposal);
    if (!failed(r))
        keep_outcome(d, kept, &proposal);
    return r;
}

void act_sign_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Pairs sent = { 0 };
    (void)rest;
    if (!doing_sent(&d, s, r, &sent, answer, life))
        return;
    Proposed *kept = kept_of(&d);
    if (!kept)
        return;
    Result done = kept->done ? DONE : sign_kept(&d, kept, &sent);
    if (failed(done))
        show_check(&d, kept, done, 422);
    else
        see_entered(&d, kept);
    proposed_give_back(kept);
}

/* ---- entered --------------------------------------------------------------------- */

typedef struct Found { int64_t leaf; Act act; bool there; } Found;

static Result find_leaf(void *with, const Kept *kept)
{
    Found *found = with;
    if (kept->leaf != found->leaf)
        return kept->leaf > found->leaf ? because(&no_such_entry) : DONE;
    TRY(act_read(kept->body, &found->act));
    found->there = true;
    return DONE;
}

/* Only one's own: of others the public pages tell. */
static bool own_entry(Doing *d, Found *found)
{
    File file = { .id = 1 };
    Result r = d->office ? DONE : book_file(d->onlooker->book, procedure_name(d->procedure), &file);
    if (!failed(r))
        r = book_walk(d->onlooker->book, file.id, found->leaf, find_leaf, found);
    return found->there && d->signer.number && found->act.actor == d->signer.number;
}

/* What was taken for the box, under the name that it has here: entered since, or not yet. */
static bool look_in_box(Doing *d, EnteredPage *page, Found *found)
{
    Became became;
    Proposed *kept = proposed_take(d->rest, d->visitor.account, d->onlooker->now);
    if (!kept)
        return false;
    found->act   = kept->acts.at[kept->acts.len - 1];
    found->leaf  = kept->leaf;
    found->there = true;
    if (kept->leaf < 0 && !failed(book_became(d->onlooker->book, &found->act, &became)))
        found->leaf = kept->leaf = became.leaf;
    if (found->leaf < 0)
        page->due = str_of_moment_words(kept->due, d->procedure->zone, d->a);
    proposed_give_back(kept);
    return true;
}

static void receipt_link(Doing *d, int64_t leaf, EnteredPage *page)
{
    Text t = { 0 };
    text_put(&t, d->a, "{}/receipt/{}", d->at, str_of_number(leaf, d->a));
    page->leaf    = leaf;
    page->receipt = text_str(&t);
}

void act_entered(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing       d;
    Found       found = { .leaf = -1 };
    DutyRows    duties = { 0 };
    EnteredPage page = { .leaf = -1 };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    bool there = str_number(d.rest, &found.leaf) ? own_entry(&d, &found)
                                                 : look_in_box(&d, &page, &found);
    if (!there) {
        doing_none(&d);
        return;
    }
    page.back    = d.at;
    page.act     = str(act_rows[found.act.kind]->says);
    page.heading = found.leaf < 0 ? S("Taken") : S("Entered");
    if (!d.office)
        page.procedure = page_words(d.onlooker, d.procedure->title, d.a);
    if (found.leaf >= 0)
        receipt_link(&d, found.leaf, &page);
    page_duties(d.onlooker, d.procedure, d.signer.number, d.at, &duties, d.a);
    for (each(const DutyRow, duty, duties))
        *list_add(&page.next, d.a) = *duty;
    Frame frame = doing_frame(&d, page.heading);
    doing_page(&d, 200, &frame, entered, &page);
}

void act_receipt(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    Found found = { .leaf = -1 };
    Text  receipt = { 0 };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    if (!str_number(d.rest, &found.leaf) || !own_entry(&d, &found)) {
        doing_none(&d);
        return;
    }
    Result made = clerk_receipt(s->clerk, found.leaf, NULL, &receipt, d.life);
    if (failed(made)) {
        doing_failed(&d, made);
        return;
    }
    *answer = (Answer){ .status = 200, .type = "text/plain; charset=utf-8",
                        .body = text_str(&receipt), .headers = answer->headers };
    answer_header(answer, "Content-Disposition",
                  S("attachment; filename=\"receipt.tlog-proof\""), life);
}

/* ---- what there is to do --------------------------------------------------------- */

void act_doings(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing      d;
    DoingsPage page;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    page_doings(d.onlooker, d.procedure, d.signer.number, d.at, &page, d.a);
    Frame frame = doing_frame(&d, S("What you can do"));
    doing_page(&d, 200, &frame, doings, &page);
}
