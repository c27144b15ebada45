#include "page/own.h"

#include <string.h>

SHAPE_OF(SessionRow, SESSION_ROW)
SHAPE_OF(PasskeyRow, PASSKEY_ROW)
SHAPE_OF(OwnKeyRow, OWN_KEY_ROW)
SHAPE_OF(HappenedRow, HAPPENED_ROW)
SHAPE_OF(RecoveryRow, RECOVERY_ROW)
SHAPE_OF(MailChoice, MAIL_CHOICE)
SHAPE_OF(ZoneChoice, ZONE_CHOICE)
SHAPE_OF(MailBack, MAIL_BACK)
SHAPE_OF(UnsubscribePage, UNSUBSCRIBE_PAGE)
SHAPE_OF(MePage, ME_PAGE)
SHAPE_OF(JoinPage, JOIN_PAGE)
SHAPE_OF(PhonePage, PHONE_PAGE)
SHAPE_OF(CodesPage, CODES_PAGE)
SHAPE_OF(MakingPage, MAKING_PAGE)
SHAPE_OF(InvitedRow, INVITED_ROW)
SHAPE_OF(AccountRow, ACCOUNT_ROW)
SHAPE_OF(PeoplePage, PEOPLE_PAGE)
SHAPE_OF(CalendarPage, CALENDAR_PAGE)

/* ---- which browser it is --------------------------------------------------------- */

typedef struct Sign { const char *mark, *name; } Sign;

/* Each says, behind its own mark, that it is those below it, too. */
static const Sign browsers[] = {
    { "EdgA/", "Edge" }, { "EdgiOS/", "Edge" }, { "Edg/", "Edge" }, { "OPR/", "Opera" },
    { "Vivaldi/", "Vivaldi" }, { "SamsungBrowser/", "Samsung Internet" }, { "FxiOS/", "Firefox" },
    { "Firefox/", "Firefox" }, { "Chromium/", "Chromium" }, { "CriOS/", "Chrome" },
    { "Chrome/", "Chrome" }, { "Safari/", "Safari" }, { "curl/", "curl" },
};

static const Sign systems[] = {
    { "iPhone", "an iPhone" }, { "iPad", "an iPad" }, { "Android", "Android" },
    { "CrOS", "ChromeOS" }, { "Windows", "Windows" }, { "Macintosh", "a Mac" },
    { "Linux", "Linux" }, { "FreeBSD", "FreeBSD" }, { "OpenBSD", "OpenBSD" },
};

static const char *named_by(const Sign *signs, int count, Str says)
{
    for (int i = 0; i < count; i++)
        if (says.len && memmem(says.at, (size_t)says.len, signs[i].mark, strlen(signs[i].mark)))
            return signs[i].name;
    return NULL;
}

Str browser_words(Str says, Arena *a)
{
    enum { UNKNOWN_SHOWN = 40 };
    Text t = { 0 };
    const char *browser = named_by(browsers, countof(browsers), says);
    const char *system = named_by(systems, countof(systems), says);
    if (!says.len)
        return S("A browser that does not say which");
    if (!browser)
        return str_plain(says, UNKNOWN_SHOWN, a);
    text_put(&t, a, "{}{}{}", str(browser), str(system ? " on " : ""), str(system ? system : ""));
    return text_str(&t);
}
