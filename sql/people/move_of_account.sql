-- The one that waits.
SELECT account, mail, mail_key, passphrase, asked, until FROM move WHERE account = ?1 AND until > ?2;
