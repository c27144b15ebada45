-- It is nobody's any more.
UPDATE own_key SET ended = ?3 WHERE id = ?1 AND account = ?2 AND ended = 0;
