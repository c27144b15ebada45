-- All of an account but one.
DELETE FROM session WHERE account = ?1 AND id <> ?2;
