-- Once.
INSERT OR IGNORE INTO padlock_asked (id, secret) VALUES (1, ?1);
