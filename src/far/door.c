#include "far/door.h"

#include "clerk/clerk.h"
#include "sys/folder.h"
#include "far/said.h"
#include "sys/whole.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define SOURCE "doc/serve.md, from elsewhere"

const Reason address_unfit = { INVALID, "address-unfit", SOURCE,
    "A book on another machine is at an https:// address; http:// is for this machine alone, since "
    "nothing on the way would be secret." };
const Reason server_unreachable = { CONFLICT, "server-unreachable", SOURCE,
    "The server cannot be reached, or does not answer. Nothing that it answered before is lost: "
    "try again." };
const Reason server_untrusted = { REFUSED, "server-untrusted", SOURCE,
    "The server's certificate is not one that this machine believes. Where the buyer has one of "
    "its own, name the file that it gave you: --ca FILE." };
const Reason server_strange = { BROKEN, "server-strange", SOURCE,
    "What answers there is no server of tenderbox, or something on the way changed its answer." };

enum { ANSWER_BYTES = 4 << 20, CONNECT_MS = 15 * 1000, STALL_SECONDS = 60, TRIES = 4 };

struct Door {
    CURL       *curl;
    const char *base, *socket;       /* socket: NULL over the net */
    int         folder;              /* that it lies in; -1: none */
    const Actor *by;
    Str         origin;
    char        said[CURL_ERROR_SIZE];
    Arena      *life;
};

/* ---- finding --------------------------------------------------------------------- */

bool door_is_url(const char *book)
{
    return str_starts(str(book), "https://") || str_starts(str(book), "http://");
}

static bool is_of_this_machine(Str rest)
{
    Str host = str_cut(&rest, '/');
    if (str_starts(host, "[::1]"))
        return host.len == 5 || host.at[5] == ':';
    Str name = str_cut(&host, ':');
    return str_is(name, "127.0.0.1") || str_is(name, "localhost");
}

/* No name of a user, nothing behind the path, and one spelling. */
static Result url_judge(const char *url)
{
    bool plain = str_starts(str(url), "http://");
    Str  rest = str_after(str(url), plain ? 7 : 8);
    if (!rest.len || strpbrk(url, "@?#\\ ") || (plain && !is_of_this_machine(rest)))
        return because_of(&address_unfit, str(url));
    return DONE;
}

static void door_shut(void *door)
{
    Door *d = door;
    curl_easy_cleanup(d->curl);
    if (d->folder >= 0)
        close(d->folder);
}

/* The place of a socket has few bytes; a folder that is open has a short name. */
static void socket_name(Door *d, const char *folder)
{
    char place[64];
    d->folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    snprintf(place, sizeof place, "/proc/self/fd/%d/door.sock", d->folder);
    d->socket = str_terminated(str(place), d->life);
    d->base   = "http://localhost";
}

/* Without "/" at its end. */
static void base_of(Door *d, const char *url)
{
    Str s = str(url);
    while (s.len && s.at[s.len - 1] == '/')
        s.len--;
    d->base = str_terminated(s, d->life);
}

Result door_find(Door **out, const DoorPlace *place, Arena *a)
{
    static bool begun;
    if (!begun && curl_global_init(CURL_GLOBAL_DEFAULT))
        abort();
    begun = true;
    Door *d = *out = make(a, Door, 1);
    *d = (Door){ .life = a, .folder = -1 };
    if (place->url)
        TRY(url_judge(place->url));
    d->curl = curl_easy_init();
    if (!d->curl)
        abort();
    arena_defer(a, door_shut, d);
    if (place->url)
        base_of(d, place->url);
    else
        socket_name(d, place->folder);
    curl_easy_setopt(d->curl, CURLOPT_PROTOCOLS_STR, place->url ? "https,http" : "http");
    curl_easy_setopt(d->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(d->curl, CURLOPT_ERRORBUFFER, d->said);
    curl_easy_setopt(d->curl, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
    curl_easy_setopt(d->curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(d->curl, CURLOPT_LOW_SPEED_TIME, (long)STALL_SECONDS);
    curl_easy_setopt(d->curl, CURLOPT_USERAGENT, "tenderbox/" TENDERBOX_VERSION);
    if (place->ca)
        curl_easy_setopt(d->curl, CURLOPT_CAINFO, place->ca);
    if (!place->url || str_starts(str(place->url), "http://"))
        curl_easy_setopt(d->curl, CURLOPT_PROXY, "");        /* nobody stands on this machine */
    if (d->socket)
        curl_easy_setopt(d->curl, CURLOPT_UNIX_SOCKET_PATH, d->socket);
    return DONE;
}

void door_signs(Door *d, const Actor *by, Str origin)
{
    d->by = by;
    d->origin = origin;
}

Str door_says(const Door *d) { return str(d->socket ? "door.sock" : d->base); }

bool door_open(Door *d)
{
    struct sockaddr_un at = { .sun_family = AF_UNIX };
    if (!d->socket || d->folder < 0)
        return d->folder < 0 && !d->socket;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    memcpy(at.sun_path, d->socket, strlen(d->socket) + 1);
    bool open = fd >= 0 && !connect(fd, (struct sockaddr *)&at, sizeof at);
    if (fd >= 0)
        close(fd);
    return open;
}

/* ---- what comes back ------------------------------------------------------------- */

typedef struct Coming {
    const Asking *asking;
    Text    body;
    Text    etag, name;
    bool    to_memory, too_much;
    CURL   *curl;
    Arena  *life;
} Coming;

static size_t body_come(char *bytes, size_t size, size_t count, void *coming)
{
    Coming *c = coming;
    long status = 0;
    Str  part = { bytes, (ptrdiff_t)(size * count) };
    curl_easy_getinfo(c->curl, CURLINFO_RESPONSE_CODE, &status);
    if (c->asking->into && status == 200)
        return write_whole(c->asking->into, part) ? size * count : 0;
    c->too_much = c->body.len + part.len > ANSWER_BYTES;
    if (c->too_much)
        return 0;
    text_add(&c->body, part, c->life);
    return size * count;
}

/* What stands between the quotes behind "filename=". */
static void name_come(Coming *c, Str value)
{
    while (value.len && !str_starts(value, "filename=\""))
        value = str_after(value, 1);
    Str name = str_after(value, value.len ? 10 : 0);
    c->name.len = 0;
    text_add(&c->name, str_cut(&name, '"'), c->life);
}

static size_t header_come(char *bytes, size_t size, size_t count, void *coming)
{
    Coming *c = coming;
    Str line = { bytes, (ptrdiff_t)(size * count) }, value = line, name = str_cut(&value, ':');
    while (value.len && (value.at[value.len - 1] == '\n' || value.at[value.len - 1] == '\r'))
        value.len--;
    if (str_alike(name, S("ETag"))) {
        c->etag.len = 0;
        text_add(&c->etag, str_trim(value), c->life);
    }
    if (str_alike(name, S("Content-Disposition")))
        name_come(c, value);
    return size * count;
}

/* Those that this program asks for by name; of all others the code counts. */
static const Reason *const known[] = {
    &not_now, &counter_wrong, &out_of_order, &clerk_busy, &box_shut, &box_waiting, &suspended,
    &book_uncertain, &book_locked, &no_such_procedure, &no_such_entry, &sealed_missing,
    &sealed_gone,
};

/* As the server makes statuses of grounds. */
static Ground ground_of(long status)
{
    switch (status) {
    case 400: return INVALID;
    case 403: return FORBIDDEN;
    case 404: return MISSING;
    case 422: return REFUSED;
    case 409: return CONFLICT;
    default:  return BROKEN;
    }
}

static const Reason *reason_of(long status, const Pairs *said, Arena *a)
{
    Str code = said_of(said, "reason");
    for (ptrdiff_t i = 0; i < countof(known); i++)
        if (str_is(code, known[i]->code))
            return known[i];
    if (!code.len)
        return NULL;
    Reason *told = make(a, Reason, 1);
    *told = (Reason){ ground_of(status), str_terminated(code, a),
                      str_terminated(said_of(said, "source"), a),
                      str_terminated(said_of(said, "says"), a) };
    return told;
}

static Result strange(const Door *d, long status, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{} answered with status {}", door_says(d), str_of_number(status, a));
    return because_of(&server_strange, text_str(&t));
}

static Result refused(const Door *d, long status, Str body, Arena *a)
{
    Pairs said;
    const Reason *why = said_object(body, &said, a) ? reason_of(status, &said, a)
                                                          : NULL;
    if (!why && status == 507)
        return because(&disk_full);
    if (!why && (status == 503 || status == 502 || status == 504 || status == 429))
        return because_of(&server_unreachable, str_trim(body));
    return why ? because_of(why, said_of(&said, "detail")) : strange(d, status, a);
}

/* ---- asking ---------------------------------------------------------------------- */

/* Where the book lies under an address with a path, what is signed is the whole path. */
static Str target_signed(const Door *d, Str target, Arena *a)
{
    const char *path = strstr(d->base, "://");
    path = path ? strchr(path + 3, '/') : NULL;
    Text t = { 0 };
    text_put(&t, a, "{}{}", str(path ? path : ""), target);
    return text_str(&t);
}

static struct curl_slist *header_add(struct curl_slist *list, const char *name, Str value,
                                     Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", str(name), value);
    struct curl_slist *longer = curl_slist_append(list, str_terminated(text_str(&t), a));
    if (!longer)
        abort();
    return longer;
}

static struct curl_slist *headers_of(const Door *d, const Asking *asking, Arena *a)
{
    struct curl_slist *list = NULL;
    if (d->by) {
        Ask ask = { .origin = d->origin, .method = str(asking->method),
                    .target = target_signed(d, asking->target, a), .at = time(NULL),
                    .body = sha256(asking->body) };
        list = header_add(list, "Authorization", ask_sign(&ask, d->by, a), a);
    }
    if (asking->had.len)
        list = header_add(list, "If-None-Match", asking->had, a);
    if (asking->body.len)
        list = header_add(list, "Content-Type", S("application/octet-stream"), a);
    return header_add(list, "Expect", (Str){ 0 }, a);
}

static void body_set(Door *d, const Asking *asking)
{
    bool get = !strcmp(asking->method, "GET");
    curl_easy_setopt(d->curl, get ? CURLOPT_HTTPGET : CURLOPT_POST, 1L);
    curl_easy_setopt(d->curl, CURLOPT_CUSTOMREQUEST, get ? NULL : asking->method);
    if (get)
        return;
    curl_easy_setopt(d->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)asking->body.len);
    curl_easy_setopt(d->curl, CURLOPT_POSTFIELDS, asking->body.len ? asking->body.at : "");
}

static Result failed_of(const Door *d, CURLcode code, Arena *a)
{
    Text t = { 0 };
    bool trust = code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
                 code == CURLE_SSL_CONNECT_ERROR;
    text_put(&t, a, "{}: {}", door_says(d),
             str(d->said[0] ? d->said : curl_easy_strerror(code)));
    return because_of(trust ? &server_untrusted : &server_unreachable, text_str(&t));
}

static Result ask_once(Door *d, const Asking *asking, Heard *heard, Arena *a)
{
    Coming coming = { .asking = asking, .curl = d->curl, .life = a };
    Text   url = { 0 };
    long   status = 0;
    text_put(&url, a, "{}{}", str(d->base), asking->target);
    struct curl_slist *headers = headers_of(d, asking, a);
    d->said[0] = 0;
    body_set(d, asking);
    curl_easy_setopt(d->curl, CURLOPT_URL, str_terminated(text_str(&url), a));
    curl_easy_setopt(d->curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(d->curl, CURLOPT_WRITEFUNCTION, body_come);
    curl_easy_setopt(d->curl, CURLOPT_WRITEDATA, &coming);
    curl_easy_setopt(d->curl, CURLOPT_HEADERFUNCTION, header_come);
    curl_easy_setopt(d->curl, CURLOPT_HEADERDATA, &coming);
    CURLcode code = curl_easy_perform(d->curl);
    curl_easy_getinfo(d->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    *heard = (Heard){ (int)status, text_str(&coming.body), text_str(&coming.etag),
                       text_str(&coming.name) };
    if (coming.too_much)
        return because(&too_large);
    if (code)
        return failed_of(d, code, a);
    bool had = status == 304 && asking->had.len;
    return status == 200 || had ? DONE : refused(d, status, heard->body, a);
}

/* Every request here may come twice: what it does is known by its bytes. What already came of a
 * long answer would stand there twice. */
Result door_ask(Door *d, const Asking *asking, Heard *heard, Arena *a)
{
    Result r;
    for (int try = 0;; try++) {
        r = ask_once(d, asking, heard, a);
        bool again = r.why == &server_unreachable && try < TRIES - 1 && !asking->into;
        if (!again)
            return r;
        const struct timespec nap = { try, 200 * 1000 * 1000 };
        nanosleep(&nap, NULL);
    }
}
