/* config.h - what whoever runs a server decides about it: a text, one setting a line.
 *
 *     # tenderbox.conf
 *     site      Arden Constabulary
 *     address   https://tender.arden.example
 *     mail      smtp://mail.arden.example:587
 *     from      tenders@arden.example
 *
 * "#" begins a comment, at the begin of a line only. Nothing here is secret: what is lies in a file
 * of its own, which the setting names. */
#ifndef HTTP_CONFIG_H
#define HTTP_CONFIG_H

#include "base/base.h"

typedef struct Config {
    Str site;                          /* who runs this, as on every page */
    Str address;                       /* how people reach it: "https://..."; passkeys hang on it */
    Str listen;                        /* "127.0.0.1:8080" */
    Str mail;                          /* the mail server: "smtp(s)://..."; empty: none */
    Str from;                          /* whom mails come from */
    Str mail_user, mail_secret;        /* name, and the file with the secret */
    Str mail_ca;                       /* a file of certificates; empty: the system's */
    Str backup;                        /* a folder for backups, by its whole path; empty: none */
    Str clamd;                         /* who scans opened files: a socket or "host:port" */
    Str connections_each, streams_each;    /* of one address; empty: as http/serve.c says */
} Config;

enum { CONFIG_BYTES = 64 << 10 };

/* Settings that are not there stay as they are. Fails: setting-unknown, setting-twice,
 * setting-wrong; the detail names line, setting and value. */
Result config_read(Str text, Config *, Arena *);

/* Do they fit together? A mail server wants somebody to be from. Fails: setting-wrong. */
Result config_whole(const Config *);

/* Every setting, for help and doc/serve.md. */
typedef struct Setting { const char *name, *says; ptrdiff_t offset; bool (*fits)(Str); } Setting;
extern const Setting settings_known[];
extern const ptrdiff_t settings_known_count;

extern const Reason setting_unknown, setting_twice, setting_wrong;

#endif
