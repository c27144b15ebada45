-- The signed size and root, one for each size.
INSERT OR REPLACE INTO checkpoint (size, at, note) VALUES (?1, ?2, ?3);
