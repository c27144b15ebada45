-- A part of all accounts, the newest first.
SELECT id, handle, name, mail, language, disabled, made, passphrase IS NOT NULL, totp IS NOT NULL,
    passphrase_at, zone
FROM account ORDER BY id DESC LIMIT ?2 OFFSET ?1;
