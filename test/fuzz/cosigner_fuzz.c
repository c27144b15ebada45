/* What anybody sends to a witness (add-checkpoint): whatever it is, it gets an answer of the
 * standard, and a signature only where the log that it knows goes on from what was seen. The
 * input goes there once as it is and once with the log's own signature under its note, so that all
 * behind that is tried as well. Each begins with a witness that saw one entry. Source:
 * c2sp.org/tlog-witness. */
#include "fuzz.h"
#include "sys/folder.h"
#include "witness/cosigner.h"

#include <dirent.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define ORIGIN "log.example"

typedef struct LogKnown { SigningKey key; Vkey vkey; Str known; } LogKnown;

static Cosigner *eye;
static LogKnown  the_log;
static const char *logs;               /* where it keeps what it saw */

/* old, proof, empty line, note: of the last the text alone, which the log signs. */
static Str signed_body(Str body, Arena *a)
{
    Text t = { 0 }, note = { 0 };
    Str  rest = body, line;
    do {
        line = str_cut(&rest, '\n');
        text_put(&t, a, "{}\n", line);
    } while (line.len && rest.len);
    Note n = { .text = rest };
    if (!rest.len || failed(note_sign(&n, &the_log.vkey, &the_log.key, a)))
        return (Str){ 0 };
    note_write(&n, &note, a);
    text_add(&t, text_str(&note), a);
    return text_str(&t);
}

static Seen seen(Arena *a)
{
    Seen s;
    bool known;
    law(!failed(cosigner_seen(eye, S(ORIGIN), &s, &known, a)) && known);
    return s;
}

static void forget(Arena *a)
{
    DIR *dir = opendir(logs);
    for (struct dirent *one; dir && (one = readdir(dir));)
        if (one->d_name[0] != '.')
            unlink(path_in(logs, one->d_name, a));
    if (dir)
        closedir(dir);
}

/* Of one entry, which is empty. */
static void begin_again(Arena *a)
{
    Text t = { 0 };
    Said said;
    Checkpoint first = { .origin = S(ORIGIN), .size = 1, .root = tree_leaf((Str){ 0 }) };
    forget(a);
    law(!failed(cosigner_add(eye, the_log.known, a)));
    text_our(&t, "old 0\n\n", a);
    checkpoint_write(&first, &t, a);
    cosigner_answer(eye, signed_body(text_str(&t), a), 1790000000, &said, a);
    law(said.status == 200 && seen(a).size == 1);
}

/* What was signed is what was kept: another tree of that size never was. */
static bool is_kept(Str body, const Seen *kept, Arena *a)
{
    Note       n;
    Checkpoint point;
    while (str_cut(&body, '\n').len)
        continue;
    return !failed(note_read(body, &n, a)) && !failed(checkpoint_read(n.text, &point)) &&
           point.size == kept->size && hash_same(point.root, kept->root);
}

static void shown(Str body, Arena *a)
{
    Said said = { 0 };
    Seen before = seen(a);
    cosigner_answer(eye, body, 1790000001, &said, a);
    Seen after = seen(a);
    law(said.status == 200 || said.status == 400 || said.status == 403 || said.status == 404 ||
        said.status == 409 || said.status == 422);
    law(said.type && said.body.len && said.body.at[said.body.len - 1] == '\n');
    law(after.size >= before.size);
    law(after.size > before.size || hash_same(after.root, before.root));
    law(said.status == 200 ? is_kept(body, &after, a) : after.size == before.size);
    was_read = was_read || said.status == 200;
    if (after.size != before.size)
        begin_again(a);
}

/* The log's key is the same each time, so that seeds are of it. */
static void begin(void)
{
    static Arena ever;
    static const unsigned char seed[crypto_sign_SEEDBYTES];
    unsigned char point[crypto_sign_PUBLICKEYBYTES];
    Text t = { 0 };
    Str  vkey;
    ever = arena_begin(64 << 20);
    char *folder = path_in("/tmp", "cosigner-XXXXXX", &ever);
    law(sodium_init() >= 0 && mkdtemp(folder));
    crypto_sign_seed_keypair(point, the_log.key.byte, seed);
    law(!failed(vkey_of(S(ORIGIN), KEY_NOTE, &the_log.key, &the_log.vkey)));
    vkey_write(&the_log.vkey, &t, &ever);
    the_log.known = text_str(&t);
    const char *place = path_in(folder, "eye", &ever);
    logs = path_in(place, "logs", &ever);
    law(!failed(cosigner_make(place, S("eye.example"), &vkey, &ever)));
    law(!failed(cosigner_open(&eye, place, &ever)));
    begin_again(&ever);
}

static void one_input(const uint8_t *bytes, size_t count)
{
    Arena a = arena_begin(32 << 20);
    Str   body = { (const char *)bytes, count < ADD_BYTES ? (ptrdiff_t)count : ADD_BYTES };
    if (!eye)
        begin();
    shown(body, &a);
    Str with = signed_body(body, &a);
    if (with.len)
        shown(with, &a);
    arena_end(&a);
}
