-- None count any more.
DELETE FROM code WHERE account = ?1;
