#include "http/assets.h"

#include "http/packed.h"
#include "http/routes.h"
#include "http/site.h"

#include <string.h>

const Asset *asset_of(Str name)
{
    for (const Asset *asset = assets; asset < assets + asset_count; asset++)
        if (str_is(name, asset->name))
            return asset;
    return NULL;
}

static const Asset *asset_at(Str path)
{
    for (const Asset *asset = assets; asset < assets + asset_count; asset++)
        if (str_is(path, asset->address))
            return asset;
    return NULL;
}

/* It is opened from somebody's own disk, and never as a page of this server. */
static void kept_as_file(const Asset *asset, Answer *answer, Arena *a)
{
    answer_saved(answer, str(asset->name), a);
    answer_header(answer, "Content-Security-Policy", S("default-src 'none'; sandbox"), a);
}

/* The workers that seal and that recompute do so in WebAssembly, and they alone may run that: what
 * they may do stands in the answer that brings them. */
static bool runs_wasm(const Asset *asset)
{
    return str_is(str(asset->name), "sealer.js") || str_is(str(asset->name), "auditor.js");
}

static void give(const Asset *asset, const Request *r, Answer *answer, Arena *a)
{
    bool small = gzip_is_welcome(r);
    *answer = (Answer){ .status = 200, .type = asset->type,
                        .body = small ? asset->small : asset->bytes };
    *list_add(&answer->headers, a) = (Pair){ S("Vary"), S("Accept-Encoding") };
    if (!strcmp(asset->type, "application/octet-stream"))
        kept_as_file(asset, answer, a);
    if (small)
        *list_add(&answer->headers, a) = (Pair){ S("Content-Encoding"), S("gzip") };
    if (runs_wasm(asset))
        answer_header(answer, "Content-Security-Policy",
                      S("default-src 'none'; connect-src 'self'; script-src 'self' "
                        "'wasm-unsafe-eval'"), a);
}

void asset_file(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)s; (void)rest;
    const Asset *asset = asset_at(r->path);
    if (asset)
        give(asset, r, answer, a);
}

void asset_licences(Server *s, const Request *r, Str rest, Answer *answer, Arena *a)
{
    (void)s; (void)rest;
    give(asset_of(S("licences.txt")), r, answer, a);
}
