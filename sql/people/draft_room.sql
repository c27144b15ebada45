-- How many an account has, and of how many bytes, without one.
SELECT count(*), coalesce(sum(length(bytes)), 0) FROM draft WHERE account = ?1 AND id <> ?2;
