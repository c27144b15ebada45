-- One that waits for a second officer.
SELECT id, account, asked_by FROM recovery
WHERE id = ?1 AND agreed IS NULL AND over = 0 AND until > ?2;
