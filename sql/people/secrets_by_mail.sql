-- What a sign-in is compared with.
SELECT id, passphrase, totp, totp_step, disabled FROM account WHERE mail_key = ?1;
