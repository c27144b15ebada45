/* base.h - the few types every room shares: memory, text, lists, the one Result.
 *
 * Nothing here knows what a tender is, and nothing here touches a clock, a file or a
 * socket. */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t Id;
typedef int64_t Instant;   /* seconds since 1970-01-01T00:00:00Z */
typedef int64_t Money;     /* smallest units of its currency: base/money.h */
typedef int64_t Points;    /* thousandths: 12.5 points is 12500 */

#define countof(array) ((ptrdiff_t)(sizeof(array) / sizeof *(array)))

/* ---- memory ---------------------------------------------------------------------- */

/* An arena is one life: a request, a batch, a procedure, a test. Whatever the life
 * acquires, it gives back when the life ends, in reverse order; there is no free(). It
 * grows by blocks up to its limit. Readers of outside bytes compare sizes with
 * arena_left(), before each element where they do not know how many come, and answer too_large;
 * taking more than the limit is a mistake of ours and ends the process. An all-zero arena has
 * no room. */
typedef struct Farewell Farewell;
typedef struct Block Block;
typedef struct Arena {
    char     *next, *end;
    ptrdiff_t left;        /* bytes that new blocks may still take */
    ptrdiff_t owed;        /* of those: what lists here will take when they next grow */
    Block    *blocks;      /* newest first */
    Farewell *farewells;   /* newest first */
} Arena;

Arena     arena_begin(ptrdiff_t limit_bytes);
void      arena_end(Arena *);

/* So much can still be taken at once, in bytes, and every list here can grow once all the same:
 * what that takes is not left. Of a block that many small things fill up to a quarter is lost. */
ptrdiff_t arena_left(const Arena *);

/* Zeroed room for `count` things. Never NULL. */
void *arena_take(Arena *, ptrdiff_t count, ptrdiff_t size, ptrdiff_t align);
#define make(arena, T, count) ((T *)arena_take((arena), (count), sizeof(T), _Alignof(T)))

/* Calls undo(thing) when the life ends: close a file, roll back, wipe a key. */
void arena_defer(Arena *, void (*undo)(void *), void *thing);

/* A list grows inside an arena; all-zero is an empty list. */
#define LIST(T)                                                                                    \
    struct {                                                                                       \
        T        *at;                                                                              \
        ptrdiff_t len, room;                                                                       \
    }
#define list_add(list, arena)                                                                      \
    ((list)->len < (list)->room                                                                    \
         ? (void)0                                                                                 \
         : (void)((list)->at = list_grow((list)->at, &(list)->room, sizeof *(list)->at, (arena))), \
     &(list)->at[(list)->len++])
void *list_grow(void *old, ptrdiff_t *room, ptrdiff_t size, Arena *);

/* Room for so many more, of which it is known that they come. */
#define list_expect(list, more, arena)                                                             \
    ((void)((list)->at = list_wider((list)->at, &(list)->room, (list)->len + (more),               \
                                    sizeof *(list)->at, (arena))))
void *list_wider(void *old, ptrdiff_t *room, ptrdiff_t wanted, ptrdiff_t size, Arena *);

/* for (each(T, t, list)): t points at each element in turn. The end is reckoned in numbers: an
 * empty list begins at NULL, C knows no NULL + 0, and a question whether the list is empty would
 * be one more branch in every loop. */
#define each(T, t, list)                                                                           \
    T *t = (list).at,                                                                              \
      *const t##_end_ = (T *)((uintptr_t)(list).at + (uintptr_t)(list).len * sizeof *(list).at);   \
    t != t##_end_;                                                                                 \
    t++

/* ---- text ------------------------------------------------------------------------ */

/* Our own words are `const char *` literals. The world's words are Str: a slice, not
 * owned, not NUL-terminated, possibly hostile. */
typedef struct Str {
    const char *at;
    ptrdiff_t   len;
} Str;
#define S(literal) ((Str){ "" literal, sizeof(literal) - 1 })

typedef struct Pair { Str name, value; } Pair;       /* of a field, a header, a form */
typedef LIST(Pair) Pairs;

Str  str(const char *ours);
Str  str_copy(Str, Arena *);
bool str_is(Str, const char *ours);
bool str_same(Str, Str);
bool str_starts(Str, const char *ours);
bool str_alike(Str, Str);                    /* capital and small letters of ASCII are the same */
Str  str_cut(Str *rest, char stop);          /* head; *rest moves past stop */
Str  str_trim(Str);                          /* without spaces and tabs at both ends */
Str  str_after(Str, ptrdiff_t bytes);        /* the rest after that many bytes */
Str  str_unmarked(Str);                      /* without a byte order mark that begins it */
bool str_number(Str, int64_t *out);          /* 0 .. 10^18-1, whole slice, no sign, no leading 0 */
bool str_bytes(Str hex, void *out, ptrdiff_t bytes);   /* lower-case hex of exactly so many */
bool str_base64(Str, void *out, ptrdiff_t bytes);      /* standard, padded, canonical */
bool str_base64_any(Str, Str *bytes, Arena *);         /* the same, of any length */
bool str_rune(Str *rest, int32_t *rune);     /* cuts one character of UTF-8, in its only spelling */
bool str_utf8(Str);                          /* nothing but such characters */
/* Does the character show, and move nothing but the pen? Not so what ends a line, steers a
 * terminal, turns the direction of writing or takes no room: with it a text reads otherwise than
 * it is. */
bool rune_shows(int32_t rune);
bool str_shows(Str);                         /* UTF-8 of nothing but such characters */

/* What strangers wrote, for a terminal or a page: "?" for what does not show, "..." after `most`
 * characters, "(not text)" for what is not UTF-8. */
Str  str_plain(Str, ptrdiff_t most, Arena *);
char *str_terminated(Str, Arena *);          /* a NUL-terminated copy, for the world's functions */

/* Decimal with at most `places` digits after the point: "41.5" with 3 is 41500. */
bool str_decimal(Str, int places, int64_t *out);

typedef LIST(char) Text;                     /* text being written */
void text_add(Text *, Str, Arena *);
void text_our(Text *, const char *ours, Arena *);
void text_byte(Text *, char, Arena *);
void text_number(Text *, int64_t, Arena *);
void text_decimal(Text *, int64_t n, int places, Arena *);   /* 41500, 3 is "41.500" */
void text_bytes(Text *, const void *, ptrdiff_t bytes, Arena *);   /* lower-case hex */
void text_base64(Text *, const void *, ptrdiff_t bytes, Arena *);

/* A to Z, a to z, 0 to 9, "-", ".", "_", "~". Source: RFC 3986, 2.3. */
bool is_unreserved(char);

/* "%20" for every byte but these and, where that is not 0, `also`; digits are capitals. Source:
 * RFC 3986, 2.1. */
void text_percent(Text *, Str, char also, Arena *);
Str  text_str(const Text *);

/* "{}" in `form` is replaced by the next Str: text_put(t, a, "lot {}: {}\n", x, y).
 * Exactly as many as there are "{}"; a brace of its own stays. */
#define text_put(text, arena, form, ...)                                                           \
    text_put_all((text), (arena), (form), (const Str[]){ __VA_ARGS__ },                            \
                 countof(((const Str[]){ __VA_ARGS__ })))
void text_put_all(Text *, Arena *, const char *form, const Str *, ptrdiff_t count);

/* The same as words of their own. */
#define str_put(arena, form, ...)                                                                  \
    str_put_all((arena), (form), (const Str[]){ __VA_ARGS__ },                                     \
                countof(((const Str[]){ __VA_ARGS__ })))
Str  str_put_all(Arena *, const char *form, const Str *, ptrdiff_t count);
Str  str_of_number(int64_t, Arena *);
Str  str_of_decimal(int64_t, int places, Arena *);
Str  str_counted(int64_t, const char *one, const char *more, Arena *);   /* "1 act", "3 acts" */
Str  str_shortened(Str decimal);                     /* "60.000" is 60, "4.500" 4.5 */

/* ---- outcome --------------------------------------------------------------------- */

/* Every way of not doing something is one static Reason, written once, next to the rule
 * it belongs to. Nothing else in the program is an error code. */
typedef enum Ground {
    INVALID,     /* cannot be understood */
    FORBIDDEN,   /* not by you */
    REFUSED,     /* understood, allowed to ask, against the rules */
    MISSING,     /* no such thing */
    CONFLICT,    /* somebody was faster */
    BROKEN,      /* our fault: disk, bug, tampering */
} Ground;

typedef struct Reason {
    Ground      ground;
    const char *code;     /* stable name, also the key for translations */
    const char *source;   /* article of law or section of a document */
    const char *says;     /* one plain sentence */
} Reason;

/* The only result type. `why` is NULL when the thing was done; `detail` names the piece
 * that was wrong and may be empty. */
typedef struct Result {
    const Reason *why;
    Str           detail;
}
#if defined(__clang__)
__attribute__((warn_unused_result))
#endif
Result;

#define DONE ((Result){ 0 })
static inline bool   failed(Result r)             { return r.why != NULL; }
static inline Result because(const Reason *why)   { return (Result){ .why = why }; }
static inline Result because_of(const Reason *why, Str detail)
{
    return (Result){ why, detail };
}

/* The only macro that returns. */
#define TRY(step)                                                                                  \
    do {                                                                                           \
        Result r_ = (step);                                                                        \
        if (failed(r_))                                                                            \
            return r_;                                                                             \
    } while (0)

extern const Reason too_large;

#endif
