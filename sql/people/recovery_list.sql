-- What waits for a second officer.
SELECT id, account, asked_by, why, asked, until FROM recovery
WHERE agreed IS NULL AND over = 0 AND until > ?1 ORDER BY id LIMIT ?2;
