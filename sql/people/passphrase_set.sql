-- Another passphrase.
UPDATE account SET passphrase = ?2, passphrase_at = ?3 WHERE id = ?1;
