-- The private address of somebody's calendar: of its secret the SHA-256 alone.
CREATE TABLE calendar (
    account INTEGER PRIMARY KEY REFERENCES account,
    link    BLOB    NOT NULL UNIQUE CHECK (length(link) = 32),
    made    INTEGER NOT NULL
) STRICT;
