/* turner.c - what browser/turner.js calls, in memory: a bundle recomputed for whoever doubts, a
 * holder's look at one, and the turn.
 *
 * The page puts bytes into slots, calls, and takes bytes out of others; what was found comes as
 * JSON. One reader, one bundle: whoever begins again has a module of their own. */
#include "desk/turner.h"
#include "seal/crypt.h"

#include "base/tar.h"
#include "sys/json.h"

#include <stdlib.h>
#include <string.h>

#define CALLED(name) __attribute__((export_name(#name))) name

enum { LOOK_ROOM = 1 << 30, TITLE_MOST = 200 };
typedef enum Brought { BUNDLE, POLICY, KEPT, NAME, KEY_TEXT, WHY, BROUGHT } Brought;
typedef enum Made    { SAID, TURN, KEPT_NOW, MADE } Made;

/* What a holder keeps between two looks, as files beside the key of the command line: in one tar. */
typedef struct Keeping { Str policy, seen, turned; } Keeping;

static struct {
    Arena   a;
    Str     brought[BROUGHT], made[MADE];
    Holder  holder;
    Looked *looked;
    Keeping kept;
} page;

char *CALLED(turner_room)(int slot, int bytes);
void  CALLED(turner_check)(int key_alone);
void  CALLED(turner_look)(double now, double number, int lag);
void  CALLED(turner_turn)(double now, double round, double lot, int envelope);
const char *CALLED(turner_at)(int slot);
int   CALLED(turner_length)(int slot);

char *turner_room(int slot, int bytes)
{
    char *at = malloc((size_t)bytes + 1);
    if (!at || slot < 0 || slot >= BROUGHT)
        abort();
    page.brought[slot] = (Str){ at, bytes };
    return at;
}

const char *turner_at(int slot) { return page.made[slot].at; }
int turner_length(int slot)     { return (int)page.made[slot].len; }

/* ---- JSON ------------------------------------------------------------------------ */

static void json_name(Text *t, const char *name, Arena *a)
{
    if (t->len && t->at[t->len - 1] != '{' && t->at[t->len - 1] != '[')
        text_byte(t, ',', a);
    if (*name) {
        text_json(t, str(name), a);
        text_byte(t, ':', a);
    }
}

static void json_says(Text *t, const char *name, Str value, Arena *a)
{
    json_name(t, name, a);
    text_json(t, value, a);
}

static void json_is(Text *t, const char *name, bool value, Arena *a)
{
    json_name(t, name, a);
    text_our(t, value ? "true" : "false", a);
}

static void json_number(Text *t, const char *name, int64_t value, Arena *a)
{
    json_name(t, name, a);
    text_number(t, value, a);
}

/* null where nothing is refused. */
static void json_refusal(Text *t, const char *name, Result r, Arena *a)
{
    json_name(t, name, a);
    if (!failed(r)) {
        text_our(t, "null", a);
        return;
    }
    text_byte(t, '{', a);
    json_says(t, "reason", str(r.why->code), a);
    json_says(t, "says", str(r.why->says), a);
    json_says(t, "detail", r.detail, a);
    json_says(t, "source", str(r.why->source), a);
    json_is(t, "mistake", r.why->ground == INVALID, a);
    text_byte(t, '}', a);
}

static Text json_begin(void)
{
    Text t = { 0 };
    text_byte(&t, '{', &page.a);
    return t;
}

static void json_end(Text *t)
{
    text_byte(t, '}', &page.a);
    page.made[SAID] = text_str(t);
}

/* ---- checking -------------------------------------------------------------------- */

static bool same_log(const Vkey *x, const Vkey *y)
{
    return x->kind == y->kind && str_same(x->name, y->name) &&
           !memcmp(x->point, y->point, sizeof x->point);
}

/* The policy that the tender was published with, where it names the very log of the reader's own;
 * else nothing. */
static Str policy_published(const Audit *of, Str own)
{
    Arena *a = &page.a;
    Bundle b;
    Policy mine, published;
    if (failed(bundle_of(page.brought[BUNDLE], &b, a)))
        return (Str){ 0 };
    const ShelfItem *item = bundle_words(&b, of->procedure->policy);
    bool same = item && !failed(policy_read(item->bytes, &published, a)) &&
                !failed(policy_read(own, &mine, a)) && published.logs.len == 1 &&
                mine.logs.len == 1 && same_log(&published.logs.at[0].key, &mine.logs.at[0].key);
    return same ? item->bytes : (Str){ 0 };
}

/* Who knows of the log's key alone asks for the witnesses of the tender's own notice: what was
 * published with witnesses is recomputed with them or not at all. */
static Result check(bool key_alone, Str *policy, Audit *out)
{
    *policy = page.brought[POLICY];
    Result r = audit(page.brought[BUNDLE], *policy, out, &page.a);
    if (!key_alone || r.why != &policy_differs)
        return r;
    Str published = policy_published(out, *policy);
    if (!published.len)
        return r;
    *policy = published;
    return audit(page.brought[BUNDLE], published, out, &page.a);
}

static void believed_json(Text *t, Str text)
{
    Policy policy;
    Text   tells = { 0 };
    if (!failed(policy_read(text, &policy, &page.a)))
        policy_tell(&policy, &tells, &page.a);
    json_says(t, "believed", text_str(&tells), &page.a);
}

/* The checkpoint that covers the whole bundle, to be compared with the log as it is now. */
static void checkpoint_json(Text *t)
{
    Bundle b;
    if (!failed(bundle_of(page.brought[BUNDLE], &b, &page.a)) && b.checkpoints.len)
        json_says(t, "checkpoint", b.checkpoints.at[b.checkpoints.len - 1], &page.a);
}

static void tools_json(Text *t, const Tools *tools)
{
    if (hash_none(tools->holder))
        return;
    json_says(t, "holder", str_of_hash(tools->holder, &page.a), &page.a);
    json_number(t, "entry", tools->leaf, &page.a);
}

/* key_alone: the policy holds nothing but the key of a log, and nobody said so of witnesses. */
void turner_check(int key_alone)
{
    Str policy;
    page.a = arena_begin(LOOK_ROOM);
    Audit *found = make(&page.a, Audit, 1);
    Result r = check(key_alone, &policy, found);
    Text   t = json_begin(), name = { 0 };
    text_name(&name, found->head.procedure, &page.a);
    json_refusal(&t, "refused", r, &page.a);
    json_is(&t, "unread", found->unread != ALL_READ, &page.a);
    json_says(&t, "report", text_str(&found->report), &page.a);
    json_says(&t, "name", text_str(&name), &page.a);
    json_says(&t, "origin", found->head.origin, &page.a);
    believed_json(&t, policy);
    tools_json(&t, &found->procedure->tools);
    if (!failed(r))
        checkpoint_json(&t);
    json_end(&t);
}

/* ---- what is kept ---------------------------------------------------------------- */

static const Reason kept_unreadable = { INVALID, "kept-unreadable", "doc/browser.md, own disk",
    "This is not the file that this page saved for you after your last look. Choose that one, or "
    "none where you never looked before." };

static Str *kept_part(Str name)
{
    return str_is(name, "policy")   ? &page.kept.policy
           : str_is(name, "seen")   ? &page.kept.seen
           : str_is(name, "turned") ? &page.kept.turned
                                    : NULL;
}

static Result kept_read(Str rest)
{
    Str name, bytes;
    page.kept = (Keeping){ 0 };
    if (!rest.len)
        return DONE;
    while (rest.len > TAR_END && tar_cut(&rest, &name, &bytes)) {
        Str *part = kept_part(name);
        if (!part || part->len)
            return because(&kept_unreadable);
        *part = bytes;
    }
    return rest.len == TAR_END && page.kept.policy.len ? DONE : because(&kept_unreadable);
}

static void keep(void)
{
    Text t = { 0 };
    tar_add(&t, S("policy"), page.kept.policy, &page.a);
    tar_add(&t, S("seen"), page.kept.seen, &page.a);
    if (page.kept.turned.len)
        tar_add(&t, S("turned"), page.kept.turned, &page.a);
    tar_end(&t, &page.a);
    page.made[KEPT_NOW] = text_str(&t);
}

/* ---- looking --------------------------------------------------------------------- */

static Result named(void)
{
    Str name = str_trim(page.brought[NAME]);
    return str_name(name, &page.holder.pinned) ? DONE : because_of(&name_not_pinned, name);
}

static Result look(Policy *policy)
{
    Text now = { 0 };
    TRY(named());
    TRY(kept_read(page.brought[KEPT]));
    TRY(policy_believed(page.kept.policy, "what you kept", page.brought[POLICY], "the policy",
                        &page.holder.policy, policy, &page.a));
    TRY(turn_look_at(page.brought[BUNDLE], page.kept.seen, &page.holder, page.looked, &now,
                     &page.a));
    page.kept.policy = page.holder.policy;
    page.kept.seen   = text_str(&now);
    keep();
    return DONE;
}

static Str words_of(Hash hash)
{
    const ShelfItem *item = bundle_words(&page.looked->bundle, hash);
    return item ? str_plain(item->bytes, TITLE_MOST, &page.a) : (Str){ 0 };
}

static void stage_json(Text *t, const Round *r, const Lot *lot, Envelope e, Id holder)
{
    Arena *a = &page.a;
    TurnStage stage = { r->id, lot->id, e };
    Text tells = { 0 };
    Result may = turns_may(page.looked->audit.procedure, holder, r->id, lot->id, e, a);
    turn_tell(page.looked, &stage, &tells, a);
    json_name(t, "", a);
    text_byte(t, '{', a);
    json_number(t, "round", r->id, a);
    json_number(t, "lot", lot->id, a);
    json_number(t, "place", e, a);
    json_says(t, "envelope", str(envelope_name(e)), a);
    json_says(t, "tells", text_str(&tells), a);
    json_refusal(t, "refused", may, a);
    text_byte(t, '}', a);
}

static void stages_json(Text *t, Id holder)
{
    const Procedure *p = page.looked->audit.procedure;
    const Round *r = round_of(p, 0);
    json_name(t, "stages", &page.a);
    text_byte(t, '[', &page.a);
    for (each(const Lot, lot, p->lots))
        for (Envelope e = 0; r && e < ENVELOPES; e++)
            if (envelope_expected(r, e))
                stage_json(t, r, lot, e, holder);
    text_byte(t, ']', &page.a);
}

static void found_json(Text *t, const Policy *policy, Id holder)
{
    const Audit *audit = &page.looked->audit;
    Text believed = { 0 };
    policy_tell(policy, &believed, &page.a);
    json_says(t, "believed", text_str(&believed), &page.a);
    json_says(t, "title", words_of(audit->procedure->title), &page.a);
    json_says(t, "origin", audit->head.origin, &page.a);
    json_number(t, "size", audit->head.size, &page.a);
    json_is(t, "before", page.looked->before, &page.a);
    json_is(t, "quorum", audit->quorum, &page.a);
    json_refusal(t, "moment", turn_check_moment(audit, &page.holder, &page.a), &page.a);
    stages_json(t, holder);
}

void turner_look(double now, double number, int lag)
{
    Policy policy = { 0 };
    page.a = arena_begin(LOOK_ROOM);
    page.holder = (Holder){ .now = (Instant)now, .witness_lag = lag };
    page.looked = make(&page.a, Looked, 1);
    Result r = look(&policy);
    Text t = json_begin();
    json_refusal(&t, "refused", r, &page.a);
    json_says(&t, "report", text_str(&page.looked->audit.report), &page.a);
    if (!failed(r))
        found_json(&t, &policy, (Id)number);
    json_end(&t);
}

/* ---- turning --------------------------------------------------------------------- */

static Result turn(const TurnStage *stage, TurnMade *made, Actor *by)
{
    TRY(actor_parse(page.brought[KEY_TEXT], by, &page.a));
    TRY(turn_apart(page.looked, &page.holder, by, stage, page.kept.turned, page.brought[WHY], made,
                   &page.a));
    if (made->journal.len)
        page.kept.turned = text_str(&made->journal);
    keep();
    page.made[TURN] = text_str(&made->errand);
    return DONE;
}

void turner_turn(double now, double round, double lot, int envelope)
{
    TurnStage stage = { (Id)round, (Id)lot, (Envelope)envelope };
    TurnMade *made = make(&page.a, TurnMade, 1);
    Actor    *by = make(&page.a, Actor, 1);
    Str       key = page.brought[KEY_TEXT];
    page.holder.now = (Instant)now;
    page.made[TURN] = (Str){ 0 };
    Result r = turn(&stage, made, by);
    wipe(by, sizeof *by);
    wipe((char *)(uintptr_t)key.at, key.len);
    Text t = json_begin();
    json_refusal(&t, "refused", r, &page.a);
    if (!failed(r))
        json_says(&t, "until", str_of_moment(made->act.expires, page.looked->audit.procedure->zone,
                                             &page.a), &page.a);
    json_end(&t);
}
