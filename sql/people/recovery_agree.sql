-- Another agrees.
UPDATE recovery SET agreed_by = ?2, agreed = ?3, link = ?4, until = ?5 WHERE id = ?1;
