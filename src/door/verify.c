#include "door/verify.h"

#include "door/wording.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const Reason log_forked = { BROKEN, "log-forked", "doc/book.md, the holder's checks",
    "This log is not the one that you saw last time, or an older copy of it. Do not turn." };

enum { POLICY_MOST = 64 * 1024 };

/* ---- writing --------------------------------------------------------------------- */

static Result write_file(void *self, Str bytes)
{
    bool well = fwrite(bytes.at, 1, (size_t)bytes.len, self) == (size_t)bytes.len;
    return well ? DONE : because(&file_unwritable);
}

Result export_to_file(Book *b, Name name, Edition edition, Id bidder, const char *path, Arena *a)
{
    FILE *out = fopen(path, "wxe");
    if (!out)
        return because_of(&file_unwritable, str(path));
    Result r = export_bundle(b, name, edition, bidder, (BundleOut){ write_file, out }, a);
    bool   well = !fflush(out) && !fsync(fileno(out));
    well = !fclose(out) && well;
    if (!failed(r) && !well)
        r = because_of(&file_unwritable, str(path));
    if (failed(r))
        unlink(path);
    return r;
}

/* ---- reading --------------------------------------------------------------------- */

typedef struct Mapped { void *at; size_t len; } Mapped;

static void unmap(void *mapped) { munmap(((Mapped *)mapped)->at, ((Mapped *)mapped)->len); }

static Result map_file(const char *path, Str *bytes, Arena *a)
{
    struct stat about;
    Mapped *m = make(a, Mapped, 1);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &about) || !about.st_size) {
        if (fd >= 0)
            close(fd);
        return because_of(&file_unreadable, str(path));
    }
    *m = (Mapped){ mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0),
                   (size_t)about.st_size };
    close(fd);
    if (m->at == MAP_FAILED)
        return because_of(&file_unreadable, str(path));
    arena_defer(a, unmap, m);
    *bytes = (Str){ m->at, (ptrdiff_t)m->len };
    return DONE;
}

Result verify_bytes(Str bundle, Str policy, Audit *out, Arena *a)
{
    return audit(bundle, policy, out, a);
}

Result verify_file(const char *path, const char *policy_path, bool json, bool quiet, Arena *a)
{
    Str   bundle, policy;
    Text  object = { 0 };
    Audit *out = make(a, Audit, 1);
    TRY(file_read(policy_path, POLICY_MOST, &policy, a));
    TRY(map_file(path, &bundle, a));
    Result r = audit(bundle, policy, out, a);
    if (json) {
        audit_json(&object, out, a);
        fwrite(object.at, 1, (size_t)object.len, stdout);
    } else if (!quiet) {
        fwrite(out->report.at, 1, (size_t)out->report.len, stdout);
    }
    return r;
}

/* ---- the holder's look ----------------------------------------------------------- */

typedef struct InMemory { Text text; Arena *life; } InMemory;

static Result write_memory(void *self, Str bytes)
{
    InMemory *m = self;
    text_add(&m->text, bytes, m->life);
    return DONE;
}

/* "<size> <root>" of the last time; a holder who never looked has none. */
static Result check_seen(Book *b, const char *path, Arena *a)
{
    Str  text;
    Hash root;
    int64_t  size;
    Frontier then;
    if (failed(file_read(path, 4096, &text, a)))
        return DONE;
    if (!str_number(str_cut(&text, ' '), &size) || !str_hash(str_cut(&text, '\n'), &root))
        return because_of(&log_forked, str(path));
    if (size > book_size(b))
        return because(&log_forked);
    TRY(book_frontier_at(b, size, &then));
    return hash_same(frontier_root(&then), root) ? DONE : because(&log_forked);
}

static Result keep_seen(Book *b, const char *path, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} {}\n", str_of_number(book_size(b), a), str_of_hash(book_root(b), a));
    FILE *out = fopen(path, "we");
    bool  well = out && fwrite(t.at, 1, (size_t)t.len, out) == (size_t)t.len && !fflush(out) &&
                !fsync(fileno(out));
    if (out)
        fclose(out);
    return well ? DONE : because_of(&file_unwritable, str(path));
}

Result turn_check_book(Book *b, Name name, const char *policy_path, const char *seen, Arena *a)
{
    Str      policy;
    InMemory m = { .life = a };
    Audit   *out = make(a, Audit, 1);
    TRY(file_read(policy_path, POLICY_MOST, &policy, a));
    TRY(check_seen(b, seen, a));
    TRY(export_bundle(b, name, OVERSEER_EDITION, 0, (BundleOut){ write_memory, &m }, a));
    TRY(audit(text_str(&m.text), policy, out, a));
    return keep_seen(b, seen, a);
}
