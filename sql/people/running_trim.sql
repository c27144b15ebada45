-- So many of a kind are kept.
DELETE FROM running WHERE what = ?1 AND id <= (
    SELECT id FROM running WHERE what = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2);
