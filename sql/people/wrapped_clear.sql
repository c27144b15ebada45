-- No copy is left.
DELETE FROM wrapped WHERE key = ?1;
