-- It was confirmed, or is not wanted.
DELETE FROM move WHERE account = ?1;
