-- How many browsers know it.
SELECT count(*) FROM device WHERE account = ?1 AND made > ?2;
