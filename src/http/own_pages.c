/* own_pages.c - what a person sees and changes of their own: ways to sign in, keys, sessions. */
#include "http/own_keys.h"

#include "accounts/diary.h"
#include "accounts/keys.h"
#include "accounts/moving.h"
#include "accounts/recovery.h"
#include "http/mail_pages.h"
#include "page/own.h"

/* ---- one's own page -------------------------------------------------------------- */

static Result sessions_read(Own *o, MePage *page)
{
    BrowserSessions sessions = { 0 };
    TRY(session_list(o->server->people, o->visitor.account, o->now, &sessions, o->a));
    for (each(const BrowserSession, one, sessions))
        *list_add(&page->sessions, o->a) = (SessionRow){
            .number = one->number, .browser = browser_words(one->browser, o->a),
            .address = one->address, .began = own_moment(o, one->made),
            .seen = own_moment(o, one->seen),
            .own = one->number == o->visitor.number };
    int known;
    TRY(device_count(o->server->people, o->visitor.account, o->now, &known));
    page->known = known ? str_counted(known, "browser", "browsers", o->a) : (Str){ 0 };
    return DONE;
}

static Result passkeys_read(Own *o, MePage *page)
{
    Passkeys passkeys = { 0 };
    TRY(passkey_list(o->server->people, o->visitor.account, &passkeys, o->a));
    for (each(const Passkey, one, passkeys))
        *list_add(&page->passkeys, o->a) = (PasskeyRow){
            .number = one->number, .label = one->label, .made = own_moment(o, one->made),
            .used = own_moment(o, one->used), .asked = one->number == page->asks,
            .copied = one->copied != 0 };
    return DONE;
}

static Result keys_read(Own *o, MePage *page)
{
    OwnKeys keys = { 0 };
    Wraps wraps = { 0 };
    TRY(own_key_list(o->server->people, o->visitor.account, &keys, o->a));
    TRY(wrapped_list(o->server->people, o->visitor.account, &wraps, o->a));
    for (each(const OwnKey, one, keys)) {
        Text hex = { 0 };
        text_bytes(&hex, one->public, sizeof one->public, o->a);
        *list_add(&page->keys, o->a) = (OwnKeyRow){
            .number = one->number, .label = one->label, .key = text_str(&hex),
            .added = own_moment(o, one->added), .ended = own_moment(o, one->ended),
            .opened_by = own_opened_by(one->number, &wraps, o->a) };
    }
    return DONE;
}

/* ---- what happened to it --------------------------------------------------------- */

static const char *const happened_words[HAPPENINGS] = {
    [RECOVERY_WAS_ASKED]  = "asked that the account be given back",
    [RECOVERY_WAS_AGREED] = "agreed that the account be given back",
    [RECOVERY_WAS_ENDED]  = "stopped that the account be given back",
    [RECOVERY_WAS_TAKEN]  = "took the account back and set a new passphrase",
    [CODE_WAS_USED]       = "signed in with a printed code",
    [CODES_WERE_MADE]     = "made ten new printed codes",
    [PASSPHRASE_WAS_SET]  = "set a new passphrase",
    [PHONE_WAS_SET]       = "set up a phone",
    [PASSKEY_WAS_ADDED]   = "added a passkey",
    [PASSKEY_WAS_REMOVED] = "took a passkey away",
    [MOVE_WAS_ASKED]      = "asked for another e-mail address",
    [MOVE_WAS_ENDED]      = "stopped another e-mail address",
    [MAIL_WAS_CHANGED]    = "confirmed another e-mail address",
    [KEY_WAS_ADDED]       = "added a signing key",
    [KEY_WAS_ENDED]       = "ended a signing key",
    [WAY_WAS_ADDED]       = "added a way to open a signing key",
    [WAY_WAS_REMOVED]     = "took away a way to open a signing key",
    [OTHERS_WERE_ENDED]   = "ended all other sessions",
};

static const char *who_had(Happened what)
{
    return what == CODE_WAS_USED ? "Somebody with a printed code" : "Somebody with the link";
}

static Str happened_says(Own *o, const DiaryLine *line)
{
    Text t = { 0 };
    bool known = line->what > 0 && line->what < HAPPENINGS;
    Str who = line->by == o->visitor.account ? S("You") : own_name(o, line->by,
                                                                   who_had(line->what));
    text_put(&t, o->a, "{} {}{}{}", who, str(known ? happened_words[line->what] : "did something"),
             str(line->words.len ? ": " : ""), line->words);
    return text_str(&t);
}

/* So many are in sight. */
static void add_happened(Own *o, MePage *page, Instant at, Str says)
{
    enum { IN_SIGHT = 20 };
    HappenedRow row = { .at = own_moment(o, at), .says = says };
    if (page->happened.len < IN_SIGHT)
        *list_add(&page->happened, o->a) = row;
    else
        *list_add(&page->before, o->a) = row;
}

/* What others did to get in lies between by its moment. */
static void add_plea(Own *o, MePage *page, const Plea *plea)
{
    Text t = { 0 };
    text_put(&t, o->a, "Somebody{}{} said that they cannot sign in to this account: {}",
             str(plea->address.len ? " at " : ""), plea->address, plea->words);
    add_happened(o, page, plea->at, text_str(&t));
}

static Result happened_read(Own *o, MePage *page)
{
    Diary diary = { 0 };
    Pleas pleas = { 0 };
    ptrdiff_t next = 0;
    TRY(diary_list(o->server->people, o->visitor.account, &diary, o->a));
    TRY(plea_of_account(o->server->people, o->visitor.account, &pleas, o->a));
    for (each(const DiaryLine, line, diary)) {
        for (; next < pleas.len && pleas.at[next].at >= line->at; next++)
            add_plea(o, page, &pleas.at[next]);
        add_happened(o, page, line->at, happened_says(o, line));
    }
    for (; next < pleas.len; next++)
        add_plea(o, page, &pleas.at[next]);
    return DONE;
}

static Result waiting_read(Own *o, MePage *page)
{
    Recoveries all = { 0 };
    Move move;
    bool moves;
    TRY(move_waits(o->server->people, o->visitor.account, o->now, &move, &moves, o->a));
    if (moves) {
        page->moves_to    = move.mail;
        page->moves_until = own_moment(o, move.until);
    }
    TRY(recovery_list(o->server->people, o->now, &all, o->a));
    for (each(const Recovery, one, all)) {
        Text t = { 0 };
        if (one->account != o->visitor.account)
            continue;
        text_put(&t, o->a, "{} asked on {} that this account be given back to somebody who says "
                           "that it is theirs. {}", own_name(o, one->asked_by, "An officer"),
                 own_moment(o, one->asked),
                 str(one->agreed_by ? "A second officer agreed, and a link was given."
                                    : "A second officer has not agreed yet."));
        *list_add(&page->recoveries, o->a) =
            (RecoveryRow){ .number = one->number, .says = text_str(&t) };
    }
    return DONE;
}

static Result me_read(Own *o, MePage *page)
{
    Account account;
    int left = 0;
    TRY(account_get(o->server->people, o->visitor.account, &account, o->a));
    TRY(codes_left(o->server->people, o->visitor.account, &left));
    page->name           = account.name;
    page->mail           = account.mail;
    page->has_passphrase = account.has_passphrase;
    page->has_totp       = account.has_totp;
    page->codes_left     = left;
    TRY(keys_read(o, page));
    TRY(mail_choices(o, page));
    zone_choices(o, account.zone, page);
    TRY(passkeys_read(o, page));
    TRY(waiting_read(o, page));
    TRY(happened_read(o, page));
    return sessions_read(o, page);
}

/* What was done says the address, by a word: nobody else's words come into the page. */
static Str done_words(const Request *r, Arena *a)
{
    static const struct { const char *word, *says; } rows[] = {
        { "session", "That session is over." },
        { "others", "Everywhere else you are signed out." },
        { "named", "The passkey is called that now." },
        { "ended", "The key is ended, and its copies here are deleted." },
        { "stopped", "It is stopped. Nothing was changed." },
        { "passphrase", "Your passphrase is another one. Everywhere else you are signed out." },
        { "phone", "Your phone is set up: its code goes with your passphrase." },
        { "passkey", "The passkey is added: you can sign in with it." },
        { "mails", "It is kept which mails you get, and when." },
        { "removed", "The passkey is taken away." },
        { "key", "Your signing key is kept here, locked. Your browser has it until you sign out." },
    };
    Str done = just_done(r, a);
    for (int i = 0; i < countof(rows); i++)
        if (str_is(done, rows[i].word))
            return str(rows[i].says);
    return (Str){ 0 };
}

static void me_page(Own *o, MePage *page)
{
    Result read = me_read(o, page);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    Frame frame = own_frame(o, str_terminated(page->name, o->a), "");
    own_shown(o, page->error.len || page->asks ? 422 : 200, &frame, me, MePage, page);
}

void me(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    MePage page = { .done = done_words(r, a) };
    (void)rest;
    if (own_come(&o, s, r, answer, a))
        me_page(&o, &page);
}

void me_session_end(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Id which = 0;
    if (!own_sent(&o, s, r, &typed, answer, a))
        return;
    bool others = pair_of(&typed, "others").len;
    str_number(pair_of(&typed, "session"), &which);
    Result done = others ? session_end_others(s->people, o.visitor.account, o.visitor.number,
                                              visitor_device(r))
                         : session_end(s->people, o.visitor.account, which);
    if (!failed(done) && others)
        done = own_note(&o, OTHERS_WERE_ENDED, S(""));
    own_done(&o, done, own_failed, others ? "/me?done=others" : "/me?done=session");
}

/* Only of one's own account: of another it is as if it were not there. */
static Result own_recovery(Own *o, Id which)
{
    Recoveries all = { 0 };
    TRY(recovery_list(o->server->people, o->now, &all, o->a));
    for (each(const Recovery, one, all))
        if (one->number == which && one->account == o->visitor.account)
            return recovery_withdraw(o->server->people, which, o->visitor.account, o->now);
    return because(&recovery_missing);
}

void me_recovery_stop(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    Id which = 0;
    (void)rest;
    if (!own_sent(&o, s, r, &typed, answer, a))
        return;
    str_number(pair_of(&typed, "recovery"), &which);
    own_done(&o, own_recovery(&o, which), own_failed, "/me?done=stopped");
}

/* ---- passphrase ------------------------------------------------------------------ */

/* The keys that are kept here: what opens them is wrapped anew with the passphrase. */
static Result keys_json(Own *o, Text *t)
{
    OwnKeys keys = { 0 };
    Wraps wraps = { 0 };
    bool first = true;
    TRY(own_key_list(o->server->people, o->visitor.account, &keys, o->a));
    TRY(wrapped_list(o->server->people, o->visitor.account, &wraps, o->a));
    Str rp_id = own_site(o->server, o->request, o->a).rp_id;
    for (each(const OwnKey, key, keys)) {
        bool kept = false;
        for (each(const Wrapped, w, wraps))
            kept |= w->key == key->number;
        if (key->ended || !kept)
            continue;
        text_put(t, o->a, "{}", str(first ? "[{" : ", {"));
        text_put(t, o->a, "\"own\": \"{}\", \"label\": ", str_of_number(key->number, o->a));
        text_json(t, key->label, o->a);
        text_our(t, ", ", o->a);
        own_key_put(t, key->public, key->number, &wraps, rp_id, o->a);
        text_byte(t, '}', o->a);
        first = false;
    }
    if (!first)
        text_byte(t, ']', o->a);
    return DONE;
}

static void passphrase_page(Own *o, Result why)
{
    Account account = { 0 };
    Text keys = { 0 };
    if (failed(account_get(o->server->people, o->visitor.account, &account, o->a)))
        account.mail = (Str){ 0 };
    Result read = keys_json(o, &keys);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    MakingPage page = { .mail = account.mail, .keys = text_str(&keys),
                        .error = failed(why) ? str(why.why->says) : (Str){ 0 } };
    Frame frame = own_frame(o, "A new passphrase", "sign-in.js");
    own_page(o, &frame, passphrase, &page);
}

void me_passphrase(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    if (own_come(&o, s, r, answer, a) && own_proved(&o))
        passphrase_page(&o, DONE);
}

const Reason passphrases_differ = { INVALID, "passphrases-differ", "doc/serve.md, signing in",
    "The two passphrases are not the same. Type both again." };

/* The browser has counted and compared where it sends a secret. */
Result passphrase_fits(const Pairs *typed)
{
    Str words = pair_of(typed, "passphrase");
    ptrdiff_t characters = 0;
    int32_t rune;
    if (pair_of(typed, "secret").len)
        return DONE;
    if (!str_same(words, pair_of(typed, "again")))
        return because(&passphrases_differ);
    for (Str rest = words; rest.len && str_rune(&rest, &rune);)
        characters++;
    return characters < PASSPHRASE_LEAST ? because(&passphrase_short) : DONE;
}

/* "wrapped-3" is the copy of the key 3 under the new passphrase; both or nothing. */
static Result passphrase_and_keys(Own *o, const Pairs *typed, Str secret)
{
    OwnKeys keys = { 0 };
    Rewrapped anew[OWN_KEYS_MOST];
    int count = 0;
    TRY(own_key_list(o->server->people, o->visitor.account, &keys, o->a));
    for (each(const OwnKey, key, keys)) {
        Text field = { 0 };
        text_put(&field, o->a, "wrapped-{}", str_of_number(key->number, o->a));
        Str bytes = own_lines(pair_of(typed, str_terminated(text_str(&field), o->a)), o->a);
        if (!bytes.len || key->ended)
            continue;
        if (count == OWN_KEYS_MOST || !own_key_is_of(bytes, "passphrase", key, o->a))
            return because(&wrapped_wrong);
        anew[count++] = (Rewrapped){ key->number, bytes };
    }
    return passphrase_change(o->server->people, o->visitor.account, secret, anew, count, o->now);
}

void me_passphrase_set(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    Account account;
    Str secret = { 0 };
    Result done = passphrase_fits(&typed);
    if (!failed(done))
        done = account_get(s->people, o.visitor.account, &account, a);
    if (!failed(done))
        done = passphrase_secret(&typed, account.mail, &secret, a);
    if (!failed(done))
        done = passphrase_and_keys(&o, &typed, secret);
    if (!failed(done))
        done = session_end_others(s->people, o.visitor.account, o.visitor.number,
                                  visitor_device(r));
    if (!failed(done))
        done = own_note(&o, PASSPHRASE_WAS_SET, S(""));
    own_done(&o, done, passphrase_page, "/me?done=passphrase");
}

/* ---- phone ----------------------------------------------------------------------- */

/* A new secret each time that it is looked at: the one that is shown is the one that counts. */
static void phone_page(Own *o, Result why)
{
    TotpSecret secret;
    PhonePage page = { 0 };
    Str issuer = o->server->config.site.len ? o->server->config.site : S("tenderbox");
    Result begun = totp_begin(o->server->people, o->visitor.account, issuer, &secret, o->a);
    if (failed(begun)) {
        own_failed(o, begun);
        return;
    }
    page.secret = secret.secret;
    if (failed(why))
        page.error = S("That was not the code of this key. The key below is a new one: type it "
                       "into the phone again.");
    Frame frame = own_frame(o, "Codes from your phone", "");
    own_page(o, &frame, phone, &page);
}

void me_phone(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    if (own_come(&o, s, r, answer, a) && own_proved(&o))
        phone_page(&o, DONE);
}

void me_phone_confirm(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    Result done = totp_confirm(s->people, o.visitor.account, pair_of(&typed, "code"), o.now);
    if (!failed(done))
        done = own_note(&o, PHONE_WAS_SET, S(""));
    own_done(&o, done, phone_page, "/me?done=phone");
}

/* ---- printed codes --------------------------------------------------------------- */

void me_codes(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    PrintedCodes codes;
    CodesPage page = { 0 };
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    Result made = codes_make(s->people, o.visitor.account, &codes);
    if (failed(made)) {
        own_failed(&o, made);
        return;
    }
    made = own_note(&o, CODES_WERE_MADE, S(""));
    if (failed(made)) {
        own_failed(&o, made);
        return;
    }
    for (int i = 0; i < PRINTED_CODES; i++)
        *list_add(&page.codes, a) = str(codes.text[i]);
    Frame frame = own_frame(&o, "Your printed codes", "");
    own_page(&o, &frame, codes, &page);
}

/* ---- passkeys -------------------------------------------------------------------- */

/* WebAuthn's CredentialCreationOptionsJSON. Source: Web Authentication Level 3, 5.1.8. */
static Result creation(Own *o, Str *json)
{
    Text t = { 0 };
    Account account;
    Passkeys had = { 0 };
    Arena *a = o->a;
    Site site = own_site(o->server, o->request, a);
    Challenged whom = { TO_ADD_PASSKEY, o->visitor.account, o->visitor.token };
    Token challenge = challenge_make(o->server->people, &whom, o->now);
    TRY(account_get(o->server->people, o->visitor.account, &account, a));
    TRY(passkey_list(o->server->people, o->visitor.account, &had, a));
    text_our(&t, "{\"challenge\": ", a);
    text_json(&t, token_str(&challenge), a);
    text_our(&t, ", \"rp\": {\"name\": ", a);
    text_json(&t, o->server->config.site.len ? o->server->config.site : S("tenderbox"), a);
    text_our(&t, ", \"id\": ", a);
    text_json(&t, site.rp_id, a);
    text_our(&t, "}, \"user\": {\"id\": \"", a);
    text_base64url(&t, (Str){ (const char *)account.handle, sizeof account.handle }, a);
    text_our(&t, "\", \"name\": ", a);
    text_json(&t, account.mail, a);
    text_our(&t, ", \"displayName\": ", a);
    text_json(&t, account.name, a);
    text_our(&t, "}, \"pubKeyCredParams\": [{\"type\": \"public-key\", \"alg\": -7}, "
                 "{\"type\": \"public-key\", \"alg\": -8}, {\"type\": \"public-key\", "
                 "\"alg\": -257}], \"attestation\": \"none\", \"timeout\": 240000, "
                 "\"authenticatorSelection\": {\"residentKey\": \"required\", "
                 "\"requireResidentKey\": true, \"userVerification\": \"required\"}, "
                 "\"excludeCredentials\": [", a);
    for (each(const Passkey, one, had)) {
        text_our(&t, one == had.at ? "{\"type\": \"public-key\", \"id\": \""
                                   : ", {\"type\": \"public-key\", \"id\": \"", a);
        text_base64url(&t, one->credential, a);
        text_our(&t, "\"}", a);
    }
    text_our(&t, "]}", a);
    *json = text_str(&t);
    return DONE;
}

static void passkey_page(Own *o, Result why)
{
    MakingPage page = { .error = failed(why) ? str(why.why->says) : (Str){ 0 } };
    Result made = creation(o, &page.options);
    if (failed(made)) {
        own_failed(o, made);
        return;
    }
    Frame frame = own_frame(o, "Add a passkey", "passkey.js");
    own_page(o, &frame, passkey, &page);
}

void me_passkey(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    if (own_come(&o, s, r, answer, a) && own_proved(&o))
        passkey_page(&o, DONE);
}

/* Where it opens the first key that is kept here, too; else to one's own page. */
static const char *key_for_passkey(Own *o)
{
    OwnKeys keys = { 0 };
    Wraps wraps = { 0 };
    Text to = { 0 };
    if (failed(own_key_list(o->server->people, o->visitor.account, &keys, o->a)) ||
        failed(wrapped_list(o->server->people, o->visitor.account, &wraps, o->a)) || !wraps.len)
        return "/me?done=passkey";
    text_put(&to, o->a, "/me/keys/{}/passkey", str_of_number(wraps.at[0].key, o->a));
    return str_terminated(text_str(&to), o->a);
}

void me_passkey_add(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Id number;
    Str data = { 0 }, attestation = { 0 };
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    Site site = own_site(s, r, a);
    bool read = str_base64url(pair_of(&typed, "clientDataJSON"), CLIENT_DATA_BYTES, &data, a) &&
                str_base64url(pair_of(&typed, "attestationObject"), ATTESTATION_BYTES,
                              &attestation, a);
    Result done = read ? DONE : because(&passkey_unreadable);
    if (!failed(done))
        done = passkey_add(s->people, &site, o.visitor.account, o.visitor.token,
                           pair_of(&typed, "label"), data, attestation, o.now, &number);
    if (!failed(done))
        done = own_note(&o, PASSKEY_WAS_ADDED, pair_of(&typed, "label"));
    own_done(&o, done, passkey_page, str_is(pair_of(&typed, "prf"), "yes") ? key_for_passkey(&o)
                                                                          : "/me?done=passkey");
}

/* Keys that nothing else opens, and whether nothing else signs in: what is lost with it. */
static Result lost_with(Own *o, Id which, Str *credential, Text *words)
{
    Passkeys passkeys = { 0 };
    Wraps wraps = { 0 };
    OwnKeys keys = { 0 };
    Account account;
    bool found = false;
    TRY(account_get(o->server->people, o->visitor.account, &account, o->a));
    TRY(passkey_list(o->server->people, o->visitor.account, &passkeys, o->a));
    TRY(wrapped_list(o->server->people, o->visitor.account, &wraps, o->a));
    TRY(own_key_list(o->server->people, o->visitor.account, &keys, o->a));
    for (each(const Passkey, one, passkeys))
        if (one->number == which) {
            *credential = one->credential;
            found = true;
        }
    if (!found)
        return because(&passkey_missing);
    for (each(const OwnKey, key, keys)) {
        int with = 0, without = 0;
        for (each(const Wrapped, w, wraps)) {
            bool by = w->method == BY_PASSKEY && str_same(w->which, *credential);
            with    += w->key == key->number && by;
            without += w->key == key->number && !by;
        }
        if (with && !without)
            text_put(words, o->a, "Nothing else that is kept here opens {}: without this passkey "
                                  "nobody ever opens it again. ", key->label);
    }
    if (passkeys.len == 1 && !(account.has_passphrase && account.has_totp))
        text_our(words, "You have no other way to sign in but printed codes. ", o->a);
    return DONE;
}

/* What it opened it opens no more. */
static Result copies_gone(Own *o, Str credential)
{
    Wraps wraps = { 0 };
    TRY(wrapped_list(o->server->people, o->visitor.account, &wraps, o->a));
    for (each(const Wrapped, w, wraps))
        if (w->method == BY_PASSKEY && str_same(w->which, credential))
            TRY(wrapped_remove(o->server->people, o->visitor.account, w->number));
    return DONE;
}

void me_passkey_remove(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    Id which = 0;
    Str credential = { 0 };
    Text lost = { 0 };
    (void)rest;
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    str_number(pair_of(&typed, "passkey"), &which);
    Result done = lost_with(&o, which, &credential, &lost);
    if (!failed(done) && lost.len && !pair_of(&typed, "sure").len) {
        me_page(&o, &(MePage){ .asks = which, .asks_says = text_str(&lost) });
        return;
    }
    if (!failed(done))
        done = passkey_remove(s->people, o.visitor.account, which);
    if (!failed(done))
        done = copies_gone(&o, credential);
    if (!failed(done))
        done = own_note(&o, PASSKEY_WAS_REMOVED, S(""));
    own_done(&o, done, own_failed, "/me?done=removed");
}

static void me_failed(Own *o, Result why)
{
    me_page(o, &(MePage){ .error = str(why.why->says) });
}

void me_passkey_name(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    Id which = 0;
    (void)rest;
    if (!own_sent(&o, s, r, &typed, answer, a))
        return;
    str_number(pair_of(&typed, "passkey"), &which);
    Result done = passkey_relabel(s->people, o.visitor.account, which, pair_of(&typed, "label"));
    own_done(&o, done, me_failed, "/me?done=named");
}

/* ---- signing keys ---------------------------------------------------------------- */

static MakingPage key_making(Own *o, Result why)
{
    Challenged whom = { TO_ADD_KEY, o->visitor.account, o->visitor.token };
    Token challenge = challenge_make(o->server->people, &whom, o->now);
    Text claim = { 0 };
    text_put(&claim, o->a, "{\"account\": \"{}\", \"challenge\": \"{}\"}",
             str_of_number(o->visitor.account, o->a), token_str(&challenge));
    return (MakingPage){ .claim = text_str(&claim),
                         .error = failed(why) ? str(why.why->says) : (Str){ 0 } };
}

static void key_page(Own *o, Result why)
{
    MakingPage page = key_making(o, why);
    Frame frame = own_frame(o, "Make your signing key", "key.js");
    own_page(o, &frame, key, &page);
}

static void bring_page(Own *o)
{
    MakingPage page = key_making(o, DONE);
    Frame frame = own_frame(o, "Bring in your key", "copy.js");
    own_page(o, &frame, bring_key, &page);
}

void me_key(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Id  number;
    if (is_of_api(r) && !str_number(rest, &number))
        return;
    if (!own_come(&o, s, r, answer, a) || (!str_number(rest, &number) && !own_proved(&o)))
        return;
    if (str_is(rest, "bring"))
        bring_page(&o);
    else if (str_is(rest, "new"))
        key_page(&o, DONE);
    else
        own_key_page(&o, rest);
}

/* The copies that come with it; one that is empty was not made. */
static Result copies_of(const Pairs *typed, const OwnKey *key, NewCopy copies[3], int *count,
                        Arena *a)
{
    Str credential = { 0 };
    static const struct { const char *field; WrapMethod method; } ways[] = {
        { "wrapped-passphrase", BY_PASSPHRASE }, { "wrapped-code", BY_CODE },
        { "wrapped-passkey", BY_PASSKEY },
    };
    *count = 0;
    str_base64url(pair_of(typed, "passkey"), CREDENTIAL_BYTES, &credential, a);
    for (int i = 0; i < countof(ways); i++) {
        Str bytes = own_lines(pair_of(typed, ways[i].field), a);
        if (!bytes.len)
            continue;
        if (!own_key_is_of(bytes, ways[i].field + sizeof "wrapped-" - 1, key, a))
            return because(&wrapped_wrong);
        copies[(*count)++] = (NewCopy){ ways[i].method, ways[i].method == BY_PASSKEY
                                             ? credential : S(""), bytes };
    }
    return DONE;
}

void me_key_add(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Id number;
    OwnKey fresh = { 0 };
    unsigned char proof[64];
    NewCopy copies[3];
    int count = 0;
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    bool read = str_bytes(pair_of(&typed, "key"), fresh.public, sizeof fresh.public) &&
                str_bytes(pair_of(&typed, "signature"), proof, sizeof proof);
    Result done = read ? DONE : because(&own_key_unproved);
    if (!failed(done))
        done = copies_of(&typed, &fresh, copies, &count, a);
    if (!failed(done))
        done = own_key_add_wrapped(s->people, o.visitor.account, o.visitor.token, fresh.public,
                                   S("Signing key"), pair_of(&typed, "challenge"), proof, copies,
                                   count, o.now, &number);
    if (!failed(done))
        done = own_note(&o, KEY_WAS_ADDED, S(""));
    own_done(&o, done, key_page, "/me?done=key");
}
