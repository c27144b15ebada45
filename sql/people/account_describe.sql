-- Another name or language.
UPDATE account SET name = ?2, language = ?3 WHERE id = ?1;
