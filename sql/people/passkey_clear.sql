-- None is left.
DELETE FROM passkey WHERE account = ?1;
