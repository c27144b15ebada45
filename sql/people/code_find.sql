-- Whose it is, if the e-mail is theirs.
SELECT account.id, account.disabled FROM code JOIN account ON account.id = code.account
WHERE code.hash = ?1 AND account.mail_key = ?2;
