-- It goes.
DELETE FROM draft WHERE id = ?1 AND account = ?2;
