-- How many were not used.
SELECT count(*) FROM code WHERE account = ?1;
