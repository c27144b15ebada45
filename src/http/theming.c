#include "http/theming.h"

#include "http/site.h"
#include "page/opened.h"

#include <pthread.h>

enum { THEME_ROOM = 1 << 20, CHUNK_BESIDES = 12 };

/* life: of what is so now. */
struct Theming { pthread_mutex_t lock; Themed now; Arena life; };

/* ---- logos ----------------------------------------------------------------------- */

static int64_t number_at(Str s)
{
    int64_t n = 0;
    for (int i = 0; i < 4; i++)
        n = n << 8 | (unsigned char)s.at[i];
    return n;
}

/* Of 8 bits a channel or fewer or 16, in one of the five ways; nothing of it that is not said. */
static bool is_head(Str chunk)
{
    int bits = chunk.at[16], way = chunk.at[17];
    bool deep = bits == 8 || bits == 16, flat = bits == 1 || bits == 2 || bits == 4;
    bool known = way == 0 ? deep || flat : way == 3 ? bits == 8 || flat
                                                    : (way == 2 || way == 4 || way == 6) && deep;
    return number_at(chunk) == 13 && str_starts(str_after(chunk, 4), "IHDR") && known &&
           !chunk.at[18] && !chunk.at[19] && (unsigned char)chunk.at[20] <= 1;
}

/* Chunks to the end of the file, the last of them IEND. moves: acTL is among them. */
static bool is_whole(Str png, bool *moves)
{
    Str  rest = str_after(png, 8);
    bool ended = false, dots = false;
    *moves = false;
    while (!ended && rest.len >= CHUNK_BESIDES) {
        int64_t len = number_at(rest);
        Str     kind = str_after(rest, 4);
        if (len > rest.len - CHUNK_BESIDES)
            return false;
        *moves |= str_starts(kind, "acTL");
        dots   |= str_starts(kind, "IDAT");
        ended = str_starts(kind, "IEND");
        rest  = str_after(rest, len + CHUNK_BESIDES);
    }
    return ended && dots && !rest.len;
}

static Str too_many_dots(const Picture *p, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "The logo has {} by {} dots. Make it no wider than {} and no higher than {}.",
             str_of_number(p->wide, a), str_of_number(p->high, a), str_of_number(LOGO_WIDE, a),
             str_of_number(LOGO_HIGH, a));
    return text_str(&t);
}

Str logo_wrong(Str png, Arena *a)
{
    Picture p;
    bool    moves = false;
    if (png.len > LOGO_BYTES)
        return S("The logo has more than 200 kB. Save it smaller.");
    bool read = str_starts(png, "\x89PNG\r\n\x1a\n") && png.len >= 33 && picture_read(png, &p);
    if (!read || !is_head(str_after(png, 8)) || !is_whole(png, &moves))
        return S("The logo is no PNG file, or not a whole one. Save it as PNG, and choose that.");
    if (p.wide > LOGO_WIDE || p.high > LOGO_HIGH)
        return too_many_dots(&p, a);
    return moves ? S("The logo moves. Choose one that stands still, for nobody can stop it.")
                 : (Str){ 0 };
}

/* ---- what is so ------------------------------------------------------------------ */

static Str etag_of(Str logo, Arena *a)
{
    Text t = { 0 };
    Hash hash = sha256(logo);
    text_byte(&t, '"', a);
    text_bytes(&t, hash.byte, 16, a);
    text_byte(&t, '"', a);
    return text_str(&t);
}

/* With the lock. */
static Result read_anew(Theming *t, People *people)
{
    Arena   life = arena_begin(THEME_ROOM);
    Themed  now = { 0 };
    Picture p;
    Result  r = theme_get(people, &now.is, &life);
    if (!failed(r) && now.is.logo.len && picture_read(now.is.logo, &p)) {
        now.wide = p.wide;
        now.high = p.high;
        now.etag = etag_of(now.is.logo, &life);
    }
    if (failed(r)) {
        arena_end(&life);
        return (Result){ r.why, { 0 } };
    }
    arena_end(&t->life);
    t->now  = now;
    t->life = life;
    return DONE;
}

Themed theming_now(Theming *t, Arena *a)
{
    Themed now = { 0 };
    if (!t)
        return now;
    pthread_mutex_lock(&t->lock);
    now = t->now;
    now.is.name   = str_copy(now.is.name, a);
    now.is.colour = str_copy(now.is.colour, a);
    now.is.says   = str_copy(now.is.says, a);
    now.etag      = str_copy(now.etag, a);
    pthread_mutex_unlock(&t->lock);
    now.is.logo = (Str){ 0 };
    return now;
}

int64_t theming_edition(Theming *t)
{
    if (!t)
        return 0;
    pthread_mutex_lock(&t->lock);
    int64_t edition = t->now.is.edition;
    pthread_mutex_unlock(&t->lock);
    return edition;
}

Str theming_logo(Theming *t, Arena *a)
{
    if (!t)
        return (Str){ 0 };
    pthread_mutex_lock(&t->lock);
    Str logo = str_copy(t->now.is.logo, a);
    pthread_mutex_unlock(&t->lock);
    return logo;
}

Result theming_set(Server *s, const Theme *theme)
{
    pthread_mutex_lock(&s->theming->lock);
    Result r = theme_put(s->people, theme);
    if (!failed(r))
        r = read_anew(s->theming, s->people);
    pthread_mutex_unlock(&s->theming->lock);
    return r;
}

/* ---- beginning and ending -------------------------------------------------------- */

static void theming_end(void *theming)
{
    Theming *t = theming;
    arena_end(&t->life);
    pthread_mutex_destroy(&t->lock);
}

Result theming_begin(Server *s, Theming **theming, Arena *a)
{
    Theming *t = make(a, Theming, 1);
    *t = (Theming){ .life = arena_begin(THEME_ROOM) };
    pthread_mutex_init(&t->lock, NULL);
    arena_defer(a, theming_end, t);
    *theming = t;
    return read_anew(t, s->people);
}
