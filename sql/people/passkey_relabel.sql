-- It is called otherwise.
UPDATE passkey SET label = ?3 WHERE id = ?1 AND account = ?2;
