-- Put on the shelf what is not there yet.
INSERT OR IGNORE INTO words (hash, salt, bytes) VALUES (?1, ?2, ?3);
