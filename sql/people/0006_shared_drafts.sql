-- Drafts are a procedure's, not one person's: every version of each kind with who saved it and when.
-- One that was saved when there was a newer one lies aside.
DROP INDEX draft_name;
DROP INDEX draft_account;
ALTER TABLE draft RENAME TO draft_of_one;
CREATE TABLE draft (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    procedure TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    account   INTEGER NOT NULL REFERENCES account,
    bytes     BLOB    NOT NULL CHECK (length(bytes) <= 1048576),
    version   INTEGER NOT NULL,                          -- aside: of which it was begun
    at        INTEGER NOT NULL,
    aside     INTEGER NOT NULL CHECK (aside IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX draft_version ON draft (procedure, kind, version) WHERE aside = 0;
CREATE INDEX draft_procedure ON draft (procedure, kind, id);
INSERT INTO draft (procedure, kind, account, bytes, version, at, aside)
SELECT procedure, 'publish', account, bytes, row_number() OVER (PARTITION BY procedure ORDER BY at, id), at, 0
FROM draft_of_one WHERE kind = 'definitions' AND aside = 0;
DROP TABLE draft_of_one;

-- Files that a draft names as @NAME.
CREATE TABLE draft_file (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    procedure TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    account   INTEGER NOT NULL REFERENCES account,
    bytes     BLOB    NOT NULL CHECK (length(bytes) <= 16777216),
    at        INTEGER NOT NULL,
    UNIQUE (procedure, name)
) STRICT;
