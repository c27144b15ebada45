-- The book: one row an entry of the log, never changed, never deleted.
-- Its line is made from the row: doc/book.md, entries.
CREATE TABLE entry (
    leaf      INTEGER PRIMARY KEY CHECK (leaf >= 0),    -- place in the tree
    procedure BLOB    CHECK (procedure IS NULL OR length(procedure) = 20),   -- NULL: box entry
    nth       INTEGER CHECK ((nth IS NULL) = (procedure IS NULL)),
    hash      BLOB    NOT NULL CHECK (length(hash) = 32)   -- commit, or 32 random bytes
) STRICT;
CREATE UNIQUE INDEX entry_place ON entry (procedure, nth) WHERE procedure IS NOT NULL;

-- What opens an entry. Filler has no row here.
CREATE TABLE act (
    leaf INTEGER PRIMARY KEY REFERENCES entry,
    file INTEGER NOT NULL REFERENCES file,
    salt BLOB    NOT NULL CHECK (length(salt) = 32),
    body TEXT    NOT NULL,
    once BLOB    CHECK (once IS NULL OR length(once) = 32)   -- of a signed act: sent again, known
) STRICT;
CREATE INDEX act_of_file ON act (file, leaf);
CREATE INDEX act_once ON act (once) WHERE once IS NOT NULL;

-- A procedure as we number it for ourselves; 1 is the office.
CREATE TABLE file (
    id     INTEGER PRIMARY KEY,
    draft  BLOB    NOT NULL UNIQUE CHECK (length(draft) = 20),
    name   BLOB    UNIQUE CHECK (name IS NULL OR length(name) = 20),
    year   INTEGER NOT NULL DEFAULT 0,
    number INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX file_numbered ON file (year, number) WHERE number > 0;

-- Where a box is open, so that a start knows whose acts to read for its ticks. Which rounds, and until
-- when, the acts say and nothing else.
CREATE TABLE box (
    file INTEGER PRIMARY KEY REFERENCES file
) STRICT;

-- Box acts that were taken and are in no entry yet: at, salt and commit come with the tick.
CREATE TABLE waiting (
    id      INTEGER PRIMARY KEY,                         -- in the order they came
    file    INTEGER NOT NULL REFERENCES file,
    round   INTEGER NOT NULL,
    bidder  INTEGER NOT NULL,
    ready   INTEGER NOT NULL CHECK (ready IN (0, 1)),    -- 1: not before the deadline of its round
    arrived INTEGER NOT NULL,
    once    BLOB    NOT NULL CHECK (length(once) = 32),
    body    TEXT    NOT NULL,
    hash    BLOB    CHECK (hash IS NULL OR length(hash) = 32),   -- of its heads
    salt    BLOB    CHECK ((salt IS NULL) = (hash IS NULL)),
    heads   BLOB    CHECK ((heads IS NULL) = (hash IS NULL))
) STRICT;
CREATE INDEX waiting_of ON waiting (file, round, bidder);
CREATE INDEX waiting_once ON waiting (once);
CREATE INDEX waiting_heads ON waiting (hash) WHERE hash IS NOT NULL;

-- The complete tiles of the tree, 256 hashes each; partial ones are made from entries.
CREATE TABLE tile (
    level  INTEGER NOT NULL,
    place  INTEGER NOT NULL,
    hashes BLOB    NOT NULL CHECK (length(hashes) = 8192),
    PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY,
    at   INTEGER NOT NULL,
    note TEXT    NOT NULL
) STRICT;

-- What witnesses signed of them, a signature line of the note each.
CREATE TABLE cosignature (
    size INTEGER NOT NULL REFERENCES checkpoint,
    line TEXT    NOT NULL,
    UNIQUE (size, line)
) STRICT;

-- The shelf: words and papers by salted hash. Rows may be erased; acts may not.
CREATE TABLE words (
    hash  BLOB PRIMARY KEY CHECK (length(hash) = 32),
    salt  BLOB NOT NULL CHECK (length(salt) = 32),
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Sealed files that an act erased: they are taken off the disk after the act is committed, and again
-- whenever the book is opened, should a crash or a copy have brought them back.
CREATE TABLE gone (hash BLOB PRIMARY KEY CHECK (length(hash) = 32)) STRICT, WITHOUT ROWID;

-- Beside the book: what was asked and refused.
CREATE TABLE attempt (
    id        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    procedure TEXT    NOT NULL,
    actor     INTEGER NOT NULL,
    act       TEXT    NOT NULL,
    reason    TEXT    NOT NULL
) STRICT;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Where the second high-water mark lies and lay: the last row counts.
CREATE TABLE mark (
    id   INTEGER PRIMARY KEY,
    path TEXT    NOT NULL,
    at   INTEGER NOT NULL,
    size INTEGER NOT NULL,
    lost INTEGER NOT NULL CHECK (lost IN (0, 1))         -- 1: the one before was not there any more
) STRICT;
CREATE TABLE ticked (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL) STRICT;
INSERT INTO ticked VALUES (1, 0);
-- What the wall said, and the steady clock of which run of the machine.
CREATE TABLE pulse (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    boot   TEXT    NOT NULL,
    wall   INTEGER NOT NULL,
    steady INTEGER NOT NULL
) STRICT;
INSERT INTO pulse VALUES (1, '', 0, 0);
INSERT INTO file (id, draft) VALUES (1, zeroblob(20));
