#include "mail/mail.h"

#include "base/calendar.h"
#include "base/hash.h"

#include <curl/curl.h>
#include <string.h>

const Reason mail_unfit = { INVALID, "mail-unfit", "RFC 5322",
    "This cannot be the address or the subject of a mail." };
const Reason mail_unsent = { BROKEN, "mail-unsent", "doc/serve.md, mail",
    "The mail server did not take it. It is tried again." };
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

static bool address_fits(Str s)
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
    if (!address_fits(mail->to))
        return because_of(&mail_unfit, mail->to);
    if (!address_fits(server->from))
        return because_of(&mail_unfit, server->from);
    if (!mail->subject.len || mail->subject.len > MAIL_SUBJECT_BYTES || !str_shows(mail->subject) ||
        !str_shows(server->site))
        return because_of(&mail_unfit, mail->subject);
    return mail->text.len <= MAIL_TEXT_BYTES ? DONE : because_of(&mail_unfit, S("too long"));
}

/* ---- sending --------------------------------------------------------------------- */

static bool is_here(const char *url)
{
    Str s = str(url);
    if (!str_starts(s, "smtp://"))
        return false;
    s = str_after(s, 7);
    return str_starts(s, "127.") || str_starts(s, "[::1]") || str_starts(s, "localhost");
}

enum { SAID_MOST = 200 };

/* What was asked of curl, until all of it is let go. */
typedef struct Sending {
    CURL              *curl;
    struct curl_slist *to, *head;
    curl_mime         *mime;
    char               said[CURL_ERROR_SIZE];
    char               reply[SAID_MOST + 1];   /* the server's last line that was no yes */
    bool               named;                  /* the server was told whom it is for */
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
    Sending *s = sending;
    size_t len = size * count < SAID_MOST ? size * count : SAID_MOST;
    if (len > 4 && (bytes[0] == '4' || bytes[0] == '5')) {
        memcpy(s->reply, bytes, len);
        s->reply[len] = 0;
        s->reply[strcspn(s->reply, "\r\n")] = 0;
    }
    return size * count;
}

/* What is sent goes past here; how far it came curl says nowhere else. */
static int sent_look(CURL *curl, curl_infotype type, char *bytes, size_t len, void *sending)
{
    static const char naming[] = "RCPT TO:";
    Sending *s = sending;
    (void)curl;
    if (type == CURLINFO_HEADER_OUT && len > sizeof naming)
        s->named |= !memcmp(bytes, naming, sizeof naming - 1);
    return 0;
}

static void server_set(Sending *s, const MailServer *server, Arena *a)
{
    curl_easy_setopt(s->curl, CURLOPT_URL, server->url);
    curl_easy_setopt(s->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(s->curl, CURLOPT_USE_SSL,
                     (long)(is_here(server->url) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    curl_easy_setopt(s->curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(s->curl, CURLOPT_TIMEOUT, (long)MAIL_SECONDS);
    curl_easy_setopt(s->curl, CURLOPT_CONNECTTIMEOUT, (long)MAIL_SECONDS / 3);
    curl_easy_setopt(s->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, str_terminated(server->from, a));
    curl_easy_setopt(s->curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(s->curl, CURLOPT_DEBUGFUNCTION, sent_look);
    curl_easy_setopt(s->curl, CURLOPT_DEBUGDATA, s);
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

/* "Never" counts only as an answer to whom it is for, or to the letter: a server that wants
 * another secret of us, or nobody just now, says it too: that would end every letter that waits. */
static Result what_came(const Sending *s, CURLcode code, Arena *a)
{
    long answered = 0;
    if (code == CURLE_OK)
        return DONE;
    curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &answered);
    const char *why = s->reply[0] ? s->reply : s->said[0] ? s->said : curl_easy_strerror(code);
    Str said = str_plain(str_trim(str(why)), SAID_MOST, a);
    bool never = s->named && answered >= 500;
    return because_of(never ? &mail_refused : &mail_unsent, str_copy(said, a));
}

Result mail_send(const MailServer *server, const Mail *mail, Arena *a)
{
    Sending *s = make(a, Sending, 1);
    TRY(fits(server, mail));
    s->curl = curl_easy_init();
    if (!s->curl)
        return because_of(&mail_unsent, S("no memory"));
    arena_defer(a, sending_end, s);
    server_set(s, server, a);
    Result r = letter_set(s, server, mail, a) ? what_came(s, curl_easy_perform(s->curl), a)
                                              : because_of(&mail_unsent, S("no memory"));
    sending_end(s);
    return r;
}
