-- What lists, feeds and search show: made of the book, thrown away and made anew whenever that is easier.
CREATE TABLE drawn (                                     -- how far it was made
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL,
    next    INTEGER NOT NULL,                            -- the first leaf that was not looked at
    root    TEXT    NOT NULL,                            -- of the log up to there
    file    INTEGER NOT NULL                             -- the last procedure that was looked at at all
) STRICT;
CREATE TABLE tender (                                    -- one that is published
    file     INTEGER PRIMARY KEY,
    year     INTEGER NOT NULL,
    number   TEXT    NOT NULL,
    address  TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    buyer    TEXT    NOT NULL,
    zone     INTEGER NOT NULL,
    deadline INTEGER NOT NULL,                           -- the latest; 0: none is known
    changed  INTEGER NOT NULL
) STRICT;
CREATE INDEX tender_year ON tender (year);
CREATE INDEX tender_buyer ON tender (buyer);
-- Where it stands from one moment to the next, as far as nobody acts: nothing here grows old by itself.
CREATE TABLE span (
    file   INTEGER NOT NULL REFERENCES tender ON DELETE CASCADE,
    since  INTEGER NOT NULL,
    until  INTEGER NOT NULL,
    kind   INTEGER NOT NULL,                             -- open, closed, awarded, cancelled: 0 to 3
    words  TEXT    NOT NULL,
    tag    TEXT    NOT NULL,
    closes INTEGER NOT NULL,
    PRIMARY KEY (file, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX span_kind ON span (kind, until);
CREATE INDEX span_until ON span (until);
CREATE TABLE step (                                      -- its latest news
    file   INTEGER NOT NULL REFERENCES tender ON DELETE CASCADE,
    nth    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    says   TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    PRIMARY KEY (file, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_at ON step (at);
CREATE TABLE contract (
    entry      INTEGER PRIMARY KEY,
    file       INTEGER NOT NULL REFERENCES tender ON DELETE CASCADE,
    number     TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    buyer      TEXT    NOT NULL,
    lot        INTEGER NOT NULL,
    lot_title  TEXT    NOT NULL,
    supplier   TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    signed_at  TEXT    NOT NULL,
    signed_iso TEXT    NOT NULL,
    begins     TEXT    NOT NULL,
    ends       TEXT    NOT NULL,
    beyond     TEXT    NOT NULL
) STRICT;
CREATE INDEX contract_of ON contract (file);
CREATE INDEX contract_signed ON contract (signed_iso);
CREATE TABLE change (
    entry    INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contract ON DELETE CASCADE,
    at       TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    until    TEXT    NOT NULL,
    reason   TEXT    NOT NULL
) STRICT;
CREATE INDEX change_of ON change (contract);
-- "Bridges" finds bridge, "cafe" café, "reco" recovery.
CREATE VIRTUAL TABLE words USING fts5 (
    number, title, lots, buyer,
    tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3 4'
);
