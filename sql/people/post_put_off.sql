-- It did not go; it is tried again.
UPDATE post SET next = ?2, tries = tries + 1, trouble = ?3 WHERE id = ?1;
