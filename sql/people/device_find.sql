-- Whose it is, by e-mail, if it is not too old.
SELECT mail_key FROM device JOIN account ON account.id = device.account
WHERE token = ?1 AND device.made > ?2;
