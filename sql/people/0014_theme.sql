-- Whose pages these are, as they look: one row, or none while nobody said anything.
CREATE TABLE theme (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    edition INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    colour  TEXT    NOT NULL,
    logo    BLOB    NOT NULL CHECK (length(logo) <= 200000),
    says    TEXT    NOT NULL,
    account INTEGER NOT NULL REFERENCES account,
    at      INTEGER NOT NULL
) STRICT;
