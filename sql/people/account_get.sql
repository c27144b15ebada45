-- One account.
SELECT id, handle, name, mail, language, disabled, made, passphrase IS NOT NULL, totp IS NOT NULL,
    passphrase_at, zone
FROM account WHERE id = ?1;
