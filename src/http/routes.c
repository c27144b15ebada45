#include "http/multipart.h"
#include "http/site.h"
#include "http/visitor.h"

#include "desk/errand.h"
#include "page/award.h"
#include "page/contracts.h"
#include "page/record.h"
#include "page/tender.h"
#include "page/tenders.h"

/* Answered by a worker. */
#define SLOW { .slow = true }

/* Answered by a worker. */
#define SLOW { .slow = true }

const Route routes[] = {
    { GET, "/", ANYBODY, KEPT_ASKING, public_tenders, "the list of tenders" },
    { GET, "/api/1/tenders", ANYBODY, KEPT_ASKING, public_tenders, "the same for programs",
      .gives = &shape_TendersPage, .asks = "words status year buyer page" },
    { GET, "/tenders.csv", ANYBODY, KEPT_ASKING, public_tenders_csv, "the same for a spreadsheet" },
    { GET, "/feed.atom", ANYBODY, KEPT_ASKING, public_feed, "what is new, as Atom" },
    { GET, "/deadlines.ics", ANYBODY, KEPT_ASKING, public_deadlines,
      "deadlines of open tenders, as iCalendar" },
    { GET, "/contracts", ANYBODY, KEPT_ASKING, public_contracts, "contracts that were signed" },
    { GET, "/api/1/contracts", ANYBODY, KEPT_ASKING, public_contracts, "the same for programs",
      .gives = &shape_ContractsPage },
    { GET, "/contracts.csv", ANYBODY, KEPT_ASKING, public_contracts_csv,
      "the same for a spreadsheet" },
    { GET, "/t/*/award", ANYBODY, KEPT_ASKING, public_award, "how a tender was decided" },
    { GET, "/t/*/contract", ANYBODY, KEPT_ASKING, public_contract, "its contract" },
    { GET, "/t/*/bundle", ANYBODY, KEPT_ASKING, public_bundle,
      "its public record as one file, to be recomputed", { .slow = true } },
    { GET, "/t/*/events", ANYBODY, KEPT_NOWHERE, public_events, "what happens in it, as it does" },
    { GET, "/log/events", ANYBODY, KEPT_NOWHERE, public_log_events, "the log, as it grows" },
    { GET, "/t/*/documents/*", ANYBODY, KEPT_ASKING, public_document,
      "a version of a document, as a file" },
    { GET, "/demonstration", ANYBODY, KEPT_NOWHERE, demonstration,
      "of a demonstration: the invented people, to be one of them" },
    { POST, "/demonstration", ANYBODY, KEPT_NOWHERE, demonstration_sent, "signing in as one" },
    { GET, "/home", SIGNED_IN, KEPT_NOWHERE, home, "what one must do next, and where" },
    { GET, "/t/*/do", SIGNED_IN, KEPT_NOWHERE, act_doings,
      "what one may do there now, and what not yet" },
    { GET, "/t/*/do/*", SIGNED_IN, KEPT_NOWHERE, act_form, "the form of an act" },
    { POST, "/t/*/do/*", SIGNED_IN, KEPT_NOWHERE, act_form_sent, "what was typed in it",
      { .body_bytes = FORM_BYTES, .file = true, .slow = true } },
    { GET, "/t/*/check/*", SIGNED_IN, KEPT_NOWHERE, act_check,
      "an act, looked at before it is signed" },
    { POST, "/t/*/check/*", SIGNED_IN, KEPT_NOWHERE, act_sign_sent, "the same, signed",
      { .slow = true } },
    { GET, "/t/*/entered/*", SIGNED_IN, KEPT_NOWHERE, act_entered, "what became of it" },
    { GET, "/t/*/receipt/*", SIGNED_IN, KEPT_NOWHERE, act_receipt,
      "the proof that it is in the log" },
    { GET, "/t/*/agreements", SIGNED_IN, KEPT_NOWHERE, agreements,
      "what waits for another officer" },
    { POST, "/t/*/agreements/*/decline", SIGNED_IN, KEPT_NOWHERE, agreement_decline,
      "it is declined" },
    { GET, "/t/*/agreements/*", SIGNED_IN, KEPT_NOWHERE, agreement_page,
      "one of it, looked at before it is signed" },
    { POST, "/t/*/agreements/*", SIGNED_IN, KEPT_NOWHERE, agreement_enter,
      "the same, signed and entered", { .slow = true } },
    { GET, "/t/*/draft", SIGNED_IN, KEPT_NOWHERE, drafting, "what is to be published, as a text" },
    { POST, "/t/*/draft", SIGNED_IN, KEPT_NOWHERE, drafting_sent, "the same, saved and checked",
      { .body_bytes = 4 << 20, .slow = true } },
    { GET, "/t/*", ANYBODY, KEPT_ASKING, public_tender, "a tender, by its number or name" },
    { GET, "/api/1/t/*/award", ANYBODY, KEPT_ASKING, public_award, "how it was decided",
      .gives = &shape_AwardPage },
    { GET, "/api/1/t/*/contract", ANYBODY, KEPT_ASKING, public_contract, "its contract",
      .gives = &shape_ContractPage },
    { GET, "/api/1/t/*", ANYBODY, KEPT_ASKING, public_tender, "the same for programs",
      .gives = &shape_TenderPage },
    { GET, "/log", ANYBODY, KEPT_ASKING, public_log, "the log, for people" },
    { GET, "/api/1/log", ANYBODY, KEPT_ASKING, public_log, "the same for programs",
      .gives = &shape_LogPage },
    { GET, "/log/entry/*", ANYBODY, KEPT_ASKING, public_entry, "one entry of it, or its receipt" },
    { GET, "/api/1/log/entry/*", ANYBODY, KEPT_ASKING, public_entry, "the same for programs",
      .gives = &shape_EntryPage },
    { GET, "/verify", ANYBODY, KEPT_ASKING, public_verify, "checking a receipt" },
    { POST, "/verify", ANYBODY, KEPT_NOWHERE, public_verify_asked, "the same, of one",
      { .body_bytes = 1 << 20, .slow = true } },
    { GET, "/help", ANYBODY, KEPT_ASKING, public_help, "how tenders work here" },
    { GET, "/accessibility", ANYBODY, KEPT_ASKING, public_accessibility,
      "what was done so that everybody can use these pages" },
    { GET, "/log/checkpoint", ANYBODY, KEPT_ASKING, log_checkpoint,
      "the log's latest checkpoint, as it signed it" },
    { GET, "/log/tile/*", ANYBODY, KEPT_FOR_EVER, log_tile,
      "tiles of hashes and bundles of entries, as c2sp.org/tlog-tiles names them" },
    { GET, "/assets/licences.txt", ANYBODY, KEPT_ASKING, asset_licences,
      "who wrote what pages bring along, and on what terms" },
    { GET, "/assets/*", ANYBODY, KEPT_FOR_EVER, asset_file,
      "the sheet of style and the scripts of pages" },
    { GET, "/sign-in", ANYBODY, KEPT_NOWHERE, sign_in_form, "showing who one is" },
    { POST, "/sign-in", ANYBODY, KEPT_NOWHERE, sign_in_try, "the same, as typed" },
    { POST, "/sign-out", SIGNED_IN, KEPT_NOWHERE, sign_out, "ending one's session" },
    { POST, "/sign-in/passkey", ANYBODY, KEPT_NOWHERE, sign_in_passkey, "the same by passkey" },
    { GET, "/sign-in/printed", ANYBODY, KEPT_NOWHERE, sign_in_printed,
      "showing who one is by a printed code" },
    { POST, "/sign-in/printed", ANYBODY, KEPT_NOWHERE, sign_in_printed_try, "the same, as typed" },
    { GET, "/join/*", ANYBODY, KEPT_NOWHERE, join_form, "an invitation, as who has it sees it" },
    { POST, "/join/*", ANYBODY, KEPT_NOWHERE, join_sent, "taking it" },
    { GET, "/me", SIGNED_IN, KEPT_NOWHERE, me, "one's own page: ways to sign in, keys, sessions" },
    { POST, "/me/sessions", SIGNED_IN, KEPT_NOWHERE, me_session_end,
      "ending a session of one's own" },
    { GET, "/me/passphrase", SIGNED_IN, KEPT_NOWHERE, me_passphrase, "another passphrase" },
    { POST, "/me/passphrase", SIGNED_IN, KEPT_NOWHERE, me_passphrase_set, "the same, as typed" },
    { GET, "/me/phone", SIGNED_IN, KEPT_NOWHERE, me_phone, "codes from a phone" },
    { POST, "/me/phone", SIGNED_IN, KEPT_NOWHERE, me_phone_confirm, "the first of them" },
    { POST, "/me/codes", SIGNED_IN, KEPT_NOWHERE, me_codes, "ten new printed codes" },
    { GET, "/me/passkeys/new", SIGNED_IN, KEPT_NOWHERE, me_passkey, "another passkey" },
    { POST, "/me/passkeys", SIGNED_IN, KEPT_NOWHERE, me_passkey_add, "the same, as made" },
    { POST, "/me/passkeys/remove", SIGNED_IN, KEPT_NOWHERE, me_passkey_remove,
      "taking a passkey away" },
    { GET, "/me/keys/*", SIGNED_IN, KEPT_NOWHERE, me_key, "a signing key, made or brought in" },
    { POST, "/me/keys", SIGNED_IN, KEPT_NOWHERE, me_key_add, "the same, as made" },
    { GET, "/people", SIGNED_IN, KEPT_NOWHERE, people, "officers: who has an account" },
    { POST, "/people", SIGNED_IN, KEPT_NOWHERE, people_invite, "officers: an invitation" },
    { POST, "/people/revoke", SIGNED_IN, KEPT_NOWHERE, people_revoke,
      "officers: taking an invitation back" },
    { GET, "/healthz", WATCHERS, KEPT_NOWHERE, healthy, "is this process alive" },
    { GET, "/readyz", WATCHERS, KEPT_NOWHERE, ready, "does it enter what comes" },
    { GET, "/metrics", WATCHERS, KEPT_NOWHERE, metrics, "figures for whoever watches it" },
    { GET, "/api/1/openapi.json", ANYBODY, KEPT_ASKING, api_document,
      "this document, which is made of these rows" },
    { POST, "/api/1/acts", ANYBODY, KEPT_NOWHERE, api_acts,
      "signed acts with their words and papers, to be entered",
      { .body_bytes = ERRAND_BYTES, .file = true, .slow = true } },
    { GET, "/api/1/book", ANYBODY, KEPT_NOWHERE, api_book, "the log's name, key and length", SLOW },
    { GET, "/api/1/entries/*", ANYBODY, KEPT_NOWHERE, api_entries,
      "the latest checkpoint, and the log's lines from that entry on", SLOW },
    { GET, "/api/1/procedures", ANYBODY, KEPT_NOWHERE, api_procedures,
      "what is tendered here; drafts to their people", SLOW },
    { GET, "/api/1/extract/*", ANYBODY, KEPT_NOWHERE, api_extract,
      "of a procedure, or of the office, all that the asker may see", SLOW },
    { GET, "/api/1/paper/*", ANYBODY, KEPT_NOWHERE, api_paper, "a paper of it", SLOW },
    { POST, "/api/1/bundle/*", ANYBODY, KEPT_NOWHERE, api_bundle,
      "a bundle, in an edition that is for the asker, to its end by a policy", SLOW },
    { POST, "/api/1/receipt/*", ANYBODY, KEPT_NOWHERE, api_receipt,
      "the proof that an entry is in the log", SLOW },
    { GET, "/api/1/sealed/*", ANYBODY, KEPT_NOWHERE, api_sealed,
      "a sealed file, for who opens it", SLOW },
    { PUT, "/api/1/part/*", ANYBODY, KEPT_NOWHERE, api_part, "a part of a bidder's sealed file",
      { .body_bytes = 16 << 20, .file = true, .slow = true } },
    { GET, "/api/1/upload/*", ANYBODY, KEPT_NOWHERE, api_upload, "which parts of it are here",
      SLOW },
    { POST, "/api/1/upload/*", ANYBODY, KEPT_NOWHERE, api_upload_whole,
      "its parts become one file on the shelf", SLOW },
};
const ptrdiff_t route_count = countof(routes);

/* ---- which one ------------------------------------------------------------------- */

/* The path's next part is whatever the pattern's "*" stands for. */
static Str part_skip(Str path)
{
    while (path.len && path.at[0] != '/')
        path = str_after(path, 1);
    return path;
}

static bool leads(const Route *route, Str path, Str *rest)
{
    const char *p = route->path;
    *rest = (Str){ 0 };
    for (; *p; p++) {
        if (*p == '*' && !rest->at)
            *rest = path;
        if (*p == '*' && !p[1])
            return path.len > 0 || p[-1] == '/';
        Str after = *p == '*' ? part_skip(path) : path.len ? str_after(path, 1) : path;
        if (*p == '*' ? after.len == path.len : !path.len || path.at[0] != *p)
            return false;
        path = after;
    }
    return !path.len;
}

/* A proxy says for whom it asks; then it is not somebody of this machine. */
static bool is_watcher(const Request *r)
{
    return (str_starts(r->from, "127.") || str_is(r->from, "::1") || str_is(r->from, "socket")) &&
           !header_there(r, "X-Forwarded-For") && !header_there(r, "Forwarded") &&
           !header_there(r, "Via");
}

static bool answers(const Route *route, const Request *r)
{
    return route->method == r->method || (route->method == GET && r->method == HEAD);
}

/* ---- what may be kept ------------------------------------------------------------ */

static Str etag_of(Str body, Arena *a)
{
    Text t = { 0 };
    Hash hash = sha256(body);
    text_byte(&t, '"', a);
    text_bytes(&t, hash.byte, 16, a);
    text_byte(&t, '"', a);
    return text_str(&t);
}

static Str header_said(const Answer *answer, const char *name)
{
    for (each(const Pair, h, answer->headers))
        if (str_is(h->name, name))
            return h->value;
    return (Str){ 0 };
}

static void keeping_say(const Route *route, const Request *r, Answer *answer, Arena *a)
{
    static const char *const words[] = { "no-store", "no-cache",
                                         "public, max-age=31536000, immutable" };
    bool found = answer->status == 200;
    if (!header_said(answer, "Cache-Control").len)
        answer_header(answer, "Cache-Control",
                      str(words[found ? route->keeping : KEPT_NOWHERE]), a);
    if (!found || route->keeping != KEPT_ASKING)
        return;
    Str etag = header_said(answer, "ETag");
    if (!etag.len)
        answer_header(answer, "ETag", etag = etag_of(answer->body, a), a);
    if (etag_is_had(r, etag)) {
        answer->status = 304;
        answer->body   = (Str){ 0 };
        answer->type   = NULL;
    }
}

/* ---- answering ------------------------------------------------------------------- */

static const Route *route_of(const Request *r, Text *allowed, Str *rest, Arena *a)
{
    static const char *const names[] = { "GET, HEAD", "HEAD", "POST", "PUT", "DELETE" };
    for (const Route *route = routes; route < routes + route_count; route++) {
        if (!leads(route, r->path, rest) || (route->who == WATCHERS && !is_watcher(r)))
            continue;
        if (answers(route, r))
            return route;
        text_put(allowed, a, allowed->len ? ", {}" : "{}", str(names[route->method]));
    }
    return NULL;
}

/* RFC 9110, 15.5.6. */
static void not_so(Server *s, const Request *r, Answer *answer, Str allowed, Arena *a)
{
    answer_problem(s, r, answer, 405, DONE, a);
    answer_header(answer, "Allow", allowed, a);
}

/* What they do there when they are: go on where they were, if that can be looked at. */
static Str after_signing_in(const Request *r, Arena *a)
{
    Request looks = *r;
    Str  rest;
    Text allowed = { 0 };
    looks.method = GET;
    return route_of(&looks, &allowed, &rest, a) ? r->path : S("/home");
}

/* Whoever is not signed in is asked to. False: it is answered. */
static bool may(const Route *route, Server *s, const Request *r, Answer *answer, Arena *a)
{
    Visitor visitor;
    Text to = { 0 };
    if (route->who != SIGNED_IN)
        return true;
    Result who = visitor_of(s, r, &visitor, a);
    if (!failed(who) && visitor.account)
        return true;
    text_put(&to, a, "/sign-in?after={}", after_signing_in(r, a));
    if (failed(who))
        answer_failed(s, r, answer, who, a);
    else
        answer_see(answer, text_str(&to), a);
    return false;
}

void routes_answer(void *server, const Request *r, Answer *answer, Arena *a)
{
    Str  rest;
    Text allowed = { 0 };
    const Route *route = route_of(r, &allowed, &rest, a);
    if (route && may(route, server, r, answer, a))
        route->handle(server, r, rest, answer, a);
    else if (allowed.len && !route)
        not_so(server, r, answer, text_str(&allowed), a);
    if (!answer->status)
        answer_problem(server, r, answer, 404, DONE, a);
    else if (route)
        keeping_say(route, r, answer, a);
}

Load routes_load(void *server, const Request *r)
{
    Str  rest;
    Text allowed = { 0 };
    Load load = { 0 };
    Arena a = arena_begin(4096);
    (void)server;
    const Route *route = route_of(r, &allowed, &rest, &a);
    if (route)
        load = route->load;
    arena_end(&a);
    load.body_bytes = load.body_bytes ? load.body_bytes : usual_limits.body_bytes;
    return load;
}
