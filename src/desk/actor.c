#include "desk/actor.h"

#include "desk/wording.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason key_file_unreadable = { INVALID, "key-file-unreadable", "doc/book.md, keys",
    "This is not a key file, or others may read it (mode 0600 is needed)." };
const Reason key_name_unfit = { INVALID, "key-name-unfit", "doc/book.md, keys",
    "A name is one line of text that shows, of at most 200 bytes." };
const Reason key_file_exists = { CONFLICT, "key-file-exists", "doc/book.md, keys",
    "A file of this name is there already; keys are never overwritten." };

enum { KEY_FILE_BYTES = 4096, NAME_BYTES = 200 };

Actor actor_of_seed(Str name, Id number, const unsigned char seed[32])
{
    Actor a = { .name = name, .number = number };
    crypto_sign_seed_keypair(a.public.byte, a.key.byte, seed);
    return a;
}

Actor actor_new(Str name)
{
    unsigned char seed[32];
    randombytes_buf(seed, sizeof seed);
    Actor a = actor_of_seed(name, 100000000 + randombytes_uniform(900000000), seed);
    sodium_memzero(seed, sizeof seed);
    return a;
}

/* ---- key files ------------------------------------------------------------------- */

static bool read_lock(Str s, void *to) { return !failed(padlock_secret_read(s, to)); }

static void write_lock(Text *t, const void *from, Arena *a)
{
    text_add(t, padlock_secret_write(from, a), a);
}

static const LineType line_lock = { read_lock, write_lock };

typedef struct KeyFile {
    Str  name;
    Id   number, delegate;
    Hash seed;
    PadlockSecret lock;
} KeyFile;

static const LineRow key_rows[] = {
    { "tenderbox/key/v1" },
    { "name",   &line_text,   offsetof(KeyFile, name) },
    { "number", &line_number, offsetof(KeyFile, number) },
    { "seed",   &line_hash,   offsetof(KeyFile, seed) },
};
static const LineRow lock_row[] = { { "lock", &line_lock, offsetof(KeyFile, lock) } };
static const LineRow delegate_row[] = {
    { "delegate", &line_number, offsetof(KeyFile, delegate) }
};

static Result actor_parse(Str text, Actor *out, Arena *a)
{
    KeyFile file;
    bool reads = lines_read(&text, key_rows, countof(key_rows), &file);
    bool delegate = str_starts(text, "delegate "), has_lock = text.len > 0 && !delegate;
    file.delegate = 0;
    if (reads && delegate)
        reads = lines_whole(text, delegate_row, countof(delegate_row), &file) && file.delegate;
    if (reads && has_lock)
        reads = lines_whole(text, lock_row, countof(lock_row), &file);
    if (reads) {
        *out = actor_of_seed(str_copy(file.name, a), file.number, file.seed.byte);
        out->delegate = file.delegate;
        out->has_lock = has_lock;
        if (has_lock)
            out->lock = file.lock;
    }
    sodium_memzero(&file, sizeof file);
    return reads ? DONE : because(&key_file_unreadable);
}

/* Whose name it is stands in one line of the file. */
bool key_name_fits(Str s) { return s.len && s.len <= NAME_BYTES && str_shows(s); }

Result actor_read(const char *path, Actor *out, Arena *a)
{
    char bytes[KEY_FILE_BYTES];
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return because_of(errno == ENOENT ? &file_missing : &key_file_unreadable,
                          str_copy(str(path), a));
    bool    open_to_others = fstat(fd, &about) || (about.st_mode & 077);
    ssize_t got = read(fd, bytes, sizeof bytes);
    close(fd);
    if (open_to_others || got <= 0)
        return because_of(&key_file_unreadable, str_copy(str(path), a));
    Result r = actor_parse((Str){ bytes, got }, out, a);
    sodium_memzero(bytes, sizeof bytes);
    return r;
}

Result actor_write(const char *path, const Actor *actor, Arena *a)
{
    Text    t = { 0 };
    KeyFile file = { .name = actor->name, .number = actor->number, .delegate = actor->delegate,
                     .lock = actor->lock };
    if (!key_name_fits(actor->name))
        return because(&key_name_unfit);
    memcpy(file.seed.byte, actor->key.byte, sizeof file.seed.byte);
    lines_write(&t, key_rows, countof(key_rows), &file, a);
    if (actor->delegate)
        lines_write(&t, delegate_row, countof(delegate_row), &file, a);
    else if (actor->has_lock)
        lines_write(&t, lock_row, countof(lock_row), &file, a);
    sodium_memzero(&file, sizeof file);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return because_of(errno == EEXIST ? &key_file_exists : &file_unwritable,
                          str_copy(str(path), a));
    bool written = write(fd, t.at, (size_t)t.len) == t.len && !fsync(fd);
    sodium_memzero(t.at, (size_t)t.len);
    close(fd);
    if (written)
        return DONE;
    unlink(path);
    return because_of(&file_unwritable, str_copy(str(path), a));
}

/* ---- signing --------------------------------------------------------------------- */

static void sign_one(Signed *to, const Actor *by, Str text)
{
    to->key = key_id(by->public);
    crypto_sign_detached(to->by.byte, NULL, (const unsigned char *)text.at,
                         (unsigned long long)text.len, by->key.byte);
}

static Id counter(const Procedure *p, Id actor, bool box)
{
    const Person *person = p ? person_of(p, actor) : NULL;
    return !person ? 0 : box ? person->mine_box : person->mine_open;
}

void act_agree(Act *act, const Actor *actor, const Procedure *p, Str origin, Instant now,
               Instant until, Arena *a)
{
    unsigned char chance[32];
    randombytes_buf(chance, sizeof chance);
    act_agree_with(chance, act, actor, p, origin, now, until, a);
}

void act_agree_with(const unsigned char chance[32], Act *act, const Actor *actor,
                    const Procedure *p, Str origin, Instant now, Instant until, Arena *a)
{
    Text text = { 0 };
    Signed by;
    act->is_agreed = true;
    act->agreed = (Agreement){ .made = now, .until = until, .seen = p ? p->acts : 0,
                               .commit = p ? p->last : (Hash){ 0 },
                               .serial = sha256((Str){ (const char *)chance, 32 }) };
    agreement_write(&text, act, origin, a);
    sign_one(&by, actor, text_str(&text));
    act->agreed.key = by.key;
    act->agreed.by  = by.by;
}

void act_sign(Act *act, const Actor *actor, const Procedure *p, Id pending, Str origin, Instant now,
              Arena *a)
{
    Text text = { 0 };
    act->actor   = actor->number;
    act->mine    = counter(p, actor->number, act_is_box(act)) + pending + 1;
    act->expires = now + LONGEST_SIGNATURE;
    act_write_signed(&text, act, origin, a);
    sign_one(&act->signed_by, actor, text_str(&text));
    act->is_signed = true;
}

void batch_close(Act *acts, ptrdiff_t count, Arena *a)
{
    Act *closing = &acts[count - 1];
    Hash hash = batch_hash(acts, count - 1, a);
    act_set_bytes(closing, act_batch(closing->kind), &hash);
}

void batch_sign(Act *acts, ptrdiff_t count, const Actor *actor, const Procedure *p, Str origin,
                Instant now, Arena *a)
{
    batch_close(acts, count, a);
    for (ptrdiff_t i = 0; i < count - 1; i++) {
        acts[i].actor    = actor->number;
        acts[i].mine     = counter(p, actor->number, false) + i + 1;
        acts[i].in_batch = true;
    }
    act_sign(&acts[count - 1], actor, p, count - 1, origin, now, a);
}
