#include "far/upload.h"

#include "sys/going.h"
#include "far/said.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PART_BYTES = 8 << 20 };

/* One file, mapped as long as it goes up. */
typedef struct Going { Door *door; Str named, whole, hash; Arena *a; } Going;

static Str target(const Going *g, const char *what, int64_t part)
{
    Text t = { 0 };
    text_put(&t, g->a, "/api/1/{}/{}/{}/{}", str(what), g->named, g->hash,
             str_of_number(g->whole.len, g->a));
    if (part >= 0)
        text_put(&t, g->a, "/{}", str_of_number(part, g->a));
    return text_str(&t);
}

static Result ask(const Going *g, const char *method, const char *what, int64_t part, Str body,
                  Pairs *said)
{
    Heard  heard;
    Asking asking = { .method = method, .target = target(g, what, part), .body = body };
    TRY(door_ask(g->door, &asking, &heard, g->a));
    return said_object(heard.body, said, g->a) ? DONE
                                               : because_of(&server_strange, door_says(g->door));
}

static Str part_of(const Going *g, int64_t n)
{
    Str rest = str_after(g->whole, n * PART_BYTES);
    return rest.len > PART_BYTES ? (Str){ rest.at, PART_BYTES } : rest;
}

static Result parts_send(const Going *g)
{
    Pairs said;
    TRY(ask(g, "GET", "upload", -1, (Str){ 0 }, &said));
    Str there = said_of(&said, "parts");
    for (int64_t n = 0; n * PART_BYTES < g->whole.len; n++) {
        Str part = part_of(g, n);
        Pairs none;
        if (n >= there.len || there.at[n] != '1')
            TRY(ask(g, "PUT", "part", n, part, &none));
        going_on(part.len);
    }
    return ask(g, "POST", "upload", -1, (Str){ 0 }, &said);
}

static Result file_map(const char *path, Str *whole, Arena *a)
{
    struct stat is;
    int   fd = open(path, O_RDONLY | O_CLOEXEC);
    void *at = fd >= 0 && !fstat(fd, &is) && is.st_size
                   ? mmap(NULL, (size_t)is.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    if (fd >= 0)
        close(fd);
    if (at == MAP_FAILED)
        return file_failed(&file_unreadable, path, a);
    *whole = (Str){ at, is.st_size };
    return DONE;
}

static Result file_send(Going *g, const char *path, const Head *head)
{
    TRY(file_map(path, &g->whole, g->a));
    g->hash = str_of_hash(head->sha256, g->a);
    Result r = g->whole.len == head->size && hash_same(sha256(g->whole), head->sha256)
                   ? parts_send(g) : because_of(&file_changed, str(path));
    munmap((void *)(uintptr_t)g->whole.at, (size_t)g->whole.len);
    return r;
}

Result far_bid_upload(Door *d, Str named, const SealedBid *bid, Arena *a)
{
    Heads  *heads = make(a, Heads, 1);
    Going   g = { .door = d, .named = named, .a = a };
    int64_t all = 0;
    Result  r = DONE;
    TRY(heads_read(bid->heads, heads, a));
    for (int i = 0; i < heads->count; i++)
        all += heads->at[i].head.size;
    going_begin("Handing in", "bytes", all);
    for (int i = 0; i < heads->count && !failed(r); i++)
        r = file_send(&g, bid->files[i], &heads->at[i].head);
    going_end();
    return r;
}
