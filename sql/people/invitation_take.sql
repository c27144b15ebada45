-- Somebody took it.
UPDATE invitation SET taken_by = ?2, taken = ?3 WHERE id = ?1;
