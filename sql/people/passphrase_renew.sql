-- The same passphrase, hashed anew: unless it was changed meanwhile.
UPDATE account SET passphrase = ?3 WHERE id = ?1 AND passphrase = ?2;
