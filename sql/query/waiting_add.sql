-- A box act that was taken.
INSERT INTO waiting (file, round, bidder, ready, arrived, once, body, hash, salt, heads)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10);
