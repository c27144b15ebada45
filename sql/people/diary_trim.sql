-- So many of an account are kept.
DELETE FROM diary WHERE account = ?1 AND id <= (
    SELECT id FROM diary WHERE account = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2);
