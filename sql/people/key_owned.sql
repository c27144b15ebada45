-- Is it this account's, and not ended?
SELECT id FROM own_key WHERE id = ?1 AND account = ?2 AND ended = 0;
