#include "witness/web.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

const Reason web_unreachable = { CONFLICT, "web-unreachable", "doc/witness.md",
    "The other side cannot be reached, or does not answer. Try again." };

typedef struct Coming { CURL *curl; Text body; ptrdiff_t most; Arena *life; } Coming;

bool web_url_fits(Str url)
{
    Str rest = str_starts(url, "https://") ? str_after(url, 8)
             : str_starts(url, "http://")  ? str_after(url, 7) : (Str){ 0 };
    for (ptrdiff_t i = 0; i < rest.len; i++)
        if (rest.at[i] <= ' ' || rest.at[i] > '~' || strchr("@?#\\", rest.at[i]))
            return false;
    return rest.len && rest.len <= 500 && rest.at[0] != '/';
}

static size_t body_come(char *bytes, size_t size, size_t count, void *coming)
{
    Coming *c = coming;
    Str part = { bytes, (ptrdiff_t)(size * count) };
    if (c->body.len + part.len > c->most)
        return 0;
    text_add(&c->body, part, c->life);
    return size * count;
}

static bool is_of_this_machine(Str url)
{
    return str_starts(url, "http://127.") || str_starts(url, "http://localhost") ||
           str_starts(url, "http://[::1]");
}

/* As OpenSSL itself and the program curl take it. */
static void certificates_set(CURL *curl)
{
    const char *file = getenv("SSL_CERT_FILE");
    if (file && *file)
        curl_easy_setopt(curl, CURLOPT_CAINFO, file);
}

static void bounds_set(CURL *curl, Str url, WebLimits limits)
{
    certificates_set(curl);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)limits.seconds);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "tenderbox/" TENDERBOX_VERSION);
    if (is_of_this_machine(url))
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
}

static Result failed_of(Str url, const char *said, CURLcode code, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", url, str(*said ? said : curl_easy_strerror(code)));
    return because_of(&web_unreachable, str_plain(text_str(&t), 300, a));
}

Result web_ask(Str url, Str body, WebLimits limits, WebAnswer *answer, Arena *a)
{
    char   said[CURL_ERROR_SIZE] = "", *type = NULL;
    long   status = 0;
    CURL  *curl = curl_easy_init();
    Coming coming = { .curl = curl, .most = limits.bytes, .life = a };
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: text/plain; charset=utf-8");
    if (!curl || !headers)
        return because_of(&web_unreachable, S("no memory"));
    bounds_set(curl, url, limits);
    curl_easy_setopt(curl, CURLOPT_URL, str_terminated(url, a));
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, said);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body_come);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &coming);
    if (body.at) {
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.len);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.at);
    }
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    *answer = (WebAnswer){ (int)status, str_copy(str(type ? type : ""), a),
                           text_str(&coming.body) };
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    return code ? failed_of(url, said, code, a) : DONE;
}
