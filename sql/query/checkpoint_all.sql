-- All checkpoints, oldest first.
SELECT size, note FROM checkpoint ORDER BY size;
