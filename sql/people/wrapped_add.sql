-- One more.
INSERT INTO wrapped (key, method, which, bytes, made, passphrase)
SELECT ?1, ?2, ?3, ?4, ?5, passphrase_at FROM account WHERE id = ?6;
