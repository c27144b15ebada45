#include "http/kept.h"

#include "http/packed.h"
#include "http/site.h"
#include "http/theming.h"

#include <pthread.h>
#include <string.h>

/* LONGEST: of an address that is kept; of each page besides its bytes some more are counted. */
enum { BUCKETS = 4096, LONGEST = 512, PAGE_ROOM = 1 << 30, BESIDES = 1 << 12 };

typedef struct KeptPage {
    struct KeptPage *next, *newer, *older;       /* of its bucket; by when they were asked for */
    KeptPages  *kept;
    Str         address;
    KeptState   state;
    int64_t     open;
    const char *type;
    Str         bytes, small, etag, etag_small;
    int         uses;
    bool        gone;
    Arena       life;                            /* in which this lies, too */
} KeptPage;

struct KeptPages {
    pthread_mutex_t lock;
    KeptPage *bucket[BUCKETS];
    KeptPage *newest, *oldest;
    int64_t   bytes;
};

/* ---- places ---------------------------------------------------------------------- */

static uint32_t bucket_of(Str address)
{
    uint32_t h = 2166136261u;                    /* FNV-1a */
    for (ptrdiff_t i = 0; i < address.len; i++)
        h = (h ^ (unsigned char)address.at[i]) * 16777619u;
    return h % BUCKETS;
}

static int64_t bytes_of(const KeptPage *page)
{
    return page->bytes.len + page->small.len + page->address.len + BESIDES;
}

static void page_end(KeptPage *page)
{
    Arena life = page->life;
    arena_end(&life);
}

static void order_out(KeptPages *k, KeptPage *page)
{
    *(page->newer ? &page->newer->older : &k->newest) = page->older;
    *(page->older ? &page->older->newer : &k->oldest) = page->newer;
}

static void order_in(KeptPages *k, KeptPage *page)
{
    page->newer = NULL;
    page->older = k->newest;
    *(k->newest ? &k->newest->newer : &k->oldest) = page;
    k->newest = page;
}

/* With the lock. Who is just given it goes on with it. */
static void take_out(KeptPages *k, KeptPage *page)
{
    KeptPage **at = &k->bucket[bucket_of(page->address)];
    while (*at != page)
        at = &(*at)->next;
    *at = page->next;
    order_out(k, page);
    k->bytes -= bytes_of(page);
    page->gone = true;
    if (!page->uses)
        page_end(page);
}

static KeptPage *page_at(KeptPages *k, Str address)
{
    KeptPage *page = k->bucket[bucket_of(address)];
    while (page && !str_same(page->address, address))
        page = page->next;
    return page;
}

static void put_in(KeptPages *k, KeptPage *page)
{
    KeptPage **bucket = &k->bucket[bucket_of(page->address)];
    KeptPage  *before = page_at(k, page->address);
    if (before)
        take_out(k, before);
    page->next = *bucket;
    *bucket    = page;
    order_in(k, page);
    k->bytes += bytes_of(page);
    while (k->bytes > KEPT_BYTES && k->oldest != page)
        take_out(k, k->oldest);
}

/* ---- giving ---------------------------------------------------------------------- */

static void given(void *kept_page)
{
    KeptPage *page = kept_page;
    KeptPages *k = page->kept;
    pthread_mutex_lock(&k->lock);
    bool last = !--page->uses && page->gone;
    pthread_mutex_unlock(&k->lock);
    if (last)
        page_end(page);
}

static void give(const KeptPage *page, const Request *r, Answer *answer, Arena *a)
{
    bool small = page->small.len && gzip_is_welcome(r);
    Str  etag  = small ? page->etag_small : page->etag;
    answer->status = 200;
    answer->type   = page->type;
    answer->body   = small ? page->small : page->bytes;
    answer_header(answer, "Vary", S("Accept-Encoding, Cookie"), a);
    answer_header(answer, "ETag", etag, a);
    if (small)
        answer_header(answer, "Content-Encoding", S("gzip"), a);
}

/* With the lock. */
static void take_for(KeptPages *k, KeptPage *page, Arena *a)
{
    page->uses++;
    order_out(k, page);
    order_in(k, page);
    arena_defer(a, given, page);
}

/* What else a page hangs on. */
typedef struct Now { Instant at; int64_t edition; } Now;

static Now now_of(Server *s)
{
    return (Now){ clerk_now(s->clerk), theming_edition(s->theming) };
}

static bool shows(const KeptPage *page, const Now *now)
{
    return now->at < page->state.until && page->state.edition == now->edition;
}

static bool is_kept(const Request *r) { return r->target.len <= LONGEST; }

bool kept_give(Server *s, const Request *r, Answer *answer, Arena *a)
{
    int64_t open = clerk_commits(s->clerk).open;
    Now     now  = now_of(s);
    pthread_mutex_lock(&s->kept->lock);
    KeptPage *page = is_kept(r) ? page_at(s->kept, r->target) : NULL;
    bool right = page && page->open == open && shows(page, &now);
    if (right)
        take_for(s->kept, page, a);
    pthread_mutex_unlock(&s->kept->lock);
    if (right)
        give(page, r, answer, a);
    return right;
}

bool kept_give_of(Server *s, const Request *r, int64_t nth, int64_t open, Answer *answer, Arena *a)
{
    Now now = now_of(s);
    pthread_mutex_lock(&s->kept->lock);
    KeptPage *page = is_kept(r) ? page_at(s->kept, r->target) : NULL;
    bool right = page && page->state.nth == nth && shows(page, &now);
    if (right) {
        page->open = open;
        take_for(s->kept, page, a);
    }
    pthread_mutex_unlock(&s->kept->lock);
    if (right)
        give(page, r, answer, a);
    return right;
}

/* ---- keeping --------------------------------------------------------------------- */

static Str etag_of(Str bytes, const char *end, Arena *a)
{
    Text t = { 0 };
    Hash hash = sha256(bytes);
    text_byte(&t, '"', a);
    text_bytes(&t, hash.byte, 16, a);
    text_put(&t, a, "{}\"", str(end));
    return text_str(&t);
}

static KeptPage *page_of(KeptPages *k, const Request *r, const Answer *answer)
{
    Arena     life = arena_begin(PAGE_ROOM);
    KeptPage *page = make(&life, KeptPage, 1);
    *page = (KeptPage){ .kept = k, .address = str_copy(r->target, &life), .type = answer->type,
                        .bytes = str_copy(answer->body, &life),
                        .small = gzip_of(answer->body, &life),
                        .etag = etag_of(answer->body, "", &life),
                        .etag_small = etag_of(answer->body, "-g", &life), .uses = 1 };
    page->life = life;
    return page;
}

void kept_put(Server *s, const Request *r, KeptState state, int64_t open, Answer *answer, Arena *a)
{
    KeptPage *page = page_of(s->kept, r, answer);
    page->state = state;
    page->open  = open;
    pthread_mutex_lock(&s->kept->lock);
    if (is_kept(r))
        put_in(s->kept, page);
    else
        page->gone = true;
    pthread_mutex_unlock(&s->kept->lock);
    arena_defer(a, given, page);
    give(page, r, answer, a);
}

/* ---- beginning and ending -------------------------------------------------------- */

static void kept_end(void *kept)
{
    KeptPages *k = kept;
    while (k->oldest)
        take_out(k, k->oldest);
    pthread_mutex_destroy(&k->lock);
}

KeptPages *kept_begin(Arena *a)
{
    KeptPages *k = make(a, KeptPages, 1);
    pthread_mutex_init(&k->lock, NULL);
    arena_defer(a, kept_end, k);
    return k;
}
