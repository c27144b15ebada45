-- The next procedure after this one.
SELECT id, draft, name, year, number FROM file WHERE id > ?1 ORDER BY id LIMIT 1;
