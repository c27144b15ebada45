-- It is wanted again.
DELETE FROM unwanted WHERE account = ?1 AND topic = ?2;
