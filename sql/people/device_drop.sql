-- That browser has another one now.
DELETE FROM device WHERE token = ?1;
