-- It goes on, or ends.
UPDATE running SET seen = ?2, ended = ?3 WHERE id = ?1;
