-- One by its number, aside or not.
SELECT id, account, procedure, kind, length(bytes), bytes, version, at, aside
FROM draft WHERE id = ?1 AND procedure = ?2;
