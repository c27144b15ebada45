-- The files of a draft, without their bytes.
SELECT id, account, name, length(bytes), NULL, at FROM draft_file WHERE procedure = ?1 ORDER BY name;
