-- Its counter did not grow.
UPDATE passkey SET copied = ?2 WHERE id = ?1;
