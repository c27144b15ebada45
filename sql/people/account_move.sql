-- Another e-mail, and what signs in with it.
UPDATE account SET mail = ?2, mail_key = ?3, passphrase = nullif(?4, '') WHERE id = ?1;
