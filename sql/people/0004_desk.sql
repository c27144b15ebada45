-- What people write and have not sent. Of one name one is the draft, the others lie aside.
CREATE TABLE draft (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    account   INTEGER NOT NULL REFERENCES account,
    kind      TEXT    NOT NULL,
    procedure TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    bytes     BLOB    NOT NULL CHECK (length(bytes) <= 1048576),
    version   INTEGER NOT NULL,                          -- aside: of which it was begun
    at        INTEGER NOT NULL,
    aside     INTEGER NOT NULL CHECK (aside IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX draft_name ON draft (account, kind, procedure, subject) WHERE aside = 0;
CREATE INDEX draft_account ON draft (account, at);

-- Acts that one signed and another must agree to: a parcel each, until it is decided.
CREATE TABLE pending (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account    INTEGER NOT NULL REFERENCES account,
    procedure  TEXT    NOT NULL,
    says       TEXT    NOT NULL,
    made       INTEGER NOT NULL,
    until      INTEGER NOT NULL,
    fate       INTEGER NOT NULL DEFAULT 1 CHECK (fate BETWEEN 1 AND 3),   -- waits, declined, entered
    decided_by INTEGER NOT NULL DEFAULT 0,
    decided    INTEGER NOT NULL DEFAULT 0,
    reason     TEXT    NOT NULL DEFAULT '',
    parcel     BLOB    NOT NULL
) STRICT;
CREATE INDEX pending_procedure ON pending (procedure, fate);
CREATE INDEX pending_fate ON pending (fate, until);

-- Mail to be sent. Of what happened nobody is told twice.
CREATE TABLE post (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    to_mail TEXT    NOT NULL,
    to_key  TEXT    NOT NULL,                            -- in small letters
    subject TEXT    NOT NULL,
    text    TEXT    NOT NULL,                            -- empty once it is sent or given up
    about   TEXT    NOT NULL,
    due     INTEGER NOT NULL,
    next    INTEGER NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    state   INTEGER NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3),     -- waits, sent, given up
    ended   INTEGER NOT NULL DEFAULT 0,
    trouble TEXT    NOT NULL DEFAULT '',
    UNIQUE (about, to_key)
) STRICT;
CREATE INDEX post_next ON post (state, next);
