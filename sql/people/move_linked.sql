-- By its link, while it is good.
SELECT account, mail, mail_key, passphrase, asked, until FROM move WHERE link = ?1 AND until > ?2;
