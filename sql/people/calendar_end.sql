-- Nobody reads it any more.
DELETE FROM calendar WHERE account = ?1;
