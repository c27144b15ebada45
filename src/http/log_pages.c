/* log_pages.c - the log as monitors and witnesses fetch it. Source: c2sp.org/tlog-tiles. */
#include "http/api.h"
#include "http/witnessing.h"

void log_checkpoint(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Text note = { 0 };
    Result made = clerk_checkpoint(s->clerk, &note, a);
    if (failed(made)) {
        answer_failed(s, r, answer, made, a);
        return;
    }
    *answer = (Answer){ .status = note.len ? 200 : 404, .type = "text/plain; charset=utf-8",
                        .body = text_str(&note) };
    if (!note.len)
        answer->body = S("The log has no entry yet.\n");
}

/* A tile never changes, whatever its width. */
void log_tile(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    Tile tile;
    Text bytes = { 0 };
    Result made = tile_path_read(str_after(r->path, (ptrdiff_t)sizeof "/log/" - 1), &tile);
    if (failed(made))
        return;
    made = clerk_tile(s->clerk, tile, &bytes, a);
    if (failed(made)) {
        answer_failed(s, r, answer, made, a);
        return;
    }
    *answer = (Answer){ .status = 200, .type = "application/octet-stream",
                        .body = text_str(&bytes) };
}

/* From witnesses whom nobody can reach: they come themselves. */
void log_cosignature(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    int64_t kept;
    Cosigners who;
    Result taken = witnessing_take(s, r->body, &kept, &who, a);
    if (failed(taken)) {
        answer_failed(s, r, answer, taken, a);
        return;
    }
    *answer = (Answer){ .status = 200, .type = "text/plain; charset=utf-8",
                        .body = kept ? S("Kept.\n") : S("Nothing of it is new.\n") };
}

/* The same from a command line, which is told whose lines were kept. */
void api_cosignatures(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)rest;
    int64_t kept;
    Cosigners who;
    CosignedAnswer page = { 0 };
    Result taken = witnessing_take(s, r->body, &kept, &who, a);
    if (failed(taken)) {
        answer_failed(s, r, answer, taken, a);
        return;
    }
    page.size = who.size;
    page.kept = kept;
    for (each(const Str, name, who.known))
        *list_add(&page.known, a) = (CosignerRow){ .name = *name };
    answer_json(answer, 200, &shape_CosignedAnswer, &page, a);
}
