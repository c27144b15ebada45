-- What a scanner said of an opened file, by its fingerprint: the same bytes in two envelopes are scanned
-- once. outcome: 0 nothing found, 1 found, 2 too large for it, 3 no answer that says something. first,
-- at: when it said something for the first and for the last time; tried: when it was asked last.
CREATE TABLE scan (
    sha256  BLOB    PRIMARY KEY CHECK (length(sha256) = 32),
    outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 3),
    name    TEXT    NOT NULL,
    scanner TEXT    NOT NULL,
    first   INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    tried   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
