-- Whose key it is.
SELECT id, account FROM own_key WHERE public = ?1 AND ended = 0;
