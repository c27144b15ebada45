-- Of a procedure those whose invitation nobody took in its time, or was called back; those who were struck before then.
DELETE FROM reader WHERE procedure = ?1 AND CASE struck WHEN 0 THEN account = 0 AND NOT EXISTS (
    SELECT 1 FROM invitation WHERE invitation.id = reader.invitation AND (taken > 0 OR until > ?2)) ELSE struck <= ?3 END;
