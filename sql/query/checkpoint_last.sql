-- The latest checkpoint.
SELECT note, at FROM checkpoint ORDER BY size DESC LIMIT 1;
