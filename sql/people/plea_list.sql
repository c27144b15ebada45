-- Those that wait, of who has an account.
SELECT plea.id, account.id, plea.words, plea.at, plea.address FROM plea
JOIN account ON account.mail_key = plea.mail_key
WHERE plea.over = 0 AND plea.at > ?1 ORDER BY plea.id LIMIT ?2;
