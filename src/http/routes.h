/* routes.h - every address there is, a row each: how it is asked for, who may, what answers it. */
#ifndef HTTP_ROUTES_H
#define HTTP_ROUTES_H

#include "accounts/accounts.h"
#include "clerk/clerk.h"
#include "http/config.h"
#include "http/engine.h"
#include "http/invented.h"
#include "page/shape.h"

/* What all who answer look at. */
typedef struct Server {
    Clerk  *clerk;
    const char *folder;                /* of its book */
    Engine *engine;
    Config  config;
    People *people;                    /* who signs in here */
    Engine *door;                      /* of this machine, in the book's folder */
    struct KeptPages *kept;            /* pages as finished bytes */
    struct Listing *listing;           /* every published tender */
    Instant begun;                     /* when it was started */
    const InventedPeople *demonstration;   /* whose keys it holds; NULL: the book is nobody's toy */
} Server;

/* SIGNED_IN: what they may then follows from the book. WATCHERS: whoever is on this machine and
 * came by no proxy. */
typedef enum Who { ANYBODY, SIGNED_IN, WATCHERS } Who;

/* What may keep an answer, and how long: nobody; whoever asks again each time whether it is still
 * so (an ETag is added); anybody, for ever. */
typedef enum Keeping { KEPT_NOWHERE, KEPT_ASKING, KEPT_FOR_EVER } Keeping;

typedef void HandleFn(Server *, const Request *, Str rest, Answer *, Arena *);

/* path: as it is. "*" within it is one part of a path, between two "/"; at its end it is whatever
 * follows. `rest` is what stands there from the first "*" on. */
typedef struct Route {
    Method      method;                /* GET answers HEAD, too */
    const char *path;
    Who         who;
    Keeping     keeping;
    HandleFn   *handle;
    const char *says;                  /* what it is, in a line */
    Load        load;                  /* all zero: a short body, and an answer at once */
    const Shape *gives;                /* under /api/: the answer, where it is a page's struct */
    const char *asks;                  /* names that it looks for in a query, a space between */
} Route;

extern const Route routes[];
extern const ptrdiff_t route_count;

/* An AnswerFn of the engine; with: a Server. */
void routes_answer(void *server, const Request *, Answer *, Arena *);

/* A LoadFn of the engine. */
Load routes_load(void *server, const Request *);

HandleFn public_award, public_contract, public_contracts, public_contracts_csv, public_bundle,
    public_feed, public_deadlines, public_log, public_entry, public_verify, public_verify_asked,
    public_help, public_accessibility;
HandleFn public_events, public_log_events;
HandleFn public_tenders, public_tenders_csv, public_tender, public_document;
HandleFn log_checkpoint, log_tile, asset_file, asset_licences, sign_in_form, sign_in_try,
    sign_out, sign_in_passkey, sign_in_printed, sign_in_printed_try, join_form, join_sent, me,
    me_session_end, me_passphrase, me_passphrase_set, me_phone, me_phone_confirm, me_codes,
    me_passkey, me_passkey_add, me_passkey_remove, me_key, me_key_add, people, people_invite,
    people_revoke, healthy, ready, metrics;
HandleFn api_acts, api_book, api_entries, api_procedures, api_extract, api_paper,
    api_bundle, api_receipt, api_sealed, api_part, api_upload, api_upload_whole, api_document;
HandleFn home, act_form, act_form_sent, act_check, act_sign_sent, act_entered, act_receipt,
    act_doings, agreements, agreement_page, agreement_enter, agreement_decline,
    drafting, drafting_sent, demonstration, demonstration_sent;

#endif
