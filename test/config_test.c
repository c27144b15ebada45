/* Settings: what can be one is, and what cannot is named with its line. */
#include "http/config.h"
#include "test/test.h"

#include <string.h>

static Result reads(const char *text, Config *c, Arena *a)
{
    *c = (Config){ .listen = S("127.0.0.1:8080") };
    return config_read(str(text), c, a);
}

TEST(settings_are_read)
{
    Config c;
    expect_done(reads("\xEF\xBB\xBF# ours\nsite   Arden Constabulary \r\n\n"
                      "address https://tender.arden.example\nmail smtps://m.example\n"
                      "from tenders@arden.example\nclamd [::1]:3310\n", &c, a));
    expect_text(c.clamd, "[::1]:3310");
    expect_done(reads("clamd /run/clamav/clamd.ctl\n", &c, a));
    expect_text(c.clamd, "/run/clamav/clamd.ctl");
    expect_done(reads("site Arden Constabulary\naddress https://tender.arden.example\n"
                      "mail smtps://m.example\nfrom tenders@arden.example\n", &c, a));
    expect_text(c.site, "Arden Constabulary");
    expect_text(c.address, "https://tender.arden.example");
    expect_text(c.listen, "127.0.0.1:8080");
    expect_done(config_whole(&c));
}

TEST(a_setting_that_is_none_is_named_with_what_was_meant)
{
    Config c;
    Result r = reads("site A\nadress https://a.example\n", &c, a);
    expect(r.why == &setting_unknown);
    expect_text(r.detail, "line 2: adress; did you mean \"address\"?");
    expect_because(reads("site A\nsite B\n", &c, a), setting_twice);
}

TEST(a_value_that_cannot_be_is_named)
{
    static const char *const wrong[] = {
        "site", "address tender.example", "address https://a.example/tenders",
        "address https://", "address https://u@a.example", "address https://A.example",
        "clamd clamd.ctl", "clamd :3310", "clamd localhost:", "clamd localhost:0", "clamd [::1]",
        "clamd localhost:99999", "streams-each 0", "streams-each many", "connections-each -1",
        "mail mail.example",
        "mail http://mail.example", "from nobody", "from @b", "from a@",
        "from Arden <a@b.example>", "from \xc3\xb6@b.example",
        ("site a\xE2\x80\xAE" "b"),
    };
    for (int i = 0; i < countof(wrong); i++) {
        Config c;
        expect_because(reads(wrong[i], &c, a), setting_wrong);
    }
}

TEST(a_site_has_a_name_that_fits_the_subject_of_a_mail)
{
    Config c;
    char   name[206] = "site ";
    memset(name + 5, 'x', 200);
    expect_done(reads(name, &c, a));
    expect(c.site.len == 200);
    expect_because(reads(str_terminated(str_put(a, "{}x", str(name)), a), &c, a), setting_wrong);
}

TEST(what_goes_together_is_asked_for)
{
    static const char *const half[] = {
        "mail smtp://m.example\naddress https://a.example\n",
        "mail smtp://m.example\nfrom a@b.example\n",
        "mail-user tender\n",
    };
    for (int i = 0; i < countof(half); i++) {
        Config c;
        expect_done(reads(half[i], &c, a));
        expect_because(config_whole(&c), setting_wrong);
    }
}

RUN("config",
    { "settings are read", settings_are_read },
    { "a setting that is none is named, with what was meant",
      a_setting_that_is_none_is_named_with_what_was_meant },
    { "a value that cannot be is named", a_value_that_cannot_be_is_named },
    { "a site has a name that fits the subject of a mail",
      a_site_has_a_name_that_fits_the_subject_of_a_mail },
    { "what goes together is asked for", what_goes_together_is_asked_for })
