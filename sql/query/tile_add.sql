-- A tile is complete.
INSERT INTO tile (level, place, hashes) VALUES (?1, ?2, ?3);
