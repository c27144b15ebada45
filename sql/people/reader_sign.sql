-- The agreement is signed, once, by who took the invitation.
UPDATE reader SET account = ?2, signed = ?3, signed_at = ?4 WHERE id = ?1 AND signed = '' AND struck = 0 AND EXISTS (
    SELECT 1 FROM invitation WHERE invitation.id = reader.invitation AND taken_by = ?2);
