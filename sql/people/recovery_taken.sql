-- The link is good no more, and no other that was given for the account.
UPDATE recovery SET over = 1, link = NULL
WHERE account = (SELECT account FROM recovery WHERE id = ?1);
