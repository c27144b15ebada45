-- What people were told of by mail: of the log all before an entry; of what they must do, the last
-- day. The secret is of links with which mails are ended.
CREATE TABLE mailed (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    leaf   INTEGER NOT NULL,
    day    INTEGER NOT NULL,
    secret BLOB    NOT NULL CHECK (length(secret) = 32)
) STRICT;

-- Mails that somebody does not want.
CREATE TABLE unwanted (
    account INTEGER NOT NULL REFERENCES account,
    topic   INTEGER NOT NULL,
    PRIMARY KEY (account, topic)
) STRICT, WITHOUT ROWID;

-- account 0: of somebody who has none. receipt: goes with it, as a file.
ALTER TABLE post ADD COLUMN account INTEGER NOT NULL DEFAULT 0;
ALTER TABLE post ADD COLUMN topic INTEGER NOT NULL DEFAULT 0;
ALTER TABLE post ADD COLUMN receipt TEXT NOT NULL DEFAULT '';
CREATE INDEX post_key ON post (to_key, due);

-- 1: who may agree was told of it. 2: whose it is was told that it is declined.
ALTER TABLE pending ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
