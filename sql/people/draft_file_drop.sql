-- It goes.
DELETE FROM draft_file WHERE procedure = ?1 AND name = ?2;
