#include "mail/mail.h"

#include "base/calendar.h"
#include "base/hash.h"

#include <ctype.h>
#include <curl/curl.h>
#include <string.h>

const Reason mail_unfit = { INVALID, "mail-unfit", "RFC 5322",
    "This cannot be the address or the subject of a mail." };
const Reason mail_unsent = { BROKEN, "mail-unsent", "doc/serve.md, mail",
    "The mail server did not take it. It is tried again." };
const Reason mail_unserved = { BROKEN, "mail-unserved", "doc/serve.md, mail",
    "The mail server is not there, or serves us not now, or not so. It is tried again." };
const Reason mail_refused = { REFUSED, "mail-refused", "doc/serve.md, mail",
    "The mail server will not take it, also not later." };

/* ---- the head -------------------------------------------------------------------- */

static bool is_ascii(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (s.at[i] < ' ' || s.at[i] > '~')
            return false;
    return true;
}

/* A line of a head that holds an encoded word, the name before the colon counted. Source: RFC 2047,
 * 2. Where there is none RFC 5322 asks for nearly the same, so all keep to it. */
enum { HEAD_COLUMNS = 76 };

static const char word_begins[] = "=?UTF-8?B?", word_ends[] = "?=";
enum { WORD_AROUND = sizeof word_begins - 1 + sizeof word_ends - 1 };

static ptrdiff_t columns_taken(const Text *t)
{
    ptrdiff_t columns = 0;
    while (columns < t->len && t->at[t->len - 1 - columns] != '\n')
        columns++;
    return columns;
}

static void folded(Text *t, Arena *a) { text_our(t, "\r\n ", a); }

/* Words of UTF-8 in pieces that fit what is left of a line, none within a character. */
static void encoded_words(Text *t, Str s, Arena *a)
{
    for (bool first = true; s.len; first = false) {
        if (!first)
            folded(t, a);
        ptrdiff_t room = (HEAD_COLUMNS - columns_taken(t) - WORD_AROUND) / 4 * 3;
        ptrdiff_t most = s.len < room ? s.len : room;
        while (most < s.len && ((unsigned char)s.at[most] & 0xc0) == 0x80)
            most--;
        text_our(t, word_begins, a);
        text_base64(t, s.at, most, a);
        text_our(t, word_ends, a);
        s = str_after(s, most);
    }
}

/* Broken before a space where the line would be too long: who reads it takes the break away. */
static void plain_words(Text *t, Str s, Arena *a)
{
    for (bool first = true; s.len; first = false) {
        Str word = str_cut(&s, ' ');
        if (!first && columns_taken(t) + 1 + word.len > HEAD_COLUMNS)
            folded(t, a);
        else if (!first)
            text_byte(t, ' ', a);
        text_add(t, word, a);
    }
}

static bool holds(Str s, const char *two)
{
    for (ptrdiff_t i = 0; i + 1 < s.len; i++)
        if (s.at[i] == two[0] && s.at[i + 1] == two[1])
            return true;
    return false;
}

/* Does a head keep it as it is? Not what looks encoded, nor a space that may be lost. */
static bool is_plain(Str s)
{
    return is_ascii(s) && !holds(s, "=?") && !holds(s, "  ") && s.len && s.at[0] != ' ' &&
           s.at[s.len - 1] != ' ';
}

/* "Sun, 29 Nov 2026 15:04:05 +0000". Source: RFC 5322, 3.3. */
static Str date_of(Instant at, Arena *a)
{
    static const char *const days[] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
                                          "Sep", "Oct", "Nov", "Dec" };
    Text t = { 0 };
    Str iso = iso_moment(at, a);             /* 2026-11-29T15:04:05Z */
    int64_t month = (iso.at[5] - '0') * 10 + iso.at[6] - '0';
    text_put(&t, a, "{}, {} {} {} {} +0000", str(days[at / DAY % 7]), (Str){ iso.at + 8, 2 },
             str(months[month - 1]), (Str){ iso.at, 4 }, (Str){ iso.at + 11, 8 });
    return text_str(&t);
}

static Str domain_of(Str address)
{
    str_cut(&address, '@');
    return address;
}

static void line_add(MailLines *lines, const char *name, Str value, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "{}: {}", str(name), value);
    *list_add(lines, a) = text_str(&t);
}

static Str subject_line(Str subject, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "Subject: ", a);
    (is_plain(subject) ? plain_words : encoded_words)(&t, subject, a);
    return text_str(&t);
}

/* Source: RFC 5322, 3.2.4. */
static void quoted(Text *t, Str s, Arena *a)
{
    text_byte(t, '"', a);
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (s.at[i] == '"' || s.at[i] == '\\')
            text_byte(t, '\\', a);
        text_byte(t, s.at[i], a);
    }
    text_byte(t, '"', a);
}

static Str sender_line(const MailServer *server, Arena *a)
{
    Text t = { 0 };
    text_our(&t, "From: ", a);
    (is_plain(server->site) ? quoted : encoded_words)(&t, server->site, a);
    if (columns_taken(&t) + server->from.len + 3 > HEAD_COLUMNS)
        folded(&t, a);
    else
        text_byte(&t, ' ', a);
    text_put(&t, a, "<{}>", server->from);
    return text_str(&t);
}

/* The same for the same letter, whoever sends it, and telling nobody what it is about. */
static Str message_id(const MailServer *server, const Mail *mail, Arena *a)
{
    Text whole = { 0 }, t = { 0 };
    text_put(&whole, a, "{}\n{}", server->origin, mail->about);
    Hash hash = sha256(text_str(&whole));
    text_byte(&t, '<', a);
    text_bytes(&t, hash.byte, 16, a);
    text_put(&t, a, "@{}>", domain_of(server->from));
    return text_str(&t);
}

/* One press ends them, without signing in. Source: RFC 8058, 3. */
static void end_lines(Str address, MailLines *lines, Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "<{}>", address);
    line_add(lines, "List-Unsubscribe", text_str(&t), a);
    line_add(lines, "List-Unsubscribe-Post", S("List-Unsubscribe=One-Click"), a);
}

void mail_head(const MailServer *server, const Mail *mail, MailLines *lines, Arena *a)
{
    *list_add(lines, a) = sender_line(server, a);
    line_add(lines, "To", mail->to, a);
    *list_add(lines, a) = subject_line(mail->subject, a);
    line_add(lines, "Date", date_of(mail->at, a), a);
    line_add(lines, "Message-ID", message_id(server, mail, a), a);
    line_add(lines, "Auto-Submitted", S("auto-generated"), a);
    if (mail->end.len)
        end_lines(mail->end, lines, a);
}

/* ---- is it one ------------------------------------------------------------------- */

bool mail_address_fits(Str s)
{
    ptrdiff_t ats = 0;
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (s.at[i] <= ' ' || s.at[i] > '~' || strchr("<>()[],;:\\\"", s.at[i]))
            return false;
        ats += s.at[i] == '@';
    }
    return ats == 1 && s.len >= 3 && s.len <= 254 && s.at[0] != '@' && s.at[s.len - 1] != '@';
}

static Result fits(const MailServer *server, const Mail *mail)
{
    if (!mail_address_fits(mail->to))
        return because_of(&mail_unfit, mail->to);
    if (!mail_address_fits(server->from))
        return because_of(&mail_unfit, server->from);
    if (!mail->subject.len || mail->subject.len > MAIL_SUBJECT_BYTES || !str_shows(mail->subject) ||
        !str_shows(server->site))
        return because_of(&mail_unfit, mail->subject);
    return mail->text.len <= MAIL_TEXT_BYTES ? DONE : because_of(&mail_unfit, S("too long"));
}

/* ---- sending --------------------------------------------------------------------- */

/* "mail.example.org" of "smtp://mail.example.org:587", "[::1]" of "smtp://[::1]" */
static Str host_of(const char *url)
{
    Str s = str(url);
    str_cut(&s, '/');
    str_cut(&s, '/');
    Str rest = str_cut(&s, '/'), host = rest;
    if (!str_starts(host, "["))
        return str_cut(&rest, ':');
    str_cut(&rest, ']');
    return (Str){ host.at, rest.at - host.at };
}

static bool is_here(const char *url)
{
    Str host = host_of(url), last = host;
    int64_t number = -1;
    while (memchr(last.at, '.', (size_t)last.len))
        str_cut(&last, '.');
    return str_starts(str(url), "smtp://") &&
           (str_is(host, "localhost") || str_is(host, "[::1]") ||
            (str_starts(host, "127.") && str_number(last, &number)));
}

enum { SAID_MOST = 200, ENDING_SECONDS = 5 };

/* What was asked of curl, until all of it is let go. */
typedef struct Sending {
    CURL              *curl;
    struct curl_slist *to, *head;
    curl_mime         *mime;
    char               said[CURL_ERROR_SIZE];
    char               reply[SAID_MOST + 1];   /* the server's last that was no yes, in one line */
    bool               goes_on;                /* of it another line comes */
    bool               named, given, left;     /* told whom it is for; what it is; goodbye */
    const MailServer  *server;
    curl_off_t         ends;                   /* since when it is to end; 0: it is not */
} Sending;

static void sending_end(void *sending)
{
    Sending *s = sending;
    curl_slist_free_all(s->to);
    curl_slist_free_all(s->head);
    curl_mime_free(s->mime);
    curl_easy_cleanup(s->curl);
    *s = (Sending){ 0 };
}

/* Lines of the server, one by one: what refuses says why, which curl does not. */
static size_t reply_keep(char *bytes, size_t size, size_t count, void *sending)
{
    enum { CODE = 4 };                         /* "550-" or "550 " */
    Sending *s = sending;
    ptrdiff_t before = s->goes_on ? (ptrdiff_t)strlen(s->reply) : 0;
    Str line = { bytes, (ptrdiff_t)(size * count) };
    line = str_cut(&line, '\r');
    if (s->left || line.len < CODE || (bytes[0] != '4' && bytes[0] != '5'))
        return size * count;
    s->goes_on = bytes[CODE - 1] == '-';
    if (before)
        line = str_after(line, CODE - 1);
    ptrdiff_t len = line.len < SAID_MOST - before ? line.len : SAID_MOST - before;
    memcpy(s->reply + before, line.at, (size_t)len);
    s->reply[before ? before : CODE - 1] = ' ';
    s->reply[before + len] = 0;
    return size * count;
}

/* What is sent goes past here; how far it came curl says nowhere else. An answer to its goodbye it
 * would wait for as long as for any other. */
static int sent_look(CURL *curl, curl_infotype type, char *bytes, size_t len, void *sending)
{
    Sending *s = sending;
    Str line = { bytes, type == CURLINFO_HEADER_OUT ? (ptrdiff_t)len : 0 };
    s->named |= str_starts(line, "RCPT TO:");
    s->given |= str_is(line, "DATA\r\n");
    s->left  |= str_is(line, "QUIT\r\n");
    if (s->left)
        curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, 1L);
    return 0;
}

/* Is it over? What is nearly done may be done: a letter that breaks off at its end may come
 * twice. */
static bool is_over(Sending *s, curl_off_t now)
{
    bool ends = s->server->ends && s->server->ends(s->server->with);
    s->ends = ends && !s->ends ? now : s->ends;
    return ends && (!s->given || now - s->ends > ENDING_SECONDS * (curl_off_t)1000000);
}

/* Asked now and then, also while the server says nothing. */
static int end_look(void *sending, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    Sending *s = sending;
    curl_off_t now = 0;
    (void)a, (void)b, (void)c, (void)d;
    curl_easy_getinfo(s->curl, CURLINFO_TOTAL_TIME_T, &now);
    return is_over(s, now);
}

static bool is_domain(Str s)
{
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (!isalnum((unsigned char)s.at[i]) && s.at[i] != '-' && s.at[i] != '.')
            return false;
    return true;
}

/* With the name by which we greet it: many take nothing from a machine that names no domain. */
static const char *greeting_address(const MailServer *server, Arena *a)
{
    Str  host = host_of(server->url), domain = domain_of(server->from);
    bool named = strchr(host.at + host.len, '/');
    return named || !is_domain(domain)
               ? server->url
               : str_terminated(str_put(a, "{}/{}", str(server->url), domain), a);
}

static void server_set(Sending *s, const MailServer *server, Arena *a)
{
    bool here = is_here(server->url);
    curl_easy_setopt(s->curl, CURLOPT_URL, greeting_address(server, a));
    curl_easy_setopt(s->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(s->curl, CURLOPT_USE_SSL, (long)(here ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    curl_easy_setopt(s->curl, CURLOPT_SSL_VERIFYPEER, (long)(!here || server->ca));
    curl_easy_setopt(s->curl, CURLOPT_SSL_VERIFYHOST, !here || server->ca ? 2L : 0L);
    curl_easy_setopt(s->curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(s->curl, CURLOPT_TIMEOUT, (long)MAIL_SECONDS);
    curl_easy_setopt(s->curl, CURLOPT_CONNECTTIMEOUT, (long)MAIL_CONNECT_SECONDS);
    curl_easy_setopt(s->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)MAIL_SECONDS);
    curl_easy_setopt(s->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(s->curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, str_terminated(server->from, a));
    curl_easy_setopt(s->curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(s->curl, CURLOPT_DEBUGFUNCTION, sent_look);
    curl_easy_setopt(s->curl, CURLOPT_DEBUGDATA, s);
    curl_easy_setopt(s->curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(s->curl, CURLOPT_XFERINFOFUNCTION, end_look);
    curl_easy_setopt(s->curl, CURLOPT_XFERINFODATA, s);
    if (server->ca)
        curl_easy_setopt(s->curl, CURLOPT_CAINFO, server->ca);
    if (server->user) {
        curl_easy_setopt(s->curl, CURLOPT_USERNAME, server->user);
        curl_easy_setopt(s->curl, CURLOPT_PASSWORD, server->secret ? server->secret : "");
    }
}

/* Lines end as those of a mail do, and one that would begin like a quotation, or like the next mail
 * of a file of mails, stands behind a space that readers take away. Source: RFC 3676, 4.4. */
static Str flowed(Str s, Arena *a)
{
    Text t = { 0 };
    while (s.len) {
        Str line = str_cut(&s, '\n');
        if (str_starts(line, " ") || str_starts(line, ">") || str_starts(line, "From "))
            text_byte(&t, ' ', a);
        text_add(&t, line, a);
        text_our(&t, "\r\n", a);
    }
    return text_str(&t);
}

/* name: of a file that goes with the letter; NULL: the letter. A file stays as it is, byte for
 * byte. False: there is no memory. */
static bool part_add(const Sending *s, Str bytes, const char *type, const char *name)
{
    curl_mimepart *part = s->mime ? curl_mime_addpart(s->mime) : NULL;
    return part && !curl_mime_data(part, bytes.at, (size_t)bytes.len) &&
           !curl_mime_type(part, type) &&
           !curl_mime_encoder(part, name ? "base64" : "quoted-printable") &&
           (!name || !curl_mime_filename(part, name));
}

static bool letter_set(Sending *s, const MailServer *server, const Mail *mail, Arena *a)
{
    MailLines lines = { 0 };
    Str text = flowed(mail->text, a);
    mail_head(server, mail, &lines, a);
    for (each(const Str, line, lines)) {
        struct curl_slist *more = curl_slist_append(s->head, str_terminated(*line, a));
        if (!more)
            return false;
        s->head = more;
    }
    s->to   = curl_slist_append(NULL, str_terminated(mail->to, a));
    s->mime = curl_mime_init(s->curl);
    if (!s->to || !part_add(s, text, "text/plain; charset=utf-8; format=flowed", NULL) ||
        (mail->file.len && !part_add(s, mail->file, "text/plain; charset=utf-8",
                                     str_terminated(mail->file_name, a))))
        return false;
    curl_easy_setopt(s->curl, CURLOPT_HTTPHEADER, s->head);
    curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, s->to);
    curl_easy_setopt(s->curl, CURLOPT_MIMEPOST, s->mime);
    curl_easy_setopt(s->curl, CURLOPT_ERRORBUFFER, s->said);
    curl_easy_setopt(s->curl, CURLOPT_HEADERFUNCTION, reply_keep);
    curl_easy_setopt(s->curl, CURLOPT_HEADERDATA, s);
    return true;
}

/* Does it begin so? An x stands for any sign. */
static bool begins_so(const char *reply, const char *so)
{
    while (*so && *reply && (*so == 'x' || *so == *reply))
        so++, reply++;
    return !*so;
}

/* Is what was said of whom a letter is for, said of us? Many servers tell only then that they want
 * a secret, do not pass on what we send, or take nothing from our address or by our name: taken at
 * its word it would end every letter that waits. Source: RFC 3463: 5.1.7 and 5.1.8 are of who
 * sends, 5.5 of how, 5.7 of what one may; servers that give no such number have words for it. */
static bool is_of_us(const char *reply)
{
    static const char *const of_us[] = { "421", "50", "53", "5xx 5.1.7", "5xx 5.1.8", "5xx 5.5.",
                                         "5xx 5.7." };
    for (int i = 0; i < countof(of_us); i++)
        if (begins_so(reply, of_us[i]))
            return true;
    bool in_words = begins_so(reply, "5xx ") && !begins_so(reply, "5xx 5.");
    return in_words && (strstr(reply, "relay") || strstr(reply, "authenti"));
}

/* Only an answer to whom it is for, or to the letter, is of that letter. */
static const Reason *what_said(const Sending *s, long answered)
{
    if (!s->named || answered < 400 || (!s->given && is_of_us(s->reply)))
        return &mail_unserved;
    return answered >= 500 ? &mail_refused : &mail_unsent;
}

static Result what_came(const Sending *s, CURLcode code, Arena *a)
{
    long answered = 0;
    if (code == CURLE_OK)
        return DONE;
    curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &answered);
    const char *why = s->reply[0] ? s->reply : s->said[0] ? s->said : curl_easy_strerror(code);
    Str said = str_plain(str_trim(str(why)), SAID_MOST, a);
    return because_of(what_said(s, answered), str_copy(said, a));
}

Result mail_send(const MailServer *server, const Mail *mail, Arena *a)
{
    Sending *s = make(a, Sending, 1);
    TRY(fits(server, mail));
    s->curl = curl_easy_init();
    if (!s->curl)
        return because_of(&mail_unsent, S("no memory"));
    s->server = server;
    arena_defer(a, sending_end, s);
    server_set(s, server, a);
    Result r = letter_set(s, server, mail, a) ? what_came(s, curl_easy_perform(s->curl), a)
                                              : because_of(&mail_unsent, S("no memory"));
    sending_end(s);
    return r;
}
