-- The latest checkpoint.
SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1;
