-- How many open entries carry this name.
SELECT count(*) FROM entry WHERE procedure = ?1;
