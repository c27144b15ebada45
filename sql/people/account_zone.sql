-- By which clock its mornings begin.
UPDATE account SET zone = ?2 WHERE id = ?1;
