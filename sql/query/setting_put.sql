-- Of a mirror: what it was given, and when it changed.
INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2);
