/* own_pages.c - what a person sees and changes of their own: ways to sign in, keys, sessions. */
#include "http/own.h"

#include "accounts/keys.h"
#include "accounts/recovery.h"
#include "page/own.h"

/* ---- one's own page -------------------------------------------------------------- */

static Result sessions_read(Own *o, MePage *page)
{
    BrowserSessions sessions = { 0 };
    TRY(session_list(o->server->people, o->visitor.account, o->now, &sessions, o->a));
    for (each(const BrowserSession, one, sessions))
        *list_add(&page->sessions, o->a) = (SessionRow){
            .number = one->number, .browser = one->browser, .address = one->address,
            .began = own_moment(o, one->made), .seen = own_moment(o, one->seen),
            .own = one->number == o->visitor.number };
    return DONE;
}

static Result passkeys_read(Own *o, MePage *page)
{
    Passkeys passkeys = { 0 };
    TRY(passkey_list(o->server->people, o->visitor.account, &passkeys, o->a));
    for (each(const Passkey, one, passkeys))
        *list_add(&page->passkeys, o->a) = (PasskeyRow){
            .number = one->number, .label = one->label, .made = own_moment(o, one->made),
            .used = own_moment(o, one->used), .copied = one->copied != 0 };
    return DONE;
}

/* "a passphrase and a code". */
static Str opened_by(Id key, const Wraps *wraps, Arena *a)
{
    static const char *const methods[] = { "", "a passkey", "a passphrase", "a code on paper" };
    Text t = { 0 };
    for (WrapMethod m = BY_PASSKEY; m <= BY_CODE; m++) {
        bool any = false;
        for (each(const Wrapped, w, *wraps))
            any |= w->key == key && w->method == m;
        if (any)
            text_put(&t, a, t.len ? ", {}" : "{}", str(methods[m]));
    }
    return text_str(&t);
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
            .opened_by = opened_by(one->number, &wraps, o->a) };
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
    TRY(passkeys_read(o, page));
    return sessions_read(o, page);
}

/* What was done says the address, by a word: nobody else's words come into the page. */
static Str done_words(const Request *r)
{
    static const struct { const char *word, *says; } rows[] = {
        { "session", "That session is over." },
        { "passphrase", "Your passphrase is another one. Everywhere else you are signed out." },
        { "phone", "Your phone is set up: its code goes with your passphrase." },
        { "passkey", "The passkey is added: you can sign in with it." },
        { "removed", "The passkey is taken away." },
        { "key", "Your signing key is kept here, locked. Your browser has it until you sign out." },
    };
    Str done = query_of(r, "done");
    for (int i = 0; i < countof(rows); i++)
        if (str_is(done, rows[i].word))
            return str(rows[i].says);
    return (Str){ 0 };
}

void me(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    MePage page = { .done = done_words(r) };
    if (!own_come(&o, s, r, answer, a))
        return;
    Result read = me_read(&o, &page);
    if (failed(read)) {
        own_failed(&o, read);
        return;
    }
    Frame frame = own_frame(&o, str_terminated(page.name, a), "");
    own_page(&o, &frame, me, &page);
}

void me_session_end(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Id which = 0;
    if (!own_sent(&o, s, r, &typed, answer, a))
        return;
    str_number(pair_of(&typed, "session"), &which);
    Result done = session_end(s->people, o.visitor.account, which);
    own_done(&o, done, own_failed, "/me?done=session");
}

/* ---- passphrase ------------------------------------------------------------------ */

static void passphrase_page(Own *o, Result why)
{
    Account account = { 0 };
    if (failed(account_get(o->server->people, o->visitor.account, &account, o->a)))
        account.mail = (Str){ 0 };
    MakingPage page = { .mail = account.mail,
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
        done = passphrase_set(s->people, o.visitor.account, secret, o.now);
    if (!failed(done))
        done = session_end_others(s->people, o.visitor.account, o.visitor.number);
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
    own_done(&o, done, passkey_page, "/me?done=passkey");
}

void me_passkey_remove(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Id which = 0;
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    str_number(pair_of(&typed, "passkey"), &which);
    Result done = passkey_remove(s->people, o.visitor.account, which);
    own_done(&o, done, own_failed, "/me?done=removed");
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
    if (!own_come(&o, s, r, answer, a) || !own_proved(&o))
        return;
    if (str_is(rest, "bring"))
        bring_page(&o);
    else if (str_is(rest, "new"))
        key_page(&o, DONE);
}

/* The copies that come with it; one that is empty was not made. */
static int copies_of(const Pairs *typed, NewCopy copies[3], Arena *a)
{
    Str credential = { 0 };
    static const struct { const char *field; WrapMethod method; } ways[] = {
        { "wrapped-passphrase", BY_PASSPHRASE }, { "wrapped-code", BY_CODE },
        { "wrapped-passkey", BY_PASSKEY },
    };
    int count = 0;
    str_base64url(pair_of(typed, "passkey"), CREDENTIAL_BYTES, &credential, a);
    for (int i = 0; i < countof(ways); i++) {
        Str bytes = pair_of(typed, ways[i].field);
        if (bytes.len)
            copies[count++] = (NewCopy){ ways[i].method, ways[i].method == BY_PASSKEY
                                             ? credential : S("browser"), bytes };
    }
    return count;
}

void me_key_add(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Own o;
    Pairs typed = { 0 };
    Id number;
    unsigned char key[32], proof[64];
    NewCopy copies[3];
    if (!own_sent(&o, s, r, &typed, answer, a) || !own_proved(&o))
        return;
    bool read = str_bytes(pair_of(&typed, "key"), key, sizeof key) &&
                str_bytes(pair_of(&typed, "signature"), proof, sizeof proof);
    Result done = read ? DONE : because(&own_key_unproved);
    if (!failed(done))
        done = own_key_add_wrapped(s->people, o.visitor.account, o.visitor.token, key,
                                   S("Signing key"), pair_of(&typed, "challenge"), proof, copies,
                                   copies_of(&typed, copies, a), o.now, &number);
    own_done(&o, done, key_page, "/me?done=key");
}
