-- By which clock somebody's mornings begin: 'Europe/London'; '': by that of their tenders.
ALTER TABLE account ADD COLUMN zone TEXT NOT NULL DEFAULT '';

-- In each zone the last day of which people were told what they must do; before there is a row, that of
-- `mailed`.
CREATE TABLE mailed_zone (
    zone TEXT    PRIMARY KEY,
    day  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
