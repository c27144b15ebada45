-- Which steps made these tables, each with the fingerprint of its text.
CREATE TABLE IF NOT EXISTS step (
    number INTEGER PRIMARY KEY,
    hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
