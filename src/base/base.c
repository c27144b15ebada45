#include "base/base.h"

#include <stdlib.h>
#include <string.h>

const Reason too_large = { INVALID, "too-large", "doc/book.md, limits",
    "This is larger than we read." };

/* ---- memory ---------------------------------------------------------------------- */

struct Block    { Block *older; };
struct Farewell { Farewell *older; void (*undo)(void *); void *thing; };

enum { BLOCK_BYTES = 64 * 1024, BLOCK_HEAD = 16, OWN_BYTES = BLOCK_BYTES / 4 };

Arena arena_begin(ptrdiff_t limit_bytes)
{
    return (Arena){ .left = limit_bytes };
}

static ptrdiff_t pad_to(const Arena *a, ptrdiff_t align)
{
    return a->next ? -(intptr_t)a->next & (align - 1) : 0;
}

/* What the block in use has left is no help to whoever wants more than that. */
ptrdiff_t arena_left(const Arena *a)
{
    ptrdiff_t fresh = a->left - a->owed;
    ptrdiff_t tail  = a->end - a->next - pad_to(a, _Alignof(max_align_t));
    return fresh > tail ? fresh : tail > 0 ? tail : 0;
}

static char *block_add(Arena *a, ptrdiff_t bytes, bool clear)
{
    if (bytes > a->left)
        abort();
    size_t all = (size_t)(BLOCK_HEAD + bytes);
    Block *b = clear ? calloc(1, all) : malloc(all);
    if (!b)
        abort();
    b->older  = a->blocks;
    a->blocks = b;
    a->left  -= bytes;
    return (char *)b + BLOCK_HEAD;     /* aligned for anything */
}

static void *take_small(Arena *a, ptrdiff_t bytes, ptrdiff_t align)
{
    ptrdiff_t pad = pad_to(a, align);
    if (!a->next || a->end - a->next < bytes + pad) {
        ptrdiff_t room = a->left < BLOCK_BYTES ? a->left : BLOCK_BYTES;
        if (room < bytes)
            abort();
        a->next = block_add(a, room, false);
        a->end  = a->next + room;
        pad = 0;
    }
    char *start = a->next + pad;
    a->next = start + bytes;
    return bytes ? memset(start, 0, (size_t)bytes) : start;
}

/* What is large has a block of its own, untouched from the system, and the one in use stays so. */
void *arena_take(Arena *a, ptrdiff_t count, ptrdiff_t size, ptrdiff_t align)
{
    if (count < 0 || size < 0 || (size && count > (PTRDIFF_MAX - 64) / size))
        abort();
    ptrdiff_t bytes = count * size;
    bool fits = a->next && a->end - a->next >= bytes + pad_to(a, align);
    return bytes > OWN_BYTES && !fits ? block_add(a, bytes, true) : take_small(a, bytes, align);
}

void arena_defer(Arena *a, void (*undo)(void *), void *thing)
{
    Farewell *f = make(a, Farewell, 1);
    *f = (Farewell){ a->farewells, undo, thing };
    a->farewells = f;
}

void arena_end(Arena *a)
{
    for (Farewell *f = a->farewells; f; f = f->older)
        f->undo(f->thing);
    for (Block *b = a->blocks, *older; b; b = older) {
        older = b->older;
        free(b);
    }
    *a = (Arena){ 0 };
}

/* What a list takes when it grows again. What fits into a block is not asked for beforehand. */
static ptrdiff_t growth(ptrdiff_t room, ptrdiff_t size)
{
    ptrdiff_t bytes = 2 * room * size;
    return bytes > BLOCK_BYTES ? bytes : 0;
}

void *list_wider(void *old, ptrdiff_t *room, ptrdiff_t wanted, ptrdiff_t size, Arena *a)
{
    if (wanted <= *room)
        return old;
    a->owed -= growth(*room, size);
    char *fresh = arena_take(a, wanted, size, _Alignof(max_align_t));
    a->owed += growth(wanted, size);
    if (*room)
        memcpy(fresh, old, (size_t)(*room * size));
    *room = wanted;
    return fresh;
}

void *list_grow(void *old, ptrdiff_t *room, ptrdiff_t size, Arena *a)
{
    return list_wider(old, room, *room ? *room * 2 : 8, size, a);
}

/* ---- reading text ---------------------------------------------------------------- */

Str str(const char *ours) { return (Str){ ours, (ptrdiff_t)strlen(ours) }; }

Str str_copy(Str s, Arena *a)
{
    char *to = make(a, char, s.len);
    if (s.len)
        memcpy(to, s.at, (size_t)s.len);
    return (Str){ to, s.len };
}

char *str_terminated(Str s, Arena *a)
{
    char *to = make(a, char, s.len + 1);
    if (s.len)
        memcpy(to, s.at, (size_t)s.len);
    return to;
}

bool str_same(Str a, Str b)
{
    return a.len == b.len && (!a.len || !memcmp(a.at, b.at, (size_t)a.len));
}

bool str_is(Str s, const char *ours) { return str_same(s, str(ours)); }

bool str_starts(Str s, const char *ours)
{
    Str head = str(ours);
    return s.len >= head.len && str_same((Str){ s.at, head.len }, head);
}

static char small(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

bool str_alike(Str x, Str y)
{
    if (x.len != y.len)
        return false;
    for (ptrdiff_t i = 0; i < x.len; i++)
        if (small(x.at[i]) != small(y.at[i]))
            return false;
    return true;
}

Str str_after(Str s, ptrdiff_t bytes)
{
    ptrdiff_t skip = bytes < s.len ? bytes : s.len;
    return s.at ? (Str){ s.at + skip, s.len - skip } : s;
}

Str str_cut(Str *rest, char stop)
{
    const char *found = rest->len ? memchr(rest->at, stop, (size_t)rest->len) : NULL;
    Str head = { rest->at, found ? found - rest->at : rest->len };
    *rest = str_after(*rest, found ? head.len + 1 : head.len);
    return head;
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

Str str_unmarked(Str s) { return str_starts(s, "\xef\xbb\xbf") ? str_after(s, 3) : s; }

Str str_trim(Str s)
{
    while (s.len && is_blank(s.at[0]))
        s = str_after(s, 1);
    while (s.len && is_blank(s.at[s.len - 1]))
        s.len--;
    return s;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool str_number(Str s, int64_t *out)
{
    int64_t n = 0;
    if (s.len < 1 || s.len > 18 || (s.len > 1 && s.at[0] == '0'))
        return false;
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (!is_digit(s.at[i]))
            return false;
        n = n * 10 + (s.at[i] - '0');
    }
    *out = n;
    return true;
}

bool str_decimal(Str s, int places, int64_t *out)
{
    Str fraction = s, whole = str_cut(&fraction, '.');
    int64_t n;
    if (!str_number(whole, &n) || whole.len + places > 18 || fraction.len > places)
        return false;
    if (whole.len < s.len && !fraction.len)
        return false;
    for (int i = 0; i < places; i++) {
        char digit = i < fraction.len ? fraction.at[i] : '0';
        if (!is_digit(digit))
            return false;
        n = n * 10 + (digit - '0');
    }
    *out = n;
    return true;
}

/* 1 + the value of a hex digit; 0 for what is none. Readers of whole bundles live here. */
static const unsigned char hex_digit[256] = {
    ['0'] = 1, ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9, ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

static int nibble(char c) { return hex_digit[(unsigned char)c] - 1; }

bool str_bytes(Str hex, void *out, ptrdiff_t bytes)
{
    unsigned char *to = out;
    if (hex.len != 2 * bytes)
        return false;
    int all = 0;
    for (ptrdiff_t i = 0; i < 2 * bytes; i++)
        all |= nibble(hex.at[i]);
    if (all < 0)
        return false;
    for (ptrdiff_t i = 0; i < bytes; i++)
        to[i] = (unsigned char)(nibble(hex.at[2 * i]) << 4 | nibble(hex.at[2 * i + 1]));
    return true;
}

static const char base64_letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int base64_value(char c)
{
    /* 1 + the value by letter; rows of the ASCII table from '+' on */
    static const unsigned char values[] = { 63, 0,  0,  0,  64, 53, 54, 55, 56, 57, 58, 59, 60, 61,
                                            62, 0,  0,  0,  0,  0,  0,  0,  1,  2,  3,  4,  5,  6,
                                            7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
                                            21, 22, 23, 24, 25, 26, 0,  0,  0,  0,  0,  0,  27, 28,
                                            29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42,
                                            43, 44, 45, 46, 47, 48, 49, 50, 51, 52 };
    return c >= '+' && c <= 'z' ? values[c - '+'] - 1 : -1;
}

bool str_base64(Str s, void *out, ptrdiff_t bytes)
{
    unsigned char *to = out;
    ptrdiff_t digits = (bytes * 8 + 5) / 6, written = 0;
    unsigned held = 0;
    int bits = 0;
    if (s.len != (bytes + 2) / 3 * 4)
        return false;
    for (ptrdiff_t i = digits; i < s.len; i++)
        if (s.at[i] != '=')
            return false;
    for (ptrdiff_t i = 0; i < digits; i++)
        if (base64_value(s.at[i]) < 0)
            return false;
    if (digits && bytes % 3 && base64_value(s.at[digits - 1]) & (bytes % 3 == 1 ? 15 : 3))
        return false;                  /* spare bits must be zero: one text for one value */
    for (ptrdiff_t i = 0; i < digits; i++) {
        held = held << 6 | (unsigned)base64_value(s.at[i]);
        bits += 6;
        if (bits >= 8 && written < bytes)
            to[written++] = (unsigned char)(held >> (bits -= 8));
    }
    return true;
}

bool str_base64_any(Str s, Str *bytes, Arena *a)
{
    ptrdiff_t pads = 0;
    while (pads < 2 && pads < s.len && s.at[s.len - 1 - pads] == '=')
        pads++;
    ptrdiff_t count = s.len / 4 * 3 - pads;
    char *to = make(a, char, count > 0 ? count : 0);
    if (count < 0 || !str_base64(s, to, count))
        return false;
    *bytes = (Str){ to, count };
    return true;
}

static int rune_bytes(unsigned char lead)
{
    if (lead < 0x80) return 1;
    if (lead < 0xc0) return 0;
    if (lead < 0xe0) return 2;
    if (lead < 0xf0) return 3;
    return lead < 0xf8 ? 4 : 0;
}

bool str_rune(Str *rest, int32_t *rune)
{
    static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    const unsigned char *at = (const unsigned char *)rest->at;
    int bytes = rest->len ? rune_bytes(at[0]) : 0;
    if (!bytes || bytes > rest->len)
        return false;
    int32_t r = bytes == 1 ? at[0] : at[0] & (0x7f >> bytes);
    for (int i = 1; i < bytes; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return false;
        r = r << 6 | (at[i] & 0x3f);
    }
    if (r < least[bytes] || r > 0x10ffff || (r >= 0xd800 && r < 0xe000))
        return false;                  /* overlong, past the end of Unicode, a surrogate */
    *rest = str_after(*rest, bytes);
    *rune = r;
    return true;
}

bool str_utf8(Str s)
{
    int32_t rune;
    while (s.len)
        if (!str_rune(&s, &rune))
            return false;
    return true;
}

/* ---- writing text ---------------------------------------------------------------- */

/* Where the next `more` bytes go. */
static char *text_room(Text *t, ptrdiff_t more, Arena *a)
{
    if (t->room - t->len < more) {
        ptrdiff_t room = t->room * 2 > t->len + more ? t->room * 2 : t->len + more + 64;
        char *fresh = make(a, char, room);
        if (t->len)
            memcpy(fresh, t->at, (size_t)t->len);
        t->at   = fresh;
        t->room = room;
    }
    char *at = t->at + t->len;
    t->len += more;
    return at;
}

void text_add(Text *t, Str s, Arena *a)
{
    if (s.len)
        memcpy(text_room(t, s.len, a), s.at, (size_t)s.len);
}

void text_our(Text *t, const char *ours, Arena *a) { text_add(t, str(ours), a); }
void text_byte(Text *t, char c, Arena *a)          { text_add(t, (Str){ &c, 1 }, a); }
Str  text_str(const Text *t)                       { return (Str){ t->at, t->len }; }

void text_number(Text *t, int64_t n, Arena *a)
{
    text_decimal(t, n, 0, a);
}

void text_decimal(Text *t, int64_t n, int places, Arena *a)
{
    char digit[48];
    int  at = countof(digit), done = 0;
    uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do {
        if (places && done == places)
            digit[--at] = '.';
        digit[--at] = (char)('0' + left % 10);
        left /= 10;
        done++;
    } while (left || done <= places);
    if (n < 0)
        digit[--at] = '-';
    text_add(t, (Str){ digit + at, countof(digit) - at }, a);
}

void text_bytes(Text *t, const void *bytes, ptrdiff_t count, Arena *a)
{
    const unsigned char *from = bytes;
    char *to = count ? text_room(t, 2 * count, a) : NULL;
    for (ptrdiff_t i = 0; i < count; i++) {
        to[2 * i]     = "0123456789abcdef"[from[i] >> 4];
        to[2 * i + 1] = "0123456789abcdef"[from[i] & 15];
    }
}

bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.' || c == '_' || c == '~';
}

void text_percent(Text *t, Str s, char also, Arena *a)
{
    static const char digits[] = "0123456789ABCDEF";
    for (ptrdiff_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (is_unreserved(s.at[i]) || (also && s.at[i] == also))
            text_byte(t, s.at[i], a);
        else
            text_add(t, (Str){ (char[]){ '%', digits[c >> 4], digits[c & 15] }, 3 }, a);
    }
}

void text_base64(Text *t, const void *bytes, ptrdiff_t count, Arena *a)
{
    const unsigned char *from = bytes;
    for (ptrdiff_t i = 0; i < count; i += 3) {
        unsigned three = (unsigned)from[i] << 16;
        if (i + 1 < count) three |= (unsigned)from[i + 1] << 8;
        if (i + 2 < count) three |= from[i + 2];
        char four[4] = { base64_letters[three >> 18], base64_letters[three >> 12 & 63],
                         i + 1 < count ? base64_letters[three >> 6 & 63] : '=',
                         i + 2 < count ? base64_letters[three & 63] : '=' };
        text_add(t, (Str){ four, 4 }, a);
    }
}

void text_put_all(Text *t, Arena *a, const char *form, const Str *parts, ptrdiff_t count)
{
    ptrdiff_t next = 0;
    Str rest = str(form);
    while (rest.len) {
        ptrdiff_t left = rest.len;
        Str head = str_cut(&rest, '{');
        text_add(t, head, a);
        if (head.len == left)
            break;
        if (!str_starts(rest, "}")) {
            text_byte(t, '{', a);                      /* a brace of its own */
            continue;
        }
        if (next == count)
            abort();
        text_add(t, parts[next++], a);
        rest = str_after(rest, 1);
    }
    if (next != count)
        abort();
}

Str str_put_all(Arena *a, const char *form, const Str *parts, ptrdiff_t count)
{
    Text t = { 0 };
    text_put_all(&t, a, form, parts, count);
    return text_str(&t);
}

Str str_of_decimal(int64_t n, int places, Arena *a)
{
    Text t = { 0 };
    text_decimal(&t, n, places, a);
    return text_str(&t);
}

Str str_shortened(Str s)
{
    while (s.len && s.at[s.len - 1] == '0')
        s.len--;
    if (s.len && s.at[s.len - 1] == '.')
        s.len--;
    return s;
}

Str str_of_number(int64_t n, Arena *a) { return str_of_decimal(n, 0, a); }

Str str_counted(int64_t n, const char *one, const char *more, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} {}", str_of_number(n, a), str(n == 1 ? one : more));
    return text_str(&t);
}

/* Whole kinds. Source: Unicode 16.0, UnicodeData.txt, general categories Cc, Cf, Zl and Zp (among
 * Cf are all of UAX 9, 2); section 23.7, noncharacters, but for the last two of each plane. */
static const struct { int32_t first, last; } hidden[] = {
    { 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x00ad, 0x00ad }, { 0x0600, 0x0605 },
    { 0x061c, 0x061c }, { 0x06dd, 0x06dd }, { 0x070f, 0x070f }, { 0x0890, 0x0891 },
    { 0x08e2, 0x08e2 }, { 0x180e, 0x180e }, { 0x200b, 0x200f }, { 0x2028, 0x202e },
    { 0x2060, 0x2064 }, { 0x2066, 0x206f }, { 0xfdd0, 0xfdef }, { 0xfeff, 0xfeff },
    { 0xfff9, 0xfffb }, { 0x110bd, 0x110bd }, { 0x110cd, 0x110cd }, { 0x13430, 0x1343f },
    { 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a }, { 0xe0001, 0xe0001 }, { 0xe0020, 0xe007f },
};

bool rune_shows(int32_t rune)
{
    for (ptrdiff_t i = 0; i < countof(hidden) && hidden[i].first <= rune; i++)
        if (rune <= hidden[i].last)
            return false;
    return (rune & 0xfffe) != 0xfffe;
}

bool str_shows(Str s)
{
    int32_t rune;
    while (s.len)
        if (!str_rune(&s, &rune) || !rune_shows(rune))
            return false;
    return true;
}

Str str_plain(Str words, ptrdiff_t most, Arena *a)
{
    Text t = { 0 };
    for (ptrdiff_t count = 1; words.len; count++) {
        Str before = words;
        int32_t rune;
        if (!str_rune(&words, &rune))
            return S("(not text)");
        if (count > most)
            return text_add(&t, S("..."), a), text_str(&t);
        if (rune_shows(rune))
            text_add(&t, (Str){ before.at, before.len - words.len }, a);
        else
            text_byte(&t, '?', a);
    }
    return text_str(&t);
}
