-- All of a draft, without their bytes, the latest first.
SELECT id, account, procedure, kind, length(bytes), NULL, version, at, aside
FROM draft WHERE procedure = ?1 AND kind = ?2 ORDER BY id DESC LIMIT ?3;
