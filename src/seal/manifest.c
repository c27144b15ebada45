#include "seal/envelope.h"

#include "base/tar.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SOURCE "doc/book.md, manifests"

const Reason manifest_unreadable = { INVALID, "manifest-unreadable", SOURCE,
    "The list of contents in the envelope cannot be read." };
const Reason name_unfit = { INVALID, "name-unfit", SOURCE,
    "A file's name is empty, too long, or has characters that no name should have." };
const Reason name_twice = { INVALID, "name-twice", SOURCE,
    "Two files in the envelope have the same name." };

const Reason file_not_plain = { INVALID, "file-not-plain", SOURCE,
    "What goes into an envelope is a file that ends and can be read twice: copy it into one." };

static const LineRow rows[] = {
    { "tenderbox/manifest/v1" },
    { "procedure", &line_word,   offsetof(Manifest, procedure) },
    { "round",     &line_number, offsetof(Manifest, round) },
    { "lot",       &line_number, offsetof(Manifest, lot) },
    { "envelope",  &line_word,   offsetof(Manifest, envelope) },
    { "bidder",    &line_hash,   offsetof(Manifest, bidder) },
    { "version",   &line_number, offsetof(Manifest, version) },
};

/* The line of a file: its name is spelled as in a URL. */
typedef struct FileLine { int64_t nth, size; Hash sha256; Str coded; } FileLine;

static const LineRow file_rows[] = {
    { "file", &line_number, offsetof(FileLine, nth) },
    { NULL,   &line_number, offsetof(FileLine, size) },
    { NULL,   &line_hash,   offsetof(FileLine, sha256) },
    { NULL,   &line_text,   offsetof(FileLine, coded) },
};

/* ---- names ----------------------------------------------------------------------- */

static bool is_name(Str s)
{
    int32_t rune;
    if (s.len < 1 || s.len > NAME_MOST || str_is(s, ".") || str_is(s, ".."))
        return false;
    while (s.len)
        if (!str_rune(&s, &rune) || !rune_shows(rune) || rune == '/' || rune == '\\')
            return false;
    return true;
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* Cuts one letter, or "%" and the two digits of a byte that needs them. */
static bool cut_letter(Str *rest, char *c)
{
    *c = rest->at[0];
    if (is_unreserved(*c)) {
        *rest = str_after(*rest, 1);
        return true;
    }
    if (*c != '%' || rest->len < 3 || digit_value(rest->at[1]) < 0 || digit_value(rest->at[2]) < 0)
        return false;
    *c = (char)(digit_value(rest->at[1]) * 16 + digit_value(rest->at[2]));
    *rest = str_after(*rest, 3);
    return !is_unreserved(*c);
}

static Result read_name(Str coded, Str *name, Arena *a)
{
    Text t = { 0 };
    while (coded.len) {
        char c;
        if (!cut_letter(&coded, &c))
            return because(&manifest_unreadable);
        text_byte(&t, c, a);
    }
    *name = text_str(&t);
    return is_name(*name) ? DONE : because(&name_unfit);
}

static Result check_names(const Manifest *m)
{
    for (ptrdiff_t i = 0; i < m->files.len; i++) {
        if (!is_name(m->files.at[i].name))
            return because(&name_unfit);
        for (ptrdiff_t j = 0; j < i; j++)
            if (str_same(m->files.at[i].name, m->files.at[j].name))
                return because_of(&name_twice, m->files.at[i].name);
    }
    return DONE;
}

/* ---- the list -------------------------------------------------------------------- */

static Result read_file_line(Str *rest, int64_t nth, Enclosed *file, Arena *a)
{
    FileLine line;
    if (!lines_read(rest, file_rows, countof(file_rows), &line) || line.nth != nth)
        return because(&manifest_unreadable);
    file->size   = line.size;
    file->sha256 = line.sha256;
    return read_name(line.coded, &file->name, a);
}

/* Room for the files and their decoded names, whatever the text says. */
static bool fits(Str text, const Arena *a) { return arena_left(a) >= 8 * text.len + (1 << 20); }

Result manifest_read(Str text, Manifest *m, Arena *a)
{
    Str rest = text;
    *m = (Manifest){ 0 };
    if (text.len > MANIFEST_MOST || !fits(text, a))
        return because(&too_large);
    if (!lines_read(&rest, rows, countof(rows), m))
        return because(&manifest_unreadable);
    if (m->round < 1 || m->lot < 1 || m->version < 1)
        return because(&manifest_unreadable);
    while (rest.len && m->files.len < ENCLOSED_MOST) {
        int64_t nth = m->files.len + 1;
        TRY(read_file_line(&rest, nth, list_add(&m->files, a), a));
    }
    if (rest.len || !m->files.len)
        return because(&manifest_unreadable);
    return check_names(m);
}

Str manifest_write(const Manifest *m, Arena *a)
{
    Text t = { 0 };
    lines_write(&t, rows, countof(rows), m, a);
    for (ptrdiff_t i = 0; i < m->files.len; i++) {
        const Enclosed *file = &m->files.at[i];
        Text coded = { 0 };
        text_percent(&coded, file->name, 0, a);
        FileLine line = { i + 1, file->size, file->sha256, text_str(&coded) };
        lines_write(&t, file_rows, countof(file_rows), &line, a);
    }
    return text_str(&t);
}

bool manifest_fits(const Manifest *m, const Head *h)
{
    return str_same(m->procedure, h->procedure) && m->round == h->round && m->lot == h->lot &&
           str_same(m->envelope, h->envelope) && hash_same(m->bidder, h->bidder) &&
           m->version == h->version;
}

/* ---- files to be enclosed -------------------------------------------------------- */

typedef struct Held { Str bytes, rest; } Held;

static Result begin_held(void *self, Source *from)
{
    Held *h = self;
    h->rest = h->bytes;
    *from = source_of_str(&h->rest);
    return DONE;
}

Enclosure enclosure_of_str(Str name, Str bytes, Arena *a)
{
    Held *h = make(a, Held, 1);
    h->bytes = bytes;
    return (Enclosure){ name, begin_held, h };
}

typedef struct OnDisk { const char *path; FILE *file; Arena *life; } OnDisk;

static void close_file(void *self)
{
    OnDisk *d = self;
    if (d->file)
        fclose(d->file);
    d->file = NULL;
}

static Result unopened(const OnDisk *d)
{
    Text t = { 0 };
    text_put(&t, d->life, "{}: {}", str(d->path), str(strerror(errno)));
    return because_of(&file_unreadable, text_str(&t));
}

/* What has an end that is known, and can be read twice. Opening a pipe does not wait here. */
static Result plain_file(const OnDisk *d, int fd)
{
    static const struct { mode_t kind; const char *what; } kinds[] = {
        { S_IFDIR, "a folder" },  { S_IFCHR, "a device" }, { S_IFBLK, "a device" },
        { S_IFIFO, "a pipe" },    { S_IFSOCK, "a socket" },
    };
    struct stat about;
    Text t = { 0 };
    if (fstat(fd, &about))
        return unopened(d);
    for (ptrdiff_t i = 0; i < countof(kinds); i++)
        if ((about.st_mode & S_IFMT) == kinds[i].kind)
            text_put(&t, d->life, "{} is {}", str(d->path), str(kinds[i].what));
    return t.len ? because_of(&file_not_plain, text_str(&t)) : DONE;
}

static Result opened_plain(OnDisk *d)
{
    int fd = open(d->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return unopened(d);
    Result r = plain_file(d, fd);
    d->file = failed(r) ? NULL : fdopen(fd, "rb");
    if (!d->file)
        close(fd);
    return !failed(r) && !d->file ? unopened(d) : r;
}

static Result begin_on_disk(void *self, Source *from)
{
    OnDisk *d = self;
    close_file(d);
    TRY(opened_plain(d));
    *from = source_of_file(d->file);
    return DONE;
}

Enclosure enclosure_of_path(Str name, const char *path, Arena *a)
{
    OnDisk *d = make(a, OnDisk, 1);
    d->path = path;
    d->life = a;
    arena_defer(a, close_file, d);
    return (Enclosure){ name, begin_on_disk, d };
}

static Result list_file(const Enclosure *e, Enclosed *file, Arena *a)
{
    enum { PIECE = 256 * 1024 };
    char *piece = make(a, char, PIECE);
    ptrdiff_t got;
    Source from;
    TRY(e->begin(e->self, &from));
    Metered meter = metered(from);
    do {
        Source counted = source_of_metered(&meter);
        TRY(counted.read(counted.self, piece, PIECE, &got));
    } while (got);
    *file = (Enclosed){ meter.bytes, sha256_end(&meter.sha), e->name };
    return DONE;
}

Result manifest_of(const Enclosure *files, ptrdiff_t count, Manifest *m, Arena *a)
{
    if (count < 1 || count > ENCLOSED_MOST)
        return because(&too_large);
    for (ptrdiff_t i = 0; i < count; i++) {
        Enclosed file;
        Arena life = arena_begin(1 << 20);
        Result r = list_file(&files[i], &file, &life);
        arena_end(&life);
        TRY(r);
        if (file.size > TAR_BYTES_MOST)
            return because_of(&too_large, files[i].name);
        *list_add(&m->files, a) = file;
    }
    return check_names(m);
}
