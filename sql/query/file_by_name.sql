-- A procedure by the name of its draft or of its notice.
SELECT id, draft, name, year, number FROM file WHERE draft = ?1 OR name = ?1;
