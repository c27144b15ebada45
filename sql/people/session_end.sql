-- It is over.
DELETE FROM session WHERE id = ?1;
