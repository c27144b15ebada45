-- Append one entry. The caller holds the write lock and counts leaves itself.
INSERT INTO entry (leaf, procedure, nth, hash) VALUES (?1, ?2, ?3, ?4);
