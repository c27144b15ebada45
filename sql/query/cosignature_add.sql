-- What a witness signed of a checkpoint; the same again changes nothing.
INSERT OR IGNORE INTO cosignature (size, line) VALUES (?1, ?2);
