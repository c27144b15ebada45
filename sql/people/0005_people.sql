-- Who says that they cannot get in, by e-mail, whether there is such an account or not.
CREATE TABLE plea (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    mail_key TEXT    NOT NULL,
    words    TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    address  TEXT    NOT NULL,
    over     INTEGER NOT NULL DEFAULT 0 CHECK (over IN (0, 1))           -- put aside, or helped
) STRICT;
CREATE INDEX plea_mail ON plea (mail_key);

-- What happened to an account, for whose it is.
CREATE TABLE diary (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account,
    at      INTEGER NOT NULL,
    what    INTEGER NOT NULL,
    by      INTEGER NOT NULL,                            -- an account; 0: whoever had a link or a code
    words   TEXT    NOT NULL
) STRICT;
CREATE INDEX diary_account ON diary (account, id);

-- Another e-mail address, until whoever reads it has said so.
CREATE TABLE move (
    account    INTEGER PRIMARY KEY REFERENCES account,
    mail       TEXT    NOT NULL,
    mail_key   TEXT    NOT NULL,
    passphrase TEXT    NOT NULL,                         -- argon2id; empty: none
    asked      INTEGER NOT NULL,
    until      INTEGER NOT NULL,
    link       BLOB    NOT NULL UNIQUE CHECK (length(link) = 32)         -- its fingerprint
) STRICT;
