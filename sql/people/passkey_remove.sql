-- It goes.
DELETE FROM passkey WHERE id = ?1 AND account = ?2;
