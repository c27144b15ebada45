-- The first that waits or was declined, and nobody was told of it.
SELECT id, account, procedure, says, reason, length(parcel), made, until, fate, decided_by, decided
FROM pending WHERE (fate = 1 AND told = 0 AND until > ?1) OR (fate = 2 AND told < 2)
ORDER BY id LIMIT 1;
