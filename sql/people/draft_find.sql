-- A version of a draft; 0: the latest.
SELECT id, account, procedure, kind, length(bytes), bytes, version, at, aside
FROM draft WHERE procedure = ?1 AND kind = ?2 AND aside = 0 AND (?3 = 0 OR version = ?3)
ORDER BY version DESC LIMIT 1;
