-- None is known any more but this one.
DELETE FROM device WHERE account = ?1 AND token <> ?2;
