-- How many there are.
SELECT count(*) FROM account;
