-- What waits in a procedure, then what was decided or over since.
SELECT id, account, procedure, says, reason, length(parcel), made, until, fate, decided_by, decided
FROM pending WHERE procedure = ?1 AND ((fate = 1 AND until > ?3) OR decided > ?3)
ORDER BY fate = 1 AND until > ?2 DESC, id DESC LIMIT ?4;
