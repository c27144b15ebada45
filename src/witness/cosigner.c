#include "witness/cosigner.h"

#include "desk/actor.h"
#include "desk/wording.h"
#include "seal/secret.h"
#include "sys/folder.h"
#include "sys/fresh.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SOURCE "doc/witness.md"

const Reason no_cosigner = { MISSING, "no-witness", SOURCE,
    "No witness lies there. Make one: tenderbox witness new DIR NAME." };
const Reason cosigner_busy = { CONFLICT, "witness-busy", SOURCE,
    "Another process has this witness's folder. Two at once could sign two logs: end that one "
    "first." };
const Reason cosigner_taken = { CONFLICT, "witness-taken", SOURCE,
    "Something lies in this folder already. A witness begins in one that is empty or not there." };
const Reason log_known = { REFUSED, "log-known", SOURCE,
    "This witness knows a log of this name already, by another key. Only one of them can be right: "
    "ask who runs it." };
const Reason state_broken = { BROKEN, "witness-state-broken", SOURCE,
    "What this witness saw of the log cannot be read. Nothing is signed: bring the file back, or "
    "make a new witness, with a new key." };

#define STATE_HEAD "tenderbox/witnessed/v1"

enum { STATE_BYTES = 4096 };

struct Cosigner {
    const char     *folder;
    int             lock;
    Actor          *who;                 /* in secret memory */
    Vkey            vkey;
    pthread_mutex_t pen;                 /* from looking what was seen until it is written */
};

/* ---- what was seen --------------------------------------------------------------- */

/* A file's name tells nothing and fits everywhere, whatever the log is called. */
static const char *state_path(const char *folder, Str origin, Arena *a)
{
    Text t = { 0 };
    Hash hash = sha256(origin);
    text_our(&t, "logs/", a);
    text_bytes(&t, hash.byte, 16, a);
    return path_in(folder, str_terminated(text_str(&t), a), a);
}

static bool line_after(Str *text, const char *name, Str *value)
{
    Str line = str_cut(text, '\n');
    Str word = str_cut(&line, ' ');
    *value = line;
    return str_is(word, name);
}

static Result state_read(Str text, Seen *seen)
{
    Str key, size, root;
    bool fits = str_is(str_cut(&text, '\n'), STATE_HEAD) && line_after(&text, "log", &key) &&
                line_after(&text, "size", &size) && line_after(&text, "root", &root) && !text.len;
    if (!fits || !str_number(size, &seen->size) || !str_hash(root, &seen->root))
        return because(&state_broken);
    return failed(vkey_read(key, &seen->log)) ? because(&state_broken) : DONE;
}

static Result state_write(const char *folder, const Seen *seen, Arena *a)
{
    Text t = { 0 };
    text_our(&t, STATE_HEAD "\nlog ", a);
    vkey_write(&seen->log, &t, a);
    text_put(&t, a, "\nsize {}\nroot {}\n", str_of_number(seen->size, a),
             str_of_hash(seen->root, a));
    return file_write_again(state_path(folder, seen->log.name, a), text_str(&t), a);
}

Result cosigner_seen(Cosigner *c, Str origin, Seen *seen, bool *known, Arena *a)
{
    Str text;
    TRY(file_read_if(state_path(c->folder, origin, a), STATE_BYTES, &text, known, a));
    return *known ? state_read(text, seen) : DONE;
}

/* ---- making, opening ------------------------------------------------------------- */

static Result folder_fill(const char *folder, const Actor *who, Arena *a)
{
    if (mkdir(path_in(folder, "logs", a), 0700))
        return file_failed(&file_unwritable, folder, a);
    return actor_write(path_in(folder, "witness.key", a), who, a);
}

Result cosigner_make(const char *folder, Str name, Str *vkey, Arena *a)
{
    Fresh  fresh;
    Vkey   key;
    Text   text = { 0 };
    Actor *who = secret_take(a, sizeof *who);
    *who = actor_new(name);
    TRY(vkey_of(name, KEY_COSIGNATURE, &who->key, &key));
    vkey_write(&key, &text, a);
    *vkey = text_str(&text);
    if (!fresh_folder(&fresh, folder, a))
        return errno == EEXIST ? because_of(&cosigner_taken, str(folder))
                               : file_failed(&file_unwritable, folder, a);
    Result r = folder_fill(fresh.part, who, a);
    if (failed(r)) {
        fresh_drop(&fresh);
        return r;
    }
    return file_kept(&fresh, a);
}

static void cosigner_end(void *cosigner)
{
    Cosigner *c = cosigner;
    pthread_mutex_destroy(&c->pen);
    close(c->lock);
}

Result cosigner_open(Cosigner **out, const char *folder, Arena *a)
{
    struct stat is;
    const char *key = path_in(folder, "witness.key", a);
    if (stat(key, &is))
        return because_of(&no_cosigner, str(folder));
    Cosigner *c = *out = make(a, Cosigner, 1);
    c->folder = folder;
    c->lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (c->lock < 0)
        return file_failed(&file_unreadable, folder, a);
    pthread_mutex_init(&c->pen, NULL);
    arena_defer(a, cosigner_end, c);
    if (flock(c->lock, LOCK_EX | LOCK_NB))
        return because_of(&cosigner_busy, str(folder));
    c->who = secret_take(a, sizeof *c->who);
    TRY(actor_read(key, c->who, a));
    return vkey_of(c->who->name, KEY_COSIGNATURE, &c->who->key, &c->vkey);
}

const Vkey *cosigner_key(const Cosigner *c) { return &c->vkey; }

Result cosigner_add(Cosigner *c, Str vkey, Arena *a)
{
    Vkey key;
    Seen seen;
    bool known;
    Frontier nothing = { 0 };
    TRY(vkey_read(vkey, &key));
    if (key.kind != KEY_NOTE)
        return because_of(&key_unreadable, S("this is a witness's key, not a log's"));
    TRY(cosigner_seen(c, key.name, &seen, &known, a));
    if (known)
        return memcmp(seen.log.point, key.point, sizeof key.point)
                   ? because_of(&log_known, str_plain(key.name, 80, a)) : DONE;
    seen = (Seen){ key, 0, frontier_root(&nothing) };
    return state_write(c->folder, &seen, a);
}

/* ---- one checkpoint -------------------------------------------------------------- */

typedef struct Shown { int64_t old; Path proof; Note note; Checkpoint point; } Shown;

static void say(Said *said, int status, const char *words)
{
    *said = (Said){ status, "text/plain; charset=utf-8", str(words) };
}

static void say_size(Said *said, int64_t size, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}\n", str_of_number(size, a));
    *said = (Said){ 409, "text/x.tlog.size", text_str(&t) };
}

static bool proof_read(Str *body, Path *proof)
{
    for (;;) {
        Str line = str_cut(body, '\n');
        if (!line.len)
            return true;
        if (proof->len == TREE_LEVELS ||
            !str_base64(line, &proof->at[proof->len++], sizeof proof->at[0]))
            return false;
    }
}

/* NULL, or what is wrong with it. */
static const char *shown_read(Str body, Shown *s, Arena *a)
{
    Str line = str_cut(&body, '\n');
    Str word = str_cut(&line, ' ');
    *s = (Shown){ 0 };
    if (!str_is(word, "old") || !str_number(line, &s->old))
        return "The first line is not \"old\" and a number.\n";
    if (!proof_read(&body, &s->proof))
        return "The proof is not up to 63 lines of base64.\n";
    if (failed(note_read(body, &s->note, a)) || failed(checkpoint_read(s->note.text, &s->point)))
        return "This is no signed checkpoint.\n";
    return s->old > s->point.size ? "The old size is larger than the checkpoint.\n" : NULL;
}

/* Does it go on from what was seen? */
static bool goes_on(const Shown *s, const Seen *seen)
{
    Frontier nothing = { 0 };
    if (s->point.size == seen->size || !seen->size)
        return !s->proof.len &&
               (s->point.size || hash_same(s->point.root, frontier_root(&nothing)));
    return !failed(tree_check_consistency(&s->proof, seen->size, seen->root, s->point.size,
                                          s->point.root));
}

static void sign(Cosigner *c, const Shown *s, Instant now, Said *said, Arena *a)
{
    Note n = { .text = s->note.text };
    Text t = { 0 };
    if (failed(note_cosign(&n, &c->vkey, &c->who->key, now, a))) {
        say(said, 500, "It could not be signed.\n");
        return;
    }
    signature_write(&n.signatures.at[0], &t, a);
    *said = (Said){ 200, "text/plain; charset=utf-8", text_str(&t) };
}

/* First it is on the disk, then it is signed: a kill in between costs a signature, never a second
 * one of another tree. */
static void remember_and_sign(Cosigner *c, const Shown *s, Seen *seen, Instant now, Said *said,
                              Arena *a)
{
    bool more = s->point.size > seen->size;
    seen->size = s->point.size;
    seen->root = s->point.root;
    if (more && failed(state_write(c->folder, seen, a)))
        say(said, 500, "What was seen could not be written down, so nothing was signed.\n");
    else
        sign(c, s, now, said, a);
}

/* With the pen. */
static void judge(Cosigner *c, const Shown *s, Instant now, Said *said, Arena *a)
{
    Seen seen;
    bool known;
    Result r = cosigner_seen(c, s->point.origin, &seen, &known, a);
    if (failed(r))
        say(said, 500, "What was seen of this log cannot be read, so nothing was signed.\n");
    else if (!known)
        say(said, 404, "This witness does not know a log of this name.\n");
    else if (failed(note_verify(&s->note, &seen.log, NULL, a)))
        say(said, 403, "The log's key did not sign this.\n");
    else if (s->old != seen.size)
        say_size(said, seen.size, a);
    else if (s->point.size == seen.size && !hash_same(s->point.root, seen.root))
        say_size(said, seen.size, a);
    else if (!goes_on(s, &seen))
        say(said, 422, "The proof does not lead from what was seen to this checkpoint.\n");
    else
        remember_and_sign(c, s, &seen, now, said, a);
}

void cosigner_answer(Cosigner *c, Str body, Instant now, Said *said, Arena *a)
{
    Shown *s = make(a, Shown, 1);
    const char *wrong = shown_read(body, s, a);
    if (wrong) {
        say(said, 400, wrong);
        return;
    }
    pthread_mutex_lock(&c->pen);
    judge(c, s, now, said, a);
    pthread_mutex_unlock(&c->pen);
}
