#include "witness/watch.h"

#include "desk/verify.h"
#include "desk/wording.h"
#include "sys/folder.h"
#include "witness/remote.h"
#include "witness/web.h"

#include <errno.h>
#include <sys/stat.h>

#define SOURCE "doc/witness.md, watching"

const Reason two_logs = { BROKEN, "two-logs", SOURCE,
    "The log's key signed two checkpoints that cannot both be of one log: somebody was shown "
    "another one. Keep the file with both, and tell whoever else relies on this log." };
const Reason log_shrank = { BROKEN, "log-shrank", SOURCE,
    "The log shows fewer entries than it had signed already. Keep the file with both checkpoints; "
    "look again, and ask who runs it." };
const Reason watch_policy = { MISSING, "watch-policy", SOURCE,
    "The first time, name the policy that has the log's key, from somebody you trust: --policy "
    "FILE." };

typedef struct Look { Note note; Checkpoint is; } Look;

static const Reason watch_policy_changed = { REFUSED, "watch-policy-changed", SOURCE,
    "This is not the policy with which you first looked; that one is kept in this file. Who asks "
    "you to believe another key now? To begin anew, name another folder." };

/* ---- what was seen --------------------------------------------------------------- */

static Result point_read(Str text, const Vkey *key, Look *p, Arena *a)
{
    TRY(note_read(text, &p->note, a));
    TRY(checkpoint_read(p->note.text, &p->is));
    if (!str_same(p->is.origin, key->name))
        return because_of(&log_strange, str_plain(p->is.origin, 80, a));
    return note_verify(&p->note, key, NULL, a);
}

static Result folder_made(const char *folder, Arena *a)
{
    if ((mkdir(folder, 0700) && errno != EEXIST) ||
        (mkdir(path_in(folder, "seen", a), 0700) && errno != EEXIST))
        return file_failed(&file_unwritable, folder, a);
    return DONE;
}

/* The first one that is named is kept: with another one the same log could pass for another. */
static Result policy_kept(const Watching *w, Policy *policy, Arena *a)
{
    Str  kept, given = { 0 };
    bool there;
    const char *path = path_in(w->folder, "policy", a);
    TRY(file_read_if(path, POLICY_BYTES, &kept, &there, a));
    if (!there && !w->policy)
        return because(&watch_policy);
    if (w->policy)
        TRY(file_read(w->policy, POLICY_BYTES, &given, a));
    if (there && w->policy && !str_same(kept, given))
        return because_of(&watch_policy_changed, str(path));
    TRY(policy_read(there ? kept : given, policy, a));
    if (!policy->logs.len)
        return because(&watch_policy);
    return there ? DONE : file_write_private(path, given, a);
}

static Text written(const Look *p, Arena *a)
{
    Text t = { 0 };
    note_write(&p->note, &t, a);
    return t;
}

static Result point_keep(const Watching *w, const Look *p, Arena *a)
{
    Text note = written(p, a), name = { 0 };
    text_put(&name, a, "seen/{}", str_of_number(p->is.size, a));
    const char *path = path_in(w->folder, str_terminated(text_str(&name), a), a);
    TRY(file_write_again(path, text_str(&note), a));
    return file_write_again(path_in(w->folder, "latest", a), text_str(&note), a);
}

/* ---- two logs -------------------------------------------------------------------- */

/* Both notes as they were signed, each with its length before it, in a file of its own. */
static Result shown_two(const Watching *w, const Reason *why, const Look *one, const Look *other,
                        Arena *a)
{
    Text t = { 0 }, name = { 0 }, says = { 0 };
    const Look *both[] = { one, other };
    text_our(&t, "tenderbox/two-logs/v1\n", a);
    for (int i = 0; i < 2; i++) {
        Text note = written(both[i], a);
        text_put(&t, a, "note {}\n{}", str_of_number(note.len, a), text_str(&note));
    }
    Hash hash = sha256(text_str(&t));
    text_our(&name, "two-logs-", a);
    text_bytes(&name, hash.byte, 8, a);
    const char *path = path_in(w->folder, str_terminated(text_str(&name), a), a);
    TRY(file_write_again(path, text_str(&t), a));
    text_put(&says, a, "of {} and of {}, both in {}",
             str_counted(one->is.size, "entry", "entries", a),
             str_of_number(other->is.size, a), str(path));
    return because_of(why, text_str(&says));
}

/* Does the log of `now` begin with `before`? Tiles that lead nowhere prove it no more than false
 * ones. */
static Result goes_on(const Watching *w, Remote *remote, const Look *before, const Look *now,
                      Arena *a)
{
    Path  path;
    Tiles tiles = remote_tiles(remote);
    if (before->is.size > now->is.size)
        return shown_two(w, &log_shrank, before, now, a);
    if (before->is.size == now->is.size)
        return hash_same(before->is.root, now->is.root)
                   ? DONE : shown_two(w, &two_logs, before, now, a);
    if (!before->is.size)
        return DONE;
    Result r = tiles_consistency(&tiles, before->is.size, now->is.size, &path, a);
    if (failed(r))
        return r;
    r = tree_check_consistency(&path, before->is.size, before->is.root, now->is.size,
                               now->is.root);
    return failed(r) ? shown_two(w, &two_logs, before, now, a) : DONE;
}

/* ---- looking --------------------------------------------------------------------- */

static Result latest_read(const Watching *w, const Vkey *key, Look *p, Arena *a)
{
    Str  text;
    bool there;
    TRY(file_read_if(path_in(w->folder, "latest", a), NOTE_BYTES, &text, &there, a));
    return there ? point_read(text, key, p, a) : DONE;
}

/* What was seen of his size is compared first: that needs nothing of whoever runs the log. */
static Result friend_compare(const Watching *w, Remote *remote, const Vkey *key, const Look *now,
                             Watched *out, Arena *a)
{
    Str   text;
    bool  there;
    Look theirs = { 0 }, mine = { 0 };
    Text  name = { 0 };
    if (!w->compare)
        return DONE;
    TRY(file_read(w->compare, NOTE_BYTES, &text, a));
    TRY(point_read(text, key, &theirs, a));
    out->friends = theirs.is.size;
    text_put(&name, a, "seen/{}", str_of_number(theirs.is.size, a));
    TRY(file_read_if(path_in(w->folder, str_terminated(text_str(&name), a), a), NOTE_BYTES, &text,
                     &there, a));
    if (there) {
        TRY(point_read(text, key, &mine, a));
        TRY(goes_on(w, remote, &theirs, &mine, a));
    }
    return goes_on(w, remote, &theirs, now, a);
}

/* Whatever is wrong, what was shown is kept: it is signed. */
Result watch(const Watching *w, Watched *out, Arena *a)
{
    Policy policy = { 0 };
    Look  before = { 0 }, now = { 0 };
    Remote remote = { w->url, a };
    *out = (Watched){ 0 };
    TRY(folder_made(w->folder, a));
    TRY(policy_kept(w, &policy, a));
    const Vkey *key = &policy.logs.at[0].key;
    TRY(latest_read(w, key, &before, a));
    TRY(remote_checkpoint(&remote, key, &now.note, &now.is, a));
    *out = (Watched){ .size = now.is.size, .before = before.is.size, .origin = key->name };
    if (before.note.text.len)
        TRY(goes_on(w, &remote, &before, &now, a));
    TRY(friend_compare(w, &remote, key, &now, out, a));
    return point_keep(w, &now, a);
}
