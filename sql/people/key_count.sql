-- How many keys of an account are not ended.
SELECT count(*) FROM own_key WHERE account = ?1 AND ended = 0;
