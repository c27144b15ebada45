-- Is it not wanted?
SELECT 1 FROM unwanted WHERE account = ?1 AND topic = ?2;
