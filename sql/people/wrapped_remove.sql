-- It goes.
DELETE FROM wrapped WHERE id = ?1 AND key IN (SELECT id FROM own_key WHERE account = ?2);
