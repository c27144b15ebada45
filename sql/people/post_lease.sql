-- Somebody sends it.
UPDATE post SET next = ?2 WHERE id = ?1;
