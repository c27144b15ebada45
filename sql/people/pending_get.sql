-- One that waits.
SELECT id, account, procedure, says, reason, length(parcel), made, until, fate, decided_by, decided, parcel
FROM pending WHERE id = ?1 AND fate = 1 AND until > ?2;
