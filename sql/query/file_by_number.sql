-- A procedure by the number that people use.
SELECT id, draft, name, year, number FROM file WHERE year = ?1 AND number = ?2;
