-- Of a procedure those whose invitation nobody took in its time, or was called back.
DELETE FROM reader WHERE procedure = ?1 AND account = 0 AND NOT EXISTS (
    SELECT 1 FROM invitation WHERE invitation.id = reader.invitation AND (taken > 0 OR until > ?2));
