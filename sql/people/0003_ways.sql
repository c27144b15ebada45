-- Printed codes that were not used: fingerprints.
CREATE TABLE code (
    hash    BLOB    PRIMARY KEY CHECK (length(hash) = 32),
    account INTEGER NOT NULL REFERENCES account
) STRICT, WITHOUT ROWID;
CREATE INDEX code_account ON code (account);

-- What one officer asked and another agrees to: an account given back.
CREATE TABLE recovery (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    account   INTEGER NOT NULL REFERENCES account,
    asked_by  INTEGER NOT NULL REFERENCES account,
    why       TEXT    NOT NULL,
    asked     INTEGER NOT NULL,
    until     INTEGER NOT NULL,                          -- of what it waits for now
    agreed_by INTEGER REFERENCES account,
    agreed    INTEGER,
    link      BLOB    UNIQUE CHECK (link IS NULL OR length(link) = 32),   -- once agreed; taken: NULL
    over      INTEGER NOT NULL DEFAULT 0 CHECK (over IN (0, 1))           -- withdrawn or taken
) STRICT;
CREATE INDEX recovery_account ON recovery (account);

CREATE TABLE invitation (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    by       INTEGER NOT NULL,                           -- an account; 0: whoever runs the server
    mail     TEXT    NOT NULL,                           -- empty: for whoever has the link
    purpose  TEXT    NOT NULL,
    made     INTEGER NOT NULL,
    until    INTEGER NOT NULL,
    link     BLOB    NOT NULL UNIQUE CHECK (length(link) = 32),
    taken_by INTEGER NOT NULL DEFAULT 0,
    taken    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX invitation_by ON invitation (by);

-- Public keys of people, Ed25519. One that is ended may begin anew elsewhere.
CREATE TABLE own_key (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account,
    public  BLOB    NOT NULL CHECK (length(public) = 32),
    label   TEXT    NOT NULL,
    added   INTEGER NOT NULL,
    ended   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX own_key_public ON own_key (public) WHERE ended = 0;
CREATE INDEX own_key_account ON own_key (account);

-- Their secret halves, wrapped under what is not here.
CREATE TABLE wrapped (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        INTEGER NOT NULL REFERENCES own_key,
    method     INTEGER NOT NULL CHECK (method BETWEEN 1 AND 3),   -- passkey, passphrase, code
    which      BLOB    NOT NULL,
    bytes      BLOB    NOT NULL CHECK (length(bytes) BETWEEN 1 AND 4096),
    made       INTEGER NOT NULL,
    passphrase INTEGER NOT NULL,                         -- when the passphrase was set that was then
    UNIQUE (key, method, which)
) STRICT;
