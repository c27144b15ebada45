-- It was used, and counted so far.
UPDATE passkey SET count = ?2, used = ?3 WHERE id = ?1;
