-- What bidders tried: uploads, and acts about their bids, minute by minute. Shown to whose it is
-- alone. what: Attempted (accounts/attempts.h); about: which file or which act; why: in words
-- why it was refused, or nothing; first, last: moments; times: how often.
CREATE TABLE attempt (
    id        INTEGER PRIMARY KEY,
    procedure TEXT    NOT NULL,
    bidder    INTEGER NOT NULL,
    minute    INTEGER NOT NULL,
    what      INTEGER NOT NULL,
    about     TEXT    NOT NULL,
    why       TEXT    NOT NULL,
    amount    INTEGER NOT NULL,
    first     INTEGER NOT NULL,
    last      INTEGER NOT NULL,
    times     INTEGER NOT NULL,
    UNIQUE (procedure, bidder, minute, what, about, why)
) STRICT;

-- What the server says of itself. what: Ran (accounts/running.h). ended: it was asked to end, and
-- did; else `seen` is when it was last known to be well.
CREATE TABLE running (
    id    INTEGER PRIMARY KEY,
    what  INTEGER NOT NULL,
    begun INTEGER NOT NULL,
    seen  INTEGER NOT NULL,
    ended INTEGER NOT NULL
) STRICT;

-- Which padlock of a procedure was last shown to be there, and when.
CREATE TABLE padlock_shown (
    procedure TEXT    NOT NULL,
    padlock   INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (procedure, padlock)
) STRICT, WITHOUT ROWID;

-- Of what holders are asked to prove. The secret makes a question that nobody can foresee.
CREATE TABLE padlock_asked (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    secret BLOB    NOT NULL CHECK (length(secret) = 32)
) STRICT;
