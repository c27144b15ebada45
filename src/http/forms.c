/* forms.c - every act by its form: typed, looked at, signed, entered. */
#include "http/doing.h"

#include "core/view/stands.h"
#include "core/view/warnings.h"
#include "desk/deed.h"
#include "desk/named.h"
#include "desk/tools.h"
#include "http/agreements.h"
#include "http/copying.h"
#include "http/own_disk.h"
#include "http/drafts.h"
#include "http/proposed.h"
#include "http/several.h"
#include "http/trying.h"
#include "http/witnessing.h"
#include "page/check.h"
#include "page/doings.h"
#include "page/problem.h"
#include "page/show.h"
#include "page/words.h"
#include "proof/proof.h"

#include <sodium.h>
#include <string.h>

/* ---- the form -------------------------------------------------------------------- */

/* What is no act of this person's, here, has no page. */
static bool is_theirs(Doing *d, ActKind kind)
{
    if (kind && is_ones_act(d->procedure, kind, d->signer.number, d->onlooker->now, d->a))
        return true;
    doing_none(d);
    return false;
}

static Str not_now_words(Doing *d, ActKind kind)
{
    Procedure fresh = procedure_new(&d->onlooker->office, (Name){ 0 });
    const Procedure *p = kind == ACT_BEGIN ? &fresh : d->procedure;
    Result r = act_open_to(p, kind, d->signer.number, d->onlooker->now, d->a);
    return failed(r) ? refusal_words(r, d->a) : (Str){ 0 };
}

/* By which who asks makes a padlock ready that lies elsewhere. */
static Str padlock_order(const Doing *d)
{
    return padlock_order_text(d->procedure, clerk_origin(d->server->clerk), d->signer.actor, d->a);
}

static void show_padlock_order(const Doing *d, FormPage *page)
{
    Text link = { 0 };
    text_put(&link, d->a, "{}/padlock-order", d->at);
    page->padlock_order = padlock_order(d);
    page->padlock_link  = text_str(&link);
    *list_add(&page->tools, d->a) = own_disk_shown(DISK_HOLDER, d->procedure, d->a);
    page->files = true;
}

void padlock_order_file(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life) || !is_theirs(&d, ACT_PADLOCK))
        return;
    if (!d.signer.actor) {
        doing_none(&d);
        return;
    }
    *answer = (Answer){ .status = 200, .type = "text/plain; charset=utf-8",
                        .body = str_copy(padlock_order(&d), life), .headers = answer->headers };
    answer_saved(answer, S("padlock-order.txt"), life);
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
    if (kind == ACT_PADLOCK && d->signer.actor)
        show_padlock_order(d, &page);
    page.again = status == 403;
    if (!troubles || !troubles->len)
        page.not_now = not_now_words(d, kind);
    if (!query_of(d->request, "from").len && status == 200)
        page.kept = proposed_lately(d->visitor.account, d->at, kind, d->onlooker->now, d->a);
    Frame frame = doing_frame(d, page.heading);
    doing_shown(d, status, &frame, form, FormPage, &page);
}

/* Of an amendment what differs from what counts. */
static Pairs saved_draft(Doing *d, ActKind kind)
{
    Pairs     typed = { 0 };
    KeptDraft kept;
    DraftKind of;
    Str       batch;
    bool there = draft_kind(str(act_rows[kind]->name), &of) &&
                 !failed(draft_latest(d, of, &kept)) &&
                 !failed(draft_batch(d, of, kept.bytes, &batch));
    if (there)
        *list_add(&typed, d->a) = (Pair){ S("definitions"), batch };
    return typed;
}

/* ?from=ID: what was typed before. ?draft=saved: with the definitions that were saved. */
static Pairs typed_before(Doing *d, ActKind kind)
{
    Pairs typed = { 0 };
    if (query_of(d->request, "draft").len)
        return saved_draft(d, kind);
    bool kept = proposed_typed(query_of(d->request, "from"), d->visitor.account, d->onlooker->now,
                               &typed, d->a);
    if (!kept && kind == ACT_BEGIN && !d->request->query.len && !failed(begin_usual(d, &typed)))
        return typed;
    return kept ? typed : d->request->query;
}

void act_form(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing   d;
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    ActKind kind = act_kind(d.rest);
    if (!is_theirs(&d, kind))
        return;
    Pairs sent = typed_before(&d, kind);
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
    FilesRead files;
    const Procedure *p = doing_procedure(d, kind);
    Wording w = { .procedure = p, .zone = p && p->began ? p->zone : LONDON, .as_typed = true,
                  .tools = own_disk_tools(a),
                  .ticks = settings_ticks(book_settings(d->onlooker->book)) };
    const Actor *by = d->signer.actor ? d->signer.actor : &nobody;
    *acts  = (Acts){ 0 };
    *shelf = (Shelf){ 0 };
    form_typed(kind, sent, &typed, a);
    if (definitions_of(sent, kind).len) {
        Result named = draft_files_named(d, definitions_of(sent, kind), &files);
        w.files = &files;
        if (failed(named))
            *list_add(all, a) = (Trouble){ S("definitions"), named };
        read_definitions(definitions_of(sent, kind), &w, acts, shelf, all, a);
        w.files = NULL;
    }
    form_unchosen(kind, &typed, all, a);
    act_of_form_all(kind, &typed, w, by, clerk_origin(d->server->clerk), &act, shelf, all, a);
    Result again = all->len ? DONE : paper_again(d->onlooker->book, d->procedure, &act,
                                                  shelf, a);
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

/* Salted anew, for what was tried is gone. False: too much is kept already, or this is too much to
 * be kept, and that is said. */
static bool keep(Doing *d, ActKind kind, const Pairs *sent)
{
    Troubles troubles = { 0 };
    Proposed *kept = proposed_new(d->visitor.account, d->onlooker->now);
    if (!kept) {
        doing_failed(d, because(&clerk_busy));
        return false;
    }
    kept->at = str_copy(d->at, &kept->life);
    pairs_copy(sent, &kept->typed, &kept->life);
    read_acts(d, kind, &kept->typed, &kept->acts, &kept->shelf, &troubles, &kept->life);
    if (troubles.len) {
        doing_failed(d, troubles.at[0].why);
        proposed_give_back(kept);
        return false;
    }
    name_acts(d, &kept->acts);
    kept->procedure = kept->acts.at[kept->acts.len - 1].procedure;
    if (act_rows[kind]->rules & CLOSES)
        batch_close(kept->acts.at, kept->acts.len, &kept->life);
    doing_see(d, "check", str(kept->id));
    proposed_give_back(kept);
    return true;
}

void act_made(Doing *d, const Act *act, const Shelf *shelf, const char *from, const Pairs *typed)
{
    Proposed *kept = proposed_new(d->visitor.account, d->onlooker->now);
    if (!kept) {
        doing_failed(d, because(&clerk_busy));
        return;
    }
    kept->at   = str_copy(d->at, &kept->life);
    kept->from = str_copy(str(from), &kept->life);
    if (typed)
        pairs_copy(typed, &kept->typed, &kept->life);
    *list_add(&kept->acts, &kept->life) = *act;
    for (each(const Shelved, words, *shelf))
        *list_add(&kept->shelf, &kept->life) =
            (Shelved){ .hash = words->hash, .salt = words->salt,
                       .bytes = str_copy(words->bytes, &kept->life) };
    name_acts(d, &kept->acts);
    kept->procedure = kept->acts.at[0].procedure;
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
    Result added = troubles.len ? DONE : draft_line_add(d, text_str(&line));
    if (failed(added))
        *list_add(&troubles, d->a) = (Trouble){ .why = added };
    if (troubles.len)
        show_form(d, kind, sent, &troubles, 422);
    else
        doing_see(d, "draft", (Str){ 0 });
}

/* A bid that was refused, for whose it is; and whoever came after the deadline sees what is held of
 * theirs, and what they can do. True: they are led there. */
static bool bid_refused(Doing *d, const Acts *acts, Result why)
{
    const Act   *act = acts->len ? &acts->at[acts->len - 1] : NULL;
    const Round *r = act && act_is_box(act) ? round_of(d->procedure, act_round(act)) : NULL;
    if (!failed(why) || d->office || !r)
        return false;
    tried_act(d->server, d->procedure, d->signer.number, act, why);
    if (!r->deadline || d->onlooker->now < r->deadline || act->kind == ACT_LATE_DEPOSIT)
        return false;
    doing_see(d, "late", (Str){ 0 });
    return true;
}

/* A list that rests on witnesses waits for no second officer where they do not bear it. */
static Result tried_first(Doing *d, const Acts *acts, const Shelf *shelf)
{
    bool       two;
    Procedure *after;
    Papers     papers = book_papers(d->onlooker->book);
    const Act *last = &acts->at[acts->len - 1];
    TRY(doing_try(d, acts, shelf, &two, &after));
    return last->kind == ACT_BOX_LIST ? proof_box_list(d->procedure, last, &papers, d->a) : DONE;
}

bool act_proposed(Doing *d, ActKind kind, const Pairs *sent, Troubles *troubles)
{
    Acts  acts;
    Shelf shelf;
    read_acts(d, kind, sent, &acts, &shelf, troubles, d->a);
    Result r = troubles->len ? DONE : tried_first(d, &acts, &shelf);
    if (bid_refused(d, &acts, r))
        return false;
    if (failed(r)) {
        Trouble refused = form_trouble(kind, r);
        refused.why = with_names(refused.why, d->procedure, d->onlooker->book, d->a);
        *list_add(troubles, d->a) = refused;
    }
    return !troubles->len && keep(d, kind, sent);
}

void act_typed(Doing *d, ActKind kind, const Pairs *sent)
{
    Troubles troubles = { 0 };
    if (!is_theirs(d, kind))
        return;
    if (act_rows[kind]->rules & DEFINES && !d->procedure->published)
        add_line(d, kind, sent);
    else if (!act_proposed(d, kind, sent, &troubles) && troubles.len)
        show_form(d, kind, sent, &troubles, 422);
}

void act_form_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing d;
    bool  again;
    Pairs sent = { 0 };
    (void)rest;
    if (!doing_sent_kept(&d, s, r, &sent, &again, answer, life))
        return;
    ActKind kind = act_kind(d.rest);
    if (!again)
        act_typed(&d, kind, &sent);
    else if (is_theirs(&d, kind))
        show_form(&d, kind, &sent, NULL, 403);
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
    case TO_ITS_BIDDER_AND_WINNERS: case TO_ALL_PRICES_OF_WINNER:
        return "The bidder that it is about, overseers and courts can read it; should that bidder "
               "win, the other bidders, too.";
    case TO_ALL_OF_WINNER:
        return "The bidder that it is about, overseers and courts can read it; should that bidder "
               "win, everybody.";
    case TO_ITS_BIDDER: case TO_ALL_OF_HOLDER: case AUDIENCE_UNSAID: break;
    }
    return "The bidder that it is about, overseers and courts can read it.";
}

/* Of several acts each says what it does, and nothing is said twice. */
static bool is_among(const Str *said, ptrdiff_t count, Str words)
{
    for (ptrdiff_t i = 0; i < count; i++)
        if (str_same(said[i], words))
            return true;
    return false;
}

static void add_effect(CheckPage *page, Str effect, Arena *a)
{
    if (!is_among(page->effects.at, page->effects.len, effect))
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
    if (doing_procedure(d, acts->at[acts->len - 1].kind))
        lots_change(d, after, page);
    if (row->news)
        add_effect(page, S("All bidders are told of it."), d->a);
    add_effect(page, act_is_box(&acts->at[acts->len - 1])
                         ? S("Only you can see it until the box is listed; then everybody can.")
                         : str(read_by(row)), d->a);
    if (!(row->rules & CLOSES))
        return;
    warnings_with(d->procedure, acts->at, acts->len - 1, &found, d->a);
    for (each(const Str, warning, found))
        if (!is_among(page->warnings.at, page->warnings.len, *warning))
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
        check_act(l, &titles, act, text_str(&said), check_place(page, acts, act, d->a), d->a);
    }
    check_summaries(page, d->a);
    return DONE;
}

static void show_check(Doing *d, const Proposed *kept, Result trouble, int status)
{
    Procedure *after;
    bool       two = false;
    Text       action = { 0 };
    const Act *last = &kept->acts.at[kept->acts.len - 1];
    Looked     l = { d->onlooker, doing_procedure(d, last->kind), d->signer.number, &kept->shelf };
    CheckPage  page = { .heading = S("Check before you sign"),
                        .act = str(act_rows[last->kind]->says), .key_here = d->signer.key_here,
                        .box = act_is_box(last) };
    Result r = doing_try(d, &kept->acts, &kept->shelf, &two, &after);
    if (!failed(trouble))
        trouble = r;
    text_put(&action, d->a, "{}/check/{}", d->at, str(kept->id));
    page.change = proposed_change(kept, d->a);
    page.action = text_str(&action);
    page.two    = two;
    page.unsure = trouble.why == &book_uncertain;
    if (failed(trouble))
        page.trouble = refusal_words(with_names(trouble, d->procedure, d->onlooker->book, d->a),
                                     d->a);
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

/* Whoever comes while it is entered sees what became of it: they come once more when that is known,
 * and nothing waits meanwhile but their line. */
typedef struct Again { Doing *d; HandleFn *handle; ProposedWait wait; } Again;

static void again_tell(void *again, void (*told)(void *of), void *of)
{
    Again *g = again;
    proposed_tell(g->d->rest, g->d->visitor.account, &g->wait, told, of);
}

static void again_finish(void *again, Answer *answer, Arena *life)
{
    Again *g = again;
    g->handle(g->d->server, g->d->request, (Str){ 0 }, answer, life);
}

Proposed *doing_kept(Doing *d, HandleFn *handle)
{
    bool      held;
    Proposed *kept = proposed_take(d->rest, d->visitor.account, d->onlooker->now, &held);
    if (kept && str_same(kept->at, d->at))
        return kept;
    if (kept)
        proposed_give_back(kept);
    if (held) {
        Again *g = make(d->life, Again, 1);
        *g = (Again){ .d = d, .handle = handle };
        d->answer->later = (Later){ again_tell, again_finish, g, doing_bytes(d), true };
    } else
        doing_failed(d, because(&proposal_over));
    return NULL;
}

/* Its number where it is entered; else what the book knows it by, so that the address tells of it
 * whatever became of this server meanwhile. */
static void see_entered(Doing *d, const Proposed *kept)
{
    const Act *act = &kept->acts.at[kept->acts.len - 1];
    Hash once = act_once(act, clerk_origin(d->server->clerk));
    Str which = kept->leaf < 0 ? str_of_hash(once, d->life) : str_of_number(kept->leaf, d->life);
    if (kept->waits_for_two)
        doing_see(d, "agreements", (Str){ 0 });
    else
        doing_see(d, "entered", which);
}

void act_check(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing *d = make(life, Doing, 1);
    (void)rest;
    if (!doing_come(d, s, r, answer, life))
        return;
    Proposed *kept = doing_kept(d, act_check);
    if (!kept)
        return;
    if (kept->several.len)
        several_check(d, kept, DONE, 200);
    else if (kept->done)
        see_entered(d, kept);
    else
        show_check(d, kept, DONE, 200);
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

static void show_signed(Doing *d, Proposed *kept, Result done)
{
    if (!failed(done) && kept->acts.len && !d->office)
        tried_act(d->server, d->procedure, d->signer.number, &kept->acts.at[kept->acts.len - 1],
                  done);
    bool led = bid_refused(d, &kept->acts, done);
    if (failed(done) && !led)
        show_check(d, kept, done, 422);
    else if (!led)
        see_entered(d, kept);
}

/* The book may be out of reach by now; what was entered is entered all the same. */
static void kept_entered(Doing *d, void *with, Result done, const Proposal *proposal)
{
    Proposed *kept = with;
    if (!failed(done))
        keep_outcome(d, kept, proposal);
    if (d->procedure)
        show_signed(d, kept, done);
    else if (failed(done))
        doing_failed(d, done);
    else
        see_entered(d, kept);
    proposed_give_back(kept);
}

/* Held until it is entered. */
static void sign_kept(Doing *d, Proposed *kept, const Pairs *sent)
{
    bool       two = false;
    Procedure *after;
    Result     done = doing_try(d, &kept->acts, &kept->shelf, &two, &after);
    if (!failed(done) && !two) {
        doing_enter(d, &kept->acts, &kept->shelf, sent, kept_entered, kept);
        return;
    }
    show_signed(d, kept, failed(done) ? done : agreement_sign(d, kept, sent));
    proposed_give_back(kept);
}

void act_sign_sent(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing *d    = make(life, Doing, 1);
    Pairs *sent = make(life, Pairs, 1);
    (void)rest;
    if (!doing_sent(d, s, r, sent, answer, life))
        return;
    Proposed *kept = doing_kept(d, act_sign_sent);
    if (!kept)
        return;
    if (kept->several.len) {
        several_sent(d, kept, sent);
        return;
    }
    if (!kept->done) {
        sign_kept(d, kept, sent);
        return;
    }
    see_entered(d, kept);
    proposed_give_back(kept);
}

static const Reason entry_unknown = { MISSING, "entry-unknown", "doc/serve.md, acts in a browser",
    "Nothing of yours at this address is in the log, and nothing waits for it: it was not entered, "
    "or not from this account. What you can do in this tender says what of yours stands there; "
    "what is missing, do once more." };

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

/* Of this person's own box acts the one that waits. */
typedef struct Waiter { Doing *d; Hash once; Found *found; } Waiter;

static Result find_waiting(void *with, const Waiting *waits)
{
    Waiter *w = with;
    if (!hash_same(waits->once, w->once))
        return DONE;
    TRY(act_read(str_copy(waits->body, w->d->a), &w->found->act));
    w->found->there = true;
    return DONE;
}

/* While any lot of its round is suspended nobody knows when what lies ready goes in. */
static Str due_words(Doing *d, const Found *found)
{
    Act act = found->act;
    Proposal proposal = { .acts = &act, .count = 1 };
    bool known = clerk_knows(d->server->clerk, &proposal) && proposal.due &&
                 proposal.due != LAST_MOMENT;
    Language in = d->onlooker->language;
    return known ? moment_in(in, proposal.due, d->procedure->zone, d->a)
                 : said_in(in, "its round, once that goes on");
}

/* By what the book knows it by: in the log by now, or waiting for it. */
static bool own_once(Doing *d, Hash once, EnteredPage *page, Found *found)
{
    int64_t file;
    File    its = { 0 };
    Book   *b = d->onlooker->book;
    if (d->office || !d->signer.number || failed(book_once(b, once, &found->leaf, &file)) ||
        failed(book_file(b, procedure_name(d->procedure), &its)))
        return false;
    if (found->leaf >= 0)
        return own_entry(d, found);
    Waiter    w = { d, once, found };
    WaitingOf own = { .file = its.id, .bidder = d->signer.number,
                      .what = FOR_TICK | FOR_DEADLINE };
    if (failed(book_waiting(b, &own, find_waiting, &w)) || !found->there)
        return false;
    page->due = due_words(d, found);
    return true;
}

enum { TICK_REFRESH = 20 };            /* seconds */

static void receipt_link(Doing *d, int64_t leaf, EnteredPage *page)
{
    Text t = { 0 };
    text_put(&t, d->a, "{}/receipt/{}", d->at, str_of_number(leaf, d->a));
    page->leaf    = leaf;
    page->receipt = text_str(&t);
    page->file    = receipt_file(leaf, d->a);
}

/* Steps of the guide for who registers. */
static bool leads_back(ActKind kind)
{
    return kind == ACT_INTEREST || kind == ACT_DELEGATE || kind == ACT_MEMBER;
}

static Str beside(const Doing *d, const char *word)
{
    Text t = { 0 };
    text_put(&t, d->a, "{}/{}", d->at, str(word));
    return text_str(&t);
}

static void in_its_language(Doing *d)
{
    Onlooker *reader = make(d->a, Onlooker, 1);
    *reader = *d->onlooker;
    reader->language = language_of(d->request);
    d->onlooker = reader;
}

static void show_entered(Doing *d, const Act *act, const EnteredPage *page)
{
    Frame frame = doing_frame(d, page->heading);
    frame.refresh = page->due.len && !query_of(d->request, "still").len ? TICK_REFRESH : 0;
    if (act_is_bid(act))
        frame_in_both(&frame, d->request, d->a);
    if (d->onlooker->language == WELSH)
        doing_shown(d, 200, &frame, entered_cy, EnteredPage, page);
    else
        doing_shown(d, 200, &frame, entered, EnteredPage, page);
}

/* In Welsh there is the receipt of a bid, and of nothing else. False: it is answered. */
static bool entered_found(Doing *d, EnteredPage *page, Found *found)
{
    Hash once;
    bool there = str_hash(d->rest, &once)            ? own_once(d, once, page, found)
                 : str_number(d->rest, &found->leaf) ? own_entry(d, found)
                                                     : false;
    bool none = there && d->onlooker->language == WELSH && !act_is_bid(&found->act);
    if (!there)
        doing_failed(d, because(&entry_unknown));
    else if (none)
        doing_none(d);
    return there && !none;
}

static void say_entered(Doing *d, const Found *found, EnteredPage *page)
{
    Text proof = { 0 };
    page->back    = d->at;
    page->act     = said_in(d->onlooker->language, act_rows[found->act.kind]->says);
    page->heading = found->leaf < 0 ? S("Taken") : S("Entered");
    if (act_is_bid(&found->act))
        page_handed_in(d->onlooker, d->procedure, &found->act, found->leaf, page, d->a);
    if (!d->office)
        page->procedure = page_words(d->onlooker, d->procedure->title, d->a);
    if (found->leaf >= 0)
        receipt_link(d, found->leaf, page);
    if (found->leaf >= 0 && !failed(witnessed_receipt(d->server, found->leaf, &proof, d->life)))
        page->proof = text_str(&proof);
}

static void say_next(Doing *d, const Act *act, EnteredPage *page)
{
    DutyRows duties = { 0 };
    if (leads_back(act->kind))
        *list_add(&page->next, d->a) = (DutyRow){ .does = S("go on with your registration"),
                                                  .link = beside(d, "register") };
    if (!act_is_bid(act))              /* else it would be to hand in, for nobody looks in boxes */
        page_duties(d->onlooker, d->procedure, d->signer.number, d->at, &duties, d->a);
    for (each(const DutyRow, duty, duties))
        *list_add(&page->next, d->a) = *duty;
}

void act_entered(Server *s, const Request *r, Str rest, Answer *answer, Arena *life)
{
    Doing       d;
    Found       found = { .leaf = -1 };
    EnteredPage page = { .leaf = -1 };
    (void)rest;
    if (!doing_come(&d, s, r, answer, life))
        return;
    in_its_language(&d);
    if (!entered_found(&d, &page, &found))
        return;
    say_entered(&d, &found, &page);
    say_next(&d, &found.act, &page);
    show_entered(&d, &found.act, &page);
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
    Result made = witnessed_receipt(s, found.leaf, &receipt, d.life);
    if (failed(made)) {
        doing_failed(&d, made);
        return;
    }
    *answer = (Answer){ .status = 200, .type = "text/plain; charset=utf-8",
                        .body = text_str(&receipt), .headers = answer->headers };
    answer_receipt_file(answer, found.leaf, life);
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
    doing_shown(&d, 200, &frame, doings, DoingsPage, &page);
}
