-- The account of an e-mail in small letters.
SELECT id, handle, name, mail, language, disabled, made, passphrase IS NOT NULL, totp IS NOT NULL,
    passphrase_at, zone
FROM account WHERE mail_key = ?1;
