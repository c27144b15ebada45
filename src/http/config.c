#include "http/config.h"

#include "base/near.h"
#include "mail/mail.h"

#include <stddef.h>
#include <string.h>

const Reason setting_unknown = { INVALID, "setting-unknown", "doc/serve.md, settings",
    "There is no such setting." };
const Reason setting_twice = { INVALID, "setting-twice", "doc/serve.md, settings",
    "This setting is there already." };
const Reason setting_wrong = { INVALID, "setting-wrong", "doc/serve.md, settings",
    "This setting cannot be so." };

/* ---- what each can be ------------------------------------------------------------ */

static bool is_line(Str s) { return s.len && s.len <= 500 && str_shows(s); }

/* It begins subjects of mails, which have 300 bytes. */
static bool is_site(Str s) { return is_line(s) && s.len <= 200; }

/* No path, no user, nothing behind it: this is what a browser calls an origin. */
static bool is_origin(Str s)
{
    Str host = str_starts(s, "https://") ? str_after(s, 8)
             : str_starts(s, "http://")  ? str_after(s, 7) : (Str){ 0 };
    for (ptrdiff_t i = 0; i < host.len; i++) {
        char c = host.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
              c == ':' || c == '[' || c == ']'))
            return false;
    }
    return is_line(host);
}

static bool is_mail_server(Str s)
{
    return is_line(s) && (str_starts(s, "smtp://") || str_starts(s, "smtps://"));
}

/* A socket of this machine by its whole path, or "host:port". */
static bool is_scanner(Str s)
{
    Str     port = s;
    int64_t n;
    if (!is_line(s) || s.at[0] == '/')
        return is_line(s) && s.len < 108;
    while (port.len && memchr(port.at, ':', (size_t)port.len))
        port = str_after(port, (const char *)memchr(port.at, ':', (size_t)port.len) - port.at + 1);
    return port.len + 1 < s.len && s.at[s.len - port.len - 1] == ':' && str_number(port, &n) &&
           n > 0 && n < 65536;
}

static bool is_path(Str s) { return is_line(s) && s.at[0] == '/'; }

static bool is_count(Str s)
{
    int64_t n;
    return str_number(s, &n) && n > 0 && n <= 100000;
}

const Setting settings_known[] = {
    { "site", "who runs this, as it stands on every page", offsetof(Config, site), is_site },
    { "address", "how people reach it, as https://tender.example.org",
      offsetof(Config, address), is_origin },
    { "listen", "where it listens, as 127.0.0.1:8080", offsetof(Config, listen), is_line },
    { "mail", "the mail server, as smtp://mail.example.org:587",
      offsetof(Config, mail), is_mail_server },
    { "from", "whom mails come from", offsetof(Config, from), mail_address_fits },
    { "mail-user", "who we are to the mail server", offsetof(Config, mail_user), is_line },
    { "mail-secret", "the file with the secret for it", offsetof(Config, mail_secret), is_line },
    { "mail-ca", "a file of the certificates that count for it",
      offsetof(Config, mail_ca), is_line },
    { "backup", "where a backup goes that is asked for on the page /admin",
      offsetof(Config, backup), is_path },
    { "clamd", "who scans opened files, as /run/clamav/clamd.ctl or 127.0.0.1:3310",
      offsetof(Config, clamd), is_scanner },
    { "connections-each", "how many connections one address may have",
      offsetof(Config, connections_each), is_count },
    { "streams-each", "how many of these may listen to events",
      offsetof(Config, streams_each), is_count },
};
const ptrdiff_t settings_known_count = countof(settings_known);

/* ---- reading --------------------------------------------------------------------- */

static Result fault(const Reason *why, int64_t line, Str name, Str value, const Near *near,
                    Arena *a)
{
    Text t = { 0 };
    text_put(&t, a, "line {}: {}{}{}", str_of_number(line, a), name, str(value.len ? " " : ""),
             str_plain(value, 80, a));
    if (near)
        near_put(&t, near, a);
    return because_of(why, text_str(&t));
}

static const Setting *setting_of(Str name, Near *near)
{
    *near = (Near){ .word = name };
    for (const Setting *s = settings_known; s < settings_known + settings_known_count; s++) {
        if (str_is(name, s->name))
            return s;
        near_try(near, s->name);
    }
    return NULL;
}

static Result line_read(Str line, int64_t number, Config *config, unsigned *seen, Arena *a)
{
    Near near;
    Str value = line, name = str_cut(&value, ' ');
    value = str_trim(value);
    const Setting *s = setting_of(name, &near);
    if (!s)
        return fault(&setting_unknown, number, str_plain(name, 40, a), (Str){ 0 }, &near, a);
    unsigned bit = 1u << (s - settings_known);
    if (*seen & bit)
        return fault(&setting_twice, number, name, value, NULL, a);
    if (!s->fits(value))
        return fault(&setting_wrong, number, name, value, NULL, a);
    *seen |= bit;
    *(Str *)((char *)config + s->offset) = str_copy(value, a);
    return DONE;
}

Result config_read(Str text, Config *config, Arena *a)
{
    unsigned seen = 0;
    text = str_unmarked(text);
    for (int64_t number = 1; text.len; number++) {
        Str line = str_trim(str_cut(&text, '\n'));
        if (line.len && line.at[line.len - 1] == '\r')
            line = str_trim((Str){ line.at, line.len - 1 });
        if (line.len && line.at[0] != '#')
            TRY(line_read(line, number, config, &seen, a));
    }
    return DONE;
}

Result config_whole(const Config *c)
{
    if (c->mail.len && !c->from.len)
        return because_of(&setting_wrong, S("mail, without from: who are they from?"));
    if (c->mail.len && !c->address.len)
        return because_of(&setting_wrong, S("mail, without address: where do its links lead?"));
    if (!c->mail_user.len != !c->mail_secret.len)
        return because_of(&setting_wrong, S("mail-user and mail-secret go together"));
    return DONE;
}
