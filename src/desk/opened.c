#include "desk/opened.h"

#include "sys/folder.h"
#include "sys/fresh.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason opened_missing = { MISSING, "opened-missing", "doc/serve.md, opened files",
    "The opened files of this envelope are not here. An officer brings them: the padlocks have "
    "turned." };

const Reason opened_changed = { BROKEN, "opened-changed", "doc/serve.md, opened files",
    "The file that lies here is not the one that came out of the envelope: it was changed on this "
    "machine, so it is not given. What was sealed is safe, and an officer brings the files of "
    "this envelope here again." };

#define MANIFEST "manifest"

/* ---- where ----------------------------------------------------------------------- */

Str opened_word(const Bid *bid, Envelope e, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}-{}-{}-{}", str_of_number(bid->round, a), str_of_number(bid->lot, a),
             str(envelope_name(e)), str_of_number(bid->bidder, a));
    return text_str(&t);
}

const Bid *opened_bid(const Procedure *p, Str word, Envelope *e)
{
    Id  round, lot, bidder;
    Str rest = word;
    bool read = str_number(str_cut(&rest, '-'), &round) && str_number(str_cut(&rest, '-'), &lot);
    Str envelope = str_cut(&rest, '-');
    if (!read || !str_number(rest, &bidder))
        return NULL;
    for (*e = 0; *e < ENVELOPES; ++*e)
        if (str_is(envelope, envelope_name(*e)) && round_of(p, round) &&
            envelope_expected(round_of(p, round), *e))
            return bid_of(p, round, lot, bidder);
    return NULL;
}

/* Of all procedures, and of this one. */
static const char *folder_of(const char *book, const Procedure *p, const char **all, Arena *a)
{
    Text name = { 0 };
    text_name(&name, p->draft, a);
    *all = path_in(book, "opened", a);
    return path_in(*all, str_terminated(text_str(&name), a), a);
}

static const char *kept_at(const char *book, const Procedure *p, const Bid *bid, Envelope e,
                           Arena *a)
{
    const char *all;
    return path_in(folder_of(book, p, &all, a), str_terminated(opened_word(bid, e, a), a), a);
}

/* ---- opening --------------------------------------------------------------------- */

/* Any fingerprint stands here for what is not known yet. */
Result opened_judge(const Procedure *p, Id officer, const Bid *bid, Envelope e, Arena *a)
{
    const Person *person = person_of(p, officer);
    Act act = { .kind = ACT_OPENED, .procedure = p->name, .nth = p->acts + 1, .prev = p->last,
                .actor = officer, .mine = person ? person->mine_open + 1 : 1, .is_signed = true,
                .expires = p->last_at, .arrived = p->last_at, .at = p->last_at,
                .opened = { .round = bid->round, .lot = bid->lot, .bidder = bid->bidder,
                            .envelope = e, .outcome = OPENED_READ, .manifest = bid->heads,
                            .key = bid->heads } };
    if (person)
        act.signed_by.key = key_id(person_key(p, person, p->last_at));
    return bid->opened[e] ? DONE : act_judge(p, &act, a);
}

static bool made(const char *folder) { return !mkdir(folder, 0700) || errno == EEXIST; }

/* What a kill left, who opens alone knows to be nobody's. */
static void parts_remove(const char *folder, Arena *a)
{
    DIR *dir = opendir(folder);
    for (struct dirent *one; dir && (one = readdir(dir));)
        if (str_starts(str(one->d_name), "tenderbox-"))
            folder_remove(path_in(folder, one->d_name, a));
    if (dir)
        closedir(dir);
}

static Result not_written(const char *place, Arena *a)
{
    return file_failed(&file_unwritable, place, a);
}

/* What lies there and differs, somebody else has changed. */
static Result put_there(Fresh *fresh, const Manifest *inside, Arena *a)
{
    TRY(file_write(path_in(fresh->part, MANIFEST, a), manifest_write(inside, a), a));
    if (!folder_same(fresh->part, fresh->place))
        folder_remove(fresh->place);
    return fresh_keep(fresh) || fresh->there ? DONE : not_written(fresh->place, a);
}

Result opened_keep(const char *book, const Procedure *p, const Papers *papers, const Bid *bid,
                   Envelope e, Act *act, Shelf *shelf, Arena *a)
{
    Fresh    fresh;
    Manifest inside;
    const char *all, *folder = folder_of(book, p, &all, a), *place = kept_at(book, p, bid, e, a);
    if (!made(all) || !made(folder))
        return not_written(folder, a);
    parts_remove(folder, a);
    if (!fresh_folder_again(&fresh, place, a))
        return not_written(place, a);
    Result r = opened_act_with(p, papers, bid, e, fresh.part, &inside, act, shelf, a);
    bool   some = !failed(r) && act->opened.outcome == OPENED_READ && inside.files.len;
    if (some)
        r = put_there(&fresh, &inside, a);
    if (!some || failed(r))
        folder_remove(fresh.part);
    return r;
}

/* ---- reading --------------------------------------------------------------------- */

static int file_open(const char *path, struct stat *about)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0 && !fstat(fd, about) && S_ISREG(about->st_mode))
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool bytes_read(const char *path, Str *bytes, Arena *a)
{
    struct stat about;
    int fd = file_open(path, &about);
    if (fd < 0)
        return false;
    char   *at = make(a, char, MANIFEST_MOST + 1);
    ssize_t got, all = 0;
    while (all <= MANIFEST_MOST &&
           (got = read(fd, at + all, (size_t)(MANIFEST_MOST + 1 - all))) > 0)
        all += got;
    close(fd);
    *bytes = (Str){ at, all };
    return all <= MANIFEST_MOST;
}

int opened_plain(const char *path)
{
    struct stat about;
    return file_open(path, &about);
}

enum { ENVELOPE_ROOM = 16 << 20, WALK_ROOM = 1 << 20 };

/* With an arena of its own, for there may be very many. False: it is to end. */
static bool walk_envelope(const char *folder, OpenedFn *each_one, void *with)
{
    Arena    a = arena_begin(ENVELOPE_ROOM);
    Manifest m = { 0 };
    Str      bytes;
    bool     on = !bytes_read(path_in(folder, MANIFEST, &a), &bytes, &a) ||
                  failed(manifest_read(bytes, &m, &a)) || each_one(with, folder, &m, &a);
    arena_end(&a);
    return on;
}

/* What is being opened has another name until it is whole. */
static bool is_kept(const char *name)
{
    return name[0] != '.' && !str_starts(str(name), "tenderbox-");
}

static bool walk_folder(const char *above, int depth, OpenedFn *each_one, void *with)
{
    bool on = true;
    DIR *dir = opendir(above);
    for (struct dirent *one; on && dir && (one = readdir(dir));) {
        Arena a = arena_begin(WALK_ROOM);
        const char *path = path_in(above, one->d_name, &a);
        if (is_kept(one->d_name))
            on = depth ? walk_folder(path, depth - 1, each_one, with)
                       : walk_envelope(path, each_one, with);
        arena_end(&a);
    }
    if (dir)
        closedir(dir);
    return on;
}

void opened_walk(const char *book, OpenedFn *each_one, void *with)
{
    Arena a = arena_begin(WALK_ROOM);
    walk_folder(path_in(book, "opened", &a), 1, each_one, with);
    arena_end(&a);
}

/* The list of a price envelope is ours: its bidder's is not needed to read the sheet. */
Result opened_list(const char *book, const Procedure *p, const Bid *bid, Envelope e, Manifest *m,
                   Arena *a)
{
    Str bytes;
    const char *place = kept_at(book, p, bid, e, a);
    bool there = bytes_read(path_in(place, MANIFEST, a), &bytes, a);
    bool its = there && (e == PRICE || !bid->opened[e] ||
                         hash_same(sha256(bytes), bid->manifest[e]));
    return its && !failed(manifest_read(bytes, m, a)) ? DONE : because(&opened_missing);
}

/* From its begin; where it stands then is no matter. */
static bool has_hash(int fd, Hash wanted)
{
    char    part[1 << 16];
    int64_t all = 0;
    ssize_t got;
    Sha256  hash;
    sha256_begin(&hash);
    for (; (got = pread(fd, part, sizeof part, all)) > 0; all += got)
        sha256_add(&hash, (Str){ part, got });
    return !got && hash_same(sha256_end(&hash), wanted);
}

Result opened_file(const char *book, const Procedure *p, const Bid *bid, Envelope e,
                   const Manifest *m, int64_t number, int *fd, Arena *a)
{
    struct stat about;
    *fd = -1;
    if (number < 1 || number > m->files.len)
        return because(&opened_missing);
    const Enclosed *file = &m->files.at[number - 1];
    const char *name = opened_name(number, file->name, a);
    *fd = file_open(path_in(kept_at(book, p, bid, e, a), name, a), &about);
    if (*fd < 0)
        return because(&opened_missing);
    if (about.st_size == file->size && has_hash(*fd, file->sha256))
        return DONE;
    close(*fd);
    *fd = -1;
    return because_of(&opened_changed, file->name);
}
