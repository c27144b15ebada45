#include "desk/actor.h"

#include "clerk/clerk.h"
#include "desk/wording.h"
#include "seal/age.h"
#include "seal/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason key_file_unreadable = { INVALID, "key-file-unreadable", "doc/book.md, keys",
    "This is not a key file." };
const Reason key_file_open = { INVALID, "key-file-open", "doc/book.md, keys",
    "Others can read this key, so it is not used: it may be theirs by now." };
const Reason key_file_sealed = { INVALID, "key-file-sealed", "doc/book.md, keys",
    "The key lies under a passphrase, and there is nobody to ask for it: --passphrase-file." };
const Reason passphrase_wrong = { FORBIDDEN, "passphrase-wrong", "doc/book.md, keys",
    "This is not the passphrase of the key." };
const Reason key_without_padlock = { INVALID, "key-without-padlock", "doc/book.md, keys",
    "There is no padlock in this key file: `tenderbox padlock new FILE` makes a key with one." };
const Reason key_name_unfit = { INVALID, "key-name-unfit", "doc/book.md, keys",
    "A name is one line of text that shows, of at most 200 bytes." };
const Reason key_file_exists = { CONFLICT, "key-file-exists", "doc/book.md, keys",
    "A file of this name is there already; keys are never overwritten." };

enum { KEY_FILE_BYTES = 4096 };

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

Result actor_parse(Str text, Actor *out, Arena *a)
{
    KeyFile file;
    bool reads = lines_read(&text, key_rows, countof(key_rows), &file) && name_fits(file.name);
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

/* What editors of other machines leave: a mark at the beginning, a return at the end of lines. */
static Str plain_lines(char *bytes, ptrdiff_t len)
{
    static const char mark[] = "\xef\xbb\xbf";
    ptrdiff_t from = len >= 3 && !memcmp(bytes, mark, 3) ? 3 : 0, to = 0;
    for (ptrdiff_t i = from; i < len; i++)
        if (bytes[i] != '\r' || i + 1 == len || bytes[i + 1] != '\n')
            bytes[to++] = bytes[i];
    return (Str){ bytes, to };
}

static Result because_open(const char *path, mode_t mode, Arena *a)
{
    Text t = { 0 };
    const char digits[] = { '0', (char)('0' + (mode >> 6 & 7)), (char)('0' + (mode >> 3 & 7)),
                            (char)('0' + (mode & 7)), 0 };
    text_put(&t, a, "{} has mode {}, 0600 would be right: chmod 600 {}", str(path), str(digits),
             str(path));
    return because_of(&key_file_open, text_str(&t));
}

/* A text in secret memory has all its room from the beginning: a growing one leaves copies. */
static Text secret_text(Arena *a)
{
    return (Text){ .at = secret_take(a, KEY_FILE_BYTES), .room = KEY_FILE_BYTES };
}

typedef struct KeyBytes { char at[KEY_FILE_BYTES]; ptrdiff_t len; } KeyBytes;

static Result bytes_read(const char *path, KeyBytes *bytes, Arena *a)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return file_trouble(path, a);
    bool unknown = fstat(fd, &about) != 0;
    bytes->len = unknown ? -1 : read(fd, bytes->at, sizeof bytes->at);
    close(fd);
    if (bytes->len <= 0 || !S_ISREG(about.st_mode))
        return because_of(&key_file_unreadable, str_copy(str(path), a));
    return about.st_mode & 077 ? because_open(path, about.st_mode, a) : DONE;
}

/* What lies under the passphrase takes the place of the sealed bytes. */
static Result bytes_unseal(const char *path, const PassphraseFrom *from, KeyBytes *bytes, Arena *a)
{
    Str passphrase, sealed = { bytes->at, bytes->len };
    Gathered plain = { .text = secret_text(a), .most = KEY_FILE_BYTES, .arena = a };
    if (!from)
        return because_of(&key_file_sealed, str_copy(str(path), a));
    TRY(from->ask(from->with, path, &passphrase));
    Result r = age_unseal_passphrase(passphrase, source_of_str(&sealed), sink_of_text(&plain),
                                     NULL);
    if (!failed(r))
        memcpy(bytes->at, plain.text.at, (size_t)(bytes->len = plain.text.len));
    return r.why == &age_key_unfitting ? because_of(&passphrase_wrong, str_copy(str(path), a))
           : failed(r)                 ? because_of(r.why, str_copy(str(path), a))
                                       : DONE;
}

static Result actor_of_bytes(const char *path, const PassphraseFrom *from, KeyBytes *bytes,
                             Actor *out, Arena *a)
{
    TRY(bytes_read(path, bytes, a));
    if (str_starts((Str){ bytes->at, bytes->len }, "age-encryption.org/"))
        TRY(bytes_unseal(path, from, bytes, a));
    Result r = actor_parse(plain_lines(bytes->at, bytes->len), out, a);
    return failed(r) ? because_of(r.why, str_copy(str(path), a)) : DONE;
}

Result actor_read_with(const char *path, const PassphraseFrom *from, Actor *out, Arena *a)
{
    KeyBytes *bytes = secret_take(a, sizeof *bytes);
    return actor_of_bytes(path, from, bytes, out, a);
}

Result actor_read(const char *path, Actor *out, Arena *a)
{
    return actor_read_with(path, NULL, out, a);
}

static void key_text(Text *t, const Actor *actor, Arena *a)
{
    KeyFile file = { .name = actor->name, .number = actor->number, .delegate = actor->delegate,
                     .lock = actor->lock };
    memcpy(file.seed.byte, actor->key.byte, sizeof file.seed.byte);
    lines_write(t, key_rows, countof(key_rows), &file, a);
    if (actor->delegate)
        lines_write(t, delegate_row, countof(delegate_row), &file, a);
    else if (actor->has_lock)
        lines_write(t, lock_row, countof(lock_row), &file, a);
    sodium_memzero(&file, sizeof file);
}

static Result key_write(const char *path, Str bytes, Arena *a)
{
    Result r = file_write_private(path, bytes, a);
    return failed(r) && errno == EEXIST ? because_of(&key_file_exists, str_copy(str(path), a)) : r;
}

Result actor_write_under(const char *path, const Actor *actor, Str passphrase, Arena *a)
{
    Text     t = secret_text(a);
    Gathered sealed = { .most = KEY_FILE_BYTES, .arena = a };
    if (!name_fits(actor->name))
        return because_of(&key_name_unfit, str_plain(actor->name, NAME_SHOWN, a));
    key_text(&t, actor, a);
    Str    plain = text_str(&t);
    Result r = passphrase.len ? age_seal_passphrase(passphrase, AGE_WORK, source_of_str(&plain),
                                                    sink_of_text(&sealed))
                              : DONE;
    if (!failed(r))
        r = key_write(path, passphrase.len ? text_str(&sealed.text) : text_str(&t), a);
    return r;
}

Result actor_write(const char *path, const Actor *actor, Arena *a)
{
    return actor_write_under(path, actor, (Str){ 0 }, a);
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

/* ---- the log's own --------------------------------------------------------------- */

Result log_key_check(const char *path, Str origin, Str log_key, Arena *a)
{
    Actor *log = secret_take(a, sizeof *log);
    Vkey   vkey;
    Text   text = { 0 };
    TRY(actor_read(path, log, a));
    TRY(vkey_of(origin, KEY_NOTE, &log->key, &vkey));
    vkey_write(&vkey, &text, a);
    return str_same(text_str(&text), log_key) ? DONE : because(&log_key_foreign);
}
