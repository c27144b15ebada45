-- Nothing to sign in with.
UPDATE account SET passphrase = NULL, totp = NULL, totp_new = NULL, totp_step = 0 WHERE id = ?1;
