-- How many an account has.
SELECT count(*) FROM passkey WHERE account = ?1;
