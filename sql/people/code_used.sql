-- It counts no more.
DELETE FROM code WHERE hash = ?1;
