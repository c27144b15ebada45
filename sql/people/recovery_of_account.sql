-- Does one wait for this account already?
SELECT id FROM recovery WHERE account = ?1 AND agreed IS NULL AND over = 0 AND until > ?2;
