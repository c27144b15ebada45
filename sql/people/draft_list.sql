-- Those of an account, without their bytes.
SELECT id, account, kind, procedure, subject, length(bytes), NULL, version, at, aside
FROM draft WHERE account = ?1 ORDER BY at DESC, id DESC LIMIT ?2;
