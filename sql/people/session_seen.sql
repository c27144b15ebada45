-- Seen just now.
UPDATE session SET seen = ?2 WHERE id = ?1;
