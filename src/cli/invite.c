/* invite.c - the first of those who sign in by a browser; they invite the others. */
#include "cli/inside.h"

#include "accounts/invitation.h"
#include "http/mailing.h"

#include <time.h>

/* Whole where it is known how people reach the server; else what comes behind that. */
static Str address_of(const Line *line, const Config *config, const Token *link)
{
    Text t = { 0 };
    text_put(&t, line->life, "{}/join/{}", config->address, token_str(link));
    return text_str(&t);
}

Result run_invite(const Line *line)
{
    const char *folder;
    People *people;
    Id      number;
    Token   link;
    Config  config = { 0 };
    Str     mail = line->arguments ? str(line->argument[0]) : (Str){ 0 };
    Str     purpose = line->arguments > 1 ? str(line->argument[1]) : S("to work in this server");
    if (line->option[OPT_CONFIG])
        TRY(config_of_file(line->option[OPT_CONFIG], &config, line->life));
    TRY(book_named(line, &folder));
    TRY(people_open(&people, folder, line->life));
    TRY(invitation_make(people, 0, mail, purpose, time(NULL), &number, &link));
    Str address = address_of(line, &config, &link);
    InvitationMail letter = { .to = mail, .purpose = purpose, .number = number,
                              .address = address };
    if (config.mail.len && mail.len)
        TRY(invitation_mail(people, &config, &letter, time(NULL), line->life));
    give(line, address, (Given[]){ { "address", address } }, 1);
    say(line, "\nGive it to them and to nobody else. It counts for seven days, and once.",
        (Str){ 0 });
    return DONE;
}
