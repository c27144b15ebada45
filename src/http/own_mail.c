#include "http/own_mail.h"

#include "accounts/outbox.h"

bool own_mail(const Own *o, const OwnMail *m)
{
    const Config *config = &o->server->config;
    Text subject = { 0 };
    bool anew;
    if (!config->mail.len)
        return false;
    text_put(&subject, o->a, "{}: {}", config->site.len ? config->site : S("tenderbox"),
             str(m->subject));
    return !failed(outbox_put(o->server->people, m->to, text_str(&subject), m->text, m->about,
                              o->now, o->now, &anew));
}

Str own_about(const Own *o, const char *what, Id number, const char *which)
{
    Text t = { 0 };
    text_put(&t, o->a, "{} {} {}", str(what), str_of_number(number, o->a), str(which));
    return text_str(&t);
}
