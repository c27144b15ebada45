-- The draft of this name.
SELECT id, account, kind, procedure, subject, length(bytes), bytes, version, at, aside
FROM draft WHERE account = ?1 AND kind = ?2 AND procedure = ?3 AND subject = ?4 AND aside = 0;
