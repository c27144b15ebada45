-- The procedure before this one.
SELECT id, draft, name, year, number FROM file WHERE id < ?1 ORDER BY id DESC LIMIT 1;
