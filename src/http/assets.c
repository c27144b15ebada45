#include "http/assets.h"

#include "http/packed.h"
#include "http/routes.h"

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

static void give(const Asset *asset, const Request *r, Answer *answer, Arena *a)
{
    bool small = gzip_is_welcome(r);
    *answer = (Answer){ .status = 200, .type = asset->type,
                        .body = small ? asset->small : asset->bytes };
    *list_add(&answer->headers, a) = (Pair){ S("Vary"), S("Accept-Encoding") };
    if (small)
        *list_add(&answer->headers, a) = (Pair){ S("Content-Encoding"), S("gzip") };
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
