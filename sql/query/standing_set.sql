-- What lies ready for the deadline takes the place of what lay there.
INSERT OR REPLACE INTO standing (file, round, lot, bidder, mine, body, hash, salt, heads)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);
