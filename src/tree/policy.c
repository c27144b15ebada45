#include "tree/policy.h"

#include "base/lines.h"

#include <string.h>

const Reason checkpoint_unreadable = { INVALID, "checkpoint-unreadable",
    "c2sp.org/tlog-checkpoint, note text", "This is not a checkpoint of a log." };
const Reason policy_unreadable = { INVALID, "policy-unreadable", "c2sp.org/tlog-policy",
    "This line does not belong in a policy, or its key or name stands there already: no log is its "
    "own witness, and nobody is two." };
const Reason policy_has_no_quorum = { INVALID, "policy-has-no-quorum",
    "c2sp.org/tlog-policy, defining the quorum", "The policy does not say which quorum it asks." };
const Reason log_signature_missing = { REFUSED, "log-signature-missing", "c2sp.org/tlog-policy",
    "The checkpoint is not signed by a log that the policy knows." };
const Reason quorum_missing = { REFUSED, "quorum-missing", "c2sp.org/tlog-policy",
    "Too few of the witnesses that the policy asks for have seen this checkpoint. Bring what they "
    "signed (tenderbox witness-add), or have it written as far as they saw (tenderbox export "
    "--policy)." };

/* ---- checkpoint ------------------------------------------------------------------ */

/* UTF-8 without control characters; unlike the name of a key it may contain spaces. */
static bool origin_valid(Str s)
{
    int32_t rune;
    bool some = s.len > 0;
    while (s.len)
        if (!str_rune(&s, &rune) || rune < 0x20)
            return false;
    return some;
}

/* c2sp.org/tlog-checkpoint, Note text; without its extension lines. */
Result checkpoint_read(Str text, Checkpoint *checkpoint)
{
    Checkpoint c;
    Str size, root;
    if (!line_cut(&text, &c.origin) || !line_cut(&text, &size) || !line_cut(&text, &root) ||
        text.len || !origin_valid(c.origin) || !str_number(size, &c.size) ||
        !str_base64(root, c.root.byte, sizeof c.root.byte))
        return because(&checkpoint_unreadable);
    *checkpoint = c;
    return DONE;
}

void checkpoint_write(const Checkpoint *c, Text *t, Arena *a)
{
    text_put(t, a, "{}\n{}\n", c->origin, str_of_number(c->size, a));
    text_base64(t, c->root.byte, sizeof c->root.byte, a);
    text_byte(t, '\n', a);
}

/* ---- reading a policy ------------------------------------------------------------ */

enum { NOBODY = -1 };

/* The next word of a line; empty where there is none. */
static Str word(Str *line)
{
    Str s = str_trim(*line);
    ptrdiff_t len = 0;
    while (len < s.len && s.at[len] != ' ' && s.at[len] != '\t')
        len++;
    *line = str_after(s, len);
    return (Str){ s.at, len };
}

static int voter_named(const Policy *p, Str name)
{
    for (ptrdiff_t i = 0; i < p->voters.len; i++)
        if (str_same(p->voters.at[i].name, name))
            return (int)i;
    return NOBODY;
}

static bool point_same(const Vkey *one, const Vkey *other)
{
    return !memcmp(one->point, other->point, sizeof one->point);
}

static bool key_read(Str text, KeyKind kind, Vkey *key)
{
    return !failed(vkey_read(text, key)) && key->kind == kind;
}

bool voter_strange(const Voter *v) { return v->strange.len > 0; }

static bool is_witness(const Voter *v) { return !v->need && !voter_strange(v); }

/* Is whoever has this key in the policy already? One secret makes a note's key and a
 * cosignature's, under any name: a log that signs as its witness, too, has seen itself. */
static bool key_stands(const Policy *p, const Vkey *key)
{
    for (each(Log, log, p->logs))
        if (point_same(&log->key, key))
            return true;
    for (each(Voter, voter, p->voters))
        if (is_witness(voter) && point_same(&voter->key, key))
            return true;
    return false;
}

static bool strange_stands(const Policy *p, Str key)
{
    for (each(Voter, voter, p->voters))
        if (voter_strange(voter) && str_same(voter->strange, key))
            return true;
    return false;
}

/* log <vkey> [<url>]: c2sp.org/tlog-policy, Defining a log. */
static bool log_read(Policy *p, Str line, Arena *a)
{
    Log log = { 0 };
    if (p->logs.len == POLICY_LOGS || !key_read(word(&line), KEY_NOTE, &log.key) ||
        key_stands(p, &log.key))
        return false;
    log.url = word(&line);
    *list_add(&p->logs, a) = log;
    return !word(&line).len;
}

/* Is the name free, and is there room? */
static bool may_be_named(const Policy *p, Str name)
{
    return name.len && !str_is(name, "none") && voter_named(p, name) == NOBODY &&
           p->voters.len < POLICY_VOTERS;
}

/* witness <name> <vkey> [<url>]: c2sp.org/tlog-policy, Defining a witness. */
static bool witness_read(Policy *p, Str line, Arena *a)
{
    Voter witness = { .name = word(&line) };
    Str key = word(&line);
    if (!may_be_named(p, witness.name))
        return false;
    if (vkey_strange(key, a))
        witness.strange = key;
    else if (!key_read(key, KEY_COSIGNATURE, &witness.key))
        return false;
    if (voter_strange(&witness) ? strange_stands(p, key) : key_stands(p, &witness.key))
        return false;
    witness.url = word(&line);
    *list_add(&p->voters, a) = witness;
    return !word(&line).len;
}

static bool need_read(Str s, ptrdiff_t members, int *need)
{
    int64_t n = str_is(s, "all") ? members : 1;
    if (!str_is(s, "all") && !str_is(s, "any") && !str_number(s, &n))
        return false;
    if (n < 1 || n > members)
        return false;
    *need = (int)n;
    return true;
}

/* group <name> all|any|<k> <name>...: c2sp.org/tlog-policy, Defining a witness group. */
static bool group_read(Policy *p, Str line, Arena *a)
{
    Voter group = { .name = word(&line) };
    Str need = word(&line), name;
    if (!may_be_named(p, group.name))
        return false;
    while ((name = word(&line)).len) {
        int member = voter_named(p, name);
        if (member == NOBODY || p->voters.at[member].is_member)
            return false;
        p->voters.at[member].is_member = true;
        *list_add(&group.members, a)   = member;
    }
    if (!need_read(need, group.members.len, &group.need))
        return false;
    *list_add(&p->voters, a) = group;
    return true;
}

/* quorum none|<name>: c2sp.org/tlog-policy, Defining the quorum. */
static bool quorum_read(Policy *p, Str line, Arena *a)
{
    (void)a;
    Str name  = word(&line);
    int voter = voter_named(p, name);
    if (p->has_quorum || (voter == NOBODY && !str_is(name, "none")))
        return false;
    p->has_quorum = true;
    p->quorum     = voter == NOBODY ? 0 : voter + 1;
    return !word(&line).len;
}

static const struct {
    const char *name;
    bool (*read)(Policy *, Str line, Arena *);
} lines[] = {
    { "log",     log_read     },
    { "witness", witness_read },
    { "group",   group_read   },
    { "quorum",  quorum_read  },
};

static bool line_read(Policy *p, Str line, Arena *a)
{
    Str kind = word(&line);
    if (!kind.len || kind.at[0] == '#')
        return true;
    for (ptrdiff_t i = 0; i < countof(lines); i++)
        if (str_is(kind, lines[i].name))
            return lines[i].read(p, line, a);
    return false;
}

static bool octets_valid(Str line)
{
    for (ptrdiff_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.at[i];
        if ((c < 0x20 && c != '\t') || c == 0x7f)
            return false;
    }
    return true;
}

/* c2sp.org/tlog-policy, Structure and Character set. */
Result policy_read(Str text, Policy *policy, Arena *a)
{
    Policy p = { 0 };
    Str line;
    if (text.len > POLICY_BYTES || arena_left(a) < POLICY_ROOM)
        return because(&too_large);
    while (text.len)
        if (!line_cut(&text, &line) || !octets_valid(line) || !line_read(&p, line, a))
            return because_of(&policy_unreadable, line);
    if (!p.has_quorum)
        return because(&policy_has_no_quorum);
    *policy = p;
    return DONE;
}

/* ---- writing a policy ------------------------------------------------------------ */

static void url_write(Str url, Text *t, Arena *a)
{
    if (url.len)
        text_put(t, a, " {}", url);
    text_byte(t, '\n', a);
}

static void witness_write(const Voter *witness, Text *t, Arena *a)
{
    text_put(t, a, "witness {} {}", witness->name, witness->strange);
    if (!voter_strange(witness))
        vkey_write(&witness->key, t, a);
    url_write(witness->url, t, a);
}

static void group_write(const Policy *p, const Voter *group, Text *t, Arena *a)
{
    text_put(t, a, "group {} {}", group->name, str_of_number(group->need, a));
    for (each(int, member, group->members))
        text_put(t, a, " {}", p->voters.at[*member].name);
    text_byte(t, '\n', a);
}

void policy_write(const Policy *p, Text *t, Arena *a)
{
    for (each(Log, log, p->logs)) {
        text_our(t, "log ", a);
        vkey_write(&log->key, t, a);
        url_write(log->url, t, a);
    }
    for (each(Voter, voter, p->voters)) {
        if (voter->need)
            group_write(p, voter, t, a);
        else
            witness_write(voter, t, a);
    }
    text_put(t, a, "quorum {}\n", p->quorum ? p->voters.at[p->quorum - 1].name : S("none"));
}

/* ---- checking -------------------------------------------------------------------- */

/* c2sp.org/tlog-policy, Defining a log; c2sp.org/tlog-checkpoint, Signatures. */
static Result log_check(const Policy *p, const Note *n, Witnessed *w, Arena *a)
{
    for (each(Log, log, p->logs)) {
        if (!str_same(log->key.name, w->checkpoint.origin))
            continue;
        Result r = note_verify(n, &log->key, NULL, a);
        if (failed(r) && r.why != &signature_missing)
            return r;
        if (!failed(r) && !w->log)
            w->log = log;
    }
    return w->log ? DONE : because_of(&log_signature_missing, w->checkpoint.origin);
}

/* Keeps the list in the order of time. */
static void cosigned_add(Witnessed *w, Cosigned c, Arena *a)
{
    *list_add(&w->cosigned, a) = c;
    for (ptrdiff_t i = w->cosigned.len - 1; i > 0 && w->cosigned.at[i - 1].at > c.at; i--) {
        w->cosigned.at[i]     = w->cosigned.at[i - 1];
        w->cosigned.at[i - 1] = c;
    }
}

/* seen[i]: when witness i cosigned; NOBODY where it did not. */
static Result witnesses_check(const Policy *p, const Note *n, Witnessed *w, Instant *seen, Arena *a)
{
    for (ptrdiff_t i = 0; i < p->voters.len; i++) {
        const Voter *v = &p->voters.at[i];
        seen[i] = NOBODY;
        if (!is_witness(v))
            continue;
        Result r = note_verify(n, &v->key, &seen[i], a);
        if (failed(r) && r.why != &signature_missing)
            return r;
        if (!failed(r))
            cosigned_add(w, (Cosigned){ v->name, seen[i] }, a);
    }
    return DONE;
}

/* Would the quorum be there with only the cosignatures between two moments? */
static bool quorum_within(const Policy *p, const Instant *seen, Instant from, Instant to)
{
    bool yes[POLICY_VOTERS] = { 0 };
    for (ptrdiff_t i = 0; i < p->voters.len; i++) {
        const Voter *v = &p->voters.at[i];
        int count = 0;
        for (each(int, member, v->members))
            count += yes[*member];
        yes[i] = v->need ? count >= v->need : seen[i] >= from && seen[i] <= to;
    }
    return !p->quorum || yes[p->quorum - 1];
}

static void moments_find(const Policy *p, const Instant *seen, Witnessed *w)
{
    ptrdiff_t n = w->cosigned.len;
    if (!p->quorum)
        return;
    w->median = w->cosigned.at[n / 2].at;
    for (ptrdiff_t i = n - 1; i >= 0; i--)
        if (quorum_within(p, seen, 0, w->cosigned.at[i].at))
            w->by = w->cosigned.at[i].at;
    for (ptrdiff_t i = 0; i < n; i++)
        if (quorum_within(p, seen, w->cosigned.at[i].at, INT64_MAX))
            w->since = w->cosigned.at[i].at;
}

Result policy_check(const Policy *p, const Note *n, Witnessed *witnessed, Arena *a)
{
    Witnessed w = { 0 };
    TRY(checkpoint_read(n->text, &w.checkpoint));
    if (arena_left(a) < NOTE_ROOM)
        return because(&too_large);
    TRY(log_check(p, n, &w, a));
    Instant *seen = make(a, Instant, p->voters.len);
    TRY(witnesses_check(p, n, &w, seen, a));
    if (!quorum_within(p, seen, 0, INT64_MAX))
        return because_of(&quorum_missing, w.checkpoint.origin);
    moments_find(p, seen, &w);
    *witnessed = w;
    return DONE;
}

/* ---- what checkpoints say of an entry -------------------------------------------- */

int64_t log_seen_by(const Sightings *points, Instant until)
{
    int64_t seen = 0;
    for (each(const Witnessed, point, *points))
        if (point->by && point->by <= until && point->checkpoint.size > seen)
            seen = point->checkpoint.size;
    return seen;
}

bool log_seen_after(const Sightings *points, int64_t leaf, Instant from)
{
    for (each(const Witnessed, point, *points))
        if (point->since && point->since >= from && point->checkpoint.size <= leaf)
            return true;
    return false;
}
