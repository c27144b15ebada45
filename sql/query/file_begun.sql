-- Its file was opened under a number.
UPDATE file SET year = ?2, number = ?3 WHERE id = ?1;
