-- It was published.
UPDATE file SET name = ?2 WHERE id = ?1;
