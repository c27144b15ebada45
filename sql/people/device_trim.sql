-- Those that are too old go, and of an account all but so many.
DELETE FROM device WHERE made <= ?1 OR (account = ?2 AND token NOT IN
    (SELECT token FROM device WHERE account = ?2 ORDER BY made DESC LIMIT ?3));
