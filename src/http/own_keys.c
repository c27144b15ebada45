/* own_keys.c - one signing key of a person: what opens it, where it stands, what was signed with
 * it, and its end. */
#include "http/own_keys.h"

#include "accounts/diary.h"
#include "book/fold.h"
#include "desk/paper.h"
#include "page/keys.h"
#include "page/show.h"

#include <string.h>

enum { SIGNED_SHOWN = 200 };

const Reason key_sure = { INVALID, "key-sure", "doc/serve.md, keys",
    "Tick that you have a copy or do not need this key. Nothing was ended." };

/* ---- as it is kept here ---------------------------------------------------------- */

/* Those under which it is wrapped. */
static void passkeys_put(Text *t, const Wraps *wraps, Id key, Arena *a)
{
    const char *between = "\"";
    for (each(const Wrapped, w, *wraps)) {
        if (w->key != key || w->method != BY_PASSKEY)
            continue;
        text_our(t, between, a);
        text_base64url(t, w->which, a);
        text_byte(t, '"', a);
        between = ", \"";
    }
}

void own_key_put(Text *t, const unsigned char public[32], Id number, const Wraps *wraps, Str rp_id,
                 Arena *a)
{
    bool first = true;
    text_our(t, "\"key\": \"", a);
    text_bytes(t, public, 32, a);
    text_our(t, "\", \"wrapped\": [", a);
    for (each(const Wrapped, w, *wraps)) {
        if (w->key != number)
            continue;
        text_our(t, first ? "" : ", ", a);
        text_json(t, w->bytes, a);
        first = false;
    }
    text_our(t, "], \"passkeys\": [", a);
    passkeys_put(t, wraps, number, a);
    text_our(t, "], \"rp\": ", a);
    text_json(t, rp_id, a);
}

/* ---- where it stands ------------------------------------------------------------- */

/* One key over all of the book, by who asks. */
typedef struct KeyLook {
    Doing   *d;
    OwnKey   key;
    KeyId    id;
    LIST(StandsRow) stands;
    LIST(SignedRow) signatures;        /* the oldest first */
    Id       number, delegate;         /* as the first of them knows it; delegate: for whom */
    Str      title;                    /* of the procedure that is walked */
} KeyLook;

static Str roles_words(const Procedure *p, const Person *person, Arena *a)
{
    static const struct { Role role; const char *says; } rows[] = {
        { OFFICER, "officer" }, { APPROVER, "approver" }, { CHAIR, "chair of the panel" },
        { EVALUATOR, "evaluator" }, { HOLDER, "padlock holder" }, { MANAGER, "contract manager" },
        { OVERSEER, "overseer" },
    };
    Text t = { 0 };
    for (int i = 0; i < countof(rows); i++)
        if (roles_in(person, 0) & rows[i].role)
            text_put(&t, a, t.len ? ", {}" : "{}", str(rows[i].says));
    if (person->bidder)
        text_our(&t, t.len ? ", bidder" : "bidder", a);
    if (!t.len)
        text_our(&t, p->office ? "known, without a role" : "officer", a);
    return text_str(&t);
}

static void add_stands(KeyLook *look, const Procedure *p, Str at, Str as, bool stands)
{
    Text change = { 0 };
    Arena *a = look->d->a;
    text_put(&change, a, "{}/do/key-change", at);
    *list_add(&look->stands, a) = (StandsRow){ .title = look->title, .link = at, .as = as,
                                               .stands = stands,
                                               .change = p->office ? text_str(&change)
                                                                   : (Str){ 0 } };
}

/* A key that was replaced still says whose it was. */
static void look_at(KeyLook *look, const Procedure *p, Str at)
{
    Text as = { 0 };
    Arena *a = look->d->a;
    const Delegate *delegate = delegate_of_any(p, look->id);
    const Person *person = person_with(p, look->id);
    if (delegate) {
        text_put(&as, a, "signs for {}",
                 page_words(look->d->onlooker, person_of(p, delegate->bidder)->name, a));
        add_stands(look, p, at, text_str(&as), !delegate->until);
    } else if (person) {
        Key now = person_key(p, person, look->d->onlooker->now);
        add_stands(look, p, at, roles_words(p, person, a),
                   key_id_same(key_id(now), look->id));
    }
    if (!look->number && (delegate || person)) {
        look->number   = delegate ? delegate->bidder : person->id;
        look->delegate = delegate ? delegate->person : 0;
    }
}

static void add_signatures(KeyLook *look, const Procedure *p)
{
    Record record;
    Arena *a = look->d->a;
    if (failed(paper_record_marks(look->d->onlooker->book, p, look->d->onlooker->now, &record, a)))
        return;
    for (each(const Act, act, record.acts)) {
        bool agreed = act->is_agreed && key_id_same(act->agreed.key, look->id);
        if (!agreed && !(act->is_signed && key_id_same(act->signed_by.key, look->id)))
            continue;
        *list_add(&look->signatures, a) = (SignedRow){
            .at = str_of_moment_words(act->at, LONDON, a), .title = look->title,
            .act = str(act_rows[act->kind]->says), .entry = act->leaf };
    }
}

static Str at_of(const Procedure *p, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "/t/", a);
    if (p->year)
        text_put(&t, a, "{}-{}", str_of_number(p->year, a), str_of_number(p->number, a));
    else
        text_name(&t, procedure_name(p), a);
    return text_str(&t);
}

static void look_in(KeyLook *look, const Procedure *p, Str at, Str title)
{
    ptrdiff_t before = look->stands.len;
    look->title = title;
    look_at(look, p, at);
    if (look->stands.len > before)
        add_signatures(look, p);
}

static bool look_at_one(void *look, const Onlooker *o, const Procedure *p)
{
    KeyLook *l = look;
    look_in(l, p, at_of(p, l->d->a), page_words(o, p->title, l->d->a));
    return true;
}

static Result look_everywhere(KeyLook *look)
{
    Doing *d = look->d;
    look_in(look, &d->onlooker->office, S("/t/office"), S("The office"));
    return reading_each(d->server, look_at_one, look, d->life);
}

/* ---- the page -------------------------------------------------------------------- */

/* One key of who is signed in; of another account it is as if it were not there. */
typedef struct OwnOne { OwnKey key; Wraps wraps; Passkeys passkeys; } OwnOne;

static Result own_one(Own *o, Id number, OwnOne *one)
{
    OwnKeys keys = { 0 };
    TRY(own_key_list(o->server->people, o->visitor.account, &keys, o->a));
    TRY(wrapped_list(o->server->people, o->visitor.account, &one->wraps, o->a));
    TRY(passkey_list(o->server->people, o->visitor.account, &one->passkeys, o->a));
    for (each(const OwnKey, key, keys))
        if (key->number == number) {
            one->key = *key;
            return DONE;
        }
    return because(&own_key_missing);
}

static Str way_words(const OwnOne *one, const Wrapped *w, Arena *a)
{
    Text t = { 0 };
    if (w->method == BY_PASSPHRASE)
        return S("A passphrase");
    if (w->method == BY_CODE)
        return S("A code on paper");
    for (each(const Passkey, passkey, one->passkeys))
        if (str_same(passkey->credential, w->which)) {
            text_put(&t, a, "Passkey: {}", passkey->label);
            return text_str(&t);
        }
    return S("A passkey that signs you in no more");
}

static int ways_of(const Wraps *wraps, Id key)
{
    int count = 0;
    for (each(const Wrapped, w, *wraps))
        count += w->key == key;
    return count;
}

static void ways_read(Own *o, const OwnOne *one, Id asked, KeyPage *page)
{
    for (each(const Wrapped, w, one->wraps))
        if (w->key == one->key.number)
            *list_add(&page->ways, o->a) = (WayRow){
                .number = w->number, .says = way_words(one, w, o->a),
                .since = own_moment(o, w->made), .asked = w->number == asked };
}

static Str done_words(const Request *r, Arena *a)
{
    static const struct { const char *word, *says; } rows[] = {
        { "passphrase", "The new passphrase opens this key." },
        { "code", "The new code opens this key. The one before does not any more." },
        { "passkey", "Your passkey opens this key." },
        { "removed", "That way does not open this key any more." },
        { "label", "It is called that now." },
    };
    Str done = just_done(r, a);
    for (int i = 0; i < countof(rows); i++)
        if (str_is(done, rows[i].word))
            return str(rows[i].says);
    return (Str){ 0 };
}

static bool look_begin(KeyLook *look, Doing *d, Own *o, const OwnKey *key)
{
    *look = (KeyLook){ .d = d, .key = *key };
    Key public;
    memcpy(public.byte, key->public, sizeof public.byte);
    look->id = key_id(public);
    if (!doing_come_office(d, o->server, o->request, o->answer, o->a))
        return false;
    Result looked = look_everywhere(look);
    if (failed(looked))
        own_failed(o, looked);
    return !failed(looked);
}

static Str hex_of(const unsigned char public[32], Arena *a)
{
    Text hex = { 0 };
    text_bytes(&hex, public, 32, a);
    return text_str(&hex);
}

/* The newest first, and so many. */
static void signatures_put(const KeyLook *look, KeyPage *page, Arena *a)
{
    for (ptrdiff_t i = look->signatures.len; i-- > 0;) {
        if (page->signatures.len < SIGNED_SHOWN)
            *list_add(&page->signatures, a) = look->signatures.at[i];
        else
            page->more++;
    }
}

static void key_page(Own *o, Id number, Id asked, Result why)
{
    OwnOne one;
    KeyLook look;
    Doing d;
    Result read = own_one(o, number, &one);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    if (!look_begin(&look, &d, o, &one.key))
        return;
    KeyPage page = { .number = number, .label = one.key.label, .key = hex_of(one.key.public, d.a),
                     .added = own_moment(o, one.key.added), .ended = own_moment(o, one.key.ended),
                     .passkeys = one.passkeys.len != 0, .done = done_words(o->request, o->a),
                     .error = failed(why) ? str(why.why->says) : (Str){ 0 } };
    page.stands.at  = look.stands.at;
    page.stands.len = look.stands.len;
    ways_read(o, &one, asked, &page);
    signatures_put(&look, &page, d.a);
    Frame frame = own_frame(o, "Signing key", "");
    own_shown(o, failed(why) ? 422 : 200, &frame, own_key, KeyPage, &page);
}

/* ---- what is done with it -------------------------------------------------------- */

/* JSON of tb-key; for a copy with who they are where the key stands. */
static Str kept_json(Own *o, const OwnOne *one, const KeyLook *look)
{
    Text t = { 0 };
    Key  public;
    memcpy(public.byte, one->key.public, sizeof public.byte);
    text_byte(&t, '{', o->a);
    own_key_put(&t, one->key.public, one->key.number, &one->wraps,
                own_site(o->server, o->request, o->a).rp_id, o->a);
    text_our(&t, ", \"name\": ", o->a);
    text_json(&t, o->visitor.name, o->a);
    text_put(&t, o->a, ", \"number\": \"{}\"",
             str_of_number(look->number ? look->number : number_of_key(public), o->a));
    if (look->delegate)
        text_put(&t, o->a, ", \"delegate\": \"{}\"", str_of_number(look->delegate, o->a));
    text_byte(&t, '}', o->a);
    return text_str(&t);
}

static void doing_html(Own *o, const char *what, const KeyDoing *page, Text *html)
{
    bool copy = !strcmp(what, "copy"), ends = !strcmp(what, "end");
    Frame frame = own_frame(o, copy ? "Save a copy of your key" : "Signing key",
                            copy ? "copy.js" : ends ? "" : "key.js");
    if (copy)
        key_copy_html(&frame, page, html, o->a);
    else if (ends)
        key_end_html(&frame, page, html, o->a);
    else
        key_rewrap_html(&frame, page, html, o->a);
}

static void doing_of(Own *o, Id number, const char *what, Result why)
{
    OwnOne one;
    KeyLook look;
    Doing d;
    Text html = { 0 };
    Result read = own_one(o, number, &one);
    if (!failed(read) && one.key.ended)
        read = because(&own_key_missing);
    if (failed(read)) {
        own_failed(o, read);
        return;
    }
    if (!look_begin(&look, &d, o, &one.key))
        return;
    KeyDoing page = { .number = number, .label = one.key.label,
                      .kept = kept_json(o, &one, &look),
                      .error = failed(why) ? str(why.why->says) : (Str){ 0 },
                      .by_passphrase = !strcmp(what, "passphrase"),
                      .by_code = !strcmp(what, "code"), .by_passkey = !strcmp(what, "passkey") };
    page.stands.at  = look.stands.at;
    page.stands.len = look.stands.len;
    for (each(const Wrapped, w, one.wraps))
        page.opens_by_passkey |= w->key == number && w->method == BY_PASSKEY && !page.by_passkey;
    doing_html(o, what, &page, &html);
    answer_html(o->answer, failed(why) ? 422 : 200, &html);
}

static const char *const doings[] = { "passphrase", "code", "passkey", "copy", "end" };

void own_key_page(Own *o, Str rest)
{
    Id number = 0;
    if (!str_number(str_cut(&rest, '/'), &number))
        return;
    if (!rest.len) {
        key_page(o, number, 0, DONE);
        return;
    }
    for (int i = 0; i < countof(doings); i++)
        if (str_is(rest, doings[i]))
            doing_of(o, number, doings[i], DONE);
}

/* ---- sent ------------------------------------------------------------------------ */

static bool key_sent(Own *o, Server *s, const Request *r, Str rest, Id *number, Pairs *typed,
                     Answer *answer, Arena *a)
{
    return own_sent(o, s, r, typed, answer, a) && own_proved(o) &&
           str_number(str_cut(&rest, '/'), number);
}

static void see_key(Own *o, Id number, const char *done)
{
    Text to = { 0 };
    text_put(&to, o->a, "/me/keys/{}?done={}", str_of_number(number, o->a), str(done));
    answer_done(o->request, o->answer, text_str(&to), o->a);
}

bool own_key_is_of(Str bytes, const char *method, const OwnKey *key, Arena *a)
{
    Text head = { 0 };
    text_put(&head, a, "tenderbox/wrapped/v1\nmethod {}\nkey {}\n", str(method),
             hex_of(key->public, a));
    return bytes.len > head.len && !memcmp(bytes.at, head.at, (size_t)head.len);
}

Str own_lines(Str sent, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t i = 0; i < sent.len; i++)
        if (sent.at[i] != '\r')
            text_byte(&t, sent.at[i], a);
    return text_str(&t);
}

static Result way_put(Own *o, Id number, const Pairs *typed, const char **done)
{
    static const struct { const char *word, *field; WrapMethod method; } ways[] = {
        { "passphrase", "wrapped-passphrase", BY_PASSPHRASE },
        { "code", "wrapped-code", BY_CODE }, { "passkey", "wrapped-passkey", BY_PASSKEY },
    };
    OwnOne one;
    Str which = S("");
    TRY(own_one(o, number, &one));
    for (int i = 0; i < countof(ways); i++) {
        Str bytes = own_lines(pair_of(typed, ways[i].field), o->a);
        if (!bytes.len)
            continue;
        if (!own_key_is_of(bytes, ways[i].word, &one.key, o->a))
            return because(&wrapped_wrong);
        bool named = str_base64url(pair_of(typed, "passkey"), CREDENTIAL_BYTES, &which, o->a);
        if (ways[i].method != BY_PASSKEY)
            which = S("");
        else if (!named || !which.len)
            return because(&wrapped_wrong);
        *done = ways[i].word;
        TRY(wrapped_put(o->server->people, o->visitor.account, number, ways[i].method, which,
                        bytes, o->now));
        return own_note(o, WAY_WAS_ADDED, str(ways[i].word));
    }
    return because(&wrapped_wrong);
}

void me_key_way(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    Id number;
    const char *done = "passphrase";
    if (!key_sent(&o, s, r, rest, &number, &typed, answer, a))
        return;
    Result put = way_put(&o, number, &typed, &done);
    if (failed(put))
        key_page(&o, number, 0, put);
    else
        see_key(&o, number, done);
}

/* The last one is asked about first. */
void me_key_way_remove(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    OwnOne one;
    Pairs typed = { 0 };
    Id number, way = 0;
    bool is_own = false;
    if (!key_sent(&o, s, r, rest, &number, &typed, answer, a))
        return;
    str_number(pair_of(&typed, "way"), &way);
    Result done = own_one(&o, number, &one);
    for (ptrdiff_t i = 0; !failed(done) && i < one.wraps.len; i++)
        is_own |= one.wraps.at[i].number == way && one.wraps.at[i].key == number;
    if (!failed(done) && !is_own)
        done = because(&wrapped_missing);
    if (!failed(done) && ways_of(&one.wraps, number) == 1 && !pair_of(&typed, "sure").len) {
        key_page(&o, number, way, DONE);
        return;
    }
    if (!failed(done))
        done = wrapped_remove(s->people, o.visitor.account, way);
    if (!failed(done))
        done = own_note(&o, WAY_WAS_REMOVED, one.key.label);
    if (failed(done))
        own_failed(&o, done);
    else
        see_key(&o, number, "removed");
}

void me_key_label(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    Pairs typed = { 0 };
    Id number;
    if (!key_sent(&o, s, r, rest, &number, &typed, answer, a))
        return;
    Result done = own_key_relabel(s->people, o.visitor.account, number, pair_of(&typed, "label"));
    if (failed(done))
        key_page(&o, number, 0, done);
    else
        see_key(&o, number, "label");
}

void me_key_end(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Own o;
    OwnOne one;
    Pairs typed = { 0 };
    Id number;
    if (!key_sent(&o, s, r, rest, &number, &typed, answer, a))
        return;
    Result done = own_one(&o, number, &one);
    if (!failed(done) && !pair_of(&typed, "sure").len) {
        doing_of(&o, number, "end", because(&key_sure));
        return;
    }
    if (!failed(done))
        done = own_key_end(s->people, o.visitor.account, number, o.now);
    if (!failed(done))
        done = own_note(&o, KEY_WAS_ENDED, one.key.label);
    own_done(&o, done, own_failed, "/me?done=ended");
}
