-- The one before counts no more.
INSERT OR REPLACE INTO move (account, mail, mail_key, passphrase, asked, until, link)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
