-- Forget: the hash in the act stays.
DELETE FROM words WHERE hash = ?1;
