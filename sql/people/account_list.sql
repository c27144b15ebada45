-- Accounts after a number.
SELECT id, handle, name, mail, language, disabled, made, passphrase IS NOT NULL, totp IS NOT NULL,
    passphrase_at, zone
FROM account WHERE id > ?1 ORDER BY id LIMIT ?2;
