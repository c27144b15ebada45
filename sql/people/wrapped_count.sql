-- How many an account has.
SELECT count(*) FROM wrapped JOIN own_key ON own_key.id = wrapped.key WHERE own_key.account = ?1;
