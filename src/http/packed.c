#include "http/packed.h"

#include <zlib.h>

bool gzip_is_welcome(const Request *r)
{
    Str said = header_of(r, "Accept-Encoding");
    while (said.len) {
        Str weight = str_trim(str_cut(&said, ',')), name = str_trim(str_cut(&weight, ';'));
        if (str_is(name, "gzip"))
            return !str_starts(str_trim(weight), "q=0");
    }
    return false;
}

enum { GZIP_WINDOW = 15 + 16, GZIP_MEMORY = 8, LEVEL = 6 };      /* zlib.h: + 16 is a gzip head */

Str gzip_of(Str bytes, Arena *a)
{
    z_stream z = { 0 };
    if (deflateInit2(&z, LEVEL, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
        return (Str){ 0 };
    uLong room = deflateBound(&z, (uLong)bytes.len);
    char *out  = make(a, char, (ptrdiff_t)room);
    z.next_in   = (Bytef *)(uintptr_t)bytes.at;
    z.avail_in  = (uInt)bytes.len;
    z.next_out  = (Bytef *)out;
    z.avail_out = (uInt)room;
    bool whole = deflate(&z, Z_FINISH) == Z_STREAM_END;
    deflateEnd(&z);
    return whole ? (Str){ out, (ptrdiff_t)z.total_out } : (Str){ 0 };
}
