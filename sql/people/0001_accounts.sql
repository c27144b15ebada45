-- people.db: what is beside the book and decides nothing. Times are seconds UTC.
CREATE TABLE account (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,     -- never given twice
    handle        BLOB    NOT NULL UNIQUE CHECK (length(handle) = 32),
    name          TEXT    NOT NULL,
    mail          TEXT    NOT NULL,
    mail_key      TEXT    NOT NULL UNIQUE,               -- in small letters
    language      TEXT    NOT NULL,
    disabled      INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    made          INTEGER NOT NULL,
    passphrase    TEXT,                                  -- argon2id, with salt and parameters
    passphrase_at INTEGER NOT NULL DEFAULT 0,
    totp          BLOB,
    totp_new      BLOB,                                  -- no code of it came back yet
    totp_step     INTEGER NOT NULL DEFAULT 0             -- of the last code that counted
) STRICT;

-- Wrong tries in a row, by e-mail or address, whether there is such an account or not.
CREATE TABLE failure (
    who   BLOB    PRIMARY KEY CHECK (length(who) = 32),  -- a fingerprint
    count INTEGER NOT NULL,
    last  INTEGER NOT NULL,
    until INTEGER NOT NULL                               -- nothing is tried before
) STRICT, WITHOUT ROWID;
CREATE INDEX failure_last ON failure (last);

CREATE TABLE session (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    token   BLOB    NOT NULL UNIQUE CHECK (length(token) = 32),     -- its fingerprint
    account INTEGER NOT NULL REFERENCES account,
    made    INTEGER NOT NULL,
    seen    INTEGER NOT NULL,
    proved  INTEGER NOT NULL,
    address TEXT    NOT NULL,
    browser TEXT    NOT NULL
) STRICT;
CREATE INDEX session_account ON session (account, seen);
