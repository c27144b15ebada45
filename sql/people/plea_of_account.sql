-- All that are remembered of one account, the newest first.
SELECT plea.id, account.id, plea.words, plea.at, plea.address FROM plea
JOIN account ON account.mail_key = plea.mail_key
WHERE account.id = ?1 ORDER BY plea.id DESC LIMIT ?2;
