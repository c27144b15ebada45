-- Browsers in which somebody signed in completely: there nobody is held up by what strangers guess.
CREATE TABLE device (
    token   BLOB    PRIMARY KEY CHECK (length(token) = 32),              -- its fingerprint
    account INTEGER NOT NULL REFERENCES account,
    made    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX device_account ON device (account, made);
