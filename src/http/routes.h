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
    struct Readings *readings;         /* the book, as requests see it */
    struct KeptPages *kept;            /* pages as finished bytes */
    struct Listing *listing;           /* every published tender */
    struct Theming *theming;           /* how pages look; NULL: as they come */
    struct Witnessing *witnessing;     /* who cosigns the log */
    struct Backing *backing;           /* a backup that was asked for on a page */
    struct Scanning *scanning;         /* who scans opened files; NULL: nobody */
    Instant begun;                     /* when it was started */
    int drawing_seconds;               /* of a page of a PDF; 0: as http/drawing.h says */
    const InventedPeople *demonstration;   /* whose keys it holds; NULL: the book is nobody's toy */
} Server;

/* SIGNED_IN: what they may then follows from the book. WATCHERS: whoever is on this machine and
 * came by no proxy. */
typedef enum Who { ANYBODY, SIGNED_IN, WATCHERS } Who;

/* What may keep an answer, and how long: nobody; whoever asks again each time whether it is still
 * so (an ETag is added); anybody, for ever. */
typedef enum Keeping { KEPT_NOWHERE, KEPT_ASKING, KEPT_FOR_EVER } Keeping;

/* Where a body is to lie that somebody sends who is known (.who): .fd and .at of the Load. */
typedef void PlaceFn(Server *, const Request *, Str rest, Load *, Arena *);

typedef void HandleFn(Server *, const Request *, Str rest, Answer *, Arena *);

/* path: as it is. "*" within it is one part of a path, between two "/"; at its end it is whatever
 * follows, and "+" one part and no more. `rest` is what stands there from the first of them on. */
typedef struct Route {
    Method      method;                /* GET answers HEAD, too */
    const char *path;
    Who         who;
    Keeping     keeping;
    HandleFn   *handle;
    const char *says;                  /* what it is, in a line */
    Load        load;                  /* all zero: a short body, and an answer at once */
    PlaceFn    *place;                 /* NULL: a file without a name */
    const Shape *gives;                /* under /api/: the answer, where it is a page's struct */
    const char *asks;                  /* names that it looks for in a query, a space between */
    bool        typed;                 /* what is sent took work: it is given back, not lost */
} Route;

extern const Route routes[];
extern const ptrdiff_t route_count;

/* An AnswerFn of the engine; with: a Server. */
void routes_answer(void *server, const Request *, Answer *, Arena *);

/* A LoadFn of the engine. */
Load routes_load(void *server, const Request *, Arena *life);

HandleFn public_award, public_contract, public_contracts, public_contracts_csv, public_bundle,
    public_feed, public_deadlines, public_log, public_entry, public_entry_asked, public_verify,
    public_verify_asked, turn_form, turn_form_sent, turn_bundle,
    public_help, public_accessibility;
HandleFn public_events, public_log_events, public_opening, public_opening_still;
HandleFn public_tenders, public_tenders_csv, public_tender, public_answers, public_document;
HandleFn log_checkpoint, log_tile, log_cosignature, asset_file, asset_licences, sign_in_form,
    sign_in_try, sign_out, sign_in_passkey, sign_in_printed, sign_in_printed_try, join_form,
    join_sent, me, me_session_end, me_passphrase, me_passphrase_set, me_phone, me_phone_confirm,
    me_codes, me_passkey, me_passkey_add, me_passkey_remove, me_key, me_key_add, me_key_way,
    me_key_way_remove, me_key_label, me_key_end, me_passkey_name, people, people_invite,
    people_revoke, people_recover, people_recover_sent, sign_in_lost, sign_in_lost_sent, recover,
    recover_sent, me_mail, me_mail_sent, me_mail_stop, me_recovery_stop, mail_link,
    mail_link_sent, me_mails, unsubscribe, unsubscribe_sent, healthy, ready, metrics;
HandleFn api_acts, api_cosignatures, api_book, api_entries, api_procedures, api_extract, api_paper,
    api_bundle, api_receipt, api_sealed, api_part, api_upload, api_upload_whole, api_padlock,
    api_padlock_there, api_document;
PlaceFn api_part_place;
HandleFn home, act_form, act_form_sent, act_check, act_sign_sent, act_entered, act_receipt,
    padlock_order_file, act_doings, bids, bid, agreements, agreement_page, agreement_enter,
    agreement_decline, drafting, drafting_sent, copying, copying_sent, late, notice, notice_sent,
    managing, team, team_sent, questions, oversight,
    deciding, deciding_sent, bid_letters, bid_letters_sent, dialogue, data_room,
    data_room_named, data_room_sent, reading_room, reading_room_signed, reading_room_opened,
    running_contract, paper_given, overseen_tenders, tender_dates, padlocks, padlocks_sent,
    demonstration, demonstration_sent, marking, marking_sent,
    registering, registering_sent, open_page, open_sent, opened, opened_one,
    public_opening_record, results, results_table, admin, admin_backup, admin_mail,
    admin_theme, admin_theme_sent, theme_colour, theme_logo,
    calendar, me_calendar, me_calendar_make, me_calendar_end;

#endif
