-- Who is asked to read in the data room of a procedure: whose person, and the agreement that they are to sign. It
-- lets nobody in: an act of the book does, whose paper is what stands in `signed`.
CREATE TABLE reader (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    procedure  TEXT    NOT NULL,                         -- its name of 32 letters
    bidder     INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    agreement  TEXT    NOT NULL,
    invitation INTEGER NOT NULL,                         -- who took it is the reader
    account    INTEGER NOT NULL DEFAULT 0,               -- of who signed; 0: nobody yet
    by         INTEGER NOT NULL REFERENCES account,
    made       INTEGER NOT NULL,
    signed     TEXT    NOT NULL DEFAULT '',              -- the agreement as it was signed
    signed_at  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reader_procedure ON reader (procedure, id);
CREATE INDEX reader_account ON reader (account);
CREATE INDEX reader_invitation ON reader (invitation);
