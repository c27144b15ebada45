-- The latest of this kind that was seen since.
SELECT id FROM running WHERE what = ?1 AND seen >= ?2 ORDER BY id DESC LIMIT 1;
