-- Whose it is, while they can sign in.
SELECT account.id, account.name FROM calendar JOIN account ON account.id = calendar.account
WHERE calendar.link = ?1 AND account.disabled = 0;
