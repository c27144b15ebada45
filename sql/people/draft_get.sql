-- One by its number, aside or not.
SELECT id, account, kind, procedure, subject, length(bytes), bytes, version, at, aside
FROM draft WHERE id = ?1 AND account = ?2;
