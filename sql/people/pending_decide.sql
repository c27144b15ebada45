-- It waits no more.
UPDATE pending SET fate = ?2, decided_by = ?3, reason = ?4, decided = ?5, parcel = x''
WHERE id = ?1 AND fate = 1 AND until > ?5;
