-- Passkeys: what the authenticator said when it was added.
CREATE TABLE passkey (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    account    INTEGER NOT NULL REFERENCES account,
    credential BLOB    NOT NULL UNIQUE CHECK (length(credential) BETWEEN 1 AND 1023),
    alg        INTEGER NOT NULL,                         -- COSE: -7, -8 or -257
    public     BLOB    NOT NULL,
    count      INTEGER NOT NULL,
    label      TEXT    NOT NULL,
    made       INTEGER NOT NULL,
    used       INTEGER NOT NULL DEFAULT 0,
    copied     INTEGER NOT NULL DEFAULT 0                -- when its counter did not grow
) STRICT;
CREATE INDEX passkey_account ON passkey (account);
