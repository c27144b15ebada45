/* uploads.c - sealed files on their way: in parts, in any order, resumed whenever a line was cut,
 * and on the shelf once they are whole. What lies here counts for nothing: a deposit does. */
#include "http/api.h"
#include "http/clearing.h"
#include "http/reading.h"
#include "http/signer.h"
#include "http/trying.h"

#include "sys/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#define SOURCE "doc/serve.md, uploads"

const Reason upload_unfit = { INVALID, "upload-unfit", SOURCE,
    "This is no part of a sealed file: each but the last has 8 MiB, all together 16 GiB at most." };
const Reason upload_strange = { FORBIDDEN, "upload-strange", SOURCE,
    "Sealed files are taken of bidders of this procedure alone." };
const Reason upload_too_much = { REFUSED, "upload-too-much", SOURCE,
    "What you have under way here is as much as one bidder may. Hand in what is there, or wait: "
    "what never becomes whole is cleared a week after its last part." };
const Reason upload_part_differs = { INVALID, "upload-part-differs", SOURCE,
    "This part did not arrive as it was sent: it has another fingerprint than its Content-Digest. "
    "It was not kept; send it again." };
const Reason upload_no_room = { REFUSED, "upload-no-room", SOURCE,
    "There is too little room here for files. What was handed in is safe. Tell the buyer at once, "
    "and try again; a smaller file may fit." };
const Reason upload_parts_missing = { REFUSED, "upload-parts-missing", SOURCE,
    "Parts of this file are not here yet." };

enum { PARTS_MOST = 2048, OF_ONE = 64, WHOLE_OF_ONE = 256 };
#define ALL_OF_ONE       (INT64_C(48) << 30)
#define ALL_WHOLE_OF_ONE (INT64_C(128) << 30)

/* What stays free on the disk, for the book; and for those who need little. */
#define FREE_LEAST       (INT64_C(1) << 30)
#define FREE_FOR_LITTLE  (INT64_C(8) << 30)
#define LITTLE           (INT64_C(256) << 20)

/* One sealed file of one bidder on its way. hash: of the whole, as far as that is known before it
 * is there; who seals as it goes calls the way by any other 64 digits until then. */
typedef struct Way {
    const Procedure *p;
    Hash        hash;
    Parts       parts;                 /* .folder NULL, likewise */
    Id          bidder;                /* 0: nobody who may, yet */
    Str         named;                 /* the procedure and this way, as they were asked for */
    Str         who;                   /* who asks, as the engine is told (routes_load()) */
    const char *above;
    Arena      *a;
} Way;

/* ---- whose ----------------------------------------------------------------------- */

/* A program signs; of a browser its session says who asks. */
static Result asks(Server *s, const Request *r, const Procedure *p, Id *person, Str *who,
                   Arena *a)
{
    Asker   asker;
    Visitor visitor;
    if (header_of(r, "Authorization").len) {
        TRY(asker_of(s, r, &asker, a));
        *person = asker_person(p, &asker);
        *who    = who_of_key(asker.key, a);
        return DONE;
    }
    TRY(visitor_of(s, r, &visitor, a));
    if (visitor.account && r->method != GET)
        TRY(sent_by_script(&visitor, r));
    *person = signer_of(s, &visitor, p, a).number;
    *who    = who_of_account(visitor.account, a);
    return DONE;
}

static Result bidder_judge(Server *s, const Request *r, Str named, Way *w)
{
    const Onlooker *o;
    TRY(reading_own(s, named, &o, &w->p, w->a));
    TRY(asks(s, r, w->p, &w->bidder, &w->who, w->a));
    const Person *person = w->bidder ? person_of(w->p, w->bidder) : NULL;
    if (person && person->bidder && w->p->published)
        return DONE;
    w->bidder = 0;
    return because(&upload_strange);
}

static const char *numbered(const char *above, int64_t n, Arena *a)
{
    return path_in(above, str_terminated(str_of_number(n, a), a), a);
}

/* "NAME/HASH/SIZE" and what follows. */
static bool way_read(Str *rest, Str *named, Way *w, Arena *a)
{
    Str from = *rest, hash, size;
    *named = str_cut(rest, '/');
    hash   = str_cut(rest, '/');
    size   = str_cut(rest, '/');
    *w = (Way){ .a = a, .parts.a = a };
    if (!str_hash(hash, &w->hash) || !str_number(size, &w->parts.size) || !w->parts.size)
        return false;
    w->parts.count = (w->parts.size + PART_BYTES - 1) / PART_BYTES;
    w->named = (Str){ from.at, size.at + size.len - from.at };
    return w->parts.count <= PARTS_MOST;
}

static void way_lies(const Server *s, Way *w, Id bidder)
{
    w->above = numbered(path_in(s->folder, "uploads", w->a), bidder, w->a);
    w->parts.folder = path_in(w->above, str_terminated(str_of_hash(w->hash, w->a), w->a), w->a);
}

static Result way_of(Server *s, const Request *r, Str *rest, Way *w, Arena *a)
{
    Str named;
    if (!way_read(rest, &named, w, a))
        return because(&upload_unfit);
    TRY(bidder_judge(s, r, named, w));
    way_lies(s, w, w->bidder);
    return DONE;
}

/* ---- how much -------------------------------------------------------------------- */

/* What one bidder has: on its way, and whole within the last two weeks. */
typedef struct Amount { int64_t parts, ways, whole, wholes; } Amount;

/* What is on the disk counts, also of a part that never arrived wholly. */
static int64_t room_of(const struct stat *is) { return (int64_t)is->st_blocks * 512; }

/* A file that became whole leaves its name here, and a file that is as long and takes no room. */
static void way_count(const char *folder, Amount *has)
{
    struct stat is;
    Arena   a = arena_begin(1 << 20);
    int64_t whole = has->wholes;
    DIR *d = opendir(folder);
    for (struct dirent *e; d && (e = readdir(d)) && arena_left(&a) > 16384;) {
        if (!parts_takes_room(e->d_name) || lstat(path_in(folder, e->d_name, &a), &is) ||
            !S_ISREG(is.st_mode))
            continue;
        bool is_whole = !strcmp(e->d_name, "whole");
        *(is_whole ? &has->whole : &has->parts) += is_whole ? is.st_size : room_of(&is);
        has->wholes += is_whole;
    }
    if (d)
        closedir(d);
    has->ways += has->wholes == whole;
    arena_end(&a);
}

static Amount amount_of(const Way *w)
{
    Amount has = { 0 };
    Arena  a = arena_begin(1 << 20);
    DIR   *d = opendir(w->above);
    for (struct dirent *e; d && (e = readdir(d)) && arena_left(&a) > 16384;)
        if (e->d_name[0] != '.')
            way_count(path_in(w->above, e->d_name, &a), &has);
    if (d)
        closedir(d);
    arena_end(&a);
    return has;
}

bool upload_has_room(int64_t free_bytes, int64_t has)
{
    return free_bytes >= (has <= LITTLE ? FREE_LEAST : FREE_FOR_LITTLE);
}

/* more: what is not where it is counted yet. */
static Result quota_judge(const Server *s, const Way *w, int64_t more)
{
    struct statvfs disk;
    Amount has = amount_of(w);
    if (has.parts + more > ALL_OF_ONE || has.ways > OF_ONE || has.wholes > WHOLE_OF_ONE ||
        has.whole + w->parts.size > ALL_WHOLE_OF_ONE)
        return because(&upload_too_much);
    if (statvfs(s->folder, &disk))
        return DONE;
    int64_t left = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize - more;
    return upload_has_room(left, has.parts + has.whole + more) ? DONE : because(&upload_no_room);
}

/* ---- where the next ones are to lie ------------------------------------------------ */

/* Who brought a part of this way that was kept may write so many more at their places before one of
 * them is judged: what one brings is counted only then. The next parts find it by who asks and by
 * what they ask for; in places by that, and in each the one that came longest ago goes. */
enum { PLACES = 512, IN_PLACE = 8, AHEAD = 8 };
typedef struct Expected { Hash of; Id bidder; int left; } Expected;
static struct { Expected at[IN_PLACE]; unsigned next; } expected[PLACES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static Hash expecting(const Server *s, Str who, Str named)
{
    return sha256_of(str(s->folder), S("\n"), who, S("\n"), named);
}

/* With the lock. */
static Expected *expected_as(Hash of)
{
    Expected *at = expected[(of.byte[0] << 8 | of.byte[1]) % PLACES].at;
    for (int i = 0; i < IN_PLACE; i++)
        if (at[i].bidder && hash_same(at[i].of, of))
            return &at[i];
    return NULL;
}

static void more_expect(const Server *s, const Way *w)
{
    Hash of = expecting(s, w->who, w->named);
    pthread_mutex_lock(&lock);
    Expected *e = expected_as(of);
    if (!e) {
        unsigned place = (unsigned)(of.byte[0] << 8 | of.byte[1]) % PLACES;
        e = &expected[place].at[expected[place].next++ % IN_PLACE];
    }
    *e = (Expected){ of, w->bidder, AHEAD };
    pthread_mutex_unlock(&lock);
}

/* Whose it is; 0: nobody's. */
static Id one_more(Hash of)
{
    pthread_mutex_lock(&lock);
    Expected *e = expected_as(of);
    Id bidder = e && e->left ? e->bidder : 0;
    if (bidder)
        e->left--;
    pthread_mutex_unlock(&lock);
    return bidder;
}

/* It is judged when it is there; until then it is bytes where nothing counts. */
void api_part_place(Server *s, const Request *r, Str rest, Load *load, Arena *a)
{
    Way     w;
    Str     named;
    int64_t n, bytes;
    if (!way_read(&rest, &named, &w, a) || !str_number(rest, &n) || n >= w.parts.count ||
        !str_number(header_of(r, "Content-Length"), &bytes) ||
        bytes != parts_length(&w.parts, n))
        return;
    Id bidder = one_more(expecting(s, load->who, w.named));
    if (!bidder)
        return;
    way_lies(s, &w, bidder);
    int fd = parts_receive(&w.parts, n);
    if (fd <= 0)
        return;
    load->fd = fd;
    load->at = n * PART_BYTES;
    load->body_bytes = bytes;
}

/* ---- parts ------------------------------------------------------------------------ */

static bool folder_there(const char *path) { return !mkdir(path, 0700) || errno == EEXIST; }

/* Said by a browser, whose lines are the least to be relied on. Source: RFC 9530. */
static Result digest_judge(const Request *r, Arena *a)
{
    Str  digest = header_of(r, "Content-Digest");
    Text right = { 0 };
    text_our(&right, "sha-256=:", a);
    text_base64(&right, r->body_hash.byte, sizeof r->body_hash.byte, a);
    text_byte(&right, ':', a);
    return !digest.len || str_same(digest, text_str(&right)) ? DONE : because(&upload_part_differs);
}

/* What its bidder tried is kept for them, whatever became of it. */
static Result noted(Server *s, const Way *w, Attempted what, int64_t amount, Result became)
{
    if (w->bidder && what == TRIED_PART && !failed(became))
        tried_part(s, w->p, w->bidder, w->hash, amount);
    else if (w->bidder)
        tried(s, w->p, w->bidder,
              &(Attempt){ .what = what, .about = str_of_hash(w->hash, w->a), .amount = amount },
              became);
    return became;
}

/* To the minute: that is enough to see when it may be cleared. */
static bool part_noted(const Way *w, Instant now)
{
    Name    name;
    Instant at;
    return (upload_noted(w->parts.folder, &name, &at, w->a) && at / MINUTE == now / MINUTE &&
            name_same(name, procedure_name(w->p))) ||
           upload_note(w->parts.folder, w->p, now, w->a);
}

static Result take_part(Server *s, const Request *r, Str rest, const Way *w)
{
    Arena  *a = w->a;
    int64_t n;
    if (!str_number(rest, &n) || n >= w->parts.count || !r->body_bytes ||
        r->body_bytes != parts_length(&w->parts, n))
        return because(&upload_unfit);
    TRY(digest_judge(r, a));
    TRY(quota_judge(s, w, r->body_placed ? 0 : r->body_bytes));
    if (!folder_there(path_in(s->folder, "uploads", a)) || !folder_there(w->above) ||
        !folder_there(w->parts.folder) || !parts_keep(&w->parts, r, n) ||
        !part_noted(w, clerk_now(s->clerk)))
        return unkept();
    more_expect(s, w);
    return DONE;
}

static Result put_part(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Way w;
    TRY(way_of(s, r, &rest, &w, a));
    TRY(noted(s, &w, TRIED_PART, w.parts.count, take_part(s, r, rest, &w)));
    answer_json(answer, 200, &shape_UploadAnswer, &(UploadAnswer){ .whole = false }, a);
    return DONE;
}

/* ---- how far, and whole ------------------------------------------------------------ */

/* It became whole, and lies on the shelf still. */
static bool is_whole(const Server *s, const Way *w)
{
    Book       *b;
    struct stat is;
    if (lstat(path_in(w->parts.folder, "whole", w->a), &is) || !S_ISREG(is.st_mode) ||
        failed(book_open(&b, s->folder, true, 0, w->a)))
        return false;
    book_let_go(b);
    return !failed(sealed_check(b, w->hash, w->a));
}

static Result get_upload(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Way  w;
    Text parts = { 0 };
    TRY(way_of(s, r, &rest, &w, a));
    bool whole = is_whole(s, &w);
    for (int64_t n = 0; n < w.parts.count; n++)
        text_byte(&parts, whole || parts_there(&w.parts, n) ? '1' : '0', a);
    UploadAnswer page = { .whole = whole, .parts = text_str(&parts) };
    answer_json(answer, 200, &shape_UploadAnswer, &page, a);
    return DONE;
}

static Result part_add(const Way *w, Upload *upload, int64_t n)
{
    enum { PIECE = 65536 };
    char    piece[PIECE];
    ssize_t got;
    Result  r = DONE;
    int64_t left = parts_length(&w->parts, n);
    int fd = parts_open(&w->parts, n);
    if (fd < 0)
        return because_of(&upload_parts_missing, str_of_number(n, w->a));
    while (!failed(r) && (got = read(fd, piece, (size_t)(left < PIECE ? left : PIECE))) > 0) {
        r = sealed_add(upload, (Str){ piece, got });
        left -= got;
    }
    close(fd);
    return r;
}

/* Where it cannot lie on the shelf as it is: written once more. */
static Result parts_add(Book *b, const Way *w)
{
    Upload *upload;
    TRY(sealed_begin(b, &upload, w->a));
    for (int64_t n = 0; n < w->parts.count; n++)
        TRY(part_add(w, upload, n));
    return sealed_keep(upload, w->hash, w->parts.size);
}

static Result make_whole(Server *s, const Way *w)
{
    Book *b;
    bool  adopted = false;
    const char *path;
    TRY(book_open(&b, s->folder, true, 0, w->a));
    book_let_go(b);
    if (!failed(sealed_check(b, w->hash, w->a)))
        return DONE;
    Result r = DONE;
    int fd = parts_gather(&w->parts, &path);
    if (fd >= 0) {
        r = sealed_adopt(b, fd, path, w->hash, w->parts.size, &adopted, w->a);
        close(fd);
    }
    return failed(r) || adopted ? r : parts_add(b, w);
}

/* It counts among what this bidder has until it is cleared: else files that are never handed in
 * would be without end. */
static void whole_note(const Way *w)
{
    int fd = -1;
    if (mkdir(w->parts.folder, 0700) && errno != EEXIST)
        return;
    fd = open(path_in(w->parts.folder, "whole", w->a), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
              0600);
    if (fd < 0)
        return;
    (void)!ftruncate(fd, w->parts.size);
    close(fd);
}

/* What does not give the file that it was to be is of no use: it is sent anew. rest: behind the
 * way, what the whole has become. */
static Result post_upload(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Way w;
    TRY(way_of(s, r, &rest, &w, a));
    if (rest.len && !str_hash(rest, &w.hash))
        return because(&upload_unfit);
    if (!unnamed_note(s, w.hash, w.p, clerk_now(s->clerk), a))
        return unkept();
    Result done = make_whole(s, &w);
    if (!failed(done) || done.why == &sealed_differs)
        parts_remove(&w.parts);
    TRY(noted(s, &w, TRIED_WHOLE, w.parts.size, done));
    whole_note(&w);
    answer_json(answer, 200, &shape_UploadAnswer, &(UploadAnswer){ .whole = true }, a);
    return DONE;
}

/* ---- asked for ---------------------------------------------------------------------- */

typedef Result UploadFn(Server *, const Request *, Str rest, Answer *, Arena *);

static void with(UploadFn *do_it, Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    Result done = do_it(s, r, rest, answer, a);
    if (failed(done))
        answer_failed(s, r, answer, done, a);
}

void api_part(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    with(put_part, s, r, rest, answer, a);
}

void api_upload(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    with(get_upload, s, r, rest, answer, a);
}

void api_upload_whole(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    with(post_upload, s, r, rest, answer, a);
}
