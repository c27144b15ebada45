/* log_pages.c - the log as monitors and witnesses fetch it. Source: c2sp.org/tlog-tiles. */
#include "http/site.h"

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
