-- It is called otherwise.
UPDATE own_key SET label = ?3 WHERE id = ?1 AND account = ?2 AND ended = 0;
