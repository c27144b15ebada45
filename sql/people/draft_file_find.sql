-- One of them.
SELECT id, account, name, length(bytes), bytes, at FROM draft_file WHERE procedure = ?1 AND name = ?2;
