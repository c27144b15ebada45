-- What an evaluator or a chair wrote of a mark and has not signed: theirs alone, and it counts nowhere.
-- kind: 'score' or 'consensus'. other_...: what another window of theirs saved over, until it is saved anew.
CREATE TABLE mark_draft (
    account      INTEGER NOT NULL REFERENCES account,
    procedure    TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    round        INTEGER NOT NULL,
    lot          INTEGER NOT NULL,
    bidder       INTEGER NOT NULL,
    criterion    INTEGER NOT NULL,
    mark         TEXT    NOT NULL,
    reason       TEXT    NOT NULL CHECK (length(reason) <= 65536),
    file         INTEGER NOT NULL,
    page         INTEGER NOT NULL,
    how          TEXT    NOT NULL,
    present      TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    other_mark   TEXT    NOT NULL DEFAULT '',
    other_reason TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (account, procedure, kind, round, lot, criterion, bidder)
) STRICT, WITHOUT ROWID;

-- How many of them somebody has, and of how many bytes: kept, so that saving one looks at no other.
CREATE TABLE mark_room (
    account INTEGER PRIMARY KEY,
    drafts  INTEGER NOT NULL,
    bytes   INTEGER NOT NULL
) STRICT;
CREATE TRIGGER mark_draft_comes AFTER INSERT ON mark_draft BEGIN
    INSERT INTO mark_room (account, drafts, bytes)
    VALUES (new.account, 1, length(new.reason) + length(new.present) + length(new.other_reason))
    ON CONFLICT (account) DO UPDATE SET drafts = drafts + 1,
        bytes = bytes + length(new.reason) + length(new.present) + length(new.other_reason);
END;
CREATE TRIGGER mark_draft_changes AFTER UPDATE ON mark_draft BEGIN
    UPDATE mark_room SET bytes = bytes
        + length(new.reason) + length(new.present) + length(new.other_reason)
        - length(old.reason) - length(old.present) - length(old.other_reason) WHERE account = new.account;
END;
CREATE TRIGGER mark_draft_goes AFTER DELETE ON mark_draft BEGIN
    UPDATE mark_room SET drafts = drafts - 1,
        bytes = bytes - length(old.reason) - length(old.present) - length(old.other_reason)
    WHERE account = old.account;
END;
