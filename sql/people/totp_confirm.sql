-- From now on codes are of the new secret.
UPDATE account SET totp = totp_new, totp_new = NULL, totp_step = ?2 WHERE id = ?1;
